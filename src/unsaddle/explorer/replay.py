"""Something recorded by Python, for the page to play: docs/explorer.md describes the file.

Three kinds: a race, an ensemble of walkers on a plane, and a real network's branch, whose parameters
are drawn on a plane that contains part of its movement. How large that part is belongs to the file.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unsaddle.ensemble import Ensemble
from unsaddle.errors import InvalidInput
from unsaddle.explorer.checks import (
    fields,
    items,
    items_of,
    limits,
    read_json,
    real,
    real_of,
    shown,
    text,
    whole,
    whole_of,
    word,
)
from unsaddle.explorer.parameters import Plane
from unsaddle.explorer.state import box_of, landscape_text
from unsaddle.racing import Race

Replay = dict[str, Any]

FORMAT = "unsaddle replay"
VERSION = 1
KINDS = ("race", "ensemble", "branch")
_KEYS = (
    "format",
    "version",
    "kind",
    "title",
    "protocol",
    "landscape",
    "box",
    "axes",
    "plane",
    "tracks",
)
_PLANE_KEYS = ("values", "share", "share_of", "n_parameters")
_TRACK_KEYS = ("name", "steps", "paths", "values", "tally")
_DIGITS = 7  # a screen shows four; the race's own file has them all


def of_race(race: Race) -> Replay:
    """Return a race as it was run: up to 40 walkers of each optimizer, at up to 400 steps.

    Raises:
        InvalidInput: the landscape is no formula of two coordinates.

    >>> from unsaddle import race
    >>> recorded = of_race(race("saddle", ["sgd", "adam"], n_steps=100, seed=0))
    >>> [track["name"] for track in recorded["tracks"]], recorded["tracks"][0]["tally"]
    (['sgd', 'adam'], {'STUCK': 1})
    """
    _check_plane(race.landscape.formula, race.landscape.n_dims)
    tracks = [
        _track(
            entry.optimizer.name, entry.recorded_steps, entry.trajectory,
            tally={str(outcome): n for outcome, n in entry.verdicts.counts().items()},
        )
        for entry in race.entries
    ]  # fmt: skip
    where = race.landscape
    return _made("race", where.name, race.protocol(), where.formula, where.box, tracks)


def of_ensemble(ensemble: Ensemble, box: Sequence[Sequence[float]] | None = None) -> Replay:
    """Return an ensemble as it was run, where it was run with `record_every`.

    Args:
        ensemble: of walkers on a formula of two coordinates.
        box: what is drawn; the landscape's own when None.

    Raises:
        InvalidInput: nothing was recorded, or the landscape is no formula of two coordinates.
    """
    where = ensemble.landscape
    _check_plane(where.formula, where.n_dims)
    if len(ensemble.recorded_steps) == 0:
        raise InvalidInput(
            "an ensemble without a recorded step",
            "one that was run with record_every",
            "Run it again with record_every=10, say.",
        )
    track = _track(ensemble.optimizer.name, ensemble.recorded_steps, ensemble.trajectory)
    lines = [f"{ensemble.oracle.describe()}; seed {ensemble.seed}"]
    return _made(
        "ensemble", where.name, lines, where.formula, where.box if box is None else box, [track]
    )


def of_plane(plane: Plane, title: str, protocol: Sequence[str] = ()) -> Replay:
    """Return a network's path on a plane through its parameters, as `parameters.plane` makes it."""
    track = _track("path", plane.steps, plane.path[:, None, :])
    track["values"] = _rounded(plane.losses)
    lines = [*protocol, plane.describe()]
    made = _made("branch", title, lines, None, plane.box, [track], axes=plane.axes)
    made["plane"] = {
        "values": _rounded(plane.grid),
        "share": plane.share,
        "share_of": plane.share_of,
        "n_parameters": plane.n_parameters,
    }
    return checked(made)


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
        text(label, f"replay.axes[{i}]", most["title"])
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
        "plane": None if plane is None else _checked_plane(plane),
    }  # fmt: skip
    tracks = items_of(given.get("tracks"), "replay.tracks", "n_tracks")
    made["tracks"] = [
        _checked_track(track, f"replay.tracks[{i}]", points) for i, track in enumerate(tracks)
    ]
    return made


