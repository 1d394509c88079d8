"""The watch in a plain loop: what it tells and when, and what goes wrong beside it."""

import copy
import logging
import math
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader, IterableDataset, TensorDataset, WeightedRandomSampler

import unsaddle
from unsaddle import TorchTraining
from unsaddle.errors import InvalidInput, TrainingError
from unsaddle.plateau import fit_trend
from unsaddle.torch import PlateauWatch
from unsaddle.torch.watch import Budget, GradientPairs
from unsaddle.torch.watch.budget import Deadline
from unsaddle.torch.watch.interrupt import CtrlC
from unsaddle.torch.watch.sinks import Sink
from unsaddle.torch.watch.subject import in_order, part_of

HORIZON = 64  # one step a block: the shortest there is


class Saddle(nn.Module):
    """x² - y² + y⁴ times the sample, at its saddle."""

    def __init__(self, y=1e-9):
        super().__init__()
        self.point = nn.Parameter(torch.tensor([0.0, y], dtype=torch.float64))

    def forward(self, data):
        x, y = self.point
        return data[:, 0] * (x**2 - y**2 + y**4)


def mean_loss(output, target):
    return 1.0 + (output - target).mean()


def stuck(y=1e-9, n_samples=4, **named):
    model = Saddle(y)
    data = torch.ones(n_samples, 1, dtype=torch.float64), torch.zeros(n_samples)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    return TorchTraining(model, mean_loss, data, optimizer, **named)


def run(training, watch, n_steps):
    """Full-batch steps; return the events."""
    events = []
    inputs, targets = training.data
    for _ in range(n_steps):
        training.optimizer.zero_grad()
        loss = training.loss(training.model(inputs), targets)
        loss.backward()
        events.append(watch.step(loss))
        training.optimizer.step()
    return [event for event in events if event is not None]


def test_a_stuck_run_is_told_with_its_verdict_and_the_hook_gets_it(caplog):
    training, told = stuck(), []
    watch = PlateauWatch(training, horizon=HORIZON, on_plateau=told.append, seed=0, name="run")
    with caplog.at_level(logging.WARNING, "unsaddle.watch"):
        events = run(training, watch, 200)
    assert [event.step for event in events] == [64]
    assert events == told == watch.events
    report = events[0].report
    assert str(report.kind) == "STRICT_SADDLE"
    assert report.spectrum.smallest.value == pytest.approx(-2.0, abs=1e-12)
    assert len(caplog.records) == 1
    assert caplog.messages[0].startswith(
        "run: step 64: PLATEAU: the loss, 1, gains 0 % per 64 steps"
    )
    assert "STRICT_SADDLE: the run stands at a strict saddle" in caplog.messages[0]
    assert events[0].to_dict()["report"]["kind"] == "STRICT_SADDLE"


def test_a_run_that_learns_is_not_disturbed():
    model = nn.Linear(3, 1, dtype=torch.float64)
    inputs = torch.eye(3, dtype=torch.float64)
    sgd = torch.optim.SGD(model.parameters(), lr=0.01)
    training = TorchTraining(model, nn.MSELoss(), (inputs, inputs[:, :1] * 100), sgd)
    watch = PlateauWatch(training, horizon=HORIZON, seed=0)
    assert run(training, watch, 400) == []
    assert str(watch.test.checks[0].trending) == "DESCENDING"


def test_a_hook_that_raises_is_logged_and_the_training_goes_on(caplog):
    def hook(event):
        raise RuntimeError("the hook's own mistake")

    training = stuck()
    watch = PlateauWatch(training, horizon=HORIZON, on_plateau=hook, seed=0)
    events = run(training, watch, 100)
    assert len(events) == 1
    assert watch.n_steps == 100
    assert "unsaddle: the hook on_plateau raised at step 64" in caplog.messages
    assert "the hook's own mistake" in caplog.text


