"""Newton, saddle-free Newton, cubic Newton and normalised descent.

Roads that share nothing with the rules: integers of theory.md computed with NumPy before this
package existed, growth factors in closed form, NumPy's LAPACK, and SciPy's general minimiser applied
to the cubic model from many starts.
"""

from __future__ import annotations

from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import scipy.optimize

from unsaddle import zoo
from unsaddle.elementwise import is_elementwise
from unsaddle.ensemble import NEVER, run_ensemble
from unsaddle.landscape import Landscape
from unsaddle.optimizers import resolve
from unsaddle.rules import cubic_step
from unsaddle.rules.curved import eigenpairs

NEW = (
    "normalized_gd",
    "accelerated_perturbed_gd",
    "newton",
    "saddle_free_newton",
    "cubic_newton",
)
CURVED = ("newton", "saddle_free_newton", "cubic_newton")


@dataclass(frozen=True)
class ValueBelow:
    """Criterion: the value is below a number."""

    bound: float

    def __call__(self, point, value):
        return value < self.bound


@dataclass(frozen=True)
class Within:
    """Criterion: the point is so near the origin."""

    distance: float

    def __call__(self, point, value):
        return jnp.sqrt(jnp.sum(point**2)) < self.distance


@dataclass(frozen=True)
class Below:
    """Criterion: the first coordinate is below a number."""

    bound: float

    def __call__(self, point, value):
        return point[0] < self.bound


def first_step(landscape, text, start, n_steps, criterion):
    run = run_ensemble(
        landscape, resolve(text, n_steps), start, n_steps, seed=0, criteria={"it": criterion}
    )
    return int(run.first_step["it"][0])


def path(landscape, text, start, n_steps, **more):
    run = run_ensemble(
        landscape, resolve(text, n_steps), start, n_steps, seed=0, record_every=1, **more
    )
    return run.trajectory[:, 0]


PUBLISHED = {
    "classical, Newton at the saddle": (
        ("dauphin", "newton lr=0.1", (1.0, 1e-4)), Within(1e-14), 306,
    ),
    "classical, saddle-free Newton below": (
        ("dauphin", "saddle_free_newton lr=0.1", (1.0, 1e-4)), ValueBelow(-1.0), 97,
    ),
    "monkey, saddle-free Newton below": (
        ("monkey", "saddle_free_newton lr=0.1", (0.1, 0.05)), ValueBelow(-1.0), 52,
    ),
    "monkey, descent below": (("monkey", "sgd lr=0.05", (0.1, 0.05)), ValueBelow(-1.0), 73),
}  # fmt: skip


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_saddles_of_dauphin_are_reached_or_left_at_the_known_step(name):
    (landscape, text, start), criterion, step = PUBLISHED[name]
    assert first_step(zoo.get(landscape), text, start, 400, criterion) == step


def test_newton_converges_to_the_monkey_saddle():
    # The gradient is homogeneous of degree two: H⁻¹g = x/2, so that η = 0.1 contracts by 0.95.
    points = path(zoo.get("monkey"), "newton lr=0.1", (0.1, 0.05), 300)
    expected = np.array([0.1, 0.05]) * 0.95 ** np.arange(301)[:, None]
    np.testing.assert_allclose(points, expected, rtol=1e-12)


QUARTIC = {"0.1": (0.1, 1241), "0.01": (0.01, 124_995)}


@pytest.mark.parametrize("name", QUARTIC)
def test_descent_leaves_the_quartic_maximum_in_a_time_inverse_to_the_distance_squared(name):
    distance, steps = QUARTIC[name]
    quartic = Landscape.from_formula("-x**4")
    assert first_step(quartic, "sgd lr=0.01", (-distance,), 125_100, Below(-1.0)) == steps


