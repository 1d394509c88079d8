"""Branches of small runs: what is counted, ranked, kept, refused, and what an interruption leaves."""

import copy
import json
import math

import numpy as np
import pytest
import torch
from torch import nn

import unsaddle
from unsaddle import TorchTraining
from unsaddle.branching import Candidate, branch
from unsaddle.branching.outcome import Branch
from unsaddle.errors import CheckpointError, InvalidInput, TrainingError

SETTINGS = {"n_repeats": 3, "budget": 1600, "seed": 0}


@pytest.fixture(scope="module")
def found(request):
    """One call that most tests look at."""
    from .conftest import Saddle, mean

    rows = torch.stack([torch.ones(8), torch.tensor([1.0, -1.0] * 4)], dim=1).double()
    model = Saddle(1e-6)
    sgd = torch.optim.SGD(model.parameters(), lr=0.01)
    run = TorchTraining(model, mean, (rows, torch.zeros(8)), sgd, batch_size=2, name="quick")
    asked = ["lr x10", "lr x1e20", "perturb along escape radius=1e-3", "momentum"]
    return branch(run, asked, **SETTINGS, held_out=(rows[:4], torch.zeros(4)))


def test_the_baseline_is_always_there_and_the_ranking_is_by_loss(found):
    names = [one.name for one in found.ranking]
    assert set(names) == {
        "as it is", "lr x10", "lr x1e20", "perturb along escape radius=1e-3", "momentum",
    }  # fmt: skip
    losses = [one.final.value for one in found.ranking]
    assert losses == sorted(losses)
    assert names[-1] == "lr x1e20"
    assert found.best.final.value == pytest.approx(0.75, abs=1e-3)  # 1 - y² + y⁴ at its lowest


def test_budgets_are_equal_and_stated(found):
    ran = [one for one in found.ranking if not one.n_diverged]
    assert {one.n_sample_gradients for one in ran} == {3 * 1600}
    assert found.budget == 1600
    assert any("budget 1,600 sample gradients" in line for line in found.protocol())


def test_escapes_are_those_of_the_recursion(found):
    """y multiplies by 1 + 2 lr until the wall: the escape loss is crossed at the hand-made step."""
    limit = found.escape_losses["as it stands"]

    def steps(rate, y):
        n = 0
        while 1 - y**2 + y**4 > limit and y < found.reports["as it stands"].line_probe.radius:
            y, n = y + rate * (2 * y - 4 * y**3), n + 1
        return n

    assert found["as it is"].escape_steps.tolist() == [steps(0.01, 1e-6)] * 3
    assert found["lr x10"].escape_steps.tolist() == [steps(0.1, 1e-6)] * 3


def test_forecasts_hold_where_the_model_is_exact(found):
    for name in ("as it is", "lr x10", "momentum", "perturb along escape radius=1e-3"):
        assert found[name].forecast is not None, found[name].no_forecast
        assert found[name].within_forecast == (3, 3), name
    n, of = found.n_within
    assert n == 12
    assert of >= n


def test_what_diverges_never_escaped_and_stands_last(found):
    one = found["lr x1e20"]
    assert one.outcomes == ("diverged",) * 3
    assert one.escape.n_observed == 0
    assert one.final.value == math.inf
    assert "loss" in one.reason
    assert found.advantage(one).sooner is None


def test_the_advantage_is_over_the_pairs_of_the_same_seed(found):
    gain = found.advantage(found["lr x10"])
    base = found["as it is"]
    assert gain.loss_ratio == base.final.value / found["lr x10"].final.value
    assert (gain.n_lower, gain.n_pairs) == (3, 3)
    assert gain.sooner > 1
    assert found.advantage(base) is None


def test_held_out_data_are_measured_and_not_trained_on(found):
    assert found.n_held_out == 4
    for one in found.ranking:
        if not one.n_diverged:
            assert one.final_held_out.value == pytest.approx(one.final.value, abs=1e-6)


def test_the_end_is_diagnosed_with_its_own_optimizer(found):
    one = found["lr x10"]
    assert str(one.ended.kind) == "MINIMUM"
    assert one.ended.loss == pytest.approx(one.losses[one.median_repeat, -1], abs=1e-12)
    assert found["momentum"].ended.settings["momentum"] == 0.9


