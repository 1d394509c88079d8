"""How many samples are worked on at a time, and what was given up where memory was short."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import TypeVar

import torch

from unsaddle.errors import TrainingError
from unsaddle.torch.data import Samples

_Made = TypeVar("_Made")

SAYINGS = ("out of memory", "can't allocate memory", "not enough memory")


def is_out_of_memory(error: BaseException) -> bool:
    """True for what PyTorch raises when it gets no memory: each device has its own way."""
    own = getattr(torch, "OutOfMemoryError", torch.cuda.OutOfMemoryError)
    if isinstance(error, own | MemoryError):
        return True
    said = str(error).lower()
    return isinstance(error, RuntimeError) and any(saying in said for saying in SAYINGS)


@dataclass(eq=False)
class Memory:
    """What a run of products has learnt about the memory there is; shared by all that follow.

    Attributes:
        limit: samples at a time; None where nothing was refused yet.
        rebuilds: graphs are not kept between products any more.
    """

    limit: int | None = None
    rebuilds: bool = False
    asked: int = field(default=0, init=False)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the report says of it; empty where memory was enough."""
        notes: list[str] = []
        if self.limit is not None:
            notes.append(
                f"out of memory with {self.asked} samples at a time: worked on {self.limit} at a time"
            )
        if self.rebuilds:
            notes.append(
                "out of memory with the graphs kept: each Hessian product builds them again"
            )
        return tuple(notes)

    def part(self, wanted: int) -> int:
        """Return how many samples at a time: as wanted, or fewer."""
        return wanted if self.limit is None else min(wanted, self.limit)

    def shrink(self, n_samples: int, error: BaseException) -> int:
        """Return half as many samples, for now on.

        Raises:
            TrainingError: a single sample was too many.
        """
        if n_samples <= 1:
            raise TrainingError(
                f"out of memory with one sample at a time ({str(error).splitlines()[0]})",
                "a model whose gradient on one sample fits into memory",
                "Free memory on the device, diagnose fewer parameters with parameters=[...], or use "
                "torch.utils.checkpoint(..., use_reentrant=False) in the model.",
            ) from error
        self.asked = max(self.asked, n_samples)
        self.limit = n_samples // 2
        if torch.cuda.is_available() and torch.cuda.is_initialized():
            torch.cuda.empty_cache()
        return self.limit

    def over(
        self, samples: Samples, part: int, work: Callable[[Samples], _Made]
    ) -> Generator[tuple[Samples, _Made]]:
        """Yield (chunk, work(chunk)) over all samples, in smaller chunks where memory is short."""
        start = 0
        while start < samples.n_samples:
            chunk = samples.part(slice(start, start + self.part(part)))
            made = self.attempt(chunk, work)
            if made is not None:
                yield chunk, made[0]
                start += chunk.n_samples

    def attempt(self, chunk: Samples, work: Callable[[Samples], _Made]) -> tuple[_Made] | None:
        """Return what `work` made of the chunk; None after memory ran out and `limit` was halved."""
        try:
            return (work(chunk),)
        except Exception as error:
            if not is_out_of_memory(error):
                raise
            self.shrink(chunk.n_samples, error)
        return None
