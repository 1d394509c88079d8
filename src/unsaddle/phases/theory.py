"""What theory draws over a phase picture: the stability edge, and where escape takes all the steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unsaddle.landscape import Neighbourhood
from unsaddle.optimizers import Optimizer
from unsaddle.phases.axis import Axis
from unsaddle.theory import Method, amplitude, growth_rate, stability_edge

Floats = NDArray[np.float64]

METHODS: Mapping[str, Method] = {
    "sgd": "gradient_descent",
    "momentum": "heavy_ball",
    "nesterov": "nesterov",
    "ema_momentum": "ema_momentum",
}
N_POINTS = 101
EDGE = "stability edge"


@dataclass(frozen=True)
class Curve:
    """A line over the picture."""

    words: str
    points: Floats  # (points, 2), in the units of the axes

    def to_dict(self) -> dict[str, Any]:
        """Return the curve as plain data."""
        return {"words": self.words, "points": self.points}


def curves_for(
    optimizer: Optimizer,
    around: Neighbourhood | None,
    x: Axis,
    y: Axis,
    start: Floats,
    n_steps: int,
    exact: bool,
) -> tuple[Curve, ...]:
    """Return what is known in closed form of methods with momentum over their learning rate.

    The stability edge over the largest positive curvature at the saddle, and, without noise, the
    learning rate at which a walker on the saddle's quadratic needs all the steps to escape; each only
    where it comes into the picture.

    Args:
        optimizer: one of `METHODS`, else nothing is known.
        around: the saddle's surroundings.
        x: one axis.
        y: the other; one of the two is the learning rate, else nothing is drawn.
        start: (dims,), of the walkers.
        n_steps: steps of each walker.
        exact: whether gradients are without noise and starts without scatter.
    """
    method = METHODS.get(optimizer.name)
    names = (x.name, y.name)
    schedule = "schedule" in dict(optimizer.settings)
    if method is None or around is None or "learning_rate" not in names or schedule:
        return ()
    rate, other = (x, y) if x.name == "learning_rate" else (y, x)
    low, high = other.edges()[[0, -1]]
    along = (
        np.geomspace(low, high, N_POINTS)
        if other.scale == "log"
        else np.linspace(low, high, N_POINTS)
    )
    if other.name == "momentum":
        along = along[(along >= 0) & (along < 1)]
        momenta = along
    else:
        momenta = np.full(len(along), float(dict(optimizer.settings).get("momentum", 0.0)))  # pyright: ignore[reportArgumentType]
    found: list[Curve] = []
    largest = float(around.curvatures[-1])
    if largest > 0:
        # The edge is inversely proportional to the learning rate.
        edge = np.array([stability_edge(method, 1.0, m) for m in momenta]) / largest
        words = f"{EDGE} of curvature {largest:.4g}, across the saddle"
        if _crosses(edge, rate):
            found.append(Curve(words, _line(edge, along, rate is x)))
    offset = float(around.displacement(start))
    if exact and around.is_strict and 0 < offset < around.radius:
        falling = -float(around.curvatures[0])
        different, where = np.unique(momenta, return_inverse=True)
        rates = [
            _rate_of_last_step(method, momentum, falling, offset, around.radius, n_steps)
            for momentum in map(float, different)
        ]
        last = np.array(rates)[where]
        words = f"escape at step {n_steps} of the saddle's quadratic"
        if _crosses(last, rate):
            found.append(Curve(words, _line(last, along, rate is x)))
    return tuple(found)


def _crosses(rates: Floats, axis: Axis) -> bool:
    """Whether a curve comes into the picture; it is continuous, and spans the other axis."""
    low, high = axis.edges()[[0, -1]]
    return not (bool(np.all(rates < low)) or bool(np.all(rates > high)))


def _line(rates: Floats, along: Floats, rate_is_x: bool) -> Floats:
    return np.stack([rates, along] if rate_is_x else [along, rates], axis=1)


def _rate_of_last_step(
    method: Method, momentum: float, curvature: float, offset: float, radius: float, n_steps: int
) -> float:
    """The learning rate at which C₊ r₊^n · offset = radius after all n steps, by bisection."""
    low, high = 1e-12 / curvature, 1e6 / curvature

    def distance(rate: float) -> float:
        h = rate * curvature
        growth = n_steps * float(growth_rate(method, h, momentum))
        return growth + float(np.log(amplitude(method, h, momentum))) - np.log(radius / offset)

    for _ in range(50):  # 18 decades to nine digits
        middle = float(np.sqrt(low * high))
        low, high = (low, middle) if distance(middle) > 0 else (middle, high)
    return high
