"""What the live optimizer does to a gradient, read from its groups and state, never changed."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from unsaddle.errors import TrainingError
from unsaddle.torch.live import divisors
from unsaddle.torch.network import Network
from unsaddle.torch.objective import Objective

Float64Array = npt.NDArray[np.float64]

# PyTorch's names on the left, the words of design.md 2 on the right.
SETTINGS = {
    "lr": "learning_rate",
    "momentum": "momentum",
    "dampening": "dampening",
    "nesterov": "nesterov",
    "betas": "betas",
    "alpha": "alpha",
    "eps": "eps",
    "weight_decay": "weight_decay",
    "maximize": "maximize",
}


def group_settings(group: dict[str, Any]) -> dict[str, Any]:
    """Return the settings of one parameter group in our words, tensors as numbers."""
    return {ours: _plain(group[theirs]) for theirs, ours in SETTINGS.items() if theirs in group}


def _plain(value: Any) -> Any:
    if isinstance(value, Tensor):
        return value.item()
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def preconditioner(optimizer: torch.optim.Optimizer, objective: Objective) -> Float64Array | None:
    """Return the diagonal the optimizer divides by; see `TorchTraining.preconditioner`."""
    found = divisors(optimizer, objective)
    return None if found is None else found.numpy()


def check_state(optimizer: torch.optim.Optimizer | None, network: Network) -> None:
    """Refuse an optimizer whose state is not finite.

    Raises:
        TrainingError: names the parameter and the entry of its state.
    """
    if optimizer is None:
        return
    for name, own in network.stepped.items():
        for entry, kept in optimizer.state.get(own, {}).items():
            if not isinstance(kept, Tensor) or not kept.is_floating_point():
                continue
            n_bad = int((~torch.isfinite(kept)).sum())
            if n_bad:
                raise TrainingError(
                    f"an optimizer state that is not finite: {entry} of "
                    f"{name.removeprefix('model.')}, in {n_bad:,} of {kept.numel():,} entries",
                    "a finite state of every parameter",
                    "Load a checkpoint from before the state broke, or make a new optimizer.",
                )


def _group_of(optimizer: torch.optim.Optimizer) -> dict[int, dict[str, Any]]:
    return {id(own): group for group in optimizer.param_groups for own in group["params"]}


def lost_updates(
    optimizer: torch.optim.Optimizer, objective: Objective, step_per_rate: Float64Array
) -> float:
    """Return the share of moved coordinates that rounding keeps; see `TorchTraining`."""
    groups = _group_of(optimizer)
    n_moved = n_lost = 0
    for name, own in objective.network.stepped.items():
        if id(own) not in groups:
            continue
        where = objective.slices[name]
        before = torch.from_numpy(objective.point[where].copy())
        rate = float(groups[id(own)]["lr"])
        if rate == 0.0:  # there is no step to be lost
            continue
        moves = torch.from_numpy(step_per_rate[where].copy())
        after = (before - rate * moves).to(own.dtype).double()
        moved = moves != 0
        n_moved += int(moved.sum())
        n_lost += int((moved & (after == before)).sum())
    return n_lost / n_moved if n_moved else 0.0
