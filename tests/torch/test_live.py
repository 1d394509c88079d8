"""The live preconditioner and the copied optimizer, against `torch.optim` itself taking a step.

The first moments are emptied, so that the next step is one from rest: learning rate times weight of the
newest gradient times gradient, over the divisor that the state holds after that step. The other road is
the one under test: what is read from groups and state, without any step.
"""

import numpy as np
import pytest
import torch
from torch import nn

from unsaddle import TorchTraining
from unsaddle.errors import TrainingError

LOSS = nn.CrossEntropyLoss()
RATE = 0.01


def network():
    generator = torch.Generator().manual_seed(0)
    model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2)).double()
    with torch.no_grad():
        for own in model.parameters():
            own.copy_(torch.randn(own.shape, generator=generator, dtype=torch.float64))
    return model


def data():
    generator = torch.Generator().manual_seed(1)
    inputs = torch.randn(12, 3, generator=generator, dtype=torch.float64)
    return inputs, torch.arange(12) % 2


def run_of(make, n_steps=5):
    """A run whose optimizer has made some steps."""
    model = network()
    optimizer = make(list(model.parameters()))
    for _ in range(n_steps):
        step(model, optimizer)
    return TorchTraining(model, LOSS, data(), optimizer)


def step(model, optimizer):
    inputs, targets = data()
    optimizer.zero_grad()
    LOSS(model(inputs), targets).backward()
    optimizer.step()


def empty_momentum(optimizer):
    for state in optimizer.state.values():
        if "acc_delta" in state:  # as after many steps: so late one more changes nothing
            state["square_avg"].fill_(0.3)
            state["acc_delta"].fill_(0.01)
        for name in ("exp_avg", "momentum_buffer"):
            if state.get(name) is not None:
                state[name].zero_()


MAKE = {
    "SGD": lambda own: torch.optim.SGD(own, RATE),
    "heavy ball": lambda own: torch.optim.SGD(own, RATE, momentum=0.9),
    "dampened": lambda own: torch.optim.SGD(own, RATE, momentum=0.9, dampening=0.5),
    "Nesterov": lambda own: torch.optim.SGD(own, RATE, momentum=0.9, nesterov=True),
    "Adam": lambda own: torch.optim.Adam(own, RATE, eps=1e-3),
    "amsgrad": lambda own: torch.optim.Adam(own, RATE, amsgrad=True),
    "AdamW": lambda own: torch.optim.AdamW(own, RATE, weight_decay=0.0),
    "NAdam": lambda own: torch.optim.NAdam(own, RATE),
    "RAdam, early": lambda own: torch.optim.RAdam(own, RATE),
    "RAdam, rectified": lambda own: torch.optim.RAdam(own, RATE, betas=(0.9, 0.9)),
    "Adamax": lambda own: torch.optim.Adamax(own, RATE),
    "RMSprop": lambda own: torch.optim.RMSprop(own, RATE),
    "RMSprop, momentum": lambda own: torch.optim.RMSprop(own, RATE, momentum=0.5),
    "RMSprop, centered": lambda own: torch.optim.RMSprop(own, RATE, centered=True),
    "Adagrad": lambda own: torch.optim.Adagrad(own, RATE, lr_decay=0.1),
    # Its moves enter the divisor only after they are made; at this ρ that changes the seventh digit.
    "Adadelta": lambda own: torch.optim.Adadelta(own, RATE, rho=1 - 1e-7),
}
STEPS = {"RAdam, rectified": 12, "RAdam, early": 3}


@pytest.mark.parametrize("case", MAKE)
def test_step_from_rest_is_rate_times_gradient_over_the_diagonal(case):
    run = run_of(MAKE[case], STEPS.get(case, 5))
    empty_momentum(run.optimizer)
    before = run.objective()
    step(run.model, run.optimizer)
    after = run.objective()
    found = run.geometry(after)
    assert found.value is not None, found.regime
    live = found.value
    assert live.rule == type(run.optimizer).__name__
    assert live.learning_rate == RATE
    (form,) = live.forms
    move = RATE * (form.direct + form.buffered) * before.gradient() / live.diagonal
    # PyTorch's bias corrections of single numbers are float32 where the step counter is.
    tol = 1e-5 if case in ("Adadelta", "NAdam", "RAdam, rectified") else 1e-9
    np.testing.assert_allclose(before.point - after.point, move, rtol=tol, atol=1e-15)


