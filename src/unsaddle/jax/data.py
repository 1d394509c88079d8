"""The samples of a JAX run, gathered once and checked to be the same at every pass."""

from __future__ import annotations

import contextlib
import hashlib
import random
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt

from unsaddle.errors import InvalidInput, TrainingError
from unsaddle.jax.parameters import Tree

Array = npt.NDArray[Any]

ACCEPTED_DATA = (
    "arrays with a common first axis (one array, a tuple or a dict of them), "
    "or a re-iterable of such batches (a list, a loader)"
)
N_ROWS_NAMED = 5  # rows listed in a message; the rest is counted


@dataclass(frozen=True, eq=False)
class Samples:
    """All samples of the run on the host; the first axis of every array is the sample.

    Attributes:
        leaves: the arrays, in the order of `treedef`.
        spread: whether a batch is a plain tuple, each part an argument of the loss.
    """

    leaves: tuple[Array, ...]
    treedef: Any
    spread: bool
    n_samples: int

    def part(self, rows: slice | npt.NDArray[np.integer[Any]]) -> Samples:
        """Return the samples of a slice or of an array of indices."""
        leaves = tuple(leaf[rows] for leaf in self.leaves)
        return Samples(leaves, self.treedef, self.spread, len(leaves[0]))

    def chunks(self, size: int) -> Iterator[Samples]:
        """Yield consecutive parts of at most `size` samples."""
        for start in range(0, self.n_samples, size):
            yield self.part(slice(start, start + size))

    def arguments(self, leaves: Sequence[Any]) -> tuple[Tree, ...]:
        """Return what the loss takes after the parameters; traceable."""
        batch = jax.tree_util.tree_unflatten(self.treedef, leaves)
        return tuple(batch) if self.spread else (batch,)

    def place(self, index: int) -> str:
        """Return the path of one of the arrays: "data[1]", "data['labels']"."""
        tree = jax.tree_util.tree_unflatten(self.treedef, range(len(self.leaves)))
        paths, _ = jax.tree_util.tree_flatten_with_path(tree)
        return f"data{jax.tree_util.keystr(paths[index][0])}"


def gather(data: Any) -> tuple[Samples, int | None]:
    """Return the run's samples, and the batch size its batches have (None: all arrays at once).

    Batches are read twice, and the passes are compared sample by sample. The random states of NumPy
    and Python are put back.

    Raises:
        TrainingError: the data are empty, of another form, of unequal lengths, not finite, can be
            read only once, shuffle, or give other values at the second pass.

    >>> samples, batch_size = gather([(np.ones((4, 2)), np.zeros(4)), (np.ones((3, 2)), np.zeros(3))])
    >>> samples.n_samples, batch_size, samples.place(1)
    (7, 4, 'data[1]')
    """
    if _is_whole(data):
        samples, batch_size = _batch(data, "data"), None
    else:
        batches = _batches(data)
        with _random_state_kept():
            parts = [_batch(batch, f"batch {i}") for i, batch in enumerate(batches)]
            first = [mark for part in parts for mark in _fingerprints(part)]
            second = [
                mark
                for i, batch in enumerate(batches)
                for mark in _fingerprints(_batch(batch, f"batch {i}"))
            ]
        _check_passes(first, second)
        if not parts:
            raise _empty()
        samples, batch_size = _joined(parts), parts[0].n_samples
    if samples.n_samples == 0:
        raise _empty()
    _check_finite(samples)
    return samples, batch_size


def _is_whole(data: Any) -> bool:
    """True for arrays; a list holds batches, and so does what only iterates."""
    if data is None or isinstance(data, list) or hasattr(data, "__next__"):
        return False
    if _is_array(data):
        return True
    leaves = jax.tree_util.tree_leaves(data)
    # What jax.tree_util does not know is a single leaf: itself.
    return not (len(leaves) == 1 and leaves[0] is data)


def _is_array(value: Any) -> bool:
    return hasattr(value, "shape") and hasattr(value, "dtype")


def _batches(data: Any) -> Iterable[Any]:
    if isinstance(data, str | bytes) or not hasattr(data, "__iter__"):
        raise TrainingError(
            f"data of type {type(data).__name__}",
            ACCEPTED_DATA,
            "Pass data=(inputs, targets): loss is then called as loss(params, inputs, targets).",
        )
    if hasattr(data, "__next__"):
        raise TrainingError(
            f"data that can be read only once (a {type(data).__name__})",
            ACCEPTED_DATA,
            "Pass a list of its batches or the loader itself: a diagnosis needs many passes.",
        )
    return cast(Iterable[Any], data)


def _batch(batch: Any, place: str) -> Samples:
    """Return one batch as samples of a common length."""
    spread = type(batch) in (tuple, list)
    leaves, treedef = jax.tree_util.tree_flatten(tuple(batch) if spread else batch)
    for leaf in leaves:
        if not (_is_array(leaf) or isinstance(leaf, int | float)):
            raise TrainingError(
                f"{place} with a {type(leaf).__name__} where an array is expected",
                ACCEPTED_DATA,
                "Convert it before, with jax.numpy.asarray or in the loader's collate function.",
            )
    if any(getattr(leaf, "is_deleted", bool)() for leaf in leaves):
        raise TrainingError(
            f"{place} with an array whose buffer was deleted",
            "arrays that still exist",
            "A step compiled with donate_argnums takes its arguments: load the data again.",
        )
    arrays = tuple(np.asarray(leaf) for leaf in leaves)
    if not arrays or any(array.ndim == 0 for array in arrays):
        raise TrainingError(
            f"{place} has no sample axis",
            "arrays whose first axis counts the samples",
            "Use shape (1, ...) for a single sample; bind what is no data to the loss with "
            "functools.partial.",
        )
    lengths = [len(array) for array in arrays]
    if len(set(lengths)) > 1:
        raise TrainingError(
            f"{place} has arrays of {', '.join(map(str, lengths))} rows",
            "arrays with the same first axis, the sample",
            "Check how the data were cut; bind what is no data to the loss with functools.partial.",
        )
    return Samples(arrays, treedef, spread, lengths[0])


