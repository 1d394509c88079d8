"""Mini-batches: means, covariances and orders against counting.

Exactly, by sending every order of a small population through the oracle; statistically, through the
orders it draws itself; and against the formulas of sampling theory (theory.md 2.4).
"""

from __future__ import annotations

import itertools

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from unsaddle.counter import Counter
from unsaddle.ensemble import run_ensemble
from unsaddle.errors import InvalidInput
from unsaddle.optimizers import resolve
from unsaddle.oracle import SAMPLINGS, MiniBatch, isotropic
from unsaddle.problem import Problem

BOX = ((-2.0, 2.0),) * 2
POINT = (0.3, -0.7)


def linear(pulls):
    """Sample i pulls with gradient pulls[i], everywhere."""
    return Problem("pulls", lambda x, c: c * x[0], np.asarray(pulls, dtype=float), ((-2.0, 2.0),))


@pytest.fixture(scope="session")
def batches(drawn):
    def means(problem, size, n_walkers, n_epochs, seed=0, sampling="reshuffle"):
        """Batch means of a linear problem, (epochs, batches, walkers)."""
        per_epoch = -(-problem.n_samples // size)
        oracle = MiniBatch(problem, size, sampling)
        found = drawn(
            oracle, problem.landscape, (0.0,), n_walkers, n_steps=per_epoch * n_epochs, seed=seed
        )
        return found[..., 0].reshape(n_epochs, per_epoch, n_walkers)

    return means


@pytest.mark.parametrize("sampling", ["reshuffle", "once"])
@pytest.mark.parametrize("size", range(1, 8))
def test_every_epoch_visits_every_sample_once(batches, size, sampling):
    # Sample i pulls with 8^i: the digits of sum(batch) say which samples it holds, and how often.
    problem = linear(8.0 ** np.arange(7))
    means = batches(problem, size, n_walkers=20, n_epochs=3, sampling=sampling)
    sizes = np.array([min(size, 7 - start) for start in range(0, 7, size)])
    totals = np.rint(means * sizes[None, :, None]).astype(int)
    counts = np.array([totals // 8**i % 8 for i in range(7)])  # (samples, epochs, batches, walkers)
    assert np.array_equal(counts.sum(axis=0), np.broadcast_to(sizes[None, :, None], totals.shape))
    assert np.all(counts.sum(axis=2) == 1)
    if size < 7:
        assert len(np.unique(totals[0, 0])) > 1  # walkers have orders of their own
        same = np.array_equal(totals[0], totals[1]) and np.array_equal(totals[0], totals[2])
        assert same == (sampling == "once")  # and so have epochs


@pytest.mark.parametrize(
    ("sampling", "n_walkers", "n_epochs"), [("reshuffle", 2400, 5), ("once", 12_000, 1)]
)
def test_every_order_is_equally_likely(batches, sampling, n_walkers, n_epochs):
    # 4 samples one by one, 24 orders, walkers x epochs = 12 000: chi-squared with 23 degrees of
    # freedom beyond 49.7 has probability 1e-3.
    found = batches(linear(np.arange(4.0)), 1, n_walkers, n_epochs, sampling=sampling)
    codes = (found.astype(int) * np.array([64, 16, 4, 1])[None, :, None]).sum(axis=1).ravel()
    orders, counts = np.unique(codes, return_counts=True)
    assert len(orders) == 24
    assert np.sum((counts - 500) ** 2 / 500) < 49.7


def test_draws_with_replacement_are_uniform_and_independent(drawn):
    # 7 samples, batches of 2, 20 000 walkers: each ordered... a batch's sum tells the unordered
    # pair; 28 pairs, chi-squared with 27 degrees of freedom beyond 55.5 has probability 1e-3.
    found = drawn(
        MiniBatch(linear(8.0 ** np.arange(7)), 2, "replacement"),
        linear([1.0]).landscape,
        (0.0,),
        20_000,
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


def every_order_through(oracle, n_dims):
    """Batch means (batches, orders, dims) of an epoch of each order of the population.

    The second epoch of a run that was shuffled once reads the order from the state: here, all 720.
    """
    orders = np.array(list(itertools.permutations(range(6)))).T
    walkers = jnp.arange(orders.shape[1], dtype=jnp.uint32)
    point = tuple(jnp.zeros(len(walkers)) for _ in range(n_dims))
    counter = Counter.create(0, "noise", oracle.n_blocks(n_dims))
    advance = jax.jit(lambda s, t: oracle.step(None, s, point, walkers, t, counter))
    state, found = jnp.asarray(orders, jnp.int32), []
    for step in range(oracle.steps_per_epoch, 2 * oracle.steps_per_epoch):
        gradient, state = advance(state, jnp.uint32(step))
        found.append(np.stack(gradient, axis=-1))
    return np.array(found)


PULLS = np.random.default_rng(6).standard_normal((6, 2))


@pytest.mark.parametrize(("size", "factor"), [(3, 0.6), (2, 0.8), (1, 1.0)])
def test_a17_mean_covariance_and_correlation_within_an_epoch_are_exact(size, factor):
    # Σ/B (n-B)/(n-1), and -V/(m-1) between batches of one epoch.
    problem = Problem("pulls", lambda x, c: c @ x, PULLS, BOX)
    means = every_order_through(MiniBatch(problem, size, "once"), 2)
    n_batches = 6 // size
    sigma = problem.gradient_covariance([0.0, 0.0])
    variance = sigma / size * factor
    assert (6 - size) / 5 == pytest.approx(factor, abs=1e-15)
    np.testing.assert_allclose(
        means.mean(axis=1), np.tile(PULLS.mean(axis=0), (n_batches, 1)), atol=1e-12
    )
    deviations = means - PULLS.mean(axis=0)
    for i, j in itertools.product(range(n_batches), repeat=2):
        found = deviations[i].T @ deviations[j] / means.shape[1]
        expected = variance if i == j else -variance / (n_batches - 1)
        np.testing.assert_allclose(found, expected, atol=1e-12)


def test_a_ragged_last_batch_has_the_covariance_of_its_own_size():
    # n = 6 in batches of 4 and 2: Σ/B (n-B)/(n-1) of each; between them -Σ/(n-1), as between any
    # two means of disjoint parts of a population.
    problem = linear(POPULATION)
    means = every_order_through(MiniBatch(problem, 4, "once"), 1)[..., 0]
    sigma = POPULATION.var()
    found = np.cov(means, bias=True)
    expected = [[sigma / 4 * 2 / 5, -sigma / 5], [-sigma / 5, sigma / 2 * 4 / 5]]
    np.testing.assert_allclose(found, expected, atol=1e-12)


def test_shuffles_are_sorted_by_all_the_bits_there_is_room_for(batches):
    # 100 samples need 7 of the 64 bits; each is first as often as any other: 4 000 walkers,
    # chi-squared with 99 degrees of freedom beyond 148 has probability 1e-3.
    first = batches(linear(np.arange(100.0)), 50, n_walkers=20, n_epochs=1)
    np.testing.assert_allclose(first.mean(axis=1), 49.5, rtol=1e-12)
    oracle = MiniBatch(linear(np.arange(100.0)), 1)
    counter = Counter.create(5, "noise", 100)
    walkers = jnp.arange(4000, dtype=jnp.uint32)
    order = np.asarray(jax.jit(oracle._shuffle)(counter, walkers, jnp.uint32(0)))
    assert np.array_equal(np.sort(order, axis=0)[:, 0], np.arange(100))
    counts = np.bincount(order[0], minlength=100)
    assert np.sum((counts - 40) ** 2 / 40) < 148


@pytest.mark.parametrize("size", [1, 2, 3])
def test_oracles_batches_have_the_enumerated_covariance(batches, size):
    # 100 000 walkers; an entry of a sample covariance has sd below 2 V/√N: 4.5 sigma, at most 36
    # entries, false alarm 3e-4.
    means = batches(linear(POPULATION), size, n_walkers=100_000, n_epochs=1)[0]
    expected = enumerated(size)
    assert np.all(np.abs(np.cov(means) - expected) < 4.5 * 2 * expected[0, 0] / np.sqrt(100_000))


def test_oracles_batches_with_replacement_have_the_full_variance(batches):
    # N = 100 000, sd of the variance of a mean of 3 below 2 V/√N: 4.5 sigma, false alarm 7e-6.
    means = batches(linear(POPULATION), 3, 100_000, 1, sampling="replacement")[0]
    variance = POPULATION.var() / 3
    assert abs(means[0].var() - variance) < 4.5 * 2 * variance / np.sqrt(100_000)
    assert abs(means[0].mean() - POPULATION.mean()) < 4.5 * np.sqrt(variance / 100_000)


def test_batches_of_different_epochs_are_independent(batches):
    # n = 100 000 pairs: correlation within 4.5/√n, false alarm 7e-6.
    means = batches(linear(POPULATION), 3, n_walkers=100_000, n_epochs=2)
    correlation = np.corrcoef(means[0, 0], means[1, 0])[0, 1]
    assert abs(correlation) < 4.5 / np.sqrt(100_000)


def test_a_batch_of_all_samples_is_the_exact_gradient(drawn):
    samples = np.random.default_rng(1).normal(size=(11, 2))
    problem = Problem("wells", lambda x, c: jnp.sum((x**2 - c) ** 2), samples, BOX)
    found = drawn(MiniBatch(problem, 11), problem.landscape, n_walkers=4, n_steps=3)
    expected = problem.landscape.gradient(POINT)
    np.testing.assert_allclose(found, np.broadcast_to(expected, found.shape), rtol=1e-14)


def test_a_ragged_last_batch_is_a_mean_over_the_samples_it_has(batches):
    found = batches(linear(np.ones(7)), 3, n_walkers=5, n_epochs=2)
    np.testing.assert_allclose(found, 1.0, rtol=1e-15)


def test_costs_count_sample_gradients():
    problem = linear(np.arange(7.0))
    assert MiniBatch(problem, 3).cost == pytest.approx(7 / 3)  # 7 in the 3 steps of an epoch
    assert MiniBatch(problem, 3, "replacement").cost == 3.0
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


def test_batches_say_what_they_draw():
    problem = linear(np.arange(7.0))
    assert MiniBatch(problem, 3).describe() == (
        "mini-batches of 3 of 7 samples, without replacement, reshuffled each epoch"
    )
    assert MiniBatch(problem, 3, "once").describe() == (
        "mini-batches of 3 of 7 samples, without replacement, shuffled once"
    )
    assert MiniBatch(problem, 3, "replacement").describe() == (
        "mini-batches of 3 of 7 samples, with replacement"
    )
    assert MiniBatch(problem, 7).describe() == "full batches of 7 samples"


@pytest.mark.parametrize("sampling", SAMPLINGS)
def test_a_walkers_batches_do_not_depend_on_the_crowd(batches, sampling):
    problem = linear(np.arange(7.0))
    crowd = batches(problem, 3, n_walkers=30, n_epochs=3, sampling=sampling)
    alone = batches(problem, 3, n_walkers=4, n_epochs=3, sampling=sampling)
    np.testing.assert_allclose(crowd[..., :4], alone, rtol=1e-15)
    other = batches(problem, 3, n_walkers=4, n_epochs=3, sampling=sampling, seed=1)
    assert not np.array_equal(alone, other)


def test_equal_mini_batches_are_equal_so_that_programs_are_found_again():
    problem = linear(np.arange(7.0))
    assert MiniBatch(problem, 3) == MiniBatch(problem, 3)
    assert MiniBatch(problem, 3) != MiniBatch(problem, 3, "once")
    assert MiniBatch(problem, 3) != MiniBatch(linear(np.arange(7.0)), 3)


REFUSED = {
    "an empty batch": (
        lambda: MiniBatch(linear(POPULATION), 0),
        "batch_size=0; accepted: a whole number from 1 to the number of samples, 6. "
        "Take the number of samples for full-batch gradients.",
    ),
    "a batch larger than the data": (
        lambda: MiniBatch(linear(POPULATION), 7, "replacement"),
        "batch_size=7; accepted: a whole number from 1 to the number of samples, 6. "
        "Take the number of samples for full-batch gradients.",
    ),
    "a batch of fewer than none": (
        lambda: MiniBatch(linear(POPULATION), -2),
        "batch_size=-2; accepted: a whole number from 1 to the number of samples, 6. "
        "Take the number of samples for full-batch gradients.",
    ),
    "a truth value": (
        lambda: MiniBatch(linear(POPULATION), True),
        "batch_size=True; accepted: a whole number from 1 to the number of samples, 6. "
        "Take the number of samples for full-batch gradients.",
    ),
    "a sampling that there is not": (
        lambda: MiniBatch(linear(POPULATION), 2, "sorted"),
        "sampling='sorted'; accepted: reshuffle, once, replacement. "
        "Take reshuffle, as most training loops do: a fresh order each epoch.",
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
