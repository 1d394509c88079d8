"""Argument checks shared by the problems."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.critical import CriticalPoint
from unsaddle.errors import InvalidInput

Floats = NDArray[np.float64]
Box = tuple[tuple[float, float], ...]

# Critical points that are mirror images of each other are all listed up to this many; beyond, one of
# each class: what asks for the nearest one looks at every entry.
N_LISTED = 1000


def positive(name: str, value: float, advice: str) -> float:
    """Return `value` when it is finite and above zero."""
    if not (math.isfinite(value) and value > 0):
        raise InvalidInput(f"{name}={value!r}", "a finite number above 0", advice)
    return float(value)


def count(name: str, value: int, advice: str, least: int = 1) -> int:
    """Return `value` when it is a whole number, at least `least`."""
    if not isinstance(value, int | np.integer) or value < least:  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InvalidInput(f"{name}={value!r}", f"a whole number, {least} or above", advice)
    return int(value)


def vector(name: str, values: ArrayLike, advice: str) -> Floats:
    """Return `values` as a vector of finite numbers, not all zero."""
    array = np.asarray(values, dtype=np.float64)
    if array.ndim != 1 or not np.isfinite(array).all() or not array.any():
        raise InvalidInput(
            f"{name} of shape {array.shape}: {np.array2string(array, threshold=8)}",
            "a vector of finite numbers that are not all zero",
            advice,
        )
    return array


def positive_vector(name: str, values: ArrayLike, advice: str) -> Floats:
    """Return `values` as a vector of finite numbers above zero."""
    array = np.asarray(values, dtype=np.float64)
    if array.ndim != 1 or array.size == 0 or not np.isfinite(array).all() or (array <= 0).any():
        raise InvalidInput(
            f"{name} of shape {array.shape}: {np.array2string(array, threshold=8)}",
            "a vector of finite numbers above 0",
            advice,
        )
    return array


def symmetric(name: str, matrix: ArrayLike) -> Floats:
    """Return `matrix` when it is finite and symmetric and has a positive eigenvalue."""
    array = np.asarray(matrix, dtype=np.float64)
    square = array.ndim == 2 and array.shape[0] == array.shape[1] and array.size > 0
    whole = square and bool(np.isfinite(array).all())
    asymmetry = float(np.max(np.abs(array - array.T))) if whole else math.inf
    if not whole or asymmetry > 1e-12 * np.max(np.abs(array)):
        raise InvalidInput(
            f"{name} of shape {array.shape}"
            + (f", which differs from its transpose by {asymmetry:.3g}" if whole else ""),
            "a symmetric matrix of finite numbers",
            "Pass (M + M.T) / 2 when the difference is rounding.",
        )
    if np.linalg.eigvalsh(array)[-1] <= 0:
        raise InvalidInput(
            f"{name}, whose largest eigenvalue is {np.linalg.eigvalsh(array)[-1]:.6g}",
            "a matrix with at least one positive eigenvalue",
            "No product with its own transpose comes near a matrix without one.",
        )
    return array


def cube(half_width: float, n_dims: int) -> Box:
    """Return a box around the origin."""
    return ((-half_width, half_width),) * n_dims


def at(location: ArrayLike, value: float, eigenvalues: ArrayLike) -> CriticalPoint:
    """Return the critical point with its eigenvalues in ascending order."""
    ordered = np.sort(np.asarray(eigenvalues, dtype=np.float64))
    place = np.asarray(location, dtype=np.float64)
    return CriticalPoint(tuple(map(float, place)), float(value), tuple(map(float, ordered)))


def by_value(points: list[CriticalPoint]) -> tuple[CriticalPoint, ...]:
    """Return the points from low to high value."""
    return tuple(sorted(points, key=lambda point: point.value))


def subsets(n: int, n_most: int) -> Iterator[tuple[int, ...]]:
    """Yield every subset of 0..n-1 with at most `n_most` members, small ones first."""
    for size in range(min(n, n_most) + 1):
        yield from itertools.combinations(range(n), size)
