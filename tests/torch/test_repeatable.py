"""Every kind of non-determinism is named with its cause; what only looks like one is let through."""

import os
import random

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional as F

from unsaddle.errors import TrainingError
from unsaddle.torch import TorchTraining

CROSS_ENTROPY = nn.CrossEntropyLoss()


def seeded(build, seed=0):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return build()


def vectors(n=60):
    draw = torch.Generator().manual_seed(0)
    return torch.randn(n, 5, generator=draw), torch.arange(n) % 3


def perceptron(*between):
    return seeded(lambda: nn.Sequential(nn.Linear(5, 4), *between, nn.Tanh(), nn.Linear(4, 3)))


class Layer(nn.Module):
    """A layer from a function of itself and its inputs."""

    def __init__(self, function):
        super().__init__()
        self.function, self.n_calls, self.history = function, 0, []

    def forward(self, inputs):
        return self.function(self, inputs)


class Sampling(Layer):
    pass


def counted(layer, inputs):
    layer.n_calls += 1
    return inputs / layer.n_calls


def listed(layer, inputs):
    layer.history.append(float(inputs.detach().mean()))
    return inputs * len(layer.history)


class Skipping(nn.Module):
    """Stochastic depth: the block is skipped, for all samples, half of the time."""

    def __init__(self):
        super().__init__()
        self.block = nn.Linear(4, 4)

    def forward(self, inputs):
        if self.training and torch.rand(()) < 0.5:
            return inputs
        return inputs + self.block(inputs)


class MovingAverage:
    """A loss relative to its own past."""

    def __init__(self):
        self.average = 1.0

    def __call__(self, output, target):
        value = CROSS_ENTROPY(output, target)
        self.average = 0.9 * self.average + 0.1 * float(value.detach())
        return value / self.average


class InPlace(nn.Module):
    def forward(self, inputs):
        return inputs.mul_(torch.rand(()))


GAVE_TWO = "a model that is not deterministic: the same data and parameters gave two gradients; "
ACCEPTED = "; accepted: a loss that depends on the data and the parameters only. "
EVAL = 'iagnose in evaluation mode: TorchTraining(..., mode="eval") or `--mode eval`.'
OUT_OF = (
    "Take the randomness out of model, forward and loss. If it is there in training mode only: d"
    + EVAL
)
WITHOUT_MEMORY = (
    "Diagnose with a loss and a model without that memory, or hold it fixed: what counts is the "
    "function of one step."
)
PYTORCH, NUMPY, PYTHON = (
    f"which draws from {source}{ACCEPTED}{OUT_OF}"
    for source in (
        "PyTorch's random numbers",
        "NumPy's global random numbers",
        "Python's random module",
    )
)

