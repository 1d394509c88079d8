"""Update rules with the semantics of `torch.optim`, as optax transformations, and what optax lacks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import optax


class DescentContext(NamedTuple):
    """What the engine hands to every optimizer besides the gradient (optax's extra arguments).

    `value`, `gradient` and `hessian` are the landscape's own, exact ones at any point (dims,).
    """

    draw_normals: Callable[[int], list[Any]]  # n -> n standard normal deviates of walker and step
    draw_uniform: Callable[[], Any]
    value: Callable[[Any], Any]
    gradient: Callable[[Any], Any]
    hessian: Callable[[Any], Any]


def sgd(learning_rate: Any) -> optax.GradientTransformation:
    """Gradient descent; stochastic when its gradients are."""
    return optax.sgd(learning_rate)


def momentum(learning_rate: Any, momentum: float = 0.9) -> optax.GradientTransformation:
    """Heavy ball as in `torch.optim.SGD`: v = γ v + g, then x -= η v (Polyak 1964)."""
    return optax.sgd(learning_rate, momentum=momentum)


def nesterov(learning_rate: Any, momentum: float = 0.9) -> optax.GradientTransformation:
    """Nesterov's momentum as in `torch.optim.SGD(nesterov=True)`."""
    return optax.sgd(learning_rate, momentum=momentum, nesterov=True)


def ema_momentum(learning_rate: Any, momentum: float = 0.9) -> optax.GradientTransformation:
    """Momentum as an average: m = γ m + (1-γ) g, then x -= η m; Adam's numerator."""
    return optax.chain(
        optax.ema(momentum, debias=False), optax.scale_by_learning_rate(learning_rate)
    )


def adagrad(
    learning_rate: Any, eps: float = 1e-10, initial_accumulator: float = 0.0
) -> optax.GradientTransformation:
    """AdaGrad as in `torch.optim.Adagrad` (Duchi, Hazan, Singer 2011); `eps` outside the root."""

    def init(params: Any) -> Any:
        return optax.tree.full_like(params, initial_accumulator)

    def update(updates: Any, state: Any, params: Any = None) -> tuple[Any, Any]:
        del params
        state = jax.tree.map(lambda s, g: s + g * g, state, updates)
        # A gradient that has always been exactly zero gives no step: 0 / (0 + eps), also at eps = 0.
        scaled = jax.tree.map(
            lambda s, g: g / jnp.where(s > 0, jnp.sqrt(s) + eps, 1.0), state, updates
        )
        return scaled, state

    return optax.chain(
        optax.GradientTransformation(init, update), optax.scale_by_learning_rate(learning_rate)
    )


def rmsprop(
    learning_rate: Any, alpha: float = 0.99, eps: float = 1e-8
) -> optax.GradientTransformation:
    """RMSprop as in `torch.optim.RMSprop` (Tieleman, Hinton 2012); `eps` outside the root."""
    rule = optax.scale_by_rms(alpha, eps=eps, eps_in_sqrt=False)
    return optax.chain(_nothing_for_zero(rule, eps), optax.scale_by_learning_rate(learning_rate))


def adadelta(
    learning_rate: Any = 1.0, rho: float = 0.9, eps: float = 1e-6
) -> optax.GradientTransformation:
    """Adadelta as in `torch.optim.Adadelta` (Zeiler 2012)."""
    rule = optax.scale_by_adadelta(rho, eps)
    return optax.chain(_nothing_for_zero(rule, eps), optax.scale_by_learning_rate(learning_rate))


def adam(
    learning_rate: Any, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> optax.GradientTransformation:
    """Adam as in `torch.optim.Adam` (Kingma, Ba 2015); `eps` outside the root."""
    rule = optax.scale_by_adam(b1, b2, eps)
    return optax.chain(_nothing_for_zero(rule, eps), optax.scale_by_learning_rate(learning_rate))


def adamw(
    learning_rate: Any,
    b1: float = 0.9,
    b2: float = 0.999,
    eps: float = 1e-8,
    weight_decay: float = 0.01,
) -> optax.GradientTransformation:
    """AdamW as in `torch.optim.AdamW` (Loshchilov, Hutter 2019)."""
    return optax.chain(
        _nothing_for_zero(optax.scale_by_adam(b1, b2, eps), eps),
        optax.add_decayed_weights(weight_decay),
        optax.scale_by_learning_rate(learning_rate),
    )


def _nothing_for_zero(
    rule: optax.GradientTransformation, eps: float
) -> optax.GradientTransformation:
    """At eps = 0 a gradient that has always been exactly zero gives no step instead of 0 / 0."""
    if eps > 0:
        return rule

    def update(updates: Any, state: Any, params: Any = None) -> tuple[Any, Any]:
        steps, state = rule.update(updates, state, params)
        steps = jax.tree.map(
            lambda step, g: jnp.where((g == 0) & jnp.isnan(step), 0.0, step).astype(g.dtype),
            steps,
            updates,
        )
        return steps, state

    return optax.GradientTransformation(rule.init, update)


class PerturbedState(NamedTuple):
    """Steps taken, and the step of the last perturbation (counted from minus infinity)."""

    step: Any
    last: Any


def perturbed_gd(
    learning_rate: Any, radius: float = 0.01, gradient_tol: float = 0.01, wait: int = 10
) -> optax.GradientTransformationExtraArgs:
    """Perturbed gradient descent (Jin et al. 2017, arXiv 1703.00887, Algorithm 2).

    Where the gradient norm is at most `gradient_tol` (absolute, in units of value per length) and
    more than `wait` steps have passed since the last time, a point drawn uniformly from a ball of
    `radius` is added before the step. The gradient of that step is the one at the unperturbed point:
    one gradient a step, where the paper's listing would need two. `theory.pgd_constants` gives the
    paper's own constants, whose radii and waits are of no practical use. No termination test.
    """

    def init(params: Any) -> PerturbedState:
        del params
        return PerturbedState(jnp.int32(0), jnp.int32(-(2**30)))

    def update(
        updates: Any, state: Any, params: Any = None, *, context: DescentContext, **extra: Any
    ) -> tuple[Any, Any]:
        del params, extra
        calm = jnp.linalg.norm(updates) <= gradient_tol
        kick = calm & (state.step - state.last > wait)
        # Uniform in the ball: an isotropic direction and the d-th root of a uniform radius.
        n_dims = updates.shape[0]
        direction = jnp.stack(context.draw_normals(n_dims))
        reach = context.draw_uniform() ** (1.0 / n_dims)
        jump = radius * reach * direction / jnp.linalg.norm(direction)
        rate = learning_rate(state.step) if callable(learning_rate) else learning_rate
        step = jnp.where(kick, jump, 0.0).astype(updates.dtype) - rate * updates
        return step, PerturbedState(state.step + 1, jnp.where(kick, state.step, state.last))

    # optax's type for `update` has no room for a named extra argument.
    return optax.GradientTransformationExtraArgs(init, update)  # pyright: ignore[reportArgumentType]
