"""The search finds what is there and invents nothing.

Road: functions whose critical points are known in closed form.
"""

from __future__ import annotations

import math

import numpy as np
import pytest

from unsaddle import zoo
from unsaddle.critical import CriticalPoint, Kind, Search, polish
from unsaddle.critical import search as search_box
from unsaddle.landscape import Landscape


def searched(landscape: Landscape, **settings) -> Search:
    return search_box(
        landscape.gradient, landscape.hessian, landscape.value, landscape.box, **settings
    )


def search(formula: str, **settings) -> tuple[CriticalPoint, ...]:
    return searched(Landscape.from_formula(formula), **settings).points


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
        assert len(searched(landscape, seed=seed).points) == 9


def test_same_seed_gives_the_same_points_to_the_bit():
    assert search("sin(3*x)*cos(3*y)", seed=3) == search("sin(3*x)*cos(3*y)", seed=3)


def test_search_says_how_hard_it_looked():
    found = searched(zoo.get("himmelblau"), n_starts=50, seed=1)
    assert (found.n_starts, found.seed, found.settled, found.finite_share) == (50, 1, True, 1.0)
    assert 2 <= found.n_rounds <= 16
    hurried = searched(zoo.get("himmelblau"), n_starts=50, max_rounds=1)
    assert (hurried.n_rounds, hurried.settled) == (1, False)


def test_search_tells_on_which_share_of_the_box_the_function_is_finite():
    # x > 0 on half of the box: binomial with n = 400, so within 5 standard deviations (2.5 % each)
    # but for one run in 10^6.
    share = searched(Landscape.from_formula("x*log(x) + y**2")).finite_share
    assert share == pytest.approx(0.5, abs=0.125)
    assert searched(Landscape.from_formula("log(-1 - x**2)")).n_finite_starts == 0


@pytest.mark.parametrize("scale", [1e-200, 1e200])
def test_the_scale_of_the_function_changes_no_point(scale):
    # Squares of these gradients are 0 or infinite in float64.
    known = search_box(**_himmelblau(1.0), box=[(-5, 5)] * 2)
    found = search_box(**_himmelblau(scale), box=[(-5, 5)] * 2)
    assert found.n_finite_starts == found.n_starts
    assert len(found.points) == len(known.points) == 9
    for point, other in zip(found.points, known.points, strict=True):
        assert point.location == pytest.approx(other.location, abs=1e-12)
        assert point.kind is other.kind


def _himmelblau(scale: float):
    place = zoo.get("himmelblau")
    return {
        "gradient": lambda p: scale * place.gradient(p),
        "hessian": lambda p: scale * place.hessian(p),
        "value": lambda p: scale * place.value(p),
    }


def test_polish_takes_newtons_end_as_it_is_where_a_point_is_proved_nearby():
    # A bump 1e-5 wide: its Hessian changes within the 1e-7 of the box that the tests look across.
    bump = Landscape.from_formula("x + 1e-3*exp(-((x - 0.377)/1e-5)**2)", box=[(-1, 1)])
    near = np.array([[0.37700006]])
    arguments = (bump.gradient, bump.hessian, bump.value, near, bump.box)
    assert polish(*arguments, gradient_scale=1.0) == (None,)
    (point,) = polish(*arguments, gradient_scale=1.0, is_proved=True)
    # 2 u exp(-u²) = 1e-5 / 1e-3, with x = 0.377 + 1e-5 u: u = 0.005 + 0.005**3 + ...
    assert point.location[0] == pytest.approx(0.377 + 1e-5 * (0.005 + 0.005**3), abs=1e-15)
    assert point.kind is Kind.MAXIMUM


def test_polish_leads_each_place_to_its_own_point_or_to_none():
    lee = zoo.get("lee")
    places = np.array([[0.1, 0.9], [0.1, 0.1], [-0.1, -1.2]])
    found = polish(lee.gradient, lee.hessian, lee.value, places, lee.box, gradient_scale=1.0)
    assert [point.describe() for point in found if point is not None] == [
        "minimum (0, 1)",
        "saddle (0, 0)",
        "minimum (0, -1)",
    ]
    slope = Landscape.from_formula("x + y**2")
    (none,) = polish(
        slope.gradient, slope.hessian, slope.value, places[:1], slope.box, gradient_scale=1.0
    )
    assert none is None
