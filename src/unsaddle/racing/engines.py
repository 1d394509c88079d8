"""Which optimizer is whose, and what advances it: PyTorch is imported where one of its is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from unsaddle import optimizers as optimizer_names
from unsaddle.ensemble import Ensemble
from unsaddle.errors import MissingExtra
from unsaddle.optimizers import Optimizer

if TYPE_CHECKING:
    from unsaddle.torch.optimizers import TorchOptimizer

TORCH_NAMES = ("torch.", "pytorch_optimizer.")  # how names of PyTorch's optimizers begin


def resolved(optimizer: object, n_steps: int, n_dims: int) -> Optimizer | TorchOptimizer:
    """Return an optimizer of a race from whatever a user may give.

    Args:
        optimizer: a string, an optax transformation, a `torch.optim.Optimizer` class, or a function
            of the parameters that returns an instance of one.
        n_steps: the horizon, which the cosine schedule needs.
        n_dims: coordinates of the landscape; PyTorch's optimizers are tried on so many at once.

    Raises:
        InvalidInput: nothing can be made of it.
        MissingExtra: it is PyTorch's, which is not installed.

    >>> resolved("torch.SGD lr=0.1", 100, 2).describe()
    'torch.SGD learning_rate=0.1'
    """
    if not _is_torch(optimizer):
        return optimizer_names.resolve(optimizer, n_steps)
    try:
        from unsaddle.torch import optimizers as torch_optimizers
    except MissingExtra as error:
        shown = optimizer if isinstance(optimizer, str) else getattr(optimizer, "__name__", "given")
        raise MissingExtra("PyTorch", "torch", f"the optimizer {shown!r}") from error
    found = torch_optimizers.resolve(optimizer)
    torch_optimizers.handling(found, 1, n_dims)  # what fails is refused before anything runs
    return found


def torch_engine() -> Callable[..., Ensemble]:
    """Return what advances the walkers of PyTorch's optimizers, called like `run_ensemble`."""
    from unsaddle.torch.optimizers import run_torch_ensemble

    return run_torch_ensemble


def _is_torch(optimizer: object) -> bool:
    if isinstance(optimizer, str):
        return optimizer.strip().startswith(TORCH_NAMES)
    home = str(getattr(optimizer, "__module__", ""))
    if home.startswith(("torch.optim", "unsaddle.torch")):
        return True
    # A function of optax itself is an optimizer whose settings were forgotten.
    return callable(optimizer) and not home.startswith("optax")
