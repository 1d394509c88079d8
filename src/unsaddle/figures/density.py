"""The density of a spectrum on an axis that shows signs, with the band of its probes."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from unsaddle.figures.style import COLORS, INK, RULE
from unsaddle.spectrum import Density

NEGATIVE, POSITIVE = COLORS[0], COLORS[1]
LEAST_EIGENVALUES = 0.1  # a share below that of so many eigenvalues is not worth drawing
Z_95 = 1.96


def draw_density(axes: Axes, density: Density, linear: float | None) -> list[Any]:
    """Draw what a sliding window sees: negative hatched, near zero grey, positive plain; ± 95 %.

    The axis must have its scale already; `linear` is where its linear middle ends, None if all is.
    """
    seen = density.window(linear)
    floor = LEAST_EIGENVALUES / density.n_dims
    heights = np.maximum(seen.shares, floor)
    sides = [
        (seen.values < -density.resolution, NEGATIVE, "////", "negative"),
        (np.abs(seen.values) <= density.resolution, RULE, "", "near zero"),
        (seen.values > density.resolution, POSITIVE, "", "positive"),
    ]
    artists: list[Any] = []
    for where, color, hatch, name in sides:
        # One point further on each side, so that the fillings meet.
        wider = (
            where | np.roll(where, 1) & (seen.values > 0) | np.roll(where, -1) & (seen.values < 0)
        )
        artists.append(
            axes.fill_between(
                seen.values,
                floor,
                heights,
                where=wider.tolist(),
                facecolor=color,
                edgecolor="white",
                hatch=hatch,
                linewidth=0.0,
                alpha=0.75,
                gid=f"{name} share",
            )
        )
    artists += axes.plot(seen.values, heights, color=INK, linewidth=0.9, gid="density")
    if np.isfinite(seen.errors).all():
        low, high = (np.maximum(seen.shares + z * seen.errors, floor) for z in (-Z_95, Z_95))
        artists.append(
            axes.fill_between(
                seen.values, low, high, color=INK, alpha=0.22, linewidth=0, gid="95 % band"
            )
        )
    axes.set_yscale("log")
    axes.set_ylim(floor, 1.5)  # the window ends at 1
    return artists
