"""`diagnose_function`: a plain function at a point through the same decision as a training run."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import scipy.optimize
import scipy.sparse
from numpy.typing import NDArray

from unsaddle.diagnosis.decision import Decision
from unsaddle.diagnosis.functions.calls import Call, checked_point
from unsaddle.diagnosis.functions.derive import CHECKED, Derivation
from unsaddle.diagnosis.functions.differences import EPS
from unsaddle.diagnosis.functions.objective import FunctionObjective, FunctionRun
from unsaddle.diagnosis.functions.roads import BY_COMPLEX_STEPS, BY_VALUES
from unsaddle.diagnosis.measurements import DENSE_LIMIT, Measurements, Progress
from unsaddle.diagnosis.probe import LOSS_ROUNDING
from unsaddle.diagnosis.subject import Accuracy, Derivative, OptimizerSays
from unsaddle.diagnosis.verdict import Report, Step
from unsaddle.errors import InvalidInput
from unsaddle.krylov import bytes_of
from unsaddle.streams import resolve_seed

Floats = NDArray[np.float64]

# Six to twelve values for each entry: 100 dims are 120,000 values, a second or two of a NumPy function.
VALUES_DENSE_LIMIT = 100
VALUE_NOISE_FACTOR = 10.0  # a line probe takes values to be right to so many of their deviations
# A result whose own value differs by more than this share is of another function.
SAME_VALUE_TOL = 1e-6


@dataclass(frozen=True)
class Given:
    """What the caller gave beside the function, in SciPy's words."""

    grad: Any = None
    hess: Any = None
    hessp: Any = None
    args: Any = ()


def diagnose_function(
    fun: Any,
    x: Any,
    given: Given,
    *,
    seed: int | None,
    confidence: float,
    max_products: int,
    max_memory: int | str | None = None,
    progress: Progress | None,
) -> Report:
    """Return the verdict on a function at a point or at a SciPy result; see `unsaddle.diagnose`."""
    seed = resolve_seed(seed)
    tell = progress or (lambda stage, done, limit: None)
    tell("checking the function and its derivatives", 0, 1)
    result = x if isinstance(x, scipy.optimize.OptimizeResult) else None
    derivation = derivation_of(fun, x if result is None else _x_of(result), given, seed)
    if result is not None:
        _check_same_function(result, derivation.here)
    objective = objective_of(derivation)
    found = Measurements(
        FunctionRun(title_of(fun)),
        objective,
        seed,
        confidence,
        max_products,
        tell,
        "a function of x",
        accuracy_of(derivation),
        max_memory=bytes_of(max_memory),
    )
    report = Decision(found).report()
    notes = [*derivation.notes]
    if derivation.fun.writes:
        notes.append("fun writes into the x it is given; it was given a copy each time")
    derivatives = derivatives_of(derivation, found)
    made = "; ".join(f"{d.name}: {d.road}, error {d.error:.1e}, {d.check}" for d in derivatives)
    first, *rest = report.decided
    return replace(
        report,
        derivatives=derivatives,
        decided=(first, Step("Are its derivatives right?", "no difference found", made), *rest),
        optimizer_says=None if result is None else _says(result, objective.gradient_here),
        notes=(*report.notes, *notes),
    )


def derivation_of(fun: Any, x: Any, given: Given, seed: int) -> Derivation:
    """Return the function with what was given of it, every argument checked for its type.

    Raises:
        InvalidInput: one is not callable, or x is no finite vector.
    """
    for name, function in (("fun", fun), *vars(given).items()):
        wanted = name != "args" and not (function is None and name != "fun")
        if wanted and not callable(function):
            raise InvalidInput(
                f"{name}={function!r}"[:80],
                f"a callable {name}(x, *args)" + ("" if name == "fun" else ", or None"),
                "A gradient that fun returns beside its value goes into a function of its own."
                if function is True
                else "Write diagnose(fun, x), as in scipy.optimize.minimize(fun, x0).",
            )
    point = checked_point(x)
    args = given.args if isinstance(given.args, tuple) else (given.args,)
    n_dims = len(point)

    def call(name: str, function: Any, shape: tuple[int, ...]) -> Call | None:
        return None if function is None else Call(name, function, args, shape)

    hess = None if given.hess is None else _dense(given.hess)
    return Derivation(
        fun=Call("fun", fun, args, ()),
        point=point,
        seed=seed,
        grad=call("grad", given.grad, (n_dims,)),
        hess=call("hess", hess, (n_dims, n_dims)),
        hessp=call("hessp", given.hessp, (n_dims,)) if hess is None else None,
    )


