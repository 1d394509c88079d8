"""What a reader of the report should know of how a run was read."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import torch

from unsaddle.torch.checks import listed
from unsaddle.torch.precision import Precision
from unsaddle.torch.products import Work

Float64Array = npt.NDArray[np.float64]


def remarks(
    work: Work,
    point: Float64Array,
    precision: Precision,
    optimizer: torch.optim.Optimizer | None,
) -> Generator[str]:
    """Yield what a reader of the report should know of how the run was read."""
    network = work.network
    own = next(iter(network.chosen.values())).dtype
    if network.masters:
        yield (f"the optimizer moves master copies of the {own} parameters: the point is theirs")
    low = precision.autocast or (own if own.itemsize < 4 else None)
    if low is not None:
        how = "under autocast in" if precision.autocast else "in"
        differs = _difference(work, point)
        yield f"the run computes {how} {low}, the diagnosis without: {differs}"
    if optimizer is not None:
        held = {id(own) for group in optimizer.param_groups for own in group["params"]}
        foreign = held - {id(own) for own in network.module.model.parameters()}
        foreign -= {id(own) for own in network.masters.values()}
        if foreign:
            yield f"the optimizer also moves tensors that are not in this model ({len(foreign)})"
        fixed = [
            name
            for name, own in network.module.model.named_parameters()
            if own.requires_grad and id(own) not in held and name not in network.names
        ]
        if fixed:
            yield f"trainable, but not held by the optimizer and fixed: {listed(fixed)}"
    hooked = [name for name, own in network.chosen.items() if own._backward_hooks]
    if hooked:
        yield (
            f"hooks on the gradient of {listed(hooked)} change the run's steps and are no "
            "part of the loss"
        )


def _difference(work: Work, point: Float64Array) -> str:
    """Say by how much the gradient as the run computes it differs from the exact one."""
    exact = work.gradient(point)
    try:
        made = replace(work, dtype=None).gradient(point, as_run=True)
    except Exception:  # half precision has few operations on a CPU
        made = np.full_like(exact, np.nan)
    size, miss = float(np.linalg.norm(exact)), float(np.linalg.norm(made - exact))
    if not np.isfinite(miss):
        return "by how much their gradients differ could not be measured here"
    if miss > size:
        return f"its gradient differs by {miss:.2g}, more than the exact one's norm of {size:.2g}"
    share = miss / size if size else 0.0
    return f"its gradient differs by {100 * share:.2g} % of the exact one's norm"
