"""Two optimizers compared by when their walkers escape: unpaired, paired, and corrected for many.

Under shared noise walker k of one optimizer and walker k of another are a pair: they see the same
kicks and leave early or late together. The log-rank test takes them for independent. When pairs
agree it overestimates the variance of the difference: its false alarms are rarer than stated and it
overlooks differences that the pairs show. The paired test uses the differences within pairs.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.errors import InvalidInput
from unsaddle.streams import generator
from unsaddle.survival.curve import Interval, observations, survival_curve

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Sample = tuple[ArrayLike, ArrayLike]  # steps and observed, (walkers,) each

# Up to here all 2^n exchanges within pairs are counted; beyond, the sum of scores is nearly normal.
N_EXACT = 12
N_RESAMPLES = 499  # the ends of a 95 % interval then have 12 resamples beyond them
CELLS = 4_000_000  # of the weights drawn at a time, 32 MB


@dataclass(frozen=True)
class LogRank:
    """Mantel's log-rank test of two independent samples, and their hazard ratio.

    Assumes that walkers of the two are independent: see the module's docstring. `chi2` and `p_value`
    are None where no escape tells the two apart. `hazard_ratio` is how many times as often, step by
    step, walkers of the first leave among those still inside: (O₁/E₁)/(O₂/E₂) with Peto's interval.
    It describes the pair only where that ratio is the same at every step.
    """

    chi2: float | None
    p_value: float | None
    hazard_ratio: Interval


@dataclass(frozen=True)
class PairedTest:
    """O'Brien and Fleming's paired Prentice-Wilcoxon test: do the two escape at the same steps?

    Assumes that pairs are independent of each other and that within a pair both are observed equally
    long (as until the end of the run); not that the two walkers of a pair are independent. `z` is
    positive where the first escapes later. Exact up to 12 pairs that differ, by exchanging within
    pairs; normal beyond.
    """

    z: float
    p_value: float
    n_first: int  # pairs in which the first escaped earlier
    n_second: int
    n_open: (
        int  # pairs in which both escaped at the same step, or censoring hides which was earlier
    )


def log_rank(first: Sample, second: Sample) -> LogRank:
    """Return SciPy's log-rank test and the hazard ratio.

    >>> found = log_rank(([1, 2, 3, 4], [True] * 4), ([5, 6, 7, 8], [True] * 4))
    >>> print(f"{found.chi2:.3f} {found.p_value:.4f}")
    7.344 0.0067
    """
    (a, seen_a), (b, seen_b) = observations(*first), observations(*second)
    observed, expected, variance = _observed_and_expected(a, seen_a, b, seen_b)
    if variance == 0.0:
        return LogRank(None, None, Interval(None, None, None))
    from scipy import stats  # more than half a second, which only those who compare should pay

    test = stats.logrank(
        stats.CensoredData(uncensored=a[seen_a], right=a[~seen_a]),
        stats.CensoredData(uncensored=b[seen_b], right=b[~seen_b]),
    )
    ratio = Interval(None, None, None)
    if (observed > 0).all():
        log = float(np.log(observed[0] / expected[0] * expected[1] / observed[1]))
        spread = 1.959963984540054 * float(np.sqrt((1.0 / expected).sum()))
        ratio = Interval(*map(float, np.exp([log, log - spread, log + spread])))
    return LogRank(float(test.statistic) ** 2, float(test.pvalue), ratio)


def _observed_and_expected(
    a: Floats, seen_a: Bools, b: Floats, seen_b: Bools
) -> tuple[Floats, Floats, float]:
    """Escapes seen and expected were the two alike, (2,), and the variance of their difference."""
    both = survival_curve(np.concatenate([a, b]), np.concatenate([seen_a, seen_b]))
    risk_a = len(a) - np.searchsorted(np.sort(a), both.steps, side="left")
    share = risk_a / both.n_at_risk
    expected_a = float((both.n_escaped * share).sum())
    observed = np.array([seen_a.sum(), seen_b.sum()], dtype=np.float64)
    expected = np.array([expected_a, observed.sum() - expected_a])
    left = (both.n_at_risk - both.n_escaped) / np.maximum(both.n_at_risk - 1, 1)
    return observed, expected, float((both.n_escaped * share * (1 - share) * left).sum())


def paired_test(first: Sample, second: Sample) -> PairedTest:
    """Return the paired test; entry k of both samples is pair k.

    Each walker is scored by the pooled survival curve S: an escape at t by 1 - S(t-) - S(t), one
    censored at t by 1 - S(t), its expectation. The sum of the differences within pairs over the root
    of the sum of their squares is standard normal where the two are alike.

    References:
        O'Brien & Fleming 1987, A paired Prentice-Wilcoxon test for censored paired data,
        Biometrics 43. We score by Kaplan and Meier's curve, with ties at their mean, where they take
        Prentice's estimate; the two differ by one part in the number of walkers.

    >>> both = [True] * 4
    >>> found = paired_test(([1, 2, 3, 4], both), ([2, 3, 4, 5], both))
    >>> print(f"{found.z:.2f} {found.p_value:.3f} {found.n_first}")
    -1.98 0.125 4
    """
    (a, seen_a), (b, seen_b) = observations(*first), observations(*second)
    if len(a) != len(b):
        raise InvalidInput(
            f"{len(a)} walkers and {len(b)} walkers as pairs",
            "as many of one as of the other",
            "Use log_rank for samples that are not paired.",
        )
    times, events = np.concatenate([a, b]), np.concatenate([seen_a, seen_b])
    both = survival_curve(times, events)
    before, after = both.at(np.nextafter(times, -np.inf)), both.at(times)
    scores = np.where(events, 1.0 - before - after, 1.0 - after)
    gaps = scores[: len(a)] - scores[len(a) :]
    gaps = gaps[np.abs(gaps) > 1e-12]
    # Censored at t means later than t: an escape at t itself is the earlier one.
    n_first = int((seen_a & (np.where(seen_b, a < b, a <= b))).sum())
    n_second = int((seen_b & (np.where(seen_a, b < a, b <= a))).sum())
    size = float(np.sqrt((gaps**2).sum()))
    z = float(gaps.sum()) / size if size else 0.0
    return PairedTest(z, _two_sided(gaps, z), n_first, n_second, len(a) - n_first - n_second)


def _two_sided(gaps: Floats, z: float) -> float:
    if len(gaps) > N_EXACT:
        return math.erfc(abs(z) / math.sqrt(2.0))
    signs = np.array(list(itertools.product((-1.0, 1.0), repeat=len(gaps))))
    sums = np.abs(signs @ np.abs(gaps))
    return float(np.mean(sums >= abs(gaps.sum()) - 1e-12))


def resampled_medians(samples: Sequence[Sample], seed: int) -> Floats:
    """Return the samples' medians, (samples, 1 + N_RESAMPLES), infinite where not reached.

    First those of the samples as they are; then of as many walkers drawn from them with replacement,
    the same walkers of every sample, so that pairs stay together.

    >>> resampled_medians([([5, 6, 7], [True] * 3), ([8, 9], [True, False])], seed=0)[0, 0]
    Traceback (most recent call last):
    unsaddle.errors.InvalidInput: samples of 2 and 3 walkers; accepted: as many of each...
    """
    checked = [observations(*sample) for sample in samples]
    sizes = sorted({len(times) for times, _ in checked})
    if len(sizes) != 1:
        raise InvalidInput(
            f"samples of {' and '.join(map(str, sizes))} walkers",
            "as many of each, walker k under the same noise in all of them",
            "Run every optimizer with the same number of walkers.",
        )
    n, draws = sizes[0], generator(seed, "bootstrap")
    found: list[Floats] = [_all_medians(checked, np.ones((1, n)))]
    per_turn = max(1, CELLS // max(n, 1))
    for begin in range(0, N_RESAMPLES, per_turn):
        n_now = min(per_turn, N_RESAMPLES - begin)
        drawn = (np.bincount(draws.integers(0, n, n), minlength=n) for _ in range(n_now))
        found.append(_all_medians(checked, np.stack(list(drawn)).astype(np.float64)))
    return np.concatenate(found, axis=1)


def median_difference(first: Floats, second: Floats) -> Interval:
    """Return median minus median with its 95 % percentile interval, from `resampled_medians`.

    Where more than 2.5 % of the resamples have a median that is not reached, the end of the interval
    on that side is None.

    >>> medians = resampled_medians([([5, 6, 7], [True] * 3), ([1, 2, 3], [True] * 3)], seed=0)
    >>> median_difference(*medians)
    Interval(value=4.0, low=4.0, high=4.0)
    """
    with np.errstate(invalid="ignore"):
        gaps = first - second
    resampled = gaps[1:][~np.isnan(gaps[1:])]  # where neither was reached nothing is known
    if 2 * len(resampled) < len(gaps):
        return Interval(_finite(gaps[0]), None, None)
    # Without interpolation, which would make not-a-number of two infinite neighbours.
    low, high = np.quantile(resampled, (0.025, 0.975), method="inverted_cdf")
    return Interval(_finite(gaps[0]), _finite(low), _finite(high))


def _all_medians(samples: Sequence[tuple[Floats, Bools]], weights: Floats) -> Floats:
    return np.stack([_medians(times, events, weights) for times, events in samples])


def _medians(times: Floats, events: Bools, weights: Floats) -> Floats:
    """Kaplan-Meier medians of weighted samples, (resamples,); infinite where not reached."""
    # Among equal steps escapes come before censored ones.
    order = np.lexsort((~events, times))
    ordered, seen, weighted = times[order], events[order], weights[:, order]
    at_risk = np.cumsum(weighted[:, ::-1], axis=1)[:, ::-1]
    factors = 1.0 - np.where(seen, weighted, 0.0) / np.maximum(at_risk, 1.0)
    halved = np.cumprod(factors, axis=1) <= 0.5 + 1e-12
    found = ordered[np.argmax(halved, axis=1)]
    return np.where(halved.any(axis=1), found, np.inf)


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def holm(p_values: Sequence[float | None]) -> tuple[float | None, ...]:
    """Return p-values corrected for how many there are; None, which tested nothing, does not count.

    References:
        Holm 1979, A simple sequentially rejective multiple test procedure, Scand. J. Statist. 6.

    >>> holm([0.01, None, 0.04, 0.03])
    (0.03, None, 0.06, 0.06)
    """
    tested = sorted((p, place) for place, p in enumerate(p_values) if p is not None)
    found: list[float | None] = [None] * len(p_values)
    largest = 0.0
    for rank, (p, place) in enumerate(tested):
        largest = max(largest, min(1.0, (len(tested) - rank) * p))
        found[place] = largest
    return tuple(found)