@pytest.mark.parametrize("dims", [1, 2, 3, 6])
def test_newton_contracts_and_saddle_free_newton_grows_by_the_rate_whatever_the_curvature(dims):
    # In the eigenvectors of H = QΛQᵀ, with |λ| over six decades and both signs.
    rng = np.random.default_rng(dims)
    q = np.linalg.qr(rng.normal(size=(dims, dims)))[0]
    curvatures = (-1.0) ** np.arange(1, dims + 1) * 10.0 ** rng.uniform(-3, 3, dims)
    with jax.enable_x64(True):
        hessian = jnp.asarray((q * curvatures) @ q.T)
    bowl = Landscape("bowl", lambda x: 0.5 * x @ hessian @ x, ((-1.0, 1.0),) * dims)
    start = rng.normal(size=dims)
    for text, factors in {
        "newton lr=0.1": np.full(dims, 0.9),
        "saddle_free_newton lr=0.1": np.where(curvatures < 0, 1.1, 0.9),
    }.items():
        found = path(bowl, text, start, 20) @ q
        expected = (start @ q) * factors ** np.arange(21)[:, None]
        np.testing.assert_allclose(found, expected, rtol=1e-8, atol=1e-9)


def test_damping_bounds_the_step_where_the_surface_is_flat():
    # f = x + 0·y² at the origin: g/(|λ| + δ) = 1/0.5; without damping λ = 0 gives no step.
    slope = Landscape("slope", lambda x: x[0] + 2.0 * x[1] ** 2, ((-1.0, 1.0),) * 2)
    assert path(slope, "saddle_free_newton damping=0.5", (0.0, 1.0), 1)[1].tolist() == [
        -2.0,
        1.0 - 4.0 / 4.5,
    ]
    for name in ("newton", "saddle_free_newton"):
        assert path(slope, name, (0.0, 1.0), 1)[1].tolist() == [0.0, 0.0]


def test_eigenvalues_of_rounding_size_count_as_zero():
    # (x + y)²/2 + x - y: the singular direction (1, -1) has a slope, and no step is made along it.
    valley = Landscape("valley", lambda x: (x[0] + x[1]) ** 2 / 2 + x[0] - x[1], ((-1, 1),) * 2)
    for name in ("newton", "saddle_free_newton"):
        end = path(valley, name, (0.3, 0.1), 1)[1]
        np.testing.assert_allclose(end, [0.1, -0.1], atol=1e-14)


def test_eigenpairs_are_lapacks():
    rng = np.random.default_rng(0)
    with jax.enable_x64(True):
        for dims in (1, 2, 2, 2, 3, 5):
            a = rng.normal(size=(dims, dims)) * 10.0 ** rng.uniform(-8, 8)
            a = a + a.T
            found, vectors = map(np.asarray, eigenpairs(jnp.asarray(a)))
            np.testing.assert_allclose(
                found, np.linalg.eigvalsh(a), rtol=1e-12, atol=1e-14 * abs(a).max()
            )
            np.testing.assert_allclose(vectors.T @ vectors, np.eye(dims), atol=1e-14)
            np.testing.assert_allclose((vectors * found) @ vectors.T, a, atol=1e-13 * abs(a).max())


PLANE = {
    "diagonal": [[2.0, 0.0], [0.0, -3.0]],
    "equal": [[1.0, 0.0], [0.0, 1.0]],
    "zero": [[0.0, 0.0], [0.0, 0.0]],
    "singular": [[1.0, 1.0], [1.0, 1.0]],
    "graded": [[1e-150, 1e-8], [1e-8, 1e150]],
}


@pytest.mark.parametrize("name", PLANE)
def test_eigenpairs_in_the_plane_stand_special_matrices(name):
    with jax.enable_x64(True):
        found, vectors = map(np.asarray, eigenpairs(jnp.asarray(PLANE[name])))
    np.testing.assert_allclose(
        found, np.linalg.eigvalsh(PLANE[name]), rtol=1e-14, atol=1e-15 * np.max(np.abs(found))
    )
    np.testing.assert_allclose(vectors.T @ vectors, np.eye(2), atol=1e-15)


