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

from unsaddle import streams
from unsaddle.curvature import Array, CurvatureOperator, Float64Array
from unsaddle.errors import InvalidInput
from unsaddle.krylov import Progress, Status, require_share
from unsaddle.spectrum.ends import End
from unsaddle.spectrum.search import both_ends

FEWEST_BATCHES = 4
# Errors of sample eigenvalues fall like B^(-1/2) where noise makes them and like 1/B where a gap
# keeps the eigenvector in place. Measured exponents are rough, and kept between the two.
SLOWEST, FASTEST = 0.5, 1.0
FURTHEST = 1e4  # times the data at hand: beyond that, no number of batches is foretold

Answer = Literal["negative", "not negative", "not enough data to say"]


@final
@dataclass(frozen=True)
class SamplingBracket:
    """Where the population's smallest eigenvalue lies, from batches of its samples.

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
        limit: where both ends go as they move on from quarters to halves to all.
        limit_error: its rough standard error.
        answer: the sign of the population's smallest eigenvalue, or that it is open.
        n_batches: at hand.
        n_batches_needed: how many would do if the truth is `limit`; None where that is zero within its
            error, or where 10,000 times as many would not do.
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
    n_dims: int
    n_products: int
    converged: bool
    status: Status
    seed: int

    def sentence(self) -> str:
        """Return the answer with its numbers.

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

    def to_dict(self) -> dict[str, Any]:
        """Return plain data for JSON; None stands for what is not a number."""
        return {
            k: None if isinstance(v, float) and not math.isfinite(v) else v
            for k, v in vars(self).items()
        }


def sampling_bracket(
    operators: Sequence[CurvatureOperator],
    *,
    seed: int | None,
    confidence: float = 0.975,
    rel_tol: float = 1e-2,
    max_products: int = 200,
    dense_limit: int = 100,
    progress: Progress | None = None,
) -> SamplingBracket:
    """Return the bracket of the population's smallest eigenvalue from Hessians of disjoint batches.

    The batches must be of equal size and drawn at random: shuffle before cutting. Costs about three
    searches over all the data: the whole, its halves, its quarters.

    Args:
        operators: the Hessian of each batch's mean loss; at least four.
        seed: of the start vectors; None draws one, and the result records it.
        confidence: of each side on its own. 0.975: together the usual 95 %.
        rel_tol: of each eigenvalue; 1e-2: sampling is rarely known better.
        max_products: limit of each search, in products with all its batches.
        dense_limit: up to this many dims a search forms its matrix.
        progress: called with the searches done and their number.

    Raises:
        InvalidInput: fewer than four operators, of unequal dims, or a share out of range.

    References:
        E λ_min(H_B) ≤ λ_min(H) since λ_min is concave (Jensen); λ_min(H) ≤ E v_Aᵀ H_B v_A since no
        unit vector has less, and B is independent of v_A (theory.md 2.7). Errors: Student's t over
        batches; at the low end by the first-order jackknife, the batches' curvature along the
        eigenvector.

    >>> draw = np.random.default_rng(0)
    >>> noise = draw.standard_normal((16, 30, 30)) / 4
    >>> batches = [CurvatureOperator.from_matrix(np.diag([-1.0] + 29 * [1.0]) + n + n.T) for n in noise]
    >>> found = sampling_bracket(batches, seed=0)
    >>> found.low < -1.0 < found.high, found.answer
    (True, 'negative')
    """
    require_share("confidence", confidence)
    n_batches, dims = len(operators), {operator.n_dims for operator in operators}
    if n_batches < FEWEST_BATCHES or len(dims) > 1:
        raise InvalidInput(
            f"{n_batches} operators of {' and '.join(map(str, sorted(dims))) or 'no'} dims",
            f"at least {FEWEST_BATCHES} of the same dims",
            "Cut the samples into more batches of equal size: scatter is measured between them.",
        )
    seed = streams.resolve_seed(seed)
    n_before = sum(operator.n_products for operator in operators)
    groups = [np.flatnonzero(own) for n in (1, 2, 4) for own in _parts(n_batches, n)]
    ends: list[End] = []
    status: Status = "ok"
    for group in groups:
        found = both_ends(
            mean_operator([operators[int(i)] for i in group]),
            seed=seed,
            rel_tol=rel_tol,
            max_products=max_products,
            dense_limit=dense_limit,
        )
        if found.status != "ok":
            status = found.status
            break
        ends.append(found.smallest)
        if progress is not None:
            progress(len(ends), len(groups))
    numbers: dict[str, Any] = dict.fromkeys(_NUMBERS, math.nan)
    answer: Answer = "not enough data to say"
    needed = None
    if status == "ok":
        numbers = _numbers(operators, groups, ends, confidence)
        answer, needed = _answer(numbers, n_batches)
    return SamplingBracket(
        **numbers,
        confidence=confidence,
        answer=answer,
        n_batches=n_batches,
        n_batches_needed=needed,
        n_dims=operators[0].n_dims,
        n_products=sum(operator.n_products for operator in operators) - n_before,
        converged=status == "ok" and all(end.converged for end in ends),
        status=status,
        seed=seed,
    )


