"""`diagnose` on real PyTorch models: published numbers, models of every kind, the contract.

The exact saddle of the digits network is known from the data alone (singular values of
E[(p - y) xᵀ] by NumPy), without a network and without a derivative; `diagnose` finds it through
double backward. The numbers in the text are theory.md's.
"""

import copy
import json
import math
import random

import numpy as np
import pytest
import torch
from torch import nn

import unsaddle
from unsaddle import Cause, Kind, TorchTraining
from unsaddle.errors import InvalidInput, TrainingError

N_HIDDEN = 8


@pytest.fixture(scope="module")
def exact(digits, diagnose):
    """A35: the zero network, full batch."""
    model = digits.network(N_HIDDEN)
    return diagnose(digits.run(model, torch.optim.SGD(model.parameters(), lr=0.5)))


def test_a35_loss_is_the_entropy_of_the_classes(exact, digits):
    entropy = -float(digits.frequencies @ digits.frequencies.log())
    assert exact.loss == pytest.approx(2.3024792210, abs=1e-9)
    assert exact.loss == pytest.approx(entropy, abs=1e-12)


def test_a35_gradient_is_zero(exact):
    assert exact.gradient.norm < 1e-15
    assert exact.gradient.critical
    assert exact.gradient.gain_share == 0.0


def test_a35_spectrum_is_that_of_the_data(exact, digits):
    assert exact.spectrum.smallest.value == pytest.approx(-0.24072501, abs=1e-7)
    expected = np.repeat(digits.singular_values[:9], N_HIDDEN)
    np.testing.assert_allclose(exact.spectrum.ritz_values[: 9 * N_HIDDEN], -expected, atol=1e-9)
    assert exact.spectrum.index_at_least == 9 * N_HIDDEN
    assert exact.spectrum.index_resolved


def test_a35_verdict_and_forecast(exact, contract):
    assert exact.kind is Kind.STRICT_SADDLE
    assert exact.cause is Cause.EXACT_SYMMETRY
    assert exact.sentence() == (
        "STRICT_SADDLE: the run stands at a strict saddle. Why it stays: no noise and exact "
        "symmetry: there is no component along the way out, and nothing makes one."
    )
    data = contract(exact)
    assert [forecast["optimizer"] for forecast in data["forecast"]] == [
        "gradient descent", "heavy ball", "Nesterov", "Adam", "RMSprop",
    ]  # fmt: skip
    for forecast in data["forecast"]:
        assert forecast["median"] is None
        assert forecast["q05"] is None
        assert forecast["regime"] == "exact symmetry: never without noise"


def test_a35_line_probe_falls_on_both_sides_by_symmetry(exact):
    probe = exact.line_probe
    assert probe.confirmed
    assert probe.falls == ("+", "-")
    np.testing.assert_allclose(probe.losses, probe.losses[::-1], rtol=1e-9)
    assert probe.curvature == pytest.approx(-0.24072501, abs=1e-7)


def test_a37_adam_never_leaves_the_zero_network_and_the_noise_vanishes(digits, diagnose):
    model = digits.network(N_HIDDEN)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    loss = nn.CrossEntropyLoss()
    draw = torch.Generator().manual_seed(0)
    for _ in range(500):
        rows = torch.randint(len(digits.inputs), (32,), generator=draw)
        optimizer.zero_grad()
        loss(model(digits.inputs[rows]), digits.targets[rows]).backward()
        optimizer.step()
    for stuck in (model[0].weight, model[0].bias, model[2].weight):
        assert torch.count_nonzero(stuck) == 0
    # Only the output bias has moved, with the batches: the saddle's place, a little off its bottom.
    with torch.no_grad():
        model[2].bias.copy_(torch.log(digits.frequencies))
    report = diagnose(digits.run(model, optimizer, batch_size=32))
    assert report.kind is Kind.STRICT_SADDLE
    assert report.cause is Cause.NOISE_VANISHES
    assert report.noise.type == "II"
    assert report.noise.along_escape == 0.0
    assert report.noise.isotropic_share > 0.0
    assert all(math.isinf(forecast.median) for forecast in report.forecast)
    assert "no optimizer and no batch size breaks" in str(report.advice[0])


