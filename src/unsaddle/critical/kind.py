"""What a point is, by the signs of its Hessian's eigenvalues: `Kind`."""

from __future__ import annotations

import enum

import numpy as np
from numpy.typing import ArrayLike

# An eigenvalue below this share of the largest magnitude counts as zero. Hessians here are exact
# derivatives in float64 (relative error about 1e-15); 1e-8 leaves room for a location known to half
# the digits, which is what Newton's method gives at a degenerate point.
FLAT_TOL = 1e-8


class Kind(enum.StrEnum):
    """What a point of a function is."""

    STRICT_SADDLE = "STRICT_SADDLE"  # critical, with a direction of negative curvature
    DEGENERATE = "DEGENERATE"  # critical, flat to second order: non-strict saddle or flat minimum
    MINIMUM = "MINIMUM"
    MAXIMUM = "MAXIMUM"
    GRADIENT_FLAT = "GRADIENT_FLAT"  # the squared gradient is stationary, the gradient is not zero
    NOT_CRITICAL = "NOT_CRITICAL"
    UNDECIDED = "UNDECIDED"


def kind_from_eigenvalues(eigenvalues: ArrayLike, flat_tol: float = FLAT_TOL) -> Kind:
    """Return the kind of a critical point from its Hessian's eigenvalues.

    Args:
        eigenvalues: shape (dims,), any order.
        flat_tol: relative to the largest magnitude; smaller eigenvalues count as zero.

    Returns:
        UNDECIDED when an eigenvalue is not finite; STRICT_SADDLE when one is negative (unless all
        are: MAXIMUM); MINIMUM when all are positive; DEGENERATE otherwise.

    >>> str(kind_from_eigenvalues([2.0, -2.0])), str(kind_from_eigenvalues([0.0, 0.0]))
    ('STRICT_SADDLE', 'DEGENERATE')
    """
    values = np.asarray(eigenvalues, dtype=np.float64)
    if not np.all(np.isfinite(values)):
        return Kind.UNDECIDED
    threshold = flat_tol * np.max(np.abs(values), initial=0.0)
    negative, positive = values < -threshold, values > threshold
    if negative.all():
        return Kind.MAXIMUM
    if negative.any():
        return Kind.STRICT_SADDLE
    return Kind.MINIMUM if positive.all() else Kind.DEGENERATE
