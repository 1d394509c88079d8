"""Networks that are stuck, each for a reason of its own: what branches are measured on."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import torch
from torch import nn

from unsaddle import TorchTraining

PLATEAU = Path(__file__).parents[1] / "examples" / "digits_plateau.py"


def digits_noise_vanishes() -> TorchTraining:
    """The example: mini-batches whose noise along the way out vanishes at the saddle."""
    specification = importlib.util.spec_from_file_location("digits_plateau", PLATEAU)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module.training()


def digits_zero_weights() -> TorchTraining:
    """All weights zero: every sample's gradient along the way out is exactly zero."""
    run = digits_noise_vanishes()
    with torch.no_grad():
        for name, own in run.model.named_parameters():
            if name != "2.bias":
                own.zero_()
    return TorchTraining(
        run.model, run.loss, run.data, run.optimizer, batch_size=64, name="digits, zero weights"
    )


def deep_linear() -> TorchTraining:
    """Three linear layers with small weights: the saddle of Saxe et al. 2014, 1312.6120."""
    draw = torch.Generator().manual_seed(1)
    inputs = torch.randn(240, 6, generator=draw)
    target = inputs @ torch.randn(6, 3, generator=draw) * 0.8
    model = nn.Sequential(nn.Linear(6, 8, bias=False), nn.Linear(8, 3, bias=False))
    with torch.no_grad():
        for own in model.parameters():
            own.normal_(0.0, 1e-4, generator=draw)
    sgd = torch.optim.SGD(model.parameters(), lr=0.005)
    return TorchTraining(
        model, nn.MSELoss(), (inputs, target), sgd, batch_size=16, name="deep linear network"
    )


def identical_units() -> TorchTraining:
    """Hidden units that began alike stay alike (Fukumizu & Amari 2000): the best single unit."""
    draw = torch.Generator().manual_seed(2)
    inputs = torch.randn(200, 2, generator=draw, dtype=torch.float64)
    target = (torch.tanh(2 * inputs[:, :1]) - torch.tanh(2 * inputs[:, 1:])).double()
    model = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1)).double()
    with torch.no_grad():
        model[0].weight.copy_(torch.tensor([[0.5, -0.3]]).expand(4, 2))
        model[0].bias.fill_(0.1)
        model[2].weight.fill_(0.2)
        model[2].bias.fill_(0.0)
    sgd = torch.optim.SGD(model.parameters(), lr=0.1)
    loss = nn.MSELoss()
    for _ in range(6000):
        sgd.zero_grad()
        loss(model(inputs), target).backward()
        sgd.step()
    return TorchTraining(model, loss, (inputs, target), sgd, name="identical units")


def dead_units() -> TorchTraining:
    """Rectified units pushed below zero on every sample, as by one step that was far too large."""
    draw = torch.Generator().manual_seed(3)
    inputs = torch.randn(200, 4, generator=draw)
    target = torch.sin(2 * inputs[:, :1]) + inputs[:, 1:2].abs()
    model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
    with torch.no_grad():
        for own in model.parameters():
            own.uniform_(-0.5, 0.5, generator=draw)
        model[0].bias.fill_(-20.0)
        model[2].bias.copy_(target.mean())
    sgd = torch.optim.SGD(model.parameters(), lr=0.02)
    return TorchTraining(
        model, nn.MSELoss(), (inputs, target), sgd, batch_size=20, name="dead units"
    )


STUCK: dict[str, Callable[[], TorchTraining]] = {
    "digits, noise vanishes": digits_noise_vanishes,
    "digits, zero weights": digits_zero_weights,
    "deep linear network": deep_linear,
    "identical units": identical_units,
    "dead units": dead_units,
}