def test_everything_is_plain_data(found):
    data = json.loads(found.to_json(), parse_constant=pytest.fail)
    assert [row["candidate"]["name"] for row in data["branches"]] == [
        one.name for one in found.ranking
    ]
    assert data["branches"][0]["advantage"]["n_pairs"] == 3
    assert found.arrays()["0 loss"].shape == (3, 41)


def test_a_name_finds_its_branch_and_another_is_refused(found):
    assert found["momentum"].name == "momentum"
    with pytest.raises(InvalidInput, match=r"branches\['adam'\]; accepted: one of"):
        found["adam"]


# ---- going on from the best ----------------------------------------------------------------------


def test_apply_goes_on_where_the_median_repeat_ended(saddle_run):
    run = saddle_run()
    found = branch(run, ["adam lr=0.01", "lr x10"], **SETTINGS)
    best = found.best
    made = best.apply(run)
    assert made.model is run.model
    with torch.no_grad():
        loss = made.loss(made.model(run.data[0]), run.data[1]).item()
    assert loss == best.losses[best.median_repeat, -1]
    adam = found["adam lr=0.01"].apply(saddle_run())
    assert isinstance(adam.optimizer, torch.optim.Adam)
    assert adam.optimizer.state[adam.model.point]["step"] == 800
    own = saddle_run()
    assert found["lr x10"].apply(own).optimizer is own.optimizer
    assert own.optimizer.param_groups[0]["lr"] == pytest.approx(0.1)


def test_going_on_from_an_applied_branch_is_going_on_from_the_branch(saddle_run):
    """The random states come along: two goings-on draw the same."""
    found = branch(saddle_run(), ["adam lr=0.01"], **SETTINGS)
    drawn = []
    for _ in range(2):
        found.best.apply(saddle_run())
        drawn.append(torch.rand(3).tolist())
    assert drawn[0] == drawn[1]


def test_apply_to_a_run_of_another_form_is_refused(saddle_run):
    found = branch(saddle_run(), ["lr x10"], **SETTINGS)
    model = nn.Linear(2, 1)
    other = TorchTraining(
        model,
        nn.MSELoss(),
        (torch.ones(2, 2), torch.ones(2, 1)),
        torch.optim.SGD(model.parameters(), lr=0.1),
    )
    with pytest.raises(InvalidInput) as caught:
        found.best.apply(other)
    assert str(caught.value) == (
        "a run of another form than that of the branch 'lr x10'; accepted: a model with the same 1 "
        "parameters. Pass the run that was branched, or make it again by the same code."
    )


def test_a_branch_without_an_end_cannot_be_gone_on_from(saddle_run, found):
    with pytest.raises(InvalidInput) as caught:
        found["lr x1e20"].apply(saddle_run())
    assert str(caught.value).startswith(
        "the branch 'lr x1e20', which has no end to go on from (its median repeat diverged: the loss"
    )


# ---- what is left alone --------------------------------------------------------------------------


def test_the_original_training_is_untouched(saddle_run):
    run = saddle_run(optimizer=lambda p, lr: torch.optim.SGD(p, lr=lr, momentum=0.9))
    run.loss(run.model(run.data[0]), run.data[1]).backward()
    run.optimizer.step()
    before = copy.deepcopy(run.model.state_dict()), run.model.point.grad.clone()
    state, torch_state = copy.deepcopy(run.optimizer.state_dict()), torch.get_rng_state()
    legacy = np.random.get_state()[1].copy()  # noqa: NPY002 -- what users' code draws from
    branch(run, ["adam lr=0.1", "float32", "perturb"], **SETTINGS)
    assert torch.equal(run.model.point, before[0]["point"])
    assert run.model.point.dtype == torch.float64
    assert torch.equal(run.model.point.grad, before[1])
    after = run.optimizer.state_dict()
    assert after["param_groups"] == state["param_groups"]
    assert torch.equal(after["state"][0]["momentum_buffer"], state["state"][0]["momentum_buffer"])
    assert torch.equal(torch.get_rng_state(), torch_state)
    assert np.array_equal(np.random.get_state()[1], legacy)  # noqa: NPY002


def test_the_same_seed_gives_the_same_numbers_and_another_others(saddle_run):
    asked = ["perturb radius=0.1"]
    one, same = (branch(saddle_run(), asked, **SETTINGS) for _ in range(2))
    assert one.to_json() == same.to_json()
    other = branch(saddle_run(), asked, **{**SETTINGS, "seed": 1})
    assert other.to_json() != one.to_json()


