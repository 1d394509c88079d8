"""Saddles of higher order: a way out along which the function falls like |x|^p with p above 2.

On f = -c|x|^p gradient descent steps x += lr·c·p x^(p-1): no growth at a constant factor but an escape
in about ε^(2-p)/(lr·c·p(p-2)) steps from the distance ε, where a strict saddle takes ln(R/ε)/(lr·λ).
A tenth of the distance costs 10^(p-2) times the steps instead of a constant more: in a log of escapes
that is how to tell the two apart.
"""

from __future__ import annotations

import math
import sys

from unsaddle.errors import InvalidInput
from unsaddle.theory.answer import Answer
from unsaddle.theory.arguments import finite, positive
from unsaddle.theory.flow import GENTLE, whole_steps

STEPS_FORMULA = (
    "(ε^(2-p) - R^(2-p))/(k(p-2)) + (p-1)/2·ln(R/ε) - (κ_R - κ_ε)(2p-3)/(12(p-2))"
    " + (κ_R² - κ_ε²)(3p-5)/(48(p-2)), k = lr·c·p, κ_x = k(p-1)x^(p-2)"
)
ORDER_FORMULA = "n₂/n₁ = (ε₂^(2-p) - R^(2-p))/(ε₁^(2-p) - R^(2-p)); ln(R/ε₂)/ln(R/ε₁) at p = 2"
STRICT = 0.1  # |p - 2| below which the times are called those of a strict saddle
HIGHEST_ORDER = 64.0
LARGEST = math.log(sys.float_info.max)


def degenerate_steps(
    learning_rate: float, coefficient: float, order: float, start: float, radius: float
) -> Answer[float]:
    """Return the step at which gradient descent on -c|x|^p reaches `radius`, without noise.

    Args:
        learning_rate: above zero.
        coefficient: c > 0.
        order: p; 3 for a monkey saddle along its axis, 4 for -x⁴.
        start: distance from the saddle at the start, signed; 0 never leaves.
        radius: distance to reach.

    Returns:
        A whole number, exact to the integer in every case tried where the last step is at most a
        tenth of the radius, to one step up to the limit. Not applicable for p ≤ 2 (p = 2 is a
        strict saddle: `steps_to_reach`) and where steps at the radius are so long that the flow does
        not describe them.

    Raises:
        InvalidInput: an argument out of range.

    >>> [degenerate_steps(0.01, 1.0, 3, start, 1.0).value for start in (0.1, 0.01, 0.001)]
    [303.0, 3305.0, 33307.0]
    >>> print(degenerate_steps(0.01, 1.0, 2, 0.1, 1.0))
    not applicable: p = 2 is no higher order: a strict saddle grows by a factor, see steps_to_reach
    """
    lr = positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    c = positive("coefficient", coefficient, "Pass c of the fall -c|x|^p.")
    p = positive("order", order, "Pass the power p of the fall -c|x|^p.")
    size = abs(finite("start", start, "Pass the signed distance from the saddle."))
    positive("radius", radius, "Pass the distance at which the run counts as out.")
    if p <= 2:
        strict = f"p = {p:g} is no higher order: a strict saddle grows by a factor"
        return Answer(None, f"{strict}, see steps_to_reach", STEPS_FORMULA)
    if size >= radius:
        return Answer(0.0, "already outside", STEPS_FORMULA)
    if size == 0:
        return Answer(math.inf, "exact symmetry: never without noise", STEPS_FORMULA)
    # Logarithms: powers of a start near zero underflow, and of a long radius overflow.
    log_k, excess = math.log(lr) + math.log(c) + math.log(p), p - 2
    log_slope = log_k + math.log(p - 1) + excess * math.log(radius)
    if log_slope > math.log(GENTLE) + 1e-12:  # a slope of the limit itself, but for rounding
        share = math.exp(min(log_slope - math.log(p - 1), LARGEST))
        held = f"a step of {share:.3g} radii at the radius: too long for the flow"
        return Answer(None, held, STEPS_FORMULA)
    depth = math.log(radius) - math.log(size)
    log_flow = _log_time(excess, depth) - excess * math.log(radius) - log_k
    if log_flow > LARGEST:
        held = f"e^{log_flow:.4g} steps: more than a number holds"
        return Answer(None, held, STEPS_FORMULA)
    # The terms of `flow.py`, each a power of x here and integrated by hand.
    steep, flat = math.exp(log_slope), math.exp(log_slope - excess * depth)
    steps = math.exp(log_flow) + (p - 1) / 2 * depth
    steps -= (steep - flat) * (2 * p - 3) / (12 * excess)
    steps += (steep - flat) * (steep + flat) * (3 * p - 5) / (48 * excess)
    return Answer(whole_steps(steps), "no noise, f = -c|x|^p up to the radius", STEPS_FORMULA)


