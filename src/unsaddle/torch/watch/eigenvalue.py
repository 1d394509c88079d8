"""The smallest eigenvalue of the Hessian, followed through a training with few products each time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from unsaddle import streams
from unsaddle.errors import InvalidInput
from unsaddle.krylov import lanczos
from unsaddle.torch.objective import Objective

Float64Array = npt.NDArray[np.float64]

FIRST_PRODUCTS = (
    30  # from a random start: a few per cent of |λ_min| on plateaus of the digits networks
)
# Of a random unit vector, added to the last direction: another direction may have become the lowest,
# and Lanczos never leaves a space that holds nothing of it. Small: it costs its square in the value.
FRESH_SHARE = 0.05


@dataclass(frozen=True)
class TrackedEigenvalue:
    """One look at the lower end of the spectrum.

    Attributes:
        step: of the training.
        value: u·H u of the unit direction found, hence an upper bound on the smallest eigenvalue.
        residual: |H u - value·u|: some eigenvalue is no further from `value` than this.
        n_products: spent on it.
    """

    step: int
    value: float
    residual: float
    n_products: int


class EigenvalueTrack:
    """Follows the smallest eigenvalue: Lanczos from the last direction, a few steps at a time.

    Args:
        n_products: of each look but the first, which spends `FIRST_PRODUCTS` from a random start. More
            follow a faster change.
        seed: of the first start and of what is added to the last direction.

    Raises:
        InvalidInput: fewer than 2 products.

    >>> import torch
    >>> from unsaddle.torch import TorchTraining
    >>> model, data = torch.nn.Linear(3, 1, bias=False), (torch.eye(3), torch.zeros(3, 1))
    >>> track = EigenvalueTrack(seed=0)
    >>> curved = TorchTraining(model, lambda output, target: -(output**2).mean(), data)
    >>> round(track.look(curved.objective(), step=0).value, 9)  # -(w·w)/3 has the Hessian -2/3
    -0.666666667
    """

    def __init__(self, n_products: int = 8, seed: int = 0) -> None:
        if not (type(n_products) is int and n_products >= 2):
            raise InvalidInput(
                f"n_products={n_products!r}",
                "a whole number from 2",
                "One product tests the last direction, the second improves it.",
            )
        self.n_products = n_products
        self.seed = streams.resolve_seed(seed)
        self.n_looks = 0
        self.latest: TrackedEigenvalue | None = None
        self.direction: Float64Array | None = None

    def look(self, objective: Objective, step: int) -> TrackedEigenvalue | None:
        """Return the smallest eigenvalue found from the last direction; None where not finite.

        Args:
            objective: at the parameters of now. Another number of parameters starts afresh.
            step: of the training.
        """
        n_dims = objective.n_parameters
        fresh = streams.generator(self.seed, "eigenvalue", self.n_looks).standard_normal(n_dims)
        self.n_looks += 1
        known = self.direction
        if known is None or len(known) != n_dims:
            start, n_steps = fresh, max(FIRST_PRODUCTS, self.n_products)
        else:
            start = known + FRESH_SHARE * fresh / float(np.linalg.norm(fresh))
            n_steps = self.n_products
        krylov = lanczos(objective.operator(), start, min(n_steps, n_dims))
        if not krylov.finite or not len(krylov.alphas):
            self.direction = None
            return None
        values, coordinates = krylov.ritz()
        rows = np.asarray(krylov.basis)[: len(values)]  # few: the whole space is a look's products
        lowest = coordinates[:, 0].astype(rows.dtype) @ rows
        self.direction = lowest.astype(np.float64) / float(np.linalg.norm(lowest))
        self.latest = TrackedEigenvalue(
            step=step,
            value=float(values[0]),
            residual=float(krylov.betas[-1] * abs(coordinates[-1, 0])),
            n_products=len(krylov.alphas),
        )
        return self.latest

    def state_dict(self) -> dict[str, Any]:
        """Return the direction and what it gave, as plain data."""
        return {
            "n_looks": self.n_looks,
            "seed": self.seed,
            "direction": None if self.direction is None else self.direction.tolist(),
            "latest": None if self.latest is None else vars(self.latest),
        }

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on where a state was taken."""
        self.n_looks, self.seed = state["n_looks"], state["seed"]
        known, latest = state["direction"], state["latest"]
        self.direction = None if known is None else np.asarray(known, dtype=np.float64)
        self.latest = None if latest is None else TrackedEigenvalue(**latest)
