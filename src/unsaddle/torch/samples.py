"""One gradient per sample: norms, projections and the Gram matrix, without storing them all."""

from __future__ import annotations

import warnings
from collections.abc import Generator, Iterable
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.func import grad, vmap

from unsaddle import streams
from unsaddle.gradient_noise import SampleGradients
from unsaddle.torch.data import Block, Samples
from unsaddle.torch.network import Network, flat
from unsaddle.torch.products import Work

Float64Array = npt.NDArray[np.float64]

ROWS_BYTES = 128 * 2**20  # per-sample gradients held at a time
GRAM_BYTES = 256 * 2**20  # per-sample gradients held for the Gram matrix
MAX_ROWS = 256  # beyond this many samples at a time vmap gains nothing measurable

VMAP = "vmap of the gradient"
ONE_BY_ONE = "one sample at a time"


def sample_gradients(
    blocks: Iterable[tuple[int, Tensor, str]],
    n: int,
    directions: Float64Array,
    max_gram: int,
    seed: int,
) -> SampleGradients:
    """Return the per-sample quantities of all blocks of gradients; see `Objective.sample_gradients`.

    Args:
        blocks: (first sample, gradients, road), as from `each_gradient`.
        n: number of samples.
        directions: `(n_directions, n_parameters)`.
        max_gram: see `Objective.sample_gradients`.
        seed: see `Objective.sample_gradients`.
    """
    p = directions.shape[1]
    n_gram = min(n, max_gram, max(2, GRAM_BYTES // (8 * p)))
    rows = np.sort(streams.generator(seed, "gram").choice(n, size=n_gram, replace=False))
    total, largest = (torch.zeros(p, dtype=torch.float64) for _ in range(2))
    along = torch.tensor(directions)
    squared_norms, projections = np.empty(n), np.empty((n, len(directions)))
    kept = np.empty((n_gram, p))
    roads: set[str] = set()
    for start, block, road in blocks:
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


def each_gradient(work: Work, point: Float64Array) -> Generator[tuple[int, Tensor, str]]:
    """Yield (first sample, gradients `(rows, n_parameters)`, road): float64, on the CPU."""
    network, samples = work.network, work.samples
    size = max(1, min(work.part, MAX_ROWS, ROWS_BYTES // (8 * len(point))))
    with network.undisturbed():
        parameters = tuple(network.parameters(point, work.dtype))
        try:
            _batched(network, parameters, samples.part(slice(0, 2)).blocks[0], work.dtype)
            road = VMAP
        except (RuntimeError, ValueError):
            # Recurrent kernels, control flow on values, custom functions: what vmap cannot map.
            road = ONE_BY_ONE

    def gradients(chunk: Samples) -> Tensor:
        if road == VMAP:
            rows = [_batched(network, parameters, own, work.dtype) for own in chunk.blocks]
            return torch.cat(rows)
        singles = [_single(network, parameters, one, work.dtype) for one in chunk.chunks(1)]
        return torch.from_numpy(np.stack(singles))

    start = 0
    while start < samples.n_samples:
        chunk = samples.part(slice(start, start + work.memory.part(size)))
        with network.undisturbed():  # entered anew: a generator must not hold state while paused
            made = work.memory.attempt(chunk, gradients)
        if made is not None:
            yield start, made[0], road
            start += chunk.n_samples


def _batched(
    network: Network, parameters: tuple[Tensor, ...], block: Block, dtype: torch.dtype | None
) -> Tensor:
    def loss(parameters: tuple[Tensor, ...], *tensors: Tensor) -> Tensor:
        rows = iter(tensors)
        one = replace(block.mapped(lambda _: next(rows).unsqueeze(0)), n_samples=1, counts=None)
        return network.loss(parameters, Samples((one,)), dtype)

    tensors = block.tensors
    rows = vmap(grad(loss), in_dims=(None, *(0 for _ in tensors)))
    with warnings.catch_warnings():
        # A missing batching rule is slow, not wrong.
        warnings.filterwarnings("ignore", message="There is a performance drop")
        made = rows(parameters, *tensors)
    columns = [piece.detach().reshape(block.n_samples, -1) for piece in made]
    return torch.cat(columns, dim=1).cpu().double()


def _single(
    network: Network, parameters: tuple[Tensor, ...], sample: Samples, dtype: torch.dtype | None
) -> Float64Array:
    return flat(network.loss_and_gradients(parameters, sample, dtype)[1], parameters)
