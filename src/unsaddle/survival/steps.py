"""Escape steps of an ensemble in a few numbers, and a proportion with its interval."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from numpy.typing import ArrayLike

from unsaddle.survival.curve import observations, survival_curve


@dataclass(frozen=True)
class EscapeSteps:
    """Escape steps of an ensemble as censored observations.

    A walker that stayed, diverged or left the domain is censored at the end of the run: none of these
    escaped in it. `median` is Kaplan and Meier's (1958): the first step at which the estimated share
    that has not escaped is at most one half; None when it never is. `mean` is None unless every
    walker was observed: a mean over the ones that made it is not a mean.
    """

    median: float | None
    mean: float | None
    std: float | None
    n_observed: int
    n_walkers: int
    share: tuple[float, float, float]  # escaped within the run: estimate, 95 % Wilson interval

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as plain data."""
        return {
            "median": self.median,
            "mean": self.mean,
            "std": self.std,
            "n_observed": self.n_observed,
            "share": dict(zip(("value", "low", "high"), self.share, strict=True)),
        }


def escape_steps(steps: ArrayLike, observed: ArrayLike) -> EscapeSteps:
    """Return the statistics of escape steps, some of which are only lower bounds.

    Args:
        steps: (walkers,), the step of the escape, or the last step at which it had not happened.
        observed: (walkers,), whether the escape happened.

    >>> stats = escape_steps([10, 12, 50], [True, True, False])
    >>> stats.median, stats.mean, stats.n_observed
    (12.0, None, 2)
    """
    times, events = observations(steps, observed)
    n = len(times)
    everyone = bool(events.all()) and n > 0
    return EscapeSteps(
        median=survival_curve(times, events).median,
        mean=float(times.mean()) if everyone else None,
        std=float(times.std(ddof=1)) if everyone and n > 1 else None,
        n_observed=int(events.sum()),
        n_walkers=n,
        share=wilson_interval(int(events.sum()), n),
    )


def wilson_interval(n_successes: int, n_trials: int) -> tuple[float, float, float]:
    """Return a proportion with its 95 % Wilson (1927) score interval: (estimate, low, high).

    Written out because importing `scipy.stats` for it costs more than a second; the test compares it
    with `scipy.stats.binomtest`.

    >>> tuple(round(p, 4) for p in wilson_interval(5, 10))
    (0.5, 0.2366, 0.7634)
    """
    if n_trials == 0:
        return (0.0, 0.0, 1.0)
    z2 = 1.959963984540054**2
    share = n_successes / n_trials
    centre = (share + z2 / (2 * n_trials)) / (1 + z2 / n_trials)
    half = math.sqrt(z2 * (share * (1 - share) + z2 / (4 * n_trials)) / n_trials) / (
        1 + z2 / n_trials
    )
    return (share, max(0.0, centre - half), min(1.0, centre + half))
