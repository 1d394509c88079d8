"""`Branch`: what one candidate was worth, and the way to go on from it."""

from __future__ import annotations

import importlib
import math
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unsaddle.branching.candidate import Candidate
from unsaddle.branching.paths import RecordedPath, check_form
from unsaddle.branching.statistics import Floats, Middle, bands, middle
from unsaddle.diagnosis import Report
from unsaddle.errors import InvalidInput
from unsaddle.survival import EscapeSteps, SurvivalCurve, escape_steps, survival_curve
from unsaddle.theory import Forecast

if TYPE_CHECKING:
    from unsaddle.torch import TorchTraining
    from unsaddle.torch.snapshot import Snapshot


@dataclass(frozen=True, eq=False)
class Branch:
    """One candidate, really run from one start, in all its repeats.

    Attributes:
        candidate: what was changed.
        start: the state it began from.
        batch_size: of its steps.
        points: (points,), numbers of sample gradients at which it was measured.
        losses: (repeats, points), mean training loss in evaluation mode; infinite from where a repeat
            diverged, not-a-number where it was not run.
        held_out: the same on held-out samples; None without.
        escaped: (repeats,), whether it left and did not diverge.
        escape_steps: (repeats,), the step of that, or the last step that was run; for a repeat that
            diverged the last of those that did not, since it never left.
        escape_cost: (repeats,), the same in sample gradients.
        outcomes: of each repeat: "ran", "diverged", "raised", "out of memory" or "died".
        reason: of the first repeat that did not run to the end.
        is_random: False where repeats could not differ, so that one was run.
        dropped_at: the sample gradients at which successive halving let it go; None: it went on.
        forecast: of its escape step; None with `no_forecast` saying why.
        ended: the diagnosis of where the median repeat ended; None with `not_diagnosed`.
        n_sample_gradients: all its repeats spent.
        n_again: sample gradients of training that was done again or is not in the losses: to find the
            step of an escape, to come back to where the median repeat ended, to undo a last step that
            passed the budget, and what an interruption cut off.
        n_evaluated: samples run forward only to be measured.
        path: where its first repeat went; None unless it was asked for with record_paths.
    """

    candidate: Candidate
    start: str
    batch_size: int
    points: NDArray[np.int64]
    losses: Floats
    held_out: Floats | None
    escaped: NDArray[np.bool_]
    escape_steps: Floats
    escape_cost: Floats
    outcomes: tuple[str, ...]
    reason: str
    is_random: bool
    dropped_at: int | None
    forecast: Forecast | None
    no_forecast: str
    ended: Report | None
    not_diagnosed: str
    n_sample_gradients: int
    n_evaluated: int
    median_repeat: int | None
    n_again: int = 0
    no_end: str = ""  # why there is no state to go on from
    own_batch_size: int | None = field(default=None, repr=False)
    state: Snapshot | None = field(default=None, repr=False)
    path: RecordedPath | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """The candidate's name."""
        return self.candidate.name

    @property
    def n_repeats(self) -> int:
        """Repeats that were run."""
        return len(self.outcomes)

    @property
    def failed(self) -> bool:
        """Whether a repeat raised, ran out of memory or died: it has no loss to be ranked by."""
        return any(one not in ("ran", "diverged") for one in self.outcomes)

    @property
    def n_failed(self) -> int:
        """Repeats that raised, ran out of memory or died."""
        return sum(one not in ("ran", "diverged") for one in self.outcomes)

    @property
    def others(self) -> Middle:
        """The final loss over the repeats that did not fail, where others did."""
        kept = [one in ("ran", "diverged") for one in self.outcomes]
        return middle(self.losses[kept, self.last_point]) if any(kept) else middle([])

    @property
    def n_diverged(self) -> int:
        """Repeats that diverged."""
        return self.outcomes.count("diverged")

    @cached_property
    def escape(self) -> EscapeSteps:
        """Share escaped with Wilson's interval, and median step with censoring."""
        return escape_steps(self.escape_steps, self.escaped)

    @cached_property
    def curve(self) -> SurvivalCurve:
        """Kaplan and Meier's curve over sample gradients."""
        return survival_curve(self.escape_cost, self.escaped)

    @cached_property
    def final(self) -> Middle:
        """Training loss at the last point that was run: the median with its interval."""
        return middle(self.losses[:, self.last_point]) if self.n_repeats else middle([])

    @cached_property
    def final_held_out(self) -> Middle | None:
        """The same on held-out samples; None without."""
        if self.held_out is None or not self.n_repeats:
            return None
        return middle(self.held_out[:, self.last_point])

    @property
    def last_point(self) -> int:
        """The index of the last point that it was run to."""
        if self.dropped_at is None:
            return len(self.points) - 1
        return int(np.searchsorted(self.points, self.dropped_at))

    @cached_property
    def band(self) -> tuple[Floats, Floats, Floats]:
        """Median, low and high of the training loss at every point."""
        return bands(self.losses)

    @cached_property
    def held_out_band(self) -> tuple[Floats, Floats, Floats] | None:
        """The same on held-out samples; None without."""
        return None if self.held_out is None else bands(self.held_out)

    @property
    def within_forecast(self) -> tuple[int, int] | None:
        """How many repeats left within the forecast's 5 % to 95 %, of how many; None without any.

        A repeat that had not left by the end of the budget is within where the interval reaches
        beyond. Steps are whole: the interval's ends are rounded outwards.
        """
        if self.forecast is None or self.failed or not self.n_repeats:
            return None
        if not self.forecast.has_interval:
            return None
        low, high = self.forecast.q05, self.forecast.q95
        low = low if math.isinf(low) else math.floor(low)
        high = high if math.isinf(high) else math.ceil(high)
        inside = np.where(
            self.escaped,
            (self.escape_steps >= low) & (self.escape_steps <= high),
            self.escape_steps <= high,
        )
        return int(inside.sum()), self.n_repeats

    def apply(self, training: TorchTraining) -> TorchTraining:
        """Return the run to go on with: this candidate's optimizer, where its median repeat ended.

        The model's parameters and buffers, the state of the optimizer and the random states are set;
        the model is that of `training`, changed in place. A candidate that kept the run's optimizer
        goes on with that very object, another with a new one.

        Args:
            training: the run that was branched, or the same made again.

        Raises:
            InvalidInput: this branch did not run to the end, or it is of a run of another form.
        """
        if self.state is None:
            raise InvalidInput(
                f"the branch {self.name!r}, which has no end to go on from ({self.no_end})",
                "a branch that ran to the end of the budget",
                "Take another, such as branches.best.",
            )
        check_form(training, self.state, f"the branch {self.name!r}")
        equipment = importlib.import_module("unsaddle.torch.equipment")
        run = equipment.equip(training, self.candidate, self.own_batch_size)
        self.state.put_into(run)
        return run

    def save_checkpoint(self, training: TorchTraining, path: str | Path) -> Path:
        """Write where the median repeat ended as a checkpoint of model and optimizer.

        `unsaddle diagnose FILE.py --checkpoint PATH` and `load_checkpoint` read it.

        Args:
            training: the run that was branched, or the same made again; it is not changed.
            path: whose folder exists.

        Raises:
            InvalidInput: as for `apply`.
        """
        snapshot = importlib.import_module("unsaddle.torch.snapshot")
        with snapshot.untouched(training):
            return snapshot.save_checkpoint(self.apply(training), Path(path))

    def to_dict(self) -> dict[str, Any]:
        """Return plain data, without the state and the path."""
        median, low, high = self.band if self.n_repeats else ([], [], [])
        return {
            "candidate": self.candidate.to_dict(),
            "start": self.start,
            "batch_size": self.batch_size,
            "n_repeats": self.n_repeats,
            "is_random": self.is_random,
            "outcomes": {one: self.outcomes.count(one) for one in dict.fromkeys(self.outcomes)},
            "reason": self.reason,
            "dropped_at": self.dropped_at,
            "escape": {
                **self.escape.to_dict(),
                "steps": self.escape_steps,
                "sample_gradients": self.escape_cost,
                "observed": self.escaped,
            },
            "loss": self.final.to_dict(),
            "held_out_loss": self.final_held_out.to_dict() if self.final_held_out else None,
            "curve": {
                "sample_gradients": self.points,
                "median": median,
                "low": low,
                "high": high,
                "held_out_median": self.held_out_band[0] if self.held_out_band else None,
            },
            "forecast": self.forecast.to_dict() if self.forecast else None,
            "no_forecast": self.no_forecast,
            "within_forecast": self.within_forecast,
            "ended": None
            if self.ended is None
            else {
                "kind": str(self.ended.kind),
                "cause": str(self.ended.cause),
                "loss": self.ended.loss,
                "gradient_norm": self.ended.gradient.norm,
                "smallest_eigenvalue": self.ended.spectrum.smallest.value,
                "repeat": self.median_repeat,
            },
            "not_diagnosed": self.not_diagnosed,
            "n_sample_gradients": self.n_sample_gradients,
            "n_again": self.n_again,
            "n_evaluated": self.n_evaluated,
        }
