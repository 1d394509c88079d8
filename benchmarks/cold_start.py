"""How long a newcomer waits for the first result of the command line."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time

import numpy as np

from benchmarks.measure import Row

TITLE = "The command line from a cold start"
COMMANDS = {
    "unsaddle --help": ["--help"],
    "unsaddle race saddle --optimizers sgd": ["race", "saddle", "--optimizers", "sgd"],
    "unsaddle race saddle": ["race", "saddle"],
}
# Before measuring: JAX takes 0.65-1.0 s to import, each optimizer 0.2-0.4 s to compile.
EXPECTED = {
    "unsaddle --help": "0.3",
    "unsaddle race saddle --optimizers sgd": "1.5-2",
    "unsaddle race saddle": "3",
}


def protocol(toy: bool = False) -> str:
    """Return the words above the table."""
    return (
        f"a fresh process each, --seed 0; median wall seconds of {1 if toy else 5} runs in turns, with "
        "CPU seconds beside it: neighbours lengthen the wall time only. No persistent cache of "
        "compiled programs"
    )


def rows(toy: bool = False) -> list[Row]:
    """Return the rows; the races have a target of 2 s."""
    chosen = ["unsaddle --help"] if toy else list(COMMANDS)
    walls: dict[str, list[float]] = {name: [] for name in chosen}
    processor: dict[str, list[float]] = {name: [] for name in chosen}
    for _ in range(1 if toy else 5):
        for name in chosen:
            seeds = ["--seed", "0"] if "race" in name else []
            wall, used = _timed([*COMMANDS[name], *seeds])
            walls[name].append(wall)
            processor[name].append(used)
    return [
        Row(
            name,
            statistics.median(walls[name]),
            expected=EXPECTED[name],
            target=2.0,
            sense="<=",
            unit="s",
            low=float(np.quantile(walls[name], 0.25)),
            high=float(np.quantile(walls[name], 0.75)),
            note=f"CPU {statistics.median(processor[name]):.2f} s",
        )
        for name in chosen
    ]


def _timed(arguments: list[str]) -> tuple[float, float]:
    command = [sys.executable, "-c", "from unsaddle.cli import main; main()", *arguments]
    before, start = _children_seconds(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return time.perf_counter() - start, _children_seconds() - before


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
