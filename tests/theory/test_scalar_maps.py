"""Whole step counts of scalar descents: degenerate saddles, pitchforks, plateaus of linear networks.

One road each: the closed forms integrate, the tests run the update one step at a time and count. All
deterministic, and equal to the integer over grids of settings (one step off is stated where it occurs).
"""

import math

import numpy as np
import pytest
from scipy.integrate import quad

from unsaddle.errors import InvalidInput
from unsaddle.theory import (
    degenerate_steps,
    order_from_times,
    pitchfork_steps,
    plateau_exponent,
    plateau_steps,
    plateau_time,
)


def counted(step, start, end, limit=200_000):
    x, n = start, 0
    while x < end:
        x, n = x + step(x), n + 1
        assert n < limit
    return n


# theory.md 1.10: (learning rate, order, start) -> steps to 1.
DEGENERATE = {
    "monkey 0.1": (0.01, 3, 0.1, 303),
    "monkey 0.01": (0.01, 3, 0.01, 3305),
    "monkey 0.001": (0.01, 3, 0.001, 33_307),
    "monkey small steps": (0.001, 3, 0.01, 33_005),
    "quartic 0.1": (0.01, 4, 0.1, 1241),
    "quartic 0.01": (0.01, 4, 0.01, 124_995),
}


@pytest.mark.parametrize("case", DEGENERATE.values(), ids=DEGENERATE.keys())
def test_degenerate_step_counts_equal_the_table(case):
    learning_rate, order, start, n_steps = case
    assert degenerate_steps(learning_rate, 1.0, order, start, 1.0).value == n_steps


@pytest.mark.parametrize("order", [2.5, 3, 4, 6])
def test_degenerate_step_counts_equal_descent(order):
    n_cases = 0
    for radius in (0.5, 1.0, 2.0):
        for learning_rate in (0.003, 0.01, 0.03):
            for share in (0.1, 0.2, 0.3):
                case = (learning_rate, 1.0, order, -share * radius, radius)
                answer = degenerate_steps(*case)
                if not answer.applicable:
                    assert "too long for the flow" in answer.regime
                    continue
                if answer.value > 100_000:
                    continue  # a matter of seconds each
                expected = counted(
                    lambda x, k=learning_rate * order: k * x ** (order - 1), share * radius, radius
                )
                assert answer.value == expected
                n_cases += 1
    assert n_cases >= 10


def test_exact_symmetry_and_a_start_outside():
    assert degenerate_steps(0.01, 1.0, 3, 0.0, 1.0).value == math.inf
    assert degenerate_steps(0.01, 1.0, 3, -2.0, 1.0).value == 0
    assert pitchfork_steps(0.01, 1.0, 1.0, 0.0, 0.5).value == math.inf
    assert pitchfork_steps(0.01, 1.0, 1.0, 0.7, 0.5).value == 0


def test_time_is_a_power_of_the_distance_and_not_its_logarithm():
    for order in (3, 4, 5):
        near, far = (degenerate_steps(1e-4, 1.0, order, e, 1.0).value for e in (1e-4, 1e-3))
        assert near / far == pytest.approx(10 ** (order - 2), rel=0.01)


# Two starts, steps of each, and the order: measured by running the maps, so an independent road.
ORDERS = {
    "strict": (lambda x: 0.01 * x, 2.0),
    "monkey": (lambda x: 0.003 * x**2, 3.0),
    "quartic": (lambda x: 0.02 * x**3, 4.0),
    "between": (lambda x: 0.01 * x**1.5, 2.5),
}


@pytest.mark.parametrize(("step", "order"), ORDERS.values(), ids=ORDERS.keys())
def test_two_times_tell_the_order(step, order):
    starts = (0.1, 0.02)
    n_steps = tuple(counted(step, start, 1.0) for start in starts)
    answer = order_from_times(starts, n_steps, 1.0)
    assert answer.value == pytest.approx(order, abs=0.02)
    assert answer.regime.startswith("strict" if order == 2 else "degenerate")
    assert order_from_times(starts[::-1], n_steps[::-1], 1.0) == answer


def test_times_that_no_fall_explains_are_not_applicable():
    assert "no twice differentiable fall" in order_from_times((0.1, 0.01), (100, 101), 1.0).regime
    assert "exceed 64" in order_from_times((0.1, 0.09), (1, 10**9), 1.0).regime


