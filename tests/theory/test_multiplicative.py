"""Lyapunov exponents against closed forms, full enumeration and simulated descents.

The roads are independent: the two-point interval is solved by hand in theory.md 1.8, enumeration
lists every batch, the simulation multiplies factors. Monte-Carlo values are held to 4.5 of their
own standard errors, a false-alarm rate below 1e-5 each; seeds are fixed.
"""

import itertools
import math

import numpy as np
import pytest

from unsaddle.errors import InvalidInput
from unsaddle.theory import lyapunov_exponent

# A19: samples of curvature +1 or -(1+a), half each: a maximum of mean curvature -a/2.
TWO_POINT = {
    0.1: (0.0909091, 1.394620),
    0.5: (1 / 3, 4 / 3),
    1.0: (0.5, 1.2807764064),
    2.0: (2 / 3, 1.215250),
}


def exponent(learning_rate, curvatures, batch_size=1, *, replacement=True, seed=0):
    return lyapunov_exponent(
        learning_rate, curvatures, batch_size, replacement=replacement, seed=seed
    )


def crossing(low, high, curvatures):
    """Learning rate at which the exponent changes sign, by bisection."""
    attracts_low = exponent(low, curvatures).attracts
    for _ in range(60):
        middle = (low + high) / 2
        same = exponent(middle, curvatures).attracts == attracts_low
        low, high = (middle, high) if same else (low, middle)
    return (low + high) / 2


@pytest.mark.parametrize(("a", "interval"), TWO_POINT.items())
def test_two_point_maximum_attracts_in_an_interval_of_learning_rates(a, interval):
    samples = [1.0, -(1 + a)]
    lower = crossing(0.01, 0.99, samples)  # at 1 a sample sends x to zero exactly
    upper = crossing(1.01, 3.0, samples)
    assert (lower, upper) == pytest.approx(interval, abs=1e-6)
    root = (a + math.sqrt(a * a + 8 * (1 + a))) / (2 * (1 + a))
    assert (lower, upper) == pytest.approx((a / (1 + a), root), abs=1e-9)


# A20: learning rate -> does one-sample descent collapse onto the maximum (a = 1)?
@pytest.mark.parametrize(("learning_rate", "collapses"), [(0.9, True), (1.35, False)])
def test_sign_of_the_exponent_decides_simulated_descents(learning_rate, collapses):
    rng = np.random.default_rng(20)
    factors = 1 - learning_rate * np.array([1.0, -2.0])
    logs = np.log(np.abs(factors))[rng.integers(2, size=(2000, 500))].sum(axis=0)
    assert (logs < math.log(1e-10)).mean() == (1.0 if collapses else 0.0)
    drift = exponent(learning_rate, [1.0, -2.0])
    assert drift.attracts is collapses
    assert drift.value == pytest.approx({0.9: -0.6365, 1.35: 0.1293}[learning_rate], abs=5e-5)
    error = logs.std() / 2000 / math.sqrt(500)
    assert abs(logs.mean() / 2000 - drift.value) <= 4 * error


SAMPLES = np.array([1.3, -0.4, 0.2, -2.1, 0.9, -0.7])
DRAWS = {
    "without replacement": (False, list(itertools.combinations(SAMPLES, 3))),
    "with replacement": (True, list(itertools.product(SAMPLES, repeat=3))),
}


@pytest.mark.parametrize("learning_rate", [0.01, 0.3, 1.1])
@pytest.mark.parametrize(("replacement", "batches"), DRAWS.values(), ids=DRAWS.keys())
def test_monte_carlo_equals_the_enumeration_of_batches(learning_rate, replacement, batches):
    means = np.mean(batches, axis=1)
    expected = np.log(np.abs(1 - learning_rate * means)).mean()
    for seed in range(5):
        got = exponent(learning_rate, SAMPLES, 3, replacement=replacement, seed=seed)
        assert 0 < got.standard_error < 0.05
        assert abs(got.value - expected) <= 4.5 * got.standard_error
        assert (got.n_draws, got.seed) == (4096, seed)


def test_error_is_of_third_order_in_the_learning_rate():
    errors = [exponent(lr, SAMPLES, 3).standard_error for lr in (0.1, 0.01)]
    assert errors[0] / errors[1] == pytest.approx(1000, rel=0.5)