def test_a_report_made_before_is_used(saddle_run):
    report = unsaddle.diagnose(saddle_run(), seed=5)
    found = branch(saddle_run(), ["lr x10"], report=report, **SETTINGS)
    assert found.reports["as it stands"] is report


# ---- rows that are not the end of the call -------------------------------------------------------


class Raising(torch.optim.SGD):
    def step(self, closure=None):
        raise RuntimeError("no luck")


class Hungry(torch.optim.SGD):
    def step(self, closure=None):
        raise MemoryError("no room")


def test_what_raises_or_runs_out_of_memory_is_a_row(saddle_run):
    def raising(parameters):
        return Raising(parameters, lr=0.1)

    def hungry(parameters):
        return Hungry(parameters, lr=0.1)

    found = branch(saddle_run(), [raising, hungry, "lr x10"], **SETTINGS)
    assert found.best.name == "lr x10"
    assert found["raising"].outcomes == ("raised",)
    assert found["raising"].reason == "RuntimeError: no luck"
    assert found["hungry"].outcomes == ("out of memory",)
    text = str(found)
    assert "RuntimeError: no luck" in " ".join(text.split())


def test_an_escape_into_a_worse_trap_is_shown_as_such():
    """Down the one side the valley ends at -0.1, down the other at -1.1."""

    class Two(nn.Module):
        def __init__(self):
            super().__init__()
            self.x = nn.Parameter(torch.tensor([1e-4], dtype=torch.float64))

        def forward(self, samples):
            x = self.x[0]
            well = torch.where(x > 0, 0.4, 4.4) * (x**4 - x**2)
            return samples[:, 0] * (3.0 + well)

    model = Two()
    sgd = torch.optim.SGD(model.parameters(), lr=0.05)
    data = (torch.ones(4, 1).double(), torch.zeros(4))
    run = TorchTraining(model, lambda output, _: output.mean(), data, sgd, name="two valleys")

    def other_side(parameters):
        with torch.no_grad():
            parameters[0].fill_(-1e-2)
        return torch.optim.SGD(parameters, lr=0.05)

    found = branch(
        run, [Candidate("other side", optimizer=other_side)], n_repeats=2, budget=1600, seed=0
    )
    base = found["as it is"]
    assert found.best.name == "other side"
    assert base.escape.share[0] == 1.0
    assert found.is_trapped(base)
    assert "a worse trap" in " ".join(str(found).split())


# ---- halving -------------------------------------------------------------------------------------


def test_survivors_of_halving_end_where_they_would_have_ended(saddle_run):
    asked = ["lr x10", "momentum", "lr x2", "lr x0.5", "lr x0.1", "perturb radius=0.01", "batch=4"]
    whole = branch(saddle_run(), asked, **SETTINGS)
    halved = branch(saddle_run(), asked, halving=True, **SETTINGS)
    gone = [one for one in halved.ranking if one.dropped_at]
    assert {one.dropped_at for one in gone} <= {200, 400, 800}
    assert len(gone) >= 4
    assert "as it is" not in {one.name for one in gone}
    for one in halved.ranking:
        if one.dropped_at is None:
            assert np.array_equal(one.losses, whole[one.name].losses)
            assert one.n_sample_gradients == 3 * 1600
        else:
            assert one.n_sample_gradients == 3 * one.dropped_at
            assert np.array_equal(one.losses[:, 5], whole[one.name].losses[:, 5])
    # Several reach the bottom of the same valley: which of them is kept, rounding decides.
    assert halved.best.final.value == pytest.approx(whole.best.final.value, rel=1e-3)


# ---- interruptions -------------------------------------------------------------------------------


def test_an_interruption_keeps_finished_repeats(saddle_run):
    calls = []

    def tell(stage, done, limit):
        if stage.startswith("branches"):
            calls.append(stage)
            if len(calls) == 3:
                raise KeyboardInterrupt

    run = saddle_run()
    before = run.model.point.detach().clone()
    found = branch(run, ["lr x10"], progress=tell, **SETTINGS)
    assert found.interrupted
    assert {one.name: one.n_repeats for one in found.ranking} == {"as it is": 2, "lr x10": 1}
    assert found.not_run == ("as it is: 2 of 3 repeats", "lr x10: 1 of 3 repeats")
    assert "Interrupted" in str(found)
    assert torch.equal(run.model.point, before)


