"""The samples of a training run, as tensors whose first axis counts them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from unsaddle.errors import InvalidInput, TrainingError

Float64Array = npt.NDArray[np.float64]

# A tensor, or tuples, lists and dicts of them: what a batch of inputs or of targets may be. None, as
# an entry that a model may go without, stays None.
Tree: TypeAlias = Any

ACCEPTED_DATA = (
    "a pair (inputs, targets) of tensors, a dict of tensors, a map-style Dataset, a DataLoader or "
    "another re-iterable of such batches, or a function without arguments that returns one"
)
N_ROWS_NAMED = 5  # rows listed in a message; the rest is counted


def leaves(tree: Tree) -> list[Tensor]:
    """Return the tensors of a tree, in order."""
    if isinstance(tree, Tensor):
        return [tree]
    if tree is None:
        return []
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
    if tree is None:
        return None
    if isinstance(tree, Tensor):
        return function(tree)
    if isinstance(tree, Mapping):
        return {key: map_leaves(function, value) for key, value in tree.items()}
    mapped = [map_leaves(function, value) for value in tree]
    return tuple(mapped) if isinstance(tree, tuple) else mapped


def zip_leaves(function: Callable[[list[Tensor]], Tensor], trees: list[Tree]) -> Tree:
    """Return one tree whose tensors are `function` of the corresponding tensors of all trees."""
    columns = iter(zip(*(leaves(tree) for tree in trees), strict=True))
    return map_leaves(lambda _: function(list(next(columns))), trees[0])


@dataclass(frozen=True, eq=False)
class Block:
    """Samples whose tensors have the same shapes; the first axis is always the sample.

    Attributes:
        inputs: what the model is given; the whole batch where `targets` is None.
        targets: what the loss is given beside the output; None: `inputs` once more.
        counts: `(n_samples,)`, how many units each sample counts in the mean; None: one.
    """

    inputs: Tree
    targets: Tree
    n_samples: int
    counts: Float64Array | None = None

    @property
    def weight(self) -> float:
        """What the mean over these samples weighs among others."""
        return float(self.n_samples if self.counts is None else self.counts.sum())

    @property
    def tensors(self) -> list[Tensor]:
        """Every tensor, those of the inputs first."""
        return leaves(self.inputs) + leaves(self.targets)

    def part(self, rows: slice | Tensor) -> Block:
        """Return the samples of a slice or of an index tensor."""
        with torch.inference_mode(False):  # autograd may not save what is copied in it
            made = self.mapped(lambda t: t[rows.to(t.device) if isinstance(rows, Tensor) else rows])
        where = rows if isinstance(rows, slice) else rows.numpy()
        counts = None if self.counts is None else self.counts[where]
        return replace(made, n_samples=len(made.tensors[0]), counts=counts)

    def mapped(self, function: Callable[[Tensor], Tensor]) -> Block:
        """Return the block with every tensor replaced by `function` of it."""
        inputs, targets = (map_leaves(function, tree) for tree in (self.inputs, self.targets))
        return replace(self, inputs=inputs, targets=targets)

    def cast(self, dtype: torch.dtype | None) -> Block:
        """Return the samples with every real floating tensor in `dtype` (None: as they are)."""
        if dtype is None:
            return self
        return self.mapped(lambda t: t.to(dtype) if t.is_floating_point() else t)


@dataclass(frozen=True, eq=False)
class Samples:
    """All samples of the run on the model's device, in the order of the data.

    More than one block where batches are padded to lengths of their own.
    """

    blocks: tuple[Block, ...]

    @property
    def n_samples(self) -> int:
        """Number of samples."""
        return sum(block.n_samples for block in self.blocks)

    @property
    def weight(self) -> float:
        """Number of units the mean is over; of samples, where no others are counted."""
        return sum(block.weight for block in self.blocks)

    @property
    def counts(self) -> Float64Array | None:
        """`(n_samples,)`, the units of each sample; None where each is one."""
        counts = [block.counts for block in self.blocks if block.counts is not None]
        return np.concatenate(counts) if counts else None

    def part(self, rows: slice | Tensor) -> Samples:
        """Return the samples of a slice or of an index tensor, in its order."""
        if len(self.blocks) == 1:
            return Samples((self.blocks[0].part(rows),))
        index = torch.arange(self.n_samples)[rows]
        sizes = torch.tensor([block.n_samples for block in self.blocks])
        ends = sizes.cumsum(0)
        owner = torch.bucketize(index, ends, right=True)
        _, runs = torch.unique_consecutive(owner, return_counts=True)
        made: list[Block] = []
        for piece in index.split(runs.tolist()):
            which = int(torch.bucketize(piece[0], ends, right=True))
            made.append(self.blocks[which].part(piece - (ends - sizes)[which]))
        return Samples(tuple(made))

    def chunks(self, size: int) -> Iterator[Samples]:
        """Yield consecutive parts of at most `size` samples."""
        for start in range(0, self.n_samples, size):
            yield self.part(slice(start, start + size))


def rows_of(rows: slice | npt.ArrayLike, n_samples: int) -> slice | Tensor:
    """Return the rows as a slice or as an index tensor.

    Raises:
        InvalidInput: no sample is left, or one does not exist.
    """
    if isinstance(rows, slice):
        if len(range(*rows.indices(n_samples))) == 0:
            raise _no_rows(f"{rows} of {n_samples} samples, which is none", n_samples)
        if (rows.step or 1) > 0:  # PyTorch's slices do not run backwards
            return rows
        rows = np.arange(n_samples)[rows]
    index = np.asarray(rows)
    if index.dtype == np.bool_ and index.shape == (n_samples,):
        index = np.flatnonzero(index)
    if index.ndim != 1 or index.size == 0 or index.dtype.kind not in "iu":
        raise _no_rows(f"rows of shape {index.shape} and type {index.dtype}", n_samples)
    wrong = index[(index < 0) | (index >= n_samples)]
    if wrong.size:
        raise _no_rows(f"row {wrong[0]} of {n_samples} samples", n_samples)
    return torch.from_numpy(index.astype(np.int64))


def _no_rows(received: str, n_samples: int) -> InvalidInput:
    return InvalidInput(
        received,
        f"a slice, sample numbers from 0 to {n_samples - 1}, or a mask of {n_samples}; one sample at "
        "least",
        "Count the samples as they come from the data, from 0.",
    )


def classes(samples: Samples) -> npt.NDArray[np.int64] | None:
    """Return the class of each sample; see `Objective.targets`."""
    if len(samples.blocks) != 1:
        return None
    block = samples.blocks[0]
    targets = block.targets
    if targets is None and isinstance(block.inputs, Mapping):
        # The names that Hugging Face's models and scikit-learn's users give them.
        names = [name for name in ("labels", "label", "targets", "target") if name in block.inputs]
        targets = block.inputs[names[0]] if names else None
    found = leaves(targets)
    return _classes_of(found[0].detach().cpu()) if len(found) == 1 else None


def _classes_of(target: Tensor) -> npt.NDArray[np.int64] | None:
    rows = target.reshape(len(target), -1)
    if target.is_complex() or rows.shape[1] == 0:
        return None
    if rows.shape[1] == 1:
        column = rows[:, 0]
        if target.is_floating_point() and set(column.unique().tolist()) != {0.0, 1.0}:
            return None
        return column.numpy().astype(np.int64)
    hot = rows == 1
    if target.ndim == 2 and bool((hot.sum(dim=1) == 1).all() and ((rows == 0) | hot).all()):
        return hot.int().argmax(dim=1).numpy().astype(np.int64)
    return None


def name_rows(bad: Tensor) -> str:
    """Return 'rows 3, 7 and 12 more' for a boolean tensor over the samples."""
    rows: list[int] = torch.nonzero(bad).flatten().tolist()
    named = ", ".join(map(str, rows[:N_ROWS_NAMED]))
    rest = f" and {len(rows) - N_ROWS_NAMED} more" if len(rows) > N_ROWS_NAMED else ""
    return f"row{'s' if len(rows) > 1 else ''} {named}{rest}"
