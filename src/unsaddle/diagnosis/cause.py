"""`Cause`: why a run stays where it is, decided from evidence."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unsaddle.critical import Kind
from unsaddle.errors import InvalidInput

if TYPE_CHECKING:
    from unsaddle.diagnosis.noise import NoiseEvidence
    from unsaddle.diagnosis.probe import LineProbe
    from unsaddle.diagnosis.tail import Tail

# A run that needs more steps than this to leave, or to win something, is held by the size of its steps.
BUDGET_STEPS = 500
# From this share of updates lost to rounding on, precision is what holds the run.
LOST_SHARE = 0.9
# Noise along the escape direction below this share of the isotropic one has no component there.
NO_COMPONENT_RATIO = 1e-3
# Along the escape direction, less than this share of the loss to win is not worth an escape.
WORTH_SHARE = 1e-3
# A step that weight decay shortens to this share of what the loss alone would make is held by the decay.
BALANCED_SHARE = 0.05
# From this share of the units on, dead ones are what makes a flat point flat.
DEAD_SHARE = 0.5
# A step on batches wins the slope's part less the noise's. Where the run rests the second is as
# large as the first on average; from half of it on, noise is called the floor. Arbitrary in (0, 1).
NOISE_FLOOR_SHARE = 0.5
# From this share on a larger learning rate is not advised: twice the rate doubles the share.
NOISY_SHARE = 0.25


class Cause(enum.StrEnum):
    """Why a run stays where it is."""

    EXACT_SYMMETRY = "EXACT_SYMMETRY"  # no noise, and no component along the way out
    WEIGHT_DECAY = "WEIGHT_DECAY"  # pulls back as hard as the loss pushes out
    NOISE_WITHOUT_ESCAPE_COMPONENT = "NOISE_WITHOUT_ESCAPE_COMPONENT"
    NOISE_VANISHES = "NOISE_VANISHES"  # the noise along the way out is zero at the saddle (Type II)
    STEP_TOO_SMALL = "STEP_TOO_SMALL"  # it leaves, but not within the budget of steps
    BELOW_RESOLUTION = "BELOW_RESOLUTION"  # updates are rounded away
    NOISE_FLOOR = "NOISE_FLOOR"  # batches' noise takes back what following the slope wins
    DEAD_UNITS = "DEAD_UNITS"  # units that are silent on every sample
    SATURATION = "SATURATION"  # the slope dies out towards infinity
    MINIMUM = "MINIMUM"
    FLAT = "FLAT"  # flat to second order: nothing local pulls or pushes
    GRADIENT_FLAT = "GRADIENT_FLAT"  # the squared gradient is stationary, the gradient is not zero
    STILL_MOVING = "STILL_MOVING"  # not critical: the gradient has not vanished
    NOT_HELD = "NOT_HELD"  # at a saddle, and descent from there leaves, at its pace
    UNDECIDED = "UNDECIDED"


SENTENCES = {
    Cause.EXACT_SYMMETRY: "no noise and exact symmetry: there is no component along the way out, "
    "and nothing makes one",
    Cause.WEIGHT_DECAY: "the optimizer's weight decay pulls back as hard as the loss pushes out, or "
    "harder",
    Cause.NOISE_WITHOUT_ESCAPE_COMPONENT: "the gradient noise has no component along the way out",
    Cause.NOISE_VANISHES: "the gradient noise along the way out vanishes at the saddle (Type II), so "
    "it does not push the run off it",
    Cause.STEP_TOO_SMALL: "the steps are too small: within the budget they change next to nothing",
    Cause.BELOW_RESOLUTION: "the updates are below the resolution of the parameters' precision and "
    "are rounded away",
    Cause.NOISE_FLOOR: "it is at its noise floor: the batches' noise raises the loss per step about as "
    "much as following the slope lowers it",
    Cause.DEAD_UNITS: "units are dead: zero on every sample, so that no gradient passes them",
    Cause.SATURATION: "it saturates: the slope dies out along a tail that has no end, where the loss "
    "seems to have a critical point ahead and has none",
    Cause.MINIMUM: "it is a minimum",
    Cause.FLAT: "nothing of second order pulls or pushes there: in some directions the loss does not "
    "bend, and in none does it bend down far enough to win anything",
    Cause.GRADIENT_FLAT: "no small step lessens the gradient, which stalls methods that look for a "
    "zero of it; descent moves on",
    Cause.STILL_MOVING: "the gradient has not vanished, and the run is still moving",
    Cause.NOT_HELD: "nothing holds it there: its own steps lead out",
    Cause.UNDECIDED: "what holds it there, if anything, is open too",
}
# With these the run does not stay: there is no "why it stays".
MOVING = (Cause.GRADIENT_FLAT, Cause.STILL_MOVING, Cause.NOT_HELD, Cause.UNDECIDED)
# Of a plain function there is no run that stays or moves.
FUNCTION_SENTENCES = {
    **SENTENCES,
    Cause.EXACT_SYMMETRY: "the gradient has no component along the way out, to rounding, so descent "
    "stays",
    Cause.NOT_HELD: "nothing holds it there: the gradient has a component along the way out, and "
    "descent leaves",
    Cause.STILL_MOVING: "the gradient has not vanished",
    Cause.UNDECIDED: "what would decide it stands under what to do",
}


@dataclass(frozen=True)
class Circumstances:
    """What the cause is decided from.

    Attributes:
        has_noise: the run draws mini-batches.
        symmetric: every sample's gradient along the escape direction is zero to rounding.
        balanced: the mean gradient along every way out is zero to rounding.
        noise_leads_out: batches have noise, at the saddle, along another way out than the steepest.
        roads_agree: products, differences of gradients and values of the loss.
        weight_decay: that enters the gradient.
        decay_balances: the step with weight decay is below `BALANCED_SHARE` of that without.
        lost_updates: share of moved coordinates that rounding keeps.
        budget: steps that one would wait for.
        n_steps: median steps until the run's own optimizer leaves, by forecast; None without one.
        slow: the budget's steps of the run's own would win less than the share of the loss from which
            on a gain counts; None without an optimizer.
        within_tail: so many win less than half of what the slope promises, where there is a tail.
        noise_share: what batches' noise raises the loss by in one step, over what following the slope
            lowers it by; None at a critical point, for full batches, and without the run's geometry.
        standstill: the run's own learning rate is 0, in all groups.
    """

    kind: Kind
    has_noise: bool
    symmetric: bool
    balanced: bool
    noise_leads_out: bool
    roads_agree: bool
    weight_decay: float
    decay_balances: bool
    lost_updates: float | None
    n_units: int
    n_dead_units: int
    n_steps: float | None
    budget: int
    slow: bool | None
    within_tail: bool
    noise: NoiseEvidence | None
    probe: LineProbe | None
    tail: Tail | None
    noise_share: float | None = None
    standstill: bool = False

    @property
    def noisy(self) -> bool:
        """Whether a larger learning rate would win less than it seems, or nothing."""
        return self.noise_share is not None and self.noise_share >= NOISY_SHARE

    @property
    def lost(self) -> bool:
        """Whether rounding keeps nearly all updates."""
        return self.lost_updates is not None and self.lost_updates >= LOST_SHARE

    @property
    def at_saddle(self) -> bool:
        """Whether there is a way out."""
        return self.kind in (Kind.STRICT_SADDLE, Kind.MAXIMUM)

    @property
    def attracts(self) -> bool:
        """Whether noise pulls towards the saddle beyond its error."""
        return self.noise is not None and bool(self.noise.attracts)

    @property
    def noise_is_no_way_out(self) -> bool:
        """Whether more noise cannot help: it vanishes at the saddle, is missing there, or attracts."""
        return self.noise is not None and (
            self.noise.type == "II"
            or self.attracts
            or (self.noise.lyapunov is not None and self.noise.lyapunov < 0)
        )


def check_budget(budget: int) -> None:
    """Refuse a number of steps that cannot be waited for.

    Raises:
        InvalidInput: it is no whole number from 1.
    """
    if isinstance(budget, bool) or not isinstance(budget, int) or budget < 1:  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InvalidInput(
            f"budget={budget!r}",
            "a whole number of steps, from 1",
            "Give the steps that you would wait for; 500 is usual.",
        )


def decide_cause(case: Circumstances) -> Cause:
    """Return why a run stays, in the order in which one cause would hide another."""
    if case.kind is Kind.UNDECIDED:
        return Cause.UNDECIDED
    on_a_slope = case.kind in (Kind.NOT_CRITICAL, Kind.GRADIENT_FLAT)
    if case.standstill and (on_a_slope or case.at_saddle):
        return Cause.STEP_TOO_SMALL
    if on_a_slope:
        return _on_a_slope(case)
    if case.at_saddle:
        return _at_a_saddle(case)
    if case.n_dead_units and case.n_dead_units == case.n_units:
        return Cause.DEAD_UNITS
    if case.kind is Kind.MINIMUM:
        return Cause.MINIMUM
    if case.tail is not None and case.tail.dies_out:
        return Cause.SATURATION
    return Cause.DEAD_UNITS if case.n_dead_units > DEAD_SHARE * case.n_units else Cause.FLAT


def _on_a_slope(case: Circumstances) -> Cause:
    if case.lost:
        return Cause.BELOW_RESOLUTION
    if case.decay_balances:
        return Cause.WEIGHT_DECAY
    if case.tail is not None and case.tail.dies_out and case.within_tail:
        return Cause.SATURATION
    if case.has_noise and case.noise_share is not None and case.noise_share >= NOISE_FLOOR_SHARE:
        return Cause.NOISE_FLOOR
    if case.slow:
        return Cause.STEP_TOO_SMALL
    return Cause.GRADIENT_FLAT if case.kind is Kind.GRADIENT_FLAT else Cause.STILL_MOVING


def _at_a_saddle(case: Circumstances) -> Cause:
    if case.probe is not None and case.weight_decay >= -case.probe.curvature:
        return Cause.WEIGHT_DECAY
    # An update that is rounding itself is none to be lost.
    unmoved = case.symmetric or (case.balanced and not case.has_noise)
    if case.lost and not unmoved:
        return Cause.BELOW_RESOLUTION
    if not case.has_noise:
        return Cause.EXACT_SYMMETRY if case.balanced else _at_its_pace(case)
    if case.attracts:
        return Cause.NOISE_VANISHES
    if case.n_steps is not None and case.n_steps <= case.budget:
        return Cause.NOT_HELD
    if case.noise is not None and not case.noise_leads_out:
        if (
            case.noise.ratio is None and case.balanced
        ):  # batches, but no sample differs from another
            return Cause.EXACT_SYMMETRY
        if case.noise.type == "II":
            return Cause.NOISE_VANISHES
        if case.noise.ratio is not None and case.noise.ratio < NO_COMPONENT_RATIO:
            return Cause.NOISE_WITHOUT_ESCAPE_COMPONENT
    return _at_its_pace(case)


def _at_its_pace(case: Circumstances) -> Cause:
    """Nothing holds it but the size of its steps, as far as that is known."""
    slow = case.n_steps is not None and case.n_steps > case.budget
    return Cause.STEP_TOO_SMALL if slow else Cause.NOT_HELD
