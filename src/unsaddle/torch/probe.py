"""What double backward costs on a model, and whether it is there and right."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from unsaddle.torch.data import Samples
from unsaddle.torch.memory import is_out_of_memory
from unsaddle.torch.network import Network
from unsaddle.torch.products import (
    GraphCost,
    PartGraph,
    Work,
    difference_step,
)

Float64Array = npt.NDArray[np.float64]
_Built = TypeVar("_Built")

N_PROBE = 8  # samples; enough to weigh the graph, cheap enough for three gradients
# Relative. Differences of gradients bear witness where the step ahead and the step back agree: not
# at the kink of a rectifier. A third derivative that shows at SMOOTH_TOL errs by its square in the
# central difference, below WRONG_TOL; the known wrong derivatives are off by per cents.
SMOOTH_TOL = 1e-2
WRONG_TOL = 1e-3
# In single precision the best step is a hundred times longer, and differences are good to a per cent.
SINGLE_WRONG_TOL = 2e-2


def graph_cost(work: Work, point: Float64Array) -> GraphCost:
    """Weigh the gradient's graph on a few samples, and say what is in the way of products."""
    few = replace(work, samples=work.samples.part(slice(0, work.memory.part(N_PROBE))))
    network = few.network
    with network.undisturbed():
        parameters = network.parameters(point, few.dtype)
        try:
            n_bytes, graph = _bytes_per_sample(
                parameters,
                few.samples,
                lambda part: PartGraph.of(network, parameters, part, few.dtype),
            )
            _differentiate_everything(network, parameters, graph, few.dtype)
        except RuntimeError as error:  # NotImplementedError is one too
            short, said = is_out_of_memory(error), str(error).splitlines()[0]
            if not short:
                n_bytes, _ = _bytes_per_sample(
                    parameters,
                    few.samples,
                    lambda part: network.loss(parameters, part, few.dtype),
                )
                return GraphCost(n_bytes, f"no double backward: {said}")
        else:
            return GraphCost(n_bytes, _disagreement(few, point))
    if few.samples.n_samples == 1:
        return GraphCost(0.0, f"no memory for double backward on one sample: {said}")
    work.memory.limit = few.samples.n_samples // 2
    work.memory.asked = max(work.memory.asked, few.samples.n_samples)
    return graph_cost(work, point)


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


def _disagreement(few: Work, point: Float64Array) -> str | None:
    """Return by how much double backward misses differences of gradients that can be trusted.

    PyTorch has second derivatives that are wrong without a word (2.13: weight_norm), and so may a
    user's own functions.
    """
    network, dtype = few.network, few.dtype
    vector = np.cos(np.arange(len(point)))
    step = difference_step(point, few.digits) / float(np.linalg.norm(vector))
    here, ahead, back = (few.gradient(point + s * vector) for s in (0.0, step, -step))
    witness = (ahead - back) / (2 * step)
    size = float(np.linalg.norm(witness))
    bend = float(np.linalg.norm(ahead + back - 2 * here)) / step
    if not (0 < size < math.inf and bend <= SMOOTH_TOL * size):
        return None
    with network.undisturbed():
        parameters = network.parameters(point, dtype)
        along = network.parameters(vector, dtype, requires_grad=False)
        product = PartGraph.of(network, parameters, few.samples, dtype).product(along, keep=False)
    if not np.isfinite(product).all():
        return "double backward is not finite"
    miss = float(np.linalg.norm(product - witness)) / size
    if miss <= (WRONG_TOL if few.digits == torch.float64 else SINGLE_WRONG_TOL):
        return None
    return f"double backward misses them by {miss:.0%} on {few.samples.n_samples} samples"
