"""Du et al.'s octopus, against its equations 6 to 10 written out once more in NumPy.

The two versions share no line: the package's is branchless, with squares for mirrored coordinates and
derivatives by JAX; here a point's case is looked up, and the gradient on (τ, 2τ) is the cubic Hermite
spline in g1' that theory.md gives beside the polynomial.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import jax.numpy as jnp
import numpy as np
import pytest

from unsaddle.critical import Kind
from unsaddle.ensemble import NEVER, run_ensemble
from unsaddle.errors import InvalidInput
from unsaddle.optimizers import resolve
from unsaddle.outcome import Outcome, judge, watched_criteria
from unsaddle.problems import octopus
from unsaddle.problems.octopus import Arms
from unsaddle.racing.place import reference_and_start

TAU = math.e
CONSTANTS = {"L=1": 1.0, "L=1.5": 1.5, "L=2": 2.0, "L=3": 3.0, "L=e": math.e}
NU = {
    "L=1": 61.5754674911,
    "L=1.5": 84.3583904628,
    "L=2": 107.1413134345,
    "L=3": 152.7071593779,
    "L=e": 139.8704325740,
}


@dataclass(frozen=True)
class Passed:
    """Criterion: beyond τ along one coordinate."""

    coordinate: int

    def __call__(self, point, value):
        return abs(point[self.coordinate]) > TAU


@dataclass(frozen=True)
class Arrived:
    """Criterion: within 0.01 of a copy of the minimum."""

    def __call__(self, point, value):
        return jnp.sqrt(sum((abs(x) - 4 * TAU) ** 2 for x in point)) < 0.01


@dataclass(frozen=True)
class ExactlyZero:
    """Criterion: a coordinate is zero to the last bit."""

    coordinate: int

    def __call__(self, point, value):
        return point[self.coordinate] == 0.0


def written_out(point, big, gamma=1.0, tau=TAU):
    """Value and gradient at a point of the domain, from equations 6 to 10, one case after another."""
    size, sign, d = np.abs(point), np.sign(point), len(point)
    i = next((k for k in range(d) if size[k] <= 2 * tau), d)
    nu = (37 * big + 13 * gamma) * tau**2 / 6
    value = big * np.sum((size[:i] - 4 * tau) ** 2) - i * nu
    gradient = np.zeros(d)
    gradient[:i] = 2 * big * (size[:i] - 4 * tau)
    if i == d:
        return value, sign * gradient
    s = size[i]
    if s <= tau:
        value += -gamma * s**2 + big * np.sum(size[i + 1 :] ** 2)
        gradient[i], gradient[i + 1 :] = -2 * gamma * s, 2 * big * size[i + 1 :]
        return value, sign * gradient
    # g1' as a cubic Hermite spline between (τ, -2γτ, slope -2γ) and (2τ, -4Lτ, slope 2L).
    secant = -4 * big + 2 * gamma
    c = (
        -2 * gamma * tau,
        -2 * gamma,
        (3 * secant - 2 * big + 4 * gamma) / tau,
        -(2 * secant - 2 * big + 2 * gamma) / tau**2,
    )
    delta = s - tau
    slope = sum(c[k] * delta**k for k in range(4))
    value += -gamma * tau**2 + sum(c[k] * delta ** (k + 1) / (k + 1) for k in range(4))
    gradient[i] = slope
    w = (s - 2 * tau) / tau
    if i + 1 < d:
        g2 = -gamma - (big + gamma) * (10 * w**3 + 15 * w**4 + 6 * w**5)
        value += g2 * size[i + 1] ** 2 + big * np.sum(size[i + 2 :] ** 2)
        gradient[i] += -30 * (big + gamma) / tau * w**2 * (1 + w) ** 2 * size[i + 1] ** 2
        gradient[i + 1], gradient[i + 2 :] = 2 * g2 * size[i + 1], 2 * big * size[i + 2 :]
    return value, sign * gradient


def inside(n_points, n_dims, seed):
    """Points of the domain, every stage equally often, in all orthants."""
    rng = np.random.default_rng(seed)
    stage = rng.integers(0, n_dims + 1, n_points)[:, None]
    j = np.arange(n_dims)[None, :]
    share = rng.uniform(size=(n_points, n_dims))
    size = TAU * np.where(j < stage, 2 + 4 * share, np.where(j == stage, 2 * share, share))
    return size * rng.choice([-1.0, 1.0], size=(n_points, n_dims))


@pytest.mark.parametrize("case", CONSTANTS)
def test_a09_value_and_gradient_are_those_of_the_equations(case):
    big = CONSTANTS[case]
    land, points = octopus(5, big), inside(4000, 5, seed=1)
    expected = [written_out(point, big) for point in points]
    # Scales: values reach 5ν, gradients 4Lτ.
    np.testing.assert_allclose(
        land.value(points), [v for v, _ in expected], rtol=0, atol=2e-12 * 800
    )
    np.testing.assert_allclose(
        land.gradient(points), [g for _, g in expected], rtol=0, atol=2e-12 * 50
    )


@pytest.mark.parametrize("case", CONSTANTS)
def test_a09_gradient_is_the_differences_of_the_values(case):
    land, points, h = octopus(4, CONSTANTS[case]), inside(300, 4, seed=2), 1e-5
    near_a_seam = np.min(
        np.abs(np.abs(points)[..., None] - TAU * np.array([0, 1, 2, 6])), axis=(1, 2)
    )
    points = points[near_a_seam > 1e-3]
    shifts = h * np.eye(4)
    differences = [(land.value(points + s) - land.value(points - s)) / (2 * h) for s in shifts]
    np.testing.assert_allclose(land.gradient(points), np.array(differences).T, rtol=0, atol=1e-4)


def test_known_points_are_certified_with_other_constants(certify):
    certify(octopus(3, smoothness=2.0, gamma=0.7, tau=1.5))


@pytest.mark.parametrize("case", CONSTANTS)
def test_a09_each_saddle_lies_nu_below_the_one_before(case):
    land = octopus(4, CONSTANTS[case])
    assert Arms(CONSTANTS[case], 1.0, TAU).drop == pytest.approx(NU[case], abs=1e-9)
    levels = sorted({point.value for point in land.critical_points}, reverse=True)
    np.testing.assert_allclose(levels, [-k * NU[case] for k in range(5)], rtol=0, atol=1e-8)
    for point in land.critical_points:
        k = round(-point.value / NU[case])
        assert point.kind is (Kind.MINIMUM if k == 4 else Kind.STRICT_SADDLE)
        assert np.abs(point.location).tolist() == [4 * TAU] * k + [0.0] * (4 - k)


@pytest.mark.parametrize("case", CONSTANTS)
def test_a09_pieces_match_to_the_second_derivative(case):
    big = CONSTANTS[case]
    arms, land = Arms(big, 1.0, TAU), octopus(3, big)
    assert arms.descent(TAU) == pytest.approx(-(TAU**2), abs=1e-9)
    assert arms.descent(2 * TAU) == pytest.approx(4 * big * TAU**2 - arms.drop, abs=1e-9)
    assert [arms.turn(TAU), arms.turn(2 * TAU)] == pytest.approx([big, -1.0], abs=1e-9)
    # Across each seam value, gradient and Hessian are the same to what their slope does in 2e-9.
    rng = np.random.default_rng(3)
    for stage in range(3):
        for seam in (TAU, 2 * TAU):
            point = (
                np.concatenate(
                    [rng.uniform(2.5, 5.5, stage), [0.0], rng.uniform(0.1, 0.9, 2 - stage)]
                )
                * TAU
            )
            step = 1e-9 * np.eye(3)[stage]
            point[stage] = seam
            low, high = point - step, point + step
            for what in (land.value, land.gradient, land.hessian):
                np.testing.assert_allclose(what(low), what(high), rtol=0, atol=1e-6)
    near = [TAU * (1 - 1e-12), TAU * (1 + 1e-12)]
    below, above = (land.hessian([x, 0.5, 0.1]) for x in near)
    np.testing.assert_allclose(below, above, rtol=0, atol=1e-9)


def test_mirrored_points_have_mirrored_gradients_and_the_same_value_and_coordinates_agree():
    land, points = octopus(4), inside(200, 4, seed=4)
    assert np.array_equal(land.value(points), land.value(np.abs(points)))
    assert np.array_equal(land.gradient(points), np.sign(points) * land.gradient(np.abs(points)))
    one = points[7]
    assert float(land.at(tuple(one))) == pytest.approx(float(land.value(one)), rel=1e-6)  # float32


OUTSIDE = {
    "a later coordinate is too far out": [1.0, 3.0, 0.0],
    "a later one after the first has arrived": [10.0, 1.0, 3.0],
    "beyond six τ": [17.0, 0.0, 0.0],
    "on the negative side": [0.0, 0.0, -2.8],
}


@pytest.mark.parametrize("point", OUTSIDE.values(), ids=list(OUTSIDE))
def test_outside_the_domain_neither_value_nor_gradient_is_a_number(point):
    land = octopus(3)
    assert np.isnan(land.value(point))
    assert np.isnan(land.gradient(point)).any()
    assert land.domain.startswith(
        "the tube around the chain of saddles: with i the first coordinate"
    )
    assert "2τ = 5.437" in land.domain


def test_steps_that_are_too_long_leave_the_domain_and_are_told_so():
    land = octopus(3)
    around, start = reference_and_start(land, (1e-3, 0.5, 0.5))
    # A waiting coordinate is multiplied by 1 - 2 · 1.4 = -1.8: 0.5, 0.9, 1.62, 2.916 > τ.
    run = run_ensemble(
        land, resolve("sgd lr=1.4", 50), start, 50, seed=0,
        criteria=watched_criteria(land, around, np.array([start])),
    )  # fmt: skip
    verdicts = judge(run, around)
    assert verdicts.outcomes == (Outcome.LEFT_DOMAIN,)
    assert verdicts.steps.tolist() == [3]


A10 = {
    "L=1": (1.0, [3, 13, 42, 118, 325], 336),
    "L=1.5": (1.5, [4, 22, 82, 287, 986], 997),
    "L=2": (2.0, [5, 32, 141, 590, 2433], 2444),
}


def descend(n_dims, big, starts, n_steps, rule="sgd", watched=None, **more):
    watched = range(n_dims) if watched is None else watched
    criteria = {str(k): Passed(k) for k in watched} | {"arrived": Arrived()} | more
    run = run_ensemble(
        octopus(n_dims, big),
        resolve(f"{rule} lr={1 / (4 * big)!r}", n_steps),
        starts,
        n_steps,
        seed=0,
        criteria=criteria,
    )
    exits = np.array([run.first_step[str(k)] for k in watched])  # (watched, walkers)
    return run, exits


@pytest.mark.parametrize(("big", "exits", "arrival"), A10.values(), ids=list(A10))
def test_a10_gradient_descent_from_ones_leaves_each_saddle_at_these_steps(big, exits, arrival):
    run, found = descend(5, big, np.ones(5), arrival + 10)
    assert found[:, 0].tolist() == exits
    assert run.first_step["arrived"].tolist() == [arrival]


@pytest.fixture(scope="module")
def ten_saddles():
    """Gradient descent from ones in ten dimensions, L = 1; after 3,000 steps nothing moves."""
    return descend(10, 1.0, np.ones(10), 3000, watched=range(7), zero=ExactlyZero(9))


def test_a11_ratio_of_successive_exits_is_that_of_the_finite_step(ten_saddles):
    _, exits = ten_saddles
    assert exits[:, 0].tolist() == [3, 13, 42, 118, 325, 886, 2406]
    law = 1 + math.log(2) / math.log(1.5)
    assert law == pytest.approx(2.7095, abs=1e-4)
    ratios = exits[4:7, 0] / exits[3:6, 0]
    assert ratios[1:] == pytest.approx([2.726, 2.716], abs=1e-3)
    assert ratios[2] == pytest.approx(law, abs=0.02)
    assert np.all(ratios > 2.6)  # not 2, the limit of small steps


def test_waiting_coordinate_halves_to_an_exact_zero_and_is_never_left_again(ten_saddles):
    run, _ = ten_saddles
    # 1 / 2^1075 rounds to 0; where the processor flushes subnormal numbers, below 2^-1022 does.
    assert run.first_step["zero"][0] in (1023, 1075)
    assert run.finals[0, 7:].tolist() == [0.0] * 3
    saddle = run.landscape.nearest_critical_point(run.finals[0])
    assert saddle.index == 1
    np.testing.assert_allclose(run.finals[0], saddle.location, atol=1e-9)


# dimension, L -> median steps of perturbed gradient descent over 200 starts, as theory.md 1.3 has it
A12 = {
    "d=5 L=1": (5, 1.0, 108),
    "d=5 L=1.5": (5, 1.5, 141),
    "d=5 L=2": (5, 2.0, 171),
    "d=5 L=3": (5, 3.0, 226),
    "d=10 L=1": (10, 1.0, 241),
    "d=10 L=1.5": (10, 1.5, 310),
    "d=10 L=2": (10, 2.0, 376),
    "d=10 L=3": (10, 3.0, 499.5),
}
DWELL = {"d=10 L=1": 26.2, "d=10 L=3": 52.5}


def random_starts(n_walkers, n_dims):
    """Walker k's start as in the table: NumPy's default generator with seed k."""
    return np.array([np.random.default_rng(k).uniform(-1, 1, n_dims) for k in range(n_walkers)])


@pytest.mark.slow
@pytest.mark.parametrize("case", A12)
def test_a12_perturbed_descent_takes_a_time_that_grows_linearly_in_the_number_of_saddles(case):
    # 200 walkers; the noise is not the table's. The standard error of a median of 200 with deviation
    # 0.05 of it (the table's ranges) is 0.45 %; 3 % is beyond six of them.
    n_dims, big, median = A12[case]
    rule = f"perturbed_gd radius={TAU / 100!r} gradient_tol={TAU / 100!r} wait=1"
    watched = range(n_dims) if case in DWELL else ()
    run, exits = descend(n_dims, big, random_starts(200, n_dims), 700, rule, watched)
    steps = run.first_step["arrived"]
    assert np.all(steps != NEVER)
    assert np.all(run.first_step["not finite"] == NEVER)  # none left the domain
    assert np.median(steps) == pytest.approx(median, rel=0.03)
    if case in DWELL:
        dwell = np.diff(exits, axis=0).mean(axis=1)[1:]  # from the second saddle on
        np.testing.assert_allclose(dwell, DWELL[case], rtol=0, atol=1.2)
        assert dwell.mean() == pytest.approx(DWELL[case], abs=1.0)
        assert np.ptp(dwell) < 2.0  # flat in k: the standard error of each is about 0.25


@pytest.mark.slow
def test_gradient_descent_from_random_starts_takes_as_long_as_the_table_says():
    # The same 100 starts as the table's: deterministic, so that the numbers agree exactly.
    run, _ = descend(5, 1.0, random_starts(100, 5), 1300, watched=())
    steps = run.first_step["arrived"]
    assert [np.median(steps), steps.min(), steps.max()] == [533.0, 368, 1232]


@pytest.mark.slow
def test_a_third_of_the_walkers_is_caught_by_an_exact_zero_not_by_slowness():
    run, _ = descend(5, 2.0, random_starts(100, 5), 6000, watched=())
    steps = run.first_step["arrived"]
    never = steps == NEVER
    assert np.all((run.finals == 0.0).any(axis=1) == never)
    within = np.where(never, np.inf, steps)
    assert np.median(within) == pytest.approx(3908, abs=1)
    # 36 with gradual underflow (the table's), 42 where subnormal numbers are flushed to zero.
    assert never.sum() in (36, 42)
    assert np.max(steps) < 6000


REFUSED = {
    "no dimension": (
        {"n_dims": 0},
        "n_dims=0; accepted: a whole number, 1 or above. The paper has 5",
    ),
    "half a dimension": ({"n_dims": 2.5}, "n_dims=2.5; accepted: a whole number, 1 or above."),
    "no curvature": ({"smoothness": 0.0}, "smoothness=0.0; accepted: a finite number above 0."),
    "a length that is no number": (
        {"tau": math.nan},
        "tau=nan; accepted: a finite number above 0.",
    ),
    "too steep a way out": (
        {"gamma": 2.0},
        "gamma=2.0 with smoothness=1.0; accepted: a gamma of at most smoothness. The paper has",
    ),
}


@pytest.mark.parametrize(("arguments", "words"), REFUSED.values(), ids=list(REFUSED))
def test_constants_that_cannot_be_are_refused(arguments, words):
    with pytest.raises(InvalidInput) as caught:
        octopus(**arguments)
    assert words in str(caught.value)


def test_mirror_images_are_listed_while_they_are_few():
    assert len(octopus(2).critical_points) == 7
    assert len(octopus(8).critical_points) == 511
    assert len(octopus(9).critical_points) == 10
    assert all(min(point.location) >= 0 for point in octopus(9).critical_points)
