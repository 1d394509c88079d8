"""A PyTorch training run as it stands: model, loss, data, optimizer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass
from typing import Any, Literal, final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from unsaddle.errors import TrainingError
from unsaddle.torch import checks, optimizer_state, products
from unsaddle.torch.data import Tree, gather
from unsaddle.torch.network import Network, flat, unwrapped
from unsaddle.torch.objective import Objective
from unsaddle.torch.probe import graph_cost

Float64Array = npt.NDArray[np.float64]


@final
@dataclass(frozen=True, eq=False)
class TorchTraining:
    """A training run to be diagnosed; nothing here changes the run.

    Attributes:
        model: as it is trained. What torch.compile or DataParallel put around it is looked through.
        loss: (output, target) to the mean over the samples of the batch.
        data: a pair (inputs, targets) of tensors, or of tuples or dicts of tensors with a common
            first axis; a map-style Dataset; a DataLoader or another re-iterable of such pairs.
        optimizer: the live one. Without it the noise and the curvature are still measured.
        forward: (model, inputs) to output; `model(inputs)` when None.
        parameters: which parameters to vary: names, tensors, or a predicate of (name, parameter).
            None: the trainable ones, of which those the optimizer holds.
        mode: "eval" to diagnose in evaluation mode; None for the modules as they are.
        batch_size: of the run. None: that of the batches in `data`; for tensors or a Dataset, full
            batches, which have no gradient noise.
        name: what reports call the run; the model's class when None.

    Raises:
        TrainingError: an argument is of another type.

    >>> inputs, targets = torch.tensor([[1.0], [2.0]]), torch.tensor([[2.0], [4.0]])
    >>> model = nn.Linear(1, 1, bias=False)
    >>> _ = model.weight.data.zero_()
    >>> objective = TorchTraining(model, nn.MSELoss(), (inputs, targets)).objective()
    >>> objective.loss(), objective.gradient().tolist()
    (10.0, [-10.0])
    """

    model: nn.Module
    loss: Callable[[Any, Any], Tensor]
    data: Any
    optimizer: torch.optim.Optimizer | None = None
    _: KW_ONLY
    forward: Callable[[nn.Module, Tree], Any] | None = None
    parameters: Callable[[str, nn.Parameter], bool] | Iterable[str | Tensor] | None = None
    mode: Literal["eval"] | None = None
    batch_size: int | None = None
    name: str | None = None

    def __post_init__(self) -> None:
        model: Any = self.model  # callers without a type checker pass anything
        optimizer: Any = self.optimizer
        for argument, accepted, fits in (
            ("model", "a torch.nn.Module", isinstance(model, nn.Module)),
            ("loss", "a callable (output, target) to a scalar", callable(self.loss)),
            (
                "optimizer",
                "a torch.optim.Optimizer or None",
                optimizer is None or isinstance(optimizer, torch.optim.Optimizer),
            ),
            (
                "forward",
                "a callable (model, inputs) to the output, or None",
                self.forward is None or callable(self.forward),
            ),
            ("mode", '"eval" or None', self.mode in ("eval", None)),
            (
                "batch_size",
                "a whole number from 1, or None for full batches",
                self.batch_size is None or (type(self.batch_size) is int and self.batch_size >= 1),
            ),
        ):
            if not fits:
                value = getattr(self, argument)
                shown = (
                    repr(value) if isinstance(value, str | int | float) else type(value).__name__
                )
                raise TrainingError(
                    f"{argument}={shown}",
                    accepted,
                    "The order is TorchTraining(model, loss, data, optimizer).",
                )

    @property
    def title(self) -> str:
        """The run's name, or the class of its model."""
        return self.name or type(unwrapped(self.model)).__name__

    def objective(self) -> Objective:
        """Return the run's mean loss over all its samples, after checking that it is one.

        Costs a few evaluations on a trial batch, two passes over the data, and one gradient.

        Raises:
            TrainingError: the run cannot be diagnosed as it was given; the message says why and
                what to change.
        """
        model = unwrapped(self.model)
        names = checks.choose_parameters(model, self.parameters, self.optimizer)
        network = Network.of(model, self.loss, self.forward, names, self.mode)
        chosen = network.chosen
        first = chosen[names[0]]
        samples, batch_size = gather(self.data, first.device)
        checks.check_point(network)
        point = flat([own.detach() for own in chosen.values()], list(chosen.values()))
        precise, note = checks.try_precision(network, samples, point)
        checks.check_repeatable_mean(network, samples, point, precise)
        cost = graph_cost(network, samples, point, precise)
        part = products.part_size(cost, samples.n_samples)
        checks.check_loss_and_gradient(network, samples, point, precise, part)
        ends = np.cumsum([own.numel() for own in chosen.values()]).tolist()
        return Objective(
            network=network,
            samples=samples,
            cost=cost,
            point=point,
            slices={
                name: slice(start, end)
                for name, start, end in zip(names, [0, *ends], ends, strict=False)
            },
            batch_size=self.batch_size or batch_size,
            dtype=first.dtype,
            device=first.device,
            precise_dtype=precise,
            precision_note=note,
        )

    @property
    def optimizer_name(self) -> str | None:
        """Class name of the optimizer; None without one."""
        return None if self.optimizer is None else type(self.optimizer).__name__

    def settings(self) -> dict[str, Any]:
        """Return the optimizer's settings in the words of this package, ready for JSON.

        Those of the first parameter group: `learning_rate`, `momentum`, `betas`, `eps`,
        `weight_decay`, `nesterov`, as far as the optimizer has them. Where the groups differ, the
        key `groups` lists the settings of each. Empty without an optimizer.
        """
        if self.optimizer is None:
            return {}
        groups = [optimizer_state.group_settings(group) for group in self.optimizer.param_groups]
        differ = any(group != groups[0] for group in groups)
        return {**groups[0], "groups": groups} if differ else groups[0]

    def preconditioner(self, objective: Objective) -> Float64Array | None:
        """Return the diagonal P by which the live optimizer divides, `(n_parameters,)`, positive.

        A step from rest is learning_rate · (momentum form of) gradient / P. For Adam, AdamW and
        NAdam P = (√(v/(1-β₂ᵗ)) + eps)(1-β₁ᵗ), for RMSprop √v + eps, for Adagrad √sum + eps. None
        for other optimizers, before the first step, and when a parameter has no state.

        References:
            Cohen et al. 2022, "Adaptive gradient methods at the edge of stability", 2207.14484, §2.
        """
        if self.optimizer is None:
            return None
        return optimizer_state.preconditioner(self.optimizer, objective)

    def lost_updates(self, objective: Objective, gradient: npt.ArrayLike) -> float | None:
        """Return the share of non-zero coordinates whose step is lost to rounding, from 0 to 1.

        The step is learning_rate · gradient, taken in each parameter's own precision (bfloat16,
        float16, float32): lost when the rounded parameter is what it was. None: no optimizer.

        Args:
            objective: of this training.
            gradient: `(n_parameters,)`; divide it by the preconditioner for an adaptive step.
        """
        if self.optimizer is None:
            return None
        slope = np.asarray(gradient, dtype=np.float64)
        return optimizer_state.lost_updates(self.optimizer, objective, slope)
