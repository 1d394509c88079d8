"""What a formula may contain: its words, its limits, and the shape of every refusal."""

from __future__ import annotations

import math
from typing import NoReturn

from unsaddle.errors import FormulaError

# The limits are choices: far above what a landscape needs, low enough that every text, however
# hostile, is answered within milliseconds.
MAX_LENGTH = 2_000  # characters
MAX_DEPTH = 50  # parentheses inside one another
MAX_NODES = 500  # numbers, names and operators together
MAX_DIMS = 100  # the highest variable is x100
MAX_EXPONENT = 64.0  # magnitude of one constant exponent
MAX_DEGREE = 256.0  # product of constant exponents inside one another: SymPy computes exactly
MAX_CONSTANT = 1e100  # magnitude of every number and every constant part

FUNCTIONS: dict[str, str] = {
    "sin": "sine",
    "cos": "cosine",
    "tan": "tangent",
    "exp": "exponential",
    "log": "natural logarithm",
    "sqrt": "square root",
    "abs": "absolute value",
    "tanh": "hyperbolic tangent",
    "sinh": "hyperbolic sine",
    "cosh": "hyperbolic cosine",
    "arctan": "inverse tangent",
}
CONSTANTS: dict[str, float] = {"pi": math.pi, "e": math.e}
LETTERS = ("x", "y", "z")

VOCABULARY = (
    f"numbers, + - * / ** (or ^), parentheses, the variables x, y, z or x1 to x{MAX_DIMS}, "
    f"the constants {' and '.join(CONSTANTS)}, and the functions {', '.join(FUNCTIONS)}"
)


def refuse(text: str, reason: str, advice: str, column: int | None) -> NoReturn:
    """Raise the `FormulaError` of a text; `column` counts from 1."""
    raise FormulaError(f"formula {shorten(text)!r}: {reason}", VOCABULARY, advice, column)


def shorten(text: str) -> str:
    """Return the text, cut to a length that fits into a message."""
    return text if len(text) <= 60 else text[:57] + "..."
