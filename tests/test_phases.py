"""Phase pictures: cells against single races, statistics against `unsaddle.survival`, one compilation.

Independent roads: `race` runs each setting alone, with its own constructor; the edge of stability and
the step of escape are closed forms that the cells must confirm.
"""

from __future__ import annotations

import json

import jax
import numpy as np
import pytest

from unsaddle import zoo
from unsaddle.errors import InvalidInput, UnknownName
from unsaddle.landscape import Landscape
from unsaddle.oracle import MiniBatch
from unsaddle.phases import PhasePicture, phase
from unsaddle.phases.statistics import median_steps, wilson_intervals
from unsaddle.problem import Problem
from unsaddle.racing import race
from unsaddle.report.phases import view
from unsaddle.survival import escape_steps, wilson_interval

RATES = [0.003, 0.01, 0.03]


def test_every_cell_is_the_race_of_its_settings():
    momenta = [0.0, 0.5, 0.9]
    found = phase("saddle", "momentum", ("lr", RATES), ("momentum", momenta), n_steps=300, seed=0)
    for j, momentum in enumerate(momenta):
        for i, rate in enumerate(RATES):
            text = f"momentum lr={rate} momentum={momentum}"
            entry = race("saddle", [text], n_steps=300, seed=0).entries[0]
            median = entry.verdicts.escape.median
            assert found.fraction[j, i, 0] == float(median is not None)
            assert np.isnan(found.median_step[j, i]) == (median is None)
            if median is not None:
                assert found.median_step[j, i] == median
            assert found.median_value[j, i] == pytest.approx(entry.final_value["median"], rel=1e-9)


def test_noise_over_an_axis_is_the_race_under_that_noise():
    stds = [0.01, 1.0]
    found = phase(
        "lee", "adam", ("noise", stds), ("lr", RATES[1:]), n_steps=200, n_walkers=32, seed=3,
        noise_along="y",
    )  # fmt: skip
    for j, rate in enumerate(RATES[1:]):
        for i, std in enumerate(stds):
            entry = race(
                "lee", [f"adam lr={rate}"], n_steps=200, n_walkers=32, seed=3, noise=std,
                noise_along="y",
            ).entries[0]  # fmt: skip
            escape = entry.verdicts.escape
            np.testing.assert_allclose(found.fraction[j, i], escape.share, atol=1e-12)
            expected = np.nan if escape.median is None else escape.median
            np.testing.assert_equal(found.median_step[j, i], expected)


def problem():
    # Descent of single samples: x² - y² on the mean, each sample pulls along y.
    pulls = np.array([-1.5, -0.5, 0.5, 1.5])
    return Problem(
        "pulled saddle",
        lambda x, c: x[0] ** 2 - x[1] ** 2 + c * x[1],
        pulls,
        ((-2.0, 2.0), (-2.0, 2.0)),
    )


@pytest.mark.slow
def test_batch_size_over_an_axis_is_the_race_with_that_batch():
    made = problem()
    found = phase(
        made, "sgd", ("lr", [0.01, 0.05]), ("batch_size", [1, 2, 4]), start=(1.0, 0.0),
        n_steps=60, n_walkers=24, seed=1, sampling="replacement",
    )  # fmt: skip
    assert found.y.values.tolist() == [1, 2, 4]
    for j, size in enumerate((1, 2, 4)):
        for i, rate in enumerate((0.01, 0.05)):
            entry = race(
                made.landscape, [f"sgd lr={rate}"], start=(1.0, 0.0), n_steps=60, n_walkers=24,
                seed=1, noise=MiniBatch(made, size, "replacement"),
            ).entries[0]  # fmt: skip
            np.testing.assert_allclose(found.fraction[j, i], entry.verdicts.escape.share)


def test_a_picture_of_256_by_256_cells_compiles_once():
    from unsaddle.ensemble import program

    # A step of its own, which no other test has compiled.
    place = Landscape.from_formula("x**2 - 1.0625*y**2", start=(1.0, 1e-6))
    axes = ("lr", (1e-3, 1, 256, "log")), ("momentum", (0.0, 0.99, 256, "linear"))
    compiled = []

    def heard(event, duration, **more):
        if event == "/jax/core/compile/backend_compile_duration":
            compiled.append(event)

    def picture(n_steps):
        before = program._advance._cache_size()
        found = phase(place, "momentum", *axes, n_steps=n_steps, seed=0)
        return found, program._advance._cache_size() - before

    jax.monitoring.register_event_duration_secs_listener(heard)
    try:
        first, n_first = picture(40)
        n_all = len(compiled)
        second, n_second = picture(60)
        assert (n_first, n_second) == (1, 0)
        assert len(compiled) == n_all > 0  # other numbers of steps: nothing is compiled, anywhere
    finally:
        jax.monitoring.unregister_event_duration_listener(heard)
    assert first.fraction.shape == (256, 256, 3)
    assert second.escaped.sum() > first.escaped.sum()


