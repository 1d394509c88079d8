"""Where steepest descent leads from a saddle, on both sides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

from unsaddle.critical import CriticalPoint, Kind, polish
from unsaddle.landscape import Landscape
from unsaddle.passes.string import evenly

Floats = NDArray[np.float64]

# Of the box's diagonal: the first step off the saddle, along the eigenvector. There the curve leaves
# the vector by the square of this.
FIRST_STEP = 1e-4
ARRIVED = 1e-6  # relative to the gradient's typical size; Newton's method does the rest
FAR = 10.0  # diagonals from the saddle: the descent has left for infinity
ACCURACY = 1e-9  # of the integration, relative
SAME = 1e-4  # of the diagonal: closer points are one


@dataclass(frozen=True)
class Leg:
    """One side of a saddle: the curve of steepest descent and where it ends."""

    curve: Floats  # (points, dims), from the saddle
    end: CriticalPoint | None  # a minimum; None where the descent ends in none
    reason: str  # why there is no end; empty where there is one


def legs(
    landscape: Landscape, saddle: CriticalPoint, gradient_scale: float, n_points: int
) -> tuple[Leg, Leg]:
    """Return both sides of a saddle of index 1.

    Args:
        landscape: the function.
        saddle: one of its saddles of index 1.
        gradient_scale: a typical size of its gradient.
        n_points: points kept of each curve, at equal distances.

    >>> from unsaddle import zoo
    >>> lee = zoo.get("lee")
    >>> [leg.end.describe() for leg in legs(lee, lee.critical_points[2], 1.0, 9)]
    ['minimum (0, -1)', 'minimum (0, 1)']
    """
    centre = np.asarray(saddle.location)
    curvatures, vectors = np.linalg.eigh(landscape.hessian(centre))
    out = vectors[:, 0] * np.sign(vectors[np.argmax(np.abs(vectors[:, 0])), 0])
    return (
        _leg(landscape, centre, -out, float(curvatures[0]), gradient_scale, n_points),
        _leg(landscape, centre, out, float(curvatures[0]), gradient_scale, n_points),
    )


def _leg(
    landscape: Landscape,
    centre: Floats,
    direction: Floats,
    curvature: float,
    gradient_scale: float,
    n_points: int,
) -> Leg:
    diagonal = landscape.box_diagonal

    def arrived(_time: float, point: Floats) -> float:
        return float(np.linalg.norm(landscape.gradient(point)) - small)

    def escaped(_time: float, point: Floats) -> float:
        return float(np.linalg.norm(point - centre) - FAR * diagonal)

    arrived.terminal, arrived.direction = True, -1  # pyright: ignore[reportFunctionMemberAccess]
    escaped.terminal = True  # pyright: ignore[reportFunctionMemberAccess]
    start = centre + FIRST_STEP * diagonal * direction
    # A flat saddle's first gradient may be small itself: it must grow before it can fall below.
    small = min(ARRIVED * gradient_scale, 0.1 * float(np.linalg.norm(landscape.gradient(start))))
    with np.errstate(all="ignore"):
        solution = solve_ivp(
            lambda _time, point: -landscape.gradient(point),
            (0.0, 1e6 / abs(curvature)),
            start,
            method="LSODA",
            jac=lambda _time, point: -landscape.hessian(point),
            events=(arrived, escaped),
            rtol=ACCURACY,
            atol=ACCURACY * diagonal,
        )
    curve = np.vstack([centre, solution.y.T])
    if len(solution.t_events[1]):
        return Leg(evenly(curve, n_points), None, f"leads further than {FAR:g} diagonals away")
    if not np.isfinite(curve).all() or not solution.success:
        curve = curve[np.isfinite(curve).all(axis=1)]
        return Leg(evenly(curve, n_points), None, "leads to where the function is not finite")
    (end,) = polish(
        landscape.gradient,
        landscape.hessian,
        landscape.value,
        curve[-1:],
        landscape.box,
        gradient_scale=gradient_scale,
    )
    if end is None or end.kind is not Kind.MINIMUM:
        what = "no critical point" if end is None else f"the {end.describe()}"
        return Leg(evenly(curve, n_points), None, f"ends at {what}, not at a minimum")
    return Leg(evenly(np.vstack([curve, end.location]), n_points), end, "")


def is_same(one: CriticalPoint, other: CriticalPoint, diagonal: float) -> bool:
    """Return whether two critical points are one."""
    gap = np.linalg.norm(np.asarray(one.location) - np.asarray(other.location))
    return bool(gap <= SAME * diagonal)
