"""The groups of a diagnosis as a table, and what they show in words."""

from __future__ import annotations

import math

from unsaddle.diagnosis.groups import Group, Groups
from unsaddle.figures.numbers import number
from unsaddle.report.view import Cell, Section, Table, row

_HEADERS = {
    "class": (
        "class",
        "samples",
        "loss",
        "gradient norm",
        "smallest eigenvalue",
        "the whole there",
        "noise",
    ),
    "layer": (
        "layer",
        "parameters",
        "way out",
        "gradient norm",
        "smallest eigenvalue",
        "along the way out",
        "noise",
    ),
}
_SHOWN = {
    "class": "What the mean over the classes shows, and hides",
    "group": "What the mean over the groups shows, and hides",
    "layer": "What the layers show",
}


def groups_parts(groups: Groups) -> list[Table | Section]:
    """Return the table of the groups and the sentences about them."""
    headers = list(_HEADERS["layer" if groups.by == "layer" else "class"])
    headers[0] = groups.by
    rows = tuple(_row(groups, group) for group in groups.members)
    if not rows:
        return [Section(_SHOWN[groups.by], groups.sentences())]
    table = Table(f"Each {groups.by} on its own", tuple(headers), rows, frozenset({1, 2}))
    lines = (*groups.sentences(), _cost(groups))
    return [table, Section(_SHOWN[groups.by], lines)]


def _row(groups: Groups, group: Group) -> tuple[Cell, ...]:
    error = "" if group.gradient_error is None else f"± {number(group.gradient_error)}"
    critical = "critical" if group.critical else "not critical"
    layers = groups.by == "layer"
    name = group.name.removeprefix(f"{groups.by} ")
    amount = f"{group.n_parameters:,}" if layers else f"{group.n_samples:,}"
    second = Cell(number(group.loss))
    if layers:
        second = Cell(f"{100 * (group.escape_share or 0.0):.3g} %")
    there = group.along_way_out if layers else group.whole_along
    aligned = "" if group.alignment is None else f"alignment {group.alignment:.2g}"
    low = group.smallest
    likely = "for sure" if low.confidence == 1 else f"at {100 * low.confidence:g} %"
    sure = f"≥ {low.bound:.3g} {likely}; residual {number(low.residual)}"
    return row(
        name,
        Cell(amount, f"{100 * group.share:.3g} %"),
        second,
        Cell(number(group.gradient_norm), f"{error} {critical}".strip()),
        Cell(f"{low.value:.4g}", sure, "held" if group.bends_down else "plain"),
        Cell(number(there), aligned),
        _noise(group),
    )


def _noise(group: Group) -> Cell:
    if not math.isfinite(group.noise_share):
        return Cell("none")  # every sample of the whole has the same gradient
    along = f"variance {number(group.variance_along)} along it"
    return Cell(f"{100 * group.noise_share:.3g} %", along)


def _cost(groups: Groups) -> str:
    on = "layer on all samples" if groups.by == "layer" else f"{groups.by} on its own samples"
    return (
        "each smallest eigenvalue is proved from above by its own value; "
        f"{groups.n_products:,} products, each of a {on}, at most {groups.max_products:,} for a search"
    )
