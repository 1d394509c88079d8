"""Mixed precision: the float64 function is diagnosed, and how far the run is from it is measured."""

import re

import numpy as np
import pytest
import torch
from torch import nn

from unsaddle.torch import TorchTraining, autocast, objective
from unsaddle.torch.network import Network

CROSS_ENTROPY = nn.CrossEntropyLoss()


def seeded(build, seed=0):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return build()


def vectors(n=40):
    draw = torch.Generator().manual_seed(0)
    return torch.randn(n, 5, generator=draw), torch.arange(n) % 3


def perceptron():
    return seeded(lambda: nn.Sequential(nn.Linear(5, 4), nn.Tanh(), nn.Linear(4, 3)))


def in_context(model, inputs):
    with torch.autocast("cpu", torch.bfloat16):
        return model(inputs)


class Decorated(nn.Module):
    """Enters autocast in its own forward, by the decorator and by the manager of the device."""

    def __init__(self):
        super().__init__()
        self.inner = perceptron()

    @torch.autocast("cpu", dtype=torch.bfloat16)
    def forward(self, inputs):
        with torch.amp.autocast("cpu", dtype=torch.bfloat16):
            return self.inner(inputs)


RUNS = {
    "in the forward callable": lambda: TorchTraining(
        perceptron(), CROSS_ENTROPY, vectors(), forward=in_context
    ),
    "in the module's forward": lambda: TorchTraining(Decorated(), CROSS_ENTROPY, vectors()),
    "in the loss": lambda: TorchTraining(
        perceptron(), torch.autocast("cpu", torch.bfloat16)(CROSS_ENTROPY.forward), vectors()
    ),
}


@pytest.mark.parametrize("where", RUNS)
def test_autocast_is_switched_off_and_told(where, monkeypatch):
    exact = TorchTraining(perceptron(), CROSS_ENTROPY, vectors()).objective()
    made = RUNS[where]().objective()
    assert made.precise_dtype == torch.float64
    assert made.loss() == exact.loss()
    np.testing.assert_array_equal(made.gradient(), exact.gradient())
    assert made.notes[0].startswith(
        "the run computes under autocast in torch.bfloat16, the diagnosis without: its gradient "
        "differs by "
    )
    # Products in working precision are float32, not bfloat16 (three digits).
    monkeypatch.setattr(objective, "SMALL_WORK", 0)
    vector = np.random.default_rng(0).standard_normal(made.n_parameters)
    working, precise = made.operator().product(vector), exact.operator("float64").product(vector)
    assert np.linalg.norm(working - precise) < 1e-5 * np.linalg.norm(precise)


def test_measured_difference_is_that_of_a_real_backward_under_autocast():
    model = perceptron()
    made = TorchTraining(model, CROSS_ENTROPY, vectors(), forward=in_context).objective()
    CROSS_ENTROPY(in_context(model, vectors()[0]), vectors()[1]).backward()
    real = np.concatenate([own.grad.double().reshape(-1).numpy() for own in model.parameters()])
    share = np.linalg.norm(real - made.gradient()) / np.linalg.norm(made.gradient())
    told = re.search(r"differs by ([0-9.]+) % of the exact one's norm", made.notes[0])
    assert float(told[1]) == pytest.approx(100 * share, rel=0.05)
    assert 0.05 < float(told[1]) < 5  # bfloat16 has a resolution of 0.8 %


def test_autocast_of_the_caller_does_not_reach_the_diagnosis():
    expected = TorchTraining(perceptron(), CROSS_ENTROPY, vectors()).objective().gradient()
    with torch.autocast("cpu", torch.bfloat16):
        made = TorchTraining(perceptron(), CROSS_ENTROPY, vectors()).objective()
        np.testing.assert_array_equal(made.gradient(), expected)
        assert torch.is_autocast_enabled("cpu")
    assert made.notes[0].startswith("the run computes under autocast in torch.bfloat16")
    assert not torch.is_autocast_enabled("cpu")


def test_autocast_comes_back_after_an_error():
    before = torch.set_autocast_enabled
    with torch.autocast("cpu", torch.bfloat16):

        def failing():
            with autocast.switched_off():
                assert not torch.is_autocast_enabled("cpu")
                with torch.autocast("cpu", torch.bfloat16):
                    assert not torch.is_autocast_enabled("cpu")
                raise ValueError("inside")

        with pytest.raises(ValueError, match="inside"):
            failing()
        assert torch.is_autocast_enabled("cpu")
    assert torch.set_autocast_enabled is before


