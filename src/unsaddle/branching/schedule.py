"""Which leg is run when: repeats in turns over candidates, halving, and what an interruption leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unsaddle.branching.candidate import Candidate
from unsaddle.branching.jobs import Alone, Job, Pool
from unsaddle.branching.outcome import Branch
from unsaddle.branching.statistics import middle
from unsaddle.diagnosis import Report
from unsaddle.theory import Forecast
from unsaddle.torch.stepping import Leg, Walk

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
    median_repeat: int | None = None

    @property
    def failed(self) -> bool:
        """Whether a repeat raised, ran out of memory or died."""
        return any(leg.outcome in FAILURES for legs in self.legs.values() for leg in legs)

    @property
    def is_random(self) -> bool:
        """Whether another repeat could differ, as far as is known."""
        return any(leg.is_random for legs in self.legs.values() for leg in legs) or not self.legs

    def add(self, repeat: int, leg: Leg) -> None:
        """Keep a leg; of the ends, only the last of each repeat."""
        legs = self.legs.setdefault(repeat, [])
        if legs:
            legs[-1].end = None
        legs.append(leg)

    def complete(self, repeat: int, index: int) -> bool:
        """Whether a repeat has been run to a point, or has ended before it."""
        legs = self.legs.get(repeat, [])
        n_points = sum(len(leg.losses) for leg in legs)
        return n_points > index or any(leg.outcome != "ran" for leg in legs)

    def last(self, index: int) -> float:
        """The median training loss at a point over the repeats that were run to it."""
        values = [self.losses(repeat, index + 1)[index] for repeat in self.legs]
        return middle(values).value if values else np.inf

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
        budget = self.dropped_at or int(points[-1])
        left = [self._escape(repeat) for repeat in repeats]
        never = (-(-budget // size), budget)
        times = np.array([(e.n_steps, e.n_sample_gradients) if e else never for e in left], float)
        times = times.reshape(-1, 2)
        return Branch(
            candidate=self.candidate,
            start=self.start,
            batch_size=size,
            points=points,
            losses=np.array([self.losses(r, n) for r in repeats]).reshape(-1, n),
            held_out=np.array([self.losses(r, n, True) for r in repeats]) if held else None,
            escaped=np.array([e is not None for e in left], dtype=bool),
            escape_steps=times[:, 0],
            escape_cost=times[:, 1],
            outcomes=outcomes,
            reason=next((leg.reason for leg in every if leg.reason), ""),
            is_random=self.is_random,
            dropped_at=self.dropped_at,
            forecast=forecast[0],
            no_forecast=forecast[1],
            ended=end[0] if end else None,
            not_diagnosed=end[1] if end else "not asked for" if self.end else "not run to the end",
            n_sample_gradients=sum(self._spent(repeat) for repeat in repeats),
            n_evaluated=sum(leg.n_evaluated for leg in every),
            median_repeat=self.median_repeat,
            own_batch_size=own_batch_size,
            state=self.end.state if self.end else None,
        )

    def _outcome(self, repeat: int) -> str:
        return next((leg.outcome for leg in self.legs[repeat] if leg.outcome != "ran"), "ran")

    def _escape(self, repeat: int) -> Any:
        """What diverged never escaped, as in the laboratory."""
        if self._outcome(repeat) != "ran":
            return None
        return self.legs[repeat][-1].escape

    def _spent(self, repeat: int) -> int:
        return max((leg.n_sample_gradients for leg in self.legs[repeat]), default=0)

    def settle(self, index: int) -> None:
        """Keep the end of the median repeat, the lower one of two, and let the others go."""
        ended = [
            (float(self.losses(repeat, index + 1)[index]), repeat)
            for repeat, legs in self.legs.items()
            if legs[-1].end is not None and self.complete(repeat, index)
        ]
        if ended and self.dropped_at is None and not self.failed:
            _, self.median_repeat = sorted(ended)[(len(ended) - 1) // 2]
            self.end = self.legs[self.median_repeat][-1].end
        for legs in self.legs.values():
            legs[-1].end = None


@dataclass(eq=False)
class Schedule:
    """All legs of all branches, run in an order that leaves something to compare at any time."""

    rows: list[Row]
    workers: Alone | Pool
    points: NDArray[np.int64]
    rungs: Sequence[int]
    n_repeats: int
    tell: Callable[[str, int, int], None]
    interrupted: bool = False
    not_run: tuple[str, ...] = ()
    _done: int = 0

    def run(self) -> None:
        """Run everything, or up to an interruption."""
        limit = len(self.rows) * self.n_repeats
        first = 0
        try:
            for index in self.rungs:
                points = tuple(map(int, self.points[first : index + 1]))
                self._done = 0
                # The first repeats tell what is not random or fails: of those there are no more.
                self._legs([0], points, index, limit)
                self._legs(range(1, self.n_repeats), points, index, limit)
                if index != self.rungs[-1]:
                    self._halve(index)
                first = index + 1
        except KeyboardInterrupt:
            self.interrupted = True
            self.not_run = tuple(self._missing())
            self._keep_finished()
        for row in self.rows:
            row.settle(len(self.points) - 1)

    @property
    def _going(self) -> list[Row]:
        return [row for row in self.rows if row.dropped_at is None and not row.failed]

    def _legs(
        self, repeats: Sequence[int], points: tuple[int, ...], index: int, limit: int
    ) -> None:
        jobs = [
            Job(
                branch=row.number,
                start=row.start_number,
                candidate=row.candidate,
                repeat=repeat,
                points=points,
                begin=row.legs[repeat][-1].end if repeat in row.legs else None,
            )
            for repeat in repeats
            for row in self._going
            if (row.is_random or repeat == 0) and not row.complete(repeat, index)
        ]
        failed: set[int] = set()
        for job, leg in self.workers.results([j for j in jobs if j.branch not in failed]):
            self.rows[job.branch].add(job.repeat, leg)
            self._done += 1
            self.tell(f"branches; {self._leader(index)}", self._done, limit)

    def _leader(self, index: int) -> str:
        ahead = self._ranked(index)[:3]
        words = [f"{row.candidate.name} {row.last(index):.4g}" for row in ahead]
        return "ahead: " + ", ".join(words)

    def _ranked(self, index: int) -> list[Row]:
        going = [row for row in self._going if row.legs]
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

    def _keep_finished(self) -> None:
        """Repeats that an interruption left on the way are not compared with finished ones."""
        last = len(self.points) - 1
        for row in self._going:
            row.legs = {r: legs for r, legs in row.legs.items() if row.complete(r, last)}
