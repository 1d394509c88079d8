"""Plateaus of linear networks: how long gradient descent takes from one saddle to the next.

In a linear network of N layers, balanced and aligned, each singular value s of the target is learnt by
itself: the product u = w^N of N equal weights rises from u₀ to s as w += lr·w^(N-1)(s - w^N). Two layers
leave a strict saddle at zero in logarithmic time; three or more leave one where the Hessian is zero, in
a time ∝ u₀^-(1-2/N).

References:
    Saxe, McClelland & Ganguli 2013, Exact solutions to the nonlinear dynamics of learning in deep
    linear neural networks, arXiv 1312.6120 (the flow). The half logarithm that turns it into the
    count of whole steps is derived in `flow.py`.
"""

from __future__ import annotations

import math

from scipy.special import hyp2f1

from unsaddle.errors import InvalidInput
from unsaddle.theory.answer import Answer
from unsaddle.theory.arguments import count, positive
from unsaddle.theory.flow import GENTLE, ROUNDED, flow_steps, whole_steps

TIME_FORMULA = (
    "t = ∫du/(N u^(2-2/N)(s-u)) / lr; N = 2: ln[u(s-u₀)/(u₀(s-u))]/(2 s lr) (Saxe et al. 2013)"
)


def plateau_time(
    learning_rate: float, n_layers: int, singular_value: float, start: float, end: float
) -> Answer[float]:
    """Return the steps of the gradient flow from the product u₀ to u: Saxe's formula and its kin.

    Args:
        learning_rate: above zero.
        n_layers: N; 1 has no saddle.
        singular_value: s, what the product of the weights tends to.
        start: u₀, above zero.
        end: between `start` and s.

    Returns:
        A real number; discrete descent takes ½ ln(slope ratio) more (`plateau_steps`), under 0.3 % in
        the cases of theory.md.

    Raises:
        InvalidInput: an argument out of range.

    >>> print(f"{plateau_time(1e-3, 2, 1.0, 1e-2, 0.5).value:.2f}")
    2297.56
    >>> print(f"{plateau_time(1e-3, 3, 1.0, 1e-3, 0.5).value:.1f}")
    9144.7
    """
    lr, s = _checked(learning_rate, n_layers, singular_value, start, end)
    if n_layers == 1:
        return Answer(None, "one layer has no saddle at zero", TIME_FORMULA)
    held = "balanced aligned weights, gradient flow (lr → 0)"
    if n_layers == 2:
        odds = math.log(end / start) + math.log((s - start) / (s - end))
        return Answer(odds / (2 * s * lr), held, TIME_FORMULA)
    w0, w = start ** (1 / n_layers), end ** (1 / n_layers)
    climb = (w0 ** (2 - n_layers) - w ** (2 - n_layers)) / (n_layers - 2)
    arrival = _arrival(w, n_layers, s) - _arrival(w0, n_layers, s)
    return Answer((climb / s + arrival / s) / lr, held, TIME_FORMULA)


def _arrival(w: float, n_layers: int, s: float) -> float:
    """Return ∫₀ʷ x/(s - x^N) dx."""
    n = n_layers
    return w * w / (2 * s) * float(hyp2f1(1.0, 2 / n, 1 + 2 / n, w**n / s))


def plateau_steps(
    learning_rate: float, n_layers: int, singular_value: float, start: float, end: float
) -> Answer[float]:
    """Return the whole step at which gradient descent lifts the product to `end`.

    Args:
        learning_rate: above zero.
        n_layers: N; 1 has no saddle.
        singular_value: s, what the product of the weights tends to.
        start: u₀, above zero.
        end: between `start` and s.

    Returns:
        Exact in the cases of theory.md and up to 0.9999 of s. Not applicable where a step at the end
        changes the slope by more than 0.3 of itself (descent is then no flow), and within rounding of s.

    Raises:
        InvalidInput: an argument out of range.

    >>> [plateau_steps(1e-3, 3, 1.0, start, 0.5).value for start in (1e-3, 1e-4, 1e-5)]
    [9147.0, 20696.0, 45569.0]
    """
    lr, s = _checked(learning_rate, n_layers, singular_value, start, end)
    n = n_layers
    formula = f"{TIME_FORMULA} + ½ ln(step ratio), in w = u^(1/N)"
    if n == 1:
        return Answer(None, "one layer has no saddle at zero", formula)
    # |g'| is largest at the start of a strict saddle, at its own maximum, or at s.
    steepest = lr * n * s ** (2 - 2 / n)
    if steepest > GENTLE:
        held = f"a step of {steepest:.3g} over the sharpness at the end: descent is no flow"
        return Answer(None, held, formula)
    if 1 - end / s < ROUNDED:
        held = f"an end within {ROUNDED:g} of the singular value: rounding decides"
        return Answer(None, held, formula)
    steps = flow_steps(
        lambda w: lr * w ** (n - 1) * (s - w**n),
        lambda w: lr * ((n - 1) * s * w ** (n - 2) - (2 * n - 1) * w ** (2 * n - 2)),
        lambda w: (
            lr
            * ((n - 1) * (n - 2) * s * w ** (n - 3) - (2 * n - 1) * (2 * n - 2) * w ** (2 * n - 3))
        ),
        start ** (1 / n),
        end ** (1 / n),
        s ** (1 / n),
    )
    return Answer(whole_steps(steps), "balanced aligned weights, no noise", formula)


def plateau_exponent(n_layers: int) -> Answer[float]:
    """Return the slope of ln(plateau steps) against ln(u₀) as u₀ → 0.

    Args:
        n_layers: N.

    Returns:
        -(1 - 2/N) for N ≥ 3, where the saddle at zero is degenerate; not applicable for two layers,
        whose strict saddle costs a logarithm, and for one, which has no saddle.

    Raises:
        InvalidInput: fewer than one layer.

    >>> print(f"{plateau_exponent(4).value:.2f}")
    -0.50
    """
    n = count("n_layers", n_layers, "Pass the number of weight matrices.")
    formula = "-(1 - 2/N)"
    if n < 3:
        held = "a strict saddle: logarithmic time" if n == 2 else "one layer has no saddle at zero"
        return Answer(None, held, formula)
    return Answer(-(1 - 2 / n), "u₀ → 0, balanced aligned weights", formula)


def _checked(
    learning_rate: float, n_layers: int, singular_value: float, start: float, end: float
) -> tuple[float, float]:
    lr = positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    count("n_layers", n_layers, "Pass the number of weight matrices.")
    s = positive("singular_value", singular_value, "Pass a singular value of the target.")
    positive("start", start, "Pass the product of the weights at the start.")
    if not start < end < s:
        raise InvalidInput(
            f"start={start!r}, end={end!r}",
            f"start below end, end below the singular value {s!r}",
            "Pass for example half the singular value as the end.",
        )
    return lr, s
