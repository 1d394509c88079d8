"""How many steps a scalar map x += g(x) takes from one place to another, almost to the integer.

The number of steps N(x) as a smooth function of the place obeys N(x + g) = N(x) + 1. Solved in powers
of g:

    dN/dx = 1/g + g'/(2g) - g''/12 - g'²/(12 g) + g'g''/12 + g'³/(24 g) + ...,

the first term being the gradient flow, the second ½ ln(g(b)/g(a)). What is left out is 19 g'³/720 of a
step for each e-folding of x, or of what is left to where g vanishes: 0.0007 at |g'| = 0.3.

References:
    Derived here (the logarithm of the shift operator); the flow alone is Saxe, McClelland & Ganguli
    2013, arXiv 1312.6120.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from unsaddle.theory.arguments import Floats

Scalar = Callable[[Floats], Floats]

# Nodes per unit of ln x - ln(1 - x/rest): the other zeros of x^(n-1)(1 - x^n) lie π/2 and more off
# the real axis there, so that sixteen leave rounding only.
NODES, WEIGHTS = np.polynomial.legendre.leggauss(16)
GENTLE = 0.3  # |g'| up to which the expansion is good to a thousandth of a step per e-folding
# Share of `rest` left to go below which doubles no longer say how much is left.
ROUNDED = 1e-9


def flow_steps(
    g: Scalar, slope: Scalar, bend: Scalar, start: float, end: float, rest: float
) -> float:
    """Return N(end) - N(start) of the map x += g(x), a real number of steps.

    Args:
        g: the step at a place, of one sign between `start` and `end`.
        slope: its derivative.
        bend: its second derivative.
        start: above zero.
        end: above `start`.
        rest: the place above `end` where `g` vanishes next; `inf` for none. Time piles up in front of
            it as it does at zero.

    >>> from numpy import zeros_like, full_like
    >>> growth = lambda x: 0.1 * x, lambda x: full_like(x, 0.1), zeros_like
    >>> steps = flow_steps(*growth, 0.01, 1.0, math.inf)
    >>> print(f"{steps:.3f} {math.log(100) / math.log(1.1):.3f}")
    48.318 48.318
    """
    low, high = (math.log(place) - math.log1p(-place / rest) for place in (start, end))
    edges = np.linspace(low, high, max(1, math.ceil(high - low)) + 1)
    half = (edges[1] - edges[0]) / 2
    odds = np.exp(((edges[:-1] + edges[1:]) / 2)[:, None] + half * NODES)
    left = 1 / (1 + odds / rest)  # the share 1 - x/rest, without cancellation
    x = odds * left
    step, first, second = g(x), slope(x), bend(x)
    density = 1 / step - second / 12 - first**2 / (12 * step)
    density += first * second / 12 + first**3 / (24 * step)
    smooth = float(half * np.sum(WEIGHTS * x * left * density))
    slow, fast = (float(g(np.array(place))) for place in (start, end))
    return smooth + math.log(fast / slow) / 2


def whole_steps(steps: float) -> float:
    """Return the first whole step at or after a real number of steps, forgiving rounding."""
    # Far less than a step, however many there are.
    forgiven = min(1e-9 * max(abs(steps), 1.0), 1e-3)
    return float(math.ceil(steps - forgiven))
