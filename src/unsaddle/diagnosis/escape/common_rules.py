"""Adaptive rules that every report forecasts beside the run's own, with fresh state."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from unsaddle.theory import RULE_SETTINGS, Rule, fresh_update

Floats = NDArray[np.float64]

# Adam's rate is PyTorch's default, RMSprop's is Keras's: PyTorch's 0.01 makes a first step of 0.1 in
# every coordinate, which is beyond most saddles.
COMMON_RULES: Mapping[str, tuple[Rule, float]] = {
    "Adam": ("adam", 1e-3),
    "RMSprop": ("rmsprop", 1e-3),
}


def common_settings(name: str) -> dict[str, float]:
    """Return the settings of a common rule: its rate, and PyTorch's defaults."""
    rule, rate = COMMON_RULES[name]
    return {"learning_rate": rate, **RULE_SETTINGS[rule]}


def common_stepper(name: str, n_dims: int) -> Callable[[Floats], Floats]:
    """Return the steps of a common rule with fresh state: gradient to displacement.

    >>> common_stepper("Adam", 2)(np.array([3.0, -5.0])).round(6).tolist()
    [-0.001, 0.001]
    """
    rule, rate = COMMON_RULES[name]
    update = fresh_update(rule, {}, n_dims)
    n_done = iter(range(2**62))
    return lambda gradient: -rate * update(gradient, next(n_done), 1)
