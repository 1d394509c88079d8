"""`torch.optim` on landscapes, unmodified; and optimizers that act on a certified plateau."""

from unsaddle.torch.optimizers.ensemble import run_torch_ensemble
from unsaddle.torch.optimizers.handling import Handling, Road, handling
from unsaddle.torch.optimizers.named import TorchOptimizer, names, resolve
from unsaddle.torch.optimizers.negative_curvature import NegativeCurvatureOnPlateau
from unsaddle.torch.optimizers.perturbed import PerturbedOnPlateau

__all__ = [
    "Handling",
    "NegativeCurvatureOnPlateau",
    "PerturbedOnPlateau",
    "Road",
    "TorchOptimizer",
    "handling",
    "names",
    "resolve",
    "run_torch_ensemble",
]
