"""The course of a call to `branch`: diagnose, list candidates, run, diagnose the ends, rank."""

from __future__ import annotations

import contextlib
import dataclasses
import math
import re
import sys
import tempfile
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unsaddle.branching.candidate import AS_IT_IS, Candidate
from unsaddle.branching.forecasting import forecast_of
from unsaddle.branching.jobs import Alone, Pool, Shipment, shipped
from unsaddle.branching.paths import recorded_points
from unsaddle.branching.result import Branches
from unsaddle.branching.schedule import Row, Schedule, rungs
from unsaddle.branching.source import loaded
from unsaddle.branching.starts import Inquiry, Progress, Start, forecast, named, products
from unsaddle.diagnosis import Report, diagnose
from unsaddle.errors import InvalidInput, TrainingError
from unsaddle.result import command_line
from unsaddle.streams import resolve_seed
from unsaddle.theory import Forecast
from unsaddle.torch import TorchTraining
from unsaddle.torch.batches import evaluable
from unsaddle.torch.data import Samples
from unsaddle.torch.equipment import check
from unsaddle.torch.snapshot import untouched

N_POINTS = 40  # of the budget at which losses are measured, besides the start
# Of the budget that is taken where none is given: arbitrary, but enough for most plateaus that a
# forecast calls finite, and minutes on a small network.
FORECAST_TIMES = 2.0
FEWEST_EPOCHS, MOST_EPOCHS = 10, 100
FEWEST_STEPS, MOST_STEPS = 300, 3000
NO_FORECAST_EPOCHS = 30


@dataclass(frozen=True)
class Plan:
    """The numbers of a call, as they were asked for."""

    n_repeats: int
    budget: int | str | None
    seed: int | None
    halving: bool
    n_workers: int
    max_products: int
    diagnose_ends: bool
    record_paths: bool = False

    def __post_init__(self) -> None:
        for name, value in (("n_repeats", self.n_repeats), ("n_workers", self.n_workers)):
            if type(value) is not int or value < 1:
                raise InvalidInput(
                    f"{name}={value!r}", "a whole number from 1", f"Leave {name} out, or pass 1."
                )


def run_branches(
    training: TorchTraining | str | Path,
    candidates: Sequence[Any] | None,
    plan: Plan,
    *,
    held_out: Any,
    report: Report | None,
    from_checkpoints: tuple[str | Path, ...],
    progress: Progress | None,
) -> Branches:
    """Return what each candidate was worth; see `unsaddle.branch`."""
    tell = progress or (lambda stage, done, limit: None)
    seed = resolve_seed(plan.seed)
    tell("the run as it stands", 0, 1)
    made, path = _made(training)
    run = evaluable(made)
    check(run, Candidate(AS_IT_IS))
    if held_out is None and path is not None:
        held_out = _held_out_of(path)
    with untouched(run) as before:
        stay = None if held_out is None else _samples(run, held_out)
        where = named(from_checkpoints)
        if plan.record_paths:  # a diagnosis may take long: what does not fit is refused before it
            tried = 1 if candidates is None or isinstance(candidates, str) else len(candidates)
            recorded_points(_points(1), max(1, tried) * len(where), run.objective().n_parameters)
        inquiry = Inquiry(run, before, candidates, report, stay, seed, plan.max_products, tell)
        starts = [inquiry.at(name, file) for name, file in where]
        first = starts[0].place.objective
        n, own = first.n_samples, first.batch_size
        budget, reason = _budget(plan.budget, n, own, starts[0].report)
        rows = [
            Row(number, k, start.name, one)
            for number, (k, start, one) in enumerate(
                (k, start, one) for k, start in enumerate(starts) for one in start.candidates
            )
        ]
        _check_steps(rows, budget, n, own)
        forecasts = _forecasts(starts, rows, plan, seed, tell)
        points = _points(budget)
        recorded = (
            recorded_points(points, len(rows), first.n_parameters) if plan.record_paths else ()
        )
        with (
            _workers(made if path is None else path, starts, seed, plan) as workers,
            _folder(plan) as folder,
        ):
            schedule = Schedule(
                rows=rows,
                workers=workers,
                points=points,
                rungs=rungs(len(points), len(rows)) if plan.halving else [len(points) - 1],
                n_repeats=plan.n_repeats,
                tell=tell,
                folder=folder,
                recorded=frozenset(recorded),
            )
            schedule.run()
        points = schedule.points
        ends, n_products, stopped = _ends(starts, schedule.rows, plan, seed, tell)
    branches = [
        row.branch(points, forecasts[row.number], ends.get(row.number), n, own)
        for row in schedule.rows
    ]
    ranking = sorted(
        branches, key=lambda b: (b.failed or not b.n_repeats, _dropped(b), b.final.value)
    )
    diagnosed = sum(products(s.report) for s in starts) + n_products
    diagnosed += sum(spent for _, _, spent in forecasts.values())
    return Branches(
        title=run.title,
        ranking=tuple(ranking),
        reports={start.name: start.report for start in starts},
        escape_losses={start.name: start.place.threshold.loss for start in starts},
        budget=int(points[-1]),
        budget_reason=reason,
        n_repeats=plan.n_repeats,
        n_samples=n,
        n_held_out=None if stay is None else stay.n_samples,
        own_batch_size=own,
        seed=seed,
        notes=(*schedule.notes, *_notes(made, starts)),
        n_products=diagnosed,
        n_workers=plan.n_workers,
        halving=plan.halving,
        command=command_line(),
        interrupted=schedule.interrupted or stopped,
        not_run=(*schedule.not_run, *(["some ends were not diagnosed"] if stopped else [])),
        states={start.name: start.place.start for start in starts} if plan.record_paths else {},
    )


