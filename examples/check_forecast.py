"""Was the forecast right? Diagnose the digits plateau, train on for real, and compare.

    python examples/check_forecast.py

Every optimizer goes on from the same stuck network, five times, with mini-batches of 64 that differ
by seed. It has escaped when the full-data loss is down to the report's `line_probe.escape_loss`, the
loss one escape radius along the way out.
"""

import copy

import torch
from digits_plateau import BATCH_SIZE, LEARNING_RATE, training
from rich.console import Console
from rich.table import Table

from unsaddle import TorchTraining, diagnose

N_SEEDS = 5
LIMIT = 3000
OPTIMIZERS = {
    "gradient descent": lambda p: torch.optim.SGD(p, lr=LEARNING_RATE),
    "heavy ball": lambda p: torch.optim.SGD(p, lr=LEARNING_RATE, momentum=0.9),
    "Nesterov": lambda p: torch.optim.SGD(p, lr=LEARNING_RATE, momentum=0.9, nesterov=True),
    "Adam": lambda p: torch.optim.Adam(p, lr=1e-3),
    "RMSprop": lambda p: torch.optim.RMSprop(p, lr=1e-3),
}


def steps_to_escape(run: TorchTraining, name: str, seed: int, escape_loss: float) -> int | None:
    """Train a copy of the stuck network on and return the step at which it has escaped."""
    inputs, targets = run.data
    model = copy.deepcopy(run.model)
    optimizer = OPTIMIZERS[name](model.parameters())
    generator = torch.Generator().manual_seed(seed)
    for step in range(LIMIT):
        with torch.no_grad():
            if run.loss(model(inputs), targets).item() <= escape_loss:
                return step
        rows = torch.randint(len(inputs), (BATCH_SIZE,), generator=generator)
        optimizer.zero_grad()
        run.loss(model(inputs[rows]), targets[rows]).backward()
        optimizer.step()
    return None


def main() -> None:
    """Print forecast and measurement side by side."""
    run = training()
    report = diagnose(run, seed=0)
    table = Table(
        "optimizer", "forecast", "5 % – 95 %", f"measured, {N_SEEDS} seeds", title="steps"
    )
    for forecast in report.forecast:
        measured = [
            steps_to_escape(run, forecast.optimizer, seed, report.line_probe.escape_loss)
            for seed in range(N_SEEDS)
        ]
        table.add_row(
            forecast.optimizer,
            f"{forecast.median:.0f}",
            f"{forecast.q05:.0f} – {forecast.q95:.0f}",
            ", ".join(map(str, measured)),
        )
    Console().print(table)


if __name__ == "__main__":
    main()
