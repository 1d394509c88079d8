"""The objective of a PyTorch run against dense derivatives.

Three independent roads: closed forms of theory.md (2.7, A35); `torch.func.hessian` (dense, forward
over reverse, where the package differentiates backward twice); central differences of gradients.
"""

import math
import re

import numpy as np
import pytest
import torch
from torch import nn
from torch.func import functional_call, hessian, jacrev
from torch.nn import functional as F
from torch.nn.utils.parametrizations import weight_norm
from torch.utils.checkpoint import checkpoint

from unsaddle.errors import InvalidInput, TrainingError
from unsaddle.torch import TorchTraining, objective
from unsaddle.torch.objective import Objective

# theory.md A35: singular values of E[(p - y) xᵀ] on the digits
SINGULAR_VALUES = np.array(
    [
        *(0.24072501, 0.21059292, 0.18157792, 0.13606606, 0.12722436),
        *(0.10593892, 0.09068552, 0.07123902, 0.05706247),
    ]
)

# PyTorch's own forward mode scripts its formulas at first use and warns about that.
pytestmark = pytest.mark.filterwarnings("ignore:`torch.jit.script` is deprecated")


@pytest.fixture(scope="module")
def digits() -> tuple[torch.Tensor, torch.Tensor]:
    from sklearn.datasets import load_digits

    data = load_digits()
    return torch.tensor(data.data / 16), torch.tensor(data.target)


@pytest.fixture(scope="module")
def saddle(digits) -> Objective:
    targets = digits[1]
    model = nn.Sequential(nn.Linear(64, 8), nn.Tanh(), nn.Linear(8, 10)).double()
    with torch.no_grad():
        for own in model.parameters():
            own.zero_()
        model[2].bias.copy_((torch.bincount(targets).double() / len(targets)).log())
    return TorchTraining(model, nn.CrossEntropyLoss(), digits).objective()


