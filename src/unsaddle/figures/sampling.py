"""The bracket of the smallest eigenvalue of all samples against the number that was used."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, NullFormatter, NullLocator

from unsaddle.diagnosis.sampling import Sampling
from unsaddle.figures.spectrum import nothing
from unsaddle.figures.style import COLORS, INK, RULE, quiet_grid

BLUE, ORANGE, RED = COLORS[0], COLORS[1], COLORS[5]
N_POINTS = 80  # of the curves that foretell
_LEGEND: dict[str, Any] = {"frameon": True, "framealpha": 0.88, "edgecolor": "none"}


def draw_sampling(axes: Axes, sampling: Sampling) -> list[Any]:
    """Draw both sides of the bracket at a quarter, a half and all of the samples used, and beyond."""
    axes.set_title("smallest eigenvalue of all samples: bracket against samples used")
    found = sampling.bracket
    if found is None or found.status != "ok":
        return [nothing(axes, "no bracket: the search was interrupted or products were not finite")]
    used, whole = sampling.n_used, sampling.n_whole
    artists: list[Any] = [axes.axhline(0.0, color=INK, linewidth=0.9)]
    sizes = np.geomspace(used, whole, N_POINTS)
    ahead = np.array([found.foretold(size / used) for size in sizes])
    artists.append(
        axes.fill_between(
            sizes,
            ahead[:, 0],
            ahead[:, 3],
            color=RULE,
            alpha=0.55,
            linewidth=0,
            label="foretold with more samples, with errors",
            gid="foretold",
        )
    )
    for column, color in ((1, BLUE), (2, ORANGE)):
        artists += axes.plot(sizes, ahead[:, column], color=color, linestyle=(0, (5, 2)))
    quantile = (found.upper - found.high) / found.high_error if found.high_error > 0 else 0.0
    low = [found.low_quarter, found.low_half, found.low]
    high = [math.nan, found.high_quarter, found.high]
    # The errors stand a little apart, so that one does not hide the other.
    for values, error, beside, color, marker, face, label in (
        (
            high,
            found.high_error,
            1.008,
            ORANGE,
            "D",
            "white",
            "upper side: other samples, same direction",
        ),
        (
            low,
            found.low_error,
            0.992,
            BLUE,
            "o",
            BLUE,
            "lower side: smallest eigenvalue of those used",
        ),
    ):
        artists += axes.plot(
            [used / 4, used / 2, used],
            values,
            color=color,
            marker=marker,
            markerfacecolor=face,
            markeredgecolor=color,
            markeredgewidth=1.5,
            label=label,
        )
        artists.append(
            axes.errorbar(
                used * beside, values[-1], quantile * error, color=color, capsize=4, linewidth=1.4
            )
        )
    needed = sampling.curvature_needed
    if needed is not None and used < needed < whole:
        artists.append(
            axes.axvline(
                needed,
                color=RED,
                linewidth=1.2,
                linestyle=(0, (1, 2)),
                label=f"about {needed:,} samples would do",
                gid="needed",
            )
        )
    artists.append(axes.axvline(whole, color=INK, linewidth=0.9, linestyle=(0, (6, 2, 1, 2))))
    axes.set_xscale("log")
    axes.set_xlim(used / 5, whole * 1.25)
    ticks = sorted({used // 4, used // 2, used, whole})
    axes.set_xticks([t for t in ticks if t == whole or whole / t > 1.3])
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.xaxis.set_major_formatter(
        FuncFormatter(lambda x, _: f"all {x:,.0f}" if round(x) == whole else f"{x:,.0f}")
    )
    axes.set_xlabel("samples used")
    axes.set_ylabel("curvature")
    axes.margins(y=0.12)
    axes.legend(loc="best", **_LEGEND)
    quiet_grid(axes)
    return artists
