"""Both ends of a spectrum: our Lanczos against SciPy's `eigsh`, over the same products."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse.linalg import ArpackNoConvergence, LinearOperator, eigsh

from benchmarks import networks
from benchmarks.measure import Row
from unsaddle import streams
from unsaddle.curvature import CurvatureOperator
from unsaddle.spectrum import both_ends

TITLE = "The ends of a spectrum to 1 %, ours against SciPy's eigsh"
REL_TOL = 0.01
MOST_PRODUCTS = 1500


def protocol(toy: bool = False) -> str:
    """Return the words above the table."""
    del toy
    return (
        "each until it says 1 % by itself (both test the residual against the value), same start "
        "vectors, median over seeds (5 synthetic, 3 networks); eigsh with k=1 'SA', and k=2 'BE' for "
        "both ends; tolerance 1 % relative, default ncv of 20, at most 1,500 products. Seconds on "
        "networks only: a diagonal's products are free. The target of 1/3 for both ends was "
        "set against curvlinops + eigsh, which needs an environment of its own (torchvision); here "
        "eigsh gets OUR products, which are cheaper, so it is the harder test. Times are CPU seconds"
    )


@dataclass(frozen=True)
class _Trial:
    products: int
    seconds: float
    error: float  # of the smallest eigenvalue, relative


def rows(toy: bool = False) -> list[Row]:
    """Return the rows.

    Expected before measuring: near a saddle of a network a quarter to a half of the products for one
    end (55-80 against 246); nearly no gain where the end is isolated, as eigsh then converges before
    its first restart; most gain for dense edges. For both ends in seconds .3-.5.
    """
    made: list[Row] = []
    for name, diagonal in synthetic(toy).items():
        trials = _trials(lambda d=diagonal: _diagonal(d), float(diagonal.min()), 1 if toy else 5)
        made.append(_products_row(name, trials))
    cases = {f"{name}, plateau": each for name, each in networks.objectives(toy).items()}
    later = networks.past_the_plateau(toy)
    cases[f"MLP of {later.n_parameters:,} parameters, later"] = later
    for name, objective in cases.items():
        exact = both_ends(
            objective.operator(), seed=99, rel_tol=1e-3, abs_tol_share=1e-9, dense_limit=0,
            max_products=20 if toy else 500,
        ).smallest  # fmt: skip
        trials = _trials(objective.operator, exact.value, 1 if toy else 3)
        made += [_products_row(name, trials), _seconds_row(name, trials, exact.value)]
    return made


def synthetic(toy: bool) -> dict[str, np.ndarray]:
    """Return eigenvalues by name; the networks' own spectra are of the first and last kind."""
    n_dims = 300 if toy else 20_000
    bulk = np.linspace(0.0, 10.0, n_dims - 10)
    outliers = np.geomspace(2.0, 50.0, 10)
    return {
        "isolated end (−1 below a bulk 0..10)": np.concatenate([[-1.0], bulk]),
        "clustered end (ten in −1..−0.97)": np.concatenate([np.linspace(-1, -0.97, 10), bulk]),
        "dense edge (bulk −0.01..1, largest 50)": np.concatenate(
            [np.linspace(-0.01, 1.0, n_dims - 10), outliers]
        ),
    }


def _diagonal(diagonal: np.ndarray) -> CurvatureOperator:
    return CurvatureOperator(len(diagonal), lambda v: diagonal * v, road="diagonal")


def _trials(
    fresh: Callable[[], CurvatureOperator], smallest: float, n_seeds: int
) -> dict[str, list[_Trial]]:
    made: dict[str, list[_Trial]] = {"ours": [], "SA": [], "BE": []}
    for seed in range(n_seeds):
        made["ours"].append(_ours(fresh(), seed, smallest))
        made["SA"].append(_eigsh(fresh(), seed, smallest, k=1, which="SA"))
        made["BE"].append(_eigsh(fresh(), seed, smallest, k=2, which="BE"))
    return made


def _products_row(name: str, trials: dict[str, list[_Trial]]) -> Row:
    ours, theirs = (_middle(trials[which], "products") for which in ("ours", "SA"))
    return Row(
        f"products to λ_min / eigsh, {name}",
        ours / theirs,
        expected=".25-.5; near 1 if isolated",
        target=0.5,
        sense="<=",
        note=f"{ours:.0f} against {theirs:.0f}; errors {_worst(trials['ours'])}, "
        f"{_worst(trials['SA'])}",
    )


def _seconds_row(name: str, trials: dict[str, list[_Trial]], smallest: float) -> Row:
    ours, theirs = (_middle(trials[which], "seconds") for which in ("ours", "BE"))
    return Row(
        f"CPU time of both ends / eigsh, {name}",
        ours / theirs,
        expected=".3-.5",
        target=1 / 3,
        sense="<=",
        note=f"{ours:.2g} s against {theirs:.2g} s ({_middle(trials['BE'], 'products'):.0f} products, "
        f"error {_worst(trials['BE'])}); λ_min {smallest:.3g}",
    )


def _worst(trials: list[_Trial]) -> str:
    worst = max(trial.error for trial in trials)
    return f"{worst:.0e}" if np.isfinite(worst) else "not converged"


def _middle(trials: list[_Trial], what: str) -> float:
    return statistics.median(getattr(trial, what) for trial in trials)


def _ours(operator: CurvatureOperator, seed: int, smallest: float) -> _Trial:
    start = time.process_time()
    found = both_ends(
        operator, seed=seed, rel_tol=REL_TOL, max_products=MOST_PRODUCTS, dense_limit=0
    )
    seconds = time.process_time() - start
    error = abs(found.smallest.value - smallest) / abs(smallest)
    return _Trial(found.smallest.n_products, seconds, error)


def _eigsh(operator: CurvatureOperator, seed: int, smallest: float, **options: Any) -> _Trial:
    dtype = operator.working_dtype
    wrapped = LinearOperator((operator.n_dims,) * 2, matvec=operator.product, dtype=dtype)
    first = streams.generator(seed, "spectrum start").standard_normal(operator.n_dims)
    start = time.process_time()
    try:
        values = eigsh(
            wrapped, v0=first.astype(dtype), tol=REL_TOL, maxiter=MOST_PRODUCTS // 10,
            return_eigenvectors=False, **options,
        )  # fmt: skip
        error = abs(float(values.min()) - smallest) / abs(smallest)
    except ArpackNoConvergence:
        error = float("inf")
    return _Trial(operator.n_products, time.process_time() - start, error)
