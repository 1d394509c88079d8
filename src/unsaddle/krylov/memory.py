"""What a basis may take of the machine's memory, stated before it is taken."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import final

import numpy as np

from unsaddle.errors import InvalidInput
from unsaddle.krylov.basis import BLOCK_ROWS, SCALED_TOGETHER, Kept, Working

# Vectors in float64 that a search holds beside its rows: the product, its argument, the next row, what a
# certificate compares. Measured: see tests/krylov/test_memory.py.
WORKING_VECTORS = 12
LEAST_ROWS = 24  # fewer, and restarts would forget all they learnt
FEWEST_STEPS = 8  # of a space that is not restarted
UNITS = {"": 1, "B": 1} | {
    prefix + unit: size**power
    for power, prefix in enumerate("KMGT", start=1)
    for unit, size in (("B", 10**3), ("IB", 2**10))
}
MACHINE_SHARE = 0.5  # of the memory that is free, taken where nobody set a limit
UNKNOWN_MACHINE = 4 * 2**30  # where a machine does not say what is free


def bytes_of(memory: str | float | None) -> int:
    """Return a size in bytes; None is half of the memory that is free.

    Args:
        memory: a number of bytes, or a text such as "2GB", "500 MB" or "1.5GiB".

    Raises:
        InvalidInput: no positive size.

    >>> bytes_of("1.5 GB"), bytes_of("2MiB"), bytes_of(1000)
    (1500000000, 2097152, 1000)
    """
    if memory is None:
        return int(MACHINE_SHARE * free_memory())
    found = re.fullmatch(r"\s*([0-9.]+(?:e[0-9]+)?)\s*([KMGT]?I?B?)\s*", str(memory), re.IGNORECASE)
    try:
        size = float(found[1]) * UNITS[found[2].upper()] if found else 0.0
    except (KeyError, ValueError):
        size = 0.0
    if not 1 <= size < 2**63:
        raise InvalidInput(
            f"max_memory={memory!r}",
            'a positive number of bytes, or a text such as "2GB"',
            "Leave it out to use half of the memory that is free.",
        )
    return int(size)


def free_memory() -> int:
    """Return the bytes that can be taken without swapping, as far as the machine says."""
    sizes: list[int] = []
    for path, pattern in (
        ("/proc/meminfo", r"MemAvailable:\s+(\d+) kB"),
        ("/sys/fs/cgroup/memory.max", r"(\d+)"),
    ):
        try:
            found = re.search(pattern, Path(path).read_text())
        except OSError:
            continue
        if found:
            sizes.append(int(found[1]) * (1024 if "kB" in pattern else 1))
    if not sizes and "SC_PHYS_PAGES" in getattr(os, "sysconf_names", {}):
        sizes.append(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    return min(sizes, default=UNKNOWN_MACHINE)


@final
@dataclass(frozen=True)
class Room:
    """How a basis is kept within a limit of memory.

    Attributes:
        n_rows: kept at a time; where the search is longer it restarts.
        kept: precision of the rows.
        n_bytes: that rows and working vectors will take at most.
        restarts: whether fewer rows fit than were asked for.
        said: what was given up for the limit, in words; None where nothing was.
    """

    n_rows: int
    kept: Kept
    n_bytes: int
    restarts: bool
    said: str | None


def room_for(
    n_dims: int, n_rows: int, working: Working, limit: int | None, least: int = LEAST_ROWS
) -> Room:
    """Return how `n_rows` of `n_dims` are kept within `limit` bytes; None: as they are.

    Sixteen bits come first: measured on spectra like those of networks they change neither the products
    needed nor the eigenvalues, nor the probable bounds. Restarts need up to a tenth more products with a
    quarter of the rows, and leave the bound that of the first round.

    Args:
        n_dims: length of a row.
        n_rows: wanted.
        working: precision of the products.
        limit: bytes for rows and working vectors.
        least: rows below which it is refused.

    Raises:
        InvalidInput: not even the fewest rows fit.

    >>> room = room_for(1_000_000, 200, np.float32, 700_000_000)
    >>> room.kept.__name__, room.n_rows, room.said
    ('int16', 200, 'the basis is kept in 16 bits: 0.56 GB in place of 0.93 GB, the limit is 0.70 GB')
    >>> room = room_for(1_000_000, 200, np.float32, 400_000_000)
    >>> room.kept.__name__, room.n_rows, room.restarts
    ('float32', 64, True)
    """
    working_size, beside = np.dtype(working).itemsize, WORKING_VECTORS * 8 * n_dims
    n_rows = min(n_rows, n_dims)
    whole = _blocks(n_rows) * working_size * n_dims + beside
    if limit is None or whole <= limit:
        return Room(n_rows, working, whole, False, None)
    # One block at a time is converted.
    beside += BLOCK_ROWS * working_size * n_dims
    halved = _blocks(n_rows) * (2 + 4 / SCALED_TOGETHER) * (n_dims + SCALED_TOGETHER) + beside
    asked = f"{_gb(whole)}, the limit is {_gb(limit)}"
    if halved <= limit:
        said = f"the basis is kept in 16 bits: {_gb(halved)} in place of {asked}"
        return Room(n_rows, np.int16, int(halved), False, said)
    fit = (limit - beside) // (working_size * n_dims) // BLOCK_ROWS * BLOCK_ROWS
    least = min(least, _blocks(n_rows))
    if fit < least:
        needed = least * working_size * n_dims + beside
        raise InvalidInput(
            f"max_memory of {_gb(limit)} for {n_dims:,} parameters",
            f"at least {_gb(needed)}: {least} vectors of the basis, and those a product needs",
            "Allow more, or diagnose fewer parameters.",
        )
    said = f"the search restarts with {fit} vectors: all {n_rows} would take {asked}"
    return Room(fit, working, fit * working_size * n_dims + beside, True, said)


def _blocks(n_rows: int) -> int:
    """Return the rows of whole blocks, the row after the last included."""
    return (n_rows // BLOCK_ROWS + 1) * BLOCK_ROWS


def _gb(n_bytes: float) -> str:
    """Return a size in words.

    >>> _gb(2.5e6), _gb(8e8)
    ('2.5 MB', '0.80 GB')
    """
    if n_bytes < 1e5:
        return f"{n_bytes:,.0f} bytes"
    return f"{n_bytes / 1e9:.2f} GB" if n_bytes >= 1e8 else f"{n_bytes / 1e6:.1f} MB"
