"""How far noise has carried a run: against the covariance of the update itself, stepped exactly."""

import math

import numpy as np
import pytest

from unsaddle.errors import InvalidInput
from unsaddle.theory import METHODS, growth_factors, noise_amplitude, noise_spread


def exact_spread(step, method, momentum, h, n_steps):
    """Covariance of (x, buffer) under the linear update read off by feeding it unit vectors."""
    columns = [
        step(method, *unit, -h * unit[0], 1.0, momentum) for unit in ((1.0, 0.0), (0.0, 1.0))
    ]
    matrix = np.array(columns).T
    kick = np.array(step(method, 0.0, 0.0, 1.0, 1.0, momentum))
    covariance = np.zeros((2, 2))
    for _ in range(n_steps):
        covariance = matrix @ covariance @ matrix.T + np.outer(kick, kick)
    return math.sqrt(covariance[0, 0])


@pytest.mark.parametrize("n_steps", [1, 2, 7, 60])
@pytest.mark.parametrize("method", METHODS)
def test_spread_equals_the_covariance_recursion(method, n_steps, step):
    momentum = 0.0 if method == "gradient_descent" else 0.8
    expected = exact_spread(step, method, momentum, 0.03, n_steps)
    got = noise_spread(method, 1.0, 0.03, 1.0, n_steps, momentum)
    assert got == pytest.approx(expected, rel=1e-9)


def test_spread_of_descent_is_the_published_form():
    a = 1 + 0.01 * 2.0
    expected = 0.01 * 0.3 * math.sqrt((a**100 - 1) / (a**2 - 1))
    assert noise_spread("gradient_descent", 0.01, 2.0, 0.3, 50) == pytest.approx(
        expected, rel=1e-12
    )


@pytest.mark.parametrize("method", METHODS)
def test_spread_tends_to_the_amplitude_of_the_growing_mode(method):
    momentum = 0.0 if method == "gradient_descent" else 0.8
    growing = float(growth_factors(method, 0.03, momentum)[0])
    late = noise_spread(method, 1.0, 0.03, 1.0, 2000, momentum) / growing**2000
    assert late == pytest.approx(float(noise_amplitude(method, 0.03, momentum)), rel=1e-9)


def test_spread_beyond_floats_is_infinite():
    assert noise_spread("nesterov", 1.0, 1.0, 1.0, 10**6, 0.9) == math.inf


def test_a_second_root_of_one_adds_up():
    # Nesterov's roots multiply to β(1+h): here the product is 1.
    expected_ratio = 1.0
    growing, other = growth_factors("nesterov", 0.25, 0.8)
    assert growing * other == pytest.approx(expected_ratio, abs=1e-12)
    assert math.isfinite(noise_spread("nesterov", 1.0, 0.25, 1.0, 50, 0.8))


REFUSALS = {
    "steps": (lambda: noise_spread("gradient_descent", 0.1, 1.0, 1.0, 0), "n_steps=0; accepted"),
    "noise": (lambda: noise_spread("gradient_descent", 0.1, 1.0, -1.0, 5), "noise_std=-1.0; accep"),
}


@pytest.mark.parametrize(("call", "message"), REFUSALS.values(), ids=REFUSALS.keys())
def test_mistakes_are_refused_with_advice(call, message):
    with pytest.raises(InvalidInput, match=message):
        call()
