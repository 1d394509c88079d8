"""A landscape as a picture: contours in two dimensions, a curve in one, critical points by kind."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from numpy.typing import NDArray

from unsaddle.critical import Kind
from unsaddle.figures.style import INK
from unsaddle.landscape import Landscape, Neighbourhood

N_GRID = 161  # points along each side; a level line is then smooth at 600 pixels
# Levels lie at quantiles of the values in the box, closer at the low end: every landscape shows its
# structure, whatever its range (Rosenbrock's and Beale's span six decades).
_QUANTILES = np.concatenate(
    [[0.0, 0.002, 0.006, 0.012, 0.02, 0.035, 0.055, 0.08, 0.11], np.linspace(0.15, 1.0, 17)]
)
# Light throughout, so that every line and marker stands out from it, and lighter uphill.
GROUND = LinearSegmentedColormap.from_list("ground", ["#b9c6d3", "#dde3e8", "#fbfaf7"])
# marker, size, filled; black and white, so that no colour of an optimizer is taken
KINDS: dict[Kind, tuple[str, float, bool, str]] = {
    Kind.MINIMUM: ("o", 6.0, True, "minimum"),
    Kind.STRICT_SADDLE: ("X", 8.0, False, "saddle"),
    Kind.MAXIMUM: ("^", 7.0, False, "maximum"),
    Kind.DEGENERATE: ("D", 6.0, False, "degenerate point"),
}


def grid_values(
    landscape: Landscape,
) -> tuple[NDArray[np.float64], NDArray[np.float64], np.ma.MaskedArray[Any, Any]]:
    """Return x, y and values on a grid over the box of a two-dimensional landscape."""
    (x_low, x_high), (y_low, y_high) = landscape.box
    x, y = np.linspace(x_low, x_high, N_GRID), np.linspace(y_low, y_high, N_GRID)
    with np.errstate(all="ignore"):
        values = landscape.value(np.stack(np.meshgrid(x, y), axis=-1))
    return x, y, np.ma.masked_invalid(values)


def is_busy(landscape: Landscape) -> bool:
    """Return whether a landscape has so many critical points that all marks must be small."""
    return len(landscape.critical_points) > 60


def draw_contours(axes: Axes, landscape: Landscape, saddle_value: float | None = None) -> list[Any]:
    """Draw the level lines of a two-dimensional landscape; the level of the saddle is dashed."""
    x, y, values = grid_values(landscape)
    finite = values.compressed()
    artists: list[Any] = []
    if len(finite):
        levels = np.unique(np.quantile(finite, _QUANTILES))
        if len(levels) > 2:
            ranks = np.arange(len(levels) - 1) / (len(levels) - 2)
            filled = axes.contourf(x, y, values, levels, colors=GROUND(ranks))
            filled.set_rasterized(True)
            shown = levels[1:-1:4] if is_busy(landscape) else levels[1:-1]
            lines = axes.contour(
                x, y, values, shown, colors="#8793a1", linewidths=0.45, linestyles="solid"
            )
            artists += [filled, lines]
        if saddle_value is not None and finite.min() < saddle_value < finite.max():
            artists.append(
                axes.contour(
                    x,
                    y,
                    values,
                    [saddle_value],
                    colors="#4d5866",
                    linewidths=0.9,
                    linestyles=[(0, (2, 2))],
                )
            )
    (x_low, x_high), (y_low, y_high) = landscape.box
    axes.set(xlim=(x_low, x_high), ylim=(y_low, y_high), xlabel="x", ylabel="y")
    if 1 / 3 <= (x_high - x_low) / (y_high - y_low) <= 3:
        axes.set_aspect("equal", adjustable="box")
    for side in ("top", "right"):
        axes.spines[side].set_visible(True)
    return artists


def draw_critical_points(axes: Axes, landscape: Landscape) -> list[Any]:
    """Mark the critical points in the box, one artist (with a label) for each kind present."""
    artists: list[Any] = []
    many = is_busy(landscape)
    for kind, (marker, size, is_filled, label) in KINDS.items():
        places = np.array(
            [
                (*p.location, p.value)[:2]
                for p in landscape.critical_points
                if p.kind is kind and landscape.n_dims <= 2
            ]
        )
        if len(places):
            artists += axes.plot(
                places[:, 0],
                places[:, 1],
                linestyle="none",
                marker=marker,
                markersize=size * (0.35 if many else 1.0),
                markerfacecolor=INK if is_filled else "white",
                markeredgecolor="white" if is_filled else INK,
                markeredgewidth=0.4 if many else 0.9,
                zorder=2.5,
                label=label,
                gid=f"critical {kind}",
            )
    return artists


def draw_curve(axes: Axes, landscape: Landscape, low: float, high: float) -> list[Any]:
    """Draw a one-dimensional landscape between two places as the graph of its function."""
    x = np.linspace(low, high, 601)
    with np.errstate(all="ignore"):
        values = np.ma.masked_invalid(landscape.value(x[:, None]))
    axes.set(xlim=(low, high), xlabel="x", ylabel="value")
    return list(axes.plot(x, values, color="#8793a1", linewidth=1.4, zorder=1))


def draw_escape_radius(axes: Axes, neighbourhood: Neighbourhood) -> list[Any]:
    """Draw where a walker counts as escaped: two lines across the way out, or a circle.

    From a strict saddle of two dimensions the displacement is measured along the one escape
    direction, so its borders are lines; from a maximum or a degenerate point it is a distance.
    """
    centre, radius = np.asarray(neighbourhood.point.location), neighbourhood.radius
    style: dict[str, Any] = {
        "color": INK,
        "linewidth": 0.9,
        "linestyle": (0, (1, 2)),
        "zorder": 2,
        "gid": "escape radius",
    }
    if len(centre) == 1:
        return [axes.axvline(float(centre[0]) + side * radius, **style) for side in (-1, 1)]
    if len(neighbourhood.escape_directions) == 1:
        out = neighbourhood.escape_directions[0]
        across = np.array([-out[1], out[0]])
        sides = (centre + side * radius * out for side in (-1, 1))
        return [axes.axline(p, tuple(p + across), **style) for p in sides]
    angle = np.linspace(0.0, 2 * np.pi, 121)
    circle = centre + radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return list(axes.plot(circle[:, 0], circle[:, 1], **style))
