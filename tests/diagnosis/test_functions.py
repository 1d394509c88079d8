"""`diagnose` on plain functions: every road to derivatives, given ones checked, traps named.

Kinds and eigenvalues are known from the zoo's list (computed by SymPy and mpmath there), from closed
forms, or from NumPy's `eigvalsh` of a Hessian written by hand; `diagnose` finds them through JAX,
complex steps or differences.
"""

import json
import math

import jax.numpy as jnp
import numpy as np
import pytest
import scipy.optimize
import scipy.sparse
from hypothesis import given, settings
from hypothesis import strategies as st

import unsaddle
from unsaddle import Cause, Kind, zoo
from unsaddle.curvature import CurvatureOperator
from unsaddle.errors import InvalidInput
from unsaddle.spectrum import both_ends


def by_jax(function):
    return function


def by_complex_steps(function):
    """The same for NumPy arrays only, real or complex."""
    return lambda x: function(np.array(x))


def by_values(function):
    """The same for real NumPy arrays only."""
    return lambda x: float(function(np.asarray(x, dtype=np.float64)))


ROADS = {
    "JAX": (by_jax, "JAX, exact", 1e-12),
    "complex steps": (by_complex_steps, "complex steps", 1e-9),
    "differences of values": (by_values, "central differences of values", 1e-7),
}


def saddle(x):
    return x[0] ** 2 - x[1] ** 2 + x[1] ** 4


def monkey(x):
    return x[0] ** 3 - 3 * x[0] * x[1] ** 2


def himmelblau(x):
    return (x[0] ** 2 + x[1] - 11) ** 2 + (x[0] + x[1] ** 2 - 7) ** 2


def rosenbrock(x):
    return 100 * (x[1] - x[0] ** 2) ** 2 + (1 - x[0]) ** 2


POINTS = {
    "on a saddle": (saddle, [0.0, 0.0], "STRICT_SADDLE", "EXACT_SYMMETRY"),
    "beside a saddle": (saddle, [0.0, 1e-6], "STRICT_SADDLE", "NOT_HELD"),
    "on a saddle of value 1e4": (
        lambda x: 1e4 + saddle(x), [0.0, 0.0], "STRICT_SADDLE", "EXACT_SYMMETRY",
    ),
    "on a slope": (saddle, [0.5, 0.2], "NOT_CRITICAL", "STILL_MOVING"),
    "on a slope of value 1e4": (
        lambda x: 1e4 + saddle(x), [0.5, 0.2], "NOT_CRITICAL", "STILL_MOVING",
    ),
    "monkey saddle": (monkey, [0.0, 0.0], "DEGENERATE", "FLAT"),
    "floor of a valley": (lambda x: (x[0] - 1) ** 2 + 0 * x[1], [1.0, 2.0], "DEGENERATE", "FLAT"),
    "flat gradient": (
        lambda x: x[0] ** 3 / 3 + x[0] + x[1] ** 2 / 2, [0.0, 0.0], "GRADIENT_FLAT", "GRADIENT_FLAT",
    ),
    "maximum": (lambda x: 5 - x[0] ** 2 - 2 * x[1] ** 2, [0.0, 0.0], "MAXIMUM", "EXACT_SYMMETRY"),
    "minimum of Rosenbrock": (rosenbrock, [1.0, 1.0], "MINIMUM", "MINIMUM"),
    "Rosenbrock's valley": (rosenbrock, [-0.5, 0.25], "NOT_CRITICAL", "STILL_MOVING"),
    "saddle with a wide range of curvatures": (
        lambda x: x[0] ** 2 - 1e-3 * x[1] ** 2 + x[1] ** 4, [0.0, 0.0],
        "STRICT_SADDLE", "EXACT_SYMMETRY",
    ),
}  # fmt: skip


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize("case", POINTS)
def test_verdict_known_by_hand_on_every_road(case, road):
    function, at, kind, cause = POINTS[case]
    wrap, name, _ = ROADS[road]
    report = unsaddle.diagnose(wrap(function), at, seed=0)
    assert (str(report.kind), str(report.cause)) == (kind, cause)
    assert report.derivatives[0].road.startswith(name)


