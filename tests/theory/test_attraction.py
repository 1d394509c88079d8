"""Where a saddle stops attracting: against exact sums over two-point batches. Seeds are fixed."""

import numpy as np
import pytest
from scipy.optimize import brentq

from unsaddle.errors import InvalidInput
from unsaddle.theory import (
    MiniBatches,
    TwoPoint,
    attraction_edge,
    attraction_learning_rate,
    escaping_batch_size,
    lyapunov_exponent,
)

NOISE = TwoPoint(0.05, 1.0)
SAMPLES = list(NOISE.samples) * 50


def anew(batch_size):
    return MiniBatches(100, batch_size, "replacement")


@pytest.mark.parametrize("batch_size", [1, 2, 4, 8])
def test_the_edge_is_that_of_the_exact_sum(batch_size):
    exact = brentq(lambda lr: NOISE.exponent(lr, batch_size), 0.05 * batch_size, 0.15 * batch_size)
    edge = attraction_edge(SAMPLES, anew(batch_size)).value
    # 4096 drawn batches: the exponent's error over its slope is below 1 % of the edge.
    assert edge == pytest.approx(exact, rel=1e-12 if batch_size == 1 else 0.01)
    estimate = attraction_learning_rate(SAMPLES, anew(batch_size))
    assert estimate.value == pytest.approx(exact, rel=0.04)


def test_the_estimate_says_by_how_much_it_is_off():
    exact = brentq(lambda lr: NOISE.exponent(lr, 4), 0.2, 0.6)
    estimate = attraction_learning_rate(SAMPLES, anew(4))
    assert f"{exact / estimate.value - 1:+.1%}" == "-1.0%"
    assert "shift it by -1.0%" in estimate.regime
    # Curvatures with heavy skew shift it far: no estimate is given.
    skewed = [-0.4] * 9 + [3.0]
    answer = attraction_learning_rate(skewed, MiniBatches(10, 1, "replacement"))
    assert "see attraction_edge" in answer.regime
    assert attraction_edge(skewed, MiniBatches(10, 1, "replacement")).applicable


def test_theorys_numbers():
    assert attraction_learning_rate(SAMPLES, anew(1)).value == pytest.approx(0.0998, abs=5e-5)
    assert attraction_edge(SAMPLES, anew(1)).value == pytest.approx(0.10025, abs=5e-6)
    assert attraction_learning_rate(SAMPLES, anew(4)).value == pytest.approx(0.3960, abs=5e-5)
    assert attraction_edge(SAMPLES, anew(4)).value == pytest.approx(0.3920, rel=0.005)


def test_without_replacement_the_finite_population_helps():
    edges = [
        attraction_edge(SAMPLES, MiniBatches(100, 20, s)) for s in ("replacement", "reshuffle")
    ]
    assert edges[1].value > 1.1 * edges[0].value


@pytest.mark.parametrize(
    ("learning_rate", "batch_size"), [(0.09, 1), (0.15, 2), (0.3, 4), (0.7, 8)]
)
def test_the_smallest_batch_that_leaves(learning_rate, batch_size):
    assert escaping_batch_size(learning_rate, SAMPLES, replacement=True).value == batch_size
    # Exactly: Λ > 0 with that batch, < 0 with one sample less.
    assert NOISE.exponent(learning_rate, batch_size) > 0
    assert batch_size == 1 or NOISE.exponent(learning_rate, batch_size - 1) < 0


def test_full_batches_always_leave():
    assert escaping_batch_size(0.3, [3.0, -4.0], replacement=False).value == 2


def test_no_change_of_sign_is_said():
    # Every sample bends downwards: no learning rate attracts.
    answer = attraction_edge([-0.9, -1.1], MiniBatches(2, 1, "replacement"))
    assert "no change of sign" in answer.regime
    assert lyapunov_exponent(0.5, [-0.9, -1.1], 1, replacement=True).attracts is False


REFUSALS = {
    "size": (
        lambda: attraction_edge([1.0, -2.0], anew(1)),
        "2 curvatures for a sampling of 100 samples; accepted: one curvature for each sample",
    ),
    "finite": (lambda: attraction_learning_rate([np.nan], anew(1)), "vector of finite numbers"),
    "rate": (lambda: escaping_batch_size(-1.0, SAMPLES, replacement=True), "learning_rate=-1.0"),
}


@pytest.mark.parametrize(("call", "message"), REFUSALS.values(), ids=REFUSALS.keys())
def test_mistakes_are_refused_with_advice(call, message):
    with pytest.raises(InvalidInput, match=message):
        call()
