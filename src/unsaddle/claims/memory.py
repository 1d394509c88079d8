"""Considering past gradients: statements 10 and 11."""

from __future__ import annotations

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from unsaddle import optimizers, zoo
from unsaddle.claims.claim import Check, Claim, Finding, exactly
from unsaddle.claims.panel import Lines, Plane, Series
from unsaddle.claims.walk import Beyond, first_steps, walk
from unsaddle.landscape import Landscape
from unsaddle.theory import Method, Rule, fresh_adaptive_steps, growth_factors, steps_to_reach

RULES = {
    "sgd": "sgd lr=0.01",
    "momentum": "momentum lr=0.01",
    "nesterov": "nesterov lr=0.01",
    "adagrad": "adagrad lr=0.01",
    "rmsprop": "rmsprop lr=0.01",
    "adam": "adam lr=0.01",
}
LINEAR: dict[str, tuple[Method, float]] = {
    "sgd": ("gradient_descent", 0.0),
    "momentum": ("heavy_ball", 0.9),
    "nesterov": ("nesterov", 0.9),
}
ADAPTIVE: dict[str, Rule] = {"adagrad": "adagrad", "rmsprop": "rmsprop", "adam": "adam"}


def past_gradients(seed: int) -> Finding:
    """Six rules on x² − y² from (1, 1e-6), and −λx²/2 of three scales."""
    saddle = zoo.get("saddle")
    checks: list[Check] = []
    paths: list[Series] = []
    curves: list[Series] = []
    steps: dict[str, float] = {}
    held: list[float] = []
    for name, text in RULES.items():
        run = walk(
            saddle, text, (1.0, 1e-6), 2000, seed, watch={"out": Beyond(1, 1.0)}, record_every=1
        )
        steps[name] = float(first_steps(run, "out")[0])
        end = int(min(steps[name], 2000)) + 1
        paths.append(
            Series(
                f"{name}, step {steps[name]:,.0f}",
                run.trajectory[:end, :, 0],
                run.trajectory[:end, :, 1],
            )
        )
        curves.append(Series(name, np.arange(end) * 1.0, np.abs(run.trajectory[:end, 0, 1])))
        exact = walk(saddle, text, (1.0, 0.0), 2000, seed)
        held.append(abs(float(exact.finals[0, 1])))
    for name in RULES:
        predicted, basis = predicted_steps(name)
        checks.append(exactly(f"steps to |y| = 1, {name}", predicted, steps[name], basis))
    checks += [_against_plain(name, steps[name], steps["sgd"]) for name in RULES if name != "sgd"]
    scale, panel = _scales(seed)
    checks += scale
    checks.append(
        exactly(
            "farthest any of the six gets from y = 0 when it starts there",
            0.0,
            max(held),
            "a gradient that was always zero leaves nothing to remember",
            side="limit",
        )
    )
    return Finding(
        tuple(checks),
        (
            Plane("six rules from the same point", saddle, tuple(paths)),
            Lines("the way out", "step", "|y|", tuple(curves), ylog=True),
            panel,
        ),
    )


def predicted_steps(name: str) -> tuple[float, str]:
    """Steps of a rule from 1e-6 to 1 at curvature 2, from theory alone, and by which formula."""
    if name in ADAPTIVE:
        steps = fresh_adaptive_steps(ADAPTIVE[name], 0.01, [1.0], 2.0, 1e-6, 1.0)
        return steps, "theory: one coordinate alone"
    method, beta = LINEAR[name]
    factor = float(growth_factors(method, 0.02, beta)[0])
    steps = steps_to_reach(method, 0.02, beta, 1e-6, 1.0)
    return steps, f"root {factor:.6f} of the two-term recursion; an exact count"


def _against_plain(name: str, steps: float, plain: float) -> Check:
    """All leave sooner than plain descent here but AdaGrad, whose steps shrink from the first on."""
    slower = name == "adagrad"
    return Check(
        f"steps to |y| = 1, {name}, against plain descent",
        plain,
        steps,
        None,
        "plain descent's, same step size, curvature 2",
        ">=" if slower else "<=",
        side="limit" if slower else "statement",
    )


