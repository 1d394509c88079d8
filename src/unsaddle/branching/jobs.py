"""Legs of branches, in this process or in several: the same numbers either way."""

from __future__ import annotations

import multiprocessing
import pickle
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unsaddle.branching.candidate import Candidate
from unsaddle.branching.source import loaded
from unsaddle.errors import InvalidInput, TrainingError
from unsaddle.torch import TorchTraining
from unsaddle.torch.batches import evaluable
from unsaddle.torch.data import Samples
from unsaddle.torch.leg import Leg, Walk
from unsaddle.torch.snapshot import Snapshot
from unsaddle.torch.stepping import Workplace
from unsaddle.torch.threshold import Threshold

DIED = "its process died, as it does where memory runs out"


@dataclass(frozen=True, eq=False)
class Job:
    """One leg of one repeat of one branch.

    Attributes:
        begin: the file of the end that it goes on from; None for the start.
        end: the file that its own end is written to; None for none.
        keeps_end: the end comes back in the leg, where no file takes it.
        recorded: those of the points at which the parameters come back too.
    """

    branch: int  # the branch's number
    start: int
    candidate: Candidate
    repeat: int
    points: tuple[int, ...]
    begin: Path | None = None
    end: Path | None = None
    keeps_end: bool = False
    recorded: frozenset[int] = frozenset()


def _done(place: Workplace, job: Job) -> Leg:
    """Return a job's leg; its end, as large as the run, is kept only where it was asked for."""
    begin = None if job.begin is None else read(job.begin)
    leg = place.run(job.candidate, job.repeat, job.points, begin, job.recorded)
    if job.end is not None and leg.end is not None:
        with job.end.open("wb") as file:
            pickle.dump(leg.end, file)
    if job.end is not None or not job.keeps_end:
        leg.end = None
    return leg


def read(path: Path) -> Walk:
    """Return an end that a job wrote."""
    with path.open("rb") as file:
        return pickle.load(file)


@dataclass(frozen=True, eq=False)
class Shipment:
    """All that another process needs to make the same workplaces."""

    source: Path | bytes  # FILE.py, or the training pickled
    held_out: Samples | None
    starts: tuple[tuple[Snapshot, Threshold], ...]
    seed: int
    first_loss: float  # at the first start, to notice other data


class Alone:
    """Runs legs here, one after another."""

    def __init__(self, places: Sequence[Workplace]) -> None:
        self._places = places

    def results(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Leg]]:
        """Yield every job with its leg, in order."""
        for job in jobs:
            yield job, _done(self._places[job.start], job)

    def drop(self) -> None:
        """Nothing is under way."""

    def close(self) -> None:
        """Nothing is held."""


class Pool:
    """Runs legs in processes of their own, one thread each."""

    def __init__(self, shipment: Shipment, n_workers: int) -> None:
        self._cargo = pickle.dumps(shipment)
        self._n_workers = n_workers
        self._context = multiprocessing.get_context("spawn")
        self._stop = self._context.Event()
        self._pool = self._fresh(n_workers)
        self._worked = False

    def _fresh(self, n_workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            n_workers, self._context, initializer=_receive, initargs=(self._cargo, self._stop)
        )

    def results(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Leg]]:
        """Yield every job with its leg, as they are done."""
        cargo = [(job, _pickled(job)) for job in jobs]
        left = {self._pool.submit(_work, text): job for job, text in cargo}
        try:
            for future in as_completed(list(left)):
                leg = self._leg(future)
                yield left.pop(future), leg
        except BrokenProcessPool:
            yield from self._one_by_one(list(left.values()))

    def _one_by_one(self, jobs: list[Job]) -> Iterator[tuple[Job, Leg]]:
        """Go on after a process died: alone, each job shows whether it was the one."""
        self.close()
        n_died = 0
        self._pool = self._fresh(1)
        for job in jobs:
            try:
                leg = self._leg(self._pool.submit(_work, _pickled(job)))
            except BrokenProcessPool:
                n_died += 1
                if not self._worked and n_died > 1:
                    raise InvalidInput(
                        f"n_workers={self._n_workers}, whose processes died before any work",
                        "a script that another process can import",
                        "Put the call under `if __name__ == '__main__':`, or use "
                        "`unsaddle branch FILE.py --workers N`.",
                    ) from None
                leg = Leg(outcome="died", reason=DIED)
                self._pool = self._fresh(1)
            yield job, leg
        self.close()
        self._pool = self._fresh(self._n_workers)

    def _leg(self, future: Future[bytes]) -> Leg:
        found: Any = pickle.loads(future.result())
        if isinstance(found, tuple):
            raise TrainingError(*found)
        self._worked = True
        return found

    def drop(self) -> None:
        """Give up what is under way or waits."""
        self.close()
        self._pool = self._fresh(self._n_workers)

    def close(self) -> None:
        """End the processes; what they were doing is lost."""
        self._stop.set()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._stop.clear()


def _pickled(job: Job) -> bytes:
    try:
        return pickle.dumps(job)
    except Exception as error:
        raise InvalidInput(
            f"the candidate {job.candidate.name!r}, which cannot be sent to another process",
            "words, a class, or a function at the top level of a module",
            "Define the factory with def at top level, or leave n_workers at 1.",
        ) from error


def shipped(training: TorchTraining) -> bytes:
    """Return a training as bytes that another process can make it from.

    Raises:
        InvalidInput: it cannot be pickled.
    """
    try:
        return pickle.dumps(training)
    except Exception as error:
        line = next(iter(str(error).splitlines()), "")
        raise InvalidInput(
            f"n_workers above 1 with a training that cannot be pickled "
            f"({type(error).__name__}: {line})",
            "a training whose model, loss, forward and data can be, or the path of a file with "
            "training()",
            "Define them at the top level of a module, pass the path, or leave n_workers at 1.",
        ) from error


_HERE: dict[str, Any] = {}  # of a worker: what it was sent, and the workplaces made of it


def _receive(cargo: bytes, stop: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is asked, and says when to stop
    _HERE.update(cargo=cargo, stop=stop)


def _work(text: bytes) -> bytes:
    """Return the pickled leg of a job, or the three parts of what is wrong with the workplace."""
    try:
        places = _places()
    except InvalidInput as error:
        return pickle.dumps((error.received, error.accepted, error.advice))
    except Exception as error:
        what = f"a training that another process could not make ({type(error).__name__}: {error})"
        advice = "Use the path of a file with training(), or leave n_workers at 1."
        return pickle.dumps((what, "a training that can be made again", advice))
    job: Job = pickle.loads(text)
    try:
        leg = _done(places[job.start], job)
    except KeyboardInterrupt:
        leg = Leg(outcome="died", reason="interrupted")
    return pickle.dumps(leg)


def _places() -> list[Workplace]:
    if "places" not in _HERE:
        shipment: Shipment = pickle.loads(_HERE["cargo"])
        source = shipment.source
        made = loaded(source) if isinstance(source, Path) else pickle.loads(source)
        training = evaluable(made)
        first, _ = shipment.starts[0]
        first.put_into(training)
        objective = training.objective()
        places = [
            Workplace(
                training,
                objective,
                shipment.held_out,
                start,
                threshold,
                shipment.seed,
                stopped=_HERE["stop"].is_set,
            )
            for start, threshold in shipment.starts
        ]
        if places[0].first_loss() != shipment.first_loss:
            raise InvalidInput(
                "a training that gives other data or another loss each time it is made",
                "the same data, in the same order, at every call of training()",
                "Fix the seeds in training(), or leave n_workers at 1.",
            )
        _HERE["places"] = places
    return _HERE["places"]
