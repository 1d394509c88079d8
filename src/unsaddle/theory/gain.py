"""What momentum makes of gradients that come and go: its gain at every period.

The buffer v = γ v + g is a linear filter. A gradient that repeats with period T comes out of it, once
γ^t has died away, with every harmonic of period P = T/k scaled by |1/(1 - γ e^(-2πi/P))|: alternating
gradients (P = 2) are damped by 1/(1+γ), consistent ones (P = ∞) build up by 1/(1-γ).

References:
    Derived here; Goh 2017, Why momentum really works, Distill, tells it in pictures.
"""

from __future__ import annotations

import cmath
import math

from unsaddle.errors import InvalidInput, UnknownName
from unsaddle.theory.answer import Answer
from unsaddle.theory.arguments import decay, probability
from unsaddle.theory.recursion import METHODS, Method

FORMULA = "|step/(lr·g)| = |1/(1 - γ e^(-2πi/P))|, 1/(1+γ) at P = 2, 1/(1-γ) at P = ∞"


def momentum_gain(method: Method, momentum: float, period: float) -> Answer[float]:
    """Return the size of the steady step over learning_rate times the size of the gradient.

    Args:
        method: one of `METHODS`; the averaged form scales the gain by 1-γ, Nesterov's step is
            g + γ v.
        momentum: γ in [0, 1).
        period: steps after which the gradient's oscillation repeats; 2 alternates, `math.inf` never
            changes. Of an oscillation that is no sine, one harmonic.

    Returns:
        Exact in the steady state; not applicable between one step and two, where no sequence of
        steps has such a period.

    Raises:
        InvalidInput: `momentum` out of range, or a period that is not positive.
        UnknownName: no such method.

    >>> print(f"{momentum_gain('heavy_ball', 0.9, 2).value:.4f}")
    0.5263
    >>> print(f"{momentum_gain('heavy_ball', 0.9, math.inf).value:.4f}")
    10.0000
    """
    response = _response(method, momentum, period)
    if period < 2:
        return Answer(None, "steps of whole length show no period below 2", FORMULA)
    steady = "steady state, gradient independent of the steps: exact"
    return Answer(abs(response), steady, FORMULA)


def momentum_lag(method: Method, momentum: float, period: float) -> Answer[float]:
    """Return how many steps the steady step lags behind the gradient.

    Args:
        method: one of `METHODS`.
        momentum: γ in [0, 1).
        period: as in `momentum_gain`; at `math.inf` the delay of a slow change, γ/(1-γ) for heavy
            ball.

    Raises:
        InvalidInput: `momentum` out of range, or a period that is not positive.
        UnknownName: no such method.

    >>> print(f"{momentum_lag('heavy_ball', 0.9, math.inf).value:.4f}")
    9.0000
    """
    _response(method, momentum, period)
    formula = "-arg(response)·P/2π"
    if period < 2:
        return Answer(None, "steps of whole length show no period below 2", formula)
    # Beyond that many steps the delay is that of a slow change to rounding.
    slow = min(period, 1e6 / (1 - momentum))
    lag = -cmath.phase(_response(method, momentum, slow)) * slow / (2 * math.pi)
    return Answer(lag, "steady state, gradient independent of the steps: exact", formula)


def settling_steps(momentum: float, share: float) -> int:
    """Return after how many steps at most `share` of the initial transient is left.

    Args:
        momentum: γ in [0, 1).
        share: strictly between 0 and 1.

    Raises:
        InvalidInput: an argument out of range.

    >>> settling_steps(0.9, 0.01)
    44
    """
    gamma = decay("momentum", momentum)
    left = math.log(probability("share", share))
    return math.ceil(left / math.log(gamma)) if gamma else 1


def _response(method: Method, momentum: float, period: float) -> complex:
    gamma = decay("momentum", momentum)
    if not period > 0:
        raise InvalidInput(
            f"period={period!r}", "a number above 0", "Pass 2 for alternating gradients."
        )
    turn = cmath.exp(-2j * math.pi / period)
    buffer = 1 / (1 - gamma * turn)
    responses: dict[Method, complex] = {
        "gradient_descent": 1.0,
        "heavy_ball": buffer,
        "nesterov": 1 + gamma * buffer,
        "ema_momentum": (1 - gamma) * buffer,
    }
    if method not in responses:
        raise UnknownName("method", method, METHODS)
    return responses[method]
