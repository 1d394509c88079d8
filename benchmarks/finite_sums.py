"""Finite sums: walkers on mini-batches against `torch.func.vmap` and a loop over PyTorch models."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import torch
from numpy.typing import NDArray
from torch.func import functional_call, grad, vmap

from benchmarks.measure import Contestant, Costs, Row, interleaved, require_agreement, speed_ratio
from unsaddle import optimizers
from unsaddle.ensemble import run_ensemble
from unsaddle.oracle import MiniBatch
from unsaddle.problem import Problem

TITLE = "Finite sums: gradient descent on mini-batches, many walkers, one thread"
RATE = 0.01
BATCHES = (1, 8, 32)


@dataclass(frozen=True)
class Size:
    """What is run: walkers, samples, steps of each contestant, rounds."""

    n_walkers: int = 256
    n_samples: int = 500
    n_steps: int = 500
    few: int = 20  # steps of the vmapped model
    alone: int = 100  # steps of one model of the loop
    n_rounds: int = 5


def _size(toy: bool) -> Size:
    return Size(4, 20, 4, 2, 2, 1) if toy else Size()


def protocol(toy: bool = False) -> str:
    """Return the words above the table."""
    size = _size(toy)
    return (
        f"{size.n_walkers} walkers, {size.n_samples} samples, float32; the engine reshuffles each "
        f"epoch, its rivals get their orders for nothing; logistic regression of 10 parameters and "
        f"a 64-8-10 tanh network of 610; {size.n_steps} steps of the engine and {size.few} of the "
        f"vmapped model a call, one model for {size.alone} steps in the loop; full-batch steps "
        f"agree to 1e-4; median of {size.n_rounds} rounds in turns"
    )


def rows(toy: bool = False) -> list[Row]:
    """Return the rows.

    Expected before measuring: an order of magnitude over a vmapped model at B = 1, where its cost is
    that of calling kernels, falling to a few times at B = 32, where kernels work; a hundred times and
    more over a loop, and some 20 times on the network at B = 32, where 600 parameters times 32 samples
    are work for both.
    """
    size = _size(toy)
    made: list[Row] = []
    for task in (_logistic(size), _network(size)):
        _agree(task, size)
        for batch in (1, 8) if toy else BATCHES:
            costs = _measured(task, min(batch, size.n_samples), size)
            guess = {1: ("10", "100-500"), 8: ("5", "40-200"), 32: ("3", "20-80")}[batch]
            made += [
                Row(
                    f"engine / torch.func.vmap, {task.name}, B = {batch}",
                    **speed_ratio(costs, "engine", "vmap"),
                    expected=guess[0],
                    target=2.0,
                ),
                Row(
                    f"engine / PyTorch loop, {task.name}, B = {batch}",
                    **speed_ratio(costs, "engine", "loop"),
                    expected=guess[1],
                    target=20.0,
                    note=f"{1e6 * float(np.median(costs['engine'])):.2g} µs a walker-step",
                ),
                Row(
                    f"reshuffled / with replacement, {task.name}, B = {batch}",
                    **speed_ratio(costs, "engine", "replacement"),
                    expected=".2-.9",
                    note="what the shuffles cost",
                ),
            ]
    return made


@dataclass(frozen=True)
class Task:
    """One problem, and the same as a PyTorch model."""

    name: str
    problem: Problem
    model: Callable[[], torch.nn.Module]
    loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor]
    inputs: torch.Tensor
    targets: torch.Tensor
    starts: NDArray[np.float64]  # (walkers, parameters), in the order of the model's parameters


def _logistic(size: Size) -> Task:
    rng = np.random.default_rng(0)
    inputs = rng.standard_normal((size.n_samples, 10))
    signs = np.sign(inputs @ rng.standard_normal(10) + rng.standard_normal(size.n_samples))

    def sample_loss(x: Any, sample: Any) -> Any:
        return jnp.logaddexp(0.0, -sample[-1] * (sample[:-1] @ x))

    samples = np.column_stack([inputs, signs])
    return Task(
        "logistic regression",
        Problem("logistic regression", sample_loss, samples, ((-2.0, 2.0),) * 10, known=()),
        lambda: torch.nn.Linear(10, 1, bias=False),
        lambda scores, y: torch.nn.functional.softplus(-y * scores[..., 0]).mean(),
        torch.tensor(inputs, dtype=torch.float32),
        torch.tensor(signs, dtype=torch.float32),
        0.1 * rng.standard_normal((size.n_walkers, 10)),
    )


def _network(size: Size, hidden: int = 8) -> Task:
    rng = np.random.default_rng(1)
    inputs = rng.random((size.n_samples, 64))
    labels = np.argmax(inputs @ rng.standard_normal((64, 10)), axis=1)
    ends = np.cumsum([64 * hidden, hidden, 10 * hidden, 10])

    def sample_loss(x: Any, sample: Any) -> Any:
        inner, bias, outer, shift = jnp.split(x, ends[:-1])
        active = jnp.tanh(inner.reshape(hidden, 64) @ sample[:-1] + bias)
        scores = outer.reshape(10, hidden) @ active + shift
        return jax.nn.logsumexp(scores) - scores[sample[-1].astype(jnp.int32)]

    samples = np.column_stack([inputs, labels])
    return Task(
        "network",
        Problem("network", sample_loss, samples, ((-2.0, 2.0),) * int(ends[-1]), known=()),
        lambda: torch.nn.Sequential(
            torch.nn.Linear(64, hidden), torch.nn.Tanh(), torch.nn.Linear(hidden, 10)
        ),
        torch.nn.functional.cross_entropy,
        torch.tensor(inputs, dtype=torch.float32),
        torch.tensor(labels),
        0.1 * rng.standard_normal((size.n_walkers, int(ends[-1]))),
    )


def _measured(task: Task, batch: int, size: Size) -> Costs:
    def engine(sampling: Any) -> NDArray[np.float64]:
        return _engine(task, MiniBatch(task.problem, batch, sampling), size.n_steps)

    n_walkers = size.n_walkers
    return interleaved(
        {
            "engine": Contestant(lambda: engine("reshuffle"), n_walkers * size.n_steps),
            "replacement": Contestant(lambda: engine("replacement"), n_walkers * size.n_steps),
            "vmap": Contestant(lambda: with_vmap(task, batch, size.few), n_walkers * size.few),
            "loop": Contestant(lambda: with_loop(task, batch, 1, size.alone), size.alone),
        },
        size.n_rounds,
    )


def _engine(task: Task, oracle: MiniBatch, n_steps: int) -> NDArray[np.float64]:
    optimizer = optimizers.resolve(f"sgd lr={RATE}", n_steps)
    return run_ensemble(
        task.problem.landscape, optimizer, task.starts, n_steps, oracle=oracle, seed=0,
        dtype="float32",
    ).finals  # fmt: skip


def with_vmap(task: Task, batch: int, n_steps: int) -> NDArray[np.float64]:
    """Advance all walkers by the vmapped gradient of one model."""
    model = task.model()
    names = [name for name, _ in model.named_parameters()]
    parts = _parts(model, torch.tensor(task.starts, dtype=torch.float32))
    parameters = dict(zip(names, parts, strict=True))

    def loss(own: Any, inputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        return task.loss(functional_call(model, own, (inputs,)), targets)

    slope = vmap(grad(loss))
    shape = (len(task.starts), len(task.inputs))
    for chosen in _epochs(_orders(*shape), batch, n_steps):
        gradients = slope(parameters, task.inputs[chosen], task.targets[chosen])
        parameters = {name: parameters[name] - RATE * gradients[name] for name in names}
    flat = [parameters[name].flatten(1) for name in names]
    return torch.cat(flat, dim=1).numpy().astype(np.float64)


def with_loop(task: Task, batch: int, n_walkers: int, n_steps: int) -> NDArray[np.float64]:
    """Advance one model after the other with `torch.optim.SGD`."""
    finals: list[NDArray[np.float64]] = []
    for start in task.starts[:n_walkers]:
        model = task.model()
        torch.nn.utils.vector_to_parameters(
            torch.tensor(start, dtype=torch.float32), model.parameters()
        )
        optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
        for chosen in _epochs(_orders(1, len(task.inputs)), batch, n_steps):
            optimizer.zero_grad()
            task.loss(model(task.inputs[chosen[0]]), task.targets[chosen[0]]).backward()
            optimizer.step()
        final = torch.nn.utils.parameters_to_vector(model.parameters()).detach()
        finals.append(final.numpy().astype(np.float64))
    return np.array(finals)


def _parts(model: torch.nn.Module, rows: torch.Tensor) -> Sequence[torch.Tensor]:
    shapes = [parameter.shape for parameter in model.parameters()]
    pieces = rows.split([shape.numel() for shape in shapes], dim=1)
    return [piece.reshape(len(rows), *shape) for piece, shape in zip(pieces, shapes, strict=True)]


@functools.cache
def _orders(n_walkers: int, n_samples: int) -> torch.Tensor:
    return torch.rand((n_walkers, n_samples)).argsort(1)


def _epochs(order: torch.Tensor, batch: int, n_steps: int) -> Iterator[torch.Tensor]:
    """One order again and again: rivals run for a part of an epoch and are not charged for it."""
    per_epoch = -(-order.shape[1] // batch)
    for step in range(n_steps):
        place = step % per_epoch
        yield order[:, place * batch : (place + 1) * batch]


def _agree(task: Task, size: Size) -> None:
    """Full batches leave nothing to chance: the three must go the same way."""
    n_steps = 2
    ours = _engine(task, MiniBatch(task.problem, size.n_samples), n_steps)
    require_agreement(
        f"{task.name}: torch.func.vmap", ours, with_vmap(task, size.n_samples, n_steps), 1e-4
    )
    theirs = with_loop(task, size.n_samples, 2, n_steps)
    require_agreement(f"{task.name}: PyTorch loop", ours[:2], theirs, 1e-4)
