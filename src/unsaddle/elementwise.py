"""Is an optimizer element-wise? Proved from its traced program, never assumed.

An element-wise rule moves each coordinate by that coordinate's own gradients alone (and by numbers
common to all, such as the step count). Then all walkers can share one optimizer state and one count,
which is several times faster than one optimizer per walker.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

import jax
import jax.numpy as jnp
import optax

# Primitives that combine arrays of equal shape place by place, or change type or nothing.
# fmt: off
_POINTWISE = frozenset({
    "abs", "add", "add_any", "and", "atan2", "cbrt", "ceil", "clamp", "convert_element_type",
    "copy", "cos", "cosh", "div", "eq", "erf", "exp", "exp2", "expm1", "floor", "ge", "gt",
    "integer_pow", "is_finite", "le", "log", "log1p", "logistic", "lt", "max", "min", "mul",
    "ne", "neg", "nextafter", "not", "or", "pow", "reduce_precision", "rem", "round", "rsqrt",
    "select_n", "sign", "sin", "sinh", "sqrt", "square", "stop_gradient", "sub", "tan", "tanh",
    "xor",
})
# fmt: on
_SPREADING = frozenset({"broadcast_in_dim"})
_WRAPPERS = frozenset({"pjit", "jit", "closed_call", "custom_jvp_call", "custom_vjp_call", "remat"})


@functools.lru_cache(maxsize=256)
def is_elementwise(
    transformation: optax.GradientTransformationExtraArgs,
    n_dims: int,
    rebuild: Callable[[Mapping[str, Any]], optax.GradientTransformationExtraArgs] | None = None,
    varying: tuple[str, ...] = (),
) -> bool:
    """Return whether the update is proved to treat every coordinate by itself.

    The start and the update are traced on a vector. They are element-wise when every operation on
    an array of the vector's shape is a pointwise one, and nothing of another shape is made from
    such an array. False means "not proved": the slower road, one optimizer per walker, is right for
    every rule.

    Args:
        transformation: the optimizer.
        n_dims: length of the vector.
        rebuild: makes the same rule with other settings (`Optimizer.rebuild`).
        varying: settings with a number for each coordinate, which `rebuild` then takes.

    >>> is_elementwise(optax.with_extra_args_support(optax.adam(0.1)), 2)
    True
    >>> is_elementwise(optax.with_extra_args_support(optax.lamb(0.1)), 2)
    False
    """
    vector = jnp.zeros(n_dims + 1)  # at least two places, so that a vector is no scalar
    numbers = [vector + 0.5] * len(varying)

    def made(values: Any) -> optax.GradientTransformationExtraArgs:
        if rebuild is None or not varying:
            return transformation
        return rebuild(dict(zip(varying, values, strict=True)))

    try:
        state = made(numbers).init(vector)
        begun = jax.make_jaxpr(lambda p, *v: made(v).init(p))(vector, *numbers)
        traced = jax.make_jaxpr(lambda g, s, p, *v: made(v).update(g, s, p, context=None))(
            vector, state, vector, *numbers
        )
    except Exception:  # an update that needs its context, or a state of another make
        return False
    settings = [True] * len(varying)
    if _spread(begun.jaxpr, [True, *settings], vector.shape) is None:
        return False  # a state that tells the coordinates apart from the beginning
    leaves = jax.tree.leaves(state)
    if any(jnp.ndim(leaf) > 0 and jnp.shape(leaf) != vector.shape for leaf in leaves):
        return False
    # Only now is a state leaf of the vector's shape certain to be one entry per coordinate.
    wide = [jnp.ndim(leaf) > 0 for leaf in [vector, *leaves, vector]] + settings
    outputs = _spread(traced.jaxpr, wide, vector.shape)
    return outputs is not None


def _spread(jaxpr: Any, wide_inputs: list[bool], shape: tuple[int, ...]) -> list[bool] | None:
    """Which outputs hold one number per coordinate; None when an operation mixes coordinates."""
    wide: dict[Any, bool] = dict(zip(jaxpr.invars, wide_inputs, strict=True))
    if any(variable.aval.shape for variable in jaxpr.constvars):
        return None

    def is_wide(variable: Any) -> bool:
        return not hasattr(variable, "val") and wide.get(variable, False)

    for equation in jaxpr.eqns:
        inputs = [is_wide(variable) for variable in equation.invars]
        name = equation.primitive.name
        made = any(variable.aval.shape == shape for variable in equation.outvars)
        if name in _WRAPPERS:
            inner = equation.params.get("jaxpr") or equation.params.get("call_jaxpr")
            results = _spread(getattr(inner, "jaxpr", inner), inputs, shape)
            if results is None:
                return None
        elif name in _POINTWISE:
            results = [any(inputs)] * len(equation.outvars)
        elif not any(inputs) and (name in _SPREADING or not made):
            # Spreading a number over the coordinates is harmless; a counter, random bits or a stored
            # vector could tell them apart.
            results = [False] * len(equation.outvars)
        else:
            return None
        if any(
            now and variable.aval.shape != shape
            for now, variable in zip(results, equation.outvars, strict=True)
        ):
            return None
        wide.update(zip(equation.outvars, results, strict=True))
    return [is_wide(variable) for variable in jaxpr.outvars]
