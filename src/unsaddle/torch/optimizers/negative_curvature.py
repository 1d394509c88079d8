"""One step along certified negative curvature, around any optimizer."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from unsaddle.errors import InvalidInput
from unsaddle.torch.optimizers.on_plateau import LOGGER, OnPlateau
from unsaddle.torch.watch.event import PlateauEvent
from unsaddle.torch.watch.subject import stepped
from unsaddle.torch.watch.watch import PlateauWatch

Float64Array = npt.NDArray[np.float64]


class NegativeCurvatureOnPlateau(OnPlateau):
    """Moves the parameters along the escape direction when the watch's diagnosis proves there is one.

    The length is where the loss leaves its quadratic model by a fifth (the diagnosis's line probe), or
    2|λ|/ρ with the Hessian's Lipschitz constant ρ given. Both signs are tried on the diagnosed data; the
    parameters go where the loss is lower, and stay where it is lower at neither. The optimizer's state
    is left as it is.

    Args:
        optimizer: any, already built.
        watch: of the same training, with a budget: the direction is its diagnosis's.
        hessian_lipschitz: ρ > 0, in the units of the loss over parameter distance cubed.

    Raises:
        InvalidInput: a watch without a budget, or ρ that is not positive.

    References:
        Carmon, Duchi, Hinder & Sidford 2018, "Accelerated methods for nonconvex optimization", SIAM J.
        Optim. 28, arXiv 1611.00756, for the length 2|λ|/ρ, which gains at least 2|λ|³/(3ρ²).
    """

    def __init__(
        self,
        optimizer: torch.optim.Optimizer,
        watch: PlateauWatch,
        *,
        hessian_lipschitz: float | None = None,
    ) -> None:
        rho = hessian_lipschitz
        if rho is not None and not (math.isfinite(rho) and rho > 0):
            raise InvalidInput(
                f"hessian_lipschitz={rho!r}",
                "a number above zero",
                "Leave it out: the line probe then finds the length.",
            )
        if watch.budget is None:
            raise InvalidInput(
                "a watch without a budget",
                "a watch that diagnoses",
                "The direction comes from the diagnosis: give the watch a Budget.",
            )
        super().__init__(optimizer, watch)
        self.hessian_lipschitz = rho

    def act(self, event: PlateauEvent | None, loss: float | Tensor) -> None:
        """Take the step where the report proves negative curvature."""
        if event is None or event.report is None:
            return
        direction, probe = event.report.escape_direction, event.report.line_probe
        if direction is None or probe is None:
            return
        curvature = abs(event.report.spectrum.smallest.certified)
        length = probe.radius
        if self.hessian_lipschitz is not None:
            length = 2 * curvature / self.hessian_lipschitz
        if not (math.isfinite(length) and length > 0):
            return
        unit = np.asarray(direction, dtype=np.float64)
        try:
            objective = self.watch.objective()
            here, ahead, back = objective.line(unit, (0.0, length, -length))
        except Exception as error:  # a model's own code raises anything, out of memory too
            LOGGER.exception("%s: no step of negative curvature", self.watch.name)
            self._tell(f"no step: {type(error).__name__}: {error}".splitlines()[0])
            return
        lowest = min(ahead, back)
        if not lowest < here:
            self._tell(f"no step: the loss is lower at neither end of ±{length:.3g}")
            return
        signed = length if ahead <= back else -length
        self._move(stepped(objective), objective.slices, signed * unit)
        self._tell(
            f"moved by {signed:.3g} along a curvature of {-curvature:.3g}: "
            f"loss {here:.6g} to {lowest:.6g}"
        )

    def _move(
        self, chosen: dict[str, Any], slices: dict[str, slice], displacement: Float64Array
    ) -> None:
        for name, own in chosen.items():
            piece = torch.from_numpy(displacement[slices[name]].copy())
            own += piece.reshape(own.shape).to(own)