def _parts(n_batches: int, n_parts: int) -> list[NDArray[np.bool_]]:
    """Return which batches belong to each of so many parts, in order."""
    part = np.arange(n_batches) * n_parts // n_batches
    return [part == i for i in range(n_parts)]


def mean_operator(operators: Sequence[CurvatureOperator]) -> CurvatureOperator:
    """Return the mean of operators; its products count on each of them.

    >>> two = [CurvatureOperator.from_matrix([[1.0]]), CurvatureOperator.from_matrix([[4.0]])]
    >>> mean_operator(two).product(np.ones(1)).tolist()
    [2.5]
    """

    def apply(vector: Array) -> Array:
        return np.mean([operator.product(vector) for operator in operators], axis=0)

    def apply_precise(vector: Array) -> Array:
        return np.mean([operator.precise_product(vector) for operator in operators], axis=0)

    errors = [operator.error for operator in operators if operator.error is not None]
    return CurvatureOperator(
        n_dims=operators[0].n_dims,
        apply=apply,
        road=f"{operators[0].road}, mean over {len(operators)} batches",
        apply_precise=apply_precise,
        working_dtype=operators[0].working_dtype,
        error=(lambda: max(error() for error in errors)) if errors else None,
    )


_NUMBERS = (
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


def _numbers(
    operators: Sequence[CurvatureOperator],
    groups: list[NDArray[np.intp]],
    ends: list[End],
    confidence: float,
) -> dict[str, float]:
    """Return the ends of the bracket at three amounts of data, with errors and their exponent."""
    n_batches = len(operators)
    # Curvature of each batch along each group's direction, (groups, batches).
    along = np.array(
        [
            [end.vector @ operator.precise_product(end.vector) for operator in operators]
            for end in ends
        ]
    )
    others = [np.delete(row, group) for row, group in zip(along[1:], groups[1:], strict=True)]
    first, second = others[:2]
    high = float(first.mean() + second.mean()) / 2
    high_error = math.hypot(_error(first), _error(second)) / 2
    high_quarter = float(np.mean([row.mean() for row in others[2:]]))
    # An end that was not found to its tolerance is known by its probable bound.
    found = [end.value if end.converged else end.bound for end in ends]
    low, low_half, low_quarter = found[0], float(np.mean(found[1:3])), float(np.mean(found[3:]))
    low_error = _error(along[0])
    quantile = float(scipy.special.stdtrit(n_batches - 2, confidence))
    width_half, width_quarter = high - low_half, high_quarter - low_quarter
    ratio = width_quarter / width_half if width_half > 0 else 1.0
    numbers = {
        "low": low,
        "low_error": low_error,
        "high": high,
        "high_error": high_error,
        "low_half": low_half,
        "low_quarter": low_quarter,
        "high_quarter": high_quarter,
        "lower": low - quantile * low_error,
        "upper": high + quantile * high_error,
        "exponent": min(FASTEST, max(SLOWEST, math.log2(ratio) if ratio > 1 else 0.0)),
    }
    numbers["limit"], numbers["limit_error"] = _limit(numbers)
    return numbers


def _error(values: Float64Array) -> float:
    """Return the standard error of a mean over batches."""
    return float(values.std(ddof=1)) / math.sqrt(len(values)) if len(values) > 1 else math.inf


def _limit(numbers: dict[str, float]) -> tuple[float, float]:
    """Return where both ends go as they move on from quarters to halves to all, with its error."""
    low, high = numbers["low"], numbers["high"]
    step = 2 ** numbers["exponent"] - 1
    limit_of_low = low + (low - numbers["low_half"]) / step
    limit_of_high = high - (numbers["high_quarter"] - high) / step
    limit = (max(limit_of_low, low) + min(limit_of_high, high)) / 2
    # What an end has moved is taken to be known as well as the end; simulated, that is right to 1.3.
    error = math.hypot(numbers["low_error"], numbers["high_error"]) / 2 * (1 + 1 / step)
    return limit, error


def _answer(numbers: dict[str, float], n_batches: int) -> tuple[Answer, int | None]:
    """Return the sign as far as the bracket tells it, and how many batches would tell it."""
    if numbers["upper"] < 0:
        return "negative", n_batches
    if numbers["lower"] > 0:
        return "not negative", n_batches
    limit, error = numbers["limit"], numbers["limit_error"]
    if abs(limit) <= error:
        return "not enough data to say", None
    low, high = numbers["low"], numbers["high"]
    bias, scatter = (
        (high - limit, numbers["upper"] - high)
        if limit < 0
        else (limit - low, low - numbers["lower"])
    )

    def missing(times: float) -> float:
        return max(bias, 0.0) * times ** -numbers["exponent"] + scatter * times**-0.5 - abs(limit)

    times = 1.0
    while missing(times) > 0 and times <= FURTHEST:
        times *= 1.01
    return "not enough data to say", None if times > FURTHEST else math.ceil(n_batches * times)
