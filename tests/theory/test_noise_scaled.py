"""Adaptive methods ruled by noise, and changing learning rates: against plain simulated descents.

The engine's own runs of A23 are in test_engine.py. Means within 4 sd/√N and the stated share, a false
alarm below 7e-5 each; seeds are fixed.
"""

import math

import numpy as np
import pytest

from unsaddle.errors import InvalidInput, UnknownName
from unsaddle.theory import (
    EscapeTime,
    Mode,
    ScheduledEscape,
    noise_scaled_escape,
    noise_scaled_schedule,
)


def descents(update, n_walkers, radius, n_steps, seed, curvature=0.1, noise=0.1, offset=0.0):
    """First step outside of each walker, 0 for none; `update(g, t)` is the step."""
    rng = np.random.default_rng(seed)
    x, left = np.full(n_walkers, offset), np.zeros(n_walkers)
    for t in range(1, n_steps + 1):
        gradient = -curvature * x + noise * rng.standard_normal(n_walkers)
        x = x - update(gradient, t)
        left[(left == 0) & (np.abs(x) >= radius)] = t
        if left.all():
            break
    return left


def mean_agrees(steps, expected, share):
    assert steps.all()
    assert (
        abs(steps.mean() - expected) <= 4 * steps.std() / math.sqrt(steps.size) + share * expected
    )


def test_a23_settled_rmsprop_is_descent_with_its_rate_over_the_noise():
    square = np.full(2000, 0.01)

    def update(gradient, t):
        square[:] = 0.999 * square + 0.001 * gradient**2
        return 1e-3 * gradient / np.sqrt(square)

    answer = noise_scaled_escape("rmsprop", 1e-3, (Mode(0.1, 0.0, 0.1, 0.1),), {"alpha": 0.999})
    assert answer.value.mean == pytest.approx(2134, abs=1)
    mean_agrees(descents(update, 2000, 0.1, 20_000, 23), answer.value.mean, 0.04)


# β₁, offset/R: the corners of the regime, v averaged over twenty steps and the signal a third of the
# noise at the radius; 171 steps simulated where half the noise was let through and 160 were stated.
CORNERS = {"no momentum": (0.0, 0.05), "late signal": (0.0, 0.7), "fresh buffer": (0.9, 0.0)}


@pytest.mark.parametrize(("beta1", "share"), CORNERS.values(), ids=CORNERS.keys())
def test_adam_in_a_corner_of_its_regime_leaves_as_far_from_the_law_as_is_stated(beta1, share):
    curvature, noise, radius, n_walkers = 0.694, 0.12, 0.0576, 3000
    m, v = np.zeros(n_walkers), np.zeros(n_walkers)

    def update(gradient, t):
        m[:] = beta1 * m + (1 - beta1) * gradient
        v[:] = 0.95 * v + 0.05 * gradient**2
        return 1.6e-3 * (m / (1 - beta1**t)) / np.sqrt(v / (1 - 0.95**t))

    settings = {"beta1": beta1, "beta2": 0.95, "eps": 0.0}
    mode = Mode(curvature, share * radius, noise, radius)
    answer = noise_scaled_escape("adam", 1.6e-3, (mode,), settings)
    steps = descents(update, n_walkers, radius, 20_000, 27, curvature, noise, share * radius)
    allowed = 0.06 * answer.value.mean + 4 * steps.std() / math.sqrt(n_walkers)
    saved = 0.0
    if beta1:
        saved = 25.0
        assert answer.regime.endswith("within 6 % and 25 steps, which the fresh buffer saves")
        assert answer.value.mean - steps.mean() > 0.3 * saved  # it does save steps
    else:
        assert answer.regime.endswith("within 6 %")
    assert -allowed <= answer.value.mean - steps.mean() <= allowed + saved


def test_a_signal_of_half_the_noise_is_no_settled_second_moment():
    mode = Mode(0.694, 0.0, 0.12, 0.5 * 0.12 / 0.694)
    answer = noise_scaled_escape("adam", 0.0025, (mode,), {"beta1": 0.0, "beta2": 0.96})
    assert "the signal reaches 0.5 of the noise" in answer.regime
    assert not answer.applicable


def test_adagrad_ruled_by_noise_slows_down_as_scheduled():
    total = np.zeros(3000)

    def update(gradient, t):
        total[:] += gradient**2
        return 0.02 * gradient / np.sqrt(total)

    # The rate falls as 1/√t: within 6 000 steps a part leaves only.
    mode = Mode(0.1, 0.0, 0.1, 0.4)
    escape = noise_scaled_schedule("adagrad", 0.02, mode, 6000).value
    left = descents(update, 3000, 0.4, 6000, 24)
    share = (left > 0).mean()
    assert 0.1 < share < 0.95
    # 4 binomial sigma, and 4 % for squares that fluctuate and a signal of up to 0.4 of the noise.
    allowed = 4 * math.sqrt(share * (1 - share) / 3000) + 0.04
    assert abs(share - (1 - escape.survivors)) <= allowed


