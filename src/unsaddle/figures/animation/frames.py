"""The frames of a race: everything that stands still is drawn once, the walkers over it.

Matplotlib's own `FuncAnimation` draws the contours anew for every frame, which takes ten times as
long (6 to 9 s for 60 frames).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from numpy.typing import NDArray
from PIL import Image

from unsaddle.figures.animation.scene import View, scene
from unsaddle.figures.movers import panel_movers
from unsaddle.figures.style import applied
from unsaddle.figures.surface import draw_points, surface_movers
from unsaddle.figures.tracks import last_step_in_sight, tracks
from unsaddle.racing import Race

N_FRAMES = 72


def race_frames(race: Race, view: View = "contours") -> tuple[list[Image.Image], list[int]]:
    """Return the frames and the step that each shows."""
    drawn = tracks(race)
    with applied():
        drawing = scene(race, drawn, view)
        canvas = FigureCanvasAgg(drawing.figure)
        canvas.draw()  # lays the panels out, which decides where a point of the surface is
        if "surface" in drawing.panels:
            draw_points(drawing.panels["surface"], race)
        movers = [
            mover
            for name, panel in drawing.panels.items()
            for mover in (
                surface_movers(panel, race, drawn)
                if name == "surface"
                else panel_movers(name, panel, drawn)
            )
        ]
        moving: list[Any] = [*(mover.artist for mover in movers), drawing.counter]
        for artist in moving:
            artist.set_animated(True)
        canvas.draw()
        still = canvas.copy_from_bbox(drawing.figure.bbox)
        frames: list[Image.Image] = []
        steps = frame_steps(race)
        for step in steps:
            canvas.restore_region(still)
            for mover in movers:
                mover.show(step)
            drawing.counter.set_text(f"step {step:,} of {race.n_steps:,} · seed {race.seed}")
            for artist in moving:
                drawing.figure.draw_artist(artist)
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
