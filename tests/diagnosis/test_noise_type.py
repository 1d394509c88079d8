"""Noise along the way out: present, vanishing at the saddle, or none; and where Λ < 0 attracts."""

import math

import numpy as np
import pytest

from unsaddle import Cause, Kind
from unsaddle.diagnosis.noise import NoiseEvidence, noise_type

# name: (at saddle, one radius away, isotropic share, mean squared gradient, type)
TYPES = {
    "noise of one size everywhere": (0.2, 0.2, 0.1, 1.0, "I"),
    "nothing at the saddle": (0.0, 0.1, 0.1, 1.0, "II"),
    "rounding at the saddle": (1e-26, 0.1, 0.1, 1.0, "II"),
    "nothing anywhere": (0.0, 0.0, 0.1, 1.0, "none"),
    "rounding everywhere": (1e-26, 1e-25, 0.1, 1.0, "none"),
    "as large as any noise, much larger far away": (0.01, 200.0, 0.005, 1.0, "I"),
    "a remnant of the inexact saddle": (1e-7, 0.02, 1e-3, 1.0, "II"),
    "no scale at all": (0.0, 0.0, 0.0, 0.0, "none"),
}


@pytest.mark.parametrize("case", TYPES)
def test_type_by_the_variance_at_two_places(case):
    *numbers, expected = TYPES[case]
    assert noise_type(*numbers) == expected


@pytest.mark.parametrize("scale", [1e-12, 1e6])
def test_type_does_not_depend_on_the_unit_of_the_loss(scale):
    for *numbers, expected in TYPES.values():
        assert noise_type(*(scale**2 * number for number in numbers)) == expected


def test_ratio_is_undefined_without_noise():
    evidence = NoiseEvidence(
        0.0, 0.0, 0.0, 0.0, "none", None, 0.0, None, None, None, np.empty(0), np.empty(0)
    )
    assert evidence.ratio is None


def saddle(p, d):
    return 1.0 + p[0] ** 2 - p[1] ** 2 + p[1] ** 4 + d[:, 0] * p[1]


def test_per_sample_linear_terms_are_noise_of_type_one(point_run, diagnose):
    """By hand: the samples' gradients along y are ±1 beside the mean, so their variance is 1."""
    report = diagnose(point_run(saddle, [0.0, 1e-4], [[1.0], [-1.0], [1.0], [-1.0]], batch_size=2))
    assert report.kind is Kind.STRICT_SADDLE
    assert report.cause is Cause.NOT_HELD
    noise = report.noise
    assert noise.type == "I"
    assert noise.along_escape == pytest.approx(1.0, rel=1e-6)
    assert noise.isotropic_share == pytest.approx(0.5, rel=1e-6)
    assert noise.ratio == pytest.approx(2.0, rel=1e-6)
    assert noise.at_saddle == pytest.approx(noise.at_radius, rel=1e-6)
    # two of four samples without replacement: Var/2 · (4-2)/(4-1)
    assert noise.batch_std == pytest.approx(math.sqrt(1.0 / 2 * 2 / 3), rel=1e-6)


def test_additive_noise_beside_strong_multiplicative_noise_is_still_there(point_run, diagnose):
    def both(p, d):
        linear, curved = 0.1 * d[:, 0] * p[1], d[:, 1] * p[1] ** 2 / 2
        return 1.0 + p[0] ** 2 - p[1] ** 2 + p[1] ** 4 + linear + curved

    rows = [[a, b] for a in (1.0, -1.0) for b in (30.0, -30.0)]
    report = diagnose(point_run(both, [0.0, 0.0], rows, learning_rate=1e-3, batch_size=1))
    assert report.noise.type == "I"
    assert report.noise.at_saddle == pytest.approx(0.01, rel=1e-6)
    assert report.cause is not Cause.NOISE_VANISHES


def two_point(p, d):
    return 1.0 + d[:, 0] * p[0] ** 2 / 2


def two_point_beside_a_valley(p, d):
    return two_point(p, d) + 0.005 * p[1] ** 2


TWO_POINT = [[1.0], [-2.0]] * 8  # theory.md 1.8 with a = 1: mean curvature -1/2


