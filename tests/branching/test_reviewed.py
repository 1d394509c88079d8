"""Defects that a cold review of `branch` found, each reproduced small."""

import gc
import re
import weakref

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
from torch import nn

from unsaddle import TorchTraining, branch, figures
from unsaddle.errors import InvalidInput
from unsaddle.report.branches import view
from unsaddle.streams import seed_sequence
from unsaddle.torch.leg import Walk

SETTINGS = {"n_repeats": 2, "budget": "4 epochs", "seed": 0, "diagnose_ends": False}


def linear_run(n=40, batch_size=8, learning_rate=0.1, optimizer=torch.optim.SGD):
    drawn = torch.Generator().manual_seed(0)
    x = torch.randn(n, 4, generator=drawn)
    model = nn.Linear(4, 2)
    with torch.no_grad():
        model.weight.copy_(torch.randn(2, 4, generator=drawn) / 2)
        model.bias.zero_()
    made = optimizer(model.parameters(), lr=learning_rate)
    data = (x, (x[:, 0] > 0).long())
    return TorchTraining(model, nn.CrossEntropyLoss(), data, made, batch_size=batch_size)


def stopping_at(number):
    calls = []

    def tell(stage, done, limit):
        if stage.startswith("branches"):
            calls.append(stage)
            if len(calls) == number:
                raise KeyboardInterrupt

    return tell


HALVED = ["lr x2", "lr x3", "lr x4", "lr x0.5", "lr x0.1", "adam lr=.01", "momentum"]


@pytest.mark.parametrize("number", [3, 16, 19, 25])
def test_an_interruption_of_halving_keeps_the_survivors_ahead(number):
    settings = {**SETTINGS, "budget": "20 epochs"}
    found = branch(linear_run(), HALVED, halving=True, progress=stopping_at(number), **settings)
    assert found.interrupted
    gone = [one.dropped_at is not None for one in found.ranking]
    assert gone == sorted(gone)  # survivors first
    whole = branch(linear_run(), HALVED, halving=True, **settings)
    assert found.budget < whole.budget == 800
    assert any(note.startswith("interrupted: all are compared at") for note in found.notes)
    best = found.best
    place = int(np.flatnonzero(whole["as it is"].points == found.budget)[0])
    assert best.losses.shape == (best.n_repeats, place + 1)
    again = whole[best.name].losses[: best.n_repeats, : place + 1]
    assert np.array_equal(best.losses, again)
    run = linear_run()
    made = best.apply(run)
    with torch.no_grad():
        loss = made.loss(made.model(run.data[0]), run.data[1]).item()
    assert loss == pytest.approx(best.losses[best.median_repeat, -1], rel=1e-6)
    assert "inf" not in found.sentence()


def test_a_step_of_many_gradients_never_passes_the_budget():
    settings = {**SETTINGS, "n_repeats": 1}
    short = branch(linear_run(100, 100), ["lbfgs"], **settings)["lbfgs"]
    assert short.outcomes == ("ran",)
    assert short.n_sample_gradients <= 400
    assert short.losses[0, 0] == short.losses[0, -1]  # its first step wants more
    assert short.n_again <= 400
    settings["budget"] = "60 epochs"
    long = branch(linear_run(100, 100), ["lbfgs"], **settings)["lbfgs"]
    assert 0 < long.n_sample_gradients <= 6000
    assert long.losses[0, -1] < 0.5 * long.losses[0, 0]
    assert len(long.losses[0]) == 41


def test_censoring_times_are_the_steps_that_were_run():
    """65 samples in batches of 64: two steps an epoch."""
    one = branch(linear_run(65, 64, 1e-6), [], **SETTINGS).best
    assert not one.escaped.any()
    assert one.escape_steps.tolist() == [8, 8]
    assert one.escape_cost.tolist() == [260, 260]


def test_ends_of_repeats_are_not_collected(monkeypatch):
    """Of three candidates with six repeats, no more than one end each and one under way are alive."""
    alive, most = weakref.WeakSet(), []
    made = Walk.__init__

    def init(self, *arguments, **named):
        made(self, *arguments, **named)
        assert not self.state.gradients
        alive.add(self)

    monkeypatch.setattr(Walk, "__init__", init)

    def tell(stage, done, limit):
        gc.collect()
        most.append(len(alive))

    settings = {**SETTINGS, "n_repeats": 6}
    found = branch(linear_run(), ["lr x2", "momentum"], progress=tell, **settings)
    assert max(most) <= 6, most
    for one in found.ranking:
        run = linear_run()
        made_run = one.apply(run)
        with torch.no_grad():
            loss = made_run.loss(made_run.model(run.data[0]), run.data[1]).item()
        assert loss == pytest.approx(one.losses[one.median_repeat, -1], rel=1e-6)


