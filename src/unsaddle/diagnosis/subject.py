"""What can be diagnosed: a function of a flat vector, and the run that moves on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.curvature import CurvatureOperator
from unsaddle.gradient_noise import SampleGradients

Floats = NDArray[np.float64]


class Objective(Protocol):
    """A function of one flat vector at one point; `unsaddle.torch.Objective` is one.

    Attributes:
        point: `(n_parameters,)`, where it is diagnosed.
        resolution: relative rounding of its values.
        precise_dtype: precision of values, gradients and precise products; None where products are
            right to single precision only.
        precision_note: why, where that is so.
        n_samples: the mean is over; None for a plain function, which has no samples. Whatever has
            some is a `SampledObjective`.
        batch_size: of the run; None for full batches, and without samples.
    """

    @property
    def point(self) -> Floats: ...  # noqa: D102 - said above
    @property
    def resolution(self) -> float: ...  # noqa: D102
    @property
    def precise_dtype(self) -> Any: ...  # noqa: D102
    @property
    def precision_note(self) -> str | None: ...  # noqa: D102
    @property
    def n_samples(self) -> int | None: ...  # noqa: D102
    @property
    def batch_size(self) -> int | None: ...  # noqa: D102
    @property
    def n_parameters(self) -> int: ...  # noqa: D102

    def loss(self) -> float:
        """Return the value at the point."""
        ...

    def gradient(self) -> Floats:
        """Return the gradient at the point, `(n_parameters,)`."""
        ...

    def line(self, direction: Floats, distances: Iterable[float]) -> Floats:
        """Return the values at point + s·direction, `(n_distances,)`; not-a-number outside."""
        ...

    def operator(self) -> CurvatureOperator:
        """Return the Hessian at the point."""
        ...

    def product_by_differences(self, vector: Floats, shrink: float = 1.0) -> Floats:
        """Return the Hessian times a vector by differences with a step shrunk so much."""
        ...


class UnitCount(Protocol):
    """How many units of one rectified layer give 0 on every sample."""

    @property
    def n_units(self) -> int: ...  # noqa: D102
    @property
    def n_inactive(self) -> int: ...  # noqa: D102


class SampledObjective(Objective, Protocol):
    """The mean loss of a run over its samples; `unsaddle.torch.Objective` is one."""

    @property
    def n_samples(self) -> int: ...  # noqa: D102

    def sample_gradients(
        self,
        directions: ArrayLike,
        point: ArrayLike | None = None,
        max_gram: int = 256,
        seed: int = 0,
    ) -> SampleGradients:
        """Return norms, projections and Gram matrix of all per-sample gradients."""
        ...

    def sample_curvature(self, direction: ArrayLike, point: ArrayLike | None = None) -> Floats:
        """Return u·H_i u of every sample, `(n_samples,)`."""
        ...

    def units(self) -> Sequence[UnitCount]:
        """Return the silent units of each layer that can have some, as far as they can be seen."""
        ...


class Run(Protocol):
    """What moves on an objective; a plain function has nobody who moves: no optimizer."""

    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def optimizer_name(self) -> str | None: ...  # noqa: D102

    def settings(self) -> dict[str, Any]:
        """Return the optimizer's settings; empty without one."""
        ...

    def preconditioner(self, objective: Any) -> Floats | None:
        """Return the diagonal by which the live optimizer divides; None without one."""
        ...

    def lost_updates(self, objective: Any, gradient: Floats) -> float | None:
        """Return the share of moved coordinates that rounding keeps; None without an optimizer."""
        ...


@dataclass(frozen=True)
class Accuracy:
    """What stands in the place of samples where there are none: sizes measured near the point.

    Attributes:
        gradient_rounding: a gradient no larger than this is zero, by noise or by its road's error.
        variation: root mean square change of the function within `reach`. It is the measure of what
            following the gradient would gain: a value alone is none, as it may be shifted at will.
        curvature: largest change of the gradient per distance that was met within `reach`.
        reach: in units of max(1, |x_i|) for each coordinate.
        exact: the Hessian's products are right to rounding.
        smooth: the gradient does not jump at the point.
        dense_limit: up to so many dims the whole Hessian is formed.
        costly: a product takes a dozen values for each dim; none are spent on a density.
    """

    gradient_rounding: float
    variation: float
    curvature: float
    reach: float
    exact: bool
    smooth: bool
    dense_limit: int
    costly: bool


@dataclass(frozen=True)
class Derivative:
    """How a derivative of a plain function was made, how wrong it may be, and what checked it."""

    name: str  # "gradient", "Hessian"
    road: str
    error: float  # absolute; of the Hessian, in spectral norm
    check: str

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return dict(vars(self))


@dataclass(frozen=True)
class OptimizerSays:
    """What a SciPy result claims of its point, beside what is found there."""

    success: bool
    message: str
    gradient_norm: float | None  # of its `jac`; None without
    gradient_gap: float | None  # norm of `jac` minus the gradient found here
    n_iterations: int | None
