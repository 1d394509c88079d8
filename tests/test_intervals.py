"""Enclosures hold what they promise to hold, for every primitive that has a rule.

Roads: the same JAX function at random points of the box, evaluated in float64 with a margin of its
own rounding; elementary functions in 60 digits by mpmath at ends, inside, and on hard arguments;
mpmath's own interval arithmetic. A single miss would be a wrong proof, so nothing here is statistical
but the choice of points, and that is fixed by the seeds.
"""

from __future__ import annotations

import math
from fractions import Fraction

import jax
import jax.numpy as jnp
import mpmath
import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from unsaddle import zoo
from unsaddle.formula import parse
from unsaddle.intervals import Interval, NoRule, Program
from unsaddle.intervals.functions import ELEMENTARY, LARGEST_ANGLE, power
from unsaddle.intervals.rules import MOVED_BY_JAX, RULES

numbers = st.floats(-1e8, 1e8, allow_subnormal=True)
any_number = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def intervals(draw, ends=numbers):
    a, b = draw(ends), draw(ends)
    return Interval(np.float64(min(a, b)), np.float64(max(a, b)))


def holds(enclosure: Interval, exact: Fraction) -> bool:
    low, high = float(enclosure.lower), float(enclosure.upper)
    return (low == -math.inf or Fraction(low) <= exact) and (
        high == math.inf or exact <= Fraction(high)
    )


def members(interval: Interval) -> list[Fraction]:
    low, high = Fraction(float(interval.lower)), Fraction(float(interval.upper))
    return [low, high, (low + high) / 2, low + (high - low) * Fraction(3, 7)]


@settings(max_examples=300, deadline=None)
@given(intervals(any_number), intervals(any_number))
def test_arithmetic_holds_the_exact_results_of_fractions(a, b):
    with np.errstate(all="ignore"):
        results = {"+": a + b, "-": a - b, "*": a * b, "/": a / b, "square": a.squared()}
    for x in members(a):
        assert holds(results["square"], x * x)
        for y in members(b):
            assert holds(results["+"], x + y)
            assert holds(results["-"], x - y)
            assert holds(results["*"], x * y)
            if not (b.lower <= 0 <= b.upper):
                assert holds(results["/"], x / y)
    if b.lower <= 0 <= b.upper:
        assert np.isnan(results["/"].lower)


@settings(max_examples=300, deadline=None)
@given(intervals(), st.integers(-9, 9))
def test_whole_powers_hold_the_exact_results_of_fractions(a, exponent):
    with np.errstate(all="ignore"):
        result = a.power(exponent)
    if np.isnan(result.lower):  # nothing is proved at a pole, nor where the power underflows
        assert exponent < 0
        assert float(a.mignitude) ** -exponent < 1e-300
        return
    for x in members(a):
        if x or exponent >= 0:
            assert holds(result, x**exponent)


def test_exact_sums_and_products_stay_exact():
    one, zero = Interval.point(1.0), Interval.point(0.0)
    wide = Interval(np.float64(-2.0), np.float64(3.0))
    total, product = one + one, zero * wide
    assert (float(total.lower), float(total.upper)) == (2.0, 2.0)
    assert (float(product.lower), float(product.upper)) == (0.0, 0.0)
    tenth = Interval.point(0.1) + Interval.point(0.2)
    assert float(tenth.lower) < float(tenth.upper)  # rounded: one step apart
    assert float(np.nextafter(tenth.lower, 1.0)) == float(tenth.upper)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_sums_and_matrix_products_hold_the_exact_results(n, seed):
    random = np.random.default_rng(seed)
    a, b = random.standard_normal((2, n)) * 10.0 ** random.integers(-8, 9, (2, n))
    radius = np.abs(a) * random.choice([0.0, 1e-3])
    inner = a + radius * random.uniform(-1, 1, n)
    box = Interval.around(a, radius)
    exact = sum((Fraction(x) * Fraction(y) for x, y in zip(inner, b, strict=True)), Fraction(0))
    product = (box.map(lambda e: e[None]) @ Interval.point(b[:, None])).map(lambda e: e[0, 0])
    assert holds(product, exact)
    assert holds(box.sum((0,)), sum(map(Fraction, inner), Fraction(0)))


