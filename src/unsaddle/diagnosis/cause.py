"""`Cause`: why a run stays where it is, decided from evidence; and the advice that follows."""

from __future__ import annotations

import enum
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unsaddle.critical import Kind
from unsaddle.diagnosis.escape import UNSTABLE
from unsaddle.theory import Forecast

if TYPE_CHECKING:
    from unsaddle.diagnosis.noise import NoiseEvidence
    from unsaddle.diagnosis.probe import LineProbe

# From this share of updates lost to rounding on, precision is what holds the run.
LOST_SHARE = 0.9
# Noise along the escape direction below this share of the isotropic one has no component there.
NO_COMPONENT_RATIO = 1e-3
# Along the escape direction, less than this share of the loss to win is not worth an escape.
WORTH_SHARE = 1e-3


class Cause(enum.StrEnum):
    """Why a run stays where it is."""

    EXACT_SYMMETRY = "EXACT_SYMMETRY"  # no noise, and no component along the way out
    WEIGHT_DECAY = "WEIGHT_DECAY"  # pulls back harder than the loss pushes out
    NOISE_WITHOUT_ESCAPE_COMPONENT = "NOISE_WITHOUT_ESCAPE_COMPONENT"
    NOISE_VANISHES = "NOISE_VANISHES"  # the noise along the way out is zero at the saddle (Type II)
    STEP_TOO_SMALL = "STEP_TOO_SMALL"  # it leaves, but not within a usual budget of steps
    BELOW_RESOLUTION = "BELOW_RESOLUTION"  # updates are rounded away
    DEAD_UNITS = "DEAD_UNITS"  # units that are silent on every sample
    MINIMUM = "MINIMUM"
    FLAT = "FLAT"  # flat to second order: nothing local pulls or pushes
    STILL_MOVING = "STILL_MOVING"  # not critical: the gradient has not vanished
    NOT_HELD = "NOT_HELD"  # a plain function: descent from there leaves, at its pace
    UNDECIDED = "UNDECIDED"


SENTENCES = {
    Cause.EXACT_SYMMETRY: "no noise and exact symmetry: there is no component along the way out, "
    "and nothing makes one",
    Cause.WEIGHT_DECAY: "the optimizer's weight decay pulls back harder than the loss pushes out",
    Cause.NOISE_WITHOUT_ESCAPE_COMPONENT: "the gradient noise has no component along the way out",
    Cause.NOISE_VANISHES: "the gradient noise along the way out vanishes at the saddle (Type II), so "
    "it does not push the run off it",
    Cause.STEP_TOO_SMALL: "the steps are too small: each multiplies the distance from the saddle by "
    "a factor close to one",
    Cause.BELOW_RESOLUTION: "the updates are below the resolution of the parameters' precision and "
    "are rounded away",
    Cause.DEAD_UNITS: "units are dead: zero on every sample, so that no gradient passes them",
    Cause.MINIMUM: "it is a minimum",
    Cause.FLAT: "nothing of second order pulls or pushes there: in some directions the loss does not "
    "bend, and in none does it bend down far enough to win anything",
    Cause.STILL_MOVING: "the gradient has not vanished, and the run is still moving",
    Cause.NOT_HELD: "nothing holds it there: the gradient has a component along the way out, and "
    "descent leaves",
    Cause.UNDECIDED: "what holds it there, if anything, is open too",
}
# Of a plain function there is no run that stays or moves.
FUNCTION_SENTENCES = {
    **SENTENCES,
    Cause.EXACT_SYMMETRY: "the gradient has no component along the way out, to rounding, so descent "
    "stays",
    Cause.STILL_MOVING: "the gradient has not vanished",
    Cause.UNDECIDED: "what would decide it stands under what to do",
}


