"""The data of a training run in all their forms, gathered once, the same at every pass."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import (
    DataLoader,
    Dataset,
    IterableDataset,
    RandomSampler,
    SubsetRandomSampler,
    WeightedRandomSampler,
)
from torch.utils.data.distributed import DistributedSampler

from unsaddle.errors import TrainingError
from unsaddle.torch.counted import counted
from unsaddle.torch.data import (
    ACCEPTED_DATA,
    Block,
    Samples,
    Tree,
    leaves,
    map_leaves,
    name_rows,
    zip_leaves,
)
from unsaddle.torch.randomness import random_states_kept

DATASET_CHUNK = (
    256  # samples collated at a time when a bare Dataset is read; any size gives the same
)
PAIR = "the pair (inputs, targets)"
WHOLE = "the batch"


@dataclass(frozen=True)
class Reading:
    """What was gathered: the samples, the size of the batches (None: one whole), what to tell."""

    samples: Samples
    batch_size: int | None
    notes: tuple[str, ...]


def read(
    data: Any,
    device: torch.device,
    own_loss: bool = False,
    count: Callable[[Tree], Any] | None = None,
) -> Reading:
    """Return the run's samples on `device`.

    The data are read twice where they are not tensors, and the passes are compared sample by
    sample. Random state (torch, NumPy, Python, the loader's own generators) is put back.

    Args:
        data: see `TorchTraining`.
        device: of the model.
        own_loss: the model computes the loss itself: a batch may then be anything it takes.
        count: target to the number of units of a batch; None: a sample is one.

    Raises:
        TrainingError: the data are empty, of another form, of unequal lengths, not finite, can
            be read only once, shuffle, or give other values at the second pass.
    """
    if _is_one_batch(data, own_loss):
        place = WHOLE if isinstance(data, Mapping | Tensor) else PAIR
        gathered, batch_size, notes = [_block(data, place, own_loss)], None, ()
    else:
        passes = _passes(data)
        with random_states_kept(_generators(data)):
            gathered = [
                _block(batch, f"batch {index}", own_loss) for index, batch in enumerate(passes())
            ]
            first = [mark for block in gathered for mark in _fingerprints(block)]
            second = [
                mark
                for index, batch in enumerate(passes())
                for mark in _fingerprints(_block(batch, f"batch {index}", own_loss))
            ]
        _check_passes(first, second)
        batch_size = None if isinstance(data, Dataset) or not gathered else gathered[0].n_samples
        if isinstance(data, IterableDataset):  # it yields single samples, which were collated here
            batch_size = None
        notes = _left_out(data)
    samples = Samples(tuple(_merged(gathered)))
    if samples.n_samples == 0:
        raise _empty()
    _check_finite(samples)
    with torch.inference_mode(False):
        blocks = [block.mapped(lambda t: _placed(t, device)) for block in samples.blocks]
    samples = Samples(tuple(blocks))
    if count is not None:
        samples, left_out = counted(samples, count)
        notes = (*notes, *left_out)
    return Reading(samples, batch_size, notes)


def _placed(tensor: Tensor, device: torch.device) -> Tensor:
    """Return the tensor on the device, such that autograd may save it."""
    if device.type == "mps" and tensor.dtype == torch.float64:  # which it does not know
        tensor = tensor.float()
    # One made in inference mode may not be saved.
    return (tensor.clone() if tensor.is_inference() else tensor.detach()).to(device)


def _is_one_batch(data: Any, own_loss: bool) -> bool:
    """True for a dict or (inputs, targets); a list of batches has no tensor in second place."""
    if isinstance(data, Mapping) or (own_loss and isinstance(data, Tensor)):
        return True
    pair = isinstance(data, tuple) or (isinstance(data, list) and len(data) == 2)
    return pair and len(data) >= (1 if own_loss else 2) and isinstance(data[-1], Tensor)


def _passes(data: Any) -> Callable[[], Iterable[Any]]:
    """Return a function that starts a new pass over the batches."""
    if isinstance(data, DataLoader):
        return lambda: _in_order(data)
    if isinstance(data, IterableDataset):
        loader = DataLoader(data, batch_size=DATASET_CHUNK)
        return lambda: loader
    if isinstance(data, Dataset) and hasattr(data, "__getitem__") and hasattr(data, "__len__"):
        loader = DataLoader(data, batch_size=DATASET_CHUNK) if len(data) else []  # pyright: ignore[reportArgumentType] -- __len__ was looked for above
        return lambda: loader
    if callable(data) and not hasattr(data, "__iter__"):
        return lambda: _called(data)
    if isinstance(data, str | bytes | Tensor | np.ndarray) or not hasattr(data, "__iter__"):
        raise TrainingError(
            f"data of type {type(data).__name__}",
            ACCEPTED_DATA,
            "Pass data=(inputs, targets), or a DataLoader that yields such pairs.",
        )
    batches = cast(Iterable[Any], data)
    if iter(batches) is batches:
        raise TrainingError(
            f"data that can be read only once (a {type(data).__name__})",
            ACCEPTED_DATA,
            "Pass a list of its batches, the DataLoader itself, or a function that makes a fresh "
            "one: a diagnosis needs many passes.",
        )
    return lambda: batches


def _called(data: Callable[[], Any]) -> Iterable[Any]:
    try:
        made = data()
    except TypeError as error:
        raise TrainingError(
            f"data of type {type(data).__name__} that could not be called: {error}",
            "a function without arguments that returns an iterator over the batches",
            "Wrap it: data=lambda: batches(path, size).",
        ) from error
    if isinstance(made, DataLoader):
        return _in_order(made)
    if isinstance(made, str | bytes | Tensor | np.ndarray | Mapping) or not hasattr(
        made, "__iter__"
    ):
        raise TrainingError(
            f"data whose call returned a {type(made).__name__}",
            "a function without arguments that returns an iterator over the batches",
            "Return iter(...) of the batches, or pass the batch itself as data.",
        )
    return cast(Iterable[Any], made)


def _in_order(loader: DataLoader[Any]) -> DataLoader[Any]:
    """Return the loader, where its sampler does not draw."""
    for sampler in (loader.sampler, getattr(loader.batch_sampler, "sampler", None)):
        if isinstance(sampler, WeightedRandomSampler):
            raise TrainingError(
                "a data loader that draws its samples anew at each pass (WeightedRandomSampler)",
                "data that are the same at every pass, in the same order",
                "Build the loader for the diagnosis without the sampler, and put the weights into "
                'the loss: reduction="none", then weight, then .mean().',
            )
        shared = isinstance(sampler, DistributedSampler) and sampler.shuffle
        if isinstance(sampler, RandomSampler | SubsetRandomSampler) or shared:
            raise _shuffles()
    return loader


def _generators(data: Any) -> list[torch.Generator]:
    """Return the generators a loader and its samplers own."""
    batches = getattr(data, "batch_sampler", None)
    owners = [data, getattr(data, "sampler", None), batches, getattr(batches, "sampler", None)]
    found = [getattr(owner, "generator", None) for owner in owners]
    return list({id(own): own for own in found if isinstance(own, torch.Generator)}.values())


def _left_out(data: Any) -> tuple[str, ...]:
    """Return which samples of the dataset the loader never gives."""
    if not isinstance(data, DataLoader) or isinstance(data.dataset, IterableDataset):
        return ()
    sampler = data.sampler
    if isinstance(sampler, DistributedSampler):
        share = f"the loader gives the share of one of {sampler.num_replicas} processes"
        return (f"{share}: the mean is over that share",)
    size = data.batch_size or getattr(data.batch_sampler, "batch_size", None)
    drops = data.drop_last or getattr(data.batch_sampler, "drop_last", False)
    if not drops or not isinstance(size, int) or not hasattr(sampler, "__len__"):
        return ()
    n_dropped = len(sampler) % size  # pyright: ignore[reportArgumentType] -- looked for above
    if n_dropped == 0:
        return ()
    return (f"the loader drops the last {n_dropped} of {len(sampler)} samples (drop_last=True)",)  # pyright: ignore[reportArgumentType]


def _block(batch: Any, place: str, own_loss: bool) -> Block:
    """Return one batch as samples of a common length."""
    whole = isinstance(batch, Mapping) or (
        own_loss and not (isinstance(batch, tuple | list) and len(batch) == 2)
    )
    if not whole and (not isinstance(batch, tuple | list) or len(batch) != 2):
        length = f" of length {len(batch)}" if isinstance(batch, tuple | list) else ""
        raise TrainingError(
            f"{place} is a {type(batch).__name__}{length}",
            "a pair (inputs, targets), or a dict of tensors",
            "Let the loader yield (inputs, targets); several inputs go into one tuple or dict.",
        )
    inputs, targets = (batch, None) if whole else batch
    block = Block(inputs, targets, 0)
    ours = leaves(inputs)
    if not ours or (not whole and not leaves(targets)) or any(t.ndim == 0 for t in block.tensors):
        raise TrainingError(
            f"{place} has no sample axis",
            "tensors whose first axis counts the samples",
            "Use shape (1, ...) for a single sample.",
        )
    lengths = [len(tensor) for tensor in block.tensors]
    if len(set(lengths)) > 1:
        raise _unequal(place, lengths, None if whole else len(ours))
    return replace(block, n_samples=lengths[0])


def _unequal(place: str, lengths: list[int], n_inputs: int | None) -> TrainingError:
    if n_inputs is None:
        found = f"{place} has tensors of {', '.join(map(str, lengths))} samples"
    else:
        found = (
            f"{place} has {' and '.join(map(str, lengths[:n_inputs]))} inputs "
            f"and {' and '.join(map(str, lengths[n_inputs:]))} targets"
        )
    return TrainingError(
        found,
        "one target per input: all tensors with the same first axis",
        "Check how the data were cut.",
    )


def _merged(blocks: list[Block]) -> list[Block]:
    """Join neighbours whose tensors have the same shapes: all of them, but for padded lengths."""
    groups: list[list[Block]] = []
    for block in blocks:
        if groups and _form(groups[-1][0]) == _form(block):
            groups[-1].append(block)
        else:
            groups.append([block])
    merged: list[Block] = []
    for group in groups:
        inputs, targets = (
            zip_leaves(torch.cat, [getattr(block, side) for block in group])
            for side in ("inputs", "targets")
        )
        merged.append(Block(inputs, targets, sum(block.n_samples for block in group)))
    return merged


def _form(block: Block) -> tuple[Any, ...]:
    skeleton = repr([map_leaves(lambda _: torch.empty(0), block.inputs), block.targets is None])
    return (skeleton, *((leaf.shape[1:], leaf.dtype, leaf.device) for leaf in block.tensors))


def _fingerprints(block: Block) -> list[bytes]:
    """Return a digest of every sample's bytes: equal when the sample is bit for bit the same."""
    columns = [
        (leaf.detach().cpu().flatten(1) if leaf.ndim > 1 else leaf.detach().cpu()[:, None])
        .contiguous()
        .view(torch.uint8)
        .numpy()
        for leaf in block.tensors
    ]
    return [
        hashlib.blake2b(b"".join(column[row].tobytes() for column in columns)).digest()
        for row in range(block.n_samples)
    ]


def _check_passes(first: list[bytes], second: list[bytes]) -> None:
    if first == second:
        return
    if not second:
        raise TrainingError(
            "data that can be read only once (the second pass gave nothing)",
            ACCEPTED_DATA,
            "Pass a list of its batches, the DataLoader itself, or a function that makes a fresh "
            "one: a diagnosis needs many passes.",
        )
    if sorted(first) == sorted(second):
        raise _shuffles()
    if len(first) != len(second):
        raise TrainingError(
            f"data of {len(first)} samples at the first pass and {len(second)} at the second",
            "data that are the same at every pass",
            "Start every pass from the beginning: return a fresh iterator, and keep no position.",
        )
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


def _check_finite(samples: Samples) -> None:
    start = 0
    for block in samples.blocks:
        for side in ("inputs", "targets"):
            for leaf in leaves(getattr(block, side)):
                if not (leaf.is_floating_point() or leaf.is_complex()):
                    continue
                bad = torch.zeros(samples.n_samples, dtype=torch.bool)
                wrong = ~torch.isfinite(leaf.reshape(len(leaf), -1)).all(dim=1)
                bad[start : start + block.n_samples] = wrong.cpu()
                if bad.any():
                    raise TrainingError(
                        f"{side} that are not finite in {name_rows(bad)} of {samples.n_samples}",
                        "finite numbers",
                        "Remove or repair these samples.",
                    )
        start += block.n_samples
