"""Kinds and causes of points whose verdict is known by hand, and the words that go with them.

Every function here is elementary: gradient, Hessian and escape are read off the formula, while the
diagnosis sees a PyTorch model.
"""

import math

import pytest
import torch
from torch import nn

from unsaddle import Cause, Kind, TorchTraining
from unsaddle.diagnosis.cause import SENTENCES
from unsaddle.diagnosis.verdict import KIND_SENTENCES
from unsaddle.errors import TrainingError


def saddle(p, _):
    return 1.0 + p[0] ** 2 - p[1] ** 2 + p[1] ** 4


def bare_saddle(p, _):
    return p[0] ** 2 - p[1] ** 2


def gradient_flat(p, _):
    return 1.0 + p[0] ** 3 / 3 + p[0] + p[1] ** 2 / 2


def monkey(p, _):
    return 1.0 + p[0] ** 3 - 3 * p[0] * p[1] ** 2


def maximum(p, _):
    return 1.0 - p[0] ** 2 - p[1] ** 2 + p[0] ** 4 + p[1] ** 4


def bowl(p, _):
    return 1.0 + (p[0] - 1) ** 2 + p[1] ** 2


def bowl_to_zero(p, _):
    return (p[0] - 1) ** 2 + p[1] ** 2


def valley(p, _):
    return 1.0 + p[0] ** 2 + 0.0 * p[1]


def slope(p, _):
    return 2.0 + p[0]


# name: (function, point, settings, kind, cause)
POINTS = {
    "beside a saddle": (saddle, [0.0, 1e-9], {}, "STRICT_SADDLE", "NOT_HELD"),
    "beside a saddle with tiny steps": (
        saddle, [0.0, 1e-9], {"learning_rate": 1e-4}, "STRICT_SADDLE", "STEP_TOO_SMALL",
    ),
    "exactly on a saddle": (saddle, [0.0, 0.0], {}, "STRICT_SADDLE", "EXACT_SYMMETRY"),
    "beside a saddle where the loss is zero": (
        bare_saddle, [0.0, 1e-9], {}, "STRICT_SADDLE", "NOT_HELD",
    ),
    "on a saddle where the loss is zero": (
        bare_saddle, [0.0, 0.0], {}, "STRICT_SADDLE", "EXACT_SYMMETRY",
    ),
    "on a slope": (saddle, [0.5, 0.2], {}, "NOT_CRITICAL", "STILL_MOVING"),
    "on a slope with tiny steps": (
        saddle, [0.5, 0.2], {"learning_rate": 1e-8}, "NOT_CRITICAL", "STEP_TOO_SMALL",
    ),
    "beyond the saddle's neighbourhood": (
        saddle, [0.0, 0.6], {}, "NOT_CRITICAL", "STILL_MOVING",
    ),
    "flat gradient": (gradient_flat, [0.0, 0.0], {}, "GRADIENT_FLAT", "GRADIENT_FLAT"),
    "flat gradient with tiny steps": (
        gradient_flat, [0.0, 0.0], {"learning_rate": 1e-8}, "GRADIENT_FLAT", "STEP_TOO_SMALL",
    ),
    "linear loss": (slope, [1.0], {}, "GRADIENT_FLAT", "GRADIENT_FLAT"),
    "monkey saddle": (monkey, [0.0, 0.0], {}, "DEGENERATE", "FLAT"),
    "floor of a valley": (valley, [0.0, 3.0], {}, "DEGENERATE", "FLAT"),
    "maximum": (maximum, [0.0, 1e-9], {}, "MAXIMUM", "NOT_HELD"),
    "minimum": (bowl, [1.0, 0.0], {}, "MINIMUM", "MINIMUM"),
    "minimum to rounding": (bowl, [1.0 + 1e-12, 0.0], {}, "MINIMUM", "MINIMUM"),
    "minimum of loss zero": (bowl_to_zero, [1.0, 0.0], {}, "MINIMUM", "MINIMUM"),
    "minimum of loss zero to rounding": (
        bowl_to_zero, [1.0 + 1e-15, 0.0], {}, "MINIMUM", "MINIMUM",
    ),
    "weight decay above the negative curvature": (
        saddle, [0.0, 1e-6], {"weight_decay": 2.5}, "STRICT_SADDLE", "WEIGHT_DECAY",
    ),
    "weight decay below it": (
        saddle, [0.0, 1e-6], {"weight_decay": 1.5}, "STRICT_SADDLE", "NOT_HELD",
    ),
    "no optimizer": (saddle, [0.0, 1e-6], {"optimizer": None}, "STRICT_SADDLE", "NOT_HELD"),
}  # fmt: skip


