"""Each landscape proves its own critical points: that they are critical, of which kind, and all.

Three roads that share the formula's text only: SymPy's exact derivatives evaluated with mpmath at
50 digits; elimination of a variable (resultants), whose real roots are all coordinates a critical
point can have; Newton's method on JAX's derivatives from random starts.
"""

from __future__ import annotations

import subprocess
import sys

import mpmath
import numpy as np
import pytest
import sympy

from unsaddle import zoo
from unsaddle.critical import Kind, search
from unsaddle.errors import FormulaError, InvalidInput, UnknownName
from unsaddle.formula import parse

EPS = float(np.finfo(np.float64).eps)
ISOLATED = {
    # every zero of the gradient here has an invertible Hessian, so Newton's method finds all digits
    name
    for name in zoo.names()
    if name not in ("monkey", "monkey_confined", "valley", "rastrigin")
}
KINDS = {
    "saddle": {Kind.STRICT_SADDLE: 1},
    "lee": {Kind.MINIMUM: 2, Kind.STRICT_SADDLE: 1},
    "castera": {Kind.MINIMUM: 2, Kind.STRICT_SADDLE: 1},
    "dauphin": {Kind.STRICT_SADDLE: 1},
    "xy": {Kind.STRICT_SADDLE: 1},
    "monkey": {Kind.DEGENERATE: 1},
    "monkey_confined": {Kind.MINIMUM: 3, Kind.DEGENERATE: 1},
    "double_well": {Kind.MINIMUM: 2, Kind.STRICT_SADDLE: 1},
    "bowl": {Kind.MINIMUM: 1},
    "valley": {Kind.DEGENERATE: 1},
    "rosenbrock": {Kind.MINIMUM: 1},
    "beale": {Kind.MINIMUM: 1, Kind.STRICT_SADDLE: 2},
    "himmelblau": {Kind.MINIMUM: 4, Kind.STRICT_SADDLE: 4, Kind.MAXIMUM: 1},
    "rastrigin": {Kind.MINIMUM: 121, Kind.MAXIMUM: 100, Kind.STRICT_SADDLE: 220},
}


@pytest.fixture(autouse=True)
def fifty_digits():
    with mpmath.workdps(50):
        yield


def exact(name: str):
    """Return symbols, value, gradient and Hessian of a zoo formula as SymPy expressions."""
    expression, symbols = parse(zoo.get(name).formula).sympy()
    gradient = [expression.diff(s) for s in symbols]
    return symbols, expression, gradient, sympy.hessian(expression, symbols)


def at_fifty_digits(name: str):
    """Return value, gradient and Hessian as mpmath functions of the coordinates."""
    symbols, value, gradient, hessian = exact(name)
    return tuple(
        sympy.lambdify(symbols, part, "mpmath") for part in (value, gradient, hessian.tolist())
    )


def test_there_are_fourteen_and_every_issue_name_is_there():
    assert set(zoo.names()) == set(KINDS)
    assert zoo.names() == tuple(sorted(zoo.names()))


@pytest.mark.parametrize("name", zoo.names())
def test_number_of_points_of_each_kind(name):
    kinds = [point.kind for point in zoo.get(name).critical_points]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == KINDS[name]


@pytest.mark.parametrize("name", zoo.names())
def test_every_landscape_has_source_formula_and_a_start_inside_its_box(name):
    landscape = zoo.get(name)
    assert landscape.name == name
    assert len(landscape.source) > 20
    ends = np.array(landscape.box)
    assert parse(landscape.formula).n_dims == landscape.n_dims == len(ends) == 2
    inside = [point.location for point in landscape.critical_points]
    if landscape.start is not None:
        inside.append(landscape.start)
    assert np.all((ends[:, 0] < inside) & (inside < ends[:, 1]))
    values = [point.value for point in landscape.critical_points]
    assert values == sorted(values)


@pytest.mark.parametrize("name", sorted(ISOLATED))
def test_known_numbers_are_those_of_fifty_digits(name):
    value, gradient, hessian = at_fifty_digits(name)
    for point in zoo.get(name).critical_points:
        root = mpmath.findroot(lambda *c: gradient(*c), point.location, tol=1e-60)
        assert max(abs(g) for g in gradient(*root)) < 1e-30
        # The nearest float64, or its neighbour where a closed form was rounded twice.
        assert max(abs(c - r) for c, r in zip(point.location, root, strict=True)) <= 4 * EPS
        eigenvalues = mpmath.eigsy(mpmath.matrix(hessian(*root)), eigvals_only=True)
        assert point.value == pytest.approx(float(value(*root)), rel=2 * EPS, abs=1e-60)
        assert point.eigenvalues == pytest.approx(
            [float(e) for e in eigenvalues], rel=2 * EPS, abs=0
        )
        assert point.index == sum(e < 0 for e in eigenvalues)


