"""Rows of a table, and contestants timed in turns."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypedDict

import numpy as np
from numpy.typing import NDArray

Sense = Literal[">=", "<="]
Costs = Mapping[str, NDArray[np.float64]]  # CPU seconds per unit of work, (rounds,)


@dataclass(frozen=True)
class Row:
    """One measured number beside its target."""

    what: str
    value: float | None  # None: not measured, and `note` says why
    expected: str  # what was thought before measuring
    target: float | None = None
    sense: Sense = ">="
    unit: str = "x"
    low: float | None = None  # quartiles over the rounds
    high: float | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None without a target or a number."""
        if self.value is None or self.target is None or not math.isfinite(self.value):
            return None
        return self.value >= self.target if self.sense == ">=" else self.value <= self.target


@dataclass(frozen=True)
class Contestant:
    """Something to be timed, and how many units of work (walker-steps, calls) one call does."""

    run: Callable[[], object]
    work: float = 1.0


def interleaved(contestants: Mapping[str, Contestant], n_rounds: int) -> Costs:
    """Return CPU seconds per unit of work, taken in turns A B C A B C ... after one unmeasured call."""
    costs: dict[str, list[float]] = {name: [] for name in contestants}
    for contestant in contestants.values():
        contestant.run()
    for _ in range(n_rounds):
        for name, contestant in contestants.items():
            start = time.process_time()
            contestant.run()
            costs[name].append((time.process_time() - start) / contestant.work)
    return {name: np.array(each) for name, each in costs.items()}


class Ratio(TypedDict):
    """A ratio with its quartiles, ready for a `Row`."""

    value: float
    low: float
    high: float


def speed_ratio(costs: Costs, fast: str, slow: str) -> Ratio:
    """Return how many times faster `fast` is than `slow`: median and quartiles over the rounds.

    Each round's ratio is of neighbours in time: a clock that slows down or a busy neighbour touches
    both.
    """
    low, middle, high = np.quantile(costs[slow] / costs[fast], [0.25, 0.5, 0.75])
    return {"value": float(middle), "low": float(low), "high": float(high)}


def exponent(sizes: Any, costs: Any) -> float:
    """Return the slope of log cost against log size by least squares."""
    return float(np.polyfit(np.log(sizes), np.log(costs), 1)[0])


def require_agreement(what: str, ours: Any, theirs: Any, rel_tol: float) -> float:
    """Return the largest difference relative to the largest entry; stop where rivals differ."""
    ours, theirs = np.asarray(ours, dtype=np.float64), np.asarray(theirs, dtype=np.float64)
    gap = float(np.abs(ours - theirs).max() / np.abs(ours).max())
    if not gap <= rel_tol:
        raise RuntimeError(
            f"{what}: results differ by {gap:.1e}, more than {rel_tol:.0e}; a comparison of speed "
            "would mean nothing"
        )
    return gap
