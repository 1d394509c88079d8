"""A run really trained on from a snapshot, in batches that every candidate sees alike."""

from __future__ import annotations

import contextlib
import dataclasses
import math
from collections import deque
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from unsaddle.errors import InvalidInput
from unsaddle.streams import generator, seed_sequence
from unsaddle.torch import moves
from unsaddle.torch.batches import Batches, batch_loss, cast, counted_decay, drops_last, mean_loss
from unsaddle.torch.data import Samples
from unsaddle.torch.equipment import Recipe, equip, needs_closure, stepper
from unsaddle.torch.leg import Escape, Leg, Outcome, Walk
from unsaddle.torch.network import flat
from unsaddle.torch.objective import Objective
from unsaddle.torch.snapshot import Randomness, Snapshot, generators, seed_global, untouched
from unsaddle.torch.threshold import Threshold
from unsaddle.torch.training import TorchTraining

Floats = npt.NDArray[np.float64]

# Whether it has escaped is looked at after every step up to here, then after each tenth more; between
# the last look inside and the first outside, the step is found by halving, trained through again.
EVERY_STEP, CHECK_RATIO = 10, 1.1


@dataclass(frozen=True, eq=False)
class Workplace:
    """Everything that branches of one start share; made once in each process.

    Attributes:
        training: the run, unchanged outside of `run`.
        objective: of the run, for its samples and the order of its parameters.
        held_out: samples that are measured but not trained on.
        start: where every branch begins.
        threshold: what escaping means.
        seed: of batches, moves and global generators, the same for all candidates.
        stopped: asked between steps; true ends the branch with KeyboardInterrupt.
    """

    training: TorchTraining
    objective: Objective
    held_out: Samples | None
    start: Snapshot
    threshold: Threshold
    seed: int
    stopped: Callable[[], bool] = lambda: False

    def run(
        self,
        recipe: Recipe,
        repeat: int,
        points: Sequence[int],
        begin: Walk | None = None,
        recorded: frozenset[int] = frozenset(),
    ) -> Leg:
        """Train on to each of some numbers of sample gradients; the run is the same afterwards.

        What the candidate raises, and that it diverges, is in the answer.

        Args:
            recipe: the candidate.
            repeat: which repeat; the only thing in which the repeats of a candidate differ.
            points: ascending; those beyond where `begin` stands.
            begin: where an earlier leg of the same repeat ended; None for the start.
            recorded: those of the points at which the parameters are kept.
        """
        leg = Leg()
        modes = torch.inference_mode(False), torch.enable_grad()
        with untouched(self.training), _one_thread(), modes[0], modes[1]:
            walker: _Walker | None = None
            try:
                walker = _Walker(self, recipe, repeat, begin, leg)
                walker.walk(points, recorded)
            except Exception as error:  # whatever a candidate does is a row, not the end
                leg.outcome, leg.reason = _outcome(error), _first_line(error)
            if walker is not None:
                leg.n_steps, leg.n_sample_gradients = walker.n_steps, walker.n_sample_gradients
        return leg

    def begun(self, recipe: Recipe, repeat: int) -> TorchTraining:
        """Return the run as a candidate begins it, moved; the live model is changed."""
        return _Walker(self, recipe, repeat, None, Leg()).run

    def ended(self, recipe: Recipe, state: Snapshot) -> TorchTraining:
        """Return the run as a candidate left it; the live model is changed."""
        self.start.put_into(self.training)
        run = equip(self.training, recipe, self.objective.batch_size)
        state.put_into(run)
        return run

    def first_loss(self) -> float:
        """Return the loss at the start, as branches measure it."""
        with untouched(self.training), _one_thread():
            self.start.put_into(self.training)
            return mean_loss(self.objective, self.objective.samples)[0]


class _PassedError(Exception):
    """One more gradient in this step would pass the budget."""


