"""`PhasePicture`: what became of an optimizer in every cell of a grid of two settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from unsaddle.coordinates import shortened_points
from unsaddle.ensemble import NOISE_STD
from unsaddle.landscape import Landscape, Neighbourhood
from unsaddle.optimizers import Optimizer
from unsaddle.oracle import Oracle
from unsaddle.phases.axis import BATCH_SIZE, Axis
from unsaddle.phases.statistics import median_steps, wilson_intervals
from unsaddle.phases.theory import EDGE, Curve
from unsaddle.result import Result, laboratory_versions, plain, versions

Floats = NDArray[np.float64]
Shown = Literal["fraction", "time", "value"]
"""What a picture shows: the fraction escaped, the median escape step, or the median final value."""
SHOWN: tuple[Shown, ...] = get_args(Shown)


@dataclass(frozen=True, repr=False)
class PhasePicture(Result):
    """What became of the walkers in every cell; arrays have y first: row 0 is the lowest y.

    Walker k meets the same start and the same noise in every cell: neighbours differ by their
    settings alone.
    """

    face = "phases"

    landscape: Landscape
    neighbourhood: Neighbourhood | None  # of the saddle that is to be escaped; None: there is none
    optimizer: Optimizer
    oracle: Oracle
    x: Axis
    y: Axis
    show: Shown
    start: tuple[float, ...]
    spread: float
    n_walkers: int  # in each cell
    n_steps: int
    seed: int
    dtype: str
    escaped: NDArray[np.bool_] = field(repr=False)  # (y, x, walkers)
    diverged: NDArray[np.bool_] = field(repr=False)  # (y, x, walkers)
    steps: NDArray[np.int64] = field(repr=False)  # (y, x, walkers): of the escape, or of the run
    final_values: Floats = field(repr=False)  # (y, x, walkers)
    computed: NDArray[np.bool_] = field(
        repr=False
    )  # (y, x); false where an interruption came first
    curves: tuple[Curve, ...]  # of theory, in the units of the axes
    command: str | None
    interrupted: bool = False

    @property
    def fraction(self) -> Floats:
        """Fraction escaped with its 95 % Wilson interval, (y, x, 3); not-a-number: not computed."""
        shares = wilson_intervals(self.escaped.sum(axis=2), self.n_walkers)
        return np.where(self.computed[..., None], shares, np.nan)

    @property
    def median_step(self) -> Floats:
        """Kaplan-Meier median of the escape step, (y, x); not-a-number where it is not reached."""
        shape = self.computed.shape
        rows = median_steps(
            self.steps.reshape(-1, self.n_walkers), self.escaped.reshape(-1, self.n_walkers)
        )
        return np.where(self.computed, rows.reshape(shape), np.nan)

    @property
    def median_value(self) -> Floats:
        """Median of the landscape's value at the end, (y, x); without a value counts as infinite."""
        worst = np.where(np.isfinite(self.final_values), self.final_values, np.inf)
        # With an even number, the higher of the two in the middle: no mean with infinity.
        middle = np.sort(worst, axis=2)[:, :, self.n_walkers // 2]
        return np.where(self.computed, middle, np.nan)

    @property
    def diverged_share(self) -> Floats:
        """Fraction of walkers that diverged, (y, x)."""
        return np.where(self.computed, self.diverged.mean(axis=2), np.nan)

    def shown(self) -> Floats:
        """Return what the picture shows, (y, x)."""
        if self.show == "fraction":
            return self.fraction[:, :, 0]
        return self.median_step if self.show == "time" else self.median_value

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return every cell's numbers."""
        return {
            self.x.name: self.x.values,
            self.y.name: self.y.values,
            "fraction_escaped": self.fraction,
            "fraction_diverged": self.diverged_share,
            "median_step": self.median_step,
            "median_value": self.median_value,
        }

    def protocol(self) -> list[str]:
        """Return the lines that stand beside the picture."""
        start = shortened_points(f"({', '.join(f'{c:g}' for c in self.start)})")
        scatter = f", scattered with standard deviation {self.spread:g}" if self.spread else ""
        kept = {k: v for k, v in self.optimizer.settings if k not in (self.x.name, self.y.name)}
        others = ", ".join(f"{key}={value}" for key, value in kept.items())
        lines = [
            f"landscape {self.landscape.name}: {self.landscape.definition}",
            f"optimizer {self.optimizer.name}" + (f" with {others}" if others else ""),
            f"{len(self.x.values)} x {len(self.y.values)} cells of {self.n_walkers} "
            f"walker{'s' * (self.n_walkers > 1)}, the same starts and noise in every cell; "
            f"start {start}{scatter}, {self.n_steps} steps, {self._noise()}, {self.dtype}",
        ]
        if self.neighbourhood is not None:
            lines.append(
                f"escaped means {self.neighbourhood.radius:.4g} away from the "
                f"{self.neighbourhood.point.describe()}; a walker that diverged has not escaped"
            )
        if any(curve.words.startswith(EDGE) for curve in self.curves):
            lines.append(
                f"beyond the {EDGE} a walker may still pass the radius before it is so far off that it "
                "counts as diverged"
            )
        if self.interrupted:
            lines.append(
                f"interrupted: {int(self.computed.sum())} of {self.computed.size} cells computed"
            )
        lines.append(f"seed {self.seed}; {laboratory_versions()}")
        if self.command:
            lines.append(self.command)
        return lines

    def _noise(self) -> str:
        """The oracle in words, without the number that an axis replaces."""
        names, text = {self.x.name, self.y.name}, self.oracle.describe()
        if NOISE_STD in names:
            return f"{text.rsplit(', ', 1)[0]}, its standard deviation along an axis"
        if BATCH_SIZE in names:
            what, *sampling = text.split(", ")
            drawn = f"mini-batches of {what.split(' of ')[-1]}, their size along an axis"
            return ", ".join([drawn, *sampling])
        return text

    def to_dict(self) -> dict[str, Any]:
        """Return the picture's numbers as plain data; each walker's stay in the arrays."""
        return plain(
            {
                "landscape": self.landscape.name,
                "formula": self.landscape.formula,
                "optimizer": self.optimizer.name,
                "settings": dict(self.optimizer.settings),
                "x": {"name": self.x.name, "scale": self.x.scale, "values": self.x.values},
                "y": {"name": self.y.name, "scale": self.y.scale, "values": self.y.values},
                "show": self.show,
                "start": self.start,
                "spread": self.spread,
                "noise": self.oracle.describe(),
                "n_walkers": self.n_walkers,
                "n_steps": self.n_steps,
                "dtype": self.dtype,
                "seed": self.seed,
                "interrupted": self.interrupted,
                "fraction_escaped": self.fraction,
                "fraction_diverged": self.diverged_share,
                "median_step": self.median_step,
                "median_value": self.median_value,
                "theory": [curve.to_dict() for curve in self.curves],
                "versions": versions(),
                "command": self.command,
            }
        )
