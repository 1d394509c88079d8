"""The finite sum on which the page runs mini-batches: a landscape whose samples are tilted copies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from unsaddle.counter import Counter, blocks_for
from unsaddle.landscape import Landscape
from unsaddle.oracle.directions import as_rows, unit_vector
from unsaddle.problem import Problem
from unsaddle.racing.noise import DEFAULT_NOISE_STD


def tilted(
    landscape: Landscape,
    n_samples: int,
    seed: int,
    *,
    std: float = DEFAULT_NOISE_STD,
    direction: Sequence[float] | None = None,
) -> Problem:
    """Return the problem of samples ``f(x) + tilt·x``, whose tilts have the mean zero.

    Its mean is the landscape itself, everywhere; every sample's gradient differs from the mean's by
    its tilt, whatever the place.

    Args:
        landscape: the mean.
        n_samples: how many.
        seed: of the tilts.
        std: standard deviation of a tilt, before their mean is taken off.
        direction: of all tilts; None for one deviate per coordinate.

    >>> from unsaddle import zoo
    >>> problem = tilted(zoo.get("saddle"), 8, seed=0, std=0.5)
    >>> problem.landscape.gradient([1.0, 0.5]).round(12).tolist()
    [2.0, -1.0]
    """
    tilts = _tilts(landscape.n_dims, n_samples, seed, std, direction)
    return Problem(
        landscape.name,
        lambda x, tilt: landscape.function(x) + jnp.dot(tilt, x),
        tilts,
        landscape.box,
        mean=landscape.function,
        known=landscape.critical_points,
        start=landscape.start,
        source=f"{landscape.definition}, {n_samples} tilted samples",
    )


def _tilts(
    n_dims: int, n_samples: int, seed: int, std: float, direction: Sequence[float] | None
) -> NDArray[np.float64]:
    rows: Any = np.eye(n_dims) if direction is None else as_rows(unit_vector(direction)[None])
    with jax.enable_x64(True):
        counter = Counter.create(seed, "sample", blocks_for(len(rows)))
        numbers = jnp.arange(n_samples, dtype=jnp.uint32)
        drawn = counter.normals(numbers, jnp.uint32(0), len(rows), jnp.float64)
        deviates = np.stack([np.array(each) for each in drawn], axis=1)
    return std * (deviates - deviates.mean(axis=0)) @ np.asarray(rows)
