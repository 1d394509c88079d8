"""The digits network at its zero-weight saddle, from the data's singular values alone.

NumPy computes the network, its gradients and the saddle's spectrum once more from the images.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from unsaddle.ensemble import NEVER, run_ensemble
from unsaddle.errors import InvalidInput, UnknownName
from unsaddle.optimizers import resolve
from unsaddle.oracle import MiniBatch
from unsaddle.problems import digits_mlp
from unsaddle.problems.digits_mlp import load_digits, split_weights

SINGULAR = (
    0.24072501, 0.21059292, 0.18157792, 0.13606606, 0.12722436, 0.10593892, 0.09068552, 0.07123902,
    0.05706247, 0.0,
)  # fmt: skip


@dataclass(frozen=True)
class Below:
    level: float

    def __call__(self, point, value):
        return value < self.level


def written_out(weights, hidden, activation=np.tanh):
    w1, b1, w2, b2 = split_weights(weights, hidden)
    pixels, labels = load_digits()
    logits = activation(pixels @ w1.T + b1) @ w2.T + b2
    return float(np.mean(np.log(np.exp(logits).sum(axis=1)) - (labels * logits).sum(axis=1)))


def test_value_and_gradient_are_those_of_the_network_written_out():
    problem = digits_mlp(2)
    assert problem.n_samples == 1797
    weights = 0.3 * np.random.default_rng(0).normal(size=160)
    assert problem.landscape.value(weights) == pytest.approx(written_out(weights, 2), rel=1e-12)
    gradient = problem.landscape.gradient(weights)
    for j in (3, 70, 128, 131, 149, 155):
        h = 1e-5 * np.eye(160)[j]
        slope = (written_out(weights + h, 2) - written_out(weights - h, 2)) / 2e-5
        assert gradient[j] == pytest.approx(slope, abs=1e-8)


def test_a35_zero_weights_are_a_strict_saddle_with_the_spectrum_of_the_data():
    problem = digits_mlp(3)
    (point,) = problem.known
    assert point.value == pytest.approx(2.3024792210, abs=1e-9)
    assert point.eigenvalues[0] == pytest.approx(-0.24072501, abs=1e-7)
    assert point.index == 27
    gradient = problem.landscape.gradient(point.location)
    assert np.linalg.norm(gradient) < 1e-15
    found = np.array(point.eigenvalues)
    np.testing.assert_allclose(found[:27:3], -np.array(SINGULAR[:9]), rtol=0, atol=1e-8)
    pixels, labels = load_digits()
    shares = labels.mean(axis=0)
    again = np.linalg.eigvalsh(
        (shares - labels).T @ pixels @ pixels.T @ (shares - labels) / len(pixels) ** 2
    )
    np.testing.assert_allclose(np.sqrt(np.maximum(again, 0.0))[::-1], SINGULAR, rtol=0, atol=2e-8)


ACTIVATIONS = {"gelu": 0.5, "linear": 1.0, "silu": 0.5, "softsign": 1.0, "tanh": 1.0}


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_known_point_is_certified_for_every_activation(name, certify):
    (point,) = certify(digits_mlp(1, name)).critical_points
    assert point.eigenvalues[0] == pytest.approx(-ACTIVATIONS[name] * SINGULAR[0], abs=1e-8)


def test_gradients_of_all_samples_vanish_exactly_at_the_saddle_but_for_the_output_bias():
    problem = digits_mlp(2)
    gradients = problem.sample_gradients(problem.known[0].location)
    assert not np.any(gradients[:, :-10])
    assert np.all(np.any(gradients[:, -10:] != 0, axis=1))


def saddle_and_way_out(hidden):
    """The saddle and its steepest way out, from NumPy's Hessian-free algebra."""
    problem = digits_mlp(hidden)
    saddle = np.array(problem.known[0].location)
    away = np.array(problem.start) - saddle
    return problem.landscape, saddle, away / np.linalg.norm(away)


def test_a36_descent_grows_along_the_steepest_pair_by_one_plus_eta_sigma():
    land, saddle, out = saddle_and_way_out(1)
    run = run_ensemble(land, resolve("sgd lr=0.1", 40), saddle + 1e-9 * out, 40, seed=0)
    growth = (np.dot(run.finals[0] - saddle, out) / 1e-9) ** (1 / 40)
    assert growth == pytest.approx(1.0240725013, abs=1e-8)


def test_a36_steps_on_the_plateau_grow_with_the_log_of_the_start():
    land, saddle, out = saddle_and_way_out(2)
    # The amplitude is that of each member of the pair: the start is √2 farther from the saddle.
    starts = np.array([saddle + 2**0.5 * a * out for a in (1e-2, 1e-4, 1e-6)])
    entropy = float(land.value(saddle))
    run = run_ensemble(
        land,
        resolve("sgd lr=0.5", 120),
        starts,
        120,
        seed=0,
        criteria={"off": Below(entropy - 0.01)},
    )
    assert run.first_step["off"].tolist() == [27, 68, 108]


def test_a37_adam_on_mini_batches_never_leaves_zero_weights():
    problem = digits_mlp(2)
    run = run_ensemble(
        problem.landscape, resolve("adam lr=0.01", 500), np.zeros(160), 500,
        oracle=MiniBatch(problem, 32), seed=3,
    )  # fmt: skip
    w1, b1, w2, b2 = split_weights(run.finals[0], 2)
    assert not np.any(w1)
    assert not np.any(b1)
    assert not np.any(w2)
    assert np.all(b2 != 0.0)  # the output bias has learned the frequencies
    assert run.first_step["not finite"].tolist() == [NEVER]


def test_a37_identical_units_stay_identical():
    problem = digits_mlp(2)
    rng = np.random.default_rng(4)
    w1, b1, w2, b2 = split_weights(np.zeros(160), 2)
    w1[:], w2[:] = 0.3 * rng.normal(size=64), 0.3 * rng.normal(size=(10, 1))
    start = np.concatenate([w1.ravel(), b1, w2.ravel(), b2])
    run = run_ensemble(problem.landscape, resolve("sgd lr=0.5", 3000), start, 3000, seed=0)
    w1, b1, w2, _ = split_weights(run.finals[0], 2)
    difference = np.concatenate([w1[0] - w1[1], b1[:1] - b1[1:], w2[:, 0] - w2[:, 1]])
    assert np.max(np.abs(difference)) <= 1e-12
    assert problem.landscape.value(run.finals[0]) < 1.7  # it did train: 2.3 is the entropy


def test_no_hidden_unit_and_other_activations_are_refused():
    with pytest.raises(
        InvalidInput, match=r"hidden=0; accepted: a whole number, 1 or above\. The s"
    ):
        digits_mlp(0)
    with pytest.raises(
        UnknownName, match="unknown activation 'relu'; accepted: gelu, linear, silu"
    ):
        digits_mlp(1, "relu")
