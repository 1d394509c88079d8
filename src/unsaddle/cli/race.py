"""`unsaddle race`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from unsaddle.cli.terminal import (
    REPORT_ENDINGS,
    check_targets,
    numbers,
    optimizer_list,
    progress,
    show,
)

ENDINGS = (*REPORT_ENDINGS, ".gif")


def race(
    landscape: Annotated[
        str,
        typer.Argument(help="A built-in name (saddle, himmelblau, ...) or a formula in x and y."),
    ],
    optimizers: Annotated[
        list[str] | None,
        typer.Option(
            "--optimizers",
            "-o",
            help="Names with settings: sgd 'adam lr=0.1' 'momentum lr=0.01 momentum=0.95'.",
        ),
    ] = None,
    start: Annotated[
        str | None, typer.Option(help="Start point, as in 0.1,0. Default: beside the saddle.")
    ] = None,
    walkers: Annotated[
        int | None, typer.Option(help="Walkers of each optimizer. Default: 1, or 256 with noise.")
    ] = None,
    steps: Annotated[int, typer.Option(help="Gradient steps, the same for all.")] = 2000,
    noise: Annotated[
        str | None,
        typer.Option(help="Gradient noise: 0.1, isotropic=0.1, along:y=0.1, across=0.1."),
    ] = None,
    noise_along: Annotated[
        str | None, typer.Option(help="Noise along one direction: x, y, escape, or 1,-1.")
    ] = None,
    spread: Annotated[float, typer.Option(help="Standard deviation of the start points.")] = 0.0,
    seed: Annotated[
        int | None, typer.Option(help="Seed; a fresh one is drawn and printed.")
    ] = None,
    dtype: Annotated[str, typer.Option(help="float64, float32, bfloat16 or float16.")] = "float64",
    json: Annotated[bool, typer.Option("--json", help="Print the data as JSON.")] = False,
    save: Annotated[
        list[Path] | None,
        typer.Option(help="Write html, png, svg, pdf, gif or json; may be given several times."),
    ] = None,
) -> None:
    """Watch optimizers at a saddle: who escapes, when, and where they end."""
    from unsaddle.racing import race as run

    check_targets(save or [], ENDINGS)
    with progress(quiet=json) as tell:
        result = run(
            landscape,
            optimizer_list(optimizers),
            start=numbers(start),
            n_walkers=walkers,
            n_steps=steps,
            noise=noise,
            noise_along=noise_along,
            spread=spread,
            seed=seed,
            dtype=dtype,
            progress=lambda name, done: tell(name, done, steps),
        )
    show(result, json, save or [])
    if result.interrupted:
        raise typer.Exit(130)
