"""RMSprop, AdaGrad and Adadelta: divided by squares, without a first moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from unsaddle.jax.families.family import (
    Family,
    Float64Array,
    Moments,
    Probes,
    Settings,
    corrections,
    following,
    plain_form,
    rate_and_eps,
    root,
    typical,
)
from unsaddle.theory import MomentumForm


def _divided_settings(probes: Probes, name: str) -> Iterable[Settings]:
    """The rules without a first moment: squares decay (RMSprop) or add up (AdaGrad)."""
    kept = probes.kept(name)
    share = 1.0 - kept if kept < 1 else 1.0
    momentum = probes.kept("trace") if "trace" in probes.memory.before else 0.0
    count = following(probes.count)
    corrected = corrections(Settings(b2=kept), count)[1] if kept < 1 else 1.0
    squares, few = (
        (kept * probe.before[name] + share * probe.gradient**2) / corrected
        for probe in (probes.scaled, probes.tiny)
    )
    yield from rate_and_eps(
        Settings(momentum=momentum, b2=kept),
        probes.scaled.gradient, squares, probes.scaled.update,
        probes.tiny.gradient, few, probes.tiny.update,
    )  # fmt: skip


def _rms_step(s: Settings, g: Float64Array, m: Moments, count: int | None) -> Float64Array:
    squares = s.b2 * m["nu"] + (1 - s.b2) * g**2
    divided = g / root(squares / corrections(s, following(count))[1], s)
    if "trace" not in m:
        return divided
    # optax puts the learning rate before the trace; held fixed, that is the same.
    return s.momentum * m["trace"] / -s.learning_rate + divided


def _rms_divisor(s: Settings, m: Moments, count: int | None) -> Float64Array:
    return root(m["nu"] / corrections(s, count)[1], s)


def _rms_form(s: Settings) -> MomentumForm:
    return MomentumForm(s.momentum, 0.0, 1.0) if s.momentum else MomentumForm(0.0, 1.0, 0.0)


def _centred_step(s: Settings, g: Float64Array, m: Moments, count: int | None) -> Float64Array:
    mean = s.b2 * m["mu"] + (1 - s.b2) * g
    return g / root(s.b2 * m["nu"] + (1 - s.b2) * g**2 - mean**2, s)


def _centred_divisor(s: Settings, m: Moments, count: int | None) -> Float64Array:
    return root(np.maximum(m["nu"] - m["mu"] ** 2, 0.0), s)


def _rms_named(s: Settings) -> dict[str, Any]:
    return {"momentum": s.momentum, "alpha": s.b2, "eps": s.eps}


def _sum_step(name: str) -> Callable[..., Float64Array]:
    def step(s: Settings, g: Float64Array, m: Moments, count: int | None) -> Float64Array:
        return g / root(m[name] + g**2, s)

    return step


def _sum_divisor(name: str) -> Callable[..., Float64Array]:
    def divisor(s: Settings, m: Moments, count: int | None) -> Float64Array:
        return root(m[name], s)

    return divisor


def adagrad(name: str) -> Family:
    """Return AdaGrad whose sum of squares has that name; rules outside optax give it none."""
    return Family(
        "Adagrad", frozenset([name]), lambda probes: _divided_settings(probes, name),
        _sum_step(name), _sum_divisor(name), plain_form, lambda s: {"eps": s.eps},
    )  # fmt: skip


def _delta_settings(probes: Probes) -> Iterable[Settings]:
    kept = probes.kept("e_g")
    # Squares of one and moves of none: the step is g √(eps / (squares + eps)).
    squares = kept * probes.scaled.before["e_g"] + (1 - kept) * probes.scaled.gradient**2
    with np.errstate(divide="ignore", invalid="ignore"):
        # At a vanishing gradient without a past both roots are √eps: the learning rate alone is left.
        rate = -typical(probes.tiny.update / probes.tiny.gradient)
        part = (probes.scaled.update / (rate * probes.scaled.gradient)) ** 2
        floor = typical(part * squares / (1 - part))
    yield Settings(learning_rate=rate, b2=kept, eps=floor)


def _delta_step(s: Settings, g: Float64Array, m: Moments, count: int | None) -> Float64Array:
    squares = s.b2 * m["e_g"] + (1 - s.b2) * g**2
    return g * np.sqrt((m["e_x"] + s.eps) / (squares + s.eps))


def _delta_divisor(s: Settings, m: Moments, count: int | None) -> Float64Array:
    return np.sqrt((m["e_g"] + s.eps) / (m["e_x"] + s.eps))


def _of_nu(probes: Probes) -> Iterable[Settings]:
    return _divided_settings(probes, "nu")


SQUARES = (
    Family(
        "RMSprop", frozenset(["nu"]), _of_nu, _rms_step, _rms_divisor, _rms_form, _rms_named,
    ),
    Family(
        "RMSprop", frozenset(["nu", "trace"]), _of_nu, _rms_step, _rms_divisor, _rms_form, _rms_named,
    ),
    Family(
        "RMSprop", frozenset(["mu", "nu"]), _of_nu, _centred_step, _centred_divisor, plain_form,
        lambda s: {**_rms_named(s), "centered": True},
    ),
    adagrad("sum_of_squares"),
    Family(
        "Adadelta", frozenset(["e_g", "e_x"]), _delta_settings, _delta_step, _delta_divisor,
        plain_form, lambda s: {"rho": s.b2, "eps": s.eps},
    ),
)  # fmt: skip
