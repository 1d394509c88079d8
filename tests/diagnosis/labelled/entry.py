"""One labelled network: how it is built, what it is, and the roads that check the label itself."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch

import unsaddle
from unsaddle import TorchTraining


@dataclass(frozen=True)
class Entry:
    """A network whose kind and cause are known by construction.

    Attributes:
        build: returns the run, the same every time.
        kind, cause: what it is.
        why: why the label is true, in one sentence.
        falls: bounds of the share of the loss that `n_steps` more of its own steps really save.
        n_steps: so many are really trained.
        known_open: why the diagnosis is known to leave it UNDECIDED; empty: it is to be right.
    """

    build: Callable[[], TorchTraining]
    kind: str
    cause: str
    why: str
    falls: tuple[float, float] = (-1e-3, 1e-3)
    n_steps: int = 200
    known_open: str = ""


def verdict(entry: Entry) -> tuple[str, str]:
    report = unsaddle.diagnose(entry.build(), seed=0)
    return str(report.kind), str(report.cause)


def check_verdict(entry: Entry) -> None:
    """The kind and the cause are right; where it is known to be open, nothing false is said."""
    found = verdict(entry)
    if entry.known_open:
        assert found == ("UNDECIDED", "UNDECIDED"), f"decided: no longer open ({entry.known_open})"
    else:
        assert found == (entry.kind, entry.cause), entry.why


def full_loss(run, model=None) -> float:
    model = run.model if model is None else model
    with torch.no_grad():
        return float(run.loss(model(run.data[0]), run.data[1]))


def trained(run: TorchTraining, n_steps: int):
    """Return the model after more of the run's own steps, on batches drawn as it draws them."""
    model, optimizer = copy.deepcopy((run.model, run.optimizer))
    inputs, targets = run.data
    draw = torch.Generator().manual_seed(7)
    size = run.batch_size or len(targets)
    order = torch.empty(0, dtype=torch.long)
    for _ in range(n_steps):
        if len(order) < size:
            full = size >= len(targets)
            order = (
                torch.arange(len(targets)) if full else torch.randperm(len(targets), generator=draw)
            )
        rows, order = order[:size], order[size:]
        optimizer.zero_grad()
        run.loss(model(inputs[rows]), targets[rows]).backward()
        optimizer.step()
    return model


def share_saved(entry: Entry) -> float:
    """Return the share of the loss that really training on saves."""
    run = entry.build()
    before, after = full_loss(run), full_loss(run, trained(run, entry.n_steps))
    return (before - after) / abs(before)


def check_training(entry: Entry) -> None:
    least, most = entry.falls
    assert least <= share_saved(entry) <= most


def scaled(model, factor):
    """Return a copy whose parameters are all so many times as large."""
    grown = copy.deepcopy(model)
    with torch.no_grad():
        for own in grown.parameters():
            own.mul_(factor)
    return grown


@dataclass(frozen=True)
class Dense:
    """Gradient, per-sample gradients and Hessian by `torch.func`, without a product of ours."""

    gradients: np.ndarray  # (n_samples, n_parameters)
    hessian: np.ndarray  # (n_parameters, n_parameters)

    @property
    def gradient(self) -> np.ndarray:
        return self.gradients.mean(axis=0)

    @property
    def typical(self) -> float:
        """Root mean square norm of a sample's gradient."""
        return float(np.sqrt((self.gradients**2).sum(axis=1).mean()))

    @property
    def values(self) -> np.ndarray:
        return np.linalg.eigvalsh(self.hessian)

    @property
    def descending(self) -> np.ndarray:
        """Eigenvectors of the smallest eigenvalue and its equals, as rows."""
        values, vectors = np.linalg.eigh(self.hessian)
        return vectors[:, values < 0.999 * values[0]].T


def dense(run: TorchTraining) -> Dense:
    model = copy.deepcopy(run.model).double()
    inputs, targets = run.data
    inputs = inputs.double() if inputs.is_floating_point() else inputs
    targets = targets.double() if targets.is_floating_point() else targets
    names = [name for name, _ in model.named_parameters()]
    shapes = [own.shape for own in model.parameters()]
    ends = np.cumsum([own.numel() for own in model.parameters()])[:-1].tolist()

    def value(flat, x, y):
        pieces = torch.tensor_split(flat, ends)
        weights = {n: p.reshape(s) for n, p, s in zip(names, pieces, shapes, strict=True)}
        return run.loss(torch.func.functional_call(model, weights, (x,)), y)

    flat = torch.cat([own.detach().reshape(-1) for own in model.parameters()])
    gradients = [
        torch.func.grad(value)(flat, inputs[i : i + 1], targets[i : i + 1])
        for i in range(len(targets))
    ]
    hessian = torch.func.jacrev(torch.func.grad(value))(flat, inputs, targets)
    return Dense(torch.stack(gradients).numpy(), 0.5 * (hessian + hessian.T).numpy())
