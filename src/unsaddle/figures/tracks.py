"""The recorded points of a race, made ready for drawing: what is far out of sight is cut off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unsaddle.figures import words
from unsaddle.figures.style import Look, look
from unsaddle.racing import Entry, Race

Floats = NDArray[np.float64]
REACH_DIAGONALS = 3.0  # lines end this far from the box's centre; Agg overflows at 1e9 pixels
# Escapes further apart than this factor are drawn over a logarithm of the step.
LOG_STEPS_FACTOR = 150.0


@dataclass(frozen=True)
class Track:
    """One optimizer's walkers as they are drawn."""

    label: str
    fate: str
    look: Look
    steps: NDArray[np.int64]  # (records,)
    points: Floats  # (records, walkers, dims), not-a-number once out of reach
    values: Floats  # (records, walkers), of the landscape at the recorded points
    displacement: Floats | None  # (records, walkers), along the escape directions

    @property
    def n_walkers(self) -> int:
        """Walkers drawn."""
        return self.points.shape[1]


def tracks(race: Race) -> list[Track]:
    """Return the tracks of a race, in its order."""
    return [
        _track(race, entry, label, look(position))
        for position, (entry, label) in enumerate(
            zip(race.entries, words.labels(race), strict=True)
        )
    ]


def _track(race: Race, entry: Entry, label: str, drawn_as: Look) -> Track:
    points = entry.trajectory
    with np.errstate(all="ignore"):
        values = race.landscape.value(points)
        displacement = None
        if race.neighbourhood is not None:
            displacement = race.neighbourhood.displacement(points)
            displacement = np.where(np.isfinite(displacement), displacement, np.nan)
    values = np.where(np.isfinite(values), values, np.nan)
    drawn = within_reach(points, race)
    return Track(
        label, words.fate(entry), drawn_as, entry.recorded_steps, drawn, values, displacement
    )


def within_reach(points: Floats, race: Race) -> Floats:
    """Return points (records, walkers, dims) up to the first that is out of reach.

    That one is moved back along the last segment, so that the line still leaves the picture in the
    right direction; what follows is not-a-number, which Matplotlib does not draw.
    """
    ends = np.asarray(race.landscape.box)
    centre = ends.mean(axis=1)
    reach = REACH_DIAGONALS * race.landscape.box_diagonal
    drawn = points.copy()
    with np.errstate(all="ignore"):
        far = ~(np.linalg.norm(points - centre, axis=2) <= reach)
    for walker in np.flatnonzero(far.any(axis=0)):
        first = int(np.argmax(far[:, walker]))
        drawn[first:, walker] = np.nan
        if first > 0 and np.all(np.isfinite(points[first, walker])):
            before = points[first - 1, walker]
            way = points[first, walker] - before
            with np.errstate(all="ignore"):
                way = way / np.max(np.abs(way))  # no overflow of the norm
                drawn[first, walker] = before + way * (reach / np.linalg.norm(way))
    return drawn


def sight(race: Race) -> tuple[float, float]:
    """Return the part of a one-dimensional box that holds walkers and critical points, and a margin."""
    low, high = race.landscape.box[0]
    places = [p.location[0] for p in race.landscape.critical_points]
    for entry in race.entries:
        seen = entry.trajectory[:, :, 0]
        places += list(seen[(seen >= low) & (seen <= high)])
    if len(places) == 0 or not max(places) > min(places):
        return low, high
    margin = 0.35 * (max(places) - min(places))
    return max(low, min(places) - margin), min(high, max(places) + margin)


def last_step_in_sight(race: Race) -> int:
    """Return the last recorded step at which some walker is in the box, and a tenth more."""
    ends = np.asarray(race.landscape.box)
    last = 1
    for entry in race.entries:
        with np.errstate(all="ignore"):
            inside = np.all(
                (entry.trajectory >= ends[:, 0]) & (entry.trajectory <= ends[:, 1]), axis=2
            ).any(axis=1)
        if inside.any():
            last = max(last, int(entry.recorded_steps[np.flatnonzero(inside)[-1]]))
    return min(race.n_steps, max(2, int(1.1 * last)))


def wants_log_steps(race: Race, last: int) -> bool:
    """Return whether the first escape is so early that a linear step axis would hide it."""
    medians = [
        entry.verdicts.escape.median
        for entry in race.entries
        if entry.verdicts.escape is not None and entry.verdicts.escape.median is not None
    ]
    return bool(medians) and last > LOG_STEPS_FACTOR * max(1.0, min(medians))


def extent(arrays: list[Any], within: list[Any]) -> tuple[float, float] | None:
    """Return the lowest and highest finite number where `within` holds, None when there is none."""
    seen = [a[w & np.isfinite(a)] for a, w in zip(arrays, within, strict=True)]
    numbers = np.concatenate(seen) if seen else np.empty(0)
    return (float(numbers.min()), float(numbers.max())) if len(numbers) else None
