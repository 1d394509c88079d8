"""How gradients are drawn: means and covariances against closed forms, batches against counting.

The oracle is asked through its own `step`; its law is compared with the formula of sampling theory
(theory.md 2.4) and, for small populations, with an enumeration of all orders.
"""

from __future__ import annotations

import itertools

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from unsaddle import zoo
from unsaddle.counter import Counter
from unsaddle.ensemble import run_ensemble
from unsaddle.errors import InvalidInput
from unsaddle.optimizers import resolve
from unsaddle.oracle import AdditiveNoise, Exact, MiniBatch, across, along, isotropic
from unsaddle.problem import Problem

N = 200_000  # walkers of a statistical check
SADDLE = zoo.get("saddle")
POINT = (0.3, -0.7)
GRADIENT = np.array([0.6, 1.4])
BOX = ((-2.0, 2.0),) * 2


@pytest.fixture(autouse=True)
def double_precision():
    with jax.enable_x64(True):
        yield


def drawn(oracle, landscape=SADDLE, point=POINT, n_walkers=N, n_steps=1, seed=0, dtype=None):
    """Gradients at one point that stays, (steps, walkers, dims)."""
    counter = Counter.create(seed, "noise", oracle.n_blocks(len(point)))
    walkers = jnp.arange(n_walkers, dtype=jnp.uint32)
    place = tuple(jnp.full(n_walkers, c, dtype or jnp.float64) for c in point)

    @jax.jit
    def step(state, t):
        gradient, state = oracle.step(landscape, state, place, walkers, t, counter)
        return state, jnp.stack(gradient, axis=-1)

    steps = jnp.arange(n_steps, dtype=jnp.uint32)
    return np.array(jax.lax.scan(step, oracle.init(n_walkers), steps)[1], dtype=np.float64)


def test_exact_gradients_are_the_landscapes_bit_for_bit():
    found = drawn(Exact(), n_walkers=3)
    assert np.array_equal(found[0], np.tile(SADDLE.gradient(POINT), (3, 1)))
    assert Exact().describe() == "exact gradients"
    assert Exact().cost == 1.0


S = np.sqrt(0.5)
COVARIANCES = {
    "isotropic": (isotropic(0.3, 2), 0.09 * np.eye(2)),
    "along y": (along(0.3, [0, 5]), 0.09 * np.diag([0.0, 1.0])),
    "along a slanted direction": (along(0.3, [3, 4]), 0.09 * np.outer([0.6, 0.8], [0.6, 0.8])),
    "across y": (across(0.3, [[0, 1]]), 0.09 * np.diag([1.0, 0.0])),
    "across a slanted direction": (
        across(0.3, [[S, S]]),
        0.09 * np.array([[0.5, -0.5], [-0.5, 0.5]]),
    ),
}


@pytest.mark.parametrize("name", COVARIANCES)
def test_additive_noise_has_the_stated_mean_and_covariance(name):
    # N = 200 000; a mean has sd 0.3/√N, a covariance at most 0.09 √(2/N): 4.5 sigma, 5 numbers a
    # case, false alarm 3e-5 each.
    oracle, covariance = COVARIANCES[name]
    noise = drawn(oracle)[0] - GRADIENT
    assert np.all(np.abs(noise.mean(axis=0)) <= 4.5 * 0.3 / np.sqrt(N))
    found = noise.T @ noise / N
    assert np.all(np.abs(found - covariance) <= 4.5 * 0.09 * np.sqrt(2 / N))


UNTOUCHED = {
    "along x leaves y": (along(0.3, [1, 0]), 1),
    "along y leaves x": (along(0.3, [0, -2]), 0),
    "across y leaves y": (across(0.3, [[0.0, 1.0]]), 1),
    "across minus y leaves y": (across(0.3, [[0.0, -1.0]]), 1),
}


@pytest.mark.parametrize("name", UNTOUCHED)
def test_a_component_without_noise_is_exact_bit_for_bit(name):
    oracle, coordinate = UNTOUCHED[name]
    found = drawn(oracle, n_walkers=1000)[0]
    assert np.all(found[:, coordinate] == SADDLE.gradient(POINT)[coordinate])
    assert len(np.unique(found[:, 1 - coordinate])) == 1000


