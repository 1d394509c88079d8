"""`unsaddle race`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from unsaddle.cli.options import (
    BatchSampling,
    BatchSize,
    Json,
    Noise,
    NoiseAlong,
    Optimizers,
    Place,
    Precision,
    Seed,
    Spread,
    Start,
    Steps,
    Walkers,
)
from unsaddle.cli.terminal import (
    REPORT_ENDINGS,
    check_targets,
    numbers,
    optimizer_list,
    progress,
    show,
)
from unsaddle.errors import InvalidInput, UnknownName

ANIMATED = (".gif", ".webp", ".mp4")
ENDINGS = (*REPORT_ENDINGS, *ANIMATED)


def race(
    landscape: Place,
    optimizers: Optimizers = None,
    start: Start = None,
    walkers: Walkers = None,
    steps: Steps = 2000,
    noise: Noise = None,
    noise_along: NoiseAlong = None,
    batch_size: BatchSize = None,
    sampling: BatchSampling = None,
    spread: Spread = 0.0,
    seed: Seed = None,
    dtype: Precision = "float64",
    json: Json = False,
    save: Annotated[
        list[Path] | None,
        typer.Option(
            help="Write html, png, svg, pdf, gif, webp, mp4 or json; may be given several times."
        ),
    ] = None,
    view: Annotated[
        str | None, typer.Option(help="Of an animation: contours (the default) or surface.")
    ] = None,
) -> None:
    """Watch optimizers at a saddle: who escapes, when, and where they end."""
    from unsaddle.racing import race as run

    check_targets(save or [], ENDINGS)
    _check_animation(save or [], view)
    with progress(quiet=json) as tell:
        result = run(
            landscape,
            optimizer_list(optimizers),
            start=numbers(start),
            n_walkers=walkers,
            n_steps=steps,
            noise=noise,
            noise_along=noise_along,
            batch_size=batch_size,
            sampling=sampling,  # pyright: ignore[reportArgumentType]  # checked there
            spread=spread,
            seed=seed,
            dtype=dtype,
            progress=lambda name, done: tell(name, done, steps),
        )
    show(result, json, save or [], view)
    if result.interrupted:
        raise typer.Exit(130)


def _check_animation(targets: list[Path], view: str | None) -> None:
    """What would only be found wrong after the race has run."""
    moving = [path for path in targets if path.suffix in ANIMATED]
    if view is not None and not moving:
        raise InvalidInput(
            f"--view {view} without an animation",
            f"a view of an animation: {', '.join(ANIMATED)}",
            "Add --save race.webp, say, or leave the view out.",
        )
    if moving:
        from unsaddle.figures.animation import VIEWS, check_encoder

        if view is not None and view not in VIEWS:
            raise UnknownName("view", view, VIEWS)
        for path in moving:
            check_encoder(path.suffix)
