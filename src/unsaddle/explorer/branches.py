"""One plane for all candidates of a call to `branch`: the escape direction and what they do besides.

A plane shows part of what moves in many parameters: each track has its own share, and all together.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from unsaddle.branching import Branch, Branches
from unsaddle.branching.paths import RecordedPath, standing
from unsaddle.errors import InvalidInput
from unsaddle.explorer.checks import limits
from unsaddle.explorer.parameters import LEAST_EXTENT, MARGIN, Floats, checked_size, grid_of
from unsaddle.explorer.span import Span, box_around, span

if TYPE_CHECKING:
    from unsaddle.torch import TorchTraining

Box = tuple[tuple[float, float], tuple[float, float]]

SAME_LOSS_TOL = 1e-4  # relative; the sums of another batch size or thread differ by less
NO_WAY = "main direction of the movement, no escape direction"
_SHARE_OF = (
    "share of the squared distance from the stuck state, summed over the records, that lies in the "
    "plane"
)


@dataclass(frozen=True, eq=False)
class Track:
    """One candidate's first repeat on the plane."""

    name: str
    sample_gradients: NDArray[np.int64]  # (records,)
    places: Floats  # (records, 2)
    losses: Floats  # (records,), as the branch measured them, with its own buffers
    share: float | None  # of its own movement; None where it does not move
    thrown: bool  # it diverged or rose: neither the axes nor the box nor the share of all are its


@dataclass(frozen=True, eq=False)
class Picture:
    """Tracks on one plane through a stuck state, with the loss on a grid of it."""

    title: str
    axes: tuple[str, str]
    box: Box  # in units of parameter distance; the stuck state is at (0, 0)
    grid: Floats  # (size, size), row j at the j-th height
    tracks: tuple[Track, ...]  # the best first
    share: float  # of all tracks that were not thrown
    share_of: str
    n_parameters: int
    lines: tuple[str, ...]  # what stands beside it


def picture(
    found: Branches,
    training: TorchTraining | str | Path,
    size: int,
    tell: Callable[[str, int, int], None],
) -> Picture:
    """Return all candidates from the start of the best on one plane; see `replay.of_branches`."""
    n_nodes = checked_size(size)
    start, shown = _shown(found)
    paths = [path for _, path in shown]
    with standing(training, found.states[start]) as objective:
        origin = objective.point
        _check_same(found, start, objective.loss())
        thrown = _thrown(shown)
        steering = [k for k, is_thrown in enumerate(thrown) if not is_thrown]
        way = found.reports[start].escape_direction
        made = span([path.places for path in paths], origin, way, steering)
        share = made.share(*steering)
        box = _box(made, steering)
        assert share is not None
        grid = grid_of(objective, origin, made.directions, box, n_nodes, tell)
    tracks = tuple(
        Track(one.name, path.sample_gradients, made.projected[k], path.losses, made.share(k), out)
        for k, ((one, path), out) in enumerate(zip(shown, thrown, strict=True))
    )
    return Picture(
        title=found.title,
        axes=(NO_WAY if way is None else "escape direction", "main remaining direction"),
        box=box,
        grid=grid,
        tracks=tracks,
        share=share,
        share_of=_SHARE_OF,
        n_parameters=len(origin),
        lines=tuple(_lines(found, start, tracks, share, n_nodes)),
    )


def _shown(found: Branches) -> tuple[str, list[tuple[Branch, RecordedPath]]]:
    """Return the start of the best branch that has a path, and the branches from there."""
    if not found.states:
        raise InvalidInput(
            "branches without recorded paths",
            "branches of unsaddle.branch(..., record_paths=True)",
            "Run them again with record_paths=True; the numbers are the same.",
        )
    with_path = [(one, one.path) for one in found.ranking if one.path is not None]
    if not with_path:
        raise InvalidInput(
            f"branches of which none ran ({found.ranking[0].reason or 'interrupted'})",
            "at least one candidate that was run from the start",
            "Try others, or run them again.",
        )
    start = with_path[0][0].start
    most = limits()["whole"]["n_tracks"][1]
    return start, [pair for pair in with_path if pair[0].start == start][:most]


def _check_same(found: Branches, start: str, loss: float) -> None:
    """Refuse a training with other data or another loss than the one that was branched."""
    base = found.baseline(start)
    if base is None or base.path is None:
        return
    measured = float(base.path.losses[0])
    if not math.isclose(measured, loss, rel_tol=SAME_LOSS_TOL, abs_tol=1e-12):
        raise InvalidInput(
            f"a training whose loss at the stuck state is {loss:.6g}, where the branches measured "
            f"{measured:.6g}",
            "the training that was branched, or the same made again",
            "Pass that one; its data and its loss must be the same at every call.",
        )


def _thrown(shown: list[tuple[Branch, RecordedPath]]) -> list[bool]:
    """Whether each diverged, or ended higher above where it began than any ended below.

    One that flies off would be all that the plane shows.
    """
    rises = [
        float(path.losses[-1] - path.losses[0]) if one.outcomes[0] == "ran" else math.inf
        for one, path in shown
    ]
    rises = [rise if math.isfinite(rise) else math.inf for rise in rises]
    most = -min(rises)
    out = [rise > most if most > 0 else rise == math.inf for rise in rises]
    return [False] * len(out) if all(out) else out


def _box(made: Span, steering: list[int]) -> Box:
    least, most = LEAST_EXTENT, limits()["real"]["coordinate"][1]
    places = np.concatenate([np.zeros((1, 2)), *(made.projected[k] for k in steering)])
    extent = float(np.ptp(places, axis=0).max())
    box = box_around(places, MARGIN)
    if not extent >= least or not np.abs(box).max() <= most:  # not-a-number passes neither
        raise InvalidInput(
            f"paths that extend over {extent:.3g} in the parameters",
            f"from {least:g} to {most:g}",
            "Run a larger budget where nothing moves, smaller steps where all flies off.",
        )
    return box


def _lines(
    found: Branches, start: str, tracks: tuple[Track, ...], share: float, size: int
) -> list[str]:
    report = found.reports[start]
    n_records = max(len(track.sample_gradients) for track in tracks)
    names = [one.name for one in found.ranking if one.start == start]
    left = [name for name in names if name not in {track.name for track in tracks}]
    thrown = [track.name for track in tracks if track.thrown]
    others = [other for other in found.starts if other != start]
    lines = [
        f"the plane shows {share:.1%} of the movement of all tracks; each track's own share is in the "
        "table",
        f"the first repeat of each candidate, at up to {n_records} points of equal sample gradients; "
        "what else its repeats did is in the report of the branches",
        f"(0, 0) is the stuck state ({report.kind}, {start}); a unit is a distance of 1 in the "
        "parameters",
        f"the loss in the plane: {size}x{size} losses of all {found.n_samples:,} samples "
        f"({size * size * found.n_samples:,} forward passes of a sample), in evaluation mode and with "
        "the stuck state's buffers (BatchNorm's averages); values of tracks are the branches' own",
    ]
    if report.escape_direction is None:
        lines.append(
            f"no escape direction was found ({report.kind}): the first axis is the direction of the "
            "largest movement"
        )
    if thrown:
        lines.append(
            f"not in the axes, the box and the share of all, since they diverged or rose by more than "
            f"any fell: {', '.join(thrown)}"
        )
    if left:
        lines.append(f"not shown, nothing of them was recorded or too many: {', '.join(left)}")
    if others:
        lines.append(
            f"only the branches from {start}, where the best began; not from {', '.join(others)}"
        )
    return [*lines, *found.protocol()]
