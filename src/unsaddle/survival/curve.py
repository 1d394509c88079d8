"""Kaplan and Meier's survival curve: how large a share is still inside after so many steps."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.errors import InvalidInput
from unsaddle.survival.distance import supremum_bound

Floats = NDArray[np.float64]

CONFIDENCE = 0.95
# Rounding of the product must not hide a share of exactly one half.
ROUNDING = 1e-12


@dataclass(frozen=True)
class Interval:
    """An estimate with a confidence interval; None where the observations do not reach it."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class SurvivalCurve:
    """The product-limit estimate of P(τ > t), a step function with jumps at the observed escapes.

    A walker censored at a step was still inside after it: among equal steps, escapes come first.

    References:
        Kaplan & Meier 1958, Nonparametric estimation from incomplete observations, JASA 53;
        Greenwood 1926 (variance); Kalbfleisch & Prentice 1980 (log-log interval); Hall & Wellner
        1980, Confidence bands for a survival curve from censored data, Biometrika 67; Brookmeyer &
        Crowley 1982, A confidence interval for the median survival time, Biometrics 38.
    """

    steps: Floats  # (jumps,), ascending: the steps at which walkers escaped
    n_at_risk: NDArray[np.int64]  # (jumps,), inside and under observation just before
    n_escaped: NDArray[np.int64]  # (jumps,)
    censored: Floats  # (censored walkers,), ascending
    n_walkers: int

    @cached_property
    def survival(self) -> Floats:
        """Shares still inside, (jumps,), from each jump on."""
        return np.asarray(np.cumprod(1.0 - self.n_escaped / self.n_at_risk), dtype=np.float64)

    @cached_property
    def widening(self) -> Floats:
        """Hall and Wellner's S(t)·(1 + n σ²(t)), (jumps,): 1 as long as nothing was censored.

        σ² is Greenwood's sum; this recurrence for the product needs no division by S, so that it
        holds at the last escape as well, where S is 0 and σ² infinite.
        """
        found, before, inside = np.empty(len(self.steps)), 1.0, 1.0
        for k, (escaped, risk) in enumerate(zip(self.n_escaped, self.n_at_risk, strict=True)):
            share = escaped / risk
            before = before * (1.0 - share) + self.n_walkers * inside * share / risk
            inside *= 1.0 - share
            found[k] = before
        return found

    @property
    def last_step(self) -> float:
        """The last step at which anything was observed; 0 without walkers."""
        return float(max([0.0, *self.steps[-1:], *self.censored[-1:]]))

    def at(self, steps: ArrayLike) -> Floats:
        """Return the share still inside after so many steps, any shape.

        >>> survival_curve([1, 2, 2, 3], [True, True, False, True]).at([0, 1, 2, 3]).tolist()
        [1.0, 0.75, 0.5, 0.0]
        """
        return self._held(self.survival, 1.0, steps)

    def pointwise_band(self, confidence: float = CONFIDENCE) -> tuple[Floats, Floats]:
        """Return low and high, (jumps,): at each step on its own the curve is inside so often.

        Greenwood's variance on the scale of log(-log S), as SciPy's
        ``ecdf(...).sf.confidence_interval(method="log-log")``. Where nobody is left that interval is
        undefined: low is 0 and high stays what it was before. Over the whole curve the band is
        left far more often; see `simultaneous_band`.
        """
        z = NormalDist().inv_cdf(0.5 + 0.5 * _checked(confidence))
        with np.errstate(divide="ignore", invalid="ignore"):
            terms = self.n_escaped / (self.n_at_risk * (self.n_at_risk - self.n_escaped))
            log = np.log(self.survival)
            spread = z * np.sqrt(np.cumsum(terms)) / np.abs(log)
            low, high = self.survival ** np.exp(spread), self.survival ** np.exp(-spread)
        if len(self.steps) and self.survival[-1] == 0:
            low[-1], high[-1] = 0.0, high[-2] if len(high) > 1 else 1.0
        return low, high

    def simultaneous_band(self, confidence: float = CONFIDENCE) -> tuple[Floats, Floats]:
        """Return low and high, (jumps,): the whole curve up to the last escape is inside so often.

        Hall and Wellner's band; without censoring it is Kolmogorov's, the same width everywhere.
        From the last escape on nothing is claimed. Large samples; conservative for small ones and
        for steps that many walkers share.
        """
        half = supremum_bound(_checked(confidence), self.reach) / np.sqrt(self.n_walkers)
        return (
            np.clip(self.survival - half * self.widening, 0.0, 1.0),
            np.clip(self.survival + half * self.widening, 0.0, 1.0),
        )

    @property
    def reach(self) -> float:
        """How far along its Brownian bridge the curve got: 1 when every walker escaped, else less."""
        if not len(self.steps):
            return 0.0
        return float(1.0 - self.survival[-1] / self.widening[-1])

    def quantile(self, p: float, confidence: float = CONFIDENCE) -> Interval:
        """Return the step by which a share `p` has escaped, with Brookmeyer and Crowley's interval.

        The interval holds the steps at which the pointwise band contains 1 - p. An end that the
        observations do not reach is None.

        >>> survival_curve(range(1, 41), [True] * 40).quantile(0.5)
        Interval(value=20.0, low=14.0, high=26.0)
        """
        low, high = self.pointwise_band(confidence)
        inside = 1.0 - p + ROUNDING
        return Interval(*(self._first(curve <= inside) for curve in (self.survival, low, high)))

    @property
    def median(self) -> float | None:
        """The first step at which at most half are still inside; None when that never happens."""
        return self._first(self.survival <= 0.5 + ROUNDING)

    def _first(self, holds: NDArray[np.bool_]) -> float | None:
        found = np.flatnonzero(holds)
        return float(self.steps[found[0]]) if len(found) else None

    def _held(self, values: Floats, before: float, steps: ArrayLike) -> Floats:
        place = np.searchsorted(self.steps, np.asarray(steps, dtype=np.float64), side="right")
        return np.concatenate([[before], values])[place]

    def widening_at(self, steps: ArrayLike) -> Floats:
        """Return `widening` after so many steps, any shape."""
        return self._held(self.widening, 1.0, steps)


