"""The bracket of the population's smallest eigenvalue, where the population is chosen.

The roads are independent: batches are a chosen matrix plus symmetric Gaussian noise, so the truth is
known; the false shift of the low end is the semicircle's edge with the Tracy-Widom correction, from
random matrix theory; the ends themselves come from `numpy.linalg.eigvalsh` on the averaged matrix.
"""

import json
import math

import numpy as np
import pytest
import scipy.stats

from unsaddle.curvature import CurvatureOperator
from unsaddle.errors import InvalidInput
from unsaddle.spectrum import both_ends, sampling_bracket
from unsaddle.spectrum.batches import mean_operator


def matrices(population, n_batches, entry_sd, seed):
    """The population plus GOE noise: entries of standard deviation `entry_sd` off the diagonal."""
    draw = np.random.default_rng(seed)
    noise = draw.standard_normal((n_batches, *population.shape)) * entry_sd / math.sqrt(2)
    return population + noise + noise.transpose(0, 2, 1)


def bracket(population, n_batches, entry_sd, seed, **settings):
    made = matrices(population, n_batches, entry_sd, seed)
    return sampling_bracket([CurvatureOperator.from_matrix(m) for m in made], seed=seed, **settings)


def test_ends_are_those_of_the_averaged_matrices():
    made = matrices(np.diag(np.linspace(-1, 3, 30)), 8, 0.3, seed=0)
    found = sampling_bracket([CurvatureOperator.from_matrix(m) for m in made], seed=0)

    def smallest(rows):
        values, vectors = np.linalg.eigh(made[rows].mean(axis=0))
        return values[0], vectors[:, 0]

    first, second = range(4), range(4, 8)
    (low_a, v_a), (low_b, v_b) = smallest(first), smallest(second)
    low, v = smallest(range(8))
    high_a, high_b = ([u @ made[i] @ u for i in rows] for u, rows in ((v_a, second), (v_b, first)))
    assert found.low == pytest.approx(low, rel=1e-10)
    assert found.low_half == pytest.approx((low_a + low_b) / 2, rel=1e-10)
    assert found.high == pytest.approx((np.mean(high_a) + np.mean(high_b)) / 2, rel=1e-8)
    assert found.low_error == pytest.approx(scipy.stats.sem([v @ m @ v for m in made]), rel=1e-8)
    errors = [scipy.stats.sem(high_a), scipy.stats.sem(high_b)]
    assert found.high_error == pytest.approx(math.hypot(*errors) / 2, rel=1e-8)
    quantile = scipy.stats.t(6).ppf(0.975)
    assert found.upper == pytest.approx(found.high + quantile * found.high_error, rel=1e-9)
    assert found.lower == pytest.approx(found.low - quantile * found.low_error, rel=1e-9)
    assert found.n_products == 3 * 8 * (30 + 0) + 7 * 8


@pytest.mark.slow
def test_the_false_shift_of_the_low_end_is_the_edge_of_the_semicircle():
    """theory.md 2.7: -2σ√(d/B). 20 draws, d=100: sd of a mean edge .6 %; 2 % is three of them.

    The edge of a finite matrix is nearer by 1.2065 σ d^(-1/6)/√B (mean of the Tracy-Widom law, β=1).
    """
    n_dims, n_batches, entry_sd, truth = 100, 8, 0.2, 1.0
    found = [bracket(truth * np.eye(n_dims), n_batches, entry_sd, seed) for seed in range(20)]
    for name, used in {"low": 8, "low_half": 4, "low_quarter": 2}.items():
        edge = entry_sd * math.sqrt(n_dims / used) * (2 - 1.2065 * n_dims ** (-2 / 3))
        shift = truth - np.mean([getattr(one, name) for one in found])
        assert shift == pytest.approx(edge, rel=0.02)
    # A direction made by noise alone has the population's curvature on other samples.
    highs = np.array([one.high for one in found])
    assert abs(highs.mean() - truth) < 4 * highs.std(ddof=1) / math.sqrt(20)
    exponents = np.array([one.exponent for one in found])
    assert exponents.mean() == pytest.approx(0.5, abs=0.05)


