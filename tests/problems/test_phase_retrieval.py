"""Phase retrieval: spectra of theory.md 2.8, and the expectation against its samples."""

from __future__ import annotations

import numpy as np
import pytest

from unsaddle.critical import Kind
from unsaddle.errors import InvalidInput
from unsaddle.problems import phase_retrieval, phase_retrieval_samples

TARGETS = {
    "five dimensions": np.random.default_rng(0).normal(size=5),
    "two dimensions": np.array([2.0, 1.0]),
    "one dimension": np.array([-3.0]),
    "an axis": np.array([0.0, 0.5, 0.0, 0.0]),
}


@pytest.mark.parametrize("target", TARGETS.values(), ids=list(TARGETS))
def test_a25_population_points_are_certified_and_have_the_tables_spectra(target, certify):
    land = certify(phase_retrieval(target))
    d, q = len(target), float(target @ target)
    by_value = {round(p.value / q**2, 6): p for p in land.critical_points}
    assert len(land.critical_points) == (4 if d > 1 else 3)
    table = {
        0.0: [2 * q] * (d - 1) + [6 * q],
        0.75: [-3 * q] + [-q] * (d - 1),
    }
    if d > 1:
        table[round(2 / 3, 6)] = [-2 * q] + [0.0] * (d - 2) + [2 * q]
    for level, spectrum in table.items():
        assert by_value[level].eigenvalues == pytest.approx(spectrum, abs=1e-8 * q)
    if d > 1:
        ring = by_value[round(2 / 3, 6)]
        assert ring.index == 1
        assert ring.kind is Kind.STRICT_SADDLE
        assert np.dot(ring.location, target) == pytest.approx(0.0, abs=1e-12)
        assert np.dot(ring.location, ring.location) == pytest.approx(q / 3)


def test_every_point_of_the_ring_is_critical():
    target = TARGETS["five dimensions"]
    land = phase_retrieval(target)
    drawn = np.random.default_rng(1).normal(size=(20, 5))
    across = drawn - np.outer(drawn @ target, target) / (target @ target)
    ring = across / np.linalg.norm(across, axis=1)[:, None] * np.sqrt(target @ target / 3)
    np.testing.assert_allclose(land.gradient(ring), 0.0, atol=1e-12 * (target @ target) ** 1.5)


def test_population_is_the_expectation_of_the_samples():
    # 200,000 measurements: the standard error of the mean is computed from their own deviation.
    target, x = np.array([1.0, -0.5, 0.3]), np.array([0.2, 0.9, -0.4])
    problem = phase_retrieval_samples(target, 200_000, seed=3)
    a, y = problem.samples[:, :-1], problem.samples[:, -1]
    losses = 0.25 * ((a @ x) ** 2 - y) ** 2
    error = losses.std() / np.sqrt(len(losses))
    assert abs(losses.mean() - phase_retrieval(target).value(x)) < 4.5 * error
    assert error < 0.02 * losses.mean()
    assert problem.landscape.value(x) == pytest.approx(losses.mean(), rel=1e-12)


SETTINGS = {"four": (4, 60), "one": (1, 10), "fewer measurements than unknowns": (6, 4)}


@pytest.mark.parametrize(("n_dims", "n_samples"), SETTINGS.values(), ids=list(SETTINGS))
def test_sampled_points_are_certified(n_dims, n_samples, certify):
    target = np.random.default_rng(2).normal(size=n_dims)
    land = certify(phase_retrieval_samples(target, n_samples, seed=1))
    assert [p.value for p in land.critical_points[:2]] == [0.0, 0.0]
    np.testing.assert_array_equal(np.abs(land.critical_points[0].location), np.abs(target))


def test_targets_of_length_zero_and_no_samples_are_refused():
    with pytest.raises(
        InvalidInput, match=r"target of shape \(2,\): \[0. 0.\]; accepted: a vector"
    ):
        phase_retrieval([0.0, 0.0])
    with pytest.raises(InvalidInput, match="It is the vector x\\* that is to be found"):
        phase_retrieval_samples([np.inf])
    with pytest.raises(InvalidInput, match="n_samples=0; accepted: a whole number, 1 or above"):
        phase_retrieval_samples([1.0], 0)
