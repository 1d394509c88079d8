"""Model, forward and loss as one function of our own tensors; the user's stay untouched."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.func import functional_call
from torch.nn.attention import SDPBackend, sdpa_kernel

from unsaddle.torch.data import Samples, Tree

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

    def __init__(
        self,
        model: nn.Module,
        forward: Callable[[nn.Module, Tree], Any] | None,
        loss: Callable[[Any, Tree], Tensor],
    ) -> None:
        super().__init__()
        self.model = model
        self.loss = loss
        self.forward_of_model = forward

    def forward(self, run: Callable[[], _Result]) -> _Result:
        return run()

    def value(self, inputs: Tree, targets: Tree) -> Tensor:
        if self.forward_of_model is None:
            output = self.model(inputs)
        else:
            output = self.forward_of_model(self.model, inputs)
        return self.loss(output, targets)


@dataclass(frozen=True, eq=False)
class Network:
    """The mean loss of a batch as a function of a chosen list of the model's parameters.

    `names` are the chosen parameters' names in the model; `mode` is None (modules as they are)
    or "eval". Evaluate inside `undisturbed()`.
    """

    module: _LossOfModel
    names: tuple[str, ...]
    mode: str | None

    @classmethod
    def of(
        cls,
        model: nn.Module,
        loss: Callable[[Any, Tree], Tensor],
        forward: Callable[[nn.Module, Tree], Any] | None,
        names: Sequence[str],
        mode: str | None,
    ) -> Network:
        """Return the network of an (unwrapped) model, its loss and its forward callable."""
        return cls(_LossOfModel(model, forward, loss), tuple(names), mode)

    @property
    def chosen(self) -> dict[str, nn.Parameter]:
        """The live parameters by their name in the model; read, never written."""
        live = dict(self.module.named_parameters())
        return {name: live[f"model.{name}"] for name in self.names}

    @contextlib.contextmanager
    def undisturbed(self) -> Generator[None]:
        """Evaluate with exact attention kernels, then leave flags and random state as they were."""
        modules = list(self.module.modules())
        flags = [module.training for module in modules]
        device = next(iter(self.chosen.values())).device
        on_cuda = device.type == "cuda"
        # cuDNN's recurrent kernels have no double backward, and in eval mode no backward at all.
        recurrent = on_cuda and any(isinstance(module, nn.RNNBase) for module in modules)
        with contextlib.ExitStack() as stack:
            stack.enter_context(torch.random.fork_rng(devices=[device] if on_cuda else []))
            stack.enter_context(torch.inference_mode(False))
            stack.enter_context(torch.enable_grad())
            # The fused attention kernels have no second derivative (pytorch issue 116350).
            stack.enter_context(sdpa_kernel(SDPBackend.MATH))
            if recurrent:
                stack.enter_context(torch.backends.cudnn.flags(enabled=False))
            threads = torch.get_num_threads()
            try:
                if sum(own.numel() for own in self.chosen.values()) < SHARED_FROM:
                    torch.set_num_threads(1)
                if self.mode == "eval":
                    for module in modules:
                        module.training = False
                yield
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
        samples = samples.cast(dtype)
        return self.within(
            parameters, dtype, lambda: self.module.value(samples.inputs, samples.targets)
        )

    def loss_and_gradients(
        self,
        parameters: Sequence[Tensor],
        samples: Samples,
        dtype: torch.dtype | None,
        create_graph: bool = False,
    ) -> tuple[Tensor, tuple[Tensor | None, ...]]:
        """Return the mean loss and its derivative by each parameter, None where there is none."""
        samples = samples.cast(dtype)

        def run() -> tuple[Tensor, tuple[Tensor | None, ...]]:
            value: Any = self.module.value(samples.inputs, samples.targets)
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
        swapped = self._fixed(dtype)
        swapped.update(
            (f"model.{name}", tensor) for name, tensor in zip(self.names, parameters, strict=True)
        )
        return functional_call(self.module, swapped, (run,))

    def _fixed(self, dtype: torch.dtype | None) -> dict[str, Tensor]:
        """Return copies of what is not varied: other parameters and all buffers."""

        def cast(tensor: Tensor) -> Tensor:
            return tensor.to(dtype) if dtype and tensor.is_floating_point() else tensor

        chosen = {f"model.{name}" for name in self.names}
        fixed = {
            name: cast(tensor.detach())
            for name, tensor in self.module.named_parameters()
            if name not in chosen
        }
        fixed.update(
            (name, cast(buffer.detach()).clone()) for name, buffer in self.module.named_buffers()
        )
        return fixed


def flat(pieces: Sequence[Tensor | None], like: Sequence[Tensor]) -> np.ndarray:
    """Return gradient pieces as one float64 vector; a missing piece is zero, a sparse one dense."""
    rows = [
        torch.zeros_like(own) if piece is None else piece.to_dense()
        for piece, own in zip(pieces, like, strict=True)
    ]
    # Through the CPU: not every device knows float64.
    return torch.cat([row.detach().reshape(-1) for row in rows]).cpu().double().numpy()
