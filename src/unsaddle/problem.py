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

from unsaddle.critical import CriticalPoint
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape


@dataclass(frozen=True, eq=False)
class Problem:
    """Sample losses ``sample_loss(x, sample)`` over an array of samples; their mean is the landscape.

    Args:
        name: shown in tables and pictures.
        sample_loss: maps (dims,) and one sample to a scalar, with `jax.numpy`.
        samples: (n_samples, ...), finite.
        box: (dims, 2), the part of the space that is drawn and searched.
        mean: the mean in closed form, where there is one: full gradients then cost no sum.
        known, start, source: as in `Landscape`.

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
    mean: Callable[[Any], Any] | None = None
    known: tuple[CriticalPoint, ...] | None = None
    start: tuple[float, ...] | None = None
    source: str = "mean of the problem's sample losses"

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

        def mean(x: Any) -> Any:  # in the precision of the point, so that float32 means float32
            return jnp.mean(per_sample(x, jnp.asarray(self.samples).astype(x.dtype)))

        return Landscape(
            self.name,
            self.mean or mean,
            self.box,
            known=self.known,
            start=self.start,
            source=self.source,
        )

    def sample_gradients(self, point: ArrayLike) -> NDArray[np.float64]:
        """Return the gradient of every sample's loss at a point, shape (n_samples, dims)."""
        return self._of_samples(jax.grad(self.sample_loss), point)

    def sample_slopes(self, point: ArrayLike, direction: ArrayLike) -> NDArray[np.float64]:
        """Return ``u·g_i``, the slope of every sample's loss along a direction, shape (n_samples,).

        One forward derivative, whatever the number of coordinates. Its variance says whether the
        noise of the gradient pushes along u at all.

        Args:
            point: (dims,).
            direction: (dims,), which is normalised to u.

        Raises:
            InvalidInput: the direction has no length, is not finite, or has another shape.
        """
        unit = self._unit(direction)
        return self._of_samples(lambda x, s: _along(self.sample_loss, s, unit)(x), point)

    def sample_curvatures(self, point: ArrayLike, direction: ArrayLike) -> NDArray[np.float64]:
        """Return ``u·H_i u``, the curvature of every sample's loss along a direction, (n_samples,).

        A forward derivative of a forward derivative; no Hessian is formed. Where the slopes do not
        vary these still may: the noise then vanishes at the saddle (theory.md 2.5).

        Args:
            point: (dims,).
            direction: (dims,), which is normalised to u.

        Raises:
            InvalidInput: the direction has no length, is not finite, or has another shape.

        >>> import numpy as np
        >>> bends = np.array([1.0, -3.0])
        >>> two = Problem("two", lambda x, a: 0.5 * a * x[0] ** 2, bends, ((-1.0, 1.0),))
        >>> two.sample_slopes([0.0], [1.0]).tolist(), two.sample_curvatures([0.0], [2.0]).tolist()
        ([0.0, -0.0], [1.0, -3.0])
        """
        unit = self._unit(direction)

        def curvature(x: Any, sample: Any) -> Any:
            return jax.jvp(_along(self.sample_loss, sample, unit), (x,), (unit,))[1]

        return self._of_samples(curvature, point)

    def gradient_covariance(self, point: ArrayLike) -> NDArray[np.float64]:
        """Return ``Σ = (1/n) Σ (g_i - ḡ)(g_i - ḡ)ᵀ`` of the samples' gradients, shape (dims, dims).

        A batch of B has covariance Σ/B with replacement, Σ/B · (n - B)/(n - 1) without.

        >>> import numpy as np
        >>> pull = Problem("pull", lambda x, c: c * x[0], np.array([1.0, 3.0]), ((-1.0, 1.0),))
        >>> pull.gradient_covariance([0.0]).tolist()
        [[1.0]]
        """
        gradients = self.sample_gradients(point)
        deviations = gradients - gradients.mean(axis=0)
        return deviations.T @ deviations / self.n_samples

    def _of_samples(self, function: Callable[[Any, Any], Any], point: ArrayLike) -> Any:
        with jax.enable_x64(True):
            each = jax.vmap(function, in_axes=(None, 0))
            return np.array(each(jnp.asarray(point, jnp.float64), jnp.asarray(self.samples)))

    def _unit(self, direction: ArrayLike) -> NDArray[np.float64]:
        vector = np.asarray(direction, dtype=np.float64)
        length = float(np.linalg.norm(vector))
        if vector.shape != (len(self.box),) or not np.isfinite(length) or length == 0.0:
            raise InvalidInput(
                f"a direction {vector.tolist()} for the problem {self.name!r}",
                f"{len(self.box)} finite numbers, not all zero",
                "Give one number per coordinate; the length does not matter.",
            )
        return vector / length


def _along(sample_loss: Callable[[Any, Any], Any], sample: Any, unit: Any) -> Callable[[Any], Any]:
    """The slope of one sample's loss along a direction, as a function of the point."""
    return lambda x: jax.jvp(lambda place: sample_loss(place, sample), (x,), (unit,))[1]
