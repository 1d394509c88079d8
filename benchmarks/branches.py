"""What `unsaddle.branch` says of stuck networks, against a long exhaustive run of every candidate."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from scipy.stats import kendalltau

from benchmarks.measure import Row
from benchmarks.stuck import STUCK
from unsaddle import Branches, branch

TITLE = "branches: is the recommendation right, and are the forecasts?"
SHORT_REPEATS, LONG_REPEATS, LONG_TIMES = 5, 12, 2


def protocol(toy: bool) -> str:
    """Return how it was measured."""
    short, long = sizes(toy)
    return (
        f"recommended: {short} repeats of the default candidates at the default budget, seed 0; "
        f"exhaustive: {long} other repeats (seed 1), {LONG_TIMES} times the budget; tau: Kendall's, of "
        "median losses at the same budget; within: share of the exhaustive run's repeats that left "
        "inside the forecast's 5 % - 95 %; factor: loss as it is over that of the recommended one "
        "in the exhaustive run, at the recommendation's budget"
    )


def sizes(toy: bool) -> tuple[int, int]:
    """Return the repeats of the short and of the long run."""
    return (1, 2) if toy else (SHORT_REPEATS, LONG_REPEATS)


def rows(toy: bool) -> list[Row]:
    """Return the rows of all stuck networks, or of one."""
    found: list[Row] = []
    n_within = n_of = 0
    for name in list(STUCK)[2:3] if toy else STUCK:
        short, long = measured(name, *sizes(toy))
        found += compared(name, short, long)
        inside, of = long.n_within
        n_within, n_of = n_within + inside, n_of + of
    share = n_within / n_of if n_of else None
    note = f"{n_within} of {n_of} repeats of all branches that have a forecast"
    return [*found, Row("all: within their forecast", share, ">= 0.9", 0.9, unit="", note=note)]


def measured(name: str, n_short: int, n_long: int) -> tuple[Branches, Branches]:
    """Return the recommendation and the exhaustive run of one stuck network."""
    run = STUCK[name]()
    short = branch(run, n_repeats=n_short, seed=0)
    candidates = [one.candidate for one in short.ranking]
    long = branch(
        run,
        candidates,
        n_repeats=n_long,
        seed=1,
        budget=LONG_TIMES * short.budget,
        report=short.reports["as it stands"],
        diagnose_ends=False,
    )
    return short, long


def compared(name: str, short: Branches, long: Branches) -> list[Row]:
    """Return the rows of one stuck network."""
    cause = short.reports["as it stands"].cause
    names = [one.name for one in short.ranking if not one.failed]
    same = {one: at_budget(long, one, short.budget) for one in names}
    mine = [rank(short[one].final.value) for one in names]
    theirs = [rank(float(np.median(same[one]))) for one in names]
    tau: Any = kendalltau(mine, theirs).statistic
    best = short.best.name
    regret = float(np.median(same[best])) / min(float(np.median(v)) for v in same.values())
    factor = float(np.median(same["as it is"])) / float(np.median(same[best]))
    inside, of = long.n_within
    return [
        Row(
            f"{name} ({cause}): tau",
            float(tau),
            ">= 0.8",
            0.8,
            unit="",
            note=f"{len(names)} candidates",
        ),
        Row(f"{name}: loss of {best!r} over the lowest", regret, "1", 1.25, "<="),
        Row(f"{name}: factor over as it is", factor, "> 1", 1.0, note=printed(short)),
        Row(
            f"{name}: within forecast",
            inside / of if of else None,
            ">= 0.9",
            0.9 if of else None,
            unit="",
            note=words(long),
        ),
    ]


def rank(value: float) -> float:
    """Return three digits of a loss: equal ones are no disagreement."""
    return float(f"{value:.3g}") if math.isfinite(value) else math.inf


def at_budget(found: Branches, name: str, budget: int) -> Any:
    """Return the losses of all repeats at a smaller budget, (repeats,)."""
    one = found[name]
    place = int(np.argmin(np.abs(one.points - budget)))
    return np.where(np.isnan(one.losses[:, place]), np.inf, one.losses[:, place])


def printed(found: Branches) -> str:
    """Return what the recommendation itself says of the factor."""
    gain = found.advantage(found.best)
    return "" if gain is None else f"printed: {gain.loss_ratio:.3g}"


def words(found: Branches) -> str:
    """Return each candidate's count."""
    return "; ".join(
        f"{one.name} {one.within_forecast[0]}/{one.within_forecast[1]}"
        for one in found.ranking
        if one.within_forecast is not None
    )
