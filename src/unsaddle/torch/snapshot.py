"""All that makes up the state of a run: copied, put back, or sent elsewhere, bit for bit."""

from __future__ import annotations

import contextlib
import copy
import random
from collections import deque
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from unsaddle.errors import TrainingError
from unsaddle.torch.training import TorchTraining

_PLAIN = (bool, int, float, str, type(None))


@dataclass(frozen=True, eq=False)
class Randomness:
    """The states of PyTorch's, NumPy's and Python's global generators and of a run's own ones."""

    torch: Tensor
    cuda: tuple[Tensor, ...]
    numpy: Any
    python: Any
    own: dict[str, Tensor]

    @classmethod
    def now(cls, own: dict[str, torch.Generator]) -> Randomness:
        """Return the states as they are."""
        return cls(
            torch=torch.get_rng_state(),
            cuda=tuple(torch.cuda.get_rng_state_all()) if _has_cuda() else (),
            numpy=np.random.get_state(),  # noqa: NPY002 -- saved, never drawn from
            python=random.getstate(),
            own={place: one.get_state() for place, one in own.items()},
        )

    def put_back(self, own: dict[str, torch.Generator]) -> None:
        """Set all of them to these states; a generator that was not there then stays as it is."""
        torch.set_rng_state(self.torch)
        if self.cuda and _has_cuda():
            torch.cuda.set_rng_state_all(list(self.cuda))
        np.random.set_state(self.numpy)  # noqa: NPY002 -- what users' transforms draw from
        random.setstate(self.python)
        for place in own.keys() & self.own.keys():
            own[place].set_state(self.own[place])


def seed_global(sequence: np.random.SeedSequence, own: dict[str, torch.Generator]) -> None:
    """Seed every global generator, and a run's own, from one stream."""
    first, second, *rest = (
        int(word) for word in sequence.generate_state(2 + len(own), dtype=np.uint64)
    )
    torch.default_generator.manual_seed(first)
    if _has_cuda():
        torch.cuda.manual_seed_all(first)
    np.random.seed(second % 2**32)  # noqa: NPY002 -- users' code draws from it
    random.seed(second)
    for one, word in zip(own.values(), rest, strict=True):
        one.manual_seed(word)


def _has_cuda() -> bool:
    """Asking a device that nobody uses would start it."""
    return torch.cuda.is_available() and torch.cuda.is_initialized()


@dataclass(frozen=True, eq=False)
class OptimizerState:
    """State and settings of an optimizer, and of those it wraps.

    Attributes:
        groups: settings of each parameter group.
        state: what it keeps, by the parameter's position; other keys as they are.
        attributes: what it keeps beside: numbers, words, tensors, generators, containers of these.
        inner: optimizers that it holds, by attribute.
    """

    groups: tuple[dict[str, Any], ...]
    state: dict[Any, Any]
    attributes: dict[str, Any]
    inner: dict[str, OptimizerState]

    @classmethod
    def of(cls, optimizer: torch.optim.Optimizer) -> OptimizerState:
        """Return a copy of an optimizer's state.

        Raises:
            TrainingError: it keeps what cannot be copied.
        """
        held = _held(optimizer)
        memo = {id(own): own for own in held}
        places = {id(own): number for number, own in enumerate(held)}
        try:
            return cls(
                groups=tuple(
                    {k: copy.deepcopy(v, dict(memo)) for k, v in group.items() if k != "params"}
                    for group in optimizer.param_groups
                ),
                state={
                    _Place(places[id(key)]) if id(key) in places else key: copy.deepcopy(
                        value, dict(memo)
                    )
                    for key, value in optimizer.state.items()
                },
                attributes=_attributes(optimizer),
                inner={name: cls.of(own) for name, own in _wrapped(optimizer)},
            )
        except TrainingError:
            raise
        except Exception as error:
            line = next(iter(str(error).splitlines()), "")
            raise TrainingError(
                f"a {type(optimizer).__name__} whose state cannot be copied "
                f"({type(error).__name__}: {line})",
                "an optimizer whose state is tensors, numbers and containers of them",
                "Detach what it keeps from the graph, and keep files and locks out of its state.",
            ) from error

    def put_into(self, optimizer: torch.optim.Optimizer) -> None:
        """Give an optimizer of the same form copies of this state."""
        held = _held(optimizer)
        for group, saved in zip(optimizer.param_groups, self.groups, strict=True):
            own = group["params"]
            group.clear()
            group.update(copy.deepcopy(saved), params=own)
        optimizer.state.clear()
        for key, value in self.state.items():
            name: Any = held[key.number] if isinstance(key, _Place) else key
            optimizer.state[name] = copy.deepcopy(value)
        vars(optimizer).update(copy.deepcopy(self.attributes))
        for name, own in _wrapped(optimizer):
            self.inner[name].put_into(own)


