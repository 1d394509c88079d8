"""What a forecast of an escape says, as plain data."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Forecast:
    """When one optimizer is expected to leave, in optimizer steps; `math.inf` means never.

    Attributes:
        optimizer: its name as the user knows it.
        settings: the numbers the forecast depends on, by name.
        median: half of the runs have left by then.
        q05: one run in twenty has left by then.
        q95: nineteen runs in twenty have left by then.
        regime: which effect decides, and so where the formula holds.
        formula: plain text, with its source.

    >>> Forecast("sgd", {"learning_rate": 0.1}, math.inf, math.inf, math.inf, "r", "f").to_dict()
    {'optimizer': 'sgd', 'settings': {'learning_rate': 0.1}, 'median': None, 'q05': None,
     'q95': None, 'regime': 'r', 'formula': 'f'}
    """

    optimizer: str
    settings: dict[str, float]
    median: float
    q05: float
    q95: float
    regime: str
    formula: str

    @property
    def has_interval(self) -> bool:
        """Whether anything is said but a number that the formula gives outside its regime."""
        return math.isinf(self.median) or self.q05 > 0.0 or math.isfinite(self.q95)

    def to_dict(self) -> dict[str, object]:
        """Return plain data for JSON: numbers that are not finite become None."""
        data: dict[str, object] = asdict(self)
        data["settings"] = {name: _plain(value) for name, value in self.settings.items()}
        for name in ("median", "q05", "q95"):
            data[name] = _plain(getattr(self, name))
        return data


def _plain(value: float) -> float | None:
    return value if math.isfinite(value) else None
