"""What the commands share: what they read from the terminal and how they answer on it."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.markup import escape

from unsaddle.errors import InvalidInput

REPORT_ENDINGS = (".html", ".png", ".svg", ".pdf", ".json")


def optimizer_list(optimizers: list[str] | None) -> list[str] | None:
    """Each value may hold several optimizers, parted by commas."""
    if optimizers is None:
        return None
    return [one.strip() for value in optimizers for one in value.split(",") if one.strip()]


def numbers(text: str | None) -> list[float] | None:
    """Return the numbers of a point, or None where none was given."""
    if text is None:
        return None
    try:
        return [float(part) for part in text.split(",")]
    except ValueError:
        raise InvalidInput(
            f"--start {text!r}", "numbers parted by commas", "Write --start 0.1,0, say."
        ) from None


def check_targets(paths: list[Path], endings: tuple[str, ...]) -> None:
    """A wrong path is found before the work, not after it."""
    for path in paths:
        if path.suffix not in endings:
            raise InvalidInput(
                f"the ending {path.suffix!r} of {str(path)!r}",
                ", ".join(endings),
                "Choose one of them: .html holds everything, .json the data.",
            )
        if not path.parent.is_dir() or path.is_dir():
            raise InvalidInput(
                f"the path {str(path)!r}",
                "a file in a folder that exists",
                "Create the folder first.",
            )


def show(result: Any, json: bool, targets: list[Path], view: str | None = None) -> None:
    """Print a result and write its files, animations in the view that is given."""
    if json:
        typer.echo(result.to_json())
    else:
        Console().print(result.table())
    for target in targets:
        try:
            # A view is of what moves; the other files of the same command have none.
            moves = target.suffix not in REPORT_ENDINGS
            written = result.save(target, view) if moves else result.save(target)
        except OSError as error:
            raise InvalidInput(
                f"the path {str(target)!r} ({error.strerror})",
                "a file that can be written",
                "Choose another folder; the result is printed above.",
            ) from error
        Console(stderr=True).print(f"wrote {escape(str(written))}", style="dim", highlight=False)


@contextlib.contextmanager
def progress(quiet: bool) -> Generator[Callable[[str, int, int], None]]:
    """A line on the error stream that says what is being done, and how much of it.

    What is told raises a KeyboardInterrupt that was lost on its way, so that Ctrl-C ends every command.
    """
    console = Console(stderr=True)
    with contextlib.ExitStack() as stack:
        shown = console.is_terminal and not quiet
        tell = stack.enter_context(_progress_bar(console)) if shown else _told_to_nobody
        lost = stack.enter_context(_lost_interruptions())

        def tell_or_stop(stage: str, done: int, limit: int) -> None:
            if lost:
                raise lost.pop()
            tell(stage, done, limit)

        try:
            yield tell_or_stop
        except KeyboardInterrupt:  # Typer would leave without a word
            console.print("interrupted; nothing had been finished", highlight=False)
            raise typer.Exit(130) from None


def _told_to_nobody(stage: str, done: int, limit: int) -> None:
    """Progress where nobody looks."""


@contextlib.contextmanager
def _lost_interruptions() -> Generator[list[KeyboardInterrupt]]:
    """Collect the KeyboardInterrupts that Python could not raise.

    It raises them wherever the program is. In a callback of the garbage collector (JAX has one) or in
    a destructor they are printed as "Exception ignored in ...", and the program goes on.
    """
    lost: list[KeyboardInterrupt] = []
    before = sys.unraisablehook

    def keep(unraisable: sys.UnraisableHookArgs) -> None:
        if issubclass(unraisable.exc_type, KeyboardInterrupt):
            lost[:] = [KeyboardInterrupt()]  # keeping theirs would keep alive what dies here
        else:
            before(unraisable)

    sys.unraisablehook = keep
    try:
        yield lost
    finally:
        sys.unraisablehook = before


@contextlib.contextmanager
def _progress_bar(console: Console) -> Generator[Callable[[str, int, int], None]]:
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=12),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task, begun = bar.add_task("starting", total=None), "starting"

        def tell(stage: str, done: int, limit: int) -> None:
            nonlocal task, begun
            name = stage.split(":")[0]  # what follows the colon changes within a stage
            if name != begun:
                # A task's total cannot be taken back, and each stage has a pace of its own.
                bar.remove_task(task)
                task, begun = bar.add_task(stage, total=None), name
            bar.update(task, description=stage, completed=done, total=limit if limit > 1 else None)

        yield tell
