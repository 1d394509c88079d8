"""`EscapeTimes`: when the walkers of a race left, as distributions, against theory and each other."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from unsaddle.errors import InvalidInput
from unsaddle.oracle import Exact
from unsaddle.outcome import Outcome, escape_sample
from unsaddle.racing.prediction import Prediction, prediction
from unsaddle.result import Result, plain, versions
from unsaddle.survival import (
    Distance,
    EscapeSteps,
    Interval,
    LogRank,
    PairedTest,
    SurvivalCurve,
    distance,
    holm,
    log_rank,
    median_difference,
    paired_test,
    resampled_medians,
    survival_curve,
    walkers_for_difference,
)

if TYPE_CHECKING:
    from unsaddle.racing.result import Entry, Race

LEVEL = 0.05  # below this p-value the closed form and the walkers are said to differ


@dataclass(frozen=True)
class OptimizerTimes:
    """One optimizer's escape steps, with what theory says about them."""

    name: str
    settings: dict[str, Any]
    steps: EscapeSteps
    curve: SurvivalCurve
    median: Interval
    prediction: Prediction
    distance: Distance | None  # of the curve from the closed form; None: there is none
    n_diverged: int  # walkers that can escape no more, in the curve's denominator to the end
    n_left_domain: int

    @property
    def std(self) -> float | None:
        """Standard deviation of the escape step: the law's where there is one, else the walkers'."""
        law = self.prediction.law
        return law.std if law is not None and law.std is not None else self.steps.std

    @property
    def mean(self) -> float | None:
        """Mean of the escape step: the law's where there is one, else the walkers'."""
        law = self.prediction.law
        return law.mean if law is not None and law.mean is not None else self.steps.mean

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as plain data."""
        law, gone = self.prediction.law, self.curve
        censored, n_censored = np.unique(gone.censored, return_counts=True)
        return {
            "name": self.name,
            "settings": self.settings,
            **self.steps.to_dict(),
            "n_walkers": gone.n_walkers,
            "n_diverged": self.n_diverged,
            "n_left_domain": self.n_left_domain,
            "median_interval": [self.median.low, self.median.high],
            "curve": {
                "steps": gone.steps,
                "n_at_risk": gone.n_at_risk,
                "n_escaped": gone.n_escaped,
                "censored_steps": censored,
                "n_censored": n_censored,
            },
            "closed_form": None
            if law is None
            else {
                "mean": law.mean,
                "std": law.std,
                "median": law.median,
                "regime": law.regime,
                "formula": law.formula,
            },
            "why_no_closed_form": self.prediction.why_not or None,
            "caveats": list(self.prediction.caveats),
            "distance": None if self.distance is None else vars(self.distance),
        }


@dataclass(frozen=True)
class Comparison:
    """Two optimizers, by their places in the race: tests, difference of medians, walkers needed."""

    first: int
    second: int
    log_rank: LogRank
    log_rank_corrected: float | None  # p-value after Holm, over all pairs
    paired: PairedTest
    paired_corrected: float | None
    median_difference: Interval  # median of the first minus median of the second
    correlation: float | None  # between the steps of a pair; None: not all were seen, or all alike
    walkers_unpaired: int | None  # for the stated difference; None: no standard deviation is known
    walkers_paired: int | None

    def to_dict(self, names: Sequence[str]) -> dict[str, Any]:
        """Return the fields as plain data."""
        ratio, gap = self.log_rank.hazard_ratio, self.median_difference
        return {
            "first": names[self.first],
            "second": names[self.second],
            "log_rank": {
                "chi2": self.log_rank.chi2,
                "p_value": self.log_rank.p_value,
                "corrected": self.log_rank_corrected,
                "hazard_ratio": [ratio.value, ratio.low, ratio.high],
            },
            "paired": {**vars(self.paired), "corrected": self.paired_corrected},
            "median_difference": [gap.value, gap.low, gap.high],
            "correlation": self.correlation,
            "walkers_unpaired": self.walkers_unpaired,
            "walkers_paired": self.walkers_paired,
        }


@dataclass(frozen=True, repr=False)
class EscapeTimes(Result):
    """The distributions of escape steps in a race, and what tells them apart."""

    face = "times"

    race: Race
    difference: float  # share of the first optimizer's mean that the walkers needed are for
    rows: tuple[OptimizerTimes, ...]
    pairs: tuple[Comparison, ...]

    @property
    def is_random(self) -> bool:
        """Whether anything tells the walkers apart: noise, or a scatter of the starts."""
        return self.race.n_walkers > 1 and (
            self.race.spread > 0 or not isinstance(self.race.oracle, Exact)
        )

    def protocol(self) -> list[str]:
        """Return the lines that stand beside every picture."""
        return [*self.race.protocol(), *self.race.cut_short]

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain data."""
        race = self.race
        names = [entry.optimizer.describe() for entry in race.entries]
        return plain(
            {
                **{
                    key: value
                    for key, value in race.to_dict().items()
                    if key not in ("optimizers", "versions", "command")
                },
                "difference": self.difference,
                "optimizers": [row.to_dict() for row in self.rows],
                "pairs": [pair.to_dict(names) for pair in self.pairs],
                "versions": versions(),
                "command": race.command,
            }
        )


