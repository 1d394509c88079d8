"""Escape under noise that vanishes at the saddle: the walk's law against simulated products.

Means within 4 sd/√N + 1 %, distributions within 1.95/√N + 0.03 (the diffusion's own claim); seeds fixed.
"""

import math

import numpy as np
import pytest

from unsaddle.errors import InvalidInput
from unsaddle.theory import MiniBatches, walk_time

CURVATURES = np.random.default_rng(0).normal(-0.3, 1.0, 40)
LAWS = {
    "single samples": (0.1, CURVATURES, MiniBatches(40, 1, "replacement")),
    "batches of four": (0.2, CURVATURES, MiniBatches(40, 4, "replacement")),
    "two points": (0.4, np.array([1.0, -2.0]), MiniBatches(2, 1, "replacement")),
}


@pytest.mark.parametrize("case", LAWS.values(), ids=LAWS.keys())
def test_the_walks_law_equals_simulation(case):
    learning_rate, curvatures, batches = case
    law = walk_time(learning_rate, curvatures, batches, -1e-4, 1.0).value
    rng = np.random.default_rng(7)
    n_walkers = 4000
    x, left, t = np.full(n_walkers, -1e-4), np.zeros(n_walkers), 0
    while not left.all():
        drawn = curvatures[rng.integers(curvatures.size, size=(n_walkers, batches.batch_size))]
        x, t = x * (1 - learning_rate * drawn.mean(axis=1)), t + 1
        left[(left == 0) & (np.abs(x) >= 1)] = t
        x[left > 0] = 0.0  # gone: no overflow
    assert abs(left.mean() - law.mean) <= 4 * left.std() / math.sqrt(n_walkers) + 0.01 * law.mean
    assert left.std() == pytest.approx(law.std, rel=0.1)
    whole = np.arange(1, t + 1)
    simulated = np.searchsorted(np.sort(left), whole, side="right") / n_walkers
    assert np.abs(simulated - (1 - law.survival(whole))).max() <= 1.95 / math.sqrt(n_walkers) + 0.03


def test_quantiles_invert_the_survival():
    law = walk_time(0.4, [1.0, -2.0], MiniBatches(2, 1, "replacement"), 1e-3, 1.0).value
    for p in (0.05, 0.5, 0.95):
        assert law.survival(law.quantile(p)) == pytest.approx(1 - p, abs=1e-9)
    assert law.median == law.quantile(0.5) < law.mean
    # The integral of the survival is the mean.
    t = np.linspace(0, 20_000, 400_001)
    assert np.trapezoid(law.survival(t), t) == pytest.approx(law.mean, rel=1e-4)


def test_full_batches_take_the_exact_number_of_steps():
    law = walk_time(0.1, [0.5, -1.5], MiniBatches(2, 2), 1e-3, 1.0).value
    n_steps = math.ceil(math.log(1e3) / math.log(1.05))
    assert law.mean == pytest.approx(n_steps, rel=1e-12)
    assert (law.std, law.survival(n_steps - 1), law.survival(n_steps + 1)) == (0, 1, 0)


def test_reasons_why_there_is_no_walk():
    drawn = MiniBatches(2, 1, "replacement")
    cases = {
        "x = 0 stays": walk_time(0.1, [1.0, -2.0], drawn, 0.0, 1.0),
        "already outside": walk_time(0.1, [1.0, -2.0], drawn, 2.0, 1.0),
        "too few for a diffusion": walk_time(0.1, [1.0, -2.0], drawn, 0.9, 1.0),
        "factors of an epoch are tied": walk_time(0.1, [1.0, -2.0], MiniBatches(2, 1), 0.1, 1.0),
        "the saddle attracts": walk_time(0.9, [1.0, -2.0], drawn, 0.1, 1.0),
        "no drift decided": walk_time(0.5, [1.0, -2.0], drawn, 0.1, 1.0),
    }
    for reason, answer in cases.items():
        assert answer.value is None
        assert reason in answer.regime


REFUSALS = {
    "offset": (
        lambda: walk_time(0.1, [1.0], MiniBatches(1, 1), math.nan, 1.0),
        "offset=nan; accepted",
    ),
    "radius": (lambda: walk_time(0.1, [1.0], MiniBatches(1, 1), 0.1, 0.0), "radius=0.0; accepted"),
    "p": (
        lambda: walk_time(0.1, [-1.0], MiniBatches(1, 1), 0.1, 1.0).value.quantile(0.0),
        "p=0.0; accepted",
    ),
}


@pytest.mark.parametrize(("call", "message"), REFUSALS.values(), ids=REFUSALS.keys())
def test_mistakes_are_refused_with_advice(call, message):
    with pytest.raises(InvalidInput, match=message):
        call()
