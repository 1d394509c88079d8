"""The search for both ends: the whole matrix when it is small, Lanczos otherwise."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import scipy.linalg

from unsaddle import streams
from unsaddle.critical import FLAT_TOL
from unsaddle.curvature import Array, CurvatureOperator, Float64Array
from unsaddle.errors import InvalidInput
from unsaddle.krylov import (
    ASYMMETRY_LIMIT,
    PRODUCT_ROUNDINGS,
    Krylov,
    Progress,
    Recurrence,
    Side,
    Status,
    euclidean,
    inner,
    probable_bound,
    require_share,
    scale_of,
)
from unsaddle.spectrum.ends import End, Spectrum

# Residual²/gap supposes a single eigenvalue within the residual. Beside a bulk at zero that is
# false until the residual is well below the value; only then is it believed. Arbitrary.
LOCATED_SHARE = 0.1


def both_ends(
    operator: CurvatureOperator,
    *,
    seed: int | None,
    rel_tol: float = 1e-3,
    abs_tol_share: float = 1e-6,
    confidence: float = 0.95,
    max_products: int = 200,
    dense_limit: int = 1500,
    progress: Progress | None = None,
) -> Spectrum:
    """Return the spectrum's two ends: by all columns when there are few, by Lanczos otherwise.

    An end has converged when its estimated error is within `rel_tol` of itself or `abs_tol_share`
    of the largest magnitude. That error is the residual, or residual²/gap once the residual is
    below a tenth of the value. What the products do not reach comes back with `converged=False`.

    Args:
        operator: the symmetric map.
        seed: of the start vector; None draws one, and the spectrum records it.
        rel_tol: relative tolerance of an end. 1e-3: ten times below what a verdict needs.
        abs_tol_share: absolute tolerance as a share of the largest magnitude: an end at zero can
            reach no relative one. 1e-6: eight roundings of a float32 product.
        confidence: of the probable bound of each end on its own.
        max_products: limit for Lanczos, its two certificates included; at least 3. 200: enough for
            the sign of an end 5,000 times smaller than the other, on dense spectra too.
        dense_limit: up to this many dims the whole matrix is formed, by one precise product a dim,
            whatever `max_products` says. 1500: its eigenvalues then take a second or two.
        progress: called with the products made and their limit, after each.

    Raises:
        InvalidInput: a tolerance or the confidence is not between 0 and 1, `max_products` is below
            3, or the seed is none.

    References:
        Residuals and gaps: Parlett 1998, "The Symmetric Eigenvalue Problem", sections 4.5 and 11.7.

    >>> saddle = both_ends(CurvatureOperator.from_matrix([[0.0, 2.0], [2.0, 3.0]]), seed=0)
    >>> round(saddle.smallest.value, 9), round(saddle.largest.value, 9), saddle.index_at_least
    (-1.0, 4.0, 1)
    """
    shares = {"rel_tol": rel_tol, "abs_tol_share": abs_tol_share, "confidence": confidence}
    for name, value in shares.items():
        require_share(name, value)
    if max_products < 3:
        raise InvalidInput(
            f"max_products={max_products!r}",
            "a whole number from 3",
            "Two of them certify the ends; realistic spectra need 25 to 80.",
        )
    search = _Search(
        operator=operator,
        seed=streams.resolve_seed(seed),
        rel_tol=rel_tol,
        abs_tol_share=abs_tol_share,
        confidence=confidence,
        progress=progress or (lambda n_products, limit: None),
        n_before=operator.n_products,
    )
    return search.dense() if operator.n_dims <= dense_limit else search.lanczos(max_products)


@dataclass(eq=False)
class _Search:
    """One call of `both_ends`: what it was asked, and its two methods."""

    operator: CurvatureOperator
    seed: int
    rel_tol: float
    abs_tol_share: float
    confidence: float
    progress: Progress
    n_before: int
    interrupted: bool = False

    def dense(self) -> Spectrum:
        operator, n_dims = self.operator, self.operator.n_dims
        matrix = np.empty((n_dims, n_dims))
        for column, axis in enumerate(np.eye(n_dims)):
            matrix[:, column] = operator.precise_product(axis)
            if not np.isfinite(matrix[:, column]).all():
                return self._not_finite("dense")
            self.progress(column + 1, n_dims)
        norm, half_gap = euclidean(matrix.ravel()), euclidean((matrix - matrix.T).ravel()) / 2
        asymmetry = half_gap / norm if norm > 0 else 0.0
        status: Status = "ok" if asymmetry <= ASYMMETRY_LIMIT else "not symmetric"
        values, vectors = scipy.linalg.eigh((matrix + matrix.T) / 2, driver="evd")
        scale = float(np.abs(values).max())
        error = _product_error(operator, scale) + n_dims * np.finfo(float).eps * scale + half_gap

        def end(which: int, sign: float) -> End:
            value, vector = float(values[which]), vectors[:, which]
            return End(
                value=value,
                residual=euclidean(matrix @ vector - value * vector),
                vector=vector,
                certified=value + sign * error,
                bound=value - sign * error,
                confidence=1.0,
                n_products=n_dims,
                converged=status == "ok",
            )

        return self._spectrum(
            method="dense",
            status=status,
            smallest=end(0, 1.0),
            largest=end(-1, -1.0),
            ritz_values=values,
            ritz_weights=np.full(n_dims, 1 / n_dims),
            zero_tol=error,
            asymmetry=asymmetry,
            basis=np.eye(n_dims),
            coordinates=vectors,
        )

    def lanczos(self, max_products: int) -> Spectrum:
        operator = self.operator
        run, converged_at = self._run(max_products)
        if not run.finite:
            return self._not_finite("Lanczos")
        krylov = run.krylov()
        values, coordinates = krylov.ritz()
        scale = scale_of(krylov)
        following = None if krylov.exhausted else run.rows[len(krylov.alphas)]
        certificates = {
            side: _certify(operator, krylov, which, following)
            for side, which in (("smallest", 0), ("largest", -1))
        }
        self.progress(len(values) + 2, max_products)
        if not all(math.isfinite(found.residual) for found in certificates.values()):
            return self._not_finite("Lanczos")
        status: Status = "ok" if krylov.asymmetry <= ASYMMETRY_LIMIT else "not symmetric"
        # An error matrix with independent entries has twice the norm that one vector sees
        # (semicircle law).
        differences = [found.difference for found in certificates.values()]
        error = PRODUCT_ROUNDINGS * krylov.rounding * scale + 2 * max(differences)
        error += _made_error(operator)

        def end(side: Side, sign: float) -> End:
            found, steps = certificates[side], converged_at[side]
            allowance = _product_error(operator, scale) + found.dot_error
            bound = math.nan
            if status == "ok":
                bound = probable_bound(krylov, side, self.confidence) - sign * error
            return End(
                value=found.value,
                residual=found.residual,
                vector=found.vector,
                certified=found.value + sign * allowance,
                bound=bound,
                confidence=self.confidence,
                n_products=1 + (steps or len(values)),
                converged=steps is not None and status == "ok",
            )

        return self._spectrum(
            method="Lanczos",
            status=status,
            smallest=end("smallest", 1.0),
            largest=end("largest", -1.0),
            ritz_values=values,
            ritz_weights=coordinates[0] ** 2,
            zero_tol=error,
            asymmetry=krylov.asymmetry,
            basis=krylov.basis,
            coordinates=coordinates,
        )

    def _run(self, max_products: int) -> tuple[Recurrence, dict[Side, int | None]]:
        """Step until both ends have converged; the steps are those since when each has been so."""
        draw = streams.generator(self.seed, "spectrum start")
        run = Recurrence(self.operator, draw.standard_normal(self.operator.n_dims))
        converged_at: dict[Side, int | None] = {"smallest": None, "largest": None}
        while None in converged_at.values() and len(run.alphas) < max_products - 2:
            try:
                run.step()
            except KeyboardInterrupt:  # whoever is tired of waiting gets what is known so far
                if not run.betas:
                    raise
                self.interrupted = True
                break
            if not run.finite:
                break
            n_steps = len(run.alphas)
            self.progress(n_steps, max_products)
            for side, done in self._converged(run.krylov()).items():
                converged_at[side] = (converged_at[side] or n_steps) if done else None
        return run, converged_at

    def _converged(self, krylov: Krylov) -> dict[Side, bool]:
        if krylov.exhausted:
            return {"smallest": True, "largest": True}
        values, coordinates = krylov.ritz()
        residuals = krylov.betas[-1] * np.abs(coordinates[-1])
        floor = self.abs_tol_share * float(np.abs(values).max())

        def settled(first: int, second: int) -> bool:
            value, error = float(values[first]), float(residuals[first])
            if len(values) > 1:
                gap = abs(float(values[second] - values[first])) - float(residuals[second])
                if error <= LOCATED_SHARE * abs(value) and error < gap:
                    error *= error / gap
            return error <= max(self.rel_tol * abs(value), floor)

        return {"smallest": settled(0, 1), "largest": settled(-1, -2)}

    def _not_finite(self, method: Literal["dense", "Lanczos"]) -> Spectrum:
        n_dims = self.operator.n_dims
        nothing = End(
            value=math.nan,
            residual=math.nan,
            vector=np.full(n_dims, math.nan),
            certified=math.nan,
            bound=math.nan,
            confidence=math.nan,
            n_products=self.operator.n_products - self.n_before,
            converged=False,
        )
        return self._spectrum(
            method=method,
            status="not finite",
            smallest=nothing,
            largest=nothing,
            ritz_values=np.empty(0),
            ritz_weights=np.empty(0),
            zero_tol=math.nan,
            asymmetry=0.0,
            basis=np.empty((0, n_dims)),
            coordinates=np.empty((0, 0)),
        )

    def _spectrum(
        self,
        *,
        method: Literal["dense", "Lanczos"],
        status: Status,
        smallest: End,
        ritz_values: Float64Array,
        zero_tol: float,
        **rest: Any,
    ) -> Spectrum:
        scale = float(np.max(np.abs(ritz_values), initial=0.0))
        flat = max(zero_tol, FLAT_TOL * scale)
        n_negative = int(np.count_nonzero(ritz_values < -flat)) if status == "ok" else 0
        return Spectrum(
            n_dims=self.operator.n_dims,
            smallest=smallest,
            ritz_values=ritz_values,
            index_at_least=max(n_negative, int(smallest.certified < 0)),
            index_resolved=method == "dense" and status == "ok",
            zero_tol=zero_tol,
            n_products=self.operator.n_products - self.n_before,
            method=method,
            status=status,
            road=self.operator.road,
            working_precision=self.operator.working_dtype.__name__,
            rel_tol=self.rel_tol,
            abs_tol_share=self.abs_tol_share,
            seed=self.seed,
            interrupted=self.interrupted,
            **rest,
        )


@dataclass(frozen=True, eq=False)
class _Certificate:
    """What one precise product at a Ritz vector says."""

    value: float
    residual: float
    vector: Float64Array
    difference: float  # of the precise product from the one Lanczos implies, norm
    dot_error: float  # worst case of the quotient's own rounding


def _certify(
    operator: CurvatureOperator, krylov: Krylov, which: int, following: Array | None
) -> _Certificate:
    values, coordinates = krylov.ritz()
    weights = coordinates[:, which]
    raw = weights.astype(krylov.basis.dtype) @ krylov.basis  # exact in `precise_dtype` as it stands
    image = operator.precise_product(raw)
    vector = raw.astype(np.float64)
    if not np.isfinite(image).all():
        return _Certificate(math.nan, math.nan, vector, math.nan, math.nan)
    length = euclidean(vector)
    value = inner(vector, image) / length**2
    implied = float(values[which]) * vector
    if following is not None:
        implied += float(krylov.betas[-1] * weights[-1]) * following
    return _Certificate(
        value=value,
        residual=euclidean(image - value * vector) / length,
        vector=vector / length,
        difference=euclidean(image - implied) / length,
        dot_error=2 * operator.n_dims * float(np.finfo(np.float64).eps) * euclidean(image) / length,
    )


def _product_error(operator: CurvatureOperator, scale: float) -> float:
    """What may be added to an eigenvalue by the products' errors (Weyl's inequality)."""
    rounding = PRODUCT_ROUNDINGS * float(np.finfo(operator.precise_dtype).eps) * scale
    return rounding + _made_error(operator)


def _made_error(operator: CurvatureOperator) -> float:
    return 0.0 if operator.error is None else operator.error()
