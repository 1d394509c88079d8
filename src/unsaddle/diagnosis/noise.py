"""What the gradient noise does along the way out: its size there, and whether it is there at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NoiseType = Literal["I", "II", "none"]

# Gradients along a direction below this share of a typical per-sample gradient are zero: rounding of
# float64 sums over the layers of a network stays below it by a factor of a hundred and more.
ZERO_TOL = 1e-12
# Type II: at the saddle the variance is below this share of what it is one escape radius away, and of
# the isotropic share. Noise of a fixed size has the same variance at both places.
VANISHING_SHARE = 0.01


@dataclass(frozen=True)
class NoiseEvidence:
    """Gradient noise of single samples along the escape direction, and what batches make of it.

    Attributes:
        along_escape: variance of one sample's gradient along the escape direction.
        isotropic_share: trace of the covariance over the number of parameters: the variance along
            any direction if all were alike.
        at_saddle: the same as `along_escape`, at the critical point that the quadratic model puts
            nearby; equal to it where the point itself is critical.
        at_radius: the same one escape radius further along the direction.
        type: "I", noise at the saddle; "II", it vanishes there and grows with the distance; "none", no
            noise along the direction at either place; None, there is no way out to ask about.
        batch_std: standard deviation along the escape direction of the run's batch gradients.
        lyapunov: Λ, mean growth per step along the direction under the run's own batches and
            learning rate (theory.md 2.5); None without an optimizer or at Type I.
        attracts: whether Λ is negative beyond its error; None where that is open.
        curvatures: per direction shown in the picture, with its variance.
    """

    along_escape: float
    isotropic_share: float
    at_saddle: float
    at_radius: float
    type: NoiseType | None
    batch_size: int | None
    batch_std: float
    lyapunov: float | None
    lyapunov_error: float | None
    attracts: bool | None
    curvatures: Floats = field(repr=False)  # (directions,)
    variances: Floats = field(repr=False)  # (directions,)

    @property
    def ratio(self) -> float | None:
        """Variance along the escape direction over the isotropic share."""
        return self.along_escape / self.isotropic_share if self.isotropic_share > 0 else None

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "along_escape": self.along_escape,
            "isotropic_share": self.isotropic_share,
            "ratio": self.ratio,
            "type": self.type,
            "at_saddle": self.at_saddle,
            "at_radius": self.at_radius,
            "batch_size": self.batch_size,
            "batch_std": self.batch_std,
            "lyapunov": self.lyapunov,
            "lyapunov_error": self.lyapunov_error,
            "attracts": self.attracts,
            "by_direction": {"curvature": self.curvatures, "variance": self.variances},
        }


def noise_type(
    at_saddle: float, at_radius: float, isotropic_share: float, typical_squared_gradient: float
) -> NoiseType:
    """Return the type of a saddle by its noise along the escape direction (Ziyin et al. 2023).

    Args:
        at_saddle: variance along the direction at the saddle.
        at_radius: variance along the direction one escape radius away.
        isotropic_share: variance along any direction if all were alike; at the point. Noise that is
            not small beside it does not vanish, however much it grows further out.
        typical_squared_gradient: mean squared norm of the per-sample gradients, for the scale.

    >>> noise_type(1e-12, 0.1, 0.1, 1.0), noise_type(0.2, 0.3, 0.1, 1.0)
    ('II', 'I')
    >>> noise_type(0.0, 0.0, 0.1, 1.0)
    'none'
    """
    if max(at_saddle, at_radius) <= ZERO_TOL**2 * typical_squared_gradient:
        return "none"
    if at_saddle <= ZERO_TOL**2 * typical_squared_gradient:
        return "II"
    return "II" if at_saddle <= VANISHING_SHARE * min(at_radius, isotropic_share) else "I"