MP = {
    "exp": mpmath.exp,
    "exp2": lambda t: mpmath.mpf(2) ** t,
    "expm1": mpmath.expm1,
    "log": mpmath.log,
    "log1p": mpmath.log1p,
    "sqrt": mpmath.sqrt,
    "cbrt": lambda t: mpmath.sign(t) * mpmath.cbrt(abs(t)),
    "rsqrt": lambda t: 1 / mpmath.sqrt(t),
    "tanh": mpmath.tanh,
    "sinh": mpmath.sinh,
    "cosh": mpmath.cosh,
    "asinh": mpmath.asinh,
    "atan": mpmath.atan,
    "asin": mpmath.asin,
    "atanh": mpmath.atanh,
    "erf": mpmath.erf,
    "logistic": lambda t: 1 / (1 + mpmath.exp(-t)),
    "sin": mpmath.sin,
    "cos": mpmath.cos,
    "tan": mpmath.tan,
    "abs": abs,
    "sign": mpmath.sign,
    "square": lambda t: t * t,
    "neg": lambda t: -t,
}
DOMAINS = {
    "log": (0.0, np.inf),
    "log1p": (-1.0, np.inf),
    "sqrt": (0.0, np.inf),
    "rsqrt": (0.0, np.inf),
    "asin": (-1.0, 1.0),
    "atanh": (-1.0, 1.0),
}
# Where libraries are weak: close to zeros and poles of the waves, at overflow, close to zero.
HARD = [
    *(k * math.pi / 2 for k in (-1000001, -7, -2, -1, 1, 2, 3, 4, 11, 355, 100000)),
    *(0.0, 1e-300, -1e-300, 1e-17, 1.0, -1.0, 710.0, -745.0, 20.0, -36.5, 2.0**19 + 0.1),
]


def test_every_elementary_function_is_tested_here():
    assert set(MP) == set(ELEMENTARY)


@pytest.mark.parametrize("name", sorted(MP))
def test_elementary_functions_hold_sixty_digit_values(name):
    low, high = DOMAINS.get(name, (-np.inf, np.inf))
    random = np.random.default_rng(1)
    spread = 10.0 ** random.uniform(-18, 6, 600) * random.choice([-1, 1], 600)
    centres = np.concatenate([HARD, spread])
    widths = np.concatenate([np.zeros(len(HARD) + 200), 10.0 ** random.uniform(-16, 1, 400)])
    lower, upper = centres - widths, centres + widths
    with np.errstate(all="ignore"):
        result = ELEMENTARY[name](Interval(lower, upper))
    n_checked = 0
    with mpmath.workdps(60):
        for i in range(len(centres)):
            if not (low < lower[i] and upper[i] < high) or np.isnan(result.lower[i]):
                continue
            for share in (0.0, 0.3, 1.0):
                x = mpmath.mpf(lower[i]) + (mpmath.mpf(upper[i]) - mpmath.mpf(lower[i])) * share
                value = MP[name](x)
                assert mpmath.mpf(result.lower[i]) <= value <= mpmath.mpf(result.upper[i]), x
            n_checked += 1
    assert n_checked >= 120  # the rest lies outside of the domain, at a pole or at a jump


@pytest.mark.parametrize("name", ["sin", "cos", "exp"])
def test_wide_intervals_agree_with_the_intervals_of_mpmath(name):
    iv = mpmath.iv
    random = np.random.default_rng(2)
    lower = random.uniform(-20, 20, 400)
    upper = lower + random.uniform(0, 5, 400)
    with np.errstate(all="ignore"):
        result = ELEMENTARY[name](Interval(lower, upper))
    for i in range(400):
        theirs = getattr(iv, name)(iv.mpf([lower[i], upper[i]]))
        width = 1e-13 * max(1.0, abs(float(theirs.a)), abs(float(theirs.b)))
        assert float(theirs.a) - width <= result.lower[i] <= float(theirs.a) + 1e-300
        assert float(theirs.b) - 1e-300 <= result.upper[i] <= float(theirs.b) + width


def test_nothing_is_proved_outside_of_a_domain_at_a_pole_or_a_jump():
    with np.errstate(all="ignore"):
        for name, low, high in (
            ("log", -1.0, 1.0),
            ("sqrt", -1e-300, 1.0),
            ("tan", 1.5, 1.6),
            ("sign", -1.0, 1.0),
            ("asin", 0.0, 2.0),
        ):
            result = ELEMENTARY[name](Interval(np.float64(low), np.float64(high)))
            assert np.isnan(result.lower), name
            assert np.isnan(result.upper), name
        far = ELEMENTARY["sin"](Interval.point(np.float64(2 * LARGEST_ANGLE)))
        assert (float(far.lower), float(far.upper)) == (-1.0, 1.0)
        undefined = power(Interval(np.float64(-1.0), np.float64(1.0)), Interval.point(0.5))
        assert np.isnan(undefined.lower)


