"""How far noise has carried a run that has not left yet."""

from __future__ import annotations

import math

import numpy as np

from unsaddle.theory.arguments import count, non_negative, positive
from unsaddle.theory.recursion import Method, growth_factors, impulse


def noise_spread(
    method: Method, learning_rate: float, curvature: float, noise_std: float, n_steps: int,
    momentum: float = 0.0,
) -> float:  # fmt: skip
    """Return the standard deviation of x after `n_steps` steps from 0 under white noise: exact.

    Each gradient's noise echoes as A r₊^k + B r₋^k, and the echoes add as squares; for gradient
    descent lr·σ √((a^2t - 1)/(a² - 1)) with a = 1 + lr·λ. `noise_amplitude` is its limit over r₊^t.

    Args:
        method: one of `METHODS`.
        learning_rate: above zero.
        curvature: λ > 0, the size of the negative curvature.
        noise_std: standard deviation of one step's gradient.
        n_steps: at least 1.
        momentum: β in [0, 1).

    Returns:
        `math.inf` where it is beyond the range of floats.

    Raises:
        InvalidInput: an argument out of range.

    >>> print(f"{noise_spread('gradient_descent', 0.01, 1.0, 0.1, 100):.6f}")
    0.017727
    """
    lr = positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    positive("curvature", curvature, "Pass the size of the *negative* curvature.")
    sigma = non_negative("noise_std", noise_std, "Pass 0.0 for gradients without noise.")
    count("n_steps", n_steps, "Pass the number of steps taken.")
    h = lr * curvature
    growing, other = (float(root) for root in growth_factors(method, h, momentum))
    first = float(impulse(method, h, momentum))
    kick = _first_response(method, momentum)
    second = kick - first
    squares = (
        first**2 * _geometric(growing**2, n_steps)
        + 2 * first * second * _geometric(growing * other, n_steps)
        + second**2 * _geometric(other**2, n_steps)
    )
    # Beyond floats the terms may be inf - inf; the growing one is the largest.
    return lr * sigma * math.sqrt(squares) if math.isfinite(squares) else math.inf


def _first_response(method: Method, momentum: float) -> float:
    """Weight of the newest gradient in a step."""
    return {"nesterov": 1 + momentum, "ema_momentum": 1 - momentum}.get(method, 1.0)


def _geometric(ratio: float, n_terms: int) -> float:
    """Return 1 + ratio + ... + ratio^(n-1)."""
    if ratio == 1:
        return float(n_terms)
    with np.errstate(over="ignore"):
        return float((np.float64(ratio) ** n_terms - 1) / (ratio - 1))
