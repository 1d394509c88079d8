"""Saddle-to-saddle jumps of a diagonal network: the algorithm against the flow itself, integrated.

The flow is followed in s (β = α² sinh 2s) by an ODE solver in logarithms, which knows no jumps.
"""

import math

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from unsaddle.errors import InvalidInput
from unsaddle.theory import saddle_jumps

DECOUPLED = (math.sqrt(3) * np.diag([2.0, 1.5, 1.0]), math.sqrt(3) * np.array([2.0, -1.5, 1.0]))


def test_a31_decoupled_jumps():
    jumps = saddle_jumps(*DECOUPLED)
    assert [jump.time for jump in jumps] == pytest.approx([0.25, 4 / 9, 1.0], abs=1e-6)
    assert [jump.loss for jump in jumps] == pytest.approx([1.625, 0.5, 0.0], abs=1e-9)
    assert jumps[-1].coefficients == pytest.approx((1.0, -1.0, 1.0))


def flow(x, y, depth, end):
    """Integrate ds̃/dt̃ = -∇L(β), β = α² sinh(2 s̃ ln(1/α)), with ln(1/α) = depth."""

    def beta_of(s):
        # α² sinh(2 s ln(1/α)) = (α^(2-2s) - α^(2+2s))/2, in logarithms.
        up, down = (np.exp(np.minimum(-depth * (2 + 2 * sign * s), 9.0)) for sign in (-1, 1))
        return (up - down) / 2  # the bound, far beyond any coefficient here, is for trial steps

    def speed(t, s):
        return -x.T @ (x @ beta_of(s) - y) / len(y)

    grid = np.linspace(0, end, 4001)
    done = solve_ivp(speed, (0, end), np.zeros(x.shape[1]), "LSODA", grid, rtol=1e-8, atol=1e-11)
    return grid, np.array([beta_of(s) for s in done.y.T])


def test_a31_the_flow_from_a_tiny_start_jumps_then():
    # theory.md: .249, .4425, .9953 at α = 1e-100; half the rise of each coefficient, within 1 %.
    grid, beta = flow(*DECOUPLED, depth=100 * math.log(10), end=1.2)
    found = [grid[np.argmax(np.abs(beta[:, j]) >= 0.5)] for j in range(3)]
    assert found == pytest.approx([0.25, 4 / 9, 1.0], rel=0.01)


def test_correlated_features_jump_as_the_flow_does():
    # Coefficients interact, and one may leave again: levels between jumps are compared.
    rng = np.random.default_rng(31)
    x, y = rng.standard_normal((12, 4)), rng.standard_normal(12)
    jumps = saddle_jumps(x, y)
    end = 1.3 * jumps[-1].time
    grid, beta = flow(x, y, depth=2000.0, end=end)
    times = [jump.time for jump in jumps] + [end]
    for jump, after in zip(jumps, times[1:], strict=True):
        middle = (jump.time + after) / 2
        if after - jump.time < 0.05 * end:
            continue  # too close to settle in between
        found = beta[np.argmin(np.abs(grid - middle))]
        np.testing.assert_allclose(found, jump.coefficients, atol=0.02)


def test_the_last_saddle_is_the_minimum_and_losses_fall():
    rng = np.random.default_rng(32)
    x, y = rng.standard_normal((20, 6)), rng.standard_normal(20)
    jumps = saddle_jumps(x, y)
    best = np.linalg.lstsq(x, y)[0]
    np.testing.assert_allclose(jumps[-1].coefficients, best, atol=1e-8)
    losses = [jump.loss for jump in jumps]
    assert losses == sorted(losses, reverse=True)
    assert jumps[0].time == pytest.approx(1 / np.abs(x.T @ y / 20).max())


def test_nothing_to_learn_makes_no_jump():
    assert saddle_jumps(np.eye(2), np.zeros(2)) == ()


def test_steps_scale_with_the_logarithm_of_the_start():
    jump = saddle_jumps(*DECOUPLED)[0]
    answer = jump.steps(1e-3, 1e-20)
    assert answer.value == pytest.approx(0.25 * 20 * math.log(10) / 1e-3)
    assert answer.regime == "error of about 2.2%"


REFUSALS = {
    "shapes": (
        lambda: saddle_jumps(np.eye(2), np.zeros(3)),
        r"features of shape \(2, 2\) and targets of shape \(3,\); accepted: finite numbers",
    ),
    "finite": (lambda: saddle_jumps([[math.nan]], [1.0]), "one row of features and one target"),
    "alpha": (lambda: saddle_jumps(*DECOUPLED)[0].steps(1e-3, 0.0), "alpha=0.0; accepted"),
}


@pytest.mark.parametrize(("call", "message"), REFUSALS.values(), ids=REFUSALS.keys())
def test_mistakes_are_refused_with_advice(call, message):
    with pytest.raises(InvalidInput, match=message):
        call()
