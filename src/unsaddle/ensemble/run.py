"""`run_ensemble`: many walkers of one optimizer, in tiles and segments of one compiled program.

The same call gives the same bits. Which walkers share a tile changes the compiled program, so that
last digits may differ by rounding; the noise that a walker sees does not.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.counter import Counter, blocks_for
from unsaddle.ensemble.checks import (
    check_run,
    check_update,
    checked_settings,
    checked_starts,
    checked_walkers,
)
from unsaddle.ensemble.program import Criterion, Observer, Program, State
from unsaddle.landscape import Landscape
from unsaddle.optimizers import Optimizer, OwnCost
from unsaddle.oracle import Coordinates, Exact, Oracle
from unsaddle.streams import resolve_seed

TILE_ELEMENTS = 4096  # walkers x coordinates of a tile; docs/performance.md compares 512 to 32,768
SEGMENT_WALKER_STEPS = 20_000_000  # a host call; about half a second, between progress reports
# The first call, so that a slow optimizer has soon something to keep; calls double from there.
FIRST_WALKER_STEPS = 1_000_000
GROWTH_SECONDS = 0.25  # calls that take longer are not made longer


class Described(Protocol):
    """What results say of an optimizer: those of optax and those of PyTorch have it."""

    @property
    def name(self) -> str:
        """The name as typed."""
        ...

    @property
    def settings(self) -> tuple[tuple[str, float | str | bool], ...]:
        """The settings that are printed."""
        ...

    @property
    def own_cost(self) -> OwnCost:
        """What a step asks of the landscape besides the gradient it is given."""
        ...

    @property
    def learning_rate(self) -> float | str | None:
        """The learning rate, where the settings tell it."""
        ...

    def describe(self) -> str:
        """Return name and settings as one could type them again."""
        ...


@dataclass(frozen=True)
class Ensemble:
    """What became of many walkers of one optimizer.

    `first_step` counts gradient steps: 0 is the start itself, `NEVER` (-1) means not within the run.
    """

    landscape: Landscape
    optimizer: Described
    oracle: Oracle
    seed: int
    dtype: str
    n_steps: int  # steps done
    n_steps_asked: int
    interrupted: bool  # stopped from outside; what was computed is all here
    starts: NDArray[np.float64]  # (walkers, dims)
    finals: NDArray[np.float64]  # (walkers, dims)
    first_step: Mapping[str, NDArray[np.int64]]  # criterion -> (walkers,)
    recorded_steps: NDArray[np.int64] = field(repr=False)  # (records,)
    trajectory: NDArray[np.float64] = field(repr=False)  # (records, walkers, dims)
    settings: Mapping[str, NDArray[np.float64]] = field(default_factory=dict[str, Any], repr=False)
    observed: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)
    engine: str = "JAX"  # what advanced the walkers
    n_evaluations: NDArray[np.int64] | None = None  # (walkers,), gradients drawn; None: one a step

    @property
    def n_walkers(self) -> int:
        """Number of walkers."""
        return len(self.starts)

    @property
    def n_gradients(self) -> float:
        """Gradients drawn by each walker, on average; a closure may draw several in one step."""
        return float(self.n_steps if self.n_evaluations is None else np.mean(self.n_evaluations))


def run_ensemble(
    landscape: Landscape,
    optimizer: Optimizer,
    starts: ArrayLike,
    n_steps: int,
    *,
    oracle: Oracle | None = None,
    seed: int | None = None,
    settings: Mapping[str, ArrayLike] | None = None,
    criteria: Mapping[str, Criterion] | None = None,
    observers: Mapping[str, Observer] | None = None,
    record_every: int | None = None,
    dtype: str = "float64",
    first_walker: int = 0,
    walkers: ArrayLike | None = None,
    progress: Callable[[int], None] | None = None,
) -> Ensemble:
    """Advance walkers on a landscape and return where they went.

    Args:
        landscape: what they move on.
        optimizer: from `unsaddle.optimizers.resolve`.
        starts: (walkers, dims), or (dims,) for one walker.
        n_steps: gradient steps, at least 1.
        oracle: how gradients are drawn; exact when left out.
        seed: of the noise; fresh entropy, recorded in the result, when left out.
        settings: numbers among the optimizer's settings that vary over walkers, (walkers,) each, as
            in ``{"learning_rate": rates}``; "noise_std" is the oracle's standard deviation. They are
            inputs of the compiled step: other values need no compilation. The optimizer must have
            been given by name.
        criteria: what to watch for; the first step at which each holds is recorded per walker.
            "not finite" (a coordinate) is always watched.
        observers: what follows the walkers with a memory of its own, returned in `observed`.
        record_every: keep every so-manieth point of every walker, start included; None keeps none.
        dtype: float64, float32, bfloat16 or float16, for points and optimizer state.
        first_walker: number of the first walker: walkers 0..9 and 10..19 are the halves of 0..19.
        walkers: the numbers of all walkers instead; equal numbers meet equal noise.
        progress: called with the number of steps done, every half second or so.

    Raises:
        InvalidInput: starts of the wrong shape or not finite, no steps, no walkers, a recording above
            1 GiB, settings that cannot vary or are out of range, or an optimizer that fails.

    >>> from unsaddle import optimizers, zoo
    >>> run = run_ensemble(zoo.get("saddle"), optimizers.resolve("sgd lr=0.1", 3), [1.0, 0.5], 3, seed=0)
    >>> [float(round(c, 6)) for c in run.finals[0]]
    [0.512, 0.864]
    """
    points = checked_starts(landscape, starts)
    check_run(n_steps, record_every, dtype, points.shape)
    drawn = oracle or Exact()
    varied = checked_settings(settings, optimizer, drawn, len(points))
    numbers = checked_walkers(walkers, first_walker, len(points))
    program = Program(
        landscape,
        optimizer,
        drawn,
        tuple((criteria or {}).items()),
        landscape.n_dims,
        dtype,
        tuple(varied),
        tuple((observers or {}).values()),
    )
    seed = resolve_seed(seed)
    stride = record_every or 0
    with jax.enable_x64(True):
        check_update(program)
        keys = (
            Counter.create(seed, "noise", drawn.n_blocks(landscape.n_dims)),
            Counter.create(seed, "optimizer", blocks_for(landscape.n_dims) + 1),
        )
        state = program.start(*_tiled(points, numbers, tuple(varied.values())))
        # Filled in place: joining the segments at the end cost more than computing them.
        trajectory = np.empty((n_steps // stride + 1 if stride else 0, *points.shape))
        trajectory[:1] = points
        state, done, n_records, interrupted = _advanced(
            program, state, keys, n_steps, stride, trajectory, progress
        )
        finals = np.array(state.point, dtype=np.float64)  # (dims, tiles, tile)
        if program.wide:  # (tiles, dims, tile)
            finals = finals.swapaxes(0, 1)
        first_step = {
            name: np.array(steps, dtype=np.int64).reshape(-1)[: len(points)]
            for name, steps in zip(program.watched, state.first_step, strict=True)
        }
        observed = {
            name: jax.tree.map(lambda leaf: _untiled(leaf, len(points)), memory)
            for name, memory in zip(observers or {}, state.observed, strict=True)
        }
    trajectory = trajectory[:n_records]  # fewer when the run was interrupted
    return Ensemble(
        landscape=landscape,
        optimizer=optimizer,
        oracle=drawn,
        seed=seed,
        dtype=dtype,
        n_steps=done,
        n_steps_asked=n_steps,
        interrupted=interrupted,
        starts=points,
        finals=finals.reshape(landscape.n_dims, -1).T[: len(points)],
        first_step=first_step,
        recorded_steps=np.arange(len(trajectory)) * stride,
        trajectory=trajectory,
        settings=varied,
        observed=observed,
    )


def _tiled(
    points: NDArray[np.float64],
    numbers: NDArray[np.uint32],
    settings: tuple[NDArray[np.float64], ...],
) -> tuple[Any, Any, tuple[Any, ...]]:
    """Points, walkers' numbers and settings in tiles of equal size; the last walker fills up."""
    n_walkers, n_dims = points.shape
    tile = max(1, min(n_walkers, TILE_ELEMENTS // n_dims))
    n_tiles = -(-n_walkers // tile)
    filled = np.minimum(np.arange(n_tiles * tile), n_walkers - 1)
    return (
        jnp.asarray(points[filled].reshape(n_tiles, tile, -1).transpose(0, 2, 1)),
        jnp.asarray(numbers[filled].reshape(n_tiles, tile)),
        tuple(jnp.asarray(values[filled].reshape(n_tiles, tile)) for values in settings),
    )


def _untiled(leaf: Any, n_walkers: int) -> NDArray[Any]:
    """Turn (tiles, ..., tile) into (walkers, ...)."""
    array = np.moveaxis(np.asarray(leaf), -1, 1)
    return array.reshape(-1, *array.shape[2:])[:n_walkers]


def _advanced(
    program: Program,
    state: State,
    keys: tuple[Counter, Counter],
    n_steps: int,
    stride: int,
    trajectory: NDArray[np.float64],
    progress: Callable[[int], None] | None,
) -> tuple[State, int, int, bool]:
    """The state at the end, the steps done, the records filled, and whether it was interrupted."""
    unit = max(stride, 1)
    longest = segment = max(1, SEGMENT_WALKER_STEPS // state.walker.size // unit) * unit
    if not stride:  # with records, another length is another compilation
        segment = max(1, min(longest, FIRST_WALKER_STEPS // state.walker.size))
    n_records, done, interrupted = min(len(trajectory), 1), 0, False
    try:
        while done < n_steps:
            length = min(segment, n_steps - done)
            if stride and length > stride:
                length -= length % stride
            begun = time.monotonic()
            state, recorded = jax.block_until_ready(
                program.advance(state, keys, jnp.uint32(done), length, stride)
            )
            done += length
            if time.monotonic() - begun < GROWTH_SECONDS:
                segment = min(2 * segment, longest)
            if stride and length % stride == 0:
                n_new = length // stride
                _fill(trajectory[n_records : n_records + n_new], recorded)
                n_records += n_new
            if progress:
                progress(done)
    except KeyboardInterrupt:
        if done == 0:
            raise
        interrupted = True
    return state, done, n_records, interrupted


def _fill(records: NDArray[np.float64], recorded: Coordinates) -> None:
    """Copy (dims) x (tiles, records, tile) into (records, walkers, dims), without the padding."""
    if not isinstance(recorded, tuple):  # (tiles, records, dims, tile)
        recorded = tuple(np.moveaxis(np.asarray(recorded), 2, 0))
    for j, coordinate in enumerate(recorded):
        first = 0
        for tile in np.asarray(coordinate):
            here = records[:, first : first + tile.shape[-1], j]
            here[:] = tile[:, : here.shape[1]]
            first += tile.shape[-1]
