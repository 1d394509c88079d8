"""Watching optimizers side by side: statement 12."""

from __future__ import annotations

import numpy as np

from unsaddle import zoo
from unsaddle.claims.claim import Check, Claim, Finding, exactly
from unsaddle.claims.memory import predicted_steps
from unsaddle.claims.panel import Lines, Plane, Series
from unsaddle.claims.walk import crowd, walk
from unsaddle.oracle import isotropic
from unsaddle.racing import race

RULES = ("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adadelta lr=1")
ADADELTA = (37, "torch.optim 2.13")  # the one of the seven without a closed form
SHOWN = 7  # walker seen alone and in a crowd


def side_by_side(seed: int) -> Finding:
    """Seven optimizers on x² − y² from (1, 1e-6), and one walker under noise, alone and in a crowd."""
    result = race("saddle", RULES, start=(1.0, 1e-6), n_steps=2000, seed=seed)
    checks: list[Check] = []
    paths: list[Series] = []
    heights: list[Series] = []
    for entry in result.entries:
        name, median = entry.optimizer.name, entry.verdicts.escape
        step = float("nan") if median is None or median.median is None else median.median
        predicted, basis = ADADELTA if name == "adadelta" else predicted_steps(name)
        checks.append(exactly(f"step at which {name} is 1 away along y", predicted, step, basis))
        end = int(np.searchsorted(entry.recorded_steps, step)) + 1
        paths.append(
            Series(
                f"{name}, {step:,.0f}", entry.trajectory[:end, :, 0], entry.trajectory[:end, :, 1]
            )
        )
        heights.append(
            Series(name, entry.recorded_steps[:end] * 1.0, np.abs(entry.trajectory[:end, 0, 1]))
        )
    saddle, noise = zoo.get("saddle"), isotropic(0.1, 2)
    alone, crowded = (
        walk(saddle, "adam", crowd((1.0, 0.0), n), 200, seed, oracle=noise)
        for n in (SHOWN + 1, 500)
    )
    apart = np.abs(alone.finals[SHOWN] - crowded.finals[SHOWN]).max()
    checks.append(
        Check(
            "walker 7 among 8 and among 500, distance after 200 noisy steps",
            1e-12,
            float(apart),
            None,
            "the same noise; rounding differs with the crowd",
            "<=",
        )
    )
    return Finding(
        tuple(checks),
        (
            Plane("side by side on the surface", saddle, tuple(paths)),
            Lines("the way out", "step", "|y|", tuple(heights), ylog=True),
        ),
        ("`unsaddle race LANDSCAPE --save race.html` shows it moving, for any landscape",),
        result,
    )


CLAIMS = (
    Claim(
        "side-by-side",
        12,
        "One can watch it: optimizers side by side on the surface.",
        "The same start, budget and noise for all; each leaves at the step that theory counts for it.",
        None,
        side_by_side,
    ),
)
