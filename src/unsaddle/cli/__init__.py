"""The command line: each command parses, calls one public function, prints one view.

Heavy libraries are imported by the commands that need them, so that `--help` answers at once.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from unsaddle.cli.branch import branch
from unsaddle.cli.claims import claims
from unsaddle.cli.diagnose import diagnose
from unsaddle.cli.explore import explore
from unsaddle.cli.map import map_
from unsaddle.cli.phase import phase
from unsaddle.cli.race import race
from unsaddle.cli.times import times
from unsaddle.errors import UnsaddleError

app = typer.Typer(
    name="unsaddle",
    help="Is my optimizer stuck at a saddle point, why, and what gets it out?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_COMMANDS = (race, times, map_, phase, claims, diagnose, branch, explore)
_MANY_VALUES = ("--optimizers", "-o", "--candidates", "-c", "--from-checkpoints")
_ONE_OPTIMIZER = ("map", "phase")  # commands whose -o takes a single one


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


for _command in _COMMANDS:
    app.command(_command.__name__.rstrip("_"))(_command)


def _repeated(arguments: list[str]) -> list[str]:
    """Let `--optimizers sgd adam` mean `--optimizers sgd --optimizers adam`."""
    if arguments[:1] and arguments[0] in _ONE_OPTIMIZER:
        return arguments
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
        # By any other road Click shows the name of the process, "python -m pytest" perhaps.
        app(args=_repeated(sys.argv[1:]), prog_name="unsaddle")
    except UnsaddleError as error:
        Console(stderr=True).print(f"[bold red]error:[/] {escape(str(error))}", highlight=False)
        sys.exit(2)
