"""Optimizers that act on a certified plateau, and are otherwise the optimizer they wrap, bit for bit."""

import copy

import numpy as np
import pytest
import torch
from torch import nn

from unsaddle import TorchTraining
from unsaddle.errors import InvalidInput
from unsaddle.theory import pgd_constants
from unsaddle.torch import PlateauWatch
from unsaddle.torch.optimizers import NegativeCurvatureOnPlateau, PerturbedOnPlateau
from unsaddle.torch.watch import Budget

HORIZON = 64
FLOAT64 = torch.float64


class Saddle(nn.Module):
    """x² - y² + y⁴ at its saddle: the minima lie at y = ±1/√2, 1/4 below."""

    def __init__(self, y=0.0):
        super().__init__()
        self.point = nn.Parameter(torch.tensor([0.0, y], dtype=FLOAT64))

    def forward(self, data):
        x, y = self.point
        return data[:, 0] * (x**2 - y**2 + y**4)


DATA = torch.ones(4, 1, dtype=FLOAT64), torch.zeros(4)


def loss_of(output, target):
    return 1.0 + (output - target).mean()


def build(wrap, optimizer=torch.optim.SGD, y=0.0, lr=0.05, budget=None, **settings):
    model = Saddle(y)
    base = optimizer(model.parameters(), lr=lr)
    training = TorchTraining(model, loss_of, DATA, base)
    watch = PlateauWatch(training, horizon=HORIZON, budget=budget, gradients_every=None, seed=0)
    return model, wrap(base, watch, **settings)


def run(model, optimizer, n_steps, closure=False):
    for _ in range(n_steps):

        def evaluate():
            optimizer.zero_grad()
            loss = loss_of(model(DATA[0]), DATA[1])
            loss.backward()
            return loss

        if closure:
            optimizer.step(evaluate)
        else:
            optimizer.step(loss=evaluate())
    return loss_of(model(DATA[0]), DATA[1]).item()


BASES = [torch.optim.SGD, torch.optim.Adam, torch.optim.RMSprop, torch.optim.LBFGS]


@pytest.mark.parametrize("base", BASES)
def test_from_an_exact_saddle_a_perturbation_leads_to_a_minimum(base):
    model, optimizer = build(PerturbedOnPlateau, base, radius=1e-3)
    end = run(model, optimizer, 400, closure=True)
    assert end == pytest.approx(0.75, abs=5e-3)  # RMSprop goes on swinging by its learning rate
    step, what = optimizer.actions[0]
    assert step >= 64
    assert what.startswith("perturbed by ")
    assert "drawn from a ball of radius 0.001" in what


def test_without_it_the_run_stays_forever():
    model = Saddle()
    sgd = torch.optim.SGD(model.parameters(), lr=0.05)
    for _ in range(400):
        sgd.zero_grad()
        loss_of(model(DATA[0]), DATA[1]).backward()
        sgd.step()
    assert model.point.tolist() == [0.0, 0.0]


@pytest.mark.parametrize("base", [torch.optim.SGD, torch.optim.Adam])
def test_from_an_exact_saddle_one_step_of_negative_curvature_leads_to_a_minimum(base):
    model, optimizer = build(NegativeCurvatureOnPlateau, base, budget=Budget())
    end = run(model, optimizer, 400)
    assert end == pytest.approx(0.75, abs=1e-3)
    step, what = optimizer.actions[0]
    assert step == 64
    # The quadratic model ends where the quartic is a fifth of it: y² = 1/5.
    assert what.startswith("moved by ")
    moved = abs(float(what.split()[2]))
    assert 0.3 < moved < 0.6
    assert "along a curvature of -2: loss 1 to 0." in what


