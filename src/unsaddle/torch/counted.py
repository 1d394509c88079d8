"""A loss that is a mean over tokens, pixels or class weights: how much of it each sample has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from unsaddle.errors import TrainingError
from unsaddle.torch.data import Block, Samples, Tree


def counted(samples: Samples, count: Callable[[Tree], Any]) -> tuple[Samples, tuple[str, ...]]:
    """Return the samples with the units of each, and what to tell of those without any: left out.

    Args:
        samples: of the run.
        count: target to the number of units the loss of a batch is a mean over.

    Raises:
        TrainingError: `count` raises, does not add over samples, or gives no unit.
    """
    blocks: list[Block] = []
    n_left_out = 0
    for block in samples.blocks:
        counts = _units(block, count)
        some = torch.from_numpy(counts > 0)
        n_left_out += int((~some).sum())
        if some.any():
            blocks.append(replace(block, counts=counts).part(torch.nonzero(some).flatten()))
    if not blocks:
        raise TrainingError(
            "count that gives no unit in any sample",
            "the number of units the loss of a batch is a mean over",
            "Check it against the targets: (target != -100).sum() counts what is not masked.",
        )
    note = f"{n_left_out} of {samples.n_samples} samples have no counted unit and are left out"
    return Samples(tuple(blocks)), (note,) if n_left_out else ()


def _units(block: Block, count: Callable[[Tree], Any]) -> npt.NDArray[np.float64]:
    def of_rows(rows: slice) -> float:
        part = block.part(rows)
        target = part.inputs if part.targets is None else part.targets
        made: Any = count(target)
        return float(made)

    try:
        counts = np.array([of_rows(slice(row, row + 1)) for row in range(block.n_samples)])
        total = of_rows(slice(None))
    except TrainingError:
        raise
    except Exception as error:  # whatever a user's function raises
        raise TrainingError(
            f"count raised {type(error).__name__}: {error}",
            "a function of the target to the number of units of a batch",
            "It is called with what the loss gets beside the output; try it on one batch by hand.",
        ) from error
    if not (np.isfinite(counts).all() and (counts >= 0).all()):
        raise TrainingError(
            f"count of {counts[~(counts >= 0) | ~np.isfinite(counts)][0]:g} for one sample",
            "numbers of units, finite and not negative",
            "It counts what the loss of a batch is a mean over.",
        )
    if not np.isclose(counts.sum(), total, rtol=1e-5, atol=0.0):
        raise TrainingError(
            f"count of {total:g} for a batch whose samples count {counts.sum():g}",
            "a number of units that adds over samples",
            "It counts what the loss of a batch is a mean over, such as (target != -100).sum().",
        )
    return counts