@pytest.mark.parametrize("case", POINTS)
def test_verdict_known_by_hand(case, point_run, diagnose):
    function, at, settings, kind, cause = POINTS[case]
    report = diagnose(point_run(function, at, **settings))
    assert (str(report.kind), str(report.cause)) == (kind, cause)


@pytest.mark.parametrize("offset", [1.0, 10.0, 1e-3])
def test_verdict_does_not_hang_on_the_unit_of_the_loss(offset, point_run, diagnose):
    report = diagnose(point_run(lambda p, d: offset * saddle(p, d), [0.0, 1e-6]))
    assert report.kind is Kind.STRICT_SADDLE
    slope = diagnose(point_run(lambda p, d: offset * saddle(p, d), [0.5, 0.2]))
    assert slope.kind is Kind.NOT_CRITICAL


def test_every_kind_and_cause_has_its_own_sentence():
    """A peer shipped its two verdict sentences swapped: each is tied to its word here."""
    assert set(SENTENCES) == set(Cause)
    assert set(KIND_SENTENCES) == set(Kind)
    assert len(set(SENTENCES.values())) == len(Cause)
    words = {
        Cause.EXACT_SYMMETRY: "exact symmetry",
        Cause.WEIGHT_DECAY: "weight decay pulls back",
        Cause.NOISE_WITHOUT_ESCAPE_COMPONENT: "no component along the way out",
        Cause.NOISE_VANISHES: "vanishes at the saddle",
        Cause.STEP_TOO_SMALL: "steps are too small",
        Cause.BELOW_RESOLUTION: "below the resolution",
        Cause.DEAD_UNITS: "units are dead",
        Cause.MINIMUM: "it is a minimum",
        Cause.SATURATION: "it saturates",
        Cause.GRADIENT_FLAT: "no small step lessens the gradient",
        Cause.NOT_HELD: "nothing holds it there",
        Cause.FLAT: "nothing of second order pulls or pushes there",
        Cause.STILL_MOVING: "still moving",
        Cause.UNDECIDED: "is open",
    }
    for cause, phrase in words.items():
        assert phrase in SENTENCES[cause]
    kinds = {
        Kind.STRICT_SADDLE: "a strict saddle",
        Kind.DEGENERATE: "degenerate",
        Kind.MINIMUM: "a minimum",
        Kind.MAXIMUM: "a maximum",
        Kind.GRADIENT_FLAT: "gradient is not zero",
        Kind.NOT_CRITICAL: "no critical point",
        Kind.UNDECIDED: "does not decide",
    }
    for kind, phrase in kinds.items():
        assert phrase in KIND_SENTENCES[kind]


def test_full_batch_whose_samples_cancel_is_held_without_noise(point_run, diagnose):
    """Mean gradient zero along the way out, single gradients ±1: mini-batches would free it."""

    def pulled(p, d):
        return saddle(p, d) + d[:, 0] * p[1]

    report = diagnose(point_run(pulled, [0.0, 0.0], [[1.0], [-1.0]] * 2))
    assert report.cause is Cause.EXACT_SYMMETRY
    assert all(math.isinf(forecast.median) for forecast in report.forecast)
    assert "Draw mini-batches" in str(report.advice[0])
    assert "no batch size breaks" not in " ".join(map(str, report.advice))


def test_where_every_sample_is_silent_no_batch_size_is_advised(point_run, diagnose):
    report = diagnose(point_run(saddle, [0.0, 0.0]))
    assert "no optimizer and no batch size breaks" in str(report.advice[0])


