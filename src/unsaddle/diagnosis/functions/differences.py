"""Derivatives by central differences of three steps, each with the error it may have."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# A step to a difference quotient and the error that rounding makes in it, in shape alike.
Central = Callable[[float], tuple[Floats, Floats]]

EPS = float(np.finfo(np.float64).eps)
# Base steps, in units of max(1, |x|); each is doubled twice. The first is what eps^(1/7) asks of an
# extrapolation of order six; the last serves functions that change within 1e-6.
STEPS = (1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7)
# An error by truncation below this many times that by rounding, or this share of the derivative,
# needs no search for a better step.
SOUND_FACTOR, SOUND_SHARE = 30.0, 1e-10
# Over the shortest nothing but rounding shows in a fifth difference; the longer ones see the steps of
# solvers with a tolerance.
NOISE_SCALES = (1e-10, 1e-8, 1e-6, 1e-4, 1e-3, 1e-2)
NEAREST = NOISE_SCALES[:1]
N_NOISE = 13  # values along each line: five differences of the highest order
NOISE_ORDERS = (5, 6, 7, 8)
NOISE_AGREEMENT = 4.0  # largest over smallest level among the orders, as in Moré and Wild


@dataclass(frozen=True)
class Quotient:
    """A derivative, how wrong it may be (same shape), and the base step that gave it."""

    value: Floats
    error: Floats
    truncation: Floats
    step: float

    @property
    def sound(self) -> bool:
        """Whether rounding, not truncation, limits it."""
        rounding = np.max(self.error - self.truncation)
        size = max(SOUND_FACTOR * rounding, SOUND_SHARE * float(np.max(np.abs(self.value))))
        return bool(np.isfinite(self.error).all() and np.max(self.truncation) <= size)


def extrapolated(central: Central, step: float) -> Quotient:
    """Return the extrapolation of order six from the steps h, 2h and 4h.

    Its error is taken to be the distance from the extrapolation of order four, and rounding.

    References:
        Richardson 1911; the coefficients are those of Romberg's table for errors in even powers.

    >>> made = extrapolated(lambda h: (np.sinh(h) / h * np.ones(1), np.zeros(1)), 0.01)
    >>> bool(abs(made.value[0] - 1.0) < 1e-13), bool(made.error[0] < 1e-9)
    (True, True)
    """
    with np.errstate(all="ignore"):
        (one, rounding), (two, _), (four, _) = (central(k * step) for k in (1, 2, 4))
        short, long = (4 * one - two) / 3, (4 * two - four) / 3
        best = (16 * short - long) / 15
        truncation = np.abs(best - short)
        # (64, -20, 1) / 45 are the weights of the three; the shortest step carries most rounding.
        return Quotient(best, truncation + 1.6 * rounding, truncation, step)


@dataclass(eq=False)
class Ladder:
    """Base steps to choose from; remembers the last good one, hence not frozen."""

    step: float | None = field(default=None, init=False)

    def differentiate(self, central: Central) -> Quotient:
        """Return the derivative from the remembered step, or from the best of all."""
        if self.step is not None:
            made = extrapolated(central, self.step)
            if made.sound:
                return made
        made = self._best([extrapolated(central, step) for step in STEPS])
        self.step = made.step
        return made

    @staticmethod
    def _best(tried: list[Quotient]) -> Quotient:
        """The step of least error, that by which the next shorter one disagrees included.

        A function that oscillates faster than the step agrees with itself there by accident.
        """
        sizes: list[float] = []
        for made, shorter in zip(tried, [*tried[1:], tried[-1]], strict=True):
            apart = np.abs(made.value - shorter.value) - shorter.error
            size = float(np.linalg.norm(np.atleast_1d(np.maximum(made.error, apart))))
            sizes.append(size if math.isfinite(size) else math.inf)
        chosen = tried[int(np.argmin(sizes))]
        return Quotient(
            chosen.value,
            np.where(np.isfinite(chosen.error), chosen.error, math.inf),
            chosen.truncation,
            chosen.step,
        )


def noise_level(values: Floats) -> Floats:
    """Return the standard deviation of the noise in values along a line, `(...)`; 0 if none is seen.

    It is seen where high differences of all orders tell of the same size; those of a smooth function
    become smaller with the order.

    Args:
        values: `(N_NOISE, ...)`, equally spaced.

    References:
        Moré, Wild 2011, "Estimating computational noise", SIAM J. Sci. Comput. 33, section 3; the
        same test of agreement, on fixed orders.

    >>> draw = np.random.default_rng(0)
    >>> 0.5 < float(np.median(noise_level(draw.standard_normal((13, 100))))) < 1.5
    True
    >>> float(noise_level(np.sin(np.linspace(0.0, 1.0, 13))))
    0.0
    """
    found: list[Floats] = []
    for order in NOISE_ORDERS:
        scale = math.factorial(order) ** 2 / math.factorial(2 * order)
        found.append(np.sqrt(scale * np.mean(np.diff(values, order, axis=0) ** 2, axis=0)))
    levels = np.array(found)
    seen = levels.max(axis=0) <= NOISE_AGREEMENT * levels.min(axis=0)
    return np.where(seen, np.median(levels, axis=0), 0.0)


def measured_noise(
    function: Callable[[Floats], Floats],
    point: Floats,
    step: Floats,
    scales: tuple[float, ...] = NOISE_SCALES,
) -> Floats:
    """Return the noise of a function around a point; at least half a rounding of its value.

    Args:
        function: to be measured.
        point: there.
        step: the line's direction.
        scales: spacings tried, in units of `step`. A staircase of values looks smooth from nearby.
    """
    level: Floats = np.zeros(())
    for spacing in scales:
        offsets = spacing * (np.arange(N_NOISE) - N_NOISE // 2)
        values = np.array([function(point + s * step) for s in offsets])
        with np.errstate(all="ignore"):
            seen = np.maximum(noise_level(values), rounding_of(values))
        level = np.maximum(level, np.where(np.isfinite(seen), seen, 0.0))
    return level


def rounding_of(values: Floats) -> Floats:
    """Return half a rounding of the largest of the values, over the first axis."""
    sizes = np.abs(np.where(np.isfinite(values), values, 0.0))
    return 0.5 * EPS * np.max(sizes, axis=0)


@dataclass(frozen=True, eq=False)
class Centre:
    """A function at a point, with what rounding does to it.

    Attributes:
        noise: of the function near the point, in its shape.
    """

    function: Callable[[Floats], Floats]
    point: Floats
    here: Floats
    noise: Floats

    def error_at(self, ends: Floats, h: float) -> Floats:
        """Return the rounding of values at a distance h, in units in which |x| is at most 1.

        A point is rounded as well as a value: that costs the slope there times eps.
        """
        with np.errstate(all="ignore"):
            slope = np.max(np.abs(ends - self.here), axis=0) / h
        return np.maximum(self.noise, rounding_of(ends)) + EPS * slope


def first_difference(centre: Centre, direction: Floats) -> Central:
    """Return the quotients (f(x + hv) - f(x - hv)) / 2h as a function of h."""

    def central(h: float) -> tuple[Floats, Floats]:
        step = h * direction
        ends = np.array([centre.function(centre.point + s * step) for s in (1, -1)])
        return (ends[0] - ends[1]) / (2 * h), centre.error_at(ends, h) / h

    return central


def mixed_difference(centre: Centre, one: Floats, other: Floats) -> Central:
    """Return the second quotients of a function along two directions as a function of h."""

    def central(h: float) -> tuple[Floats, Floats]:
        u, v = h * one, h * other
        steps = [a * u + b * v for a in (1, -1) for b in (1, -1)]
        ends = np.array([centre.function(centre.point + step) for step in steps])
        made = (ends[0] - ends[1] - ends[2] + ends[3]) / (4 * h * h)
        return made, centre.error_at(ends, h) / (h * h)

    return central
