"""The questions that are asked of data from outside, each answered by a value or a polite refusal."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, cast

from unsaddle.errors import InvalidInput

_MOST_SHOWN = 60


@cache
def limits() -> dict[str, Any]:
    """Return the one table of limits, which the page is built with too.

    >>> limits()["whole"]["n_walkers"]
    [1, 10000]
    """
    text = (files("unsaddle.explorer") / "limits.json").read_text(encoding="utf-8")
    return json.loads(text)


def shown(value: object) -> str:
    """Return a value as a message shows it: never long, whatever it is."""
    if isinstance(value, Mapping):
        return f"an object of {len(cast('Mapping[Any, Any]', value))} keys"
    if isinstance(value, list | tuple):
        return f"a list of {len(cast('Sequence[Any]', value))}"
    if isinstance(value, int) and abs(value) > 10**20:  # Python refuses to print 5,000 digits
        return f"a whole number of {value.bit_length()} bits"
    text = repr(value)
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 3] + "..."


def read_json(text: str, what: str, n_most: int) -> Any:
    """Return what a JSON text says; numbers in it are finite.

    Raises:
        InvalidInput: the text is too long, is no JSON, or is nested too deeply.
    """
    if len(text) > n_most:
        raise InvalidInput(
            f"{what} of {len(text):,} characters", f"at most {n_most:,}", "Make it smaller."
        )

    def refuse(word: str) -> Any:
        raise InvalidInput(
            f"{what} in which {word} is no number of JSON",
            "finite numbers",
            "Leave such numbers out.",
        )

    try:
        return json.loads(text, parse_constant=refuse)
    except InvalidInput:
        raise
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise InvalidInput(
            f"{what} that is no JSON ({reason[:120]})",
            "JSON as unsaddle writes it",
            "It may be cut off: copy or download it again.",
        ) from None


def fields(value: object, where: str, known: Sequence[str]) -> dict[str, Any]:
    """Return an object whose keys are all known."""
    if not isinstance(value, Mapping):
        raise InvalidInput(
            f"{where}={shown(value)}", f"an object with {', '.join(known)}", "Correct that part."
        )
    found = cast("Mapping[Any, Any]", value)
    for key in found:
        if key not in known:
            raise InvalidInput(
                f"{where} with {shown(key)}", f"the keys {', '.join(known)}", "Leave it out."
            )
    return dict(found)


def real(value: object, where: str, low: float, high: float) -> float:
    """Return a finite number within limits."""
    number = math.nan
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
    if not low <= number <= high:
        raise InvalidInput(
            f"{where}={shown(value)}", f"a number from {low:g} to {high:g}", "Choose one of these."
        )
    return number


def whole(value: object, where: str, low: int, high: int) -> int:
    """Return a whole number within limits."""
    number = int(value) if isinstance(value, float) and value.is_integer() else value
    if not isinstance(number, int) or isinstance(number, bool) or not low <= number <= high:
        raise InvalidInput(
            f"{where}={shown(value)}",
            f"a whole number from {low:,} to {high:,}",
            "Choose one of these.",
        )
    return number


def switch(value: object, where: str) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise InvalidInput(f"{where}={shown(value)}", "true or false", "Choose one of these.")
    return value


def word(value: object, where: str, known: Sequence[str]) -> str:
    """Return one of a few words."""
    if not isinstance(value, str) or value not in known:
        raise InvalidInput(f"{where}={shown(value)}", ", ".join(known), "Choose one of these.")
    return value


def text(value: object, where: str, n_most: int) -> str:
    """Return a text that is not too long."""
    if not isinstance(value, str) or len(value) > n_most:
        received = (
            f"a text of {len(value):,} characters" if isinstance(value, str) else shown(value)
        )
        raise InvalidInput(
            f"{where}={received}", f"a text of at most {n_most:,} characters", "Shorten it."
        )
    return value


def items(value: object, where: str, fewest: int, most: int) -> list[Any]:
    """Return a list whose length is within limits."""
    if not isinstance(value, list | tuple):
        raise InvalidInput(
            f"{where}={shown(value)}", f"a list of {fewest:,} to {most:,}", "Write it in brackets."
        )
    found = list(cast("Sequence[Any]", value))
    if not fewest <= len(found) <= most:
        raise InvalidInput(
            f"{where} with {len(found):,} parts",
            f"from {fewest:,} to {most:,}",
            "Choose a number between.",
        )
    return found


def real_of(value: object, where: str, kind: str) -> float:
    """Return a number of a kind in the table of limits."""
    return real(value, where, *limits()["real"][kind])


def whole_of(value: object, where: str, kind: str) -> int:
    """Return a whole number of a kind in the table of limits."""
    return whole(value, where, *limits()["whole"][kind])


def items_of(value: object, where: str, kind: str) -> list[Any]:
    """Return a list with as many parts as a kind in the table of limits allows."""
    return items(value, where, *limits()["whole"][kind])


def point(value: object, where: str) -> list[float]:
    """Return two coordinates within limits."""
    found = items(value, where, 2, 2)
    return [real_of(part, f"{where}[{i}]", "coordinate") for i, part in enumerate(found)]
