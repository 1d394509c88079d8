"""Heavy-tailed noise against SciPy's laws, which integrate densities where we transform uniforms."""

from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import scipy.stats

from unsaddle import zoo
from unsaddle.errors import InvalidInput
from unsaddle.oracle import heavy_tailed
from unsaddle.oracle.heavy import student_deviate

SADDLE = zoo.get("saddle")
GRADIENT = SADDLE.gradient((0.3, -0.7))

LAWS = {
    "Cauchy": (heavy_tailed(0.5, alpha=1.0), scipy.stats.cauchy(scale=0.5), 20_000),
    "alpha 1.5": (heavy_tailed(0.5, alpha=1.5), scipy.stats.levy_stable(1.5, 0, scale=0.5), 2000),
    "alpha 0.8": (heavy_tailed(0.5, alpha=0.8), scipy.stats.levy_stable(0.8, 0, scale=0.5), 2000),
    "alpha 2 is normal": (
        heavy_tailed(0.5, alpha=2.0),
        scipy.stats.norm(scale=0.5 * np.sqrt(2)),
        20_000,
    ),
    "three degrees of freedom": (
        heavy_tailed(0.5, degrees_of_freedom=3),
        scipy.stats.t(3, scale=0.5),
        20_000,
    ),
    "half a degree of freedom": (
        heavy_tailed(0.5, degrees_of_freedom=0.5),
        scipy.stats.t(0.5, scale=0.5),
        20_000,
    ),
    "a million degrees of freedom": (
        heavy_tailed(0.5, degrees_of_freedom=1e6),
        scipy.stats.norm(scale=0.5),
        20_000,
    ),
}


@pytest.mark.parametrize("name", LAWS)
def test_noise_follows_its_law_in_each_coordinate(drawn, name):
    # Kolmogorov-Smirnov, 2 000 walkers where SciPy integrates, else 20 000; false alarm 1e-3 each.
    oracle, law, n_walkers = LAWS[name]
    noise = drawn(oracle, n_walkers=n_walkers)[0] - GRADIENT
    for each in noise.T:
        assert scipy.stats.kstest(each, law.cdf).pvalue > 1e-3


@pytest.mark.parametrize("alpha", [0.7, 1.3, 1.8])
def test_stable_noise_has_the_characteristic_function(drawn, alpha):
    # E cos(tX) = exp(-|t|^alpha) at t = 1, 2 by 200 000 walkers: variance of the cosine below 1/2
    # plus its square; 4.5 sigma, false alarm 7e-6 each.
    noise = drawn(heavy_tailed(1.0, alpha=alpha))[0] - GRADIENT
    for t in (1.0, 2.0):
        found = np.cos(t * noise[:, 0])
        assert abs(found.mean() - np.exp(-(t**alpha))) < 4.5 * found.std() / np.sqrt(200_000)


def test_coordinates_are_independent(drawn):
    # Kendall's tau of n = 5 000 pairs has variance 2(2n+5)/(9n(n-1)); 4.5 sigma, false alarm 7e-6.
    noise = drawn(heavy_tailed(1.0, alpha=1.2), n_walkers=5000)[0] - GRADIENT
    tau = scipy.stats.kendalltau(*noise.T).statistic
    assert abs(tau) < 4.5 * np.sqrt(2 * 10_005 / (9 * 5000 * 4999))


def test_noise_along_a_direction_leaves_the_rest_bit_for_bit(drawn):
    for wide in (False, True):
        oracle = heavy_tailed(0.5, alpha=1.5, basis=[[0.0, 3.0]])
        found = drawn(oracle, n_walkers=500, wide=wide)[0]
        assert np.all(found[:, 0] == GRADIENT[0])
        assert len(np.unique(found[:, 1])) == 500


def test_noise_along_a_slanted_direction_has_the_law_along_it(drawn):
    # Kolmogorov-Smirnov with 20 000 walkers; false alarm 1e-3.
    oracle = heavy_tailed(0.5, degrees_of_freedom=3, basis=[[3.0, 4.0]])
    noise = drawn(oracle, n_walkers=20_000)[0] - GRADIENT
    assert scipy.stats.kstest(noise @ [0.6, 0.8], scipy.stats.t(3, scale=0.5).cdf).pvalue > 1e-3
    assert np.max(np.abs(noise @ [0.8, -0.6])) < 1e-12 * np.max(np.abs(noise))


def test_noise_says_what_it_draws():
    assert heavy_tailed(0.1, degrees_of_freedom=3, basis=[[1, 0]]).describe() == (
        "gradient noise Student's t with 3 degrees of freedom along 1 direction, scale 0.1"
    )
    assert heavy_tailed(0.1, alpha=1.5).describe() == (
        "gradient noise alpha-stable with alpha 1.5 along each coordinate, scale 0.1"
    )


REFUSED = {
    "no law": (
        lambda: heavy_tailed(0.1),
        "alpha=None and degrees_of_freedom=None; accepted: one of the two. "
        "Pass alpha=1.5 for alpha-stable noise, degrees_of_freedom=3 for Student's t.",
    ),
    "two laws": (
        lambda: heavy_tailed(0.1, alpha=1.5, degrees_of_freedom=3),
        "alpha=1.5 and degrees_of_freedom=3; accepted: one of the two. "
        "Pass alpha=1.5 for alpha-stable noise, degrees_of_freedom=3 for Student's t.",
    ),
    "an alpha beyond the normal law": (
        lambda: heavy_tailed(0.1, alpha=2.5),
        "alpha=2.5; accepted: a number above 0, at most 2. "
        "Take 2 for the normal law; the smaller the number the heavier the tail.",
    ),
    "an alpha that is not a number": (
        lambda: heavy_tailed(0.1, alpha=np.nan),
        "alpha=nan; accepted: a number above 0, at most 2. "
        "Take 2 for the normal law; the smaller the number the heavier the tail.",
    ),
    "no degrees of freedom": (
        lambda: heavy_tailed(0.1, degrees_of_freedom=0),
        "degrees_of_freedom=0; accepted: a finite number above 0. "
        "Take 3 for a variance without a fourth moment; for the normal law take isotropic noise.",
    ),
    "a negative scale": (
        lambda: heavy_tailed(-0.1, alpha=1.5),
        "a noise scale of -0.1; accepted: a finite number, zero or positive. "
        "It multiplies the standard law; a heavy tail may have no standard deviation.",
    ),
    "a direction of no length": (
        lambda: heavy_tailed(0.1, alpha=1.5, basis=[[0.0, 0.0]]),
        "a noise direction [0.0, 0.0]; accepted: a finite vector that is not zero. "
        "Name a coordinate, as in --noise-along y, or give one number per coordinate.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_drawn_is_refused(name):
    make, message = REFUSED[name]
    with pytest.raises(InvalidInput) as caught:
        make()
    assert str(caught.value) == message


def test_tails_heavier_than_any_power_stay_finite_while_they_can():
    # ν = 0.01: √ν U^(-1/ν) is beyond the largest float for 0.08 % of the uniforms, which bounds the
    # share of t beyond it (a square under the root made it 2.8 %). 200,000 draws, five deviations.
    uniforms = np.random.default_rng(3).uniform(size=(2, 200_000))
    with jax.enable_x64(True):
        drawn = np.array(student_deviate(*map(jnp.asarray, uniforms), 0.01))
    beyond = np.exp(0.01 * (0.5 * np.log(0.01) - np.log(np.finfo(float).max)))
    assert np.mean(~np.isfinite(drawn)) <= beyond + 5 * np.sqrt(beyond / 200_000)
