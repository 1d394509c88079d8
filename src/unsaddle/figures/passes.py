"""The picture of a pass: the way on the contours, and the value along it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from unsaddle.figures.contours import KINDS, draw_contours, draw_critical_points
from unsaddle.figures.points import pass_question, value_text
from unsaddle.figures.style import (
    COLORS,
    FAINT,
    INK,
    TITLE_HEIGHT,
    add_frame,
    applied,
    legend_height,
    new_figure,
    protocol_height,
    quiet_grid,
)
from unsaddle.passes import Pass

WIDTH, PANELS = 11.0, 4.6  # inches
WAY = COLORS[5]


def picture(way: Pass) -> Figure:
    """Return the way on the contours (in two dimensions) beside the value along it."""
    lines = [*way.remarks(), *way.protocol()]
    with applied():
        height = PANELS + TITLE_HEIGHT + legend_height(1) + protocol_height(lines, WIDTH)
        figure = new_figure(WIDTH, height)
        if way.landscape.n_dims == 2:
            grid = figure.add_gridspec(1, 2, width_ratios=(1.0, 1.2))
            draw_way(figure.add_subplot(grid[0]), way)
            along = figure.add_subplot(grid[1])
        else:
            along = figure.subplots()
        draw_value_along(along, way)
        handles = [a for a in along.get_lines() if not str(a.get_label()).startswith("_")]
        add_frame(figure, pass_question(way), lines, handles)
    return figure


def draw_way(axes: Axes, way: Pass) -> list[Any]:
    """Draw the way on the contours; the level of the highest saddle is dashed."""
    stations = tuple(way.stations())
    place = replace(way.landscape, known=stations)
    artists = draw_contours(axes, place, way.height)
    artists += axes.plot(
        way.path[:, 0],
        way.path[:, 1],
        color=WAY,
        linewidth=2.2,
        linestyle="solid" if way.is_joined else (0, (2, 2)),
        zorder=2.2,
        gid="way",
    )
    artists += draw_critical_points(axes, place)
    # The way may swing out of the box; the box is what is shown of the landscape.
    (x_low, x_high), (y_low, y_high) = place.box
    axes.set(xlim=(x_low, x_high), ylim=(y_low, y_high))
    for name, point in (("a", way.minimum_a), ("b", way.minimum_b)):
        artists.append(_named(axes, name, (point.location[0], point.location[1])))
    return artists


def draw_value_along(axes: Axes, way: Pass) -> list[Any]:
    """Draw the value over the length of the way, with minima and saddles at their places."""
    length = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(way.path, axis=0), axis=1))])
    artists: list[Any] = list(
        axes.plot(
            length,
            way.path_values,
            color=WAY,
            linewidth=2.0,
            linestyle="solid" if way.is_joined else (0, (2, 2)),
            label="steepest descent from the saddles" if way.is_joined else "the string at rest",
            gid="value along the way",
        )
    )
    stations = way.stations()
    at = [_position(way, length, point.location) for point in stations]
    for kind, (marker, size, is_filled, label) in KINDS.items():
        chosen = [(x, p.value) for x, p in zip(at, stations, strict=True) if p.kind is kind]
        if chosen:
            artists += axes.plot(
                *np.array(chosen).T,
                linestyle="none",
                marker=marker,
                markersize=size + 1.5,
                markerfacecolor=INK if is_filled else "white",
                markeredgecolor="white" if is_filled else INK,
                zorder=3,
                label=label,
                gid=f"station {kind}",
            )
    for x, point in zip(at, stations, strict=True):
        is_high = point.index > 0
        artists.append(
            axes.annotate(
                value_text(point),
                (x, point.value),
                xytext=(0, 9 if is_high else -13),
                textcoords="offset points",
                ha="center",
                va="bottom" if is_high else "top",
                fontsize=8.5,
                color=INK,
            )
        )
    artists += [_named(axes, "a", (at[0], stations[0].value), aside=-15)]
    artists += [_named(axes, "b", (at[-1], stations[-1].value))]
    quiet_grid(axes)
    axes.margins(x=0.06, y=0.16)
    axes.set(xlabel="length along the way from a to b", ylabel="value")
    axes.set_title("the value along the way")
    axes.yaxis.label.set_color(FAINT)
    return artists


def _position(way: Pass, length: Any, location: tuple[float, ...]) -> float:
    """Return how far along the way a place lies."""
    return float(length[np.argmin(np.linalg.norm(way.path - np.asarray(location), axis=1))])


def _named(axes: Axes, name: str, place: tuple[float, float], aside: float = 7) -> Any:
    return axes.annotate(
        name,
        place,
        xytext=(aside, 6),
        textcoords="offset points",
        fontsize=11,
        fontweight="bold",
        color=INK,
        bbox={
            "boxstyle": "round,pad=0.12",
            "facecolor": "white",
            "edgecolor": "none",
            "alpha": 0.8,
        },
    )
