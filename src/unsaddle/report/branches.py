"""What every branch was worth, in words and cells."""

from __future__ import annotations

import math

from unsaddle.branching import Branch, Branches
from unsaddle.branching.statistics import Middle
from unsaddle.critical import Kind
from unsaddle.figures.branches import label
from unsaddle.figures.numbers import number
from unsaddle.report.view import Cell, Section, Table, Tone, View, row

_FAILED = {"raised": "raised", "out of memory": "out of memory", "died": "its process died"}
_LINES = (
    "ranked by the median training loss at the end of the budget, not by escaping; its interval lies "
    "between two of the repeats and holds the law's median 95 times in 100 (from six repeats on)",
    "escaped: Wilson's 95 % interval; the median escape step is Kaplan and Meier's, a repeat that had "
    "not left at the end of the budget is censored there, one that diverged never left",
    "ended at: a fresh diagnosis of where the median repeat ended, with the candidate's own optimizer",
    "against as it is: the baseline's loss over this one's; in how many repeats of the same seed it was "
    "lower; how many times fewer sample gradients it needs to get to where the baseline ends",
)


def view(found: Branches) -> View:
    """Return what the branches say."""
    parts: list[Table | Section] = [_table(found), _forecasts(found)]
    if found.notes:
        parts.append(Section("Notes", found.notes))
    if found.interrupted:
        missing = found.not_run or ("finished branches are all reported",)
        parts.append(Section("Interrupted: what is missing", missing))
    parts.append(Section("What was tried, and why", _tried(found)))
    parts.append(Section("How it is counted", _LINES))
    return View(
        title=f"What gets {found.title} out?",
        headline=found.sentence(),
        parts=tuple(parts),
        protocol=tuple(found.protocol()),
    )


def _table(found: Branches) -> Table:
    held = found.n_held_out is not None
    headers = (
        "candidate",
        "escaped",
        "after steps",
        "loss reached",
        *(("held out",) if held else ()),
        "ended at",
        "against as it is",
    )
    rows = tuple(_row(found, one, held) for one in found.ranking)
    return Table("", headers, rows, frozenset({2, 3} | ({4} if held else set[int]())))


def _row(found: Branches, one: Branch, held: bool) -> tuple[Cell, ...]:
    name = Cell(label(found, one))
    if one.failed or not one.n_repeats:
        what = next((o for o in one.outcomes if o in _FAILED), None)
        text = _FAILED[what] if what else "not run"
        if 0 < one.n_failed < one.n_repeats:
            text += f" in {one.n_failed} of {one.n_repeats}"
        nothing = [Cell("")] * (2 + held)
        return row(name, Cell(text, tone="bad"), *nothing, Cell(""), Cell(one.reason, tone="bad"))
    return row(
        name,
        _escaped(one),
        _median_step(one),
        Cell(_median(one.final), _interval(one.final)),
        *((_held(one),) if held else ()),
        _ended(found, one),
        _advantage(found, one),
    )


def _escaped(one: Branch) -> Cell:
    if one.n_diverged:
        text = f"{one.escape.n_observed} of {one.n_repeats} · {one.n_diverged} diverged"
        return Cell(text, one.reason, tone="bad")
    share, low, high = one.escape.share
    tone: Tone = "good" if share > 0.5 else "held"
    if not one.is_random:
        return Cell("yes" if share else "no", "nothing random", tone=tone)
    wilson = f"{100 * low:.0f} – {100 * high:.0f} %"
    return Cell(f"{one.escape.n_observed} of {one.n_repeats}", wilson, tone=tone)


def _median_step(one: Branch) -> Cell:
    median = one.escape.median
    if median is None:
        last = number(float(one.escape_steps.max()))
        return Cell("not within", f"{last} steps")
    quartiles = [one.curve.quantile(p).value for p in (0.25, 0.75)]
    cost = "" if None in quartiles else f"{number(one.curve.median or 0.0)} gradients"
    return Cell(number(median), cost)


def _median(middle: Middle) -> str:
    return f"{middle.value:.4g}" if math.isfinite(middle.value) else "not finite"


