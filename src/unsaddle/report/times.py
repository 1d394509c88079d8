"""Escape times in words and cells."""

from __future__ import annotations

from unsaddle.figures import words
from unsaddle.figures.numbers import number
from unsaddle.racing.times import LEVEL, Comparison, EscapeTimes, OptimizerTimes, walkers_needed
from unsaddle.report.view import Cell, Section, Table, View, row

_LINES = (
    "median: Kaplan and Meier's, with Brookmeyer and Crowley's 95 % interval; walkers that did not "
    "escape are censored at the end of the run",
    "log-rank: takes walkers of two optimizers for independent; under shared noise they are not, so "
    "that it overlooks differences that the pairs show",
    "paired: O'Brien and Fleming's Prentice-Wilcoxon test; needs walkers of one pair to be observed "
    "equally long, not to be independent",
    "both p-values are corrected for the number of pairs (Holm)",
)
_LOST = (
    "a walker that diverged or left the domain never escapes: it stays in the count to the end of the "
    "run, so that one minus the curve is the share that has escaped; the tests see it as one that did "
    "not leave"
)
_HAZARDS = (
    "hazard ratio: how many times as often walkers of the first leave among those still inside; it "
    "sums up a pair only where that is the same at every step"
)


def view(times: EscapeTimes) -> View:
    """Return what the escape times say."""
    race = times.race
    labels = words.labels(race)
    parts: list[Table | Section] = [_escapes(times, labels)]
    if times.pairs and times.is_random:
        parts += [_tests(times, labels), _walkers(times, labels)]
    elif times.is_random:
        parts.append(_walkers(times, labels))
    remarks = _remarks(times, labels)
    if remarks:
        parts.append(Section("Where the closed form holds", remarks))
    if times.is_random:
        parts.append(Section("How it is counted", _counted(times)))
    protocol = tuple(times.protocol())
    return View(
        title=words.times_question(times),
        headline="",
        parts=tuple(parts),
        protocol=(words.optimizer_lines(race), *protocol),
    )


def _escapes(times: EscapeTimes, labels: tuple[str, ...]) -> Table:
    headers = (
        "optimizer",
        "escaped",
        "median (95 %)",
        "mean and sd",
        "closed form",
        "do they agree",
    )
    rows = tuple(
        row(
            label,
            " · ".join((f"{one.steps.n_observed} of {one.curve.n_walkers}", *words.lost(one))),
            words.interval(one.median) if times.is_random else words.escape_step(one.steps),
            _mean(one.steps.mean, one.steps.std),
            _law(one),
            _agreement(times, one),
        )
        for label, one in zip(labels, times.rows, strict=True)
    )
    return Table("Escape steps", headers, rows, frozenset({1, 2}))


def _counted(times: EscapeTimes) -> tuple[str, ...]:
    lost = (_LOST,) if any(words.lost(one) for one in times.rows) else ()
    return (*_LINES, _HAZARDS, *lost) if times.pairs else (_LINES[0], *lost)


def _mean(mean: float | None, std: float | None) -> str:
    if mean is None:
        return "not all escaped"
    return f"{mean:,.1f}" + (f", sd {std:,.1f}" if std and std > 1e-6 else "")


def _law(one: OptimizerTimes) -> str:
    law = one.prediction.law
    if law is None:
        return "none"
    if law.mean is None and law.median is None:
        return "never" if "never" in law.regime else "not within the run"
    if law.mean is None:
        return f"median {law.median:,.0f}"
    return _mean(law.mean, law.std)


def _agreement(times: EscapeTimes, one: OptimizerTimes) -> Cell:
    """Kolmogorov's test in a few words; without noise there is one step to compare."""
    law, gap = one.prediction.law, one.distance
    if law is None or gap is None:
        return Cell("")
    if not times.is_random:
        same = gap.value == 0.0
        return Cell("to the step" if same else "no", tone="good" if same else "bad")
    agrees = gap.p_value >= LEVEL
    return Cell(
        f"{'yes' if agrees else 'no'}: within {gap.value:.3f}, {words.p_value(gap.p_value)}",
        f"at step {number(gap.step)}; 95 % of samples are within {gap.critical:.3f}",
        tone="good" if agrees else "bad",
    )


def _tests(times: EscapeTimes, labels: tuple[str, ...]) -> Table:
    headers = (
        "pair",
        "medians differ by (95 %)",
        "log-rank",
        "paired",
        "first leaves earlier",
        "hazard ratio (95 %)",
    )
    rows = tuple(
        row(
            _names(pair, labels),
            words.interval(pair.median_difference),
            Cell(
                words.p_value(pair.log_rank_corrected),
                "" if pair.log_rank.chi2 is None else f"chi² {number(pair.log_rank.chi2)}",
            ),
            Cell(words.p_value(pair.paired_corrected), f"z {number(pair.paired.z)}"),
            Cell(
                f"{pair.paired.n_first} of {times.race.n_walkers}",
                f"{pair.paired.n_open} open" if pair.paired.n_open else "",
            ),
            words.interval(pair.log_rank.hazard_ratio),
        )
        for pair in times.pairs
    )
    return Table("Between optimizers, walker by walker under the same noise", headers, rows)


def _walkers(times: EscapeTimes, labels: tuple[str, ...]) -> Table:
    share = f"{100 * times.difference:g} %"
    title = f"Walkers that show a difference of {share} nine times in ten (level 5 %)"
    if not times.pairs:
        (one,) = times.rows
        alone = walkers_needed(one, one, times.difference)
        rows = (row(f"{labels[0]}, a variant of it", _steps(times, one), _count(alone)),)
        return Table(title, ("pair", "difference", "own noise"), rows, frozenset({1, 2}))
    rows = tuple(
        row(
            _names(pair, labels),
            _steps(times, times.rows[pair.first]),
            _count(pair.walkers_unpaired),
            _count(pair.walkers_paired),
            "unknown" if pair.correlation is None else f"{pair.correlation:.2f}",
        )
        for pair in times.pairs
    )
    headers = ("pair", "difference", "own noise", "shared noise", "correlation")
    return Table(title, headers, rows, frozenset({1, 2, 3, 4}))


def _steps(times: EscapeTimes, one: OptimizerTimes) -> str:
    return "unknown" if one.mean is None else f"{number(times.difference * one.mean)} steps"


def _count(n_walkers: int | None) -> str:
    return "unknown" if n_walkers is None else f"{n_walkers:,}"


def _names(pair: Comparison, labels: tuple[str, ...]) -> str:
    return f"{labels[pair.first]} – {labels[pair.second]}"


def _remarks(times: EscapeTimes, labels: tuple[str, ...]) -> tuple[str, ...]:
    """What limits the closed form; the same sentence about several optimizers is said once."""
    who: dict[str, list[str]] = {}
    for label, one in zip(labels, times.rows, strict=True):
        law = one.prediction.law
        said = [one.prediction.why_not] if law is None else [f"{law.regime}; {law.formula}"]
        for sentence in (*said, *one.prediction.caveats):
            who.setdefault(sentence, []).append(label)
    return tuple(f"{', '.join(names)}: {sentence}" for sentence, names in who.items())