# A08, theory.md 1.2: x²/2 + y⁴/4 - y²/2, first step with |y| ≥ 0.5.
A08 = {0.1: (43, 91, 188, 381), 0.01: (408, 871, 1796, 3648)}


@pytest.mark.parametrize(("learning_rate", "n_steps"), A08.items())
def test_a08_pitchfork_step_counts_equal_the_table(learning_rate, n_steps):
    starts = (1e-2, 1e-4, 1e-8, 1e-16)
    assert tuple(pitchfork_steps(learning_rate, 1, 1, y, 0.5).value for y in starts) == n_steps


@pytest.mark.parametrize("learning_rate", [0.01, 0.1, 0.29])
@pytest.mark.parametrize("quartic", [0.5, 2.0])
def test_pitchfork_step_counts_equal_descent(learning_rate, quartic):
    for start in (1e-6, 0.02, 0.3):
        for radius in (0.35, 0.5, 0.65):
            got = pitchfork_steps(learning_rate, 1.0, quartic, start, radius).value
            assert got == counted(lambda x: learning_rate * (x - quartic * x**3), start, radius)


# A29, theory.md 1.9: (singular value, u₀) -> formula, whole steps to half the rise at lr = 1e-3.
A29 = {(1.0, 1e-2): (2297.56, 2299), (1.0, 1e-4): (4605.12, 4607), (3.0, 1e-4): (1718.15, 1721),
       (1.0, 1e-8): (9210.34, 9215)}  # fmt: skip


@pytest.mark.parametrize(("case", "expected"), A29.items())
def test_a29_two_layers_by_saxes_formula_and_by_whole_steps(case, expected):
    s, start = case
    formula = plateau_time(1e-3, 2, s, start, s / 2).value
    steps = plateau_steps(1e-3, 2, s, start, s / 2).value
    assert (formula, steps) == (pytest.approx(expected[0], abs=0.01), expected[1])
    assert formula == pytest.approx(steps, rel=3e-3)


def test_a29_modes_are_learnt_one_after_the_other():
    found = [plateau_steps(1e-3, 2, s, 1e-4, s / 2).value for s in (4.0, 2.0, 1.0)]
    assert found == [1327, 2478, 4607]


# A30: u₀ -> integral (9144.8 in theory.md is 9144.75), whole steps, three layers.
A30 = {1e-3: (9144.8, 9147), 1e-4: (20693.0, 20696), 1e-5: (45565.4, 45569)}


@pytest.mark.parametrize(("start", "expected"), A30.items())
def test_a30_three_layers(start, expected):
    integral = plateau_time(1e-3, 3, 1.0, start, 0.5).value
    numeric = quad(
        lambda w: 1e3 / (w**2 * (1 - w**3)), start ** (1 / 3), 0.5 ** (1 / 3), epsrel=1e-12
    )
    assert integral == pytest.approx(numeric[0], rel=1e-10)
    assert integral == pytest.approx(expected[0], abs=0.1)
    assert plateau_steps(1e-3, 3, 1.0, start, 0.5).value == expected[1]


@pytest.mark.parametrize("n_layers", [2, 3, 4, 6])
def test_plateau_steps_equal_descent_of_equal_weights(n_layers):
    for s in (0.5, 3.0):
        for learning_rate in (1e-3, 1e-2):
            for start in (1e-2, 0.05):
                n = n_layers
                got = plateau_steps(learning_rate, n, s, start, 0.5 * s)
                if not got.applicable:  # six layers at s = 3 and the long step
                    assert learning_rate * n * s ** (2 - 2 / n) > 0.3
                    continue
                expected = counted(
                    lambda w: learning_rate * w ** (n - 1) * (s - w**n),  # noqa: B023
                    start ** (1 / n),
                    (0.5 * s) ** (1 / n),
                )
                assert got.value == expected


# Most of the way to where the step vanishes: 1/g has a pole just beyond the end.
NEAR_THE_END = [0.95, 0.99, 0.999, 0.9999]


