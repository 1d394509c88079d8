"""Two directions that show as much as two can of movements away from one point, and how much that is.

The arithmetic runs over blocks of coordinates: paths may be large, and no copy of them is made.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_BLOCK = 4_000_000  # numbers that are worked on at a time
_ROUNDING = 1e-24  # of the squared movement: what is left of a straight path beside its line


@dataclass(frozen=True, eq=False)
class Span:
    """Two directions, and paths projected on them.

    Attributes:
        directions: (2, n_parameters), orthonormal.
        projected: of each path, (records, 2).
        squares: of each path, its squared distance from the origin, summed over its records.
    """

    directions: Floats
    projected: tuple[Floats, ...]
    squares: tuple[float, ...]

    def share(self, *paths: int) -> float | None:
        """Return the share of the squares of some paths that the plane shows; None without movement."""
        total = sum(self.squares[k] for k in paths)
        inside = sum(float(np.sum(self.projected[k] ** 2)) for k in paths)
        return min(1.0, inside / total) if 0 < total < np.inf else None


def span(
    paths: Sequence[Floats], origin: Floats, first: Floats | None, steering: Sequence[int]
) -> Span:
    """Return two directions through the origin, and what they show of the paths.

    Args:
        paths: each (records, n_parameters).
        origin: (n_parameters,).
        first: the first direction, of length 1; None for that of the largest squared movement.
        steering: the numbers of the paths that choose what is not given.
    """
    chosen = [paths[k] for k in steering]
    if first is None:
        first = _largest(chosen, origin, [])
    second = _largest(chosen, origin, [first])
    directions = np.stack([first, second])
    projected = tuple(_along(path, origin, directions) for path in paths)
    with np.errstate(over="ignore"):
        squares = tuple(
            sum(float(np.sum((path[:, part] - origin[part]) ** 2)) for part in _blocks(path))
            for path in paths
        )
    return Span(directions, projected, squares)


def _blocks(path: Floats, n_rows: int = 0) -> Generator[slice]:
    width = max(1, _BLOCK // max(1, n_rows or len(path)))
    for low in range(0, path.shape[1], width):
        yield slice(low, low + width)


def _along(path: Floats, origin: Floats, directions: Floats) -> Floats:
    found = np.zeros((len(path), len(directions)))
    for part in _blocks(path):
        found += (path[:, part] - origin[part]) @ directions[:, part].T
    return found


def _largest(paths: Sequence[Floats], origin: Floats, before: list[Floats]) -> Floats:
    """Return the direction of the largest squared movement at right angles to those before."""
    known = np.array(before).reshape(len(before), len(origin))
    shadows = np.concatenate([_along(path, origin, known) for path in paths])
    n_rows = len(shadows)

    def rest(part: slice) -> Floats:
        away = np.concatenate([path[:, part] - origin[part] for path in paths])
        return away - shadows @ known[:, part]

    # Rows are few and parameters many: the small product's eigenvectors give the large one's.
    gram, total = np.zeros((n_rows, n_rows)), float(np.sum(shadows**2))
    for part in _blocks(paths[0], n_rows):
        left = rest(part)
        gram += left @ left.T
    values, vectors = np.linalg.eigh(gram)
    total += float(np.trace(gram))
    found = np.zeros_like(origin)
    if values[-1] > _ROUNDING * total:
        for part in _blocks(paths[0], n_rows):
            found[part] = rest(part).T @ vectors[:, -1]
    if not found.any():
        found[np.argmin(np.abs(known).sum(axis=0))] = 1.0
    found = found - known.T @ (known @ found)
    found = found / np.linalg.norm(found)
    # The sign is open: the first path's end is made positive, so that pictures repeat.
    return found if float((paths[0][-1] - origin) @ found) >= 0 else -found


def box_around(projected: Floats, margin: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return a box around places, with a margin of their extent on every side.

    A side is at least a fifth of the other, so that a straight path has a plane too.
    """
    low, high = projected.min(axis=0), projected.max(axis=0)
    widest = float((high - low).max())
    middle, half = 0.5 * (low + high), 0.5 * np.maximum(high - low, 0.2 * widest)
    half = half * (1.0 + 2.0 * margin)
    ends = [(float(m - h), float(m + h)) for m, h in zip(middle, half, strict=True)]
    return ends[0], ends[1]
