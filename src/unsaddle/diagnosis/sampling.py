"""Does the verdict hold for the samples that were not used? Curvature and gradient of them all.

Part of the data stands for all of it within an error. Of the curvature that error is a bracket: the
part's own smallest eigenvalue is too small on average, what other samples have along its direction
is too large (theory.md 2.7). Of the gradient it is the U-statistic (theory.md 2.6). Both know that
the part is drawn without replacement from a finite whole, so that they close as it fills up.

The samples *behind* the training set are another question: the run's parameters were fitted to the
set, so that its halves are no independent witnesses. A diagnosis of held-out samples answers that.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from unsaddle.critical import Kind
from unsaddle.diagnosis.advice import Advice, Change
from unsaddle.diagnosis.measurements import FLAT_SHARE, Z_LIMIT, Measurements
from unsaddle.diagnosis.subject import SampledObjective
from unsaddle.diagnosis.verdict import GradientEvidence
from unsaddle.errors import InvalidInput
from unsaddle.gradient_noise import GradientNoise
from unsaddle.spectrum import SamplingBracket, bracket_of_parts
from unsaddle.streams import generator

# Eight batches measure a scatter to a quarter of itself, and each search makes products on all of
# them; Student's t pays for the rest.
N_BATCHES = 8
# Means of fewer samples than four are far from normal. Arbitrary.
FEWEST_SAMPLES = 4 * N_BATCHES
# What needs so much of all samples needs all of them: the number is an extrapolation.
NEARLY_ALL = 0.9
OPEN = "not enough data to say"

GradientAnswer = Literal["critical", "not critical", "not enough data to say"]


@dataclass(frozen=True, eq=False)
class Draw:
    """Which samples are used: disjoint batches, drawn without replacement.

    Attributes:
        rows: (n_batches, batch size), indices of samples.
        n_whole: samples there are.
    """

    rows: NDArray[np.int64] = field(repr=False)
    n_whole: int

    @property
    def n_used(self) -> int:
        """Number of samples in all batches together."""
        return self.rows.size

    @property
    def share(self) -> float:
        """Of all samples, those that are used."""
        return self.n_used / self.n_whole

    @property
    def used(self) -> NDArray[np.int64]:
        """(n_used,), the samples in all batches, in the order of the data."""
        return np.sort(self.rows.ravel())


def check_max_samples(max_samples: int | None) -> None:
    """Refuse a number of samples of which no scatter can be measured.

    Raises:
        InvalidInput: it is not a whole number from 32.
    """
    if max_samples is None or (type(max_samples) is int and max_samples >= FEWEST_SAMPLES):
        return
    raise InvalidInput(
        f"max_samples={max_samples!r}",
        f"a whole number from {FEWEST_SAMPLES}, or None for all samples",
        f"What the samples used say of the rest is measured between {N_BATCHES} batches of at least "
        f"{FEWEST_SAMPLES // N_BATCHES}.",
    )


def draw_samples(n_whole: int, max_samples: int | None, seed: int) -> Draw | None:
    """Return at most so many samples in batches of equal size; None where all of them are used.

    Args:
        n_whole: samples there are.
        max_samples: used at most; up to seven fewer make the batches equal.
        seed: of the draw.

    >>> draw_samples(1000, 100, seed=0).rows.shape, draw_samples(50, 100, seed=0)
    ((8, 12), None)
    """
    if max_samples is None or max_samples >= n_whole:
        return None
    size = max_samples // N_BATCHES
    order = generator(seed, "samples used").permutation(n_whole)[: N_BATCHES * size]
    return Draw(order.reshape(N_BATCHES, size), n_whole)


@dataclass(frozen=True)
class GradientOfAll:
    """What the gradient of the samples used says of the gradient of all.

    Attributes:
        squared_norm: unbiased estimate of the squared norm of all samples' gradient; may be negative.
        error: √(tr S (1/used - 1/all)), how far the two gradients are apart, in norm.
        z: the estimate over its deviation if the gradient of all were zero; above 3 it is not.
        answer: whether the point is critical for all samples.
        n_needed: samples that would tell; those used where they do.

    References:
        theory.md 2.6; Cochran 1977, "Sampling Techniques", section 2.6, for the finite whole.
    """

    squared_norm: float
    error: float
    z: float
    answer: GradientAnswer
    n_needed: int


def gradient_of_all(
    noise: GradientNoise, evidence: GradientEvidence, n_whole: int
) -> GradientOfAll:
    """Return what a part's gradient says of the whole's.

    A gain that is negligible on the part is so on the whole: the part's gradient has the noise of
    sampling on top. A gain that is not may be that noise alone, unless the test says otherwise.

    Args:
        noise: of the part.
        evidence: of the part.
        n_whole: samples there are.
    """
    n = noise.n_samples
    spread = noise.total_variance * n / (n - 1)
    open_share = 1 / n - 1 / n_whole
    estimate = noise.squared_norm - spread * open_share
    per_share = math.sqrt(2 * noise.trace_of_square * n / (n - 1))
    # Without scatter every sample has the same gradient, zero or not.
    certain = math.inf if estimate > 0 else 0.0
    z = estimate / (per_share * open_share) if per_share > 0 else certain
    answer: GradientAnswer = "critical" if evidence.critical else "not critical"
    needed = n
    if not evidence.critical and z <= Z_LIMIT:
        answer = OPEN
        # Either the gradient is what it seems and the test must see it, or it is zero and the gain
        # that noise feigns must become negligible: half the limit, since a gain scatters.
        feigned = evidence.gain_share * spread * open_share / noise.squared_norm
        seen = open_share * min(z / Z_LIMIT if z > 1 else FLAT_SHARE / (2 * feigned), 1.0)
        needed = min(n_whole, math.ceil(1 / (1 / n_whole + seen)))
    return GradientOfAll(estimate, math.sqrt(spread * open_share), z, answer, needed)


@dataclass(frozen=True, eq=False)
class Sampling:
    """What the samples used say of all.

    Attributes:
        n_used, n_whole: samples used and samples there are.
        n_batches: of equal size, disjoint, in which they were drawn.
        bracket: of the smallest eigenvalue of all; None where products gave no spectrum, or the
            search was interrupted.
        gradient: what is said of the gradient of all; None where there is no spectrum.
        seed: of the draw.
    """

    n_used: int
    n_whole: int
    n_batches: int
    bracket: SamplingBracket | None
    gradient: GradientOfAll | None
    seed: int

    @property
    def curvature_needed(self) -> int | None:
        """Samples that would tell the sign of the smallest eigenvalue; None without a bracket."""
        if self.bracket is None or self.bracket.status != "ok":
            return None
        batches = self.bracket.n_batches_needed or math.inf
        return int(min(self.n_whole, batches * (self.n_used // self.n_batches)))

    @property
    def n_needed(self) -> int | None:
        """Samples that would answer what is open; those used if nothing is, None if unknown."""
        if self.curvature_needed is None or self.gradient is None:
            return None
        return max(self.curvature_needed, self.gradient.n_needed)

    @property
    def is_open(self) -> bool:
        """Whether the samples used are too few to say what all look like."""
        if self.bracket is None or self.gradient is None:
            return True
        return OPEN in (self.bracket.answer, self.gradient.answer)

    def kind_of_all(self, kind: Kind, flat: float) -> Kind:
        """Return the kind as far as it holds for all samples, or `Kind.UNDECIDED`.

        Args:
            kind: what the point is for the samples used.
            flat: curvature of this size counts as none.
        """
        if self.gradient is None:
            holds = False
        elif kind in (Kind.NOT_CRITICAL, Kind.GRADIENT_FLAT):
            holds = self.gradient.answer == "not critical"
        elif self.bracket is None:
            holds = False
        elif kind is Kind.STRICT_SADDLE:
            holds = self.bracket.answer == "negative"
        elif kind is Kind.MINIMUM:
            holds = self.bracket.answer == "not negative"
        elif kind is Kind.DEGENERATE:  # flat, or negative curvature that wins nothing
            holds = self.bracket.answer == "negative" or self.bracket.lower >= -flat
        else:  # the bracket is of one end only: a maximum cannot be told from a saddle
            holds = False
        return kind if holds else Kind.UNDECIDED

    def curvature_sentence(self) -> str:
        """Return what is known of the smallest eigenvalue of all samples."""
        bracket = self.bracket
        if bracket is None or bracket.status != "ok":
            return f"{OPEN} which way the loss of all {self.n_whole:,} samples bends"
        between = (
            f"the smallest eigenvalue over all {self.n_whole:,} samples lies between "
            f"{bracket.lower:.3g} and {bracket.upper:.3g}, each side with probability "
            f"{bracket.confidence:g}"
        )
        if bracket.answer == "negative":
            return f"{between}: negative"
        if bracket.answer == "not negative":
            return f"{between}: not negative"
        needed = self.curvature_needed
        if needed is None or needed >= NEARLY_ALL * self.n_whole:
            return f"{between}: {OPEN} its sign, and fewer than all samples would not do for sure"
        return (
            f"{between}: {OPEN} its sign; about {needed:,} samples would do if it is "
            f"{bracket.limit:.3g}, where both sides move to with more data"
        )

    def gradient_sentence(self) -> str:
        """Return what is known of the gradient of all samples."""
        found = self.gradient
        if found is None:
            return f"{OPEN} whether the gradient of all {self.n_whole:,} samples is zero"
        size = math.sqrt(max(found.squared_norm, 0.0))
        begin = (
            f"the gradient over all samples has a norm of about {size:.3g}, and that of those used is "
            f"{found.error:.3g} away from it (z = {found.z:.2f})"
        )
        if found.answer == OPEN:
            most = found.n_needed >= NEARLY_ALL * self.n_whole
            enough = "all samples" if most else f"about {found.n_needed:,} samples"
            return f"{begin}: {OPEN} whether it is zero; {enough} would do"
        return f"{begin}: {found.answer}"

    def note(self) -> str:
        """Return what all other numbers are of."""
        return (
            f"{self.n_used:,} of {self.n_whole:,} samples were used, drawn without replacement (seed "
            f"{self.seed}): what is not said of all is of their mean loss"
        )

    def advice(self) -> Advice:
        """Return how many samples to use, where something is open."""
        short = f"the {self.n_used:,} used are not enough to say what all look like together"
        if self.n_needed is None:
            action, reason = (
                "Diagnose again, to the end",
                "what the samples used say of all is open",
            )
        elif self.n_needed >= NEARLY_ALL * self.n_whole:
            action = f"Use all {self.n_whole:,} samples (leave max_samples out)"
            reason = f"{short}, and no smaller number is sure to be"
        else:
            action = f"Use about {self.n_needed:,} samples (max_samples={self.n_needed})"
            reason = short
        return Advice(Change.DIAGNOSIS, action, reason)

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "n_used": self.n_used,
            "n_whole": self.n_whole,
            "n_batches": self.n_batches,
            "n_needed": self.n_needed,
            "bracket": self.bracket.to_dict() if self.bracket else None,
            "gradient": dict(vars(self.gradient)) if self.gradient else None,
        }


def measure_sampling(found: Measurements, whole: SampledObjective, draw: Draw) -> Sampling:
    """Return what the samples used say of all.

    Costs at most 2 x `max_products` products on all the samples used: on two halves, each with half
    of them, and on four quarters.

    Args:
        found: the measurements of the samples used.
        whole: the mean loss over all.
        draw: the samples used.
    """
    bent = found.spectrum.status == "ok"
    noise = found.sample_noise if bent else None
    bracket, gradient = None, None
    if noise is not None and math.isfinite(found.gradient_evidence.gain_share):
        gradient = gradient_of_all(noise, found.gradient_evidence, draw.n_whole)
    if bent and not found.spectrum.interrupted:
        bracket = found.unless_interrupted(
            "what the samples used say of the curvature of all",
            lambda: _bracket(found, whole, draw),
            lambda: None,
        )
    return Sampling(draw.n_used, draw.n_whole, len(draw.rows), bracket, gradient, found.seed)


def _bracket(found: Measurements, whole: SampledObjective, draw: Draw) -> SamplingBracket:
    return bracket_of_parts(
        lambda own: whole.part(np.sort(draw.rows[own].ravel())).operator(),
        len(draw.rows),
        seed=found.seed,
        share=draw.share,
        known=found.spectrum.smallest,
        max_products=found.max_products,
        max_memory=found.max_memory,
        progress=lambda done, limit: found.tell(
            "sampling: curvature of halves and quarters of the samples", done, limit
        ),
    )