CASES = {
    "noise in a layer": (
        lambda: perceptron(Sampling(lambda _, x: x + torch.randn_like(x))),
        f"they differ first in 1 (Sampling), {PYTORCH}",
    ),
    "noise in place, in a layer within a layer": (
        lambda: perceptron(nn.Sequential(nn.Identity(), InPlace())),
        f"they differ first in 1.1 (InPlace), {PYTORCH}",
    ),
    "NumPy's noise": (
        lambda: perceptron(Sampling(lambda _, x: x * np.random.rand())),  # noqa: NPY002
        f"they differ first in 1 (Sampling), {NUMPY}",
    ),
    "Python's noise": (
        lambda: perceptron(Sampling(lambda _, x: x * random.random())),
        f"they differ first in 1 (Sampling), {PYTHON}",
    ),
    "stochastic depth": (
        lambda: perceptron(Skipping()),
        f"they differ first in which modules are called (1 (Skipping) or 1.block (Linear)), {PYTORCH}",
    ),
    "functional dropout": (
        lambda: perceptron(Layer(lambda own, x: F.dropout(x, 0.5, own.training))),
        f"they differ first in 1 (Layer), {PYTORCH}",
    ),
    "recurrent dropout": (
        lambda: nn.Sequential(
            Layer(lambda _, x: x[:, None].expand(-1, 3, -1)),
            nn.LSTM(5, 3, num_layers=2, dropout=0.5, batch_first=True),
            Layer(lambda _, x: x[0][:, -1]),
        ),
        f"LSTM 1 in training mode{ACCEPTED}D{EVAL}",
    ),
    "a counter in an attribute": (
        lambda: perceptron(Layer(counted)),
        f"it remembers its calls in 1.n_calls{ACCEPTED}{WITHOUT_MEMORY}",
    ),
    "a list in an attribute": (
        lambda: perceptron(Layer(listed)),
        f"it remembers its calls in 1.history{ACCEPTED}{WITHOUT_MEMORY}",
    ),
    "a generator of one's own": (
        lambda: perceptron(Layer(lambda _, x: x * (1 + os.urandom(1)[0] / 256))),
        f"they differ first in 1 (Layer), and no random state has moved{ACCEPTED}Kernels that add in "
        "another order at each call do this, as do a clock and a generator of one's own: try "
        "torch.use_deterministic_algorithms(True).",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_randomness_is_named_with_its_cause(case):
    build, text = CASES[case]
    with pytest.raises(TrainingError) as refused:
        TorchTraining(seeded(build), CROSS_ENTROPY, vectors()).objective()
    assert str(refused.value) == GAVE_TWO + text


def test_loss_with_a_memory_is_named():
    with pytest.raises(TrainingError) as refused:
        TorchTraining(perceptron(), MovingAverage(), vectors()).objective()
    assert str(refused.value) == (
        f"{GAVE_TWO}it remembers its calls in loss.average{ACCEPTED}{WITHOUT_MEMORY}"
    )


def test_randomness_in_the_loss_is_told_from_that_in_the_model():
    with pytest.raises(
        TrainingError, match="first in the forward or the loss, outside the modules, "
    ):
        TorchTraining(
            perceptron(), lambda o, t: CROSS_ENTROPY(o + torch.rand(()) * o, t), vectors()
        ).objective()


def test_random_numbers_that_change_nothing_are_told():
    model = perceptron(Sampling(lambda _, x: x + 0 * torch.rand_like(x)))
    made = TorchTraining(model, CROSS_ENTROPY, vectors()).objective()
    assert made.notes == (
        "the run draws from PyTorch's random numbers, which changed nothing in 20 calls",
    )


class Counting(nn.Module):
    """The output depends on how often the model was called, by a buffer."""

    def __init__(self):
        super().__init__()
        self.register_buffer("n_calls", torch.ones(()))

    def forward(self, inputs):
        self.n_calls += 1
        return inputs / self.n_calls


ALL_RIGHT = {
    "group normalisation in training mode": lambda: nn.GroupNorm(2, 4),
    "instance and layer normalisation": lambda: nn.LayerNorm(4),
    "a buffer that counts the calls, as it is now": Counting,
    "an attribute that counts without being used": lambda: Layer(
        lambda own, x: setattr(own, "n_calls", own.n_calls + 1) or x
    ),
    "dropout of nothing": lambda: Layer(lambda own, x: F.dropout(x, 0.0, own.training)),
}


@pytest.mark.parametrize("case", ALL_RIGHT)
def test_what_is_a_function_of_data_and_parameters_is_let_through(case):
    layer = ALL_RIGHT[case]()
    made = TorchTraining(perceptron(layer), CROSS_ENTROPY, vectors()).objective()
    assert made.gradient().any()
    assert made.loss() == made.loss()
    if isinstance(layer, Counting):
        assert layer.n_calls == 1.0
        halved = TorchTraining(
            perceptron(Layer(lambda _, x: x / 2)), CROSS_ENTROPY, vectors()
        ).objective()
        assert made.loss() == halved.loss()


def test_stochastic_depth_is_fine_in_evaluation_mode():
    made = TorchTraining(perceptron(Skipping()), CROSS_ENTROPY, vectors(), mode="eval").objective()
    assert made.notes == ()