POPULATIONS = {
    "isolated": np.concatenate([[-1.0], np.linspace(0.5, 2, 39)]),
    "clustered": np.concatenate([np.full(5, -1.0), np.linspace(0.5, 2, 35)]),
    "dense": np.linspace(-1, 2, 40),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", POPULATIONS)
@pytest.mark.parametrize("entry_sd", [0.05, 0.3])
def test_the_truth_lies_between_the_ends_on_average_and_inside_the_bounds_as_often_as_said(
    name, entry_sd
):
    """100 draws of 8 batches. Order of means: four standard errors, a false alarm in 3e-5.

    Each side holds at 97.5 %: fewer than 90 of 100 by chance in 1e-4.
    """
    population = np.diag(POPULATIONS[name])
    found = [bracket(population, 8, entry_sd, seed) for seed in range(100)]
    for lower, upper in (("low", "high"), ("low_half", "high"), ("low_quarter", "high_quarter")):
        lows, highs = (np.array([getattr(one, end) for one in found]) for end in (lower, upper))
        assert lows.mean() <= -1 + 4 * lows.std(ddof=1) / 10
        assert highs.mean() >= -1 - 4 * highs.std(ddof=1) / 10
    lows = [np.mean([getattr(one, n) for one in found]) for n in ("low_quarter", "low_half", "low")]
    assert lows[0] < lows[1] < lows[2] < -1 + 0.02
    assert scipy.stats.binom.cdf(89, 100, 0.975) < 2e-4
    assert sum(one.lower <= -1 for one in found) >= 90
    assert sum(one.upper >= -1 for one in found) >= 90


def test_the_sign_is_said_where_the_data_suffice():
    saddle = bracket(np.diag(POPULATIONS["isolated"]), 8, 0.05, seed=0)
    assert saddle.answer == "negative"
    assert saddle.n_batches_needed == 8
    assert saddle.sentence() == (
        f"the smallest eigenvalue of the population is negative: between {saddle.lower:.3g} and "
        f"{saddle.upper:.3g}, each side with probability 0.975, from 8 batches"
    )
    bowl = bracket(np.eye(40), 8, 0.05, seed=0)
    assert bowl.answer == "not negative"


@pytest.mark.slow
def test_noise_that_looks_like_a_saddle_is_not_enough_data_and_says_how_much_would_do():
    """The truth is 1 everywhere, and 16 batches show -0.8. By the semicircle it shows from (2σ)²d on:
    57 batches with the edge's correction, more for the scatter. The median of 10 is rough to 20 %."""
    n_dims, entry_sd = 64, 0.5
    needed = []
    for seed in range(10):
        found = bracket(np.eye(n_dims), 16, entry_sd, seed)
        assert found.low < -0.5
        assert found.answer == "not enough data to say"
        told = f"{found.n_batches_needed} batches would do if it is {found.limit:.3g}"
        assert (told in found.sentence()) == (found.n_batches_needed is not None)
        needed.append(found.n_batches_needed or math.inf)
    assert 57 / 1.2 <= np.median(needed) <= 2 * 64
    enough = bracket(np.eye(n_dims), 2 * 64, entry_sd, seed=11)
    assert enough.answer == "not negative"


def test_where_the_truth_is_zero_no_number_of_batches_is_foretold():
    """40 draws. The limit lies within one standard error of zero in 68 %: fewer than 17 by chance in
    1e-3; either sign is said at most at the stated 2.5 %: more than 5 in 40 by chance in 1e-3."""
    found = [bracket(np.zeros((30, 30)), 16, 0.2, seed) for seed in range(40)]
    assert sum(one.answer != "not enough data to say" for one in found) <= 5
    endless = [one for one in found if one.n_batches_needed is None]
    assert len(endless) >= 17
    for one in endless:
        assert abs(one.limit) <= one.limit_error
        assert one.sentence().endswith(
            "both sides move to zero within its error, so that no number would do for sure"
        )


@pytest.mark.slow
@pytest.mark.parametrize("truth", [0.0, 1.0])
def test_the_error_of_the_limit_is_its_scatter(truth):
    """60 draws measure an sd to 9 %; said to be right to 1.3, so 1.7 leaves three standard errors."""
    found = [bracket(truth * np.eye(30), 16, 0.2, seed) for seed in range(60)]
    scatter = np.std([one.limit for one in found], ddof=1)
    said = np.mean([one.limit_error for one in found])
    assert scatter / 1.7 < said < scatter * 1.7


def test_lanczos_and_dense_searches_agree():
    population = np.diag(POPULATIONS["isolated"])
    dense = bracket(population, 8, 0.1, 3, rel_tol=1e-4)
    searched = bracket(population, 8, 0.1, 3, rel_tol=1e-4, dense_limit=0)
    for name in ("low", "high", "low_half", "high_quarter", "lower", "upper"):
        assert getattr(searched, name) == pytest.approx(getattr(dense, name), abs=2e-3)
    assert dense.converged
    assert searched.converged
    short = bracket(population, 8, 0.1, 3, dense_limit=0, max_products=6)
    assert not short.converged
    assert short.low < dense.low  # the probable bound takes the place of what was not found


@pytest.mark.slow
def test_batches_of_a_real_network_enclose_the_curvature_of_all_its_samples():
    """10 cuts of 400 of 20,000 samples into 8 batches; both sides at 97.5 %: 9.5 expected, fewer
    than 7 by chance in 1e-3. The other road is the Hessian of all 20,000 samples at once."""
    torch = pytest.importorskip("torch")
    from unsaddle import TorchTraining

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        inputs = torch.randn(20_000, 6, dtype=torch.float64)
        model = torch.nn.Sequential(
            torch.nn.Linear(6, 4), torch.nn.Tanh(), torch.nn.Linear(4, 3)
        ).double()
    targets = (inputs[:, 0] > 0.5).long() + (inputs[:, 1] > 0).long()

    def hessian(rows):
        loss = torch.nn.CrossEntropyLoss()
        return TorchTraining(model, loss, (inputs[rows], targets[rows])).objective().operator()

    truth = both_ends(hessian(slice(None)), seed=0).smallest.value
    assert truth < 0
    covered = 0
    for seed in range(10):
        rows = np.random.default_rng(seed).permutation(20_000)[:400].reshape(8, 50)
        found = sampling_bracket([hessian(own) for own in rows], seed=seed)
        covered += found.lower <= truth <= found.upper
    assert scipy.stats.binom.cdf(6, 10, 0.95) < 1.1e-3
    assert covered >= 7


def test_mean_operator_is_the_mean_and_its_products_count_on_each():
    made = matrices(np.eye(5), 3, 1.0, seed=0)
    operators = [CurvatureOperator.from_matrix(m) for m in made]
    mean, vector = mean_operator(operators), np.arange(5.0)
    np.testing.assert_allclose(mean.product(vector), made.mean(axis=0) @ vector)
    np.testing.assert_allclose(mean.precise_product(vector), made.mean(axis=0) @ vector)
    assert [operator.n_products for operator in operators] == [2, 2, 2]


def test_wrong_products_are_an_outcome_and_progress_counts_searches():
    broken = CurvatureOperator(10, lambda v: v * math.nan, road="broken")
    found = sampling_bracket([broken] * 4, seed=0)
    plain = json.loads(json.dumps(found.to_dict(), allow_nan=False))
    assert (plain["status"], plain["low"], plain["n_batches_needed"]) == ("not finite", None, None)
    assert found.sentence() == "not enough data to say: products were not finite"
    told = []
    bracket(np.eye(4), 4, 0.1, 0, progress=lambda done, limit: told.append((done, limit)))
    assert told == [(n, 7) for n in range(1, 8)]


EYE = CurvatureOperator.from_matrix(np.eye(2))
MISTAKES = {
    "too few batches": (
        [EYE] * 3,
        "3 operators of 2 dims; accepted: at least 4 of the same dims. Cut the samples into more "
        "batches of equal size: scatter is measured between them.",
    ),
    "unequal dims": (
        [EYE, EYE, EYE, CurvatureOperator.from_matrix(np.eye(3))],
        "4 operators of 2 and 3 dims; accepted: at least 4 of the same dims. Cut the samples into "
        "more batches of equal size: scatter is measured between them.",
    ),
    "nothing": (
        [],
        "0 operators of no dims; accepted: at least 4 of the same dims. Cut the samples into more "
        "batches of equal size: scatter is measured between them.",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_answered_with_what_is_accepted(name):
    operators, message = MISTAKES[name]
    with pytest.raises(InvalidInput) as caught:
        sampling_bracket(operators, seed=0)
    assert str(caught.value) == message
