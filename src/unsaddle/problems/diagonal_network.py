"""A diagonal linear network: least squares over the products of two weights each."""

from __future__ import annotations

from typing import Any

import jax.numpy as jnp
import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.critical import CriticalPoint
from unsaddle.errors import InvalidInput
from unsaddle.problem import Problem
from unsaddle.problems.arguments import N_LISTED, Floats, at, by_value, cube, subsets

_ROOT3 = 3.0**0.5
DEFAULT_INPUTS = ((2.0 * _ROOT3, 0.0, 0.0), (0.0, 1.5 * _ROOT3, 0.0), (0.0, 0.0, _ROOT3))
DEFAULT_OUTPUTS = (2.0 * _ROOT3, -1.5 * _ROOT3, _ROOT3)
SOURCE = (
    "diagonal linear network; Pesme, Flammarion (2023), Saddle-to-Saddle Dynamics in Diagonal "
    "Linear Networks, NeurIPS, arXiv 2304.00488"
)


def diagonal_network(
    inputs: ArrayLike = DEFAULT_INPUTS, outputs: ArrayLike = DEFAULT_OUTPUTS
) -> Problem:
    """Return least squares over β = u⊙v: the mean of ½(x_i·β - y_i)², coordinates (u, v).

    Critical points: for each set S of coordinates, β is the least-squares solution on S, zero
    elsewhere. The list has the balanced one, |u_i| = |v_i| = √|β_i| with u_i above zero. With g the
    gradient in β, the eigenvalues are ±g_i for each i outside S, |S| zeros along the hyperbolas
    u_i v_i = β_i, and those of D G D with G the Gram matrix on S and D = diag √(2|β_i|). All sets
    are listed while they are at most 1,000 (nine coordinates), beyond that the empty one, those of
    one coordinate, and the whole. `theory.saddle_jumps` says which of them the flow from a vanishing
    start visits, and when.

    Args:
        inputs: X, (n_samples, dims).
        outputs: y, (n_samples,).

    Raises:
        InvalidInput: shapes that do not fit, or numbers that are not finite.

    References:
        Pesme, Flammarion (2023), arXiv 2304.00488; the spectra are worked out here.

    >>> points = diagonal_network().landscape.critical_points
    >>> len(points), [round(point.value, 9) for point in points[:3]]
    (8, [0.0, 0.5, 1.125])
    """
    x, y = _checked_data(inputs, outputs)
    n = x.shape[1]

    def loss(weights: Any, sample: Any) -> Any:
        beta = weights[:n] * weights[n:]
        return 0.5 * (jnp.dot(sample[:-1], beta) - sample[-1]) ** 2

    if 2**n <= N_LISTED:
        betas = [_least_squares(x, y, support) for support in subsets(n, n)]
    else:
        few = [(), *((i,) for i in range(n)), tuple(range(n))]
        betas = [_least_squares(x, y, support) for support in few]
    # A solution that is zero at a member of its set is that of a smaller set.
    distinct = {tuple(np.round(beta, 12)): beta for beta in reversed(betas)}
    largest = max(float(np.max(np.abs(beta))) for beta in betas)
    return Problem(
        "diagonal_network",
        loss,
        np.column_stack([x, y]),
        cube(1.5 * max(largest, 1e-6) ** 0.5, 2 * n),
        known=by_value([_balanced_point(x, y, beta) for beta in distinct.values()]),
        start=(*[1e-3 * 2.0**0.5] * n, *[0.0] * n),
        source=SOURCE,
    )


def _checked_data(inputs: ArrayLike, outputs: ArrayLike) -> tuple[Floats, Floats]:
    x, y = np.asarray(inputs, dtype=np.float64), np.asarray(outputs, dtype=np.float64)
    fits = x.ndim == 2 and x.size > 0 and y.shape == x.shape[:1]
    if not fits or not (np.isfinite(x).all() and np.isfinite(y).all()):
        raise InvalidInput(
            f"inputs of shape {x.shape} with outputs of shape {y.shape}"
            + (", some not finite" if fits else ""),
            "finite numbers of shapes (n_samples, dims) and (n_samples,)",
            "Give one output for each row of the inputs.",
        )
    return x, y


def _least_squares(x: Floats, y: Floats, support: tuple[int, ...]) -> Floats:
    beta = np.zeros(x.shape[1])
    columns = list(support)
    if columns:
        beta[columns] = np.linalg.lstsq(x[:, columns], y, rcond=None)[0]
    return np.where(np.abs(beta) <= 1e-12 * np.max(np.abs(beta), initial=0.0), 0.0, beta)


def _balanced_point(x: Floats, y: Floats, beta: Floats) -> CriticalPoint:
    n_samples = len(y)
    active: NDArray[np.bool_] = beta != 0.0
    residual = x @ beta - y
    idle = np.abs(x.T @ residual / n_samples)[~active]
    scaled = x[:, active] * np.sqrt(2.0 * np.abs(beta[active]))
    bends = np.linalg.eigvalsh(scaled.T @ scaled / n_samples) if active.any() else np.zeros(0)
    place = np.concatenate([np.sqrt(np.abs(beta)), np.sign(beta) * np.sqrt(np.abs(beta))])
    eigenvalues = np.concatenate([-idle, idle, bends, np.zeros(int(active.sum()))])
    return at(place, float(residual @ residual) / (2.0 * n_samples), eigenvalues)
