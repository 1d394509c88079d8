"""Krylov spaces: Lanczos without restarts, the probable bound, and the model around a gradient.

Products are the whole cost, so Lanczos runs without restarts, on a fully reorthogonalised basis:
one vector of memory per product.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, cast, final

import numpy as np
import scipy.linalg
import scipy.optimize
import scipy.special

from unsaddle.curvature import Array, CurvatureOperator, Float64Array
from unsaddle.errors import InvalidInput

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
FIRST_ROWS = 32  # of the basis, which then grows by doubling

Status = Literal["ok", "not finite", "not symmetric"]
Side = Literal["smallest", "largest"]
Progress = Callable[[int, int], None]


@final
@dataclass(frozen=True, eq=False)
class Krylov:
    """What Lanczos knows after k steps: Q H Qᵀ is tridiagonal, with one residual vector.

    Attributes:
        alphas: diagonal of the tridiagonal matrix, (k,), float64.
        betas: its off-diagonal and, last, the norm of the residual vector, (k,), float64.
        basis: orthonormal rows, (k, dims), in working precision.
        exhausted: the space is invariant to rounding: nothing follows.
        finite: False when a product was not finite; the steps before it are kept.
        asymmetry: largest overlap that symmetry forbids, over the largest norm of a product.
        rounding: relative rounding of the products, of `basis` too.
    """

    alphas: Float64Array
    betas: Float64Array
    basis: Array = field(repr=False)
    exhausted: bool
    finite: bool
    asymmetry: float
    rounding: float

    def ritz(self) -> tuple[Float64Array, Float64Array]:
        """Return Ritz values (k,), ascending, and their coordinates in the basis, in columns.

        >>> krylov = lanczos(CurvatureOperator.from_matrix([[3.0]]), np.ones(1), n_steps=1)
        >>> krylov.ritz()[0].tolist()
        [3.0]
        """
        values, coordinates = scipy.linalg.eigh_tridiagonal(self.alphas, self.betas[:-1])
        return values, coordinates


class Recurrence:
    """Lanczos, one product at a time, so that convergence can be tested while it runs."""

    def __init__(self, operator: CurvatureOperator, start: Array) -> None:
        start = np.asarray(start, dtype=np.float64)
        if start.shape != (operator.n_dims,) or not np.isfinite(start).all() or not start.any():
            raise InvalidInput(
                f"a start vector of shape {start.shape}, finite: {bool(np.isfinite(start).all())}, "
                f"zero: {not start.any()}",
                f"a finite vector of shape ({operator.n_dims},) that is not zero",
                "Use a random vector; an exactly zero gradient has nothing to start from.",
            )
        self.operator = operator
        self.rows = np.empty((FIRST_ROWS, operator.n_dims), operator.working_dtype)
        start = start / np.abs(start).max()  # its norm may overflow
        self.rows[0] = start / euclidean(start)
        self.alphas: list[float] = []
        self.betas: list[float] = []
        self.norm = 0.0
        self.forbidden = 0.0
        self.exhausted = False
        self.finite = True
        self.rounding = float(np.finfo(operator.working_dtype).eps)

    def step(self) -> None:
        """Spend one product and add one row to the basis."""
        n_known = len(self.alphas)
        vector = self.rows[n_known]
        image = np.array(self.operator.product(vector))
        norm = euclidean(image)
        if not math.isfinite(norm):
            self.finite = False
            return
        self.norm = max(self.norm, norm)
        alpha = inner(vector, image)
        known = self.rows[: n_known + 1]
        overlaps = known @ image
        image -= overlaps @ known
        image -= (known @ image) @ known  # the second pass: once is not enough in floating point
        forbidden = overlaps[:-1].astype(np.float64)
        if self.betas:
            forbidden[-1] -= self.betas[-1]
        self.forbidden = max(self.forbidden, euclidean(forbidden) if n_known else 0.0)
        beta = euclidean(image)
        self.alphas.append(alpha)
        self.betas.append(beta)
        self.exhausted = (
            beta <= EXHAUSTED_ROUNDINGS * self.rounding * self.norm
            or len(self.alphas) == self.operator.n_dims
        )
        if self.exhausted:
            return
        if len(self.alphas) == len(self.rows):
            grown = np.empty((2 * len(self.rows), self.rows.shape[1]), self.rows.dtype)
            grown[: len(self.rows)] = self.rows
            self.rows = grown
        self.rows[len(self.alphas)] = image / beta

    def krylov(self) -> Krylov:
        """Return what is known so far."""
        return Krylov(
            alphas=np.array(self.alphas),
            betas=np.array(self.betas),
            basis=self.rows[: len(self.alphas)],
            exhausted=self.exhausted,
            finite=self.finite,
            asymmetry=self.forbidden / self.norm if self.norm > 0 else 0.0,
            rounding=self.rounding,
        )


def inner(left: Array, right: Array) -> float:
    """Return the inner product, summed in float64."""
    return float(left.astype(np.float64, copy=False) @ right.astype(np.float64, copy=False))


def euclidean(vector: Array) -> float:
    """Return the norm in float64 where squares overflow or vanish; non-finite if an entry is."""
    size = float(np.abs(vector).max())
    if size == 0.0 or not math.isfinite(size):
        return size
    return size * float(np.linalg.norm(vector.astype(np.float64, copy=False) / size))


def lanczos(operator: CurvatureOperator, start: Array, n_steps: int) -> Krylov:
    """Return `n_steps` of Lanczos with full reorthogonalisation; fewer if the space ends before.

    Vectors have the operator's working precision, coefficients are float64. Costs one product a
    step and a basis of `n_steps` vectors.

    Args:
        operator: the symmetric map.
        start: first vector, (dims,), of any length but zero.
        n_steps: products to spend.

    Raises:
        InvalidInput: `start` is zero, not finite or of another shape, or `n_steps` is below 1.

    References:
        Golub, Van Loan 2013, "Matrix Computations", section 10.3, with two passes of classical
        Gram-Schmidt in place of the bare three-term recurrence.

    >>> krylov = lanczos(CurvatureOperator.from_matrix(np.diag([1.0, 2.0, 2.0])), np.ones(3), 3)
    >>> krylov.exhausted, krylov.ritz()[0].round(12).tolist()
    (True, [1.0, 2.0])
    """
    if n_steps < 1:
        raise InvalidInput(
            f"n_steps={n_steps!r}", "a whole number from 1", "Each step is one product."
        )
    run = Recurrence(operator, start)
    while run.finite and not run.exhausted and len(run.alphas) < n_steps:
        run.step()
    return run.krylov()


def probable_bound(krylov: Krylov, side: Side, confidence: float) -> float:
    """Return the bound beyond which no eigenvalue lies, with probability `confidence`.

    Below it for the smallest end, above it for the largest. The probability is that of the random
    start vector, which must have been uniform in direction; it costs no product. The rounding of
    the products themselves is not in it: `both_ends` adds that.

    Args:
        krylov: from a Gaussian start vector.
        side: "smallest" or "largest", algebraically.
        confidence: 1 - δ, between 0 and 1.

    Raises:
        InvalidInput: `confidence` is not between 0 and 1.

    References:
        Van Dorsselaer, Hochstenbach, van der Vorst 2000, "Computing probabilistic bounds for
        extreme eigenvalues of symmetric matrices with the Lanczos method", SIAM J. Matrix Anal.
        Appl. 22. The Lanczos polynomial is summed in logarithms; a residual norm below rounding
        counts as rounding.

    >>> from unsaddle import streams
    >>> diagonal = np.linspace(-1.0, 10.0, 500)
    >>> operator = CurvatureOperator(500, lambda v: diagonal * v, road="by hand")
    >>> krylov = lanczos(operator, streams.generator(0, "probe").standard_normal(500), 60)
    >>> -1.5 < probable_bound(krylov, "smallest", 0.95) < -1.0
    True
    """
    require_share("confidence", confidence)
    n_dims = krylov.basis.shape[1]
    sign = 1.0 if side == "smallest" else -1.0
    scale = scale_of(krylov)
    if scale == 0.0:
        return 0.0
    alphas, betas = sign * krylov.alphas / scale, krylov.betas / scale
    smallest = float((sign * krylov.ritz()[0]).min()) / scale
    # With probability 1-δ the start has at least this component along the extreme eigenvector.
    share = scipy.special.betaincinv(0.5, (n_dims - 1) / 2, 1 - confidence) if n_dims > 1 else 1.0
    coefficients = list(zip(alphas.tolist(), [0.0, *(betas[:-1] ** 2).tolist()], strict=True))
    residual = max(float(betas[-1]), EXHAUSTED_ROUNDINGS * krylov.rounding)
    log_betas = float(np.log(betas[:-1]).sum()) + math.log(residual)

    def excess(log_distance: float) -> float:
        """Log of |p_k(t)| times that component; p_k is the polynomial of the next vector."""
        t = smallest - math.exp(log_distance)
        pivot, total = 1.0, 0.0
        for alpha, square in coefficients:
            pivot = t - alpha - square / pivot
            if pivot >= 0:  # t is a Ritz value to rounding, where p_k vanishes
                return -math.inf
            total += math.log(-pivot)
        return total - log_betas + 0.5 * math.log(share)

    far = math.log(krylov.rounding)
    while excess(far) < 0:
        far += 1.0
    if math.isfinite(excess(far - 1.0)) and excess(far - 1.0) < 0:
        far = cast("float", scipy.optimize.brentq(excess, far - 1.0, far, xtol=1e-9))
    return sign * scale * (smallest - math.exp(far))


def scale_of(krylov: Krylov) -> float:
    """Return the largest magnitude among the Ritz values: an estimate of the norm from below."""
    return float(np.abs(krylov.ritz()[0]).max())


def require_share(name: str, value: float) -> None:
    """Raise `InvalidInput` unless the value lies between 0 and 1, both excluded."""
    if not 0 < value < 1:
        raise InvalidInput(
            f"{name}={value!r}", "a number between 0 and 1", "It is a share: 0.05 is 5 %."
        )


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

    def vectors(self, limit: int) -> Float64Array:
        """Return the unit Ritz vectors of the lowest Ritz values, (at most limit, dims).

        Signed so that the gradient's component along each is negative or zero: they lead downhill.
        """
        coordinates = self.krylov.ritz()[1][:, :limit]
        rows = coordinates.T @ self.krylov.basis.astype(np.float64)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return rows * np.where(self.components[:limit] > 0, -1.0, 1.0)[:, None]


def from_gradient(operator: CurvatureOperator, gradient: Array, n_steps: int) -> GradientModel:
    """Return the gradient's components along Ritz vectors, and how far a step can lessen it.

    Args:
        operator: the curvature at the point where the gradient was taken.
        gradient: (dims,), not zero.
        n_steps: products to spend.

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
    krylov = lanczos(operator, gradient, n_steps)
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


