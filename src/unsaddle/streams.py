"""Random streams keyed by (seed, purpose, index): the one place where generators come from.

Walker 7 sees the same numbers alone or in a crowd, on resume, and under another optimizer, because a
stream depends on its key only, never on what was drawn before. `counter.py` holds the same idea for
use inside compiled JAX code.
"""

from __future__ import annotations

import hashlib
import operator
import secrets

import numpy as np

from unsaddle.errors import InvalidInput

LARGEST_SEED = 2**53 - 1  # every JSON reader, JavaScript's doubles included, keeps it exactly


def resolve_seed(seed: int | None) -> int:
    """Return `seed` checked, or fresh entropy from the operating system when it is None.

    The caller records what comes back: no seed never means a silent constant.

    Raises:
        InvalidInput: the seed is not a whole number from 0 to 2**53 - 1.

    >>> resolve_seed(7)
    7
    """
    if seed is None:
        return secrets.randbelow(LARGEST_SEED + 1)
    try:
        whole = operator.index(seed)
    except TypeError:
        whole = -1
    if isinstance(seed, bool) or not 0 <= whole <= LARGEST_SEED:
        raise InvalidInput(
            f"seed={seed!r}",
            "a whole number from 0 to 2**53 - 1, or None for fresh entropy",
            "Pass such a number to repeat a run, or leave the seed out: the one drawn is recorded.",
        )
    return whole


def seed_sequence(seed: int, purpose: str, index: int = 0) -> np.random.SeedSequence:
    """Return the seed sequence of one stream; `purpose` is a word such as "probe" or "start"."""
    digest = hashlib.blake2b(purpose.encode(), digest_size=4).digest()
    return np.random.SeedSequence(seed, spawn_key=(int.from_bytes(digest, "little"), index))


def generator(seed: int, purpose: str, index: int = 0) -> np.random.Generator:
    """Return the NumPy generator of one stream.

    >>> a, b = generator(0, "probe"), generator(0, "probe")
    >>> bool(a.standard_normal() == b.standard_normal())
    True
    """
    return np.random.Generator(np.random.Philox(seed_sequence(seed, purpose, index)))
