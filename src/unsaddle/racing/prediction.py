"""What theory says about the escape times of a race: the law of one optimizer, or why there is none."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from unsaddle.landscape import Landscape, Neighbourhood
from unsaddle.oracle import AdditiveNoise, Exact, Oracle
from unsaddle.racing.laws import Law, Way, law_of
from unsaddle.theory import Mode

if TYPE_CHECKING:
    from unsaddle.racing.result import Entry, Race

Floats = NDArray[np.float64]

PRECISIONS = ("float64", "float32")
# Share by which the slope at the radius may differ from the quadratic's before it is said: a tenth,
# over the last part of the way, moves the escape by about the law's own error, 1 %.
DEPARTURE_TOL = 0.1


@dataclass(frozen=True)
class Prediction:
    """The law of the escape step of one optimizer in a race, and where it is not to be trusted."""

    law: Law | None
    why_not: str  # why there is no law; empty where there is one
    caveats: tuple[str, ...]  # sentences


def prediction(race: Race, entry: Entry) -> Prediction:
    """Return the closed form for one optimizer of a race, or why there is none.

    The saddle's eigenvalues, the start and its spread, the noise along the escape directions and
    the radius of the race go into the formulas of `theory`.

    >>> from unsaddle import race
    >>> result = race("saddle", ["sgd"], start=(0, 0), noise=0.1, n_walkers=1, n_steps=1, seed=0)
    >>> law = prediction(result, result.entries[0]).law
    >>> print(f"{law.mean:.0f} {law.regime}")
    300 noise-dominated
    """
    place = race.neighbourhood
    if place is None or not place.is_strict:
        return Prediction(None, "there is no direction of negative curvature", ())
    if race.dtype not in PRECISIONS:
        return Prediction(None, f"the rounding of {race.dtype} is not in the closed form", ())
    if not isinstance(race.oracle, Exact | AdditiveNoise):
        return Prediction(None, "the noise is not white, additive and constant", ())
    stds = noise_along(race.oracle, place.escape_directions)
    if stds is None:
        return Prediction(None, "the noise along the escape directions is correlated", ())
    offsets = place.escape_directions @ (np.asarray(race.start) - np.asarray(place.point.location))
    modes = tuple(
        Mode(float(-curvature), float(offset), float(std), place.radius, race.spread)
        for curvature, offset, std in zip(place.curvatures, offsets, stds, strict=False)
    )
    way = Way(modes, place.escape_directions, race.n_steps)
    law = law_of(entry.optimizer.name, dict(entry.optimizer.settings), way)
    if isinstance(law, str):
        return Prediction(None, law, ())
    return Prediction(law, "", tuple(_caveats(race.landscape, place, law)))


def noise_along(oracle: Oracle, directions: Floats) -> Floats | None:
    """Return the noise's standard deviation along each direction, None where they are correlated."""
    if not isinstance(oracle, AdditiveNoise):
        return np.zeros(len(directions))
    seen = oracle.std * directions
    if oracle.basis is not None:
        seen = seen @ np.asarray(oracle.basis).T
    covariance = seen @ seen.T
    mixed = covariance - np.diag(np.diag(covariance))
    if np.abs(mixed).max() > 1e-12 * covariance.max():
        return None
    return np.sqrt(np.diag(covariance))


def slope_at_radius(landscape: Landscape, place: Neighbourhood) -> float:
    """Return the slope at the radius over the quadratic's, where the two differ most."""
    reach = place.radius * place.escape_directions
    ends = np.asarray(place.point.location) + np.concatenate([reach, -reach])
    with np.errstate(all="ignore"):
        slopes = np.sum(landscape.gradient(ends) * np.concatenate([reach, -reach]), axis=1)
    curvatures = np.tile(place.curvatures[: len(reach)], 2)
    shares = slopes / (curvatures * place.radius**2)
    return float(shares[np.argmax(np.abs(shares - 1.0))])


def _caveats(landscape: Landscape, place: Neighbourhood, law: Law) -> list[str]:
    found: list[str] = []
    share = slope_at_radius(landscape, place)
    if not abs(share - 1.0) <= DEPARTURE_TOL:
        found.append(
            f"at the radius the slope is {share:.2f} of the quadratic's, which is all that the closed "
            "form knows"
        )
    n_ways = len(place.escape_directions)
    if n_ways > 1 and law.mean is not None:
        found.append(
            f"the race measures the distance along {n_ways} directions, the closed form the largest of "
            f"them, which is up to a factor {math.sqrt(n_ways):.2f} shorter: it may be late"
        )
    if law.regime == "noise fills the radius":
        found.append(
            "the noise fills the radius: the law of one step stands for the first passage, and is late"
        )
    return found