@dataclass(frozen=True)
class _Place:
    """The position of a parameter among those an optimizer holds."""

    number: int


def _held(optimizer: torch.optim.Optimizer) -> list[Tensor]:
    return [own for group in optimizer.param_groups for own in group["params"]]


def _wrapped(optimizer: torch.optim.Optimizer) -> list[tuple[str, torch.optim.Optimizer]]:
    """Return the optimizers inside an optimizer that keep a state of their own."""
    return [
        (name, own)
        for name, own in vars(optimizer).items()
        if isinstance(own, torch.optim.Optimizer) and own.state is not optimizer.state
    ]


def _attributes(owner: object) -> dict[str, Any]:
    """Return copies of what an object keeps of its own: see `_is_kept`."""
    return {name: _copied(value) for name, value in _kept(owner).items()}


def _kept(owner: object) -> dict[str, Any]:
    """Return an object's own state, by attribute, not what PyTorch itself keeps there."""
    theirs = _OPTIMIZERS if isinstance(owner, torch.optim.Optimizer) else _MODULES
    return {
        name: value
        for name, value in vars(owner).items()
        if isinstance(value, _PLAIN) or (name not in theirs and _is_kept(value))
    }


_MODULES = frozenset(vars(nn.Module()))
_OPTIMIZERS = frozenset(vars(torch.optim.SGD([torch.zeros(1)], lr=1.0)))


def _is_kept(value: Any) -> bool:
    """Whether it is state: numbers, words, tensors, arrays, generators, and containers of only these."""
    if isinstance(value, Tensor):
        return not isinstance(value, nn.Parameter) and value.is_leaf
    if isinstance(value, dict):
        return all(_is_kept(each) for each in value.values())
    if isinstance(value, list | tuple | set | frozenset | deque):
        return all(_is_kept(each) for each in value)
    return isinstance(value, (*_PLAIN, np.ndarray, np.generic, np.random.Generator, random.Random))


def _copied(value: Any) -> Any:
    if not isinstance(value, Tensor):
        return value if isinstance(value, _PLAIN) else copy.deepcopy(value)
    return value.detach().clone().requires_grad_(value.requires_grad)


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The state of a run at one moment; it may be pickled and loaded where the run is made again.

    Attributes:
        parameters, buffers, gradients: by name; of the model and of a loss that has some.
        attributes: of each module, its own numbers, words, tensors, NumPy's and Python's generators
            and containers of these, the training flag among them.
        optimizer: None without one.
        randomness: of the global generators, and of those that data, modules and optimizer hold.
    """

    parameters: dict[str, Tensor]
    buffers: dict[str, Tensor]
    gradients: dict[str, Tensor]
    attributes: tuple[dict[str, Any], ...]
    optimizer: OptimizerState | None
    randomness: Randomness

    @classmethod
    def of(cls, training: TorchTraining) -> Snapshot:
        """Return a copy of a run's state.

        Raises:
            TrainingError: the optimizer keeps what cannot be copied.

        >>> model = nn.Linear(1, 1)
        >>> run = TorchTraining(model, nn.MSELoss(), (torch.ones(2, 1), torch.ones(2, 1)))
        >>> before, kept = model.weight.item(), Snapshot.of(run)
        >>> _ = model.weight.data.add_(1.0)
        >>> kept.put_into(run)
        >>> model.weight.item() == before
        True
        """
        root = _root(training)
        return cls(
            parameters={n: p.detach().clone() for n, p in root.named_parameters()},
            buffers={n: b.detach().clone() for n, b in root.named_buffers()},
            gradients={
                n: p.grad.detach().clone() for n, p in root.named_parameters() if p.grad is not None
            },
            attributes=tuple(_attributes(module) for module in root.modules()),
            optimizer=OptimizerState.of(training.optimizer) if training.optimizer else None,
            randomness=Randomness.now(generators(training)),
        )

    def put_into(self, training: TorchTraining, *, randomness: bool = True) -> None:
        """Give a run of the same form this state.

        Args:
            training: the run, or the same made again in another process.
            randomness: also set the random states.
        """
        root = _root(training)
        for module, saved in zip(root.modules(), self.attributes, strict=True):
            vars(module).update({name: _copied(value) for name, value in saved.items()})
        for name, own in root.named_parameters():
            _fill(own, self.parameters[name])
            own.grad = self.gradients[name].clone() if name in self.gradients else None
        for name, own in root.named_buffers():
            _fill(own, self.buffers[name])
        if self.optimizer is not None and training.optimizer is not None:
            self.optimizer.put_into(training.optimizer)
        if randomness:
            self.randomness.put_back(generators(training))

    @property
    def n_bytes(self) -> int:
        """Bytes of parameters and buffers."""
        tensors = [*self.parameters.values(), *self.buffers.values()]
        return sum(tensor.numel() * tensor.element_size() for tensor in tensors)


def _fill(own: Tensor, saved: Tensor) -> None:
    if own.dtype == saved.dtype and own.shape == saved.shape:
        own.data.copy_(saved)
    else:
        own.data = saved.clone().to(own.device)


def _root(training: TorchTraining) -> nn.Module:
    """Return one module over the model and over a loss that is a module."""
    parts = {"model": training.model}
    if isinstance(training.loss, nn.Module):
        parts["loss"] = training.loss
    return nn.ModuleDict(parts)


def generators(training: TorchTraining) -> dict[str, torch.Generator]:
    """Return the generators that a run's data, modules and optimizer hold, each once, by place."""
    data: Any = training.data
    batch_sampler = getattr(data, "batch_sampler", None)
    owners: dict[str, Any] = {
        "data": data,
        "dataset": getattr(data, "dataset", None),
        "sampler": getattr(data, "sampler", None),
        "batch_sampler": batch_sampler,
        "batch_sampler.sampler": getattr(batch_sampler, "sampler", None),
        **dict(_root(training).named_modules(prefix="module")),
        "optimizer": training.optimizer,
    }
    found: dict[int, tuple[str, torch.Generator]] = {}
    for place, owner in owners.items():
        for name, value in vars(owner).items() if hasattr(owner, "__dict__") else ():
            if isinstance(value, torch.Generator):
                found.setdefault(id(value), (f"{place}: {name}", value))
    return dict(found.values())


