"""How fast the run's own steps follow a gradient."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from unsaddle.diagnosis.cause import BALANCED_SHARE
from unsaddle.diagnosis.noise_floor import response

if TYPE_CHECKING:
    from unsaddle.diagnosis.measurements import Measurements

Floats = NDArray[np.float64]

# PyTorch's rules whose `weight_decay` is added to the gradient; AdamW's shortens the weights instead.
L2_DECAY = (
    "SGD", "Adam", "RMSprop", "Adagrad", "Adadelta", "NAdam", "RAdam", "Adamax", "ASGD",
)  # fmt: skip
# Rules whose first steps have the length of the learning rate along every coordinate.
NORMALISED = ("Adam", "AdamW", "NAdam", "RAdam", "Adamax", "RMSprop", "Adagrad")


@dataclass(frozen=True)
class Pace:
    """What a number of the run's own steps would win, along the full-data gradient."""

    found: Measurements

    @cached_property
    def rate(self) -> float | None:
        """Mean distance per length of the gradient and step; None without an optimizer.

        Momentum and the live preconditioner are in it. Where an adaptive rule has made no step yet, its
        first goes by the gradient's signs.
        """
        settings, gradient = self.found.training.settings(), self.found.gradient
        rate = float(settings.get("learning_rate") or 0.0)
        squares = float(gradient @ gradient)
        if self.found.training.optimizer_name is None or not squares:
            return None
        if self.standstill:
            return 0.0
        if not rate:
            return None
        if "groups" in settings:  # each at its own rate, some perhaps at 0
            live = self.found.training.geometry(self.found.objective)
            if live is not None and live.value is not None:
                kept = response(live.value) * live.value.learning_rate
                return kept * float(np.sum(gradient**2 / live.value.diagonal)) / squares
        divisor = self.found.training.preconditioner(self.found.objective)
        if divisor is not None:
            return rate * float(np.sum(gradient**2 / divisor)) / squares
        if self.found.training.optimizer_name in NORMALISED:
            return rate * float(np.abs(gradient).sum()) / squares
        return rate / (1.0 - float(settings.get("momentum") or 0.0))

    @cached_property
    def standstill(self) -> bool:
        """Whether the run's own learning rate is 0, in all groups."""
        settings = self.found.training.settings()
        return self.found.training.optimizer_name is not None and settings.get("learning_rate") == 0

    def gain(self, n_steps: float) -> float | None:
        """Return the loss that so many steps would win; None without an optimizer or a gradient."""
        model = self.found.model
        if self.rate is None or model is None:
            return None
        with np.errstate(divide="ignore"):
            ends = np.where(model.ritz_values > 0, 0.5 / np.abs(model.ritz_values), math.inf)
        # Where the loss bends down, nothing ends the fall, and the slope can only grow.
        return float(model.components**2 @ np.minimum(n_steps * self.rate, ends))

    def is_slow(self, share: float) -> bool | None:
        """Return whether the budget's steps win no more than a share of the loss; None: no optimizer."""
        gain = self.gain(self.found.budget)
        return None if gain is None else gain <= share * self.found.scale

    def steps_to_half(self, faster: float = 1.0) -> float | None:
        """Return the steps until half of what the slope promises is won, at its present steepness.

        Args:
            faster: than the run's own rate, so many times.
        """
        promise = self.found.promise
        if self.rate is None or not promise:
            return None
        if self.rate == 0.0:
            return math.inf
        per_step = faster * self.rate * float(self.found.gradient @ self.found.gradient)
        return max(1.0, math.ceil(0.5 * promise / per_step))

    @property
    def stays_within(self) -> bool:
        """Whether the budget's steps win less than half of what the quadratic model promises."""
        gain = self.gain(self.found.budget)
        return gain is not None and gain < 0.5 * self.found.promise

    @property
    def l2_decay(self) -> float:
        """The weight decay that the optimizer adds to the gradient; 0 where it adds none."""
        counted = getattr(self.found.objective, "decay", None) is not None  # it is in the function
        if counted or self.found.training.optimizer_name not in L2_DECAY:
            return 0.0
        return float(self.found.training.settings().get("weight_decay") or 0.0)

    @property
    def decay_balances(self) -> bool:
        """Whether the gradient with weight decay is next to nothing beside that of the loss alone."""
        gradient = self.found.gradient
        together = gradient + self.l2_decay * self.found.objective.point
        return bool(
            self.l2_decay > 0.0
            and np.linalg.norm(together) <= BALANCED_SHARE * np.linalg.norm(gradient)
        )
