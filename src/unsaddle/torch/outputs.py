"""How a model is called on a batch, and where the loss is in what it returns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from torch import Tensor, nn

from unsaddle.errors import TrainingError
from unsaddle.torch.data import Block, Tree

Forward = Callable[[nn.Module, Tree], Any]
Loss = Callable[[Any, Tree], Tensor]


def value(model: nn.Module, forward: Forward | None, loss: Loss | None, block: Block) -> Any:
    """Return the loss of a batch, by whichever of the forms the run has.

    A pair goes as model(inputs) into loss(output, targets); a batch in one piece as model(**batch)
    into loss(output, batch). Without a loss the model gets all of the batch and returns its own.
    """
    whole = block.inputs
    if block.targets is not None and loss is None:
        whole = (block.inputs, block.targets)
    if forward is not None:
        output = forward(model, whole)
    elif block.targets is not None and loss is not None:
        output = model(whole)
    elif isinstance(whole, Mapping):
        output = model(**whole)
    elif isinstance(whole, tuple | list):
        output = model(*whole)
    else:
        output = model(whole)
    if loss is None:
        return own_loss(output)
    return loss(output, block.inputs if block.targets is None else block.targets)


def own_loss(output: Any) -> Any:
    """Return the loss in a model's output: its `loss`, its key "loss", or the one scalar in it.

    Raises:
        TrainingError: there is none.
    """
    if isinstance(output, Tensor):
        return output
    if isinstance(output, Mapping):
        found: Any = output.get("loss")
    else:
        found = getattr(output, "loss", None)
    if found is None and isinstance(output, tuple | list):
        scalars = [item for item in output if isinstance(item, Tensor) and item.ndim == 0]
        found = scalars[0] if len(scalars) == 1 else None
    if found is not None:
        return found
    names = f" with {', '.join(map(str, output))}" if isinstance(output, Mapping) else ""
    raise TrainingError(
        f"loss=None and a model whose output is a {type(output).__name__}{names}, without a loss",
        'an output with .loss or ["loss"], the loss itself, or a tuple with one number in it',
        "Give the batch its labels, or pass loss=..., called as loss(output, batch).",
    )
