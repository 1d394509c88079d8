"""An inventory of critical points in words and cells."""

from __future__ import annotations

from collections import Counter

from unsaddle.critical import CriticalPoint
from unsaddle.figures.numbers import number
from unsaddle.figures.points import inventory_question, value_text
from unsaddle.inventory import Inventory
from unsaddle.report.view import Cell, Section, Table, View, row

MOST_ROWS = 40  # the data hold all

HEADERS = ("point", "value", "eigenvalues of the Hessian", "certificate")


def view(inventory: Inventory) -> View:
    """Return what an inventory says."""
    hidden = len(inventory) - MOST_ROWS
    remarks = inventory.remarks()
    if hidden > 0:
        remarks = [f"{hidden} more points are in the data (JSON)", *remarks]
    return View(
        title=inventory_question(inventory),
        headline=_headline(inventory),
        parts=(
            *([points_table(inventory.points[:MOST_ROWS])] if inventory.points else []),
            Section("What is proved of the box", tuple(remarks)),
        ),
        protocol=tuple(inventory.protocol()),
    )


def points_table(points: tuple[CriticalPoint, ...]) -> Table:
    """Return a table of critical points, one row for each."""
    return Table("", HEADERS, tuple(map(_row, points)), frozenset({1}))


def _row(point: CriticalPoint) -> tuple[Cell, ...]:
    known = point.certificate
    shown = [number(e) for e in point.eigenvalues]
    if len(shown) > 4:
        shown = [*shown[:2], "…", shown[-1]]
    proved = known is not None and known.is_proved
    return row(
        point.describe() if len(point.location) <= 4 else _long(point),
        value_text(point),
        ", ".join(shown),
        Cell(
            "no certificate" if known is None else known.describe(),
            tone="good" if proved else "held",
        ),
    )


def _long(point: CriticalPoint) -> str:
    kind = point.describe().split(" (")[0]
    first = ", ".join(f"{c:.3g}" for c in point.location[:3])
    return f"{kind} ({first}, …)"


def _headline(inventory: Inventory) -> str:
    if not inventory.points:
        return "No critical point was found."
    kinds = Counter(point.describe().split(" (")[0] for point in inventory)
    listed = ", ".join(f"{n} {_plural(kind, n)}" for kind, n in kinds.most_common())
    whole = inventory.completeness
    end = "; no other is in the box, proved" if whole is not None and whole.is_proved else ""
    n = len(inventory)
    return f"{n} critical point{'s' * (n > 1)}, {inventory.n_proved} proved: {listed}{end}."


def _plural(kind: str, n: int) -> str:
    return {"minimum": "minima", "maximum": "maxima"}.get(kind, kind + "s") if n > 1 else kind
