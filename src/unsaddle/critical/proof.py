"""Proofs that a critical point exists, is alone and has an index: Krawczyk's interval Newton test.

With Y close to the inverse Hessian at the place c, and X the cube c ± r, the set

    K = c − Y ∇f(c) + (I − Y ∇²f(X)) (X − c)

holds every zero of the gradient that X holds; when K lies inside X, X holds exactly one (Krawczyk
1969; Neumaier 1990, Interval Methods for Systems of Equations, theorem 5.1.8; Rump 2010, Verification
methods, section 13). All is computed with outward rounding, so the conclusion is a theorem about
the function that JAX differentiates, as far as processor and library compute as documented.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import jax
import numpy as np
from numpy.typing import NDArray

from unsaddle.critical.certificate import Certificate
from unsaddle.critical.kind import FLAT_TOL
from unsaddle.critical.norm import norm
from unsaddle.critical.point import CriticalPoint
from unsaddle.intervals import Interval, NoRule, Program

Floats = NDArray[np.float64]

GROWTH = 10.0  # between one cube and the next; the largest is then known to the root of it
MOST_FAILURES = 8  # cubes that fail in a row before a place is given up


class Enclosures:
    """Enclosures of a function's value, gradient and Hessian over boxes, each traced once."""

    def __init__(self, function: Callable[[Any], Any], n_dims: int, **settings: int) -> None:
        self.n_dims = n_dims
        self.value = Program(function, n_dims, **settings)
        self.gradient = Program(jax.grad(function), n_dims, **settings)
        self.hessian = Program(jax.hessian(function), n_dims, **settings)


def certify(
    points: Sequence[CriticalPoint], enclosures: Enclosures, largest_radius: float
) -> tuple[CriticalPoint, ...]:
    """Return the points with their certificates.

    Args:
        points: of the function that is enclosed.
        enclosures: of that function.
        largest_radius: cubes are not made larger, to see how far a point is alone.

    >>> enclosures = Enclosures(lambda x: (x[0] ** 2 - 1) ** 2 + x[1] ** 2, 2)
    >>> (point,) = certify([CriticalPoint((0.0, 0.0), 1.0, (-4.0, 2.0))], enclosures, 1.0)
    >>> point.certificate.index, point.certificate.unique_radius > 0.1
    (1, True)
    """
    if not points:
        return ()
    places = np.array([point.location for point in points])
    try:
        return tuple(
            replace(point, certificate=certificate)
            for point, certificate in zip(
                points, _certificates(points, places, enclosures, largest_radius), strict=True
            )
        )
    except NoRule as missing:
        nothing = Certificate(
            enclosures.n_dims, None, None, None, (-np.inf, np.inf), (), np.inf, f"the {missing}"
        )
        return tuple(replace(point, certificate=nothing) for point in points)


def _certificates(
    points: Sequence[CriticalPoint], places: Floats, enclosures: Enclosures, largest_radius: float
) -> list[Certificate]:
    at = Interval.point(places)
    pull, bent = enclosures.gradient(at), enclosures.hessian(at)
    smooth = _is_finite(pull) & _is_finite(bent)
    centre = np.where(smooth[:, None, None], bent.middle_and_radius()[0], 0.0)
    # Symmetric by hand: the two halves of a derived Hessian may round differently.
    centre = 0.5 * (centre + centre.transpose(0, 2, 1))
    with np.errstate(all="ignore"):  # a Hessian that is zero has no inverse, and needs none
        pseudo = np.linalg.pinv(centre, rcond=1e-14, hermitian=True)
    inverse = np.nan_to_num(pseudo, nan=0.0, posinf=0.0, neginf=0.0).astype(np.float64)
    radii, unique_radii = _radii(places, pull, inverse, smooth, enclosures, largest_radius)
    proved = radii > 0
    cubes = Interval.around(places, np.where(proved, radii, 0.0)[:, None])
    values = enclosures.value(cubes)
    ordered, lower, upper = _eigenvalue_bounds(enclosures.hessian(cubes))
    gradient_bounds = norm(pull.magnitude) * (1.0 + 1e-12)
    certificates: list[Certificate] = []
    for i, point in enumerate(points):
        signed = ordered[i] and bool(np.all((lower[i] > 0) | (upper[i] < 0)))
        certificates.append(
            Certificate(
                n_dims=enclosures.n_dims,
                radius=float(radii[i]) if proved[i] else None,
                unique_radius=float(unique_radii[i]) if proved[i] else None,
                index=int(np.sum(upper[i] < 0)) if signed else None,
                value_bounds=_bounds(values.lower[i], values.upper[i]),
                eigenvalue_bounds=tuple(map(_bounds, lower[i], upper[i])) if ordered[i] else (),
                gradient_bound=float(gradient_bounds[i]) if smooth[i] else float("inf"),
                reason=""
                if proved[i] and signed
                else _reason(point, bool(smooth[i]), bool(proved[i]), float(gradient_bounds[i])),
            )
        )
    return certificates


def _is_finite(enclosed: Interval) -> NDArray[np.bool_]:
    """Return for each box whether something is proved of all that was computed on it."""
    size = enclosed.magnitude
    return np.asarray(np.isfinite(size.reshape(len(size), -1)).all(axis=1))


def _bounds(lower: Any, upper: Any) -> tuple[float, float]:
    if np.isnan(lower) or np.isnan(upper):
        return (-float("inf"), float("inf"))
    return float(lower), float(upper)


