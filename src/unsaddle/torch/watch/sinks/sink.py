"""What a sink does; a sink of one's own derives from it or looks like it."""

from __future__ import annotations

import abc
from collections.abc import Mapping

from unsaddle.torch.watch.event import PlateauEvent


class Sink(abc.ABC):
    """Takes numbers at each look at the trend, and plateaus."""

    @abc.abstractmethod
    def write(self, step: int, values: Mapping[str, float]) -> None:
        """Take finite numbers by name, such as "unsaddle/gain"."""

    def event(self, event: PlateauEvent) -> None:  # noqa: B027 -- most have no place for words
        """Take a plateau; nothing, unless a sink has a place for words."""

    def close(self) -> None:  # noqa: B027 -- most hold nothing open
        """Finish; what the caller opened stays open."""
