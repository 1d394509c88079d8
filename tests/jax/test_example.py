"""The JAX example does what it says: it gets stuck by training, and its forecast comes true."""

from pathlib import Path

import jax
import numpy as np
import optax
import pytest

import unsaddle
from unsaddle.diagnosis.loading import load_training

EXAMPLE = Path(__file__).parents[2] / "examples" / "digits_plateau_jax.py"


@pytest.fixture(scope="module")
def plateau():
    return load_training(EXAMPLE)


def full_loss(run):
    return float(run.loss(run.params, *run.data))


def test_it_has_trained_and_stands_at_the_entropy(plateau):
    frequencies = np.bincount(plateau.data[1]) / len(plateau.data[1])
    entropy = -float(frequencies @ np.log(frequencies))
    # 300 steps of batches move the output bias, in the fourth digit of the loss.
    assert full_loss(plateau) == pytest.approx(entropy, abs=3e-4)
    assert all(0 < abs(plateau.params[name]).max() < 1e-2 for name in ("w1", "b1", "w2"))
    assert plateau.optimizer_name == "SGD"
    assert plateau.settings()["learning_rate"] == pytest.approx(0.05, rel=1e-6)


@pytest.mark.slow
def test_verdict_and_forecast_against_going_on(plateau):
    report = unsaddle.diagnose(plateau, seed=0)
    assert report.kind is unsaddle.Kind.STRICT_SADDLE
    assert report.noise.type == "II"
    forecast = report.forecast[0]
    until, optimizer = report.line_probe.escape_loss, optax.sgd(0.05)
    inputs, targets = (np.asarray(part) for part in plateau.data)

    @jax.jit
    def step(params, state, x, y):
        updates, state = optimizer.update(jax.grad(plateau.loss)(params, x, y), state, params)
        return optax.apply_updates(params, updates), state

    draw = np.random.default_rng(1)
    params, state = plateau.params, plateau.optimizer_state
    n_steps = 0
    while float(plateau.loss(params, inputs, targets)) >= until and n_steps < 2000:
        n_steps += 1
        rows = draw.integers(len(inputs), size=plateau.batch_size)
        params, state = step(params, state, inputs[rows], targets[rows])
    assert forecast.median == pytest.approx(n_steps, rel=0.25)
