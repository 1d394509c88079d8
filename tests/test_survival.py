"""Censored escape steps: curves and bands against SciPy's, tests and sample sizes against simulation.

SciPy's `ecdf`, `binomtest`, `ks_1samp` and t tests share no code with ours. Simulated rates state how
many samples they are from; a rate p from N samples may be off by four of its standard deviations,
√(p(1-p)/N): one correct build in 16,000 fails such a test, and seeds are fixed.
"""

from __future__ import annotations

import math
import warnings

import numpy as np
import pytest
import scipy.integrate
import scipy.special
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from unsaddle.errors import InvalidInput
from unsaddle.survival import (
    Interval,
    distance,
    escape_steps,
    holm,
    log_rank,
    median_difference,
    paired_test,
    resampled_medians,
    supremum_bound,
    supremum_probability,
    survival_curve,
    walkers_for_difference,
    walkers_for_hazard_ratio,
    wilson_interval,
)


def near_rate(expected, n_samples):
    """Accept four standard deviations of a rate."""
    return pytest.approx(expected, abs=4 * math.sqrt(expected * (1 - expected) / n_samples))


def scipys(steps, seen):
    return scipy.stats.ecdf(scipy.stats.CensoredData(uncensored=steps[seen], right=steps[~seen])).sf


def escaped_by(steps, end):
    """Cut a sample at the end of a run."""
    return np.minimum(steps, end), steps <= end


# ---- in a few numbers ---------------------------------------------------------------------------

CENSORED = st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=1, max_size=40).filter(
    lambda pairs: any(seen for _, seen in pairs)
)


@settings(max_examples=200, deadline=None)
@given(CENSORED)
def test_the_median_is_kaplan_and_meiers(pairs):
    steps = np.array([step for step, _ in pairs], dtype=float)
    seen = np.array([event for _, event in pairs])
    data = scipy.stats.CensoredData(uncensored=steps[seen], right=steps[~seen])
    survival = scipy.stats.ecdf(data).sf
    low = np.flatnonzero(survival.probabilities <= 0.5 + 1e-12)
    expected = float(survival.quantiles[low[0]]) if len(low) else None
    found = escape_steps(steps, seen)
    assert found.median == expected
    assert found.n_observed == seen.sum()
    assert found.n_walkers == len(pairs)


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_of_a_share_is_scipys_wilson_interval(counts):
    n_successes, n_trials = counts
    share, low, high = wilson_interval(n_successes, n_trials)
    expected = scipy.stats.binomtest(n_successes, n_trials).proportion_ci(0.95, method="wilson")
    assert share == n_successes / n_trials
    assert low == pytest.approx(expected.low, abs=1e-12)
    assert high == pytest.approx(expected.high, abs=1e-12)
    assert 0 <= low <= share + 1e-15
    assert share - 1e-15 <= high <= 1


def test_a_mean_over_the_ones_that_made_it_is_no_mean():
    whole = escape_steps([10, 12, 50], [True, True, True])
    assert (whole.median, whole.mean) == (12.0, 24.0)
    assert whole.std == pytest.approx(np.std([10, 12, 50], ddof=1))
    censored = escape_steps([10, 12, 50], [True, True, False])
    assert (censored.median, censored.mean, censored.std) == (12.0, None, None)
    never = escape_steps([50, 50], [False, False])
    assert (never.median, never.mean, never.n_observed) == (None, None, 0)
    assert escape_steps([7], [True]).std is None
    assert whole.to_dict() == {
        "median": 12.0,
        "mean": 24.0,
        "std": whole.std,
        "n_observed": 3,
        "share": {"value": 1.0, "low": whole.share[1], "high": whole.share[2]},
    }


def test_half_escaped_is_the_median_whatever_the_rounding_of_the_product():
    for n in range(2, 60, 2):
        assert escape_steps(np.arange(n), np.ones(n, bool)).median == n / 2 - 1


# ---- the curve and its bands --------------------------------------------------------------------