@pytest.mark.parametrize("road", ROADS)
def test_every_point_of_himmelblau_has_the_kind_and_the_eigenvalues_of_the_zoo(road):
    known = zoo.get("himmelblau").known
    assert len(known) == 9
    wrap, _, tol = ROADS[road]
    for point in known:
        report = unsaddle.diagnose(wrap(himmelblau), point.location, seed=0)
        assert report.kind is point.kind, point
        assert report.spectrum.index_at_least == point.index
        assert report.spectrum.index_resolved
        gap = np.abs(report.spectrum.ritz_values - np.sort(point.eigenvalues))
        assert gap.max() <= tol * max(np.abs(point.eigenvalues))
        assert gap.max() <= report.derivatives[1].error + 1e-13 * max(np.abs(point.eigenvalues))


@pytest.mark.slow
@pytest.mark.parametrize("name", zoo.names())
def test_points_of_the_zoo_have_its_kinds_by_jax_and_by_values(name):
    landscape = zoo.get(name)
    for point in (landscape.known or ())[:3]:
        for function in (landscape.function, by_values(landscape.value)):
            assert unsaddle.diagnose(function, point.location, seed=0).kind is point.kind, point


def test_jax_is_used_where_the_value_is_rounding_alone():
    """At this minimum compiled and plain values are 1e-29 and differ by more than themselves."""
    landscape = zoo.get("himmelblau")
    for point in landscape.known:
        report = unsaddle.diagnose(landscape.function, point.location, seed=0)
        assert report.kind is point.kind
        assert report.derivatives[0].road == "JAX, exact"


def bumpy(x):
    return jnp.sin(3 * x[0]) * jnp.exp(x[1]) + jnp.cos(x[0] * x[1])


def bumpy_numpy(x):
    return np.sin(3 * x[0]) * np.exp(x[1]) + np.cos(x[0] * x[1])


def bumpy_gradient(x):
    a, b = x
    return np.array(
        [
            3 * math.cos(3 * a) * math.exp(b) - b * math.sin(a * b),
            math.sin(3 * a) * math.exp(b) - a * math.sin(a * b),
        ]
    )


def bumpy_hessian(x):
    a, b = x
    s, c, e = math.sin(a * b), math.cos(a * b), math.exp(b)
    mixed = 3 * math.cos(3 * a) * e - s - a * b * c
    return np.array(
        [
            [-9 * math.sin(3 * a) * e - b * b * c, mixed],
            [mixed, math.sin(3 * a) * e - a * a * c],
        ]
    )