@pytest.mark.parametrize("case", MAKE)
def test_copied_optimizer_steps_as_the_run_s_own_and_leaves_it_alone(case):
    run = run_of(MAKE[case], STEPS.get(case, 5))
    objective = run.objective()
    copied = run.stepper(objective)
    state = [own.detach().numpy().copy() for own in run.model.parameters()]
    point, moved = objective.point.copy(), []
    for _ in range(4):
        moved.append(copied(objective.gradient(point)))
        point = point + moved[-1]
    for own, old in zip(run.model.parameters(), state, strict=True):
        np.testing.assert_array_equal(own.detach(), old)
    for _ in range(4):
        step(run.model, run.optimizer)
    np.testing.assert_allclose(run.objective().point, point, rtol=0, atol=1e-12)
    again = run_of(MAKE[case], STEPS.get(case, 5))
    first = again.objective()
    np.testing.assert_array_equal(again.stepper(first)(first.gradient()), moved[0])


def groups(own, maker, **settings):
    """Weights at one rate and with decay, biases at three times that rate and without."""
    weights = [p for p in own if p.ndim == 2]
    biases = [p for p in own if p.ndim == 1]
    return maker(
        [{"params": weights, "weight_decay": 0.2}, {"params": biases, "lr": 3 * RATE}],
        lr=RATE,
        weight_decay=0.0,
        **settings,
    )


GROUPED = {
    "SGD": (torch.optim.SGD, False),
    "Adam": (torch.optim.Adam, False),
    "AdamW": (torch.optim.AdamW, True),
    "RMSprop": (torch.optim.RMSprop, False),
    "Adagrad": (torch.optim.Adagrad, False),
}


@pytest.mark.parametrize("case", GROUPED)
def test_rates_and_decays_of_groups_are_in_the_geometry(case):
    maker, decoupled = GROUPED[case]
    run = run_of(lambda own: groups(own, maker))
    empty_momentum(run.optimizer)
    before = run.objective()
    step(run.model, run.optimizer)
    after = run.objective()
    live = run.geometry(after).value
    (form,) = live.forms
    weight = form.direct + form.buffered
    assert live.learning_rate == RATE
    if decoupled:  # the decay itself is not averaged
        slope = weight * before.gradient() + live.weight_decay * before.point
        move = RATE * slope / live.diagonal
    else:
        move = (
            RATE * weight * (before.gradient() + live.weight_decay * before.point) / live.diagonal
        )
    np.testing.assert_allclose(before.point - after.point, move, rtol=1e-6, atol=1e-12)
    for name, where in after.slices.items():
        assert live.weight_decay[where].all() == name.endswith("weight")
        assert live.weight_decay[where].any() == name.endswith("weight")


def test_a_group_that_stands_still_weighs_nothing():
    def make(own):
        return torch.optim.SGD([{"params": own[:2], "lr": 0.0}, {"params": own[2:]}], lr=0.3)

    run = run_of(make, 1)
    live = run.geometry(run.objective()).value
    assert live.learning_rate == 0.3
    assert set(live.diagonal[:16].tolist()) == {1e24}
    assert set(live.diagonal[16:].tolist()) == {1.0}


def test_groups_with_different_momenta_say_so():
    def make(own):
        return torch.optim.SGD(
            [{"params": own[:2], "momentum": 0.5}, {"params": own[2:]}], lr=0.1, momentum=0.9
        )

    run = run_of(make, 1)
    found = run.geometry(run.objective())
    assert [form.momentum for form in found.value.forms] == [0.5, 0.9]
    assert found.regime == (
        "state held fixed; the groups' momenta differ: edge and growth are the least among them"
    )


# ---- what has no geometry ----------------------------------------------------------------------------


class OwnStep(torch.optim.SGD):
    def step(self, closure=None):
        super().step(closure)