@settings(max_examples=150, deadline=None)
@given(st.floats(1e-6, 1e6), st.floats(0.0, 1.0), st.floats(-8, 8), st.floats(0.0, 1.0))
def test_real_powers_hold_sixty_digit_values(base, wide, exponent, open_by):
    x = Interval(np.float64(base), np.float64(base * (1 + wide)))
    y = Interval(np.float64(exponent), np.float64(exponent + open_by))
    with np.errstate(all="ignore"):
        result = power(x, y)
    with mpmath.workdps(60):
        for a in (x.lower, x.upper):
            for b in (y.lower, y.upper):
                value = mpmath.mpf(float(a)) ** mpmath.mpf(float(b))
                assert mpmath.mpf(float(result.lower)) <= value <= mpmath.mpf(float(result.upper))


MATRIX = np.arange(12.0).reshape(3, 4) / 7.0


def looped(x):
    return jax.lax.fori_loop(0, 4, lambda i, s: s * 0.5 + x[i % 2] * s, x[0])


def walked(x):
    carried, seen = jax.lax.scan(lambda c, row: (c + row @ x, c * row[0]), x[0] * 0, jnp.eye(2))
    return carried + seen.sum()


# name: (function of two coordinates, primitives it is here for)
FUNCTIONS = {
    "polynomial": (lambda x: x[0] ** 3 - 3 * x[0] * x[1] ** 2, {"integer_pow", "mul", "sub"}),
    "quotient": (lambda x: (x[0] + 2) / (3 + x[1] ** 2), {"div", "add"}),
    "waves": (lambda x: jnp.sin(3 * x[0]) * jnp.cos(x[1]) + jnp.tan(0.3 * x[1]), {"sin", "cos"}),
    "exponentials": (
        lambda x: jnp.exp(x[0]) + jnp.expm1(x[1]) + jnp.log(3 + x[0]) + jnp.log1p(x[1] ** 2),
        {"exp", "expm1", "log", "log1p"},
    ),
    "hyperbolic": (
        lambda x: jnp.sinh(x[0]) + jnp.cosh(x[1]) + jnp.tanh(x[0]) + jnp.arcsinh(x[1]),
        {"sinh", "cosh", "tanh", "asinh"},
    ),
    "inverse": (
        lambda x: jnp.arctan(x[0]) + jnp.arcsin(0.3 * x[1]) + jnp.arctanh(0.3 * x[0]),
        {"atan", "asin", "atanh"},
    ),
    "roots": (
        lambda x: jnp.sqrt(3 + x[0]) + jnp.cbrt(4 + x[1]) + jax.lax.rsqrt(3 + x[0]),
        {"sqrt", "cbrt", "rsqrt"},
    ),
    "real powers": (lambda x: (3 + x[0]) ** 1.7 + (3 + x[0]) ** x[1], {"pow"}),
    "error function": (lambda x: jax.lax.erf(x[0]) + jax.nn.gelu(x[1]), {"erf"}),
    "logistic": (lambda x: jax.nn.sigmoid(x[0]) + jax.nn.silu(x[1]), {"logistic"}),
    "softplus": (lambda x: jax.nn.softplus(x).sum(), {"custom_jvp_call", "select_n"}),
    "log of sums": (lambda x: jax.nn.logsumexp(x), {"reduce_max", "is_finite", "stop_gradient"}),
    "norm": (lambda x: jnp.linalg.norm(x + 5), {"reduce_sum"}),
    "matrix products": (
        lambda x: jnp.sum((jnp.outer(x, x + 1) - jnp.eye(2)) ** 2) + x @ x,
        {"dot_general", "broadcast_in_dim", "transpose"},
    ),
    "products with data": (lambda x: jnp.sum((MATRIX.T @ jnp.append(x, x[0])) ** 3), {"pad"}),
    "stack and slices": (
        lambda x: (jnp.stack([x[1], x[0] * x[1], x[0]])[1:][::-1] ** 2).prod(),
        {"rev", "reduce_prod", "slice"},
    ),
    "gathers": (lambda x: jnp.sum(x[jnp.array([0, 1, 1])] ** 3), {"gather", "scatter-add"}),
    "updates": (lambda x: jnp.sum(jnp.zeros(3).at[1].set(x[0]) * x[1] + x[0]), {"scatter"}),
    "moving window": (
        lambda x: jnp.sum(jax.lax.dynamic_slice(x, (1,), (1,)) ** 2) + x[0],
        {"reduce_sum"},
    ),
    "cumulative": (
        lambda x: jnp.sum(jnp.cumsum(x) ** 2) + jnp.cumprod(x)[-1],
        {"cumsum", "cumprod"},
    ),
    "choice that is decided": (
        lambda x: jnp.where(x[0] > -9, x[1] ** 2, 0.0) + jnp.clip(x[0], -9.0, 9.0) ** 2,
        {"gt", "select_n"},
    ),
    "largest and least": (
        lambda x: jnp.maximum(x[0] + 9, x[1]) ** 2 + jnp.minimum(x[0] - 9, x[1]),
        {"max", "min"},
    ),
    "loop": (looped, {"scan"}),
    "scan with rows": (walked, {"scan"}),
    "absolute value off its kink": (lambda x: jnp.abs(x[0] + 5) + x[1], {"abs"}),
    "sign off its jump": (lambda x: jnp.sign(x[0] + 5) * x[1] ** 2, {"sign"}),
    "square": (lambda x: jnp.square(x[0] - x[1]), {"square"}),
    "decided by logic": (
        lambda x: jnp.where((x[0] > -9) & ~(x[1] > 9) | (x[0] < -9), x[0], x[1]) ** 2,
        {"and", "or", "not"},
    ),
}


