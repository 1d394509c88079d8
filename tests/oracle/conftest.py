"""An oracle asked through its own `step`, at a point that stays."""

from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from unsaddle import zoo
from unsaddle.counter import Counter


@pytest.fixture(autouse=True)
def double_precision():
    with jax.enable_x64(True):
        yield


@pytest.fixture(scope="session")
def drawn():
    def draw(
        oracle,
        landscape=None,
        point=(0.3, -0.7),
        n_walkers=200_000,
        n_steps=1,
        seed=0,
        dtype=None,
        wide=False,
    ):
        """Gradients at one point, (steps, walkers, dims); `wide` gives it as one array."""
        landscape = landscape or zoo.get("saddle")
        counter = Counter.create(seed, "noise", oracle.n_blocks(len(point)))
        walkers = jnp.arange(n_walkers, dtype=jnp.uint32)
        place = tuple(jnp.full(n_walkers, c, dtype or jnp.float64) for c in point)
        if wide:
            place = jnp.stack(place)

        @jax.jit
        def step(state, t):
            gradient, state = oracle.step(landscape, state, place, walkers, t, counter)
            return state, jnp.stack(gradient).T

        steps = jnp.arange(n_steps, dtype=jnp.uint32)
        return np.array(jax.lax.scan(step, oracle.init(n_walkers), steps)[1], dtype=np.float64)

    return draw
