"""The mean loss of a training run over all its samples, as a function of one flat vector."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import torch

from unsaddle.curvature import CurvatureOperator
from unsaddle.errors import InvalidInput, TrainingError
from unsaddle.gradient_noise import SampleGradients
from unsaddle.torch import products
from unsaddle.torch.data import Samples
from unsaddle.torch.network import Network
from unsaddle.torch.products import DoubleBackward, GraphCost
from unsaddle.torch.samples import each_gradient, sample_gradients
from unsaddle.torch.units import InactiveUnits, inactive_units

Float64Array = npt.NDArray[np.float64]

# Parameters times samples up to which everything runs in float64: a product then takes a few ms
# with dense layers and 0.2 s with convolutions on two cores, too little to trade digits for.
SMALL_WORK = 2 * 10**7


@dataclass(frozen=True, eq=False)
class Objective:
    """The full-data mean loss of a checked run; nothing it computes changes the run.

    Made by `TorchTraining.objective()`. Points, gradients and vectors are flat float64 NumPy arrays
    `(n_parameters,)` in the order of `names`; `point=None` means the model's parameters at the time
    the objective was made.

    Attributes:
        point: `(n_parameters,)`, the parameters then.
        slices: where each parameter lies in the flat vector, by name.
        batch_size: of the run; None for full batches.
        dtype, device: the model's own.
        precise_dtype: of `loss`, `gradient` and precise products: float64, or None where the model
            runs in nothing but its own precision; `precision_note` then says why.
    """

    network: Network
    samples: Samples
    cost: GraphCost
    point: Float64Array
    slices: dict[str, slice]
    batch_size: int | None
    dtype: torch.dtype
    device: torch.device
    precise_dtype: torch.dtype | None
    precision_note: str | None

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the parameters, in the order of the flat vector."""
        return self.network.names

    @property
    def n_samples(self) -> int:
        """Number of samples the mean is over."""
        return self.samples.n_samples

    @property
    def n_parameters(self) -> int:
        """Length of the flat vector."""
        return len(self.point)

    @property
    def resolution(self) -> float:
        """Relative rounding of `loss` and `gradient`: float64's, or that of the model's own dtype."""
        return float(torch.finfo(self.precise_dtype or self.dtype).eps)

    def loss(self, point: npt.ArrayLike | None = None) -> float:
        """Return the mean loss: summed over samples, divided once."""
        return products.loss(
            self.network, self.samples, self._at(point), self.precise_dtype, self._part
        )

    def gradient(self, point: npt.ArrayLike | None = None) -> Float64Array:
        """Return the gradient of the mean loss, `(n_parameters,)`."""
        return products.gradient(
            self.network, self.samples, self._at(point), self.precise_dtype, self._part
        )[0]

    def line(self, direction: npt.ArrayLike, distances: Iterable[float]) -> Float64Array:
        """Return the loss at point + s·direction for each distance s, `(n_distances,)`."""
        along = self._at(direction)
        return np.array([self.loss(self.point + s * along) for s in distances])

    def operator(
        self, precision: Literal["working", "float64"] = "working", keep_graph: bool = True
    ) -> CurvatureOperator:
        """Return the Hessian at `point`; its precise product is float64 unless `precision_note`.

        The working precision is the model's own, at least float32, and float64 for small work
        (`SMALL_WORK`). Where double backward is missing or wrong, products are central
        differences of gradients, and `road` says so and why.

        Args:
            precision: "float64" for float64 in every product.
            keep_graph: keep the gradient's graph between products, while memory allows.
        """
        if self.cost.obstacle is not None:
            return CurvatureOperator(
                self.n_parameters,
                self.product_by_differences,
                road=f"central differences of gradients ({self.cost.obstacle})",
                working_dtype=self._precise_numpy,
            )
        precise = self._double_backward(self.precise_dtype, keep_graph)
        if self.precise_dtype is None:
            return CurvatureOperator(
                self.n_parameters,
                precise,
                road="double backward",
                working_dtype=self._precise_numpy,
            )
        small = self.n_parameters * self.n_samples <= SMALL_WORK
        if precision == "float64" or small or self.dtype == torch.float64:
            return CurvatureOperator(self.n_parameters, precise, road="double backward")
        return CurvatureOperator(
            self.n_parameters,
            self._double_backward(torch.float32, keep_graph),
            road="double backward",
            # Used once or twice: its graph, of twice the size, is not worth keeping.
            apply_precise=self._double_backward(torch.float64, keep_graph=False),
            working_dtype=np.float32,
        )

    def product_by_differences(
        self, vector: npt.NDArray[np.floating], shrink: float = 1.0
    ) -> Float64Array:
        """Return H v by a central difference of two gradients: a road without second derivatives.

        The step has the length ε^⅓ (1 + |point|), ε the resolution of the precision used.
        """
        return products.product_by_differences(
            self.network,
            self.samples,
            self.point,
            self.precise_dtype,
            self._part,
            self._at(vector),
            shrink * self._difference_step,
        )

    def sample_gradients(
        self,
        directions: npt.ArrayLike,
        point: npt.ArrayLike | None = None,
        max_gram: int = 256,
        seed: int = 0,
    ) -> SampleGradients:
        """Return norms, projections and Gram matrix of all per-sample gradients.

        Costs about one gradient per sample; `vmap` shares the work where it can map the model.

        Args:
            directions: `(n_directions, n_parameters)`, or one direction `(n_parameters,)`.
            point: where; None for `self.point`.
            max_gram: number of samples in the Gram matrix at most; fewer where memory is short.
            seed: which samples those are.

        Raises:
            InvalidInput: a direction or the point has another length or is not finite.
            TrainingError: the mean of the per-sample gradients is not the gradient.
        """
        rows = np.atleast_2d(np.asarray(directions, dtype=np.float64))
        if rows.size == 0:
            rows = np.empty((0, self.n_parameters))
        for row in rows:
            self._at(row)
        made = sample_gradients(
            self.network,
            self.samples,
            self._at(point),
            self.precise_dtype,
            self._part,
            rows,
            max_gram,
            seed,
        )
        self._check_mean(made, self.gradient(point))
        return made

    def sample_curvature(
        self, direction: npt.ArrayLike, point: npt.ArrayLike | None = None
    ) -> Float64Array:
        """Return u·H_i u of every sample, `(n_samples,)`: central differences of g_i · u along u.

        Args:
            direction: u, `(n_parameters,)`, used as given; zero gives zeros.
            point: where; None for `self.point`.
        """
        u, base = self._at(direction), self._at(point)
        length = float(np.linalg.norm(u))
        if length == 0.0:
            return np.zeros(self.n_samples)
        step = self._difference_step / length

        def projections(where: Float64Array) -> Float64Array:
            return np.concatenate(
                [
                    block.numpy() @ u
                    for _, block, _ in each_gradient(
                        self.network, self.samples, where, self.precise_dtype, self._part
                    )
                ]
            )

        return (projections(base + step * u) - projections(base - step * u)) / (2 * step)

    def units(self) -> tuple[InactiveUnits, ...]:
        """Return, per nn.ReLU module, how many units are inactive (output 0) on every sample.

        A unit is a channel (axis 1) of an output with four or more axes, otherwise one coordinate
        of a sample's output. The function `torch.nn.functional.relu` leaves no trace in the modules
        and cannot be seen; leaky rectifiers are never silent and are not counted.
        """
        return inactive_units(
            self.network, self.samples, self.point, self.precise_dtype, self._part
        )

    def _check_mean(self, made: SampleGradients, gradient: Float64Array) -> None:
        """Refuse samples that influence each other where the trial batch did not show it."""
        tol = math.sqrt(torch.finfo(self.precise_dtype or self.dtype).eps)
        size = math.sqrt(float(made.squared_norms.mean()))
        miss = float(np.linalg.norm(made.mean - gradient))
        if miss > tol * size:
            raise TrainingError(
                f"per-sample gradients whose mean misses the gradient by {miss / size:.0%} of "
                "their size",
                "a loss of a batch that is the mean of the losses of its samples",
                "Look for a forward or a loss that depends on which samples come together.",
            )

    @property
    def _part(self) -> int:
        return products.part_size(self.cost, self.n_samples)

    @property
    def _precise_numpy(self) -> type[np.float32] | type[np.float64]:
        return np.float64 if torch.float64 in (self.precise_dtype, self.dtype) else np.float32

    @property
    def _difference_step(self) -> float:
        return products.difference_step(self.point, self.precise_dtype or self.dtype)

    def _double_backward(self, dtype: torch.dtype | None, keep_graph: bool) -> DoubleBackward:
        return DoubleBackward(self.network, self.samples, self.point, dtype, self.cost, keep_graph)

    def _at(self, point: npt.ArrayLike | None) -> Float64Array:
        """Return a checked flat vector; None is the model's own point."""
        if point is None:
            return self.point
        vector = np.ascontiguousarray(point, dtype=np.float64)
        if vector.shape != self.point.shape or not np.isfinite(vector).all():
            raise InvalidInput(
                f"a vector of shape {vector.shape}, finite: {bool(np.isfinite(vector).all())}",
                f"a finite vector of shape ({self.n_parameters},)",
                "Flatten it in the order of `names` (see `slices`).",
            )
        return vector
