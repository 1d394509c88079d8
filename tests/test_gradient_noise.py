"""Gradient noise against per-sample autograd, exact enumeration, and simulated gradients.

The roads are independent: the package maps a functional gradient over the samples; the tests run
`.backward()` sample by sample, count all batches, or choose the per-sample gradients themselves.
"""

import itertools
import math

import numpy as np
import pytest
import torch
from torch import nn

from unsaddle.errors import InvalidInput
from unsaddle.gradient_noise import gradient_noise
from unsaddle.torch import TorchTraining


class Points(nn.Module):
    """Loss -x·θ per sample: the per-sample gradients are minus the inputs, whatever θ."""

    def __init__(self, n_parameters):
        super().__init__()
        self.theta = nn.Parameter(torch.zeros(n_parameters, dtype=torch.float64))

    def forward(self, inputs):
        return inputs @ self.theta


def objective_with_gradients(gradients):
    """An objective whose per-sample gradients are the rows given."""
    inputs = -torch.as_tensor(gradients)
    data = (inputs, torch.zeros(len(inputs)))
    return TorchTraining(Points(inputs.shape[1]), lambda o, _: -o.mean(), data).objective()


@pytest.fixture(scope="module")
def network():
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        model = nn.Sequential(nn.Linear(6, 5), nn.Tanh(), nn.Linear(5, 3)).double()
        data = (torch.randn(40, 6, dtype=torch.float64), torch.arange(40) % 3)
    return model, data


def brute_force(model, data):
    rows = []
    for x, y in zip(*data, strict=True):
        model.zero_grad()
        nn.functional.cross_entropy(model(x[None]), y[None]).backward()
        rows.append(torch.cat([own.grad.reshape(-1) for own in model.parameters()]).numpy())
    model.zero_grad()
    return np.stack(rows)


def test_noise_equals_that_of_per_sample_backward_passes(network):
    model, data = network
    made = TorchTraining(model, nn.CrossEntropyLoss(), data).objective()
    gradients = brute_force(model, data)
    directions = np.random.default_rng(0).standard_normal((3, made.n_parameters))
    noise = gradient_noise(made, directions, batch_size=8, seed=0)
    mean = gradients.mean(axis=0)
    sigma = (gradients - mean).T @ (gradients - mean) / 40
    units = directions / np.linalg.norm(directions, axis=1, keepdims=True)
    assert noise.total_variance == pytest.approx(np.trace(sigma), rel=1e-12)
    along = np.einsum("ij,jk,ik->i", units, sigma, units)
    np.testing.assert_allclose(noise.along, along, rtol=1e-12)
    assert noise.isotropic_share == pytest.approx(np.trace(sigma) / made.n_parameters)
    np.testing.assert_allclose(noise.ratio, along * made.n_parameters / np.trace(sigma))
    assert noise.sampling_error == pytest.approx(math.sqrt(np.trace(sigma) / 40))
    centred = gradients - mean
    gram = centred @ centred.T
    off = gram[~np.eye(40, dtype=bool)]
    assert noise.trace_of_square == pytest.approx((off**2).mean(), rel=1e-10)
    pairs = gradients @ gradients.T
    unbiased = pairs[~np.eye(40, dtype=bool)].mean()  # the U-statistic as the mean over all pairs
    assert noise.squared_norm_unbiased == pytest.approx(unbiased, rel=1e-10)
    assert noise.squared_norm == pytest.approx(mean @ mean)
    assert noise.z == pytest.approx(unbiased / math.sqrt(2 * (off**2).mean() / (40 * 39)))
    if unbiased > 0:
        assert noise.simple_noise_scale == pytest.approx(np.trace(sigma) / unbiased)


def test_noise_at_another_point_is_that_point_s(network):
    model, data = network
    made = TorchTraining(model, nn.CrossEntropyLoss(), data).objective()
    elsewhere = made.point + 0.3
    noise = gradient_noise(made, np.ones(made.n_parameters), batch_size=1, seed=0, point=elsewhere)
    np.testing.assert_allclose(noise.samples.mean, made.gradient(elsewhere), rtol=1e-12)


def test_finite_population_factor_equals_enumeration():
    """A17: n=6, B=3, all 20 batches; the factor (n-B)/(n-1) = .6 exactly."""
    gradients = np.random.default_rng(1).standard_normal((6, 4))
    u = np.array([1.0, 2.0, -1.0, 0.5])
    made = objective_with_gradients(gradients)
    noise = gradient_noise(made, u, batch_size=3, seed=0)
    assert noise.batch_factor() * 3 == pytest.approx(0.6, abs=1e-12)
    unit = u / np.linalg.norm(u)
    means = [
        gradients[list(batch)].mean(axis=0) @ unit for batch in itertools.combinations(range(6), 3)
    ]
    assert noise.along_at_batch()[0] == pytest.approx(np.var(means), rel=1e-12)
    replaced = gradient_noise(made, u, batch_size=3, replacement=True, seed=0)
    means = [
        gradients[list(batch)].mean(axis=0) @ unit
        for batch in itertools.product(range(6), repeat=3)
    ]
    assert replaced.along_at_batch()[0] == pytest.approx(np.var(means), rel=1e-12)


@pytest.mark.parametrize(
    ("batch_size", "replacement", "factor"),
    [(None, False, 0.0), (1, False, 1.0), (10, False, 0.0), (99, False, 0.0), (20, True, 0.05)],
)
def test_batch_factor_at_its_ends(batch_size, replacement, factor):
    made = objective_with_gradients(np.random.default_rng(2).standard_normal((10, 3)))
    noise = gradient_noise(made, np.ones(3), batch_size=batch_size, replacement=replacement, seed=0)
    assert noise.batch_factor() == factor
    assert noise.batch_factor(2) == (0.5 if replacement else 0.5 * 8 / 9)


