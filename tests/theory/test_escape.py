"""The escape-time law against simulated first passages of the update rules themselves.

The roads are independent: the law knows roots and a normal variable, the simulation only the
update rule and when |x| first reaches R. Statistical rule: |mean - expected| ≤ 4·sd/√N + 1 % (the
1 % is the formula's own claim), a false-alarm rate below 1e-4 each. Distributions are compared by
the largest gap of their functions, at most 1.95/√N + 1 % (Kolmogorov: 1e-3). Seeds are fixed.
"""

import json
import math

import numpy as np
import pytest

from unsaddle.errors import InvalidInput
from unsaddle.theory import EscapeTime, Forecast, Mode, growth_rate, naive_escape_time
from unsaddle.theory import noise_amplitude as response

HALF_GAMMA_LN2 = (np.euler_gamma + math.log(2)) / 2


def first_passages(step, escape, n_walkers, seed):
    """First step with any mode outside, for each walker."""
    rng = np.random.default_rng(seed)
    column = {
        name: np.array([[getattr(mode, name)] for mode in escape.modes])
        for name in ("curvature", "offset", "noise_std", "radius")
    }
    x = np.broadcast_to(column["offset"], (len(escape.modes), n_walkers))
    buffer, escaped, n_steps = np.zeros_like(x), np.zeros(n_walkers), 0
    while not escaped.all():
        gradient = -column["curvature"] * x + column["noise_std"] * rng.standard_normal(x.shape)
        x, buffer = step(escape.method, x, buffer, gradient, escape.learning_rate, escape.momentum)
        n_steps += 1
        outside = (np.abs(x) >= column["radius"]).any(axis=0)
        escaped[(escaped == 0) & outside] = n_steps
    return escaped


def agrees(escape, steps):
    n_walkers = steps.size
    assert abs(steps.mean() - escape.mean) <= 4 * steps.std() / math.sqrt(n_walkers) + (
        0.01 * escape.mean
    )
    # A standard deviation has the relative error √((κ-1)/(4N)): four of them, with kurtosis κ ≤ 10.
    assert abs(steps.std() - escape.std) <= (6 / math.sqrt(n_walkers) + 0.02) * escape.std
    whole = np.arange(1, steps.max() + 1)
    simulated = np.searchsorted(np.sort(steps), whole, side="right") / n_walkers
    gap = np.abs(simulated - (1 - escape.survival(whole))).max()
    assert gap <= 1.95 / math.sqrt(n_walkers) + 0.01


def quadratic(method, learning_rate, momentum, *modes):
    return EscapeTime(method, learning_rate, momentum, tuple(Mode(*mode) for mode in modes))


# name: (law, walkers); modes are (curvature, offset, noise, radius).
LAWS = {
    "A14 gradient descent": (quadratic("gradient_descent", 0.01, 0.0, (1.0, 0.0, 0.1, 10.0)), 4000),
    "A15 heavy ball": (quadratic("heavy_ball", 0.01, 0.9, (1.0, 0.0, 0.1, 10.0)), 4000),
    "nesterov": (quadratic("nesterov", 0.01, 0.9, (1.0, 0.0, 0.1, 10.0)), 4000),
    "averaged momentum": (quadratic("ema_momentum", 0.05, 0.9, (1.0, 0.0, 0.1, 10.0)), 4000),
    "offset and noise": (quadratic("heavy_ball", 0.02, 0.8, (1.0, 0.02, 0.1, 5.0)), 4000),
    "offset with little noise": (quadratic("nesterov", 0.02, 0.8, (1.0, 0.5, 0.1, 20.0)), 4000),
    "two directions and an offset": (
        quadratic("gradient_descent", 0.01, 0.0, (1.0, 0.004, 0.1, 10.0), (0.8, 0.0, 0.2, 10.0)),
        4000,
    ),
    "random and deterministic directions": (
        quadratic("gradient_descent", 0.01, 0.0, (1.0, 0.0, 0.1, 10.0), (1.0, 0.005, 0.0, 10.0)),
        4000,
    ),
}


