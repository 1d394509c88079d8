"""The compiled step of many walkers: gradient, update, and what is watched.

What makes it fast (`python -m benchmarks engine`): walkers lie on the last axis; a point is a tuple of
coordinates, never a stacked array; optimizers that are proved element-wise work on all walkers at
once, with one step count for all; noise is a pure function of (seed, walker, step). How many steps a
call takes is an input, not a constant: any number of steps is one compilation.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import jax
import jax.numpy as jnp
import optax

from unsaddle.counter import Counter
from unsaddle.elementwise import is_elementwise
from unsaddle.landscape import Landscape
from unsaddle.optimizers import Optimizer
from unsaddle.oracle import Coordinates, Oracle
from unsaddle.rules import DescentContext

Array = Any
# A criterion maps a point (dims,) and the landscape's value there to a truth value; it is hashable,
# so that the compiled program is found again.
Criterion = Callable[[Array, Array], Array]

NEVER = -1
# Up to here a point is a tuple of coordinates; above, one array (dims, walkers): a program whose size
# does not grow with the coordinates (`python -m benchmarks finite-sums`).
MAX_TUPLE_DIMS = 32
NOISE_STD = "noise_std"  # the setting of the oracle; all others are the optimizer's


class Observer(Protocol):
    """What follows walkers with a memory of its own; hashable, like a criterion."""

    def init(self, point: Coordinates) -> Any:
        """Return the memory before the first look: arrays with walkers last."""
        ...

    def look(self, memory: Any, point: Coordinates, value: Array, step: Array) -> Any:
        """Return the memory after a look at the points: ``point[j]`` is coordinate j, (walkers,)."""
        ...


@functools.partial(
    jax.tree_util.register_dataclass,
    data_fields=["point", "optimizer", "oracle", "walker", "settings", "first_step", "observed"],
    meta_fields=[],
)
@dataclass(frozen=True)
class State:
    """Walkers at a step; every array has walkers last."""

    point: Coordinates
    optimizer: Any
    oracle: Any
    walker: Array  # numbers that key the noise
    settings: tuple[Array, ...]  # one array for each of `Program.varying`
    first_step: tuple[Array, ...]  # one array for each of `Program.watched`
    observed: tuple[Any, ...]


@dataclass(frozen=True)
class Program:
    """The compiled step of one combination; equal programs share their compilation."""

    landscape: Landscape
    optimizer: Optimizer
    oracle: Oracle
    criteria: tuple[tuple[str, Criterion], ...]
    n_dims: int
    dtype: str
    varying: tuple[str, ...] = ()
    observers: tuple[Observer, ...] = ()

    @property
    def watched(self) -> tuple[str, ...]:
        """What `State.first_step` is about."""
        return ("not finite", *(name for name, _ in self.criteria))

    def start(self, tiles: Array, walkers: Array, settings: tuple[Array, ...] = ()) -> State:
        """Return the state at step 0 of points (tiles, dims, tile)."""
        return _start(self, tiles, walkers, settings)

    def advance(
        self, state: State, keys: tuple[Counter, Counter], step: Array, n_steps: int, stride: int
    ) -> tuple[State, Coordinates]:
        """Advance all tiles by `n_steps`; with a stride, also return every stride-th point."""
        n_records = n_steps // stride if stride else 0
        return _advance(self, state, keys, step, jnp.uint32(n_steps), stride, n_records)

    @property
    def wide(self) -> bool:
        """Whether points are arrays (dims, walkers) instead of tuples of coordinates."""
        return self.n_dims > MAX_TUPLE_DIMS

    def elementwise(self) -> bool:
        """Whether one optimizer serves all walkers, on tuples of coordinates."""
        if self.wide:  # one count for all walkers would save nothing beside many coordinates
            return False
        names = self._of_optimizer
        rebuild = self.optimizer.rebuild if names else None
        return is_elementwise(
            self.optimizer.transformation, self.n_dims, rebuild, names
        ) and _takes_tuples(self.optimizer.transformation, self.n_dims)

    def rule(self, settings: Mapping[str, Array]) -> optax.GradientTransformationExtraArgs:
        """Return the optimizer's transformation under settings that vary."""
        mine = {name: settings[name] for name in self._of_optimizer}
        rebuild = self.optimizer.rebuild
        return rebuild(mine) if mine and rebuild else self.optimizer.transformation

    @property
    def _of_optimizer(self) -> tuple[str, ...]:
        return tuple(name for name in self.varying if name != NOISE_STD)

    def _named(self, settings: tuple[Array, ...]) -> dict[str, Array]:
        return dict(zip(self.varying, settings, strict=True))

    def init(self, tile: Array, walkers: Array, settings: tuple[Array, ...]) -> State:
        """Return one tile's state at step 0."""
        single = tile.astype(self.dtype)
        point = single if self.wide else tuple(single)
        never = tuple(jnp.full(walkers.shape, NEVER, jnp.int32) for _ in self.watched)
        memory = tuple(observer.init(point) for observer in self.observers)
        named = self._named(settings)
        if self.elementwise():
            begun = self._begun(point, named)
        else:
            axis = self._walker_axis
            begin = jax.vmap(lambda p, s: self._begun(jnp.stack(p), s), (axis, 0), axis)
            begun = begin(point, named)
        oracle = self.oracle.init(len(walkers))
        state = State(point, begun, oracle, walkers, settings, never, memory)
        return self.watch(state, jnp.uint32(0))

    @property
    def _walker_axis(self) -> int:
        return -1 if self.wide else 0

    def _begun(self, point: Any, settings: Mapping[str, Array]) -> Any:
        # Settings are float64 whatever the dtype, so that 1 - b2 keeps its digits.
        return like(self.rule(settings).init(point), self.optimizer.transformation.init(point))

    def step(self, state: State, step: Array, keys: tuple[Counter, Counter]) -> State:
        """Return the state after one step."""
        noise, chance = keys
        named = self._named(state.settings)
        drawn = self.oracle
        if NOISE_STD in named:
            drawn = dataclasses.replace(drawn, std=named[NOISE_STD])  # pyright: ignore[reportArgumentType, reportCallIssue]
        gradient, oracle = drawn.step(
            self.landscape, state.oracle, state.point, state.walker, step, noise
        )
        change, memory = self._update(gradient, state, step, chance)
        point = jax.tree.map(lambda p, c: (p + c).astype(p.dtype), state.point, change)
        state = dataclasses.replace(state, point=point, optimizer=memory, oracle=oracle)
        return self.watch(state, step + 1)

    def _update(
        self, gradient: Coordinates, state: State, step: Array, chance: Counter
    ) -> tuple[Coordinates, Any]:
        named = self._named(state.settings)
        if self.elementwise():
            update: Any = self.rule(named).update
            change, memory = update(gradient, state.optimizer, state.point, context=None)
            return change, like(memory, state.optimizer)

        def one(g: Coordinates, memory: Any, p: Coordinates, walker: Array, settings: Any) -> Any:
            context = self.context(
                lambda n: chance.normals(walker, step, n, jnp.float64),
                lambda: chance.uniform(walker, step, jnp.float64, block=len(chance.words) - 1),
            )
            update: Any = self.rule(settings).update
            change, new = update(jnp.stack(g), memory, jnp.stack(p), context=context)
            return change if self.wide else tuple(change), like(new, memory)

        axis = self._walker_axis
        return jax.vmap(one, (axis, axis, axis, 0, 0), axis)(
            gradient, state.optimizer, state.point, state.walker, named
        )

    def context(
        self, draw_normals: Callable[[int], list[Any]], draw_uniform: Callable[[], Any]
    ) -> DescentContext:
        """Return what rules may know besides the gradient."""

        def value(point: Array) -> Array:
            return self.landscape.at(point if self.wide else tuple(point))

        return DescentContext(
            draw_normals, draw_uniform, value, jax.grad(value), jax.hessian(value)
        )

    def watch(self, state: State, step: Array) -> State:
        """Note the step at which a criterion holds for the first time, and let observers look."""
        now = step.astype(jnp.int32)
        point: Any = state.point
        if self.wide:
            holds = [~jnp.all(jnp.isfinite(point), axis=0)]
        else:
            holds = [~functools.reduce(jnp.logical_and, [jnp.isfinite(row) for row in point])]
        for _, criterion in self.criteria:
            met = lambda p, c=criterion: c(jnp.stack(p), self.landscape.at(p))  # noqa: E731
            holds.append(jax.vmap(met, in_axes=-1)(point))
        first_step = tuple(
            jnp.where((mark == NEVER) & hold, now, mark)
            for mark, hold in zip(state.first_step, holds, strict=True)
        )
        observed = state.observed
        if self.observers:
            value = jax.vmap(self.landscape.at, in_axes=-1)(point)
            observed = tuple(
                observer.look(memory, point, value, now)
                for observer, memory in zip(self.observers, observed, strict=True)
            )
        return dataclasses.replace(state, first_step=first_step, observed=observed)


