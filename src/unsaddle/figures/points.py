"""The words and numbers of critical points and passes as pictures, tables and pages print them."""

from __future__ import annotations

from unsaddle.critical import CriticalPoint
from unsaddle.figures.numbers import number, shortened
from unsaddle.inventory import Inventory
from unsaddle.passes import Pass


def inventory_question(inventory: Inventory) -> str:
    """Return the question that an inventory answers."""
    return f"Which critical points has {shortened(inventory.landscape.name, 60)}?"


def pass_question(way: Pass) -> str:
    """Return the question that a pass answers."""
    return (
        f"What joins the {way.minimum_a.describe()} and the {way.minimum_b.describe()} of "
        f"{shortened(way.landscape.name, 40)}?"
    )


def value_text(point: CriticalPoint) -> str:
    """Return a point's value; zero where nothing else is proved.

    >>> value_text(CriticalPoint((1.0,), 0.25, (2.0,)))
    '0.25'
    """
    known = point.certificate
    if known is not None and known.value_bounds[0] <= 0.0 <= known.value_bounds[1] < float("inf"):
        return "0"
    return number(point.value)
