"""What a replay must be, asked of every one that is read or written; the page asks the same."""

from __future__ import annotations

from typing import Any

from unsaddle.errors import InvalidInput
from unsaddle.explorer.checks import (
    fields,
    items,
    items_of,
    limits,
    real,
    real_of,
    shown,
    text,
    whole,
    whole_of,
    word,
)
from unsaddle.explorer.state import box_of, landscape_text

Replay = dict[str, Any]

FORMAT = "unsaddle replay"
VERSION = 1
KINDS = ("race", "ensemble", "branch")
CLOCKS = ("steps", "sample gradients")  # what the steps of the tracks count
_KEYS = (
    "format", "version", "kind", "title", "protocol", "landscape", "box", "axes", "clock", "plane",
    "tracks",
)  # fmt: skip
_PLANE_KEYS = ("values", "share", "share_of", "n_parameters")
_TRACK_KEYS = ("name", "steps", "paths", "values", "tally", "share")


def checked(data: object) -> Replay:
    """Return a replay in which everything is as it must be.

    Raises:
        InvalidInput: a part that is missing or wrong, a newer version, or more than the page holds.
    """
    given = fields(data, "replay", _KEYS)
    version = given.get("version")
    newest = VERSION
    if isinstance(version, int) and not isinstance(version, bool) and version > newest:
        raise InvalidInput(
            f"a replay of version {shown(version)}", f"version {newest}", "Update unsaddle."
        )
    word(given.get("format"), "replay.format", (FORMAT,))
    whole(version, "replay.version", newest, newest)
    kind = word(given.get("kind"), "replay.kind", KINDS)
    most = limits()["characters"]
    text(given.get("title"), "replay.title", most["title"])
    for i, line in enumerate(items_of(given.get("protocol", []), "replay.protocol", "n_lines")):
        text(line, f"replay.protocol[{i}]", most["line"])
    box = box_of(given.get("box"))
    axes = items(given.get("axes"), "replay.axes", 2, 2)
    for i, label in enumerate(axes):
        text(label, f"replay.axes[{i}]", most["name"])
    landscape, plane = given.get("landscape"), given.get("plane")
    if (landscape is None) == (plane is None) or (kind == "branch") != (plane is not None):
        raise InvalidInput(
            f"a replay of kind {kind!r} with landscape={shown(landscape)} and plane={shown(plane)}",
            "a plane for a branch, a landscape for all else",
            "Record it again.",
        )
    points = _Count()
    made: Replay = {
        "format": FORMAT, "version": newest, "kind": kind, "title": given["title"],
        "protocol": list(given.get("protocol", [])),
        "landscape": None if landscape is None else landscape_text(landscape),
        "box": box, "axes": axes,
        "clock": word(given.get("clock", CLOCKS[0]), "replay.clock", CLOCKS),
        "plane": None if plane is None else _checked_plane(plane),
    }  # fmt: skip
    tracks = items_of(given.get("tracks"), "replay.tracks", "n_tracks")
    made["tracks"] = [
        _checked_track(track, f"replay.tracks[{i}]", points) for i, track in enumerate(tracks)
    ]
    return made


class _Count:
    """How many points a replay holds so far."""

    def __init__(self) -> None:
        self.n = 0

    def add(self, n: int) -> None:
        self.n += n
        most = limits()["whole"]["n_points"][1]
        if self.n > most:
            raise InvalidInput(
                f"a replay of more than {most:,} points", f"at most {most:,}", "Record less."
            )


def _checked_plane(value: object) -> dict[str, Any]:
    given = fields(value, "replay.plane", _PLANE_KEYS)
    rows = items_of(given.get("values"), "replay.plane.values", "plane_side")
    width = len(items_of(rows[0], "replay.plane.values[0]", "plane_side"))
    return {
        "values": [
            [_value(one, f"replay.plane.values[{j}]") for one in _row(row, j, width)]
            for j, row in enumerate(rows)
        ],
        "share": real_of(given.get("share"), "replay.plane.share", "proportion"),
        "share_of": text(
            given.get("share_of"), "replay.plane.share_of", limits()["characters"]["line"]
        ),
        "n_parameters": whole_of(
            given.get("n_parameters"), "replay.plane.n_parameters", "n_parameters"
        ),
    }


def _row(row: object, j: int, width: int) -> list[Any]:
    return items(row, f"replay.plane.values[{j}]", width, width)


def _value(value: object, where: str) -> float | None:
    return None if value is None else real(value, where, -1.7e308, 1.7e308)


def _checked_track(value: object, where: str, points: _Count) -> dict[str, Any]:
    given = fields(value, where, _TRACK_KEYS)
    most = limits()["whole"]["n_points"][1]
    steps = items(given.get("steps"), f"{where}.steps", 1, most)
    before = -1
    for i, step in enumerate(steps):
        before = whole(step, f"{where}.steps[{i}]", before + 1, 10**15)
    n = len(steps)
    paths = items_of(given.get("paths"), f"{where}.paths", "n_paths")
    points.add(n * len(paths))
    values = given.get("values")
    tally, share = given.get("tally"), given.get("share")
    return {
        "name": text(given.get("name"), f"{where}.name", limits()["characters"]["name"]),
        "steps": [int(step) for step in steps],
        "paths": [
            [
                None if one is None else _anywhere(one, f"{where}.paths[{k}][{i}]")
                for i, one in enumerate(items(path, f"{where}.paths[{k}]", n, n))
            ]
            for k, path in enumerate(paths)
        ],
        "values": None
        if values is None
        else [_value(one, f"{where}.values") for one in items(values, f"{where}.values", n, n)],
        "tally": None if tally is None else _tally(tally, f"{where}.tally"),
        "share": None if share is None else real_of(share, f"{where}.share", "proportion"),
    }


def _anywhere(value: object, where: str) -> list[float]:
    """A walker may be far out, beyond what a start may be."""
    return [real(part, where, -1.7e308, 1.7e308) for part in items(value, where, 2, 2)]


def _tally(value: object, where: str) -> dict[str, int]:
    words = ("ESCAPED", "STUCK", "CONVERGED", "DIVERGED", "LEFT_DOMAIN", "UNDECIDED")
    return {
        key: whole(n, f"{where}.{key}", 0, 10**9) for key, n in fields(value, where, words).items()
    }
