"""Inner products and norms of long vectors, in float64 whatever the vectors are."""

from __future__ import annotations

import math

import numpy as np

from unsaddle.curvature import Array


def inner(left: Array, right: Array) -> float:
    """Return the inner product, summed in float64."""
    return float(left.astype(np.float64, copy=False) @ right.astype(np.float64, copy=False))


def euclidean(vector: Array) -> float:
    """Return the norm in float64 where squares overflow or vanish; non-finite if an entry is."""
    size = float(np.abs(vector).max())
    if size == 0.0 or not math.isfinite(size):
        return size
    return size * float(np.linalg.norm(vector.astype(np.float64, copy=False) / size))
