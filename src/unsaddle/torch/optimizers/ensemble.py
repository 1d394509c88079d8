"""The loop of PyTorch's optimizers: JAX draws the gradients, the optimizer steps on them.

Landscape, noise, criteria and the numbering of walkers are those of the compiled engine
(`unsaddle.ensemble`): walker k sees the same noise at step t under either, so that they can be
compared pair by pair. Points cross from PyTorch to JAX as float64, which holds every number of the
narrower types.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray

from unsaddle.counter import Counter
from unsaddle.ensemble import NEVER, Criterion, Ensemble
from unsaddle.ensemble.checks import check_run, checked_starts
from unsaddle.landscape import Landscape
from unsaddle.oracle import Exact, Oracle
from unsaddle.streams import resolve_seed
from unsaddle.torch.optimizers.crowd import Crowd, Evaluate, Floats, Road, quiet_torch
from unsaddle.torch.optimizers.handling import Handling, failed, handling
from unsaddle.torch.optimizers.named import TorchOptimizer, reason

Array = Any
PROGRESS_SECONDS = 0.5  # between reports


def run_torch_ensemble(
    landscape: Landscape,
    optimizer: TorchOptimizer,
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
    """Advance walkers by an optimizer of PyTorch and return where they went.

    A step of an optimizer that needs a closure (LBFGS) may evaluate the landscape several times, all
    under the noise of that step: gradients at several points, one batch. The value that a closure
    returns is the landscape's, plus the work done against the noise since the step began (by the
    trapezoid rule: exact for additive noise and for batches of quadratics), so that value and
    gradient are of one function, as a batch's loss and gradient are. `Ensemble.n_evaluations` counts.

    Random numbers that the optimizer draws come from PyTorch's own generator, seeded by (seed,
    walker); the caller's random state, thread count and gradient mode are left alone.

    Args:
        landscape: what they move on.
        optimizer: from `unsaddle.torch.optimizers.resolve`.
        starts: (walkers, dims), or (dims,) for one walker.
        n_steps: steps of the optimizer, at least 1.
        oracle: how gradients are drawn; exact when left out.
        seed: of the noise; fresh entropy, recorded in the result, when left out.
        criteria: as in `unsaddle.run_ensemble`.
        record_every: keep every so-manieth point of every walker, start included; None keeps none.
        dtype: float64, float32, bfloat16 or float16, for points and optimizer state.
        first_walker: number of the first walker.
        progress: called with the number of steps done, every half second or so, and at the end.

    Raises:
        InvalidInput: as `unsaddle.run_ensemble`; or the optimizer fails, see `handling`.

    >>> from unsaddle import zoo
    >>> from unsaddle.torch.optimizers import resolve
    >>> run = run_torch_ensemble(zoo.get("saddle"), resolve("torch.SGD lr=0.1"), [1.0, 0.5], 3, seed=0)
    >>> [float(round(c, 6)) for c in run.finals[0]]
    [0.512, 0.864]
    """
    points = checked_starts(landscape, starts)
    check_run(n_steps, record_every, dtype, points.shape)
    drawn, seed = oracle or Exact(), resolve_seed(seed)
    manner = handling(optimizer, len(points), landscape.n_dims, dtype)
    program = _Program(
        landscape, drawn, tuple((criteria or {}).items()), dtype, manner.needs_closure
    )
    stride = record_every or 0
    trajectory = np.empty((n_steps // stride + 1 if stride else 0, *points.shape))
    trajectory[:1] = points
    with jax.enable_x64(True), quiet_torch():
        walk = _Walk.begin(program, optimizer, points, manner, seed, first_walker)
        interrupted, told = False, time.monotonic()
        try:
            while walk.n_steps < n_steps:
                walk.step()
                if stride and walk.n_steps % stride == 0:
                    trajectory[walk.n_steps // stride] = walk.points
                if progress and (
                    walk.n_steps == n_steps or time.monotonic() > told + PROGRESS_SECONDS
                ):
                    progress(walk.n_steps)
                    told = time.monotonic()
        except KeyboardInterrupt:
            if walk.n_steps == 0:
                raise
            interrupted = True
        first_step = walk.first_steps()
    trajectory = trajectory[: walk.n_steps // stride + 1] if stride else trajectory
    return Ensemble(
        landscape=landscape,
        optimizer=optimizer,
        oracle=drawn,
        seed=seed,
        dtype=dtype,
        n_steps=walk.n_steps,
        n_steps_asked=n_steps,
        interrupted=interrupted,
        starts=points,
        finals=walk.points,
        first_step=first_step,
        recorded_steps=np.arange(len(trajectory)) * stride,
        trajectory=trajectory,
        engine=f"PyTorch {torch.__version__}, {manner.describe()}{walk.rate()}",
        n_evaluations=walk.n_evaluations,
    )


@dataclass(frozen=True)
class _Program:
    """What JAX computes at each step; equal programs share their compilation."""

    landscape: Landscape
    oracle: Oracle
    criteria: tuple[tuple[str, Criterion], ...]
    dtype: str
    with_values: bool  # for closures

    def draw(
        self, points: Array, state: Any, walkers: Array, step: Array, counter: Counter
    ) -> tuple[_Drawn, Any]:
        """Return what the oracle draws at points (walkers, dims), and its new state."""
        place = tuple(points.astype(self.dtype).T)
        gradients, state = self.oracle.step(self.landscape, state, place, walkers, step, counter)
        drawn = jnp.stack(gradients, axis=-1).astype(jnp.float64)
        if not self.with_values:
            return _Drawn(drawn, None, None), state
        values, exact = jax.vmap(jax.value_and_grad(self.landscape.at))(place)
        wide = jnp.stack(exact, axis=-1).astype(jnp.float64)
        return _Drawn(drawn, wide, values.astype(jnp.float64)), state

    def mark(self, points: Array, step: Array, marks: Mapping[str, Array]) -> dict[str, Array]:
        """Note the step at which a criterion holds for the first time."""
        place = points.astype(self.dtype)
        holds = {"not finite": ~jnp.isfinite(place).all(axis=1)}
        for name, criterion in self.criteria:
            met = lambda p, c=criterion: c(p, self.landscape.at(tuple(p)))  # noqa: E731
            holds[name] = jax.vmap(met)(place)
        return {
            name: jnp.where((marks[name] == NEVER) & hold, step.astype(jnp.int32), marks[name])
            for name, hold in holds.items()
        }


class _Drawn(NamedTuple):
    """Gradients as drawn, (walkers, dims); for closures the landscape's own too, and its values."""

    gradients: Any
    exact: Any
    values: Any