def seeded(build, seed=0):
    """Build a model with its own seed, leaving the global random state alone."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return build()


def dense_hessian(model, loss, inputs, targets, forward=None) -> np.ndarray:
    """The Hessian in float64 by forward over reverse differentiation of one flat vector."""
    model = model.double()
    named = dict(model.named_parameters())
    flat = torch.cat([own.detach().reshape(-1) for own in named.values()])

    def value(vector):
        pieces = vector.split([own.numel() for own in named.values()])
        swapped = {
            name: piece.reshape(own.shape)
            for (name, own), piece in zip(named.items(), pieces, strict=True)
        }
        return loss(functional_call(model, swapped, (inputs,)), targets)

    return hessian(value)(flat).numpy()


def matrix_of(operator) -> np.ndarray:
    return np.stack([operator.precise_product(row) for row in np.eye(operator.n_dims)])


def relative(first, second) -> float:
    return float(np.linalg.norm(first - second) / np.linalg.norm(second))


# ------------------------------------------------------------------------------------ A35 on digits


def test_zero_network_on_digits_has_the_published_loss_and_no_gradient(saddle):
    assert (saddle.n_samples, saddle.n_parameters) == (1797, 64 * 8 + 8 + 80 + 10)
    assert saddle.loss() == pytest.approx(2.3024792210, abs=1e-9)
    assert np.linalg.norm(saddle.gradient()) < 1e-15


def test_zero_network_on_digits_has_the_published_spectrum(saddle):
    matrix = matrix_of(saddle.operator())
    values = np.linalg.eigvalsh(matrix)
    assert np.abs(matrix - matrix.T).max() < 1e-15
    assert values[0] == pytest.approx(-0.24072501, abs=1e-7)
    assert (values < -1e-6).sum() == 72
    negative = np.sort(-values[:72])[::-1].reshape(9, 8)  # each repeated per hidden unit
    np.testing.assert_allclose(negative, np.repeat(SINGULAR_VALUES, 8).reshape(9, 8), atol=1e-7)


def test_hidden_weights_of_the_zero_network_have_no_gradient_on_any_sample(saddle):
    samples = saddle.sample_gradients(np.empty((0, saddle.n_parameters)))
    moved = {name: samples.max_abs[where].max() for name, where in saddle.slices.items()}
    assert moved["0.weight"] == moved["0.bias"] == moved["2.weight"] == 0.0
    assert moved["2.bias"] > 0.5
    assert samples.projections.shape == (1797, 0)


def test_product_equals_the_dense_hessian_away_from_the_saddle(digits):
    inputs, targets = digits[0][:100], digits[1][:100]
    model = seeded(lambda: nn.Sequential(nn.Linear(64, 8), nn.Tanh(), nn.Linear(8, 10)).double())
    made = TorchTraining(model, nn.CrossEntropyLoss(), (inputs, targets)).objective()
    dense = dense_hessian(model, nn.CrossEntropyLoss(), inputs, targets)
    assert relative(matrix_of(made.operator()), dense) < 1e-13


def test_both_ends_on_a_thousand_parameters_equal_the_dense_ones(digits, monkeypatch):
    """1,058 parameters, kept in float32 as trained; the working road is float32 here."""
    monkeypatch.setattr(objective, "SMALL_WORK", 0)
    inputs, targets = digits[0][:100].float(), digits[1][:100]
    model = seeded(
        lambda: nn.Sequential(
            nn.Linear(64, 14), nn.Tanh(), nn.Linear(14, 4), nn.Tanh(), nn.Linear(4, 10)
        )
    )
    made = TorchTraining(model, nn.CrossEntropyLoss(), (inputs, targets)).objective()
    operator = made.operator()
    assert made.n_parameters >= 1000
    assert operator.working_dtype is np.float32
    precise = matrix_of(operator)
    working = np.stack([operator.product(row) for row in np.eye(operator.n_dims)])
    dense = dense_hessian(model, nn.CrossEntropyLoss(), inputs.double(), targets)
    ends, expected = np.linalg.eigvalsh(precise)[[0, -1]], np.linalg.eigvalsh(dense)[[0, -1]]
    np.testing.assert_allclose(ends, expected, rtol=1e-10)
    assert relative(precise, dense) < 1e-6
    assert relative(working, dense) < 1e-5  # float32 through three layers
    assert made.operator(precision="float64").working_dtype is np.float64


def test_product_equals_differences_of_gradients(saddle):
    vector = np.random.default_rng(0).standard_normal(saddle.n_parameters)
    exact = saddle.operator().product(vector)
    # Step ε^⅓(1+|θ|) ~ 5e-5: truncation step²/6 ~ 4e-10, rounding ε/step ~ 5e-12.
    assert relative(saddle.product_by_differences(vector), exact) < 1e-8
    assert not saddle.product_by_differences(np.zeros(saddle.n_parameters)).any()


def test_line_gives_the_curvature_of_the_direction(saddle):
    u = np.random.default_rng(1).standard_normal(saddle.n_parameters)
    u /= np.linalg.norm(u)
    step = 1e-3
    behind, here, ahead = saddle.line(u, [-step, 0.0, step])
    assert here == saddle.loss()
    curvature = (ahead - 2 * here + behind) / step**2
    # fourth-order term ~ step² = 1e-6, rounding 4e-16/step² = 4e-10
    assert curvature == pytest.approx(u @ saddle.operator().product(u), abs=1e-5)


def test_sample_curvatures_average_to_the_curvature(digits):
    inputs, targets = digits[0][:200], digits[1][:200]
    model = seeded(lambda: nn.Sequential(nn.Linear(64, 5), nn.Tanh(), nn.Linear(5, 10)).double())
    made = TorchTraining(model, nn.CrossEntropyLoss(), (inputs, targets)).objective()
    u = np.random.default_rng(2).standard_normal(made.n_parameters)
    u /= np.linalg.norm(u)
    each = made.sample_curvature(u)
    assert each.shape == (200,)
    assert each.mean() == pytest.approx(u @ made.operator().product(u), rel=1e-7)
    single = TorchTraining(model, nn.CrossEntropyLoss(), (inputs[7:8], targets[7:8])).objective()
    assert each[7] == pytest.approx(u @ single.operator().product(u), rel=1e-7)


# --------------------------------------------------------------------------- samples, not batches


def test_ragged_last_part_changes_nothing_beyond_rounding(digits):
    """n=129 in batches of 128: averaging batch means was off by 210 % in one peer (peers.md)."""
    inputs, targets = digits[0][:129], digits[1][:129]
    model = seeded(lambda: nn.Sequential(nn.Linear(64, 6), nn.Tanh(), nn.Linear(6, 10)).double())
    whole = TorchTraining(model, nn.CrossEntropyLoss(), (inputs, targets)).objective()
    batches = [(inputs[:128], targets[:128]), (inputs[128:], targets[128:])]
    ragged = TorchTraining(model, nn.CrossEntropyLoss(), batches).objective()
    # Every sum in unequal parts too: the cost that asks for five parts of 129.
    cost = type(ragged.cost)(objective.products.PART_BYTES / 129 * 4.5, None)
    object.__setattr__(ragged, "cost", cost)
    assert (ragged.n_samples, ragged.batch_size, whole.batch_size) == (129, 128, None)
    assert [part.n_samples for part in ragged.samples.chunks(ragged._part)] == [26] * 4 + [25]
    vector = np.random.default_rng(3).standard_normal(whole.n_parameters)
    assert ragged.loss() == pytest.approx(whole.loss(), rel=1e-12)
    assert relative(ragged.gradient(), whole.gradient()) < 1e-12
    product = whole.operator().product(vector)
    assert relative(ragged.operator().product(vector), product) < 1e-12
    assert relative(ragged.operator(keep_graph=False).product(vector), product) < 1e-12
    assert relative(ragged.product_by_differences(vector), product) < 1e-7


def test_kept_graphs_give_the_same_product_every_time(saddle):
    operator = saddle.operator()
    vector = np.random.default_rng(4).standard_normal(saddle.n_parameters)
    first = operator.product(vector)
    np.testing.assert_array_equal(operator.product(vector), first)
    np.testing.assert_array_equal(saddle.operator(keep_graph=False).product(vector), first)


def test_linear_parameters_have_zero_rows():
    """The gradient of a loss linear in a parameter has no graph: zero curvature, not a crash."""
    model = seeded(lambda: nn.Linear(3, 1).double())
    inputs, targets = torch.ones(4, 3).double(), torch.zeros(4, 1).double()
    made = TorchTraining(model, lambda output, _: output.mean(), (inputs, targets)).objective()
    np.testing.assert_array_equal(made.operator().product(np.ones(4)), np.zeros(4))

    class Mixed(nn.Module):
        def __init__(self):
            super().__init__()
            self.bent = nn.Parameter(torch.tensor([2.0], dtype=torch.float64))
            self.straight = nn.Parameter(torch.tensor([1.0], dtype=torch.float64))

        def forward(self, inputs):
            return inputs * self.bent**2 + self.straight

    data = (torch.ones(5, 1).double(), torch.zeros(5, 1).double())
    mixed = TorchTraining(Mixed(), lambda output, _: output.mean(), data).objective()
    np.testing.assert_allclose(matrix_of(mixed.operator()), [[2.0, 0.0], [0.0, 0.0]])


# ------------------------------------------------------------------------------------ which models


class Attention(nn.Module):
    """Embedding and scaled-dot-product attention by hand."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(11, 4)
        self.mix = nn.Linear(4, 12)
        self.head = nn.Linear(4, 3)

    def forward(self, tokens):
        query, key, value = self.mix(self.embedding(tokens)).chunk(3, dim=-1)
        attended = F.scaled_dot_product_attention(query, key, value, is_causal=True)
        return self.head(attended.mean(dim=1))


class Transformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(11, 4)
        self.layer = nn.TransformerEncoderLayer(4, 2, 8, dropout=0.1, batch_first=True)
        self.head = nn.Linear(4, 3)

    def forward(self, tokens):
        return self.head(self.layer(self.embedding(tokens)).mean(dim=1))


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(11, 3)
        self.lstm = nn.LSTM(3, 4, batch_first=True)
        self.head = nn.Linear(4, 3)

    def forward(self, tokens):
        return self.head(self.lstm(self.embedding(tokens))[0][:, -1])


class OnceDifferentiableTanh(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x.tanh())
        return x.tanh()

    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(ctx, slope):
        (value,) = ctx.saved_tensors
        return slope * (1 - value**2)


class NoSecondDerivative(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.last = nn.Linear(5, 4), nn.Linear(4, 3)

    def forward(self, inputs):
        return self.last(OnceDifferentiableTanh.apply(self.first(inputs)))


class Tied(nn.Module):
    """One matrix used as embedding and, under a second name, as output weights."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(11, 4)
        self.out = nn.Linear(4, 11, bias=False)
        self.out.weight = self.embedding.weight

    def forward(self, tokens):
        return self.out(self.embedding(tokens).mean(dim=1).tanh())[:, :3]


def vectors():
    draw = torch.Generator().manual_seed(0)
    return torch.randn(20, 5, generator=draw), torch.arange(20) % 3


def tokens():
    draw = torch.Generator().manual_seed(1)
    return torch.randint(0, 11, (12, 6), generator=draw), torch.arange(12) % 3


def images():
    draw = torch.Generator().manual_seed(2)
    return torch.randn(10, 1, 8, 8, generator=draw), torch.arange(10) % 3


def normalised():
    model = nn.Sequential(nn.Linear(5, 4), nn.BatchNorm1d(4), nn.Tanh(), nn.Linear(4, 3))
    model(vectors()[0])  # running statistics that are not the initial ones
    return model


def convolutional():
    return nn.Sequential(
        nn.Conv2d(1, 3, 3), nn.Softplus(), nn.Flatten(), nn.Dropout(0.5), nn.Linear(108, 3)
    )


MODELS = {
    "batch normalisation in eval mode": (normalised, vectors, "eval", "vmap of the gradient"),
    "layer normalisation": (
        lambda: nn.Sequential(nn.Linear(5, 4), nn.LayerNorm(4), nn.Tanh(), nn.Linear(4, 3)),
        vectors,
        None,
        "vmap of the gradient",
    ),
    "convolution with dropout in eval mode": (
        convolutional,
        images,
        "eval",
        "vmap of the gradient",
    ),
    "embedding and attention": (Attention, tokens, None, "vmap of the gradient"),
    "transformer layer in eval mode": (Transformer, tokens, "eval", "vmap of the gradient"),
    "recurrent": (Recurrent, tokens, None, "one sample at a time"),
    "tied weights": (Tied, tokens, None, "vmap of the gradient"),
}


@pytest.mark.parametrize("case", MODELS)
def test_products_equal_differences_and_sample_gradients_average(case):
    build, data, mode, road = MODELS[case]
    model = seeded(build)
    made = TorchTraining(model, nn.CrossEntropyLoss(), data(), mode=mode).objective()
    operator = made.operator()
    assert operator.road == "double backward"
    vector = np.random.default_rng(5).standard_normal(made.n_parameters)
    exact = operator.product(vector)
    assert relative(made.product_by_differences(vector), exact) < 1e-6
    assert operator.asymmetry(seed=0) < 1e-13
    samples = made.sample_gradients(vector)
    assert samples.road == road
    assert relative(samples.mean, made.gradient()) < 1e-12
    inputs, targets = data()
    one = TorchTraining(model, nn.CrossEntropyLoss(), (inputs[3:4], targets[3:4]), mode=mode)
    slope = one.objective().gradient()
    assert samples.squared_norms[3] == pytest.approx(slope @ slope, rel=1e-12)
    assert samples.projections[3, 0] == pytest.approx(slope @ vector, rel=1e-9)


def test_attention_equals_its_dense_hessian():
    from torch.nn.attention import SDPBackend, sdpa_kernel

    model = seeded(Attention)
    made = TorchTraining(model, nn.CrossEntropyLoss(), tokens()).objective()
    with sdpa_kernel(SDPBackend.MATH):
        dense = dense_hessian(model, nn.CrossEntropyLoss(), *tokens())
    assert relative(matrix_of(made.operator()), dense) < 1e-12


def test_missing_double_backward_falls_back_to_differences_and_says_so():
    model = seeded(NoSecondDerivative).double()
    inputs, targets = vectors()
    made = TorchTraining(model, nn.CrossEntropyLoss(), (inputs.double(), targets)).objective()
    operator = made.operator()
    assert operator.road == (
        "central differences of gradients (no double backward: trying to differentiate twice a "
        "function that was marked with @once_differentiable)"
    )
    smooth = nn.Sequential(nn.Linear(5, 4), nn.Tanh(), nn.Linear(4, 3)).double()
    smooth.load_state_dict(dict(zip(smooth.state_dict(), model.state_dict().values(), strict=True)))
    dense = dense_hessian(smooth, nn.CrossEntropyLoss(), inputs.double(), targets)
    assert relative(matrix_of(operator), dense) < 1e-8
    samples = made.sample_gradients(np.ones(made.n_parameters))
    assert samples.road == "one sample at a time"
    assert relative(samples.mean, made.gradient()) < 1e-12


class ForgetfulTanh(torch.autograd.Function):
    """Right gradient, but its own derivative is cut off: a wrong second derivative, no error."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x.tanh())
        return x.tanh()

    @staticmethod
    def backward(ctx, slope):
        (value,) = ctx.saved_tensors
        return slope * (1 - value.detach() ** 2)


def test_wrong_double_backward_is_found_out_and_not_used():
    class Forgetful(nn.Module):
        def __init__(self):
            super().__init__()
            self.first, self.last = nn.Linear(5, 4), nn.Linear(4, 3)

        def forward(self, inputs):
            return self.last(ForgetfulTanh.apply(self.first(inputs)))

    made = TorchTraining(seeded(Forgetful), nn.CrossEntropyLoss(), vectors()).objective()
    operator = made.operator()
    assert re.fullmatch(
        r"central differences of gradients \(double backward misses them by \d+% on 8 samples\)",
        operator.road,
    )
    vector = np.ones(made.n_parameters)
    np.testing.assert_array_equal(operator.product(vector), made.product_by_differences(vector))


def test_weight_normalisation_has_the_right_curvature():
    """PyTorch 2.13's fused weight_norm has a wrong second derivative and raises nothing."""
    model = seeded(lambda: nn.Sequential(weight_norm(nn.Linear(5, 4)), nn.Tanh(), nn.Linear(4, 3)))
    by_hand = seeded(lambda: nn.Sequential(ByHand(5, 4), nn.Tanh(), nn.Linear(4, 3)))
    by_hand.load_state_dict(
        dict(zip(by_hand.state_dict(), model.state_dict().values(), strict=True))
    )
    made, expected = (
        TorchTraining(net, nn.CrossEntropyLoss(), vectors()).objective() for net in (model, by_hand)
    )
    assert expected.operator().road == "double backward"
    assert made.loss() == pytest.approx(expected.loss(), rel=1e-14)
    assert relative(matrix_of(made.operator()), matrix_of(expected.operator())) < 1e-7


class ByHand(nn.Module):
    """A weight-normalised layer from primitives, its parameters in PyTorch's order."""

    def __init__(self, n_in, n_out):
        super().__init__()
        self.bias = nn.Parameter(torch.zeros(n_out))
        self.length = nn.Parameter(torch.ones(n_out, 1))
        self.direction = nn.Parameter(torch.ones(n_out, n_in))

    def forward(self, inputs):
        norms = self.direction.norm(dim=1, keepdim=True)
        return inputs @ (self.length * self.direction / norms).T + self.bias


def test_rectifier_kinks_do_not_discredit_double_backward():
    """Zero weights put every unit on its kink, where central differences give half the slope."""
    model = nn.Sequential(nn.Linear(5, 4), nn.ReLU(), nn.Linear(4, 3))
    with torch.no_grad():
        for own in model.parameters():
            own.zero_()
    made = TorchTraining(model, nn.CrossEntropyLoss(), vectors()).objective()
    assert made.operator().road == "double backward"


def test_checkpointed_layers_run_again_with_our_parameters():
    """Their forward runs once more inside the backward pass, when ours must still be in place."""

    class Checkpointed(nn.Module):
        def __init__(self):
            super().__init__()
            self.first, self.last = nn.Linear(5, 4), nn.Linear(4, 3)

        def forward(self, inputs):
            return self.last(checkpoint(self.hidden, inputs, use_reentrant=False))

        def hidden(self, inputs):
            return self.first(inputs).tanh()

    model = seeded(Checkpointed)
    made = TorchTraining(model, nn.CrossEntropyLoss(), vectors()).objective()
    plain = nn.Sequential(model.first, nn.Tanh(), model.last)
    expected = TorchTraining(plain, nn.CrossEntropyLoss(), vectors()).objective()
    vector = np.random.default_rng(8).standard_normal(made.n_parameters)
    elsewhere = made.point + 0.1
    assert made.precision_note is None
    assert relative(made.gradient(elsewhere), expected.gradient(elsewhere)) < 1e-13
    exact = expected.operator().product(vector)
    operator = made.operator()
    assert relative(operator.product(vector), exact) < 1e-13
    assert relative(operator.product(vector), exact) < 1e-13
    samples = made.sample_gradients(vector)
    assert relative(samples.projections, expected.sample_gradients(vector).projections) < 1e-12


def test_samples_that_influence_each_other_beyond_the_trial_batch_are_refused():
    class Branching(nn.Module):
        def __init__(self):
            super().__init__()
            self.linear = nn.Linear(5, 3)

        def forward(self, inputs):
            return self.linear(inputs) * (2 if len(inputs) > 48 else 1)

    inputs, targets = vectors()
    data = (inputs.repeat(4, 1), targets.repeat(4))
    made = TorchTraining(seeded(Branching), nn.CrossEntropyLoss(), data).objective()
    with pytest.raises(TrainingError) as refused:
        made.sample_gradients(np.ones(made.n_parameters))
    assert re.fullmatch(
        r"per-sample gradients whose mean misses the gradient by \d+% of their size; accepted: a "
        r"loss of a batch that is the mean of the losses of its samples\. Look for a forward or a "
        r"loss that depends on which samples come together\.",
        str(refused.value),
    )


def test_relu_units_that_are_silent_on_every_sample_are_counted():
    model = seeded(
        lambda: nn.Sequential(
            nn.Linear(5, 4), nn.ReLU(), nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 3)
        )
    )
    with torch.no_grad():
        model[0].bias[:2] = -1e3
        model[2].bias[:] = 1e3
    made = TorchTraining(model, nn.CrossEntropyLoss(), vectors()).objective()
    first, second = made.units()
    assert (first.module, first.n_units, first.n_inactive) == ("1", 4, 2)
    assert (second.module, second.n_units, second.n_inactive) == ("3", 4, 0)
    assert not any(module._forward_hooks for module in model.modules())
    image = seeded(
        lambda: nn.Sequential(nn.Conv2d(1, 3, 3), nn.ReLU(), nn.Flatten(), nn.Linear(108, 3))
    )
    with torch.no_grad():
        image[0].bias[1] = -1e3
    (channels,) = TorchTraining(image, nn.CrossEntropyLoss(), images()).objective().units()
    assert (channels.n_units, channels.n_inactive) == (3, 1)


