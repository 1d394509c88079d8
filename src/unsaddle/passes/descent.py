"""Where steepest descent leads from a saddle, on both sides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

from unsaddle.critical import CriticalPoint, Kind
from unsaddle.critical.norm import norm
from unsaddle.passes.ground import Ground
from unsaddle.passes.string import evenly

Floats = NDArray[np.float64]

# Of the reach: the first step off the saddle, along the eigenvector. There the curve leaves the vector
# by the square of this.
FIRST_STEP = 1e-4
# The reach is the box's diagonal, but so many times the cube in which the saddle is alone at most: a
# narrow pass in a wide box must not be stepped over. The floor keeps rounding out of the first step.
CUBES, SMALLEST_REACH = 1e3, 1e-6
ARRIVED = 1e-6  # relative to the gradient's typical size; Newton's method does the rest
FAR = 10.0  # diagonals from the saddle: the descent has left for infinity
ACCURACY = 1e-9  # of the integration, relative
SAME = 1e-4  # of the diagonal: closer points are one where neither is proved to be alone


@dataclass(frozen=True)
class Leg:
    """One side of a saddle: the curve of steepest descent and where it ends."""

    curve: Floats  # (points, dims), from the saddle
    end: CriticalPoint | None  # a minimum; None where the descent ends in none
    reason: str  # why there is no end; empty where there is one


def legs(
    ground: Ground, saddle: CriticalPoint, gradient_scale: float, n_points: int
) -> tuple[Leg, Leg]:
    """Return both sides of a saddle of index 1.

    Args:
        ground: the landscape.
        saddle: one of its saddles of index 1.
        gradient_scale: a typical size of its gradient.
        n_points: points kept of each curve, at equal distances.

    >>> from unsaddle import zoo
    >>> lee = zoo.get("lee")
    >>> [leg.end.describe() for leg in legs(Ground.of(lee), lee.critical_points[2], 1.0, 9)]
    ['minimum (0, -1)', 'minimum (0, 1)']
    """
    centre = np.asarray(saddle.location)
    curvatures, vectors = np.linalg.eigh(ground.landscape.hessian(centre))
    out = vectors[:, 0] * np.sign(vectors[np.argmax(np.abs(vectors[:, 0])), 0])
    return (
        _leg(ground, saddle, -out, float(curvatures[0]), gradient_scale, n_points),
        _leg(ground, saddle, out, float(curvatures[0]), gradient_scale, n_points),
    )


def _leg(
    ground: Ground,
    saddle: CriticalPoint,
    direction: Floats,
    curvature: float,
    gradient_scale: float,
    n_points: int,
) -> Leg:
    landscape, centre = ground.landscape, np.asarray(saddle.location)
    diagonal, reach = landscape.box_diagonal, _reach(saddle, ground.landscape.box_diagonal)

    def arrived(_time: float, point: Floats) -> float:
        return float(norm(landscape.gradient(point)) - small)

    def escaped(_time: float, point: Floats) -> float:
        return float(np.linalg.norm(point - centre) - FAR * diagonal)

    arrived.terminal, arrived.direction = True, -1  # pyright: ignore[reportFunctionMemberAccess]
    escaped.terminal = True  # pyright: ignore[reportFunctionMemberAccess]
    start = centre + FIRST_STEP * reach * direction
    # A flat saddle's first gradient may be small itself: it must grow before it can fall below.
    small = min(ARRIVED * gradient_scale, 0.1 * float(norm(landscape.gradient(start))))
    with np.errstate(all="ignore"):
        solution = solve_ivp(
            lambda _time, point: -landscape.gradient(point) / abs(curvature),
            (0.0, 1e6),  # in units of 1 / curvature, whatever the function's scale
            start,
            method="LSODA",
            jac=lambda _time, point: -landscape.hessian(point) / abs(curvature),
            events=(arrived, escaped),
            rtol=ACCURACY,
            atol=ACCURACY * reach,
        )
    curve = np.vstack([centre, solution.y.T])
    if len(solution.t_events[1]):
        return Leg(evenly(curve, n_points), None, f"leads further than {FAR:g} diagonals away")
    if not np.isfinite(curve).all() or not solution.success:
        curve = curve[np.isfinite(curve).all(axis=1)]
        return Leg(evenly(curve, n_points), None, "leads to where the function is not finite")
    for end in ground.points_at(curve[-1:], gradient_scale):
        if end.kind is Kind.MINIMUM:
            return Leg(evenly(np.vstack([curve, end.location]), n_points), end, "")
        reason = f"ends at the {end.describe()}, not at a minimum"
        return Leg(evenly(curve, n_points), None, reason)
    return Leg(evenly(curve, n_points), None, "ends at no critical point, not at a minimum")


def _reach(saddle: CriticalPoint, diagonal: float) -> float:
    """Return the length that the first step and the accuracy of a descent are relative to."""
    proof = saddle.certificate
    if proof is None or proof.unique_radius is None:
        return diagonal
    return min(diagonal, max(CUBES * proof.unique_radius, SMALLEST_REACH * diagonal))
