"""What each JAX primitive does to intervals.

A rule is ``(inputs, parameters, outputs) -> results``; `outputs` are the shapes and types that JAX
inferred. `jaxpr.py` walks a program with these rules; a primitive without a rule is refused by name.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any

import jax
import numpy as np

from unsaddle.intervals import functions
from unsaddle.intervals.interval import EPS, TINY, Array, Interval, down, up

Parameters = dict[str, Any]
Rule = Callable[[Sequence[Interval], Parameters, Sequence[Any]], list[Interval]]


def _each(operation: Callable[..., Interval]) -> Rule:
    """Return the rule of an operation with one result and no parameters."""
    return lambda inputs, _parameters, _outputs: [operation(*inputs)]


def _multiply(a: Interval, b: Interval) -> Interval:
    # The very same interval twice is a square: the two factors move together.
    return a.squared() if a is b and a.is_float else a * b


def _subtract(a: Interval, b: Interval) -> Interval:
    return a - b if a.is_float else Interval(a.lower - b.upper, a.upper - b.lower)


def _less(a: Interval, b: Interval) -> Interval:
    return Interval(a.upper < b.lower, ~(a.lower >= b.upper))


def _less_or_equal(a: Interval, b: Interval) -> Interval:
    return Interval(a.upper <= b.lower, ~(a.lower > b.upper))


def _not(a: Interval) -> Interval:
    return Interval(~a.upper, ~a.lower)


def _equal(a: Interval, b: Interval) -> Interval:
    certain = (a.lower == b.upper) & (a.upper == b.lower)
    if a is b:  # the very same number, and a number: JAX asks x != x to see whether it is one
        certain = a.lower == a.lower
    return Interval(certain, ~((a.upper < b.lower) | (a.lower > b.upper)))


def _larger(a: Interval, b: Interval) -> Interval:
    # Where one is larger throughout it is the answer itself: its derivative asks whether they are
    # equal, and two copies of one interval are not known to be.
    if _covers(a, b) and np.all(a.lower > b.upper):
        return a
    if _covers(b, a) and np.all(b.lower > a.upper):
        return b
    return Interval(np.maximum(a.lower, b.lower), np.maximum(a.upper, b.upper))


def _smaller(a: Interval, b: Interval) -> Interval:
    if _covers(a, b) and np.all(a.upper < b.lower):  # as above
        return a
    if _covers(b, a) and np.all(b.upper < a.lower):
        return b
    return Interval(np.minimum(a.lower, b.lower), np.minimum(a.upper, b.upper))


def _covers(a: Interval, b: Interval) -> bool:
    return np.broadcast_shapes(a.lower.shape, b.lower.shape) == a.lower.shape


def _is_finite(a: Interval) -> Interval:
    certain = np.isfinite(a.lower) & np.isfinite(a.upper)
    return Interval(certain, np.ones_like(certain))


def _select(
    inputs: Sequence[Interval], _parameters: Parameters, _outputs: Sequence[Any]
) -> list[Interval]:
    """Return the chosen cases; nothing is proved where the choice is open: a jump or a kink."""
    which, *cases = inputs
    index = which.lower.astype(int)

    def chosen(ends: list[Array]) -> Array:
        shape = ends[0].shape
        picked = np.broadcast_to(index, shape)
        result = ends[0].copy()
        for i, case in enumerate(ends[1:], start=1):
            result = np.where(picked == i, case, result)
        return result

    result = Interval(chosen([c.lower for c in cases]), chosen([c.upper for c in cases]))
    if which.is_point:
        return [result]
    open_choice = np.broadcast_to(which.lower != which.upper, result.lower.shape)
    return [result.undefined_where(open_choice)]


def _convert(
    inputs: Sequence[Interval], parameters: Parameters, _outputs: Sequence[Any]
) -> list[Interval]:
    (a,), kind = inputs, np.dtype(parameters["new_dtype"])
    if a.is_float and kind.kind != "f":
        raise NotImplementedError(f"convert_element_type to {kind}")
    if a.is_float:
        if kind != np.float64:  # a rounding to lower precision is no smooth function
            raise NotImplementedError(f"convert_element_type to {kind}")
        return [a]
    result = a.map(lambda ends: ends.astype(kind))
    if kind.kind == "f" and a.lower.dtype.kind == "b" and not a.is_point:
        result = result.undefined_where(a.lower != a.upper)
    return [result]


def _broadcast(
    inputs: Sequence[Interval], parameters: Parameters, _outputs: Sequence[Any]
) -> list[Interval]:
    shape, axes = parameters["shape"], [int(a) for a in parameters["broadcast_dimensions"]]

    def move(ends: Array) -> Array:
        aligned = np.ones(len(shape), dtype=int)
        aligned[axes] = ends.shape
        return np.broadcast_to(ends.reshape(tuple(aligned)), shape)

    return [inputs[0].map(move)]


def _slice(
    inputs: Sequence[Interval], parameters: Parameters, _outputs: Sequence[Any]
) -> list[Interval]:
    starts, limits = parameters["start_indices"], parameters["limit_indices"]
    strides = parameters["strides"] or (1,) * len(starts)
    window = tuple(map(slice, starts, limits, strides))
    return [inputs[0].map(lambda ends: ends[window])]


def _split(
    inputs: Sequence[Interval], parameters: Parameters, _outputs: Sequence[Any]
) -> list[Interval]:
    borders, axis = np.cumsum(parameters["sizes"])[:-1], parameters["axis"]
    lower = np.split(inputs[0].lower, borders, axis)
    upper = np.split(inputs[0].upper, borders, axis)
    return [Interval(low, high) for low, high in zip(lower, upper, strict=True)]


def _joined(
    inputs: Sequence[Interval], parameters: Parameters, _outputs: Sequence[Any]
) -> list[Interval]:
    axis = parameters["dimension"]
    return [
        Interval(
            np.concatenate([a.lower for a in inputs], axis),
            np.concatenate([a.upper for a in inputs], axis),
        )
    ]


def _stacked(
    inputs: Sequence[Interval], parameters: Parameters, _outputs: Sequence[Any]
) -> list[Interval]:
    axis = parameters["axis"]
    return [
        Interval(
            np.stack([a.lower for a in inputs], axis), np.stack([a.upper for a in inputs], axis)
        )
    ]


def _unstacked(
    inputs: Sequence[Interval], parameters: Parameters, _outputs: Sequence[Any]
) -> list[Interval]:
    (a,), axis = inputs, parameters["axis"]
    return [a.map(lambda ends, i=i: ends.take(i, axis)) for i in range(_size(a, axis))]


def _pad(
    inputs: Sequence[Interval], parameters: Parameters, outputs: Sequence[Any]
) -> list[Interval]:
    (a, filler), config = inputs, parameters["padding_config"]
    window = tuple(
        slice(low, low + (n - 1) * (inner + 1) + 1 if n else low, inner + 1)
        for n, (low, _, inner) in zip(a.lower.shape, config, strict=True)
    )

    def filled(ends: Array, fill: Array) -> Array:
        result = np.full(outputs[0].shape, fill, dtype=ends.dtype)
        result[window] = ends
        return result

    return [Interval(filled(a.lower, filler.lower), filled(a.upper, filler.upper))]


def _iota(_: Sequence[Interval], parameters: Parameters, outputs: Sequence[Any]) -> list[Interval]:
    axis, (output,) = parameters["dimension"], outputs
    steps = np.arange(output.shape[axis], dtype=output.dtype)
    column = [1] * len(output.shape)
    column[axis] = -1
    return [Interval.point(np.broadcast_to(steps.reshape(column), output.shape))]


def _dot_general(
    inputs: Sequence[Interval], parameters: Parameters, outputs: Sequence[Any]
) -> list[Interval]:
    """Bring both factors to (batch, rows, summed) and (batch, summed, columns)."""
    a, b = inputs
    (sum_a, sum_b), (batch_a, batch_b) = parameters["dimension_numbers"]
    free_a = [i for i in range(a.lower.ndim) if i not in (*sum_a, *batch_a)]
    free_b = [i for i in range(b.lower.ndim) if i not in (*sum_b, *batch_b)]
    sizes = [a.lower.shape[i] for i in batch_a]
    n_summed = int(np.prod([a.lower.shape[i] for i in sum_a], dtype=int))

    def left(ends: Array) -> Array:
        return ends.transpose([*batch_a, *free_a, *sum_a]).reshape([*sizes, -1, n_summed])

    def right(ends: Array) -> Array:
        return ends.transpose([*batch_b, *sum_b, *free_b]).reshape([*sizes, n_summed, -1])

    product = a.map(left) @ b.map(right)
    return [product.map(lambda ends: ends.reshape(outputs[0].shape))]


def _reduced(operation: Callable[..., Array]) -> Rule:
    return lambda inputs, parameters, _: [
        inputs[0].map(lambda ends: operation(ends, axis=tuple(parameters["axes"])))
    ]


def _products(
    inputs: Sequence[Interval], parameters: Parameters, _outputs: Sequence[Any]
) -> list[Interval]:
    result = inputs[0]
    for axis in sorted(parameters["axes"], reverse=True):
        steps = [
            result.map(lambda e, i=i, a=axis: e.take(i, a)) for i in range(_size(result, axis))
        ]
        result = functools.reduce(Interval.__mul__, steps)
    return [result]


def _size(a: Interval, axis: int) -> int:
    return a.lower.shape[axis]


def _cumulative(operation: Callable[[Interval, Interval], Interval]) -> Rule:
    def rule(
        inputs: Sequence[Interval], parameters: Parameters, _outputs: Sequence[Any]
    ) -> list[Interval]:
        (a,), axis = inputs, parameters["axis"]
        order = range(_size(a, axis))
        results: list[Interval] = []
        for i in reversed(order) if parameters["reverse"] else order:
            step = a.map(lambda ends, i=i: ends.take(i, axis))
            results.append(operation(results[-1], step) if results else step)
        if parameters["reverse"]:
            results.reverse()
        return [
            Interval(
                np.stack([r.lower for r in results], axis),
                np.stack([r.upper for r in results], axis),
            )
        ]

    return rule


def moved_by_jax(
    primitive: Any, inputs: Sequence[Interval], parameters: Parameters, outputs: Sequence[Any]
) -> list[Interval]:
    """Return what a primitive that moves numbers, or adds some up, makes of both ends."""
    if any(not a.is_float and not a.is_point for a in inputs):
        raise NotImplementedError(f"{primitive.name} with an index that depends on the point")
    bind = functools.partial(primitive.bind, **parameters)
    with jax.enable_x64(True):
        lower = np.asarray(bind(*(a.lower for a in inputs)))
        upper = np.asarray(bind(*(a.upper for a in inputs)))
        if primitive.name != "scatter-add":
            return [Interval(lower, upper)]
        sizes = [a.magnitude if a.is_float else a.lower for a in inputs]
        total = np.asarray(bind(*sizes))
    slack = (inputs[-1].lower.size + 1) * EPS * total + TINY * (total > 0)
    return [Interval(down(lower - slack), up(upper + slack))]


# What has another meaning for whole numbers than for the floats that the rules are about.
WHOLE = frozenset({"div", "rem", "sign", "abs", "neg", "integer_pow", "pow", "square"})
# The derivatives of slices and gathers; JAX evaluates them on lower and upper ends.
MOVED_BY_JAX = frozenset(
    {"gather", "scatter", "scatter-add", "dynamic_slice", "dynamic_update_slice"}
)

RULES: dict[str, Rule] = {
    **{name: _each(rule) for name, rule in functions.ELEMENTARY.items()},
    **{
        name: _each(lambda a: a)
        for name in ("copy", "copy_p", "stop_gradient", "device_put", "optimization_barrier")
    },
    "add": _each(Interval.__add__),
    "add_any": _each(Interval.__add__),
    "sub": _each(_subtract),
    "mul": _each(_multiply),
    "div": _each(Interval.__truediv__),
    "pow": _each(functions.power),
    "integer_pow": lambda inputs, parameters, _: [inputs[0].power(parameters["y"])],
    "max": _each(_larger),
    "min": _each(_smaller),
    "clamp": _each(lambda low, a, high: _smaller(_larger(low, a), high)),
    "lt": _each(_less),
    "le": _each(_less_or_equal),
    "gt": _each(lambda a, b: _less(b, a)),
    "ge": _each(lambda a, b: _less_or_equal(b, a)),
    "eq": _each(_equal),
    "ne": _each(lambda a, b: _not(_equal(a, b))),
    "and": _each(lambda a, b: Interval(a.lower & b.lower, a.upper & b.upper)),
    "or": _each(lambda a, b: Interval(a.lower | b.lower, a.upper | b.upper)),
    "not": _each(_not),
    "is_finite": _each(_is_finite),
    "select_n": _select,
    "convert_element_type": _convert,
    "broadcast_in_dim": _broadcast,
    "reshape": lambda inputs, _, outputs: [
        inputs[0].map(lambda ends: ends.reshape(outputs[0].shape))
    ],
    "squeeze": lambda inputs, _, outputs: [
        inputs[0].map(lambda ends: ends.reshape(outputs[0].shape))
    ],
    "expand_dims": lambda inputs, _, outputs: [
        inputs[0].map(lambda ends: ends.reshape(outputs[0].shape))
    ],
    "transpose": lambda inputs, parameters, _: [
        inputs[0].map(lambda ends: ends.transpose(parameters["permutation"]))
    ],
    "rev": lambda inputs, parameters, _: [
        inputs[0].map(lambda ends: np.flip(ends, parameters["dimensions"]))
    ],
    "slice": _slice,
    "split": _split,
    "concatenate": _joined,
    "stack": _stacked,
    "unstack": _unstacked,
    "pad": _pad,
    "iota": _iota,
    "dot_general": _dot_general,
    "reduce_sum": lambda inputs, parameters, _: [inputs[0].sum(tuple(parameters["axes"]))],
    "reduce_max": _reduced(np.max),
    "reduce_min": _reduced(np.min),
    "reduce_prod": _products,
    "cumsum": _cumulative(Interval.__add__),
    "cumprod": _cumulative(Interval.__mul__),
}
