"""Optimizers that do one thing more than the one they wrap, and only on a certified plateau."""

from __future__ import annotations

import abc
import copy
import logging
from collections.abc import Callable, Iterator
from typing import Any

import torch
from torch import Tensor

from unsaddle.errors import InvalidInput
from unsaddle.torch.watch.event import PlateauEvent
from unsaddle.torch.watch.watch import PlateauWatch

LOGGER = logging.getLogger("unsaddle.optimizers")
KEY = "unsaddle"  # in state dicts, beside the wrapped optimizer's own keys

Closure = Callable[[], Any]


class OnPlateau(torch.optim.Optimizer, abc.ABC):
    """Wraps an optimizer and a watch; groups and state are the wrapped optimizer's own objects.

    So schedulers, clipping, `zero_grad` and checkpoints work as on the wrapped one. The step is called
    with a closure, or with the batch's loss: `optimizer.step(loss=loss)`.

    Attributes:
        base: the wrapped optimizer.
        watch: whose alarms are acted upon.
        actions: the steps at which something was done, and what, in order.
    """

    def __init__(self, base: torch.optim.Optimizer, watch: PlateauWatch) -> None:
        # PyTorch's constructor would make groups of its own: these are shared.
        given: Any = base
        if not isinstance(given, torch.optim.Optimizer):
            raise InvalidInput(
                f"{type(self).__name__}({type(given).__name__})",
                "an optimizer of torch.optim, already built",
                "Wrap the optimizer, not its class or the parameters.",
            )
        super().__init__([torch.zeros(0)], {})
        self.base, self.watch = base, watch
        self.defaults = base.defaults
        self.actions: list[tuple[int, str]] = []
        self._share()

    def _share(self) -> None:
        self.param_groups = self.base.param_groups
        self.state = self.base.state

    @property
    def n_steps(self) -> int:
        """Steps so far."""
        return self.watch.n_steps

    def parameters(self) -> Iterator[Tensor]:
        """Yield the parameters of all groups that are trained: frozen ones stay where they are."""
        for group in self.param_groups:
            yield from (own for own in group["params"] if own.requires_grad)

    def step(self, closure: Closure | None = None, *, loss: float | Tensor | None = None) -> Any:
        """Let the watch see the step, act if a plateau is certified, then step as ever.

        Args:
            closure: computes loss and gradients; the loss of its first call is the step's.
            loss: of the batch, where there is no closure.

        Returns:
            What the wrapped optimizer's step returns.

        Raises:
            InvalidInput: neither was given: without a loss nothing can be watched.
        """
        if closure is None and loss is None:
            raise InvalidInput(
                "step() without a loss",
                "step(loss=loss), or step(closure)",
                "The plateau is seen in the loss: pass what backward() was called on.",
            )
        self._share()  # someone may have loaded a state into the wrapped one
        first: list[Any] = []

        def watched() -> Any:
            assert closure is not None
            value = closure()
            if not first:
                first.append(value)
                self._look(value)
            return value

        if closure is not None:
            return self.base.step(watched)
        self._look(loss)
        return self.base.step()

    def _look(self, loss: Any) -> None:
        event = self.watch.step(loss)
        with torch.no_grad():
            self.act(event, loss.detach() if isinstance(loss, Tensor) else loss)

    @abc.abstractmethod
    def act(self, event: PlateauEvent | None, loss: float | Tensor) -> None:
        """Change the parameters where an event asks for it, before the wrapped step."""

    def _tell(self, what: str) -> None:
        self.actions.append((self.n_steps, what))
        LOGGER.info("%s: step %d: %s", self.watch.name, self.n_steps, what)

    def zero_grad(self, set_to_none: bool = True) -> None:
        """Clear the gradients."""
        self.base.zero_grad(set_to_none)

    def add_param_group(self, param_group: dict[str, Any]) -> None:
        """Add a group to the wrapped optimizer."""
        if "base" not in vars(self):  # PyTorch's constructor adds the group that is thrown away
            super().add_param_group(param_group)
        else:
            self.base.add_param_group(param_group)

    def __deepcopy__(self, memo: dict[int, Any]) -> OnPlateau:
        """Return a copy with its own wrapped optimizer and watch; PyTorch's would lack them."""
        twin = object.__new__(type(self))
        memo[id(self)] = twin
        # Hooks and a scheduler's patched step belong to this one, as PyTorch has it for its own.
        known = vars(self).items()
        kept = {key: own for key, own in known if key != "step" and "_optimizer_" not in key}
        twin.__setstate__(copy.deepcopy(kept, memo))
        twin._share()
        return twin

    def state_dict(self) -> dict[str, Any]:
        """Return the wrapped optimizer's state with one more key: the watch's and ours."""
        return {
            **self.base.state_dict(),
            KEY: {"watch": self.watch.state_dict(), **self.own_state()},
        }

    def load_state_dict(self, state_dict: dict[str, Any]) -> None:
        """Go on where a state was taken; one of the wrapped optimizer alone starts the watch afresh."""
        theirs = {key: value for key, value in state_dict.items() if key != KEY}
        self.base.load_state_dict(theirs)
        self._share()
        if KEY in state_dict:
            self.watch.load_state_dict(state_dict[KEY]["watch"])
            self.load_own_state(state_dict[KEY])

    def own_state(self) -> dict[str, Any]:
        """Return what a subclass keeps, as plain data and tensors."""
        return {"actions": [list(action) for action in self.actions]}

    def load_own_state(self, state: dict[str, Any]) -> None:
        """Take back what `own_state` returned."""
        self.actions = [(int(step), str(what)) for step, what in state["actions"]]
