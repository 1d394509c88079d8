"""An optax transformation with its live state, as a function of flat float64 vectors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt

from unsaddle.jax.parameters import Parameters, Tree

Float64Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Response:
    """What one step made: the update of the parameters, and the moments it left behind."""

    update: Float64Array  # (n_parameters,)
    moments: dict[str, Float64Array]  # by name, (n_parameters,); not-a-number where there is none


@dataclass(frozen=True, eq=False)
class Transformation:
    """One step of a transformation from any state; the live state itself is never changed.

    A moment is an array of the state that belongs to one array of the parameters: it has its path
    and its shape. Its name is what optax calls the tree it is in (`mu`, `nu`, `trace`).

    Attributes:
        update: optax's `update(gradients, state, params)`.
        state: leaves of the state, floating-point ones in float64.
        treedef: of the state.
        places: path of each leaf of the state.
        parameters: of the run.
        build: makes the tree that the transformation works on from all its floating-point arrays.
        begun: whether the state is that of a run, not a fresh one.
    """

    update: Any
    state: tuple[Any, ...]
    treedef: Any
    places: tuple[tuple[str, ...], ...]
    parameters: Parameters
    build: Any
    begun: bool

    @classmethod
    def of(cls, transformation: Any, state: Any, parameters: Parameters) -> Transformation | None:
        """Return it, or None where it cannot be called on these parameters with this state.

        Flax NNX wraps arrays into variables, its optimizer's otherwise than its models': all are taken
        out of them.
        """
        build = _builder(parameters)
        try:
            with jax.enable_x64(True):
                arrays = tuple(array.astype(np.float64) for array in parameters.arrays)
                fresh = transformation.init(build([jnp.asarray(array) for array in arrays]))
                own = fresh if state is None else _bare(state)
                paths, treedef = jax.tree_util.tree_flatten_with_path(own)
                made = cls(
                    update=transformation.update,
                    state=tuple(_in_float64(leaf) for _, leaf in paths),
                    treedef=treedef,
                    places=tuple(_path(path) for path, _ in paths),
                    parameters=parameters,
                    build=build,
                    begun=state is not None,
                )
                jax.eval_shape(made.traced, arrays, made.state, arrays)
        except Exception:  # whatever a foreign `update` raises on a tree it was not made for
            return None
        return made

    def traced(self, gradients: Sequence[Any], leaves: Sequence[Any], arrays: Sequence[Any]) -> Any:
        """Return (updates of the varied arrays, leaves of the new state); traceable."""
        state = jax.tree_util.tree_unflatten(self.treedef, list(leaves))
        steps, after = self.update(self.build(gradients), state, self.build(arrays))
        found = {_path(p): leaf for p, leaf in jax.tree_util.tree_flatten_with_path(steps)[0]}
        return [found[place] for place in self.varied_places], jax.tree_util.tree_leaves(after)

    @cached_property
    def varied_places(self) -> tuple[tuple[str, ...], ...]:
        """Path of each varied array in the tree the transformation works on."""
        numbered = self.build(list(range(len(self.parameters.arrays))))
        paths = jax.tree_util.tree_flatten_with_path(numbered)[0]
        found = {leaf: _path(path) for path, leaf in paths if isinstance(leaf, int)}
        return tuple(found[i] for i in range(len(self.parameters.arrays)))

    @cached_property
    def _compiled(self) -> Any:
        return jax.jit(self.traced)

    @cached_property
    def moments(self) -> tuple[dict[str, int], ...]:
        """For each varied array, its moments: name to the leaf of the state."""
        found: list[dict[str, int]] = []
        for place, array in zip(self.varied_places, self.parameters.arrays, strict=True):
            own: dict[str, int] = {}
            for index, (path, leaf) in enumerate(zip(self.places, self.state, strict=True)):
                before = path[: len(path) - len(place)]
                belongs = path[len(before) :] == place and np.shape(leaf) == array.shape
                if belongs and jnp.issubdtype(jnp.result_type(leaf), jnp.floating) and before:
                    own[before[-1]] = index
            found.append(own)
        return tuple(found)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all moments, each once."""
        return tuple(dict.fromkeys(name for own in self.moments for name in own))

    def count(self, index: int) -> int | None:
        """Return the steps done as the moments of a varied array count them; None if not at all."""
        beside = [self.places[leaf] for leaf in self.moments[index].values()]
        depth = len(self.varied_places[index]) + 1
        counters = {(*path[: len(path) - depth], "count") for path in beside}
        for path, leaf in zip(self.places, self.state, strict=True):
            if path in counters:
                return int(leaf)
        return None

    def live_moments(self) -> dict[str, Float64Array]:
        """Return the moments as the state has them, by name, `(n_parameters,)`."""
        return self._moments_in(self.state)

    def respond(
        self,
        gradient: Float64Array,
        point: Float64Array,
        moments: Mapping[str, Float64Array] | None = None,
    ) -> Response:
        """Return one step from the live state, or from one whose moments are replaced by name."""
        leaves = list(self.state)
        for own, where in zip(self.moments, self.parameters.slices.values(), strict=True):
            for name, index in own.items():
                if moments is not None and name in moments:
                    leaves[index] = moments[name][where].reshape(np.shape(leaves[index]))
        update, after = self.advance(gradient, point, leaves)
        return Response(update, self._moments_in(after))

    def advance(
        self, gradient: Float64Array, point: Float64Array, leaves: Sequence[Any]
    ) -> tuple[Float64Array, Sequence[Any]]:
        """Return (update, leaves of the new state) of one step from a state."""
        with jax.enable_x64(True):
            pieces, arrays = (self.parameters.split(x, np.float64) for x in (gradient, point))
            steps, after = self._compiled(pieces, tuple(leaves), arrays)
            flat = np.concatenate([np.asarray(step, np.float64).ravel() for step in steps])
        return flat, after

    def _moments_in(self, leaves: Sequence[Any]) -> dict[str, Float64Array]:
        size = sum(array.size for array in self.parameters.arrays)
        found = {name: np.full(size, np.nan) for name in self.names}
        for own, where in zip(self.moments, self.parameters.slices.values(), strict=True):
            for name, index in own.items():
                found[name][where] = np.asarray(leaves[index], np.float64).ravel()
        return found


