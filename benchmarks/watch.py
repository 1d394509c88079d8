"""What the watch costs while nothing happens."""

from __future__ import annotations

import time

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.datasets import load_digits
from torch import nn

from benchmarks.measure import Contestant, Row, interleaved
from benchmarks.networks import cnn
from unsaddle.torch import TorchTraining
from unsaddle.torch.watch import PlateauWatch

TITLE = "A step of training with a watch, while nothing happens"
BATCH = 64
LIMIT = 0.02


def _size(toy: bool) -> tuple[int, int]:
    return (5, 2) if toy else (50, 60)


def protocol(toy: bool = False) -> str:
    """Return the words above the table."""
    n_steps, n_rounds = _size(toy)
    return (
        f"the digits CNN of 57,110 parameters, SGD with momentum, batches of {BATCH}; "
        f"blocks of {n_steps} steps with and without in turns, each on a network of its own, the same "
        f"batches; median of {n_rounds} rounds; horizon 1,000, gradients of two batches in 50 compared"
    )


def rows(toy: bool = False) -> list[Row]:
    """Return the rows.

    Expected before measuring: 1 %: two steps of 50 pass a few times over the gradient, which is small
    beside the activations of a batch; the trend is a few microseconds.
    """
    n_steps, n_rounds = _size(toy)
    contestants = {
        "without": None,
        "with the watch as by default": {},
        "with the loss alone watched": {"gradients_every": None},
        "without, once more": None,
    }
    costs = interleaved(
        {
            name: Contestant(_Steps(n_steps, settings), n_steps)
            for name, settings in contestants.items()
        },
        n_rounds,
    )
    timed = _Steps(n_steps, {})
    shares = np.array([timed.share_inside() for _ in range(n_rounds)])
    inside = _row("CPU time inside watch.step(loss), share of a step's", 1 + shares, True)
    return [inside] + [
        _row(f"more time a step {name}", costs[name] / costs["without"], "watch" in name)
        for name in contestants
        if name != "without"
    ]


def _row(what: str, ratios: NDArray[np.float64], watched: bool) -> Row:
    low, middle, high = (float(share) for share in np.quantile(ratios - 1, [0.25, 0.5, 0.75]))
    return Row(
        what,
        middle,
        expected=".01" if watched else "0",
        target=LIMIT if watched else None,
        sense="<=",
        low=low,
        high=high,
        note="share of a step's CPU time" if watched else "how sure the numbers are",
    )


class _Steps:
    """Blocks of steps of one network, watched or not."""

    def __init__(self, n_steps: int, settings: dict[str, int | None] | None) -> None:
        torch.manual_seed(0)
        digits = load_digits()
        self.inputs = torch.tensor(digits.data / 16.0, dtype=torch.float32)
        self.targets = torch.tensor(digits.target)
        self.model, self.loss = cnn(), nn.CrossEntropyLoss()
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=0.01, momentum=0.9)
        self.generator = torch.Generator().manual_seed(0)
        self.n_steps = n_steps
        self.inside = 0.0
        self.watch = None
        if settings is not None:
            data = (self.inputs, self.targets)
            training = TorchTraining(self.model, self.loss, data, self.optimizer, batch_size=BATCH)
            # Not checked: its cost, paid once, is not a step's.
            self.watch = PlateauWatch(training, check=False, seed=0, budget=None, **settings)

    def share_inside(self) -> float:
        """Take the steps and return the share of their CPU time that the watch's call has."""
        self.inside = 0.0
        start = time.process_time()
        self()
        return self.inside / (time.process_time() - start)

    def __call__(self) -> None:
        for _ in range(self.n_steps):
            rows = torch.randint(len(self.targets), (BATCH,), generator=self.generator)
            self.optimizer.zero_grad()
            loss = self.loss(self.model(self.inputs[rows]), self.targets[rows])
            loss.backward()
            if self.watch is not None:
                start = time.process_time()
                self.watch.step(loss)
                self.inside += time.process_time() - start
            self.optimizer.step()
