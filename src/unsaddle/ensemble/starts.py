"""Starts scattered around a point."""

from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.counter import Counter, blocks_for


def scattered_starts(
    start: ArrayLike, n_walkers: int, spread: float, seed: int
) -> NDArray[np.float64]:
    """Return starts around a point, normal with standard deviation `spread`, (walkers, dims).

    Walker k's start depends on (seed, k) alone.

    >>> scattered_starts([1.0, 0.0], 2, 0.0, seed=0).tolist()
    [[1.0, 0.0], [1.0, 0.0]]
    """
    centre = np.asarray(start, dtype=np.float64)
    starts = np.repeat(centre[None], n_walkers, axis=0)
    if spread > 0:
        with jax.enable_x64(True):
            counter = Counter.create(seed, "start", blocks_for(len(centre)))
            walkers = jnp.arange(n_walkers, dtype=jnp.uint32)
            normals = counter.normals(walkers, jnp.uint32(0), len(centre), jnp.float64)
            starts += spread * np.stack([np.array(z) for z in normals], axis=1)
    return starts
