"""The samples of a training run, gathered once and checked to be the same at every pass."""

from __future__ import annotations

import contextlib
import hashlib
import random
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset, RandomSampler

from unsaddle.errors import TrainingError

# A tensor, or tuples, lists and dicts of them: what a batch of inputs or of targets may be.
Tree: TypeAlias = Any

ACCEPTED_DATA = (
    "a pair (inputs, targets) of tensors, a map-style Dataset, "
    "or a DataLoader or another re-iterable of such pairs"
)
DATASET_CHUNK = (
    256  # samples collated at a time when a bare Dataset is read; any size gives the same
)
N_ROWS_NAMED = 5  # rows listed in a message; the rest is counted


def leaves(tree: Tree) -> list[Tensor]:
    """Return the tensors of a tree, in order."""
    if isinstance(tree, Tensor):
        return [tree]
    if isinstance(tree, Mapping):
        return [leaf for value in tree.values() for leaf in leaves(value)]
    if isinstance(tree, tuple | list):
        return [leaf for value in tree for leaf in leaves(value)]
    raise TrainingError(
        f"data with a {type(tree).__name__} where a tensor is expected",
        ACCEPTED_DATA + "; inputs and targets may be tuples or dicts of tensors",
        "Convert it before (torch.from_numpy, torch.tensor, or the collate_fn of the DataLoader).",
    )


def map_leaves(function: Callable[[Tensor], Tensor], tree: Tree) -> Tree:
    """Return the tree with every tensor replaced by `function` of it; mappings become dicts."""
    if isinstance(tree, Tensor):
        return function(tree)
    if isinstance(tree, Mapping):
        return {key: map_leaves(function, value) for key, value in tree.items()}
    mapped = [map_leaves(function, value) for value in tree]
    return tuple(mapped) if isinstance(tree, tuple) else mapped


def _zip_leaves(function: Callable[[list[Tensor]], Tensor], trees: list[Tree]) -> Tree:
    """Return one tree whose tensors are `function` of the corresponding tensors of all trees."""
    columns = iter(zip(*(leaves(tree) for tree in trees), strict=True))
    return map_leaves(lambda _: function(list(next(columns))), trees[0])


@dataclass(frozen=True, eq=False)
class Samples:
    """All samples of the run on the model's device; the first axis is always the sample."""

    inputs: Tree
    targets: Tree
    n_samples: int

    def part(self, rows: slice | Tensor) -> Samples:
        """Return the samples of a slice or of an index tensor."""
        inputs, targets = (map_leaves(lambda t: t[rows], tree) for tree in self.both)
        return Samples(inputs, targets, len(leaves(targets)[0]))

    def cast(self, dtype: torch.dtype | None) -> Samples:
        """Return the samples with every real floating tensor in `dtype` (None: as they are)."""
        if dtype is None:
            return self
        inputs, targets = (
            map_leaves(lambda t: t.to(dtype) if t.is_floating_point() else t, tree)
            for tree in self.both
        )
        return Samples(inputs, targets, self.n_samples)

    def chunks(self, size: int) -> Iterator[Samples]:
        """Yield consecutive parts of at most `size` samples."""
        for start in range(0, self.n_samples, size):
            yield self.part(slice(start, start + size))

    @property
    def both(self) -> tuple[Tree, Tree]:
        """Inputs and targets."""
        return self.inputs, self.targets


def gather(data: Any, device: torch.device) -> tuple[Samples, int | None]:
    """Return the run's samples on `device`, and the batch size its batches have (None: one pair).

    The data are read twice where they are not a pair of tensors, and the passes are compared
    sample by sample. Random state (torch, NumPy, Python, the loader's own generator) is put back.

    Raises:
        TrainingError: the data are empty, of another form, of unequal lengths, not finite, can
            be read only once, shuffle, or give other values at the second pass.
    """
    if _is_pair(data):
        samples = _batch(data, "the pair (inputs, targets)")
        batch_size = None
    else:
        batches = _batches(data)
        with _random_state_kept(batches):
            gathered: list[Samples] = []
            first: list[bytes] = []
            for index, batch in enumerate(batches):
                gathered.append(_batch(batch, f"batch {index}"))
                first.extend(_fingerprints(gathered[-1]))
            second = [
                mark
                for index, batch in enumerate(batches)
                for mark in _fingerprints(_batch(batch, f"batch {index}"))
            ]
        _check_passes(first, second)
        if not gathered:
            raise _empty()
        inputs, targets = (
            _zip_leaves(torch.cat, [batch.both[side] for batch in gathered]) for side in (0, 1)
        )
        samples = Samples(inputs, targets, len(first))
        batch_size = None if isinstance(data, Dataset) else gathered[0].n_samples
    if samples.n_samples == 0:
        raise _empty()
    _check_finite(samples)
    inputs, targets = (map_leaves(lambda t: t.detach().to(device), tree) for tree in samples.both)
    return Samples(inputs, targets, samples.n_samples), batch_size


def _is_pair(data: Any) -> bool:
    """True for (inputs, targets); a list of batches has pairs, not tensors, in second place."""
    return isinstance(data, tuple | list) and len(data) == 2 and isinstance(data[1], Tensor)


