"""Passes are where closed forms and publications say, and lead where descent leads.

Roads: closed forms; K. Müller and L. Brown (1979), Theor. Chim. Acta 53, 75, for their surface;
steepest descent by another integrator and another first step; water rising over a dense grid, which
knows neither derivatives nor saddles.
"""

from __future__ import annotations

import functools
import itertools
import json
import math
from dataclasses import replace

import jax.numpy as jnp
import numpy as np
import pytest
from scipy.integrate import solve_ivp

from unsaddle import zoo
from unsaddle.critical import Kind
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape
from unsaddle.passes import Pass, find_pass
from unsaddle.passes.string import evenly, relax


def mueller_brown(x):
    scale = (-200.0, -100.0, -170.0, 15.0)
    a, b, c = (-1.0, -1.0, -6.5, 0.7), (0.0, 0.0, 11.0, 0.6), (-10.0, -10.0, -6.5, 0.7)
    at_x, at_y = (1.0, 0.0, -0.5, -1.0), (0.0, 0.5, 1.5, 1.0)
    total = 0.0
    for i in range(4):
        u, v = x[0] - at_x[i], x[1] - at_y[i]
        total = total + scale[i] * jnp.exp(a[i] * u**2 + b[i] * u * v + c[i] * v**2)
    return total


MUELLER_BROWN = Landscape("Müller-Brown", mueller_brown, ((-1.6, 1.2), (-0.4, 2.0)))
HIMMELBLAU = zoo.get("himmelblau")
# name: landscape, minima, height of the pass
SINGLE = {
    "double well": ("double_well", (-1.0, 0.0), (1.0, 0.0), 1.0),
    "lee": ("lee", (0.0, -1.0), (0.0, 1.0), 0.0),
    "castera": ("castera", (-math.sqrt(2), 0.0), (math.sqrt(2), 0.0), 0.0),
    "himmelblau, right": ("himmelblau", (3.0, 2.0), (3.58, -1.85), 13.31192627040559),
    "himmelblau, above": ("himmelblau", (3.0, 2.0), (-2.81, 3.13), 67.71915008752615),
    "himmelblau, left": ("himmelblau", (-3.78, -3.28), (-2.81, 3.13), 104.0151629175581),
    "one dimension": ("(x**2 - 1)**2 + 0*x", (-1.0,), (1.0,), 1.0),
}


@functools.cache
def way_of(name: str) -> Pass:
    """The way that most tests look at; it is searched once."""
    if name == "himmelblau":
        return find_pass("himmelblau", (3.58, -1.85), (-3.78, -3.28))
    return find_pass(MUELLER_BROWN, (-0.55, 1.44), (0.62, 0.03))


@pytest.mark.parametrize("case", SINGLE)
def test_single_saddles_have_the_known_heights(case):
    name, a, b, height = SINGLE[case]
    way = find_pass(name, a, b)
    assert way.is_joined
    assert way.is_proved
    assert len(way.saddles) == 1
    assert way.height == pytest.approx(height, rel=1e-13, abs=1e-13)
    low, high = way.saddle.certificate.value_bounds
    assert low - 1e-11 <= height <= high + 1e-11
    assert way.saddle.certificate.index == 1
    assert way.height_above_a == pytest.approx(height - way.minimum_a.value, abs=1e-12)
    assert way.path_values.max() == pytest.approx(way.height, abs=1e-12)
    assert way.path[0] == pytest.approx(np.array(way.minimum_a.location), abs=1e-12)
    assert way.path[-1] == pytest.approx(np.array(way.minimum_b.location), abs=1e-12)


@pytest.mark.slow
def test_the_surface_of_mueller_and_brown_has_its_published_points():
    # Printed with two or three digits of the place and three to five of the value.
    way = way_of("Müller-Brown")
    published = [
        ((-0.558, 1.442), -146.70),
        ((-0.822, 0.624), -40.66),
        ((-0.050, 0.467), -80.77),
        ((0.212, 0.293), -72.25),
        ((0.623, 0.028), -108.17),
    ]
    assert way.is_proved
    assert len(way.stations()) == 5
    for point, (place, value) in zip(way.stations(), published, strict=True):
        assert point.location == pytest.approx(place, abs=6e-4)
        assert point.value == pytest.approx(value, abs=6e-3)
    assert way.height_above_a == pytest.approx(106.03, abs=0.01)


