"""The second wall: Python's syntax tree becomes a flat list of whitelisted nodes within limits."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, cast

from unsaddle.errors import FormulaError
from unsaddle.formula.grammar import (
    CONSTANTS,
    FUNCTIONS,
    MAX_CONSTANT,
    MAX_DEGREE,
    MAX_EXPONENT,
    VOCABULARY,
    refuse,
)
from unsaddle.formula.scan import Token

Operation = Literal[
    "number",
    "constant",
    "variable",
    "negative",
    "add",
    "subtract",
    "multiply",
    "divide",
    "power",
    "call",
]

_BINARY: dict[type[ast.operator], Operation] = {
    ast.Add: "add",
    ast.Sub: "subtract",
    ast.Mult: "multiply",
    ast.Div: "divide",
    ast.Pow: "power",
}
ARITHMETIC: dict[Operation, Callable[..., Any]] = {
    "negative": operator.neg,
    "add": operator.add,
    "subtract": operator.sub,
    "multiply": operator.mul,
    "divide": operator.truediv,
    "power": operator.pow,
}
_MATH: dict[str, Callable[[float], float]] = {
    name: {"abs": math.fabs, "arctan": math.atan}.get(name) or getattr(math, name)
    for name in FUNCTIONS
}


@dataclass(frozen=True)
class Node:
    """One step of a checked formula; its inputs are earlier steps."""

    operation: Operation
    inputs: tuple[int, ...] = ()  # positions in the list of nodes
    name: str = ""  # a number's text, a constant's, variable's or function's name
    value: float | None = None  # where no variable takes part


def check(text: str, tree: ast.expr, tokens: list[Token]) -> tuple[Node, ...]:
    """Return the nodes of a tree, children first; refuse foreign nodes and broken limits.

    Args:
        text: as typed, for the messages.
        tree: Python's parse of the tokens.
        tokens: they know the columns in the text as typed.

    Raises:
        FormulaError: a node outside the whitelist, or a constant or exponent beyond its limit.
    """
    # Without recursion: a long sum is a deep tree.
    order: list[ast.expr] = []
    pending = [tree]
    while pending:
        order.append(pending.pop())
        pending.extend(_children(order[-1]))
    builder = _Builder(text, {token.offset: token.column for token in tokens if token.python})
    for expression in reversed(order):
        builder.add(expression)
    return tuple(builder.nodes)


def _children(node: ast.expr) -> list[ast.expr]:
    """Return a node's operands. What is not listed here is refused."""
    match node:
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return [left, right]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return [operand]
        case ast.Call(func=ast.Name(id=name), args=[argument], keywords=[]) if name in FUNCTIONS:
            return [argument]
        case ast.Constant(value=value) if type(value) in (int, float):
            return []
        case ast.Name(id=name) if name not in FUNCTIONS:
            return []
        case _:
            raise FormulaError(
                f"the construct {type(node).__name__} in a formula", VOCABULARY, "Leave it out."
            )


class _Builder:
    """The nodes so far, and what the limits need to know of each."""

    def __init__(self, text: str, columns: dict[int, int]) -> None:
        self.text = text
        self.columns = columns  # from the offset in Python's text to the column as typed
        self.nodes: list[Node] = []
        self.position: dict[int, int] = {}  # from a syntax node's identity to its place in `nodes`
        self.degrees: list[float] = []  # product of the constant exponents inside one another
        self.towers: list[bool] = []  # whether a power with a variable exponent is inside

    def refuse(self, reason: str, advice: str, place: ast.expr) -> None:
        # Python drops parentheses: the column is that of the operand's first token inside them.
        refuse(self.text, reason, advice, self.columns.get(place.col_offset))

    def add(self, expression: ast.expr) -> None:
        inputs = tuple(self.position[id(child)] for child in _children(expression))
        node = _node(expression, inputs, self.nodes)
        degree = max((self.degrees[i] for i in inputs), default=1.0)
        tower = any(self.towers[i] for i in inputs)
        if isinstance(expression, ast.BinOp):
            right = self.nodes[inputs[1]].value
            if node.operation == "divide" and right == 0.0:
                self.refuse("a division by zero", "Divide by something else.", expression.right)
            if node.operation == "power":
                degree = max(degree, self.degree_of_power(inputs, expression.right))
                tower = tower or right is None
        if node.value is not None and not abs(node.value) <= MAX_CONSTANT:
            self.refuse(
                f"a constant part that is not a real number of at most {MAX_CONSTANT:g}",
                "Correct that part or scale the formula.",
                expression,
            )
        self.position[id(expression)] = len(self.nodes)
        self.nodes.append(node)
        self.degrees.append(degree)
        self.towers.append(tower)

    def degree_of_power(self, inputs: tuple[int, ...], place: ast.expr) -> float:
        """Check the exponent of a power; return the exponents inside one another, multiplied."""
        base, exponent = inputs
        value = self.nodes[exponent].value
        if value is None:
            if self.towers[exponent]:
                self.refuse(
                    "a variable exponent inside an exponent",
                    "Keep exponents free of powers such as 2**x.",
                    place,
                )
            return 1.0
        if not abs(value) <= MAX_EXPONENT:
            self.refuse(
                f"the exponent {value:g}",
                f"Keep exponents between -{MAX_EXPONENT:g} and {MAX_EXPONENT:g}.",
                place,
            )
        degree = self.degrees[base] * max(1.0, abs(value))
        if degree > MAX_DEGREE:
            self.refuse(
                f"powers of powers whose exponents multiply to {degree:g}",
                f"Keep that product at {MAX_DEGREE:g} or below.",
                place,
            )
        return degree


def _node(expression: ast.expr, inputs: tuple[int, ...], nodes: list[Node]) -> Node:
    """Return the node of a whitelisted expression; its value is NaN where arithmetic fails."""
    match expression:
        case ast.Constant(value=int() | float() as number):
            return Node("number", name=repr(number), value=float(number))
        case ast.Name(id=name) if name in CONSTANTS:
            return Node("constant", name=name, value=CONSTANTS[name])
        case ast.Name(id=name):
            return Node("variable", name=name)
        case ast.Call(func=ast.Name(id=name)):
            return Node("call", inputs, name, _constant(_MATH[name], inputs, nodes))
        case ast.UnaryOp():
            operation: Operation = "negative"
        case _:
            operation = _BINARY[type(cast("ast.BinOp", expression).op)]
    return Node(operation, inputs, value=_constant(ARITHMETIC[operation], inputs, nodes))


def _constant(
    compute: Callable[..., Any], inputs: tuple[int, ...], nodes: list[Node]
) -> float | None:
    values = [nodes[i].value for i in inputs]
    if any(value is None for value in values):
        return None
    try:
        result = compute(*values)
    except (ArithmeticError, ValueError):
        return math.nan
    return math.nan if isinstance(result, complex) else float(result)
