"""The live preconditioner of `torch.optim` optimizers, read from their groups and state."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from unsaddle.theory import LIVE_FORMULA, Answer, LiveGeometry, MomentumForm
from unsaddle.torch.objective import Objective

# A group that does not move (learning rate 0) would be divided by infinity; so far it weighs nothing
# in any eigenvector that moves, and the square root of the inverse is still far from underflow.
STANDSTILL = 1e24

# Why the steps of these are not a gradient over a diagonal.
REFUSED = {
    "Adafactor": "Adafactor keeps rows and columns of its squares and clips the size of each update",
    "LBFGS": "LBFGS steps along a history of gradients, as far as a line search says",
    "Muon": "Muon's step is an orthogonalised matrix, no gradient over a diagonal",
    "Rprop": "Rprop steps by the signs of gradients, whatever their size",
    "SparseAdam": "SparseAdam moves only the rows a batch touches",
}


class _Unreadable(Exception):
    """Why there is no geometry, in words; never leaves this module."""


@dataclass(frozen=True)
class _Reading:
    """What one parameter is divided by, and the momentum form of its steps."""

    divisor: Tensor
    form: MomentumForm


def live_geometry(optimizer: torch.optim.Optimizer, objective: Objective) -> Answer[LiveGeometry]:
    """Return the live preconditioner of all groups; see `TorchTraining.geometry`."""
    try:
        found = list(_readings(optimizer, objective))
    except _Unreadable as reason:
        return Answer(None, str(reason), LIVE_FORMULA)
    rates = [float(group["lr"]) for _, group, _ in found]
    moving = [rate for rate in rates if rate > 0]
    if not moving:
        return Answer(None, "every learning rate is 0: nothing moves", LIVE_FORMULA)
    pieces, decays = [], []
    for (_, group, reading), rate in zip(found, rates, strict=True):
        folded = reading.divisor * (moving[0] / rate if rate > 0 else STANDSTILL)
        # Where the objective counts the decay, its gradient and Hessian have it already.
        counted = objective.decay is not None
        decay = 0.0 if counted else float(group.get("weight_decay", 0.0))
        pieces.append(folded)
        decays.append(decay * (reading.divisor if _decoupled(group) else torch.ones_like(folded)))
    diagonal, decay = torch.cat(pieces).numpy(), torch.cat(decays).numpy()
    n_bad = int((~((diagonal > 0) & (diagonal < float("inf")))).sum())
    if n_bad:
        why = f"{n_bad:,} coordinates have running squares and eps of 0, or a state that is not finite"
        return Answer(None, why, LIVE_FORMULA)
    counts = {int(_count(optimizer.state.get(own, {}))) for own, _, _ in found}
    forms = tuple(dict.fromkeys(reading.form for _, _, reading in found))
    live = LiveGeometry(
        rule=type(optimizer).__name__,
        forms=forms,
        learning_rate=moving[0],
        diagonal=diagonal,
        weight_decay=decay if decay.any() else None,
        n_steps=max(counts) or None,
    )
    held = "state held fixed"
    if len(forms) > 1:
        held += "; the groups' momenta differ: edge and growth are the least among them"
    return Answer(live, held, LIVE_FORMULA)


def divisors(optimizer: torch.optim.Optimizer, objective: Objective) -> Tensor | None:
    """Return what each parameter's gradient is divided by, no learning rate folded in.

    None for plain gradients, and where `live_geometry` is not applicable.
    """
    if isinstance(optimizer, torch.optim.SGD):
        return None
    try:
        return torch.cat([reading.divisor for _, _, reading in _readings(optimizer, objective)])
    except _Unreadable:
        return None


def _readings(
    optimizer: torch.optim.Optimizer, objective: Objective
) -> Iterator[tuple[Tensor, dict[str, Any], _Reading]]:
    """Yield (parameter, its group, its flat reading in float64) in the objective's order."""
    read = _reader(optimizer)
    groups = {id(own): group for group in optimizer.param_groups for own in group["params"]}
    for name, own in objective.network.stepped.items():
        shown = name.removeprefix("model.")
        group = groups.get(id(own))
        if group is None:
            raise _Unreadable(f"the optimizer does not hold {shown}")
        state = _State(shown, own, optimizer.state.get(own, {}))
        reading = read(group, state)
        yield own, group, _Reading(reading.divisor.expand(own.shape).reshape(-1), reading.form)


def _reader(optimizer: torch.optim.Optimizer) -> Callable[[dict[str, Any], _State], _Reading]:
    """Return how a known optimizer is read; by what its `step` is, not by its name."""
    name = type(optimizer).__name__
    if name in REFUSED:
        raise _Unreadable(REFUSED[name])
    step = inspect.unwrap(type(optimizer).step)
    for known, read in _READERS.items():
        if inspect.unwrap(known.step) is step:
            return read
    raise _Unreadable(f"{name} is not known: its steps need not be a gradient over a diagonal")


def _decoupled(group: dict[str, Any]) -> bool:
    return bool(group.get("decoupled_weight_decay"))


def _count(state: dict[str, Any]) -> float:
    return float(state.get("step", 0))


