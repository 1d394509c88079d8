"""`CurvatureNoise`: noise that vanishes at the saddle, as where samples differ in curvature alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from unsaddle.counter import Counter
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape
from unsaddle.oracle.directions import checked_std, in_words, kicked, unit_vector
from unsaddle.oracle.protocol import (
    Array,
    Coordinates,
    coordinate_gradient,
    drawing_dtype,
    dtype_of,
)


@dataclass(frozen=True)
class CurvatureNoise:
    """The exact gradient plus ``std · ξ · (u·(x - centre)) u`` with one standard normal ξ a step.

    Each step sees a random curvature ``u·Hu + std ξ`` along u. A walker exactly at the centre, or
    across from it, feels nothing: the noise cannot push it off (a Type-II saddle, theory.md 2.5).

    Args:
        std: standard deviation of the curvature along the direction, in value per squared length.
        direction: (dims,), of length 1.
        centre: (dims,), where the noise vanishes.
        words: how the direction is named.
        cost: sample gradients per step: the number of samples where the landscape is a finite sum.
    """

    std: float
    direction: tuple[float, ...]
    centre: tuple[float, ...]
    words: str
    cost: float = 1.0

    def describe(self) -> str:
        """Return the words of the protocol."""
        return f"random curvature {self.words}, standard deviation {self.std:g}"

    def n_blocks(self, n_dims: int) -> int:
        """One pair of words."""
        del n_dims
        return 1

    def init(self, n_walkers: int) -> tuple[()]:
        """No state."""
        del n_walkers
        return ()

    def step(
        self, landscape: Landscape, state: Any, point: Coordinates, walker: Array, step: Array,
        counter: Counter,
    ) -> tuple[Coordinates, Any]:  # fmt: skip
        """Return the gradient plus noise in proportion to the displacement along the direction."""
        gradient = coordinate_gradient(landscape, point)
        (deviate,) = counter.normals(walker, step, 1, drawing_dtype(dtype_of(point)))
        displacement: Array = sum(
            (
                share * (point[j] - self.centre[j])
                for j, share in enumerate(self.direction)
                if share
            ),
            start=0.0,
        )
        return kicked(gradient, self.std, (self.direction,), [deviate * displacement]), state


def curvature_noise(
    std: float, direction: ArrayLike, centre: ArrayLike, words: str | None = None
) -> CurvatureNoise:
    """Return gradient noise from a random curvature along a direction, which is normalised.

    Args:
        std: standard deviation of the curvature.
        direction: (dims,).
        centre: (dims,), where the noise vanishes: the saddle.
        words: how the direction is named.

    Raises:
        InvalidInput: the direction has no length; the centre has another number of coordinates or
            is not finite; the deviation is negative.

    References:
        Ziyin, Li, Simon and Ueda (2022), "SGD with a constant large learning rate can converge to
        local maxima", whose samples have two curvatures; here the curvature is normal.

    >>> curvature_noise(0.5, [0, 2], [0, 0]).describe()
    'random curvature along (0, 1), standard deviation 0.5'
    """
    unit = unit_vector(direction)
    place = np.asarray(centre, dtype=np.float64)
    if place.shape != unit.shape or not np.all(np.isfinite(place)):
        raise InvalidInput(
            f"a centre {place.tolist()} of curvature noise along {unit.tolist()}",
            f"{len(unit)} finite numbers",
            "Give the saddle's location: there the noise vanishes.",
        )
    return CurvatureNoise(
        checked_std(std),
        tuple(map(float, unit)),
        tuple(map(float, place)),
        words or f"along {in_words(unit)}",
    )
