"""Directions of noise: checked, and turned into kicks of the coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import jax.numpy as jnp
import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.errors import InvalidInput
from unsaddle.oracle.protocol import Array, Coordinates

Rows = tuple[
    tuple[float, ...], ...
]  # (directions, dims); hashable, so that programs are found again


def kicked(
    gradient: Coordinates, size: float, directions: Rows | None, deviates: Sequence[Array] | Array
) -> Coordinates:
    """Return the gradient plus ``size · Σ deviate_k direction_k``; None: each coordinate its own.

    A coordinate that no direction touches stays bit for bit, signed zeros included.
    """
    if not isinstance(gradient, tuple):
        return _kicked_array(gradient, size, directions, deviates)
    noisy: list[Array] = []
    for j, component in enumerate(gradient):
        if directions is None:
            kick = deviates[j]
        else:
            parts = [
                row[j] * deviate
                for row, deviate in zip(directions, deviates, strict=True)
                if row[j] != 0.0
            ]
            if not parts:
                noisy.append(component)
                continue
            kick = sum(parts[1:], start=parts[0])
        noisy.append((component + size * kick).astype(component.dtype))
    return tuple(noisy)


def _kicked_array(
    gradient: Array, size: float, directions: Rows | None, deviates: Sequence[Array] | Array
) -> Array:
    if directions is None:
        return (gradient + size * jnp.asarray(deviates)).astype(gradient.dtype)
    if not directions:
        return gradient
    drawn = jnp.asarray(deviates)
    matrix = np.array(directions)
    kick = jnp.tensordot(jnp.asarray(matrix.T, drawn.dtype), drawn, axes=1)
    touched = np.any(matrix != 0.0, axis=0)[:, None]
    return jnp.where(touched, (gradient + size * kick).astype(gradient.dtype), gradient)


def as_rows(matrix: ArrayLike) -> Rows:
    """Return a matrix (directions, dims) as nested tuples."""
    array = np.asarray(matrix, dtype=np.float64)
    # Rounding of an orthogonalisation must not leak noise into an exactly untouched coordinate.
    largest = np.max(np.abs(array), axis=1, initial=0.0, keepdims=True)
    cleaned = np.where(np.abs(array) < 1e-15 * largest, 0.0, array)
    return tuple(tuple(map(float, row)) for row in cleaned)


def unit_vector(direction: ArrayLike) -> NDArray[np.float64]:
    """Return a direction at length 1.

    Raises:
        InvalidInput: the direction has no length or is not finite.
    """
    vector = np.asarray(direction, dtype=np.float64).reshape(-1)
    length = float(np.linalg.norm(vector))
    if not np.isfinite(length) or length == 0.0:
        raise InvalidInput(
            f"a noise direction {vector.tolist()}",
            "a finite vector that is not zero",
            "Name a coordinate, as in --noise-along y, or give one number per coordinate.",
        )
    return vector / length


def in_words(unit: NDArray[np.float64]) -> str:
    """Return ``(0.6, 0.8)``."""
    return "(" + ", ".join(f"{c:.4g}" for c in unit) + ")"


def checked_std(std: Any) -> float:
    """Return a standard deviation, or refuse it.

    Raises:
        InvalidInput: it is negative or not finite.
    """
    if not (np.isfinite(std) and std >= 0):
        raise InvalidInput(
            f"a noise standard deviation of {std!r}",
            "a finite number, zero or positive",
            "It is the standard deviation of the gradient along each direction.",
        )
    return float(std)
