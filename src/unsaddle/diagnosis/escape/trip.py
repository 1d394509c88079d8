"""An optimizer run on the quadratic model instead of the network: when has the loss fallen so far?"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unsaddle.diagnosis.escape.batch_noise import BatchNoise
from unsaddle.diagnosis.escape.beyond import Beyond
from unsaddle.diagnosis.escape.quadratic_model import QuadraticModel

Floats = NDArray[np.float64]
StepOf = Callable[[Floats], Floats]  # a gradient to what it adds to the parameters

MAX_STEPS = 20_000  # of one trip
# Multiplications of one forecast: some ten seconds of one core on large networks.
MAX_WORK = 10**10
RISE = 1e3  # times the fall looked for: a value that has risen so far is out of control
STILL_STEPS = 1000  # without any displacement at all: nothing will move it any more


@dataclass(frozen=True)
class Trip:
    """What became of one trip.

    Attributes:
        steps: for each fall asked for, the first step there; `math.inf` where it was not reached.
        n_steps: that were followed.
        end: "there", "limit" of steps or work, "unstable", or "still": it never moved.
        longest: of all steps, their length.
        falls: of the value, halfway and at the end of the trip.
        displacement: (n_parameters,), at the end.
    """

    steps: tuple[float, ...]
    n_steps: int
    end: str
    longest: float
    falls: tuple[float, float]
    displacement: Floats


def follow(
    model: QuadraticModel,
    step_of: StepOf,
    falls: Sequence[float],
    *,
    beyond: Beyond | None = None,
    noise: BatchNoise | None = None,
    generator: np.random.Generator | None = None,
    max_steps: int = MAX_STEPS,
    max_work: float = MAX_WORK,
) -> Trip:
    """Return when a run of an optimizer on the model has fallen by each of some amounts.

    Args:
        model: shared by trips: what one learns of the curvature serves the next.
        step_of: the optimizer, with its state; it is used up.
        falls: ascending, in units of the loss, the last one the goal; those at or below zero are there
            at step 0.
        beyond: what the loss is known to add to the model along one direction.
        noise: added to each gradient; None for full batches.
        generator: draws the noise.
        max_steps: limit.
        max_work: limit of multiplications.
    """
    place = model.start(beyond)
    steps = [0.0 if fall <= 0 else math.inf for fall in falls]
    history: list[float] = []
    n_vectors = 0 if noise is None else len(noise.here) + len(noise.slope)
    spent, longest, end = 0.0, 0.0, "limit"
    while math.isinf(steps[-1]) and len(history) < max_steps and spent < max_work:
        gradient = place.gradient
        if noise is not None and generator is not None:
            gradient = gradient + noise.draw(generator, place.displacement)
        with np.errstate(over="ignore", invalid="ignore"):
            step = step_of(gradient)
            place.move(step)
        longest = max(longest, float(np.linalg.norm(step)))
        history.append(place.fall)
        spent += model.work(n_vectors)
        if not place.fall >= -RISE * falls[-1]:  # not-a-number too
            end = "unstable"
            break
        for j, fall in enumerate(falls):
            if math.isinf(steps[j]) and place.fall >= fall:
                steps[j] = float(len(history))
        if len(history) == STILL_STEPS and not place.displacement.any():
            end = "still"
            break
    end = "there" if math.isfinite(steps[-1]) else end
    halfway, last = (history[len(history) // 2], history[-1]) if history else (0.0, 0.0)
    return Trip(tuple(steps), len(history), end, longest, (halfway, last), place.displacement)
