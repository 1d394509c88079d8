"""The rows on how the run's own optimizer sees the curvature."""

from __future__ import annotations

from unsaddle.diagnosis import Report
from unsaddle.diagnosis.geometry import OwnGeometry
from unsaddle.figures.numbers import chance, number
from unsaddle.report.view import Cell, row


def geometry_rows(report: Report) -> list[tuple[Cell, ...]]:
    """Return both ends in the optimizer's own geometry, or why there is none; nothing without one.

    Where the optimizer divides by nothing, the ends are the plain ones, and only the edge is new.
    """
    if report.geometry is None:
        return []
    geometry = report.geometry.value
    if geometry is None:
        return [row("own geometry", "not applicable", report.geometry.regime)]
    low, high = geometry.spectrum.smallest, geometry.spectrum.largest
    out = "nothing leads out"
    if low.value < 0:
        out = f"the way out grows by a factor {geometry.growth:.5g} per step"
    tone = "bad" if geometry.edge_share >= 1 else "plain"
    share = f"{geometry.edge_share:.3g} of the edge"
    if not geometry.differs:
        found = Cell(share, tone=tone)
        says = f"the largest eigenvalue: steps of {_rule(geometry)} diverge from "
        return [row("stability", found, f"{says}{number(geometry.edge)} on; {out}")]
    cost = f"{geometry.spectrum.n_products:,} products"
    if geometry.spectrum.n_products == 0:
        cost = "no further product"
    divided = f"divided by {geometry.rule}{' and weight decay' if geometry.weight_decay else ''}"
    if geometry.rule == "SGD":
        divided = "with SGD's weight decay"
    return [
        row(
            "own geometry, smallest",
            Cell(number(low.value), tone="held" if low.certified < 0 else "plain"),
            f"{divided}: {report.proof} ≤ {number(low.certified)}; "
            f"≥ {number(low.bound)} {chance(low)}; residual {low.residual:.1e}; {out}",
        ),
        row(
            "own geometry, largest",
            Cell(f"{number(high.value)}, {share}", tone=tone),
            f"steps diverge from {number(geometry.edge)} on; {report.proof} ≥ "
            f"{number(high.certified)}; ≤ {number(high.bound)} {chance(high)}; "
            f"residual {high.residual:.1e}; {cost}; {geometry.held}",
        ),
    ]


def _rule(geometry: OwnGeometry) -> str:
    momentum = max((form.momentum for form in geometry.forms), default=0.0)
    return f"{geometry.rule} with its momentum {momentum:g}" if momentum else geometry.rule
