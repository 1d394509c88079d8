"""The arguments that every command about a race takes, said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Place = Annotated[
    str,
    typer.Argument(help="A built-in name (saddle, himmelblau, ...) or a formula in x and y."),
]
Optimizers = Annotated[
    list[str] | None,
    typer.Option(
        "--optimizers",
        "-o",
        help="Names with settings: sgd 'adam lr=0.1' 'momentum lr=0.01 momentum=0.95'.",
    ),
]
Start = Annotated[
    str | None, typer.Option(help="Start point, as in 0.1,0. Default: beside the saddle.")
]
Walkers = Annotated[
    int | None, typer.Option(help="Walkers of each optimizer. Default: 1, or 256 with noise.")
]
Steps = Annotated[int, typer.Option(help="Gradient steps, the same for all.")]
Noise = Annotated[
    str | None,
    typer.Option(
        help="Gradient noise: 0.1, along:y=0.1, across=0.1, aligned=0.1, curvature:y=0.5, "
        "covariance=1,0;0,2, heavy:1.5=0.1, student:3=0.1."
    ),
]
NoiseAlong = Annotated[
    str | None, typer.Option(help="Noise along one direction: x, y, escape, or 1,-1.")
]
BatchSize = Annotated[
    int | None, typer.Option(help="Samples each step draws from a problem's. Default: all.")
]
BatchSampling = Annotated[
    str | None,
    typer.Option(help="reshuffle (each epoch, the default), once, or replacement."),
]
Spread = Annotated[float, typer.Option(help="Standard deviation of the start points.")]
Seed = Annotated[int | None, typer.Option(help="Seed; a fresh one is drawn and printed.")]
Precision = Annotated[str, typer.Option(help="float64, float32, bfloat16 or float16.")]
Json = Annotated[bool, typer.Option("--json", help="Print the data as JSON.")]
Save = Annotated[
    list[Path] | None,
    typer.Option(help="Write html, png, svg, pdf or json; may be given several times."),
]
