"""What became of the walkers of an ensemble, with the evidence."""

from __future__ import annotations

import enum
import functools
import operator
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import jax.numpy as jnp
import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.critical import CriticalPoint, Kind
from unsaddle.ensemble import NEVER, Criterion, Ensemble
from unsaddle.landscape import Landscape, Neighbourhood
from unsaddle.oracle import Exact
from unsaddle.survival import EscapeSteps, escape_steps

# A walker has ended at a critical point when it is this close, relative to the box's diagonal. Loose
# on purpose: with noise a walker hovers around a minimum and is still at it.
ENDED_TOL = 0.02
# Farther from the box's centre than this many diagonals, a walker is gone: fallen where the function
# is lower than at the start (unbounded below), diverged where it is higher.
GONE_DIAGONALS = 100.0
# At rest somewhere else: the gradient's norm has fallen to this share of the start's.
REST_TOL = 1e-6
# Products written out one by one; a matrix compiles in a tenth of the time where there are thousands.
MOST_UNROLLED = 64
# A distance below this many units of float64 rounding, relative to the coordinates, is round-off.
ROUND_OFF_ULPS = 16.0
# Half a unit in the last place of single precision: digits beyond it are easily somebody's round-off.
SINGLE_ROUNDING = 2.0**-24


class Outcome(enum.StrEnum):
    """What became of a walker."""

    ESCAPED = "ESCAPED"  # left the neighbourhood of the saddle by a direction of escape
    STUCK = "STUCK"  # still in the neighbourhood of a saddle or degenerate point at the end
    CONVERGED = "CONVERGED"  # ended at a minimum, having started near none of the above
    DIVERGED = "DIVERGED"  # overshot: far outside the box and higher than at the start
    LEFT_DOMAIN = "LEFT_DOMAIN"  # reached a finite point where the function has no finite value
    UNDECIDED = "UNDECIDED"  # none of these within the steps given


@dataclass(frozen=True)
class Escaped:
    """Criterion: displaced from a critical point by `radius`, as `Neighbourhood` defines it."""

    location: tuple[float, ...]
    directions: tuple[tuple[float, ...], ...]  # orthonormal; none: all directions, and lower
    radius: float
    value: float

    @classmethod
    def of(cls, neighbourhood: Neighbourhood) -> Escaped:
        """Return the criterion of a neighbourhood."""
        rows = tuple(tuple(map(float, row)) for row in neighbourhood.escape_directions)
        point = neighbourhood.point
        return cls(point.location, rows, neighbourhood.radius, point.value)

    def __call__(self, point: Any, value: Any) -> Any:
        """Return whether the criterion holds at a point (dims,) with a value; JAX-traceable."""
        if len(self.directions) * len(self.location) > MOST_UNROLLED:
            rows = jnp.asarray(self.directions, point.dtype)
            along = rows @ (point - jnp.asarray(self.location, point.dtype))
            return jnp.dot(along, along) >= self.radius**2
        away = [point[j] - centre for j, centre in enumerate(self.location)]
        if not self.directions:
            return (sum(a * a for a in away) >= self.radius**2) & (value < self.value)
        along = [
            sum(c * a for c, a in zip(row, away, strict=True) if c != 0.0)
            for row in self.directions
        ]
        if len(along) == 1:  # no square: it would underflow below 1e-154
            return abs(along[0]) >= self.radius
        return sum(a * a for a in along) >= self.radius**2


@dataclass(frozen=True)
class Gone:
    """Criterion: farther than `GONE_DIAGONALS` from the centre of the box, upwards or downwards."""

    centre: tuple[float, ...]
    distance: float
    level: float  # highest value among the starts
    downwards: bool

    @classmethod
    def of(cls, landscape: Landscape, level: float, *, downwards: bool) -> Gone:
        """Return the criterion of a landscape's box."""
        centre = tuple(0.5 * (low + high) for low, high in landscape.box)
        return cls(centre, GONE_DIAGONALS * landscape.box_diagonal, level, downwards)

    def __call__(self, point: Any, value: Any) -> Any:
        """Return whether some coordinate is farther off; JAX-traceable."""
        off = (abs(point[j] - c) > self.distance for j, c in enumerate(self.centre))
        # Not-a-number counts as upwards; asked for by name, since XLA may turn a negated comparison
        # into its opposite, which decides not-a-number the other way.
        lower = (value <= self.level) & ~jnp.isnan(value)
        return functools.reduce(operator.or_, off) & (lower if self.downwards else ~lower)


