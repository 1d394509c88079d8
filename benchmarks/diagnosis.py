"""A whole diagnosis in gradients: what its protocol says, and what the clock says."""

from __future__ import annotations

import time

import torch

from benchmarks import networks
from benchmarks.measure import Row
from unsaddle.diagnosis.training import diagnose_training
from unsaddle.torch import TorchTraining

TITLE = "A whole diagnosis, in gradients over all samples"


def protocol(toy: bool = False) -> str:
    """Return the words above the table."""
    del toy
    return (
        "digits near a saddle, one thread, CPU seconds of the diagnosis over the median of 9 gradients "
        "of the run itself (float32, one batch); at most 100 products for the spectrum"
    )


def rows(toy: bool = False) -> list[Row]:
    """Return the rows.

    Expected before measuring: 300-600 gradients for the MLP; the estimate within a factor of two.
    """
    made: list[Row] = []
    runs = {
        "MLP 85k": networks.trained(
            lambda: networks.mlp((32, 32) if toy else (256, 256)), 64 if toy else 1797
        ),
        "CNN 57k": networks.trained(lambda: networks.cnn(2 if toy else 16), 64 if toy else 512),
    }
    for name, run in runs.items():
        start = time.process_time()
        report = diagnose_training(
            run, seed=0, confidence=0.95, max_products=20 if toy else 100, progress=None
        )
        seconds = time.process_time() - start
        one = _gradient_seconds(run)
        assert report.cost is not None
        made += [
            Row(
                f"gradients by the clock, {name}",
                seconds / one,
                expected="300-600",
                sense="<=",
                note=report.cost.words(),
            ),
            Row(
                f"gradients by the protocol / by the clock, {name}",
                report.cost.in_gradients * one / seconds,
                expected=".5-2",
                sense="<=",
            ),
        ]
    return made


def _gradient_seconds(run: TorchTraining) -> float:
    inputs, targets = run.data
    parameters = list(run.model.parameters())
    seconds: list[float] = []
    for _ in range(9):
        start = time.process_time()
        torch.autograd.grad(run.loss(run.model(inputs), targets), parameters)
        seconds.append(time.process_time() - start)
    return sorted(seconds)[len(seconds) // 2]
