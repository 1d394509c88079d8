"""A phase picture in words and cells."""

from __future__ import annotations

import numpy as np

from unsaddle.figures.numbers import number, shortened
from unsaddle.phases import Axis, PhasePicture
from unsaddle.report.view import Cell, Section, Table, View, row

N_LINES = 8  # cells of the table along each axis; the data hold all


def view(found: PhasePicture) -> View:
    """Return what a phase picture says."""
    name = shortened(found.landscape.name, 60)
    theory = tuple(f"theory: {curve.words}" for curve in found.curves)
    parts = (_table(found), Section("In the picture", theory)) if theory else (_table(found),)
    return View(
        title=f"What becomes of {found.optimizer.name} on {name}?",
        headline=_headline(found),
        parts=parts,
        protocol=(*_below(found), *found.protocol()),
        narrow_protocol=tuple(found.protocol()),
    )


def _below(found: PhasePicture) -> tuple[str, ...]:
    """What the cells' second lines are, which only a wide table has."""
    if found.show != "fraction" or found.n_walkers == 1:
        return ()
    return ("below each fraction: its 95 % Wilson interval",)


def _headline(found: PhasePicture) -> str:
    n_cells = int(found.computed.sum())
    if found.neighbourhood is None:
        share = float(np.mean(found.diverged[found.computed]))
        return f"{100 * share:.3g} % of all walkers diverged, over {n_cells:,} cells."
    escaped = float(np.mean(found.escaped[found.computed]))
    diverged = float(np.mean(found.diverged[found.computed]))
    return (
        f"{100 * escaped:.3g} % of all walkers escaped and {100 * diverged:.3g} % diverged, over "
        f"{n_cells:,} cells."
    )


def _table(found: PhasePicture) -> Table:
    """Some of the cells, evenly spread over the picture, highest y first as in the picture."""
    columns, rows = _some(found.x), _some(found.y)[::-1]
    headers = ("", *(number(float(found.x.values[i])) for i in columns))
    body = tuple(
        row(number(float(found.y.values[j])), *(_cell(found, j, i) for i in columns)) for j in rows
    )
    titles = {
        "fraction": "Fraction escaped",
        "time": "Median escape step (Kaplan-Meier), – where it is not reached",
        "value": "Median of f at the end, – where there is none",
    }
    # A header of both names would break: they stand on a line of their own.
    title = f"{titles[found.show]}\n(down: {_name(found.y)}; across: {_name(found.x)})"
    return Table(title, headers, body, frozenset(range(1, len(headers))))


def _name(axis: Axis) -> str:
    return axis.name.replace("_", " ")


def _some(axis: Axis) -> list[int]:
    n = len(axis.values)
    return sorted({round(k) for k in np.linspace(0, n - 1, min(n, N_LINES))})


def _cell(found: PhasePicture, j: int, i: int) -> Cell:
    if not found.computed[j, i]:
        return Cell("not computed")
    if found.diverged_share[j, i] >= 0.5:
        return Cell("diverged", tone="bad")
    if found.show == "fraction":
        share, low, high = (float(value) for value in found.fraction[j, i])
        interval = f"{low:.2f} to {high:.2f}" if found.n_walkers > 1 else ""
        return Cell(f"{share:.2f}", interval)
    value = float(found.shown()[j, i])
    return Cell(number(value) if np.isfinite(value) else "–")
