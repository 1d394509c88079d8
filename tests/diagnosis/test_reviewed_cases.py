"""Cases in which an earlier version was wrong, found by a reviewer who trained on and looked.

The other road is training itself, or the dense Hessian by `torch.func`.
"""

import copy
import dataclasses
import itertools

import numpy as np
import pytest
import torch
from torch import nn

from unsaddle import Kind, TorchTraining, diagnose


def tiny_start(n_hidden=10):
    """A network whose ten bottom eigenvalues differ in the seventh digit, 20 steps after its start."""
    torch.manual_seed(0)
    x = torch.randn(300, 6)
    y = torch.sin(x[:, :1])
    model = nn.Sequential(nn.Linear(6, n_hidden), nn.Tanh(), nn.Linear(n_hidden, 1))
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.mul_(1e-4)
    sgd = torch.optim.SGD(model.parameters(), lr=0.05)
    for _ in range(20):
        sgd.zero_grad()
        nn.functional.mse_loss(model(x), y).backward()
        sgd.step()
    return TorchTraining(model, nn.MSELoss(), (x, y), sgd, batch_size=30)


def steps_until(training, level, limit=1000):
    model = copy.deepcopy(training.model)
    sgd = torch.optim.SGD(model.parameters(), lr=0.05)
    for step in range(limit):
        loss = training.loss(model(training.data[0]), training.data[1])
        if loss.item() <= level:
            return step
        sgd.zero_grad()
        loss.backward()
        sgd.step()
    return None


def test_the_offset_gathers_every_nearly_equal_eigenvalue_and_the_forecast_holds():
    training = tiny_start()
    report = diagnose(training, seed=0)
    objective = training.objective()
    hessian = np.array([objective.operator().precise_product(row) for row in np.eye(81)])
    values, vectors = np.linalg.eigh(hessian)
    near = values < 0.99 * values[0]
    assert near.sum() == 10
    parts = vectors[:, near].T @ objective.gradient() / values[near]
    np.testing.assert_allclose(report.offset, np.linalg.norm(parts), rtol=1e-3)
    forecast = report.forecast[0]
    assert forecast.optimizer == "gradient descent"
    trained = steps_until(training, report.line_probe.escape_loss)
    assert forecast.q05 <= trained <= forecast.q95
    assert report.spectrum.index_at_least == 10


def test_beside_a_saddle_of_higher_order_nothing_is_called_a_strict_saddle():
    """A deep linear network: at the origin its Hessian is zero; beside it the curvature is a shadow."""
    torch.manual_seed(0)
    x = torch.randn(400, 10)
    y = x @ torch.randn(10, 4)
    sizes = [10, 8, 8, 8, 4]
    layers = [nn.Linear(a, b, bias=False) for a, b in itertools.pairwise(sizes)]
    model = nn.Sequential(*layers)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.normal_(0.0, 1e-3)
    sgd = torch.optim.SGD(model.parameters(), lr=0.01)
    report = diagnose(TorchTraining(model, nn.MSELoss(), (x, y), sgd, batch_size=50), seed=0)
    assert report.kind is Kind.DEGENERATE
    assert report.forecast == ()
    assert not any("Expect little" in str(advice) for advice in report.advice)


def test_products_over_many_kinks_agree_with_a_short_enough_difference():
    torch.manual_seed(0)
    x, y = torch.randn(500, 20), torch.randint(3, (500,))
    model = nn.Sequential(
        nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 3)
    )
    report = diagnose(TorchTraining(model, nn.CrossEntropyLoss(), (x, y)), seed=0, max_products=40)
    assert report.difference_check < 1e-3


def test_a_slope_beside_negative_curvature_says_so():
    """On the stable slope of x**2 - y**2 + y**4: not critical, and along y the loss falls."""

    class Tilted(nn.Module):
        def __init__(self):
            super().__init__()
            self.point = nn.Parameter(torch.tensor([0.5, 0.0], dtype=torch.float64))

        def forward(self, data):
            x, y = self.point
            return data[:, 0] * (x**2 - y**2 + y**4)

    model, data = Tilted(), (torch.ones(4, 1, dtype=torch.float64), torch.zeros(4))
    training = TorchTraining(model, lambda output, _: 1.0 + output.mean(), data)
    report = diagnose(training, seed=0)
    assert report.kind is Kind.NOT_CRITICAL
    # the loss is 1.25 at the point and 1.25 - 1/4 at the bottom of y**4 - y**2: 20 % less
    assert str(report.advice[-1]).startswith(
        "Mind the negative curvature beside the slope: along it the loss falls by up to 20 %"
    )


def grouped(model):
    return torch.optim.SGD(
        [
            {"params": model[0].parameters()},
            {"params": model[2].parameters(), "lr": 0.01, "momentum": 0.9},
        ],
        lr=0.05,
    )


def test_groups_that_differ_are_forecast_with_their_own_settings():
    """Really trained on with shuffled batches of 30: 124 or 125 steps over six seeds."""
    training = tiny_start()
    report = diagnose(dataclasses.replace(training, optimizer=grouped(training.model)), seed=0)
    model, (x, y) = copy.deepcopy(training.model), training.data
    optimizer, draw = grouped(model), torch.Generator().manual_seed(0)
    shuffled = (rows for _ in range(100) for rows in torch.randperm(300, generator=draw).split(30))
    n_steps = 0
    while training.loss(model(x), y).item() > report.line_probe.escape_loss:
        batch = next(shuffled)
        optimizer.zero_grad()
        training.loss(model(x[batch]), y[batch]).backward()
        optimizer.step()
        n_steps += 1
    own = report.forecast[0]
    assert own.q05 <= n_steps <= own.q95
    assert own.median == pytest.approx(n_steps, rel=0.05)
    assert report.notes == ()


def test_every_common_optimizer_is_forecast_itself():
    training = tiny_start()
    adadelta = torch.optim.Adadelta(training.model.parameters())
    report = diagnose(dataclasses.replace(training, optimizer=adadelta), seed=0)
    assert report.forecast[0].optimizer == "Adadelta"
    assert report.notes == ()