@dataclass(frozen=True)
class Circumstances:
    """What the cause is decided from."""

    kind: Kind
    has_samples: bool  # False: a plain function
    has_noise: bool  # the run draws mini-batches
    symmetric: bool  # every sample's gradient along the escape direction is zero to rounding
    balanced: bool  # the mean gradient along it is zero to rounding
    roads_agree: bool  # products, differences of gradients and values of the loss
    weight_decay: float  # of SGD's kind: added to the gradient
    lost_updates: float | None  # share of moved coordinates that rounding keeps
    n_units: int
    n_dead_units: int
    noise: NoiseEvidence | None
    probe: LineProbe | None


def decide_cause(case: Circumstances) -> Cause:
    """Return why a run stays, in the order in which one cause would hide another."""
    if case.kind is Kind.UNDECIDED:
        return Cause.UNDECIDED
    lost = case.lost_updates is not None and case.lost_updates >= LOST_SHARE
    if case.kind in (Kind.NOT_CRITICAL, Kind.GRADIENT_FLAT):
        return Cause.BELOW_RESOLUTION if lost else Cause.STILL_MOVING
    if (
        case.n_dead_units
        and case.n_dead_units == case.n_units
        and case.kind is not Kind.STRICT_SADDLE
    ):
        return Cause.DEAD_UNITS
    if case.kind is Kind.MINIMUM:
        return Cause.MINIMUM
    if case.kind is Kind.DEGENERATE:
        return Cause.DEAD_UNITS if 2 * case.n_dead_units > case.n_units else Cause.FLAT
    if case.probe is not None and case.weight_decay >= -case.probe.curvature:
        return Cause.WEIGHT_DECAY
    if lost and not case.symmetric:
        return Cause.BELOW_RESOLUTION
    if not case.has_noise:
        held = case.symmetric or case.balanced
        freely = Cause.STEP_TOO_SMALL if case.has_samples else Cause.NOT_HELD
        return Cause.EXACT_SYMMETRY if held else freely
    if case.noise is not None and case.noise.type == "II":
        return Cause.NOISE_VANISHES
    if (
        case.noise is not None
        and case.noise.ratio is not None
        and case.noise.ratio < NO_COMPONENT_RATIO
    ):
        return Cause.NOISE_WITHOUT_ESCAPE_COMPONENT
    return Cause.STEP_TOO_SMALL


