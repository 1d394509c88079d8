"""`Spectrum` and its two `End`s, as plain data."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any, Literal, final

import numpy as np
import numpy.typing as npt

from unsaddle.curvature import Array, Float64Array
from unsaddle.krylov import Basis, Status, euclidean

Method = Literal["dense", "Lanczos", "part of the matrix"]


@final
@dataclass(frozen=True, eq=False)
class End:
    """One end of a spectrum; not-a-number throughout when a product was not finite.

    Attributes:
        value: Rayleigh quotient of `vector` by a precise product.
        residual: ‖Hv - value v‖ by that product: *some* eigenvalue is this near.
        vector: unit vector, (dims,), float64.
        certified: smallest end: proved, the smallest eigenvalue is at most this. Largest end:
            proved, the largest is at least this. Rounding of the product is allowed for.
        bound: the other side: with probability `confidence` nothing lies below (above) this.
        confidence: of `bound`; 1 when the whole matrix was formed.
        n_products: after which this end stayed converged, or all of them; its certificate included.
        converged: the value is right to the tolerances of the spectrum, as far as residuals tell.
    """

    value: float
    residual: float
    vector: Float64Array = field(repr=False)
    certified: float
    bound: float
    confidence: float
    n_products: int
    converged: bool

    def to_dict(self, certified: str, bound: str) -> dict[str, Any]:
        """Return plain data, the two bounds under the names given, None for not-a-number."""
        plain = {
            "value": self.value,
            "residual": self.residual,
            certified: self.certified,
            bound: self.bound,
            "confidence": self.confidence,
        }
        numbers = {key: x if math.isfinite(x) else None for key, x in plain.items()}
        return {**numbers, "n_products": self.n_products, "converged": self.converged}


@final
@dataclass(frozen=True, eq=False)
class Spectrum:
    """Both ends of a spectrum and what lies between as far as it was seen.

    `index_at_least` counts Ritz values below `-zero_tol` and below -1e-8 of the largest magnitude,
    which is what counts as zero in the kind of a critical point too (`critical.FLAT_TOL`). By
    Cauchy's interlacing theorem (Parlett 1998, "The Symmetric Eigenvalue Problem", theorem 10.1.1) the
    operator has at least as many negative eigenvalues, converged or not; a repeated one is seen once.

    Attributes:
        n_dims: of the operator.
        smallest: the algebraically smallest end.
        largest: the algebraically largest end.
        ritz_values: (k,), ascending; the eigenvalues themselves when the method is dense.
        ritz_weights: (k,), squared first components, for the picture of the density; 1/k if dense.
        index_at_least: number of negative eigenvalues that is certain.
        index_resolved: the index is that number, those nearer to zero counted as zero.
        zero_tol: absolute; the error of a Ritz value by rounding, asymmetry and, where both are at
            hand, by what precise and working products differ.
        asymmetry: relative to the operator's norm; free by-product of either method.
        n_products: all of them, both roads.
        method: "dense" when every column was formed, else "Lanczos"; "part of the matrix" when forming
            it was interrupted: then the eigenvalues are those of the leading block.
        status: "ok"; "not finite"; "not symmetric": beyond 1 % the probable bounds are withheld and
            nothing counts as converged, and the certificates hold for the symmetric part;
            "interrupted": before anything was known.
        road: how a product is made.
        working_precision: "float32" or "float64".
        rel_tol: of an end, relative to itself.
        abs_tol_share: of an end, relative to the largest magnitude; the looser of the two counts.
        seed: of the start vector.
        interrupted: stopped from outside (Ctrl-C) before both ends had converged.
        basis: (k, dims), orthonormal rows; None where the coordinates are the parameters' own.
        coordinates: (k, k) or (dims, k), Ritz vectors in that basis, in columns.
        memory_note: what was given up for the limit of memory; None where nothing was.
    """

    n_dims: int
    smallest: End
    largest: End
    ritz_values: Float64Array = field(repr=False)
    ritz_weights: Float64Array = field(repr=False)
    index_at_least: int
    index_resolved: bool
    zero_tol: float
    asymmetry: float
    n_products: int
    method: Method
    status: Status
    road: str
    working_precision: str
    rel_tol: float
    abs_tol_share: float
    seed: int
    interrupted: bool
    basis: Basis | None = field(repr=False)
    coordinates: Float64Array = field(repr=False)
    memory_note: str | None = None

    def negative_vectors(self, limit: int) -> Float64Array:
        """Return unit Ritz vectors of negative Ritz values, (at most limit, dims), lowest first.

        On the space they span the quadratic form is negative; each alone need not have converged.

        >>> from unsaddle.curvature import CurvatureOperator
        >>> from unsaddle.spectrum import both_ends
        >>> saddle = CurvatureOperator.from_matrix(np.diag([-1.0, 5.0, -3.0]))
        >>> np.abs(both_ends(saddle, seed=0).negative_vectors(limit=2)).tolist()
        [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]
        """
        n_negative = int(np.count_nonzero(self.ritz_values < -self.zero_tol))
        return self._vectors(np.arange(min(limit, n_negative)))

    def vectors_across(self, limit: int) -> Float64Array:
        """Return unit Ritz vectors whose Ritz values are spread over the spectrum, (≤ limit, dims).

        >>> from unsaddle.curvature import CurvatureOperator
        >>> from unsaddle.spectrum import both_ends
        >>> spread = CurvatureOperator.from_matrix(np.diag([-1.0, 0.0, 0.1, 0.2, 5.0]))
        >>> both_ends(spread, seed=0).vectors_across(limit=2).argmax(axis=1).tolist()
        [0, 4]
        """
        return self.across(limit)[1]

    def across(self, limit: int) -> tuple[Float64Array, Float64Array]:
        """Return Ritz values spread over the spectrum, (≤ limit,), and their unit vectors."""
        if len(self.ritz_values) == 0:
            return np.empty(0), np.empty((0, self.n_dims))
        wanted = np.linspace(self.ritz_values[0], self.ritz_values[-1], limit)
        which = np.unique(np.abs(self.ritz_values[:, None] - wanted).argmin(axis=0))
        return self.ritz_values[which], self._vectors(which)

    def _vectors(self, which: npt.NDArray[np.intp]) -> Float64Array:
        coordinates = self.coordinates[:, which].T
        rows = coordinates if self.basis is None else self.basis.combined(coordinates)
        return np.array([unit(row) for row in rows]).reshape(-1, self.n_dims)

    def to_dict(self) -> dict[str, Any]:
        """Return plain data for JSON, without vectors; None stands for what is not a number."""
        return {
            "smallest_eigenvalue": self.smallest.to_dict("certified_at_most", "at_least"),
            "largest_eigenvalue": self.largest.to_dict("certified_at_least", "at_most"),
            "index": {"at_least": self.index_at_least, "resolved": self.index_resolved},
            "ritz_values": self.ritz_values.tolist(),
            "ritz_weights": self.ritz_weights.tolist(),
            "zero_tol": _finite(self.zero_tol),
            "asymmetry": self.asymmetry,
            "n_dims": self.n_dims,
            "n_products": self.n_products,
            "method": self.method,
            "status": self.status,
            "road": self.road,
            "working_precision": self.working_precision,
            "rel_tol": _finite(self.rel_tol),
            "abs_tol_share": _finite(self.abs_tol_share),
            "seed": self.seed,
            "interrupted": self.interrupted,
            "memory_note": self.memory_note,
        }


def unit(row: Array) -> Float64Array:
    """Return the row at length 1, in float64."""
    return row.astype(np.float64) / euclidean(row)


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def nothing_known(n_dims: int, seed: int) -> Spectrum:
    """Return what stands in the place of a spectrum whose search never began."""
    nothing = End(
        value=math.nan,
        residual=math.nan,
        vector=np.full(n_dims, math.nan),
        certified=math.nan,
        bound=math.nan,
        confidence=math.nan,
        n_products=0,
        converged=False,
    )
    return Spectrum(
        n_dims=n_dims,
        smallest=nothing,
        largest=nothing,
        ritz_values=np.empty(0),
        ritz_weights=np.empty(0),
        index_at_least=0,
        index_resolved=False,
        zero_tol=math.nan,
        asymmetry=0.0,
        n_products=0,
        method="Lanczos",
        status="interrupted",
        road="none",
        working_precision="none",
        rel_tol=math.nan,
        abs_tol_share=math.nan,
        seed=seed,
        interrupted=True,
        basis=None,
        coordinates=np.empty((n_dims, 0)),
    )
