"""`Program`: a JAX function traced once and evaluated over boxes, with everything it can reach.

What is evaluated is JAX's own program of the function in float64, read as mathematics: real numbers,
no rounding. A constant that is not a short binary fraction (0.1, π, 1/3) stands for every number
within two units of its last place. What Python computed of constants before JAX saw them counts as one
such constant: 0.1 + 0.2 - 0.3 is 5.55e-17 here, and not 0. Data that a function closes over as arrays
are taken as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import jax
import jax.extend.core
import jax.numpy as jnp
import numpy as np

from unsaddle.intervals.interval import EPS, Interval, down, up
from unsaddle.intervals.rules import MOVED_BY_JAX, RULES, WHOLE, moved_by_jax

BLOCK = 64  # boxes that are evaluated at once; memory grows with it, overhead falls
MOST_TURNS = 10_000  # of a loop that is unrolled
# Primitives that pick a part of their operand: the same part twice must be seen to be the same, or
# x[0] * x[0] would be a product of two numbers and not a square.
_PICKING = frozenset({"slice", "squeeze", "reshape", "gather", "dynamic_slice", "transpose"})
_CALLS = frozenset(
    {
        "jit",
        "pjit",
        "closed_call",
        "core_call",
        "remat",
        "remat2",
        "checkpoint",
        "custom_jvp_call",
        "custom_vjp_call",
        "custom_vjp_call_jaxpr",
        "custom_lin",
    }
)


class NoRule(Exception):
    """A primitive of the program has no interval rule; `primitive` names it."""

    def __init__(self, primitive: str) -> None:
        self.primitive = primitive
        super().__init__(f"primitive {primitive!r} has no interval rule")


class Program:
    """A function of a vector whose range over boxes can be enclosed.

    Args:
        function: ``(dims,) ->`` an array of any shape, written with `jax.numpy`.
        n_dims: number of coordinates.
        block: boxes that are evaluated at once.

    >>> square = Program(lambda x: x[0] * x[0] - x[1], 2)
    >>> box = Interval(np.array([[-1.0, 0.0]]), np.array([[2.0, 0.5]]))
    >>> square(box).lower.tolist(), square(box).upper.round(12).tolist()
    ([-0.5], [4.0])
    """

    def __init__(self, function: Callable[[Any], Any], n_dims: int, block: int = BLOCK) -> None:
        self.n_dims, self.block = n_dims, block
        self._function = function
        self._traced: dict[int, Any] = {}

    def __call__(self, boxes: Interval) -> Interval:
        """Return an enclosure of the values on each of at least one box.

        Args:
            boxes: (boxes, dims).

        Returns:
            Shape (boxes, ...); not-a-number where the function may be undefined or not smooth.

        Raises:
            NoRule: the program uses a primitive that has no interval rule.
        """
        n_boxes = len(boxes.lower)
        # A power of two: JAX traces the program once for each size.
        size = min(1 << (n_boxes - 1).bit_length(), self.block)
        with np.errstate(all="ignore"):
            parts = [
                self._run(
                    boxes.map(lambda ends, first=first: _filled(ends[first : first + size], size))
                )
                for first in range(0, n_boxes, size)
            ]
        return Interval(
            np.concatenate([part.lower for part in parts])[:n_boxes],
            np.concatenate([part.upper for part in parts])[:n_boxes],
        )

    def _run(self, boxes: Interval) -> Interval:
        size = len(boxes.lower)
        if size not in self._traced:
            with jax.enable_x64(True):
                place = jax.ShapeDtypeStruct((size, self.n_dims), jnp.float64)
                self._traced[size] = jax.make_jaxpr(jax.vmap(self._function))(place)
        traced = self._traced[size]
        (result,) = _evaluate(traced.jaxpr, [_constant(c) for c in traced.consts], [boxes])
        return result.map(lambda ends: ends.astype(np.float64))


def _filled(rows: Any, size: int) -> Any:
    """Return rows, the last one repeated until there are `size`: JAX traces for one size."""
    return rows if len(rows) == size else rows[np.minimum(np.arange(size), len(rows) - 1)]


def _constant(value: Any) -> Interval:
    """Return data as they are; whole numbers and floats of any kind become float64."""
    array = np.asarray(value)
    return Interval.point(array.astype(np.float64) if array.dtype.kind == "f" else array)


def _literal(value: Any) -> Interval:
    """Return a number of the program's text, with room for its rounding where it was rounded."""
    exact = _constant(value)
    if not exact.is_float or bool(np.all(exact.lower * 2.0**20 == np.rint(exact.lower * 2.0**20))):
        return exact
    room = 2.0 * EPS * np.abs(exact.lower)
    return Interval(down(exact.lower - room), up(exact.upper + room))


