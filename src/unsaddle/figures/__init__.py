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

    from unsaddle.figures.animation import View

__all__ = ["ANIMATED", "ENDINGS", "animation_bytes", "figure", "save", "svg"]

ANIMATED = (".gif", ".webp", ".mp4")
ENDINGS = (".png", ".svg", ".pdf", *ANIMATED, ".html", ".json")


def figure(result: Result) -> Figure:
    """Return all pictures of a result as one Matplotlib figure, with its protocol."""
    return importlib.import_module(f"unsaddle.figures.{result.face}").picture(result)


def svg(result: Result) -> str:
    """Return the figure as SVG text; the same result gives the same bytes."""
    picture = figure(result)
    from unsaddle.figures.style import written

    return written(picture, "svg").decode("utf-8")


def animation_bytes(result: Result, ending: str = ".gif", view: View = "contours") -> bytes:
    """Return the animation of a race; as GIF or WebP the same race gives the same bytes.

    Args:
        result: a race.
        ending: ".gif", ".webp", or ".mp4" with the extra `video`.
        view: "contours", or "surface" for a landscape of two coordinates.

    Raises:
        InvalidInput: the result is not a race, nothing in it moves; or a view that it does not have.
        MissingExtra: an MP4 without PyAV.
    """
    if not isinstance(result, Race):
        raise InvalidInput(
            f"an animation of a {type(result).__name__}",
            "an animation of a Race",
            "Save this result as .png, .svg, .pdf, .html or .json.",
        )
    from unsaddle.figures.animation import race_animation

    return race_animation(result, ending, view)


def save(result: Result, path: str | Path, view: View | None = None) -> Path:
    """Write the picture that the ending of `path` names.

    Args:
        result: what is drawn.
        path: .png, .svg or .pdf; .gif, .webp or .mp4 for a race.
        view: of an animation: "contours", where left out, or "surface".

    Raises:
        InvalidInput: another ending; `.html` and `.json` are written by `Result.save`. A view of a
            picture that does not move.
    """
    target = Path(path)
    ending = target.suffix.lower()
    if ending in ANIMATED:
        target.write_bytes(animation_bytes(result, ending, view or "contours"))
    elif view is not None and ending in ENDINGS:
        raise InvalidInput(
            f"view={view!r} of {target.name!r}",
            f"a view of an animation: {', '.join(ANIMATED)}",
            "Leave the view out for this ending.",
        )
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
