"""What can be diagnosed: a function of a flat vector, and the run that moves on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol, TypeGuard

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.curvature import CurvatureOperator
from unsaddle.gradient_noise import SampleGradients
from unsaddle.theory import Answer, LiveGeometry

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
    """The mean loss of a run over its samples; `unsaddle.torch.Objective` is one.

    Attributes:
        names: of the parameters, in the order of the flat vector.
        slices: where each parameter lies in the flat vector, by name.
        weight: of this mean among means over other parts of the same data: the number of samples, or
            of the units the loss counts.
    """

    @property
    def n_samples(self) -> int: ...  # noqa: D102
    @property
    def names(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def slices(self) -> Mapping[str, slice]: ...  # noqa: D102
    @property
    def weight(self) -> float: ...  # noqa: D102

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

    def gradients_of(self, rows: Sequence[int], point: ArrayLike | None = None) -> Floats:
        """Return the gradients of a few samples, `(n_rows, n_parameters)`; point None: its own.

        What the forecasts draw batches' noise from: 64 samples at two points.
        """
        ...

    def part(self, rows: slice | ArrayLike) -> SampledObjective:
        """Return the same mean over chosen samples: a slice, sample numbers or a mask."""
        ...

    def block(self, names: Iterable[str]) -> SampledObjective:
        """Return the same mean as a function of some parameters, the others fixed at the point."""
        ...

    def targets(self) -> NDArray[np.int64] | None:
        """Return the class of each sample, `(n_samples,)`; None where the targets are no classes."""
        ...

    def units(self) -> Sequence[UnitCount]:
        """Return the silent units of each layer that can have some, as far as they can be seen."""
        ...


class Stepper(Protocol):
    """A copy of a live optimizer, state included, that moves nothing but its own copy.

    The forecasts run it on the quadratic model of the loss: whatever the optimizer does with a
    gradient (state, parameter groups, weight decay, clipping of its own) is then in them.
    """

    def __call__(self, gradient: Floats) -> Floats:
        """Return what the next step adds to the parameters, `(n_parameters,)`, in float64."""
        ...


class Run(Protocol):
    """What moves on an objective; a plain function has nobody who moves: no optimizer.

    Attributes:
        title: what reports call it.
        library: what makes its numbers: "torch" or "jax".
        optimizer_name: the rule, in `torch.optim`'s words; None without one.
    """

    library: ClassVar[str]

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

    def geometry(self, objective: Any) -> Answer[LiveGeometry] | None:
        """Return the live preconditioner of all groups; None without an optimizer.

        Not applicable, with the reason in words, where there is none to be read: no step was made
        yet, the state lacks a parameter or has another shape, a divisor is zero, or the optimizer's
        steps are not a gradient over a diagonal.
        """
        ...

    def stepper(self, objective: Any) -> Stepper | None:
        """Return a fresh copy of the live optimizer; None where a gradient is not all it needs."""
        ...

    def lost_updates(self, objective: Any, gradient: Floats) -> float | None:
        """Return the share of moved coordinates that rounding keeps; None without an optimizer."""
        ...


class TrainingRun(Run, Protocol):
    """A training run as a user describes it: `TorchTraining` and `JaxTraining` are some.

    Attributes:
        mode_in_words: in which mode the model is evaluated, for reports.
    """

    @property
    def mode_in_words(self) -> str: ...  # noqa: D102

    def objective(self) -> SampledObjective:
        """Return the mean loss over all samples, after checking that it is one."""
        ...


def is_training_run(subject: object) -> TypeGuard[TrainingRun]:
    """Return whether something is a run, by what its class has: nothing of it is computed for that.

    >>> is_training_run(len)
    False
    """
    members = ("title", "library", "mode_in_words", "objective", "optimizer_name", "settings")
    return all(hasattr(type(subject), member) for member in members)


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