@pytest.mark.slow
def test_a37_identical_units_of_the_digits_network_stay_identical(digits):
    draw = torch.Generator().manual_seed(1)
    model = digits.network(4)
    with torch.no_grad():
        model[0].weight.copy_(0.1 * torch.randn(1, 64, generator=draw).double().expand(4, 64))
        model[2].weight.copy_(0.1 * torch.randn(10, 1, generator=draw).double().expand(10, 4))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    start = nn.CrossEntropyLoss()(model(digits.inputs), digits.targets).item()
    digits.steps_until(model, optimizer, 0.0, limit=3000)
    end = nn.CrossEntropyLoss()(model(digits.inputs), digits.targets).item()
    assert end < start - 0.3  # it has learned, as far as one unit can
    assert (model[0].weight - model[0].weight[:1]).abs().max().item() <= 1e-12
    assert (model[2].weight - model[2].weight[:, :1]).abs().max().item() <= 1e-12


# ---- models of every kind -----------------------------------------------------------------------


def vectors(n=48, dims=5):
    draw = torch.Generator().manual_seed(0)
    return torch.randn(n, dims, generator=draw), torch.arange(n) % 3


def words(n=48):
    draw = torch.Generator().manual_seed(0)
    return torch.randint(0, 7, (n, 4), generator=draw), torch.arange(n) % 3


