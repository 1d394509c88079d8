"""Where the slope leads: what it promises, and whether a critical point lies ahead."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from unsaddle.diagnosis.probe import LOSS_ROUNDING
from unsaddle.diagnosis.tail import Tail, first_that_dies_out, probe_tail

if TYPE_CHECKING:
    from unsaddle.diagnosis.measurements import Measurements

Floats = NDArray[np.float64]

# A line is one that the slope leads along where it promises this share of what the gradient does.
CARRIED_SHARE = 0.25


def tail_ahead(found: Measurements) -> Tail | None:
    """Return the loss ahead along the gradient, else along the parameters, else the Newton step.

    Weights that grow without end grow along themselves. None where there is no slope, where a way out
    is proved, or without a spectrum.
    """
    if found.spectrum.status != "ok" or found.model is None:
        return None
    if found.way_out is not None and found.gradient_evidence.critical:
        return None
    found.tell("the loss ahead of the slope", 0, 1)
    tails = []
    for line in (
        found.gradient,
        found.objective.point,
        newton_step(found, found.spectrum.zero_tol),
    ):
        if line is not None and line.any():
            tails.append(_tail_along(found, line / np.linalg.norm(line)))
    return first_that_dies_out(tails)


def _tail_along(found: Measurements, u: Floats) -> Tail | None:
    slope = float(u @ found.gradient)
    curvature = float(u @ found.operator.precise_product(u))
    carried = 0.5 * slope**2 / abs(curvature) if curvature else math.inf
    if not carried >= CARRIED_SHARE * promise(found):
        return None
    rounding = LOSS_ROUNDING * found.objective.resolution / float(np.finfo(np.float64).eps)
    return probe_tail(
        lambda distances: found.objective.line(u, distances), slope, curvature, found.loss, rounding
    )


def promise(found: Measurements) -> float:
    """Return what the gradient would gain if the loss were quadratic, where it bends beyond rounding."""
    if found.model is None:
        return 0.0
    values, components = found.model.ritz_values, found.model.components
    bent = np.abs(values) > found.spectrum.zero_tol
    return float(np.sum(components[bent] ** 2 * 0.5 / np.abs(values[bent])))


def newton_step(found: Measurements, floor: float) -> Floats | None:
    """Return the step to the critical point of the quadratic model, where it bends more than a floor."""
    if found.model is None:
        return None
    values, components = found.model.ritz_values, found.model.components
    bent = np.abs(values) > floor
    if not bent.any():
        return None
    return found.model.combined(np.where(bent, -components / np.where(bent, values, 1.0), 0.0))
