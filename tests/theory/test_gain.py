"""Gains of momentum against the update rules driven by gradients of every period."""

import math

import numpy as np
import pytest

from unsaddle.errors import InvalidInput, UnknownName
from unsaddle.theory import METHODS, momentum_gain, momentum_lag, settling_steps


def driven(step, method, momentum, period, n_steps=3000):
    """Steps at unit learning rate under g = cos(2πt/period), which ignores where the run is."""
    t = np.arange(n_steps)
    gradients = np.ones(n_steps) if math.isinf(period) else np.cos(2 * math.pi * t / period)
    x, buffer, moved = 0.0, 0.0, []
    for gradient in gradients:
        new, buffer = step(method, x, buffer, gradient, 1.0, momentum)
        moved.append(x - new)
        x = new
    return t, np.array(moved)


@pytest.mark.parametrize("period", [2, 3, 7.5, 40, math.inf])
@pytest.mark.parametrize("method", METHODS)
def test_gain_and_lag_are_those_of_a_driven_rule(method, period, step):
    momentum = 0.0 if method == "gradient_descent" else 0.9
    t, moved = driven(step, method, momentum, period)
    gain = momentum_gain(method, momentum, period).value
    lag = momentum_lag(method, momentum, period).value
    if math.isinf(period):
        expected = np.full(len(t), gain)
    else:
        expected = gain * np.cos(2 * math.pi * (t - lag) / period)
    np.testing.assert_allclose(moved[-500:], expected[-500:], atol=1e-9 * max(gain, 1))


def test_alternating_gradients_are_damped_and_consistent_ones_build_up():
    for gamma in (0.0, 0.5, 0.9, 0.99):
        assert momentum_gain("heavy_ball", gamma, 2).value == pytest.approx(1 / (1 + gamma))
        assert momentum_gain("heavy_ball", gamma, math.inf).value == pytest.approx(1 / (1 - gamma))


def test_a_slow_gradient_is_followed_with_the_delay_of_the_average(step):
    # A ramp lags by γ/(1-γ) steps.
    x = buffer = 0.0
    for t in range(2000):
        new, buffer = step("ema_momentum", x, buffer, float(t), 1.0, 0.9)
        moved, x = x - new, new
    assert 1999 - moved == pytest.approx(
        momentum_lag("ema_momentum", 0.9, math.inf).value, rel=1e-4
    )
    assert 1999 - moved == pytest.approx(9.0)


def test_transients_are_gone_after_the_settling_steps():
    n = settling_steps(0.9, 1e-3)
    assert 0.9**n <= 1e-3 < 0.9 ** (n - 1)
    assert settling_steps(0.0, 0.5) == 1


REFUSALS = {
    "period": (
        lambda: momentum_gain("heavy_ball", 0.9, 0.0),
        "period=0.0; accepted: a number above",
    ),
    "not a number": (lambda: momentum_lag("heavy_ball", 0.9, math.nan), "period=nan; accepted"),
    "momentum": (lambda: momentum_gain("heavy_ball", 1.0, 2), "momentum=1.0; accepted"),
    "share": (lambda: settling_steps(0.9, 0.0), "share=0.0; accepted"),
}


@pytest.mark.parametrize(("call", "message"), REFUSALS.values(), ids=REFUSALS.keys())
def test_mistakes_are_refused_with_advice(call, message):
    with pytest.raises(InvalidInput, match=message):
        call()


def test_unknown_method_is_refused_with_the_nearest():
    with pytest.raises(UnknownName, match=r"unknown method 'nesterof'.*Did you mean 'nesterov'"):
        momentum_gain("nesterof", 0.9, 2)
