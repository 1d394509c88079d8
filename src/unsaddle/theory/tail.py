"""The stationary law around a saddle that attracts: its tails are powers.

Where batches disagree about the curvature and Λ < 0, any additive noise keeps x from zero: it hovers,
and now and then a run of expanding batches throws it far out, with P(|x| > z) ∝ z^-α and
E|1 - lr h_B|^α = 1. Below α = 2 the variance is infinite, below 1 the mean.

References:
    Kesten 1973, Random difference equations and renewal theory, Acta Math. 131 (the law); Gurbuzbalaban,
    Simsekli & Zhu 2021, The heavy-tail phenomenon in SGD, arXiv 2006.04740.
"""

from __future__ import annotations

import itertools
import math

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaln

from unsaddle.theory.answer import Answer
from unsaddle.theory.arguments import Floats, positive, vector
from unsaddle.theory.mini_batches import MiniBatches
from unsaddle.theory.multiplicative import CurvatureBatches

FORMULA = "E|1 - lr h_B|^α = 1, α > 0 (Kesten 1973)"
N_BISECTIONS = 100
_LIGHT = "no batch expands: tails lighter than any power"
N_LISTED = 20_000  # different batches up to which all are listed: half a second at most
EFFECTIVE = 100.0  # drawn batches that must share in the mean before its own error can be trusted
VAGUE = 0.1  # standard error over the exponent above which it is no answer


def tail_exponent(
    learning_rate: float, curvatures: ArrayLike, mini_batches: MiniBatches, seed: int = 0
) -> Answer[float]:
    """Return α of the power-law tail under batches drawn anew and some additive noise.

    Args:
        learning_rate: above zero.
        curvatures: u·H_i u of each sample (n_samples,), signed: negative along a way out.
        mini_batches: how batches are drawn.
        seed: of the draws, where there are more than 20 000 different batches.

    Returns:
        Exact where all batches can be listed: batches of one, few samples, or samples of few different
        curvatures. Else from 4096 drawn batches, with its standard error in `regime`, and not
        applicable where that exceeds a tenth or the mean hangs on a few drawn batches. Not applicable
        either where Λ ≥ 0 (no stationary law: runs leave), where no batch expands (tails lighter than
        any power), and without replacement (batches of one make every epoch contract by the same
        factor, so that bounded noise stays bounded).

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
    listed = _listed(samples, mini_batches.batch_size)
    if listed is None:
        return _estimated(learning_rate, samples, mini_batches.batch_size, seed)
    means, chances = listed
    with np.errstate(divide="ignore"):  # a batch that sends x to zero: -inf is the answer
        logs = np.log(np.abs(1 - learning_rate * means))
    drift = float(chances @ logs)
    if drift >= 0:
        return Answer(None, f"Λ = {drift:.4g}: no stationary law, runs leave", FORMULA)
    if logs.max() <= 0:
        return Answer(None, _LIGHT, FORMULA)
    alpha = _root(logs, chances)
    return Answer(alpha, _regime(alpha), FORMULA)


def _estimated(learning_rate: float, samples: Floats, size: int, seed: int) -> Answer[float]:
    """Answer from drawn batches, with the standard error of the answer."""
    batches = CurvatureBatches.draw(samples, size, replacement=True, seed=seed)
    drift = batches.exponent(learning_rate)
    if drift.attracts is None:
        held = f"Λ = {drift.value:.2g} ± {drift.standard_error:.2g}: its sign is open"
        return Answer(None, held, FORMULA)
    if not drift.attracts:
        return Answer(None, f"Λ = {drift.value:.4g}: no stationary law, runs leave", FORMULA)
    logs = batches.log_factors(learning_rate)
    if logs.max() <= 0:
        return Answer(None, _LIGHT, FORMULA)
    n_drawn = logs.size
    if logs.mean() >= 0:
        return Answer(None, f"Λ is too near zero for {n_drawn} drawn batches", FORMULA)
    alpha = _root(logs, np.full(n_drawn, 1 / n_drawn))
    powers = np.exp(alpha * logs)
    effective = float(powers.sum() ** 2 / (powers**2).sum())
    if effective < EFFECTIVE:
        held = f"the mean hangs on about {effective:.0f} of {n_drawn} drawn batches"
        return Answer(None, held, FORMULA)
    # The error of the mean of |1 - lr h_B|^α over its slope in α.
    finite = np.isfinite(logs)
    slope = float((powers[finite] * logs[finite]).sum()) / n_drawn
    share = float(powers.std()) / math.sqrt(n_drawn) / slope / alpha
    if share > VAGUE:
        held = f"a standard error of {share:.0%} from {n_drawn} drawn batches"
        return Answer(None, held, FORMULA)
    error = f"standard error {share:.1%} from {n_drawn} drawn batches"
    return Answer(alpha, f"{_regime(alpha)}; {error}", FORMULA)


def _regime(alpha: float) -> str:
    moment = "variance infinite" if alpha <= 2 else "variance finite"
    return f"any additive noise, batches drawn anew; {moment}"


def _listed(samples: Floats, size: int) -> tuple[Floats, Floats] | None:
    """Return the mean and the chance of each batch that differs in content; None: too many."""
    values, counts = np.unique(samples, return_counts=True)
    n_values = values.size
    if size == 1:
        return values, counts / samples.size
    if math.comb(n_values + size - 1, size) > N_LISTED:
        return None
    # Stars and bars: where the bars stand among the stars says how often each value is drawn.
    bars = itertools.combinations(range(size + n_values - 1), n_values - 1)
    places = np.array(list(bars), dtype=np.int64).reshape(-1, n_values - 1)
    ends = np.full((len(places), 1), size + n_values - 1)
    drawn = np.diff(np.hstack([ends * 0 - 1, places, ends]), axis=1) - 1
    log_chances = gammaln(size + 1) + (drawn * np.log(counts / samples.size)).sum(axis=1)
    chances = np.exp(log_chances - gammaln(drawn + 1).sum(axis=1))
    return drawn @ values / size, chances / chances.sum()


def _root(logs: Floats, chances: Floats) -> float:
    """Return the positive zero of the convex ψ(α) = ln E e^(α·log), ψ(0) = 0 and ψ'(0) < 0."""

    def psi(alpha: float) -> float:
        scaled = alpha * logs
        top = float(scaled.max())
        return top + math.log(float(chances @ np.exp(scaled - top)))

    high = 1.0
    while psi(high) < 0:
        high *= 2
    low = 0.0
    for _ in range(N_BISECTIONS):
        middle = (low + high) / 2
        low, high = (middle, high) if psi(middle) < 0 else (low, middle)
    return (low + high) / 2
