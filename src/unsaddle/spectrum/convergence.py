"""When an end has converged, and how many products that will still take."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import final

import numpy as np

from unsaddle.curvature import Float64Array
from unsaddle.krylov import Krylov, Side

# Residual²/gap supposes a single eigenvalue within the residual. Beside a bulk at zero that is
# false until the residual is well below the value; only then is it believed. Arbitrary.
LOCATED_SHARE = 0.1
# The rate at which an end converges is that of the steps of this last share; earlier ones were of
# another kind, before the end had parted from the bulk.
RECENT_SHARE = 0.5
LEAST_RECENT = 6


@final
@dataclass(frozen=True)
class Estimate:
    """What a search knows of both ends while it runs.

    Attributes:
        n_products: made so far.
        limit: of the products.
        smallest, largest: Ritz values.
        residual: of the smallest: *some* eigenvalue is this near.
        n_needed: products still needed for both ends, from the rate of the last ones; 0 when both have
            converged, None where they do not come nearer yet, or beyond the limit.
    """

    n_products: int
    limit: int
    smallest: float
    residual: float
    largest: float
    n_needed: int | None

    def words(self) -> str:
        """Return it in a few words, for a progress line beside the count of products.

        >>> Estimate(40, 200, -0.0123, 0.0004, 3.2, 25).words()
        'lowest -0.0123 ± 0.0004, ~25 to go'
        """
        found = f"lowest {self.smallest:.3g} ± {self.residual:.1g}"
        if self.n_needed == 0:
            return found
        if self.n_needed is None:
            return f"{found}, no rate yet"
        beyond = self.n_products + self.n_needed > self.limit
        return f"{found}, ~{self.n_needed} to go{', too many' if beyond else ''}"


Watch = Callable[[Estimate], None]


@dataclass(eq=False)
class Convergence:
    """The two tolerances of an end, and how the errors came down so far.

    Attributes:
        rel_tol: of an end, relative to itself.
        abs_tol_share: relative to the largest magnitude; the looser of the two counts.
        since: products after which each end stayed converged; None for one that has not.
    """

    rel_tol: float
    abs_tol_share: float
    since: dict[Side, int | None] = field(
        default_factory=lambda: {"smallest": None, "largest": None}, init=False
    )
    _excess: dict[Side, list[float]] = field(
        default_factory=lambda: {"smallest": [], "largest": []}, init=False
    )

    @property
    def done(self) -> bool:
        """Whether both ends have converged."""
        return None not in self.since.values()

    def update(self, krylov: Krylov, n_products: int, limit: int) -> Estimate:
        """Judge both ends after another product."""
        values, coordinates = krylov.ritz()
        residuals = krylov.betas[-1] * np.abs(coordinates[-1])
        floor = self.abs_tol_share * float(np.abs(values).max())
        sides: tuple[tuple[Side, tuple[int, int]], ...] = (
            ("smallest", (0, 1)),
            ("largest", (-1, -2)),
        )
        for side, pair in sides:
            error = 0.0 if krylov.exhausted else self._error(values, residuals, *pair)
            tol = max(self.rel_tol * abs(float(values[pair[0]])), floor)
            settled = error <= tol
            self.since[side] = (self.since[side] or n_products) if settled else None
            self._excess[side].append(math.log(max(error, 1e-300) / max(tol, 1e-300)))
        return Estimate(
            n_products=n_products,
            limit=limit,
            smallest=float(values[0]),
            residual=float(residuals[0]),
            largest=float(values[-1]),
            n_needed=self._needed(),
        )

    @staticmethod
    def _error(values: Float64Array, residuals: Float64Array, first: int, second: int) -> float:
        """Return an end's estimated error: the residual, or residual²/gap once that is believed."""
        value, error = float(values[first]), float(residuals[first])
        if len(values) > 1:
            gap = abs(float(values[second] - values[first])) - float(residuals[second])
            if error <= LOCATED_SHARE * abs(value) and error < gap:
                error *= error / gap
        return error

    def _needed(self) -> int | None:
        """Extrapolate the slower end by the slope of the logarithm of its error."""
        needed = 0
        for side, excess in self._excess.items():
            if self.since[side] is not None:
                continue
            recent = np.array(excess[-max(LEAST_RECENT, int(RECENT_SHARE * len(excess))) :])
            if len(recent) < LEAST_RECENT:
                return None
            slope = float(np.polyfit(np.arange(len(recent)), recent, 1)[0])
            if slope >= 0:
                return None
            needed = max(needed, math.ceil(max(float(recent[-1]), 0.0) / -slope), 1)
        return needed
