"""Samples that pull at a saddle from different sides, so that their pulls cancel."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from unsaddle.problem import Problem


def _standardised(n: int, seed: int) -> NDArray[np.float64]:
    """Numbers with mean zero and mean square one, exactly to rounding."""
    numbers = np.random.default_rng(seed).normal(size=n)
    numbers -= numbers.mean()
    return numbers / math.sqrt(float(np.mean(numbers**2)))


def tilted_saddle(n: int, along_x: float, along_y: float, seed: int) -> Problem:
    """Samples that pull at the saddle x²/2 − y²/2 from different sides; the pulls cancel."""
    pulls = np.stack(
        [along_x * _standardised(n, seed), along_y * _standardised(n, seed + 1)], axis=1
    )
    return pulling(pulls)


def pulling(pulls: NDArray[np.float64]) -> Problem:
    """The saddle x²/2 − y²/2, each sample's gradient shifted by its pull, (n_samples, 2)."""
    return Problem(
        "samples pulling at a saddle",
        lambda x, c: 0.5 * x[0] ** 2 - 0.5 * x[1] ** 2 - x[0] * c[0] - x[1] * c[1],
        pulls,
        ((-2.0, 2.0), (-2.0, 2.0)),
    )