def test_weight_decay_is_named_and_taken_off_the_growth(point_run, diagnose):
    """By hand: λ = 2, decay 1.5, lr 0.1: the distance grows by 1.05 a step instead of 1.2."""
    held = diagnose(point_run(saddle, [0.0, 1e-6], weight_decay=2.5))
    assert all(
        math.isinf(f.median) for f in held.forecast if f.optimizer not in ("Adam", "RMSprop")
    )
    assert "Lower the weight decay below 2" in str(held.advice[0])
    slow = diagnose(point_run(saddle, [0.0, 1e-6], weight_decay=1.5))
    steps = math.log(slow.line_probe.radius / 1e-6) / math.log(1.05)
    assert slow.forecast[0].median == pytest.approx(steps, abs=1.5)
    assert any("weight decay of 1.5 is no part of the loss" in note for note in slow.notes)


def test_degenerate_point_with_a_way_down_says_so_and_a_valley_does_not(point_run, diagnose):
    down = diagnose(point_run(monkey, [0.0, 0.0]))
    assert "Perturb along the flat direction" in str(down.advice[0])
    level = diagnose(point_run(valley, [0.0, 3.0]))
    assert "Compare the loss with what you expect" in str(level.advice[0])
    assert "Perturb" not in " ".join(map(str, level.advice))


def test_nothing_unstable_is_praised_as_fastest(point_run, diagnose):
    """lr 0.8 beside curvature 2: descent is stable to 2.5, Nesterov to 1.70 (theory.md 2.2)."""

    def narrow(p, _):
        return 1.0 + p[0] ** 2 - 0.1 * p[1] ** 2 + p[1] ** 4

    report = diagnose(point_run(narrow, [0.0, 1e-5], learning_rate=0.8))
    nesterov = next(f for f in report.forecast if f.optimizer == "Nesterov")
    assert nesterov.regime.startswith("unstable")
    assert "Take heavy ball with learning rate" in " ".join(map(str, report.advice))


# ---- precision ----------------------------------------------------------------------------------


class Shifted(nn.Module):
    """A saddle at (1, 1), so that the parameters have a resolution to fall below."""

    def __init__(self, offset, dtype, noisy=False):
        super().__init__()
        self.point = nn.Parameter(torch.tensor([1.0, 1.0 + offset], dtype=dtype))
        self.noisy = noisy

    def forward(self, samples):
        x, y = self.point[0] - 1, self.point[1] - 1
        value = 1.0 + x**2 - y**2 + y**4
        return value + samples[:, 0] * (y if self.noisy else 0.0)


def shifted_run(offset, dtype, learning_rate, noisy=False):
    model = Shifted(offset, dtype, noisy)
    samples = torch.tensor([[0.1], [-0.1]] * 8, dtype=dtype)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    return TorchTraining(
        model,
        lambda output, target: output.mean(),
        (samples, torch.zeros(16)),
        optimizer,
        batch_size=2 if noisy else None,
    )


def really_moves(run):
    before = [own.detach().clone() for own in run.model.parameters()]
    inputs, targets = run.data
    size = run.batch_size or len(inputs)
    for _ in range(10):
        run.optimizer.zero_grad()
        run.loss(run.model(inputs[:size]), targets[:size]).backward()
        run.optimizer.step()
    return any((a != b).any() for a, b in zip(before, run.model.parameters(), strict=True))


def test_bfloat16_run_beside_a_saddle_is_below_resolution(diagnose):
    """lr·|g| = 1.6e-4 beside 1.0078, whose spacing in bfloat16 is 7.8e-3."""
    run = shifted_run(2**-7, torch.bfloat16, 1e-2)
    report = diagnose(run)
    assert report.kind is Kind.STRICT_SADDLE
    assert report.cause is Cause.BELOW_RESOLUTION
    assert "Fastest" not in " ".join(map(str, report.advice))  # the forecasts know no rounding
    assert not really_moves(run)


