"""Quadratic finite sums: exact moments of the samples, and noise that makes a maximum attract.

The two-point example's expectations are sums over its two outcomes, the collapse is simulated with
the ensemble's own mini-batches.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pytest

from unsaddle.critical import Kind
from unsaddle.ensemble import NEVER, run_ensemble
from unsaddle.errors import InvalidInput
from unsaddle.optimizers import resolve
from unsaddle.oracle import MiniBatch, along
from unsaddle.problems import quadratic, two_point, wang_quadratic


@dataclass(frozen=True)
class Reaches:
    coordinate: int
    size: float

    def __call__(self, point, value):
        return abs(point[self.coordinate]) >= self.size


SETTINGS = {
    "one dimension, a hundred samples": ((-1.0,), 100, 1.0, [1.0]),
    "a saddle": ((1.0, -1.0), 100, 0.3, [0.3, 0.3]),
    "noise along the first only": ((2.0, -0.5, 0.1), 7, (1.0, 0.0, 0.0), [1.0, 0.0, 0.0]),
    "as many samples as just suffice": ((1.0, -1.0), 3, 1.0, [1.0, 1.0]),
}


@pytest.mark.parametrize(("bends", "n", "stds", "expected"), SETTINGS.values(), ids=list(SETTINGS))
def test_samples_have_mean_zero_and_the_covariance_asked_for(bends, n, stds, expected, certify):
    problem = quadratic(bends, n, stds, seed=4)
    land = certify(problem)
    assert land.critical_points[0].eigenvalues == tuple(sorted(bends))
    gradients = problem.sample_gradients(np.zeros(len(bends)))
    assert gradients.shape == (n, len(bends))
    np.testing.assert_allclose(gradients.sum(axis=0), 0.0, atol=1e-12)
    np.testing.assert_allclose(
        gradients.T @ gradients / n, np.diag(np.square(expected)), rtol=0, atol=1e-13
    )


def test_seeds_differ_and_repeat():
    first, again, other = (quadratic((1.0, -1.0), 20, seed=s).samples for s in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.allclose(first, other)


REFUSED = {
    "no curvature": (lambda: quadratic(()), "curvatures of shape (0,)"),
    "flat": (lambda: quadratic((0.0, 0.0)), "a vector of finite numbers that are not all zero"),
    "too few samples": (
        lambda: quadratic((1.0, -1.0), n_samples=2),
        "n_samples=2 in 2 dimensions; accepted: at least 3. As many samples as coordinates",
    ),
    "no sample": (lambda: quadratic((1.0,), n_samples=0), "n_samples=0; accepted: a whole number"),
    "negative noise": (
        lambda: quadratic((1.0,), noise_std=-1.0),
        "noise_std=-1.0; accepted: a finite number, 0 or above, or one for each coordinate",
    ),
    "a flat two-point": (lambda: two_point(0.0), "a=0.0; accepted: a finite number above 0."),
    "a seed that is none": (lambda: quadratic(seed=-1), "seed=-1; accepted: a whole number from 0"),
}


@pytest.mark.parametrize(("build", "words"), REFUSED.values(), ids=list(REFUSED))
def test_what_cannot_be_is_refused(build, words):
    with pytest.raises(InvalidInput) as caught:
        build()
    assert words in str(caught.value)


A19 = {"a=0.1": 0.1, "a=0.5": 0.5, "a=1": 1.0, "a=2": 2.0}
INTERVALS = {"a=0.1": (0.0909091, 1.394620), "a=0.5": (1 / 3, 4 / 3), "a=1": (0.5, 1.2807764064),
             "a=2": (2 / 3, 1.215250)}  # fmt: skip


@pytest.mark.parametrize("case", A19)
def test_a19_growth_rate_vanishes_at_the_ends_of_the_interval_of_the_docstring(case, certify):
    a = A19[case]
    problem = two_point(a)
    assert certify(problem).critical_points[0].kind is Kind.MAXIMUM
    low, high = a / (1 + a), (a + math.sqrt(a * a + 8 * (1 + a))) / (2 * (1 + a))
    assert (low, high) == pytest.approx(INTERVALS[case], abs=1e-6)

    def rate(eta):  # E ln|1 - η h| over the problem's own samples
        return float(np.mean(np.log(np.abs(1.0 - eta * problem.samples))))

    assert [rate(low), rate(high)] == pytest.approx([0.0, 0.0], abs=1e-12)
    assert rate(0.99 * low) > 0 > rate(0.5 * (low + high))
    assert rate(1.01 * high) > 0


def multiplied(eta, n_walkers, n_steps, start, criteria, seed):
    problem = two_point(1.0)
    return run_ensemble(
        problem.landscape,
        resolve(f"sgd lr={eta}", n_steps),
        np.full((n_walkers, 1), start),
        n_steps,
        oracle=MiniBatch(problem, 1, "replacement"),
        seed=seed,
        criteria=criteria,
    )


COLLAPSE = {
    # η -> bounds on the share below 1e-10 after 2,000 steps, from 2,000 walkers at 1e-3
    "inside the interval": (0.9, 1.0, 1.0),
    "below it": (0.45, 0.0, 0.03),
    "above it": (1.35, 0.0, 0.0),
}


@pytest.mark.parametrize(("eta", "least", "most"), COLLAPSE.values(), ids=list(COLLAPSE))
def test_a20_noise_that_vanishes_at_a_maximum_makes_it_attract(eta, least, most):
    # At 0.9 the exponent is -0.6365 a step: 2,000 steps end 1,250 below ln 1e-3, with a deviation
    # of 110. At 1.35 it is +0.129 (deviation a step 1.19): 258 above, deviation 53.
    run = multiplied(eta, 2000, 2000, 1e-3, {}, seed=11)
    size = np.abs(run.finals[:, 0])
    share = np.mean(size < 1e-10)  # not-a-number after an overflow counts as large
    assert least <= share <= most


A21 = {"η=0.1": (0.1, 181.9), "η=0.3": (0.3, 126.1), "η=0.4": (0.4, 187.9),
       "η=0.45": (0.45, 330.9), "η=0.48": (0.48, 760.0)}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("eta", "mean"), A21.values(), ids=list(A21))
def test_a21_below_the_interval_escape_gets_arbitrarily_slow(eta, mean):
    # 10,000 walkers. The time's relative deviation is √(Var / (Λ ln 1000)), 2.6 at η = 0.48, with a
    # tail that 20,000 steps cut. Wald's identity E[T] Λ = E[ln |w_T / w_0|] has no such tail: its
    # right side is ln 1000 and an overshoot below one step up, ln(1 + 2η).
    n = 10_000
    run = multiplied(eta, n, 20_000 if eta > 0.42 else 4000, 1e-3, {"out": Reaches(0, 1.0)}, 12)
    steps = run.first_step["out"]
    done = steps[steps != NEVER]
    assert len(done) > 0.99 * n
    down, up = math.log(1.0 - eta), math.log(1.0 + 2.0 * eta)
    drift = 0.5 * (down + up)
    # How many steps went up follows from T: one more or less moves the logarithm by up - down, which
    # is more than the overshoot can be.
    n_up = np.ceil((math.log(1000.0) - done * down) / (up - down) - 1e-9)
    reached = n_up * up + (done - n_up) * down
    assert np.all((reached > math.log(1000.0) - 1e-6) & (reached < math.log(1000.0) + up))
    assert reached.mean() / drift == pytest.approx(mean, rel=0.02)
    if eta < 0.48:
        assert len(done) == n
        error = steps.std(ddof=1) / math.sqrt(n)
        assert abs(steps.mean() - mean) <= 0.02 * mean + 3 * error


def test_wangs_minima_are_where_the_closed_form_says():
    problem = wang_quadratic()
    lowest = problem.known[0]
    assert abs(lowest.location[1]) == pytest.approx(0.5623413252, abs=1e-10)
    assert lowest.value == pytest.approx(-0.0126491106, abs=1e-10)
    assert problem.samples.shape == (10, 2)
    np.testing.assert_allclose(
        problem.samples.T @ problem.samples / 10, np.diag([0.1, 0.001]), rtol=0, atol=1e-14
    )
    # The slope of w_1's share is w + 10 w⁹, which has one zero; that of w_2's is w (10 w⁸ - 0.1).
    roots = np.roots([10, 0, 0, 0, 0, 0, 0, 0, -0.1, 0])
    real = np.sort(roots[np.abs(roots.imag) < 1e-12].real)
    np.testing.assert_allclose(
        real, sorted(p.location[1] for p in problem.known), rtol=0, atol=1e-12
    )


A22 = {0.0: 9462.0, 0.3: 6377.0, 0.5: 4391.0, 0.7: 2492.0, 0.9: 761.0}


@pytest.mark.slow
@pytest.mark.parametrize("beta", A22)
def test_a22_momentum_escapes_wangs_saddle_sooner_by_one_minus_beta(beta):
    # 1,000 walkers, noise of variance 1e-3 along the way out, R = 0.3; 4 standard errors + 1 %.
    problem = wang_quadratic()
    n, n_steps = 1000, round(5 * A22[beta])
    run = run_ensemble(
        problem.landscape,
        resolve(f"momentum lr=5e-3 momentum={beta}", n_steps),
        np.zeros((n, 2)),
        n_steps,
        oracle=along(math.sqrt(1e-3), (0.0, 1.0)),
        seed=21,
        criteria={"out": Reaches(1, 0.3)},
    )
    steps = run.first_step["out"]
    assert np.all(steps != NEVER)
    bound = 4 * steps.std(ddof=1) / math.sqrt(n) + 0.01 * A22[beta]
    assert abs(steps.mean() - A22[beta]) <= bound
