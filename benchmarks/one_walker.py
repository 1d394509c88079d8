"""One walker, 1,000 steps: a compiled call against a Python loop over `torch.optim`."""

from __future__ import annotations

import functools
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from benchmarks import rivals
from benchmarks.measure import Contestant, Row, interleaved, speed_ratio
from unsaddle import optimizers, zoo
from unsaddle.counter import Counter
from unsaddle.ensemble import run_ensemble
from unsaddle.ensemble.program import Program
from unsaddle.oracle import Exact

TITLE = "One walker on x² − y²"
N_STEPS = 1000


def protocol(toy: bool = False) -> str:
    """Return the words above the table."""
    return (
        f"{20 if toy else N_STEPS:,} steps, float64, after warm-up. 'Compiled program' is the engine's "
        f"inner call, `run_ensemble` the public one, with checks and copies; median of "
        f"{1 if toy else 7} rounds in turns"
    )


def rows(toy: bool = False) -> list[Row]:
    """Return the rows.

    Expected before measuring: 0.05-0.15 ms for the program and 450-570 ms for torch (Zen 3), above
    1,000; the public call pays some milliseconds of host work besides and stays below that.
    """
    n_steps = 20 if toy else N_STEPS
    start = np.array([[1.0, 1e-6]])
    made: list[Row] = []
    for name in ("sgd",) if toy else ("sgd", "adam"):
        optimizer = optimizers.resolve(f"{name} lr={rivals.RATE}", n_steps)
        public = functools.partial(
            run_ensemble, zoo.get("saddle"), optimizer, start, n_steps, seed=0
        )
        costs = interleaved(
            {
                "program": Contestant(_compiled(optimizer, start, n_steps)),
                "public": Contestant(public),
                "torch": Contestant(lambda n=name: rivals.with_torch(n, start, n_steps, "float64")),
            },
            1 if toy else 7,
        )
        times = {key: f"{1e3 * value.min():.2g} ms" for key, value in costs.items()}
        made += [
            Row(
                f"compiled program / torch.optim, {name}",
                **speed_ratio(costs, "program", "torch"),
                expected="> 1000",
                target=1000.0,
                note=f"{times['program']} against {times['torch']}",
            ),
            Row(
                f"run_ensemble / torch.optim, {name}",
                **speed_ratio(costs, "public", "torch"),
                expected="20-200",
                note=f"{times['public']} a call",
            ),
        ]
    return made


def _compiled(optimizer: optimizers.Optimizer, start: np.ndarray, n_steps: int) -> Any:
    program = Program(zoo.get("saddle"), optimizer, Exact(), (), 2, "float64")
    with jax.enable_x64(True):
        keys = (Counter.create(0, "noise", 0), Counter.create(0, "optimizer", 2))
        state = program.start(jnp.asarray(start[:, :, None]), jnp.zeros((1, 1), jnp.uint32))
        first = jnp.uint32(0)

    def call() -> object:
        with jax.enable_x64(True):
            return jax.block_until_ready(program.advance(state, keys, first, n_steps, 0))

    return call
