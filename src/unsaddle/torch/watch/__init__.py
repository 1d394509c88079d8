"""The watch: it notices a plateau of a running training, diagnoses it, and changes nothing.

`unsaddle.torch.watch.lightning` and `unsaddle.torch.watch.transformers` hang it into those trainers;
`unsaddle.torch.watch.sinks` writes what it sees to files and trackers.
"""

from unsaddle.torch.watch.budget import Budget
from unsaddle.torch.watch.eigenvalue import EigenvalueTrack, TrackedEigenvalue
from unsaddle.torch.watch.event import PlateauEvent
from unsaddle.torch.watch.gradients import GradientPairs, GradientSignal
from unsaddle.torch.watch.untouched import untouched
from unsaddle.torch.watch.watch import PlateauWatch

__all__ = [
    "Budget",
    "EigenvalueTrack",
    "GradientPairs",
    "GradientSignal",
    "PlateauEvent",
    "PlateauWatch",
    "TrackedEigenvalue",
    "untouched",
]