@pytest.mark.parametrize("share", NEAR_THE_END)
@pytest.mark.parametrize("n_layers", [2, 3, 4, 6])
def test_plateau_steps_equal_descent_near_the_end(n_layers, share):
    n = n_layers
    n_cases = 0
    for s, learning_rate in ((1.0, 1e-3), (0.5, 0.03), (3.0, 0.01)):
        got = plateau_steps(learning_rate, n, s, 0.01 * s, share * s)
        if not got.applicable:  # six layers at s = 3
            assert learning_rate * n * s ** (2 - 2 / n) > 0.3
            continue
        expected = counted(
            lambda w: learning_rate * w ** (n - 1) * (s - w**n),  # noqa: B023
            (0.01 * s) ** (1 / n),
            (share * s) ** (1 / n),
        )
        assert got.value == expected
        n_cases += 1
    assert n_cases >= 2


@pytest.mark.parametrize("share", NEAR_THE_END)
def test_pitchfork_step_counts_equal_descent_near_the_minimum(share):
    for learning_rate in (1e-3, 0.03, 0.1, 0.3):
        for quartic in (1.0, 2.0):
            radius = share / math.sqrt(quartic)
            got = pitchfork_steps(learning_rate, 1.0, quartic, 0.01, radius).value
            assert got == counted(lambda x: learning_rate * (x - quartic * x**3), 0.01, radius)  # noqa: B023


def test_ends_within_rounding_of_rest_are_not_applicable():
    plateau = plateau_steps(1e-3, 3, 1.0, 1e-2, math.nextafter(1.0, 0.0))
    assert plateau.regime == "an end within 1e-09 of the singular value: rounding decides"
    pitchfork = pitchfork_steps(1e-3, 1.0, 1.0, 1e-2, math.nextafter(1.0, 0.0))
    assert pitchfork.regime == "a radius within 1e-09 of the minimum: rounding decides"
    assert not plateau.applicable
    assert not pitchfork.applicable


def test_degenerate_steps_from_starts_whose_powers_underflow():
    # The time of the flow, 1/(η c p (p-2) ε^(p-2)), in which all else is rounding.
    assert degenerate_steps(0.01, 1.0, 3, 1e-200, 1.0).value == pytest.approx(1e202 / 3, rel=1e-12)
    assert degenerate_steps(0.01, 1.0, 2.5, 1e-300, 1.0).value == pytest.approx(8e151, rel=1e-12)
    assert "more than a number holds" in degenerate_steps(0.01, 1.0, 4, 1e-200, 1.0).regime
    assert "too long for the flow" in degenerate_steps(0.01, 1.0, 4, 1e200, 1e300).regime


@pytest.mark.parametrize("n_layers", [3, 4, 8])
def test_the_slope_of_plateaus_tends_to_the_exponent(n_layers):
    starts = np.array([1e-40, 1e-44])
    times = [plateau_time(1e-3, n_layers, 1.0, u, 0.5).value for u in starts]
    slope = np.diff(np.log(times))[0] / np.diff(np.log(starts))[0]
    assert plateau_exponent(n_layers).value == pytest.approx(slope, rel=1e-6)


REFUSALS = {
    "coefficient": (lambda: degenerate_steps(0.1, 0.0, 3, 0.1, 1.0), "coefficient=0.0; accepted"),
    "order": (lambda: degenerate_steps(0.1, 1.0, math.nan, 0.1, 1.0), "order=nan; accepted"),
    "equal starts": (
        lambda: order_from_times((0.1, 0.1), (3, 4), 1.0),
        "two different distances. Run from another distance",
    ),
    "start outside": (
        lambda: order_from_times((2.0, 0.1), (3, 4), 1.0),
        "start=2.0; accepted: below the radius 1.0",
    ),
    "no quartic": (lambda: pitchfork_steps(0.1, 1.0, -1.0, 0.1, 0.5), "quartic=-1.0; accepted"),
    "end beyond": (
        lambda: plateau_steps(0.1, 2, 1.0, 0.1, 1.0),
        "end=1.0; accepted: start below end, end below the singular value 1.0",
    ),
    "layers": (lambda: plateau_exponent(0), "n_layers=0; accepted"),
}


@pytest.mark.parametrize(("call", "message"), REFUSALS.values(), ids=REFUSALS.keys())
def test_mistakes_are_refused_with_advice(call, message):
    with pytest.raises(InvalidInput, match=message):
        call()
