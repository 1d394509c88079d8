"""A typed formula -> a checked expression -> JAX, NumPy and SymPy.

The text passes two walls before anything is computed. The scanner reads it token by token from
left to right and knows the whole grammar, so that a refusal names its place and its reason.
Python's own parser then gives the structure (`ast.parse`, which executes nothing), and a whitelist
of its nodes is the second wall. Nothing typed is ever evaluated as Python: one loop over the
checked nodes applies the operations of a backend.

Deviation from the planned chain through SymPy's `lambdify`: that one executes printed code and
costs half a second of import; here SymPy is loaded by `Formula.sympy` only.
"""

from unsaddle.formula.check import Node, Operation
from unsaddle.formula.expression import JAX, NUMPY, Backend, Formula, parse
from unsaddle.formula.grammar import (
    CONSTANTS,
    FUNCTIONS,
    LETTERS,
    MAX_CONSTANT,
    MAX_DEGREE,
    MAX_DEPTH,
    MAX_DIMS,
    MAX_EXPONENT,
    MAX_LENGTH,
    MAX_NODES,
)

__all__ = [
    "CONSTANTS",
    "FUNCTIONS",
    "JAX",
    "LETTERS",
    "MAX_CONSTANT",
    "MAX_DEGREE",
    "MAX_DEPTH",
    "MAX_DIMS",
    "MAX_EXPONENT",
    "MAX_LENGTH",
    "MAX_NODES",
    "NUMPY",
    "Backend",
    "Formula",
    "Node",
    "Operation",
    "parse",
]
