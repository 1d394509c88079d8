"""A result in the terminal: readable at 80 columns, in one colour, and piped into a file."""

from __future__ import annotations

import io

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from unsaddle.report.view import Cell, Item, Section, Table, Tone, View

WIDE = 100  # columns from which a cell's second line is shown
_STYLES: dict[Tone, str] = {"good": "green", "held": "yellow", "bad": "red", "plain": ""}


class Screen:
    """A view as a Rich renderable that asks how wide the terminal is."""

    def __init__(self, view: View) -> None:
        self.view = view

    def __str__(self) -> str:
        return as_text(self.view, WIDE)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the parts from headline to protocol."""
        view, wide = self.view, options.max_width >= WIDE
        yield Text(view.headline or view.title, style="bold")
        for part in view.parts:
            if isinstance(part, Section):
                yield _section(part)
            elif isinstance(part, Table):
                yield _table(part, wide)
        lines = view.protocol if wide or not view.narrow_protocol else view.narrow_protocol
        yield Padding(_hanging(lines, "dim"), (1, 0, 0, 0))


def as_text(view: View, width: int) -> str:
    """Return a view as plain text of at most so many columns."""
    console = Console(
        file=io.StringIO(),
        width=width,
        color_system=None,
        force_terminal=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        console.print(Screen(view))
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def _section(section: Section) -> Group:
    return Group(Text(), Text(section.title, style="bold"), _hanging(section.lines, ""))


def _hanging(lines: tuple[str | Item, ...], style: str) -> RichTable:
    """Return lines whose continuation is indented."""
    grid = RichTable.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    for line in lines:
        said = _item(line) if isinstance(line, Item) else Text(line, style=style)
        grid.add_row(Text("·", style=style), said)
    return grid


def _item(item: Item) -> Group:
    text = Text.assemble((item.lead, "bold"), f" {item.text}" if item.text else "")
    detail = [Padding(Text(item.detail, style="dim"), (0, 0, 0, 2))] if item.detail else []
    return Group(text, *detail)


def _table(table: Table, wide: bool) -> Group:
    padding = (0, 1) if wide else (0, 1, 0, 0)
    drawn = RichTable(box=box.SIMPLE_HEAD, padding=padding, pad_edge=False, show_edge=False)
    for position, header in enumerate(table.headers):
        drawn.add_column(
            Text(header if wide and position not in table.numeric else _two_lines(header)),
            justify="right" if position in table.numeric else "left",
            # A name or a number broken in two cannot be read.
            min_width=min(12, max((len(row[0].text) for row in table.rows), default=1))
            if position == 0
            else None,
            overflow="fold",
        )
    for row in table.rows:
        drawn.add_row(*(_cell(cell, wide) for cell in row))
    title = [Text(table.title, style="bold")] if table.title else []
    return Group(Text(), *title, drawn)


def _two_lines(header: str) -> str:
    """Return a long header broken at its first space: its column need not be as wide."""
    return header.replace(" ", "\n", 1) if len(header) >= 11 else header


def _cell(cell: Cell, wide: bool) -> Text:
    # Counts of outcomes stand below each other where room is short.
    text = Text(cell.text if wide else cell.text.replace(" · ", "\n"), style=_STYLES[cell.tone])
    if wide and cell.detail:
        text.append("\n" + cell.detail, style="dim")
    return text
