"""The probable bound of an end of a spectrum, and how many products suffice for any spectrum."""

from __future__ import annotations

import math
from typing import cast

import numpy as np
import scipy.optimize
import scipy.special

from unsaddle.errors import InvalidInput
from unsaddle.krylov.recurrence import EXHAUSTED_ROUNDINGS, Krylov, Side


def probable_bound(krylov: Krylov, side: Side, confidence: float) -> float:
    """Return the bound beyond which no eigenvalue lies, with probability `confidence`.

    Below it for the smallest end, above it for the largest. The probability is that of the random
    start vector, which must have been uniform in direction; it costs no product. The rounding of
    the products themselves is not in it: `both_ends` adds that.

    Args:
        krylov: from a Gaussian start vector; of a search that restarted, its first round counts.
        side: "smallest" or "largest", algebraically.
        confidence: 1 - δ, between 0 and 1.

    Raises:
        InvalidInput: `confidence` is not between 0 and 1.

    References:
        Van Dorsselaer, Hochstenbach, van der Vorst 2000, "Computing probabilistic bounds for
        extreme eigenvalues of symmetric matrices with the Lanczos method", SIAM J. Matrix Anal.
        Appl. 22. The Lanczos polynomial is summed in logarithms; a residual norm below rounding
        counts as rounding.

    >>> from unsaddle import streams
    >>> from unsaddle.curvature import CurvatureOperator
    >>> from unsaddle.krylov import lanczos
    >>> diagonal = np.linspace(-1.0, 10.0, 500)
    >>> operator = CurvatureOperator(500, lambda v: diagonal * v, road="by hand")
    >>> krylov = lanczos(operator, streams.generator(0, "probe").standard_normal(500), 60)
    >>> -1.5 < probable_bound(krylov, "smallest", 0.95) < -1.0
    True
    """
    require_share("confidence", confidence)
    n_dims = krylov.basis.n_dims
    krylov = krylov.before_restarts or krylov  # a restart forgets the polynomial
    sign = 1.0 if side == "smallest" else -1.0
    scale = scale_of(krylov)
    if scale == 0.0:
        return 0.0
    alphas, betas = sign * krylov.alphas / scale, krylov.betas / scale
    smallest = float((sign * krylov.ritz()[0]).min()) / scale
    # With probability 1-δ the start has at least this component along the extreme eigenvector.
    share = scipy.special.betaincinv(0.5, (n_dims - 1) / 2, 1 - confidence) if n_dims > 1 else 1.0
    coefficients = list(zip(alphas.tolist(), [0.0, *(betas[:-1] ** 2).tolist()], strict=True))
    residual = max(float(betas[-1]), EXHAUSTED_ROUNDINGS * krylov.rounding)
    log_betas = float(np.log(betas[:-1]).sum()) + math.log(residual)

    def excess(log_distance: float) -> float:
        """Log of |p_k(t)| times that component; p_k is the polynomial of the next vector."""
        t = smallest - math.exp(log_distance)
        pivot, total = 1.0, 0.0
        for alpha, square in coefficients:
            pivot = t - alpha - square / pivot
            if pivot >= 0:  # t is a Ritz value to rounding, where p_k vanishes
                return -math.inf
            total += math.log(-pivot)
        return total - log_betas + 0.5 * math.log(share)

    far = math.log(krylov.rounding)
    while excess(far) < 0:
        far += 1.0
    if math.isfinite(excess(far - 1.0)) and excess(far - 1.0) < 0:
        far = cast("float", scipy.optimize.brentq(excess, far - 1.0, far, xtol=1e-9))
    return sign * scale * (smallest - math.exp(far))


def scale_of(krylov: Krylov) -> float:
    """Return the largest magnitude among the Ritz values: an estimate of the norm from below."""
    return float(np.abs(krylov.ritz()[0]).max())


def require_share(name: str, value: float) -> None:
    """Raise `InvalidInput` unless the value lies between 0 and 1, both excluded."""
    if not 0 < value < 1:
        raise InvalidInput(
            f"{name}={value!r}", "a number between 0 and 1", "It is a share: 0.05 is 5 %."
        )


def products_needed(
    n_dims: int,
    smallest_eigenvalue: float,
    largest_eigenvalue: float,
    *,
    rel_tol: float,
    confidence: float,
) -> float:
    """Return the number of products that suffice for the smallest eigenvalue, for any spectrum.

    A worst case over spectra: in practice half of it does.

    Args:
        n_dims: of the operator.
        smallest_eigenvalue: that is to be found; not zero.
        largest_eigenvalue: above it.
        rel_tol: tolerance relative to the smallest eigenvalue.
        confidence: 1 - δ over random start vectors.

    Raises:
        InvalidInput: the eigenvalues are not in order, the smallest is zero, `n_dims` is below 1,
            or a share is not between 0 and 1.

    References:
        Kuczyński, Woźniakowski 1992, "Estimating the largest eigenvalue by the power and Lanczos
        algorithms with a random start", SIAM J. Matrix Anal. Appl. 13: failure has probability at
        most 1.648 √n exp(-(2k-1)√ε), here with ε = rel_tol |smallest| / (largest - smallest). The
        constant is from memory.

    >>> round(products_needed(10**6, -0.1, 10.0, rel_tol=0.1, confidence=0.99), 1)
    191.4
    """
    require_share("rel_tol", rel_tol)
    require_share("confidence", confidence)
    if n_dims < 1 or smallest_eigenvalue == 0 or not smallest_eigenvalue < largest_eigenvalue:
        raise InvalidInput(
            f"n_dims={n_dims!r}, smallest_eigenvalue={smallest_eigenvalue!r}, "
            f"largest_eigenvalue={largest_eigenvalue!r}",
            "n_dims from 1 and a smallest eigenvalue that is not zero and is below the largest",
            "Give the size of the negative curvature that must not be missed.",
        )
    error = rel_tol * abs(smallest_eigenvalue) / (largest_eigenvalue - smallest_eigenvalue)
    chances = 1.648 * math.sqrt(n_dims) / (1 - confidence)
    return 0.5 + math.log(chances) / (2 * math.sqrt(error))
