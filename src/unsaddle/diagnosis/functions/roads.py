"""Roads to the derivatives of a plain function: given, by JAX, by complex steps, by differences."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from unsaddle.diagnosis.functions.differences import (
    Centre,
    Ladder,
    Quotient,
    extrapolated,
    first_difference,
    mixed_difference,
)

Floats = NDArray[np.float64]
Map = Callable[[Floats], Floats]

# A function of so many operations, loops unrolled, takes XLA longer to compile than to be differenced.
MAX_OPERATIONS = 3000
COMPLEX_STEP = 1e-30  # its square vanishes beside 1: nothing is subtracted, so no digit is lost

GIVEN = "given"
BY_JAX = "JAX, exact"
BY_COMPLEX_STEPS = "complex steps"
BY_VALUES = "central differences of values"


@dataclass(frozen=True, eq=False)
class Traced:
    """A function that JAX can trace, with its derivatives, compiled in float64."""

    value: Map
    gradient: Map
    product: Callable[[Floats, Floats], Floats]  # (point, vector)


def traced(fun: Callable[..., Any], args: tuple[Any, ...], point: Floats) -> Traced | None:
    """Return the function as JAX sees it; None where it cannot be traced, or is too long to compile."""

    def scalar(p: Any) -> Any:
        return jnp.reshape(jnp.asarray(fun(p, *args)), ())

    def compiled(function: Callable[..., Any]) -> Callable[..., Floats]:
        quick = jax.jit(function)

        def call(*vectors: Floats) -> Floats:
            with jax.enable_x64(True):
                return np.asarray(quick(*vectors), dtype=np.float64)

        return call

    gradient = jax.grad(scalar)
    made = Traced(
        value=compiled(scalar),
        gradient=compiled(gradient),
        product=compiled(lambda p, v: jax.jvp(gradient, (p,), (v,))[1]),
    )
    try:
        with jax.enable_x64(True), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            length = len(jax.make_jaxpr(scalar)(point).eqns)
        if length > MAX_OPERATIONS:
            return None
        with np.errstate(all="ignore"):
            made.value(point)
            made.gradient(point)
    except Exception:  # whatever a function written for NumPy does with a tracer
        return None
    return made


def complex_gradient(fun: Callable[..., Any], args: tuple[Any, ...], point: Floats) -> Map | None:
    """Return the gradient by complex steps; None where the function does not take complex numbers.

    Whether it is analytic, only a comparison with differences can say.

    References:
        Squire, Trapp 1998, "Using complex variables to estimate derivatives of real functions",
        SIAM Review 40.
    """

    def gradient(x: Floats) -> Floats:
        made = np.empty(len(x))
        with np.errstate(all="ignore"), warnings.catch_warnings(), jax.enable_x64(True):
            # A function that drops the imaginary part warns of it.
            warnings.simplefilter("error", np.exceptions.ComplexWarning)
            for j in range(len(x)):
                moved = x.astype(np.complex128)
                moved[j] += 1j * COMPLEX_STEP
                made[j] = np.asarray(fun(moved, *args)).item().imag / COMPLEX_STEP
        return made

    try:
        with np.errstate(all="ignore"), warnings.catch_warnings(), jax.enable_x64(True):
            warnings.simplefilter("error", np.exceptions.ComplexWarning)
            value = np.asarray(fun(point.astype(np.complex128), *args))
    except Exception:
        return None
    return gradient if value.dtype == np.complex128 and value.size == 1 else None


def never_raising(function: Map, n_dims: int) -> Map:
    """Return the function with not-a-number where it raises, as it may away from the point."""

    def near(x: Floats) -> Floats:
        try:
            return function(x)
        except Exception:
            return np.full(n_dims, math.nan)

    return near


@dataclass(eq=False)
class Differences:
    """Derivatives of a map along directions, with their errors; remembers steps, hence not frozen.

    Attributes:
        function: `(dims,)` to `()` or `(dims,)`.
        unit: `(dims,)`, lengths in which steps are measured: max(1, |x_i|).
        noise: of the function, in its shape.
    """

    function: Map
    point: Floats
    unit: Floats
    noise: Floats
    first: Ladder = field(default_factory=Ladder, init=False)
    second: Ladder = field(default_factory=Ladder, init=False)

    @cached_property
    def centre(self) -> Centre:
        """The function at the point."""
        return Centre(self.function, self.point, self.function(self.point), self.noise)

    def along(self, direction: Floats) -> Quotient:
        """Return the derivative along a direction that is not zero."""
        length = self.length(direction)
        made = self.first.differentiate(first_difference(self.centre, direction / length))
        return _times(made, length)

    def gradient(self) -> Quotient:
        """Return all first derivatives of a scalar function, `(dims,)`."""
        rows = [self.along(axis) for axis in np.eye(len(self.point))]
        return _stacked(rows)

    def product(self, direction: Floats, step: float | None = None) -> Quotient:
        """Return the Hessian of a scalar function times a direction, by values alone, `(dims,)`.

        Args:
            direction: not zero.
            step: base step; the best of the ladder when None.
        """
        length = self.length(direction)
        rows: list[Quotient] = []
        for i, unit in enumerate(self.unit):
            axis = np.zeros(len(self.point))
            axis[i] = unit
            central = mixed_difference(self.centre, direction / length, axis)
            made = extrapolated(central, step) if step else self.second.differentiate(central)
            rows.append(_times(made, length / unit))
        return _stacked(rows)

    def length(self, direction: Floats) -> float:
        """Return the length of a direction in units of `unit`, by its largest coordinate."""
        return float(np.max(np.abs(direction) / self.unit))


def _times(made: Quotient, factor: float) -> Quotient:
    return Quotient(made.value * factor, made.error * factor, made.truncation * factor, made.step)


def _stacked(rows: list[Quotient]) -> Quotient:
    """One quotient of many; the step is the shortest."""
    return Quotient(
        np.array([float(made.value) for made in rows]),
        np.array([float(made.error) for made in rows]),
        np.array([float(made.truncation) for made in rows]),
        min(made.step for made in rows),
    )


@dataclass(eq=False)
class DifferencedHessian:
    """Products with a Hessian by differences, which remember how wrong they may be; not frozen.

    The vectors multiplied by the search for the spectrum are orthonormal, so the sum of squares of
    the products' errors bounds the spectral norm of the error on their span.
    """

    along: Callable[[Floats], Quotient]
    squares: float = field(default=0.0, init=False)
    step: float = field(default=math.nan, init=False)

    def __call__(self, vector: NDArray[np.floating[Any]]) -> Floats:
        """Return the product."""
        direction = np.asarray(vector, dtype=np.float64)
        length = float(np.linalg.norm(direction))
        if length == 0.0:
            return np.zeros(len(direction))
        made = self.along(direction)
        self.squares += float(np.sum((made.error / length) ** 2))
        self.step = made.step
        return made.value

    def error(self) -> float:
        """Return the error of the products so far, as a spectral norm."""
        return math.sqrt(self.squares)