def test_a_sink_that_raises_is_logged_and_the_training_goes_on(caplog):
    class Full(Sink):
        def write(self, step, values):
            raise OSError("disk full")

    training = stuck()
    watch = PlateauWatch(training, horizon=HORIZON, sinks=[Full()], budget=None, seed=0)
    assert len(run(training, watch, 70)) == 1
    assert "the sink Full raised" in caplog.text


def test_a_sink_needs_nothing_but_write(caplog):
    class Mine:
        def __init__(self):
            self.steps = []

        def write(self, step, values):
            self.steps.append(step)

    mine, training = Mine(), stuck()
    watch = PlateauWatch(training, horizon=HORIZON, sinks=[mine], budget=None, seed=0)
    assert len(run(training, watch, 70)) == 1
    watch.close()
    assert mine.steps == [64]
    assert "raised" not in caplog.text


class Interrupting(Saddle):
    """Sends Ctrl-C when it is called for the so-manieth time from now."""

    countdown = -1

    def forward(self, data):
        type(self).countdown -= 1  # of the class: a diagnosis works on copies too
        if self.countdown == 0:
            signal.raise_signal(signal.SIGINT)
        return super().forward(data)


@pytest.mark.parametrize("calls", [1, 8])
def test_ctrl_c_during_a_diagnosis_reaches_the_training_loop(calls):
    model = Interrupting()
    data = torch.ones(4, 1, dtype=torch.float64), torch.zeros(4)
    training = TorchTraining(model, mean_loss, data, torch.optim.SGD(model.parameters(), lr=0.01))
    watch = PlateauWatch(training, horizon=HORIZON, seed=0)
    handler, before = signal.getsignal(signal.SIGINT), torch.get_rng_state()
    Interrupting.countdown = calls
    for _ in range(63):
        watch.step(1.0)
    with pytest.raises(KeyboardInterrupt):
        watch.step(1.0)
    assert watch.events == []
    assert signal.getsignal(signal.SIGINT) is handler
    assert torch.equal(torch.get_rng_state(), before)
    assert model.training


def test_ctrl_c_while_the_run_is_put_back_waits_for_that():
    order = []

    def interrupted():
        with CtrlC() as ctrl_c:
            with ctrl_c.heard():
                pass
            signal.raise_signal(signal.SIGINT)
            order.append("put back")

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert order == ["put back"]


def test_a_handler_of_the_programs_own_is_called_and_a_thread_takes_no_signal():
    calls = []
    before = signal.signal(signal.SIGINT, lambda *_: calls.append(1))
    try:
        with CtrlC() as ctrl_c, ctrl_c.heard():
            signal.raise_signal(signal.SIGINT)
        watch = PlateauWatch(stuck(), horizon=HORIZON, seed=0)
        thread = threading.Thread(target=lambda: [watch.step(1.0) for _ in range(64)])
        thread.start()
        thread.join()
    finally:
        signal.signal(signal.SIGINT, before)
    assert calls == [1]
    assert watch.events[0].problem is None


def test_generators_of_the_data_set_stay_where_they_are():
    class Jittered(torch.utils.data.Dataset):
        def __init__(self):
            self.rng = np.random.default_rng(0)
            self.draw = torch.Generator().manual_seed(0)
            self.python = random.Random(0)

        def __len__(self):
            return 4

        def __getitem__(self, index):
            self.python.random()
            noise = 0.0 * self.rng.random() * torch.rand(1, generator=self.draw)
            return torch.ones(1, dtype=torch.float64) + noise, torch.zeros(())

    data = Jittered()
    loader = DataLoader(torch.utils.data.Subset(data, range(4)), 2, shuffle=True)
    model = Saddle()
    sgd = torch.optim.SGD(model.parameters(), lr=0.01)
    training = TorchTraining(model, mean_loss, loader, sgd)
    watch = PlateauWatch(training, horizon=HORIZON, seed=0)
    places = data.rng.bit_generator.state, data.draw.get_state().tolist(), data.python.getstate()
    fresh = Jittered()
    for _ in range(64):
        watch.step(1.0)
    assert watch.events
    assert places == (
        data.rng.bit_generator.state, data.draw.get_state().tolist(), data.python.getstate()
    )  # fmt: skip
    assert places[0] == fresh.rng.bit_generator.state  # the check at the start draws nothing either


