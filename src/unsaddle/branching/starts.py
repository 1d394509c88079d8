"""The states that are branched from: diagnosed, with what is tried there and what it forecasts."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from unsaddle.branching.candidate import AS_IT_IS, Candidate, Surroundings, parse
from unsaddle.branching.default import default_candidates
from unsaddle.branching.forecasting import Ground, forecast_of
from unsaddle.diagnosis import Report, diagnose
from unsaddle.diagnosis.escape import UNSTABLE
from unsaddle.errors import InvalidInput, TrainingError
from unsaddle.theory import Forecast
from unsaddle.torch import TorchTraining, load_checkpoint
from unsaddle.torch.data import Samples
from unsaddle.torch.equipment import check
from unsaddle.torch.snapshot import Snapshot, untouched
from unsaddle.torch.stepping import Workplace
from unsaddle.torch.threshold import Threshold

Progress = Callable[[str, int, int], None]

# Where there is no way out, or no end of the quadratic model: escaped is a loss lower by this share.
LEFT_SHARE = 0.01
# A loss that has risen by as many times what the way out wins was thrown up a wall. Arbitrary: noise may
# hold a run above the saddle that it has left, but not that far.
THROWN_TIMES = 10.0
EVALUATED = "evaluation mode"  # in the words of a report; dropout makes any other loss differ
SAME_LOSS_TOL = 1e-4  # relative; the sums of another batch size or thread differ by less
CLOSE_SHARE = 0.3  # of the quadratic radius: a first move within it is forecast from where it leads
AS_IT_STANDS = "as it stands"


@dataclass(frozen=True, eq=False)
class Start:
    """One state to branch from, and all that was found there."""

    name: str
    report: Report
    place: Workplace
    candidates: tuple[Candidate, ...]
    note: str
    ground: Ground


@dataclass(frozen=True, eq=False)
class Inquiry:
    """What is asked at every start."""

    run: TorchTraining  # its live model ends up in the state that was looked at last
    before: Snapshot  # of the run as it was given
    candidates: Sequence[Any] | None
    report: Report | None
    held_out: Samples | None
    seed: int
    max_products: int
    tell: Progress

    def at(self, name: str, file: Path | None) -> Start:
        """Diagnose one state and list what is tried from it."""
        run, note = self.run, ""
        if file is not None:
            assert run.optimizer is not None
            self.before.put_into(run)  # nothing of another file is a part of this one
            run.optimizer.state.clear()
            loaded = load_checkpoint(run, file)
            if loaded.optimizer_state != "loaded":
                note = (
                    f"{name}: the optimizer's state is {loaded.optimizer_state}; it begins afresh"
                )
        report = self.report if file is None else None
        if report is not None:
            _refuse_another(report, run)
        if report is None:
            report = diagnose(
                run, seed=self.seed, max_products=self.max_products, progress=self.tell
            )
        objective = run.objective()
        _refuse_copies(objective)
        threshold = _threshold(report, objective)
        place = Workplace(run, objective, self.held_out, Snapshot.of(run), threshold, self.seed)
        tried, ground = self._tried(report, objective), Ground(report, self.seed)
        return Start(name, report, place, tried, note, ground)

    def _tried(self, report: Report, objective: Any) -> tuple[Candidate, ...]:
        around = _surroundings(self.run, report, objective)
        asked = self.candidates
        if asked is None:
            tried = default_candidates(
                report,
                around,
                objective.n_samples,
                objective.batch_size,
                str(objective.dtype).removeprefix("torch."),
            )
        else:
            tried = [parse(one, around) for one in ([asked] if isinstance(asked, str) else asked)]
        if not any(one.is_baseline for one in tried):
            tried.insert(0, Candidate(AS_IT_IS, reason="the untouched baseline"))
        names = [one.name for one in tried]
        twice = [name for name in names if names.count(name) > 1]
        if twice:
            raise InvalidInput(
                f"the candidate {twice[0]!r} twice",
                "each once",
                "Repeats are asked for by n_repeats.",
            )
        for one in tried:
            check(self.run, one)
        return tuple(tried)


def named(files: tuple[str | Path, ...]) -> list[tuple[str, Path | None]]:
    """Return a name and a file for each start; two files of the same name keep their paths."""
    if not files:
        return [(AS_IT_STANDS, None)]
    paths = [Path(file) for file in files]
    short = [path.name for path in paths]
    names = short if len(set(short)) == len(short) else [str(path) for path in paths]
    if len(set(names)) < len(names):
        raise InvalidInput(
            "from_checkpoints with the same file twice",
            "each file once",
            "Repeats are asked for by n_repeats.",
        )
    return list(zip(names, paths, strict=True))


def _refuse_another(report: Report, run: TorchTraining) -> None:
    """Refuse a report of another run, or of this one at another moment."""
    objective = run.objective()
    if report.n_parameters != objective.n_parameters:
        raise InvalidInput(
            f"a report of {report.n_parameters:,} parameters for a run of {objective.n_parameters:,}",
            "the report of this very run",
            "Leave report out: the run is diagnosed.",
        )
    loss = objective.loss()
    if report.mode == EVALUATED and not math.isclose(report.loss, loss, rel_tol=SAME_LOSS_TOL):
        raise InvalidInput(
            f"a report of the loss {report.loss:.6g} for a run that stands at {loss:.6g}",
            "the report of the run as it stands",
            "Leave report out: the run is diagnosed again.",
        )


def _refuse_copies(objective: Any) -> None:
    if objective.network.masters:
        raise TrainingError(
            "an optimizer that steps wider copies of the model's half-precision parameters",
            "an optimizer that holds the model's own parameters",
            "Keep the parameters in float32 and use torch.autocast in the forward pass.",
        )


def _surroundings(run: TorchTraining, report: Report, objective: Any) -> Surroundings:
    probe, way = report.line_probe, report.escape_direction
    radius = lowest = None
    if probe is not None and way is not None:
        finite = np.where(np.isfinite(probe.losses), probe.losses, np.inf)
        lowest = float(probe.distances[int(np.argmin(finite))])
        reach = float(np.max(np.abs(probe.distances)))
        radius = probe.radius if math.isfinite(probe.radius) else reach
    return Surroundings(
        settings=run.settings(),
        is_sgd=run.optimizer_name == "SGD",
        radius=radius,
        lowest=lowest,
        size=float(np.linalg.norm(objective.point)),
    )


def _threshold(report: Report, objective: Any) -> Threshold:
    """Return what escaping means: as in the diagnosis where there is a way out, else a lower loss."""
    probe, way = report.line_probe, report.escape_direction
    lower = report.loss - LEFT_SHARE * abs(report.loss)
    if way is None or probe is None or not math.isfinite(probe.radius):
        return Threshold(loss=lower)
    inside = abs(report.offset or 0.0) < probe.radius
    # Outside the radius there is nothing to be left, nor where the loss rises already at the radius.
    if not inside or not probe.escape_loss < report.loss:
        return Threshold(loss=lower)
    return Threshold(
        loss=probe.escape_loss,
        direction=way,
        projection=float(way @ objective.point),
        offset=report.offset or 0.0,  # the direction is signed downhill, away from the saddle
        radius=probe.radius,
        ceiling=report.loss + THROWN_TIMES * (report.loss - probe.escape_loss),
    )


def forecast(
    start: Start, candidate: Candidate, max_products: int, seed: int
) -> tuple[Forecast | None, str, int]:
    """Return the forecast of the run as a candidate begins it, or why none, and the products."""
    if not start.report.forecast:
        return None, "no saddle to be left", 0
    if candidate.is_baseline:
        own = forecast_of(start.report, start.report.optimizer, start.report.settings)
        if own is not None and own.regime.startswith(UNSTABLE):
            return None, own.regime, 0
        return own, "" if own else "its optimizer is not forecast", 0
    place, probe = start.place, start.report.line_probe
    length = sum(abs(move.length) for move in candidate.moves)
    if any(move.kind not in ("escape", "curvature") for move in candidate.moves):
        return None, "chance decides how far along the way out its first move leads", 0
    if probe is not None and candidate.moves and not length <= CLOSE_SHARE * probe.radius:
        return None, "its first move goes beyond a third of the radius", 0
    before = start.ground.n_products
    with untouched(place.training):
        try:
            run = place.begun(candidate, 0)
            if candidate.moves or candidate.dtype:
                report = diagnose(run, seed=seed, max_products=max_products)
                own = forecast_of(report, report.optimizer, report.settings)
                spent = products(report)
            else:
                objective = dataclasses.replace(place.objective, batch_size=run.batch_size)
                own = start.ground.forecast(run, objective)
                spent = start.ground.n_products - before
        except Exception as error:  # what a candidate does at its start is seen in its row
            return None, f"could not be diagnosed: {type(error).__name__}", 0
    if own is None:
        return None, "where it leads is no saddle" if candidate.moves else "not forecast", spent
    if own.regime.startswith(UNSTABLE):
        return None, own.regime, spent
    return own, "", spent


def products(report: Report) -> int:
    """Return the Hessian-vector products that a diagnosis took."""
    return report.cost.n_products if report.cost else 0
