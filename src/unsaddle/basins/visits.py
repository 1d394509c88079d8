"""`Visits`: at which critical point a walker is, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from unsaddle.ensemble import NEVER
from unsaddle.landscape import Landscape
from unsaddle.outcome import ENDED_TOL

NOWHERE = -1


@dataclass(frozen=True)
class Visits:
    """Observer: the critical point that a walker visited last, and the first step of that visit.

    A visit begins when the walker comes within `reach` of a point, and lasts until it comes within
    reach of another one: leaving for a while, as noise and momentum do, does not begin a new visit.
    """

    locations: tuple[tuple[float, ...], ...]
    reach: float

    @classmethod
    def of(cls, landscape: Landscape) -> Visits:
        """Return the observer of a landscape's critical points.

        The reach is `ENDED_TOL` of the box's diagonal, or half the distance between the two critical
        points that are closest to each other, where that is less: no walker is at two points.
        """
        places = np.array([point.location for point in landscape.critical_points])
        reach = ENDED_TOL * landscape.box_diagonal
        if len(places) > 1:
            apart = np.linalg.norm(places[:, None] - places[None], axis=-1)
            reach = min(reach, 0.5 * float(np.min(apart[~np.eye(len(places), dtype=bool)])))
        return cls(tuple(tuple(map(float, place)) for place in places), reach)

    def init(self, point: Any) -> tuple[Any, Any]:
        """Return the number of the point visited, and the step; nowhere, never."""
        shape = jnp.shape(point[0])
        return jnp.full(shape, NOWHERE, jnp.int32), jnp.full(shape, NEVER, jnp.int32)

    def look(self, memory: tuple[Any, Any], point: Any, value: Any, step: Any) -> tuple[Any, Any]:
        """Return the memory after a look."""
        del value
        if not self.locations:
            return memory
        last, since = memory
        here = jnp.full_like(last, NOWHERE)
        if len(self.locations) <= 16:
            for k, location in enumerate(self.locations):
                here = jnp.where(self._within(point, location), k, here)
        else:  # a loop in the program: hundreds of points written out would compile for a minute
            table = jnp.asarray(self.locations)
            here = jax.lax.fori_loop(
                0,
                len(self.locations),
                lambda k, here: jnp.where(self._within(point, table[k]), k, here),
                here,
            )
        new = (here != NOWHERE) & (here != last)
        return jnp.where(new, here, last), jnp.where(new, step, since)

    def _within(self, point: Any, location: Any) -> Any:
        square = sum((point[j] - location[j]) ** 2 for j in range(len(self.locations[0])))
        return square <= self.reach**2

    def ended(self, last: NDArray[Any], finals: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return the critical point at which each walker is at the end, `NOWHERE` at none."""
        if not self.locations:
            return np.full(len(finals), NOWHERE)
        with np.errstate(all="ignore"):
            away = np.linalg.norm(finals - np.asarray(self.locations)[last], axis=1)
        # As in `look`; one unit of rounding must not undo what was decided there.
        return np.where((last != NOWHERE) & (away <= self.reach * (1 + 1e-12)), last, NOWHERE)
