"""Two samples that disagree about the curvature: the smallest saddle that noise makes attractive.

Samples of curvature -λ ± s, half each, have the negative mean -λ: the point is a maximum along this
direction and the full batch leaves it. One sample at a time multiplies x by 1 - lr·h_i, and
Λ = ½ ln|1 - lr(s - λ)| + ½ ln|1 + lr(s + λ)| < 0 exactly for

    2λ/(s² - λ²) < lr < [λ + √(2s² - λ²)]/(s² - λ²),     s > λ,

where descent collapses onto the maximum although E|x| and E x² grow. In theory.md's units (curvatures 1
and -(1+a)) λ = a/2 and s = 1 + a/2.

References:
    Ziyin, Li, Simon & Ueda 2022, arXiv 2107.11774, describe the effect; this example is solved here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln

from unsaddle.theory.answer import Answer
from unsaddle.theory.arguments import count, positive

INTERVAL_FORMULA = "2λ/(s²-λ²) < lr < [λ + √(2s²-λ²)]/(s²-λ²)"


@dataclass(frozen=True)
class TwoPoint:
    """Sample curvatures -λ + s and -λ - s with probability one half each.

    Attributes:
        curvature: λ > 0, the size of the mean curvature, which is negative.
        std: s > 0, their standard deviation.

    Raises:
        InvalidInput: a number out of range.

    >>> pair = TwoPoint(0.5, 1.5)  # curvatures 1 and -2
    >>> low, high = pair.attraction_interval.value
    >>> print(f"{low:.10f} {high:.10f}")
    0.5000000000 1.2807764064
    """

    curvature: float
    std: float

    def __post_init__(self) -> None:
        positive("curvature", self.curvature, "Pass the size of the *negative* mean curvature.")
        positive("std", self.std, "Pass the standard deviation of the samples' curvatures.")

    @property
    def samples(self) -> tuple[float, float]:
        """The two signed curvatures."""
        return self.std - self.curvature, -self.std - self.curvature

    @property
    def attraction_interval(self) -> Answer[tuple[float, float]]:
        """Learning rates between which single-sample descent is attracted, both ends exact.

        Not applicable where s ≤ λ: both samples then bend downwards and every step leads away.
        """
        gap = (self.std - self.curvature) * (self.std + self.curvature)
        if gap <= 0:
            held = "no sample bends upwards: no learning rate attracts"
            return Answer(None, held, INTERVAL_FORMULA)
        low = 2 * self.curvature / gap
        # √(λ² + 2 gap): the larger root of (1 - lr h₁)(1 - lr h₂) = -1
        high = (self.curvature + math.sqrt(self.curvature**2 + 2 * gap)) / gap
        return Answer((low, high), "batches of one sample: exact", INTERVAL_FORMULA)

    def exponent(self, learning_rate: float, batch_size: int = 1) -> float:
        """Return Λ_B for batches of B drawn anew, by summing over their binomial composition: exact.

        Args:
            learning_rate: above zero.
            batch_size: at least 1.

        Raises:
            InvalidInput: an argument out of range.

        >>> print(f"{TwoPoint(0.5, 1.5).exponent(0.9):.4f}")
        -0.6365
        """
        lr = positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
        n = count("batch_size", batch_size, "Pass the number of samples in a batch.")
        k = np.arange(n + 1)
        chances = np.exp(gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1) - n * math.log(2))
        means = -self.curvature + self.std * (2 * k - n) / n
        with np.errstate(divide="ignore"):  # a batch that sends x to zero: -inf is the answer
            return float(chances @ np.log(np.abs(1 - lr * means)))
