"""What a batch adds to the mean gradient near a saddle, drawn from the samples' own gradients."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unsaddle import streams
from unsaddle.diagnosis.subject import SampledObjective

Floats = NDArray[np.float64]

N_NOISE_SAMPLES = 64  # whose gradients the noise is drawn from
NOISE_NUMBERS = 8 * 10**6  # kept of them at each of two points, 32 MB
LEAST_SAMPLES = 8


@dataclass(frozen=True, eq=False)
class BatchNoise:
    """Gaussian noise with the covariance of a few samples, at the point and along one way from it.

    Along the way each sample's gradient is taken as linear in the distance, so that noise which
    vanishes at the saddle, or grows with the distance from it, does so here.

    Attributes:
        here: (k, n_parameters), centred sample gradients at the point, scaled to a batch's mean.
        slope: (k, n_parameters), what they change by per distance along the direction.
        direction: (n_parameters,), unit.
    """

    here: NDArray[np.float32]
    slope: NDArray[np.float32]
    direction: Floats

    def draw(self, generator: np.random.Generator, displacement: Floats) -> Floats:
        """Return what one batch adds to the gradient after a displacement, (n_parameters,)."""
        z = generator.standard_normal(len(self.here)).astype(np.float32)
        along = np.float32(self.direction @ displacement)
        return (z @ self.here + along * (z @ self.slope)).astype(np.float64)


@dataclass(frozen=True, eq=False)
class SampleNoise:
    """A few samples whose gradients a batch's noise is drawn from.

    Attributes:
        objective: with samples.
        rows: which of them.
        scale: of a centred gradient, to that of a batch's mean.
        here: (k, n_parameters), their centred and scaled gradients at the objective's point.
    """

    objective: SampledObjective
    rows: tuple[int, ...]
    scale: float
    here: NDArray[np.float32]

    def along(self, displacement: Floats) -> BatchNoise:
        """Return the noise on the way to a displaced point, from the gradients there."""
        length = float(np.linalg.norm(displacement))
        if length == 0.0:
            return BatchNoise(self.here, np.zeros_like(self.here), displacement)
        away = _centred(self.objective, self.rows, self.objective.point + displacement) * self.scale
        slope = (away.astype(np.float32) - self.here) / np.float32(length)
        return BatchNoise(self.here, slope, displacement / length)


def sample_noise(objective: SampledObjective, factor: float, seed: int) -> SampleNoise | None:
    """Return samples of the run's noise; None where its batches have none.

    Args:
        objective: with samples.
        factor: a batch mean's covariance over that of one sample.
        seed: which samples are taken.
    """
    count = max(LEAST_SAMPLES, min(N_NOISE_SAMPLES, NOISE_NUMBERS // objective.n_parameters))
    count = min(count, objective.n_samples)
    if factor == 0.0 or count < 2:
        return None
    draw = streams.generator(seed, "batch noise")
    drawn = np.sort(draw.choice(objective.n_samples, size=count, replace=False))
    rows = tuple(int(row) for row in drawn)
    # Each is centred on the mean of those taken: one degree of freedom less.
    scale = math.sqrt(factor / (count - 1))
    here = _centred(objective, rows, objective.point) * scale
    return SampleNoise(objective, rows, scale, here.astype(np.float32))


def _centred(objective: SampledObjective, rows: tuple[int, ...], point: Floats) -> Floats:
    gradients = objective.gradients_of(rows, point)
    return gradients - gradients.mean(axis=0)
