"""`Race` and its entries: what became of every optimizer, as plain data, with the protocol."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unsaddle.coordinates import shortened_points
from unsaddle.ensemble import Described, Ensemble
from unsaddle.landscape import Landscape, Neighbourhood
from unsaddle.oracle import Oracle
from unsaddle.outcome import Verdicts
from unsaddle.result import Result, laboratory_versions, plain, versions

if TYPE_CHECKING:
    from unsaddle.racing.times import EscapeTimes

DEFAULT_DIFFERENCE = 0.1  # a tenth of the mean: about one standard deviation of SGD's escape step


@dataclass(frozen=True)
class Entry:
    """One optimizer of a race."""

    optimizer: Described
    ensemble: Ensemble  # all walkers, end points only
    verdicts: Verdicts
    recorded_steps: NDArray[np.int64]  # (records,)
    trajectory: NDArray[np.float64]  # (records, shown walkers, dims)

    @property
    def final_value(self) -> dict[str, float | None]:
        """Median and extreme values of the landscape at the walkers' ends."""
        values = self.verdicts.final_values
        finite = values[np.isfinite(values)]
        if len(finite) == 0:
            return {"median": None, "lowest": None, "highest": None}
        return {
            # Walkers without a value count as the worst, so that the median cannot flatter.
            "median": _finite_or_none(np.median(np.where(np.isfinite(values), values, np.inf))),
            "lowest": float(finite.min()),
            "highest": float(finite.max()),
        }

    def to_dict(self) -> dict[str, Any]:
        """Return the entry as plain data."""
        escape = self.verdicts.escape
        nothing = {"median": None, "mean": None, "std": None, "n_observed": 0, "share": None}
        return {
            "name": self.optimizer.name,
            "settings": dict(self.optimizer.settings),
            "n_walkers": self.ensemble.n_walkers,
            "n_steps": self.ensemble.n_steps,
            "n_sample_gradients": self.ensemble.n_gradients * self.ensemble.oracle.cost,
            "n_full_gradients": self.ensemble.n_steps * self.optimizer.own_cost.gradients,
            "n_full_hessians": self.ensemble.n_steps * self.optimizer.own_cost.hessians,
            "n_full_values": self.ensemble.n_steps * self.optimizer.own_cost.values,
            "engine": self.ensemble.engine,
            "outcomes": self.verdicts.counts(),
            "escape_step": escape.to_dict() if escape else nothing,
            "ended": self.verdicts.ended_counts(),
            "final_value": self.final_value,
            "evidence": list(self.verdicts.evidence),
        }


def _finite_or_none(value: Any) -> float | None:
    return float(value) if np.isfinite(value) else None


@dataclass(frozen=True, repr=False)
class Race(Result):
    """The result of a race, with its protocol."""

    face = "race"

    landscape: Landscape
    neighbourhood: Neighbourhood | None  # of the saddle that is to be escaped; None: there is none
    start: tuple[float, ...]
    spread: float
    oracle: Oracle
    n_steps: int
    seed: int
    dtype: str
    entries: tuple[Entry, ...]
    command: str | None
    interrupted: bool = False  # stopped from outside before its end; what was computed is here
    not_run: tuple[str, ...] = ()  # optimizers that an interruption kept from running

    @property
    def n_walkers(self) -> int:
        """Walkers of each optimizer."""
        return self.entries[0].ensemble.n_walkers

    @property
    def cut_short(self) -> tuple[str, ...]:
        """What an interruption left out, in sentences; nothing where the race ran to its end."""
        found = [
            f"{entry.optimizer.name}: interrupted after {entry.ensemble.n_steps} of "
            f"{entry.ensemble.n_steps_asked} steps; what was computed is reported"
            for entry in self.entries
            if entry.ensemble.interrupted
        ]
        missing = [f"interrupted: {', '.join(self.not_run)} did not run"] if self.not_run else []
        return (*found, *missing)

    def escape_times(self, difference: float = DEFAULT_DIFFERENCE) -> EscapeTimes:
        """Return when the walkers left: curves with bands, the closed form, tests between optimizers.

        Args:
            difference: share of the mean escape step that `walkers_unpaired` and `walkers_paired` of
                every pair are for: how many walkers find it nine times in ten, at a level of 5 %.

        Raises:
            InvalidInput: the race did not start beside a saddle, or the difference is not above 0.

        >>> from unsaddle import race
        >>> times = race("saddle", ["sgd", "momentum"], start=(0, 0), noise=0.1, seed=0).escape_times()
        >>> [row.median.value for row in times.rows], times.pairs[0].paired.n_first
        ([289.0, 52.0], 0)
        """
        # The closed forms bring SciPy's special functions, for which a race alone should not wait.
        return importlib.import_module("unsaddle.racing.times").escape_times(self, difference)

    def protocol(self) -> list[str]:
        """Return the lines that stand beside every picture."""
        start = shortened_points(f"({', '.join(f'{c:g}' for c in self.start)})")
        scatter = f", scattered with standard deviation {self.spread:g}" if self.spread else ""
        lines = [
            f"landscape {self.landscape.name}: {self.landscape.definition}",
            f"start {start}{scatter}; {self.n_walkers} walker{'s' * (self.n_walkers > 1)} each, "
            f"{self.n_steps} steps, {self.oracle.describe()}, {self.dtype}",
        ]
        if self.neighbourhood is not None:
            how = (
                "along its directions of negative curvature"
                if self.neighbourhood.is_strict
                else "in any direction, and lower"
            )
            lines.append(
                f"escaped means {self.neighbourhood.radius:.4g} away from the "
                f"{self.neighbourhood.point.describe()}, {how}"
            )
        engines: dict[str, dict[str, None]] = {}
        for entry in self.entries:
            if entry.ensemble.engine != "JAX":
                engines.setdefault(entry.ensemble.engine, {})[entry.optimizer.name] = None
        lines += [f"{', '.join(names)}: {engine}" for engine, names in engines.items()]
        costs = {e.optimizer.name: e.optimizer.own_cost.describe() for e in self.entries}
        lines += [
            f"{name}: each step costs {cost} of the whole landscape besides the drawn gradient"
            for name, cost in costs.items()
            if cost
        ]
        lines.append(f"seed {self.seed}; {laboratory_versions()}")
        if self.command:
            lines.append(self.command)
        return lines

    def to_dict(self) -> dict[str, Any]:
        """Return the race as plain data; the trajectories stay in `entries`."""
        place = None
        if self.neighbourhood is not None:
            place = {
                "kind": str(self.neighbourhood.point.kind),
                "location": self.neighbourhood.point.location,
                "eigenvalues": self.neighbourhood.point.eigenvalues,
                "flat_tol": self.neighbourhood.point.flat_tol,
                "radius": self.neighbourhood.radius,
                "escape_directions": self.neighbourhood.escape_directions,
            }
        return plain(
            {
                "landscape": self.landscape.name,
                "formula": self.landscape.formula,
                "saddle": place,
                "start": self.start,
                "spread": self.spread,
                "noise": self.oracle.describe(),
                "n_steps": self.n_steps,
                "dtype": self.dtype,
                "seed": self.seed,
                "interrupted": self.interrupted,
                "not_run": self.not_run,
                "versions": versions(),
                "command": self.command,
                "optimizers": [entry.to_dict() for entry in self.entries],
            }
        )
