"""`diagnose`: is it stuck at a saddle point, why, and what gets it out?"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from unsaddle.diagnosis.cause import BUDGET_STEPS, Cause
from unsaddle.diagnosis.subject import is_training_run
from unsaddle.diagnosis.training import diagnose_training
from unsaddle.diagnosis.verdict import Report
from unsaddle.errors import InvalidInput

if TYPE_CHECKING:
    import numpy.typing as npt
    from scipy.optimize import OptimizeResult

    from unsaddle.diagnosis.grouping import GroupBy
    from unsaddle.diagnosis.subject import TrainingRun

__all__ = ["Cause", "Report", "diagnose"]

# A second pass over 1,500 columns costs as much as this many products buy on realistic spectra.
DEFAULT_MAX_PRODUCTS = 200


def diagnose(
    fun: TrainingRun | Callable[..., Any],
    x: npt.ArrayLike | OptimizeResult | None = None,
    grad: Callable[..., Any] | None = None,
    hess: Callable[..., Any] | None = None,
    hessp: Callable[..., Any] | None = None,
    args: Any = (),
    *,
    seed: int | None = None,
    confidence: float = 0.95,
    max_products: int = DEFAULT_MAX_PRODUCTS,
    group_by: GroupBy | None = None,
    max_samples: int | None = None,
    max_memory: int | str | None = None,
    budget: int = BUDGET_STEPS,
    progress: Callable[[str, int, int], None] | None = None,
) -> Report:
    """Return the verdict on a training run that has gone flat, or on a function at a point.

    A run is not changed: parameters, gradients, buffers, optimizer state and random states are the
    same afterwards. A function, for NumPy or JAX, comes with SciPy's conventions: derivatives that were
    not given are made, those that were given are checked against differences first. It has no samples,
    so its report has no noise. Distances count in units of max(1, |x_i|).

    Args:
        fun: an `unsaddle.TorchTraining` or an `unsaddle.JaxTraining`; or a function `fun(x, *args)` to a
            number, with `x`.
        x: the point, (dims,), or the `scipy.optimize.OptimizeResult` that stands there.
        grad: `grad(x, *args)` to (dims,); SciPy's `jac`.
        hess: `hess(x, *args)` to (dims, dims), an array, a sparse matrix or a LinearOperator.
        hessp: `hessp(x, p, *args)` to the product (dims,); not used where `hess` is given.
        args: further arguments of all four.
        seed: of the Lanczos start, of drawn batches and of random directions; fresh entropy, recorded,
            when left out.
        confidence: of the probable bounds on the spectrum.
        max_products: limit of Hessian-vector products for the spectrum of a large model; up to 1,500
            parameters the whole matrix is formed.
        group_by: of a run, "class" of its integer targets, "layer" of its network, or a label for each
            sample: loss, gradient, smallest eigenvalue and noise of each group as well.
        max_samples: of a run, use at most so many samples, drawn at random, and say what they tell of
            all; None uses all.
        max_memory: of all that grows with the number of parameters: bytes, or a text such as "2GB".
            Where it does not do, the basis of the search is kept in 16 bits, or the search
            restarts, and the report says so. None: half of the memory that is free.
        budget: of a run, steps that you would wait for: a way out that takes longer is too slow.
        progress: called with a stage, what is done of it, and its limit. While curvature is searched
            for, the stage names the estimate, its residual, and how many products are still needed. A
            KeyboardInterrupt, here or anywhere, ends the measuring: what is known so far is reported.

    Raises:
        InvalidInput: something else was given; a function or a given derivative that fails its
            checks, with the place where it does.
        TrainingError: the run cannot be diagnosed as it was given; the message says what to change.

    >>> import torch
    >>> class Saddle(torch.nn.Module):
    ...     def __init__(self):
    ...         super().__init__()
    ...         self.point = torch.nn.Parameter(torch.tensor([0.0, 1e-9], dtype=torch.float64))
    ...     def forward(self, data):
    ...         x, y = self.point
    ...         return data[:, 0] * (x**2 - y**2 + y**4)
    >>> from unsaddle import TorchTraining
    >>> model, data = Saddle(), (torch.ones(4, 1), torch.zeros(4))
    >>> sgd = torch.optim.SGD(model.parameters(), lr=0.1)
    >>> loss = lambda output, target: 1.0 + (output - target).mean()
    >>> report = diagnose(TorchTraining(model, loss, data, sgd), seed=0)
    >>> str(report.kind), str(report.cause), round(report.spectrum.smallest.value, 6)
    ('STRICT_SADDLE', 'NOT_HELD', -2.0)
    >>> report = diagnose(lambda x: x[0] ** 2 - x[1] ** 2 + x[1] ** 4, [0.0, 0.0], seed=0)
    >>> str(report.kind), str(report.cause), report.spectrum.smallest.value, report.noise
    ('STRICT_SADDLE', 'EXACT_SYMMETRY', -2.0, None)
    """
    if x is not None:
        _refuse_for_functions(group_by, max_samples)
        # It brings JAX, which a run of PyTorch does without.
        functions = importlib.import_module("unsaddle.diagnosis.functions.function_run")
        return functions.diagnose_function(
            fun,
            x,
            functions.Given(grad, hess, hessp, args),
            seed=seed,
            confidence=confidence,
            max_products=max_products,
            max_memory=max_memory,
            progress=progress,
        )
    if not is_training_run(fun):
        raise InvalidInput(
            f"diagnose({type(fun).__name__})",
            "an unsaddle.TorchTraining or JaxTraining, or a function and a point",
            "Write diagnose(unsaddle.TorchTraining(model, loss, data, optimizer)), "
            "diagnose(unsaddle.JaxTraining(loss, params, data, optimizer)), diagnose(fun, x), or "
            "diagnose(fun, result): a result of SciPy does not hold its function.",
        )
    return diagnose_training(
        fun,
        seed=seed,
        confidence=confidence,
        max_products=max_products,
        group_by=group_by,
        max_samples=max_samples,
        max_memory=max_memory,
        budget=budget,
        progress=progress,
    )


def _refuse_for_functions(group_by: GroupBy | None, max_samples: int | None) -> None:
    for name, value in (("group_by", group_by), ("max_samples", max_samples)):
        if value is not None:
            raise InvalidInput(
                f"{name} with a plain function",
                "a training run, which has samples and layers",
                f"Leave {name} out, or write the function as the mean loss of an "
                "unsaddle.TorchTraining or JaxTraining.",
            )
