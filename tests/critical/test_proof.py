"""A certificate proves what is true, and what is not true is never proved.

Roads: 50-digit zeros by mpmath for the places; closed forms and the landscapes' exact lists; functions
built to deceive a test that does not look at smoothness, rounding or singularity.
"""

from __future__ import annotations

import math

import jax
import jax.numpy as jnp
import mpmath
import numpy as np
import pytest

from unsaddle import zoo
from unsaddle.critical import CriticalPoint, Kind
from unsaddle.critical.completeness import prove_complete
from unsaddle.critical.proof import Enclosures, certify
from unsaddle.landscape import Landscape

BOX = np.array([(-2.0, 2.0), (-2.0, 2.0)])


def certified(function, *places, n_dims=2, eigenvalues=(1.0, 1.0), largest=1.0):
    points = [CriticalPoint(place, 0.0, eigenvalues) for place in places]
    return [p.certificate for p in certify(points, Enclosures(function, n_dims), largest)]


@pytest.mark.parametrize("name", zoo.names())
def test_every_nondegenerate_point_of_every_landscape_is_proved_with_its_kind(name):
    landscape = zoo.get(name)
    listed = landscape.critical_points[:: 9 if name == "rastrigin" else 1]
    points = certify(listed, Enclosures(landscape.function, 2), landscape.box_diagonal)
    n_degenerate = 0
    for point in points:
        proof = point.certificate
        if point.kind is Kind.DEGENERATE:
            n_degenerate += 1
            assert proof.radius is None
            assert proof.index is None
            assert "degenerate: the Hessian's smallest eigenvalue in size is 0" in proof.reason
            assert f"at most {proof.gradient_bound:.2g}" in proof.reason
            continue
        assert proof.is_proved
        assert proof.reason == ""
        assert proof.kind is point.kind
        assert proof.index == point.index
        assert proof.radius < 1e-12
        assert proof.unique_radius > 50 * proof.radius
        assert proof.value_bounds[0] - 1e-12 <= point.value <= proof.value_bounds[1] + 1e-12
        for (low, high), eigenvalue in zip(proof.eigenvalue_bounds, point.eigenvalues, strict=True):
            room = 1e-13 * max(map(abs, point.eigenvalues))  # the list is rounded
            assert low - room <= eigenvalue <= high + room
    assert n_degenerate == {"monkey": 1, "monkey_confined": 1, "valley": 1}.get(name, 0)


def test_cubes_hold_the_fifty_digit_zeros_of_himmelblaus_gradient():
    landscape = zoo.get("himmelblau")
    with mpmath.workdps(50):
        for point in certify(landscape.critical_points, Enclosures(landscape.function, 2), 1.0):
            zero = mpmath.findroot(
                lambda x, y: (
                    4 * x * (x**2 + y - 11) + 2 * (x + y**2 - 7),
                    2 * (x**2 + y - 11) + 4 * y * (x + y**2 - 7),
                ),
                point.location,
            )
            for i in range(2):
                assert abs(zero[i] - mpmath.mpf(point.location[i])) <= point.certificate.radius


def test_no_two_points_are_ever_alone_in_the_same_cube():
    for name in ("himmelblau", "lee", "beale"):
        landscape = zoo.get(name)
        points = certify(
            landscape.critical_points, Enclosures(landscape.function, 2), landscape.box_diagonal
        )
        for one in points:
            for other in points:
                gap = np.abs(np.subtract(one.location, other.location)).max()
                assert one is other or gap > one.certificate.unique_radius


def test_a_place_that_is_not_critical_is_never_proved():
    random = np.random.default_rng(0)
    landscape = zoo.get("himmelblau")
    places = [tuple(map(float, p)) for p in random.uniform(-5, 5, (200, 2))]
    enclosures = Enclosures(landscape.function, 2)
    points = [CriticalPoint(place, 0.0, (1.0, 1.0)) for place in places]
    for point in certify(points, enclosures, 0.5):
        proof = point.certificate
        if proof.radius is not None:  # then a listed point is in the cube indeed
            assert any(
                np.abs(np.subtract(point.location, listed.location)).max() <= proof.radius
                for listed in landscape.critical_points
            )


DECEPTIONS = {
    "kink": lambda x: jnp.abs(x[0]) * -1.0 + x[0] ** 2 + x[1] ** 2,
    "kink across": lambda x: jnp.maximum(x[0], -x[0]) + x[1] ** 2,
    "jump of the value": lambda x: jnp.where(x[0] > 0, 1.0, 0.0) + x[0] ** 2 + x[1] ** 2,
    "jump of the gradient": lambda x: jnp.where(x[0] > 0, x[0] ** 2 + x[0], x[0] ** 2) + x[1] ** 2,
    "rectifier": lambda x: jax.nn.relu(x[0]) + x[0] ** 2 + x[1] ** 2,
    "pole": lambda x: 1.0 / (x[0] ** 2 + x[1] ** 2),
    "cone": lambda x: jnp.sqrt(x[0] ** 2 + x[1] ** 2),
    "border of the domain": lambda x: x[0] ** 1.5 + x[1] ** 2,
}


@pytest.mark.parametrize("case", DECEPTIONS)
def test_what_is_not_smooth_is_not_proved_whatever_its_hessian_says(case):
    (proof,) = certified(DECEPTIONS[case], (0.0, 0.0))
    assert not proof.is_proved
    assert proof.radius is None
    assert proof.describe().startswith("not proved: ")


def test_the_bound_of_a_gradient_holds_where_its_square_underflows():
    (certificate,) = certified(lambda x: 1e-200 * (3.0 * x[0] + 4.0 * x[1]), (0.0, 0.0))
    assert 5e-200 <= certificate.gradient_bound < 5.001e-200


