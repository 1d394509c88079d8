"""`diagnose` on JAX runs: the published numbers of the digits network, and PyTorch's own verdicts.

The exact saddle is known from the data alone (singular values of E[(p - y) xᵀ] by NumPy), without a
network and without a derivative. The numbers in the text are theory.md's A35, A36 and A37.
"""

import json
import math

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
import torch
from sklearn.datasets import load_digits

import unsaddle
from unsaddle import Cause, JaxTraining, Kind

N_HIDDEN = 8


class Digits:
    """The data, and what is known of the network with zero weights."""

    def __init__(self):
        bunch = load_digits()
        self.inputs, self.targets = bunch.data / 16.0, bunch.target
        self.frequencies = np.bincount(self.targets) / len(self.targets)
        errors = self.frequencies - np.eye(10)[self.targets]
        self.left, self.values, self.right = np.linalg.svd(errors.T @ self.inputs / len(errors))

    def params(self, n_hidden=N_HIDDEN, amplitude=0.0):
        """The zero network, moved by `amplitude` along the singular pair that grows fastest."""
        w1, w2 = np.zeros((64, n_hidden)), np.zeros((n_hidden, 10))
        w1[:, 0], w2[0] = amplitude * self.right[0], -amplitude * self.left[:, 0]
        return {"w1": w1, "b1": np.zeros(n_hidden), "w2": w2, "b2": np.log(self.frequencies)}

    def run(self, params, optimizer, **settings):
        data = self.inputs, self.targets
        return JaxTraining(loss, params, data, optimizer, name="digits", **settings)

    def trained(self, params, optimizer, until=-math.inf, limit=1000, batch_size=None):
        """(params, state, steps) after full-batch or mini-batch steps in float64."""
        draw = np.random.default_rng(0)
        with jax.enable_x64(True):
            step = jax.jit(_step(optimizer))
            params = jax.tree.map(jnp.asarray, params)
            state, x, y = optimizer.init(params), self.inputs, self.targets
            for n_steps in range(limit):
                rows = draw.integers(len(x), size=batch_size) if batch_size else slice(None)
                value, after, state_after = step(params, state, x[rows], y[rows])
                if value < until:
                    return params, state, n_steps
                params, state = after, state_after
            return params, state, limit


def _step(optimizer):
    def step(params, state, x, y):
        value, slope = jax.value_and_grad(loss)(params, x, y)
        moves, state = optimizer.update(slope, state, params)
        return value, optax.apply_updates(params, moves), state

    return step


def loss(params, x, y):
    logits = jnp.tanh(x @ params["w1"] + params["b1"]) @ params["w2"] + params["b2"]
    return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()


@pytest.fixture(scope="module")
def digits():
    return Digits()


@pytest.fixture(scope="module")
def exact(digits):
    """A35: the zero network, full batch."""
    return unsaddle.diagnose(digits.run(digits.params(), optax.sgd(0.5)), seed=0)


def test_a35_loss_gradient_and_spectrum_are_those_of_the_data(exact, digits):
    entropy = -float(digits.frequencies @ np.log(digits.frequencies))
    assert exact.loss == pytest.approx(2.3024792210, abs=1e-9)
    assert exact.loss == pytest.approx(entropy, abs=1e-12)
    assert exact.gradient.norm < 1e-15
    assert exact.spectrum.smallest.value == pytest.approx(-0.24072501, abs=1e-7)
    expected = np.repeat(digits.values[:9], N_HIDDEN)
    np.testing.assert_allclose(exact.spectrum.ritz_values[: 9 * N_HIDDEN], -expected, atol=1e-9)
    assert exact.spectrum.index_at_least == 9 * N_HIDDEN


def test_a35_verdict_is_that_of_the_same_network_in_pytorch(exact, digits):
    model = torch.nn.Sequential(
        torch.nn.Linear(64, N_HIDDEN), torch.nn.Tanh(), torch.nn.Linear(N_HIDDEN, 10)
    ).double()
    with torch.no_grad():
        for own in model.parameters():
            own.zero_()
        model[2].bias.copy_(torch.from_numpy(np.log(digits.frequencies)))
    data = torch.from_numpy(digits.inputs), torch.from_numpy(digits.targets)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    run = unsaddle.TorchTraining(model, torch.nn.CrossEntropyLoss(), data, optimizer, name="digits")
    other = unsaddle.diagnose(run, seed=0)
    assert exact.kind is other.kind is Kind.STRICT_SADDLE
    assert exact.cause is other.cause is Cause.EXACT_SYMMETRY
    assert exact.sentence() == other.sentence()
    for one, two in ((exact.spectrum, other.spectrum),):
        assert one.smallest.value == pytest.approx(two.smallest.value, abs=1e-10)
        assert one.largest.value == pytest.approx(two.largest.value, abs=1e-10)
    assert exact.noise.isotropic_share == pytest.approx(other.noise.isotropic_share, rel=1e-10)
    ours, theirs = (json.loads(report.to_json()) for report in (exact, other))
    assert ours.keys() == theirs.keys()
    assert [f["optimizer"] for f in ours["forecast"]] == [
        f["optimizer"] for f in theirs["forecast"]
    ]
    assert (ours["library"], theirs["library"]) == ("jax", "torch")


def test_a35_protocol_names_jax_and_how_products_were_made(exact):
    protocol = "\n".join(exact.protocol())
    assert "digits: 610 parameters, 1,797 samples, SGD, learning rate 0.5" in protocol
    assert "forward over reverse, float64" in protocol
    assert f"jax {jax.__version__}" in protocol
    assert "torch" not in protocol


