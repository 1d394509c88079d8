"""`torch.optim` on landscapes: PyTorch's optimizers, unmodified, beside optax's in the same race."""

from unsaddle.torch.optimizers.ensemble import run_torch_ensemble
from unsaddle.torch.optimizers.handling import Handling, Road, handling
from unsaddle.torch.optimizers.named import TorchOptimizer, names, resolve

__all__ = [
    "Handling",
    "Road",
    "TorchOptimizer",
    "handling",
    "names",
    "resolve",
    "run_torch_ensemble",
]
