"""`Formula`: a checked expression and what it means in JAX, NumPy and SymPy."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.errors import FormulaError, InvalidInput
from unsaddle.formula.check import ARITHMETIC, Node, check
from unsaddle.formula.grammar import FUNCTIONS, LETTERS, MAX_LENGTH, VOCABULARY, refuse, shorten
from unsaddle.formula.scan import Token, scan


@dataclass(frozen=True)
class Backend:
    """The operations that give a formula its meaning in one library."""

    functions: dict[str, Callable[[Any], Any]]
    power: Callable[[Any, Any], Any]
    # Makes a number or constant; None takes every constant part as the float the check computed.
    exact: Callable[[Node], Any] | None = None


def _jax_power(base: Any, exponent: Any) -> Any:
    # An integer power has the right finite derivatives at 0; the general one uses a logarithm.
    if isinstance(exponent, float) and exponent.is_integer():
        return jax.lax.integer_pow(base, int(exponent))
    return jnp.power(base, exponent)


def _numpy_power(base: Any, exponent: Any) -> Any:
    if isinstance(exponent, float) and exponent.is_integer():
        return base ** int(exponent)
    return np.power(base, exponent)


JAX = Backend({name: getattr(jnp, name) for name in FUNCTIONS}, _jax_power)
NUMPY = Backend({name: getattr(np, name) for name in FUNCTIONS}, _numpy_power)


@dataclass(frozen=True)
class Formula:
    """A checked formula; made by `parse`.

    >>> str(parse("x^2 - y^2"))
    'x^2 - y^2'
    """

    text: str  # as typed
    variables: tuple[str, ...]  # all up to the highest that is used
    nodes: tuple[Node, ...] = field(repr=False)  # children before parents; the last is the whole

    @property
    def n_dims(self) -> int:
        """Number of coordinates."""
        return len(self.variables)

    def __str__(self) -> str:
        return self.text

    def evaluate(self, coordinates: Sequence[Any], backend: Backend) -> Any:
        """Return the value at one object per variable, with the operations of a backend.

        >>> float(parse("x*y").evaluate([np.float64(2.0), np.float64(3.0)], NUMPY))
        6.0
        """
        place = dict(zip(self.variables, coordinates, strict=True))
        results: list[Any] = []
        for node in self.nodes:
            inputs = [results[i] for i in node.inputs]
            if node.operation == "variable":
                result = place[node.name]
            elif node.value is not None and backend.exact is None:
                result = node.value
            elif node.operation in ("number", "constant"):
                result = cast("Callable[[Node], Any]", backend.exact)(node)
            elif node.operation == "call":
                result = backend.functions[node.name](*inputs)
            elif node.operation == "power":
                result = backend.power(*inputs)
            else:
                result = ARITHMETIC[node.operation](*inputs)
            results.append(result)
        return results[-1]

    def function(self, point: Any) -> jax.Array:
        """Return the value at one point with JAX; works under `jit`, `grad`, `hessian`, `vmap`.

        Args:
            point: shape (dims,); its precision is kept, whole numbers become floats.

        Returns:
            A scalar, shape ().

        Raises:
            InvalidInput: the shape is not (dims,).

        >>> float(jax.grad(parse("x**3 - 3*x*y**2").function)(jnp.array([2.0, 1.0]))[0])
        9.0
        """
        array = jnp.asarray(point)
        if array.shape != (self.n_dims,):  # JAX clamps an index beyond the end without a word
            raise InvalidInput(
                f"a point of shape {array.shape} for the formula {shorten(self.text)!r}",
                f"shape ({self.n_dims},), one number for each of {', '.join(self.variables)}",
                "Give one point; use jax.vmap for many.",
            )
        array = array.astype(jnp.result_type(array, float))
        return self.evaluate([array[i] for i in range(self.n_dims)], JAX)

    def numpy(self, points: ArrayLike) -> NDArray[np.float64]:
        """Return values with NumPy in float64; NaN or infinite where the formula has no value.

        Args:
            points: shape (..., dims).

        Returns:
            Shape (...).

        Raises:
            InvalidInput: the last axis is not dims long.

        >>> parse("x**2 - y**2").numpy([[1.0, 0.5], [3.0, 2.0]]).tolist()
        [0.75, 5.0]
        """
        array = np.asarray(points, dtype=np.float64)
        if array.ndim == 0 or array.shape[-1] != self.n_dims:
            raise InvalidInput(
                f"points of shape {array.shape} for the formula {shorten(self.text)!r}",
                f"shape (..., {self.n_dims})",
                f"Give {self.n_dims} coordinates on the last axis.",
            )
        with np.errstate(all="ignore"):
            result = self.evaluate([array[..., i] for i in range(self.n_dims)], NUMPY)
        return np.asarray(result, dtype=np.float64)

    def sympy(self) -> tuple[Any, tuple[Any, ...]]:
        """Return the exact SymPy expression and its real symbols, one per coordinate.

        Decimal numbers become the fractions they were typed as: 0.1 is 1/10. Loads SymPy, which
        takes about half a second the first time.

        >>> expression, (x, y) = parse("0.5*x**2 + y**4").sympy()
        >>> expression.diff(x), expression.diff(y)
        (x, 4*y**3)
        """
        import sympy  # not at the top: half a second that most users never need

        renamed = {"abs": "Abs", "arctan": "atan"}
        constants = {"pi": sympy.pi, "e": sympy.E}
        backend = Backend(
            functions={name: getattr(sympy, renamed.get(name, name)) for name in FUNCTIONS},
            power=sympy.Pow,
            exact=lambda node: (
                sympy.Rational(node.name) if node.operation == "number" else constants[node.name]
            ),
        )
        symbols = tuple(sympy.Symbol(name, real=True) for name in self.variables)
        return self.evaluate(symbols, backend), symbols


def parse(text: str) -> Formula:
    """Return the checked formula of a text.

    Accepted are numbers, ``+ - * / **`` (also ``^``, which means power), parentheses, the constants
    `pi` and `e`, the functions in `FUNCTIONS`, and the variables x, y, z or x1 to x100, not mixed.
    The highest variable decides the number of coordinates: ``y**2`` is a function of x and y. Only
    ASCII characters: Python would read a mathematical letter as its plain look-alike, we refuse it.
    A power binds tighter than a minus before it (``-x**2`` is ``-(x**2)``), and from the right.

    Raises:
        FormulaError: the text is refused; the message says where, why, and what to do.

    >>> formula = parse("x1**2 + sin(pi*x3)")
    >>> formula.n_dims, formula.variables
    (3, ('x1', 'x2', 'x3'))
    >>> parse("2x + y")
    Traceback (most recent call last):
    unsaddle.errors.FormulaError: formula '2x + y': '2' and 'x' side by side at column 2; ...
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise FormulaError(
            f"a formula of type {type(text).__name__}",
            "a text such as 'x**2 - y**2'",
            "Put the formula in quotes.",
        )
    if len(text) > MAX_LENGTH:
        raise FormulaError(
            f"a formula of {len(text):,} characters",
            f"at most {MAX_LENGTH:,}",
            "Pass a Python function written with jax.numpy instead.",
        )
    tokens = scan(text)
    try:
        tree = ast.parse("".join(token.python for token in tokens), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FormulaError(
            f"formula {shorten(text)!r} that cannot be read ({type(error).__name__})",
            VOCABULARY,
            "Write it more simply.",
        ) from None
    nodes = check(text, tree, tokens)
    return Formula(text, _variables(text, tokens), nodes)


def _variables(text: str, tokens: list[Token]) -> tuple[str, ...]:
    """Return all variables up to the highest that is used."""
    letters = [token for token in tokens if token.text in LETTERS]
    numbered = [token for token in tokens if re.fullmatch(r"x\d+", token.text)]
    if letters and numbered:
        second = max(letters[0], numbered[0], key=lambda token: token.column)
        refuse(
            text,
            f"{letters[0].text!r} and {numbered[0].text!r} mixed",
            "Use either x, y, z or x1, x2, x3 throughout.",
            second.column,
        )
    if letters:
        return LETTERS[: max(LETTERS.index(token.text) for token in letters) + 1]
    if numbered:
        highest = max(int(token.text[1:]) for token in numbered)
        return tuple(f"x{i}" for i in range(1, highest + 1))
    raise FormulaError(
        f"formula {shorten(text)!r} without a variable",
        VOCABULARY,
        "A constant is no landscape; use x, y or x1, x2.",
    )
