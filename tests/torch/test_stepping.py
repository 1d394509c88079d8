"""Legs of branches against the same training written out by hand, and the moves before them."""

import copy
import dataclasses
import math
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from unsaddle import TorchTraining
from unsaddle.torch import moves
from unsaddle.torch.batches import Batches, batch_loss, evaluable, in_order, mean_loss
from unsaddle.torch.snapshot import Snapshot
from unsaddle.torch.stepping import Workplace
from unsaddle.torch.threshold import Threshold

N = 50


def recipe(**changes):
    plain = {"optimizer": None, "settings": (), "rate_factor": 1.0}
    return SimpleNamespace(**{**plain, "batch_size": None, "dtype": None, "moves": (), **changes})


def network(dropout=0.0, norm=False, optimizer=None, batch_size=8):
    torch.manual_seed(0)
    layers = [nn.Linear(3, 5), nn.BatchNorm1d(5) if norm else nn.Identity(), nn.Tanh()]
    model = nn.Sequential(*layers, nn.Dropout(dropout), nn.Linear(5, 1))
    inputs = torch.randn(N, 3)
    data = (inputs, inputs.sum(dim=1, keepdim=True).sin())
    make = optimizer or (lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.5))
    return TorchTraining(model, nn.MSELoss(), data, make(model.parameters()), batch_size=batch_size)


def workplace(run, seed=3, threshold=None):
    run = evaluable(run)
    return Workplace(
        run, run.objective(), None, Snapshot.of(run), threshold or Threshold(-math.inf), seed
    )


def by_hand(run, rows_of_steps):
    model = copy.deepcopy(run.model)
    optimizer = type(run.optimizer)(model.parameters(), **run.optimizer.defaults)
    inputs, targets = run.data
    for rows in rows_of_steps:
        optimizer.zero_grad()
        run.loss(model(inputs[rows]), targets[rows]).backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        return run.loss(model(inputs), targets).item()


def test_a_leg_is_plain_training_on_its_batches():
    run = network()
    leg = workplace(run).run(recipe(), 0, [0, 2 * N])
    batches = Batches(N, 8, seed=3, repeat=0)
    rows, drawn = [], 0
    while drawn < 2 * N:
        rows.append(batches.rows(drawn))
        drawn += len(rows[-1])
    assert leg.losses == [by_hand(run, []), by_hand(run, rows)]
    assert leg.steps == [0, 14]  # 6 batches of 8 and one of 2, twice
    assert (leg.outcome, leg.n_sample_gradients) == ("ran", 2 * N)


def test_an_epoch_holds_every_sample_once_and_the_next_another_order():
    batches = Batches(N, 8, seed=0, repeat=1)
    epochs = [
        torch.cat([batches.rows(e * N + start) for start in range(0, N, 8)]).tolist()
        for e in range(2)
    ]
    assert [sorted(epoch) for epoch in epochs] == [list(range(N))] * 2
    assert epochs[0] != epochs[1]
    assert Batches(N, 8, 0, 2).rows(0).tolist() != epochs[0][:8]


def test_batches_of_another_size_take_the_samples_in_the_same_order():
    small, large = Batches(N, 2, 0, 0), Batches(N, 10, 0, 0)
    pieces = [small.rows(start) for start in range(0, 10, 2)]
    assert torch.cat(pieces).tolist() == large.rows(0).tolist()


def test_no_branch_spends_more_than_a_point_and_less_by_at_most_one_batch():
    place = workplace(network())
    for size in (1, 7, 8, N):
        leg = place.run(recipe(batch_size=size), 0, [0, 30, 120])
        assert 120 - size < leg.n_sample_gradients <= 120


