"""Model, forward and loss as one function of our own tensors; the user's stay untouched."""

from __future__ import annotations

import contextlib
import functools
import types
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.attention import SDPBackend, sdpa_kernel

from unsaddle.torch import autocast, outputs
from unsaddle.torch.data import Block, Samples
from unsaddle.torch.outputs import Forward, Loss
from unsaddle.torch.randomness import random_states_kept
from unsaddle.torch.stillness import Stillness, kept_still
from unsaddle.torch.swapping import Lifted, swapped

_Result = TypeVar("_Result")

# Below this many parameters a layer's work is shorter than waking a second thread for it; on a busy
# machine, where that thread must wait for a core, thousands of small products took 30 times as long.
SHARED_FROM = 20_000


def unwrapped(model: nn.Module) -> nn.Module:
    """Return the module inside torch.compile, DataParallel and DistributedDataParallel.

    Compiled graphs have no second derivative; the module inside computes the same function.
    """
    while True:
        if isinstance(inner := getattr(model, "_orig_mod", None), nn.Module):
            model = inner
        elif isinstance(model, nn.DataParallel | nn.parallel.DistributedDataParallel):
            model = model.module
        else:
            return model


class _LossOfModel(nn.Module):
    """One module around model and loss, so that one functional call swaps the tensors of both."""

    def __init__(self, model: nn.Module, forward: Forward | None, loss: Loss | None) -> None:
        super().__init__()
        self.model = model
        self.loss = loss
        self.forward_of_model = forward

    def value(self, block: Block) -> Any:
        return outputs.value(self.model, self.forward_of_model, self.loss, block)

    def keepers(self) -> list[tuple[str, Any]]:
        """What may remember something and is no module: the loss, the forward."""
        parts = (("loss", self.loss), ("forward", self.forward_of_model))
        own = [(name, getattr(part, "__self__", part)) for name, part in parts]
        # The modules are looked after by themselves; built-in functions belong to Python modules.
        others = (nn.Module, type, types.ModuleType)
        return [(name, part) for name, part in own if not isinstance(part, others)]