@pytest.mark.parametrize(
    "loss",
    [np.float32(1), np.array(1.0), torch.tensor([1.0]), torch.tensor(1), True],
)
def test_every_kind_of_one_number_is_a_loss(loss):
    watch = PlateauWatch(stuck(), horizon=HORIZON, budget=None)
    for _ in range(64):
        watch.step(loss)
    assert watch.events[0].check.loss == 1.0


def test_losses_beyond_all_squares_have_a_trend_without_a_warning():
    for scale in (1e300, 1e-300):
        huge = fit_trend(scale * (3.0 - 0.01 * np.arange(64)))
        assert huge.change == pytest.approx(-0.64 * scale)
        assert huge.is_one_line


def test_a_copied_watch_goes_on_by_itself_and_shares_sinks_and_data():
    training = stuck()
    sink = threading.Lock()  # cannot be copied
    watch = PlateauWatch(training, horizon=HORIZON, sinks=[sink], seed=0)
    run(training, watch, 30)
    twin = copy.deepcopy(watch)
    assert twin.training.model is not training.model
    assert twin.training.data is training.data
    assert twin.sinks == [sink]
    twin.sinks.clear()
    assert [twin.step(1.0) for _ in range(34)][-1].report is not None
    assert watch.n_steps == 30


def test_what_stands_in_the_way_of_a_diagnosis_is_known_at_the_start():
    training = stuck()
    broken = TorchTraining(training.model, lambda o, t: o.sum(), training.data)
    with pytest.raises(TrainingError, match="adds over samples"):
        PlateauWatch(broken, horizon=HORIZON)
    PlateauWatch(broken, horizon=HORIZON, check=False)


def test_a_diagnosis_that_fails_is_told_in_words_and_the_training_goes_on():
    training = stuck()
    broken = TorchTraining(training.model, lambda o, t: o.sum(), training.data, training.optimizer)
    watch = PlateauWatch(broken, horizon=HORIZON, check=False, seed=0)
    events = run(training, watch, 100)
    assert events[0].report is None
    assert events[0].problem.startswith("TrainingError: ")
    assert "no diagnosis: TrainingError" in events[0].sentence()


def test_losses_that_are_not_finite_are_told_once_and_survived(caplog):
    training = stuck()
    watch = PlateauWatch(training, horizon=HORIZON, budget=None, seed=0)
    for loss in [1.0, float("nan"), float("nan"), 1.0, float("inf"), 1.0]:
        watch.step(torch.tensor(loss))
    assert [record.message for record in caplog.records] == [
        "unsaddle: step 2: the loss is nan; such steps are left out of the trend",
        "unsaddle: step 5: the loss is inf; such steps are left out of the trend",
    ]
    events = [watch.step(torch.ones(1, 1)) for _ in range(200)]
    assert sum(event is not None for event in events) == 1


def test_a_run_that_has_become_nan_gets_a_problem_not_an_exception():
    training = stuck()
    watch = PlateauWatch(training, horizon=HORIZON, seed=0)
    training.model.point.data.fill_(float("nan"))
    events = [watch.step(1.0) for _ in range(64)]
    assert "TrainingError" in events[-1].problem


def test_two_watches_at_once_see_what_each_alone_sees():
    alone, both = stuck(), stuck()
    single = PlateauWatch(alone, horizon=HORIZON, seed=0)
    run(alone, single, 300)
    first = PlateauWatch(both, horizon=HORIZON, seed=0, name="first")
    second = PlateauWatch(both, horizon=3 * HORIZON, seed=0, name="second")
    inputs, targets = both.data
    for _ in range(300):
        both.optimizer.zero_grad()
        loss = both.loss(both.model(inputs), targets)
        loss.backward()
        first.step(loss)
        second.step(loss)
        both.optimizer.step()
    assert torch.equal(alone.model.point, both.model.point)
    assert [event.step for event in first.events] == [event.step for event in single.events]
    assert [event.step for event in second.events] == [192]
    mine, theirs = (watch.events[0].report.to_dict() for watch in (first, single))
    assert mine == theirs


