"""`Ensemble`: many walkers advanced together, the only loop over time in the laboratory."""

from unsaddle.ensemble.program import NEVER, NOISE_STD, Array, Criterion, Observer
from unsaddle.ensemble.run import Described, Ensemble, run_ensemble
from unsaddle.ensemble.starts import scattered_starts
from unsaddle.ensemble.strips import in_strips

__all__ = [
    "NEVER",
    "NOISE_STD",
    "Array",
    "Criterion",
    "Described",
    "Ensemble",
    "Observer",
    "in_strips",
    "run_ensemble",
    "scattered_starts",
]
