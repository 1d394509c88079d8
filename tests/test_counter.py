"""The counter-based numbers: bits against JAX's own cipher and the published vectors, deviates
against NumPy's log, sin and cos, and their statistics.

JAX's cipher shares no code with ours, and the three vectors come from the authors' own test file
(Random123, `kat_vectors`). NumPy's elementary functions share nothing with our polynomials. The
statistical tests have fixed seeds; each states its sample and the rate at which a perfect generator
would fail it.
"""

from __future__ import annotations

import jax
import jax.extend.random
import jax.numpy as jnp
import numpy as np
import pytest
import scipy.stats

from unsaddle.counter import Counter, blocks_for, box_muller, threefry

VECTORS = {
    "all zero": ((0, 0), (0, 0), (0x6B200159, 0x99BA4EFE)),
    "all ones": ((0xFFFFFFFF,) * 2, (0xFFFFFFFF,) * 2, (0x1CB996FC, 0xBB002BE7)),
    "digits of pi": (
        (0x13198A2E, 0x03707344),
        (0x243F6A88, 0x85A308D3),
        (0xC4923A9C, 0x483DF7A0),
    ),
}


@pytest.fixture(autouse=True)
def double_precision():
    with jax.enable_x64(True):
        yield


def words(*numbers):
    return [np.array([number], dtype=np.uint32) for number in numbers]


@pytest.mark.parametrize("name", VECTORS)
def test_cipher_gives_the_published_vectors(name):
    key, counter, expected = VECTORS[name]
    found = threefry(*words(*key), *words(*counter))
    assert tuple(word.item() for word in found) == expected


@pytest.mark.parametrize("seed", range(5))
def test_bits_are_those_of_jax_under_the_same_key_and_counter(seed):
    counter = Counter.create(seed, "noise", 2)
    walkers = np.arange(1000, dtype=np.uint32) * np.uint32(4_000_037)
    step = np.uint32(2**31 + 12345 + seed)
    for block in range(2):
        ours = counter.bits(walkers, step, block)
        flat = np.concatenate([walkers, np.full_like(walkers, step)])
        theirs = jax.extend.random.threefry_2x32(counter.words[block], flat)
        assert np.array_equal(np.concatenate(ours), theirs)


def test_all_blocks_at_once_are_the_blocks_one_by_one():
    counter = Counter.create(3, "noise", 4)
    walkers = np.arange(7, dtype=np.uint32)
    first, second = counter.all_bits(walkers, np.uint32(9))
    for block in range(4):
        one = counter.bits(walkers, np.uint32(9), block)
        assert np.array_equal(first[block], one[0])
        assert np.array_equal(second[block], one[1])


def test_no_two_counters_share_their_bits_under_one_key():
    # A bijection of 64 bits: 2**18 counters give as many different pairs. A random function would
    # collide with probability 2e-9, so this is a check of the claim, not of luck.
    counter = Counter.create(11, "noise", 1)
    walkers, steps = np.meshgrid(np.arange(512), np.arange(512) * 8_388_593 % 2**32)
    low, high = counter.bits(walkers.ravel().astype(np.uint32), steps.ravel().astype(np.uint32))
    pairs = np.asarray(low, dtype=np.uint64) << np.uint64(32) | np.asarray(high, dtype=np.uint64)
    assert len(np.unique(pairs)) == 512 * 512


def undone(key, first, second):
    """The counter words of given bits, written from the cipher's definition."""
    a, b = (np.asarray(word) for word in (first, second))
    keys = (*key, key[0] ^ key[1] ^ np.uint32(0x1BD11BDA))
    with np.errstate(over="ignore"):
        for group in reversed(range(5)):
            a = a - keys[(group + 1) % 3]
            b = b - keys[(group + 2) % 3] - np.uint32(group + 1)
            for turn in reversed(((13, 15, 26, 6), (17, 29, 16, 24))[group % 2]):
                b = b ^ a
                b = (b >> np.uint32(turn)) | (b << np.uint32(32 - turn))
                a = a - b
        return a - keys[0], b - keys[1]


