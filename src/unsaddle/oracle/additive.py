"""`AdditiveNoise`: Gaussian gradient noise whose covariance is the same everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.counter import Counter, blocks_for
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape
from unsaddle.oracle.directions import Rows, as_rows, checked_std, in_words, kicked, unit_vector
from unsaddle.oracle.protocol import (
    Array,
    Coordinates,
    coordinate_gradient,
    drawing_dtype,
    dtype_of,
)

SYMMETRY_TOL = 1e-12  # relative to the largest entry: what rounding leaves of a product A Aᵀ
SEMIDEFINITE_TOL = 1e-12  # relative to the largest eigenvalue: smaller ones are taken for zero


@dataclass(frozen=True)
class AdditiveNoise:
    """The exact gradient plus Gaussian noise of covariance ``std² · basisᵀ basis``.

    Args:
        std: standard deviation of the gradient noise along each direction of the basis, in units of
            value per length; where the rows have other lengths, the root mean square over the
            coordinates.
        basis: (n_directions, dims), orthonormal rows but for a covariance of its own; None stands
            for every coordinate.
        words: how the noise is named, e.g. ``"isotropic"``.
        cost: sample gradients per step: the number of samples where the landscape is a finite sum.
    """

    std: float
    basis: Rows | None
    words: str
    cost: float = 1.0

    def describe(self) -> str:
        """Return the words of the protocol."""
        return f"gradient noise {self.words}, standard deviation {self.std:g}"

    def n_blocks(self, n_dims: int) -> int:
        """One pair of words per two directions."""
        return blocks_for(self._n_directions(n_dims))

    def _n_directions(self, n_dims: int) -> int:
        return n_dims if self.basis is None else len(self.basis)

    def init(self, n_walkers: int) -> tuple[()]:
        """No state."""
        del n_walkers
        return ()

    def step(
        self, landscape: Landscape, state: Any, point: Coordinates, walker: Array, step: Array,
        counter: Counter,
    ) -> tuple[Coordinates, Any]:  # fmt: skip
        """Return the gradient plus noise that depends on (seed, walker, step) alone."""
        gradient = coordinate_gradient(landscape, point)
        draw = counter.normals if isinstance(point, tuple) else counter.normal_rows
        deviates = draw(
            walker, step, self._n_directions(len(point)), drawing_dtype(dtype_of(point))
        )
        return kicked(gradient, self.std, self.basis, deviates), state


def isotropic(std: float, n_dims: int) -> AdditiveNoise:
    """Return noise of the same size in every direction.

    >>> isotropic(0.1, 2).describe()
    'gradient noise isotropic, standard deviation 0.1'
    """
    del n_dims  # every coordinate, however many
    return AdditiveNoise(checked_std(std), None, "isotropic")


def along(std: float, direction: Any, words: str | None = None) -> AdditiveNoise:
    """Return noise along one direction, which is normalised.

    Raises:
        InvalidInput: the direction has no length or is not finite; the deviation is negative.
    """
    unit = unit_vector(direction)
    shown = words or f"along {in_words(unit)}"
    return AdditiveNoise(checked_std(std), as_rows(unit[None]), shown)


def across(std: float, escape_directions: Any) -> AdditiveNoise:
    """Return noise in every direction orthogonal to the given ones, rows of (index, dims).

    Raises:
        InvalidInput: a direction has no length or is not finite, or nothing is left across them.

    >>> across(0.1, [[0.0, 1.0]]).basis
    ((1.0, 0.0),)
    """
    given = np.atleast_2d(np.asarray(escape_directions, dtype=np.float64))
    rows = np.stack([unit_vector(direction) for direction in given])
    _, _, right = np.linalg.svd(rows, full_matrices=True)
    complement = right[np.linalg.matrix_rank(rows) :]
    if len(complement) == 0:
        raise InvalidInput(
            f"noise across {len(rows)} escape directions in {rows.shape[1]} dimensions",
            "at least one dimension across",
            "Take isotropic noise: every direction leads away.",
        )
    complement = (
        complement
        * np.sign(complement[np.arange(len(complement)), np.argmax(np.abs(complement), axis=1)])[
            :, None
        ]
    )
    return AdditiveNoise(checked_std(std), as_rows(complement), "across the escape directions")


def with_covariance(covariance: ArrayLike, words: str | None = None) -> AdditiveNoise:
    """Return Gaussian gradient noise of a given covariance, the same everywhere.

    A semidefinite covariance draws in its range only, and a coordinate whose variance is zero is
    left as it is, bit for bit.

    Args:
        covariance: (dims, dims), symmetric and positive semidefinite.
        words: how the noise is named.

    Raises:
        InvalidInput: not a square matrix of finite numbers, not symmetric, or not semidefinite.

    >>> noise = with_covariance([[4.0, 2.0], [2.0, 1.0]])  # of rank 1: along (2, 1)
    >>> len(noise.basis), round(noise.std, 4)
    (1, 1.5811)
    """
    matrix = _checked_covariance(covariance)
    n_dims = len(matrix)
    std = float(np.sqrt(np.trace(matrix) / n_dims))
    rows: list[NDArray[np.float64]] = []
    # Block by block: rounding cannot leak into another, nor what is small beside it be taken for
    # nothing.
    for block in _blocks(matrix):
        values, vectors = np.linalg.eigh(matrix[np.ix_(block, block)])
        kept = values > SEMIDEFINITE_TOL * np.max(values)
        part = np.zeros((int(kept.sum()), n_dims))
        part[:, block] = (vectors[:, kept] * np.sqrt(values[kept])).T / std
        rows += list(part)
    drawn = as_rows(np.array(rows).reshape(-1, n_dims))
    return AdditiveNoise(std, drawn, words or "of a given covariance")


def _blocks(matrix: NDArray[np.float64]) -> list[NDArray[np.int64]]:
    """Return the coordinates that are coupled, block by block; untouched ones are in none."""
    reached = (matrix != 0.0) | np.eye(len(matrix), dtype=bool)
    while (wider := reached @ reached).sum() > reached.sum():
        reached = wider
    firsts = np.unique(np.argmax(reached, axis=1))
    blocks = (np.flatnonzero(reached[first]) for first in firsts)
    return [block for block in blocks if np.any(np.diag(matrix)[block] > 0.0)]


def hessian_aligned(std: float, landscape: Landscape, point: ArrayLike) -> AdditiveNoise:
    """Return noise whose covariance is proportional to ``|H|``, the Hessian's absolute value.

    Its trace is that of isotropic noise of this `std`, ``dims · std²``: both have the same mean
    squared length, so that a comparison is about direction alone. Of a saddle of one negative
    curvature -λ the share along the way out is ``λ / Σ|eigenvalues|`` of the whole.

    The covariance is taken at the one point and does not follow the walkers.

    Args:
        std: root mean square of the noise over the coordinates.
        landscape: whose Hessian it is.
        point: (dims,), where the Hessian is taken: the saddle, as a rule.

    Raises:
        InvalidInput: the Hessian there is zero or not finite.

    References:
        Wu, Wang and Su (2022), "The alignment property of SGD noise and how it helps select flat
        minima", where the noise of a least-squares fit is aligned with a positive Hessian; here a
        saddle's is made positive by taking ``|H|``.

    >>> from unsaddle import zoo
    >>> hessian_aligned(0.1, zoo.get("saddle"), [0.0, 0.0]).describe()
    'gradient noise aligned with |Hessian|, standard deviation 0.1'
    """
    values, vectors = _eigen(landscape, np.asarray(point, dtype=np.float64))
    sizes = np.abs(values)
    share = len(sizes) * sizes / sizes.sum()
    kept = share > SEMIDEFINITE_TOL * share.max()
    rows = (vectors[:, kept] * np.sqrt(share[kept])).T
    return AdditiveNoise(checked_std(std), as_rows(rows), "aligned with |Hessian|")


def _eigen(
    landscape: Landscape, point: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    with np.errstate(all="ignore"):
        hessian = landscape.hessian(point)
    if not np.all(np.isfinite(hessian)) or not np.any(hessian):
        found = "zero" if np.all(np.isfinite(hessian)) else "not finite"
        raise InvalidInput(
            f"noise aligned with the Hessian of {landscape.name!r} at {point.tolist()}, "
            f"where it is {found}",
            "a point with a finite Hessian that is not zero",
            "Take isotropic noise beside a degenerate point.",
        )
    return np.linalg.eigh(hessian)


def _checked_covariance(covariance: ArrayLike) -> NDArray[np.float64]:
    matrix = np.asarray(covariance, dtype=np.float64)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1] or matrix.size == 0:
        raise InvalidInput(
            f"a noise covariance of shape {matrix.shape}",
            "a square matrix, one row per coordinate",
            "For equal and independent deviations take isotropic(std, n_dims).",
        )
    if not np.all(np.isfinite(matrix)):
        raise InvalidInput(
            f"a noise covariance with {int(np.sum(~np.isfinite(matrix)))} entries not finite",
            "finite numbers",
            "Check the covariance for inf and nan.",
        )
    scale = float(np.max(np.abs(matrix)))
    gap = float(np.max(np.abs(matrix - matrix.T)))
    if gap > SYMMETRY_TOL * scale:
        raise InvalidInput(
            f"a noise covariance that differs from its transpose by {gap:.3g}",
            "a symmetric matrix",
            "Take (C + C.T) / 2 if the difference is rounding; else look for the wrong entry.",
        )
    matrix = 0.5 * (matrix + matrix.T)
    variances = np.diag(matrix)
    smallest = float(np.linalg.eigvalsh(matrix)[0])
    coupled_to_none = (variances == 0.0) & (matrix != 0.0).any(axis=1)
    if (
        smallest < -SEMIDEFINITE_TOL * scale * len(matrix)
        or (variances < 0).any()
        or coupled_to_none.any()
    ):
        raise InvalidInput(
            f"a noise covariance with the eigenvalue {smallest:.3g}",
            "a positive semidefinite matrix: no direction has a negative variance",
            "Check the signs of its entries off the diagonal.",
        )
    return matrix
