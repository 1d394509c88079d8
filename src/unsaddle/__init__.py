"""unsaddle: is my optimizer stuck at a saddle point, why, and what gets it out?

Importing this package imports neither JAX nor PyTorch: public names are loaded when first used.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from unsaddle.critical import CriticalPoint, Kind
    from unsaddle.diagnosis import Cause, Report, diagnose
    from unsaddle.ensemble import run_ensemble
    from unsaddle.landscape import Landscape
    from unsaddle.outcome import Outcome
    from unsaddle.problem import Problem
    from unsaddle.racing import Race, race
    from unsaddle.torch import TorchTraining

__all__ = [
    "Cause",
    "CriticalPoint",
    "Kind",
    "Landscape",
    "Outcome",
    "Problem",
    "Race",
    "Report",
    "TorchTraining",
    "diagnose",
    "race",
    "run_ensemble",
]

_HOMES = {
    "Cause": "diagnosis",
    "CriticalPoint": "critical",
    "Kind": "critical",
    "Landscape": "landscape",
    "Outcome": "outcome",
    "Problem": "problem",
    "Race": "racing",
    "Report": "diagnosis",
    "TorchTraining": "torch",
    "diagnose": "diagnosis",
    "race": "racing",
    "run_ensemble": "ensemble",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'unsaddle' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"unsaddle.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
