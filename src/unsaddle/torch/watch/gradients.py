"""Signal and noise of the gradient from batches that were computed anyway.

Two successive batches are two draws of nearly the same gradient: the parameters have moved by one step.
Their product g·g' has the mean |G|², half their squared distance the mean tr Σ_B, the variance of one
batch's gradient. No pass over the data is added, and nothing is drawn.

The last batch of an epoch may be small, and noisier by as much: pairs come at steps that no epoch is in
step with, and what stands out among them is left out.
"""

from __future__ import annotations

import hashlib
import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from unsaddle.errors import InvalidInput

# Pairs in the mean: a noise scale of 20 % on gradients of many coordinates, and at the default distance
# the oldest pair is 1,600 steps back.
N_PAIRS = 32
# Below this many a standard deviation over pairs says nothing.
LEAST_PAIRS = 8
# Robust standard deviations of the logarithm of a pair's noise above which the pair is left out. On the
# logarithm, as the noise of few coordinates is a chi-square: of equal batches of one coordinate less
# than one pair in 1e9 goes, of many coordinates three in 1e5.
LEFT_OUT_AT = 4.0
TO_STANDARD_DEVIATION = 1.4826  # of the median absolute deviation, for Gaussian noise


@dataclass(frozen=True)
class GradientSignal:
    """What the last pairs of batches say of the gradient, as it lay in `.grad`.

    Attributes:
        n_pairs: pairs in the means.
        squared_norm: |G|² of the mean gradient, unbiased; may be negative. Batches that share an epoch
            share no sample, so it is the U-statistic of the population's gradient (theory.md 2.6).
        noise_variance: tr Σ_B, of one batch's gradient.
        z: `squared_norm` over its standard error by the scatter of the pairs.
        batch_size: of the run; None where it is not known.
        n_left_out: pairs far noisier than the others, as with an epoch's small last batch.
    """

    n_pairs: int
    squared_norm: float
    noise_variance: float
    z: float
    batch_size: int | None
    n_left_out: int = 0

    @property
    def signal_to_noise(self) -> float:
        """|G|² / tr Σ_B, below zero where the gradient is not seen at all."""
        return self.squared_norm / self.noise_variance if self.noise_variance > 0 else math.inf

    @property
    def noise_scale(self) -> float:
        """B_simple = tr Σ / |G|² in samples, in batches where their size is not known.

        Infinite where the gradient is not seen. McCandlish et al. 2018, arXiv 1812.06162.
        """
        if self.squared_norm <= 0:
            return math.inf
        return (self.batch_size or 1) * self.noise_variance / self.squared_norm


