"""Which rectified units are silent on every sample, found in the traced loss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import jax
import numpy as np
import numpy.typing as npt
from jax.extend.core import Literal

from unsaddle.jax.data import Samples
from unsaddle.jax.mean_loss import MeanLoss
from unsaddle.jax.samples import block_size

# jax.nn's rectifiers, whose derivative is their own. Other such functions (softplus, logaddexp) take
# the larger of two numbers inside without being silent.
RECTIFIERS = ("relu", "relu6")
# What is evaluated as a whole: primitives, and the functions that make them.
OPAQUE = {
    "scan": "scan",
    "while": "while_loop",
    "cond": "cond",
    "custom_vjp_call": "custom_vjp",
    "custom_vjp_call_jaxpr": "custom_vjp",
}


@dataclass(frozen=True)
class InactiveUnits:
    """How many units of one rectifier give 0 on every sample, so that no gradient passes them.

    `place` counts the rectifiers in the order in which the loss uses them, from 0.
    """

    place: int
    n_units: int
    n_inactive: int


@dataclass
class Watch:
    """What a walk through a traced loss has seen: which units give something, rectifier by rectifier.

    `features` is the axis of the channels in the output of the last convolution.
    """

    active: list[Any] = field(default_factory=list[Any])
    features: tuple[int, int] | None = None  # number of axes, axis of the channels

    def see(self, output: Any) -> None:
        """Note the output of a rectifier on one sample, if it has units: (1, ..., units)."""
        if output.ndim < 2:
            return  # one number for a sample, as in a hinge loss
        seen = output[0] > 0
        if self.features is not None and output.ndim == self.features[0]:
            axes = tuple(a - 1 for a in range(1, output.ndim) if a != self.features[1])
            seen = seen.any(axis=axes)
        self.active.append(seen)


def unseen(mean: MeanLoss, samples: Samples, point: npt.NDArray[np.float64]) -> tuple[str, ...]:
    """Return the kinds of equations in the traced loss that are not looked into, each once."""
    with mean.precision():
        one = mean.on_device(samples.part(slice(0, 1)))
        traced = jax.make_jaxpr(mean.of_flat)(mean.flat(point), one)
    return tuple(dict.fromkeys(_opaque(traced.jaxpr)))


def _opaque(jaxpr: Any) -> Iterator[str]:
    for eqn in jaxpr.eqns:
        inside = next(_bodies(eqn), None)
        if inside is not None:
            yield from _opaque(inside.jaxpr)
        elif eqn.primitive.name in OPAQUE:
            yield OPAQUE[eqn.primitive.name]


def inactive_units(
    mean: MeanLoss, samples: Samples, point: npt.NDArray[np.float64], part: int
) -> tuple[InactiveUnits, ...]:
    """Return the count for every rectifier of the loss; see `Objective.units`."""
    seen: list[npt.NDArray[np.bool_]] = []
    size = min(block_size(len(point), part), samples.n_samples)
    with mean.precision():
        flat = mean.flat(point)
        one = mean.on_device(samples.part(slice(0, 1)))
        traced = jax.make_jaxpr(mean.of_flat)(flat, one)

        def active(flat: Any, *sample: Any) -> list[Any]:
            watch = Watch()
            leaves = [leaf[None] for leaf in sample]
            _walk(traced.jaxpr, traced.consts, [flat, *leaves], watch)
            return watch.active

        axes = (None, *[0] * len(one))
        compiled = jax.jit(
            lambda flat, leaves: [a.any(axis=0) for a in jax.vmap(active, axes)(flat, *leaves)]
        )
        for start in range(0, samples.n_samples, size):
            rows = np.minimum(np.arange(start, start + size), samples.n_samples - 1)
            found = compiled(flat, mean.on_device(samples.part(rows)))
            some = [np.asarray(layer) for layer in found]
            seen = [a | b for a, b in zip(seen, some, strict=True)] if seen else some
    return tuple(
        InactiveUnits(place, layer.size, int((~layer).sum())) for place, layer in enumerate(seen)
    )


def _walk(
    jaxpr: Any,
    consts: Sequence[Any],
    arguments: Sequence[Any],
    watch: Watch,
    zeros: Iterable[int] = (),
) -> list[Any]:
    """Evaluate a traced function and note its rectifiers; loops and branches are not looked into.

    `zeros` are the places of arguments that are 0 as the function is written.
    """
    values: dict[Any, Any] = dict(zip(jaxpr.constvars, consts, strict=True))
    values.update(zip(jaxpr.invars, arguments, strict=True))
    zero: set[Any] = {jaxpr.invars[place] for place in zeros}

    def read(atom: Any) -> Any:
        return atom.val if isinstance(atom, Literal) else values[atom]

    def is_zero(atom: Any) -> bool:
        return not np.any(atom.val) if isinstance(atom, Literal) else atom in zero

    for eqn in jaxpr.eqns:
        taken = [read(atom) for atom in eqn.invars]
        known = [place for place, atom in enumerate(eqn.invars) if is_zero(atom)]
        name, inside = eqn.primitive.name, next(_bodies(eqn), None)
        if inside is not None:
            made = _walk(inside.jaxpr, inside.consts, taken, watch, known)
        else:
            bound = eqn.primitive.get_bind_params(eqn.params)
            # Up to JAX 0.9 a pair; from then on the settings hold the functions too.
            functions, settings = bound if isinstance(bound, tuple) else ((), bound)
            found = eqn.primitive.bind(*functions, *taken, **settings)
            made = list(found) if eqn.primitive.multiple_results else [found]
        if name == "conv_general_dilated":
            watch.features = (made[0].ndim, eqn.params["dimension_numbers"].out_spec[1])
        if name in ("convert_element_type", "broadcast_in_dim") and known:
            zero.update(eqn.outvars)
        if name == "max" and known:
            watch.see(made[0])
        values.update(zip(eqn.outvars, made, strict=True))
    return [read(atom) for atom in jaxpr.outvars]


def _bodies(eqn: Any) -> Iterator[Any]:
    """Yield the function an equation calls as it stands: compiled or rematerialised, a rectifier."""
    name = eqn.primitive.name
    if name in ("jit", "pjit", "closed_call", "core_closed_call"):
        body = eqn.params.get("jaxpr", eqn.params.get("call_jaxpr"))
    elif name in ("checkpoint", "remat2", "remat"):
        body = eqn.params["jaxpr"]
    elif name == "custom_jvp_call" and _name_of(eqn) in RECTIFIERS:
        body = eqn.params["call_jaxpr"]
    else:
        return
    # Rematerialisation carries a bare jaxpr, the others one with its constants.
    yield body if hasattr(body, "consts") else _Closed(body)


def _name_of(eqn: Any) -> str:
    """The name of the function whose derivative is given: that of the compiled one inside."""
    body = eqn.params["call_jaxpr"].jaxpr
    return str(body.eqns[0].params.get("name", "")) if len(body.eqns) == 1 else ""


@dataclass(frozen=True)
class _Closed:
    jaxpr: Any
    consts: tuple[Any, ...] = ()
