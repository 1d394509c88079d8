"""What to do about a cause."""

from __future__ import annotations

import math
from collections.abc import Sequence

from unsaddle.critical import Kind
from unsaddle.diagnosis.advice import Advice, Change, count
from unsaddle.diagnosis.cause import WORTH_SHARE, Cause, Circumstances
from unsaddle.diagnosis.escape import UNSTABLE
from unsaddle.diagnosis.probe import LineProbe
from unsaddle.diagnosis.prospects import Prospect, Prospects
from unsaddle.theory import Forecast


def _from(change: Change, action: str, reason: str, prospect: Prospect | None) -> Advice:
    if prospect is None:
        return Advice(change, action, reason)
    return Advice(change, action, reason, prospect.now, prospect.then, prospect.source)


def advise(
    case: Circumstances,
    cause: Cause,
    forecasts: Sequence[Forecast],
    current: str | None,
    prospects: Prospects,
) -> tuple[Advice, ...]:
    """Return what to do about a cause, with the reason and the expected gain in steps."""
    found = list(_about(case, cause, prospects))
    if case.kind is Kind.NOT_CRITICAL and case.probe is not None and _leads_down(case.probe):
        found.append(
            Advice(
                Change.NOTHING,
                "Mind the negative curvature beside the slope",
                f"along it the loss falls by up to {100 * case.probe.relative_gain:.2g} % (line "
                "probe), so a saddle is near or just left",
            )
        )
    slower = prospects.below_the_edge
    if slower is not None:
        rate, edge = slower
        found.append(
            Advice(
                Change.SMALLER_STEP,
                f"Lower the learning rate below {rate:.3g}",
                f"the largest eigenvalue is beyond the stability edge {edge:.3g}, where steps diverge",
            )
        )
    stable = [f for f in forecasts if f.has_interval and not f.regime.startswith(UNSTABLE)]
    best = min(stable, key=lambda f: f.median, default=None)
    # The forecasts leave out rounding, and those of the others noise that vanishes: where these rule,
    # they say nothing.
    left_out = cause is Cause.BELOW_RESOLUTION or case.attracts
    if case.at_saddle and best is not None and math.isfinite(best.median) and not left_out:
        found.append(faster(best, forecasts, current))
    if case.at_saddle and case.probe is not None and case.probe.relative_gain < WORTH_SHARE:
        found.append(
            Advice(
                Change.NOTHING,
                "Expect little from escaping this way",
                "along the direction the loss falls by at most "
                f"{100 * case.probe.relative_gain:.2g} % before it rises again",
            )
        )
    return tuple(found)


def _about(case: Circumstances, cause: Cause, prospects: Prospects) -> list[Advice]:
    """Return what follows from the cause itself."""
    if cause in (Cause.EXACT_SYMMETRY, Cause.NOISE_VANISHES) and case.symmetric:
        return [_perturb(prospects, "Add a random perturbation once, or start from other weights",
                "the point is held by an exact symmetry that no optimizer and no batch size breaks, "
                "because every sample's gradient along the way out is zero", case)]  # fmt: skip
    if cause is Cause.EXACT_SYMMETRY:
        reason = (
            "over the full batch the samples' gradients along the way out cancel, so that only "
            "rounding ever makes a component there"
        )
        perturb = _perturb(prospects, "Add a random perturbation once", reason, case)
        size, prospect = prospects.batches()
        if case.noise_is_no_way_out or size is None:
            return [perturb]
        action = f"Draw mini-batches, e.g. of {size}"
        return [_from(Change.SMALLER_BATCH, action, reason, prospect), perturb]
    if cause is Cause.NOISE_VANISHES:
        return _vanishing(case, prospects)
    if cause is Cause.NOISE_WITHOUT_ESCAPE_COMPONENT:
        return [_perturb(prospects, "Perturb along the escape direction, or isotropically",
                "a smaller batch makes only the noise larger that does not lead out", case)]  # fmt: skip
    if cause is Cause.WEIGHT_DECAY:
        return [_decay(case, prospects)]
    if cause in (Cause.STEP_TOO_SMALL, Cause.NOT_HELD, Cause.STILL_MOVING, Cause.GRADIENT_FLAT):
        return _go_on(case, cause, prospects)
    if cause is Cause.NOISE_FLOOR:
        return _quieten(case)
    if cause is Cause.BELOW_RESOLUTION:
        return _resolve(case, prospects)
    if cause is Cause.SATURATION:
        return [_saturated(case, prospects)]
    return [_standing(case, cause)]


def _perturb(prospects: Prospects, action: str, reason: str, case: Circumstances) -> Advice:
    if case.attracts:  # whatever leaves the saddle is pulled back
        return Advice(Change.MODEL, "Start from other weights", reason)
    size, prospect = prospects.perturbed()
    if size is None:
        return Advice(Change.PERTURBATION, action, reason)
    action = f"{action} (normal, of the length {size:.2g} over all parameters)"
    return _from(Change.PERTURBATION, action, reason, prospect)


