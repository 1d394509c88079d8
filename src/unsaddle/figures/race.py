"""The picture of a race: where the walkers went, how they left the saddle, and what it was worth."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from unsaddle.figures import words
from unsaddle.figures.contours import (
    draw_contours,
    draw_critical_points,
    draw_curve,
    draw_escape_radius,
)
from unsaddle.figures.numbers import shortened
from unsaddle.figures.steps import draw_displacement, draw_values
from unsaddle.figures.style import (
    INK,
    TITLE_HEIGHT,
    add_frame,
    applied,
    legend_height,
    new_figure,
    plain_text,
    protocol_height,
)
from unsaddle.figures.tracks import Track, sight, tracks
from unsaddle.racing import Race

WIDTH = 11.0  # inches
N_COLUMNS = 3  # of maps, where each optimizer has its own


def picture(race: Race) -> Figure:
    """Return the whole picture of a race, protocol included.

    One walker each: all optimizers on one map. Many walkers each: one map per optimizer, because 240
    lines on one map show nothing. Landscapes that are not two-dimensional have no map.
    """
    drawn = tracks(race)
    with applied():
        if race.landscape.n_dims == 1:
            figure, side = _curve_figure(race, drawn)
        elif race.landscape.n_dims != 2:
            figure, side = _panels_only(race)
        elif _is_crowd(drawn):
            figure, side = _maps_figure(race, drawn)
        else:
            figure, side = _map_figure(race, drawn)
        if race.neighbourhood is not None:
            draw_displacement(side[0], race, drawn)
        draw_values(side[-1], race, drawn)
        handles = legend_handles(drawn) + _marks(figure)
        add_frame(figure, words.question(race), protocol(race), handles)
    return figure


def protocol(race: Race) -> list[str]:
    """Return the race's protocol with all settings of all optimizers."""
    return [words.optimizer_lines(race), *race.protocol()]


def draw_trajectories(axes: Axes, drawn: Sequence[Track]) -> list[Any]:
    """Draw walkers on a map: lines from start (small) to end (large marker with a rim)."""
    artists: list[Any] = []
    for position, track in enumerate(drawn):
        crowd = track.n_walkers > 1
        # Earlier optimizers are drawn wider: where two take the same way, both are seen.
        width = 0.6 if crowd else 3.2 - 2.0 * position / max(1, len(drawn) - 1)
        for walker in range(track.n_walkers):
            way = track.points[:, walker]
            (line,) = axes.plot(
                way[:, 0],
                way[:, 1],
                color=track.look.color,
                linestyle="solid" if crowd else track.look.dashes,
                linewidth=width,
                alpha=0.45 if crowd else 1.0,
                zorder=3,
                rasterized=crowd,
                gid=f"trajectory {track.label}",
            )
            artists.append(line)
            last = np.flatnonzero(np.isfinite(way).all(axis=1))
            if len(last):
                artists += axes.plot(
                    *way[last[-1]],
                    marker=track.look.marker,
                    markersize=4.2 if crowd else width + 5.5,
                    markerfacecolor=track.look.color,
                    markeredgecolor="white",
                    markeredgewidth=0.5 if crowd else 1.0,
                    zorder=4,
                )
    if drawn:
        start = drawn[0].points[0]
        artists += axes.plot(
            start[:, 0],
            start[:, 1],
            linestyle="none",
            marker="*",
            markersize=4 if len(start) > 1 else 12,
            markerfacecolor="white",
            markeredgecolor=INK,
            markeredgewidth=0.8,
            zorder=3.5,  # below the ends: who stayed at the start is seen
            label="start",
            gid="start",
        )
    return artists


def draw_map(axes: Axes, race: Race, drawn: Sequence[Track]) -> list[Any]:
    """Draw a two-dimensional race on the landscape's contours."""
    saddle = race.neighbourhood
    artists = draw_contours(axes, race.landscape, saddle.point.value if saddle else None)
    if saddle is not None:
        artists += draw_escape_radius(axes, saddle)
    artists += draw_critical_points(axes, race.landscape)
    artists += draw_trajectories(axes, drawn)
    # Lines that lead out of the box must not widen it.
    axes.set(xlim=race.landscape.box[0], ylim=race.landscape.box[1])
    return artists


def legend_handles(drawn: Sequence[Track]) -> list[Any]:
    """Return a legend entry for every optimizer, with what became of it."""
    return [
        Line2D(
            [],
            [],
            color=track.look.color,
            linestyle=track.look.dashes,
            linewidth=1.8,
            marker=track.look.marker,
            markersize=6,
            markeredgecolor="white",
            label=plain_text(f"{track.label}: {track.fate}"),
        )
        for track in drawn
    ]


