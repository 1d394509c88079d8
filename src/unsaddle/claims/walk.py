"""How the experiments move walkers: `run_ensemble` with a few words less."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle import optimizers
from unsaddle.ensemble import NEVER, Ensemble, run_ensemble
from unsaddle.landscape import Landscape
from unsaddle.oracle import Oracle


@dataclass(frozen=True)
class Beyond:
    """Criterion: a coordinate is at least so far from zero."""

    coordinate: int
    distance: float

    def __call__(self, point: Any, value: Any) -> Any:
        """Return whether that is so; JAX-traceable."""
        del value
        return abs(point[self.coordinate]) >= self.distance


def walk(
    landscape: Landscape,
    optimizer: str,
    starts: ArrayLike,
    n_steps: int,
    seed: int,
    *,
    oracle: Oracle | None = None,
    watch: Mapping[str, Beyond] | None = None,
    record_every: int | None = None,
) -> Ensemble:
    """Return an ensemble of an optimizer given as text."""
    return run_ensemble(
        landscape,
        optimizers.resolve(optimizer, n_steps),
        starts,
        n_steps,
        oracle=oracle,
        seed=seed,
        criteria=watch,
        record_every=record_every,
    )


def crowd(start: ArrayLike, n_walkers: int) -> NDArray[np.float64]:
    """Return the same start for every walker, (walkers, dims)."""
    return np.repeat(np.atleast_2d(np.asarray(start, dtype=np.float64)), n_walkers, axis=0)


def first_steps(ensemble: Ensemble, name: str) -> NDArray[np.float64]:
    """Return the first step at which a criterion held, (walkers,); `inf` where it never did."""
    steps = ensemble.first_step[name]
    return np.where(steps == NEVER, np.inf, steps.astype(np.float64))
