"""`unsaddle phase`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from unsaddle.cli.options import (
    BatchSampling,
    Json,
    Noise,
    NoiseAlong,
    Place,
    Precision,
    Save,
    Seed,
    Spread,
    Start,
    Steps,
)
from unsaddle.cli.terminal import REPORT_ENDINGS, check_targets, numbers, progress, show
from unsaddle.errors import InvalidInput

ENDINGS = (*REPORT_ENDINGS, ".npz")
SCALES = ("linear", "log")


def phase(
    landscape: Place,
    x: Annotated[
        str,
        typer.Option(
            "--x",
            help="Setting and range along x: lr=1e-4:1:log, momentum=0:0.99, noise=0.01:1:log, "
            "batch_size=1,2,4,8; a list is taken as it is.",
        ),
    ],
    y: Annotated[str, typer.Option("--y", help="Setting and range along y.")],
    optimizer: Annotated[
        str,
        typer.Option(
            "--optimizer",
            "-o",
            help="One optimizer with its other settings: momentum, 'adam b1=0.8'.",
        ),
    ] = "sgd",
    size: Annotated[int, typer.Option(help="Values along an axis that is a range.")] = 64,
    start: Start = None,
    walkers: Annotated[
        int | None, typer.Option(help="Walkers of each cell. Default: 1, or 16 with noise.")
    ] = None,
    steps: Steps = 1000,
    noise: Noise = None,
    noise_along: NoiseAlong = None,
    sampling: BatchSampling = None,
    spread: Spread = 0.0,
    show_: Annotated[
        str | None, typer.Option("--show", help="fraction (escaped), time, or value (at the end).")
    ] = None,
    seed: Seed = None,
    dtype: Precision = "float64",
    json: Json = False,
    save: Save = None,
) -> None:
    """Picture what becomes of an optimizer over two of its settings."""
    from unsaddle.phases import phase as run

    check_targets(save or [], ENDINGS)
    axes = _axis("--x", x, size), _axis("--y", y, size)
    with progress(quiet=json) as tell:
        result = run(
            landscape,
            optimizer,
            *axes,
            start=numbers(start),
            n_walkers=walkers,
            n_steps=steps,
            noise=noise,
            noise_along=noise_along,
            sampling=sampling,
            spread=spread,
            show=show_,  # pyright: ignore[reportArgumentType]
            seed=seed,
            dtype=dtype,
            progress=lambda share: tell("percent of all cells", int(100 * share), 100),
        )
    show(result, json, save or [])
    if result.interrupted:
        raise typer.Exit(130)


def _check_range(option: str, name: str, ends: tuple[float, ...], scale: str, size: int) -> None:
    """Refuse what the axis would, in the words of the command line."""
    low, high = ends
    if size < 2:
        raise InvalidInput(
            f"--size {size}",
            "a whole number, 2 or more: the values along an axis that is a range",
            f"Leave it out for 64, or write {option} {name}={low:g} for a single value.",
        )
    if low >= high:
        end = f":{scale}" if scale else ""
        advice = f"Write {option} {name}={high:g}:{low:g}{end}."
        if low == high:
            advice = f"Write {option} {name}={low:g} for the single value."
        raise InvalidInput(
            f"{option} {name}={low:g}:{high:g}{end}",
            "a range with low below high",
            advice,
        )


def _axis(option: str, text: str, size: int) -> tuple[str, Any]:
    """Return ("lr", (1e-4, 1.0, 64, "log")) for "lr=1e-4:1:log", and lists as they are."""
    name, equals, spec = text.partition("=")
    *ends, last = spec.split(":")
    scale = last if last in SCALES else "linear"
    ends = ends if last in SCALES else [*ends, last]
    try:
        if len(ends) == 2:
            values = tuple(float(end) for end in ends)
            found: Any = (*values, size, scale)
        else:
            found = [float(part) for part in spec.split(",")]
    except ValueError:
        found = None
    if not (name and equals) or found is None:
        raise InvalidInput(
            f"{option} {text!r}",
            "a setting with low:high, low:high:log, or values parted by commas",
            f"Write {option} lr=1e-4:1:log, say.",
        )
    if isinstance(found, tuple):
        _check_range(option, name, found[:2], last if last in SCALES else "", size)
    return name, found
