"""The escape time where noise vanishes at the saddle: a random walk of ln|x| with drift Λ.

From x₀ to R the walk climbs L = ln(R/x₀) in steps X = ln|1 - lr h_B| of mean Λ and variance V. Wald's
identity gives the mean (L + ρ)/Λ exactly, ρ being the mean overshoot of the last step. The law around it
is close to the inverse Gaussian of a Brownian motion with the same drift and variance:

    P(τ ≤ t) = Φ((Λt - L)/√(Vt)) + e^(2ΛL/V) Φ(-(Λt + L)/√(Vt)),     sd √(L V/Λ³),   L ← L + ρ.

References:
    Wald 1944, On cumulative sums of random variables (the identity); Siegmund 1985, Sequential
    analysis, chapter 3 and 10 (inverse Gaussian, overshoot).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import log_ndtr, ndtr

from unsaddle.streams import generator
from unsaddle.theory.answer import Answer
from unsaddle.theory.arguments import Floats, finite, positive, probability, vector
from unsaddle.theory.mini_batches import MiniBatches
from unsaddle.theory.multiplicative import CurvatureBatches

FORMULA = "τ: inverse Gaussian, mean (ln(R/x₀) + ρ)/Λ, sd √((ln(R/x₀) + ρ)V/Λ³)"
N_WALKS = 1024  # for the overshoot: its deviation is below one step's, its error below 3 % of that
MAX_STEPS = 20_000  # of a simulated walk; a straggler beyond it is left out
# Two nearly equal steps make the overshoot depend on where the barrier is (0.30 or 0.24 of one step in
# the example): the walk runs to its own barrier where that takes no more steps than this on average...
FULL_WALK = 2000.0
RUN_UP = 4.0  # ... and so many steps' lengths otherwise.
MANY_STEPS = 10.0  # mean steps from which the walk is called a diffusion


@dataclass(frozen=True)
class WalkTime:
    """The distribution of the step at which a multiplied coordinate reaches the radius.

    Attributes:
        drift: Λ > 0 of ln|x| per step.
        variance: V of one step of ln|x|.
        distance: L = ln(R/x₀), how far ln|x| has to climb.
        overshoot: ρ, by which the last step passes the radius on average.
        overshoot_error: standard error of ρ, which was simulated; 0 without randomness.
    """

    drift: float
    variance: float
    distance: float
    overshoot: float
    overshoot_error: float

    @property
    def mean(self) -> float:
        """Mean of τ in steps: exact up to `overshoot_error`/`drift`."""
        return (self.distance + self.overshoot) / self.drift

    @property
    def std(self) -> float:
        """Standard deviation of τ in steps, of the diffusion."""
        return math.sqrt((self.distance + self.overshoot) * self.variance / self.drift**3)

    def survival(self, n_steps: ArrayLike) -> Floats:
        """Return P(τ > n_steps) of the diffusion.

        Args:
            n_steps: step counts, any shape.
        """
        t = np.maximum(np.asarray(n_steps, dtype=np.float64), 1e-300)
        far = self.distance + self.overshoot
        if self.variance == 0:
            return np.where(t < far / self.drift, 1.0, 0.0)
        width = np.sqrt(self.variance * t)
        reflected = 2 * self.drift * far / self.variance
        back = np.exp(np.minimum(reflected + log_ndtr(-(self.drift * t + far) / width), 0.0))
        return np.clip(ndtr((far - self.drift * t) / width) - back, 0.0, 1.0)

    def quantile(self, p: float) -> float:
        """Return when a fraction `p` of the runs has left, in steps.

        Raises:
            InvalidInput: `p` is out of range.
        """
        inside = 1 - probability("p", p)
        low, high = 0.0, self.mean
        while self.survival(high) > inside:
            low, high = high, 2 * high
        while high - low > 1e-12 * high:
            middle = (low + high) / 2
            low, high = (low, middle) if self.survival(middle) <= inside else (middle, high)
        return high

    @property
    def median(self) -> float:
        """When half of the runs have left, in steps."""
        return self.quantile(0.5)


def walk_time(
    learning_rate: float,
    curvatures: ArrayLike,
    mini_batches: MiniBatches,
    offset: float,
    radius: float,
    seed: int = 0,
) -> Answer[WalkTime]:
    """Return the escape time under batches that agree on the gradient at the saddle: zero.

    Args:
        learning_rate: above zero.
        curvatures: u·H_i u of each sample (n_samples,), signed: negative along a way out.
        mini_batches: how batches are drawn.
        offset: signed distance from the saddle, not zero.
        radius: distance to reach.
        seed: of the drawn batches and the simulated overshoot.

    Returns:
        Not applicable where Λ ≤ 0 or within three standard errors of it (the saddle attracts, or
        may), at zero offset, where a few steps suffice (no diffusion), and without replacement: the
        drift is then the same but the factors of an epoch are tied. Additive noise is left out.

    Raises:
        InvalidInput: an argument out of range.

    >>> pair = MiniBatches(2, 1, "replacement")
    >>> answer = walk_time(0.45, [1.0, -2.0], pair, 1e-3, 1.0)  # simulated: 330.9
    >>> print(f"{answer.value.distance / answer.value.drift:.1f} {answer.value.mean:.0f}")
    313.9 327
    >>> print(walk_time(0.9, [1.0, -2.0], pair, 1e-3, 1.0))
    not applicable: Λ = -0.6365: the saddle attracts, runs never leave
    """
    positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    samples = vector("curvatures", curvatures, "Pass one curvature u·H_i u for each sample.")
    x = abs(finite("offset", offset, "Pass the signed distance from the saddle."))
    positive("radius", radius, "Pass the distance at which the run counts as out.")
    replacement = mini_batches.sampling == "replacement"
    batches = CurvatureBatches.draw(
        samples, mini_batches.batch_size, replacement=replacement, seed=seed
    )
    steps, exponent = batches.log_factors(learning_rate), batches.exponent(learning_rate)
    drift = exponent.value
    if not replacement and batches.variance > 0:
        held = "the factors of an epoch are tied: the drift is Λ, the spread smaller than a walk's"
        return Answer(None, held, FORMULA)
    if x == 0:
        return Answer(None, "x = 0 stays: every sample's gradient is zero there", FORMULA)
    if x >= radius:
        return Answer(None, "already outside", FORMULA)
    if exponent.attracts is not False:
        held = "the saddle attracts, runs never leave" if exponent.attracts else "no drift decided"
        return Answer(None, f"Λ = {drift:.4g}: {held}", FORMULA)
    distance = math.log(radius / x)
    if distance / drift < MANY_STEPS:
        held = f"about {distance / drift:.2g} steps: too few for a diffusion"
        return Answer(None, held, FORMULA)
    overshoot, overshoot_error = _overshoot(steps, drift, distance, seed)
    time = WalkTime(drift, float(steps.var()), distance, overshoot, overshoot_error)
    return Answer(time, "no additive noise, curvatures as at the saddle up to R", FORMULA)


def _overshoot(steps: Floats, drift: float, distance: float, seed: int) -> tuple[float, float]:
    """Return the mean excess of simulated walks over the barrier, and its standard error."""
    std = float(steps.std())
    if std == 0:
        return math.ceil(distance / drift - 1e-12) * drift - distance, 0.0
    barrier = distance
    if distance / drift > FULL_WALK:
        barrier = min(distance, RUN_UP * max(std, float(steps.max())))
    rng = generator(seed, "overshoot")
    height = np.zeros(N_WALKS)
    done = np.full(N_WALKS, np.nan)
    for _ in range(MAX_STEPS):
        waiting = np.isnan(done)
        n_waiting = int(waiting.sum())
        if n_waiting == 0:
            break
        moved = height[waiting] + rng.choice(steps, n_waiting)
        height[waiting] = moved
        done[waiting] = np.where(moved >= barrier, moved - barrier, np.nan)
    passed = done[~np.isnan(done)]
    return float(passed.mean()), float(passed.std()) / math.sqrt(max(passed.size, 1))
