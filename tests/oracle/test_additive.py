"""Additive noise: means and covariances against closed forms, untouched coordinates bit for bit.

The oracle is asked through its own `step`; covariances are compared with the matrix that was asked
for, sampled, and with the product of the basis, exactly.
"""

from __future__ import annotations

import dataclasses
import itertools
import math

import jax.numpy as jnp
import numpy as np
import pytest

from unsaddle import zoo
from unsaddle.ensemble import NEVER, run_ensemble
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape
from unsaddle.optimizers import resolve
from unsaddle.oracle import (
    AdditiveNoise,
    Exact,
    across,
    along,
    hessian_aligned,
    isotropic,
    with_covariance,
)

N = 200_000  # walkers of a statistical check
SADDLE = zoo.get("saddle")
POINT = (0.3, -0.7)
GRADIENT = np.array([0.6, 1.4])
BOX = ((-2.0, 2.0),) * 2


def test_exact_gradients_are_the_landscapes_bit_for_bit(drawn):
    found = drawn(Exact(), n_walkers=3)
    assert np.array_equal(found[0], np.tile(SADDLE.gradient(POINT), (3, 1)))
    assert Exact().describe() == "exact gradients"
    assert Exact().cost == 1.0


S = np.sqrt(0.5)
COVARIANCES = {
    "isotropic": (isotropic(0.3, 2), 0.09 * np.eye(2)),
    "along y": (along(0.3, [0, 5]), 0.09 * np.diag([0.0, 1.0])),
    "along a slanted direction": (along(0.3, [3, 4]), 0.09 * np.outer([0.6, 0.8], [0.6, 0.8])),
    "across y": (across(0.3, [[0, 1]]), 0.09 * np.diag([1.0, 0.0])),
    "across a slanted direction": (
        across(0.3, [[S, S]]),
        0.09 * np.array([[0.5, -0.5], [-0.5, 0.5]]),
    ),
    "a given covariance": (
        with_covariance([[0.05, 0.03], [0.03, 0.09]]),
        np.array([[0.05, 0.03], [0.03, 0.09]]),
    ),
    "a given covariance of rank 1": (
        with_covariance(0.09 * np.outer([0.6, 0.8], [0.6, 0.8])),
        0.09 * np.outer([0.6, 0.8], [0.6, 0.8]),
    ),
}


@pytest.mark.parametrize("name", COVARIANCES)
def test_additive_noise_has_the_stated_mean_and_covariance(drawn, name):
    # N = 200 000; a mean has sd 0.3/√N, a covariance at most 0.09 √(2/N): 4.5 sigma, 5 numbers a
    # case, false alarm 3e-5 each.
    oracle, covariance = COVARIANCES[name]
    noise = drawn(oracle)[0] - GRADIENT
    assert np.all(np.abs(noise.mean(axis=0)) <= 4.5 * 0.3 / np.sqrt(N))
    found = noise.T @ noise / N
    assert np.all(np.abs(found - covariance) <= 4.5 * 0.09 * np.sqrt(2 / N))


def product(noise):
    basis = np.array(noise.basis).reshape(-1, 2 if not noise.basis else len(noise.basis[0]))
    return noise.std**2 * basis.T @ basis


def test_basis_is_a_root_of_the_given_covariance():
    rng = np.random.default_rng(0)
    for n_dims, rank in ((1, 1), (2, 2), (5, 5), (5, 2), (40, 7)):
        root = rng.standard_normal((rank, n_dims))
        noise = with_covariance(root.T @ root)
        assert len(noise.basis) == rank
        np.testing.assert_allclose(product(noise), root.T @ root, atol=1e-12)
        assert noise.std == pytest.approx(np.sqrt(np.trace(root.T @ root) / n_dims))


def test_semidefinite_noise_stays_in_its_range(drawn):
    # The covariance has rank 1: across (2, -1) / √5 nothing is drawn but rounding.
    noise = drawn(with_covariance([[1.0, 2.0], [2.0, 4.0]]), n_walkers=1000)[0] - GRADIENT
    assert np.max(np.abs(noise @ [2.0, -1.0])) < 1e-13
    assert np.std(noise @ [1.0, 2.0]) > 1.0


