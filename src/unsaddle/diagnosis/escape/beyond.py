"""What the loss does along one direction beyond its quadratic model."""

from __future__ import annotations

import math
from typing import final

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import PchipInterpolator

from unsaddle.diagnosis.probe import LineProbe

Floats = NDArray[np.float64]


@final
class Beyond:
    """Loss minus quadratic model at signed distances along one unit direction.

    It is the square of the distance times a share of curvature that is interpolated between known
    distances and zero at the point itself, so that close to it nothing is added to the model, however
    far apart they are; beyond the farthest the share stays as it is.

    Args:
        direction: (n_parameters,), unit.
        distances: (k,), signed.
        departures: (k,), loss minus model there; what is not finite is left out.
    """

    def __init__(self, direction: Floats, distances: Floats, departures: Floats) -> None:
        self.direction = direction
        known = np.isfinite(departures) & (distances != 0.0)
        places = np.append(distances[known], 0.0)
        shares = np.append(departures[known] / distances[known] ** 2, 0.0)
        order = np.argsort(places)
        # Two ends at least, so that there is something to interpolate.
        self._ends = (float(places.min(initial=-1e-300)), float(places.max(initial=1e-300)))
        self._places, self._shares = _closed(places[order], shares[order], self._ends)
        self._share = PchipInterpolator(self._places, self._shares)
        self._slope = self._share.derivative()

    def value(self, distance: float) -> float:
        """Return loss minus model at a signed distance."""
        return distance**2 * float(self._share(self._inside(distance)))

    def slope(self, distance: float) -> float:
        """Return its derivative."""
        inside = self._inside(distance)
        own = distance**2 * float(self._slope(inside)) if inside == distance else 0.0
        return 2 * distance * float(self._share(inside)) + own

    def _inside(self, distance: float) -> float:
        return min(max(distance, self._ends[0]), self._ends[1])


def beyond_quadratic(probe: LineProbe | None, direction: Floats) -> Beyond | None:
    """Return the departure along the probed direction; None where the probe met no end of the model."""
    if probe is None or not math.isfinite(probe.radius):
        return None
    with np.errstate(invalid="ignore"):
        return Beyond(direction, probe.distances, probe.losses - probe.model)


def _closed(places: Floats, shares: Floats, ends: tuple[float, float]) -> tuple[Floats, Floats]:
    """Return both with an end on either side of zero, where the share is zero if nothing is known."""
    if places[0] > ends[0]:
        places, shares = np.append(ends[0], places), np.append(0.0, shares)
    if places[-1] < ends[1]:
        places, shares = np.append(places, ends[1]), np.append(shares, 0.0)
    return places, shares
