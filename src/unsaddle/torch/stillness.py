"""What a model or a loss remembers in its own attributes, put back after each evaluation."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterable
from typing import Any

import torch
from torch import Tensor, nn

PLAIN = (int, float, complex, str, bytes, bool, type(None))
OF_EVERY_MODULE = frozenset(vars(nn.Module()))  # training flag, registries, hooks: none of a user's
MOST_ENTRIES = 10**6  # of a tensor that is copied at each evaluation; a larger one is no counter


class Stillness:
    """The attributes of modules and loss as they were; `changed()` says which are not any more."""

    def __init__(self, module: nn.Module, others: Iterable[tuple[str, Any]]) -> None:
        self._owners: list[tuple[str, dict[str, Any]]] = [
            (name.removeprefix("model").removeprefix("."), vars(own))
            for name, own in module.named_modules()
            if name
        ]
        self._owners += [(name, vars(own)) for name, own in others if hasattr(own, "__dict__")]
        self._before = [dict(own) for _, own in self._owners]
        # What changes in place is copied; a module's registered tensors are swapped for ours.
        self._inside = [
            {
                key: _copied(value)
                for key, value in own.items()
                if key not in OF_EVERY_MODULE and _changes_in_place(value)
            }
            for own in self._before
        ]

    def changed(self) -> list[str]:
        """Return the attributes that are not what they were, as `module.attribute`."""
        names: list[str] = []
        for (name, now), before, inside in zip(
            self._owners, self._before, self._inside, strict=True
        ):
            for key in [*before, *(key for key in now if key not in before)]:
                same = key in now and key in before and now[key] is before[key]
                if same and key in inside:
                    same = _equal(now[key], inside[key])
                elif not same and key in now and key in before:
                    same = isinstance(now[key], PLAIN) and bool(now[key] == before[key])
                if not same:
                    names.append(f"{name}.{key}" if name else key)
        return names

    def restore(self) -> None:
        """Put every attribute back: the same objects, with the same content."""
        for (_, now), before, inside in zip(self._owners, self._before, self._inside, strict=True):
            for key, content in inside.items():
                _refill(before[key], content)
            # By identity: a user's values may be anything, arrays among them.
            if [*now] != [*before] or [*map(id, now.values())] != [*map(id, before.values())]:
                now.clear()
                now.update(before)


def _changes_in_place(value: Any) -> bool:
    if isinstance(value, Tensor):
        dense = value.layout == torch.strided and not value.is_meta
        return dense and value.numel() <= MOST_ENTRIES
    return isinstance(value, list | dict | set)


def _copied(value: Any) -> Any:
    return value.detach().clone() if isinstance(value, Tensor) else value.copy()


def _equal(now: Any, then: Any) -> bool:
    if isinstance(now, Tensor):
        same = now.shape == then.shape and bool(((now == then) | (now != now)).all())
        return same and bool(((now != now) == (then != then)).all())
    items = (list(now.items()), list(then.items())) if isinstance(now, dict) else (now, then)
    if isinstance(now, set):
        return now == then
    return len(items[0]) == len(items[1]) and all(_same(a, b) for a, b in zip(*items, strict=True))


def _same(first: Any, second: Any) -> bool:
    if isinstance(first, tuple) and isinstance(second, tuple) and len(first) == len(second):
        return all(_same(a, b) for a, b in zip(first, second, strict=True))
    return first is second or (isinstance(first, PLAIN) and bool(first == second))


def _refill(value: Any, content: Any) -> None:
    if _equal(value, content):
        return
    if isinstance(value, Tensor):
        value.detach().copy_(content)
    elif isinstance(value, list):
        value[:] = content
    else:
        value.clear()
        value.update(content)


@contextlib.contextmanager
def kept_still(module: nn.Module, others: Iterable[tuple[str, Any]]) -> Generator[Stillness]:
    """Put the attributes of all modules and of `others` back after the work inside."""
    stillness = Stillness(module, others)
    try:
        yield stillness
    finally:
        stillness.restore()
