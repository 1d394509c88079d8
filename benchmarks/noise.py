"""The engine with isotropic gradient noise against `jax.random` in two ways."""

from __future__ import annotations

import functools

import jax
import jax.numpy as jnp

from benchmarks import rivals
from benchmarks.measure import Contestant, Row, interleaved, speed_ratio
from benchmarks.rivals import starting_points
from unsaddle import optimizers, zoo
from unsaddle.ensemble import run_ensemble
from unsaddle.oracle import isotropic

TITLE = "Walkers with isotropic gradient noise, one thread"
STD = 0.1


def _size(toy: bool) -> tuple[int, int, int, int]:
    return (64, 10, 10, 1) if toy else (65_536, 100, 10, 7)


def protocol(toy: bool = False) -> str:
    """Return the words above the table."""
    n_walkers, n_steps, few, n_rounds = _size(toy)
    return (
        f"x² − y², {n_walkers:,} walkers, float32, standard deviation {STD}; the engine {n_steps} "
        f"steps a call, jax.random {few}; threefry bits with 20 rounds in all; median of {n_rounds} "
        "rounds in turns"
    )


def rows(toy: bool = False) -> list[Row]:
    """Return the rows.

    Expected before measuring: 6-12 times, since `jax.random` calls the library's inverse error
    function once per deviate and runs its cipher again in each loop that reads a deviate. Whole
    batches somewhat cheaper than a key per walker, which hashes twice more per step.
    """
    n_walkers, n_steps, few, n_rounds = _size(toy)
    starts, key = starting_points(n_walkers), jax.random.key(0)
    single = jnp.asarray(starts, jnp.float32)
    made: list[Row] = []
    for name in ("sgd",) if toy else ("sgd", "adam"):
        optimizer = optimizers.resolve(f"{name} lr={rivals.RATE}", n_steps)
        engine = functools.partial(
            run_ensemble, zoo.get("saddle"), optimizer, starts, n_steps, seed=0, dtype="float32"
        )
        own = functools.partial(rivals.noisy_vmap_of_scan, name, single, few, STD, key)
        batch = functools.partial(rivals.noisy_batch, name, single, few, STD, key)
        costs = interleaved(
            {
                "noisy": Contestant(
                    lambda e=engine: e(oracle=isotropic(STD, 2)), n_walkers * n_steps
                ),
                "exact": Contestant(engine, n_walkers * n_steps),
                "own key": Contestant(lambda f=own: jax.block_until_ready(f()), n_walkers * few),
                "batch": Contestant(lambda f=batch: jax.block_until_ready(f()), n_walkers * few),
            },
            n_rounds,
        )
        against = speed_ratio(costs, "noisy", "own key")
        made += [
            Row(
                f"engine / jax.random, a key per walker, {name}",
                **against,
                expected="6-12",
                target=5.0,
                note="the same reproducibility: walker 7 alone or in a crowd",
            ),
            Row(
                f"engine / jax.random, whole batch a step, {name}",
                **speed_ratio(costs, "noisy", "batch"),
                expected="6-12",
                target=5.0,
                note="less reproducible: noise depends on the crowd",
            ),
            Row(
                f"engine with noise / without, {name}",
                **speed_ratio(costs, "noisy", "exact"),
                expected=".2 (sgd), .4 (adam)",
            ),
        ]
    return made
