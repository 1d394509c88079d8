"""The diagonal linear network, and the recursion of its jumps (`theory.saddle_jumps`) against descent.

The recursion is the limit α → 0; descent on the loss itself from α = 1e-100 knows nothing of it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pytest

from unsaddle.ensemble import run_ensemble
from unsaddle.errors import InvalidInput
from unsaddle.optimizers import resolve
from unsaddle.problems import diagonal_network
from unsaddle.problems.diagonal_network import DEFAULT_INPUTS, DEFAULT_OUTPUTS
from unsaddle.theory import saddle_jumps

ALPHA = 1e-100


@dataclass(frozen=True)
class SetsOut:
    """Criterion: a coordinate of β has a twentieth of its final size."""

    coordinate: int
    n_dims: int
    final: float

    def __call__(self, point, value):
        beta = point[self.coordinate] * point[self.coordinate + self.n_dims]
        return abs(beta) >= 0.05 * abs(self.final)


def random_data(n_samples, n_dims, seed):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n_samples, n_dims)), rng.normal(size=n_samples)


def test_a31_descent_from_a_vanishing_start_jumps_within_one_per_cent():
    rate, jumps = 1e-3, saddle_jumps(DEFAULT_INPUTS, DEFAULT_OUTPUTS)
    start = [math.sqrt(2) * ALPHA] * 3 + [0.0] * 3
    run = run_ensemble(
        diagonal_network().landscape, resolve(f"sgd lr={rate}", 240_000), start, 240_000, seed=0,
        criteria={str(i): SetsOut(i, 3, jumps[-1].coefficients[i]) for i in range(3)},
    )  # fmt: skip
    unit = math.log(1 / ALPHA)
    times = np.array([run.first_step[str(i)][0] for i in range(3)]) * rate / unit
    np.testing.assert_allclose(times, [j.time for j in jumps], rtol=0.01)
    # At a finite α, where a twentieth comes earlier by ln(10) / (2 ln(1/α)), 0.5 %; the table's
    # simulation has the flow itself, the step of 1e-3 is later by up to 0.2 %.
    np.testing.assert_allclose(times, [0.249, 0.4425, 0.9953], rtol=0.003)


# Data whose jumps lie apart; in the second the second jump switches the first coordinate off again.
COUPLED = {"enough samples": (12, 4, 1), "fewer samples than coordinates": (3, 5, 2)}
HORIZON = 2.0  # in units of ln(1/α)


@pytest.mark.parametrize(("n_samples", "n_dims", "seed"), COUPLED.values(), ids=list(COUPLED))
def test_descent_rests_between_jumps_where_the_recursion_says(n_samples, n_dims, seed):
    x, y = random_data(n_samples, n_dims, seed)
    jumps = [jump for jump in saddle_jumps(x, 10 * y) if jump.time < HORIZON]
    rate, unit = 2e-3, math.log(1 / ALPHA)
    n_steps, stride = round(HORIZON * unit / rate), 100
    start = [math.sqrt(2) * ALPHA] * n_dims + [0.0] * n_dims
    run = run_ensemble(
        diagonal_network(x, 10 * y).landscape, resolve(f"sgd lr={rate}", n_steps), start, n_steps,
        seed=0, record_every=stride,
    )  # fmt: skip
    way = run.trajectory[:, 0, :n_dims] * run.trajectory[:, 0, n_dims:]
    ends = [*(jump.time for jump in jumps[1:]), HORIZON]
    n_rests = 0
    for jump, end in zip(jumps, ends, strict=True):
        if end - jump.time > 0.1:
            place = way[round(0.5 * (jump.time + end) * unit / rate / stride)]
            np.testing.assert_allclose(
                place, jump.coefficients, rtol=0, atol=0.01 * np.max(np.abs(place))
            )
            n_rests += 1
    assert n_rests >= 2
    losses = [jump.loss for jump in jumps]
    assert losses == sorted(losses, reverse=True)


DATA = {
    "enough samples": random_data(20, 5, 0),
    "fewer samples than coordinates": random_data(3, 5, 1),
    "too many sets to list": random_data(20, 11, 2),
    "one coordinate": random_data(4, 1, 3),
}


@pytest.mark.parametrize(("x", "y"), DATA.values(), ids=list(DATA))
def test_known_points_are_certified(x, y, certify):
    land = certify(diagonal_network(x, y))
    n = x.shape[1]
    assert len(land.critical_points) <= 2**n
    values = [p.value for p in land.critical_points]
    best = np.linalg.lstsq(x, y, rcond=None)[0]
    assert values[0] == pytest.approx(np.mean((x @ best - y) ** 2) / 2, abs=1e-12)
    assert values[-1] == pytest.approx(np.mean(y**2) / 2)  # all coordinates off


REFUSED = {
    "a missing output": (np.ones((3, 2)), np.ones(2), "inputs of shape (3, 2) with outputs of"),
    "not finite": (np.full((2, 2), np.nan), np.ones(2), "outputs of shape (2,), some not finite;"),
    "no samples": (np.ones((0, 2)), np.ones(0), "accepted: finite numbers of shapes (n_samples,"),
}


@pytest.mark.parametrize(("x", "y", "words"), REFUSED.values(), ids=list(REFUSED))
def test_data_that_do_not_fit_are_refused(x, y, words):
    with pytest.raises(InvalidInput) as caught:
        diagonal_network(x, y)
    assert words in str(caught.value)