def test_full_sample_and_single_samples_are_exact():
    full = exponent(0.5, SAMPLES, 6, replacement=False)
    assert (full.value, full.standard_error, full.seed) == (
        pytest.approx(math.log(1 - 0.5 * SAMPLES.mean()), rel=1e-14),
        0.0,
        None,
    )
    single = [exponent(0.5, SAMPLES, 1, replacement=choice).value for choice in (True, False)]
    assert single[0] == single[1] == pytest.approx(np.log(np.abs(1 - 0.5 * SAMPLES)).mean())


# theory.md 2.5, λ = 0.05, s = 1: learning rates at which batches of 1 and 4 begin to attract.
@pytest.mark.parametrize(("learning_rate", "log_ratio"), [(0.05, 4.0), (0.3, 8.0)])
def test_first_passages_of_simulated_descents_lie_where_the_walk_predicts(learning_rate, log_ratio):
    """4,000 walkers, 0.5 % tolerance in probability beyond 3.3 standard errors (false alarms .2 %).

    A walk in steps oversteps the end by about half a step, which is taken off.
    """
    draw = np.random.default_rng(0)
    samples = draw.normal(-1.0, 1.5, 64)
    exponent = lyapunov_exponent(learning_rate, samples, 1, replacement=True)
    logs = np.log(np.abs(1 - learning_rate * samples))
    assert exponent.spread == pytest.approx(logs.std(), rel=1e-12)
    steps = int(exponent.steps_to_grow(log_ratio, 0.99999))
    walks = np.cumsum(draw.choice(logs, (4000, steps)), axis=1)
    first = np.argmax(walks >= log_ratio, axis=1) + 1
    for share in (0.05, 0.25, 0.5, 0.75, 0.95):
        measured = np.mean(
            first - 0.5 <= exponent.steps_to_grow(log_ratio + 0.58 * logs.std(), share)
        )
        assert measured == pytest.approx(
            share, abs=0.005 + 3.3 * np.sqrt(share * (1 - share) / 4000)
        )


def test_growth_without_noise_is_a_number_and_without_drift_never():
    sure = lyapunov_exponent(0.1, [-1.0, -1.0], 1, replacement=True)
    assert sure.steps_to_grow(2.0, 0.05) == pytest.approx(2.0 / np.log(1.1), rel=1e-12)
    assert sure.steps_to_grow(0.0, 0.5) == 0.0
    attracted = lyapunov_exponent(0.9, [1.0, -2.0], 1, replacement=True)
    assert attracted.steps_to_grow(1.0, 0.05) == np.inf


@pytest.mark.parametrize(("batch_size", "edge"), [(1, 0.10025), (4, 0.3920)])
def test_larger_batches_need_larger_steps_to_attract(batch_size, edge):
    samples = [-1.05, 0.95]
    below, above = (exponent(edge * side, samples, batch_size) for side in (0.98, 1.02))
    assert below.attracts is False
    assert above.attracts is True


def test_a_sign_within_its_error_is_undecided():
    at_the_edge = exponent(0.39187, [-1.05, 0.95], 4)
    assert at_the_edge.attracts is None


def test_a_batch_that_sends_x_to_zero_gives_minus_infinity():
    assert exponent(1.0, [1.0, -2.0]).value == -math.inf
    batch = exponent(1.0, [1.0, 1.0, -2.0], 2)
    assert batch.value == -math.inf
    assert batch.attracts is True


def test_no_seed_is_fresh_entropy_and_recorded():
    first, second = (lyapunov_exponent(2.0, SAMPLES, 3, replacement=True) for _ in range(2))
    assert first.seed != second.seed
    assert lyapunov_exponent(2.0, SAMPLES, 3, replacement=True, seed=first.seed) == first


REFUSALS = {
    "batch": (lambda: exponent(0.1, SAMPLES, 0), "batch_size=0; accepted: a whole number, 1 or"),
    "too large": (
        lambda: exponent(0.1, SAMPLES, 7, replacement=False),
        "batch_size=7 without replacement; accepted: at most the 6 samples",
    ),
    "nothing": (lambda: exponent(0.1, []), r"curvatures of shape \(0,\); accepted"),
    "not a number": (lambda: exponent(0.1, [math.nan]), "vector of finite numbers"),
    "learning rate": (lambda: exponent(-0.1, SAMPLES), "learning_rate=-0.1; accepted"),
}


@pytest.mark.parametrize(("call", "message"), REFUSALS.values(), ids=REFUSALS.keys())
def test_mistakes_are_refused_with_advice(call, message):
    with pytest.raises(InvalidInput, match=message):
        call()
