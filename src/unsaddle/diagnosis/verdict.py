"""`Report`: everything a diagnosis found, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unsaddle.critical import Kind
from unsaddle.diagnosis.advice import Advice
from unsaddle.diagnosis.cause import FUNCTION_SENTENCES, MOVING, SENTENCES, Cause
from unsaddle.diagnosis.cost import Cost
from unsaddle.diagnosis.geometry import OwnGeometry
from unsaddle.diagnosis.margins import Margin
from unsaddle.diagnosis.noise import NoiseEvidence
from unsaddle.diagnosis.probe import LineProbe
from unsaddle.diagnosis.subject import Derivative, OptimizerSays
from unsaddle.diagnosis.tail import Tail
from unsaddle.result import Result, plain, versions
from unsaddle.spectrum import Density, Spectrum
from unsaddle.theory import Answer, Forecast

if TYPE_CHECKING:  # both are measured with what is defined here
    from unsaddle.diagnosis.groups import Groups
    from unsaddle.diagnosis.sampling import Sampling

KIND_SENTENCES = {
    Kind.STRICT_SADDLE: "a strict saddle",
    Kind.DEGENERATE: "a degenerate point, flat to second order in some direction",
    Kind.MINIMUM: "a minimum",
    Kind.MAXIMUM: "a maximum",
    Kind.GRADIENT_FLAT: "a gradient-flat point: the squared gradient is stationary, the gradient "
    "is not zero",
    Kind.NOT_CRITICAL: "no critical point",
    Kind.UNDECIDED: "a point whose kind the evidence does not decide",
}


def proof_of(spectrum: Spectrum) -> str:
    """Say how sure the certified side of an eigenvalue is: differences have an estimated error."""
    return "estimated" if spectrum.road.startswith("central differences") else "proved"


def _plain_answer(geometry: Answer[OwnGeometry] | None) -> dict[str, Any] | None:
    if geometry is None:
        return None
    if geometry.value is None:
        return {"not_applicable": geometry.regime}
    return geometry.value.to_dict()


@dataclass(frozen=True)
class GradientEvidence:
    """The full-data gradient and the two tests of criticality.

    Attributes:
        norm: of the gradient of the mean loss over all samples.
        sampling_error: √(tr Σ / n), how far that gradient is from the population's, in norm; None
            with one sample or none.
        z: U-statistic of the population's squared gradient norm over its standard deviation under
            zero gradient (theory.md 2.6); above 3 the gradient is not zero. None without scatter.
        gain_share: share of the loss (of a plain function: of how much it varies nearby) that
            following the gradient would gain: to the critical point of
            the quadratic model where the loss bends, in `FLAT_STEPS` steps where it is flat.
        gradient_flat_residual: min ‖Hp + g‖/‖g‖; 1: no Newton step lessens the gradient.
        critical: the gain is negligible, and the point lies inside the quadratic neighbourhood of the
            critical point it would be near.
        zero_within_error: z is at most 3 or undefined.
    """

    norm: float
    sampling_error: float | None
    z: float | None
    gain_share: float
    gradient_flat_residual: float | None
    critical: bool
    zero_within_error: bool

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return dict(vars(self))


@dataclass(frozen=True)
class Step:
    """One step of the decision: what was asked, what was found, with its numbers."""

    question: str
    answer: str
    evidence: str


@dataclass(frozen=True, repr=False)
class Report(Result):
    """The verdict on a point of a run, with its evidence."""

    face = "diagnosis"

    title: str
    kind: Kind
    cause: Cause
    loss: float
    gradient: GradientEvidence
    spectrum: Spectrum
    escape_direction: NDArray[np.float64] | None = field(repr=False)  # (n_parameters,), unit
    offset: float | None  # distance from the saddle along it
    difference_check: (
        float | None
    )  # relative distance of the product from a difference of gradients
    line_probe: LineProbe | None
    noise: NoiseEvidence | None
    forecast: tuple[Forecast, ...]
    advice: tuple[Advice, ...]
    decided: tuple[Step, ...]
    settings: dict[str, Any]  # of the run's optimizer
    optimizer: str | None
    n_samples: int | None  # None: a plain function has none
    n_parameters: int
    mode: str
    notes: tuple[str, ...]
    thresholds: dict[str, float]
    seed: int
    command: str | None
    derivatives: tuple[Derivative, ...] = ()  # of a plain function: how they were made
    optimizer_says: OptimizerSays | None = None  # of a SciPy result
    density: Density | None = None  # None: too few products were left
    tail: Tail | None = None  # None: no slope, or nothing that asks for it
    margins: tuple[Margin, ...] = ()  # what would change the verdict
    cost: Cost | None = None
    geometry: Answer[OwnGeometry] | None = None  # the live optimizer's; None without one
    sampling: Sampling | None = None  # None: all samples were used
    groups: Groups | None = None  # None: not asked for
    library: str = "jax"  # what made the numbers

    @property
    def proof(self) -> str:
        """How sure the certified side of an eigenvalue is; see `proof_of`."""
        return proof_of(self.spectrum)

    def sentence(self) -> str:
        """Return the verdict in one sentence."""
        if self.n_samples is None:
            return self._function_sentence()
        if self.kind is Kind.UNDECIDED and self.sampling is not None and self.sampling.is_open:
            used, whole = self.sampling.n_used, self.sampling.n_whole
            enough = f"{used:,} of {whole:,} samples are not enough to say"
            return f"{self.kind}: {enough} where the run stands."
        where = KIND_SENTENCES[self.kind]
        if self.kind is Kind.MINIMUM and self.cause is Cause.MINIMUM:
            return f"{self.kind}: the run stands at {where}, and no nearby step lowers the loss."
        stays = self.cause not in MOVING
        why = f". Why it stays: {SENTENCES[self.cause]}" if stays else f"; {SENTENCES[self.cause]}"
        return f"{self.kind}: the run stands at {where}{why}."

    def _function_sentence(self) -> str:
        says = ""
        bent = {Kind.STRICT_SADDLE: "indefinite", Kind.MAXIMUM: "negative definite"}.get(self.kind)
        if bent and self.optimizer_says is not None and self.optimizer_says.success:
            says = f"the optimizer says converged, the Hessian says {bent}: "
        begin = f"{self.kind}: {says}x is {KIND_SENTENCES[self.kind]}"
        if self.cause is Cause.MINIMUM:
            return f"{begin}, and no nearby step lowers the function."
        return f"{begin}; {FUNCTION_SENTENCES[self.cause]}."

    def protocol(self) -> list[str]:
        """Return the lines that stand beside every picture."""
        known = versions()
        spent = self.density.n_products if self.density is not None else 0
        libraries = ", ".join(
            f"{n} {known[n]}" for n in ("unsaddle", self.library, "numpy") if n in known
        )
        run = "no optimizer given"
        if self.optimizer:
            rate = self.settings.get("learning_rate")
            run = f"{self.optimizer}, learning rate {rate:g}" if rate else self.optimizer
        subject = f"{self.title}: {self.n_parameters:,} parameters"
        if self.n_samples is not None:
            of = f" of {self.sampling.n_whole:,}" if self.sampling else ""
            subject += f", {self.n_samples:,}{of} samples, {run}"
        lines = [
            f"{subject}, {self.mode}",
            f"{self.spectrum.n_products:,} Hessian-vector products ({self.spectrum.road}, "
            f"{self.spectrum.working_precision}, {self.spectrum.method})"
            + (f"; {spent:,} more for the density" if spent else ""),
            *([self.cost.words()] if self.cost else []),
            f"seed {self.seed}; {libraries}",
        ]
        return [*lines, self.command] if self.command else lines

    def to_dict(self) -> dict[str, Any]:
        """Return everything but the long vectors as plain data."""
        spectrum = self.spectrum.to_dict()
        return plain(
            {
                "title": self.title,
                "kind": str(self.kind),
                "cause": str(self.cause),
                "sentence": self.sentence(),
                "loss": self.loss,
                "gradient": self.gradient.to_dict(),
                "smallest_eigenvalue": spectrum.pop("smallest_eigenvalue"),
                "largest_eigenvalue": spectrum.pop("largest_eigenvalue"),
                "index": spectrum.pop("index"),
                "spectrum": spectrum,
                "density": self.density.to_dict() if self.density else None,
                "geometry": _plain_answer(self.geometry),
                "sampling": self.sampling.to_dict() if self.sampling else None,
                "groups": self.groups.to_dict() if self.groups else None,
                "offset": self.offset,
                "difference_check": self.difference_check,
                "line_probe": self.line_probe.to_dict() if self.line_probe else None,
                "noise": self.noise.to_dict() if self.noise else None,
                "forecast": [forecast.to_dict() for forecast in self.forecast],
                "advice": [advice.to_dict() for advice in self.advice],
                "margins": [margin.to_dict() for margin in self.margins],
                "tail": self.tail.to_dict() if self.tail else None,
                "decided": [vars(step) for step in self.decided],
                "optimizer": self.optimizer,
                "settings": self.settings,
                "n_samples": self.n_samples,
                "n_parameters": self.n_parameters,
                "mode": self.mode,
                "library": self.library,
                "derivatives": [made.to_dict() for made in self.derivatives],
                "optimizer_says": vars(self.optimizer_says) if self.optimizer_says else None,
                "notes": self.notes,
                "cost": self.cost.to_dict() if self.cost else None,
                "thresholds": self.thresholds,
                "seed": self.seed,
                "versions": versions(),
                "command": self.command,
            }
        )
