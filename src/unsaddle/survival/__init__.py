"""Escape steps as censored observations: curves, bands, tests, and how many walkers they need."""

from unsaddle.survival.curve import Interval, SurvivalCurve, survival_curve
from unsaddle.survival.distance import Distance, distance, supremum_bound, supremum_probability
from unsaddle.survival.pairs import (
    LogRank,
    PairedTest,
    holm,
    log_rank,
    median_difference,
    paired_test,
    resampled_medians,
)
from unsaddle.survival.steps import EscapeSteps, escape_steps, wilson_interval
from unsaddle.survival.walkers import walkers_for_difference, walkers_for_hazard_ratio

__all__ = [
    "Distance",
    "EscapeSteps",
    "Interval",
    "LogRank",
    "PairedTest",
    "SurvivalCurve",
    "distance",
    "escape_steps",
    "holm",
    "log_rank",
    "median_difference",
    "paired_test",
    "resampled_medians",
    "supremum_bound",
    "supremum_probability",
    "survival_curve",
    "walkers_for_difference",
    "walkers_for_hazard_ratio",
    "wilson_interval",
]
