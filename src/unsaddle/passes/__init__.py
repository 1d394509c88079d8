"""The saddles that join two minima, the way over them, and its height."""

from unsaddle.passes.find import find_pass
from unsaddle.passes.result import Pass

__all__ = ["Pass", "find_pass"]
