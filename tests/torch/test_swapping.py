"""A model gets its own tensors back, also where Ctrl-C arrives while they are put back."""

import inspect
import sys

import pytest
import torch
from torch import nn

import unsaddle
from unsaddle.errors import TrainingError
from unsaddle.torch import TorchTraining, swapping

LINE = next(
    number
    for number, text in enumerate(inspect.getsourcelines(swapping)[0], start=1)
    if "registry.update(own)" in text
)


def interrupting(at):
    """A tracer that raises KeyboardInterrupt when the line of the restoration is met that often."""
    met = 0

    def trace(frame, event, _):
        if frame.f_code.co_filename != swapping.__file__:
            return None

        def line(frame, event, _):
            nonlocal met
            if event == "line" and frame.f_lineno == LINE:
                met += 1
                if met == at:
                    raise KeyboardInterrupt
            return line

        return line

    return trace


@pytest.mark.parametrize("at", [1, 2, 5, 50, 51, 52, 400])
def test_an_interrupted_restoration_is_made_again(at):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        inputs, targets = torch.randn(40, 4), torch.arange(40) % 3
        model = nn.Sequential(nn.Linear(4, 5), nn.Tanh(), nn.Linear(5, 3))
    own = dict(model.named_parameters())
    values = {name: piece.detach().clone() for name, piece in own.items()}
    run = TorchTraining(
        model, nn.CrossEntropyLoss(), (inputs, targets), torch.optim.SGD(model.parameters(), lr=0.1)
    )
    before = sys.gettrace()
    sys.settrace(interrupting(at))
    try:
        unsaddle.diagnose(run, seed=0)
    except KeyboardInterrupt:  # during the first checks nothing is known that could be reported
        pass
    finally:
        sys.settrace(before)
    now = dict(model.named_parameters())
    assert list(now) == list(own)
    assert all(now[name] is own[name] for name in own)
    assert all(torch.equal(now[name], values[name]) for name in own)


def test_an_optimizer_that_climbs_is_refused():
    model = nn.Linear(2, 1)
    climbing = torch.optim.SGD(model.parameters(), lr=0.1, maximize=True)
    with pytest.raises(TrainingError) as raised:
        unsaddle.diagnose(
            TorchTraining(model, nn.MSELoss(), (torch.ones(4, 2), torch.ones(4, 1)), climbing)
        )
    assert str(raised.value) == (
        "an optimizer with maximize=True; accepted: an optimizer that descends. "
        "Diagnose the loss with the opposite sign, with an optimizer without maximize."
    )
