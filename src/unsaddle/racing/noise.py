"""How a race names its noise: words and numbers to an oracle."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape, Neighbourhood
from unsaddle.oracle import (
    AdditiveNoise,
    CurvatureNoise,
    Exact,
    HeavyTailedNoise,
    Oracle,
    across,
    along,
    curvature_noise,
    heavy_tailed,
    hessian_aligned,
    isotropic,
    with_covariance,
)
from unsaddle.problem import Problem

DEFAULT_NOISE_STD = 0.1
DETAILED = ("along", "curvature", "heavy", "student")  # named with a detail after a colon
KINDS = ("isotropic", "across", "aligned", "covariance", *DETAILED)


def oracle_for(
    noise: str | float | Oracle | None,
    noise_along: str | ArrayLike | None,
    landscape: Landscape,
    reference: Neighbourhood | None,
    problem: Problem | None = None,
) -> Oracle:
    """Return the oracle that `race`'s noise arguments mean.

    Its exact gradients cost all samples where the landscape is the mean of a problem.
    """
    oracle = _asked_for(noise, noise_along, landscape, reference)
    if problem is None or oracle is noise:
        return oracle
    return dataclasses.replace(oracle, cost=float(problem.n_samples))  # pyright: ignore[reportArgumentType, reportCallIssue]


def _asked_for(
    noise: str | float | Oracle | None,
    noise_along: str | ArrayLike | None,
    landscape: Landscape,
    reference: Neighbourhood | None,
) -> Exact | AdditiveNoise | CurvatureNoise | HeavyTailedNoise | Oracle:
    if isinstance(noise, np.number):
        noise = float(noise)
    if noise is not None and not isinstance(noise, str | int | float):
        if not hasattr(noise, "step") or noise_along is not None:
            beside = "" if noise_along is None else f" together with noise_along={noise_along!r}"
            raise InvalidInput(
                f"noise={noise!r}{beside}",
                "a standard deviation, words such as 'along:y=0.1', or an oracle alone",
                "Take oracles from unsaddle.oracle; each draws the whole gradient, noise included.",
            )
        return noise
    kind, detail, number = _noise_words(noise)
    if noise_along is not None:
        if kind not in ("isotropic", "none"):
            raise InvalidInput(
                f"noise={noise!r} together with noise_along={noise_along!r}",
                "a number beside noise_along",
                "Say the direction once.",
            )
        std = DEFAULT_NOISE_STD if kind == "none" else float(number)
        return _noise_along(std, noise_along, landscape, reference) if std != 0 else Exact()
    if kind == "covariance":
        return with_covariance(_matrix(number, landscape))
    std = float(number)
    if kind == "none" or std == 0:
        return Exact()
    if kind == "isotropic":
        return isotropic(std, landscape.n_dims)
    if kind == "across":
        return across(std, _escape_directions(reference, landscape))
    if kind == "along":
        return _noise_along(std, detail, landscape, reference)
    if kind == "heavy":
        return heavy_tailed(std, alpha=_law_number(noise, detail))
    if kind == "student":
        return heavy_tailed(std, degrees_of_freedom=_law_number(noise, detail))
    centre = _saddle(kind, reference, landscape)
    if kind == "aligned":
        return hessian_aligned(std, landscape, centre)
    vector, words = _direction(detail, landscape, reference)
    return curvature_noise(std, vector, centre, words)


def _noise_words(noise: str | float | None) -> tuple[str, str, str]:
    """Split "kind:detail=number"; a number alone is isotropic."""
    if noise is None or noise == "none":
        return "none", "", "0"
    text = str(noise)
    if _is_number(text):
        return "isotropic", "", text
    words, _, number = text.partition("=")
    kind, colon, detail = words.partition(":")
    number = number or str(DEFAULT_NOISE_STD)
    whole = kind == "covariance" or _is_number(number)
    if kind not in KINDS or (kind in DETAILED) != bool(colon) or not whole:
        raise InvalidInput(
            f"noise={noise!r}",
            "a standard deviation, or isotropic=0.1, along:y=0.1, along:1,0=0.1, across=0.1, "
            "aligned=0.1, curvature:y=0.5, covariance=1,0;0,2, heavy:1.5=0.1, student:3=0.1, none",
            "The number after = is the standard deviation of the gradient noise; of a heavy tail "
            "it is the scale, and the number before it alpha or the degrees of freedom.",
        )
    return kind, detail, number


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _law_number(noise: object, detail: str) -> float:
    if not _is_number(detail):
        raise InvalidInput(
            f"noise={noise!r}",
            "a number after the colon, as in heavy:1.5=0.1 or student:3=0.1",
            "It is alpha of the stable law, or the degrees of freedom of Student's t.",
        )
    return float(detail)


def _matrix(text: str, landscape: Landscape) -> NDArray[np.float64]:
    try:
        matrix = np.array([[float(c) for c in row.split(",")] for row in text.split(";")])
    except ValueError:  # a word, or rows of different lengths
        matrix = np.zeros((0, 0))
    if matrix.shape != (landscape.n_dims,) * 2:
        raise InvalidInput(
            f"a noise covariance {text!r} on {landscape.name!r}",
            f"{landscape.n_dims} rows of {landscape.n_dims} numbers, as in covariance=1,0.5;0.5,2 "
            "of two",
            "Put commas between numbers and semicolons between rows.",
        )
    return matrix


def _saddle(kind: str, reference: Neighbourhood | None, landscape: Landscape) -> tuple[float, ...]:
    if reference is None:
        raise InvalidInput(
            f"noise {kind!r} on {landscape.name!r} from this start",
            "a start beside a saddle, a maximum or a degenerate point",
            "It is defined by the critical point nearby: give a start close to one, or take an "
            "oracle from unsaddle.oracle.",
        )
    return reference.point.location


def _noise_along(
    std: float, direction: str | ArrayLike, landscape: Landscape, reference: Neighbourhood | None
) -> AdditiveNoise:
    vector, words = _direction(direction, landscape, reference)
    return along(std, vector, words)


def _direction(
    direction: str | ArrayLike, landscape: Landscape, reference: Neighbourhood | None
) -> tuple[NDArray[np.float64], str | None]:
    """Return the vector that is meant, and its words where it has a name."""
    if not isinstance(direction, str):
        vector = np.asarray(direction, dtype=np.float64)
        words = None
    elif direction == "escape":
        vector = np.asarray(_escape_directions(reference, landscape)[0])
        words = "along the escape direction"
    else:
        variables = _variables(landscape)
        words = f"along {direction}"
        if direction in variables:
            vector = np.eye(landscape.n_dims)[variables.index(direction)]
        else:
            try:
                vector = np.array([float(part) for part in direction.split(",")])
            except ValueError:
                vector = np.zeros(0)
    if vector.shape != (landscape.n_dims,):
        raise InvalidInput(
            f"a noise direction {direction!r} on {landscape.name!r}",
            f"{', '.join(_variables(landscape))}, escape, or {landscape.n_dims} numbers",
            "Write --noise-along y, say.",
        )
    return vector, words


def _variables(landscape: Landscape) -> list[str]:
    letters = ["x", "y", "z"]
    numbered = [f"x{i + 1}" for i in range(landscape.n_dims)]
    return letters[: landscape.n_dims] if landscape.n_dims <= 3 else numbered


def _escape_directions(
    reference: Neighbourhood | None, landscape: Landscape
) -> NDArray[np.float64]:
    if reference is None or not reference.is_strict:
        raise InvalidInput(
            f"noise relative to an escape direction on {landscape.name!r} from this start",
            "a start beside a strict saddle or a maximum",
            "Name a coordinate instead, as in --noise-along y, or give a start close to a saddle.",
        )
    return reference.escape_directions
