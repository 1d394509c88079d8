"""The mean loss of a training run over all its samples, as a function of one flat vector."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from unsaddle.curvature import CurvatureOperator
from unsaddle.errors import InvalidInput, TrainingError, UnknownName
from unsaddle.gradient_noise import SampleGradients
from unsaddle.torch import products
from unsaddle.torch.data import Samples, classes, rows_of
from unsaddle.torch.memory import Memory
from unsaddle.torch.network import Network
from unsaddle.torch.products import DoubleBackward, GraphCost, Work
from unsaddle.torch.samples import each_gradient
from unsaddle.torch.units import InactiveUnits, inactive_units

Float64Array = npt.NDArray[np.float64]
Array: TypeAlias = npt.NDArray[Any]
Product: TypeAlias = Callable[[Array], Array]

# Parameters times samples up to which everything runs in float64: a product then takes a few ms
# with dense layers and 0.2 s with convolutions on two cores, too little to trade digits for.
SMALL_WORK = 2 * 10**7

COUNTED = "loss, gradient and Hessian contain ½ weight_decay |θ|² of each parameter group"


def consecutive(sizes: Mapping[str, int]) -> dict[str, slice]:
    """Return where each piece lies when they follow each other in one flat vector.

    >>> consecutive({"weight": 6, "bias": 2})
    {'weight': slice(0, 6, None), 'bias': slice(6, 8, None)}
    """
    ends = np.cumsum(list(sizes.values())).tolist()
    return {
        name: slice(start, end) for name, start, end in zip(sizes, [0, *ends], ends, strict=False)
    }


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
        run_dtype: of `loss`, `gradient` and precise products: float64 where the model can, else
            float32, else None: everything as the model has it.
        digits: the precision whose digits come out; narrower where the model leaves `run_dtype`
            inside. Where it is not float64 `precision_note` says why.
        memory: how many samples at a time, and what was given up.
        decay: `(n_parameters,)`, the weight decay that is counted as ½ decay θ²; None: not counted.
        doubt: how the gradient is not the derivative of the loss; None where it is.
        remarks: what the report should say of how the run was read.
    """

    network: Network
    samples: Samples
    cost: GraphCost
    point: Float64Array
    slices: dict[str, slice]
    batch_size: int | None
    dtype: torch.dtype
    device: torch.device
    run_dtype: torch.dtype | None
    digits: torch.dtype
    precision_note: str | None
    memory: Memory
    decay: Float64Array | None = None
    doubt: str | None = None
    remarks: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the parameters, in the order of the flat vector."""
        return self.network.names

    @property
    def n_samples(self) -> int:
        """Number of samples the mean is over."""
        return self.samples.n_samples

    @property
    def weight(self) -> float:
        """What this mean weighs among those over other parts: its samples, or the units counted."""
        return self.samples.weight

    @property
    def n_parameters(self) -> int:
        """Length of the flat vector."""
        return len(self.point)

    @property
    def precise_dtype(self) -> torch.dtype | None:
        """Float64, or None where the model does not run in it throughout."""
        return torch.float64 if self.run_dtype == self.digits == torch.float64 else None

    @property
    def resolution(self) -> float:
        """Relative rounding of `loss` and `gradient`."""
        return float(torch.finfo(self.digits).eps)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the report says of how the run was read and computed, as far as it is known now."""
        counted = () if self.decay is None else (COUNTED,)
        return (*self.remarks, *counted, *self.memory.notes)

    def loss(self, point: npt.ArrayLike | None = None) -> float:
        """Return the mean loss: summed over samples, divided once."""
        where = self._at(point)
        penalty = 0.0 if self.decay is None else 0.5 * float(self.decay @ where**2)
        return self._work().loss(where) + penalty

    def gradient(self, point: npt.ArrayLike | None = None) -> Float64Array:
        """Return the gradient of the mean loss, `(n_parameters,)`."""
        where = self._at(point)
        return self._decayed(self._work().gradient(where), where)

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
        double = torch.float64 in (self.run_dtype, self.dtype)
        exact = np.float64 if double else np.float32
        if self.cost.obstacle is not None:
            return CurvatureOperator(
                self.n_parameters,
                self.product_by_differences,
                road=f"central differences of gradients ({self.cost.obstacle})",
                working_dtype=exact,
            )
        small = self.n_parameters * self.n_samples <= SMALL_WORK
        if (
            precision == "float64"
            or small
            or self.precise_dtype is None
            or self.dtype == torch.float64
        ):
            return CurvatureOperator(
                self.n_parameters,
                self._double_backward(self.run_dtype, keep_graph),
                road="double backward",
                working_dtype=exact,
            )
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
        along = self._at(vector)
        made = self._work().product_by_differences(
            self.point, along, shrink * self._difference_step
        )
        return self._decayed(made, along)

    def sample_gradients(
        self,
        directions: npt.ArrayLike,
        point: npt.ArrayLike | None = None,
        max_gram: int = 256,
        seed: int = 0,
    ) -> SampleGradients:
        """Return norms, projections and Gram matrix of all per-sample gradients.

        Costs about one gradient per sample; `vmap` shares the work where it can map the model.
        Where samples count different numbers of units c_i, a batch's gradient is a ratio of sums;
        then sample i has c_i/c̄ (g_i - ḡ) + ḡ, which gives its mean and, to first order, its noise.

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
        each = self._each_gradient(self._at(point))
        blocks = ((block.numpy(), road) for _, block, road in each)
        made = SampleGradients.of(blocks, self.n_samples, rows, max_gram, seed)
        self._check_mean(made, self.gradient(point))
        return made

    def gradients_of(self, rows: Sequence[int], point: npt.ArrayLike | None = None) -> Float64Array:
        """Return the gradients of a few samples, `(n_rows, n_parameters)`, as `sample_gradients`.

        Args:
            rows: sample numbers, counted from 0.
            point: where; None for `self.point`.
        """
        blocks = self._each_gradient(self._at(point), rows_of(rows, self.n_samples))
        return np.concatenate([block.numpy() for _, block, _ in blocks])

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
            return np.concatenate([rows.numpy() @ u for _, rows, _ in self._each_gradient(where)])

        return (projections(base + step * u) - projections(base - step * u)) / (2 * step)

    def units(self) -> tuple[InactiveUnits, ...]:
        """Return, per nn.ReLU module, how many units are inactive (output 0) on every sample.

        A unit is a channel (axis 1) of an output with four or more axes, otherwise one coordinate
        of a sample's output. The function `torch.nn.functional.relu` leaves no trace in the modules
        and cannot be seen; leaky rectifiers are never silent and are not counted.
        """
        return inactive_units(self._work(), self.point)

    def part(self, rows: slice | npt.ArrayLike) -> Objective:
        """Return the same mean over chosen samples; the parameters and the point stay.

        Args:
            rows: a slice, sample numbers `(n_rows,)` counted from 0, or a mask `(n_samples,)`.

        Raises:
            InvalidInput: no sample is left, or one does not exist.
        """
        chosen = rows_of(rows, self.n_samples)
        return replace(self, samples=self.samples.part(chosen))

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
        chosen = [name for name in self.names if name in wanted]
        fixed = {name: self.point[self.slices[name]] for name in self.names if name not in wanted}
        point = np.concatenate([self.point[self.slices[name]] for name in chosen])
        network = replace(self.network, names=tuple(chosen), held={**self.network.held, **fixed})
        sizes = {name: own.numel() for name, own in network.chosen.items()}
        slices = consecutive(sizes)
        decay = self.decay
        if decay is not None:
            decay = np.concatenate([decay[self.slices[name]] for name in chosen])
        return replace(self, network=network, point=point, slices=slices, decay=decay)

    def targets(self) -> npt.NDArray[np.int64] | None:
        """Return the class of each sample `(n_samples,)`; None where the targets are no classes.

        Classes are whole numbers, one for each sample; or zeros and ones of which each is there; or
        rows with a single one.
        """
        return classes(self.samples)

    def _each_gradient(
        self, where: Float64Array, rows: slice | Tensor | None = None
    ) -> Generator[tuple[int, Tensor, str]]:
        """Yield the gradients of consecutive samples so that their plain mean is the gradient."""
        work, counts = self._work(), self.samples.counts
        mean = None if counts is None else torch.from_numpy(work.gradient(where))
        shift = None if self.decay is None else torch.from_numpy(self.decay * where)
        if rows is not None:
            work = replace(work, samples=self.samples.part(rows))
        for start, block, road in each_gradient(work, where):
            if mean is not None and counts is not None and work.samples.counts is not None:
                own = work.samples.counts[start : start + len(block)] / counts.mean()
                share = torch.from_numpy(own)[:, None]
                block = share * (block - mean) + mean
            yield start, block if shift is None else block + shift, road

    def _check_mean(self, made: SampleGradients, gradient: Float64Array) -> None:
        """Refuse samples that influence each other where the trial batch did not show it."""
        miss = made.misses(gradient)
        if miss > math.sqrt(self.resolution):
            raise TrainingError(
                f"per-sample gradients whose mean misses the gradient by {miss:.0%} of their size",
                "a loss of a batch that is the mean of the losses of its samples",
                "Look for a forward or a loss that depends on which samples come together.",
            )

    @property
    def _part(self) -> int:
        return products.part_size(self.cost, self.n_samples)

    @property
    def _difference_step(self) -> float:
        return products.difference_step(self.point, self.digits)

    def _work(self) -> Work:
        return Work(
            self.network, self.samples, self.run_dtype, self.digits, self._part, self.memory
        )

    def _decayed(self, made: Array, along: Array) -> Array:
        """Add the counted weight decay to a gradient at `along`, or to a product with it."""
        return made if self.decay is None else made + self.decay.astype(made.dtype) * along

    def _double_backward(self, dtype: torch.dtype | None, keep_graph: bool) -> Product:
        work = replace(self._work(), dtype=dtype)
        product = DoubleBackward(work, self.point, self.cost, keep_graph)
        return lambda vector: self._decayed(product(vector), vector)

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
