"""From saddle to saddle in a diagonal linear network: the jumps, as its initialisation goes to zero.

The network β = u ⊙ v learns L(β) = ‖Xβ - y‖²/(2n) from u = √2 α, v = 0. Then β = α² sinh(2s) with
s = -∫∇L dt, and in units of ln(1/α), t = t̃ ln(1/α) and s = s̃ ln(1/α), a coordinate stays at zero while
|s̃| < 1. Between two jumps β rests at a saddle and s̃ moves at -∇L; when some |s̃| reaches 1, β jumps to
the minimum of L over β_i ≥ 0 where s̃_i = 1, β_i ≤ 0 where s̃_i = -1, β_i = 0 elsewhere.

References:
    Pesme & Flammarion 2023, Saddle-to-saddle dynamics in diagonal linear networks, NeurIPS,
    arXiv 2304.00488, Algorithm 1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import nnls

from unsaddle.errors import InvalidInput
from unsaddle.theory.answer import Answer
from unsaddle.theory.arguments import Floats, positive

FORMULA = "t = t̃·ln(1/α), ds̃/dt̃ = -∇L(β), jump when |s̃_i| = 1 (Pesme & Flammarion 2023)"
AT_WALL_TOL = 1e-9  # absolute: |s̃| is 1 there
REST_TOL = 1e-10  # of ‖∇L(0)‖_∞: a gradient below it moves nothing
SMALL = 10.0  # least ln(1/α): the error of a time is of the order of its inverse


@dataclass(frozen=True)
class Jump:
    """One jump: when, and to which saddle.

    Attributes:
        time: t̃, in units of ln(1/α).
        coefficients: β after it, (dims,).
        loss: L(β) after it.
    """

    time: float
    coefficients: tuple[float, ...]
    loss: float

    def steps(self, learning_rate: float, alpha: float) -> Answer[float]:
        """Return the gradient step of the jump, of relative error about 1/ln(1/α).

        Args:
            learning_rate: above zero.
            alpha: initialisation scale α > 0; not applicable above e^-10.

        Raises:
            InvalidInput: an argument out of range.

        >>> print(f"{Jump(0.25, (1.0,), 0.0).steps(1e-2, 1e-100).value:.1f}")
        5756.5
        """
        lr = positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
        depth = -math.log(positive("alpha", alpha, "Pass the scale of the initialisation."))
        if depth < SMALL:
            held = f"ln(1/α) = {depth:.3g}: jumps are sharp for α → 0 only"
            return Answer(None, held, FORMULA)
        return Answer(self.time * depth / lr, f"error of about {1 / depth:.1%}", FORMULA)


def saddle_jumps(
    features: ArrayLike, targets: ArrayLike, max_jumps: int = 1000
) -> tuple[Jump, ...]:
    """Return all jumps from zero to the minimum of the loss, in order.

    Args:
        features: X, (n_samples, dims).
        targets: y, (n_samples,).
        max_jumps: where to stop; the number is finite, at most 3^dims.

    Returns:
        None where ∇L(0) = 0: nothing is to be learnt.

    Raises:
        InvalidInput: shapes that do not fit, or numbers that are not finite.

    >>> jumps = saddle_jumps(3**0.5 * np.diag([2.0, 1.5, 1.0]), 3**0.5 * np.array([2.0, -1.5, 1.0]))
    >>> [f"{jump.time:.4f}" for jump in jumps], [round(jump.loss, 6) for jump in jumps]
    (['0.2500', '0.4444', '1.0000'], [1.625, 0.5, 0.0])
    """
    x = np.asarray(features, dtype=np.float64)
    y = np.asarray(targets, dtype=np.float64)
    finite = bool(np.isfinite(x).all() and np.isfinite(y).all())
    if x.ndim != 2 or y.shape != x.shape[:1] or x.size == 0 or not finite:
        raise InvalidInput(
            f"features of shape {x.shape} and targets of shape {y.shape}",
            "finite numbers of shape (n_samples, dims) and (n_samples,)",
            "Pass one row of features and one target for each sample.",
        )
    n_samples, n_dims = x.shape
    place, beta, time = np.zeros(n_dims), np.zeros(n_dims), 0.0
    rest = REST_TOL * float(np.abs(x.T @ y).max()) / n_samples
    jumps: list[Jump] = []
    while len(jumps) < max_jumps:
        speed = -x.T @ (x @ beta - y) / n_samples
        speed[np.abs(speed) <= rest] = 0.0
        # Outward motion at a wall is rounding: the minimum leaves none.
        speed[(np.abs(place) >= 1 - AT_WALL_TOL) & (speed * place > 0)] = 0.0
        moving = speed != 0
        if not moving.any():
            break
        waits = (1 - np.sign(speed[moving]) * place[moving]) / np.abs(speed[moving])
        wait = float(waits.min())
        place, time = np.clip(place + wait * speed, -1.0, 1.0), time + wait
        beta = _restricted_minimum(x, y, place)
        loss = float(np.sum((x @ beta - y) ** 2)) / (2 * n_samples)
        jumps.append(Jump(time, tuple(map(float, beta)), loss))
    return tuple(jumps)


def _restricted_minimum(x: Floats, y: Floats, place: Floats) -> Floats:
    """Minimise the loss over the coefficients at a wall, with the wall's sign."""
    walls = np.abs(place) >= 1 - AT_WALL_TOL
    signs = np.sign(place[walls])
    beta = np.zeros_like(place)
    beta[walls] = signs * nnls(x[:, walls] * signs, y)[0]
    return beta