def _vanishing(case: Circumstances, prospects: Prospects) -> list[Advice]:
    noise = case.noise
    if noise is not None and noise.lyapunov is not None and case.attracts:
        reason = (
            "at this batch size the noise pulls towards the saddle (Lyapunov exponent "
            f"{noise.lyapunov:.3g} per step), so more noise holds the run faster"
        )
        found = []
        size, prospect = prospects.escaping_batch()
        if size is not None:
            found.append(
                _from(Change.LARGER_BATCH, f"Enlarge the batch to {size}", reason, prospect)
            )
        rate, prospect = prospects.escaping_rate()
        if rate is not None:
            action = f"Lower the learning rate to {rate:.3g}"
            found.append(_from(Change.SMALLER_STEP, action, reason, prospect))
        action = "Lower the learning rate or enlarge the batch"
        return found or [Advice(Change.SMALLER_STEP, action, reason)]
    found = [
        _from(Change.NOTHING, "Do not wait for the noise, and do not shrink the batch for its sake",
              f"there is none where it would have to push. {_pace(case)}", None)
    ]  # fmt: skip
    factor, prospect = prospects.larger_batch()
    if factor is not None:
        found.append(
            _from(
                Change.LARGER_BATCH,
                "Enlarge the batch",
                "noise that vanishes at the saddle slows the growth: ln(1 + lr·λ) is "
                f"{factor:.3g} times the Lyapunov exponent of these batches",
                prospect,
            )
        )
    return found


def _pace(case: Circumstances) -> str:
    if case.noise is None or case.noise.lyapunov is None:
        return "The distance from the saddle grows by the curvature alone"
    factor = math.exp(case.noise.lyapunov)
    return f"Each step multiplies the distance from the saddle by {factor:.5g}, and that is all"


def _decay(case: Circumstances, prospects: Prospects) -> Advice:
    if case.at_saddle and case.probe is not None:
        return _from(
            Change.WEIGHT_DECAY,
            f"Lower the weight decay below {-case.probe.curvature:.3g}, e.g. to its half",
            "that is the size of the negative curvature: with the decay added, the loss bends down no "
            "longer, and the run stays",
            prospects.half_decay(),
        )
    return Advice(
        Change.WEIGHT_DECAY,
        f"Lower the weight decay below {case.weight_decay:.3g}, or stop here if it is wanted",
        "the gradient of the loss is not zero, but the pull of the decay is as large and opposite: this "
        "is where loss and decay together are at rest",
    )


def _go_on(case: Circumstances, cause: Cause, prospects: Prospects) -> list[Advice]:
    """Return how fast it moves by itself, and a larger step as far as it is stable."""
    rate, prospect = prospects.larger_step()
    if case.standstill:
        return [_start_again(rate, prospects)]
    if case.noisy and cause is Cause.STEP_TOO_SMALL:
        reason = (
            f"{_noise(case)}, and larger steps on the same batches would win little more: both the "
            "pace and the noise hold it"
        )
        return [_from(Change.LARGER_BATCH, "Enlarge the batch first", reason, prospects.as_it_is())]
    if cause is Cause.STEP_TOO_SMALL:
        slow = "the way out is open and only the pace is slow"
        if not case.at_saddle:
            slow = f"the slope is there, but {case.budget:,} steps of this size win next to nothing"
        if rate is None:
            action = "Take larger steps or more momentum, within what stays stable"
            return [_from(Change.LARGER_STEP, action, slow, prospects.as_it_is())]
        action = f"Take larger steps (learning rate {rate:.2g}) or more momentum"
        reason = f"{slow}, and that rate is half of what stays stable here"
        return [_from(Change.LARGER_STEP, action, reason, prospect)]
    action, reason = "Go on", "the run is still moving"
    if cause is Cause.NOT_HELD:
        reason = "nothing holds the run, it leaves by itself"
    if cause is Cause.GRADIENT_FLAT:
        action = "Go on with a method that descends, not one that looks for a zero of the gradient"
        reason = "Newton's step and its kin do not lessen the gradient here"
    now = prospects.as_it_is()
    gain = not case.noisy and rate is not None and prospect is not None and prospect.gains
    found = [
        Advice(Change.NOTHING, action, reason)
        if now is None
        else _from(Change.NOTHING, action, reason, now)
    ]
    if gain and rate is not None:
        action = f"A learning rate of {rate:.2g} would be faster"
        reason = "it is half of what stays stable here"
        found.append(_from(Change.LARGER_STEP, action, reason, prospect))
    return found