def _joined(parts: list[Samples]) -> Samples:
    if any(part.treedef != parts[0].treedef for part in parts):
        odd = next(i for i, part in enumerate(parts) if part.treedef != parts[0].treedef)
        raise TrainingError(
            f"batch {odd} of another form than batch 0",
            "batches of one form",
            "Let the loader yield the same tuple or dict each time.",
        )
    shapes = {tuple(leaf.shape[1:] for leaf in part.leaves) for part in parts}
    if len(shapes) > 1:
        raise TrainingError(
            "batches whose samples have different shapes",
            "samples of one shape",
            "Pad them to one length, with a mask in the loss that divides by the samples.",
        )
    columns = zip(*(part.leaves for part in parts), strict=True)
    leaves = tuple(np.concatenate(column) for column in columns)
    return Samples(leaves, parts[0].treedef, parts[0].spread, len(leaves[0]))


def _fingerprints(samples: Samples) -> list[bytes]:
    """Return a digest of every sample's bytes: equal when the sample is bit for bit the same."""
    return [
        hashlib.blake2b(b"".join(leaf[row].tobytes() for leaf in samples.leaves)).digest()
        for row in range(samples.n_samples)
    ]


def _check_passes(first: list[bytes], second: list[bytes]) -> None:
    if first == second:
        return
    if not second:
        raise TrainingError(
            "data that can be read only once (the second pass gave nothing)",
            ACCEPTED_DATA,
            "Pass a list of its batches or the loader itself: a diagnosis needs many passes.",
        )
    if sorted(first) == sorted(second):
        raise TrainingError(
            "a data loader that shuffles: the same samples come in another order at each pass",
            "data that are the same at every pass, in the same order",
            "Switch shuffling off for the diagnosis, or pass the arrays themselves and the run's "
            "batch_size.",
        )
    raise TrainingError(
        "a data loader that augments: the second pass gave other values than the first",
        "data that are the same at every pass",
        "Switch the random transforms off for the diagnosis, or pass the arrays themselves.",
    )


def _empty() -> TrainingError:
    return TrainingError(
        "data that are empty",
        "at least one sample",
        "Check the path, the filter and the split that made them.",
    )


def rows_of(rows: slice | npt.ArrayLike, n_samples: int) -> npt.NDArray[np.int64]:
    """Return sample numbers for a slice, for numbers, or for a mask.

    Raises:
        InvalidInput: no sample is left, or one does not exist.

    >>> rows_of([True, False, True], 3).tolist(), rows_of(slice(1, None), 3).tolist()
    ([0, 2], [1, 2])
    """
    everything = np.arange(n_samples)
    index = everything[rows] if isinstance(rows, slice) else np.asarray(rows)
    if index.dtype == np.bool_ and index.shape == (n_samples,):
        index = np.flatnonzero(index)
    wrong = index.ndim != 1 or index.size == 0 or index.dtype.kind not in "iu"
    if wrong or index.min() < 0 or index.max() >= n_samples:
        raise InvalidInput(
            f"rows of shape {index.shape} and type {index.dtype}, of {n_samples} samples",
            f"a slice, sample numbers from 0 to {n_samples - 1}, or a mask of {n_samples}; one sample "
            "at least",
            "Count the samples as they come from the data, from 0.",
        )
    return index.astype(np.int64)


def name_rows(bad: npt.NDArray[np.bool_]) -> str:
    """Return 'rows 3, 7 and 12 more' for booleans over the samples.

    >>> name_rows(np.array([False, True, True]))
    'rows 1, 2'
    """
    rows = np.flatnonzero(bad).tolist()
    named = ", ".join(map(str, rows[:N_ROWS_NAMED]))
    rest = f" and {len(rows) - N_ROWS_NAMED} more" if len(rows) > N_ROWS_NAMED else ""
    return f"row{'s' if len(rows) > 1 else ''} {named}{rest}"


def _check_finite(samples: Samples) -> None:
    for index, leaf in enumerate(samples.leaves):
        if not jnp.issubdtype(leaf.dtype, jnp.inexact):
            continue
        bad = np.asarray(~np.isfinite(leaf.reshape(len(leaf), -1)).all(axis=1))
        if bad.any():
            raise TrainingError(
                f"{samples.place(index)} that is not finite in {name_rows(bad)} of {len(leaf)}",
                "finite numbers",
                "Remove or repair these samples.",
            )


@contextlib.contextmanager
def _random_state_kept() -> Generator[None]:
    """Put the random states that reading the data may advance back to where they were."""
    python, legacy = random.getstate(), np.random.get_state()  # noqa: NPY002 -- saved, never drawn from
    try:
        yield
    finally:
        random.setstate(python)
        np.random.set_state(legacy)  # noqa: NPY002 -- what users' transforms draw from
