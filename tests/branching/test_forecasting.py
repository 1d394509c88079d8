"""Forecasts of runs that differ in their steps, from one diagnosed point."""

import dataclasses
import math

import numpy as np
import pytest
import torch

import unsaddle
from unsaddle import TorchTraining, branch
from unsaddle.branching import source
from unsaddle.branching.forecasting import Ground, forecast_of
from unsaddle.errors import TrainingError
from unsaddle.torch.batches import evaluable
from unsaddle.torch.equipment import equip

from .conftest import NOISY, Saddle, mean


def with_optimizer(run, words):
    recipe = unsaddle.branching.Candidate(words, optimizer=words)
    return equip(run, recipe, run.batch_size)


@pytest.mark.parametrize(
    "words", ["torch.Adam lr=0.001", "torch.SGD lr=0.01 momentum=0.9", "torch.RMSprop lr=0.001"]
)
def test_a_forecast_from_the_ground_is_that_of_a_fresh_diagnosis(words, saddle_run):
    run = evaluable(saddle_run(y=1e-3))
    report = unsaddle.diagnose(run, seed=0)
    changed = with_optimizer(run, words)
    made = Ground(report, 0).forecast(changed, run.objective())
    again = unsaddle.diagnose(changed, seed=0)
    own = forecast_of(again, again.optimizer, again.settings)
    assert made.median == pytest.approx(own.median, rel=1e-9)
    assert (made.q05, made.q95) == pytest.approx((own.q05, own.q95), rel=1e-9)


def test_settings_beside_the_rate_are_in_the_forecast(saddle_run):
    """Adam with β₁ = 0 and a large ε is gradient descent with the rate lr/ε: no table has it.

    It is followed up the quartic wall, which costs ½ ln(1/0.6) growth times; the law of gradient
    descent ends where the quadratic does, and has that in its interval.
    """
    run = evaluable(saddle_run(y=1e-3))
    ground = Ground(unsaddle.diagnose(run, seed=0), 0)
    odd = with_optimizer(run, "torch.Adam lr=100.0 eps=1e4 betas=0.0:0.999")
    plain = ground.forecast(with_optimizer(run, "torch.SGD lr=0.01"), run.objective())
    made = ground.forecast(odd, run.objective())
    wall = 0.5 * math.log(1 / 0.6) / math.log1p(0.02)
    assert made.median - plain.median == pytest.approx(wall, abs=2.0)
    assert plain.q05 < made.median < plain.q95


def test_fresh_state_is_not_the_live_state(saddle_run):
    """A live Adam that has seen large gradients is slow; a fresh one of the same settings is not."""
    run = evaluable(saddle_run(y=1e-3, optimizer=lambda p, lr: torch.optim.Adam(p, lr=1e-3)))
    (own,) = run.model.parameters()
    run.optimizer.state[own] = {
        "step": torch.tensor(2000.0),
        "exp_avg": torch.zeros(2).double(),
        "exp_avg_sq": torch.full((2,), 0.1).double(),
    }
    report = unsaddle.diagnose(run, seed=0)
    live = forecast_of(report, report.optimizer, report.settings)
    fresh = Ground(report, 0).forecast(with_optimizer(run, "torch.Adam lr=0.001"), run.objective())
    assert live.median > 1.5 * fresh.median
    found = branch(run, ["adam lr=0.001"], n_repeats=1, budget="400 epochs", seed=0)
    assert found["adam lr=0.001"].forecast.median == pytest.approx(fresh.median)
    assert found["as it is"].forecast.median == pytest.approx(live.median)
    assert found["adam lr=0.001"].within_forecast[0] == 1


def test_the_batch_size_scales_the_noise_as_a_fresh_diagnosis_has_it():
    class Tilted(Saddle):
        def forward(self, samples):
            return super().forward(samples) + 0.05 * samples[:, 1] * self.point[1]

    rows = torch.stack([torch.ones(8), torch.tensor([1.0, -1.0] * 4)], dim=1).double()
    model = Tilted(1e-9)
    sgd = torch.optim.SGD(model.parameters(), lr=0.01)
    data = (rows, torch.zeros(8))
    run = evaluable(TorchTraining(model, mean, data, sgd, batch_size=4))
    ground = Ground(unsaddle.diagnose(run, seed=0), 0)
    medians = []
    for size in (1, 2, 4):
        changed = dataclasses.replace(run, batch_size=size)
        objective = dataclasses.replace(run.objective(), batch_size=size)
        medians.append(ground.forecast(changed, objective).median)
        again = unsaddle.diagnose(changed, seed=0)
        assert medians[-1] == pytest.approx(again.forecast[0].median, rel=1e-6)
    assert medians[0] < medians[1] < medians[2]
    # Noise alone: half the variance, (ln 2)/2 growth times more, and without replacement a bit more.
    factor = {1: 1.0, 2: 0.5 * 6 / 7, 4: 0.25 * 4 / 7}
    later = -0.5 * math.log(factor[2] / factor[1]) / math.log1p(0.02)
    assert medians[1] - medians[0] == pytest.approx(later, rel=0.05)


def test_an_optimizer_that_nobody_can_type_is_the_baseline_alone(saddle_run):
    class Lion(torch.optim.SGD):
        """Steps of one length: nothing that has a name here."""

        def step(self, closure=None):
            for group in self.param_groups:
                for own in group["params"]:
                    own.data.add_(own.grad.sign(), alpha=-group["lr"])

    run = saddle_run(y=1e-3, optimizer=lambda p, lr: Lion(p, lr=0.01))
    found = branch(run, n_repeats=1, budget="30 epochs", seed=0, diagnose_ends=False)
    names = [one.name for one in found.ranking]
    assert "as it is" in names
    assert not any("lion" in name for name in names)
    assert np.isfinite(found["as it is"].forecast.median)


def test_a_file_with_a_run_of_another_library_is_refused(tmp_path):
    path = tmp_path / "flat.py"
    path.write_text(
        "import jax.numpy as jnp\n"
        "import optax\n"
        "from unsaddle import JaxTraining\n"
        "def training():\n"
        "    loss = lambda params, batch: (params['w'] * batch[0]).mean()\n"
        "    data = (jnp.ones((4, 1)), jnp.zeros(4))\n"
        "    return JaxTraining(loss, {'w': jnp.ones(1)}, data, optax.sgd(0.1))\n",
        encoding="utf-8",
    )
    with pytest.raises(TrainingError, match="returned a JaxTraining; accepted: a TorchTraining"):
        source.loaded(path)
    with pytest.raises(TrainingError, match="returned a JaxTraining"):
        branch(path)


def test_a_file_with_a_run_of_pytorch_is_taken(tmp_path):
    path = tmp_path / "noisy.py"
    path.write_text(NOISY.replace("{optimizer}", "SGD(model.parameters(), lr=0.1)"))
    assert source.loaded(path).title == "noisy"


def test_an_optimizer_of_wider_copies_is_refused():
    model = torch.nn.Linear(2, 1).to(torch.bfloat16)
    copies = [own.detach().float().requires_grad_() for own in model.parameters()]
    data = (torch.ones(4, 2, dtype=torch.bfloat16), torch.zeros(4, 1, dtype=torch.bfloat16))
    sgd = torch.optim.SGD(copies, lr=0.1)
    with pytest.raises(TrainingError, match="an optimizer that steps wider copies of the model's"):
        branch(TorchTraining(model, torch.nn.MSELoss(), data, sgd), seed=0)
