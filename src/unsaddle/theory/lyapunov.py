"""Growth under random Hessians in many dimensions: Lyapunov exponents from products of steps.

Where every sample's gradient vanishes at the point, a step is a random matrix, I - lr·H_B for descent,
and x grows at the largest Lyapunov exponent of their product. It is followed on orthonormal vectors that
are orthogonalised anew after each step; the logarithms of what they grew by are averaged. Successive
ones depend on each other, so the error comes from the means of long blocks.

References:
    Benettin, Galgani, Giorgilli & Strelcyn 1980, Lyapunov characteristic exponents, Meccanica 15
    (the products); Ziyin et al. 2023, arXiv 2303.13093 (stability of SGD by the sign of the largest).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.errors import InvalidInput
from unsaddle.streams import generator, resolve_seed
from unsaddle.theory.arguments import Floats, count, decay, positive
from unsaddle.theory.mini_batches import MiniBatches
from unsaddle.theory.multiplicative import DECIDED
from unsaddle.theory.recursion import Method

BatchProduct = Callable[[NDArray[np.int64], Floats], Floats]
"""Maps (indices of a batch, vectors (dims, k)) to the batch's mean Hessian times the vectors."""

N_BLOCKS = 20  # of the error: their own deviation is then known to a sixth
BURN_IN = 0.1  # share of the steps in which the vectors turn to where they grow


@dataclass(frozen=True)
class GrowthExponents:
    """Lyapunov exponents per step, the largest first.

    Attributes:
        values: (n_exponents,).
        standard_errors: (n_exponents,), from the means of 20 blocks.
        n_steps: steps averaged over.
        seed: of batches and first vectors.
    """

    values: tuple[float, ...]
    standard_errors: tuple[float, ...]
    n_steps: int
    seed: int

    @property
    def attracts(self) -> bool | None:
        """Whether the largest is negative; None within three standard errors of neither."""
        if abs(self.values[0]) <= DECIDED * self.standard_errors[0]:
            return None
        return self.values[0] < 0


def hessian_product(hessians: ArrayLike) -> BatchProduct:
    """Return the product with the mean of some of the given Hessians.

    Args:
        hessians: (n_samples, dims, dims), each symmetric.

    Raises:
        InvalidInput: another shape, or numbers that are not finite.

    >>> product = hessian_product([np.eye(2), 3 * np.eye(2)])
    >>> product(np.array([0, 1]), np.ones((2, 1))).ravel().tolist()
    [2.0, 2.0]
    """
    matrices = np.asarray(hessians, dtype=np.float64)
    square = matrices.ndim == 3 and matrices.shape[1] == matrices.shape[2]
    if not square or matrices.size == 0 or not np.isfinite(matrices).all():
        raise InvalidInput(
            f"hessians of shape {matrices.shape}",
            "finite numbers of shape (n_samples, dims, dims)",
            "Pass one Hessian for each sample, or a product of your own.",
        )
    return lambda batch, vectors: matrices[batch].mean(axis=0) @ vectors


def growth_exponents(
    product: BatchProduct,
    n_dims: int,
    mini_batches: MiniBatches,
    learning_rate: float,
    *,
    method: Method = "gradient_descent",
    momentum: float = 0.0,
    n_exponents: int = 1,
    n_steps: int = 10_000,
    seed: int | None = None,
) -> GrowthExponents:
    """Return the largest Lyapunov exponents of mini-batch descent at a point all samples share.

    Args:
        product: of a batch's mean Hessian; `hessian_product` makes one.
        n_dims: dimension.
        mini_batches: how batches are drawn.
        learning_rate: above zero.
        method: one of `METHODS`; with momentum the buffer belongs to the state.
        momentum: β in [0, 1).
        n_exponents: how many; at most `n_dims`.
        n_steps: of the product; a tenth more goes before. The error falls as one over its root.
        seed: None takes fresh entropy, which is recorded.

    Returns:
        With one dimension and no momentum the number of `lyapunov_exponent`.

    Raises:
        InvalidInput: an argument out of range.

    >>> pair = hessian_product(np.array([1.0, -2.0])[:, None, None])
    >>> drawn = MiniBatches(2, 1, "replacement")
    >>> found = growth_exponents(pair, 1, drawn, 0.9, n_steps=4000, seed=0)
    >>> abs(found.values[0] + 0.6365) < 4 * found.standard_errors[0], found.attracts
    (True, True)
    """
    lr = positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    beta = decay("momentum", momentum)
    count("n_steps", n_steps // N_BLOCKS, f"Pass at least {N_BLOCKS} steps: one for each block.")
    if not 1 <= n_exponents <= n_dims:
        raise InvalidInput(
            f"n_exponents={n_exponents} in {n_dims} dimensions",
            "a whole number from 1 to the dimension",
            "Ask for 1: its sign decides.",
        )
    seed = resolve_seed(seed)
    step = _step(product, n_dims, lr, method, beta)
    n_state = n_dims if method == "gradient_descent" else 2 * n_dims
    start = generator(seed, "lyapunov start").standard_normal((n_state, n_exponents))
    vectors = np.linalg.qr(start)[0]
    burn_in = max(1, round(BURN_IN * n_steps))
    logs = np.empty((n_steps, n_exponents))
    batches = _batches(mini_batches, seed)
    for k in range(-burn_in, n_steps):
        vectors, factors = np.linalg.qr(step(next(batches), vectors))
        with np.errstate(divide="ignore"):  # a step onto the point itself: -inf is the answer
            logs[max(k, 0)] = np.log(np.abs(np.diag(factors)))
    used = n_steps - n_steps % N_BLOCKS
    blocks = logs[:used].reshape(N_BLOCKS, -1, n_exponents).mean(axis=1)
    with np.errstate(invalid="ignore"):
        errors = blocks.std(axis=0, ddof=1) / math.sqrt(N_BLOCKS)
    return GrowthExponents(
        values=tuple(map(float, blocks.mean(axis=0))),
        standard_errors=tuple(map(float, np.nan_to_num(errors))),
        n_steps=used,
        seed=seed,
    )


def _step(
    product: BatchProduct, n_dims: int, lr: float, method: Method, beta: float
) -> Callable[[NDArray[np.int64], Floats], Floats]:
    """Return one update of (x, buffer), applied to columns."""
    if method == "gradient_descent":
        return lambda batch, x: x - lr * product(batch, x)
    fresh = 1 - beta if method == "ema_momentum" else 1.0
    ahead = beta if method == "nesterov" else 0.0

    def step(batch: NDArray[np.int64], state: Floats) -> Floats:
        x, buffer = state[:n_dims], state[n_dims:]
        gradient = product(batch, x)
        buffer = beta * buffer + fresh * gradient
        moved = gradient + ahead * buffer if ahead else buffer
        return np.concatenate([x - lr * moved, buffer])

    return step


def _batches(mini_batches: MiniBatches, seed: int) -> Iterator[NDArray[np.int64]]:
    rng = generator(seed, "lyapunov batches")
    n, size = mini_batches.n_samples, mini_batches.batch_size
    if mini_batches.sampling == "replacement":
        while True:
            yield rng.integers(n, size=size)
    order = rng.permutation(n)
    while True:
        for first in range(0, n, size):
            yield order[first : first + size]
        if mini_batches.sampling == "reshuffle":
            order = rng.permutation(n)
