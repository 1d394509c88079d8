"""Closed forms near a saddle: growth factors, escape times, stability edges, forecasts."""

from unsaddle.theory.adaptive import (
    FRESH_ADAPTIVE_FORMULA,
    RULE_SETTINGS,
    Rule,
    fresh_adaptive_steps,
)
from unsaddle.theory.escape import EscapeTime, Mode, Regime, naive_escape_time
from unsaddle.theory.forecast import Forecast
from unsaddle.theory.multiplicative import LyapunovExponent, lyapunov_exponent
from unsaddle.theory.perturbed import PgdConstants, ball_slab_probability, pgd_constants
from unsaddle.theory.recursion import (
    METHODS,
    Method,
    amplitude,
    growth_factors,
    growth_rate,
    noise_amplitude,
    spectral_radius,
    stability_edge,
    steps_to_reach,
)

__all__ = [
    "FRESH_ADAPTIVE_FORMULA",
    "METHODS",
    "RULE_SETTINGS",
    "EscapeTime",
    "Forecast",
    "LyapunovExponent",
    "Method",
    "Mode",
    "PgdConstants",
    "Regime",
    "Rule",
    "amplitude",
    "ball_slab_probability",
    "fresh_adaptive_steps",
    "growth_factors",
    "growth_rate",
    "lyapunov_exponent",
    "naive_escape_time",
    "noise_amplitude",
    "pgd_constants",
    "spectral_radius",
    "stability_edge",
    "steps_to_reach",
]
