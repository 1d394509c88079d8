"""One direction of negative curvature, as an optimizer meets it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from unsaddle.theory.answer import Answer
from unsaddle.theory.arguments import finite, non_negative, positive


@dataclass(frozen=True)
class Mode:
    """One direction of negative curvature, as it is at the start.

    Attributes:
        curvature: λ > 0, the size of the negative curvature.
        offset: signed distance from the saddle along the direction.
        noise_std: standard deviation σ of one step's gradient along the direction; with a
            `MiniBatches`, of one sample's.
        radius: distance R at which the run counts as out; the quadratic must hold up to there.
        offset_std: standard deviation of normally distributed starts around `offset`.

    Raises:
        InvalidInput: a number that is not finite, or outside its range.

    >>> Mode(curvature=1.0, offset=0.0, noise_std=0.1, radius=10.0).radius
    10.0
    """

    curvature: float
    offset: float
    noise_std: float
    radius: float
    offset_std: float = 0.0

    def __post_init__(self) -> None:
        positive("curvature", self.curvature, "Pass the size of the *negative* curvature.")
        finite("offset", self.offset, "Pass the signed distance from the saddle.")
        non_negative("noise_std", self.noise_std, "Pass 0.0 for gradients without noise.")
        positive("radius", self.radius, "Pass the distance at which the run counts as out.")
        non_negative("offset_std", self.offset_std, "Pass 0.0 for one and the same start.")

    def rescaled(self, factor: float) -> Mode:
        """Return the mode seen by a method whose step along it is `factor` times longer.

        Signal and noise of the gradient grow alike: this is how a diagonal preconditioner enters.

        Raises:
            InvalidInput: a factor that is not finite and positive.

        >>> Mode(0.1, 0.0, 0.2, 1.0).rescaled(10.0).noise_std
        2.0
        """
        positive("factor", factor, "Pass the preconditioner's factor along the direction.")
        return replace(self, curvature=factor * self.curvature, noise_std=factor * self.noise_std)

    def decayed(self, weight_decay: float) -> Answer[Mode]:
        """Return the mode under L2 weight decay, which takes its share off the negative curvature.

        For decay that enters the gradient (`torch.optim.SGD`) and a saddle at the weights' zero along
        the way out; elsewhere the decay moves the saddle too. Not applicable where it outweighs the
        curvature: there is no way out then.

        Raises:
            InvalidInput: a decay that is not finite, or below zero.

        >>> Mode(1.0, 0.0, 0.0, 1.0).decayed(0.25).value.curvature
        0.75
        """
        decay = non_negative("weight_decay", weight_decay, "Pass 0.0 for none.")
        formula = "λ → λ - weight_decay"
        if decay >= self.curvature:
            return Answer(None, "weight decay outweighs the negative curvature", formula)
        shifted = replace(self, curvature=self.curvature - decay)
        return Answer(shifted, "L2 in the gradient, saddle at zero along the way out", formula)
