"""What the live optimizer does to a gradient, read from its groups and state, never changed."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

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
    pieces: list[Tensor] = []
    groups = _group_of(optimizer)
    for own in objective.network.chosen.values():
        group, state = groups.get(id(own)), optimizer.state.get(own)
        if group is None or not state:
            return None
        piece = _divisor(optimizer, group, state)
        if piece is None:
            return None
        pieces.append(piece.expand(own.shape).reshape(-1))
    return torch.cat(pieces).numpy()


def _group_of(optimizer: torch.optim.Optimizer) -> dict[int, dict[str, Any]]:
    return {id(own): group for group in optimizer.param_groups for own in group["params"]}


def _divisor(
    optimizer: torch.optim.Optimizer, group: dict[str, Any], state: dict[str, Any]
) -> Tensor | None:
    """Return one parameter's divisor in float64 on the CPU; None before the first step."""

    def read(name: str) -> Tensor:
        return state[name].detach().cpu().double()

    n_steps = float(state.get("step", 0))
    if n_steps == 0:
        return None
    if isinstance(optimizer, torch.optim.Adam | torch.optim.AdamW | torch.optim.NAdam):
        beta1, beta2 = (float(beta) for beta in group["betas"])
        second = read("max_exp_avg_sq" if group.get("amsgrad") else "exp_avg_sq")
        root = torch.sqrt(second / (1 - beta2**n_steps)) + group["eps"]
        # NAdam's first moment is corrected by the product of its momenta instead of beta1^t.
        decayed = float(state["mu_product"]) if "mu_product" in state else beta1**n_steps
        return root * (1 - decayed)
    if isinstance(optimizer, torch.optim.RMSprop):
        second = read("square_avg")
        if group["centered"]:
            second = second - read("grad_avg") ** 2
        return torch.sqrt(second) + group["eps"]
    if isinstance(optimizer, torch.optim.Adagrad):
        return torch.sqrt(read("sum")) + group["eps"]
    return None


def lost_updates(
    optimizer: torch.optim.Optimizer, objective: Objective, step_per_rate: Float64Array
) -> float:
    """Return the share of moved coordinates that rounding keeps; see `TorchTraining`."""
    groups = _group_of(optimizer)
    n_moved = n_lost = 0
    for name, own in objective.network.chosen.items():
        if id(own) not in groups:
            continue
        where = objective.slices[name]
        before = torch.from_numpy(objective.point[where].copy())
        rate = float(groups[id(own)]["lr"])
        moves = torch.from_numpy(step_per_rate[where].copy())
        after = (before - rate * moves).to(own.dtype).double()
        moved = moves != 0
        n_moved += int(moved.sum())
        n_lost += int((moved & (after == before)).sum())
    return n_lost / n_moved if n_moved else 0.0
