"""Gradient and noise from batches of two sizes, without a gradient of every sample."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import final

from unsaddle.errors import InvalidInput
from unsaddle.theory.arguments import count, non_negative


@final
@dataclass(frozen=True)
class NoiseScale:
    """What the squared norms of two batch sizes say of the gradient and its noise.

    Attributes:
        squared_gradient: unbiased for |E g|²; may be negative.
        total_variance: unbiased for tr Σ of one sample's gradient; may be negative.
    """

    squared_gradient: float
    total_variance: float

    @property
    def value(self) -> float:
        """B_simple = tr Σ / |E g|², in samples; infinite where the gradient is not seen at all.

        Not unbiased: average both parts over many batches first, then take their ratio.
        """
        if self.squared_gradient > 0:
            return self.total_variance / self.squared_gradient
        return math.inf if self.total_variance > 0 else math.nan


def two_batch_noise_scale(
    squared_norm_small: float, n_small: int, squared_norm_big: float, n_big: int
) -> NoiseScale:
    """Return gradient and noise from mean squared norms of batch gradients of two sizes.

    From E|g_B|² = |E g|² + tr Σ / B. Batches must be drawn with replacement, or be small beside the
    data; the two sizes may share samples.

    Args:
        squared_norm_small: |g|² of the smaller batch, averaged over as many as there are.
        n_small: samples in it.
        squared_norm_big: the same of the larger batch.
        n_big: samples in it, more than in the smaller.

    Raises:
        InvalidInput: a norm is negative, or the sizes are not in order.

    References:
        McCandlish et al. 2018, "An empirical model of large-batch training", arXiv 1812.06162,
        appendix A.1.

    >>> two_batch_noise_scale(0.08 + 30.0 / 2, 2, 0.08 + 30.0 / 64, 64).value
    375.0...
    """
    small = non_negative("squared_norm_small", squared_norm_small, "Pass a squared norm.")
    big = non_negative("squared_norm_big", squared_norm_big, "Pass a squared norm.")
    count("n_small", n_small, "Pass the number of samples in the smaller batch.")
    if not n_big > n_small:
        raise InvalidInput(
            f"n_small={n_small!r}, n_big={n_big!r}",
            "n_big above n_small",
            "Two sizes are needed to tell gradient from noise; sixteen times as many is usual.",
        )
    return NoiseScale(
        squared_gradient=(n_big * big - n_small * small) / (n_big - n_small),
        total_variance=(small - big) / (1 / n_small - 1 / n_big),
    )
