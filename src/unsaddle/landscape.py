"""`Landscape`: a function of a vector with exact value, gradient and Hessian."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.critical import FLAT_TOL, CriticalPoint, Kind, search
from unsaddle.errors import InvalidInput
from unsaddle.formula import JAX, parse

Floats = NDArray[np.float64]
ScalarFunction = Callable[[Any], Any]  # a JAX-traceable function, (dims,) -> ()


@dataclass(frozen=True, eq=False)
class Landscape:
    """One JAX function with what is known of it; gradient and Hessian are derived, never written.

    Args:
        name: shown in tables and pictures.
        function: maps a vector of shape (dims,) to a scalar, with `jax.numpy`.
        box: (dims, 2), lower and upper ends of the part that is drawn and searched.
        known: critical points that are known in closed form; None means search the box.
        start: where a race starts unless told otherwise; None means near the saddle.
        source: where the function comes from.
        domain: where the function has a value, in words; empty where that is everywhere.
        formula: the same function as typed text, where there is one.
        by_coordinates: the same function of a tuple of coordinates, where there is one: the ensemble
            then needs no vector, whose derivative writes one padded array per coordinate.

    >>> saddle = Landscape("saddle", lambda x: x[0] ** 2 - x[1] ** 2, ((-2.0, 2.0), (-2.0, 2.0)))
    >>> saddle.gradient([1.0, 0.5]).tolist()
    [2.0, -1.0]
    """

    name: str
    function: ScalarFunction
    box: tuple[tuple[float, float], ...]
    known: tuple[CriticalPoint, ...] | None = None
    start: tuple[float, ...] | None = None
    source: str = ""
    formula: str | None = None
    by_coordinates: ScalarFunction | None = None
    domain: str = ""
    _compiled: dict[str, Any] = field(default_factory=dict[str, Any], init=False, repr=False)

    @classmethod
    def from_formula(
        cls,
        text: str,
        *,
        name: str | None = None,
        box: Sequence[tuple[float, float]] | None = None,
        known: tuple[CriticalPoint, ...] | None = None,
        start: Sequence[float] | None = None,
        source: str = "typed by the user",
    ) -> Landscape:
        """Return the landscape of a formula; `formula.parse` describes the grammar.

        Args:
            text: the formula.
            name: the text itself when None.
            box: one (lower, upper) per coordinate; (-2, 2) for each when None: an arbitrary choice.
            known: as in the class.
            start: as in the class.
            source: as in the class.

        Raises:
            FormulaError: the formula is refused; the message says where and why.
            InvalidInput: box or start do not fit the formula's coordinates or are not finite.

        >>> Landscape.from_formula("x**2 - y**2").hessian([0.3, 0.4]).tolist()
        [[2.0, 0.0], [0.0, -2.0]]
        """
        formula = parse(text)
        n_dims = formula.n_dims
        coordinates = ", ".join(formula.variables)
        ends = np.array(((-2.0, 2.0),) * n_dims if box is None else box, dtype=np.float64)
        if ends.shape != (n_dims, 2) or not np.isfinite(ends).all() or (np.diff(ends) <= 0).any():
            raise InvalidInput(
                f"box={box!r} for the formula {text!r}",
                f"{n_dims} finite pairs (lower, upper), one for each of {coordinates}",
                "Give each coordinate a lower end below its upper end.",
            )
        place = None if start is None else np.array(start, dtype=np.float64)
        if place is not None and (place.shape != (n_dims,) or not np.isfinite(place).all()):
            raise InvalidInput(
                f"start={start!r} for the formula {text!r}",
                f"{n_dims} finite numbers, one for each of {coordinates}",
                "Give the start as many numbers as the formula has coordinates.",
            )
        return cls(
            name=text if name is None else name,
            function=formula.function,
            box=tuple((float(lower), float(upper)) for lower, upper in ends),
            known=known,
            start=None if place is None else tuple(map(float, place)),
            source=source,
            formula=text,
            by_coordinates=lambda point: formula.evaluate(point, JAX),
        )

    def at(self, coordinates: Sequence[Any]) -> Any:
        """Return the value at a point given as separate JAX scalars, one per coordinate."""
        if self.by_coordinates is not None:
            return self.by_coordinates(coordinates)
        return self.function(jnp.stack(coordinates))

    @property
    def definition(self) -> str:
        """``"f = x**2 - y**2"`` where there is a formula, else in words what stands in its place."""
        return f"f = {self.formula}" if self.formula else self.source or "a function of the user"

    @property
    def n_dims(self) -> int:
        """Number of coordinates."""
        return len(self.box)

    @cached_property
    def critical_points(self) -> tuple[CriticalPoint, ...]:
        """The known critical points, or those found in the box (seed 0), from low to high value."""
        if self.known is not None:
            return self.known
        return search(self.gradient, self.hessian, self.value, self.box).points

    @property
    def box_diagonal(self) -> float:
        """Length of the box's diagonal: the unit of relative distances on this landscape."""
        ends = np.asarray(self.box)
        return float(np.linalg.norm(ends[:, 1] - ends[:, 0]))

    def value(self, points: ArrayLike) -> Floats:
        """Return values, shape (...,), of points (..., dims), in float64."""
        return self._evaluate("value", self.function, points)

    def gradient(self, points: ArrayLike) -> Floats:
        """Return gradients, shape (..., dims), of points (..., dims), in float64."""
        return self._evaluate("gradient", jax.grad(self.function), points)

    def hessian(self, points: ArrayLike) -> Floats:
        """Return Hessians, shape (..., dims, dims), of points (..., dims), in float64."""
        return self._evaluate("hessian", jax.hessian(self.function), points)

    def _evaluate(self, what: str, function: ScalarFunction, points: ArrayLike) -> Floats:
        array = np.asarray(points, dtype=np.float64)
        if array.ndim == 0 or array.shape[-1] != self.n_dims:
            raise InvalidInput(
                f"points of shape {array.shape} on the landscape {self.name!r}",
                f"shape (..., {self.n_dims})",
                f"Give {self.n_dims} coordinates on the last axis.",
            )
        flat = array.reshape(-1, self.n_dims)
        with jax.enable_x64(True):
            if what not in self._compiled:
                self._compiled[what] = jax.jit(jax.vmap(function))
            result = np.array(self._compiled[what](jnp.asarray(flat)))
        return result.reshape(array.shape[:-1] + result.shape[1:])

    def nearest_critical_point(self, point: ArrayLike) -> CriticalPoint | None:
        """Return the critical point that lies nearest, None when none is known or found."""
        if not self.critical_points:
            return None
        here = np.asarray(point, dtype=np.float64)
        with np.errstate(over="ignore"):  # a walker may be anywhere
            return min(
                self.critical_points,
                key=lambda c: float(np.linalg.norm(here - np.asarray(c.location))),
            )


