"""Weight decay counted: by hand, against the live optimizer's own step, and never twice."""

import numpy as np
import pytest
import torch
from torch import nn

import unsaddle
from unsaddle.errors import TrainingError
from unsaddle.torch import TorchTraining

CROSS_ENTROPY = nn.CrossEntropyLoss()


def seeded(build, seed=0):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return build()


def vectors(n=24):
    draw = torch.Generator().manual_seed(0)
    return torch.randn(n, 5, generator=draw).double(), torch.arange(n) % 3


def perceptron():
    return seeded(lambda: nn.Sequential(nn.Linear(5, 4), nn.Tanh(), nn.Linear(4, 3))).double()


def two_groups(kind, model):
    """Decay on the weights, none on the biases, as is usual."""
    weights = [own for own in model.parameters() if own.ndim == 2]
    biases = [own for own in model.parameters() if own.ndim == 1]
    return kind([{"params": weights, "weight_decay": 0.3}, {"params": biases}], lr=0.1)


COUPLED = [
    torch.optim.SGD,
    torch.optim.ASGD,
    torch.optim.Adam,
    torch.optim.Adamax,
    torch.optim.NAdam,
    torch.optim.RAdam,
    torch.optim.RMSprop,
    torch.optim.Adagrad,
    torch.optim.Adadelta,
]


@pytest.mark.parametrize("kind", COUPLED, ids=lambda kind: kind.__name__)
def test_counted_decay_adds_its_penalty_to_everything(kind):
    model = perceptron()
    steps = two_groups(kind, model)
    bare = TorchTraining(model, CROSS_ENTROPY, vectors(), steps).objective()
    made = TorchTraining(
        model, CROSS_ENTROPY, vectors(), steps, count_weight_decay=True
    ).objective()
    decay = np.zeros(bare.n_parameters)
    for name in ("0.weight", "2.weight"):
        decay[bare.slices[name]] = 0.3
    vector = np.random.default_rng(0).standard_normal(bare.n_parameters)
    shift = made.point + 0.1
    assert made.loss(shift) == pytest.approx(bare.loss(shift) + 0.5 * decay @ shift**2, rel=1e-14)
    np.testing.assert_allclose(
        made.gradient(shift), bare.gradient(shift) + decay * shift, atol=1e-15
    )
    for road in ("product", "precise_product"):
        np.testing.assert_allclose(
            getattr(made.operator(), road)(vector),
            getattr(bare.operator(), road)(vector) + decay * vector,
            atol=1e-14,
        )
    np.testing.assert_allclose(
        made.product_by_differences(vector), made.operator().product(vector), atol=1e-7
    )
    samples = made.sample_gradients(vector)
    plain = bare.sample_gradients(vector)
    np.testing.assert_allclose(samples.mean, made.gradient(), atol=1e-15)
    np.testing.assert_allclose(samples.gram, plain.gram, atol=1e-15)  # every sample has the same
    assert made.sample_curvature(vector).mean() == pytest.approx(
        vector @ made.operator().product(vector), rel=1e-6
    )
    np.testing.assert_allclose(
        made.part([1, 5]).gradient() - bare.part([1, 5]).gradient(), decay * made.point, atol=1e-15
    )
    block = made.block(["2.weight"])
    np.testing.assert_allclose(
        block.gradient(), made.gradient()[made.slices["2.weight"]], atol=1e-15
    )
    assert "½ weight_decay |θ|²" in made.notes[0]
    assert bare.notes == ()


def test_plain_gradient_descent_steps_along_the_counted_gradient():
    """The other road: what SGD really does in one step is -lr times our gradient."""
    model = perceptron()
    steps = two_groups(torch.optim.SGD, model)
    training = TorchTraining(model, CROSS_ENTROPY, vectors(), steps, count_weight_decay=True)
    before = training.objective()
    CROSS_ENTROPY(model(vectors()[0]), vectors()[1]).backward()
    steps.step()
    np.testing.assert_allclose(
        training.objective().point - before.point, -0.1 * before.gradient(), atol=1e-16
    )


def test_counted_decay_is_not_in_the_copied_optimizer_again():
    model = perceptron()
    steps = two_groups(torch.optim.SGD, model)
    training = TorchTraining(model, CROSS_ENTROPY, vectors(), steps, count_weight_decay=True)
    made = training.objective()
    step = training.stepper(made)
    assert step is not None
    np.testing.assert_allclose(step(made.gradient()), -0.1 * made.gradient(), atol=1e-16)
    geometry = training.geometry(made)
    assert geometry is not None
    assert geometry.value is None or geometry.value.weight_decay is None


