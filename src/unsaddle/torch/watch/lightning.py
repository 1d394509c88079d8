"""The watch as a callback of PyTorch Lightning."""

from __future__ import annotations

import importlib
import logging
import sys
from collections.abc import Callable, Mapping
from typing import Any

import torch

from unsaddle.errors import MissingExtra
from unsaddle.torch.training import TorchTraining
from unsaddle.torch.watch.sinks import Sink
from unsaddle.torch.watch.watch import PlateauWatch

LOGGER = logging.getLogger("unsaddle.watch")


def _callback_class() -> Any:
    """Return Lightning's base class, of the package that the program uses already if there is one."""
    packages = ("lightning.pytorch", "pytorch_lightning")
    ordered = sorted(packages, key=lambda name: name not in sys.modules)
    for name in ordered:
        try:
            return importlib.import_module(name).Callback
        except ModuleNotFoundError as error:
            if error.name is None or error.name.partition(".")[0] not in name:
                raise
    raise MissingExtra("lightning", "watch", "watching a Lightning training")


class _LightningLoggers(Sink):
    """Hands the numbers to the trainer's loggers."""

    def __init__(self, trainer: Any) -> None:
        self.trainer = trainer

    def write(self, step: int, values: Mapping[str, float]) -> None:
        for logger in self.trainer.loggers:
            logger.log_metrics(dict(values), step=self.trainer.global_step)


class WatchCallback(_callback_class()):  # pyright: ignore[reportUntypedBaseClass] -- either package
    """Watches one optimizer's steps; the numbers go to the trainer's loggers and to `sinks`.

    A step is a step of the optimizer: the losses of accumulated batches are averaged. A module that
    steps by itself (manual optimization) must return its loss from `training_step`, or nothing is
    watched. Gradients are looked at before Lightning clips them. The watch's state is in Lightning's
    checkpoints.

    Args:
        training: (trainer, module) to the `TorchTraining` that a plateau is diagnosed from; called when
            the fit starts and at every plateau. `trainer.optimizers[0]` is the live optimizer.
        settings: of `PlateauWatch`.

    Attributes:
        watch: the `PlateauWatch`; None before the fit starts.

    Raises:
        MissingExtra: neither lightning nor pytorch_lightning is installed; when this module is imported.
    """

    def __init__(self, training: Callable[[Any, Any], TorchTraining], **settings: Any) -> None:
        super().__init__()
        self._training, self._settings = training, settings
        self.watch: PlateauWatch | None = None
        self._loaded: dict[str, Any] | None = None
        self._losses: list[torch.Tensor] = []
        self._stepped = False
        self._has_told = False

    @property
    def state_key(self) -> str:
        """A key of its own in checkpoints, so that two watches do not meet."""
        return f"unsaddle.{self._settings.get('name', 'unsaddle')}"

    def on_train_start(self, trainer: Any, pl_module: Any) -> None:
        """Build the watch, once optimizers are there and weights are loaded; on the first rank."""
        if not trainer.is_global_zero:
            return
        sinks = [_LightningLoggers(trainer), *self._settings.get("sinks", ())]
        settings: dict[str, Any] = {**self._settings, "sinks": sinks}
        self.watch = PlateauWatch(lambda: self._training(trainer, pl_module), **settings)
        self._losses.clear()
        self._stepped = False
        if self._loaded is not None:
            self.watch.load_state_dict(self._loaded)
            self._loaded = None  # of this fit: another one of the same callback starts afresh

    def on_before_optimizer_step(self, trainer: Any, pl_module: Any, optimizer: Any) -> None:
        """Look at the gradients, before they are clipped."""
        if self.watch is not None:
            self.watch.observe_gradients()
            self._stepped = True

    def on_train_batch_end(
        self, trainer: Any, pl_module: Any, outputs: Any, batch: Any, batch_idx: int
    ) -> None:
        """Hand the loss to the watch when the optimizer has stepped."""
        loss = outputs.get("loss") if isinstance(outputs, Mapping) else outputs
        if self.watch is None:
            return
        if not isinstance(loss, torch.Tensor):
            self._tell_missing()
            return
        self._losses.append(loss.detach())
        if not self._stepped:
            return
        self._stepped = False
        # Lightning has divided each by this number, also where an epoch's last group has fewer.
        mean = torch.stack(self._losses).mean() * trainer.accumulate_grad_batches
        self._losses.clear()
        self.watch.observe_loss(mean)

    def _tell_missing(self) -> None:
        if not self._has_told:
            self._has_told = True
            LOGGER.warning(
                "%s: training_step returned no loss; such steps are not watched; return the loss, "
                "also where the module steps the optimizer itself",
                self._settings.get("name", "unsaddle"),
            )

    def on_train_end(self, trainer: Any, pl_module: Any) -> None:
        """Close the sinks."""
        if self.watch is not None:
            self.watch.close()

    def state_dict(self) -> dict[str, Any]:
        """Return the watch's state for the checkpoint."""
        return {} if self.watch is None else self.watch.state_dict()

    def load_state_dict(self, state_dict: dict[str, Any]) -> None:
        """Keep the state until the watch is built."""
        self._loaded = state_dict or None
