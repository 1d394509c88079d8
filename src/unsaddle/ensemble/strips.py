"""Work on many walkers cut into strips: two at a time, with progress, keeping what was done."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

T = TypeVar("T")

STRIP_WALKERS = 16_384  # eight tiles of two dimensions
MIN_STRIP_WALKERS = 512  # fewer use the processor worse
STRIP_WALKER_STEPS = 20_000_000  # some tenths of a second: what an interruption may lose


def in_strips(
    work: Callable[[slice, Callable[[float], None]], T | None],
    n_walkers: int,
    *,
    size: int = STRIP_WALKERS,
    n_steps: int = 1,
    progress: Callable[[float], None] | None = None,
    n_threads: int | None = None,
) -> tuple[list[tuple[slice, T]], bool]:
    """Return what `work` made of each strip of walkers, and whether it was interrupted.

    Args:
        work: called with a strip and with something to tell the share of it that is done, which
            raises KeyboardInterrupt when the work is to end; returns None for a strip it gave up.
        n_walkers: how many there are.
        size: walkers of a strip at most.
        n_steps: that each walker takes, at least 1; where they are many, strips are shorter, so that
            some are finished soon. The clock has no say: the same call gives the same bits.
        progress: called in this thread with the share of everything that is done, ten times a second;
            a KeyboardInterrupt from it, or from the keyboard, ends the work.
        n_threads: strips worked on at once; one for each CPU that this process may use, at most 4,
            when left out. Compiled code runs outside Python's lock.

    Returns:
        The finished strips in order: all of them unless interrupted.

    Raises:
        KeyboardInterrupt: interrupted before any strip was finished.

    >>> in_strips(lambda strip, tell: strip.stop - strip.start, 5, size=3)
    ([(slice(0, 3, None), 3), (slice(2, 5, None), 3)], False)
    """
    size = min(size, max(MIN_STRIP_WALKERS, STRIP_WALKER_STEPS // n_steps))
    # All of one length, since another length is another compilation: the last may overlap the one
    # before it, where the same walkers give the same numbers.
    n_strips = -(-n_walkers // size)
    length = -(-n_walkers // n_strips)
    begins = [min(k * length, n_walkers - length) for k in range(n_strips)]
    strips = [slice(begin, begin + length) for begin in begins]
    shares = [0.0] * len(strips)
    stop = threading.Event()

    def one(position: int) -> T | None:
        def tell(share: float) -> None:
            if stop.is_set():
                raise KeyboardInterrupt
            shares[position] = share

        try:
            tell(0.0)
            result = work(strips[position], tell)
        except KeyboardInterrupt:  # ours, in this thread
            return None
        shares[position] = 1.0
        return result

    def all_of_them(futures: list[Future[T | None]]) -> None:
        pending = set(futures)
        while pending:
            finished, pending = wait(pending, timeout=0.1, return_when=FIRST_COMPLETED)
            for future in finished:
                future.result()  # raises what the work raised
            if progress:
                progress(sum(shares) / n_strips)

    interrupted = False
    with ThreadPoolExecutor(min(len(strips), n_threads or _cpus())) as pool:
        futures = [pool.submit(one, position) for position in range(len(strips))]
        try:
            all_of_them(futures)
        except BaseException as error:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)
            if not isinstance(error, KeyboardInterrupt):
                raise
            interrupted = True
    made: list[tuple[slice, T]] = []
    for strip, future in zip(strips, futures, strict=True):
        result = None if future.cancelled() else future.result()
        if result is not None:
            made.append((strip, result))
    if interrupted and not made:
        raise KeyboardInterrupt
    return made, interrupted


def _cpus() -> int:
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(4, usable or 1))
