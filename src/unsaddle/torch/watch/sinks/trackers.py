"""Experiment trackers: a few lines over each one's own library."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from unsaddle.errors import MissingExtra
from unsaddle.torch.watch.event import PlateauEvent
from unsaddle.torch.watch.sinks.sink import Sink


def _library(module: str, package: str) -> Any:
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        # torch.utils.tensorboard names either of the two when TensorBoard is not there.
        if error.name is None or error.name.partition(".")[0] not in (
            package.lower(),
            "tensorboard",
        ):
            raise
        raise MissingExtra(package, "watch", f"writing to {package}") from error


class TensorBoard(Sink):
    """Scalars, and plateaus as text.

    Args:
        target: a folder, or a `SummaryWriter` of yours, which stays open.

    Raises:
        MissingExtra: tensorboard is not installed.
    """

    def __init__(self, target: Any) -> None:
        self._owned = isinstance(target, str | Path)
        if self._owned:
            target = _library("torch.utils.tensorboard", "tensorboard").SummaryWriter(str(target))
        self.writer = target

    def write(self, step: int, values: Mapping[str, float]) -> None:
        """Add scalars."""
        for name, value in values.items():
            self.writer.add_scalar(name, value, step)

    def event(self, event: PlateauEvent) -> None:
        """Add the sentence as text."""
        self.writer.add_text(f"{event.watch}/plateau", event.sentence(), event.step)

    def close(self) -> None:
        """Close the writer if it is ours."""
        if self._owned:
            self.writer.close()


class MLflow(Sink):
    """Metrics, and plateaus as JSON artifacts, of a run.

    Args:
        run_id: of the run; the active one when left out, which MLflow begins where there is none.

    Raises:
        MissingExtra: mlflow is not installed; mlflow-skinny is enough.
    """

    def __init__(self, run_id: str | None = None) -> None:
        self.mlflow = _library("mlflow", "mlflow")
        self.run_id = run_id

    def write(self, step: int, values: Mapping[str, float]) -> None:
        """Log metrics."""
        self.mlflow.log_metrics(dict(values), step=step, run_id=self.run_id)

    def event(self, event: PlateauEvent) -> None:
        """Log the sentence as a text artifact."""
        place = f"{event.watch}/plateau_at_step_{event.step}.txt"
        self.mlflow.log_text(event.sentence(), place, run_id=self.run_id)


class WeightsAndBiases(Sink):
    """Numbers and, as an alert, plateaus.

    Args:
        run: what `wandb.init` returned; the active run when left out.

    Raises:
        MissingExtra: wandb is not installed.
    """

    def __init__(self, run: Any = None) -> None:
        self.run = _library("wandb", "wandb").run if run is None else run

    def write(self, step: int, values: Mapping[str, float]) -> None:
        """Log numbers beside the step of the training: W&B's own step may count something else."""
        prefixes = {name.partition("/")[0] for name in values}
        self.run.log({**values, **{f"{prefix}/step": step for prefix in prefixes}})

    def event(self, event: PlateauEvent) -> None:
        """Raise an alert."""
        self.run.alert(title=f"{event.watch}: plateau at step {event.step}", text=event.sentence())
