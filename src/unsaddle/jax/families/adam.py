"""Adam, NAdam, AMSGrad and Adamax."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
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
    rate_and_eps,
    root,
    typical,
)
from unsaddle.theory import MomentumForm


def _adam_settings(probes: Probes, second: str = "nu") -> Iterable[Settings]:
    kept = Settings(momentum=probes.kept("mu"), b2=probes.kept("nu"))
    count = following(probes.count)
    first_share, second_share = corrections(kept, count)
    further = corrections(kept, following(count))[0]
    squares = kept.b2 * probes.carried.before["nu"] / second_share
    for nesterov in (False, True):
        # NAdam looks one step ahead: the kept average is weighed by β once more, as at step t + 1.
        share = kept.momentum / further if nesterov else 1 / first_share
        ahead = kept.momentum * share * probes.carried.before["mu"]
        known = replace(kept, nesterov=nesterov)
        yield from rate_and_eps(
            known, ahead, squares, probes.carried.update, ahead, 0.0 * squares, probes.blind.update
        )


def _adam_step(s: Settings, g: Float64Array, m: Moments, count: int | None) -> Float64Array:
    first = s.momentum * m["mu"] + (1 - s.momentum) * g
    second = s.b2 * m["nu"] + (1 - s.b2) * g**2
    first_share, second_share = corrections(s, following(count))
    ahead = first / first_share
    if s.nesterov:
        further = corrections(s, following(following(count)))[0]
        ahead = s.momentum * first / further + (1 - s.momentum) * g / first_share
    squares = second / second_share
    if "nu_max" in m:  # AMSGrad, which optax gives the corrected squares
        squares = np.maximum(m["nu_max"], squares)
    return ahead / root(squares, s)


def _adam_divisor(s: Settings, m: Moments, count: int | None) -> Float64Array:
    first_share, second_share = corrections(s, count)
    squares = m["nu_max"] if "nu_max" in m else m["nu"] / second_share
    return root(squares, s) * first_share


def _adam_form(s: Settings) -> MomentumForm:
    if s.nesterov:
        return MomentumForm(s.momentum, 1 - s.momentum, s.momentum * (1 - s.momentum))
    return MomentumForm.of("ema_momentum", s.momentum)


def _adam_named(s: Settings) -> dict[str, Any]:
    return {"betas": [s.momentum, s.b2], "eps": s.eps}


def _adamax_settings(probes: Probes) -> Iterable[Settings]:
    kept = Settings(momentum=probes.kept("mu"), b2=probes.kept("nu"))
    first_share = corrections(kept, following(probes.count))[0]
    ahead = kept.momentum * probes.carried.before["mu"] / first_share
    largest = kept.b2 * probes.carried.before["nu"]
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = -typical(probes.carried.update * largest / ahead)
        floor = typical(-rate * ahead / probes.blind.update)
    yield replace(kept, learning_rate=rate, eps=floor)


def _adamax_step(s: Settings, g: Float64Array, m: Moments, count: int | None) -> Float64Array:
    first = s.momentum * m["mu"] + (1 - s.momentum) * g
    largest = np.maximum(s.b2 * m["nu"], np.abs(g) + s.eps)
    return first / corrections(s, following(count))[0] / largest


def _adamax_divisor(s: Settings, m: Moments, count: int | None) -> Float64Array:
    return np.maximum(m["nu"], s.eps) * corrections(s, count)[0]


ADAM = (
    Family(
        "Adam", frozenset(["mu", "nu"]), _adam_settings, _adam_step, _adam_divisor, _adam_form,
        _adam_named,
    ),
    Family(
        "Adamax", frozenset(["mu", "nu"]), _adamax_settings, _adamax_step, _adamax_divisor,
        _adam_form, _adam_named,
    ),
    Family(
        "Adam", frozenset(["mu", "nu", "nu_max"]), _adam_settings, _adam_step, _adam_divisor,
        _adam_form, lambda s: {**_adam_named(s), "amsgrad": True},
    ),
)  # fmt: skip
