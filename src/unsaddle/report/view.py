"""What a result says, in words and cells: the one source of terminal, page and notebook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Tone = Literal["good", "held", "bad", "plain"]  # a help for the eye; the words say the same


@dataclass(frozen=True)
class Cell:
    """One cell of a table: a text, in a wide table a second line, and a tone."""

    text: str
    detail: str = ""
    tone: Tone = "plain"


@dataclass(frozen=True)
class Table:
    """A table; the first column names the rows."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()  # columns that are aligned to the right


@dataclass(frozen=True)
class Item:
    """A line that begins in bold, and may end with small print on a line of its own."""

    lead: str
    text: str
    detail: str = ""


@dataclass(frozen=True)
class Section:
    """Sentences under a heading."""

    title: str
    lines: tuple[str | Item, ...]


@dataclass(frozen=True)
class Illustration:
    """A picture between the parts, drawn when a page is made; a terminal has none."""

    draw: Callable[[], Any]  # a Matplotlib figure, or the bytes of a GIF
    caption: str


Part = Table | Section | Illustration


@dataclass(frozen=True)
class View:
    """A whole result: headline first, protocol last."""

    title: str
    headline: str  # the answer in a sentence; empty where the table is the answer
    parts: tuple[Part, ...]
    protocol: tuple[str, ...]
    # Replaces the first line of the protocol where the table shows the same: see `Cell.detail`.
    narrow_protocol: tuple[str, ...] = ()
    picture_after: int = 1  # after so many parts a page shows the picture
    details: tuple[Part, ...] = ()  # what only a page has room for, after the parts


def row(*texts: str | Cell) -> tuple[Cell, ...]:
    """Return a table row of plain texts and cells."""
    return tuple(Cell(text) if isinstance(text, str) else text for text in texts)
