"""How a gradient is drawn: exactly, with noise of any covariance or tail, or from mini-batches.

An oracle is an `init`/`step` pair over explicit state, like an optax optimizer. A point is a tuple of
coordinates, each an array over walkers: stacking a few of them would slow the compiled loop several
times. Many coordinates are one array (dims, walkers).
"""

from unsaddle.oracle.additive import (
    AdditiveNoise,
    across,
    along,
    hessian_aligned,
    isotropic,
    with_covariance,
)
from unsaddle.oracle.batch import SAMPLINGS, MiniBatch, Sampling
from unsaddle.oracle.curvature import CurvatureNoise, curvature_noise
from unsaddle.oracle.exact import Exact
from unsaddle.oracle.heavy import HeavyTailedNoise, heavy_tailed
from unsaddle.oracle.protocol import Coordinates, Oracle, coordinate_gradient

__all__ = [
    "SAMPLINGS",
    "AdditiveNoise",
    "Coordinates",
    "CurvatureNoise",
    "Exact",
    "HeavyTailedNoise",
    "MiniBatch",
    "Oracle",
    "Sampling",
    "across",
    "along",
    "coordinate_gradient",
    "curvature_noise",
    "heavy_tailed",
    "hessian_aligned",
    "isotropic",
    "with_covariance",
]
