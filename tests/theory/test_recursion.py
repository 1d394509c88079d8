"""Closed forms of one coordinate against torch.optim and against the update rules run in NumPy.

The roads are independent: the closed forms use the roots of the characteristic polynomial, the
other two only ever apply the update. Everything here is deterministic.
"""

import math

import numpy as np
import pytest
import torch

from unsaddle.errors import InvalidInput, UnknownName
from unsaddle.theory import (
    METHODS,
    amplitude,
    growth_factors,
    growth_rate,
    noise_amplitude,
    spectral_radius,
    stability_edge,
    steps_to_reach,
)

# A01-A04 of the acceptance table: (method, momentum) -> (steps from 1e-8 to 1 at h = 0.01, r₊).
ESCAPES = {
    "A01 gradient descent": ("gradient_descent", 0.0, 1852, 1.01),
    "A02 heavy ball 0.5": ("heavy_ball", 0.5, 949, 1.01962237),
    "A02 heavy ball 0.9": ("heavy_ball", 0.9, 299, 1.06465856),
    "A02 heavy ball 0.99": ("heavy_ball", 0.99, 200, 1.10000000),
    "A03 nesterov 0.5": ("nesterov", 0.5, 940, 1.01980945),
    "A03 nesterov 0.9": ("nesterov", 0.9, 287, 1.06738999),
    "A03 nesterov 0.99": ("nesterov", 0.99, 190, 1.10507244),
    "A04 averaged momentum 0.9": ("ema_momentum", 0.9, 2011, 1.00923883),
}
# A24: (method, momentum) -> learning_rate times the largest stable curvature.
EDGES = {
    "gradient descent": ("gradient_descent", 0.0, 2.0),
    "heavy ball 0": ("heavy_ball", 0.0, 2.0),
    "heavy ball 0.5": ("heavy_ball", 0.5, 3.0),
    "heavy ball 0.9": ("heavy_ball", 0.9, 3.8),
    "nesterov 0": ("nesterov", 0.0, 2.0),
    "nesterov 0.5": ("nesterov", 0.5, 1.5),
    "nesterov 0.9": ("nesterov", 0.9, 3.8 / 2.8),
    "averaged momentum 0.5": ("ema_momentum", 0.5, 6.0),
    "averaged momentum 0.9": ("ema_momentum", 0.9, 38.0),
}


def named(cases):
    return pytest.mark.parametrize("case", cases.values(), ids=cases.keys())


def torch_optimizer(method, parameter, learning_rate, momentum):
    if method == "ema_momentum":  # PyTorch does not damp the first step of `dampening`
        learning_rate *= 1 - momentum
    return torch.optim.SGD(
        [parameter], lr=learning_rate, momentum=momentum, nesterov=method == "nesterov"
    )


def torch_steps(optimizer, parameter, radius, curvature=1.0):
    n_steps = 0
    while abs(parameter.item()) < radius:
        parameter.grad = -curvature * parameter.detach().clone()
        optimizer.step()
        n_steps += 1
    return n_steps


@named(ESCAPES)
def test_step_counts_equal_the_table(case):
    method, momentum, n_steps, growing = case
    assert steps_to_reach(method, 0.01, momentum, start=1e-8, radius=1.0) == n_steps
    assert growth_factors(method, 0.01, momentum)[0] == pytest.approx(growing, abs=1e-8)


@named(ESCAPES)
def test_step_counts_equal_torch(case):
    method, momentum, *_ = case
    for start, radius, learning_rate in ((1e-8, 1.0, 0.01), (-0.3, 1.0, 0.05), (1e-3, 7.0, 0.4)):
        x = torch.nn.Parameter(torch.tensor([start], dtype=torch.float64))
        expected = torch_steps(torch_optimizer(method, x, learning_rate, momentum), x, radius)
        assert steps_to_reach(method, learning_rate, momentum, start, radius) == expected