def test_with_a_lipschitz_constant_the_length_is_the_published_one():
    model, optimizer = build(NegativeCurvatureOnPlateau, budget=Budget(), hessian_lipschitz=16.0)
    run(model, optimizer, 64)
    # 2|λ|/ρ = 0.25, and it gains at least 2|λ|³/(3ρ²) = 1/48; here 1/16 - 1/256.
    what = optimizer.actions[0][1]
    assert abs(float(what.split()[2])) == pytest.approx(0.25)
    loss = float(what.rsplit(" ", 1)[1])
    assert loss == pytest.approx(1 - 1 / 16 + 1 / 256, abs=1e-6)
    assert 1 - loss >= 2 * 2**3 / (3 * 16**2)


def test_a_step_that_would_raise_the_loss_on_both_sides_is_not_taken():
    # ρ far too small: the end lies behind the wall.
    model, optimizer = build(NegativeCurvatureOnPlateau, budget=Budget(), hessian_lipschitz=1.0)
    run(model, optimizer, 64)
    assert model.point.tolist() == [0.0, 0.0]
    assert optimizer.actions == [(64, "no step: the loss is lower at neither end of ±4")]


def test_at_a_minimum_nothing_is_moved():
    model, optimizer = build(
        NegativeCurvatureOnPlateau, y=float(np.sqrt(0.5)), budget=Budget(), lr=0.01
    )
    run(model, optimizer, 128)
    assert optimizer.watch.events
    assert optimizer.actions == []


@pytest.mark.parametrize("wrap", [PerturbedOnPlateau, NegativeCurvatureOnPlateau])
@pytest.mark.parametrize("base", [torch.optim.SGD, torch.optim.Adam])
def test_where_no_plateau_is_certified_it_is_the_wrapped_optimizer_bit_for_bit(wrap, base):
    model, optimizer = build(wrap, base, y=0.3, lr=1e-3, budget=Budget())
    plain = Saddle(0.3)
    theirs = base(plain.parameters(), lr=1e-3)
    schedulers = [torch.optim.lr_scheduler.StepLR(one, 10, 0.9) for one in (optimizer, theirs)]
    for _ in range(60):
        for net, one in ((model, optimizer), (plain, theirs)):
            one.zero_grad()
            loss = loss_of(net(DATA[0]), DATA[1])
            loss.backward()
            one.step(loss=loss) if one is optimizer else one.step()
        for scheduler in schedulers:
            scheduler.step()
    assert model.point.tolist() == plain.point.tolist()
    assert optimizer.param_groups[0]["lr"] == theirs.param_groups[0]["lr"] < 1e-3


@pytest.mark.parametrize("cut", [30, 64, 90])
def test_a_state_goes_on_with_the_same_perturbations(cut):
    whole_model, whole = build(PerturbedOnPlateau, torch.optim.Adam, radius=1e-3)
    run(whole_model, whole, 200)
    first_model, first = build(PerturbedOnPlateau, torch.optim.Adam, radius=1e-3)
    run(first_model, first, cut)
    saved = copy.deepcopy((first_model.state_dict(), first.state_dict()))
    model, second = build(PerturbedOnPlateau, torch.optim.Adam, radius=1e-3, seed=99)
    model.load_state_dict(saved[0])
    second.load_state_dict(saved[1])
    run(model, second, 200 - cut)
    assert model.point.tolist() == whole_model.point.tolist()
    assert second.actions == whole.actions


def test_a_state_survives_torch_save_and_one_of_the_wrapped_optimizer_fits(tmp_path):
    model, optimizer = build(PerturbedOnPlateau, torch.optim.Adam, radius=1e-3)
    run(model, optimizer, 80)
    torch.save(optimizer.state_dict(), tmp_path / "optimizer.pt")
    saved = torch.load(tmp_path / "optimizer.pt", weights_only=True)
    again_model, again = build(PerturbedOnPlateau, torch.optim.Adam, radius=1e-3)
    again.load_state_dict(saved)
    assert again.n_steps == 80
    assert again.base.state[again_model.point]["step"] == 80
    plain = torch.optim.Adam(Saddle().parameters(), lr=0.05)
    plain.load_state_dict({key: value for key, value in saved.items() if key != "unsaddle"})
    again.load_state_dict(plain.state_dict())
    assert again.state is again.base.state
    assert again.param_groups is again.base.param_groups


