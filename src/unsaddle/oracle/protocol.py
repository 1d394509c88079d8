"""What every way of drawing a gradient has in common."""

from __future__ import annotations

from typing import Any, Protocol

import jax
import jax.numpy as jnp

from unsaddle.counter import Counter
from unsaddle.landscape import Landscape

Array = Any
# Where many walkers are: one array (walkers,) per coordinate, or, where coordinates are many, one
# array (dims, walkers). The first makes the faster program on a few coordinates; a program of the
# second does not grow with their number. Walkers are the last axis of both.
Coordinates = tuple[Array, ...] | Array


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
        """Return how many pairs of random words a step needs; 0 when nothing is left to chance."""
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


def coordinate_gradient(landscape: Landscape, point: Coordinates) -> Coordinates:
    """Return the landscape's gradient at many walkers, in the form of the point."""
    return jax.vmap(jax.grad(landscape.at), in_axes=-1, out_axes=-1)(point)


def as_vector(point: Coordinates) -> Array:
    """Return one array, coordinates first."""
    return jnp.stack(point) if isinstance(point, tuple) else point


def dtype_of(point: Coordinates) -> Any:
    """Return the precision of a point."""
    return point[0].dtype if isinstance(point, tuple) else point.dtype


def drawing_dtype(dtype: Any) -> Any:
    """Half precisions draw their noise in float32 and round it."""
    return jnp.float64 if dtype == jnp.float64 else jnp.float32