def _points(budget: int) -> NDArray[np.int64]:
    return np.unique(np.round(np.linspace(0, budget, N_POINTS + 1)).astype(np.int64))


def _dropped(branch: Any) -> int:
    """The later a branch was let go, the higher it stands."""
    return -branch.dropped_at if branch.dropped_at is not None else -sys.maxsize


def _made(training: TorchTraining | str | Path) -> tuple[TorchTraining, Path | None]:
    if isinstance(training, str | Path):
        path = Path(training)
        return loaded(path), path.resolve()
    given: Any = training  # callers without a type checker pass anything
    if not isinstance(given, TorchTraining):
        raise InvalidInput(
            f"branch({type(given).__name__})",
            "an unsaddle.TorchTraining, or the path of a file with training()",
            "Write branch(unsaddle.TorchTraining(model, loss, data, optimizer)).",
        )
    return given, None


def _held_out_of(path: Path) -> Any:
    """Return what held_out() of the file gives; None where it defines none."""
    module = sys.modules.get(f"unsaddle_training_{path.stem}")
    made = getattr(module, "held_out", None)
    if not callable(made):
        return None
    try:
        return made()
    except Exception as error:
        raise TrainingError(
            f"{path.name}: held_out() raised {type(error).__name__}: {error}",
            "a function that returns data as training() takes them",
            "Mend it, or rename it to go on without held-out data.",
        ) from error


def _samples(run: TorchTraining, data: Any) -> Samples:
    """Return held-out data as samples, checked as training data are."""
    try:
        return evaluable(dataclasses.replace(run, data=data)).objective().samples
    except TrainingError as error:
        raise TrainingError(
            f"held-out data: {error.received}", error.accepted, error.advice
        ) from None


def _budget(
    asked: int | str | None, n_samples: int, batch_size: int | None, report: Report
) -> tuple[int, str]:
    """Return the sample gradients of each repeat, and where the number comes from."""
    if isinstance(asked, str):
        words = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*epochs?\s*", asked)
        number = re.fullmatch(r"\s*(\d[\d_]*)\s*", asked)
        if words and float(words[1]) > 0:
            return max(1, round(float(words[1]) * n_samples)), f"{words[1]} epochs"
        if number:
            asked = int(number[1])
    if asked is not None:
        if type(asked) is not int or asked < 1:
            raise InvalidInput(
                f"budget={asked!r}",
                "a number of sample gradients from 1, or words such as '30 epochs'",
                "Leave it out for one that follows from the forecast.",
            )
        return asked, f"{asked / n_samples:.3g} epochs"
    size = min(batch_size or n_samples, n_samples)
    fewest = max(FEWEST_EPOCHS * n_samples, FEWEST_STEPS * size)
    most = max(MOST_EPOCHS * n_samples, MOST_STEPS * size)
    own = forecast_of(report, report.optimizer, report.settings)
    if own is None or math.isinf(own.median):
        wanted, why = float(NO_FORECAST_EPOCHS * n_samples), f"{NO_FORECAST_EPOCHS} epochs"
    else:
        wanted = FORECAST_TIMES * own.median * size
        why = f"{FORECAST_TIMES:g} times the forecast of going on as it is"
    chosen = min(max(wanted, fewest), most)
    epochs = math.ceil(chosen / n_samples)
    if chosen != wanted:
        why = "the least that is taken" if chosen == fewest else "the most that is taken unasked"
    return epochs * n_samples, f"{epochs} epochs: {why}"