def test_a_model_that_changes_shape_is_followed():
    model = nn.Linear(3, 1, dtype=torch.float64)
    inputs = torch.eye(3, dtype=torch.float64)

    def training():
        sgd = torch.optim.SGD(model.parameters(), lr=0.01)
        targets = torch.zeros(3, len(model.bias), dtype=torch.float64)
        return TorchTraining(model, nn.MSELoss(), (inputs, targets), sgd)

    watch = PlateauWatch(training, horizon=HORIZON, eigenvalue_every=8, gradients_every=2, seed=0)
    first = [watch.step(1.0) for _ in range(64)][-1]
    model.weight = nn.Parameter(torch.zeros(2, 3, dtype=torch.float64))
    model.bias = nn.Parameter(torch.zeros(2, dtype=torch.float64))
    for _ in range(64):
        watch.step(0.1)
    assert first.report.to_dict()["n_parameters"] == 4
    assert watch.events[-1].report.to_dict()["n_parameters"] == 8
    assert watch.eigenvalue.direction.shape == (8,)


def test_a_state_through_torch_save_goes_on_at_the_same_steps(tmp_path):
    whole_run, cut_run = stuck(), stuck()
    settings = {"horizon": HORIZON, "gradients_every": 2, "eigenvalue_every": 20, "seed": 3}
    whole = PlateauWatch(whole_run, **settings)
    run(whole_run, whole, 150)
    first = PlateauWatch(cut_run, **settings)
    # A pair that is half done is left out of a state: the cut lies between two.
    run(cut_run, first, 50)
    torch.save(first.state_dict(), tmp_path / "watch.pt")
    second = PlateauWatch(cut_run, **{**settings, "seed": 4})
    second.load_state_dict(torch.load(tmp_path / "watch.pt", weights_only=True))
    run(cut_run, second, 100)
    assert [event.step for event in second.events] == [event.step for event in whole.events] == [64]
    assert second.events[0].report.to_dict() == whole.events[0].report.to_dict()
    assert second.state_dict() == whole.state_dict()


def test_a_state_of_a_newer_schema_is_refused():
    watch = PlateauWatch(stuck(), horizon=HORIZON, budget=None)
    with pytest.raises(InvalidInput, match="a watch's state of schema 9; accepted: schema 1"):
        watch.load_state_dict({"schema": 9})


def test_dropout_is_diagnosed_in_evaluation_mode_and_said_so():
    model = nn.Sequential(nn.Linear(2, 3), nn.Dropout(0.5), nn.Linear(3, 1)).double()
    data = torch.eye(2).double(), torch.zeros(2, 1).double()
    sgd = torch.optim.SGD(model.parameters(), lr=0.01)
    watch = PlateauWatch(TorchTraining(model, nn.MSELoss(), data, sgd), horizon=HORIZON, seed=0)
    event = [watch.step(1.0) for _ in range(64)][-1]
    assert event.report is not None
    assert event.notes[0].startswith("diagnosed in evaluation mode, as the loss in training mode")
    assert model.training


def test_part_of_the_samples_is_diagnosed_and_says_what_it_tells_of_all():
    budget = Budget(max_samples=32)
    watch = PlateauWatch(stuck(n_samples=40), horizon=HORIZON, budget=budget, seed=0)
    event = [watch.step(1.0) for _ in range(64)][-1]
    report = event.report
    assert report.n_samples == 32
    assert (report.sampling.n_used, report.sampling.n_whole) == (32, 40)
    assert event.notes == ()


def test_part_of_the_samples_is_read_where_the_budget_says_so():
    watch = PlateauWatch(stuck(n_samples=40), horizon=HORIZON, budget=Budget(max_read=10), seed=0)
    event = [watch.step(1.0) for _ in range(64)][-1]
    assert event.report.to_dict()["n_samples"] == 10
    assert event.notes == ("diagnosed on 10 of 40 samples",)


