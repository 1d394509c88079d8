"""What each class or layer has of curvature, and of samples, noise and the way out."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from unsaddle.diagnosis.groups import Group, Groups
from unsaddle.figures.numbers import number, shortened
from unsaddle.figures.spectrum import nothing, signed_axis
from unsaddle.figures.style import COLORS, FAINT, INK, RULE, plain_text, quiet_grid

BLUE, ORANGE, RED = COLORS[0], COLORS[1], COLORS[5]
ROW_HEIGHT = 0.26  # inches
BESIDE_ROWS = 1.35  # inches for title, legend and axis
NAME_WIDTH = 24
COUPLING = "between layers"


def groups_height(groups: Groups) -> float:
    """Return the inches that the panels of the groups need."""
    return max(2.4, BESIDE_ROWS + ROW_HEIGHT * (len(groups.members) + 1))


def draw_group_curvature(axes: Axes, groups: Groups) -> list[Any]:
    """Draw each group's smallest eigenvalue beside the curvature that it shares with the whole.

    Of a class: the whole's curvature along the class's own direction. Of a layer: its part of the
    curvature along the way out, and in a row of its own what couples the layers.
    """
    axes.set_title(f"curvature of each {groups.by}")
    rows = [group for group in groups.members if group.status == "ok"]
    if not rows:
        return [nothing(axes, groups.sentences()[0])]
    layers = groups.by == "layer"
    seconds = [group.along_way_out if layers else group.whole_along for group in rows]
    names = [_label(group) for group in rows]
    if groups.coupling is not None:
        names.append(COUPLING)
        seconds.append(groups.coupling)
    every = [g.smallest.value for g in rows] + seconds + [groups.smallest.value]
    every += [g.smallest.bound for g in rows if math.isfinite(g.smallest.bound)]
    size = max(map(abs, every))
    middle = signed_axis(axes, every, size, 0.0) if size > 0 else None
    artists: list[Any] = [
        axes.axvline(0.0, color=INK, linewidth=0.9),
        axes.axvline(
            groups.smallest.value,
            color=RED,
            linewidth=1.2,
            linestyle=(0, (5, 2)),
            label=f"the whole's smallest {number(groups.smallest.value)}",
            gid="the whole",
        ),
    ]
    places = np.arange(len(rows))
    own = np.array([group.smallest.value for group in rows])
    ends = zip(places, own, seconds, strict=False)
    for place, first, second in ends:
        artists += axes.plot([first, second], [place, place], color=RULE, linewidth=3.0, zorder=1)
    for place, group in zip(places, rows, strict=True):
        low, high = sorted((group.smallest.bound, group.smallest.certified))
        if math.isfinite(low):
            artists += axes.plot(
                [low, high], [place, place], color=BLUE, linewidth=6, alpha=0.35, gid="bounds"
            )
    artists += axes.plot(
        own,
        places,
        linestyle="none",
        marker="o",
        color=BLUE,
        markersize=6.5,
        label="its own smallest eigenvalue, with bounds",
        gid="own",
    )
    artists += axes.plot(
        seconds,
        np.arange(len(seconds)),
        linestyle="none",
        marker="D",
        markerfacecolor="none",  # where both are the same, both are seen
        markeredgecolor=ORANGE,
        markeredgewidth=1.8,
        markersize=8.5,
        label="its part of the curvature along the way out"
        if layers
        else "the whole along its direction",
        gid="shared",
    )
    axes.set_yticks(range(len(names)), [plain_text(name) for name in names])
    axes.set_xlabel("curvature" if middle is None else "curvature (signed logarithm)")
    _finish(axes, len(names))
    return artists


def draw_group_shares(axes: Axes, groups: Groups) -> list[Any]:
    """Draw what share of the samples or parameters, of the noise and of the way out a group has."""
    layers = groups.by == "layer"
    axes.set_title(f"share of each {groups.by}")
    rows = [group for group in groups.members if group.status == "ok"]
    if not rows:
        return [nothing(axes, groups.sentences()[0])]
    series: list[tuple[str, list[float], str, str, str]] = [
        (
            "of the parameters" if layers else "of the samples",
            [g.share for g in rows],
            "s",
            INK,
            "white",
        ),
        ("of the noise", [g.noise_share for g in rows], "^", ORANGE, ORANGE),
    ]
    if layers:
        way = "of the way out" if groups.bends_down else "of the smallest curvature's direction"
        series.append((way, [g.escape_share or 0.0 for g in rows], "o", BLUE, BLUE))
    else:
        aligned = [(g.alignment or 0.0) ** 2 for g in rows]
        lowest = "the way out" if groups.bends_down else "the whole's smallest curvature"
        series.append((f"of its direction, along {lowest}", aligned, "o", BLUE, BLUE))
    places = np.arange(len(rows))
    artists: list[Any] = []
    for label, values, marker, edge, face in series:
        if not np.isfinite(values).any():  # no noise at all has no shares
            continue
        artists += axes.plot(
            [100 * value for value in values],
            places,
            linestyle="none",
            marker=marker,
            markersize=6,
            markeredgecolor=edge,
            markerfacecolor=face,
            markeredgewidth=1.3,
            label=label,
            clip_on=False,
            gid=label,
        )
    largest = max((v for _, values, *_ in series for v in values if math.isfinite(v)), default=1.0)
    axes.set_xlim(0.0, min(100.0, 112.0 * largest) if largest > 0 else 100.0)
    axes.set_yticks(places, [])
    axes.set_xlabel("per cent")
    _finish(axes, len(rows) + int(groups.coupling is not None))
    return artists


def _label(group: Group) -> str:
    return shortened(group.name, NAME_WIDTH)


def _finish(axes: Axes, n_rows: int) -> None:
    # The legend stands above the panel, below its title.
    axes.set_ylim(n_rows - 0.5, -0.5)
    axes.tick_params(axis="y", length=0)
    axes.legend(
        loc="lower left",
        bbox_to_anchor=(0.0, 1.0),
        ncols=1,
        borderaxespad=0.2,
        labelcolor=FAINT,
        handlelength=2.0,
        labelspacing=0.25,
    )
    axes.set_title(axes.get_title(loc="left"), pad=44.0)
    quiet_grid(axes)