REFUSED = {
    "LBFGS": (
        torch.optim.LBFGS,
        "LBFGS steps along a history of gradients, as far as a line search says",
    ),
    "Adafactor": (
        torch.optim.Adafactor,
        "Adafactor keeps rows and columns of its squares and clips the size of each update",
    ),
    "Rprop": (torch.optim.Rprop, "Rprop steps by the signs of gradients, whatever their size"),
    "SparseAdam": (torch.optim.SparseAdam, "SparseAdam moves only the rows a batch touches"),
    "Muon": (
        lambda own: torch.optim.Muon([p for p in own if p.ndim == 2]),
        "Muon's step is an orthogonalised matrix, no gradient over a diagonal",
    ),
    "ASGD": (
        torch.optim.ASGD,
        "ASGD is not known: its steps need not be a gradient over a diagonal",
    ),
    "own step": (
        lambda own: OwnStep(own, 0.1),
        "OwnStep is not known: its steps need not be a gradient over a diagonal",
    ),
    "no step yet": (torch.optim.Adam, "0.weight has made no step yet: its state is empty"),
    "rate 0": (lambda own: torch.optim.SGD(own, 0.0), "every learning rate is 0: nothing moves"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_has_no_geometry_says_why(case):
    make, reason = REFUSED[case]
    run = run_of(make, 0)
    found = run.geometry(run.objective())
    assert found.value is None
    assert found.regime == reason
    assert run.preconditioner(run.objective()) is None


def test_subclass_that_changes_no_step_is_read_as_what_it_is():
    class Renamed(torch.optim.Adam):
        pass

    run = run_of(lambda own: Renamed(own, RATE))
    assert run.geometry(run.objective()).value.rule == "Renamed"


def test_state_that_does_not_fit_is_refused():
    def spoiled(change):
        run = run_of(MAKE["Adam"])
        change(run.optimizer.state[run.model[2].weight])
        return run.geometry(run.objective())

    found = spoiled(lambda state: state.update(exp_avg_sq=torch.ones(3)))
    assert found.regime == "exp_avg_sq of 2.weight has shape (3,), the parameter (2, 4)"
    assert spoiled(lambda state: state.pop("exp_avg_sq")).regime == (
        "the state of 2.weight has no exp_avg_sq"
    )
    assert spoiled(lambda state: state.clear()).regime == (
        "2.weight has made no step yet: its state is empty"
    )
    with pytest.raises(
        TrainingError, match=r"not finite: exp_avg_sq of 2\.weight, in 8 of 8 entries"
    ):
        spoiled(lambda state: state["exp_avg_sq"].fill_(torch.nan))


def test_parameter_the_optimizer_does_not_hold_is_named():
    model = network()
    optimizer = torch.optim.SGD(model[0].parameters(), 0.1)
    run = TorchTraining(model, LOSS, data(), optimizer, parameters=lambda name, own: True)
    found = run.geometry(run.objective())
    assert found.regime == "the optimizer does not hold 2.weight"
    moved = run.stepper(run.objective())(np.ones(26))
    assert np.count_nonzero(moved) == 16


def test_running_squares_of_zero_are_divided_by_eps_alone():
    run = run_of(lambda own: torch.optim.RMSprop(own, RATE, eps=1e-4))
    run.optimizer.state[run.model[0].bias]["square_avg"].zero_()
    live = run.geometry(run.objective()).value
    np.testing.assert_array_equal(live.diagonal[run.objective().slices["0.bias"]], 1e-4)
    without = run_of(lambda own: torch.optim.RMSprop(own, RATE, eps=0.0))
    without.optimizer.state[without.model[0].bias]["square_avg"].zero_()
    assert without.geometry(without.objective()).regime == (
        "4 coordinates have running squares and eps of 0, or a state that is not finite"
    )


def test_no_optimizer_has_neither_geometry_nor_steps():
    run = TorchTraining(network(), LOSS, data())
    objective = run.objective()
    assert run.geometry(objective) is None
    assert run.stepper(objective) is None


# ---- the copy of optimizers without a geometry --------------------------------------------------------


@pytest.mark.parametrize("case", ["Adafactor", "Rprop", "ASGD", "own step", "Muon"])
def test_optimizers_without_a_geometry_are_stepped_all_the_same(case):
    run = run_of(REFUSED[case][0], 2)
    objective = run.objective()
    moved = run.stepper(objective)(objective.gradient())
    step(run.model, run.optimizer)
    np.testing.assert_allclose(run.objective().point - objective.point, moved, atol=1e-10)


@pytest.mark.parametrize("case", ["LBFGS", "SparseAdam"])
def test_optimizers_that_need_more_than_a_gradient_are_not_copied(case):
    run = run_of(REFUSED[case][0], 0)
    assert run.stepper(run.objective()) is None


def test_copy_of_a_bfloat16_run_steps_in_float64():
    model = network().to(torch.bfloat16)
    optimizer = torch.optim.Adam(model.parameters(), 1e-5)
    inputs, targets = data()
    run = TorchTraining(model, LOSS, (inputs.bfloat16(), targets), optimizer)
    objective = run.objective()
    moved = run.stepper(objective)(np.ones(objective.n_parameters))
    np.testing.assert_allclose(moved, -1e-5, rtol=1e-3)  # rounded away in the run itself
    assert model[0].weight.dtype == torch.bfloat16
