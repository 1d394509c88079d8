"""What one gradient method does to one coordinate of a quadratic: growth, amplitude, stability.

Near a critical point the gradient along an eigenvector is -λx (λ > 0: a way out). With the step
h = learning_rate·λ, which has no unit, every method here is one two-term recursion

    x[t+1] = T x[t] - D x[t-1] - learning_rate·(p ξ[t] - q ξ[t-1]),      x[1] = (1 + p h) x[0],

where ξ is the gradient noise and the momentum buffer starts at zero. T, D, p, q are all that tells
the methods apart; growth factors, amplitudes and the response to noise follow from them alone.
All of it is exact for a quadratic and agrees with `torch.optim` to rounding.

References:
    O'Neill & Wright 2019, Behavior of accelerated gradient methods near critical points of
    nonconvex functions, Math. Program. 176 (growth factors of heavy ball and Nesterov);
    Cohen et al. 2022, arXiv 2207.14484 (stability edge of the averaged form). Amplitudes and the
    response to noise are derived here from the recursion.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from unsaddle.errors import InvalidInput, UnknownName
from unsaddle.theory.arguments import Floats, decay, finite, positive

Method = Literal["gradient_descent", "heavy_ball", "nesterov", "ema_momentum"]
"""Closed set of methods, `buffer` being PyTorch's momentum buffer and g the gradient:

- `gradient_descent`: x -= lr·g
- `heavy_ball`: buffer = β·buffer + g; x -= lr·buffer (`torch.optim.SGD(momentum=β)`)
- `nesterov`: the same buffer; x -= lr·(g + β·buffer) (`torch.optim.SGD(nesterov=True)`)
- `ema_momentum`: buffer = β·buffer + (1-β)·g; x -= lr·buffer, the average inside Adam: Adam with a
  frozen preconditioner P is this method on the curvatures of P^-1 H. (PyTorch's `dampening=β`
  differs in its first step, which is not damped.)
