"""The command line: each command parses, calls one public function, prints one view.

Heavy libraries are imported by the commands that need them, so that `--help` answers at once.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from unsaddle.errors import CheckpointError, InvalidInput, UnsaddleError

app = typer.Typer(
    name="unsaddle",
    help="Is my optimizer stuck at a saddle point, why, and what gets it out?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_MANY_VALUES = ("--optimizers", "-o")
REPORT_ENDINGS = (".html", ".png", ".svg", ".pdf", ".json")
RACE_ENDINGS = (*REPORT_ENDINGS, ".gif")


@app.callback(invoke_without_command=True)
def unsaddle(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.")
    ] = False,
) -> None:
    """Is my optimizer stuck at a saddle point, why, and what gets it out?"""
    if version:
        import importlib.metadata

        typer.echo(f"unsaddle {importlib.metadata.version('unsaddle')}")
        raise typer.Exit


@app.command()
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

    _check_targets(save or [], RACE_ENDINGS)
    with _progress(quiet=json) as tell:
        result = run(
            landscape,
            _split(optimizers),
            start=_numbers(start),
            n_walkers=walkers,
            n_steps=steps,
            noise=noise,
            noise_along=noise_along,
            spread=spread,
            seed=seed,
            dtype=dtype,
            progress=lambda name, done: tell(name, done, steps),
        )
    _show(result, json, save or [])
    if result.interrupted:
        raise typer.Exit(130)


@app.command()
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
    _check_targets(targets, REPORT_ENDINGS)
    _check_diagnosis(checkpoint, html, confidence)
    if mode not in (None, "eval"):
        raise InvalidInput(
            f"--mode {mode}",
            "eval",
            "Leave it out to diagnose the modules in the mode they are in.",
        )
    # What training() prints belongs on the error stream: the output is ours, and JSON perhaps.
    with _progress(quiet=json) as tell, contextlib.redirect_stdout(sys.stderr):
        tell("running training()", 0, 1)
        result = _diagnosed(file, checkpoint, mode, seed, confidence, max_products, tell)
    _show(result, json, targets)


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


def _split(optimizers: list[str] | None) -> list[str] | None:
    """Each value may hold several optimizers, parted by commas."""
    if optimizers is None:
        return None
    return [one.strip() for value in optimizers for one in value.split(",") if one.strip()]


def _numbers(text: str | None) -> list[float] | None:
    if text is None:
        return None
    try:
        return [float(part) for part in text.split(",")]
    except ValueError:
        raise InvalidInput(
            f"--start {text!r}", "numbers parted by commas", "Write --start 0.1,0, say."
        ) from None


def _check_targets(paths: list[Path], endings: tuple[str, ...]) -> None:
    """A wrong path is found before the work, not after it."""
    for path in paths:
        if path.suffix not in endings:
            raise InvalidInput(
                f"the ending {path.suffix!r} of {str(path)!r}",
                ", ".join(endings),
                "Choose one of them: .html holds everything, .json the data.",
            )
        if not path.parent.is_dir() or path.is_dir():
            raise InvalidInput(
                f"the path {str(path)!r}",
                "a file in a folder that exists",
                "Create the folder first.",
            )


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


def _show(result: Any, json: bool, targets: list[Path]) -> None:
    if json:
        typer.echo(result.to_json())
    else:
        Console().print(result.table())
    for target in targets:
        try:
            written = result.save(target)
        except OSError as error:
            raise InvalidInput(
                f"the path {str(target)!r} ({error.strerror})",
                "a file that can be written",
                "Choose another folder; the result is printed above.",
            ) from error
        Console(stderr=True).print(f"wrote {escape(str(written))}", style="dim", highlight=False)


@contextlib.contextmanager
def _progress(quiet: bool) -> Generator[Callable[[str, int, int], None]]:
    """A line on the error stream that says what is being done, and how much of it."""
    console = Console(stderr=True)
    with contextlib.ExitStack() as stack:
        shown = console.is_terminal and not quiet
        tell = stack.enter_context(_progress_bar(console)) if shown else _told_to_nobody
        try:
            yield tell
        except KeyboardInterrupt:  # Typer would leave without a word
            console.print("interrupted; nothing had been finished", highlight=False)
            raise typer.Exit(130) from None


def _told_to_nobody(stage: str, done: int, limit: int) -> None:
    """Progress where nobody looks."""


@contextlib.contextmanager
def _progress_bar(console: Console) -> Generator[Callable[[str, int, int], None]]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("starting", total=None)

        def tell(stage: str, done: int, limit: int) -> None:
            bar.update(task, description=stage, completed=done, total=limit if limit > 1 else None)

        yield tell


def _repeated(arguments: list[str]) -> list[str]:
    """Let `--optimizers sgd adam` mean `--optimizers sgd --optimizers adam`."""
    spread: list[str] = []
    option: str | None = None
    for argument in arguments:
        if argument in _MANY_VALUES:
            option = argument
        elif argument.startswith("-"):
            option = None
            spread.append(argument)
        elif option is not None:
            spread += [option, argument]
        else:
            spread.append(argument)
    return spread


def main() -> None:
    """Run the command line; a caller's mistake ends with code 2 and its message."""
    try:
        app(args=_repeated(sys.argv[1:]))
    except UnsaddleError as error:
        Console(stderr=True).print(f"[bold red]error:[/] {escape(str(error))}", highlight=False)
        sys.exit(2)
