"""What batches' noise raises the loss by in one step, beside what following the slope lowers it by."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from unsaddle import streams
from unsaddle.diagnosis.geometry import whole_matrix
from unsaddle.theory import LiveGeometry

if TYPE_CHECKING:
    from unsaddle.diagnosis.measurements import Measurements

Floats = NDArray[np.float64]

# Where the Hessian is known by products only, one for each. Of least squares with normal data, a mean
# over 16 is right to half of itself, which tells a floor from a run far above one.
N_SAMPLES = 16
# Where it is known as a whole, a sample costs its gradient only.
N_SAMPLES_DENSE = 1024


def response(live: LiveGeometry) -> float:
    """Return what a constant gradient moves in the long run, per learning rate: 1 / (1 - momentum).

    The largest, where the groups' momenta differ.
    """
    return max(form.direct + form.buffered / (1.0 - form.momentum) for form in live.forms)


def noise_share(found: Measurements) -> float | None:
    """Return ½ rate tr(P⁻¹HP⁻¹Σ) over gᵀP⁻¹g; None for full batches and without the run's geometry.

    One step of the mean length changes the loss by -rate gᵀP⁻¹g + ½ rate² tr(P⁻¹HP⁻¹Σ) on average, Σ the
    covariance of a batch's gradient. Negative curvature can make the second part negative.
    """
    noise, sampled = found.sample_noise, found.sampled
    if noise is None or sampled is None or found.spectrum.status != "ok":
        return None
    factor, live = noise.batch_factor(), found.training.geometry(found.objective)
    if factor == 0.0 or sampled.n_samples < 2 or live is None or live.value is None:
        return None
    divisor = live.value.diagonal
    slope = float(np.sum(found.gradient**2 / divisor))
    if slope <= 0.0:
        return None
    matrix = whole_matrix(found.spectrum)
    most = N_SAMPLES if matrix is None else N_SAMPLES_DENSE
    draw = streams.generator(found.seed, "noise floor")
    rows = np.sort(draw.choice(sampled.n_samples, min(most, sampled.n_samples), replace=False))
    moves = (sampled.gradients_of(rows.tolist()) - found.gradient) / divisor
    images = found.operator.product if matrix is None else matrix.__matmul__
    rise = factor * float(np.mean([move @ np.asarray(images(move)) for move in moves]))
    share = 0.5 * live.value.learning_rate * response(live.value) * rise / slope
    return share if math.isfinite(share) else None
