"""When Adam, RMSprop and Adagrad leave a saddle, started with fresh state and without noise.

Their update is the gradient divided by a running size of itself, so it does not depend on the
scale of the loss: the forecast is a recursion for one number. Write c for the coordinate along the
unit escape direction u and take the Hessian -λ u uᵀ. Coordinate j sees the gradients -λ c[t] u_j:

    c[t+1] = c[t] + learning_rate · Σ_j |u_j| φ_j[t],

where φ_j is the optimizer's update for that sequence at unit learning rate, eps included. This is
exact for that Hessian; other curvatures, which pull back the part of the step that is not along u,
are left out.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from unsaddle.errors import InvalidInput, UnknownName
from unsaddle.theory.arguments import Floats, decay, finite, non_negative, positive, vector

Rule = Literal["adam", "rmsprop", "adagrad"]
"""Closed set of rules, with the semantics of `torch.optim`: eps is added outside the root."""

RULE_SETTINGS: Mapping[Rule, Mapping[str, float]] = {
    "adam": {"beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
    "rmsprop": {"alpha": 0.99, "eps": 1e-8},
    "adagrad": {"initial_accumulator_value": 0.0, "eps": 1e-10},
}
"""The settings each rule takes and their defaults, which are PyTorch's."""

FRESH_ADAPTIVE_FORMULA = (
    "c += lr Σ_j |u_j| φ_j, φ_j the rule's update for the gradients -λ c u_j (scale invariance)"
)

MAX_BINS = 64  # of |u_j|, equal in weight: one bin is 1/64 of a step where eps is negligible
# So many steps are taken one by one; later, blocks of 1/4096 of the steps so far or of a change of
# c by 1/4096, whichever is shorter, are taken at once: a relative error of about 1e-4.
N_SINGLE_STEPS = 4096


def fresh_adaptive_steps(
    rule: Rule,
    learning_rate: float,
    direction: ArrayLike,
    curvature: float,
    offset: float,
    radius: float,
    settings: Mapping[str, float] | None = None,
) -> float:
    """Return the first step at which the coordinate along `direction` reaches `radius`.

    The optimizer starts with fresh state and sees no noise. Exact up to 4096 steps where at most 64
    sizes |u_j| occur (one coordinate, for instance); later steps add an error of about 1e-4, merged
    sizes one of up to 0.4 % (3000 heavy-tailed coordinates against `torch.optim`; most where eps
    holds back some coordinates only). Cost: sorting the direction once, then microseconds a step,
    logarithmic in late steps.

    Args:
        rule: "adam", "rmsprop" or "adagrad".
        learning_rate: above zero.
        direction: escape direction (dims,), any length but zero; normalised here.
        curvature: λ > 0, the size of the negative curvature along it.
        offset: signed distance from the saddle along it.
        radius: distance to reach.
        settings: what departs from `RULE_SETTINGS`.

    Returns:
        Steps; 0 when |offset| ≥ radius; `math.inf` when the offset is zero or so small that the
        gradient underflows.

    Raises:
        InvalidInput: an argument out of range.
        UnknownName: no such rule or setting.

    References:
        Derived above; update rules as in the documentation of `torch.optim`.

    >>> for rule in RULE_SETTINGS:
    ...     print(rule, fresh_adaptive_steps(rule, 0.01, [1.0], 1.0, 1e-8, 1.0, {"eps": 0.0}))
    adam 77.0
    rmsprop 17.0
    adagrad 1263.0
    """
    positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    positive("curvature", curvature, "Pass the size of the *negative* curvature.")
    finite("offset", offset, "Pass the signed distance from the saddle.")
    positive("radius", radius, "Pass the distance at which the run counts as out.")
    sizes, weights = _binned(direction)
    update = fresh_update(rule, settings or {}, sizes.size)
    c = abs(offset)
    n_steps, block = 0, 1
    while c < radius:
        step = learning_rate * float(weights @ update(curvature * c * sizes, n_steps, block))
        if step == 0:
            return math.inf
        if c + step * block >= radius:
            return float(n_steps + min(block, math.ceil((radius - c) / step)))
        c += step * block
        n_steps += block
        if n_steps >= N_SINGLE_STEPS:
            block = max(1, int(min(n_steps, c / step) / N_SINGLE_STEPS))
    return float(n_steps)


