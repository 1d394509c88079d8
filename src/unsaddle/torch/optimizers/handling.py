"""How an optimizer of PyTorch is to be run, found in a trial on random gradients, never assumed.

A rule that moves each walker by that walker's gradients alone can have all of them in one parameter,
which costs about as much as one walker. Nothing in PyTorch tells which rules do: the classes are
ordinary code. So the rule is run for `N_TRIAL_STEPS` steps in float64, all walkers together, and must
agree with (1) walkers run alone and (2) the same walkers in another order, where half of the others
get other gradients and one a gradient that is not finite. What differs by more than rounding takes
the next slower road; one optimizer per walker is right for every rule.

The trial sees what a rule does in its first steps, on gradients of sizes from 1e-4 to 1e4, of about
1e-7, and of zero. A rule that begins to mix walkers only later, or only beyond that, would not be
caught.
"""

from __future__ import annotations

import functools
import inspect
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from unsaddle.errors import InvalidInput
from unsaddle.streams import generator
from unsaddle.torch.optimizers.crowd import Crowd, Floats, Road, quiet_torch
from unsaddle.torch.optimizers.named import Constructed, TorchOptimizer, reason

# Longer than the usual warm-ups and periods: RAdam changes its rule at step 6, Lookahead at each 5th.
N_TRIAL_STEPS = 64
MOST_TRIAL_WALKERS = 1024  # more cost memory and show no more
# Agreement in units of float64 rounding of a walker's longest coordinate. Vector instructions and the
# remainder of a vector round differently, by a unit or two a step; 1,000 leaves room for 64 steps.
TRIAL_TOL_ULPS = 1000.0


@dataclass(frozen=True)
class Handling:
    """How an optimizer is to be run."""

    road: Road
    needs_closure: bool = False
    reads_gradient: bool = True  # with a closure: whether its step uses gradients set before it
    draws_numbers: bool = False  # from PyTorch's generator

    def describe(self) -> str:
        """Return the words of the protocol.

        >>> Handling(Road.ONE_PARAMETER).describe()
        'all walkers in one parameter (a trial of 64 steps found them independent)'
        """
        if self.road is Road.OPTIMIZER_EACH:
            return f"{self.road}{', called with a closure' * self.needs_closure}"
        return f"{self.road} (a trial of {N_TRIAL_STEPS} steps found them independent)"


def handling(
    optimizer: TorchOptimizer, n_walkers: int, n_dims: int, dtype: str = "float64"
) -> Handling:
    """Return how an optimizer is to be run; remembered for each class with its settings.

    Raises:
        InvalidInput: the optimizer fails on a vector of so many coordinates in this precision,
            leaves a parameter of another shape, or draws random numbers to be built.

    >>> from unsaddle.torch.optimizers import resolve
    >>> handling(resolve("torch.Adam"), n_walkers=100, n_dims=2).road
    <Road.ONE_PARAMETER: 'all walkers in one parameter'>
    >>> handling(resolve("torch.LBFGS"), n_walkers=100, n_dims=2).needs_closure
    True
    """
    # A factory may build something else tomorrow: only a class with its settings is remembered.
    find = _remembered if isinstance(optimizer.build, Constructed) else _find
    return find(optimizer, n_walkers, n_dims, dtype)


def _find(optimizer: TorchOptimizer, n_walkers: int, n_dims: int, dtype: str) -> Handling:
    with quiet_torch():
        needs_closure, draws_numbers = _alone(optimizer, n_dims, getattr(torch, dtype))
        if needs_closure:
            reads_gradient = _reads_gradient(optimizer, n_dims)
            return Handling(Road.OPTIMIZER_EACH, needs_closure, reads_gradient, draws_numbers)
        if n_walkers == 1 or draws_numbers:
            return Handling(Road.OPTIMIZER_EACH, draws_numbers=draws_numbers)
        for road in (Road.ONE_PARAMETER, Road.PARAMETER_EACH):
            if _independent(optimizer, min(n_walkers, MOST_TRIAL_WALKERS), n_dims, road):
                return Handling(road)
    return Handling(Road.OPTIMIZER_EACH)


_remembered = functools.lru_cache(maxsize=256)(_find)


def failed(optimizer: TorchOptimizer, n_dims: int, why: str) -> InvalidInput:
    """Return the error of an optimizer that cannot go on."""
    return InvalidInput(
        f"the optimizer {optimizer.describe()!r}, which fails on {n_dims} "
        f"coordinate{'s' * (n_dims > 1)} ({why})",
        "a torch.optim.Optimizer that steps on one dense vector per walker and its gradient",
        "Take another optimizer, or other settings.",
    )


def _alone(optimizer: TorchOptimizer, n_dims: int, dtype: torch.dtype) -> tuple[bool, bool]:
    """Run one walker; return whether the step needs a closure, and whether it draws numbers."""
    try:
        needs = [_names_closure(optimizer, n_dims, dtype)]
    except Exception as error:
        raise failed(optimizer, n_dims, reason(error)) from error
    first_error: Exception | None = None
    for with_closure in needs if needs[0] else (False, True):
        crowd = _crowd(optimizer, np.ones((1, n_dims)), Road.OPTIMIZER_EACH, dtype)
        before = torch.default_generator.get_state()
        try:
            for gradients in _gradients(1, n_dims):
                crowd.step_apart(
                    np.clip(gradients, -100, 100),  # squares stay within half precision
                    _bowl if with_closure else None,
                    np.array([True]),
                )
                _check_shape(optimizer, crowd.parameters[0], (n_dims,), dtype)
        except InvalidInput:
            raise
        except Exception as error:
            first_error = first_error or error
            continue
        drew = not torch.equal(before, torch.default_generator.get_state())
        return with_closure, drew
    assert first_error is not None
    raise failed(optimizer, n_dims, reason(first_error)) from first_error