def _marks(figure: Figure) -> list[Any]:
    """Return one labelled artist for each kind of mark in a figure."""
    found: dict[str, Any] = {}
    for axes in figure.axes:
        for artist in axes.get_lines():
            label = str(artist.get_label())
            if not label.startswith("_"):
                found.setdefault(label, artist)
    marks = [
        Line2D(
            [],
            [],
            linestyle="none",
            marker=artist.get_marker(),
            markerfacecolor=artist.get_markerfacecolor(),
            markeredgecolor=artist.get_markeredgecolor(),
            markeredgewidth=0.9,
            markersize=9 if label == "start" else 6.5,
            label=label,
        )
        for label, artist in found.items()
        if artist.get_marker() not in ("", "None", None)
    ]
    if any(artist.get_gid() == "escape radius" for a in figure.axes for artist in a.get_lines()):
        marks.append(
            Line2D([], [], color=INK, linewidth=0.9, linestyle=(0, (1, 2)), label="escape radius")
        )
    return marks


def _is_crowd(drawn: Sequence[Track]) -> bool:
    return len(drawn) > 1 and drawn[0].n_walkers > 1


def _height(race: Race, panels: float) -> float:
    # Title, legend (three entries a row; five of them marks) and protocol come on top of the panels.
    legend = legend_height(-(-(len(race.entries) + 5) // 3))
    return panels + TITLE_HEIGHT + legend + protocol_height(protocol(race), WIDTH)


def _panels_only(race: Race) -> tuple[Figure, list[Axes]]:
    figure = new_figure(WIDTH, _height(race, 3.6))
    n_panels = 1 if race.neighbourhood is None else 2
    return figure, list(figure.subplots(1, n_panels, squeeze=False)[0])


def _side_panels(figure: Figure, grid: Any, race: Race) -> list[Axes]:
    n_panels = 1 if race.neighbourhood is None else 2
    inner = grid.subgridspec(n_panels, 1)
    return [figure.add_subplot(inner[i]) for i in range(n_panels)]


def _map_figure(race: Race, drawn: Sequence[Track]) -> tuple[Figure, list[Axes]]:
    figure = new_figure(WIDTH, _height(race, 5.4))
    grid = figure.add_gridspec(1, 2, width_ratios=(1.15, 1.0))
    draw_map(figure.add_subplot(grid[0]), race, drawn)
    return figure, _side_panels(figure, grid[1], race)


def _curve_figure(race: Race, drawn: Sequence[Track]) -> tuple[Figure, list[Axes]]:
    figure = new_figure(WIDTH, _height(race, 5.0))
    grid = figure.add_gridspec(1, 2, width_ratios=(1.15, 1.0))
    axes = figure.add_subplot(grid[0])
    low, high = sight(race)
    draw_curve(axes, race.landscape, low, high)
    bottom, top = axes.get_ylim()
    if race.neighbourhood is not None:
        draw_escape_radius(axes, race.neighbourhood)
    draw_critical_points(axes, race.landscape)
    height = top - bottom
    lifted = [_on_curve(t, 0.5 * height * (i + 1) / len(drawn)) for i, t in enumerate(drawn)]
    draw_trajectories(axes, lifted)
    axes.set(xlim=(low, high), ylim=(bottom, top + 0.5 * height))
    axes.set_title("f, and above it each optimizer's way along x")
    return figure, _side_panels(figure, grid[1], race)


def _on_curve(track: Track, lift: float) -> Track:
    heights = np.where(np.isfinite(track.points[:, :, 0]), track.values + lift, np.nan)
    points = np.stack([track.points[:, :, 0], heights], axis=2)
    return dataclasses.replace(track, points=points)


def _maps_figure(race: Race, drawn: Sequence[Track]) -> tuple[Figure, list[Axes]]:
    n_columns = min(N_COLUMNS, len(drawn))
    n_rows = -(-len(drawn) // n_columns)
    figure = new_figure(WIDTH, _height(race, 3.3 * n_rows + 3.0))
    outer = figure.add_gridspec(2, 1, height_ratios=(3.3 * n_rows, 3.0))
    inner = outer[0].subgridspec(n_rows, n_columns)
    for position, track in enumerate(drawn):
        axes = figure.add_subplot(inner[position // n_columns, position % n_columns])
        draw_map(axes, race, [track])
        some = f": {track.n_walkers} of {race.n_walkers} walkers"
        name = shortened(track.label, 22)
        axes.set_title(
            plain_text(name + some * (track.n_walkers < race.n_walkers)), color=track.look.color
        )
        if position % n_columns:
            axes.set_ylabel("")
        if position + n_columns < len(drawn):
            axes.set_xlabel("")
    n_panels = 1 if race.neighbourhood is None else 2
    side = outer[1].subgridspec(1, n_panels)
    return figure, [figure.add_subplot(side[i]) for i in range(n_panels)]
