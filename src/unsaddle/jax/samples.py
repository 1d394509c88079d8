"""One gradient per sample: made in blocks that memory holds."""

from __future__ import annotations

from collections.abc import Generator

import jax
import numpy as np
import numpy.typing as npt

from unsaddle.gradient_noise import MAX_ROWS, ONE_BY_ONE, ROWS_BYTES, VMAP
from unsaddle.jax.data import Samples
from unsaddle.jax.mean_loss import MeanLoss

Float64Array = npt.NDArray[np.float64]


def block_size(n_parameters: int, part: int) -> int:
    """Return how many per-sample gradients are made at a time."""
    return max(1, min(part, MAX_ROWS, ROWS_BYTES // (8 * n_parameters)))


def road_of(mean: MeanLoss, samples: Samples, point: Float64Array) -> str:
    """Return whether vmap can map the loss; traced on two samples, not computed."""
    with mean.precision():
        two = mean.on_device(samples.part(slice(0, 2)))
        try:
            jax.eval_shape(mean.rows, mean.flat(point), two)
        except Exception:  # what a primitive without a batching rule raises, a user's own included
            return ONE_BY_ONE
    return VMAP


def each_gradient(
    mean: MeanLoss, samples: Samples, point: Float64Array, part: int, road: str
) -> Generator[Float64Array]:
    """Yield the gradients of consecutive samples, `(rows, n_parameters)`, in float64."""
    size = min(block_size(len(point), part), samples.n_samples)
    for start in range(0, samples.n_samples, size):
        # The last block is filled up with its last sample, so that one compiled program serves all.
        rows = np.minimum(np.arange(start, start + size), samples.n_samples - 1)
        n_real = min(size, samples.n_samples - start)
        with mean.precision():  # entered anew: a generator must not hold state while paused
            flat = mean.flat(point)
            if road == VMAP:
                made = mean.rows(flat, mean.on_device(samples.part(rows)))
                block = np.asarray(made, dtype=np.float64)[:n_real]
            else:
                singles = samples.part(slice(start, start + n_real)).chunks(1)
                block = np.stack(
                    [
                        np.asarray(
                            mean.value_and_gradient(flat, mean.on_device(one))[1], np.float64
                        )
                        for one in singles
                    ]
                )
        yield block


def each_curvature(
    mean: MeanLoss, samples: Samples, point: Float64Array, along: Float64Array, part: int
) -> Generator[Float64Array]:
    """Yield u·H_i u of consecutive samples, `(rows,)`, by second derivatives."""
    size = min(block_size(len(point), part), samples.n_samples)
    for start in range(0, samples.n_samples, size):
        rows = np.minimum(np.arange(start, start + size), samples.n_samples - 1)
        with mean.precision():
            leaves = mean.on_device(samples.part(rows))
            made = mean.curvatures(mean.flat(point), mean.flat(along), leaves)
            block = np.asarray(made, dtype=np.float64)[: samples.n_samples - start]
        yield block