def test_progress_shows_a_running_ranking(saddle_run):
    stages = []
    branch(saddle_run(), ["lr x10"], progress=lambda s, d, n: stages.append((s, d, n)), **SETTINGS)
    ranked = [one for one in stages if one[0].startswith("branches; ahead: ")]
    assert [done for _, done, _ in ranked] == list(range(1, 7))
    assert ranked[-1][0].startswith("branches; ahead: lr x10 0.75, as it is ")


# ---- from checkpoints ----------------------------------------------------------------------------


def test_several_past_states_are_branched_from(saddle_run, tmp_path):
    paths = []
    for y in (1e-6, 1e-3):
        path = tmp_path / f"{y:g}.pt"
        torch.save({"model": saddle_run(y=y).model.state_dict()}, path)
        paths.append(path)
    found = branch(saddle_run(y=1e-2), ["lr x10"], from_checkpoints=paths, **SETTINGS)
    assert found.starts == ("1e-06.pt", "0.001.pt")
    assert len(found.ranking) == 4
    steps = {(b.start, b.name): b.escape_steps[0] for b in found.ranking}
    assert steps["0.001.pt", "as it is"] < steps["1e-06.pt", "as it is"]
    assert any("the optimizer's state is absent" in note for note in found.notes)
    assert found.baseline("0.001.pt").start == "0.001.pt"


# ---- bad input -----------------------------------------------------------------------------------


def test_a_run_without_optimizer_is_refused(saddle_run):
    run = saddle_run()
    bare = TorchTraining(run.model, run.loss, run.data)
    with pytest.raises(TrainingError) as caught:
        branch(bare, ["lr x10"])
    assert str(caught.value).startswith(
        "a training without its optimizer; accepted: the run's live"
    )


def test_a_loader_that_cannot_be_rewound_is_refused(saddle_run):
    run = saddle_run()
    once = iter([run.data])
    with pytest.raises(TrainingError, match="data that can be read only once"):
        branch(TorchTraining(run.model, run.loss, once, run.optimizer), ["lr x10"])


REFUSED = {
    "no repeats": (
        {"n_repeats": 0},
        "n_repeats=0; accepted: a whole number from 1. Leave n_repeats",
    ),
    "half a worker": ({"n_workers": 0.5}, "n_workers=0.5; accepted: a whole number from 1. Leave"),
    "no budget": (
        {"budget": 0},
        "budget=0; accepted: a number of sample gradients from 1, or words such as '30 epochs'.",
    ),
    "a budget in hours": ({"budget": "2 hours"}, "budget='2 hours'; accepted: a number of sample"),
    "a budget below one step": (
        {"budget": 1},
        "a budget of 1 sample gradients; accepted: at least one step of each candidate, 2 of",
    ),
    "a candidate twice": (
        {"candidates": ["lr x10", "lr x10"]},
        "the candidate 'lr x10' twice; accepted: each once. Repeats are asked for by n_repeats.",
    ),
    "a setting that the optimizer lacks": (
        {"candidates": ["betas=0.5:0.9"]},
        "the setting betas, which the run's SGD lacks; accepted: one of its own: ",
    ),
    "the same checkpoint twice": (
        {"from_checkpoints": ["a.pt", "a.pt"]},
        "from_checkpoints with the same file twice; accepted: each file once. Repeats are asked",
    ),
    "held-out data of another form": (
        {"held_out": (torch.ones(3, 2).double(), torch.ones(2))},
        "held-out data: the pair (inputs, targets) has 3 inputs and 2 targets; accepted: one target",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused(name, saddle_run):
    changed, message = REFUSED[name]
    settings = {"candidates": ["lr x10"], "n_repeats": 1, "budget": 16, "seed": 0, **changed}
    with pytest.raises(InvalidInput) as caught:
        branch(saddle_run(), **settings)
    assert str(caught.value).startswith(message), str(caught.value)


def test_what_is_no_training_is_refused():
    with pytest.raises(InvalidInput) as caught:
        branch(nn.Linear(1, 1))
    assert str(caught.value).startswith("branch(Linear); accepted: an unsaddle.TorchTraining")


def test_an_absent_checkpoint_is_refused(saddle_run, tmp_path):
    with pytest.raises(CheckpointError, match="no checkpoint at"):
        branch(saddle_run(), ["lr x10"], from_checkpoints=[tmp_path / "no.pt"])


def test_public_names():
    assert unsaddle.branch is branch
    assert unsaddle.Branches.__name__ == "Branches"
    assert Branch.__doc__
