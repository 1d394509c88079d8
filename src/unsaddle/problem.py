"""`Problem`: a finite sum, sample losses whose mean is a landscape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape


@dataclass(frozen=True, eq=False)
class Problem:
    """Sample losses ``sample_loss(x, sample)`` over an array of samples; their mean is the landscape.

    Args:
        name: shown in tables and pictures.
        sample_loss: maps (dims,) and one sample to a scalar, with `jax.numpy`.
        samples: (n_samples, ...), finite.
        box: (dims, 2), the part of the plane that is drawn and searched.

    Raises:
        InvalidInput: no samples, or some that are not finite.

    >>> import numpy as np
    >>> pull = Problem("pull", lambda x, c: 0.5 * (x[0] - c) ** 2, np.array([1.0, 3.0]), ((-4, 4),))
    >>> pull.landscape.gradient([0.0]).tolist(), pull.sample_gradients([0.0]).ravel().tolist()
    ([-2.0], [-1.0, -3.0])
    """

    name: str
    sample_loss: Callable[[Any, Any], Any]
    samples: NDArray[np.float64]
    box: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        if len(self.samples) == 0 or not np.all(np.isfinite(self.samples)):
            raise InvalidInput(
                f"samples of the problem {self.name!r}: shape {np.shape(self.samples)}, "
                f"{int(np.sum(~np.isfinite(self.samples)))} values not finite",
                "at least one sample, all finite",
                "Drop the rows that are not, and check that the data were loaded.",
            )

    @property
    def n_samples(self) -> int:
        """Number of samples."""
        return len(self.samples)

    @cached_property
    def landscape(self) -> Landscape:
        """The mean of the sample losses as a landscape."""
        per_sample = jax.vmap(self.sample_loss, in_axes=(None, 0))
        return Landscape(
            self.name,
            lambda x: jnp.mean(per_sample(x, jnp.asarray(self.samples))),
            self.box,
            source="mean of the problem's sample losses",
        )

    def sample_gradients(self, point: ArrayLike) -> NDArray[np.float64]:
        """Return the gradient of every sample's loss at a point, shape (n_samples, dims)."""
        with jax.enable_x64(True):
            gradients = jax.vmap(jax.grad(self.sample_loss), in_axes=(None, 0))
            return np.array(gradients(jnp.asarray(point, jnp.float64), jnp.asarray(self.samples)))