KINDS = {
    "momentum": {},
    "dropout": {"dropout": 0.5},
    "batch statistics": {"norm": True},
    "dropout, batch statistics, Adam": {
        "dropout": 0.3,
        "norm": True,
        "optimizer": lambda p: torch.optim.Adam(p, lr=0.01),
    },
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_repeat_is_the_same_again_and_in_two_legs(kind):
    place = workplace(network(**KINDS[kind]))
    points = [0, 40, 100, 130, 200]
    whole = place.run(recipe(), 1, points)
    again = place.run(recipe(), 1, points)
    assert whole.losses == again.losses
    first = place.run(recipe(), 1, points[:3])
    second = place.run(recipe(), 1, points[3:], first.end)
    assert first.losses + second.losses == whole.losses
    assert second.n_sample_gradients == whole.n_sample_gradients
    assert place.run(recipe(), 2, points).losses[1:] != whole.losses[1:]


def test_dropout_is_on_in_steps_and_off_where_the_loss_is_measured():
    run = network(dropout=0.5, batch_size=None)
    place = workplace(run)
    first, second = (place.run(recipe(), k, [0, N]) for k in (0, 1))
    assert first.losses[0] == second.losses[0] == by_hand(run, [])
    assert first.losses[1] != second.losses[1]


def test_without_chance_repeats_are_known_not_to_differ():
    assert not workplace(network(batch_size=None)).run(recipe(), 0, [0, N]).is_random
    assert workplace(network()).run(recipe(), 0, [0, N]).is_random
    assert workplace(network(batch_size=None, dropout=0.1)).run(recipe(), 0, [0, N]).is_random
    ball = SimpleNamespace(kind="ball", length=0.1)
    assert workplace(network(batch_size=None)).run(recipe(moves=(ball,)), 0, [0, N]).is_random


def test_candidates_of_one_repeat_share_perturbation_and_dropout():
    place = workplace(network(batch_size=None))
    ball = SimpleNamespace(kind="ball", length=0.1)
    one = place.run(recipe(moves=(ball,)), 0, [0])
    other = place.run(recipe(moves=(ball,), optimizer="torch.Adam lr=0.01"), 0, [0])
    assert one.losses == other.losses
    assert one.losses != place.run(recipe(moves=(ball,)), 1, [0]).losses


def test_lbfgs_pays_for_every_evaluation_of_its_closure():
    run = network(batch_size=None, optimizer=lambda p: torch.optim.LBFGS(p, max_iter=3))
    place, calls = workplace(run), []
    run.model.register_forward_hook(lambda *_: calls.append(torch.is_grad_enabled()))
    leg = place.run(recipe(), 0, [0, 10 * N])
    assert leg.steps[-1] >= 2
    assert leg.steps[-1] * N < leg.n_sample_gradients <= 10 * N
    assert leg.n_sample_gradients + leg.n_again == sum(calls) * N
    none = workplace(run).run(recipe(), 0, [0, N])  # its first step takes more
    assert (none.steps[-1], none.n_sample_gradients) == (0, 0)


def test_own_settings_factor_batch_and_precision_are_applied():
    run = network()
    place = workplace(run)
    made = place.begun(recipe(rate_factor=10.0, settings=(("momentum", 0.0),)), 0)
    assert made.optimizer.param_groups[0]["lr"] == 1.0
    assert made.optimizer.param_groups[0]["momentum"] == 0.0
    place.start.put_into(place.training)
    made = place.begun(recipe(dtype="float64", batch_size=4), 0)
    assert made.batch_size == 4
    assert {p.dtype for p in made.model.parameters()} == {torch.float64}


def test_the_state_of_the_runs_own_optimizer_goes_along():
    run = network()
    for _ in range(3):
        run.optimizer.zero_grad()
        run.loss(run.model(run.data[0]), run.data[1]).backward()
        run.optimizer.step()
    buffers = [run.optimizer.state[p]["momentum_buffer"].clone() for p in run.model.parameters()]
    made = workplace(run).begun(recipe(), 0)
    for own, before in zip(made.model.parameters(), buffers, strict=True):
        assert torch.equal(made.optimizer.state[own]["momentum_buffer"], before)


# ---- escapes -------------------------------------------------------------------------------------


class Saddle(nn.Module):
    def __init__(self, y=1e-3):
        super().__init__()
        self.point = nn.Parameter(torch.tensor([0.0, y], dtype=torch.float64))

    def forward(self, samples):
        x, y = self.point
        return samples[:, 0] * (1.0 + x**2 - y**2 + y**4)


def on_saddle(threshold):
    model = Saddle()
    sgd = torch.optim.SGD(model.parameters(), lr=0.01)
    data = (torch.ones(4, 1), torch.zeros(4))
    return workplace(TorchTraining(model, lambda o, _: o.mean(), data, sgd), threshold=threshold)


def steps_by_hand(done):
    y, step = 1e-3, 0
    while not done(y):
        y += 0.01 * (2 * y - 4 * y**3)
        step += 1
    return step


def test_the_step_of_the_escape_is_exact_though_it_is_looked_for_rarely():
    lower = on_saddle(Threshold(loss=0.9)).run(recipe(), 0, [0, 4 * 600])
    assert lower.escape.n_steps == steps_by_hand(lambda y: 1 - y**2 + y**4 <= 0.9)
    assert lower.escape.n_sample_gradients == 4 * lower.escape.n_steps
    assert lower.n_evaluated < 4 * 100
    way = Threshold(
        -1.0, direction=np.array([0.0, -1.0]), projection=-1e-3, offset=-1e-3, radius=0.3
    )
    along = on_saddle(way).run(recipe(), 0, [0, 4 * 600])
    assert along.escape.n_steps == steps_by_hand(lambda y: abs(y) >= 0.3)


def test_looking_for_the_escape_does_not_change_the_course():
    watched = on_saddle(Threshold(loss=0.9)).run(recipe(), 0, [0, 800, 2400])
    blind = on_saddle(Threshold(loss=-math.inf)).run(recipe(), 0, [0, 800, 2400])
    assert watched.losses == blind.losses


def test_a_step_that_jumps_over_the_threshold_at_once_escapes_at_step_zero():
    jump = SimpleNamespace(kind="curvature", length=0.5)
    way = Threshold(0.9, direction=np.array([0.0, 1.0]), projection=1e-3, offset=1e-3, radius=0.4)
    leg = on_saddle(way).run(recipe(moves=(jump,)), 0, [0, 40])
    assert leg.escape.n_steps == 0


# ---- what goes wrong is an answer ----------------------------------------------------------------


def failing(error, at=3):
    """A workplace whose loss raises in the step after so many, once it is armed."""
    left = []

    def loss(output, target):
        if left and torch.is_grad_enabled():
            left.pop()
            if not left:
                raise error
        return nn.functional.mse_loss(output, target)

    made = network()
    place = workplace(TorchTraining(made.model, loss, made.data, made.optimizer, batch_size=8))
    left.extend([None] * at)
    return place


OUTCOMES = {
    "an error of the model": (ValueError("bad shape"), "raised", "ValueError: bad shape"),
    "no memory in Python": (MemoryError(), "out of memory", "MemoryError"),
    "no memory on a device": (
        RuntimeError("CUDA out of memory. Tried to allocate"),
        "out of memory",
        "RuntimeError: CUDA out of memory. Tried to allocate",
    ),
    "no memory on the CPU": (
        RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried"),
        "out of memory",
        "RuntimeError: DefaultCPUAllocator: can't allocate memory: you tried",
    ),
}


@pytest.mark.parametrize("name", OUTCOMES)
def test_what_a_candidate_raises_is_its_outcome(name):
    error, outcome, reason = OUTCOMES[name]
    leg = failing(error).run(recipe(), 0, [0, N, 2 * N])
    assert (leg.outcome, leg.reason) == (outcome, reason)
    assert len(leg.losses) == 1


def test_a_branch_that_diverges_says_where():
    leg = workplace(network()).run(recipe(rate_factor=1e30), 0, [0, N, 2 * N])
    assert leg.outcome == "diverged"
    assert "loss" in leg.reason
    assert leg.end is None


def test_a_candidate_that_changes_the_models_shape_raises_in_its_row_and_harms_no_other():
    class Growing(torch.optim.SGD):
        def step(self, closure=None):
            own = self.param_groups[0]["params"][0]
            own.data = torch.ones(7, 7)

    place = workplace(network())
    before = place.run(recipe(), 0, [0, N])
    assert place.run(recipe(optimizer=Growing), 0, [0, N]).outcome == "raised"
    assert place.run(recipe(), 0, [0, N]).losses == before.losses


# ---- moves ---------------------------------------------------------------------------------------


def test_points_of_the_ball_are_uniform_in_it():
    """P(|x| <= r/2) = 2^-3 in three dimensions; 4,000 draws, 4 standard errors: 6e-5 false alarm."""
    draw = np.random.default_rng(0)
    points = np.array([moves.in_ball(3, 2.0, draw) for _ in range(4000)])
    share = np.mean(np.linalg.norm(points, axis=1) <= 1.0)
    assert abs(share - 1 / 8) < 4 * math.sqrt(1 / 8 * 7 / 8 / 4000)
    assert np.linalg.norm(points, axis=1).max() <= 2.0
    assert np.abs(points.mean(axis=0)).max() < 4 * math.sqrt(4.0 / 5 / 4000)


def dead_network():
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(3, 6), nn.ReLU(), nn.Linear(6, 1))
    with torch.no_grad():
        model[0].bias[:4] = -100.0
    inputs = torch.randn(N, 3)
    sgd = torch.optim.SGD(model.parameters(), lr=0.05)
    return TorchTraining(model, nn.MSELoss(), (inputs, inputs[:, :1].clone()), sgd)


