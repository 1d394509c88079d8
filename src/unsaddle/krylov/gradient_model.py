"""The quadratic model around a gradient, in the Krylov space that the gradient spans."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import final

import numpy as np

from unsaddle.curvature import Array, CurvatureOperator, Float64Array
from unsaddle.krylov.memory import FEWEST_STEPS, room_for
from unsaddle.krylov.numbers import euclidean
from unsaddle.krylov.recurrence import EXHAUSTED_ROUNDINGS, Krylov, Status, lanczos


@final
@dataclass(frozen=True, eq=False)
class GradientModel:
    """A gradient in the Ritz vectors of the Krylov space it spans with the curvature.

    Gradient descent on the quadratic model never leaves that space: its closed form needs the
    curvatures and the components, nothing else.

    Attributes:
        ritz_values: curvatures θ, (k,), ascending.
        components: of the gradient along their unit vectors, (k,); Σ components² = ‖gradient‖².
        minimal_relative_residual: min over p in the space of ‖Hp + g‖/‖g‖; not-a-number when no
            product was finite. 1: no step lessens the gradient (gradient-flat); 0: the quadratic
            model has a critical point. It falls with every step, so a large value is final only if
            `exhausted`.
        exhausted: the space is invariant to rounding.
        status: "not finite" when a product was not; then the steps before it count.
        n_products: made.
        krylov: the space itself.
    """

    ritz_values: Float64Array
    components: Float64Array
    minimal_relative_residual: float
    exhausted: bool
    status: Status
    n_products: int
    krylov: Krylov = field(repr=False)

    def residuals(self) -> Float64Array:
        """Return ‖H v - θ v‖ of every Ritz pair, (k,), as the recurrence knows it."""
        coordinates = self.krylov.ritz()[1]
        return self.krylov.betas[-1] * np.abs(coordinates[-1])

    def vectors(self, limit: int) -> Float64Array:
        """Return the unit Ritz vectors of the lowest Ritz values, (at most limit, dims).

        Signed so that the gradient's component along each is negative or zero: they lead downhill.
        """
        coordinates = self.krylov.ritz()[1][:, :limit]
        rows = self.krylov.basis.combined(coordinates.T).astype(np.float64)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return rows * np.where(self.components[:limit] > 0, -1.0, 1.0)[:, None]

    def combined(self, weights: Float64Array) -> Float64Array:
        """Return the sum of all Ritz vectors times weights, (dims,), signed as `components` are."""
        coordinates = self.krylov.ritz()[1]
        return self.krylov.basis.combined(coordinates @ weights).astype(np.float64)


def from_gradient(
    operator: CurvatureOperator, gradient: Array, n_steps: int, max_memory: int | None = None
) -> GradientModel:
    """Return the gradient's components along Ritz vectors, and how far a step can lessen it.

    Args:
        operator: the curvature at the point where the gradient was taken.
        gradient: (dims,), not zero.
        n_steps: products to spend.
        max_memory: bytes for the basis; fewer steps are made where it does not hold them in 16 bits.

    Raises:
        InvalidInput: the gradient is zero, not finite or of another shape, or `n_steps` is below 1.

    References:
        Paige, Saunders 1975, "Solution of sparse indefinite systems of linear equations", SIAM J.
        Numer. Anal. 12 (MINRES), here by least squares on the whole tridiagonal matrix. Flat
        gradients: Frye et al. 2020, arXiv 2003.10397.

    >>> cubic = CurvatureOperator.from_matrix(np.diag([0.0, 1.0]))  # x**3/3 + x + y**2/2 at 0
    >>> from_gradient(cubic, np.array([1.0, 0.0]), n_steps=2).minimal_relative_residual
    1.0
    """
    n_before = operator.n_products
    room = room_for(
        operator.n_dims, max(1, n_steps), operator.working_dtype, max_memory, FEWEST_STEPS
    )
    krylov = lanczos(operator, gradient, n_steps, room)
    n_steps = len(krylov.alphas)
    values, components, relative = np.empty(0), np.empty(0), math.nan
    if n_steps > 0:
        values, coordinates = krylov.ritz()
        length = euclidean(np.asarray(gradient))
        components = length * coordinates[0]
        tridiagonal = np.zeros((n_steps + 1, n_steps))
        np.fill_diagonal(tridiagonal, krylov.alphas)
        np.fill_diagonal(tridiagonal[1:], krylov.betas)
        np.fill_diagonal(tridiagonal[:, 1:], krylov.betas[:-1])
        target = np.eye(n_steps + 1)[0]
        # Curvature below rounding is zero, not a way to lessen the gradient by an infinite step.
        rcond = EXHAUSTED_ROUNDINGS * krylov.rounding
        step = np.linalg.lstsq(tridiagonal, -target, rcond=rcond)[0]
        relative = float(np.linalg.norm(tridiagonal @ step + target))
    return GradientModel(
        ritz_values=values,
        components=components,
        minimal_relative_residual=relative,
        exhausted=krylov.exhausted,
        status="ok" if krylov.finite else "not finite",
        n_products=operator.n_products - n_before,
        krylov=krylov,
    )
