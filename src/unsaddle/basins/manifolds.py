"""Stable manifolds of the saddles of a plane: the lines from which descent goes to the saddle.

They are the borders between basins. Of the gradient flow they are found by following the flow
backwards from the saddle; of gradient descent, whose steps have a length, by undoing its steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

from unsaddle.critical import CriticalPoint, Kind
from unsaddle.landscape import Landscape

Floats = NDArray[np.float64]

OFFSET = (
    1e-4  # of the box's diagonal: first distance from the saddle, where the manifold is straight
)
MARGIN = 0.02  # of the box's sides: how far a branch is followed beyond it
MAX_SADDLES = 40  # more lines than that hide the picture, and each takes a tenth of a second
N_L_GRID = 101  # points along each side on which the largest curvature of the box is looked for
POINT_DISTANCE = 1 / 400  # of the diagonal: how far apart the points of a drawn line may be
MAX_UNDONE_STEPS = 20_000
N_POINTS = (32, 256, 2048)  # of the piece that is undone, tried in turn: each is compiled once
INVERSE_TOL = 1e-12  # of the diagonal: what is left open when a step has been undone


@dataclass(frozen=True)
class Branch:
    """One side of a saddle's stable manifold, from the saddle outwards."""

    saddle: CriticalPoint
    points: Floats  # (points, 2)


def strict_saddles(landscape: Landscape) -> tuple[CriticalPoint, ...]:
    """Return the strict saddles of a landscape, those in its box."""
    ends = np.asarray(landscape.box)
    return tuple(
        point
        for point in landscape.critical_points
        if point.kind is Kind.STRICT_SADDLE
        and np.all(np.asarray(point.location) >= ends[:, 0])
        and np.all(np.asarray(point.location) <= ends[:, 1])
    )


def flow_branches(landscape: Landscape) -> tuple[Branch, ...]:
    """Return the stable manifolds of the gradient flow x' = -∇f, two branches for each saddle.

    Followed backwards (uphill) from the saddle along its direction of positive curvature, by length
    and not by time, until they leave the box, end at a critical point or the function is not finite.

    Args:
        landscape: of two dimensions.

    Returns:
        None for more than `MAX_SADDLES` saddles.

    >>> from unsaddle import zoo
    >>> first, second = flow_branches(zoo.get("lee"))  # its manifold is the line y = 0
    >>> bool(abs(first.points[:, 1]).max() < 1e-9), bool(abs(first.points[-1, 0]) >= 2.0)
    (True, True)
    """
    saddles = strict_saddles(landscape)
    if len(saddles) > MAX_SADDLES:
        return ()
    found: list[Branch] = []
    for saddle in saddles:
        centre = np.asarray(saddle.location)
        for side in (1.0, -1.0):
            start = centre + side * OFFSET * landscape.box_diagonal * _stable(landscape, saddle)
            line = _uphill(landscape, start)
            found.append(Branch(saddle, np.concatenate([centre[None], line])))
    return tuple(found)


def _stable(landscape: Landscape, saddle: CriticalPoint) -> Floats:
    """The unit eigenvector of the saddle's positive curvature."""
    _, vectors = np.linalg.eigh(landscape.hessian(saddle.location))
    return vectors[:, -1]


def _bounds(landscape: Landscape) -> tuple[Floats, Floats]:
    ends = np.asarray(landscape.box)
    more = MARGIN * (ends[:, 1] - ends[:, 0])
    return ends[:, 0] - more, ends[:, 1] + more


def _uphill(landscape: Landscape, start: Floats) -> Floats:
    low, high = _bounds(landscape)
    centre, half = 0.5 * (low + high), 0.5 * (high - low)

    def direction(length: float, point: Floats) -> Floats:
        del length
        with np.errstate(all="ignore"):
            slope = landscape.gradient(point)
            norm = float(np.linalg.norm(slope))
        return slope / norm if 0 < norm < np.inf else np.zeros(2)

    def inside(length: float, point: Floats) -> float:
        del length
        return float(1.0 - np.max(np.abs((point - centre) / half)))

    def at_rest(length: float, point: Floats) -> float:
        """The way ends at a maximum, where the direction turns round: half a step from it."""
        ahead = direction(
            length, point + 0.5 * OFFSET * landscape.box_diagonal * direction(0, point)
        )
        return float(direction(length, point) @ ahead)

    for event in (inside, at_rest):
        event.terminal = True  # pyright: ignore[reportFunctionMemberAccess]
    step = POINT_DISTANCE * landscape.box_diagonal
    solution = solve_ivp(
        direction,
        (0.0, 10.0 * landscape.box_diagonal),
        start,
        method="DOP853",
        rtol=1e-9,
        atol=1e-10 * landscape.box_diagonal,
        max_step=8 * step,
        events=(inside, at_rest),
        dense_output=True,
    )
    end = float(solution.t[-1])
    return np.asarray(solution.sol(np.linspace(0.0, end, max(2, int(np.ceil(end / step)) + 1)))).T


