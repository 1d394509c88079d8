"""Descent with perturbations: random kicks where the gradient is small, plain and accelerated."""

from __future__ import annotations

from typing import Any, NamedTuple

import jax.numpy as jnp
import optax

from unsaddle.rules.context import DescentContext

LONG_AGO = -(2**30)  # the step of the last perturbation, before there was one


class PerturbedState(NamedTuple):
    """Steps taken, and the step of the last perturbation (counted from minus infinity)."""

    step: Any
    last: Any


class AcceleratedState(NamedTuple):
    """The velocity besides what `PerturbedState` holds."""

    velocity: Any
    step: Any
    last: Any


def perturbed_gd(
    learning_rate: Any, radius: float = 0.01, gradient_tol: float = 0.01, wait: int = 10
) -> optax.GradientTransformationExtraArgs:
    """Perturbed gradient descent: a random kick where the gradient is small, then the step.

    Where the gradient norm is at most `gradient_tol` (absolute, in units of value per length) and
    more than `wait` steps have passed since the last time, a point drawn uniformly from a ball of
    `radius` is added before the step. The defaults are practical ones of ours, arbitrary:
    `theory.pgd_constants` gives the paper's, whose radii and waits are of no use.

    Costs two gradients a step: the drawn one, and the landscape's own at the kicked point.

    References:
        Jin, Ge, Netrapalli, Kakade & Jordan 2017, How to escape saddle points efficiently, ICML,
        arXiv 1703.00887, Algorithm 2. Without its termination test; and the paper's gradients are
        exact: under a noisy oracle the step that follows a kick has no noise, the others do.
    """

    def init(params: Any) -> PerturbedState:
        del params
        return PerturbedState(jnp.int32(0), jnp.int32(LONG_AGO))

    def update(
        updates: Any, state: Any, params: Any = None, *, context: DescentContext, **extra: Any
    ) -> tuple[Any, Any]:
        del extra
        kick = _due(updates, gradient_tol, state.step - state.last, wait)
        jump = jnp.where(kick, _in_ball(context, radius, params), 0.0).astype(params.dtype)
        gradient = jnp.where(kick, context.gradient(params + jump), updates)
        step = jump - _rate(learning_rate, state.step) * gradient
        return step.astype(params.dtype), PerturbedState(
            state.step + 1, jnp.where(kick, state.step, state.last)
        )

    # optax's type for `update` has no room for a named extra argument.
    return optax.GradientTransformationExtraArgs(init, update)  # pyright: ignore[reportArgumentType]


def accelerated_perturbed_gd(
    learning_rate: Any,
    theta: float = 0.1,
    curvature: float = 1.0,
    stride: float = 0.25,
    radius: float = 0.01,
    gradient_tol: float = 0.01,
    wait: int = 10,
) -> optax.GradientTransformationExtraArgs:
    """Perturbed accelerated descent: kicks, Nesterov's step, and steps along negative curvature.

    y = x + (1−θ) v, then x⁺ = y − η ∇f(y) and v⁺ = x⁺ − x. Where f between y and x lies below its
    tangent at y by more than (γ/2)‖x−y‖², the curvature along v is below −γ and the step is undone:
    the walker stays if ‖v‖ ≥ s, else goes to the lower of x ± s v/‖v‖; either way v⁺ = 0. Kicks as
    in `perturbed_gd`, with the paper's ε as `gradient_tol` and its 𝒯 as `wait`.

    The paper sets η = 1/(4ℓ), θ = 1/(4√κ) with κ = ℓ/√(ρε), γ = θ²/η and s = γ/(4ρ). The defaults of
    `curvature` (γ) and `stride` (s) follow from η = 0.01, θ = 0.1 and ρ = 1; they are numbers and do
    not follow another η or θ by themselves. The other defaults are those of `perturbed_gd`.

    Costs two gradients and four values a step. The drawn gradient, at x, decides on the kick only:
    ∇f(y) and the values are the landscape's own, so that the descent itself has no noise.

    References:
        Jin, Netrapalli & Jordan 2018, Accelerated gradient descent escapes saddle points faster than
        gradient descent, COLT, arXiv 1711.10456, Algorithms 2 and 3. The test for negative curvature
        must hold by more than the rounding of its values: the paper's ≤ holds at v = 0, where there
        is no direction, and by rounding alone wherever v is tiny and f is not.
    """

    def init(params: Any) -> AcceleratedState:
        return AcceleratedState(jnp.zeros_like(params), jnp.int32(0), jnp.int32(LONG_AGO))

    def update(
        updates: Any, state: Any, params: Any = None, *, context: DescentContext, **extra: Any
    ) -> tuple[Any, Any]:
        del extra
        kick = _due(updates, gradient_tol, state.step - state.last, wait)
        jump = jnp.where(kick, _in_ball(context, radius, params), 0.0).astype(params.dtype)
        x, v = params + jump, state.velocity
        y = x + (1.0 - theta) * v
        slope = context.gradient(y)
        descended = y - _rate(learning_rate, state.step) * slope

        here, there = context.value(x), context.value(y)
        excess = here - there - jnp.sum(slope * (x - y)) + 0.5 * curvature * jnp.sum((x - y) ** 2)
        rounding = 4 * jnp.finfo(params.dtype).eps * (jnp.abs(here) + jnp.abs(there))
        bent = excess < -rounding
        exploited = _along_negative_curvature(context, x, v, stride)

        arrived = jnp.where(bent, exploited, descended).astype(params.dtype)
        velocity = jnp.where(bent, 0.0, descended - x).astype(params.dtype)
        return arrived - params, AcceleratedState(
            velocity, state.step + 1, jnp.where(kick, state.step, state.last)
        )

    return optax.GradientTransformationExtraArgs(init, update)  # pyright: ignore[reportArgumentType]


def _along_negative_curvature(context: DescentContext, x: Any, v: Any, stride: float) -> Any:
    """Algorithm 3: x itself where v is long, else the lower of the two points `stride` along v."""
    speed = jnp.linalg.norm(v)
    offset = stride * v / jnp.where(speed == 0, 1.0, speed)
    forward, backward = x + offset, x - offset
    lower = jnp.where(context.value(forward) <= context.value(backward), forward, backward)
    return jnp.where(speed >= stride, x, lower)


def _due(gradient: Any, gradient_tol: float, since: Any, wait: int) -> Any:
    return (jnp.linalg.norm(gradient) <= gradient_tol) & (since > wait)


def _in_ball(context: DescentContext, radius: float, like: Any) -> Any:
    """Uniform in the ball: an isotropic direction and the d-th root of a uniform radius."""
    n_dims = like.shape[0]
    direction = jnp.stack(context.draw_normals(n_dims))
    reach = context.draw_uniform() ** (1.0 / n_dims)
    return radius * reach * direction / jnp.linalg.norm(direction)


def _rate(learning_rate: Any, step: Any) -> Any:
    return learning_rate(step) if callable(learning_rate) else learning_rate
