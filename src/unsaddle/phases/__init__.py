"""Phase pictures: what becomes of an optimizer over two of its settings."""

from unsaddle.phases.axis import Axis
from unsaddle.phases.result import SHOWN, PhasePicture, Shown
from unsaddle.phases.run import phase

__all__ = ["SHOWN", "Axis", "PhasePicture", "Shown", "phase"]
