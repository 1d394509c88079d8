"""Something recorded by Python, for the page to play: docs/explorer.md describes the file.

Three kinds: a race, an ensemble of walkers on a plane, and a real network's branch, whose parameters
are drawn on a plane that contains part of its movement. How large that part is belongs to the file.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unsaddle.ensemble import Ensemble
from unsaddle.errors import InvalidInput
from unsaddle.explorer.branches import picture
from unsaddle.explorer.checks import limits, read_json
from unsaddle.explorer.parameters import DEFAULT_SIZE, Plane
from unsaddle.explorer.races import NO_SIDE
from unsaddle.explorer.recorded import FORMAT, VERSION, Replay, checked
from unsaddle.racing import Race

if TYPE_CHECKING:
    from unsaddle.branching import Branches
    from unsaddle.torch import TorchTraining

_DIGITS = 7  # a screen shows four; the race's own file has them all


def of_race(race: Race) -> Replay:
    """Return a race as it was run: up to 40 walkers of each optimizer, at up to 400 steps.

    Raises:
        InvalidInput: the landscape is no formula of one or two variables.

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
        ensemble: of walkers on a formula of one or two variables.
        box: what is drawn; the landscape's own when None.

    Raises:
        InvalidInput: nothing was recorded, or the landscape is no formula of one or two variables.
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


def of_branches(
    found: Branches,
    training: TorchTraining | str | Path,
    *,
    size: int = DEFAULT_SIZE,
    progress: Callable[[str, int, int], None] | None = None,
) -> Replay:
    """Return what `unsaddle.branch(..., record_paths=True)` ran: every candidate's first repeat.

    All are on one plane through the stuck state: along the escape direction (without one, along the
    largest movement) and the direction in which the paths move most besides. What the plane shows of
    the movement is in the replay, of all tracks and of each. The clock is sample gradients, so that
    batch sizes compare. Of several starts only the one of the best branch is shown.

    Args:
        found: the branches.
        training: the run that was branched, the same made again, or the path of its file. It may
            stand anywhere, and is not changed.
        size: nodes along each axis; the grid costs `size` x `size` losses over all samples.
        progress: called with a stage, what is done of it, and its limit.

    Raises:
        InvalidInput: no paths were recorded, nothing moved, or another training is passed.
    """
    made = picture(found, training, size, progress or (lambda stage, done, limit: None))
    most = limits()["characters"]["name"]
    tracks = [
        {
            **_track(one.name[:most], one.sample_gradients, one.places[:, None, :]),
            "values": _rounded(one.losses),
            "share": one.share,
        }
        for one in made.tracks
    ]
    drawn = _made("branch", made.title, made.lines, None, made.box, tracks, axes=made.axes)
    drawn["clock"] = "sample gradients"
    drawn["plane"] = {
        "values": _rounded(made.grid),
        "share": made.share,
        "share_of": made.share_of,
        "n_parameters": made.n_parameters,
    }
    return checked(drawn)


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


def _check_plane(formula: str | None, n_dims: int) -> None:
    if formula is None or n_dims > 2:
        what = "no formula" if formula is None else f"{n_dims} coordinates"
        raise InvalidInput(
            f"a landscape of {what}",
            "a formula of one or two variables",
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
        "box": [[float(end) for end in side] for side in [*box, *NO_SIDE][:2]],
        "axes": list(axes),
        "clock": "steps",
        "plane": None,
        "tracks": tracks,
    }
    return made if formula is None else checked(made)


def _track(
    name: str, steps: NDArray[np.int64], trajectory: NDArray[np.float64],
    tally: Mapping[str, int] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """One optimizer's walkers; `trajectory` is (records, walkers, 2 or 1)."""
    if trajectory.shape[-1] == 1:  # the page draws a landscape of one variable along the line y = 0
        trajectory = np.concatenate([trajectory, np.zeros_like(trajectory)], axis=-1)
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
        "share": None,
    }


def _rounded(values: NDArray[np.float64]) -> list[Any]:
    """Return numbers with seven digits, None where they are not finite."""
    array = np.asarray(values, dtype=np.float64)
    if array.ndim > 1:
        return [_rounded(row) for row in array]
    return [float(f"{v:.{_DIGITS}g}") if np.isfinite(v) else None for v in array.tolist()]
