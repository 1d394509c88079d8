"""The first wall: a text becomes tokens in an order that the grammar allows, or is refused.

The scanner knows two states: a value (number, name or parenthesis) is expected, or something that
may follow one. That is the whole grammar apart from precedence, which Python's parser adds.
"""

from __future__ import annotations

import difflib
import keyword
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, NoReturn, cast

from unsaddle.errors import FormulaError
from unsaddle.formula.grammar import (
    CONSTANTS,
    FUNCTIONS,
    LETTERS,
    MAX_CONSTANT,
    MAX_DEPTH,
    MAX_DIMS,
    MAX_NODES,
    VOCABULARY,
    refuse,
    shorten,
)


@dataclass(frozen=True)
class Token:
    """One number, name, operator or parenthesis."""

    kind: Literal["number", "name", "operator", "open", "close"]
    text: str  # as typed
    column: int  # in the text as typed, from 1
    python: str  # what Python's parser is given
    offset: int  # where, in that


def scan(text: str) -> list[Token]:
    """Return the tokens of a text that obeys the grammar; refuse any other at its first fault.

    >>> [token.python for token in scan("+x^2")]
    ['', 'x', '**', '2']
    """
    scanner = _Scanner(text)
    while scanner.step():
        pass
    return scanner.finish()


_SPACE = re.compile(r"[ \t\r\n\f\v]*")
_TOKEN = re.compile(
    r"(?P<number>(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+)?)"
    r"|(?P<name>[A-Za-z_]\w*)"
    r"|(?P<operator>\*\*|//|\^|[-+*/])"
    r"|(?P<open>\()|(?P<close>\))|(?P<comma>,)"
    r"|(?P<foreign>:=|[=!<>]=|<<|>>|.)",
    re.ASCII | re.DOTALL,
)
_NO_VALUE = "Put a number, a name or a parenthesis there."
_FOREIGN = {
    **dict.fromkeys("'\"", ("a string", "Write numbers and names without quotes.")),
    **dict.fromkeys("[]", ("a square bracket", "Use parentheses; variables are x1, x2, not x[1].")),
    **dict.fromkeys("{}", ("a curly bracket", "Use parentheses.")),
    **dict.fromkeys(
        ("==", "!=", "<", ">", "<=", ">="), ("a comparison", "A formula has a number as its value.")
    ),
    **dict.fromkeys(
        ("@", "&", "~", "<<", ">>"), ("an operator outside the grammar", "Use + - * / and **.")
    ),
    "%": ("an operator outside the grammar", "A remainder is not smooth; use sin for periods."),
    "!": ("an operator outside the grammar", "There is no factorial."),
    "|": ("an operator outside the grammar", "Write abs(x) for an absolute value."),
    ":=": ("an assignment", "Write the expression alone."),
    "=": ("an assignment or a named argument", "Write the expression alone, without '='."),
    ".": ("an attribute", "A point belongs inside a number, as in 0.5."),
    "#": ("a comment", "Leave it out."),
    ";": ("a second statement", "Write one expression."),
    ":": ("a colon", "Write one expression."),
    "\\": ("a backslash", "Leave it out."),
}
_LOOKALIKES = dict.fromkeys("−–—", "-") | dict.fromkeys("×·⋅∙", "*") | {"÷": "/", "π": "pi"}
_SYNONYMS = {"ln": "log", "atan": "arctan", "fabs": "abs", "pow": "**", "power": "**"}