@dataclass(frozen=True)
class OutsideDomain:
    """Criterion: the point is finite, the function's value is not."""

    def __call__(self, point: Any, value: Any) -> Any:
        """Return whether that is so; JAX-traceable."""
        return jnp.isfinite(point).all() & ~jnp.isfinite(value)


def watched_criteria(
    landscape: Landscape, neighbourhood: Neighbourhood | None, starts: NDArray[np.float64]
) -> dict[str, Criterion]:
    """Return the criteria that `judge` needs an ensemble to have watched."""
    with np.errstate(all="ignore"):
        level = float(np.max(landscape.value(starts)))
    criteria: dict[str, Criterion] = {
        "climbed": Gone.of(landscape, level, downwards=False),
        "fallen": Gone.of(landscape, level, downwards=True),
        "outside domain": OutsideDomain(),
    }
    if neighbourhood is not None:
        criteria["escaped"] = Escaped.of(neighbourhood)
    return criteria


@dataclass(frozen=True)
class Verdicts:
    """What became of every walker of an ensemble, with the evidence."""

    outcomes: tuple[Outcome, ...]
    steps: NDArray[
        np.int64
    ]  # (walkers,), the step of the outcome; the run's end where none happened
    ended: tuple[str, ...]  # where each walker was at the end
    final_values: NDArray[np.float64]  # (walkers,)
    escape: EscapeSteps | None  # None: the walkers did not start near a saddle
    evidence: tuple[str, ...]  # sentences

    def counts(self) -> dict[str, int]:
        """Return how many walkers met each outcome, most frequent first."""
        return {str(name): n for name, n in Counter(self.outcomes).most_common()}

    def ended_counts(self) -> dict[str, int]:
        """Return how many walkers ended at each place, most frequent first."""
        return dict(Counter(self.ended).most_common())


def judge(ensemble: Ensemble, neighbourhood: Neighbourhood | None) -> Verdicts:
    """Return what became of the walkers of an ensemble that watched `watched_criteria`.

    A walker that climbed out of sight, or stopped being finite, without having fallen out of sight
    before, has diverged, whatever it crossed on the way. Else the first of escape and leaving
    the domain decides; without either, the place where the walker is at the end.
    """
    outcomes, event_step = happened(ensemble)
    places = [_place(ensemble, neighbourhood, i) for i in range(ensemble.n_walkers)]
    for i in np.flatnonzero(outcomes == Outcome.UNDECIDED):
        if neighbourhood is not None:
            outcomes[i] = Outcome.STUCK
        elif isinstance(places[i], CriticalPoint):
            outcomes[i] = _resting_outcome(places[i])
    with np.errstate(all="ignore"):
        values = ensemble.landscape.value(ensemble.finals)
    escape = None
    if neighbourhood is not None:
        escape = escape_steps(*escape_sample(outcomes, event_step, ensemble.n_steps))
    return Verdicts(
        outcomes=tuple(outcomes),
        steps=event_step,
        ended=tuple(p.describe(whole=True) if isinstance(p, CriticalPoint) else p for p in places),
        final_values=values,
        escape=escape,
        evidence=tuple(_evidence(ensemble, neighbourhood, outcomes, places)),
    )


