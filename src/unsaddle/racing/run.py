"""`race`: several optimizers from the same starts under the same noise."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle import optimizers as optimizer_names
from unsaddle.ensemble import Ensemble, run_ensemble, scattered_starts
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape
from unsaddle.optimizers import Optimizer
from unsaddle.oracle import Oracle, Sampling
from unsaddle.outcome import judge, watched_criteria
from unsaddle.problem import Problem
from unsaddle.racing.batches import batches_for, finite_sum
from unsaddle.racing.engines import resolved, torch_engine
from unsaddle.racing.noise import oracle_for
from unsaddle.racing.place import landscape_for, reference_and_start
from unsaddle.racing.result import Entry, Race
from unsaddle.result import command_line
from unsaddle.streams import resolve_seed

DEFAULT_OPTIMIZERS = ("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam")
DEFAULT_N_STEPS = 2000
DEFAULT_N_WALKERS = 256  # where walkers differ at all, by noise or by start
N_SHOWN_WALKERS = 40  # trajectories kept for the picture; each is the same alone as in the crowd
N_RECORDS = 400  # points kept of each trajectory


def race(
    landscape: str | Landscape | Problem | Callable[[Any], Any],
    optimizers: Iterable[object] | Mapping[str, object] | str | None = None,
    *,
    start: ArrayLike | None = None,
    n_walkers: int | None = None,
    n_steps: int = DEFAULT_N_STEPS,
    noise: str | float | Oracle | None = None,
    noise_along: str | ArrayLike | None = None,
    batch_size: int | None = None,
    sampling: Sampling | None = None,
    spread: float = 0.0,
    seed: int | None = None,
    dtype: str = "float64",
    progress: Callable[[str, int], None] | None = None,
) -> Race:
    """Run optimizers from the same starts under the same noise and return what became of them.

    Args:
        landscape: a name from `unsaddle.zoo.names()`, a formula such as ``"x**2 - y**2"``, a
            `Landscape`, a `Problem`, or a function of a vector written with `jax.numpy` (with
            `start` given).
        optimizers: names with settings ("adam lr=0.1", "torch.Adam lr=0.1"), optax transformations,
            `torch.optim` classes, functions of the parameters that return one of their instances,
            or a mapping from names to these; six common ones when left out, all with learning rate
            0.01.
        start: (dims,); the landscape's own, or a place close to its saddle, when left out.
        n_walkers: 1 when nothing tells walkers apart, else 256, when left out.
        n_steps: gradient steps of each walker: the same budget for all.
        noise: standard deviation of isotropic gradient noise, or "isotropic=0.1", "along:y=0.1",
            "along:1,0=0.1", "across=0.1" (orthogonal to the escape directions), "aligned=0.1" (with
            |Hessian| at the saddle), "curvature:y=0.5" (a random curvature, which vanishes at the
            saddle), "covariance=1,0.5;0.5,2", "heavy:1.5=0.1" (alpha-stable with alpha 1.5),
            "student:3=0.1" (Student's t), or an oracle.
        noise_along: a coordinate's name, "escape", or a vector: noise along it only, with standard
            deviation `noise` (0.1 when that is left out).
        batch_size: samples of a `Problem` that each step draws; all of them when left out.
        sampling: "reshuffle" (a fresh order each epoch, the default), "once" or "replacement".
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
    problem, plain = finite_sum(landscape)
    place = landscape_for(plain, start)
    chosen = _optimizers(optimizers, n_steps, place.n_dims)
    seed = resolve_seed(seed)
    reference, origin = reference_and_start(place, start)
    oracle = batches_for(
        problem, batch_size, sampling, (noise, noise_along), place.name
    ) or oracle_for(noise, noise_along, place, reference, problem)
    _check_spread(spread)
    varied = spread > 0 or oracle.n_blocks(place.n_dims) > 0
    walkers = _walkers(n_walkers, varied)
    starts = scattered_starts(origin, walkers, spread, seed)
    _check_value(place, origin)
    criteria = watched_criteria(place, reference, starts)
    entries: list[Entry] = []
    try:
        for optimizer in chosen:
            tell = (lambda done, name=optimizer.name: progress(name, done)) if progress else None

            def run(
                points: NDArray[np.float64],
                length: int = n_steps,
                optimizer: Any = optimizer,
                **more: Any,
            ) -> Ensemble:
                advance = run_ensemble if isinstance(optimizer, Optimizer) else torch_engine()
                return advance(
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
    missing = tuple(optimizer.name for optimizer in chosen[len(entries) :])
    if missing:  # the last one that ran may be whole; the race is not
        entries[-1] = dataclasses.replace(
            entries[-1],
            verdicts=dataclasses.replace(
                entries[-1].verdicts,
                evidence=(
                    *entries[-1].verdicts.evidence,
                    f"interrupted: {', '.join(missing)} did not run",
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
        interrupted=bool(missing) or entries[-1].ensemble.interrupted,
        not_run=missing,
    )


def _optimizers(
    optimizers: Iterable[object] | Mapping[str, object] | str | None, n_steps: int, n_dims: int
) -> list[Any]:
    if not isinstance(n_steps, int | np.integer) or n_steps < 1:  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InvalidInput(
            f"n_steps={n_steps!r}", "a whole number, at least 1", "Ask for at least one step."
        )
    if optimizers is None:
        optimizers = DEFAULT_OPTIMIZERS
    if isinstance(optimizers, str):
        optimizers = [optimizers]
    if not isinstance(optimizers, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InvalidInput(
            f"optimizers={optimizers!r}",
            "a list of names such as ['sgd', 'adam lr=0.1'], or of optax transformations",
            "Put a single one in a list.",
        )
    if isinstance(optimizers, Mapping):
        chosen = [
            dataclasses.replace(resolved(one, n_steps, n_dims), name=name)
            for name, one in optimizers.items()
        ]
    else:
        chosen = [resolved(one, n_steps, n_dims) for one in optimizers]
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


def _check_value(place: Landscape, origin: NDArray[np.float64]) -> None:
    with np.errstate(all="ignore"):
        value = float(place.value(origin))
    if not np.isfinite(value):
        raise InvalidInput(
            f"start={origin.tolist()} on {place.name!r}, where the value is {value}",
            "a point where the function has a finite value",
            "Start inside the function's domain, and not so far out that its value overflows.",
        )


def _check_spread(spread: float) -> None:
    if not (np.isfinite(spread) and spread >= 0):
        raise InvalidInput(
            f"spread={spread!r}",
            "a finite number, zero or positive",
            "It is the standard deviation of the starts along each coordinate.",
        )
