"""The stream of losses, cut into blocks: trimmed means, kept at doubling lengths."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

# Blocks of a window. Enough degrees of freedom that the t quantile at 1e-8 is 6.5, not 12 as with 16
# blocks; few enough that a window of the default horizon has 16 steps in each.
N_BLOCKS = 64
# Share of a block that is cut off at each end before the mean: spikes of a few steps end here. A fifth
# keeps 96 % of the mean's efficiency under Gaussian noise.
TRIMMED = 0.2
# A block with fewer finite losses than this share has no value, nor has a window that contains it.
FINITE_SHARE = 0.5


def block_value(losses: Sequence[float]) -> float:
    """Return the trimmed mean of the finite losses of one block; not-a-number where most are not.

    >>> block_value([1.0, 1.0, 1.0, 1.0, 900.0]), block_value([math.nan, math.nan, 1.0])
    (1.0, nan)
    """
    finite = sorted(loss for loss in losses if math.isfinite(loss))
    if len(finite) < FINITE_SHARE * len(losses):
        return math.nan
    cut = int(TRIMMED * len(finite))
    kept = finite[cut : len(finite) - cut]
    return math.fsum(kept) / len(kept)


@dataclass
class Blocks:
    """The last `N_BLOCKS` blocks at each scale; a block of scale j is the mean of 2^j first ones.

    Memory is `N_BLOCKS` numbers a scale, the work of a step is constant on average.

    Attributes:
        block_steps: steps in a block of scale 0.
        n_scales: number of scales.
        open: losses of the block that is not full yet.
        rows: per scale, the latest values, oldest first.
        counts: per scale, blocks completed so far.
        halves: per scale, the first half of the next block; None where there is none yet.
    """

    block_steps: int
    n_scales: int
    open: list[float] = field(default_factory=list)
    rows: list[deque[float]] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    halves: list[float | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rows = [deque(row, maxlen=N_BLOCKS) for row in self.rows or [()] * self.n_scales]
        self.counts = self.counts or [0] * self.n_scales
        self.halves = self.halves or [None] * self.n_scales

    def add(self, loss: float) -> bool:
        """Take one loss; whether it completed a block."""
        self.open.append(loss)
        if len(self.open) < self.block_steps:
            return False
        value: float = block_value(self.open)
        self.open.clear()
        for scale in range(self.n_scales):
            self.rows[scale].append(value)
            self.counts[scale] += 1
            half = self.halves[scale]
            if half is None:
                self.halves[scale] = value
                break
            self.halves[scale] = None
            value = (half + value) / 2
        return True

    def to_dict(self) -> dict[str, Any]:
        """Return the state as plain data."""
        return {
            "block_steps": self.block_steps,
            "n_scales": self.n_scales,
            "open": list(self.open),
            "rows": [list(row) for row in self.rows],
            "counts": list(self.counts),
            "halves": list(self.halves),
        }