def cubic_cases():
    """Name -> (g, H, M); hard: g has no component along the lowest eigenvector."""
    cases = {
        "zero gradient at a saddle": (np.zeros(2), np.diag([3.0, -1.0]), 0.5),
        "hard in the plane": (np.array([1.0, 0.0]), np.diag([3.0, -2.0]), 1.0),
        "zero Hessian": (np.array([3.0, 4.0]), np.zeros((2, 2)), 2.0),
        "one dimension": (np.array([0.3]), np.array([[-2.0]]), 0.7),
        "minimum": (np.zeros(3), np.diag([1.0, 2.0, 3.0]), 1.0),
    }
    rng = np.random.default_rng(1)
    for k in range(12):
        dims = int(rng.integers(2, 6))
        a = rng.normal(size=(dims, dims))
        hessian, gradient = a + a.T, rng.normal(size=dims) * 10.0 ** rng.uniform(-2, 1)
        if k % 3 == 0:
            vectors = np.linalg.eigh(hessian)[1]
            gradient = gradient - vectors[:, 0] * (vectors[:, 0] @ gradient)
        label = "nearly hard" if k % 3 == 0 else "random"
        cases[f"{label} {k}"] = (gradient, hessian, 10.0 ** rng.uniform(-1, 1))
    return cases


CUBIC = cubic_cases()


def cubic_model(s, gradient, hessian, m):
    return gradient @ s + 0.5 * s @ hessian @ s + m / 6 * np.linalg.norm(s) ** 3


@pytest.mark.parametrize("name", CUBIC)
def test_the_cubic_step_is_the_models_global_minimum(name):
    gradient, hessian, m = CUBIC[name]
    with jax.enable_x64(True):
        step = np.asarray(cubic_step(jnp.asarray(gradient), jnp.asarray(hessian), m))
    rng = np.random.default_rng(0)
    reach = 1 + np.sqrt(np.linalg.norm(gradient) / m) + np.linalg.norm(hessian, 2) / m
    best = min(
        scipy.optimize.minimize(
            cubic_model, reach * rng.normal(size=len(gradient)), (gradient, hessian, m)
        ).fun
        for _ in range(12)
    )
    ours = cubic_model(step, gradient, hessian, m)
    assert ours == pytest.approx(best, rel=1e-7, abs=1e-9)
    assert ours <= best + 1e-9 * abs(best)
    length = np.linalg.norm(step)
    size = np.linalg.norm(gradient) + np.linalg.norm(hessian, 2) * length + m * length**2
    residual = gradient + hessian @ step + m / 2 * length * step
    assert np.linalg.norm(residual) <= 1e-12 * max(size, 1e-300)
    # Nesterov & Polyak's property: λ_min(H) ≥ -M‖s‖/2.
    assert np.linalg.eigvalsh(hessian)[0] >= -m * length / 2 - 1e-13 * np.linalg.norm(hessian, 2)


def test_the_hard_case_adds_the_missing_length_along_the_lowest_direction():
    # H = diag(3, -2), g = (1, 0), M = 1: σ = 2, s_x = -1/(3+2), ‖s‖ = 2σ/M = 4.
    with jax.enable_x64(True):
        step = cubic_step(jnp.array([1.0, 0.0]), jnp.diag(jnp.array([3.0, -2.0])), 1.0)
    np.testing.assert_allclose(step, [-0.2, np.sqrt(16 - 0.04)], rtol=1e-15)


@pytest.mark.parametrize("exponent", [-300, -200, -100, -20])
def test_a_minute_slope_chooses_the_side_of_the_hard_case(exponent):
    minute = -(10.0**exponent)
    with jax.enable_x64(True):
        for sign in (1, -1):
            gradient = jnp.array([1.0, sign * minute])
            step = cubic_step(gradient, jnp.diag(jnp.array([3.0, -2.0])), 1.0)
            np.testing.assert_allclose(step, [-0.2, sign * np.sqrt(16 - 0.04)], rtol=1e-14)