def test_a_diagnosis_that_does_not_fit_into_the_memory_is_not_begun():
    training = stuck()
    watch = PlateauWatch(training, horizon=HORIZON, budget=Budget(max_memory="1MiB"), seed=0)
    event = [watch.step(1.0) for _ in range(64)][-1]
    assert event.report is None
    assert event.problem == "it would need 128 MiB, the budget is 1 MiB"


def test_the_limits_of_the_budget_are_those_of_the_diagnosis(monkeypatch):
    asked = {}

    def diagnose(_training, **settings):
        asked.update(settings)

    monkeypatch.setattr("unsaddle.diagnosis.diagnose", diagnose)
    budget = Budget(max_memory="1GB", max_products=25, max_samples=33)
    watch = PlateauWatch(stuck(n_samples=40), horizon=HORIZON, budget=budget, seed=0)
    event = [watch.step(1.0) for _ in range(64)][-1]
    assert event.problem is None
    assert (asked["max_memory"], asked["max_products"], asked["max_samples"]) == (10**9, 25, 33)
    assert asked["budget"] == HORIZON  # the steps that one would wait


def test_fewer_samples_need_less_memory():
    objective = stuck(n_samples=4000).objective()
    assert Budget(max_samples=40).needs(objective) < Budget().needs(objective)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="Linux tells the peak")