def save(replay: Mapping[str, Any], path: str | Path) -> Path:
    """Write a replay, all of it or nothing, and return the path.

    Raises:
        InvalidInput: the replay is not as it must be, or too large, or its folder does not exist.
    """
    target = Path(path)
    content = json.dumps(checked(replay), allow_nan=False, separators=(",", ":"))
    most = limits()["characters"]["replay"]
    if len(content) > most:
        raise InvalidInput(
            f"a replay of {len(content):,} bytes", f"at most {most:,}", "Record fewer walkers."
        )
    return write_whole(target, content)


def load(path: str | Path) -> Replay:
    """Return the replay in a file.

    Raises:
        InvalidInput: there is no such file, or what is in it is refused.
    """
    source = Path(path)
    most = limits()["characters"]["replay"]
    try:
        size = source.stat().st_size
        if size > most:  # before it is read
            raise InvalidInput(
                f"the file {str(source)!r} of {size:,} bytes", f"at most {most:,}", "Record less."
            )
        content = source.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise InvalidInput(
            f"the file {str(source)!r}, which is no text", "a replay's JSON", "Choose another file."
        ) from None
    except OSError as error:
        raise InvalidInput(
            f"the file {str(source)!r} ({error.strerror})",
            "a file that can be read",
            "Check its name.",
        ) from error
    return checked(read_json(content, f"the file {str(source)!r}", most))


def write_whole(target: Path, content: str) -> Path:
    """Write a text file under another name first, so that nobody finds half of it."""
    if not target.parent.is_dir() or target.is_dir():
        raise InvalidInput(
            f"the path {str(target)!r}",
            "a file in a folder that exists",
            "Create the folder first.",
        )
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    except OSError as error:
        raise InvalidInput(
            f"the path {str(target)!r} ({error.strerror})",
            "a file that can be written",
            "Choose another folder.",
        ) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
        umask = os.umask(0)  # mkstemp makes a file that is the owner's alone
        os.umask(umask)
        os.chmod(name, 0o666 & ~umask)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return target


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
    tally = given.get("tally")
    return {
        "name": text(given.get("name"), f"{where}.name", limits()["characters"]["title"]),
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
    }


def _anywhere(value: object, where: str) -> list[float]:
    """A walker may be far out, beyond what a start may be."""
    return [real(part, where, -1.7e308, 1.7e308) for part in items(value, where, 2, 2)]


def _tally(value: object, where: str) -> dict[str, int]:
    words = ("ESCAPED", "STUCK", "CONVERGED", "DIVERGED", "LEFT_DOMAIN", "UNDECIDED")
    return {
        key: whole(n, f"{where}.{key}", 0, 10**9) for key, n in fields(value, where, words).items()
    }


def _check_plane(formula: str | None, n_dims: int) -> None:
    if formula is None or n_dims != 2:
        what = "no formula" if formula is None else f"{n_dims} coordinates"
        raise InvalidInput(
            f"a landscape of {what}",
            "a formula of x and y",
            "For a network, record its path: unsaddle.explorer.parameters.plane draws it.",
        )


def _made(
    kind: str, title: str, protocol: Sequence[str], formula: str | None, box: Any,
    tracks: list[dict[str, Any]], axes: Sequence[str] = ("x", "y"),
) -> Replay:  # fmt: skip
    made: Replay = {
        "format": FORMAT,
        "version": VERSION,
        "kind": kind,
        "title": title[: limits()["characters"]["title"]],
        "protocol": [
            line[: limits()["characters"]["line"]]
            for line in protocol[: limits()["whole"]["n_lines"][1]]
        ],
        "landscape": formula,
        "box": [[float(end) for end in side] for side in box],
        "axes": list(axes),
        "plane": None,
        "tracks": tracks,
    }
    return made if formula is None else checked(made)


def _track(
    name: str, steps: NDArray[np.int64], trajectory: NDArray[np.float64],
    tally: Mapping[str, int] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """One optimizer's walkers; `trajectory` is (records, walkers, 2)."""
    paths = [
        [None if None in place else place for place in _rounded(walker)]
        for walker in np.moveaxis(np.asarray(trajectory, dtype=np.float64), 1, 0)
    ]
    return {
        "name": name,
        "steps": [int(step) for step in steps],
        "paths": paths,
        "values": None,
        "tally": None if tally is None else dict(tally),
    }


def _rounded(values: NDArray[np.float64]) -> list[Any]:
    """Return numbers with seven digits, None where they are not finite."""
    array = np.asarray(values, dtype=np.float64)
    if array.ndim > 1:
        return [_rounded(row) for row in array]
    return [float(f"{v:.{_DIGITS}g}") if np.isfinite(v) else None for v in array.tolist()]