def _dense(hess: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function with arrays in place of the sparse matrices and operators SciPy accepts."""

    @functools.wraps(hess)
    def call(*arguments: Any) -> Any:
        made = hess(*arguments)
        if scipy.sparse.issparse(made):
            return made.toarray()
        if isinstance(made, scipy.sparse.linalg.LinearOperator):
            return made @ np.eye(made.shape[1])
        return made

    return call


def objective_of(derivation: Derivation) -> FunctionObjective:
    """Return the function with all its derivatives."""
    here, noise = derivation.here, float(derivation.noise)
    # The line probe takes LOSS_ROUNDING of the value as its error; a sum that cancels has more.
    share = VALUE_NOISE_FACTOR * noise / max(abs(here), 1e-300)
    return FunctionObjective(
        point=derivation.point,
        value=derivation.value,
        value_here=here,
        gradient_here=derivation.gradient.here,
        of_values=derivation.values_at(derivation.point),
        of_gradients=derivation.gradients_here,
        curvature=derivation.curvature,
        coarse=derivation.fun.eps > EPS,
        resolution=EPS * max(1.0, share / LOSS_ROUNDING),
    )


def accuracy_of(derivation: Derivation) -> Accuracy:
    """Return the sizes that stand in the place of samples."""
    # A gradient is then as many values as there are dims, and a product some gradients.
    by_values = derivation.curvature.error is not None and derivation.gradient.road.startswith(
        (BY_VALUES, BY_COMPLEX_STEPS)
    )
    return Accuracy(
        gradient_rounding=derivation.gradient.rounding,
        variation=derivation.variation(),
        curvature=derivation.curvature_nearby(),
        reach=derivation.reach,
        exact=derivation.curvature.error is None,
        smooth=derivation.smooth,
        dense_limit=VALUES_DENSE_LIMIT if by_values else DENSE_LIMIT,
        costly=by_values,
    )


def derivatives_of(derivation: Derivation, found: Measurements) -> tuple[Derivative, ...]:
    """Return how both derivatives were made and how wrong they may be."""
    gradient, operator = derivation.gradient, derivation.curvature
    by_values = "made of values alone; error from two orders of extrapolation, and noise"
    exact = operator.error is None
    check = CHECKED if exact else "the error is that of all products together"
    return (
        Derivative(
            "gradient",
            gradient.road,
            float(gradient.error),
            CHECKED if gradient.function else by_values,
        ),
        Derivative("Hessian", operator.road, float(found.spectrum.zero_tol), check),
    )


def title_of(fun: Any) -> str:
    """Return the function's name, as far as it has one.

    >>> title_of(scipy.optimize.rosen)
    'rosen'
    """
    inner = fun.func if isinstance(fun, functools.partial) else fun
    name = getattr(inner, "__name__", type(inner).__name__)
    return "the function" if name == "<lambda>" else name


def _x_of(result: scipy.optimize.OptimizeResult) -> Any:
    if "x" not in result:
        raise InvalidInput(
            "a scipy.optimize.OptimizeResult without x",
            "a result of scipy.optimize.minimize or of another minimiser",
            "Pass the point itself: diagnose(fun, x).",
        )
    return result["x"]


def _check_same_function(result: scipy.optimize.OptimizeResult, here: float) -> None:
    claimed = np.asarray(result.get("fun", here), dtype=np.float64)
    if claimed.size != 1 or abs(claimed.item() - here) <= SAME_VALUE_TOL * max(abs(here), 1.0):
        return
    raise InvalidInput(
        f"a result with fun={claimed.item():.10g} where fun(x) = {here:.10g}",
        "the function that was minimised, with the same args",
        "Pass the arguments that minimize was given: diagnose(fun, result, args=args).",
    )


def _says(result: scipy.optimize.OptimizeResult, gradient: Floats) -> OptimizerSays:
    jac = np.asarray(result.get("jac", ()), dtype=np.float64).ravel()
    known = jac.shape == gradient.shape
    return OptimizerSays(
        success=bool(result.get("success", False)),
        message=str(result.get("message", "")),
        gradient_norm=float(np.linalg.norm(jac)) if known else None,
        gradient_gap=float(np.linalg.norm(jac - gradient)) if known else None,
        n_iterations=int(result["nit"]) if "nit" in result else None,
    )
