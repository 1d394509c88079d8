"""Random generators that data carry along: their places, to be put back."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch

KINDS = (np.random.Generator, np.random.RandomState, torch.Generator, random.Random)
DEPTH = 4  # loader, data set, the data set within it, its transform


def places(data: Any) -> list[Callable[[], object]]:
    """Return what puts every generator among the attributes of the data back to where it is now.

    A data set that draws from a generator of its own is advanced by every reading. Loader, sampler,
    data sets within data sets and their attributes are looked at; what hides in closures is not.

    >>> class Noisy(torch.utils.data.Dataset):
    ...     rng = None
    >>> data = Noisy()
    >>> data.rng = np.random.default_rng(0)
    >>> before, first = places(data), data.rng.random()
    >>> _ = [back() for back in before]
    >>> data.rng.random() == first
    True
    """
    return [_back(one) for one in _generators(data, DEPTH, set())]


def _generators(owner: Any, depth: int, seen: set[int]) -> Iterator[Any]:
    if id(owner) in seen:
        return
    seen.add(id(owner))
    if isinstance(owner, KINDS):
        yield owner
    elif depth and not isinstance(owner, type | torch.Tensor | np.ndarray | torch.nn.Module):
        for value in list(getattr(owner, "__dict__", {}).values()):
            yield from _generators(value, depth - 1, seen)


def _back(generator: Any) -> Callable[[], object]:
    if isinstance(generator, np.random.Generator):
        bits, drawn = generator.bit_generator, generator.bit_generator.state
        return lambda: setattr(bits, "state", drawn)
    if isinstance(generator, random.Random):
        known = generator.getstate()
        return lambda: generator.setstate(known)
    state = generator.get_state()
    return lambda: generator.set_state(state)
