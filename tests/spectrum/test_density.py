"""Shares of eigenvalues by stochastic Lanczos quadrature, against spectra that are chosen.

The roads are independent: eigenvalues are chosen and hidden in a diagonal, so that counting them is
exact; the chance of a probe is the Beta law's closed form here and the scatter between probes there;
intervals are compared with the package's Wilson interval for counted successes.
"""

import dataclasses
import json
import math

import numpy as np
import pytest
import scipy.stats

from unsaddle.curvature import CurvatureOperator
from unsaddle.errors import InvalidInput
from unsaddle.spectrum import both_ends, spectral_density
from unsaddle.survival import wilson_interval


def operator_of(diagonal, dtype=np.float64):
    working = np.asarray(diagonal, dtype=dtype)
    return CurvatureOperator(
        len(working), lambda v: working * v, road="diagonal", working_dtype=dtype
    )


def by_probes(diagonal, dtype=np.float64, **settings):
    settings = {"n_probes": 200, "n_products": 60, "seed": 0, **settings}
    return spectral_density(operator_of(diagonal, dtype), dense_limit=0, **settings)


DRAW = np.random.default_rng(0)
GAP = np.concatenate([np.linspace(-1, -0.2, 180), np.linspace(0.2, 5, 1320)])
SPECTRA = {  # all with 180 of 1,500 eigenvalues below zero
    "a gap at zero": GAP,
    "three clusters, one at zero": np.repeat([-1.0, 0.0, 2.0], [180, 1000, 320]),
    "exact zeros between": np.concatenate([GAP[:180], np.zeros(900), np.linspace(0.2, 5, 420)]),
    "smooth through zero": np.concatenate([-DRAW.random(180), 10 * DRAW.random(1320)]),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SPECTRA)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a33_twelve_percent_negative_is_found_by_200_probes(name, dtype):
    """theory.md, A33: .12±.005. The mean of 200 probes has sd .00084, so .005 is six of them."""
    smooth = name == "smooth through zero"
    # Where it is smooth, a Ritz value beside zero weighs 1/k; its sign is half of that wrong at most.
    found = by_probes(SPECTRA[name], dtype, n_products=120 if smooth else 60)
    if smooth:
        assert found.by_sign.value == pytest.approx(0.12, abs=0.005)
        assert found.negative.value < 0.12 < found.negative.value + found.near_zero.value
    else:
        assert found.negative.value == pytest.approx(0.12, abs=0.005)
    total = found.negative.value + found.near_zero.value + found.positive.value
    assert total == pytest.approx(1, abs=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a gap at zero", "three clusters, one at zero"])
def test_a33_one_probe_scatters_as_the_beta_law_says(name):
    """Predicted .0119; 400 probes measure an sd to 3.5 %, so 15 % is four standard errors."""
    share = by_probes(SPECTRA[name], n_probes=400, n_products=40).by_sign
    assert math.sqrt(2 * 0.12 * 0.88 / 1502) == pytest.approx(0.0119, abs=5e-5)
    assert share.probe_sd == pytest.approx(0.0119, rel=0.02)
    assert share.measured_sd == pytest.approx(0.0119, rel=0.15)
    law = scipy.stats.beta(180 / 2, 1320 / 2)
    assert law.std() == pytest.approx(math.sqrt(2 * 0.12 * 0.88 / 1502), rel=1e-12)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a gap at zero", "three clusters, one at zero"])
def test_the_index_interval_covers_as_often_as_it_says(name):
    """200 estimates by 5 probes each, at 95 %: 190 expected, fewer than 175 by chance in 1e-5.

    What the interval is about: eigenvalues below the resolution that was stated. At most counts what
    is nearer to zero as well, so it must reach all that are negative.
    """
    diagonal = SPECTRA[name]
    covered = reached = 0
    for seed in range(200):
        found = by_probes(diagonal, n_probes=5, n_products=40, seed=seed)
        truth = np.count_nonzero(diagonal < -found.resolution)
        covered += found.index_low <= truth <= found.index_high
        reached += np.count_nonzero(diagonal < 0) <= found.index_at_most
    assert scipy.stats.binom.cdf(174, 200, 0.95) < 1e-4
    assert covered >= 175
    assert reached >= 175


def test_eigenvalues_at_zero_are_neither_sign_and_the_resolution_is_said():
    found = by_probes(SPECTRA["exact zeros between"], n_probes=20)
    assert found.near_zero.value == pytest.approx(0.6, abs=0.02)
    assert found.resolution < 0.2
    assert found.index == pytest.approx(180, abs=12)
    assert found.index_at_most > 1000
    exact = by_probes(SPECTRA["three clusters, one at zero"], n_probes=20)
    assert exact.resolution < 1e-7  # the Krylov space is exhausted: nothing is doubtful
    assert exact.near_zero.value == pytest.approx(1000 / 1500, abs=0.02)


def test_more_products_resolve_more_of_a_smooth_spectrum():
    coarse, fine = (
        by_probes(SPECTRA["smooth through zero"], n_probes=5, n_products=k) for k in (30, 240)
    )
    assert fine.resolution < coarse.resolution / 4
    assert fine.near_zero.value < coarse.near_zero.value / 4
    assert fine.negative.value == pytest.approx(0.12, abs=0.02)


def test_the_whole_matrix_gives_exact_counts_without_error():
    found = spectral_density(operator_of(np.repeat([-1.0, 0.0, 2.0], [7, 11, 20])), seed=None)
    assert (found.method, found.n_products, found.n_probes, found.seed) == ("dense", 38, 0, None)
    assert (found.index, found.index_low, found.index_high, found.index_at_most) == (7, 7, 7, 18)
    assert found.near_zero.value == pytest.approx(11 / 38)
    assert (found.negative.error, found.negative.low) == (0, found.negative.value)


def test_a_dense_spectrum_that_is_known_costs_nothing_more():
    operator = operator_of(np.linspace(-1, 1, 40))
    known = both_ends(operator, seed=0)
    before = operator.n_products
    found = spectral_density(operator, seed=0, known=known)
    assert operator.n_products == before
    assert found.n_products == 0
    assert found.index == known.index_at_least == 20


def test_lanczos_ends_do_not_replace_probes():
    operator = operator_of(GAP)
    known = both_ends(operator, seed=0, dense_limit=0)
    found = spectral_density(operator, seed=0, known=known, n_probes=3, n_products=20)
    assert (found.method, found.n_probes, found.n_products) == ("Lanczos", 3, 60)


def test_no_negative_eigenvalue_still_has_an_interval():
    """Wilson: with m probes a share of zero reaches 3.84/(m n/2 + 3.84), here one or two of 1,500."""
    found = by_probes(np.linspace(0.1, 5, 1500), n_probes=5)
    assert (found.negative.value, found.index_low) == (0, 0)
    assert 1 <= found.index_high <= 2


def test_intervals_are_wilson_s_at_the_effective_number_of_draws():
    """2 probes of 2,998 dims count as 3,000 draws; a measured scatter below the law widens nothing."""
    found = by_probes(np.repeat([-1.0, 1.0], 1499), n_probes=2, n_products=2)
    share = found.negative
    inflation = max(1.0, share.measured_sd / share.probe_sd) ** 2
    n_draws = 3000 / inflation
    _, low, high = wilson_interval(share.value * n_draws, n_draws)
    assert (share.low, share.high) == pytest.approx((low, high), rel=1e-12)


def test_one_probe_has_the_predicted_error_alone():
    share = by_probes(GAP, n_probes=1).negative
    assert math.isnan(share.measured_sd)
    assert share.error == share.probe_sd > 0


def test_ritz_values_prove_a_least_index():
    """One eigenvalue in 100,000 weighs 1e-5 of a probe: the share misses it, interlacing does not."""
    diagonal = np.concatenate([[-1.0], np.linspace(1, 2, 99_999)])
    found = by_probes(diagonal, n_probes=2, n_products=30)
    assert found.index_low == 1 <= found.index_high


def test_window_of_separate_eigenvalues_shows_their_shares_on_both_kinds_of_axis():
    found = spectral_density(operator_of([-1.0, 1e-3, 1e-3, 10.0]), seed=0)
    seen = found.window(linear=1e-4, n_points=2001)
    for value, share in {-1.0: 0.25, 1e-3: 0.5, 10.0: 0.25}.items():
        nearest = np.abs(seen.values - value).argmin()
        assert seen.shares[nearest] == pytest.approx(share, rel=0.01)
    assert (seen.errors == 0).all()
    assert found.window(linear=None).values[[0, -1]].tolist() == [-1.0, 10.0]
    same = spectral_density(operator_of([3.0, 3.0]), seed=0).window(linear=None)
    assert (same.values == 3).all()
    assert (same.shares == 1).all()
    probed = by_probes(GAP, n_probes=4).window(linear=None)
    assert (probed.errors[probed.shares > 0.01] > 0).all()
    assert np.isnan(by_probes(GAP, n_probes=1).window(linear=None).errors).all()


def test_same_seed_same_density_and_probes_do_not_depend_on_their_number():
    few, many = (by_probes(GAP, n_probes=n, n_products=10) for n in (2, 4))
    for one, other in zip(few.nodes, many.nodes[:2], strict=True):
        np.testing.assert_array_equal(one, other)
    fresh = by_probes(GAP, n_probes=1, seed=None)
    assert by_probes(GAP, n_probes=1, seed=fresh.seed).to_dict() == fresh.to_dict()


def test_wrong_products_leave_nothing_known():
    broken = CurvatureOperator(50, lambda v: v * math.nan, road="broken")
    found = spectral_density(broken, seed=0, dense_limit=0)
    plain = json.loads(json.dumps(found.to_dict(), allow_nan=False))
    assert (plain["status"], plain["index"], plain["resolution"]) == ("not finite", None, None)
    assert plain["negative"]["value"] is None
    assert (found.index_low, found.index_at_most) == (0, 50)
    shift = np.eye(60, k=1)
    crooked = CurvatureOperator(60, lambda v: shift @ v, road="not symmetric")
    for dense_limit in (0, 60):
        assert spectral_density(crooked, seed=0, dense_limit=dense_limit).status == "not symmetric"
    with pytest.raises(InvalidInput, match="the window of a density with status 'not finite'"):
        found.window(linear=None)


def test_an_interruption_keeps_the_probes_before_it():
    made = 0

    def apply(vector):
        nonlocal made
        made += 1
        if made == 25:
            raise KeyboardInterrupt
        return GAP * vector

    operator = CurvatureOperator(1500, apply, road="by hand")
    found = spectral_density(operator, seed=0, n_probes=5, n_products=10, dense_limit=0)
    assert (found.interrupted, found.n_probes) == (True, 2)
    made = 24
    with pytest.raises(KeyboardInterrupt):
        spectral_density(operator, seed=0, n_probes=5, n_products=10, dense_limit=0)


def test_progress_is_told_after_each_probe_and_the_error_of_products_widens_zero():
    told = []
    plain = by_probes(
        GAP, n_probes=3, n_products=5, progress=lambda done, limit: told.append((done, limit))
    )
    assert told == [(5, 15), (10, 15), (15, 15)]
    vague = dataclasses.replace(operator_of(GAP), error=lambda: 0.5)
    found = spectral_density(vague, n_probes=3, n_products=60, seed=0, dense_limit=0)
    assert found.resolution >= 0.5
    assert plain.n_products == 15


MISTAKES = {
    "no probes": (
        {"n_probes": 0},
        "n_probes=0; accepted: a whole number from 1. Use 5 probes of 40 products to begin with.",
    ),
    "no products": (
        {"n_products": 0},
        "n_products=0; accepted: a whole number from 1. Use 5 probes of 40 products to begin with.",
    ),
    "another operator's ends": (
        {"known": both_ends(operator_of([1.0, 2.0]), seed=0)},
        "a known spectrum of 2 dims for an operator of 3; accepted: both ends of the same operator. "
        "Pass what `both_ends(operator, ...)` returned, or leave it out.",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_answered_with_what_is_accepted(name):
    settings, message = MISTAKES[name]
    with pytest.raises(InvalidInput) as caught:
        spectral_density(operator_of([1.0, 2.0, 3.0]), seed=0, **settings)
    assert str(caught.value) == message


# --- the products' own error


@pytest.mark.parametrize("n_dims", [300, 2000])
def test_interval_of_the_index_holds_what_the_products_own_error_may_move(n_dims):
    """A quarter of the eigenvalues lies within the error of the resolution, on its far side; products
    show them nearer to zero. Without the error in the interval they would all be missed."""
    error = 0.01
    true = np.concatenate(
        [np.full(n_dims // 4, -2.5 * error), np.linspace(0.5, 1, n_dims - n_dims // 4)]
    )
    shown = true + np.where(true < 0, error, 0.0)
    operators = {
        stated: CurvatureOperator(
            n_dims, lambda v: shown * v, road="by hand", error=lambda stated=stated: stated
        )
        for stated in (0.0, error)
    }
    found = {
        stated: spectral_density(operator, n_probes=10, n_products=40, seed=0)
        for stated, operator in operators.items()
    }
    exact = found[error]
    assert exact.error == error
    assert exact.resolution >= error
    below = np.count_nonzero(true < -exact.resolution)
    assert exact.index_low <= below <= exact.index_high
    assert exact.index_low == 0, "shown at -1.5 errors, they need not lie below -1"
    tight = found[0.0]
    assert tight.index_high - tight.index_low < 0.2 * n_dims, "no error, no widening"
    assert tight.error == 0.0
    assert exact.to_dict()["error"] == error