class _Scanner:
    """The place reached in a text, the tokens so far and the parentheses that are open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.offset = 0
        self.n_nodes = 0
        self.tokens: list[Token] = []
        self.open: list[tuple[int, str]] = []  # column, and the function that is called

    def refuse(self, reason: str, advice: str, column: int | None = None) -> NoReturn:
        refuse(self.text, reason, advice, self.position + 1 if column is None else column)

    @property
    def previous(self) -> Token | None:
        return self.tokens[-1] if self.tokens else None

    @property
    def after_value(self) -> bool:
        return self.previous is not None and self.previous.kind in ("number", "name", "close")

    def step(self) -> bool:
        """Read one token; whether there was one."""
        self.position = cast("re.Match[str]", _SPACE.match(self.text, self.position)).end()
        match = _TOKEN.match(self.text, self.position)
        if match is None:
            return False
        kind, symbol = match.lastgroup, match.group()
        if kind == "number":
            self.expect_value(symbol)
            self.add("number", symbol, self.canonical(symbol))
        elif kind == "name":
            self.check_name(symbol)
            self.expect_value(symbol)
            self.add("name", symbol, symbol)
        elif kind == "operator":
            self.read_operator(symbol)
        elif kind == "open":
            self.read_open()
        elif kind == "close":
            self.read_close()
        elif kind == "comma":
            self.refuse_comma()
        else:
            self.refuse(*_describe_foreign(symbol))
        self.position = match.end()
        return True

    def finish(self) -> list[Token]:
        """Return the tokens of a text that is complete."""
        if self.previous is None:
            raise FormulaError(
                f"an empty formula {shorten(self.text)!r}",
                VOCABULARY,
                "Type an expression, for example x**2 - y**2.",
            )
        if self.open:
            self.refuse("'(' that is never closed", "Add the missing ')'.", self.open[-1][0])
        if not self.after_value:
            last = self.previous
            self.refuse(f"nothing after {last.text!r}", _NO_VALUE, last.column)
        return self.tokens

    def add(
        self, kind: Literal["number", "name", "operator", "open", "close"], text: str, python: str
    ) -> None:
        self.n_nodes += kind in ("number", "name", "operator")
        if self.n_nodes > MAX_NODES:
            self.refuse(
                f"more than {MAX_NODES} numbers, names and operators",
                "Pass a Python function written with jax.numpy instead.",
            )
        self.tokens.append(Token(kind, text, self.position + 1, python, self.offset))
        self.offset += len(python)

    def read_operator(self, symbol: str) -> None:
        if symbol == "//":
            self.refuse("an operator outside the grammar ('//')", "Use / for a division.")
        python = "**" if symbol == "^" else symbol
        if not self.after_value:
            if symbol not in ("+", "-"):
                self.refuse(f"{symbol!r} where a value should stand", _NO_VALUE)
            python = "-" if symbol == "-" else ""  # a plus before a value changes nothing
        self.add("operator", symbol, python)

    def read_open(self) -> None:
        previous = self.previous
        called = previous.text if previous and previous.text in FUNCTIONS else ""
        if not called:
            self.expect_value("(")
        if len(self.open) == MAX_DEPTH:
            self.refuse(
                f"more than {MAX_DEPTH} parentheses inside one another", "Write it with fewer."
            )
        self.open.append((self.position + 1, called))
        self.add("open", "(", "(")

    def read_close(self) -> None:
        if not self.open:
            self.refuse("')' that closes nothing", "Write as many '(' as ')'.")
        function = self.open[-1][1]
        if self.previous is not None and self.previous.kind == "open":
            if function:
                self.refuse(f"{function}() without its argument", f"Write {function}(x).")
            self.refuse("empty parentheses", "Put a value inside or leave them out.")
        if not self.after_value:
            self.refuse("')' where a value should stand", _NO_VALUE)
        self.open.pop()
        self.add("close", ")", ")")

    def refuse_comma(self) -> NoReturn:
        function = self.open[-1][1] if self.open else ""
        if function:
            self.refuse(f"a second argument of {function}", "Every function takes one argument.")
        self.refuse("a comma", "Write one expression, and 0.5 with a point.")

    def expect_value(self, symbol: str) -> None:
        """Refuse two values without an operator between them, such as ``2x`` or ``sin(x)(y)``."""
        if not self.after_value:
            return
        previous = cast("Token", self.previous)
        if symbol == "(" and previous.kind == "name":
            reason = f"a call of {previous.text!r}, which is no function,"
        else:
            reason = f"{shorten(previous.text)!r} and {symbol!r} side by side"
        self.refuse(reason, f"Write {shorten(previous.text + '*' + symbol)!r} for a product.")

    def canonical(self, literal: str) -> str:
        """Return a number as Python prints it; refuse one that float64 cannot hold."""
        plain = literal.replace("_", "")
        value = float(plain)
        if not abs(value) <= MAX_CONSTANT:
            self.refuse(
                f"the number {shorten(literal)!r}, beyond {MAX_CONSTANT:g},", "Scale the formula."
            )
        if value == 0.0 and re.search("[1-9]", re.split("[eE]", plain)[0]):
            self.refuse(
                f"the number {shorten(literal)!r}, zero in float64,",
                "Write 0 or scale the formula.",
            )
        return str(int(plain)) if plain.isdigit() else repr(value)

    def check_name(self, name: str) -> None:
        """Refuse a name outside the vocabulary and a function that is not called."""
        after = self.text[self.position + len(name) :]
        called = after.lstrip().startswith("(")
        if name in CONSTANTS or name in LETTERS or (name in FUNCTIONS and called):
            return
        if name in FUNCTIONS:
            self.refuse(f"{name!r} without its argument", f"Write {name}(x).")
        if keyword.iskeyword(name):
            what = "a boolean" if name in ("True", "False") else "a word of the Python language"
            self.refuse(
                f"{name!r}, {what},", "A formula is made of numbers, names and operators only."
            )
        if re.fullmatch(r"x\d+", name, re.ASCII):
            if re.fullmatch(r"x[1-9]\d{0,2}", name, re.ASCII) and int(name[1:]) <= MAX_DIMS:
                return
            self.refuse(f"the variable {shorten(name)!r}", f"Number them x1 to x{MAX_DIMS}.")
        if after[:1] in ("'", '"'):
            self.refuse(f"a string ({name}{after[0]})", _FOREIGN["'"][1])
        touching = self.text[self.position - 1 : self.position].isdigit()
        if name in ("j", "J") and touching:
            self.refuse("a complex number", "Use real numbers.")
        noun = "function" if called else "name"
        self.refuse(f"unknown {noun} {shorten(name)!r}", _suggest(name, called))


def _suggest(name: str, called: bool) -> str:
    """Return what the user may have meant by an unknown name."""
    known = list(FUNCTIONS) if called else [*LETTERS, *CONSTANTS, *FUNCTIONS]
    if not called and len(name) <= 4 and set(name) <= set(LETTERS):
        near = ["*".join(name)]
    elif name in _SYNONYMS or name.lower() in known:
        near = [_SYNONYMS.get(name, name.lower())]
    else:
        near = difflib.get_close_matches(name, known, n=2, cutoff=0.6)
    words = " or ".join(repr(word) for word in near)
    return f"Did you mean {words}?" if near else "Use only the names that are listed."


def _describe_foreign(symbol: str) -> tuple[str, str]:
    """Return reason and advice for a character or operator outside the grammar."""
    if symbol in _FOREIGN:
        reason, advice = _FOREIGN[symbol]
        return f"{reason} ({symbol})", advice
    if symbol.isascii():
        return f"the character {symbol!r}", "Leave it out."
    plain = _LOOKALIKES.get(symbol) or unicodedata.normalize("NFKC", symbol)
    if unicodedata.decomposition(symbol).startswith("<super>"):
        plain = f"**{plain}"
    name = unicodedata.name(symbol, "unnamed")
    advice = f"Type {plain!r} instead." if plain.isascii() else "Only ASCII characters are read."
    return f"the character {symbol!a} ({name})", advice
