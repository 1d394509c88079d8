"""Perturbed descent, plain and accelerated, against NumPy loops written from the papers' listings.

The loops know nothing of JAX: quadratics with gradients by hand, the perturbation from the same
deviates by its definition.
"""

from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from unsaddle.ensemble import run_ensemble
from unsaddle.landscape import Landscape
from unsaddle.optimizers import resolve
from unsaddle.rules import DescentContext, accelerated_perturbed_gd, perturbed_gd

N_STEPS = 120


def ball(z, u, radius):
    return radius * u ** (1 / len(z)) * z / np.sqrt(np.sum(z**2))


def draws(dims, seed):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(N_STEPS, dims)), rng.uniform(size=N_STEPS)


def ours(rule, hessian, start, seed):
    """Points under the rule with given deviates, and whether each step followed a perturbation."""
    normals, uniforms = draws(len(start), seed)
    with jax.enable_x64(True):
        h = jnp.asarray(hessian)
        value = lambda x: 0.5 * x @ h @ x  # noqa: E731
        gradient = jax.grad(value)

        @jax.jit
        def advance(x, state, z, u):
            context = DescentContext(
                lambda n: list(z), lambda: u, value, gradient, jax.hessian(value)
            )
            change, state = rule.update(gradient(x), state, x, context=context)
            return x + change, state

        x = jnp.asarray(start)
        points, state = [np.array(x)], rule.init(x)
        for z, u in zip(normals, uniforms, strict=True):
            x, state = advance(x, state, z, u)
            points.append(np.array(x))
    return np.array(points)


def listed_pgd(hessian, start, seed, eta, radius, epsilon, wait):
    """Jin et al. 2017, Algorithm 2, without its last test."""
    normals, uniforms = draws(len(start), seed)
    x, last, points, n_kicks = np.array(start), -np.inf, [np.array(start)], 0
    for t in range(N_STEPS):
        if np.linalg.norm(hessian @ x) <= epsilon and t - last > wait:
            x, last, n_kicks = x + ball(normals[t], uniforms[t], radius), t, n_kicks + 1
        x = x - eta * hessian @ x
        points.append(x)
    return np.array(points), n_kicks


def listed_pagd(hessian, start, seed, eta, theta, gamma, s, radius, epsilon, wait):
    """Jin et al. 2018, Algorithms 2 and 3; at v = 0, where there is no direction, plain descent."""
    f = lambda p: 0.5 * p @ hessian @ p  # noqa: E731
    normals, uniforms = draws(len(start), seed)
    x, v, last = np.array(start), np.zeros(len(start)), -np.inf
    points, seen = [x], set()
    for t in range(N_STEPS):
        if np.linalg.norm(hessian @ x) <= epsilon and t - last > wait:
            x, last = x + ball(normals[t], uniforms[t], radius), t
            seen.add("kick")
        y = x + (1 - theta) * v
        g = hessian @ y
        x_next = y - eta * g
        v_next = x_next - x
        if v.any() and f(x) <= f(y) + g @ (x - y) - gamma / 2 * np.sum((x - y) ** 2):
            if np.linalg.norm(v) >= s:
                x_next = x
                seen.add("stay")
            else:
                delta = s * v / np.linalg.norm(v)
                x_next = min((x + delta, x - delta), key=f)
                seen.add("stride")
            v_next = np.zeros(len(start))
        x, v = x_next, v_next
        points.append(x)
    return np.array(points), seen


QUADRATICS = {
    "saddle": (np.diag([1.0, -0.5]), (1.0, 1e-6)),
    "turned saddle": (np.array([[0.5, 1.0], [1.0, 0.3]]), (0.7, -0.699)),
    "bowl": (np.diag([1.0, 0.1, 3.0]), (1.0, 0.5, 1.0)),
    "four dimensions": (np.diag([2.0, 1.0, -0.1, -0.8]), (1.0, 0.5, 1e-7, 0.0)),
}