def test_dead_relu_network_has_a_product_all_the_same():
    model = nn.Sequential(nn.Linear(5, 4), nn.ReLU(), nn.Linear(4, 3))
    with torch.no_grad():
        model[0].bias[:] = -1e3
    made = TorchTraining(model, nn.CrossEntropyLoss(), vectors()).objective()
    product = made.operator().product(np.ones(made.n_parameters))
    assert not product[: made.slices["2.bias"].start].any()  # exactly: no gradient passes
    np.testing.assert_allclose(product, 0.0, atol=1e-15)  # adding one to all logits: flat


class Float32Only(nn.Module):
    """Names its type in a way that no wider one can be put in the place of."""

    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(5, 3)

    def forward(self, inputs):
        return self.linear(inputs.type("torch.FloatTensor")).tanh()


def test_model_that_runs_in_float32_only_is_diagnosed_in_float32_and_says_so():
    model = seeded(Float32Only)
    made = TorchTraining(model, nn.CrossEntropyLoss(), vectors()).objective()
    assert made.precise_dtype is None
    assert made.precision_note is not None
    assert made.precision_note.startswith("the model does not run in float64: ")
    operator = made.operator()
    assert operator.precise_dtype is np.float32
    dense = made.product_by_differences(np.ones(made.n_parameters))
    assert relative(dense, operator.product(np.ones(made.n_parameters))) < 1e-2


