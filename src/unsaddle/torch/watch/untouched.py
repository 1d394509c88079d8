"""A block of code that leaves a training run bit for bit as it was, and says so if it did not."""

from __future__ import annotations

import random
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from unsaddle.torch.network import unwrapped
from unsaddle.torch.watch.generators import places


@dataclass
class Witness:
    """What was found changed afterwards and could not be put back: names of tensors."""

    changed: list[str] = field(default_factory=list)


@contextmanager
def untouched(
    model: nn.Module | None, optimizer: torch.optim.Optimizer | None = None, data: Any = None
) -> Generator[Witness]:
    """Put random states, modes, buffers and settings back after a block, and look at the rest.

    Put back: the random state of torch (every device), NumPy and Python; `training` of every module;
    buffers (BatchNorm's statistics); `.grad`; threads and the default dtype; generators among the
    attributes of the data. Parameters, gradients and the optimizer's state are not copied: PyTorch
    counts every write to a tensor, and what was written to is named in `changed`, which is empty unless
    the model's own code writes there.

    >>> layer = nn.Dropout()
    >>> before = torch.get_rng_state()
    >>> with untouched(layer) as witness:
    ...     _ = torch.rand(3), random.random(), layer.eval()
    >>> layer.training, bool((torch.get_rng_state() == before).all()), witness.changed
    (True, True, [])
    """
    module = None if model is None else unwrapped(model)
    modules = [] if module is None else list(module.modules())
    flags = [one.training for one in modules]
    buffers = [] if module is None else [(own, own.clone()) for own in module.buffers()]
    parameters = [] if module is None else list(module.named_parameters())
    grads = [(own, own.grad) for _, own in parameters]
    written = _writes(parameters, optimizer)
    python, legacy = random.getstate(), np.random.get_state()  # noqa: NPY002 -- saved, never drawn from
    cpu, devices = torch.get_rng_state(), _device_states()
    threads, dtype = torch.get_num_threads(), torch.get_default_dtype()
    own_generators = places(data)
    witness = Witness()
    try:
        yield witness
    finally:
        for one, flag in zip(modules, flags, strict=True):
            one.training = flag
        with torch.no_grad():
            for own, copy in buffers:
                if not _same(own, copy):
                    own.copy_(copy)
        for own, grad in grads:
            if own.grad is not grad:
                own.grad = grad
        torch.set_num_threads(threads)
        torch.set_default_dtype(dtype)
        torch.set_rng_state(cpu)
        if devices:
            torch.cuda.set_rng_state_all(devices)
        for back in own_generators:
            back()
        random.setstate(python)
        np.random.set_state(legacy)  # noqa: NPY002 -- what users' transforms draw from
        after = _writes(parameters, optimizer)
        witness.changed += [name for name, count in written.items() if after.get(name) != count]


def _device_states() -> list[Tensor]:
    # Asking would start CUDA in a process that does not use it.
    return torch.cuda.get_rng_state_all() if torch.cuda.is_initialized() else []


def _same(a: Tensor, b: Tensor) -> bool:
    """Whether two tensors hold the same bits; not-a-number is itself."""
    return bool(
        torch.equal(a, b)
        or (
            torch.equal(torch.isnan(a), torch.isnan(b))
            and torch.equal(torch.nan_to_num(a), torch.nan_to_num(b))
        )
    )


def _writes(
    parameters: Iterable[tuple[str, Tensor]], optimizer: torch.optim.Optimizer | None
) -> dict[str, tuple[int, int]]:
    """Return for each tensor which one it is and how often it was written to."""
    found: dict[str, tuple[int, int]] = {}

    def note(name: str, tensor: Any) -> None:
        if isinstance(tensor, Tensor) and not tensor.is_inference():
            found[name] = (id(tensor), tensor._version)

    for name, own in parameters:
        note(name, own)
        note(f"gradient of {name}", own.grad)
    if optimizer is not None:
        for index, state in enumerate(optimizer.state.values()):
            for key, value in state.items():
                note(f"the optimizer's {key} of parameter {index}", value)
    return found
