"""A real network gets stuck; the watch says why; and the branch that gets it out, gone on with.

    python examples/what_gets_it_out.py

The branches alone, with pictures: unsaddle branch examples/digits_plateau.py --html branches.html
"""

import torch
from digits_plateau import BATCH_SIZE, training
from rich.console import Console

from unsaddle import TorchTraining, branch
from unsaddle.torch import PlateauWatch

HORIZON = 100  # steps in which the loss should fall by 1 %
N_EPOCHS = 10  # of going on from the best branch


def train_on(run: TorchTraining, n_epochs: int, watch: PlateauWatch | None = None) -> float:
    """Go on with a run, until its watch speaks if it has one; return its loss over all samples."""
    inputs, targets = run.data
    draw = torch.Generator().manual_seed(0)
    for _ in range(n_epochs):
        for rows in torch.randperm(len(inputs), generator=draw).split(BATCH_SIZE):
            run.optimizer.zero_grad()
            loss = run.loss(run.model(inputs[rows]), targets[rows])
            loss.backward()
            event = watch.step(loss) if watch is not None else None
            if event is not None:
                return event.report.loss
            run.optimizer.step()
    with torch.no_grad():
        return run.loss(run.model(inputs), targets).item()


def main() -> None:
    """Print the verdict, what each branch was worth, and where the best one leads."""
    console = Console()
    run = training()
    watch = PlateauWatch(run, horizon=HORIZON, seed=0)
    loss = train_on(run, N_EPOCHS, watch)
    event = watch.events[0]
    console.print(f"stuck at loss {loss:.4f}. {event.sentence()}\n", highlight=False)
    found = branch(
        run,
        ["lr x10", "momentum", "adam lr=1e-3", "sgd lr=0.5 batch=1", "perturb radius=1e-2"],
        n_repeats=5,
        seed=0,
        report=event.report,
    )
    console.print(found.table())
    best = found.best.apply(run)
    loss = train_on(best, N_EPOCHS)
    console.print(f"\ngone on with {found.best.name} for {N_EPOCHS} epochs: loss {loss:.4f}")


if __name__ == "__main__":
    main()
