"""Update rules that use gradients alone: those of `torch.optim`, and normalised descent."""

from __future__ import annotations

from typing import Any

import jax
import jax.numpy as jnp
import optax


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


def _nothing_for_zero(rule: optax.GradientTransformation, eps: Any) -> optax.GradientTransformation:
    """At eps = 0 a gradient that has always been exactly zero gives no step instead of 0 / 0."""
    if isinstance(eps, int | float) and eps > 0:  # else an array: eps that varies over walkers
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


def normalized_gd(learning_rate: Any) -> optax.GradientTransformationExtraArgs:
    """Normalised gradient descent: x -= η g / ‖g‖, steps of length η whatever the gradient's size.

    A gradient of exactly zero gives no step. Near a saddle ‖g‖ is small, so that the step is large:
    the escape takes a number of steps that grows with 1/η, not with log(1/distance).

    References:
        Levy 2016, The power of normalization: faster evasion of saddle points, arXiv 1611.04831,
        without the noise that he adds; Murray, Swenson & Kar 2019, Revisiting normalized gradient
        descent: fast evasion of saddle points, arXiv 1711.05224 (theirs is in continuous time).
    """

    def update(updates: Any, params: Any = None) -> Any:
        del params
        # The largest entry first: squares of 1e-200, or of 1e-4 in float16, are zero.
        largest = jnp.max(jnp.abs(updates))
        scaled = updates / jnp.where(largest == 0, 1.0, largest).astype(updates.dtype)
        length = jnp.sqrt(jnp.sum(scaled * scaled))
        return scaled / jnp.where(largest == 0, 1.0, length).astype(updates.dtype)

    return optax.chain(optax.stateless(update), optax.scale_by_learning_rate(learning_rate))
