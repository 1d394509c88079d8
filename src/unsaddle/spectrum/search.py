"""The search for both ends: the whole matrix when it is small, Lanczos otherwise."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import scipy.linalg

from unsaddle import streams
from unsaddle.critical import FLAT_TOL
from unsaddle.curvature import CurvatureOperator, Float64Array
from unsaddle.errors import InvalidInput
from unsaddle.krylov import (
    ASYMMETRY_LIMIT,
    PRODUCT_ROUNDINGS,
    Basis,
    Krylov,
    Progress,
    Recurrence,
    Room,
    Side,
    Status,
    bytes_of,
    euclidean,
    probable_bound,
    require_share,
    room_for,
    scale_of,
)
from unsaddle.spectrum.certificate import Certificate, certify, made_error, product_error
from unsaddle.spectrum.convergence import Convergence, Watch
from unsaddle.spectrum.ends import End, Method, Spectrum, nothing_known


def both_ends(
    operator: CurvatureOperator,
    *,
    seed: int | None,
    rel_tol: float = 1e-3,
    abs_tol_share: float = 1e-6,
    confidence: float = 0.95,
    max_products: int = 200,
    dense_limit: int = 1500,
    max_memory: int | str | None = None,
    progress: Progress | None = None,
    watch: Watch | None = None,
) -> Spectrum:
    """Return the spectrum's two ends: by all columns when there are few, by Lanczos otherwise.

    An end has converged when its estimated error is within `rel_tol` of itself or `abs_tol_share`
    of the largest magnitude. That error is the residual, or residual²/gap once the residual is
    below a tenth of the value. What the products do not reach comes back with `converged=False`.

    Memory: `max_products` vectors in working precision. Beyond `max_memory` they are kept in
    16 bits, and where that does not do the search restarts; `memory_note` says so.

    An interruption (Ctrl-C, or a KeyboardInterrupt of a callback) ends the search: what the products
    made so far prove comes back. Of an unfinished matrix that is what its leading block proves.

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
        max_memory: for the basis and the vectors beside it: bytes, or a text such as "2GB"; None: half
            of the memory that is free.
        progress: called with the products made and their limit, after each.
        watch: called with an `Estimate` after each product of Lanczos.

    Raises:
        InvalidInput: a tolerance or the confidence is not between 0 and 1, `max_products` is below
            3, the seed is none, or not even a restarted basis fits into `max_memory`.

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
        watch=watch or (lambda estimate: None),
        n_before=operator.n_products,
    )
    if operator.n_dims <= dense_limit:
        return search.dense()
    limit = bytes_of(max_memory)
    # Two products certify, and add no row.
    room = room_for(operator.n_dims, max_products - 2, operator.working_dtype, limit)
    return search.lanczos(max_products, room)


