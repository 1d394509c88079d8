"""Noise that vanishes at the saddle: whether it attracts or repels.

When every sample's gradient is zero at the saddle (a Type-II saddle), mini-batches only disagree
about the curvature: x[t+1] = (1 - learning_rate·h_B) x[t] along the direction, with h_B the batch's
curvature. Then ln|x| is a random walk whose drift is the Lyapunov exponent Λ_B = E ln|1 - lr·h_B|.
Where Λ_B < 0 the saddle, even a maximum, attracts, and a *smaller* learning rate or a *larger*
batch leaves it: for small lr it attracts when lr > 2λ/(λ² + s²/B), s² being the variance of the
samples' curvatures and -λ their mean.

References:
    Ziyin, Li, Simon & Ueda 2022, SGD with a constant large learning rate can converge to local
    maxima, arXiv 2107.11774; Ziyin et al. 2023, arXiv 2303.13093 (Type-I and Type-II saddles).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import invgauss

from unsaddle.errors import InvalidInput
from unsaddle.streams import generator, resolve_seed
from unsaddle.theory.arguments import Floats, count, positive, vector

N_DRAWS = 4096  # batches drawn: a tenth of a second for batches of 512 from 60 000 samples
DETERMINISTIC = 1e-12  # squared relative spread of a time, below which it has none
DECIDED = 3.0  # standard errors from zero at which a sign is stated: 0.3 % wrong at zero drift


@dataclass(frozen=True)
class LyapunovExponent:
    """The drift of ln|x| per step along one direction.

    Attributes:
        value: Λ_B; -inf when a batch can send x to zero exactly.
        standard_error: of the Monte-Carlo mean; 0 when `n_draws` is 0.
        n_draws: batches drawn; 0 when the value is exact.
        seed: seed of the draws, for repeating them; None when the value is exact.
        spread: standard deviation of ln|1 - lr·h_B| from batch to batch; inf where one gives zero.
    """

    value: float
    standard_error: float
    n_draws: int
    seed: int | None
    spread: float

    @property
    def attracts(self) -> bool | None:
        """Whether the noise pulls x to the saddle; None within three standard errors of neither."""
        if abs(self.value) <= DECIDED * self.standard_error:
            return None
        return self.value < 0

    def steps_to_grow(self, log_ratio: float, share: float) -> float:
        """Return by which step a share of independent walkers has grown by a ratio.

        Args:
            log_ratio: ln of the ratio, at least 0.
            share: from 0 to 1.

        References:
            The first passage of a random walk with drift Λ and spread s is nearly inverse Gaussian
            with mean ln ratio/Λ and shape (ln ratio/s)²: Redner 2001, A Guide to First-Passage
            Processes, section 1.3. Exact for small steps; batches drawn anew.

        >>> LyapunovExponent(0.1, 0.0, 0, None, spread=0.0).steps_to_grow(5.0, 0.95)
        50.0
        """
        if log_ratio == 0:
            return 0.0
        if self.value <= 0 or not math.isfinite(self.spread):
            return math.inf
        mean = log_ratio / self.value
        shape = (log_ratio / self.spread) ** 2 if self.spread > 0 else math.inf
        if mean / shape < DETERMINISTIC:
            return mean
        return float(invgauss.ppf(share, mean / shape, scale=shape))


def lyapunov_exponent(
    learning_rate: float,
    curvatures: ArrayLike,
    batch_size: int,
    *,
    replacement: bool,
    seed: int | None = None,
) -> LyapunovExponent:
    """Return Λ_B = E ln|1 - lr·h_B|, the growth rate of |x| per step along one direction.

    Exact for batches of one sample (the order of the samples does not matter) and for the full
    sample drawn without replacement. Between these 4096 seeded batches are drawn, and the part of
    ln|1 - lr·h_B| that is linear in h_B and in its square, whose means are known, is regressed out:
    what is left is of third order in the learning rate, and so is the stated error.

    Args:
        learning_rate: above zero.
        curvatures: u·H_i u of each sample (samples,), signed: negative along a way out.
        batch_size: samples in a batch; at most all of them without replacement.
        replacement: whether one batch can hold a sample twice.
        seed: of the draws; None takes fresh entropy, which is recorded.

    Raises:
        InvalidInput: an argument out of range.

    References:
        Ziyin et al. 2022. The example is a maximum (mean curvature -1/2) that attracts.

    >>> exponent = lyapunov_exponent(0.9, [1.0, -2.0], batch_size=1, replacement=True)
    >>> print(f"{exponent.value:.4f} {exponent.attracts}")
    -0.6365 True
    """
    positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    samples = vector("curvatures", curvatures, "Pass one curvature u·H_i u for each sample.")
    batches = CurvatureBatches.draw(samples, batch_size, replacement=replacement, seed=seed)
    return batches.exponent(learning_rate)


@dataclass(frozen=True, eq=False)
class CurvatureBatches:
    """The curvatures of batches along one direction: all there are, or 4096 drawn ones.

    Attributes:
        means: of the batches (batches,), equally likely.
        mean: what their mean is exactly.
        variance: what their variance is exactly.
        seed: of the draws; None where all batches are listed.
    """

    means: Floats
    mean: float
    variance: float
    seed: int | None

    @classmethod
    def draw(
        cls, curvatures: Floats, batch_size: int, *, replacement: bool, seed: int | None
    ) -> CurvatureBatches:
        """List the batches of one sample or of all, or draw 4096.

        Args:
            curvatures: u·H_i u of each sample (samples,).
            batch_size: samples in a batch.
            replacement: whether one batch can hold a sample twice.
            seed: of the draws; None takes fresh entropy.

        Raises:
            InvalidInput: a batch size out of range.
        """
        count("batch_size", batch_size, "Pass the number of samples in a batch.")
        n, mean = curvatures.size, float(curvatures.mean())
        if not replacement and batch_size > n:
            raise InvalidInput(
                f"batch_size={batch_size} without replacement",
                f"at most the {n} samples there are",
                "Pass a smaller batch, or replacement=True.",
            )
        if batch_size == 1:
            return cls(curvatures, mean, float(curvatures.var()), None)
        if not replacement and batch_size == n:
            return cls(np.array([mean]), mean, 0.0, None)
        variance = float(curvatures.var()) / batch_size
        if not replacement:
            variance *= (n - batch_size) / (n - 1)
        seed = resolve_seed(seed)
        choose = generator(seed, "lyapunov").choice
        means = [
            choose(curvatures, batch_size, replace=replacement, shuffle=False).mean()
            for _ in range(N_DRAWS)
        ]
        return cls(np.array(means), mean, variance, seed)

    def log_factors(self, learning_rate: float) -> Floats:
        """Return ln|1 - lr·h_B| of each batch; -inf where a batch sends x to zero."""
        with np.errstate(divide="ignore"):
            return np.log(np.abs(1 - learning_rate * self.means))

    def exponent(self, learning_rate: float) -> LyapunovExponent:
        """Return the mean of the logarithms, with the control described in `lyapunov_exponent`."""
        logs = self.log_factors(learning_rate)
        if self.seed is None:
            return LyapunovExponent(float(logs.mean()), 0.0, 0, None, _spread(logs))
        if not np.isfinite(logs).all():
            return LyapunovExponent(-math.inf, 0.0, N_DRAWS, self.seed, math.inf)
        deviations = self.means - self.mean
        controls = np.stack([np.ones(N_DRAWS), deviations, deviations**2 - self.variance], axis=1)
        coefficients = np.linalg.lstsq(controls, logs)[0]
        residuals = logs - controls @ coefficients
        return LyapunovExponent(
            value=float(coefficients[0]),
            standard_error=float(residuals.std(ddof=3) / math.sqrt(N_DRAWS)),
            n_draws=N_DRAWS,
            seed=self.seed,
            spread=_spread(logs),
        )


def _spread(logs: Floats) -> float:
    return float(logs.std()) if np.isfinite(logs).all() else math.inf
