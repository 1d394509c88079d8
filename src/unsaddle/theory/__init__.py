"""Closed forms near a saddle: growth factors, escape times, stability edges, forecasts.

Functions of a formula with limits return an `Answer`: the value and where it holds, or "not applicable"
with the reason; functions that hold for every quadratic return plain numbers. docs/theory.md lists them.
"""

from unsaddle.theory.adaptive import (
    FRESH_ADAPTIVE_FORMULA,
    RULE_SETTINGS,
    Rule,
    fresh_adaptive_steps,
    fresh_update,
)
from unsaddle.theory.answer import Answer
from unsaddle.theory.attraction import (
    attraction_edge,
    attraction_learning_rate,
    escaping_batch_size,
)
from unsaddle.theory.degenerate import degenerate_steps, order_from_times
from unsaddle.theory.escape import EscapeTime, Regime, naive_escape_time
from unsaddle.theory.fall import FALL_FORMULA, steps_to_fall
from unsaddle.theory.forecast import Forecast
from unsaddle.theory.gain import momentum_gain, momentum_lag, settling_steps
from unsaddle.theory.jumps import Jump, saddle_jumps
from unsaddle.theory.live import LIVE_FORMULA, LiveGeometry, MomentumForm
from unsaddle.theory.lyapunov import (
    BatchProduct,
    GrowthExponents,
    growth_exponents,
    hessian_product,
)
from unsaddle.theory.mini_batches import (
    SAMPLINGS,
    MiniBatches,
    Sampling,
    sampling_delay,
    sampling_ratio,
)
from unsaddle.theory.mode import Mode
from unsaddle.theory.multiplicative import CurvatureBatches, LyapunovExponent, lyapunov_exponent
from unsaddle.theory.noise_scale import NoiseScale, two_batch_noise_scale
from unsaddle.theory.noise_scaled import noise_scaled_escape, noise_scaled_schedule
from unsaddle.theory.perturbed import (
    PgdConstants,
    ball_slab_probability,
    perturbed_steps,
    pgd_constants,
)
from unsaddle.theory.pitchfork import pitchfork_steps
from unsaddle.theory.plateau import plateau_exponent, plateau_steps, plateau_time
from unsaddle.theory.preconditioner import (
    eps_share,
    preconditioned_edge,
    preconditioned_ends,
    preconditioned_mode,
    preconditioner,
)
from unsaddle.theory.quadratic import model_radius, offset_along, quadratic_mode
from unsaddle.theory.recursion import (
    METHODS,
    Method,
    amplitude,
    growth_factors,
    growth_rate,
    impulse,
    late_amplitude,
    noise_amplitude,
    spectral_radius,
    stability_edge,
    steps_to_reach,
)
from unsaddle.theory.rescaled import (
    newton_factor,
    normalised_factor,
    normalised_steps,
    saddle_free_factor,
    saddle_free_modes,
)
from unsaddle.theory.schedule import ScheduledEscape
from unsaddle.theory.spread import noise_spread
from unsaddle.theory.tail import tail_exponent
from unsaddle.theory.two_point import TwoPoint
from unsaddle.theory.walk import WalkTime, walk_time

__all__ = [
    "FALL_FORMULA",
    "FRESH_ADAPTIVE_FORMULA",
    "LIVE_FORMULA",
    "METHODS",
    "RULE_SETTINGS",
    "SAMPLINGS",
    "Answer",
    "BatchProduct",
    "CurvatureBatches",
    "EscapeTime",
    "Forecast",
    "GrowthExponents",
    "Jump",
    "LiveGeometry",
    "LyapunovExponent",
    "Method",
    "MiniBatches",
    "Mode",
    "MomentumForm",
    "NoiseScale",
    "PgdConstants",
    "Regime",
    "Rule",
    "Sampling",
    "ScheduledEscape",
    "TwoPoint",
    "WalkTime",
    "amplitude",
    "attraction_edge",
    "attraction_learning_rate",
    "ball_slab_probability",
    "degenerate_steps",
    "eps_share",
    "escaping_batch_size",
    "fresh_adaptive_steps",
    "fresh_update",
    "growth_exponents",
    "growth_factors",
    "growth_rate",
    "hessian_product",
    "impulse",
    "late_amplitude",
    "lyapunov_exponent",
    "model_radius",
    "momentum_gain",
    "momentum_lag",
    "naive_escape_time",
    "newton_factor",
    "noise_amplitude",
    "noise_scaled_escape",
    "noise_scaled_schedule",
    "noise_spread",
    "normalised_factor",
    "normalised_steps",
    "offset_along",
    "order_from_times",
    "perturbed_steps",
    "pgd_constants",
    "pitchfork_steps",
    "plateau_exponent",
    "plateau_steps",
    "plateau_time",
    "preconditioned_edge",
    "preconditioned_ends",
    "preconditioned_mode",
    "preconditioner",
    "quadratic_mode",
    "saddle_free_factor",
    "saddle_free_modes",
    "saddle_jumps",
    "sampling_delay",
    "sampling_ratio",
    "settling_steps",
    "spectral_radius",
    "stability_edge",
    "steps_to_fall",
    "steps_to_reach",
    "tail_exponent",
    "two_batch_noise_scale",
    "walk_time",
]
