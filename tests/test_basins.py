"""Basin maps against loops of gradient descent in NumPy, and manifolds against the borders they are.

Independent roads: NumPy's own steps with gradients differentiated by hand; the exact manifolds y = 0 of
Lee's function and x = 0 of the double well, which follow from symmetry; and starts placed on both sides
of a computed manifold, whose ends the engine decides without knowing of it.
"""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from unsaddle import zoo
from unsaddle.basins import BasinMap, Fate, Visits, basin_map, flow_branches, map_branches
from unsaddle.basins.manifolds import largest_curvature, strict_saddles
from unsaddle.ensemble import run_ensemble
from unsaddle.errors import InvalidInput
from unsaddle.figures.basins import FATES, _ramp
from unsaddle.figures.style import INK
from unsaddle.landscape import Landscape
from unsaddle.optimizers import resolve

LEE = zoo.get("lee")
HIMMELBLAU = zoo.get("himmelblau")


def himmelblau_slope(x, y):
    a, b = x * x + y - 11.0, x + y * y - 7.0
    return 4.0 * x * a + 2.0 * b, 2.0 * a + 4.0 * y * b


def followed(places, reach, start, rate, n_steps):
    """Place and step by a plain loop: the point at the end, and the begin of the visit to it."""
    x, y = start
    last, since = None, -1
    for step in range(n_steps + 1):
        if step:
            gx, gy = himmelblau_slope(x, y)
            x, y = x - rate * gx, y - rate * gy
        near = [k for k, (px, py) in enumerate(places) if (x - px) ** 2 + (y - py) ** 2 <= reach**2]
        if near and near[0] != last:
            last, since = near[0], step
    at_the_end = last is not None and np.hypot(x - places[last][0], y - places[last][1]) <= reach
    return (last, since) if at_the_end else (int(Fate.ON_THE_WAY), -1)


@pytest.mark.parametrize("n_steps", [20, 150])
def test_a_map_is_what_a_plain_loop_says_of_every_start(n_steps):
    found = basin_map("himmelblau", "sgd lr=0.003", size=(12, 9), n_steps=n_steps, seed=0)
    assert found.places.shape == found.steps.shape == (9, 12)
    numbers = found.arrays()
    places = [point.location for point in HIMMELBLAU.critical_points]
    for row in range(9):
        for column in range(12):
            start = numbers["x"][column], numbers["y"][row]
            expected = followed(places, found.reach, start, 0.003, n_steps)
            assert (found.places[row, column], found.steps[row, column]) == expected


def test_many_strips_say_what_one_strip_says(monkeypatch):
    whole = basin_map("himmelblau", "adam lr=0.1", size=40, n_steps=60, seed=0, noise=0.5)
    from unsaddle.ensemble import strips

    monkeypatch.setattr(strips.in_strips, "__kwdefaults__", {
        **strips.in_strips.__kwdefaults__, "size": 300,
    })  # fmt: skip
    cut = basin_map("himmelblau", "adam lr=0.1", size=40, n_steps=60, seed=0, noise=0.5)
    assert np.array_equal(whole.places, cut.places)
    assert np.array_equal(whole.steps, cut.steps)


def test_the_same_seed_gives_the_same_map_and_another_does_not():
    first, second, other = (
        basin_map("double_well", "sgd lr=0.05", size=30, n_steps=100, seed=seed, noise=3.0)
        for seed in (1, 1, 2)
    )
    assert np.array_equal(first.places, second.places)
    assert np.array_equal(first.steps, second.steps)
    assert not np.array_equal(first.steps, other.steps)


def test_counts_are_those_of_the_arrays():
    found = basin_map("himmelblau", "sgd lr=0.01", size=50, n_steps=100, seed=0)
    basins = found.basins()
    assert sum(basin.n_starts for basin in basins) == 2500
    assert sum(basin.share for basin in basins) == pytest.approx(1.0, abs=1e-12)
    for basin in basins:
        here = found.places == basin.number
        assert basin.n_starts == here.sum()
        if basin.median_steps is not None:
            assert basin.median_steps == np.median(found.steps[here])
    data = json.loads(found.to_json())
    assert [each["n_starts"] for each in data["basins"]] == [b.n_starts for b in basins]
    assert data["size"] == [50, 50]
    assert data["seed"] == 0


def test_arrays_are_saved_for_numpy(tmp_path):
    found = basin_map("double_well", "sgd lr=0.05", size=(6, 4), n_steps=50, seed=0)
    with np.load(found.save(tmp_path / "map.npz")) as kept:
        assert np.array_equal(kept["places"], found.places)
        assert np.array_equal(kept["steps"], found.steps)
        assert (len(kept["x"]), len(kept["y"])) == (6, 4)