def is_repeat(*repeats):
    """Whether a candidate is being begun in one of these: each has its own global seed."""
    words = [seed_sequence(0, "branch", k).generate_state(2, dtype=np.uint64)[0] for k in repeats]
    return torch.initial_seed() in {int(word) for word in words}


class Unlucky(torch.optim.SGD):
    """The third repeat raises."""

    def __init__(self, parameters, lr):
        super().__init__(parameters, lr=lr)
        self.is_third = is_repeat(2)

    def step(self, closure=None):
        if self.is_third:
            raise RuntimeError("no luck")
        return super().step(closure)


def test_one_repeat_that_raised_is_told_with_what_the_others_reached():
    def unlucky(parameters):
        return Unlucky(parameters, lr=1e-3)

    found = branch(linear_run(), [unlucky], **{**SETTINGS, "n_repeats": 8})
    one = found["unlucky"]
    assert one.n_failed == 1
    kept = [k for k, outcome in enumerate(one.outcomes) if outcome == "ran"]
    assert one.others.value == np.median(one.losses[kept, -1])
    assert found.sentence() == (
        "Go on as it is: at equal budget no candidate of those that ran whole reached a lower loss "
        f"than {found.best.final.value:.4g}; unlucky failed in 1 of 8, its others reached "
        f"{one.others.value:.4g}."
    )
    assert "raised in 1 of 8" in " ".join(str(found).split())


def test_a_median_repeat_that_diverged_has_no_end():
    def often(parameters):
        return torch.optim.SGD(parameters, lr=float("inf") if is_repeat(0, 2) else 0.1)

    found = branch(linear_run(), [often], **{**SETTINGS, "n_repeats": 3})
    one = found["often"]
    assert one.n_diverged == 2
    assert one.state is None
    with pytest.raises(InvalidInput, match="no end to go on from \\(its median repeat diverged"):
        one.apply(linear_run())
    assert one.not_diagnosed.startswith("its median repeat diverged")


def test_a_factor_at_the_first_point_is_at_least_that():
    found = branch(
        linear_run(learning_rate=1e-6), ["lr x1e5"], **{**SETTINGS, "budget": "40 epochs"}
    )
    gain = found.advantage(found.best)
    assert (gain.sooner, gain.sooner_at_least) == (40.0, True)
    assert "with at least 40 times fewer" in found.sentence()
    assert "at least 40 × sooner" in repr(view(found))
    slower = branch(linear_run(), ["lr x2"], **SETTINGS)
    assert not slower.advantage(slower.best).sooner_at_least


def test_the_running_ranking_of_halving_has_no_repeats_that_are_not_there_yet():
    said = []
    branch(linear_run(), HALVED, halving=True, progress=lambda s, d, n: said.append(s), **SETTINGS)
    running = [one for one in said if one.startswith("branches")]
    assert running
    assert not [one for one in running if re.search(r"\binf\b", one)]


def test_training_done_again_is_told():
    settings = {**SETTINGS, "n_repeats": 4, "budget": "30 epochs"}
    found = branch(linear_run(), ["lr x2", "lr x3", "momentum"], **settings)
    assert {one.n_sample_gradients for one in found.ranking} == {4 * 1200}
    again = sum(one.n_again for one in found.ranking)
    assert again > 0
    assert any(f"and {again:,} in training done again" in line for line in found.protocol())


def test_the_picture_says_the_level_of_its_band_and_keeps_what_diverged_at_its_edge():
    found = branch(linear_run(), ["lr x2", "lr x1e6"], **SETTINGS)
    picture = figures.figure(found)
    losses, _, ends = picture.axes
    assert losses.get_title(loc="left") + losses.get_title() != ""
    assert "median and 50 % band" in losses.get_title(loc="left") + losses.get_title()
    assert found["lr x1e6"].losses[:, -1].max() > 100
    assert ends.get_xlim()[1] < 10
    assert any(text.get_gid() == "beyond lr x1e6" for text in ends.texts)
    plt.close("all")
