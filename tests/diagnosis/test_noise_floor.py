"""The noise floor of SGD: beside the closed form of least squares, and by really training on.

The diagnosis sees products and autograd; the closed form is made of residuals and inputs alone.
"""

import copy

import pytest
import torch
from torch import nn

from unsaddle import Cause, Kind, TorchTraining
from unsaddle.diagnosis.advice import Change

N_SAMPLES, N_DIMS, BATCH = 400, 4, 4


def data():
    torch.manual_seed(0)
    inputs = torch.randn(N_SAMPLES, N_DIMS).double()
    targets = inputs @ torch.randn(N_DIMS, 1).double() + torch.randn(N_SAMPLES, 1).double()
    return inputs, targets


def train(model, inputs, targets, rate, n_steps, draw):
    """Train in place; the mean full-data loss of the last half."""
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    for _ in range(n_steps):
        rows = torch.randint(N_SAMPLES, (BATCH,), generator=draw)
        optimizer.zero_grad()
        nn.functional.mse_loss(model(inputs[rows]), targets[rows]).backward()
        optimizer.step()
        with torch.no_grad():
            losses.append(nn.functional.mse_loss(model(inputs), targets).item())
    return optimizer, sum(losses[n_steps // 2 :]) / (n_steps - n_steps // 2)


@pytest.fixture(scope="module")
def at_the_floor():
    with torch.random.fork_rng():
        inputs, targets = data()
        model = nn.Linear(N_DIMS, 1).double()
        draw = torch.Generator().manual_seed(0)
        optimizer, level = train(model, inputs, targets, 0.1, 2000, draw)
    return model, inputs, targets, optimizer, level


def run_of(model, inputs, targets, optimizer):
    return TorchTraining(model, nn.MSELoss(), (inputs, targets), optimizer, batch_size=BATCH)


def closed_form(model, inputs, targets, rate):
    """½ rate tr(HΣ)/B over |g|², by g_i = 2 r_i (x_i, 1) and H = 2 E (x, 1)(x, 1)ᵀ."""
    with torch.no_grad():
        design = torch.cat([inputs, torch.ones(N_SAMPLES, 1).double()], dim=1)
        gradients = 2 * (model(inputs) - targets) * design
        mean = gradients.mean(0)
        sigma = (gradients - mean).T @ (gradients - mean) / N_SAMPLES
        hessian = 2 * design.T @ design / N_SAMPLES
        factor = (N_SAMPLES - BATCH) / (N_SAMPLES - 1) / BATCH
        return (0.5 * rate * factor * torch.trace(hessian @ sigma) / (mean @ mean)).item()


def share_of(report):
    return next(one.value for one in report.margins if "batches' noise" in one.quantity)


def test_sgd_at_its_floor_is_told_with_the_closed_form_share(at_the_floor, diagnose):
    model, inputs, targets, optimizer, _ = at_the_floor
    report = diagnose(run_of(model, inputs, targets, optimizer))
    assert (report.kind, report.cause) == (Kind.NOT_CRITICAL, Cause.NOISE_FLOOR)
    assert share_of(report) == pytest.approx(closed_form(model, inputs, targets, 0.1), rel=0.01)
    assert report.thresholds["noise_floor_share"] == 0.5
    changes = [one.change for one in report.advice]
    assert changes[:2] == [Change.SMALLER_STEP, Change.LARGER_BATCH]
    assert Change.LARGER_STEP not in changes
    assert f"{share_of(report):.2g} times" in report.advice[0].reason


def test_few_products_know_the_share_to_half_of_itself(at_the_floor, diagnose, monkeypatch):
    """By 16 samples: relative standard deviation of about 0.5 for normal data; here within three."""
    model, inputs, targets, optimizer, _ = at_the_floor
    monkeypatch.setattr("unsaddle.diagnosis.noise_floor.whole_matrix", lambda _: None)
    share = share_of(diagnose(run_of(model, inputs, targets, optimizer)))
    assert 0.2 < share / closed_form(model, inputs, targets, 0.1) < 2.5


def test_the_advised_tenth_of_the_rate_lowers_the_loss(at_the_floor):
    model, inputs, targets, _, level = at_the_floor
    draw = torch.Generator().manual_seed(1)
    _, lower = train(copy.deepcopy(model), inputs, targets, 0.01, 2000, draw)
    draw = torch.Generator().manual_seed(1)
    _, same = train(copy.deepcopy(model), inputs, targets, 0.1, 2000, draw)
    assert lower < min(level, same)


def test_a_fresh_network_is_far_above_its_floor(diagnose):
    inputs, targets = data()
    torch.manual_seed(1)
    model = nn.Linear(N_DIMS, 1).double()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    report = diagnose(run_of(model, inputs, targets, optimizer))
    assert report.cause is Cause.STILL_MOVING
    assert share_of(report) < 0.05


def test_momentum_counts_as_the_rate_it_amounts_to(at_the_floor, diagnose):
    model, inputs, targets, _, _ = at_the_floor
    heavy = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
    share = share_of(diagnose(run_of(model, inputs, targets, heavy)))
    assert share == pytest.approx(closed_form(model, inputs, targets, 0.1), rel=0.01)


def test_full_batches_have_no_floor(at_the_floor, diagnose):
    model, inputs, targets, optimizer, _ = at_the_floor
    report = diagnose(TorchTraining(model, nn.MSELoss(), (inputs, targets), optimizer))
    assert report.cause is Cause.STILL_MOVING
    assert not any("batches' noise" in one.quantity for one in report.margins)
