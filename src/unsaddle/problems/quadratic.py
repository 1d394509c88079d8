"""Quadratics as finite sums: samples that disagree in gradient (Type I) or in curvature (Type II)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import jax.numpy as jnp
import numpy as np

from unsaddle.errors import InvalidInput
from unsaddle.problem import Problem
from unsaddle.problems.arguments import Floats, at, by_value, count, cube, positive, vector
from unsaddle.streams import generator, resolve_seed


def standardised(n_samples: int, n_dims: int, seed: int) -> Floats:
    """Return normal deviates whose sample mean is zero and whose covariance is the identity.

    Exactly so, to rounding, not in expectation: (n_samples, n_dims), divided by n_samples.

    Raises:
        InvalidInput: not more samples than coordinates.
    """
    count("n_samples", n_samples, "A sum needs samples.")
    if n_samples <= n_dims:
        raise InvalidInput(
            f"n_samples={n_samples} in {n_dims} dimensions",
            f"at least {n_dims + 1}",
            "As many samples as coordinates, less their mean, cannot be uncorrelated.",
        )
    drawn = generator(resolve_seed(seed), "samples").standard_normal((n_samples, n_dims))
    columns, _ = np.linalg.qr(drawn - drawn.mean(axis=0))
    columns -= columns.mean(axis=0)
    return columns / np.sqrt(np.mean(columns**2, axis=0))


def quadratic(
    curvatures: Sequence[float] = (1.0, -1.0),
    n_samples: int = 100,
    noise_std: float | Sequence[float] = 1.0,
    seed: int = 0,
) -> Problem:
    """Return ½ Σλ_j x_j² as a finite sum whose samples pull with c_i·x on top (Type I).

    Args:
        curvatures: λ, one for each coordinate.
        n_samples: 100 as in the reshuffling experiment of theory.md 2.4.
        noise_std: standard deviation of the sample gradients along each coordinate, zero for none;
            the c_i have exactly that covariance and mean zero.
        seed: of the c_i.

    Raises:
        InvalidInput: no curvature, one that is not finite, a negative deviation, too few samples.

    >>> problem = quadratic((1.0,), n_samples=4)
    >>> problem.sample_gradients([0.0]).std(axis=0).round(12).tolist()
    [1.0]
    """
    bends = vector("curvatures", curvatures, "Give one for each coordinate, as in (1.0, -1.0).")
    stds = np.broadcast_to(np.asarray(noise_std, dtype=np.float64), bends.shape)
    if not (np.isfinite(stds).all() and (stds >= 0).all()):
        raise InvalidInput(
            f"noise_std={noise_std!r}",
            "a finite number, 0 or above, or one for each coordinate",
            "It is the standard deviation of the sample gradients.",
        )
    pulls = stds * standardised(n_samples, len(bends), seed)

    def mean(x: Any) -> Any:
        return 0.5 * jnp.sum(jnp.asarray(bends, x.dtype) * x**2)

    return Problem(
        "quadratic",
        lambda x, pull: mean(x) + jnp.sum(pull * x),
        pulls,
        cube(2.0, len(bends)),
        mean=mean,
        known=(at(np.zeros(len(bends)), 0.0, bends),),
        start=tuple(1.0 if bend > 0 else 1e-6 for bend in bends),
        source="a quadratic whose samples have exactly standardised linear terms",
    )


def two_point(a: float = 1.0) -> Problem:
    """Return the two samples ½w² and -½(1+a)w²: a maximum without noise in its gradient (Type II).

    The mean curvature is -a/2, so that gradient descent leaves w = 0. With batches of one drawn with
    replacement w is multiplied by 1-η or 1+η(1+a), and collapses to 0 where
    a/(1+a) < η < (a + √(a² + 8(1+a))) / (2(1+a)), although its mean grows.

    Args:
        a: how much the second sample bends down more than the first bends up.

    Raises:
        InvalidInput: `a` is not positive.

    References:
        Ziyin, Li, Simon, Ueda (2022), SGD with a constant large learning rate can converge to local
        maxima, ICLR, arXiv 2107.11774. The example is in its spirit, with constants of our own.

    >>> two_point(1.0).sample_gradients([1.0]).ravel().tolist()
    [1.0, -2.0]
    """
    excess = positive("a", a, "At a = 0 the mean is flat.")
    return Problem(
        "two_point",
        lambda w, bend: 0.5 * bend * w[0] ** 2,
        np.array([1.0, -(1.0 + excess)]),
        cube(2.0, 1),
        mean=lambda w: -0.25 * excess * w[0] ** 2,
        known=(at([0.0], 0.0, [-0.5 * excess]),),
        start=(1e-3,),
        source="after Ziyin, Li, Simon, Ueda (2022), arXiv 2107.11774: two samples whose "
        "curvatures disagree",
    )


def wang_quadratic(n_samples: int = 10, seed: int = 0) -> Problem:
    """Return the escape problem of Wang, Lin, Abernethy: a quadratic saddle with steep walls.

    f(w) = mean of ½ wᵀHw + b_iᵀw, plus the sum of w_j^10, with H = diag(1, -0.1) and b_i of
    covariance diag(0.1, 0.001). Saddle at 0; minima (0, ±0.01^(1/8)), value -0.0126491106.

    Args:
        n_samples: 10 as in the paper, whose b_i are drawn from the normal distribution; ours are
            centred and scaled to exactly that covariance, so that 0 stays critical.
        seed: of the b_i.

    Raises:
        InvalidInput: fewer than three samples.

    References:
        Wang, Lin, Abernethy (2020), Escaping Saddle Points Faster with Stochastic Momentum, ICLR,
        arXiv 2106.02985, section 3.

    >>> [point.describe() for point in wang_quadratic().landscape.critical_points]
    ['minimum (0, -0.5623)', 'minimum (0, 0.5623)', 'saddle (0, 0)']
    """
    bends = np.array([1.0, -0.1])
    pulls = np.sqrt([0.1, 0.001]) * standardised(n_samples, 2, seed)
    rest = 0.01**0.125

    def mean(w: Any) -> Any:
        return jnp.sum(0.5 * jnp.asarray(bends, w.dtype) * w**2 + w**10)

    # -0.1 w + 10 w⁹ = 0 at w⁸ = 0.01, where the curvature is -0.1 + 90 w⁸ = 0.8.
    lowest = rest**2 * (-0.05 + 0.01)
    return Problem(
        "wang_quadratic",
        lambda w, pull: mean(w) + jnp.sum(pull * w),
        pulls,
        cube(1.0, 2),
        mean=mean,
        known=by_value(
            [
                at([0.0, 0.0], 0.0, bends),
                *(at([0.0, side * rest], lowest, [0.8, 1.0]) for side in (-1.0, 1.0)),
            ]
        ),
        start=(0.1, 1e-6),
        source="Wang, Lin, Abernethy (2020), Escaping Saddle Points Faster with Stochastic "
        "Momentum, ICLR, arXiv 2106.02985, with exactly standardised samples",
    )
