"""The run of a file, where it is one that can be trained on here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from unsaddle.diagnosis.loading import load_training
from unsaddle.errors import TrainingError
from unsaddle.torch import TorchTraining


def loaded(path: Path) -> TorchTraining:
    """Return what `training()` of a Python file returns.

    Raises:
        TrainingError: the file gives no run, or one of JAX.
    """
    made: Any = load_training(path)
    if not isinstance(made, TorchTraining):
        raise TrainingError(
            f"training() of {path.name} returned a {type(made).__name__}",
            "a TorchTraining: only runs of PyTorch can be trained on from here",
            "A diagnosis of it, with forecasts, is to be had: unsaddle diagnose.",
        )
    return made
