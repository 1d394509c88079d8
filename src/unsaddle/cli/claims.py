"""`unsaddle claims`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from unsaddle.cli.terminal import REPORT_ENDINGS, check_targets, progress, show
from unsaddle.errors import InvalidInput


def claims(
    only: Annotated[
        list[str] | None,
        typer.Option(help="Names of claims (convex, averaging, ...); may be given several times."),
    ] = None,
    seed: Annotated[
        int, typer.Option(help="Seed of all chance; 0 repeats the printed numbers.")
    ] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print the data as JSON.")] = False,
    html: Annotated[
        Path | None, typer.Option(help="Write everything as one self-contained page.")
    ] = None,
    save: Annotated[
        list[Path] | None, typer.Option(help="Write html, png, svg, pdf or json as well.")
    ] = None,
) -> None:
    """Try every statement of the founding text: prediction, measurement, answer."""
    from unsaddle.claims import claims as run

    if html is not None and html.suffix != ".html":
        raise InvalidInput(
            f"--html {html}", "a name that ends in .html", "Use --save for other formats."
        )
    targets = [*([html] if html else []), *(save or [])]
    check_targets(targets, REPORT_ENDINGS)
    with progress(quiet=json) as tell:
        result = run(only, seed=seed, progress=tell)
    show(result, json, targets)
    if result.n_missing:
        raise typer.Exit(130)
    if not result.as_predicted:
        raise typer.Exit(1)
