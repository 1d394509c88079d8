"""What a replay must be, asked of every one that is read or written; the page asks the same."""

from __future__ import annotations

from typing import Any

from unsaddle.errors import InvalidInput
from unsaddle.explorer.checks import (
    MISSING,
    fields,
    is_whole,
    items,
    items_of,
    limits,
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
    version = given.get("version", MISSING)
    if is_whole(version) and version > VERSION:
        raise InvalidInput(
            f"a replay of version {shown(version)}", f"version {VERSION}", "Update unsaddle."
        )
    word(given.get("format", MISSING), "replay.format", (FORMAT,))
    whole(version, "replay.version", VERSION, VERSION)
    kind = word(given.get("kind", MISSING), "replay.kind", KINDS)
    most = limits()["characters"]
    title = text(given.get("title", MISSING), "replay.title", most["title"])
    protocol = _texts(given.get("protocol", []), "replay.protocol", "n_lines", most["line"])
    box = box_of(given.get("box", MISSING), "replay.box")
    axes = items(given.get("axes", MISSING), "replay.axes", 2, 2)
    axes = [text(label, f"replay.axes[{i}]", most["name"]) for i, label in enumerate(axes)]
    landscape, plane = given.get("landscape"), given.get("plane")
    if (landscape is None) == (plane is None) or (kind == "branch") != (plane is not None):
        raise InvalidInput(
            f"a replay of kind {kind!r} with landscape={shown(landscape)} and plane={shown(plane)}",
            "a plane for a branch, a landscape for all else",
            "Record it again.",
        )
    made: Replay = {
        "format": FORMAT, "version": VERSION, "kind": kind, "title": title, "protocol": protocol,
        "landscape": None if landscape is None else landscape_text(landscape, "replay.landscape"),
        "box": box, "axes": axes,
        "clock": word(given.get("clock", CLOCKS[0]), "replay.clock", CLOCKS),
        "plane": None if plane is None else _checked_plane(plane),
    }  # fmt: skip
    tracks = items_of(given.get("tracks", MISSING), "replay.tracks", "n_tracks")
    points = _Count()
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
                f"a replay of more than {most:,} points",
                f"at most {most:,}",
                "Record fewer steps or fewer walkers.",
            )


def _texts(value: object, where: str, kind: str, most: int) -> list[str]:
    return [text(one, f"{where}[{i}]", most) for i, one in enumerate(items_of(value, where, kind))]


def _checked_plane(value: object) -> dict[str, Any]:
    given = fields(value, "replay.plane", _PLANE_KEYS)
    where = "replay.plane.values"
    rows = items_of(given.get("values", MISSING), where, "plane_side")
    width = len(items_of(rows[0], f"{where}[0]", "plane_side"))
    return {
        "values": [
            _numbers(row, f"{where}[{j}]", "plane_side", width, "in the first row")
            for j, row in enumerate(rows)
        ],
        "share": real_of(given.get("share", MISSING), "replay.plane.share", "proportion"),
        "share_of": text(
            given.get("share_of", MISSING), "replay.plane.share_of", limits()["characters"]["line"]
        ),
        "n_parameters": whole_of(
            given.get("n_parameters", MISSING), "replay.plane.n_parameters", "n_parameters"
        ),
    }


def _as_many(value: object, where: str, kind: str, n: int, as_what: str) -> list[Any]:
    found = items_of(value, where, kind)
    if len(found) != n:
        raise InvalidInput(
            f"{where} with {len(found):,} parts", f"{n:,}, as many as {as_what}", "Record it again."
        )
    return found


def _numbers(value: object, where: str, kind: str, n: int, as_what: str) -> list[float | None]:
    return [
        None if one is None else real_of(one, f"{where}[{i}]", "finite")
        for i, one in enumerate(_as_many(value, where, kind, n, as_what))
    ]


def _checked_track(value: object, where: str, points: _Count) -> dict[str, Any]:
    given = fields(value, where, _TRACK_KEYS)
    name = text(given.get("name", MISSING), f"{where}.name", limits()["characters"]["name"])
    steps = _steps(given.get("steps", MISSING), f"{where}.steps")
    paths = items_of(given.get("paths", MISSING), f"{where}.paths", "n_paths")
    points.add(len(steps) * len(paths))
    values, tally, share = given.get("values"), given.get("tally"), given.get("share")
    return {
        "name": name,
        "steps": steps,
        "paths": [_path(path, f"{where}.paths[{k}]", len(steps)) for k, path in enumerate(paths)],
        "values": None
        if values is None
        else _numbers(values, f"{where}.values", "n_points", len(steps), "steps"),
        "tally": None if tally is None else _tally(tally, f"{where}.tally"),
        "share": None if share is None else real_of(share, f"{where}.share", "proportion"),
    }


def _steps(value: object, where: str) -> list[int]:
    steps: list[int] = []
    for i, one in enumerate(items_of(value, where, "n_points")):
        step = whole_of(one, f"{where}[{i}]", "recorded")
        if steps and step <= steps[-1]:
            raise InvalidInput(f"{where}[{i}]={step}", "steps that increase", "Record it again.")
        steps.append(step)
    return steps


def _path(value: object, where: str, n: int) -> list[list[float] | None]:
    """Places that may be far out, beyond what a start may be."""
    return [
        None
        if place is None
        else [
            real_of(part, f"{where}[{i}][{d}]", "finite")
            for d, part in enumerate(items(place, f"{where}[{i}]", 2, 2))
        ]
        for i, place in enumerate(_as_many(value, where, "n_points", n, "steps"))
    ]


def _tally(value: object, where: str) -> dict[str, int]:
    words = ("ESCAPED", "STUCK", "CONVERGED", "DIVERGED", "LEFT_DOMAIN", "UNDECIDED")
    return {
        key: whole_of(n, f"{where}.{key}", "recorded")
        for key, n in fields(value, where, words).items()
    }
