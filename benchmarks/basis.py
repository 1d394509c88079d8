"""What a limit of memory costs a search: 16 bits in place of 32, and restarts."""

from __future__ import annotations

import statistics

import numpy as np

from benchmarks.measure import Row
from benchmarks.spectrum import synthetic
from unsaddle import streams
from unsaddle.curvature import CurvatureOperator
from unsaddle.krylov import Recurrence, Room

TITLE = "Products to the smallest eigenvalue with less memory"
REL_TOL = 1e-3
MOST_PRODUCTS = 900


def protocol(toy: bool = False) -> str:
    """Return the words above the table."""
    del toy
    return (
        "until the lowest Ritz value is right to 0.1 %; float32; median over 3 start vectors; restarts "
        "keep half of the rows at the lower end and a fifth at the upper"
    )


def rows(toy: bool = False) -> list[Row]:
    """Return the rows.

    Expected before measuring: 16 bits change nothing; restarts with half of the rows 1.2 to 2 times the
    products, with a quarter 2 to 4 (performance.md 2 has 3-7 for eigsh's).
    """
    made: list[Row] = []
    for name, diagonal in synthetic(toy).items():
        whole = _steps(diagonal, None)
        kinds = {"16 bits": Room(10**6, np.int16, 0, False, None)}
        for share, words in ((2, "restarts, half of the rows"), (4, "restarts, a quarter")):
            n_rows = max(24, int(whole) // share)
            kinds[f"{words} ({n_rows})"] = Room(n_rows, np.float32, 0, True, None)
        made += [
            Row(
                f"products: {kind} / whole basis, {name}",
                _steps(diagonal, room) / whole,
                expected="1" if kind == "16 bits" else "1.2-4",
                sense="<=",
                note=f"{whole:.0f} with the whole basis",
            )
            for kind, room in kinds.items()
        ]
    return made


def _steps(diagonal: np.ndarray, room: Room | None) -> float:
    counts: list[int] = []
    small = diagonal.astype(np.float32)
    for seed in range(3):
        operator = CurvatureOperator(
            len(diagonal), lambda v: small * v, road="diagonal", working_dtype=np.float32
        )
        start = streams.generator(seed, "spectrum start").standard_normal(len(diagonal))
        run = Recurrence(operator, start, room)
        while run.n_steps < MOST_PRODUCTS and not run.exhausted:
            run.step()
            if run.krylov().ritz()[0][0] <= (1 - REL_TOL) * diagonal.min():
                break
        counts.append(run.n_steps)
    return statistics.median(counts)
