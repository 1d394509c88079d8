"""Signal and noise of the gradient from batches that were computed anyway.

Two successive batches are two draws of nearly the same gradient: the parameters have moved by one step.
Their product g·g' has the mean |G|², half their squared distance the mean tr Σ_B, the variance of one
batch's gradient. No pass over the data is added, and nothing is drawn.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import Tensor

from unsaddle.errors import InvalidInput

# Pairs in the mean: a noise scale of 20 % on gradients of many coordinates, and at the default distance
# the oldest pair is 1,600 steps back.
N_PAIRS = 32
# Below this many a standard deviation over pairs says nothing.
LEAST_PAIRS = 8


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
    """

    n_pairs: int
    squared_norm: float
    noise_variance: float
    z: float
    batch_size: int | None

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
    """Takes a pair of successive batches every `every` steps and keeps what the last ones said.

    Attributes:
        every: steps between pairs, at least 2. A pair costs about five passes over the gradient, and
            memory of its size.
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

    def observe(self, parameters: Iterable[Tensor]) -> None:
        """Take the gradients of one step; call it at every step, with all of them or none."""
        self.n_steps += 1
        phase = self.n_steps % self.every
        if phase > 1:
            return
        grads = [own.grad.detach() for own in parameters if own.grad is not None]
        grads = [grad.to_dense() if grad.is_sparse else grad for grad in grads]
        if phase == 0:
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
        products, squares = finite.T
        squared_norm = float(products.mean())
        error = float(products.std(ddof=1)) / math.sqrt(len(finite))
        return GradientSignal(
            n_pairs=len(finite),
            squared_norm=squared_norm,
            noise_variance=max(0.0, float(squares.mean()) - squared_norm),
            z=squared_norm / error if error else math.copysign(math.inf, squared_norm),
            batch_size=self.batch_size,
        )

    def state_dict(self) -> dict[str, Any]:
        """Return the sums of the pairs; a pair half done is left out."""
        return {"n_steps": self.n_steps, "pairs": [row.tolist() for row in self._made]}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on where a state was taken."""
        self.n_steps = state["n_steps"]
        self._holds = False
        self._made = deque(
            (torch.tensor(row, dtype=torch.float64) for row in state["pairs"]), maxlen=N_PAIRS
        )


def _alike(grads: list[Tensor], held: list[Tensor]) -> bool:
    return [(one.shape, one.dtype) for one in grads] == [(one.shape, one.dtype) for one in held]


def _squares(tensors: list[Tensor]) -> Tensor:
    """Return the squared norm of all of them together, in float64."""
    norms = torch._foreach_norm(tensors)  # pyright: ignore -- PyTorch documents it
    return (torch.stack(norms).double() ** 2).sum()
