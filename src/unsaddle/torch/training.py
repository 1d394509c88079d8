"""A PyTorch training run as it stands: model, loss, data, optimizer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass, replace
from typing import Any, ClassVar, Literal, final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from unsaddle.errors import TrainingError
from unsaddle.theory import Answer, LiveGeometry
from unsaddle.torch import checks, optimizer_state, products
from unsaddle.torch.data import Tree
from unsaddle.torch.decay import counted_decay
from unsaddle.torch.derivative import doubt_of_derivative
from unsaddle.torch.finite import check_loss_and_gradient
from unsaddle.torch.live import live_geometry
from unsaddle.torch.memory import Memory
from unsaddle.torch.network import Network, flat, unwrapped
from unsaddle.torch.objective import Objective, consecutive
from unsaddle.torch.precision import widest_precision
from unsaddle.torch.probe import graph_cost
from unsaddle.torch.reading import read
from unsaddle.torch.remarks import remarks
from unsaddle.torch.repeatable import check_repeatable_mean
from unsaddle.torch.stepper import CopiedOptimizer, copied_optimizer

Float64Array = npt.NDArray[np.float64]


@final
@dataclass(frozen=True, eq=False)
class TorchTraining:
    """A training run to be diagnosed; nothing here changes the run.

    Attributes:
        model: as it is trained. What torch.compile or DataParallel put around it is looked through.
        loss: (output, target) to the mean over the samples of the batch. None: the model computes it,
            and its output is it, has it as `loss` or ["loss"], or holds it as its only number.
        data: a pair (inputs, targets) of tensors, or of tuples or dicts of tensors with a common
            first axis; a dict of tensors, which goes as model(**batch) into loss(output, batch); a
            Dataset; a DataLoader or another re-iterable of such batches; or a function without
            arguments that starts a new pass.
        optimizer: the live one. Without it the noise and the curvature are still measured.
        forward: (model, inputs) to output; `model(inputs)` when None.
        parameters: which parameters to vary: names, tensors, or a predicate of (name, parameter).
            None: the trainable ones, of which those the optimizer holds.
        mode: "eval" to diagnose in evaluation mode; None for the modules as they are.
        count: target (what the loss gets beside the output) to the number of units of a batch, for a
            loss that is a mean over tokens, pixels or class weights. None: each sample is one.
        count_weight_decay: take ½ weight_decay |θ|² of each parameter group into the function; for
            optimizers that add the decay to the gradient.
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
    loss: Callable[[Any, Any], Tensor] | None
    data: Any
    optimizer: torch.optim.Optimizer | None = None
    _: KW_ONLY
    forward: Callable[[nn.Module, Tree], Any] | None = None
    parameters: Callable[[str, nn.Parameter], bool] | Iterable[str | Tensor] | None = None
    mode: Literal["eval"] | None = None
    count: Callable[[Tree], Any] | None = None
    count_weight_decay: bool = False
    batch_size: int | None = None
    name: str | None = None

    def __post_init__(self) -> None:
        model: Any = self.model  # callers without a type checker pass anything
        optimizer: Any = self.optimizer
        for argument, accepted, fits in (
            ("model", "a torch.nn.Module", isinstance(model, nn.Module)),
            (
                "loss",
                "a callable (output, target) to a scalar, or None where the model computes it",
                self.loss is None or callable(self.loss),
            ),
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
            (
                "count",
                "a callable (target) to the number of units of a batch, or None",
                self.count is None or callable(self.count),
            ),
            (
                "count_weight_decay",
                "True or False",
                type(self.count_weight_decay) is bool,
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

    library: ClassVar[str] = "torch"

    @property
    def title(self) -> str:
        """The run's name, or the class of its model."""
        return self.name or type(unwrapped(self.model)).__name__

    @property
    def mode_in_words(self) -> str:
        """In which mode the modules are evaluated; training mode where one of them is in it."""
        trains = any(module.training for module in self.model.modules())
        return "evaluation mode" if self.mode == "eval" or not trains else "training mode"

    @torch.inference_mode(False)
    def objective(self) -> Objective:
        """Return the run's mean loss over all its samples, after checking that it is one.

        Costs a few evaluations on a trial batch, two passes over the data, and one gradient.

        Raises:
            TrainingError: the run cannot be diagnosed as it was given; the message says why and
                what to change.
        """
        checks.check_direction(self.optimizer)
        model = unwrapped(self.model)
        masters = checks.master_copies(model, self.optimizer)
        names = checks.choose_parameters(model, self.parameters, self.optimizer, masters)
        device = checks.check_device(model)
        network = Network.of(model, self.loss, self.forward, names, self.mode, masters)
        reading = read(self.data, device, self.loss is None, self.count)
        checks.check_point(network)
        optimizer_state.check_state(self.optimizer, network)
        stepped = network.stepped
        point = flat([own.detach() for own in stepped.values()], list(stepped.values()))
        samples, memory = reading.samples, Memory()
        trial = products.Work(network, samples, None, torch.float64, samples.n_samples, memory)
        precision = widest_precision(trial, point)
        work = precision.work
        draws = check_repeatable_mean(work, point)
        cost = graph_cost(work, point)
        work = replace(work, part=products.part_size(cost, samples.n_samples))
        check_loss_and_gradient(work, point)
        chosen = network.chosen
        return Objective(
            network=work.network,
            samples=samples,
            cost=cost,
            point=point,
            slices=consecutive({name: own.numel() for name, own in chosen.items()}),
            batch_size=self.batch_size or reading.batch_size,
            dtype=chosen[names[0]].dtype,
            device=device,
            run_dtype=work.dtype,
            digits=work.digits,
            precision_note=precision.note,
            memory=memory,
            doubt=doubt_of_derivative(work, point),
            decay=counted_decay(self.optimizer, stepped) if self.count_weight_decay else None,
            remarks=(
                *reading.notes,
                *precision.remarks,
                *draws,
                *remarks(work, point, precision, self.optimizer),
            ),
        )

    @property
    def optimizer_name(self) -> str | None:
        """Class name of the optimizer; None without one."""
        return None if self.optimizer is None else type(self.optimizer).__name__

    def settings(self) -> dict[str, Any]:
        """Return the optimizer's settings in the words of this package, ready for JSON.

        Those of the first parameter group that moves (learning rate above 0), else of the first:
        `learning_rate`, `momentum`, `betas`, `eps`, `weight_decay`, `nesterov`, as far as the
        optimizer has them. Where the groups differ, the key `groups` lists the settings
        of each. Empty without an optimizer.
        """
        if self.optimizer is None:
            return {}
        groups = [optimizer_state.group_settings(group) for group in self.optimizer.param_groups]
        differ = any(group != groups[0] for group in groups)
        first = next((group for group in groups if group.get("learning_rate")), groups[0])
        return {**first, "groups": groups} if differ else first

    def preconditioner(self, objective: Objective) -> Float64Array | None:
        """Return the diagonal P by which the live optimizer divides, `(n_parameters,)`, positive.

        A step from rest is learning_rate · (momentum form of) gradient / P. For Adam and its kin
        P = (√(v/(1-β₂ᵗ)) + eps)(1-β₁ᵗ), for RMSprop √v + eps, for Adagrad √sum + eps, for Adadelta
        √((v + eps)/(u + eps)). None for SGD, and where `geometry` is not applicable.

        References:
            Cohen et al. 2022, "Adaptive gradient methods at the edge of stability", 2207.14484, §2.
        """
        if self.optimizer is None:
            return None
        return optimizer_state.preconditioner(self.optimizer, objective)

    def geometry(self, objective: Objective) -> Answer[LiveGeometry] | None:
        """Return the live preconditioner of all groups; None without an optimizer.

        Each group's own learning rate, dampening, betas, eps and weight decay are in it. It is read
        for Adam (amsgrad), AdamW, NAdam, RAdam, Adamax, RMSprop, Adadelta, Adagrad and SGD; for others,
        before the first step, and where the state does not fit, it is not applicable and says why.
        """
        return None if self.optimizer is None else live_geometry(self.optimizer, objective)

    def stepper(self, objective: Objective) -> CopiedOptimizer | None:
        """Return a fresh copy of the optimizer with its state; a call makes one step of it.

        None without an optimizer, and where a step needs more than a dense gradient (LBFGS).
        """
        return None if self.optimizer is None else copied_optimizer(self.optimizer, objective)

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
