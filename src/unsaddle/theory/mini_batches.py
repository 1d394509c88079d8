"""How mini-batches are drawn, and what of their noise reaches the way out.

Batches drawn anew are white noise. Without replacement the batches of an epoch are anticorrelated:
their deviations sum to zero, so only what growth during the epoch keeps from cancelling is left.
The growing mode is Z = lr·c Σ_t r^-(t+1) ξ[t] with the root r and impulse c of `recursion.py`, hence
for weights w_j = r^-(j+1) over the batch sizes b_j of an epoch of n samples

    Var = σ²/(n-1)·[n Σ w_j²/b_j - (Σ w_j)²],    b_j = B:  V/(m-1)·[m Σ w_j² - (Σ w_j)²],

with V = σ²/B·(n-B)/(n-1) and m = n/B; a fresh order each epoch gives s = lr·c √(Var/(1 - r^-2m)), one
order for all lr·c √Var/(1 - r^-m). For small h·m that is s_reshuffle/s_replacement = h·m/√12 (heavy
ball: ln r in place of h), a delay of ln(√12/(h·m))/h steps.

Regime: samples disagree about the gradient and agree about the curvature, so the noise is additive.
Noise that is multiplicative (`multiplicative.py`) does not cancel within an epoch.

References:
    Derived here; the covariance within an epoch is that of sampling without replacement (Cochran
    1977, MiniBatches techniques, section 2.5). Beneventano 2023, arXiv 2312.16143, describes another
    effect of reshuffling (a drift through the curvature), which these formulas leave out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from unsaddle.errors import InvalidInput, UnknownName
from unsaddle.theory.answer import Answer
from unsaddle.theory.arguments import Floats, count
from unsaddle.theory.recursion import Method, growth_rate, impulse, noise_amplitude

Sampling = Literal["replacement", "reshuffle", "once"]
"""How samples are drawn: anew for each step, in a fresh order each epoch, or in one order for all."""
SAMPLINGS: tuple[Sampling, ...] = get_args(Sampling)

RATIO_FORMULA = "s/s_replacement, Var = σ²/(n-1)·[n Σ w_j²/b_j - (Σ w_j)²], w_j = r^-(j+1)"
FULL_BATCH = "the batch holds all samples: no noise"


@dataclass(frozen=True)
class MiniBatches:
    """Mini-batches of a finite sum.

    Attributes:
        n_samples: n, at least 1.
        batch_size: B, from 1 to n. Without replacement the last batch of an epoch is shorter where B
            does not divide n, as with PyTorch's `DataLoader`.
        sampling: one of `SAMPLINGS`, as in `unsaddle.oracle.MiniBatch`.

    Raises:
        InvalidInput: a size out of range.
        UnknownName: no such sampling.

    >>> print(f"{MiniBatches(6, 3).population_factor:.1f}")  # (n-B)/(n-1)
    0.6
    """

    n_samples: int
    batch_size: int
    sampling: Sampling = "reshuffle"

    def __post_init__(self) -> None:
        count("n_samples", self.n_samples, "Pass the number of samples.")
        if not 1 <= self.batch_size <= self.n_samples:
            raise InvalidInput(
                f"batch_size={self.batch_size!r}",
                f"a whole number from 1 to the number of samples, {self.n_samples}",
                "Take the number of samples for full batches.",
            )
        if self.sampling not in SAMPLINGS:
            raise UnknownName("sampling", self.sampling, SAMPLINGS)

    @property
    def n_batches(self) -> int:
        """m, steps per epoch; the last one may be short."""
        return -(-self.n_samples // self.batch_size)

    @property
    def population_factor(self) -> float:
        """(n-B)/(n-1) without replacement, else 1: what a finite population takes off the variance."""
        if self.sampling == "replacement":
            return 1.0
        return (self.n_samples - self.batch_size) / max(self.n_samples - 1, 1)

    @property
    def variance_factor(self) -> float:
        """Variance of a full-sized batch's mean over that of one sample."""
        return self.population_factor / self.batch_size

    @property
    def noiseless(self) -> bool:
        """Whether every step sees all samples."""
        return self.sampling != "replacement" and self.batch_size == self.n_samples

    @property
    def batch_correlation(self) -> float:
        """Correlation of two batches of one epoch: -1/(m-1), 0 when drawn anew or when m is 1.

        Of batches of equal size; the covariance is -σ²/(n-1) whatever their sizes.
        """
        if self.sampling == "replacement" or self.noiseless:
            return 0.0
        return -self.batch_size / (self.n_samples - self.batch_size)

    def response(self, method: Method, h: float, momentum: float = 0.0) -> float:
        """Return s/(learning_rate·σ) with σ the standard deviation over the samples.

        Exact for the growing mode; with white noise it is `noise_amplitude`/√B.

        Args:
            method: one of `METHODS`.
            h: learning_rate·λ > 0.
            momentum: β in [0, 1).

        Raises:
            InvalidInput: as `growth_factors`.

        >>> print(f"{MiniBatches(100, 1).response('gradient_descent', 1e-3):.5f}")
        0.64791
        """
        if self.sampling == "replacement":
            return float(noise_amplitude(method, h, momentum)) / math.sqrt(self.batch_size)
        rate = float(growth_rate(method, h, momentum))
        decay = -math.expm1(-self.n_batches * rate)  # 1 - r^-m
        epochs = 1 / decay
        if self.sampling == "reshuffle":
            epochs = 1 / math.sqrt(decay * (2 - decay))
        return float(impulse(method, h, momentum)) * self._epoch_std(rate) * epochs

    def wiggle(self, method: Method, h: float, momentum: float = 0.0) -> float:
        """Return how far x strays from r^t Z within an epoch, over learning_rate·σ.

        The standard deviation, at its largest, of what the gradients to come will add to Z, as x stands
        then. Drawn anew that is `response` at any time. Without replacement the rest of an epoch takes
        back most of what its beginning did: half-way through, a random walk tied at both ends.

        Args:
            method: one of `METHODS`.
            h: learning_rate·λ > 0.
            momentum: β in [0, 1).

        Raises:
            InvalidInput: as `growth_factors`.

        >>> print(f"{MiniBatches(100, 1).wiggle('gradient_descent', 1e-3):.3f}")  # at the end: 0.648
        4.940
        """
        settled = self.response(method, h, momentum)
        if self.sampling == "replacement" or self.n_batches == 1:
            return settled
        rate = float(growth_rate(method, h, momentum))
        n, size, left = self.n_samples, self.batch_size, np.arange(1, self.n_batches)
        # Σ r^-i and Σ r^-2i/b over the batches left, the last of which may be short.
        sums = -np.expm1(-rate * left) / math.expm1(rate)
        squares = -np.expm1(-2 * rate * left) / (math.expm1(2 * rate) * size)
        squares += np.exp(-2 * rate * left) * (1 / self._last_size - 1 / size)
        rest = np.maximum(n * squares - sums**2, 0.0) / (n - 1)
        kick = float(impulse(method, h, momentum))
        strays = kick**2 * rest + settled**2 * np.exp(-2 * rate * left)
        return max(settled, math.sqrt(float(strays.max())))

    @property
    def _last_size(self) -> int:
        """Samples in the last batch of an epoch."""
        return self.n_samples - self.batch_size * (self.n_batches - 1)

    def _epoch_std(self, rate: float) -> float:
        """Return √Var of one epoch, per unit of σ."""
        n = self.n_samples
        if n == 1:
            return 0.0
        sizes = np.full(self.n_batches, self.batch_size, dtype=np.float64)
        sizes[-1] = self._last_size
        # A weighted variance of n w_j/b_j, less a constant: the bracket itself would cancel.
        lost = np.expm1(-rate * np.arange(1, self.n_batches + 1))
        values: Floats = n * lost / sizes + (n / sizes - n / self.batch_size)
        weights = sizes / n
        deviations = values - weights @ values
        return math.sqrt(float(weights @ deviations**2) / (n - 1))


