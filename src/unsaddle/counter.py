"""Counter-based random numbers for compiled code: a pure function of (seed, purpose, walker, step).

The bits are threefry-2x32 with 20 rounds (Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers:
as easy as 1, 2, 3"), keyed by (seed, purpose, block) and counted by (walker, step). Under one key the
cipher is a bijection of the 64-bit counter, so no two (walker, step) pairs share their bits for up to
2**32 walkers of 2**32 steps each. Nothing is carried from step to step: a run cut in two, another
tile size or another optimizer sees the same numbers.

Normal deviates are Box-Muller's with polynomials in place of the library's log, sin and cos, which
XLA's CPU back end does not vectorise (`python -m benchmarks noise` measures the gain). Two 32-bit
words make a pair, so no deviate exceeds 6.77 in size.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from unsaddle.streams import seed_sequence

Array = Any  # jax.Array, or a tracer of one

_ROTATIONS = ((13, 15, 26, 6), (17, 29, 16, 24))
_PARITY = 0x1BD11BDA


class Counter(NamedTuple):
    """The stream of one purpose of one seed; its words are data, so a new seed needs no compilation."""

    words: Array  # (blocks, 2) unsigned, 32 bits: the cipher's key for each block

    @classmethod
    def create(cls, seed: int, purpose: str, n_blocks: int) -> Counter:
        """Return the counter of a purpose, with room for `n_blocks` pairs of words a step."""
        keys = [
            seed_sequence(seed, purpose, i).generate_state(2, np.uint32) for i in range(n_blocks)
        ]
        return cls(np.array(keys, dtype=np.uint32).reshape(n_blocks, 2))

    def bits(self, walker: Array, step: Array, block: int = 0) -> tuple[Array, Array]:
        """Return two words of 32 random bits per walker; another `block` gives independent ones."""
        low, high = jnp.broadcast_arrays(
            jnp.asarray(walker, jnp.uint32), jnp.asarray(step, jnp.uint32)
        )
        return threefry(self.words[block][0], self.words[block][1], low, high)

    def all_bits(self, walker: Array, step: Array) -> tuple[Array, Array]:
        """Return the two words of every block at once, each of shape (blocks, walkers)."""
        keys = jnp.asarray(self.words)[:, :, None]
        low = jnp.broadcast_to(jnp.asarray(walker, jnp.uint32), (len(keys), *jnp.shape(walker)))
        high = jnp.broadcast_to(jnp.asarray(step, jnp.uint32), low.shape)
        return threefry(keys[:, 0], keys[:, 1], low, high)

    def uniform(self, walker: Array, step: Array, dtype: Any, block: int = 0) -> Array:
        """Return one uniform deviate in (0, 1) per walker, on a grid of 2**-32."""
        return _open_unit(self.bits(walker, step, block)[0], dtype)

    def uniform_pairs(self, walker: Array, step: Array, dtype: Any) -> tuple[Array, Array]:
        """Return two uniform deviates in (0, 1) of every block, each of shape (blocks, walkers)."""
        first, second = self.all_bits(walker, step)
        return _open_unit(first, dtype), _open_unit(second, dtype)

    def normals(self, walker: Array, step: Array, n: int, dtype: Any) -> list[Array]:
        """Return `n` independent standard normal deviates per walker, as a list of arrays.

        A list and not one array: stacking them makes XLA's CPU back end compute each of them again
        for every coordinate.
        """
        deviates: list[Array] = []
        for block in range(blocks_for(n)):
            deviates += box_muller(*self._stored_bits(walker, step, block), dtype)
        return deviates[:n]

    def normal_rows(self, walker: Array, step: Array, n: int, dtype: Any) -> Array:
        """Return the deviates of `normals` as one array (n, walkers): a program that does not grow."""
        first, second = (word[: blocks_for(n)] for word in self.all_bits(walker, step))
        pairs = jnp.stack(box_muller(first, second, dtype), axis=1)
        return pairs.reshape(-1, *pairs.shape[2:])[:n]

    def _stored_bits(self, walker: Array, step: Array, block: int) -> tuple[Array, Array]:
        """The same bits, written to memory once.

        XLA's CPU back end counts integer operations as free and would run the cipher again in every
        loop that reads a deviate; it does not look into a branch. The condition always holds, since
        runs are shorter than 2**31 steps (`python -m benchmarks noise` measures the gain).
        """
        empty = jnp.zeros(jnp.broadcast_shapes(jnp.shape(walker), jnp.shape(step)), jnp.uint32)
        return jax.lax.cond(
            jnp.asarray(step, jnp.uint32) != np.uint32(2**32 - 1),
            lambda: self.bits(walker, step, block),
            lambda: (empty, empty),
        )


def blocks_for(n_deviates: int) -> int:
    """Return how many pairs of words make `n_deviates` normal deviates."""
    return (n_deviates + 1) // 2


def threefry(key_0: Array, key_1: Array, low: Array, high: Array) -> tuple[Array, Array]:
    """Return threefry-2x32-20 of the counter words under a key; all words are unsigned, 32 bits."""
    keys = (key_0, key_1, key_0 ^ key_1 ^ np.uint32(_PARITY))
    low, high = low + keys[0], high + keys[1]
    for group in range(5):
        for turn in _ROTATIONS[group % 2]:
            low = low + high
            high = (high << np.uint32(turn)) | (high >> np.uint32(32 - turn))
            high = high ^ low
        low = low + keys[(group + 1) % 3]
        high = high + keys[(group + 2) % 3] + np.uint32(group + 1)
    return low, high


def box_muller(first: Array, second: Array, dtype: Any) -> tuple[Array, Array]:
    """Return two independent standard normal deviates made of two words of 32 random bits."""
    radius = jnp.sqrt(-2.0 * _log_of_unit(first, dtype))
    # The angle lies in (-pi/2, pi/2); the lowest bit of the second word mirrors it to the left.
    angle = (second >> np.uint32(1)).astype(dtype) * _c(2.0**-31, dtype)
    angle = (angle - _c(0.5 - 2.0**-32, dtype)) * _c(math.pi, dtype)
    mirror = 1.0 - 2.0 * (second & np.uint32(1)).astype(dtype)
    square = angle * angle
    sine = angle * _polynomial(square, _SINE[dtype == jnp.float32], dtype)
    cosine = _polynomial(square, _COSINE[dtype == jnp.float32], dtype)
    return radius * cosine * mirror, radius * sine


def _c(number: float, dtype: Any) -> Array:
    return jnp.asarray(number, dtype)


def _open_unit(word: Array, dtype: Any) -> Array:
    return (word.astype(dtype) + _c(0.5, dtype)) * _c(2.0**-32, dtype)


# Taylor coefficients in the square of the angle. The words resolve 2e-10; the first term left out
# is at most 5e-13 (double) and 6e-8 (single precision).
_SINE = (
    [(-1) ** k / math.factorial(2 * k + 1) for k in range(9)],
    [(-1) ** k / math.factorial(2 * k + 1) for k in range(6)],
)
_COSINE = (
    [(-1) ** k / math.factorial(2 * k) for k in range(9)],
    [(-1) ** k / math.factorial(2 * k) for k in range(7)],
)
# log(m) = 2 artanh(s), s = (m - 1) / (m + 1), |s| <= 3 - 2 sqrt 2: the first term left out is at most
# 5e-13 (double) and 6e-10 (single precision).
_ARTANH = ([2.0 / (2 * k + 1) for k in range(7)], [2.0 / (2 * k + 1) for k in range(5)])


_SQRT_HALF_OFFSET = 0x3F800000 - 0x3FB504F3 + (1 << 23)  # bits of 2.0 less those of sqrt 2


def _polynomial(x: Array, coefficients: list[float], dtype: Any) -> Array:
    result = _c(coefficients[-1], dtype)
    for coefficient in reversed(coefficients[:-1]):
        result = result * x + _c(coefficient, dtype)
    return result


def _log_of_unit(word: Array, dtype: Any) -> Array:
    """Natural logarithm of (word + 1/2) / 2**32, by its binary exponent and a series."""
    unit = _open_unit(word, dtype)
    # The exponent is read off a single-precision copy, with 32-bit integers only: they vectorise on
    # every CPU. The offset sends mantissas above sqrt 2 to the next exponent.
    raw = jax.lax.bitcast_convert_type(unit.astype(jnp.float32), jnp.int32)
    exponent = ((raw + _SQRT_HALF_OFFSET) >> 23) - 127
    scale = jax.lax.bitcast_convert_type((127 - exponent) << 23, jnp.float32)
    mantissa = unit * scale.astype(dtype)
    s = (mantissa - 1.0) / (mantissa + 1.0)
    series = s * _polynomial(s * s, _ARTANH[dtype == jnp.float32], dtype)
    return exponent.astype(dtype) * _c(math.log(2.0), dtype) + series
