"""The same optimizers as one would write them with NumPy, `torch.optim`, and `jit(vmap(scan))`."""

from __future__ import annotations

import functools
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
import torch
from numpy.typing import NDArray

from unsaddle import optimizers

Points = NDArray[np.float64]  # (walkers, dims)
CURVATURE = np.array([2.0, -2.0])  # x*x - y*y
RATE = 0.01
NAMES = ("sgd", "momentum", "rmsprop", "adam")


def starting_points(n_walkers: int) -> Points:
    """Return starts around (1, 0)."""
    return np.random.default_rng(0).standard_normal((n_walkers, 2)) * 0.1 + [1.0, 0.0]


def with_numpy(name: str, starts: Points, n_steps: int, dtype: str = "float32") -> Points:
    """Advance by a Python loop over steps, all walkers at once."""
    # Constants of the points' own type: NumPy would compute in float64 otherwise.
    point, curvature = starts.astype(dtype), CURVATURE.astype(dtype)
    first, second = np.zeros_like(point), np.zeros_like(point)
    for step in range(1, n_steps + 1):
        gradient = curvature * point
        if name == "sgd":
            point -= RATE * gradient
        elif name == "momentum":
            first = 0.9 * first + gradient
            point -= RATE * first
        elif name == "rmsprop":
            second = 0.99 * second + 0.01 * gradient**2
            point -= RATE * gradient / (np.sqrt(second) + 1e-8)
        else:
            first = 0.9 * first + 0.1 * gradient
            second = 0.999 * second + 0.001 * gradient**2
            size = np.sqrt(second / (1 - 0.999**step)) + 1e-8
            point -= RATE / (1 - 0.9**step) * first / size
    return point.astype(np.float64)


def with_torch(name: str, starts: Points, n_steps: int, dtype: str = "float32") -> Points:
    """Advance `torch.optim` on one parameter (walkers, dims)."""
    point = torch.nn.Parameter(torch.tensor(starts, dtype=getattr(torch, dtype)))
    made: dict[str, Any] = {
        "sgd": functools.partial(torch.optim.SGD),
        "momentum": functools.partial(torch.optim.SGD, momentum=0.9),
        "rmsprop": torch.optim.RMSprop,
        "adam": torch.optim.Adam,
    }
    optimizer = made[name]([point], lr=RATE)
    for _ in range(n_steps):
        optimizer.zero_grad()
        (point[:, 0] ** 2 - point[:, 1] ** 2).sum().backward()
        optimizer.step()
    return point.detach().numpy().astype(np.float64)


def _update(name: str) -> optax.GradientTransformationExtraArgs:
    return optimizers.resolve(f"{name} lr={RATE}", 1).transformation


def _slope(point: Any) -> Any:
    return jax.grad(lambda p: p[0] ** 2 - p[1] ** 2)(point)


@functools.partial(jax.jit, static_argnums=(0, 2))
def with_vmap_of_scan(name: str, starts: Any, n_steps: int) -> Any:
    """Advance one walker by a scan, and map it over walkers: the obvious way."""
    rule = _update(name)

    def one(start: Any) -> Any:
        def step(state: Any, _: Any) -> Any:
            point, memory = state
            change, memory = rule.update(_slope(point), memory, point, context=None)
            return (point + change, memory), None

        return jax.lax.scan(step, (start, rule.init(start)), None, length=n_steps)[0][0]

    return jax.vmap(one)(starts)


@functools.partial(jax.jit, static_argnums=(0, 2))
def noisy_vmap_of_scan(name: str, starts: Any, n_steps: int, std: float, key: Any) -> Any:
    """The same with `jax.random` noise: a key per walker, folded with the step number.

    Walker 7 sees the same noise alone or in a crowd, as in the engine.
    """
    rule = _update(name)

    def one(start: Any, walker: Any) -> Any:
        own = jax.random.fold_in(key, walker)

        def step(state: Any, number: Any) -> Any:
            point, memory = state
            kick = std * jax.random.normal(
                jax.random.fold_in(own, number), point.shape, point.dtype
            )
            change, memory = rule.update(_slope(point) + kick, memory, point, context=None)
            return (point + change, memory), None

        return jax.lax.scan(step, (start, rule.init(start)), jnp.arange(n_steps))[0][0]

    return jax.vmap(one)(starts, jnp.arange(len(starts)))


@functools.partial(jax.jit, static_argnums=(0, 2))
def noisy_batch(name: str, starts: Any, n_steps: int, std: float, key: Any) -> Any:
    """One array of all walkers, coordinates first, and one `jax.random.normal` a step for all."""
    rule = _update(name)

    def step(state: Any, number: Any) -> Any:
        point, memory = state
        kick = std * jax.random.normal(jax.random.fold_in(key, number), point.shape, point.dtype)
        gradient = jnp.asarray(CURVATURE, point.dtype)[:, None] * point + kick
        change, memory = rule.update(gradient, memory, point, context=None)
        return (point + change, memory), None

    start = jnp.asarray(starts).T
    return jax.lax.scan(step, (start, rule.init(start)), jnp.arange(n_steps))[0][0].T
