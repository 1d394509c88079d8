"""The picture of escape times: survival curves with bands, theory over them, and what is between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter
from numpy.typing import NDArray

from unsaddle.figures import words
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
from unsaddle.racing.times import EscapeTimes, OptimizerTimes
from unsaddle.survival import SurvivalCurve

Floats = NDArray[np.float64]

WIDTH, PANELS = 11.0, 4.4  # inches
LOG_FACTOR = 15.0  # between the first and the last escape: beyond it the step axis is logarithmic
N_LAW = 2000  # steps at which a closed form is drawn, where there are more
QUARTILES = (0.25, 0.5, 0.75)  # shares escaped at which an optimizer's marker is drawn
LAW_DASHES = (0, (4, 2))
POINTWISE, SIMULTANEOUS = 0.38, 0.16  # opacity of the bands


def picture(times: EscapeTimes) -> Figure:
    """Return the whole picture of escape times, protocol included."""
    lines = protocol(times)
    looks = [look(position) for position in range(len(times.rows))]
    handles = legend_handles(times, looks)
    labels = [str(handle.get_label()) for handle in handles]
    n_rows = -(-len(labels) // legend_columns(labels, WIDTH))
    height = PANELS + TITLE_HEIGHT + legend_height(n_rows) + protocol_height(lines, WIDTH)
    compared = [row.distance is not None for row in times.rows]
    with applied():
        figure = new_figure(WIDTH, height)
        if any(compared) and times.is_random:
            left, right = figure.subplots(1, 2, width_ratios=(1.7, 1.0))
            draw_differences(right, times.rows, looks)
        else:
            left = figure.subplots()
        draw_curves(left, times, looks)
        add_frame(figure, words.times_question(times), lines, handles)
    return figure


def protocol(times: EscapeTimes) -> list[str]:
    """Return the protocol with the settings of all optimizers and how the bands are made."""
    if not times.is_random:
        return [words.optimizer_lines(times.race), *times.protocol()]
    bands = (
        "95 % bands: pointwise from Greenwood's variance of log(-log S), simultaneous after Hall and "
        "Wellner; walkers that did not escape are censored at the end of the run"
    )
    return [words.optimizer_lines(times.race), *times.protocol(), bands]


def draw_curves(axes: Axes, times: EscapeTimes, looks: Sequence[Look]) -> list[Any]:
    """Draw the share still inside against the step, with bands, closed forms and censored walkers."""
    first, last, logarithmic = _sight(times.rows)
    artists: list[Any] = []
    for row, drawn_as in zip(times.rows, looks, strict=True):
        if times.is_random:
            artists += _draw_bands(axes, row.curve, drawn_as, first)
        artists += _draw_curve(axes, row.curve, drawn_as, first)
    for row in times.rows:
        law = row.prediction.law
        if law is not None:
            end = min(last, times.race.n_steps)
            spaced = (np.geomspace if logarithmic else np.linspace)(first, end, N_LAW)
            steps = np.unique(np.concatenate([[first], np.round(spaced)]))
            artists += axes.plot(
                steps,
                law.survival(np.floor(steps)),
                drawstyle="steps-post",  # of whole steps, as the curve
                color=INK,
                linestyle=LAW_DASHES,
                linewidth=1.1,
                zorder=4,
                gid=f"closed form {row.name}",
            )
    if logarithmic:
        axes.set_xscale("log")
        axes.xaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0)))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda step, _: f"{step:,.0f}"))
        axes.xaxis.set_minor_formatter(NullFormatter())
    axes.set(xlim=(first, last), ylim=(-0.02, 1.02))
    axes.set_xlabel("step (logarithmic)" if logarithmic else "step")
    lost = any(words.lost(row) for row in times.rows)  # who diverged is not inside either
    axes.set_title(f"share of the walkers {'that have not escaped' if lost else 'still inside'}")
    quiet_grid(axes)
    return artists


def _draw_bands(axes: Axes, curve: SurvivalCurve, drawn_as: Look, first: float) -> list[Any]:
    """Draw both bands up to the last escape: nothing is claimed after it."""
    if not len(curve.steps):
        return []
    steps = np.concatenate([[first], curve.steps])
    whole = curve.simultaneous_band()
    # Before the first escape the curve is 1, and its band as wide as after it but for the first jump.
    start = min(1.0, float(whole[0][0]) + 1.0 - float(curve.survival[0]))
    bands = (
        ("simultaneous band", start, whole, SIMULTANEOUS),
        ("pointwise band", 1.0, curve.pointwise_band(), POINTWISE),
    )
    return [
        axes.fill_between(
            steps,
            np.concatenate([[before], low]),
            np.concatenate([[1.0], high]),
            step="post",
            color=drawn_as.color,
            alpha=opacity,
            linewidth=0,
            zorder=2,
            gid=name,
        )
        for name, before, (low, high), opacity in bands
    ]


def _draw_curve(axes: Axes, curve: SurvivalCurve, drawn_as: Look, first: float) -> list[Any]:
    steps = np.concatenate([[first], curve.steps, [max(curve.last_step, first)]])
    (line,) = axes.plot(
        steps,
        curve.at(steps),
        drawstyle="steps-post",
        color=drawn_as.color,
        linewidth=1.6,
        zorder=3,
        gid="survival curve",
    )
    return [line, *_draw_marks(axes, curve, drawn_as)]


def _draw_marks(axes: Axes, curve: SurvivalCurve, drawn_as: Look) -> list[Any]:
    """Draw the optimizer's marker at the quartiles, and ticks where walkers were censored."""
    found = [(curve.quantile(p).value, 1.0 - p) for p in QUARTILES]
    at = [place for place in found if place[0] is not None]
    artists: list[Any] = []
    if at:
        artists += axes.plot(
            *np.array(at).T,
            linestyle="none",
            marker=drawn_as.marker,
            markersize=6.5,
            markerfacecolor=drawn_as.color,
            markeredgecolor="white",
            zorder=5,
        )
    censored = np.unique(curve.censored)
    if len(censored):
        artists += axes.plot(
            censored,
            curve.at(censored),
            linestyle="none",
            marker="|",
            markersize=11,
            markeredgewidth=1.6,
            color=drawn_as.color,
            zorder=5,
            clip_on=False,
            gid="censored",
        )
    return artists


