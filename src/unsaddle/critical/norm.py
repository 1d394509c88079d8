"""`norm`: Euclidean lengths of vectors of any size, where squares would over- or underflow too."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def norm(vectors: Floats) -> Floats:
    """Return lengths, (...,), of vectors (..., dims).

    The same to the bit as without scaling, where no square leaves the range of float64: the scale
    is a power of two. Infinite or not-a-number where a component is.

    >>> norm(np.array([[3.0, 4.0], [1e200, 0.0], [1e-200, 0.0], [0.0, 0.0]])).tolist()
    [5.0, 1e+200, 1e-200, 0.0]
    """
    largest = np.max(np.abs(vectors), axis=-1, initial=0.0)
    usable = np.isfinite(largest) & (largest > 0.0)
    scale = np.ldexp(1.0, np.frexp(np.where(usable, largest, 1.0))[1] - 1)
    scaled = np.where(usable[..., None], vectors, 0.0) / scale[..., None]
    with np.errstate(over="ignore"):  # the length itself may be beyond the largest float
        lengths = scale * np.linalg.norm(scaled, axis=-1)
    return np.where(usable, lengths, largest)