def test_noise_across_slanted_directions_has_no_component_along_them():
    rows = np.linalg.qr(np.random.default_rng(0).normal(size=(4, 2)))[0].T
    basis = np.array(across(1.0, rows).basis)
    assert basis.shape == (2, 4)
    np.testing.assert_allclose(basis @ basis.T, np.eye(2), atol=1e-14)
    np.testing.assert_allclose(basis @ rows.T, 0.0, atol=1e-15)


def test_noise_depends_on_seed_walker_and_step_alone():
    oracle = isotropic(0.3, 2)
    crowd = drawn(oracle, n_walkers=50, n_steps=4)
    alone = drawn(oracle, n_walkers=8, n_steps=4)
    elsewhere = drawn(oracle, n_walkers=8, n_steps=4, point=(0.0, 0.0))
    np.testing.assert_allclose(crowd[:, :8], alone, rtol=0, atol=1e-15)
    np.testing.assert_allclose(alone - GRADIENT, elsewhere, rtol=0, atol=3e-16)
    assert not np.isclose(alone, drawn(oracle, n_walkers=8, n_steps=4, seed=1)).any()


def test_noise_in_half_precision_is_the_single_precision_noise_rounded():
    oracle = isotropic(0.25, 2)
    single = drawn(oracle, point=(0.0, 0.0), n_walkers=100, dtype=jnp.float32)
    for dtype in (jnp.bfloat16, jnp.float16):
        half = drawn(oracle, point=(0.0, 0.0), n_walkers=100, dtype=dtype)
        rounded = np.asarray(jnp.asarray(single).astype(dtype), dtype=np.float64)
        assert np.array_equal(half, rounded)


def test_oracles_say_what_they_draw():
    assert isotropic(0.1, 2).describe() == "gradient noise isotropic, standard deviation 0.1"
    assert along(0.1, [3, 4]).describe() == (
        "gradient noise along (0.6, 0.8), standard deviation 0.1"
    )
    assert (
        along(0.1, [0, 1], "along y").describe() == "gradient noise along y, standard deviation 0.1"
    )
    assert across(0.1, [[0, 1]]).describe() == (
        "gradient noise across the escape directions, standard deviation 0.1"
    )
    problem = linear(np.arange(7.0))
    assert MiniBatch(problem, 3).describe() == (
        "mini-batches of 3 of 7 samples, without replacement, reshuffled each epoch"
    )
    assert MiniBatch(problem, 3, replacement=True).describe() == (
        "mini-batches of 3 of 7 samples, with replacement"
    )


def linear(pulls):
    """Sample i pulls with gradient pulls[i], everywhere."""
    return Problem("pulls", lambda x, c: c * x[0], np.asarray(pulls, dtype=float), ((-2.0, 2.0),))


