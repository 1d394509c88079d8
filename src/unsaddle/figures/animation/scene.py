"""What stands still in an animation: the landscape, the panels, and the words around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from unsaddle.errors import InvalidInput, UnknownName
from unsaddle.figures import words
from unsaddle.figures.numbers import shortened
from unsaddle.figures.race import draw_map, legend_handles, protocol
from unsaddle.figures.steps import draw_displacement, draw_values
from unsaddle.figures.style import (
    TITLE_HEIGHT,
    add_frame,
    legend_columns,
    legend_height,
    new_figure,
    protocol_height,
)
from unsaddle.figures.surface import draw_surface
from unsaddle.figures.tracks import Track
from unsaddle.racing import Race

View = Literal["contours", "surface"]
VIEWS: tuple[View, ...] = get_args(View)
WIDTH, PANELS, COUNTER = 8.6, 4.0, 0.24  # inches
SCREEN_DPI = 90
SHARES = {"surface": 1.3}  # of the width: a surface needs more room than a panel


@dataclass(frozen=True)
class Scene:
    """A figure with all that stands still, its panels by name, and the step counter."""

    figure: Figure
    panels: dict[str, Axes]
    counter: Text


def check_view(race: Race, view: str) -> None:
    """Refuse a view that is unknown, or that the race's landscape does not have."""
    if view not in VIEWS:
        raise UnknownName("view", view, VIEWS)
    if view == "surface" and race.landscape.n_dims != 2:
        raise InvalidInput(
            f"view 'surface' of {race.landscape.name!r}, which has {race.landscape.n_dims} "
            f"coordinate{'s' * (race.landscape.n_dims > 1)}",
            "a landscape of two coordinates",
            "Take the view 'contours', which shows any landscape.",
        )


def scene(race: Race, drawn: Sequence[Track], view: View) -> Scene:
    """Draw what stands still."""
    lines = [
        *protocol(race),
        "frames follow the movement, not the clock: each says its step",
    ]
    handles = legend_handles(drawn)
    labels = [str(handle.get_label()) for handle in handles]
    top = TITLE_HEIGHT + legend_height(-(-len(labels) // legend_columns(labels, WIDTH)))
    figure = new_figure(WIDTH, top + COUNTER + PANELS + protocol_height(lines, WIDTH))
    figure.set_dpi(SCREEN_DPI)
    names: list[str] = []
    if race.landscape.n_dims == 2:
        names.append("map" if view == "contours" else "surface")
    if race.neighbourhood is not None:
        names.append("displacement")
    if len(names) < 2:
        names.append("value")
    grid = figure.add_gridspec(1, len(names), width_ratios=[SHARES.get(name, 1) for name in names])
    panels: dict[str, Axes] = {}
    for place, name in enumerate(names):
        if name == "surface":
            # Outside the layout, which takes the corners of the box in space for the edge of a panel.
            height = float(figure.get_size_inches()[1])
            bottom = protocol_height(lines, WIDTH) / height
            width = (
                SHARES["surface"] / (1 + SHARES["surface"]) - 0.04
            )  # and room for the ticks beside
            panels[name] = figure.add_axes(
                (0.0, bottom, width, PANELS / height), projection="3d", in_layout=False
            )
        else:
            panels[name] = figure.add_subplot(grid[place])
    for name, panel in panels.items():
        if name == "map":
            draw_map(panel, race, [])
            continue
        if name == "surface":
            draw_surface(panel, race, drawn)
            continue
        artists = (draw_displacement if name == "displacement" else draw_values)(panel, race, drawn)
        for line in artists:
            if str(line.get_gid()).startswith("over steps"):
                line.set_alpha(0.12)  # where it will go, faintly
    add_frame(figure, shortened(words.question(race), 76), lines, handles, COUNTER)
    counter = figure.text(
        0.15 / WIDTH,
        1.0 - top / float(figure.get_size_inches()[1]),
        "",
        va="top",
        fontsize=11,
        fontweight="bold",
        in_layout=False,
    )
    return Scene(figure, panels, counter)
