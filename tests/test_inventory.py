"""An inventory lists what is there, proves it, and says where it may lack points.

Road: the landscapes' exact lists and closed forms.
"""

from __future__ import annotations

import json
import math

import jax.numpy as jnp
import numpy as np
import pytest
from scipy.special import lambertw

import unsaddle
from unsaddle import zoo
from unsaddle.critical import Kind
from unsaddle.errors import InvalidInput
from unsaddle.inventory import find_critical_points
from unsaddle.landscape import neighbourhood


def test_the_public_name_lists_proves_and_completes():
    found = unsaddle.find_critical_points("himmelblau", seed=0)
    assert isinstance(found, unsaddle.Inventory)
    assert (len(found), found.n_proved, found.completeness.is_proved) == (9, 9, True)
    assert [p.value for p in found] == sorted(p.value for p in found)
    listed = zoo.get("himmelblau").critical_points
    for point in found:
        assert min(math.dist(point.location, other.location) for other in listed) < 1e-12
        assert point.certificate.kind is point.kind
    assert found.landscape.critical_points == found.points
    assert found[0] is found.points[0]


def test_what_the_search_missed_the_proof_adds():
    hurried = find_critical_points("himmelblau", n_starts=2, max_rounds=1, seed=0)
    assert hurried.search.settled is False
    assert len(hurried.search.points) < 9
    assert len(hurried) == 9
    assert hurried.completeness.is_proved


def test_a_proof_and_the_kind_beside_it_never_disagree():
    # Eigenvalues (-1, 1e9) and (2, 1e9): flat beside the largest by `flat_tol`.
    found = find_critical_points(".5e9*x**2 - .5*y**2 + .25*y**4", seed=0)
    assert [(p.describe(), p.index) for p in found] == [
        ("minimum (0, -1)", 0),
        ("minimum (0, 1)", 0),
        ("saddle (0, 0)", 1),
    ]
    for point in found:
        assert (point.certificate.kind, point.certificate.index) == (point.kind, point.index)
    left = neighbourhood(found.landscape, found[2])
    assert left.is_strict
    assert np.abs(left.escape_directions).tolist() == [[0.0, 1.0]]
    with pytest.raises(InvalidInput, match="as a point to escape from"):
        neighbourhood(found.landscape, found[0])


@pytest.mark.parametrize("scale", [1e-200, 1e200])
def test_the_scale_of_the_function_hides_no_point(scale):
    signs = np.array([1.0, 1.0, -1.0, -1.0])
    found = find_critical_points(lambda x: scale * jnp.sum(signs * x**2), [(-1, 1)] * 4, seed=0)
    (point,) = found
    assert (point.location, point.certificate.index) == ((0.0,) * 4, 2)
    assert found.search.finite_share == 1.0
    assert not any("finite" in line for line in found.remarks())


# formula, box, the points in closed form
ADDED = {
    "a narrow bump on a slope": (
        "x + 1e-3*exp(-((x - 0.377)/1e-5)**2)",
        (-1, 1),
        # u exp(-u²) = 0.005 with x = 0.377 + 1e-5 u, on both sides of u² = 1/2
        [0.377 + 1e-5 * math.sqrt(-lambertw(-2 * 0.005**2, k).real / 2) for k in (0, -1)],
    ),
    "a box as wide as a few thousand floats": (
        "cos(x)",
        (3.14159265358, 3.14159265360),
        [math.pi],
    ),
}


@pytest.mark.parametrize("case", ADDED)
def test_what_is_proved_to_exist_is_listed_however_narrow(case):
    formula, box, places = ADDED[case]
    found = find_critical_points(formula, [box], seed=0)
    assert len(found) == found.n_proved == len(places)
    assert found.completeness.is_proved
    for point, place in zip(sorted(found, key=lambda p: p.location), sorted(places), strict=True):
        assert point.location[0] == pytest.approx(place, abs=1e-14)


def test_all_extrema_that_the_proof_meets_of_an_endless_oscillation_are_listed():
    found = find_critical_points("sin(1/x)", [(-1, 1)], seed=0)
    assert found.completeness.missed == ()
    assert found.n_proved == len(found) > 150
    # At x = 1 / (π/2 + kπ), each once.
    turns = np.array([1.0 / point.location[0] / math.pi - 0.5 for point in found])
    assert turns == pytest.approx(np.rint(turns), abs=1e-9)
    listed = set(np.rint(turns).astype(int).tolist())
    assert len(listed) == len(found)
    # Nothing is said of the part around the pole; the box is 2 wide.
    pole = 2.0 * found.completeness.undefined_share
    assert pole < 0.02
    assert {k for k in range(-99, 99) if abs(1.0 / (math.pi * (k + 0.5))) > pole} <= listed


def test_constants_among_themselves_count_as_what_float64_makes_of_them():
    # Not 0: the manual says so.
    slope = (0.1 + 0.2 - 0.3) * 1e17
    (point,) = find_critical_points("x**2 + (0.1 + 0.2 - 0.3)*1e17*x", [(-10, 10)], seed=0)
    assert point.certificate.is_proved
    assert point.location[0] == pytest.approx(-slope / 2, rel=1e-14)
    assert point.location[0] < -2.7


def test_a_box_of_ones_own_holds_its_points_only():
    found = find_critical_points("himmelblau", [(0, 5), (0, 5)], seed=0)
    assert [p.describe() for p in found] == [
        "minimum (3, 2)",
        "saddle (3.385, 0.07385)",
        "saddle (0.08668, 2.884)",
    ]
    assert found.completeness.is_proved
    assert found.landscape.box == ((0.0, 5.0), (0.0, 5.0))