def happened(ensemble: Ensemble) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Return what the marks alone say of each walker, and its step; both (walkers,).

    ESCAPED, LEFT_DOMAIN or DIVERGED; UNDECIDED, at the last step, where none of these happened.
    """
    marks = {name: _never_is_inf(steps) for name, steps in ensemble.first_step.items()}
    nothing = np.full(ensemble.n_walkers, np.inf)
    escaped = marks.get("escaped", nothing)
    outside = np.where(marks["outside domain"] < marks["fallen"], marks["outside domain"], np.inf)
    blown_up = np.where(marks["not finite"] < marks["fallen"], marks["not finite"], np.inf)
    # A value that overflows on the way up is no edge of the domain.
    climbed = np.where(marks["climbed"] < marks["fallen"], marks["climbed"], np.inf)
    diverged = np.where(outside < climbed, np.inf, np.minimum(climbed, blown_up))
    # From inside the neighbourhood to out of sight in one step is no way down that was followed.
    leapt = np.isfinite(escaped) & (escaped == marks["fallen"])
    diverged = np.where(leapt, escaped, diverged)
    outcomes = np.full(ensemble.n_walkers, Outcome.UNDECIDED, dtype=object)
    event_step = np.full(ensemble.n_walkers, float(ensemble.n_steps))
    for outcome, steps in (
        (Outcome.ESCAPED, np.where(escaped <= outside, escaped, np.inf)),
        (Outcome.LEFT_DOMAIN, np.where(outside < escaped, outside, np.inf)),
        (Outcome.DIVERGED, diverged),
    ):
        met = np.isfinite(steps)
        outcomes[met], event_step[met] = outcome, steps[met]
    return outcomes, event_step.astype(np.int64)


def escape_sample(
    outcomes: ArrayLike, steps: ArrayLike, n_steps: int
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return escape steps and whether each was seen, both (walkers,): what survival curves take.

    A walker that diverged or left the domain never escapes: the two compete. It is kept among those
    inside to the end of the run, so that one minus the curve is the share that has escaped. Censored
    where it was lost, it would count as one that goes on like the others, and they would speak for it.

    Args:
        outcomes: (walkers,), `Outcome`s.
        steps: (walkers,), of the outcomes.
        n_steps: of the run.

    >>> steps, seen = escape_sample([Outcome.DIVERGED, Outcome.ESCAPED], [3, 70], 100)
    >>> steps.tolist(), seen.tolist()
    ([100, 70], [False, True])
    """
    seen = np.array([outcome is Outcome.ESCAPED for outcome in np.asarray(outcomes, dtype=object)])
    return np.where(seen, np.asarray(steps, dtype=np.int64), n_steps), seen


