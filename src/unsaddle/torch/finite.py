"""Are the loss and its gradient finite, and where not first?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from unsaddle.errors import TrainingError
from unsaddle.torch.checks import does_not_run, listed
from unsaddle.torch.culprit import inner_modules, tensors_in
from unsaddle.torch.data import name_rows
from unsaddle.torch.products import Work

Float64Array = npt.NDArray[np.float64]


def check_loss_and_gradient(work: Work, point: Float64Array) -> None:
    """Refuse a loss or gradient that is not finite, and parameters the loss does not reach.

    Raises:
        TrainingError: names the rows, the module or the parameters.
    """
    try:
        value = work.loss(point)
    except TrainingError:
        raise
    except Exception as error:  # a label out of range beyond the trial batch, for example
        n = work.samples.n_samples
        row = _first_that_raises(work, point)
        where = f"all {n} samples" if row is None else f"sample {row} of {n}"
        raise does_not_run(error, where) from error
    if not np.isfinite(value):
        raise _loss_not_finite(work, point)
    slope, unreached = work.gradient_and_unreached(point)
    names = [name for name in work.network.names if name in unreached]
    if len(names) == len(work.network.names):
        raise TrainingError(
            "a loss without a graph: it reaches no parameter",
            "a loss that depends on the parameters",
            "Look for torch.no_grad(), torch.inference_mode(), .detach() or .item() in the forward "
            "and in the loss; torch.utils.checkpoint needs use_reentrant=False.",
        )
    if names:
        raise TrainingError(
            f"parameters not reached by the loss: {listed(names)}",
            "parameters that the loss depends on",
            "Freeze them with requires_grad_(False), or restrict the diagnosis with "
            "parameters=[...]; torch.utils.checkpoint needs use_reentrant=False.",
        )
    start = 0
    for name, own in work.network.chosen.items():
        if not np.isfinite(slope[start : start + own.numel()]).all():
            raise TrainingError(
                f"a gradient that is not finite, first in {name}, though the loss is finite",
                "a finite gradient",
                "Look for sqrt, norm or log at zero in the model or in the loss.",
            )
        start += own.numel()


def _first_that_raises(work: Work, point: Float64Array) -> int | None:
    """Return the number of the sample on which model and loss raise, found by halving."""
    low, samples = 0, work.samples
    while samples.n_samples > 1:
        middle = samples.n_samples // 2
        left = samples.part(slice(0, middle))
        if _raises(replace(work, samples=left), point):
            samples = left
        else:
            low, samples = low + middle, samples.part(slice(middle, None))
    return low if _raises(replace(work, samples=samples), point) else None


def _raises(work: Work, point: Float64Array) -> bool:
    try:
        work.loss(point)
    except Exception:
        return True
    return False


def _loss_not_finite(work: Work, point: Float64Array) -> TrainingError:
    samples = work.samples
    bad = torch.zeros(samples.n_samples, dtype=torch.bool)
    start = 0
    for chunk in samples.chunks(work.memory.part(work.part)):
        if not np.isfinite(replace(work, samples=chunk).loss(point)):
            for row in range(chunk.n_samples):
                one = replace(work, samples=chunk.part(slice(row, row + 1)))
                bad[start + row] = not np.isfinite(one.loss(point))
        start += chunk.n_samples
    where = f"in {name_rows(bad)} of {samples.n_samples}" if bad.any() else "in the sum"
    place = None
    if bad.any():
        rows = torch.nonzero(bad).flatten()[: work.memory.part(work.part)]
        place = _first_module(replace(work, samples=samples.part(rows)), point)
    began = f"; first not finite in the output of {place}" if place else ""
    return TrainingError(
        f"a loss that is not finite {where}{began}",
        "a finite loss on every sample",
        "Look for log or division at zero, or load a checkpoint from before the divergence.",
    )


def _first_module(work: Work, point: Float64Array) -> str | None:
    """Return the module whose output is not finite first; None where it is the forward or the loss."""
    found: list[str] = []

    def watch(name: str) -> Callable[[nn.Module, Any, Any], None]:
        def hook(_module: nn.Module, inputs: Any, output: Any) -> None:
            # A mask may carry infinities through modules that are none the worse for it.
            if not found and _is_wrong(tensors_in(output)) and not _is_wrong(tensors_in(inputs)):
                found.append(name)

        return hook

    handles = [
        module.register_forward_hook(watch(f"{name} ({type(module).__name__})"))
        for name, module in inner_modules(work.network)
        if name != "loss"
    ]
    try:
        work.loss(point)
    finally:
        for handle in handles:
            handle.remove()
    return found[0] if found else None


def _is_wrong(tensors: list[Tensor]) -> bool:
    return any(
        not bool(torch.isfinite(tensor).all()) for tensor in tensors if tensor.is_floating_point()
    )
