"""A PyTorch training run as something to be diagnosed."""

from unsaddle.errors import MissingExtra

try:
    from unsaddle.torch.checkpoint import Checkpoint, load_checkpoint
    from unsaddle.torch.objective import Objective
    from unsaddle.torch.training import TorchTraining
    from unsaddle.torch.units import InactiveUnits
    from unsaddle.torch.watch import PlateauWatch
except ModuleNotFoundError as error:
    if error.name != "torch":
        raise
    raise MissingExtra("PyTorch", "torch", "diagnosing a PyTorch run") from error

__all__ = [
    "Checkpoint",
    "InactiveUnits",
    "Objective",
    "PlateauWatch",
    "TorchTraining",
    "load_checkpoint",
]