def _evaluate(
    jaxpr: Any, constants: Sequence[Interval], inputs: Sequence[Interval]
) -> list[Interval]:
    known: dict[Any, Interval] = dict(zip(jaxpr.constvars, constants, strict=True))
    known.update(zip(jaxpr.invars, inputs, strict=True))

    def read(atom: Any) -> Interval:
        return _literal(atom.val) if isinstance(atom, jax.extend.core.Literal) else known[atom]

    seen: dict[Any, list[Interval]] = {}
    for equation in jaxpr.eqns:
        operands = [read(atom) for atom in equation.invars]
        key = None
        if equation.primitive.name in _PICKING:
            key = (equation.primitive.name, *map(id, operands), repr(equation.params))
        results = seen[key] if key in seen else _apply(equation, operands)
        if key is not None:
            seen[key] = results
        known.update(zip(equation.outvars, results, strict=True))
    return [read(atom) for atom in jaxpr.outvars]


def _apply(equation: Any, inputs: list[Interval]) -> list[Interval]:
    name, parameters = equation.primitive.name, equation.params
    outputs = [variable.aval for variable in equation.outvars]
    is_whole = name in WHOLE and not any(a.is_float for a in inputs)
    cuts = name == "pad" and any(
        min(low, high) < 0 for low, high, _ in parameters["padding_config"]
    )
    try:
        if name in MOVED_BY_JAX or is_whole or cuts:
            return moved_by_jax(equation.primitive, inputs, parameters, outputs)
        if name in RULES:
            return RULES[name](inputs, parameters, outputs)
    except NotImplementedError as error:
        raise NoRule(str(error)) from None
    if name in _CALLS:
        inner = next(parameters[k] for k in ("jaxpr", "call_jaxpr", "fun_jaxpr") if k in parameters)
        return _call(inner, inputs)
    if name == "cond" and inputs[0].is_point and inputs[0].lower.ndim == 0:
        return _call(parameters["branches"][int(inputs[0].lower)], inputs[1:])
    if name == "scan" and parameters["length"] <= MOST_TURNS:
        return _unrolled(parameters, inputs)
    raise NoRule(name)


def _call(inner: Any, inputs: Sequence[Interval]) -> list[Interval]:
    if hasattr(inner, "consts"):
        return _evaluate(inner.jaxpr, [_constant(c) for c in inner.consts], inputs)
    return _evaluate(inner, [], inputs)


def _unrolled(parameters: dict[str, Any], inputs: list[Interval]) -> list[Interval]:
    """Return what a loop of known length computes, turn by turn."""
    n_fixed, n_carried = parameters["num_consts"], parameters["num_carry"]
    fixed, carried = inputs[:n_fixed], inputs[n_fixed : n_fixed + n_carried]
    rows, length = inputs[n_fixed + n_carried :], parameters["length"]
    stacked: dict[int, list[Interval]] = {}
    order = range(length)
    for i in reversed(order) if parameters["reverse"] else order:
        here = [row.map(lambda ends, i=i: ends[i]) for row in rows]
        results = _call(parameters["jaxpr"], [*fixed, *carried, *here])
        carried, stacked[i] = results[:n_carried], results[n_carried:]
    columns = zip(*(stacked[i] for i in order), strict=True)
    return [
        *carried,
        *(
            Interval(np.stack([r.lower for r in column]), np.stack([r.upper for r in column]))
            for column in columns
        ),
    ]