def test_walkers_of_neighbouring_cells_share_their_noise():
    found = phase(
        "lee", "sgd", ("lr", [0.05, 0.0500001]), ("noise", [0.3, 0.3000001]), n_steps=200,
        n_walkers=50, seed=0,
    )  # fmt: skip
    cells = found.steps.reshape(4, -1)
    assert len(np.unique(cells[0])) > 5  # walkers differ
    assert np.abs(cells - cells[0]).max() <= 1  # cells do not


def test_statistics_of_many_cells_are_those_of_one():
    random = np.random.default_rng(0)
    steps = random.integers(1, 12, (200, 9))
    observed = random.random((200, 9)) < random.random((200, 1))
    medians = median_steps(steps, observed)
    shares = wilson_intervals(observed.sum(axis=1), 9)
    for k in range(200):
        expected = escape_steps(steps[k], observed[k]).median
        np.testing.assert_equal(medians[k], np.nan if expected is None else expected)
        np.testing.assert_allclose(
            shares[k], wilson_interval(int(observed[k].sum()), 9), atol=1e-14
        )


METHODS = {
    "sgd": 0.0,
    "momentum": 0.5,
    "nesterov": 0.5,
    "ema_momentum": 0.5,
}


@pytest.mark.parametrize("rule", METHODS)
def test_cells_beyond_the_edge_of_stability_diverge_and_those_before_do_not(rule):
    # A double well, which holds what has escaped: only the direction across can diverge. Its largest
    # curvature is that at the saddle, y² · 40 / 2.
    place = Landscape.from_formula(
        "x**4/4 - x**2/2 + 20*y**2", box=((-2, 2), (-2, 2)), start=(1e-3, 1e-3)
    )
    momentum = () if rule == "sgd" else (f"momentum={METHODS[rule]}",)
    found = phase(
        place, " ".join([rule, *momentum]), ("lr", (1e-3, 1, 150, "log")),
        ("noise", [1e-12, 2e-12]), n_steps=2000, n_walkers=1, seed=0,
    )  # fmt: skip
    edge = found.curves[0]
    assert edge.words == "stability edge of curvature 40, across the saddle"
    (at,) = np.unique(edge.points[:, 0])
    diverged = found.diverged_share[0] == 1
    np.testing.assert_array_equal(diverged[found.x.values > 1.05 * at], True)
    np.testing.assert_array_equal(diverged[found.x.values < 0.95 * at], False)


@pytest.mark.parametrize("rule", ["momentum", "nesterov", "ema_momentum"])
def test_the_line_of_escape_at_the_last_step_parts_the_cells(rule):
    axes = ("lr", (1e-4, 1e-1, 60, "log")), ("momentum", (0.0, 0.95, 12, "linear"))
    found = phase("saddle", rule, *axes, n_steps=500, seed=0)
    (curve,) = found.curves  # the edge, at rates from 1 on, is outside the picture
    line = curve.points
    for j, momentum in enumerate(found.y.values):
        at = np.interp(momentum, line[:, 1], line[:, 0])
        rates, escaped = found.x.values, found.fraction[j, :, 0] == 1
        assert np.all(escaped[rates > 1.02 * at])
        assert not np.any(escaped[rates < 0.98 * at])


def test_theory_is_silent_where_it_knows_nothing():
    axes = ("lr", RATES), ("b1", [0.0, 0.5])
    assert phase("saddle", "adam", *axes, n_steps=20, seed=0).curves == ()
    scheduled = "momentum schedule=cosine"
    axes = ("lr", RATES), ("momentum", [0.0, 0.5])
    assert phase("saddle", scheduled, *axes, n_steps=20, seed=0).curves == ()
    axes = ("lr", [0.5, 1.0, 2.0]), ("momentum", [0.0, 0.5])
    (edge,) = phase("saddle", "momentum", *axes, n_steps=20, seed=0, noise=0.1).curves
    assert edge.words == "stability edge of curvature 2, across the saddle"


