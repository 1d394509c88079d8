"""Independent roads to the curvature along the way out: values of the loss, differences of gradients."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from unsaddle.diagnosis.probe import LOSS_ROUNDING, Line, LineProbe, bends_as_said, probe_line

if TYPE_CHECKING:
    from unsaddle.diagnosis.measurements import Measurements

Floats = NDArray[np.float64]

# The product and the difference of two gradients may differ by this much, relative to the product.
DIFFERENCE_TOL = 1e-3
SHRINKS = (1.0, 0.1, 0.01)  # of the difference's step


def line_probe(found: Measurements) -> LineProbe | None:
    """Return the loss along the escape direction; None without a spectrum."""
    if found.spectrum.status != "ok":
        return None
    found.tell("line probe along the escape direction", 0, 1)
    return probe_line(*_line_along(found, found.direction, found.curvature_along_way_out))


def _line_along(
    found: Measurements, u: Floats, curvature: float
) -> tuple[Line, float, float, float, float, float]:
    """What a line probe along a unit direction needs."""
    return (
        lambda distances: found.objective.line(u, distances),
        found.loss,
        float(u @ found.gradient),
        curvature,
        10.0 * (1.0 + float(np.linalg.norm(found.objective.point))),
        LOSS_ROUNDING * found.objective.resolution / float(np.finfo(np.float64).eps),
    )


def loss_agrees(found: Measurements) -> bool:
    """Return whether values of the loss bend as products say, along the way out and at both ends."""
    found.tell("the loss along both ends", 0, 1)
    # An end's value is the curvature along its vector, by a precise product.
    ends = (found.spectrum.smallest, found.spectrum.largest)
    rows = [(found.direction, found.curvature_along_way_out)]
    rows += [(end.vector.astype(np.float64), end.value) for end in ends]
    # A curvature that is rounding itself has nothing to be confirmed.
    bent = [row for row in rows if abs(row[1]) > found.negligible_curvature]
    return all(bends_as_said(*_line_along(found, *row)) is not False for row in bent)


def difference_check(found: Measurements) -> float | None:
    """Return how far the product along the direction is from a difference of gradients, relatively."""
    if found.spectrum.status != "ok":
        return None
    found.tell("a product against differences of gradients", 0, 1)
    product = found.image_of_direction
    # Along a flat direction the product is rounding; then the spectrum's size is the measure.
    ends = max(abs(found.spectrum.smallest.value), abs(found.spectrum.largest.value))
    scale = max(float(np.linalg.norm(product)), DIFFERENCE_TOL * ends)
    if scale == 0.0:
        return 0.0
    # Long steps cross kinks of rectifiers, short ones drown in rounding: the best of three.
    others = [found.objective.product_by_differences(found.direction, shrink=s) for s in SHRINKS]
    return min(float(np.linalg.norm(product - other)) for other in others) / scale
