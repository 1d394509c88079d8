"""The octopus of Du et al. (2017): gradient descent meets d saddles, each later one far longer.

The function is a chain of saddles z_k = (4τ, ..., 4τ, 0, ..., 0), k = 0..d-1, each with one way out,
that ends in the minimum (4τ, ..., 4τ). While a walker waits to leave along x_k, all later coordinates
shrink, so that the next saddle is met from closer by, and the time to leave grows by a factor. Mirrored
at every coordinate plane. The paper defines it on a tube around the chain; what lies outside, which it
only shows to be extendable, has no value here.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import jax.numpy as jnp
import numpy as np

from unsaddle.critical import CriticalPoint
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape
from unsaddle.problems.arguments import N_LISTED, at, by_value, count, cube, positive

SOURCE = (
    "Du, Jin, Lee, Jordan, Poczos, Singh (2017), Gradient Descent Can Take Exponential Time to "
    "Escape Saddle Points, NeurIPS, arXiv 1705.10412, equations 6 to 10"
)


def octopus(
    n_dims: int = 5, smoothness: float = 1.0, gamma: float = 1.0, tau: float = math.e
) -> Landscape:
    """Return the octopus, with its saddles, its minimum and its domain.

    Args:
        n_dims: d, the number of saddles in a row.
        smoothness: the paper's L: the curvature along every direction but the way out is 2L. The
            paper's experiments have 1, 1.5, 2 and 3.
        gamma: the curvature along the way out is -2γ; at most `smoothness`. 1 as in the paper.
        tau: the length τ; e as in the paper.

    The list of critical points holds all mirror images while they are at most 1,000 (up to eight
    dimensions), beyond that those with no negative coordinate. Outside the domain value and gradient
    are not-a-number, which a race reports as `LEFT_DOMAIN`. Gradient descent with learning rate
    1/(4L) from [-1, 1]^d stays inside.

    Raises:
        InvalidInput: fewer than one dimension, a constant that is not positive, or γ above L.

    References:
        Du et al. (2017), arXiv 1705.10412. Its Whitney extension outside the tube is left out.

    >>> land = octopus(2)
    >>> [(point.describe(), round(point.value, 4)) for point in land.critical_points[-3:]]
    [('saddle (10.87, 0)', -61.5755), ('saddle (-10.87, 0)', -61.5755), ('saddle (0, 0)', 0.0)]
    >>> land.value([1.0, 7.0]).item()
    nan
    """
    advice = "The paper has smoothness 1, 1.5, 2 or 3, gamma 1 and tau e."
    d = count("n_dims", n_dims, "The paper has 5 and 10.")
    arms = Arms(
        positive("smoothness", smoothness, advice),
        positive("gamma", gamma, advice),
        positive("tau", tau, advice),
    )
    if arms.gamma > arms.smoothness:
        raise InvalidInput(
            f"gamma={gamma!r} with smoothness={smoothness!r}",
            "a gamma of at most smoothness",
            advice,
        )
    return Landscape(
        name="octopus",
        function=arms,
        box=cube(6.0 * arms.tau, d),
        known=_critical_points(arms, d),
        start=(1.0,) * d,
        source=SOURCE,
        by_coordinates=arms,
        domain=f"the tube around the chain of saddles: with i the first coordinate of size at most "
        f"2τ = {2 * arms.tau:.4g}, all before it of size at most 6τ = {6 * arms.tau:.4g} and all "
        f"after it of size at most τ = {arms.tau:.4g}",
    )


@dataclass(frozen=True)
class Arms:
    """The function, of a vector or of a tuple of coordinates; equal numbers are equal functions."""

    smoothness: float  # L
    gamma: float
    tau: float

    @property
    def drop(self) -> float:
        """The paper's ν: how much lower each saddle lies than the one before.

        >>> round(Arms(1.0, 1.0, math.e).drop, 10)
        61.5754674911
        """
        return (37.0 * self.smoothness + 13.0 * self.gamma) * self.tau**2 / 6.0

    def descent(self, s: Any) -> Any:
        """g1 on [τ, 2τ]: from the saddle's parabola down to the next one's."""
        big, gamma, tau = self.smoothness, self.gamma, self.tau
        away = s - tau
        return (
            -gamma * s**2
            + (-14.0 * big + 10.0 * gamma) / (3.0 * tau) * away**3
            + (5.0 * big - 3.0 * gamma) / (2.0 * tau**2) * away**4
        )

    def turn(self, s: Any) -> Any:
        """g2 on [τ, 2τ]: the next coordinate's curvature, from L to -γ."""
        w = (s - 2.0 * self.tau) / self.tau
        return -self.gamma - (self.smoothness + self.gamma) * w**3 * (10.0 + 15.0 * w + 6.0 * w**2)

    def __call__(self, point: Sequence[Any]) -> Any:
        """Return the value at one point, coordinates first; not-a-number outside the domain.

        Squares stand where the mirror image would have |x|²: the derivative of |x| at 0 is no
        number, that of x² is. Where |x| itself stands it is at least τ.
        """
        big, tau = self.smoothness, self.tau
        total: Any = 0.0
        inside: Any = True
        arrived: Any = True  # all earlier coordinates are beyond 2τ
        weight: Any = big  # of the next coordinate's square while it waits
        for x in point:
            size = jnp.abs(x)
            beyond, climbing = size > 2.0 * tau, (size > tau) & (size <= 2.0 * tau)
            # Evaluated at a harmless place where it does not count: a huge power of a far point
            # would turn the derivative of what counts into not-a-number.
            s = jnp.where(climbing, size, 1.5 * tau)
            done = big * (jnp.where(beyond, size, 4.0 * tau) - 4.0 * tau) ** 2 - self.drop
            leaving = jnp.where(climbing, self.descent(s), -self.gamma * x**2)
            waiting = weight * x**2
            if arrived is True:
                share, now_arrived, allowed = jnp.where(beyond, done, leaving), beyond, True
            else:
                # While the coordinate before is between τ and 2τ, `turn` also multiplies the square
                # of the one that has its turn next; it is the only one that can be waiting then.
                share = jnp.where(arrived, jnp.where(beyond, done, leaving), waiting)
                now_arrived, allowed = arrived & beyond, arrived | (size <= tau)
            inside = inside & allowed & (size <= 6.0 * tau)
            weight = jnp.where(climbing, self.turn(s), big)
            total, arrived = total + share, now_arrived
        # A product, not a choice: the gradient must be not-a-number as well, or the outside would
        # look flat.
        return total * jnp.where(inside, 1.0, jnp.nan).astype(total.dtype)


@functools.cache
def _critical_points(arms: Arms, n_dims: int) -> tuple[CriticalPoint, ...]:
    signs = (1.0, -1.0) if 2 ** (n_dims + 1) - 1 <= N_LISTED else (1.0,)
    points: list[CriticalPoint] = []
    for k in range(n_dims + 1):
        curvatures = np.full(n_dims, 2.0 * arms.smoothness)
        if k < n_dims:
            curvatures[k] = -2.0 * arms.gamma
        for side in itertools.product(signs, repeat=k):
            place = np.zeros(n_dims)
            place[:k] = 4.0 * arms.tau * np.array(side)
            points.append(at(place, -k * arms.drop if k else 0.0, curvatures))
    return by_value(points)
