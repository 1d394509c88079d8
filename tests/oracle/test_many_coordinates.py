"""Many coordinates are one array: the same walkers as by tuples, and as by hand in NumPy."""

from __future__ import annotations

import jax.numpy as jnp
import numpy as np
import pytest

from unsaddle.ensemble import program, run_ensemble
from unsaddle.landscape import Landscape
from unsaddle.optimizers import resolve
from unsaddle.oracle import (
    Exact,
    MiniBatch,
    across,
    curvature_noise,
    heavy_tailed,
    isotropic,
    with_covariance,
)
from unsaddle.problem import Problem

BOX = ((-2.0, 2.0),) * 3
DATA = np.random.default_rng(0).standard_normal((11, 3))


def made():
    """A fresh problem: compiled programs are found again by the identity of theirs."""
    return Problem("wells", lambda x, c: jnp.sum((x**2 - c) ** 2) + c @ x, DATA, BOX, known=())


ORACLES = {
    "exact": lambda p: Exact(),
    "isotropic": lambda p: isotropic(0.3, 3),
    "across": lambda p: across(0.3, [[1.0, 1.0, 0.0]]),
    "covariance": lambda p: with_covariance(DATA.T @ DATA),
    "curvature": lambda p: curvature_noise(0.3, [1, 2, 3], [0, 0, 0]),
    "heavy": lambda p: heavy_tailed(0.1, alpha=1.5),
    "reshuffled": lambda p: MiniBatch(p, 3),
    "shuffled once": lambda p: MiniBatch(p, 3, "once"),
    "with replacement": lambda p: MiniBatch(p, 3, "replacement"),
    "full batches": lambda p: MiniBatch(p, 11),
}


@pytest.mark.parametrize("name", ORACLES)
@pytest.mark.parametrize("wide", [False, True])
def test_an_oracle_draws_the_same_for_an_array_as_for_a_tuple(drawn, name, wide):
    problem = made()
    settings = {
        "landscape": problem.landscape, "point": (0.3, -0.7, 1.1), "n_walkers": 9, "n_steps": 6,
    }  # fmt: skip
    single = drawn(ORACLES[name](problem), **settings)
    np.testing.assert_allclose(
        drawn(ORACLES[name](problem), wide=wide, **settings), single, rtol=1e-12, atol=1e-12
    )


def tracked(text, oracle):
    problem = made()
    starts = np.random.default_rng(1).standard_normal((5, 3))
    return run_ensemble(
        problem.landscape, resolve(text, 12), starts, 12, oracle=oracle(problem), seed=0,
        record_every=4, criteria={"right": lambda x, value: (x[0] > 0.5) & (value < 9)},
    )  # fmt: skip


@pytest.mark.parametrize("text", ["adam lr=0.1", "momentum lr=0.001", "perturbed_gd lr=0.01"])
@pytest.mark.parametrize("name", ["exact", "isotropic", "reshuffled"])
def test_a_run_on_arrays_is_the_run_on_tuples(monkeypatch, text, name):
    by_tuples = tracked(text, ORACLES[name])
    monkeypatch.setattr(program, "MAX_TUPLE_DIMS", 2)
    by_arrays = tracked(text, ORACLES[name])
    np.testing.assert_allclose(by_arrays.trajectory, by_tuples.trajectory, rtol=1e-9)
    np.testing.assert_allclose(by_arrays.finals, by_tuples.finals, rtol=1e-9)
    for watched in ("right", "not finite"):
        assert np.array_equal(by_arrays.first_step[watched], by_tuples.first_step[watched])


def test_hundreds_of_coordinates_descend_as_in_numpy():
    n_dims = 400
    bends = np.linspace(-1.0, 2.0, n_dims)
    bowl = Landscape(
        "bowl", lambda x: 0.5 * jnp.sum(bends * x**2), ((-2.0, 2.0),) * n_dims, known=()
    )
    starts = np.random.default_rng(2).standard_normal((23, n_dims))  # more than two tiles of 10
    run = run_ensemble(bowl, resolve("sgd lr=0.1", 50), starts, 50, seed=0, record_every=25)
    np.testing.assert_allclose(run.finals, starts * (1 - 0.1 * bends) ** 50, rtol=1e-10)
    np.testing.assert_allclose(run.trajectory[1], starts * (1 - 0.1 * bends) ** 25, rtol=1e-10)
    assert run.trajectory.shape == (3, 23, n_dims)


def test_isotropic_noise_of_hundreds_of_coordinates_has_unit_covariance():
    # 4 000 walkers of 100 coordinates, one step: 5 050 covariances, sd at most √(2/N); 5 sigma,
    # false alarm 3e-3.
    flat = Landscape("flat", lambda x: 0.0 * jnp.sum(x), ((-2.0, 2.0),) * 100, known=())
    run = run_ensemble(
        flat, resolve("sgd lr=1", 1), np.zeros((4000, 100)), 1, oracle=isotropic(1.0, 100), seed=0
    )
    found = run.finals.T @ run.finals / 4000
    assert np.all(np.abs(found - np.eye(100)) < 5 * np.sqrt(2 / 4000))
