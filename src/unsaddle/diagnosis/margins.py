"""What would change a verdict: each measured number that decided it, beside its threshold."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unsaddle.critical import Kind
from unsaddle.diagnosis.cause import (
    DEAD_SHARE,
    LOST_SHARE,
    NO_COMPONENT_RATIO,
    NOISE_FLOOR_SHARE,
    Cause,
    Circumstances,
)
from unsaddle.diagnosis.noise import VANISHING_SHARE
from unsaddle.diagnosis.tail import DEEP_RATIO

if TYPE_CHECKING:
    from unsaddle.diagnosis.measurements import Measurements


@dataclass(frozen=True)
class Margin:
    """One number that decided, and what the verdict would be on the other side of its threshold.

    Attributes:
        quantity: what was measured, in words.
        value: as found.
        limit: the threshold.
        otherwise: the verdict beyond it, in words.

    >>> print(Margin("share of the loss to be gained", 2e-5, 1e-3, "it would not be critical"))
    it would not be critical if the share of the loss to be gained were above 0.001; it is 2e-05
    """

    quantity: str
    value: float
    limit: float
    otherwise: str

    @property
    def side(self) -> str:
        """Where the number would have to be, as seen from where it is."""
        return "above" if self.value <= self.limit else "below"

    def __str__(self) -> str:
        return (
            f"{self.otherwise} if the {self.quantity} were {self.side} {self.limit:.3g}; "
            f"it is {self.value:.3g}"
        )

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return {**vars(self), "side": self.side, "text": str(self)}


def margins_of(
    found: Measurements, case: Circumstances, cause: Cause, thresholds: dict[str, float]
) -> tuple[Margin, ...]:
    """Return the margins of every decision that led to the verdict, the first decision first."""
    margins = [*_of_the_kind(found, case, thresholds)]
    if case.kind is not Kind.UNDECIDED:
        margins += _of_the_cause(found, case, cause)
    return tuple(margin for margin in margins if not math.isnan(margin.value))


def _of_the_kind(
    found: Measurements, case: Circumstances, thresholds: dict[str, float]
) -> Iterator[Margin]:
    spectrum, gradient = found.spectrum, found.gradient_evidence
    if spectrum.status != "ok":
        return
    zero = spectrum.zero_tol
    other = (
        "the point would not be critical" if gradient.critical else "the point might be critical"
    )
    measure = "loss" if found.accuracy is None else "function's change nearby"
    yield Margin(
        f"share of the {measure} that following the gradient gains",
        gradient.gain_share,
        thresholds["flat_share"],
        other,
    )
    if found.difference_check is not None:
        yield Margin(
            "distance of the product from a difference of gradients",
            found.difference_check,
            thresholds["difference_tol"],
            "the kind would be UNDECIDED"
            if case.kind is not Kind.UNDECIDED
            else "roads would agree",
        )
    if not gradient.critical:
        if gradient.gradient_flat_residual is not None:
            flat = case.kind is Kind.GRADIENT_FLAT
            yield Margin(
                "least relative residual of a Newton step",
                gradient.gradient_flat_residual,
                thresholds["gradient_flat_residual"],
                f"the kind would be {Kind.NOT_CRITICAL if flat else Kind.GRADIENT_FLAT}",
            )
        return
    if found.way_out is not None and math.isfinite(found.radius):
        yield Margin(
            "distance from the saddle in escape radii",
            float(found.way_out.offsets[0]) / found.radius,
            1.0,
            "the point would not be critical",
        )
    if found.is_bent_down:
        yield Margin(
            "proved bound of the smallest eigenvalue",
            spectrum.smallest.certified,
            -zero,
            "no negative curvature would be proved",
        )
        return
    name = "probable lower bound of the smallest eigenvalue"
    if case.kind is Kind.MINIMUM:
        yield Margin(name, spectrum.smallest.bound, zero, "the point would be DEGENERATE")
        return
    flat = -thresholds["flat_curvature_share"] * found.curvature_scale
    if spectrum.smallest.bound <= zero:
        yield Margin(name, spectrum.smallest.bound, zero, "the point would be a MINIMUM")
        decided = "UNDECIDED" if spectrum.smallest.bound >= flat else "DEGENERATE"
        yield Margin(name, spectrum.smallest.bound, flat, f"the kind would be {decided}")


def _of_the_cause(found: Measurements, case: Circumstances, cause: Cause) -> Iterator[Margin]:
    if case.lost_updates is not None and not case.symmetric:
        yield Margin(
            "share of updates that rounding keeps",
            case.lost_updates,
            LOST_SHARE,
            "precision would not be the cause"
            if case.lost
            else "the cause would be BELOW_RESOLUTION",
        )
    if case.weight_decay and case.at_saddle and case.probe is not None:
        yield Margin(
            "weight decay",
            case.weight_decay,
            -case.probe.curvature,
            "the decay would not hold it"
            if cause is Cause.WEIGHT_DECAY
            else "the cause would be WEIGHT_DECAY",
        )
    if case.noise_share is not None and not case.standstill:
        yield Margin(
            "rise of the loss by batches' noise, relative to its fall along the slope",
            case.noise_share,
            NOISE_FLOOR_SHARE,
            "noise would not be the floor"
            if case.noise_share >= NOISE_FLOOR_SHARE
            else f"the cause would be {Cause.NOISE_FLOOR}",
        )
    if case.n_dead_units and cause in (Cause.DEAD_UNITS, Cause.FLAT):
        other = Cause.FLAT if cause is Cause.DEAD_UNITS else Cause.DEAD_UNITS
        yield Margin(
            "share of dead units",
            case.n_dead_units / case.n_units,
            DEAD_SHARE,
            f"the cause would be {other}",
        )
    if case.tail is not None and not case.at_saddle and case.tail.depth > 0:
        yield Margin(
            "steepness four Newton lengths back, relative to here",
            case.tail.depth,
            DEEP_RATIO,
            "it would not be a tail"
            if case.tail.dies_out
            else "it might be the tail of a saturation",
        )
    if case.at_saddle:
        yield from _of_leaving(found, case, cause)


def _of_leaving(found: Measurements, case: Circumstances, cause: Cause) -> Iterator[Margin]:
    if case.n_steps is not None and math.isfinite(case.n_steps):
        slow = case.n_steps > case.budget
        yield Margin(
            "forecast of the steps until it leaves",
            case.n_steps,
            case.budget,
            f"the cause would be {Cause.NOT_HELD}" if slow else "its pace would hold it",
        )
    noise = case.noise
    if noise is None or noise.type is None or not case.has_noise:
        return
    measure = min(noise.at_radius, noise.isotropic_share)
    if measure > 0:
        yield Margin(
            "noise at the saddle, relative to that around",
            noise.at_saddle / measure,
            VANISHING_SHARE,
            "the noise would not vanish (Type I)"
            if noise.type == "II"
            else "the noise would vanish",
        )
    if noise.type != "II" and noise.ratio is not None:
        missing = cause is Cause.NOISE_WITHOUT_ESCAPE_COMPONENT
        yield Margin(
            "noise along the way out, relative to the isotropic share",
            noise.ratio,
            NO_COMPONENT_RATIO,
            "the noise would lead out" if missing else "the noise would not lead out",
        )
    if noise.lyapunov is not None:
        yield Margin(
            "Lyapunov exponent"
            + (f" (± {noise.lyapunov_error:.2g})" if noise.lyapunov_error else ""),
            noise.lyapunov,
            0.0,
            "the noise would not attract" if noise.attracts else "the noise would attract",
        )
