"""Two-point curvature noise: the interval in closed form against roots found elsewhere, and sums."""

import itertools
import math

import numpy as np
import pytest
from scipy.optimize import brentq

from unsaddle.errors import InvalidInput
from unsaddle.theory import TwoPoint, lyapunov_exponent

# A19: a -> ends of the interval for curvatures 1 and -(1 + a).
A19 = {
    0.1: (0.0909091, 1.394620),
    0.5: (1 / 3, 4 / 3),
    1.0: (0.5, 1.2807764064),
    2.0: (2 / 3, 1.215250),
}


def pair(a):
    return TwoPoint(a / 2, 1 + a / 2)


@pytest.mark.parametrize(("a", "interval"), A19.items())
def test_a19_attraction_interval(a, interval):
    low, high = pair(a).attraction_interval.value
    assert (low, high) == pytest.approx(interval, abs=1e-6)
    # The other road: zeros of ln|1 - lr h| averaged, by SciPy.
    drift = lambda lr: 0.5 * math.log(abs((1 - lr) * (1 + lr * (1 + a))))  # noqa: E731
    assert low == pytest.approx(brentq(drift, 1e-3, 0.99, xtol=1e-13), abs=1e-9)
    assert high == pytest.approx(brentq(drift, 1.01, 3.0, xtol=1e-13), abs=1e-9)
    assert pair(a).samples == pytest.approx((1.0, -(1 + a)))


def test_exponent_of_single_samples_is_the_general_one():
    for lr in (0.1, 0.7, 1.3):
        expected = lyapunov_exponent(lr, pair(1.0).samples, 1, replacement=True).value
        assert pair(1.0).exponent(lr) == pytest.approx(expected, rel=1e-12)
    assert pair(1.0).exponent(1.0) == -math.inf


@pytest.mark.parametrize("batch_size", [2, 3, 5])
def test_exponent_of_batches_equals_the_enumeration(batch_size):
    noise = TwoPoint(0.05, 1.0)
    batches = np.array(list(itertools.product(noise.samples, repeat=batch_size))).mean(axis=1)
    expected = np.log(np.abs(1 - 0.4 * batches)).mean()
    assert noise.exponent(0.4, batch_size) == pytest.approx(expected, rel=1e-10)


# theory.md 2.5: λ = 0.05, s = 1: batch size -> exact edge, leading order 2λ/(λ² + s²/B).
@pytest.mark.parametrize(
    ("batch_size", "exact", "estimate"), [(1, 0.10025, 0.0998), (4, 0.3920, 0.3960)]
)
def test_edges_of_batches_and_their_estimates(batch_size, exact, estimate):
    noise = TwoPoint(0.05, 1.0)
    edge = brentq(lambda lr: noise.exponent(lr, batch_size), 0.5 * exact, 2 * exact)
    assert edge == pytest.approx(exact, abs=5e-5)
    assert 0.1 / (0.0025 + 1 / batch_size) == pytest.approx(estimate, abs=5e-5)


def test_large_batches_are_descent_of_the_mean():
    assert TwoPoint(0.5, 1.5).exponent(0.1, 20_000) == pytest.approx(math.log(1.05), rel=1e-3)


REFUSALS = {
    "curvature": (lambda: TwoPoint(0.0, 1.0), "curvature=0.0; accepted"),
    "std": (lambda: TwoPoint(1.0, 0.0), "std=0.0; accepted"),
    "batch": (lambda: TwoPoint(1.0, 2.0).exponent(0.1, 0), "batch_size=0; accepted"),
}


@pytest.mark.parametrize(("call", "message"), REFUSALS.values(), ids=REFUSALS.keys())
def test_mistakes_are_refused_with_advice(call, message):
    with pytest.raises(InvalidInput, match=message):
        call()
