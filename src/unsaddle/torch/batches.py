"""The batches that branches train on, and the samples they are measured on."""

from __future__ import annotations

import dataclasses
import functools
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.utils.data import DataLoader, RandomSampler

from unsaddle.errors import TrainingError
from unsaddle.streams import generator
from unsaddle.torch.data import Samples, leaves
from unsaddle.torch.network import flat
from unsaddle.torch.objective import Objective
from unsaddle.torch.training import TorchTraining

EVALUATED_NUMBERS = 2**20  # numbers in the inputs of one forward pass of an evaluation, about


@dataclass(frozen=True, eq=False)
class Batches:
    """The rows of each batch: epochs reshuffled as a DataLoader's, a function of seed and repeat.

    Which sample comes at which place does not depend on the batch size. A full batch is in the order
    of the data, as a run over all samples has it.
    """

    n_samples: int
    size: int
    seed: int
    repeat: int
    drop_last: bool = (
        False  # leave out the smaller batch at an epoch's end, as the run's loader does
    )

    @property
    def is_full(self) -> bool:
        """Whether each batch is all samples."""
        return self.size >= self.n_samples

    @property
    def epoch(self) -> int:
        """Samples that an epoch trains on."""
        if self.is_full or not self.drop_last:
            return self.n_samples
        return self.n_samples - self.n_samples % self.size

    def count(self, n_drawn: int) -> int:
        """Return the size of the batch that comes after so many samples."""
        return min(self.size, self.epoch - n_drawn % self.epoch)

    def rows(self, n_drawn: int) -> Tensor | slice:
        """Return the rows of the batch that comes after so many samples; the last may be smaller."""
        if self.is_full:
            return slice(None)
        epoch, start = divmod(n_drawn, self.epoch)
        order = _order(self.seed, self.repeat, epoch, self.n_samples)
        return torch.from_numpy(order[start : start + self.count(n_drawn)].copy())


@functools.lru_cache(maxsize=2)
def _order(seed: int, repeat: int, epoch: int, n_samples: int) -> npt.NDArray[np.int64]:
    return generator(seed, f"epochs of repeat {repeat}", epoch).permutation(n_samples)


def mean_loss(objective: Objective, samples: Samples) -> tuple[float, int]:
    """Return the live model's mean loss in evaluation mode, and over how many samples."""
    per_sample = sum(t[0].numel() for block in samples.blocks[:1] for t in leaves(block.inputs))
    size = max(objective.batch_size or 1, EVALUATED_NUMBERS // max(1, per_sample))
    modules = list(objective.network.module.modules())
    flags = [module.training for module in modules]
    total = 0.0
    try:
        for module in modules:
            module.training = False
        with torch.no_grad(), torch.random.fork_rng(devices=[]):
            for part in [samples] if size >= samples.n_samples else samples.chunks(size):
                total += part.weight * float(batch_loss(objective, part))
    finally:
        for module, flag in zip(modules, flags, strict=True):
            module.training = flag
    return total / samples.weight, samples.n_samples


def batch_loss(objective: Objective, samples: Samples) -> Tensor:
    """Return the live model's mean loss over some samples, in the mode its modules are in.

    A mean over units of different numbers (`TorchTraining.count`), or over samples of different
    shapes, is the one that a diagnosis takes.
    """
    values = [objective.network.module.value(block) for block in samples.blocks]
    if len(values) == 1:
        return values[0]
    weighed = [value * block.weight for value, block in zip(values, samples.blocks, strict=True)]
    return torch.stack(weighed).sum() / samples.weight


def counted_decay(objective: Objective) -> float:
    """Return ½ decay θ² of the live parameters, where the diagnosed function has it; else 0."""
    if objective.decay is None:
        return 0.0
    chosen = list(objective.network.chosen.values())
    return 0.5 * float(objective.decay @ flat([own.detach() for own in chosen], chosen) ** 2)


def cast(samples: Samples, dtype: torch.dtype) -> Samples:
    """Return the samples with every real floating tensor in `dtype`."""
    return Samples(tuple(block.cast(dtype) for block in samples.blocks))


def evaluable(training: TorchTraining) -> TorchTraining:
    """Return the run as branches take it: diagnosed in evaluation mode, its data in order."""
    return dataclasses.replace(training, mode="eval", data=in_order(training.data))


def in_order(data: Any) -> Any:
    """Return a shuffling DataLoader's data in the order of its dataset; other data as they are.

    A branch draws its own order from its seed, so that every candidate sees the same.

    Raises:
        TrainingError: an epoch of the loader is not each sample once.
    """
    if not isinstance(data, DataLoader) or not isinstance(data.sampler, RandomSampler):
        return data
    sampler = data.sampler
    if sampler.replacement or sampler.num_samples != len(data.dataset):  # pyright: ignore[reportArgumentType]
        raise TrainingError(
            f"a loader whose sampler draws {sampler.num_samples:,} samples "
            f"{'with' if sampler.replacement else 'without'} replacement",
            "shuffle=True: an epoch is each sample once",
            "Branches draw their own epochs; pass the samples as tensors, and say in batch_size how "
            "many a step takes.",
        )
    made = DataLoader(
        data.dataset,
        batch_size=data.batch_size,
        shuffle=False,
        num_workers=data.num_workers,
        collate_fn=data.collate_fn,
        worker_init_fn=data.worker_init_fn,
        multiprocessing_context=data.multiprocessing_context,
    )
    vars(made)[_DROPS] = data.drop_last  # of the steps; what is measured is all samples
    return made


_DROPS = "steps_drop_last"


def drops_last(data: Any) -> bool:
    """Return whether the run's steps leave out the smaller batch at the end of an epoch."""
    return bool(getattr(data, _DROPS, isinstance(data, DataLoader) and data.drop_last))
