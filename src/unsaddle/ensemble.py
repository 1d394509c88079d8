"""`Ensemble`: many walkers advanced together, the only loop over time in the laboratory.

The loop is one compiled scan over tiles of walkers. What makes it fast (`python -m benchmarks engine`):
walkers lie on the last axis; a point is a tuple of coordinates, never a stacked array; optimizers that
are proved element-wise work on all walkers at once, with one step count for all; noise is a pure
function of (seed, walker, step). The same call gives the same bits. Which walkers share a tile, and
where a long run is cut, changes the compiled program, so that last digits may differ by rounding; the
noise that a walker sees does not.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.counter import Counter, blocks_for
from unsaddle.elementwise import is_elementwise
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape
from unsaddle.optimizers import Optimizer
from unsaddle.oracle import Coordinates, Exact, Oracle
from unsaddle.rules import DescentContext
from unsaddle.streams import resolve_seed

Array = Any
# A criterion maps a point (dims,) and the landscape's value there to a truth value; it is hashable,
# so that the compiled program is found again.
Criterion = Callable[[Array, Array], Array]

TILE_ELEMENTS = 4096  # walkers x coordinates of a tile; docs/performance.md compares 512 to 32,768
SEGMENT_WALKER_STEPS = 20_000_000  # a host call; about half a second, between progress reports
MAX_RECORDED_BYTES = 1 << 30
DTYPES = ("float64", "float32", "bfloat16", "float16")
NEVER = -1


@dataclass(frozen=True)
class Ensemble:
    """What became of many walkers of one optimizer.

    `first_step` counts gradient steps: 0 is the start itself, `NEVER` (-1) means not within the run.
    """

    landscape: Landscape
    optimizer: Optimizer
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

    @property
    def n_walkers(self) -> int:
        """Number of walkers."""
        return len(self.starts)


def run_ensemble(
    landscape: Landscape,
    optimizer: Optimizer,
    starts: ArrayLike,
    n_steps: int,
    *,
    oracle: Oracle | None = None,
    seed: int | None = None,
    criteria: Mapping[str, Criterion] | None = None,
    record_every: int | None = None,
    dtype: str = "float64",
    first_walker: int = 0,
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
        criteria: what to watch for; the first step at which each holds is recorded per walker.
            "not finite" (a coordinate) is always watched.
        record_every: keep every so-manieth point of every walker, start included; None keeps none.
        dtype: float64, float32, bfloat16 or float16, for points and optimizer state.
        first_walker: number of the first walker: walkers 0..9 and 10..19 are the halves of 0..19.
        progress: called with the number of steps done, every half second or so.

    Raises:
        InvalidInput: starts of the wrong shape or not finite, no steps, no walkers, or a recording
            above 1 GiB.

    >>> from unsaddle import optimizers, zoo
    >>> run = run_ensemble(zoo.get("saddle"), optimizers.resolve("sgd lr=0.1", 3), [1.0, 0.5], 3, seed=0)
    >>> [float(round(c, 6)) for c in run.finals[0]]
    [0.512, 0.864]
    """
    points = _checked_starts(landscape, starts)
    _check_run(n_steps, record_every, dtype, points.shape)
    drawn = oracle or Exact()
    program = _Program(
        landscape, optimizer, drawn, tuple((criteria or {}).items()), landscape.n_dims, dtype
    )
    seed = resolve_seed(seed)
    with jax.enable_x64(True):
        program.check_update()
        keys = (
            Counter.create(seed, "noise", drawn.n_blocks(landscape.n_dims)),
            Counter.create(seed, "optimizer", blocks_for(landscape.n_dims) + 1),
        )
        tile = max(1, min(len(points), TILE_ELEMENTS // landscape.n_dims))
        n_tiles = -(-len(points) // tile)
        padded = np.concatenate(
            [points, np.repeat(points[-1:], n_tiles * tile - len(points), axis=0)]
        )
        walkers = jnp.arange(first_walker, first_walker + len(padded), dtype=jnp.uint32)
        state = program.start(
            jnp.asarray(padded.reshape(n_tiles, tile, -1).transpose(0, 2, 1)),
            walkers.reshape(n_tiles, tile),
        )
        stride = record_every or 0
        segment = max(1, SEGMENT_WALKER_STEPS // len(padded) // max(stride, 1)) * max(stride, 1)
        # Filled in place: joining the segments at the end cost more than computing them.
        trajectory = np.empty((n_steps // stride + 1 if stride else 0, *points.shape))
        trajectory[:1] = points
        n_records, done = min(len(trajectory), 1), 0
        interrupted = False
        try:
            while done < n_steps:
                length = min(segment, n_steps - done)
                if stride and length > stride:
                    length -= length % stride
                state, recorded = jax.block_until_ready(
                    program.advance(state, keys, jnp.uint32(done), length, stride)
                )
                done += length
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
        finals = np.array(state.point, dtype=np.float64)  # (dims, tiles, tile)
        first_step = {
            name: np.array(steps, dtype=np.int64).reshape(-1)[: len(points)]
            for name, steps in zip(program.watched, state.first_step, strict=True)
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
    )


def scattered_starts(
    start: ArrayLike, n_walkers: int, spread: float, seed: int
) -> NDArray[np.float64]:
    """Return starts around a point, normal with standard deviation `spread`, (walkers, dims).

    Walker k's start depends on (seed, k) alone.

    >>> scattered_starts([1.0, 0.0], 2, 0.0, seed=0).tolist()
    [[1.0, 0.0], [1.0, 0.0]]
    """
    centre = np.asarray(start, dtype=np.float64)
    starts = np.repeat(centre[None], n_walkers, axis=0)
    if spread > 0:
        with jax.enable_x64(True):
            counter = Counter.create(seed, "start", blocks_for(len(centre)))
            walkers = jnp.arange(n_walkers, dtype=jnp.uint32)
            normals = counter.normals(walkers, jnp.uint32(0), len(centre), jnp.float64)
            starts += spread * np.stack([np.array(z) for z in normals], axis=1)
    return starts


def _checked_starts(landscape: Landscape, starts: ArrayLike) -> NDArray[np.float64]:
    points = np.atleast_2d(np.asarray(starts, dtype=np.float64))
    if points.ndim != 2 or points.shape[1] != landscape.n_dims:
        raise InvalidInput(
            f"a start of shape {np.shape(starts)} on {landscape.name!r}",
            f"{landscape.n_dims} coordinates, as in --start "
            + ",".join(["0.5"] * landscape.n_dims),
            "Give as many coordinates as the landscape has variables.",
        )
    if len(points) == 0:
        raise InvalidInput("no walkers", "at least one", "Give at least one start.")
    if not np.all(np.isfinite(points)):
        raise InvalidInput(
            f"a start with coordinates {points[~np.isfinite(points).all(axis=1)][0].tolist()}",
            "finite numbers",
            "Check the start for inf and nan.",
        )
    return points


def _check_run(n_steps: int, record_every: int | None, dtype: str, shape: tuple[int, ...]) -> None:
    if not (isinstance(n_steps, int | np.integer) and 1 <= n_steps < 2**31):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InvalidInput(
            f"n_steps={n_steps}", "a whole number from 1 to 2**31 - 1", "Ask for at least one step."
        )
    if dtype not in DTYPES:
        raise InvalidInput(f"dtype={dtype!r}", ", ".join(DTYPES), "Leave it out for float64.")
    if record_every is not None:
        if record_every < 1:
            raise InvalidInput(
                f"record_every={record_every}", "1 or more, or None", "None keeps the end only."
            )
        n_bytes = 8 * (n_steps // record_every + 1) * shape[0] * shape[1]
        if n_bytes > MAX_RECORDED_BYTES:
            raise InvalidInput(
                f"a recording of {n_bytes / 2**30:.1f} GiB "
                f"({shape[0]} walkers, every {record_every} steps)",
                "at most 1 GiB",
                "Record every so-manieth step, or fewer walkers: each keeps its own noise.",
            )


def _fill(records: NDArray[np.float64], recorded: Coordinates) -> None:
    """Copy (dims) x (tiles, records, tile) into (records, walkers, dims), without the padding."""
    for j, coordinate in enumerate(recorded):
        first = 0
        for tile in np.asarray(coordinate):
            here = records[:, first : first + tile.shape[-1], j]
            here[:] = tile[:, : here.shape[1]]
            first += tile.shape[-1]


@functools.partial(
    jax.tree_util.register_dataclass,
    data_fields=["point", "optimizer", "oracle", "walker", "first_step"],
    meta_fields=[],
)
@dataclass(frozen=True)
class _State:
    point: Coordinates
    optimizer: Any
    oracle: Any
    walker: Array
    first_step: tuple[Array, ...]


@dataclass(frozen=True)
class _Program:
    """The compiled step of one combination; equal programs share their compilation."""

    landscape: Landscape
    optimizer: Optimizer
    oracle: Oracle
    criteria: tuple[tuple[str, Criterion], ...]
    n_dims: int
    dtype: str

    @property
    def watched(self) -> tuple[str, ...]:
        return ("not finite", *(name for name, _ in self.criteria))

    def start(self, tiles: Array, walkers: Array) -> _State:
        return _start(self, tiles, walkers)

    def advance(
        self, state: _State, keys: tuple[Counter, Counter], step: Array, n_steps: int, stride: int
    ) -> tuple[_State, Coordinates]:
        return _advance(self, state, keys, step, n_steps, stride)

    def elementwise(self) -> bool:
        return is_elementwise(self.optimizer.transformation, self.n_dims)

    def check_update(self) -> None:
        """Refuse an optimizer that needs more than gradients, or another number of coordinates."""
        if self.elementwise():  # its update was traced
            return
        transformation, vector = self.optimizer.transformation, jnp.zeros(self.n_dims, self.dtype)
        context = self._context(lambda n: [jnp.zeros(())] * n, lambda: jnp.zeros(()))
        try:
            jax.eval_shape(
                lambda v: transformation.update(v, transformation.init(v), v, context=context),
                vector,
            )
        except Exception as error:
            reason = f"{type(error).__name__}: {error}".splitlines()[0][:200]
            raise InvalidInput(
                f"optimizer {self.optimizer.name!r}, which fails on {self.n_dims} coordinates "
                f"({reason})",
                "an optax transformation of a vector, its gradient and its state alone",
                "Rules with a line search, such as L-BFGS, also ask for values: take another.",
            ) from error

    def init(self, tile: Array, walkers: Array) -> _State:
        point = tuple(row.astype(self.dtype) for row in tile)
        never = tuple(jnp.full(walkers.shape, NEVER, jnp.int32) for _ in self.watched)
        first_step = self._mark(point, jnp.int32(0), never)
        transformation = self.optimizer.transformation
        if self.elementwise():
            memory = transformation.init(point)
        else:
            memory = jax.vmap(lambda p: transformation.init(jnp.stack(p)))(point)
        return _State(point, memory, self.oracle.init(len(walkers)), walkers, first_step)

    def step(self, state: _State, step: Array, keys: tuple[Counter, Counter]) -> _State:
        noise, chance = keys
        gradient, oracle = self.oracle.step(
            self.landscape, state.oracle, state.point, state.walker, step, noise
        )
        change, memory = self._update(gradient, state, step, chance)
        point = tuple((p + c).astype(p.dtype) for p, c in zip(state.point, change, strict=True))
        first_step = self._mark(point, (step + 1).astype(jnp.int32), state.first_step)
        return _State(point, memory, oracle, state.walker, first_step)

    def _update(
        self, gradient: Coordinates, state: _State, step: Array, chance: Counter
    ) -> tuple[Coordinates, Any]:
        update: Any = self.optimizer.transformation.update
        if self.elementwise():
            return update(gradient, state.optimizer, state.point, context=None)

        def one(g: Coordinates, memory: Any, p: Coordinates, walker: Array) -> Any:
            context = self._context(
                lambda n: chance.normals(walker, step, n, jnp.float64),
                lambda: chance.uniform(walker, step, jnp.float64, block=len(chance.words) - 1),
            )
            change, memory = update(jnp.stack(g), memory, jnp.stack(p), context=context)
            return tuple(change), memory

        return jax.vmap(one)(gradient, state.optimizer, state.point, state.walker)

    def _context(
        self, draw_normals: Callable[[int], list[Any]], draw_uniform: Callable[[], Any]
    ) -> DescentContext:
        def value(point: Array) -> Array:
            return self.landscape.at(tuple(point))

        return DescentContext(
            draw_normals, draw_uniform, value, jax.grad(value), jax.hessian(value)
        )

    def _mark(self, point: Coordinates, step: Array, marks: tuple[Array, ...]) -> tuple[Array, ...]:
        """Note the step at which a criterion holds for the first time."""
        holds = [~functools.reduce(jnp.logical_and, map(jnp.isfinite, point))]
        for _, criterion in self.criteria:
            watch = lambda *p, c=criterion: c(jnp.stack(p), self.landscape.at(p))  # noqa: E731
            holds.append(jax.vmap(watch)(*point))
        return tuple(
            jnp.where((mark == NEVER) & now, step, mark)
            for mark, now in zip(marks, holds, strict=True)
        )


@functools.partial(jax.jit, static_argnums=0)
def _start(program: _Program, tiles: Array, walkers: Array) -> _State:
    return jax.lax.map(lambda both: program.init(*both), (tiles, walkers))


@functools.partial(jax.jit, static_argnums=(0, 4, 5))
def _advance(
    program: _Program,
    state: _State,
    keys: tuple[Counter, Counter],
    first: Array,
    n_steps: int,
    stride: int,
) -> tuple[_State, Coordinates]:
    """Advance all tiles by `n_steps`; with a stride, also return every stride-th point."""

    def block(state: _State, start: Array, length: int) -> _State:
        steps = start + jnp.arange(length, dtype=jnp.uint32)
        return jax.lax.scan(lambda s, t: (program.step(s, t, keys), None), state, steps)[0]

    def recorded(state: _State, start: Array) -> tuple[_State, Coordinates]:
        state = block(state, start, stride)
        return state, state.point

    def one_tile(state: _State) -> tuple[_State, Coordinates]:
        if stride == 0 or n_steps < stride:
            return block(state, first, n_steps), ()
        starts = first + stride * jnp.arange(n_steps // stride, dtype=jnp.uint32)
        return jax.lax.scan(recorded, state, starts)

    return jax.lax.map(one_tile, state)
