"""`race`: several optimizers from the same starts under the same noise, and what became of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import jax
import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle import optimizers as optimizer_names
from unsaddle import zoo
from unsaddle.critical import CriticalPoint, Kind
from unsaddle.ensemble import Ensemble, run_ensemble, scattered_starts
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape, Neighbourhood, neighbourhood, with_fitting_box
from unsaddle.optimizers import Optimizer
from unsaddle.oracle import AdditiveNoise, Exact, Oracle, across, along, isotropic
from unsaddle.outcome import Verdicts, judge, watched_criteria
from unsaddle.result import Result, command_line, plain, versions
from unsaddle.streams import resolve_seed

DEFAULT_OPTIMIZERS = ("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam")
DEFAULT_N_STEPS = 2000
DEFAULT_N_WALKERS = 256  # where walkers differ at all, by noise or by start
DEFAULT_NOISE_STD = 0.1
N_SHOWN_WALKERS = 40  # trajectories kept for the picture; each is the same alone as in the crowd
N_RECORDS = 400  # points kept of each trajectory


@dataclass(frozen=True)
class Entry:
    """One optimizer of a race."""

    optimizer: Optimizer
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
            "n_sample_gradients": self.ensemble.n_steps * self.ensemble.oracle.cost,
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

    @property
    def n_walkers(self) -> int:
        """Walkers of each optimizer."""
        return self.entries[0].ensemble.n_walkers

    def protocol(self) -> list[str]:
        """Return the lines that stand beside every picture."""
        start = ", ".join(f"{c:g}" for c in self.start)
        scatter = f", scattered with standard deviation {self.spread:g}" if self.spread else ""
        lines = [
            f"landscape {self.landscape.name}: "
            f"f = {self.landscape.formula or 'a function of the user'}",
            f"start ({start}){scatter}; {self.n_walkers} walker{'s' * (self.n_walkers > 1)} each, "
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
        known = versions()
        libraries = ", ".join(
            f"{name} {known[name]}" for name in ("unsaddle", "jax", "optax") if name in known
        )
        lines.append(f"seed {self.seed}; {libraries}")
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
                "versions": versions(),
                "command": self.command,
                "optimizers": [entry.to_dict() for entry in self.entries],
            }
        )


def race(
    landscape: str | Landscape | Callable[[Any], Any],
    optimizers: Iterable[object] | Mapping[str, object] | str | None = None,
    *,
    start: ArrayLike | None = None,
    n_walkers: int | None = None,
    n_steps: int = DEFAULT_N_STEPS,
    noise: str | float | Oracle | None = None,
    noise_along: str | ArrayLike | None = None,
    spread: float = 0.0,
    seed: int | None = None,
    dtype: str = "float64",
    progress: Callable[[str, int], None] | None = None,
) -> Race:
    """Run optimizers from the same starts under the same noise and return what became of them.

    Args:
        landscape: a name from `unsaddle.zoo.names()`, a formula such as ``"x**2 - y**2"``, a
            `Landscape`, or a function of a vector written with `jax.numpy` (with `start` given).
        optimizers: names with settings ("adam lr=0.1"), optax transformations, or a mapping from
            names to these; six common ones when left out, all with learning rate 0.01.
        start: (dims,); the landscape's own, or a place close to its saddle, when left out.
        n_walkers: 1 when nothing tells walkers apart, else 256, when left out.
        n_steps: gradient steps of each walker: the same budget for all.
        noise: standard deviation of isotropic gradient noise, or "isotropic=0.1", "along:y=0.1",
            "along:1,0=0.1", "across=0.1" (orthogonal to the escape directions), or an oracle.
        noise_along: a coordinate's name, "escape", or a vector: noise along it only, with standard
            deviation `noise` (0.1 when that is left out).
        spread: standard deviation of a normal scatter of the starts.
        seed: of noise and scatter; fresh entropy, recorded in the result, when left out.
        dtype: precision of points and optimizer state.
        progress: called with an optimizer's name and the steps it has done.

    Returns:
        A `Race`. An interruption (Ctrl-C) ends the race; the optimizers that ran are in the result.

    Raises:
        InvalidInput: an argument that cannot be used; the message says what can.

    >>> result = race("saddle", ["sgd", "adam"], start=(1.0, 1e-6), n_steps=1000, seed=0)
    >>> [entry.verdicts.escape.median for entry in result.entries]
    [698.0, 77.0]
    """
    place = _landscape(landscape, start)
    chosen = _optimizers(optimizers, n_steps)
    seed = resolve_seed(seed)
    reference, origin = _reference(place, start)
    oracle = _oracle(noise, noise_along, place, reference)
    _check_spread(spread)
    varied = spread > 0 or not isinstance(oracle, Exact)
    walkers = _walkers(n_walkers, varied)
    starts = scattered_starts(origin, walkers, spread, seed)
    criteria = watched_criteria(place, reference, starts)
    entries: list[Entry] = []
    try:
        for optimizer in chosen:
            tell = (lambda done, name=optimizer.name: progress(name, done)) if progress else None

            def run(
                points: NDArray[np.float64],
                length: int = n_steps,
                optimizer: Optimizer = optimizer,
                **more: Any,
            ) -> Ensemble:
                return run_ensemble(
                    place, optimizer, points, length, oracle=oracle, seed=seed, dtype=dtype, **more
                )

            stride = max(1, n_steps // N_RECORDS)
            if walkers <= N_SHOWN_WALKERS:
                shown = ensemble = run(
                    starts, criteria=criteria, record_every=stride, progress=tell
                )
            else:
                ensemble = run(starts, criteria=criteria, progress=tell)
                shown = run(starts[:N_SHOWN_WALKERS], ensemble.n_steps, record_every=stride)
            entries.append(
                Entry(
                    optimizer,
                    ensemble,
                    judge(ensemble, reference),
                    shown.recorded_steps,
                    shown.trajectory,
                )
            )
            if ensemble.interrupted or shown.interrupted:
                break
    except KeyboardInterrupt:
        if not entries:
            raise
    n_missing = len(chosen) - len(entries)
    if n_missing:  # the last one that ran may be whole; the race is not
        optimizers_missing = "1 optimizer" if n_missing == 1 else f"{n_missing} optimizers"
        entries[-1] = dataclasses.replace(
            entries[-1],
            verdicts=dataclasses.replace(
                entries[-1].verdicts,
                evidence=(
                    *entries[-1].verdicts.evidence,
                    f"interrupted: {optimizers_missing} did not run",
                ),
            ),
        )
    return Race(
        landscape=place,
        neighbourhood=reference,
        start=tuple(map(float, origin)),
        spread=float(spread),
        oracle=oracle,
        n_steps=n_steps,
        seed=seed,
        dtype=dtype,
        entries=tuple(entries),
        command=command_line(),
        interrupted=n_missing > 0 or entries[-1].ensemble.interrupted,
    )


def _landscape(
    landscape: str | Landscape | Callable[[Any], Any], start: ArrayLike | None
) -> Landscape:
    n_dims = None if start is None else int(np.size(start))
    if callable(landscape):
        _check_function(landscape, n_dims)
    place = zoo.resolve(landscape, n_dims)
    typed = isinstance(landscape, str) and place.name not in zoo.names()
    return with_fitting_box(place) if typed else place


def _check_function(function: Callable[[Any], Any], n_dims: int | None) -> None:
    """Refuse a function that JAX cannot follow, before anything is compiled."""
    if n_dims is None:
        raise InvalidInput(
            "a function without a start",
            "a function of a vector together with start, which tells the number of coordinates",
            "Pass start=(1.0, 0.1), say, or make a Landscape with its box.",
        )
    try:
        shape = jax.eval_shape(function, jax.ShapeDtypeStruct((n_dims,), "float32")).shape
    except Exception as error:
        reason = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        raise InvalidInput(
            f"a function that fails on a vector of {n_dims} ({reason})",
            "a function from a vector to a number, written with jax.numpy",
            "Replace numpy by jax.numpy inside it, and check the number of coordinates of start.",
        ) from error
    if shape != ():
        raise InvalidInput(
            f"a function whose result has shape {shape}",
            "a function from a vector to a number, shape ()",
            "Return one number, a sum perhaps.",
        )


def _optimizers(
    optimizers: Iterable[object] | Mapping[str, object] | str | None, n_steps: int
) -> list[Optimizer]:
    if not isinstance(n_steps, int | np.integer) or n_steps < 1:  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InvalidInput(
            f"n_steps={n_steps!r}", "a whole number, at least 1", "Ask for at least one step."
        )
    if optimizers is None:
        optimizers = DEFAULT_OPTIMIZERS
    if isinstance(optimizers, str):
        optimizers = [optimizers]
    if isinstance(optimizers, Mapping):
        chosen = [
            dataclasses.replace(optimizer_names.resolve(one, n_steps), name=name)
            for name, one in optimizers.items()
        ]
    else:
        chosen = [optimizer_names.resolve(one, n_steps) for one in optimizers]
    if not chosen:
        raise InvalidInput(
            "no optimizers", "at least one", f"Choose from {', '.join(optimizer_names.names())}."
        )
    return chosen


def _walkers(n_walkers: int | None, varied: bool) -> int:
    if n_walkers is None:
        return DEFAULT_N_WALKERS if varied else 1
    if not isinstance(n_walkers, int | np.integer) or not 1 <= n_walkers < 2**31:  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InvalidInput(
            f"n_walkers={n_walkers!r}", "a whole number, at least 1", "Ask for at least one walker."
        )
    return int(n_walkers)


def _check_spread(spread: float) -> None:
    if not (np.isfinite(spread) and spread >= 0):
        raise InvalidInput(
            f"spread={spread!r}",
            "a finite number, zero or positive",
            "It is the standard deviation of the starts along each coordinate.",
        )


def _reference(
    landscape: Landscape, start: ArrayLike | None
) -> tuple[Neighbourhood | None, NDArray[np.float64]]:
    """The saddle to be escaped and the start; no saddle when the start is not close to one."""
    if start is None and landscape.start is None:
        saddle = _central_saddle(landscape)
        if saddle is None:
            ends = np.asarray(landscape.box)
            return None, ends[:, 0] + 0.75 * (ends[:, 1] - ends[:, 0])
        around = neighbourhood(landscape, saddle)
        return around, np.asarray(around.default_start())
    try:
        origin = np.asarray(landscape.start if start is None else start, dtype=np.float64)
    except (TypeError, ValueError):
        raise InvalidInput(
            f"start={start!r} on {landscape.name!r}",
            f"{landscape.n_dims} numbers",
            "Give a sequence such as (0.5, 0.1).",
        ) from None
    if origin.shape != (landscape.n_dims,):
        raise InvalidInput(
            f"start={np.asarray(start).tolist()} on {landscape.name!r}",
            f"{landscape.n_dims} numbers",
            "Give one coordinate per variable, as in --start "
            + ",".join(["0.1"] * landscape.n_dims)
            + ".",
        )
    if not np.all(np.isfinite(origin)):
        raise InvalidInput(
            f"start={origin.tolist()}", "finite numbers", "Check the start for inf and nan."
        )
    nearest = landscape.nearest_critical_point(origin)
    if nearest is None or nearest.kind is Kind.MINIMUM:
        return None, origin
    around = neighbourhood(landscape, nearest)
    return (around if around.displacement(origin) < around.radius else None), origin


def _central_saddle(landscape: Landscape) -> CriticalPoint | None:
    """The strict saddle nearest to the centre of the box; else a degenerate point or a maximum."""
    centre = np.asarray(landscape.box).mean(axis=1)
    for kind in (Kind.STRICT_SADDLE, Kind.DEGENERATE, Kind.MAXIMUM):
        candidates = [point for point in landscape.critical_points if point.kind is kind]
        if candidates:
            return min(
                candidates, key=lambda p: float(np.linalg.norm(np.asarray(p.location) - centre))
            )
    return None


def _oracle(
    noise: str | float | Oracle | None,
    noise_along: str | ArrayLike | None,
    landscape: Landscape,
    reference: Neighbourhood | None,
) -> Oracle:
    if isinstance(noise, np.number):
        noise = float(noise)
    if noise is not None and not isinstance(noise, str | int | float):
        if not hasattr(noise, "step") or noise_along is not None:
            beside = "" if noise_along is None else f" together with noise_along={noise_along!r}"
            raise InvalidInput(
                f"noise={noise!r}{beside}",
                "a standard deviation, words such as 'along:y=0.1', or an oracle alone",
                "Take oracles from unsaddle.oracle; each draws the whole gradient, noise included.",
            )
        return noise
    kind, std = _noise_words(noise)
    if noise_along is not None:
        if kind not in ("isotropic", "none"):
            raise InvalidInput(
                f"noise={noise!r} together with noise_along={noise_along!r}",
                "a number beside noise_along",
                "Say the direction once.",
            )
        kind, std = "along", DEFAULT_NOISE_STD if kind == "none" else std
        direction = noise_along
    else:
        kind, _, direction = kind.partition(":")
    if kind == "none" or std == 0:
        return Exact()
    if kind == "isotropic":
        return isotropic(std, landscape.n_dims)
    if kind == "across":
        return across(std, _escape_directions(reference, landscape))
    return _noise_along(std, direction, landscape, reference)


def _noise_words(noise: str | float | None) -> tuple[str, float]:
    if noise is None or noise == "none":
        return "none", 0.0
    kind, _, number = (
        str(noise).rpartition("=") if "=" in str(noise) else ("isotropic", "", str(noise))
    )
    try:
        std = float(number)
    except ValueError:
        kind, std = str(noise), DEFAULT_NOISE_STD
    if kind not in ("isotropic", "across") and not kind.startswith("along:"):
        raise InvalidInput(
            f"noise={noise!r}",
            "a standard deviation, or isotropic=0.1, along:y=0.1, along:1,0=0.1, across=0.1, none",
            "The number is the standard deviation of the gradient noise.",
        )
    return kind, std


def _noise_along(
    std: float, direction: str | ArrayLike, landscape: Landscape, reference: Neighbourhood | None
) -> AdditiveNoise:
    if not isinstance(direction, str):
        vector = np.asarray(direction, dtype=np.float64)
        words = None
    elif direction == "escape":
        vector = np.asarray(_escape_directions(reference, landscape)[0])
        words = "along the escape direction"
    else:
        variables = _variables(landscape)
        words = f"along {direction}"
        if direction in variables:
            vector = np.eye(landscape.n_dims)[variables.index(direction)]
        else:
            try:
                vector = np.array([float(part) for part in direction.split(",")])
            except ValueError:
                vector = np.zeros(0)
    if vector.shape != (landscape.n_dims,):
        raise InvalidInput(
            f"a noise direction {direction!r} on {landscape.name!r}",
            f"{', '.join(_variables(landscape))}, escape, or {landscape.n_dims} numbers",
            "Write --noise-along y, say.",
        )
    return along(std, vector, words)


def _variables(landscape: Landscape) -> list[str]:
    letters = ["x", "y", "z"]
    numbered = [f"x{i + 1}" for i in range(landscape.n_dims)]
    return letters[: landscape.n_dims] if landscape.n_dims <= 3 else numbered


def _escape_directions(
    reference: Neighbourhood | None, landscape: Landscape
) -> NDArray[np.float64]:
    if reference is None or not reference.is_strict:
        raise InvalidInput(
            f"noise relative to an escape direction on {landscape.name!r} from this start",
            "a start beside a strict saddle or a maximum",
            "Name a coordinate instead, as in --noise-along y, or give a start close to a saddle.",
        )
    return reference.escape_directions
