"""A plane through a network's parameters that shows as much of its path as a plane can.

One axis is the escape direction; the other is the direction in which the path moves most besides.
A plane never shows all of a path through many parameters: `Plane.share` is how much.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.errors import InvalidInput
from unsaddle.explorer.checks import limits, number_text, numbers
from unsaddle.explorer.span import box_around, span

Floats = NDArray[np.float64]

DEFAULT_SIZE = 41  # 1,681 losses: arbitrary, fine enough for contours
MARGIN = 0.25  # of the path's extent, on every side, so that the path is not at the rim
LEAST_EXTENT = 1e-9  # of what is drawn: a picture's axes need digits
_SHARE_OF = (
    "share of the squared distance from the path's first point, summed over its records, that lies "
    "in the plane"
)


class HasLoss(Protocol):
    """What an objective is asked for: `TorchTraining.objective()` and JAX's have it."""

    @property
    def n_parameters(self) -> int:
        """Length of the flat vector."""
        ...

    def loss(self, point: Any = None) -> float:
        """Return the loss at a flat vector."""
        ...


@dataclass(frozen=True, eq=False)
class Plane:
    """A path through parameters, drawn on a plane, with the loss on a grid of it."""

    origin: Floats  # (n_parameters,), the path's first point
    directions: Floats  # (2, n_parameters), orthonormal
    box: tuple[tuple[float, float], tuple[float, float]]  # in units of parameter distance
    grid: Floats  # (ny, nx), the loss; row j at the j-th height
    path: Floats  # (records, 2), projected
    losses: Floats  # (records,), at the path's own points, not at their projections
    steps: NDArray[np.int64]  # (records,)
    share: float
    axes: tuple[str, str] = ("escape direction", "main remaining direction")
    share_of: str = _SHARE_OF

    @property
    def n_parameters(self) -> int:
        """Number of parameters of which the plane shows two combinations."""
        return len(self.origin)

    def describe(self) -> str:
        """Return the sentence that stands beside every picture of the plane."""
        return (
            f"this plane shows {self.share:.1%} of the movement ({self.share_of}); "
            f"{self.n_parameters:,} parameters"
        )


def plane(
    training: Any,
    path: ArrayLike,
    direction: ArrayLike,
    *,
    steps: Sequence[int] | None = None,
    size: int = DEFAULT_SIZE,
) -> Plane:
    """Return the plane of a recorded path, with `size` x `size` losses of the training on it.

    Args:
        training: a `TorchTraining` or `JaxTraining`, or its objective.
        path: (records, n_parameters), flat parameters in the objective's order, at least 2 records.
        direction: (n_parameters,), the escape direction, of any length.
        steps: (records,), the step of each record; 0, 1, 2, ... when None.
        size: nodes along each axis.

    Raises:
        InvalidInput: a shape that does not fit, a number that is not finite, a path that does not
            move, a direction of no length.
    """
    objective: HasLoss = training.objective() if hasattr(training, "objective") else training
    places, first, when, n_nodes = _checked(objective, path, direction, steps, size)
    origin = places[0]
    found = span([places], origin, first, [0])
    projected, share = found.projected[0], found.share(0)
    assert share is not None
    box = box_around(projected, MARGIN)
    return Plane(
        origin=origin,
        directions=found.directions,
        box=box,
        grid=grid_of(objective, origin, found.directions, box, n_nodes),
        path=projected,
        losses=np.array([objective.loss(place) for place in places]),
        steps=when,
        share=share,
    )


def grid_of(
    objective: HasLoss,
    origin: Floats,
    directions: Floats,
    box: tuple[tuple[float, float], tuple[float, float]],
    size: int,
    tell: Callable[[str, int, int], None] = lambda stage, done, limit: None,
) -> Floats:
    """Return the loss at `size` x `size` nodes of a box in a plane, row by row."""
    x, y = (np.linspace(low, high, size) for low, high in box)
    rows: list[list[float]] = []
    for j, b in enumerate(y):
        tell("losses on the plane", j * size, size * size)
        base = origin + b * directions[1]
        rows.append([objective.loss(base + a * directions[0]) for a in x])
    return np.array(rows)


def checked_size(size: Any) -> int:
    """Return the number of nodes along each axis of a grid.

    Raises:
        InvalidInput: it is none, or out of range.
    """
    fewest, most = limits()["whole"]["plane_side"]
    if type(size) is not int or not fewest <= size <= most:
        raise InvalidInput(f"size={size!r}", f"from {fewest} to {most}", "Leave it out for 41.")
    return size


def _checked(
    objective: HasLoss, path: ArrayLike, direction: ArrayLike, steps: Any, size: Any
) -> tuple[Floats, Floats, NDArray[np.int64], int]:
    n = objective.n_parameters
    flat = "Record all trainable parameters as one flat vector, in the objective's order."
    places = numbers(path, "path", f"(records, {n}) with at least 2 records", flat)
    if places.ndim != 2 or places.shape[1] != n or len(places) < 2:
        raise InvalidInput(
            f"path of shape {places.shape}", f"(records, {n}) with at least 2 records", flat
        )
    vector = numbers(direction, "direction", f"({n},)", "Take a diagnosis's escape direction.")
    if vector.shape != (n,):
        raise InvalidInput(
            f"direction of shape {vector.shape}", f"({n},)", "Take a diagnosis's escape direction."
        )
    if not (np.isfinite(places).all() and np.isfinite(vector).all()):
        raise InvalidInput(
            "a path or a direction with numbers that are not finite",
            "finite numbers",
            "Cut the path where it diverges.",
        )
    most = float(np.abs(vector).max())
    with np.errstate(over="ignore"):
        extent = float(np.ptp(places, axis=0).max())
    if most == 0 or extent == 0:
        raise InvalidInput(
            "a direction of no length" if most == 0 else "a path that does not move",
            "a direction with a length and a path that moves",
            "Record it over more steps.",
        )
    least, limit = LEAST_EXTENT, limits()["real"]["coordinate"][1]
    if not least <= extent <= limit:
        raise InvalidInput(
            f"a path that extends over {extent:g}",
            f"from {least:g} to {limit:g}",
            "Run more steps where nothing moves; cut the path where it diverges.",
        )
    n_nodes = checked_size(size)
    when = np.arange(len(places)) if steps is None else _checked_steps(steps, len(places))
    vector = vector / most  # the square of a long or a short one is out of range
    return places, vector / np.linalg.norm(vector), when, n_nodes


def _checked_steps(steps: Any, n: int) -> NDArray[np.int64]:
    most = limits()["whole"]["recorded"][1]
    accepted = f"{n} increasing whole numbers from 0 to {most:,}"
    advice = f"One per record: range({n}), say."
    when = numbers(steps, "steps", accepted, advice)
    received = None
    if np.asarray(steps).dtype == bool:
        received = "steps of bool"
    elif when.shape != (n,):
        received = f"steps of shape {when.shape}"
    else:
        wrong = ~((when >= 0) & (when <= most) & (when == np.floor(when)))  # not-a-number is wrong
        falls = np.append(False, np.diff(when) <= 0)
        if wrong.any():
            k = int(np.argmax(wrong))
            received = f"steps[{k}]={number_text(float(when[k]))}"
        elif falls.any():
            k = int(np.argmax(falls))
            received = f"steps[{k}]={when[k]:.0f} after {when[k - 1]:.0f}"
    if received is not None:
        raise InvalidInput(received, accepted, advice)
    return when.astype(np.int64)
