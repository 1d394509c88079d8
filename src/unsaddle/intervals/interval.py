"""`Interval`: arrays of lower and upper ends, and arithmetic whose rounding goes outward.

Addition, subtraction, multiplication, division and square root are rounded correctly by IEEE 754, so
one step to the neighbouring float outward makes a bound of them. Sums of many terms and products of
matrices are computed once and widened by their proved error (Higham 2002, Accuracy and Stability of
Numerical Algorithms, section 3.1; Rump 1999, Fast and parallel interval arithmetic).

Not-a-number means *nothing is proved*: the function may be undefined somewhere in the interval. It
spreads through every operation and fails every comparison, so it can never support a proof.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[Any]
Floats = NDArray[np.float64]

EPS = float(np.finfo(np.float64).eps)
TINY = float(np.finfo(np.float64).tiny)


@dataclass(frozen=True, eq=False)
class Interval:
    """An array of intervals; for booleans, `lower` is "certainly" and `upper` is "possibly".

    >>> third = Interval.point(1.0) / Interval.point(3.0)
    >>> bool(third.lower < third.upper), float(third.upper - third.lower) < 2e-16
    (True, True)
    """

    lower: Array
    upper: Array

    @classmethod
    def point(cls, value: ArrayLike) -> Interval:
        """Return intervals of one number each."""
        array = np.asarray(value)
        return cls(array, array)

    @classmethod
    def around(cls, centre: ArrayLike, radius: ArrayLike) -> Interval:
        """Return intervals that hold centre ± radius."""
        centre, radius = np.asarray(centre, np.float64), np.asarray(radius, np.float64)
        return cls(down(centre - radius), up(centre + radius))

    @property
    def is_point(self) -> bool:
        """Whether every interval holds one number only."""
        return self.lower is self.upper or bool(np.array_equal(self.lower, self.upper))

    @property
    def is_float(self) -> bool:
        """Whether the ends are floats; whole numbers and booleans are exact."""
        return self.lower.dtype.kind == "f"

    @property
    def magnitude(self) -> Array:
        """The largest absolute value."""
        return np.maximum(np.abs(self.lower), np.abs(self.upper))

    @property
    def mignitude(self) -> Array:
        """The smallest absolute value."""
        smallest = np.minimum(np.abs(self.lower), np.abs(self.upper))
        return np.where((self.lower <= 0) & (self.upper >= 0), np.zeros_like(smallest), smallest)

    def middle_and_radius(self) -> tuple[Floats, Floats]:
        """Return middles and radii such that middle ± radius holds the interval."""
        middle = 0.5 * self.lower + 0.5 * self.upper
        return middle, up(np.maximum(middle - self.lower, self.upper - middle))

    def map(self, move: Callable[[Array], Array]) -> Interval:
        """Return both ends moved by an operation that only rearranges."""
        lower = move(self.lower)
        return Interval(lower, lower if self.lower is self.upper else move(self.upper))

    def undefined_where(self, undefined: Array) -> Interval:
        """Return the intervals with nothing proved where `undefined` holds."""
        if not np.any(undefined):
            return self
        return Interval(
            np.where(undefined, np.nan, self.lower), np.where(undefined, np.nan, self.upper)
        )

    def __neg__(self) -> Interval:
        return Interval(-self.upper, -self.lower)

    def __add__(self, other: Interval) -> Interval:
        if not self.is_float:
            return Interval(self.lower + other.lower, self.upper + other.upper)
        return Interval(_sum_down(self.lower, other.lower), _sum_up(self.upper, other.upper))

    def __sub__(self, other: Interval) -> Interval:
        return self + (-other)

    def __mul__(self, other: Interval) -> Interval:
        lower, upper = _extremes(self, other, _product)
        if not self.is_float:
            return Interval(lower, upper)
        zero = ((self.lower == 0) & (self.upper == 0)) | ((other.lower == 0) & (other.upper == 0))
        zero &= ~(np.isnan(lower) | np.isnan(upper))
        same_sign = ((self.lower >= 0) & (other.lower >= 0)) | (
            (self.upper <= 0) & (other.upper <= 0)
        )
        floor = np.where(same_sign, 0.0, -np.inf)
        return Interval(
            np.where(zero, 0.0, np.maximum(down(lower), floor)), np.where(zero, 0.0, up(upper))
        )

    def __truediv__(self, other: Interval) -> Interval:
        through_zero = ~((other.lower > 0) | (other.upper < 0))
        lower, upper = _extremes(self, other, _quotient)
        return Interval(down(lower), up(upper)).undefined_where(through_zero)

    def squared(self) -> Interval:
        """Return the squares: tighter than the product with itself, which forgets that it is."""
        low, high = self.mignitude, self.magnitude
        return Interval(np.maximum(down(low * low), 0.0), up(high * high))

    def power(self, exponent: int) -> Interval:
        """Return whole powers."""
        if exponent < 0:
            return Interval.point(np.ones_like(self.lower)) / self.power(-exponent)
        if exponent == 2:
            return self.squared()
        if exponent % 2 == 0:
            return Interval(
                _power(self.mignitude, exponent, down), _power(self.magnitude, exponent, up)
            )
        lower = np.where(
            self.lower >= 0,
            _power(np.maximum(self.lower, 0.0), exponent, down),
            -_power(np.maximum(-self.lower, 0.0), exponent, up),
        )
        upper = np.where(
            self.upper >= 0,
            _power(np.maximum(self.upper, 0.0), exponent, up),
            -_power(np.maximum(-self.upper, 0.0), exponent, down),
        )
        return Interval(lower, upper)

    def sum(self, axes: tuple[int, ...]) -> Interval:
        """Return the sums over axes."""
        if not self.is_float:
            return self.map(lambda ends: ends.sum(axis=axes))
        n_terms = int(np.prod([self.lower.shape[axis] for axis in axes], dtype=int))
        # Twice the first-order bound n u Σ|x|, u = EPS/2: covers the bound's own rounding.
        slack = n_terms * EPS
        lower, upper = self.lower.sum(axis=axes), self.upper.sum(axis=axes)
        return Interval(
            down(lower - slack * np.abs(self.lower).sum(axis=axes)),
            up(upper + slack * np.abs(self.upper).sum(axis=axes)),
        )

    def __matmul__(self, other: Interval) -> Interval:
        """Return matrix products, (..., n, k) by (..., k, m), in midpoint and radius."""
        (a, ra), (b, rb) = self.middle_and_radius(), other.middle_and_radius()
        size_a, size_b = np.abs(a), np.abs(b)
        slack = 2.0 * (a.shape[-1] + 2) * EPS
        spread = size_a @ rb + ra @ (size_b + rb)
        radius = spread * (1.0 + slack) + slack * (size_a @ size_b) + TINY
        return Interval.around(a @ b, up(radius))


def down(values: Array) -> Array:
    """Return the next float below."""
    return np.nextafter(values, -np.inf)


def up(values: Array) -> Array:
    """Return the next float above."""
    return np.nextafter(values, np.inf)


def widened(lower: Array, upper: Array, relative: float, absolute: float = TINY) -> Interval:
    """Return ends moved outward by an error that is relative to their size, and absolute."""
    # An end that overflowed stays: infinity minus infinity would say that nothing is known.
    lower = np.where(np.isinf(lower), lower, lower - (relative * np.abs(lower) + absolute))
    upper = np.where(np.isinf(upper), upper, upper + (relative * np.abs(upper) + absolute))
    return Interval(down(lower), up(upper))


def _lost(a: Array, b: Array, total: Array) -> Array:
    """Return what rounding took from a + b, exactly (Knuth's TwoSum)."""
    back = total - a
    return (a - (total - back)) + (b - back)


def _sum_down(a: Array, b: Array) -> Array:
    total = a + b
    return np.where(_lost(a, b, total) >= 0, total, down(total))


def _sum_up(a: Array, b: Array) -> Array:
    total = a + b
    return np.where(_lost(a, b, total) <= 0, total, up(total))


def _product(a: Array, b: Array) -> Array:
    product = a * b
    if product.dtype.kind != "f":
        return product
    # Zero times an end that overflowed is zero: the end stands for large but finite numbers.
    return np.where(((a == 0) & np.isinf(b)) | ((b == 0) & np.isinf(a)), 0.0, product)


def _quotient(a: Array, b: Array) -> Array:
    # Infinity by infinity bounds nothing from one side: take both.
    return a / np.where(b == 0, np.nan, b)


def _extremes(
    a: Interval, b: Interval, operation: Callable[[Array, Array], Array]
) -> tuple[Array, Array]:
    """Return the least and the greatest result over the ends."""
    firsts = (a.lower,) if a.lower is a.upper else (a.lower, a.upper)
    seconds = (b.lower,) if b.lower is b.upper else (b.lower, b.upper)
    results = [operation(first, second) for first in firsts for second in seconds]
    lower = upper = results[0]
    for result in results[1:]:
        lower, upper = np.minimum(lower, result), np.maximum(upper, result)
    return lower, upper


def _power(base: Array, exponent: int, outward: Callable[[Array], Array]) -> Array:
    """Return a power of numbers that are not negative, every product rounded the same way."""
    result, factor = np.ones_like(base), base
    while exponent:
        if exponent & 1:
            result = np.maximum(outward(result * factor), 0.0)
        exponent >>= 1
        if exponent:
            factor = np.maximum(outward(factor * factor), 0.0)
    return result
