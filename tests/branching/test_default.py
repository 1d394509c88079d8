"""What a diagnosis suggests to try, cause by cause, on real diagnoses of small runs."""

import pytest
import torch
from torch import nn

import unsaddle
from unsaddle import Cause, TorchTraining
from unsaddle.branching.candidate import Surroundings
from unsaddle.branching.default import default_candidates, typed_forecast
from unsaddle.theory import Forecast


def suggested(run, seed=0):
    report = unsaddle.diagnose(run, seed=seed)
    objective = run.objective()
    around = Surroundings(run.settings(), run.optimizer_name == "SGD", 1.0, 2.0, 1.0)
    dtype = str(objective.dtype).removeprefix("torch.")
    found = default_candidates(report, around, objective.n_samples, objective.batch_size, dtype)
    return report, [one.name for one in found], found


def test_the_baseline_comes_first_and_every_candidate_has_a_reason(saddle_run):
    report, names, found = suggested(saddle_run())
    assert report.cause is Cause.NOISE_WITHOUT_ESCAPE_COMPONENT
    assert names[0] == "as it is"
    assert all(one.reason for one in found)
    assert len(set(names)) == len(names)


def test_forecasts_become_candidates_but_not_the_runs_own_optimizer_again(saddle_run):
    _, names, _ = suggested(saddle_run())
    assert "momentum lr=0.01 momentum=0.9" in names
    assert "adam lr=0.001" in names
    assert not any(name.startswith("sgd lr=0.01") for name in names)


def test_a_larger_rate_stays_below_the_stability_edge():
    """The steepest curvature is 40: the edge is 2/40, and 0.9 of it over 0.01 is 4.5."""

    class Steep(nn.Module):
        def __init__(self):
            super().__init__()
            self.point = nn.Parameter(torch.tensor([0.0, 1e-6], dtype=torch.float64))

        def forward(self, samples):
            x, y = self.point
            return samples[:, 0] * (1.0 + 20 * x**2 - y**2 + y**4)

    model = Steep()
    sgd = torch.optim.SGD(model.parameters(), lr=0.01)
    run = TorchTraining(
        model, lambda o, _: o.mean(), (torch.ones(4, 1).double(), torch.zeros(4)), sgd
    )
    _, names, _ = suggested(run)
    assert "lr x4" in names


def test_exact_symmetry_calls_for_a_way_off_the_saddle(saddle_run):
    run = saddle_run(y=0.0, batch_size=None)
    report, names, _ = suggested(run)
    assert report.cause is Cause.EXACT_SYMMETRY
    assert {"negative curvature step", "perturb along escape", "perturb"} <= set(names)
    assert "batch=1" in names  # full batches of 8: noise may break it


def test_weight_decay_calls_for_less_of_it(saddle_run):
    run = saddle_run(optimizer=lambda p, lr: torch.optim.SGD(p, lr=lr, weight_decay=3.0))
    report, names, _ = suggested(run)
    assert report.cause is Cause.WEIGHT_DECAY
    assert "weight_decay=0.2" in names  # a tenth of the curvature's size, 2


def test_lost_updates_call_for_more_digits():
    class Wide(nn.Module):
        def __init__(self):
            super().__init__()
            self.point = nn.Parameter(torch.tensor([0.0, 1.0], dtype=torch.bfloat16))

        def forward(self, samples):
            x, y = self.point
            return samples[:, 0] * (1.0 + x**2 - (y - 0.99) ** 2 + (y - 0.99) ** 4)

    model = Wide()
    sgd = torch.optim.SGD(model.parameters(), lr=1e-4)
    data = (torch.ones(4, 1, dtype=torch.bfloat16), torch.zeros(4))
    report, names, _ = suggested(TorchTraining(model, lambda o, _: o.mean(), data, sgd))
    assert report.cause is Cause.BELOW_RESOLUTION
    assert "float32" in names


def test_dead_units_call_for_new_ones():
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 1))
    inputs = torch.randn(20, 3)
    with torch.no_grad():
        model[0].bias.fill_(-50.0)
        model[2].bias.copy_(inputs[:, 0].mean())
    sgd = torch.optim.SGD(model.parameters(), lr=0.01)
    run = TorchTraining(model, nn.MSELoss(), (inputs, inputs[:, :1].clone()), sgd)
    report, names, _ = suggested(run)
    assert report.cause is Cause.DEAD_UNITS
    assert names[:3] == ["as it is", "revive dead units", "revive dead units + adam lr=0.001"]


@pytest.mark.parametrize(
    ("name", "settings", "typed"),
    [
        ("gradient descent", {"learning_rate": 0.1}, "sgd lr=0.1"),
        ("Nesterov", {"learning_rate": 0.1, "momentum": 0.5}, "nesterov lr=0.1 momentum=0.5"),
        ("Adam", {"learning_rate": 1e-3, "beta1": 0.9}, "adam lr=0.001"),
        ("RMSprop", {"learning_rate": 1e-3}, "rmsprop lr=0.001"),
    ],
)
def test_forecasts_are_typed(name, settings, typed):
    assert typed_forecast(Forecast(name, settings, 1.0, 1.0, 1.0, "", "")) == typed