def test_dead_units_are_drawn_anew_and_the_others_left_alone():
    run = dead_network()
    place = workplace(run)
    assert sum(u.n_inactive for u in place.objective.units()) == 4
    alive = run.model[0].weight[4:].detach().clone()
    move = SimpleNamespace(kind="revive", length=math.nan)
    made = place.begun(recipe(moves=(move,)), 0)
    assert torch.equal(made.model[0].weight[4:], alive)
    assert made.model[0].bias[:4].abs().max() <= 1 / math.sqrt(3)
    assert sum(u.n_inactive for u in evaluable(made).objective().units()) == 0


def test_reviving_where_nothing_is_dead_is_said_in_the_row():
    move = SimpleNamespace(kind="revive", length=math.nan)
    leg = workplace(network()).run(recipe(moves=(move,)), 0, [0, N])
    assert leg.outcome == "raised"
    assert "units to be revived where none is silent on every sample" in leg.reason


# ---- data ----------------------------------------------------------------------------------------


def test_a_shuffling_loader_is_read_in_the_order_of_its_dataset():
    inputs = torch.arange(12.0)[:, None]
    loader = DataLoader(TensorDataset(inputs, inputs), batch_size=5, shuffle=True)
    read = torch.cat([batch for batch, _ in in_order(loader)])
    assert torch.equal(read, inputs)
    plain = DataLoader(TensorDataset(inputs, inputs), batch_size=5)
    assert in_order(plain) is plain


