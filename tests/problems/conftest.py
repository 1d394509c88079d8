"""What every problem's known critical points must pass."""

from __future__ import annotations

import numpy as np
import pytest

from unsaddle.critical import kind_from_eigenvalues
from unsaddle.problem import Problem

GRADIENT_TOL = 1e-10  # relative to what the curvature does over the box
EIGENVALUE_TOL = 1e-8  # relative to the largest magnitude at the point
DIFFERENCE_TOL = 1e-6  # relative; central differences of gradients at h = 1e-5
N_DIFFERENCED = 20  # points of a list whose Hessian is also differenced; evenly spread over it


def _differenced(landscape, place):
    h = 1e-5
    beside = np.concatenate([place + h * np.eye(len(place)), place - h * np.eye(len(place))])
    up, down = np.split(landscape.gradient(beside), 2)
    return (up - down) / (2 * h)


@pytest.fixture(scope="session")
def certify():
    """Prove a list of known points: closed form against JAX's derivatives, and those by differences.

    The eigenvalues of the list are written down from the paper's algebra, those of the Hessian come
    from automatic differentiation of the function alone; differences of gradients check that one.
    """

    def check(found):
        landscape = found.landscape if isinstance(found, Problem) else found
        points = landscape.critical_points
        assert points is landscape.known
        assert len(points) > 0
        assert [p.value for p in points] == sorted(p.value for p in points)
        places = np.array([p.location for p in points])
        assert len(np.unique(places, axis=0)) == len(places)
        gradients, hessians = landscape.gradient(places), landscape.hessian(places)
        values = landscape.value(places)
        at_start = float(np.linalg.norm(landscape.gradient(landscape.start)))
        for i, point in enumerate(points):
            # A gradient's natural size: curvature times the box, or the gradient at the start.
            scale = max(np.max(np.abs(hessians[i])) * landscape.box_diagonal, at_start)
            assert np.linalg.norm(gradients[i]) <= GRADIENT_TOL * scale, point.describe()
            measured = np.linalg.eigvalsh(hessians[i])
            largest = max(np.max(np.abs(measured)), 1e-3)
            np.testing.assert_allclose(
                point.eigenvalues, measured, rtol=0, atol=EIGENVALUE_TOL * largest
            )
            assert point.index == np.sum(measured < -EIGENVALUE_TOL * largest)
            assert point.kind is kind_from_eigenvalues(measured)
            assert values[i] == pytest.approx(point.value, rel=1e-12, abs=1e-12 * scale)
        if landscape.n_dims <= 40:
            for i in range(0, len(points), -(-len(points) // N_DIFFERENCED)):
                np.testing.assert_allclose(
                    _differenced(landscape, places[i]),
                    hessians[i],
                    rtol=0,
                    atol=DIFFERENCE_TOL * max(np.max(np.abs(hessians[i])), 1e-3),
                )
        return landscape

    return check