def test_loss_that_leaves_float64_silently_is_noticed():
    inputs, targets = vectors()
    model = seeded(lambda: nn.Linear(5, 3))
    cross_entropy = nn.CrossEntropyLoss()
    made = TorchTraining(
        model,
        lambda output, target: cross_entropy(output.type("torch.FloatTensor"), target),
        (inputs, targets),
    ).objective()
    assert made.precision_note == (
        "the model does not run in float64: its loss comes out in torch.float32"
    )


def test_half_precision_model_is_evaluated_in_float64_at_its_own_point():
    model = seeded(lambda: nn.Linear(5, 3)).to(torch.bfloat16)
    inputs, targets = vectors()
    made = TorchTraining(model, nn.CrossEntropyLoss(), (inputs.bfloat16(), targets)).objective()
    assert (made.dtype, made.precise_dtype) == (torch.bfloat16, torch.float64)
    twin = nn.Linear(5, 3).double()
    twin.load_state_dict(model.state_dict())
    expected = nn.CrossEntropyLoss()(twin(inputs.bfloat16().double()), targets).item()
    assert made.loss() == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize(
    "wrap", [nn.DataParallel, lambda model: torch.compile(model, backend="eager")]
)
def test_wrapped_model_is_looked_through(wrap):
    model = seeded(lambda: nn.Sequential(nn.Linear(5, 4), nn.Tanh(), nn.Linear(4, 3)))
    training = TorchTraining(wrap(model), nn.CrossEntropyLoss(), vectors())
    made = training.objective()
    assert made.names == ("0.weight", "0.bias", "2.weight", "2.bias")
    assert training.title == "Sequential"
    assert made.operator().road == "double backward"


