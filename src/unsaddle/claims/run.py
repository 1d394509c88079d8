"""`claims`: try the founding statements, all or some."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from unsaddle.claims import (
    approach,
    averaging,
    convexity,
    leaving,
    memory,
    order,
    surprises,
    watching,
)
from unsaddle.claims.claim import Claim
from unsaddle.claims.result import Claims, Trial
from unsaddle.errors import UnknownName
from unsaddle.result import command_line

ALL: tuple[Claim, ...] = tuple(
    sorted(
        (
            *convexity.CLAIMS,
            *approach.CLAIMS,
            *averaging.CLAIMS,
            *order.CLAIMS,
            *leaving.CLAIMS,
            *memory.CLAIMS,
            *watching.CLAIMS,
            *surprises.CLAIMS,
        ),
        key=lambda claim: claim.number,
    )
)
# Fixed, unlike elsewhere: the page is a demonstration, and its numbers are to be the reader's too.
DEMONSTRATION_SEED = 0


def names() -> tuple[str, ...]:
    """Return the claims' names, in the order of the founding text.

    >>> names()[:2]
    ('convex', 'several-minima')
    """
    return tuple(claim.name for claim in ALL)


def claims(
    only: str | Sequence[str] | None = None,
    *,
    seed: int = DEMONSTRATION_SEED,
    progress: Callable[[str, int, int], None] | None = None,
) -> Claims:
    """Try the statements that the project started from and return what holds.

    Args:
        only: a name from `names()`, or several; all when left out.
        seed: of all chance. With another one every interval is drawn anew, and about one run in
            twenty has one that misses its prediction.
        progress: called with the claim's name, the number of claims done, and how many there are.

    Returns:
        A `Claims`. An interruption keeps the claims that were tried.

    Raises:
        UnknownName: there is no such claim.

    >>> str(claims("momentum").trials[0].answer)
    'holds'
    """
    wanted = names() if only is None else ((only,) if isinstance(only, str) else tuple(only))
    for name in wanted:
        if name not in names():
            raise UnknownName("claim", name, names())
    chosen = [claim for claim in ALL if claim.name in wanted]
    trials: list[Trial] = []
    try:
        for claim in chosen:
            if progress:
                progress(claim.name, len(trials), len(chosen))
            begun = time.perf_counter()
            finding = claim.experiment(seed)
            trials.append(Trial(claim, finding, time.perf_counter() - begun))
    except KeyboardInterrupt:
        if not trials:
            raise
    return Claims(tuple(trials), seed, command_line(), len(chosen) - len(trials))
