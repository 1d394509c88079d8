"""The picture of an inventory: the points on the landscape, and their values by index."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from unsaddle.figures.contours import KINDS, draw_contours, draw_critical_points, draw_curve
from unsaddle.figures.points import inventory_question
from unsaddle.figures.style import (
    INK,
    TITLE_HEIGHT,
    add_frame,
    applied,
    legend_height,
    new_figure,
    protocol_height,
    quiet_grid,
)
from unsaddle.inventory import Inventory

WIDTH, PANELS = 11.0, 4.6  # inches


def picture(inventory: Inventory) -> Figure:
    """Return the points on the landscape (in one and two dimensions) beside their values."""
    lines = [*inventory.remarks(), *inventory.protocol()]
    with applied():
        height = PANELS + TITLE_HEIGHT + legend_height(1) + protocol_height(lines, WIDTH)
        figure = new_figure(WIDTH, height)
        if inventory.landscape.n_dims <= 2:
            place, values = figure.subplots(1, 2)
            draw_place(place, inventory)
        else:
            values = figure.subplots()
        draw_values_by_index(values, inventory)
        handles = [a for a in values.get_lines() if not str(a.get_label()).startswith("_")]
        add_frame(figure, inventory_question(inventory), lines, handles)
    return figure


def draw_place(axes: Axes, inventory: Inventory) -> list[Any]:
    """Draw the landscape of one or two dimensions with its points."""
    place = inventory.landscape
    artists = draw_curve(axes, place, *place.box[0]) if place.n_dims == 1 else []
    artists += draw_contours(axes, place) if place.n_dims == 2 else []
    return artists + draw_critical_points(axes, place)


def draw_values_by_index(axes: Axes, inventory: Inventory) -> list[Any]:
    """Draw each point's value over its index; points beside each other share both."""
    artists: list[Any] = []
    reach = float(np.ptp([p.value for p in inventory])) if inventory.points else 0.0
    for kind, (marker, size, is_filled, label) in KINDS.items():
        chosen = np.array([(p.index, p.value) for p in inventory if p.kind is kind])
        if len(chosen):
            artists += axes.plot(
                chosen[:, 0] + _aside(chosen, reach),
                chosen[:, 1],
                linestyle="none",
                marker=marker,
                markersize=size,
                markerfacecolor=INK if is_filled else "white",
                markeredgecolor="white" if is_filled else INK,
                markeredgewidth=0.8,
                label=f"{label} ({len(chosen)})",
                gid=f"values {kind}",
            )
    quiet_grid(axes)
    axes.set(xlabel="index: directions of negative curvature", ylabel="value")
    axes.set_title("how high the points lie")
    axes.set_xlim(-0.5, max((p.index for p in inventory), default=0) + 0.5)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.margins(y=0.1)
    return artists


def _aside(chosen: Any, reach: float) -> Any:
    """Return offsets that lay points of one index and nearly one value beside each other."""
    offsets = np.zeros(len(chosen))
    for index in np.unique(chosen[:, 0]):
        rows = np.flatnonzero(chosen[:, 0] == index)
        cells = np.round(chosen[rows, 1] / max(0.03 * reach, 1e-300))
        for cell in np.unique(cells):
            same = rows[cells == cell]
            spread = min(0.06 * (len(same) - 1), 0.8)
            offsets[same] = np.linspace(-spread / 2, spread / 2, len(same))
    return offsets