@settings(max_examples=200, deadline=None)
@given(CENSORED)
def test_curve_and_pointwise_band_are_scipys(pairs):
    steps = np.array([step for step, _ in pairs], dtype=float)
    seen = np.array([event for _, event in pairs])
    curve = survival_curve(steps, seen)
    theirs = scipys(steps, seen)
    jumps = np.isin(theirs.quantiles, steps[seen])
    assert curve.steps.tolist() == theirs.quantiles[jumps].tolist()
    np.testing.assert_allclose(curve.survival, theirs.probabilities[jumps], atol=1e-13)
    np.testing.assert_allclose(curve.at(theirs.quantiles), theirs.probabilities, atol=1e-13)
    if curve.survival[-1] == 0:  # SciPy's interval is undefined there
        jumps &= theirs.probabilities > 0
    n = jumps.sum()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # SciPy's, where its interval is undefined
        expected = theirs.confidence_interval(method="log-log")
    low, high = curve.pointwise_band()
    np.testing.assert_allclose(low[:n], expected.low.probabilities[jumps], atol=1e-12)
    np.testing.assert_allclose(high[:n], expected.high.probabilities[jumps], atol=1e-12)


def test_the_band_of_the_last_escape_is_closed_below_and_keeps_its_upper_end():
    low, high = survival_curve([1, 2, 3], [True] * 3).pointwise_band()
    assert low[-1] == 0.0
    assert high[-1] == high[-2] > 0
    low, high = survival_curve([1, 1], [True] * 2).pointwise_band()
    assert (low[-1], high[-1]) == (0.0, 1.0)


def test_without_censoring_the_simultaneous_band_is_kolmogorovs():
    steps = np.random.default_rng(0).integers(0, 30, 50).astype(float)
    curve = survival_curve(steps, np.ones(50, bool))
    np.testing.assert_allclose(curve.widening, 1.0, rtol=1e-12)
    low, high = curve.simultaneous_band()
    half = scipy.stats.kstwobign.ppf(0.95) / math.sqrt(50)
    np.testing.assert_allclose(high, np.minimum(1, curve.survival + half), rtol=1e-9)
    np.testing.assert_allclose(low, np.maximum(0, curve.survival - half), rtol=1e-9)


def test_the_widening_is_hall_and_wellners_from_greenwoods_sum():
    rng = np.random.default_rng(1)
    steps, limit = rng.exponential(1.0, 80), rng.exponential(2.0, 80)
    curve = survival_curve(np.minimum(steps, limit), steps <= limit)
    inside = curve.n_at_risk - curve.n_escaped
    known = slice(0, len(inside) - (inside[-1] == 0))
    terms = curve.n_escaped[known] / (curve.n_at_risk[known] * inside[known])
    expected = curve.survival[known] * (1 + 80 * np.cumsum(terms))
    np.testing.assert_allclose(curve.widening[known], expected, rtol=1e-12)


def test_a_curve_without_escapes_is_flat_and_claims_nothing():
    curve = survival_curve([50, 50], [False, False])
    assert curve.at([0, 50]).tolist() == [1.0, 1.0]
    assert curve.median is None
    assert curve.quantile(0.5) == Interval(None, None, None)
    assert all(len(end) == 0 for end in (*curve.pointwise_band(), *curve.simultaneous_band()))


