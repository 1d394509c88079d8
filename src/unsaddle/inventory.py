"""The critical points of a landscape in a box: found, certified, and where possible proved complete."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle import zoo
from unsaddle.critical import CriticalPoint, Search, polish, search
from unsaddle.critical.completeness import Completeness, prove_complete
from unsaddle.critical.proof import Enclosures, certify
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape
from unsaddle.result import Result, command_line, plain, versions
from unsaddle.streams import resolve_seed

Floats = NDArray[np.float64]

N_STARTS = 400  # in each round; `search` says what they find
N_STARTS_MANY_DIMS = 64  # from `MANY_DIMS` on, where a Newton step costs the cube of the dimension
MANY_DIMS = 12
# The number of parts grows exponentially with the dimension: beyond this nothing would be proved.
MAX_DIMS_COMPLETE = 3
PARTS_AT_ONCE = 512
LARGEST_SHARE = 0.5  # of the box's diagonal: cubes in which a point is tested to be alone


@dataclass(frozen=True, repr=False)
class Inventory(Result, Sequence[CriticalPoint]):
    """The critical points of a landscape in a box, with what is proved of each and of the box.

    It is a sequence of its points, by value from low to high.
    """

    face = "inventory"

    landscape: Landscape  # in the box that was searched
    points: tuple[CriticalPoint, ...]  # certified
    search: Search
    completeness: Completeness | None  # None: nobody tried to prove it
    seed: int
    command: str | None

    def __len__(self) -> int:
        return len(self.points)

    def __iter__(self) -> Iterator[CriticalPoint]:
        return iter(self.points)

    def __getitem__(self, position: Any) -> Any:
        return self.points[position]

    @property
    def n_proved(self) -> int:
        """Points of which existence, uniqueness and index are proved."""
        return sum(p.certificate is not None and p.certificate.is_proved for p in self.points)

    def remarks(self) -> list[str]:
        """Return what must be known to read the list: where it may lack points, and why."""
        lines: list[str] = []
        if self.search.n_finite_starts == 0:
            lines.append("the function has no finite value and gradient at any start: empty list")
        elif self.search.finite_share < 1:
            lines.append(
                f"the function has a finite value and gradient at {self.search.finite_share:.0%} of "
                f"{self.search.n_starts} uniform points: only that part of the box was searched"
            )
        if not self.search.settled:
            lines.append(
                f"the last of {self.search.n_rounds} rounds still brought new points: more starts "
                "may find more"
            )
        if self.completeness is not None:
            lines.append(self.completeness.describe())
        else:
            lines.append(
                "a search from random starts: nobody tried to prove that no point is missing"
            )
        return lines

    def protocol(self) -> list[str]:
        """Return the lines that stand beside every picture."""
        known = versions()
        sides = " × ".join(f"[{low:g}, {high:g}]" for low, high in self.landscape.box[:4])
        more = f" × … ({self.landscape.n_dims} dimensions)" if self.landscape.n_dims > 4 else ""
        lines = [
            f"landscape {self.landscape.name}: {self.landscape.definition}",
            f"box {sides}{more}; {self.search.n_rounds} rounds of Newton's method from "
            f"{self.search.n_starts} starts; proofs by the interval Newton test of Krawczyk with "
            "outward rounding",
            f"seed {self.seed}; unsaddle {known['unsaddle']}, jax {known['jax']}",
        ]
        return lines + ([self.command] if self.command else [])

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain data."""
        whole = self.completeness
        return plain(
            {
                "landscape": self.landscape.name,
                "formula": self.landscape.formula,
                "box": self.landscape.box,
                "points": [point.to_dict() for point in self.points],
                "n_proved": self.n_proved,
                "n_starts": self.search.n_starts,
                "n_rounds": self.search.n_rounds,
                "settled": self.search.settled,
                "finite_share": self.search.finite_share,
                "completeness": None
                if whole is None
                else {
                    "is_proved": whole.is_proved,
                    "n_parts": whole.n_parts,
                    "n_undecided": whole.n_undecided,
                    "undefined_share": whole.undefined_share,
                    "unlisted_within": whole.unlisted_within,
                    "reason": whole.reason,
                },
                "remarks": self.remarks(),
                "seed": self.seed,
                "versions": versions(),
                "command": self.command,
            }
        )


