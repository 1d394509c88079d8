"""Argument checks shared by the closed forms: not-a-number first, then the range."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.errors import InvalidInput

Floats = NDArray[np.float64]


def positive(name: str, value: float, advice: str) -> float:
    """Return `value` when it is finite and above zero."""
    if not (math.isfinite(value) and value > 0):
        raise InvalidInput(f"{name}={value!r}", "a finite number above 0", advice)
    return float(value)


def non_negative(name: str, value: float, advice: str) -> float:
    """Return `value` when it is finite and not below zero."""
    if not (math.isfinite(value) and value >= 0):
        raise InvalidInput(f"{name}={value!r}", "a finite number, 0 or above", advice)
    return float(value)


def finite(name: str, value: float, advice: str) -> float:
    """Return `value` when it is neither infinite nor not-a-number."""
    if not math.isfinite(value):
        raise InvalidInput(f"{name}={value!r}", "a finite number", advice)
    return float(value)


def decay(name: str, value: float) -> float:
    """Return `value` when it can be the decay of a running average: 0 or above, below 1."""
    if not 0 <= value < 1:
        raise InvalidInput(
            f"{name}={value!r}",
            "a number from 0 up to, but not including, 1",
            "Pass the decay itself, for example 0.9.",
        )
    return float(value)


def probability(name: str, value: float) -> float:
    """Return `value` when it lies strictly between 0 and 1."""
    if not 0 < value < 1:
        raise InvalidInput(
            f"{name}={value!r}",
            "a number strictly between 0 and 1",
            "Pass a probability, for example 0.5 for the median.",
        )
    return float(value)


def count(name: str, value: int, advice: str) -> int:
    """Return `value` when it is at least 1."""
    if value < 1:
        raise InvalidInput(f"{name}={value!r}", "a whole number, 1 or above", advice)
    return value


def vector(name: str, values: ArrayLike, advice: str) -> Floats:
    """Return `values` as a non-empty finite vector."""
    array = np.asarray(values, dtype=np.float64)
    if array.ndim != 1 or array.size == 0 or not np.isfinite(array).all():
        raise InvalidInput(
            f"{name} of shape {array.shape}", "a non-empty vector of finite numbers", advice
        )
    return array
