"""The standard library's log."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from unsaddle.torch.watch.sinks.sink import Sink


class Log(Sink):
    """Logs the numbers of each look; plateaus are logged by the watch itself, at WARNING.

    Args:
        logger: where; the one called "unsaddle.watch" when left out.
        level: of the numbers.
    """

    def __init__(self, logger: logging.Logger | None = None, level: int = logging.INFO) -> None:
        self.logger = logger or logging.getLogger("unsaddle.watch")
        self.level = level

    def write(self, step: int, values: Mapping[str, float]) -> None:
        """Log one line."""
        numbers = ", ".join(f"{name} {value:.4g}" for name, value in values.items())
        self.logger.log(self.level, "step %d: %s", step, numbers)
