"""The words and numbers of a race as pictures, tables and pages print them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from unsaddle.coordinates import shortened_points
from unsaddle.figures.numbers import number, shortened
from unsaddle.racing import Entry, Race
from unsaddle.survival import EscapeSteps, Interval

if TYPE_CHECKING:
    from unsaddle.racing.times import EscapeTimes, OptimizerTimes

N_PLACES = 3  # places named before "other places"; the data hold all


def settings(entry: Entry, *, leave_out: Iterable[str] = ()) -> str:
    """Return an optimizer's settings, but not those to leave out."""
    hidden = set(leave_out)
    return ", ".join(
        f"{key}={number(value)}" for key, value in entry.optimizer.settings if key not in hidden
    )


def labels(race: Race) -> tuple[str, ...]:
    """Return a name for each optimizer; where two share a name, what tells them apart is added."""
    count = Counter(entry.optimizer.name for entry in race.entries)
    found: list[str] = []
    for entry in race.entries:
        twins = [e for e in race.entries if e.optimizer.name == entry.optimizer.name]
        if count[entry.optimizer.name] == 1:
            found.append(entry.optimizer.name)
            continue
        common = set.intersection(*(set(twin.optimizer.settings) for twin in twins))
        own = [f"{k}={number(v)}" for k, v in entry.optimizer.settings if (k, v) not in common]
        found.append(" ".join([entry.optimizer.name, *own]))
    return tuple(found)


def question(race: Race) -> str:
    """Return the question that the race answers."""
    name = shortened(race.landscape.name, 60)
    if race.neighbourhood is None:
        return f"Where do these optimizers end on {name}?"
    return f"Which optimizers leave the {race.neighbourhood.point.describe()} of {name}?"


def times_question(times: EscapeTimes) -> str:
    """Return the question that escape times answer."""
    race = times.race
    point = race.neighbourhood.point.describe() if race.neighbourhood else "point"
    return f"When do these optimizers leave the {point} of {shortened(race.landscape.name, 60)}?"


def lost(one: OptimizerTimes) -> tuple[str, ...]:
    """Return how many walkers can escape no more: ``("12 diverged", "3 left the domain")``."""
    counts = ((one.n_diverged, "diverged"), (one.n_left_domain, "left the domain"))
    return tuple(f"{n} {verb}" for n, verb in counts if n)


def interval(numbers: Interval) -> str:
    """Return an estimate with its interval: ``287 (285 to 289)``; an open end is said."""
    if numbers.value is None:
        return "not reached"
    low, high = ("open" if end is None else number(end) for end in (numbers.low, numbers.high))
    return f"{number(numbers.value)} ({low} to {high})"


def p_value(p: float | None) -> str:
    """Return a p-value as one reads it: ``p 0.32``, ``p < 0.0001``, or none where nothing is tested."""
    if p is None:
        return "none"
    return "p < 0.0001" if p < 1e-4 else f"p {p:.2g}"


def outcomes(entry: Entry) -> str:
    """Return the outcome of one walker, or the counts of many.

    A single walker needs no count: ``ESCAPED``; many do: ``ESCAPED 250 · STUCK 6``.
    """
    counts = entry.verdicts.counts()
    if entry.ensemble.n_walkers == 1:
        return next(iter(counts))
    return " · ".join(f"{name} {n}" for name, n in counts.items())


def escape_step(escape: EscapeSteps | None) -> str:
    """Return the median escape step."""
    if escape is None:
        return "no saddle"
    return "not reached" if escape.median is None else number(escape.median)


def observed(escape: EscapeSteps | None) -> str:
    """Return how many escapes were seen, where some walkers stayed; nothing for one walker."""
    if escape is None or escape.n_walkers == 1 or escape.n_observed == escape.n_walkers:
        return ""
    return f"{escape.n_observed} of {escape.n_walkers} seen"


def fate(entry: Entry) -> str:
    """Return outcome and escape step in one phrase, for legends."""
    escape = entry.verdicts.escape
    if escape is None or escape.median is None:
        return outcomes(entry)
    if escape.n_walkers == 1:
        return f"{outcomes(entry)} at step {number(escape.median)}"
    return f"{outcomes(entry)}; median step {number(escape.median)}"


def ended(entry: Entry) -> str:
    """Return where the walkers ended, the most frequent places first, one on each line."""
    places = entry.verdicts.ended_counts()
    if entry.ensemble.n_walkers == 1:
        return shortened_points(next(iter(places)))
    # A single other place takes no more room named than counted.
    n_named = len(places) if len(places) == N_PLACES + 1 else N_PLACES
    named = [f"{shortened_points(place)}: {n}" for place, n in list(places.items())[:n_named]]
    others = list(places.values())[n_named:]
    if others:
        named.append(f"{len(others)} other places: {sum(others)}")
    return "\n".join(named)


def optimizer_lines(race: Race) -> str:
    """Return all optimizers with all their settings, in one line: part of every protocol."""
    return "optimizers: " + "; ".join(
        f"{entry.optimizer.name} ({settings(entry) or 'no settings known'})"
        for entry in race.entries
    )
