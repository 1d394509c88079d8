"""Panels over the step: the displacement along the way out, and the value reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter, NullLocator

from unsaddle.figures.style import INK, quiet_grid
from unsaddle.figures.tracks import Track, extent, last_step_in_sight, wants_log_steps
from unsaddle.racing import Race

N_LINES = 6  # walkers of a crowd whose lines are drawn: more hide each other
N_POINTS = 160  # drawn along a line, evenly over the axis


def draw_displacement(axes: Axes, race: Race, drawn: Sequence[Track]) -> list[Any]:
    """Draw the distance along the escape directions against the step, over a logarithmic axis.

    Exponential growth is a straight line there. Exact zeros cannot be: they lie on the lower edge,
    and a note says so.
    """
    place = race.neighbourhood
    if place is None:
        return []
    _step_axis(axes, race, drawn)
    radius = place.radius
    last = axes.get_xlim()[1]
    positive = [np.where(d > 0, d, np.nan) for d in _displacements(drawn)]
    within = [np.repeat((t.steps <= last)[:, None], t.n_walkers, axis=1) for t in drawn]
    seen = extent(positive, within)
    # Sixteen decades hold everything that rounding leaves of coordinates of size one.
    low = max(min(seen[0] / 3, radius / 30), radius * 1e-16) if seen else radius * 1e-3
    artists = [
        line
        for track, distance in zip(drawn, _displacements(drawn), strict=True)
        for line in _draw_lines(axes, track, np.maximum(distance, low))
    ]
    artists.append(
        axes.axhline(
            radius, color=INK, linewidth=0.9, linestyle=(0, (1, 2)), gid="escape radius", zorder=2
        )
    )
    axes.set_yscale("log")
    axes.yaxis.set_minor_formatter(NullFormatter())
    axes.set_ylim(low, 6 * radius)
    way = "along the escape direction" + "s" * (len(place.escape_directions) > 1)
    axes.set_title(f"distance {way}" if place.is_strict else f"distance from the {_noun(race)}")
    zero = [
        t.label
        for t, d in zip(drawn, _displacements(drawn), strict=True)
        if bool(np.any(d[-1:] == 0.0))
    ]
    if zero:
        artists.append(
            axes.text(
                0.02,
                0.03,
                "exactly zero to the end (drawn on the lower edge): " + ", ".join(zero),
                transform=axes.transAxes,
                fontsize=7.5,
                va="bottom",
                wrap=True,
            )
        )
    return artists


def draw_values(axes: Axes, race: Race, drawn: Sequence[Track]) -> list[Any]:
    """Draw the landscape's value against the step: linear, logarithmic or both ways, as it needs."""
    _step_axis(axes, race, drawn)
    ends = np.asarray(race.landscape.box)
    last = axes.get_xlim()[1]
    within: list[Any] = []
    for track in drawn:
        with np.errstate(all="ignore"):
            inside = np.all((track.points >= ends[:, 0]) & (track.points <= ends[:, 1]), axis=2)
        within.append(inside & (track.steps <= last)[:, None])
    artists = [line for track in drawn for line in _draw_lines(axes, track, track.values)]
    seen = extent([t.values for t in drawn], within)
    scale = _set_value_scale(axes, seen)
    axes.set_title(f"value{scale}")
    return artists


def _set_value_scale(axes: Axes, seen: tuple[float, float] | None) -> str:
    """Choose the axis that shows the values in sight; return a note for the title."""
    if seen is None or seen[0] == seen[1]:
        return ""
    low, high = seen
    if low >= 0 and high > 1e3 * max(low, 1e-300):
        axes.set_yscale("log")
        axes.set_ylim(max(low / 3, high * 1e-16), 3 * high)
        return " (logarithmic)"
    size = max(abs(low), abs(high))
    if low < 0 < high and size > 50 * min(abs(low), abs(high)):
        threshold = max(min(abs(low), abs(high)), 1e-3 * size)
        axes.set_yscale("symlog", linthresh=threshold, linscale=0.6)
        axes.axhline(0.0, color=INK, linewidth=0.6)
        axes.set_ylim(low * 2 if low < -threshold else -2 * threshold, high * 2)
        return " (signed logarithm)"
    pad = 0.06 * (high - low)
    axes.set_ylim(low - pad, high + pad)
    return ""


def _shown(race: Race, drawn: Sequence[Track]) -> str:
    """Say how many walkers' lines are drawn, where that is not all of them."""
    n_lines = min(N_LINES, drawn[0].n_walkers) if drawn else 0
    return "" if n_lines == race.n_walkers else f"; {n_lines} of {race.n_walkers} walkers each"


def _picked(axes: Axes, track: Track) -> Any:
    """Return the records to draw, about evenly spaced over the axis."""
    last = axes.get_xlim()[1]
    if axes.get_xscale() == "linear":
        wanted = np.linspace(0, last, N_POINTS)
    else:
        wanted = np.concatenate([[0.0], np.geomspace(1, max(2.0, last), N_POINTS)])
    found = np.searchsorted(track.steps, wanted)
    return np.unique(np.minimum(found, len(track.steps) - 1))


def _draw_lines(axes: Axes, track: Track, numbers: Any) -> list[Any]:
    crowd = track.n_walkers > 1
    if not crowd:
        (line,) = axes.plot(
            track.steps,
            numbers[:, 0],
            color=track.look.color,
            linestyle=track.look.dashes,
            linewidth=1.7,
            gid=f"over steps {track.label}",
        )
        return [line]
    picked = _picked(axes, track)
    return axes.plot(
        track.steps[picked],
        numbers[picked][:, :N_LINES],
        color=track.look.color,
        linestyle=track.look.dashes,
        linewidth=1.0,
        alpha=0.8,
        gid=f"over steps {track.label}",
    )


def _displacements(drawn: Sequence[Track]) -> list[Any]:
    return [t.displacement if t.displacement is not None else np.empty((0, 0)) for t in drawn]


def _step_axis(axes: Axes, race: Race, drawn: Sequence[Track]) -> None:
    last = last_step_in_sight(race)
    axes.set_xlabel(f"step{_shown(race, drawn)}")
    if wants_log_steps(race, last):
        first = int(race.entries[0].recorded_steps[1:2].sum()) or 1
        axes.set_xscale("symlog", linthresh=first, linscale=0.3)
        axes.xaxis.set_major_locator(
            FixedLocator([0.0, *(10.0**k for k in range(10) if 2 * first < 10**k <= last)])
        )
        axes.xaxis.set_major_formatter(FuncFormatter(lambda step, _: f"{step:,.0f}"))
        axes.xaxis.set_minor_locator(NullLocator())
        axes.set_xlabel(f"step (logarithmic){_shown(race, drawn)}")
    axes.set_xlim(0, last)
    quiet_grid(axes)


def _noun(race: Race) -> str:
    return race.neighbourhood.point.describe().split(" (")[0] if race.neighbourhood else ""
