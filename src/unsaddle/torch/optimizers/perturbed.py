"""Perturbed steps around any optimizer: a random displacement on a certified plateau."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor

from unsaddle import streams
from unsaddle.errors import InvalidInput
from unsaddle.theory.perturbed import PgdConstants
from unsaddle.torch.optimizers.on_plateau import OnPlateau
from unsaddle.torch.watch.event import PlateauEvent
from unsaddle.torch.watch.watch import PlateauWatch

# Of the parameters' norm. Arbitrary: far above rounding, and a loss that bends by 1 at parameters of
# norm 10 rises by 5e-5 at most.
RELATIVE_RADIUS = 1e-3


class PerturbedOnPlateau(OnPlateau):
    """Adds a point drawn uniformly from a ball to the parameters when the watch certifies a plateau.

    With `constants` it is the paper's algorithm on top of the watch: the gradient in `.grad` must be
    below the paper's threshold too, perturbations are at least its waiting time apart, and where the
    loss has not fallen by its threshold in that time, the parameters go back to where they were before
    the perturbation, and nothing is perturbed any more: the theorem calls that point a minimum. Radii
    of 1e-9 and waits of a million steps are common: it is there to see the theorem at work.

    Args:
        optimizer: any, already built.
        watch: of the same training; its budget may be None, as no diagnosis is needed.
        radius: of the ball, in parameter distance; a thousandth of the parameters' norm when left out.
        constants: from `unsaddle.theory.pgd_constants`, in place of `radius`.
        every: steps after which a plateau that lasts is perturbed again; once when left out. With
            constants it is the paper's waiting time.
        seed: of the perturbations, which touch no global random state; the watch's when left out.

    Raises:
        InvalidInput: a radius or `every` that is not positive, or both radius and constants.

    References:
        Jin, Ge, Netrapalli, Kakade & Jordan 2017, arXiv 1703.00887, Algorithm 2 (theory.md 1.4), whose
        gradients are of the full data: batches need the watch's trend to be certified.

    >>> model = torch.nn.Linear(2, 1)
    >>> data = torch.eye(2), torch.zeros(2, 1)
    >>> from unsaddle.torch import TorchTraining
    >>> base = torch.optim.SGD(model.parameters(), lr=0.0)
    >>> training = TorchTraining(model, torch.nn.MSELoss(), data, base)
    >>> watch = PlateauWatch(training, horizon=64, budget=None, seed=0)
    >>> optimizer = PerturbedOnPlateau(base, watch, radius=0.1)
    >>> for _ in range(64):
    ...     optimizer.step(loss=1.0)
    >>> optimizer.actions[0][0], optimizer.actions[0][1][:34]
    (64, 'perturbed by 0.0...')
    """

    def __init__(
        self,
        optimizer: torch.optim.Optimizer,
        watch: PlateauWatch,
        *,
        radius: float | None = None,
        constants: PgdConstants | None = None,
        every: int | None = None,
        seed: int | None = None,
    ) -> None:
        if radius is not None and not (math.isfinite(radius) and radius > 0):
            raise InvalidInput(
                f"radius={radius!r}", "a number above zero", "Leave it out for 1e-3 of the norm."
            )
        if every is not None and every < 1:
            raise InvalidInput(
                f"every={every!r}", "a number of steps from 1", "Leave it out for once a plateau."
            )
        if radius is not None and constants is not None:
            raise InvalidInput(
                "both radius and constants", "one of them", "The constants bring their own radius."
            )
        super().__init__(optimizer, watch)
        self.radius, self.constants = radius, constants
        self.every: float | None = every if constants is None else constants.time_threshold
        self.seed = watch.seed if seed is None else streams.resolve_seed(seed)
        self.n_perturbed = 0
        self.settled = False
        self._last: int | None = None  # step of the latest perturbation
        self._before: tuple[int, float, list[Tensor]] | None = None

    def act(self, event: PlateauEvent | None, loss: float | Tensor) -> None:
        """Perturb, or, with constants, go back where a perturbation has won too little."""
        if self._before is not None:
            self._weigh(float(loss))
        if not (event is not None or self._again()) or self.settled or not self._allowed():
            return
        self._last = self.n_steps
        constants = self.constants
        if constants is not None:
            copies = [own.detach().clone() for own in self._all_parameters()]
            self._before = (self.n_steps, float(loss), copies)
        length = self._perturb(self._radius())
        self._tell(f"perturbed by {length:.3g}, drawn from a ball of radius {self._radius():.3g}")

    def _all_parameters(self) -> list[Tensor]:
        """Return frozen ones too: what is frozen may change while a perturbation waits."""
        return [own for group in self.param_groups for own in group["params"]]

    def _again(self) -> bool:
        """Whether a plateau that was perturbed before has lasted long enough."""
        if self._last is None or self.every is None or not self.watch.test.on_plateau:
            return False
        return self.n_steps - self._last >= self.every

    def _allowed(self) -> bool:
        """Whether the paper's own conditions hold, where they are asked for."""
        constants = self.constants
        if constants is None:
            return True
        if self._before is not None:
            return False
        grads = [own.grad for own in self.parameters() if own.grad is not None]
        norm = math.hypot(*(float(torch.linalg.vector_norm(grad)) for grad in grads))
        return norm <= constants.gradient_threshold

    def _radius(self) -> float:
        if self.constants is not None:
            return self.constants.radius
        if self.radius is not None:
            return self.radius
        norms = [float(torch.linalg.vector_norm(own.detach())) for own in self.parameters()]
        return RELATIVE_RADIUS * (math.hypot(*norms) or 1.0)

    def _perturb(self, radius: float) -> float:
        """Add a uniform draw from the ball to the parameters; return its length."""
        rng = streams.generator(self.seed, "perturbation", self.n_perturbed)
        self.n_perturbed += 1
        owns = list(self.parameters())
        n_dims = sum(own.numel() for own in owns)
        if not n_dims:
            return 0.0
        draw = torch.from_numpy(rng.standard_normal(n_dims))
        length = radius * rng.random() ** (1 / n_dims)
        draw *= length / torch.linalg.vector_norm(draw)
        for own, piece in zip(owns, draw.split([own.numel() for own in owns]), strict=True):
            own += piece.reshape(own.shape).to(own)
        return length

    def _weigh(self, loss: float) -> None:
        """After the waiting time, keep the perturbation if the loss fell, undo it if it did not."""
        assert self.constants is not None
        assert self._before is not None
        step, loss_before, copies = self._before
        if self.n_steps - step < self.constants.time_threshold:
            return
        self._before = None
        if loss - loss_before <= -self.constants.value_threshold:
            return
        # A group may have been added since: it has no place to go back to.
        for own, copy in zip(self._all_parameters(), copies, strict=False):
            if own.requires_grad:
                own.copy_(copy)
        self.settled = True
        self._tell("back to before the perturbation: it won less than the theorem asks for")

    def own_state(self) -> dict[str, Any]:
        """Return how far the perturbations are."""
        return {
            **super().own_state(),
            "seed": self.seed,
            "n_perturbed": self.n_perturbed,
            "settled": self.settled,
            "last": self._last,
            "before": self._before,
        }

    def load_own_state(self, state: dict[str, Any]) -> None:
        """Go on where a state was taken."""
        super().load_own_state(state)
        self.seed, self.n_perturbed = state["seed"], state["n_perturbed"]
        self.settled, self._last = state["settled"], state["last"]
        self._before = state["before"]
