"""What a family of update rules is: settings measured on chosen states, steps, divisors, momentum."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from unsaddle.theory import MomentumForm

Float64Array = npt.NDArray[np.float64]
Moments = Mapping[str, Float64Array]


@dataclass(frozen=True)
class Settings:
    """The settings of one rule on one array; what a rule does not have keeps its default."""

    learning_rate: float = 0.0
    momentum: float = 0.0  # b1 of Adam and its kin
    b2: float = 0.0
    eps: float = 0.0
    eps_in_root: bool = False
    nesterov: bool = False
    weight_decay: float = 0.0
    decoupled: bool = False  # the decay is added to the step, not to the gradient

    def rounded(self) -> Settings:
        """Return them to seven digits: what float32 holds, and what one rule has on all arrays."""
        floats = {k: v for k, v in vars(self).items() if not isinstance(v, bool)}
        return replace(self, **{key: float(f"{value:.7g}") for key, value in floats.items()})


@dataclass(frozen=True)
class Probe:
    """One step from a chosen state, of one array: what went in and what came out."""

    point: Float64Array
    gradient: Float64Array
    before: Moments
    update: Float64Array
    after: Moments


@dataclass(frozen=True)
class Probes:
    """The chosen states; each lets one setting show.

    Attributes:
        memory: no gradient, all moments random: what is kept of each.
        first: a small gradient, no moments.
        scaled: a small gradient on squares of about one: the learning rate.
        carried: no gradient, a first moment on squares of about one: the learning rate of Adam.
        tiny: a gradient so small that eps alone divides it.
        blind: a first moment without squares: eps again.
        decay: no gradient, parameters of about one: the weight decay.
        count: steps done, None where nothing counts them.
    """

    memory: Probe
    first: Probe
    scaled: Probe
    carried: Probe
    tiny: Probe
    blind: Probe
    decay: Probe
    count: int | None

    def kept(self, name: str) -> float:
        """Return the share of a moment that one step without a gradient keeps."""
        return typical(self.memory.after[name] / self.memory.before[name])


def typical(values: Float64Array) -> float:
    """Return the median of what is finite; zero without any."""
    found = values[np.isfinite(values)]
    return float(np.median(found)) if found.size else 0.0


def corrections(s: Settings, count: int | None) -> tuple[float, float]:
    """Adam's 1 - β^t for both moments; 1 where no steps are counted."""
    if count is None:
        return 1.0, 1.0
    return 1 - s.momentum**count, 1 - s.b2**count


def following(count: int | None) -> int | None:
    """Return the count after one more step."""
    return None if count is None else count + 1


def root(squares: Float64Array, s: Settings) -> Float64Array:
    """Return √squares with eps added outside or inside."""
    return np.sqrt(squares + s.eps) if s.eps_in_root else np.sqrt(squares) + s.eps


@dataclass(frozen=True)
class Family:
    """One update rule.

    Attributes:
        name: as `torch.optim` calls it.
        moments: that optax keeps for it.
        measure: probes to candidates of its settings, weight decay apart.
        step: (settings, gradient with what decay adds to it, moments, steps done) to what is taken off
            the parameters, over the learning rate.
        divisor: (settings, moments, steps done) to P; ones where there is none.
        form: settings to the momentum form of its steps.
    """

    name: str
    moments: frozenset[str]
    measure: Callable[[Probes], Iterable[Settings]]
    step: Callable[[Settings, Float64Array, Moments, int | None], Float64Array]
    divisor: Callable[[Settings, Moments, int | None], Float64Array]
    form: Callable[[Settings], MomentumForm]
    named: Callable[[Settings], dict[str, Any]] = field(default=lambda s: {})

    def update(
        self, s: Settings, point: Float64Array, gradient: Float64Array, moments: Moments,
        count: int | None,
    ) -> Float64Array:  # fmt: skip
        """Return what one step adds to the parameters."""
        added = 0.0 if s.decoupled else s.weight_decay * point
        taken = self.step(s, gradient + added, moments, count)
        return -s.learning_rate * (taken + (s.weight_decay * point if s.decoupled else 0.0))

    def settings(self, s: Settings) -> dict[str, Any]:
        """Return the settings in this package's words, rounded to what float32 settings carry."""
        known: dict[str, Any] = {"learning_rate": s.learning_rate, **self.named(s)}
        known["weight_decay"] = s.weight_decay
        return {key: _rounded(value) for key, value in known.items()}

    def title(self, s: Settings) -> str:
        """Return the name as `torch.optim` has it, whose AdamW is Adam with decoupled decay."""
        if self.name == "Adam" and s.nesterov:
            return "NAdam"
        return "AdamW" if self.name == "Adam" and s.decoupled and s.weight_decay else self.name


def _rounded(value: Any) -> Any:
    if isinstance(value, list):
        return [_rounded(one) for one in value]
    return value if isinstance(value, bool) else float(f"{value:.6g}") + 0.0  # no -0


def rate_and_eps(
    known: Settings,
    ahead: Float64Array, squares: Float64Array, made: Float64Array,
    other: Float64Array, few: Float64Array, blind: Float64Array,
) -> Iterable[Settings]:  # fmt: skip
    """Solve rate · ahead / (√squares + eps) for two steps, eps outside the root and inside."""
    with np.errstate(divide="ignore", invalid="ignore"):
        for power, inside in ((1, False), (2, True)):
            first, second = np.abs(made / ahead) ** power, np.abs(blind / other) ** power
            q, r = (np.sqrt(squares), np.sqrt(few)) if power == 1 else (squares, few)
            # first (q + e) = second (r + e) = rate^power
            floor = typical((first * q - second * r) / (second - first))
            rate = max(typical(first * (q + floor)), 0.0) ** (1 / power)
            sign = -np.sign(typical(made / ahead))
            yield replace(known, learning_rate=float(sign) * rate, eps=floor, eps_in_root=inside)


def ones(s: Settings, m: Moments, count: int | None) -> Float64Array:
    """The divisor of rules that divide by nothing."""
    return np.ones(1)


def plain_form(s: Settings) -> MomentumForm:
    """Steps without momentum."""
    return MomentumForm(0.0, 1.0, 0.0)
