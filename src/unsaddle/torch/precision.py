"""The widest precision in which a run's loss can be had, and what the run computes in itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from unsaddle.errors import TrainingError
from unsaddle.torch import autocast
from unsaddle.torch.checks import N_TRIAL, does_not_run, first_line
from unsaddle.torch.derivative import has_single_digits, is_resolved
from unsaddle.torch.memory import is_out_of_memory
from unsaddle.torch.products import Work

Float64Array = npt.NDArray[np.float64]

SINGLE_INSIDE = (
    "the model casts to single precision somewhere inside: its loss has the digits of float32"
)
LIFTED = "casts to lower precision inside the model or its loss were lifted to float64"


@dataclass(frozen=True)
class Precision:
    """In which precision a run is evaluated, and what it does itself.

    Attributes:
        work: in the widest precision there is: float64, else as the model has everything.
        note: why not float64 throughout; None where it is.
        remarks: what else the report should say.
        autocast: the precision of autocast met in its forward; None without.
    """

    work: Work
    note: str | None
    remarks: tuple[str, ...]
    autocast: torch.dtype | None


def widest_precision(work: Work, point: Float64Array) -> Precision:
    """Return the widest precision that the model runs in.

    First as it is, in float64; then with the casts inside lifted; then float32 where the model is in
    half precision; then as the model has everything.

    Args:
        work: with all samples, in the model's own precision.
        point: `(n_parameters,)`.

    Raises:
        TrainingError: it does not run at all, or the loss is not a scalar tensor.
    """
    own = next(iter(work.network.chosen.values())).dtype
    met = _autocast_in(work, point)
    double = replace(work, dtype=torch.float64, digits=torch.float64)
    lifted = replace(double, network=replace(work.network, lifts=True))
    # A half-precision model that is not for float64 may still be for float32.
    single = replace(work, dtype=torch.float32, digits=torch.float32)
    obstacle = _obstacle(double, point)
    if obstacle is None and is_resolved(double, point):
        return Precision(double, None, (), met)
    if _obstacle(lifted, point) is None and is_resolved(lifted, point):
        return Precision(lifted, None, (LIFTED,), met)
    if obstacle is None and has_single_digits(double, point):
        return Precision(replace(double, digits=torch.float32), SINGLE_INSIDE, (), met)
    if obstacle is None:  # rough for another reason; the checks that follow say which
        return Precision(double, None, (), met)
    note = f"the model does not run in float64: {obstacle}"
    if own.itemsize < 4 and _obstacle(single, point) is None:
        return Precision(single, note, (), met)
    try:
        value = _trial_loss(work, point)
    except TrainingError:
        raise
    except Exception as error:
        raise does_not_run(error, f"the first {_n_trial(work)} samples") from error
    _check_scalar(value, work)
    return Precision(replace(work, digits=value.dtype), note, (), met)


def _obstacle(work: Work, point: Float64Array) -> str | None:
    """Return why the loss does not come out in the precision of the work; None where it does."""
    try:
        value = _trial_loss(work, point)
        _check_scalar(value, work)
    except TrainingError:
        raise
    except Exception as error:  # whatever a user's model raises where it cannot be float64
        return first_line(error)
    return None if value.dtype == work.dtype else f"its loss comes out in {value.dtype}"


def _n_trial(work: Work) -> int:
    return min(work.samples.n_samples, work.memory.part(N_TRIAL))


def _trial_loss(work: Work, point: Float64Array) -> Any:
    """Return the loss of the first samples, of as many as there is memory for."""
    while True:
        trial = work.samples.part(slice(0, _n_trial(work)))
        try:
            with work.network.undisturbed():
                parameters = work.network.parameters(point, work.dtype)
                return work.network.loss_and_gradients(parameters, trial, work.dtype)[0]
        except Exception as error:
            if not is_out_of_memory(error):
                raise
            work.memory.shrink(trial.n_samples, error)


def _autocast_in(work: Work, point: Float64Array) -> torch.dtype | None:
    """Return the precision of the autocast that the run's forward enters, or is called in."""
    few = work.samples.part(slice(0, 2))

    def run() -> None:
        with work.network.undisturbed(as_run=True):
            work.network.loss(work.network.parameters(point, None), few, None)

    try:
        return autocast.seen_in(run)
    except Exception:  # as it is the model may not run here: half precision on a CPU
        return None


def _check_scalar(value: Any, work: Work) -> None:
    if isinstance(value, Tensor) and value.ndim == 0:
        return
    what = f"of shape {tuple(value.shape)}" if isinstance(value, Tensor) else type(value).__name__
    raise TrainingError(
        f"a loss that is not a scalar ({what} for {_n_trial(work)} samples)",
        "a tensor with one number, the mean over the samples of the batch",
        'Use reduction="mean", or wrap it: lambda output, target: loss(output, target).mean().',
    )
