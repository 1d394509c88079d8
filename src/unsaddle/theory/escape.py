"""The distribution of the step at which an optimizer leaves a saddle, in closed form.

Along an eigenvector of negative curvature x[t] → r^t Z with Z normal: its mean m comes from the
offset, its standard deviation s from the gradient noise (`recursion.py`; `mini_batches.py` for batches
drawn without replacement) and from the spread of the starts. The coordinate is inside
the radius R while |Z| < R r^-t, hence

    P(τ > t) = Φ((R r^-t - m)/s) - Φ((-R r^-t - m)/s),

and independent directions multiply. For m = 0 this gives the mean
[ln(R/s) + (γ + ln 2)/2]/ln r + 1/2 (γ: Euler's constant; 1/2: steps are whole), the standard
deviation π/(2√2 ln r) and the quantile ln(R/(s Φ⁻¹(1 - p/2)))/ln r. Textbooks drop
(γ + ln 2)/2, which makes them 9-14 % too small.

Regime: the quadratic holds up to R; the noise is additive and constant, white or of a `MiniBatches`. The
law of one step stands for the first passage. White noise: that costs under 1 % of the mean where
R > 5 s; the mean is 3 % too long at R = 3 s, 10 % at 2 s, 55 % at s (20 000 simulated descents,
h = 0.01). Below 2 s the law is called not applicable, and so is one order of few batches for all
epochs, which makes Z a sum of few terms and not normal.

Without replacement most of the noise cancels by the end of an epoch, and s is small; in the middle x
is off r^t Z by w (`MiniBatches.wiggle`), about s√(6/(h m)) for short epochs of m steps, and reaches R
with it. The mean is 35 % to 57 times too long at R = 2 w, 11 % to 2.3 times at 3 w, 6-18 % at 4 w,
2-7 % at 6 w, 0-3 % at 10 w, under 2 % at 15 w (1 500 descents each, h m from 0.01 to 3, either order).
Below 6 w the law is called not applicable. The passage scatters by another √(2/3) w/(R ln r) steps,
which shows where the offset keeps the law's own scatter small: the deviation is 7 % too small at w/R of
half s/√(m² + s²) (m the mean here), 55 % at five times that; above a half the law is not applicable.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import erf

from unsaddle.errors import InvalidInput
from unsaddle.theory.arguments import Floats, positive, probability
from unsaddle.theory.forecast import Forecast
from unsaddle.theory.mini_batches import MiniBatches
from unsaddle.theory.mode import Mode
from unsaddle.theory.recursion import (
    Method,
    amplitude,
    growth_rate,
    noise_amplitude,
    steps_to_reach,
)

Regime = Literal[
    "noise-dominated",
    "offset-dominated",
    "spread of the starts",
    "mixed",
    "noise fills the radius",
    "already outside",
    "exact symmetry: never without noise",
]
"""Which effect decides when a run leaves."""

# Noise turns a run to the other side with probability Φ(-3) = 0.1 % from three sigma on; by the
# same factor below, the offset moves the mean of ln|Z| by (1/3)²/2, a twentieth of an e-folding.
DOMINATES = 3.0
FILLS = 5.0  # R/s below which the law of one step misses first passages: module docstring
DROWNS = 2.0  # R/s below which its mean is more than a tenth too long
# The same two for noise that cancels within an epoch, in units of w: above 3 %, above 7 % too long.
CANCELLING_FILLS = 10.0
CANCELLING_DROWNS = 6.0
CANCELS = 1.1  # w/s from which noise counts as cancelling; 1 for white noise
BLURS = 0.5  # w/R over the scatter of ln|Z| above which the deviation is more than 7 % too small
# Batches of one order below which Z is no normal variable. Arbitrary: the kurtosis of a sum of m terms
# that add up to zero is 3 - 6/m at worst, for two-valued terms.
MANY_BATCHES = 10
TAIL = 1e-12  # probability left out at each end of the numerical moments
MAX_CELLS = 2**15  # cells of the numerical moments; one step each when the range is shorter

_LAW = "P(τ>t) = Φ((R r^-t - m)/s) - Φ((-R r^-t - m)/s), product over directions"
_COUNT = "n = ceil(ln(R/C)/ln r), first direction to leave (O'Neill & Wright 2019 for r)"
_NEVER = "x = 0 is invariant: every step is zero along the way out"
_OUTSIDE = "|offset| ≥ R: step 0"


@dataclass(frozen=True)
class _Law:
    """One mode under one method: x[t] → r^t Z, Z normal, or a step count where noise is absent."""

    rate: float
    mean: float
    std: float
    radius: float
    n_steps: float | None  # None: random
    noise: float  # the part of std that gradient noise makes
    wiggle: float  # how far x strays from r^t Z: the noise, or more where part of it cancels

    def survival(self, t: Floats) -> Floats:
        if self.n_steps is not None:
            return np.where(np.floor(t) < self.n_steps, 1.0, 0.0)
        edge = self.radius * np.exp(-self.rate * t)
        with np.errstate(over="ignore"):
            scale = math.sqrt(2) * self.std
            # erf, odd: no cancellation without an offset, where the tail is longest.
            inside = (erf((edge - self.mean) / scale) + erf((edge + self.mean) / scale)) / 2
        return np.where(t < 1, 1.0, inside)  # at the start every run is inside

    @property
    def cancels(self) -> bool:
        return self.wiggle > CANCELS * self.noise

    @property
    def fault(self) -> str | None:
        if self.n_steps is not None or self.wiggle == 0:
            return None
        ratio = self.radius / self.wiggle
        drowns = CANCELLING_DROWNS if self.cancels else DROWNS
        if ratio < drowns:
            kind = "that cancels within an epoch" if self.cancels else "carried along"
            return (
                f"a radius of {ratio:.3g} times the noise {kind}: "
                f"the law knows first passages from {drowns:g} times on"
            )
        scatter = self.std / math.hypot(self.std, self.mean)
        if self.cancels and 1 / ratio > BLURS * scatter:
            return (
                f"noise that cancels within an epoch is {1 / ratio:.2g} of the radius and the scatter "
                f"of what remains {scatter:.2g}: the law knows passages up to {BLURS:g} of that"
            )
        return None

    @property
    def regime(self) -> Regime:
        if self.n_steps is not None:
            if self.n_steps == 0:
                return "already outside"
            never = math.isinf(self.n_steps)
            return "exact symmetry: never without noise" if never else "offset-dominated"
        if self.radius < (CANCELLING_FILLS if self.cancels else FILLS) * self.wiggle:
            return "noise fills the radius"
        if abs(self.mean) >= DOMINATES * self.std:
            return "offset-dominated"
        if self.std > DOMINATES * max(self.noise, abs(self.mean)):
            return "spread of the starts"
        return "mixed" if DOMINATES * abs(self.mean) > self.std else "noise-dominated"


@dataclass(frozen=True)
class EscapeTime:
    """The distribution of the first step τ at which any mode is outside its radius.

    Attributes:
        method: one of `METHODS`; the momentum buffer starts at zero. Adam with a frozen
            preconditioner is `ema_momentum` on the preconditioned curvatures.
        learning_rate: above zero, constant.
        momentum: β in [0, 1); 0 for gradient descent.
        modes: the directions of negative curvature, with independent noise.
        mini_batches: how mini-batches are drawn; `noise_std` of the modes is then that of one sample.
            None: white noise of deviation `noise_std`.

    Raises:
        InvalidInput: an argument out of range, or no mode.

    References:
        Derived in the module's docstring.

    >>> escape = EscapeTime("gradient_descent", 0.01, 0.0, (Mode(1.0, 0.0, 0.1, 10.0),))
    >>> print(f"{escape.mean:.1f} {escape.median:.0f} {escape.std:.0f} {escape.regime}")
    793.6 769 112 noise-dominated
    """

    method: Method
    learning_rate: float
    momentum: float
    modes: tuple[Mode, ...]
    mini_batches: MiniBatches | None = None

    def __post_init__(self) -> None:
        positive("learning_rate", self.learning_rate, "Pass the step size of the optimizer.")
        if not self.modes:
            raise InvalidInput(
                "modes=()", "one or more modes", "Pass one Mode for each negative eigenvalue."
            )
        _ = self._laws  # what is out of range is refused here, not at the first question

    @cached_property
    def _laws(self) -> tuple[_Law, ...]:
        return tuple(self._law(mode) for mode in self.modes)

    def _law(self, mode: Mode) -> _Law:
        h = self.learning_rate * mode.curvature
        sigma = self.learning_rate * mode.noise_std
        if self.mini_batches is None:
            noise = wiggle = sigma * float(noise_amplitude(self.method, h, self.momentum))
        else:
            noise = sigma * self.mini_batches.response(self.method, h, self.momentum)
            wiggle = sigma * self.mini_batches.wiggle(self.method, h, self.momentum)
        scale = float(amplitude(self.method, h, self.momentum))
        std = math.hypot(noise, mode.offset_std * scale)
        if abs(mode.offset) >= mode.radius:
            n_steps = 0.0
        elif std > 0:
            n_steps = None
        elif mode.offset == 0:
            n_steps = math.inf
        else:
            n_steps = float(steps_to_reach(self.method, h, self.momentum, mode.offset, mode.radius))
        return _Law(
            rate=float(growth_rate(self.method, h, self.momentum)),
            mean=mode.offset * scale,
            std=std,
            radius=mode.radius,
            n_steps=n_steps,
            noise=noise,
            wiggle=wiggle,
        )

    @property
    def why_not(self) -> str | None:
        """Why the law does not apply, in words; None where it does.

        >>> mode = Mode(1.0, 0.0, 1.0, 0.1)
        >>> EscapeTime("gradient_descent", 0.01, 0.0, (mode,)).why_not
        'a radius of 1.42 times the noise carried along: the law knows first passages from 2 times on'
        """
        for law in self._laws:
            if law.fault:
                return law.fault
        noisy = any(law.n_steps is None and law.noise for law in self._laws)
        once = self.mini_batches is not None and self.mini_batches.sampling == "once" and noisy
        if once and self.mini_batches is not None and self.mini_batches.n_batches < MANY_BATCHES:
            return (
                f"one order of {self.mini_batches.n_batches} batches for all epochs: "
                f"a sum of fewer than {MANY_BATCHES} terms is not normal"
            )
        return None

    @property
    def applicable(self) -> bool:
        """Whether the law holds here; its numbers mean nothing otherwise."""
        return self.why_not is None

    @property
    def never(self) -> bool:
        """Whether no mode has an offset or noise."""
        return all(law.n_steps == math.inf for law in self._laws)

    def survival(self, n_steps: ArrayLike) -> Floats:
        """Return P(τ > n_steps), the probability to be still inside after that many steps.

        Args:
            n_steps: whole step counts, any shape; the formula is smooth in between.

        >>> escape = EscapeTime("gradient_descent", 0.01, 0.0, (Mode(1.0, 0.0, 0.1, 10.0),))
        >>> print(f"{escape.survival(769):.3f}")
        0.499
        """
        t = np.asarray(n_steps, dtype=np.float64)
        inside = np.ones_like(t)
        for law in self._laws:
            inside = inside * law.survival(t)
        return inside

    def quantile(self, p: float) -> float:
        """Return when a fraction `p` of the runs has left, in steps; `inf` is never.

        Args:
            p: strictly between 0 and 1.

        Returns:
            Where `survival` falls to 1 - p, between whole steps as a rule; without noise the
            exact, whole step count.

        Raises:
            InvalidInput: `p` is out of range.

        >>> escape = EscapeTime("heavy_ball", 0.01, 0.9, (Mode(1.0, 0.0, 0.1, 10.0),))
        >>> print(f"{escape.quantile(0.95):.1f}")
        149.9
        """
        inside = 1 - probability("p", p)
        if self.never:
            return math.inf
        if self.survival(0.0) <= inside:
            return 0.0
        low = high = 0.5  # every run that starts inside still is
        while self.survival(high) > inside:
            low, high = high, 2 * high
        # Halving in log t down to neighbouring floats: `high` hits a jump of the survival exactly.
        while low < (middle := math.sqrt(low * high)) < high:
            low, high = (low, middle) if self.survival(middle) <= inside else (middle, high)
        return high

    @property
    def median(self) -> float:
        """When half of the runs have left, in steps; `inf` is never."""
        return self.quantile(0.5)

    @cached_property
    def _moments(self) -> tuple[float, float]:
        if self.never:
            return math.inf, math.inf
        first = float(math.floor(self.quantile(TAIL)))
        last = float(math.ceil(self.quantile(1 - TAIL)))
        n_edges = int(min(last - first + 2, MAX_CELLS + 1))
        # Beyond 2^53 the step before is the same float.
        edges = np.linspace(min(first - 1, math.nextafter(first, -1)), last, n_edges)
        weights = -np.diff(self.survival(edges))
        centres = (edges[:-1] + edges[1:] + 1) / 2  # mean of the whole steps in (left, right]
        mean = float(np.average(centres, weights=weights))
        return mean, math.sqrt(float(np.average((centres - mean) ** 2, weights=weights)))

    @property
    def mean(self) -> float:
        """Mean of τ in steps, summed from `survival` to 1e-4 relative; `inf` is never."""
        return self._moments[0]

    @property
    def std(self) -> float:
        """Standard deviation of τ in steps, as `mean`."""
        return self._moments[1]

    @property
    def regime(self) -> Regime:
        """Which effect decides; "mixed" also when directions that can be left by differ."""
        regimes: set[Regime] = {law.regime for law in self._laws}
        if "already outside" in regimes:
            return "already outside"
        if len(regimes) > 1:
            regimes.discard("exact symmetry: never without noise")
        return regimes.pop() if len(regimes) == 1 else "mixed"

    @property
    def formula(self) -> str:
        """The formula behind the numbers, in plain text."""
        if self.regime == "already outside":
            return _OUTSIDE
        if self.never:
            return _NEVER
        return _LAW if any(law.n_steps is None for law in self._laws) else _COUNT

    def forecast(self, optimizer: str, settings: Mapping[str, float]) -> Forecast:
        """Return the distribution as a `Forecast`.

        Args:
            optimizer: its name as the user knows it.
            settings: the numbers the user chose, by name.

        >>> escape = EscapeTime("gradient_descent", 0.01, 0.0, (Mode(1.0, 0.0, 0.0, 10.0),))
        >>> escape.forecast("sgd", {"learning_rate": 0.01}).to_dict()["median"] is None
        True
        """
        return Forecast(
            optimizer=optimizer,
            settings=dict(settings),
            median=self.median,
            q05=self.quantile(0.05),
            q95=self.quantile(0.95),
            regime=self.regime,
            formula=self.formula,
        )


def naive_escape_time(learning_rate: float, mode: Mode) -> float:
    """Return the textbook mean for gradient descent with noise and no offset. Do not use it.

    It is ln(2λR²/(lr σ²))/(2 lr λ) steps: 9-14 % too small in the cases tested, because (γ + ln 2)
    is dropped from the bracket. It is here so that tests and pages can show the difference.

    Args:
        learning_rate: above zero.
        mode: with `noise_std` above zero; its offset is not looked at.

    Raises:
        InvalidInput: an argument out of range.

    >>> print(f"{naive_escape_time(0.01, Mode(1.0, 0.0, 0.1, 10.0)):.0f}")  # simulated: 793
    725
    """
    lr = positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    sigma = positive("noise_std", mode.noise_std, "The formula knows no escape without noise.")
    log_ratio = math.log(2 * mode.curvature / lr) + 2 * math.log(mode.radius / sigma)
    return log_ratio / (2 * lr * mode.curvature)
