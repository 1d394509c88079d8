"""What the picture of a claim shows, as plain data; `figures/claims.py` draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from unsaddle.landscape import Landscape

Floats = NDArray[np.floating[Any]]
Shape = Literal["measured", "predicted", "line", "steps", "dots"]


@dataclass(frozen=True)
class Series:
    """One line or crowd of points; measured ones carry their intervals."""

    label: str
    x: Floats  # (points,)
    y: Floats  # (points,) or, for several paths at once, (points, paths)
    shape: Shape = "line"
    low: Floats | None = None  # (points,), ends of the intervals
    high: Floats | None = None
    slot: int | None = None  # fixes the look, so that an optimizer looks alike in all panels


@dataclass(frozen=True)
class Lines:
    """A diagram with two axes."""

    title: str
    xlabel: str
    ylabel: str
    series: tuple[Series, ...]
    xlog: bool = False
    ylog: bool = False


@dataclass(frozen=True)
class Plane:
    """Paths on a two-dimensional landscape; `x` and `y` of a series are (points, walkers)."""

    title: str
    landscape: Landscape
    series: tuple[Series, ...]


Panel = Lines | Plane
