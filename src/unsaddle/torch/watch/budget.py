"""What a diagnosis in the middle of a training may take: time, memory, samples."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

from unsaddle.errors import InvalidInput
from unsaddle.gradient_noise import GRAM_BYTES, ROWS_BYTES
from unsaddle.krylov import bytes_of
from unsaddle.torch.objective import Objective
from unsaddle.torch.products import KEPT_BYTES, PART_BYTES

# Of the time, for curvature; the rest is for the noise, the line probe and the forecasts.
CURVATURE_SHARE = 0.6
LEAST_PRODUCTS = 20
LEAST_SAMPLES = 32  # of which the scatter can be measured; see `diagnosis.sampling`
DENSE_PARAMETERS = 1500  # up to here the diagnosis forms the whole matrix
N_VECTORS = 40  # of the length of the parameters that a diagnosis holds beside the basis
# Stages of `diagnose` that end early and keep what they have when they are interrupted.
CURVED = ("curvature", "density")


class OutOfTime(KeyboardInterrupt):
    """Ends a stage of a diagnosis as Ctrl-C does, which keeps what was found until then."""


@dataclass(frozen=True)
class Budget:
    """What one diagnosis may take.

    Attributes:
        seconds: after 60 % of them products end and the diagnosis goes on with the spectrum as far as
            it is known; after all of them it is given up or cut short at its next report of progress,
            which comes at each product and each value of the loss along a line. One pass over the
            samples cannot be ended in the middle.
        max_memory: beside the run's own: bytes, or a text such as "2GB"; handed on to the diagnosis,
            which works with a smaller basis where a whole one does not fit. A diagnosis that does not
            fit with a basis of 20 is not begun.
        max_products: of the Hessian with a vector.
        max_samples: how many samples are diagnosed, from 32; the report says what they tell of all.
            None: all.
        max_read: how many samples are read at all, for data that do not fit into memory: drawn once,
            the same at every plateau, and the report is about these alone. None: all.

    Raises:
        InvalidInput: something is not positive, or too few samples.
    """

    seconds: float = 60.0
    max_memory: int | str = 4 * 2**30
    max_products: int = 200
    max_samples: int | None = None
    max_read: int | None = None

    def __post_init__(self) -> None:
        limits = {"seconds": self.seconds, "max_products": self.max_products}
        for name, value in {**limits, "max_read": self.max_read}.items():
            if value is not None and not value > 0:
                raise InvalidInput(
                    f"{name}={value!r}", "a number above zero", "Leave it out for the default."
                )

        if self.max_samples is not None and not self.max_samples >= LEAST_SAMPLES:
            raise InvalidInput(
                f"max_samples={self.max_samples!r}",
                f"a whole number from {LEAST_SAMPLES}",
                "Fewer say nothing of the others; leave it out for all, or limit max_read.",
            )
        bytes_of(self.max_memory)  # refuses what is none

    @property
    def n_bytes(self) -> int:
        """The memory in bytes."""
        return bytes_of(self.max_memory)

    def needs(self, objective: Objective) -> int:
        """Return the memory in bytes that a diagnosis needs at least, about."""
        n_samples = min(objective.n_samples, self.max_samples or objective.n_samples)
        return needed_bytes(objective, LEAST_PRODUCTS, n_samples)


def needed_bytes(objective: Objective, n_vectors: int, n_samples: int) -> int:
    """Return an upper estimate of the memory of a diagnosis with a basis of so many vectors.

    Kept graphs of the gradient, one part's graph, blocks of per-sample gradients, the samples in
    float64, vectors, and a Lanczos basis, which grows by doubling.
    """
    p, n = objective.n_parameters, n_samples
    # Weighed in the precision that was tried; a diagnosis keeps graphs in one precision at a time.
    graphs = min(KEPT_BYTES, math.ceil(n * objective.cost.bytes_per_sample))
    blocks = min(ROWS_BYTES, 8 * p * n) + min(GRAM_BYTES, 8 * p * min(n, 256))
    # A sample is saved by its own graph: the graph's size bounds it, here twice, in two precisions.
    samples = math.ceil(n * objective.cost.bytes_per_sample)
    dense = 4 * 8 * p**2 if p <= DENSE_PARAMETERS else 0
    fixed = graphs + 2 * PART_BYTES + 2 * blocks + 2 * samples + dense + N_VECTORS * 8 * p
    return fixed + n_vectors * 3 * 8 * p


@dataclass
class Deadline:
    """A progress callback that ends what takes too long."""

    seconds: float

    def __post_init__(self) -> None:
        self.start = time.monotonic()
        self.notes: list[str] = []
        self._is_late = False

    @property
    def elapsed(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.start

    def __call__(self, stage: str, done: int, limit: int) -> None:
        """Raise `OutOfTime` where the time is over."""
        curved = stage.startswith(CURVED)
        if self.elapsed > self.seconds * (CURVATURE_SHARE if curved else 1.0):
            part = f"{CURVATURE_SHARE:.0%} of the time"
            late = f"cut short after {self.seconds:g} s at: {stage.partition(':')[0]}"
            note = f"curvature as far as {part} went" if curved else late
            # Where an interruption is kept as a partial report, later stages report and are ended too.
            if note not in self.notes and (curved or not self._is_late):
                self.notes.append(note)
            self._is_late = self._is_late or not curved
            raise OutOfTime(f"{self.seconds:g} s were over at: {stage}")
