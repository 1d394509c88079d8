"""Where noise that vanishes at the saddle stops attracting: learning rates and batch sizes.

For small steps Λ_B ≈ lr·λ - ½ lr²(λ² + s²/B·f), f the finite-population factor, so the saddle attracts
from lr = 2λ/(λ² + s²f/B) on, and below that batch size: a *smaller* step or a *larger* batch leaves.
Beside the estimate stand the exact ends, where Λ_B itself changes sign.

References:
    Ziyin, Li, Simon & Ueda 2022, arXiv 2107.11774 (the effect); derived here.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from unsaddle.errors import InvalidInput
from unsaddle.theory.answer import Answer
from unsaddle.theory.arguments import Floats, positive, vector
from unsaddle.theory.mini_batches import MiniBatches
from unsaddle.theory.multiplicative import CurvatureBatches

SMALL_FORMULA = "lr = 2λ/(λ² + s²·f/B)"
EXACT_FORMULA = "Λ_B(lr) = E ln|1 - lr h_B| = 0"
SMALL = 0.1  # share by which the next orders in the step may shift the estimate
N_BISECTIONS = 60
SPAN = 4.0  # how far around the estimate the sign is looked for


def attraction_learning_rate(curvatures: ArrayLike, mini_batches: MiniBatches) -> Answer[float]:
    """Return the learning rate from which a saddle attracts, to leading order in the step.

    Args:
        curvatures: u·H_i u of each sample (n_samples,), signed: negative along a way out.
        mini_batches: how batches are drawn; its `n_samples` must be that of `curvatures`.

    Returns:
        Not applicable where the mean curvature is not negative (nothing to leave by), where batches
        do not differ, or where the step is so long that higher orders matter.

    Raises:
        InvalidInput: no vector of finite numbers, or one that does not fit the sampling.

    >>> answer = attraction_learning_rate([0.95, -1.05], MiniBatches(2, 1, "replacement"))
    >>> print(f"{answer.value:.4f}")  # exact: 0.10025
    0.0998
    """
    samples = _checked(curvatures, mini_batches)
    size = -float(samples.mean())
    if size <= 0:
        return Answer(None, "the mean curvature is not negative: no way out", SMALL_FORMULA)
    variance = float(samples.var()) * mini_batches.variance_factor
    if variance == 0:
        held = "batches do not differ in curvature: no noise that attracts"
        return Answer(None, held, SMALL_FORMULA)
    rate = 2 * size / (size**2 + variance)
    shift = _next_order(samples, rate, size, variance, mini_batches.batch_size)
    if abs(shift) > SMALL:
        held = f"the next orders shift it by {shift:+.0%}: see attraction_edge"
        return Answer(None, held, SMALL_FORMULA)
    return Answer(rate, f"small steps: the next orders shift it by {shift:+.1%}", SMALL_FORMULA)


def attraction_edge(
    curvatures: ArrayLike, mini_batches: MiniBatches, seed: int = 0
) -> Answer[float]:
    """Return the least learning rate at which the saddle attracts: the first zero of Λ_B.

    Args:
        curvatures: u·H_i u of each sample (n_samples,), signed.
        mini_batches: how batches are drawn.
        seed: of the draws where batches hold more than one sample and are not all of them.

    Returns:
        Exact for batches of one; else to the error of 4096 drawn batches, the same at every learning
        rate. Not applicable without a negative mean or where no rate up to four times the leading
        order attracts.

    Raises:
        InvalidInput: no vector of finite numbers, or one that does not fit the sampling.

    >>> edge = attraction_edge([0.95, -1.05], MiniBatches(2, 1, "replacement"))
    >>> print(f"{edge.value:.6f}")
    0.100251
    """
    samples = _checked(curvatures, mini_batches)
    size = -float(samples.mean())
    if size <= 0:
        return Answer(None, "the mean curvature is not negative: no way out", EXACT_FORMULA)
    variance = float(samples.var()) * mini_batches.variance_factor
    if variance == 0:
        held = "batches do not differ in curvature: no noise that attracts"
        return Answer(None, held, EXACT_FORMULA)
    guess = 2 * size / (size**2 + variance)

    batches = _batches(samples, mini_batches, seed)

    def drift(rate: float) -> float:
        return batches.exponent(rate).value

    grid = guess * np.geomspace(1 / SPAN, SPAN, 65)
    signs = np.array([drift(float(rate)) < 0 for rate in grid])
    if not signs.any() or signs[0]:
        held = f"no change of sign between {grid[0]:.3g} and {grid[-1]:.3g}"
        return Answer(None, held, EXACT_FORMULA)
    first = int(signs.argmax())
    low, high = float(grid[first - 1]), float(grid[first])
    for _ in range(N_BISECTIONS):
        middle = (low + high) / 2
        low, high = (low, middle) if drift(middle) < 0 else (middle, high)
    exact = mini_batches.batch_size == 1 or mini_batches.noiseless
    held = "noise vanishes at the saddle; " + ("exact" if exact else "4096 batches drawn")
    return Answer(high, held, EXACT_FORMULA)


def escaping_batch_size(
    learning_rate: float, curvatures: ArrayLike, *, replacement: bool, seed: int = 0
) -> Answer[int]:
    """Return the smallest batch with which the saddle does not attract at a learning rate.

    Args:
        learning_rate: above zero.
        curvatures: u·H_i u of each sample (n_samples,), signed.
        replacement: whether one batch can hold a sample twice.
        seed: of the draws of batches.

    Returns:
        About s²·lr/(2λ - lr·λ²) for small steps. Not applicable without a negative mean, or where
        no batch up to all samples leaves: lower the learning rate then.

    Raises:
        InvalidInput: an argument out of range.

    >>> escaping_batch_size(0.3, [0.95, -1.05] * 50, replacement=True).value
    4
    """
    positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    samples = vector("curvatures", curvatures, "Pass one curvature u·H_i u for each sample.")
    if samples.mean() >= 0:
        return Answer(None, "the mean curvature is not negative: no way out", EXACT_FORMULA)
    order = "replacement" if replacement else "reshuffle"

    def leaves(batch_size: int) -> bool:
        mini_batches = MiniBatches(samples.size, batch_size, order)
        return _batches(samples, mini_batches, seed).exponent(learning_rate).value > 0

    low, high = 0, 1
    while high < samples.size and not leaves(high):
        low, high = high, min(2 * high, samples.size)
    if high == samples.size and not leaves(high):
        held = "no batch up to all samples leaves: lower the learning rate"
        return Answer(None, held, EXACT_FORMULA)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if leaves(middle) else (middle, high)
    return Answer(high, "noise vanishes at the saddle; 4096 batches drawn per size", EXACT_FORMULA)


def _batches(samples: Floats, mini_batches: MiniBatches, seed: int) -> CurvatureBatches:
    replacement = mini_batches.sampling == "replacement"
    return CurvatureBatches.draw(
        samples, mini_batches.batch_size, replacement=replacement, seed=seed
    )


def _next_order(samples: Floats, rate: float, size: float, variance: float, batch: int) -> float:
    """Return by what share the third and fourth power of lr·h_B shift the edge."""
    central = samples - samples.mean()
    third = float((central**3).mean()) / batch**2
    excess = float((central**4).mean()) - 3 * float((central**2).mean()) ** 2
    fourth = 3 * variance**2 + excess / batch**3
    moment2 = size**2 + variance
    moment3 = -(size**3) - 3 * size * variance + third
    moment4 = size**4 + 6 * size**2 * variance - 4 * size * third + fourth
    return -(2 * rate * moment3 / (3 * moment2) + rate**2 * moment4 / (2 * moment2))


def _checked(curvatures: ArrayLike, mini_batches: MiniBatches) -> Floats:
    samples = vector("curvatures", curvatures, "Pass one curvature u·H_i u for each sample.")
    if samples.size != mini_batches.n_samples:
        raise InvalidInput(
            f"{samples.size} curvatures for a sampling of {mini_batches.n_samples} samples",
            "one curvature for each sample",
            "Pass MiniBatches(len(curvatures), batch_size, order).",
        )
    return samples