def test_saddles_and_minima_between_are_listed_in_order():
    # The landscape is asked without its list: the string alone must find the way.
    bare = replace(zoo.get("rastrigin"), known=())
    way = find_pass(bare, (0.0, 0.0), (2.0, 1.0))
    kinds = [point.kind for point in way.stations()]
    assert kinds == [Kind.MINIMUM, Kind.STRICT_SADDLE] * 3 + [Kind.MINIMUM]
    steps = [math.dist(p.location, q.location) for p, q in itertools.pairwise(way.stations())]
    assert max(steps) < 0.6  # neighbours of the lattice, half a period apart
    assert way.is_proved


def test_a_string_on_a_crest_is_pushed_off_it():
    # The diagonal of Rastrigin's cell leads over a maximum; symmetry holds the string there.
    line = np.linspace([0.0, 0.0], [0.995, 0.995], 33)
    string = relax(zoo.get("rastrigin"), line, 20_000)
    assert string.settled
    tops = string.images[string.heights()]
    assert len(tops) == 2
    for top in tops:
        nearest = zoo.get("rastrigin").nearest_critical_point(top)
        assert nearest.index == 1


def test_ten_dimensions_with_a_bent_valley():
    stiffness = np.linspace(1.0, 30.0, 9)

    def bent(x):
        return (x[0] ** 2 - 1) ** 2 + jnp.sum(stiffness * (x[1:] - x[0] ** 2 / 2) ** 2)

    landscape = Landscape("bent", bent, ((-2.0, 2.0),) * 10)
    way = find_pass(landscape, [-1.0] + [0.5] * 9, [1.0] + [0.5] * 9)
    assert way.is_proved
    assert way.height == pytest.approx(1.0, abs=1e-13)
    assert way.saddle.location == pytest.approx((0.0,) * 10, abs=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize("case", ["himmelblau", "Müller-Brown"])
def test_another_integrator_from_another_start_leads_to_the_same_minima(case):
    way = way_of(case)
    place = way.landscape
    stations = way.stations()
    for i in range(1, len(stations), 2):
        centre = np.array(stations[i].location)
        curvatures, vectors = np.linalg.eigh(place.hessian(centre))
        assert curvatures[0] < 0 < curvatures[1]
        ends = []
        for side in (-1.0, 1.0):
            start = centre + side * 1e-3 * vectors[:, 0]
            # Bounded speed, so time is nearly length; Radau shares nothing with our LSODA.
            solution = solve_ivp(
                lambda _t, x: -place.gradient(x) / (1.0 + np.linalg.norm(place.gradient(x))),
                (0.0, 200.0),
                start,
                method="Radau",
                rtol=1e-7,
                atol=1e-9,
            )
            ends.append(place.nearest_critical_point(solution.y[:, -1]).location)
        around = [stations[i - 1].location, stations[i + 1].location]
        for found, wanted in zip(sorted(ends), sorted(around), strict=True):
            assert found == pytest.approx(wanted, abs=1e-6)


def flooding_height(landscape: Landscape, a, b, n: int) -> tuple[float, float]:
    """Return the level at which water joins two cells of a grid, and a bound of the grid's error."""
    (x_low, x_high), (y_low, y_high) = landscape.box
    x, y = np.linspace(x_low, x_high, n), np.linspace(y_low, y_high, n)
    values = landscape.value(np.stack(np.meshgrid(x, y, indexing="ij"), axis=-1))
    parent = np.full(n * n, -1)

    def root(i):
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    cell = [int(np.argmin(np.abs(x - p[0]))) * n + int(np.argmin(np.abs(y - p[1]))) for p in (a, b)]
    flat = values.ravel()
    for i in np.argsort(flat):
        parent[i] = i
        row, column = divmod(int(i), n)
        for r, c in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            if 0 <= r < n and 0 <= c < n and parent[r * n + c] >= 0:
                parent[root(r * n + c)] = root(i)
        if parent[cell[0]] >= 0 and parent[cell[1]] >= 0 and root(cell[0]) == root(cell[1]):
            return float(flat[i]), float(max(x[1] - x[0], y[1] - y[0]))
    raise AssertionError("the grid is connected, so water joins everything")


@pytest.mark.parametrize("pair", list(itertools.combinations(range(4), 2)))
def test_water_rising_over_a_grid_joins_himmelblaus_minima_at_the_same_height(pair):
    a, b = (HIMMELBLAU.critical_points[i].location for i in pair)
    height = find_pass("himmelblau", a, b).height
    level, spacing = flooding_height(HIMMELBLAU, a, b, 241)
    # At a saddle the grid's error is of second order: curvature up to 100 times spacing squared.
    assert level == pytest.approx(height, abs=100 * spacing**2)


@pytest.mark.slow
def test_water_joins_the_minima_of_mueller_and_brown_at_the_same_height():
    way = way_of("Müller-Brown")
    ends = (way.minimum_a.location, way.minimum_b.location)
    level, spacing = flooding_height(MUELLER_BROWN, *ends, 301)
    assert level == pytest.approx(way.height, abs=2000 * spacing**2)


@pytest.mark.slow
def test_a_landscape_without_its_list_may_know_a_higher_way_only():
    a, b = (HIMMELBLAU.critical_points[i].location for i in (2, 3))
    alone = find_pass(replace(HIMMELBLAU, known=()), a, b)
    compared = find_pass("himmelblau", a, b)
    assert compared.height == pytest.approx(104.0151629175581)
    assert alone.height >= compared.height - 1e-9
    assert "others may lead lower" in " ".join(alone.remarks())
    given = find_pass(replace(HIMMELBLAU, known=()), a, b, saddles=HIMMELBLAU.critical_points)
    assert given.height == compared.height


def test_a_way_over_a_degenerate_point_is_not_called_a_pass():
    way = find_pass("monkey_confined", (-6.0, 0.0), (3.0, 3 * math.sqrt(3)))
    assert not way.is_joined
    assert not way.is_proved
    assert (way.saddle, way.height, way.height_above_a, way.height_above_b) == (None,) * 4
    assert way.reason == (
        "the heights of the string lead to no saddle of index 1, but to the degenerate point (0, 0)"
    )
    assert way.to_dict()["height"] is None


def test_too_few_iterations_are_said():
    way = find_pass(MUELLER_BROWN, (-0.55, 1.44), (0.62, 0.03), max_iterations=1)
    assert not way.settled
    assert "had not come to rest after" in " ".join(way.remarks())


def test_the_same_call_gives_the_same_way_to_the_bit():
    first, second = (find_pass("himmelblau", (3.0, 2.0), (3.58, -1.85)) for _ in range(2))
    assert first.to_json() == second.to_json()


def test_plain_data_hold_the_path_and_the_certificates():
    data = json.loads(find_pass("double_well", (-1.0, 0.0), (1.0, 0.0)).to_json())
    assert data["is_proved"] is True
    assert data["height_above_a"] == 1.0
    assert data["saddles"][0]["certificate"]["index"] == 1
    assert len(data["path"]) == len(data["path_values"]) > 40


REFUSED = {
    "the same minimum twice": (
        ("himmelblau", (3.0, 2.0), (3.0, 2.001)),
        {},
        "minimum_a and minimum_b that are both the minimum (3, 2) of 'himmelblau'; accepted: two "
        "different minima. Ask find_critical_points, which lists the minima of a landscape.",
    ),
    "a saddle": (
        ("double_well", (0.0, 0.0), (1.0, 0.0)),
        {},
        "minimum_a=(0, 0) on 'double_well', from where Newton's method leads to the saddle (0, 0); "
        "accepted: a minimum with positive curvature in every direction, or a place within 0.283. "
        "Ask find_critical_points, which lists the minima of a landscape.",
    ),
    "a degenerate minimum": (
        ("valley", (0.0, 0.0), (1.0, 0.0)),
        {},
        "minimum_a=(0, 0) on 'valley', from where Newton's method leads to the degenerate point "
        "(0, 0); accepted: a minimum with positive curvature in every direction, or a place within "
        "0.283. Ask find_critical_points, which lists the minima of a landscape.",
    ),
    "a text": (
        ("lee", "here", (0.0, 1.0)),
        {},
        "minimum_a='here'; accepted: a CriticalPoint, or finite coordinates such as (3, 2). "
        "Ask find_critical_points, which lists the minima of a landscape.",
    ),
    "the wrong number of coordinates": (
        ("lee", (0.0, -1.0), (0.0, 1.0, 0.0)),
        {},
        "minimum_b=(0, 1, 0) on 'lee'; accepted: 2 coordinates. Give one number for each "
        "coordinate.",
    ),
    "too few images": (
        ("lee", (0.0, -1.0), (0.0, 1.0)),
        {"n_images": 3},
        "n_images=3; accepted: a whole number, at least 5. The default is a start.",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_joined_is_refused_with_advice(case):
    arguments, settings, message = REFUSED[case]
    with pytest.raises(InvalidInput) as caught:
        find_pass(*arguments, **settings)
    assert str(caught.value) == message


def test_minima_that_are_proved_are_joined_though_their_eigenvalues_look_flat():
    way = find_pass(".5e9*x**2 - .5*y**2 + .25*y**4", (0.0, -1.0), (0.0, 1.0))
    assert way.is_proved
    assert [point.describe() for point in way.stations()] == [
        "minimum (0, -1)",
        "saddle (0, 0)",
        "minimum (0, 1)",
    ]
    assert way.height_above_a == pytest.approx(0.25, abs=1e-14)
    given = way.landscape.critical_points  # searched: no certificate, degenerate by eigenvalues
    assert {point.kind for point in given} == {Kind.DEGENERATE}
    assert find_pass(way.landscape, (0.0, -1.0), (0.0, 1.0), saddles=given).height == way.height


@pytest.mark.parametrize("scale", [1e-200, 1e200])
def test_the_scale_of_the_function_scales_the_height_only(scale):
    well = zoo.get("double_well")
    scaled = Landscape("scaled", lambda x: scale * well.function(x), well.box)
    way = find_pass(scaled, (-1.0, 0.0), (1.0, 0.0))
    assert way.is_proved
    assert way.height_above_a == pytest.approx(scale, rel=1e-13)
    assert way.saddle.describe() == "saddle (0, 0)"


def narrow(x):
    return ((x[0] / 1e-2) ** 2 - 1) ** 2 + x[1] ** 2


def test_proved_minima_are_told_apart_however_wide_the_box():
    # 0.02 apart, less than 1e-4 of the diagonal: only the proofs tell the two apart.
    wide = Landscape("narrow", narrow, ((-200.0, 200.0),) * 2)
    way = find_pass(wide, (-0.01, 0.0), (0.01, 0.0))
    assert way.is_proved
    assert [round(p.location[0], 9) for p in way.stations()] == [-0.01, 0.0, 0.01]
    assert way.height_above_a == pytest.approx(1.0, abs=1e-13)
    # The first step off the saddle is not longer than the well.
    assert way.path_values.max() == pytest.approx(way.height, abs=1e-12)
    assert np.abs(way.path[:, 0]).max() <= 0.01 * (1 + 1e-6)


def test_proved_saddles_that_lie_close_are_both_seen():
    def triple(x):
        u = x[0] / 1e-2
        return u**6 / 6 - 3 * u**4 / 4 + u**2 / 2 + x[1] ** 2

    # The derivative u (u⁴ - 3 u² + 1) is zero at 0, ± 1/φ and ± φ, φ the golden ratio.
    golden = (1 + math.sqrt(5)) / 2
    wide = Landscape("triple", triple, ((-200.0, 200.0),) * 2)
    way = find_pass(wide, (-0.01 * golden, 0.0), (0.01 * golden, 0.0))
    assert way.is_proved
    places = [point.location[0] / 0.01 for point in way.stations()]
    assert places == pytest.approx([-golden, -1 / golden, 0.0, 1 / golden, golden], abs=1e-9)


def test_points_at_even_distances_keep_the_ends():
    points = np.array([[0.0, 0.0], [0.0, 3.0], [4.0, 3.0]])
    spread = evenly(points, 8)
    gaps = np.linalg.norm(np.diff(spread, axis=0), axis=1)
    assert spread[0].tolist() == [0.0, 0.0]
    assert spread[-1].tolist() == [4.0, 3.0]
    assert gaps == pytest.approx(np.full(7, 1.0))


def test_view_and_picture_say_what_was_found():
    way = way_of("himmelblau")
    text = repr(way)
    assert "The way leads over 3 saddles; the highest is the saddle (-3.073, -0.08135)" in text
    assert "104 above a and 104 above b" in text.replace("\n", " ")
    figure = way.figure()
    assert len(figure.axes) == 2
    (line,) = [a for a in figure.axes[1].get_lines() if a.get_gid() == "value along the way"]
    assert np.max(line.get_ydata()) == pytest.approx(way.height)
    lost = find_pass("monkey_confined", (-6.0, 0.0), (3.0, 3 * math.sqrt(3)))
    assert "The two minima were not joined." in repr(lost)
    assert len(lost.figure().axes) == 2
