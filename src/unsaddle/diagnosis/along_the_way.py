"""The gradient noise along the way out, as few passes over the samples' own gradients as will do.

One pass at the point gives the noise along every direction that is asked for later: the way out, the
other directions of the forecasts, and those of the picture. Two more say whether it is still there at
the saddle, and one escape radius further.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from unsaddle import streams
from unsaddle.diagnosis.escape import SGD_FAMILY
from unsaddle.diagnosis.noise import NoiseEvidence, noise_type
from unsaddle.gradient_noise import GradientNoise, gradient_noise
from unsaddle.theory import LyapunovExponent, lyapunov_exponent

if TYPE_CHECKING:
    from unsaddle.diagnosis.measurements import Measurements

Floats = NDArray[np.float64]

N_PICTURED = 24  # directions in the picture of noise against curvature
# The size of a typical sample's gradient is asked for before the directions are known, and as a scale of
# rounding only: so many samples give it to 10 %. The numbers kept are those of 64 MB.
N_TYPICAL, TYPICAL_NUMBERS = 64, 8 * 10**6


def typical_gradient(found: Measurements) -> float:
    """Return the root mean square norm of sample gradients; not-a-number without samples.

    Of a few samples; of all where theirs are zero.
    """
    sampled = found.sampled
    if sampled is None:
        return math.nan
    count = min(N_TYPICAL, max(8, TYPICAL_NUMBERS // found.objective.n_parameters))
    draw = streams.generator(found.seed, "typical gradient")
    n_samples = sampled.n_samples
    rows = np.sort(draw.choice(n_samples, size=min(count, n_samples), replace=False))
    squares = np.sum(sampled.gradients_of(rows.tolist()) ** 2, axis=1)
    if not squares.any():
        nothing = np.empty((0, found.objective.n_parameters))
        squares = sampled.sample_gradients(nothing, max_gram=2).squared_norms
    return math.sqrt(float(np.mean(squares)))


def noise_at_point(found: Measurements) -> GradientNoise | None:
    """Return the noise along the way out, the pictured directions, the other ways out.

    None, not zero, where there are no samples.
    """
    if found.sampled is None:
        return None
    found.tell("gradient noise: one gradient per sample", 0, 1)
    return gradient_noise(
        found.sampled,
        np.array([*found.noise_directions, *found.other_ways_out]),
        batch_size=found.objective.batch_size,
        seed=found.seed,
        n_whole=found.n_whole,
    )


def noise_evidence(found: Measurements) -> NoiseEvidence | None:
    """Return the noise along the way out; None without a spectrum, and without samples."""
    plain = found.sample_noise
    if found.spectrum.status != "ok" or plain is None:
        return None
    here = float(plain.along[0])
    found.tell("gradient noise at the saddle and beyond", 0, 1)
    there = found.variances_at_saddle
    at_saddle = here if there is None else float(there[0])
    shift = found.shift_to_saddle()
    outwards = (0.0 if shift is None else shift) + found.radius * found.direction
    at_radius = float(_variances_at(found, found.direction, outwards)[0])
    kind = None
    if found.is_bent_down:
        kind = noise_type(at_saddle, at_radius, plain.isotropic_share, found.typical_gradient**2)
    exponent = found.lyapunov() if kind == "II" else None
    n_shown = len(found.noise_directions)
    return NoiseEvidence(
        along_escape=here,
        isotropic_share=plain.isotropic_share,
        at_saddle=at_saddle,
        at_radius=at_radius,
        type=kind,
        batch_size=found.objective.batch_size,
        batch_std=math.sqrt(here * plain.batch_factor()),
        lyapunov=exponent.value if exponent else None,
        lyapunov_error=exponent.standard_error if exponent else None,
        attracts=exponent.attracts if exponent else None,
        curvatures=np.array([found.curvature_along_way_out, *found.pictured[0]]),
        variances=plain.along[:n_shown],
    )


def variances_at_saddle(found: Measurements) -> Floats | None:
    """Return the variance of a sample's gradient along each way out, at the saddle that the model has.

    None where the point itself is taken for it.
    """
    shift = found.shift_to_saddle()
    if shift is None or found.sampled is None:
        return None
    return _variances_at(found, np.array([found.direction, *found.other_ways_out]), shift)


def _variances_at(found: Measurements, directions: Floats, shift: Floats) -> Floats:
    """Variance of the per-sample gradients along directions, away from the point."""
    assert found.sampled is not None
    moved = found.sampled.sample_gradients(directions, found.objective.point + shift, max_gram=2)
    return np.var(moved.projections, axis=0)


def noise_along_ways_out(found: Measurements) -> Floats:
    """Return the variance of a batch gradient along each way out; zeros without samples."""
    noise, way_out = found.sample_noise, found.way_out
    if noise is None or way_out is None:
        return np.zeros(0 if way_out is None else len(way_out.directions))
    others = len(noise.along) - len(found.other_ways_out)
    along = np.array([noise.along[0], *noise.along[others:]])
    return along * noise.batch_factor()


def lyapunov(found: Measurements) -> LyapunovExponent | None:
    """Return the growth rate under plain SGD's own batches; None for anything else."""
    settings, size = found.training.settings(), found.objective.batch_size
    rate = settings.get("learning_rate")
    # With momentum the steps are no longer a product of independent factors.
    if not rate or size is None or found.training.optimizer_name not in SGD_FAMILY:
        return None
    curvatures = found.sample_curvatures if not settings.get("momentum") else None
    if curvatures is None or found.sampled is None:
        return None
    stand_in = found.n_whole is not None  # for more samples: each may come more than once
    return lyapunov_exponent(
        float(rate),
        curvatures,
        size if stand_in else min(size, found.sampled.n_samples),
        replacement=stand_in,
        seed=found.seed,
    )
