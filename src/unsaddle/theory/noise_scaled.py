"""Adaptive methods where noise rules: their running size of the gradient is the noise's.

Close to the saddle |λx| is far below the noise σ, so the √v of RMSprop and Adam settles at σ, coordinate
by coordinate, and the method is plain descent (Adam: averaged momentum) with the learning rate
lr/(σ + eps). Fast where σ is small: that is why they leave a saddle that descent with the same learning
rate does not. Before it has settled √v is smaller: RMSprop, which does not correct for it, steps
lr/(σ√(1 - α^t)) and leaves much earlier from fresh state; AdaGrad's never settles and steps lr/(σ√t).

References:
    Staib, Reddi, Kale, Kumar & Sra 2019, Escaping saddle points with adaptive gradient methods,
    arXiv 1901.09149 (the idea); the distributions are derived here and in `escape.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from unsaddle.theory.adaptive import Rule, checked_settings
from unsaddle.theory.answer import Answer
from unsaddle.theory.arguments import count, positive
from unsaddle.theory.escape import EscapeTime
from unsaddle.theory.mode import Mode
from unsaddle.theory.schedule import ScheduledEscape

FORMULA = "lr → lr/(σ + eps) per coordinate, then the escape law (theory.md 2.3)"
FRESH_FORMULA = "lr[t] = lr/(σ √(1 - α^t) + eps) (RMSprop), lr/(σ √t + eps) (AdaGrad)"
# λR/σ up to which the signal may come at the radius: v is then 1/4 too large for the last e-folding
# (6 % of the mean in simulated descents); 1/9 under the settled law, whose error is stated.
SIGNAL = 0.5
SETTLED_SIGNAL = 1 / 3
# Least decay of v: its fluctuation (1-α)/(1+α), whose 3/4 lengthens a step, is then below 3 %.
STEADY = 0.95

# Steps times 1 - β₁ by which Adam's corrected buffer leaves earlier than a plain one: measured.
FRESH_BUFFER = 2.5


def noise_scaled_escape(
    rule: Rule,
    learning_rate: float,
    modes: tuple[Mode, ...],
    settings: Mapping[str, float] | None = None,
) -> Answer[EscapeTime]:
    """Return the escape time of Adam or RMSprop whose second moment has settled at the noise.

    Adam's correction for bias makes its second moment settle within some ten steps; RMSprop's takes
    1/(1-α) steps (`noise_scaled_schedule` before that).

    Args:
        rule: "adam" or "rmsprop"; "adagrad" has no settled state.
        learning_rate: above zero.
        modes: the ways out, each along one coordinate: the preconditioner is diagonal.
        settings: what departs from `RULE_SETTINGS`.

    Returns:
        The mean within 6 % of simulation (4 % in A23 of theory.md) where it applies: every σ above zero,
        signal up to the radius below a third of the noise, second moment averaged over some twenty
        steps, starts up to 0.7 of the radius. Adam corrects its buffer for the fresh state, which the
        law does not know: it leaves up to 2.5/(1-β₁) steps earlier, 24 by default (4000 simulated
        descents), as `regime` says.

    Raises:
        InvalidInput: an argument out of range.
        UnknownName: no such rule or setting.

    >>> answer = noise_scaled_escape("rmsprop", 1e-3, (Mode(0.1, 0.0, 0.1, 0.1),), {"eps": 0.0})
    >>> print(f"{answer.value.mean:.0f}")
    2135
    """
    chosen = checked_settings(rule, settings or {})
    positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    if rule == "adagrad":
        held = "AdaGrad's sum of squares never settles: see noise_scaled_schedule"
        return Answer(None, held, FORMULA)
    average = chosen["beta2" if rule == "adam" else "alpha"]
    if average < STEADY:
        held = f"v averages over {1 / (1 - average):.3g} steps: too few to be the noise's variance"
        return Answer(None, held, FORMULA)
    for mode in modes:
        fault = _fault(mode, SETTLED_SIGNAL)
        if fault:
            return Answer(None, fault, FORMULA)
    scaled = tuple(mode.rescaled(1 / (mode.noise_std + chosen["eps"])) for mode in modes)
    method, momentum = "gradient_descent", 0.0
    if rule == "adam":
        method, momentum = "ema_momentum", chosen["beta1"]
    escape = EscapeTime(method, learning_rate, momentum, scaled)
    if escape.why_not:
        return Answer(None, escape.why_not, FORMULA)
    held = "|λx| ≪ σ, second moment settled: within 6 %"
    if momentum:
        held += f" and {FRESH_BUFFER / (1 - momentum):.3g} steps, which the fresh buffer saves"
    return Answer(escape, held, FORMULA)


def noise_scaled_schedule(
    rule: Rule,
    learning_rate: float,
    mode: Mode,
    n_steps: int,
    settings: Mapping[str, float] | None = None,
) -> Answer[ScheduledEscape]:
    """Return the escape time from fresh state: the step size falls while squares are gathered.

    Args:
        rule: "rmsprop" or "adagrad"; Adam corrects for the fresh state (`noise_scaled_escape`).
        learning_rate: above zero.
        mode: the way out, along one coordinate.
        n_steps: how far to follow it.
        settings: what departs from `RULE_SETTINGS`.

    Returns:
        Not applicable without noise, where the signal exceeds half the noise before the radius, or
        where the first, long steps alone reach a good part of the radius.

    Raises:
        InvalidInput: an argument out of range.
        UnknownName: no such rule or setting.

    >>> mode = Mode(0.1, 0.0, 0.1, 0.3)
    >>> noise_scaled_schedule("rmsprop", 1e-3, mode, 20_000, {"alpha": 0.999}).value.quantile(0.5)
    861.0
    """
    chosen = checked_settings(rule, settings or {})
    lr = positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    count("n_steps", n_steps, "Pass the number of steps to follow.")
    if rule == "adam":
        held = "Adam corrects for its fresh state: see noise_scaled_escape"
        return Answer(None, held, FRESH_FORMULA)
    fault = _fault(mode, SIGNAL)
    if fault:
        return Answer(None, fault, FRESH_FORMULA)
    t = np.arange(1, n_steps + 1, dtype=np.float64)
    if rule == "rmsprop":
        squares = mode.noise_std**2 * (1 - chosen["alpha"] ** t)
    else:
        squares = mode.noise_std**2 * t + chosen["initial_accumulator_value"]
    escape = ScheduledEscape(lr / (np.sqrt(squares) + chosen["eps"]), mode)
    if escape.why_not:
        return Answer(None, escape.why_not, FRESH_FORMULA)
    return Answer(escape, "|λx| ≪ σ, fresh state", FRESH_FORMULA)


def _fault(mode: Mode, limit: float) -> str | None:
    if mode.noise_std == 0:
        return "no noise along a way out: see fresh_adaptive_steps"
    share = mode.curvature * mode.radius / mode.noise_std
    if share > limit:
        return (
            f"the signal reaches {share:.3g} of the noise at the radius: v is no longer the noise's"
        )
    return None