WAYS = {
    "JAX": (bumpy, {}),
    "complex steps": (bumpy_numpy, {}),
    "values": (by_values(bumpy_numpy), {}),
    "given gradient": (by_values(bumpy_numpy), {"grad": bumpy_gradient}),
    "given matrix": (by_values(bumpy_numpy), {"grad": bumpy_gradient, "hess": bumpy_hessian}),
    "given sparse matrix": (
        by_values(bumpy_numpy), {"hess": lambda x: scipy.sparse.csr_array(bumpy_hessian(x))},
    ),
    "given products": (by_values(bumpy_numpy), {"hessp": lambda x, p: bumpy_hessian(x) @ p}),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_stated_errors_hold_the_closed_form_on_every_road(way):
    function, derivatives = WAYS[way]
    draw = np.random.default_rng(5)
    for point in draw.uniform(-1, 1, (6, 2)):
        report = unsaddle.diagnose(function, point, seed=0, **derivatives)
        gradient, hessian = report.derivatives
        exact = np.linalg.eigvalsh(bumpy_hessian(point))
        scale = np.abs(exact).max()
        assert np.abs(report.spectrum.ritz_values - exact).max() <= hessian.error
        assert hessian.error <= 1e-6 * scale
        norm = np.linalg.norm(bumpy_gradient(point))
        assert abs(report.gradient.norm - norm) <= 3 * gradient.error + 1e-14


def test_what_differences_say_is_called_an_estimate_not_a_proof():
    for function, word, other in (
        (bumpy, "proved", "estimated"),
        (by_values(bumpy_numpy), "estimated", "proved"),
    ):
        text = repr(unsaddle.diagnose(function, [0.3, 0.7], seed=0))
        assert f"{word} ≤" in text
        assert f"yes, {word}" in text
        assert f"{other} ≤" not in text


def test_negative_is_not_said_of_what_is_within_the_error():
    """The values' rounding at 1e8 leaves an error far above a curvature of -1e-5."""

    def function(x):
        return float(1e8 + x[0] ** 2 - 1e-5 * x[1] ** 2)

    report = unsaddle.diagnose(function, [0.0, 0.0], seed=0)
    assert report.spectrum.zero_tol > 1e-5
    assert report.kind is Kind.UNDECIDED
    assert any("grad, hess" in str(advice) for advice in report.advice)
    given = {"grad": lambda x: np.array([2 * x[0], -2e-5 * x[1]])}
    assert unsaddle.diagnose(function, [0.0, 0.0], seed=0, **given).kind is not Kind.MINIMUM


def test_a_staircase_of_values_is_not_taken_for_a_flat_function():
    def function(x):
        return round(float(saddle(x)), 6)

    report = unsaddle.diagnose(function, [0.0, 0.0], seed=0)
    assert report.kind in (Kind.UNDECIDED, Kind.STRICT_SADDLE)
    assert abs(report.spectrum.smallest.value + 2.0) <= report.spectrum.zero_tol


@pytest.mark.parametrize("wrap", [by_jax, by_values])
def test_a_kink_is_undecided(wrap):
    report = unsaddle.diagnose(wrap(lambda x: abs(x[0]) + x[1] ** 2), [0.0, 0.0], seed=0)
    assert report.kind is Kind.UNDECIDED
    assert "kink" in str(report.advice[0])


# ---- no samples ---------------------------------------------------------------------------------


def test_quantities_of_samples_are_absent_not_zero():
    report = unsaddle.diagnose(saddle, [0.0, 1e-6], seed=0)
    assert report.noise is None
    assert report.n_samples is None
    assert (report.gradient.z, report.gradient.sampling_error) == (None, None)
    data = json.loads(report.to_json(), parse_constant=pytest.fail)
    assert data["noise"] is None
    assert data["n_samples"] is None
    assert data["thresholds"]["reach"] == 0.1
    assert {made["name"] for made in data["derivatives"]} == {"gradient", "Hessian"}
    text = repr(report)
    assert "a plain function has no samples" in text
    assert "not applicable: no samples" in " ".join(text.split())
    assert not any("batch" in str(advice) for advice in report.advice)


@pytest.mark.parametrize("learning_rate", [0.1])
def test_forecast_of_gradient_descent_is_the_count_of_its_steps(learning_rate):
    report = unsaddle.diagnose(saddle, [0.0, 1e-6], seed=0)
    forecast = next(f for f in report.forecast if f.optimizer == "gradient descent")
    assert forecast.settings["learning_rate"] == learning_rate
    y, n_steps = 1e-6, 0
    while abs(y) < report.line_probe.radius:
        y -= learning_rate * (-2 * y + 4 * y**3)
        n_steps += 1
    assert forecast.q05 <= n_steps <= forecast.q95
    assert abs(forecast.median - n_steps) <= 0.25 * n_steps


def test_faces_draw_what_applies_and_leave_out_the_noise(tmp_path):
    stuck = unsaddle.diagnose(saddle, [0.0, 1e-6], seed=0)
    titles = [axes.get_title(loc="left") or axes.get_title() for axes in stuck.figure().axes]
    assert len(titles) == 3
    assert not any("noise" in title for title in titles)
    settled = unsaddle.diagnose(rosenbrock, [1.0, 1.0], seed=0)
    assert len(settled.figure().axes) == 2
    page = stuck.save(tmp_path / "report.html").read_text(encoding="utf-8")
    assert "What is this point of saddle" in page
    assert "gradient made by" in page


# ---- given derivatives --------------------------------------------------------------------------

N_DIMS = 12
_DRAWN = np.random.default_rng(0).standard_normal((N_DIMS, N_DIMS))
MATRIX = _DRAWN + _DRAWN.T


def quartic(x):
    return 0.5 * x @ (MATRIX @ x) + (x**4).sum() / 4


def quartic_gradient(x):
    return MATRIX @ x + x**3


def quartic_hessian(x):
    return MATRIX + np.diag(3 * x**2)


def refused(*arguments, **settings):
    with pytest.raises(InvalidInput) as caught:
        unsaddle.diagnose(*arguments, seed=0, **settings)
    return caught.value


def place(first, last, noun="row"):
    if last - first + 1 == N_DIMS:
        return f"every {noun}"
    return f"{noun} {first}" if first == last else f"{noun}s {first}-{last}"


@settings(max_examples=25, deadline=None)
@given(st.integers(0, N_DIMS - 1), st.integers(0, N_DIMS - 1), st.sampled_from([-1.0, 2.0, 0.5]))
def test_a_block_of_rows_with_the_wrong_sign_or_scale_is_named(one, other, factor):
    first, last = sorted((one, other))

    def hess(x):
        wrong = quartic_hessian(x)
        wrong[first : last + 1] *= factor
        return wrong

    words = {-1.0: "the opposite sign", 2.0: "2 times", 0.5: "0.5 times"}[factor]
    error = refused(quartic, np.zeros(N_DIMS), quartic_gradient, hess)
    named = place(first, last)
    assert error.received.startswith(f"hess: {named} of your Hessian ")
    assert words in error.received
    assert error.accepted == "a derivative that agrees with differences of fun near x"


@settings(max_examples=15, deadline=None)
@given(st.integers(0, N_DIMS - 1), st.integers(0, N_DIMS - 1), st.sampled_from([-1.0, 2.0]))
def test_a_wrong_block_of_the_gradient_is_named(one, other, factor):
    first, last = sorted((one, other))

    def grad(x):
        wrong = quartic_gradient(x)
        wrong[first : last + 1] *= factor
        return wrong

    error = refused(quartic, np.zeros(N_DIMS), grad)
    named = place(first, last, "component")
    assert error.received.startswith(f"grad: {named} of your gradient ")
    assert ("opposite sign" if factor < 0 else "2 times the difference quotient") in error.received


@pytest.mark.parametrize(("first", "last"), [(2, 5), (7, 11)])
def test_a_symmetric_block_of_wrong_sign_is_named_as_a_block(first, last):
    def hess(x):
        wrong = quartic_hessian(x)
        wrong[first : last + 1, first : last + 1] *= -1
        return wrong

    error = refused(quartic, np.zeros(N_DIMS), quartic_gradient, hess)
    assert error.received == (
        f"hess: the block of rows and columns {first}-{last} of your Hessian has the opposite sign"
    )


def test_a_hessian_without_symmetry_is_refused_with_the_largest_gap_and_its_place():
    def hess(x):
        wrong = quartic_hessian(x)
        wrong[3, 5] += 0.5
        return wrong

    for wanted in ({"hess": hess}, {"hessp": lambda x, p: hess(x) @ p}):
        error = refused(quartic, np.zeros(N_DIMS), **wanted)
        assert error.received.startswith(
            f"{next(iter(wanted))} that is not symmetric: entries [3, 5]"
        )
        assert error.received.endswith("0.5 apart")


def test_wrong_products_are_named_too():
    sign = np.where(np.arange(N_DIMS) < 3, -1.0, 1.0)
    error = refused(quartic, np.zeros(N_DIMS), hessp=lambda x, p: sign * (quartic_hessian(x) @ p))
    assert error.received == "hessp: rows 0-2 of your Hessian product have the opposite sign"


def test_right_derivatives_pass_at_a_saddle_and_give_numpys_eigenvalues():
    report = unsaddle.diagnose(quartic, np.zeros(N_DIMS), quartic_gradient, quartic_hessian, seed=0)
    np.testing.assert_allclose(report.spectrum.ritz_values, np.linalg.eigvalsh(MATRIX), atol=1e-12)
    assert report.kind is Kind.STRICT_SADDLE
    assert [made.road for made in report.derivatives] == ["given", "given matrix"]


# ---- the statistician's case --------------------------------------------------------------------


def mixture():
    """Negative log-likelihood of two unit Gaussians with equal weights, and data symmetric about 0.

    At equal means 0 the Hessian is known: with S = Σ x², along (1, 1) it is n/2, along (1, -1) it is
    (n - S)/2: a saddle wherever the variance of the data is above 1.
    """
    half = np.random.default_rng(2).normal(2.0, 1.0, 100)
    data = np.concatenate([half, -half])

    def negative_log_likelihood(means):
        a, b = means
        return -np.sum(
            np.log(0.5 * np.exp(-((data - a) ** 2) / 2) + 0.5 * np.exp(-((data - b) ** 2) / 2))
        )

    return negative_log_likelihood, data


def mixture_gradient(means, data):
    a, b = means
    share = 1 / (1 + np.exp(-((data - b) ** 2) / 2 + (data - a) ** 2 / 2))
    return -np.array([share @ (data - a), (1 - share) @ (data - b)])


def test_bfgs_from_a_symmetric_start_converges_to_a_saddle_of_the_mixture():
    function, data = mixture()
    gradient = lambda means: mixture_gradient(means, data)  # noqa: E731 - one line says it
    result = scipy.optimize.minimize(function, [1.0, 1.0], jac=gradient, method="BFGS")
    assert result.success
    for given_gradient in (gradient, None):
        report = unsaddle.diagnose(function, result, given_gradient, seed=0)
        assert report.kind is Kind.STRICT_SADDLE
        assert report.sentence().startswith(
            "STRICT_SADDLE: the optimizer says converged, the Hessian says indefinite: "
            "x is a strict saddle; "
        )
        expected = np.sort([len(data), len(data) - data @ data]) / 2
        np.testing.assert_allclose(report.spectrum.ritz_values, expected, rtol=1e-7)
        np.testing.assert_allclose(np.abs(report.escape_direction), np.sqrt([0.5, 0.5]), atol=1e-6)
        assert report.optimizer_says.gradient_gap < 1e-6
        assert "optimizer" in repr(report)


def test_the_step_advised_from_the_saddle_leads_to_the_minimum():
    function, _ = mixture()
    report = unsaddle.diagnose(function, [0.0, 0.0], seed=0)
    assert report.cause is Cause.EXACT_SYMMETRY
    assert "Start again from x ±" in str(report.advice[0])
    start = report.line_probe.radius * report.escape_direction
    again = scipy.optimize.minimize(function, start)
    settled = unsaddle.diagnose(function, again, seed=0)
    assert settled.kind is Kind.MINIMUM
    assert settled.loss < report.loss - 50
    assert settled.sentence() == "MINIMUM: x is a minimum, and no nearby step lowers the function."


def test_a_separable_logistic_regression_is_no_minimum():
    """Its likelihood has none: the slope goes on for ever, and curvature falls with it."""
    inputs = np.array([[1.0, -2.0], [1.0, -1.0], [1.0, 1.0], [1.0, 2.0]])
    signs = np.array([-1.0, -1.0, 1.0, 1.0])

    def function(x):
        return np.sum(np.log(1 + np.exp(-signs * (inputs @ x))))

    assert unsaddle.diagnose(function, [0.0, 3.0], seed=0).kind is not Kind.MINIMUM
    mixed = np.array([-1.0, 1.0, -1.0, 1.0])

    def overlapping(x):
        return np.sum(np.log(1 + np.exp(-mixed * (inputs @ x))))

    result = scipy.optimize.minimize(overlapping, [0.3, 0.3])
    report = unsaddle.diagnose(overlapping, result, seed=0)
    assert report.kind is Kind.MINIMUM
    share = 1 / (1 + np.exp(-inputs @ result.x))
    expected = np.linalg.eigvalsh(inputs.T @ np.diag(share * (1 - share)) @ inputs)
    np.testing.assert_allclose(report.spectrum.ritz_values, expected, rtol=1e-8)


# ---- many dims ----------------------------------------------------------------------------------


def large(n_dims):
    drawn = np.random.default_rng(1).standard_normal((n_dims, n_dims)) / math.sqrt(n_dims)
    return drawn + drawn.T


def test_500_dims_by_jax_and_by_differences_of_a_given_gradient():
    matrix = large(500)
    exact = np.linalg.eigvalsh(matrix)

    def function(x):
        return 0.5 * x @ (matrix @ x) + (x**4).sum()

    traced = unsaddle.diagnose(function, np.zeros(500), seed=0)
    np.testing.assert_allclose(traced.spectrum.ritz_values, exact, atol=1e-11)
    assert traced.spectrum.index_at_least == np.count_nonzero(exact < 0)
    differenced = unsaddle.diagnose(
        by_values(function), np.zeros(500), lambda x: matrix @ x + 4 * x**3, seed=0
    )
    gap = np.abs(differenced.spectrum.ritz_values - exact).max()
    assert gap <= differenced.derivatives[1].error < 1e-9
    assert differenced.kind is traced.kind is Kind.STRICT_SADDLE


@pytest.mark.slow
def test_2000_dims_by_lanczos():
    matrix = large(2000)
    exact = np.linalg.eigvalsh(matrix)

    def function(x):
        return 0.5 * x @ (matrix @ x) + (x**4).sum()

    report = unsaddle.diagnose(function, np.zeros(2000), seed=0)
    assert report.spectrum.method == "Lanczos"
    low = report.spectrum.smallest
    assert low.bound <= exact[0] <= low.certified
    assert low.value == pytest.approx(exact[0], rel=1e-3)


def test_values_alone_go_by_lanczos_beyond_a_hundred_dims():
    diagonal = np.linspace(-1.0, 3.0, 120)
    report = unsaddle.diagnose(
        by_values(lambda x: 0.5 * (diagonal * x * x).sum() + (x**4).sum()),
        np.zeros(120),
        seed=0,
        max_products=40,
    )
    assert report.spectrum.method == "Lanczos"
    assert report.spectrum.smallest.value == pytest.approx(-1.0, abs=1e-3)
    assert report.kind is Kind.STRICT_SADDLE


# ---- bad input ----------------------------------------------------------------------------------


def rising(x):
    rising.calls += 1
    return float(x @ x) + rising.calls


rising.calls = 0

BAD = {
    "a matrix for x": (
        (saddle, [[1.0, 0.0]]), {},
        "x of shape (1, 2) and type float64; accepted: a finite vector (dims,) of real numbers with at "
        "least one coordinate. Flatten the parameters into one vector of floats.",
    ),
    "text for x": ((saddle, "abc"), {}, "x of shape (1,) and type <U3; accepted: a finite vector"),
    "a ragged x": ((saddle, [[1.0], [1.0, 2.0]]), {}, "x, a ragged list; accepted: a finite vector"),
    "not a number in x": ((saddle, [0.0, math.nan]), {}, "x with x[1] = nan; accepted: a finite"),
    "not a function": (
        (3, [0.0]), {},
        "fun=3; accepted: a callable fun(x, *args). Write diagnose(fun, x), as in "
        "scipy.optimize.minimize(fun, x0).",
    ),
    "grad=True": (
        (saddle, [0.0, 0.0], True), {},
        "grad=True; accepted: a callable grad(x, *args), or None. A gradient that fun returns beside "
        "its value goes into a function of its own.",
    ),
    "value and gradient": (
        (lambda x: (1.0, x), [0.0]), {},
        "fun(x) that returns tuple; accepted: one real number. Return the value alone; a gradient goes "
        "into grad.",
    ),
    "two values": (
        (lambda x: 2 * x, [0.0, 1.0]), {},
        "fun(x) that returns shape (2,); accepted: one real number. Return one number: sum or average "
        "what it is made of.",
    ),
    "complex value": ((lambda x: 1j * x[0], [1.0]), {}, "fun(x) that returns complex128; accepted:"),
    "not a number": (
        (lambda x: math.nan, [1.0]), {},
        "fun(x) = nan; accepted: a finite value at x. Diagnose a point inside the function's domain, "
        "such as the last finite iterate.",
    ),
    "infinite gradient": (
        (lambda x: np.sqrt(abs(x[0])) if x[0] != 0 else math.nan, [0.0]), {}, "fun(x) = nan; accepted:",
    ),
    "random function": (
        (rising, [1.0]), {},
        "fun(x) that gives values up to 1 apart in two calls; accepted: a deterministic function. Fix "
        "the random numbers and the data inside fun; a Hessian of a random function means nothing.",
    ),
    "random gradient": (
        (saddle, [0.0, 0.0], lambda x: 2 * x + rising(x)), {},
        "grad(x) that gives values up to 1 apart in two calls; accepted: a deterministic function. Fix "
        "the random numbers and the data inside grad;",
    ),
    "an exception": (
        (lambda x: 1 / 0, [1.0]), {},
        "fun(x) raised ZeroDivisionError: division by zero; accepted: a function that can be called as "
        "fun(x) at x. Call it yourself at x; further arguments of the function go into args.",
    ),
    "missing args": (
        (lambda x, scale: scale * x @ x, [1.0]), {}, "missing 1 required positional argument: 'scale'",
    ),
    "a short gradient": (
        (saddle, [0.0, 0.0], lambda x: x[:1]), {},
        "grad(x) that returns shape (1,); accepted: real numbers of shape (2,). Return it in the order "
        "of x.",
    ),
    "a large Hessian": (
        (saddle, [0.0, 0.0]), {"hess": lambda x: np.eye(3)},
        "hess(x) that returns shape (3, 3); accepted: real numbers of shape (2, 2).",
    ),
    "an infinite given gradient": (
        (saddle, [0.0, 0.0], lambda x: np.array([0.0, math.inf])), {},
        "a gradient of grad with component 1 = inf; accepted: a gradient that is finite at x. Look for "
        "a kink, a singularity or the edge of the domain at x.",
    ),
    "another function's result": (
        (saddle, scipy.optimize.OptimizeResult(x=[0.0, 0.0], fun=3.0)), {},
        "a result with fun=3 where fun(x) = 0; accepted: the function that was minimised, with the same "
        "args. Pass the arguments that minimize was given: diagnose(fun, result, args=args).",
    ),
    "a result without x": (
        (saddle, scipy.optimize.OptimizeResult(fun=3.0)), {},
        "a scipy.optimize.OptimizeResult without x; accepted: a result of scipy.optimize.minimize",
    ),
    "a result alone": (
        (scipy.optimize.OptimizeResult(x=[0.0]),), {},
        "diagnose(OptimizeResult); accepted: an unsaddle.TorchTraining or JaxTraining, "
        "or a function and a point.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_told_in_three_parts(case):
    arguments, settings, text = BAD[case]
    assert text in str(refused(*arguments, **settings))


def test_integers_one_number_in_an_array_and_args_pass():
    def function(x, scale, shift):
        return np.array([scale * (x @ x) + shift])

    report = unsaddle.diagnose(function, [0, 0], args=(2.0, 7), seed=0)
    assert (report.kind, report.loss) == (Kind.MINIMUM, 7.0)
    np.testing.assert_allclose(report.spectrum.ritz_values, [4.0, 4.0], atol=1e-9)
    alone = unsaddle.diagnose(lambda x, scale: scale * (x @ x), [0, 0], args=2.0, seed=0)
    np.testing.assert_allclose(alone.spectrum.ritz_values, [4.0, 4.0], atol=1e-9)


def test_the_callers_x_is_not_touched_by_a_function_that_writes_into_it():
    def function(x):
        value = float(x @ x)
        x[0] = 5.0
        return value

    x = np.array([0.0, 0.0])
    report = unsaddle.diagnose(function, x, seed=0)
    assert report.kind is Kind.MINIMUM
    assert x.tolist() == [0.0, 0.0]
    assert "fun writes into the x it is given; it was given a copy each time" in report.notes


def test_a_hessian_that_is_not_finite_is_undecided():
    report = unsaddle.diagnose(
        saddle, [0.0, 0.0], hess=lambda x: np.array([[math.nan, 0.0], [0.0, 1.0]]), seed=0
    )
    assert report.kind is Kind.UNDECIDED
    assert [*map(str, report.advice)] == ["Look at the Hessian at x: its products are not finite."]


def test_a_derivative_rule_of_jax_that_is_wrong_is_not_used():
    import jax

    @jax.custom_jvp
    def square(x):
        return x @ x

    @square.defjvp
    def _(primals, tangents):
        (x,), (t,) = primals, tangents
        return square(x), -2 * x @ t

    report = unsaddle.diagnose(square, [0.0, 0.0], seed=0)
    assert report.kind is Kind.MINIMUM
    assert report.derivatives[0].road.startswith("central differences of values")
    assert any("JAX, exact is contradicted" in note for note in report.notes)


def test_a_function_in_single_precision_has_the_error_of_single_precision():
    def function(x):
        y = jnp.asarray(x, dtype=jnp.float32)
        return y[0] ** 2 - y[1] ** 2 + y[1] ** 4

    report = unsaddle.diagnose(function, [0.0, 0.0], seed=0)
    assert report.kind is Kind.STRICT_SADDLE
    assert abs(report.spectrum.smallest.value + 2.0) <= report.derivatives[1].error
    assert 1e-7 < report.derivatives[1].error < 1e-3


@pytest.mark.parametrize("share", [0.5, 2.0])
def test_weyl_an_eigenvalue_is_certified_beyond_the_error_of_the_products(share):
    """A map known to 1e-3 in norm: -2e-3 is proved negative, -5e-4 is not."""
    diagonal = np.array([-share * 1e-3, 1.0, 2.0])
    operator = CurvatureOperator(3, lambda v: diagonal * v, road="by hand", error=lambda: 1e-3)
    for dense_limit in (3, 0):
        spectrum = both_ends(operator, seed=0, dense_limit=dense_limit)
        assert (spectrum.smallest.certified < 0) == (share > 1)
        assert spectrum.smallest.certified >= diagonal[0] + 1e-3
        assert spectrum.smallest.bound <= diagonal[0] - 1e-3
        assert spectrum.zero_tol >= 1e-3
    scaled = operator.scaled([4.0, 1.0, 1.0])
    assert scaled.error() == 4e-3


def test_progress_names_the_stages():
    stages = []
    unsaddle.diagnose(
        saddle, [0.0, 0.0], seed=0, progress=lambda stage, done, limit: stages.append(stage)
    )
    assert stages[0] == "checking the function and its derivatives"
    assert stages[-1] == "forecasts"


def test_the_same_seed_gives_the_same_report():
    one, other = (unsaddle.diagnose(bumpy_numpy, [0.3, 0.4], seed=3) for _ in range(2))
    assert one.to_json() == other.to_json()


def test_the_edge_of_a_domain_shortens_the_steps():
    """x log x - x at 1e-3: negative arguments give not-a-number; the minimum is at 1."""

    def function(x):
        return float(np.sum(x * np.log(x) - x))

    report = unsaddle.diagnose(function, [1e-3, 1.0], seed=0)
    assert report.kind is Kind.NOT_CRITICAL
    assert report.thresholds["reach"] < 1e-3
    np.testing.assert_allclose(report.spectrum.ritz_values, [1.0, 1e3], rtol=1e-5)
    assert report.gradient.norm == pytest.approx(-math.log(1e-3), rel=1e-6)


def test_importing_changes_no_precision_of_jax():
    before = jnp.ones(1).dtype
    unsaddle.diagnose(saddle, [0.0, 0.0], seed=0)
    assert jnp.ones(1).dtype == before