@pytest.mark.parametrize(
    ("function", "at", "kind"),
    [
        (two_point, [1e-3], Kind.MAXIMUM),
        (two_point_beside_a_valley, [1e-3, 0.0], Kind.STRICT_SADDLE),
    ],
)
def test_two_point_curvature_attracts_and_more_noise_is_never_advised(
    point_run, diagnose, function, at, kind
):
    """theory.md 1.8: Λ(0.9) = ½ ln|1-η| + ½ ln|1+2η| = -0.6365 although the mean grows."""
    report = diagnose(point_run(function, at, TWO_POINT, learning_rate=0.9, batch_size=1))
    assert report.kind is kind
    assert report.cause is Cause.NOISE_VANISHES
    assert report.noise.type == "II"
    expected = 0.5 * math.log(0.1) + 0.5 * math.log(2.8)
    assert report.noise.lyapunov == pytest.approx(expected, rel=1e-6)
    assert expected == pytest.approx(-0.6365, abs=1e-4)
    assert report.noise.attracts is True
    assert math.isinf(report.forecast[0].median)
    advice = " ".join(map(str, report.advice))
    assert "Enlarge the batch to" in advice
    assert "Lower the learning rate to" in advice
    # The forecasts of the others leave out the noise that attracts: none of them may be praised.
    assert "Fastest" not in advice
    assert "perturb" not in advice.lower()


@pytest.mark.parametrize("learning_rate", [0.3, 0.45])
def test_outside_the_attracting_interval_the_forecast_grows_at_the_lyapunov_exponent(
    point_run, diagnose, learning_rate
):
    """theory.md 1.8, A21: the mean time to grow a thousandfold is 126.1 (η = 0.3), 330.9 (0.45).

    The forecast's median and quantiles against 4,000 simulated walks; 6 % is three standard errors
    of their quantiles and the step by which a walk oversteps.
    """
    report = diagnose(
        point_run(two_point, [1e-3], TWO_POINT, learning_rate=learning_rate, batch_size=1)
    )
    assert report.noise.attracts is False
    rate = 0.5 * math.log(1 - learning_rate) + 0.5 * math.log(1 + 2 * learning_rate)
    assert report.noise.lyapunov == pytest.approx(rate, rel=1e-6)
    outwards = math.log(np.abs(report.line_probe.distances).max() / report.offset)
    draw = np.random.default_rng(0)
    factors = np.log([1 - learning_rate, 1 + 2 * learning_rate])
    walks = np.cumsum(draw.choice(factors, (4000, 4000)), axis=1)
    passed = np.argmax(walks >= outwards, axis=1) + 1
    own = report.forecast[0]
    assert own.median == pytest.approx(np.median(passed), rel=0.06)
    assert own.median < np.mean(passed)
    assert np.mean(passed) == pytest.approx(outwards / rate, rel=0.06)
    # The end of the quadratic model widens the interval further.
    assert own.q05 <= np.quantile(passed, 0.06)
    assert own.q95 >= np.quantile(passed, 0.94)


def test_with_momentum_no_lyapunov_exponent_is_claimed(point_run, diagnose):
    """Λ of plain descent says nothing about steps that remember."""
    run = point_run(two_point, [1e-3], TWO_POINT, learning_rate=0.09, momentum=0.9, batch_size=1)
    report = diagnose(run)
    assert report.noise.type == "II"
    assert report.noise.lyapunov is None
    assert report.noise.attracts is None


def test_noise_across_the_way_out_only(point_run, diagnose):
    """Samples disagree along the stable direction; along the way out they are all alike."""

    def across(p, d):
        return 1.0 + p[0] ** 2 - p[1] ** 2 + p[1] ** 4 + d[:, 0] * p[0]

    run = point_run(across, [0.0, 1e-4], [[1.0], [-1.0]] * 2, learning_rate=1e-3, batch_size=1)
    report = diagnose(run)
    assert report.kind is Kind.STRICT_SADDLE
    assert report.cause is Cause.NOISE_WITHOUT_ESCAPE_COMPONENT
    assert report.noise.type == "none"
    assert report.noise.along_escape == 0.0
    assert report.noise.isotropic_share == pytest.approx(0.5, rel=1e-6)
    assert "Perturb along the escape direction, or isotropically" in str(report.advice[0])


def test_full_batches_have_no_batch_noise(point_run, diagnose):
    report = diagnose(point_run(saddle, [0.0, 1e-4], [[1.0], [-1.0]] * 2))
    assert report.noise.batch_size is None
    assert report.noise.batch_std == 0.0