def _batches(data: Any) -> Iterable[Any]:
    """Return something that gives the same batches each time it is iterated."""
    if isinstance(data, DataLoader):
        if isinstance(data.sampler, RandomSampler):
            raise _shuffles()
        return data
    if isinstance(data, Dataset) and hasattr(data, "__getitem__") and hasattr(data, "__len__"):
        return DataLoader(data, batch_size=DATASET_CHUNK) if len(data) else []  # pyright: ignore[reportArgumentType] -- __len__ was looked for above
    if isinstance(data, str | bytes | Tensor | np.ndarray | Mapping) or not hasattr(
        data, "__iter__"
    ):
        raise TrainingError(
            f"data of type {type(data).__name__}",
            ACCEPTED_DATA,
            "Pass data=(inputs, targets), or a DataLoader that yields such pairs.",
        )
    if iter(data) is data:
        raise TrainingError(
            f"data that can be read only once (a {type(data).__name__})",
            ACCEPTED_DATA,
            "Pass a list of its batches or the DataLoader itself: a diagnosis needs many passes.",
        )
    return cast(Iterable[Any], data)


def _batch(batch: Any, place: str) -> Samples:
    """Return one (inputs, targets) pair as samples of a common length."""
    if not isinstance(batch, tuple | list) or len(batch) != 2:
        length = f" of length {len(batch)}" if isinstance(batch, tuple | list) else ""
        raise TrainingError(
            f"{place} is a {type(batch).__name__}{length}",
            "a pair (inputs, targets)",
            "Let the loader yield (inputs, targets); several inputs go into one tuple or dict.",
        )
    inputs, targets = batch
    tensors = leaves(inputs) + leaves(targets)
    if not leaves(inputs) or not leaves(targets) or any(t.ndim == 0 for t in tensors):
        raise TrainingError(
            f"{place} has no sample axis",
            "tensors whose first axis counts the samples",
            "Use shape (1, ...) for a single sample.",
        )
    lengths = [len(tensor) for tensor in tensors]
    if len(set(lengths)) > 1:
        n_inputs = len(leaves(inputs))
        raise TrainingError(
            f"{place} has {' and '.join(map(str, lengths[:n_inputs]))} inputs "
            f"and {' and '.join(map(str, lengths[n_inputs:]))} targets",
            "one target per input: all tensors with the same first axis",
            "Check how the data were cut.",
        )
    return Samples(inputs, targets, lengths[0])


def _fingerprints(samples: Samples) -> list[bytes]:
    """Return a digest of every sample's bytes: equal when the sample is bit for bit the same."""
    columns = [
        (leaf.detach().cpu().flatten(1) if leaf.ndim > 1 else leaf.detach().cpu()[:, None])
        .contiguous()
        .view(torch.uint8)
        .numpy()
        for leaf in leaves(samples.inputs) + leaves(samples.targets)
    ]
    return [
        hashlib.blake2b(b"".join(column[row].tobytes() for column in columns)).digest()
        for row in range(samples.n_samples)
    ]


def _check_passes(first: list[bytes], second: list[bytes]) -> None:
    if first == second:
        return
    if not second:
        raise TrainingError(
            "data that can be read only once (the second pass gave nothing)",
            ACCEPTED_DATA,
            "Pass a list of its batches or the DataLoader itself: a diagnosis needs many passes.",
        )
    if sorted(first) == sorted(second):
        raise _shuffles()
    raise TrainingError(
        "a data loader that augments: the second pass gave other values than the first",
        "data that are the same at every pass",
        "Switch the random transforms off for the diagnosis, or pass the tensors themselves.",
    )


def _shuffles() -> TrainingError:
    return TrainingError(
        "a data loader that shuffles: the same samples come in another order at each pass",
        "data that are the same at every pass, in the same order",
        "Build the loader for the diagnosis with shuffle=False, or pass the tensors themselves "
        "and the run's batch_size.",
    )


def _empty() -> TrainingError:
    return TrainingError(
        "data that are empty",
        "at least one sample",
        "Check the path, the filter and the split that made them.",
    )


def name_rows(bad: Tensor) -> str:
    """Return 'rows 3, 7 and 12 more' for a boolean tensor over the samples."""
    rows: list[int] = torch.nonzero(bad).flatten().tolist()
    named = ", ".join(map(str, rows[:N_ROWS_NAMED]))
    rest = f" and {len(rows) - N_ROWS_NAMED} more" if len(rows) > N_ROWS_NAMED else ""
    return f"row{'s' if len(rows) > 1 else ''} {named}{rest}"


def _check_finite(samples: Samples) -> None:
    for side, tree in zip(("inputs", "targets"), samples.both, strict=True):
        for leaf in leaves(tree):
            if not (leaf.is_floating_point() or leaf.is_complex()):
                continue
            bad = ~torch.isfinite(leaf.reshape(len(leaf), -1)).all(dim=1)
            if bad.any():
                raise TrainingError(
                    f"{side} that are not finite in {name_rows(bad)} of {len(leaf)}",
                    "finite numbers",
                    "Remove or repair these samples.",
                )


@contextlib.contextmanager
def _random_state_kept(batches: Iterable[Any]) -> Generator[None]:
    """Put every random state that reading the data may advance back to where it was."""
    owners = [batches, getattr(batches, "sampler", None)]
    generators = [
        own for o in owners if isinstance(own := getattr(o, "generator", None), torch.Generator)
    ]
    states = [own.get_state() for own in generators]
    python, legacy = random.getstate(), np.random.get_state()  # noqa: NPY002 -- saved, never drawn from
    try:
        with torch.random.fork_rng(devices=[]):
            yield
    finally:
        random.setstate(python)
        np.random.set_state(legacy)  # noqa: NPY002 -- what users' transforms draw from
        for own, state in zip(generators, states, strict=True):
            own.set_state(state)