def test_bfloat16_stall_on_a_slope_is_below_resolution_and_not_still_moving(diagnose):
    """theory.md 2.6: p = 1, g = 1, lr = 1e-3: p stays 1.0 forever."""

    class Product(nn.Module):
        def __init__(self):
            super().__init__()
            self.weight = nn.Parameter(torch.ones(4, dtype=torch.bfloat16))

        def forward(self, inputs):
            return (inputs * self.weight).sum(dim=1)

    model = Product()
    run = TorchTraining(
        model,
        lambda output, target: output.mean(),
        (torch.ones(8, 4, dtype=torch.bfloat16), torch.zeros(8)),
        torch.optim.SGD(model.parameters(), lr=1e-3),
    )
    report = diagnose(run)
    assert report.cause is Cause.BELOW_RESOLUTION
    assert "float32" in str(report.advice[0])
    assert not really_moves(run)


def test_float32_run_that_batches_move_is_not_below_resolution(diagnose):
    """The mean gradient alone would be rounded away; a batch's noise is far above the spacing."""
    run = shifted_run(1e-6, torch.float32, 1e-3, noisy=True)
    report = diagnose(run)
    assert report.kind is Kind.STRICT_SADDLE
    assert report.cause is not Cause.BELOW_RESOLUTION
    # batches of two equal samples, as a draw may well give them
    inputs, targets = run.data
    drawn = TorchTraining(run.model, run.loss, (inputs[::2], targets[::2]), run.optimizer)
    assert really_moves(drawn)


# ---- wrong derivatives --------------------------------------------------------------------------