@contextlib.contextmanager
def untouched(training: TorchTraining) -> Generator[Snapshot]:
    """Let a run be trained on for a while; afterwards it is what it was, object by object, bit by bit.

    Inside, the run holds copies of what optimizers change in place; outside, its own again.

    Raises:
        TrainingError: the optimizer keeps what cannot be copied.
    """
    before = Snapshot.of(training)
    root = _root(training)
    modules = [(module, [dict(table) for table in _tables(module)]) for module in root.modules()]
    places = [(own, own.data, own.grad, own.requires_grad) for own in root.parameters()]
    plain = [_kept(module) for module in root.modules()]
    aside = list(_set_aside(training.optimizer)) if training.optimizer else []
    try:
        before.put_into(training)
        for own, *_ in places:
            own.grad = None
        yield before
    finally:
        for (module, tables), attributes in zip(modules, plain, strict=True):
            for table, saved in zip(_tables(module), tables, strict=True):
                table.clear()
                table.update(saved)
            for name in _kept(module):
                if name not in attributes:
                    del vars(module)[name]
        for own, data, _, wanted in places:
            own.data = data
            own.requires_grad_(wanted)
        for name, own in root.named_buffers():
            _fill(own, before.buffers[name])
        for name, own in root.named_parameters():
            _fill(own, before.parameters[name])
        for own, _, gradient, _ in places:
            own.grad = gradient
        for module, attributes in zip(root.modules(), plain, strict=True):
            vars(module).update(attributes)
        for optimizer, groups, state, own in aside:
            for group, saved in zip(optimizer.param_groups, groups, strict=True):
                group.clear()
                group.update(saved)
            optimizer.state.clear()
            optimizer.state.update(state)
            vars(optimizer).update(own)
        before.randomness.put_back(generators(training))


def _tables(module: nn.Module) -> list[dict[str, Any]]:
    """Return the dicts in which a module registers its parameters, buffers and modules."""
    return [vars(module)[name] for name in ("_parameters", "_buffers", "_modules")]


def _set_aside(optimizer: torch.optim.Optimizer) -> Iterator[tuple[Any, ...]]:
    """Yield an optimizer's own objects, and those of the optimizers inside it."""
    plain = _kept(optimizer)
    groups = [dict(group) for group in optimizer.param_groups]
    yield optimizer, groups, dict(optimizer.state), plain
    for _, inner in _wrapped(optimizer):
        yield from _set_aside(inner)


def save_checkpoint(training: TorchTraining, path: Path) -> Path:
    """Write the state dicts of model and optimizer, as `load_checkpoint` reads them."""
    content = {"model": training.model.state_dict()}
    if training.optimizer is not None:
        content["optimizer"] = training.optimizer.state_dict()
    torch.save(content, path)
    return path
