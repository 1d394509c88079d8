"""What a handful of repeats says about their law: medians with intervals that assume nothing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Middle:
    """A median with an interval between two of the observations.

    Attributes:
        value: the median; infinite where half of the repeats have no finite value.
        low, high: the observations between which the law's median lies with `confidence` at least.
        confidence: 0.95 or more from six observations on; with fewer that of their extremes.
        n: observations.
    """

    value: float
    low: float
    high: float
    confidence: float
    n: int

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return dict(vars(self))


def middle(values: Sequence[float] | Floats) -> Middle:
    """Return the median with its interval from order statistics; not-a-number counts as infinite.

    The number of observations below the law's median is binomial, whatever the law, so that the
    interval from the k-th smallest to the k-th largest holds it with probability 1 - 2 P(X < k).

    References:
        Thompson 1936, Annals of Mathematical Statistics 7; David & Nagaraja 2003, Order Statistics, 7.1.

    >>> middle([3.0, 1.0, 2.0, 5.0, 4.0, 6.0])
    Middle(value=3.5, low=1.0, high=6.0, confidence=0.96875, n=6)
    """
    ordered = np.sort(np.where(np.isnan(np.asarray(values, dtype=float)), np.inf, values))
    n = len(ordered)
    if n == 0:
        return Middle(math.nan, math.nan, math.nan, 0.0, 0)
    below, k = 0.0, 0  # P(X < k)
    while k + 1 <= n // 2:
        more = below + math.comb(n, k) / 2.0**n
        if 1.0 - 2.0 * more < CONFIDENCE:
            break
        below, k = more, k + 1
    if k == 0:  # too few: the extremes are all there is
        below, k = 0.5**n, 1
    with np.errstate(invalid="ignore"):
        value = float(np.median(ordered))
    value = math.inf if math.isnan(value) else value
    low, high = float(ordered[k - 1]), float(ordered[n - k])
    return Middle(value, low, high, max(0.0, 1.0 - 2.0 * below), n)


def bands(curves: Floats) -> tuple[Floats, Floats, Floats]:
    """Return median, low and high of each column, (points,) each.

    Args:
        curves: (repeats, points); not-a-number counts as infinite.
    """
    made = [middle(column) for column in curves.T]
    return tuple(np.array([getattr(m, name) for m in made]) for name in ("value", "low", "high"))  # pyright: ignore[reportReturnType]
