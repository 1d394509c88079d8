"""The animation of a race: on contours or on the surface, as GIF, WebP or MP4."""

from __future__ import annotations

from unsaddle.figures.animation.encoders import ENCODERS, load_av
from unsaddle.figures.animation.frames import frame_steps, race_frames
from unsaddle.figures.animation.scene import VIEWS, View, check_view
from unsaddle.racing import Race

__all__ = [
    "ENDINGS",
    "FRAME_MS",
    "LAST_FRAME_MS",
    "VIEWS",
    "View",
    "check_encoder",
    "frame_steps",
    "race_animation",
    "race_frames",
]

ENDINGS = tuple(ENCODERS)
FRAME_MS = 70  # GIF viewers slow down frames of less than 20 ms
LAST_FRAME_MS = 2500


def race_animation(race: Race, ending: str, view: View = "contours") -> bytes:
    """Return a race as an animation with its protocol.

    Args:
        race: of any number of walkers; the animation follows those whose trajectories are kept.
        ending: one of `ENDINGS`; GIF and WebP repeat to the byte.
        view: "contours", or "surface" for a landscape of two coordinates.

    Raises:
        InvalidInput: a view that is unknown, or that the landscape does not have.
        MissingExtra: an MP4 without PyAV.
    """
    check_view(race, view)
    check_encoder(ending)
    frames, steps = race_frames(race, view)
    durations = [FRAME_MS] * (len(steps) - 1) + [LAST_FRAME_MS]
    return ENCODERS[ending](frames, durations)


def check_encoder(ending: str) -> None:
    """Say what is missing before the frames are drawn, and in a command before the race is run.

    Raises:
        MissingExtra: an MP4 without PyAV.
    """
    if ending == ".mp4":
        load_av()
