"""How far a survival curve lies from a law: Kolmogorov's test, with censoring.

Under the law, √n·(Ŝ - S)/(S(1 + nσ²)) runs like a Brownian bridge up to the time `reach` that the
observations got to (1 when every walker escaped). Its largest excursion has a known law.

References:
    Hall & Wellner 1980, Confidence bands for a survival curve from censored data, Biometrika 67,
    and Koziol & Byar 1975, Technometrics 17 (the law of the excursion up to a time before 1).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from unsaddle.survival.curve import SurvivalCurve

N_TERMS = 100  # of an alternating series that falls like exp(-2k²λ²)


@dataclass(frozen=True)
class Distance:
    """The largest distance between a survival curve and a law, as far as the walkers were observed.

    `p_value` is how often walkers that follow the law lie at least as far from it. It is for large
    samples and on the safe side where many walkers share a step.
    """

    value: float
    step: float  # where the distance is largest
    critical: (
        float  # 5 % of such samples exceed it, while nothing is censored before the last escape
    )
    p_value: float


def supremum_probability(bound: float, reach: float = 1.0) -> float:
    """Return P(sup |B(x)| ≤ bound over 0 ≤ x ≤ reach), B being the Brownian bridge on [0, 1].

    >>> round(supremum_probability(1.3581), 4), round(supremum_probability(1.3581, 0.25), 4)
    (0.95, 0.9954)
    """
    if bound <= 0 or reach <= 0:
        return 1.0 if reach <= 0 < bound else 0.0
    k = np.arange(1, N_TERMS + 1)
    signs = np.where(k % 2, -1.0, 1.0) * np.exp(-2.0 * (k * bound) ** 2)
    if reach >= 1:
        total = 1.0 + 2.0 * float(signs.sum())
    else:
        slope = bound * math.sqrt((1.0 - reach) / reach)
        edge = 1.0 / (1.0 - reach)
        between = _normal(slope * (2 * k + edge)) - _normal(slope * (2 * k - edge))
        beyond = _normal(-bound / math.sqrt(reach * (1.0 - reach)))
        total = 1.0 - 2.0 * float(beyond) + 2.0 * float(signs @ between)
    return min(1.0, max(0.0, total))


# SciPy's `ndtr` would cost every race 0.1 s of import for two dozen numbers.
_normal = np.vectorize(lambda x: 0.5 * math.erfc(-x / math.sqrt(2.0)), otypes=[np.float64])


def supremum_bound(probability: float, reach: float = 1.0) -> float:
    """Return the bound that the excursion stays within with a probability, up to `reach`.

    >>> round(supremum_bound(0.95), 4), round(supremum_bound(0.95, 0.25), 4)
    (1.3581, 1.0143)
    """
    low, high = 0.0, 8.0  # P(sup > 8) is below 1e-55
    for _ in range(60):
        middle = 0.5 * (low + high)
        within = supremum_probability(middle, reach) < probability
        low, high = (middle, high) if within else (low, middle)
    return high


def distance(
    curve: SurvivalCurve, law: Callable[[NDArray[np.float64]], NDArray[np.float64]]
) -> Distance:
    """Return how far a curve lies from a law of whole steps.

    Where no walker escaped, the p-value is the exact chance of that under the law.

    Args:
        curve: of the walkers.
        law: P(τ > t) at whole steps t, fixed before the walkers were seen: a law fitted to them lies
            closer, and the p-value would flatter it.

    >>> from unsaddle.survival import survival_curve
    >>> found = distance(survival_curve([1, 2, 3, 4], [True] * 4), lambda t: 1 - t / 4)
    >>> found.value, found.p_value
    (0.0, 1.0)
    """
    last = curve.last_step
    # Between jumps the curve is flat and the law falls: the extremes are at a jump and just before.
    steps = np.unique(np.concatenate([curve.steps, curve.steps - 1, [last]]))
    gap = np.abs(curve.at(steps) - law(steps))
    place = int(np.argmax(gap))
    if len(curve.steps):
        excursion = math.sqrt(curve.n_walkers) * float((gap / curve.widening_at(steps)).max())
        critical = supremum_bound(0.95, curve.reach) / math.sqrt(curve.n_walkers)
        p_value = 1.0 - supremum_probability(excursion, curve.reach) if excursion > 0 else 1.0
    else:
        critical = 1.0 - 0.05 ** (1.0 / curve.n_walkers)
        p_value = float(law(np.array([last]))[0]) ** curve.n_walkers
    return Distance(float(gap[place]), float(steps[place]), critical, p_value)