"""
METHODS: tuple[Method, ...] = get_args(Method)


@dataclass(frozen=True)
class _Recursion:
    """One method on one quadratic; `gap` is 2 - T and `drive` T - D - 1, free of cancellation."""

    gap: Floats
    drive: Floats
    det: Floats
    kick: float  # p: the weight of the newest gradient in a step
    lag: float  # q: how much of the last gradient is taken back

    @property
    def discriminant(self) -> Floats:
        return self.gap**2 + 4 * self.drive

    @property
    def root_distance(self) -> Floats:
        """r₊ - r₋ for a growing mode, without squaring what may be huge or tiny."""
        return np.hypot(self.gap, 2 * np.sqrt(self.drive))

    @property
    def excess(self) -> Floats:
        """r₊ - 1, accurate when it is far below the rounding of 1."""
        # Positive root of u² + gap·u - drive, each sign of gap by the form that does not cancel.
        distance = self.root_distance
        return np.where(
            self.gap > 0,
            2 * self.drive / (np.abs(self.gap) + distance),
            (distance - self.gap) / 2,
        )

    @property
    def roots(self) -> tuple[Floats, Floats]:
        growing = 1 + self.excess
        return growing, self.det / growing


def _recursion(method: Method, h: Floats, momentum: float) -> _Recursion:
    if method not in METHODS:
        raise UnknownName("method", method, METHODS)
    beta = decay("momentum", momentum)
    if not np.isfinite(h).all():
        raise InvalidInput(
            f"h={h!r}", "finite numbers", "Pass learning_rate times the size of the curvature."
        )
    rest = 1 - beta
    match method:
        case "gradient_descent":
            if beta:
                raise InvalidInput(
                    f"momentum={momentum!r} with gradient_descent",
                    "momentum 0",
                    "Choose heavy_ball, nesterov or ema_momentum for a method with momentum.",
                )
            return _Recursion(1 - h, h, np.zeros_like(h), 1.0, 0.0)
        case "heavy_ball":
            return _Recursion(rest - h, h, np.full_like(h, beta), 1.0, 0.0)
        case "nesterov":
            return _Recursion(rest - (1 + beta) * h, h, beta * (1 + h), 1 + beta, beta)
        case "ema_momentum":
            return _Recursion(rest - rest * h, rest * h, np.full_like(h, beta), rest, 0.0)


def _growing(method: Method, h: ArrayLike, momentum: float) -> tuple[Floats, _Recursion]:
    steps = np.asarray(h, dtype=np.float64)
    if not (steps > 0).all():  # not-a-number fails this comparison too
        raise InvalidInput(
            f"h={h!r}",
            "learning_rate·λ above 0, that is, negative curvature",
            "Use spectral_radius where the curvature is positive or zero.",
        )
    return steps, _recursion(method, steps, momentum)


def growth_factors(method: Method, h: ArrayLike, momentum: float = 0.0) -> tuple[Floats, Floats]:
    """Return the growing root r₊ > 1 and the other root r₋ of the recursion, both real.

    Args:
        method: one of `METHODS`.
        h: learning_rate·λ > 0, λ the size of the negative curvature; any shape.
        momentum: β in [0, 1).

    Returns:
        Two arrays of the shape of `h`; per step, x grows by r₊ once r₋ has died out. Roughly
        1 + h/(1-β) where h ≪ (1-β)², and 1 + √h where h ≫ (1-β)² (heavy ball, Nesterov).

    Raises:
        InvalidInput: `h` is not finite and positive, or `momentum` is outside its range.
        UnknownName: no such method.

    References:
        O'Neill & Wright 2019; the constants of the example are `torch.optim`'s.

    >>> growing, other = growth_factors("heavy_ball", 0.01, 0.9)
    >>> print(f"{growing:.8f} {other:.8f}")
    1.06465856 0.84534144
    """
    return _growing(method, h, momentum)[1].roots


def growth_rate(method: Method, h: ArrayLike, momentum: float = 0.0) -> Floats:
    """Return ln r₊ per step, accurate even where r₊ rounds to 1.

    Args:
        method: one of `METHODS`.
        h: learning_rate·λ > 0; any shape.
        momentum: β in [0, 1).

    Raises:
        InvalidInput: as `growth_factors`.

    >>> print(f"{growth_rate('heavy_ball', 1e-18, 0.9):.6e}")
    1.000000e-17
    """
    return np.log1p(_growing(method, h, momentum)[1].excess)


def spectral_radius(method: Method, h: ArrayLike, momentum: float = 0.0) -> Floats:
    """Return the factor per step of the slowest-dying or fastest-growing part, for any curvature.

    Args:
        method: one of `METHODS`.
        h: learning_rate·λ, λ the size of the *negative* curvature: `h` is negative where the
            curvature is positive (a valley), and the roots may then be complex; any shape.
        momentum: β in [0, 1).

    Returns:
        Largest modulus of the two roots: below 1 the coordinate contracts, above 1 it grows.

    Raises:
        InvalidInput: `h` is not finite, or `momentum` is outside its range.

    >>> print(f"{spectral_radius('heavy_ball', -0.01, 0.9):.8f}")  # complex pair: √β
    0.94868330
    """
    recursion = _recursion(method, np.asarray(h, dtype=np.float64), momentum)
    discriminant = recursion.discriminant
    real = (np.abs(2 - recursion.gap) + np.sqrt(np.maximum(discriminant, 0))) / 2
    return np.where(discriminant >= 0, real, np.sqrt(np.maximum(recursion.det, 0)))[()]


def amplitude(method: Method, h: ArrayLike, momentum: float = 0.0) -> Floats:
    """Return C₊/x₀: from x₀ with a zero buffer, x[t] → C₊ r₊^t.

    Args:
        method: one of `METHODS`.
        h: learning_rate·λ > 0; any shape.
        momentum: β in [0, 1).

    Raises:
        InvalidInput: as `growth_factors`.

    >>> print(f"{amplitude('heavy_ball', 0.01, 0.9):.6f}")
    0.750778
    """
    steps, recursion = _growing(method, h, momentum)
    return (1 + recursion.kick * steps - recursion.roots[1]) / recursion.root_distance


def late_amplitude(method: Method, h: float, momentum: float, first: float, second: float) -> float:
    """Return C₊ of a run seen at two successive steps: x[t] → C₊ r₊^t from then on.

    It covers what starts with a buffer that is not zero: a run picked up in the middle, a learning
    rate that was changed (PyTorch's buffer holds gradients, so the velocity lr·buffer is rescaled at
    once; in the form v = βv + lr·g it is kept), an undamped first step.

    Args:
        method: one of `METHODS`.
        h: learning_rate·λ > 0.
        momentum: β in [0, 1).
        first: x at one step, signed.
        second: x at the next step, without noise.

    Returns:
        Signed; where it is zero the run moves on the stable line and does not leave.

    Raises:
        InvalidInput: as `growth_factors`, or a position that is not finite.

    >>> print(f"{late_amplitude('ema_momentum', 0.01, 0.9, 1.0, 1.01):.6f}")  # PyTorch's dampening
    1.006479
    """
    x0 = finite("first", first, "Pass the signed distance from the saddle.")
    x1 = finite("second", second, "Pass the signed distance one step later.")
    _, recursion = _growing(method, h, momentum)
    return (x1 - float(recursion.roots[1]) * x0) / float(recursion.root_distance)


def impulse(method: Method, h: ArrayLike, momentum: float = 0.0) -> Floats:
    """Return how much of one gradient the growing mode keeps: c in x[t] → lr·c r₊^(t-1).

    Args:
        method: one of `METHODS`.
        h: learning_rate·λ > 0; any shape.
        momentum: β in [0, 1).

    Returns:
        (p r₊ - q)/(r₊ - r₋); 1 for gradient descent, about 1/(1-β) for heavy ball at small h.

    Raises:
        InvalidInput: as `growth_factors`.

    >>> print(f"{impulse('heavy_ball', 1e-6, 0.9):.4f}")
    9.9982
    """
    _, recursion = _growing(method, h, momentum)
    return (recursion.kick * recursion.roots[0] - recursion.lag) / recursion.root_distance


def noise_amplitude(method: Method, h: ArrayLike, momentum: float = 0.0) -> Floats:
    """Return s/(learning_rate·σ), the response of the growing mode to gradient noise.

    White noise of standard deviation σ makes x[t] → r₊^t Z, with Z of standard deviation s.

    Args:
        method: one of `METHODS`.
        h: learning_rate·λ > 0; any shape.
        momentum: β in [0, 1).

    Returns:
        For gradient descent 1/√((1+h)²-1), about 1/√(2h). In general each gradient's noise grows as
        `impulse` says, and the impulses add as squares.

    Raises:
        InvalidInput: as `growth_factors`.

    >>> print(f"{noise_amplitude('gradient_descent', 0.01):.5f}")
    7.05346
    """
    excess = _growing(method, h, momentum)[1].excess
    return impulse(method, h, momentum) / np.sqrt(excess * (excess + 2))


def steps_to_reach(
    method: Method,
    h: float,
    momentum: float,
    start: float,
    radius: float,
    *,
    undamped_first_step: bool = False,
) -> int:
    """Return the first step n with |x[n]| ≥ radius, without noise: an exact count.

    The sum of both roots' parts is evaluated, so it holds from the first step on.

    Args:
        method: one of `METHODS`.
        h: learning_rate·λ > 0.
        momentum: β in [0, 1).
        start: x₀, not zero; the unit of `radius`. The momentum buffer starts at zero.
        radius: where to stop counting, above zero.
        undamped_first_step: the first step is learning_rate·g whatever the method: PyTorch's
            `dampening=β` is `ema_momentum` with this.

    Returns:
        0 when |start| ≥ radius already.

    Raises:
        InvalidInput: an argument out of range; `start` zero, from where no step leaves
            (`EscapeTime` answers that case).

    >>> steps_to_reach("gradient_descent", 0.01, 0.0, start=1e-8, radius=1.0)
    1852
    """
    positive("radius", radius, "Pass the distance at which the coordinate counts as out.")
    finite("start", start, "Pass the signed distance from the saddle.")
    if start == 0:
        raise InvalidInput(
            "start=0",
            "a start that is not zero",
            "On the exact symmetry line no step leaves; EscapeTime says so and adds noise.",
        )
    _, recursion = _growing(method, h, momentum)
    growing, other = (float(root) for root in recursion.roots)
    rate = math.log1p(float(recursion.excess))
    second = 1 + h if undamped_first_step else 1 + recursion.kick * h
    scale = (second - other) / float(recursion.root_distance)
    ratio = math.log(radius) - math.log(abs(start))

    def reached(n: int) -> bool:
        # In logarithms: radius/start may lie outside the range of floats.
        transient = (1 - scale) * (other / growing) ** n
        return n * rate + math.log(scale + transient) >= ratio

    low, high = -1, 1
    while not reached(high):
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle) else (middle, high)
    return high


def stability_edge(method: Method, learning_rate: float, momentum: float = 0.0) -> float:
    """Return the largest positive curvature at which the method does not diverge.

    Args:
        method: one of `METHODS`; for `ema_momentum` also the edge of Adam, in the eigenvalues of
            the preconditioned Hessian P^-1 H.
        learning_rate: above zero.
        momentum: β in [0, 1).

    Returns:
        The curvature λ at which -1 becomes a root: 2/lr, 2(1+β)/lr, (2+2β)/((1+2β)·lr) and
        (2+2β)/((1-β)·lr) for the four methods in order.

    Raises:
        InvalidInput: an argument out of range.

    References:
        Cohen et al. 2022, arXiv 2207.14484 (38/lr for β = 0.9, the averaged form).

    >>> print(f"{stability_edge('ema_momentum', 0.1, 0.9):.6g}")
    380
    """
    positive("learning_rate", learning_rate, "Pass the step size of the optimizer.")
    # 1 + T + D is linear in h: its value at h = 0 and its slope give the root.
    at_zero, at_one = (_recursion(method, np.array(h), momentum) for h in (0.0, 1.0))
    margin = [3 - float(r.gap) + float(r.det) for r in (at_zero, at_one)]
    return margin[0] / (margin[1] - margin[0]) / learning_rate
