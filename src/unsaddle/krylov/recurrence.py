"""Lanczos with full reorthogonalisation, one product at a time."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal, final

import numpy as np
import scipy.linalg

from unsaddle.curvature import Array, CurvatureOperator, Float64Array
from unsaddle.errors import InvalidInput
from unsaddle.krylov.basis import Basis
from unsaddle.krylov.memory import Room
from unsaddle.krylov.numbers import euclidean, inner

# A product is taken to be right to this many roundings of the operator's norm, in its own
# precision. Arbitrary; what float64 products at both ends show beyond it is measured and added.
PRODUCT_ROUNDINGS = 32
# A Krylov space is exhausted when the next vector is this many roundings of the norm: it is noise.
# More would cut off bulks of float32 spectra with large outliers. Where products are noisier it is
# missed, harmlessly: what follows is coupled to the space by that noise alone.
EXHAUSTED_ROUNDINGS = 10
# An operator is called not symmetric beyond this share of its norm. Arbitrary: differences of
# float32 gradients reach 1e-3; half of the rows with a wrong sign show as 0.1 and more.
ASYMMETRY_LIMIT = 0.01
# Of the rows that fit, a restart keeps so many at the lower end and at the upper end: the lower one is
# the harder, beside the bulk at zero. Fewer forget more: see docs/performance.md.
KEPT_LOW, KEPT_HIGH = 0.5, 0.2

Status = Literal["ok", "not finite", "not symmetric", "interrupted"]
Side = Literal["smallest", "largest"]
Progress = Callable[[int, int], None]


@final
@dataclass(frozen=True, eq=False)
class Krylov:
    """What Lanczos knows after k steps: Q H Qᵀ is tridiagonal, with one residual vector.

    After a restart the first rows are Ritz vectors of the rows before, and Q H Qᵀ has an arrow in the
    place of their part of the tridiagonal.

    Attributes:
        alphas: diagonal of the projected matrix, (k,), float64.
        betas: its off-diagonal and, last, the norm of the residual vector, (k,), float64.
        basis: orthonormal rows, (k, dims), in working precision.
        exhausted: the space is invariant to rounding: nothing follows.
        finite: False when a product was not finite; the steps before it are kept.
        asymmetry: largest overlap that symmetry forbids, over the largest norm of a product.
        rounding: relative rounding of the products, of `basis` too.
        start_components: of the start vector along the rows, (k,): 1, 0, 0, ... without restarts.
        arrow: (m,), what couples the m kept rows to the row after them; empty without restarts.
        before_restarts: the space of the first round; None without restarts.
    """

    alphas: Float64Array
    betas: Float64Array
    basis: Basis = field(repr=False)
    exhausted: bool
    finite: bool
    asymmetry: float
    rounding: float
    start_components: Float64Array = field(repr=False)
    arrow: Float64Array = field(repr=False)
    before_restarts: Krylov | None = field(repr=False)

    def ritz(self) -> tuple[Float64Array, Float64Array]:
        """Return Ritz values (k,), ascending, and their coordinates in the basis, in columns.

        >>> krylov = lanczos(CurvatureOperator.from_matrix([[3.0]]), np.ones(1), n_steps=1)
        >>> krylov.ritz()[0].tolist()
        [3.0]
        """
        if len(self.arrow) == 0:
            values, coordinates = scipy.linalg.eigh_tridiagonal(self.alphas, self.betas[:-1])
            return values, coordinates
        projected = np.diag(self.alphas)
        after = len(self.arrow)
        for row, beta in enumerate(self.betas[:-1]):
            projected[row, row + 1] = projected[row + 1, row] = beta if row >= after else 0.0
        if len(projected) > after:
            projected[:after, after] = projected[after, :after] = self.arrow
        values, coordinates = scipy.linalg.eigh(projected)
        return values, coordinates

    def weights(self) -> Float64Array:
        """Return how much of the start vector each Ritz vector holds, (k,), squared."""
        return (self.start_components @ self.ritz()[1]) ** 2


class Recurrence:
    """Lanczos, one product at a time, so that convergence can be tested while it runs."""

    def __init__(self, operator: CurvatureOperator, start: Array, room: Room | None = None) -> None:
        start = np.asarray(start, dtype=np.float64)
        if start.shape != (operator.n_dims,) or not np.isfinite(start).all() or not start.any():
            raise InvalidInput(
                f"a start vector of shape {start.shape}, finite: {bool(np.isfinite(start).all())}, "
                f"zero: {not start.any()}",
                f"a finite vector of shape ({operator.n_dims},) that is not zero",
                "Use a random vector; an exactly zero gradient has nothing to start from.",
            )
        self.operator = operator
        self.room = room
        self.basis = Basis(operator.n_dims, operator.working_dtype, room.kept if room else None)
        start = start / np.abs(start).max()  # its norm may overflow
        self.next_row = (start / euclidean(start)).astype(operator.working_dtype)
        self.last_row: Array | None = None
        self.alphas: list[float] = []
        self.betas: list[float] = []
        # Rows after a restart are not orthogonal to what it forgot of the start vector.
        self.start = self.next_row if room is not None and room.restarts else None
        self.start_components = [1.0]
        self.arrow = np.empty(0)
        self.before_restarts: Krylov | None = None
        self.n_steps = 0
        self.norm = 0.0
        self.forbidden = 0.0
        self.exhausted = False
        self.finite = True
        self.rounding = float(np.finfo(operator.working_dtype).eps)

    def step(self) -> None:
        """Spend one product and add one row to the basis."""
        if self.room is not None and self.room.restarts and len(self.basis) >= self.room.n_rows:
            self._restart()
        row = self.next_row
        image = np.array(self.operator.product(row))
        norm = euclidean(image)
        if not math.isfinite(norm):
            self.finite = False
            return
        self.n_steps += 1
        self.norm = max(self.norm, norm)
        alpha = inner(row, image)
        image -= row.dtype.type(alpha) * row
        # The rows that are coupled to this one in full precision; of the others only rounding remains.
        if self.last_row is not None and self.betas:
            image -= row.dtype.type(self.betas[-1]) * self.last_row
        elif len(self.arrow):
            image -= self.basis.combined(self.arrow)
        self.basis.append(row)
        overlaps = self.basis.orthogonalise(image)
        if len(overlaps) > 1:
            self.forbidden = max(self.forbidden, euclidean(overlaps[:-1]))
        beta = euclidean(image)
        if self.n_steps > 1:
            self.start_components.append(0.0 if self.start is None else inner(self.start, row))
        self.alphas.append(alpha)
        self.betas.append(beta)
        self.exhausted = (
            beta <= EXHAUSTED_ROUNDINGS * self.rounding * self.norm
            or len(self.alphas) == self.operator.n_dims
        )
        if not self.exhausted:
            self.last_row, self.next_row = row, image / beta

    def _restart(self) -> None:
        """Keep the Ritz vectors at both ends in the place of all rows; the next row stays.

        References:
            Wu, Simon 2000, "Thick-restart Lanczos method for large symmetric eigenvalue problems", SIAM
            J. Matrix Anal. Appl. 22.
        """
        known = self.krylov()
        if self.before_restarts is None:
            no_rows = Basis(self.operator.n_dims, self.basis.working)
            self.before_restarts = replace(known, basis=no_rows)
        values, coordinates = known.ritz()
        n_low, n_high = (max(2, int(share * len(values))) for share in (KEPT_LOW, KEPT_HIGH))
        kept = np.r_[:n_low, len(values) - n_high : len(values)]
        self.basis.replace(coordinates[:, kept].T)
        self.start_components = (known.start_components @ coordinates[:, kept]).tolist()
        self.arrow = self.betas[-1] * coordinates[-1, kept]
        self.alphas = values[kept].tolist()
        self.betas = [0.0] * len(kept)
        self.last_row = None

    def krylov(self) -> Krylov:
        """Return what is known so far."""
        n_rows = len(self.betas)  # an interruption may have come before the last was complete
        return Krylov(
            alphas=np.array(self.alphas[:n_rows]),
            betas=np.array(self.betas),
            basis=self.basis.first(n_rows),
            exhausted=self.exhausted,
            finite=self.finite,
            asymmetry=self.forbidden / self.norm if self.norm > 0 else 0.0,
            rounding=self.rounding,
            start_components=np.array(self.start_components[:n_rows]),
            arrow=self.arrow,
            before_restarts=self.before_restarts,
        )


def lanczos(
    operator: CurvatureOperator, start: Array, n_steps: int, room: Room | None = None
) -> Krylov:
    """Return `n_steps` of Lanczos with full reorthogonalisation; fewer if the space ends before.

    Vectors have the operator's working precision, coefficients are float64. Costs one product a
    step and a basis of `n_steps` vectors.

    Args:
        operator: the symmetric map.
        start: first vector, (dims,), of any length but zero.
        n_steps: products to spend.
        room: how the basis is kept, and how many steps there is room for; None: all of them, in working
            precision.

    Raises:
        InvalidInput: `start` is zero, not finite or of another shape, or `n_steps` is below 1.

    References:
        Golub, Van Loan 2013, "Matrix Computations", section 10.3, with Gram-Schmidt against all rows
        after the bare three-term recurrence.

    >>> krylov = lanczos(CurvatureOperator.from_matrix(np.diag([1.0, 2.0, 2.0])), np.ones(3), 3)
    >>> krylov.exhausted, krylov.ritz()[0].round(12).tolist()
    (True, [1.0, 2.0])
    """
    if n_steps < 1:
        raise InvalidInput(
            f"n_steps={n_steps!r}", "a whole number from 1", "Each step is one product."
        )
    run = Recurrence(operator, start, room)
    n_steps = min(n_steps, room.n_rows) if room is not None else n_steps
    while run.finite and not run.exhausted and run.n_steps < n_steps:
        run.step()
    return run.krylov()
