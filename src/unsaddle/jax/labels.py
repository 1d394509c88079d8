"""The class of each sample, where the data name one."""

from __future__ import annotations

from typing import Any

import jax
import numpy as np
import numpy.typing as npt

from unsaddle.jax.data import Samples

# What users call the part of a batch that holds the classes.
LABELS = ("labels", "label", "targets", "target", "y")


def classes(samples: Samples) -> npt.NDArray[np.int64] | None:
    """Return the class of each sample `(n_samples,)`, or None; see `Objective.targets`.

    >>> from unsaddle.jax.data import gather
    >>> classes(gather((np.zeros((2, 5)), np.eye(3)[[2, 0]]))[0]).tolist()
    [2, 0]
    """
    batch = jax.tree_util.tree_unflatten(samples.treedef, samples.leaves)
    if samples.spread:
        target: Any = batch[-1] if len(batch) > 1 else None
    elif isinstance(batch, dict):
        target = next((batch[name] for name in LABELS if name in batch), None)
    else:
        target = next((getattr(batch, n) for n in LABELS if hasattr(batch, n)), None)
    return _classes_of(target) if isinstance(target, np.ndarray) else None


def _classes_of(target: npt.NDArray[Any]) -> npt.NDArray[np.int64] | None:
    rows = target.reshape(len(target), -1)
    if rows.shape[1] == 0 or np.iscomplexobj(target):
        return None
    if rows.shape[1] == 1:
        column = rows[:, 0]
        if column.dtype.kind not in "iub" and set(np.unique(column).tolist()) != {0.0, 1.0}:
            return None
        return column.astype(np.int64)
    hot = rows == 1
    if target.ndim == 2 and bool((hot.sum(axis=1) == 1).all() and ((rows == 0) | hot).all()):
        return hot.argmax(axis=1).astype(np.int64)
    return None