CENSORINGS = {
    "none": lambda rng, n: np.full(n, np.inf),
    "the end of the run at the 70 % quantile": lambda rng, n: np.full(n, -math.log(0.3)),
    "at random, and the end of the run": lambda rng, n: np.minimum(rng.exponential(2.0, n), 1.5),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", CENSORINGS)
def test_coverage_of_bands_and_of_the_median(name):
    # 1,000 samples of 200 walkers, P(τ > t) = e^-t. Rates of 95 % may be off by 0.028; the
    # simultaneous band is for large samples and on the safe side, so that only its low end is tight.
    n_samples, n_walkers = 1000, 200
    rng = np.random.default_rng(7)
    whole = at_half = median = pointwise_whole = 0
    for _ in range(n_samples):
        steps, limit = rng.exponential(1.0, n_walkers), CENSORINGS[name](rng, n_walkers)
        curve = survival_curve(np.minimum(steps, limit), steps <= limit)
        before = np.concatenate([[1.0], np.exp(-curve.steps[1:])])
        after = np.exp(-curve.steps)
        low, high = curve.simultaneous_band()
        # The law falls between jumps: it must be above `low` until the next jump.
        until = np.exp(-np.append(curve.steps[1:], curve.steps[-1]))
        whole += bool(np.all(after <= high + 1e-12) and np.all(until >= low - 1e-12))
        low, high = curve.pointwise_band()
        place = np.searchsorted(curve.steps, 0.5, side="right") - 1
        at_half += bool(low[place] <= math.exp(-0.5) <= high[place])
        pointwise_whole += bool(np.all(after <= high) and np.all(before >= low))
        ends = curve.quantile(0.5)
        median += bool(ends.low <= math.log(2) <= (ends.high or np.inf))
    assert 0.95 - 0.028 <= whole / n_samples <= 0.99
    assert at_half / n_samples == near_rate(0.95, n_samples)
    assert median / n_samples == near_rate(0.95, n_samples)
    assert pointwise_whole / n_samples < 0.8  # why there are two kinds of band


# ---- the distance from a law --------------------------------------------------------------------


def test_the_law_of_the_excursion_is_kolmogorovs_over_the_whole_bridge():
    for bound in (0.4, 0.8276, 1.3581, 2.0):
        expected = 1 - scipy.special.kolmogorov(bound)
        assert supremum_probability(bound) == pytest.approx(expected, abs=1e-9)
        assert supremum_probability(bound, 1 - 1e-9) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(("reach", "bound"), [(0.1, 0.6), (0.25, 1.0143), (0.5, 0.9), (0.8, 1.2)])
def test_the_law_of_the_excursion_up_to_a_time(reach, bound):
    # 40,000 bridges on 200 points up to `reach`; between points the chance to have crossed either
    # bound is that of a bridge from value to value, so that the grid leaves no bias.
    rng = np.random.default_rng(3)
    times = np.linspace(0, reach, 201)
    step = times[1]
    inside = 0.0
    for _ in range(10):
        walk = np.cumsum(rng.normal(0, math.sqrt(step), (4000, 200)), axis=1)
        end = walk[:, -1:] + rng.normal(0, math.sqrt(1 - reach), (4000, 1))
        bridge = np.concatenate([np.zeros((4000, 1)), walk - times[1:] * end], axis=1)
        stays = np.ones(4000)
        for side in (-1, 1):
            room = np.maximum(bound - side * bridge, 0.0)
            stays *= np.prod(1 - np.exp(-2 * room[:, 1:] * room[:, :-1] / step), axis=1)
        inside += stays.mean() / 10
    assert supremum_probability(bound, reach) == near_rate(inside, 40_000)


def test_bound_and_probability_are_inverse():
    for reach in (0.05, 0.5, 1.0):
        for probability in (0.5, 0.95, 0.999):
            bound = supremum_bound(probability, reach)
            assert supremum_probability(bound, reach) == pytest.approx(probability, abs=1e-9)
    assert supremum_probability(0.0) == 0.0
    assert supremum_probability(1.0, 0.0) == 1.0


def test_the_distance_without_censoring_is_scipys():
    steps = np.sort(np.random.default_rng(2).exponential(1.0, 300))
    # Whole steps on a fine grid: the law is continuous to 1e-4.
    grid = np.ceil(steps * 1e5)
    found = distance(survival_curve(grid, np.ones(300, bool)), lambda t: np.exp(-t / 1e5))
    expected = scipy.stats.ks_1samp(steps, scipy.stats.expon.cdf, method="asymp")
    assert found.value == pytest.approx(expected.statistic, abs=2e-4)
    assert found.p_value == pytest.approx(expected.pvalue, abs=0.01)
    assert found.critical == pytest.approx(scipy.stats.kstwobign.ppf(0.95) / math.sqrt(300))


@pytest.mark.slow
@pytest.mark.parametrize("name", CENSORINGS)
def test_false_alarms_of_the_distance(name):
    # 1,000 samples of 200: 5 % ± 2.8 %, below on the safe side.
    rng = np.random.default_rng(11)
    alarms = 0
    for _ in range(1000):
        steps, limit = rng.exponential(1.0, 200), CENSORINGS[name](rng, 200)
        curve = survival_curve(np.ceil(np.minimum(steps, limit) * 1e6), steps <= limit)
        alarms += distance(curve, lambda t: np.exp(-t / 1e6)).p_value < 0.05
    assert 0.01 <= alarms / 1000 <= 0.078


def test_no_escape_at_all_has_its_exact_chance():
    curve = survival_curve([10] * 5, [False] * 5)
    found = distance(curve, lambda t: 0.9 ** np.asarray(t))
    assert found.p_value == pytest.approx(0.9**50)
    assert found.value == pytest.approx(1 - 0.9**10)
    assert found.step == 10
    # the sample of five that none of 95 % laws contradict: 1 - S, with S^5 = 5 %
    assert (1 - found.critical) ** 5 == pytest.approx(0.05)


# ---- two optimizers -----------------------------------------------------------------------------


@settings(max_examples=100, deadline=None)
@given(CENSORED, CENSORED)
def test_log_rank_is_mantels_sum_over_steps(one, other):
    samples = [
        (np.array([s for s, _ in pairs], float), np.array([e for _, e in pairs]))
        for pairs in (one, other)
    ]
    gap = variance = 0.0
    for step in sorted({s for times, seen in samples for s in times[seen]}):
        risk = [np.sum(times >= step) for times, _ in samples]
        gone = [np.sum((times == step) & seen) for times, seen in samples]
        n, d = sum(risk), sum(gone)
        gap += gone[0] - d * risk[0] / n
        if n > 1:
            variance += d * risk[0] * risk[1] * (n - d) / (n**2 * (n - 1))
    found = log_rank(*samples)
    if variance == 0:
        assert (found.chi2, found.p_value) == (None, None)
    else:
        assert found.chi2 == pytest.approx(gap**2 / variance, rel=1e-9, abs=1e-12)
        assert found.p_value == pytest.approx(scipy.stats.chi2.sf(found.chi2, 1), abs=1e-9)


def test_the_hazard_ratio_is_that_of_the_law():
    # 20,000 walkers each, hazards 1.2 and 1: the interval's half-width is 2 %.
    rng = np.random.default_rng(5)
    fast, slow = rng.exponential(1 / 1.2, 20_000), rng.exponential(1.0, 20_000)
    ratio = log_rank(escaped_by(fast, 1.5), escaped_by(slow, 1.5)).hazard_ratio
    assert ratio.low <= 1.2 <= ratio.high
    assert ratio.high / ratio.low == pytest.approx(1.045, abs=0.01)
    assert log_rank(([1, 2], [True] * 2), ([3, 3], [False] * 2)).hazard_ratio == Interval(
        None, None, None
    )


def correlated(rng, n, correlation):
    """Pairs of standard exponential steps whose normal scores have a correlation."""
    first = rng.normal(size=n)
    second = correlation * first + math.sqrt(1 - correlation**2) * rng.normal(size=n)
    return [-np.log(scipy.special.ndtr(z)) for z in (first, second)]


# correlation of the normal scores -> false alarms of the log-rank test at 5 %, from and to
LOG_RANK_ALARMS = {0.9: (0.0, 0.01), 0.5: (0.0, 0.035), 0.0: (0.022, 0.078), -0.7: (0.08, 0.3)}


@pytest.mark.slow
@pytest.mark.parametrize("correlation", LOG_RANK_ALARMS)
def test_false_alarms_under_shared_noise(correlation):
    # 1,000 samples of 100 pairs of the same law, the run ending when 75 % have escaped. The paired
    # test keeps its 5 % (± 2.8 %) whatever the correlation; the log-rank test does not.
    rng = np.random.default_rng(21)
    paired = plain = 0
    for _ in range(1000):
        samples = [escaped_by(s, -math.log(0.25)) for s in correlated(rng, 100, correlation)]
        paired += paired_test(*samples).p_value < 0.05
        plain += log_rank(*samples).p_value < 0.05
    assert paired / 1000 == near_rate(0.05, 1000)
    low, high = LOG_RANK_ALARMS[correlation]
    assert low <= plain / 1000 <= high


def test_pairs_show_what_the_log_rank_test_overlooks():
    # 200 samples of 60 pairs, correlation 0.95, the second slower by a fifth.
    rng = np.random.default_rng(22)
    paired = plain = 0
    for _ in range(200):
        fast, slow = correlated(rng, 60, 0.95)
        samples = escaped_by(fast, 2.0), escaped_by(1.2 * slow, 2.0)
        paired += paired_test(*samples).p_value < 0.05
        plain += log_rank(*samples).p_value < 0.05
    assert paired / 200 > 0.8
    assert plain / 200 < 0.1


def test_few_pairs_are_counted_exactly():
    # Six pairs that all point one way: two of the 2^6 exchanges are as extreme.
    steps = np.arange(6.0)
    found = paired_test((steps, np.ones(6, bool)), (steps + 0.5, np.ones(6, bool)))
    assert found.p_value == 2 / 2**6
    assert (found.n_first, found.n_second, found.n_open) == (6, 0, 0)
    one = paired_test(([1], [True]), ([9], [True]))
    assert one.p_value == 1.0  # one pair tells nothing


def test_sample_against_itself_and_without_escapes_shows_nothing():
    rng = np.random.default_rng(4)
    steps, seen = rng.integers(0, 20, 50), rng.random(50) < 0.7
    same = paired_test((steps, seen), (steps, seen))
    assert (same.z, same.p_value) == (0.0, 1.0)
    assert same.n_open == 50
    silent = paired_test(([5, 5], [False] * 2), ([5, 5], [False] * 2))
    assert (silent.p_value, silent.n_open) == (1.0, 2)


def test_which_of_a_pair_was_earlier_knows_what_censoring_hides():
    first = ([3, 3, 5, 5, 4, 2], [True, True, False, False, True, False])
    second = ([4, 3, 5, 4, 4, 7], [True, True, True, True, False, True])
    found = paired_test(first, second)
    # 3 < 4; 3 = 3 open; escape at 5 before censored at 5; 4 < 5; escape at 4 before censored at 4;
    # censored at 2 against 7 open
    assert (found.n_first, found.n_second, found.n_open) == (2, 2, 2)


def test_the_two_directions_of_a_comparison_mirror_each_other():
    rng = np.random.default_rng(6)
    samples = [escaped_by(rng.exponential(s, 40), 2.0) for s in (1.0, 1.5)]
    there, back = paired_test(*samples), paired_test(*samples[::-1])
    assert there.z == pytest.approx(-back.z)
    assert there.p_value == pytest.approx(back.p_value)
    there, back = log_rank(*samples).hazard_ratio, log_rank(*samples[::-1]).hazard_ratio
    assert there.low == pytest.approx(1 / back.high)


@pytest.mark.slow
def test_difference_of_medians_covers_the_truth_with_pairs_and_censoring():
    # 400 samples of 80 pairs; 95 % ± 4.4 %, and a percentile interval of medians is a little wide.
    rng = np.random.default_rng(31)
    covered = 0
    for turn in range(400):
        first, second = correlated(rng, 80, 0.8)
        samples = [escaped_by(2.0 * first, 2.0), escaped_by(second, 2.0)]
        found = median_difference(*resampled_medians(samples, seed=turn))
        covered += found.low <= math.log(2) <= (np.inf if found.high is None else found.high)
    assert 0.906 <= covered / 400 <= 0.994


def test_resampled_medians_are_kaplan_and_meiers_and_repeat():
    rng = np.random.default_rng(8)
    samples = [escaped_by(rng.integers(0, 30, 41).astype(float), 20) for _ in range(2)]
    medians = resampled_medians(samples, seed=3)
    for row, sample in zip(medians, samples, strict=True):
        expected = survival_curve(*sample).median
        assert row[0] == (np.inf if expected is None else expected)
    assert np.array_equal(medians, resampled_medians(samples, seed=3))
    assert not np.array_equal(medians, resampled_medians(samples, seed=4))
    # The same walkers are drawn for every sample: a sample never differs from its copy.
    twice = resampled_medians([samples[0], samples[0]], seed=3)
    assert np.array_equal(twice[0], twice[1])


def test_a_median_that_is_not_reached_leaves_an_open_end():
    stays = ([9] * 20, [False] * 20)
    leaves = (list(range(20)), [True] * 20)
    both = median_difference(*resampled_medians([stays, stays], seed=0))
    assert both == Interval(None, None, None)
    one = median_difference(*resampled_medians([leaves, stays], seed=0))
    assert one == Interval(None, None, None)
    half = ([*range(11), *[50] * 9], [True] * 11 + [False] * 9)
    some = median_difference(*resampled_medians([half, leaves], seed=0))
    assert some.value == 0.0
    assert some.low is not None
    assert some.high is None


def test_holms_correction():
    # Holm 1979: the smallest times how many, the next times one less, never falling.
    assert holm([0.01, 0.04, 0.03]) == (0.03, 0.06, 0.06)
    assert holm([0.5, 0.9]) == (1.0, 1.0)
    assert holm([None, 0.02]) == (None, 0.02)
    assert holm([]) == ()


# ---- how many walkers ---------------------------------------------------------------------------


def law_of_escape(rng, n):
    """ln(R/s|Z|)/ln r: the escape step under additive noise, sd 1.1107 when ln r is 1."""
    return -np.log(np.abs(rng.normal(size=n)))


SD_OF_LAW = math.pi / (2 * math.sqrt(2))


@pytest.mark.slow
def test_walkers_for_a_difference_give_the_stated_power():
    # 2,000 experiments on normal steps: 90 % ± 2.7 %.
    rng = np.random.default_rng(41)
    n = walkers_for_difference(1.0, 2.0, 1.0)
    found = 0
    for _ in range(2000):
        a, b = rng.normal(1.0, 2.0, n), rng.normal(0.0, 1.0, n)
        found += scipy.stats.ttest_ind(a, b, equal_var=False).pvalue < 0.05
    assert found / 2000 == near_rate(0.9, 2000)


@pytest.mark.slow
@pytest.mark.parametrize("correlation", [0.0, 0.8, 0.97])
def test_walkers_in_pairs_give_the_stated_power(correlation):
    # 2,000 experiments: 90 % ± 2.7 %; few pairs are rounded up, so that power may be more.
    rng = np.random.default_rng(42)
    n = walkers_for_difference(1.0, 2.0, 2.0, correlation)
    covariance = 4.0 * np.array([[1, correlation], [correlation, 1]])
    found = 0
    for _ in range(2000):
        a, b = rng.multivariate_normal([1.0, 0.0], covariance, size=n).T
        found += scipy.stats.ttest_rel(a, b).pvalue < 0.05
    most = 0.9 if n > 20 else 0.96
    assert 0.9 - 0.027 <= found / 2000 <= most + 0.027


def test_on_the_law_of_additive_noise_the_number_is_on_the_safe_side_of_our_tests():
    # 400 experiments of each: the tests that we report find the difference at least as often.
    rng = np.random.default_rng(43)
    n = walkers_for_difference(0.5, SD_OF_LAW, SD_OF_LAW)
    seen = np.ones(n, bool)
    rates = {"rank sum": 0, "paired": 0}
    for _ in range(400):
        a, b = law_of_escape(rng, n) + 3.5, law_of_escape(rng, n) + 3.0
        a, b = a - min(a.min(), b.min()), b - min(a.min(), b.min())
        rates["paired"] += paired_test((a, seen), (b, seen)).p_value < 0.05
        rates["rank sum"] += scipy.stats.mannwhitneyu(a, b).pvalue < 0.05
    assert rates["rank sum"] / 400 > 0.9
    assert rates["paired"] / 400 > 0.9


def test_rank_tests_need_two_thirds_of_the_walkers_on_the_law_of_additive_noise():
    # Pitman's efficiency 12 σ² (∫f²)²: σ² = π²/8 and ∫f² = 1/π make it 3/2.
    # u = -ln|Z| has the density 2 φ(e^-u) e^-u
    def density(u):
        return 2 * scipy.stats.norm.pdf(math.exp(-u)) * math.exp(-u)

    square, _ = scipy.integrate.quad(lambda u: density(u) ** 2, -6, 40)
    assert square == pytest.approx(1 / math.pi, rel=1e-9)
    assert 12 * SD_OF_LAW**2 * square**2 == pytest.approx(1.5, rel=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize("share", [1.0, 0.5])
def test_walkers_for_a_hazard_ratio_give_the_stated_power(share):
    # 500 experiments: 90 % ± 5.4 %; the run ends when that share has escaped.
    rng = np.random.default_rng(44)
    n = walkers_for_hazard_ratio(1.5, share)
    ends = np.linspace(0.1, 9, 4000)
    mean_share = 1 - (np.exp(-1.5 * ends) + np.exp(-ends)) / 2
    end = np.inf if share == 1 else ends[np.argmin(np.abs(mean_share - share))]
    found = 0
    for _ in range(500):
        a, b = rng.exponential(1 / 1.5, n), rng.exponential(1.0, n)
        found += log_rank(escaped_by(a, end), escaped_by(b, end)).p_value < 0.05
    assert found / 500 == near_rate(0.9, 500)


def test_more_power_smaller_differences_and_less_correlation_need_more_walkers():
    usual = walkers_for_difference(1.0, 2.0, 2.0)
    assert walkers_for_difference(1.0, 2.0, 2.0, power=0.99) > usual
    assert walkers_for_difference(1.0, 2.0, 2.0, level=0.001) > usual
    assert walkers_for_difference(0.5, 2.0, 2.0) > 3.9 * usual
    assert walkers_for_difference(-1.0, 2.0, 2.0) == usual
    paired = [walkers_for_difference(1.0, 2.0, 2.0, r) for r in (-0.5, 0.0, 0.5, 0.9)]
    assert paired == sorted(paired, reverse=True)
    assert walkers_for_difference(1.0, 0.0, 0.0) == 2
    assert walkers_for_hazard_ratio(1.5) == walkers_for_hazard_ratio(1 / 1.5)


# ---- bad input ----------------------------------------------------------------------------------

SEEN = [True, True]
BAD = {
    "lengths that differ": (
        lambda: survival_curve([1, 2, 3], SEEN),
        "steps of shape (3,) with observed of shape (2,); accepted: two sequences of the same length",
    ),
    "a negative step": (
        lambda: survival_curve([-1, 2], SEEN),
        "a negative step, or one that is not a number; accepted: steps counted from 0",
    ),
    "a step that is not a number": (
        lambda: escape_steps([np.nan, 2], SEEN),
        "A walker that never escaped has the last step of its run, with observed False.",
    ),
    "a confidence of 95": (
        lambda: survival_curve([1, 2], SEEN).simultaneous_band(95),
        "confidence=95; accepted: a number between 0 and 1. 0.95 is usual.",
    ),
    "pairs of which one is missing": (
        lambda: paired_test(([1, 2], SEEN), ([1], [True])),
        "2 walkers and 1 walkers as pairs; accepted: as many of one as of the other. Use log_rank",
    ),
    "resampling pairs of which one is missing": (
        lambda: resampled_medians([([1, 2], SEEN), ([1], [True])], seed=0),
        "samples of 1 and 2 walkers; accepted: as many of each",
    ),
    "no difference": (
        lambda: walkers_for_difference(0.0, 1.0, 1.0),
        "difference=0.0; accepted: a finite number of steps, not 0. No number of walkers shows",
    ),
    "a negative deviation": (
        lambda: walkers_for_difference(1.0, 1.0, -1.0),
        "std_second=-1.0; accepted: a finite number of steps, 0 or above. Pass the standard deviation",
    ),
    "a correlation above 1": (
        lambda: walkers_for_difference(1.0, 1.0, 1.0, 1.5),
        "correlation=1.5; accepted: a number from -1 to 1, or None. Leave it out for walkers that",
    ),
    "a power of 90": (
        lambda: walkers_for_difference(1.0, 1.0, 1.0, power=90),
        "power=90; accepted: a number between 0 and 1. 0.9 and 0.05 are usual.",
    ),
    "a power below the level": (
        lambda: walkers_for_difference(1.0, 1.0, 1.0, power=0.01),
        "power=0.01 with level=0.05; accepted: a power above the level. A test that looks at no data",
    ),
    "a hazard ratio of 1": (
        lambda: walkers_for_hazard_ratio(1.0),
        "ratio=1.0; accepted: a finite number above 0, not 1. No number of walkers",
    ),
    "no share": (
        lambda: walkers_for_hazard_ratio(1.5, 0.0),
        "share=0.0; accepted: a number above 0, at most 1. Run longer where no walker escapes",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_with_advice(name):
    call, message = BAD[name]
    with pytest.raises(InvalidInput) as caught:
        call()
    assert message in str(caught.value)
