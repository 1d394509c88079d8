"""The pictures of branches: loss against budget, who is still inside, and where they ended."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import NullFormatter

from unsaddle.branching import Branch, Branches
from unsaddle.figures.numbers import number, shortened
from unsaddle.figures.style import (
    FAINT,
    INK,
    TITLE_HEIGHT,
    Look,
    add_frame,
    applied,
    legend_columns,
    legend_height,
    look,
    new_figure,
    plain_text,
    protocol_height,
    quiet_grid,
)

WIDTH, PANEL, ROW = 11.0, 3.9, 0.34  # inches
LOG_FACTOR = 20.0  # between the highest and the lowest loss: beyond it the axis is logarithmic
DEEPEST = 1e8  # times lower than the highest: below, nothing of the plateau would be left to see
HIGHEST = 3.0  # times the loss at the start: higher ones leave the picture
BEYOND = 10.0  # times the budget up to which a forecast is drawn
KEPT_LABEL = 46


def label(found: Branches, branch: Branch) -> str:
    """Return a branch's name, with its start where there are several."""
    return f"{branch.name}, from {branch.start}" if len(found.starts) > 1 else branch.name


def picture(found: Branches) -> Figure:
    """Return the pictures of all branches with their legend and protocol."""
    ran = [one for one in found.ranking if one.n_repeats and not one.failed]
    looks = {id(one): look(k) for k, one in enumerate(ran)}
    lines = found.protocol()
    with applied():
        handles = _handles(found, ran, looks)
        labels = [str(handle.get_label()) for handle in handles]
        n_rows = -(-len(labels) // legend_columns(labels, WIDTH)) if labels else 0
        below = 0.9 + ROW * max(1, len(ran))
        height = (
            PANEL + below + TITLE_HEIGHT + legend_height(n_rows) + protocol_height(lines, WIDTH)
        )
        figure = new_figure(WIDTH, height)
        grid = figure.add_gridspec(2, 2, height_ratios=(PANEL, below), width_ratios=(1.35, 1.0))
        draw_losses(figure.add_subplot(grid[0, 0]), found, ran, looks)
        draw_survival(figure.add_subplot(grid[0, 1]), found, ran, looks)
        draw_ends(figure.add_subplot(grid[1, :]), found, ran, looks)
        title = f"What gets {shortened(found.title, 50)} out?"
        add_frame(figure, title, lines, handles)
    return figure


def draw_losses(
    axes: Axes, found: Branches, ran: Sequence[Branch], looks: dict[int, Look]
) -> list[Any]:
    """Draw each branch's median training loss with its band; held-out losses thin."""
    held = any(one.held_out is not None for one in ran)
    axes.set_title(f"training loss, {_band_words(ran)}" + ("; held out: thin" if held else ""))
    artists: list[Any] = []
    for one in reversed(ran):  # the best on top
        drawn_as, (median, low, high) = looks[id(one)], one.band
        artists += _line(axes, one, median, drawn_as, 1.9)
        with np.errstate(invalid="ignore"):
            shown = np.isfinite(low) & np.isfinite(high)
        artists.append(
            axes.fill_between(
                one.points, low, high, where=shown, color=drawn_as.color, alpha=0.22, linewidth=0
            )
        )
        if one.held_out_band is not None:
            artists += _line(axes, one, one.held_out_band[0], drawn_as, 0.8)
    _loss_axis(axes, found, ran)
    axes.set_xlabel("sample gradients of each repeat")
    axes.set_xlim(0, found.budget)
    quiet_grid(axes)
    return artists


def _band_words(ran: Sequence[Branch]) -> str:
    """Say the least level of the bands: few repeats reach less than 95 %."""
    levels = [one.final.confidence for one in ran if one.n_repeats > 1]
    if not levels:
        return "one repeat each"
    return f"median and {100 * min(0.95, *levels):.0f} % band"


def _line(axes: Axes, one: Branch, values: Any, drawn_as: Look, width: float) -> list[Any]:
    finite = np.where(np.isfinite(values), values, np.nan)
    return axes.plot(
        one.points,
        finite,
        color=drawn_as.color,
        linestyle=drawn_as.dashes,
        linewidth=width,
        marker=drawn_as.marker if width > 1 else None,
        markersize=5,
        markeredgecolor="white",
        markevery=(len(one.points) // 8, max(1, len(one.points) // 4)),
        gid=f"loss {one.name}" if width > 1 else f"held out {one.name}",
    )


def _loss_axis(axes: Axes, found: Branches, ran: Sequence[Branch]) -> None:
    """Choose the scale; what diverges leaves the picture at the top."""
    medians = np.concatenate([one.band[0] for one in ran]) if ran else np.empty(0)
    seen = medians[np.isfinite(medians)]
    if not len(seen):
        return
    starts = [report.loss for report in found.reports.values()]
    roof = min(float(seen.max()), HIGHEST * max(starts)) if max(starts) > 0 else float(seen.max())
    floor = float(seen.min())
    floor = max(floor, roof / DEEPEST) if floor > 0 else floor
    if floor > 0 and roof / floor > LOG_FACTOR:
        axes.set_yscale("log")
        axes.yaxis.set_minor_formatter(NullFormatter())
        axes.set_ylim(floor / 1.4, roof * 1.4)
    elif roof > floor:
        pad = 0.06 * (roof - floor)
        axes.set_ylim(floor - pad, roof + pad)


def draw_survival(
    axes: Axes, found: Branches, ran: Sequence[Branch], looks: dict[int, Look]
) -> list[Any]:
    """Draw the share of repeats still inside, and under it each forecast: median, 5 % to 95 %."""
    axes.set_title("share of repeats still inside; below: forecasts")
    artists: list[Any] = []
    smallest = min((one.batch_size for one in ran), default=1)
    first, last = float(smallest), float(found.budget)
    forecast = [one for one in ran if one.forecast is not None]
    depth = 0.055 * (len(forecast) + 1)
    medians = [one.forecast.median * one.batch_size for one in forecast if one.forecast]
    beyond = max([n for n in medians if math.isfinite(n)], default=0.0)
    edge = last * 1.02 if beyond <= last else 1.2 * min(beyond, BEYOND * last)
    for one in reversed(ran):
        curve, drawn_as = one.curve, looks[id(one)]
        steps = np.concatenate([[first], np.maximum(curve.steps, first), [last]])
        shares = np.concatenate([[1.0], curve.survival, curve.survival[-1:]])
        shares = shares if len(curve.steps) else np.ones(len(steps))
        artists += axes.plot(
            steps,
            shares,
            drawstyle="steps-post",
            color=drawn_as.color,
            linestyle=drawn_as.dashes,
            linewidth=1.7,
            gid=f"survival {one.name}",
        )
        median = curve.median
        if median is not None:
            artists += axes.plot(
                max(median, first),
                0.5,
                marker=drawn_as.marker,
                color=drawn_as.color,
                markeredgecolor="white",
                markersize=6,
            )
    for place, one in enumerate(forecast):
        artists += _draw_forecast(axes, one, looks[id(one)], -0.055 * (place + 1), edge)
    axes.set_xscale("log")
    axes.set_xlim(first, edge)
    if edge > 1.1 * last:
        artists.append(
            axes.axvline(last, color=INK, linewidth=0.9, linestyle=(0, (1, 2)), gid="budget")
        )
        artists.append(
            axes.annotate(
                "end of the budget",
                (last, 0.97),
                xytext=(-4, 0),
                textcoords="offset points",
                ha="right",
                va="top",
                rotation=90,
                fontsize=7,
                color=FAINT,
            )
        )
    axes.set_ylim(-depth, 1.03)
    axes.set_yticks([0, 0.25, 0.5, 0.75, 1.0])
    axes.axhline(0.0, color=FAINT, linewidth=0.7)
    axes.set_xlabel("sample gradients (logarithmic)")
    quiet_grid(axes)
    return artists


def _draw_forecast(
    axes: Axes, one: Branch, drawn_as: Look, height: float, last: float
) -> list[Any]:
    assert one.forecast is not None
    low, middle, high = (
        n * one.batch_size for n in (one.forecast.q05, one.forecast.median, one.forecast.q95)
    )
    if math.isinf(middle):
        return [
            axes.annotate(
                "never",
                (last, height),
                xytext=(-3, 0),
                textcoords="offset points",
                ha="right",
                va="center",
                fontsize=7.5,
                color=drawn_as.color,
            )
        ]
    ends = [max(low, 1e-9), high if math.isfinite(high) else 10 * last]
    known = [height] * 2 if one.forecast.has_interval else [math.nan] * 2
    interval = axes.plot(ends, known, color=drawn_as.color, linewidth=3.5, alpha=0.5)
    return [
        *interval,
        *axes.plot(
            middle,
            height,
            marker=drawn_as.marker,
            color=drawn_as.color,
            markeredgecolor="white",
            markersize=5.5,
            gid=f"forecast {one.name}",
        ),
    ]


def draw_ends(
    axes: Axes, found: Branches, ran: Sequence[Branch], looks: dict[int, Look]
) -> list[Any]:
    """Draw the loss that each branch reached, repeat by repeat, and what kind of point that is."""
    axes.set_title("where they ended: loss reached, every repeat, and the kind of point")
    artists: list[Any] = []
    values: list[float] = []
    roof = _highest_end(found, ran)
    for place, one in enumerate(ran):
        drawn_as = looks[id(one)]
        final = one.losses[:, one.last_point]
        seen = final[np.isfinite(final)]
        values += seen[seen <= roof].tolist()
        artists += axes.plot(
            seen,
            np.full(len(seen), place),
            linestyle="none",
            marker="|",
            markersize=9,
            color=drawn_as.color,
            alpha=0.75,
        )
        n_beyond = int((~(final <= roof)).sum())
        if n_beyond:
            artists.append(
                axes.annotate(
                    f"{n_beyond} ▸",
                    (1.0, place),
                    xycoords=axes.get_yaxis_transform(),
                    xytext=(-3, 0),
                    textcoords="offset points",
                    ha="right",
                    va="center",
                    fontsize=7.5,
                    color=drawn_as.color,
                    gid=f"beyond {one.name}",
                )
            )
        if one.final.value <= roof:
            artists += axes.plot(
                one.final.value,
                place,
                marker=drawn_as.marker,
                markersize=8,
                color=drawn_as.color,
                markeredgecolor="white",
                gid=f"end {one.name}",
            )
    positive = min(values, default=0.0) > 0
    if positive and max(values) / min(values) > LOG_FACTOR:
        axes.set_xscale("log")
        axes.xaxis.set_minor_formatter(NullFormatter())
        axes.set_xlim(min(values) / 1.4, max(values) * 1.4)
    elif values and max(values) > min(values):
        pad = 0.06 * (max(values) - min(values))
        axes.set_xlim(min(values) - pad, max(values) + pad)
    axes.set_yticks(range(len(ran)), [plain_text(shortened(label(found, one), 40)) for one in ran])
    axes.set_ylim(len(ran) - 0.5, -0.5)
    for place, one in enumerate(ran):
        artists.append(
            axes.annotate(
                _end_words(found, one),
                (1.0, place),
                xycoords=axes.get_yaxis_transform(),
                xytext=(6, 0),
                textcoords="offset points",
                va="center",
                fontsize=7,
                color=INK,
                annotation_clip=False,
            )
        )
    axes.set_xlabel("training loss at the end of the budget (▸: repeats beyond)")
    quiet_grid(axes)
    return artists


def _highest_end(found: Branches, ran: Sequence[Branch]) -> float:
    """Return the loss beyond which an end leaves the picture, as what diverges does above."""
    starts = [report.loss for report in found.reports.values()]
    roof = HIGHEST * max(starts)
    ends = [one.final.value for one in ran if math.isfinite(one.final.value)]
    return roof if roof > 0 and any(end <= roof for end in ends) else math.inf


def _end_words(found: Branches, one: Branch) -> str:
    if one.dropped_at is not None:
        return f"let go after {number(float(one.dropped_at))} sample gradients"
    if not math.isfinite(one.final.value):
        return f"{one.n_diverged} of {one.n_repeats} diverged"
    if one.ended is None:
        return "not diagnosed"
    trap = "a worse trap: " if found.is_trapped(one) else ""
    return f"{trap}{one.ended.kind}\n{one.ended.cause}"


def _handles(found: Branches, ran: Sequence[Branch], looks: dict[int, Look]) -> list[Any]:
    return [
        Line2D(
            [],
            [],
            color=looks[id(one)].color,
            linestyle=looks[id(one)].dashes,
            linewidth=1.8,
            marker=looks[id(one)].marker,
            markersize=6,
            markeredgecolor="white",
            label=plain_text(shortened(label(found, one), KEPT_LABEL)),
        )
        for one in ran
    ]
