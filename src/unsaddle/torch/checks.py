"""Is this a run whose mean loss can be diagnosed? Each check refuses with the way out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn.parameter import UninitializedParameter

from unsaddle.errors import TrainingError
from unsaddle.torch import products
from unsaddle.torch.data import Samples, name_rows
from unsaddle.torch.network import Network, flat

Float64Array = npt.NDArray[np.float64]
Selection = Callable[[str, nn.Parameter], bool] | Iterable[str | Tensor]

N_TRIAL = 48  # samples of the trial batch: two parts of 16 and 32 show a coupling at once
N_NAMES = 5  # names listed in a message; the rest is counted
EVAL_MODE = 'Diagnose in evaluation mode: TorchTraining(..., mode="eval") or `--mode eval`'


def listed(names: Sequence[str]) -> str:
    """Return the first names and how many more there are."""
    rest = f" and {len(names) - N_NAMES} more" if len(names) > N_NAMES else ""
    return ", ".join(names[:N_NAMES]) + rest


def choose_parameters(
    model: nn.Module,
    selection: Selection | None,
    optimizer: torch.optim.Optimizer | None,
) -> list[str]:
    """Return the names of the parameters to vary: trainable, held by the optimizer, selected.

    Raises:
        TrainingError: nothing is left, a selected one does not exist, or one is not a real,
            initialised floating-point tensor.
    """
    trainable = {name: own for name, own in model.named_parameters() if own.requires_grad}
    for name, own in trainable.items():
        if isinstance(own, UninitializedParameter):
            raise TrainingError(
                f"parameter {name} that is not initialised (a lazy module)",
                "a model whose parameters have their shapes",
                "Run one batch through the model before the diagnosis.",
            )
        if not own.is_floating_point():
            raise TrainingError(
                f"parameter {name} of type {own.dtype}",
                "real floating-point parameters",
                "Hold a complex parameter as its real and imaginary part.",
            )
    if not trainable:
        raise TrainingError(
            "a model with no trainable parameters",
            "a model with at least one parameter that has requires_grad=True",
            "Unfreeze what the run trains with requires_grad_(True).",
        )
    if selection is not None:
        return _selected(trainable, selection)
    if optimizer is None:
        return list(trainable)
    held = {id(own) for group in optimizer.param_groups for own in group["params"]}
    chosen = [name for name, own in trainable.items() if id(own) in held]
    if not chosen:
        raise TrainingError(
            "an optimizer that holds none of the model's trainable parameters",
            "the optimizer that trains this model",
            "Build it from this model's parameters() after the model was made, copied or moved.",
        )
    return chosen


def _selected(trainable: dict[str, nn.Parameter], selection: Selection) -> list[str]:
    if callable(selection):
        chosen = {name for name, own in trainable.items() if selection(name, own)}
    else:
        by_identity = {id(own): name for name, own in trainable.items()}
        wanted = [
            item if isinstance(item, str) else by_identity.get(id(item), "a foreign tensor")
            for item in ([selection] if isinstance(selection, str) else selection)
        ]
        unknown = [name for name in wanted if name not in trainable]
        if unknown:
            raise TrainingError(
                f"parameters={listed(unknown)}, not among the model's trainable ones",
                f"names or tensors of {listed(list(trainable))}",
                "See model.named_parameters(); a frozen one needs requires_grad_(True).",
            )
        chosen = set(wanted)
    if not chosen:
        raise TrainingError(
            "parameters=... that selects none of the model's trainable parameters",
            f"a choice among {listed(list(trainable))}",
            "Check the names the predicate looks for.",
        )
    return [name for name in trainable if name in chosen]


def check_point(network: Network) -> None:
    """Refuse a point with a parameter that is not finite.

    Raises:
        TrainingError: names the first such parameter.
    """
    for name, own in network.chosen.items():
        n_bad = int((~torch.isfinite(own)).sum())
        if n_bad:
            raise TrainingError(
                f"parameter {name} with {n_bad} of {own.numel()} entries that are not finite",
                "finite parameters",
                "The run has diverged: load an earlier checkpoint, with a smaller learning rate.",
            )


def try_precision(
    network: Network, samples: Samples, point: Float64Array
) -> tuple[torch.dtype | None, str | None]:
    """Return (float64, None), or (None, reason) where the model runs only as it is.

    Raises:
        TrainingError: it does not run at all, or the loss is not a scalar tensor.
    """
    trial = samples.part(slice(0, N_TRIAL))
    try:
        value = _trial_loss(network, trial, point, torch.float64)
        _check_scalar(value, trial)
        if value.dtype == torch.float64:
            return torch.float64, None
        note = f"its loss comes out in {value.dtype}"
    except TrainingError:
        raise
    except Exception as error:  # whatever a user's model raises where it cannot be float64
        note = _first_line(error)
    try:
        value = _trial_loss(network, trial, point, None)
    except Exception as error:
        raise _does_not_run(error, f"the first {trial.n_samples} samples") from error
    _check_scalar(value, trial)
    return None, f"the model does not run in float64: {note}"


def _trial_loss(
    network: Network, trial: Samples, point: Float64Array, dtype: torch.dtype | None
) -> Any:
    with network.undisturbed():
        parameters = network.parameters(point, dtype)
        return network.loss_and_gradients(parameters, trial, dtype)[0]


def _does_not_run(error: Exception, where: str) -> TrainingError:
    return TrainingError(
        f"model and loss raised {type(error).__name__} on {where}: {_first_line(error)}",
        "a model, a forward and a loss that run on the data as they are",
        "Try loss(model(inputs), targets) by hand; pass forward=... for another call.",
    )


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


def _check_scalar(value: Any, trial: Samples) -> None:
    if isinstance(value, Tensor) and value.ndim == 0:
        return
    what = f"of shape {tuple(value.shape)}" if isinstance(value, Tensor) else type(value).__name__
    raise TrainingError(
        f"a loss that is not a scalar ({what} for {trial.n_samples} samples)",
        "a tensor with one number, the mean over the samples of the batch",
        'Use reduction="mean", or wrap it: lambda output, target: loss(output, target).mean().',
    )


def check_repeatable_mean(
    network: Network, samples: Samples, point: Float64Array, dtype: torch.dtype | None
) -> None:
    """Refuse a loss that differs between two calls or that is not a mean over the samples.

    Both are looked for beside the point as well as in the loss's gradient: at an exact saddle
    (all weights zero) dropout and class weights change nothing.

    Raises:
        TrainingError: names dropout or batch normalisation in training mode where it is there.
    """
    trial = samples.part(slice(0, N_TRIAL))
    beside = point + 1e-2 * np.cos(np.arange(len(point))) * (1.0 + np.abs(point))
    own = next(iter(network.chosen.values())).dtype
    tol = float(np.sqrt(torch.finfo(dtype or own).eps))  # half the digits: rounding is far below

    def both(where: Float64Array, *parts: Samples) -> list[Float64Array]:
        # One block of random state for all parts: dropout draws anew for each.
        with network.undisturbed():
            parameters = network.parameters(where, dtype)
            return [_value_and_gradient(network, parameters, part, dtype) for part in parts]

    where = beside
    first, second = both(where, trial, trial)
    if not np.isfinite(first).all():
        where = point
        first, second = both(where, trial, trial)
        if not np.isfinite(first).all():
            return  # refused with the rows and names by check_loss_and_gradient
    if not _close(first, second, first, tol):
        raise _not_repeatable(network)
    if trial.n_samples < 2:
        return
    n_left = max(1, trial.n_samples // 3)
    try:
        parts = trial.part(slice(0, n_left)), trial.part(slice(n_left, None))
        left, right = both(where, *parts)
    except (RuntimeError, ValueError) as error:  # batch statistics of a single sample
        raise _not_a_mean(network, adds=False) from error
    mean = (n_left * left + (trial.n_samples - n_left) * right) / trial.n_samples
    if not _close(first, mean, np.abs(left) + np.abs(right), tol):
        adds = _close(first, left + right, np.abs(left) + np.abs(right), tol)
        raise _not_a_mean(network, adds)


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


def _not_repeatable(network: Network) -> TrainingError:
    dropouts = _in_training(
        network,
        nn.Dropout,
        nn.Dropout1d,
        nn.Dropout2d,
        nn.Dropout3d,
        nn.AlphaDropout,
        nn.FeatureAlphaDropout,
    )
    cause = f"; {listed(dropouts)} in training mode" if dropouts else ""
    advice = (
        f"{EVAL_MODE}."
        if dropouts
        else f"Take the randomness out of model, forward and loss. If it is dropout: {EVAL_MODE}."
    )
    return TrainingError(
        "a model that is not deterministic: the same data and parameters gave two gradients"
        + cause,
        "a loss that depends on the data and the parameters only",
        advice,
    )


def _not_a_mean(network: Network, adds: bool) -> TrainingError:
    coupled = _in_training(
        network, nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d, nn.SyncBatchNorm
    )
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
    return TrainingError(
        "a loss that is not a mean over samples: that of a batch differs from the mean of those of "
        "its parts",
        accepted,
        "Divide by the number of samples, not by a sum of class weights or of unmasked positions: "
        'reduction="none", then weight, then .mean().',
    )


def check_loss_and_gradient(
    network: Network, samples: Samples, point: Float64Array, dtype: torch.dtype | None, part: int
) -> None:
    """Refuse a loss or gradient that is not finite, and parameters the loss does not reach.

    Raises:
        TrainingError: names the rows or the parameters.
    """
    try:
        value = products.loss(network, samples, point, dtype, part)
    except Exception as error:  # a label out of range beyond the trial batch, for example
        raise _does_not_run(error, f"all {samples.n_samples} samples") from error
    if not np.isfinite(value):
        raise _loss_not_finite(network, samples, point, dtype, part)
    slope, unreached = products.gradient(network, samples, point, dtype, part)
    if unreached:
        names = [name for name in network.names if name in unreached]
        raise TrainingError(
            f"parameters not reached by the loss: {listed(names)}",
            "parameters that the loss depends on",
            "Freeze them with requires_grad_(False), or restrict the diagnosis with "
            "parameters=[...]; torch.utils.checkpoint needs use_reentrant=False.",
        )
    start = 0
    for name, own in network.chosen.items():
        if not np.isfinite(slope[start : start + own.numel()]).all():
            raise TrainingError(
                f"a gradient that is not finite, first in {name}, though the loss is finite",
                "a finite gradient",
                "Look for sqrt, norm or log at zero in the model or in the loss.",
            )
        start += own.numel()


def _loss_not_finite(
    network: Network, samples: Samples, point: Float64Array, dtype: torch.dtype | None, part: int
) -> TrainingError:
    bad = torch.zeros(samples.n_samples, dtype=torch.bool)
    start = 0
    for chunk in samples.chunks(part):
        if not np.isfinite(products.loss(network, chunk, point, dtype, chunk.n_samples)):
            for row in range(chunk.n_samples):
                one = chunk.part(slice(row, row + 1))
                bad[start + row] = not np.isfinite(products.loss(network, one, point, dtype, 1))
        start += chunk.n_samples
    where = f"in {name_rows(bad)} of {samples.n_samples}" if bad.any() else "in the sum"
    return TrainingError(
        f"a loss that is not finite {where}",
        "a finite loss on every sample",
        "Look for log or division at zero, or load a checkpoint from before the divergence.",
    )
