"""How a race names its mini-batches: a finite sum, a batch size and a way of sampling."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from unsaddle import problems
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape
from unsaddle.oracle import MiniBatch
from unsaddle.problem import Problem
from unsaddle.problems.catalog import names_with_samples


def finite_sum(
    landscape: str | Landscape | Problem | Callable[[Any], Any],
) -> tuple[Problem | None, str | Landscape | Callable[[Any], Any]]:
    """Return the problem that a race is on, None for a plain landscape, and what to make it from."""
    if isinstance(landscape, str) and landscape.strip() in problems.names():
        landscape = problems.get(landscape.strip())
    if isinstance(landscape, Problem):
        return landscape, landscape.landscape
    return None, landscape


def batches_for(
    problem: Problem | None,
    batch_size: int | None,
    sampling: str | None,
    beside: tuple[object, object],
    name: str,
) -> MiniBatch | None:
    """Return the mini-batches that `race`'s arguments mean, None where they ask for none.

    Args:
        problem: the finite sum, None where the race is on a plain landscape.
        batch_size: samples per step.
        sampling: as in `MiniBatch`; "reshuffle" when None.
        beside: `noise` and `noise_along`, which mini-batches exclude.
        name: of the landscape.

    Raises:
        InvalidInput: there is nothing to draw samples from, or the noise is asked for twice.
    """
    if batch_size is None:
        if sampling is not None:
            raise InvalidInput(
                f"sampling={sampling!r} without batch_size",
                "sampling beside batch_size",
                "Say how many samples a step draws, as in batch_size=8.",
            )
        return None
    if problem is None:
        raise InvalidInput(
            f"batch_size={batch_size} on {name!r}, which is no finite sum",
            "batch_size on a Problem, whose sample losses it draws from",
            f"Problems with samples: {', '.join(names_with_samples())}. Make one by "
            "unsaddle.Problem(name, sample_loss, samples, box), or ask for noise=0.1 instead.",
        )
    if any(one is not None for one in beside):
        noise, noise_along = beside
        asked = f"noise={noise!r}" if noise is not None else f"noise_along={noise_along!r}"
        raise InvalidInput(
            f"batch_size={batch_size} together with {asked}",
            "one of the two",
            "Mini-batches bring the noise of their samples: leave the other out.",
        )
    return MiniBatch(problem, batch_size, "reshuffle" if sampling is None else sampling)  # pyright: ignore[reportArgumentType]  # checked there
