"""What a watch diagnoses: the run's own data in a fixed order, in a mode that repeats itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import (
    DataLoader,
    Dataset,
    RandomSampler,
    SequentialSampler,
    Subset,
    SubsetRandomSampler,
)

from unsaddle import streams
from unsaddle.errors import InvalidInput, TrainingError
from unsaddle.torch.data import leaves, map_leaves
from unsaddle.torch.objective import Objective
from unsaddle.torch.training import TorchTraining

Source: TypeAlias = TorchTraining | Callable[[], TorchTraining]


def check_arguments(training: Any, hook: Any, every: Any) -> None:
    """Refuse what a caller without a type checker may pass.

    Raises:
        TrainingError: `training` is neither a run nor a function.
        InvalidInput: the hook cannot be called, or `every` is no number of steps.
    """
    if not (isinstance(training, TorchTraining) or callable(training)):
        raise TrainingError(
            f"PlateauWatch({type(training).__name__})",
            "an unsaddle.TorchTraining, or a function that returns one",
            "Write PlateauWatch(unsaddle.TorchTraining(model, loss, data, optimizer)).",
        )
    if hook is not None and not callable(hook):
        raise InvalidInput(
            f"on_plateau={hook!r}", "a function of a PlateauEvent", "Pass the function uncalled."
        )
    if every is not None and not (type(every) is int and every >= 1):
        raise InvalidInput(
            f"eigenvalue_every={every!r}",
            "a whole number of steps from 1, or None for never",
            "Each look costs several passes over the samples: 100 is a start.",
        )


def in_order(data: Any) -> Any:
    """Return a loader over the same samples in a fixed order, in this process; others as they are.

    The run's own loader keeps its place, its workers and its random state. A mean over all samples
    does not depend on their order. Samplers that weigh samples are left alone.

    >>> loader = DataLoader(range(3), batch_size=2, shuffle=True)
    >>> [batch.tolist() for batch in in_order(loader)]
    [[0, 1], [2]]
    """
    if not isinstance(data, DataLoader) or data.batch_size is None:
        return data
    dataset, sampler = data.dataset, data.sampler
    if isinstance(sampler, SubsetRandomSampler):
        dataset = Subset(dataset, list(sampler.indices))
    elif isinstance(sampler, RandomSampler):
        if sampler.replacement or sampler.num_samples != len(dataset):  # pyright: ignore[reportArgumentType] -- RandomSampler asked for its length
            return data
    elif not isinstance(sampler, SequentialSampler):
        return data
    return DataLoader(dataset, batch_size=data.batch_size, collate_fn=data.collate_fn)


def made(source: Source) -> TorchTraining:
    """Return the training, made by its factory where it is one.

    Raises:
        TrainingError: the factory returned something else.
    """
    if isinstance(source, TorchTraining):
        return source
    training: Any = source()
    if not isinstance(training, TorchTraining):
        raise TrainingError(
            f"a factory that returned a {type(training).__name__}",
            "an unsaddle.TorchTraining",
            "End it with: return unsaddle.TorchTraining(model, loss, data, optimizer).",
        )
    return training


def diagnosable(
    training: TorchTraining, max_read: int | None, seed: int
) -> tuple[TorchTraining, Objective, tuple[str, ...]]:
    """Return the training as it can be diagnosed, its objective, and what had to be changed.

    Where it cannot be diagnosed in training mode (dropout, batch statistics) it is in evaluation mode.

    Args:
        training: as the user described it.
        max_read: how many samples may be read; None for all.
        seed: which samples these are.

    Raises:
        TrainingError: it cannot be diagnosed in either mode.
    """
    data = in_order(training.data)
    notes: list[str] = []
    if max_read is not None:
        data, note = part_of(data, max_read, seed)
        notes += [note] if note else []
    training = dataclasses.replace(training, data=data)
    try:
        objective = training.objective()
    except TrainingError:
        if training.mode is not None or not training.model.training:
            raise
        training = dataclasses.replace(training, mode="eval")
        objective = training.objective()
        notes.append(
            "diagnosed in evaluation mode, as the loss in training mode is not the same twice or not "
            "a mean over samples"
        )
    return training, objective, tuple(notes)


def part_of(data: Any, max_read: int, seed: int) -> tuple[Any, str | None]:
    """Return at most so many samples of the data, and words for it; batches of a list are left whole.

    >>> part_of((torch.zeros(9, 2), torch.arange(9)), 3, seed=0)[1]
    'diagnosed on 3 of 9 samples'
    """
    source = data.dataset if isinstance(data, DataLoader) else data
    pair = isinstance(source, tuple | list) and len(source) == 2 and isinstance(source[1], Tensor)
    if pair or isinstance(source, Mapping):
        n_samples = len(leaves(source)[0])
    elif isinstance(source, Dataset) and hasattr(source, "__len__"):
        n_samples = len(source)  # pyright: ignore[reportArgumentType] -- __len__ was looked for
    else:
        return data, None
    if max_read >= n_samples:
        return data, None
    note = f"diagnosed on {max_read:,} of {n_samples:,} samples"
    drawn = streams.generator(seed, "watched samples").choice(n_samples, max_read, replace=False)
    rows = np.sort(drawn)
    if not isinstance(source, Dataset):
        return map_leaves(lambda leaf: leaf[torch.from_numpy(rows).to(leaf.device)], source), note
    few = Subset(source, rows.tolist())
    if isinstance(data, DataLoader):
        return DataLoader(few, batch_size=data.batch_size, collate_fn=data.collate_fn), note
    return few, note


def stepped(objective: Objective) -> dict[str, Tensor]:
    """Return the tensors that the optimizer steps: its own copies, where it has some."""
    network: Any = objective.network
    return getattr(network, "stepped", network.chosen)
