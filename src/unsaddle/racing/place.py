"""Where a race takes place: the landscape that is meant, the saddle to be escaped, the start."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jax
import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle import problems, zoo
from unsaddle.critical import CriticalPoint, Kind
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape, Neighbourhood, neighbourhood, with_fitting_box
from unsaddle.problem import Problem


def landscape_for(
    landscape: str | Landscape | Problem | Callable[[Any], Any], start: ArrayLike | None
) -> Landscape:
    """Return the landscape that is meant; a typed formula gets a box that holds its minima.

    Of a problem it is the mean of its sample losses.
    """
    n_dims = None if start is None else int(np.size(start))
    if callable(landscape):
        _check_function(landscape, n_dims)
    place = problems.resolve(landscape, n_dims)
    if isinstance(place, Problem):
        return place.landscape
    typed = isinstance(landscape, str) and place.name not in (*zoo.names(), *problems.names())
    return with_fitting_box(place) if typed else place


def _check_function(function: Callable[[Any], Any], n_dims: int | None) -> None:
    """Refuse a function that JAX cannot follow, before anything is compiled."""
    if n_dims is None:
        raise InvalidInput(
            "a function without a start",
            "a function of a vector together with start, which tells the number of coordinates",
            "Pass start=(1.0, 0.1), say, or make a Landscape with its box.",
        )
    try:
        shape = jax.eval_shape(function, jax.ShapeDtypeStruct((n_dims,), "float32")).shape
    except Exception as error:
        reason = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        raise InvalidInput(
            f"a function that fails on a vector of {n_dims} ({reason})",
            "a function from a vector to a number, written with jax.numpy",
            "Replace numpy by jax.numpy inside it, and check the number of coordinates of start.",
        ) from error
    if shape != ():
        raise InvalidInput(
            f"a function whose result has shape {shape}",
            "a function from a vector to a number, shape ()",
            "Return one number, a sum perhaps.",
        )


def reference_and_start(
    landscape: Landscape, start: ArrayLike | None
) -> tuple[Neighbourhood | None, NDArray[np.float64]]:
    """Return the saddle to be escaped and the start; no saddle when the start is not near one."""
    if start is None and landscape.start is None:
        saddle = _central_saddle(landscape)
        if saddle is None:
            ends = np.asarray(landscape.box)
            return None, ends[:, 0] + 0.75 * (ends[:, 1] - ends[:, 0])
        around = neighbourhood(landscape, saddle)
        return around, np.asarray(around.default_start())
    try:
        origin = np.asarray(landscape.start if start is None else start, dtype=np.float64)
    except (TypeError, ValueError):
        raise InvalidInput(
            f"start={start!r} on {landscape.name!r}",
            f"{landscape.n_dims} numbers",
            "Give a sequence such as (0.5, 0.1).",
        ) from None
    if origin.shape != (landscape.n_dims,):
        raise InvalidInput(
            f"start={np.asarray(start).tolist()} on {landscape.name!r}",
            f"{landscape.n_dims} numbers",
            "Give one coordinate per variable, as in --start "
            + ",".join(["0.1"] * landscape.n_dims)
            + ".",
        )
    if not np.all(np.isfinite(origin)):
        raise InvalidInput(
            f"start={origin.tolist()}", "finite numbers", "Check the start for inf and nan."
        )
    nearest = landscape.nearest_critical_point(origin)
    if nearest is None or nearest.kind is Kind.MINIMUM:
        return None, origin
    around = neighbourhood(landscape, nearest)
    return (around if around.displacement(origin) < around.radius else None), origin


def _central_saddle(landscape: Landscape) -> CriticalPoint | None:
    """The strict saddle nearest to the centre of the box; else a degenerate point or a maximum."""
    centre = np.asarray(landscape.box).mean(axis=1)
    for kind in (Kind.STRICT_SADDLE, Kind.DEGENERATE, Kind.MAXIMUM):
        candidates = [point for point in landscape.critical_points if point.kind is kind]
        if candidates:
            return min(
                candidates, key=lambda p: float(np.linalg.norm(np.asarray(p.location) - centre))
            )
    return None