def test_cubic_newton_lowers_the_function_where_the_hessian_is_lipschitz():
    # Lee et al.: the Hessian's only change is 6y a unit, below 9 on |y| <= 1.5.
    lee = zoo.get("lee")
    points = path(lee, "cubic_newton hessian_lipschitz=9", (1.0, 0.0), 60)
    values = lee.value(points)
    assert np.all(np.diff(values) <= 1e-15)
    np.testing.assert_allclose(points[-1], [0.0, 1.0], atol=1e-12)


def test_cubic_newton_with_a_large_bound_is_a_step_of_the_root_of_the_slope():
    # H negligible: (M/2)‖s‖² = ‖g‖.
    with jax.enable_x64(True):
        step = cubic_step(jnp.array([3.0, 4.0]), jnp.eye(2), 1e12)
    np.testing.assert_allclose(step, -np.array([3.0, 4.0]) / 5 * np.sqrt(10 / 1e12), rtol=1e-5)


@pytest.mark.parametrize("scale", [1.0, 1e-200, 1e200])
def test_normalised_steps_have_the_length_of_the_rate(scale):
    slope = Landscape("slope", lambda x: scale * (3 * x[0] - 4 * x[1]), ((-1, 1),) * 2)
    end = path(slope, "normalized_gd lr=0.5", (0.0, 0.0), 1)[1]
    np.testing.assert_allclose(end, [-0.3, 0.4], rtol=1e-14)


@pytest.mark.parametrize("name", ["normalized_gd", "newton", "saddle_free_newton"])
@pytest.mark.parametrize("dtype", ["float64", "float32", "bfloat16", "float16"])
def test_a_gradient_of_exactly_zero_gives_no_step(name, dtype):
    for landscape in ("saddle", "monkey"):  # of the second the Hessian is zero as well
        points = path(zoo.get(landscape), name, (0.0, 0.0), 3, dtype=dtype)
        assert np.all(points == 0.0)


def test_cubic_newton_leaves_a_saddle_at_once_and_a_flat_point_never():
    # 2|λ|/M = 4 along y.
    assert path(zoo.get("saddle"), "cubic_newton", (0.0, 0.0), 1)[1].tolist() == [0.0, 4.0]
    assert path(zoo.get("monkey"), "cubic_newton", (0.0, 0.0), 3)[-1].tolist() == [0.0, 0.0]


@pytest.mark.parametrize("dtype", ["float64", "float32", "bfloat16", "float16"])
@pytest.mark.parametrize("name", NEW)
def test_walkers_where_the_landscape_is_not_finite_are_lost_and_the_others_go_on(name, dtype):
    # sqrt(x) for x < 0.
    root = Landscape("root", lambda x: jnp.sqrt(x[0]) + x[1] ** 2, ((-1.0, 4.0),) * 2)
    starts = [[-1.0, 0.5], [2.0, 0.5]]
    run = run_ensemble(root, resolve(f"{name} lr=0.01", 2), starts, 2, seed=0, dtype=dtype)
    assert run.first_step["not finite"].tolist() == [1, NEVER]
    assert np.isfinite(run.finals[1]).all()
    assert not np.array_equal(run.finals[1], starts[1])


@pytest.mark.parametrize("name", CURVED)
def test_three_dimensions_go_through_lapack_and_stay_lost_where_not_finite(name):
    root = Landscape("root", lambda x: jnp.sqrt(x[0]) + x[1] ** 2 - x[2] ** 2, ((-1.0, 4.0),) * 3)
    starts = [[-1.0, 0.5, 0.1], [2.0, 0.5, 0.1]]
    run = run_ensemble(root, resolve(f"{name} lr=0.01", 2), starts, 2, seed=0)
    assert run.first_step["not finite"].tolist() == [1, NEVER]


@pytest.mark.parametrize("name", NEW)
@pytest.mark.parametrize("n_dims", [1, 2, 3])
def test_none_of_them_is_element_wise(name, n_dims):
    assert not is_elementwise(resolve(name, 10).transformation, n_dims)
