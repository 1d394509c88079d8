"""A PyTorch network on scikit-learn's digits that really gets stuck: `unsaddle diagnose` this file.

A multilayer perceptron with all weights zero and the logarithms of the class frequencies as output
bias sits exactly on a strict saddle: the loss is the entropy of the classes, every hidden unit is the
same, and its smallest eigenvalue is known in closed form (docs/how-it-decides.md). This script starts
a little beside that saddle, as a much too small initialisation does, and trains with mini-batch SGD.
Three hundred steps later the loss has not moved in its fourth digit.
"""

import torch
from sklearn.datasets import load_digits
from torch import nn

from unsaddle import TorchTraining

N_HIDDEN = 16
AMPLITUDE = 1e-5  # standard deviation of the initial weights; PyTorch's default is about 0.07
LEARNING_RATE = 0.05
BATCH_SIZE = 64
N_STEPS = 300


def training() -> TorchTraining:
    """Train from the start until the plateau and return the run as it stands."""
    digits = load_digits()
    inputs = torch.tensor(digits.data / 16.0, dtype=torch.float32)
    targets = torch.tensor(digits.target)
    generator = torch.Generator().manual_seed(0)
    model = nn.Sequential(nn.Linear(64, N_HIDDEN), nn.Tanh(), nn.Linear(N_HIDDEN, 10))
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.normal_(0.0, AMPLITUDE, generator=generator)
        model[2].bias.copy_(torch.log(torch.bincount(targets) / len(targets)))
    optimizer = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE)
    loss = nn.CrossEntropyLoss()
    for _ in range(N_STEPS):
        rows = torch.randint(len(inputs), (BATCH_SIZE,), generator=generator)
        optimizer.zero_grad()
        loss(model(inputs[rows]), targets[rows]).backward()
        optimizer.step()
    return TorchTraining(
        model, loss, (inputs, targets), optimizer, batch_size=BATCH_SIZE, name="digits plateau"
    )