# JAX, loaded by other tests, warns of every fork: its threads are not in the loader's workers.
@pytest.mark.filterwarnings("ignore:os.fork:RuntimeWarning")
def test_a_loader_with_workers_gives_the_same_branches():
    run = network()
    dataset = TensorDataset(*run.data)
    legs = []
    for n_workers in (0, 1):
        loader = DataLoader(dataset, batch_size=8, num_workers=n_workers)
        made = TorchTraining(run.model, run.loss, loader, run.optimizer)
        legs.append(workplace(made).run(recipe(), 0, [0, N]))
    assert legs[0].losses == legs[1].losses


# ---- the same function as the diagnosis ------------------------------------------------------------


def test_a_mean_over_counted_units_is_that_of_the_diagnosis():
    """Targets of which some are masked: the mean of a batch is over those that are not."""
    torch.manual_seed(0)
    model = nn.Linear(3, 4)
    targets = torch.randint(0, 4, (N, 6))
    targets[::2, 3:] = -100
    targets[0] = -100  # counts nothing, and is left out

    def loss(output, target):
        rows = output[:, :, None].expand(-1, -1, target.shape[1])
        return nn.functional.cross_entropy(rows, target)

    run = evaluable(
        TorchTraining(
            model,
            loss,
            (torch.randn(N, 3), targets),
            torch.optim.SGD(model.parameters(), lr=0.1),
            count=lambda target: (target != -100).sum(),
            batch_size=8,
        )
    )
    objective = run.objective()
    value, n_evaluated = mean_loss(objective, objective.samples)
    assert value == pytest.approx(objective.loss(), rel=1e-6)
    assert n_evaluated == N - 1


def test_samples_of_several_shapes_are_one_mean():
    """Batches padded to lengths of their own: a step takes some of each."""
    torch.manual_seed(0)

    class Mean(nn.Module):
        def __init__(self):
            super().__init__()
            self.layer = nn.Linear(1, 2)

        def forward(self, rows):
            return self.layer(rows[:, :, None]).mean(dim=1)

    model = Mean()
    batches = [(torch.randn(4, length), torch.randint(0, 2, (4,))) for length in (3, 5, 7)]
    sgd = torch.optim.SGD(model.parameters(), lr=0.5)
    run = evaluable(TorchTraining(model, nn.CrossEntropyLoss(), batches, sgd))
    objective = run.objective()
    assert len(objective.samples.blocks) == 3
    assert mean_loss(objective, objective.samples)[0] == pytest.approx(objective.loss(), rel=1e-6)
    rows = torch.tensor([0, 5, 11])
    by_hand_mean = np.mean(
        [
            run.loss(model(inputs[k : k + 1]), targets[k : k + 1]).item()
            for (inputs, targets), k in zip(batches, (0, 1, 3), strict=True)
        ]
    )
    some = batch_loss(objective, objective.samples.part(rows))
    assert some.item() == pytest.approx(by_hand_mean, rel=1e-6)
    leg = Workplace(run, objective, None, Snapshot.of(run), Threshold(-math.inf), 0).run(
        recipe(), 0, [0, 60]
    )
    assert (leg.outcome, len(leg.losses)) == ("ran", 2)
    assert leg.losses[1] < leg.losses[0]


def test_weight_decay_that_was_counted_is_in_the_loss_and_not_twice_in_the_step():
    run = network(optimizer=lambda p: torch.optim.SGD(p, lr=0.1, weight_decay=0.3), batch_size=None)
    counted = dataclasses.replace(run, count_weight_decay=True)
    leg = workplace(counted).run(recipe(), 0, [0, N])
    plain = workplace(run).run(recipe(), 0, [0, N])
    size = sum(float((own.detach().double() ** 2).sum()) for own in run.model.parameters())
    assert leg.losses[0] == pytest.approx(plain.losses[0] + 0.5 * 0.3 * size, rel=1e-6)
    assert leg.losses[0] == pytest.approx(evaluable(counted).objective().loss(), rel=1e-6)
    assert torch.equal(
        leg.end.state.parameters["model.0.weight"], plain.end.state.parameters["model.0.weight"]
    )