def test_cipher_can_be_undone():
    # Only a bijection has an inverse.
    key = words(0x13198A2E, 0x03707344)
    low = np.arange(1000, dtype=np.uint32)
    high = low[::-1] * np.uint32(2_654_435_761)
    found = undone(key, *threefry(*key, low, high))
    assert np.array_equal(found[0], low)
    assert np.array_equal(found[1], high)


def test_no_two_of_two_to_the_forty_draws_overlap():
    # 2**20 walkers of 2**20 steps. Two draws of one stream share their bits only if one pair of
    # words is undone to two counters, and undoing is a function: what is left to see is that the
    # generator hands the cipher the walker and the step themselves, none cut off or mixed. Corners
    # of the grid, the ends of what 32 bits hold, and 2**16 places in between.
    counter = Counter.create(7, "noise", 2)
    rng = np.random.default_rng(0)
    ends = np.array([0, 1, 2**20 - 1, 2**20, 2**31 - 1, 2**32 - 1], dtype=np.uint32)
    corners = [axis.ravel() for axis in np.meshgrid(ends, ends)]
    inside = rng.integers(0, 2**20, (2, 2**16), dtype=np.uint32)
    walkers, steps = np.concatenate([corners, inside], axis=1)
    first, second = counter.all_bits(walkers, steps)
    for block in range(2):
        one_by_one = counter.bits(walkers, steps, block)
        for bits in ((first[block], second[block]), one_by_one):
            found = undone(counter.words[block], *bits)
            assert np.array_equal(found[0], walkers)
            assert np.array_equal(found[1], steps)


def test_streams_have_keys_of_their_own():
    # 50 seeds x 4 purposes x 500 blocks: 100 000 keys of 64 bits. Random ones would coincide with
    # probability 3e-10.
    keys = np.concatenate(
        [
            Counter.create(seed, purpose, 500).words
            for seed in [*range(25), *(2**53 - 1 - k for k in range(25))]
            for purpose in ("noise", "optimizer", "start", "probe")
        ]
    )
    assert len(np.unique(keys, axis=0)) == len(keys) == 100_000


def test_streams_under_different_keys_do_not_overlap():
    # Two keys, 2**18 draws each: 2**36 pairs of 64-bit values, of which a random one agrees with
    # probability 4e-9. By the same count two streams of 2**40 draws share 2**16 values by chance,
    # at places that have nothing to do with each other; none is a shifted copy.
    walkers, steps = (axis.ravel().astype(np.uint32) for axis in np.meshgrid(*[np.arange(512)] * 2))
    first, second = Counter.create(11, "noise", 2).all_bits(walkers, steps)
    pairs = np.asarray(first, np.uint64) << np.uint64(32) | np.asarray(second, np.uint64)
    assert len(np.intersect1d(*pairs)) == 0


def test_deviates_as_one_array_are_those_of_the_list():
    counter = Counter.create(5, "noise", 4)
    walkers, step = np.arange(9, dtype=np.uint32), np.uint32(3)
    for n in (1, 2, 7):
        rows = jax.jit(lambda n=n: counter.normal_rows(walkers, step, n, jnp.float64))()
        single = jax.jit(lambda n=n: counter.normals(walkers, step, n, jnp.float64))()
        assert rows.shape == (n, 9)
        np.testing.assert_allclose(rows, jnp.stack(single), rtol=1e-13)


