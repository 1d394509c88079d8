"""The spectrum of a Hessian on an axis that shows signs."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import NullFormatter, NullLocator

from unsaddle.diagnosis import Report
from unsaddle.figures.density import draw_density
from unsaddle.figures.numbers import chance, density_words
from unsaddle.figures.style import COLORS, FAINT, INK, quiet_grid

BLUE, ORANGE, RED = COLORS[0], COLORS[1], COLORS[5]
# Below this share of the largest magnitude an eigenvalue is drawn in the linear middle of the axis.
LINEAR_SHARE = 1e-4
N_BINS = 18  # on each side of zero
LOGARITHMIC_FROM = 30.0  # ratio of largest to smallest magnitude from which the axis is logarithmic


def draw_spectrum(axes: Axes, report: Report) -> list[Any]:
    """Draw the eigenvalues on a signed axis, both ends with what is proved and what is likely."""
    axes.set_title("spectrum of the Hessian")
    found = report.spectrum
    values = found.ritz_values
    if found.status != "ok" or len(values) == 0:
        return [nothing(axes, f"no spectrum: products were {found.status}")]
    ends = (found.smallest, found.largest)
    size = max(abs(end.value) for end in ends)
    if not size > 0:
        return [nothing(axes, "every eigenvalue is zero")]
    middle = signed_axis(axes, values, size, 2 * found.zero_tol)
    density = report.density
    if density is not None and density.n_probes:
        artists = draw_density(axes, density, middle)
        axes.set_ylabel("share seen through a window ± 95 %")
    else:
        artists = _draw_bars(axes, report, size, middle)
        estimate = "" if found.method == "dense" else ", estimated from one start vector"
        axes.set_ylabel(f"share of eigenvalues{estimate}")
    axes.yaxis.set_minor_formatter(NullFormatter())
    artists.append(axes.axvline(0.0, color=INK, linewidth=0.9))
    for end, name in zip(ends, ("smallest", "largest"), strict=True):
        low, high = sorted((end.bound, end.certified))
        artists.append(axes.axvspan(low, high, color=RED, alpha=0.35, linewidth=0, gid="bounds"))
        artists.append(axes.axvline(end.value, color=RED, linewidth=1.2, gid=f"{name} eigenvalue"))
    words = _end_text(report)
    artists.append(
        axes.text(
            0.0, 1.02, words, transform=axes.transAxes, va="bottom", fontsize=7.5, linespacing=1.3
        )
    )
    axes.set_title(axes.get_title(loc="left"), pad=8.0 + 10.2 * len(words.splitlines()))
    axes.set_xlabel("eigenvalue" if middle is None else "eigenvalue (signed logarithm)")
    quiet_grid(axes)
    return artists


def _draw_bars(axes: Axes, report: Report, size: float, middle: float | None) -> list[Any]:
    """Draw the Ritz values in bins: negative hatched, around zero grey, positive plain."""
    found = report.spectrum
    values = found.ritz_values
    if middle is None:
        bins = np.linspace(-1.02 * size, 1.02 * size, 2 * N_BINS + 2)  # one bin around zero
    else:
        outer = np.geomspace(middle, 1.02 * size, N_BINS)
        bins = np.concatenate([-outer[::-1], outer])
    heights, _, bars = axes.hist(values, bins=bins.tolist(), weights=found.ritz_weights, zorder=2)
    bars = list(bars)  # pyright: ignore[reportArgumentType]
    for bar, left, right in zip(bars, bins[:-1], bins[1:], strict=True):
        color, hatch = (BLUE, "////") if right <= 0 else (ORANGE, "") if left >= 0 else (FAINT, "")
        bar.set(facecolor=color, edgecolor="white", hatch=hatch, linewidth=0.3)
    axes.set_yscale("log")
    shown = np.asarray(heights)[np.asarray(heights) > 0]
    low = max(float(shown.min()) / 2, 1e-9)
    axes.set_ylim(low, 1.5)  # the bars end at 1
    return [*bars]


def _end_text(report: Report) -> str:
    """Say what is known of both ends and of the index."""
    found = report.spectrum
    low, high = found.smallest, found.largest
    index = "" if found.index_resolved else "at least "
    return "\n".join(
        [
            f"smallest {low.value:.5g}: {report.proof} ≤ {low.certified:.5g}; "
            f"≥ {low.bound:.5g} {chance(low)}",
            f"largest {high.value:.5g}: {report.proof} ≥ {high.certified:.5g}; "
            f"≤ {high.bound:.5g} {chance(high)}",
            f"negative eigenvalues: {index}{found.index_at_least}",
            *(
                [density_words(report.density)]
                if report.density and report.density.n_probes
                else []
            ),
        ]
    )


def signed_axis(axes: Axes, values: Any, size: float, zero_tol: float) -> float | None:
    """Set an x axis that shows signs; return where its linear middle ends, None if all is linear.

    The middle ends at the smallest value that is not zero: nothing smaller is worth room.
    """
    sizes = np.abs(np.asarray(values, dtype=np.float64))
    resolved = sizes[sizes > max(zero_tol, LINEAR_SHARE * size)]
    middle = 0.7 * float(resolved.min()) if len(resolved) else size
    if middle > size / LOGARITHMIC_FROM:
        axes.set_xlim(-1.15 * size, 1.15 * size)
        return None
    axes.set_xscale("symlog", linthresh=middle, linscale=0.5)
    axes.set_xlim(-1.6 * size, 1.6 * size)
    axes.xaxis.set_minor_locator(NullLocator())
    _thin_ticks(axes, middle, size)
    return middle


def _thin_ticks(axes: Axes, middle: float, size: float) -> None:
    """Leave a tick at zero and at most three on each side: more run into each other."""
    low, high = math.ceil(math.log10(middle)), math.floor(math.log10(1.5 * size))
    stride = max(1, -(-(high - low) // 3))
    side = [10.0**k for k in range(high, low - 1, -stride) if 10.0**k > 1.5 * middle]
    axes.set_xticks([-t for t in side] + [0.0] + side)


def nothing(axes: Axes, reason: str) -> Any:
    """Say in an empty panel why nothing is drawn."""
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines[:].set_visible(False)
    return axes.text(
        0.5, 0.5, reason, transform=axes.transAxes, ha="center", va="center", color=FAINT
    )
