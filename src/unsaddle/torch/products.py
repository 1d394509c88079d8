"""Gradients and Hessian–vector products over all samples, in parts that fit into memory."""

from __future__ import annotations

import math
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from unsaddle.torch.data import Samples
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


def loss(
    network: Network, samples: Samples, point: Float64Array, dtype: torch.dtype | None, part: int
) -> float:
    """Return the mean loss over the samples: summed over samples, divided once."""
    total = 0.0
    with network.undisturbed():
        parameters = network.parameters(point, dtype)
        for chunk in samples.chunks(part):
            total += network.loss(parameters, chunk, dtype).item() * chunk.n_samples
    return total / samples.n_samples


def gradient(
    network: Network, samples: Samples, point: Float64Array, dtype: torch.dtype | None, part: int
) -> tuple[Float64Array, frozenset[str]]:
    """Return the gradient of the mean loss `(n_parameters,)` and the parameters that got none."""
    total = np.zeros(len(point))
    unreached = frozenset(network.names)
    with network.undisturbed():
        parameters = network.parameters(point, dtype)
        for chunk in samples.chunks(part):
            _, pieces = network.loss_and_gradients(parameters, chunk, dtype)
            total += flat(pieces, parameters) * chunk.n_samples
            unreached &= {
                name for name, piece in zip(network.names, pieces, strict=True) if piece is None
            }
    return total / samples.n_samples, unreached


def difference_step(point: Float64Array, dtype: torch.dtype) -> float:
    """Return the length of a central difference's step, ε^⅓ (1 + |point|), ε the resolution.

    The rounding of the gradients and the third derivative then weigh about the same.
    """
    return torch.finfo(dtype).eps ** (1 / 3) * (1.0 + float(np.linalg.norm(point)))


def product_by_differences(
    network: Network,
    samples: Samples,
    point: Float64Array,
    dtype: torch.dtype | None,
    part: int,
    vector: npt.NDArray[np.floating],
    length: float,
) -> Float64Array:
    """Return H v from the gradients at `point` ± `length` · v/|v|."""
    along = np.asarray(vector, dtype=np.float64)
    norm = float(np.linalg.norm(along))
    if norm == 0.0:
        return np.zeros(len(point))
    step = length / norm
    ahead, behind = (
        gradient(network, samples, point + s * along, dtype, part)[0] for s in (step, -step)
    )
    return (ahead - behind) / (2 * step)


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

    network: Network
    samples: Samples
    point: Float64Array
    dtype: torch.dtype | None
    cost: GraphCost
    keep_graph: bool
    _kept: list[tuple[int, PartGraph]] = field(
        default_factory=list[tuple[int, PartGraph]], init=False
    )

    def __post_init__(self) -> None:
        self.keep_graph &= self.cost.bytes_per_sample * self.samples.n_samples <= KEPT_BYTES

    def __call__(self, vector: npt.NDArray[np.floating]) -> Float64Array:
        """Return H v, `(n_parameters,)`; 1.5-1.9 gradients with the graph kept."""
        total = np.zeros(len(self.point))
        with self.network.undisturbed():
            along = self.network.parameters(
                np.asarray(vector, dtype=np.float64), self.dtype, requires_grad=False
            )
            for n_part, graph in self._graphs():
                total += n_part * graph.product(along, keep=self.keep_graph)
        return total / self.samples.n_samples

    def _graphs(self) -> Generator[tuple[int, PartGraph]]:
        if self._kept:
            yield from self._kept
            return
        parameters = self.network.parameters(self.point, self.dtype)
        for chunk in self.samples.chunks(part_size(self.cost, self.samples.n_samples)):
            graph = PartGraph.of(self.network, parameters, chunk, self.dtype)
            if self.keep_graph:
                self._kept.append((chunk.n_samples, graph))
            yield chunk.n_samples, graph
