"""Generators depend on (seed, purpose, index) alone; a seed that cannot be kept is refused."""

from __future__ import annotations

import numpy as np
import pytest

from unsaddle.errors import InvalidInput
from unsaddle.streams import LARGEST_SEED, generator, resolve_seed, seed_sequence


def test_generators_of_one_key_give_the_same_numbers_and_of_others_different_ones():
    keys = [(0, "probe", 0), (1, "probe", 0), (0, "start", 0), (0, "probe", 1), (2**40, "probe", 0)]
    first = [tuple(generator(*key).standard_normal(3)) for key in keys]
    again = [tuple(generator(*key).standard_normal(3)) for key in keys]
    assert first == again
    assert len(set(first)) == len(keys)


def test_drawing_from_one_stream_leaves_another_as_it_was():
    left, right = generator(5, "probe", 0), generator(5, "probe", 1)
    untouched = generator(5, "probe", 1).standard_normal(4)
    left.standard_normal(1000)
    assert np.array_equal(right.standard_normal(4), untouched)


def test_words_of_a_thousand_streams_are_all_different():
    # 64 bits for each of 1 000 keys: two alike by chance 3e-14
    words = {
        tuple(seed_sequence(seed, purpose, index).generate_state(2, np.uint32))
        for seed in range(10)
        for purpose in ("noise", "start", "optimizer", "probe")
        for index in range(25)
    }
    assert len(words) == 1000


def test_without_a_seed_fresh_entropy_is_drawn_that_json_keeps():
    drawn = {resolve_seed(None) for _ in range(20)}  # two alike: 2e-14
    assert len(drawn) == 20
    assert all(0 <= seed <= LARGEST_SEED for seed in drawn)
    assert all(int(float(seed)) == seed for seed in drawn)


def test_whole_numbers_of_any_type_are_seeds():
    assert resolve_seed(np.int64(7)) == 7
    assert type(resolve_seed(np.uint8(7))) is int
    assert resolve_seed(LARGEST_SEED) == LARGEST_SEED


@pytest.mark.parametrize("seed", [-1, 2**53, 1.5, "7", True], ids=repr)
def test_what_is_no_seed_is_refused(seed):
    with pytest.raises(InvalidInput) as caught:
        resolve_seed(seed)
    assert str(caught.value) == (
        f"seed={seed!r}; accepted: a whole number from 0 to 2**53 - 1, or None for fresh entropy. "
        "Pass such a number to repeat a run, or leave the seed out: the one drawn is recorded."
    )


def test_streams_leave_the_global_state_of_numpy_alone():
    before = np.random.get_state()  # noqa: NPY002 - the claim is about this very state
    generator(0, "probe").standard_normal(10)
    after = np.random.get_state()  # noqa: NPY002
    assert all(np.array_equal(a, b) for a, b in zip(before, after, strict=True))