def test_the_finite_part_is_searched_and_the_rest_is_said():
    found = find_critical_points("x*log(x) + y**2", seed=0)
    (point,) = found
    assert point.location == pytest.approx((math.exp(-1), 0.0), abs=1e-12)
    assert point.certificate.kind is Kind.MINIMUM
    share = f"{found.search.finite_share:.0%}"
    assert found.remarks()[0] == (
        f"the function has a finite value and gradient at {share} of 400 uniform points: only "
        "that part of the box was searched"
    )
    assert "of the box the function may be undefined or not smooth" in found.remarks()[1]


def test_a_function_without_any_value_gives_an_empty_list_with_its_reason():
    found = find_critical_points("log(-1 - x**2)", seed=0)
    assert len(found) == 0
    assert found.remarks()[0] == (
        "the function has no finite value and gradient at any start: empty list"
    )
    assert "No critical point was found." in repr(found)


def test_phase_retrieval_in_many_dimensions_has_its_minima_ring_and_maximum():
    # The population loss for a unit signal: minima at ± the signal, value 0 with its constant; a
    # maximum at the origin; a ring of saddles with n − 2 flat directions, of which one stands here.
    n = 14
    signal = np.random.default_rng(0).standard_normal(n)
    signal /= np.linalg.norm(signal)

    def loss(x):
        return 0.75 * (x @ x) ** 2 - 0.5 * (x @ x) - (signal @ x) ** 2 + 0.75

    found = find_critical_points(loss, [(-1.2, 1.2)] * n, max_rounds=3, seed=0)
    proved = [p for p in found if p.certificate.is_proved]
    kinds = [p.certificate.kind for p in proved]
    assert kinds == [Kind.MINIMUM, Kind.MINIMUM, Kind.MAXIMUM]
    for point in proved[:2]:
        assert abs(np.dot(point.location, signal)) == pytest.approx(1.0, abs=1e-12)
    (ring,) = [p for p in found if not p.certificate.is_proved]
    assert (ring.kind, ring.index) == (Kind.STRICT_SADDLE, 1)
    assert sum(abs(e) < 1e-8 for e in ring.eigenvalues) == n - 2
    assert ring.certificate.reason.startswith("degenerate: ")
    assert found.completeness is None
    assert "nobody tried to prove" in found.remarks()[-1]


def test_the_seed_is_recorded_and_repeats_the_search():
    found = find_critical_points("lee", complete=False)
    assert isinstance(found.seed, int)
    again = find_critical_points("lee", complete=False, seed=found.seed)
    assert again.to_json() == found.to_json()


def test_plain_data_hold_points_certificates_and_what_was_searched():
    data = json.loads(find_critical_points("lee", seed=3).to_json())
    assert [p["kind"] for p in data["points"]] == ["MINIMUM", "MINIMUM", "STRICT_SADDLE"]
    assert data["points"][2]["certificate"]["index"] == 1
    assert data["points"][0]["flat_tol"] == 1e-8
    assert data["completeness"]["is_proved"] is True
    assert (data["seed"], data["n_starts"], data["finite_share"]) == (3, 400, 1.0)


REFUSED = {
    "ends exchanged": (
        [(-1, 1), (2, -2)],
        "box=[(-1, 1), (2, -2)], whose pair number 2 is (2, -2); accepted: pairs (lower, upper) "
        "with the lower end first, and not equal. Write (-2, 2).",
    ),
    "no width": (
        [(1, 1), (0, 2)],
        "box=[(1, 1), (0, 2)], whose pair number 1 is (1, 1); accepted: pairs (lower, upper) with "
        "the lower end first, and not equal. Give the pair a width.",
    ),
    "no end": (
        [(0, math.inf), (0, 1)],
        "box=[(0, inf), (0, 1)]; accepted: pairs of finite numbers. A search needs a bounded box: "
        "give both ends of each coordinate.",
    ),
    "not pairs": (
        [1, 2],
        "box=[1, 2]; accepted: one pair (lower, upper) for each coordinate. Write for example "
        "[(-2, 2), (-1, 3)].",
    ),
    "another dimension": (
        [(0, 1)] * 3,
        "a box of 3 dimensions for 'lee'; accepted: 2 pairs (lower, upper). Give one pair for each "
        "coordinate.",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_box_that_cannot_be_searched_is_refused(case):
    box, message = REFUSED[case]
    with pytest.raises(InvalidInput) as caught:
        find_critical_points("lee", box)
    assert str(caught.value) == message


def test_a_number_of_starts_below_one_is_refused():
    with pytest.raises(InvalidInput) as caught:
        find_critical_points("lee", n_starts=0)
    assert str(caught.value) == (
        "n_starts=0; accepted: a whole number, at least 1. Ask for at least one start."
    )


def test_view_and_picture_say_what_was_found():
    found = find_critical_points("himmelblau", seed=0)
    text = repr(found)
    assert " ".join(text.split()).startswith(
        "9 critical points, 9 proved: 4 minima, 4 saddles, 1 maximum; no other is in the box, proved."
    )
    figure = found.figure()
    assert len(figure.axes) == 2
    n_drawn = sum(
        len(line.get_xdata())
        for line in figure.axes[1].get_lines()
        if str(line.get_gid()).startswith("values")
    )
    assert n_drawn == 9
    wide = find_critical_points(lambda x: jnp.sum(x**2), [(-1, 1)] * 4, n_starts=8, seed=0)
    assert len(wide.figure().axes) == 1
