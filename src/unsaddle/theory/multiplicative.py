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

from unsaddle.errors import InvalidInput
from unsaddle.streams import generator, resolve_seed
from unsaddle.theory.arguments import Floats, count, positive, vector

N_DRAWS = 4096  # batches drawn: a tenth of a second for batches of 512 from 60 000 samples
DECIDED = 3.0  # standard errors from zero at which a sign is stated: 0.3 % wrong at zero drift


@dataclass(frozen=True)
class LyapunovExponent:
    """The drift of ln|x| per step along one direction.

    Attributes:
        value: Λ_B; -inf when a batch can send x to zero exactly.
        standard_error: of the Monte-Carlo mean; 0 when `n_draws` is 0.
        n_draws: batches drawn; 0 when the value is exact.
        seed: seed of the draws, for repeating them; None when the value is exact.
    """

    value: float
    standard_error: float
    n_draws: int
    seed: int | None

    @property
    def attracts(self) -> bool | None:
        """Whether the noise pulls x to the saddle; None within three standard errors of neither."""
        if abs(self.value) <= DECIDED * self.standard_error:
            return None
        return self.value < 0


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
    lr = positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    samples = vector("curvatures", curvatures, "Pass one curvature u·H_i u for each sample.")
    count("batch_size", batch_size, "Pass the number of samples in a batch.")
    if not replacement and batch_size > samples.size:
        raise InvalidInput(
            f"batch_size={batch_size} without replacement",
            f"at most the {samples.size} samples there are",
            "Pass a smaller batch, or replacement=True.",
        )
    if batch_size == 1:
        return LyapunovExponent(float(_log_factor(lr, samples).mean()), 0.0, 0, None)
    if not replacement and batch_size == samples.size:
        return LyapunovExponent(float(_log_factor(lr, samples.mean())), 0.0, 0, None)
    seed = resolve_seed(seed)
    draw = generator(seed, "lyapunov").choice
    batches = np.array(
        [
            draw(samples, batch_size, replace=replacement, shuffle=False).mean()
            for _ in range(N_DRAWS)
        ]
    )
    logs = _log_factor(lr, batches)
    if not np.isfinite(logs).all():
        return LyapunovExponent(-math.inf, 0.0, N_DRAWS, seed)
    deviations = batches - samples.mean()
    variance = samples.var() / batch_size
    if not replacement:
        variance *= (samples.size - batch_size) / (samples.size - 1)
    controls = np.stack([np.ones(N_DRAWS), deviations, deviations**2 - variance], axis=1)
    coefficients = np.linalg.lstsq(controls, logs)[0]
    residuals = logs - controls @ coefficients
    return LyapunovExponent(
        value=float(coefficients[0]),
        standard_error=float(residuals.std(ddof=3) / math.sqrt(N_DRAWS)),
        n_draws=N_DRAWS,
        seed=seed,
    )


def _log_factor(learning_rate: float, curvature: Floats) -> Floats:
    with np.errstate(divide="ignore"):  # a step onto the saddle exactly: ln 0 = -inf is the answer
        return np.log(np.abs(1 - learning_rate * curvature))
