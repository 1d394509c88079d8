"""`Axis`: a setting and the values it takes along one side of a phase picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.ensemble import NOISE_STD
from unsaddle.errors import InvalidInput
from unsaddle.optimizers import Optimizer, check_setting
from unsaddle.oracle import MiniBatch, Oracle

Scale = Literal["linear", "log"]

BATCH_SIZE = "batch_size"
MAX_VALUES = 4096


@dataclass(frozen=True, eq=False)
class Axis:
    """A setting's full name, its values in ascending order, and how they are spaced."""

    name: str
    values: NDArray[np.float64]
    scale: Scale
    label: str  # with its unit, where it has one

    def edges(self) -> NDArray[np.float64]:
        """Return the borders between the cells, one more than there are values."""
        at = np.log(self.values) if self.scale == "log" else self.values
        if len(at) == 1:
            between = at[0] + np.array([-0.5, 0.5]) * (abs(at[0]) or 1.0) * 0.1
        else:
            middle = 0.5 * (at[1:] + at[:-1])
            between = np.concatenate([[2 * at[0] - middle[0]], middle, [2 * at[-1] - middle[-1]]])
        return np.exp(between) if self.scale == "log" else between


def axis_of(given: tuple[str, Any], optimizer: Optimizer, oracle: Oracle, default_n: int) -> Axis:
    """Return the axis that a name with values, or with (low, high, n, "log"), means.

    Raises:
        InvalidInput: values that are not ascending or out of the setting's range.
        UnknownName: the optimizer has no such setting.
    """
    pair = isinstance(given, tuple | list) and len(given) == 2  # pyright: ignore[reportUnnecessaryIsInstance]
    key, spec = given if pair else (None, None)
    if not isinstance(key, str):
        raise InvalidInput(
            f"an axis {given!r}",
            "a setting's name with its values, or with (low, high, n, 'log')",
            "Write x=('learning_rate', (1e-3, 1, 64, 'log')), say.",
        )
    values, scale = _values(key, spec, default_n)
    if key in ("noise", NOISE_STD):
        # Its range is checked where the ensemble is run.
        words = "standard deviation of the gradient noise, value per length"
        return Axis(NOISE_STD, values, scale, words)
    if key in (BATCH_SIZE, "batch"):
        ranged = isinstance(spec, tuple) and isinstance(spec[-1], str)
        return _batch_axis(values, scale, oracle, values[[0, -1]] if ranged else values)
    name = check_setting(optimizer, key, values)
    label = name.replace("_", " ")
    if name == "learning_rate" and optimizer.name in (
        "sgd",
        "momentum",
        "nesterov",
        "ema_momentum",
    ):
        label += ", length² per value"
    return Axis(name, values, scale, label)


def _values(key: str, spec: Any, default_n: int) -> tuple[NDArray[np.float64], Scale]:
    kind = spec[-1] if isinstance(spec, tuple) and spec and isinstance(spec[-1], str) else None
    numbers: ArrayLike = spec[:-1] if kind is not None else spec
    try:
        array = np.atleast_1d(np.asarray(numbers, dtype=np.float64))
    except (TypeError, ValueError):
        array = np.empty(0)
    if kind is None:
        return _ascending(key, array, spec), _scale_of(array)
    n = float(array[2]) if len(array) == 3 else float(default_n)
    usable = len(array) in (2, 3) and kind in ("log", "linear") and n == int(n) and n >= 2
    if not usable or (kind == "log" and not array[0] > 0):
        raise InvalidInput(
            f"{key} from {spec!r}",
            "(low, high, n, 'log') with low above 0, or (low, high, n, 'linear'), n from 2",
            f"Write ({key!r}, (0.001, 1, 64, 'log')), say.",
        )
    if not array[0] < array[1]:
        ends = sorted({float(array[0]), float(array[1])})
        advice = (
            f"Swap the two: {ends[0]:g} to {ends[1]:g}."
            if len(ends) == 2
            else f"Write {key} with the single value {ends[0]:g}, or give it a range."
        )
        raise InvalidInput(
            f"{key} from {array[0]:g} to {array[1]:g}", "low below high, both finite", advice
        )
    space = np.geomspace if kind == "log" else np.linspace
    scale: Scale = "log" if kind == "log" else "linear"
    return _ascending(key, space(array[0], array[1], int(n)), spec), scale


def _ascending(key: str, array: NDArray[np.float64], spec: Any) -> NDArray[np.float64]:
    fine = array.ndim == 1 and 1 <= len(array) <= MAX_VALUES and np.isfinite(array).all()
    if not fine or not (np.diff(array) > 0).all():
        raise InvalidInput(
            f"{key} with the values {spec!r}",
            f"finite numbers in ascending order, from 1 to {MAX_VALUES} of them",
            "Sort them, and leave out doubles.",
        )
    return array


def _scale_of(values: NDArray[np.float64]) -> Scale:
    """Values that were listed are drawn on the scale on which they are more even."""
    if len(values) < 3 or values[0] <= 0:
        return "linear"
    spread = [np.ptp(np.diff(at)) / np.mean(np.diff(at)) for at in (np.log(values), values)]
    return "log" if spread[0] < spread[1] else "linear"


def _batch_axis(
    values: NDArray[np.float64], scale: Scale, oracle: Oracle, asked: NDArray[np.float64]
) -> Axis:
    """The axis of whole numbers; between the ends of a range they are rounded, `asked` is not."""
    if not isinstance(oracle, MiniBatch):
        raise InvalidInput(
            f"batch_size over a picture with {oracle.describe()}",
            "mini-batches of a finite sum",
            "Pass noise=unsaddle.oracle.MiniBatch(problem, 1), whose size is then replaced.",
        )
    parts = [value for value in map(float, asked) if value != round(value)]
    if parts:
        raise InvalidInput(
            f"batch_size={parts[0]:g}", "whole numbers", "A step draws whole samples: round it."
        )
    whole = np.unique(np.round(values))
    n_samples = oracle.problem.n_samples
    if whole[0] < 1 or whole[-1] > n_samples:
        raise InvalidInput(
            f"batch_size from {whole[0]:g} to {whole[-1]:g}",
            f"whole numbers from 1 to the number of samples, {n_samples}",
            "Take the number of samples for full-batch gradients.",
        )
    return Axis(BATCH_SIZE, whole, scale, "batch size, samples per step")