class _Walker:
    """One repeat of one candidate, on the live model."""

    def __init__(
        self, place: Workplace, recipe: Recipe, repeat: int, begin: Walk | None, leg: Leg
    ) -> None:
        self.place, self.leg = place, leg
        place.start.put_into(place.training)
        training = place.training
        seed_global(seed_sequence(place.seed, "branch", repeat), generators(training))
        if not training.model.training:
            training.model.train()
        self.run = equip(training, recipe, place.objective.batch_size)
        self.samples, self.held_out = place.objective.samples, place.held_out
        if recipe.dtype is not None:
            dtype = getattr(torch, recipe.dtype)
            self.samples = cast(self.samples, dtype)
            self.held_out = self.held_out and cast(self.held_out, dtype)
        size = self.run.batch_size or self.samples.n_samples
        drops = drops_last(place.training.data)
        self.batches = Batches(self.samples.n_samples, size, place.seed, repeat, drops)
        self.n_steps = self.n_drawn = self.n_sample_gradients = 0
        self.next_check, self.last_check = 0, -1
        self.inside: Walk | None = None  # where it was last seen inside
        self.rows: Tensor | slice = slice(None)
        self.step = stepper(_optimizer(self.run), self._closure)
        self.asks_often = needs_closure(_optimizer(self.run))
        self.before: Walk | None = None  # the last step of an optimizer that asks often
        self.limit = math.inf  # of sample gradients, within a step
        self.recorded: frozenset[int] = frozenset()  # points at which the parameters are kept
        self.is_full = False  # of the budget: its next step does not fit
        self.is_random = not self.batches.is_full
        if begin is None:
            self._move(recipe, repeat)
        else:
            self._resume(begin)

    def _resume(self, begin: Walk) -> None:
        self._place_at(begin)
        self.next_check, self.last_check = begin.next_check, begin.last_check
        self.leg.escape = begin.escape
        self.inside = begin if begin.escape is None else None

    def _place_at(self, walk: Walk) -> None:
        walk.state.put_into(self.run)
        self.n_steps, self.n_drawn = walk.n_steps, walk.n_drawn
        self.n_sample_gradients = walk.n_sample_gradients

    def _move(self, recipe: Recipe, repeat: int) -> None:
        objective, threshold = self.place.objective, self.place.threshold
        for position, move in enumerate(recipe.moves):
            # Without the number of the move: one after another must not repeat the same draw.
            draw = generator(self.place.seed, f"move {position} of a branch", repeat)
            self.is_random |= move.kind != "curvature"
            if move.kind == "revive":
                moves.revive(objective, lambda: mean_loss(objective, self.samples), draw)
                continue
            if move.kind == "ball":
                moves.add(objective, moves.in_ball(objective.n_parameters, move.length, draw))
                continue
            if threshold.direction is None:
                raise InvalidInput(
                    f"a move of kind {move.kind!r} from a point without an escape direction",
                    "a move along one where the diagnosis found one",
                    "Take a perturbation in a ball instead.",
                )
            sign = 1.0
            if move.kind == "escape":
                sign = 1.0 if draw.random() < 0.5 else -1.0
            moves.add(objective, sign * move.length * threshold.direction)

    def walk(self, points: Sequence[int], recorded: frozenset[int]) -> None:
        """Train on and measure at each point, the last step before it would be passed."""
        before = Randomness.now(generators(self.run))
        left, self.recorded = deque(points), recorded
        while left:
            if self.is_full or not self._fits(left[0]):
                if not self._measure(left[0]):
                    return
                left.popleft()
                continue
            self._check()
            if self.place.stopped():
                raise KeyboardInterrupt
            loss = self._within(points[-1])
            if loss is None:
                self.is_full = True
            elif not math.isfinite(loss):
                self._diverged(f"the loss of a batch was {loss} at step {self.n_steps}")
                return
            elif not self._passed(left):
                return
        self.leg.end = self._stand()
        drawn = self.leg.end.state.randomness
        self.leg.is_random = self.is_random or not _same(before, drawn)

    def _within(self, limit: int) -> float | None:
        """Make a step; None, and all as before it, where its gradients would pass the budget."""
        if not self.asks_often:
            return self._train()
        self.before, self.limit = self._stand(), limit
        try:
            return self._train()
        except _PassedError:
            self.leg.n_again += self.n_sample_gradients - self.before.n_sample_gradients
            self._place_at(self.before)
            return None
        finally:
            self.limit = math.inf

    def _passed(self, left: deque[int]) -> bool:
        """Measure at the points that one step of many gradients has passed: there it stood before."""
        if self.n_sample_gradients <= left[0]:
            return True
        assert self.before is not None
        now = self._stand()
        self._place_at(self.before)
        while left and left[0] < now.n_sample_gradients:
            if not self._measure(left[0]):
                return False
            left.popleft()
        self._place_at(now)
        return True

    def _measure(self, at: int) -> bool:
        """Record the losses at a point of the budget; false where it has diverged."""
        leg = self.leg
        if at in self.recorded and np.isfinite(place := self._point()).all():
            leg.recorded[at] = place
        if leg.steps and leg.steps[-1] == self.n_steps:  # no step fitted in between
            leg.steps.append(self.n_steps)
            leg.losses.append(leg.losses[-1])
            leg.held_out.extend(leg.held_out[-1:])
            return True
        loss = self._loss(self.samples)
        self._note_escape(loss)
        leg.steps.append(self.n_steps)
        leg.losses.append(loss)
        if self.held_out is not None:
            leg.held_out.append(self._loss(self.held_out))
        if not math.isfinite(loss):
            self._diverged(f"the loss was {loss} after step {self.n_steps}")
            return False
        return True

    def _fits(self, point: int) -> bool:
        return self.n_sample_gradients + self.batches.count(self.n_drawn) <= point

    def _train(self) -> float:
        self.rows = self.batches.rows(self.n_drawn)
        size = self.batches.count(self.n_drawn)
        loss = self.step()
        self.n_drawn += size
        self.n_steps += 1
        return loss

    def _closure(self) -> float:
        if self.n_sample_gradients + self.batches.count(self.n_drawn) > self.limit:
            raise _PassedError
        for own in self.place.objective.network.module.parameters():
            own.grad = None
        batch = self.samples if self.batches.is_full else self.samples.part(self.rows)
        loss = batch_loss(self.place.objective, batch)
        loss.backward()
        self.n_sample_gradients += batch.n_samples
        return float(loss.detach())

    def _check(self) -> None:
        """See whether it has escaped, where it is time to look."""
        if self.leg.escape is None and self.n_steps >= self.next_check:
            self._note_escape(self._loss(self.samples))

    def _note_escape(self, loss: float) -> None:
        if self.leg.escape is not None or self.last_check == self.n_steps:
            return
        if self.place.threshold.passed(loss, self._point):
            self.leg.escape = self._narrowed()
            self.inside = None
            return
        steps = self.last_check = self.n_steps
        self.next_check = steps + 1 if steps < EVERY_STEP else math.ceil(CHECK_RATIO * steps)
        self.inside = self._stand() if self.next_check > steps + 1 else None

    def _narrowed(self) -> Escape:
        """Find the step of the escape between the last look and now, and come back here."""
        outside, inside = self._stand(), self.inside
        if inside is None:
            return Escape(outside.n_steps, outside.n_sample_gradients)
        now = high = outside
        while high.n_steps - inside.n_steps > 1:
            self._place_at(inside)
            middle = (inside.n_steps + high.n_steps) // 2
            while self.n_steps < middle:
                self._train()
            self.leg.n_again += self.n_sample_gradients - inside.n_sample_gradients
            passed = self.place.threshold.passed(self._loss(self.samples), self._point)
            inside, high = (inside, self._stand()) if passed else (self._stand(), high)
        self._place_at(now)
        return Escape(high.n_steps, high.n_sample_gradients)

    def _point(self) -> Floats:
        chosen = list(self.place.objective.network.chosen.values())
        return flat([own.detach() for own in chosen], chosen)

    def _loss(self, samples: Samples) -> float:
        """Return the mean loss in evaluation mode; of the run's own samples, what was diagnosed."""
        loss, n_evaluated = mean_loss(self.place.objective, samples)
        self.leg.n_evaluated += n_evaluated
        return loss + (counted_decay(self.place.objective) if samples is self.samples else 0.0)

    def _diverged(self, reason: str) -> None:
        self.leg.outcome, self.leg.reason = "diverged", reason

    def _stand(self) -> Walk:
        return Walk(
            # Every step makes its gradients anew: they would be a third of what is kept.
            state=dataclasses.replace(Snapshot.of(self.run), gradients={}),
            n_steps=self.n_steps,
            n_drawn=self.n_drawn,
            n_sample_gradients=self.n_sample_gradients,
            next_check=self.next_check,
            last_check=self.last_check,
            escape=self.leg.escape,
        )


@contextlib.contextmanager
def _one_thread() -> Generator[None]:
    """How many threads add up numbers decides their last digits: one, alone or among processes."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def _optimizer(run: TorchTraining) -> torch.optim.Optimizer:
    assert run.optimizer is not None
    return run.optimizer


def _same(one: Randomness, other: Randomness) -> bool:
    """Return whether nothing was drawn in between."""
    return (
        torch.equal(one.torch, other.torch)
        and all(map(torch.equal, one.cuda, other.cuda))
        and all(map(torch.equal, one.own.values(), other.own.values()))
        and one.python == other.python
        and all(np.array_equal(a, b) for a, b in zip(one.numpy, other.numpy, strict=True))
    )


def _outcome(error: Exception) -> Outcome:
    memory = isinstance(error, MemoryError | torch.OutOfMemoryError)
    text = str(error).lower()
    full = memory or "out of memory" in text or "can't allocate memory" in text
    return "out of memory" if full else "raised"


def _first_line(error: Exception) -> str:
    return f"{type(error).__name__}: {next(iter(str(error).splitlines()), '')}".rstrip(": ")