def products_needed(
    n_dims: int,
    smallest_eigenvalue: float,
    largest_eigenvalue: float,
    *,
    rel_tol: float,
    confidence: float,
) -> float:
    """Return the number of products that suffice for the smallest eigenvalue, for any spectrum.

    A worst case over spectra: in practice half of it does.

    Args:
        n_dims: of the operator.
        smallest_eigenvalue: that is to be found; not zero.
        largest_eigenvalue: above it.
        rel_tol: tolerance relative to the smallest eigenvalue.
        confidence: 1 - δ over random start vectors.

    Raises:
        InvalidInput: the eigenvalues are not in order, the smallest is zero, `n_dims` is below 1,
            or a share is not between 0 and 1.

    References:
        Kuczyński, Woźniakowski 1992, "Estimating the largest eigenvalue by the power and Lanczos
        algorithms with a random start", SIAM J. Matrix Anal. Appl. 13: failure has probability at
        most 1.648 √n exp(-(2k-1)√ε), here with ε = rel_tol |smallest| / (largest - smallest). The
        constant is from memory.

    >>> round(products_needed(10**6, -0.1, 10.0, rel_tol=0.1, confidence=0.99), 1)
    191.4
    """
    require_share("rel_tol", rel_tol)
    require_share("confidence", confidence)
    if n_dims < 1 or smallest_eigenvalue == 0 or not smallest_eigenvalue < largest_eigenvalue:
        raise InvalidInput(
            f"n_dims={n_dims!r}, smallest_eigenvalue={smallest_eigenvalue!r}, "
            f"largest_eigenvalue={largest_eigenvalue!r}",
            "n_dims from 1 and a smallest eigenvalue that is not zero and is below the largest",
            "Give the size of the negative curvature that must not be missed.",
        )
    error = rel_tol * abs(smallest_eigenvalue) / (largest_eigenvalue - smallest_eigenvalue)
    chances = 1.648 * math.sqrt(n_dims) / (1 - confidence)
    return 0.5 + math.log(chances) / (2 * math.sqrt(error))
