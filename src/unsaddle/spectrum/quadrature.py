"""Stochastic Lanczos quadrature: the density of a spectrum from random probes."""

from __future__ import annotations

import numpy as np

from unsaddle import streams
from unsaddle.critical import FLAT_TOL
from unsaddle.curvature import CurvatureOperator, Float64Array
from unsaddle.errors import InvalidInput
from unsaddle.krylov import (
    ASYMMETRY_LIMIT,
    FEWEST_STEPS,
    PRODUCT_ROUNDINGS,
    Krylov,
    Progress,
    Room,
    Status,
    bytes_of,
    lanczos,
    room_for,
    scale_of,
)
from unsaddle.spectrum.certificate import made_error
from unsaddle.spectrum.density import Density, density_of
from unsaddle.spectrum.ends import Spectrum
from unsaddle.spectrum.search import both_ends


def spectral_density(
    operator: CurvatureOperator,
    *,
    n_probes: int = 10,
    n_products: int = 60,
    seed: int | None,
    dense_limit: int = 1500,
    known: Spectrum | None = None,
    max_memory: int | str | None = None,
    progress: Progress | None = None,
) -> Density:
    """Return the density of a spectrum: exact when it is small, from random probes otherwise.

    Each probe is a Gaussian vector whose Lanczos run gives the spectral measure it sees; one alone
    has a standard deviation of √(2p(1-p)/(n+2)) for a share p of n eigenvalues. Memory: the basis of
    one probe, `n_products` vectors; beyond `max_memory` in 16 bits, or fewer of them.

    Args:
        operator: the symmetric map.
        n_probes: random vectors. 10: the error of a share of 12 % of 1,500 eigenvalues is then 3 %
            of it.
        n_products: Lanczos steps of each. 60: the resolution at zero is about π/60 of the spectrum's
            half width where it is smooth, and much finer where it is sparse.
        seed: of the probes; None draws one, and the density records it.
        dense_limit: up to this many dims every column is formed instead, and nothing is left to
            chance.
        known: both ends of the same operator; when dense, nothing more is spent.
        max_memory: for the basis and the vectors beside it; None: half of the memory that is free.
        progress: called with the products made and their limit, after each probe.

    Raises:
        InvalidInput: a count is below 1, or `known` is of another operator.

    References:
        Golub, Welsch 1969; Ubaru, Chen, Saad 2017, "Fast estimation of tr(f(A)) via stochastic
        Lanczos quadrature", SIAM J. Matrix Anal. Appl. 38; Ghorbani, Krishnan, Xiao 2019, arXiv
        1901.10159. That only the two Ritz values beside zero can count wrongly is the inequality of
        Chebyshev, Markov and Stieltjes (Szegő 1939, theorem 3.41.1); that a residual above its
        distance from zero leaves the sign of one open is Cantelli's.

    >>> bulk = np.concatenate([np.linspace(-2.0, -1.0, 24), np.linspace(1.0, 5.0, 176)])
    >>> operator = CurvatureOperator(200, lambda v: bulk * v, road="by hand")
    >>> found = spectral_density(operator, n_probes=50, n_products=40, seed=0, dense_limit=0)
    >>> round(found.negative.value, 2), found.index_low <= 24 <= found.index_high, found.index_at_most
    (0.12, True, 26)
    """
    for name, count in {"n_probes": n_probes, "n_products": n_products}.items():
        if count < 1:
            raise InvalidInput(
                f"{name}={count!r}",
                "a whole number from 1",
                "Use 5 probes of 40 products to begin with.",
            )
    if known is not None and known.n_dims != operator.n_dims:
        raise InvalidInput(
            f"a known spectrum of {known.n_dims} dims for an operator of {operator.n_dims}",
            "both ends of the same operator",
            "Pass what `both_ends(operator, ...)` returned, or leave it out.",
        )
    if known is None and operator.n_dims <= dense_limit:
        known = both_ends(operator, seed=seed, dense_limit=dense_limit, progress=progress)
        return _exact(operator, known, known.n_products)
    if known is not None and known.method == "dense":
        return _exact(operator, known, 0)
    limit = bytes_of(max_memory)
    room = room_for(operator.n_dims, n_products, operator.working_dtype, limit, FEWEST_STEPS)
    return _by_probes(
        operator,
        n_probes,
        n_products,
        room,
        streams.resolve_seed(seed),
        progress or (lambda done, limit: None),
    )


