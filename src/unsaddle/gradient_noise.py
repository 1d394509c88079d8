"""How the gradients of the samples scatter, in which directions, and is their mean zero?"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

from unsaddle import streams
from unsaddle.errors import InvalidInput

Float64Array = npt.NDArray[np.float64]

ROWS_BYTES = 128 * 2**20  # per-sample gradients held at a time
GRAM_BYTES = 256 * 2**20  # per-sample gradients held for the Gram matrix
MAX_ROWS = 256  # beyond this many samples at a time vmap gains nothing measurable
VMAP = "vmap of the gradient"
ONE_BY_ONE = "one sample at a time"


@dataclass(frozen=True, eq=False)
class SampleGradients:
    """What all n per-sample gradients g_i say, at one point, in float64.

    Attributes:
        mean: `(n_parameters,)`, the gradient of the mean loss.
        squared_norms: `(n_samples,)`, |g_i|².
        projections: `(n_samples, n_directions)`, g_i · u.
        max_abs: `(n_parameters,)`, the largest |g_i| of each coordinate over the samples. Exactly
            zero: no order, batch size or learning rate ever moves this coordinate.
        gram: `(n_gram, n_gram)`, (g_i - mean) · (g_j - mean) of the samples in `gram_rows`.
        gram_rows: `(n_gram,)`, drawn without replacement, sorted.
        road: how the gradients were made.
    """

    mean: Float64Array
    squared_norms: Float64Array
    projections: Float64Array
    max_abs: Float64Array
    gram: Float64Array
    gram_rows: npt.NDArray[np.int64]
    road: str

    @classmethod
    def of(
        cls,
        blocks: Iterable[tuple[Float64Array, str]],
        n_samples: int,
        directions: Float64Array,
        max_gram: int,
        seed: int,
    ) -> SampleGradients:
        """Return the quantities of all samples, without holding all gradients at once.

        Args:
            blocks: gradients of consecutive samples `(rows, n_parameters)`, and how they were made.
            n_samples: in all blocks.
            directions: `(n_directions, n_parameters)`.
            max_gram: number of samples in the Gram matrix at most; fewer where memory is short.
            seed: which samples those are.
        """
        n, p = n_samples, directions.shape[1]
        n_gram = min(n, max_gram, max(2, GRAM_BYTES // (8 * p)))
        rows = np.sort(streams.generator(seed, "gram").choice(n, size=n_gram, replace=False))
        total, largest = np.zeros(p), np.zeros(p)
        squared_norms, projections = np.empty(n), np.empty((n, len(directions)))
        kept = np.empty((n_gram, p))
        start, road = 0, ""
        for block, road in blocks:  # noqa: B007 - one road for all
            stop = start + len(block)
            total += block.sum(axis=0)
            np.maximum(largest, np.maximum(block.max(axis=0), -block.min(axis=0)), out=largest)
            squared_norms[start:stop] = np.einsum("ij,ij->i", block, block)
            projections[start:stop] = block @ directions.T
            inside = (rows >= start) & (rows < stop)
            kept[inside] = block[rows[inside] - start]
            start = stop
        mean = total / n
        kept -= mean
        return cls(
            mean=mean,
            squared_norms=squared_norms,
            projections=projections,
            max_abs=largest,
            gram=kept @ kept.T,
            gram_rows=rows.astype(np.int64),
            road=road,
        )

    def misses(self, gradient: Float64Array) -> float:
        """Return how far the mean is from a gradient, relative to the samples' root mean square."""
        size = math.sqrt(float(self.squared_norms.mean()))
        miss = float(np.linalg.norm(self.mean - gradient))
        if size == 0.0:
            return math.inf if miss else 0.0
        return miss / size


class MeanOverSamples(Protocol):
    """A mean of sample losses that knows the gradient of each, as objectives of runs do."""

    @property
    def n_samples(self) -> int: ...  # noqa: D102
    @property
    def n_parameters(self) -> int: ...  # noqa: D102

    def sample_gradients(
        self,
        directions: npt.ArrayLike,
        point: npt.ArrayLike | None = None,
        max_gram: int = 256,
        seed: int = 0,
    ) -> SampleGradients:
        """Return what the per-sample gradients say at a point; None for the objective's own."""
        ...