def theorem(**changed):
    constants = pgd_constants(
        smoothness=2.0, hessian_lipschitz=24.0, epsilon=0.5, c=0.5,
        failure_probability=0.1, value_gap=0.25, n_dims=2,
    )  # fmt: skip
    return type(constants)(**{**vars(constants), **changed})


def test_the_theorems_constants_set_radius_and_threshold():
    constants = theorem()
    model, optimizer = build(PerturbedOnPlateau, constants=constants)
    run(model, optimizer, 64)
    assert len(optimizer.actions) == 1
    assert 0 < float(torch.linalg.vector_norm(model.point.detach())) < 3 * constants.radius
    assert run(model, optimizer, 400) == pytest.approx(0.75, abs=1e-3)
    # A plateau whose gradient is above the paper's threshold is not one of the paper's.
    steep, other = build(PerturbedOnPlateau, y=2e-3, lr=1e-9, constants=constants)
    assert constants.gradient_threshold < 4e-3
    run(steep, other, 64)
    assert other.watch.events
    assert other.actions == []


def test_a_perturbation_that_wins_too_little_is_undone_and_the_last():
    # At the minimum, where the loss does not fall by the paper's threshold, here 1.6e-5.
    constants = theorem(time_threshold=40.0)
    model, optimizer = build(
        PerturbedOnPlateau, y=float(np.sqrt(0.5)), lr=1e-9, constants=constants
    )
    before = model.point.detach().clone()
    run(model, optimizer, 64)
    assert not torch.equal(model.point, before)
    run(model, optimizer, 40)
    assert optimizer.settled
    assert torch.allclose(model.point, before, rtol=0, atol=1e-8)
    assert [step for step, _ in optimizer.actions] == [64, 104]
    assert "it won less than the theorem asks for" in optimizer.actions[1][1]
    run(model, optimizer, 500)
    assert len(optimizer.actions) == 2


def test_draws_are_uniform_in_the_ball_and_touch_no_global_state():
    # Radius² of a uniform draw from the disc is uniform: Kolmogorov's distance at 5 % is 1.36/√n.
    model, optimizer = build(PerturbedOnPlateau, radius=2.0)
    before = torch.get_rng_state()
    squares = []
    with torch.no_grad():
        for _ in range(400):
            model.point.zero_()
            optimizer._perturb(2.0)
            squares.append(float((model.point**2).sum()) / 4)
    assert torch.equal(torch.get_rng_state(), before)
    gaps = np.abs(np.sort(squares) - (np.arange(400) + 0.5) / 400)
    assert gaps.max() < 1.36 / np.sqrt(400)


def test_the_default_radius_is_a_thousandth_of_the_norm():
    model, optimizer = build(PerturbedOnPlateau, y=3.0)
    assert optimizer._radius() == pytest.approx(3e-3)
    model.point.data.zero_()
    assert optimizer._radius() == pytest.approx(1e-3)


def test_a_plateau_that_lasts_is_perturbed_again_where_asked_for():
    once_model, once = build(PerturbedOnPlateau, lr=1e-9, radius=1e-3)
    often_model, often = build(PerturbedOnPlateau, lr=1e-9, radius=1e-3, every=50)
    run(once_model, once, 200)
    run(often_model, often, 200)
    assert [step for step, _ in once.actions] == [64]
    assert [step for step, _ in often.actions] == [64, 114, 164]


def test_frozen_parameters_are_not_perturbed():
    model, optimizer = build(PerturbedOnPlateau, radius=0.1)
    frozen = nn.Parameter(torch.ones(3), requires_grad=False)
    optimizer.add_param_group({"params": [frozen]})
    for _ in range(64):
        optimizer.step(loss=1.0)
    assert frozen.tolist() == [1.0] * 3
    assert optimizer.actions
    assert optimizer._radius() == 0.1
    assert model.point.norm() > 0
    model.point.requires_grad_(False)
    assert optimizer._perturb(1.0) == 0.0


