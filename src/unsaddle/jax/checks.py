"""Is this a run whose mean loss can be diagnosed? Each check refuses with the way out."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt
from jax.extend.core import Literal

from unsaddle.errors import TrainingError
from unsaddle.jax import products
from unsaddle.jax.data import Samples, name_rows
from unsaddle.jax.mean_loss import MeanLoss
from unsaddle.jax.parameters import Parameters, listed

Float64Array = npt.NDArray[np.float64]

N_TRIAL = 32  # samples of the trial batch; its halves show a coupling at once
FIXED = (
    "Evaluate with what is fixed in evaluation: deterministic=True, train=False, "
    "use_running_average=True, equinox.nn.inference_mode"
)
FIRST = "a traced value comes from params and data, which jax.jit does not know beforehand"

# What jax raises, and what a user can do about it.
OBSTACLES: tuple[tuple[type[Exception], str, str, str], ...] = (
    (
        jax.errors.TracerArrayConversionError,
        "a loss that gives a traced value to NumPy",
        "a loss made of jax.numpy operations",
        "Use jax.numpy in place of numpy in the loss and in what it calls; "
        "numpy may only touch what does not depend on params or data.",
    ),
    (
        jax.errors.TracerIntegerConversionError,
        "a loss that uses a traced value as a Python index or size",
        "a loss that jax.jit compiles",
        "Index with jax.numpy.take, or bind what is no data to the loss with functools.partial.",
    ),
    (
        jax.errors.NonConcreteBooleanIndexError,
        "a loss that selects by a mask of traced values",
        "a loss that jax.jit compiles, where shapes do not depend on values",
        "Use jax.numpy.where(mask, values, 0) and divide by the number of samples.",
    ),
    (
        jax.errors.UnexpectedTracerError,
        "a loss that keeps a traced value beyond its call",
        "a loss without side effects",
        "Return what it computes instead of storing it in an attribute or a list.",
    ),
    (
        jax.errors.ConcretizationTypeError,
        "a loss whose Python code asks for the number behind a traced value (if, while, float)",
        "a loss that jax.jit compiles",
        "Use jax.numpy.where or jax.lax.cond, or bind what is no data with functools.partial.",
    ),
)


def check_point(parameters: Parameters) -> None:
    """Refuse a point with an array that is not finite.

    Raises:
        TrainingError: names the first such array.
    """
    for name, array in zip(parameters.names, parameters.arrays, strict=True):
        n_bad = int((~np.isfinite(array.astype(np.float64))).sum())
        if n_bad:
            raise TrainingError(
                f"parameter {name} with {n_bad} of {array.size} entries that are not finite",
                "finite parameters",
                "The run has diverged: load an earlier checkpoint, with a smaller learning rate.",
            )


def try_precision(
    loss: Callable[..., Any], parameters: Parameters, samples: Samples
) -> tuple[MeanLoss, str | None]:
    """Return the loss in float64 and None; or as it is, and why it runs only so.

    Raises:
        TrainingError: it does not run at all, or the loss is not a scalar.
    """
    trial = samples.part(slice(0, N_TRIAL))
    precise = MeanLoss(loss, parameters, samples, np.dtype(np.float64))
    try:
        made = _shape_of(precise, trial)
        _check_scalar(made, trial)
        note = None if made.dtype == np.float64 else f"its loss comes out in {made.dtype}"
        if note is None and (narrow := _narrowed(precise, trial)):
            note = f"it computes in {narrow} inside"
        if note is None:
            return precise, None
    except TrainingError:
        raise
    except Exception as error:  # whatever a user's loss raises where it cannot be float64
        note = _first_line(error)
    plain = MeanLoss(loss, parameters, samples, None)
    try:
        made = _shape_of(plain, trial)
    except TrainingError:
        raise
    except Exception as error:
        raise _does_not_run(error, f"the first {trial.n_samples} samples") from error
    _check_scalar(made, trial)
    return plain, f"the loss does not run in float64: {note}"


def _shape_of(mean: MeanLoss, trial: Samples) -> Any:
    """Trace the loss, then its gradient; nothing is computed."""
    with mean.precision():
        flat, leaves = mean.flat(mean.parameters.point), mean.on_device(trial)
        made = jax.eval_shape(mean.of_flat, flat, leaves)
        if isinstance(made, jax.ShapeDtypeStruct) and made.shape == ():
            _try_gradient(mean, flat, leaves)
    return made


def _try_gradient(mean: MeanLoss, flat: Any, leaves: Any) -> None:
    if not jnp.issubdtype(jax.eval_shape(mean.of_flat, flat, leaves).dtype, jnp.floating):
        return  # refused as no loss
    try:
        jax.eval_shape(mean.slope_of_flat, flat, leaves)
    except Exception as error:
        raise TrainingError(
            f"a loss without a gradient: {_first_line(error)}",
            "a loss that jax.grad differentiates",
            "Use jax.lax.scan in place of while_loop, and jax.custom_vjp around callbacks.",
        ) from error


def _narrowed(mean: MeanLoss, trial: Samples) -> str | None:
    """Return the precision below float64 through which the loss passes its parameters, if any.

    Found in the derivative, where nothing but what depends on the parameters is left.
    """
    with mean.precision():
        pieces = mean.pieces(mean.parameters.point)
        leaves = mean.on_device(trial)
        linear = jax.eval_shape(
            lambda here: jax.linearize(lambda p: mean.of_pieces(p, leaves), here)[1], pieces
        )
        traced = jax.make_jaxpr(lambda apply, along: apply(along))(linear, pieces)
    return next(iter(_narrow_steps(traced.jaxpr)), None)


def _narrow_steps(jaxpr: Any) -> list[str]:
    found: list[str] = []
    for eqn in jaxpr.eqns:
        for value in eqn.params.values():
            inner = getattr(value, "jaxpr", value)
            if hasattr(inner, "eqns"):
                found.extend(_narrow_steps(inner))
        taken = [atom.aval.dtype for atom in eqn.invars if hasattr(atom.aval, "dtype")]
        made = [var.aval.dtype for var in eqn.outvars if hasattr(var.aval, "dtype")]
        if eqn.primitive.name in ("convert_element_type", "dot_general", "reduce_precision"):
            found.extend(
                str(dtype)
                for dtype in made
                if np.float64 in taken
                and jnp.issubdtype(dtype, jnp.floating)
                and dtype != np.float64
            )
    return found


def _does_not_run(error: Exception, where: str) -> TrainingError:
    for kind, received, accepted, advice in OBSTACLES:
        if isinstance(error, kind):
            return TrainingError(received, accepted, advice)
    return TrainingError(
        f"loss raised {type(error).__name__} on {where}: {_first_line(error)}",
        "a loss that runs on the data as they are",
        "A tuple of data is spread, loss(params, inputs, targets); an array or a dict is one argument, "
        "loss(params, batch).",
    )


def _first_line(error: BaseException) -> str:
    return next((line for line in str(error).splitlines() if line), type(error).__name__)


def _check_scalar(made: Any, trial: Samples) -> None:
    if isinstance(made, jax.ShapeDtypeStruct):
        if made.shape == () and jnp.issubdtype(made.dtype, jnp.floating):
            return
        what = f"of shape {made.shape} and type {made.dtype}"
    else:
        what = f"a {type(made).__name__}"
    advice = "Take the mean: lambda params, x, y: loss(params, x, y).mean()."
    if isinstance(made, tuple):
        advice = "Leave the auxiliary part out: lambda params, x, y: loss(params, x, y)[0]."
    raise TrainingError(
        f"a loss that is not one real number ({what} for {trial.n_samples} samples)",
        "an array with one number, the mean over the samples of the batch",
        advice,
    )


def check_reached(mean: MeanLoss) -> None:
    """Refuse parameters the loss does not depend on, as its derivative is written.

    Raises:
        TrainingError: names them.
    """
    trial = mean.form.part(slice(0, N_TRIAL))
    with mean.precision():
        pieces = mean.pieces(mean.parameters.point)
        leaves = mean.on_device(trial)
        traced = jax.make_jaxpr(lambda here: mean.slope(here, leaves))(pieces).jaxpr
    from_eqn = {var: eqn for eqn in traced.eqns for var in eqn.outvars}

    def is_constant(atom: Any) -> bool:
        if isinstance(atom, Literal):
            return True
        eqn = from_eqn.get(atom)
        # JAX writes the derivative by what was not used as zeros of its shape.
        return eqn is not None and eqn.primitive.name in (
            "broadcast_in_dim", "zeros_like", "convert_element_type"
        ) and all(is_constant(atom) for atom in eqn.invars)  # fmt: skip

    unreached = [
        name for name, atom in zip(mean.parameters.names, traced.outvars, strict=True)
        if is_constant(atom)
    ]  # fmt: skip
    if unreached:
        raise TrainingError(
            f"parameters not reached by the loss: {listed(unreached)}",
            "parameters that the loss depends on",
            "Leave them out of params, or restrict the diagnosis with parameters=[...]; "
            "stop_gradient, argmax and rounding cut a derivative off.",
        )


def check_repeatable_mean(mean: MeanLoss) -> None:
    """Refuse a loss that differs between two traces or that is not a mean over the samples.

    Both are looked for beside the point as well as in the loss's gradient: at an exact saddle
    (all weights zero) dropout and class weights change nothing.

    Raises:
        TrainingError: says which, and what usually makes it so.
    """
    trial = mean.form.part(slice(0, N_TRIAL))
    point = mean.parameters.point
    beside = point + 1e-2 * np.cos(np.arange(len(point))) * (1.0 + np.abs(point))
    tol = math.sqrt(_coarsest_rounding(mean, trial))
    where = beside
    first = _value_and_gradient(mean, where, trial)
    if not np.isfinite(first).all():
        where = point
        first = _value_and_gradient(mean, where, trial)
        if not np.isfinite(first).all():
            return  # refused with the rows and names by check_loss_and_gradient
    if not _repeats(mean, where, trial, first, tol):
        raise TrainingError(
            "a loss that is not deterministic: the same data and parameters gave two gradients",
            "a loss that depends on the data and the parameters only",
            f"Take the randomness out of it. {FIXED}.",
        )
    if trial.n_samples < 2:
        return
    n_left = trial.n_samples // 2
    left, right = (
        _value_and_gradient(mean, where, trial.part(rows))
        for rows in (slice(0, n_left), slice(n_left, None))
    )
    together = (n_left * left + (trial.n_samples - n_left) * right) / trial.n_samples
    size = np.abs(left) + np.abs(right)
    if not _close(first, together, size, tol):
        raise _not_a_mean(adds=_close(first, left + right, size, tol))


def _repeats(
    mean: MeanLoss, where: Float64Array, trial: Samples, first: Float64Array, tol: float
) -> bool:
    """Whether a second call gives the same, and a second trace too.

    What Python draws while a loss is traced stays the same in what was compiled.
    """
    if not _close(first, _value_and_gradient(mean, where, trial), first, tol):
        return False
    again = MeanLoss(mean.loss, mean.parameters, mean.form, mean.dtype)
    one, other = (_trace(own, trial) for own in (mean, again))
    same = str(one.jaxpr) == str(other.jaxpr) and all(
        np.array_equal(a, b) for a, b in zip(one.consts, other.consts, strict=True)
    )
    return same or _close(first, _value_and_gradient(again, where, trial), first, tol)


def _coarsest_rounding(mean: MeanLoss, trial: Samples) -> float:
    """Relative rounding of the coarsest precision that the gradient passes through."""
    if mean.dtype is not None:  # float64, or it would not have been chosen
        return float(jnp.finfo(mean.dtype).eps)
    own = [mean.parameters.dtype, *_dtypes(_trace(mean, trial).jaxpr)]
    return max(float(jnp.finfo(dtype).eps) for dtype in own if jnp.issubdtype(dtype, jnp.floating))


def _dtypes(jaxpr: Any) -> set[Any]:
    """Return every type that a traced program makes."""
    found: set[Any] = set()
    for eqn in jaxpr.eqns:
        for value in eqn.params.values():
            inner = getattr(value, "jaxpr", value)
            if hasattr(inner, "eqns"):
                found |= _dtypes(inner)
        found |= {var.aval.dtype for var in eqn.outvars if hasattr(var.aval, "dtype")}
    return found


def _trace(mean: MeanLoss, trial: Samples) -> Any:
    with mean.precision():
        flat = mean.flat(mean.parameters.point)
        return jax.make_jaxpr(mean.slope_of_flat)(flat, mean.on_device(trial))


def _value_and_gradient(mean: MeanLoss, point: Float64Array, part: Samples) -> Float64Array:
    with mean.precision():
        try:
            value, slope = mean.value_and_gradient(mean.flat(point), mean.on_device(part))
        except Exception as error:  # what shows at the second trace only, or when it is run
            raise _does_not_run(error, f"{part.n_samples} samples") from error
        return np.concatenate([[float(value)], np.asarray(slope, dtype=np.float64)])


def _close(first: Float64Array, second: Float64Array, scale: Float64Array, tol: float) -> bool:
    return bool(np.linalg.norm(first - second) <= tol * np.linalg.norm(scale))


def _not_a_mean(adds: bool) -> TrainingError:
    accepted = "a loss of a batch that is the mean of the losses of its samples"
    if adds:
        return TrainingError(
            "a loss that adds over samples: that of a batch is the sum of those of its parts",
            accepted,
            "Take the mean: the learning rate then means the same for every batch size.",
        )
    return TrainingError(
        "a loss that is not a mean over samples: that of a batch differs from the mean of those of "
        "its parts",
        accepted,
        "Divide by the number of samples, not by a sum of weights or of unmasked positions; a weight "
        f"penalty is to be the same for every batch. {FIXED}: dropout and batch statistics tie the "
        "samples of a batch together.",
    )


def check_loss_and_gradient(mean: MeanLoss, samples: Samples, part: int) -> None:
    """Refuse a loss or gradient that is not finite.

    Raises:
        TrainingError: names the rows or the parameters.
    """
    point = mean.parameters.point
    try:
        value = products.loss(mean, samples, point, part)
    except Exception as error:  # what a callback of the user's raises beyond the trial batch
        raise _does_not_run(error, f"all {samples.n_samples} samples") from error
    if not np.isfinite(value):
        raise _loss_not_finite(mean, samples, part)
    slope = products.gradient(mean, samples, point, part)
    for name, where in mean.parameters.slices.items():
        if not np.isfinite(slope[where]).all():
            raise TrainingError(
                f"a gradient that is not finite, first in {name}, though the loss is finite",
                "a finite gradient",
                "Look for sqrt, norm or log at zero; jax.numpy.where must guard the argument, not "
                "only the result.",
            )


def _loss_not_finite(mean: MeanLoss, samples: Samples, part: int) -> TrainingError:
    point = mean.parameters.point
    bad = np.zeros(samples.n_samples, dtype=np.bool_)
    start = 0
    for chunk in samples.chunks(part):
        if not np.isfinite(products.loss(mean, chunk, point, chunk.n_samples)):
            for row in range(chunk.n_samples):
                one = chunk.part(slice(row, row + 1))
                bad[start + row] = not np.isfinite(products.loss(mean, one, point, 1))
        start += chunk.n_samples
    where = f"in {name_rows(bad)} of {samples.n_samples}" if bad.any() else "in the sum"
    return TrainingError(
        f"a loss that is not finite {where}",
        "a finite loss on every sample",
        "Look for log or division at zero and for labels out of range, or load a checkpoint from "
        "before the divergence.",
    )
