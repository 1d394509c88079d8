"""Both ends of the spectrum as the run's optimizer sees them, against the edge of stability."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes

from unsaddle.diagnosis import Report
from unsaddle.diagnosis.geometry import OwnGeometry
from unsaddle.figures.numbers import number
from unsaddle.figures.spectrum import nothing, signed_axis
from unsaddle.figures.style import COLORS, INK, plain_text, quiet_grid
from unsaddle.spectrum import End

BLUE, ORANGE, RED = COLORS[0], COLORS[1], COLORS[5]
ROOM = 1.3  # beyond the edge of stability, where it is the farthest of all


def draw_geometry(axes: Axes, report: Report) -> list[Any]:
    """Draw smallest and largest curvature over the edge of stability: the optimizer's own, and plain.

    Plain is what the same steps would see without a division: both are then shares of their edge.
    """
    axes.set_title("curvature as the optimizer sees it, over its edge of stability")
    if report.geometry is None or report.geometry.value is None:
        why = "no optimizer" if report.geometry is None else report.geometry.regime
        return [nothing(axes, plain_text(why))]
    geometry = report.geometry.value
    ends = (geometry.spectrum.smallest, geometry.spectrum.largest)
    plain = (report.spectrum.smallest, report.spectrum.largest)
    plain_edge = min(form.edge(geometry.learning_rate) for form in geometry.forms)
    rows = [(f"in {geometry.rule}'s geometry", ends, geometry.edge, BLUE, "o")]
    if geometry.edge != plain_edge or ends[0].value != plain[0].value:
        rows.append(("without its division", plain, plain_edge, ORANGE, "s"))
    values = [end.value / edge for _, both, edge, _, _ in rows for end in both]
    size = max(ROOM, *(abs(value) for value in values))
    middle = signed_axis(axes, [*values, 1.0], size, 0.0)
    artists: list[Any] = [
        axes.axvline(0.0, color=INK, linewidth=0.9),
        axes.axvline(1.0, color=RED, linewidth=1.4, linestyle=(0, (4, 2)), gid="edge"),
        axes.axvspan(1.0, axes.get_xlim()[1], color=RED, alpha=0.10, linewidth=0, gid="diverges"),
    ]
    for place, (name, both, edge, color, marker) in enumerate(rows):
        artists += _draw_row(axes, place, both, edge, color, marker)
        more = _words(geometry) if place == 0 else ""
        artists.append(_name_row(axes, place, name, both, more))
    artists.append(
        axes.annotate(
            "steps diverge beyond",
            (1.0, 0.0),
            xycoords=axes.get_xaxis_transform(),
            xytext=(-5, 5),
            textcoords="offset points",
            ha="right",
            fontsize=8,
            color=INK,
        )
    )
    axes.set_yticks([])
    axes.set_ylim(len(rows) + 0.15, -0.75)
    axes.set_xlabel(
        f"eigenvalue over the edge of stability{'' if middle is None else ' (signed logarithm)'}"
    )
    quiet_grid(axes)
    return artists


def _draw_row(
    axes: Axes, place: int, both: tuple[End, End], edge: float, color: str, marker: str
) -> list[Any]:
    low, high = (end.value / edge for end in both)
    artists: list[Any] = [*axes.plot([low, high], [place, place], color=color, linewidth=1.6)]
    for end in both:
        bounds = sorted((end.certified / edge, end.bound / edge))
        artists += axes.plot(
            bounds, [place, place], color=color, linewidth=7, alpha=0.3, solid_capstyle="butt"
        )
    artists += axes.plot(
        [low, high],
        [place, place],
        linestyle="none",
        marker=marker,
        markersize=7,
        color=color,
        markeredgecolor="white",
    )
    return artists


def _name_row(axes: Axes, place: int, name: str, both: tuple[End, End], more: str) -> Any:
    low, high = both
    return axes.text(
        0.015,
        place - 0.3,
        plain_text(f"{name}: from {number(low.value)} to {number(high.value)}{more}"),
        transform=axes.get_yaxis_transform(),
        fontsize=8,
        fontweight="bold",
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.0, "alpha": 0.85},
    )


def _words(geometry: OwnGeometry) -> str:
    """Say what the picture shows at both ends."""
    out = "nothing leads out"
    if geometry.spectrum.smallest.value < 0:
        out = f"the way out grows {geometry.growth:.4g} times a step"
    return f"; {out}; the largest is {geometry.edge_share:.3g} of the edge {number(geometry.edge)}"