class Saddle(nn.Module):
    """x² - y² + y⁴ + ½ decay (x² + y²), the decay written into the function by hand."""

    def __init__(self, decay=0.0):
        super().__init__()
        self.point = nn.Parameter(torch.tensor([0.0, 1e-9], dtype=torch.float64))
        self.decay = decay

    def forward(self, data):
        x, y = self.point
        return data[:, 0] * (x**2 - y**2 + y**4 + self.decay / 2 * (x**2 + y**2))


def diagnosed(by_hand, by_optimizer):
    model = Saddle(by_hand)
    steps = torch.optim.SGD(model.parameters(), lr=0.1, weight_decay=by_optimizer)
    training = TorchTraining(
        model,
        lambda output, target: 1.0 + (output - target).mean(),
        (torch.ones(4, 1, dtype=torch.float64), torch.zeros(4, dtype=torch.float64)),
        steps,
        count_weight_decay=True,
    )
    return unsaddle.diagnose(training, seed=0)


@pytest.mark.parametrize(("decay", "kind"), [(0.5, "STRICT_SADDLE"), (3.0, "MINIMUM")])
def test_verdict_is_that_of_the_penalty_written_by_hand(decay, kind):
    """Curvature -2 + decay: a saddle under 0.5, a minimum under 3; nowhere is it taken off again."""
    counted, by_hand = diagnosed(0.0, decay), diagnosed(decay, 0.0)
    assert str(counted.kind) == str(by_hand.kind) == kind
    assert counted.cause == by_hand.cause
    assert counted.spectrum.smallest.value == pytest.approx(-2 + decay, rel=1e-9)
    assert not any("is no part of the loss" in note for note in counted.notes)
    assert any("½ weight_decay |θ|²" in note for note in counted.notes)
    assert len(counted.forecast) == len(by_hand.forecast)
    for one, other in zip(counted.forecast, by_hand.forecast, strict=True):
        assert one.median == pytest.approx(other.median, rel=1e-6)
    assert (kind == "MINIMUM") == (not counted.forecast)


WITHOUT = "Leave count_weight_decay out and the loss is diagnosed alone."
ACCEPTED = (
    "accepted: the weight decay of an optimizer that adds it to the gradient "
    "(SGD, Adam, RMSprop, ...). "
)


class Unheard(torch.optim.Optimizer):
    def __init__(self, parameters):
        super().__init__(parameters, {"lr": 0.1, "weight_decay": 0.1})


REFUSED = {
    "no optimizer": (
        lambda model: None,
        "count_weight_decay=True without an optimizer; accepted: the live optimizer, whose groups say "
        "how much decay each parameter has. Pass it as the fourth argument: TorchTraining(model, "
        "loss, data, optimizer, ...).",
    ),
    "decoupled": (
        lambda model: torch.optim.AdamW(model.parameters(), weight_decay=0.1),
        "count_weight_decay=True with AdamW, whose decay is decoupled: it shrinks the parameters past "
        f"the preconditioner; {ACCEPTED}No loss has its points of rest as critical points: there the "
        "gradient is -weight_decay · preconditioner · parameters, and the preconditioner moves. "
        + WITHOUT,
    ),
    "decoupled by a switch": (
        lambda model: torch.optim.NAdam(
            model.parameters(), weight_decay=0.1, decoupled_weight_decay=True
        ),
        "count_weight_decay=True with NAdam, whose decay is decoupled: it shrinks the parameters past "
        f"the preconditioner; {ACCEPTED}No loss has its points of rest as critical points: there the "
        "gradient is -weight_decay · preconditioner · parameters, and the preconditioner moves. "
        + WITHOUT,
    ),
    "unknown": (
        lambda model: Unheard(model.parameters()),
        "count_weight_decay=True with Unheard, of which it is not known how it decays; "
        f"{ACCEPTED}Add the penalty to the loss by hand. {WITHOUT}",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_decay_that_is_no_penalty_is_refused(case):
    build, text = REFUSED[case]
    model = perceptron()
    with pytest.raises(TrainingError) as refused:
        TorchTraining(
            model, CROSS_ENTROPY, vectors(), build(model), count_weight_decay=True
        ).objective()
    assert str(refused.value) == text


def test_decoupled_decay_of_zero_is_nothing_to_refuse():
    model = perceptron()
    steps = torch.optim.AdamW(model.parameters(), weight_decay=0.0)
    made = TorchTraining(
        model, CROSS_ENTROPY, vectors(), steps, count_weight_decay=True
    ).objective()
    assert not made.decay.any()


def test_switch_that_is_no_switch_is_refused():
    with pytest.raises(TrainingError) as refused:
        TorchTraining(perceptron(), CROSS_ENTROPY, vectors(), count_weight_decay=1)
    assert str(refused.value) == (
        "count_weight_decay=1; accepted: True or False. The order is "
        "TorchTraining(model, loss, data, optimizer)."
    )
