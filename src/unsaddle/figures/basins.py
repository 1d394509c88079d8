"""The picture of a basin map: which place each start ends at, and how long it takes."""

from __future__ import annotations

import string
from typing import Any

import numpy as np
from matplotlib import patheffects
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import LinearSegmentedColormap, LogNorm, to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from numpy.typing import NDArray

from unsaddle.basins import BasinMap, Branch, Fate, strict_saddles
from unsaddle.critical import CriticalPoint
from unsaddle.figures.contours import KINDS, draw_critical_points
from unsaddle.figures.numbers import number, shortened
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

Floats = NDArray[np.float64]
Extent = tuple[float, float, float, float]

WIDTH = 9.0  # inches
N_NAMED = 8  # places in the legend before "other places"; the data hold all
# Okabe and Ito (2008): told apart in all usual forms of colour blindness. Lightness is taken by the
# steps, so that in grey the borders, the letters and the hatching tell basins apart.
COLORS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#b5a642", "#7f5aa8")
# Colour and hatching of what is no critical point.
FATES: dict[Fate, tuple[str, str]] = {
    Fate.ON_THE_WAY: ("#e9e9e6", ""),
    Fate.AT_REST: ("#b9b9b4", "oo"),
    Fate.OUTSIDE_BOX: ("#d2d2cd", ".."),
    Fate.FALLEN: ("#a8967c", ""),
    # Light enough that their hatching is seen at the dark end of their range.
    Fate.DIVERGED: ("#e0908f", "++"),
    Fate.LEFT_DOMAIN: ("#b7b0d8", "\\\\"),
    Fate.NO_VALUE: ("#ffffff", "xx"),
    Fate.NOT_COMPUTED: ("#ffffff", "//"),
}
_RAMPED = (Fate.FALLEN, Fate.DIVERGED, Fate.LEFT_DOMAIN)  # their steps are counted too
_LIGHTEST, _DARKEST = 0.72, 0.45  # shares of white and of black at the ends of a colour's range
_HALO = [patheffects.withStroke(linewidth=2.6, foreground="white")]


