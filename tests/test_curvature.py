"""CurvatureOperator against closed forms and against `jax.hessian`.

The roads are independent: closed forms are written by hand, `jax.hessian` forms every column by
forward-over-reverse of its own, products here never form a matrix.
"""

import math
import subprocess
import sys

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from unsaddle.curvature import CurvatureOperator
from unsaddle.errors import InvalidInput

SADDLE = np.array([[2.0, 0.0], [0.0, -2.0]])


def rosenbrock(x):
    return jnp.sum(100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2)


def random_symmetric(n_dims, seed):
    matrix = np.random.default_rng(seed).standard_normal((n_dims, n_dims))
    return (matrix + matrix.T) / 2


def test_importing_curvature_imports_neither_jax_nor_torch():
    code = (
        "import sys, unsaddle.curvature, unsaddle.spectrum;"
        "sys.exit(any(name in sys.modules for name in ('jax', 'torch', 'scipy.stats')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_product_of_a_function_equals_the_closed_form_and_jax_hessian():
    point, vector = np.array([-1.2, 1.0]), np.array([0.3, -0.7])
    operator = CurvatureOperator.from_function(rosenbrock, point)
    x, y = point
    by_hand = np.array([[1200 * x**2 - 400 * y + 2, -400 * x], [-400 * x, 200.0]])
    with jax.enable_x64(True):
        by_jax = np.asarray(jax.hessian(rosenbrock)(jnp.asarray(point)))
    np.testing.assert_allclose(operator.product(vector), by_hand @ vector, rtol=1e-14)
    np.testing.assert_allclose(by_jax, by_hand, rtol=1e-14)
    assert operator.road == "JAX forward over reverse"


def test_float64_is_scoped_to_our_calls():
    operator = CurvatureOperator.from_function(lambda x: jnp.sum(x**4), np.full(3, 0.1))
    assert operator.product(np.ones(3)).dtype == np.float64
    np.testing.assert_allclose(operator.product(np.ones(3)), 0.12, rtol=1e-15)
    assert jnp.ones(1).dtype == jnp.float32


def test_every_product_is_counted_on_either_road():
    operator = CurvatureOperator.from_matrix(SADDLE, np.float32)
    operator.product(np.ones(2))
    operator.precise_product(np.ones(2))
    operator.asymmetry(seed=0)
    assert operator.n_products == 4


def test_working_product_is_float32_and_precise_product_float64():
    matrix = np.array([[1 / 3]])
    operator = CurvatureOperator.from_matrix(matrix, np.float32)
    assert operator.product(np.ones(1)).dtype == np.float32
    assert operator.precise_product(np.ones(1))[0] == 1 / 3
    assert operator.precise_dtype is np.float64


def test_without_a_precise_road_the_precision_is_the_working_one():
    operator = CurvatureOperator(1, lambda v: v / 3, road="test", working_dtype=np.float32)
    made = operator.precise_product(np.ones(1))
    assert made.dtype == np.float64
    assert made[0] == np.float32(1) / np.float32(3)
    assert operator.precise_dtype is np.float32


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_right_derivative_is_symmetric_to_rounding(dtype):
    operator = CurvatureOperator.from_matrix(random_symmetric(300, seed=1), dtype)
    assert operator.asymmetry(seed=2) < 10 * np.finfo(dtype).eps


def test_a_wrong_sign_in_a_derivative_shows_as_asymmetry():
    matrix = random_symmetric(300, seed=1)
    matrix[0] *= -10  # one row of the gradient's derivative with the wrong sign and size
    operator = CurvatureOperator(300, lambda v: matrix @ v, road="test")
    assert operator.asymmetry(seed=2) > 1e-3


def test_asymmetry_does_not_depend_on_scale():
    matrix = np.triu(np.ones((20, 20)))
    shares = [
        CurvatureOperator(20, lambda v, s=scale: s * (matrix @ v), road="test").asymmetry(seed=3)
        for scale in (1e-200, 1.0, 2.0**100)
    ]
    np.testing.assert_allclose(shares, shares[1], rtol=1e-12)


def test_asymmetry_of_the_zero_map_is_zero_and_of_not_a_number_is_not_a_number():
    assert CurvatureOperator.from_matrix(np.zeros((3, 3))).asymmetry(seed=0) == 0.0
    broken = CurvatureOperator(3, lambda v: v * math.nan, road="test")
    assert math.isnan(broken.asymmetry(seed=0))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_scaled_operator_has_the_eigenvalues_of_the_preconditioned_hessian(dtype):
    matrix = random_symmetric(6, seed=4)
    preconditioner = np.linspace(0.5, 3.0, 6)
    operator = CurvatureOperator.from_matrix(matrix, dtype)
    scaled = operator.scaled(1 / preconditioner)
    columns = np.stack([scaled.precise_product(axis) for axis in np.eye(6)])
    nonsymmetric = np.linalg.eigvals(matrix / preconditioner[:, None])
    np.testing.assert_allclose(
        np.linalg.eigvalsh(columns), np.sort(nonsymmetric.real), rtol=1e-12, atol=1e-13
    )
    working = np.stack([scaled.product(axis) for axis in np.eye(6)])
    np.testing.assert_allclose(working, columns, atol=30 * np.finfo(dtype).eps)
    assert scaled.n_products == operator.n_products == 12
    assert scaled.road == "matrix, scaled by a diagonal"


def test_a_product_that_overflows_is_an_outcome_without_a_warning():
    operator = CurvatureOperator(1, lambda v: v * 1e300, "test", working_dtype=np.float32)
    assert not np.isfinite(operator.product(np.full(1, 1e30)))


MISTAKES = {
    "rectangular matrix": (
        lambda: CurvatureOperator.from_matrix(np.ones((2, 3))),
        "a matrix of shape (2, 3); accepted: a square matrix (dims, dims) with at least one row. "
        "Pass the full Hessian, rows and columns in the same order.",
    ),
    "matrix that is not symmetric": (
        lambda: CurvatureOperator.from_matrix([[1.0, 2.0], [0.0, 1.0]]),
        "a matrix that differs from its transpose by 1.0e+00 of its largest entry; accepted: at "
        "most 1e-06. Check the derivative, or pass (matrix + matrix.T) / 2 if the gap is "
        "understood.",
    ),
    "matrix that is not finite": (
        lambda: CurvatureOperator.from_matrix([[math.inf]]),
        "a matrix with 1 entries that are not finite; accepted: finite entries only. Look for an "
        "overflow or a division by zero where the matrix is made.",
    ),
    "no dims": (
        lambda: CurvatureOperator(0, lambda v: v, road="test"),
        "n_dims=0; accepted: a whole number from 1. Give the number of parameters whose curvature "
        "is asked for.",
    ),
    "half precision": (
        lambda: CurvatureOperator(1, lambda v: v, "test", working_dtype=np.float16),
        "working_dtype=<class 'numpy.float16'>; accepted: numpy.float32 or numpy.float64. Shorter "
        "floats lose the sign of small eigenvalues: convert inside `apply`.",
    ),
    "point that is not a vector": (
        lambda: CurvatureOperator.from_function(jnp.sum, np.ones((2, 2))),
        "x of shape (2, 2), finite: True; accepted: a finite vector (dims,) with at least one "
        "coordinate. Flatten the parameters into one vector.",
    ),
    "function that returns a vector": (
        lambda: CurvatureOperator.from_function(lambda x: x, np.ones(2)),
        "a function that returns ShapeDtypeStruct(shape=(2,), dtype=float64); accepted: a scalar "
        "JAX array. Return one number, for example the mean of the losses.",
    ),
    "vector of another length": (
        lambda: CurvatureOperator.from_matrix(SADDLE).product(np.ones(3)),
        "a vector of shape (3,); accepted: shape (2,). Flatten the parameters into one vector of "
        "that length.",
    ),
    "vector that is not finite": (
        lambda: CurvatureOperator.from_matrix(SADDLE).product(np.array([1.0, math.nan])),
        "a vector with 1 entries that are not finite; accepted: finite entries only. Check what "
        "the vector was computed from.",
    ),
    "product of another length": (
        lambda: CurvatureOperator(2, lambda v: v[:1], road="test").product(np.ones(2)),
        "a product of shape (1,) from `apply` (test); accepted: shape (2,). Return the product "
        "flattened in the order of the vector it was given.",
    ),
    "diagonal of another length": (
        lambda: CurvatureOperator.from_matrix(SADDLE).scaled([1.0]),
        "a diagonal of shape (1,); accepted: shape (2,). Give one positive number for each "
        "parameter.",
    ),
    "diagonal that is not positive": (
        lambda: CurvatureOperator.from_matrix(SADDLE).scaled([1.0, -1.0]),
        "a diagonal with 1 entries that are not positive and finite in float64; accepted: positive "
        "finite entries. For a preconditioner P pass 1/p, with the optimizer's eps added to p.",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_answered_with_what_is_accepted(name):
    make, message = MISTAKES[name]
    with pytest.raises(InvalidInput) as caught:
        make()
    assert str(caught.value) == message
