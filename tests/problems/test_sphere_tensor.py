"""The orthogonal tensor on the sphere: values and spectra of every pattern of signs."""

from __future__ import annotations

import numpy as np
import pytest

from unsaddle.critical import Kind
from unsaddle.errors import InvalidInput
from unsaddle.problems import sphere_tensor


def riemannian(u):
    """The Riemannian Hessian of -Σu⁴ on the tangent space: projected, minus the normal slope."""
    d = len(u)
    gradient, hessian = -4.0 * u**3, np.diag(-12.0 * u**2)
    basis = np.linalg.svd(u[None])[2][1:]  # (d - 1, d), orthonormal, orthogonal to u
    return np.linalg.eigvalsh(basis @ (hessian - (u @ gradient) * np.eye(d)) @ basis.T)


@pytest.mark.parametrize("k", [1, 2, 3, 4, 5])
def test_a27_patterns_of_k_signs_have_the_values_and_spectra_of_the_paper(k):
    points = [p for p in sphere_tensor(5).critical_points if np.count_nonzero(p.location) == k]
    assert len(points) == [10, 40, 80, 80, 32][k - 1]
    expected = sorted([-8 / k] * (k - 1) + [4 / k] * (5 - k) + [0.0])
    for point in points:
        assert point.value == pytest.approx(-1 / k, abs=1e-8)
        assert point.eigenvalues == pytest.approx(expected, abs=1e-8)
        assert point.index == k - 1
        assert np.linalg.norm(point.location) == pytest.approx(1.0)
    u = np.array(points[0].location)
    tangent = sorted([*riemannian(u), 0.0])
    assert tangent == pytest.approx(expected, abs=1e-12)


DIMENSIONS = {"the circle": (2, 8), "all patterns": (4, 80), "one of each": (8, 8)}


@pytest.mark.parametrize(("n_dims", "n_points"), DIMENSIONS.values(), ids=list(DIMENSIONS))
def test_known_points_are_certified(n_dims, n_points, certify):
    land = certify(sphere_tensor(n_dims))
    assert len(land.critical_points) == n_points


def test_length_does_not_matter_and_the_minima_are_rays():
    land = sphere_tensor(3)
    point = np.array([0.3, -0.8, 0.5])
    assert land.value(7.0 * point) == pytest.approx(float(land.value(point)), rel=1e-14)
    assert point @ land.gradient(point) == pytest.approx(0.0, abs=1e-15)
    assert land.critical_points[0].kind is Kind.DEGENERATE
    assert np.isnan(land.value([0.0, 0.0, 0.0]))
    assert land.domain == "every point but the origin"


def test_one_dimension_is_refused():
    with pytest.raises(
        InvalidInput, match=r"n_dims=1; accepted: a whole number, 2 or above\. A sph"
    ):
        sphere_tensor(1)
