"""An orthogonal tensor on the sphere (Ge et al. 2015): -Σu_i⁴, a critical point for each support."""

from __future__ import annotations

import itertools
import math
from typing import Any

import jax.numpy as jnp
import numpy as np

from unsaddle.landscape import Landscape
from unsaddle.problems.arguments import N_LISTED, at, by_value, count, cube


def sphere_tensor(n_dims: int = 5) -> Landscape:
    """Return f(x) = -Σu_i⁴ at u = x/|x|: the fourth-order tensor with orthonormal components.

    The critical points on the sphere have k coordinates ±1/√k and zeros elsewhere: value -1/k,
    eigenvalues of the Riemannian Hessian -8/k (k-1 times) and 4/k (d-k times). Since f does not
    depend on the length of x, its Hessian at |x| = 1 is that on the tangent space and 0 along the
    radius, and the eigenvalues listed are those d: the minima (k = 1), which are rays, are
    therefore of the kind DEGENERATE. One point stands for each ray.

    Args:
        n_dims: d, at least 2. All 3^d - 1 patterns of signs are listed while they are at most
            1,000 (up to six dimensions); beyond, one for each k.

    Raises:
        InvalidInput: fewer than two dimensions.

    References:
        Ge, Huang, Jin, Yuan (2015), Escaping From Saddle Points: Online Stochastic Gradient for
        Tensor Decomposition, COLT, arXiv 1503.02101, section 4; in the basis of the components.

    >>> land = sphere_tensor(3)
    >>> len(land.critical_points), sorted({round(p.value, 4) for p in land.critical_points})
    (26, [-1.0, -0.5, -0.3333])
    """
    d = count("n_dims", n_dims, "A sphere of one dimension is two points.", least=2)

    def function(x: Any) -> Any:
        return -jnp.sum(x**4) / jnp.dot(x, x) ** 2

    everyone = 3**d - 1 <= N_LISTED
    points = []
    for k in range(1, d + 1):
        bends = [*[-8.0 / k] * (k - 1), *[4.0 / k] * (d - k), 0.0]
        supports = itertools.combinations(range(d), k) if everyone else [tuple(range(k))]
        for support in supports:
            for signs in itertools.product((1.0, -1.0) if everyone else (1.0,), repeat=k):
                place = np.zeros(d)
                place[list(support)] = np.array(signs) / math.sqrt(k)
                points.append(at(place, -1.0 / k, bends))
    half = math.sqrt(0.5)
    return Landscape(
        name="sphere_tensor",
        function=function,
        box=cube(1.5, d),
        known=by_value(points),
        start=(half + 1e-6, half - 1e-6, *[0.05] * (d - 2)),
        source="Ge, Huang, Jin, Yuan (2015), Escaping From Saddle Points, COLT, arXiv 1503.02101",
        domain="every point but the origin",
    )
