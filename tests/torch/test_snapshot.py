"""A run's state is copied and put back bit for bit: nothing a branch does can be seen afterwards."""

import copy
import pickle
import random
import threading

import numpy as np
import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from unsaddle import TorchTraining
from unsaddle.errors import TrainingError
from unsaddle.torch.snapshot import Snapshot, generators, save_checkpoint, seed_global, untouched


class Noisy(nn.Module):
    """Dropout, batch statistics, a counter, an unregistered tensor and a generator of its own."""

    def __init__(self):
        super().__init__()
        self.first, self.norm = nn.Linear(3, 6), nn.BatchNorm1d(6)
        self.drop, self.last = nn.Dropout(0.4), nn.Linear(6, 2)
        self.n_calls, self.seen = 0, torch.zeros(2)
        self.draw = torch.Generator().manual_seed(3)

    def forward(self, inputs):
        self.n_calls += 1
        self.seen += 1.0
        hidden = self.drop(torch.relu(self.norm(self.first(inputs))))
        return self.last(hidden + 0.01 * torch.randn(6, generator=self.draw))


OPTIMIZERS = {
    "SGD with momentum": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9),
    "Adam": lambda p: torch.optim.Adam(p, lr=0.01),
    "AdamW, amsgrad": lambda p: torch.optim.AdamW(p, lr=0.01, amsgrad=True),
    "RMSprop, centered": lambda p: torch.optim.RMSprop(p, lr=0.01, centered=True),
    "LBFGS": lambda p: torch.optim.LBFGS(p, lr=0.1, max_iter=2),
}


def step(run, inputs, targets):
    def closure():
        run.optimizer.zero_grad()
        loss = run.loss(run.model(inputs), targets)
        loss.backward()
        return loss

    run.optimizer.step(closure)


@pytest.fixture(params=OPTIMIZERS)
def run(request):
    torch.manual_seed(0)
    inputs, targets = torch.randn(20, 3), torch.arange(20) % 2
    loader = DataLoader(
        TensorDataset(inputs, targets),
        batch_size=5,
        shuffle=True,
        generator=torch.Generator().manual_seed(8),
    )
    model = Noisy()
    made = TorchTraining(
        model, nn.CrossEntropyLoss(), loader, OPTIMIZERS[request.param](model.parameters())
    )
    for batch in loader:
        step(made, *batch)
    return made


def everything(run):
    """All bits of a run's state, and the identity of what it holds."""
    state = {
        (number, key): copy.deepcopy(value)
        for number, own in enumerate(run.model.parameters())
        for key, value in run.optimizer.state.get(own, {}).items()
    }
    return {
        "model": copy.deepcopy(run.model.state_dict()),
        "gradients": [None if p.grad is None else p.grad.clone() for p in run.model.parameters()],
        "state": state,
        "groups": [
            {k: v for k, v in g.items() if k != "params"} for g in run.optimizer.param_groups
        ],
        "flags": [m.training for m in run.model.modules()],
        "calls": run.model.n_calls,
        "seen": run.model.seen.clone(),
        "torch": torch.get_rng_state(),
        "numpy": np.random.get_state()[1].copy(),  # noqa: NPY002
        "python": random.getstate(),
        "own": [one.get_state() for one in generators(run).values()],
        "objects": [id(p) for p in run.model.parameters()]
        + [id(p.grad) for p in run.model.parameters()]
        + [id(v) for s in run.optimizer.state.values() for v in s.values()],
    }


def same(one, other):
    if isinstance(one, torch.Tensor):
        return torch.equal(one, other) and one.dtype == other.dtype
    if isinstance(one, np.ndarray):
        return np.array_equal(one, other)
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def disturb(run):
    for batch in run.data:
        step(run, *batch)
    run.optimizer.param_groups[0]["lr"] = 7.0
    run.model.eval()
    run.model.first.weight.requires_grad_(False)
    run.model.norm.running_mean = torch.full((6,), 9.0)
    random.random()
    np.random.rand()  # noqa: NPY002


def test_training_on_inside_leaves_no_trace_outside(run):
    before = everything(run)
    with untouched(run):
        disturb(run)
        assert not same(everything(run)["model"], before["model"])
    after = everything(run)
    for name, value in before.items():
        assert same(value, after[name]), name
    assert run.model.first.weight.requires_grad


def test_an_exception_inside_leaves_no_trace_either(run):
    before = everything(run)

    def interrupted():
        with untouched(run):
            disturb(run)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert same(before, everything(run))


def test_what_follows_a_snapshot_is_repeated_bit_for_bit(run):
    """Also from a pickled one, in a run made again: what another process does."""
    kept = pickle.loads(pickle.dumps(Snapshot.of(run)))
    for batch in run.data:
        step(run, *batch)
    first = everything(run)
    kept.put_into(run)
    for batch in run.data:
        step(run, *batch)
    again = everything(run)
    for name in ("model", "state", "torch", "own", "calls"):
        assert same(first[name], again[name]), name


