"""A JAX training run as it stands: loss, parameters, data, optimizer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from functools import cached_property
from typing import Any, ClassVar, final

import numpy as np
import numpy.typing as npt

from unsaddle import optimizers
from unsaddle.errors import TrainingError
from unsaddle.jax import checks, products
from unsaddle.jax.cost import product_cost
from unsaddle.jax.data import gather
from unsaddle.jax.objective import Objective
from unsaddle.jax.optimizer_state import OptimizerState
from unsaddle.jax.parameters import Parameters, Selection, Tree
from unsaddle.jax.transformation import CopiedOptimizer, Transformation
from unsaddle.theory import Answer, LiveGeometry

Float64Array = npt.NDArray[np.float64]

ORDER = "The order is JaxTraining(loss, params, data, optimizer)."


@final
@dataclass(frozen=True, eq=False)
class JaxTraining:
    """A training run to be diagnosed; nothing here changes the run.

    Attributes:
        loss: to the mean over the samples of the batch: `loss(params, *data)` where data is a tuple,
            `loss(params, data)` where it is an array, a dict or another pytree. A function that
            jax.jit compiles.
        params: what loss takes first: any pytree (a Flax dict, `nnx.state(model, nnx.Param)`, an
            Equinox model). Its floating-point arrays vary, the rest stays as it is.
        data: all samples: an array, or a tuple, dict or other pytree of arrays with a common first
            axis; or a list, a loader or another re-iterable of such batches.
        optimizer: an optax transformation; a string as `unsaddle.race` takes it ("adam lr=1e-3"); or
            what holds both transformation and state as `tx` and `opt_state`: Flax's TrainState and
            nnx.Optimizer. Without it the noise and the curvature are still measured.
        optimizer_state: the live one. None: not begun, and there is no live geometry.
        parameters: which arrays vary: names (paths of the leaves, "layers.0.weight"), or a predicate
            of (name, array). None: all that are floating-point.
        batch_size: of the run. None: that of the batches in `data`; for arrays, full batches, which
            have no gradient noise.
        name: what reports call the run; the model's class or the loss's name when None.

    Raises:
        TrainingError: an argument is of another type.

    >>> import jax.numpy as jnp
    >>> inputs, targets = jnp.array([[1.0], [2.0]]), jnp.array([[2.0], [4.0]])
    >>> loss = lambda w, x, y: jnp.mean((x @ w - y) ** 2)
    >>> objective = JaxTraining(loss, jnp.zeros((1, 1)), (inputs, targets)).objective()
    >>> objective.loss(), objective.gradient().tolist()
    (10.0, [-10.0])
    """

    loss: Callable[..., Any]
    params: Tree
    data: Any
    optimizer: Any = None
    _: KW_ONLY
    optimizer_state: Any = None
    parameters: Selection | None = None
    batch_size: int | None = None
    name: str | None = None

    library: ClassVar[str] = "jax"
    mode_in_words: ClassVar[str] = "a function of parameters and data"

    def __post_init__(self) -> None:
        name: Any = self.name  # callers without a type checker pass anything
        for argument, accepted, fits in (
            ("loss", "a callable (params, *data) to a scalar", callable(self.loss)),
            (
                "optimizer",
                "an optax transformation, a string such as 'adam lr=1e-3', what has tx and opt_state, "
                "or None",
                self.optimizer is None
                or isinstance(self.optimizer, str | optimizers.Optimizer)
                or _holds_both(self.optimizer)
                or _is_transformation(self.optimizer),
            ),
            (
                "batch_size",
                "a whole number from 1, or None for full batches",
                self.batch_size is None or (type(self.batch_size) is int and self.batch_size >= 1),
            ),
            ("name", "a string or None", name is None or isinstance(name, str)),
        ):
            if not fits:
                value = getattr(self, argument)
                shown = repr(value) if isinstance(value, int | float) else type(value).__name__
                raise TrainingError(f"{argument}={shown}", accepted, ORDER)
        if self.optimizer is None and self.optimizer_state is not None:
            raise TrainingError(
                "optimizer_state without an optimizer",
                "the transformation whose state it is",
                "Pass both: JaxTraining(loss, params, data, tx, optimizer_state=state).",
            )
        if isinstance(self.optimizer, str):
            optimizers.resolve(self.optimizer, n_steps=1)  # a name nobody knows is found here

    @property
    def title(self) -> str:
        """The run's name, or the class of its model, or the name of its loss."""
        if self.name:
            return self.name
        module, model = type(self.params).__module__, type(self.params).__name__
        if not module.startswith(("builtins", "flax", "jax", "numpy")):
            return model
        own = getattr(self.loss, "__name__", type(self.loss).__name__)
        return "a JAX run" if own in ("<lambda>", "partial", "loss", "loss_fn") else own

    def objective(self) -> Objective:
        """Return the run's mean loss over all its samples, after checking that it is one.

        Costs a few compilations, two passes over the data, and some gradients of a trial batch.

        Raises:
            TrainingError: the run cannot be diagnosed as it was given; the message says why and
                what to change.
        """
        parameters = self._parameters
        samples, batch_size = gather(self.data)
        checks.check_point(parameters)
        mean, note = checks.try_precision(self.loss, parameters, samples)
        checks.check_reached(mean)
        checks.check_repeatable_mean(mean)
        cost = product_cost(mean, samples, parameters.point)
        part = products.part_size(cost, samples.n_samples)
        checks.check_loss_and_gradient(mean, samples, part)
        return Objective(
            mean=mean,
            samples=samples,
            cost=cost,
            point=parameters.point,
            batch_size=self.batch_size or batch_size,
            precision_note=note,
        )

    @property
    def optimizer_name(self) -> str | None:
        """Name of the rule that the optimizer's steps are, in `torch.optim`'s words; None without.

        "optax transformation" where they are those of no rule that is known here.
        """
        return None if self._state is None else self._state.name

    def settings(self) -> dict[str, Any]:
        """Return the optimizer's settings as they were measured; empty where they cannot be.

        Those of the first group that moves: `learning_rate` of the next step, `momentum`, `betas`,
        `eps`, `weight_decay`, `nesterov`, as far as the rule has them. Where arrays are moved in
        different ways, `groups` lists the settings of each. Empty without an optimizer.
        """
        return {} if self._state is None else self._state.settings()

    def preconditioner(self, objective: Objective) -> Float64Array | None:
        """Return the diagonal P by which the live optimizer divides, `(n_parameters,)`, positive.

        As `TorchTraining.preconditioner`: learning_rate · (momentum form of) gradient / P. None for
        plain gradients, for a rule that is not known, and before the first step.

        References:
            Cohen et al. 2022, "Adaptive gradient methods at the edge of stability", 2207.14484, §2.
        """
        made = None if self._state is None else self._state.divisors()
        if made is None:
            return None
        slices = self._parameters.slices  # of all arrays; an objective may be of some
        return np.concatenate([made[slices[name]] for name in objective.names])

    def geometry(self, objective: Objective) -> Answer[LiveGeometry] | None:
        """Return the live preconditioner of all arrays; None without an optimizer.

        It is known for SGD, momentum, Nesterov, Adam (AMSGrad, decay of both kinds), NAdam, Adamax,
        RMSprop, AdaGrad and Adadelta, in chains, masks and groups, and whatever makes the same steps.
        """
        return None if self._state is None else self._state.geometry()

    def stepper(self, objective: Objective) -> CopiedOptimizer | None:
        """Return a fresh copy of the optimizer with its state; a call makes one step of it.

        None without an optimizer, and where a gradient and the parameters are not all it needs.
        """
        return None if self._state is None else self._state.stepper()

    def lost_updates(self, objective: Objective, gradient: npt.ArrayLike) -> float | None:
        """Return the share of non-zero coordinates whose step is lost to rounding, from 0 to 1.

        The step is learning_rate · gradient, or that of an unknown rule along it, taken in each
        array's own precision: lost when the rounded parameter is what it was. None: no optimizer.

        Args:
            objective: of this training.
            gradient: `(n_parameters,)`; divide it by the preconditioner for an adaptive step.
        """
        if self._state is None:
            return None
        return self._state.lost_updates(np.asarray(gradient, dtype=np.float64))

    @cached_property
    def _parameters(self) -> Parameters:
        return Parameters.of(self.params, self.parameters)

    @cached_property
    def _state(self) -> OptimizerState | None:
        if self.optimizer is None:
            return None
        made, state = self.optimizer, self.optimizer_state
        if _holds_both(made):
            made, state = made.tx, made.opt_state if state is None else state
        if isinstance(made, str | optimizers.Optimizer):
            made = optimizers.resolve(made, n_steps=1).transformation
        return OptimizerState(Transformation.of(made, state, self._parameters))


def _holds_both(optimizer: Any) -> bool:
    return hasattr(optimizer, "tx") and hasattr(optimizer, "opt_state")


def _is_transformation(optimizer: Any) -> bool:
    parts = (getattr(optimizer, name, None) for name in ("init", "update"))
    return all(callable(part) for part in parts)
