"""When the value of a quadratic has fallen so far under a method with momentum: an exact count.

Several directions fall together, and with some of them the value is out before any single coordinate
has reached a radius of its own. Along each, one step is an affine map of (displacement, buffer), so
that n steps are its n-th power, found by squaring.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from unsaddle.errors import InvalidInput
from unsaddle.theory.arguments import Floats, finite, positive, vector
from unsaddle.theory.live import MomentumForm

FALL_FORMULA = "first n with Σ γ d + ½ θ d² ≤ -fall, d the displacement along each Ritz vector"
MAX_DOUBLINGS = 52  # of steps: beyond 2^52 a step is no longer one


def steps_to_fall(
    form: MomentumForm,
    learning_rate: float,
    curvatures: ArrayLike,
    components: ArrayLike,
    fall: float,
    weight_decay: float = 0.0,
) -> float:
    """Return the first step at which the quadratic's value is lower by `fall` than at the start.

    Args:
        form: how a step follows from gradient and buffer; the buffer starts at zero.
        learning_rate: above zero.
        curvatures: (k,), θ along orthonormal eigenvectors, of any sign.
        components: (k,), γ, the gradient's along them at the start.
        fall: above zero, in units of the value.
        weight_decay: added to the curvature of the steps, not to that of the value; along the ways
            out it pulls towards the critical point, elsewhere towards the start.

    Returns:
        Steps; `math.inf` where the value never falls so far. Between its steps a value that falls and
        rises again is not followed: where an oscillation passes `fall` first, it is missed.

    Raises:
        InvalidInput: an argument out of range, or curvatures and components of different lengths.

    >>> form = MomentumForm.of("heavy_ball", 0.9)  # A02 of theory.md: 200 steps at β = 0.99
    >>> steps_to_fall(form, 0.01, [-1.0], [-1e-8], 0.5)
    299.0
    """
    positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    positive("fall", fall, "Pass how far the value must fall.")
    finite("weight_decay", weight_decay, "Pass 0.0 for none.")
    theta = vector("curvatures", curvatures, "Pass one curvature for each direction.")
    gamma = vector("components", components, "Pass the gradient's component along each direction.")
    if theta.shape != gamma.shape:
        raise InvalidInput(
            f"{theta.size} curvatures and {gamma.size} components",
            "as many of the one as of the other",
            "Pass Ritz values and the gradient's components in the same order.",
        )
    powers = [_one_step(form, learning_rate, theta, gamma, weight_decay)]

    def fallen(maps: Floats) -> bool:
        d = maps[:, 0, 2]  # where (0, 0, 1) goes: from rest at the start
        with np.errstate(over="ignore", invalid="ignore"):
            lost = -float(np.sum(gamma * d + 0.5 * theta * d * d))
        return lost >= fall  # not-a-number, a valley that diverges beside a way out, is no fall

    while not fallen(powers[-1]):
        if len(powers) > MAX_DOUBLINGS or not np.isfinite(powers[-1]).all():
            return math.inf
        with np.errstate(over="ignore", invalid="ignore"):
            powers.append(powers[-1] @ powers[-1])
    if len(powers) == 1:
        return 1.0
    # The last power is far enough, the one before is not: descend through the smaller ones.
    n_steps, reached = 2 ** (len(powers) - 2), powers[-2]
    for j in range(len(powers) - 3, -1, -1):
        further = powers[j] @ reached
        if not fallen(further):
            n_steps, reached = n_steps + 2**j, further
    return float(n_steps + 1)


def _one_step(
    form: MomentumForm, rate: float, theta: Floats, gamma: Floats, weight_decay: float
) -> Floats:
    """Return the map of (displacement, buffer, 1) for each direction, (k, 3, 3)."""
    kappa = theta + weight_decay
    out = theta < 0  # a critical point far off along a flat direction is none that decay pulls to
    gamma = np.where(out, gamma * (1 + weight_decay / np.where(out, theta, -1.0)), gamma)
    maps = np.zeros((theta.size, 3, 3))
    weight = form.direct + form.buffered  # of the newest gradient
    maps[:, 0, 0] = 1 - rate * weight * kappa
    maps[:, 0, 1] = -rate * form.buffered * form.momentum
    maps[:, 0, 2] = -rate * weight * gamma
    maps[:, 1, 0] = kappa
    maps[:, 1, 1] = form.momentum
    maps[:, 1, 2] = gamma
    maps[:, 2, 2] = 1.0
    return maps