@pytest.mark.parametrize("name", ["monkey", "monkey_confined", "valley"])
def test_degenerate_point_is_critical_and_flat_exactly(name):
    symbols, value, gradient, hessian = exact(name)
    (point,) = [p for p in zoo.get(name).critical_points if p.kind is Kind.DEGENERATE]
    assert point.location == (0.0, 0.0)
    place = dict.fromkeys(symbols, 0)
    assert value.subs(place).is_zero
    assert point.value == 0.0
    assert [g.subs(place) for g in gradient] == [0, 0]
    eigenvalues = sorted(
        e for e, count in hessian.subs(place).eigenvals().items() for _ in range(count)
    )
    assert [float(e) for e in eigenvalues] == list(point.eigenvalues)
    assert point.index == 0


def test_minima_of_the_confined_monkey_saddle_are_exact():
    (x, y), value, gradient, hessian = exact("monkey_confined")
    places = [(-6, 0), (3, -3 * sympy.sqrt(3)), (3, 3 * sympy.sqrt(3))]
    minima = zoo.get("monkey_confined").critical_points[:3]
    for (a, b), point in zip(places, minima, strict=True):
        place = {x: a, y: b}
        assert [sympy.simplify(g.subs(place)) for g in gradient] == [0, 0]
        assert sympy.simplify(value.subs(place)) == -54
        assert point.value == -54.0
        assert set(sympy.simplify(hessian.subs(place)).eigenvals()) == {18, 54}
        assert point.eigenvalues == (18.0, 54.0)
        assert point.location == pytest.approx((float(a), float(b)), rel=EPS, abs=0)


def test_the_whole_axis_of_the_valley_is_critical_and_nothing_else():
    (_, y), _, gradient, _ = exact("valley")
    assert gradient == [0, 2 * y]


@pytest.mark.parametrize("name", sorted(set(zoo.names()) - {"valley", "rastrigin"}))
def test_elimination_proves_that_no_critical_point_is_missing(name):
    symbols, _, gradient, _ = exact(name)
    coordinates = []
    for keep, drop in (symbols, symbols[::-1]):
        resultant = sympy.Poly(sympy.resultant(*gradient, drop), keep)
        assert not resultant.is_zero  # so its roots are all the values this coordinate can have
        factors = [sympy.Poly(factor, keep) for factor, _ in resultant.factor_list()[1]]
        coordinates.append([mpmath.mpf(r.evalf(50)) for f in factors for r in f.real_roots()])
    _, gradient_at, _ = at_fifty_digits(name)
    size = {
        (a, b): max(abs(g) for g in gradient_at(a, b))
        for a in coordinates[0]
        for b in coordinates[1]
    }
    critical = {(float(a), float(b)) for (a, b), norm in size.items() if norm < 1e-30}
    assert all(norm < 1e-30 or norm > 1e-6 for norm in size.values())  # no doubtful pair
    known = sorted(point.location for point in zoo.get(name).critical_points)
    assert sorted(critical) == pytest.approx(np.array(known), abs=4 * EPS)


def test_rastrigin_points_are_all_pairs_of_the_zeros_of_one_coordinates_share():
    landscape = zoo.get("rastrigin")
    (x, y), value, gradient, hessian = exact("rastrigin")
    assert gradient[0].free_symbols == {x}
    assert gradient[1] == gradient[0].subs(x, y)
    assert hessian[0, 1] == 0
    share = sympy.lambdify(x, value.subs(y, 0), "mpmath")
    slope = sympy.lambdify(x, gradient[0], "mpmath")
    bend = sympy.lambdify(x, hessian[0, 0], "mpmath")
    roots = [mpmath.findroot(slope, k / 2, tol=1e-80) for k in range(-10, 11)]
    grid = sorted((float(a), float(b)) for a in roots for b in roots)
    known = sorted(point.location for point in landscape.critical_points)
    assert len(known) == 441
    np.testing.assert_allclose(known, grid, rtol=2 * EPS, atol=1e-60)
    near = {round(2 * r): r for r in roots}
    for point in landscape.critical_points[::7]:
        a, b = (near[round(2 * c)] for c in point.location)
        assert point.value == pytest.approx(float(share(a) + share(b)), rel=8 * EPS, abs=0)
        assert point.eigenvalues == pytest.approx(sorted([float(bend(a)), float(bend(b))]))


