"""A race in words and cells."""

from __future__ import annotations

from unsaddle.figures import words
from unsaddle.figures.numbers import number
from unsaddle.outcome import Outcome
from unsaddle.racing import Entry, Race
from unsaddle.report.view import Cell, Section, Table, Tone, View, row

_TONES: dict[Outcome, Tone] = {
    Outcome.ESCAPED: "good",
    Outcome.CONVERGED: "good",
    Outcome.STUCK: "held",
    Outcome.UNDECIDED: "held",
    Outcome.DIVERGED: "bad",
    Outcome.LEFT_DOMAIN: "bad",
}


def view(race: Race) -> View:
    """Return what a race says."""
    parts: list[Table | Section] = [_table(race)]
    evidence = _evidence(race)
    if evidence:
        parts.append(Section("Evidence", evidence))
    protocol = tuple(race.protocol())
    return View(
        title=words.question(race),
        headline="",
        parts=tuple(parts),
        protocol=protocol,
        narrow_protocol=(words.optimizer_lines(race), *protocol),
    )


def _table(race: Race) -> Table:
    crowd = race.n_walkers > 1
    escape = ("median escape step" if crowd else "escape step",)
    headers = (
        "optimizer",
        "learning rate",
        f"outcomes of {race.n_walkers}" if crowd else "outcome",
        *(escape if race.neighbourhood is not None else ()),
        "ended at",
        "median value" if crowd else "value reached",
    )
    rows = tuple(
        _row(race, entry, label)
        for entry, label in zip(race.entries, words.labels(race), strict=True)
    )
    last = len(headers) - 1
    steps = {3} if race.neighbourhood is not None else set[int]()
    return Table("", headers, rows, frozenset({1, last} | steps))


def _row(race: Race, entry: Entry, label: str) -> tuple[Cell, ...]:
    rate = entry.optimizer.learning_rate
    commonest = Outcome(next(iter(entry.verdicts.counts())))
    escape = (
        (Cell(words.escape_step(entry.verdicts.escape), words.observed(entry.verdicts.escape)),)
        if race.neighbourhood is not None
        else ()
    )
    median = entry.final_value["median"]
    return row(
        Cell(label, words.settings(entry, leave_out=("learning_rate",))),
        "its own" if rate is None else number(rate),
        Cell(words.outcomes(entry), tone=_TONES[commonest]),
        *escape,
        words.ended(entry),
        "none" if median is None else number(median),
    )


def _evidence(race: Race) -> tuple[str, ...]:
    """Return the evidence of all optimizers; the same sentence about several is said once."""
    who: dict[str, list[str]] = {}
    for entry, label in zip(race.entries, words.labels(race), strict=True):
        for sentence in entry.verdicts.evidence:
            who.setdefault(sentence, []).append(label)
    return tuple(f"{', '.join(labels)}: {sentence}" for sentence, labels in who.items())
