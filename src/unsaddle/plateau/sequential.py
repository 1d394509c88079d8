"""`PlateauTest`: is the loss flat, now? Asked again and again, with one stated false-alarm rate.

**What is tested.** The loss is on a plateau when its trend, continued for `horizon` steps, would change
it by less than the share `gain` of itself. Falling faster is descent, rising faster is a rise; where the
error is too large to tell, the answer is "undecided", with the number of steps that would decide it.

**How.** Losses become trimmed means of blocks (spikes), blocks of doubling lengths make windows of
doubling lengths (a noisy loss needs a longer window to show the same slowness), a robust line with an
error that knows about correlated noise goes through each window. Two one-sided tests: the *whole*
interval of the trend must lie within ± gain. Doubt never makes an alarm.

**How often it errs.** The c-th of all tests of a run gets the error rate α/(c(c+1)), which add up to α,
however long the run and however the tests depend on each other. So a loss that keeps falling by `gain`
per horizon raises an alarm in at most a share α of runs, as far as the noise is what the error of the
trend supposes: no correlation longer than about a twentieth of the window.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from unsaddle.errors import InvalidInput
from unsaddle.plateau.blocks import N_BLOCKS, Blocks
from unsaddle.plateau.trend import Trend, fit_trend

# A window is looked at again when a quarter of it is new: an alarm comes at most so much late.
NEW_BLOCKS = N_BLOCKS // 4
# Windows of 1, 2, ... 32 horizons.
N_SCALES = 6
# An alarm is not repeated until the loss is seen to descend or to rise, or stands this many gains lower:
# a run that fell in one step is never seen on the way. Arbitrary.
GAINS_LOWER = 5.0
SCHEMA = 1


class Trending(StrEnum):
    """What the loss does."""

    DESCENDING = "DESCENDING"
    PLATEAU = "PLATEAU"
    RISING = "RISING"
    UNDECIDED = "UNDECIDED"


@dataclass(frozen=True)
class Check:
    """One look at one window.

    Attributes:
        step: losses seen so far.
        trending: the answer.
        alarm: whether a plateau begins: the first answer of that kind, or the first after a descent.
        gain: share of the loss that the trend would gain in one horizon; negative when it rises.
        gain_low, gain_high: its interval, each end wrong with probability `error_rate`.
        loss: the line's value at the end of the window.
        window: steps looked at.
        n_steps_needed: length of a window in which this noise could show a plateau.
        correlation: of neighbouring blocks.
    """

    step: int
    horizon: int
    trending: Trending
    alarm: bool
    gain: float
    gain_low: float
    gain_high: float
    loss: float
    window: int
    error_rate: float
    n_steps_needed: int | None
    correlation: float

    def sentence(self) -> str:
        """Return the look in one sentence.

        >>> test = PlateauTest(horizon=64)
        >>> print([check for check in map(test.step, [2.0] * 64) if check][-1].sentence())
        step 64: PLATEAU: the loss, 2, gains 0 % per 64 steps (0 % to 0 %) by its last 64 steps
        """
        low, middle, high = (f"{100 * g:.2g} %" for g in (self.gain_low, self.gain, self.gain_high))
        return (
            f"step {self.step}: {self.trending}: the loss, {self.loss:.4g}, gains {middle} per "
            f"{self.horizon} steps ({low} to {high}) by its last {self.window} steps"
        )


@dataclass
class PlateauTest:
    """A sequential test on a stream of losses; a step costs a microsecond or two on average.

    Attributes:
        horizon: steps over which the gain counts. Set it to how long you would wait before you call
            a run stuck. The shortest window is as long, and at least 64 steps.
        gain: share of the loss, between 0 and 1, below which the gain in one horizon is a plateau.
        false_alarm_rate: probability of at least one alarm in a run that never was on a plateau.
        floor: the least value the loss can have; the gain is a share of the distance from it. A
            loss without one (a log-density) needs a level below what the run will reach: near the
            floor any gain is a large share, and no plateau is found.

    Raises:
        InvalidInput: a setting out of range.

    References:
        Schuirmann 1987 for two one-sided tests of equivalence. Nothing is tuned on particular
        losses; docs/watch.md has false alarms and delays.

    >>> test = PlateauTest(horizon=200, gain=0.01)
    >>> falling = [5.0 / (1 + t / 100) for t in range(4000)]  # still 5 % in 200 steps at the end
    >>> test.extend(falling), test.checks[-1].trending.value
    ([], 'DESCENDING')
    >>> [alarm.step for alarm in test.extend([falling[-1]] * 1000)]
    [4224]
    """

    horizon: int = 1000
    gain: float = 0.01
    false_alarm_rate: float = 0.01
    floor: float = 0.0
    n_steps: int = 0
    n_tests: int = 0
    n_not_finite: int = 0
    alarm_loss: float | None = None  # of the latest alarm; None since a descent or a rise
    checks: list[Check] = field(default_factory=list, repr=False)  # of the latest look
    _blocks: Blocks = field(init=False, repr=False)

    def __post_init__(self) -> None:
        for name, accepted, fits in (
            ("horizon", "a whole number from 1", type(self.horizon) is int and self.horizon >= 1),
            ("gain", "a share strictly between 0 and 1", 0 < self.gain < 1),
            (
                "false_alarm_rate",
                "a probability strictly between 0 and 1",
                0 < self.false_alarm_rate < 1,
            ),
            ("floor", "a finite number", math.isfinite(self.floor)),
        ):
            if not fits:
                raise InvalidInput(
                    f"{name}={getattr(self, name)!r}", accepted, "See PlateauTest for its meaning."
                )
        self._blocks = Blocks(max(1, math.ceil(self.horizon / N_BLOCKS)), N_SCALES)

    @property
    def block_steps(self) -> int:
        """Steps of a block: looks come at the ends of some."""
        return self._blocks.block_steps

    @property
    def window(self) -> int:
        """Steps of the shortest window."""
        return self.block_steps * N_BLOCKS

    def step(self, loss: float) -> Check | None:
        """Take one loss; return the look that it completed, if any. An alarm is `check.alarm`."""
        self.n_steps += 1
        if not math.isfinite(loss):
            self.n_not_finite += 1
        if not self._blocks.add(loss):
            return None
        due = [scale for scale in range(N_SCALES) if self._is_due(scale)]
        if not due:
            return None
        self.checks = [self._look(scale) for scale in due]
        return self._answer(self.checks)

    def extend(self, losses: Iterable[float]) -> list[Check]:
        """Take many losses; return the alarms."""
        seen = (self.step(loss) for loss in losses)
        return [check for check in seen if check is not None and check.alarm]

    def _is_due(self, scale: int) -> bool:
        """Whether the block just completed makes this scale's window a quarter new."""
        blocks = self._blocks
        completed = self.n_steps // self.block_steps
        if completed % 2**scale or blocks.counts[scale] < N_BLOCKS:
            return False
        return blocks.counts[scale] % NEW_BLOCKS == 0

    def _look(self, scale: int) -> Check:
        trend = fit_trend(list(self._blocks.rows[scale]))
        window = self.window * 2**scale
        self.n_tests += 1
        error_rate = self.false_alarm_rate / (self.n_tests * (self.n_tests + 1))
        size = abs(trend.end - self.floor)
        per_horizon = self.horizon / window
        wide = trend.half_width(error_rate) * per_horizon
        gain = -trend.change * per_horizon
        limit = self.gain * size
        return Check(
            step=self.n_steps,
            horizon=self.horizon,
            trending=_trending(trend, gain, wide, limit),
            alarm=False,
            gain=_share(gain, size),
            gain_low=_share(gain - wide, size),
            gain_high=_share(gain + wide, size),
            loss=trend.end,
            window=window,
            error_rate=error_rate,
            n_steps_needed=_needed(window, wide, limit),
            correlation=trend.correlation,
        )

    def _answer(self, checks: list[Check]) -> Check:
        """Return the shortest window's look that decides; the longest's where none does."""
        decided = [check for check in checks if check.trending is not Trending.UNDECIDED]
        if not decided:
            return checks[-1]
        chosen = decided[0]
        if chosen.trending is not Trending.PLATEAU:
            self.alarm_loss = None
            return chosen
        known = self.alarm_loss
        if known is not None:
            lower = GAINS_LOWER * self.gain * abs(known - self.floor)
            if chosen.loss >= known - lower:
                return chosen
        self.alarm_loss = chosen.loss
        return replace(chosen, alarm=True)

    @property
    def on_plateau(self) -> bool:
        """Whether an alarm was raised and no descent was seen since."""
        return self.alarm_loss is not None

    def state_dict(self) -> dict[str, Any]:
        """Return what goes on with the test as plain data; the latest looks are not in it."""
        return {
            "schema": SCHEMA,
            "settings": self._settings(),
            "n_steps": self.n_steps,
            "n_tests": self.n_tests,
            "n_not_finite": self.n_not_finite,
            "alarm_loss": self.alarm_loss,
            "blocks": self._blocks.to_dict(),
        }

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on where a state was taken.

        Raises:
            InvalidInput: the state is of a newer schema, or of a test with other settings.
        """
        if state.get("schema") != SCHEMA:
            raise InvalidInput(
                f"a plateau test's state of schema {state.get('schema')!r}",
                f"schema {SCHEMA}",
                "Load it with the version of unsaddle that wrote it, or start a new test.",
            )
        if state["settings"] != self._settings():
            raise InvalidInput(
                f"the state of a plateau test with {state['settings']}",
                f"that of one with {self._settings()}",
                "Blocks and error rates belong to the settings: build the test with the same.",
            )
        self.n_steps, self.n_tests = state["n_steps"], state["n_tests"]
        self.n_not_finite, self.alarm_loss = state["n_not_finite"], state["alarm_loss"]
        self.checks = []
        self._blocks = Blocks(**state["blocks"])

    def _settings(self) -> dict[str, float]:
        return {
            "horizon": self.horizon,
            "gain": self.gain,
            "false_alarm_rate": self.false_alarm_rate,
            "floor": self.floor,
        }


def _trending(trend: Trend, gain: float, wide: float, limit: float) -> Trending:
    if not trend.is_one_line:
        return Trending.UNDECIDED
    if abs(gain) + wide <= limit:
        return Trending.PLATEAU
    if gain - wide > limit:
        return Trending.DESCENDING
    return Trending.RISING if gain + wide < -limit else Trending.UNDECIDED


def _share(change: float, size: float) -> float:
    if change == 0.0:
        return 0.0
    return change / size if size else math.copysign(math.inf, change)


def _needed(window: int, wide: float, limit: float) -> int | None:
    """Return the window whose interval would be half as wide as the limit: width goes as w^-3/2."""
    if not (math.isfinite(wide) and limit > 0):
        return None
    return math.ceil(window * (2 * wide / limit) ** (2 / 3)) if wide else window
