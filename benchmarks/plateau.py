"""False alarms and delay of the plateau test, beside the criterion of `ReduceLROnPlateau`."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable

import numpy as np
import torch

from benchmarks.measure import Row
from unsaddle.plateau import PlateauTest
from unsaddle.plateau.curves import Curve, plateau, steady_descent

TITLE = "Is the loss flat? False alarms on steady descent, delay on plateaus"
HORIZON, GAIN, FALSE_ALARM_RATE = 500, 0.02, 0.01
ONSET = 4000
N_EPOCHS = 10  # of a horizon: the patience of PyTorch's default

Alarm = Callable[[Curve], int | None]


def _size(toy: bool) -> tuple[int, int, int]:
    return (10, 2, 2) if toy else (1000, 20, 200)


def protocol(toy: bool = False) -> str:
    """Return the words above the table."""
    n_descents, n_plateaus, n_slow = _size(toy)
    return (
        f"{n_descents} descents of 10,000 steps, of which {HORIZON} gain {GAIN:.0%}, "
        f"5 families under 5 overlays, seed 0 ({n_slow} step by step for "
        f"PyTorch's criterion); {n_plateaus} plateaus a row, from step {ONSET} on, half of them "
        f"with spikes; horizon {HORIZON}, gain {GAIN:.0%}, stated rate {FALSE_ALARM_RATE:.0%} of runs; "
        f"PyTorch: patience of one horizon, means of {HORIZON // N_EPOCHS} steps or single "
        "steps, threshold as by default (1e-4) or the same gain"
    )


def rows(toy: bool = False) -> list[Row]:
    """Return the rows.

    Expected before measuring: fewer false alarms than stated, as error rates are spent for a run
    without end; PyTorch's criterion is lowered by noise and spikes, which it cannot tell from a
    plateau, and faster where it happens to be right.
    """
    n_descents, n_plateaus, n_slow = _size(toy)
    descents = [steady_descent(0, i, 10_000, HORIZON, GAIN) for i in range(n_descents)]
    made = [_false_alarms("unsaddle", ours, descents, FALSE_ALARM_RATE)]
    for name, rival in RIVALS.items():
        made.append(_false_alarms(name, rival, descents[: n_slow if "steps" in name else None]))
    for slow in (0.0, 0.25):
        for noise in (0.01, 0.03, 0.1):
            curves = [
                plateau(0, i, ONSET, ONSET + 50 * HORIZON, HORIZON, slow * GAIN, noise)
                for i in range(n_plateaus)
            ]
            for name, alarm in {"unsaddle": ours, **RIVALS}.items():
                made.append(_delay(f"{name}: {slow * GAIN:.1%}, noise {noise:.0%}", alarm, curves))
    return made


def ours(curve: Curve) -> int | None:
    """Return the step of the first alarm."""
    test = PlateauTest(HORIZON, GAIN, FALSE_ALARM_RATE)
    for loss in curve.losses.tolist():
        check = test.step(loss)
        if check is not None and check.alarm:
            return check.step
    return None


def theirs(curve: Curve, steps: int, threshold: float) -> int | None:
    """Return the step at which PyTorch's scheduler first lowers the learning rate."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(
        optimizer, patience=HORIZON // steps, threshold=threshold
    )
    means: Iterable[float] = curve.losses.reshape(-1, steps).mean(axis=1).tolist()
    for index, mean in enumerate(means):
        scheduler.step(mean)
        if optimizer.param_groups[0]["lr"] < 1.0:
            return (index + 1) * steps
    return None


EPOCH = HORIZON // N_EPOCHS
RIVALS: dict[str, Alarm] = {
    "PyTorch, means, 1e-4": functools.partial(theirs, steps=EPOCH, threshold=1e-4),
    f"PyTorch, means, {GAIN:.0%}": functools.partial(theirs, steps=EPOCH, threshold=GAIN),
    "PyTorch, steps, 1e-4": functools.partial(theirs, steps=1, threshold=1e-4),
}


def _false_alarms(name: str, alarm: Alarm, curves: list[Curve], target: float | None = None) -> Row:
    wrong = [curve.family for curve in curves if alarm(curve) is not None]
    families = sorted(set(wrong), key=wrong.count, reverse=True)
    most = "; most: " + ", ".join(f"{name} {wrong.count(name)}" for name in families[:3])
    return Row(
        f"{name}: share of {len(curves)} descents with a false alarm",
        len(wrong) / len(curves),
        expected="below 1 %" if target else "a third",
        target=target,
        sense="<=",
        note=f"{len(wrong)} alarms" + most * bool(wrong),
    )


def _delay(name: str, alarm: Alarm, curves: list[Curve]) -> Row:
    steps = [alarm(curve) for curve in curves]
    late = [step - ONSET for step in steps if step is not None and step > ONSET]
    early = sum(1 for step in steps if step is not None and step <= ONSET)
    missed = steps.count(None)
    quartiles = np.quantile(np.array(late) / HORIZON, [0.25, 0.5, 0.75]) if late else None
    return Row(
        f"delay in horizons, {name}",
        None if quartiles is None else float(quartiles[1]),
        expected="1 to 10" if name.startswith("unsaddle") else "1",
        low=None if quartiles is None else float(quartiles[0]),
        high=None if quartiles is None else float(quartiles[2]),
        note=f"{len(late)} of {len(curves)} found, {early} too early, {missed} missed in 50 horizons",
    )
