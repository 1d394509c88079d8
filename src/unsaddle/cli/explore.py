"""`unsaddle explore`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape


def explore(
    landscape: Annotated[
        str | None,
        typer.Argument(help="A built-in name (saddle, himmelblau, ...) or a formula in x and y."),
    ] = None,
    port: Annotated[int, typer.Option(help="Port on this machine; 0 for a free one.")] = 0,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Print the address and open nothing.")
    ] = False,
    export: Annotated[
        Path | None,
        typer.Option(help="Write one self-contained page.html instead of serving it."),
    ] = None,
    replay: Annotated[
        Path | None, typer.Option(help="Play what unsaddle.explorer.replay recorded.")
    ] = None,
) -> None:
    """See it happen: an interactive page, served to this machine only."""
    from unsaddle.explorer import replay as replays
    from unsaddle.explorer import show

    recorded = None if replay is None else replays.load(replay)
    console = Console(stderr=True)
    if export is not None:
        written = show.export(export, landscape, replay=recorded)
        console.print(f"wrote {escape(str(written))}", style="dim", highlight=False)
        return

    def tell(address: str) -> None:
        typer.echo(address)
        console.print("served to this machine only; Ctrl-C ends it", style="dim", highlight=False)

    show.explore(landscape, replay=recorded, port=port, browser=not no_browser, tell=tell)
