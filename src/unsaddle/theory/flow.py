"""How many steps a scalar map x += g(x) takes from one place to another, almost to the integer.

The number of steps N(x) as a smooth function of the place obeys N(x + g) = N(x) + 1. Solved in powers
of g:

    dN/dx = 1/g + g'/(2g) - g''/12 - g'²/(12 g) + O(g²),

the first term being the gradient flow, the second ½ ln(g(b)/g(a)). What is left out is about g'²/24 of
a step for each step: the third power of the slope per e-folding.

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

# Nodes per e-fold of x: sixteen make the error of the quadrature rounding for any power law.
NODES, WEIGHTS = np.polynomial.legendre.leggauss(16)
GENTLE = 0.3  # |g'| up to which the expansion is good to a fiftieth of a step per e-folding


def flow_steps(g: Scalar, slope: Scalar, bend: Scalar, start: float, end: float) -> float:
    """Return N(end) - N(start) of the map x += g(x), a real number of steps.

    Args:
        g: the step at a place, of one sign between `start` and `end`.
        slope: its derivative.
        bend: its second derivative.
        start: above zero.
        end: above `start`.

    >>> from numpy import zeros_like, full_like
    >>> steps = flow_steps(lambda x: 0.1 * x, lambda x: full_like(x, 0.1), zeros_like, 0.01, 1.0)
    >>> print(f"{steps:.3f} {math.log(100) / math.log(1.1):.3f}")
    48.316 48.318
    """
    n_pieces = max(1, math.ceil(math.log(end / start)))
    edges = np.linspace(math.log(start), math.log(end), n_pieces + 1)
    half = (edges[1] - edges[0]) / 2
    x = np.exp(((edges[:-1] + edges[1:]) / 2)[:, None] + half * NODES)
    step, first, second = g(x), slope(x), bend(x)
    density = 1 / step - second / 12 - first**2 / (12 * step)
    smooth = float(half * np.sum(WEIGHTS * x * density))
    low, high = (float(g(np.array(place))) for place in (start, end))
    return smooth + math.log(high / low) / 2


def whole_steps(steps: float) -> float:
    """Return the first whole step at or after a real number of steps, forgiving rounding."""
    return float(math.ceil(steps - 1e-9 * max(abs(steps), 1.0)))
