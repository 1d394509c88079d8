"""What a point is: `Kind`, `CriticalPoint`, and the search for critical points in a box."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.streams import generator

Floats = NDArray[np.float64]

# An eigenvalue below this share of the largest magnitude counts as zero. Hessians here are exact
# derivatives in float64 (relative error about 1e-15); 1e-8 leaves room for a location known to half
# the digits, which is what Newton's method gives at a degenerate point.
FLAT_TOL = 1e-8


class Kind(enum.StrEnum):
    """What a point of a function is."""

    STRICT_SADDLE = "STRICT_SADDLE"  # critical, with a direction of negative curvature
    DEGENERATE = "DEGENERATE"  # critical, flat to second order: non-strict saddle or flat minimum
    MINIMUM = "MINIMUM"
    MAXIMUM = "MAXIMUM"
    GRADIENT_FLAT = "GRADIENT_FLAT"  # the squared gradient is stationary, the gradient is not zero
    NOT_CRITICAL = "NOT_CRITICAL"
    UNDECIDED = "UNDECIDED"


def kind_from_eigenvalues(eigenvalues: ArrayLike, flat_tol: float = FLAT_TOL) -> Kind:
    """Return the kind of a critical point from its Hessian's eigenvalues.

    Args:
        eigenvalues: shape (dims,), any order.
        flat_tol: relative to the largest magnitude; smaller eigenvalues count as zero.

    Returns:
        UNDECIDED when an eigenvalue is not finite; STRICT_SADDLE when one is negative (unless all
        are: MAXIMUM); MINIMUM when all are positive; DEGENERATE otherwise.

    >>> str(kind_from_eigenvalues([2.0, -2.0])), str(kind_from_eigenvalues([0.0, 0.0]))
    ('STRICT_SADDLE', 'DEGENERATE')
    """
    values = np.asarray(eigenvalues, dtype=np.float64)
    if not np.all(np.isfinite(values)):
        return Kind.UNDECIDED
    threshold = flat_tol * np.max(np.abs(values), initial=0.0)
    negative, positive = values < -threshold, values > threshold
    if negative.all():
        return Kind.MAXIMUM
    if negative.any():
        return Kind.STRICT_SADDLE
    return Kind.MINIMUM if positive.all() else Kind.DEGENERATE


@dataclass(frozen=True)
class CriticalPoint:
    """A point where the gradient is zero, with the numbers that say of which kind it is."""

    location: tuple[float, ...]  # (dims,)
    value: float
    eigenvalues: tuple[float, ...]  # of the Hessian, ascending, (dims,)
    flat_tol: float = FLAT_TOL  # relative; the tolerance that decided the kind

    @property
    def kind(self) -> Kind:
        """The kind that the eigenvalues and `flat_tol` decide."""
        return kind_from_eigenvalues(self.eigenvalues, self.flat_tol)

    @property
    def index(self) -> int:
        """The number of negative eigenvalues beyond `flat_tol`."""
        values = np.asarray(self.eigenvalues)
        return int(np.sum(values < -self.flat_tol * np.max(np.abs(values), initial=0.0)))

    def describe(self) -> str:
        """Return a short name such as ``"minimum (0, 1)"``.

        >>> CriticalPoint((0.0, 1.0), -0.25, (1.0, 2.0)).describe()
        'minimum (0, 1)'
        """
        noun = {
            Kind.STRICT_SADDLE: "saddle",
            Kind.DEGENERATE: "degenerate point",
            Kind.MINIMUM: "minimum",
            Kind.MAXIMUM: "maximum",
        }.get(self.kind, "critical point")
        shown = (f"{0.0 if abs(c) < 5e-5 else c:.4g}" for c in self.location)
        return f"{noun} ({', '.join(shown)})"


ENOUGH_FLAT = 800  # points with a flat direction; sorting out which are joined costs their square


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
        return np.linalg.norm(self.gradient(points), axis=-1)


def find_critical_points(
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
) -> tuple[CriticalPoint, ...]:
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
            441 of Rastrigin's in the classical box (tests/test_critical.py).
        seed: of the starts.
        gradient_tol: relative to the median gradient norm over the starts.
        separation_tol: relative to the box diagonal; closer points are one.

    Returns:
        The points, by value from low to high.

    >>> double_well = dict(
    ...     value=lambda p: (p[:, 0] ** 2 - 1) ** 2,
    ...     gradient=lambda p: 4 * p * (p**2 - 1),
    ...     hessian=lambda p: (12 * p**2 - 4)[:, :, None],
    ... )
    >>> [point.describe() for point in find_critical_points(**double_well, box=[(-2, 2)])]
    ['minimum (-1)', 'minimum (1)', 'maximum (0)']
    """
    ends = np.asarray(box, dtype=np.float64)
    middle, diagonal = ends.mean(axis=1), float(np.linalg.norm(ends[:, 1] - ends[:, 0]))
    random = generator(seed, "critical-points")
    found = np.empty((0, len(ends)))
    flat = np.empty((0, len(ends)))
    function = None
    for _ in range(max_rounds):
        starts = random.uniform(ends[:, 0], ends[:, 1], size=(n_starts, len(ends)))
        if function is None:
            starts[0] = middle
            scale = _median_of_finite(np.linalg.norm(gradient(starts), axis=1))
            if not scale > 0.0:
                return ()
            function = _Function(value, gradient, hessian, n_starts, scale, diagonal)
        with np.errstate(all="ignore"):
            points = _newton(function, starts)
            points = points[_is_critical(function, points, gradient_tol)]
        points = points[np.all((points >= ends[:, 0]) & (points <= ends[:, 1]), axis=1)]
        # Newton stops within rounding of the point; "0.0" is a cleaner name than "1e-17".
        points[np.abs(points) < 1e-12 * diagonal] = 0.0
        is_flat = _has_flat_direction(_eigenvalues(function, points))
        n_found, n_flat = len(found), len(flat)
        found = _separate(found, points[~is_flat], separation_tol * diagonal)
        if n_flat < ENOUGH_FLAT:  # a continuum has no end of points; one stands for all in the end
            flat = _separate(flat, points[is_flat], 0.01 * diagonal)
        if len(found) == n_found and len(flat) == n_flat:
            break
    if function is None or len(found) + len(flat) == 0:
        return ()
    stacked = np.concatenate([found, _one_of_each_continuum(function, flat, middle, gradient_tol)])
    values, eigenvalues = function.value(stacked), _eigenvalues(function, stacked)
    return tuple(
        CriticalPoint(
            tuple(map(float, stacked[i])), float(values[i]), tuple(map(float, eigenvalues[i]))
        )
        for i in np.lexsort((*stacked.T[::-1], values))
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


def _newton_steps(function: _Function, points: Floats) -> Floats:
    """Return full Newton steps; the pseudo-inverse serves singular Hessians too."""
    bent, pull = function.hessian(points), function.gradient(points)
    solvable = np.isfinite(bent).all(axis=(1, 2)) & np.isfinite(pull).all(axis=1)
    bent[~solvable], pull[~solvable] = 0.0, 0.0
    # The cut-off keeps rounding out of flat directions.
    return -np.einsum("nij,nj->ni", np.linalg.pinv(bent, rcond=1e-13, hermitian=True), pull)


def _newton(function: _Function, points: Floats, n_iterations: int = 100) -> Floats:
    """Damped Newton on all points at once; a step is halved until the gradient norm falls."""
    norms = function.gradient_norm(points)
    for _ in range(n_iterations):
        steps = _newton_steps(function, points)
        lengths = np.linalg.norm(steps, axis=1, keepdims=True)
        steps *= np.minimum(1.0, 0.1 * function.diagonal / np.maximum(lengths, 1e-300))
        moved = False
        for _halving in range(6):
            candidates = points + steps
            new_norms = function.gradient_norm(candidates)
            better = new_norms < norms
            moved = moved or bool(better.any())
            points = np.where(better[:, None], candidates, points)
            norms = np.where(better, new_norms, norms)
            steps = np.where(better[:, None], 0.0, 0.5 * steps)
            if better.all():
                break
        if not moved:
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
        allowed = 2.0 * offset * np.linalg.norm(bent[:, i], axis=1) + 1e-3 * function.gradient_scale
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