@pytest.mark.parametrize(("escape", "n_walkers"), LAWS.values(), ids=LAWS.keys())
def test_law_equals_simulation(escape, n_walkers, step):
    agrees(escape, first_passages(step, escape, n_walkers, seed=14))


@pytest.mark.slow
@pytest.mark.parametrize(("escape", "n_walkers"), LAWS.values(), ids=LAWS.keys())
def test_law_equals_a_large_simulation(escape, n_walkers, step):
    agrees(escape, first_passages(step, escape, 10 * n_walkers, seed=15))


# A22: (momentum, mean steps) at learning rate 5e-3, λ = 0.1, noise variance 1e-3, R = 0.3.
WANG = {0.0: 9462, 0.3: 6377, 0.5: 4391, 0.7: 2492, 0.9: 761}


@pytest.mark.parametrize(("momentum", "mean"), WANG.items())
def test_momentum_shortens_escape_as_in_table_a22(momentum, mean):
    escape = quadratic("heavy_ball", 5e-3, momentum, (0.1, 0.0, math.sqrt(1e-3), 0.3))
    assert escape.mean == pytest.approx(mean, abs=1.0)


# Law, (mean, sd, median, q95) of the table, and how far the table itself is uncertain.
TABLE = {
    "A14": (LAWS["A14 gradient descent"][0], (793.6, 111.0, 769.5, 1006.0), (1.0, 1.0, 1.0, 2.0)),
    "A15": (LAWS["A15 heavy ball"][0], (116.2, 17.7, 112.0, 150.0), (1.0, 0.1, 0.5, 0.5)),
}
A16 = quadratic("gradient_descent", 0.01, 0.0, (0.1, 0.0, 1.0, 10.0))


@pytest.mark.parametrize(("escape", "expected", "tolerance"), TABLE.values(), ids=TABLE.keys())
def test_law_equals_the_table(escape, expected, tolerance):
    got = (escape.mean, escape.std, escape.median, escape.quantile(0.95))
    assert np.all(np.abs(np.subtract(got, expected)) <= tolerance)
    assert escape.regime == "noise-dominated"


def test_a16_law_equals_the_table():
    assert A16.mean == pytest.approx(4438.6, abs=0.05)
    assert A16.std == pytest.approx(1111, abs=0.5)


@pytest.mark.slow
def test_a16_law_equals_simulation(step):
    agrees(A16, first_passages(step, A16, 4000, seed=16))


def test_textbook_formula_fails_where_the_law_holds(step):
    escape = LAWS["A14 gradient descent"][0]
    naive = naive_escape_time(escape.learning_rate, escape.modes[0])
    assert naive == pytest.approx(725.4, abs=0.1)
    steps = first_passages(step, escape, 4000, seed=14)
    allowed = 4 * steps.std() / math.sqrt(steps.size) + 0.01 * steps.mean()
    assert abs(steps.mean() - escape.mean) <= allowed
    assert abs(steps.mean() - naive) > 3 * allowed


@pytest.mark.parametrize("method", ["gradient_descent", "heavy_ball", "nesterov", "ema_momentum"])
def test_numerical_moments_equal_the_closed_form_without_offset(method):
    momentum = 0.0 if method == "gradient_descent" else 0.7
    for learning_rate in (0.02, 1e-5):
        escape = quadratic(method, learning_rate, momentum, (0.5, 0.0, 0.3, 100.0))
        rate = growth_rate(method, 0.5 * learning_rate, momentum)
        s = 0.3 * learning_rate * response(method, 0.5 * learning_rate, momentum)
        mean = (math.log(100.0 / s) + HALF_GAMMA_LN2) / rate + 0.5
        assert escape.mean == pytest.approx(mean, rel=1e-6)
        # Rounding up to whole steps adds 1/12 to the variance.
        deviation = math.hypot(math.pi / (2 * math.sqrt(2) * rate), math.sqrt(1 / 12))
        assert escape.std == pytest.approx(deviation, rel=1e-4)
        normal = {0.05: 1.959963984540054, 0.5: 0.6744897501960817, 0.95: 0.06270677794321385}
        for p, z in normal.items():  # Φ⁻¹(1 - p/2)
            assert escape.quantile(p) == pytest.approx(math.log(100.0 / (s * z)) / rate, rel=1e-12)