def test_at_an_exact_saddle_the_difference_is_told_by_its_size():
    model = perceptron()
    with torch.no_grad():
        model[2].weight.zero_()
        model[0].weight.zero_()
        model[2].bias.copy_(torch.tensor([0.3, 0.2, 0.5]).log())
    inputs, _ = vectors()
    targets = torch.tensor([0] * 12 + [1] * 8 + [2] * 20)
    made = TorchTraining(model, CROSS_ENTROPY, (inputs, targets), forward=in_context).objective()
    assert np.linalg.norm(made.gradient()) < 1e-7
    assert re.search(
        r"differs by \d\S*, more than the exact one's norm of \d\S*e-\d+$", made.notes[0]
    )


def halves(dtype):
    model = perceptron().to(dtype)
    masters = [own.detach().float().requires_grad_() for own in model.parameters()]
    with torch.no_grad():
        for copy in masters:
            copy.mul_(1 + 1e-4)  # below the resolution of both: they still round to the parameters
    return model, masters


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
def test_master_copies_are_the_point_and_the_steps(dtype):
    model, masters = halves(dtype)
    rounding = [c.to(dtype) for c in masters]
    assert all(torch.equal(a, b) for a, b in zip(rounding, model.parameters(), strict=True))
    steps = torch.optim.Adam(masters, 1e-3)
    inputs, targets = vectors()
    training = TorchTraining(model, CROSS_ENTROPY, (inputs.to(dtype), targets), steps)
    made = training.objective()
    flat = torch.cat([copy.detach().reshape(-1) for copy in masters]).double().numpy()
    np.testing.assert_array_equal(made.point, flat)
    assert made.notes[0] == (
        f"the optimizer moves master copies of the {dtype} parameters: the point is theirs"
    )
    assert made.notes[1].startswith(f"the run computes in {dtype}, the diagnosis without: ")
    # A step of 1e-5 is lost to the parameters' precision, not to that of their masters.
    step = np.full(made.n_parameters, 1e-2)
    assert training.lost_updates(made, step) == 0.0
    alone = TorchTraining(
        model, CROSS_ENTROPY, (inputs.to(dtype), targets), torch.optim.SGD(model.parameters(), 1e-3)
    )
    assert alone.lost_updates(alone.objective(), step) > 0.5
    # Two steps of the masters by hand: the state is read from them.
    for copy in masters:
        copy.grad = torch.ones_like(copy)
    steps.step()
    assert training.preconditioner(made) is not None


class Float32At(nn.Module):
    """Hard-wired to float32 inside, but not to the half precision it is stored in."""

    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(5, 3)

    def forward(self, inputs):
        hidden = self.linear(inputs).tanh()
        return hidden if hidden.dtype == torch.bfloat16 else hidden.type("torch.FloatTensor")


def test_half_precision_model_that_cannot_be_float64_is_diagnosed_in_float32():
    model = seeded(Float32At).bfloat16()
    inputs, targets = vectors()
    made = TorchTraining(model, CROSS_ENTROPY, (inputs.bfloat16(), targets)).objective()
    assert (made.run_dtype, made.precise_dtype) == (torch.float32, None)
    assert made.precision_note == (
        "the model does not run in float64: its loss comes out in torch.float32"
    )
    assert made.resolution == torch.finfo(torch.float32).eps
    twin = nn.Sequential(seeded(Float32At).bfloat16().double().linear, nn.Tanh())
    exact = TorchTraining(twin, CROSS_ENTROPY, (inputs.bfloat16().double(), targets)).objective()
    vector = np.random.default_rng(0).standard_normal(made.n_parameters)
    assert made.operator().road == "double backward"
    product = made.operator().product(vector)
    reference = exact.operator().product(vector)
    assert np.linalg.norm(product - reference) < 1e-5 * np.linalg.norm(reference)


