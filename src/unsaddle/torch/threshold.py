"""`Threshold`: where a branch has left the saddle."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Threshold:
    """Where a branch has left: so far along the escape direction, or so low.

    Attributes:
        loss: escaped below; with the samples' mean in evaluation mode.
        direction: (n_parameters,), the unit escape direction; None where there is none.
        projection: direction · the point it was found at.
        offset: of that point from the saddle.
        radius: escaped at or beyond, along the direction, from the saddle.
        ceiling: who is there with a loss above it was thrown, and has not escaped.
    """

    loss: float
    direction: Floats | None = None
    projection: float = 0.0
    offset: float = 0.0
    radius: float = math.inf
    ceiling: float = math.inf

    def passed(self, loss: float, point: Callable[[], Floats]) -> bool:
        """Return whether a branch has left; not-a-number has not."""
        if loss < self.loss:
            return True
        if self.direction is None or not math.isfinite(self.radius) or not loss <= self.ceiling:
            return False
        return abs(self.offset + float(self.direction @ point()) - self.projection) >= self.radius
