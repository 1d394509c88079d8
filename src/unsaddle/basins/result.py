"""`BasinMap`: where every start of a grid ended and after how many steps, with the protocol."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unsaddle.basins.manifolds import Branch, flow_branches, map_branches
from unsaddle.critical import CriticalPoint
from unsaddle.landscape import Landscape
from unsaddle.optimizers import Optimizer
from unsaddle.oracle import Exact, Oracle
from unsaddle.result import Result, laboratory_versions, plain, versions


class Fate(enum.IntEnum):
    """What became of a start that did not end at a known critical point."""

    ON_THE_WAY = -1  # in the box, not at a critical point when the steps were used up
    AT_REST = -2  # elsewhere, with a gradient of a millionth of the start's
    OUTSIDE_BOX = -3  # has left the box, and is still in sight of it
    FALLEN = -4  # out of sight and lower than every start: the function has no lower bound
    DIVERGED = -5  # out of sight and higher, or not finite
    LEFT_DOMAIN = -6  # reached a point where the function has no finite value
    NO_VALUE = -7  # the function has no finite value at the start
    NOT_COMPUTED = -8  # interrupted before

    @property
    def words(self) -> str:
        """How tables and legends say it."""
        return _WORDS[self]


_WORDS = {
    Fate.ON_THE_WAY: "on the way",
    Fate.AT_REST: "at rest elsewhere",
    Fate.OUTSIDE_BOX: "outside the box",
    Fate.FALLEN: "fell out of sight",
    Fate.DIVERGED: "diverged",
    Fate.LEFT_DOMAIN: "left the domain",
    Fate.NO_VALUE: "start outside the domain",
    Fate.NOT_COMPUTED: "not computed",
}


@dataclass(frozen=True)
class Basin:
    """All starts that ended at one place."""

    place: CriticalPoint | Fate
    number: int  # what stands for it in `BasinMap.places`
    n_starts: int
    share: float  # of the starts that were computed
    median_steps: float | None  # until they got there; None where that is no event

    @property
    def words(self) -> str:
        """Name of the place."""
        return self.place.words if isinstance(self.place, Fate) else self.place.describe()

    def to_dict(self) -> dict[str, Any]:
        """Return the basin as plain data."""
        found: dict[str, Any] = {
            "place": self.words,
            "number": self.number,
            "n_starts": self.n_starts,
            "share": self.share,
            "median_steps": self.median_steps,
        }
        if isinstance(self.place, CriticalPoint):
            found["kind"] = str(self.place.kind)
            found["location"] = self.place.location
        return found


@dataclass(frozen=True, repr=False)
class BasinMap(Result):
    """Where an optimizer ends from the middle of every cell of a grid, and after how many steps.

    `places[row, column]` is the number of a critical point in `landscape.critical_points`, or a
    `Fate` below zero; row 0 lies at the lower end of y. `steps` is the first step of the visit that
    the walker was on at the end, within `reach` of the point; for FALLEN, DIVERGED and LEFT_DOMAIN
    the step at which that happened; -1 for the other fates.
    """

    face = "basins"

    landscape: Landscape
    optimizer: Optimizer
    oracle: Oracle
    n_steps: int
    reach: float  # closer than this to a critical point is at it
    seed: int
    dtype: str
    places: NDArray[np.int16] = field(repr=False)  # (height, width)
    steps: NDArray[np.int32] = field(repr=False)  # (height, width)
    command: str | None
    interrupted: bool = False  # stopped before its end; what was computed is here

    @cached_property
    def flow_branches(self) -> tuple[Branch, ...]:
        """Stable manifolds of the gradient flow; found when first asked for, as a picture does."""
        return flow_branches(self.landscape)

    @cached_property
    def map_branches(self) -> tuple[Branch, ...]:
        """Those of the optimizer's own steps: known of plain descent at a constant rate below 1/L."""
        settings = dict(self.optimizer.settings)
        # optax.sgd has a momentum of its own, None unless it is set.
        is_plain = self.optimizer.name in ("sgd", "optax.sgd") and set(settings) == {
            "learning_rate"
        }
        if not is_plain or not isinstance(self.oracle, Exact):
            return ()
        return map_branches(self.landscape, float(settings["learning_rate"]))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in cells."""
        height, width = self.places.shape
        return width, height

    @property
    def n_computed(self) -> int:
        """Starts whose end is known."""
        return int(np.sum(self.places != Fate.NOT_COMPUTED))

    def basins(self) -> tuple[Basin, ...]:
        """Return the places at which walkers ended, that with the most starts first."""
        return tuple(sorted(self._basins(), key=lambda basin: (-basin.n_starts, abs(basin.number))))

    def _basins(self) -> Iterator[Basin]:
        numbers, counts = np.unique(self.places, return_counts=True)
        for number, count in zip(map(int, numbers), map(int, counts), strict=True):
            if number == Fate.NOT_COMPUTED:
                continue
            steps = self.steps[self.places == number]
            yield Basin(
                place=self.landscape.critical_points[number] if number >= 0 else Fate(number),
                number=number,
                n_starts=count,
                share=count / self.n_computed,
                median_steps=float(np.median(steps)) if np.all(steps >= 0) else None,
            )

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return what is too large for JSON: starts' coordinates, places and steps."""
        x, y = cell_centres(self.landscape, self.size)
        return {"x": x, "y": y, "places": self.places, "steps": self.steps}

    def protocol(self) -> list[str]:
        """Return the lines that stand beside the picture."""
        (x_low, x_high), (y_low, y_high) = self.landscape.box
        width, height = self.size
        lines = [
            f"landscape {self.landscape.name}: {self.landscape.definition}",
            f"optimizer {self.optimizer.describe()}; {width} x {height} starts, one in the middle of "
            f"each cell of [{x_low:g}, {x_high:g}] x [{y_low:g}, {y_high:g}], {self.n_steps} steps, "
            f"{self.oracle.describe()}, {self.dtype}",
            f"ended at a critical point means within {self.reach:.4g} of it after the last step; "
            "steps count until the walker came that close, on the visit it was on at the end",
        ]
        if self.interrupted:
            lines.append(f"interrupted: {self.n_computed} of {self.places.size} starts computed")
        lines.append(f"seed {self.seed}; {laboratory_versions()}")
        if self.command:
            lines.append(self.command)
        return lines

    def to_dict(self) -> dict[str, Any]:
        """Return counts and protocol as plain data; a number for each start is in `arrays()`."""
        return plain(
            {
                "landscape": self.landscape.name,
                "formula": self.landscape.formula,
                "box": self.landscape.box,
                "optimizer": self.optimizer.name,
                "settings": dict(self.optimizer.settings),
                "noise": self.oracle.describe(),
                "size": self.size,
                "n_steps": self.n_steps,
                "dtype": self.dtype,
                "reach": self.reach,
                "seed": self.seed,
                "n_computed": self.n_computed,
                "interrupted": self.interrupted,
                "basins": [basin.to_dict() for basin in self.basins()],
                "versions": versions(),
                "command": self.command,
            }
        )


def cell_centres(
    landscape: Landscape, size: tuple[int, int]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the middles of the cells along x and along y.

    >>> saddle = Landscape("saddle", lambda x: x[0] ** 2 - x[1] ** 2, ((-2.0, 2.0), (-1.0, 1.0)))
    >>> [middles.tolist() for middles in cell_centres(saddle, (2, 1))]
    [[-1.0, 1.0], [0.0]]
    """
    (x_low, x_high), (y_low, y_high) = landscape.box
    width, height = size
    x = x_low + (x_high - x_low) * (np.arange(width) + 0.5) / width
    y = y_low + (y_high - y_low) * (np.arange(height) + 0.5) / height
    return x, y
