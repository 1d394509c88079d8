"""Gradient descent, heavy ball, Nesterov and averaged momentum."""

from __future__ import annotations

from collections.abc import Iterable

from unsaddle.jax.families.family import (
    Family,
    Float64Array,
    Moments,
    Probes,
    Settings,
    ones,
    plain_form,
    typical,
)
from unsaddle.theory import MomentumForm


def _sgd_settings(probes: Probes) -> Iterable[Settings]:
    yield Settings(learning_rate=-typical(probes.first.update / probes.first.gradient))


def _sgd_step(s: Settings, g: Float64Array, m: Moments, count: int | None) -> Float64Array:
    return g


def _trace_settings(probes: Probes) -> Iterable[Settings]:
    kept = probes.kept("trace")
    rate = -typical(probes.first.update / probes.first.gradient)
    yield Settings(learning_rate=rate, momentum=kept)
    yield Settings(learning_rate=rate / (1 + kept), momentum=kept, nesterov=True)


def _trace_step(s: Settings, g: Float64Array, m: Moments, count: int | None) -> Float64Array:
    trace = g + s.momentum * m["trace"]
    return g + s.momentum * trace if s.nesterov else trace


def _average_settings(probes: Probes) -> Iterable[Settings]:
    kept = probes.kept("ema")
    rate = -typical(probes.first.update / probes.first.gradient)
    yield Settings(learning_rate=rate / (1 - kept) if kept < 1 else 0.0, momentum=kept)
    yield Settings(learning_rate=rate, momentum=kept)


def _average_step(s: Settings, g: Float64Array, m: Moments, count: int | None) -> Float64Array:
    return s.momentum * m["ema"] + (1 - s.momentum) * g


def _trace_form(s: Settings) -> MomentumForm:
    return MomentumForm.of("nesterov" if s.nesterov else "heavy_ball", s.momentum)


def _average_form(s: Settings) -> MomentumForm:
    return MomentumForm.of("ema_momentum", s.momentum)


DESCENT = (
    Family("SGD", frozenset(), _sgd_settings, _sgd_step, ones, plain_form),
    Family(
        "SGD", frozenset(["trace"]), _trace_settings, _trace_step, ones, _trace_form,
        lambda s: {"momentum": s.momentum, "nesterov": s.nesterov},
    ),
    Family(
        "averaged SGD", frozenset(["ema"]), _average_settings, _average_step, ones, _average_form,
        lambda s: {"ema_momentum": s.momentum},
    ),
)  # fmt: skip
