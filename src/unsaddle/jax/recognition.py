"""Which update rule a transformation is, found by its steps and not by its name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from unsaddle import streams
from unsaddle.jax.families import FAMILIES, Family, Moments, Probe, Probes, Settings, adagrad
from unsaddle.jax.transformation import Transformation

Float64Array = npt.NDArray[np.float64]

# The probing gradients are small, so that clipping by norm or by value does not touch them.
PROBE_NORM = 1e-3
TINY = 1e-30
# A rule is recognised when its steps agree so well, relative to their size. Settings that optax keeps
# in float32 (inject_hyperparams) are off by 1e-7, and by 1e-5 where 1 - β₂ is formed of them.
STEP_TOL = 1e-4
SECOND_MOMENTS = ("nu", "nu_max", "sum_of_squares", "e_g", "e_x")


@dataclass(frozen=True)
class Recognised:
    """The rule that moves one array of the parameters."""

    family: Family
    settings: Settings
    where: slice
    count: int | None

    def divisor(self, moments: Moments) -> Float64Array:
        """Return what the gradient of this array is divided by, given all live moments."""
        own = {name: values[self.where] for name, values in moments.items()}
        with np.errstate(divide="ignore", invalid="ignore"):
            made = self.family.divisor(self.settings, own, self.count)
        return np.broadcast_to(made, (self.where.stop - self.where.start,))


@dataclass(frozen=True, eq=False)
class Recognition:
    """The rules of all varied arrays, each found on its own: groups may differ.

    What settings optax closes over is measured on states that let one of them show at a time; then the
    whole rule must reproduce the transformation's own step from a random state, or it is not that rule.
    """

    transformation: Transformation

    @cached_property
    def rules(self) -> tuple[Recognised | None, ...]:
        """The rule of each varied array, in the order of the flat vector; None: none known."""
        slices = self.transformation.parameters.slices.values()
        return tuple(self._rule(index, where) for index, where in enumerate(slices))

    def _rule(self, index: int, where: slice) -> Recognised | None:
        own = frozenset(self.transformation.moments[index])
        count = self.transformation.count(index)
        probes = self._probes(own, where, count)
        check = _of_array(self._check, own, where)
        for family in _families(own):
            for settings in family.measure(probes):
                for measured in _with_decay(family, settings, probes):
                    for found in (measured.rounded(), measured):
                        if _agrees(family, found, check, count):
                            return Recognised(family, found, where, count)
        return None

    def _probes(self, own: frozenset[str], where: slice, count: int | None) -> Probes:
        made = {name: _of_array(probe, own, where) for name, probe in self._responses.items()}
        return Probes(**made, count=count)

    @cached_property
    def _responses(self) -> dict[str, Probe]:
        """The steps from all chosen states, of all arrays at once."""
        size = sum(array.size for array in self.transformation.parameters.arrays)
        draw = streams.generator(0, "probing an optimizer")  # any numbers serve; these repeat
        zero, ones = np.zeros(size), 1.0 + draw.random(size)
        small = PROBE_NORM * ones / np.linalg.norm(ones)
        names = self.transformation.names
        none = dict.fromkeys(names, zero)
        firsts = {n: ones for n in names if n not in (*SECOND_MOMENTS, *self._sums)}
        squares = {n: ones for n in names if n in SECOND_MOMENTS and n != "e_x"}
        squares.update(dict.fromkeys(self._sums, ones))
        return {
            "memory": self._step(zero, zero, dict.fromkeys(names, ones)),
            "first": self._step(zero, small, none),
            "scaled": self._step(zero, small, {**none, **squares}),
            "carried": self._step(zero, zero, {**none, **firsts, **squares}),
            "tiny": self._step(zero, np.full(size, TINY), none),
            "blind": self._step(zero, zero, {**none, **firsts}),
            "decay": self._step(ones, zero, {**none, **squares}),
        }

    @property
    def _sums(self) -> tuple[str, ...]:
        """A sum of squares outside optax has no name of its own; alone, it is that."""
        names = self.transformation.names
        known = {name for family in FAMILIES for name in family.moments}
        return names if len(names) == 1 and names[0] not in known else ()

    @cached_property
    def _check(self) -> Probe:
        """A step from a random state, its squares of all sizes from below eps² on."""
        size = sum(array.size for array in self.transformation.parameters.arrays)
        draw = streams.generator(0, "checking an optimizer")
        gradient = draw.standard_normal(size)
        gradient *= PROBE_NORM / np.linalg.norm(gradient)
        moments = {name: 10.0 ** draw.uniform(-18, 0, size) for name in self.transformation.names}
        for name in moments.keys() - {*SECOND_MOMENTS, *self._sums}:
            typical = np.sqrt(moments["nu"]) if "nu" in moments else PROBE_NORM / np.sqrt(size)
            moments[name] = typical * draw.uniform(
                -0.9, 0.9, size
            )  # a mean is below its square's root
        return self._step(draw.standard_normal(size), gradient, moments)

    def _step(self, point: Float64Array, gradient: Float64Array, moments: Moments) -> Probe:
        made = self.transformation.respond(gradient, point, moments)
        return Probe(point, gradient, moments, made.update, made.moments)


def _of_array(probe: Probe, own: frozenset[str], where: slice) -> Probe:
    def cut(moments: Moments) -> dict[str, Float64Array]:
        return {name: values[where] for name, values in moments.items() if name in own}

    return Probe(
        probe.point[where], probe.gradient[where], cut(probe.before), probe.update[where],
        cut(probe.after),
    )  # fmt: skip


def _families(own: frozenset[str]) -> Iterable[Family]:
    known = [family for family in FAMILIES if family.moments == own]
    # A sum of squares outside optax stands in the state without a name, under its place in the chain.
    return known or ([adagrad(next(iter(own)))] if len(own) == 1 else [])


def _with_decay(family: Family, settings: Settings, probes: Probes) -> Iterable[Settings]:
    """Return the settings with the weight decay that shows, added to the step or to the gradient."""
    if not settings.learning_rate:
        yield settings
        return
    probe = probes.decay
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        off = -probe.update / settings.learning_rate  # what the step takes off without a gradient
        rest = family.step(settings, np.zeros_like(off), probe.before, probes.count)
        shown = float(np.median((off - rest) / probe.point))
        unit = family.step(settings, probe.point * 1e-6, probe.before, probes.count) - rest
        inside = float(np.median((off - rest) / unit)) * 1e-6
    if not np.isfinite(shown) or abs(shown) < 1e-12:
        yield settings
        return
    yield replace(settings, weight_decay=inside)
    yield replace(settings, weight_decay=shown, decoupled=True)


def _agrees(family: Family, settings: Settings, check: Probe, count: int | None) -> bool:
    with np.errstate(all="ignore"):
        expected = family.update(settings, check.point, check.gradient, check.before, count)
    expected = np.broadcast_to(expected, check.update.shape)
    if not (np.isfinite(expected).all() and np.isfinite(check.update).all()):
        return False
    scale = np.abs(expected) + 1e-6 * np.max(np.abs(expected), initial=0.0)
    return bool((np.abs(check.update - expected) <= STEP_TOL * scale).all())
