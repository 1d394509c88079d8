"""`branch`: what gets a run out? Candidates really run from one stuck state, side by side."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unsaddle.branching.candidate import Candidate, Move
from unsaddle.branching.outcome import Branch
from unsaddle.branching.result import Branches

if TYPE_CHECKING:
    from unsaddle.diagnosis import Report
    from unsaddle.torch import TorchTraining

__all__ = ["Branch", "Branches", "Candidate", "Move", "branch"]


def branch(
    training: TorchTraining | str | Path,
    candidates: Sequence[Any] | None = None,
    *,
    n_repeats: int = 20,
    budget: int | str | None = None,
    seed: int | None = None,
    held_out: Any = None,
    report: Report | None = None,
    from_checkpoints: Sequence[str | Path] = (),
    halving: bool = False,
    n_workers: int = 1,
    max_products: int = 200,
    diagnose_ends: bool = True,
    record_paths: bool = False,
    progress: Callable[[str, int, int], None] | None = None,
) -> Branches:
    """Return what each candidate was worth, really run from a stuck state of a training run.

    Every branch begins with the same model, buffers, optimizer state (where the candidate keeps the
    run's optimizer) and random state; repeats differ only in the seed, which all candidates share.
    Steps are plain: gradient of a batch, `optimizer.step()`; epochs are reshuffled as a DataLoader
    does; dropout and batch statistics are on in steps and off where a loss is measured. The run is
    not changed, bit for bit. Same seed, same numbers, alone or in several processes.

    Escaping is not success: branches are ranked by the training loss they reach at equal budget.

    Args:
        training: an `unsaddle.TorchTraining` with its live optimizer, or the path of a Python file
            whose `training()` returns one; its `held_out()`, where it has one, gives held-out data.
        candidates: words such as "adam lr=1e-2", "sgd lr=0.5 batch=1", "lr x10", "float32",
            "perturb radius=1e-2", "perturb along escape", "negative curvature step", "as it is",
            joined by +; optimizer classes or factories; `Candidate`s. None: those that the diagnosis
            suggests. The untouched baseline is always among them.
        n_repeats: of each candidate.
        budget: of each repeat: a number of sample gradients, or words such as "30 epochs". None:
            twice what the forecast of the run as it is needs, within limits that are stated.
        seed: of everything random; fresh entropy, recorded, when left out.
        held_out: data as in a TorchTraining that are measured, but not trained on.
        report: a diagnosis of the run as it stands, made before, such as a `PlateauWatch`'s; None: one
            is made now.
        from_checkpoints: files of weights, and of optimizer state where they have one, to branch
            from instead of the run as it stands: the best moment to change may be earlier.
        halving: let the worse half of the candidates go at half of the budget, a quarter, and so on.
        n_workers: processes. More than one need a path, or a training that can be pickled.
        max_products: limit of Hessian-vector products for each diagnosis.
        diagnose_ends: say what kind of point each branch ended at; costs a diagnosis for each.
        record_paths: keep the parameters of each candidate's first repeat along its way, for
            `explorer.replay.of_branches`: at the start and up to 40 more points of the budget, fewer
            where all paths together would pass 1 GB. The numbers are the same, bit for bit.
        progress: called with a stage and a running ranking, what is done of it, and its limit.

    Raises:
        InvalidInput: an argument out of range, or a candidate that says nothing known.
        TrainingError: the run cannot be diagnosed or copied as it was given.
        CheckpointError: a checkpoint that does not fit.

    >>> import torch
    >>> class Saddle(torch.nn.Module):
    ...     def __init__(self):
    ...         super().__init__()
    ...         self.point = torch.nn.Parameter(torch.tensor([0.0, 1e-6], dtype=torch.float64))
    ...     def forward(self, data):
    ...         x, y = self.point
    ...         return data[:, 0] * (1.0 + x**2 - y**2 + y**4)
    >>> from unsaddle import TorchTraining
    >>> model = Saddle()
    >>> sgd = torch.optim.SGD(model.parameters(), lr=0.01)
    >>> run = TorchTraining(model, lambda out, _: out.mean(), (torch.ones(4, 1), torch.zeros(4)), sgd)
    >>> found = branch(run, ["lr x10"], n_repeats=2, budget="200 epochs", seed=0)
    >>> found.best.name, round(found.best.final.value, 4), found["as it is"].escape.n_observed
    ('lr x10', 0.75, 0)
    """
    # It brings PyTorch, which a result in words and pictures does without.
    run = importlib.import_module("unsaddle.branching.run")
    return run.run_branches(
        training,
        candidates,
        run.Plan(
            n_repeats=n_repeats,
            budget=budget,
            seed=seed,
            halving=halving,
            n_workers=n_workers,
            max_products=max_products,
            diagnose_ends=diagnose_ends,
            record_paths=record_paths,
        ),
        held_out=held_out,
        report=report,
        from_checkpoints=(from_checkpoints,)
        if isinstance(from_checkpoints, str | Path)
        else tuple(from_checkpoints),
        progress=progress,
    )
