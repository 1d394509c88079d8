"""`unsaddle map`."""

from __future__ import annotations

from typing import Annotated

import typer

from unsaddle.cli.options import Json, Noise, NoiseAlong, Place, Precision, Save, Seed
from unsaddle.cli.terminal import REPORT_ENDINGS, check_targets, progress, show
from unsaddle.errors import InvalidInput

ENDINGS = (*REPORT_ENDINGS, ".npz")


def map_(
    landscape: Place,
    optimizer: Annotated[
        str,
        typer.Option(
            "--optimizer", "-o", help="One optimizer with its settings: sgd, 'adam lr=0.1'."
        ),
    ] = "sgd",
    size: Annotated[str, typer.Option(help="Starts along x and y: 400, or 400x300.")] = "400",
    steps: Annotated[int, typer.Option(help="Gradient steps of each start.")] = 1000,
    box: Annotated[
        str | None, typer.Option(help="Where to start: x low, x high, y low, y high.")
    ] = None,
    noise: Noise = None,
    noise_along: NoiseAlong = None,
    seed: Seed = None,
    dtype: Precision = "float64",
    json: Json = False,
    save: Save = None,
) -> None:
    """Map where an optimizer ends from every start of a grid, and how long it takes."""
    from unsaddle.basins import basin_map

    check_targets(save or [], ENDINGS)
    cells, ends = _size(size), _box(box)
    total = cells[0] * cells[1] * steps
    with progress(quiet=json) as tell:
        result = basin_map(
            landscape,
            optimizer,
            size=cells,
            n_steps=steps,
            box=ends,
            noise=noise,
            noise_along=noise_along,
            seed=seed,
            dtype=dtype,
            progress=lambda share: tell("starts x steps", int(share * total), total),
        )
    show(result, json, save or [])
    if result.interrupted:
        raise typer.Exit(130)


def _size(text: str) -> tuple[int, int]:
    try:
        numbers = [int(part) for part in text.lower().split("x")]
    except ValueError:
        numbers = []
    if len(numbers) not in (1, 2):
        raise InvalidInput(
            f"--size {text!r}", "one whole number, or two parted by x", "Write --size 400x300, say."
        )
    return numbers[0], numbers[-1]


def _box(text: str | None) -> list[list[float]] | None:
    if text is None:
        return None
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != 4:
        raise InvalidInput(
            f"--box {text!r}",
            "four numbers parted by commas: x low, x high, y low, y high",
            "Write --box -1,1,0,2, say.",
        )
    return [numbers[:2], numbers[2:]]
