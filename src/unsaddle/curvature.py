"""Curvature as a symmetric linear map: products with vectors, never a hidden matrix.

NumPy arrays go in and come out, whatever makes the product. An operator has two roads to the same
map: a working one (float32 or float64, cheap, used for the search) and a precise one (float64, used
once or twice to certify what the search found).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self, final

import numpy as np
import numpy.typing as npt

from unsaddle import streams
from unsaddle.errors import InvalidInput

if TYPE_CHECKING:
    import jax

Array = npt.NDArray[np.floating[Any]]
Float64Array = npt.NDArray[np.float64]
Product = Callable[[Array], Array]

# Relative to the largest entry. Eight float32 roundings: a Hessian made in float32 passes, a
# transposition error or a wrong sign does not.
SYMMETRY_REL_TOL = 1e-6


@final
@dataclass(eq=False)
class CurvatureOperator:
    """A symmetric linear map given by its products; counts them, hence not frozen.

    Attributes:
        n_dims: length of the vectors.
        apply: the working product, `(dims,)` to `(dims,)`.
        road: how a product is made, in words: "double backward", "differences of gradients".
        apply_precise: the same map in float64, for certificates; `apply` when None.
        working_dtype: precision of `apply`. float32 halves the memory of a Lanczos basis.
        error: gives how far, in spectral norm, the products made so far may be from the map's, beyond
            rounding; None where rounding is all.
        n_products: products made so far on either road.

    Raises:
        InvalidInput: `n_dims` is not positive or `working_dtype` is another precision.

    >>> saddle = CurvatureOperator(2, lambda v: np.array([2.0, -2.0]) * v, road="by hand")
    >>> saddle.product(np.array([1.0, 3.0])).tolist(), saddle.n_products
    ([2.0, -6.0], 1)
    """

    n_dims: int
    apply: Product = field(repr=False)
    road: str
    apply_precise: Product | None = field(default=None, repr=False)
    working_dtype: type[np.float32] | type[np.float64] = np.float64
    error: Callable[[], float] | None = field(default=None, repr=False)
    n_products: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if self.n_dims < 1:
            raise InvalidInput(
                f"n_dims={self.n_dims!r}",
                "a whole number from 1",
                "Give the number of parameters whose curvature is asked for.",
            )
        if not any(self.working_dtype is accepted for accepted in (np.float32, np.float64)):
            raise InvalidInput(
                f"working_dtype={self.working_dtype!r}",
                "numpy.float32 or numpy.float64",
                "Shorter floats lose the sign of small eigenvalues: convert inside `apply`.",
            )

    @classmethod
    def from_matrix(
        cls,
        matrix: npt.ArrayLike,
        working_dtype: type[np.float32] | type[np.float64] = np.float64,
    ) -> Self:
        """Return the operator of an explicit symmetric matrix; its symmetric part is what is used.

        Args:
            matrix: `(dims, dims)`, symmetric to 1e-6 of its largest entry.
            working_dtype: precision of `product`; `precise_product` is float64 always.

        Raises:
            InvalidInput: the matrix is not square, not finite or not symmetric.

        >>> CurvatureOperator.from_matrix([[0.0, 1.0], [1.0, 0.0]]).product(np.array([3.0, 4.0]))
        array([4., 3.])
        """
        full = np.asarray(matrix, dtype=np.float64)
        if full.ndim != 2 or full.shape[0] != full.shape[1] or full.size == 0:
            raise InvalidInput(
                f"a matrix of shape {full.shape}",
                "a square matrix (dims, dims) with at least one row",
                "Pass the full Hessian, rows and columns in the same order.",
            )
        if not np.isfinite(full).all():
            raise InvalidInput(
                f"a matrix with {np.count_nonzero(~np.isfinite(full))} entries that are not finite",
                "finite entries only",
                "Look for an overflow or a division by zero where the matrix is made.",
            )
        gap, largest = float(np.abs(full - full.T).max()), float(np.abs(full).max())
        if gap > SYMMETRY_REL_TOL * largest:
            raise InvalidInput(
                f"a matrix that differs from its transpose by {gap / largest:.1e} of its largest "
                "entry",
                f"at most {SYMMETRY_REL_TOL:.0e}",
                "Check the derivative, or pass (matrix + matrix.T) / 2 if the gap is understood.",
            )
        precise = (full + full.T) / 2
        working = precise.astype(working_dtype)
        return cls(
            n_dims=len(precise),
            apply=lambda vector: working @ vector,
            road="matrix",
            apply_precise=lambda vector: precise @ vector,
            working_dtype=working_dtype,
        )

    @classmethod
    def from_function(cls, fun: Callable[[jax.Array], jax.Array], x: npt.ArrayLike) -> Self:
        """Return the Hessian of a JAX function at a point, in float64: forward over reverse mode.

        The caller's JAX settings stay as they are. One product costs about three gradients.

        Args:
            fun: a function of one vector `(dims,)` that returns a scalar, traceable by JAX.
            x: the point, `(dims,)`.

        Raises:
            InvalidInput: `x` is not a finite vector or `fun` does not return a scalar.

        References:
            Pearlmutter 1994, "Fast exact multiplication by the Hessian", Neural Computation 6.

        >>> cubic = CurvatureOperator.from_function(lambda x: x[0] ** 3 / 3 + x[1] ** 2, [2.0, 0.0])
        >>> cubic.product(np.array([1.0, 1.0])).tolist()
        [4.0, 2.0]
        """
        import jax  # the optional edge: importing this file must not import JAX

        point = np.array(x, dtype=np.float64)
        if point.ndim != 1 or point.size == 0 or not np.isfinite(point).all():
            raise InvalidInput(
                f"x of shape {point.shape}, finite: {bool(np.isfinite(point).all())}",
                "a finite vector (dims,) with at least one coordinate",
                "Flatten the parameters into one vector.",
            )
        with jax.enable_x64(True):
            value = jax.eval_shape(fun, point)
            if getattr(value, "shape", None) != ():
                raise InvalidInput(
                    f"a function that returns {value}",
                    "a scalar JAX array",
                    "Return one number, for example the mean of the losses.",
                )
            gradient = jax.grad(fun)
            compiled = jax.jit(lambda vector: jax.jvp(gradient, (point,), (vector,))[1])

        def product(vector: Array) -> Array:
            with jax.enable_x64(True):
                return np.asarray(compiled(vector))

        return cls(n_dims=point.size, apply=product, road="JAX forward over reverse")

    @property
    def precise_dtype(self) -> type[np.float32] | type[np.float64]:
        """Precision of `precise_product`: float64, unless float32 is all there is."""
        return self.working_dtype if self.apply_precise is None else np.float64

    def product(self, vector: Array) -> Array:
        """Return H v in working precision; it may be non-finite, which is an outcome, not an error.

        Args:
            vector: `(dims,)`, finite.

        Raises:
            InvalidInput: `vector` has another shape or is not finite, or `apply` returned another
                shape.

        >>> CurvatureOperator.from_matrix([[2.0]]).product(np.array([1.5]))
        array([3.])
        """
        return self._product(self.apply, vector, self.working_dtype)

    def precise_product(self, vector: Array) -> Float64Array:
        """Return H v by the precise road as float64; counted and checked like `product`.

        Args:
            vector: `(dims,)`, finite.

        Raises:
            InvalidInput: as `product`.

        >>> float(CurvatureOperator.from_matrix([[0.1]], np.float32).precise_product(np.ones(1))[0])
        0.1
        """
        made = self._product(self.apply_precise or self.apply, vector, self.precise_dtype)
        return made.astype(np.float64, copy=False)

    def _product(self, apply: Product, vector: Array, dtype: npt.DTypeLike) -> Array:
        if np.shape(vector) != (self.n_dims,):
            raise InvalidInput(
                f"a vector of shape {np.shape(vector)}",
                f"shape ({self.n_dims},)",
                "Flatten the parameters into one vector of that length.",
            )
        if not np.isfinite(vector).all():
            raise InvalidInput(
                f"a vector with {np.count_nonzero(~np.isfinite(vector))} entries that are not "
                "finite",
                "finite entries only",
                "Check what the vector was computed from.",
            )
        self.n_products += 1
        with np.errstate(over="ignore", invalid="ignore"):
            made = np.asarray(apply(np.asarray(vector, dtype=dtype)), dtype=dtype)
        if made.shape != (self.n_dims,):
            raise InvalidInput(
                f"a product of shape {made.shape} from `apply` ({self.road})",
                f"shape ({self.n_dims},)",
                "Return the product flattened in the order of the vector it was given.",
            )
        return made

    def asymmetry(self, seed: int) -> float:
        """Return |uᵀHv - vᵀHu| / (‖u‖‖Hv‖ + ‖v‖‖Hu‖) for random u and v: two working products.

        Rounding level for a right derivative, about 1/√dims for a map that is not symmetric, and 0
        for the zero map; not-a-number when a product is not finite.

        Args:
            seed: root seed of the two Gaussian vectors.

        >>> rotation = CurvatureOperator(2, lambda v: np.array([-v[1], v[0]]), road="by hand")
        >>> rotation.asymmetry(seed=0) > 0.1
        True
        """
        draw = streams.generator(seed, "asymmetry")
        u, v = (draw.standard_normal(self.n_dims).astype(self.working_dtype) for _ in range(2))
        image_u, image_v = self.product(u), self.product(v)
        if not (np.isfinite(image_u).all() and np.isfinite(image_v).all()):
            return math.nan
        if (size := float(max(np.abs(image_u).max(), np.abs(image_v).max()))) == 0.0:
            return 0.0
        image_u, image_v = (a.astype(np.float64) / size for a in (image_u, image_v))
        norm = np.linalg.norm
        scale = norm(u) * norm(image_v) + norm(v) * norm(image_u)
        return float(abs(u @ image_v - v @ image_u) / scale)

    def scaled(self, diagonal: npt.ArrayLike) -> Self:
        """Return D^½ H D^½, the curvature an optimizer with a diagonal preconditioner moves on.

        Similar to D H: with P = diag(p) pass 1/p, and the eigenvalues are those of P⁻¹H. Its
        products count on this operator also.

        Args:
            diagonal: `(dims,)`, positive and finite, its square root too in working precision.

        Raises:
            InvalidInput: the diagonal has another shape, or an entry that is not positive.

        References:
            Cohen et al. 2022, "Adaptive gradient methods at the edge of stability", 2207.14484.

        >>> steep = CurvatureOperator.from_matrix([[4.0, 0.0], [0.0, -1.0]])
        >>> steep.scaled([0.25, 4.0]).product(np.ones(2)).tolist()
        [1.0, -4.0]
        """
        precise = np.asarray(diagonal, dtype=np.float64)
        if precise.shape != (self.n_dims,):
            raise InvalidInput(
                f"a diagonal of shape {precise.shape}",
                f"shape ({self.n_dims},)",
                "Give one positive number for each parameter.",
            )
        with np.errstate(over="ignore", invalid="ignore"):
            root = np.sqrt(precise)
            working = root.astype(self.working_dtype)
        usable = np.isfinite(working) & (working > 0)
        if not usable.all():
            raise InvalidInput(
                f"a diagonal with {np.count_nonzero(~usable)} entries that are not positive and "
                f"finite in {self.working_dtype.__name__}",
                "positive finite entries",
                "For a preconditioner P pass 1/p, with the optimizer's eps added to p.",
            )
        own = self.error
        return type(self)(
            n_dims=self.n_dims,
            apply=lambda vector: working * self.product(working * vector),
            road=f"{self.road}, scaled by a diagonal",
            apply_precise=None
            if self.apply_precise is None
            else lambda vector: root * self.precise_product(root * vector),
            working_dtype=self.working_dtype,
            error=None if own is None else lambda: float(precise.max()) * own(),
        )