def test_reasons_name_what_is_missing():
    (pole,) = certified(lambda x: 1.0 / x[0] + x[1] ** 2, (0.0, 0.0))
    assert pole.reason == (
        "the function is not proved smooth there: a pole, a kink or a border may be inside"
    )
    (step,) = certified(lambda x: jnp.floor(x[0]) + x[1] ** 2, (0.0, 0.0))
    assert step.describe() == "not proved: the primitive 'floor' has no interval rule"
    (slope,) = certified(lambda x: x[0] + x[0] ** 2 + x[1] ** 2, (0.0, 0.0), largest=1e-3)
    assert slope.reason.startswith("the interval Newton test failed in every cube tried")
    assert slope.gradient_bound == pytest.approx(1.0)


def test_a_curvature_below_the_tolerance_of_kinds_can_still_be_proved():
    eigenvalues = (2e-10, 2.0)
    point = CriticalPoint((0.0, 0.0), 0.0, eigenvalues)
    assert point.kind is Kind.DEGENERATE
    (proof,) = certified(
        lambda x: 1e-10 * x[0] ** 2 + x[1] ** 2, (0.0, 0.0), eigenvalues=eigenvalues
    )
    assert proof.kind is Kind.MINIMUM


@pytest.mark.parametrize("index", [0, 1, 7, 20])
def test_twenty_dimensions_with_a_random_basis_have_the_index_that_was_built_in(index):
    random = np.random.default_rng(index)
    basis, _ = np.linalg.qr(random.standard_normal((20, 20)))
    curvatures = np.where(np.arange(20) < index, -1.0, 1.0) * random.uniform(0.01, 100.0, 20)
    matrix = basis @ np.diag(curvatures) @ basis.T
    centre = random.standard_normal(20)

    def function(x):
        away = x - centre
        return 0.5 * away @ matrix @ away + jnp.sum(jnp.cos(away) - 1 + away**2 / 2)

    (proof,) = certified(
        function, tuple(map(float, centre)), n_dims=20, eigenvalues=tuple(np.sort(curvatures))
    )
    assert proof.index == index
    for (low, high), eigenvalue in zip(proof.eigenvalue_bounds, np.sort(curvatures), strict=True):
        assert low - 1e-11 <= eigenvalue <= high + 1e-11
        assert high - low < 1e-8


COMPLETE = [
    pytest.param(name, marks=pytest.mark.slow if name in ("beale", "rastrigin") else ())
    for name in sorted(set(zoo.names()) - {"monkey", "monkey_confined", "valley"})
]


@pytest.mark.parametrize("name", COMPLETE)
def test_branch_and_bound_proves_the_landscapes_lists_complete(name):
    landscape = zoo.get(name)
    points = certify(
        landscape.critical_points, Enclosures(landscape.function, 2), landscape.box_diagonal
    )
    whole = prove_complete(
        points, Enclosures(landscape.function, 2, block=512), np.asarray(landscape.box)
    )
    assert whole.is_proved
    assert (whole.n_undecided, whole.undefined_share, whole.missed) == (0, 0.0, ())
    assert whole.describe() == (
        f"proved: no other critical point in the box ({whole.n_parts} parts examined)"
    )


@pytest.mark.parametrize("left_out", range(9))
def test_a_point_left_out_is_always_missed_at_its_place(left_out):
    landscape = zoo.get("himmelblau")
    listed = list(landscape.critical_points)
    hidden = listed.pop(left_out)
    enclosures = Enclosures(landscape.function, 2)
    whole = prove_complete(certify(listed, enclosures, 1.0), enclosures, np.asarray(landscape.box))
    assert not whole.is_proved
    assert len(whole.missed) == 1
    assert math.dist(whole.missed[0], hidden.location) < 0.2
    assert "1 more proved to exist" in whole.describe()


def test_around_a_degenerate_point_the_open_region_is_small_and_said():
    landscape = zoo.get("monkey_confined")
    enclosures = Enclosures(landscape.function, 2, block=512)
    points = certify(landscape.critical_points, enclosures, 1.0)
    whole = prove_complete(points, enclosures, np.asarray(landscape.box))
    assert not whole.is_proved
    assert whole.n_undecided > 0
    assert whole.unlisted_within < 1e-5
    assert "a point that is not listed may lie up to" in whole.reason


def test_a_slope_and_an_undefined_half_are_told_apart():
    empty = prove_complete((), Enclosures(lambda x: x[0] + x[1] ** 2, 2), BOX)
    assert empty.is_proved
    formula = Landscape.from_formula("x*log(x) + y**2")
    half = prove_complete((), Enclosures(formula.function, 2, block=512), BOX)
    assert not half.is_proved
    # Where y is not zero the slope along y excludes critical points without any help of x.
    assert 0.0 < half.undefined_share < 0.02
    assert len(half.missed) == 1
    assert math.dist(half.missed[0], (math.exp(-1), 0.0)) < 0.2


def test_a_limit_on_the_parts_is_kept_and_nothing_is_claimed():
    landscape = zoo.get("himmelblau")
    whole = prove_complete((), Enclosures(landscape.function, 2), np.asarray(landscape.box), 10)
    assert whole.n_parts <= 10
    assert not whole.is_proved
    assert whole.unlisted_within == math.inf
    assert whole.reason.endswith("there may be some, although none was found")


def test_a_function_without_rules_is_said_to_be_so():
    whole = prove_complete((), Enclosures(lambda x: jnp.floor(x[0]) + x[1], 2), BOX)
    assert whole.describe() == (
        "not proved to be all: the primitive 'floor' has no interval rule (0 parts examined)"
    )
