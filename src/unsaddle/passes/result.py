"""`Pass`: the way from one minimum to another over saddles, with what is proved of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unsaddle.critical import CriticalPoint
from unsaddle.landscape import Landscape
from unsaddle.result import Result, plain, versions

Floats = NDArray[np.float64]


@dataclass(frozen=True, repr=False)
class Pass(Result):
    """The way between two minima: down from each of its saddles by steepest descent."""

    face = "passes"

    landscape: Landscape
    minimum_a: CriticalPoint  # certified
    minimum_b: CriticalPoint  # certified
    saddles: tuple[CriticalPoint, ...]  # from a to b, certified
    between: tuple[CriticalPoint, ...]  # the minima between the saddles, certified
    path: Floats  # (points, dims), from a to b; the string itself where nothing joins them
    path_values: Floats  # (points,)
    reason: str  # why the minima are not joined; empty where they are
    n_images: int
    n_strings: int  # relaxed: more than one where minima lie between
    n_iterations: int  # of all strings
    movement: float  # the largest movement in a string's last block, relative to its length
    settled: bool  # whether every string came to rest
    n_compared: int  # saddles that were compared: those of the strings and those the caller gave
    command: str | None

    @property
    def is_joined(self) -> bool:
        """Whether descent from the saddles leads to a and b, all minima between included."""
        return not self.reason

    @property
    def saddle(self) -> CriticalPoint | None:
        """The highest saddle on the way; None where the minima are not joined."""
        return max(self.saddles, key=lambda s: s.value) if self.is_joined else None

    @property
    def is_proved(self) -> bool:
        """Whether all saddles are proved to exist with index 1, and both minima as minima."""

        def index(point: CriticalPoint) -> int | None:
            known = point.certificate
            return known.index if known is not None and known.is_proved else None

        ends = (self.minimum_a, self.minimum_b, *self.between)
        return (
            self.is_joined
            and all(index(s) == 1 for s in self.saddles)
            and all(index(m) == 0 for m in ends)
        )

    @property
    def height(self) -> float | None:
        """The value at the highest saddle."""
        return None if self.saddle is None else self.saddle.value

    @property
    def height_above_a(self) -> float | None:
        """How far the highest saddle lies above minimum a."""
        return None if self.saddle is None else self.saddle.value - self.minimum_a.value

    @property
    def height_above_b(self) -> float | None:
        """How far the highest saddle lies above minimum b."""
        return None if self.saddle is None else self.saddle.value - self.minimum_b.value

    def stations(self) -> list[CriticalPoint]:
        """Return minima and saddles in the order of the way; only a and b where nothing joins."""
        if not self.is_joined:
            return [self.minimum_a, self.minimum_b]
        minima = [self.minimum_a, *self.between, self.minimum_b]
        ordered = [minima[0]]
        for saddle, minimum in zip(self.saddles, minima[1:], strict=True):
            ordered += [saddle, minimum]
        return ordered

    def remarks(self) -> list[str]:
        """Return what must be known to read the numbers."""
        lines: list[str] = []
        if not self.is_joined:
            lines.append(self.reason)
        if not self.settled:
            lines.append(
                f"a string had not come to rest after {self.n_iterations} iterations (it still "
                f"moved by {self.movement:.1g} of its length): allow more iterations"
            )
        if self.is_joined:
            n = self.n_compared
            lines.append(
                f"the lowest way over the {n} saddle{'s' * (n > 1)} that "
                f"{'were' if n > 1 else 'was'} seen; others may lead lower"
            )
        if self.is_joined and not self.is_proved:
            lines.append("not every point on the way is proved: see its certificate")
        return lines

    def protocol(self) -> list[str]:
        """Return the lines that stand beside every picture."""
        known = versions()
        strings = "string" if self.n_strings == 1 else "strings"
        lines = [
            f"landscape {self.landscape.name}: {self.landscape.definition}",
            f"{self.n_strings} {strings} of {self.n_images} images, {self.n_iterations} iterations "
            f"(last movement {self.movement:.1g} of the length); saddles by Newton's method, the "
            "way by steepest descent from them; proofs by the interval Newton test",
            f"unsaddle {known['unsaddle']}, jax {known['jax']}; nothing is random",
        ]
        return lines + ([self.command] if self.command else [])

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain data."""
        return plain(
            {
                "landscape": self.landscape.name,
                "formula": self.landscape.formula,
                "minimum_a": self.minimum_a.to_dict(),
                "minimum_b": self.minimum_b.to_dict(),
                "saddles": [saddle.to_dict() for saddle in self.saddles],
                "between": [minimum.to_dict() for minimum in self.between],
                "is_joined": self.is_joined,
                "is_proved": self.is_proved,
                "height": self.height,
                "height_above_a": self.height_above_a,
                "height_above_b": self.height_above_b,
                "path": self.path,
                "path_values": self.path_values,
                "reason": self.reason,
                "n_images": self.n_images,
                "n_strings": self.n_strings,
                "n_iterations": self.n_iterations,
                "movement": self.movement,
                "settled": self.settled,
                "n_compared": self.n_compared,
                "remarks": self.remarks(),
                "versions": versions(),
                "command": self.command,
            }
        )
