"""A run made ready for a candidate: its optimizer, its batch size, its precision."""

from __future__ import annotations

import dataclasses
import inspect
import math
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import torch
from torch import Tensor

from unsaddle.errors import InvalidInput, TrainingError
from unsaddle.torch.optimizers.named import resolve
from unsaddle.torch.training import TorchTraining


class Move(Protocol):
    """One move of the parameters before the first step."""

    @property
    def kind(self) -> str: ...  # noqa: D102 - "ball", "escape", "curvature" or "revive"
    @property
    def length(self) -> float: ...  # noqa: D102


class Recipe(Protocol):
    """What a candidate changes of a run; `unsaddle.branching.Candidate` is one."""

    @property
    def optimizer(self) -> Any: ...  # noqa: D102 - as `torch.optimizers.resolve` reads it; None: own
    @property
    def settings(self) -> Sequence[tuple[str, Any]]: ...  # noqa: D102 - of the run's own optimizer
    @property
    def rate_factor(self) -> float: ...  # noqa: D102
    @property
    def batch_size(self) -> int | None: ...  # noqa: D102
    @property
    def dtype(self) -> str | None: ...  # noqa: D102
    @property
    def moves(self) -> Sequence[Move]: ...  # noqa: D102


def check(training: TorchTraining, recipe: Recipe) -> None:
    """Refuse what no step would have to be run for.

    Raises:
        InvalidInput: an optimizer that cannot be built, or a setting that the run's own lacks.
        TrainingError: a run without its optimizer.
    """
    if training.optimizer is None:
        raise TrainingError(
            "a training without its optimizer",
            "the run's live optimizer: every branch is compared with going on as it is",
            "Write TorchTraining(model, loss, data, optimizer).",
        )
    if recipe.optimizer is not None:
        resolve(recipe.optimizer)
        return
    known = {key for group in training.optimizer.param_groups for key in group} - {"params"}
    for key, _ in recipe.settings:
        if key not in known:
            raise InvalidInput(
                f"the setting {key}, which the run's {type(training.optimizer).__name__} lacks",
                f"one of its own: {', '.join(sorted(known))}",
                "Name another optimizer in front to change to it, as in: sgd momentum=0.9.",
            )
    _try_settings(training.optimizer, dict(recipe.settings))


def _try_settings(optimizer: torch.optim.Optimizer, settings: dict[str, Any]) -> None:
    """Refuse what the class itself refuses, or what is no number: a group takes anything."""
    for key, value in settings.items():
        if isinstance(value, float) and not math.isfinite(value):
            raise InvalidInput(
                f"{key}={value!r} for the run's {type(optimizer).__name__}",
                "a finite number",
                f"Pass the {key} that steps are to be made with.",
            )
    accepted = inspect.signature(type(optimizer)).parameters
    try:
        type(optimizer)(
            [torch.zeros(1, requires_grad=True)],
            **{key: value for key, value in settings.items() if key in accepted},
        )
    except ValueError as error:
        raise InvalidInput(
            f"{settings} for the run's {type(optimizer).__name__} ({error})",
            "settings that its class accepts",
            "Correct the number.",
        ) from error
    except Exception:
        return


def equip(training: TorchTraining, recipe: Recipe, own_batch_size: int | None) -> TorchTraining:
    """Return the run with a candidate's optimizer and batch size; its model takes the precision.

    Args:
        training: the run; its live optimizer is changed where the candidate keeps it.
        recipe: the candidate.
        own_batch_size: of the run.
    """
    optimizer: Any = training.optimizer
    if recipe.dtype is not None:
        _to_dtype(training, getattr(torch, recipe.dtype))
    if recipe.optimizer is not None:
        held = [own for group in optimizer.param_groups for own in group["params"]]
        optimizer = resolve(recipe.optimizer).build([own for own in held if own.requires_grad])
    for group in optimizer.param_groups:
        group.update(recipe.settings)
        if recipe.rate_factor != 1.0:
            group["lr"] = group["lr"] * recipe.rate_factor
    size = recipe.batch_size or own_batch_size
    return dataclasses.replace(training, optimizer=optimizer, batch_size=size)


def _to_dtype(training: TorchTraining, dtype: torch.dtype) -> None:
    """Change the precision of the model, and of what its optimizer keeps of each parameter."""
    training.model.to(dtype)
    assert training.optimizer is not None
    for kept in training.optimizer.state.values():
        if not isinstance(kept, dict):
            continue
        for key, value in kept.items():
            if isinstance(value, Tensor) and value.is_floating_point() and value.ndim:
                kept[key] = value.to(dtype)


def needs_closure(optimizer: torch.optim.Optimizer) -> bool:
    """Return whether a step asks for gradients itself, perhaps several (LBFGS)."""
    given = inspect.signature(type(optimizer).step).parameters.get("closure")
    return given is not None and given.default is inspect.Parameter.empty


def stepper(optimizer: torch.optim.Optimizer, closure: Callable[[], float]) -> Callable[[], float]:
    """Return what makes one step and returns the batch's loss.

    An optimizer that cannot do without a closure gets it; another finds the gradients there,
    as in the usual loop.
    """
    if needs_closure(optimizer):
        return lambda: float(optimizer.step(closure))  # pyright: ignore[reportArgumentType]

    def step() -> float:
        loss = closure()
        optimizer.step()
        return loss

    return step
