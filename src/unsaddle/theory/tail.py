"""The stationary law around a saddle that attracts: its tails are powers.

Where batches disagree about the curvature and Λ < 0, any additive noise keeps x from zero: it hovers,
and now and then a run of expanding batches throws it far out, with P(|x| > z) ∝ z^-α and
E|1 - lr h_B|^α = 1. Below α = 2 the variance is infinite, below 1 the mean.

References:
    Kesten 1973, Random difference equations and renewal theory, Acta Math. 131 (the law); Gurbuzbalaban,
    Simsekli & Zhu 2021, The heavy-tail phenomenon in SGD, arXiv 2006.04740.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from unsaddle.theory.answer import Answer
from unsaddle.theory.arguments import Floats, positive, vector
from unsaddle.theory.mini_batches import MiniBatches
from unsaddle.theory.multiplicative import CurvatureBatches

FORMULA = "E|1 - lr h_B|^α = 1, α > 0 (Kesten 1973)"
N_BISECTIONS = 100
EFFECTIVE = 100.0  # drawn batches that must share in the mean, for an error of some ten per cent


def tail_exponent(
    learning_rate: float, curvatures: ArrayLike, mini_batches: MiniBatches, seed: int = 0
) -> Answer[float]:
    """Return α of the power-law tail under batches drawn anew and some additive noise.

    Args:
        learning_rate: above zero.
        curvatures: u·H_i u of each sample (n_samples,), signed: negative along a way out.
        mini_batches: how batches are drawn.
        seed: of the draws where batches hold more than one sample.

    Returns:
        Exact for batches of one. Not applicable where Λ ≥ 0 (no stationary law: runs leave), where
        no batch expands (tails lighter than any power), without replacement (batches of one make every
        epoch contract by the same factor, so that bounded noise stays bounded), and where the mean
        hangs on a few drawn batches.

    Raises:
        InvalidInput: an argument out of range.

    >>> golden = tail_exponent(1.0, [0.75, -1.0], MiniBatches(2, 1, "replacement"))  # factors 1/4, 2
    >>> print(f"{golden.value:.6f} {2**golden.value:.6f}")
    0.694242 1.618034
    """
    positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    samples = vector("curvatures", curvatures, "Pass one curvature u·H_i u for each sample.")
    if mini_batches.sampling != "replacement":
        held = "without replacement the batches of an epoch are tied: no independent factors"
        return Answer(None, held, FORMULA)
    batches = CurvatureBatches.draw(samples, mini_batches.batch_size, replacement=True, seed=seed)
    drift = batches.exponent(learning_rate)
    if drift.attracts is not True:
        held = f"Λ = {drift.value:.4g}: no stationary law, runs leave"
        return Answer(None, held, FORMULA)
    logs = batches.log_factors(learning_rate)
    if logs.max() <= 0:
        return Answer(None, "no batch expands: tails lighter than any power", FORMULA)
    alpha = _root(logs)
    weights = np.exp(alpha * (logs - logs.max()))
    effective = float(weights.sum() ** 2 / (weights**2).sum())
    if batches.seed is not None and effective < EFFECTIVE:
        held = f"the mean hangs on about {effective:.0f} of {logs.size} drawn batches"
        return Answer(None, held, FORMULA)
    moment = "variance infinite" if alpha <= 2 else "variance finite"
    return Answer(alpha, f"any additive noise, batches drawn anew; {moment}", FORMULA)


def _root(logs: Floats) -> float:
    """Return the positive zero of the convex ψ(α) = ln E e^(α·log), ψ(0) = 0 and ψ'(0) < 0."""

    def psi(alpha: float) -> float:
        scaled = alpha * logs
        top = float(scaled.max())
        return top + math.log(float(np.exp(scaled - top).mean()))

    high = 1.0
    while psi(high) < 0:
        high *= 2
    low = 0.0
    for _ in range(N_BISECTIONS):
        middle = (low + high) / 2
        low, high = (middle, high) if psi(middle) < 0 else (low, middle)
    return (low + high) / 2
