"""The search for critical points in a box: Newton's method from many starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.critical.kind import FLAT_TOL
from unsaddle.critical.norm import norm
from unsaddle.critical.point import CriticalPoint
from unsaddle.streams import generator

Floats = NDArray[np.float64]

ENOUGH_FLAT = 800  # points with a flat direction; sorting out which are joined costs their square


POLISHED_AT_ONCE = 8


@dataclass(frozen=True)
class _Function:
    """The function that is searched, for any number of points at once, and its scales.

    It is called with `n_starts` points always: compiled derivatives are compiled once.
    """

    raw_value: Callable[[Floats], Floats]
    raw_gradient: Callable[[Floats], Floats]
    raw_hessian: Callable[[Floats], Floats]
    n_starts: int
    gradient_scale: float  # median gradient norm over the first starts
    diagonal: float  # length of the box's diagonal

    def value(self, points: Floats) -> Floats:
        """Return values, (points,)."""
        return self._in_blocks(self.raw_value, points)

    def gradient(self, points: Floats) -> Floats:
        """Return gradients, (points, dims)."""
        return self._in_blocks(self.raw_gradient, points)

    def hessian(self, points: Floats) -> Floats:
        """Return Hessians, (points, dims, dims)."""
        return self._in_blocks(self.raw_hessian, points)

    def _in_blocks(self, call: Callable[[Floats], Floats], points: Floats) -> Floats:
        n_blocks = max(1, -(-len(points) // self.n_starts))
        padded = np.zeros((n_blocks * self.n_starts, points.shape[1]))
        padded[: len(points)] = points
        padded[len(points) :] = points[-1] if len(points) else 0.0
        results = [call(block) for block in np.split(padded, n_blocks)]
        return np.concatenate(results)[: len(points)]

    def gradient_norm(self, points: Floats) -> Floats:
        """Return norms, (points,)."""
        return norm(self.gradient(points))


@dataclass(frozen=True)
class Search:
    """What a search found and how hard it looked."""

    points: tuple[CriticalPoint, ...]  # by value from low to high
    n_starts: int  # in each round
    n_rounds: int
    n_finite_starts: int  # of the first round, those where value and gradient are finite
    seed: int
    settled: bool  # whether the last round brought nothing new
    gradient_scale: float  # median of the gradient's norm over the finite starts of the first round

    @property
    def finite_share(self) -> float:
        """The share of the first round's starts where value and gradient are finite."""
        return self.n_finite_starts / self.n_starts


