"""The finite line probe: does the loss really fall along the escape direction, and how far?

It is an independent road to the word saddle: it uses values of the loss only, no derivative.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Line = Callable[[Floats], Floats]  # distances (k,) -> losses (k,)

# The quadratic model ends where the loss departs from it by this share of the quadratic term. At a
# fifth, the pull of a quartic wall has taken 40 % off the slope: growth is still close to the model's.
QUADRATIC_TOL = 0.2
# The loss of a mean over samples is right to about this relative error in float64.
LOSS_ROUNDING = 1e-14
N_PICTURE = 41  # distances in the picture, an odd number: the point itself is one of them
MAX_DOUBLINGS = 60
FIRST_SHARE = 1e-12  # of the reach: the shortest first distance


@dataclass(frozen=True)
class LineProbe:
    """The loss along ±u from a point, against its quadratic model.

    `radius` is where the model ends, in parameter distance: the nearer of both sides. `confirmed` says
    that the loss fell below the point's by more than rounding, on the side or sides of `falls`.
    """

    distances: Floats  # (k,), signed, ascending
    losses: Floats  # (k,); not finite where the loss is not
    loss: float  # at the point
    slope: float  # u · gradient
    curvature: float  # u · H u
    radius: float  # inf: no end of the model was found
    confirmed: bool
    falls: tuple[str, ...]  # of "+", "-"
    lowest_loss: float
    escape_loss: float  # at `radius`, on the lower side
    n_evaluations: int

    @property
    def model(self) -> Floats:
        """The quadratic model's losses at `distances`."""
        s = self.distances
        return self.loss + self.slope * s + 0.5 * self.curvature * s**2

    @property
    def relative_gain(self) -> float:
        """Share of the loss that the lowest point of the probe would save."""
        return (self.loss - self.lowest_loss) / abs(self.loss) if self.loss else math.inf

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "distances": self.distances,
            "losses": self.losses,
            "model": self.model,
            "curvature": self.curvature,
            "slope": self.slope,
            "radius": self.radius,
            "confirmed": self.confirmed,
            "falls": list(self.falls),
            "lowest_loss": self.lowest_loss,
            "escape_loss": self.escape_loss,
            "n_evaluations": self.n_evaluations,
        }


class PointByPoint:
    """An objective whose values along a line are told one by one: a measurement can end between two.

    All else is the objective's own.
    """

    def __init__(self, objective: Any, tell: Callable[[int, int], None]) -> None:
        self._objective, self._tell = objective, tell

    def __getattr__(self, name: str) -> Any:
        return getattr(self._objective, name)

    def line(self, direction: Floats, distances: Iterable[float]) -> Floats:
        """Return the values along a direction."""
        places = list(distances)
        losses: list[float] = []
        for place in places:
            self._tell(len(losses), len(places))
            losses.append(float(self._objective.line(direction, [place])[0]))
        return np.array(losses)


def probe_line(
    line: Line,
    loss: float,
    slope: float,
    curvature: float,
    reach: float,
    rounding_share: float = LOSS_ROUNDING,
) -> LineProbe:
    """Return the finite line probe of a function along one unit direction.

    Args:
        line: the loss at signed distances.
        loss: at distance 0.
        slope: first derivative at 0, in loss per distance.
        curvature: second derivative at 0; its sign does not matter here.
        reach: the farthest distance worth looking at, e.g. 10 times the size of the parameters.
        rounding_share: the relative error of the loss; that of float64 when left out.
    """
    rounding = rounding_share * max(abs(loss), 1e-300)
    bend = max(abs(curvature), 1e-300)
    step = _first_step(rounding, bend, reach)
    n_evaluations, ends = 0, {1.0: math.inf, -1.0: math.inf}
    for _ in range(MAX_DOUBLINGS):
        waiting = [sign for sign, end in ends.items() if math.isinf(end)]
        if not waiting or step > reach:
            break
        losses = line(np.array([sign * step for sign in waiting]))
        n_evaluations += len(waiting)
        for sign, value in zip(waiting, losses, strict=True):
            model = loss + slope * sign * step + 0.5 * curvature * step**2
            tolerated = QUADRATIC_TOL * 0.5 * bend * step**2 + 10 * rounding
            if not abs(value - model) <= tolerated:  # also where the value is not finite
                ends[sign] = step
        step *= 2.0
    radius = min(ends.values())
    if math.isfinite(radius):
        radius, more = _refined(line, loss, slope, curvature, radius, rounding)
        n_evaluations += more
    width = 2.0 * (radius if math.isfinite(radius) else min(step, reach))
    distances = np.linspace(-width, width, N_PICTURE)
    losses = np.asarray(line(distances))
    losses[N_PICTURE // 2] = loss
    drop = 100 * rounding
    finite = np.where(np.isfinite(losses), losses, np.inf)
    sides = {"+": finite[distances > 0].min(), "-": finite[distances < 0].min()}
    falls = tuple(side for side, value in sides.items() if value < loss - drop)
    escape_loss = loss
    if math.isfinite(radius):
        escape_loss = float(np.nanmin(line(np.array([radius, -radius]))))
        n_evaluations += 2
    return LineProbe(
        distances=distances,
        losses=losses,
        loss=loss,
        slope=slope,
        curvature=curvature,
        radius=radius,
        confirmed=bool(falls),
        falls=falls,
        lowest_loss=float(finite.min()),
        escape_loss=escape_loss,
        n_evaluations=n_evaluations + N_PICTURE,
    )


def bends_as_said(
    line: Line,
    loss: float,
    slope: float,
    curvature: float,
    reach: float,
    rounding_share: float = LOSS_ROUNDING,
) -> bool | None:
    """Return whether the loss follows its quadratic model at the first distance that shows it.

    It does not where a derivative is wrong, or at a kink. None: too flat to be seen within reach.
    Arguments as in `probe_line`.
    """
    rounding = rounding_share * max(abs(loss), 1e-300)
    bend = max(abs(curvature), 1e-300)
    step = _first_step(rounding, bend, reach)
    if step >= reach:
        return None
    both = np.array([step, -step])
    model = loss + slope * both + 0.5 * curvature * step**2
    tolerated = QUADRATIC_TOL * 0.5 * bend * step**2 + 10 * rounding
    return bool(np.all(np.abs(line(both) - model) <= tolerated))


def _first_step(rounding: float, bend: float, reach: float) -> float:
    """Where the quadratic term is a thousand times the rounding of the loss.

    That of a loss which happens to be zero is not known: then far enough out for the doublings to
    arrive at the reach.
    """
    return min(max(math.sqrt(2e3 * rounding / bend), FIRST_SHARE * reach), reach)


def _refined(
    line: Line, loss: float, slope: float, curvature: float, coarse: float, rounding: float
) -> tuple[float, int]:
    """The end of the quadratic model between half of a coarse distance and that, to 1 %."""
    low, high, n = 0.5 * coarse, coarse, 0
    while high / low > 1.01:
        middle, n = math.sqrt(low * high), n + 2
        both = np.array([middle, -middle])
        model = loss + slope * both + 0.5 * curvature * middle**2
        tolerated = QUADRATIC_TOL * 0.5 * abs(curvature) * middle**2 + 10 * rounding
        inside = bool(np.all(np.abs(line(both) - model) <= tolerated))
        low, high = (middle, high) if inside else (low, middle)
    return low, n
