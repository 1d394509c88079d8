"""Rigorous enclosures: interval arithmetic over the programs that JAX derives."""

from unsaddle.intervals.interval import Interval
from unsaddle.intervals.program import NoRule, Program

__all__ = ["Interval", "NoRule", "Program"]
