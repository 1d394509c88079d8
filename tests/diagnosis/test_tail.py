"""Tails told from critical points, on functions whose answer is known from the formula."""

import functools
import math

import numpy as np
import pytest

from unsaddle.diagnosis.tail import Tail, first_that_dies_out, probe_tail

EPS = 1e-14

# name: (function, first and second derivative at the place 0)
TAILS = {
    "exponential": (lambda s: np.exp(-s), -1.0, 1.0),
    "exponential above a floor": (lambda s: 5.0 + 1e-3 * np.exp(-s), -1e-3, 1e-3),
    "softplus at a margin of 5": (
        lambda s: np.logaddexp(0.0, -5.0 - s),
        -1 / (1 + math.exp(5)),
        math.exp(5) / (1 + math.exp(5)) ** 2,
    ),
    "power law": (lambda s: 1 / (10.0 + s) ** 6, -6 / 10.0**7, 42 / 10.0**8),
    "plateau of the logistic function": (
        lambda s: -1 / (1 + np.exp(8.0 - s)),
        -math.exp(-8.0),
        -math.exp(-8.0),
    ),
}


def power(p, s):
    return np.abs(1.0 - s) ** p


OTHERS = {
    "parabola": (lambda s: (s - 1.0) ** 2, -2.0, 2.0),
    "maximum ahead uphill": (lambda s: -((s - 1.0) ** 2), 2.0, -2.0),
    "softplus at a margin of 0": (lambda s: np.logaddexp(0.0, -s), -0.5, 0.25),
    "cubic, a saddle in one dimension": (lambda s: (1.0 - s) ** 3, -3.0, 6.0),
    "straight line and a little": (lambda s: -s + 1e-3 * s**2, -1.0, 2e-3),
    **{
        f"power {p}": (functools.partial(power, p), -float(p), p * (p - 1.0))
        for p in (3, 4, 6, 8, 10, 12)
    },
}


def tail_of(case):
    function, slope, curvature = case
    with np.errstate(all="ignore"):
        return probe_tail(function, slope, curvature, float(function(np.array(0.0))), EPS)


@pytest.mark.parametrize("name", TAILS)
def test_tails_die_out(name):
    tail = tail_of(TAILS[name])
    assert tail.dies_out
    assert tail.falls_on == (TAILS[name][2] > 0)


@pytest.mark.parametrize("name", OTHERS)
def test_what_leads_to_a_critical_point_does_not(name):
    assert not tail_of(OTHERS[name]).dies_out


@pytest.mark.parametrize("unit", [1e-9, 1e9])
@pytest.mark.parametrize("length", [1e-6, 1e6])
def test_neither_the_unit_of_the_loss_nor_that_of_the_parameters_matters(unit, length):
    for cases, expected in ((TAILS, True), (OTHERS, False)):
        for name, (function, slope, curvature) in cases.items():
            moved = (
                lambda s, f=function: unit * f(s / length),
                unit * slope / length,
                unit * curvature / length**2,
            )
            assert tail_of(moved).dies_out is expected, name


def test_depth_of_an_exponential_in_closed_form():
    """Chords of exp(-s) over (-4, -2) and (-1, 0): (e⁴ - e²)/2 and e - 1."""
    expected = (math.exp(4) - math.exp(2)) / 2 / (math.e - 1)
    assert tail_of(TAILS["exponential"]).depth == pytest.approx(expected, rel=1e-12)


def test_a_fall_below_rounding_is_no_tail():
    function = lambda s: 1.0 + 1e-17 * np.exp(-s)  # noqa: E731
    assert not tail_of((function, -1e-17, 1e-17)).dies_out


def test_what_is_not_finite_is_no_tail():
    assert not Tail(1.0, 1.0, np.full(9, np.nan), 0.0).dies_out


def test_no_slope_and_no_curvature_are_not_probed():
    assert probe_tail(np.exp, 0.0, 1.0, 1.0, EPS) is None
    assert probe_tail(np.exp, 1.0, 0.0, 1.0, EPS) is None


def test_of_several_lines_the_first_that_dies_out_counts():
    parabola, exponential = tail_of(OTHERS["parabola"]), tail_of(TAILS["exponential"])
    assert first_that_dies_out([None, parabola, exponential]) is exponential
    assert first_that_dies_out([parabola, None]) is parabola
    assert first_that_dies_out([None]) is None