def test_what_was_frozen_since_the_perturbation_is_no_obstacle_to_going_back():
    constants = theorem(time_threshold=40.0)
    model, optimizer = build(
        PerturbedOnPlateau, y=float(np.sqrt(0.5)), lr=1e-9, constants=constants
    )
    optimizer.add_param_group({"params": [nn.Parameter(torch.ones(3))]})
    run(model, optimizer, 64)
    optimizer.param_groups[1]["params"][0].requires_grad_(False)
    run(model, optimizer, 40)
    assert optimizer.settled


def test_an_objective_that_raises_costs_the_step_and_not_the_training(caplog):
    model, optimizer = build(NegativeCurvatureOnPlateau, budget=Budget())

    def refuse():
        raise torch.OutOfMemoryError("no memory is left\nin two lines")

    optimizer.watch.objective = refuse
    run(model, optimizer, 70)
    assert optimizer.actions == [(64, "no step: OutOfMemoryError: no memory is left")]
    assert "no step of negative curvature" in caplog.text


@pytest.mark.parametrize("wrap", [PerturbedOnPlateau, NegativeCurvatureOnPlateau])
def test_a_deep_copy_goes_on_as_the_original_does(wrap):
    model, optimizer = build(wrap, torch.optim.Adam, budget=Budget())
    torch.optim.lr_scheduler.StepLR(optimizer, 10)  # patches the step
    run(model, optimizer, 30)
    twin_model, twin = copy.deepcopy((model, optimizer))
    assert twin.param_groups is twin.base.param_groups
    assert twin.state is twin.base.state
    run(twin_model, twin, 100)
    assert optimizer.n_steps == 30
    assert model.point.tolist() != twin_model.point.tolist()
    run(model, optimizer, 100)
    assert twin_model.point.tolist() == model.point.tolist()
    assert twin.actions == optimizer.actions != []


def test_a_group_added_later_is_stepped_too():
    _, optimizer = build(PerturbedOnPlateau, radius=0.1)
    late = nn.Parameter(torch.ones(3))
    optimizer.add_param_group({"params": [late]})
    assert optimizer.base.param_groups[1]["params"] == [late]
    late.grad = torch.ones(3)
    optimizer.step(loss=1.0)
    assert late.tolist() == pytest.approx([0.95] * 3)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: PerturbedOnPlateau(torch.optim.SGD, None),
            "PerturbedOnPlateau(type); accepted: an optimizer of torch.optim, already built. Wrap",
        ),
        (
            lambda: build(PerturbedOnPlateau)[1].step(),
            "step() without a loss; accepted: step(loss=loss), or step(closure). The plateau is seen",
        ),
        (
            lambda: build(PerturbedOnPlateau, radius=-1.0),
            "radius=-1.0; accepted: a number above zero.",
        ),
        (
            lambda: build(PerturbedOnPlateau, every=0),
            "every=0; accepted: a number of steps from 1.",
        ),
        (
            lambda: build(PerturbedOnPlateau, radius=1.0, constants=theorem()),
            "both radius and constants; accepted: one of them. The constants bring their own radius.",
        ),
        (
            lambda: build(NegativeCurvatureOnPlateau),
            "a watch without a budget; accepted: a watch that diagnoses. The direction comes from",
        ),
        (
            lambda: build(NegativeCurvatureOnPlateau, budget=Budget(), hessian_lipschitz=0.0),
            "hessian_lipschitz=0.0; accepted: a number above zero. Leave it out: the line probe",
        ),
    ],
)
def test_bad_input_is_refused_with_what_is_accepted(make, message):
    with pytest.raises(InvalidInput, match="accepted") as refused:
        make()
    assert message in str(refused.value)