@functools.lru_cache(maxsize=256)
def _takes_tuples(transformation: optax.GradientTransformationExtraArgs, n_dims: int) -> bool:
    """Whether a rule maps over trees, as optax's do; one written for arrays may not."""
    tree = (jax.ShapeDtypeStruct((n_dims + 1,), jnp.float32),) * n_dims
    update: Any = transformation.update
    try:
        change, _ = jax.eval_shape(
            lambda g: update(g, transformation.init(g), g, context=None), tree
        )
    except Exception:  # whatever somebody's rule raises on a tuple
        return False
    shapes = [leaf.shape for leaf in jax.tree.leaves(change)]
    return isinstance(change, tuple) and shapes == [leaf.shape for leaf in tree]


def like(memory: Any, before: Any) -> Any:
    """Return an optimizer's state in the types of another one of the same structure."""
    return jax.tree.map(lambda new, old: jnp.asarray(new).astype(old.dtype), memory, before)


@functools.partial(jax.jit, static_argnums=0)
def _start(program: Program, tiles: Array, walkers: Array, settings: tuple[Array, ...]) -> State:
    return jax.lax.map(lambda each: program.init(*each), (tiles, walkers, settings))


@functools.partial(jax.jit, static_argnums=(0, 5, 6))
def _advance(
    program: Program,
    state: State,
    keys: tuple[Counter, Counter],
    first: Array,
    n_steps: Array,
    stride: int,
    n_records: int,
) -> tuple[State, Coordinates]:
    def block(state: State, begin: Array, end: Array) -> State:
        return jax.lax.fori_loop(begin, end, lambda t, s: program.step(s, t, keys), state)

    def recorded(state: State, begin: Array) -> tuple[State, Coordinates]:
        state = block(state, begin, begin + jnp.uint32(stride))
        return state, state.point

    def one_tile(state: State) -> tuple[State, Coordinates]:
        if n_records == 0:
            return block(state, first, first + n_steps), ()
        starts = first + stride * jnp.arange(n_records, dtype=jnp.uint32)
        return jax.lax.scan(recorded, state, starts)

    return jax.lax.map(one_tile, state)
