"""The mean loss of a batch as a function of a flat vector, compiled, in one precision."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt

from unsaddle.jax.data import Samples
from unsaddle.jax.parameters import Parameters

Float64Array = npt.NDArray[np.float64]
Arrays = tuple[Any, ...]

# Samples are kept on the device between calls up to this size.
KEPT_SAMPLES_BYTES = 2**30


@dataclass(frozen=True, eq=False)
class MeanLoss:
    """Value, gradient and second derivatives of a batch's mean loss; each compiled when first asked.

    Derivatives are taken with respect to the arrays of the parameters, not to the flat vector: the
    transpose of cutting a vector would be a sum of vectors of its full length.

    Attributes:
        loss: the user's.
        form: samples of the form that it takes.
        dtype: of all floating-point parameters and samples; None for each as it is in the run.
    """

    loss: Callable[..., Any]
    parameters: Parameters
    form: Samples
    dtype: np.dtype[Any] | None
    _kept: list[tuple[Samples, int, list[tuple[int, Arrays]]]] = field(
        default_factory=list[tuple[Samples, int, list[tuple[int, Arrays]]]], init=False, repr=False
    )

    @contextlib.contextmanager
    def precision(self) -> Generator[None]:
        """Compute in float64 where that is asked, else in the mode JAX is in."""
        if self.dtype == np.float64:
            with jax.enable_x64(True):
                yield
        else:
            yield

    def on_device(self, samples: Samples) -> Arrays:
        """Return the arrays of samples as JAX has them, cast; inside `precision()`."""
        return tuple(
            jnp.asarray(leaf, self.dtype)
            if self.dtype is not None and jnp.issubdtype(leaf.dtype, jnp.floating)
            else jnp.asarray(leaf)
            for leaf in samples.leaves
        )

    def parts(self, samples: Samples, size: int) -> Generator[tuple[int, Arrays]]:
        """Yield (number of samples, arrays) of consecutive parts; inside `precision()`."""
        for own, own_size, parts in self._kept:
            if own is samples and own_size == size:
                yield from parts
                return
        n_bytes = sum(leaf.nbytes for own, _, _ in self._kept for leaf in own.leaves)
        if n_bytes + sum(leaf.nbytes for leaf in samples.leaves) > KEPT_SAMPLES_BYTES:
            for part in samples.chunks(size):
                yield part.n_samples, self.on_device(part)
            return
        kept = [(part.n_samples, self.on_device(part)) for part in samples.chunks(size)]
        self._kept.append((samples, size, kept))
        yield from kept

    def flat(self, vector: npt.ArrayLike) -> Any:
        """Return a flat vector as JAX has it; inside `precision()`."""
        dtype = jax.dtypes.canonicalize_dtype(self.dtype or np.float64)
        return jnp.asarray(np.asarray(vector, dtype=dtype))

    def pieces(self, vector: Float64Array) -> Arrays:
        """Return a flat vector as arrays of the parameters' shapes; inside `precision()`."""
        return tuple(jnp.asarray(piece) for piece in self.parameters.split(vector, self.dtype))

    def of_pieces(self, pieces: Sequence[Any], leaves: Arrays) -> Any:
        """Return the loss of a batch; traceable."""
        tree = self.parameters.tree(pieces, self.dtype)
        return self.loss(tree, *self.form.arguments(leaves))

    def slope(self, pieces: Arrays, leaves: Arrays) -> Arrays:
        """Return the gradient as arrays of the parameters' shapes; traceable."""
        return jax.grad(self.of_pieces)(pieces, leaves)

    def of_flat(self, flat: Any, leaves: Arrays) -> Any:
        """Return the loss of a batch at a flat vector; traceable."""
        return self.of_pieces(self.parameters.split(flat, self.dtype), leaves)

    def slope_of_flat(self, flat: Any, leaves: Arrays) -> tuple[Any, Any]:
        """Return the loss and its gradient as a flat vector; traceable."""
        pieces = self.parameters.split(flat, self.dtype)
        value, made = jax.value_and_grad(self.of_pieces)(pieces, leaves)
        return value, self.parameters.joined(made)

    def tangent_map(self, flat: Any, leaves: Arrays) -> Any:
        """Return v to H v, in arrays, with what it keeps of forward and backward pass; traceable."""
        pieces = self.parameters.split(flat, self.dtype)
        return jax.linearize(lambda here: self.slope(here, leaves), pieces)[1]

    @cached_property
    def value(self) -> Callable[[Any, Arrays], Any]:
        """The loss, compiled."""
        return jax.jit(self.of_flat)

    @cached_property
    def value_and_gradient(self) -> Callable[[Any, Arrays], tuple[Any, Any]]:
        """The loss and its gradient, compiled."""
        return jax.jit(self.slope_of_flat)

    @cached_property
    def linearized(self) -> Callable[[Any, Arrays], Any]:
        """The map v to H v, compiled, for `product`."""
        return jax.jit(self.tangent_map)

    @cached_property
    def product(self) -> Callable[[Any, Any], Any]:
        """(linearized map, v) to H v, compiled."""

        def apply(linear: Any, vector: Any) -> Any:
            return self.parameters.joined(linear(self.parameters.split(vector, self.dtype)))

        return jax.jit(apply)

    @cached_property
    def product_at(self) -> Callable[[Any, Any, Arrays], Any]:
        """(point, v, samples) to H v without keeping anything: forward over reverse, compiled."""

        def apply(flat: Any, vector: Any, leaves: Arrays) -> Any:
            pieces, along = (self.parameters.split(x, self.dtype) for x in (flat, vector))
            slope = lambda here: self.slope(here, leaves)  # noqa: E731 -- named for the line below
            return self.parameters.joined(jax.jvp(slope, (pieces,), (along,))[1])

        return jax.jit(apply)

    @cached_property
    def rows(self) -> Callable[[Any, Arrays], Any]:
        """(point, samples) to the gradient of every sample, `(n_samples, n_parameters)`, compiled."""

        def apply(flat: Any, leaves: Arrays) -> Any:
            pieces = self.parameters.split(flat, self.dtype)

            def one(*sample: Any) -> Any:
                return self.parameters.joined(self.slope(pieces, _batch_of_one(sample)))

            return jax.vmap(one)(*leaves)

        return jax.jit(apply)

    @cached_property
    def curvatures(self) -> Callable[[Any, Any, Arrays], Any]:
        """(point, u, samples) to u·H_i u of every sample, `(n_samples,)`, compiled."""

        def apply(flat: Any, vector: Any, leaves: Arrays) -> Any:
            pieces, along = (self.parameters.split(x, self.dtype) for x in (flat, vector))

            def one(*sample: Any) -> Any:
                slope = lambda here: self.slope(here, _batch_of_one(sample))  # noqa: E731 -- as above
                bent = jax.jvp(slope, (pieces,), (along,))[1]
                return sum(jnp.vdot(u, image) for u, image in zip(along, bent, strict=True))

            return jax.vmap(one)(*leaves)

        return jax.jit(apply)


def _batch_of_one(sample: Sequence[Any]) -> Arrays:
    return tuple(leaf[None] for leaf in sample)