@pytest.mark.slow
def test_a36_growth_and_plateau_of_gradient_descent(digits):
    first = digits.trained(digits.params(amplitude=1e-6), optax.sgd(0.1), limit=2)[0]
    grown = np.linalg.norm(first["w1"]) / 1e-6
    assert math.sqrt(grown) == pytest.approx(1.0240725013, abs=1e-8)
    entropy = -float(digits.frequencies @ np.log(digits.frequencies))
    for amplitude, n_steps in ((1e-2, 27), (1e-4, 68), (1e-6, 108)):
        params = digits.params(amplitude=amplitude)
        assert digits.trained(params, optax.sgd(0.5), until=entropy - 0.01)[2] == n_steps


@pytest.mark.slow
def test_a36_forecast_is_the_trained_escape(digits):
    optimizer = optax.sgd(0.5)
    params = digits.params(amplitude=1e-4)
    report = unsaddle.diagnose(digits.run(params, optimizer), seed=0)
    assert report.kind is Kind.STRICT_SADDLE
    assert report.offset == pytest.approx(math.sqrt(2) * 1e-4, rel=1e-4)
    forecast = report.forecast[0]
    assert forecast.optimizer == "gradient descent"
    until = report.line_probe.escape_loss
    measured = digits.trained(params, optimizer, until=until)[2]
    assert forecast.median == pytest.approx(measured, rel=0.25)


@pytest.mark.slow
def test_a37_adam_never_leaves_the_zero_network_and_the_noise_vanishes(digits):
    optimizer = optax.adam(0.01)
    params, state, _ = digits.trained(digits.params(), optimizer, limit=500, batch_size=32)
    for name in ("w1", "b1", "w2"):
        assert not np.any(params[name])
    # Only the output bias has moved, with the batches: the saddle's place, a little off its bottom.
    params = {**params, "b2": np.log(digits.frequencies)}
    run = digits.run(params, optimizer, optimizer_state=state, batch_size=32)
    assert run.optimizer_name == "Adam"
    report = unsaddle.diagnose(run, seed=0)
    assert report.kind is Kind.STRICT_SADDLE
    assert report.cause is Cause.NOISE_VANISHES
    assert report.noise.type == "II"
    assert all(math.isinf(forecast.median) for forecast in report.forecast)


def cubic(params, x):
    return jnp.mean(x[:, 0]) * (1.0 + params[0] ** 2 - params[1] ** 2 + params[1] ** 4)


def test_the_run_is_bit_for_bit_unchanged_and_the_same_seed_gives_the_same_json():
    optimizer = optax.adam(1e-2)
    params = jnp.array([0.1, 1e-3])
    state = optimizer.init(params)
    for _ in range(3):
        steps, state = optimizer.update(jnp.array([0.2, -1e-3]), state, params)
        params = optax.apply_updates(params, steps)
    data = np.ones((6, 1))
    before = jax.tree.map(np.array, (params, state, data))
    run = JaxTraining(cubic, params, data, optimizer, optimizer_state=state, batch_size=2)
    texts = [unsaddle.diagnose(run, seed=3).to_json() for _ in range(2)]
    assert texts[0] == texts[1]
    after = (run.params, run.optimizer_state, run.data)
    assert jax.tree.all(jax.tree.map(np.array_equal, before, after))


def test_dead_units_are_seen_without_modules():
    """Both units are silent on every sample: nothing moves, and no step size helps."""
    inputs = np.abs(np.random.default_rng(0).standard_normal((30, 3)))

    def silent(params, x):
        hidden = jax.nn.relu(x @ params["w"] - 1.0)
        return 1.0 + jnp.mean((hidden @ params["v"]) ** 2)

    params = {"w": -np.ones((3, 2)), "v": np.ones(2)}
    report = unsaddle.diagnose(JaxTraining(silent, params, inputs, optax.sgd(0.1)), seed=0)
    assert report.kind is Kind.DEGENERATE
    assert report.cause is Cause.DEAD_UNITS


def test_updates_below_the_resolution_of_bfloat16_are_what_holds_the_run():
    """One place beside the saddle at 1; a step of 1.6e-5 is lost where the last place is 0.0078."""

    def saddle(params, x):
        a, b = params["w"] - 1.0
        return jnp.mean(x) * (1.0 + a**2 - b**2 + b**4)

    params = {"w": jnp.array([1.0, 1.0078125], jnp.bfloat16)}
    run = JaxTraining(saddle, params, np.ones(4), optax.sgd(1e-3))
    report = unsaddle.diagnose(run, seed=0)
    assert report.kind is Kind.STRICT_SADDLE
    assert report.cause is Cause.BELOW_RESOLUTION
    assert report.offset == pytest.approx(0.0078125, rel=1e-3)


def test_groups_and_part_of_the_data_work_as_for_pytorch(digits):
    run = digits.run(digits.params(2, amplitude=1e-2), optax.sgd(0.5), batch_size=32)
    report = unsaddle.diagnose(run, seed=0, group_by="layer", max_samples=300)
    assert report.n_samples <= 300
    assert report.sampling.n_whole == 1797
    assert len(report.groups.members) >= 2


def test_group_by_class_reads_integer_targets(digits):
    run = digits.run(digits.params(1), optax.sgd(0.5))
    report = unsaddle.diagnose(run, seed=0, group_by="class", max_products=30)
    assert len(report.groups.members) == 10
