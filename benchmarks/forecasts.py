"""Forecasts of an escape against the escape itself, on small networks really trained."""

from __future__ import annotations

import copy
import math
import statistics
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import torch
from torch import nn

import unsaddle
from benchmarks.measure import Row
from benchmarks.saddles import SADDLES, Saddle
from unsaddle import Kind, TorchTraining

TITLE = "Forecast of the escape over the steps that training really takes"
LIMIT = 20_000  # steps of a training
STARTS = ((1e-2, 1), (1e-4, 0))  # standard deviation of the weights, seed
N_ORDERS = 3  # of batches, for each start; the median counts
LIVE_SHARE = 0.05  # of the escape that is trained before the diagnosis of a live optimizer

Make = Callable[[Iterable[nn.Parameter], float], torch.optim.Optimizer]
COMMON: dict[str, Make] = {
    "gradient descent": lambda own, rate: torch.optim.SGD(own, lr=rate),
    "heavy ball": lambda own, rate: torch.optim.SGD(own, lr=rate, momentum=0.9),
    "Nesterov": lambda own, rate: torch.optim.SGD(own, lr=rate, momentum=0.9, nesterov=True),
    "Adam": lambda own, rate: torch.optim.Adam(own, lr=1e-3),
    "RMSprop": lambda own, rate: torch.optim.RMSprop(own, lr=1e-3),
}
LIVE: dict[str, Make] = {
    **COMMON,
    "AdamW": lambda own, rate: torch.optim.AdamW(own, lr=1e-3, weight_decay=0.1),
    "NAdam": lambda own, rate: torch.optim.NAdam(own, lr=1e-3),
    "RAdam": lambda own, rate: torch.optim.RAdam(own, lr=1e-3),
    "Adamax": lambda own, rate: torch.optim.Adamax(own, lr=1e-3),
    "Adadelta": lambda own, rate: torch.optim.Adadelta(own, lr=1.0),
    # The first steps of these two are ten times and once the rate in every coordinate.
    "RMSprop": lambda own, rate: torch.optim.RMSprop(own, lr=1e-4),
    "Adagrad": lambda own, rate: torch.optim.Adagrad(own, lr=1e-3),
}


@dataclass(frozen=True)
class Outcome:
    """One forecast and the trainings it is held against; steps."""

    saddle: str
    optimizer: str
    forecast: float
    q05: float
    q95: float
    trained: float

    @property
    def ratio(self) -> float:
        """Forecast over trained."""
        return self.forecast / self.trained

    @property
    def inside(self) -> bool:
        """Whether the interval holds the training."""
        return self.q05 <= self.trained <= self.q95


def protocol(toy: bool = False) -> str:
    """Return the words above the table."""
    del toy
    sizes = " and ".join(f"{amplitude:g}" for amplitude, _ in STARTS)
    return (
        f"{len(SADDLES)} networks of 100 to 700 parameters on 400 of scikit-learn's digits, weights "
        f"normal with standard deviation {sizes}; an "
        "escape is a full-data loss down to the report's escape_loss; starts that are no strict saddle "
        f"(too far out) are left out; batches of 32: median of {N_ORDERS} orders. Fresh: the report of "
        f"one diagnosis. Live: trained for {LIVE_SHARE:.0%} of the escape, diagnosed, trained on from "
        "that very state"
    )


def rows(toy: bool = False) -> list[Row]:
    """Return the rows.

    Expected before measuring: medians within 25 % for the first four, RMSprop worse, since its first
    steps are ten times as long as its learning rate says.
    """
    names = list(SADDLES)[:1] if toy else list(SADDLES)
    made: list[Row] = []
    for batch_size in (None,) if toy else (None, 32):
        found = [each for name in names for each in fresh(name, batch_size, toy)]
        made += [_row("fresh", optimizer, batch_size, found) for optimizer in COMMON]
    lives = [each for name in names for each in live(name, list(LIVE)[3:4] if toy else LIVE)]
    return made + [
        _row("live", optimizer, None, lives)
        for optimizer in LIVE
        if any(each.optimizer == optimizer for each in lives)
    ]


