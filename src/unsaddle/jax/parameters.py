"""The parameters of a JAX run: a pytree of any library, seen as one flat vector."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt

from unsaddle.errors import TrainingError

Float64Array = npt.NDArray[np.float64]
Tree: TypeAlias = Any  # what jax.tree_util can take apart
Selection: TypeAlias = Callable[[str, Any], bool] | Iterable[str]

N_NAMES = 5  # names listed in a message; the rest is counted


def listed(names: Sequence[str]) -> str:
    """Return the first names and how many more there are."""
    rest = f" and {len(names) - N_NAMES} more" if len(names) > N_NAMES else ""
    return ", ".join(names[:N_NAMES]) + rest


@dataclass(frozen=True, eq=False)
class Parameters:
    """Which leaves of a pytree vary, and how a flat vector becomes the whole tree again.

    Leaves vary when they are floating-point arrays; functions, sizes, integers and keys stay.

    Attributes:
        leaves: all leaves of the tree, in its order; arrays on the host.
        floating: which of them are floating-point arrays.
        varied: which of those vary, in the order of the flat vector.
        names: of those, by their path: "layers.0.weight".
    """

    leaves: tuple[Any, ...]
    treedef: Any
    floating: tuple[int, ...]
    varied: tuple[int, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, tree: Tree, selection: Selection | None = None) -> Parameters:
        """Return the parameters of a tree.

        Raises:
            TrainingError: nothing varies, an array was deleted or has no values, one is complex, or
                the selection names none or what is not there.

        >>> Parameters.of({"w": jnp.ones((2, 3)), "n": 3, "b": jnp.zeros(2)}).names
        ('b', 'w')
        """
        paths, treedef = jax.tree_util.tree_flatten_with_path(tree)
        places = [jax.tree_util.keystr(path, simple=True, separator=".") for path, _ in paths]
        floating: dict[str, int] = {}
        leaves: list[Any] = []
        for index, (name, (_, leaf)) in enumerate(zip(places, paths, strict=True)):
            leaves.append(_on_host(name or "params", leaf))
            if _is_floating(name or "params", leaf):
                floating[name or "params"] = index
        if not floating:
            raise TrainingError(
                "params without a floating-point array",
                "a pytree with at least one such leaf",
                "Pass what loss takes first: variables['params'], an Equinox model, "
                "nnx.state(model, nnx.Param).",
            )
        names = tuple(floating) if selection is None else _selected(floating, leaves, selection)
        varied = tuple(floating[name] for name in names)
        return cls(tuple(leaves), treedef, tuple(floating.values()), varied, names)

    @property
    def arrays(self) -> tuple[npt.NDArray[Any], ...]:
        """The arrays that vary, in their own precision."""
        return tuple(self.leaves[index] for index in self.varied)

    @property
    def point(self) -> Float64Array:
        """`(n_parameters,)`, the values they have."""
        return np.concatenate([array.astype(np.float64).ravel() for array in self.arrays])

    @property
    def slices(self) -> dict[str, slice]:
        """Where each array lies in the flat vector, by name."""
        ends = np.cumsum([array.size for array in self.arrays]).tolist()
        return {
            name: slice(start, end)
            for name, start, end in zip(self.names, [0, *ends], ends, strict=False)
        }

    @property
    def dtypes(self) -> tuple[np.dtype[Any], ...]:
        """The precision each array has in the run: float64 only where JAX's x64 mode is on."""
        return tuple(jax.dtypes.canonicalize_dtype(array.dtype) for array in self.arrays)

    @property
    def dtype(self) -> np.dtype[Any]:
        """The precision of the run: that of its arrays together."""
        return np.dtype(jnp.result_type(*self.dtypes))

    def restricted(self, names: Sequence[str]) -> Parameters:
        """Return the same tree of which only some arrays vary, in their own order."""
        chosen = [
            (index, name)
            for index, name in zip(self.varied, self.names, strict=True)
            if name in names
        ]
        varied, kept = zip(*chosen, strict=True)
        return replace(self, varied=varied, names=kept)

    def at(self, point: Float64Array) -> Tree:
        """Return the tree as the run holds it, with the values of a flat vector."""
        pieces = self.split(point)
        arrays = [jnp.asarray(p, dtype) for p, dtype in zip(pieces, self.dtypes, strict=True)]
        return self.tree(arrays)

    def split(self, flat: Any, dtype: Any = None) -> tuple[Any, ...]:
        """Return a flat vector cut into arrays of the parameters' shapes; traceable.

        Args:
            flat: `(n_parameters,)`.
            dtype: of the pieces; None for each array's own.
        """
        pieces: list[Any] = []
        start = 0
        for array, own in zip(self.arrays, self.dtypes, strict=True):
            piece = flat[start : start + array.size].reshape(array.shape)
            pieces.append(piece.astype(dtype or own))
            start += array.size
        return tuple(pieces)

    def joined(self, pieces: Sequence[Any]) -> Any:
        """Return arrays of the parameters' shapes as one flat vector; traceable."""
        return jnp.concatenate([jnp.ravel(piece) for piece in pieces])

    def tree(self, pieces: Sequence[Any], dtype: Any = None) -> Tree:
        """Return the whole tree holding other arrays where it varies; traceable.

        Floating-point leaves that do not vary are cast to `dtype` with the rest.
        """
        leaves: list[Any] = [
            jnp.asarray(leaf, dtype if _is_float_array(leaf) else None)
            if isinstance(leaf, np.ndarray)
            else leaf
            for leaf in self.leaves
        ]
        for index, piece in zip(self.varied, pieces, strict=True):
            leaves[index] = piece
        return jax.tree_util.tree_unflatten(self.treedef, leaves)