@dataclass(frozen=True, eq=False)
class Network:
    """The mean loss of a batch as a function of a chosen list of the model's parameters.

    `names` are the chosen parameters' names in the model; `mode` is None (modules as they are)
    or "eval"; `held` has the flat values of parameters that are fixed elsewhere than where the model
    has them now; `masters` the wider copies that the optimizer moves in the place of half-precision
    parameters; with `lifts` casts to a lower precision inside the model keep float64. Evaluate inside
    `undisturbed()`.
    """

    module: _LossOfModel
    names: tuple[str, ...]
    mode: str | None
    held: Mapping[str, np.ndarray] = field(default_factory=dict[str, np.ndarray])
    masters: Mapping[str, Tensor] = field(default_factory=dict[str, Tensor])
    lifts: bool = False

    @classmethod
    def of(
        cls,
        model: nn.Module,
        loss: Loss | None,
        forward: Forward | None,
        names: Sequence[str],
        mode: str | None,
        masters: Mapping[str, Tensor],
    ) -> Network:
        """Return the network of an (unwrapped) model, its loss and its forward callable."""
        return cls(_LossOfModel(model, forward, loss), tuple(names), mode, masters=masters)

    @functools.cached_property
    def chosen(self) -> dict[str, nn.Parameter]:
        """The live parameters by their name in the model; read, never written."""
        live = dict(self.module.named_parameters())
        return {name: live[f"model.{name}"] for name in self.names}

    @property
    def stepped(self) -> dict[str, Tensor]:
        """What the optimizer moves, by name: the live parameters or their master copies."""
        return {name: self.masters.get(name, own) for name, own in self.chosen.items()}

    @contextlib.contextmanager
    def undisturbed(self, as_run: bool = False) -> Generator[Stillness]:
        """Evaluate with exact kernels, then leave flags, attributes and random states as they were.

        `as_run` leaves autocast on where the run has it on. Yields what knows the attributes.
        """
        modules = list(self.module.modules())
        flags = [module.training for module in modules]
        on_cuda = next(iter(self.chosen.values())).device.type == "cuda"
        # cuDNN's recurrent kernels have no double backward, and in eval mode no backward at all.
        recurrent = on_cuda and any(isinstance(module, nn.RNNBase) for module in modules)
        with contextlib.ExitStack() as stack:
            still = stack.enter_context(kept_still(self.module, self.module.keepers()))
            stack.enter_context(random_states_kept())
            stack.enter_context(torch.inference_mode(False))
            stack.enter_context(torch.enable_grad())
            # The fused attention kernels have no second derivative (pytorch issue 116350).
            stack.enter_context(sdpa_kernel(SDPBackend.MATH))
            if not as_run:
                stack.enter_context(autocast.switched_off())
            if recurrent:
                stack.enter_context(torch.backends.cudnn.flags(enabled=False))
            threads = torch.get_num_threads()
            try:
                if sum(own.numel() for own in self.chosen.values()) < SHARED_FROM:
                    torch.set_num_threads(1)
                if self.mode == "eval":
                    for module in modules:
                        module.training = False
                yield still
            finally:
                torch.set_num_threads(threads)
                for module, flag in zip(modules, flags, strict=True):
                    module.training = flag

    def parameters(
        self, point: np.ndarray, dtype: torch.dtype | None, requires_grad: bool = True
    ) -> list[Tensor]:
        """Return our own leaf tensors holding the flat `point` (None: in the parameters' dtype)."""
        tensors: list[Tensor] = []
        start = 0
        for own in self.chosen.values():
            piece = torch.tensor(point[start : start + own.numel()], dtype=dtype or own.dtype)
            piece = piece.reshape(own.shape).to(own.device)
            tensors.append(piece.requires_grad_(requires_grad))
            start += own.numel()
        return tensors

    def loss(
        self, parameters: Sequence[Tensor], samples: Samples, dtype: torch.dtype | None
    ) -> Tensor:
        """Return the mean loss over `samples`."""
        return self.within(parameters, dtype, lambda: self._mean(samples, dtype))

    def _mean(self, samples: Samples, dtype: torch.dtype | None) -> Any:
        blocks = samples.blocks
        values = [self.module.value(block.cast(dtype)) for block in blocks]
        if len(values) == 1:
            return values[0]  # of whatever type; checks.py says what is wrong with it
        total = sum(value * block.weight for value, block in zip(values, blocks, strict=True))
        return total / samples.weight

    def loss_and_gradients(
        self,
        parameters: Sequence[Tensor],
        samples: Samples,
        dtype: torch.dtype | None,
        create_graph: bool = False,
    ) -> tuple[Tensor, tuple[Tensor | None, ...]]:
        """Return the mean loss and its derivative by each parameter, None where there is none."""

        def run() -> tuple[Tensor, tuple[Tensor | None, ...]]:
            value: Any = self._mean(samples, dtype)
            if not (isinstance(value, Tensor) and value.ndim == 0 and value.requires_grad):
                return value, (None,) * len(parameters)
            pieces = torch.autograd.grad(
                value, parameters, create_graph=create_graph, allow_unused=True
            )
            return value, pieces

        return self.within(parameters, dtype, run)

    def within(
        self,
        parameters: Sequence[Tensor],
        dtype: torch.dtype | None,
        run: Callable[[], _Result],
    ) -> _Result:
        """Return `run()`, called while the model holds our parameters and copies of its buffers.

        Backward passes belong inside: checkpointed layers run their forward again in them.
        """
        lifts = self.lifts and dtype == torch.float64
        casts = Lifted() if lifts else contextlib.nullcontext()
        with swapped(self.module, self._ours(parameters, dtype)), casts:
            return run()

    def _ours(self, parameters: Sequence[Tensor], dtype: torch.dtype | None) -> dict[int, Tensor]:
        """Return what stands for each tensor of the model: ours, or a copy of what is not varied."""

        def cast(tensor: Tensor) -> Tensor:
            if dtype and tensor.is_floating_point():
                tensor = tensor.to(dtype)
            # Autograd may not save what was made in inference mode.
            return tensor.clone() if tensor.is_inference() else tensor

        varied = {f"model.{name}": own for name, own in zip(self.names, parameters, strict=True)}
        held = {f"model.{name}": values for name, values in self.held.items()}
        ours: dict[int, Tensor] = {}
        for name, own in self.module.named_parameters():
            if name in varied:
                ours[id(own)] = varied[name]
            elif name in held:
                there = torch.tensor(held[name], dtype=dtype or own.dtype)
                ours[id(own)] = there.reshape(own.shape).to(own.device)
            else:
                ours[id(own)] = cast(own.detach())
        for own in self.module.buffers():
            ours[id(own)] = cast(own.detach()).clone()
        return ours


def flat(pieces: Sequence[Tensor | None], like: Sequence[Tensor]) -> np.ndarray:
    """Return gradient pieces as one float64 vector; a missing piece is zero, a sparse one dense."""
    rows = [
        torch.zeros_like(own) if piece is None else piece.to_dense()
        for piece, own in zip(pieces, like, strict=True)
    ]
    # Through the CPU: not every device knows float64.
    return torch.cat([row.detach().reshape(-1) for row in rows]).cpu().double().numpy()
