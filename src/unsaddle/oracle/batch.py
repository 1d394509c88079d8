"""`MiniBatch`: the mean gradient over a few samples of a finite sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

import jax
import jax.numpy as jnp
import numpy as np

from unsaddle.counter import Counter
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape
from unsaddle.oracle.protocol import Array, Coordinates, as_vector, dtype_of
from unsaddle.problem import Problem

Sampling = Literal["reshuffle", "once", "replacement"]
SAMPLINGS: tuple[Sampling, ...] = get_args(Sampling)
_WORDS = {
    "reshuffle": "without replacement, reshuffled each epoch",
    "once": "without replacement, shuffled once",
    "replacement": "with replacement",
}


@dataclass(frozen=True)  # equal on the same problem, so that programs are found again
class MiniBatch:
    """The mean gradient over a batch of a finite sum.

    Without replacement each epoch visits every sample once, in an order of the walker's own of which
    all are equally likely; the last batch of an epoch is shorter when the batch size does not divide
    the number of samples, and its mean is over the samples it has (as with PyTorch's `DataLoader`).

    With sample covariance Σ a batch of B of n samples has covariance Σ/B with replacement and
    Σ/B · (n - B)/(n - 1) without; the m = n/B batches of one epoch have covariance -V/(m - 1) with
    each other, V being that of one.

    Args:
        problem: the finite sum.
        batch_size: samples per step, from 1 to all.
        sampling: "reshuffle" draws a fresh order each epoch, "once" keeps the first one for the
            whole run, "replacement" draws every sample afresh.

    Raises:
        InvalidInput: the batch size is not between 1 and the number of samples; no such sampling.

    >>> import numpy as np
    >>> problem = Problem("pulls", lambda x, c: c * x[0], np.arange(7.0), ((-1.0, 1.0),))
    >>> MiniBatch(problem, 3, "once").describe()
    'mini-batches of 3 of 7 samples, without replacement, shuffled once'
    """

    problem: Problem
    batch_size: int
    sampling: Sampling = "reshuffle"

    def __post_init__(self) -> None:
        size = self.batch_size
        whole = isinstance(size, int | np.integer) and not isinstance(size, bool)  # pyright: ignore[reportUnnecessaryIsInstance]
        if not (whole and 1 <= size <= self.problem.n_samples):
            raise InvalidInput(
                f"batch_size={size}",
                f"a whole number from 1 to the number of samples, {self.problem.n_samples}",
                "Take the number of samples for full-batch gradients.",
            )
        if self.sampling not in SAMPLINGS:
            raise InvalidInput(
                f"sampling={self.sampling!r}",
                ", ".join(SAMPLINGS),
                "Take reshuffle, as most training loops do: a fresh order each epoch.",
            )

    @property
    def cost(self) -> float:
        """Sample gradients per step, on average over an epoch."""
        if self.sampling == "replacement":
            return float(self.batch_size)
        return self.problem.n_samples / self.steps_per_epoch

    @property
    def steps_per_epoch(self) -> int:
        """Steps that visit every sample once, the last batch possibly shorter."""
        return -(-self.problem.n_samples // self.batch_size)

    @property
    def _whole(self) -> bool:
        return self.batch_size == self.problem.n_samples and self.sampling != "replacement"

    def describe(self) -> str:
        """Return the words of the protocol."""
        if self._whole:
            return f"full batches of {self.batch_size} samples"
        return (
            f"mini-batches of {self.batch_size} of {self.problem.n_samples} samples, "
            f"{_WORDS[self.sampling]}"
        )

    def n_blocks(self, n_dims: int) -> int:
        """One pair of words per sample of a batch, or per sample of a shuffle."""
        del n_dims
        if self._whole:
            return 0
        return self.batch_size if self.sampling == "replacement" else self.problem.n_samples

    def init(self, n_walkers: int) -> Any:
        """Return the order of the current epoch, (n_samples, walkers), where there is one."""
        if self._whole or self.sampling == "replacement":
            return ()
        order = jnp.arange(self.problem.n_samples, dtype=jnp.int32)
        return jnp.broadcast_to(order[:, None], (self.problem.n_samples, n_walkers))

    def step(
        self, landscape: Landscape, state: Any, point: Coordinates, walker: Array, step: Array,
        counter: Counter,
    ) -> tuple[Coordinates, Any]:  # fmt: skip
        """Return the batch's mean gradient and the epoch's order."""
        del landscape
        dtype = dtype_of(point)
        data = jnp.asarray(self.problem.samples, dtype)
        weights = jnp.full(self.batch_size, 1.0 / self.batch_size, dtype)
        if self._whole:
            return self._gradient(point, data, weights, batch_axis=None), state
        if self.sampling == "replacement":
            chosen = self._drawn(counter, walker, step)
        else:
            state, chosen, weights = self._next(counter, walker, step, state, dtype)
        return self._gradient(point, data[chosen], weights, batch_axis=1), state

    def _gradient(
        self, point: Coordinates, samples: Array, weights: Array, batch_axis: int | None
    ) -> Coordinates:
        losses = jax.vmap(self.problem.sample_loss, in_axes=(None, 0))

        def batch_loss(place: Coordinates, batch: Array) -> Array:
            return jnp.dot(weights, losses(as_vector(place), batch))

        slope = jax.vmap(jax.grad(batch_loss), in_axes=(-1, batch_axis), out_axes=-1)
        return slope(point, samples)

    def _drawn(self, counter: Counter, walker: Array, step: Array) -> Array:
        # A uniform index is the high word of a 32 x 32 bit product (bias below n / 2**32).
        word = counter.all_bits(walker, step)[0].astype(jnp.float64)
        return jnp.floor(word * (self.problem.n_samples / 2.0**32)).astype(jnp.int32)

    def _next(
        self, counter: Counter, walker: Array, step: Array, order: Array, dtype: Any
    ) -> tuple[Array, Array, Array]:
        """Return the order, the samples that are next in it, and their weights."""
        in_epoch = step % self.steps_per_epoch
        fresh = step == 0 if self.sampling == "once" else in_epoch == 0
        order = jax.lax.cond(fresh, lambda: self._shuffle(counter, walker, step), lambda: order)
        places = in_epoch.astype(jnp.int32) * self.batch_size + jnp.arange(self.batch_size)
        present = places < self.problem.n_samples
        chosen = order[jnp.minimum(places, self.problem.n_samples - 1)]
        return order, chosen, (present / jnp.sum(present)).astype(dtype)

    def _shuffle(self, counter: Counter, walker: Array, step: Array) -> Array:
        """Sort samples by random bits: every order is equally likely.

        The lowest of the 64 bits make room for the sample's own number: one array of whole numbers
        is sorted five times as fast as two keys and a number (`python -m benchmarks finite-sums`).
        Equal bits, of probability below n³ / 2**64, keep their order.
        """
        low = np.uint64((1 << (self.problem.n_samples - 1).bit_length()) - 1)
        first, second = counter.all_bits(walker, step)
        bits = first.astype(jnp.uint64) << np.uint64(32) | second.astype(jnp.uint64)
        sample = jax.lax.broadcasted_iota(jnp.uint64, bits.shape, 0)
        keys = (bits & ~low) | sample
        # Along the last axis: numbers that are sorted lie side by side in memory.
        return (jax.lax.sort(keys.T, dimension=1) & low).astype(jnp.int32).T
