"""The same networks in PyTorch and in JAX, parameter by parameter in the same order."""

from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
import torch
from torch import nn

from unsaddle import JaxTraining, TorchTraining


def cross_entropy(logits, labels):
    return optax.softmax_cross_entropy_with_integer_labels(logits, labels).mean()


def linear(x, weight, bias):
    return x @ weight.T + bias


def mlp(p, x):
    w1, b1, w2, b2 = p
    return linear(jnp.tanh(linear(x, w1, b1)), w2, b2)


def rectified(p, x):
    w1, b1, w2, b2 = p
    return linear(jax.nn.relu(linear(x, w1, b1)), w2, b2)


def convolution(p, x):
    kernel, offset, w, b = p
    layout = ("NCHW", "OIHW", "NCHW")
    seen = jax.lax.conv_general_dilated(x, kernel, (1, 1), "VALID", dimension_numbers=layout)
    seen = jax.nn.relu(seen + offset[:, None, None])
    return linear(seen.reshape(len(x), -1), w, b)


def attention(p, tokens):
    table, w_in, b_in, w_out, b_out, w, b = p
    seen = table[tokens]  # (samples, words, width)
    query, key, value = jnp.split(linear(seen, w_in, b_in), 3, axis=-1)
    n, length, width = query.shape
    heads = [t.reshape(n, length, 2, width // 2).swapaxes(1, 2) for t in (query, key, value)]
    scores = heads[0] @ heads[1].swapaxes(-1, -2) / np.sqrt(width // 2)
    mixed = (jax.nn.softmax(scores, axis=-1) @ heads[2]).swapaxes(1, 2).reshape(n, length, width)
    return linear(linear(mixed, w_out, b_out).mean(axis=1), w, b)


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(7, 6)
        self.attention = nn.MultiheadAttention(6, 2, batch_first=True)
        self.head = nn.Linear(6, 3)

    def forward(self, tokens):
        seen = self.embedding(tokens)
        return self.head(self.attention(seen, seen, seen, need_weights=False)[0].mean(dim=1))


def vectors(n=24):
    draw = np.random.default_rng(0)
    return draw.standard_normal((n, 5)), np.arange(n) % 3


def images(n=24):
    draw = np.random.default_rng(0)
    return draw.standard_normal((n, 1, 5, 5)), np.arange(n) % 3


def words(n=24):
    draw = np.random.default_rng(0)
    return draw.integers(0, 7, (n, 4)), np.arange(n) % 3


# name: (PyTorch's model, the same function of the list of its parameters, data)
NETWORKS = {
    "tanh": (lambda: nn.Sequential(nn.Linear(5, 4), nn.Tanh(), nn.Linear(4, 3)), mlp, vectors),
    "convolution": (
        lambda: nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.Flatten(), nn.Linear(18, 3)),
        convolution,
        images,
    ),
    "attention": (Reader, attention, words),
}


@dataclass(frozen=True)
class Twins:
    """One network twice, with the same float64 parameters and data."""

    model: nn.Module
    inputs: Any
    targets: Any
    function: Any

    @property
    def params(self):
        return [own.detach().numpy().copy() for own in self.model.parameters()]

    def torch_run(self, optimizer=None, batch_size=None):
        data = torch.from_numpy(self.inputs), torch.from_numpy(self.targets)
        return TorchTraining(
            self.model, nn.CrossEntropyLoss(), data, optimizer, batch_size=batch_size
        )

    def jax_run(self, optimizer=None, **settings):
        function = self.function  # a loss closes over what it needs, as users' losses do

        def loss(params, inputs, targets):
            return cross_entropy(function(params, inputs), targets)

        return JaxTraining(loss, self.params, (self.inputs, self.targets), optimizer, **settings)


@pytest.fixture(scope="session")
def twins():
    def build(name):
        model, function, data = NETWORKS[name]
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(0)
            made = model().double()
        return Twins(made, *data(), function)

    return build