def _check_steps(rows: list[Row], budget: int, n_samples: int, own: int | None) -> None:
    for row in rows:
        size = min(row.candidate.batch_size or own or n_samples, n_samples)
        if size > budget:
            raise InvalidInput(
                f"a budget of {budget:,} sample gradients",
                f"at least one step of each candidate, {size:,} of {row.candidate.name!r}",
                "Give more: '10 epochs', say.",
            )


def _forecasts(
    starts: list[Start], rows: list[Row], plan: Plan, seed: int, tell: Progress
) -> dict[int, tuple[Forecast | None, str, int]]:
    """Return each branch's forecast, or why it has none, and the products spent on it."""
    found: dict[int, tuple[Forecast | None, str, int]] = {}
    for done, row in enumerate(rows):
        start = starts[row.start_number]
        tell(f"forecasts: {row.candidate.name}", done, len(rows))
        found[row.number] = forecast(start, row.candidate, plan.max_products, seed)
    return found


@contextlib.contextmanager
def _workers(
    source: TorchTraining | Path, starts: list[Start], seed: int, plan: Plan
) -> Generator[Alone | Pool]:
    places = [start.place for start in starts]
    if plan.n_workers == 1:
        yield Alone(places)
        return
    shipment = Shipment(
        source=source if isinstance(source, Path) else shipped(source),
        held_out=places[0].held_out,
        starts=tuple((place.start, place.threshold) for place in places),
        seed=seed,
        first_loss=places[0].first_loss(),
    )
    pool = Pool(shipment, plan.n_workers)
    try:
        yield pool
    finally:
        pool.close()


@contextlib.contextmanager
def _folder(plan: Plan) -> Generator[Path | None]:
    """Yield a folder for the ends of all repeats, which only halving goes on from."""
    if not plan.halving:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="unsaddle-branch-") as name:
        yield Path(name)


def _ends(
    starts: list[Start], rows: list[Row], plan: Plan, seed: int, tell: Progress
) -> tuple[dict[int, tuple[Report | None, str]], int, bool]:
    """Diagnose where the median repeat of each branch ended; also products, and whether stopped."""
    found: dict[int, tuple[Report | None, str]] = {}
    n_products = 0
    for done, row in enumerate(rows):
        if row.end is None or not plan.diagnose_ends:
            continue
        place = starts[row.start_number].place
        tell(f"where it ended: {row.candidate.name}", done, len(rows))
        try:
            with untouched(place.training):
                ended = place.ended(row.candidate, row.end.state)
                report = diagnose(ended, seed=seed, max_products=plan.max_products)
        except KeyboardInterrupt:
            return found, n_products, True
        except Exception as error:  # a diverged model, for one
            line = next(iter(str(error).split(";")), "")
            found[row.number] = None, line
            continue
        found[row.number] = report, ""
        n_products += products(report)
    return found, n_products, False


def _notes(training: TorchTraining, starts: list[Start]) -> tuple[str, ...]:
    notes = [start.note for start in starts if start.note]
    if not training.model.training:
        notes.append(
            "the model came in evaluation mode: branches put it into training mode for their steps"
        )
    assert training.optimizer is not None
    groups = "groups" in training.settings()
    if groups and any(one.optimizer is not None for s in starts for one in s.candidates):
        notes.append(
            "the run's optimizer has groups that differ; a candidate with an optimizer of its own has "
            "all parameters in one"
        )
    if len(starts) > 1:
        notes.append("budgets count from each start: what the run had spent by then is not in them")
    return tuple(notes)
