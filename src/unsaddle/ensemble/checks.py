"""What a run is asked for, checked before anything is compiled."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.ensemble.program import NOISE_STD, Program
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape
from unsaddle.optimizers import Optimizer, check_setting
from unsaddle.oracle import Oracle

MAX_RECORDED_BYTES = 1 << 30
DTYPES = ("float64", "float32", "bfloat16", "float16")


def checked_starts(landscape: Landscape, starts: ArrayLike) -> NDArray[np.float64]:
    """Return starts as (walkers, dims)."""
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


def check_run(n_steps: int, record_every: int | None, dtype: str, shape: tuple[int, ...]) -> None:
    """Refuse a length, a recording or a precision that cannot be."""
    whole = isinstance(n_steps, int | np.integer)  # pyright: ignore[reportUnnecessaryIsInstance]
    if not (whole and 1 <= n_steps < 2**31):
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


def checked_walkers(
    walkers: ArrayLike | None, first_walker: int, n_walkers: int
) -> NDArray[np.uint32]:
    """Return the numbers that key the walkers' noise, (walkers,)."""
    if walkers is None:
        return np.arange(first_walker, first_walker + n_walkers, dtype=np.uint32)
    numbers = np.asarray(walkers)
    usable = numbers.shape == (n_walkers,) and np.issubdtype(numbers.dtype, np.integer)
    if not (usable and np.all((numbers >= 0) & (numbers < 2**32))):
        raise InvalidInput(
            f"walkers of shape {numbers.shape} and type {numbers.dtype} for {n_walkers} starts",
            "one whole number from 0 to 2**32 - 1 for each start",
            "Leave them out: walkers are numbered in the order of their starts.",
        )
    return numbers.astype(np.uint32)


def checked_settings(
    settings: Mapping[str, ArrayLike] | None, optimizer: Optimizer, oracle: Oracle, n_walkers: int
) -> dict[str, NDArray[np.float64]]:
    """Return settings that vary over walkers under their full names, (walkers,) each."""
    found: dict[str, NDArray[np.float64]] = {}
    for key, given in (settings or {}).items():
        values = np.asarray(given, dtype=np.float64)
        if values.shape != (n_walkers,):
            raise InvalidInput(
                f"settings[{key!r}] of shape {values.shape} for {n_walkers} walkers",
                f"shape ({n_walkers},), a number for each walker",
                "Give one value for each start, in the same order.",
            )
        name = _noise_setting(values, oracle) if key == NOISE_STD else key
        name = name if name == NOISE_STD else check_setting(optimizer, key, values)
        if name in found:
            raise InvalidInput(
                f"settings that give {name} twice", "each setting once", "Leave one of them out."
            )
        found[name] = values
    return dict(sorted(found.items()))  # one order, one compilation


def _noise_setting(values: NDArray[np.float64], oracle: Oracle) -> str:
    fields = dataclasses.fields(oracle) if dataclasses.is_dataclass(oracle) else ()
    if "std" not in {each.name for each in fields}:
        raise InvalidInput(
            f"noise_std over walkers with {oracle.describe()}",
            "an oracle with a standard deviation, such as unsaddle.oracle.isotropic(1.0, n_dims)",
            "Pass it as oracle; its own deviation is then replaced for each walker.",
        )
    if not np.all(np.isfinite(values) & (values >= 0)):
        raise InvalidInput(
            f"noise_std from {np.min(values):g} to {np.max(values):g} over walkers",
            "finite numbers, zero or positive",
            "It is the standard deviation of the gradient along each direction.",
        )
    return NOISE_STD


@functools.lru_cache(maxsize=256)
def check_update(program: Program) -> None:
    """Refuse an optimizer that needs more than gradients, or whose update does not fit.

    What it computes is not looked at: a number that is none is the walker's fate.
    """
    fixed = _traced(program, ())
    if isinstance(fixed, Exception):
        raise InvalidInput(
            f"optimizer {program.optimizer.name!r}, which fails on {program.n_dims} coordinates "
            f"({_reason(fixed)})",
            "an optax transformation of a vector, its gradient and its state alone",
            "Rules with a line search, such as L-BFGS, also ask for values: take another.",
        ) from fixed
    _check_shapes(program, *fixed)
    varied = _traced(program, program.varying) if program.varying else fixed
    if isinstance(varied, Exception):
        names = ", ".join(name for name in program.varying if name != NOISE_STD)
        raise InvalidInput(
            f"{names} over walkers for the optimizer {program.optimizer.name!r}, which fails so "
            f"({_reason(varied)})",
            "settings that enter the update as numbers",
            "Run one ensemble for each value.",
        ) from varied


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0][:200]


def _traced(program: Program, varying: tuple[str, ...]) -> Any:
    """Shapes of the update, the state before and the state after; or what the optimizer raised."""
    vector = jnp.zeros(program.n_dims, program.dtype)
    context = program.context(lambda n: [jnp.zeros(())] * n, lambda: jnp.zeros(()))
    narrow = dataclasses.replace(program, varying=varying)

    def trace(v: Any, values: Any) -> Any:
        rule: Any = narrow.rule(dict(zip(varying, values, strict=True)))
        state = rule.init(v)
        change, after = rule.update(v, state, v, context=context)
        return change, state, after

    try:
        return jax.eval_shape(trace, vector, (jnp.full((), 0.5),) * len(varying))
    except Exception as error:
        return error


def _check_shapes(program: Program, change: Any, before: Any, after: Any) -> None:
    name, n_dims = program.optimizer.name, program.n_dims
    shape = getattr(change, "shape", None)
    if shape != (n_dims,):
        what = f"a {type(change).__name__}" if shape is None else f"of shape {shape}"
        raise InvalidInput(
            f"optimizer {name!r}, whose update is {what} for a gradient of shape ({n_dims},)",
            "an update of the gradient's shape",
            "Return one number for each coordinate.",
        )
    described = [
        (
            jax.tree.structure(state),
            [(leaf.shape, leaf.dtype.kind) for leaf in jax.tree.leaves(state)],
        )
        for state in (before, after)
    ]
    if described[0] != described[1]:
        raise InvalidInput(
            f"optimizer {name!r}, whose state is of another make after a step than before it",
            "a state that keeps its structure, its shapes and its types",
            "Return what init returned, with new numbers in it.",
        )
