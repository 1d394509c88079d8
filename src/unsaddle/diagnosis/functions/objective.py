"""A plain function at a point as an `Objective`: no samples, no optimizer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from unsaddle.curvature import CurvatureOperator
from unsaddle.diagnosis.functions.differences import EPS, STEPS, first_difference
from unsaddle.diagnosis.functions.roads import Differences, Map

Floats = NDArray[np.float64]

DIFFERENCE_STEP = EPS ** (1 / 3)  # of one central difference, in units of max(1, |x_i|)


@dataclass(frozen=True, eq=False)
class FunctionObjective:
    """What a diagnosis measures of a plain function; see `diagnosis.subject.Objective`.

    Attributes:
        of_values: differences of the function's values at the point.
        of_gradients: the same of its gradients; None where these are differences themselves.
        curvature: the Hessian's products.
        coarse: the function computes in less than float64.
    """

    point: Floats
    value: Map
    value_here: float
    gradient_here: Floats
    of_values: Differences
    of_gradients: Differences | None
    curvature: CurvatureOperator
    coarse: bool
    resolution: float

    n_samples: None = None
    batch_size: None = None
    precision_note: str | None = None

    @property
    def n_parameters(self) -> int:
        """Length of the point."""
        return len(self.point)

    @property
    def precise_dtype(self) -> Any:
        """None where products are differences of values, or the function itself is coarse."""
        return None if self.coarse or self.of_gradients is None else np.float64

    def loss(self) -> float:
        """Return the value at the point."""
        return self.value_here

    def gradient(self) -> Floats:
        """Return the gradient at the point."""
        return self.gradient_here

    def line(self, direction: Floats, distances: Iterable[float]) -> Floats:
        """Return the values at point + s·direction; not-a-number outside the domain."""
        return np.array([float(self.value(self.point + s * direction)) for s in distances])

    def operator(self) -> CurvatureOperator:
        """Return the Hessian at the point."""
        return self.curvature

    def product_by_differences(self, vector: Floats, shrink: float = 1.0) -> Floats:
        """Return the Hessian times a vector by a difference with another step than the product's."""
        if self.of_gradients is None:
            base = self.of_values.second.step or STEPS[0]
            return self.of_values.product(vector, step=0.5 * shrink * base).value
        differences = self.of_gradients
        length = differences.length(vector)
        central = first_difference(differences.centre, vector / length)
        return central(shrink * DIFFERENCE_STEP)[0] * length


@dataclass(frozen=True)
class FunctionRun:
    """A plain function has nobody who moves on it; see `diagnosis.subject.Run`."""

    title: str
    optimizer_name: None = None
    library: ClassVar[str] = "jax"

    def settings(self) -> dict[str, Any]:
        """Return no settings."""
        return {}

    def preconditioner(self, objective: Any) -> None:
        """Return None: there is no optimizer."""

    def geometry(self, objective: Any) -> None:
        """Return None: there is no optimizer."""

    def stepper(self, objective: Any) -> None:
        """Return None: there is no optimizer."""

    def lost_updates(self, objective: Any, gradient: Floats) -> None:
        """Return None: there is no optimizer."""
