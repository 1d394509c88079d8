"""Mixed precision: seen in the run, switched off in the function that is diagnosed."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Generator
from typing import Any

import torch
from torch.overrides import TorchFunctionMode


@contextlib.contextmanager
def switched_off() -> Generator[None]:
    """Run without autocast: that of the caller, and that which a model enters in its forward."""
    kinds = [kind for kind in _kinds() if torch.is_autocast_enabled(kind)]
    switch: Any = torch.set_autocast_enabled
    for kind in kinds:
        switch(kind, False)
    # torch.autocast(...) enters and leaves by this one function. Excluding the dispatch keys would
    # not do, for it is what this function sets.
    setattr(torch, "set_autocast_enabled", lambda *_: None)  # noqa: B010 - a module's attribute
    try:
        yield
    finally:
        setattr(torch, "set_autocast_enabled", switch)  # noqa: B010
        for kind in kinds:
            switch(kind, True)


@functools.cache
def _kinds() -> tuple[str, ...]:
    """Device types that autocast can be asked about."""
    return ("cpu", *(name for name in ("cuda", "xpu", "mps") if _has(name)))


def _has(name: str) -> bool:
    module: Any = getattr(torch.backends if name == "mps" else torch, name, None)
    return module is not None and module.is_available()


class _Watch(TorchFunctionMode):
    """Notes in which precisions autocast is on when PyTorch is called."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: dict[torch.dtype, None] = {}

    def __torch_function__(
        self, func: Callable[..., Any], types: Any, args: Any = (), kwargs: Any = None
    ) -> Any:
        for kind in _kinds():
            if torch.is_autocast_enabled(kind):
                self.seen[torch.get_autocast_dtype(kind)] = None
        return func(*args, **(kwargs or {}))


def seen_in(run: Callable[[], object]) -> torch.dtype | None:
    """Return the precision of autocast met while `run()` works; None where there is none.

    >>> def forward():
    ...     with torch.autocast("cpu", torch.bfloat16):
    ...         return torch.ones(2, 2) @ torch.ones(2, 2)
    >>> seen_in(forward)
    torch.bfloat16
    """
    with _Watch() as watch:
        run()
    return next(iter(watch.seen), None)