class CopiedOptimizer:
    """A copy of the live optimizer in float64, state and parameters included; a call is one step."""

    def __init__(self, transformation: Transformation) -> None:
        self._transformation = transformation
        self._point = transformation.parameters.point
        self._state: Sequence[Any] = transformation.state

    def __call__(self, gradient: Float64Array) -> Float64Array:
        """Return what the next step adds to the parameters; see `diagnosis.subject.Stepper`."""
        step, self._state = self._transformation.advance(gradient, self._point, self._state)
        self._point = self._point + step
        return step


def _path(path: Iterable[Any]) -> tuple[str, ...]:
    return tuple(jax.tree_util.keystr((key,), simple=True) for key in path)


def _in_float64(leaf: Any) -> Any:
    floating = hasattr(leaf, "dtype") and jnp.issubdtype(leaf.dtype, jnp.floating)
    return np.asarray(leaf).astype(np.float64) if floating else leaf


def _builder(parameters: Parameters) -> Any:
    """Return the tree as `optimizer.init` is given it: what does not vary is not there (None)."""

    def build(arrays: Sequence[Any]) -> Tree:
        leaves: list[Any] = [None] * len(parameters.leaves)
        for index, array in zip(parameters.floating, _filled(parameters, arrays), strict=True):
            leaves[index] = array
        return _bare(jax.tree_util.tree_unflatten(parameters.treedef, leaves))

    return build


def _filled(parameters: Parameters, arrays: Sequence[Any]) -> list[Any]:
    """All floating-point arrays; those that are fixed do not move."""
    varied = dict(zip(parameters.varied, arrays, strict=True))
    return [
        varied[index] if index in varied else np.zeros(parameters.leaves[index].shape)
        for index in parameters.floating
    ]


def _bare(tree: Tree) -> Tree:
    """Return a tree whose variables are their values and whose states are dicts (Flax NNX)."""

    def is_wrapped(node: Any) -> bool:
        return hasattr(node, "to_pure_dict") or hasattr(node, "get_value")

    def value(node: Any) -> Any:
        if hasattr(node, "to_pure_dict"):
            return {key: _bare(node[key]) for key in node}
        return node.get_value() if hasattr(node, "get_value") else node

    return jax.tree_util.tree_map(value, tree, is_leaf=is_wrapped)