def survival_curve(steps: ArrayLike, observed: ArrayLike) -> SurvivalCurve:
    """Return the Kaplan-Meier curve of escape steps, some of which are only lower bounds.

    Args:
        steps: (walkers,), the step of the escape, or the last step at which it had not happened.
        observed: (walkers,), whether the escape happened.

    Raises:
        InvalidInput: the two differ in length, or a step is not a number or negative.

    >>> curve = survival_curve([10, 12, 50], [True, True, False])
    >>> [round(share, 4) for share in curve.survival.tolist()], curve.median
    ([0.6667, 0.3333], 12.0)
    """
    times, events = observations(steps, observed)
    jumps = np.unique(times[events])
    ordered, escapes = np.sort(times), np.sort(times[events])
    return SurvivalCurve(
        steps=jumps,
        n_at_risk=len(times) - np.searchsorted(ordered, jumps, side="left"),
        n_escaped=np.searchsorted(escapes, jumps, side="right")
        - np.searchsorted(escapes, jumps, side="left"),
        censored=np.sort(times[~events]),
        n_walkers=len(times),
    )


def observations(steps: ArrayLike, observed: ArrayLike) -> tuple[Floats, NDArray[np.bool_]]:
    """Return checked escape steps and whether each was seen."""
    times, events = np.asarray(steps, dtype=np.float64), np.asarray(observed, dtype=bool)
    if times.ndim != 1 or times.shape != events.shape:
        raise InvalidInput(
            f"steps of shape {times.shape} with observed of shape {events.shape}",
            "two sequences of the same length, one number and one truth value per walker",
            "Give False in observed for a walker that had not escaped by its step.",
        )
    if not (times >= 0).all():  # not-a-number fails this comparison too
        raise InvalidInput(
            "a negative step, or one that is not a number",
            "steps counted from 0",
            "A walker that never escaped has the last step of its run, with observed False.",
        )
    return times, events


def _checked(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise InvalidInput(
            f"confidence={confidence!r}", "a number between 0 and 1", "0.95 is usual."
        )
    return confidence
