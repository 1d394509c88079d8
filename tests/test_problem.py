"""A finite sum: its landscape is the mean of its samples, its noise is counted exactly."""

from __future__ import annotations

import jax.numpy as jnp
import numpy as np
import pytest

import unsaddle
from unsaddle.errors import InvalidInput
from unsaddle.problem import Problem

BOX = ((-2.0, 2.0),) * 2
SAMPLES = np.random.default_rng(0).normal(size=(7, 3))


def loss(x, sample):
    return sample[0] * x[0] ** 2 + sample[1] * x[1] ** 3 + sample[2] * x[0] * x[1]


PROBLEM = Problem("cubic", loss, SAMPLES, BOX)
POINT = np.array([0.7, -1.1])


def test_landscape_is_the_mean_over_samples_of_the_closed_form():
    x, y = POINT
    a, b, c = SAMPLES.mean(axis=0)
    assert PROBLEM.landscape.value(POINT) == pytest.approx(
        a * x**2 + b * y**3 + c * x * y, abs=1e-14
    )
    np.testing.assert_allclose(
        PROBLEM.landscape.gradient(POINT), [2 * a * x + c * y, 3 * b * y**2 + c * x], rtol=1e-13
    )
    np.testing.assert_allclose(
        PROBLEM.landscape.hessian(POINT), [[2 * a, c], [c, 6 * b * y]], rtol=1e-13
    )


def test_gradients_of_samples_are_the_closed_forms_and_have_the_landscapes_as_mean():
    x, y = POINT
    a, b, c = SAMPLES.T
    found = PROBLEM.sample_gradients(POINT)
    expected = np.stack([2 * a * x + c * y, 3 * b * y**2 + c * x], axis=1)
    np.testing.assert_allclose(found, expected, rtol=1e-13)
    np.testing.assert_allclose(found.mean(axis=0), PROBLEM.landscape.gradient(POINT), rtol=1e-12)


def test_gradients_of_samples_are_the_differences_of_their_losses():
    h = 1e-6
    for j, shift in enumerate(h * np.eye(2)):
        with np.errstate(all="raise"):
            up = np.array([loss(POINT + shift, s) for s in SAMPLES])
            down = np.array([loss(POINT - shift, s) for s in SAMPLES])
        difference = (up - down) / (2 * h)
        np.testing.assert_allclose(PROBLEM.sample_gradients(POINT)[:, j], difference, atol=1e-8)


def test_samples_may_have_any_shape_and_whole_numbers():
    images = np.arange(24).reshape(4, 2, 3)
    problem = Problem("images", lambda x, s: x[0] * jnp.sum(s), images, ((-1.0, 1.0),))
    assert problem.n_samples == 4
    assert problem.sample_gradients([0.0]).ravel().tolist() == [15.0, 51.0, 87.0, 123.0]
    assert problem.landscape.gradient([0.0]).tolist() == [69.0]
    assert problem.landscape.n_dims == 1


def test_a_problem_is_part_of_the_public_surface():
    assert unsaddle.Problem is Problem


def test_slopes_of_samples_are_their_gradients_along_the_direction():
    x, y = POINT
    a, b, c = SAMPLES.T
    found = PROBLEM.sample_slopes(POINT, [3.0, 4.0])
    np.testing.assert_allclose(found, PROBLEM.sample_gradients(POINT) @ [0.6, 0.8], rtol=1e-13)
    closed = 0.6 * (2 * a * x + c * y) + 0.8 * (3 * b * y**2 + c * x)
    np.testing.assert_allclose(found, closed, rtol=1e-13)


def test_curvatures_of_samples_are_the_closed_forms_and_have_the_landscapes_as_mean():
    y = POINT[1]
    a, b, c = SAMPLES.T
    found = PROBLEM.sample_curvatures(POINT, [3.0, 4.0])
    closed = 0.36 * 2 * a + 2 * 0.48 * c + 0.64 * 6 * b * y
    np.testing.assert_allclose(found, closed, rtol=1e-12)
    hessian = PROBLEM.landscape.hessian(POINT)
    assert found.mean() == pytest.approx(np.array([0.6, 0.8]) @ hessian @ [0.6, 0.8], rel=1e-12)


def test_curvatures_of_samples_are_second_differences_of_their_losses():
    h, unit = 1e-4, np.array([0.6, 0.8])
    up, here, down = (
        np.array([loss(POINT + shift * unit, s) for s in SAMPLES]) for shift in (h, 0.0, -h)
    )
    difference = (up - 2 * here + down) / h**2
    np.testing.assert_allclose(PROBLEM.sample_curvatures(POINT, unit), difference, atol=1e-6)


def test_covariance_of_gradients_is_numpys_and_that_of_drawing_one_sample():
    found = PROBLEM.gradient_covariance(POINT)
    x, y = POINT
    a, b, c = SAMPLES.T
    closed = np.stack([2 * a * x + c * y, 3 * b * y**2 + c * x])
    np.testing.assert_allclose(found, np.cov(closed, bias=True), rtol=1e-12)


WRONG_DIRECTIONS = {
    "no length": ([0.0, 0.0], "[0.0, 0.0]"),
    "not finite": ([np.nan, 1.0], "[nan, 1.0]"),
    "another number of coordinates": ([1.0], "[1.0]"),
}


@pytest.mark.parametrize("method", ["sample_slopes", "sample_curvatures"])
@pytest.mark.parametrize("name", WRONG_DIRECTIONS)
def test_a_direction_that_is_none_is_refused(name, method):
    direction, shown = WRONG_DIRECTIONS[name]
    with pytest.raises(InvalidInput) as caught:
        getattr(PROBLEM, method)(POINT, direction)
    assert str(caught.value) == (
        f"a direction {shown} for the problem 'cubic'; accepted: 2 finite numbers, not all zero. "
        "Give one number per coordinate; the length does not matter."
    )


UNUSABLE = {
    "no samples": (np.zeros((0, 3)), "shape (0, 3), 0 values not finite"),
    "a value that is not a number": (
        np.array([[1.0, np.nan], [0.0, 1.0]]),
        "shape (2, 2), 1 values",
    ),
    "infinite values": (np.full((2, 2), np.inf), "shape (2, 2), 4 values not finite"),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_samples_that_cannot_be_used_are_refused(name):
    samples, received = UNUSABLE[name]
    with pytest.raises(InvalidInput) as caught:
        Problem("mine", loss, samples, BOX)
    assert caught.value.received.startswith(f"samples of the problem 'mine': {received}")
    assert str(caught.value).endswith(
        "; accepted: at least one sample, all finite. "
        "Drop the rows that are not, and check that the data were loaded."
    )
