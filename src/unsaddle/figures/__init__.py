"""Pictures of results. Matplotlib is imported when the first picture is asked for, not before."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from unsaddle.errors import InvalidInput
from unsaddle.racing import Race
from unsaddle.result import Result

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["ENDINGS", "figure", "gif", "save", "svg"]

ENDINGS = (".png", ".svg", ".pdf", ".gif", ".html", ".json")


def figure(result: Result) -> Figure:
    """Return all pictures of a result as one Matplotlib figure, with its protocol."""
    return importlib.import_module(f"unsaddle.figures.{result.face}").picture(result)


def svg(result: Result) -> str:
    """Return the figure as SVG text; the same result gives the same bytes."""
    picture = figure(result)
    from unsaddle.figures.style import written

    return written(picture, "svg").decode("utf-8")


def gif(result: Result) -> bytes:
    """Return the animation of a race as a GIF; the same race gives the same bytes.

    Raises:
        InvalidInput: the result is not a race: nothing in it moves.
    """
    if not isinstance(result, Race):
        raise InvalidInput(
            f"an animation of a {type(result).__name__}",
            "an animation of a Race",
            "Save this result as .png, .svg, .pdf, .html or .json.",
        )
    from unsaddle.figures.animation import race_gif

    return race_gif(result)


def save(result: Result, path: str | Path) -> Path:
    """Write the picture that the ending of `path` names: .png, .svg, .pdf, or .gif for a race.

    Raises:
        InvalidInput: another ending; `.html` and `.json` are written by `Result.save`.
    """
    target = Path(path)
    ending = target.suffix.lower()
    if ending == ".gif":
        target.write_bytes(gif(result))
    elif ending in (".png", ".svg", ".pdf"):
        picture = figure(result)
        from unsaddle.figures.style import written

        target.write_bytes(written(picture, ending[1:]))
    else:
        raise InvalidInput(
            f"the ending {target.suffix!r} of {target.name!r}",
            ", ".join(ENDINGS),
            "Choose one of them: .html holds everything, .json the data.",
        )
    return target
