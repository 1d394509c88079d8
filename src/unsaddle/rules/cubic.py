"""Cubic regularisation of Newton's method, with its model minimised globally and exactly."""

from __future__ import annotations

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import optax

from unsaddle.rules.context import DescentContext
from unsaddle.rules.curved import combined, components, eigenpairs

MAX_ITERATIONS = 100  # 5 to 10 are usual; a bisection of the logarithm needs 60


def cubic_newton(
    learning_rate: Any = 1.0, hessian_lipschitz: float = 1.0
) -> optax.GradientTransformationExtraArgs:
    """Cubic Newton: x += η s, s the global minimiser of g·s + ½ sᵀHs + (M/6)‖s‖³.

    `hessian_lipschitz` (M) bounds how fast the Hessian changes, in units of value per length³; where
    it does, each full step (η = 1, no noise) lowers the function, and only points with a Hessian
    without negative eigenvalues stay put. At a saddle with a gradient of exactly zero there are two
    best steps ±(2|λ|/M) q: the one whose largest component is positive is taken.

    M is a setting and is not adapted: the step is then a function of the point alone, which can be
    drawn, repeated and tested; an adaptive M has a history and steps that are refused.

    Costs one gradient, the drawn one, and one exact Hessian a step, and its eigenvectors.

    References:
        Nesterov & Polyak 2006, Cubic regularization of Newton method and its global performance,
        Mathematical Programming 108:177, algorithm (3.3) and section 5. The subproblem is solved by
        eigenvectors and the secular equation instead of convex optimisation in one variable; η is
        ours, 1 is theirs.
    """

    def init(params: Any) -> optax.EmptyState:
        del params
        return optax.EmptyState()

    def update(
        updates: Any, state: Any, params: Any = None, *, context: DescentContext, **extra: Any
    ) -> tuple[Any, Any]:
        del extra
        step = cubic_step(updates, context.hessian(params), hessian_lipschitz)
        return -step.astype(updates.dtype), state

    # optax's type for `update` has no room for a named extra argument.
    rule = optax.GradientTransformationExtraArgs(init, update)  # pyright: ignore[reportArgumentType]
    return optax.chain(rule, optax.scale_by_learning_rate(learning_rate))


def cubic_step(gradient: Any, hessian: Any, hessian_lipschitz: float) -> Any:
    """Return the global minimiser of g·s + ½ sᵀHs + (M/6)‖s‖³, in single precision at least.

    s = −(H + σ)⁻¹ g with σ = (M/2)‖s‖ ≥ −λ₁, λ₁ the smallest eigenvalue: the condition is necessary
    and sufficient for a global minimum (Nesterov & Polyak 2006, section 5). The unknown is
    δ = σ − max(0, −λ₁), which keeps all its digits where σ is next to −λ₁. In the hard case, where g
    has no component along the lowest eigenvectors and the rest of s is too short at δ = 0, the
    missing length is added along the lowest one.

    Args:
        gradient: (dims,).
        hessian: (dims, dims), symmetric.
        hessian_lipschitz: M, above zero.

    >>> step = cubic_step(jnp.array([0.0, 0.0]), jnp.diag(jnp.array([3.0, -1.0])), 0.5)
    >>> step.tolist()
    [0.0, 4.0]
    """
    eigenvalues, vectors = eigenpairs(hessian)
    slopes = components(vectors, gradient)
    lift = jnp.maximum(0.0, -eigenvalues[0])
    model = _Model(
        # Scaled, or the squares of a gradient of 1e-200 would be zero.
        scale=jnp.max(jnp.abs(slopes)),
        slopes=slopes / jnp.where(slopes == 0, 1.0, jnp.max(jnp.abs(slopes))),
        curvatures=eigenvalues + lift,
        lift=lift,
        m=hessian_lipschitz,
    )
    at_zero = model.weights(jnp.zeros_like(lift))
    shortfall = (2 * lift / model.m) ** 2 - jnp.sum((model.scale * at_zero) ** 2)
    hard = shortfall >= 0  # false where a slope along the lowest eigenvectors makes it infinite
    delta = _root(model, skip=hard | (model.scale == 0))
    weights = -model.scale * jnp.where(hard, at_zero, model.weights(delta))
    lowest = vectors[:, 0]
    upward = jnp.where(lowest[jnp.argmax(jnp.abs(lowest))] < 0, -1.0, 1.0)
    missing = jnp.where(hard, upward * jnp.sqrt(jnp.maximum(shortfall, 0.0)), 0.0)
    return combined(vectors, weights.at[0].add(missing))


class _Model(NamedTuple):
    """The cubic model in its eigenvectors, with the spectrum lifted to begin at zero or above."""

    scale: Any  # largest |slope|
    slopes: Any  # (dims,), of size 1
    curvatures: Any  # (dims,), ascending, none negative
    lift: Any  # max(0, -λ₁)
    m: float

    def weights(self, delta: Any) -> Any:
        """Return slope/(curvature + δ), 0/0 being 0: minus the step's components over `scale`."""
        raised = self.curvatures + delta
        return jnp.where(self.slopes == 0, 0.0, self.slopes / raised)


def _root(model: _Model, skip: Any) -> Any:
    """Return δ > 0 with 1/‖s(δ)‖ = M/(2(lift + δ)).

    The left side is concave, the right one convex, so that Newton's iteration from the left stays
    there and converges quadratically; a bracket guards it against rounding and overflow.
    """
    pull = 0.5 * model.m * model.scale
    # ‖s‖ ≤ ‖g‖/δ from above; each component alone, |sᵢ| ≤ ‖s‖, from below.
    high = jnp.sqrt(pull * jnp.sqrt(jnp.sum(model.slopes**2)))
    alone = pull * jnp.abs(model.slopes) - model.lift * model.curvatures
    total = model.lift + model.curvatures
    roots = 2 * alone / (total + jnp.sqrt(total**2 + 4 * jnp.maximum(alone, 0.0)))
    low = jnp.max(jnp.where(alone > 0, roots, 0.0))

    # Quadratic convergence squares it once more; at ε itself rounding would keep some walkers busy.
    tiny = jnp.finfo(high.dtype).eps ** 0.75

    def more(state: tuple[Any, ...]) -> Any:
        count, _, _, here, before = state
        return (count < MAX_ITERATIONS) & (jnp.abs(here / before - 1) > tiny) & ~skip

    def refine(state: tuple[Any, ...]) -> tuple[Any, ...]:
        count, low, high, here, _ = state
        weights = model.weights(here)
        raised = jnp.where(model.slopes == 0, 1.0, model.curvatures + here)
        length = jnp.sqrt(jnp.sum(weights**2))
        value = 1 / length - pull / (model.lift + here)
        slope = jnp.sum(weights**2 / raised) / length**3 + pull / (model.lift + here) ** 2
        low, high = jnp.where(value < 0, here, low), jnp.where(value < 0, high, here)
        newton = here * (1 - value / (slope * here))  # a difference could be flushed to zero
        middle = jnp.where(low > 0, jnp.sqrt(low) * jnp.sqrt(high), high / 16)
        usable = (newton >= low) & (newton <= high) | (jnp.abs(newton / here - 1) <= tiny)
        return count + 1, low, high, jnp.where(usable, newton, middle), here

    begin = jnp.where(low > 0, low, high)
    state = (jnp.int32(0), low, high, begin, jnp.full_like(begin, jnp.inf))
    return jax.lax.while_loop(more, refine, state)[3]
