"""Methods that rescale the gradient: Newton, saddle-free Newton, normalised gradient descent.

On a quadratic with Hessian eigenvalue μ Newton multiplies every coordinate by 1 - lr, so it is attracted
by saddles; dividing by |μ| instead turns that into 1 + lr where μ < 0, whatever its size. Dividing the
gradient by its norm makes every step lr long: along the way out alone the distance grows by lr a step,
beside a large gradient across it grows by the factor 1 + lr·λ/‖g‖.

References:
    Dauphin et al. 2014, Identifying and attacking the saddle point problem, arXiv 1406.2572 (saddle-free
    Newton, sections 4 and 5); Murray, Swenson & Kar 2017, arXiv 1711.05224 (normalised descent).
"""

from __future__ import annotations

import math

from unsaddle.theory.answer import Answer
from unsaddle.theory.arguments import finite, non_negative, positive
from unsaddle.theory.flow import whole_steps
from unsaddle.theory.mode import Mode

NEWTON_FORMULA = "x ← (1 - lr·|μ|·s/(|μ| + δ)) x, s = +1 for Newton, sign μ for saddle-free Newton"
SPEED_FORMULA = "n = ceil((R - |x₀|)/lr)"
NORMALISED_FORMULA = "x ← (1 + lr·λ/‖g‖) x"
ACROSS = 0.1  # share of the gradient's norm along the way out, below which its growth is linear


def newton_factor(learning_rate: float, curvature: float) -> Answer[float]:
    """Return the factor per step of Newton's method along one eigenvector.

    Args:
        learning_rate: above zero; 1 is the full step.
        curvature: eigenvalue μ, signed: negative along a way out.

    Returns:
        1 - lr for every μ but zero, where there is no Newton step.

    Raises:
        InvalidInput: an argument out of range.

    >>> newton_factor(0.25, -2.0).value
    0.75
    """
    lr = positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    if finite("curvature", curvature, "Pass the signed eigenvalue.") == 0:
        return Answer(None, "zero curvature: the Newton step is not defined", NEWTON_FORMULA)
    return Answer(1 - lr, "quadratic, exact Hessian: exact", NEWTON_FORMULA)


def saddle_free_factor(
    learning_rate: float, curvature: float, damping: float = 0.0
) -> Answer[float]:
    """Return the factor per step of saddle-free Newton along one eigenvector.

    Args:
        learning_rate: above zero.
        curvature: eigenvalue μ, signed: negative along a way out.
        damping: δ, added to |μ|.

    Returns:
        1 + lr·|μ|/(|μ| + δ) along a way out, 1 - lr·|μ|/(|μ| + δ) in a valley; not applicable where
        |μ| + δ is zero.

    Raises:
        InvalidInput: an argument out of range.

    >>> saddle_free_factor(0.25, -1e-6).value
    1.25
    """
    lr = positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    size = abs(finite("curvature", curvature, "Pass the signed eigenvalue."))
    delta = non_negative("damping", damping, "Pass 0.0 for none.")
    if size + delta == 0:
        return Answer(None, "zero curvature without damping: no step is defined", NEWTON_FORMULA)
    share = lr * size / (size + delta)
    factor = 1 + share if curvature < 0 else 1 - share
    return Answer(factor, "quadratic, exact Hessian: exact", NEWTON_FORMULA)


def saddle_free_modes(modes: tuple[Mode, ...], damping: float = 0.0) -> tuple[Mode, ...]:
    """Return the modes as gradient descent would have to see them to move like saddle-free Newton.

    `EscapeTime("gradient_descent", lr, 0.0, saddle_free_modes(modes))` is then the distribution of its
    escape: |μ|⁻¹ acts on signal and noise alike, so weak curvature means strong noise.

    Args:
        modes: the directions of negative curvature; the Hessian is exact, the gradient noisy.
        damping: δ, added to every |μ|.

    Raises:
        InvalidInput: a damping out of range.

    >>> saddle_free_modes((Mode(0.1, 0.0, 0.2, 1.0),))[0].curvature
    1.0
    """
    delta = non_negative("damping", damping, "Pass 0.0 for none.")
    return tuple(mode.rescaled(1 / (mode.curvature + delta)) for mode in modes)


def normalised_steps(learning_rate: float, offset: float, radius: float) -> Answer[float]:
    """Return the step at which normalised descent reaches `radius` along the way out alone.

    Args:
        learning_rate: above zero: the length of a step.
        offset: signed distance from the saddle, along the way out; the gradient has no other part.
        radius: distance to reach.

    Returns:
        Does not depend on the curvature; `math.inf` at the saddle itself, where the gradient has no
        direction.

    Raises:
        InvalidInput: an argument out of range.

    >>> normalised_steps(0.01, 1e-8, 1.0).value
    100.0
    """
    lr = positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    x = abs(finite("offset", offset, "Pass the signed distance from the saddle."))
    positive("radius", radius, "Pass the distance at which the run counts as out.")
    if x == 0:
        return Answer(math.inf, "exact symmetry: never without noise", SPEED_FORMULA)
    held = "gradient along the way out alone, any curvature: exact"
    return Answer(whole_steps(max(0.0, radius - x) / lr), held, SPEED_FORMULA)


def normalised_factor(
    learning_rate: float, curvature: float, offset: float, gradient_norm: float
) -> Answer[float]:
    """Return the growth per step of normalised descent beside a gradient that points elsewhere.

    Args:
        learning_rate: above zero: the length of a step.
        curvature: λ > 0, the size of the negative curvature.
        offset: signed distance from the saddle along the way out.
        gradient_norm: of the whole gradient, above zero.

    Returns:
        1 + lr·λ/‖g‖ now; not applicable where the way out is more than a tenth of the gradient, since
        the norm then grows with it (`normalised_steps` is the other end).

    Raises:
        InvalidInput: an argument out of range.

    >>> normalised_factor(0.01, 1.0, 1e-6, 0.02).value
    1.5
    """
    lr = positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    size = positive("curvature", curvature, "Pass the size of the *negative* curvature.")
    x = abs(finite("offset", offset, "Pass the signed distance from the saddle."))
    norm = positive("gradient_norm", gradient_norm, "Pass the norm of the whole gradient.")
    share = size * x / norm
    if share > ACROSS:
        held = f"the way out is {share:.2g} of the gradient: its norm grows along"
        return Answer(None, held, NORMALISED_FORMULA)
    held = f"the way out is {share:.2g} of the gradient, which stays as it is"
    return Answer(1 + lr * size / norm, held, NORMALISED_FORMULA)
