"""The run a user's file describes: FILE.py with a function `training()`."""

from __future__ import annotations

import contextlib
import dataclasses
import difflib
import importlib
import sys
import traceback
import types
from collections.abc import Generator
from pathlib import Path
from typing import Any

from unsaddle.diagnosis.subject import TrainingRun, is_training_run
from unsaddle.errors import InvalidInput, TrainingError, UnsaddleError

ACCEPTED_FILE = "a Python file that defines training(), returning a TorchTraining or JaxTraining"


def load_training(path: str | Path) -> TrainingRun:
    """Return what `training()` of a Python file returns; the file is run to get it.

    Only give files you would run with python. It runs in a module of its own (`__name__` is not
    `"__main__"`), with its folder on `sys.path` meanwhile.

    Raises:
        TrainingError: the file is missing, is no Python file, raises, lacks `training`, or
            `training` raises or returns something else.

    >>> load_training("absent.py")
    Traceback (most recent call last):
    unsaddle.errors.TrainingError: no file at absent.py; accepted: a Python file ...
    """
    file = Path(path)
    if not file.is_file():
        raise TrainingError(
            f"no file at {file}", ACCEPTED_FILE, "Check the path, or run it from another folder."
        )
    if file.suffix != ".py":
        raise TrainingError(
            f"{file.name}, not a Python file",
            ACCEPTED_FILE,
            "Give the script that builds the run; weights go into --checkpoint.",
        )
    module = types.ModuleType(f"unsaddle_training_{file.stem}")
    module.__file__ = str(file.resolve())
    # Dataclasses, pickles and data-loader workers look a class's module up by its name.
    sys.modules[module.__name__] = module
    with _own_errors(file, "running it"):
        code = compile(file.read_bytes(), module.__file__, "exec", dont_inherit=True)
        with _folder_on_path(file):
            exec(code, module.__dict__)
    training = getattr(module, "training", None)
    if not callable(training):
        raise _no_training(file, module)
    with _own_errors(file, "training()"):
        made: Any = training()
    if not is_training_run(made):
        raise TrainingError(
            f"training() of {file.name} returned {_described(made)}",
            "a TorchTraining or JaxTraining",
            "End it with: return unsaddle.TorchTraining(model, loss, data, optimizer), or "
            "unsaddle.JaxTraining(loss, params, data, optimizer).",
        )
    return made


def with_mode(training: TrainingRun, mode: str) -> TrainingRun:
    """Return the run in a mode of its modules, where it has modules.

    Raises:
        InvalidInput: it has none.
    """
    if not hasattr(training, "mode"):
        raise InvalidInput(
            f"--mode {mode} for a {type(training).__name__}",
            "a run of PyTorch, whose modules have modes",
            "Let the loss of the file evaluate so: deterministic=True, train=False, "
            "equinox.nn.inference_mode.",
        )
    run: Any = training
    return dataclasses.replace(run, mode=mode)


def with_checkpoint(training: TrainingRun, path: Path) -> TrainingRun:
    """Return the run with the weights of a file; each library reads its own kinds.

    Raises:
        CheckpointError: the file is missing, damaged, would run code, or does not fit.
    """
    library = importlib.import_module(f"unsaddle.{training.library}")
    loaded = library.load_checkpoint(training, path)
    # A model of PyTorch is filled in place; what comes back then tells what was.
    return loaded if is_training_run(loaded) else training


@contextlib.contextmanager
def _folder_on_path(file: Path) -> Generator[None]:
    folder = str(file.resolve().parent)
    sys.path.insert(0, folder)
    try:
        yield
    finally:
        with contextlib.suppress(ValueError):
            sys.path.remove(folder)


@contextlib.contextmanager
def _own_errors(file: Path, doing: str) -> Generator[None]:
    """Turn what the user's code raises into our error, with the line in the user's file."""
    try:
        yield
    except UnsaddleError:
        raise  # already says what was wrong with the run
    except (Exception, SystemExit) as error:
        where = _line_in(file, error)
        raise TrainingError(
            f"{file.name}{where}: {doing} raised {type(error).__name__}: {error}",
            ACCEPTED_FILE,
            "Call training() in a Python session to see the whole traceback.",
        ) from error


def _line_in(file: Path, error: BaseException) -> str:
    name = str(file.resolve())
    if isinstance(error, SyntaxError) and error.filename == name:
        return f", line {error.lineno}"
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == name
    ]
    return f", line {lines[-1]}" if lines else ""


def _no_training(file: Path, module: types.ModuleType) -> TrainingError:
    own = [
        name
        for name, value in vars(module).items()
        if callable(value) and getattr(value, "__module__", None) == module.__name__
    ]
    near = difflib.get_close_matches("training", own, n=3, cutoff=0.5)
    hint = f"Did you mean to rename {' or '.join(near)}?" if near else "Define it at top level."
    found = f" (it defines {', '.join(own)})" if own else ""
    return TrainingError(f"{file.name} without training(){found}", ACCEPTED_FILE, hint)


def _described(made: Any) -> str:
    return "None" if made is None else f"a {type(made).__name__}"