def batches(problem, size, n_walkers, n_epochs, seed=0, replacement=False):
    """Batch means of a linear problem, (epochs, batches, walkers)."""
    per_epoch = -(-problem.n_samples // size)
    oracle = MiniBatch(problem, size, replacement)
    found = drawn(
        oracle, problem.landscape, (0.0,), n_walkers, n_steps=per_epoch * n_epochs, seed=seed
    )
    return found[..., 0].reshape(n_epochs, per_epoch, n_walkers)


@pytest.mark.parametrize("size", range(1, 8))
def test_every_epoch_visits_every_sample_once(size):
    # Sample i pulls with 8^i: the digits of sum(batch) say which samples it holds, and how often.
    problem = linear(8.0 ** np.arange(7))
    means = batches(problem, size, n_walkers=20, n_epochs=3)
    sizes = np.array([min(size, 7 - start) for start in range(0, 7, size)])
    totals = np.rint(means * sizes[None, :, None]).astype(int)
    counts = np.array([totals // 8**i % 8 for i in range(7)])  # (samples, epochs, batches, walkers)
    assert np.array_equal(counts.sum(axis=0), np.broadcast_to(sizes[None, :, None], totals.shape))
    assert np.all(counts.sum(axis=2) == 1)
    if size < 7:
        assert len(np.unique(totals[:, 0])) > 1  # walkers and epochs have orders of their own


def test_every_order_of_an_epoch_is_equally_likely():
    # 4 samples one by one, 24 orders, 2 400 walkers x 5 epochs = 12 000: chi-squared with 23
    # degrees of freedom beyond 49.7 has probability 1e-3.
    means = batches(linear(np.arange(4.0)), 1, n_walkers=2400, n_epochs=5).astype(int)
    codes = (means * np.array([64, 16, 4, 1])[None, :, None]).sum(axis=1).ravel()
    orders, counts = np.unique(codes, return_counts=True)
    assert len(orders) == 24
    assert np.sum((counts - 500) ** 2 / 500) < 49.7


def test_draws_with_replacement_are_uniform_and_independent():
    # 7 samples, batches of 2, 20 000 walkers: each ordered... a batch's sum tells the unordered
    # pair; 28 pairs, chi-squared with 27 degrees of freedom beyond 55.5 has probability 1e-3.
    found = drawn(
        MiniBatch(linear(8.0 ** np.arange(7)), 2, True), linear([1.0]).landscape, (0.0,), 20_000
    )
    totals = np.rint(2 * found.ravel()).astype(int)
    expected = {
        int(8**i + 8**j): 20_000 * (1 if i == j else 2) / 49
        for i, j in itertools.combinations_with_replacement(range(7), 2)
    }
    values, counts = np.unique(totals, return_counts=True)
    assert set(values.tolist()) == set(expected)
    share = np.array([expected[v] for v in values.tolist()])
    assert np.sum((counts - share) ** 2 / share) < 55.5


POPULATION = np.array([0.3, -1.2, 2.5, 0.7, -0.4, 1.1])  # n = 6


def enumerated(size):
    """Covariance of the batch means of one epoch over all orders of the population."""
    orders = np.array(list(itertools.permutations(POPULATION)))
    means = orders.reshape(len(orders), -1, size).mean(axis=2)
    return np.cov(means.T, bias=True)


@pytest.mark.parametrize(("size", "factor"), [(3, 0.6), (2, 0.8), (1, 1.0)])
def test_sampling_without_replacement_shrinks_the_variance_exactly_so(size, factor):
    # A17: Σ/B (n-B)/(n-1), and -V/(m-1) between batches of one epoch: the law of uniform orders,
    # which the tests above find the oracle to have.
    sigma = POPULATION.var()
    covariance = enumerated(size)
    variance = sigma / size * factor
    n_batches = 6 // size
    expected = variance * (np.eye(n_batches) * (1 + 1 / (n_batches - 1)) - 1 / (n_batches - 1))
    np.testing.assert_allclose(covariance, expected, atol=1e-12)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_oracles_batches_have_the_enumerated_covariance(size):
    # 100 000 walkers; an entry of a sample covariance has sd below 2 V/√N: 4.5 sigma, at most 36
    # entries, false alarm 3e-4.
    means = batches(linear(POPULATION), size, n_walkers=100_000, n_epochs=1)[0]
    expected = enumerated(size)
    assert np.all(np.abs(np.cov(means) - expected) < 4.5 * 2 * expected[0, 0] / np.sqrt(100_000))


def test_oracles_batches_with_replacement_have_the_full_variance():
    # N = 100 000, sd of the variance of a mean of 3 below 2 V/√N: 4.5 sigma, false alarm 7e-6.
    means = batches(linear(POPULATION), 3, 100_000, 1, replacement=True)[0]
    variance = POPULATION.var() / 3
    assert abs(means[0].var() - variance) < 4.5 * 2 * variance / np.sqrt(100_000)
    assert abs(means[0].mean() - POPULATION.mean()) < 4.5 * np.sqrt(variance / 100_000)


def test_batches_of_different_epochs_are_independent():
    # n = 100 000 pairs: correlation within 4.5/√n, false alarm 7e-6.
    means = batches(linear(POPULATION), 3, n_walkers=100_000, n_epochs=2)
    correlation = np.corrcoef(means[0, 0], means[1, 0])[0, 1]
    assert abs(correlation) < 4.5 / np.sqrt(100_000)


def test_a_batch_of_all_samples_is_the_exact_gradient():
    samples = np.random.default_rng(1).normal(size=(11, 2))
    problem = Problem("wells", lambda x, c: jnp.sum((x**2 - c) ** 2), samples, BOX)
    found = drawn(MiniBatch(problem, 11), problem.landscape, n_walkers=4, n_steps=3)
    expected = problem.landscape.gradient(POINT)
    np.testing.assert_allclose(found, np.broadcast_to(expected, found.shape), rtol=1e-14)


def test_a_ragged_last_batch_is_a_mean_over_the_samples_it_has():
    found = batches(linear(np.ones(7)), 3, n_walkers=5, n_epochs=2)
    np.testing.assert_allclose(found, 1.0, rtol=1e-15)


def test_costs_count_sample_gradients():
    problem = linear(np.arange(7.0))
    assert MiniBatch(problem, 3).cost == pytest.approx(7 / 3)  # 7 in the 3 steps of an epoch
    assert MiniBatch(problem, 3, replacement=True).cost == 3.0
    assert MiniBatch(problem, 7).cost == 7.0
    assert isotropic(0.1, 2).cost == 1.0


def test_batches_run_through_the_engine_one_order_an_epoch():
    # One epoch of a linear problem moves every walker by the same sum, whatever the order.
    problem = linear(POPULATION)
    run = run_ensemble(
        problem.landscape,
        resolve("sgd lr=0.5", 12),
        np.zeros((50, 1)),
        12,
        oracle=MiniBatch(problem, 2),
        seed=0,
        record_every=1,
    )
    epoch = -0.5 * 3 * POPULATION.mean()
    np.testing.assert_allclose(run.trajectory[3], epoch, rtol=1e-12)
    np.testing.assert_allclose(run.trajectory[12], 4 * epoch, rtol=1e-12)
    assert len(np.unique(run.trajectory[1])) > 5


REFUSED = {
    "a direction of zeros": (
        lambda: along(0.1, [0.0, 0.0]),
        "a noise direction [0.0, 0.0]; accepted: a finite vector that is not zero. "
        "Name a coordinate, as in --noise-along y, or give one number per coordinate.",
    ),
    "a direction that is not finite": (
        lambda: along(0.1, [np.nan, 1.0]),
        "a noise direction [nan, 1.0]; accepted: a finite vector that is not zero. "
        "Name a coordinate, as in --noise-along y, or give one number per coordinate.",
    ),
    "nothing across": (
        lambda: across(0.1, np.eye(2)),
        "noise across 2 escape directions in 2 dimensions; accepted: at least one dimension "
        "across. Take isotropic noise: every direction leads away.",
    ),
    "a negative deviation": (
        lambda: isotropic(-0.1, 2),
        "a noise standard deviation of -0.1; accepted: a finite number, zero or positive. "
        "It is the standard deviation of the gradient along each direction.",
    ),
    "a deviation that is not a number": (
        lambda: across(np.nan, [[0, 1]]),
        "a noise standard deviation of nan; accepted: a finite number, zero or positive. "
        "It is the standard deviation of the gradient along each direction.",
    ),
    "an empty batch": (
        lambda: MiniBatch(linear(POPULATION), 0),
        "batch_size=0; accepted: a whole number from 1 to the number of samples, 6. "
        "Take the number of samples for full-batch gradients.",
    ),
    "a batch larger than the data": (
        lambda: MiniBatch(linear(POPULATION), 7, replacement=True),
        "batch_size=7; accepted: a whole number from 1 to the number of samples, 6. "
        "Take the number of samples for full-batch gradients.",
    ),
    "half a sample": (
        lambda: MiniBatch(linear(POPULATION), 2.5),
        "batch_size=2.5; accepted: a whole number from 1 to the number of samples, 6. "
        "Take the number of samples for full-batch gradients.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_drawn_is_refused(name):
    make, message = REFUSED[name]
    with pytest.raises(InvalidInput) as caught:
        make()
    assert str(caught.value) == message


def test_equal_oracles_are_equal_so_that_programs_are_found_again():
    assert isotropic(0.1, 2) == isotropic(0.1, 2)
    assert len({isotropic(0.1, 2), isotropic(0.1, 2), isotropic(0.2, 2), Exact(), Exact()}) == 3
    assert isinstance(along(0.1, [0, 1]), AdditiveNoise)