@pytest.mark.parametrize("name", QUADRATICS)
def test_perturbed_gd_is_the_papers_listing(name):
    hessian, start = QUADRATICS[name]
    settings = {"radius": 0.01, "wait": 5}
    found = ours(perturbed_gd(0.05, gradient_tol=0.05, **settings), hessian, start, 3)
    expected, n_kicks = listed_pgd(hessian, start, 3, eta=0.05, epsilon=0.05, **settings)
    assert n_kicks > 0 or name == "turned saddle"
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-13)


# γ below, between and above the sizes of the negative curvatures; s below and above the speeds.
CONSTANTS = {
    "no exploitation": {"curvature": 10.0, "stride": 0.25},
    "strides": {"curvature": 0.05, "stride": 0.25},
    "stays": {"curvature": 0.05, "stride": 1e-9},
}


@pytest.mark.parametrize("constants", CONSTANTS)
@pytest.mark.parametrize("name", QUADRATICS)
def test_accelerated_perturbed_gd_is_the_papers_listing(name, constants):
    hessian, start = QUADRATICS[name]
    gamma, s = CONSTANTS[constants].values()
    shared = {"theta": 0.2, "radius": 0.01, "wait": 30}
    rule = accelerated_perturbed_gd(0.05, **CONSTANTS[constants], gradient_tol=0.05, **shared)
    found = ours(rule, hessian, start, 4)
    expected, seen = listed_pagd(
        hessian, start, 4, eta=0.05, gamma=gamma, s=s, epsilon=0.05, **shared
    )
    if name != "bowl":
        assert {"no exploitation": "kick", "strides": "stride", "stays": "stay"}[
            constants
        ] in seen | ({"kick"} if constants == "no exploitation" else set())
    assert seen <= ({"kick"} if name == "bowl" else {"kick", "stride", "stay"})
    scale = np.maximum(np.max(np.abs(expected), axis=1, keepdims=True), 1e-3)
    np.testing.assert_allclose(found / scale, expected / scale, atol=1e-9)


def test_without_kicks_and_exploitation_it_is_nesterovs_recursion():
    # On λx²/2: x⁺ = (1-ηλ)(x + (1-θ)(x - x⁻)), the polynomial of theory.md 2.1 with β = 1-θ.
    bowl = Landscape("bowl", lambda x: -0.5 * x[0] ** 2, ((-1.0, 1.0),))
    text = "accelerated_perturbed_gd lr=0.01 theta=0.1 curvature=10 gradient_tol=0"
    run = run_ensemble(bowl, resolve(text, 400), (1e-8,), 400, seed=0, record_every=1)
    x = run.trajectory[:, 0, 0]
    trace, determinant = 1.9 * 1.01, 0.9 * 1.01
    root = (trace + np.sqrt(trace**2 - 4 * determinant)) / 2
    assert root == pytest.approx(1.06738999, abs=1e-8)  # A03, Nesterov at β = 0.9
    assert x[-1] / x[-2] == pytest.approx(root, rel=1e-12)


def test_rounding_of_a_large_value_is_not_taken_for_negative_curvature():
    # A bowl on a table of 1e8: below 1e-4 the values tell nothing, and the paper's test would hold.
    bowl = Landscape("bowl", lambda x: 1e8 + 0.5 * jnp.sum(x * x), ((-1.0, 1.0),) * 2)
    text = "accelerated_perturbed_gd lr=0.1 theta=0.5 curvature=0.01 stride=0.25 gradient_tol=0"
    run = run_ensemble(bowl, resolve(text, 200), (1e-3, 1e-3), 200, seed=0, record_every=1)
    assert np.abs(run.trajectory).max() <= 1e-3
    assert np.abs(run.finals).max() < 1e-9


def test_a_kick_starts_from_the_exact_gradient_of_the_kicked_point():
    # On -y²/2 from 0 at η = 1 the first step doubles the kick: |y| is uniform below 2 radii.
    hill = Landscape("hill", lambda x: -0.5 * x[0] ** 2, ((-1.0, 1.0),))
    optimizer = resolve("perturbed_gd lr=1 radius=0.01", 1)
    reach = np.abs(run_ensemble(hill, optimizer, np.zeros((1000, 1)), 1, seed=0).finals)
    assert 0.0199 < reach.max() <= 0.02  # false alarm: 0.995^1000 = 0.7 %; the seed is fixed
