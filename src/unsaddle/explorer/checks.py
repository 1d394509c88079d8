"""The questions that are asked of data from outside, each answered by a value or a polite refusal."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray

from unsaddle.errors import InvalidInput

MISSING: Final = object()  # what a key that is not there has, where null is something else

_MOST_SHOWN = 60
_MOST_NESTED = 100
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?', re.DOTALL)
_NO_BRACKET = bytes(sorted(set(range(256)) - set(b"[]{}")))
# What Python's strip takes for space and what JavaScript's trim does, together.
_SPACE = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
)


@cache
def limits() -> dict[str, Any]:
    """Return the one table of limits, which the page is built with too.

    >>> limits()["whole"]["n_walkers"]
    [1, 10000]
    """
    text = (files("unsaddle.explorer") / "limits.json").read_text(encoding="utf-8")
    return json.loads(text)


def shown(value: object) -> str:
    """Return a value as a message shows it: never long, in the words of JSON, as the page has it.

    >>> shown(None), shown(True), shown(2.0), shown(1e-7), shown(MISSING)
    ('null', 'true', '2', '1e-7', 'nothing')
    """
    if value is MISSING:
        return "nothing"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, Mapping):
        return f"an object of {len(cast('Mapping[Any, Any]', value))} keys"
    if isinstance(value, list | tuple):
        return f"a list of {len(cast('Sequence[Any]', value))}"
    if isinstance(value, int) and abs(value) > 10**20:  # Python refuses to print 5,000 digits
        return f"a whole number of {value.bit_length()} bits"
    text = repr(value[:_MOST_SHOWN] if isinstance(value, str) else value)
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 3] + "..."


def number_text(value: float) -> str:
    """Return a number as the page writes it: the shortest digits, as JavaScript places them.

    >>> [number_text(value) for value in (1.0, -0.0, 1e20, 1e21, 1e-6, 1.5e-7, math.inf)]
    ['1', '0', '100000000000000000000', '1e+21', '0.000001', '1.5e-7', 'inf']
    """
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else str(float(value))
    _, parts, exponent = Decimal(repr(float(value))).normalize().as_tuple()
    digits, sign = "".join(map(str, parts)), "-" if value < 0 else ""
    point = len(digits) + int(exponent)
    if len(digits) <= point <= 21:
        return f"{sign}{digits}{'0' * (point - len(digits))}"
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    rest = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{sign}{digits[0]}{rest}e{point - 1:+d}"


def trimmed(text: str) -> str:
    """Return a text without the space around it, whichever of the two languages calls it space."""
    return text.strip(_SPACE)


def read_json(text: str, what: str, n_most: int) -> Any:
    """Return what a JSON text says, its numbers in float64 as the page reads them.

    Raises:
        InvalidInput: the text is too long, is no JSON, or is nested too deeply.
    """
    if len(text) > n_most:
        raise InvalidInput(
            f"{what} of {len(text):,} characters", f"at most {n_most:,}", "Make it smaller."
        )
    deep = _depth(text) > _MOST_NESTED  # nothing of ours is; the parsers' own limits differ
    try:
        if not deep:
            return json.loads(text, parse_constant=_refuse_constant, parse_int=_whole_in_float64)
    except ValueError:
        pass
    raise InvalidInput(
        f"{what} that is {'nested too deeply' if deep else 'no JSON'}",
        "JSON as unsaddle writes it",
        "It may be cut off: copy or download it again.",
    )


def _depth(text: str) -> int:
    bare = _STRING.sub("", text).encode("ascii", "ignore").translate(None, _NO_BRACKET)
    codes = np.frombuffer(bare, dtype=np.uint8)
    opened = np.isin(codes, list(b"[{"))
    return int(np.cumsum(np.where(opened, 1, -1), dtype=np.int32).max(initial=0))


def _refuse_constant(word: str) -> Any:
    raise json.JSONDecodeError("no JSON", word, 0)  # NaN and Infinity


def _whole_in_float64(digits: str) -> int | float:
    number = float(digits)
    return int(digits) if abs(number) < 2**53 else number


def fields(value: object, where: str, known: Sequence[str]) -> dict[str, Any]:
    """Return an object whose keys are all known."""
    if not isinstance(value, Mapping):
        raise InvalidInput(
            f"{where}={shown(value)}", f"an object with {', '.join(known)}", "Correct that part."
        )
    found = cast("Mapping[Any, Any]", value)
    unknown = [key for key in found if key not in known]
    if unknown:  # the first in the alphabet: the page does not know which was written first
        first = min(unknown, key=lambda key: str(key).encode("utf-16-be", "surrogatepass"))
        raise InvalidInput(
            f"{where} with {shown(first)}", f"the keys {', '.join(known)}", "Leave it out."
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


def numbers(value: Any, where: str, accepted: str, advice: str) -> NDArray[np.float64]:
    """Return numbers as an array of whatever shape."""
    try:
        return np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        raise InvalidInput(f"{where}={shown(value)}", accepted, advice) from None


def is_whole(value: Any) -> bool:
    """Whether a value is a number that JSON may write without a point; true and false are none."""
    return type(value) is int or (isinstance(value, float) and value.is_integer())


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
