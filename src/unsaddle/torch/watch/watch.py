"""`PlateauWatch`: it looks on, and when the loss goes flat it says why."""

from __future__ import annotations

import copy
import dataclasses
import importlib
import logging
import math
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any, SupportsFloat

import torch
from torch import Tensor

from unsaddle import streams
from unsaddle.errors import InvalidInput
from unsaddle.plateau import Check, PlateauTest
from unsaddle.torch.network import flat, unwrapped
from unsaddle.torch.objective import Objective
from unsaddle.torch.training import TorchTraining
from unsaddle.torch.watch.budget import Budget, Deadline, OutOfTime
from unsaddle.torch.watch.eigenvalue import EigenvalueTrack
from unsaddle.torch.watch.event import Diagnosis, PlateauEvent
from unsaddle.torch.watch.gradients import GradientPairs
from unsaddle.torch.watch.interrupt import CtrlC
from unsaddle.torch.watch.loss import single_number
from unsaddle.torch.watch.sinks import Sink
from unsaddle.torch.watch.subject import Source, check_arguments, diagnosable, made, stepped
from unsaddle.torch.watch.untouched import Witness, untouched

LOGGER = logging.getLogger("unsaddle.watch")
SCHEMA = 1

Hook = Callable[[PlateauEvent], object]


