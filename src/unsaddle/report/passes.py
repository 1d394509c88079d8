"""A pass in words and cells."""

from __future__ import annotations

from unsaddle.figures.numbers import number
from unsaddle.figures.points import pass_question
from unsaddle.passes import Pass
from unsaddle.report.inventory import points_table
from unsaddle.report.view import Section, View


def view(way: Pass) -> View:
    """Return what a pass says."""
    remarks = tuple(way.remarks())
    return View(
        title=pass_question(way),
        headline=_headline(way),
        parts=(
            points_table(tuple(way.stations())),
            *([Section("How to read this", remarks)] if remarks else []),
        ),
        protocol=tuple(way.protocol()),
    )


def _headline(way: Pass) -> str:
    if way.saddle is None or way.height_above_a is None or way.height_above_b is None:
        return "The two minima were not joined."
    n = len(way.saddles)
    over = (
        f"The {way.saddle.describe()} joins them"
        if n == 1
        else f"The way leads over {n} saddles; the highest is the {way.saddle.describe()}"
    )
    return (
        f"{over}, {number(way.height_above_a)} above a and {number(way.height_above_b)} above b"
        f"{'' if way.is_proved else ' (not proved)'}."
    )
