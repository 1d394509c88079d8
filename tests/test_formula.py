"""Formulas: what is accepted means the same in three libraries, what is refused says why.

Independent roads to each derivative: JAX differentiates the program; SymPy differentiates the
symbols and is evaluated with 30 digits; NumPy knows values only and takes central differences. They
share the checked nodes, so the values are compared with plain Python expressions as well.
"""

from __future__ import annotations

import ast
import math
import subprocess
import sys
import time

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from unsaddle.errors import FormulaError, InvalidInput
from unsaddle.formula import (
    FUNCTIONS,
    MAX_DEPTH,
    MAX_LENGTH,
    MAX_NODES,
    Formula,
    parse,
)
from unsaddle.formula.check import check


def by_jax(formula: Formula, point: list[float]):
    def all_three(x):
        f = formula.function
        return f(x), jax.grad(f)(x), jax.hessian(f)(x)

    with jax.enable_x64(True):
        return tuple(np.array(part) for part in jax.jit(all_three)(jnp.array(point)))


def gradient_and_hessian_by_sympy(formula: Formula, point: list[float]):
    expression, symbols = formula.sympy()
    place = {s: sympy.Rational(p) for s, p in zip(symbols, point, strict=True)}
    first = [expression.diff(s) for s in symbols]
    gradient = [float(g.evalf(30, subs=place)) for g in first]
    hessian = [[float(g.diff(s).evalf(30, subs=place)) for s in symbols] for g in first]
    return np.array(gradient), np.array(hessian)


def gradient_and_hessian_by_differences(formula: Formula, point: list[float]):
    x, n = np.array(point), len(point)
    steps = np.eye(n)
    h = 1e-5
    gradient = (formula.numpy(x + h * steps) - formula.numpy(x - h * steps)) / (2 * h)
    h = 1e-4
    hessian = np.array(
        [
            [
                formula.numpy(x + h * (a + b))
                - formula.numpy(x + h * (a - b))
                - formula.numpy(x - h * (a - b))
                + formula.numpy(x - h * (a + b))
                for a in steps
            ]
            for b in steps
        ]
    ) / (4 * h * h)
    return gradient, hessian


