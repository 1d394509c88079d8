"""`PlateauEvent`: what the watch tells when the loss has gone flat."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from unsaddle.plateau import Check
from unsaddle.torch.watch.eigenvalue import TrackedEigenvalue
from unsaddle.torch.watch.gradients import GradientSignal


class Diagnosis(Protocol):
    """What of an `unsaddle.Report` is used here; the report is made in a higher layer."""

    @property
    def kind(self) -> Any: ...  # noqa: D102
    @property
    def cause(self) -> Any: ...  # noqa: D102
    @property
    def loss(self) -> float: ...  # noqa: D102
    @property
    def spectrum(self) -> Any: ...  # noqa: D102
    @property
    def line_probe(self) -> Any: ...  # noqa: D102
    @property
    def escape_direction(self) -> npt.NDArray[np.float64] | None: ...  # noqa: D102
    @property
    def advice(self) -> tuple[str, ...]: ...  # noqa: D102

    def sentence(self) -> str:
        """Return the verdict in one sentence."""
        ...

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        ...


@dataclass(frozen=True)
class PlateauEvent:
    """A plateau, with its evidence and, within the budget, its diagnosis.

    Attributes:
        watch: name of the watch.
        step: steps of the training.
        check: the look that raised the alarm.
        gradient: signal and noise of the gradient, where batches had one.
        eigenvalue: the latest tracked one; None where it is not tracked.
        report: of `unsaddle.diagnose`; None where there is none.
        problem: why there is no report, or what the report does not cover.
        notes: how the diagnosis was done: evaluation mode, part of the samples, cut short.
        seconds: that the diagnosis took.
    """

    watch: str
    step: int
    check: Check
    gradient: GradientSignal | None
    eigenvalue: TrackedEigenvalue | None
    report: Diagnosis | None = field(repr=False)
    problem: str | None
    notes: tuple[str, ...]
    seconds: float

    def sentence(self) -> str:
        """Return what happened in one line of a log."""
        said = [f"{self.watch}: {self.check.sentence()}"]
        if self.gradient is not None:
            said.append(f"gradient signal to noise {self.gradient.signal_to_noise:.2g}")
        if self.report is not None:
            said.append(self.report.sentence())
        if self.problem is not None:
            said.append(f"no diagnosis: {self.problem}")
        return "; ".join([*said, *self.notes])

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "watch": self.watch,
            "step": self.step,
            "check": {**vars(self.check), "trending": str(self.check.trending)},
            "gradient": None if self.gradient is None else vars(self.gradient),
            "eigenvalue": None if self.eigenvalue is None else vars(self.eigenvalue),
            "report": None if self.report is None else self.report.to_dict(),
            "problem": self.problem,
            "notes": list(self.notes),
            "seconds": self.seconds,
        }