def test_sparse_gradients_are_made_dense():
    class Bag(nn.Module):
        def __init__(self):
            super().__init__()
            self.embedding = nn.Embedding(11, 3, sparse=True)

        def forward(self, tokens):
            return self.embedding(tokens).mean(dim=1)

    made = TorchTraining(seeded(Bag), nn.CrossEntropyLoss(), tokens()).objective()
    vector = np.random.default_rng(6).standard_normal(made.n_parameters)
    dense = nn.Embedding(11, 3)
    assert made.gradient().shape == (dense.weight.numel(),)
    product = made.operator().product(vector)
    assert relative(made.product_by_differences(vector), product) < 1e-6


def test_inputs_may_be_dicts_and_tuples_with_their_own_forward():
    model = seeded(lambda: nn.Linear(5, 3))
    inputs, targets = vectors()
    plain = TorchTraining(model, nn.CrossEntropyLoss(), (inputs, targets)).objective()
    named = TorchTraining(
        model,
        nn.CrossEntropyLoss(),
        ({"x": inputs, "shift": torch.zeros(20, 1)}, targets),
        forward=lambda net, batch: net(batch["x"] + batch["shift"]),
    ).objective()
    paired = TorchTraining(
        model,
        lambda output, target: nn.functional.cross_entropy(output, target[0]),
        [((inputs, inputs), (targets, targets))],
        forward=lambda net, batch: net((batch[0] + batch[1]) / 2),
    ).objective()
    for other in (named, paired):
        np.testing.assert_allclose(other.gradient(), plain.gradient(), rtol=1e-13)
        samples = other.sample_gradients(np.ones(other.n_parameters))
        assert samples.road == "vmap of the gradient"


