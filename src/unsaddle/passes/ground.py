"""`Ground`: a landscape whose critical points are found from places nearby and certified."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from unsaddle.critical import CriticalPoint, polish
from unsaddle.critical.proof import Enclosures, certify
from unsaddle.landscape import Landscape

Floats = NDArray[np.float64]

LARGEST_SHARE = 0.5  # of the box's diagonal: as in `inventory`


@dataclass
class Ground:
    """A landscape with the enclosures that prove its points, and the points proved so far."""

    landscape: Landscape
    enclosures: Enclosures
    proved: list[CriticalPoint] = field(default_factory=list[CriticalPoint])

    @classmethod
    def of(cls, landscape: Landscape) -> Ground:
        """Return the ground of a landscape."""
        return cls(landscape, Enclosures(landscape.function, landscape.n_dims))

    def certified(self, points: Iterable[CriticalPoint]) -> tuple[CriticalPoint, ...]:
        """Return points with what is proved of them here, whatever they brought along."""
        largest = LARGEST_SHARE * self.landscape.box_diagonal
        return certify(tuple(points), self.enclosures, largest)

    def points_at(self, places: Floats, gradient_scale: float) -> list[CriticalPoint]:
        """Return the certified points to which Newton's method leads, where it leads to one.

        Args:
            places: (places, dims).
            gradient_scale: a typical size of the gradient.

        >>> from unsaddle import zoo
        >>> (point,) = Ground.of(zoo.get("lee")).points_at(np.array([[0.1, 0.9]]), 1.0)
        >>> point.describe(), point.certificate.index
        ('minimum (0, 1)', 0)
        """
        place = self.landscape
        found = polish(
            place.gradient,
            place.hessian,
            place.value,
            places,
            place.box,
            gradient_scale=gradient_scale,
        )
        return [self._known_or_certified(point) for point in found if point is not None]

    def _known_or_certified(self, point: CriticalPoint) -> CriticalPoint:
        """Return a point as it was proved before: descents end in the same few minima."""
        for known in self.proved:
            if point.is_same(known, within=0.0):
                return known
        (point,) = self.certified([point])
        if point.certificate is not None and point.certificate.is_proved:
            self.proved.append(point)
        return point
