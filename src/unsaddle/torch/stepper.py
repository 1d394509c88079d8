"""A copy of a live optimizer that moves nothing but its own copy of the parameters."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from unsaddle.torch.objective import Objective

Float64Array = npt.NDArray[np.float64]

# Kernels for devices or graphs; the copy lives in float64 on the CPU.
KERNEL_FLAGS = {"fused": None, "foreach": False, "capturable": False, "differentiable": False}


class CopiedOptimizer:
    """A live optimizer's copy in float64, state included; a call makes one step.

    Rounding of the run's own precision is not in its steps; `lost_updates` measures that.
    """

    def __init__(self, optimizer: torch.optim.Optimizer, objective: Objective) -> None:
        self._optimizer = copy.deepcopy(optimizer)
        live = [own for group in optimizer.param_groups for own in group["params"]]
        copies = [own for group in self._optimizer.param_groups for own in group["params"]]
        for own in copies:
            _to_float64(own, self._optimizer.state.get(own, {}))
        for group in self._optimizer.param_groups:
            group.update({key: flag for key, flag in KERNEL_FLAGS.items() if key in group})
            if objective.decay is not None and "weight_decay" in group:
                group["weight_decay"] = 0.0  # the objective's gradient has it already
        of_live = {id(own): made for own, made in zip(live, copies, strict=True)}
        self._held: list[tuple[slice, Tensor]] = [
            (objective.slices[name], of_live[id(own)])
            for name, own in objective.network.stepped.items()
            if id(own) in of_live
        ]

    def __call__(self, gradient: Float64Array) -> Float64Array:
        """Return what the next step adds to the parameters; see `diagnosis.subject.Stepper`."""
        moved = np.zeros_like(gradient)
        for where, own in self._held:
            own.grad = torch.from_numpy(gradient[where].copy()).reshape(own.shape)
        before = [own.detach().clone() for _, own in self._held]
        self._optimizer.step()
        for (where, own), old in zip(self._held, before, strict=True):
            moved[where] = (own.detach() - old).reshape(-1).numpy()
        return moved


def copied_optimizer(
    optimizer: torch.optim.Optimizer, objective: Objective
) -> CopiedOptimizer | None:
    """Return a fresh copy; None where a dense gradient is not all that a step needs."""
    if isinstance(optimizer, torch.optim.SparseAdam):
        return None
    try:
        # A step that needs a closure, or another shape of gradient, shows at the first one.
        CopiedOptimizer(optimizer, objective)(np.full(objective.n_parameters, 1e-6))
        return CopiedOptimizer(optimizer, objective)
    except (RuntimeError, TypeError, ValueError, AttributeError, KeyError):
        return None


def _to_float64(own: Tensor, state: dict[str, Any]) -> None:
    """Move a parameter's copy and its state to float64 on the CPU; counters keep their type."""
    own.data = own.data.cpu().double()
    for name, kept in state.items():
        if isinstance(kept, Tensor):
            kept = kept.detach().cpu()
            # Counters and products of momenta: their rounding is part of what the run does.
            single = kept.ndim == 0 or not kept.is_floating_point()
            state[name] = kept if single else kept.double()
