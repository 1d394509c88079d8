"""Gradients and Hessian–vector products over all samples, in parts that fit into memory."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from unsaddle.torch.data import Samples
from unsaddle.torch.memory import Memory, is_out_of_memory
from unsaddle.torch.network import Network, flat

Float64Array = npt.NDArray[np.float64]

# What one part's graph may take. Measured on two cores: convolutions lose a third with parts four
# times as large, which leave the caches, and small networks fit in one part anyway.
PART_BYTES = 64 * 2**20
# What the graphs kept between products may take together; beyond, each product rebuilds them, which
# costs 2.2-2.9 gradients instead of 1.5-1.9 (performance.md 2).
KEPT_BYTES = 2 * 2**30


@dataclass(frozen=True)
class GraphCost:
    """What a gradient's graph takes per sample, and why no product can be had from it (or None)."""

    bytes_per_sample: float
    obstacle: str | None


def part_size(cost: GraphCost, n_samples: int) -> int:
    """Return how many samples are worked on at a time: parts of about equal size."""
    n_parts = math.ceil(n_samples * cost.bytes_per_sample / PART_BYTES)
    return math.ceil(n_samples / min(n_samples, max(1, n_parts)))


@dataclass(frozen=True, eq=False)
class Work:
    """A network on samples: in which precision, and how many samples at a time.

    `dtype` None: everything as the model has it. `digits` is the precision whose digits come out; it
    is narrower where the model leaves `dtype` inside. `part` is what is wanted; `memory` may want less.
    """

    network: Network
    samples: Samples
    dtype: torch.dtype | None
    digits: torch.dtype
    part: int
    memory: Memory

    def loss(self, point: Float64Array) -> float:
        """Return the mean loss over the samples: summed over units, divided once."""
        total = 0.0
        with self.network.undisturbed():
            parameters = self.network.parameters(point, self.dtype)
            for chunk, value in self.memory.over(
                self.samples,
                self.part,
                lambda chunk: self.network.loss(parameters, chunk, self.dtype).item(),
            ):
                total += value * chunk.weight
        return total / self.samples.weight

    def gradient(self, point: Float64Array, as_run: bool = False) -> Float64Array:
        """Return the gradient of the mean loss `(n_parameters,)`."""
        return self.gradient_and_unreached(point, as_run)[0]

    def gradient_and_unreached(
        self, point: Float64Array, as_run: bool = False
    ) -> tuple[Float64Array, frozenset[str]]:
        """Return the gradient of the mean loss and the names of parameters that got none.

        `as_run` leaves autocast on where the run has it on.
        """
        total = np.zeros(len(point))
        names = self.network.names
        unreached = frozenset(names)
        with self.network.undisturbed(as_run):
            parameters = self.network.parameters(point, self.dtype)
            for chunk, (_, pieces) in self.memory.over(
                self.samples,
                self.part,
                lambda chunk: self.network.loss_and_gradients(parameters, chunk, self.dtype),
            ):
                total += flat(pieces, parameters) * chunk.weight
                unreached &= {
                    name for name, piece in zip(names, pieces, strict=True) if piece is None
                }
        return total / self.samples.weight, unreached

    def product_by_differences(
        self, point: Float64Array, vector: npt.NDArray[np.floating], length: float
    ) -> Float64Array:
        """Return H v from the gradients at `point` ± `length` · v/|v|."""
        along = np.asarray(vector, dtype=np.float64)
        norm = float(np.linalg.norm(along))
        if norm == 0.0:
            return np.zeros(len(point))
        step = length / norm
        ahead, behind = (self.gradient(point + s * along) for s in (step, -step))
        return (ahead - behind) / (2 * step)


def difference_step(point: Float64Array, dtype: torch.dtype) -> float:
    """Return the length of a central difference's step, ε^⅓ (1 + |point|), ε the resolution.

    The rounding of the gradients and the third derivative then weigh about the same.
    """
    return torch.finfo(dtype).eps ** (1 / 3) * (1.0 + float(np.linalg.norm(point)))


