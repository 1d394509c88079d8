"""`Landscape` gives values and derivatives in float64; `Neighbourhood` says what leaving is.

Roads: the derivatives written by hand in NumPy; closed forms for the geometry.
"""

from __future__ import annotations

import jax
import numpy as np
import pytest

from unsaddle import zoo
from unsaddle.critical import CriticalPoint, Kind
from unsaddle.errors import FormulaError, InvalidInput
from unsaddle.landscape import Landscape, neighbourhood

POINTS = np.array([[0.3, -0.7], [1.5, 2.0], [-0.25, 0.0]])


def test_derivatives_equal_those_written_by_hand():
    landscape = Landscape.from_formula("x**3 - 3*x*y**2")
    x, y = POINTS.T
    np.testing.assert_allclose(landscape.value(POINTS), x**3 - 3 * x * y**2, rtol=1e-14)
    np.testing.assert_allclose(
        landscape.gradient(POINTS), np.stack([3 * x**2 - 3 * y**2, -6 * x * y], -1), rtol=1e-14
    )
    by_hand = np.array([[6 * x, -6 * y], [-6 * y, -6 * x]]).transpose(2, 0, 1)
    np.testing.assert_allclose(landscape.hessian(POINTS), by_hand, rtol=1e-14)


def test_leading_axes_are_kept_and_everything_is_float64():
    landscape = zoo.get("lee")
    many = np.zeros((4, 3, 2), dtype=np.float32)
    assert landscape.value(many).shape == (4, 3)
    assert landscape.gradient(many).shape == (4, 3, 2)
    assert landscape.hessian(many).shape == (4, 3, 2, 2)
    assert landscape.hessian(many).dtype == np.float64
    assert landscape.value([0.0, 1.0]).shape == ()


def test_float64_is_used_within_and_the_global_precision_stays():
    landscape = Landscape.from_formula("x + 1e-12*y")
    assert landscape.value([1.0, 1.0]) == 1.0 + 1e-12
    assert not jax.config.jax_enable_x64


def test_points_of_the_wrong_length_are_refused():
    with pytest.raises(InvalidInput) as caught:
        zoo.get("lee").value([1.0, 2.0, 3.0])
    assert str(caught.value) == (
        "points of shape (3,) on the landscape 'lee'; accepted: shape (..., 2). "
        "Give 2 coordinates on the last axis."
    )


def test_formula_with_defaults_has_a_box_of_two_and_its_text_as_name():
    landscape = Landscape.from_formula("x1*x3")
    assert landscape.box == ((-2.0, 2.0),) * 3
    assert (landscape.name, landscape.formula) == ("x1*x3", "x1*x3")
    assert (landscape.start, landscape.known) == (None, None)
    assert landscape.source == "typed by the user"


def test_formula_with_settings_keeps_them():
    known = (CriticalPoint((0.0, 0.0), 0.0, (-1.0, 1.0)),)
    landscape = Landscape.from_formula(
        "x*y", name="product", box=[(-1, 1), (0, 3)], known=known, start=[1, 2], source="a test"
    )
    assert landscape.box == ((-1.0, 1.0), (0.0, 3.0))
    assert landscape.start == (1.0, 2.0)
    assert landscape.critical_points == known
    assert (landscape.name, landscape.source) == ("product", "a test")


@pytest.mark.parametrize(
    "box",
    [[(-1, 1)], [(1, -1), (0, 1)], [(0, 0), (0, 1)], [(0, np.inf), (0, 1)], [(np.nan, 1)] * 2],
)
def test_box_that_does_not_fit_is_refused(box):
    with pytest.raises(InvalidInput) as caught:
        Landscape.from_formula("x*y", box=box)
    assert str(caught.value) == (
        f"box={box!r} for the formula 'x*y'; accepted: 2 finite pairs (lower, upper), one for each "
        "of x, y. Give each coordinate a lower end below its upper end."
    )


@pytest.mark.parametrize("start", [[1.0], [1.0, 2.0, 3.0], [1.0, np.nan], [np.inf, 0.0]])
def test_start_that_does_not_fit_is_refused(start):
    with pytest.raises(InvalidInput) as caught:
        Landscape.from_formula("x*y", start=start)
    assert str(caught.value) == (
        f"start={start!r} for the formula 'x*y'; accepted: 2 finite numbers, one for each of x, y. "
        "Give the start as many numbers as the formula has coordinates."
    )


def test_bad_formula_is_refused_as_such():
    with pytest.raises(FormulaError, match="at column 2"):
        Landscape.from_formula("x.real")


def test_critical_points_are_searched_when_none_are_known():
    landscape = Landscape.from_formula("(x**2 - 1)**2 + y**2")
    assert [p.describe() for p in landscape.critical_points] == [
        "minimum (-1, 0)",
        "minimum (1, 0)",
        "saddle (0, 0)",
    ]
    assert landscape.critical_points is landscape.critical_points


def test_nearest_critical_point_is_the_nearest_and_may_be_absent():
    near = zoo.get("lee").nearest_critical_point([0.1, 0.6])
    assert near is not None
    assert near.location == (0.0, 1.0)
    assert Landscape.from_formula("x + y").nearest_critical_point([0.0, 0.0]) is None


def test_box_diagonal_is_euclidean():
    assert Landscape.from_formula("x*y", box=[(0, 3), (0, 4)]).box_diagonal == 5.0


def point_of_kind(name: str, kind: Kind) -> CriticalPoint:
    return next(p for p in zoo.get(name).critical_points if p.kind is kind)


def test_radius_is_half_the_way_to_the_next_point_or_half_the_box():
    lee = neighbourhood(zoo.get("lee"), point_of_kind("lee", Kind.STRICT_SADDLE))
    assert lee.radius == 0.5  # the minima are 1 away
    plain = neighbourhood(zoo.get("saddle"), point_of_kind("saddle", Kind.STRICT_SADDLE))
    assert plain.radius == 1.0  # alone in a box of half-width 2


def test_displacement_is_measured_along_the_escape_directions_only():
    surroundings = neighbourhood(zoo.get("saddle"), zoo.get("saddle").critical_points[0])
    assert surroundings.is_strict
    np.testing.assert_allclose(surroundings.escape_directions, [[0.0, 1.0]])
    np.testing.assert_allclose(surroundings.curvatures, [-2.0, 2.0])
    np.testing.assert_allclose(surroundings.displacement([[5.0, 0.25], [0.0, -3.0]]), [0.25, 3.0])


def test_displacement_from_a_degenerate_point_is_the_distance():
    surroundings = neighbourhood(zoo.get("monkey"), zoo.get("monkey").critical_points[0])
    assert not surroundings.is_strict
    assert surroundings.displacement([3.0, 4.0]) == 5.0


def test_default_start_is_up_the_stable_direction_and_a_millionth_off():
    surroundings = neighbourhood(zoo.get("saddle"), zoo.get("saddle").critical_points[0])
    assert surroundings.default_start() == pytest.approx((1.0, 1e-6), rel=1e-12)


def test_minimum_has_no_neighbourhood_to_escape_from():
    with pytest.raises(InvalidInput) as caught:
        neighbourhood(zoo.get("bowl"), zoo.get("bowl").critical_points[0])
    assert str(caught.value) == (
        "the minimum (0, 0) of 'bowl' as a point to escape from; accepted: a saddle, a maximum or "
        "a degenerate point. Choose a start near such a point."
    )