def advise(
    case: Circumstances, cause: Cause, forecasts: Sequence[Forecast], current: str | None
) -> tuple[str, ...]:
    """Return what to do about a cause, with the reason and the expected gain in steps."""
    stable = [f for f in forecasts if not f.regime.startswith(UNSTABLE)]
    best = min(stable, key=lambda f: f.median, default=None)
    sentences: list[str] = []
    if cause in (Cause.EXACT_SYMMETRY, Cause.NOISE_VANISHES) and case.symmetric:
        sentences.append(
            "Add a random perturbation once, or start from other weights: the point is held by an "
            "exact symmetry that no optimizer and no batch size breaks, because every sample's "
            "gradient along the way out is zero."
        )
    elif cause is Cause.EXACT_SYMMETRY:
        sentences.append(
            "Draw mini-batches, or add a random perturbation once: over the full batch the samples' "
            "gradients along the way out cancel, so that only rounding ever makes a component there."
        )
    elif cause is Cause.WEIGHT_DECAY and case.probe is not None:
        sentences.append(
            f"Lower the weight decay below {-case.probe.curvature:.3g}, the size of the negative "
            "curvature: with the decay added, the loss bends down no longer, and the run stays."
        )
    elif cause is Cause.NOISE_VANISHES and case.noise is not None and case.noise.attracts:
        sentences.append(
            "Lower the learning rate or enlarge the batch: at this batch size the noise pulls towards "
            "the saddle (Lyapunov exponent "
            f"{case.noise.lyapunov:.3g} per step), so more noise holds the run faster."
        )
    elif cause is Cause.NOISE_VANISHES:
        sentences.append(
            "Do not wait for the noise, and do not shrink the batch for its sake: there is none where "
            f"it would have to push. {_pace(case)}"
        )
    elif cause is Cause.STEP_TOO_SMALL:
        sentences.append(
            "Take larger steps or more momentum, within what stays stable: the way out is open and "
            "only the pace is slow."
        )
    elif cause is Cause.NOISE_WITHOUT_ESCAPE_COMPONENT:
        sentences.append(
            "Perturb along the escape direction, or isotropically: a smaller batch makes only the "
            "noise larger that does not lead out."
        )
    elif cause is Cause.BELOW_RESOLUTION:
        sentences.append(
            "Keep the parameters in float32 (or a float32 master copy): a larger learning rate helps "
            "only as far as every update exceeds half a unit in the last place."
        )
    elif cause is Cause.DEAD_UNITS:
        sentences.append(
            "Re-initialise the dead units or use a leaky activation: no step size revives a unit "
            "whose gradient is zero on every sample."
        )
    elif cause is Cause.MINIMUM:
        sentences.append(
            "Stop here, or change the model or the data: no nearby step lowers the loss."
        )
    elif cause is Cause.FLAT:
        sentences.append(_along_flat(case))
    elif cause is Cause.STILL_MOVING:
        sentences.append("Go on, with a larger learning rate if the loss hardly moves.")
    elif cause is Cause.UNDECIDED:
        sentences.append(
            "Spend more products (max_products), or more samples; see how it was decided."
            if case.roads_agree
            else "Check the derivatives, those of custom autograd functions first "
            "(torch.autograd.gradcheck): values of the loss, gradients and products disagree about the "
            "curvature. A kink, or curvature that changes within the shortest distance that values can "
            "resolve, would show in the same way."
        )
    if case.kind is Kind.NOT_CRITICAL and case.probe is not None and _leads_down(case.probe):
        sentences.append(
            "Mind the negative curvature beside the slope: along it the loss falls by up to "
            f"{100 * case.probe.relative_gain:.2g} % (line probe), so a saddle is near or just left."
        )
    at_saddle = case.kind in (Kind.STRICT_SADDLE, Kind.MAXIMUM)
    # The forecasts leave out rounding, and those of the others noise that vanishes: where these rule,
    # they say nothing.
    left_out = cause is Cause.BELOW_RESOLUTION or (case.noise is not None and case.noise.attracts)
    if at_saddle and best is not None and math.isfinite(best.median) and not left_out:
        sentences.append(faster(best, forecasts, current))
    if at_saddle and case.probe is not None and case.probe.relative_gain < WORTH_SHARE:
        sentences.append(
            "Expect little from escaping this way: along the direction the loss falls by at most "
            f"{100 * case.probe.relative_gain:.2g} % before it rises again."
        )
    return tuple(sentences)


def _leads_down(probe: LineProbe) -> bool:
    return probe.curvature < 0 and probe.confirmed and probe.relative_gain >= WORTH_SHARE


def _along_flat(case: Circumstances) -> str:
    if case.probe is not None and case.probe.falls:
        return (
            "Perturb along the flat direction: the loss falls there at higher order (line probe), which "
            "gradients close to the point hardly show."
        )
    return (
        "Compare the loss with what you expect: along the flattest direction it does not fall, as at "
        "the bottom of a valley or under a symmetry of the model, and then there is nothing to leave."
    )


def _pace(case: Circumstances) -> str:
    if case.noise is None or case.noise.lyapunov is None:
        return "The distance from the saddle grows by the curvature alone."
    factor = math.exp(case.noise.lyapunov)
    return f"Each step multiplies the distance from the saddle by {factor:.5g}, and that is all."


def faster(best: Forecast, forecasts: Sequence[Forecast], current: str | None) -> str:
    """Return how much sooner than the current optimizer the best one is forecast to leave."""
    settings = ", ".join(f"{key}={value:g}" for key, value in best.settings.items())
    text = f"Fastest by forecast: {best.optimizer} ({settings}), about {best.median:,.0f} steps"
    now = next((f for f in forecasts if f.optimizer == current), None)
    if now is None or now is best:
        return text + "."
    if math.isinf(now.median):
        return text + "; as it is, never."
    return (
        text
        + f"; as it is, about {now.median:,.0f}, {now.median / max(best.median, 1):.2g} times as many."
    )
