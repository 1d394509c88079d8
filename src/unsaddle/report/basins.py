"""A basin map in words and cells."""

from __future__ import annotations

from unsaddle.basins import Basin, BasinMap, Fate
from unsaddle.critical import CriticalPoint, Kind
from unsaddle.figures.numbers import number, shortened
from unsaddle.report.view import Cell, Table, Tone, View, row

N_ROWS = 20  # of the table; the data hold all
_BAD = (Fate.DIVERGED, Fate.LEFT_DOMAIN, Fate.FALLEN)


def view(found: BasinMap) -> View:
    """Return what a basin map says."""
    name = shortened(found.landscape.name, 60)
    return View(
        title=f"Where does {found.optimizer.name} end on {name}?",
        headline=_headline(found),
        parts=(_table(found),),
        protocol=tuple(found.protocol()),
    )


def _headline(found: BasinMap) -> str:
    if not found.interrupted:
        return ""
    return f"Interrupted: {found.n_computed:,} of {found.places.size:,} starts computed."


def _table(found: BasinMap) -> Table:
    basins = found.basins()
    n_rows = len(basins) if len(basins) == N_ROWS + 1 else N_ROWS  # one other: by its name
    rows = [_row(basin) for basin in basins[:n_rows]]
    others = basins[n_rows:]
    if others:
        n_starts, share = sum(b.n_starts for b in others), sum(b.share for b in others)
        rows.append(row(f"{len(others)} other places", f"{n_starts:,}", _percent(share), ""))
    headers = ("ended at", "starts", "share", "median steps until there")
    return Table("", headers, tuple(rows), frozenset({1, 2, 3}))


def _row(basin: Basin) -> tuple[Cell, ...]:
    steps = "" if basin.median_steps is None else number(basin.median_steps)
    return row(
        Cell(basin.words, tone=_tone(basin)), f"{basin.n_starts:,}", _percent(basin.share), steps
    )


def _percent(share: float) -> str:
    return f"{100 * share:.3g} %"


def _tone(basin: Basin) -> Tone:
    if isinstance(basin.place, CriticalPoint):
        return "good" if basin.place.kind is Kind.MINIMUM else "held"
    return "bad" if basin.place in _BAD else "held"
