"""Real networks on scikit-learn's digits, near a plateau: small initial weights, a few steps of SGD."""

from __future__ import annotations

from collections.abc import Callable

import torch
from sklearn.datasets import load_digits
from torch import nn

from benchmarks.models import cnn, mlp
from unsaddle.torch import Objective, TorchTraining

SHRINKAGE = 0.15  # of PyTorch's initial weights; |gradient| is then small for hundreds of steps
N_STEPS = 20
LEARNING_RATE = 0.05


def trained(
    build: Callable[[], nn.Module],
    n_samples: int,
    *,
    shrinkage: float = SHRINKAGE,
    n_steps: int = N_STEPS,
    learning_rate: float = LEARNING_RATE,
) -> TorchTraining:
    """Return a run that has taken full-batch steps from small weights."""
    digits = load_digits()
    inputs = torch.tensor(digits.data[:n_samples] / 16.0, dtype=torch.float32)
    targets = torch.tensor(digits.target[:n_samples])
    with torch.random.fork_rng():
        torch.manual_seed(0)
        model = build()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter *= shrinkage
    optimizer, loss = torch.optim.SGD(model.parameters(), lr=learning_rate), nn.CrossEntropyLoss()
    for _ in range(n_steps):
        optimizer.zero_grad()
        loss(model(inputs), targets).backward()
        optimizer.step()
    return TorchTraining(model, loss, (inputs, targets), optimizer, batch_size=64)


def objectives(toy: bool) -> dict[str, Objective]:
    """Return the MLP and the CNN of the benchmarks; both work in float32 unless they are toys."""
    if toy:
        cases = {"MLP": (lambda: mlp((32, 32)), 64), "CNN": (lambda: cnn(2), 64)}
    else:
        cases = {"MLP": (mlp, 1797), "CNN": (cnn, 512)}
    made: dict[str, Objective] = {}
    for name, (build, n_samples) in cases.items():
        objective = trained(build, n_samples).objective()
        made[f"{name} of {objective.n_parameters:,} parameters"] = objective
    return made


def past_the_plateau(toy: bool) -> Objective:
    """Return the MLP well after its escape, where the negative end is small beside the other."""
    if toy:
        return trained(lambda: mlp((32, 32)), 64, shrinkage=1.0, n_steps=10).objective()
    return trained(mlp, 1797, shrinkage=1.0, n_steps=100, learning_rate=0.5).objective()


def large(toy: bool) -> Objective:
    """Return an MLP of 994,570 parameters on its plateau, on 256 digits."""
    if toy:
        return trained(lambda: mlp((48, 48)), 64).objective()
    return trained(lambda: mlp((960, 960)), 256).objective()
