"""One gradient per sample: made in blocks that memory holds."""

from __future__ import annotations

import warnings
from collections.abc import Generator
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.func import grad, vmap

from unsaddle.gradient_noise import MAX_ROWS, ONE_BY_ONE, ROWS_BYTES, VMAP
from unsaddle.torch.data import Block, Samples
from unsaddle.torch.network import Network, flat
from unsaddle.torch.products import Work

Float64Array = npt.NDArray[np.float64]


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
