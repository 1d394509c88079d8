"""Medians with intervals from order statistics, against SciPy's binomial law and by simulation."""

import math

import numpy as np
import pytest
import scipy.stats

from unsaddle.branching.statistics import bands, middle


@pytest.mark.parametrize("n", [6, 7, 20, 21, 100])
def test_the_interval_is_the_binomial_one(n):
    found = middle(np.arange(1.0, n + 1))
    k = int(found.low)
    assert found.high == n + 1 - k
    assert found.confidence == pytest.approx(1 - 2 * scipy.stats.binom.cdf(k - 1, n, 0.5))
    assert found.confidence >= 0.95
    if k < n // 2:
        assert 1 - 2 * scipy.stats.binom.cdf(k, n, 0.5) < 0.95


def test_the_interval_holds_the_median_as_often_as_it_says():
    """20 draws of a lognormal law, 4,000 times: 0.9586 ± 0.0032; 4 standard errors, 6e-5."""
    draws = np.random.default_rng(1).lognormal(size=(4000, 20))
    inside = [(m := middle(row)).low <= 1.0 <= m.high for row in draws]
    exact = middle(draws[0]).confidence
    assert np.mean(inside) == pytest.approx(exact, abs=4 * math.sqrt(exact * (1 - exact) / 4000))


def test_few_observations_say_how_sure_they_are():
    assert [round(middle(range(n)).confidence, 4) for n in (1, 2, 3, 5)] == [0, 0.5, 0.75, 0.9375]
    assert middle([]).n == 0
    assert math.isnan(middle([]).value)


def test_what_is_not_finite_counts_as_worst():
    found = middle([1.0, math.nan, math.inf])
    assert (found.value, found.low, found.high) == (math.inf, 1.0, math.inf)
    assert middle([1.0, 2.0, math.nan]).value == 2.0


def test_bands_are_columns():
    value, low, high = bands(np.array([[1.0, 5.0], [3.0, 4.0]]))
    assert (value.tolist(), low.tolist(), high.tolist()) == ([2.0, 4.5], [1.0, 4.0], [3.0, 5.0])