def test_no_covariance_is_no_noise(drawn):
    found = drawn(with_covariance(np.zeros((2, 2))), n_walkers=3)[0]
    assert np.array_equal(found, np.tile(SADDLE.gradient(POINT), (3, 1)))


def test_noise_aligned_with_the_hessian_has_its_shape_and_the_trace_of_isotropic_noise():
    # H = diag(6, -2, 0) in a rotated frame; |H| / tr|H| = diag(.75, .25, 0).
    frame = np.linalg.qr(np.random.default_rng(3).standard_normal((3, 3)))[0]
    hessian = frame @ np.diag([6.0, -2.0, 0.0]) @ frame.T
    bent = Landscape("bent", lambda x: 0.5 * x @ jnp.asarray(hessian) @ x, ((-1.0, 1.0),) * 3)
    noise = hessian_aligned(0.2, bent, [0.3, 0.2, -0.1])
    expected = 3 * 0.2**2 * frame @ np.diag([0.75, 0.25, 0.0]) @ frame.T
    np.testing.assert_allclose(product(noise), expected, atol=1e-15)
    assert np.trace(product(noise)) == pytest.approx(3 * 0.2**2)


UNTOUCHED = {
    "a covariance without y": (with_covariance([[0.3, 0.0], [0.0, 0.0]]), 1),
    "a covariance without x": (with_covariance([[0.0, 0.0], [0.0, 7.0]]), 0),
    "along x leaves y": (along(0.3, [1, 0]), 1),
    "along y leaves x": (along(0.3, [0, -2]), 0),
    "across y leaves y": (across(0.3, [[0.0, 1.0]]), 1),
    "across minus y leaves y": (across(0.3, [[0.0, -1.0]]), 1),
}


@pytest.mark.parametrize("name", UNTOUCHED)
def test_a_component_without_noise_is_exact_bit_for_bit(drawn, name):
    oracle, coordinate = UNTOUCHED[name]
    found = drawn(oracle, n_walkers=1000)[0]
    assert np.all(found[:, coordinate] == SADDLE.gradient(POINT)[coordinate])
    assert len(np.unique(found[:, 1 - coordinate])) == 1000


def test_an_untouched_zero_keeps_its_sign(drawn):
    # -0.0 + 0.0 is +0.0: nothing may be added at all.
    for wide, y in itertools.product((False, True), (0.0, -0.0)):
        noisy, exact = (
            drawn(oracle, point=(0.5, y), n_walkers=3, wide=wide)[0, :, 1]
            for oracle in (along(0.3, [1, 0]), Exact())
        )
        assert np.array_equal(np.signbit(noisy), np.signbit(exact))


def test_noise_across_slanted_directions_has_no_component_along_them():
    rows = np.linalg.qr(np.random.default_rng(0).normal(size=(4, 2)))[0].T
    basis = np.array(across(1.0, rows).basis)
    assert basis.shape == (2, 4)
    np.testing.assert_allclose(basis @ basis.T, np.eye(2), atol=1e-14)
    np.testing.assert_allclose(basis @ rows.T, 0.0, atol=1e-15)


def test_noise_depends_on_seed_walker_and_step_alone(drawn):
    oracle = isotropic(0.3, 2)
    crowd = drawn(oracle, n_walkers=50, n_steps=4)
    alone = drawn(oracle, n_walkers=8, n_steps=4)
    elsewhere = drawn(oracle, n_walkers=8, n_steps=4, point=(0.0, 0.0))
    np.testing.assert_allclose(crowd[:, :8], alone, rtol=0, atol=1e-15)
    np.testing.assert_allclose(alone - GRADIENT, elsewhere, rtol=0, atol=3e-16)
    assert not np.isclose(alone, drawn(oracle, n_walkers=8, n_steps=4, seed=1)).any()


