"""A race's arguments, or a race that was run, as the state with which the page runs the same."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any, cast

from numpy.typing import ArrayLike

from unsaddle import optimizers as optimizer_names
from unsaddle import zoo
from unsaddle.errors import InvalidInput
from unsaddle.explorer.checks import limits, numbers, real_of, shown, whole_of
from unsaddle.explorer.state import VERSION, State, named_or_formula, validated
from unsaddle.landscape import Landscape
from unsaddle.optimizers import Optimizer
from unsaddle.oracle import AdditiveNoise, Exact, Oracle
from unsaddle.racing import Race
from unsaddle.racing.noise import oracle_for
from unsaddle.racing.place import landscape_for, reference_and_start
from unsaddle.racing.run import DEFAULT_N_STEPS, DEFAULT_N_WALKERS, DEFAULT_OPTIMIZERS
from unsaddle.streams import resolve_seed

NO_SIDE = [[-2.0, 2.0]]  # what the page draws of a coordinate that a landscape does not have


def state_for(
    landscape: str | Landscape = "saddle",
    optimizers: Iterable[str | Optimizer] | str | None = None,
    *,
    start: ArrayLike | None = None,
    n_walkers: int | None = None,
    n_steps: int = DEFAULT_N_STEPS,
    noise: str | float | None = None,
    noise_along: str | ArrayLike | None = None,
    spread: float = 0.0,
    seed: int | None = 0,
) -> State:
    """Return the state of a page that runs what `unsaddle.race` runs with the same arguments.

    Raises:
        InvalidInput: an argument that `race` refuses, or one that the page cannot run.

    >>> state_for("lee", ["adam lr=0.1"], noise=0.1, seed=3)["optimizers"]
    [{'rule': 'adam', 'settings': {'learning_rate': 0.1, 'b1': 0.9, 'b2': 0.999, 'eps': 1e-08}}]
    """
    n_steps = whole_of(n_steps, "n_steps", "n_steps")
    spread = real_of(spread, "spread", "radius")
    _check_numbers(start, "start", "(0.5, 0.1)")
    _check_numbers(noise_along, "noise_along", "(0, 1)")
    if isinstance(landscape, str):
        landscape = named_or_formula(landscape)
    place = landscape_for(landscape, start)
    _check_plane(place)
    reference, origin = reference_and_start(place, start)
    oracle = oracle_for(noise, noise_along, place, reference)
    varied = spread > 0 or not isinstance(oracle, Exact)
    return _state(
        place,
        [optimizer_names.resolve(one, n_steps) for one in _chosen(optimizers)],
        oracle,
        start=origin.tolist(),
        spread=spread,
        n_walkers=(DEFAULT_N_WALKERS if varied else 1) if n_walkers is None else n_walkers,
        n_steps=n_steps,
        seed=resolve_seed(seed),
    )


def _chosen(optimizers: Any) -> list[Any]:
    if optimizers is None:
        return list(DEFAULT_OPTIMIZERS)
    if isinstance(optimizers, str | Optimizer):
        return [optimizers]
    if not isinstance(optimizers, Iterable):
        raise InvalidInput(
            f"optimizers={shown(optimizers)}",
            "names with settings such as 'adam lr=0.1', one or a list of them",
            "Write ['sgd', 'adam lr=0.1'], say.",
        )
    return list(cast("Iterable[Any]", optimizers))


def _check_numbers(value: Any, name: str, example: str) -> None:
    """Refuse what NumPy would, in our words; words are another's to read."""
    if value is not None and not isinstance(value, str):
        numbers(value, name, "numbers, one for each coordinate", f"Write {example}, say.")


def state_of(race: Race) -> State:
    """Return the state of a page that runs a race once more.

    Raises:
        InvalidInput: the page cannot run it: more than two coordinates, a function that is no formula,
            a problem's mini-batches, an optimizer or a noise that the page lacks.

    >>> from unsaddle import race
    >>> state_of(race("saddle", ["sgd"], n_steps=10, seed=5))["seed"]
    5
    """
    _check_plane(race.landscape)
    if race.dtype != "float64":
        raise InvalidInput(
            f"a race in {race.dtype}", "float64 on the page", "Run it in float64 to see it move."
        )
    return _state(
        race.landscape,
        [entry.optimizer for entry in race.entries],
        race.oracle,
        start=list(race.start),
        spread=race.spread,
        n_walkers=race.n_walkers,
        n_steps=race.n_steps,
        seed=race.seed,
    )


