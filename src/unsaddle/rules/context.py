"""`DescentContext`: what a rule may know besides the gradient."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple


class DescentContext(NamedTuple):
    """What the engine hands to every optimizer besides the gradient (optax's extra arguments).

    `value`, `gradient` and `hessian` are the landscape's own, exact ones at any point (dims,).
    """

    draw_normals: Callable[[int], list[Any]]  # n -> n standard normal deviates of walker and step
    draw_uniform: Callable[[], Any]
    value: Callable[[Any], Any]
    gradient: Callable[[Any], Any]
    hessian: Callable[[Any], Any]
