"""`unsaddle branch`."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unsaddle.cli.terminal import REPORT_ENDINGS, check_targets, progress, show
from unsaddle.errors import CheckpointError, InvalidInput

if TYPE_CHECKING:
    from unsaddle.branching import Branches


def branch(
    file: Annotated[
        Path, typer.Argument(help="A Python file whose training() returns a TorchTraining.")
    ],
    candidates: Annotated[
        list[str] | None,
        typer.Option(
            "--candidates",
            "-c",
            help="What to try: 'adam lr=1e-2' 'sgd lr=0.5 batch=1' 'lr x10' 'perturb radius=1e-2' "
            "'perturb along escape' 'negative curvature step' float32. "
            "Default: what the diagnosis suggests.",
        ),
    ] = None,
    repeats: Annotated[int, typer.Option(help="Repeats of each, which differ in the seed.")] = 20,
    budget: Annotated[
        str | None,
        typer.Option(help="Sample gradients of each repeat, or '30 epochs'."),
    ] = None,
    checkpoint: Annotated[
        Path | None, typer.Option(help="Weights to load first, as for diagnose.")
    ] = None,
    from_checkpoints: Annotated[
        list[Path] | None,
        typer.Option(help="Branch from these past states instead: a.pt b.pt ..."),
    ] = None,
    halving: Annotated[
        bool, typer.Option("--halving", help="Let the worse half go at 1/2, 1/4 ... of the budget.")
    ] = False,
    workers: Annotated[int, typer.Option(help="Processes that run branches.")] = 1,
    max_products: Annotated[
        int, typer.Option(help="Limit of Hessian-vector products of each diagnosis.")
    ] = 200,
    ends: Annotated[
        bool, typer.Option(help="Diagnose where each branch ended; costs a diagnosis each.")
    ] = True,
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
    best: Annotated[
        Path | None,
        typer.Option(help="Write where the best ended, for --checkpoint: best.pt."),
    ] = None,
    replay: Annotated[
        Path | None,
        typer.Option(help="Write where each went, for `unsaddle explore --replay`: branch.json."),
    ] = None,
    replay_size: Annotated[
        int,
        typer.Option(help="Losses along each axis of the replay's plane: costs this many squared."),
    ] = 41,
) -> None:
    """Run what may get a stuck training run out, side by side, and say what each was worth."""
    targets = [*([html] if html else []), *(save or [])]
    check_targets(targets, REPORT_ENDINGS)
    _check_files(checkpoint, from_checkpoints, html, best)
    if replay is not None:
        _check_replay(replay, replay_size)
    starts = [checkpoint] if checkpoint is not None else from_checkpoints or []
    # What training() prints belongs on the error stream: the output is ours, and JSON perhaps.
    with progress(quiet=json) as tell, contextlib.redirect_stdout(sys.stderr):
        from unsaddle.branching import branch as run

        result = run(
            file,
            candidates,
            n_repeats=repeats,
            budget=budget,
            seed=seed,
            from_checkpoints=starts,
            halving=halving,
            n_workers=workers,
            max_products=max_products,
            diagnose_ends=ends,
            record_paths=replay is not None,
            progress=tell,
        )
    show(result, json, targets)
    if best is not None:
        with contextlib.redirect_stdout(sys.stderr):
            from unsaddle.branching.source import loaded

            result.best.save_checkpoint(loaded(file), best)
        typer.echo(f"wrote {best}", err=True)
    if replay is not None:
        _record(result, file, replay, replay_size, json)
    if result.interrupted:
        raise typer.Exit(130)


def _record(result: Branches, file: Path, target: Path, size: int, quiet: bool) -> None:
    from unsaddle.explorer import replay as replays

    with progress(quiet=quiet) as tell, contextlib.redirect_stdout(sys.stderr):
        recorded = replays.of_branches(result, file, size=size, progress=tell)
    replays.save(recorded, target)
    share = recorded["plane"]["share"]
    typer.echo(f"wrote {target}; its plane shows {share:.1%} of the movement", err=True)


def _check_replay(target: Path, size: int) -> None:
    from unsaddle.explorer.parameters import checked_size

    checked_size(size)
    check_targets([target], (".json",))


def _check_files(
    checkpoint: Path | None, past: list[Path] | None, html: Path | None, best: Path | None
) -> None:
    """What would only be found wrong after training() has run."""
    if checkpoint is not None and past:
        raise InvalidInput(
            "--checkpoint and --from-checkpoints",
            "one of the two",
            "Put all states into --from-checkpoints.",
        )
    if html is not None and html.suffix != ".html":
        raise InvalidInput(
            f"--html {html}", "a name that ends in .html", "Use --save for other formats."
        )
    for file in [checkpoint] if checkpoint is not None else past or []:
        if not file.is_file():
            raise CheckpointError(
                f"no checkpoint at {file}",
                "a .safetensors file, or a torch file of tensors",
                "Check the path.",
            )
    if best is not None:
        check_targets([best], (".pt", ".pth"))
