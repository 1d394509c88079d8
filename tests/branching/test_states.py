"""What a branch begins with: the loader, the optimizer and the model as they are, of every kind.

Small linear models; each case is one that a reviewer found wrong.
"""

import numpy as np
import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader, RandomSampler, TensorDataset

from unsaddle import TorchTraining, branch, diagnose
from unsaddle.branching import Candidate, Move
from unsaddle.errors import InvalidInput, TrainingError

SHORT = {"n_repeats": 2, "budget": "4 epochs", "seed": 0, "diagnose_ends": False}


def samples(n=40):
    draw = torch.Generator().manual_seed(0)
    inputs = torch.randn(n, 4, generator=draw)
    return inputs, (inputs[:, 0] > 0).long()


def linear(data=None, optimizer=None, model=None, **settings):
    model = model or nn.Linear(4, 2)
    make = optimizer or (lambda parameters: torch.optim.SGD(parameters, lr=0.1))
    data = samples() if data is None else data
    return TorchTraining(model, nn.CrossEntropyLoss(), data, make(model.parameters()), **settings)


def loader(**settings):
    return DataLoader(TensorDataset(*samples(41)), 8, **settings)


def test_the_best_branch_is_applied_to_a_run_whose_loader_has_a_generator():
    run = linear(loader(shuffle=True, generator=torch.Generator().manual_seed(1)))
    before = run.data.generator.get_state()
    best = branch(run, ["lr x3"], **SHORT).best
    on = best.apply(run)
    assert torch.equal(run.data.generator.get_state(), before)
    kept = best.state.parameters["model.weight"]
    assert torch.equal(on.model.weight.detach(), kept)


def test_a_loader_that_drops_the_last_batch_is_followed():
    """41 samples in batches of 8: one sample is left, of which batch statistics cannot be taken."""
    model = nn.Sequential(nn.Linear(4, 6), nn.BatchNorm1d(6), nn.Tanh(), nn.Linear(6, 2))
    found = branch(linear(loader(shuffle=True, drop_last=True), model=model), ["lr x3"], **SHORT)
    assert set(found.best.outcomes) == {"ran"}
    assert found.best.n_sample_gradients == 2 * 160  # 20 batches of 8 fit into 4 · 41
    ragged = branch(linear(loader(shuffle=True)), ["lr x3"], **SHORT)
    assert ragged.best.n_sample_gradients == 2 * 4 * 41


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"num_samples": 16}, "a loader whose sampler draws 16 samples without replacement"),
        ({"replacement": True}, "a loader whose sampler draws 41 samples with replacement"),
    ],
)
def test_a_sampler_whose_epochs_are_not_each_sample_once_is_refused(settings, message):
    data = TensorDataset(*samples(41))
    sampler = RandomSampler(data, **settings)
    with pytest.raises(TrainingError, match=message):
        branch(linear(DataLoader(data, 8, sampler=sampler)), ["lr x3"], **SHORT)


def test_a_checkpoint_leaves_nothing_to_the_next(tmp_path):
    def run():
        torch.manual_seed(3)
        return linear(
            optimizer=lambda own: torch.optim.SGD(own, lr=0.1, momentum=0.9), batch_size=8
        )

    made = run()
    state = made.optimizer.state_dict()
    state["param_groups"][0]["lr"] = 5.0
    model = made.model.state_dict()
    torch.save({"model": model, "optimizer": state}, tmp_path / "a.pt")
    torch.save({"model": model}, tmp_path / "b.pt")

    def rates(*names):
        files = [tmp_path / name for name in names]
        found = branch(run(), [], from_checkpoints=files, **SHORT)
        return {one.start: one.state.optimizer.groups[0]["lr"] for one in found.ranking}

    assert rates("b.pt") == {"b.pt": 0.1}
    assert rates("a.pt", "b.pt") == rates("b.pt", "a.pt") == {"a.pt": 5.0, "b.pt": 0.1}


class Holds(torch.optim.SGD):
    """Heavy ball that keeps its velocities in a list of its own."""

    def __init__(self, parameters, lr):
        super().__init__(parameters, lr)
        self.velocities = [torch.zeros_like(own) for own in self.param_groups[0]["params"]]

    @torch.no_grad()
    def step(self, closure=None):
        group = self.param_groups[0]
        for velocity, own in zip(self.velocities, group["params"], strict=True):
            velocity.mul_(0.9).add_(own.grad)
            own.add_(velocity, alpha=-group["lr"])


