"""Leaving a strict saddle towards a minimum: the quadratic together with the quartic that ends it.

On f = -λx²/2 + q x⁴/4 descent steps x += lr(λx - q x³), and the minimum is at √(λ/q). Close to the
saddle that is growth by 1 + lr·λ; the quartic costs the rest.

References:
    Lee, Simchowitz, Jordan & Recht 2016, arXiv 1602.04915 (the example x²/2 + y⁴/4 - y²/2); derived
    here.
"""

from __future__ import annotations

import math

from unsaddle.theory.answer import Answer
from unsaddle.theory.arguments import finite, positive
from unsaddle.theory.flow import GENTLE, ROUNDED, flow_steps, whole_steps

FORMULA = "n = ln(y/x₀)/ln(1 + lr·λ) to y = 0.01·√(λ/q), then the flow + ½ ln(step ratio)"
NEAR = 0.01  # of the distance of the minimum: the quartic is 1e-4 of the slope there


def pitchfork_steps(
    learning_rate: float, curvature: float, quartic: float, start: float, radius: float
) -> Answer[float]:
    """Return the step at which gradient descent on -λx²/2 + q x⁴/4 reaches `radius`.

    Args:
        learning_rate: above zero.
        curvature: λ > 0, the size of the negative curvature at the saddle.
        quartic: q > 0.
        start: signed distance from the saddle; 0 never leaves.
        radius: distance to reach.

    Returns:
        A whole number, exact in the cases of theory.md 1.2 and up to 0.9999 of the way to the minimum
        at √(λ/q). Not applicable where the radius lies beyond it, which the run does not pass, or
        within rounding of it, or where lr·λ exceeds 0.3.

    Raises:
        InvalidInput: an argument out of range.

    >>> [pitchfork_steps(0.1, 1.0, 1.0, start, 0.5).value for start in (1e-2, 1e-4, 1e-8, 1e-16)]
    [43.0, 91.0, 188.0, 381.0]
    """
    lr = positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    size = positive("curvature", curvature, "Pass the size of the *negative* curvature.")
    q = positive("quartic", quartic, "Pass the coefficient of x⁴/4.")
    x = abs(finite("start", start, "Pass the signed distance from the saddle."))
    positive("radius", radius, "Pass the distance at which the run counts as out.")
    minimum = math.sqrt(size / q)
    if x >= radius:
        return Answer(0.0, "already outside", FORMULA)
    if radius >= minimum:
        return Answer(None, f"the minimum at {minimum:.6g} lies inside the radius", FORMULA)
    if 1 - radius / minimum < ROUNDED:
        return Answer(
            None, f"a radius within {ROUNDED:g} of the minimum: rounding decides", FORMULA
        )
    if lr * size > GENTLE:
        held = f"lr·λ = {lr * size:.3g}: too long steps for the flow"
        return Answer(None, held, FORMULA)
    if x == 0:
        return Answer(math.inf, "exact symmetry: never without noise", FORMULA)
    # Growth by a factor is known to rounding; the expansion in lr·λ would add an error per e-folding.
    near = min(max(x, NEAR * minimum), radius)
    steps = math.log(near / x) / math.log1p(lr * size)
    if near < radius:
        steps += flow_steps(
            lambda y: lr * (size * y - q * y**3),
            lambda y: lr * (size - 3 * q * y**2),
            lambda y: -6 * lr * q * y,
            near,
            radius,
            minimum,
        )
    return Answer(whole_steps(steps), "no noise, quartic up to the radius", FORMULA)
