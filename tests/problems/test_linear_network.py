"""Linear networks: the classes of Baldi and Hornik, their spectra, and Saxe's rise from a plateau."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

import numpy as np
import pytest
from scipy.stats import pearsonr, spearmanr

from unsaddle.critical import Kind
from unsaddle.ensemble import run_ensemble
from unsaddle.errors import InvalidInput
from unsaddle.optimizers import resolve
from unsaddle.problems import linear_network
from unsaddle.problems.linear_network import balanced, unflatten


@dataclass(frozen=True)
class Risen:
    """Criterion: the product of some weights has reached a level."""

    places: tuple[int, ...]
    level: float

    def __call__(self, point, value):
        return math.prod(point[j] for j in self.places) >= self.level


A28 = {
    # learned -> loss, index, for σ = (3, 2, 1) and two hidden units
    (): (7.0, 6),
    (1,): (2.5, 2),
    (2,): (5.0, 3),
    (3,): (6.5, 4),
    (1, 2): (0.5, 0),
    (1, 3): (2.0, 1),
    (2, 3): (4.5, 2),
}


@pytest.mark.parametrize("learned", A28, ids=str)
def test_a28_classes_of_three_two_one(learned):
    sigma = (3.0, 2.0, 1.0)
    land = linear_network(sigma, (3, 2, 3))
    place = balanced([i - 1 for i in learned], [sigma[i - 1] for i in learned], (3, 2, 3))
    (point,) = [p for p in land.critical_points if np.allclose(p.location, place, atol=1e-14)]
    assert (point.value, point.index) == (
        pytest.approx(A28[learned][0], abs=1e-12),
        A28[learned][1],
    )


def test_a28_loss_and_index_of_all_26_classes_go_together():
    points = linear_network((5.0, 4.0, 3.0, 2.0, 1.0), (5, 3, 5)).critical_points
    assert len(points) == 26
    losses, indices = [p.value for p in points], [p.index for p in points]
    assert pearsonr(losses, indices)[0] == pytest.approx(0.9327, abs=1e-3)
    assert spearmanr(losses, indices)[0] == pytest.approx(0.9530, abs=1e-3)


NETWORKS = {
    "two layers": ((3.0, 2.0, 1.0), (3, 2, 3)),
    "two layers, more outputs": ((3.0, 1.0), (2, 2, 4)),
    "two layers, more inputs and hidden units": ((1.0, 3.0), (4, 5, 2)),
    "three layers": ((3.0, 2.0, 1.0), (3, 2, 4, 3)),
    "four layers": ((2.0, 1.0, 0.5), (3, 3, 2, 3, 4)),
    "scalars, five layers": ((2.0,), (1, 1, 1, 1, 1, 1)),
}


@pytest.mark.parametrize(("sigma", "widths"), NETWORKS.values(), ids=list(NETWORKS))
def test_known_points_are_certified_at_any_depth_and_shape(sigma, widths, certify):
    land = certify(linear_network(sigma, widths))
    r, p = min(widths), len(sigma)
    assert len(land.critical_points) == sum(math.comb(p, k) for k in range(r + 1))
    deep = len(widths) > 3
    (origin,) = [q for q in land.critical_points if not np.any(q.location)]
    assert origin.kind is (Kind.DEGENERATE if deep else Kind.STRICT_SADDLE)
    assert land.critical_points[0].value == pytest.approx(
        0.5 * sum(s**2 for s in sorted(sigma)[: p - min(r, p)])
    )
    assert land.critical_points[0].index == 0


@pytest.mark.parametrize(("sigma", "widths"), NETWORKS.values(), ids=list(NETWORKS))
def test_value_is_that_of_the_product_of_the_matrices(sigma, widths):
    land = linear_network(sigma, widths)
    flat = np.random.default_rng(1).normal(size=land.n_dims)
    matrices = unflatten(flat, widths)
    assert [m.shape for m in matrices] == [(b, a) for a, b in itertools.pairwise(widths)]
    product = np.linalg.multi_dot(matrices[::-1])
    target = np.zeros((widths[-1], widths[0]))
    np.fill_diagonal(target, sigma)
    assert land.value(flat) == pytest.approx(0.5 * np.linalg.norm(product - target) ** 2)


def rise(sigma, widths, start, levels, n_steps, rate=1e-3):
    """The steps at which gradient descent brings products of weights to their levels."""
    run = run_ensemble(
        linear_network(sigma, widths), resolve(f"sgd lr={rate}", n_steps), start, n_steps, seed=0,
        criteria={str(i): Risen(*level) for i, level in enumerate(levels)},
    )  # fmt: skip
    return [int(run.first_step[str(i)][0]) for i in range(len(levels))]


A29 = {
    "s=1, u0=1e-2": (1.0, 1e-2, 2299),
    "s=1, u0=1e-4": (1.0, 1e-4, 4607),
    "s=3, u0=1e-4": (3.0, 1e-4, 1721),
    "s=1, u0=1e-8": (1.0, 1e-8, 9215),
}


@pytest.mark.parametrize(("s", "u0", "steps"), A29.values(), ids=list(A29))
def test_a29_a_mode_has_risen_by_half_when_saxe_says(s, u0, steps):
    found = rise((s,), (1, 1, 1), [u0**0.5] * 2, [((0, 1), s / 2)], steps + 5)
    assert found == [steps]
    formula = math.log(0.5 * s * (s - u0) / (u0 * 0.5 * s)) / (2e-3 * s)
    assert steps == pytest.approx(formula, rel=0.003)


def test_a29_modes_of_a_network_rise_one_after_the_other():
    sigma, widths = (4.0, 2.0, 1.0), (3, 3, 3)
    start = balanced([0, 1, 2], [1e-4] * 3, widths)
    levels = [((4 * i, 9 + 4 * i), s / 2) for i, s in enumerate(sigma)]
    assert rise(sigma, widths, start, levels, 4700) == [1327, 2478, 4607]


A30 = {"u0=1e-3": (1e-3, 9147), "u0=1e-4": (1e-4, 20696), "u0=1e-5": (1e-5, 45569)}


@pytest.mark.parametrize(("u0", "steps"), A30.values(), ids=list(A30))
def test_a30_three_layers_leave_their_flat_origin_in_these_steps(u0, steps):
    found = rise((1.0,), (1, 1, 1, 1), [u0 ** (1 / 3)] * 3, [((0, 1, 2), 0.5)], steps + 5)
    assert found == [steps]


def test_a30_time_on_the_plateau_is_a_power_of_the_start_and_the_origin_is_flat():
    steps = [steps for _, steps in A30.values()]
    slopes = np.diff(np.log(steps)) / math.log(10)
    # d ln t / d ln(1/u0) rises to 1/3 as the terms of order one lose weight; the two that can be
    # measured here and the same of the integral ∫ du / (3 u^(4/3) (1 - u)).
    assert 0.33 < slopes[0] < 0.36
    assert slopes[1] == pytest.approx(1 / 3, abs=0.011)
    assert abs(slopes[1] - 1 / 3) < abs(slopes[0] - 1 / 3)
    land = linear_network((1.0,), (1, 1, 1, 1))
    assert not np.any(land.hessian(np.zeros(3)))
    assert land.critical_points[-1].kind is Kind.DEGENERATE


REFUSED = {
    "no hidden layer": (
        ((1.0,), (1, 1)),
        "widths=(1, 1); accepted: three or more whole numbers above 0: inputs, hidden layers",
    ),
    "an empty layer": (((1.0,), (1, 0, 1)), "widths=(1, 0, 1); accepted: three or more whole"),
    "too few singular values": (
        ((1.0,), (2, 1, 3)),
        "singular_values of length 1 for 2 inputs and 3 outputs; accepted: length 2, the smaller",
    ),
    "a singular value of zero": (
        ((1.0, 0.0), (2, 1, 2)),
        "singular_values of shape (2,): [1. 0.]; accepted: a vector of finite numbers above 0.",
    ),
}


@pytest.mark.parametrize(("arguments", "words"), REFUSED.values(), ids=list(REFUSED))
def test_what_cannot_be_is_refused(arguments, words):
    with pytest.raises(InvalidInput) as caught:
        linear_network(*arguments)
    assert words in str(caught.value)