# ---- fates --------------------------------------------------------------------------------------


def fates(found):
    return {basin.number for basin in found.basins()}


def test_a_step_too_large_diverges_far_out_and_converges_near_the_minimum():
    # x**4: descent contracts where rate * 12 x**2 < 2 or so, and overshoots for good where
    # |x - 4 rate x**3| > |x|, that is |x| > sqrt(1/(2 rate)) = 1 at rate 1/2.
    well = Landscape.from_formula("x**4 + y**2/2", box=((-2, 2), (-1, 1)))
    found = basin_map(well, "sgd lr=0.5", size=(40, 4), n_steps=3000, seed=0)
    x = found.arrays()["x"]
    assert np.array_equal(found.places == Fate.DIVERGED, np.tile(np.abs(x) > 1, (4, 1)))
    assert np.all(found.steps[found.places == Fate.DIVERGED] > 0)


def test_where_the_function_has_no_lower_bound_walkers_fall_out_of_sight():
    # |y| grows by 1.2 a step until 100 diagonals: the first step with |y| 1.2**n > 100 sqrt(32).
    found = basin_map("saddle", "sgd lr=0.1", size=(4, 6), n_steps=100, seed=0)
    assert fates(found) == {Fate.FALLEN}
    y = np.abs(found.arrays()["y"])
    expected = np.floor(np.log(100 * np.sqrt(32) / y) / np.log(1.2)) + 1
    assert np.array_equal(found.steps, np.repeat(expected[:, None], 4, axis=1))


def test_a_function_without_a_value_in_part_of_the_box_is_mapped_in_the_rest():
    place = Landscape.from_formula("log(x + 1)**2 + y**2", box=((-2, 2), (-1, 1)))
    found = basin_map(place, "sgd lr=0.05", size=(40, 6), n_steps=400, seed=0)
    x = found.arrays()["x"]
    assert np.array_equal(found.places == Fate.NO_VALUE, np.tile(x < -1, (6, 1)))
    assert np.all(found.places[:, (x > -0.5)] == 0)  # its one minimum
    assert np.all(found.steps[found.places == Fate.NO_VALUE] == -1)


def test_walkers_that_reach_a_point_without_a_value_have_left_the_domain():
    # sqrt(x) has a slope that carries every start across 0, where there is no value.
    place = Landscape.from_formula("sqrt(x) + y**2", box=((0, 1), (-1, 1)))
    found = basin_map(place, "sgd lr=0.3", size=8, n_steps=50, seed=0)
    assert fates(found) == {Fate.LEFT_DOMAIN}
    assert found.steps.min() >= 1


def test_a_minimum_outside_the_box_is_a_place_of_rest():
    place = Landscape.from_formula("(x - 5)**2 + y**2", box=((-1, 1), (-1, 1)))
    found = basin_map(place, "sgd lr=0.2", size=4, n_steps=100, seed=0)
    assert fates(found) == {Fate.AT_REST}
    assert fates(basin_map(place, "sgd lr=0.2", size=4, n_steps=4, seed=0)) == {Fate.OUTSIDE_BOX}


def test_a_part_of_the_box_knows_the_critical_points_outside_of_it():
    found = basin_map(
        "himmelblau", "sgd lr=0.003", size=6, n_steps=300, seed=0, box=((-1, 1), (-2, 0))
    )
    assert all(number >= 0 for number in fates(found))
    assert found.landscape.box == ((-1.0, 1.0), (-2.0, 0.0))


def test_reach_keeps_the_points_apart():
    places = [((0.0, 0.0), (2.0, 2.0)), ((0.1, 0.0), (2.0, 2.0))]
    points = tuple(
        dataclasses.replace(LEE.critical_points[0], location=location) for location, _ in places
    )
    crowded = dataclasses.replace(LEE, known=points)
    assert Visits.of(crowded).reach == pytest.approx(0.05)
    assert Visits.of(LEE).reach == pytest.approx(0.02 * np.sqrt(32))


@pytest.mark.parametrize("n_points", [9, 40])
def test_a_visit_ends_when_another_begins(n_points):
    # Along a line of points: the loop in the program (many points) and the unrolled one (few).
    spots = tuple((float(k), 0.0) for k in range(n_points))
    slope = Landscape("slope", lambda x: -x[0], ((0.0, 40.0), (-1.0, 1.0)), known=())
    run = run_ensemble(
        slope, resolve("sgd lr=0.25", 30), [(0.0, 0.0)], 30, seed=0,
        observers={"visits": Visits(spots, 0.3)},
    )  # fmt: skip
    last, since = run.observed["visits"]
    assert (int(last[0]), int(since[0])) == (7, 27)  # x = 7.5 at the end; at 6.75 first near 7


