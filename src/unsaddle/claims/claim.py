"""`Claim`: a statement with an experiment; `Check`: one number of it against its prediction."""

from __future__ import annotations

import enum
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from unsaddle.claims.panel import Panel
from unsaddle.errors import InvalidInput
from unsaddle.racing import Race

# Of every interval that decides a check. About fifty are decided by chance: with another seed one
# of them fails in about one run of twenty.
CONFIDENCE = 0.999
_NORMAL_999 = 3.290526731491926  # two-sided 99.9 % quantile of the normal law


class Answer(enum.StrEnum):
    """What the measurements say of a statement."""

    HOLDS = "holds"
    HOLDS_ONLY_IF = "holds only if"
    DOES_NOT_HOLD = "does not hold"
    UNDECIDED = "undecided"  # it held where it was tried, but not all that was predicted came about


Side = Literal["statement", "limit"]


@dataclass(frozen=True)
class Check:
    """One quantity, predicted and measured.

    Attributes:
        what: the quantity, with its unit.
        predicted: value, or the bound where `relation` is not "=".
        measured: value.
        interval: of the measured value, 99.9 %; None where the number is no estimate of another.
        relation: "=", "<=" or ">=": how measured and predicted must stand to each other.
        model_tol: relative; how far the prediction's own formula may be off.
        count_tol: the same, absolute, in the unit of the quantity.
        basis: where the prediction comes from, and the sample size behind the measurement.
        side: "statement": it must hold for the statement to hold; "limit": what happens where the
            statement's condition fails.
    """

    what: str
    predicted: float
    measured: float
    interval: tuple[float, float] | None
    basis: str
    relation: Literal["=", "<=", ">="] = "="
    model_tol: float = 0.0
    count_tol: float = 0.0
    side: Side = "statement"

    @property
    def passed(self) -> bool:
        """Whether the measurement agrees; not-a-number never does."""
        slack = self.model_tol * abs(self.predicted) + self.count_tol
        if self.interval is None:
            low = high = self.measured
        else:
            low, high = self.interval
        if self.relation == "<=":  # the whole interval, not its friendlier end
            return high <= self.predicted + slack
        if self.relation == ">=":
            return low >= self.predicted - slack
        return low - slack <= self.predicted <= high + slack

    def to_dict(self) -> dict[str, Any]:
        """Return the check as plain data."""
        return {
            "what": self.what,
            "relation": self.relation,
            "predicted": self.predicted,
            "measured": self.measured,
            "interval": self.interval,
            "confidence": None if self.interval is None else CONFIDENCE,
            "model_tol": self.model_tol,
            "count_tol": self.count_tol,
            "basis": self.basis,
            "side": self.side,
            "passed": self.passed,
        }


def exactly(what: str, predicted: float, measured: float, basis: str, **more: Any) -> Check:
    """Return a check of a number that estimates no other: it must agree to the last bit.

    >>> exactly("steps", 43, 43, "closed form").passed
    True
    """
    return Check(what, float(predicted), float(measured), None, basis, **more)


def mean_of(what: str, predicted: float, sample: ArrayLike, basis: str, **more: Any) -> Check:
    """Return a check of the mean of independent numbers, by their normal interval.

    Raises:
        InvalidInput: fewer than 30 numbers: the normal interval would not be one.
    """
    numbers = np.asarray(sample, dtype=np.float64).ravel()
    if len(numbers) < 30:
        raise InvalidInput(
            f"a normal interval of {len(numbers)} numbers",
            "at least 30",
            "Run more walkers: fewer numbers have no normal mean.",
        )
    half = _NORMAL_999 * numbers.std(ddof=1) / math.sqrt(len(numbers))
    mean = float(numbers.mean())
    return Check(
        what,
        float(predicted),
        mean,
        (mean - half, mean + half),
        f"{basis}; mean of {len(numbers):,}",
        **more,
    )


def share_of(what: str, predicted: float, happened: ArrayLike, basis: str, **more: Any) -> Check:
    """Return a check of how often something happened, by Wilson's interval."""
    from scipy.stats import binomtest  # imports slowly

    events = np.asarray(happened, dtype=bool).ravel()
    result = binomtest(int(events.sum()), len(events))
    found = result.proportion_ci(CONFIDENCE, method="wilson")
    return Check(
        what,
        float(predicted),
        float(events.mean()),
        (float(found.low), float(found.high)),
        f"{basis}; {len(events):,} tried",
        **more,
    )


@dataclass(frozen=True)
class Finding:
    """What an experiment brought: numbers, pictures and sentences; a race, where it moves."""

    checks: tuple[Check, ...]
    panels: tuple[Panel, ...]
    notes: tuple[str, ...] = ()
    race: Race | None = None


@dataclass(frozen=True)
class Claim:
    """A statement, what theory predicts, and the experiment that tries it.

    Attributes:
        name: as typed after `--only`.
        number: of the founding statement; 13 and above: what surprises.
        statement: in our words.
        prediction: what the formulas say, with its source.
        condition: completes "holds only if ..."; None where the statement has no such limit.
        experiment: from a seed to a finding.
    """

    name: str
    number: int
    statement: str
    prediction: str
    condition: str | None
    experiment: Callable[[int], Finding]


def answer(claim: Claim, finding: Finding) -> Answer:
    """Return the word that the checks decide; no experiment states it itself."""
    held = [check.passed for check in finding.checks if check.side == "statement"]
    limits = [check.passed for check in finding.checks if check.side == "limit"]
    if not held or not all(held):
        return Answer.DOES_NOT_HOLD
    if claim.condition is None:
        return Answer.HOLDS if not limits else Answer.UNDECIDED
    return Answer.HOLDS_ONLY_IF if limits and all(limits) else Answer.UNDECIDED
