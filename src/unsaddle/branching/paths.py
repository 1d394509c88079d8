"""Where branches went: the parameters along each candidate's first repeat, and the run at a start."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unsaddle.branching.statistics import Floats
from unsaddle.errors import InvalidInput

if TYPE_CHECKING:
    from unsaddle.torch import TorchTraining
    from unsaddle.torch.snapshot import Snapshot

MOST_BYTES = 10**9  # of all paths of a call: arbitrary, what most machines can spare
FEWEST_RECORDS = 6  # the start and five more: arbitrary; fewer show no course


@dataclass(frozen=True, eq=False)
class RecordedPath:
    """The flat parameters of one repeat at points of the budget, as long as they were finite.

    Attributes:
        sample_gradients: (records,), ascending; the first is 0, after the candidate's moves.
        places: (records, n_parameters), in the objective's order.
        losses: (records,), as the branch measured them there: with its own buffers.
    """

    sample_gradients: NDArray[np.int64]
    places: Floats
    losses: Floats


def recorded_points(
    points: NDArray[np.int64], n_branches: int, n_parameters: int
) -> tuple[int, ...]:
    """Return the points at which parameters are kept: all, or fewer where memory is short.

    Raises:
        InvalidInput: even the fewest records do not fit.

    >>> len(recorded_points(np.arange(41), 4, 10**6)), len(recorded_points(np.arange(41), 8, 10**6))
    (31, 15)
    """
    n_fit = MOST_BYTES // (8 * n_branches * n_parameters)
    if n_fit < FEWEST_RECORDS:
        needed = FEWEST_RECORDS * 8 * n_branches * n_parameters / 1e9
        raise InvalidInput(
            f"record_paths=True for {n_branches} branch{'es' * (n_branches > 1)} of {n_parameters:,} "
            f"parameters, which are "
            f"{needed:.3g} GB at the fewest {FEWEST_RECORDS} records of each",
            f"at most {MOST_BYTES / 1e9:g} GB",
            "Ask for fewer candidates or starts, or leave record_paths and --replay out.",
        )
    kept = np.round(np.linspace(0, len(points) - 1, min(n_fit, len(points)))).astype(int)
    return tuple(int(points[i]) for i in np.unique(kept))


def check_form(training: TorchTraining, state: Snapshot, of: str) -> None:
    """Refuse a run whose model has other parameters than a state."""
    own = {name: tuple(p.shape) for name, p in training.model.named_parameters()}
    kept = {
        name.removeprefix("model."): tuple(p.shape)
        for name, p in state.parameters.items()
        if name.startswith("model.")
    }
    if own != kept:
        raise InvalidInput(
            f"a run of another form than that of {of}",
            f"a model with the same {len(kept)} parameters",
            "Pass the run that was branched, or make it again by the same code.",
        )


@contextlib.contextmanager
def standing(training: TorchTraining | str | Path, state: Snapshot) -> Generator[Any]:
    """Yield the objective of a run that stands at a start of its branches, measured as they are.

    Afterwards the run is what it was, bit for bit.

    Args:
        training: the run that was branched, the same made again, or the path of its file.
        state: of the start.

    Raises:
        InvalidInput: it is a run of another form.
    """
    # They bring PyTorch, which recorded paths do without.
    batches = importlib.import_module("unsaddle.torch.batches")
    snapshot = importlib.import_module("unsaddle.torch.snapshot")
    made: Any = training
    if isinstance(training, str | Path):
        made = importlib.import_module("unsaddle.branching.source").loaded(Path(training))
    check_form(made, state, "the branches")
    run = batches.evaluable(made)
    with snapshot.untouched(run):
        state.put_into(run)
        yield run.objective()
