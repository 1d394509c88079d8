"""What one precise product at a Ritz vector proves, and how wrong products may be."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from unsaddle.curvature import Array, CurvatureOperator, Float64Array
from unsaddle.krylov import PRODUCT_ROUNDINGS, Krylov, euclidean, inner


@dataclass(frozen=True, eq=False)
class Certificate:
    """What one precise product at a Ritz vector says."""

    value: float
    residual: float
    vector: Float64Array
    difference: float  # from the product that Lanczos implies: rounding, that of the rows too
    dot_error: float  # worst case of the quotient's own rounding


def certify(
    operator: CurvatureOperator, krylov: Krylov, which: int, following: Array | None
) -> Certificate:
    """Return the certificate of a Ritz vector; `following` is the row after the last, if any."""
    values, coordinates = krylov.ritz()
    weights = coordinates[:, which]
    raw = krylov.basis.combined(weights)  # exact in `precise_dtype` as it stands
    image = operator.precise_product(raw)
    vector = raw.astype(np.float64)
    if not np.isfinite(image).all():
        return Certificate(math.nan, math.nan, vector, math.nan, math.nan)
    length = euclidean(vector)
    value = inner(vector, image) / length**2
    implied = float(values[which]) * vector
    if following is not None:
        implied += float(krylov.betas[-1] * weights[-1]) * following
    return Certificate(
        value=value,
        residual=euclidean(image - value * vector) / length,
        vector=vector / length,
        difference=euclidean(image - implied) / length,
        dot_error=2 * operator.n_dims * float(np.finfo(np.float64).eps) * euclidean(image) / length,
    )


def product_error(operator: CurvatureOperator, scale: float) -> float:
    """Return what may be added to an eigenvalue by the products' errors (Weyl's inequality)."""
    rounding = PRODUCT_ROUNDINGS * float(np.finfo(operator.precise_dtype).eps) * scale
    return rounding + made_error(operator)


def made_error(operator: CurvatureOperator) -> float:
    """Return the error of the products made so far beyond rounding; 0 where that is all."""
    return 0.0 if operator.error is None else operator.error()