def primitives_of(jaxpr, found: set[str]) -> set[str]:
    for equation in jaxpr.eqns:
        found.add(equation.primitive.name)
        for value in equation.params.values():
            if hasattr(value, "jaxpr"):
                primitives_of(value.jaxpr, found)
    return found


@pytest.mark.parametrize("case", FUNCTIONS)
def test_enclosures_of_value_gradient_and_hessian_hold_sampled_values(case):
    function, wanted = FUNCTIONS[case]
    random = np.random.default_rng(3)
    centres = random.uniform(-1.2, 1.2, (12, 2))
    radii = np.array([0.0, 1e-12, 1e-6, 1e-3, 1e-2, 0.1] * 2)[:, None]
    boxes = Interval.around(centres, radii)
    seen: set[str] = set()
    for derived in (function, jax.grad(function), jax.hessian(function)):
        with jax.enable_x64(True):
            primitives_of(jax.make_jaxpr(jax.vmap(derived))(jnp.zeros((12, 2))).jaxpr, seen)
            inside = centres[None] + radii * random.uniform(-1, 1, (40, 12, 2))
            inside = np.clip(inside, boxes.lower, boxes.upper)
            sampled = np.asarray(jax.jit(jax.vmap(jax.vmap(derived)))(jnp.asarray(inside)))
        enclosed = Program(derived, 2)(boxes)
        assert np.isfinite(enclosed.magnitude).all()
        room = 1e-13 * (1.0 + np.abs(sampled))  # the samples are rounded themselves
        assert (sampled >= enclosed.lower - room).all()
        assert (sampled <= enclosed.upper + room).all()
        narrow = (enclosed.upper - enclosed.lower)[radii[:, 0] <= 1e-12]
        assert narrow.max() < 1e-8  # no enclosure is worth much that is wide for a point
    assert wanted <= seen


def test_every_rule_is_exercised_by_a_function_above():
    seen: set[str] = set()
    with jax.enable_x64(True):
        for function, _ in FUNCTIONS.values():
            for derived in (function, jax.grad(function), jax.hessian(function)):
                primitives_of(jax.make_jaxpr(jax.vmap(derived))(jnp.zeros((3, 2))).jaxpr, seen)
    unseen = set(RULES) | set(MOVED_BY_JAX)
    # Forms that JAX writes in other versions, or only outside of derivatives of plain functions.
    other_forms = {"copy", "copy_p", "device_put", "optimization_barrier", "expand_dims", "exp2"}
    other_forms |= {"reduce_min", "clamp", "dynamic_slice", "dynamic_update_slice", "le"}
    # JAX's newer versions stack with a primitive, older ones concatenate.
    other_forms |= {"stack", "unstack", "concatenate", "split"}
    assert unseen - seen <= other_forms


def test_forms_that_jax_writes_elsewhere_hold_as_well():
    forms = {
        "exp2": lambda x: jax.lax.exp2(x[0]),
        "reduce_min": lambda x: jnp.min(x * x),
        "clamp": lambda x: jax.lax.clamp(-1.0, x[0], 1.0),
        "dynamic_update_slice": lambda x: jax.lax.dynamic_update_slice(x, x[:1] * 2, (1,))[1],
        "dynamic_slice": lambda x: jax.lax.dynamic_slice(x, (jax.lax.iota(jnp.int32, 3)[1],), (1,))[
            0
        ],
        "concatenate": lambda x: (jnp.concatenate([x, x[:1]]) ** 2).sum(),
        "expand_dims": lambda x: jax.lax.expand_dims(x, (0,)).sum(),
        "le": lambda x: jnp.where(x[0] <= 9, x[1], 0.0),
    }
    box = Interval(np.array([[-0.5, 0.25]]), np.array([[0.75, 0.5]]))
    random = np.random.default_rng(4)
    for name, function in forms.items():
        enclosed = Program(function, 2)(box)
        for point in random.uniform(box.lower[0], box.upper[0], (50, 2)):
            with jax.enable_x64(True):
                value = float(function(jnp.asarray(point)))
            assert enclosed.lower[0] <= value <= enclosed.upper[0], name


