"""Newton, saddle-free Newton and normalised descent against the methods themselves, run."""

import math

import numpy as np
import pytest

from unsaddle.errors import InvalidInput
from unsaddle.theory import (
    EscapeTime,
    Mode,
    newton_factor,
    normalised_factor,
    normalised_steps,
    saddle_free_factor,
    saddle_free_modes,
)

HESSIAN = np.diag([10.0, -2.0])  # 5x² - y², theory.md 1.6


def run(matrix, start, learning_rate, done, limit=10_000):
    x, n = np.array(start), 0
    while not done(x):
        x, n = x - learning_rate * matrix @ (HESSIAN @ x), n + 1
        assert n < limit
    return n


def test_newton_is_attracted_in_the_published_number_of_steps():
    # From (1, 1e-4) at rate 0.1 at the saddle to 1e-14 after 306 steps.
    n_steps = run(np.linalg.inv(HESSIAN), (1.0, 1e-4), 0.1, lambda x: np.linalg.norm(x) < 1e-14)
    factor = newton_factor(0.1, -2.0).value
    assert n_steps == 306 == math.ceil(math.log(1e-14) / math.log(factor))
    assert newton_factor(0.1, 10.0).value == factor


def test_saddle_free_newton_leaves_in_the_published_number_of_steps():
    inverse = np.linalg.inv(np.diag([10.0, 2.0]))
    n_steps = run(inverse, (1.0, 1e-4), 0.1, lambda x: 5 * x[0] ** 2 - x[1] ** 2 < -1)
    growth, decay = saddle_free_factor(0.1, -2.0).value, saddle_free_factor(0.1, 10.0).value
    predicted = next(n for n in range(1000) if 5 * decay ** (2 * n) - (1e-4 * growth**n) ** 2 < -1)
    assert (growth, decay) == (1.1, 0.9)
    assert n_steps == 97 == predicted


def test_damping_weakens_small_curvatures_most():
    assert saddle_free_factor(0.1, -1e-3, damping=1e-3).value == pytest.approx(1.05)
    assert saddle_free_factor(0.1, -1.0, damping=1e-3).value == pytest.approx(1.1, rel=1e-3)
    assert saddle_free_factor(0.1, 0.0, damping=1.0).value == 1.0


def test_saddle_free_newton_with_noise_leaves_by_the_law():
    # N = 4 000; mean within 4 sd/√N + 1 %, a false alarm below 7e-5.
    modes = (Mode(0.05, 0.0, 0.02, 20.0), Mode(1.0, 0.0, 0.02, 20.0))
    law = EscapeTime("gradient_descent", 0.02, 0.0, saddle_free_modes(modes))
    rng = np.random.default_rng(6)
    sizes = np.array([[0.05], [1.0]])
    x, left, t = np.zeros((2, 4000)), np.zeros(4000), 0
    while not left.all():
        gradient = -sizes * x + 0.02 * rng.standard_normal(x.shape)
        x, t = x - 0.02 * gradient / sizes, t + 1
        left[(left == 0) & (np.abs(x) >= 20).any(axis=0)] = t
    assert abs(left.mean() - law.mean) <= 4 * left.std() / math.sqrt(4000) + 0.01 * law.mean


def test_normalised_descent_walks_at_constant_speed():
    for curvature in (1e-6, 3.0):
        x, n = 0.013, 0
        while x < 1:
            gradient = -curvature * x
            x, n = x - 0.01 * gradient / abs(gradient), n + 1
        assert normalised_steps(0.01, -0.013, 1.0).value == n
    assert normalised_steps(0.01, 0.0, 1.0).value == math.inf
    assert normalised_steps(0.01, 2.0, 1.0).value == 0


def test_beside_a_large_gradient_normalised_descent_grows_by_a_factor():
    # A slope of 2 across, which never ends; the way out has λ = 0.5.
    x = 1e-6
    for _ in range(100):
        gradient = np.array([2.0, -0.5 * x])
        x = x - 0.1 * gradient[1] / np.linalg.norm(gradient)
    factor = normalised_factor(0.1, 0.5, 1e-6, 2.0).value
    assert x == pytest.approx(1e-6 * factor**100, rel=1e-6)


REFUSALS = {
    "rate": (lambda: newton_factor(0.0, 1.0), "learning_rate=0.0; accepted"),
    "curvature": (lambda: saddle_free_factor(0.1, math.nan), "curvature=nan; accepted"),
    "damping": (lambda: saddle_free_modes((), -1.0), "damping=-1.0; accepted"),
    "norm": (lambda: normalised_factor(0.1, 1.0, 0.0, 0.0), "gradient_norm=0.0; accepted"),
    "radius": (lambda: normalised_steps(0.1, 0.0, 0.0), "radius=0.0; accepted"),
}


@pytest.mark.parametrize(("call", "message"), REFUSALS.values(), ids=REFUSALS.keys())
def test_mistakes_are_refused_with_advice(call, message):
    with pytest.raises(InvalidInput, match=message):
        call()
