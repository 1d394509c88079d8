"""What recording every 10th step costs."""

from __future__ import annotations

import functools

from benchmarks import rivals
from benchmarks.measure import Contestant, Row, interleaved, speed_ratio
from benchmarks.rivals import starting_points
from unsaddle import optimizers, zoo
from unsaddle.ensemble import run_ensemble
from unsaddle.oracle import isotropic

TITLE = "Recording every 10th step of every walker"


def _size(toy: bool) -> tuple[int, int, int]:
    return (64, 20, 1) if toy else (16_384, 1000, 7)


def protocol(toy: bool = False) -> str:
    """Return the words above the table."""
    n_walkers, n_steps, n_rounds = _size(toy)
    return (
        f"x² − y², {n_walkers:,} walkers, {n_steps:,} steps of `run_ensemble` with the trajectory "
        f"(records, walkers, dims) handed back in float64; median of {n_rounds} rounds in turns"
    )


def rows(toy: bool = False) -> list[Row]:
    """Return the rows.

    Expected before measuring: .9 for the compiled loop (every 10th step cost 9 % in the prototype);
    less for gradient descent in float32, where copying out is as much work as stepping.
    """
    n_walkers, n_steps, n_rounds = _size(toy)
    made: list[Row] = []
    cases = [("sgd", "float32", 0.0), ("sgd", "float64", 0.0), ("adam", "float64", 0.0)]
    cases += [("sgd", "float64", 0.1)]
    for name, dtype, std in cases[: 1 if toy else None]:
        run = functools.partial(
            run_ensemble,
            zoo.get("saddle"),
            optimizers.resolve(f"{name} lr={rivals.RATE}", n_steps),
            starting_points(n_walkers),
            n_steps,
            seed=0,
            dtype=dtype,
            oracle=isotropic(std, 2) if std else None,
        )
        costs = interleaved(
            {
                "final": Contestant(run),
                "recorded": Contestant(functools.partial(run, record_every=10)),
            },
            n_rounds,
        )
        noisy = ", with noise" if std else ""
        made.append(
            Row(
                f"every 10th step / final only, {name} in {dtype}{noisy}",
                **speed_ratio(costs, "recorded", "final"),
                expected=".9",
                target=0.85,
            )
        )
    return made