def _reason(point: CriticalPoint, smooth: bool, proved: bool, gradient_bound: float) -> str:
    if not smooth:
        return "the function is not proved smooth there: a pole, a kink or a border may be inside"
    sizes = np.abs(point.eigenvalues)
    if proved:
        return "an eigenvalue of the Hessian may be zero"
    if sizes.min() <= FLAT_TOL * sizes.max():
        return (
            f"degenerate: the Hessian's smallest eigenvalue in size is {sizes.min():.3g}, the "
            f"largest {sizes.max():.3g}, so no test by first derivatives can tell one point from "
            f"several; the gradient's norm is proved to be at most {gradient_bound:.2g}"
        )
    return (
        "the interval Newton test failed in every cube tried; the gradient's norm is proved to be "
        f"at most {gradient_bound:.2g}"
    )


def _radii(
    places: Floats,
    pull: Interval,
    inverse: Floats,
    smooth: NDArray[np.bool_],
    enclosures: Enclosures,
    largest_radius: float,
) -> tuple[Floats, Floats]:
    """Return the smallest and the largest radius for which Krawczyk's test holds; 0 for none."""
    shift = -(Interval.point(inverse) @ pull.map(lambda ends: ends[:, :, None]))
    shift = shift.map(lambda ends: ends[:, :, 0])
    first = 2.0 * np.where(smooth, shift.magnitude.max(axis=1), 0.0)
    first += 4.0 * np.spacing(np.abs(places).max(axis=1)) + 1e-300
    # Around the origin rounding is no measure; a cube of that size is as good as any.
    radii = np.maximum(first, 1e-18 * largest_radius)
    smallest, largest = np.zeros(len(places)), np.zeros(len(places))
    n_failures, refined = np.zeros(len(places), dtype=int), np.zeros(len(places), dtype=bool)
    active = smooth & (radii <= largest_radius)
    while active.any():
        here = np.flatnonzero(active)
        inside = _is_inside(places[here], radii[here], inverse[here], shift, here, enclosures)
        smallest[here] = np.where(inside & (smallest[here] == 0), radii[here], smallest[here])
        largest[here] = np.where(inside, radii[here], largest[here])
        n_failures[here] = np.where(inside, 0, n_failures[here] + 1)
        # One failure beyond a success ends the growth: enclosures only get wider. One cube between
        # the two is tried, and that is all.
        beyond = ~inside & (smallest[here] > 0) & ~refined[here]
        done = refined[here] | (n_failures[here] >= MOST_FAILURES) | (radii[here] >= largest_radius)
        refined[here] |= beyond
        grown = np.minimum(GROWTH * radii[here], largest_radius)
        radii[here] = np.where(beyond, np.sqrt(GROWTH) * largest[here], grown)
        active[here] = ~done | (beyond & ~(radii[here] >= largest_radius))
    return smallest, largest


def _is_inside(
    places: Floats,
    radii: Floats,
    inverse: Floats,
    shift: Interval,
    here: NDArray[np.intp],
    enclosures: Enclosures,
) -> NDArray[np.bool_]:
    cubes = Interval.around(places, radii[:, None])
    smooth = _is_finite(enclosures.gradient(cubes)) & _is_finite(enclosures.value(cubes))
    bent = enclosures.hessian(cubes)
    # The cube as computed is a little wider than 2r: measure it as it is.
    reach = np.nextafter(np.maximum(cubes.upper - places, places - cubes.lower), np.inf)
    room = np.nextafter(np.minimum(cubes.upper - places, places - cubes.lower), -np.inf)
    rest = Interval.point(np.eye(enclosures.n_dims)) - Interval.point(inverse) @ bent
    displaced = rest @ Interval(-reach[:, :, None], reach[:, :, None])
    image = displaced.map(lambda ends: ends[:, :, 0]) + shift.map(lambda ends: ends[here])
    # Not-a-number is not inside. A jump of value or gradient does not show in the Hessian.
    return np.all(image.magnitude < room, axis=1) & smooth


def _eigenvalue_bounds(bent: Interval) -> tuple[NDArray[np.bool_], Floats, Floats]:
    """Return bounds of the eigenvalues, ascending, of every symmetric matrix in interval matrices.

    With V the computed eigenvectors of the middle, B = Vᵀ H V is nearly diagonal: its eigenvalues lie
    within its distance from a diagonal matrix (Weyl), and those of H differ from them by factors
    between 1 ± ‖VᵀV − I‖ (Ostrowski; Horn and Johnson, Matrix Analysis, theorem 4.5.9).
    """
    usable = _is_finite(bent)
    identity = np.eye(bent.lower.shape[-1])
    clean = bent.map(lambda ends: np.where(usable[:, None, None], ends, identity))
    middle = clean.middle_and_radius()[0]
    _, vectors = np.linalg.eigh(0.5 * (middle + middle.transpose(0, 2, 1)))
    v, turned = Interval.point(vectors), Interval.point(vectors.transpose(0, 2, 1))
    rotated = turned @ clean @ v
    diagonal = np.einsum("nii->ni", rotated.middle_and_radius()[0])
    off = (rotated - Interval.point(diagonal[:, :, None] * identity)).magnitude.sum(axis=2).max(1)
    bend = (turned @ v - Interval.point(identity)).magnitude.sum(axis=2).max(axis=1)
    off, bend = off * (1.0 + 1e-12), bend * (1.0 + 1e-12)  # covers the rounding of the row sums
    centres = np.sort(diagonal, axis=1)
    within = Interval.around(centres, off[:, None])
    factors = Interval.around(np.ones_like(bend), np.minimum(bend, 0.5))
    bounds = within / factors.map(lambda ends: ends[:, None])
    return usable & (bend < 0.5), bounds.lower, bounds.upper
