"""`Exact`: the gradient itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from unsaddle.counter import Counter
from unsaddle.landscape import Landscape
from unsaddle.oracle.protocol import Array, Coordinates, coordinate_gradient


@dataclass(frozen=True)
class Exact:
    """The landscape's own gradient."""

    cost: float = 1.0

    def describe(self) -> str:
        """Return the words of the protocol."""
        return "exact gradients"

    def n_blocks(self, n_dims: int) -> int:
        """No random words."""
        del n_dims
        return 0

    def init(self, n_walkers: int) -> tuple[()]:
        """No state."""
        del n_walkers
        return ()

    def step(
        self, landscape: Landscape, state: Any, point: Coordinates, walker: Array, step: Array,
        counter: Counter,
    ) -> tuple[Coordinates, Any]:  # fmt: skip
        """Return the gradient."""
        del walker, step, counter
        return coordinate_gradient(landscape, point), state