def test_step_counts_hold_in_the_transient(step):
    # Close to the radius the dying root still matters: n = ceil(ln(R/C)/ln r) would be wrong.
    wrong_without_transient = 0
    for method in ("heavy_ball", "nesterov", "ema_momentum"):
        for start in np.linspace(0.2, 0.999, 40):
            x, buffer, n_steps = start, 0.0, 0
            while x < 1:
                x, buffer = step(method, x, buffer, -x, 0.01, 0.95)
                n_steps += 1
            assert steps_to_reach(method, 0.01, 0.95, start, 1.0) == n_steps
            scale = start * amplitude(method, 0.01, 0.95)
            asymptotic = math.ceil(-math.log(scale) / growth_rate(method, 0.01, 0.95))
            wrong_without_transient += asymptotic != n_steps
    assert wrong_without_transient > 0


def test_a_start_outside_takes_no_step():
    assert steps_to_reach("heavy_ball", 0.01, 0.9, start=-2.0, radius=1.0) == 0


def test_step_counts_survive_ratios_beyond_floats():
    n_steps = steps_to_reach("gradient_descent", 0.5, 0.0, start=1e-300, radius=1e300)
    assert n_steps == math.ceil(600 * math.log(10) / math.log(1.5))


@pytest.mark.parametrize("method", METHODS)
def test_growth_and_amplitude_describe_the_late_coordinate(method, step):
    momentum = 0.0 if method == "gradient_descent" else 0.8
    h = np.array([1e-3, 0.05, 3.0])
    x, buffer = np.ones(3), np.zeros(3)
    for _ in range(200):
        x, buffer = step(method, x, buffer, -h * x, 1.0, momentum)
    predicted = np.log(amplitude(method, h, momentum)) + 200 * growth_rate(method, h, momentum)
    np.testing.assert_allclose(np.log(x), predicted, rtol=0, atol=1e-11)


@pytest.mark.parametrize("method", METHODS)
def test_response_to_noise_adds_the_squares_of_impulses(method, step):
    # Send one unit impulse of gradient through each step t, and read off its late amplitude: what
    # noise_amplitude sums in closed form. A pulse at step t is a pulse at step 0, t steps later.
    momentum, h = (0.0 if method == "gradient_descent" else 0.8), np.array([0.02, 0.3])
    x, buffer = step(method, np.zeros(2), np.zeros(2), -np.ones(2), 1.0, momentum)
    for _ in range(299):
        x, buffer = step(method, x, buffer, -h * x, 1.0, momentum)
    growing = growth_factors(method, h, momentum)[0]
    late = x / growing**300
    squares = sum(late**2 * growing ** (-2.0 * t) for t in range(3000))
    np.testing.assert_allclose(noise_amplitude(method, h, momentum), np.sqrt(squares), rtol=1e-10)


def test_response_to_noise_equals_the_published_forms():
    # theory.md 2.3: heavy ball by its roots, Nesterov by (-lr(1+β), 1) projected on an eigenvector.
    learning_rate, curvature, beta = 0.01, 1.7, 0.9
    h = learning_rate * curvature
    growing, other = growth_factors("heavy_ball", h, beta)
    heavy = 1 / ((growing - other) * math.sqrt(1 - growing**-2))
    assert noise_amplitude("heavy_ball", h, beta) == pytest.approx(heavy, rel=1e-12)
    matrix = np.array(
        [[1 + h * (1 + beta), -learning_rate * beta**2], [-curvature, beta]], dtype=float
    )
    roots, vectors = np.linalg.eig(matrix)
    np.testing.assert_allclose(max(roots), growth_factors("nesterov", h, beta)[0], rtol=1e-12)
    weights = np.linalg.solve(vectors, [-learning_rate * (1 + beta), 1.0])
    largest = roots.argmax()
    projection = abs(weights[largest] * vectors[0, largest])
    nesterov = projection / roots[largest] / math.sqrt(1 - roots[largest] ** -2) / learning_rate
    assert noise_amplitude("nesterov", h, beta) == pytest.approx(nesterov, rel=1e-10)


def test_growth_is_accurate_where_the_factor_rounds_to_one():
    h = 1e-18
    assert growth_factors("heavy_ball", h, 0.9)[0] == 1.0
    assert growth_rate("heavy_ball", h, 0.9) == pytest.approx(1e-17, rel=1e-12)
    assert growth_rate("ema_momentum", h, 0.9) == pytest.approx(1e-18, rel=1e-12)
    assert growth_rate("nesterov", h, 0.9) == pytest.approx(1e-17, rel=1e-12)


