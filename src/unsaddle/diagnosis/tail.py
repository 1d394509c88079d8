"""Does the slope die out towards infinity, or is there a critical point where it seems to lead?

Near a critical point the slope along a line is zero one Newton length |slope / curvature| ahead, and has
turned beyond. On the tail of a loss whose lowest point lies at infinity (logits that grow on separable
data), or of a unit that saturates, it falls by a constant factor per Newton length instead and keeps its
sign, and the next Newton length leads as far again. Values of the loss alone tell which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unsaddle.diagnosis.probe import Line

Floats = NDArray[np.float64]

# In Newton lengths. Exponential tails look the same at each; the minimum of |s|**p lies p - 1 of them
# away, so that powers up to the twelfth are told from tails: beyond it they rise again.
REACH = (-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0, 8.0, 16.0)
HERE = REACH.index(0.0)
SEEN = REACH.index(4.0)  # up to here the fall must stand above rounding
# From one chord to the next the slope falls at least so much; 1/e per length on an exponential tail.
FALLS_TO = 0.9
# How much steeper the slope is four to two lengths back than just behind. On the softplus 5 is a margin
# of 2.5: less is not the tail yet but the bend before it.
DEEP_RATIO = 5.0
# Two values of the loss that differ by less than so many of its roundings are called equal.
N_ROUNDINGS = 10.0


@dataclass(frozen=True)
class Tail:
    """The loss along a line, at multiples of the Newton length, in the direction of falling slope.

    Attributes:
        length: |slope / curvature| at the point, in parameter distance.
        curvature: along the line; above zero the loss falls on, below zero the run stands on a plateau
            from which the loss falls only backwards.
        losses: at `REACH` times the length.
        rounding: of the losses, absolute.
    """

    length: float
    curvature: float
    losses: Floats
    rounding: float

    @property
    def chords(self) -> Floats:
        """Mean slopes between neighbouring places, (places - 1,)."""
        return np.diff(self.losses) / (np.diff(REACH) * self.length)

    @property
    def depth(self) -> float:
        """How many times steeper the slope is further back; the tail begins at `DEEP_RATIO`."""
        chords = np.abs(self.chords)
        return float(chords[0] / chords[HERE - 1]) if chords[HERE - 1] > 0 else 0.0

    @property
    def dies_out(self) -> bool:
        """Whether the slope keeps its sign and falls all the way, from well within the tail on."""
        if not np.isfinite(self.losses).all():
            return False
        seen = self.chords[:SEEN]
        falls = np.diff(self.losses)
        sign = np.sign(falls[HERE])
        resolved = np.abs(falls[:SEEN]) > N_ROUNDINGS * self.rounding
        beyond = sign * falls[SEEN:] >= -N_ROUNDINGS * self.rounding
        return bool(
            resolved.all()
            and (np.sign(seen) == sign).all()
            and (np.abs(seen[1:]) <= FALLS_TO * np.abs(seen[:-1])).all()
            and beyond.all()
            and self.depth >= DEEP_RATIO
        )

    @property
    def falls_on(self) -> bool:
        """Whether the loss itself falls along the tail."""
        return self.curvature > 0

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "length": self.length,
            "curvature": self.curvature,
            "distances": [share * self.length for share in REACH],
            "losses": self.losses,
            "depth": self.depth,
            "dies_out": self.dies_out,
        }


def probe_tail(
    line: Line, slope: float, curvature: float, loss: float, share: float
) -> Tail | None:
    """Return the loss along a line as far as the tail would show; None where there is no slope.

    Args:
        line: the loss at signed distances.
        slope: first derivative at 0.
        curvature: second derivative at 0.
        loss: at 0.
        share: relative rounding of the loss.

    >>> import numpy as np
    >>> logits = lambda s: np.log1p(np.exp(-(5.0 + np.asarray(s))))
    >>> tail = probe_tail(logits, -0.00669, 0.00665, 0.00672, 1e-15)
    >>> tail.dies_out, round(tail.depth)
    (True, 12)
    >>> probe_tail(lambda s: (np.asarray(s) - 1.0) ** 2, -2.0, 2.0, 1.0, 1e-15).dies_out
    False
    """
    if not (slope and curvature):
        return None
    length = abs(slope / curvature)
    downhill = -np.sign(slope)
    # The slope falls downhill where the loss bends up, and uphill where it bends down.
    ahead = downhill if curvature > 0 else -downhill
    losses = np.asarray(line(ahead * length * np.array(REACH)), dtype=np.float64)
    return Tail(length, curvature, losses, share * abs(loss))


def first_that_dies_out(tails: Sequence[Tail | None]) -> Tail | None:
    """Return the first tail that dies out, else the first that was probed."""
    probed = [tail for tail in tails if tail is not None]
    return next((tail for tail in probed if tail.dies_out), probed[0] if probed else None)