class Jittered(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(4, 2)
        self.draw = np.random.default_rng(0)
        self.seen = []

    def forward(self, inputs):
        if self.training:
            self.seen.append(len(inputs))
            return self.linear(inputs + 0.1 * float(self.draw.standard_normal()))
        return self.linear(inputs)


def test_lists_and_generators_of_the_run_are_copied_and_left_as_they_were():
    held = linear(optimizer=lambda own: Holds(own, 0.1), batch_size=8)
    jittered = linear(model=Jittered(), batch_size=8)
    state = jittered.model.draw.bit_generator.state
    for run in (held, jittered):
        once, again = (branch(run, ["lr x2"], **SHORT) for _ in range(2))
        np.testing.assert_array_equal(once.best.losses, again.best.losses)
        assert len(np.unique(once.best.losses[:, -1])) == 2
    assert all(not velocity.any() for velocity in held.optimizer.velocities)
    assert jittered.model.draw.bit_generator.state == state
    assert jittered.model.seen == []


def test_nothing_escapes_from_a_minimum_of_loss_zero():
    model = nn.Linear(2, 1, bias=False)
    nn.init.zeros_(model.weight)
    inputs = torch.randn(20, 2, generator=torch.Generator().manual_seed(0))
    steps = torch.optim.SGD(model.parameters(), lr=0.1)
    run = TorchTraining(model, nn.MSELoss(), (inputs, torch.zeros(20, 1)), steps, batch_size=20)
    assert not branch(run, [], **SHORT).best.escaped.any()


def test_a_run_that_is_thrown_up_a_wall_has_not_escaped():
    """x² - y² + y⁴ at (0, 1e-3): a step of 1e6 leads beyond the radius, at a loss of 1e11."""

    class Saddle(nn.Module):
        def __init__(self):
            super().__init__()
            self.point = nn.Parameter(torch.tensor([0.0, 1e-3], dtype=torch.float64))

        def forward(self, rows):
            x, y = self.point
            return rows[:, 0] * (1.0 + x**2 - y**2 + y**4)

    model = Saddle()
    steps = torch.optim.SGD(model.parameters(), lr=0.01)
    data = torch.ones(4, 1, dtype=torch.float64), torch.zeros(4)
    run = TorchTraining(model, lambda output, _: output.mean(), data, steps)
    found = branch(run, ["lr=1e6", "lr=0.1"], **{**SHORT, "budget": "300 epochs"})
    assert found["lr=0.1"].escaped.all()
    assert not found["lr=1e6"].escaped.any()


REFUSED = {
    "a negative batch": (
        lambda: Candidate("x", batch_size=-1),
        "batch_size=-1 of the candidate 'x'",
    ),
    "no batch": (lambda: Candidate("x", batch_size=0), "accepted: a whole number from 1, or None"),
    "no factor": (lambda: Candidate("x", rate_factor=float("nan")), "rate_factor=nan"),
    "no precision": (lambda: Candidate("x", dtype="foo"), "dtype='foo' of the candidate 'x'"),
    "no kind": (lambda: Move("weird", 1.0), "a move of the kind 'weird'; accepted: ball, escape"),
    "no length": (lambda: Move("ball"), "a move of the kind 'ball' with length=nan"),
}


@pytest.mark.parametrize(("make", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_a_candidate_that_means_nothing_cannot_be_made(make, message):
    with pytest.raises(InvalidInput) as caught:
        make()
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("lr=-1", "for the run's SGD (Invalid learning rate: -1.0)"),
        ("lr=nan", "lr=nan"),
        ("weight_decay=-1", "Invalid weight_decay value: -1.0"),
    ],
)
def test_settings_that_the_runs_own_class_refuses_are_refused(words, message):
    with pytest.raises(InvalidInput) as caught:
        branch(linear(batch_size=8), [words], **SHORT)
    assert message in str(caught.value)


def test_the_report_of_another_run_is_refused():
    run = linear(batch_size=8)
    other = linear(model=nn.Sequential(nn.Linear(4, 3), nn.Tanh(), nn.Linear(3, 2)), batch_size=8)
    with pytest.raises(InvalidInput, match="a report of 23 parameters for a run of 10"):
        branch(run, ["lr x2"], report=diagnose(other, seed=0), **SHORT)
    stale = diagnose(
        TorchTraining(run.model, run.loss, run.data, run.optimizer, mode="eval"), seed=0
    )
    with torch.no_grad():
        run.model.weight[0] += 1.0
    with pytest.raises(InvalidInput, match=r"a report of the loss .* for a run that stands at"):
        branch(run, ["lr x2"], report=stale, **SHORT)
