"""Elementary functions of intervals.

NumPy's float64 functions are within 4 units in the last place (numpy/_core/tests/
test_umath_accuracy.py demands that of its vector code, and the GNU C library states at most 2 for
those it takes from there); the ends are moved out by 8. Sine and cosine get the same as an absolute
error, which asks nothing of the reduction of the argument close to a zero.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from unsaddle.intervals.interval import EPS, Array, Interval, down, up, widened

ULPS = 8.0 * EPS
# Beyond this the place within a period is not worth knowing; below it the slack in `_holds` covers
# the rounding of x / 2π.
LARGEST_ANGLE = 2.0**20

Rule = Callable[[Interval], Interval]


def _monotonic(
    function: Callable[[Any], Any],
    lowest: float = -np.inf,
    highest: float = np.inf,
    domain: tuple[float, float] = (-np.inf, np.inf),
) -> Rule:
    """Return the rule of an increasing function with values between `lowest` and `highest`."""

    def rule(x: Interval) -> Interval:
        result = widened(function(x.lower), function(x.upper), ULPS)
        bounded = Interval(np.maximum(result.lower, lowest), np.minimum(result.upper, highest))
        return bounded.undefined_where(~((x.lower > domain[0]) & (x.upper < domain[1])))

    return rule


def square_root(x: Interval) -> Interval:
    """Return square roots, which IEEE 754 rounds correctly."""
    root = Interval(np.maximum(down(np.sqrt(x.lower)), 0.0), up(np.sqrt(x.upper)))
    return root.undefined_where(~(x.lower >= 0))


def absolute(x: Interval) -> Interval:
    """Return absolute values."""
    return Interval(x.mignitude, x.magnitude)


def sign(x: Interval) -> Interval:
    """Return signs; nothing is proved where the interval reaches both sides: it jumps there."""
    value = np.where(x.lower > 0, 1.0, np.where(x.upper < 0, -1.0, 0.0))
    decided = (x.lower > 0) | (x.upper < 0) | ((x.lower == 0) & (x.upper == 0))
    return Interval.point(np.where(decided, value, np.nan))


def hyperbolic_cosine(x: Interval) -> Interval:
    """Return hyperbolic cosines."""
    result = widened(np.cosh(x.mignitude), np.cosh(x.magnitude), ULPS)
    return Interval(np.maximum(result.lower, 1.0), result.upper)


def _holds(x: Interval, first: float, period: float) -> Array:
    """Return where the interval may hold a number ``first + k period`` with whole k."""
    slack = 4.0 * EPS * (x.magnitude / period + 1.0)
    lower = (x.lower - first) / period - slack
    upper = (x.upper - first) / period + slack
    return np.floor(upper) >= np.ceil(lower)


def _wave(function: Callable[[Array], Array], highest_at: float) -> Rule:
    def rule(x: Interval) -> Interval:
        low, high = function(x.lower), function(x.upper)
        result = widened(np.minimum(low, high), np.maximum(low, high), 0.0, ULPS)
        unknown = ~(x.magnitude <= LARGEST_ANGLE)
        top = _holds(x, highest_at, 2.0 * math.pi) | unknown
        bottom = _holds(x, highest_at - math.pi, 2.0 * math.pi) | unknown
        lower = np.where(bottom, -1.0, np.maximum(result.lower, -1.0))
        upper = np.where(top, 1.0, np.minimum(result.upper, 1.0))
        return Interval(lower, upper).undefined_where(np.isnan(x.lower) | np.isnan(x.upper))

    return rule


def tangent(x: Interval) -> Interval:
    """Return tangents; nothing is proved where a pole may be inside."""
    result = widened(np.tan(x.lower), np.tan(x.upper), ULPS, ULPS)
    pole = _holds(x, 0.5 * math.pi, math.pi) | ~(x.magnitude <= LARGEST_ANGLE)
    # Close to a pole the rounding of the argument's reduction is large: leave it alone.
    return result.undefined_where(pole | ~(result.lower <= result.upper))


def power(x: Interval, y: Interval) -> Interval:
    """Return x**y for x above zero; at zero and below only for one whole or positive exponent."""
    if y.is_point and y.lower.size and np.all(y.lower == y.lower.flat[0]):
        exponent = float(y.lower.flat[0])
        if exponent.is_integer() and abs(exponent) <= 1024:
            shape = np.broadcast_shapes(x.lower.shape, y.lower.shape)
            return x.power(int(exponent)).map(lambda ends: np.broadcast_to(ends, shape))
    corners = [np.power(a, b) for a in (x.lower, x.upper) for b in (y.lower, y.upper)]
    lower, upper = corners[0], corners[0]
    for corner in corners[1:]:
        lower, upper = np.minimum(lower, corner), np.maximum(upper, corner)
    result = widened(lower, upper, ULPS)
    undefined = ~((x.lower > 0) | ((x.lower >= 0) & (y.lower > 0)))
    return Interval(np.maximum(result.lower, 0.0), result.upper).undefined_where(undefined)


def _logistic(x: Array) -> Array:
    # Both forms lose at most two more units than the exponential; ULPS has room.
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0 / (1.0 + small), small / (1.0 + small))


ELEMENTARY: dict[str, Rule] = {
    "exp": _monotonic(np.exp, lowest=0.0),
    "exp2": _monotonic(np.exp2, lowest=0.0),
    "expm1": _monotonic(np.expm1, lowest=-1.0),
    "log": _monotonic(np.log, domain=(0.0, np.inf)),
    "log1p": _monotonic(np.log1p, domain=(-1.0, np.inf)),
    "sqrt": square_root,
    "cbrt": _monotonic(np.cbrt),
    "rsqrt": lambda x: Interval.point(np.ones_like(x.lower)) / square_root(x),
    "tanh": _monotonic(np.tanh, -1.0, 1.0),
    "sinh": _monotonic(np.sinh),
    "cosh": hyperbolic_cosine,
    "asinh": _monotonic(np.arcsinh),
    "atan": _monotonic(np.arctan),
    "asin": _monotonic(np.arcsin, domain=(-1.0, 1.0)),
    "atanh": _monotonic(np.arctanh, domain=(-1.0, 1.0)),
    "erf": _monotonic(np.vectorize(math.erf, otypes=[np.float64]), -1.0, 1.0),
    "logistic": _monotonic(_logistic, 0.0, 1.0),
    "sin": _wave(np.sin, 0.5 * math.pi),
    "cos": _wave(np.cos, 0.0),
    "tan": tangent,
    "abs": absolute,
    "sign": sign,
    "square": Interval.squared,
    "neg": Interval.__neg__,
}
