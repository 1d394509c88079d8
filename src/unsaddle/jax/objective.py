"""The mean loss of a JAX run over all its samples, as a function of one flat vector."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

import jax.numpy as jnp
import numpy as np
import numpy.typing as npt

from unsaddle.curvature import CurvatureOperator
from unsaddle.errors import InvalidInput, TrainingError, UnknownName
from unsaddle.gradient_noise import VMAP, SampleGradients
from unsaddle.jax import products
from unsaddle.jax.data import Samples, rows_of
from unsaddle.jax.labels import classes
from unsaddle.jax.mean_loss import MeanLoss
from unsaddle.jax.products import HessianProduct, ProductCost
from unsaddle.jax.samples import each_curvature, each_gradient, road_of
from unsaddle.jax.units import InactiveUnits, inactive_units, unseen

Float64Array = npt.NDArray[np.float64]

# Parameters times samples up to which everything runs in float64; as for PyTorch.
SMALL_WORK = 2 * 10**7
ROAD = "forward over reverse"


@dataclass(frozen=True, eq=False)
class Objective:
    """The full-data mean loss of a checked run; nothing it computes changes the run.

    Made by `JaxTraining.objective()`. Points, gradients and vectors are flat float64 NumPy arrays
    `(n_parameters,)` in the order of `names`; `point=None` means the parameters of the run.

    Attributes:
        mean: the loss, in float64 or as it is.
        samples: all of them.
        cost: of a product.
        point: `(n_parameters,)`.
        batch_size: of the run; None for full batches.
        precision_note: why values, gradients and precise products are not float64; None where they
            are.
    """

    mean: MeanLoss
    samples: Samples
    cost: ProductCost
    point: Float64Array
    batch_size: int | None
    precision_note: str | None

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the parameters, in the order of the flat vector."""
        return self.mean.parameters.names

    @property
    def slices(self) -> dict[str, slice]:
        """Where each parameter lies in the flat vector, by name."""
        return self.mean.parameters.slices

    @property
    def n_samples(self) -> int:
        """Number of samples the mean is over."""
        return self.samples.n_samples

    @property
    def weight(self) -> float:
        """Of this mean among means over other parts of the same data: its samples."""
        return float(self.n_samples)

    @property
    def n_parameters(self) -> int:
        """Length of the flat vector."""
        return len(self.point)

    @property
    def precise_dtype(self) -> np.dtype[Any] | None:
        """Precision of values, gradients and precise products; None: that of the run alone."""
        return self.mean.dtype

    @property
    def resolution(self) -> float:
        """Relative rounding of `loss` and `gradient`: float64's, or that of the run."""
        return float(jnp.finfo(self.precise_dtype or self.mean.parameters.dtype).eps)

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What a report is to say of how the run was seen: where silent units stay hidden."""
        hidden = unseen(self.mean, self.samples, self.point)
        if not hidden:
            return ()
        return (f"silent units inside {', '.join(hidden)} are not seen, and not counted",)

    def loss(self, point: npt.ArrayLike | None = None) -> float:
        """Return the mean loss: summed over samples, divided once."""
        return products.loss(self.mean, self.samples, self._at(point), self._part)

    def gradient(self, point: npt.ArrayLike | None = None) -> Float64Array:
        """Return the gradient of the mean loss, `(n_parameters,)`."""
        return products.gradient(self.mean, self.samples, self._at(point), self._part)

    def line(self, direction: npt.ArrayLike, distances: Iterable[float]) -> Float64Array:
        """Return the loss at point + s·direction for each distance s, `(n_distances,)`."""
        along = self._at(direction)
        return np.array([self.loss(self.point + s * along) for s in distances])

    def operator(
        self, precision: Literal["working", "float64"] = "working", keep: bool = True
    ) -> CurvatureOperator:
        """Return the Hessian at `point`; its precise product is float64 unless `precision_note`.

        The working precision is float32, and float64 for small work (`SMALL_WORK`) and where the run
        has it. Where second derivatives are missing or wrong, products are central differences of
        gradients, and `road` says so and why.

        Args:
            precision: "float64" for float64 in every product.
            keep: keep the linearized gradient between products, while memory allows.
        """
        own = self.mean.parameters.dtype
        double = np.float64 in (self.precise_dtype, own)
        working = np.float64 if double else np.float32
        if self.cost.obstacle is not None:
            return CurvatureOperator(
                self.n_parameters,
                self.product_by_differences,
                road=f"central differences of gradients ({self.cost.obstacle})",
                working_dtype=working,
            )
        precise = self._product(self.mean, keep)
        small = self.n_parameters * self.n_samples <= SMALL_WORK
        if not double or precision == "float64" or small or own == np.float64:
            return CurvatureOperator(self.n_parameters, precise, road=ROAD, working_dtype=working)
        single = replace(self.mean, dtype=np.dtype(np.float32))
        return CurvatureOperator(
            self.n_parameters,
            self._product(single, keep),
            road=ROAD,
            # Used once or twice: what it would keep, of twice the size, is not worth it.
            apply_precise=self._product(self.mean, keep=False),
            working_dtype=np.float32,
        )

    def product_by_differences(
        self, vector: npt.NDArray[np.floating[Any]], shrink: float = 1.0
    ) -> Float64Array:
        """Return H v by a central difference of two gradients: a road without second derivatives.

        The step has the length ε^⅓ (1 + |point|), ε the resolution of the precision used.
        """
        return products.product_by_differences(
            self.mean, self.samples, self.point, self._part, self._at(vector), shrink * self._step
        )

    def sample_gradients(
        self,
        directions: npt.ArrayLike,
        point: npt.ArrayLike | None = None,
        max_gram: int = 256,
        seed: int = 0,
    ) -> SampleGradients:
        """Return norms, projections and Gram matrix of all per-sample gradients.

        Costs about one gradient per sample; `vmap` shares the work where it can map the loss.

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
        blocks = ((block, self._sample_road) for block in self._blocks(self._at(point)))
        made = SampleGradients.of(blocks, self.n_samples, rows, max_gram, seed)
        self._check_mean(made, self.gradient(point))
        return made

    def sample_curvature(
        self, direction: npt.ArrayLike, point: npt.ArrayLike | None = None
    ) -> Float64Array:
        """Return u·H_i u of every sample, `(n_samples,)`; by differences where products are too.

        Args:
            direction: u, `(n_parameters,)`, used as given; zero gives zeros.
            point: where; None for `self.point`.
        """
        u, base = self._at(direction), self._at(point)
        length = float(np.linalg.norm(u))
        if length == 0.0:
            return np.zeros(self.n_samples)
        if self.cost.obstacle is None and self._sample_road == VMAP:
            return np.concatenate(
                list(each_curvature(self.mean, self.samples, base, u, self._part))
            )
        step = self._step / length
        ahead, behind = (
            np.concatenate([block @ u for block in self._blocks(base + s * u)])
            for s in (step, -step)
        )
        return (ahead - behind) / (2 * step)

    def gradients_of(self, rows: Sequence[int], point: npt.ArrayLike | None = None) -> Float64Array:
        """Return the gradients of a few samples, `(n_rows, n_parameters)`: one gradient each.

        Args:
            rows: which samples, by their place in the data.
            point: where; None for `self.point`.
        """
        few = self.samples.part(np.asarray(rows, dtype=np.int64))
        where = self._at(point)
        blocks = each_gradient(self.mean, few, where, self._part, self._sample_road)
        return np.concatenate(list(blocks))

    def units(self) -> tuple[InactiveUnits, ...]:
        """Return, per rectifier that the loss uses, how many units give 0 on every sample.

        Found in the traced loss: jax.nn.relu and relu6, jax.numpy.maximum and clip at 0. A unit is a
        channel of a convolution's output, otherwise one coordinate of a sample's output. Inside scan,
        while_loop, cond and custom_vjp nothing is seen.
        """
        return inactive_units(self.mean, self.samples, self.point, self._part)

    def part(self, rows: slice | npt.ArrayLike) -> Objective:
        """Return the same mean over chosen samples; the parameters and the point stay.

        Args:
            rows: a slice, sample numbers `(n_rows,)` counted from 0, or a mask `(n_samples,)`.

        Raises:
            InvalidInput: no sample is left, or one does not exist.
        """
        return replace(self, samples=self.samples.part(rows_of(rows, self.n_samples)))

    def block(self, names: Iterable[str]) -> Objective:
        """Return the same mean as a function of some parameters, the others fixed at `point`.

        Args:
            names: among `names`; their order is kept as it is there.

        Raises:
            UnknownName: no such parameter.
            InvalidInput: no name at all.
        """
        wanted = {names} if isinstance(names, str) else set(names)
        for name in sorted(wanted - set(self.names)):
            raise UnknownName("parameter", name, self.names)
        if not wanted:
            raise InvalidInput(
                "a block of no parameters", "some of `names`", "Name at least one parameter."
            )
        parameters = self.mean.parameters.restricted([n for n in self.names if n in wanted])
        point = np.concatenate([self.point[self.slices[name]] for name in parameters.names])
        mean = replace(self.mean, parameters=parameters)
        return replace(self, mean=mean, point=point)

    def targets(self) -> npt.NDArray[np.int64] | None:
        """Return the class of each sample `(n_samples,)`; None where the data name none.

        Classes are the last part of a tuple, or what a dict calls label or target: whole numbers, one
        for each sample; or zeros and ones of which each is there; or rows with a single one.
        """
        return classes(self.samples)

    def _check_mean(self, made: SampleGradients, gradient: Float64Array) -> None:
        """Refuse samples that influence each other where the trial batch did not show it."""
        miss = made.misses(gradient)
        if miss > math.sqrt(self.resolution):
            raise TrainingError(
                f"per-sample gradients whose mean misses the gradient by {miss:.0%} of their size",
                "a loss of a batch that is the mean of the losses of its samples",
                "Look for a loss that depends on which samples come together.",
            )

    def _blocks(self, point: Float64Array) -> Iterable[Float64Array]:
        return each_gradient(self.mean, self.samples, point, self._part, self._sample_road)

    @cached_property
    def _sample_road(self) -> str:
        return road_of(self.mean, self.samples, self.point)

    @property
    def _part(self) -> int:
        return products.part_size(self.cost, self.n_samples)

    @property
    def _step(self) -> float:
        return products.difference_step(self.point, self.resolution)

    def _product(self, mean: MeanLoss, keep: bool) -> HessianProduct:
        return HessianProduct(mean, self.samples, self.point, self.cost, keep)

    def _at(self, point: npt.ArrayLike | None) -> Float64Array:
        """Return a checked flat vector; None is the run's own point."""
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