class Reader(nn.Module):
    """An embedding and attention."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(7, 6)
        self.attention = nn.MultiheadAttention(6, 2, batch_first=True)
        self.head = nn.Linear(6, 3)

    def forward(self, tokens):
        seen = self.embedding(tokens)
        return self.head(self.attention(seen, seen, seen, need_weights=False)[0].mean(dim=1))


class Once(torch.autograd.Function):
    """tanh whose derivative cannot be differentiated again."""

    @staticmethod
    def forward(ctx, x):
        y = torch.tanh(x)
        ctx.save_for_backward(y)
        return y

    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(ctx, grad):
        (y,) = ctx.saved_tensors
        return grad * (1 - y * y)


class OnceTanh(nn.Module):
    def forward(self, x):
        return Once.apply(x)


# name: (model, data, mode, road of the products)
MODELS = {
    "batch norm in eval mode": (
        lambda: nn.Sequential(nn.Linear(5, 6), nn.BatchNorm1d(6), nn.Tanh(), nn.Linear(6, 3)),
        vectors, "eval", "double backward",
    ),
    "layer norm": (
        lambda: nn.Sequential(nn.Linear(5, 6), nn.LayerNorm(6), nn.Tanh(), nn.Linear(6, 3)),
        vectors, None, "double backward",
    ),
    "dropout in eval mode": (
        lambda: nn.Sequential(nn.Linear(5, 6), nn.Tanh(), nn.Dropout(0.5), nn.Linear(6, 3)),
        vectors, "eval", "double backward",
    ),
    "embedding and attention": (Reader, words, None, "double backward"),
    "no double backward": (
        lambda: nn.Sequential(nn.Linear(5, 6), OnceTanh(), nn.Linear(6, 3)),
        vectors, None, "differences of gradients",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MODELS)
def test_models_of_every_kind_are_diagnosed(case, diagnose):
    build, data, mode, road = MODELS[case]
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        model = build()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    report = diagnose(
        TorchTraining(model, nn.CrossEntropyLoss(), data(), optimizer, mode=mode, batch_size=8)
    )
    assert road in report.spectrum.road
    assert report.kind is Kind.NOT_CRITICAL  # a fresh network stands on a slope
    assert report.mode == ("evaluation mode" if mode == "eval" else "training mode")
    assert report.difference_check < (1e-3 if road == "double backward" else 3e-2)


def test_dropout_in_training_mode_is_refused_with_the_way_out():
    model = nn.Sequential(nn.Linear(5, 6), nn.Dropout(0.5), nn.Linear(6, 3))
    with pytest.raises(TrainingError) as caught:
        unsaddle.diagnose(TorchTraining(model, nn.CrossEntropyLoss(), vectors()), seed=0)
    text = str(caught.value)
    assert "Dropout 1 in training mode" in text
    assert "accepted: a loss that depends on the data and the parameters only" in text
    assert "--mode eval" in text


def test_float32_saddle_is_found_at_the_same_place(digits, diagnose, exact):
    model = digits.network(N_HIDDEN, dtype=torch.float32)
    report = diagnose(digits.run(model, torch.optim.SGD(model.parameters(), lr=0.5)))
    assert report.kind is Kind.STRICT_SADDLE
    assert report.cause is Cause.EXACT_SYMMETRY
    assert report.loss == pytest.approx(exact.loss, abs=1e-9)
    assert report.spectrum.smallest.value == pytest.approx(-0.24072501, abs=1e-6)


def test_model_that_casts_to_float32_is_diagnosed_in_float64(digits, diagnose):
    class Single(nn.Module):
        def __init__(self, inner):
            super().__init__()
            self.inner = inner

        def forward(self, inputs):
            return self.inner(inputs).float()

    model = Single(digits.network(N_HIDDEN, dtype=torch.float32))
    report = diagnose(digits.run(model, torch.optim.SGD(model.parameters(), lr=0.5)))
    assert report.kind is Kind.STRICT_SADDLE
    # 0.9 for one unit alone; longer where the eigenvector is spread over several
    assert 0.8 < report.line_probe.radius < 3.0
    assert report.spectrum.smallest.residual < 1e-12  # the cast is lifted: float64 throughout


def test_lanczos_and_the_whole_matrix_give_the_same_verdict(digits, diagnose):
    """24 units are 1,810 parameters: beyond 1,500 no matrix is formed."""
    model = digits.network(24, amplitude=1e-4)
    report = diagnose(
        digits.run(model, torch.optim.SGD(model.parameters(), lr=0.5)), max_products=60
    )
    assert report.spectrum.method == "Lanczos"
    assert report.spectrum.n_products <= 60
    assert report.kind is Kind.STRICT_SADDLE
    # 1e-3 is what was asked of each end; what is proved can only be above the truth
    assert report.spectrum.smallest.value == pytest.approx(-0.24072501, rel=1e-3)
    assert -0.24072502 < report.spectrum.smallest.certified < -0.2404
    assert report.offset == pytest.approx(math.sqrt(2) * 1e-4, rel=1e-4)


# ---- the contract -------------------------------------------------------------------------------


def stuck(digits, optimizer=torch.optim.SGD):
    model = digits.network(2, amplitude=1e-4)
    made = optimizer(model.parameters(), lr=0.01)
    inputs, targets = digits.inputs[:200], digits.targets[:200]
    return TorchTraining(model, nn.CrossEntropyLoss(), (inputs, targets), made, batch_size=20)


def test_same_seed_same_json(digits):
    texts = [unsaddle.diagnose(stuck(digits), seed=7).to_json() for _ in range(2)]
    assert texts[0] == texts[1]
    assert json.loads(texts[0])["seed"] == 7


def test_without_a_seed_the_one_drawn_is_recorded_and_repeats(digits):
    first = unsaddle.diagnose(stuck(digits))
    again = unsaddle.diagnose(stuck(digits), seed=first.seed)
    assert first.to_json() == again.to_json()


@pytest.mark.parametrize("optimizer", [torch.optim.SGD, torch.optim.Adam])
def test_the_run_is_bit_for_bit_unchanged(digits, optimizer):
    run = stuck(digits, optimizer)
    run.loss(run.model(run.data[0]), run.data[1]).backward()
    run.optimizer.step()

    def everything():
        gradients = [own.grad.clone() for own in run.model.parameters()]
        return (
            copy.deepcopy(run.model.state_dict()),
            copy.deepcopy(run.optimizer.state_dict()),
            gradients,
            torch.get_rng_state(),
            np.random.get_state()[1].tolist(),  # noqa: NPY002 -- read, never drawn from
            random.getstate(),
            [module.training for module in run.model.modules()],
            [own.requires_grad for own in run.model.parameters()],
            run.data[0].clone(),
        )

    def same(a, b):
        if isinstance(a, torch.Tensor):
            return torch.equal(a, b)
        if isinstance(a, dict):
            return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
        if isinstance(a, list | tuple):
            return len(a) == len(b) and all(map(same, a, b))
        return a == b

    before = everything()
    unsaddle.diagnose(run, seed=0)
    assert same(before, everything())


def test_training_goes_on_as_if_never_diagnosed(digits):
    def trained(interrupted):
        run = stuck(digits, torch.optim.Adam)
        for step in range(20):
            if interrupted and step == 10:
                unsaddle.diagnose(run, seed=0)
            run.optimizer.zero_grad()
            run.loss(run.model(run.data[0]), run.data[1]).backward()
            run.optimizer.step()
        return run.model.state_dict()

    plain, looked_at = trained(False), trained(True)
    assert all(torch.equal(plain[key], looked_at[key]) for key in plain)


def test_thresholds_protocol_and_decision_travel_with_the_verdict(exact):
    data = exact.to_dict()
    assert data["thresholds"]["flat_share"] == 1e-3
    assert data["thresholds"]["difference_tol"] == 1e-3
    assert [step["question"] for step in data["decided"]] == [
        "Is it finite and deterministic?",
        "Is the point critical?",
        "Is there negative curvature?",
        "Do independent roads agree?",
        "Is there noise along the way out?",
        "How does the run's own optimizer see it?",
        "Does it hold for the samples not used?",
        "Verdict",
    ]
    assert data["versions"].keys() >= {"python", "unsaddle", "torch", "numpy"}
    assert any("seed 0" in line for line in exact.protocol())


def test_progress_is_told(digits):
    stages = []
    unsaddle.diagnose(
        stuck(digits), seed=0, progress=lambda stage, done, limit: stages.append(stage)
    )
    assert stages[0] == "checking model, loss and data"
    assert "curvature: Hessian-vector products" in stages
    # Values along lines are told one by one, within the stage that needs them.
    assert [stage for stage in stages if "along a line" not in stage][-1] == "forecasts"


@pytest.mark.parametrize("given", [None, 3, nn.Linear(2, 1)], ids=["None", "int", "module"])
def test_something_else_than_a_training_is_refused(given):
    with pytest.raises(InvalidInput) as caught:
        unsaddle.diagnose(given)
    assert str(caught.value) == (
        f"diagnose({type(given).__name__}); accepted: an unsaddle.TorchTraining or JaxTraining, or a "
        "function and a point. Write diagnose(unsaddle.TorchTraining(model, loss, data, optimizer)), "
        "diagnose(unsaddle.JaxTraining(loss, params, data, optimizer)), diagnose(fun, x), or "
        "diagnose(fun, result): a result of SciPy does not hold its function."
    )


@pytest.mark.parametrize(
    ("settings", "text"),
    [
        ({"confidence": 1.5}, "confidence=1.5"),
        ({"max_products": 1}, "max_products=1"),
        ({"seed": -1}, "seed=-1"),
    ],
)
def test_bad_settings_are_refused(settings, text, digits):
    with pytest.raises(InvalidInput) as caught:
        unsaddle.diagnose(stuck(digits), **{"seed": 0, **settings})
    assert text in str(caught.value)