def search(
    gradient: Callable[[Floats], Floats],
    hessian: Callable[[Floats], Floats],
    value: Callable[[Floats], Floats],
    box: ArrayLike,
    *,
    n_starts: int = 400,
    max_rounds: int = 16,
    seed: int = 0,
    gradient_tol: float = 1e-10,
    separation_tol: float = 1e-4,
) -> Search:
    """Return the critical points that Newton's method finds from random starts in a box.

    Newton's method with step halving on the gradient's norm, from the middle of the box and uniform
    points, in rounds of `n_starts` until a round brings nothing new. A point is kept when its
    gradient is below `gradient_tol` of the gradient's typical size in the box, the Newton step that
    is left is tiny, the gradient does not jump there (as that of ``abs(x)`` does at 0), and it lies
    inside.

    Where critical points form a continuum (a valley's floor), one stands for all that were seen to
    be joined: the one nearest to the middle of the box. Points with a flat direction are told apart
    when they are 1 % of the diagonal away from each other and not joined. An eigenvalue is reported
    as exactly zero when it would change by half within the distance to which the rounding of the
    gradient leaves the location open.

    What no start reached is not found: this is a search, not a proof of completeness. A function
    that is flat to rounding at half of the starts gives nothing.

    Args:
        gradient: ``(points, dims) -> (points, dims)``; called with `n_starts` points always.
        hessian: ``(points, dims) -> (points, dims, dims)``, likewise.
        value: ``(points, dims) -> (points,)``, likewise.
        box: (dims, 2), lower and upper ends.
        n_starts: number of starts in a round; an arbitrary choice, see `max_rounds`.
        max_rounds: rounds at most. The defaults find all 9 points of Himmelblau's function and all
            441 of Rastrigin's in the classical box (tests/critical/test_search.py).
        seed: of the starts.
        gradient_tol: relative to the median gradient norm over the starts.
        separation_tol: relative to the box diagonal; closer points are one.

    Returns:
        The points, by value from low to high, with what was searched.

    >>> double_well = dict(
    ...     value=lambda p: (p[:, 0] ** 2 - 1) ** 2,
    ...     gradient=lambda p: 4 * p * (p**2 - 1),
    ...     hessian=lambda p: (12 * p**2 - 4)[:, :, None],
    ... )
    >>> [point.describe() for point in search(**double_well, box=[(-2, 2)]).points]
    ['minimum (-1)', 'minimum (1)', 'maximum (0)']
    """
    ends = np.asarray(box, dtype=np.float64)
    middle, diagonal = ends.mean(axis=1), float(np.linalg.norm(ends[:, 1] - ends[:, 0]))
    random = generator(seed, "critical-points")
    found = np.empty((0, len(ends)))
    flat = np.empty((0, len(ends)))
    function, n_rounds, n_finite, settled, scale = None, 0, 0, False, np.nan
    for n_rounds in range(1, max_rounds + 1):
        starts = random.uniform(ends[:, 0], ends[:, 1], size=(n_starts, len(ends)))
        if function is None:
            starts[0] = middle
            pull = gradient(starts)
            n_finite = int(np.sum(np.isfinite(pull).all(axis=1) & np.isfinite(value(starts))))
            scale = _median_of_finite(norm(pull))
            if not scale > 0.0:
                return Search((), n_starts, n_rounds, n_finite, seed, True, scale)
            function = _Function(value, gradient, hessian, n_starts, scale, diagonal)
        with np.errstate(all="ignore"):
            places = _newton(function, starts)
            places = places[_is_critical(function, places, gradient_tol)]
        places = places[np.all((places >= ends[:, 0]) & (places <= ends[:, 1]), axis=1)]
        # Newton stops within rounding of the point; "0.0" is a cleaner name than "1e-17".
        places[np.abs(places) < 1e-12 * diagonal] = 0.0
        is_flat = _has_flat_direction(_eigenvalues(function, places))
        n_found, n_flat = len(found), len(flat)
        found = _separate(found, places[~is_flat], separation_tol * diagonal)
        if n_flat < ENOUGH_FLAT:  # a continuum has no end of points; one stands for all in the end
            flat = _separate(flat, places[is_flat], 0.01 * diagonal)
        settled = len(found) == n_found and len(flat) == n_flat
        if settled:
            break
    points = ()
    if function is not None and len(found) + len(flat) > 0:
        one_each = _one_of_each_continuum(function, flat, middle, gradient_tol)
        points = _described(function, np.concatenate([found, one_each]))
    return Search(points, n_starts, n_rounds, n_finite, seed, settled, scale)