def _never_is_inf(steps: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.where(steps == NEVER, np.inf, steps.astype(np.float64))


def _resting_outcome(place: Any) -> Outcome:
    if place.kind is Kind.MINIMUM:
        return Outcome.CONVERGED
    return Outcome.UNDECIDED if place.kind is Kind.DEGENERATE else Outcome.STUCK


def _place(
    ensemble: Ensemble, neighbourhood: Neighbourhood | None, walker: int
) -> CriticalPoint | str:
    """The critical point at which a walker ended, or words for where it is."""
    landscape, point = ensemble.landscape, ensemble.finals[walker]
    if not np.all(np.isfinite(point)):
        return "not finite"
    nearest = landscape.nearest_critical_point(point)
    if nearest is not None:
        with np.errstate(over="ignore"):  # a walker may be anywhere
            distance = float(np.linalg.norm(point - np.asarray(nearest.location)))
        if distance <= ENDED_TOL * landscape.box_diagonal:
            return nearest
    ends = np.asarray(landscape.box)
    if not np.all((point >= ends[:, 0]) & (point <= ends[:, 1])):
        return "outside the box"
    if neighbourhood is not None and neighbourhood.displacement(point) < neighbourhood.radius:
        return f"near the {neighbourhood.point.describe(whole=True)}"
    pull = np.linalg.norm(landscape.gradient(point))
    if pull <= REST_TOL * np.linalg.norm(landscape.gradient(ensemble.starts[walker])):
        eigenvalues = np.linalg.eigvalsh(landscape.hessian(point))
        value = float(landscape.value(point))
        return CriticalPoint(tuple(map(float, point)), value, tuple(map(float, eigenvalues)))
    return "on the way"


def _evidence(
    ensemble: Ensemble,
    neighbourhood: Neighbourhood | None,
    outcomes: NDArray[Any],
    places: Sequence[CriticalPoint | str],
) -> list[str]:
    sentences: list[str] = []
    if ensemble.interrupted:
        sentences.append(
            f"interrupted after {ensemble.n_steps} of {ensemble.n_steps_asked} steps; "
            "what was computed is reported"
        )
    sentences += _vanished(ensemble)
    if neighbourhood is not None:
        sentences += _elsewhere(ensemble, neighbourhood, outcomes, places)
    if neighbourhood is None or not neighbourhood.is_strict:
        return sentences
    before = neighbourhood.displacement(ensemble.starts)
    after = neighbourhood.displacement(ensemble.finals)
    centre = np.asarray(neighbourhood.point.location)
    away = np.linalg.norm(ensemble.starts - centre, axis=1) + np.linalg.norm(centre)
    rounding = ROUND_OFF_ULPS * np.finfo(np.float64).eps * away
    stuck = outcomes == Outcome.STUCK
    symmetric = stuck & (before <= rounding) & (after == 0.0)
    if symmetric.any():
        sentences.append(
            f"exact symmetry for {symmetric.sum()} of {len(stuck)} walkers: the coordinate along the "
            "escape direction is exactly zero and stays so; no escape is possible without noise "
            "along it"
        )
    grown = stuck & (before > 0) & (after > 2.0 * before)
    if grown.any() and isinstance(ensemble.oracle, Exact):
        pace = np.log(after[grown] / before[grown]) / ensemble.n_steps
        steps = np.log(neighbourhood.radius / before[grown]) / pace
        sentences.append(
            f"not yet: {grown.sum()} of {len(stuck)} walkers that count as stuck are on their way "
            f"out; at the pace so far they would escape at about step {np.median(steps):,.0f}"
        )
    tiny = (before > 0) & (before <= SINGLE_ROUNDING * away) & ~symmetric
    if tiny.any():
        within = "double" if np.all(before[tiny] <= rounding[tiny]) else "single"
        sentences.append(
            f"round-off decides for {tiny.sum()} of {len(stuck)} walkers: they start "
            f"{before[tiny].max():.1e} off the stable manifold, within the rounding of {within} "
            "precision, and that alone sets when they leave"
        )
    return sentences


def _elsewhere(
    ensemble: Ensemble,
    neighbourhood: Neighbourhood,
    outcomes: NDArray[Any],
    places: Sequence[CriticalPoint | str],
) -> list[str]:
    """Walkers that left one saddle and stand at another: escaped, and not done."""
    left = neighbourhood.point
    stand = Counter(
        place
        for place, outcome in zip(places, outcomes, strict=True)
        if outcome is Outcome.ESCAPED
        and isinstance(place, CriticalPoint)
        and place.kind is not Kind.MINIMUM
        and place != left
    )
    n = ensemble.n_walkers
    return [
        f"{count} of {n} walkers left the {left.describe()} and stand{'s' * (n == 1)} at the "
        f"{place.describe()} after the last step"
        for place, count in stand.most_common()
    ]


def _vanished(ensemble: Ensemble) -> list[str]:
    """Walkers whose way out of the saddle they ended at became exactly zero on the way there."""
    caught: dict[CriticalPoint, int] = {}
    finite = np.isfinite(ensemble.finals).all(axis=1)
    # Few points end with a coordinate of exactly zero; only they are looked up.
    with np.errstate(over="ignore"):  # the starts as they were run
        begun = ensemble.starts.astype(jnp.dtype(ensemble.dtype)).astype(np.float64)
    emptied = finite & ((ensemble.finals == 0.0) & (begun != 0.0)).any(axis=1)
    for walker in np.flatnonzero(emptied):
        place = _place(ensemble, None, int(walker))
        if not isinstance(place, CriticalPoint) or place.kind is not Kind.STRICT_SADDLE:
            continue
        vectors = np.linalg.eigh(ensemble.landscape.hessian(place.location))[1].T[: place.index]
        ends = np.stack([begun[walker], ensemble.finals[walker]])
        before, after = (ends - np.asarray(place.location)) @ np.where(
            np.abs(vectors) < 1e-12, 0.0, vectors
        ).T
        if not after.any() and before.any():
            caught[place] = caught.get(place, 0) + 1
    return [
        f"underflow to zero for {n} of {ensemble.n_walkers} walkers: at the {place.describe()} their "
        "coordinate along the way out, not zero at the start, shrank until it was exactly zero; "
        "this is not slowness: no escape is possible without noise along it"
        for place, n in caught.items()
    ]
