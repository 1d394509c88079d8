"""Is the gradient that autograd gives the derivative of the loss?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import torch

from unsaddle.torch.probe import N_PROBE
from unsaddle.torch.products import Work
from unsaddle.torch.repeatable import beside

Float64Array = npt.NDArray[np.float64]

# A miss of this share of the slope is told; wrong functions of users miss by tens of per cents,
# differences in float64 by 1e-6. A kink between the two ends of one step spoils that step alone.
WRONG_SLOPE = 0.02
SHRINKS = (1.0, 0.1, 0.01)  # of the step ε^⅓ (1 + |point|)
# A slope below this is lost in underflow: saturated outputs have losses that are exactly zero.
NO_SLOPE = 1e-20
# Roundings of the loss between two values of it.
N_ROUNDINGS = 100
# Relative steps that float64 resolves to five digits and float32 does not, and its best one.
FINE_STEPS, FINE_TOL = (2e-9, 3e-9, 5e-9, 1e-7), 1e-3
COARSE_STEP, COARSE_TOL = 3e-3, 0.1


def doubt_of_derivative(work: Work, point: Float64Array) -> str | None:
    """Say where the gradient is not the derivative of the loss; None where it is.

    The Hessian of such a gradient is not symmetric, and no kind can be told from it. Looked for beside
    the point, on a few samples: at a kink the two may differ.
    """
    few, where, slope = _beside(work, point)
    if not np.isfinite(slope).all():
        return None
    size = float(np.linalg.norm(slope))
    along = _mixed(slope, size)
    found = _miss(few, where, slope, along)
    if found is None:
        return None
    wrong: list[str] = []
    start = 0
    for name, own in work.network.chosen.items():
        piece = np.zeros_like(along)
        piece[start : start + own.numel()] = along[start : start + own.numel()]
        if _miss(few, where, slope, piece) is not None:
            wrong.append(name)
        start += own.numel()
    named = f", in {', '.join(wrong[:5])}" + (" and others" if len(wrong) > 5 else "")
    return (
        f"the gradient is not the derivative of the loss{named if wrong else ''}: along one "
        f"direction it gives {found[0]:.4g}, values of the loss give {found[1]:.4g}; look for an "
        "autograd function of your own and for .detach(); gradients that are stopped, scaled, reversed "
        "or passed straight through on purpose have no saddle to be at"
    )


def is_resolved(work: Work, point: Float64Array) -> bool:
    """Return whether a loss in float64 has its slope over steps that lower precisions do not resolve.

    It does not where the model casts to one of them and back, as normalisations of language models do.
    """
    few, where, slope = _beside(work, point)
    if not (size := float(np.linalg.norm(slope))) > 0 or not np.isfinite(size):
        return True  # nothing to see; finite.py names what is not finite
    # Much of the slope may come from parameters behind the cast, so a small part of it must count.
    return _spread(few, where, slope / size, [size]) <= 1.0


def has_single_digits(work: Work, point: Float64Array) -> bool:
    """Return whether a loss that is not resolved has the digits of float32.

    Fine steps then disagree among themselves, and the best step of float32 has autograd's slope. Where
    fine steps agree, autograd's slope is wrong, which is another fault.
    """
    few, where, slope = _beside(work, point)
    size = float(np.linalg.norm(slope))
    coarse, _ = _quotient(few, where, slope / size, COARSE_STEP)
    rough = _spread(few, where, slope / size, []) > 1.0
    return rough and abs(coarse - size) <= COARSE_TOL * size


def _spread(few: Work, where: Float64Array, unit: Float64Array, known: list[float]) -> float:
    """Return how far slopes over fine steps, and a known one, lie apart; above 1 is too far."""
    values, errors = zip(*(_quotient(few, where, unit, step) for step in FINE_STEPS), strict=True)
    slopes = [*values, *known]
    allowed = FINE_TOL * max(map(abs, slopes)) + max(errors)
    return (max(slopes) - min(slopes)) / max(allowed, np.finfo(np.float64).tiny)


def _beside(work: Work, point: Float64Array) -> tuple[Work, Float64Array, Float64Array]:
    """Return a few samples, a place beside the point, and the gradient there."""
    few = replace(work, samples=work.samples.part(slice(0, work.memory.part(N_PROBE))))
    where = beside(point)
    return few, where, few.gradient(where)


def _quotient(
    few: Work, where: Float64Array, unit: Float64Array, step: float
) -> tuple[float, float]:
    """Return the slope by values of the loss, and how wrong rounding to float64 may make it."""
    length = step * (1.0 + float(np.linalg.norm(where)))
    ahead, behind = (few.loss(where + s * length * unit) for s in (1.0, -1.0))
    eps = float(torch.finfo(torch.float64).eps)
    return (ahead - behind) / (2 * length), N_ROUNDINGS * eps * abs(ahead) / length


def _mixed(slope: Float64Array, size: float) -> Float64Array:
    """Return a direction that every coordinate takes part in, and along which the loss slopes."""
    signs = np.sign(slope)
    spread = np.where(signs == 0, 1.0, signs) * (1.0 + np.cos(np.arange(len(slope)))) / 2
    made = spread / np.linalg.norm(spread)
    return made + slope / size if size > 0 else made


def _miss(
    work: Work, where: Float64Array, slope: Float64Array, along: Float64Array
) -> tuple[float, float] | None:
    """Return (by autograd, by differences) along a direction where they disagree; None elsewhere."""
    eps = float(torch.finfo(work.digits).eps)
    length = float(np.linalg.norm(along))
    if length == 0.0:
        return None
    claimed = float(slope @ along) / length
    here = abs(work.loss(where))
    best: tuple[float, float] | None = None
    for shrink in SHRINKS:
        step = shrink * eps ** (1 / 3) * (1.0 + float(np.linalg.norm(where)))
        values = [work.loss(where + s * along / length) for s in (-step, step)]
        measured = (values[1] - values[0]) / (2 * step)
        rounding = N_ROUNDINGS * eps * max(here, *map(abs, values)) / step
        gap = abs(measured - claimed)
        larger = max(abs(claimed), abs(measured))
        if not np.isfinite(gap) or gap <= WRONG_SLOPE * larger + rounding or larger <= NO_SLOPE:
            return None
        if best is None or gap < abs(best[1] - claimed):
            best = (claimed, measured)
    return best
