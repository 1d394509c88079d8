"""What a diagnosis costs: its calls of the run's loss and derivatives, in gradients."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.curvature import CurvatureOperator
from unsaddle.diagnosis.subject import Objective
from unsaddle.gradient_noise import SampleGradients

Floats = NDArray[np.float64]

# In gradients over the same samples. A loss is a forward pass, a third of forward and backward; a
# product takes 1.5 to 2 with its graph kept and 2 to 3 without.
LOSS_COST = 1 / 3
PRODUCT_COST = 2.0
PASS_COST = 5.0


@final
@dataclass(frozen=True)
class Cost:
    """How often a diagnosis called what a run gives it.

    Attributes:
        n_products: Hessian-vector products, whatever for.
        n_gradients: over all samples.
        n_passes: gradients of each single sample, over all samples; a part of them counts as a share.
        n_losses: over all samples.
    """

    n_products: int
    n_gradients: int
    n_passes: float
    n_losses: int

    @property
    def in_gradients(self) -> float:
        """All of it in gradients: 2 a product, 5 a pass, a third a loss."""
        return (
            PRODUCT_COST * self.n_products
            + self.n_gradients
            + PASS_COST * self.n_passes
            + LOSS_COST * self.n_losses
        )

    def words(self) -> str:
        """Return it in words.

        >>> Cost(n_products=61, n_gradients=9, n_passes=3.0, n_losses=40).words()
        'cost: 61 products, 9 gradients, 3 per-sample passes, 40 losses ≈ 159 gradients'
        """
        parts = [f"{self.n_products:,} products", f"{self.n_gradients:,} gradients"]
        if self.n_passes:
            parts.append(f"{self.n_passes:.3g} per-sample passes")
        parts.append(f"{self.n_losses:,} losses")
        return f"cost: {', '.join(parts)} ≈ {self.in_gradients:,.0f} gradients"

    def to_dict(self) -> dict[str, float]:
        """Return plain data."""
        return {**vars(self), "in_gradients": self.in_gradients}


@final
class Counted:
    """An objective that counts what it is asked for; all else is the objective's own.

    Parts and blocks of it are objectives of their own, which it does not count.
    """

    def __init__(self, objective: Objective) -> None:
        self._objective: Any = objective
        self._operators: list[CurvatureOperator] = []
        self.n_losses = self.n_gradients = 0
        self.n_passes = 0.0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._objective, name)

    @property
    def cost(self) -> Cost:
        """What was asked for so far."""
        n_products = sum(operator.n_products for operator in self._operators)
        return Cost(n_products, self.n_gradients, self.n_passes, self.n_losses)

    @property
    def cost_of_product(self) -> Any:
        """What a product keeps of each sample, `bytes_per_sample`; None where nothing is kept."""
        return getattr(self._objective, "cost", None)

    def loss(self) -> float:
        """Return the value at the point."""
        self.n_losses += 1
        return self._objective.loss()

    def gradient(self) -> Floats:
        """Return the gradient at the point."""
        self.n_gradients += 1
        return self._objective.gradient()

    def line(self, direction: Floats, distances: Iterable[float]) -> Floats:
        """Return the values along a direction."""
        places = list(distances)
        self.n_losses += len(places)
        return self._objective.line(direction, places)

    def operator(self, *settings: Any) -> CurvatureOperator:
        """Return the Hessian at the point."""
        made = self._objective.operator(*settings)
        self._operators.append(made)
        return made

    def product_by_differences(self, vector: Floats, shrink: float = 1.0) -> Floats:
        """Return a product by the difference of two gradients."""
        self.n_gradients += 2
        return self._objective.product_by_differences(vector, shrink=shrink)

    def sample_gradients(
        self, directions: ArrayLike, point: ArrayLike | None = None, **settings: Any
    ) -> SampleGradients:
        """Return what per-sample gradients say; their mean is checked against a gradient."""
        self.n_passes += 1
        self.n_gradients += 1
        return self._objective.sample_gradients(directions, point, **settings)

    def sample_curvature(self, direction: ArrayLike, point: ArrayLike | None = None) -> Floats:
        """Return u·H_i u of every sample, by two passes."""
        self.n_passes += 2
        return self._objective.sample_curvature(direction, point)

    def gradients_of(self, rows: Any, point: ArrayLike | None = None) -> Floats:
        """Return the gradients of a few samples."""
        self.n_passes += len(rows) / self._objective.n_samples
        return self._objective.gradients_of(rows, point)