def picture(found: BasinMap) -> Figure:
    """Return the map with its legend and protocol."""
    with applied():
        handles = _legend(found)
        n_columns = legend_columns([str(handle.get_label()) for handle in handles], WIDTH)
        (x_low, x_high), (y_low, y_high) = found.landscape.box
        shape = min(1.25, max(0.4, (y_high - y_low) / (x_high - x_low)))
        height = (WIDTH - 2.0) * shape + 0.6
        above = TITLE_HEIGHT + legend_height(-(-len(handles) // n_columns))
        lines = found.protocol() + _note(found)
        figure = new_figure(WIDTH, height + above + protocol_height(lines, WIDTH))
        axes = figure.add_subplot()
        draw_basins(axes, found)
        _draw_scale(figure, axes, found)
        name = shortened(found.landscape.name, 40)
        title = f"Where does {found.optimizer.name} end on {name}?"
        add_frame(figure, title, lines, handles)
    return figure


def draw_basins(axes: Axes, found: BasinMap) -> list[Any]:
    """Draw cells, borders, manifolds and critical points of a map."""
    (x_low, x_high), (y_low, y_high) = found.landscape.box
    extent = (x_low, x_high, y_low, y_high)
    artists: list[Any] = [
        axes.imshow(
            colored(found), origin="lower", extent=extent, interpolation="nearest", aspect="auto"
        )
    ]
    artists += _hatched(axes, found, extent)
    artists += _borders(axes, found, extent)
    for branches, style in (
        (found.flow_branches, {"color": INK, "linestyle": "solid"}),
        (found.map_branches, {"color": "#b3003c", "linestyle": (0, (4, 2.5))}),
    ):
        artists += [_line(axes, branch, style) for branch in branches]
    artists += draw_critical_points(axes, found.landscape)
    artists += _letters(axes, found)
    axes.set(xlim=(x_low, x_high), ylim=(y_low, y_high), xlabel="x", ylabel="y")
    if 1 / 3 <= (x_high - x_low) / (y_high - y_low) <= 3:
        axes.set_aspect("equal", adjustable="box")
    for side in ("top", "right"):
        axes.spines[side].set_visible(True)
    return artists


def colored(found: BasinMap) -> Floats:
    """Return the map's colours, (height, width, 3): hue for the place, lighter for fewer steps."""
    image = np.ones((*found.places.shape, 3))
    low, high = _range(found)
    slow = np.log(np.clip(found.steps, low, high) / low) / np.log(high / low)
    for place in np.unique(found.places):
        here = found.places == place
        fate = Fate(place) if place < 0 else None
        if fate is not None and fate not in _RAMPED:
            image[here] = to_rgb(FATES[fate][0])
        else:
            base = color_of(int(place))
            image[here] = _ramp(base)(slow[here])[:, :3]
    return image


def color_of(place: int) -> str:
    """Return the colour of a place at the middle of its range."""
    return FATES[Fate(place)][0] if place < 0 else COLORS[place % len(COLORS)]


def _ramp(base: str) -> LinearSegmentedColormap:
    middle = np.array(to_rgb(base))
    ends = [middle + _LIGHTEST * (1 - middle), middle, (1 - _DARKEST) * middle]
    return LinearSegmentedColormap.from_list("steps", [tuple(end) for end in ends])


def _range(found: BasinMap) -> tuple[float, float]:
    """The steps between which lightness changes: all but the quickest and slowest half per cent."""
    steps = found.steps[found.steps > 0]
    if len(steps) == 0:
        return 1.0, 10.0
    low, high = np.quantile(steps, [0.005, 0.995])
    return max(1.0, float(low)), max(2.0 * max(1.0, float(low)), float(high))


def _draw_scale(figure: Figure, axes: Axes, found: BasinMap) -> None:
    low, high = _range(found)
    scale = ScalarMappable(LogNorm(low, high), _ramp("#8a8a8a"))
    bar = figure.colorbar(scale, ax=axes, pad=0.02, fraction=0.05, shrink=0.9, extend="both")
    bar.set_label("steps until there (lightness of every colour)")
    bar.ax.minorticks_off()
    decades = [d * 10.0**k for k in range(9) for d in (1, 2, 5) if low <= d * 10.0**k <= high]
    bar.set_ticks(decades, labels=[number(step) for step in decades])


def _hatched(axes: Axes, found: BasinMap, extent: Extent) -> list[Any]:
    artists: list[Any] = []
    for fate, (_, hatch) in FATES.items():
        here = found.places == fate
        if hatch and here.any():
            filled = axes.contourf(
                # A rim of the same: the hatching reaches the frame.
                np.pad(here.astype(float), 1, mode="edge"),
                levels=[0.5, 1.5],
                colors="none",
                hatches=[hatch],
                extent=_outer(found, extent),
            )
            filled.set_edgecolor(INK if fate in _RAMPED else FAINT)
            filled.set_linewidth(0.0)
            artists.append(filled)
    return artists


def _outer(found: BasinMap, extent: Extent) -> Extent:
    """The middles of the outermost cells of a map padded by one cell."""
    x_low, x_high, y_low, y_high = extent
    width, height = found.size
    half_x, half_y = 0.5 * (x_high - x_low) / width, 0.5 * (y_high - y_low) / height
    return x_low - half_x, x_high + half_x, y_low - half_y, y_high + half_y


def _borders(axes: Axes, found: BasinMap, extent: Extent) -> list[Any]:
    """Lines between places, one cell wide: what is left of colours on a grey print."""
    places = found.places
    if len(np.unique(places)) < 2 or len(np.unique(places)) > 30:
        return []
    edge = np.zeros(places.shape, dtype=bool)
    edge[:, 1:] |= places[:, 1:] != places[:, :-1]
    edge[1:] |= places[1:] != places[:-1]
    ink = np.zeros((*places.shape, 4))
    ink[edge] = (*to_rgb(INK), 0.5)
    return [axes.imshow(ink, origin="lower", extent=extent, interpolation="nearest", aspect="auto")]


def _line(axes: Axes, branch: Branch, style: dict[str, Any]) -> Line2D:
    (line,) = axes.plot(
        branch.points[:, 0],
        branch.points[:, 1],
        linewidth=1.2,
        path_effects=_HALO,
        zorder=2.2,
        gid="stable manifold",
        **style,
    )
    return line


def _named(found: BasinMap) -> dict[int, str]:
    """Letters of the places in the legend that are critical points."""
    numbers = [b.number for b in found.basins()[:N_NAMED] if b.number >= 0]
    return dict(zip(numbers, string.ascii_uppercase, strict=False))


def _letters(axes: Axes, found: BasinMap) -> list[Any]:
    artists: list[Any] = []
    for place, letter in _named(found).items():
        x, y = found.landscape.critical_points[place].location
        artists.append(
            axes.annotate(
                letter,
                (x, y),
                xytext=(6, 6),
                textcoords="offset points",
                fontsize=11,
                fontweight="bold",
                color=INK,
                path_effects=_HALO,
                annotation_clip=True,
                zorder=4,
            )
        )
    return artists


def _legend(found: BasinMap) -> list[Any]:
    letters = _named(found)
    handles: list[Any] = []
    basins = found.basins()
    shown = basins if len(basins) == N_NAMED + 1 else basins[:N_NAMED]  # one other: by its name
    for basin in shown:
        letter = f"{letters[basin.number]}  " if basin.number in letters else ""
        steps = "" if basin.median_steps is None else f", median {number(basin.median_steps)} steps"
        handles.append(
            Patch(
                facecolor=color_of(basin.number),
                edgecolor=FAINT,
                hatch="" if basin.number >= 0 else FATES[Fate(basin.number)][1],
                label=f"{letter}{basin.words}: {100 * basin.share:.3g} %{steps}",
            )
        )
    others = basins[len(shown) :]
    if others:
        share = 100 * sum(basin.share for basin in others)
        handles.append(
            Line2D([], [], linestyle="none", label=f"{len(others)} other places: {share:.3g} %")
        )
    if found.interrupted:
        color, hatch = FATES[Fate.NOT_COMPUTED]
        handles.append(
            Patch(facecolor=color, edgecolor=FAINT, hatch=hatch, label=Fate.NOT_COMPUTED.words)
        )
    lines: tuple[tuple[Any, str, Any, str], ...] = (
        (found.flow_branches, INK, "solid", "stable manifold of the gradient flow"),
        (found.map_branches, "#b3003c", (0, (4, 2.5)), "the same of gradient descent's steps"),
    )
    for branches, color, dashes, label in lines:
        if branches:
            handles.append(Line2D([], [], color=color, linestyle=dashes, label=label))
    kinds = {p.kind for p in found.landscape.critical_points if _inside(found, p)}
    for kind, (marker, size, is_filled, label) in KINDS.items():
        if kind in kinds:
            handles.append(
                Line2D(
                    [],
                    [],
                    linestyle="none",
                    marker=marker,
                    markersize=size,
                    markerfacecolor=INK if is_filled else "white",
                    markeredgecolor="white" if is_filled else INK,
                    label=label,
                )
            )
    return handles


def _inside(found: BasinMap, point: CriticalPoint) -> bool:
    return all(
        low <= c <= high for c, (low, high) in zip(point.location, found.landscape.box, strict=True)
    )


def _note(found: BasinMap) -> list[str]:
    """What the lines are, and why some are missing."""
    if found.map_branches:
        return [
            "stable manifolds: of the flow x' = -grad f, and of the map x - lr grad f, whose step is "
            "below 1/L on this box"
        ]
    if found.flow_branches:
        return [
            "stable manifolds: of the flow x' = -grad f, for comparison; the borders of this "
            "optimizer's basins may lie elsewhere"
        ]
    n_saddles = len(strict_saddles(found.landscape))
    return [f"{n_saddles} saddles: too many to draw their stable manifolds"] * (n_saddles > 0)