def escape_times(race: Race, difference: float) -> EscapeTimes:
    """Return when the walkers of a race left; `Race.escape_times` says more."""
    if race.neighbourhood is None:
        raise InvalidInput(
            f"the escape times of a race on {race.landscape.name!r} from {race.start}",
            "a race that starts beside a saddle, a maximum or a degenerate point",
            "Give a start close to such a point: there is nothing to escape from here.",
        )
    if not (math.isfinite(difference) and difference > 0):
        raise InvalidInput(
            f"difference={difference!r}",
            "a share of the mean escape step, above 0",
            "Pass 0.1, or --difference 10%, for a tenth.",
        )
    rows = tuple(_row(race, entry) for entry in race.entries)
    return EscapeTimes(race, difference, rows, _comparisons(race, rows, difference))


def _row(race: Race, entry: Entry) -> OptimizerTimes:
    curve = survival_curve(*_sample(entry))
    law = prediction(race, entry)
    steps = entry.verdicts.escape
    assert steps is not None  # the race has a neighbourhood
    return OptimizerTimes(
        name=entry.optimizer.name,
        settings=dict(entry.optimizer.settings),
        steps=steps,
        curve=curve,
        median=curve.quantile(0.5),
        prediction=law,
        distance=None if law.law is None else distance(curve, law.law.survival),
        n_diverged=entry.verdicts.outcomes.count(Outcome.DIVERGED),
        n_left_domain=entry.verdicts.outcomes.count(Outcome.LEFT_DOMAIN),
    )


def _sample(entry: Entry, last: int | None = None) -> tuple[Any, Any]:
    """Escape steps and whether each was seen, as if the run had ended at step `last`."""
    verdicts = entry.verdicts
    steps, seen = escape_sample(verdicts.outcomes, verdicts.steps, entry.ensemble.n_steps)
    if last is None:
        return steps, seen
    return np.minimum(steps, last), seen & (steps <= last)


def _comparisons(
    race: Race, rows: Sequence[OptimizerTimes], difference: float
) -> tuple[Comparison, ...]:
    if len(rows) < 2:
        return ()
    # An interrupted run ends earlier; pairs must be observed equally long.
    last = min(entry.ensemble.n_steps for entry in race.entries)
    samples = [_sample(entry, last) for entry in race.entries]
    medians = resampled_medians(samples, race.seed)
    places = list(itertools.combinations(range(len(rows)), 2))
    plains = [log_rank(samples[i], samples[j]) for i, j in places]
    paired = [paired_test(samples[i], samples[j]) for i, j in places]
    plain_corrected = holm([test.p_value for test in plains])
    paired_corrected = holm([test.p_value for test in paired])
    found: list[Comparison] = []
    for k, (i, j) in enumerate(places):
        correlation = _correlation(samples[i], samples[j])
        found.append(
            Comparison(
                first=i,
                second=j,
                log_rank=plains[k],
                log_rank_corrected=plain_corrected[k],
                paired=paired[k],
                paired_corrected=paired_corrected[k],
                median_difference=median_difference(medians[i], medians[j]),
                correlation=correlation,
                walkers_unpaired=walkers_needed(rows[i], rows[j], difference),
                walkers_paired=None
                if correlation is None
                else walkers_needed(rows[i], rows[j], difference, correlation),
            )
        )
    return tuple(found)


def _correlation(first: tuple[Any, Any], second: tuple[Any, Any]) -> float | None:
    (a, seen_a), (b, seen_b) = first, second
    if not (seen_a.all() and seen_b.all()) or a.std() == 0 or b.std() == 0:
        return None
    return float(np.corrcoef(a, b)[0, 1])


def walkers_needed(
    first: OptimizerTimes,
    second: OptimizerTimes,
    difference: float,
    correlation: float | None = None,
) -> int | None:
    """Return how many walkers show a difference of that share of the first's mean, None: unknown.

    Args:
        first: whose mean it is a share of.
        second: what it is compared with; the same again for a variant as scattered as it.
        difference: the share.
        correlation: within pairs; None for walkers that are not paired.
    """
    if first.std is None or second.std is None or not first.mean:
        return None
    return walkers_for_difference(difference * first.mean, first.std, second.std, correlation)