@pytest.mark.parametrize("name", zoo.names())
def test_gradients_of_all_landscapes_hold_fifty_digit_values(name):
    landscape = zoo.get(name)
    expression, symbols = parse(landscape.formula).sympy()
    exact = sympy.lambdify(symbols, [expression.diff(s) for s in symbols], "mpmath")
    random = np.random.default_rng(5)
    ends = np.asarray(landscape.box)
    places = random.uniform(ends[:, 0], ends[:, 1], (20, 2))
    enclosed = Program(jax.grad(landscape.function), 2)(Interval.point(places))
    with mpmath.workdps(50):
        for i, place in enumerate(places):
            values = exact(*map(mpmath.mpf, place))
            for j, value in enumerate(values):
                low, high = enclosed.lower[i, j], enclosed.upper[i, j]
                assert mpmath.mpf(low) <= value <= mpmath.mpf(high)
                assert high - low <= 1e-9 * max(1.0, abs(low))


def test_the_same_number_twice_is_a_square():
    program = Program(lambda x: x[0] * x[0], 1)
    box = program(Interval(np.array([[-1.0]]), np.array([[1.0]])))
    assert box.lower[0] == 0.0


def test_constants_that_were_rounded_stand_for_their_neighbours():
    third = Program(lambda x: x[0] * (1 / 3), 1)(Interval.point([[1.0]]))
    assert Fraction(float(third.lower[0])) < Fraction(1, 3) < Fraction(float(third.upper[0]))
    half = Program(lambda x: x[0] * 0.5, 1)(Interval.point([[1.0]]))
    assert half.upper[0] - half.lower[0] < 5e-16


def test_an_open_choice_proves_nothing():
    box = Interval(np.array([[-1.0, 0.0], [1.0, 0.0]]), np.array([[1.0, 1.0], [2.0, 1.0]]))
    step = Program(lambda x: jnp.where(x[0] > 0, x[1], -x[1]), 2)(box)
    assert np.isnan(step.lower).tolist() == [True, False]
    kink = Program(jax.grad(lambda x: jnp.abs(x[0])), 2)(box)
    assert np.isnan(kink.lower[:, 0]).tolist() == [True, False]
    heaviside = Program(lambda x: (x[0] > 0) * x[1], 2)(box)
    assert np.isnan(heaviside.lower).tolist() == [True, False]


REFUSED = {
    "a loop of open length": (
        lambda x: jax.lax.while_loop(lambda s: s < 9.0, lambda s: s * 2, x[0] + 1),
        "primitive 'while' has no interval rule",
    ),
    "a whole number from a point": (
        lambda x: jnp.floor(x[0]) + x[1],
        "primitive 'floor' has no interval rule",
    ),
    "an index that depends on the point": (
        lambda x: x[(x[0] > 0).astype(int)],
        "primitive 'gather with an index that depends on the point' has no interval rule",
    ),
    "single precision inside": (
        lambda x: x.astype(jnp.float32).sum(),
        "primitive 'convert_element_type to float32' has no interval rule",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_has_no_rule_is_refused_by_name(case):
    function, message = REFUSED[case]
    box = Interval(np.array([[-1.0, -1.0]]), np.array([[1.0, 1.0]]))
    with pytest.raises(NoRule) as caught:
        Program(function, 2)(box)
    assert str(caught.value) == message


def test_blocks_give_the_same_as_one_by_one():
    program = Program(lambda x: jnp.sin(x[0]) * x[1], 2, block=4)
    random = np.random.default_rng(6)
    boxes = Interval.around(random.standard_normal((11, 2)), 0.1)
    together = program(boxes)
    for i in range(11):
        alone = program(boxes.map(lambda ends, i=i: ends[i : i + 1]))
        assert (alone.lower[0], alone.upper[0]) == (together.lower[i], together.upper[i])


def test_global_precision_stays_as_it_was():
    Program(jax.hessian(lambda x: x[0] ** 2), 1)(Interval.point([[1.0]]))
    assert not jax.config.jax_enable_x64