def draw_differences(
    axes: Axes, rows: Sequence[OptimizerTimes], looks: Sequence[Look]
) -> list[Any]:
    """Draw curve minus closed form against the share that the closed form says has escaped.

    A curve that follows the law stays between its two borders over its whole length 19 times in 20.
    """
    artists: list[Any] = [axes.axhline(0.0, color=INK, linestyle=LAW_DASHES, linewidth=1.1)]
    for row, drawn_as in zip(rows, looks, strict=True):
        law, curve, gap = row.prediction.law, row.curve, row.distance
        if law is None or gap is None or not len(curve.steps):
            continue
        # One point before and one after each jump: in between the curve is flat and the law falls.
        steps = np.stack([curve.steps - 1, curve.steps], axis=1).ravel()
        expected = law.survival(steps)
        border = gap.critical * curve.widening_at(steps)
        (line,) = axes.plot(
            1.0 - expected,
            curve.at(steps) - expected,
            color=drawn_as.color,
            linewidth=1.1,
            marker=drawn_as.marker,
            markevery=np.searchsorted(1.0 - expected, QUARTILES).clip(max=len(steps) - 1).tolist(),
            markersize=6,
            markeredgecolor="white",
            zorder=3,
            gid=f"difference {row.name}",
        )
        artists.append(line)
        for side in (-1, 1):
            artists += axes.plot(
                1.0 - expected,
                side * border,
                color=FAINT,
                linewidth=0.9,
                linestyle=(0, (1, 1.5)),
                zorder=2,
                gid="border",
            )
    reach = max(float(np.nanmax(np.abs(line.get_ydata()))) for line in artists[1:] or artists)
    axes.set(xlim=(0, 1), ylim=(-1.15 * max(reach, 1e-3), 1.15 * max(reach, 1e-3)))
    axes.set_xlabel("share escaped by the closed form")
    axes.set_title("curve minus closed form")
    quiet_grid(axes)
    return artists


def legend_handles(times: EscapeTimes, looks: Sequence[Look]) -> list[Any]:
    """Return a legend entry for every optimizer, and for each kind of mark."""
    handles: list[Any] = [
        Line2D(
            [],
            [],
            color=drawn_as.color,
            linewidth=1.8,
            marker=drawn_as.marker,
            markersize=6,
            markeredgecolor="white",
            label=plain_text(f"{label}: {_fate(row, times.is_random)}"),
        )
        for label, row, drawn_as in zip(words.labels(times.race), times.rows, looks, strict=True)
    ]
    if any(row.prediction.law for row in times.rows):
        handles.append(
            Line2D([], [], color=INK, linestyle=LAW_DASHES, linewidth=1.1, label="closed form")
        )
    if any(len(row.curve.censored) for row in times.rows):
        handles.append(
            Line2D(
                [], [], linestyle="none", marker="|", markersize=10, color=FAINT, label="censored"
            )
        )
    if not times.is_random:
        return handles
    handles.append(Patch(color=FAINT, alpha=POINTWISE, label="pointwise 95 % band"))
    handles.append(Patch(color=FAINT, alpha=SIMULTANEOUS, label="simultaneous 95 % band"))
    if any(row.distance is not None for row in times.rows):
        handles.append(
            Line2D(
                [],
                [],
                color=FAINT,
                linewidth=0.9,
                linestyle=(0, (1, 1.5)),
                label="border for a curve that follows the law",
            )
        )
    return handles


def _fate(row: OptimizerTimes, is_random: bool) -> str:
    if not is_random:
        if row.median.value is None:
            return ", ".join(words.lost(row)) or "stays"
        return f"step {row.median.value:,.0f}"
    escaped = f"{row.steps.n_observed} of {row.curve.n_walkers} escaped"
    seen = ", ".join((escaped, *words.lost(row)))
    return seen if row.median.value is None else f"{seen}, median {words.interval(row.median)}"


def _sight(rows: Sequence[OptimizerTimes]) -> tuple[float, float, bool]:
    """First and last step drawn, and whether the axis between them is logarithmic."""
    jumps = [row.curve.steps for row in rows if len(row.curve.steps)]
    last = max([row.curve.last_step for row in rows] + [1.0])
    early = min((float(steps[0]) for steps in jumps), default=1.0)
    if last > LOG_FACTOR * max(early, 1.0):
        return max(0.5, 0.7 * early), 1.04 * last, True
    return 0.0, 1.04 * last, False
