"""The pictures of the claims: diagrams of measured against predicted, and paths on landscapes."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from unsaddle.claims import Claims, Lines, Plane, Series, Trial
from unsaddle.figures.contours import draw_contours, draw_critical_points
from unsaddle.figures.style import (
    COLORS,
    TITLE_HEIGHT,
    Look,
    add_frame,
    applied,
    look,
    new_figure,
    plain_text,
    protocol_height,
    quiet_grid,
)

WIDTH, HEIGHT = 11.0, 3.7  # inches; the height of a row of panels
N_LEGEND = 9  # entries at most inside a panel


def picture(result: Claims) -> Figure:
    """Return the panels of all claims, one row each, with the protocol."""
    lines = result.protocol()
    rows = result.trials
    height = TITLE_HEIGHT + len(rows) * (HEIGHT + 0.35) + protocol_height(lines, WIDTH)
    with applied():
        figure = new_figure(WIDTH, height)
        parts = figure.subfigures(len(rows), 1, squeeze=False)[:, 0]
        for part, trial in zip(parts, rows, strict=True):
            part.suptitle(
                plain_text(f"{trial.claim.number}. {trial.claim.name}: {trial.answer}"),
                x=0.01, ha="left", fontsize=11.0, fontweight="bold",
            )  # fmt: skip
            _draw_row(part.subplots(1, len(trial.finding.panels), squeeze=False)[0], trial)
        add_frame(figure, "The founding statements, measured", lines)
    return figure


def claim_picture(trial: Trial) -> Figure:
    """Return the panels of one claim, without title and protocol: the page prints them beside it."""
    n = len(trial.finding.panels)
    with applied():
        figure = new_figure(WIDTH if n > 2 else 9.8, HEIGHT)
        # A single panel keeps the width of one of two, so that its letters are as large as theirs.
        row = figure.subplots(1, max(n, 2), squeeze=False)[0]
        for empty in row[n:]:
            empty.set_axis_off()
        _draw_row(row[:n], trial)
    return figure


def _draw_row(row: Any, trial: Trial) -> None:
    for axes, panel in zip(row, trial.finding.panels, strict=True):
        if isinstance(panel, Plane):
            draw_plane(axes, panel)
        else:
            draw_lines(axes, panel)


def draw_plane(axes: Axes, panel: Plane) -> list[Any]:
    """Draw paths, or where they end, on the contours of a landscape."""
    artists = [*draw_contours(axes, panel.landscape)]
    for position, series in enumerate(panel.series):
        style = look(position)
        xs = series.x if series.x.ndim == 2 else series.x[:, None]
        ys = series.y if series.y.ndim == 2 else series.y[:, None]
        crowd = xs.shape[1] > 1
        if series.shape == "dots":
            artists += axes.plot(
                xs.ravel(), ys.ravel(), ".", color=style.color, markersize=2.5, zorder=3
            )
        else:
            for i in range(xs.shape[1]):
                artists += axes.plot(
                    xs[:, i], ys[:, i], color=style.color,
                    linestyle="solid" if crowd else style.dashes,
                    linewidth=0.7 if crowd else 1.6, alpha=0.8 if crowd else 1.0, zorder=3,
                )  # fmt: skip
            axes.plot(
                xs[-1], ys[-1], linestyle="none", marker=style.marker, color=style.color,
                markersize=3.5 if crowd else 6, markeredgecolor="white", markeredgewidth=0.5,
                zorder=4,
            )  # fmt: skip
        artists += axes.plot(
            [], [], color=style.color, marker=style.marker if series.shape != "dots" else ".",
            linestyle="none" if series.shape == "dots" else style.dashes,
            label=plain_text(series.label),
        )  # fmt: skip
    artists += draw_critical_points(axes, panel.landscape)
    axes.set_title(plain_text(panel.title), fontsize=9.5)
    _legend(axes)
    return artists


def draw_lines(axes: Axes, panel: Lines) -> list[Any]:
    """Draw measured and predicted numbers; a prediction has the colour of what it predicts."""
    artists: list[Any] = []
    axes.set(xlabel=panel.xlabel, ylabel=panel.ylabel)
    if panel.xlog:
        axes.set_xscale("log")
    if panel.ylog:
        axes.set_yscale("log")
    position = itertools.count()
    style = look(0)
    for series in panel.series:
        # A prediction follows the measurement it belongs to.
        if series.slot is not None:
            style = look(series.slot)
        elif not (series.shape == "predicted" and artists):
            style = look(next(position))
        artists += _draw_series(axes, series, style)
    axes.set_title(plain_text(panel.title), fontsize=9.5)
    quiet_grid(axes)
    _legend(axes)
    return artists


def _draw_series(axes: Axes, series: Series, style: Look) -> list[Any]:
    label = plain_text(series.label)
    if not len(series.x):  # nothing to draw is said in the legend alone
        return axes.plot([], [], linestyle="none", label=label)
    y = series.y if series.y.ndim == 2 else series.y[:, None]
    if series.low is not None and series.high is not None:
        reach = np.abs(np.stack([y[:, 0] - series.low, series.high - y[:, 0]]))
        return [
            axes.errorbar(
                series.x, y[:, 0], reach, fmt=style.marker, color=style.color, markersize=4.5,
                capsize=2.5, label=label,
            )
        ]  # fmt: skip
    if y.shape[1] > 1:  # a crowd: one line for the legend
        lines = axes.plot(series.x, y, color=COLORS[0], linewidth=0.5, alpha=0.45)
        lines[0].set_label(label)
        return lines
    if series.shape == "predicted":
        return axes.plot(
            series.x,
            y,
            color=style.color,
            linestyle=(0, (4, 2)),
            linewidth=1.1,
            label=label,
            zorder=2,
        )
    if series.shape == "dots":
        many = len(series.x) > 60
        return axes.plot(
            series.x, y, linestyle="none", marker=style.marker, color=style.color,
            markersize=2.2 if many else 4.5, alpha=0.6 if many else 1.0, label=label, zorder=3,
        )  # fmt: skip
    if series.shape == "measured":
        return axes.plot(
            series.x, y, color=style.color, marker=style.marker, markersize=4.5, linewidth=1.4,
            linestyle=style.dashes if len(series.x) < 40 else "solid",
            markevery=None if len(series.x) < 40 else (0.1, 0.2), label=label, zorder=3,
        )  # fmt: skip
    return axes.plot(
        series.x, y, color=style.color, linewidth=1.5,
        drawstyle="steps-post" if series.shape == "steps" else "default",
        linestyle="solid" if series.shape == "steps" else style.dashes, label=label, zorder=3,
    )  # fmt: skip


def _legend(axes: Axes) -> None:
    """Print the legend below the panel, where it covers nothing."""
    handles, labels = axes.get_legend_handles_labels()
    if handles:
        axes.legend(
            handles[:N_LEGEND], labels[:N_LEGEND], loc="upper center", fontsize=6.8,
            bbox_to_anchor=(0.5, -0.17), ncols=1 if len(handles) < 4 else 2, handlelength=2.6,
            columnspacing=1.0, labelspacing=0.3,
        )  # fmt: skip