@dataclass(eq=False)
class _Search:
    """One call of `both_ends`: what it was asked, and its two methods."""

    operator: CurvatureOperator
    seed: int
    rel_tol: float
    abs_tol_share: float
    confidence: float
    progress: Progress
    watch: Watch
    n_before: int
    interrupted: bool = False

    def dense(self) -> Spectrum:
        operator, n_dims = self.operator, self.operator.n_dims
        matrix, n_made = np.empty((n_dims, n_dims)), 0
        axis = np.zeros(n_dims)
        try:
            for column in range(n_dims):
                axis[column] = 1.0
                matrix[:, column] = operator.precise_product(axis)
                axis[column] = 0.0
                if not np.isfinite(matrix[:, column]).all():
                    return self._nothing("dense", "not finite")
                n_made += 1
                self.progress(n_made, n_dims)
        except KeyboardInterrupt:
            self.interrupted = True
            if n_made == 0:
                return self._nothing("dense", "interrupted")
        return self._of_columns(matrix[:, :n_made])

    def _of_columns(self, columns: Float64Array) -> Spectrum:
        """Return the spectrum of all columns, or what the leading block of some of them proves."""
        (n_dims, n_made), operator = columns.shape, self.operator
        whole = n_made == n_dims
        block = columns[:n_made]
        norm, half_gap = euclidean(block.ravel()), euclidean((block - block.T).ravel()) / 2
        asymmetry = half_gap / norm if norm > 0 else 0.0
        status: Status = "ok" if asymmetry <= ASYMMETRY_LIMIT else "not symmetric"
        values, vectors = scipy.linalg.eigh((block + block.T) / 2, driver="evd")
        scale = float(np.abs(values).max())
        error = product_error(operator, scale) + n_dims * np.finfo(float).eps * scale + half_gap

        def end(which: int, sign: float) -> End:
            value, vector = float(values[which]), np.zeros(n_dims)
            vector[:n_made] = vectors[:, which]
            return End(
                value=value,
                residual=euclidean(columns @ vectors[:, which] - value * vector),
                vector=vector,
                certified=value + sign * error,
                bound=value - sign * error if whole else math.nan,
                confidence=1.0,
                n_products=n_made,
                converged=status == "ok" and whole,
            )

        return self._spectrum(
            method="dense" if whole else "part of the matrix",
            status=status,
            smallest=end(0, 1.0),
            largest=end(-1, -1.0),
            ritz_values=values,
            ritz_weights=np.full(n_made, 1 / n_made),
            zero_tol=error,
            asymmetry=asymmetry,
            coordinates=np.concatenate([vectors, np.zeros((n_dims - n_made, n_made))]),
        )

    def lanczos(self, max_products: int, room: Room) -> Spectrum:
        operator = self.operator
        run, convergence = self._run(max_products, room)
        if not run.finite:
            return self._nothing("Lanczos", "not finite")
        krylov = run.krylov()
        if not len(krylov.alphas):
            return self._nothing("Lanczos", "interrupted")
        values, coordinates = krylov.ritz()
        scale = scale_of(krylov)
        try:
            certificates = self._certificates(krylov, run)
        except KeyboardInterrupt:
            self.interrupted = True
            return self._nothing("Lanczos", "interrupted")
        try:
            self.progress(operator.n_products - self.n_before, max_products)
        except KeyboardInterrupt:
            self.interrupted = True
        if not all(math.isfinite(found.residual) for found in certificates.values()):
            return self._nothing("Lanczos", "not finite")
        status: Status = "ok" if krylov.asymmetry <= ASYMMETRY_LIMIT else "not symmetric"
        # An error matrix with independent entries has twice the norm that one vector sees
        # (semicircle law).
        differences = [found.difference for found in certificates.values()]
        error = PRODUCT_ROUNDINGS * krylov.rounding * scale + 2 * max(differences)
        error += made_error(operator)

        def end(side: Side, sign: float) -> End:
            found, steps = certificates[side], convergence.since[side]
            allowance = product_error(operator, scale) + found.dot_error
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
                n_products=1 + (steps or run.n_steps),
                converged=steps is not None and status == "ok",
            )

        return self._spectrum(
            method="Lanczos",
            status=status,
            smallest=end("smallest", 1.0),
            largest=end("largest", -1.0),
            ritz_values=values,
            ritz_weights=krylov.weights(),
            zero_tol=error,
            asymmetry=krylov.asymmetry,
            basis=krylov.basis,
            coordinates=coordinates,
            memory_note=room.said,
        )

    def _certificates(self, krylov: Krylov, run: Recurrence) -> dict[Side, Certificate]:
        following = None if krylov.exhausted else run.next_row
        return {
            "smallest": certify(self.operator, krylov, 0, following),
            "largest": certify(self.operator, krylov, -1, following),
        }

    def _run(self, max_products: int, room: Room) -> tuple[Recurrence, Convergence]:
        """Step until both ends have converged."""
        draw = streams.generator(self.seed, "spectrum start")
        run = Recurrence(self.operator, draw.standard_normal(self.operator.n_dims), room)
        convergence = Convergence(self.rel_tol, self.abs_tol_share)
        try:
            while not convergence.done and run.n_steps < max_products - 2:
                run.step()
                if not run.finite:
                    break
                estimate = convergence.update(run.krylov(), run.n_steps, max_products)
                self.progress(run.n_steps, max_products)
                self.watch(estimate)
        except KeyboardInterrupt:  # whoever is tired of waiting gets what is known so far
            self.interrupted = True
        return run, convergence

    def _nothing(self, method: Method, status: Status) -> Spectrum:
        unknown = nothing_known(self.operator.n_dims, self.seed)
        end = replace(unknown.smallest, n_products=self.operator.n_products - self.n_before)
        return self._spectrum(
            method=method,
            status=status,
            smallest=end,
            largest=end,
            ritz_values=unknown.ritz_values,
            ritz_weights=unknown.ritz_weights,
            zero_tol=math.nan,
            asymmetry=0.0,
            coordinates=unknown.coordinates,
        )

    def _spectrum(
        self,
        *,
        method: Method,
        status: Status,
        smallest: End,
        ritz_values: Float64Array,
        zero_tol: float,
        basis: Basis | None = None,
        memory_note: str | None = None,
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
            basis=basis,
            memory_note=memory_note,
            **rest,
        )
