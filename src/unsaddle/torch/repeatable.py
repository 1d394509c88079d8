"""Is the loss a function of data and parameters, and a mean over the samples? If not, who spoils it?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from unsaddle.errors import TrainingError
from unsaddle.torch.checks import EVAL_MODE, N_TRIAL, listed
from unsaddle.torch.culprit import find_culprit
from unsaddle.torch.data import Samples, leaves
from unsaddle.torch.memory import is_out_of_memory
from unsaddle.torch.network import Network, flat
from unsaddle.torch.products import Work

Float64Array = npt.NDArray[np.float64]

N_AGAIN = 20  # calls of a model that draws: one that skips a layer half of the time is found out
IGNORED = -100  # PyTorch's cross entropy does not count targets of this value
DROPOUTS = (
    nn.Dropout,
    nn.Dropout1d,
    nn.Dropout2d,
    nn.Dropout3d,
    nn.AlphaDropout,
    nn.FeatureAlphaDropout,
)
NORMS = (nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d, nn.SyncBatchNorm)


def check_repeatable_mean(work: Work, point: Float64Array) -> tuple[str, ...]:
    """Refuse a loss that differs between two calls or that is not a mean over the samples.

    Both are looked for beside the point as well as in the loss's gradient: at an exact saddle
    (all weights zero) dropout and class weights change nothing. A model that draws random numbers is
    called more often: a layer that is skipped at random may be skipped twice.

    Returns:
        What to tell of random numbers that were drawn and changed nothing.

    Raises:
        TrainingError: names the module, the random numbers or the memory that spoils it.
    """
    network, dtype = work.network, work.dtype
    trial = work.samples.part(slice(0, work.memory.part(N_TRIAL)))
    tol = float(np.sqrt(torch.finfo(work.digits).eps))  # half the digits: rounding is far below

    def each(where: Float64Array, *parts: Samples) -> list[Float64Array]:
        # One block of random state for all parts: dropout draws anew for each.
        with network.undisturbed():
            parameters = network.parameters(where, dtype)
            return [_value_and_gradient(network, parameters, part, dtype) for part in parts]

    where = beside(point)
    first, second = each(where, trial, trial)
    if not np.isfinite(first).all():
        where = point
        first, second = each(where, trial, trial)
        if not np.isfinite(first).all():
            return ()  # refused with the rows and names by finite.py
    notes = ()
    if not _close(first, second, first, tol):
        raise _not_repeatable(work, trial, where)
    if drawn := find_culprit(work, trial, where).draws:
        again = each(where, *[trial] * N_AGAIN)
        if not all(_close(first, other, first, tol) for other in again):
            raise _not_repeatable(work, trial, where)
        notes = (
            f"the run draws from {' and '.join(drawn)}, which changed nothing in {N_AGAIN} calls",
        )
    if trial.n_samples < 2:
        return notes
    n_left = max(1, trial.n_samples // 3)
    parts = trial.part(slice(0, n_left)), trial.part(slice(n_left, None))
    try:
        left, right = each(where, *parts)
    except (RuntimeError, ValueError) as error:  # batch statistics of a single sample
        if is_out_of_memory(error):
            raise
        raise _not_a_mean(network, trial, adds=False) from error
    mean = (parts[0].weight * left + parts[1].weight * right) / trial.weight
    if not _close(first, mean, np.abs(left) + np.abs(right), tol):
        adds = _close(first, left + right, np.abs(left) + np.abs(right), tol)
        raise _not_a_mean(network, trial, adds)
    return notes


def beside(point: Float64Array) -> Float64Array:
    """Return a point at a distance of a per cent, off every symmetry and every kink."""
    return point + 1e-2 * np.cos(np.arange(len(point))) * (1.0 + np.abs(point))


def _value_and_gradient(
    network: Network, parameters: list[Tensor], part: Samples, dtype: torch.dtype | None
) -> Float64Array:
    value, pieces = network.loss_and_gradients(parameters, part, dtype)
    return np.concatenate([[value.item()], flat(pieces, parameters)])


def _close(first: Float64Array, second: Float64Array, scale: Float64Array, tol: float) -> bool:
    return bool(np.linalg.norm(first - second) <= tol * np.linalg.norm(scale))


def _in_training(network: Network, *kinds: type[nn.Module]) -> list[str]:
    if network.mode == "eval":
        return []
    return [
        f"{type(module).__name__} {name.removeprefix('model').removeprefix('.')}".strip()
        for name, module in network.module.named_modules()
        if module.training
        and (isinstance(module, kinds) or (nn.Dropout in kinds and _drops_inside(module)))
    ]


def _drops_inside(module: nn.Module) -> bool:
    """True for nn.LSTM(dropout=0.1), nn.MultiheadAttention(dropout=0.1) and the like."""
    share = getattr(module, "dropout", None)
    return isinstance(share, float) and share > 0


def _not_repeatable(work: Work, trial: Samples, where: Float64Array) -> TrainingError:
    received = "a model that is not deterministic: the same data and parameters gave two gradients"
    accepted = "a loss that depends on the data and the parameters only"
    if dropouts := _in_training(work.network, *DROPOUTS):
        return TrainingError(
            f"{received}; {listed(dropouts)} in training mode", accepted, f"{EVAL_MODE}."
        )
    culprit = find_culprit(work, trial, where, N_AGAIN)
    if culprit.remembers:
        return TrainingError(
            f"{received}; it remembers its calls in {listed(culprit.remembers)}",
            accepted,
            "Diagnose with a loss and a model without that memory, or hold it fixed: what counts is "
            "the function of one step.",
        )
    if not culprit.draws:
        return TrainingError(
            f"{received}; they differ first in {culprit.place}, and no random state has moved",
            accepted,
            "Kernels that add in another order at each call do this, as do a clock and a generator "
            "of one's own: try torch.use_deterministic_algorithms(True).",
        )
    return TrainingError(
        f"{received}; they differ first in {culprit.place}, which draws from "
        f"{' and '.join(culprit.draws)}",
        accepted,
        "Take the randomness out of model, forward and loss. If it is there in training mode only: "
        f"{EVAL_MODE[0].lower()}{EVAL_MODE[1:]}.",
    )


def _not_a_mean(network: Network, trial: Samples, adds: bool) -> TrainingError:
    coupled = _in_training(network, *NORMS)
    accepted = "a loss of a batch that is the mean of the losses of its samples"
    if coupled:
        return TrainingError(
            "a loss that is not a mean over samples: the samples of a batch influence each other; "
            f"{listed(coupled)} in training mode",
            accepted,
            f"{EVAL_MODE}.",
        )
    if adds:
        return TrainingError(
            "a loss that adds over samples: that of a batch is the sum of those of its parts",
            accepted,
            'Use reduction="mean": the learning rate then means the same for every batch size.',
        )
    if trial.counts is not None:
        return TrainingError(
            "a loss that is not a mean over the units of count=...: that of a batch differs from the "
            "mean of those of its parts",
            "the number of units the loss of a batch is a mean over",
            "Count what the loss divides by: the unmasked targets after any shift, or the class "
            "weights of the targets.",
        )
    return TrainingError(
        "a loss that is not a mean over samples: that of a batch differs from the mean of those of "
        "its parts",
        accepted + ", or of the units it counts",
        f"If it divides by a number of {_units_in(trial)}. Or divide by the number of samples: "
        'reduction="none", then .mean().',
    )


def _units_in(trial: Samples) -> str:
    """Return what the loss seems to count, and how to say so."""
    block = trial.blocks[0]
    if block.targets is None and isinstance(block.inputs, Mapping):
        masked = [
            name for name, tree in block.inputs.items() if any(map(_has_ignored, leaves(tree)))
        ]
        argument, target = "batch", f'batch["{masked[0] if masked else "labels"}"]'
    else:
        masked = any(map(_has_ignored, leaves(block.targets)))
        argument, target = "target", "target"
    if masked:
        return (
            f"unmasked positions (targets of {IGNORED} are masked), say which, after any shift: "
            f"TorchTraining(..., count=lambda {argument}: ({target} != {IGNORED}).sum())"
        )
    return (
        f"class weights, say which: TorchTraining(..., count=lambda {argument}: "
        f"weight[{target}].sum())"
    )


def _has_ignored(tensor: Tensor) -> bool:
    return not tensor.is_floating_point() and bool((tensor == IGNORED).any())
