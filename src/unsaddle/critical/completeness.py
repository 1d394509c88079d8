"""The proof that a box holds no critical points but the listed ones: interval branch and bound.

The box is cut in halves, again and again. A part is done when the gradient's enclosure excludes
zero, when it lies where a listed point is proved to be alone, or when Krawczyk's test (`proof.py`)
says that it holds no zero, or exactly one. What is left at the end is reported with its distance
from the listed points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unsaddle.critical.point import CriticalPoint
from unsaddle.critical.proof import Enclosures
from unsaddle.intervals import Interval, NoRule

Floats = NDArray[np.float64]

SMALLEST_SHARE = 2.0**-24  # of the box's widths: parts below are not cut any more
# Parts where nothing is proved of the function itself: there may be a whole half of them.
SMALLEST_UNDEFINED_SHARE = 2.0**-7
MAX_PARTS = 200_000  # a few seconds in two dimensions


@dataclass(frozen=True)
class Completeness:
    """What is proved of the whole box."""

    is_proved: bool  # no critical point but the listed ones
    n_parts: int  # of the box that were examined
    n_undecided: int  # of these, where nothing is proved
    undefined_share: float  # of the box, where the function may be undefined or not smooth
    # Every critical point that is not listed lies this close to one that is, in each coordinate,
    # or in the undefined share; infinite where none is listed.
    unlisted_within: float
    missed: tuple[tuple[float, ...], ...]  # close to points proved to exist that were not listed
    reason: str  # why it is not proved; empty where it is

    def describe(self) -> str:
        """Return what is proved in a sentence.

        >>> Completeness(True, 12, 0, 0.0, 0.0, (), "").describe()
        'proved: no other critical point in the box (12 parts examined)'
        """
        examined = f"({self.n_parts} parts examined)"
        if self.is_proved:
            return f"proved: no other critical point in the box {examined}"
        return f"not proved to be all: {self.reason} {examined}"


def prove_complete(
    points: Sequence[CriticalPoint],
    enclosures: Enclosures,
    box: Floats,
    max_parts: int = MAX_PARTS,
) -> Completeness:
    """Return whether certified points are all the critical points in a box.

    Args:
        points: with their certificates, see `proof.certify`.
        enclosures: of the function.
        box: (dims, 2), lower and upper ends.
        max_parts: parts of the box that are examined at most.

    >>> enclosures = Enclosures(lambda x: x[0] ** 2 - x[1] ** 2 + 0.1 * x[0], 2)
    >>> found = prove_complete((), enclosures, np.array([(-1.0, 1.0), (0.5, 1.0)]))
    >>> found.is_proved
    True
    """
    try:
        return _branch_and_bound(points, enclosures, box, max_parts)
    except NoRule as missing:
        return Completeness(False, 0, 1, 1.0, float("inf"), (), f"the {missing}")


def _branch_and_bound(
    points: Sequence[CriticalPoint], enclosures: Enclosures, box: Floats, max_parts: int
) -> Completeness:
    widths = box[:, 1] - box[:, 0]
    smallest = SMALLEST_SHARE * widths
    parts = Interval(box[None, :, 0].copy(), box[None, :, 1].copy())
    known = _listed(points, len(box))
    undecided, missed = [parts.map(lambda ends: ends[:0])], np.empty((0, len(box)))
    n_parts, undefined_share = 0, 0.0
    while len(parts.lower):
        if n_parts + len(parts.lower) > max_parts:
            undecided.append(parts)
            break
        n_parts += len(parts.lower)
        pull = enclosures.gradient(parts)
        undefined = np.isnan(pull.lower).any(axis=1)
        undefined &= np.all(parts.upper - parts.lower <= SMALLEST_UNDEFINED_SHARE * widths, axis=1)
        beyond = _taken(parts, undefined)
        undefined_share += float(np.sum(np.prod((beyond.upper - beyond.lower) / widths, axis=1)))
        parts = _taken(parts, ~(undefined | _excludes_zero(pull)))
        parts = _taken(parts, ~_lies_in(parts, known))
        if not len(parts.lower):
            break
        parts, single = _krawczyk(parts, enclosures, smallest)
        is_listed, is_new = _told_apart(single, known)
        missed = np.vstack([missed, _taken(single, is_new).middle_and_radius()[0]])
        undecided.append(_taken(single, ~(is_listed | is_new)))
        tiny = np.all(parts.upper - parts.lower <= smallest, axis=1)
        undecided.append(_taken(parts, tiny))
        parts = _halved(_taken(parts, ~tiny), box)
    left = Interval(
        np.concatenate([part.lower for part in undecided]),
        np.concatenate([part.upper for part in undecided]),
    )
    return _conclusion(points, left, missed, n_parts, undefined_share)


def _listed(points: Sequence[CriticalPoint], n_dims: int) -> tuple[Interval, Interval]:
    """Return the cubes that hold the proved points, and those in which they are alone."""
    known = [
        (point.location, point.certificate.radius, point.certificate.unique_radius)
        for point in points
        if point.certificate is not None and point.certificate.radius is not None
    ]
    places = np.array([location for location, _, _ in known]).reshape(len(known), n_dims)
    radii = np.array([pair for _, *pair in known], dtype=np.float64).reshape(len(known), 2)
    alone = Interval(places - radii[:, 1:], places + radii[:, 1:])
    # Rounding of the ends must not make the cube larger than what was proved.
    alone = Interval(np.nextafter(alone.lower, np.inf), np.nextafter(alone.upper, -np.inf))
    return Interval.around(places, radii[:, :1]), alone


def _taken(parts: Interval, which: NDArray[np.bool_]) -> Interval:
    return parts.map(lambda ends: ends[which])


def _excludes_zero(pull: Interval) -> NDArray[np.bool_]:
    return np.any((pull.lower > 0) | (pull.upper < 0), axis=1)


def _lies_in(parts: Interval, known: tuple[Interval, Interval]) -> NDArray[np.bool_]:
    """Return which parts lie where a listed point is alone."""
    alone = known[1]
    inside = np.zeros(len(parts.lower), dtype=bool)
    for low, high in zip(alone.lower, alone.upper, strict=True):
        inside |= ((parts.lower >= low) & (parts.upper <= high)).all(axis=1)
    return inside


def _told_apart(
    single: Interval, known: tuple[Interval, Interval]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return of parts with one critical point each which hold a listed one, and which a new one."""
    is_listed, is_new = _lies_in(single, known), np.ones(len(single.lower), dtype=bool)
    for low, high in zip(known[0].lower, known[0].upper, strict=True):
        is_listed |= ((single.lower <= low) & (single.upper >= high)).all(axis=1)
        is_new &= ((single.lower > high) | (single.upper < low)).any(axis=1)
    return is_listed, is_new & ~is_listed


