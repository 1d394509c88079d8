"""Constants of perturbed gradient descent against theory.md 1.4; slabs against sampling."""

import math

import numpy as np
import pytest

from unsaddle.errors import InvalidInput
from unsaddle.theory import ball_slab_probability, pgd_constants

# Arguments -> chi, learning rate, radius, gradient, value and time thresholds.
CALCULATOR = {
    "small": (
        (1, 1, 1e-2, 0.5, 0.1, 1, 10),
        (43.525973, 0.5, 3.7323986e-6, 3.7323986e-6, 6.0635161e-9, 1741.0389),
    ),
    "large": (
        (10, 5, 1e-3, 0.1, 0.01, 100, 1000),
        (103.616329, 0.01, 2.9453954e-9, 2.9453954e-8, 1.2712483e-12, 1465356.18),
    ),
}


@pytest.mark.parametrize(("arguments", "expected"), CALCULATOR.values(), ids=CALCULATOR.keys())
def test_constants_equal_the_calculator(arguments, expected):
    got = pgd_constants(*arguments)
    values = (
        got.chi,
        got.learning_rate,
        got.radius,
        got.gradient_threshold,
        got.value_threshold,
        got.time_threshold,
    )
    assert values == pytest.approx(expected, rel=1e-6)


def test_chi_has_a_floor():
    assert pgd_constants(1, 1, 1.0, 0.5, 0.9, 1e-9, 1).chi == 12


def test_slab_probability_equals_sampling():
    # 200 000 points, seed 4; 4 standard errors, false alarm 6e-5 for each of three.
    rng = np.random.default_rng(4)
    for n_dims, radius, half_width in ((1, 2.0, 0.5), (3, 1.0, 0.3), (100, 0.5, 0.005)):
        # Uniform in a ball: the first n_dims coordinates of a point on the sphere in n_dims + 2.
        first = rng.standard_normal(200_000)
        rest = rng.chisquare(n_dims + 1, 200_000)
        inside = np.abs(radius * first / np.sqrt(first**2 + rest)) < half_width
        p = ball_slab_probability(n_dims, radius, half_width)
        assert abs(inside.mean() - p) <= 4 * math.sqrt(p * (1 - p) / 200_000)


def test_slab_probability_is_close_to_the_thin_slab_form():
    exact = ball_slab_probability(100, 1.0, 0.01)
    thin = 2 * 0.01 * math.exp(math.lgamma(51) - math.lgamma(50.5)) / math.sqrt(math.pi)
    assert thin == pytest.approx(0.0800, abs=5e-5)
    assert exact == pytest.approx(thin, rel=2e-3)  # the form drops w²(d-1)/(6r²) = 1.65e-3
    assert exact < thin


def test_slab_as_wide_as_the_ball_holds_it():
    assert ball_slab_probability(7, 1.0, 1.0) == ball_slab_probability(7, 1.0, 3.0) == 1.0
    assert ball_slab_probability(7, 1.0, 0.0) == 0.0


REFUSALS = {
    "smoothness": (lambda: pgd_constants(0, 1, 1, 1, 0.1, 1, 1), "smoothness=0; accepted"),
    "probability": (lambda: pgd_constants(1, 1, 1, 1, 1.0, 1, 1), "failure_probability=1.0"),
    "dimension": (lambda: ball_slab_probability(0, 1.0, 0.1), "n_dims=0; accepted"),
    "radius": (lambda: ball_slab_probability(3, 0.0, 0.1), "radius=0.0; accepted"),
    "width": (lambda: ball_slab_probability(3, 1.0, math.nan), "half_width=nan; accepted"),
}


@pytest.mark.parametrize(("call", "message"), REFUSALS.values(), ids=REFUSALS.keys())
def test_mistakes_are_refused_with_advice(call, message):
    with pytest.raises(InvalidInput, match=message):
        call()
