"""Modes: random starts and rescaled steps in the escape law, weight decay."""

import math

import numpy as np
import pytest

from unsaddle.errors import InvalidInput
from unsaddle.theory import (
    EscapeTime,
    Mode,
    amplitude,
    growth_factors,
    late_amplitude,
    steps_to_reach,
)


def test_a13_random_starts_leave_casteras_saddle_as_predicted():
    # f = x⁴ - 4x² + y²: λ = 8, lr = 1/50, out at 0.5, starts N(0, 1e-24). theory.md: mean 185.8 + 1/2.
    law = EscapeTime("gradient_descent", 0.02, 0.0, (Mode(8.0, 0.0, 0.0, 0.5, 1e-12),))
    assert law.mean == pytest.approx(186.3, abs=0.1)
    assert law.std == pytest.approx(7.5, abs=0.05)
    assert law.regime == "spread of the starts"
    # N = 1 000 descents of the quadratic: 4 standard errors, a false alarm of 6e-5.
    starts = 1e-12 * np.random.default_rng(13).standard_normal(1000)
    steps = [steps_to_reach("gradient_descent", 0.16, 0.0, x, 0.5) for x in starts]
    assert abs(np.mean(steps) - law.mean) <= 4 * law.std / math.sqrt(1000)


def test_random_starts_with_momentum_are_scaled_by_the_amplitude(step):
    law = EscapeTime("heavy_ball", 0.05, 0.9, (Mode(1.0, 0.0, 0.05, 50.0, 0.3),))
    rng = np.random.default_rng(14)
    x, buffer, left, t = 0.3 * rng.standard_normal(4000), np.zeros(4000), np.zeros(4000), 0
    while not left.all():
        gradient = -x + 0.05 * rng.standard_normal(4000)
        x, buffer = step("heavy_ball", x, buffer, gradient, 0.05, 0.9)
        t += 1
        left[(left == 0) & (np.abs(x) >= 50)] = t
    # 4 sd/√N + 1 %: a false alarm below 7e-5.
    assert abs(left.mean() - law.mean) <= 4 * left.std() / math.sqrt(4000) + 0.01 * law.mean


def test_a_rescaled_mode_is_a_rescaled_learning_rate():
    mode = Mode(0.3, 1e-3, 0.2, 5.0)
    slow = EscapeTime("gradient_descent", 0.04, 0.0, (mode,))
    same = EscapeTime("gradient_descent", 0.01, 0.0, (mode.rescaled(4.0),))
    assert same.mean == pytest.approx(slow.mean, rel=1e-12)
    assert same.quantile(0.9) == pytest.approx(slow.quantile(0.9), rel=1e-12)


def test_weight_decay_takes_its_share_off_the_curvature(step):
    mode = Mode(1.0, 1e-6, 0.0, 1.0).decayed(0.25).value
    law = EscapeTime("heavy_ball", 0.05, 0.9, (mode,))
    x, buffer, n = 1e-6, 0.0, 0
    while abs(x) < 1:
        x, buffer = step("heavy_ball", x, buffer, -x + 0.25 * x, 0.05, 0.9)
        n += 1
    assert law.median == n


def test_a_radius_within_twice_the_noise_is_not_applicable():
    small, large = (
        EscapeTime("gradient_descent", 0.01, 0.0, (Mode(1.0, 0.0, 1.0, radius),))
        for radius in (0.1, 0.2)
    )
    assert not small.applicable
    assert "1.42 times the noise" in small.why_not
    assert large.applicable
    assert large.regime == "noise fills the radius"


def test_the_amplitude_of_two_steps_is_that_of_any_state(step):
    # A run picked up with a full buffer: only two positions are looked at.
    for method in ("heavy_ball", "nesterov", "ema_momentum"):
        x, buffer = 0.4, -3.0
        seen = [x]
        for _ in range(400):
            x, buffer = step(method, x, buffer, -0.05 * x, 1.0, 0.8)
            seen.append(x)
        growing = growth_factors(method, 0.05, 0.8)[0]
        predicted = late_amplitude(method, 0.05, 0.8, seen[0], seen[1])
        assert seen[-1] / growing**400 == pytest.approx(predicted, rel=1e-9)
        zero_buffer = late_amplitude(
            method, 0.05, 0.8, 1.0, step(method, 1.0, 0.0, -0.05, 1.0, 0.8)[0]
        )
        assert zero_buffer == pytest.approx(float(amplitude(method, 0.05, 0.8)), rel=1e-12)


REFUSALS = {
    "spread": (lambda: Mode(1.0, 0.0, 0.0, 1.0, -1.0), "offset_std=-1.0; accepted"),
    "factor": (lambda: Mode(1.0, 0.0, 0.0, 1.0).rescaled(0.0), "factor=0.0; accepted"),
    "decay": (lambda: Mode(1.0, 0.0, 0.0, 1.0).decayed(-1.0), "weight_decay=-1.0; accepted"),
}


@pytest.mark.parametrize(("call", "message"), REFUSALS.values(), ids=REFUSALS.keys())
def test_mistakes_are_refused_with_advice(call, message):
    with pytest.raises(InvalidInput, match=message):
        call()