def test_every_method_without_momentum_is_gradient_descent():
    h = np.geomspace(1e-6, 10, 15)
    for method in METHODS:
        np.testing.assert_allclose(growth_factors(method, h)[0], 1 + h, rtol=1e-14)
        np.testing.assert_allclose(amplitude(method, h), 1.0, rtol=1e-14)


@pytest.mark.parametrize("method", METHODS)
def test_spectral_radius_equals_the_roots_of_the_polynomial(method):
    momentum = 0.0 if method == "gradient_descent" else 0.9
    polynomials = {
        "gradient_descent": lambda h: [1, -(1 + h), 0],
        "heavy_ball": lambda h: [1, -(1.9 + h), 0.9],
        "nesterov": lambda h: [1, -1.9 * (1 + h), 0.9 * (1 + h)],
        "ema_momentum": lambda h: [1, -(1.9 + 0.1 * h), 0.9],
    }
    h = np.array([-45.0, -3.9, -1.2, -0.5, -1e-3, 1e-3, 0.5])
    expected = [np.abs(np.roots(polynomials[method](one))).max() for one in h]
    np.testing.assert_allclose(spectral_radius(method, h, momentum), expected, rtol=1e-12)


@named(EDGES)
def test_stability_edges_equal_the_table(case):
    method, momentum, edge = case
    assert 0.1 * stability_edge(method, 0.1, momentum) == pytest.approx(edge, rel=1e-12)


@named(EDGES)
def test_descent_is_stable_below_the_edge_and_not_above(case, step):
    method, momentum, _ = case
    curvature = stability_edge(method, 0.1, momentum) * np.array([0.998, 1.002])
    x, buffer, sizes = np.ones(2), np.zeros(2), []
    for _ in range(6000):
        x, buffer = step(method, x, buffer, curvature * x, 0.1, momentum)
        sizes.append(np.abs(x))
    early, late = np.max(sizes[1000:1100], axis=0), np.max(sizes[-100:], axis=0)
    assert late[0] < early[0]
    assert late[1] > early[1]
    assert spectral_radius(method, -0.1 * curvature[0], momentum) < 1
    assert spectral_radius(method, -0.1 * curvature[1], momentum) > 1


REFUSALS = {
    "positive curvature": (
        lambda: growth_factors("heavy_ball", -0.1, 0.9),
        "h=-0.1; accepted: learning_rate·λ above 0.*Use spectral_radius",
    ),
    "not a number": (lambda: growth_rate("heavy_ball", math.nan, 0.9), "h=nan; accepted"),
    "infinite": (lambda: spectral_radius("heavy_ball", math.inf, 0.9), "finite numbers"),
    "momentum one": (
        lambda: amplitude("nesterov", 0.1, 1.0),
        "momentum=1.0; accepted: a number from 0 up to, but not including, 1",
    ),
    "momentum of gradient descent": (
        lambda: amplitude("gradient_descent", 0.1, 0.5),
        "momentum=0.5 with gradient_descent; accepted: momentum 0. Choose heavy_ball",
    ),
    "start on the symmetry line": (
        lambda: steps_to_reach("heavy_ball", 0.1, 0.9, 0.0, 1.0),
        "start=0; accepted: a start that is not zero.*EscapeTime",
    ),
    "no radius": (lambda: steps_to_reach("heavy_ball", 0.1, 0.9, 1.0, 0.0), "radius=0.0; accepted"),
    "start not a number": (
        lambda: steps_to_reach("heavy_ball", 0.1, 0.9, math.nan, 1.0),
        "start=nan; accepted: a finite number",
    ),
    "no step": (lambda: stability_edge("heavy_ball", 0.0, 0.9), "learning_rate=0.0; accepted"),
}


@pytest.mark.parametrize(("call", "message"), REFUSALS.values(), ids=REFUSALS.keys())
def test_mistakes_are_refused_with_advice(call, message):
    with pytest.raises(InvalidInput, match=message):
        call()


def test_unknown_method_is_refused_with_the_nearest():
    with pytest.raises(UnknownName, match="Did you mean 'heavy_ball'"):
        growth_factors("heavyball", 0.1, 0.9)
