"""Fukumizu and Amari's embedding: a smaller network's optimum is a line of critical points."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax.numpy as jnp
import numpy as np

from unsaddle.critical import CriticalPoint
from unsaddle.errors import InvalidInput
from unsaddle.problem import Problem
from unsaddle.problems.arguments import Floats, at, by_value, cube

N_SAMPLES = 201
_FIRST_GUESS = (1.5, 1.1)  # Newton's method goes to the optimum near it in six iterations


def fukumizu_amari(lam: float = -0.5) -> Problem:
    """Return the fit of 1.2 sin(1.2x) on [-2, 2] by two tanh units, with the one-unit optimum in it.

    Coordinates (u_1, u_2, v_1, v_2); the network is Σ v_k tanh(u_k x); the loss of a sample is half
    its squared error. With (u, v) the best single unit, (u, u, λv, (1-λ)v) computes the same and is
    critical for every λ: between 0 and 1 a line of minima as seen by the curvature (one eigenvalue
    is zero: DEGENERATE), outside a line of saddles. Which of the two goes by the sign of
    A = v E[r tanh''(ux) x²], r the error; here A is above zero.

    Args:
        lam: λ; the list of critical points has the embedding at this λ, and the origin.

    Raises:
        InvalidInput: λ is not finite.

    References:
        Fukumizu, Amari (2000), Local minima and plateaus in hierarchical structures of multilayer
        perceptrons, Neural Networks 13, theorems 1 and 3. The target is of our own choice.

    >>> [fukumizu_amari(lam).known[0].index for lam in (-0.5, 0.5, 1.5)]
    [1, 0, 1]
    """
    if not math.isfinite(lam):
        raise InvalidInput(
            f"lam={lam!r}", "a finite number", "Between 0 and 1 the embedding is a minimum."
        )
    x = np.linspace(-2.0, 2.0, N_SAMPLES)
    data = Samples(x, 1.2 * np.sin(1.2 * x))
    unit = best_unit(data)
    shares = np.array([lam, 1.0 - lam])
    place = np.array([unit.u, unit.u, *(unit.v * shares)])
    hessian = embedded_hessian(unit, shares)
    eigenvalues, vectors = np.linalg.eigh(hessian)
    # The line itself is a critical line: its eigenvalue is zero, not rounding.
    eigenvalues[np.abs(eigenvalues) <= 1e-12 * np.max(np.abs(eigenvalues))] = 0.0
    pull = float(np.mean(data.y * x))

    def loss(weights: Any, sample: Any) -> Any:
        output = jnp.sum(weights[2:] * jnp.tanh(weights[:2] * sample[0]))
        return 0.5 * (output - sample[1]) ** 2

    # At the origin only each unit's own (u_k, v_k) are coupled, by -E[y x].
    origin: CriticalPoint = at(
        np.zeros(4), 0.5 * float(np.mean(data.y**2)), [-pull, -pull, pull, pull]
    )
    return Problem(
        "fukumizu_amari",
        loss,
        np.column_stack([x, data.y]),
        cube(1.5 * max(1.0, float(np.max(np.abs(place)))), 4),
        known=by_value([at(place, unit.loss, eigenvalues), origin]),
        start=tuple(map(float, place + 1e-2 * vectors[:, 0])),
        source="Fukumizu, Amari (2000), Local minima and plateaus in hierarchical structures of "
        "multilayer perceptrons, Neural Networks 13",
    )


@dataclass(frozen=True)
class Samples:
    """Inputs and targets, (n_samples,) each."""

    x: Floats
    y: Floats


@dataclass(frozen=True)
class Unit:
    """The best single unit v tanh(ux), with the moments that its embeddings' curvature is made of."""

    u: float
    v: float
    loss: float
    gradient_norm: float
    slope: float  # v² E[(φ' x)²]
    bend: float  # A = v E[r φ'' x²]
    mixed: float  # v E[φ φ' x]
    power: float  # E[φ²]


def best_unit(data: Samples) -> Unit:
    """Return the single unit that fits best, by Newton's method until it moves no more.

    >>> from unsaddle.problems.fukumizu_amari import Samples
    >>> x = np.linspace(-2, 2, 201)
    >>> unit = best_unit(Samples(x, 1.2 * np.sin(1.2 * x)))
    >>> round(unit.u, 8), round(unit.v, 8), round(unit.loss, 8), unit.gradient_norm < 1e-15
    (1.56006508, 1.12184807, 0.00481911, True)
    """
    place, mean = np.array(_FIRST_GUESS), _mean_over(data)
    unit, gradient = _moments(*_FIRST_GUESS, data, mean)
    for _ in range(20):
        # E[r φ' x] = 0 at the optimum, where it is all that is left out of the mixed derivative.
        tangent = gradient[0] / unit.v
        hessian = np.array(
            [[unit.slope + unit.bend, unit.mixed + tangent], [unit.mixed + tangent, unit.power]]
        )
        step = np.linalg.solve(hessian, gradient)
        if np.max(np.abs(step)) <= np.finfo(np.float64).eps:
            break
        place = place - step
        unit, gradient = _moments(float(place[0]), float(place[1]), data, mean)
    return unit


def embedded_hessian(unit: Unit, shares: Floats) -> Floats:
    """Return the Hessian at the unit split over several with shares that sum to one.

    Coordinates: all u, then all v. With w the shares, the blocks are w_j w_k · slope + δ_jk w_j · A;
    w_j · mixed; and `power` everywhere.
    """
    n = len(shares)
    ones = np.ones(n)
    return np.block(
        [
            [
                unit.slope * np.outer(shares, shares) + unit.bend * np.diag(shares),
                unit.mixed * np.outer(shares, ones),
            ],
            [unit.mixed * np.outer(ones, shares), unit.power * np.outer(ones, ones)],
        ]
    )


def _mean_over(data: Samples) -> Callable[[Floats], float]:
    """Means without accumulated rounding: the optimum is wanted to the last digit."""
    return lambda values: math.fsum(values) / len(data.x)


def _moments(
    u: float, v: float, data: Samples, mean: Callable[[Floats], float]
) -> tuple[Unit, Floats]:
    phi = np.tanh(u * data.x)
    first = 1.0 - phi**2
    second = -2.0 * phi * first
    residual = v * phi - data.y
    gradient = np.array([v * mean(residual * first * data.x), mean(residual * phi)])
    unit = Unit(
        u=u,
        v=v,
        loss=0.5 * mean(residual**2),
        gradient_norm=float(np.linalg.norm(gradient)),
        slope=v**2 * mean((first * data.x) ** 2),
        bend=v * mean(residual * second * data.x**2),
        mixed=v * mean(phi * first * data.x),
        power=mean(phi**2),
    )
    return unit, gradient
