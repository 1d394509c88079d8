"""`unsaddle diagnose`."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from unsaddle.cli.terminal import REPORT_ENDINGS, check_targets, progress, show
from unsaddle.errors import CheckpointError, InvalidInput


def diagnose(
    file: Annotated[
        Path,
        typer.Argument(
            help="A Python file whose training() returns a TorchTraining or JaxTraining."
        ),
    ],
    checkpoint: Annotated[
        Path | None,
        typer.Option(
            help="Weights to load first: .safetensors; a torch file of tensors; for JAX .npz."
        ),
    ] = None,
    mode: Annotated[
        str | None, typer.Option(help="eval: diagnose in evaluation mode (dropout, BatchNorm).")
    ] = None,
    max_products: Annotated[
        int, typer.Option(help="Limit of Hessian-vector products for a large model.")
    ] = 200,
    group_by: Annotated[
        str | None,
        typer.Option(help="class or layer: what each has of loss, gradient, curvature, noise."),
    ] = None,
    max_samples: Annotated[
        int | None,
        typer.Option(help="Use at most so many samples, and say what they tell of all."),
    ] = None,
    max_memory: Annotated[
        str | None,
        typer.Option(
            help='Such as "2GB"; half of what is free if left out. The report says what gave.'
        ),
    ] = None,
    budget: Annotated[
        int, typer.Option(help="Steps that you would wait for; longer is too slow.")
    ] = 500,
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
    _check_parts(group_by, max_samples, max_memory, budget)
    if mode not in (None, "eval"):
        raise InvalidInput(
            f"--mode {mode}",
            "eval",
            "Leave it out to diagnose the modules in the mode they are in.",
        )
    # What training() prints belongs on the error stream: the output is ours, and JSON perhaps.
    with progress(quiet=json) as tell, contextlib.redirect_stdout(sys.stderr):
        tell("running training()", 0, 1)
        settings = {
            "seed": seed,
            "confidence": confidence,
            "max_products": max_products,
            "group_by": group_by,
            "max_samples": max_samples,
            "max_memory": max_memory,
            "budget": budget,
            "progress": tell,
        }
        result = _diagnosed(file, checkpoint, mode, settings)
    show(result, json, targets)


def _diagnosed(
    file: Path,
    checkpoint: Path | None,
    mode: str | None,
    settings: dict[str, Any],
) -> Any:
    from unsaddle.diagnosis import diagnose as run
    from unsaddle.diagnosis.loading import load_training, with_checkpoint, with_mode

    training = load_training(file)
    if mode is not None:
        training = with_mode(training, mode)
    if checkpoint is not None:
        training = with_checkpoint(training, checkpoint)
    return run(training, **settings)


def _check_parts(
    group_by: str | None, max_samples: int | None, max_memory: str | None, budget: int
) -> None:
    """Refuse groups, numbers of samples or steps and memory that cannot be, before training() runs."""
    from unsaddle.diagnosis.cause import check_budget
    from unsaddle.diagnosis.grouping import check_group_by
    from unsaddle.diagnosis.sampling import check_max_samples
    from unsaddle.krylov import bytes_of

    check_group_by(group_by)
    check_max_samples(max_samples)
    bytes_of(max_memory)
    check_budget(budget)


def _check_diagnosis(checkpoint: Path | None, html: Path | None, confidence: float) -> None:
    """What would only be found wrong after training() has run."""
    if checkpoint is not None and not checkpoint.is_file():
        raise CheckpointError(
            f"no checkpoint at {checkpoint}",
            "a .safetensors file, a torch file of tensors, or for JAX an .npz file",
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