def polish(
    gradient: Callable[[Floats], Floats],
    hessian: Callable[[Floats], Floats],
    value: Callable[[Floats], Floats],
    places: Floats,
    box: ArrayLike,
    *,
    gradient_scale: float,
    gradient_tol: float = 1e-10,
    is_proved: bool = False,
) -> tuple[CriticalPoint | None, ...]:
    """Return for each place the critical point to which Newton's method leads from there.

    Args:
        gradient: as in `search`, called with `POLISHED_AT_ONCE` points always.
        hessian: likewise.
        value: likewise.
        places: (places, dims).
        box: (dims, 2), gives the scale of lengths; points outside are returned as well.
        gradient_scale: a typical size of the gradient; `gradient_tol` is relative to it.
        gradient_tol: as in `search`.
        is_proved: whether a critical point is proved to be close to each place. Where Newton's
            method ends is then taken as it is: its tests of what is critical are measured by the
            box, and miss what is narrow in it.

    Returns:
        One point for each place, None where Newton's method ends at no critical point.

    >>> (point,) = polish(
    ...     lambda p: 4 * p * (p**2 - 1), lambda p: (12 * p**2 - 4)[:, :, None],
    ...     lambda p: (p[:, 0] ** 2 - 1) ** 2, np.array([[0.9]]), [(-2, 2)], gradient_scale=1.0,
    ... )
    >>> point.describe()
    'minimum (1)'
    """
    if len(places) == 0:
        return ()
    ends = np.asarray(box, dtype=np.float64)
    diagonal = float(np.linalg.norm(ends[:, 1] - ends[:, 0]))
    function = _Function(value, gradient, hessian, POLISHED_AT_ONCE, gradient_scale, diagonal)
    with np.errstate(all="ignore"):
        ended = _newton(function, places)
        critical = is_proved | _is_critical(function, ended, gradient_tol)
    ended[np.abs(ended) < 1e-12 * diagonal] = 0.0
    return tuple(
        _described(function, ended[i : i + 1])[0] if critical[i] else None
        for i in range(len(places))
    )


def _described(function: _Function, places: Floats) -> tuple[CriticalPoint, ...]:
    """Return the points at some places, by value from low to high."""
    values, eigenvalues = function.value(places), _eigenvalues(function, places)
    return tuple(
        CriticalPoint(
            tuple(map(float, places[i])), float(values[i]), tuple(map(float, eigenvalues[i]))
        )
        for i in np.lexsort((*places.T[::-1], values))
    )


def _median_of_finite(numbers: Floats) -> float:
    finite = numbers[np.isfinite(numbers)]
    return float(np.median(finite)) if len(finite) else np.nan


def _separate(known: Floats, new: Floats, distance: float) -> Floats:
    """Return the known points and those new ones that lie further than `distance` from all."""
    for point in new:
        if not (np.linalg.norm(known - point, axis=1) <= distance).any():
            known = np.vstack([known, point])
    return known


def _newton_steps(
    function: _Function, points: Floats, moving: NDArray[np.bool_] | None = None
) -> Floats:
    """Return full Newton steps; the pseudo-inverse serves singular Hessians too.

    The others stay: in many dimensions the pseudo-inverse is what costs.
    """
    if moving is not None:
        steps = np.zeros_like(points)
        steps[moving] = _newton_steps(function, points[moving])
        return steps
    bent, pull = function.hessian(points), function.gradient(points)
    solvable = np.isfinite(bent).all(axis=(1, 2)) & np.isfinite(pull).all(axis=1)
    bent[~solvable], pull[~solvable] = 0.0, 0.0
    # The cut-off keeps rounding out of flat directions.
    return -np.einsum("nij,nj->ni", np.linalg.pinv(bent, rcond=1e-13, hermitian=True), pull)


def _newton(function: _Function, points: Floats, n_iterations: int = 100) -> Floats:
    """Damped Newton on all points at once; a step is halved until the gradient norm falls."""
    norms = function.gradient_norm(points)
    moving = np.ones(len(points), dtype=bool)
    for _ in range(n_iterations):
        steps = _newton_steps(function, points, moving)
        lengths = np.linalg.norm(steps, axis=1, keepdims=True)
        steps *= np.minimum(1.0, 0.1 * function.diagonal / np.maximum(lengths, 1e-300))
        # Who did not move would try the same step again.
        before, moving = moving, np.zeros_like(moving)
        for _halving in range(6):
            candidates = points + steps
            new_norms = function.gradient_norm(candidates)
            better = new_norms < norms
            moving |= better
            points = np.where(better[:, None], candidates, points)
            norms = np.where(better, new_norms, norms)
            steps = np.where(better[:, None], 0.0, 0.5 * steps)
            if moving[before].all():
                break
        if not moving.any():
            break
    return points