def test_pairs_of_uniforms_are_the_two_words_of_each_block():
    # Kolmogorov-Smirnov with n = 200 000 of each; false alarm 1e-3 for each of four.
    counter = Counter.create(6, "noise", 2)
    pairs = counter.uniform_pairs(np.arange(200_000, dtype=np.uint32), np.uint32(5), jnp.float64)
    bits = counter.all_bits(np.arange(200_000, dtype=np.uint32), np.uint32(5))
    for uniforms, words_of in zip(pairs, bits, strict=True):
        assert np.array_equal(uniforms, (np.asarray(words_of, np.float64) + 0.5) / 2**32)
        for block in np.asarray(uniforms):
            assert scipy.stats.kstest(block, "uniform").pvalue > 1e-3


compiled_pair = jax.jit(box_muller, static_argnums=2)
EDGES = np.array(
    [0, 1, 2, 3, 2**31 - 1, 2**31, 2**31 + 1, 2**32 - 2, 2**32 - 1, 3_037_000_499, 3_037_000_500],
    dtype=np.uint32,
)
# The polynomials' error in the radius, relative; and the rounding of the unit u, which moves the
# radius by (error of u)/(radius u): that counts where the radius is small, u near 1.
PRECISIONS = {"double": (jnp.float64, 2e-12, 2.0**-52), "single": (jnp.float32, 2e-6, 2.0**-24)}


@pytest.mark.parametrize("name", PRECISIONS)
def test_deviates_are_those_of_numpys_log_sine_and_cosine(name):
    dtype, relative, rounding = PRECISIONS[name]
    rng = np.random.default_rng(0)
    first = np.concatenate([EDGES, rng.integers(0, 2**32, 200_000, dtype=np.uint32)])
    second = np.concatenate([EDGES[::-1], rng.integers(0, 2**32, 200_000, dtype=np.uint32)])
    radius = np.sqrt(-2 * np.log((first + 0.5) * 2.0**-32))
    angle = np.pi * ((second >> np.uint32(1)) * 2.0**-31 - (0.5 - 2.0**-32))
    mirror = 1.0 - 2.0 * (second & np.uint32(1))
    found = compiled_pair(first, second, dtype)
    exact = (radius * np.cos(angle) * mirror, radius * np.sin(angle))
    for z, expected in zip(found, exact, strict=True):
        assert z.dtype == dtype
        error = np.abs(np.asarray(z, dtype=np.float64) - expected)
        assert np.all(error < relative * radius + rounding / radius)


def test_no_deviate_is_larger_than_the_words_allow():
    largest = compiled_pair(np.uint32(0), np.uint32(2**31), jnp.float64)
    assert float(np.hypot(*largest)) == pytest.approx(np.sqrt(2 * 33 * np.log(2)), rel=1e-12)
    assert np.sqrt(2 * 33 * np.log(2)) < 6.77
    for dtype in (jnp.float32, jnp.float64):
        corners = compiled_pair(EDGES[:, None], EDGES[None, :], dtype)
        assert all(bool(jnp.isfinite(z).all()) for z in corners)


N = 1_000_000


def drawn(counter, n):
    walkers, steps = np.arange(1000, dtype=np.uint32), np.arange(250, dtype=np.uint32)
    draw = jax.jit(jax.vmap(lambda step: jnp.stack(counter.normals(walkers, step, n, jnp.float64))))
    return np.moveaxis(np.array(draw(steps)), 0, 2)  # (deviates, walkers, steps)


@pytest.fixture(scope="module")
def sample():
    """Four deviates of 1 000 walkers at 250 steps: 10⁶ numbers."""
    with jax.enable_x64(True):
        counter = Counter.create(2026, "noise", 2)
        return drawn(counter, 4)


def test_normals_have_the_moments_of_a_standard_normal(sample):
    # N = 10⁶; the k-th sample moment has variance (m_2k - m_k²)/N. Four checks at 4.5 sigma:
    # false alarm 3e-5.
    for power, moment, next_moment in ((1, 0, 1), (2, 1, 3), (3, 0, 15), (4, 3, 105)):
        std = np.sqrt((next_moment - moment**2) / N)
        assert abs(np.mean(sample**power) - moment) < 4.5 * std