@dataclass(frozen=True)
class _State:
    """The state of one parameter, read with checks."""

    name: str
    own: Tensor
    entries: dict[str, Any]

    @property
    def n_steps(self) -> float:
        n_steps = _count(self.entries)
        if n_steps == 0:
            raise _Unreadable(f"{self.name} has made no step yet: its state is empty")
        return n_steps

    def tensor(self, entry: str) -> Tensor:
        kept = self.entries.get(entry)
        if kept is None:
            raise _Unreadable(f"the state of {self.name} has no {entry}")
        if kept.shape != self.own.shape:
            raise _Unreadable(
                f"{entry} of {self.name} has shape {tuple(kept.shape)}, the parameter "
                f"{tuple(self.own.shape)}"
            )
        return kept.detach().cpu().double()


def _sgd(group: dict[str, Any], state: _State) -> _Reading:
    momentum, kept = float(group["momentum"]), 1 - float(group["dampening"])
    ones = torch.ones(state.own.shape, dtype=torch.float64)
    if momentum == 0:
        return _Reading(ones, MomentumForm(0.0, 1.0, 0.0))
    direct, buffered = (1.0, momentum) if group["nesterov"] else (0.0, 1.0)
    return _Reading(ones, MomentumForm(momentum, direct, buffered * kept))


def _adam(group: dict[str, Any], state: _State) -> _Reading:
    beta1, beta2 = (float(beta) for beta in group["betas"])
    n_steps = state.n_steps
    second = state.tensor("max_exp_avg_sq" if group.get("amsgrad") else "exp_avg_sq")
    root = torch.sqrt(second / (1 - beta2**n_steps)) + float(group["eps"])
    return _Reading(root * (1 - beta1**n_steps), MomentumForm.of("ema_momentum", beta1))


def _nadam(group: dict[str, Any], state: _State) -> _Reading:
    beta1, beta2 = (float(beta) for beta in group["betas"])
    n_steps = state.n_steps
    root = torch.sqrt(state.tensor("exp_avg_sq") / (1 - beta2**n_steps)) + float(group["eps"])
    now, following = (
        beta1 * (1 - 0.5 * 0.96 ** (n * float(group["momentum_decay"])))
        for n in (n_steps, n_steps + 1)
    )
    # Its first moment is corrected by the product of its momenta instead of beta1^t.
    product = float(state.entries["mu_product"])
    later = following * (1 - product) / (1 - product * following)
    return _Reading(root * (1 - product), MomentumForm(beta1, 1 - now, later * (1 - beta1)))


def _radam(group: dict[str, Any], state: _State) -> _Reading:
    beta1, beta2 = (float(beta) for beta in group["betas"])
    n_steps = state.n_steps
    form = MomentumForm.of("ema_momentum", beta1)
    corrected = 1 - beta1**n_steps
    longest = 2 / (1 - beta2) - 1
    length = longest - 2 * n_steps * beta2**n_steps / (1 - beta2**n_steps)
    if length <= 5:  # too few squares to divide by: averaged momentum
        return _Reading(torch.full(state.own.shape, corrected, dtype=torch.float64), form)
    rectified = (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)
    root = torch.sqrt(state.tensor("exp_avg_sq")) + float(group["eps"])
    return _Reading(root * corrected / (rectified * (1 - beta2**n_steps)) ** 0.5, form)


def _adamax(group: dict[str, Any], state: _State) -> _Reading:
    beta1 = float(group["betas"][0])
    n_steps = state.n_steps
    form = MomentumForm.of("ema_momentum", beta1)
    return _Reading(state.tensor("exp_inf") * (1 - beta1**n_steps), form)


def _rmsprop(group: dict[str, Any], state: _State) -> _Reading:
    _ = state.n_steps
    second = state.tensor("square_avg")
    if group["centered"]:
        second = (second - state.tensor("grad_avg") ** 2).clamp_min(0.0)
    momentum = float(group["momentum"])
    form = MomentumForm(momentum, 0.0, 1.0) if momentum else MomentumForm(0.0, 1.0, 0.0)
    return _Reading(torch.sqrt(second) + float(group["eps"]), form)


def _adadelta(group: dict[str, Any], state: _State) -> _Reading:
    _ = state.n_steps
    eps = float(group["eps"])
    squares, moves = state.tensor("square_avg"), state.tensor("acc_delta")
    return _Reading(torch.sqrt((squares + eps) / (moves + eps)), MomentumForm(0.0, 1.0, 0.0))


def _adagrad(group: dict[str, Any], state: _State) -> _Reading:
    slowed = 1 + (state.n_steps - 1) * float(group["lr_decay"])
    root = torch.sqrt(state.tensor("sum")) + float(group["eps"])
    return _Reading(root * slowed, MomentumForm(0.0, 1.0, 0.0))


_READERS: dict[type[torch.optim.Optimizer], Callable[[dict[str, Any], _State], _Reading]] = {
    torch.optim.SGD: _sgd,
    torch.optim.Adam: _adam,  # and AdamW, whose step it is
    torch.optim.NAdam: _nadam,
    torch.optim.RAdam: _radam,
    torch.optim.Adamax: _adamax,
    torch.optim.RMSprop: _rmsprop,
    torch.optim.Adadelta: _adadelta,
    torch.optim.Adagrad: _adagrad,
}
