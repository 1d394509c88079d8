"""The claims in words and cells."""

from __future__ import annotations

from unsaddle.claims import Answer, Check, Claims, Trial
from unsaddle.figures import animation_bytes
from unsaddle.figures.claims import claim_picture
from unsaddle.figures.numbers import number
from unsaddle.report.view import Cell, Illustration, Part, Section, Table, Tone, View, row

_TONES: dict[Answer, Tone] = {
    Answer.HOLDS: "good",
    Answer.HOLDS_ONLY_IF: "held",
    Answer.DOES_NOT_HOLD: "bad",
    Answer.UNDECIDED: "bad",
}


_WORDS: dict[Answer, str] = {
    Answer.HOLDS: "without a condition",
    Answer.HOLDS_ONLY_IF: "under a condition that is shown from both sides",
    Answer.DOES_NOT_HOLD: "not at all",
    Answer.UNDECIDED: "undecided",
}
_HEADERS = ("quantity", "predicted", "measured", "99.9 % interval", "agrees", "basis")


_LETTERS = Section(
    "Letters",
    (
        "η: step size (learning rate); λ: size of the curvature; L, M: largest curvature, largest "
        "change of curvature per length",
        "ε: distance of the start from the ridge; R: distance at which a walker has left",
        "σ: standard deviation of the gradient noise, of one sample's gradient where batches are "
        "drawn; s: that of the growing part it makes",
        "n: samples; B: batch size; m = n/B: batches of an epoch; h_B: mean curvature of a batch; Λ: "
        "mean of ln|1 − η h_B|",
        "γ: momentum; p: power of the distance with which the function falls; γ_E = 0.5772: Euler's "
        "constant",
    ),
)


def view(result: Claims) -> View:
    """Return the summary, then each claim with its prediction, picture and numbers."""
    details = (*(part for trial in result.trials for part in _claim(trial)), _LETTERS)
    alone = len(result.trials) == 1
    counts = ", ".join(f"{n} {_WORDS[Answer(word)]}" for word, n in sorted(result.counts().items()))
    n_checks = sum(len(one.finding.checks) for one in result.trials)
    failed = sum(not check.passed for one in result.trials for check in one.finding.checks)
    agreement = (
        f"all {n_checks} numbers agree with their predictions"
        if not failed
        else f"{failed} of {n_checks} numbers miss their predictions"
    )
    if alone:
        (trial,) = result.trials
        headline = f"{trial.claim.statement} This {trial.sentence()}; {agreement}."
    else:
        headline = f"Of {len(result.trials)} statements hold {counts}; {agreement}."
    return View(
        title="How can mini-batch descent be trapped at a saddle point? The statements, measured",
        headline=headline,
        parts=details if alone else (_summary(result), *_misses(result)),
        protocol=tuple(result.protocol()),
        details=() if alone else details,
    )


def _summary(result: Claims) -> Table:
    rows = tuple(
        row(
            f"{one.claim.number} {one.claim.name}",
            one.claim.statement,
            Cell(one.sentence(), tone=_TONES[one.answer]),
        )
        for one in result.trials
    )
    return Table("", ("claim", "statement", "answer"), rows)


def _misses(result: Claims) -> tuple[Part, ...]:
    """Return the numbers that miss their predictions: a terminal shows no others of many claims."""
    rows = tuple(
        row(f"{one.claim.number} {one.claim.name}", *_check(check))
        for one in result.trials
        for check in one.finding.checks
        if not check.passed
    )
    return (
        (Table("Not as predicted", ("claim", *_HEADERS), rows, frozenset({2, 3})),) if rows else ()
    )


def _claim(trial: Trial) -> list[Part]:
    claim, race = trial.claim, trial.finding.race
    rows = tuple(_check(check) for check in trial.finding.checks)
    sentences = (
        f"Prediction: {claim.prediction}",
        f"Answer: it {trial.sentence()}.",
        *trial.finding.notes,
    )
    pictures = "; ".join(panel.title for panel in trial.finding.panels)
    parts: list[Part] = [
        Section(f"{claim.number}. {claim.statement}", sentences),
        Illustration(lambda: claim_picture(trial), f"Claim {claim.number}: {pictures}"),
    ]
    if race is not None:
        moving = f"Claim {claim.number}: the walkers' ways, step by step"
        parts.append(Illustration(lambda: animation_bytes(race), moving))
    return [*parts, Table("", _HEADERS, rows, frozenset({1, 2}))]


def _check(check: Check) -> tuple[Cell, ...]:
    relation = {"=": "", "<=": "at most ", ">=": "at least "}[check.relation]
    slack = _slack(check)
    interval = (
        "–"
        if check.interval is None
        else f"{_digits(check.interval[0])} to {_digits(check.interval[1])}"
    )
    return row(
        Cell(check.what, "where the condition fails" if check.side == "limit" else ""),
        f"{relation}{_digits(check.predicted)}{slack}",
        _digits(check.measured),
        interval,
        Cell("yes" if check.passed else "NO", tone="good" if check.passed else "bad"),
        check.basis,
    )


def _slack(check: Check) -> str:
    """How far the prediction itself may be off."""
    if check.model_tol:
        return f" ± {number(100 * check.model_tol)} %"
    return f" ± {number(check.count_tol)}" if check.count_tol else ""


def _digits(value: float) -> str:
    """Six digits: agreement to three would hide what a sceptic looks for."""
    return f"{value:,.6g}"