def test_u_statistic_is_unbiased_and_the_naive_square_is_not():
    """200 draws of n=64 gradients in 20 dimensions with mean norm² .08, one per-coordinate scale.

    The mean of 200 U-statistics has standard error sd/√200; four of them is the bound, so that the
    false-alarm rate is 6e-5.
    """
    rng = np.random.default_rng(3)
    mean = np.full(20, math.sqrt(0.08 / 20))
    scale = np.linspace(0.2, 1.0, 20)
    found = [
        gradient_noise(
            objective_with_gradients(mean + scale * rng.standard_normal((64, 20))),
            mean,
            batch_size=1,
            seed=0,
        )
        for _ in range(200)
    ]
    unbiased = np.array([noise.squared_norm_unbiased for noise in found])
    naive = np.array([noise.squared_norm for noise in found])
    error = unbiased.std(ddof=1) / math.sqrt(200)
    assert abs(unbiased.mean() - 0.08) < 4 * error
    bias = (scale**2).sum() / 64
    assert abs(naive.mean() - 0.08 - bias) < 4 * error
    assert bias > 10 * error  # the test can tell the two apart


def test_z_under_the_null_has_unit_scale_and_few_false_alarms():
    """300 draws, n=64, 100 dimensions, mean zero; theory.md 2.6: mean -.01, sd 1.01.

    Standard errors: mean 1/√300 = .058, sd about .05 (right-skewed); four of each as bounds, a
    false-alarm rate near 1e-4. z > 3 is the rule: at most 8 of 300 (expected about 2).
    """
    rng = np.random.default_rng(4)
    z = np.array(
        [
            gradient_noise(
                objective_with_gradients(rng.standard_normal((64, 100))),
                np.ones(100),
                batch_size=1,
                seed=draw,
            ).z
            for draw in range(300)
        ]
    )
    assert abs(z.mean()) < 4 * 0.058
    assert abs(z.std(ddof=1) - 1) < 4 * 0.05
    assert (z > 3).sum() <= 8


def test_gram_matrix_of_some_samples_estimates_the_trace_of_the_square():
    """n=2000, 256 in the Gram matrix: 32,640 pairs; four standard errors of their squares' mean."""
    rng = np.random.default_rng(5)
    scale = np.linspace(0.5, 1.5, 30)
    made = objective_with_gradients(scale * rng.standard_normal((2000, 30)))
    first = gradient_noise(made, np.ones(30), batch_size=1, seed=0)
    second = gradient_noise(made, np.ones(30), batch_size=1, seed=1)
    again = gradient_noise(made, np.ones(30), batch_size=1, seed=0)
    assert first.samples.gram.shape == (256, 256)
    assert first.trace_of_square == again.trace_of_square
    assert first.trace_of_square != second.trace_of_square
    truth = (scale**4).sum()
    assert first.trace_of_square == pytest.approx(truth, rel=0.15)
    assert second.trace_of_square == pytest.approx(truth, rel=0.15)


def test_no_noise_at_all_is_said_with_zeros():
    made = objective_with_gradients(np.zeros((5, 3)))
    noise = gradient_noise(made, np.ones(3), batch_size=1, seed=0)
    assert (noise.total_variance, noise.along[0], noise.z, noise.sampling_error) == (0, 0, 0, 0)
    assert np.isnan(noise.ratio).all()
    assert math.isnan(noise.simple_noise_scale)
    same = gradient_noise(
        objective_with_gradients(np.ones((4, 2))), np.ones(2), batch_size=1, seed=0
    )
    assert (same.total_variance, same.z, same.simple_noise_scale) == (0.0, math.inf, 0.0)


def test_a_single_sample_has_no_test():
    noise = gradient_noise(
        objective_with_gradients(np.ones((1, 2))), np.ones(2), batch_size=1, seed=0
    )
    assert math.isnan(noise.z)
    assert math.isnan(noise.squared_norm_unbiased)
    assert noise.total_variance == 0.0
    assert noise.batch_factor() == 0.0


def test_noise_orthogonal_to_a_direction_is_exactly_none_along_it():
    gradients = np.zeros((50, 3))
    gradients[:, 1:] = np.random.default_rng(6).standard_normal((50, 2))
    made = objective_with_gradients(gradients)
    noise = gradient_noise(made, np.eye(3), batch_size=5, seed=0)
    assert noise.along[0] == 0.0
    assert noise.samples.max_abs[0] == 0.0
    assert (noise.ratio[1:] > 0.5).all()


@pytest.mark.parametrize(
    ("directions", "batch_size", "text"),
    [
        (
            np.zeros(3),
            1,
            "a direction of length zero; accepted: non-zero directions. Leave that direction out.",
        ),
        (
            np.ones(4),
            1,
            "a vector of shape (4,), finite: True; accepted: a finite vector of shape (3,). "
            "Flatten it in the order of `names` (see `slices`).",
        ),
        (
            np.ones(3),
            0,
            "batch_size=0; accepted: a whole number from 1. Use None for full batches.",
        ),
    ],
)
def test_bad_directions_and_batch_sizes_are_refused(directions, batch_size, text):
    made = objective_with_gradients(np.ones((4, 3)))
    with pytest.raises(InvalidInput) as refused:
        gradient_noise(made, directions, batch_size=batch_size, seed=0)
    assert str(refused.value) == text
