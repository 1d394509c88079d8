"""Frames as files: GIF and WebP by Pillow, MP4 by PyAV where it is installed."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageColor

from unsaddle.errors import MissingExtra
from unsaddle.figures.style import COLORS, INK

WEBP_QUALITY = 88  # below it the pale contours show blocks
# The usual codec first; PyAV's wheel has it. Constant rate factor: 18 is called visually lossless.
CODECS = (("libx264", {"crf": "18", "preset": "medium"}), ("mpeg4", {"q:v": "2"}))


def gif(frames: Sequence[Image.Image], durations: Sequence[int]) -> bytes:
    """Return frames as an animated GIF; durations in milliseconds."""
    return _by_pillow(
        _indexed(frames),
        durations,
        format="GIF",
        optimize=True,  # pixels that stay as they were are left out
        disposal=1,
    )


def webp(frames: Sequence[Image.Image], durations: Sequence[int]) -> bytes:
    """Return frames as an animated WebP; durations in milliseconds."""
    return _by_pillow(frames, durations, format="WEBP", quality=WEBP_QUALITY, method=4)


def _by_pillow(pictures: Sequence[Image.Image], durations: Sequence[int], **options: Any) -> bytes:
    buffer = io.BytesIO()
    pictures[0].save(
        buffer,
        save_all=True,
        append_images=pictures[1:],
        duration=list(durations),
        loop=0,
        **options,
    )
    return buffer.getvalue()


def mp4(frames: Sequence[Image.Image], durations: Sequence[int]) -> bytes:
    """Return frames as an MP4 video that every player knows (H.264, 4:2:0).

    Raises:
        MissingExtra: PyAV is not installed.
    """
    av = load_av()
    buffer = io.BytesIO()
    codec, options = next((c, o) for c, o in CODECS if c in av.codecs_available)
    with av.open(buffer, mode="w", format="mp4") as container:
        stream = container.add_stream(codec, rate=Fraction(1000, durations[0]), options=options)
        # Colours are stored for blocks of two by two: an odd row or column is left out.
        stream.width, stream.height = (2 * (side // 2) for side in frames[0].size)
        stream.pix_fmt = "yuv420p"
        stream.codec_context.time_base = Fraction(1, 1000)
        shown_at = np.concatenate([[0], np.cumsum(durations[:-1])])
        for picture, milliseconds in zip(frames, shown_at, strict=True):
            frame = av.VideoFrame.from_image(picture.crop((0, 0, stream.width, stream.height)))
            frame.pts, frame.time_base = int(milliseconds), Fraction(1, 1000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return buffer.getvalue()


def load_av() -> Any:
    """Return the module of PyAV.

    Raises:
        MissingExtra: it is not installed.
    """
    try:
        import av  # the extra `video`
    except ImportError as error:
        raise MissingExtra("PyAV", "video", "an animation as .mp4") from error
    return av


ENCODERS: dict[str, Callable[[Sequence[Image.Image], Sequence[int]], bytes]] = {
    ".gif": gif,
    ".webp": webp,
    ".mp4": mp4,
}


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