def _krawczyk(
    parts: Interval, enclosures: Enclosures, smallest: Floats
) -> tuple[Interval, Interval]:
    """Return what is left of the parts, and those that hold exactly one critical point each."""
    middle, radius = parts.middle_and_radius()
    bent = enclosures.hessian(parts)
    # A jump of value or gradient does not show in the Hessian: they must be proved smooth as well.
    usable = np.isfinite(bent.magnitude).all(axis=(1, 2))
    usable &= np.isfinite(enclosures.gradient(parts).magnitude).all(axis=1)
    usable &= np.isfinite(enclosures.value(parts).magnitude)
    centre = np.where(usable[:, None, None], bent.middle_and_radius()[0], 0.0)
    with np.errstate(all="ignore"):
        inverse = np.nan_to_num(np.linalg.pinv(centre, rcond=1e-12), posinf=0.0, neginf=0.0)
    pull = enclosures.gradient(Interval.point(middle)).map(lambda ends: ends[:, :, None])
    y = Interval.point(inverse)
    rest = Interval.point(np.eye(enclosures.n_dims)) - y @ bent
    image = rest @ Interval(-radius[:, :, None], radius[:, :, None]) - y @ pull
    image = Interval.point(middle) + image.map(lambda ends: ends[:, :, 0])
    image = image.undefined_where(~usable[:, None])
    # Not-a-number fails both: such a part is cut, nothing else.
    empty = np.any((image.lower > parts.upper) | (image.upper < parts.lower), axis=1)
    single = np.all((image.lower > parts.lower) & (image.upper < parts.upper), axis=1)
    # A part thinner than the cube of a listed point could not be seen to hold it. fmax and fmin
    # pass over not-a-number.
    lower = np.fmax(parts.lower, image.lower - smallest)
    upper = np.fmin(parts.upper, image.upper + smallest)
    left = ~empty & ~single
    return Interval(lower[left], upper[left]), _taken(parts, single)


def _halved(parts: Interval, box: Floats) -> Interval:
    """Return both halves of each part, cut across its longest side relative to the box."""
    longest = np.argmax((parts.upper - parts.lower) / (box[:, 1] - box[:, 0]), axis=1)
    rows = np.arange(len(longest))
    # Off the middle: symmetric functions have their critical points on the middle lines.
    share = 0.4871
    cut = (1.0 - share) * parts.lower[rows, longest] + share * parts.upper[rows, longest]
    lower, upper = parts.lower.copy(), parts.upper.copy()
    upper[rows, longest], lower[rows, longest] = cut, cut
    return Interval(
        np.concatenate([parts.lower, lower]),
        np.concatenate([upper, parts.upper]),
    )


def _conclusion(
    points: Sequence[CriticalPoint],
    left: Interval,
    missed: Floats,
    n_parts: int,
    undefined_share: float,
) -> Completeness:
    n_left = len(left.lower)
    distance = 0.0
    if n_left:
        nearest = np.full(n_left, np.inf)
        for place in (np.asarray(point.location) for point in points):
            reach = np.maximum(np.abs(left.lower - place), np.abs(left.upper - place)).max(axis=1)
            nearest = np.minimum(nearest, reach)
        distance = float(nearest.max())
    reasons: list[str] = []
    if len(missed):
        reasons.append(f"{len(missed)} more proved to exist")
    if undefined_share:
        reasons.append(
            f"on {undefined_share:.2g} of the box the function may be undefined or not smooth"
        )
    if n_left and np.isfinite(distance):
        reasons.append(f"a point that is not listed may lie up to {distance:.2g} from one that is")
    elif n_left:
        reasons.append("there may be some, although none was found")
    return Completeness(
        is_proved=not reasons,
        n_parts=n_parts,
        n_undecided=n_left,
        undefined_share=undefined_share,
        unlisted_within=distance,
        missed=tuple(tuple(map(float, place)) for place in missed),
        reason="; ".join(reasons),
    )