def test_curves_outside_the_picture_are_not_named():
    axes = ("lr", (1e-4, 1e-2, 5, "log")), ("momentum", (0.0, 0.5, 5, "linear"))
    found = phase("saddle", "momentum", *axes, n_steps=20, seed=0)
    assert found.curves == ()
    assert "theory" not in repr(found)
    assert "beyond the stability edge" not in repr(found)
    wide = phase("saddle", "momentum", ("lr", (1e-4, 9, 5, "log")), axes[1], n_steps=20, seed=0)
    assert len(wide.curves) == 2
    assert (
        "beyond the stability edge a walker may still pass the radius before it is so far off that it "
        "counts as diverged" in wide.protocol()
    )


def test_the_table_names_both_axes_above_itself_and_the_protocol_no_value_of_them():
    settings = {"n_steps": 30, "n_walkers": 4, "seed": 0}
    axes = ("lr", RATES), ("noise", [0.125, 0.25])
    found = phase("saddle", "sgd", *axes, show="time", **settings)
    text = repr(found)
    assert "(down: noise std; across: learning rate)" in text
    cells = {cell.text for cells in view(found).parts[0].rows for cell in cells}
    assert "–" in cells
    assert "not reached" not in cells
    assert "gradient noise isotropic, its standard deviation along an axis" in found.protocol()[2]
    assert not [line for line in found.protocol() if "standard deviation 1" in line]
    many = view(phase("saddle", "sgd", *axes, **settings))
    assert many.protocol[0] == "below each fraction: its 95 % Wilson interval"
    assert many.protocol[1:] == many.narrow_protocol  # a narrow table has no second lines
    batches = phase(
        problem(),
        "sgd",
        ("lr", [0.01]),
        ("batch_size", [2, 4]),
        start=(1.0, 0.0),
        n_steps=3,
        seed=0,
    )
    assert "mini-batches of 4 samples, their size along an axis, " in batches.protocol()[2]


def test_an_interruption_keeps_the_cells_that_were_computed(tmp_path):
    def stop(share):
        if share > 0.3:
            raise KeyboardInterrupt

    axes = ("lr", (1e-3, 1, 64, "log")), ("momentum", (0.0, 0.9, 64, "linear"))
    settings = {"n_steps": 300, "n_walkers": 32, "noise": 0.1, "seed": 0}
    found = phase("lee", "momentum", *axes, progress=stop, **settings)
    assert found.interrupted
    assert 0 < found.computed.sum() < found.computed.size
    assert np.isnan(found.fraction[~found.computed]).all()
    whole = phase("lee", "momentum", *axes, **settings)
    kept = found.computed
    np.testing.assert_array_equal(found.fraction[kept], whole.fraction[kept])
    assert "interrupted: " in "\n".join(found.protocol())
    assert found.save(tmp_path / "phase.png").stat().st_size > 1000


@pytest.mark.parametrize("show", ["fraction", "time", "value"])
def test_a_picture_is_drawn_said_and_stored(show, tmp_path):
    axes = ("lr", (1e-3, 3, 12, "log")), ("momentum", (0.0, 0.9, 9, "linear"))
    found = phase("saddle", "momentum", *axes, n_steps=200, seed=0, show=show)
    assert isinstance(found, PhasePicture)
    mesh, bar = found.figure().axes
    assert mesh.get_xlabel() == "learning rate, length² per value"
    assert mesh.get_xscale() == "log"
    assert bar.get_ylabel()
    shown = [line.get_gid() for line in mesh.get_lines()]
    assert shown == [curve.words for curve in found.curves]
    text = repr(found)
    assert "seed 0" in text
    assert "stability edge" in text
    data = json.loads(found.to_json())
    assert data["show"] == show
    assert np.array(data["fraction_escaped"]).shape == (9, 12, 3)
    with np.load(found.save(tmp_path / "phase.npz")) as kept:
        np.testing.assert_array_equal(kept["median_step"], found.median_step)


def test_where_nothing_is_to_be_escaped_the_value_is_shown():
    axes = ("lr", RATES), ("momentum", [0.0, 0.9])
    found = phase("bowl", "momentum", *axes, n_steps=100, seed=0)
    assert found.show == "value"
    expected = zoo.get("bowl").value([1.5, 1.0]) * 0
    assert found.median_value.min() == pytest.approx(float(expected), abs=1e-3)


def picture(x=("lr", RATES), y=("momentum", [0.0, 0.9]), rule="momentum", **more):
    return phase(more.pop("place", "saddle"), rule, x, y, **{"n_steps": 5, **more})