@dataclass
class GradientPairs:
    """Takes a pair of successive batches in every `every` steps and keeps what the last ones said.

    Where in these steps follows from the pair's number by a hash: the same after a resume.

    Attributes:
        every: steps of which two are compared, at least 2. A pair costs about five passes over the
            gradient, and memory of its size.
        batch_size: of the run, for the noise scale.

    Raises:
        InvalidInput: `every` is below 2.

    >>> pairs, weight = GradientPairs(every=2), torch.nn.Parameter(torch.zeros(1000))
    >>> generator = torch.Generator().manual_seed(0)
    >>> for _ in range(65):  # |G|² = 1000, tr Σ_B = 4000
    ...     weight.grad = 1.0 + 2.0 * torch.randn(1000, generator=generator)
    ...     pairs.observe([weight])
    >>> signal = pairs.signal()
    >>> round(signal.squared_norm, -3), round(signal.noise_variance, -3), signal.n_pairs
    (1000.0, 4000.0, 32)
    """

    every: int = 50
    batch_size: int | None = None
    n_steps: int = 0
    n_without: int = 0  # batches of pairs that had no usable gradient
    next_step: int = field(default=0, init=False, repr=False)  # nothing is looked at before
    _is_second: bool = field(default=False, init=False, repr=False)
    _holds: bool = field(default=False, init=False, repr=False)
    _held: list[Tensor] = field(default_factory=list, init=False, repr=False)
    _first: Tensor = field(default_factory=lambda: torch.zeros(()), init=False, repr=False)
    _made: deque[Tensor] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if not (type(self.every) is int and self.every >= 2):
            raise InvalidInput(
                f"every={self.every!r}",
                "a whole number from 2",
                "A pair takes two steps; None in the watch's gradients_every turns pairs off.",
            )
        self._made = deque(maxlen=N_PAIRS)
        self._plan(self.n_steps)

    def _plan(self, n_steps: int) -> None:
        """Set the first step of the first pair that begins after so many steps."""
        number = n_steps // self.every
        while (first := self._first_step(number)) <= n_steps:
            number += 1
        self.next_step, self._is_second = first, False

    def _first_step(self, number: int) -> int:
        digest = hashlib.blake2b(number.to_bytes(8, "little"), digest_size=8).digest()
        place = int.from_bytes(digest, "little") % (self.every - 1)  # both steps fit in
        return number * self.every + 1 + place

    def observe(self, parameters: Iterable[Tensor]) -> None:
        """Take the gradients of one step; call it at every step, with all of them or none."""
        self.n_steps += 1
        if self.n_steps < self.next_step:
            return
        is_second = self._is_second
        if is_second:
            self._plan(self.n_steps)
        else:
            self.next_step, self._is_second = self.n_steps + 1, True
        grads = [own.grad.detach() for own in parameters if own.grad is not None]
        grads = [grad.to_dense() if grad.is_sparse else grad for grad in grads]
        if not is_second:
            self._hold(grads)
        elif self._holds:
            self._holds = False
            if _alike(grads, self._held):
                self._made.append(self._compare(grads))
            else:
                self.n_without += 1  # another model than a step ago

    def _hold(self, grads: list[Tensor]) -> None:
        """Copy the first gradient of a pair."""
        self._holds = bool(grads)
        self.n_without += not grads
        # Into the same memory each time: what is allocated anew costs a page fault every 4 kB.
        if not _alike(grads, self._held):
            self._held = [torch.empty_like(grad) for grad in grads]
        if grads:
            torch._foreach_copy_(self._held, grads)  # pyright: ignore -- PyTorch documents it
            self._first = _squares(self._held)

    def _compare(self, grads: list[Tensor]) -> Tensor:
        """Return g·g' and (|g|² + |g'|²)/2 without waiting for the device."""
        torch._foreach_sub_(self._held, grads)  # pyright: ignore -- PyTorch documents it
        squares = (self._first + _squares(grads)) / 2
        return torch.stack([squares - _squares(self._held) / 2, squares])

    def signal(self) -> GradientSignal | None:
        """Return what the last pairs say; None before there are enough."""
        rows = [row.tolist() for row in self._made]
        finite = np.array([row for row in rows if all(map(math.isfinite, row))])
        if len(finite) < LEAST_PAIRS:
            return None
        n_finite = len(finite)
        finite = finite[_is_alike(finite[:, 1] - finite[:, 0])]
        products, squares = finite.T
        squared_norm = float(products.mean())
        error = float(products.std(ddof=1)) / math.sqrt(len(finite))
        return GradientSignal(
            n_pairs=len(finite),
            squared_norm=squared_norm,
            noise_variance=max(0.0, float(squares.mean()) - squared_norm),
            z=squared_norm / error if error else math.copysign(math.inf, squared_norm),
            batch_size=self.batch_size,
            n_left_out=n_finite - len(finite),
        )

    def state_dict(self) -> dict[str, Any]:
        """Return the sums of the pairs; a pair half done is left out."""
        return {"n_steps": self.n_steps, "pairs": [row.tolist() for row in self._made]}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on where a state was taken."""
        self.n_steps = state["n_steps"]
        self._holds = False
        self._plan(self.n_steps)
        self._made = deque(
            (torch.tensor(row, dtype=torch.float64) for row in state["pairs"]), maxlen=N_PAIRS
        )


def _is_alike(noise: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Whether the noise of each pair is like the others', `(n_pairs,)`; all where most have none."""
    if np.median(noise) <= 0:
        return np.ones(len(noise), dtype=np.bool_)
    logs = np.log(np.maximum(noise, np.finfo(np.float64).tiny))
    above = logs - np.median(logs)
    return above <= LEFT_OUT_AT * TO_STANDARD_DEVIATION * np.median(np.abs(above))


def _alike(grads: list[Tensor], held: list[Tensor]) -> bool:
    return [(one.shape, one.dtype) for one in grads] == [(one.shape, one.dtype) for one in held]


def _squares(tensors: list[Tensor]) -> Tensor:
    """Return the squared norm of all of them together, in float64."""
    norms = torch._foreach_norm(tensors)  # pyright: ignore -- PyTorch documents it
    return (torch.stack(norms).double() ** 2).sum()
