"""The geometry in which an optimizer with a state moves: what it divides by, and its momentum form.

Near a critical point, with the state held fixed, one step from rest is

    x -= learning_rate · form(gradient + weight_decay · x) / diagonal.

Growth, escape and stability are then those of the form on the eigenvalues of P^-½ (H + D) P^-½,
P = diag(diagonal), D = diag(weight_decay). What a parameter group has of its own (learning rate,
dampening, eps) is folded into the diagonal.

References:
    Cohen et al. 2022, Adaptive gradient methods at the edge of stability, arXiv 2207.14484.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Self

import numpy as np

from unsaddle.errors import InvalidInput, UnknownName
from unsaddle.theory.arguments import Floats, decay, finite, non_negative, positive
from unsaddle.theory.recursion import METHODS, Method

LIVE_FORMULA = "x -= lr·form(g + D x)/P, state held fixed: eigenvalues of P^-½ (H + D) P^-½"


@dataclass(frozen=True)
class MomentumForm:
    """A step is lr·(direct·g + buffered·buffer), buffer = momentum·buffer + g.

    Along a curvature of size λ that leads out, h = lr·λ, the position has the two roots of
    r² - (1 + β + (direct + buffered) h) r + β (1 + direct h) = 0.

    Attributes:
        momentum: β in [0, 1).
        direct: weight of the newest gradient on its own.
        buffered: weight of the buffer.

    Raises:
        InvalidInput: a number out of range, or no weight at all.

    >>> print(f"{MomentumForm.of('ema_momentum', 0.9).edge(0.1):.6g}")  # 38/lr
    380
    """

    momentum: float
    direct: float
    buffered: float

    def __post_init__(self) -> None:
        decay("momentum", self.momentum)
        non_negative("direct", self.direct, "Pass the weight of the newest gradient.")
        non_negative("buffered", self.buffered, "Pass the weight of the momentum buffer.")
        if self.direct + self.buffered == 0:
            raise InvalidInput("direct=0, buffered=0", "a weight above 0", "No step is ever made.")

    @classmethod
    def of(cls, method: Method, momentum: float = 0.0) -> Self:
        """Return the form of one of `METHODS`.

        Raises:
            InvalidInput: a momentum outside [0, 1).
            UnknownName: no such method.
        """
        weights = {
            "gradient_descent": (1.0, 0.0),
            "heavy_ball": (0.0, 1.0),
            "nesterov": (1.0, momentum),
            "ema_momentum": (0.0, 1 - momentum),
        }
        if method not in weights:
            raise UnknownName("method", method, METHODS)
        return cls(momentum, *weights[method])

    def edge(self, learning_rate: float) -> float:
        """Return the largest positive curvature at which the steps do not diverge.

        There -1 is a root: 2/(lr·(direct + buffered/(1 + β))), the edges of theory.md 2.2.
        """
        rate = positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
        return 2 / (rate * (self.direct + self.buffered / (1 + self.momentum)))

    def growth(self, h: float) -> float:
        """Return the larger root r₊ for h = lr·λ above zero; 1 at zero.

        >>> print(f"{MomentumForm.of('heavy_ball', 0.9).growth(0.01):.8f}")
        1.06465856
        """
        size = non_negative("h", finite("h", h, "Pass lr·λ."), "Pass lr·λ of *negative* curvature.")
        # With r = 1 + u: u² + (1 - β - (direct + buffered) h) u - (direct (1 - β) + buffered) h = 0.
        half = (1 - self.momentum - (self.direct + self.buffered) * size) / 2
        drive = (self.direct * (1 - self.momentum) + self.buffered) * size
        distance = math.hypot(half, math.sqrt(drive))
        # Each sign of `half` by the form that does not cancel.
        return 1 + (drive / (half + distance) if half > 0 else distance - half)


@dataclass(frozen=True, eq=False)
class LiveGeometry:
    """What a live optimizer makes of a gradient while its state is held fixed.

    Attributes:
        rule: class name of the optimizer.
        forms: momentum forms of the parameter groups, each once; one as a rule.
        learning_rate: of the first group that moves; the others' are in the diagonal.
        diagonal: (n_parameters,), above zero: P_i · learning_rate / (learning rate of i's group).
        weight_decay: (n_parameters,), D: the optimizer's `weight_decay` where it is added to the
            gradient, weight_decay · P where it is decoupled from it; None for none.
        n_steps: done so far, as the state counts them; None where it does not.

    Raises:
        InvalidInput: a diagonal with an entry that is not finite and above zero, no form, a decay of
            another shape, a learning rate not above zero.

    >>> adam = LiveGeometry("Adam", (MomentumForm.of("ema_momentum", 0.9),), 0.1, np.array([0.25, 16]))
    >>> print(f"{adam.edge:.6g} {adam.growth(-4.0):.6f}")  # H = diag(-1, 4) has -4 and 0.25 there
    380 1.172237
    """

    rule: str
    forms: tuple[MomentumForm, ...]
    learning_rate: float
    diagonal: Floats = field(repr=False)
    weight_decay: Floats | None = field(default=None, repr=False)
    n_steps: int | None = None

    def __post_init__(self) -> None:
        positive("learning_rate", self.learning_rate, "Pass the step size of the optimizer.")
        wrong = ~(np.isfinite(self.diagonal) & (self.diagonal > 0))
        fits = self.weight_decay is None or self.weight_decay.shape == self.diagonal.shape
        if self.diagonal.ndim != 1 or wrong.any() or not self.forms or not fits:
            raise InvalidInput(
                f"a diagonal of shape {self.diagonal.shape} with {int(wrong.sum())} entries that are "
                f"not finite and above zero, {len(self.forms)} momentum forms, a weight decay "
                f"{'of its shape or none' if fits else 'of another shape'}",
                "one positive number for each parameter, a form or more, as many decays or None",
                "Without momentum pass (MomentumForm.of('gradient_descent'),).",
            )

    @property
    def uniform(self) -> bool:
        """Whether all parameters are divided by the same number: the plain geometry, scaled."""
        return self.weight_decay is None and bool(np.ptp(self.diagonal) == 0)

    @property
    def edge(self) -> float:
        """The eigenvalue of P^-½ (H + D) P^-½ up to which no step diverges.

        Where the groups' forms differ it is the least of their edges, which is the careful side.
        """
        return min(form.edge(self.learning_rate) for form in self.forms)

    def growth(self, smallest: float) -> float:
        """Return the factor per step along an eigenvalue of P^-½ (H + D) P^-½; 1 unless negative.

        Where the groups' forms differ it is the least of their factors.
        """
        h = max(-smallest, 0.0) * self.learning_rate
        return min(form.growth(h) for form in self.forms)