def _is_critical(function: _Function, points: Floats, gradient_tol: float) -> NDArray[np.bool_]:
    """Return where the gradient is zero, and not merely small or jumping across zero."""
    small = function.gradient_norm(points) <= gradient_tol * function.gradient_scale
    # In an exponential tail the gradient is tiny too, but the Newton step is as long as the decay.
    steps = np.linalg.norm(_newton_steps(function, points), axis=1)
    result = small & (steps <= 1e-4 * function.diagonal)
    bent = function.hessian(points)
    # The value too: JAX gives log(x) the derivative 1/x where x is negative.
    result &= np.isfinite(bent).all(axis=(1, 2)) & np.isfinite(function.value(points))
    offset = 1e-7 * function.diagonal
    for i in range(points.shape[1]):
        allowed = 2.0 * offset * norm(bent[:, i]) + 1e-3 * function.gradient_scale
        for side in (-offset, offset):
            beside = points + side * np.eye(points.shape[1])[i]
            result &= function.gradient_norm(beside) <= allowed
    return result


def _has_flat_direction(eigenvalues: Floats) -> NDArray[np.bool_]:
    magnitudes = np.abs(eigenvalues)
    return magnitudes.min(axis=1) <= FLAT_TOL * magnitudes.max(axis=1)


def _eigenvalues(function: _Function, points: Floats) -> Floats:
    """Return the Hessians' eigenvalues, ascending, (points, dims); zero where not resolved.

    At a degenerate point Newton's method leaves the location open by far more than rounding (half
    the digits where the gradient is quadratic), and the eigenvalue computed is that of a neighbour.
    The gradient's rounding `noise` leaves `noise` / |eigenvalue| open along the eigenvector: when
    the curvature changes by half within that distance, its size and sign say nothing.
    """
    eigenvalues, vectors = np.linalg.eigh(function.hessian(points))
    noise = 64.0 * np.finfo(np.float64).eps * function.gradient_scale
    for i in range(points.shape[1]):
        size, direction = np.abs(eigenvalues[:, i]), vectors[:, :, i]
        open_distance = np.minimum(noise / np.maximum(size, 1e-300), 1e-3 * function.diagonal)
        unresolved = np.zeros(len(points), dtype=bool)
        for side in (-1.0, 1.0):
            beside = points + side * open_distance[:, None] * direction
            curvature = np.einsum("ni,nij,nj->n", direction, function.hessian(beside), direction)
            unresolved |= np.abs(curvature - eigenvalues[:, i]) > 0.5 * size
        eigenvalues[unresolved, i] = 0.0
    return np.sort(eigenvalues, axis=1)


def _one_of_each_continuum(
    function: _Function, points: Floats, middle: Floats, gradient_tol: float
) -> Floats:
    """Return one point for all that are joined: Newton from half-way finds a point between them."""
    n_neighbours = min(6, len(points) - 1)
    if n_neighbours < 1:
        return points
    distances = np.linalg.norm(points[:, None] - points[None], axis=-1)
    nearest = np.argsort(distances, axis=1)[:, 1 : n_neighbours + 1]
    first = np.repeat(np.arange(len(points)), n_neighbours)
    second = nearest.ravel()
    half_way = 0.5 * (points[first] + points[second])
    with np.errstate(all="ignore"):
        between = _newton(function, half_way, n_iterations=30)
        critical = _is_critical(function, between, gradient_tol)
    drift = np.linalg.norm(between - half_way, axis=1)
    gap = distances[first, second]
    joined = critical & (drift < 0.25 * gap) & (gap < 0.1 * function.diagonal)
    labels = np.arange(len(points))
    changed = True
    while changed:  # every point takes the smallest label among those it is joined to
        before = labels.copy()
        np.minimum.at(labels, first[joined], before[second[joined]])
        np.minimum.at(labels, second[joined], before[first[joined]])
        changed = bool((labels != before).any())
    to_middle = np.linalg.norm(points - middle, axis=1)
    chosen = [
        members[np.argmin(to_middle[members])]
        for members in (np.flatnonzero(labels == label) for label in np.unique(labels))
    ]
    return points[chosen]
