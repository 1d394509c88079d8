"""The run with a watch is the run without it, bit for bit: everything that a run is made of.

Two runs from the same seed, one of them watched, diagnosed, and followed by eigenvalues; they are
compared as bytes, not by closeness, at the end and in the middle of an epoch.
"""

import random

import numpy as np
import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from unsaddle import TorchTraining
from unsaddle.torch import PlateauWatch
from unsaddle.torch.watch import untouched

HORIZON = 64


class Noisy(nn.Module):
    """Dropout, BatchNorm, and a forward that draws from NumPy and Python."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(6, 8), nn.BatchNorm1d(8), nn.Tanh(), nn.Dropout(0.3), nn.Linear(8, 3)
        )

    def forward(self, inputs):
        if self.training:
            inputs = inputs + 1e-3 * (random.random() + np.random.rand())  # noqa: NPY002
        return self.layers(inputs)


OPTIMIZERS = {
    "SGD with momentum": lambda own: torch.optim.SGD(own, lr=1e-4, momentum=0.9),
    "Adam": lambda own: torch.optim.Adam(own, lr=1e-5, amsgrad=True),
}


def trained(build, watched, n_steps=150):
    """Return everything that a run is made of, after so many steps of a shuffling loader."""
    torch.manual_seed(0)
    np.random.seed(0)  # noqa: NPY002
    random.seed(0)
    inputs = torch.randn(50, 6)
    data = TensorDataset(inputs, torch.randint(0, 3, (50,)))
    loader = DataLoader(data, 8, shuffle=True, generator=torch.Generator().manual_seed(1))
    model, loss_of = Noisy(), nn.CrossEntropyLoss()
    optimizer = build(model.parameters())
    watch = None
    if watched:
        watch = PlateauWatch(
            TorchTraining(model, loss_of, loader, optimizer),
            horizon=HORIZON, gain=0.5, gradients_every=4, eigenvalue_every=40, seed=0,
        )  # fmt: skip
    trace, step = [], 0
    while step < n_steps:
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_of(model(x), y)
            loss.backward()
            if watch is not None:
                watch.step(loss)
            trace.append((loss.item(), x.sum().item()))
            optimizer.step()
            step += 1
            if step == n_steps:
                break
    if watch is not None:
        assert len(watch.events) == 1
        assert watch.events[0].report is not None, watch.events[0].problem
        assert watch.eigenvalue.n_looks == 3
    tensors = {
        **{f"model {key}": value for key, value in model.state_dict().items()},
        **{f"grad {key}": own.grad for key, own in model.named_parameters()},
        **{
            f"optimizer {index} {key}": value
            for index, state in enumerate(optimizer.state.values())
            for key, value in state.items()
        },
        "torch": torch.get_rng_state(),
        "loader": loader.generator.get_state(),
    }
    bits = {key: value.numpy().tobytes() for key, value in tensors.items()}
    modes = [module.training for module in model.modules()]
    return bits, trace, modes, random.getstate(), np.random.get_state()[1].tobytes()  # noqa: NPY002


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_watched_run_is_the_unwatched_run_bit_for_bit(name):
    without, with_watch = (trained(OPTIMIZERS[name], watched) for watched in (False, True))
    for key, bits in without[0].items():
        assert with_watch[0][key] == bits, key
    assert with_watch[1:] == without[1:]


def test_the_two_runs_would_differ_if_anything_had_been_drawn():
    def disturbed(own):
        torch.rand(1)
        return OPTIMIZERS["Adam"](own)

    assert trained(disturbed, False)[0] != trained(OPTIMIZERS["Adam"], False)[0]


@pytest.mark.filterwarnings("ignore")  # JAX warns of forks where another test has loaded it
def test_a_loader_with_persistent_workers_keeps_its_place():
    # An iterator of persistent workers is reset by every new iteration of the same loader.
    data = TensorDataset(torch.arange(8.0)[:, None], torch.zeros(8, 1))
    loader = DataLoader(data, 2, num_workers=1, persistent_workers=True)
    model = nn.Linear(1, 1)
    training = TorchTraining(model, nn.MSELoss(), loader, torch.optim.SGD(model.parameters(), 0.1))
    batches = iter(loader)
    seen = [next(batches)[0].flatten().tolist()]
    watch = PlateauWatch(training, horizon=HORIZON, seed=0)
    assert [watch.step(1.0) for _ in range(64)][-1].report is not None
    seen += [batch[0].flatten().tolist() for batch in batches]
    assert seen == [[0.0, 1.0], [2.0, 3.0], [4.0, 5.0], [6.0, 7.0]]


def test_what_cannot_be_put_back_is_named():
    layer = nn.Linear(2, 1)
    sgd = torch.optim.SGD(layer.parameters(), lr=0.1, momentum=0.9)
    layer(torch.ones(1, 2)).sum().backward()
    sgd.step()
    with untouched(layer, sgd) as witness:
        layer.weight.data.add_(0.0)  # .data does not count as a write
        with torch.no_grad():
            layer.bias.add_(1.0)
        layer.weight.grad.zero_()
        sgd.state[layer.bias]["momentum_buffer"].zero_()
    assert sorted(witness.changed) == [
        "bias", "gradient of weight", "the optimizer's momentum_buffer of parameter 1",
    ]  # fmt: skip


def test_everything_is_put_back_after_an_exception_too():
    model = nn.Sequential(nn.BatchNorm1d(2), nn.Dropout())
    before = torch.get_rng_state()

    def raises():
        with untouched(model):
            model(torch.randn(4, 2))
            model.eval()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        raises()
    assert model.training
    assert model[1].training
    assert torch.equal(torch.get_rng_state(), before)
    assert torch.equal(model[0].running_mean, torch.zeros(2))
    assert model[0].num_batches_tracked.item() == 0


def test_a_model_that_writes_to_itself_is_told(caplog):
    class Counting(nn.Module):
        def __init__(self):
            super().__init__()
            self.weight = nn.Parameter(torch.ones(2))
            self.inner = [torch.zeros(1)]
            self.frozen = nn.Parameter(torch.zeros(1), requires_grad=False)
            self.own = [self.frozen]  # reached around the module's table of parameters

        def forward(self, inputs):
            with torch.no_grad():
                self.own[0].add_(1.0)
            return inputs @ self.weight

    model = Counting()
    sgd = torch.optim.SGD([model.weight], lr=0.1)
    training = TorchTraining(model, lambda o, t: (o**2).mean(), (torch.eye(2), torch.zeros(2)), sgd)
    watch = PlateauWatch(training, horizon=HORIZON, seed=0)
    assert [watch.step(1.0) for _ in range(64)][-1] is not None
    assert "the model's own code changed the run during the diagnosis: frozen" in caplog.text
