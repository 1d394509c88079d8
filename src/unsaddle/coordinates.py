"""Points as pictures, tables and messages print them: many coordinates shortened."""

from __future__ import annotations

import re

MOST_SHOWN = 8  # coordinates; beyond, the first two and the last stand for all
_POINT = re.compile(r"\(([^()]*,[^()]*)\)")


def shortened_points(text: str) -> str:
    """Return a text whose points of more than `MOST_SHOWN` coordinates are shortened.

    >>> shortened_points("minimum (0, 1)")
    'minimum (0, 1)'
    >>> shortened_points(f"minimum ({'0, ' * 159}-2.301)")
    'minimum (0, 0, …, -2.301; 160 coordinates)'
    """
    return _POINT.sub(_shortened, text)


def _shortened(point: re.Match[str]) -> str:
    parts = point[1].split(", ")
    if len(parts) <= MOST_SHOWN:
        return point[0]
    return f"({parts[0]}, {parts[1]}, …, {parts[-1]}; {len(parts)} coordinates)"
