"""The pictures of a diagnosis: spectrum, line probe, noise against curvature, forecast."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import NullFormatter

from unsaddle.critical import Kind
from unsaddle.diagnosis import Report
from unsaddle.figures.geometry import draw_geometry
from unsaddle.figures.groups import draw_group_curvature, draw_group_shares, groups_height
from unsaddle.figures.numbers import forecast_settings, number, shortened
from unsaddle.figures.sampling import draw_sampling
from unsaddle.figures.spectrum import draw_spectrum, nothing, signed_axis
from unsaddle.figures.style import (
    COLORS,
    FAINT,
    INK,
    TITLE_HEIGHT,
    add_frame,
    applied,
    new_figure,
    plain_text,
    protocol_height,
    quiet_grid,
)

WIDTH, PANELS = 11.0, 7.2  # inches
GEOMETRY_HEIGHT = 2.4
BLUE, ORANGE = COLORS[0], COLORS[1]
Draw = Callable[[Axes, Report], list[Any]]
_LEGEND: dict[str, Any] = {"frameon": True, "framealpha": 0.88, "edgecolor": "none"}


def picture(report: Report) -> Figure:
    """Return the pictures of a diagnosis with its protocol: four, or those that need no samples."""
    lines = report.protocol()
    with applied():
        drawn = [draw_spectrum, draw_line_probe]
        if report.n_samples is not None:
            drawn += [draw_noise, draw_forecast]
        elif report.forecast:  # a plain function has no noise to be drawn
            drawn.append(draw_forecast)
        rows: list[list[Draw]] = [drawn[k : k + 2] for k in range(0, len(drawn), 2)]
        heights = [PANELS / 2] * len(rows)
        own = None if report.geometry is None else report.geometry.value
        if (
            own is not None and own.differs
        ):  # where nothing is divided, it would show the same again
            rows.append([draw_geometry])
            heights.append(GEOMETRY_HEIGHT)
        if (sampling := report.sampling) is not None:
            rows.append([lambda axes, _: draw_sampling(axes, sampling)])
            heights.append(PANELS / 2)
        if (groups := report.groups) is not None:
            rows.append([lambda axes, _: draw_group_curvature(axes, groups)])
            rows[-1].append(lambda axes, _: draw_group_shares(axes, groups))
            heights.append(groups_height(groups))
        figure = new_figure(WIDTH, sum(heights) + TITLE_HEIGHT + protocol_height(lines, WIDTH))
        grid = figure.add_gridspec(len(rows), 2, height_ratios=heights)
        for k, row in enumerate(rows):
            for column, draw in enumerate(row):
                # One that is alone has its row for itself.
                place = grid[k, column] if len(row) > 1 else grid[k, :]
                draw(figure.add_subplot(place), report)
        title = f"{shortened(report.title, 50)}: {report.kind}, {report.cause}"
        add_frame(figure, title, lines)
    return figure


def draw_line_probe(axes: Axes, report: Report) -> list[Any]:
    """Draw the loss along the escape direction beside its quadratic model."""
    probe = report.line_probe
    bent = report.escape_direction is not None
    what = "loss" if report.n_samples is not None else "value"
    axes.set_title(f"{what} along ± the {'escape direction' if bent else 'smallest curvature'}")
    if probe is None:
        return [nothing(axes, "no line probe was made")]
    with np.errstate(all="ignore"):
        losses = np.where(np.isfinite(probe.losses), probe.losses - probe.loss, np.nan)
        model = probe.model - probe.loss
    artists: list[Any] = [
        *axes.plot(
            probe.distances, model, color=ORANGE, linestyle=(0, (5, 2)), label="quadratic model"
        ),
        *axes.plot(
            probe.distances,
            losses,
            color=BLUE,
            linewidth=1.8,
            marker="o",
            markersize=2.6,
            label=f"{what}, computed",
        ),
        axes.axhline(0.0, color=INK, linewidth=0.6),
    ]
    if math.isfinite(probe.radius):
        for side, label in ((-1, None), (1, f"the model holds to ±{number(probe.radius)}")):
            artists.append(
                axes.axvline(
                    side * probe.radius,
                    color=INK,
                    linewidth=0.9,
                    linestyle=(0, (1, 2)),
                    label=label,
                    gid="radius",
                )
            )
    seen = losses[np.isfinite(losses)]
    if len(seen) and seen.max() > seen.min():
        pad = 0.35 * (seen.max() - seen.min())
        axes.set_ylim(float(seen.min() - pad), float(seen.max() + pad))
    axes.set_xlabel("distance along the direction")
    axes.set_ylabel(f"{what} − {probe.loss:.6g}".replace("− -", "+ "))
    axes.legend(loc="best", **_LEGEND)
    quiet_grid(axes)
    return artists


def draw_noise(axes: Axes, report: Report) -> list[Any]:
    """Draw the variance of sample gradients against the curvature, direction by direction."""
    axes.set_title("gradient noise against curvature")
    noise = report.noise
    if noise is None:
        return [nothing(axes, "the gradient noise was not measured")]
    variances, curvatures = np.asarray(noise.variances), np.asarray(noise.curvatures)
    escape = [noise.along_escape, noise.at_saddle, noise.at_radius]
    if noise.type is None:  # no way out: the direction is that of the smallest curvature
        escape = escape[:1]
    every = np.array([*variances, *escape, noise.isotropic_share])
    positive = every[np.isfinite(every) & (every > 0)]
    if len(positive) == 0:
        return [nothing(axes, "no gradient noise: every sample has the same gradient")]
    floor, roof = float(positive.min()) / 8, float(positive.max()) * 8
    size = float(np.max(np.abs(curvatures)))
    middle = signed_axis(axes, curvatures, size, 0.0) if size > 0 else None
    axes.set_yscale("log")
    axes.set_ylim(floor, roof)
    axes.yaxis.set_minor_formatter(NullFormatter())
    artists: list[Any] = [axes.axvline(0.0, color=INK, linewidth=0.9)]
    if noise.isotropic_share > 0:
        artists.append(
            axes.axhline(
                noise.isotropic_share,
                color=FAINT,
                linestyle=(0, (5, 2)),
                linewidth=1.1,
                label=f"isotropic share {number(noise.isotropic_share)}",
                gid="isotropic share",
            )
        )
    seen = np.maximum(variances[1:], floor)
    artists += axes.plot(
        curvatures[1:],
        seen,
        linestyle="none",
        marker="o",
        markersize=5,
        color=ORANGE,
        markeredgecolor="white",
        markeredgewidth=0.5,
        label="eigen-directions",
        clip_on=False,
    )
    marks = [("o", BLUE, "here"), ("v", "white", "at the saddle"), ("^", "white", "a radius away")]
    heights = np.maximum(escape, floor)
    artists += axes.plot(np.full(len(heights), curvatures[0]), heights, color=BLUE, linewidth=0.8)
    name = "probed direction" if noise.type is None else "escape direction"
    for height, raw, (marker, face, where) in zip(
        heights, escape, marks[: len(escape)], strict=True
    ):
        artists += axes.plot(
            curvatures[0],
            height,
            linestyle="none",
            marker=marker,
            markersize=7.5,
            markerfacecolor=face,
            markeredgecolor=BLUE,
            label=f"{name}, {where}: {number(raw)}",
            clip_on=False,
        )
    if bool(np.any(np.asarray([*variances, *escape]) <= 0)):
        artists.append(
            axes.text(
                0.98,
                0.02,
                "zero lies on the lower edge",
                transform=axes.transAxes,
                fontsize=7.5,
                ha="right",
            )
        )
    axes.set_xlabel("curvature" if middle is None else "curvature (signed logarithm)")
    axes.set_ylabel("variance of one sample's gradient")
    low, high = axes.get_ylim()
    if axes.get_yscale() == "log":  # room above the points, so that the legend covers none of them
        n_rows = len(axes.get_legend_handles_labels()[0])
        axes.set_ylim(low, high * (high / low) ** (0.15 * n_rows))
        axes.legend(loc="upper right", **_LEGEND)
    else:
        axes.legend(loc="best", **_LEGEND)
    quiet_grid(axes)
    return artists


def draw_forecast(axes: Axes, report: Report) -> list[Any]:
    """Draw each optimizer's forecast of the escape step: median, and 5 % to 95 %."""
    axes.set_title("forecast of the escape: median, 5 % to 95 %")
    if not report.forecast:
        known = report.kind is not Kind.UNDECIDED
        reason = "this is no point to escape from" if known else "the kind of the point is open"
        return [nothing(axes, f"no forecast: {reason}")]
    numbers = [n for f in report.forecast for n in (f.median, f.q05, f.q95)]
    finite = [max(n, 0.5) for n in numbers if math.isfinite(n)]
    low, high = (min(finite) / 2, max(finite) * 2) if finite else (1.0, 1e6)
    axes.set_xscale("log")
    axes.set_xlim(low, high)
    artists: list[Any] = []
    for row, forecast in enumerate(report.forecast):
        begin, middle, end = (max(n, 0.5) for n in (forecast.q05, forecast.median, forecast.q95))
        color = COLORS[row % len(COLORS)]
        if math.isinf(end) and forecast.has_interval:
            start = min(begin, high / 4)
            artists.append(
                axes.annotate(
                    "",
                    xy=(high, row),
                    xytext=(start, row),
                    arrowprops={"arrowstyle": "-|>", "color": color, "linewidth": 2.2},
                    gid="never ends",
                )
            )
        elif forecast.has_interval:
            artists += axes.plot([begin, end], [row, row], color=color, linewidth=5, alpha=0.45)
        if math.isfinite(middle):
            artists += axes.plot(
                middle, row, marker="o", color=color, markeredgecolor="white", markersize=9
            )
        words = f"{middle:,.0f} steps" if math.isfinite(middle) else "never"
        words += "" if forecast.has_interval else ", no interval"
        name = plain_text(f"{forecast.optimizer}, {forecast_settings(forecast)}".rstrip(", "))
        # Both stand on a line of their own above the bar: nothing of another row is there.
        for place, said, side, weight in (
            (0.015, name, "left", "bold"),
            (0.985, words, "right", "normal"),
        ):
            artists.append(
                axes.text(
                    place,
                    row - 0.4,
                    said,
                    transform=axes.get_yaxis_transform(),
                    fontsize=8,
                    fontweight=weight,
                    ha=side,
                    va="center",
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.0},
                )
            )
    axes.set_yticks([])
    axes.set_ylim(len(report.forecast) - 0.6, -0.75)
    axes.set_xlabel("optimizer steps")
    quiet_grid(axes)
    return artists
