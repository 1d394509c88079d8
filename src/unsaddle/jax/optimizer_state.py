"""What the live optimizer does to a gradient, measured by calling it, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from unsaddle.jax.recognition import Recognised, Recognition
from unsaddle.jax.transformation import CopiedOptimizer, Transformation
from unsaddle.theory import LIVE_FORMULA, Answer, LiveGeometry

Float64Array = npt.NDArray[np.float64]

UNKNOWN = "optax transformation"
# A group that does not move would be divided by infinity; so far it weighs nothing in any eigenvector
# that moves, and the square root of the inverse is still far from underflow.
STANDSTILL = 1e24


@dataclass(frozen=True, eq=False)
class OptimizerState:
    """A transformation with its state on the parameters of a run, or why it cannot be called."""

    transformation: Transformation | None

    @cached_property
    def rules(self) -> tuple[Recognised | None, ...]:
        """The rule of each array; empty where the transformation cannot be called."""
        return () if self.transformation is None else Recognition(self.transformation).rules

    @property
    def recognised(self) -> tuple[Recognised, ...] | None:
        """The rules of all arrays; None where one is not known."""
        if not self.rules or any(rule is None for rule in self.rules):
            return None
        return cast("tuple[Recognised, ...]", self.rules)

    @property
    def name(self) -> str:
        """Names of the rules that move something, as `torch.optim` has them."""
        rules = self.recognised
        if rules is None:
            return UNKNOWN
        moving = [rule for rule in rules if rule.settings.learning_rate] or list(rules)
        titles = dict.fromkeys(rule.family.title(rule.settings) for rule in moving)
        if "AdamW" in titles:  # biases and scales are usually left without decay
            titles.pop("Adam", None)
        return " + ".join(titles)

    def settings(self) -> dict[str, Any]:
        """Return the settings of the first group that moves, and `groups` where they differ."""
        rules = self.recognised
        if rules is None:
            return {}
        groups = _distinct(rule.family.settings(rule.settings) for rule in rules)
        first = next((group for group in groups if group["learning_rate"]), groups[0])
        return {**first, "groups": groups} if len(groups) > 1 else dict(first)

    def divisors(self) -> Float64Array | None:
        """Return what each coordinate's gradient is divided by; None where that is not known.

        None for plain gradients too, and before the first step.
        """
        rules = self.recognised
        if rules is None or self._fresh or self.transformation is None:
            return None
        if not self.transformation.names or all(r.family.name.endswith("SGD") for r in rules):
            return None
        moments = self.transformation.live_moments()
        made = np.concatenate([rule.divisor(moments) for rule in rules])
        return made if bool((np.isfinite(made) & (made > 0)).all()) else None

    def geometry(self) -> Answer[LiveGeometry]:
        """Return the live preconditioner of all arrays; see `diagnosis.subject.Run`."""
        rules = self.recognised
        if self.transformation is None:
            return Answer(
                None, "it does not run on these parameters and this state in float64", LIVE_FORMULA
            )
        if rules is None:
            unknown = "its steps are those of no rule that is known here"
            return Answer(None, unknown, LIVE_FORMULA)
        rates = [rule.settings.learning_rate for rule in rules]
        moving = [rate for rate in rates if rate > 0]
        if not moving:
            return Answer(None, "every learning rate is 0: nothing moves", LIVE_FORMULA)
        if self.transformation.names and self._fresh:
            return Answer(None, "no step was made yet: the state is that of a start", LIVE_FORMULA)
        moments = self.transformation.live_moments()
        pieces, decays = [], []
        for rule, rate in zip(rules, rates, strict=True):
            divisor = rule.divisor(moments)
            pieces.append(divisor * (moving[0] / rate if rate > 0 else STANDSTILL))
            own = rule.settings.weight_decay
            decays.append(own * (divisor if rule.settings.decoupled else np.ones_like(divisor)))
        diagonal, decay = np.concatenate(pieces), np.concatenate(decays)
        n_bad = int((~(np.isfinite(diagonal) & (diagonal > 0))).sum())
        if n_bad:
            why = f"{n_bad:,} coordinates have running squares and eps of 0, or a state not finite"
            return Answer(None, why, LIVE_FORMULA)
        forms = tuple(
            dict.fromkeys(
                rule.family.form(rule.settings)
                for rule, rate in zip(rules, rates, strict=True)
                if rate > 0
            )
        )
        counts = [rule.count for rule in rules if rule.count is not None]
        live = LiveGeometry(
            rule=self.name,
            forms=forms,
            learning_rate=moving[0],
            diagonal=diagonal,
            weight_decay=decay if decay.any() else None,
            n_steps=max(counts, default=0) or None,
        )
        held = "state held fixed"
        if len(forms) > 1:
            held += "; the groups' momenta differ: edge and growth are the least among them"
        return Answer(live, held, LIVE_FORMULA)

    def stepper(self) -> CopiedOptimizer | None:
        """Return a fresh copy; None where the transformation cannot be called."""
        return None if self.transformation is None else CopiedOptimizer(self.transformation)

    def lost_updates(self, gradient: Float64Array) -> float | None:
        """Return the share of moved coordinates whose step is lost to rounding.

        A rule that is not known is asked for its own step along the gradient.
        """
        if self.transformation is None:
            return None
        parameters, rules = self.transformation.parameters, self.recognised
        if rules is None:
            moves = -self.transformation.respond(gradient, parameters.point).update
        else:
            moves = np.concatenate(
                [rule.settings.learning_rate * gradient[rule.where] for rule in rules]
            )
        n_moved = n_lost = 0
        places = zip(parameters.slices.values(), parameters.dtypes, strict=True)
        for where, dtype in places:
            before = parameters.point[where].astype(dtype)
            after = (parameters.point[where] - moves[where]).astype(dtype)
            moved = moves[where] != 0
            n_moved += int(moved.sum())
            n_lost += int((moved & (after == before)).sum())
        return n_lost / n_moved if n_moved else 0.0

    @property
    def _fresh(self) -> bool:
        """Whether no step was made, as far as the state shows."""
        if self.transformation is None or not self.transformation.begun:
            return True
        counts = [self.transformation.count(i) for i in range(len(self.transformation.moments))]
        known = [count for count in counts if count is not None]
        return bool(known) and max(known) == 0


def _distinct(groups: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for group in groups:
        if group not in found:
            found.append(group)
    return found
