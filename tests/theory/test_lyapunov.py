"""Lyapunov exponents of products against closed forms; tail exponents against simulated tails.

Estimates are held to 4.5 of their own standard errors (twenty blocks, so a t law: false alarm 2e-4).
"""

import math
import re

import numpy as np
import pytest
from scipy.optimize import brentq

from unsaddle.errors import InvalidInput
from unsaddle.theory import (
    METHODS,
    MiniBatches,
    growth_exponents,
    growth_rate,
    hessian_product,
    lyapunov_exponent,
    tail_exponent,
)

VARIED = np.random.default_rng(6).normal(-0.1, 1.0, 100)


def close(found, expected, index=0):
    return abs(found.values[index] - expected) <= 4.5 * found.standard_errors[index]


def test_one_dimension_is_the_scalar_exponent():
    curvatures = np.random.default_rng(1).normal(-0.2, 1.0, 30)
    for batch_size, sampling in ((1, "replacement"), (5, "replacement"), (5, "reshuffle")):
        batches = MiniBatches(30, batch_size, sampling)
        found = growth_exponents(
            hessian_product(curvatures[:, None, None]), 1, batches, 0.4, n_steps=10_000, seed=2
        )
        exact = lyapunov_exponent(
            0.4, curvatures, batch_size, replacement=sampling == "replacement", seed=2
        )
        assert close(found, exact.value)


def test_commuting_hessians_have_the_exponents_of_their_eigenvalues():
    rng = np.random.default_rng(3)
    spectra = rng.normal([-0.5, 0.1, 0.8], 0.7, (20, 3))
    turn = np.linalg.qr(rng.standard_normal((3, 3)))[0]
    hessians = np.einsum("ij,nj,kj->nik", turn, spectra, turn)
    found = growth_exponents(
        hessian_product(hessians),
        3,
        MiniBatches(20, 1, "replacement"),
        0.3,
        n_exponents=3,
        n_steps=20_000,
        seed=4,
    )
    expected = sorted(np.log(np.abs(1 - 0.3 * spectra)).mean(axis=0), reverse=True)
    assert all(close(found, value, k) for k, value in enumerate(expected))


@pytest.mark.parametrize("method", METHODS)
def test_without_noise_the_exponent_is_the_growth_rate(method):
    momentum = 0.0 if method == "gradient_descent" else 0.9
    found = growth_exponents(
        hessian_product(np.diag([-1.0, 2.0])[None]),
        2,
        MiniBatches(1, 1),
        0.05,
        method=method,
        momentum=momentum,
        n_steps=4000,
        seed=5,
    )
    assert found.values[0] == pytest.approx(float(growth_rate(method, 0.05, momentum)), rel=1e-9)
    assert found.attracts is False


def test_rotations_that_mix_directions_have_the_known_exponent():
    # The two shears by 1, at random: 0.3962 is known numerically only, but matrices of determinant 1
    # have exponents that add up to zero.
    shears = np.array([[[0.0, -1.0], [0.0, 0.0]], [[0.0, 0.0], [-1.0, 0.0]]])
    found = growth_exponents(
        hessian_product(shears),
        2,
        MiniBatches(2, 1, "replacement"),
        1.0,
        n_exponents=2,
        n_steps=20_000,
        seed=6,
    )
    assert found.values[0] == pytest.approx(0.3962, abs=5 * found.standard_errors[0])
    assert sum(found.values) == pytest.approx(0.0, abs=1e-12)


def test_a_step_onto_the_point_is_minus_infinity():
    found = growth_exponents(
        hessian_product(np.ones((1, 1, 1))), 1, MiniBatches(1, 1), 1.0, n_steps=40, seed=0
    )
    assert found.values == (-math.inf,)
    assert found.attracts is True


@pytest.mark.parametrize(
    ("learning_rate", "expected"), [(0.1, (0.0235, 0.0237, 0.0238)), (1.0, (0.519, 0.209, 0.215))]
)
def test_digits_network_at_zero_weights_has_the_tables_exponents(learning_rate, expected):
    # theory.md, below the table: one hidden unit, 20 000 steps, ±5 %. The Hessian of a sample maps
    # (w, b, v) to (x·Σ(p-y)v, Σ(p-y)v, (p-y)(x·w + b)): never formed.
    datasets = pytest.importorskip("sklearn.datasets")
    data = datasets.load_digits()
    x = data.data / 16.0
    one_hot = np.eye(10)[data.target]
    residual = one_hot.mean(axis=0) - one_hot

    def product(batch, vectors):
        w, v = vectors[:64], vectors[64:]
        inputs, errors = x[batch], residual[batch]
        return np.concatenate([inputs.T @ (errors @ v), errors.T @ (inputs @ w)]) / len(batch)

    for batch_size, value in zip((1, 8, 64), expected, strict=True):
        found = growth_exponents(
            product,
            74,
            MiniBatches(len(x), batch_size, "replacement"),
            learning_rate,
            n_steps=4000,
            seed=7,
        )
        error = 4.5 * found.standard_errors[0] + 0.05 * value
        assert abs(found.values[0] - value) <= error


def test_no_seed_is_recorded_and_repeats():
    pair = hessian_product(np.array([1.0, -2.0])[:, None, None])
    drawn = MiniBatches(2, 1, "replacement")
    found = growth_exponents(pair, 1, drawn, 0.5, n_steps=100)
    assert growth_exponents(pair, 1, drawn, 0.5, n_steps=100, seed=found.seed) == found


def test_tail_of_two_factors_is_the_golden_ratios():
    # (2^α + 4^-α)/2 = 1: 2^α solves u³ - 2u² + 1 = 0, the golden ratio.
    golden = tail_exponent(1.0, [0.75, -1.0], MiniBatches(2, 1, "replacement"))
    assert golden.value == pytest.approx(math.log2((1 + math.sqrt(5)) / 2), rel=1e-12)
    assert "variance infinite" in golden.regime


