"""When a quadratic's value has fallen so far, against one coordinate in closed form and torch.optim.

The closed form in question multiplies 3x3 matrices; `steps_to_reach` sums two powers, and PyTorch's SGD
steps one by one.
"""

import math

import numpy as np
import pytest
import torch

from unsaddle.errors import InvalidInput
from unsaddle.theory import METHODS, MomentumForm, steps_to_fall, steps_to_reach


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("start", [1e-2, 1e-8])
def test_one_coordinate_falls_when_it_reaches_the_radius(method, start):
    momentum = 0.0 if method == "gradient_descent" else 0.9
    size, radius = 0.7, 1.3
    fall = 0.5 * size * (radius**2 - start**2)
    form = MomentumForm.of(method, momentum)
    expected = steps_to_reach(method, 0.02 * size, momentum, start, radius)
    assert steps_to_fall(form, 0.02, [-size], [-size * start], fall) == expected


def test_a01_and_a02_of_theory():
    """1852 steps of gradient descent; 949, 299 and 200 of heavy ball."""
    fall = 0.5 * (1 - 1e-16)
    descent = MomentumForm.of("gradient_descent")
    assert steps_to_fall(descent, 0.01, [-1.0], [-1e-8], fall) == 1852
    for momentum, steps in ((0.5, 949), (0.9, 299), (0.99, 200)):
        form = MomentumForm.of("heavy_ball", momentum)
        assert steps_to_fall(form, 0.01, [-1.0], [-1e-8], fall) == steps


@pytest.mark.parametrize(
    ("settings", "form"),
    [
        ({}, MomentumForm.of("gradient_descent")),
        ({"momentum": 0.9}, MomentumForm.of("heavy_ball", 0.9)),
        ({"momentum": 0.8, "nesterov": True}, MomentumForm.of("nesterov", 0.8)),
    ],
    ids=["plain", "heavy ball", "Nesterov"],
)
@pytest.mark.parametrize("decay", [0.0, 0.1])
def test_many_directions_together_are_counted_as_torch_steps_them(settings, form, decay):
    """Three negative curvatures, near each other, and two valleys; decay towards the saddle at zero."""
    theta = np.array([-1.0, -0.9, -0.8, 0.5, 4.0])
    offset = np.array([1e-4, 3e-4, 2e-4, 1e-2, 1e-2])
    point = torch.nn.Parameter(torch.tensor(offset))
    optimizer = torch.optim.SGD([point], 0.05, weight_decay=decay, **settings)
    value = lambda: float(0.5 * theta @ point.detach().numpy() ** 2)  # noqa: E731
    first, n_steps = value(), 0
    while first - value() < 0.3:
        point.grad = torch.tensor(theta) * point.detach()
        optimizer.step()
        n_steps += 1
    found = steps_to_fall(form, 0.05, theta, theta * offset, 0.3, decay)
    assert found == n_steps
    alone = steps_to_fall(form, 0.05, theta[:1], (theta * offset)[:1], 0.3, decay)
    assert found < alone


def test_valley_is_no_way_out():
    form = MomentumForm.of("gradient_descent")
    assert math.isinf(steps_to_fall(form, 0.1, [1.0], [1.0], 0.6))
    assert steps_to_fall(form, 0.1, [1.0], [1.0], 0.4999) > 1
    assert math.isinf(steps_to_fall(form, 0.1, [-1.0], [0.0], 0.5))


def test_slope_without_curvature_falls_at_its_own_pace():
    assert steps_to_fall(MomentumForm.of("gradient_descent"), 0.1, [0.0], [2.0], 3.9) == 10


def test_first_step_may_be_enough():
    assert steps_to_fall(MomentumForm.of("gradient_descent"), 1.0, [-1.0], [-1.0], 0.5) == 1


def test_lengths_that_differ_are_refused():
    with pytest.raises(InvalidInput) as caught:
        steps_to_fall(MomentumForm.of("gradient_descent"), 0.1, [-1.0], [1.0, 2.0], 1.0)
    assert str(caught.value) == (
        "1 curvatures and 2 components; accepted: as many of the one as of the other. "
        "Pass Ritz values and the gradient's components in the same order."
    )
