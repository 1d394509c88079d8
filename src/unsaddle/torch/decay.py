"""Weight decay as a part of the function: where it is one, and of which size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from unsaddle.errors import TrainingError

# These add weight_decay · θ to the gradient before anything else: the gradient of ½ decay |θ|².
COUPLED = (
    torch.optim.SGD,
    torch.optim.ASGD,
    torch.optim.Adam,
    torch.optim.Adamax,
    torch.optim.NAdam,
    torch.optim.RAdam,
    torch.optim.RMSprop,
    torch.optim.Adagrad,
    torch.optim.Adadelta,
)
ACCEPTED = "the weight decay of an optimizer that adds it to the gradient (SGD, Adam, RMSprop, ...)"
WITHOUT = "Leave count_weight_decay out and the loss is diagnosed alone"


def counted_decay(
    optimizer: torch.optim.Optimizer | None, stepped: Mapping[str, Tensor]
) -> npt.NDArray[np.float64]:
    """Return the decay of each coordinate, `(n_parameters,)`, group by group.

    Args:
        optimizer: the live one.
        stepped: the tensors it moves, by the parameters' names, in order.

    Raises:
        TrainingError: there is no optimizer, or its decay is not the gradient of a penalty.
    """
    if optimizer is None:
        raise TrainingError(
            "count_weight_decay=True without an optimizer",
            "the live optimizer, whose groups say how much decay each parameter has",
            "Pass it as the fourth argument: TorchTraining(model, loss, data, optimizer, ...).",
        )
    groups = {id(own): group for group in optimizer.param_groups for own in group["params"]}
    pieces: list[npt.NDArray[np.float64]] = []
    for own in stepped.values():
        group = groups.get(id(own), {})
        size = float(group.get("weight_decay") or 0.0)
        if size:
            _check_coupled(optimizer, group)
        pieces.append(np.full(own.numel(), size))
    return np.concatenate(pieces)


def _check_coupled(optimizer: torch.optim.Optimizer, group: dict[str, Any]) -> None:
    name = type(optimizer).__name__
    # AdamW is a subclass of Adam with this switch on from PyTorch 2.7 on.
    decoupled = group.get("decoupled_weight_decay") or isinstance(optimizer, torch.optim.AdamW)
    if isinstance(optimizer, COUPLED) and not decoupled:
        return
    if decoupled:
        raise TrainingError(
            f"count_weight_decay=True with {name}, whose decay is decoupled: it shrinks the "
            "parameters past the preconditioner",
            ACCEPTED,
            "No loss has its points of rest as critical points: there the gradient is -weight_decay · "
            f"preconditioner · parameters, and the preconditioner moves. {WITHOUT}.",
        )
    raise TrainingError(
        f"count_weight_decay=True with {name}, of which it is not known how it decays",
        ACCEPTED,
        f"Add the penalty to the loss by hand. {WITHOUT}.",
    )
