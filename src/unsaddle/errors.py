"""The exception tree.

    UnsaddleError
    ├── InvalidInput (also ValueError)   a caller's mistake: received, accepted, what to do
    │   ├── UnknownName                  a name nobody knows, with the nearest known ones
    │   ├── FormulaError                 a formula that is refused, with the place in the text
    │   ├── TrainingError                a training run that cannot be diagnosed as it was given
    │   └── CheckpointError              a checkpoint that does not fit or must not be loaded
    └── MissingExtra (also ImportError)  an optional dependency is not installed

An outcome of the mathematics (diverged, unconverged, undecided) is never an exception: it is returned.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class UnsaddleError(Exception):
    """Base of everything this package raises on purpose."""


class InvalidInput(UnsaddleError, ValueError):
    """A caller's mistake, in three parts.

    Args:
        received: the argument and what it was.
        accepted: what would have been accepted.
        advice: what to do now; a full sentence.
    """

    def __init__(self, received: str, accepted: str, advice: str) -> None:
        self.received = received
        self.accepted = accepted
        self.advice = advice
        super().__init__(f"{received}; accepted: {accepted}. {advice}")


class UnknownName(InvalidInput):
    """A name that is not in a closed set; the nearest members are suggested.

    >>> str(UnknownName("landscape", "himelblau", ["himmelblau", "saddle"]))
    "unknown landscape 'himelblau'; accepted: himmelblau, saddle. Did you mean 'himmelblau'?"
    """

    def __init__(self, noun: str, name: str, known: Iterable[str], advice: str = "") -> None:
        names = sorted(known)
        self.nearest = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
        if self.nearest:
            suggestion = " or ".join(repr(near) for near in self.nearest)
            hint = f"Did you mean {suggestion}?"
        else:
            hint = "Choose one of the accepted names."
        super().__init__(
            f"unknown {noun} {name!r}", ", ".join(names), " ".join(filter(None, [hint, advice]))
        )


class FormulaError(InvalidInput):
    """A formula that is refused; `column` counts from 1 in the text as typed."""

    def __init__(
        self, received: str, accepted: str, advice: str, column: int | None = None
    ) -> None:
        self.column = column
        place = f" at column {column}" if column is not None else ""
        super().__init__(f"{received}{place}", accepted, advice)


class TrainingError(InvalidInput):
    """A training run that cannot be diagnosed as it was given."""


class CheckpointError(InvalidInput):
    """A checkpoint that does not fit the model, is damaged, or would run code."""


class MissingExtra(UnsaddleError, ImportError):
    """An optional dependency is missing; says which extra brings it."""

    def __init__(self, package: str, extra: str, purpose: str) -> None:
        super().__init__(
            f"{purpose} needs {package}, which is not installed; "
            f"accepted: an environment with the extra '{extra}'. "
            f"Install it with: pip install 'unsaddle[{extra}]'."
        )
