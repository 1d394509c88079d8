"""How many walkers a stated difference needs, so that a test finds it as often as one wants."""

from __future__ import annotations

import math
from statistics import NormalDist

from unsaddle.errors import InvalidInput

POWER = 0.9  # how often the difference is to be found where it is there; the usual choice
LEVEL = 0.05  # how often one is found where there is none, two-sided


def walkers_for_difference(
    difference: float,
    std_first: float,
    std_second: float,
    correlation: float | None = None,
    *,
    power: float = POWER,
    level: float = LEVEL,
) -> int:
    """Return how many walkers each optimizer needs to tell two mean escape steps apart.

    (z₁₋ₗ/₂ + z_power)² (s₁² + s₂² - 2ρ s₁ s₂)/Δ², and Guenther's correction for the standard deviations
    being estimated: z₁₋ₗ/₂²/4 unpaired, /2 paired. It is for the difference of means, without
    censoring. For the law of additive noise it is on the safe side of rank tests, which need two
    thirds as many (their relative efficiency for ln|Z|, Z normal, is 3/2).

    Args:
        difference: Δ, of the means, in steps.
        std_first: standard deviation of an escape step, `theory.EscapeTime.std` perhaps.
        std_second: of the other.
        correlation: ρ between the two walkers of a pair; None for walkers that are not paired.
        power: how often a difference of that size is found.
        level: how often one is found where there is none.

    Raises:
        InvalidInput: a number out of its range.

    References:
        Guenther 1981, Sample size formulas for normal theory t tests, The American Statistician 35.

    >>> walkers_for_difference(79.4, 111.5, 111.5), walkers_for_difference(79.4, 111.5, 111.5, 0.9)
    (43, 7)
    """
    if not (math.isfinite(difference) and difference != 0):
        raise InvalidInput(
            f"difference={difference!r}",
            "a finite number of steps, not 0",
            "No number of walkers shows a difference that is not there.",
        )
    for name, value in (("std_first", std_first), ("std_second", std_second)):
        if not (math.isfinite(value) and value >= 0):
            raise InvalidInput(
                f"{name}={value!r}",
                "a finite number of steps, 0 or above",
                "Pass the standard deviation of an escape step.",
            )
    if correlation is not None and not -1 <= correlation <= 1:
        raise InvalidInput(
            f"correlation={correlation!r}",
            "a number from -1 to 1, or None",
            "Leave it out for walkers that are not paired.",
        )
    shared = 2 * (correlation or 0.0) * std_first * std_second
    variance = max(0.0, std_first**2 + std_second**2 - shared)
    estimated = NormalDist().inv_cdf(1 - level / 2) ** 2 / (4 if correlation is None else 2)
    n = (_deviates(power, level) / difference) ** 2 * variance + estimated
    return max(2, math.ceil(n))


def walkers_for_hazard_ratio(
    ratio: float, share: float = 1.0, *, power: float = POWER, level: float = LEVEL
) -> int:
    """Return how many walkers each of two independent samples needs for the log-rank test.

    4(z₁₋ₗ/₂ + z_power)²/ln² ratio escapes in both together, half as many walkers each over the share
    that escapes. For ratios near 1 that are the same at every step.

    Args:
        ratio: of the hazards.
        share: of the walkers that escape within the run.
        power: how often a ratio of that size is found.
        level: how often one is found where there is none.

    Raises:
        InvalidInput: a number out of its range.

    References:
        Schoenfeld 1981, The asymptotic properties of nonparametric tests for comparing survival
        distributions, Biometrika 68.

    >>> walkers_for_hazard_ratio(1.5), walkers_for_hazard_ratio(1.5, share=0.5)
    (128, 256)
    """
    if not (math.isfinite(ratio) and ratio > 0 and ratio != 1):
        raise InvalidInput(
            f"ratio={ratio!r}",
            "a finite number above 0, not 1",
            "No number of walkers shows a difference that is not there.",
        )
    if not 0 < share <= 1:
        raise InvalidInput(
            f"share={share!r}",
            "a number above 0, at most 1",
            "Run longer where no walker escapes within the run.",
        )
    escapes = 4 * (_deviates(power, level) / math.log(ratio)) ** 2
    return max(2, math.ceil(escapes / 2 / share))


def _deviates(power: float, level: float) -> float:
    for name, value in (("power", power), ("level", level)):
        if not 0 < value < 1:
            raise InvalidInput(
                f"{name}={value!r}", "a number between 0 and 1", "0.9 and 0.05 are usual."
            )
    if power <= level:
        raise InvalidInput(
            f"power={power!r} with level={level!r}",
            "a power above the level",
            "A test that looks at no data has as much power as its level.",
        )
    return NormalDist().inv_cdf(1 - level / 2) + NormalDist().inv_cdf(power)