def test_noise_in_half_precision_is_the_single_precision_noise_rounded(drawn):
    oracle = isotropic(0.25, 2)
    single = drawn(oracle, point=(0.0, 0.0), n_walkers=100, dtype=jnp.float32)
    for dtype in (jnp.bfloat16, jnp.float16):
        half = drawn(oracle, point=(0.0, 0.0), n_walkers=100, dtype=dtype)
        rounded = np.asarray(jnp.asarray(single).astype(dtype), dtype=np.float64)
        assert np.array_equal(half, rounded)


def test_oracles_say_what_they_draw():
    assert isotropic(0.1, 2).describe() == "gradient noise isotropic, standard deviation 0.1"
    assert along(0.1, [3, 4]).describe() == (
        "gradient noise along (0.6, 0.8), standard deviation 0.1"
    )
    assert (
        along(0.1, [0, 1], "along y").describe() == "gradient noise along y, standard deviation 0.1"
    )
    assert across(0.1, [[0, 1]]).describe() == (
        "gradient noise across the escape directions, standard deviation 0.1"
    )


REFUSED = {
    "a direction of zeros": (
        lambda: along(0.1, [0.0, 0.0]),
        "a noise direction [0.0, 0.0]; accepted: a finite vector that is not zero. "
        "Name a coordinate, as in --noise-along y, or give one number per coordinate.",
    ),
    "a direction that is not finite": (
        lambda: along(0.1, [np.nan, 1.0]),
        "a noise direction [nan, 1.0]; accepted: a finite vector that is not zero. "
        "Name a coordinate, as in --noise-along y, or give one number per coordinate.",
    ),
    "nothing across": (
        lambda: across(0.1, np.eye(2)),
        "noise across 2 escape directions in 2 dimensions; accepted: at least one dimension "
        "across. Take isotropic noise: every direction leads away.",
    ),
    "a negative deviation": (
        lambda: isotropic(-0.1, 2),
        "a noise standard deviation of -0.1; accepted: a finite number, zero or positive. "
        "It is the standard deviation of the gradient along each direction.",
    ),
    "a covariance that is no square": (
        lambda: with_covariance([[1.0, 0.0]]),
        "a noise covariance of shape (1, 2); accepted: a square matrix, one row per coordinate. "
        "For equal and independent deviations take isotropic(std, n_dims).",
    ),
    "a covariance that is not finite": (
        lambda: with_covariance([[1.0, 0.0], [0.0, np.inf]]),
        "a noise covariance with 1 entries not finite; accepted: finite numbers. "
        "Check the covariance for inf and nan.",
    ),
    "a covariance that is not symmetric": (
        lambda: with_covariance([[1.0, 0.5], [0.25, 1.0]]),
        "a noise covariance that differs from its transpose by 0.25; accepted: a symmetric matrix. "
        "Take (C + C.T) / 2 if the difference is rounding; else look for the wrong entry.",
    ),
    "a covariance that is not semidefinite": (
        lambda: with_covariance([[1.0, 2.0], [2.0, 1.0]]),
        "a noise covariance with the eigenvalue -1; accepted: a positive semidefinite matrix: no "
        "direction has a negative variance. Check the signs of its entries off the diagonal.",
    ),
    "a negative variance": (
        lambda: with_covariance([[1.0, 0.0], [0.0, -1e-3]]),
        "a noise covariance with the eigenvalue -0.001; accepted: a positive semidefinite matrix: "
        "no direction has a negative variance. Check the signs of its entries off the diagonal.",
    ),
    "noise aligned with nothing": (
        lambda: hessian_aligned(0.1, Landscape("flat", lambda x: 0.0 * x[0], BOX), [0.0, 0.0]),
        "noise aligned with the Hessian of 'flat' at [0.0, 0.0], where it is zero; accepted: a "
        "point with a finite Hessian that is not zero. Take isotropic noise beside a degenerate "
        "point.",
    ),
    "noise aligned with what is not finite": (
        lambda: hessian_aligned(0.1, Landscape("log", lambda x: jnp.log(x[0]), BOX), [0.0, 0.0]),
        "noise aligned with the Hessian of 'log' at [0.0, 0.0], where it is not finite; accepted: "
        "a point with a finite Hessian that is not zero. Take isotropic noise beside a degenerate "
        "point.",
    ),
    "a deviation that is not a number": (
        lambda: across(np.nan, [[0, 1]]),
        "a noise standard deviation of nan; accepted: a finite number, zero or positive. "
        "It is the standard deviation of the gradient along each direction.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_drawn_is_refused(name):
    make, message = REFUSED[name]
    with pytest.raises(InvalidInput) as caught:
        make()
    assert str(caught.value) == message


def test_equal_oracles_are_equal_so_that_programs_are_found_again():
    assert isotropic(0.1, 2) == isotropic(0.1, 2)
    assert len({isotropic(0.1, 2), isotropic(0.1, 2), isotropic(0.2, 2), Exact(), Exact()}) == 3
    assert isinstance(along(0.1, [0, 1]), AdditiveNoise)


@dataclasses.dataclass(frozen=True)
class Beyond:
    """The first coordinate has left the interval."""

    radius: float

    def __call__(self, point, value):
        del value
        return jnp.abs(point[0]) >= self.radius


# A22: momentum: mean steps, at learning rate 5e-3, λ = 0.1, noise variance 1e-3, R = 0.3.
WANG = {0.0: 9462, 0.3: 6377, 0.5: 4391, 0.7: 2492, 0.9: 761}


@pytest.mark.slow
@pytest.mark.parametrize("momentum", WANG)
def test_a22_momentum_shortens_the_escape_under_additive_noise(momentum):
    # N = 1 000 walkers; the table's tolerance is 4 standard errors and 1 %: false alarm 6e-5 each.
    hill = Landscape("hill", lambda x: -0.05 * x[0] ** 2, ((-1.0, 1.0),))
    text = f"momentum lr=0.005 momentum={momentum}" if momentum else "sgd lr=0.005"
    n_steps = 6 * WANG[momentum]
    run = run_ensemble(
        hill, resolve(text, n_steps), np.zeros((1000, 1)), n_steps,
        oracle=isotropic(math.sqrt(1e-3), 1), seed=0, criteria={"out": Beyond(0.3)},
    )  # fmt: skip
    steps = run.first_step["out"]
    assert np.all(steps != NEVER)
    error = steps.std() / math.sqrt(1000)
    assert abs(steps.mean() - WANG[momentum]) < 4 * error + 0.01 * WANG[momentum]


NO_DIRECTION = {"no length": [0.0, 0.0], "infinite": [math.inf, 0.0], "not a number": [math.nan, 1]}


@pytest.mark.parametrize("name", NO_DIRECTION)
def test_noise_across_a_direction_that_is_none_is_refused(name):
    # It would be isotropic noise by another name: a walker would escape under noise "across".
    with pytest.raises(InvalidInput, match=r"a noise direction \[.*\]; accepted: a finite vector"):
        across(0.1, [[0.0, 1.0], NO_DIRECTION[name]])


def test_a_small_variance_beside_a_large_one_is_drawn():
    noise = with_covariance([[1.0, 0.0, 0.0], [0.0, 1e-26, 0.0], [0.0, 0.0, 0.0]])
    rows = noise.std * np.array(noise.basis)
    np.testing.assert_allclose(rows.T @ rows, np.diag([1.0, 1e-26, 0.0]), rtol=1e-12)
    coupled = [[1.0, 0.5, 0.0], [0.5, 1.0, 0.0], [0.0, 0.0, 1e-20]]
    rows = (found := with_covariance(coupled)).std * np.array(found.basis)
    np.testing.assert_allclose(rows.T @ rows, coupled, rtol=1e-12, atol=0)


def test_a_coordinate_without_variance_cannot_be_coupled():
    with pytest.raises(InvalidInput, match="accepted: a positive semidefinite matrix"):
        with_covariance([[1.0, 1e-8], [1e-8, 0.0]])
