"""The animation of a race: everything that stands still is drawn once, the walkers over it.

Matplotlib's own `FuncAnimation` draws the contours anew for every frame, which takes ten times as
long (6 to 9 s for 60 frames).
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from numpy.typing import NDArray
from PIL import Image, ImageColor

from unsaddle.figures import words
from unsaddle.figures.numbers import shortened
from unsaddle.figures.race import draw_map, legend_handles, protocol
from unsaddle.figures.steps import N_LINES, draw_displacement, draw_values
from unsaddle.figures.style import (
    COLORS,
    INK,
    TITLE_HEIGHT,
    add_frame,
    applied,
    legend_columns,
    legend_height,
    new_figure,
    protocol_height,
)
from unsaddle.figures.tracks import Track, last_step_in_sight, tracks
from unsaddle.racing import Race

N_FRAMES = 72
FRAME_MS = 70  # GIF viewers slow down frames of less than 20 ms
LAST_FRAME_MS = 2500
WIDTH, PANELS, COUNTER = 8.6, 4.0, 0.24  # inches
GIF_DPI = 90
N_TAIL = 12  # records behind each walker of a crowd


@dataclass(frozen=True)
class _Mover:
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


def race_gif(race: Race) -> bytes:
    """Return a race as an animated GIF with its protocol, repeatable to the byte."""
    frames, steps = race_frames(race)
    pictures = _indexed(frames)
    buffer = io.BytesIO()
    pictures[0].save(
        buffer,
        format="GIF",
        save_all=True,
        append_images=pictures[1:],
        duration=[FRAME_MS] * (len(steps) - 1) + [LAST_FRAME_MS],
        loop=0,
        optimize=True,  # pixels that stay as they were are left out
        disposal=1,
    )
    return buffer.getvalue()


def race_frames(race: Race) -> tuple[list[Image.Image], list[int]]:
    """Return the frames and the step that each shows."""
    drawn = tracks(race)
    with applied():
        figure, axes, counter = _scene(race, drawn)
        movers = _movers(race, axes, drawn)
        moving: list[Any] = [mover.artist for mover in movers] + [counter]
        for artist in moving:
            artist.set_animated(True)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        still = canvas.copy_from_bbox(figure.bbox)
        frames: list[Image.Image] = []
        steps = frame_steps(race)
        for step in steps:
            canvas.restore_region(still)
            for mover in movers:
                mover.show(step)
            counter.set_text(f"step {step:,} of {race.n_steps:,} · seed {race.seed}")
            for artist in moving:
                figure.draw_artist(artist)
            frames.append(Image.fromarray(np.array(canvas.buffer_rgba())[:, :, :3]))
    return frames, steps


def frame_steps(race: Race) -> list[int]:
    """Return the recorded steps that become frames: where much happens, more of them.

    The clock is half the logarithm of the step and half the way that walkers move on the picture;
    the step is printed in every frame, because equal frames are not equal times.
    """
    longest = max(race.entries, key=lambda entry: len(entry.recorded_steps))
    steps = longest.recorded_steps[longest.recorded_steps <= last_step_in_sight(race)]
    moved = np.zeros(len(steps))
    for entry in race.entries:
        with np.errstate(all="ignore"):
            way = np.diff(entry.trajectory[: len(steps)], axis=0)
            lengths = np.linalg.norm(way, axis=2) / race.landscape.box_diagonal
        # A step across the whole picture counts as a twentieth of it: one frame shows it.
        lengths = np.where(np.isfinite(lengths), np.minimum(lengths, 0.05), 0.0).mean(axis=1)
        moved[1 : len(lengths) + 1] += lengths
    clock = _share(np.cumsum(moved)) + _share(np.log1p(steps.astype(np.float64)))
    wanted = np.linspace(0.0, clock[-1], N_FRAMES)
    picked = np.unique(np.minimum(np.searchsorted(clock, wanted - 1e-12), len(steps) - 1))
    return [int(step) for step in steps[picked]]


def _share(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    return numbers / numbers[-1] if numbers[-1] > 0 else numbers


def _scene(race: Race, drawn: Sequence[Track]) -> tuple[Figure, dict[str, Axes], Text]:
    """Return the figure with all that stands still, its panels by name, and the step counter."""
    lines = [
        *protocol(race),
        "frames follow the movement, not the clock: each says its step",
    ]
    handles = legend_handles(drawn)
    labels = [str(handle.get_label()) for handle in handles]
    top = TITLE_HEIGHT + legend_height(-(-len(labels) // legend_columns(labels, WIDTH)))
    figure = new_figure(WIDTH, top + COUNTER + PANELS + protocol_height(lines, WIDTH))
    figure.set_dpi(GIF_DPI)
    names = ["map"] if race.landscape.n_dims == 2 else []
    if race.neighbourhood is not None:
        names.append("displacement")
    if len(names) < 2:
        names.append("value")
    axes = dict(zip(names, figure.subplots(1, len(names), squeeze=False)[0], strict=True))
    for name, panel in axes.items():
        if name == "map":
            draw_map(panel, race, [])
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
    return figure, axes, counter


def _movers(race: Race, axes: dict[str, Axes], drawn: Sequence[Track]) -> list[_Mover]:
    movers: list[_Mover] = []
    for name, panel in axes.items():
        for track in drawn:
            crowd = track.n_walkers > 1
            if name == "map":
                xs, ys = track.points[:, :, 0], track.points[:, :, 1]
                tail = N_TAIL if crowd else None
            else:
                numbers = track.displacement if name == "displacement" else track.values
                ys = (np.empty((0, 0)) if numbers is None else numbers)[:, :N_LINES]
                ys = np.maximum(ys, panel.get_ylim()[0]) if panel.get_yscale() == "log" else ys
                xs = np.repeat(track.steps[:, None].astype(np.float64), ys.shape[1], axis=1)
                tail = None
            width = 0.7 if crowd else 1.8
            movers.append(_Mover(_line(panel, track, width), track, xs, ys, tail))
            movers.append(_Mover(_dots(panel, track, 4.5 if crowd else 8), track, xs, ys, 0))
    return movers


def _line(axes: Axes, track: Track, width: float) -> Line2D:
    crowd = track.n_walkers > 1
    return axes.plot(
        [],
        [],
        color=track.look.color,
        linestyle="solid" if crowd else track.look.dashes,
        linewidth=width,
        zorder=3,
    )[0]


def _dots(axes: Axes, track: Track, size: float) -> Line2D:
    return axes.plot(
        [],
        [],
        linestyle="none",
        marker=track.look.marker,
        markersize=size,
        markerfacecolor=track.look.color,
        markeredgecolor="white",
        markeredgewidth=0.6,
        zorder=4,
    )[0]


def _indexed(frames: Sequence[Image.Image]) -> list[Image.Image]:
    """Return frames with one palette for all of them, in which the optimizers' colours are exact.

    Pillow's own look-up works on cells four units wide and may answer with a neighbour: white paper
    turns grey. The cells here are as wide, but those of the pure colours are set by hand.
    """
    chosen = [frames[0], frames[len(frames) // 2], frames[-1]]
    sample = Image.fromarray(np.concatenate([np.asarray(frame) for frame in chosen]))
    reduced = sample.quantize(240, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    pure = np.array([ImageColor.getrgb(color) for color in (*COLORS, INK, "white")])
    found = np.array(reduced.getpalette(), dtype=np.int64).reshape(-1, 3)
    palette = np.concatenate([pure, found])
    cells = [_cells(np.asarray(frame)) for frame in frames]
    used = np.flatnonzero(sum(np.bincount(c.ravel(), minlength=1 << 18) for c in cells))
    centres = np.stack([used >> 12, (used >> 6) & 63, used & 63], axis=1) * 4 + 2
    table = np.zeros(1 << 18, dtype=np.uint8)
    for part in np.array_split(np.arange(len(used)), 1 + len(used) // 4096):
        distance = ((centres[part, None] - palette[None]) ** 2).sum(axis=2)
        table[used[part]] = distance.argmin(axis=1)
    table[_cells(pure)] = np.arange(len(pure))
    pictures = [Image.fromarray(table[c]) for c in cells]
    for picture in pictures:
        picture.putpalette(palette.astype(np.uint8).ravel().tolist())
    return pictures


def _cells(colors: NDArray[Any]) -> NDArray[np.int64]:
    """Return the number of each colour's cell: six bits of red, green and blue."""
    red, green, blue = np.moveaxis(colors.astype(np.int64) >> 2, -1, 0)
    return (red << 12) | (green << 6) | blue
