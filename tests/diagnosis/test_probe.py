"""The finite line probe against functions whose end of the quadratic model is known by hand.

The probe sees values of a function on a line, nothing else; the expected distances follow from the
definition: the loss departs from its quadratic by a fifth of the quadratic term.
"""

import math

import numpy as np
import pytest

from unsaddle.diagnosis.probe import QUADRATIC_TOL, bends_as_said, probe_line


def quartic(s):
    return 1.0 - s**2 + s**4


# name: (function, loss, slope, curvature, distance at which the departure is a fifth)
ENDS = {
    # |s⁴| = 0.2 · s²
    "quartic wall": (quartic, 1.0, 0.0, -2.0, math.sqrt(0.2)),
    # |c s³| = 0.2 · s²
    "cubic": (lambda s: 1.0 - s**2 + 0.01 * s**3, 1.0, 0.0, -2.0, 20.0),
    # the slope belongs to the model and does not end it
    "quartic wall under a slope": (
        lambda s: 1.0 + 1e-3 * s - s**2 + s**4,
        1.0,
        1e-3,
        -2.0,
        math.sqrt(0.2),
    ),
    "far wall": (lambda s: 1.0 - s**2 + 1e-3 * s**4, 1.0, 0.0, -2.0, math.sqrt(200.0)),
    "large offset": (lambda s: 1e3 - s**2 + s**4, 1e3, 0.0, -2.0, math.sqrt(0.2)),
    "loss that happens to be zero": (lambda s: -(s**2) + s**4, 0.0, 0.0, -2.0, math.sqrt(0.2)),
    "weak curvature": (lambda s: 1.0 - 1e-4 * s**2 + s**4, 1.0, 0.0, -2e-4, math.sqrt(2e-5)),
}


@pytest.mark.parametrize("case", ENDS)
def test_quadratic_model_ends_where_the_loss_departs_by_a_fifth(case):
    function, loss, slope, curvature, end = ENDS[case]
    probe = probe_line(function, loss, slope, curvature, reach=100.0)
    assert QUADRATIC_TOL == 0.2
    assert probe.radius == pytest.approx(end, rel=0.011)  # halved down to 1 %
    assert probe.confirmed
    assert probe.escape_loss == pytest.approx(
        min(function(probe.radius), function(-probe.radius)), rel=1e-12
    )


def test_a_pure_quadratic_has_no_end_and_says_so():
    probe = probe_line(lambda s: 1.0 - s**2, 1.0, 0.0, -2.0, reach=10.0)
    assert math.isinf(probe.radius)
    assert probe.confirmed
    assert probe.falls == ("+", "-")
    assert np.abs(probe.distances).max() >= 10.0


def test_model_and_losses_agree_within_the_radius():
    probe = probe_line(quartic, 1.0, 0.0, -2.0, reach=10.0)
    inside = np.abs(probe.distances) <= probe.radius
    departure = np.abs(probe.losses - probe.model)[inside]
    assert (departure <= 0.2 * probe.distances[inside] ** 2 * (1 + 1e-9)).all()
    np.testing.assert_allclose(probe.losses, quartic(probe.distances), rtol=1e-15)


def test_a_loss_that_rises_is_not_confirmed():
    """The curvature handed in has the wrong sign, as from a wrong derivative."""
    probe = probe_line(lambda s: 1.0 + s**2, 1.0, 0.0, -2.0, reach=10.0)
    assert not probe.confirmed
    assert probe.falls == ()
    assert probe.radius < 1e-4


@pytest.mark.parametrize("offset", [1.0, 1e6, 1e-6])
def test_rounding_of_the_loss_is_not_a_fall(offset):
    draw = np.random.default_rng(0)

    def flat(s):
        return offset * (1.0 + 1e-15 * draw.standard_normal(np.shape(s)))

    probe = probe_line(flat, offset, 0.0, -1e-14 * offset, reach=1.0)
    assert not probe.confirmed


def test_single_precision_noise_is_no_fall_when_its_rounding_is_named():
    draw = np.random.default_rng(0)

    def noisy(s):
        return 1.0 + s**2 + 1e-7 * draw.standard_normal(np.shape(s))

    probe = probe_line(noisy, 1.0, 0.0, 2.0, reach=1.0, rounding_share=5e-6)
    assert not probe.confirmed


def test_loss_that_is_not_finite_ends_the_model_and_is_no_fall():
    def wall(s):
        return np.where(np.abs(s) < 0.1, 1.0 + s**2, np.nan)

    probe = probe_line(wall, 1.0, 0.0, 2.0, reach=10.0)
    assert 0.05 <= probe.radius <= 0.1
    assert not probe.confirmed
    assert probe.lowest_loss == 1.0


def test_one_sided_fall_names_its_side():
    probe = probe_line(lambda s: 1.0 + s**3, 1.0, 0.0, 0.0, reach=1.0)
    assert probe.falls == ("-",)


def test_relative_gain_is_the_share_of_the_loss_that_can_be_won():
    probe = probe_line(quartic, 1.0, 0.0, -2.0, reach=10.0)
    # lowest at s² = 1/2, which the picture's 41 distances meet to a per cent
    assert probe.relative_gain == pytest.approx(0.25, rel=0.01)


def test_probe_costs_under_two_hundred_evaluations_and_counts_them():
    calls = []

    def counted(s):
        calls.append(np.size(s))
        return quartic(s)

    probe = probe_line(counted, 1.0, 0.0, -2.0, reach=1e6)
    assert sum(calls) == probe.n_evaluations < 200


BENDS = {
    "as said": (quartic, -2.0, True),
    "other sign": (lambda s: 1.0 + s**2, -2.0, False),
    "twice as much": (lambda s: 1.0 - 2 * s**2, -2.0, False),
    "kink": (lambda s: 1.0 + np.abs(s), 1e5, False),
    "too flat to be seen": (lambda s: 1.0 + s**4, 1e-17, None),
}


@pytest.mark.parametrize("case", BENDS)
def test_values_bear_witness_to_the_curvature(case):
    function, curvature, expected = BENDS[case]
    assert bends_as_said(function, 1.0, 0.0, curvature, reach=10.0) is expected
