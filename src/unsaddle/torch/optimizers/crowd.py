"""`Crowd`: walkers as parameters of PyTorch optimizers, which step on gradients they are given."""

from __future__ import annotations

import contextlib
import enum
import math
from collections.abc import Callable, Generator
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from unsaddle.streams import seed_sequence

Floats = NDArray[np.float64]
Build = Callable[[list[torch.nn.Parameter]], torch.optim.Optimizer]
# A walker's index and a point (dims,) -> the value and the gradient there, under this step's noise.
Evaluate = Callable[[int, Floats], tuple[float, Floats]]


class Road(enum.StrEnum):
    """How many walkers are handed to PyTorch."""

    ONE_PARAMETER = "all walkers in one parameter"
    PARAMETER_EACH = "one parameter per walker"
    OPTIMIZER_EACH = "one optimizer per walker"


class Crowd:
    """Walkers of one optimizer; each is a vector, whatever the road.

    All walkers in one parameter make one long vector and no matrix: rules that treat matrices
    specially then see what they see of a walker alone.

    Args:
        build: makes the optimizer of a list of parameters.
        points: (walkers, dims), where they start.
        dtype: of parameters and gradients.
        road: how the walkers become parameters.
        seed: of the random numbers that the optimizer draws to be built, or later.
        first_walker: number of the first walker; where each has an optimizer of its own, walker k has
            a stream of its own too.
        draws_numbers: whether the optimizer draws random numbers at its steps.
    """

    def __init__(
        self,
        build: Build,
        points: Floats,
        dtype: torch.dtype,
        road: Road,
        *,
        seed: int = 0,
        first_walker: int = 0,
        draws_numbers: bool = False,
    ) -> None:
        self.shape = points.shape
        self.dtype = dtype
        rows = torch.tensor(points, dtype=dtype)
        pieces = [rows.reshape(-1)] if road is Road.ONE_PARAMETER else list(rows)
        self.parameters = [torch.nn.Parameter(piece.clone()) for piece in pieces]
        alone = road is Road.OPTIMIZER_EACH
        groups = [[one] for one in self.parameters] if alone else [self.parameters]
        self.optimizers: list[Any] = []  # their `step` is called with and without a closure
        self._streams: list[Tensor] | None = [] if draws_numbers else None
        for k, group in enumerate(groups):
            entropy = seed_sequence(seed, "torch optimizer", first_walker + k)
            torch.default_generator.manual_seed(int(entropy.generate_state(1, np.uint64)[0]))
            self.optimizers.append(build(group))
            if self._streams is not None:
                self._streams.append(torch.default_generator.get_state())
        self.n_evaluations = np.zeros(len(points), dtype=np.int64)
        self.lost = np.zeros(len(points), dtype=np.bool_)  # met no number, and their rule raised

    def points(self) -> Floats:
        """Return where the walkers are, (walkers, dims), a copy."""
        rows = torch.stack([one.detach() for one in self.parameters])
        return rows.reshape(self.shape).to(torch.float64).numpy()

    def step(self, gradients: Floats) -> None:
        """Take one step on gradients (walkers, dims)."""
        self._set(gradients)
        for optimizer in self.optimizers:
            optimizer.step()

    def step_apart(
        self, gradients: Floats | None, evaluate: Evaluate | None, alive: NDArray[np.bool_]
    ) -> None:
        """Take one step, each walker by its own optimizer and with its own random numbers.

        A rule may raise where it is handed numbers that are not finite (a line search does): its
        walker then stays for good where they were met, and the others go on.

        Args:
            gradients: (walkers, dims); None leaves none, for closures that set them.
            evaluate: what closures call; None: the optimizer needs no closure.
            alive: (walkers,); the others become not-a-number, as infinity minus infinity does.
        """
        self._set(gradients)
        for k in np.flatnonzero(~alive):
            self.parameters[k].data.fill_(math.nan)
        for k in map(int, np.flatnonzero(alive & ~self.lost)):
            if self._streams is not None:
                torch.default_generator.set_state(self._streams[k])
            met = _Met()
            if gradients is not None:
                met.see(np.full(self.shape[1], np.nan), gradients[k])
            try:
                if evaluate is None:
                    self.optimizers[k].step()
                else:
                    self.optimizers[k].step(self._closure(k, evaluate, met))
            except Exception:
                if met.nowhere is None:
                    raise
                self.lost[k] = True
                self.parameters[k].data = torch.tensor(met.nowhere, dtype=self.dtype)
            if self._streams is not None:
                self._streams[k] = torch.default_generator.get_state()

    def _set(self, gradients: Floats | None) -> None:
        if gradients is None:
            for one in self.parameters:
                one.grad = None
            return
        rows = torch.tensor(gradients, dtype=self.dtype).reshape(len(self.parameters), -1)
        for one, row in zip(self.parameters, rows, strict=True):
            one.grad = row

    def _closure(self, walker: int, evaluate: Evaluate, met: _Met) -> Callable[[], Tensor]:
        parameter = self.parameters[walker]

        def closure() -> Tensor:
            self.n_evaluations[walker] += 1
            point = parameter.detach().to(torch.float64).numpy().copy()
            value, gradient = evaluate(walker, point)
            met.see(point, np.append(gradient, value))
            parameter.grad = torch.tensor(gradient, dtype=self.dtype)
            return torch.tensor(value, dtype=self.dtype)

        return closure


class _Met:
    """Where a walker was first handed numbers that are not finite, in one step; None: nowhere."""

    nowhere: Floats | None = None

    def see(self, point: Floats, numbers: Floats) -> None:
        if self.nowhere is None and not np.isfinite(numbers).all():
            self.nowhere = point


@contextlib.contextmanager
def quiet_torch() -> Generator[None]:
    """Leave the caller's random state as it was, and step outside of his gradient modes."""
    with torch.random.fork_rng(devices=[]), torch.inference_mode(False), torch.enable_grad():
        yield
