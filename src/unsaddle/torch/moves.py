"""One move of a run's parameters before it trains on: a perturbation, a step, units made alive."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from unsaddle.errors import InvalidInput
from unsaddle.torch.objective import Objective

Floats = npt.NDArray[np.float64]
_LAYERS = (nn.Linear, nn.Conv1d, nn.Conv2d, nn.Conv3d)


def in_ball(n_dims: int, radius: float, draw: np.random.Generator) -> Floats:
    """Return a point drawn uniformly from a ball around zero, (n_dims,).

    References:
        Jin et al. 2017, How to escape saddle points efficiently, 1703.00887, Algorithm 2.
    """
    direction = draw.standard_normal(n_dims)
    direction /= np.linalg.norm(direction)
    return radius * draw.random() ** (1.0 / n_dims) * direction


def add(objective: Objective, step: Floats) -> None:
    """Add a flat vector to the live parameters that the objective varies."""
    with torch.no_grad():
        for name, own in objective.network.chosen.items():
            piece = torch.from_numpy(step[objective.slices[name]].copy()).reshape(own.shape)
            own.add_(piece.to(device=own.device, dtype=own.dtype))


def revive(objective: Objective, forward: Callable[[], Any], draw: np.random.Generator) -> int:
    """Draw the incoming weights of units that are silent on every sample anew; return how many.

    Units of nn.ReLU modules whose input is the output of a linear or convolutional layer as it is.
    The law is PyTorch's default, uniform within 1/√fan_in; what leads out of a unit stays.

    Args:
        objective: of the run; its model is changed.
        forward: runs the live model on all samples, in parts or at once.
        draw: where the numbers come from.

    Raises:
        InvalidInput: no such unit is silent.

    References:
        He et al. 2015, 1502.01852; PyTorch's `reset_parameters` of linear and convolutional layers.
    """
    made: dict[int, tuple[nn.Module, Tensor]] = {}  # held, so that no two outputs share an id
    active: dict[nn.Module, Tensor] = {}

    def after_layer(module: nn.Module, _inputs: Any, output: Tensor) -> None:
        made[id(output)] = module, output

    def before_unit(_module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        (given,) = inputs
        layer, _ = made.pop(id(given), (None, None))
        if layer is not None:
            axes = [0] if given.ndim < 4 else [0, *range(2, given.ndim)]
            seen = (given > 0).sum(dim=axes) > 0
            active[layer] = active[layer] | seen if layer in active else seen

    module = objective.network.module
    handles = [m.register_forward_hook(after_layer) for m in module.modules() if _is_layer(m)]
    handles += [
        m.register_forward_pre_hook(before_unit) for m in module.modules() if isinstance(m, nn.ReLU)
    ]
    try:
        with torch.no_grad():
            forward()
    finally:
        for handle in handles:
            handle.remove()
    n_revived = sum(_drawn_anew(layer, ~seen, draw) for layer, seen in active.items())
    if not n_revived:
        raise InvalidInput(
            "units to be revived where none is silent on every sample",
            "a model with dead units behind linear or convolutional layers and nn.ReLU modules",
            "Leave this candidate out.",
        )
    return n_revived


def _is_layer(module: nn.Module) -> bool:
    return isinstance(module, _LAYERS)


def _drawn_anew(layer: Any, dead: Tensor, draw: np.random.Generator) -> int:
    rows = torch.nonzero(dead).flatten()
    if not len(rows):
        return 0
    weight = layer.weight
    reach = 1.0 / math.sqrt(max(1, weight[0].numel()))
    with torch.no_grad():
        shape = (len(rows), *weight.shape[1:])
        weight[rows] = torch.from_numpy(draw.uniform(-reach, reach, shape)).to(weight)
        if layer.bias is not None:
            layer.bias[rows] = torch.from_numpy(draw.uniform(-reach, reach, len(rows))).to(weight)
    return len(rows)