def _start_again(rate: float | None, prospects: Prospects) -> Advice:
    """Return what to do where the learning rate is 0."""
    action, reason = "Raise the learning rate, which is 0", "with learning rate 0 nothing moves"
    if rate is not None:
        action += f", e.g. to {rate:.2g}"
        reason += ", and that rate is half of what stays stable here"
    return _from(Change.LARGER_STEP, action, reason, prospects.as_it_is())


def _noise(case: Circumstances) -> str:
    return (
        f"per step the batches' noise raises the loss by {case.noise_share:.2g} times what following "
        "the slope lowers it by"
    )


def _quieten(case: Circumstances) -> list[Advice]:
    """Return what lowers the noise floor; its height goes as the rate over the batch."""
    return [
        Advice(
            Change.SMALLER_STEP,
            "Lower the learning rate to a tenth, or let it decay from here",
            f"{_noise(case)}; what the noise adds to the loss falls in proportion to the rate",
        ),
        Advice(
            Change.LARGER_BATCH,
            "Or enlarge the batch tenfold, as far as the data go",
            "that lowers the noise as much at the same rate",
        ),
    ]


def _resolve(case: Circumstances, prospects: Prospects) -> list[Advice]:
    found = [
        _from(
            Change.PRECISION,
            "Keep the parameters in float32 (or a float32 master copy)",
            "a larger learning rate helps only as far as every update exceeds half a unit in the last "
            "place",
            prospects.without_rounding(),
        )
    ]
    factor = prospects.surviving_factor
    if factor is not None and not case.noisy:
        found.append(
            Advice(
                Change.LARGER_STEP,
                f"Where that cannot be, make the steps {factor:g} times as large",
                "from there on most updates survive the rounding",
            )
        )
    return found


def _saturated(case: Circumstances, prospects: Prospects) -> Advice:
    tail = case.tail
    if tail is not None and not tail.falls_on:
        return Advice(
            Change.MODEL,
            "Bring the units back from their tails: scale their weights down, or start anew",
            f"they saturate, and within a distance of {4 * tail.length:.2g} back the slope grows by "
            f"a factor of {tail.depth:.2g}",
        )
    return _from(
        Change.OPTIMIZER,
        "Stop here, or divide the steps by the gradient's norm",
        "the loss falls on along the tail, ever slower, and its lowest value lies at infinity: no "
        "number of steps of fixed rate arrives",
        prospects.along_the_tail(tail),
    )


def _standing(case: Circumstances, cause: Cause) -> Advice:
    """Return what to do where nothing near leads down."""
    if cause is Cause.DEAD_UNITS:
        return Advice(
            Change.MODEL,
            f"Re-initialise the dead units ({case.n_dead_units} of {case.n_units}: their incoming "
            "weights and biases) or use a leaky activation",
            "no step size revives a unit whose gradient is zero on every sample",
        )
    if cause is Cause.MINIMUM:
        return Advice(
            Change.NOTHING,
            "Stop here, or change the model or the data",
            "no nearby step lowers the loss",
        )
    if cause is Cause.FLAT and case.probe is not None and case.probe.falls:
        return Advice(
            Change.PERTURBATION,
            "Perturb along the flat direction",
            "the loss falls there at higher order (line probe), which gradients close to the point "
            "hardly show",
        )
    if cause is Cause.FLAT:
        return Advice(
            Change.NOTHING,
            "Compare the loss with what you expect",
            "along the flattest direction it does not fall, as at the bottom of a valley or under a "
            "symmetry of the model, and then there is nothing to leave",
        )
    if case.roads_agree:
        return Advice(
            Change.DIAGNOSIS,
            "Spend more products (max_products), or more samples",
            "see how it was decided",
        )
    return Advice(
        Change.DIAGNOSIS,
        "Check the derivatives, those of custom autograd functions first (torch.autograd.gradcheck)",
        "values of the loss, gradients and products disagree about the curvature. A kink, or curvature "
        "that changes within the shortest distance that values can resolve, would show in the same way",
    )


def _leads_down(probe: LineProbe) -> bool:
    return probe.curvature < 0 and probe.confirmed and probe.relative_gain >= WORTH_SHARE


def faster(best: Forecast, forecasts: Sequence[Forecast], current: str | None) -> Advice:
    """Return how much sooner than the current optimizer the best one is forecast to leave."""
    now = next((f for f in forecasts if f.optimizer == current and f.has_interval), None)
    keep = "Keep" if best is now else "Take"
    rate = best.settings.get("learning_rate")
    with_rate = "" if rate is None else f" with learning rate {rate:.3g}"
    ends = " – ".join(dict.fromkeys((count(best.q05), count(best.q95))))
    return Advice(
        Change.NOTHING if best is now else Change.OPTIMIZER,
        f"{keep} {best.optimizer}{with_rate}",
        "it leaves first of all by forecast",
        None if now is None or now is best else now.median,
        best.median,
        f"5 % – 95 %: {ends}",
        best.formula,
    )