def sampling_ratio(
    method: Method, h: float, momentum: float, mini_batches: MiniBatches
) -> Answer[float]:
    """Return s over its value for batches of the same size drawn anew.

    Args:
        method: one of `METHODS`.
        h: learning_rate·λ > 0.
        momentum: β in [0, 1).
        mini_batches: how the batches are drawn.

    Raises:
        InvalidInput: as `growth_factors`.

    >>> print(f"{sampling_ratio('gradient_descent', 1e-3, 0.0, MiniBatches(100, 1)).value:.5f}")
    0.02898
    """
    if mini_batches.noiseless:
        return Answer(None, FULL_BATCH, RATIO_FORMULA)
    drawn_anew = MiniBatches(mini_batches.n_samples, mini_batches.batch_size, "replacement")
    ratio = mini_batches.response(method, h, momentum) / drawn_anew.response(method, h, momentum)
    return Answer(ratio, "additive noise, equal curvature of all samples: exact", RATIO_FORMULA)


def sampling_delay(
    method: Method, h: float, momentum: float, mini_batches: MiniBatches
) -> Answer[float]:
    """Return how many steps later than with batches drawn anew a run without offset leaves.

    The shift of the mean and of every quantile, -ln(s/s_replacement)/ln r; for small h·m about
    ln(√12/(h·m))/h. Negative where a large h and one order for all make it leave earlier.

    Args:
        method: one of `METHODS`.
        h: learning_rate·λ > 0.
        momentum: β in [0, 1).
        mini_batches: how the batches are drawn.

    Raises:
        InvalidInput: as `growth_factors`.

    >>> print(f"{sampling_delay('gradient_descent', 1e-3, 0.0, MiniBatches(100, 1)).value:.0f}")
    3543
    """
    ratio = sampling_ratio(method, h, momentum, mini_batches)
    formula = f"-ln(ratio)/ln r; {ratio.formula}"
    if ratio.value is None:
        return Answer(None, ratio.regime, formula)
    delay = -math.log(ratio.value) / float(growth_rate(method, h, momentum))
    return Answer(delay, f"{ratio.regime}; no offset", formula)
