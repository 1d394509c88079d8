"""The diagnosis of a training run: its samples, its groups, its decision."""

from __future__ import annotations

from dataclasses import replace

from unsaddle.diagnosis.cause import BUDGET_STEPS, check_budget
from unsaddle.diagnosis.decision import Decision
from unsaddle.diagnosis.grouping import GroupBy, check_group_by, measure_groups, partition
from unsaddle.diagnosis.measurements import Measurements, Progress
from unsaddle.diagnosis.sampling import check_max_samples, draw_samples, measure_sampling
from unsaddle.diagnosis.subject import TrainingRun
from unsaddle.diagnosis.verdict import Report
from unsaddle.krylov import bytes_of
from unsaddle.streams import resolve_seed


def diagnose_training(
    training: TrainingRun,
    *,
    seed: int | None,
    confidence: float,
    max_products: int,
    group_by: GroupBy | None = None,
    max_samples: int | None = None,
    max_memory: int | str | None = None,
    budget: int = BUDGET_STEPS,
    progress: Progress | None,
) -> Report:
    """Return the verdict on a training run; see `unsaddle.diagnose`."""
    seed = resolve_seed(seed)
    check_group_by(group_by)
    check_max_samples(max_samples)
    check_budget(budget)
    tell = progress or (lambda stage, done, limit: None)
    tell("checking model, loss and data", 0, 1)
    objective = training.objective()
    mode = training.mode_in_words
    draw = draw_samples(objective.n_samples, max_samples, seed)
    used = objective if draw is None else objective.part(draw.used)
    parts = None if group_by is None else partition(used, group_by, draw)
    found = Measurements(training, used, seed, confidence, max_products, tell, mode)
    found.max_memory = bytes_of(max_memory)
    found.budget = budget
    if draw is None:
        report = Decision(found).report()
    else:
        found.n_whole = draw.n_whole
        report = Decision(found, measure_sampling(found, objective, draw)).report()
    if parts is None:
        return report
    groups = found.unless_interrupted(
        "the groups", lambda: measure_groups(found, parts), lambda: None
    )
    late: tuple[str, ...] = ()
    if groups is None or groups.interrupted:
        which = "the groups" if groups is None else f"{len(groups.left_out)} of the groups"
        late = (f"interrupted; not measured: {which}",)
    return replace(report, groups=groups, notes=(*report.notes, *late))
