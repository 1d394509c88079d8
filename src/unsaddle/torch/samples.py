"""One gradient per sample: norms, projections and the Gram matrix, without storing them all."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Generator

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.func import grad, vmap

from unsaddle import streams
from unsaddle.gradient_noise import SampleGradients
from unsaddle.torch.data import Samples, map_leaves
from unsaddle.torch.network import Network, flat

Float64Array = npt.NDArray[np.float64]

ROWS_BYTES = 128 * 2**20  # per-sample gradients held at a time
GRAM_BYTES = 256 * 2**20  # per-sample gradients held for the Gram matrix
MAX_ROWS = 256  # beyond this many samples at a time vmap gains nothing measurable

VMAP = "vmap of the gradient"
ONE_BY_ONE = "one sample at a time"


def sample_gradients(
    network: Network,
    samples: Samples,
    point: Float64Array,
    dtype: torch.dtype | None,
    part: int,
    directions: Float64Array,
    max_gram: int,
    seed: int,
) -> SampleGradients:
    """Return the per-sample quantities at `point`; see `Objective.sample_gradients`."""
    n, p = samples.n_samples, len(point)
    n_gram = min(n, max_gram, max(2, GRAM_BYTES // (8 * p)))
    rows = np.sort(streams.generator(seed, "gram").choice(n, size=n_gram, replace=False))
    total, largest = (torch.zeros(p, dtype=torch.float64) for _ in range(2))
    along = torch.tensor(directions)
    squared_norms, projections = np.empty(n), np.empty((n, len(directions)))
    kept = np.empty((n_gram, p))
    roads: set[str] = set()
    for start, block, road in each_gradient(network, samples, point, dtype, part):
        roads.add(road)
        stop = start + len(block)
        total += block.sum(dim=0)
        torch.maximum(largest, torch.maximum(block.amax(dim=0), -block.amin(dim=0)), out=largest)
        squared_norms[start:stop] = torch.linalg.vecdot(block, block).numpy()
        projections[start:stop] = (block @ along.T).numpy()
        inside = (rows >= start) & (rows < stop)
        kept[inside] = block.numpy()[rows[inside] - start]
    mean = (total / n).numpy()
    kept -= mean
    return SampleGradients(
        mean=mean,
        squared_norms=squared_norms,
        projections=projections,
        max_abs=largest.numpy(),
        gram=kept @ kept.T,
        gram_rows=rows.astype(np.int64),
        road=roads.pop(),
    )


def each_gradient(
    network: Network, samples: Samples, point: Float64Array, dtype: torch.dtype | None, part: int
) -> Generator[tuple[int, Tensor, str]]:
    """Yield (first sample, gradients `(rows, n_parameters)`, road): float64, on the CPU."""
    size = max(1, min(part, MAX_ROWS, ROWS_BYTES // (8 * len(point))))
    with network.undisturbed():
        parameters = tuple(network.parameters(point, dtype))
        batched = _batched(network, dtype)
        try:
            batched(parameters, samples.part(slice(0, 2)))
            road = VMAP
        except (RuntimeError, ValueError):
            # Recurrent kernels, control flow on values, custom functions: what vmap cannot map.
            road = ONE_BY_ONE
    start = 0
    for chunk in samples.chunks(size):
        with network.undisturbed():  # entered anew: a generator must not hold state while paused
            if road == VMAP:
                block = batched(parameters, chunk)
            else:
                singles = [_single(network, parameters, one, dtype) for one in chunk.chunks(1)]
                block = torch.from_numpy(np.stack(singles))
        yield start, block, road
        start += chunk.n_samples


def _batched(
    network: Network, dtype: torch.dtype | None
) -> Callable[[tuple[Tensor, ...], Samples], Tensor]:
    def loss(parameters: tuple[Tensor, ...], inputs: object, targets: object) -> Tensor:
        one = [map_leaves(lambda t: t.unsqueeze(0), tree) for tree in (inputs, targets)]
        return network.loss(parameters, Samples(one[0], one[1], 1), dtype)

    rows = vmap(grad(loss), in_dims=(None, 0, 0))

    def block(parameters: tuple[Tensor, ...], samples: Samples) -> Tensor:
        with warnings.catch_warnings():
            # A missing batching rule is slow, not wrong.
            warnings.filterwarnings("ignore", message="There is a performance drop")
            made = rows(parameters, samples.inputs, samples.targets)
        columns = [piece.detach().reshape(samples.n_samples, -1) for piece in made]
        return torch.cat(columns, dim=1).cpu().double()

    return block


def _single(
    network: Network, parameters: tuple[Tensor, ...], sample: Samples, dtype: torch.dtype | None
) -> Float64Array:
    return flat(network.loss_and_gradients(parameters, sample, dtype)[1], parameters)