# (formula, the same written by hand, a point)
MEANINGS = {
    "sum and difference": ("x + y - 3", lambda x, y: x + y - 3, [0.3, -0.7]),
    "power before unary minus": ("-x**2 + y", lambda x, y: -(x**2) + y, [0.3, -0.7]),
    "caret is a power": ("x^3 - 3*x*y^2", lambda x, y: x**3 - 3 * x * y**2, [0.3, -0.7]),
    "powers bind from the right": ("x**2**3 + 0*y", lambda x, y: x**8, [1.1, 0.0]),
    "division from the left": ("x/y/2", lambda x, y: x / y / 2, [0.3, -0.7]),
    "negative exponent": ("x**-2 + y", lambda x, y: 1 / x**2 + y, [0.3, -0.7]),
    "fractional exponent": ("x**1.5 + y**(1/3)", lambda x, y: x**1.5 + y ** (1 / 3), [0.3, 0.7]),
    "variable exponent": ("x**y", lambda x, y: x**y, [1.3, -0.7]),
    "constant base": ("2**x + e**y", lambda x, y: 2**x + math.e**y, [1.3, -0.7]),
    "constants": ("sin(pi*x) + e*y", lambda x, y: math.sin(math.pi * x) + math.e * y, [0.3, -0.7]),
    "number forms": (
        "1_000*x + .5*y + 5.*x + 2E-1*y + 1.5e1",
        lambda x, y: 1005 * x + 0.7 * y + 15,
        [0.3, -0.7],
    ),
    "plus signs and space": (" +x\n - + -\ty ", lambda x, y: x + y, [0.3, -0.7]),
    "numbered": ("x1*x3 - x2**2", lambda a, b, c: a * c - b**2, [0.3, -0.7, 1.1]),
    "three letters": ("x*y*z", lambda x, y, z: x * y * z, [0.3, -0.7, 1.1]),
    "beale": (
        "(1.5 - x + x*y)**2 + (2.25 - x + x*y**2)**2",
        lambda x, y: (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2,
        [0.3, -0.7],
    ),
    **{
        name: (
            f"{name}(0.4 + x*y**2)",
            lambda x, y, name=name: float(getattr(np, name)(0.4 + x * y**2)),
            [0.3, -0.7],
        )
        for name in FUNCTIONS
    },
}


@pytest.mark.parametrize("case", MEANINGS)
def test_value_gradient_and_hessian_agree_on_three_roads(case):
    text, by_hand, point = MEANINGS[case]
    formula = parse(text)
    expression, symbols = formula.sympy()
    exact = expression.evalf(30, subs=dict(zip(symbols, map(sympy.Rational, point), strict=True)))
    assert formula.numpy(point) == pytest.approx(by_hand(*point), rel=1e-14, abs=0)
    assert float(exact) == pytest.approx(by_hand(*point), rel=1e-14, abs=0)
    value, gradient, hessian = by_jax(formula, point)
    assert float(value) == pytest.approx(by_hand(*point), rel=1e-14, abs=0)
    exact_gradient, exact_hessian = gradient_and_hessian_by_sympy(formula, point)
    np.testing.assert_allclose(gradient, exact_gradient, rtol=1e-12, atol=1e-13)
    np.testing.assert_allclose(hessian, exact_hessian, rtol=1e-12, atol=1e-13)
    rough_gradient, rough_hessian = gradient_and_hessian_by_differences(formula, point)
    # Central differences: h² f'''/6 with h = 1e-5, and rounding 1e-16/h² with h = 1e-4.
    np.testing.assert_allclose(gradient, rough_gradient, rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(hessian, rough_hessian, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize(
    ("text", "derivatives"),
    [
        ("x**0 + 0*x", (0, 0, 0)),
        ("x**1", (1, 0, 0)),
        ("x**2", (0, 2, 0)),
        ("x**2.0", (0, 2, 0)),
        ("x**(1+1)", (0, 2, 0)),
        ("x**3", (0, 0, 6)),
        ("x^4", (0, 0, 0)),
        ("(x**2)**2", (0, 0, 0)),
    ],
)
def test_whole_powers_have_finite_right_derivatives_at_zero(text, derivatives):
    first = jax.grad(lambda t: parse(text).function(jnp.array([t])))
    second = jax.grad(first)
    third = jax.grad(second)
    assert tuple(float(d(0.0)) for d in (first, second, third)) == derivatives


def test_function_works_under_jit_and_vmap_and_keeps_the_precision():
    formula = parse("x1**3 + sin(x2)/2 + 2*pi")
    points = np.array([[0.5, 1.0], [-2.0, 3.0]])
    with jax.enable_x64(True):
        double = jax.jit(jax.vmap(formula.function))(jnp.asarray(points))
    single = jax.jit(jax.vmap(formula.function))(jnp.asarray(points, dtype=jnp.float32))
    assert double.dtype == np.float64
    assert single.dtype == np.float32
    np.testing.assert_allclose(np.array(double), formula.numpy(points), rtol=1e-15)
    assert formula.function(jnp.zeros(2, dtype=jnp.bfloat16)).dtype == jnp.bfloat16


def test_whole_number_coordinates_are_taken_as_floats():
    assert float(parse("x**-1").function(jnp.array([2]))) == 0.5


def test_numpy_takes_any_leading_shape_and_gives_nan_outside_the_domain():
    formula = parse("log(x) + 1/x")
    assert formula.numpy(np.ones((2, 3, 1))).tolist() == [[1.0] * 3] * 2
    assert math.isnan(formula.numpy([-1.0]))
    assert math.isnan(parse("x - x/x").numpy([0.0]))


def test_a_long_sum_is_not_too_deep():
    text = "+".join(["x"] * 250)
    formula = parse(text)
    assert len(formula.nodes) == MAX_NODES - 1
    assert formula.numpy([2.0]) == 500.0
    assert float(formula.function(jnp.array([2.0]))) == 500.0
    assert formula.sympy()[0] == 250 * sympy.Symbol("x", real=True)


@pytest.mark.parametrize(
    ("text", "variables"),
    [
        ("x**2", ("x",)),
        ("y**2", ("x", "y")),
        ("z", ("x", "y", "z")),
        ("x3", ("x1", "x2", "x3")),
        ("x100", tuple(f"x{i}" for i in range(1, 101))),
    ],
)
def test_the_highest_variable_decides_the_number_of_coordinates(text, variables):
    assert parse(text).variables == variables
    assert parse(text).n_dims == len(variables)


def test_text_is_kept_as_typed():
    text = " x^2 -  y^2"
    assert str(parse(text)) == text
    assert parse(str(parse(text))) == parse(text)


def test_decimals_are_exact_fractions_in_sympy():
    assert str(parse("0.1*x + 2.625").sympy()[0]) == "x/10 + 21/8"


def test_points_of_the_wrong_shape_are_refused():
    formula = parse("x*y")
    with pytest.raises(InvalidInput) as caught:
        formula.function(jnp.zeros(3))
    assert str(caught.value) == (
        "a point of shape (3,) for the formula 'x*y'; accepted: shape (2,), one number for each of "
        "x, y. Give one point; use jax.vmap for many."
    )
    with pytest.raises(InvalidInput) as caught:
        formula.numpy([1.0, 2.0, 3.0])
    assert str(caught.value) == (
        "points of shape (3,) for the formula 'x*y'; accepted: shape (..., 2). "
        "Give 2 coordinates on the last axis."
    )


# name of the fault: (text, what is said of it, what to do); the accepted part is the same for all
REFUSALS = {
    "unknown name": ("x + foo", "unknown name 'foo' at column 5", "Use only the names"),
    "name close to one": ("x*pie", "unknown name 'pie' at column 3", "Did you mean 'pi'"),
    "product without sign": ("1 + xy", "unknown name 'xy' at column 5", "Did you mean 'x*y'?"),
    "capital": ("X**2", "unknown name 'X' at column 1", "Did you mean 'x'?"),
    "unknown function": ("sine(x)", "unknown function 'sine' at column 1", "'sin'"),
    "other name of a function": ("ln(x)", "unknown function 'ln' at column 1", "mean 'log'?"),
    "import": ("__import__('os')", "unknown function '__import__' at column 1", "Use only"),
    "attribute": ("x.__class__", "an attribute (.) at column 2", "inside a number"),
    "call chain": ("sin(x)(y)", "')' and '(' side by side at column 7", "for a product"),
    "call of a variable": ("x(y)", "a call of 'x', which is no function, at column 2", "'x*('"),
    "no argument": ("1 + sin()", "sin() without its argument at column 9", "Write sin(x)."),
    "no call": ("x + sin", "'sin' without its argument at column 5", "Write sin(x)."),
    "two arguments": ("sin(x, y)", "a second argument of sin at column 6", "takes one argument"),
    "named argument": ("sin(x=1)", "a named argument (=) at column 6", "without '='"),
    "star argument": ("sin(*x)", "'*' where a value should stand at column 5", "Put a number"),
    "double star argument": ("sin(**x)", "'**' where a value should stand at column 5", "Put a"),
    "string": ("x + 'a'", "a string (') at column 5", "without quotes"),
    "f-string": ('f"{x}"', 'a string (f") at column 1', "without quotes"),
    "comparison": ("x < y", "a comparison (<) at column 3", "has a number as its value"),
    "equality": ("x == y", "a comparison (==) at column 3", "has a number as its value"),
    "lambda": ("lambda x: x", "'lambda', a word of the Python language, at column 1", "made of"),
    "conditional": ("x if y else 1", "'if', a word of the Python language, at column 3", "made of"),
    "comprehension": ("[x for x in y]", "a square bracket ([) at column 1", "Use parentheses"),
    "generator": ("(x for x in y)", "'for', a word of the Python language, at column 4", "made"),
    "subscript": ("x[0]", "a square bracket ([) at column 2", "variables are x1, x2, not x[1]"),
    "dictionary": ("{x: y}", "a curly bracket ({) at column 1", "Use parentheses"),
    "boolean": ("x*True", "'True', a boolean, at column 3", "made of numbers"),
    "complex number": ("x + 1j", "a complex number at column 6", "Use real numbers"),
    "assignment": ("y = x**2", "an assignment or a named argument (=) at column 3", "without '='"),
    "walrus": ("(x := 1)", "an assignment (:=) at column 4", "expression alone"),
    "floor division": ("x//2", "an operator outside the grammar ('//') at column 2", "Use /"),
    "remainder": ("x%2", "an operator outside the grammar (%) at column 2", "is not smooth"),
    "matrix product": ("x@y", "an operator outside the grammar (@) at column 2", "+ - * /"),
    "bars": ("|x|", "an operator outside the grammar (|) at column 1", "Write abs(x)"),
    "statement": ("x; y", "a second statement (;) at column 2", "Write one expression"),
    "comment": ("x # y", "a comment (#) at column 3", "Leave it out"),
    "tuple": ("x, y", "a comma at column 2", "Write one expression"),
    "decimal comma": ("0,5*x", "a comma at column 2", "0.5 with a point"),
    "no sign": ("y + 2x", "'2' and 'x' side by side at column 6", "Write '2*x' for a product."),
    "two values": ("x y", "'x' and 'y' side by side at column 3", "Write 'x*y'"),
    "two numbers": ("1.5.2*x", "'1.5' and '.2' side by side at column 4", "for a product"),
    "not closed": ("sin(x", "'(' that is never closed at column 4", "Add the missing ')'"),
    "not opened": ("x)", "')' that closes nothing at column 2", "as many '(' as ')'"),
    "empty parentheses": ("x + ()", "empty parentheses at column 6", "Put a value inside"),
    "end in an operator": ("x +", "nothing after '+' at column 3", "Put a number"),
    "operator first": ("* x", "'*' where a value should stand at column 1", "Put a number"),
    "operator before parenthesis": ("(x*)", "')' where a value should stand at column 4", "Put"),
    "tower": ("x + 9**9**9**9", "the exponent 3.8742e+08 at column 11", "between -64 and 64"),
    "large exponent": ("x**65", "the exponent 65 at column 4", "between -64 and 64"),
    "variable tower": ("x**y**x", "a variable exponent inside an exponent at column 4", "free of"),
    "powers of powers": ("((x**16)**16)**2", "multiply to 512 at column 16", "256 or below"),
    "large number": ("1e999*x", "the number '1e999', beyond 1e+100, at column 1", "Scale"),
    "tiny number": (
        "1e-999*x",
        "the number '1e-999', zero in float64, at column 1",
        "or scale",
    ),
    "large constant": (
        "x + 9**64*9**64",
        "not a real number of at most 1e+100 at column 5",
        "Corr",
    ),
    "complex constant": ("x + (-8)**0.5", "not a real number of at most 1e+100 at column", "Corr"),
    "root of a negative": ("x*sqrt(-1)", "not a real number of at most 1e+100 at column 3", "Corr"),
    "division by zero": ("x/(1 - 1)", "a division by zero at column 4", "by something else"),
    "letters and numbers": ("x + x2", "'x' and 'x2' mixed at column 5", "Use either x, y, z or"),
    "variable zero": ("x0", "the variable 'x0' at column 1", "Number them x1 to x100"),
    "variable 101": ("x1 + x101", "the variable 'x101' at column 6", "Number them x1 to x100"),
    "too many nodes": ("x" + "+x" * 250, "more than 500 numbers, names and operators at", "jax"),
    "too deep": ("(" * 51 + "x" + ")" * 51, "more than 50 parentheses inside one another", "fewer"),
    "no variable": ("2*pi + 1", "formula '2*pi + 1' without a variable", "no landscape; use x, y"),
    "superscript": ("y + x\N{SUPERSCRIPT TWO}", "(SUPERSCRIPT TWO) at column 6", "Type '**2'"),
    "minus sign": ("y \N{MINUS SIGN} x", "(MINUS SIGN) at column 3", "Type '-' instead."),
    "pi": ("\N{GREEK SMALL LETTER PI}*x", "(GREEK SMALL LETTER PI) at column 1", "Type 'pi'"),
    "mathematical letter": (
        "\N{MATHEMATICAL SCRIPT SMALL X}",
        r"the character '\U0001d4cd' (MATHEMATICAL SCRIPT SMALL X) at column 1",
        "Type 'x' instead.",
    ),
    "fullwidth letter": ("\N{FULLWIDTH LATIN SMALL LETTER X}", "at column 1", "Type 'x' instead."),
    "null byte": ("x\0", r"the character '\x00' at column 2", "Leave it out."),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_refusal_says_where_and_what_what_is_accepted_and_what_to_do(case):
    text, said, advice = REFUSALS[case]
    with pytest.raises(FormulaError) as caught:
        parse(text)
    received, rest = str(caught.value).split("; accepted: ", 1)
    assert said in received
    assert rest.startswith(
        "numbers, + - * / ** (or ^), parentheses, the variables x, y, z or x1 to x100, the constants pi "
        "and e, and the functions sin, cos, tan, exp, log, sqrt, abs, tanh, sinh, cosh, arctan. "
    )
    assert advice in rest
    assert received.startswith("formula ")
    if caught.value.column is not None:
        assert f"at column {caught.value.column}" in received
        assert 1 <= caught.value.column <= len(text)


def test_texts_that_are_empty_too_long_or_no_text_are_refused():
    for text in ("", "  \n"):
        with pytest.raises(FormulaError, match=r"an empty formula .* Type an expression, for ex"):
            parse(text)
    with pytest.raises(FormulaError) as caught:
        parse("x" * (MAX_LENGTH + 1))
    assert str(caught.value) == (
        "a formula of 2,001 characters; accepted: at most 2,000. "
        "Pass a Python function written with jax.numpy instead."
    )
    for thing, kind in ((None, "NoneType"), (b"x", "bytes"), (3, "int"), (["x"], "list")):
        with pytest.raises(FormulaError) as caught:
            parse(thing)
        assert str(caught.value) == (
            f"a formula of type {kind}; accepted: a text such as 'x**2 - y**2'. "
            "Put the formula in quotes."
        )


HOSTILE = [
    "__import__('os').system('x')",
    "().__class__",
    "().__class__.__bases__[0].__subclasses__()",
    "x.__class__",
    "x.__class__.__mod__.__globals__",
    "9**9**9**9",
    "x*9**9**9**9",
    "((9**16)**16)**16*x",
    "10**1000000*x",
    "x**10**10**10",
    "1e999*x",
    "(1+2**-60-1)**64*x",
    "((((2*x)**64)**64)**64)**64",
    "sin(x)(y)",
    "sin.__call__(x)",
    "exec('x')",
    "eval(x)",
    "open(x)",
    "getattr(x, y)",
    "(lambda: (lambda: x))()()",
    "[x for x in ().__class__.__mro__]",
    "{**x}",
    "print(x) or x",
    "x if x else exec",
    "f'{x}'",
    "`x`",
    "x\0+1",
    "x\\\n+1",
    "import os",
    "x; import os",
    "yield x",
    "await x",
    "*x",
    "x:=1",
    "...",
    "constructor",
    "__proto__",
    "${x}",
    "factorial(10**6)*x",
    "(" * 10_000 + "x" + ")" * 10_000,
    "(" * 900 + "x" + ")" * 900,
    "-" * 10_000 + "x",
    "-" * 1_900 + "x",
    "+" * 1_900 + "x",
    "x**-" * 450 + "x",
    "sin(" * 450 + "x" + ")" * 450,
    "x" + "**x" * 600,
    "9" * 1_999 + "*x",
    "1_" * 900 + "*x",
    "\N{MATHEMATICAL SCRIPT SMALL X}",
    "\N{FULLWIDTH LATIN SMALL LETTER E}xec(x)",
    "x\N{ARABIC-INDIC DIGIT THREE}",
    "\N{CYRILLIC SMALL LETTER HA}",
    "x\N{ZERO WIDTH SPACE}",
    "x\N{RIGHT-TO-LEFT OVERRIDE}",
    "\ud800",
]


@pytest.mark.parametrize("text", HOSTILE, ids=[f"{i}" for i in range(len(HOSTILE))])
def test_hostile_text_is_refused_at_once(text):
    begin = time.perf_counter()
    with pytest.raises(FormulaError):
        parse(text)
    assert time.perf_counter() - begin < 1.0


def test_parentheses_up_to_the_limit_are_accepted():
    assert parse("(" * MAX_DEPTH + "x" + ")" * MAX_DEPTH).numpy([3.0]) == 3.0


@pytest.mark.parametrize(
    "code",
    [
        *(
            "lambda: x",
            "x.y",
            "x[0]",
            "[x]",
            "x < y",
            "f'{x}'",
            "'a'",
            "True",
            "1j",
            "x @ y",
            "sin",
        ),
        *("x if y else x", "x % y", "x // y", "not x", "~x", "x and y", "sin(x)(y)", "sin(x, y)"),
        *("sin(*x)", "sin(x=y)", "open(x)", "(x := 1)", "{x}", "{x: y}", "[x for x in y]", "..."),
    ],
)
def test_second_wall_refuses_every_foreign_node_on_its_own(code):
    with pytest.raises(FormulaError, match=r"the construct \w+ in a formula; accepted: numbers"):
        check(code, ast.parse(code, mode="eval").body, [])


ALPHABETS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="xyze0123456789.+-*/^() ,", max_size=60),
    st.lists(
        st.sampled_from(
            [
                *"xy2()+-*/^, .['_",
                "x1",
                "0.5",
                "1e9",
                "**",
                "sin",
                "sin(",
                "pi",
                "e",
                "lambda",
                "if",
            ]
        ),
        max_size=40,
    ).map("".join),
)


@given(ALPHABETS)
@settings(max_examples=600, deadline=1000)
def test_any_text_gives_a_formula_or_a_formula_error(text):
    try:
        formula = parse(text)
    except FormulaError:
        return
    assert str(formula) == text
    assert formula.numpy(np.full(formula.n_dims, 0.5)).shape == ()


def _grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"({t[0]}){t[1]}({t[2]})"),
        st.tuples(inner, st.sampled_from(["0", "1", "2", "3", "-1", "-2", "1.5"])).map(
            lambda t: f"({t[0]})**{t[1]}"
        ),
        st.tuples(st.sampled_from(list(FUNCTIONS)), inner).map(lambda t: f"{t[0]}({t[1]})"),
        inner.map(lambda t: f"-({t})"),
    )


