"""Gradients and Hessian–vector products over all samples, in parts that fit into memory."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from unsaddle.jax.data import Samples
from unsaddle.jax.mean_loss import Arrays, MeanLoss

Float64Array = npt.NDArray[np.float64]

PART_BYTES = 64 * 2**20  # what one part's gradient may keep; as for PyTorch
# What the linearized gradients kept between products may take together; beyond, each product
# differentiates anew.
KEPT_BYTES = 2 * 2**30


@dataclass(frozen=True)
class ProductCost:
    """What a linearized gradient keeps per sample, and why there is none (or None)."""

    bytes_per_sample: float
    obstacle: str | None


def part_size(cost: ProductCost, n_samples: int) -> int:
    """Return how many samples are worked on at a time: parts of about equal size.

    >>> part_size(ProductCost(1e6, None), 100)
    50
    """
    n_parts = math.ceil(n_samples * cost.bytes_per_sample / PART_BYTES)
    return math.ceil(n_samples / min(n_samples, max(1, n_parts)))


def loss(mean: MeanLoss, samples: Samples, point: Float64Array, part: int) -> float:
    """Return the mean loss over the samples: summed over samples, divided once."""
    total = 0.0
    with mean.precision():
        flat = mean.flat(point)
        for n_part, leaves in mean.parts(samples, part):
            total += float(mean.value(flat, leaves)) * n_part
    return total / samples.n_samples


def gradient(mean: MeanLoss, samples: Samples, point: Float64Array, part: int) -> Float64Array:
    """Return the gradient of the mean loss, `(n_parameters,)`."""
    total = np.zeros(len(point))
    with mean.precision():
        flat = mean.flat(point)
        for n_part, leaves in mean.parts(samples, part):
            made = mean.value_and_gradient(flat, leaves)[1]
            total += np.asarray(made, dtype=np.float64) * n_part
    return total / samples.n_samples


def difference_step(point: Float64Array, eps: float) -> float:
    """Return the length of a central difference's step, ε^⅓ (1 + |point|), ε the resolution.

    The rounding of the gradients and the third derivative then weigh about the same.
    """
    return eps ** (1 / 3) * (1.0 + float(np.linalg.norm(point)))


def product_by_differences(
    mean: MeanLoss,
    samples: Samples,
    point: Float64Array,
    part: int,
    vector: npt.NDArray[np.floating[Any]],
    length: float,
) -> Float64Array:
    """Return H v from the gradients at `point` ± `length` · v/|v|."""
    along = np.asarray(vector, dtype=np.float64)
    norm = float(np.linalg.norm(along))
    if norm == 0.0:
        return np.zeros(len(point))
    step = length / norm
    ahead, behind = (gradient(mean, samples, point + s * along, part) for s in (step, -step))
    return (ahead - behind) / (2 * step)


@dataclass(eq=False)
class HessianProduct:
    """Hessian times vector, forward over reverse; what it needs of the point stays while it fits.

    Measured in gradients (CPU, dense layers and convolutions): 1.2-1.8 with the linearized gradient
    kept, 1.5-2.0 without.
    """

    mean: MeanLoss
    samples: Samples
    point: Float64Array
    cost: ProductCost
    keep: bool
    _kept: list[tuple[int, Any]] = field(default_factory=list[tuple[int, Any]], init=False)

    def __post_init__(self) -> None:
        self.keep &= self.cost.bytes_per_sample * self.samples.n_samples <= KEPT_BYTES

    def __call__(self, vector: npt.NDArray[np.floating[Any]]) -> Float64Array:
        """Return H v, `(n_parameters,)`."""
        total = np.zeros(len(self.point))
        with self.mean.precision():
            flat, along = self.mean.flat(self.point), self.mean.flat(vector)
            for n_part, image in self._images(flat, along):
                total += np.asarray(image, dtype=np.float64) * n_part
        return total / self.samples.n_samples

    def _images(self, flat: Any, along: Any) -> Generator[tuple[int, Any]]:
        parts = part_size(self.cost, self.samples.n_samples)
        if not self.keep:
            leaves: Arrays
            for n_part, leaves in self.mean.parts(self.samples, parts):
                yield n_part, self.mean.product_at(flat, along, leaves)
            return
        if not self._kept:
            self._kept = [
                (n_part, self.mean.linearized(flat, leaves))
                for n_part, leaves in self.mean.parts(self.samples, parts)
            ]
        for n_part, linear in self._kept:
            yield n_part, self.mean.product(linear, along)