def _state(
    place: Landscape,
    optimizers: list[Any],
    oracle: Oracle,
    *,
    start: list[float],
    spread: float,
    n_walkers: int,
    n_steps: int,
    seed: int,
) -> State:
    schedules = {str(dict(one.settings).get("schedule", "constant")) for one in optimizers}
    if len(schedules) > 1:
        raise InvalidInput(
            f"optimizers with the schedules {', '.join(sorted(schedules))}",
            "one schedule for all on the page",
            "Give every optimizer the same schedule.",
        )
    start = _both(start)
    alone = n_walkers == 1 and spread == 0
    points = {"kind": "points", "points": [start]}
    patch = {"kind": "patch", "center": start, "radius": spread, "count": n_walkers}
    # Anybody may call a landscape of their own "saddle".
    built_in = place.name in zoo.names() and place is zoo.get(place.name)
    return validated(
        {
            "version": VERSION,
            "landscape": place.name if built_in else place.formula,
            "box": None if built_in else [*map(list, place.box), *NO_SIDE][:2],
            "starts": points if alone else patch,
            "optimizers": [_optimizer(one) for one in optimizers],
            "noise": _noise(oracle),
            "schedule": _schedule(schedules.pop() if schedules else "constant", n_steps),
            "steps": n_steps,
            "seed": seed,
        }
    )


def _both(place: list[float]) -> list[float]:
    """The two coordinates of a place; a landscape of one variable leaves the second where it is."""
    return [*place, 0.0][:2]


def _check_plane(place: Landscape) -> None:
    if place.formula is None or place.n_dims > 2:
        what = "no formula" if place.formula is None else f"{place.n_dims} coordinates"
        raise InvalidInput(
            f"the landscape {place.name[:60]!r}, which has {what},",
            "a formula of one or two variables on the page",
            "Record it and show it as a replay instead.",
        )


def _optimizer(optimizer: Any) -> dict[str, Any]:
    rules = limits()["rules"]
    if not isinstance(optimizer, Optimizer) or optimizer.name not in rules:
        raise InvalidInput(
            f"the optimizer {getattr(optimizer, 'name', optimizer)!s}",
            f"{', '.join(rules)} on the page",
            "Leave it out, or record it and show it as a replay.",
        )
    settings = {key: value for key, value in optimizer.settings if key != "schedule"}
    known = rules[optimizer.name]
    for key, value in list(settings.items()):
        # The page has no such setting; at its default it changes nothing.
        if key not in known and value == 0:
            del settings[key]
    return {"rule": optimizer.name, "settings": settings}


def _noise(oracle: Oracle) -> dict[str, Any] | None:
    if isinstance(oracle, Exact):
        return None
    if not isinstance(oracle, AdditiveNoise) or (
        oracle.basis is not None and len(oracle.basis) != 1
    ):
        raise InvalidInput(
            oracle.describe(),
            "noise in every direction or along one of them on the page",
            "Use noise=0.1, or noise_along beside it.",
        )
    direction = None if oracle.basis is None else _both(list(map(float, oracle.basis[0])))
    if direction is not None and not math.isclose(math.hypot(*direction), 1.0, rel_tol=1e-9):
        # A covariance of rank one: its row carries the length.
        length = math.hypot(*direction)
        return {"std": oracle.std * length, "direction": [part / length for part in direction]}
    return {"std": oracle.std, "direction": direction}


def _schedule(words: str, n_steps: int) -> dict[str, Any]:
    kind, *numbers = words.split(":")
    if kind == "cosine":
        return {"kind": "cosine", "steps": n_steps}
    if kind == "step" and len(numbers) == 2:
        return {"kind": "step", "every": int(numbers[0]), "factor": float(numbers[1])}
    if kind != "constant":
        raise InvalidInput(
            f"the schedule {words!r}", "constant, step or cosine on the page", "Use one of these."
        )
    return {"kind": "constant"}
