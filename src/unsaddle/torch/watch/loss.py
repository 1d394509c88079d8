"""The loss of one step, as a program may hand it over."""

from __future__ import annotations

from typing import Any

import numpy as np
from torch import Tensor

from unsaddle.errors import InvalidInput


def single_number(given: Any) -> float:
    """Return a loss as a float: a number, NumPy's or any other, or an array without axes.

    Raises:
        InvalidInput: it is not one real number.

    >>> single_number(np.float32(0.5)), single_number(np.array(2))
    (0.5, 2.0)
    """
    # NumPy's complex numbers have a float of their own, which drops half of them with a warning.
    if hasattr(type(given), "__float__") and not isinstance(given, Tensor):
        try:
            if not np.iscomplexobj(given):
                return float(given)
        except (TypeError, ValueError, OverflowError):  # several numbers, or one beyond all floats
            pass
    shown = repr(given)
    if hasattr(given, "shape") and given.shape:
        shown = f"{_kind(given)} of shape {tuple(given.shape)}"
    raise InvalidInput(
        f"loss={shown}", "one number", "Pass the batch's mean loss: watch.step(loss)."
    )


def _kind(given: Any) -> str:
    return "a tensor" if isinstance(given, Tensor) else f"a {type(given).__name__}"