def with_fitting_box(landscape: Landscape, n_most: int = 20) -> Landscape:
    """Return the landscape in a box that holds the critical points found around its own box.

    Somebody who types a formula does not say where its minima are. The search goes five times as far
    as the box in every direction; where it finds more than `n_most` points (a periodic function has
    no end of them) the box stays as it is.
    """
    ends = np.asarray(landscape.box)
    centre, half = ends.mean(axis=1), 0.5 * (ends[:, 1] - ends[:, 0])
    around = np.stack([centre - 5 * half, centre + 5 * half], axis=1)
    found = search(landscape.gradient, landscape.hessian, landscape.value, around).points
    if not 0 < len(found) <= n_most:
        return landscape
    places = np.array([point.location for point in found])
    reach = 1.25 * np.max(np.abs(places - centre), axis=0)
    wide = np.where(reach > half, reach, half)
    box = tuple((float(c - w), float(c + w)) for c, w in zip(centre, wide, strict=True))
    return replace(landscape, box=box, known=found)


@dataclass(frozen=True, eq=False)
class Neighbourhood:
    """The surroundings of a critical point that is not a minimum, and what leaving them means.

    A walker has escaped from a strict saddle or a maximum when its displacement along the
    directions of negative curvature reaches `radius`; from a degenerate point, which has no such
    directions, when it is `radius` away and below the point's value.

    The radius is half the distance to the nearest other critical point, or half the smallest
    half-width of the box, whichever is less: inside it the point is the nearest critical one.
    """

    point: CriticalPoint
    radius: float
    escape_directions: Floats  # (index, dims), orthonormal, most negative curvature first
    curvatures: Floats  # (dims,), ascending
    directions: Floats  # (dims, dims), orthonormal rows, in the order of `curvatures`

    @property
    def is_strict(self) -> bool:
        """Whether there is a direction of negative curvature."""
        return len(self.escape_directions) > 0

    def displacement(self, points: ArrayLike) -> Floats:
        """Return the distance along the escape directions, shape (...,), of points (..., dims)."""
        away = np.asarray(points, dtype=np.float64) - np.asarray(self.point.location)
        with np.errstate(all="ignore"):  # a walker may be anywhere, infinity included
            along = away @ self.escape_directions.T if self.is_strict else away
            return np.linalg.norm(along, axis=-1)

    def default_start(self) -> tuple[float, ...]:
        """Return a start one radius up the least stable stable direction, 1e-6 radii off it.

        Beside a degenerate point: 1 % of the radius along the first axis, on the side that goes
        down.
        """
        centre = np.asarray(self.point.location)
        if not self.is_strict:
            return tuple(map(float, centre - 0.01 * self.radius * np.eye(len(centre))[0]))
        bent = self.curvatures > FLAT_TOL * np.max(np.abs(self.curvatures))
        up = self.directions[bent][0] if bent.any() else np.zeros_like(centre)
        along = self.radius * up + 1e-6 * self.radius * self.escape_directions[0]
        return tuple(map(float, centre + along))


def neighbourhood(landscape: Landscape, point: CriticalPoint) -> Neighbourhood:
    """Return the neighbourhood of a critical point of a landscape.

    Raises:
        InvalidInput: the point is a minimum, which nothing needs to escape.
    """
    if point.kind is Kind.MINIMUM:
        raise InvalidInput(
            f"the {point.describe()} of {landscape.name!r} as a point to escape from",
            "a saddle, a maximum or a degenerate point",
            "Choose a start near such a point.",
        )
    centre = np.asarray(point.location)
    ends = np.asarray(landscape.box)
    others = [
        float(np.linalg.norm(centre - np.asarray(c.location)))
        for c in landscape.critical_points
        if c.location != point.location
    ]
    half_width = 0.5 * float(np.min(ends[:, 1] - ends[:, 0]))
    curvatures, vectors = np.linalg.eigh(landscape.hessian(centre))
    directions = vectors.T
    # eigh leaves signs open; the largest component is made positive so that runs repeat.
    largest = np.argmax(np.abs(directions), axis=1)
    directions = directions * np.sign(directions[np.arange(len(centre)), largest])[:, None]
    return Neighbourhood(
        point=point,
        radius=0.5 * min([half_width, *others]),
        escape_directions=directions[: point.index],
        curvatures=curvatures,
        directions=directions,
    )
