"""How a gradient is drawn: exactly, with additive Gaussian noise, or from mini-batches of a finite sum.

An oracle is an `init`/`step` pair over explicit state, like an optax optimizer. A point is a tuple of
coordinates, each an array over walkers: stacking them would slow the compiled loop several times.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import jax
import jax.numpy as jnp
import numpy as np

from unsaddle.counter import Counter, blocks_for
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape
from unsaddle.problem import Problem

Array = Any
Coordinates = tuple[Array, ...]  # one array (walkers,) per coordinate


def coordinate_gradient(landscape: Landscape, point: Coordinates) -> Coordinates:
    """Return the landscape's gradient at many walkers, as a tuple of coordinates."""
    return jax.vmap(jax.grad(landscape.at))(point)


class Oracle(Protocol):
    """What draws gradients; hashable, so that compiled programs can be found again."""

    @property
    def cost(self) -> float:
        """Sample gradients spent per step; 1 where the landscape is no finite sum."""
        ...

    def describe(self) -> str:
        """Return the words that stand in the protocol beside every picture."""
        ...

    def n_blocks(self, n_dims: int) -> int:
        """Return how many pairs of random words a step needs."""
        ...

    def init(self, n_walkers: int) -> Any:
        """Return the state before the first step, walkers last."""
        ...

    def step(
        self, landscape: Landscape, state: Any, point: Coordinates, walker: Array, step: Array,
        counter: Counter,
    ) -> tuple[Coordinates, Any]:  # fmt: skip
        """Return the drawn gradient and the new state."""
        ...


@dataclass(frozen=True)
class Exact:
    """The landscape's own gradient."""

    cost: float = 1.0

    def describe(self) -> str:
        """Return the words of the protocol."""
        return "exact gradients"

    def n_blocks(self, n_dims: int) -> int:
        """No random words."""
        del n_dims
        return 0

    def init(self, n_walkers: int) -> tuple[()]:
        """No state."""
        del n_walkers
        return ()

    def step(
        self, landscape: Landscape, state: Any, point: Coordinates, walker: Array, step: Array,
        counter: Counter,
    ) -> tuple[Coordinates, Any]:  # fmt: skip
        """Return the gradient."""
        del walker, step, counter
        return coordinate_gradient(landscape, point), state


@dataclass(frozen=True)
class AdditiveNoise:
    """The exact gradient plus Gaussian noise of covariance ``std² · basisᵀ basis``.

    Args:
        std: standard deviation of the gradient noise along each direction of the basis, in units of
            value per length.
        basis: (n_directions, dims), orthonormal rows.
        words: how the noise is named, e.g. ``"isotropic"``.
    """

    std: float
    basis: tuple[tuple[float, ...], ...]
    words: str
    cost: float = 1.0

    def describe(self) -> str:
        """Return the words of the protocol."""
        return f"gradient noise {self.words}, standard deviation {self.std:g}"

    def n_blocks(self, n_dims: int) -> int:
        """One pair of words per two directions."""
        del n_dims
        return blocks_for(len(self.basis))

    def init(self, n_walkers: int) -> tuple[()]:
        """No state."""
        del n_walkers
        return ()

    def step(
        self, landscape: Landscape, state: Any, point: Coordinates, walker: Array, step: Array,
        counter: Counter,
    ) -> tuple[Coordinates, Any]:  # fmt: skip
        """Return the gradient plus noise that depends on (seed, walker, step) alone."""
        gradient = coordinate_gradient(landscape, point)
        drawn_in = _drawing_dtype(point[0].dtype)
        deviates = counter.normals(walker, step, len(self.basis), drawn_in)
        noisy: list[Array] = []
        for j, component in enumerate(gradient):
            kick: Array = 0.0
            for row, deviate in zip(self.basis, deviates, strict=True):
                if row[j] != 0.0:  # an untouched coordinate stays so bit for bit
                    kick = kick + row[j] * deviate
            noisy.append((component + self.std * kick).astype(component.dtype))
        return tuple(noisy), state


def _drawing_dtype(dtype: Any) -> Any:
    """Half precisions draw their noise in float32 and round it."""
    return jnp.float64 if dtype == jnp.float64 else jnp.float32


def isotropic(std: float, n_dims: int) -> AdditiveNoise:
    """Return noise of the same size in every direction.

    >>> isotropic(0.1, 2).describe()
    'gradient noise isotropic, standard deviation 0.1'
    """
    return AdditiveNoise(_checked_std(std), _rows(np.eye(n_dims)), "isotropic")


def along(std: float, direction: Any, words: str | None = None) -> AdditiveNoise:
    """Return noise along one direction, which is normalised.

    Raises:
        InvalidInput: the direction has no length or is not finite; the deviation is negative.
    """
    vector = np.asarray(direction, dtype=np.float64).reshape(-1)
    length = float(np.linalg.norm(vector))
    if not np.isfinite(length) or length == 0.0:
        raise InvalidInput(
            f"a noise direction {vector.tolist()}",
            "a finite vector that is not zero",
            "Name a coordinate, as in --noise-along y, or give one number per coordinate.",
        )
    unit = vector / length
    shown = words or "along (" + ", ".join(f"{c:.4g}" for c in unit) + ")"
    return AdditiveNoise(_checked_std(std), _rows(unit[None]), shown)


