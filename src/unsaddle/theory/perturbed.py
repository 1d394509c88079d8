"""Perturbed gradient descent: the constants of its theorem, and how thin the stuck region is.

References:
    Jin, Ge, Netrapalli, Kakade & Jordan 2017, How to escape saddle points efficiently, ICML,
    arXiv 1703.00887, Algorithms 2-4.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy.special import betainc, betaincinv

from unsaddle.theory.answer import Answer
from unsaddle.theory.arguments import count, non_negative, positive, probability
from unsaddle.theory.recursion import steps_to_reach


@dataclass(frozen=True)
class PgdConstants:
    """What the theorem sets, in the units of the problem.

    Attributes:
        chi: logarithmic factor χ, no unit.
        learning_rate: step size c/ℓ.
        radius: of the ball the perturbation is drawn from.
        gradient_threshold: norm below which a perturbation is added.
        value_threshold: decrease expected of an escape.
        time_threshold: steps waited for it.
    """

    chi: float
    learning_rate: float
    radius: float
    gradient_threshold: float
    value_threshold: float
    time_threshold: float


def pgd_constants(
    smoothness: float,
    hessian_lipschitz: float,
    epsilon: float,
    c: float,
    failure_probability: float,
    value_gap: float,
    n_dims: int,
) -> PgdConstants:
    """Return the constants of perturbed gradient descent as the theorem sets them.

    They carry a guarantee and are far from usable: radii of 1e-9 and a million steps of waiting are
    usual. Nobody tunes with them.

    Args:
        smoothness: ℓ, largest size of a Hessian eigenvalue.
        hessian_lipschitz: ρ, Lipschitz constant of the Hessian.
        epsilon: gradient norm of the point sought.
        c: the theorem's constant, above zero; it holds for small c and names no value.
        failure_probability: strictly between 0 and 1.
        value_gap: f(x₀) minus the least value.
        n_dims: dimension.

    Raises:
        InvalidInput: an argument out of range.

    References:
        Jin et al. 2017, Algorithm 2.

    >>> constants = pgd_constants(1.0, 1.0, 1e-2, 0.5, 0.1, 1.0, 10)
    >>> print(f"{constants.chi:.6f} {constants.radius:.7e} {constants.time_threshold:.4f}")
    43.525973 3.7323986e-06 1741.0389
    """
    advice = "Pass the constant of the problem in its own units."
    ell = positive("smoothness", smoothness, advice)
    rho = positive("hessian_lipschitz", hessian_lipschitz, advice)
    eps = positive("epsilon", epsilon, advice)
    positive("c", c, "Pass the theorem's constant, for example 0.5.")
    delta = probability("failure_probability", failure_probability)
    gap = positive("value_gap", value_gap, advice)
    count("n_dims", n_dims, "Pass the number of coordinates.")
    chi = 3 * max(math.log(n_dims * ell * gap / (c * eps**2 * delta)), 4)
    gradient_threshold = math.sqrt(c) / chi**2 * eps
    return PgdConstants(
        chi=chi,
        learning_rate=c / ell,
        radius=gradient_threshold / ell,
        gradient_threshold=gradient_threshold,
        value_threshold=c / chi**3 * math.sqrt(eps**3 / rho),
        time_threshold=chi / c**2 * ell / math.sqrt(rho * eps),
    )


def ball_slab_probability(n_dims: int, radius: float, half_width: float) -> float:
    """Return P(|ξ₁| < half_width) for ξ uniform in the ball: how likely a perturbation stays stuck.

    Exact, by the regularised incomplete beta function: ξ₁²/r² has the law Beta(1/2, (n_dims+1)/2).
    For thin slabs it is about (2w/r)·Γ(d/2+1)/(√π Γ(d/2+1/2)), the form of the proof of Jin et al.

    Args:
        n_dims: dimension of the ball.
        radius: of the ball, above zero.
        half_width: half the thickness of the slab around zero, in the unit of `radius`.

    Raises:
        InvalidInput: an argument out of range.

    >>> print(f"{ball_slab_probability(100, 1.0, 0.01):.4f}")
    0.0799
    """
    count("n_dims", n_dims, "Pass the number of coordinates.")
    r = positive("radius", radius, "Pass the radius of the perturbation.")
    w = non_negative("half_width", half_width, "Pass half the thickness of the slab.")
    return float(betainc(0.5, (n_dims + 1) / 2, min(w / r, 1.0) ** 2))


def perturbed_steps(
    learning_rate: float,
    curvature: float,
    radius: float,
    perturbation_radius: float,
    n_dims: int,
    failure_probability: float,
) -> Answer[float]:
    """Return after how many steps a perturbed run has left with probability 1 - δ.

    The perturbation lands off the slab |ξ₁| < w with that probability, and from w gradient descent
    takes ln(R/w)/ln(1+lr·λ) steps; w is exact, and about r·δ·√π Γ(d/2+1/2)/(2Γ(d/2+1)) for small δ.

    Args:
        learning_rate: above zero.
        curvature: λ > 0, the size of the negative curvature.
        radius: distance R that counts as out.
        perturbation_radius: r of the ball the one perturbation is drawn from, at the saddle.
        n_dims: dimension d of the ball.
        failure_probability: δ, strictly between 0 and 1.

    Returns:
        A whole number of steps. Not applicable where the perturbation itself may reach R, which
        leaves nothing to wait for.

    Raises:
        InvalidInput: an argument out of range.

    References:
        Jin et al. 2017 (the slab of their proof); the exact width is `ball_slab_probability`'s.

    >>> perturbed_steps(0.01, 1.0, 1.0, 1e-3, 100, 0.05).value
    1205.0
    """
    lr = positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    size = positive("curvature", curvature, "Pass the size of the *negative* curvature.")
    out = positive("radius", radius, "Pass the distance at which the run counts as out.")
    r = positive("perturbation_radius", perturbation_radius, "Pass the radius of the ball.")
    count("n_dims", n_dims, "Pass the number of coordinates.")
    delta = probability("failure_probability", failure_probability)
    formula = "ln(R/w)/ln(1+lr·λ), P(|ξ₁| < w) = δ for ξ uniform in the ball"
    if r >= out:
        return Answer(None, "the perturbation itself may reach the radius", formula)
    width = r * math.sqrt(float(betaincinv(0.5, (n_dims + 1) / 2, delta)))
    steps = steps_to_reach("gradient_descent", lr * size, 0.0, width, out)
    held = "one perturbation at the saddle, one way out, quadratic up to R: exact"
    return Answer(float(steps), held, formula)
