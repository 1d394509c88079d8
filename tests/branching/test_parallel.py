"""In several processes as alone, bit for bit; and what goes wrong in another process."""

import json
import os
import signal

import pytest
import torch
from torch import nn

from unsaddle import TorchTraining
from unsaddle.branching import branch
from unsaddle.branching.jobs import DIED
from unsaddle.errors import InvalidInput, TrainingError

ASKED = ["lr x3", "adam lr=0.01 + perturb radius=0.1", "sgd lr=0.2 batch=4"]
SETTINGS = {"n_repeats": 2, "budget": "6 epochs", "seed": 0}


def plain(found):
    data = json.loads(found.to_json())
    data.pop("n_workers")
    return data


@pytest.mark.slow
@pytest.mark.parametrize(
    "optimizer",
    ["SGD(model.parameters(), lr=0.1, momentum=0.9)", "Adam(model.parameters(), lr=0.01)"],
    ids=["momentum", "Adam"],
)
def test_alone_or_in_parallel_the_same_bits(optimizer, noisy_file):
    """Dropout, batch statistics, optimizer state, a shuffling loader, held-out data, halving."""
    path = noisy_file(optimizer)
    alone = branch(path, ASKED, halving=True, **SETTINGS)
    both = branch(path, ASKED, halving=True, n_workers=2, **SETTINGS)
    assert plain(alone) == plain(both)
    for one, other in zip(alone.ranking, both.ranking, strict=True):
        assert one.losses.tobytes() == other.losses.tobytes()
        assert one.held_out.tobytes() == other.held_out.tobytes()
        if one.state is not None:
            for name, value in one.state.parameters.items():
                assert torch.equal(value, other.state.parameters[name])
            for name, value in one.state.buffers.items():
                assert torch.equal(value, other.state.buffers[name])


def pickled_run():
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))
    inputs = torch.randn(12, 2)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.5)
    data = (inputs, inputs[:, :1].clone())
    return TorchTraining(model, nn.MSELoss(), data, optimizer, batch_size=4)


@pytest.mark.slow
def test_a_training_that_can_be_pickled_needs_no_file():
    alone = branch(pickled_run(), ["lr x3"], **SETTINGS)
    both = branch(pickled_run(), ["lr x3"], n_workers=2, **SETTINGS)
    assert plain(alone) == plain(both)


def test_a_training_that_cannot_be_pickled_is_refused():
    run = pickled_run()
    unsent = TorchTraining(run.model, lambda o, t: ((o - t) ** 2).mean(), run.data, run.optimizer)
    with pytest.raises(InvalidInput) as caught:
        branch(unsent, ["lr x3"], n_workers=2, **SETTINGS)
    message = str(caught.value)
    assert message.startswith("n_workers above 1 with a training that cannot be pickled (")
    assert message.endswith(
        "accepted: a training whose model, loss, forward and data can be, or the path of a file with "
        "training(). Define them at the top level of a module, pass the path, or leave n_workers at 1."
    )


@pytest.mark.slow
def test_a_file_that_gives_other_data_each_time_is_noticed(tmp_path):
    path = tmp_path / "fickle.py"
    path.write_text(
        "import os, torch\nfrom torch import nn\nfrom unsaddle import TorchTraining\n"
        "def training():\n"
        "    torch.manual_seed(0)\n"
        "    model = nn.Linear(2, 1)\n"
        "    inputs = torch.randn(8, 2) + os.getpid()\n"
        "    sgd = torch.optim.SGD(model.parameters(), lr=0.01)\n"
        "    return TorchTraining(model, nn.MSELoss(), (inputs, inputs[:, :1] * 0), sgd)\n",
        encoding="utf-8",
    )
    with pytest.raises(TrainingError) as caught:
        branch(path, ["lr x2"], n_workers=2, **SETTINGS)
    assert str(caught.value).startswith(
        "a training that gives other data or another loss each time it is made; accepted: the same data"
    )


class Killer(torch.optim.SGD):
    """Its process dies in the first step, as under the kernel's memory killer."""

    def step(self, closure=None):
        os.kill(os.getpid(), signal.SIGKILL)


def killer(parameters):
    """A factory that another process can find."""
    return Killer(parameters, lr=0.1)


@pytest.mark.slow
def test_a_candidate_that_kills_its_process_is_a_row(tmp_path):
    path = tmp_path / "killed.py"
    path.write_text(
        "import os, signal, torch\nfrom torch import nn\nfrom unsaddle import TorchTraining\n"
        "class Own(torch.optim.SGD):\n"
        "    def step(self, closure=None):\n"
        "        if self.param_groups[0]['lr'] > 1: os.kill(os.getpid(), signal.SIGKILL)\n"
        "        return super().step(closure)\n"
        "def training():\n"
        "    torch.manual_seed(0)\n"
        "    model = nn.Linear(2, 1)\n"
        "    inputs = torch.randn(8, 2)\n"
        "    sgd = Own(model.parameters(), lr=0.01)\n"
        "    return TorchTraining(model, nn.MSELoss(), (inputs, inputs[:, :1] * 0), sgd)\n",
        encoding="utf-8",
    )
    found = branch(path, ["lr x2", "lr x1000"], n_workers=2, n_repeats=1, budget="6 epochs", seed=0)
    assert found["lr x1000"].outcomes == ("died",)
    assert found["lr x1000"].reason == DIED
    assert found["lr x2"].outcomes == ("ran",)
    assert found["as it is"].outcomes == ("ran",)
