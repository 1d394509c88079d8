"""What would change a verdict: stated margins, and the verdict really changed by crossing one."""

import math

import pytest

import unsaddle
from unsaddle import Cause, Kind
from unsaddle.diagnosis.cause import BUDGET_STEPS, check_budget
from unsaddle.diagnosis.margins import Margin
from unsaddle.errors import InvalidInput


def saddle(p, _):
    return 1.0 + p[0] ** 2 - p[1] ** 2 + p[1] ** 4


def margin(report, words):
    return next(one for one in report.margins if words in one.quantity)


def test_every_margin_states_the_side_on_which_it_is():
    for value, limit, side in ((1.0, 2.0, "above"), (2.0, 1.0, "below")):
        one = Margin("number", value, limit, "it would be another")
        assert one.side == side
        assert str(one) == (
            f"it would be another if the number were {side} {limit:.3g}; it is {value:.3g}"
        )
        assert one.to_dict()["text"] == str(one)


def test_numbers_are_those_of_the_report(point_run, diagnose):
    report = diagnose(point_run(saddle, [0.0, 1e-6]))
    assert margin(report, "gains").value == report.gradient.gain_share
    assert margin(report, "proved bound").value == report.spectrum.smallest.certified
    assert margin(report, "forecast").value == report.forecast[0].median
    assert margin(report, "escape radii").value == pytest.approx(1e-6 / report.line_probe.radius)
    data = report.to_dict()["margins"]
    assert [one["text"] for one in data] == [*map(str, report.margins)]


def test_crossing_the_margin_of_the_forecast_changes_the_cause(point_run, diagnose):
    """Steps go as 1/ln(1 + 2 lr): by hand, 3 % beyond the rate of the budget's steps, on either side."""
    distance = math.log(diagnose(point_run(saddle, [0.0, 1e-6])).line_probe.radius / 1e-6)
    edge = math.expm1(distance / BUDGET_STEPS) / 2
    causes = {}
    for share in (0.97, 1.03):
        report = diagnose(point_run(saddle, [0.0, 1e-6], learning_rate=share * edge))
        causes[share] = report.cause
        assert str(causes[share]) not in str(margin(report, "forecast"))
    assert causes == {0.97: Cause.STEP_TOO_SMALL, 1.03: Cause.NOT_HELD}


def test_crossing_the_margin_of_the_gain_changes_the_kind(point_run, diagnose):
    """Along x² from the saddle the gain is x²: critical up to a thousandth of the loss of one."""
    kinds = {}
    for square in (0.9e-3, 1.1e-3):
        report = diagnose(point_run(saddle, [math.sqrt(square), 0.0]))
        kinds[square] = report.kind
        assert margin(report, "gains").value == pytest.approx(square, rel=0.01)
        assert ("above" if square < 1e-3 else "below") in str(margin(report, "gains"))
    assert kinds == {0.9e-3: Kind.STRICT_SADDLE, 1.1e-3: Kind.NOT_CRITICAL}


def test_the_budget_is_the_users(point_run):
    """By hand: 1e-6 grows by 1.2 a step, so that about 70 steps lead out."""
    run = point_run(saddle, [0.0, 1e-6], learning_rate=0.1)
    found = {n: unsaddle.diagnose(run, seed=0, budget=n) for n in (50, 100)}
    assert {n: report.cause for n, report in found.items()} == {
        50: Cause.STEP_TOO_SMALL,
        100: Cause.NOT_HELD,
    }
    assert found[50].thresholds["budget_steps"] == 50


@pytest.mark.parametrize("budget", [0, -5, 2.5, True])
def test_a_budget_that_cannot_be_is_refused(budget):
    with pytest.raises(InvalidInput) as raised:
        check_budget(budget)
    assert str(raised.value) == (
        f"budget={budget!r}; accepted: a whole number of steps, from 1. "
        "Give the steps that you would wait for; 500 is usual."
    )


def test_crossing_the_margin_of_the_decay_changes_the_cause(point_run, diagnose):
    causes = [
        diagnose(point_run(saddle, [0.0, 1e-6], weight_decay=decay)).cause for decay in (1.9, 2.1)
    ]
    assert causes == [
        Cause.STEP_TOO_SMALL,
        Cause.WEIGHT_DECAY,
    ]  # growth by 1.01 a step, then by less than 1


def test_a_plain_function_has_margins_too():
    report = unsaddle.diagnose(lambda x: x[0] ** 2 - x[1] ** 2 + x[1] ** 4, [0.0, 0.0], seed=0)
    assert "function's change nearby" in str(report.margins[0])
