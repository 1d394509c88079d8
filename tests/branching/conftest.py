"""Small stuck runs to branch from."""

import pytest
import torch
from torch import nn

from unsaddle import TorchTraining

QUICK = """
import torch
from torch import nn
from unsaddle import TorchTraining


class Saddle(nn.Module):
    def __init__(self):
        super().__init__()
        self.point = nn.Parameter(torch.tensor([0.0, 1e-6], dtype=torch.float64))

    def forward(self, samples):
        x, y = self.point
        return samples[:, 0] * (1.0 + x**2 - y**2 + y**4) + 0.01 * samples[:, 1] * x


def mean(output, target):
    return output.mean()


def training():
    rows = torch.stack([torch.ones(8), torch.tensor([1.0, -1.0] * 4)], dim=1).double()
    model = Saddle()
    sgd = torch.optim.SGD(model.parameters(), lr=0.01)
    return TorchTraining(model, mean, (rows, torch.zeros(8)), sgd, batch_size=2, name="quick")
"""

NOISY = """
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from unsaddle import TorchTraining


def training():
    torch.manual_seed(0)
    model = nn.Sequential(
        nn.Linear(4, 6), nn.BatchNorm1d(6), nn.Tanh(), nn.Dropout(0.3), nn.Linear(6, 2)
    )
    inputs = torch.randn(40, 4)
    data = TensorDataset(inputs, (inputs[:, 0] > 0).long())
    loader = DataLoader(data, 8, shuffle=True, generator=torch.Generator().manual_seed(1))
    optimizer = torch.optim.{optimizer}
    loss = nn.CrossEntropyLoss()
    for x, y in loader:
        optimizer.zero_grad()
        loss(model(x), y).backward()
        optimizer.step()
    return TorchTraining(model, loss, loader, optimizer, mode="eval", name="noisy")


def held_out():
    return torch.ones(6, 4), torch.tensor([0, 1] * 3)
"""


@pytest.fixture
def quick_file(tmp_path):
    path = tmp_path / "quick.py"
    path.write_text(QUICK, encoding="utf-8")
    return path


@pytest.fixture
def noisy_file(tmp_path):
    def write(optimizer):
        path = tmp_path / "noisy.py"
        path.write_text(NOISY.replace("{optimizer}", optimizer), encoding="utf-8")
        return path

    return write


class Saddle(nn.Module):
    def __init__(self, y):
        super().__init__()
        self.point = nn.Parameter(torch.tensor([0.0, y], dtype=torch.float64))

    def forward(self, samples):
        x, y = self.point
        return samples[:, 0] * (1.0 + x**2 - y**2 + y**4) + 0.01 * samples[:, 1] * x


def mean(output, _target):
    return output.mean()


@pytest.fixture
def saddle_run():
    def build(y=1e-6, learning_rate=0.01, batch_size=2, optimizer=torch.optim.SGD):
        rows = torch.stack([torch.ones(8), torch.tensor([1.0, -1.0] * 4)], dim=1).double()
        model = Saddle(y)
        made = optimizer(model.parameters(), lr=learning_rate)
        data = (rows, torch.zeros(8))
        return TorchTraining(model, mean, data, made, batch_size=batch_size, name="quick")

    return build
