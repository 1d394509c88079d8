"""The picture of an optimizer over two of its settings."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib import colormaps, patheffects
from matplotlib.axes import Axes
from matplotlib.colors import LogNorm, Normalize, SymLogNorm
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from numpy.typing import NDArray

from unsaddle.figures.numbers import shortened
from unsaddle.figures.style import (
    FAINT,
    INK,
    TITLE_HEIGHT,
    add_frame,
    applied,
    legend_columns,
    legend_height,
    new_figure,
    protocol_height,
)
from unsaddle.phases import Axis, PhasePicture

WIDTH = 8.6  # inches
LABELS = {
    "fraction": "fraction of walkers that escaped",
    "time": "median escape step (Kaplan–Meier)",
    "value": "median of f at the end",
}
TITLES = {
    "fraction": "How many walkers of {} escape?",
    "time": "When do walkers of {} escape?",
    "value": "How far down does {} get?",
}
NOTHING = "#e4e4e1"
_HATCH = "#8d929c"  # seen on the darkest and on the lightest cells
_DASHES = ("solid", (0, (5, 2)), (0, (1.5, 1.5)))


def picture(found: PhasePicture) -> Figure:
    """Return the picture with colour bar, theory, legend and protocol."""
    with applied():
        handles = _legend(found)
        labels = [str(handle.get_label()) for handle in handles]
        rows = -(-len(labels) // legend_columns(labels, WIDTH)) if labels else 0
        lines = found.protocol()
        above = TITLE_HEIGHT + legend_height(rows)
        figure = new_figure(WIDTH, 5.6 + above + protocol_height(lines, WIDTH))
        axes = figure.add_subplot()
        draw_phase(axes, found)
        name = shortened(found.landscape.name, 40)
        title = TITLES[found.show].format(f"{found.optimizer.name} on {name}")
        add_frame(figure, title, lines, handles)
    return figure


def draw_phase(axes: Axes, found: PhasePicture) -> list[Any]:
    """Draw the cells with their colour bar, what is hatched, and the curves of theory."""
    shown = np.ma.masked_invalid(found.shown())
    axes.set_facecolor(NOTHING)
    x, y = found.x.edges(), found.y.edges()
    mesh = axes.pcolormesh(
        x, y, shown, cmap=_colors(found), norm=_norm(found, shown), rasterized=True
    )
    artists: list[Any] = [mesh, *_hatched(axes, found)]
    bar = axes.figure.colorbar(mesh, ax=axes, pad=0.02)  # pyright: ignore[reportAttributeAccessIssue]
    bar.set_label(LABELS[found.show])
    axes.set(xlabel=found.x.label, ylabel=found.y.label, xlim=x[[0, -1]], ylim=y[[0, -1]])
    if found.x.scale == "log":
        axes.set_xscale("log")
    if found.y.scale == "log":
        axes.set_yscale("log")
    for curve, dashes in zip(found.curves, _DASHES, strict=False):
        artists += axes.plot(
            curve.points[:, 0],
            curve.points[:, 1],
            color=INK,
            linestyle=dashes,
            linewidth=1.8,
            path_effects=[patheffects.withStroke(linewidth=3.8, foreground="white")],
            gid=curve.words,
        )
    axes.set(xlim=x[[0, -1]], ylim=y[[0, -1]])
    return artists


def _colors(found: PhasePicture) -> Any:
    # Lightness rises evenly in both: a grey print keeps the order. Early and low are light.
    return colormaps["cividis" if found.show == "fraction" else "cividis_r"]


def _norm(found: PhasePicture, shown: Any) -> Normalize:
    numbers: NDArray[np.float64] = shown.compressed()
    if found.show == "fraction" or len(numbers) == 0:
        return Normalize(0.0, 1.0)
    low, high = float(numbers.min()), float(numbers.max())
    if found.show == "time":
        low = max(1.0, low)
        return LogNorm(low, max(high, 1.01 * low))
    low, high = (float(q) for q in np.quantile(numbers, [0.0, 0.98]))
    spread = high - low or 1.0
    middle = float(np.median(np.abs(numbers))) or spread
    if spread > 1000 * middle:
        return SymLogNorm(middle, vmin=low, vmax=low + spread)
    return Normalize(low, low + spread)


def _masks(found: PhasePicture) -> list[tuple[NDArray[np.bool_], str, str]]:
    diverged = found.computed & (np.nan_to_num(found.diverged_share) >= 0.5)
    masks = [
        (diverged, "xx", "half of the walkers or more diverged"),
        (~found.computed, "//", "not computed"),
    ]
    return [each for each in masks if each[0].any()]


def _hatched(axes: Axes, found: PhasePicture) -> list[Any]:
    if min(found.computed.shape) < 2:
        return []
    artists: list[Any] = []
    for mask, hatch, _ in _masks(found):
        filled = axes.contourf(
            _outer(found.x),
            _outer(found.y),
            np.pad(mask.astype(float), 1, mode="edge"),
            levels=[0.5, 1.5],
            colors="none",
            hatches=[hatch],
        )
        filled.set_edgecolor(_HATCH)
        filled.set_linewidth(0.0)
        artists.append(filled)
    return artists


def _outer(axis: Axis) -> NDArray[np.float64]:
    """Values with the two ends of the picture, so that hatching reaches the frame."""
    edges = axis.edges()
    return np.concatenate([edges[:1], axis.values, edges[-1:]])


def _legend(found: PhasePicture) -> list[Any]:
    handles: list[Any] = [
        Line2D([], [], color=INK, linestyle=dashes, linewidth=1.8, label=f"theory: {curve.words}")
        for curve, dashes in zip(found.curves, _DASHES, strict=False)
    ]
    handles += [
        Patch(facecolor="white", edgecolor=_HATCH, hatch=hatch, label=words)
        for _, hatch, words in _masks(found)
    ]
    missing = ~np.isfinite(found.shown()) & found.computed
    if missing.any():
        words = {
            "time": "half of the walkers or more stayed or diverged: no median",
            "value": "no value at the end: out of sight or outside the domain",
        }
        label = words.get(found.show, "no number")
        handles.append(Patch(facecolor=NOTHING, edgecolor=FAINT, label=label))
    return handles
