"""The law of the escape step for each kind of optimizer, from what a race knows about it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unsaddle.theory import (
    FRESH_ADAPTIVE_FORMULA,
    EscapeTime,
    Method,
    Mode,
    Rule,
    fresh_adaptive_steps,
)
from unsaddle.theory.noise_scaled import (
    FRESH_FORMULA,
    noise_scaled_escape,
    noise_scaled_schedule,
)
from unsaddle.theory.schedule import ScheduledEscape

Floats = NDArray[np.float64]

METHODS: dict[str, Method] = {
    "sgd": "gradient_descent",
    "momentum": "heavy_ball",
    "nesterov": "nesterov",
    "ema_momentum": "ema_momentum",
}
# the optimizer's settings in the names of the theory's rule
RULES: dict[str, tuple[Rule, dict[str, str]]] = {
    "adam": ("adam", {"b1": "beta1", "b2": "beta2", "eps": "eps"}),
    "rmsprop": ("rmsprop", {"alpha": "alpha", "eps": "eps"}),
    "adagrad": (
        "adagrad",
        {"initial_accumulator": "initial_accumulator_value", "eps": "eps"},
    ),
}


@dataclass(frozen=True, eq=False)
class Law:
    """The distribution of an escape step in closed form.

    `mean`, `std` and `median` are None where they are infinite, or beyond the steps of the race.
    """

    survival: Callable[[Any], Floats]  # P(τ > t) at whole steps
    mean: float | None
    std: float | None
    median: float | None
    regime: str
    formula: str


@dataclass(frozen=True)
class Way:
    """The way out as a race has it: its modes, their directions, and how long the race goes on."""

    modes: tuple[Mode, ...]
    directions: Floats  # (modes, dims), orthonormal
    n_steps: int

    @property
    def is_random(self) -> bool:
        """Whether noise or the spread of the starts moves a walker along a way out."""
        return any(mode.noise_std > 0 or mode.offset_std > 0 for mode in self.modes)


def law_of(name: str, settings: Mapping[str, Any], way: Way) -> Law | str:
    """Return the law of an optimizer by name, or why there is none."""
    schedule = str(settings.get("schedule", "constant"))
    if name in METHODS and schedule == "constant":
        rate, momentum = float(settings["learning_rate"]), float(settings.get("momentum", 0.0))
        return _constant(EscapeTime(METHODS[name], rate, momentum, way.modes))
    if name in RULES and schedule == "constant":
        return _adaptive(name, settings, way)
    return f"no closed form for {name}" + (" with a schedule" if name in METHODS else "")


def _constant(escape: EscapeTime, regime: str = "") -> Law | str:
    if escape.why_not:
        return escape.why_not
    return Law(
        escape.survival,
        _finite(escape.mean),
        _finite(escape.std),
        _finite(escape.median),
        regime or escape.regime,
        escape.formula,
    )


def _adaptive(name: str, settings: Mapping[str, Any], way: Way) -> Law | str:
    rule, names = RULES[name]
    chosen = {theirs: float(settings[ours]) for ours, theirs in names.items()}
    rate = float(settings["learning_rate"])
    if any(mode.offset_std > 0 for mode in way.modes):
        return f"no closed form for {name} from scattered starts"
    if not way.is_random:
        return _fresh(rule, rate, chosen, way)
    if np.count_nonzero(way.directions) > len(way.modes):
        return "adaptive rules act on coordinates, and the way out is along none"
    if rule == "adam":
        settled = noise_scaled_escape(rule, rate, way.modes, chosen)
        return settled.regime if settled.value is None else _constant(settled.value, settled.regime)
    if len(way.modes) != 1:
        return f"no closed form for {name} along several directions"
    changing = noise_scaled_schedule(rule, rate, way.modes[0], way.n_steps, chosen)
    if changing.value is None:
        return changing.regime
    return _scheduled(changing.value, changing.regime)


def _fresh(rule: Rule, rate: float, chosen: Mapping[str, float], way: Way) -> Law | str:
    """Without noise every walker leaves at the same step."""
    if len(way.modes) != 1:
        return f"no closed form for {rule} along several directions"
    mode = way.modes[0]
    step = fresh_adaptive_steps(
        rule, rate, way.directions[0], mode.curvature, mode.offset, mode.radius, chosen
    )
    return Law(
        lambda t: np.where(np.asarray(t, dtype=np.float64) < step, 1.0, 0.0),
        _finite(step),
        0.0 if math.isfinite(step) else None,
        _finite(step),
        "fresh state, no noise",
        FRESH_ADAPTIVE_FORMULA,
    )


def _scheduled(escape: ScheduledEscape, regime: str) -> Law:
    inside = escape.survivals
    steps = np.arange(len(inside))
    mean = escape.mean
    std = None
    if mean is not None:
        std = math.sqrt(max(0.0, float(((2 * steps + 1) * inside).sum()) - mean**2))
    return Law(
        lambda t: inside[np.clip(np.floor(np.asarray(t)).astype(np.int64), 0, len(inside) - 1)],
        mean,
        std,
        _finite(escape.quantile(0.5)),
        regime,
        FRESH_FORMULA,
    )


def _finite(number: float) -> float | None:
    return float(number) if math.isfinite(number) else None
