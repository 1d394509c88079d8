"""Runs at known places: builders that the families of causes share."""

from __future__ import annotations

import math

import torch
from tests.diagnosis.labelled.networks import FLOAT64, N_HIDDEN, made, settle, silence
from torch import nn

from unsaddle import TorchTraining


def optimizer_of(model, name="SGD", **settings):
    return getattr(torch.optim, name)(model.parameters(), **{"lr": 0.1, **settings})


def zeroed(architecture, task, *, batch_size=None, push=0.0, dtype=None, seed=0, **settings):
    """Return a run whose weights are all zero and whose last bias is the best constant.

    `push` puts it so far beside the saddle, along a random direction of the weights.
    """

    def build():
        model, loss, data = made(architecture, task, seed)
        silence(model)
        settle(model, loss, data)
        if push:
            nudge(model, push)
        return run_of(model, loss, data, batch_size, dtype, **settings)

    return build


def run_of(model, loss, data, batch_size=None, dtype=None, **settings):
    if dtype is not None:
        model, data = (
            model.to(dtype),
            tuple(part.to(dtype) if part.is_floating_point() else part for part in data),
        )
    return TorchTraining(model, loss, data, optimizer_of(model, **settings), batch_size=batch_size)


def nudge(model, size, seed=3):
    draw = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for own in model.parameters():
            own += size * torch.randn(own.shape, generator=draw, dtype=own.dtype)


def first_layer(model):
    return model.convolution if hasattr(model, "convolution") else model.body[0]


def twins(architecture, task, *, batch_size=None, seed=0, **settings):
    """Return a run whose hidden units are equal, where one unit in their place is at its best."""

    def build():
        single, loss, data = made(architecture, task, seed, n_hidden=1)
        settle(single, loss, data, single.parameters())
        model, _, _ = made(architecture, task, seed)
        n_units = model.head.weight.shape[1]
        with torch.no_grad():
            for own, one in zip(model.parameters(), single.parameters(), strict=True):
                own.copy_(one.expand_as(own))
            model.head.weight.div_(n_units)
        return run_of(model, loss, data, batch_size, **settings)

    return build


class TwoHeads(nn.Module):
    """A constant that sees noisy targets, beside a network that sees the same sample every time."""

    def __init__(self, network, sample):
        super().__init__()
        self.network = network
        self.register_buffer("sample", sample)
        self.constant = nn.Parameter(torch.zeros(1, dtype=torch.float64))

    def forward(self, x):
        same = self.sample.expand_as(x)
        return torch.cat([self.network(same), self.constant.expand(len(x), 1)], dim=1)


def noise_across(architecture, loss, *, batch_size=4, push=0.0, **settings):
    """Return a run at a saddle of a network whose every sample is the same; noise is elsewhere."""

    def build():
        network, _, (inputs, _) = made(architecture, "MSE")
        silence(network)
        network.head.bias.requires_grad_(False)
        if push:
            nudge(network, push)
        draw = torch.Generator().manual_seed(11)
        noise = torch.randn(len(inputs), 1, generator=draw, dtype=torch.float64)
        targets = torch.cat([torch.ones_like(noise), noise - noise.mean()], dim=1)
        if isinstance(loss, nn.BCEWithLogitsLoss):
            targets = torch.cat([torch.ones_like(noise), (noise > noise.median()).double()], dim=1)
        return run_of(
            TwoHeads(network, inputs[:1]), loss, (inputs, targets), batch_size, **settings
        )

    return build


class Squashed(nn.Module):
    """A network whose outputs pass a bounded activation."""

    def __init__(self, network, activation):
        super().__init__()
        self.network, self.activation = network, activation

    def forward(self, x):
        return self.activation(self.network(x))


class WithConstant(nn.Module):
    """A network, and a constant that sees noisy targets: a loss that ends far above zero."""

    def __init__(self, network):
        super().__init__()
        self.network = network
        self.constant = nn.Parameter(torch.zeros(1, dtype=torch.float64))

    def forward(self, x):
        return torch.cat([self.network(x), self.constant.expand(len(x), 1)], dim=1)


def separating(scale, task="BCE"):
    """Return a linear model whose logits separate its targets; `scale` times the least margin is 1."""
    model, loss, data = made("linear", task, noise=0.0)
    weights = torch.tensor([1.0, -0.6, 0.3], dtype=torch.float64) / 1.2
    signal = data[0] @ weights
    slopes, shifts = ([1.0], [-0.2]) if task == "BCE" else ([-1.0, 0.0, 1.0], [-0.5, 0.0, -0.7])
    edges = [0.2] if task == "BCE" else [-0.5, 0.7]
    least = min(float((signal - edge).abs().min()) for edge in edges)
    with torch.no_grad():
        model.head.weight.copy_(scale / least * torch.outer(torch.tensor(slopes).double(), weights))
        model.head.bias.copy_(scale / least * torch.tensor(shifts).double())
    return model, loss, data