def _exact(operator: CurvatureOperator, spectrum: Spectrum, n_products: int) -> Density:
    """Count the eigenvalues that the whole matrix gave."""
    values = spectrum.ritz_values
    zero = max(spectrum.zero_tol, FLAT_TOL * float(np.max(np.abs(values), initial=0.0)))
    return density_of(
        nodes=[values],
        weights=[spectrum.ritz_weights],
        resolution=zero,
        zero_tol=zero,
        error=made_error(operator),
        n_dims=spectrum.n_dims,
        method="dense",
        status=spectrum.status,
        n_products=n_products,
        seed=None,
        interrupted=False,
    )


def _by_probes(
    operator: CurvatureOperator,
    n_probes: int,
    n_products: int,
    room: Room,
    seed: int,
    progress: Progress,
) -> Density:
    """Follow the probes, and judge all of them at the coarsest resolution among them."""
    n_before, interrupted = operator.n_products, False
    status: Status = "ok"
    nodes: list[Float64Array] = []
    weights: list[Float64Array] = []
    resolution = zero_tol = 0.0
    for probe in range(n_probes):
        start = streams.generator(seed, "density probe", probe).standard_normal(operator.n_dims)
        try:
            krylov = lanczos(operator, start, n_products, room)
        except KeyboardInterrupt:  # the probes made so far are worth keeping
            if not nodes:
                raise
            interrupted = True
            break
        if not krylov.finite or krylov.asymmetry > ASYMMETRY_LIMIT:
            status = "not symmetric" if krylov.finite else "not finite"
            break
        values, coordinates = krylov.ritz()
        nodes.append(values)
        weights.append(coordinates[0] ** 2)
        zero = max(PRODUCT_ROUNDINGS * krylov.rounding, FLAT_TOL) * scale_of(krylov)
        zero += made_error(operator)
        zero_tol = max(zero_tol, zero)
        resolution = max(resolution, zero, _doubtful(krylov, values, coordinates, zero))
        try:
            progress(operator.n_products - n_before, n_probes * n_products)
        except KeyboardInterrupt:
            interrupted = True
            break
    return density_of(
        nodes=nodes,
        weights=weights,
        resolution=resolution,
        zero_tol=zero_tol,
        error=made_error(operator),  # of all products that were made by now
        n_dims=operator.n_dims,
        method="Lanczos",
        status=status,
        n_products=operator.n_products - n_before,
        seed=seed,
        interrupted=interrupted,
    )


def _doubtful(
    krylov: Krylov, values: Float64Array, coordinates: Float64Array, zero_tol: float
) -> float:
    """Return how far from zero Ritz values of doubtful sign reach; 0 when there are none.

    Only the two beside zero can count wrongly. The measure that a Ritz vector sees has its value as
    mean and its residual as standard deviation: with a residual below the value, most of it has one
    sign. One that weighs less than half an eigenvalue is not worth a doubt.
    """
    residuals = krylov.betas[-1] * np.abs(coordinates[-1])
    heavy = coordinates[0] ** 2 >= 0.5 / krylov.basis.n_dims
    beside = [np.flatnonzero(values < -zero_tol)[-1:], np.flatnonzero(values > zero_tol)[:1]]
    which = np.concatenate(beside)
    doubtful = which[heavy[which] & (residuals[which] >= np.abs(values[which]))]
    return float(np.max(np.abs(values[doubtful]), initial=0.0))
