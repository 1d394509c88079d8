"""Noise from a random curvature: its law in closed form, and where it vanishes."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.integrate
import scipy.stats

from unsaddle import zoo
from unsaddle.ensemble import run_ensemble
from unsaddle.errors import InvalidInput
from unsaddle.optimizers import resolve
from unsaddle.oracle import curvature_noise

SADDLE = zoo.get("saddle")
N = 200_000


def test_noise_is_the_displacement_times_a_normal_curvature(drawn):
    # u = (0.6, 0.8), x - c = (0.2, -0.4): displacement -0.2, so the noise has standard deviation
    # 0.1 along u. N = 200 000, 4.5 sigma: mean and variance, false alarm 7e-6 each.
    oracle = curvature_noise(0.5, [3, 4], [0.1, -0.3])
    noise = drawn(oracle, n_walkers=N)[0] - SADDLE.gradient((0.3, -0.7))
    size = noise @ [0.6, 0.8]
    np.testing.assert_allclose(noise @ [0.8, -0.6], 0.0, atol=1e-15)
    assert abs(size.mean()) < 4.5 * 0.1 / np.sqrt(N)
    assert abs(size.var() - 0.01) < 4.5 * 0.01 * np.sqrt(2 / N)


@pytest.mark.parametrize("wide", [False, True])
def test_noise_vanishes_at_the_centre_and_across_from_it(drawn, wide):
    oracle = curvature_noise(0.5, [0, 1], [0.1, -0.3])
    for x in (0.1, 5.0):
        found = drawn(oracle, point=(x, -0.3), n_walkers=100, wide=wide)[0]
        assert np.array_equal(found, np.tile(SADDLE.gradient((x, -0.3)), (100, 1)))


def test_noise_that_vanishes_can_make_a_saddle_attract_and_a_smaller_step_frees():
    # x² - y², curvature -2 along y with standard deviation 8. The Lyapunov exponent of y is
    # E ln|1 + 2η + 8ηξ|, by quadrature: negative at η = 0.1, positive at η = 0.02.
    def exponent(rate):
        root = -(1 + 2 * rate) / (8 * rate)
        density = scipy.stats.norm.pdf
        kernel = lambda z: density(z) * np.log(np.abs(1 + 2 * rate + 8 * rate * z))  # noqa: E731
        parts = [(-12.0, root), (root, 12.0)] if root > -12 else [(-12.0, 12.0)]
        return sum(scipy.integrate.quad(kernel, *ends, limit=200)[0] for ends in parts)

    growth = {rate: exponent(rate) for rate in (0.1, 0.02)}
    assert growth[0.1] < 0 < growth[0.02]
    for rate, n_steps in ((0.1, 400), (0.02, 200)):
        run = run_ensemble(
            SADDLE, resolve(f"sgd lr={rate}", n_steps), np.tile([0.0, 1e-6], (2000, 1)), n_steps,
            oracle=curvature_noise(8.0, [0, 1], [0, 0]), seed=0,
        )  # fmt: skip
        rates = np.log(np.abs(run.finals[:, 1]) / 1e-6) / n_steps
        error = rates.std() / np.sqrt(2000)  # 4.5 of them: false alarm 7e-6
        assert abs(rates.mean() - growth[rate]) < 4.5 * error


def test_a_walker_exactly_at_the_saddle_never_moves():
    run = run_ensemble(
        SADDLE, resolve("sgd lr=0.1", 500), [[0.0, 0.0]], 500,
        oracle=curvature_noise(4.0, [0, 1], [0, 0]), seed=0,
    )  # fmt: skip
    assert np.all(run.finals == 0.0)


REFUSED = {
    "a direction of no length": (
        lambda: curvature_noise(0.5, [0, 0], [0, 0]),
        "a noise direction [0.0, 0.0]; accepted: a finite vector that is not zero. "
        "Name a coordinate, as in --noise-along y, or give one number per coordinate.",
    ),
    "a centre elsewhere": (
        lambda: curvature_noise(0.5, [0, 2], [0, 0, 0]),
        "a centre [0.0, 0.0, 0.0] of curvature noise along [0.0, 1.0]; accepted: 2 finite numbers. "
        "Give the saddle's location: there the noise vanishes.",
    ),
    "a negative deviation": (
        lambda: curvature_noise(-0.5, [0, 2], [0, 0]),
        "a noise standard deviation of -0.5; accepted: a finite number, zero or positive. "
        "It is the standard deviation of the gradient along each direction.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_drawn_is_refused(name):
    make, message = REFUSED[name]
    with pytest.raises(InvalidInput) as caught:
        make()
    assert str(caught.value) == message
