"""The way out and the forecasts, against linear algebra done by hand and theory done elsewhere.

`find_way_out` is checked on diagonal matrices, where directions, curvatures and offsets are known;
forecasts are checked against `steps_to_reach`, tested on its own against `torch.optim`.
"""

import math

import numpy as np
import pytest
import torch

from unsaddle.curvature import CurvatureOperator
from unsaddle.diagnosis.escape import MODEL_END, find_way_out
from unsaddle.krylov import from_gradient
from unsaddle.spectrum import both_ends
from unsaddle.theory import growth_rate, stability_edge, steps_to_reach


def way_out(diagonal, gradient, rounding=1e-14):
    operator = CurvatureOperator.from_matrix(np.diag(diagonal))
    slope = np.asarray(gradient, dtype=np.float64)
    model = None
    if np.linalg.norm(slope) > rounding:
        model = from_gradient(operator, slope, len(slope))
    return find_way_out(both_ends(operator, seed=0), model, slope, rounding)


def test_escape_direction_is_the_gradient_s_part_in_a_repeated_eigenspace():
    """Two copies of -2: gradient descent leaves along their mix, at the distance √(3² + 4²)/2."""
    found = way_out([-2.0, -2.0, 1.0], [3e-3, -4e-3, 1e-3])
    np.testing.assert_allclose(found.escape_direction, [-0.6, 0.8, 0.0], atol=1e-9)
    assert found.curvatures[0] == pytest.approx(-2.0, rel=1e-12)
    assert found.offsets[0] == pytest.approx(2.5e-3, rel=1e-9)


def test_distinct_negative_curvatures_are_separate_directions():
    found = way_out([-2.0, -1.0, 3.0], [2e-3, 5e-3, 1e-3])
    np.testing.assert_allclose(found.curvatures, [-2.0, -1.0], rtol=1e-9)
    np.testing.assert_allclose(found.offsets, [1e-3, 5e-3], rtol=1e-9)
    np.testing.assert_allclose(found.directions @ found.directions.T, np.eye(2), atol=1e-9)


def test_nearly_equal_curvatures_are_one_direction():
    found = way_out([-2.0, -1.99, 3.0], [2e-3, 2e-3, 1e-3])
    assert len(found.curvatures) == 1
    assert found.offsets[0] == pytest.approx(math.hypot(1e-3, 2e-3 / 1.99), rel=1e-6)


def test_direction_that_the_gradient_does_not_feel_is_found_all_the_same():
    found = way_out([-2.0, -1.0, 3.0], [0.0, 5e-3, 1e-3])
    np.testing.assert_allclose(np.abs(found.escape_direction), [1.0, 0.0, 0.0], atol=1e-6)
    assert found.curvatures[0] == pytest.approx(-2.0, rel=1e-9)
    assert found.offsets[0] == 0.0


def test_zero_gradient_has_no_offset():
    found = way_out([-2.0, 1.0], [0.0, 0.0])
    assert found.offsets.tolist() == [0.0]


def test_directions_lead_downhill():
    rng = np.random.default_rng(0)
    for _ in range(20):
        gradient = 1e-3 * rng.standard_normal(4)
        found = way_out([-3.0, -2.0, -1.0, 2.0], gradient)
        assert (found.directions @ gradient <= 1e-15).all()


def saddle(p, _):
    return 1.0 + p[0] ** 2 - p[1] ** 2 + p[1] ** 4


@pytest.mark.parametrize("offset", [1e-2, 1e-6, 1e-12])
def test_deterministic_forecasts_count_steps_exactly(offset, point_run, diagnose):
    report = diagnose(point_run(saddle, [0.3e-3, offset], learning_rate=0.05))
    radius, size = report.line_probe.radius, -report.line_probe.curvature
    assert report.offset == pytest.approx(offset, rel=1e-3)
    for forecast, method, momentum in zip(
        report.forecast,
        ("gradient_descent", "heavy_ball", "nesterov"),
        (0.0, 0.9, 0.9),
        strict=False,
    ):
        expected = steps_to_reach(method, 0.05 * size, momentum, report.offset, radius)
        assert forecast.median == expected
        shift = MODEL_END / growth_rate(method, 0.05 * size, momentum)
        assert forecast.q95 == pytest.approx(expected + shift)
        assert forecast.q05 == pytest.approx(max(0.0, expected - shift))


