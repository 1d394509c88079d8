"""What double backward costs on a model, and whether it is there and right."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from unsaddle.torch.data import Samples
from unsaddle.torch.network import Network
from unsaddle.torch.products import (
    GraphCost,
    PartGraph,
    difference_step,
    gradient,
)

Float64Array = npt.NDArray[np.float64]
_Built = TypeVar("_Built")

N_PROBE = 8  # samples; enough to weigh the graph, cheap enough for three gradients
# Relative. Differences of gradients bear witness where the step ahead and the step back agree: not
# at the kink of a rectifier. A third derivative that shows at SMOOTH_TOL errs by its square in the
# central difference, below WRONG_TOL; the known wrong derivatives are off by per cents.
SMOOTH_TOL = 1e-2
WRONG_TOL = 1e-3


def graph_cost(
    network: Network, samples: Samples, point: Float64Array, dtype: torch.dtype | None
) -> GraphCost:
    """Weigh the gradient's graph on a few samples, and say what is in the way of products."""
    few = samples.part(slice(0, N_PROBE))
    with network.undisturbed():
        parameters = network.parameters(point, dtype)
        try:
            n_bytes, graph = _bytes_per_sample(
                parameters, few, lambda part: PartGraph.of(network, parameters, part, dtype)
            )
            _differentiate_everything(network, parameters, graph, dtype)
        except RuntimeError as error:  # NotImplementedError is one too
            n_bytes, _ = _bytes_per_sample(
                parameters, few, lambda part: network.loss(parameters, part, dtype)
            )
            return GraphCost(n_bytes, f"no double backward: {str(error).splitlines()[0]}")
    return GraphCost(n_bytes, _disagreement(network, few, point, dtype))


def _bytes_per_sample(
    parameters: Sequence[Tensor], samples: Samples, build: Callable[[Samples], _Built]
) -> tuple[float, _Built]:
    """Return what `build` makes autograd save for one more sample, and what it built."""
    half = samples.part(slice(0, max(1, samples.n_samples // 2)))
    # The difference of two sizes: what does not grow with the samples is not theirs.
    with _weighing(parameters) as less:
        small = build(half)
    with _weighing(parameters) as more:
        built = build(samples)
    del small
    grown = sum(more.values()) - sum(less.values())
    return grown / max(1, samples.n_samples - half.n_samples), built


@contextmanager
def _weighing(parameters: Sequence[Tensor]) -> Generator[dict[int, int]]:
    """Give the bytes of every storage that autograd saves meanwhile, the parameters' own apart."""
    own = {parameter.untyped_storage().data_ptr() for parameter in parameters}
    weighed: dict[int, int] = {}

    def weigh(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in own:
            weighed[storage.data_ptr()] = storage.nbytes()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(weigh, lambda tensor: tensor):
        yield weighed


def _differentiate_everything(
    network: Network, parameters: list[Tensor], graph: PartGraph, dtype: torch.dtype | None
) -> None:
    """Backpropagate to every leaf, the unrelated ones too; raises what stands in the way.

    A function marked once_differentiable cuts its graph off with a node that raises. A product with
    the parameters alone as inputs never visits it, and would be wrong without a word.
    """
    bent = [piece for piece in graph.gradients if piece is not None and piece.requires_grad]
    if not bent:
        return
    ones = [torch.ones_like(piece) for piece in bent]
    # The parameters are in front: a graph may reach none of them.
    ends = [*parameters, *graph.leaves()]
    network.within(
        parameters,
        dtype,
        lambda: torch.autograd.grad(
            bent, ends, grad_outputs=ones, retain_graph=True, allow_unused=True
        ),
    )


def _disagreement(
    network: Network, few: Samples, point: Float64Array, dtype: torch.dtype | None
) -> str | None:
    """Return by how much double backward misses differences of gradients that can be trusted.

    PyTorch has second derivatives that are wrong without a word (2.13: weight_norm), and so may a
    user's own functions.
    """
    vector = np.cos(np.arange(len(point)))
    own = next(iter(network.chosen.values())).dtype
    step = difference_step(point, dtype or own) / float(np.linalg.norm(vector))
    here, ahead, back = (
        gradient(network, few, point + s * vector, dtype, few.n_samples)[0]
        for s in (0.0, step, -step)
    )
    witness = (ahead - back) / (2 * step)
    size = float(np.linalg.norm(witness))
    bend = float(np.linalg.norm(ahead + back - 2 * here)) / step
    if not (0 < size < math.inf and bend <= SMOOTH_TOL * size):
        return None
    with network.undisturbed():
        parameters = network.parameters(point, dtype)
        along = network.parameters(vector, dtype, requires_grad=False)
        product = PartGraph.of(network, parameters, few, dtype).product(along, keep=False)
    if not np.isfinite(product).all():
        return "double backward is not finite"
    miss = float(np.linalg.norm(product - witness)) / size
    if miss <= WRONG_TOL:
        return None
    return f"double backward misses them by {miss:.0%} on {few.n_samples} samples"
