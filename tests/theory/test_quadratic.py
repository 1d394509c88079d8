"""Where the quadratic model ends: landscapes whose derivatives are known by hand."""

import math

import numpy as np
import pytest

from unsaddle import zoo
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape
from unsaddle.theory import (
    EscapeTime,
    model_radius,
    offset_along,
    pitchfork_steps,
    quadratic_mode,
)


def test_the_radius_is_where_the_next_term_equals_the_first():
    x = model_radius(0.5, 3.0).value
    assert 0.5 * x == pytest.approx(3.0 * x**2 / 2)
    x = model_radius(0.5, 0.0, 3.0).value
    assert 0.5 * x == pytest.approx(3.0 * x**3 / 6)
    assert model_radius(0.5, -3.0, 1e-9).value == model_radius(0.5, 3.0).value
    assert "quartic" in model_radius(1.0, 1e-3, 100.0).regime


def test_a_landscapes_way_out_is_that_of_its_derivatives():
    # -x² + 0.3x³ + 0.5x⁴ along a turned axis, 2y² across: λ = 2, D³ = 1.8, D⁴ = 12.
    turn = np.array([[0.6, -0.8], [0.8, 0.6]])

    def function(p):
        x, y = turn[0, 0] * p[0] + turn[1, 0] * p[1], turn[0, 1] * p[0] + turn[1, 1] * p[1]
        return -(x**2) + 0.3 * x**3 + 0.5 * x**4 + 2 * y**2

    landscape = Landscape("turned", function, ((-1.0, 1.0), (-1.0, 1.0)))
    mode = quadratic_mode(landscape, [0.0, 0.0], noise_std=0.1).value
    assert mode.curvature == pytest.approx(2.0)
    assert mode.offset == pytest.approx(0.0, abs=1e-12)
    assert mode.radius == pytest.approx(min(4 / 1.8, 1.0), rel=1e-6)
    assert mode.noise_std == 0.1
    near = quadratic_mode(landscape, 1e-4 * turn[:, 0]).value
    assert near.offset == pytest.approx(1e-4, rel=1e-3)


def test_the_model_of_lees_saddle_forecasts_its_descent():
    mode = quadratic_mode(zoo.get("lee"), [0.0, 1e-6]).value
    law = EscapeTime("gradient_descent", 0.01, 0.0, (mode,))
    # To half the model's end the cubic's cost is small: ½ ln(4/3) growth times.
    half = pitchfork_steps(0.01, 1.0, 1.0, 1e-6, 0.5 * mode.radius).value
    assert law.median - math.log(2) / math.log1p(0.01) == pytest.approx(half, abs=16)


def test_reasons_why_there_is_no_model():
    saddle = zoo.get("saddle")  # x² - y²: no higher terms
    cases = {
        "nothing to leave by": quadratic_mode(zoo.get("bowl"), [0.0] * zoo.get("bowl").n_dims),
        "does not end": quadratic_mode(saddle, [0.0, 0.0]),
        "lies beyond the model's end": quadratic_mode(
            Landscape("steep", lambda p: 5 * p[0] - p[0] ** 2 + p[0] ** 3, ((-1.0, 1.0),)), [0.0]
        ),
    }
    for reason, answer in cases.items():
        assert answer.value is None
        assert reason in answer.regime


def test_an_offset_is_read_off_one_gradient():
    # f = -x² along u = (3, 4)/5 from the distance 0.01.
    u = np.array([3.0, 4.0])
    gradient = -2.0 * 0.01 * u / 5 + np.array([-4.0, 3.0])
    assert offset_along(gradient, u, 2.0) == pytest.approx(0.01)


REFUSALS = {
    "shapes": (
        lambda: offset_along([1.0], [1.0, 0.0], 1.0),
        r"gradient of shape \(1,\), direction",
    ),
    "zero": (lambda: offset_along([1.0], [0.0], 1.0), "length 0; accepted: two vectors"),
    "curvature": (lambda: model_radius(-1.0, 1.0), "curvature=-1.0; accepted"),
    "third": (lambda: model_radius(1.0, math.inf), "third=inf; accepted"),
}


@pytest.mark.parametrize(("call", "message"), REFUSALS.values(), ids=REFUSALS.keys())
def test_mistakes_are_refused_with_advice(call, message):
    with pytest.raises(InvalidInput, match=message):
        call()