COMMON = {"gradient descent", "heavy ball", "Nesterov", "Adam", "RMSprop"}
# name: (optimizer, settings, forecast that stands first)
FIRST = {
    "plain": (torch.optim.SGD, {}, "gradient descent"),
    "momentum": (torch.optim.SGD, {"momentum": 0.8}, "heavy ball"),
    "nesterov": (torch.optim.SGD, {"momentum": 0.8, "nesterov": True}, "Nesterov"),
    "adam": (torch.optim.Adam, {}, "Adam"),
    "adamw": (torch.optim.AdamW, {}, "AdamW"),
    "nadam": (torch.optim.NAdam, {}, "NAdam"),
    "rmsprop": (torch.optim.RMSprop, {}, "RMSprop"),
    "adagrad": (torch.optim.Adagrad, {}, "Adagrad"),
    "dampened": (torch.optim.SGD, {"momentum": 0.8, "dampening": 0.8}, "heavy ball"),
    "rprop": (torch.optim.Rprop, {}, "Rprop"),
}


@pytest.mark.parametrize("case", FIRST)
def test_the_run_s_own_optimizer_stands_first_with_its_settings(case, point_run, diagnose):
    optimizer, settings, name = FIRST[case]
    report = diagnose(point_run(saddle, [0.0, 1e-6], optimizer=optimizer, **settings))
    first = report.forecast[0]
    assert first.optimizer == name
    assert first.settings["learning_rate"] == 0.1
    if "momentum" in settings:
        assert first.settings["momentum"] == 0.8
    assert [f.optimizer for f in report.forecast].count(name) == 1
    assert {f.optimizer for f in report.forecast} == {*COMMON, name}


@pytest.mark.parametrize("optimizer", [None, torch.optim.LBFGS, torch.optim.Adagrad])
def test_other_optimizers_get_the_common_forecasts_at_a_stable_rate(optimizer, point_run, diagnose):
    report = diagnose(point_run(saddle, [0.0, 1e-6], optimizer=optimizer))
    by_name = {f.optimizer: f for f in report.forecast}
    assert by_name.keys() - {"Adagrad"} == COMMON
    for name, method in (("gradient descent", "gradient_descent"), ("heavy ball", "heavy_ball")):
        forecast = by_name[name]
        rate = forecast.settings["learning_rate"]
        momentum = forecast.settings.get("momentum", 0.0)
        assert report.spectrum.largest.value <= stability_edge(method, rate, momentum)


def test_live_adam_does_not_outrun_its_own_step_size(point_run, diagnose):
    """A step is at most lr (1-β₁)/√(1-β₂) = 3.2 lr: no forecast may cover the radius faster.

    With a second moment from a quieter past, growth at the fixed preconditioner would promise that.
    """
    run = point_run(saddle, [0.0, 1e-6], optimizer=torch.optim.Adam, learning_rate=1e-3)
    inputs, targets = run.data
    for _ in range(3):
        run.optimizer.zero_grad()
        run.loss(run.model(inputs), targets).backward()
        run.optimizer.step()
    report = diagnose(run)
    forecast = report.forecast[0]
    assert report.geometry.value.spectrum.smallest.value < -100
    assert forecast.median >= (report.line_probe.radius - report.offset) / 3.2e-3
    steps = 0
    while run.model.point[1].abs() < report.line_probe.radius:
        run.optimizer.zero_grad()
        run.loss(run.model(inputs), targets).backward()
        run.optimizer.step()
        steps += 1
    assert forecast.median == pytest.approx(steps, rel=0.05)
