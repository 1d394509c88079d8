"""Phase retrieval: finding x* from squares (a·x*)², in expectation and from samples."""

from __future__ import annotations

from typing import Any

import jax.numpy as jnp
import numpy as np
from numpy.typing import ArrayLike

from unsaddle.critical import CriticalPoint
from unsaddle.landscape import Landscape
from unsaddle.problem import Problem
from unsaddle.problems.arguments import Floats, at, by_value, count, cube, vector
from unsaddle.streams import generator, resolve_seed

DEFAULT_TARGET = (1.0, 0.0, 0.0)
SOURCE = (
    "phase retrieval with normal measurements; Sun, Qu, Wright (2018), A Geometric Analysis of "
    "Phase Retrieval, Foundations of Computational Mathematics 18, arXiv 1602.06664"
)
_ADVICE = "It is the vector x* that is to be found."


def phase_retrieval(target: ArrayLike = DEFAULT_TARGET) -> Landscape:
    """Return the expectation of ¼((a·x)² - (a·x*)²)² over standard normal a.

    With q = |x*|²: the minima ±x* have eigenvalues 6q and 2q (d-1 times); the maximum 0 has -3q and
    -q (d-1 times); and each x orthogonal to x* with |x|² = q/3 has -2q along x*, 2q along itself and
    d-2 zeros along the ring that they form. The list has one point of the ring, index 1.

    Args:
        target: x*, (dims,).

    Raises:
        InvalidInput: the target is zero or not finite.

    References:
        Sun, Qu, Wright (2018), arXiv 1602.06664, section 2.2, on the real line here.

    >>> [(p.describe(), round(p.value, 4), p.index) for p in phase_retrieval().critical_points[2:]]
    [('saddle (0, 0.5774, 0)', 0.6667, 1), ('maximum (0, 0, 0)', 0.75, 3)]
    """
    sought = vector("target", target, _ADVICE)
    n, q = len(sought), float(np.sum(sought**2))

    def function(x: Any) -> Any:
        size, along = jnp.dot(x, x), jnp.dot(x, jnp.asarray(sought, x.dtype))
        return 0.25 * (3.0 * size**2 + 3.0 * q**2 - 2.0 * q * size - 4.0 * along**2)

    points = [
        at(np.zeros(n), 0.75 * q**2, [-3.0 * q, *[-q] * (n - 1)]),
        *(at(side * sought, 0.0, [6.0 * q, *[2.0 * q] * (n - 1)]) for side in (1.0, -1.0)),
    ]
    start = 1e-3 * sought
    if n > 1:
        ring = np.sqrt(q / 3.0) * orthogonal_to(sought)
        points.append(at(ring, 2.0 / 3.0 * q**2, [-2.0 * q, 2.0 * q, *[0.0] * (n - 2)]))
        start = 0.8 * ring + 1e-6 * sought
    return Landscape(
        name="phase_retrieval",
        function=function,
        box=cube(1.5 * float(np.sqrt(q)), n),
        known=by_value(points),
        start=tuple(map(float, start)),
        source=SOURCE + "; the population loss",
    )


def phase_retrieval_samples(
    target: ArrayLike = (1.0, *[0.0] * 9), n_samples: int = 200, seed: int = 0
) -> Problem:
    """Return the mean of ¼((a_i·x)² - y_i)² over measurements y_i = (a_i·x*)², a_i standard normal.

    Known in closed form, given the a_i: the maximum 0, whose Hessian is minus the mean of
    y_i a_i a_iᵀ, and ±x*, whose Hessian is twice that. The points near the population's ring are
    not, and not in the list: they depend on the a_i.

    Args:
        target: x*, (dims,); ten dimensions as in Wang, Lin, Abernethy (2020).
        n_samples: 200 as there.
        seed: of the a_i.

    Raises:
        InvalidInput: the target is zero or not finite; no samples.

    References:
        Wang, Lin, Abernethy (2020), arXiv 2106.02985, section 3, for the setting.

    >>> problem = phase_retrieval_samples((1.0, 2.0), n_samples=50)
    >>> [point.describe() for point in problem.landscape.critical_points]
    ['minimum (1, 2)', 'minimum (-1, -2)', 'maximum (0, 0)']
    """
    sought = vector("target", target, _ADVICE)
    count("n_samples", n_samples, "A sum needs samples.")
    n = len(sought)
    drawn = generator(resolve_seed(seed), "samples").standard_normal((n_samples, n))
    squares = (drawn @ sought) ** 2

    def loss(x: Any, sample: Any) -> Any:
        return 0.25 * (jnp.dot(sample[:-1], x) ** 2 - sample[-1]) ** 2

    bends = np.linalg.eigvalsh(drawn.T @ (squares[:, None] * drawn) / n_samples)
    points: list[CriticalPoint] = [
        at(np.zeros(n), 0.25 * float(np.mean(squares**2)), -bends),
        *(at(side * sought, 0.0, 2.0 * bends) for side in (1.0, -1.0)),
    ]
    across = orthogonal_to(sought) if n > 1 else np.zeros(n)
    return Problem(
        "phase_retrieval_samples",
        loss,
        np.column_stack([drawn, squares]),
        cube(1.5 * float(np.linalg.norm(sought)), n),
        known=by_value(points),
        start=tuple(map(float, 1e-3 * (sought + np.linalg.norm(sought) * across))),
        source=f"{SOURCE}; {n_samples} measurements",
    )


def orthogonal_to(direction: Floats) -> Floats:
    """Return a unit vector orthogonal to a vector of two or more dimensions.

    It is the coordinate axis that lies most across, less its share along the vector.
    """
    unit = direction / np.linalg.norm(direction)
    axis = np.eye(len(unit))[np.argmin(np.abs(unit))]
    across = axis - unit * np.dot(unit, axis)
    return across / np.linalg.norm(across)