def largest_curvature(landscape: Landscape) -> float:
    """Return the largest eigenvalue of the Hessian on a grid over the box, L on this box.

    >>> from unsaddle import zoo
    >>> round(largest_curvature(zoo.get("lee")), 6)
    11.0
    """
    axes = [np.linspace(low, high, N_L_GRID) for low, high in landscape.box]
    points = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, landscape.n_dims)
    with np.errstate(all="ignore"):
        bent = landscape.hessian(points)
    bent = bent[np.isfinite(bent).all(axis=(1, 2))]
    return float(np.linalg.eigvalsh(bent)[:, -1].max()) if len(bent) else np.inf


def map_branches(landscape: Landscape, learning_rate: float) -> tuple[Branch, ...]:
    """Return the stable manifolds of the map x → x - learning_rate·∇f(x), which gradient descent is.

    The map is undone from a short piece of the manifold beside the saddle, by Newton's method; each
    undoing makes the piece longer. This needs a step below 1/L, under which the map is one to one.

    Args:
        landscape: of two dimensions.
        learning_rate: of gradient descent without momentum.

    Returns:
        Two branches for each saddle; none where the step is not below 1/L on the box, or for more than
        `MAX_SADDLES` saddles.

    References:
        Lee, Simchowitz, Jordan, Recht (2016), arXiv 1602.04915: for a step below 1/L the map is a
        diffeomorphism, and the starts from which it goes to a strict saddle have measure zero.

    >>> from unsaddle import zoo
    >>> [len(map_branches(zoo.get("lee"), rate)) for rate in (0.05, 0.5)]
    [2, 0]
    """
    saddles = strict_saddles(landscape)
    if len(saddles) > MAX_SADDLES or not learning_rate * largest_curvature(landscape) < 1:
        return ()
    found: list[Branch] = []
    for saddle in saddles:
        centre, out = np.asarray(saddle.location), _stable(landscape, saddle)
        contraction = 1.0 - learning_rate * saddle.eigenvalues[-1]
        for side in (1.0, -1.0):
            first = side * OFFSET * landscape.box_diagonal * out
            line = _undone(landscape, learning_rate, centre, first, contraction)
            found.append(Branch(saddle, np.concatenate([centre[None], line])))
    return tuple(found)


def _undone(
    landscape: Landscape, rate: float, centre: Floats, first: Floats, contraction: float
) -> Floats:
    """The branch with points close enough: where the map is steep they are drawn apart."""
    apart = POINT_DISTANCE * landscape.box_diagonal
    line = np.empty((0, 2))
    for n_points in N_POINTS:
        line = _grown(landscape, rate, centre, first, contraction, n_points)
        if np.linalg.norm(np.diff(line, axis=0), axis=1).max(initial=0.0) <= 2 * apart:
            break
    return line


def _grown(
    landscape: Landscape,
    rate: float,
    centre: Floats,
    first: Floats,
    contraction: float,
    n_points: int,
) -> Floats:
    """Undo the map on the piece from `first` to its preimage, until the piece has left the box."""
    low, high = _bounds(landscape)
    share = np.linspace(0.0, 1.0, n_points + 1)[:-1]
    # Equal steps of the logarithm: undoing multiplies by 1/contraction here.
    piece = centre + first * contraction ** -share[:, None]
    pieces = [piece]
    for _ in range(MAX_UNDONE_STEPS):
        piece = _preimage(landscape, rate, piece)
        inside = np.all((piece >= low) & (piece <= high), axis=1)  # not-a-number is not
        if not inside.all():
            last = int(np.argmin(inside))
            last += bool(np.isfinite(piece[last]).all())  # the first point beyond the border
            pieces.append(piece[:last])
            break
        pieces.append(piece)
        if np.linalg.norm(piece - pieces[-2], axis=1).max() < 1e-9 * landscape.box_diagonal:
            break  # it has come to rest at another critical point, where the branch ends
    return thinned(np.concatenate(pieces), POINT_DISTANCE * landscape.box_diagonal)


def _preimage(landscape: Landscape, rate: float, targets: Floats) -> Floats:
    """Points that a step takes to the targets, by Newton's method; not-a-number where it fails."""
    points = targets.copy()
    with np.errstate(all="ignore"):
        for _ in range(50):
            gap = points - rate * landscape.gradient(points) - targets
            if np.nanmax(np.abs(gap), initial=0.0) <= INVERSE_TOL * landscape.box_diagonal:
                break
            jacobian = np.eye(2) - rate * landscape.hessian(points)
            bad = ~np.isfinite(jacobian).all(axis=(1, 2)) | (
                np.abs(np.linalg.det(jacobian)) < 1e-12
            )
            jacobian[bad], gap[bad] = np.eye(2), np.nan
            points = points - np.linalg.solve(jacobian, gap[..., None])[..., 0]
        left = np.abs(points - rate * landscape.gradient(points) - targets).max(axis=1)
    points[~(left <= INVERSE_TOL * landscape.box_diagonal)] = np.nan
    return points


def thinned(points: Floats, distance: float) -> Floats:
    """Return a line's points at least so far apart, its ends kept.

    >>> thinned(np.array([[0.0, 0.0], [0.1, 0.0], [1.0, 0.0], [1.1, 0.0]]), 0.5).tolist()
    [[0.0, 0.0], [1.0, 0.0], [1.1, 0.0]]
    """
    kept: list[Any] = [points[0]]
    for point in points[1:-1]:
        if np.linalg.norm(point - kept[-1]) >= distance:
            kept.append(point)
    return np.array([*kept, points[-1]])