def test_device_without_float64_is_diagnosed_in_float32_with_the_note(monkeypatch):
    """Apple's MPS: no such device here, so its refusal is put where the parameters are placed."""
    place = Network.parameters

    def placed(self, point, dtype, requires_grad=True):
        if dtype == torch.float64:
            raise TypeError(
                "Cannot convert a MPS Tensor to float64 dtype as the MPS framework doesn't support "
                "float64. Please use float32 instead."
            )
        return place(self, point, dtype, requires_grad)

    expected = TorchTraining(perceptron(), CROSS_ENTROPY, vectors()).objective().gradient()
    monkeypatch.setattr(Network, "parameters", placed)
    made = TorchTraining(perceptron(), CROSS_ENTROPY, vectors()).objective()
    assert made.precise_dtype is None
    assert made.precision_note == (
        "the model does not run in float64: Cannot convert a MPS Tensor to float64 dtype as the MPS "
        "framework doesn't support float64. Please use float32 instead."
    )
    np.testing.assert_allclose(made.gradient(), expected, atol=1e-7)
    vector = np.ones(made.n_parameters)
    assert made.operator().working_dtype is np.float32
    np.testing.assert_allclose(
        made.operator().product(vector), made.product_by_differences(vector), atol=1e-3
    )


class RootMeanSquare(nn.Module):
    """As in Llama: the statistics in float32, the result cast back."""

    def __init__(self, cast):
        super().__init__()
        self.cast = cast

    def forward(self, inputs):
        wide = self.cast(inputs)
        return (wide * torch.rsqrt(wide.pow(2).mean(-1, keepdim=True) + 1e-6)).to(inputs.dtype)


CASTS = {
    "to": lambda x: x.to(torch.float32),
    "to, by name": lambda x: x.to(dtype=torch.float32),
    "float": lambda x: x.float(),
    "in an operation": lambda x: torch.sum(x[:, None], dim=1, dtype=torch.float32),
    "through half precision": lambda x: x.to(torch.bfloat16).float(),
}


def normalised(cast, seed=0):
    """The model with a cast inside, and its twin without, on the same parameters."""
    model = seeded(
        lambda: nn.Sequential(nn.Linear(5, 4), RootMeanSquare(cast), nn.Tanh(), nn.Linear(4, 3)),
        seed,
    )
    twin = nn.Sequential(model[0], RootMeanSquare(lambda x: x), model[2], model[3])
    return (TorchTraining(own, CROSS_ENTROPY, vectors()).objective() for own in (model, twin))


@pytest.mark.parametrize("cast", CASTS)
def test_cast_inside_the_model_is_lifted_to_float64(cast):
    made, exact = normalised(CASTS[cast])
    assert (made.precise_dtype, made.precision_note) == (torch.float64, None)
    assert made.notes == (
        "casts to lower precision inside the model or its loss were lifted to float64",
    )
    assert exact.notes == ()
    assert made.loss() == pytest.approx(exact.loss(), rel=1e-15)
    np.testing.assert_allclose(made.gradient(), exact.gradient(), atol=1e-16)
    vector = np.random.default_rng(0).standard_normal(made.n_parameters)
    np.testing.assert_allclose(
        made.operator().product(vector), exact.operator().product(vector), atol=1e-14
    )
    samples = made.sample_gradients(vector)
    assert samples.road == "vmap of the gradient"
    np.testing.assert_allclose(samples.mean, made.gradient(), atol=1e-15)


def test_cast_in_the_loss_is_lifted_too():
    """Hugging Face's losses cast the logits to float32."""
    exact = TorchTraining(perceptron(), CROSS_ENTROPY, vectors()).objective()
    made = TorchTraining(
        perceptron(), lambda output, target: CROSS_ENTROPY(output.float(), target), vectors()
    ).objective()
    assert made.precise_dtype == torch.float64
    assert made.loss() == exact.loss()


@pytest.mark.parametrize("seed", range(5))
def test_cast_that_cannot_be_lifted_is_noticed(seed):
    made, exact = normalised(lambda x: x.type("torch.FloatTensor"), seed)
    assert (made.run_dtype, made.precise_dtype) == (torch.float64, None)
    assert made.precision_note == (
        "the model casts to single precision somewhere inside: its loss has the digits of float32"
    )
    vector = np.random.default_rng(seed).standard_normal(made.n_parameters)
    product, reference = (own.operator().product(vector) for own in (made, exact))
    assert made.operator().road == "double backward"
    assert np.linalg.norm(product - reference) < 1e-5 * np.linalg.norm(reference)
    # Differences take the longer steps of float32 and agree.
    differences = made.product_by_differences(vector)
    assert np.linalg.norm(differences - reference) < 2e-2 * np.linalg.norm(reference)