def _check_shape(
    optimizer: TorchOptimizer, now: torch.Tensor, shape: tuple[int, ...], dtype: torch.dtype
) -> None:
    if now.shape != shape or now.dtype != dtype:
        left = f"{tuple(now.shape)} of {now.dtype}"
        raise failed(optimizer, shape[0], f"its step leaves a parameter of shape {left}")


def _names_closure(optimizer: TorchOptimizer, n_dims: int, dtype: torch.dtype) -> bool:
    """Whether `step` has an argument without a default: a closure, as in LBFGS."""
    (built,) = _crowd(optimizer, np.ones((1, n_dims)), Road.OPTIMIZER_EACH, dtype).optimizers
    arguments = inspect.signature(built.step).parameters.values()
    return any(
        one.default is one.empty and one.kind is one.POSITIONAL_OR_KEYWORD for one in arguments
    )


def _reads_gradient(optimizer: TorchOptimizer, n_dims: int) -> bool:
    """Whether a step with a closure differs with gradients set before it, as `.backward()` does."""
    ends: list[Floats | None] = []
    for gradients in (None, np.full((1, n_dims), 0.5)):
        crowd = _crowd(optimizer, np.ones((1, n_dims)), Road.OPTIMIZER_EACH)
        try:
            for _ in range(2):
                crowd.step_apart(gradients, _bowl, np.array([True]))
            ends.append(crowd.points())
        except Exception:  # without gradients, or with such as no function has
            ends.append(None)
    return ends[0] is None or ends[1] is None or not np.array_equal(ends[0], ends[1])


def _bowl(walker: int, point: Floats) -> tuple[float, Floats]:
    """The value and the gradient of a bowl that is not round, about a place off the origin."""
    del walker
    widths = 1.0 + np.arange(len(point))
    away = point - 0.3
    return float(0.5 * np.sum(widths * away**2)), widths * away


def _crowd(
    optimizer: TorchOptimizer, points: Floats, road: Road, dtype: torch.dtype = torch.float64
) -> Crowd:
    return Crowd(optimizer.build, points, dtype, road)


def _independent(optimizer: TorchOptimizer, n_walkers: int, n_dims: int, road: Road) -> bool:
    """Whether no walker's way depends on another's, up to rounding."""
    random = generator(0, "torch trial")
    # A rule that compares a step with its parameter meets long parameters and such as start at zero.
    starts = random.standard_normal((n_walkers, n_dims)) * (np.arange(n_walkers) % 2)[:, None]
    order = random.permutation(n_walkers)
    kept = random.permutation(n_walkers) < max(1, n_walkers // 2)
    singles = sorted({0, 1, n_walkers // 2, n_walkers - 1})
    given = list(_gradients(n_walkers, n_dims, poisoned=~kept))
    # A rule may skip a parameter whose gradients are small: two walkers come to have such.
    for i, gradients in enumerate(given):
        if i >= N_TRIAL_STEPS // 2:
            gradients[singles[0]] = 1e-7 * np.sign(gradients[singles[0]])
        if i >= 3 * N_TRIAL_STEPS // 4:
            gradients[singles[-1]] *= 0.0
    others = _gradients(n_walkers, n_dims, purpose="torch trial of others")
    replaced = [
        np.where(kept[:, None], g, other)[order] for g, other in zip(given, others, strict=True)
    ]
    try:
        together = _ways(optimizer, starts, given, road)
        mixed = _ways(optimizer, starts[order], replaced, road)
        alone = [
            _ways(optimizer, starts[k : k + 1], [g[k : k + 1] for g in given], road)
            for k in singles
        ]
    except Exception:  # one parameter per walker, or one optimizer, may do what this road cannot
        return False
    back = np.argsort(order)
    return _same(together[:, kept], mixed[:, back][:, kept]) and all(
        _same(together[:, k], way[:, 0]) for k, way in zip(singles, alone, strict=True)
    )


def _gradients(
    n_walkers: int, n_dims: int, purpose: str = "torch trial gradients", poisoned: Any = ()
) -> Any:
    """Yield gradients (walkers, dims) of all sizes and signs; some are zero, `poisoned` not finite."""
    random = generator(0, purpose)
    sizes = 10.0 ** random.uniform(-4, 4, (n_walkers, 1))
    sick = np.flatnonzero(poisoned)[:1]
    for step in range(N_TRIAL_STEPS):
        drawn = sizes * random.standard_normal((n_walkers, n_dims))
        drawn[random.random(drawn.shape) < 0.1] = 0.0
        if step > N_TRIAL_STEPS // 2:
            drawn[sick] = np.inf if step % 2 else np.nan
        yield drawn


def _ways(
    optimizer: TorchOptimizer, starts: Floats, gradients: list[Floats], road: Road
) -> NDArray[np.float64]:
    """Return every fourth point of the ways, (records, walkers, dims)."""
    crowd = _crowd(optimizer, starts, road)
    ways: list[Floats] = []
    for step, given in enumerate(gradients):
        crowd.step(given)
        if step % 4 == 3:
            ways.append(crowd.points())
    return np.stack(ways)


def _same(one: Floats, other: Floats) -> bool:
    """Whether ways (records, ..., dims) are equal up to rounding of each walker's own lengths."""
    with np.errstate(invalid="ignore", over="ignore"):
        longest = np.maximum.accumulate(np.max(np.abs(one), axis=-1, keepdims=True), axis=0)
        tolerance = TRIAL_TOL_ULPS * np.finfo(np.float64).eps * longest
        return bool(
            np.all(
                (np.abs(one - other) <= tolerance)
                | (np.isnan(one) & np.isnan(other))
                | (one == other)
            )
        )
