"""Statistics of many cells at once, each of the same number of walkers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_Z = 1.959963984540054  # 95 %


def wilson_intervals(n_successes: NDArray[Any], n_trials: int) -> Floats:
    """Return proportions with their 95 % Wilson (1927) intervals, (..., 3): estimate, low, high.

    `survival.wilson_interval` for many at once.

    >>> wilson_intervals(np.array([5]), 10).round(4).tolist()
    [[0.5, 0.2366, 0.7634]]
    """
    share = np.asarray(n_successes, dtype=np.float64) / n_trials
    z2 = _Z**2
    centre = (share + z2 / (2 * n_trials)) / (1 + z2 / n_trials)
    inner = z2 * (share * (1 - share) + z2 / (4 * n_trials)) / n_trials
    half = np.sqrt(inner) / (1 + z2 / n_trials)
    return np.stack([share, np.maximum(0, centre - half), np.minimum(1, centre + half)], axis=-1)


def median_steps(steps: NDArray[Any], observed: NDArray[np.bool_]) -> Floats:
    """Return Kaplan and Meier's (1958) median of each row, not-a-number where it is not reached.

    `survival.escape_steps(...).median` for many rows at once.

    Args:
        steps: (cells, walkers), the step of the escape, or the last at which it had not happened.
        observed: (cells, walkers), whether the escape happened.

    >>> median_steps(np.array([[10, 12, 50], [10, 50, 50]]), np.array([[1, 1, 0], [1, 0, 0]], bool))
    array([12., nan])
    """
    n_walkers = steps.shape[1]
    # Of equal steps, escapes come first: who is censored there was still at risk.
    order = np.lexsort((~observed, steps), axis=1)
    times = np.take_along_axis(steps, order, axis=1)
    events = np.take_along_axis(observed, order, axis=1)
    at_risk = n_walkers - np.arange(n_walkers)
    survival = np.cumprod(np.where(events, (at_risk - 1) / at_risk, 1.0), axis=1)
    # Rounding of the product must not hide a share of exactly one half.
    halved = (survival <= 0.5 + 1e-12) & events
    first = np.argmax(halved, axis=1)
    found = np.take_along_axis(times, first[:, None], axis=1)[:, 0].astype(np.float64)
    return np.where(halved.any(axis=1), found, np.nan)
