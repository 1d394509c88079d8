"""The examples do what they say: the digits network really gets stuck, and by training."""

import math
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from torch import nn

from unsaddle.diagnosis.loading import load_training

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="module")
def plateau():
    return load_training(EXAMPLES / "digits_plateau.py")


def full_loss(run):
    inputs, targets = run.data
    with torch.no_grad():
        return run.loss(run.model(inputs), targets).item()


def test_digits_plateau_has_trained_and_stands_at_the_entropy(plateau):
    """300 steps in, the loss is the classes' entropy to the fourth digit."""
    frequencies = torch.bincount(plateau.data[1]).double() / len(plateau.data[1])
    entropy = -float(frequencies @ frequencies.log())
    assert full_loss(plateau) == pytest.approx(entropy, abs=2e-4)
    weights = [own for name, own in plateau.model.named_parameters() if name != "2.bias"]
    assert all(0 < own.abs().max() < 1e-3 for own in weights)  # moved, and still tiny


def test_digits_plateau_is_no_dead_end(plateau):
    """The same network from PyTorch's own initialisation learns at the same settings."""
    inputs, targets = plateau.data
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        model = nn.Sequential(nn.Linear(64, 16), nn.Tanh(), nn.Linear(16, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=plateau.settings()["learning_rate"])
    for _ in range(300):
        optimizer.zero_grad()
        plateau.loss(model(inputs), targets).backward()
        optimizer.step()
    assert plateau.loss(model(inputs), targets).item() < 2.1


def test_digits_plateau_depends_on_no_file_and_no_global_seed(plateau):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(12345)
        again = load_training(EXAMPLES / "digits_plateau.py")
    for one, other in zip(plateau.model.parameters(), again.model.parameters(), strict=True):
        assert torch.equal(one, other)
    assert "torch.load" not in (EXAMPLES / "digits_plateau.py").read_text(encoding="utf-8")


@pytest.mark.slow
def test_forecast_check_runs_and_prints_forecast_beside_measurement():
    made = subprocess.run(
        [sys.executable, EXAMPLES / "check_forecast.py"],
        capture_output=True,
        text=True,
        check=True,
        timeout=170,
    )
    rows = [line for line in made.stdout.splitlines() if "│" in line]
    assert len(rows) == 5
    for row in rows:
        cells = [cell.strip() for cell in row.strip("│ ").split("│")]
        forecast = float(cells[1])
        measured = [float(number) for number in cells[3].split(",")]
        middle = sorted(measured)[len(measured) // 2]
        low, high = (float(end) for end in cells[2].split("–"))
        # RMSprop's few steps are coarse; its interval is what it states.
        near = math.isclose(forecast, middle, rel_tol=0.25) or "RMSprop" in row
        assert near, row
        assert low <= middle <= high, row