def across(std: float, escape_directions: Any) -> AdditiveNoise:
    """Return noise in every direction orthogonal to the given ones, rows of (index, dims).

    Raises:
        InvalidInput: nothing is left across the given directions.

    >>> across(0.1, [[0.0, 1.0]]).basis
    ((1.0, 0.0),)
    """
    rows = np.atleast_2d(np.asarray(escape_directions, dtype=np.float64))
    _, _, right = np.linalg.svd(rows, full_matrices=True)
    complement = right[np.linalg.matrix_rank(rows) :]
    if len(complement) == 0:
        raise InvalidInput(
            f"noise across {len(rows)} escape directions in {rows.shape[1]} dimensions",
            "at least one dimension across",
            "Take isotropic noise: every direction leads away.",
        )
    complement = (
        complement
        * np.sign(complement[np.arange(len(complement)), np.argmax(np.abs(complement), axis=1)])[
            :, None
        ]
    )
    return AdditiveNoise(_checked_std(std), _rows(complement), "across the escape directions")


def _rows(matrix: Any) -> tuple[tuple[float, ...], ...]:
    # Rounding of an orthogonalisation must not leak noise into an exactly untouched coordinate.
    cleaned = np.where(np.abs(matrix) < 1e-15, 0.0, matrix)
    return tuple(tuple(map(float, row)) for row in cleaned)


def _checked_std(std: float) -> float:
    if not (np.isfinite(std) and std >= 0):
        raise InvalidInput(
            f"a noise standard deviation of {std!r}",
            "a finite number, zero or positive",
            "It is the standard deviation of the gradient along each direction.",
        )
    return float(std)


@dataclass(frozen=True, eq=False)
class MiniBatch:
    """The mean gradient over a batch of a finite sum, drawn with or without replacement.

    Without replacement, each epoch visits every sample once in a fresh, exactly uniform order; the
    last batch of an epoch is shorter when the batch size does not divide the number of samples, and
    its mean is over the samples it has (as with PyTorch's `DataLoader`).

    Raises:
        InvalidInput: the batch size is not between 1 and the number of samples.
    """

    problem: Problem
    batch_size: int
    replacement: bool = False

    def __post_init__(self) -> None:
        whole = isinstance(self.batch_size, int | np.integer)  # pyright: ignore[reportUnnecessaryIsInstance]
        if not (whole and 1 <= self.batch_size <= self.problem.n_samples):
            raise InvalidInput(
                f"batch_size={self.batch_size}",
                f"a whole number from 1 to the number of samples, {self.problem.n_samples}",
                "Take the number of samples for full-batch gradients.",
            )

    @property
    def cost(self) -> float:
        """Sample gradients per step, on average over an epoch."""
        if self.replacement:
            return float(self.batch_size)
        return self.problem.n_samples / self._steps_per_epoch

    @property
    def _steps_per_epoch(self) -> int:
        return -(-self.problem.n_samples // self.batch_size)

    def describe(self) -> str:
        """Return the words of the protocol."""
        how = (
            "with replacement" if self.replacement else "without replacement, reshuffled each epoch"
        )
        return f"mini-batches of {self.batch_size} of {self.problem.n_samples} samples, {how}"

    def n_blocks(self, n_dims: int) -> int:
        """One pair of words per sample of a batch, or per sample of a shuffle."""
        del n_dims
        return self.batch_size if self.replacement else self.problem.n_samples

    def init(self, n_walkers: int) -> Any:
        """Return the order of the current epoch, (n_samples, walkers); none with replacement."""
        if self.replacement:
            return ()
        order = jnp.arange(self.problem.n_samples, dtype=jnp.int32)
        return jnp.broadcast_to(order[:, None], (self.problem.n_samples, n_walkers))

    def step(
        self, landscape: Landscape, state: Any, point: Coordinates, walker: Array, step: Array,
        counter: Counter,
    ) -> tuple[Coordinates, Any]:  # fmt: skip
        """Return the batch's mean gradient and the epoch's order."""
        del landscape
        n_samples, size = self.problem.n_samples, self.batch_size
        if self.replacement:
            # A uniform index is the high word of a 32 x 32 bit product (bias below n / 2**32).
            word = counter.all_bits(walker, step)[0].astype(jnp.float64)
            chosen = jnp.floor(word * (n_samples / 2.0**32)).astype(jnp.int32)
            present = jnp.ones(size, bool)
        else:
            in_epoch = step % self._steps_per_epoch
            state = jax.lax.cond(
                in_epoch == 0, lambda: self._shuffle(counter, walker, step), lambda: state
            )
            places = in_epoch.astype(jnp.int32) * size + jnp.arange(size)
            present = places < n_samples
            chosen = state[jnp.minimum(places, n_samples - 1)]
        samples = jnp.asarray(self.problem.samples)[chosen]  # (batch, walkers, ...)
        weights = (present / jnp.sum(present)).astype(point[0].dtype)

        def batch_loss(coordinates: Coordinates, batch: Array) -> Array:
            losses = jax.vmap(self.problem.sample_loss, in_axes=(None, 0))
            return jnp.dot(weights, losses(jnp.stack(coordinates), batch.astype(weights.dtype)))

        return jax.vmap(jax.grad(batch_loss), in_axes=(0, 1))(point, samples), state

    def _shuffle(self, counter: Counter, walker: Array, step: Array) -> Array:
        """Sort by 64 random bits: every order is equally likely (ties: below n² / 2**65)."""
        first, second = counter.all_bits(walker, step)
        order = jax.lax.broadcasted_iota(jnp.int32, first.shape, 0)
        return jax.lax.sort((first, second, order), dimension=0, num_keys=2)[2]