@functools.partial(jax.jit, static_argnums=0)
def _look(
    program: _Program, points: Array, state: Any, walkers: Array, step: Array, counter: Counter,
    marks: dict[str, Array],
) -> tuple[_Drawn, Any, dict[str, Array]]:  # fmt: skip
    """Draw gradients and mark what holds, in one call: a call costs more than its numbers."""
    drawn, state = program.draw(points, state, walkers, step, counter)
    return drawn, state, program.mark(points, step, marks)


@functools.partial(jax.jit, static_argnums=0)
def _again(
    program: _Program, points: Array, state: Any, walkers: Array, step: Array, counter: Counter
) -> _Drawn:
    return program.draw(points, state, walkers, step, counter)[0]


@dataclass
class _Walk:
    """Walkers on their way; an interruption leaves the last whole step."""

    program: _Program
    optimizer: TorchOptimizer
    manner: Handling
    crowd: Crowd
    counter: Counter
    walkers: NDArray[np.uint32]
    oracle_state: Any
    points: Floats
    marks: dict[str, Array]
    n_steps: int = 0
    n_evaluations: NDArray[np.int64] | None = None  # None: one a step

    @classmethod
    def begin(
        cls, program: _Program, optimizer: TorchOptimizer, starts: Floats, manner: Handling,
        seed: int, first_walker: int,
    ) -> _Walk:  # fmt: skip
        """Return walkers at their starts."""
        dtype, n_walkers = getattr(torch, program.dtype), len(starts)
        crowd = Crowd(
            optimizer.build,
            starts,
            dtype,
            manner.road,
            seed=seed,
            first_walker=first_walker,
            draws_numbers=manner.draws_numbers,
        )
        never = np.full(n_walkers, NEVER, dtype=np.int32)
        watched = ("not finite", *(name for name, _ in program.criteria))
        return cls(
            program,
            optimizer,
            manner,
            crowd,
            Counter.create(seed, "noise", program.oracle.n_blocks(starts.shape[1])),
            np.arange(first_walker, first_walker + n_walkers, dtype=np.uint32),
            program.oracle.init(n_walkers),
            crowd.points(),
            dict.fromkeys(watched, never),
            n_evaluations=np.zeros(n_walkers, np.int64) if manner.needs_closure else None,
        )

    def _look(self) -> tuple[_Drawn, Any, dict[str, Array]]:
        return _look(
            self.program, self.points, self.oracle_state, self.walkers, np.uint32(self.n_steps),
            self.counter, self.marks,
        )  # fmt: skip

    def step(self) -> None:
        """Take one step with all walkers."""
        drawn, state, marks = self._look()
        seen = _Drawn(*(None if part is None else np.asarray(part) for part in drawn))
        try:
            n_evaluations = self._move(seen)
            points = self.crowd.points()
        except Exception as error:
            why = f"at step {self.n_steps}: {reason(error)}"
            raise failed(self.optimizer, self.points.shape[1], why) from error
        self.points, self.oracle_state, self.marks = points, state, marks
        self.n_steps, self.n_evaluations = self.n_steps + 1, n_evaluations

    def _move(self, seen: _Drawn) -> NDArray[np.int64] | None:
        if self.manner.road is not Road.OPTIMIZER_EACH:
            self.crowd.step(seen.gradients)
            return None
        alive = np.asarray(np.isfinite(self.points).all(axis=1))
        if not self.manner.needs_closure:
            self.crowd.step_apart(seen.gradients, None, alive)
            return None
        given = seen.gradients if self.manner.reads_gradient else None
        self.crowd.step_apart(given, self._evaluate(seen), alive)
        return self.crowd.n_evaluations + self.manner.reads_gradient * (self.n_steps + 1)

    def _evaluate(self, seen: _Drawn) -> Evaluate:
        """Return what closures call during one step that begins where `seen` was drawn."""

        def evaluate(walker: int, point: Floats) -> tuple[float, Floats]:
            here = slice(walker, walker + 1)
            begun = _Drawn(*(part[walker] for part in seen))
            if np.array_equal(point, self.points[walker]):
                return float(begun.values), begun.gradients
            own = jax.tree.map(lambda leaf: np.asarray(leaf)[..., here], self.oracle_state)
            step = np.uint32(self.n_steps)
            drawn = _again(self.program, point[None], own, self.walkers[here], step, self.counter)
            now = _Drawn(*(np.asarray(part)[0] for part in drawn))
            with np.errstate(all="ignore"):  # far out, where all of it is infinite
                noise = 0.5 * (now.gradients - now.exact + begun.gradients - begun.exact)
                value = now.values + noise @ (point - self.points[walker])
            return float(value), now.gradients

        return evaluate

    def rate(self) -> str:
        """Say how many gradients a step took, where that may be another number than one."""
        if self.n_evaluations is None:
            return ""
        return f", {np.mean(self.n_evaluations) / self.n_steps:.2f} gradients a step on average"

    def first_steps(self) -> dict[str, NDArray[np.int64]]:
        """Return the step at which each criterion held first, (walkers,)."""
        return {name: np.array(mark, dtype=np.int64) for name, mark in self._look()[2].items()}
