"""Kinds follow from eigenvalues; the search finds what is there and invents nothing.

Road: functions whose critical points are known in closed form.
"""

from __future__ import annotations

import math

import numpy as np
import pytest

from unsaddle import zoo
from unsaddle.critical import (
    FLAT_TOL,
    CriticalPoint,
    Kind,
    find_critical_points,
    kind_from_eigenvalues,
)
from unsaddle.landscape import Landscape

KINDS = {
    "one of each sign": ([1.0, -1.0], Kind.STRICT_SADDLE),
    "flat and negative": ([0.0, -1.0], Kind.STRICT_SADDLE),
    "flat and positive": ([0.0, 1.0], Kind.DEGENERATE),
    "all flat": ([0.0, 0.0], Kind.DEGENERATE),
    "all positive": ([1.0, 2.0], Kind.MINIMUM),
    "all negative": ([-1.0, -2.0], Kind.MAXIMUM),
    "negative beneath the tolerance": ([-0.5 * FLAT_TOL, 1.0], Kind.DEGENERATE),
    "negative above the tolerance": ([-2.0 * FLAT_TOL, 1.0], Kind.STRICT_SADDLE),
    "not a number": ([math.nan, 1.0], Kind.UNDECIDED),
    "not a number beside a negative one": ([-1.0, math.nan], Kind.UNDECIDED),
    "infinite": ([math.inf, 1.0], Kind.UNDECIDED),
}


@pytest.mark.parametrize("case", KINDS)
def test_kind_follows_from_the_eigenvalues(case):
    eigenvalues, kind = KINDS[case]
    assert kind_from_eigenvalues(eigenvalues) is kind
    for scale in (1e-200, 1e200):
        assert kind_from_eigenvalues(np.array(eigenvalues) * scale) is kind


def test_index_counts_negative_eigenvalues_beyond_the_tolerance():
    point = CriticalPoint((0.0,) * 4, 0.0, (-2.0, -1.0, -1e-12, 3.0))
    assert point.index == 2
    assert point.kind is Kind.STRICT_SADDLE


def test_description_names_kind_and_place_without_rounding_dirt():
    assert CriticalPoint((-1e-9, 2.0), 0.0, (-1.0, 1.0)).describe() == "saddle (0, 2)"
    assert CriticalPoint((1.0,), 0.0, (-1.0,)).describe() == "maximum (1)"
    assert CriticalPoint((1.0,), 0.0, (0.0,)).describe() == "degenerate point (1)"
    assert CriticalPoint((1.0,), 0.0, (math.nan,)).describe() == "critical point (1)"


def search(formula: str, **settings) -> tuple[CriticalPoint, ...]:
    landscape = Landscape.from_formula(formula)
    return find_critical_points(
        landscape.gradient, landscape.hessian, landscape.value, landscape.box, **settings
    )


THIRD_PI = math.pi / 3
# formula: places, kinds; tolerance of the place
SEARCHES = {
    "shifted monkey saddle": (
        "(x-1)**3 - 3*(x-1)*(y-0.3)**2",
        {(1.0, 0.3): Kind.DEGENERATE},
        1e-12,
    ),
    "cubic written out, where rounding leaves half the digits": (
        "x**3 - 3*x**2 + 3*x - 1 + y**2",
        {(1.0, 0.0): Kind.DEGENERATE},
        1e-6,
    ),
    "quartic, where a third of the digits is left": (
        "x**4 - 1.2*x**3 + 0.54*x**2 - 0.108*x + y**2",
        {(0.3, 0.0): Kind.DEGENERATE},
        1e-4,
    ),
    "fifth power": ("x**5 + y**2", {(0.0, 0.0): Kind.DEGENERATE}, 1e-3),
    "small but resolved curvature": ("1e-7*x**2 + y**2", {(0.0, 0.0): Kind.MINIMUM}, 1e-9),
    "waves": (
        "cos(3*x)",
        {(0.0,): Kind.MAXIMUM, (THIRD_PI,): Kind.MINIMUM, (-THIRD_PI,): Kind.MINIMUM},
        1e-12,
    ),
    "five dimensions": (
        "x1**2 + x2**4/4 - x2**2/2 + x3*x4 + cosh(x5)",
        {
            (0.0, -1.0, 0.0, 0.0, 0.0): Kind.STRICT_SADDLE,
            (0.0, 1.0, 0.0, 0.0, 0.0): Kind.STRICT_SADDLE,
            (0.0, 0.0, 0.0, 0.0, 0.0): Kind.STRICT_SADDLE,
        },
        1e-12,
    ),
    "bump with tails": ("exp(-x**2 - y**2)", {(0.0, 0.0): Kind.MAXIMUM}, 1e-12),
    "half of the box has no value": (
        "x*log(x) + y**2",
        {(math.exp(-1.0), 0.0): Kind.MINIMUM},
        1e-12,
    ),
    "valley's floor, aslant": ("(x - 2*y)**2", {(0.0, 0.0): Kind.DEGENERATE}, 1e-12),
    "saddle that is flat in a third direction": (
        "x**2 - y**2 + 0*z",
        {(0.0, 0.0, 0.0): Kind.STRICT_SADDLE},
        1e-12,
    ),
    "slope": ("x + 2*y", {}, 0.0),
    "gradient that is small but not zero": ("exp(100*x)", {}, 0.0),
    "squared gradient stationary, gradient not zero": ("x**3/3 + x + y**2/2", {}, 0.0),
    "kink": ("y**2 - abs(x)", {}, 0.0),
    "kink with a zero gradient on one side": ("abs(x) - x + x**2 + y**2", {}, 0.0),
    "cone": ("sqrt(x**2 + y**2)", {}, 0.0),
    "pole": ("1/(x**2 + y**2)", {}, 0.0),
    "constant": ("0*x", {}, 0.0),
    "no value at all": ("log(-1 - x**2)", {}, 0.0),
}


@pytest.mark.parametrize("case", SEARCHES)
def test_search_finds_exactly_the_points_that_are_there(case):
    formula, expected, tolerance = SEARCHES[case]
    found = search(formula)
    assert len(found) == len(expected)
    for place, kind in expected.items():
        nearest = min(found, key=lambda p: math.dist(p.location, place))
        assert math.dist(nearest.location, place) <= tolerance
        assert nearest.kind is kind


def test_ring_of_minima_is_one_point_beside_the_maximum():
    ring, top = search("(x**2 + y**2 - 1)**2")
    assert math.hypot(*ring.location) == pytest.approx(1.0, abs=1e-9)
    assert ring.eigenvalues == (0.0, pytest.approx(8.0))
    assert top.describe() == "maximum (0, 0)"


def test_points_come_from_low_to_high_value():
    values = [p.value for p in search("sin(3*x)*cos(3*y)")]
    assert len(values) == 24
    assert values == sorted(values)


def test_every_seed_finds_all_nine_points_of_himmelblau():
    landscape = zoo.get("himmelblau")
    for seed in range(20):
        found = find_critical_points(
            landscape.gradient, landscape.hessian, landscape.value, landscape.box, seed=seed
        )
        assert len(found) == 9


def test_same_seed_gives_the_same_points_to_the_bit():
    assert search("sin(3*x)*cos(3*y)", seed=3) == search("sin(3*x)*cos(3*y)", seed=3)
