"""`Basis`: the rows a Krylov space is known by, in the precision that memory allows."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, final

import numpy as np
import numpy.typing as npt

from unsaddle.curvature import Array, Float64Array
from unsaddle.krylov.numbers import euclidean

Working = type[np.float32] | type[np.float64]
Kept = Working | type[np.int16]

# Rows are added in blocks, so that nothing is copied when they grow and only what is used is taken.
# Rows of 16 bits are converted a block at a time.
BLOCK_ROWS = 8
# 16-bit integers share a scale with so many neighbours: an error of 2e-5 of the length for entries of
# like size, where float16 has 2e-4, for 3 % more memory.
SCALED_TOGETHER = 64
LARGEST_INTEGER = 32_767
# Where more was taken away than is left, what is left of the overlaps is more than rounding, and it is
# done again ("twice is enough", Parlett 1998, "The Symmetric Eigenvalue Problem", section 6.9).
MOST_PASSES = 3
COLUMNS = 4_096  # of all rows at a time, where rows are replaced by combinations of them


@dataclass(frozen=True, eq=False)
class _Block:
    """Some rows; with 16 bits, their scales."""

    rows: npt.NDArray[Any]  # (BLOCK_ROWS, n_dims), or padded to whole groups of 16-bit integers
    scales: npt.NDArray[np.float32] | None  # (BLOCK_ROWS, n_groups)


@final
class Basis:
    """Orthonormal rows, (n_rows, n_dims), that grow one by one.

    Kept in 16 bits they still serve for reorthogonalisation: what is left to take away of a new vector
    once the last two rows are subtracted in full is rounding, and an error of 2e-5 of that is nothing.
    Vectors combined of them are right to about 2e-5 of their length.

    >>> basis = Basis(3, np.float32, np.int16)
    >>> basis.append(np.array([1.0, 0.0, 0.0], np.float32))
    >>> image = np.array([0.25, 3.0, 4.0], np.float32)
    >>> basis.orthogonalise(image).tolist(), image.tolist()
    ([0.25], [0.0, 3.0, 4.0])
    """

    def __init__(self, n_dims: int, working: Working, kept: Kept | None = None) -> None:
        self.n_dims = n_dims
        self.working: Working = working
        self.kept: Kept = kept or working
        self.n_rows = 0
        self._blocks: list[_Block] = []

    def __len__(self) -> int:
        """Return the number of rows."""
        return self.n_rows

    def append(self, row: Array) -> None:
        """Add a row."""
        place = self.n_rows % BLOCK_ROWS
        if self.n_rows == BLOCK_ROWS * len(self._blocks):
            self._blocks.append(self._new_block())
        block = self._blocks[-1]
        if block.scales is None:
            block.rows[place] = row
        else:
            groups = block.rows[place].reshape(-1, SCALED_TOGETHER)
            padded = np.zeros(groups.size, row.dtype)
            padded[: self.n_dims] = row
            padded = padded.reshape(groups.shape)
            scales = np.abs(padded).max(axis=1) / LARGEST_INTEGER
            scales[scales == 0] = 1.0
            block.scales[place] = scales
            padded /= block.scales[place][:, None]
            groups[:] = np.rint(padded, out=padded)
        self.n_rows += 1

    def _new_block(self) -> _Block:
        if self.kept is not np.int16:
            return _Block(np.empty((BLOCK_ROWS, self.n_dims), self.kept), None)
        n_groups = -(-self.n_dims // SCALED_TOGETHER)
        rows = np.empty((BLOCK_ROWS, n_groups * SCALED_TOGETHER), np.int16)
        return _Block(rows, np.empty((BLOCK_ROWS, n_groups), np.float32))

    def first(self, n_rows: int) -> Basis:
        """Return the first rows; memory is shared."""
        view = Basis(self.n_dims, self.working, self.kept)
        view.n_rows = n_rows
        view._blocks = self._blocks[: -(-n_rows // BLOCK_ROWS)]
        return view

    def orthogonalise(self, vector: Array) -> Float64Array:
        """Take from `vector`, in place, what lies along the rows; return how much, (n_rows,)."""
        overlaps = taken = self._taken(vector)
        for _ in range(MOST_PASSES - 1):
            if euclidean(taken) <= euclidean(vector):
                break
            taken = self._taken(vector)
            overlaps = overlaps + taken
        return overlaps

    def _taken(self, vector: Array) -> Float64Array:
        found: list[Float64Array] = []
        for rows in self._each_block():
            along = rows @ vector
            vector -= along @ rows
            found.append(along.astype(np.float64))
        return np.concatenate(found)

    def combined(self, weights: Float64Array) -> Array:
        """Return weights @ rows in working precision: (n_dims,), or (m, n_dims) for (m, n_rows)."""
        made = np.zeros((*weights.shape[:-1], self.n_dims), self.working)
        start = 0
        for rows in self._each_block():
            made += weights[..., start : start + len(rows)].astype(self.working) @ rows
            start += len(rows)
        return made

    def replace(self, weights: Float64Array) -> None:
        """Put weights @ rows, (m, n_rows) with m at most n_rows, in the place of the rows.

        Not in 16 bits: the new rows would not be orthonormal to rounding.
        """
        n_new = len(weights)
        for start in range(0, self.n_dims, COLUMNS):
            columns = slice(start, start + COLUMNS)
            old = np.concatenate([block.rows[:, columns] for block in self._blocks])
            new = weights.astype(self.working) @ old[: self.n_rows]
            for row, entries in enumerate(new):
                self._blocks[row // BLOCK_ROWS].rows[row % BLOCK_ROWS, columns] = entries
        self._blocks = self._blocks[: -(-n_new // BLOCK_ROWS)]
        self.n_rows = n_new

    def _each_block(self) -> Generator[Array]:
        """Yield the rows in working precision, a block at a time."""
        for start, block in zip(range(0, self.n_rows, BLOCK_ROWS), self._blocks, strict=False):
            n_rows = min(BLOCK_ROWS, self.n_rows - start)
            rows = block.rows[:n_rows].astype(self.working, copy=False)
            if block.scales is not None:
                groups = rows.reshape(n_rows, -1, SCALED_TOGETHER)
                groups *= block.scales[:n_rows, :, None]
            yield rows[:, : self.n_dims]

    def __array__(self, dtype: npt.DTypeLike | None = None, copy: bool | None = None) -> Array:
        """Return all rows as one array, in working precision unless asked otherwise."""
        del copy  # it is always one
        rows = self.combined(np.eye(self.n_rows))
        return rows if dtype is None else np.asarray(rows, dtype)