def test_a_state_wider_than_its_parameter_keeps_its_digits():
    """PyTorch's own load_state_dict would round it to the parameter's precision."""
    own = nn.Parameter(torch.ones(3, dtype=torch.bfloat16))
    model = nn.Module()
    model.own = own
    optimizer = torch.optim.SGD([own], lr=0.1, momentum=0.9)
    optimizer.state[own]["momentum_buffer"] = torch.full((3,), 1 / 3, dtype=torch.float32)
    run = TorchTraining(model, nn.MSELoss(), (torch.ones(1), torch.ones(1)), optimizer)
    kept = Snapshot.of(run)
    optimizer.state.clear()
    kept.put_into(run)
    assert optimizer.state[own]["momentum_buffer"].dtype == torch.float32
    assert optimizer.state[own]["momentum_buffer"][0].item() == torch.tensor(1 / 3).item()


def test_a_parameter_that_changed_its_precision_has_its_own_again():
    model = nn.Linear(2, 1)
    run = TorchTraining(model, nn.MSELoss(), (torch.ones(1, 2), torch.ones(1, 1)))
    before, weight = model.weight.detach().clone(), model.weight
    with untouched(run):
        model.double()
        model.weight.data.add_(1.0)
    assert model.weight is weight
    assert model.weight.dtype == torch.float32
    assert torch.equal(model.weight, before)


def test_a_model_that_grew_inside_has_its_own_form_again():
    model = nn.Sequential(nn.Linear(2, 2))
    run = TorchTraining(model, nn.MSELoss(), (torch.ones(1, 2), torch.ones(1, 2)))
    names = list(model.state_dict())
    with untouched(run):
        model.append(nn.Linear(2, 2))
        model[0].register_buffer("extra", torch.ones(1))
        model[0].weight.data = torch.ones(5, 5)
    assert list(model.state_dict()) == names
    assert model[0].weight.shape == (2, 2)


def test_an_optimizer_inside_an_optimizer_is_copied_with_it():
    class Wrapper(torch.optim.Optimizer):
        def __init__(self, inner):
            super().__init__(inner.param_groups[0]["params"], {})
            self.inner, self.n_steps = inner, 0

        def step(self, closure=None):
            self.n_steps += 1
            self.inner.step()

    model = nn.Linear(1, 1)
    run = TorchTraining(
        model,
        nn.MSELoss(),
        (torch.ones(2, 1), torch.zeros(2, 1)),
        Wrapper(torch.optim.Adam(model.parameters(), lr=0.1)),
    )
    step_twice = [(torch.ones(2, 1), torch.zeros(2, 1))] * 2
    with untouched(run):
        for inputs, targets in step_twice:
            run.loss(model(inputs), targets).backward()
            run.optimizer.step()
        assert run.optimizer.inner.state[model.weight]["step"] == 2
    assert run.optimizer.n_steps == 0
    assert not run.optimizer.inner.state


def test_an_optimizer_whose_state_cannot_be_copied_is_refused():
    model = nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    optimizer.state[model.weight]["lock"] = threading.Lock()
    run = TorchTraining(model, nn.MSELoss(), (torch.ones(1, 1), torch.ones(1, 1)), optimizer)
    with pytest.raises(TrainingError) as caught:
        Snapshot.of(run)
    assert str(caught.value) == (
        "a SGD whose state cannot be copied (TypeError: cannot pickle '_thread.lock' object); "
        "accepted: an optimizer whose state is tensors, numbers and containers of them. Detach what "
        "it keeps from the graph, and keep files and locks out of its state."
    )


def test_all_global_generators_follow_one_stream():
    with torch.random.fork_rng(devices=[]):
        python, legacy = random.getstate(), np.random.get_state()  # noqa: NPY002
        try:
            drawn = []
            for key in (1, 1, 2):
                own = torch.Generator()
                seed_global(np.random.SeedSequence(key), {"own": own})
                drawn.append(
                    (
                        torch.rand(1).item(),
                        np.random.rand(),  # noqa: NPY002
                        random.random(),
                        torch.rand(1, generator=own).item(),
                    )
                )
        finally:
            random.setstate(python)
            np.random.set_state(legacy)  # noqa: NPY002
    assert drawn[0] == drawn[1]
    assert all(one != other for one, other in zip(drawn[0], drawn[2], strict=True))
    assert len(set(drawn[0])) == 4


def test_a_checkpoint_written_is_one_that_loads(tmp_path):
    from unsaddle.torch import load_checkpoint

    model = nn.Linear(2, 1)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    run = TorchTraining(model, nn.MSELoss(), (torch.ones(3, 2), torch.ones(3, 1)), optimizer)
    step(run, torch.ones(3, 2), torch.ones(3, 1))
    path = save_checkpoint(run, tmp_path / "best.pt")
    before = model.weight.detach().clone()
    step(run, torch.ones(3, 2), torch.ones(3, 1))
    assert load_checkpoint(run, path).optimizer_state == "loaded"
    assert torch.equal(model.weight, before)
