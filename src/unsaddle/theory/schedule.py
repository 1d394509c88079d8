"""The escape time under a learning rate that changes from step to step.

Gradient descent with the rates η[t] keeps x normal: from x₀ with deviation σ of the gradient along a way
out of curvature -λ

    mean m[t+1] = (1 + η[t] λ) m[t],     variance V[t+1] = (1 + η[t] λ)² V[t] + η[t]² σ²,

and P(τ > t) is the probability of |x[t]| < R, the law of one step standing for the first passage as in
`escape.py`. Rates whose sum is finite leave a share of runs at the saddle for ever.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.special import erf

from unsaddle.errors import InvalidInput
from unsaddle.theory.arguments import Floats, probability
from unsaddle.theory.escape import DROWNS
from unsaddle.theory.mode import Mode

EARLY = 0.05  # share of runs that has left where the radius is first held against the noise
DONE = 1e-9  # share still inside below which a mean is stated


@dataclass(frozen=True, eq=False)
class ScheduledEscape:
    """The distribution of the step at which gradient descent with changing rates leaves.

    Attributes:
        learning_rates: (n_steps,), the rate of each step, zero or above.
        mode: the way out; several ways are several objects, whose survivals multiply.

    Raises:
        InvalidInput: rates that are no vector of finite numbers, 0 or above.

    >>> escape = ScheduledEscape(np.full(3000, 0.01), Mode(1.0, 0.0, 0.1, 10.0))
    >>> escape.quantile(0.5)  # a constant rate: EscapeTime's 768.9, in whole steps
    769.0
    """

    learning_rates: Floats
    mode: Mode

    def __post_init__(self) -> None:
        rates = np.asarray(self.learning_rates, dtype=np.float64)
        if rates.ndim != 1 or rates.size == 0 or not (np.isfinite(rates) & (rates >= 0)).all():
            raise InvalidInput(
                f"learning_rates of shape {rates.shape}",
                "a non-empty vector of finite numbers, 0 or above",
                "Pass the learning rate of each step.",
            )

    @cached_property
    def survivals(self) -> Floats:
        """P(τ > t) for t = 0, 1, ..., n_steps, (n_steps + 1,)."""
        mode = self.mode
        rates = np.asarray(self.learning_rates, dtype=np.float64)
        growth = np.cumsum(np.log1p(rates * mode.curvature))
        # Everything in units of the growth so far, so that nothing overflows.
        kicks = (rates * mode.noise_std) ** 2 * np.exp(-2 * growth)
        std = np.sqrt(mode.offset_std**2 + np.cumsum(kicks))
        edge = mode.radius * np.exp(-growth)
        with np.errstate(divide="ignore", invalid="ignore"):
            inside = erf((edge - mode.offset) / (math.sqrt(2) * std))
            inside = (inside + erf((edge + mode.offset) / (math.sqrt(2) * std))) / 2
        sure = np.where(edge > abs(mode.offset), 1.0, 0.0)
        inside = np.where(std > 0, inside, sure)
        start = 0.0 if abs(mode.offset) >= mode.radius else 1.0
        # Who has left stays out, also where shrinking noise would let the law of one step forget it.
        return np.minimum.accumulate(np.concatenate([[start], inside]))

    @property
    def survivors(self) -> float:
        """The share of runs still inside after the last step of the schedule."""
        return float(self.survivals[-1])

    def quantile(self, p: float) -> float:
        """Return the first step by which a fraction `p` has left; `inf`: not within the schedule.

        Raises:
            InvalidInput: `p` is out of range.
        """
        left = np.flatnonzero(self.survivals <= 1 - probability("p", p))
        return float(left[0]) if left.size else math.inf

    @property
    def mean(self) -> float | None:
        """Mean of τ; None where a share of runs is still inside at the end of the schedule."""
        return float(self.survivals[:-1].sum()) if self.survivors < DONE else None

    @property
    def why_not(self) -> str | None:
        """Why the law does not apply, in words; None where it does.

        The radius is held against the noise at its size where the first runs leave: σ√(η/(2λ)), the
        distance from which on growth beats diffusion.
        """
        first = self.quantile(EARLY)
        if math.isinf(first) or self.mode.noise_std == 0:
            return None
        rate = float(np.asarray(self.learning_rates)[max(int(first) - 1, 0)])
        ratio = self.mode.radius / max(
            self.mode.noise_std * math.sqrt(rate / (2 * self.mode.curvature)), 1e-300
        )
        if ratio >= DROWNS:
            return None
        return (
            f"a radius of {ratio:.3g} times the noise when the first runs leave: "
            f"the law knows first passages from {DROWNS:g} times on"
        )

    @property
    def applicable(self) -> bool:
        """Whether the law holds here; its numbers mean nothing otherwise."""
        return self.why_not is None