def fresh(name: str, batch_size: int | None, toy: bool = False) -> list[Outcome]:
    """Return the forecasts of one diagnosis a start against trainings with fresh optimizers."""
    saddle, made = SADDLES[name], list[Outcome]()
    for amplitude, seed in STARTS[-1:] if toy else STARTS:
        model = saddle.model(amplitude, seed)
        optimizer = COMMON["gradient descent"](model.parameters(), saddle.rate)
        run = TorchTraining(model, saddle.loss, saddle.data(), optimizer, batch_size=batch_size)
        report = unsaddle.diagnose(run, seed=0)
        if report.kind is not Kind.STRICT_SADDLE or report.line_probe is None:
            continue
        for forecast in report.forecast:
            trained = []
            for order in range(1 if batch_size is None else N_ORDERS):
                twin = copy.deepcopy(model)
                own = COMMON[forecast.optimizer](twin.parameters(), saddle.rate)
                goal = report.line_probe.escape_loss
                trained.append(steps_to(saddle, twin, own, goal, batch_size, order))
            made.append(_outcome(name, forecast, statistics.median(trained)))
    return made


def live(name: str, optimizers: Iterable[str]) -> list[Outcome]:
    """Return forecasts from live states against going on from them, full batches."""
    saddle, made = SADDLES[name], list[Outcome]()
    start = saddle.model(*STARTS[-1])
    run = TorchTraining(start, saddle.loss, saddle.data())
    report = unsaddle.diagnose(run, seed=0)
    if report.line_probe is None:
        return made
    for optimizer in optimizers:
        whole = copy.deepcopy(start)
        own = LIVE[optimizer](whole.parameters(), saddle.rate)
        n_steps = steps_to(saddle, whole, own, report.line_probe.escape_loss)
        model = copy.deepcopy(start)
        own = LIVE[optimizer](model.parameters(), saddle.rate)
        steps_to(saddle, model, own, -math.inf, limit=max(2, round(LIVE_SHARE * n_steps)))
        on_plateau = TorchTraining(model, saddle.loss, saddle.data(), own)
        found = unsaddle.diagnose(on_plateau, seed=0)
        if found.kind is Kind.STRICT_SADDLE and found.line_probe is not None:
            trained = steps_to(saddle, model, own, found.line_probe.escape_loss)
            made.append(_outcome(name, found.forecast[0], trained, optimizer))
    return made


def steps_to(
    saddle: Saddle,
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    goal: float,
    batch_size: int | None = None,
    order: int = 0,
    limit: int = LIMIT,
) -> float:
    """Train the model until its full-data loss is down to the goal; return the steps that took."""
    inputs, targets = saddle.data()
    draw = torch.Generator().manual_seed(order)
    for step in range(limit):
        loss = saddle.loss(model(inputs), targets)
        if loss.item() <= goal:
            return step
        if batch_size is not None:
            few = torch.randperm(len(inputs), generator=draw)[:batch_size]
            loss = saddle.loss(model(inputs[few]), targets[few])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return math.inf


def _outcome(
    name: str, forecast: unsaddle.Forecast, trained: float, optimizer: str | None = None
) -> Outcome:
    shown = optimizer or forecast.optimizer
    return Outcome(name, shown, forecast.median, forecast.q05, forecast.q95, trained)


def _row(kind: str, optimizer: str, batch_size: int | None, found: list[Outcome]) -> Row:
    ratios = sorted(each.ratio for each in found if each.optimizer == optimizer)
    inside = sum(each.inside for each in found if each.optimizer == optimizer)
    batches = "full batches" if batch_size is None else f"batches of {batch_size}"
    usable = [ratio for ratio in ratios if math.isfinite(ratio)]
    quartiles = statistics.quantiles(usable, n=4) if len(usable) > 1 else [math.nan] * 3
    shown = [None if math.isnan(q) else q for q in quartiles]
    note = "no start was a strict saddle"
    if ratios:
        note = f"{ratios[0]:.2f} to {ratios[-1]:.2f}, {inside} of {len(ratios)} inside the interval"
    return Row(
        what=f"{kind}, {batches}, {optimizer}",
        value=statistics.median(usable) if usable else None,
        expected=".8 – 1.25",
        low=shown[0],
        high=shown[2],
        note=note,
    )
