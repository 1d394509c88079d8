"""A model that computes with other tensors for a while, and casts to no narrower type."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Mapping
from typing import Any

import torch
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

NARROW = (torch.float32, torch.float16, torch.bfloat16)
CASTS = (Tensor.float, Tensor.half, Tensor.bfloat16)


@contextlib.contextmanager
def swapped(module: nn.Module, ours: Mapping[int, Tensor]) -> Generator[None]:
    """Put our tensors in the place of the module's own, wherever those are registered.

    `torch.func.functional_call` leaves ours behind where one module has two names (2.13: it swaps it
    twice, and restores what it found the second time); encoders and decoders share their embedding so.

    Args:
        module: whose parameters and buffers are meant.
        ours: by the identity of the tensor they stand for.
    """
    registries: list[Any] = [
        vars(own)[kind] for own in module.modules() for kind in ("_parameters", "_buffers")
    ]
    before = [dict(registry) for registry in registries]
    try:
        for registry, own in zip(registries, before, strict=True):
            for key, tensor in own.items():
                if tensor is not None and id(tensor) in ours:
                    registry[key] = ours[id(tensor)]
        yield
    finally:
        _restore(registries, before)


def _restore(registries: list[Any], before: list[dict[str, Any]]) -> None:
    """Put everything back, from the beginning if Ctrl-C arrives meanwhile; then let it pass on."""
    interruption: KeyboardInterrupt | None = None
    while True:
        try:
            # A forward may have set, added or deleted some of its buffers.
            for registry, own in zip(registries, before, strict=True):
                if own or registry:
                    registry.clear()
                    registry.update(own)
            break
        except KeyboardInterrupt as arrived:
            interruption = arrived
    if interruption is not None:
        raise interruption


class Lifted(TorchFunctionMode):
    """Casts to single or half precision become casts to float64 meanwhile.

    Losses and normalisations of many language models ask for float32 as the wider type; in a model
    that runs in float64 it is the narrower one.

    >>> with Lifted():
    ...     torch.ones(2, dtype=torch.float64).float().dtype
    torch.float64
    """

    def __torch_function__(
        self, func: Callable[..., Any], types: Any, args: Any = (), kwargs: Any = None
    ) -> Any:
        """Call with every narrow floating type replaced."""
        if func in CASTS:
            func = Tensor.double
        return func(
            *map(_wide, args), **{key: _wide(value) for key, value in (kwargs or {}).items()}
        )


def _wide(value: Any) -> Any:
    return torch.float64 if isinstance(value, torch.dtype) and value in NARROW else value
