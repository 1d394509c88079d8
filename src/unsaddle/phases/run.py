"""`phase`: one optimizer over a grid of two of its settings, all cells in one compiled program."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.ensemble import NOISE_STD, in_strips, run_ensemble, scattered_starts
from unsaddle.ensemble.checks import check_run
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape, Neighbourhood
from unsaddle.optimizers import resolve
from unsaddle.oracle import Exact, Oracle, isotropic
from unsaddle.outcome import Outcome, escape_sample, happened, watched_criteria
from unsaddle.phases.axis import BATCH_SIZE, Axis, axis_of
from unsaddle.phases.result import SHOWN, PhasePicture, Shown
from unsaddle.phases.theory import curves_for
from unsaddle.problem import Problem
from unsaddle.racing.batches import batches_for, finite_sum
from unsaddle.racing.noise import oracle_for
from unsaddle.racing.place import landscape_for, reference_and_start
from unsaddle.result import command_line
from unsaddle.streams import resolve_seed

DEFAULT_N_VALUES = 64  # along an axis given by its ends
DEFAULT_N_STEPS = 1000
DEFAULT_N_WALKERS = 16  # in each cell, where anything tells walkers apart
MAX_WALKERS = 1 << 26  # in all cells

Floats = NDArray[np.float64]


def phase(
    landscape: str | Landscape | Problem | Callable[[Any], Any],
    optimizer: object,
    x: tuple[str, Any],
    y: tuple[str, Any],
    *,
    start: ArrayLike | None = None,
    n_steps: int = DEFAULT_N_STEPS,
    n_walkers: int | None = None,
    noise: str | float | Oracle | None = None,
    noise_along: str | ArrayLike | None = None,
    sampling: str | None = None,
    spread: float = 0.0,
    show: Shown | None = None,
    seed: int | None = None,
    dtype: str = "float64",
    progress: Callable[[float], None] | None = None,
) -> PhasePicture:
    """Return what became of an optimizer in every cell of a grid of two settings.

    Settings are inputs of the compiled step: all cells are one compilation, except that each batch
    size is one of its own.

    Args:
        landscape: as in `race`.
        optimizer: by name, with its other settings: "momentum", "adam b1=0.8".
        x: a setting's name with its values in ascending order, or with (low, high, n, "log") or
            (low, high, n, "linear"), n being 64 when left out. "noise" is the standard deviation of
            the gradient noise; "batch_size" needs a problem.
        y: the other axis.
        start: as in `race`.
        n_steps: gradient steps of each walker.
        n_walkers: in each cell; 1 when nothing tells them apart, else 16, when left out. Walker k has
            the same start and the same noise in every cell.
        noise: as in `race`; where noise is an axis, its standard deviation is replaced.
        noise_along: as in `race`.
        sampling: of mini-batches, where batch size is an axis, as in `race`.
        spread: standard deviation of a normal scatter of the starts.
        show: "fraction" (escaped), "time" (median escape step) or "value" (median final value); all
            are in the result. The fraction where the start is beside a saddle, else the value.
        seed: of noise and scatter; fresh entropy, recorded in the result, when left out.
        dtype: precision of points and optimizer state.
        progress: called with the share of the work that is done. An interruption keeps the cells that
            were computed.

    Raises:
        InvalidInput: an axis out of its range, or what `race` refuses.
        UnknownName: the optimizer has no such setting.

    >>> picture = phase(
    ...     "saddle", "momentum", ("lr", [0.003, 0.01]), ("momentum", [0.0, 0.9]), n_steps=150, seed=0
    ... )
    >>> picture.fraction[:, :, 0].tolist()  # from (1, 1e-6), within 150 steps
    [[0.0, 0.0], [0.0, 1.0]]
    """
    problem, meant = finite_sum(landscape)
    place = landscape_for(meant, start)
    chosen = resolve(optimizer, n_steps)
    seed = resolve_seed(seed)
    reference, origin = reference_and_start(place, start)
    oracle = _oracle(noise, noise_along, place, reference, (x, y))
    if _is_axis((x, y), (BATCH_SIZE, "batch")) and isinstance(oracle, Exact):
        oracle = batches_for(problem, 1, sampling, (noise, noise_along), place.name) or oracle
    across, upwards = (axis_of(each, chosen, oracle, DEFAULT_N_VALUES) for each in (x, y))
    _check_axes(across, upwards)
    varied = spread > 0 or not isinstance(oracle, Exact)
    crowd = _checked_walkers(n_walkers, varied, across, upwards)
    starts = scattered_starts(origin, crowd, _checked_spread(spread), seed)
    wanted = _checked_show(show, reference, place)
    check_run(n_steps, None, dtype, starts.shape)
    criteria = watched_criteria(place, reference, starts)
    shape = (len(upwards.values), len(across.values), crowd)
    n_all = int(np.prod(shape))
    walker = np.tile(np.arange(crowd), n_all // crowd)
    grid = {
        axis.name: np.broadcast_to(values, shape).reshape(-1)
        for axis, values in (
            (across, across.values[None, :, None]),
            (upwards, upwards.values[:, None, None]),
        )
    }
    made = _Made.empty(n_all)
    jobs = _jobs(grid, oracle, n_all)
    interrupted = False
    for number, (drawn, chosen_walkers, settings) in enumerate(jobs):

        def strip(
            part: slice,
            tell: Callable[[float], None],
            drawn: Oracle = drawn,
            members: NDArray[np.int64] = chosen_walkers,
            settings: dict[str, Floats] = settings,
        ) -> Any:
            mine = members[part]
            run = run_ensemble(
                place,
                chosen,
                starts[walker[mine]],
                n_steps,
                oracle=drawn,
                seed=seed,
                settings={name: values[mine] for name, values in settings.items()},
                criteria=criteria,
                dtype=dtype,
                walkers=walker[mine],
                progress=lambda done: tell(done / n_steps),
            )
            if run.interrupted:
                return None
            with np.errstate(all="ignore"):
                outcomes, events = happened(run)
                until, _ = escape_sample(outcomes, events, n_steps)
                return outcomes, until, place.value(run.finals)

        def told(share: float, number: int = number) -> None:
            if progress:
                progress((number + share) / len(jobs))

        try:
            strips, interrupted = in_strips(
                strip, len(chosen_walkers), n_steps=n_steps, progress=told
            )
        except KeyboardInterrupt:
            if number == 0:
                raise
            strips, interrupted = [], True
        for part, (outcomes, steps, values) in strips:
            made.take(chosen_walkers[part], outcomes, steps, values)
        if interrupted:
            break
    exact = isinstance(oracle, Exact) and not spread
    return PhasePicture(
        landscape=place,
        neighbourhood=reference,
        optimizer=chosen,
        oracle=oracle,
        x=across,
        y=upwards,
        show=wanted,
        start=tuple(map(float, origin)),
        spread=float(spread),
        n_walkers=crowd,
        n_steps=n_steps,
        seed=seed,
        dtype=dtype,
        escaped=made.escaped.reshape(shape),
        diverged=made.diverged.reshape(shape),
        steps=made.steps.reshape(shape),
        final_values=made.values.reshape(shape),
        computed=np.all(made.computed.reshape(shape), axis=2),
        curves=curves_for(chosen, reference, across, upwards, origin, n_steps, exact),
        command=command_line(),
        interrupted=interrupted,
    )


@dataclasses.dataclass(frozen=True)
class _Made:
    """What is known of every walker of every cell; all (walkers,)."""

    escaped: NDArray[np.bool_]
    diverged: NDArray[np.bool_]
    steps: NDArray[np.int64]
    values: Floats
    computed: NDArray[np.bool_]

    @classmethod
    def empty(cls, n: int) -> _Made:
        false = np.zeros(n, dtype=bool)
        steps, values = np.zeros(n, dtype=np.int64), np.full(n, np.nan)
        return cls(false.copy(), false.copy(), steps, values, false)

    def take(self, who: NDArray[np.int64], outcomes: Any, steps: Any, values: Any) -> None:
        self.escaped[who] = outcomes == Outcome.ESCAPED
        self.diverged[who] = outcomes == Outcome.DIVERGED
        self.steps[who], self.values[who], self.computed[who] = steps, values, True


def _jobs(
    grid: dict[str, Floats], oracle: Oracle, n_all: int
) -> list[tuple[Oracle, NDArray[np.int64], dict[str, Floats]]]:
    """Oracle, walkers and settings of each compiled program: one, or one for each batch size."""
    settings = {name: values for name, values in grid.items() if name != BATCH_SIZE}
    if BATCH_SIZE not in grid:
        return [(oracle, np.arange(n_all), settings)]
    sizes = grid[BATCH_SIZE]
    return [
        (
            dataclasses.replace(oracle, batch_size=int(size)),  # pyright: ignore[reportArgumentType, reportCallIssue]
            np.flatnonzero(sizes == size),
            settings,
        )
        for size in np.unique(sizes)
    ]


def _oracle(
    noise: str | float | Oracle | None,
    noise_along: str | ArrayLike | None,
    place: Landscape,
    reference: Neighbourhood | None,
    axes: tuple[Any, Any],
) -> Oracle:
    oracle = oracle_for(noise, noise_along, place, reference)
    is_axis = _is_axis(axes, ("noise", NOISE_STD))
    return isotropic(1.0, place.n_dims) if is_axis and isinstance(oracle, Exact) else oracle


def _is_axis(axes: tuple[Any, Any], names: tuple[str, ...]) -> bool:
    return any(isinstance(axis, tuple) and axis and axis[0] in names for axis in axes)


def _check_axes(x: Axis, y: Axis) -> None:
    if x.name == y.name:
        raise InvalidInput(
            f"{x.name} on both axes", "two settings", "Choose another setting for one of them."
        )


def _checked_walkers(n_walkers: int | None, varied: bool, x: Axis, y: Axis) -> int:
    given = n_walkers
    if given is None:
        given = DEFAULT_N_WALKERS if varied else 1
    n_cells = len(x.values) * len(y.values)
    whole = isinstance(given, int | np.integer)  # pyright: ignore[reportUnnecessaryIsInstance]
    if not whole or not 1 <= given <= MAX_WALKERS // n_cells:
        raise InvalidInput(
            f"n_walkers={given!r} in each of {n_cells} cells",
            f"a whole number from 1, at most {MAX_WALKERS:,} in all cells",
            "Take fewer walkers or fewer cells.",
        )
    return int(given)


def _checked_spread(spread: float) -> float:
    if not (np.isfinite(spread) and spread >= 0):
        raise InvalidInput(
            f"spread={spread!r}",
            "a finite number, zero or positive",
            "It is the standard deviation of the starts along each coordinate.",
        )
    return float(spread)


def _checked_show(show: str | None, reference: Neighbourhood | None, place: Landscape) -> Shown:
    if show is None:
        return "fraction" if reference is not None else "value"
    if show not in SHOWN:
        raise InvalidInput(f"show={show!r}", ", ".join(SHOWN), "Leave it out for the fraction.")
    if show != "value" and reference is None:
        raise InvalidInput(
            f"show={show!r} on {place.name!r} from a start that is beside no saddle",
            "show='value', or a start beside a saddle",
            "Nothing is there to escape from: ask for the value, or give another start.",
        )
    return show
