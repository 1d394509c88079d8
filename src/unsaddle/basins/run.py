"""`basin_map`: one walker from the middle of every cell of a grid over a plane's box."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.basins.result import BasinMap, Fate, cell_centres
from unsaddle.basins.visits import NOWHERE, Visits
from unsaddle.ensemble import NEVER, Criterion, Ensemble, in_strips, run_ensemble
from unsaddle.ensemble.checks import check_run
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape
from unsaddle.optimizers import resolve
from unsaddle.oracle import Oracle
from unsaddle.outcome import REST_TOL, Outcome, happened, watched_criteria
from unsaddle.racing.noise import oracle_for
from unsaddle.racing.place import landscape_for
from unsaddle.result import command_line
from unsaddle.streams import resolve_seed

DEFAULT_SIZE = (400, 400)  # a second or two; cells are then as small as a picture's pixels
DEFAULT_N_STEPS = 1000
MAX_CELLS = 1 << 26  # 64 megapixels: a gigabyte of starts

Floats = NDArray[np.float64]


def basin_map(
    landscape: str | Landscape | Callable[[Any], Any],
    optimizer: object = "sgd",
    *,
    size: int | tuple[int, int] = DEFAULT_SIZE,
    n_steps: int = DEFAULT_N_STEPS,
    box: ArrayLike | None = None,
    noise: str | float | Oracle | None = None,
    noise_along: str | ArrayLike | None = None,
    seed: int | None = None,
    dtype: str = "float64",
    progress: Callable[[float], None] | None = None,
) -> BasinMap:
    """Return where an optimizer ends from every start of a grid, and after how many steps.

    Args:
        landscape: as in `race`; of two dimensions.
        optimizer: one, by name with settings or as an optax transformation.
        size: cells along x and y; one number for both.
        n_steps: gradient steps of each walker.
        box: ((x low, x high), (y low, y high)) to start in; the landscape's own when left out.
        noise: as in `race`; every walker has noise of its own.
        noise_along: as in `race`.
        seed: of the noise; fresh entropy, recorded in the result, when left out.
        dtype: precision of points and optimizer state.
        progress: called with the share of the work that is done, ten times a second. An interruption
            (Ctrl-C, or a KeyboardInterrupt from it) keeps what was computed.

    Raises:
        InvalidInput: a landscape that is not of two dimensions, a box with its ends exchanged, a size
            that is not positive, or what `race` refuses.

    >>> found = basin_map("double_well", "sgd lr=0.05", size=(8, 4), n_steps=200, seed=0)
    >>> [(basin.words, basin.n_starts) for basin in found.basins()]
    [('minimum (-1, 0)', 16), ('minimum (1, 0)', 16)]
    """
    start = (0.0, 0.0) if callable(landscape) and not isinstance(landscape, Landscape) else None
    place = _in_box(_plane(landscape_for(landscape, start)), box)
    chosen = resolve(optimizer, n_steps)
    width, height = _checked_size(size)
    seed = resolve_seed(seed)
    oracle = oracle_for(noise, noise_along, place, None)
    starts = np.stack(np.meshgrid(*cell_centres(place, (width, height))), axis=-1).reshape(-1, 2)
    check_run(n_steps, None, dtype, starts.shape)
    criteria, visits = _watched(place, starts), Visits.of(place)

    def strip(cells: slice, tell: Callable[[float], None]) -> tuple[Any, Any] | None:
        run = run_ensemble(
            place,
            chosen,
            starts[cells],
            n_steps,
            oracle=oracle,
            seed=seed,
            criteria=criteria,
            observers={"visits": visits},
            dtype=dtype,
            first_walker=cells.start,
            progress=lambda done: tell(done / n_steps),
        )
        return None if run.interrupted else _ends(run, visits)

    made, interrupted = in_strips(strip, len(starts), n_steps=n_steps, progress=progress)
    places = np.full(len(starts), Fate.NOT_COMPUTED, dtype=np.int16)
    steps = np.full(len(starts), NEVER, dtype=np.int32)
    for cells, (ended, when) in made:
        places[cells], steps[cells] = ended, when
    return BasinMap(
        landscape=place,
        optimizer=chosen,
        oracle=oracle,
        n_steps=n_steps,
        reach=visits.reach,
        seed=seed,
        dtype=dtype,
        places=places.reshape(height, width),
        steps=steps.reshape(height, width),
        command=command_line(),
        interrupted=interrupted,
    )


def _plane(place: Landscape) -> Landscape:
    if place.n_dims != 2:
        raise InvalidInput(
            f"a basin map of {place.name!r}, which has {place.n_dims} dimensions",
            "a landscape of two dimensions",
            "Fix all other coordinates in a formula of x and y, or race from single starts.",
        )
    return place


def _in_box(place: Landscape, box: ArrayLike | None) -> Landscape:
    """The landscape on another box; critical points that are known there stay, others are sought."""
    if box is None:
        return place
    try:
        ends = np.asarray(box, dtype=np.float64)
    except (TypeError, ValueError):
        ends = np.empty(0)
    if ends.shape != (2, 2) or not np.isfinite(ends).all() or (ends[:, 0] >= ends[:, 1]).any():
        raise InvalidInput(
            f"box={np.asarray(box).tolist()}",
            "two finite pairs (lower, upper), for x and for y, each lower end below its upper end",
            "Write box=((-1, 1), (0, 2)), or --box -1,1,0,2 on the command line.",
        )
    own = np.asarray(place.box)
    within = np.all((ends[:, 0] >= own[:, 0]) & (ends[:, 1] <= own[:, 1]))
    # Walkers from a part of the box end all over it: the whole list is kept there.
    known = place.critical_points if within else None
    sides = tuple((float(ends[axis, 0]), float(ends[axis, 1])) for axis in (0, 1))
    return replace(place, box=sides, known=known)


def _checked_size(size: int | tuple[int, int]) -> tuple[int, int]:
    given = np.asarray(size)
    both = np.broadcast_to(given, 2) if given.ndim == 0 else given
    if (
        both.shape != (2,)
        or not np.issubdtype(both.dtype, np.integer)
        or not (both >= 1).all()
        or int(both[0]) * int(both[1]) > MAX_CELLS
    ):
        raise InvalidInput(
            f"size={given.tolist()}",
            f"one or two whole numbers from 1, at most {MAX_CELLS:,} cells",
            "Write size=(400, 300), or --size 400x300 on the command line.",
        )
    return int(both[0]), int(both[1])


def _watched(place: Landscape, starts: Floats) -> dict[str, Criterion]:
    with np.errstate(all="ignore"):
        finite = np.isfinite(place.value(starts))
    if not finite.any():
        raise InvalidInput(
            f"{place.name!r} on the box {place.box}, where no start has a finite value",
            "a box that holds a part of the function's domain",
            "Move the box.",
        )
    return watched_criteria(place, None, starts[finite])


def _ends(run: Ensemble, visits: Visits) -> tuple[NDArray[np.int16], NDArray[np.int32]]:
    """Places and steps of the walkers of one strip; an event comes before the place at the end."""
    last, since = run.observed["visits"]
    outcomes, when = happened(run)
    at = visits.ended(last, run.finals)
    places = np.where(at == NOWHERE, _unfinished(run), at)
    steps = np.where(at == NOWHERE, NEVER, since)
    fallen = run.first_step["fallen"]
    outside = run.first_step["outside domain"]
    for fate, met, step in (
        (Fate.FALLEN, fallen != NEVER, fallen),
        (Fate.LEFT_DOMAIN, outcomes == Outcome.LEFT_DOMAIN, when),
        (Fate.DIVERGED, outcomes == Outcome.DIVERGED, when),
        (Fate.NO_VALUE, outside == 0, np.full(run.n_walkers, NEVER)),
    ):
        places, steps = np.where(met, fate, places), np.where(met, step, steps)
    return places.astype(np.int16), steps.astype(np.int32)


def _unfinished(run: Ensemble) -> NDArray[np.int64]:
    """The fate of walkers that are at no known critical point."""
    place, ends = run.landscape, np.asarray(run.landscape.box)
    with np.errstate(all="ignore"):
        inside = np.all((run.finals >= ends[:, 0]) & (run.finals <= ends[:, 1]), axis=1)
        pull = np.linalg.norm(place.gradient(run.finals), axis=1)
        rest = pull <= REST_TOL * np.linalg.norm(place.gradient(run.starts), axis=1)
    fates = np.where(inside, Fate.ON_THE_WAY, Fate.OUTSIDE_BOX)
    return np.where(rest, Fate.AT_REST, fates)