def test_a_constant_schedule_is_the_escape_law():
    mode = Mode(1.0, 0.02, 0.1, 10.0, 0.03)
    law = EscapeTime("gradient_descent", 0.01, 0.0, (mode,))
    schedule = ScheduledEscape(np.full(4000, 0.01), mode)
    t = np.arange(300, 4001, 100)
    np.testing.assert_allclose(schedule.survivals[t], law.survival(t), atol=2e-3)
    assert schedule.mean == pytest.approx(law.mean, rel=2e-3)
    assert schedule.quantile(0.9) == pytest.approx(law.quantile(0.9), abs=1)


def test_a_falling_rate_leaves_as_simulated():
    rates = 0.05 / np.sqrt(1 + np.arange(6000) / 100)
    mode = Mode(0.5, 0.0, 0.1, 3.0)
    escape = ScheduledEscape(rates, mode)
    assert escape.applicable
    left = descents(lambda g, t: rates[t - 1] * g, 3000, 3.0, 6000, 25, curvature=0.5)
    mean_agrees(left, escape.mean, 0.01)
    whole = np.arange(1, int(left.max()) + 1)
    simulated = np.searchsorted(np.sort(left), whole, side="right") / left.size
    gap = np.abs(simulated - (1 - escape.survivals[whole])).max()
    assert gap <= 1.95 / math.sqrt(left.size) + 0.01  # Kolmogorov: 1e-3


def test_rates_with_a_finite_sum_leave_a_share_at_the_saddle():
    # Ση = 2: growth by e² at most, whatever the time. The founding text's steps that get smaller.
    rates = 2 * 0.99 ** np.arange(5000) / 100
    mode = Mode(1.0, 0.0, 0.1, 0.1)
    escape = ScheduledEscape(rates, mode)
    left = descents(lambda g, t: rates[t - 1] * g, 4000, 0.1, 5000, 26, curvature=1.0)
    share = (left == 0).mean()
    # 4 binomial sigma; the law of one step forgets those who left and came back: 3 % here.
    assert abs(share - escape.survivors) <= 4 * math.sqrt(share * (1 - share) / 4000) + 0.03
    assert 0.05 < escape.survivors < 0.95
    assert escape.mean is None
    assert escape.quantile(0.999) == math.inf


def test_without_noise_a_schedule_is_a_step_count():
    rates = np.array([0.1, 0.2, 0.0, 0.5, 0.5])
    escape = ScheduledEscape(rates, Mode(1.0, 0.5, 0.0, 1.0))
    positions = 0.5 * np.cumprod(1 + rates)
    assert escape.quantile(0.5) == 1 + int(np.argmax(positions >= 1)) == 5
    assert escape.mean == 5
    assert ScheduledEscape(rates, Mode(1.0, 2.0, 0.0, 1.0)).survivals[0] == 0


def test_reasons_why_noise_does_not_rule():
    fine = Mode(0.1, 0.0, 0.1, 0.3)
    cases = {
        "AdaGrad's sum": noise_scaled_escape("adagrad", 0.1, (fine,)),
        "v averages over 2 steps": noise_scaled_escape("adam", 0.1, (fine,), {"beta2": 0.5}),
        "the signal reaches 10 of": noise_scaled_escape("adam", 0.1, (Mode(1.0, 0.0, 0.1, 1.0),)),
        "times the noise carried along": noise_scaled_escape("adam", 1.0, (fine,)),
        "times the noise when the first runs": noise_scaled_schedule(
            "rmsprop", 1e-3, Mode(0.1, 0.0, 0.1, 0.1), 20_000, {"alpha": 0.999}
        ),
        "no noise along a way out": noise_scaled_schedule("adagrad", 0.1, Mode(1, 0, 0, 1), 10),
    }
    for reason, answer in cases.items():
        assert answer.value is None
        assert reason in answer.regime


REFUSALS = {
    "rates": (
        lambda: ScheduledEscape(np.array([0.1, -0.1]), Mode(1.0, 0.0, 0.1, 1.0)),
        r"learning_rates of shape \(2,\); accepted: a non-empty vector",
    ),
    "steps": (
        lambda: noise_scaled_schedule("rmsprop", 0.1, Mode(1.0, 0.0, 1.0, 0.1), 0),
        "n_steps=0; accepted",
    ),
    "rate": (lambda: noise_scaled_escape("adam", 0.0, ()), "learning_rate=0.0; accepted"),
    "p": (
        lambda: ScheduledEscape(np.array([0.1]), Mode(1.0, 0.0, 0.1, 1.0)).quantile(1.0),
        "p=1.0; accepted",
    ),
}


@pytest.mark.parametrize(("call", "message"), REFUSALS.values(), ids=REFUSALS.keys())
def test_mistakes_are_refused_with_advice(call, message):
    with pytest.raises(InvalidInput, match=message):
        call()


def test_unknown_names_are_refused():
    with pytest.raises(UnknownName, match="unknown rule 'sgd'"):
        noise_scaled_escape("sgd", 0.1, ())
