"""`unsaddle diagnose`."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from unsaddle.cli.terminal import REPORT_ENDINGS, check_targets, progress, show
from unsaddle.errors import CheckpointError, InvalidInput


def diagnose(
    file: Annotated[
        Path, typer.Argument(help="A Python file whose training() returns a TorchTraining.")
    ],
    checkpoint: Annotated[
        Path | None,
        typer.Option(help="Weights to load first: .safetensors, or a torch file of tensors."),
    ] = None,
    mode: Annotated[
        str | None, typer.Option(help="eval: diagnose in evaluation mode (dropout, BatchNorm).")
    ] = None,
    max_products: Annotated[
        int, typer.Option(help="Limit of Hessian-vector products for a large model.")
    ] = 200,
    confidence: Annotated[float, typer.Option(help="Of the probable bounds.")] = 0.95,
    seed: Annotated[
        int | None, typer.Option(help="Seed; a fresh one is drawn and printed.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the data as JSON.")] = False,
    html: Annotated[
        Path | None, typer.Option(help="Write the report as one self-contained page.")
    ] = None,
    save: Annotated[
        list[Path] | None, typer.Option(help="Write html, png, svg, pdf or json as well.")
    ] = None,
) -> None:
    """Diagnose a training run that has gone flat: verdict, evidence, forecast, advice."""
    targets = [*([html] if html else []), *(save or [])]
    check_targets(targets, REPORT_ENDINGS)
    _check_diagnosis(checkpoint, html, confidence)
    if mode not in (None, "eval"):
        raise InvalidInput(
            f"--mode {mode}",
            "eval",
            "Leave it out to diagnose the modules in the mode they are in.",
        )
    # What training() prints belongs on the error stream: the output is ours, and JSON perhaps.
    with progress(quiet=json) as tell, contextlib.redirect_stdout(sys.stderr):
        tell("running training()", 0, 1)
        result = _diagnosed(file, checkpoint, mode, seed, confidence, max_products, tell)
    show(result, json, targets)


def _diagnosed(
    file: Path,
    checkpoint: Path | None,
    mode: str | None,
    seed: int | None,
    confidence: float,
    max_products: int,
    tell: Callable[[str, int, int], None],
) -> Any:
    import dataclasses

    from unsaddle.diagnosis import diagnose as run
    from unsaddle.torch import load_checkpoint, load_training

    training = load_training(file)
    if mode is not None:
        training = dataclasses.replace(training, mode=mode)
    if checkpoint is not None:
        load_checkpoint(training, checkpoint)
    return run(training, seed=seed, confidence=confidence, max_products=max_products, progress=tell)


def _check_diagnosis(checkpoint: Path | None, html: Path | None, confidence: float) -> None:
    """What would only be found wrong after training() has run."""
    if checkpoint is not None and not checkpoint.is_file():
        raise CheckpointError(
            f"no checkpoint at {checkpoint}",
            "a .safetensors file, or a torch file of tensors",
            "Check the path.",
        )
    if html is not None and html.suffix != ".html":
        raise InvalidInput(
            f"--html {html}", "a name that ends in .html", "Use --save for other formats."
        )
    if not 0 < confidence < 1:
        raise InvalidInput(
            f"--confidence {confidence:g}", "a number between 0 and 1", "0.95 is usual."
        )
