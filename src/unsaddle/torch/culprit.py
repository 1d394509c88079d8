"""Who makes two evaluations of the same loss differ: the module, the random numbers, the memory."""

from __future__ import annotations

import random
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from unsaddle.torch.data import Samples
from unsaddle.torch.network import Network
from unsaddle.torch.products import Work

OUTSIDE = "the forward or the loss, outside the modules"


@dataclass(frozen=True)
class Culprit:
    """Where evaluations part first, which random numbers they draw, what they change for the next."""

    place: str
    draws: tuple[str, ...]
    remembers: tuple[str, ...]


@dataclass(frozen=True)
class _Call:
    """One call of a module: what it was given and what it made."""

    name: str
    inputs: list[Tensor]
    outputs: list[Tensor]


def find_culprit(
    work: Work, trial: Samples, where: npt.NDArray[np.float64], n_again: int = 1
) -> Culprit:
    """Return what differs between a first evaluation at `where` and up to `n_again` others."""
    network = work.network
    with network.undisturbed() as stillness:
        parameters = network.parameters(where, work.dtype)

        def calls() -> list[_Call]:
            with _taped(network) as tape:
                network.loss(parameters, trial, work.dtype)
            return tape

        before, first, place = _random_states(), calls(), OUTSIDE
        for _ in range(n_again):
            place = _first_parting(first, calls())
            if place != OUTSIDE:
                break
        after = _random_states()
        remembers = tuple(stillness.changed())
    draws = [name for name, state in before.items() if not np.array_equal(state, after[name])]
    return Culprit(place, tuple(draws), remembers)


def _random_states() -> dict[str, npt.NDArray[Any]]:
    legacy: Any = np.random.get_state()  # noqa: NPY002 - compared, never drawn from
    states = {
        "PyTorch's random numbers": torch.get_rng_state().numpy(),
        "NumPy's global random numbers": np.array([*legacy[1], legacy[2]]),
        "Python's random module": np.array(random.getstate()[1]),
    }
    if torch.cuda.is_initialized():
        states["PyTorch's random numbers on the device"] = torch.cuda.get_rng_state().numpy()
    return states


@contextmanager
def _taped(network: Network) -> Generator[list[_Call]]:
    """Give the calls of all modules inside the model, in the order in which they end."""
    tape: list[_Call] = []
    given: list[list[Tensor]] = []  # of the calls under way, the innermost last

    def enter(_module: nn.Module, inputs: Any, named: Any) -> None:
        given.append(_copies((inputs, named)))

    def leave(name: str) -> Callable[[nn.Module, Any, Any], None]:
        return lambda _module, _inputs, output: tape.append(
            _Call(name, given.pop(), _copies(output))
        )

    handles: list[Any] = []
    for name, module in inner_modules(network):
        handles.append(module.register_forward_pre_hook(enter, with_kwargs=True))
        shown = f"{name} ({type(module).__name__})"
        handles.append(module.register_forward_hook(leave(shown)))
    try:
        yield tape
    finally:
        for handle in handles:
            handle.remove()


def _copies(tree: Any) -> list[Tensor]:
    """Layers that work in place overwrite what others made."""
    return [tensor.clone() for tensor in tensors_in(tree)]


def inner_modules(network: Network) -> list[tuple[str, nn.Module]]:
    """Return the modules of model and loss with the names users know them by."""
    return [
        (name.removeprefix("model.") if name != "model" else "the model", module)
        for name, module in network.module.named_modules()
        if name
    ]


def tensors_in(tree: Any) -> list[Tensor]:
    """Return the tensors in what a module takes or gives, whatever else is there; detached."""
    if isinstance(tree, Tensor):
        return [tree.detach()]
    if isinstance(tree, Mapping):
        return [tensor for value in tree.values() for tensor in tensors_in(value)]
    if isinstance(tree, tuple | list):
        return [tensor for value in tree for tensor in tensors_in(value)]
    return tensors_in(vars(tree)) if hasattr(tree, "__dataclass_fields__") else []


def _first_parting(first: list[_Call], second: list[_Call]) -> str:
    for one, other in zip(first, second, strict=False):
        if one.name != other.name:
            return f"which modules are called ({' or '.join(sorted((one.name, other.name)))})"
        if _equal(one.inputs, other.inputs) and not _equal(one.outputs, other.outputs):
            return one.name
    return OUTSIDE


def _equal(first: list[Tensor], second: list[Tensor]) -> bool:
    return len(first) == len(second) and all(
        torch.equal(a, b) for a, b in zip(first, second, strict=True)
    )
