"""Artists that follow the walkers of one optimizer from frame to frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from unsaddle.figures.steps import N_LINES
from unsaddle.figures.tracks import Track

N_TAIL = 12  # records behind each walker of a crowd


@dataclass(frozen=True)
class Mover:
    """One artist that follows one optimizer's walkers; `xs` and `ys` are (records, walkers)."""

    artist: Line2D
    track: Track
    xs: NDArray[np.float64]
    ys: NDArray[np.float64]
    n_tail: int | None  # records shown behind the present one; None: all

    def show(self, step: int) -> None:
        """Put the artist where the walkers are at a step, with their tails."""
        end = int(np.searchsorted(self.track.steps, step, side="right"))
        begin = 0 if self.n_tail is None else max(0, end - 1 - self.n_tail)
        gap = np.full((1, self.xs.shape[1]), np.nan)  # parts one walker's line from the next
        x = np.concatenate([self.xs[begin:end], gap]).T.ravel()
        y = np.concatenate([self.ys[begin:end], gap]).T.ravel()
        self.artist.set_data(x, y)


def panel_movers(name: str, panel: Axes, drawn: Sequence[Track]) -> list[Mover]:
    """Return what moves on the map or over the steps: a line and a dot for each walker."""
    movers: list[Mover] = []
    for track in drawn:
        crowd = track.n_walkers > 1
        if name == "map":
            xs, ys = track.points[:, :, 0], track.points[:, :, 1]
            tail = tail_of(track)
        else:
            numbers = track.displacement if name == "displacement" else track.values
            ys = (np.empty((0, 0)) if numbers is None else numbers)[:, :N_LINES]
            ys = np.maximum(ys, panel.get_ylim()[0]) if panel.get_yscale() == "log" else ys
            xs = np.repeat(track.steps[:, None].astype(np.float64), ys.shape[1], axis=1)
            tail = None
        line, dots = line_of(track), dots_of(track, 4.5 if crowd else 8)
        for artist in (line, dots):
            panel.add_line(artist)
        movers += [Mover(line, track, xs, ys, tail), Mover(dots, track, xs, ys, 0)]
    return movers


def tail_of(track: Track) -> int | None:
    """Return how many records behind a walker are shown on a map; None: all."""
    return N_TAIL if track.n_walkers > 1 else None


def line_of(track: Track, alpha: float = 1.0) -> Line2D:
    """Return the line that walkers leave behind."""
    crowd = track.n_walkers > 1
    return Line2D(
        [],
        [],
        color=track.look.color,
        linestyle="solid" if crowd else track.look.dashes,
        linewidth=0.7 if crowd else 1.8,
        alpha=alpha,
        zorder=3,
    )


def dots_of(track: Track, size: float, alpha: float = 1.0) -> Line2D:
    """Return the dots that stand where walkers are."""
    return Line2D(
        [],
        [],
        linestyle="none",
        marker=track.look.marker,
        markersize=size,
        markerfacecolor=track.look.color,
        markeredgecolor="white",
        markeredgewidth=0.6,
        alpha=alpha,
        zorder=4,
    )