def test_normals_follow_the_normal_law_to_the_last_tail(sample):
    # Kolmogorov-Smirnov over 10⁶ deviates, each of 4 and all: five p-values, false alarm 5e-3 at
    # a fixed seed. The tail: P(|z| > 4) = 6.33e-5, expected 63.3, Poisson 4.5 sigma.
    assert scipy.stats.kstest(sample.ravel(), "norm").pvalue > 1e-3
    for deviates in sample:
        assert scipy.stats.kstest(deviates.ravel(), "norm").pvalue > 1e-3
    expected = 2 * scipy.stats.norm.sf(4) * N
    assert abs(np.sum(np.abs(sample) > 4) - expected) < 4.5 * np.sqrt(expected)


def test_normals_of_other_blocks_walkers_steps_and_squares_are_uncorrelated(sample):
    # Sample correlation of n pairs: sd 1/√n (squares: the same). 22 of them at 4.5 sigma: 1.5e-4.
    pairs = [(sample[i], sample[j]) for i in range(4) for j in range(i)]
    pairs += [(sample[i][1:], sample[i][:-1]) for i in range(4)]  # neighbouring walkers
    pairs += [(sample[i][:, 1:], sample[i][:, :-1]) for i in range(4)]  # neighbouring steps
    for a, b in pairs:
        assert abs(np.corrcoef(a.ravel(), b.ravel())[0, 1]) < 4.5 / np.sqrt(a.size)
    for a, b in pairs[:8]:
        squares = np.corrcoef(a.ravel() ** 2, b.ravel() ** 2)[0, 1]
        assert abs(squares) < 4.5 / np.sqrt(a.size)


STREAMS = {
    "another seed": (2027, "noise"),
    "the neighbouring seed in the last bit": (2026 ^ 1, "noise"),
    "another purpose": (2026, "optimizer"),
}


@pytest.mark.parametrize("name", STREAMS)
def test_normals_of_other_streams_are_uncorrelated(sample, name):
    # n = 250 000 pairs, 4.5 sigma: false alarm 7e-6 each.
    other = drawn(Counter.create(*STREAMS[name], 1), 1)
    correlation = np.corrcoef(sample[0].ravel(), other.ravel())[0, 1]
    assert abs(correlation) < 4.5 / np.sqrt(250_000)


def test_uniforms_are_uniform_and_never_zero_or_one():
    # Kolmogorov-Smirnov with n = 200 000; false alarm 1e-3.
    counter = Counter.create(4, "optimizer", 3)
    draws = counter.uniform(np.arange(200_000, dtype=np.uint32), np.uint32(5), jnp.float64, block=2)
    assert scipy.stats.kstest(np.array(draws), "uniform").pvalue > 1e-3
    assert float(draws.min()) > 0
    assert float(draws.max()) < 1


def compiled_normals(counter, walkers, step, n):
    draw = jax.jit(lambda w, t: counter.normals(w, t, n, jnp.float64))
    return draw(np.asarray(walkers, dtype=np.uint32), np.uint32(step))


def test_a_number_of_deviates_is_the_beginning_of_a_larger_number():
    counter = Counter.create(1, "noise", 3)
    five = compiled_normals(counter, np.arange(5), 2, 5)
    two = compiled_normals(counter, np.arange(5), 2, 2)
    assert [blocks_for(n) for n in (0, 1, 2, 3, 5)] == [0, 1, 1, 2, 3]
    for a, b in zip(five[:2], two, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-14)


def test_a_walkers_numbers_do_not_depend_on_the_crowd():
    counter = Counter.create(1, "noise", 1)
    crowd = compiled_normals(counter, np.arange(100), 3, 2)
    alone = compiled_normals(counter, [7], 3, 2)
    for a, b in zip(crowd, alone, strict=True):
        # Another shape is another compilation, which may fuse a multiplication with an addition.
        np.testing.assert_allclose(a[7:8], b, rtol=1e-14)
