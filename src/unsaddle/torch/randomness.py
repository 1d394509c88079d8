"""The random states that a diagnosis must leave as it found them."""

from __future__ import annotations

import contextlib
import functools
import random
from collections.abc import Callable, Generator, Iterable
from typing import Any

import numpy as np
import torch


@contextlib.contextmanager
def random_states_kept(generators: Iterable[torch.Generator] = ()) -> Generator[None]:
    """Put every global random state back: Python, NumPy, PyTorch on the CPU and on each device.

    Args:
        generators: further ones, such as that of a data loader.
    """
    put_back: list[Callable[[], Any]] = [
        _kept(random.getstate, random.setstate),
        _kept(np.random.get_state, np.random.set_state),
        _kept(torch.get_rng_state, torch.set_rng_state),
        *(_kept(own.get_state, own.set_state) for own in generators),
        *_on_devices(),
    ]
    try:
        yield
    finally:
        for restore in put_back:
            restore()


def _kept(read: Callable[[], Any], write: Callable[[Any], Any]) -> Callable[[], Any]:
    state = read()
    return lambda: write(state)


def _on_devices() -> list[Callable[[], Any]]:
    """Return what puts back the states of accelerators in use; none is woken up by the question."""
    kept: list[Callable[[], Any]] = []
    for name in ("cuda", "xpu"):
        module: Any = getattr(torch, name, None)
        if module is not None and module.is_initialized():
            for index in range(module.device_count()):
                state = module.get_rng_state(index)
                kept.append(
                    lambda state=state, index=index, module=module: module.set_rng_state(
                        state, index
                    )
                )
    if _has_mps():
        kept.append(_kept(torch.mps.get_rng_state, torch.mps.set_rng_state))
    return kept


@functools.cache
def _has_mps() -> bool:
    return torch.backends.mps.is_available()
