"""How a race names its noise: words and numbers to an oracle."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape, Neighbourhood
from unsaddle.oracle import AdditiveNoise, Exact, Oracle, across, along, isotropic

DEFAULT_NOISE_STD = 0.1


def oracle_for(
    noise: str | float | Oracle | None,
    noise_along: str | ArrayLike | None,
    landscape: Landscape,
    reference: Neighbourhood | None,
) -> Oracle:
    """Return the oracle that `race`'s noise arguments mean."""
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
    kind, std = _noise_words(noise)
    if noise_along is not None:
        if kind not in ("isotropic", "none"):
            raise InvalidInput(
                f"noise={noise!r} together with noise_along={noise_along!r}",
                "a number beside noise_along",
                "Say the direction once.",
            )
        kind, std = "along", DEFAULT_NOISE_STD if kind == "none" else std
        direction = noise_along
    else:
        kind, _, direction = kind.partition(":")
    if kind == "none" or std == 0:
        return Exact()
    if kind == "isotropic":
        return isotropic(std, landscape.n_dims)
    if kind == "across":
        return across(std, _escape_directions(reference, landscape))
    return _noise_along(std, direction, landscape, reference)


def _noise_words(noise: str | float | None) -> tuple[str, float]:
    if noise is None or noise == "none":
        return "none", 0.0
    kind, _, number = (
        str(noise).rpartition("=") if "=" in str(noise) else ("isotropic", "", str(noise))
    )
    try:
        std = float(number)
    except ValueError:
        kind, std = str(noise), DEFAULT_NOISE_STD
    if kind not in ("isotropic", "across") and not kind.startswith("along:"):
        raise InvalidInput(
            f"noise={noise!r}",
            "a standard deviation, or isotropic=0.1, along:y=0.1, along:1,0=0.1, across=0.1, none",
            "The number is the standard deviation of the gradient noise.",
        )
    return kind, std


def _noise_along(
    std: float, direction: str | ArrayLike, landscape: Landscape, reference: Neighbourhood | None
) -> AdditiveNoise:
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
    return along(std, vector, words)


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