def test_diverged_and_left_domain_are_told_apart_by_hue_and_hatching():
    (lost, lost_hatch), (out, out_hatch) = FATES[Fate.DIVERGED], FATES[Fate.LEFT_DOMAIN]
    assert len({lost_hatch, out_hatch, ""}) == 3
    # No grey: lightness stands for the steps.
    assert all(np.ptp(to_rgb(color)) > 0.1 for color in (lost, out))
    assert np.linalg.norm(np.subtract(to_rgb(lost), to_rgb(out))) > 0.25
    # The hatching's ink is seen at the dark end of each range.
    for color in (lost, out):
        darkest = _ramp(color)(1.0)[:3]
        assert np.dot(darkest, (0.3, 0.59, 0.11)) > np.dot(to_rgb(INK), (0.3, 0.59, 0.11)) + 0.2


# ---- interruption -------------------------------------------------------------------------------


def interrupted_map():
    def stop(share):
        if share > 0.3:
            raise KeyboardInterrupt

    return basin_map("himmelblau", "adam", size=600, n_steps=200, seed=0, progress=stop)


def test_an_interruption_keeps_what_was_computed(tmp_path):
    found = interrupted_map()
    assert found.interrupted
    assert 0 < found.n_computed < found.places.size
    assert np.all(found.steps[found.places == Fate.NOT_COMPUTED] == -1)
    whole = basin_map("himmelblau", "adam", size=600, n_steps=200, seed=0)
    kept = found.places != Fate.NOT_COMPUTED
    assert np.array_equal(found.places[kept], whole.places[kept])
    assert np.array_equal(found.steps[kept], whole.steps[kept])
    assert "interrupted: " in "\n".join(found.protocol())
    assert found.to_dict()["interrupted"] is True
    assert "Interrupted" in repr(found)
    assert found.save(tmp_path / "map.png").stat().st_size > 1000


# ---- manifolds ----------------------------------------------------------------------------------


@pytest.mark.parametrize("branches", [flow_branches, lambda place: map_branches(place, 0.05)])
def test_lees_manifold_is_the_line_through_its_saddle(branches):
    found = branches(LEE)
    assert len(found) == 2
    for branch in found:
        assert np.abs(branch.points[:, 1]).max() < 1e-9
        assert np.abs(branch.points[-1, 0]) >= 2.0
        steps = np.linalg.norm(np.diff(branch.points, axis=0), axis=1)
        assert steps.max() < 0.02 * LEE.box_diagonal


def ends_beside(branches, rate, offset, n_steps):
    """Ends of starts on both sides of each manifold; (branches, sides, dims), and which is which."""
    starts = []
    for branch in branches:
        middle = len(branch.points) * 2 // 3
        point = branch.points[middle]
        along = branch.points[middle + 1] - branch.points[middle - 1]
        across = np.array([-along[1], along[0]]) / np.linalg.norm(along)
        starts += [point + offset * across, point - offset * across]
    run = run_ensemble(HIMMELBLAU, resolve(f"sgd lr={rate}", n_steps), starts, n_steps, seed=0)
    return run.finals.reshape(len(branches), 2, 2)


def test_the_maps_own_manifold_parts_its_basins_to_a_millionth():
    rate = 0.003
    assert rate * largest_curvature(HIMMELBLAU) < 1
    branches = map_branches(HIMMELBLAU, rate)
    assert len(branches) == 8
    ends = ends_beside(branches, rate, 1e-6, 6000)
    assert np.all(np.linalg.norm(ends[:, 0] - ends[:, 1], axis=1) > 1.0)


def test_the_flows_manifold_parts_the_basins_of_small_steps_only():
    branches = flow_branches(HIMMELBLAU)
    ends = ends_beside(branches, 1e-4, 3e-3, 60_000)
    assert np.all(np.linalg.norm(ends[:, 0] - ends[:, 1], axis=1) > 1.0)
    # At the step of the test above it errs by more than that somewhere.
    ends = ends_beside(branches, 0.003, 1e-6, 6000)
    assert np.any(np.linalg.norm(ends[:, 0] - ends[:, 1], axis=1) < 1e-3)


@pytest.mark.slow
def test_the_borders_of_a_map_are_its_manifolds_to_one_cell():
    found = basin_map("himmelblau", "sgd lr=0.003", size=300, n_steps=2000, seed=0)
    places = found.places
    cell = 10.0 / 300
    x, y = found.arrays()["x"], found.arrays()["y"]
    right = np.argwhere(places[:, 1:] != places[:, :-1])
    borders = np.stack([x[right[:, 1]] + 0.5 * cell, y[right[:, 0]]], axis=1)
    points = np.concatenate([branch.points for branch in found.map_branches])
    away = np.min(np.linalg.norm(borders[:, None] - points[None], axis=2), axis=1)
    # Half a cell across, and half the distance of the line's points along it: below one cell.
    assert len(borders) > 250
    assert away.max() < cell