def order_from_times(
    starts: tuple[float, float], n_steps: tuple[float, float], radius: float
) -> Answer[float]:
    """Return the order p of a saddle from the steps two runs took, 2 for a strict one.

    Args:
        starts: distances ε₁ ≠ ε₂ of the starts from the saddle, along the way out.
        n_steps: what each took to the radius, without noise; one step more or less shifts p by about
            1/(n ln(ε₁/ε₂)).
        radius: above both starts.

    Returns:
        p, with the word "strict" where it is 2 to within 0.1. Not applicable where the nearer run
        did not take longer, which no fall -c|x|^p does, or where p would exceed 64.

    Raises:
        InvalidInput: an argument out of range.

    >>> print(f"{order_from_times((0.1, 0.01), (303, 3305), 1.0).value:.2f}")
    3.00
    >>> print(f"{order_from_times((1e-4, 1e-8), (91, 188), 0.5).value:.2f}")  # x²/2 + y⁴/4 - y²/2
    2.00
    """
    positive("radius", radius, "Pass the distance at which the runs counted as out.")
    for start, steps in zip(starts, n_steps, strict=True):
        positive("start", start, "Pass the size of the distance from the saddle.")
        positive("n_steps", steps, "Pass the steps that run took.")
        if start >= radius:
            raise InvalidInput(
                f"start={start!r}", f"below the radius {radius!r}", "Start nearer to the saddle."
            )
    if starts[0] == starts[1]:
        raise InvalidInput(
            f"starts={starts!r}", "two different distances", "Run from another distance as well."
        )
    (far, fast), (near, slow) = sorted(zip(starts, n_steps, strict=True), reverse=True)
    if slow <= fast:
        return Answer(None, "the nearer start did not take longer: no fall |x|^p", ORDER_FORMULA)
    target = math.log(slow / fast)
    depth = math.log(radius / far), math.log(radius / near)

    def excess(q: float) -> float:
        return _log_time(q, depth[1]) - _log_time(q, depth[0]) - target

    low, high = 1 - HIGHEST_ORDER, HIGHEST_ORDER - 2
    if excess(high) < 0:
        return Answer(None, f"the order would exceed {HIGHEST_ORDER:g}", ORDER_FORMULA)
    while high - low > 1e-12 * HIGHEST_ORDER:
        middle = (low + high) / 2
        low, high = (middle, high) if excess(middle) < 0 else (low, middle)
    p = 2 + (low + high) / 2
    if abs(p - 2) < STRICT:
        word = "strict: logarithmic time"
    elif p > 2:
        word = "degenerate: time as a power of the distance"
    else:
        return Answer(None, f"p = {p:.2f} < 2: no twice differentiable fall", ORDER_FORMULA)
    return Answer(p, f"{word}; no noise, -c|x|^p up to the radius", ORDER_FORMULA)


def _log_time(q: float, depth: float) -> float:
    """Return ln((e^(q·depth) - 1)/q), the time over its constants at p = 2 + q."""
    z = q * depth
    if abs(z) < 1e-8:
        return math.log(depth) + z / 2
    if z > 30:
        return z - math.log(q)
    return math.log(math.expm1(z) / q)