def test_the_memory_of_a_diagnosis_stays_below_what_was_reckoned():
    """A process of its own: its peak before and after a diagnosis of 17,226 parameters."""
    code = """
import re, torch, unsaddle
from unsaddle.torch.watch.budget import needed_bytes
torch.manual_seed(0)
model = torch.nn.Sequential(torch.nn.Linear(64, 200), torch.nn.Tanh(), torch.nn.Linear(200, 21))
data = torch.randn(600, 64), torch.randint(0, 21, (600,))
sgd = torch.optim.SGD(model.parameters(), lr=0.1)
loss = torch.nn.CrossEntropyLoss()
training = unsaddle.TorchTraining(model, loss, data, sgd, batch_size=32)
small = unsaddle.TorchTraining(torch.nn.Linear(64, 21), loss, data, batch_size=32)
unsaddle.diagnose(small, seed=0, max_products=20)  # loads every library
def peak():
    return 1024 * int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read()).group(1))
open("/proc/self/clear_refs", "w").write("5")  # the peak begins anew
before = peak()
unsaddle.diagnose(training, seed=0, max_products=60)
print(peak() - before, needed_bytes(training.objective(), 60, 600))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    taken, reckoned = map(int, done.stdout.split())
    assert 0 < taken < reckoned
    assert reckoned < 2**30


class OnDevice(torch.Tensor):
    """A loss that says it lies on a GPU: reading it would make the step wait."""

    is_cpu = property(lambda self: False)

    def item(self):
        raise AssertionError("a step waited for the device")


def test_losses_on_a_device_are_read_once_in_a_block_with_the_same_answers():
    settings = {"horizon": 640, "budget": None, "gradients_every": None, "seed": 0}
    near, far = PlateauWatch(stuck(), **settings), PlateauWatch(stuck(), **settings)
    assert far.test.block_steps == 10
    for _ in range(300):
        near.step(1.0)
        far.step(torch.ones(()).as_subclass(OnDevice))
    state = far.state_dict()
    assert state == near.state_dict()
    for index in range(400):
        near.step(1.0)
        far.step(torch.ones(()).as_subclass(OnDevice))
        if index == 4:
            far.state_dict()  # reads a block half full, and goes on
    assert [event.step for event in far.events] == [event.step for event in near.events] == [640]


class Slow(nn.Module):
    """A large layer whose forward pass takes 20 ms."""

    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(40, 40)

    def forward(self, inputs):
        import time

        time.sleep(0.02)
        return torch.tanh(self.layer(inputs))


@pytest.mark.slow
def test_a_diagnosis_ends_near_its_time_and_says_so():
    data = torch.eye(40), torch.zeros(40, 40)
    model = Slow()
    training = TorchTraining(model, nn.MSELoss(), data, torch.optim.SGD(model.parameters(), lr=0.1))
    watch = PlateauWatch(training, horizon=HORIZON, budget=Budget(seconds=2.0), seed=0)
    event = [watch.step(1.0) for _ in range(64)][-1]
    # 1,640 parameters: not dense; at 60 ms a product 200 products and the density take over 20 s.
    assert event.seconds < 12.0
    if event.report is None:
        assert "the budget of 2 s were over at: " in event.problem
    else:
        assert event.notes
        for note in event.notes:
            assert note.startswith(
                ("curvature as far as 60% of the time", "cut short after 2 s at: ")
            )


def test_a_diagnosis_that_is_cut_short_ends_at_a_point_of_the_line_and_says_so(monkeypatch):
    # The clock leaps when the line probe begins: no waiting, and nothing of the machine's load.
    clock = [0.0]

    class Leaping(Deadline):
        def __call__(self, stage, done, limit):
            if stage.startswith("values of the loss along a line") and done == 1:
                clock[0] = 100.0
            super().__call__(stage, done, limit)

    monkeypatch.setattr("unsaddle.torch.watch.watch.Deadline", Leaping)
    monkeypatch.setattr("unsaddle.torch.watch.budget.time.monotonic", lambda: clock[0])
    watch = PlateauWatch(stuck(), horizon=HORIZON, seed=0)
    event = [watch.step(1.0) for _ in range(64)][-1]
    assert event.notes == ("cut short after 60 s at: values of the loss along a line",)
    assert event.report is not None
    assert event.report.line_probe is None


def test_the_noise_scale_is_that_of_all_per_sample_gradients():
    # Two roads: pairs of batches with replacement here, every sample's gradient there.
    rng = np.random.default_rng(0)
    inputs = torch.tensor(rng.standard_normal((200, 5)))
    targets = torch.tensor(rng.standard_normal((200, 1))) + inputs[:, :1]
    model = nn.Linear(5, 1, bias=False, dtype=torch.float64)
    training = TorchTraining(model, nn.MSELoss(), (inputs, targets), batch_size=20)
    objective = training.objective()
    exact = unsaddle.gradient_noise.gradient_noise(
        objective, np.empty((0, 5)), batch_size=20, seed=0
    )
    pairs = GradientPairs(every=2, batch_size=20)
    products, squares = [], []
    for _ in range(40):
        for _ in range(65):
            rows = torch.tensor(rng.integers(0, 200, 20))
            model.zero_grad()
            nn.functional.mse_loss(model(inputs[rows]), targets[rows]).backward()
            pairs.observe(model.parameters())
        signal = pairs.signal()
        products.append(signal.squared_norm)
        squares.append(signal.noise_variance)
    # 40 means over 32 pairs: four standard errors.
    for measured, truth in (
        (products, exact.squared_norm),
        (squares, exact.total_variance / 20),
    ):
        error = np.std(measured, ddof=1) / np.sqrt(40)
        assert abs(np.mean(measured) - truth) < 4 * error
        assert error < 0.1 * truth


def test_gradients_that_are_not_there_are_counted_and_not_invented():
    pairs, weight = GradientPairs(every=2), nn.Parameter(torch.zeros(2))
    for _ in range(20):
        pairs.observe([weight])
    assert pairs.signal() is None
    assert pairs.n_without == 10


def test_pairs_over_a_change_of_shape_or_of_nan_are_left_out():
    pairs = GradientPairs(every=2)
    for size in range(1, 41):
        weight = nn.Parameter(torch.zeros(size))
        weight.grad = torch.ones(size)
        pairs.observe([weight])
    assert pairs.signal() is None
    weight.grad = torch.full((40,), float("nan"))
    for _ in range(40):
        pairs.observe([weight])
    assert pairs.signal() is None


def test_gradients_that_cannot_be_compared_are_given_up_and_the_training_goes_on(caplog):
    training = stuck()
    watch = PlateauWatch(training, horizon=HORIZON, gradients_every=2, budget=None, seed=0)

    def refuse(parameters):
        raise RuntimeError("tensors on several devices")

    watch.gradients.observe = refuse
    assert len(run(training, watch, 70)) == 1
    assert watch.gradients is None
    assert "unsaddle: gradients are not compared any more" in caplog.messages


def test_the_small_last_batch_of_an_epoch_does_not_pass_for_noise():
    """Three epochs' lengths; the other road: every sample's gradient. 32 pairs of 21 coordinates."""
    rng = torch.Generator().manual_seed(0)
    for n_samples in (49 * 64 + 1, 50 * 64, 24 * 64 + 1):
        inputs = torch.randn(n_samples, 20, generator=rng, dtype=torch.float64)
        targets = inputs.sum(1, keepdim=True) + 3 * torch.randn(
            n_samples, 1, generator=rng, dtype=torch.float64
        )
        model = nn.Linear(20, 1, dtype=torch.float64)
        with torch.no_grad():
            model.weight.zero_()
            residuals = model(inputs) - targets
            each = torch.cat([2 * residuals * inputs, 2 * residuals], 1)
            variance = float(((each - each.mean(0)) ** 2).sum()) / (n_samples - 1)
        pairs = GradientPairs(every=50)
        for _ in range(math.ceil(40 * 50 * 64 / n_samples)):
            for rows in torch.randperm(n_samples, generator=rng).split(64):
                model.zero_grad()
                nn.functional.mse_loss(model(inputs[rows]), targets[rows]).backward()
                pairs.observe(model.parameters())
        signal_seen = pairs.signal()
        # One pair's noise scatters by about 0.4 of itself: four standard errors over 32 pairs. Pairs
        # in step with the epoch gave 22 times as much.
        assert signal_seen.noise_variance == pytest.approx(variance / 64, rel=0.3), n_samples


def test_equal_batches_of_one_coordinate_lose_no_pair_to_robustness():
    # A chi-square of one degree: the widest there is. 40 runs of 32 pairs.
    rng, means = torch.Generator().manual_seed(1), []
    for _ in range(40):
        pairs, weight = GradientPairs(every=2), nn.Parameter(torch.zeros(1, dtype=torch.float64))
        for _ in range(64):
            weight.grad = 1.0 + torch.randn(1, generator=rng, dtype=torch.float64)
            pairs.observe([weight])
        assert pairs.signal().n_left_out == 0
        means.append(pairs.signal().noise_variance)
    assert np.mean(means) == pytest.approx(1.0, abs=4 * math.sqrt(2 / 1280))


def test_pairs_come_at_irregular_steps_that_are_the_same_after_a_resume():
    whole, cut = GradientPairs(every=50), GradientPairs(every=50)
    weight = nn.Parameter(torch.ones(1))
    weight.grad = torch.ones(1)
    firsts = []
    for step in range(1, 2001):
        if step == whole.next_step and not whole._is_second:
            firsts.append(step)
        for pairs in (whole, cut):
            pairs.observe([weight])
        if step == 777:
            state, cut = cut.state_dict(), GradientPairs(every=50)
            cut.load_state_dict(state)
        assert step < 777 or cut.next_step == whole.next_step
    assert [first // 50 for first in firsts] == list(range(40))  # one in each 50
    assert len({first % 50 for first in firsts}) > 20


def test_sparse_gradients_count_as_dense_ones():
    pairs, table = GradientPairs(every=2), nn.Embedding(5, 2, sparse=True)
    for _ in range(21):
        table.weight.grad = None
        table(torch.tensor([1, 1])).sum().backward()
        pairs.observe(table.parameters())
    signal = pairs.signal()
    assert signal.squared_norm == pytest.approx(8.0)
    assert signal.noise_variance == 0.0


def test_shuffled_loaders_are_read_in_order_and_weighted_ones_left_alone():
    data = TensorDataset(torch.arange(5.0)[:, None])
    shuffled = DataLoader(data, 2, shuffle=True)
    assert torch.cat([batch[0] for batch in in_order(shuffled)]).flatten().tolist() == [
        0,
        1,
        2,
        3,
        4,
    ]
    subset = DataLoader(data, 2, sampler=torch.utils.data.SubsetRandomSampler([4, 2]))
    assert torch.cat([batch[0] for batch in in_order(subset)]).flatten().tolist() == [4, 2]
    weighted = DataLoader(data, 2, sampler=WeightedRandomSampler([1.0] * 5, 5))
    drawn = DataLoader(data, 2, sampler=torch.utils.data.RandomSampler(data, True, 3))
    stream = DataLoader(_Stream())
    assert all(in_order(one) is one for one in (weighted, drawn, stream))


def test_part_of_the_samples_is_taken_from_every_kind_of_data():
    inputs, targets = torch.arange(9.0)[:, None], torch.arange(9)
    data = TensorDataset(inputs, targets)
    kinds = [(inputs, targets), data, DataLoader(data, 2), {"x": inputs, "y": targets}]
    drawn = []
    for kind in kinds:
        part, note = part_of(kind, 4, seed=0)
        assert note == "diagnosed on 4 of 9 samples"
        whole = part if isinstance(part, tuple | dict) else [row[1] for row in part]
        last = [*whole.values()] if isinstance(whole, dict) else whole
        rows = (
            last[-1]
            if isinstance(part, tuple | dict)
            else torch.cat([r.reshape(-1) for r in whole])
        )
        drawn.append(rows.tolist())
    assert all(rows == drawn[0] for rows in drawn)
    assert len(set(drawn[0])) == 4
    batches = [(inputs, targets)]
    assert part_of(batches, 4, seed=0) == (batches, None)
    assert part_of(data, 9, seed=0) == (data, None)


class _Stream(IterableDataset):
    def __iter__(self):
        return iter(range(3))


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: PlateauWatch(3), "PlateauWatch(int); accepted: an unsaddle.TorchTraining, or a"),
        (lambda: PlateauWatch(lambda: 3), "a factory that returned a int; accepted: an unsaddle."),
        (
            lambda: PlateauWatch(stuck(), on_plateau=3),
            "on_plateau=3; accepted: a function of a PlateauEvent. Pass the function uncalled.",
        ),
        (
            lambda: PlateauWatch(stuck(), eigenvalue_every=0),
            "eigenvalue_every=0; accepted: a whole",
        ),
        (lambda: PlateauWatch(stuck(), eigenvalue_products=1), "n_products=1; accepted: a whole"),
        (
            lambda: PlateauWatch(stuck(), gradients_every=1),
            "every=1; accepted: a whole number from 2",
        ),
        (lambda: PlateauWatch(stuck(), seed=-1), "seed=-1; accepted: a whole number from 0"),
        (lambda: Budget(seconds=0), "seconds=0; accepted: a number above zero. Leave it out"),
        (lambda: Budget(max_samples=9), "max_samples=9; accepted: a whole number from 32. Fewer"),
        (lambda: Budget(max_memory="much"), "max_memory='much'; accepted: a positive number of"),
        (
            lambda: PlateauWatch(stuck(), budget=None).step(torch.zeros(2)),
            "loss=a tensor of shape (2,); accepted: one number. Pass the batch's mean loss",
        ),
        (lambda: PlateauWatch(stuck(), budget=None).step("x"), "loss='x'; accepted: one number."),
        (lambda: PlateauWatch(stuck(), budget=None).step(1j), "loss=1j; accepted: one number."),
        (
            lambda: PlateauWatch(stuck(), budget=None).step(np.complex64(1)),
            "loss=np.complex64(1+0j); accepted: one number.",
        ),
        (
            lambda: PlateauWatch(stuck(), budget=None).step(torch.tensor(1j)),
            "accepted: one number. Pass the batch's mean loss",
        ),
        (
            lambda: PlateauWatch(stuck(), budget=None).step(np.zeros(2)),
            "loss=a ndarray of shape (2,); accepted: one number.",
        ),
    ],
)
def test_bad_input_is_refused_with_what_is_accepted(build, message):
    with pytest.raises(InvalidInput, match="accepted") as refused:
        build()
    assert message in str(refused.value)