class WrongSquare(torch.autograd.Function):
    """x² with the sign of its derivative wrong."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**2

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return -2 * x * grad


def wrong(x):
    return WrongSquare.apply(x)


WRONG = {
    "a minimum that looks like a saddle": (lambda p, _: 1.0 + wrong(p[0]) + p[1] ** 2, [0.0, 0.0]),
    "beside it": (lambda p, _: 1.0 + wrong(p[0]) + p[1] ** 2, [1e-4, 0.0]),
    "a saddle that looks like a minimum": (
        lambda p, _: 1.0 - wrong(p[0]) + p[0] ** 4 + p[1] ** 2,
        [0.0, 0.0],
    ),
    "a maximum that looks like a saddle": (
        lambda p, _: 1.0 - wrong(p[0]) - p[1] ** 2 + p[0] ** 4 + p[1] ** 4,
        [0.0, 0.0],
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_sign_in_a_custom_derivative_is_caught_by_values_of_the_loss(
    case, point_run, diagnose
):
    """Products and differences of gradients share the error; only the loss itself can tell."""
    function, at = WRONG[case]
    report = diagnose(point_run(function, at))
    assert report.difference_check < 1e-6
    assert report.kind is Kind.UNDECIDED
    assert report.cause is Cause.UNDECIDED
    assert not report.forecast
    assert "Check the derivatives" in str(report.advice[0])
    answers = {step.question: step.answer for step in report.decided}
    assert answers["Do independent roads agree?"] == "no"


# ---- networks -----------------------------------------------------------------------------------


def regression(seed=0, n=30, dims=5):
    draw = torch.Generator().manual_seed(seed)
    inputs = torch.randn(n, dims, generator=draw, dtype=torch.float64)
    return inputs, torch.randn(n, 1, generator=draw, dtype=torch.float64)


@pytest.mark.parametrize("exact", [False, True], ids=["with a residual", "without a residual"])
@pytest.mark.parametrize("batch_size", [None, 5])
def test_least_squares_at_its_solution_is_a_minimum(exact, batch_size, diagnose):
    inputs, targets = regression()
    if exact:
        targets = inputs @ torch.arange(1.0, 6.0, dtype=torch.float64)[:, None] + 3.0
    ones = torch.ones(len(inputs), 1, dtype=torch.float64)
    solution = torch.linalg.lstsq(torch.cat([inputs, ones], dim=1), targets).solution
    model = nn.Linear(5, 1).double()
    with torch.no_grad():
        model.weight.copy_(solution[:5].T)
        model.bias.copy_(solution[5])
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    report = diagnose(
        TorchTraining(model, nn.MSELoss(), (inputs, targets), optimizer, batch_size=batch_size)
    )
    assert report.kind is Kind.MINIMUM
    assert report.cause is Cause.MINIMUM


def minimised(model, loss, inputs, targets, n_calls):
    optimizer = torch.optim.LBFGS(
        model.parameters(), max_iter=n_calls, tolerance_grad=0.0, tolerance_change=0.0,
        line_search_fn="strong_wolfe",
    )  # fmt: skip

    def closure():
        optimizer.zero_grad()
        value = loss(model(inputs), targets)
        value.backward()
        return value

    optimizer.step(closure)
    return model


@pytest.mark.parametrize("n_calls", [10, 100, 1000])
def test_over_parameterised_network_near_zero_loss_is_never_called_a_saddle(n_calls, diagnose):
    """Its Hessian has negative eigenvalues of the size of the residuals: true, and no saddle."""
    inputs, targets = regression(n=12)
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(5, 20), nn.Tanh(), nn.Linear(20, 1)).double()
    minimised(model, nn.MSELoss(), inputs, targets, n_calls)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    for batch_size in (None, 4):
        run = TorchTraining(
            model, nn.MSELoss(), (inputs, targets), optimizer, batch_size=batch_size
        )
        assert diagnose(run).kind not in (Kind.STRICT_SADDLE, Kind.MAXIMUM, Kind.UNDECIDED)


@pytest.mark.parametrize("n_calls", [0, 20, 2000])
def test_linear_softmax_is_convex_and_never_called_a_saddle(n_calls, diagnose):
    inputs, _ = regression(n=60)
    noise = torch.randn(60, generator=torch.Generator().manual_seed(5), dtype=torch.float64)
    targets = (inputs[:, 0] + noise > 0).long() + (inputs[:, 1] > 1).long()
    torch.manual_seed(0)
    model = nn.Linear(5, 3).double()
    if n_calls:
        minimised(model, nn.CrossEntropyLoss(), inputs, targets, n_calls)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    report = diagnose(TorchTraining(model, nn.CrossEntropyLoss(), (inputs, targets), optimizer))
    expected = {0: Kind.NOT_CRITICAL, 2000: Kind.DEGENERATE}  # one shift of all classes is free
    assert report.kind is expected.get(n_calls, report.kind)
    assert report.kind not in (Kind.STRICT_SADDLE, Kind.MAXIMUM)
    assert report.spectrum.index_at_least == 0


def test_dead_rectifiers_are_named(digits, diagnose):
    model = digits.network(activation=nn.ReLU)
    with torch.no_grad():
        model[0].bias.fill_(-1.0)
        model[2].weight.fill_(0.3)
    report = diagnose(digits.run(model, torch.optim.SGD(model.parameters(), lr=0.5)))
    assert report.kind is Kind.DEGENERATE
    assert report.cause is Cause.DEAD_UNITS
    assert "Re-initialise the dead units" in str(report.advice[0])


def test_trained_rectifier_network_is_not_undecided_for_its_kinks(digits, diagnose):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(64, 6), nn.ReLU(), nn.Linear(6, 10)).double()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
    digits.steps_until(model, optimizer, 0.0, limit=60)
    report = diagnose(digits.run(model, optimizer))
    assert report.kind is Kind.NOT_CRITICAL


def test_identical_units_stay_identical_and_the_symmetry_is_named(diagnose):
    """Full batch: equal units see equal gradients; splitting them is the way out (A37)."""
    draw = torch.Generator().manual_seed(0)
    inputs = torch.randn(40, 2, generator=draw, dtype=torch.float64)
    targets = torch.tanh(inputs[:, :1]) + torch.tanh(2 * inputs[:, 1:])  # two units would fit it
    model = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1)).double()
    with torch.no_grad():
        model[0].weight.copy_(torch.tensor([[0.5, -0.3]]).expand(3, 2))
        model[0].bias.fill_(0.1)
        model[2].weight.fill_(0.4)
        model[2].bias.zero_()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
    for _ in range(3000):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(inputs), targets).backward()
        optimizer.step()
    spread = (model[0].weight - model[0].weight[:1]).abs().max().item()
    assert spread <= 1e-12
    assert (model[2].weight - model[2].weight[:, :1]).abs().max().item() <= 1e-12
    report = diagnose(TorchTraining(model, nn.MSELoss(), (inputs, targets), optimizer))
    assert report.kind is Kind.STRICT_SADDLE
    assert report.cause is Cause.EXACT_SYMMETRY
    # the way out splits the units: its components over them sum to zero
    outwards = report.escape_direction
    assert abs(outwards[6:9].sum()) < 1e-8
    assert abs(outwards[9:12].sum()) < 1e-8


# ---- a learning rate of 0, and a broken state -----------------------------------------------------


@pytest.mark.parametrize("rule", [torch.optim.SGD, torch.optim.Adam])
@pytest.mark.parametrize("at", [[0.5, 0.2], [0.0, 1e-9], [0.0, 0.0]], ids=str)
def test_a_learning_rate_of_zero_is_what_holds_a_run(point_run, diagnose, rule, at):
    report = diagnose(point_run(saddle, at, optimizer=rule, learning_rate=0.0))
    assert report.cause is Cause.STEP_TOO_SMALL
    assert "learning rate, which is 0" in report.advice[0].action
    if report.forecast:
        assert math.isinf(report.forecast[0].median)
        assert report.forecast[0].regime == "learning rate 0: never"


def test_a_minimum_stays_one_at_a_learning_rate_of_zero(point_run, diagnose):
    assert diagnose(point_run(bowl, [1.0, 0.0], learning_rate=0.0)).cause is Cause.MINIMUM


@pytest.mark.parametrize("rule", [torch.optim.SGD, torch.optim.Adam])
@pytest.mark.parametrize("rates", [(0.0, 0.1), (0.1, 0.0), (0.0, 0.0)], ids=str)
def test_groups_at_a_learning_rate_of_zero_are_no_error(diagnose, rule, rates):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1)).double()
    optimizer = rule(
        [{"params": model[i].parameters(), "lr": lr} for i, lr in zip((0, 2), rates, strict=True)],
        lr=0.1,
    )
    data = torch.randn(16, 2).double(), torch.randn(16, 1).double()
    report = diagnose(TorchTraining(model, nn.MSELoss(), data, optimizer))
    assert (report.cause is Cause.STEP_TOO_SMALL) == (max(rates) == 0.0)
    assert report.settings["learning_rate"] == max(rates)


def test_a_jax_schedule_that_ended_at_zero_is_what_holds_a_run(diagnose):
    jax, optax = pytest.importorskip("jax"), pytest.importorskip("optax")
    inputs, targets = torch.randn(16, 2, generator=torch.Generator().manual_seed(0)).numpy(), None
    targets = inputs.sum(axis=1)

    def loss(params, x, y):
        return jax.numpy.mean((x @ params["w"] - y) ** 2)

    from unsaddle import JaxTraining

    for rate in (optax.constant_schedule(0.0), 0.0):
        run = JaxTraining(loss, {"w": 0.0 * inputs[0]}, (inputs, targets), optax.sgd(rate))
        report = diagnose(run)
        assert report.cause is Cause.STEP_TOO_SMALL
        assert "learning rate, which is 0" in report.advice[0].action


@pytest.mark.parametrize(("entry", "value"), [("exp_avg_sq", math.nan), ("exp_avg", math.inf)])
def test_a_state_that_is_not_finite_is_named(point_run, entry, value):
    run = point_run(saddle, [0.5, 0.2], optimizer=torch.optim.Adam)
    run.loss(run.model(run.data[0]), run.data[1]).backward()
    run.optimizer.step()
    run.optimizer.state[run.model.point][entry][1] = value
    with pytest.raises(TrainingError) as caught:
        run.objective()
    assert str(caught.value) == str(
        TrainingError(
            f"an optimizer state that is not finite: {entry} of point, in 1 of 2 entries",
            "a finite state of every parameter",
            "Load a checkpoint from before the state broke, or make a new optimizer.",
        )
    )
