"""What to do about a point of a plain function, with the reason and the expected gain."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from unsaddle.critical import Kind
from unsaddle.diagnosis.advice import Advice, Change
from unsaddle.diagnosis.adviser import faster
from unsaddle.diagnosis.cause import Cause, Circumstances
from unsaddle.diagnosis.escape import UNSTABLE
from unsaddle.theory import Forecast

if TYPE_CHECKING:
    from unsaddle.diagnosis.measurements import Measurements


def advise_function(
    case: Circumstances, cause: Cause, forecasts: Sequence[Forecast], found: Measurements
) -> tuple[Advice, ...]:
    """Return what to do; nothing here speaks of noise or steps, which a plain function has not."""
    advice = [_first(case, cause, found)]
    stable = [f for f in forecasts if not f.regime.startswith(UNSTABLE)]
    best = min(stable, key=lambda f: f.median, default=None)
    leaves = case.at_saddle and cause is Cause.NOT_HELD
    if leaves and best is not None and math.isfinite(best.median):
        advice.append(faster(best, forecasts, None))
    probe, bent = found.probe, found.is_bent_down
    if case.kind is Kind.NOT_CRITICAL and bent and probe is not None and probe.confirmed:
        advice.append(
            Advice(
                Change.NOTHING,
                "Mind the negative curvature beside the slope",
                "along it the function falls by up to "
                f"{probe.loss - probe.lowest_loss:.3g} (line probe), so a saddle is near or just left",
            )
        )
    return tuple(advice)


def _first(case: Circumstances, cause: Cause, found: Measurements) -> Advice:
    if cause in (Cause.EXACT_SYMMETRY, Cause.NOT_HELD):
        return _restart(cause, found)
    if cause is Cause.MINIMUM:
        return Advice(
            Change.NOTHING, "Stop here, or start elsewhere", "no nearby step lowers the function"
        )
    if cause is Cause.SATURATION:
        return Advice(
            Change.MODEL,
            "Bound the parameters, or add a penalty",
            "the function falls on towards infinity, ever slower: it has no minimum there, and where an "
            "optimizer stops is a matter of its tolerance",
        )
    if cause is Cause.FLAT:
        if found.probe is not None and found.probe.falls:
            return Advice(
                Change.PERTURBATION,
                "Step along the flattest direction",
                "the function falls there at higher order (line probe), which gradients close to the "
                "point hardly show",
            )
        return Advice(
            Change.NOTHING,
            "Look for parameters that the function does not determine",
            "along the flattest direction it does not fall, as at the bottom of a valley or under a "
            "symmetry",
        )
    if cause is Cause.GRADIENT_FLAT:
        return Advice(
            Change.OPTIMIZER,
            "Go on with a method that descends, not one that looks for a zero of the gradient",
            "Newton's step and its kin do not lessen the gradient here",
        )
    if cause is Cause.STILL_MOVING:
        return Advice(
            Change.NOTHING,
            "Go on from here, with a tighter gradient tolerance if the optimizer stopped by itself",
            "the gradient has not vanished",
        )
    return _would_decide(case, found)


def _restart(cause: Cause, found: Measurements) -> Advice:
    reason = (
        "the gradient has no component along it, so that no method that follows gradients finds it"
        if cause is Cause.EXACT_SYMMETRY
        else "the gradient's component along it is there, but small, and a gradient tolerance stops "
        "the optimizer first"
    )
    gain = 0.0
    if found.probe is not None:
        gain = found.loss - min(found.probe.escape_loss, found.loss)
    return Advice(
        Change.PERTURBATION,
        f"Start again from x ± {found.radius:.3g} times `escape_direction`, where the function is lower "
        f"by {gain:.3g}",
        reason,
    )


def _would_decide(case: Circumstances, found: Measurements) -> Advice:
    if found.spectrum.status != "ok":
        reason = f"its products are {found.spectrum.status}"
        return Advice(Change.DIAGNOSIS, "Look at the Hessian at x", reason)
    exact = found.accuracy is None or found.accuracy.exact
    if not case.roads_agree:
        given = "" if exact else ". A given gradient or Hessian (grad, hess, hessp) would decide"
        return Advice(
            Change.DIAGNOSIS,
            "Look for a kink or noise at x",
            "values of the function, gradients and products disagree about the curvature there. "
            "Curvature that changes within the shortest distance that values can resolve would show in "
            f"the same way{given}",
        )
    smallest, error = found.spectrum.smallest, found.spectrum.zero_tol
    open_is = (
        f"the smallest eigenvalue, {smallest.value:.3g}, is not below -{error:.3g}, and nothing below "
        f"{smallest.bound:.3g} is excluded"
    )
    if not exact:
        return Advice(
            Change.DIAGNOSIS,
            "Give the gradient or the Hessian (grad, hess, hessp), or write the function so that JAX "
            "can trace it",
            f"{open_is}, where the differences leave an error of {error:.3g}. A kink at x would show in "
            "the same way",
        )
    return Advice(Change.DIAGNOSIS, "Spend more products (max_products)", open_is)