def _interval(middle: Middle) -> str:
    if middle.n < 2 or not math.isfinite(middle.low):
        return ""
    sure = "" if middle.confidence >= 0.95 else f" ({100 * middle.confidence:.0f} %)"
    return f"{middle.low:.4g} – {middle.high:.4g}{sure}"


def _held(one: Branch) -> Cell:
    if one.final_held_out is None:
        return Cell("")
    return Cell(_median(one.final_held_out), _interval(one.final_held_out))


def _ended(found: Branches, one: Branch) -> Cell:
    if one.dropped_at is not None:
        return Cell("let go", f"after {one.dropped_at:,} sample gradients")
    if one.ended is None:
        return Cell("not diagnosed", one.not_diagnosed)
    # Without underscores a narrow column can break it.
    kind, cause = str(one.ended.kind).replace("_", " "), str(one.ended.cause)
    if found.is_trapped(one):
        return Cell(f"a worse trap: {kind}", cause, tone="bad")
    moves_on = one.ended.kind is Kind.NOT_CRITICAL and one.escape.share[0] > 0.5
    return Cell(kind, cause, tone="good" if moves_on else "held")


def _advantage(found: Branches, one: Branch) -> Cell:
    if one is found.baseline(one.start):
        return Cell("the baseline")
    gain = found.advantage(one)
    if gain is None:
        return Cell("")
    if not math.isfinite(one.final.value):
        return Cell("not finite", tone="bad")
    ratio, less = gain.loss_ratio, gain.loss_difference
    if ratio is None:
        lower = f"{number(abs(less))} {'lower' if less >= 0 else 'higher'}"
    elif f"{ratio:.3g}" == "1":
        lower = "as low"
    else:
        lower = f"{number(ratio)} × lower" if ratio > 1 else f"{number(1 / ratio)} × higher"
    tone: Tone = "good" if 2 * gain.n_lower > gain.n_pairs else "held"
    sooner = "" if gain.sooner is None else f", {gain.sooner_words} × sooner"
    return Cell(lower, f"{gain.n_lower} of {gain.n_pairs} pairs{sooner}", tone=tone)


def _forecasts(found: Branches) -> Table:
    rows = []
    for one in found.ranking:
        forecast = one.forecast
        if forecast is None:
            rows.append(row(label(found, one), "none", "", "", one.no_forecast))
            continue
        within = one.within_forecast
        steps = (
            [_steps(n) for n in (forecast.q05, forecast.q95)] if forecast.has_interval else ["open"]
        )
        inside = Cell("")
        if within is not None:
            tone: Tone = "good" if within[0] >= 0.9 * within[1] else "held"
            inside = Cell(f"{within[0]} of {within[1]}", tone=tone)
        rows.append(
            row(
                label(found, one),
                _steps(forecast.median),
                " – ".join(dict.fromkeys(steps)),
                _range(one),
                inside,
            )
        )
    headers = ("candidate", "forecast", "5 % – 95 %", "measured", "within")
    n, of = found.n_within
    counted = f": {n} of {of} repeats left within the interval" if of else ""
    title = f"Forecast against measured, in optimizer steps{counted}"
    return Table(title, headers, tuple(rows), frozenset({1, 2, 3}))


def _steps(n: float) -> str:
    return "never" if math.isinf(n) else f"{n:,.0f}"


def _range(one: Branch) -> str:
    if one.failed or not one.n_repeats:
        return ""
    seen = one.escape_steps[one.escaped]
    if not len(seen):
        return f"over {one.escape_steps.max():,.0f}"
    text = " – ".join(dict.fromkeys((f"{seen.min():,.0f}", f"{seen.max():,.0f}")))
    open_ = len(one.escape_steps) - len(seen)
    return text + (f", {open_} never" if open_ else "")


def _tried(found: Branches) -> tuple[str, ...]:
    lines = []
    for one in found.ranking:
        batch = (
            "full batches" if one.batch_size == found.n_samples else f"batches of {one.batch_size}"
        )
        moved = [f"{m.kind} {m.length:.3g}" for m in one.candidate.moves if m.length == m.length]
        what = f" ({one.candidate.optimizer})" if isinstance(one.candidate.optimizer, str) else ""
        length = f", {'; '.join(moved)}" if moved else ""
        lines.append(f"{label(found, one)}{what}: {one.candidate.reason}; {batch}{length}")
    return tuple(lines)