def find_critical_points(
    landscape: str | Landscape | Callable[[Any], Any],
    box: ArrayLike | None = None,
    *,
    n_starts: int | None = None,
    max_rounds: int = 16,
    complete: bool | None = None,
    seed: int | None = None,
) -> Inventory:
    """Return the critical points of a landscape in a box, each with its certificate.

    Newton's method from many starts finds them (`critical.search`); interval arithmetic proves for
    each, where the Hessian is not singular, that it exists, how far it is alone, and its index
    (`critical.proof`). In up to three dimensions branch and bound then tries to prove that none is
    missing; a point that the search missed and the proof meets is added.

    Args:
        landscape: a name from `unsaddle.zoo.names()`, a formula, a `Landscape`, or a function of a
            vector written with `jax.numpy` (with `box` given).
        box: (dims, 2), lower and upper ends; the landscape's own when left out.
        n_starts: starts in each round; 400, or 64 in more than 12 dimensions, when left out.
        max_rounds: rounds at most; the search ends when one brings nothing new.
        complete: whether to try the proof that none is missing; in up to three dimensions when left
            out. It takes seconds at most, and more time the more points are degenerate.
        seed: of the starts; fresh entropy, recorded in the result, when left out.

    Returns:
        An `Inventory`: a sequence of `CriticalPoint`.

    Raises:
        InvalidInput: a box or a number of starts that cannot be used.

    >>> found = find_critical_points("himmelblau", seed=0)
    >>> len(found), found.n_proved, found.completeness.is_proved
    (9, 9, True)
    >>> found[4].describe(), found[4].certificate.index
    ('saddle (3.385, 0.07385)', 1)
    """
    ends = None if box is None else _checked_box(box)
    place = zoo.resolve(landscape, None if ends is None else len(ends))
    if ends is not None and len(ends) != place.n_dims:
        raise InvalidInput(
            f"a box of {len(ends)} dimensions for {place.name!r}",
            f"{place.n_dims} pairs (lower, upper)",
            "Give one pair for each coordinate.",
        )
    if ends is not None:
        place = replace(place, box=tuple((float(low), float(high)) for low, high in ends))
    n_dims = place.n_dims
    n_starts = _checked_starts(n_starts, n_dims)
    seed = resolve_seed(seed)
    found = search(
        place.gradient,
        place.hessian,
        place.value,
        place.box,
        n_starts=n_starts,
        max_rounds=max_rounds,
        seed=seed,
    )
    enclosures = Enclosures(place.function, n_dims)
    largest = LARGEST_SHARE * place.box_diagonal
    points = certify(found.points, enclosures, largest)
    whole = None
    if complete or (complete is None and n_dims <= MAX_DIMS_COMPLETE and found.n_finite_starts):
        points, whole = _completed(place, points, enclosures, largest, found.gradient_scale)
    return Inventory(
        landscape=replace(place, known=points),
        points=points,
        search=found,
        completeness=whole,
        seed=seed,
        command=command_line(),
    )


def _completed(
    place: Landscape,
    points: tuple[CriticalPoint, ...],
    enclosures: Enclosures,
    largest_radius: float,
    gradient_scale: float,
) -> tuple[tuple[CriticalPoint, ...], Completeness]:
    """Return the points, those added that the search missed and the proof met."""
    many = Enclosures(place.function, place.n_dims, block=PARTS_AT_ONCE)
    ends = np.asarray(place.box)
    whole = prove_complete(points, many, ends)
    if whole.missed:
        new = polish(
            place.gradient,
            place.hessian,
            place.value,
            np.array(whole.missed),
            ends,
            gradient_scale=gradient_scale,
            is_proved=True,
        )
        for point in certify([p for p in new if p is not None], enclosures, largest_radius):
            # Newton's method may have left for a point that is listed, or for none.
            exists = point.certificate is not None and point.certificate.radius is not None
            if exists and not any(point.is_same(known, within=0.0) for known in points):
                points = (*points, point)
        points = tuple(sorted(points, key=lambda point: point.value))
        whole = prove_complete(points, many, ends)
    return points, whole


def _checked_box(box: ArrayLike) -> Floats:
    try:
        ends = np.array(box, dtype=np.float64)
    except (TypeError, ValueError):
        ends = np.empty(0)
    if ends.ndim != 2 or ends.shape[1:] != (2,) or len(ends) == 0:
        raise InvalidInput(
            f"box={box!r}",
            "one pair (lower, upper) for each coordinate",
            "Write for example [(-2, 2), (-1, 3)].",
        )
    if not np.isfinite(ends).all():
        raise InvalidInput(
            f"box={box!r}",
            "pairs of finite numbers",
            "A search needs a bounded box: give both ends of each coordinate.",
        )
    exchanged = np.flatnonzero(ends[:, 0] >= ends[:, 1])
    if len(exchanged):
        low, high = ends[exchanged[0]]
        raise InvalidInput(
            f"box={box!r}, whose pair number {exchanged[0] + 1} is ({low:g}, {high:g})",
            "pairs (lower, upper) with the lower end first, and not equal",
            f"Write ({min(low, high):g}, {max(low, high):g})."
            if low != high
            else "Give the pair a width.",
        )
    return ends


def _checked_starts(n_starts: int | None, n_dims: int) -> int:
    if n_starts is None:
        return N_STARTS if n_dims <= MANY_DIMS else N_STARTS_MANY_DIMS
    if not isinstance(n_starts, int | np.integer) or n_starts < 1:  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InvalidInput(
            f"n_starts={n_starts!r}", "a whole number, at least 1", "Ask for at least one start."
        )
    return int(n_starts)
