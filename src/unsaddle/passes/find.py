"""`find_pass`: strings give saddles, steepest descent from them gives the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle import zoo
from unsaddle.critical import CriticalPoint, Kind
from unsaddle.critical.norm import norm
from unsaddle.critical.search import POLISHED_AT_ONCE
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape
from unsaddle.passes.descent import SAME, legs
from unsaddle.passes.ground import Ground
from unsaddle.passes.network import Network, curve_of
from unsaddle.passes.result import Pass
from unsaddle.passes.string import String, relax
from unsaddle.result import command_line

Floats = NDArray[np.float64]

MAX_STRINGS = 12  # relaxed to close gaps between minima: an arbitrary choice
NEAR_MINIMUM = 0.05  # of the box's diagonal: a place given as a minimum may be this far from it


def find_pass(
    landscape: str | Landscape | Callable[[Any], Any],
    minimum_a: CriticalPoint | ArrayLike,
    minimum_b: CriticalPoint | ArrayLike,
    *,
    n_images: int = 48,
    max_iterations: int = 20_000,
    saddles: Iterable[CriticalPoint] | None = None,
) -> Pass:
    """Return the way from one minimum to another over the saddle, or saddles, that join them.

    A straight chain of images relaxes by the string method; Newton's method takes its heights to
    saddles, steepest descent leads from each of these to two minima, and interval arithmetic proves
    them. Where the descents end in other minima, more strings close the gaps. The way returned has
    the lowest highest saddle among those that were seen: the strings' and the landscape's known
    ones. To have all of them compared, pass the landscape of an `Inventory`, which knows its points:
    ``find_pass(find_critical_points(...).landscape, a, b)``.

    Args:
        landscape: a name from `unsaddle.zoo.names()`, a formula, a `Landscape`, or a function of a
            vector written with `jax.numpy`.
        minimum_a: a minimum, or a place close to one.
        minimum_b: another.
        n_images: of a string. The saddles do not depend on it, as long as the string resolves the
            valleys it runs through.
        max_iterations: of one string.
        saddles: critical points whose saddles of index 1 the way may lead over as well; the
            landscape's known ones when left out.

    Returns:
        A `Pass`; where the minima are not joined it says why.

    Raises:
        InvalidInput: a place that is no minimum, the same minimum twice, or too few images.

    >>> way = find_pass("double_well", (-1.0, 0.0), (1.0, 0.0))
    >>> way.saddle.describe(), way.height_above_a, way.is_proved
    ('saddle (0, 0)', 1.0, True)
    """
    n_dims = len(_location(minimum_a, "minimum_a"))
    place = zoo.resolve(landscape, n_dims)
    _check_counts(n_images, max_iterations)
    ground = Ground.of(place)
    ends = [
        _minimum(ground, _location(given, name), name)
        for name, given in (("minimum_a", minimum_a), ("minimum_b", minimum_b))
    ]
    a, b = ends
    if a.is_same(b, SAME * place.box_diagonal):
        raise InvalidInput(
            f"minimum_a and minimum_b that are both the {a.describe()} of {place.name!r}",
            "two different minima",
            "Ask find_critical_points, which lists the minima of a landscape.",
        )
    scale = _gradient_scale(place, a, b)
    network = Network(place.box_diagonal, ends)
    strings = _grown(network, ground, scale, n_images, max_iterations)
    way = network.lowest_way()
    height = np.inf if way is None else max(edge.saddle.value for edge, _ in way)
    # What is not lower cannot lower the way. A degenerate point may be proved to be a saddle.
    lower = [
        point
        for point in ((place.known or ()) if saddles is None else saddles)
        if (point.index == 1 or point.kind is Kind.DEGENERATE)
        and point.value < height
        and not network.has(point)
    ]
    for point in ground.certified(lower):
        if point.index == 1 and not network.has(point):
            network.add(point, legs(ground, point, scale, n_images))
    return _result(network, strings, place, n_images)


def _grown(
    network: Network, ground: Ground, scale: float, n_images: int, max_iterations: int
) -> list[String]:
    """Relax strings until the network joins its first two minima, and return them."""
    strings: list[String] = []
    tried: set[tuple[int, int]] = set()
    gap: tuple[int, int] | None = (0, 1)
    while gap is not None and len(strings) < MAX_STRINGS:
        tried.add(gap)
        one, other = (np.asarray(network.minima[i].location) for i in gap)
        string = relax(ground.landscape, np.linspace(one, other, n_images), max_iterations)
        strings.append(string)
        for point in ground.points_at(string.images[string.heights()], scale):
            if point.index != 1:
                network.others.append(point)
            elif not network.has(point):
                network.add(point, legs(ground, point, scale, n_images))
        gap = None if network.lowest_way() is not None else network.nearest_gap(tried)
    return strings


def _result(network: Network, strings: list[String], place: Landscape, n_images: int) -> Pass:
    way = network.lowest_way()
    first = strings[0]
    minima = [network.minima[0], network.minima[1]]
    if way is not None:
        starts = [edge.minima[0] if forward else edge.minima[1] for edge, forward in way]
        minima += [network.minima[i] for i in starts[1:]]
    path = first.images if way is None else curve_of(way)
    return Pass(
        landscape=place,
        minimum_a=minima[0],
        minimum_b=minima[1],
        saddles=tuple(edge.saddle for edge, _ in way or ()),
        between=tuple(minima[2:]),
        path=path,
        path_values=place.value(path),
        reason="" if way is not None else _why_not(network, first),
        n_images=n_images,
        n_strings=len(strings),
        n_iterations=sum(string.n_iterations for string in strings),
        movement=max(string.movement for string in strings),
        settled=all(string.settled for string in strings),
        n_compared=len(network.edges),
        command=command_line(),
    )


def _why_not(network: Network, string: String) -> str:
    if not len(string.heights()):
        return "no height between the minima: the string has no inner maximum at its resolution"
    if not network.seen:
        ended = ", ".join(sorted({f"the {point.describe()}" for point in network.others}))
        return (
            "the heights of the string lead to no saddle of index 1, but to "
            f"{ended or 'no critical point'}"
        )
    nowhere = len(network.seen) - len(network.edges)
    lost = f"; from {nowhere} of them a descent ends in no minimum" if nowhere else ""
    return f"{len(network.seen)} saddles were seen, but none joins the two minima{lost}"


def _location(given: CriticalPoint | ArrayLike, name: str) -> Floats:
    if isinstance(given, CriticalPoint):
        return np.asarray(given.location)
    try:
        place = np.array(given, dtype=np.float64)
    except (TypeError, ValueError):
        place = np.empty((0, 0))
    if place.ndim != 1 or not len(place) or not np.isfinite(place).all():
        raise InvalidInput(
            f"{name}={given!r}",
            "a CriticalPoint, or finite coordinates such as (3, 2)",
            "Ask find_critical_points, which lists the minima of a landscape.",
        )
    return place


def _minimum(ground: Ground, location: Floats, name: str) -> CriticalPoint:
    """Return the minimum at a place, or close to it."""
    place = ground.landscape
    shown = f"({', '.join(f'{c:.4g}' for c in location)})"
    if len(location) != place.n_dims:
        raise InvalidInput(
            f"{name}={shown} on {place.name!r}",
            f"{place.n_dims} coordinates",
            "Give one number for each coordinate.",
        )
    ends = np.asarray(place.box)
    scale = _gradient_scale(place, *ends.T)
    (found,) = ground.points_at(location[None], scale) or (None,)
    near = NEAR_MINIMUM * place.box_diagonal
    if (
        found is None
        or found.kind is not Kind.MINIMUM
        or np.linalg.norm(np.asarray(found.location) - location) > near
    ):
        nearest = "nothing" if found is None else f"the {found.describe()}"
        raise InvalidInput(
            f"{name}={shown} on {place.name!r}, from where Newton's method leads to {nearest}",
            f"a minimum with positive curvature in every direction, or a place within {near:.3g}",
            "Ask find_critical_points, which lists the minima of a landscape.",
        )
    return found


def _gradient_scale(place: Landscape, one: Any, other: Any) -> float:
    """Return the gradient's median norm on the straight line between two places."""
    first, last = (
        np.asarray(p.location if isinstance(p, CriticalPoint) else p) for p in (one, other)
    )
    between = np.linspace(first, last, POLISHED_AT_ONCE + 2)[1:-1]  # one compilation for all
    norms = norm(place.gradient(between))
    finite = norms[np.isfinite(norms) & (norms > 0)]
    return float(np.median(finite)) if len(finite) else 1.0


def _check_counts(n_images: int, max_iterations: int) -> None:
    for name, given, least in (
        ("n_images", n_images, 5),
        ("max_iterations", max_iterations, 1),
    ):
        if not isinstance(given, int | np.integer) or given < least:  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InvalidInput(
                f"{name}={given!r}", f"a whole number, at least {least}", "The default is a start."
            )