def _is_float_array(leaf: Any) -> bool:
    return isinstance(leaf, np.ndarray) and bool(jnp.issubdtype(leaf.dtype, jnp.floating))


def _on_host(name: str, leaf: Any) -> Any:
    """Return numbers as a NumPy array, whatever device has them; anything else as it is."""
    if isinstance(leaf, jax.ShapeDtypeStruct):
        raise TrainingError(
            f"parameter {name} that has a shape and no values",
            "arrays",
            "Initialise the model before the diagnosis; jax.eval_shape gives shapes alone.",
        )
    if not isinstance(leaf, jax.Array):
        return leaf
    if leaf.is_deleted():
        raise TrainingError(
            f"parameter {name} whose buffer was deleted",
            "arrays that still exist",
            "A step compiled with donate_argnums takes the old arrays: pass those it returned.",
        )
    if jnp.issubdtype(leaf.dtype, jax.dtypes.prng_key):
        return leaf  # a key of random numbers
    if not leaf.is_fully_addressable:
        raise TrainingError(
            f"parameter {name} that is spread over several processes",
            "arrays that this process can read as a whole",
            "Gather it first: jax.experimental.multihost_utils.process_allgather.",
        )
    return np.asarray(leaf)


def _is_floating(name: str, leaf: Any) -> bool:
    if not isinstance(leaf, jax.Array | np.ndarray):
        return False
    if jnp.issubdtype(leaf.dtype, jnp.complexfloating):
        raise TrainingError(
            f"parameter {name} of type {leaf.dtype}",
            "real floating-point parameters",
            "Hold a complex parameter as its real and imaginary part.",
        )
    return bool(jnp.issubdtype(leaf.dtype, jnp.floating)) and leaf.size > 0


def _selected(
    floating: dict[str, int], leaves: Sequence[Any], selection: Selection
) -> tuple[str, ...]:
    known = listed(list(floating))
    if callable(selection):
        chosen = {name for name, index in floating.items() if selection(name, leaves[index])}
    else:
        wanted = [selection] if isinstance(selection, str) else list(selection)
        unknown = [str(name) for name in wanted if name not in floating]
        if unknown:
            raise TrainingError(
                f"parameters={listed(unknown)}, not among the floating-point arrays of params",
                f"names among {known}",
                "A name is the path of the leaf, its keys parted by dots.",
            )
        chosen = set(wanted)
    if not chosen:
        raise TrainingError(
            "parameters=... that selects none of the arrays of params",
            f"a choice among {known}",
            "Check the names the predicate looks for.",
        )
    return tuple(name for name in floating if name in chosen)
