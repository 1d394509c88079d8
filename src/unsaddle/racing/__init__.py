"""A race of optimizers at a saddle: who escapes, when, and where they end."""

from unsaddle.racing.result import Entry, Race
from unsaddle.racing.run import race

__all__ = ["Entry", "Race", "race"]
