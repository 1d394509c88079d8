"""The watch as a callback of the Hugging Face Trainer."""

from __future__ import annotations

import importlib
import json
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import torch
from torch.utils.data import DataLoader, IterableDataset

from unsaddle.errors import MissingExtra, TrainingError
from unsaddle.torch.training import TorchTraining
from unsaddle.torch.watch.sinks import Sink
from unsaddle.torch.watch.watch import PlateauWatch

LOGGER = logging.getLogger("unsaddle.watch")


def _callback_class() -> Any:
    try:
        return importlib.import_module("transformers").TrainerCallback
    except ModuleNotFoundError as error:
        if error.name != "transformers":
            raise
        raise MissingExtra("transformers", "watch", "watching a Hugging Face training") from error


Factory = Callable[[Any], TorchTraining]


def attach(trainer: Any, training: Factory | None = None, **settings: Any) -> WatchCallback:
    """Hang a watch into a Trainer before `train()`, and return its callback.

    The Trainer tells callbacks no loss: its `training_step` is wrapped to read what it returns. The
    numbers go to `trainer.log`, hence to `log_history` and every `report_to`; gradients are looked at
    as they are stepped with, clipped if the Trainer clips.

    Args:
        trainer: a `transformers.Trainer`.
        training: trainer to the `TorchTraining` that a plateau is diagnosed from; `training_of` when
            left out.
        settings: of `PlateauWatch`.
    """
    callback = WatchCallback(trainer, training or training_of, settings)
    trainer.add_callback(callback)
    return callback


def training_of(trainer: Any) -> TorchTraining:
    """Return the Trainer's run: its model's own loss over its training set, collated as in training.

    It is a mean over samples where every sample weighs the same: classification, regression. Token
    losses over padded texts are not, which the check of the watch says; for them pass `training`.

    Raises:
        TrainingError: a batch without labels, or a data set that cannot be indexed.
    """
    loader = trainer.callback_handler.train_dataloader
    if loader is None:
        loader = trainer.get_train_dataloader()
    if isinstance(loader.dataset, IterableDataset):
        raise TrainingError(
            "a training set that can only be iterated",
            "one that can be indexed",
            "Pass training=, a function of the trainer that returns a TorchTraining.",
        )

    def pairs(rows: list[Any]) -> tuple[dict[str, Any], Any]:
        batch = dict(loader.collate_fn(rows))
        if "labels" not in batch:
            raise TrainingError(
                f"batches with {', '.join(sorted(batch))}",
                "batches with labels, from which the model makes its loss",
                "Pass training=, a function of the trainer that returns a TorchTraining.",
            )
        return batch, batch["labels"]

    return TorchTraining(
        trainer.model,
        lambda output, target: output["loss"],
        DataLoader(loader.dataset, trainer.args.per_device_train_batch_size, collate_fn=pairs),
        # Accelerate wraps the optimizer; groups and state are those of the one inside.
        getattr(trainer.optimizer, "optimizer", trainer.optimizer),
        forward=lambda model, inputs: model(**inputs),
        batch_size=trainer.args.train_batch_size * trainer.args.gradient_accumulation_steps,
    )


class _TrainerLog(Sink):
    """Hands the numbers to the Trainer's log."""

    def __init__(self, trainer: Any) -> None:
        self.trainer = trainer

    def write(self, step: int, values: Mapping[str, float]) -> None:
        self.trainer.log(dict(values))


class WatchCallback(_callback_class()):  # pyright: ignore[reportUntypedBaseClass] -- optional
    """What `attach` returns.

    Attributes:
        watch: the `PlateauWatch`; None before the training begins.
    """

    def __init__(self, trainer: Any, training: Factory, settings: dict[str, Any]) -> None:
        self._trainer, self._training, self._settings = trainer, training, settings
        self.watch: PlateauWatch | None = None
        self._losses: list[torch.Tensor] = []
        original = trainer.training_step

        def read(*arguments: Any, **named: Any) -> torch.Tensor:
            loss = original(*arguments, **named)
            self._losses.append(loss.detach().reshape(()))
            return loss

        trainer.training_step = read

    def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Build the watch on the first rank, and go on where a resumed checkpoint left it."""
        if not state.is_world_process_zero:
            return
        sinks = [_TrainerLog(self._trainer), *self._settings.get("sinks", ())]
        settings: dict[str, Any] = {**self._settings, "sinks": sinks}
        self.watch = PlateauWatch(lambda: self._training(self._trainer), **settings)
        saved = self._file(args, state)
        if saved.is_file():
            self.watch.load_state_dict(json.loads(saved.read_text(encoding="utf-8")))
        elif state.global_step:
            LOGGER.warning(
                "%s: the training goes on at step %d, the watch begins afresh: there is no %s; copy "
                "it from the checkpoint's folder, or load it by callback.watch.load_state_dict",
                self.watch.name, state.global_step, saved,
            )  # fmt: skip

    def on_pre_optimizer_step(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Look at the gradients."""
        if self.watch is not None:
            self.watch.observe_gradients()

    def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Hand the step's loss to the watch: the sum of its parts, as in the Trainer's own log."""
        losses, self._losses[:] = [*self._losses], []
        if self.watch is not None and losses:
            self.watch.observe_loss(torch.stack(losses).sum())

    def on_save(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Write the watch's state beside the Trainer's."""
        target = self._file(args, state)
        if self.watch is not None and target.parent.is_dir():
            target.write_text(json.dumps(self.watch.state_dict()), encoding="utf-8")

    def on_train_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Close the sinks."""
        if self.watch is not None:
            self.watch.close()

    def _file(self, args: Any, state: Any) -> Path:
        name = self._settings.get("name", "unsaddle")
        folder = Path(args.output_dir) / f"checkpoint-{state.global_step}"
        return folder / f"watch_{name}.json"