def test_interval_arithmetic_proves_that_the_share_has_no_other_zero_in_the_box():
    iv = mpmath.iv
    tau = 2 * iv.pi
    n_zeros, pieces = 0, [iv.mpf([-5.12, 5.12])]
    while pieces:
        t = pieces.pop()
        slope = 2 * t + 10 * tau * iv.sin(tau * t)
        if 0 not in slope:
            continue
        if 0 not in 2 + 10 * tau**2 * iv.cos(tau * t):  # monotonic: one zero where the ends differ
            low, high = (2 * p + 10 * tau * iv.sin(tau * p) for p in (iv.mpf(t.a), iv.mpf(t.b)))
            if 0 not in low and 0 not in high:
                n_zeros += (low < 0) != (high < 0)
                continue
        split = t.a + (t.b - t.a) * iv.mpf("0.4871")  # off the middle: never on a zero
        pieces += [iv.mpf([t.a, split.a]), iv.mpf([split.a, t.b])]
    assert n_zeros == 21


@pytest.mark.parametrize("name", zoo.names())
def test_search_finds_the_known_points_and_invents_none(name):
    landscape = zoo.get(name)
    found = search(landscape.gradient, landscape.hessian, landscape.value, landscape.box).points
    key = lambda point: tuple(round(c, 5) + 0.0 for c in point.location)  # noqa: E731
    known = sorted(landscape.critical_points, key=key)
    found = sorted(found, key=key)
    assert len(found) == len(known)
    for one, other in zip(found, known, strict=True):
        assert one.location == pytest.approx(other.location, abs=1e-9)
        assert one.value == pytest.approx(other.value, rel=1e-9, abs=1e-9)
        assert one.eigenvalues == pytest.approx(other.eigenvalues, rel=1e-7, abs=1e-9)
        assert one.kind is other.kind


def test_get_returns_one_object_and_suggests_near_names():
    assert zoo.get("lee") is zoo.get("lee")
    with pytest.raises(UnknownName) as caught:
        zoo.get("himelblau")
    assert str(caught.value) == (
        f"unknown landscape 'himelblau'; accepted: {', '.join(zoo.names())}. Did you mean "
        "'himmelblau'? A formula such as 'x**2 - y**2' works too."
    )


def test_resolve_takes_a_name_a_formula_a_function_or_a_landscape():
    assert zoo.resolve(" xy ") is zoo.get("xy")
    assert zoo.resolve(zoo.get("lee")) is zoo.get("lee")
    typed = zoo.resolve("x*y*z")
    assert (typed.name, typed.formula, typed.n_dims) == ("x*y*z", "x*y*z", 3)
    assert typed.source == "typed by the user"
    assert zoo.resolve("x").n_dims == 1
    assert zoo.resolve("x2").n_dims == 2

    def bent(x):
        return x[0] ** 2 - x[1] ** 4

    landscape = zoo.resolve(bent, n_dims=2)
    assert (landscape.name, landscape.box) == ("bent", ((-2.0, 2.0), (-2.0, 2.0)))
    assert landscape.gradient([1.0, 1.0]).tolist() == [2.0, -4.0]


@pytest.mark.parametrize("word", ["sadle", "double-well", "Double Well", "foo", "pi", "sin", "X"])
def test_a_word_that_is_no_landscape_is_called_so_and_formulas_are_mentioned(word):
    with pytest.raises(UnknownName) as caught:
        zoo.resolve(word)
    message = str(caught.value)
    assert message.startswith(f"unknown landscape {word!r}; accepted: beale, bowl, ")
    assert message.endswith("A formula such as 'x**2 - y**2' works too.")


def test_resolve_refuses_a_bad_formula_a_bare_function_and_other_things():
    with pytest.raises(FormulaError, match=r"unknown name 'foo' at column 5"):
        zoo.resolve("x + foo")
    with pytest.raises(FormulaError, match="an empty formula"):
        zoo.resolve("")
    with pytest.raises(InvalidInput) as caught:
        zoo.resolve(lambda x: x[0])
    assert str(caught.value) == (
        "a function as landscape with n_dims=None; accepted: the number of its coordinates, at "
        "least 1. Pass n_dims, or make a Landscape with its box."
    )
    with pytest.raises(InvalidInput) as caught:
        zoo.resolve(3)
    assert str(caught.value) == (
        "landscape of type int; accepted: a landscape's name, a formula, a Landscape, or a "
        "function written with jax.numpy. Pass for example 'himmelblau' or 'x**2 - y**2'."
    )


def test_importing_the_zoo_and_getting_a_landscape_loads_no_sympy_and_compiles_nothing():
    code = (
        "import sys; from unsaddle import zoo; all_of_them = [zoo.get(n) for n in zoo.names()]; "
        "assert 'sympy' not in sys.modules; assert not any(m._compiled for m in all_of_them); "
        "import jax; assert not jax.config.jax_enable_x64"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
