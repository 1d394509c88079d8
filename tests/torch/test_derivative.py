"""A gradient that is not the derivative of the loss is doubted, named; kinks and rounding are not."""

import re

import numpy as np
import pytest
import torch
from torch import nn

import unsaddle
from unsaddle.torch import TorchTraining

CROSS_ENTROPY = nn.CrossEntropyLoss()


def seeded(build, seed=0):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return build()


def vectors(n=20):
    draw = torch.Generator().manual_seed(0)
    return torch.randn(n, 5, generator=draw), torch.arange(n) % 3


def perceptron(layer):
    return seeded(
        lambda: nn.Sequential(nn.Linear(5, 4), layer, nn.Linear(4, 3), nn.Tanh(), nn.Linear(3, 3))
    )


class Applied(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, inputs):
        return self.function.apply(inputs)


class ForgottenSquare(torch.autograd.Function):
    """A typical slip: 1 - tanh in the place of 1 - tanh²; its Jacobian is no Hessian."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.tanh()

    @staticmethod
    def backward(ctx, slope):
        (x,) = ctx.saved_tensors
        return slope * (1 - x.tanh())


class Reversed(torch.autograd.Function):
    """Gradient reversal, as in adversarial training."""

    @staticmethod
    def forward(ctx, x):
        return x.clone()

    @staticmethod
    def backward(ctx, slope):
        return -slope


class StraightThrough(torch.autograd.Function):
    """Rounding whose gradient is passed on as if there were none."""

    @staticmethod
    def forward(ctx, x):
        return (4 * x).round() / 4

    @staticmethod
    def backward(ctx, slope):
        return slope


@pytest.mark.parametrize("function", [ForgottenSquare, Reversed, StraightThrough])
def test_wrong_function_is_named_by_the_parameters_before_it(function):
    run = TorchTraining(perceptron(Applied(function)), CROSS_ENTROPY, vectors())
    doubt = run.objective().doubt
    assert re.fullmatch(
        r"the gradient is not the derivative of the loss, in 0\.weight(, 0\.bias)?: along one "
        r"direction it gives -?[\d.e-]+, values of the loss give -?[\d.e-]+; look for an autograd "
        r"function of your own and for \.detach\(\); gradients that are stopped, scaled, reversed or "
        r"passed straight through on purpose have no saddle to be at",
        doubt,
    )
    report = unsaddle.diagnose(run, seed=0)
    assert report.kind is unsaddle.Kind.UNDECIDED
    assert doubt in report.notes


def test_stopped_gradients_are_no_gradient_of_a_loss():
    """Temporal differences: the target is the model's own output, held fixed in the backward pass."""

    def towards_itself(output, target):
        return (output[:, 0] - 0.9 * output[:, 1].detach() - target).pow(2).mean()

    run = TorchTraining(perceptron(nn.Tanh()), towards_itself, (vectors()[0], torch.ones(20)))
    doubt = run.objective().doubt
    assert doubt is not None
    assert "derivative of the loss, in 0.weight, 0.bias" in doubt


def test_what_is_doubted_has_an_asymmetric_hessian():
    """The other road: the Jacobian of PyTorch's own gradient, by differences, is not symmetric."""
    inputs, targets = vectors()

    def asymmetry(layer):
        model = perceptron(layer).double()
        own = list(model.parameters())[:2]
        point = torch.cat([piece.detach().reshape(-1) for piece in own]).numpy()

        def gradient(vector):
            with torch.no_grad():
                for piece, values in zip(own, np.split(vector, [20]), strict=True):
                    piece.copy_(torch.tensor(values).reshape(piece.shape))
            slopes = torch.autograd.grad(CROSS_ENTROPY(model(inputs.double()), targets), own)
            return np.concatenate([slope.reshape(-1).numpy() for slope in slopes])

        matrix = np.array(
            [(gradient(point + 1e-6 * e) - gradient(point - 1e-6 * e)) / 2e-6 for e in np.eye(24)]
        )
        return np.linalg.norm(matrix - matrix.T) / np.linalg.norm(matrix)

    assert asymmetry(nn.Tanh()) < 1e-7
    assert asymmetry(Applied(ForgottenSquare)) > 0.05


@pytest.mark.parametrize("seed", range(20))
def test_right_derivatives_of_rough_functions_are_let_through(seed):
    """Rectifiers, leaky and hard ones, max pooling: kinks beside the point, 20 networks, no doubt."""
    layers = [nn.ReLU(), nn.LeakyReLU(), nn.Hardtanh(), nn.Hardswish(), nn.Softshrink(0.1)]
    model = seeded(
        lambda: nn.Sequential(
            nn.Linear(5, 16), layers[seed % 5], nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 3)
        ),
        seed,
    )
    with torch.no_grad():
        if seed % 3 == 0:  # every unit on its kink
            for own in model.parameters():
                own.zero_()
    loss = nn.L1Loss() if seed % 2 else CROSS_ENTROPY
    inputs, targets = vectors()
    if seed % 2:
        targets = torch.nn.functional.one_hot(targets).float()
    assert TorchTraining(model, loss, (inputs, targets)).objective().doubt is None


def test_piecewise_constant_parts_are_no_wrong_derivatives():
    """Comparisons and rounding with PyTorch's own zero gradient: right almost everywhere."""

    class Rounded(nn.Module):
        def forward(self, inputs):
            return inputs.tanh() + (4 * inputs).round() / 4 + (inputs > 0)

    assert TorchTraining(perceptron(Rounded()), CROSS_ENTROPY, vectors()).objective().doubt is None
