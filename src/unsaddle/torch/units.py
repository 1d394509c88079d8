"""Which rectified units are silent on every sample."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from torch import Tensor, nn

from unsaddle.torch.data import Samples
from unsaddle.torch.products import Work


@dataclass(frozen=True)
class InactiveUnits:
    """How many units of one nn.ReLU give 0 on every sample, so that no gradient passes them.

    `call` counts the uses of the same module within one forward pass, from 0.
    """

    module: str
    call: int
    n_units: int
    n_inactive: int


def inactive_units(work: Work, point: npt.NDArray[np.float64]) -> tuple[InactiveUnits, ...]:
    """Return the count for every nn.ReLU of the model; see `Objective.units`."""
    network = work.network
    active: dict[tuple[str, int], Tensor] = {}
    calls: dict[str, int] = {}

    def watch(name: str) -> Callable[[nn.Module, Any, Tensor], None]:
        def hook(_module: nn.Module, _inputs: Any, output: Tensor) -> None:
            key = (name, calls.get(name, 0))
            calls[name] = key[1] + 1
            axes = [0] if output.ndim < 4 else [0, *range(2, output.ndim)]
            seen = (output.detach() > 0).sum(dim=axes) > 0
            active[key] = active[key] | seen if key in active else seen

        return hook

    handles = [
        module.register_forward_hook(watch(name.removeprefix("model.")))
        for name, module in network.module.named_modules()
        if isinstance(module, nn.ReLU)
    ]
    try:
        with network.undisturbed():
            parameters = network.parameters(point, work.dtype)

            def watched(chunk: Samples) -> None:
                calls.clear()
                network.loss(parameters, chunk, work.dtype)

            for _ in work.memory.over(work.samples, work.part, watched):
                pass
    finally:
        for handle in handles:
            handle.remove()
    return tuple(
        InactiveUnits(name, call, seen.numel(), int((~seen).sum()))
        for (name, call), seen in active.items()
    )