def test_small_steps_tend_to_the_continuous_limit():
    # (1/(2ηλ))·[ln(2λR²/(ησ²)) + γ + ln 2]: the textbook's bracket with what it drops.
    escape = quadratic("gradient_descent", 1e-6, 0.0, (0.5, 0.0, 0.3, 10.0))
    naive = naive_escape_time(1e-6, escape.modes[0])
    limit = naive + (np.euler_gamma + math.log(2)) / (2 * 1e-6 * 0.5)
    assert escape.mean == pytest.approx(limit, rel=1e-6)


def test_without_noise_the_law_is_the_step_count():
    escape = quadratic("heavy_ball", 0.01, 0.9, (1.0, 1e-8, 0.0, 1.0), (0.1, 0.0, 0.0, 1.0))
    assert (escape.median, escape.quantile(0.01), escape.mean, escape.std) == (299, 299, 299, 0)
    np.testing.assert_array_equal(escape.survival([0, 298, 299, 1000]), [1, 1, 0, 0])
    assert escape.regime == "offset-dominated"
    assert escape.formula.startswith("n = ceil(")


def test_little_noise_tends_to_the_step_count():
    escape = quadratic("heavy_ball", 0.01, 0.9, (1.0, 1e-3, 1e-12, 1.0))
    exact = quadratic("heavy_ball", 0.01, 0.9, (1.0, 1e-3, 0.0, 1.0))
    assert math.ceil(escape.median) == exact.median == pytest.approx(escape.mean)


def test_exact_symmetry_without_noise_never_leaves():
    escape = quadratic("nesterov", 0.01, 0.9, (1.0, 0.0, 0.0, 1.0), (3.0, 0.0, 0.0, 1.0))
    assert (escape.median, escape.mean, escape.std) == (math.inf, math.inf, math.inf)
    assert escape.survival(10**9) == 1
    assert escape.regime == "exact symmetry: never without noise"
    plain = escape.forecast("sgd", {"learning_rate": 0.01, "momentum": 0.9}).to_dict()
    assert plain == {
        "optimizer": "sgd",
        "settings": {"learning_rate": 0.01, "momentum": 0.9},
        "median": None,
        "q05": None,
        "q95": None,
        "regime": "exact symmetry: never without noise",
        "formula": "x = 0 is invariant: every step is zero along the way out",
    }


def test_forecast_carries_no_number_json_cannot_hold():
    forecast = Forecast("adam", {"eps": math.nan}, 3.0, 2.0, math.inf, "mixed", "formula")
    plain = json.loads(json.dumps(forecast.to_dict(), allow_nan=False))
    assert plain["settings"] == {"eps": None}
    assert (plain["median"], plain["q05"], plain["q95"]) == (3.0, 2.0, None)


REGIMES = {
    "noise-dominated": [(1.0, 1e-4, 0.1, 10.0)],
    "offset-dominated": [(1.0, 0.1, 0.1, 10.0)],
    "mixed": [(1.0, 0.01, 0.1, 10.0)],
    "noise fills the radius": [(1.0, 0.0, 0.1, 0.01)],
    "already outside": [(1.0, 0.0, 0.1, 10.0), (1.0, -10.0, 0.1, 10.0)],
    "exact symmetry: never without noise": [(1.0, 0.0, 0.0, 10.0)],
}


@pytest.mark.parametrize(("regime", "modes"), REGIMES.items())
def test_regime_names_the_effect_that_decides(regime, modes):
    assert quadratic("gradient_descent", 0.01, 0.0, *modes).regime == regime