GENERATED = st.recursive(
    st.sampled_from(["x", "y", "x", "y", "2", "0.3", "pi", "e", "7"]), _grow, max_leaves=6
)


@given(GENERATED)
@settings(max_examples=150, deadline=None)
def test_generated_formulas_agree_between_jax_numpy_and_sympy(text):
    try:
        formula = parse(f"x*y + {text}")
    except FormulaError:  # a constant part without a value, such as log(2 - 2)
        return
    point = np.array([0.6875, -1.21875])  # exact in binary: SymPy sees the same numbers
    by_numpy = float(formula.numpy(point))
    with jax.enable_x64(True):
        by_jax = float(formula.function(jnp.asarray(point)))
    if not math.isfinite(by_numpy):
        assert not math.isfinite(by_jax)
        return
    # Rounding is amplified as a relative change of 1e-12 of the point would be.
    moved = abs(float(formula.numpy(point * (1 + 1e-9))) - by_numpy)
    tolerance = 1e-9 * (1 + abs(by_numpy)) + 1e-3 * moved
    assert abs(by_jax - by_numpy) <= tolerance
    expression, symbols = formula.sympy()
    place = dict(zip(symbols, map(sympy.Rational, point), strict=True))
    exact = sympy.sympify(expression).evalf(30, subs=place)
    assert abs(complex(exact) - by_numpy) <= tolerance


def test_importing_and_parsing_does_not_load_sympy():
    code = (
        "import sys, unsaddle.formula as f; f.parse('x**2 - sin(y)').numpy([1, 2]); "
        "assert 'sympy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