@dataclass(frozen=True, eq=False)
class PartGraph:
    """The gradient of a part of the samples, still differentiable."""

    network: Network
    dtype: torch.dtype | None
    parameters: list[Tensor]
    gradients: tuple[Tensor | None, ...]

    @classmethod
    def of(
        cls,
        network: Network,
        parameters: list[Tensor],
        samples: Samples,
        dtype: torch.dtype | None,
    ) -> PartGraph:
        """Return the graph of the mean over `samples`."""
        _, pieces = network.loss_and_gradients(parameters, samples, dtype, create_graph=True)
        return cls(network, dtype, parameters, pieces)

    def product(self, vector: Sequence[Tensor], keep: bool) -> Float64Array:
        """Return H v of this part, `(n_parameters,)`; `keep` its graph for another product."""
        # A gradient without a graph does not depend on the parameters: its Hessian rows are zero.
        bent = [
            (piece, along)
            for piece, along in zip(self.gradients, vector, strict=True)
            if piece is not None and piece.requires_grad
        ]
        if not bent:
            return np.zeros(sum(own.numel() for own in self.parameters))
        pieces, along = zip(*bent, strict=True)
        made = self.network.within(
            self.parameters,
            self.dtype,
            lambda: torch.autograd.grad(
                pieces, self.parameters, grad_outputs=along, retain_graph=keep, allow_unused=True
            ),
        )
        return flat(made, self.parameters)

    def leaves(self) -> list[Tensor]:
        """Return every tensor the graph ends in, whether it is one of the parameters or not."""
        nodes: list[Any] = [piece.grad_fn for piece in self.gradients if piece is not None]
        found: dict[int, Tensor] = {}
        seen: set[Any] = set()
        while nodes:
            node = nodes.pop()
            if node is None or node in seen:
                continue
            seen.add(node)
            if (leaf := getattr(node, "variable", None)) is not None:
                found[id(leaf)] = leaf
            nodes.extend(after for after, _ in node.next_functions)
        return list(found.values())


@dataclass(eq=False)
class DoubleBackward:
    """Hessian times vector by differentiating the gradient; the graphs stay while memory allows."""

    work: Work
    point: Float64Array
    cost: GraphCost
    keep_graph: bool
    _kept: list[tuple[Samples, PartGraph]] = field(
        default_factory=list[tuple[Samples, PartGraph]], init=False
    )

    def __call__(self, vector: npt.NDArray[np.floating]) -> Float64Array:
        """Return H v, `(n_parameters,)`; 1.5-1.9 gradients with the graph kept."""
        try:
            return self._product(vector)
        except RuntimeError as error:
            if not (self._keeps and is_out_of_memory(error)):
                raise
        # What is kept is the first thing to give up.
        self._kept.clear()
        self.work.memory.rebuilds = True
        return self._product(vector)

    @property
    def _keeps(self) -> bool:
        size = self.cost.bytes_per_sample * self.work.samples.n_samples
        return self.keep_graph and not self.work.memory.rebuilds and size <= KEPT_BYTES

    def _product(self, vector: npt.NDArray[np.floating]) -> Float64Array:
        network, samples, memory = self.work.network, self.work.samples, self.work.memory
        total = np.zeros(len(self.point))
        keep = self._keeps
        with network.undisturbed():
            along = network.parameters(
                np.asarray(vector, dtype=np.float64), self.work.dtype, requires_grad=False
            )
            if keep and self._kept:
                for chunk, graph in self._kept:
                    total += chunk.weight * graph.product(along, keep=True)
                return total / samples.weight
            parameters = network.parameters(self.point, self.work.dtype)

            def build(chunk: Samples) -> tuple[PartGraph, Float64Array]:
                graph = PartGraph.of(network, parameters, chunk, self.work.dtype)
                return graph, graph.product(along, keep=keep)

            if not keep:
                for chunk, (_, made) in memory.over(samples, self.work.part, build):
                    total += chunk.weight * made
                return total / samples.weight
            kept: list[tuple[Samples, PartGraph]] = []
            for chunk in samples.chunks(memory.part(self.work.part)):  # no memory: see __call__
                graph, made = build(chunk)
                kept.append((chunk, graph))
                total += chunk.weight * made
            self._kept.extend(kept)  # only when complete: an interruption must leave none or all
        return total / samples.weight