@dataclass(frozen=True, eq=False)
class GradientNoise:
    """Covariance Σ = (1/n) Σ (g_i - ḡ)(g_i - ḡ)ᵀ of the per-sample gradients, and a test of ḡ = 0.

    Variances are of a single sample's gradient unless a batch size is named. What is undefined (the
    test with one sample, a share of no variance) is not-a-number.

    Attributes:
        n_samples, n_parameters: what the covariance is over.
        batch_size: of the run; None for full batches.
        replacement: whether batches are drawn with replacement.
        n_whole: samples that batches are drawn from; more than `n_samples` where those stand for all.
        total_variance: tr Σ.
        along: `(n_directions,)`, variance along each (normalised) direction.
        trace_of_square: tr Σ², from the off-diagonal entries of the Gram matrix.
        squared_norm: |ḡ|², which overestimates the population's by about tr Σ / n.
        squared_norm_unbiased: the U-statistic of |E g|²; may be negative.
        samples: the per-sample quantities all this was made of.

    References:
        theory.md 2.4 and 2.6; McCandlish et al. 2018, "An empirical model of large-batch training",
        arXiv 1812.06162, for the simple noise scale.
    """

    n_samples: int
    n_parameters: int
    batch_size: int | None
    replacement: bool
    total_variance: float
    along: Float64Array
    trace_of_square: float
    squared_norm: float
    squared_norm_unbiased: float
    samples: SampleGradients = field(repr=False)
    n_whole: int

    @property
    def isotropic_share(self) -> float:
        """Variance along any direction if all directions were alike: tr Σ / n_parameters."""
        return self.total_variance / self.n_parameters

    @property
    def ratio(self) -> Float64Array:
        """`(n_directions,)`: variance along each direction over the isotropic share."""
        if self.isotropic_share == 0.0:
            return np.full_like(self.along, math.nan)
        return self.along / self.isotropic_share

    @property
    def null_sd(self) -> float:
        """Standard deviation of `squared_norm_unbiased` if the population's gradient were zero."""
        pairs = self.n_samples * (self.n_samples - 1)
        return math.sqrt(2 * self.trace_of_square / pairs) if pairs else math.nan

    @property
    def z(self) -> float:
        """`squared_norm_unbiased / null_sd`; right-skewed under the null, so demand more than 3."""
        if self.null_sd > 0:
            return self.squared_norm_unbiased / self.null_sd
        # No scatter: the gradient is known exactly, zero or not.
        return math.inf if self.squared_norm_unbiased > 0 else self.null_sd

    @property
    def sampling_error(self) -> float:
        """√(tr Σ / n): how far the full-data gradient is from the population's, in norm."""
        return math.sqrt(self.total_variance / self.n_samples)

    @property
    def simple_noise_scale(self) -> float:
        """B_simple = tr Σ / |E g|² in samples; infinite where the gradient is not seen at all."""
        if self.squared_norm_unbiased > 0:
            return self.total_variance / self.squared_norm_unbiased
        return math.inf if self.total_variance > 0 else math.nan

    def batch_factor(self, batch_size: int | None = None) -> float:
        """Return a batch mean's covariance over Σ: 1/B, times (n-B)/(n-1) without replacement.

        Args:
            batch_size: None for the run's own. From n_whole on, batches without replacement hold
                every sample and have no noise.

        Raises:
            InvalidInput: the batch size is not positive.
        """
        n = self.n_whole
        size = batch_size if batch_size is not None else self.batch_size
        if size is None:
            return 0.0
        _check_batch_size(size)
        if self.replacement:
            return 1.0 / size
        return (n - size) / (n - 1) / size if size < n else 0.0

    def along_at_batch(self, batch_size: int | None = None) -> Float64Array:
        """Return the variance of a batch's mean gradient along each direction `(n_directions,)`."""
        return self.along * self.batch_factor(batch_size)


def gradient_noise(
    objective: MeanOverSamples,
    directions: npt.ArrayLike,
    *,
    batch_size: int | None,
    replacement: bool = False,
    seed: int,
    point: npt.ArrayLike | None = None,
    n_whole: int | None = None,
) -> GradientNoise:
    """Return the gradient noise at a point, from one gradient per sample.

    Args:
        objective: the run's mean loss.
        directions: `(n_directions, n_parameters)` or `(n_parameters,)`, of any non-zero length.
        batch_size: of the run; None for full batches.
        replacement: whether batches are drawn with replacement; PyTorch's loaders do not.
        seed: which samples enter the Gram matrix.
        point: where; None for the objective's own.
        n_whole: samples that the run draws batches from; None: those of the objective.

    Raises:
        InvalidInput: a direction is zero or of another length, or the batch size is not positive.

    >>> import torch
    >>> from unsaddle.torch import TorchTraining
    >>> inputs, targets = torch.tensor([[1.0], [2.0]]), torch.tensor([[2.0], [4.0]])
    >>> model = torch.nn.Linear(1, 1, bias=False)
    >>> _ = model.weight.data.zero_()
    >>> objective = TorchTraining(model, torch.nn.MSELoss(), (inputs, targets)).objective()
    >>> noise = gradient_noise(objective, [1.0], batch_size=1, seed=0)  # gradients -4 and -16
    >>> noise.total_variance, noise.along_at_batch().tolist(), noise.squared_norm_unbiased
    (36.0, [36.0], 64.0)
    """
    if batch_size is not None:
        _check_batch_size(batch_size)
    rows = np.atleast_2d(np.asarray(directions, dtype=np.float64))
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    if rows.size and not lengths.all():
        raise InvalidInput(
            "a direction of length zero", "non-zero directions", "Leave that direction out."
        )
    units = rows / lengths if rows.size else rows
    samples = objective.sample_gradients(units, point, seed=seed)
    n = objective.n_samples
    squared_norm = float(samples.mean @ samples.mean)
    sum_of_squares = float(samples.squared_norms.sum())
    pairs = n * (n - 1)
    n_gram = len(samples.gram)
    off_diagonal = float((samples.gram**2).sum() - (np.diag(samples.gram) ** 2).sum())
    return GradientNoise(
        n_samples=n,
        n_parameters=objective.n_parameters,
        batch_size=batch_size,
        replacement=replacement,
        # Rounding may leave a difference of equal squares just below zero.
        total_variance=max(0.0, sum_of_squares / n - squared_norm),
        along=samples.projections.var(axis=0),
        trace_of_square=max(0.0, off_diagonal / (n_gram * (n_gram - 1))) if pairs else math.nan,
        squared_norm=squared_norm,
        squared_norm_unbiased=(n**2 * squared_norm - sum_of_squares) / pairs if pairs else math.nan,
        samples=samples,
        n_whole=n_whole or n,
    )


def _check_batch_size(batch_size: int) -> None:
    if batch_size < 1:
        raise InvalidInput(
            f"batch_size={batch_size}", "a whole number from 1", "Use None for full batches."
        )
