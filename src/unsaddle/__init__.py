"""unsaddle: is my optimizer stuck at a saddle point, why, and what gets it out?

Importing this package imports neither JAX nor PyTorch: public names are loaded when first used.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from unsaddle.basins import BasinMap, basin_map
    from unsaddle.branching import Branches, branch
    from unsaddle.critical import CriticalPoint, Kind
    from unsaddle.diagnosis import Cause, Report, diagnose
    from unsaddle.ensemble import run_ensemble
    from unsaddle.explorer import explore, explorer
    from unsaddle.inventory import Inventory, find_critical_points
    from unsaddle.jax import JaxTraining
    from unsaddle.landscape import Landscape
    from unsaddle.outcome import Outcome
    from unsaddle.passes import Pass, find_pass
    from unsaddle.phases import PhasePicture, phase
    from unsaddle.problem import Problem
    from unsaddle.racing import Race, race
    from unsaddle.torch import TorchTraining

__all__ = [
    "BasinMap",
    "Branches",
    "Cause",
    "CriticalPoint",
    "Inventory",
    "JaxTraining",
    "Kind",
    "Landscape",
    "Outcome",
    "Pass",
    "PhasePicture",
    "Problem",
    "Race",
    "Report",
    "TorchTraining",
    "basin_map",
    "branch",
    "diagnose",
    "explore",
    "explorer",
    "find_critical_points",
    "find_pass",
    "phase",
    "race",
    "run_ensemble",
]

_HOMES = {
    "BasinMap": "basins",
    "Branches": "branching",
    "Cause": "diagnosis",
    "CriticalPoint": "critical",
    "Inventory": "inventory",
    "JaxTraining": "jax",
    "Kind": "critical",
    "Landscape": "landscape",
    "Outcome": "outcome",
    "Pass": "passes",
    "PhasePicture": "phases",
    "Problem": "problem",
    "Race": "racing",
    "Report": "diagnosis",
    "TorchTraining": "torch",
    "basin_map": "basins",
    "branch": "branching",
    "diagnose": "diagnosis",
    "explore": "explorer",
    "explorer": "explorer",
    "find_critical_points": "inventory",
    "find_pass": "passes",
    "phase": "phases",
    "race": "racing",
    "run_ensemble": "ensemble",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'unsaddle' has no attribute {name!r}")
    home = importlib.import_module(f"unsaddle.{_HOMES[name]}")
    # A package that can be called goes by its own name, whatever was imported first.
    value = home if _HOMES[name] == name else getattr(home, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