class PlateauWatch:
    """Watches one training: call `step(loss)` after each `backward()`, before the next `zero_grad()`.

    At each step it notes the loss, and now and then the gradients that lie in `.grad`; on a plateau it
    diagnoses the run within the budget, logs, and calls the hook. The run is bit for bit what it would
    have been without it: parameters, gradients, optimizer, random states, modes, buffers, and the place
    in the data. What a hook does is the hook's. What goes wrong in hook, sink or diagnosis is logged;
    Ctrl-C during a diagnosis ends it without an event and reaches the training loop.

    Args:
        training: the run, or a function without arguments that returns it, called now and at every
            plateau. A DataLoader that shuffles is read in its dataset's order.
        horizon: steps over which a gain counts, and after which a way out is too slow; see
            `unsaddle.plateau.PlateauTest` and the `budget` of `unsaddle.diagnose`.
        gain: share of the loss below which the gain in one horizon is a plateau.
        false_alarm_rate: probability of any alarm in a run that never was on a plateau.
        floor: the least value that the loss can have.
        on_plateau: called with the `PlateauEvent`.
        sinks: from `unsaddle.torch.watch.sinks`; they get numbers at each look at the trend.
        budget: of one diagnosis; None: no diagnosis.
        gradients_every: steps of which two successive ones' gradients are compared; None: never.
            Clipped gradients give a clipped signal, scaled ones (float16) a scaled one.
        eigenvalue_every: steps between looks at the smallest eigenvalue, each of `eigenvalue_products`
            Hessian-vector products over the samples; None, as by default: never, no pass is added.
        eigenvalue_products: of each look.
        seed: of the diagnosis and the directions; fresh entropy when left out.
        name: stands before everything that is logged and written.
        check: try now whether the run can be diagnosed, which takes a few passes over the data: else a
            mistake would show hours later, at the first plateau.

    Attributes:
        events: every `PlateauEvent` so far, in order.
        test: the `PlateauTest`, whose `checks` are the latest looks.

    Raises:
        InvalidInput: a setting out of range.
        TrainingError: the run cannot be diagnosed; only with `check`.

    >>> weight = torch.nn.Linear(2, 1, bias=False)
    >>> _ = weight.weight.data.zero_()
    >>> data = torch.eye(2), torch.zeros(2, 1)
    >>> sgd = torch.optim.SGD(weight.parameters(), lr=0.1)
    >>> run = TorchTraining(weight, torch.nn.MSELoss(), data, sgd)
    >>> watch = PlateauWatch(run, horizon=64, seed=0)
    >>> for _ in range(64):
    ...     event = watch.step(1.0)
    >>> event.step, str(event.check.trending), str(event.report.kind)
    (64, 'PLATEAU', 'MINIMUM')
    """

    def __init__(
        self,
        training: Source,
        *,
        horizon: int = 1000,
        gain: float = 0.01,
        false_alarm_rate: float = 0.01,
        floor: float = 0.0,
        on_plateau: Hook | None = None,
        sinks: Iterable[Sink] = (),
        budget: Budget | None = Budget(),  # noqa: B008 -- frozen
        gradients_every: int | None = 50,
        eigenvalue_every: int | None = None,
        eigenvalue_products: int = 8,
        seed: int | None = None,
        name: str = "unsaddle",
        check: bool = True,
    ) -> None:
        check_arguments(training, on_plateau, eigenvalue_every)
        self._source = training
        self.test = PlateauTest(horizon, gain, false_alarm_rate, floor)
        self.on_plateau, self.sinks, self.budget = on_plateau, list(sinks), budget
        self.seed, self.name = streams.resolve_seed(seed), name
        self.eigenvalue_every = eigenvalue_every
        self.gradients = None if gradients_every is None else GradientPairs(gradients_every)
        self.eigenvalue = EigenvalueTrack(eigenvalue_products, self.seed)
        self.events: list[PlateauEvent] = []
        self._n_steps = 0
        self._waiting: list[Tensor] = []
        self._finite = True
        self._objective: Objective | None = None
        with untouched(None):
            self._training = made(training)
        if self.gradients is not None:
            self.gradients.batch_size = self._training.batch_size
        if check and (budget is not None or eigenvalue_every is not None):
            self._prepare()

    @property
    def training(self) -> TorchTraining:
        """The run as it was described last."""
        return self._training

    @property
    def n_steps(self) -> int:
        """Steps so far."""
        return self._n_steps

    def step(self, loss: SupportsFloat | Tensor) -> PlateauEvent | None:
        """Take the loss of one step; return the event where a plateau was found.

        Args:
            loss: of the batch, its mean over the samples. On a GPU it is read once in a block of steps,
                so that no step waits for the device; an event comes at the end of its block.

        Raises:
            InvalidInput: it is not one number.
        """
        self.observe_gradients()
        return self.observe_loss(loss)

    def observe_gradients(self) -> None:
        """Look at the gradients in `.grad` if it is time; for adapters, `step` does it."""
        pairs = self.gradients
        if pairs is None:
            return
        if pairs.n_steps + 1 < pairs.next_step:
            pairs.n_steps += 1  # not even the list of parameters is asked for
            return
        try:
            pairs.observe(unwrapped(self._training.model).parameters())
        except Exception:  # gradients on several devices, of kinds of their own
            LOGGER.exception("%s: gradients are not compared any more", self.name)
            self.gradients = None

    def observe_loss(self, loss: SupportsFloat | Tensor) -> PlateauEvent | None:
        """Take the loss of one step without looking at gradients; for adapters."""
        self._n_steps += 1
        event = None
        for value in self._read(loss):
            check = self.test.step(value)
            if math.isfinite(value) is not self._finite:
                self._tell_finite(value)
            if check is not None:
                event = self._take(check) or event
        if self.eigenvalue_every is not None and self._n_steps % self.eigenvalue_every == 0:
            self._track()
        return event

    def _read(self, loss: SupportsFloat | Tensor) -> list[float]:
        """Return the losses that can be read now."""
        given: Any = loss
        if isinstance(given, Tensor):
            # Between two steps of a network every call comes from cold memory, 5 to 15 µs each: one
            # question, not the three of shape, device and kind.
            if given.is_cpu and not given.ndim:
                value = given.item()
                return [value] if isinstance(value, float) else [single_number(value)]
            if given.numel() == 1 and not given.is_complex():
                self._waiting.append(given.detach().reshape(()).clone())
                return self._flushed() if self._is_last_of_block or given.is_cpu else []
        return [single_number(given)]

    @property
    def _is_last_of_block(self) -> bool:
        return (self.test.n_steps + len(self._waiting)) % self.test.block_steps == 0

    def _flushed(self) -> list[float]:
        values = torch.stack(self._waiting).tolist() if self._waiting else []
        self._waiting.clear()
        return values

    def _tell_finite(self, value: float) -> None:
        self._finite = math.isfinite(value)
        if not self._finite:
            LOGGER.warning(
                "%s: step %d: the loss is %s; such steps are left out of the trend",
                self.name, self.test.n_steps, value,
            )  # fmt: skip

    def _take(self, check: Check) -> PlateauEvent | None:
        event = self._event(check) if check.alarm else None
        self._write(self._values(check))
        if event is None:
            return None
        self.events.append(event)
        LOGGER.warning("%s", event.sentence())
        for sink in self.sinks:
            self._guarded(f"the sink {type(sink).__name__}", _ask, sink, "event", event)
        if self.on_plateau is not None:
            self._guarded("the hook on_plateau", self.on_plateau, event)
        return event

    def _guarded(self, what: str, call: Callable[..., object], *arguments: Any) -> None:
        """Call what is not ours: the training goes on whatever it raises."""
        try:
            call(*arguments)
        except Exception:
            LOGGER.exception("%s: %s raised at step %d", self.name, what, self.test.n_steps)

    def _event(self, check: Check) -> PlateauEvent:
        report, problem, notes, seconds = self._diagnosis()
        return PlateauEvent(
            watch=self.name,
            step=self.test.n_steps,
            check=check,
            gradient=None if self.gradients is None else self.gradients.signal(),
            eigenvalue=self.eigenvalue.latest,
            report=report,
            problem=problem,
            notes=notes,
            seconds=seconds,
        )

    def _diagnosis(self) -> tuple[Diagnosis | None, str | None, tuple[str, ...], float]:
        """Return report, problem, notes and seconds; what goes wrong is a problem, but for Ctrl-C."""
        if self.budget is None:
            return None, "the watch has no budget for one", (), 0.0
        deadline = Deadline(self.budget.seconds)
        report, problem = None, None
        notes: list[str] = []
        with CtrlC() as ctrl_c:
            try:
                with self._untouched() as witness, ctrl_c.heard():
                    report, problem = self._diagnosed(self.budget, deadline, notes)
                if witness.changed:
                    LOGGER.error(
                        "%s: the model's own code changed the run during the diagnosis: %s",
                        self.name, ", ".join(witness.changed),
                    )  # fmt: skip
            except OutOfTime as error:
                problem = f"the budget of {error}"
            except Exception as error:  # a model's own code raises anything, out of memory too
                problem = f"{type(error).__name__}: {error}".splitlines()[0]
        return report, problem, (*notes, *deadline.notes), deadline.elapsed

    def _untouched(self) -> AbstractContextManager[Witness]:
        training = self._training
        return untouched(training.model, training.optimizer, training.data)

    def _diagnosed(
        self, budget: Budget, deadline: Deadline, notes: list[str]
    ) -> tuple[Diagnosis | None, str | None]:
        """Return the report, or what it would need; how it was made is added to the notes."""
        training, objective, changed = self._prepare()
        notes += changed
        needed, given = budget.needs(objective), budget.n_bytes
        if needed > given:
            words = f"{needed / 2**20:,.0f} MiB, the budget is {given / 2**20:,.0f} MiB"
            return None, f"it would need {words}"
        # A higher layer, which a run without a plateau never loads.
        diagnose: Any = importlib.import_module("unsaddle.diagnosis").diagnose
        report = diagnose(
            training,
            seed=self.seed,
            max_products=budget.max_products,
            max_samples=budget.max_samples,
            max_memory=given,
            budget=self.test.horizon,
            progress=deadline,
        )
        return report, None

    def _prepare(self) -> tuple[TorchTraining, Objective, tuple[str, ...]]:
        """Return the run of now as it can be diagnosed."""
        with self._untouched():
            self._training = made(self._source)
            limit = None if self.budget is None else self.budget.max_read
            training, self._objective, notes = diagnosable(self._training, limit, self.seed)
        if self.gradients is not None:
            self.gradients.batch_size = self._objective.batch_size
        return training, self._objective, notes

    def _track(self) -> None:
        """Look at the smallest eigenvalue where the run stands now."""
        try:
            with self._untouched():
                look = self.eigenvalue.look(self.objective(), self._n_steps)
        except Exception as error:
            LOGGER.warning(
                "%s: no smallest eigenvalue at step %d: %s", self.name, self._n_steps, error
            )
            return
        if look is not None:
            # Without the residual nobody could tell how far off the value may be.
            self._write(
                {"smallest_eigenvalue": look.value, "smallest_eigenvalue_residual": look.residual}
            )

    def objective(self) -> Objective:
        """Return what is diagnosed, at the parameters of now; checked again if they changed shape.

        Raises:
            TrainingError: the run cannot be diagnosed any more.
        """
        known = self._objective
        if known is not None:
            live = list(stepped(known).values())
            point = flat([own.detach() for own in live], live)
            if len(point) == known.n_parameters:
                return dataclasses.replace(known, point=point)
        return self._prepare()[1]

    def _values(self, check: Check) -> dict[str, float]:
        """Return the numbers of one look, for sinks."""
        values = {
            "loss": check.loss,
            "gain": check.gain,
            "gain_low": check.gain_low,
            "gain_high": check.gain_high,
            "on_plateau": float(self.test.on_plateau),
        }
        signal = None if self.gradients is None or not self.sinks else self.gradients.signal()
        if signal is not None:
            values["gradient_squared_norm"] = signal.squared_norm
            values["gradient_noise_variance"] = signal.noise_variance
            values["gradient_signal_to_noise"] = signal.signal_to_noise
            values["gradient_noise_scale"] = signal.noise_scale
        return values

    def _write(self, values: dict[str, float]) -> None:
        finite = {
            f"{self.name}/{key}": value for key, value in values.items() if math.isfinite(value)
        }
        for sink in self.sinks:
            self._guarded(
                f"the sink {type(sink).__name__}", _ask, sink, "write", self._n_steps, finite
            )

    def close(self) -> None:
        """Close the sinks."""
        for sink in self.sinks:
            self._guarded(f"the sink {type(sink).__name__}", _ask, sink, "close")

    def state_dict(self) -> dict[str, Any]:
        """Return what `load_state_dict` needs to go on, as plain data; events are not in it."""
        for value in self._flushed():  # a block half full: no look can be due
            self.test.step(value)
        return {
            "schema": SCHEMA,
            "n_steps": self._n_steps,
            "seed": self.seed,
            "test": self.test.state_dict(),
            "gradients": None if self.gradients is None else self.gradients.state_dict(),
            "eigenvalue": self.eigenvalue.state_dict(),
        }

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on where a state was taken: the same looks at the same steps.

        Raises:
            InvalidInput: a state of a newer schema, or of a test with other settings.
        """
        if state.get("schema") != SCHEMA:
            raise InvalidInput(
                f"a watch's state of schema {state.get('schema')!r}",
                f"schema {SCHEMA}",
                "Load it with the version of unsaddle that wrote it, or start a new watch.",
            )
        self.test.load_state_dict(state["test"])
        self._n_steps, self.seed = state["n_steps"], state["seed"]
        self._waiting.clear()
        if self.gradients is not None and state["gradients"] is not None:
            self.gradients.load_state_dict(state["gradients"])
        self.eigenvalue.load_state_dict(state["eigenvalue"])

    def __deepcopy__(self, memo: dict[int, Any]) -> PlateauWatch:
        """Return a watch of the copied run; data, sinks, hook and past events are shared."""
        for shared in (self._training.data, self.on_plateau, *self.sinks, *self.events):
            memo[id(shared)] = shared
        twin = object.__new__(type(self))
        memo[id(self)] = twin
        # What is diagnosed is prepared anew: it holds graphs, which cannot be copied.
        vars(twin).update(copy.deepcopy({**vars(self), "_objective": None}, memo))
        return twin


def _ask(sink: Any, name: str, *arguments: Any) -> None:
    """Call a method of a sink; one of the user's own may have nothing but `write`."""
    method = sink.write if name == "write" else getattr(sink, name, None)
    if method is not None:
        method(*arguments)
