"""Which leg is run when: repeats in turns over candidates, halving, and what an interruption leaves.

Where a repeat ends is as large as the run and its optimizer's state, and only the median repeat's end
is wanted, which is not known before all are done. So ends are not collected: the first repeat's is
kept, another median repeat is run again, which gives the same numbers and costs one repeat more of
each candidate. With halving every repeat goes on from rung to rung: those ends lie in a temporary
folder, which is removed.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unsaddle.branching.candidate import Candidate
from unsaddle.branching.jobs import Alone, Job, Pool, read
from unsaddle.branching.outcome import Branch
from unsaddle.branching.paths import RecordedPath
from unsaddle.branching.statistics import middle
from unsaddle.diagnosis import Report
from unsaddle.theory import Forecast
from unsaddle.torch.leg import Leg, Walk

Floats = NDArray[np.float64]

FAILURES = ("raised", "out of memory", "died")
LEAST_HALVED = 4  # candidates below which none is let go


def rungs(n_points: int, n_candidates: int) -> list[int]:
    """Return the indices of the points at which the worse half is let go; the last is the end.

    Each rung has twice the budget of the one before, so that all cost about alike.

    References:
        Jamieson & Talwalkar 2016, Non-stochastic best arm identification, AISTATS, Algorithm 1.

    >>> rungs(41, 8), rungs(41, 3)
    ([10, 20, 40], [40])
    """
    last, found, left = n_points - 1, [n_points - 1], n_candidates
    while left >= LEAST_HALVED and found[0] // 2 >= 1:
        found.insert(0, found[0] // 2)
        left = -(-left // 2)
    assert found[-1] == last
    return found


@dataclass(eq=False)
class Row:
    """A branch in the making."""

    number: int
    start_number: int
    start: str
    candidate: Candidate
    legs: dict[int, list[Leg]] = field(default_factory=dict[int, list[Leg]])  # by repeat
    dropped_at: int | None = None
    end: Walk | None = None
    no_end: str = ""
    median_repeat: int | None = None
    n_again: int = 0

    @property
    def failed(self) -> bool:
        """Whether a repeat raised, ran out of memory or died."""
        return any(leg.outcome in FAILURES for legs in self.legs.values() for leg in legs)

    @property
    def is_random(self) -> bool:
        """Whether another repeat could differ, as far as is known."""
        return any(leg.is_random for legs in self.legs.values() for leg in legs) or not self.legs

    def add(self, repeat: int, leg: Leg) -> None:
        """Keep a leg."""
        self.legs.setdefault(repeat, []).append(leg)

    def complete(self, repeat: int, index: int) -> bool:
        """Whether a repeat has been run to a point, or has ended before it."""
        legs = self.legs.get(repeat, [])
        n_points = sum(len(leg.losses) for leg in legs)
        return n_points > index or any(leg.outcome != "ran" for leg in legs)

    def last(self, index: int) -> float:
        """The median training loss at a point over the repeats that have been run to it."""
        there = [repeat for repeat in self.legs if self.complete(repeat, index)]
        values = [self.losses(repeat, index + 1)[index] for repeat in there]
        return middle(values).value if values else np.inf

    def finished(self, index: int, n_repeats: int) -> bool:
        """Whether all its repeats have been run to a point."""
        wanted = n_repeats if self.is_random else 1
        return sum(self.complete(repeat, index) for repeat in self.legs) >= wanted

    def cut(self, index: int) -> None:
        """Take back what was run beyond a point; repeats that were not run to it go."""
        for repeat, legs in list(self.legs.items()):
            kept: list[Leg] = []
            while legs and sum(len(leg.losses) for leg in kept) <= index:
                kept.append(legs.pop(0))
            cut = legs[-1].n_sample_gradients - kept[-1].n_sample_gradients if legs else 0
            self.n_again += cut + sum(leg.n_again for leg in legs)
            self.legs[repeat] = kept
            if not self.complete(repeat, index):
                self.n_again += kept[-1].n_sample_gradients + sum(leg.n_again for leg in kept)
                del self.legs[repeat]

    def losses(self, repeat: int, n_points: int, held_out: bool = False) -> Floats:
        """Return one repeat's losses, infinite from where it diverged, else not-a-number."""
        legs = self.legs[repeat]
        found = [v for leg in legs for v in (leg.held_out if held_out else leg.losses)]
        diverged = any(leg.outcome == "diverged" for leg in legs)
        values = np.full(n_points, np.inf if diverged else np.nan)
        values[: len(found)] = found[:n_points]
        values[np.isnan(values) & diverged] = np.inf
        return values

    def branch(
        self,
        points: NDArray[np.int64],
        forecast: tuple[Forecast | None, str, int],
        end: tuple[Report | None, str] | None,
        n_samples: int,
        own_batch_size: int | None,
    ) -> Branch:
        """Return the branch as it is reported."""
        repeats = sorted(self.legs)
        size = min(self.candidate.batch_size or own_batch_size or n_samples, n_samples)
        every = [leg for repeat in repeats for leg in self.legs[repeat]]
        n, held = len(points), any(leg.held_out for leg in every)
        outcomes = tuple(self._outcome(repeat) for repeat in repeats)
        times = np.array([self._time(repeat, points, size) for repeat in repeats], float)
        times = times.reshape(-1, 2)
        return Branch(
            candidate=self.candidate,
            start=self.start,
            batch_size=size,
            points=points,
            losses=np.array([self.losses(r, n) for r in repeats]).reshape(-1, n),
            held_out=np.array([self.losses(r, n, True) for r in repeats]) if held else None,
            escaped=np.array([self._escape(r) is not None for r in repeats], dtype=bool),
            escape_steps=times[:, 0],
            escape_cost=times[:, 1],
            outcomes=outcomes,
            reason=next((leg.reason for leg in every if leg.reason), ""),
            is_random=self.is_random,
            dropped_at=self.dropped_at,
            forecast=forecast[0],
            no_forecast=forecast[1],
            ended=end[0] if end else None,
            not_diagnosed=end[1] if end else "not asked for" if self.end else self.no_end,
            n_sample_gradients=sum(self._spent(repeat) for repeat in repeats),
            n_evaluated=sum(leg.n_evaluated for leg in every),
            median_repeat=self.median_repeat,
            n_again=self.n_again + sum(leg.n_again for leg in every),
            no_end=self.no_end,
            own_batch_size=own_batch_size,
            state=self.end.state if self.end else None,
            path=self._path(points),
        )

    def _path(self, points: NDArray[np.int64]) -> RecordedPath | None:
        """Return where the first repeat went; None where nothing was recorded of it."""
        found = {at: one for leg in self.legs.get(0, []) for at, one in leg.recorded.items()}
        if not found:
            return None
        losses = self.losses(0, len(points))[np.searchsorted(points, list(found))]
        return RecordedPath(np.array(list(found)), np.stack(list(found.values())), losses)

    def _outcome(self, repeat: int) -> str:
        return next((leg.outcome for leg in self.legs[repeat] if leg.outcome != "ran"), "ran")

    def _time(self, repeat: int, points: NDArray[np.int64], size: int) -> tuple[int, int]:
        """Steps and sample gradients up to the escape, else those that were run."""
        found = self._escape(repeat)
        if found is not None:
            return found.n_steps, found.n_sample_gradients
        ran = [self.legs[r][-1] for r in self.legs if self._outcome(r) == "ran"]
        if self._outcome(repeat) == "ran":
            ran = [self.legs[repeat][-1]]
        if ran:
            return max((leg.n_steps, leg.n_sample_gradients) for leg in ran)
        budget = self.dropped_at or int(points[-1])
        return -(-budget // size), budget

    def _escape(self, repeat: int) -> Any:
        """What diverged never escaped, as in the laboratory."""
        if self._outcome(repeat) != "ran":
            return None
        return self.legs[repeat][-1].escape

    def _spent(self, repeat: int) -> int:
        return max((leg.n_sample_gradients for leg in self.legs[repeat]), default=0)

    def settle(self, index: int) -> None:
        """Choose the median repeat, the lower one of two, or say why there is none."""
        ended = [(float(self.losses(r, index + 1)[index]), r) for r in self.legs]
        reason = next((leg.reason for legs in self.legs.values() for leg in legs if leg.reason), "")
        if self.dropped_at is not None:
            self.no_end = f"let go at {self.dropped_at:,} sample gradients"
        elif self.failed:
            self.no_end = reason
        elif not ended:
            self.no_end = "no repeat was run to the end"
        elif not np.isfinite(middle([loss for loss, _ in ended]).value):
            self.no_end = f"its median repeat diverged: {reason}"
        else:
            self.median_repeat = sorted(ended)[(len(ended) - 1) // 2][1]


@dataclass(eq=False)
class Schedule:
    """All legs of all branches, run in an order that leaves something to compare at any time."""

    rows: list[Row]
    workers: Alone | Pool
    points: NDArray[np.int64]
    rungs: Sequence[int]
    n_repeats: int
    tell: Callable[[str, int, int], None]
    folder: Path | None = None  # for the ends of all repeats, with halving
    recorded: frozenset[int] = frozenset()  # points at which first repeats' parameters are kept
    interrupted: bool = False
    not_run: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    _done: int = 0
    _rung: int = 0  # the index of the point that is being run to

    def run(self) -> None:
        """Run everything, or up to an interruption."""
        limit = len(self.rows) * self.n_repeats
        first = 0
        try:
            for index in self.rungs:
                points = tuple(map(int, self.points[first : index + 1]))
                self._done, before, self._rung = 0, self._rung, index
                # The first repeats tell what is not random or fails: of those there are no more.
                self._legs([0], points, before, limit)
                self._legs(range(1, self.n_repeats), points, before, limit)
                self._forget(before)
                if index != self.rungs[-1]:
                    self._halve(index)
                first = index + 1
        except KeyboardInterrupt:
            self._interrupted("some repeats")
        for row in self.rows:
            row.settle(len(self.points) - 1)
        try:
            self._fetch_ends()
        except KeyboardInterrupt:
            self._interrupted("some ends")
        for row in self.rows:
            for leg in (leg for legs in row.legs.values() for leg in legs):
                leg.end = None
            if row.end is None and not row.no_end:
                row.no_end = "interrupted before its median repeat was run again for its end"

    def _interrupted(self, what: str) -> None:
        """Compare what can be compared: all that are left, at the last point they all were run to."""
        self.interrupted = True
        self.workers.drop()
        if what == "some ends":
            return
        self.not_run = tuple(self._missing())
        whole = len(self.points) - 1
        done = [
            i for i in self.rungs if all(row.finished(i, self.n_repeats) for row in self._going)
        ]
        index = done[-1] if done else self.rungs[0]
        for row in self._going:
            row.cut(index)
        if index < whole:
            self.notes = (
                f"interrupted: all are compared at {self.points[index]:,} of {self.points[-1]:,} sample "
                "gradients, the last at which every candidate that was left had been measured",
            )
        self._rung, self.points = index, self.points[: index + 1]

    def _fetch_ends(self) -> None:
        """Get the end of each median repeat, the best first; after an interruption of that one only."""
        index = len(self.points) - 1
        wanted = [row for row in self.rows if row.median_repeat is not None]
        wanted.sort(key=lambda row: row.last(index))
        again: list[Job] = []
        for place, row in enumerate(wanted):
            assert row.median_repeat is not None
            if self.folder is not None:
                row.end = read(self._file(row.number, row.median_repeat, index))
            elif (end := row.legs[row.median_repeat][-1].end) is not None:
                row.end = end
            elif place == 0 or not self.interrupted:
                again.append(self._job(row, row.median_repeat, tuple(map(int, self.points))))
        for done, (job, leg) in enumerate(self.workers.results(again)):
            row = self.rows[job.branch]
            row.n_again += leg.n_sample_gradients + leg.n_again
            row.end = leg.end
            name = row.candidate.name
            if leg.end is None:
                row.no_end = f"its median repeat, run again for its end: {leg.reason}"
            elif leg.losses[-1] != row.losses(job.repeat, index + 1)[index]:
                self.notes += (
                    f"{name}: its median repeat, run again for its end, gave a loss of "
                    f"{leg.losses[-1]:.6g}: this machine does not repeat its numbers",
                )
            self.tell(f"median repeats run again for their ends; {name}", done + 1, len(again))

    def _job(
        self, row: Row, repeat: int, points: tuple[int, ...], begin: Path | None = None
    ) -> Job:
        return Job(
            branch=row.number,
            start=row.start_number,
            candidate=row.candidate,
            repeat=repeat,
            points=points,
            begin=begin,
            keeps_end=True,
        )

    def _file(self, branch: int, repeat: int, index: int) -> Path:
        assert self.folder is not None
        return self.folder / f"{branch} {repeat} {index}"

    def _forget(self, index: int) -> None:
        """Remove the ends of a rung: all have been run to the next one."""
        for file in self.folder.glob(f"* {index}") if self.folder else ():
            file.unlink()

    @property
    def _going(self) -> list[Row]:
        return [row for row in self.rows if row.dropped_at is None and not row.failed]

    def _legs(
        self, repeats: Sequence[int], points: tuple[int, ...], before: int, limit: int
    ) -> None:
        index = self._rung
        jobs: list[Job] = []
        for repeat in repeats:
            for row in self._going:
                if (not row.is_random and repeat) or row.complete(repeat, index):
                    continue
                job = self._job(row, repeat, points)
                if repeat == 0:
                    job = dataclasses.replace(job, recorded=self.recorded)
                if self.folder is None:
                    job = dataclasses.replace(job, keeps_end=repeat == 0)
                else:
                    begin = self._file(row.number, repeat, before) if repeat in row.legs else None
                    end = self._file(row.number, repeat, index)
                    job = dataclasses.replace(job, begin=begin, end=end)
                jobs.append(job)
        for job, leg in self.workers.results(jobs):
            self.rows[job.branch].add(job.repeat, leg)
            self._done += 1
            self.tell(f"branches; {self._leader(index)}", self._done, limit)

    def _leader(self, index: int) -> str:
        ahead = self._ranked(index)[:3]
        words = [f"{row.candidate.name} {row.last(index):.4g}" for row in ahead]
        return "ahead: " + ", ".join(words)

    def _ranked(self, index: int) -> list[Row]:
        going = [
            row for row in self._going if any(row.complete(repeat, index) for repeat in row.legs)
        ]
        return sorted(going, key=lambda row: row.last(index))

    def _halve(self, index: int) -> None:
        """Let the worse half go; the baseline of each start stays."""
        ranked = self._ranked(index)
        for row in ranked[-(-len(ranked) // 2) :]:
            if not row.candidate.is_baseline:
                row.dropped_at = int(self.points[index])

    def _missing(self) -> list[str]:
        """Say how many repeats of which candidates were not run."""
        last, found = len(self.points) - 1, []
        for row in self._going:
            wanted = self.n_repeats if row.is_random else 1
            done = sum(row.complete(repeat, last) for repeat in row.legs)
            if done < wanted:
                found.append(f"{row.candidate.name}: {done} of {wanted} repeats")
        return found
