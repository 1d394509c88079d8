"""theory.md 2.6: the squared gradient and its noise from batches of two sizes, and from pairs.

The roads are independent: the means over all batches of a small set are enumerated; simulated
gradients have a mean and a covariance that are chosen. The U-statistic is written out here; that of
the package is compared with the same sums in tests/torch/test_noise.py.
"""

import itertools
import math

import numpy as np
import pytest
import scipy.stats

from unsaddle.errors import InvalidInput
from unsaddle.theory import two_batch_noise_scale


def test_two_sizes_are_unbiased_over_all_batches_with_replacement():
    """Four samples: all 16 pairs and all 256 quadruples have the expected squared norms exactly."""
    samples = np.random.default_rng(0).standard_normal((4, 3)) + 0.7
    squares = [
        np.mean([np.sum(samples[list(batch)].mean(axis=0) ** 2) for batch in batches])
        for batches in (
            itertools.product(range(4), repeat=2),
            itertools.product(range(4), repeat=4),
        )
    ]
    found = two_batch_noise_scale(squares[0], 2, squares[1], 4)
    mean = samples.mean(axis=0)
    variance = np.sum((samples - mean) ** 2) / 4
    assert found.squared_gradient == pytest.approx(mean @ mean, rel=1e-12)
    assert found.total_variance == pytest.approx(variance, rel=1e-12)
    assert found.value == pytest.approx(variance / (mean @ mean), rel=1e-12)


@pytest.mark.slow
def test_two_sizes_find_the_noise_scale_of_simulated_gradients():
    """theory.md has 365.71 where 366.03 is true. Here tr Σ/|G|² = 366.03 in 50 dims, 20,000 pairs of
    batches of 16 and 256: |g|² of the larger has an sd of about .04 beside |G|² = .08, so that the
    ratio's standard error is near .5 %; 2 % is four of them."""
    rng, n_dims, squared, scale = np.random.default_rng(1), 50, 0.08, 366.03
    sds = np.linspace(0.5, 1.5, n_dims)
    sds *= math.sqrt(scale * squared / np.sum(sds**2))
    mean = np.full(n_dims, math.sqrt(squared / n_dims))
    norms = [
        np.mean(np.sum((mean + sds / math.sqrt(size) * rng.standard_normal((20_000, 50))) ** 2, 1))
        for size in (16, 256)
    ]
    found = two_batch_noise_scale(norms[0], 16, norms[1], 256)
    assert found.value == pytest.approx(scale, rel=0.02)
    assert found.squared_gradient == pytest.approx(squared, rel=0.02)
    assert norms[1] > 2 * squared  # the naive square is far off


def test_a_gradient_that_is_not_seen_has_an_infinite_noise_scale():
    assert two_batch_noise_scale(8.0, 1, 2.0, 2).value == math.inf
    assert math.isnan(two_batch_noise_scale(0.0, 1, 0.0, 2).value)


@pytest.mark.slow
def test_u_statistic_has_the_moments_and_the_right_tail_that_its_rule_allows_for():
    """theory.md 2.6: d=200, B=64, under zero gradient: mean -.01, sd 1.01, P(z>1.645) = .063,
    P(z>2.326) = .021. 2,000 draws: standard errors .022, .02, .0054, .0032; four of each.

    A normal test at 1 % would be wrong twice as often as it says; z > 3 is below 1 %.
    """
    rng, n_samples, n_draws = np.random.default_rng(2), 64, 2000
    z = np.empty(n_draws)
    for draw in range(n_draws):
        gram = (rows := rng.standard_normal((n_samples, 200))) @ rows.T
        off = gram[~np.eye(n_samples, dtype=bool)]
        z[draw] = off.mean() / math.sqrt(2 * (off**2).mean() / (n_samples * (n_samples - 1)))
    assert abs(z.mean() + 0.01) < 4 * 0.022
    assert abs(z.std() - 1.01) < 4 * 0.02
    assert abs((z > 1.645).mean() - 0.063) < 4 * 0.0054
    assert abs((z > 2.326).mean() - 0.021) < 4 * 0.0032
    assert scipy.stats.skew(z) > 0.1
    assert (z > 3).mean() < 0.01


MISTAKES = {
    "sizes out of order": (
        (1.0, 8, 1.0, 8),
        "n_small=8, n_big=8; accepted: n_big above n_small. Two sizes are needed to tell gradient from "
        "noise; sixteen times as many is usual.",
    ),
    "a negative square": (
        (-1.0, 1, 1.0, 8),
        "squared_norm_small=-1.0; accepted: a finite number, 0 or above. Pass a squared norm.",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_answered_with_what_is_accepted(name):
    given, message = MISTAKES[name]
    with pytest.raises(InvalidInput) as caught:
        two_batch_noise_scale(*given)
    assert str(caught.value) == message
