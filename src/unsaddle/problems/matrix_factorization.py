"""Symmetric matrix factorisation: ¼‖XXᵀ - M‖², whose critical points are subsets of eigenvectors."""

from __future__ import annotations

from typing import Any

import jax.numpy as jnp
import numpy as np
from numpy.typing import ArrayLike

from unsaddle.critical import CriticalPoint
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape
from unsaddle.problems.arguments import Floats, at, by_value, count, cube, subsets, symmetric

DEFAULT_MATRIX = ((3.0, 0.0, 0.0), (0.0, 2.0, 0.0), (0.0, 0.0, 1.0))
SOURCE = (
    "symmetric matrix factorisation; Ge, Jin, Zheng (2017), No Spurious Local Minima in Nonconvex "
    "Low Rank Problems, ICML, arXiv 1704.00708"
)


def rank1_factorization(matrix: ArrayLike = DEFAULT_MATRIX) -> Landscape:
    """Return f(x) = ¼‖xxᵀ - M‖² over vectors x.

    Critical points: 0, with eigenvalues -λ_j, and ±√λ_i v_i for each positive eigenvalue λ_i of M,
    with eigenvalues 2λ_i along v_i and λ_i - λ_j along v_j. The pair of the largest is the minimum.

    Args:
        matrix: M, symmetric, with at least one positive eigenvalue. Where eigenvalues are equal, the
            points of their space form a sphere, and the list has those along the axes `eigh` gives.

    Raises:
        InvalidInput: M is not symmetric, not finite, or has no positive eigenvalue.

    References:
        Ge, Jin, Zheng (2017), arXiv 1704.00708, section 3, for any rank.

    >>> [(point.describe(), point.value) for point in rank1_factorization().critical_points[::2]]
    [('minimum (1.732, 0, 0)', 1.25), ('saddle (0, 1.414, 0)', 2.5),
     ('saddle (0, 0, 1)', 3.25), ('maximum (0, 0, 0)', 3.5)]
    """
    target = symmetric("matrix", matrix)
    values, vectors = _descending(target)
    norm = float(np.sum(target**2))
    points = [at(np.zeros(len(values)), 0.25 * norm, -values)]
    for i in np.flatnonzero(values > 0):
        curvatures = values[i] - values
        curvatures[i] = 2.0 * values[i]
        place = np.sqrt(values[i]) * vectors[:, i]
        points += [
            at(side * place, 0.25 * (norm - values[i] ** 2), curvatures) for side in (1.0, -1.0)
        ]

    def function(x: Any) -> Any:
        m = jnp.asarray(target, x.dtype)
        return 0.25 * (jnp.dot(x, x) ** 2 - 2.0 * jnp.dot(x, m @ x) + norm)

    second = min(1, int(np.sum(values > 0)) - 1)
    return Landscape(
        name="rank1_factorization",
        function=function,
        box=cube(1.5 * float(np.sqrt(values[0])), len(values)),
        known=by_value(points),
        start=_beside(
            0.9 * np.sqrt(values[second]) * vectors[:, second], second, vectors[:, 0], values
        ),
        source=SOURCE,
    )


def matrix_factorization(matrix: ArrayLike = DEFAULT_MATRIX, rank: int = 2) -> Landscape:
    """Return f(X) = ¼‖XXᵀ - M‖² over matrices X with `rank` columns, row after row in a vector.

    Critical points: X = V_S √Λ_S R for a set S of at most `rank` positive eigenvalues and any
    rotation R of the columns; the list has one for each S, its columns the eigenvectors in
    descending order, zero columns last. With s_c the eigenvalue of column c, 0 for a zero column,
    the eigenvalues are s_c - λ_j for each column and each j outside S, and within S
    s_c + s_d for each pair c ≤ d of columns that are not zero; the rest are 0: the rotations.

    Args:
        matrix: M, symmetric, with at least one positive eigenvalue.
        rank: columns of X, from 1 to the size of M.

    Raises:
        InvalidInput: M or the rank cannot be used.

    References:
        Ge, Jin, Zheng (2017), arXiv 1704.00708, section 3; the spectrum is worked out here.

    >>> points = matrix_factorization(rank=2).critical_points
    >>> [(point.value, point.index) for point in points]
    [(0.25, 0), (1.0, 1), (1.25, 2), (2.25, 2), (2.5, 3), (3.25, 4), (3.5, 6)]
    """
    target = symmetric("matrix", matrix)
    n = len(target)
    count("rank", rank, "One column gives the rank-1 problem.")
    if rank > n:
        raise InvalidInput(
            f"rank={rank} for a matrix of size {n}", f"from 1 to {n}", "More columns bring nothing."
        )
    values, vectors = _descending(target)
    norm = float(np.sum(target**2))

    def function(flat: Any) -> Any:
        x = flat.reshape(n, rank)
        return 0.25 * jnp.sum((x @ x.T - jnp.asarray(target, x.dtype)) ** 2)

    n_positive = int(np.sum(values > 0))
    points = [
        _subset_point(chosen, values, vectors, rank, norm) for chosen in subsets(n_positive, rank)
    ]
    missing = tuple(range(1, n_positive))[:rank]  # all but the largest, as many as fit
    beside = _columns(missing, values, vectors, rank)
    beside[:, rank - 1] += 1e-3 * vectors[:, 0]
    return Landscape(
        name="matrix_factorization",
        function=function,
        box=cube(1.5 * float(np.sqrt(values[0])), n * rank),
        known=by_value(points),
        start=tuple(map(float, beside.ravel())),
        source=SOURCE,
    )


def _descending(matrix: Floats) -> tuple[Floats, Floats]:
    """Return eigenvalues, largest first, and eigenvectors with their largest entry positive."""
    values, vectors = np.linalg.eigh(matrix)
    largest = np.argmax(np.abs(vectors), axis=0)
    signs = np.sign(vectors[largest, np.arange(len(values))])
    # + 0.0 turns the minus zeros of a flipped unit vector into zeros
    return values[::-1], (vectors * signs)[:, ::-1] + 0.0


def _beside(place: Floats, second: int, out: Floats, values: Floats) -> tuple[float, ...]:
    """A start near the second pair's saddle, or near 0 where there is one positive eigenvalue."""
    if second == 0:
        place = np.zeros_like(place)
    return tuple(map(float, place + 1e-6 * np.sqrt(values[0]) * out))


def _columns(chosen: tuple[int, ...], values: Floats, vectors: Floats, rank: int) -> Floats:
    x = np.zeros((len(values), rank))
    for column, i in enumerate(chosen):
        x[:, column] = np.sqrt(values[i]) * vectors[:, i]
    return x


def _subset_point(
    chosen: tuple[int, ...], values: Floats, vectors: Floats, rank: int, norm: float
) -> CriticalPoint:
    taken = values[list(chosen)]
    scales = np.concatenate([taken, np.zeros(rank - len(chosen))])
    outside = np.delete(values, list(chosen))
    across = (scales[:, None] - outside[None, :]).ravel()
    within = [taken[c] + taken[d] for c in range(len(taken)) for d in range(c, len(taken))]
    flat = np.zeros(len(values) * rank - len(across) - len(within))
    place = _columns(chosen, values, vectors, rank).ravel()
    return at(place, 0.25 * (norm - np.sum(taken**2)), np.concatenate([across, within, flat]))