def test_loss_that_looks_at_the_model_itself_is_differentiated_too():
    """A penalty on model.parameters() inside the loss sees the swapped parameters."""
    model = seeded(lambda: nn.Linear(5, 3))
    penalty = 0.1

    def loss(output, target):
        squares = sum(own.pow(2).sum() for own in model.parameters())
        return nn.functional.cross_entropy(output, target) + penalty / 2 * squares

    plain = TorchTraining(model, nn.CrossEntropyLoss(), vectors()).objective()
    decayed = TorchTraining(model, loss, vectors()).objective()
    np.testing.assert_allclose(
        decayed.gradient(), plain.gradient() + penalty * plain.point, rtol=1e-12
    )
    np.testing.assert_allclose(
        decayed.operator().product(plain.point) - plain.operator().product(plain.point),
        penalty * plain.point,
        rtol=1e-10,
    )


def test_vector_of_another_length_is_refused(saddle):
    with pytest.raises(InvalidInput) as refused:
        saddle.loss(np.zeros(3))
    assert str(refused.value) == (
        "a vector of shape (3,), finite: True; accepted: a finite vector of shape (610,). "
        "Flatten it in the order of `names` (see `slices`)."
    )


def test_sample_gradients_equal_a_plain_jacobian(digits):
    inputs, targets = digits[0][:30], digits[1][:30]
    model = seeded(lambda: nn.Linear(64, 10).double())
    made = TorchTraining(model, nn.CrossEntropyLoss(), (inputs, targets)).objective()
    directions = np.random.default_rng(7).standard_normal((2, made.n_parameters))
    samples = made.sample_gradients(directions, max_gram=12, seed=3)

    def losses(weight, bias):
        output = inputs @ weight.T + bias
        return nn.functional.cross_entropy(output, targets, reduction="none")

    pieces = jacrev(losses, argnums=(0, 1))(model.weight.detach(), model.bias.detach())
    jacobian = torch.cat([piece.reshape(30, -1) for piece in pieces], dim=1).numpy()
    np.testing.assert_allclose(samples.mean, jacobian.mean(axis=0), atol=1e-15)
    np.testing.assert_allclose(samples.squared_norms, (jacobian**2).sum(axis=1), rtol=1e-12)
    np.testing.assert_allclose(samples.projections, jacobian @ directions.T, atol=1e-13)
    np.testing.assert_allclose(samples.max_abs, np.abs(jacobian).max(axis=0), atol=1e-15)
    centred = (jacobian - jacobian.mean(axis=0))[samples.gram_rows]
    np.testing.assert_allclose(samples.gram, centred @ centred.T, atol=1e-13)
    assert len(set(samples.gram_rows.tolist())) == 12
    assert math.isclose(samples.mean @ samples.mean, float(made.gradient() @ made.gradient()))
