"""Directions of negative curvature: where a run leaves a saddle, and how far off it stands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unsaddle.krylov import GradientModel
from unsaddle.spectrum import Spectrum

Floats = NDArray[np.float64]

MAX_DIRECTIONS = 8  # of negative curvature that enter a forecast
# The gradient's own Krylov space counts as seeing the smallest eigenvalue from this share of it on.
SEEN_SHARE = 0.99
MAX_ACROSS = 24  # eigenvalues spread over the spectrum among which further ways out are looked for
# A Ritz pair whose residual exceeds this share of its value is no eigenvector yet; with less than that
# share of the largest offset it is none of the ways that the gradient goes.
UNFINISHED_SHARE, UNFELT_SHARE = 0.1, 1e-3
GRADIENT_PRODUCTS = 40  # for the gradient's own Krylov space


@dataclass(frozen=True)
class WayOut:
    """Directions of negative curvature, the escape direction first.

    The escape direction is the one in which gradient descent will leave: the gradient's projection
    on the eigenspace of the smallest eigenvalue, which may have many dimensions (every hidden unit of
    a network has its own copy). Where the gradient has no part there, any eigenvector serves.
    """

    directions: Floats  # (m, n_parameters), orthonormal rows
    curvatures: Floats  # (m,), negative
    offsets: Floats  # (m,), distance from the saddle along each, zero or positive

    @property
    def escape_direction(self) -> Floats:
        """The unit direction, signed downhill."""
        return self.directions[0]


def find_way_out(
    spectrum: Spectrum, model: GradientModel | None, gradient: Floats, rounding: float
) -> WayOut:
    """Return the directions of negative curvature that matter.

    Args:
        spectrum: with a negative smallest eigenvalue.
        model: the gradient in its own Krylov space; None for a zero gradient.
        gradient: (n_parameters,).
        rounding: a gradient component below this is zero.
    """
    smallest = spectrum.smallest
    rows: list[Floats] = []
    values: list[float] = []
    if model is not None:
        count = int(np.sum(model.ritz_values < min(0.0, 0.01 * smallest.value)))
        # An eigenvalue that the gradient does not feel appears in exact arithmetic never, in floating
        # point late; its component is then rounding.
        felt = [j for j in range(count) if abs(model.components[j]) > rounding]
        felt = [j for j in felt if not _is_ghost(model, j)]
        vectors = model.vectors(count)
        rows = [vectors[j] for j in felt]
        values = [float(model.ritz_values[j]) for j in felt]
    else:
        # Nothing is felt at the very saddle; noise may lead out along any of them.
        seen, vectors = spectrum.across(MAX_ACROSS)
        down = seen < min(0.0, 0.01 * smallest.value)
        rows, values = list(vectors[down].astype(np.float64)), seen[down].tolist()
    if not values or values[0] > SEEN_SHARE * smallest.value:
        own = smallest.vector.astype(np.float64)
        for row in rows:
            own = own - (own @ row) * row
        own /= np.linalg.norm(own)
        rows.insert(0, own if own @ gradient <= 0 else -own)
        values.insert(0, smallest.value)
    return _merged(np.array(rows), np.array(values), gradient, rounding)


def _is_ghost(model: GradientModel, j: int) -> bool:
    """Whether a Ritz pair is one on its way to an eigenvalue that the gradient hardly feels.

    Its vector is a mixture of many, and what is measured along it says nothing of a way out.
    """
    unfinished = model.residuals()[j] > UNFINISHED_SHARE * abs(model.ritz_values[j])
    down = model.ritz_values < 0
    offsets = np.abs(model.components[down] / model.ritz_values[down])
    own = abs(model.components[j] / model.ritz_values[j])
    return bool(unfinished and own <= UNFELT_SHARE * offsets.max())


def _merged(rows: Floats, values: Floats, gradient: Floats, rounding: float) -> WayOut:
    """One direction per group of nearly equal curvatures: the one along which the run moves.

    A network's hidden units share their eigenvalues, which a little distance from the saddle parts by
    a little. Within a group all components grow alike, so their sum is what leaves.
    """
    slopes = rows @ gradient
    slopes[np.abs(slopes) <= rounding] = 0.0
    offsets = np.abs(slopes / values)
    order = np.argsort(values, kind="stable")
    groups: list[list[int]] = []
    for j in order:
        if groups and values[j] <= SEEN_SHARE * values[groups[-1][0]]:
            groups[-1].append(int(j))
        else:
            groups.append([int(j)])
    directions, curvatures, distances = [], [], []
    for group in groups:
        weights = offsets[group]
        if not weights.any():
            group, weights = group[:1], np.ones(1)
            distance = 0.0
        else:
            distance = float(np.linalg.norm(weights))
            weights = weights / distance
        directions.append(weights @ rows[group])
        curvatures.append(float(weights**2 @ values[group]))
        distances.append(distance)
    most = slice(MAX_DIRECTIONS)
    return WayOut(np.array(directions)[most], np.array(curvatures)[most], np.array(distances)[most])