def _binned(direction: ArrayLike) -> tuple[Floats, Floats]:
    """Return `MAX_BINS` sizes |u_j| of the unit direction at most, and the sum of |u_j| in each."""
    sizes = np.abs(vector("direction", direction, "Pass the escape direction as a flat array."))
    largest = sizes.max()
    if largest == 0:
        raise InvalidInput(
            "direction of zeros", "a direction of any length but zero", "Pass an eigenvector."
        )
    sizes = sizes / largest  # first, so that no square under- or overflows
    sizes, n_equal = np.unique(sizes / np.linalg.norm(sizes), return_counts=True)
    weights = sizes * n_equal.astype(np.float64)
    if sizes.size <= MAX_BINS:
        return sizes, weights
    middle = np.cumsum(weights) - weights / 2
    bins = (middle / weights.sum() * MAX_BINS).astype(np.int64)
    merged = np.bincount(bins, weights).astype(np.float64)
    kept = merged > 0
    # The weighted mean keeps Σ|u_j| and Σu_j²: exact where eps is negligible and where it rules.
    return np.bincount(bins, weights * sizes)[kept] / merged[kept], merged[kept]


def checked_settings(rule: Rule, settings: Mapping[str, float]) -> dict[str, float]:
    """Return all settings of a rule, those given instead of PyTorch's; refuse unknown ones."""
    if rule not in RULE_SETTINGS:
        raise UnknownName("rule", rule, RULE_SETTINGS)
    known = RULE_SETTINGS[rule]
    for name, value in settings.items():
        if name not in known:
            raise UnknownName(f"{rule} setting", name, known)
        if name in ("beta1", "beta2", "alpha"):
            decay(name, value)
        else:
            non_negative(name, value, "Pass the value the optimizer has.")
    return {**known, **settings}


def fresh_update(
    rule: Rule, settings: Mapping[str, float], n_dims: int
) -> Callable[[Floats, int, int], Floats]:
    """Return (gradient, steps so far, block) -> update at unit learning rate; it keeps the state.

    A block stands for that many steps with the same gradient; a step is -learning_rate · update.

    Args:
        rule: "adam", "rmsprop" or "adagrad", with fresh state.
        settings: what departs from `RULE_SETTINGS`.
        n_dims: length of the gradients.

    Raises:
        InvalidInput: a setting out of range.
        UnknownName: no such rule or setting.

    >>> update = fresh_update("adam", {"eps": 0.0}, 2)
    >>> update(np.array([1e-6, -30.0]), 0, 1).round(9).tolist()  # the first step goes by signs
    [1.0, -1.0]
    """
    settings = checked_settings(rule, settings)
    eps = settings["eps"]
    mean = np.zeros(n_dims)
    square = np.full(n_dims, settings.get("initial_accumulator_value", 0.0))

    def ratio(numerator: Floats, root: Floats) -> Floats:
        # With eps = 0 a square that underflows leaves nothing to divide by: no update.
        size = root + eps
        return np.divide(numerator, size, out=np.zeros_like(size), where=size > 0)

    def adam(gradient: Floats, n_steps: int, block: int) -> Floats:
        beta1, beta2 = settings["beta1"], settings["beta2"]
        n_done = n_steps + block
        mean[:] = gradient + beta1**block * (mean - gradient)
        square[:] = gradient**2 + beta2**block * (square - gradient**2)
        unbiased = square / (1 - beta2**n_done)
        return ratio(mean / (1 - beta1**n_done), np.sqrt(unbiased))

    def rmsprop(gradient: Floats, n_steps: int, block: int) -> Floats:
        square[:] = gradient**2 + settings["alpha"] ** block * (square - gradient**2)
        return ratio(gradient, np.sqrt(square))

    def adagrad(gradient: Floats, n_steps: int, block: int) -> Floats:
        square[:] += block * gradient**2
        return ratio(gradient, np.sqrt(square))

    return {"adam": adam, "rmsprop": rmsprop, "adagrad": adagrad}[rule]