REFUSED = {
    "one setting twice": (
        lambda: picture(y=("learning_rate", RATES)),
        "learning_rate on both axes; accepted: two settings. "
        "Choose another setting for one of them.",
    ),
    "values out of order": (
        lambda: picture(y=("momentum", [0.9, 0.0])),
        "momentum with the values [0.9, 0.0]; accepted: finite numbers in ascending order, from 1 to "
        "4096 of them. Sort them, and leave out doubles.",
    ),
    "a range from zero by factors": (
        lambda: picture(x=("lr", (0.0, 1.0, 10, "log"))),
        "lr from (0.0, 1.0, 10, 'log'); accepted: (low, high, n, 'log') with low above 0, or (low, "
        "high, n, 'linear'), n from 2. Write ('lr', (0.001, 1, 64, 'log')), say.",
    ),
    "a momentum of one": (
        lambda: picture(y=("momentum", (0.0, 1.0, 5, "linear"))),
        "momentum=1.0 in 'momentum over walkers'; accepted: a number from 0 up to, not including, 1. "
        "It is the share of the past that is kept; 0.9 is usual.",
    ),
    "no pair": (
        lambda: picture(x="lr"),
        "an axis 'lr'; accepted: a setting's name with its values, or with (low, high, n, 'log'). "
        "Write x=('learning_rate', (1e-3, 1, 64, 'log')), say.",
    ),
    "batches of nothing": (
        lambda: picture(y=("batch_size", [1, 2])),
        "batch_size=1 on 'saddle', which is no finite sum; accepted: batch_size on a Problem, whose "
        "sample losses it draws from. Problems with samples: diagonal_network, digits_mlp, "
        "fukumizu_amari, phase_retrieval_samples, quadratic, two_point, wang_quadratic. Make one by "
        "unsaddle.Problem(name, sample_loss, samples, box), or ask for noise=0.1 instead.",
    ),
    "batches larger than the data": (
        lambda: picture(y=("batch_size", [1, 5]), place=problem(), rule="sgd"),
        "batch_size from 1 to 5; accepted: whole numbers from 1 to the number of samples, 4. "
        "Take the number of samples for full-batch gradients.",
    ),
    "batches of a half": (
        lambda: picture(y=("batch_size", [1.5, 2]), place=problem(), rule="sgd"),
        "batch_size=1.5; accepted: whole numbers. A step draws whole samples: round it.",
    ),
    "a range upside down": (
        lambda: picture(x=("lr", (1.0, 0.01, 10, "log"))),
        "lr from 1 to 0.01; accepted: low below high, both finite. Swap the two: 0.01 to 1.",
    ),
    "a range without width": (
        lambda: picture(x=("lr", (0.1, 0.1, 10, "log"))),
        "lr from 0.1 to 0.1; accepted: low below high, both finite. Write lr with the single value "
        "0.1, or give it a range.",
    ),
    "batches of none": (
        lambda: picture(y=("batch_size", [0, 2]), place=problem(), rule="sgd"),
        "batch_size from 0 to 2; accepted: whole numbers from 1 to the number of samples, 4. "
        "Take the number of samples for full-batch gradients.",
    ),
    "another view": (
        lambda: picture(show="speed"),
        "show='speed'; accepted: fraction, time, value. Leave it out for the fraction.",
    ),
    "an escape from nothing": (
        lambda: picture(place="bowl", show="time"),
        "show='time' on 'bowl' from a start that is beside no saddle; accepted: show='value', or a "
        "start beside a saddle. Nothing is there to escape from: ask for the value, or give another "
        "start.",
    ),
    "no walkers": (
        lambda: picture(n_walkers=0),
        "n_walkers=0 in each of 6 cells; accepted: a whole number from 1, at most 67,108,864 in all "
        "cells. Take fewer walkers or fewer cells.",
    ),
    "a spread below zero": (
        lambda: picture(spread=-1.0),
        "spread=-1.0; accepted: a finite number, zero or positive. It is the standard deviation of "
        "the starts along each coordinate.",
    ),
    "no steps": (
        lambda: picture(n_steps=0),
        "n_steps=0; accepted: a whole number from 1 to 2**31 - 1. Ask for at least one step.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_pictures_that_cannot_be_made_are_refused(name):
    call, message = REFUSED[name]
    with pytest.raises(InvalidInput) as caught:
        call()
    assert str(caught.value) == message


def test_an_unknown_setting_is_refused_with_the_known_ones():
    with pytest.raises(UnknownName, match="unknown setting of momentum 'b1'"):
        picture(y=("b1", [0.0, 0.5]))