def test_directions_in_different_regimes_are_mixed_unless_one_is_never_left_by():
    noisy, displaced, symmetric = (1.0, 0.0, 0.1, 10.0), (1.0, 0.1, 0.1, 10.0), (2.0, 0.0, 0.0, 1.0)
    assert quadratic("gradient_descent", 0.01, 0.0, noisy, displaced).regime == "mixed"
    assert quadratic("gradient_descent", 0.01, 0.0, noisy, symmetric).regime == "noise-dominated"


def test_a_run_that_is_outside_has_left_at_step_zero():
    escape = quadratic("gradient_descent", 0.01, 0.0, (1.0, -10.0, 0.1, 10.0))
    assert (escape.median, escape.mean, escape.std, escape.survival(0)) == (0, 0, 0, 0)
    assert escape.formula == "|offset| ≥ R: step 0"


def test_moments_of_times_beyond_whole_numbers_of_the_machine():
    # 2e19 steps: 2^63 is 9.2e18. The closed form, and the count ln(R/x)/(lr λ).
    noisy = quadratic("gradient_descent", 1e-12, 0.0, (1e-6, 0.0, 1.0, 1e6))
    s = 1e-12 / math.sqrt(2e-18)
    assert noisy.mean == pytest.approx((math.log(1e6 / s) + HALF_GAMMA_LN2) / 1e-18, rel=1e-4)
    assert noisy.std == pytest.approx(math.pi / (2 * math.sqrt(2)) / 1e-18, rel=1e-3)
    exact = quadratic("gradient_descent", 1e-12, 0.0, (1e-6, 1.0, 0.0, 1e6))
    assert exact.mean == pytest.approx(math.log(1e6) / 1e-18, rel=1e-12)
    assert exact.std == pytest.approx(0, abs=1e-12 * exact.mean)


@pytest.mark.parametrize(("ratio", "excess"), [(1.0, 0.55), (2.0, 0.10), (3.0, 0.03)])
def test_the_law_is_too_long_by_what_is_documented_where_noise_fills_the_radius(
    ratio, excess, step
):
    s = 0.01 * response("gradient_descent", 0.01)
    escape = quadratic("gradient_descent", 0.01, 0.0, (1.0, 0.0, 1.0, ratio * s))
    steps = first_passages(step, escape, 20_000, seed=17)
    assert escape.regime == "noise fills the radius"
    assert escape.mean / steps.mean() - 1 == pytest.approx(excess, abs=0.02)


REFUSALS = {
    "flat": (lambda: Mode(0.0, 0.0, 0.1, 1.0), "curvature=0.0; accepted: a finite number above 0"),
    "noise": (lambda: Mode(1.0, 0.0, -0.1, 1.0), "noise_std=-0.1; accepted: a finite number, 0 or"),
    "offset": (lambda: Mode(1.0, math.nan, 0.1, 1.0), "offset=nan; accepted: a finite number"),
    "radius": (lambda: Mode(1.0, 0.0, 0.1, math.inf), "radius=inf; accepted"),
    "modes": (lambda: quadratic("gradient_descent", 0.1, 0.0), "modes=.*one or more modes"),
    "step": (lambda: quadratic("heavy_ball", -0.1, 0.9, (1, 0, 0, 1)), "learning_rate=-0.1"),
    "momentum": (lambda: quadratic("heavy_ball", 0.1, 1.5, (1, 0, 0, 1)), "momentum=1.5; accepted"),
    "p": (
        lambda: LAWS["nesterov"][0].quantile(1.0),
        "p=1.0; accepted: a number strictly between 0 and 1",
    ),
    "naive": (lambda: naive_escape_time(0.1, Mode(1.0, 1.0, 0.0, 2.0)), "noise_std=0.0; accepted"),
}


@pytest.mark.parametrize(("call", "message"), REFUSALS.values(), ids=REFUSALS.keys())
def test_mistakes_are_refused_with_advice(call, message):
    with pytest.raises(InvalidInput, match=message):
        call()