def test_tail_of_batches_of_two_is_the_sum_over_their_composition():
    # Two, one or none of the curvature -1: factors 2, 9/8 and 1/4 with chances 1/4, 1/2, 1/4.
    found = tail_exponent(1.0, [0.75, -1.0], MiniBatches(2, 2, "replacement")).value
    assert found == pytest.approx(0.4249, abs=5e-5)
    assert 2**found / 4 + (9 / 8) ** found / 2 + 4**-found / 4 == pytest.approx(1, abs=1e-12)
    alike = tail_exponent(1.0, [0.75, -1.0] * 300, MiniBatches(600, 2, "replacement"))
    assert alike.value == pytest.approx(found, rel=1e-12)  # different curvatures count, not samples


def ordered_batches(curvatures, size):
    """ln|1 - h_B| of all n^B ordered batches."""
    sums = curvatures
    for _ in range(size - 1):
        sums = np.add.outer(sums, curvatures)
    return np.log(np.abs(1 - sums.ravel() / size))


def test_tail_of_listed_batches_is_that_of_all_ordered_ones():
    curvatures = 1.6 * np.random.default_rng(3).normal(0.6, 0.8, 12)
    logs = ordered_batches(curvatures, 4)
    expected = brentq(lambda alpha: np.exp(alpha * logs).mean() - 1, 0.1, 30)
    found = tail_exponent(1.0, curvatures, MiniBatches(12, 4, "replacement"))
    assert found.value == pytest.approx(expected, rel=1e-9)


def test_tail_of_drawn_batches_is_within_its_standard_error():
    # 37 820 different batches of three from 60: drawn. Four standard errors each: 6e-5, ten times.
    curvatures = 1.6 * np.random.default_rng(4).normal(0.6, 0.8, 60)
    logs = ordered_batches(curvatures, 3)
    expected = brentq(lambda alpha: np.exp(alpha * logs).mean() - 1, 0.1, 30)
    misses = []
    for seed in range(10):
        found = tail_exponent(1.0, curvatures, MiniBatches(60, 3, "replacement"), seed=seed)
        stated = re.search(r"standard error (\S+)% from 4096 drawn batches", found.regime)
        assert stated is not None
        misses.append((found.value / expected - 1) / (float(stated[1]) / 100))
    assert np.abs(misses).max() < 4
    assert 0.4 < np.std(misses) < 1.8  # the error is neither idle nor boastful: chi-square, 1e-3


def test_reasons_why_drawn_batches_do_not_tell_the_tail():
    # The two curvatures above, told apart by a millionth: 45 150 different batches of two.
    nearly = np.array([0.75, -1.0] * 150) + 1e-6 * np.random.default_rng(5).random(300)
    vague = tail_exponent(1.0, nearly, MiniBatches(300, 2, "replacement"))
    assert re.fullmatch(r"a standard error of \d\d% from 4096 drawn batches", vague.regime)
    level = brentq(
        lambda rate: lyapunov_exponent(rate, VARIED, 4, replacement=True, seed=0).value, 0.1, 1.5
    )
    level_answer = tail_exponent(level, VARIED, MiniBatches(100, 4, "replacement"))
    assert "its sign is open" in level_answer.regime


def test_tail_exponent_is_that_of_simulated_descents():
    # Hill's estimator on the largest 2 % of 100 000 walkers: sd α/√2000 = 2 %; 4 of them and 5 % bias.
    curvatures = np.random.default_rng(8).normal(0.6, 0.8, 50)
    answer = tail_exponent(1.0, curvatures, MiniBatches(50, 1, "replacement"))
    alpha = answer.value
    assert "variance infinite" in answer.regime
    rng = np.random.default_rng(9)
    x = np.zeros(100_000)
    for _ in range(200):
        x = x * (1 - curvatures[rng.integers(50, size=x.size)]) + rng.standard_normal(x.size)
    largest = np.sort(np.abs(x))[-2001:]
    hill = 1 / np.log(largest[1:] / largest[0]).mean()
    assert hill == pytest.approx(alpha, rel=0.13)


def test_reasons_why_there_is_no_power_tail():
    pair = [1.0, -2.0]
    cases = {
        "batches of an epoch are tied": tail_exponent(0.9, pair, MiniBatches(2, 1)),
        "runs leave": tail_exponent(0.1, pair, MiniBatches(2, 1, "replacement")),
        "no batch expands": tail_exponent(0.5, [1.0, 0.5], MiniBatches(2, 1, "replacement")),
        "hangs on about": tail_exponent(
            0.5, np.random.default_rng(0).normal(1.0, 2.0, 200), MiniBatches(200, 8, "replacement")
        ),
    }
    for reason, answer in cases.items():
        assert answer.value is None
        assert reason in answer.regime


REFUSALS = {
    "hessians": (lambda: hessian_product(np.ones((2, 3))), r"hessians of shape \(2, 3\); accepted"),
    "exponents": (
        lambda: growth_exponents(
            hessian_product(np.ones((1, 1, 1))), 1, MiniBatches(1, 1), 0.1, n_exponents=2
        ),
        "n_exponents=2 in 1 dimensions; accepted",
    ),
    "steps": (
        lambda: growth_exponents(
            hessian_product(np.ones((1, 1, 1))), 1, MiniBatches(1, 1), 0.1, n_steps=10
        ),
        "Pass at least 20 steps",
    ),
}


@pytest.mark.parametrize(("call", "message"), REFUSALS.values(), ids=REFUSALS.keys())
def test_mistakes_are_refused_with_advice(call, message):
    with pytest.raises(InvalidInput, match=message):
        call()