def _scales(seed: int) -> tuple[list[Check], Lines]:
    """Steps from 1e-8 to 1 on −λx²/2: adaptive rules do not see λ while gradients exceed eps."""
    checks: list[Check] = []
    series: list[Series] = []
    for slot, name in enumerate(RULES):
        if name in ("momentum", "nesterov"):
            continue
        adaptive = name in ADAPTIVE
        scales = np.array([1.0, 1e-2, 1e-4] if adaptive else [1.0, 1e-1, 1e-2])
        words = f"{name} with eps = 0" if adaptive else name
        text, n_steps = (f"{RULES[name]} eps=0", 2000) if adaptive else (RULES[name], 200_000)
        found = [_steps_out(text, float(scale), n_steps, seed) for scale in scales]
        series.append(Series(words, scales, np.array(found), "measured", slot=slot))
        checks += [
            exactly(
                f"steps from 1e-8 to 1, {words}, curvature {scale:g}",
                _at_curvature_one(name)
                if adaptive
                else steps_to_reach("gradient_descent", 0.01 * scale, 0.0, 1e-8, 1.0),
                steps,
                "theory at curvature 1" if adaptive else "ln(R/ε)/ln(1 + ηλ)",
            )
            for scale, steps in zip(scales, found, strict=True)
        ]
        if adaptive:
            checks.append(
                exactly(
                    f"left within 20,000 steps, {name} with its own eps, curvature 1e-12 (1: yes)",
                    0.0,
                    float(np.isfinite(_steps_out(RULES[name], 1e-12, 20_000, seed))),
                    "gradients far below eps: steps of ηg/eps, plain descent of a larger step",
                    side="limit",
                )
            )
    return checks, Lines(
        "adaptive rules see no scale",
        "curvature λ of −λx²/2",
        "steps from 1e-8 to 1",
        tuple(series),
        xlog=True,
        ylog=True,
    )


def _at_curvature_one(name: str) -> float:
    return fresh_adaptive_steps(ADAPTIVE[name], 0.01, [1.0], 1.0, 1e-8, 1.0, {"eps": 0.0})


def _steps_out(text: str, scale: float, n_steps: int, seed: int) -> float:
    line = Landscape.from_formula(f"-{scale / 2!r}*x**2")
    run = walk(line, text, (1e-8,), n_steps, seed, watch={"out": Beyond(0, 1.0)})
    return float(first_steps(run, "out")[0])


def momentum(seed: int) -> Finding:
    """The buffer of `momentum` fed with +1, +1, … and with +1, −1, …; no chance enters."""
    del seed
    decays = np.array([0.5, 0.9, 0.95, 0.99])
    checks: list[Check] = []
    gains = {"consistent": [], "alternating": []}
    for decay in decays:
        for kind, sign, predicted in (
            ("consistent", 1.0, 1.0 / (1.0 - decay)),
            ("alternating", -1.0, 1.0 / (1.0 + decay)),
        ):
            gain = abs(_buffer(float(decay), sign, 4000)[-1])
            gains[kind].append(gain)
            checks.append(
                exactly(
                    f"gain of {kind} gradients, γ = {decay:g}",
                    predicted,
                    gain,
                    "1/(1 − γ)" if kind == "consistent" else "1/(1 + γ)",
                    model_tol=1e-12,
                )
            )
    t, fine = np.arange(1.0, 61.0), np.linspace(0.0, 0.99, 100)
    return Finding(
        tuple(checks),
        (
            Lines(
                "what the buffer makes of unit gradients, γ = 0.9",
                "step",
                "v = γ v + g",
                (
                    Series("always +1", t, _buffer(0.9, 1.0, 60)),
                    Series("+1, −1, +1, …", t, _buffer(0.9, -1.0, 60)),
                ),
            ),
            Lines(
                "the two gains",
                "γ",
                "size of v over size of g",
                (
                    Series("consistent, measured", decays, np.array(gains["consistent"]), "dots"),
                    Series("1/(1 − γ)", fine, 1 / (1 - fine), "predicted"),
                    Series("alternating, measured", decays, np.array(gains["alternating"]), "dots"),
                    Series("1/(1 + γ)", fine, 1 / (1 + fine), "predicted"),
                ),
                ylog=True,
            ),
        ),
    )


def _buffer(decay: float, sign: float, n_steps: int) -> np.ndarray:
    """The steps that the rule itself makes of gradients sign⁰, sign¹, …; step size 1."""
    rule = optimizers.resolve(f"momentum lr=1 momentum={decay}", n_steps).transformation
    with jax.enable_x64(True):

        def step(state: Any, gradient: jax.Array) -> tuple[Any, Any]:
            change, state = rule.update(gradient, state, jnp.zeros(()))
            return state, -jnp.asarray(change)

        gradients = jnp.asarray(sign ** np.arange(n_steps), jnp.float64)
        return np.array(jax.lax.scan(step, rule.init(jnp.zeros((), jnp.float64)), gradients)[1])


CLAIMS = (
    Claim(
        "past-gradients",
        10,
        "Momentum, AdaGrad, Adam and the like leave by considering past gradients.",
        "Momentum grows by the larger root of r² − (1+γ+ηλ)r + γ = 0 a step, about 1 + ηλ/(1−γ); "
        "rules that divide by the size of past gradients leave in a number of steps that does not "
        "depend on the curvature's scale.",
        "there is something to remember, far above eps: a gradient along the way out that was always "
        "exactly zero holds all of them. AdaGrad, whose steps shrink, gains only where the curvature "
        "is small",
        past_gradients,
    ),
    Claim(
        "momentum",
        11,
        "In momentum, alternating gradients are damped and consistent ones build up.",
        "v = γv + g turns a constant gradient into 1/(1−γ) of it, and one that changes sign at "
        "every step into 1/(1+γ).",
        None,
        momentum,
    ),
)
