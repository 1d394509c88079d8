"""Runs to be diagnosed, and a diagnosis that checks its own JSON contract every time."""

import json
from dataclasses import dataclass

import numpy as np
import pytest
import torch
from sklearn.datasets import load_digits
from torch import nn

import unsaddle
from unsaddle import TorchTraining

FLOAT64 = torch.float64

# What the issue promises, field by field; more may be there.
PROMISED = {
    "kind",
    "cause",
    "loss",
    "gradient",
    "smallest_eigenvalue",
    "largest_eigenvalue",
    "index",
    "line_probe",
    "noise",
    "forecast",
    "advice",
    "seed",
    "versions",
}
PROMISED_WITHIN = {
    "gradient": {"norm", "sampling_error", "critical"},
    "smallest_eigenvalue": {
        "value",
        "residual",
        "certified_at_most",
        "at_least",
        "confidence",
        "n_products",
    },
    "largest_eigenvalue": {
        "value",
        "residual",
        "certified_at_least",
        "at_most",
        "confidence",
        "n_products",
    },
    "index": {"at_least", "resolved"},
    "noise": {"along_escape", "isotropic_share", "ratio", "type"},
}
PROMISED_FORECAST = {"optimizer", "settings", "median", "q05", "q95", "regime"}


def check_contract(report):
    """Every promised field is there, and no token that JSON does not know."""

    def refuse(token):
        raise AssertionError(f"{token} in the JSON")

    data = json.loads(report.to_json(), parse_constant=refuse)
    assert data.keys() >= PROMISED
    for name, fields in PROMISED_WITHIN.items():
        assert data[name].keys() >= fields, name
    for forecast in data["forecast"]:
        assert forecast.keys() >= PROMISED_FORECAST
    assert data["kind"] == str(report.kind)
    assert data["cause"] == str(report.cause)
    assert report.sentence().startswith(f"{report.kind}: ")
    assert all(str(advice).endswith(".") for advice in report.advice), report.advice
    assert [advice["text"] for advice in data["advice"]] == [str(a) for a in report.advice]
    assert report.advice, "a verdict without advice"
    return data


@pytest.fixture(scope="session")
def diagnose():
    def checked(training, **settings):
        report = unsaddle.diagnose(training, **{"seed": 0, **settings})
        check_contract(report)
        return report

    return checked


@pytest.fixture(scope="session")
def contract():
    return check_contract


class Point(nn.Module):
    """A function of a point and of the samples: `function(point, samples)` gives one loss each."""

    def __init__(self, function, at, dtype=FLOAT64):
        super().__init__()
        self.point = nn.Parameter(torch.tensor(at, dtype=dtype))
        self.function = function

    def forward(self, samples):
        return self.function(self.point, samples) + 0.0 * samples.sum(dim=1)


def mean_of(output, _target):
    return output.mean()


@pytest.fixture(scope="session")
def point_run():
    """A run whose loss is written down: point_run(function, at, samples, learning_rate=...)."""

    def build(
        function,
        at,
        samples=None,
        *,
        learning_rate=0.1,
        optimizer=torch.optim.SGD,
        dtype=FLOAT64,
        batch_size=None,
        **settings,
    ):
        model = Point(function, at, dtype)
        rows = torch.zeros(4, 1) if samples is None else torch.as_tensor(samples)
        rows = rows.to(dtype)
        made = optimizer and optimizer(model.parameters(), lr=learning_rate, **settings)
        targets = torch.zeros(len(rows))
        return TorchTraining(model, mean_of, (rows, targets), made, batch_size=batch_size)

    return build


@dataclass(frozen=True)
class Digits:
    """scikit-learn's digits in float64 and what is known of the network with zero weights."""

    inputs: torch.Tensor
    targets: torch.Tensor
    frequencies: torch.Tensor
    left: np.ndarray  # singular vectors and values of C = E[(p - y) xᵀ], from the data alone
    singular_values: np.ndarray
    right: np.ndarray

    def network(self, n_hidden=8, activation=nn.Tanh, amplitude=0.0, dtype=FLOAT64):
        """The zero network, moved by `amplitude` along the singular pair that grows fastest."""
        model = nn.Sequential(nn.Linear(64, n_hidden), activation(), nn.Linear(n_hidden, 10))
        model.to(dtype)
        with torch.no_grad():
            for parameter in model.parameters():
                parameter.zero_()
            model[2].bias.copy_(torch.log(self.frequencies))
            model[0].weight[0] = amplitude * torch.from_numpy(self.right[0])
            model[2].weight[:, 0] = -amplitude * torch.from_numpy(self.left[:, 0])
        return model

    def run(self, model, optimizer, batch_size=None):
        inputs = self.inputs.to(next(model.parameters()).dtype)
        data = (inputs, self.targets)
        return TorchTraining(
            model, nn.CrossEntropyLoss(), data, optimizer, batch_size=batch_size, name="digits"
        )

    def steps_until(self, model, optimizer, target, limit=2000):
        """Full-batch steps until the loss is below the target."""
        loss = nn.CrossEntropyLoss()
        for step in range(limit):
            optimizer.zero_grad()
            value = loss(model(self.inputs), self.targets)
            if value.item() < target:
                return step
            value.backward()
            optimizer.step()
        return None


@pytest.fixture(scope="session")
def digits():
    bunch = load_digits()
    inputs = torch.tensor(bunch.data / 16.0, dtype=FLOAT64)
    targets = torch.tensor(bunch.target)
    frequencies = torch.bincount(targets).double() / len(targets)
    errors = frequencies - nn.functional.one_hot(targets, 10).double()
    left, values, right = np.linalg.svd((errors.T @ inputs / len(inputs)).numpy())
    return Digits(inputs, targets, frequencies, left, values, right)
