"""`diagnose`: is it stuck at a saddle point, why, and what gets it out?"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from unsaddle.diagnosis.cause import Cause
from unsaddle.diagnosis.training import diagnose_training
from unsaddle.diagnosis.verdict import Report
from unsaddle.errors import InvalidInput

if TYPE_CHECKING:
    from unsaddle.torch import TorchTraining

__all__ = ["Cause", "Report", "diagnose"]

# A second pass over 1,500 columns costs as much as this many products buy on realistic spectra.
DEFAULT_MAX_PRODUCTS = 200


def diagnose(
    training: TorchTraining,
    *,
    seed: int | None = None,
    confidence: float = 0.95,
    max_products: int = DEFAULT_MAX_PRODUCTS,
    progress: Callable[[str, int, int], None] | None = None,
) -> Report:
    """Return the verdict on a training run that has gone flat, with its evidence.

    The run is not changed: parameters, gradients, buffers, optimizer state and random states are the
    same afterwards.

    Args:
        training: an `unsaddle.TorchTraining`.
        seed: of the Lanczos start and of drawn batches; fresh entropy, recorded, when left out.
        confidence: of the probable bounds on the spectrum.
        max_products: limit of Hessian-vector products for the spectrum of a large model; up to 1,500
            parameters the whole matrix is formed.
        progress: called with a stage, what is done of it, and its limit.

    Raises:
        InvalidInput: something else than a training run was given.
        TrainingError: the run cannot be diagnosed as it was given; the message says what to change.

    >>> import torch
    >>> class Saddle(torch.nn.Module):
    ...     def __init__(self):
    ...         super().__init__()
    ...         self.point = torch.nn.Parameter(torch.tensor([0.0, 1e-9], dtype=torch.float64))
    ...     def forward(self, data):
    ...         x, y = self.point
    ...         return data[:, 0] * (x**2 - y**2 + y**4)
    >>> from unsaddle import TorchTraining
    >>> model, data = Saddle(), (torch.ones(4, 1), torch.zeros(4))
    >>> sgd = torch.optim.SGD(model.parameters(), lr=0.1)
    >>> loss = lambda output, target: 1.0 + (output - target).mean()
    >>> report = diagnose(TorchTraining(model, loss, data, sgd), seed=0)
    >>> str(report.kind), str(report.cause), round(report.spectrum.smallest.value, 6)
    ('STRICT_SADDLE', 'STEP_TOO_SMALL', -2.0)
    """
    known: Any = None
    if "torch" in sys.modules:  # whoever made a TorchTraining has imported it
        known = importlib.import_module("unsaddle.torch").TorchTraining
    if known is None or not isinstance(training, known):
        raise InvalidInput(
            f"diagnose({type(training).__name__})",
            "an unsaddle.TorchTraining",
            "Write diagnose(unsaddle.TorchTraining(model, loss, data, optimizer)).",
        )
    return diagnose_training(
        training, seed=seed, confidence=confidence, max_products=max_products, progress=progress
    )
