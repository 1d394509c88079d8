"""The caller's functions, called with copies and checked by what they return."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import jax
import numpy as np
import numpy.typing as npt

from unsaddle.errors import InvalidInput

Floats = npt.NDArray[np.float64]


def checked_point(x: Any) -> Floats:
    """Return x as a finite float64 vector of its own.

    Raises:
        InvalidInput: it is not a vector of finite real numbers.
    """
    accepted = "a finite vector (dims,) of real numbers with at least one coordinate"
    try:
        point = np.atleast_1d(np.array(x))
    except ValueError:
        raise InvalidInput("x, a ragged list", accepted, "Flatten it into one vector.") from None
    if point.dtype.kind not in "biuf" or point.ndim != 1 or point.size == 0:
        raise InvalidInput(
            f"x of shape {point.shape} and type {point.dtype}",
            accepted,
            "Flatten the parameters into one vector of floats.",
        )
    made = point.astype(np.float64)
    if not np.isfinite(made).all():
        where = int(np.flatnonzero(~np.isfinite(made))[0])
        raise InvalidInput(
            f"x with x[{where}] = {made[where]}",
            accepted,
            "Look why the optimizer left the finite numbers; diagnose the last finite point.",
        )
    return made


@dataclass(eq=False)
class Call:
    """One function of the caller; counts its calls and notices what it does to x, hence not frozen.

    Attributes:
        name: of the argument: "fun", "grad", "hess", "hessp".
        shape: of what it must return; () accepts one number in any wrapping.
        writes: it has changed the x it was given, which was a copy.
        eps: relative rounding of the type it returns.
    """

    name: str
    function: Callable[..., Any]
    args: tuple[Any, ...]
    shape: tuple[int, ...]
    n_calls: int = field(default=0, init=False)
    writes: bool = field(default=False, init=False)
    eps: float = field(default=float(np.finfo(np.float64).eps), init=False)

    def at(self, x: Floats, *more: Floats) -> Floats:
        """Return the value at x, checked.

        Raises:
            InvalidInput: the function raised, or returned something of another shape or type.
        """
        self.n_calls += 1
        given, others = x.copy(), [vector.copy() for vector in more]
        try:
            with np.errstate(all="ignore"), jax.enable_x64(True):
                made = self.function(given, *others, *self.args)
        except Exception as error:
            raise InvalidInput(
                f"{self.name}(x) raised {type(error).__name__}: {error}",
                f"a function that can be called as {self._form} at x",
                "Call it yourself at x; further arguments of the function go into args.",
            ) from error
        self.writes = self.writes or not np.array_equal(given, x, equal_nan=True)
        return self._checked(made)

    def near(self, x: Floats, *more: Floats) -> Floats:
        """Return the value at x; not-a-number where the function raises."""
        try:
            return self.at(x, *more)
        except InvalidInput:
            return np.full(self.shape, math.nan)

    @property
    def _form(self) -> str:
        names = ["x", *(["p"] if self.name == "hessp" else []), *(["*args"] if self.args else [])]
        return f"{self.name}({', '.join(names)})"

    def _checked(self, made: Any) -> Floats:
        accepted = f"real numbers of shape {self.shape}" if self.shape else "one real number"
        try:
            array = np.asarray(made)
            fits = array.dtype.kind in "biuf"
        except ValueError:  # a ragged tuple
            array, fits = np.empty(0), False
        if isinstance(made, tuple) or not fits:
            kind = type(made).__name__ if isinstance(made, tuple) else str(array.dtype)
            advice = f"Return {accepted} from {self.name}."
            if self.name == "fun":
                advice = "Return the value alone; a gradient goes into grad."
            raise InvalidInput(f"{self.name}(x) that returns {kind}", accepted, advice)
        if (array.size != 1) if not self.shape else (array.shape != self.shape):
            raise InvalidInput(
                f"{self.name}(x) that returns shape {array.shape}",
                accepted,
                "Return one number: sum or average what it is made of."
                if not self.shape
                else "Return it in the order of x.",
            )
        if array.dtype.kind == "f":
            self.eps = max(float(np.finfo(array.dtype).eps), float(np.finfo(np.float64).eps))
        return array.astype(np.float64).reshape(self.shape)


def check_value(fun: Call, point: Floats) -> float:
    """Return the value at the point.

    Raises:
        InvalidInput: it is not finite, or a second call gives another one.
    """
    value = float(repeatable(fun, point))
    if not math.isfinite(value):
        raise InvalidInput(
            f"fun(x) = {value}",
            "a finite value at x",
            "Diagnose a point inside the function's domain, such as the last finite iterate.",
        )
    return value


def repeatable(call: Call, point: Floats) -> Floats:
    """Return what the function gives at the point, twice the same.

    Raises:
        InvalidInput: a second call gives something else.
    """
    first, second = call.at(point), call.at(point)
    if np.array_equal(first, second, equal_nan=True):
        return first
    apart = float(np.max(np.abs(first - second)))
    raise InvalidInput(
        f"{call.name}(x) that gives values up to {apart:.3g} apart in two calls",
        "a deterministic function",
        f"Fix the random numbers and the data inside {call.name}; a Hessian of a random function "
        "means nothing.",
    )
