"""`Leg`: what came of training on for a part of the budget, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt

from unsaddle.torch.snapshot import Snapshot

Floats = npt.NDArray[np.float64]
Outcome = Literal["ran", "diverged", "raised", "out of memory", "died"]


@dataclass(frozen=True)
class Escape:
    """The step after which a branch was outside, having been inside before it."""

    n_steps: int
    n_sample_gradients: int


@dataclass(frozen=True, eq=False)
class Walk:
    """Where a branch stands, all it needs to go on."""

    state: Snapshot
    n_steps: int
    n_drawn: int
    n_sample_gradients: int
    next_check: int
    last_check: int
    escape: Escape | None


@dataclass(eq=False)
class Leg:
    """What came of training on over some points of the budget.

    Attributes:
        losses, held_out, steps: at the points that were reached; held-out losses only with such data.
        is_random: another seed would have given another leg.
        n_steps, n_sample_gradients: where it stood in the end, counted from the start of the repeat.
        n_again: sample gradients of training that was done again, or undone: to find the step of the
            escape, and of a last step that would have passed the budget.
        n_evaluated: samples that were run forward only to measure.
        recorded: flat parameters in the objective's order, by point, at those that were asked for.
    """

    losses: list[float] = field(default_factory=list[float])
    held_out: list[float] = field(default_factory=list[float])
    steps: list[int] = field(default_factory=list[int])
    outcome: Outcome = "ran"
    reason: str = ""
    escape: Escape | None = None
    end: Walk | None = None
    is_random: bool = True
    n_steps: int = 0
    n_sample_gradients: int = 0
    n_again: int = 0
    n_evaluated: int = 0
    recorded: dict[int, Floats] = field(default_factory=dict[int, Floats])
