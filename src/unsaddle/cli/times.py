"""`unsaddle times`."""

from __future__ import annotations

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
    Save,
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
from unsaddle.errors import InvalidInput


def times(
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
    difference: Annotated[
        str,
        typer.Option(help="Of the mean escape step: how many walkers show it is in the answer."),
    ] = "10%",
    seed: Seed = None,
    dtype: Precision = "float64",
    json: Json = False,
    save: Save = None,
) -> None:
    """Measure when walkers leave a saddle: distributions, theory, tests, walkers needed."""
    from unsaddle.racing import race as run

    check_targets(save or [], REPORT_ENDINGS)
    wanted = share(difference)
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
    show(result.escape_times(wanted), json, save or [])
    if result.interrupted:
        raise typer.Exit(130)


def share(text: str) -> float:
    """Return 0.1 for "10%", "10 %" and "0.1"."""
    number = text.strip().removesuffix("%")
    try:
        value = float(number) / (100.0 if text.strip().endswith("%") else 1.0)
    except ValueError:
        value = float("nan")
    if not 0 < value < float("inf"):
        raise InvalidInput(
            f"--difference {text!r}",
            "a share of the mean escape step above 0, such as 10% or 0.1",
            "Leave it out for 10%.",
        )
    return value
