"""Does the curvature hold for other samples? The bracket of the smallest eigenvalue.

A Hessian over some of the data has too small a smallest eigenvalue on average: its eigenvector goes
after those samples' noise, by 2σ√(d/B) if that noise has independent entries. The curvature that
*other* samples have along that eigenvector is too large on average, since no vector has less than
the population's smallest. The truth lies between.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, final

import numpy as np
import scipy.special
from numpy.typing import NDArray

from unsaddle.curvature import Float64Array
from unsaddle.krylov import Status
from unsaddle.spectrum.ends import End

# Errors of sample eigenvalues fall like B^(-1/2) where noise makes them and like 1/B where a gap
# keeps the eigenvector in place. Measured exponents are rough, and kept between the two.
SLOWEST, FASTEST = 0.5, 1.0
FURTHEST = 1e4  # times the data at hand: beyond that, no number of batches is foretold

Answer = Literal["negative", "not negative", "not enough data to say"]


@final
@dataclass(frozen=True)
class SamplingBracket:
    """Where the population's smallest eigenvalue lies, from batches of its samples.

    Of a finite population of which the batches hold a `share`, the same is said: what they hold of it
    is known, and only the rest is open.

    Attributes:
        low: smallest eigenvalue of the mean over all batches; on average below the truth.
        low_error: its standard error over other batches of the same number.
        high: curvature of each half of the batches along the other half's escape direction, averaged;
            on average above the truth.
        high_error: its standard error.
        low_half, low_quarter: smallest eigenvalue of halves and of quarters, averaged; with
            `high_quarter` they show how both ends move with the amount of data.
        high_quarter: curvature of the other batches along the direction of each quarter.
        lower, upper: low and high with their errors at `confidence` on each side.
        confidence: one-sided.
        exponent: ends close in like batches^-exponent, between 1/2 and 1.
        limit: where both ends go as they move on from quarters to halves to all the population.
        limit_error: its rough standard error.
        answer: the sign of the population's smallest eigenvalue, or that it is open.
        n_batches: at hand.
        n_batches_needed: how many would do if the truth is `limit`; None where that is zero within its
            error, or where 10,000 times as many would not do. Of a finite population all do.
        share: of the population that the batches hold; 0: it is endless.
        n_dims: of the operators.
        n_products: of single batches.
        converged: whether every eigenvalue was found to its tolerance.
        status: "ok", or what was wrong with a product; then nothing is known.
        seed: of the start vectors.
    """

    low: float
    low_error: float
    high: float
    high_error: float
    low_half: float
    low_quarter: float
    high_quarter: float
    lower: float
    upper: float
    confidence: float
    exponent: float
    limit: float
    limit_error: float
    answer: Answer
    n_batches: int
    n_batches_needed: int | None
    share: float
    n_dims: int
    n_products: int
    converged: bool
    status: Status
    seed: int

    def sentence(self) -> str:
        """Return the answer with its numbers.

        >>> from unsaddle.curvature import CurvatureOperator
        >>> from unsaddle.spectrum import sampling_bracket
        >>> draw = np.random.default_rng(0)
        >>> batches = [np.diag([-1.0, 1.0]) + 0.1 * draw.standard_normal() for _ in range(8)]
        >>> found = sampling_bracket([CurvatureOperator.from_matrix(b) for b in batches], seed=0)
        >>> found.sentence().split(":")[0]
        'the smallest eigenvalue of the population is negative'
        """
        between = f"between {self.lower:.3g} and {self.upper:.3g}"
        if self.status != "ok":
            return f"not enough data to say: products were {self.status}"
        if self.answer != "not enough data to say":
            return (
                f"the smallest eigenvalue of the population is {self.answer}: {between}, each side "
                f"with probability {self.confidence:g}, from {self.n_batches} batches"
            )
        needed = "both sides move to zero within its error, so that no number would do for sure"
        if self.n_batches_needed is not None:
            needed = (
                f"about {self.n_batches_needed:,} batches would do if it is {self.limit:.3g}, where "
                "both sides move to with more data"
            )
        return f"not enough data to say: {between} from {self.n_batches} batches; {needed}"

    def foretold(self, times: float) -> tuple[float, float, float, float]:
        """Return lower, low, high and upper as so many times the data would have them.

        If the truth is `limit`: where both sides move to, the ends like times^-exponent and their
        errors like times^-1/2.
        """
        return _foretold(vars(self), self.share, times)

    def to_dict(self) -> dict[str, Any]:
        """Return plain data for JSON; None stands for what is not a number."""
        return {
            k: None if isinstance(v, float) and not math.isfinite(v) else v
            for k, v in vars(self).items()
        }


NUMBERS = (
    "low",
    "low_error",
    "high",
    "high_error",
    "low_half",
    "low_quarter",
    "high_quarter",
    "lower",
    "upper",
    "exponent",
    "limit",
    "limit_error",
)


def enclose(
    along: Float64Array,
    groups: Sequence[NDArray[np.intp]],
    ends: Sequence[End],
    confidence: float,
    share: float,
) -> dict[str, float]:
    """Return both ends of the bracket at three amounts of data, with errors and their exponent.

    Args:
        along: curvature of each batch along the direction of each group, (groups, batches).
        groups: which batches are in all, in the halves and in the quarters, seven.
        ends: the smallest end of each.
        confidence: of each side.
        share: of a finite population that the batches hold.
    """
    n_batches = along.shape[1]
    own = [row[group] for row, group in zip(along, groups, strict=True)]
    others = [np.delete(row, group) for row, group in zip(along[1:], groups[1:], strict=True)]
    half, quarter = (float(np.mean([o.mean() for o in part])) for part in (others[:2], others[2:]))
    # Of the population, a half has its own samples for sure; the other half stands for the rest.
    held = share / 2
    high = (1 - held) * half + held * float(own[1].mean() + own[2].mean()) / 2
    high_error = math.hypot(*map(_error, others[:2])) / 2
    high_error *= math.sqrt((1 - share) * (1 - held))
    # An end that was not found to its tolerance is known by its probable bound.
    found = [end.value if end.converged else end.bound for end in ends]
    low, low_half, low_quarter = found[0], float(np.mean(found[1:3])), float(np.mean(found[3:]))
    low_error = _error(along[0]) * math.sqrt(1 - share)
    quantile = float(scipy.special.stdtrit(n_batches - 2, confidence))
    width_half, width_quarter = half - low_half, quarter - low_quarter
    ratio = width_quarter / width_half if width_half > 0 else 1.0
    numbers = {
        "low": low,
        "low_error": low_error,
        "high": high,
        "high_error": high_error,
        "low_half": low_half,
        "low_quarter": low_quarter,
        "high_quarter": quarter,
        "lower": low - quantile * low_error,
        "upper": high + quantile * high_error,
        "exponent": min(FASTEST, max(SLOWEST, math.log2(ratio) if ratio > 1 else 0.0)),
    }
    numbers["limit"], numbers["limit_error"] = _limit(numbers, half, share)
    return numbers


def _error(values: Float64Array) -> float:
    """Return the standard error of a mean over batches."""
    return float(values.std(ddof=1)) / math.sqrt(len(values)) if len(values) > 1 else math.inf


def _limit(numbers: dict[str, float], half: float, share: float) -> tuple[float, float]:
    """Return where both ends go as they move on from quarters to halves to all, with its error.

    `half`: curvature along each half's direction, of samples outside of it.
    """
    low, high = numbers["low"], numbers["high"]
    step = 2 ** numbers["exponent"] - 1
    gained = (low - numbers["low_half"]) / step
    limit_of_low = low + gained
    limit_of_high = half - (numbers["high_quarter"] - half) / step
    # The curves of an end are rough; what they move to is not beyond where the other one is.
    limit = sum(max(min(end, max(half, low)), low) for end in (limit_of_low, limit_of_high)) / 2
    if share > 0:  # all of a finite population is no more than 1/share times as much
        limit = min(max(limit - max(gained, 0.0) * share ** numbers["exponent"], low), high)
    # What an end has moved is taken to be known as well as the end; simulated, that is right to 1.3.
    error = math.hypot(numbers["low_error"], numbers["high_error"]) / 2 * (1 + 1 / step)
    return limit, error


def answer_of(numbers: dict[str, float], n_batches: int, share: float) -> tuple[Answer, int | None]:
    """Return the sign as far as the bracket tells it, and how many batches would tell it."""
    if numbers["upper"] < 0:
        return "negative", n_batches
    if numbers["lower"] > 0:
        return "not negative", n_batches
    everything = math.ceil(n_batches / share) if share > 0 else None
    limit, error = numbers["limit"], numbers["limit_error"]
    if abs(limit) <= error:
        return "not enough data to say", everything

    def missing(times: float) -> float:
        lower, _, _, upper = _foretold(numbers, share, times)
        return upper if limit < 0 else -lower

    times = 1.0
    while missing(times) > 0 and times <= FURTHEST:
        times *= 1.01
    needed = None if times > FURTHEST else math.ceil(n_batches * times)
    if everything is not None:
        needed = everything if needed is None else min(needed, everything)
    return "not enough data to say", needed


def _foretold(
    numbers: dict[str, float], share: float, times: float
) -> tuple[float, float, float, float]:
    """Return lower, low, high and upper as so many times the data would have them, if `limit` holds."""
    exponent, limit = numbers["exponent"], numbers["limit"]
    least = share**exponent  # of the bias, when the population is used up
    bias = max((times**-exponent - least) / (1 - least), 0.0)
    scatter = math.sqrt(max((1 / times - share) / (1 - share), 0.0))
    low = limit - max(limit - numbers["low"], 0.0) * bias
    high = limit + max(numbers["high"] - limit, 0.0) * bias
    lower = low - (numbers["low"] - numbers["lower"]) * scatter
    return lower, low, high, high + (numbers["upper"] - numbers["high"]) * scatter