def separated(scale, task="BCE", *, floor=False, **settings):
    """Return a run of a linear model far out on separable data, alone or above a floor of the loss."""

    def build():
        model, loss, (inputs, targets) = separating(scale, task)
        if floor:
            model = WithConstant(model)
            targets = torch.cat([targets, (torch.arange(len(inputs)) % 2)[:, None].double()], dim=1)
        return run_of(model, loss, (inputs, targets), **settings)

    return build


def squashed(activation, scale, *, wrong=False, **settings):
    """Return a run whose outputs are saturated, on the side of the targets or on the other."""

    def build():
        network, _, (inputs, targets) = separating(scale)
        if isinstance(activation, nn.Tanh):
            targets = 2.0 * targets - 1.0
        if wrong:
            with torch.no_grad():
                network.head.weight.mul_(0.05 / network.head.weight.norm())
                network.head.bias.fill_(scale)
            targets = torch.full_like(targets, -1.0 if isinstance(activation, nn.Tanh) else 0.0)
        return run_of(Squashed(network, activation), nn.MSELoss(), (inputs, targets), **settings)

    return build


def fitted(
    architecture,
    task,
    *,
    noise=0.5,
    n_calls=2000,
    seed=0,
    batch_size=None,
    n_hidden=N_HIDDEN,
    **settings,
):
    """Return a run where L-BFGS ends."""

    def build():
        model, loss, data = made(architecture, task, seed, noise, n_hidden)
        settle(model, loss, data, model.parameters(), n_calls)
        return run_of(model, loss, data, batch_size, **settings)

    return build


def fresh(architecture, task, *, seed=0, batch_size=None, dtype=None, **settings):
    """Return a run that has not begun."""

    def build():
        return run_of(*made(architecture, task, seed), batch_size, dtype, **settings)

    return build


def dead(architecture, task, *, batch_size=None, **settings):
    """Return a run whose rectified units are silent and whose last bias is the best constant."""

    def build():
        model, loss, data = made(architecture, task)
        with torch.no_grad():
            first_layer(model).bias.fill_(-50.0)
        settle(model, loss, data)
        return run_of(model, loss, data, batch_size, **settings)

    return build


class Product(nn.Module):
    """Two weights, one after the other."""

    def __init__(self, *values):
        super().__init__()
        self.weights = nn.Parameter(torch.tensor(values, dtype=FLOAT64))

    def forward(self, x):
        return x * self.weights.prod()


def attracted():
    """Return a run whose samples bend the loss up and down along the way out, by turns, batches of 1."""

    def build():
        inputs = torch.tensor([[1.0], [1.0]] * 8, dtype=FLOAT64)
        # (y - u w x)² bends by -2 x y along (1, 1): -2 and 1.8, or 2 and 0.1 times the distance a step
        targets = torch.tensor([[1.0], [-0.9]] * 8, dtype=FLOAT64)
        return run_of(Product(1e-3, 1e-3), nn.MSELoss(), (inputs, targets), 1, lr=0.5)

    return build


class One(nn.Module):
    """One unit that sees nothing but its weight and bias, beside a constant at its best."""

    def __init__(self, activation, at):
        super().__init__()
        self.activation = activation
        self.unit = nn.Parameter(torch.tensor([0.5 * at, 0.5 * at], dtype=FLOAT64))
        self.constant = nn.Parameter(torch.zeros(1, dtype=FLOAT64))

    def forward(self, x):
        unit = self.activation(self.unit.sum()).expand(len(x), 1)
        return torch.cat([unit, self.constant.expand(len(x), 1)], dim=1)


def inflected(activation, **settings):
    """Return a run at the inflection of (1 - activation(s))², in closed form."""

    def build():
        at = -math.atanh(1 / 3) if isinstance(activation, nn.Tanh) else -math.log(2.0)
        inputs = torch.zeros(8, 1, dtype=FLOAT64)
        targets = torch.tensor([[1.0, 0.1], [1.0, -0.1]] * 4, dtype=FLOAT64)
        return run_of(One(activation, at), nn.MSELoss(), (inputs, targets), **settings)

    return build


def far_out():
    """Return a linear model whose residuals are all far beyond the delta of Huber's loss."""

    def build():
        model, _, data = made("linear", "Huber")
        with torch.no_grad():
            model.head.bias.fill_(50.0)
        return run_of(model, nn.HuberLoss(delta=0.7), data)

    return build


def ridge(architecture, task, *, weight_decay, **settings):
    """Return a run at the minimum of loss and weight decay together."""

    def build():
        model, loss, data = made(architecture, task)

        def together(output, targets):
            squares = sum((own**2).sum() for own in model.parameters())
            return loss(output, targets) + 0.5 * weight_decay * squares

        settle(model, together, data, model.parameters(), 2000)
        return run_of(model, loss, data, weight_decay=weight_decay, **settings)

    return build