def test_uphill_of_a_saddle_lies_the_maximum_or_the_border():
    ends = np.array([branch.points[-1] for branch in flow_branches(HIMMELBLAU)])
    top = np.array([-0.27084, -0.92304])
    near_top = np.linalg.norm(ends - top, axis=1) < 0.01
    at_border = np.max(np.abs(ends), axis=1) >= 5.0
    assert near_top.sum() == 4
    assert at_border.sum() == 4


def test_too_many_saddles_have_no_lines():
    place = zoo.get("rastrigin")
    assert len(strict_saddles(place)) == 220
    assert flow_branches(place) == map_branches(place, 1e-4) == ()


def test_only_plain_descent_below_one_over_l_has_lines_of_its_own():
    settings = {"size": 4, "n_steps": 3, "seed": 0}
    assert len(basin_map("lee", "sgd lr=0.05", **settings).map_branches) == 2
    for rule in ("sgd lr=0.5", "momentum lr=0.05", "sgd lr=0.05 schedule=cosine", "adam"):
        found = basin_map("lee", rule, **settings)
        assert found.map_branches == ()
        assert len(found.flow_branches) == 2
    assert basin_map("lee", "sgd lr=0.05", noise=0.1, **settings).map_branches == ()


# ---- faces --------------------------------------------------------------------------------------


def small_map(**more):
    return basin_map("himmelblau", "sgd lr=0.003", size=40, n_steps=100, seed=0, **more)


def test_the_table_names_every_basin_and_the_protocol_the_seed():
    text = repr(small_map())
    for word in ("minimum (3, 2)", "starts", "share", "median", "seed 0"):
        assert word in text
    assert "Wilson" not in text  # a grid is no sample


def test_the_picture_shows_lightness_hue_and_lines():
    from matplotlib.colors import rgb_to_hsv, to_rgb

    from unsaddle.figures.basins import color_of, colored

    found = small_map()
    figure = found.figure()
    axes = figure.axes[0]
    lines = [line for line in axes.get_lines() if line.get_gid() == "stable manifold"]
    assert len(lines) == 16  # of the flow, and of the map
    image = colored(found)
    for basin in found.basins():
        here = found.places == basin.number
        if basin.number < 0 or here.sum() < 20:
            continue
        quick = here & (found.steps <= np.quantile(found.steps[here], 0.1))
        slow = here & (found.steps >= np.quantile(found.steps[here], 0.9))
        assert image[quick].mean() > image[slow].mean() + 0.05
        hue = rgb_to_hsv(np.array(to_rgb(color_of(basin.number))))[0]
        assert np.abs(rgb_to_hsv(image[slow])[:, 0] - hue).max() < 0.02
    assert found.figure().axes[0].get_xlabel() == "x"


REFUSED = {
    "three dimensions": (
        lambda: basin_map("x**2 + y**2 + z**2"),
        "a basin map of 'x**2 + y**2 + z**2', which has 3 dimensions; accepted: a landscape of two "
        "dimensions. Fix all other coordinates in a formula of x and y, or race from single starts.",
    ),
    "a box with its ends exchanged": (
        lambda: basin_map("lee", box=((1, -1), (0, 1))),
        "box=[[1, -1], [0, 1]]; accepted: two finite pairs (lower, upper), for x and for y, each "
        "lower end below its upper end. Write box=((-1, 1), (0, 2)), or --box -1,1,0,2 on the "
        "command line.",
    ),
    "no cells": (
        lambda: basin_map("lee", size=(0, 4)),
        "size=[0, 4]; accepted: one or two whole numbers from 1, at most 67,108,864 cells. "
        "Write size=(400, 300), or --size 400x300 on the command line.",
    ),
    "no domain": (
        lambda: basin_map("log(x) + y", box=((-2, -1), (0, 1))),
        "'log(x) + y' on the box ((-2.0, -1.0), (0.0, 1.0)), where no start has a finite value; "
        "accepted: a box that holds a part of the function's domain. Move the box.",
    ),
    "no steps": (
        lambda: basin_map("lee", n_steps=0),
        "n_steps=0; accepted: a whole number from 1 to 2**31 - 1. Ask for at least one step.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_maps_that_cannot_be_made_are_refused(name):
    call, message = REFUSED[name]
    with pytest.raises(InvalidInput) as caught:
        call()
    assert str(caught.value) == message


def test_a_map_is_a_result():
    assert BasinMap.face == "basins"
