"""What second derivatives cost on a loss, and whether they are there and right."""

from __future__ import annotations

import math
from typing import Any

import jax
import numpy as np
import numpy.typing as npt

from unsaddle.jax.data import Samples
from unsaddle.jax.mean_loss import MeanLoss
from unsaddle.jax.products import ProductCost, difference_step, gradient

Float64Array = npt.NDArray[np.float64]

N_PROBE = 16  # samples; half of the trial batch, for which the gradient is compiled already
# Relative. Differences of gradients bear witness where the step ahead and the step back agree: not
# at the kink of a rectifier. A third derivative that shows at SMOOTH_TOL errs by its square in the
# central difference, below WRONG_TOL; a wrong derivative is off by per cents.
SMOOTH_TOL = 1e-2
WRONG_TOL = 1e-3


def product_cost(mean: MeanLoss, samples: Samples, point: Float64Array) -> ProductCost:
    """Weigh what a linearized gradient keeps, and say what is in the way of products.

    The weight is found by shapes alone: nothing is computed for it.
    """
    few = samples.part(slice(0, N_PROBE))
    with mean.precision():
        try:
            n_bytes = _bytes_per_sample(mean, few, point)
        except (
            Exception
        ) as error:  # whatever a primitive without that rule raises, a user's included
            weight = _bytes_of(mean, few, point, mean.value_and_gradient)
            reason = next(iter(str(error).splitlines()), type(error).__name__)
            return ProductCost(weight, f"no second derivative: {reason}")
    return ProductCost(n_bytes, _disagreement(mean, few, point))


def _bytes_per_sample(mean: MeanLoss, few: Samples, point: Float64Array) -> float:
    """Return what is kept for one more sample."""
    half = few.part(slice(0, max(1, few.n_samples // 2)))
    more, less = (_kept(mean, part, point) for part in (few, half))
    return max(0.0, (more - less) / max(1, few.n_samples - half.n_samples))


def _kept(mean: MeanLoss, part: Samples, point: Float64Array) -> int:
    kept = jax.eval_shape(mean.linearized, mean.flat(point), mean.on_device(part))
    return sum(leaf.size * leaf.dtype.itemsize for leaf in jax.tree_util.tree_leaves(kept))


def _bytes_of(mean: MeanLoss, few: Samples, point: Float64Array, function: Any) -> float:
    """Return about what the intermediate values of a function take per sample."""
    traced = jax.make_jaxpr(function)(mean.flat(point), mean.on_device(few))
    return sum(_sizes(traced.jaxpr)) / few.n_samples


def _sizes(jaxpr: Any) -> list[int]:
    sizes: list[int] = []
    for eqn in jaxpr.eqns:
        inner = [p for p in eqn.params.values() if hasattr(p, "jaxpr") or hasattr(p, "eqns")]
        for found in inner:
            sizes.extend(_sizes(getattr(found, "jaxpr", found)))
        if not inner:
            sizes.extend(var.aval.size * var.aval.dtype.itemsize for var in eqn.outvars)
    return sizes


def _disagreement(mean: MeanLoss, few: Samples, point: Float64Array) -> str | None:
    """Return by how much products miss differences of gradients that can be trusted.

    A custom_vjp whose backward pass is no derivative (straight-through estimators, hand-written
    kernels) has second derivatives that are wrong without a word.
    """
    vector = np.cos(np.arange(len(point)))
    eps = float(jax.numpy.finfo(mean.dtype or mean.parameters.dtype).eps)
    step = difference_step(point, eps) / float(np.linalg.norm(vector))
    n = few.n_samples
    here, ahead, back = (gradient(mean, few, point + s * vector, n) for s in (0.0, step, -step))
    witness = (ahead - back) / (2 * step)
    size = float(np.linalg.norm(witness))
    bend = float(np.linalg.norm(ahead + back - 2 * here)) / step
    if not (0 < size < math.inf and bend <= SMOOTH_TOL * size):
        return None
    with mean.precision():
        made = mean.product_at(mean.flat(point), mean.flat(vector), mean.on_device(few))
        product = np.asarray(made, dtype=np.float64)
    if not np.isfinite(product).all():
        return "second derivatives are not finite"
    miss = float(np.linalg.norm(product - witness)) / size
    if miss <= WRONG_TOL:
        return None
    return f"second derivatives miss them by {miss:.0%} on {n} samples"
