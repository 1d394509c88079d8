"""Tiny networks of many architectures, with data and losses that fit them: 10 to 150 parameters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

FLOAT64 = torch.float64
N_SAMPLES, N_DIMS, N_HIDDEN, N_TOKENS, N_WORDS = 24, 3, 4, 3, 5
N_NEWTON = 8


class Convolution(nn.Module):
    """A convolution over the coordinates, averaged, and a head."""

    def __init__(self, n_outputs, n_hidden=N_HIDDEN, activation=nn.Tanh):
        super().__init__()
        self.convolution = nn.Conv1d(1, n_hidden, 2)
        self.activation = activation()
        self.head = nn.Linear(n_hidden, n_outputs)

    def forward(self, x):
        return self.head(self.activation(self.convolution(x[:, None, :])).mean(dim=2))


class Attention(nn.Module):
    """One head of attention of each coordinate, with its place, to all; averaged, and a head."""

    def __init__(self, n_outputs):
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(2, 2, bias=False) for _ in range(3))
        self.head = nn.Linear(2, n_outputs)

    def forward(self, x):
        place = torch.linspace(-1, 1, x.shape[1], dtype=x.dtype).expand_as(x)
        seen = torch.stack([x, place], dim=2)
        scores = self.query(seen) @ self.key(seen).transpose(1, 2)
        return self.head((torch.softmax(scores, dim=2) @ self.value(seen)).mean(dim=1))


class Words(nn.Module):
    """An embedding, averaged, and a head."""

    def __init__(self, n_outputs):
        super().__init__()
        self.embedding = nn.Embedding(N_WORDS, 2)
        self.head = nn.Linear(2, n_outputs)

    def forward(self, tokens):
        return self.head(self.embedding(tokens).mean(dim=1))


class Layers(nn.Module):
    """Layers one after the other; the last is the head."""

    def __init__(self, *layers):
        super().__init__()
        self.body = nn.Sequential(*layers[:-1])
        self.head = layers[-1]

    def forward(self, x):
        return self.head(self.body(x))


def perceptron(activation, n_outputs, n_hidden):
    return Layers(nn.Linear(N_DIMS, n_hidden), activation(), nn.Linear(n_hidden, n_outputs))


# From the numbers of outputs and of hidden units, which only some have.
ARCHITECTURES: dict[str, Callable[[int, int], nn.Module]] = {
    "linear": lambda k, _: Layers(nn.Linear(N_DIMS, k)),
    "two linear layers": lambda k, m: Layers(nn.Linear(N_DIMS, m, bias=False), nn.Linear(m, k)),
    "three linear layers": lambda k, m: Layers(
        nn.Linear(N_DIMS, m, bias=False), nn.Linear(m, m, bias=False), nn.Linear(m, k)
    ),
    "tanh": lambda k, m: perceptron(nn.Tanh, k, m),
    "sigmoid": lambda k, m: perceptron(nn.Sigmoid, k, m),
    "ReLU": lambda k, m: perceptron(nn.ReLU, k, m),
    "GELU": lambda k, m: perceptron(nn.GELU, k, m),
    "convolution": Convolution,
    "ReLU convolution": lambda k, m: Convolution(k, m, nn.ReLU),
    "LayerNorm": lambda k, m: Layers(
        nn.LayerNorm(N_DIMS), nn.Linear(N_DIMS, m), nn.Tanh(), nn.Linear(m, k)
    ),
    "attention": lambda k, _: Attention(k),
    "embedding": lambda k, _: Words(k),
}


@dataclass(frozen=True)
class Task:
    """A loss and targets that fit it, as functions of what the network is to learn."""

    loss: nn.Module
    n_outputs: int
    targets: Callable[[Tensor], Tensor]  # (n,) of unit size to targets


def _two(signal: Tensor) -> Tensor:
    return torch.stack([signal, 0.5 * signal.flip(0)], dim=1)


TASKS = {
    "MSE": Task(nn.MSELoss(), 1, lambda s: s[:, None]),
    "MSE of two": Task(nn.MSELoss(), 2, _two),
    "Huber": Task(nn.HuberLoss(delta=0.7), 1, lambda s: s[:, None]),
    "cross-entropy": Task(nn.CrossEntropyLoss(), 3, lambda s: (s > -0.5).long() + (s > 0.7).long()),
    "BCE": Task(nn.BCEWithLogitsLoss(), 1, lambda s: (s > 0.2).to(s.dtype)[:, None]),
    "Poisson": Task(nn.PoissonNLLLoss(), 1, lambda s: torch.floor(2 * s.abs())[:, None]),
}


def inputs_for(architecture: str, seed: int) -> Tensor:
    draw = torch.Generator().manual_seed(seed)
    if architecture == "embedding":
        return torch.randint(N_WORDS, (N_SAMPLES, N_TOKENS), generator=draw)
    return torch.randn(N_SAMPLES, N_DIMS, generator=draw, dtype=FLOAT64)


def made(architecture: str, task: str, seed: int = 0, noise: float = 0.5, n_hidden=N_HIDDEN):
    """Return (model, loss, (inputs, targets)); the signal is linear in the inputs, with noise."""
    inputs = inputs_for(architecture, seed)
    draw = torch.Generator().manual_seed(seed + 1000)
    weights = torch.tensor([1.0, -0.6, 0.3], dtype=FLOAT64)
    seen = inputs.to(FLOAT64) - 2.0 if architecture == "embedding" else inputs
    signal = seen @ weights / (1.2 if architecture != "embedding" else 1.7)
    signal = signal + noise * torch.randn(N_SAMPLES, generator=draw, dtype=FLOAT64)
    chosen = TASKS[task]
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = ARCHITECTURES[architecture](chosen.n_outputs, n_hidden).double()
    return model, chosen.loss, (inputs, chosen.targets(signal))


def silence(model: nn.Module) -> None:
    """Set every weight and bias to zero but the scale of LayerNorm; rectifiers get a bias of one."""
    with torch.no_grad():
        for module in model.modules():
            scale = module.weight if isinstance(module, nn.LayerNorm) else None
            for own in module.parameters(recurse=False):
                own.fill_(1.0 if own is scale else 0.0)
        rectified = any(isinstance(module, nn.ReLU) for module in model.modules())
        first = model.convolution if isinstance(model, Convolution) else None
        if rectified:
            (first or model.body[0]).bias.fill_(1.0)


def settle(model: nn.Module, loss, data, chosen=None, n_calls=200) -> None:
    """Minimise over some parameters, the last bias if none are named: L-BFGS, then Newton's steps."""
    chosen = [model.head.bias] if chosen is None else list(chosen)
    optimizer = torch.optim.LBFGS(
        chosen, max_iter=n_calls, tolerance_grad=0.0, tolerance_change=0.0,
        line_search_fn="strong_wolfe",
    )  # fmt: skip

    def closure():
        optimizer.zero_grad()
        value = loss(model(data[0]), data[1])
        value.backward()
        return value

    optimizer.step(closure)
    for _ in range(N_NEWTON):
        slope, curvature = _both_derivatives(loss(model(data[0]), data[1]), chosen)
        step = torch.linalg.pinv(curvature, rtol=1e-10, hermitian=True) @ slope
        _move(chosen, -step)
        after, _ = _both_derivatives(loss(model(data[0]), data[1]), chosen)
        if not after.norm() < slope.norm():
            _move(chosen, step)
            return


def _move(chosen, step) -> None:
    with torch.no_grad():
        pieces = torch.split(step, [own.numel() for own in chosen])
        for own, piece in zip(chosen, pieces, strict=True):
            own += piece.reshape(own.shape)


def _both_derivatives(value, chosen):
    def row(of):
        pieces = torch.autograd.grad(
            of, chosen, create_graph=True, allow_unused=True, materialize_grads=True
        )
        return torch.cat([piece.reshape(-1) for piece in pieces])

    slope = row(value)
    rows = [row(part) if part.requires_grad else torch.zeros_like(slope) for part in slope]
    return slope.detach(), torch.stack(rows).detach()
