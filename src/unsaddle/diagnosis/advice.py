"""`Advice`: an action, its reason, and the gain to expect in steps."""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass
from typing import Any


class Change(enum.StrEnum):
    """What an advice would change of a run."""

    PERTURBATION = "PERTURBATION"  # once
    SMALLER_BATCH = "SMALLER_BATCH"  # more noise, drawing batches at all included
    LARGER_BATCH = "LARGER_BATCH"
    SMALLER_STEP = "SMALLER_STEP"
    LARGER_STEP = "LARGER_STEP"  # momentum included
    OPTIMIZER = "OPTIMIZER"
    WEIGHT_DECAY = "WEIGHT_DECAY"
    PRECISION = "PRECISION"
    MODEL = "MODEL"  # weights, activations, data
    DIAGNOSIS = "DIAGNOSIS"  # more of it, or a check of what it was given
    NOTHING = "NOTHING"


@dataclass(frozen=True)
class Advice:
    """One thing to do.

    Attributes:
        change: what it would change of the run.
        action: in the imperative, without a full stop.
        reason: why it helps, and why other things do not; empty where the action says it.
        now: steps as it is, `math.inf` for never; None where steps do not measure it.
        then: steps afterwards; None where they cannot be said, or where nothing is to be gained.
        source: where the numbers come from, in few words; empty without numbers.
        formula: of the forecast behind them, where there is one; for the data, not for the eye.

    >>> print(Advice(Change.NOTHING, "Stop here", "it is a minimum"))
    Stop here: it is a minimum. No gain in steps is to be expected.
    >>> print(Advice(Change.OPTIMIZER, "Take Adam", "it is faster", math.inf, 18.0, "theory.md 2.1"))
    Take Adam: it is faster. Expected: about 18 steps instead of never (theory.md 2.1).
    """

    change: Change
    action: str
    reason: str = ""
    now: float | None = None
    then: float | None = None
    source: str = ""
    formula: str = ""

    @property
    def expected(self) -> str:
        """The gain in words, without a full stop; empty where there is no number for it."""
        if self.then is not None and math.isfinite(self.then):
            instead = "" if self.now is None else f" instead of {count(self.now)}"
            return f"Expected: about {_steps(self.then)}{instead} ({self.source})"
        if self.now is not None and self.source:
            return f"As it is: {_steps(self.now)} ({self.source})"
        return "No gain in steps is to be expected" if self.change is Change.NOTHING else ""

    @property
    def lead(self) -> str:
        """The action with the mark that ends it."""
        return f"{self.action}:" if self.reason else f"{self.action}."

    @property
    def rest(self) -> str:
        """The reason and the gain, in whole sentences; empty without both."""
        return " ".join(f"{part}." for part in (self.reason, self.expected) if part)

    def __str__(self) -> str:
        return f"{self.lead} {self.rest}".rstrip()

    def to_dict(self) -> dict[str, Any]:
        """Return plain data; never is None, as everywhere, with `never_now` beside it."""
        return {
            "change": str(self.change),
            "action": self.action,
            "reason": self.reason,
            "now": self.now,
            "never_now": self.now is not None and math.isinf(self.now),
            "then": self.then,
            "source": self.source,
            "formula": self.formula,
            "text": str(self),
        }


def count(n: float) -> str:
    """Return a number of steps in words."""
    return "never" if math.isinf(n) else f"{n:,.0f}"


def _steps(n: float) -> str:
    return count(n) + ("" if math.isinf(n) else " step" if round(n) == 1 else " steps")
