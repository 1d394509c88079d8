"""What all results have in common: plain data, provenance, and views found by name when asked for.

A result computes and stores; it does not draw. Its tables, pictures and pages live in the faces
(`report.py`, `figures.py`), which are looked up only when a view is asked for: importing a result
imports no plotting, and the faces can be deleted while all else works.
"""

from __future__ import annotations

import abc
import functools
import importlib
import importlib.metadata
import json
import math
import platform
import shlex
import sys
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from unsaddle.errors import InvalidInput

_RECORDED = ("unsaddle", "numpy", "scipy", "jax", "jaxlib", "optax", "torch")


@functools.cache
def versions() -> dict[str, str]:
    """Return the versions of Python and of the libraries that numbers come from, where installed."""
    found = {"python": platform.python_version()}
    for package in _RECORDED:
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def laboratory_versions() -> str:
    """Return the versions that stand in the protocol of everything the laboratory computes.

    >>> laboratory_versions().split()[0]
    'unsaddle'
    """
    known = versions()
    return ", ".join(f"{name} {known[name]}" for name in ("unsaddle", "jax", "optax"))


def plain(value: Any) -> Any:
    """Return data that JSON can hold: numbers that are not finite become None, arrays become lists.

    >>> plain({"median": float("inf"), "steps": (1, 2)})
    {'median': None, 'steps': [1, 2]}
    """
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if hasattr(value, "tolist"):  # NumPy arrays and scalars
        return plain(value.tolist())
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


class Result(abc.ABC):
    """Base of everything that is answered: plain data with views.

    `face` names the modules that show it: `figures.FACE.figure` draws it, `report.FACE.view` says it
    in words, and where something in it moves, `figures.FACE.frames` animates it.
    """

    face: ClassVar[str]

    @abc.abstractmethod
    def to_dict(self) -> dict[str, Any]:
        """Return everything that was found as plain data, without not-a-number."""

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return by name what is too large for JSON; nothing, for most results."""
        return {}

    def to_json(self, indent: int | None = 2) -> str:
        """Return the same data as JSON text."""
        return json.dumps(self.to_dict(), indent=indent, allow_nan=False, ensure_ascii=False)

    def table(self) -> Any:
        """Return the result as a Rich renderable: print it with `rich.print`."""
        return importlib.import_module("unsaddle.report").console_view(self)

    def figure(self) -> Any:
        """Return the result's pictures as one `matplotlib.figure.Figure`."""
        return importlib.import_module("unsaddle.figures").figure(self)

    def save(self, path: str | Path, view: str | None = None) -> Path:
        """Write the result in the format that the file's ending names, and return the path.

        `.json` is the data; `.html` one self-contained page; `.png`, `.svg` and `.pdf` the figure;
        `.gif`, `.webp` and, with the extra `video`, `.mp4` the animation, where the result has one;
        `.npz` the numbers of `arrays`, where there are such, for `numpy.load`.

        Args:
            path: whose folder exists.
            view: of an animation: "contours" when left out, or "surface".

        Raises:
            InvalidInput: an ending that is not one of these, a folder that does not exist, a view of
                what does not move.
            MissingExtra: an MP4 without PyAV.
        """
        target = Path(path)
        if not target.parent.is_dir():
            raise InvalidInput(
                f"the path {str(target)!r}",
                "a file in a folder that exists",
                "Create the folder first.",
            )
        if target.suffix == ".npz" and self.arrays():
            np.savez_compressed(target, **self.arrays())  # pyright: ignore[reportArgumentType]
        elif view is not None or target.suffix not in (".json", ".html"):
            importlib.import_module("unsaddle.figures").save(self, target, view)
        elif target.suffix == ".json":
            target.write_text(self.to_json() + "\n", encoding="utf-8")
        else:
            page = importlib.import_module("unsaddle.report").page(self)
            target.write_text(page, encoding="utf-8")
        return target

    def __repr__(self) -> str:
        return importlib.import_module("unsaddle.report").text(self)

    def _repr_html_(self) -> str:
        return importlib.import_module("unsaddle.report").notebook_view(self)


def command_line() -> str | None:
    """Return the command that is running, as typed, for the protocol; None inside a session."""
    name = Path(sys.argv[0]).name if sys.argv else ""
    return shlex.join(["unsaddle", *sys.argv[1:]]) if name == "unsaddle" else None
