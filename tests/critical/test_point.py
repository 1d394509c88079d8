"""Kinds follow from eigenvalues; a point names itself and keeps its identity when certified."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import numpy as np
import pytest

from unsaddle.critical import (
    FLAT_TOL,
    Certificate,
    CriticalPoint,
    Kind,
    kind_from_eigenvalues,
)
from unsaddle.critical.norm import norm

KINDS = {
    "one of each sign": ([1.0, -1.0], Kind.STRICT_SADDLE),
    "flat and negative": ([0.0, -1.0], Kind.STRICT_SADDLE),
    "flat and positive": ([0.0, 1.0], Kind.DEGENERATE),
    "all flat": ([0.0, 0.0], Kind.DEGENERATE),
    "all positive": ([1.0, 2.0], Kind.MINIMUM),
    "all negative": ([-1.0, -2.0], Kind.MAXIMUM),
    "negative beneath the tolerance": ([-0.5 * FLAT_TOL, 1.0], Kind.DEGENERATE),
    "negative above the tolerance": ([-2.0 * FLAT_TOL, 1.0], Kind.STRICT_SADDLE),
    "not a number": ([math.nan, 1.0], Kind.UNDECIDED),
    "not a number beside a negative one": ([-1.0, math.nan], Kind.UNDECIDED),
    "infinite": ([math.inf, 1.0], Kind.UNDECIDED),
}


@pytest.mark.parametrize("scale", [1.0, 1e-200, 1e200, 2.0**1023, 2.0**-1060])
def test_lengths_neither_over_nor_underflow(scale):
    # Road: hypot of the C library, which scales too; math.ulp is the spacing at the result.
    pairs = np.random.default_rng(0).uniform(-0.7, 0.7, (50, 2))
    for (x, y), length in zip(scale * pairs, norm(scale * pairs), strict=True):
        exact = math.hypot(x, y)
        assert abs(length - exact) <= 2 * math.ulp(exact)


def test_lengths_of_ordinary_vectors_are_those_of_numpy_to_the_bit():
    vectors = np.random.default_rng(1).standard_normal((200, 5)) * 10.0 ** np.arange(-2, 3)
    assert np.array_equal(norm(vectors), np.linalg.norm(vectors, axis=1))


def test_lengths_of_what_is_zero_or_not_finite_say_so():
    lengths = norm(np.array([[0.0, 0.0], [np.inf, 1.0], [-np.inf, 0.0], [np.nan, 1e300]]))
    assert lengths[:3].tolist() == [0.0, np.inf, np.inf]
    assert np.isnan(lengths[3])
    assert norm(np.full((1, 4), 1e308)).tolist() == [np.inf]


@pytest.mark.parametrize("case", KINDS)
def test_kind_follows_from_the_eigenvalues(case):
    eigenvalues, kind = KINDS[case]
    assert kind_from_eigenvalues(eigenvalues) is kind
    for scale in (1e-200, 1e200):
        assert kind_from_eigenvalues(np.array(eigenvalues) * scale) is kind


def test_index_counts_negative_eigenvalues_beyond_the_tolerance():
    point = CriticalPoint((0.0,) * 4, 0.0, (-2.0, -1.0, -1e-12, 3.0))
    assert point.index == 2
    assert point.kind is Kind.STRICT_SADDLE


# index proved, radius, eigenvalues; kind and index that follow
PROVED = {
    "a saddle that looks degenerate": (1, 1e-15, (-1.0, 1e9), Kind.STRICT_SADDLE, 1),
    "a minimum that looks degenerate": (0, 1e-15, (1.0, 1e9), Kind.MINIMUM, 0),
    "a maximum that looks like a saddle": (2, 1e-15, (-1e9, -1.0), Kind.MAXIMUM, 2),
    "an index that is not proved": (None, 1e-15, (-1.0, 1e9), Kind.DEGENERATE, 0),
    "a point that is not proved": (1, None, (-1.0, 1e9), Kind.DEGENERATE, 0),
}


@pytest.mark.parametrize("case", PROVED)
def test_a_proof_decides_kind_and_index_and_nothing_else_does_where_there_is_one(case):
    index, radius, eigenvalues, kind, follows = PROVED[case]
    proof = Certificate(2, radius, radius, index, (0.0, 0.0), (), 0.0, "why")
    point = CriticalPoint((0.0, 0.0), 0.0, eigenvalues, certificate=proof)
    assert (point.kind, point.index) == (kind, follows)
    assert (point.to_dict()["kind"], point.to_dict()["index"]) == (str(kind), follows)
    bare = replace(point, certificate=None)
    assert point == bare
    assert repr(point) == repr(bare)
    assert point.flat_tol == FLAT_TOL


def test_points_are_one_where_a_proof_says_so_and_by_distance_where_none_does():
    proof = Certificate(1, 1e-15, 1e-3, 0, (0.0, 0.0), (), 0.0, "")
    here, near, far = (CriticalPoint((x,), 0.0, (1.0,)) for x in (0.0, 9e-4, 2e-3))
    alone = replace(here, certificate=proof)
    assert here.is_same(far, within=0.1)
    assert not here.is_same(near, within=1e-4)
    for one, other, same in ((alone, near, True), (alone, far, False)):
        for within in (0.0, 0.1):
            assert one.is_same(other, within) is same
            assert other.is_same(one, within) is same


def test_description_names_kind_and_place_without_rounding_dirt():
    assert CriticalPoint((-1e-9, 2.0), 0.0, (-1.0, 1.0)).describe() == "saddle (0, 2)"
    assert CriticalPoint((1.0,), 0.0, (-1.0,)).describe() == "maximum (1)"
    assert CriticalPoint((1.0,), 0.0, (0.0,)).describe() == "degenerate point (1)"
    assert CriticalPoint((1.0,), 0.0, (math.nan,)).describe() == "critical point (1)"


def test_certificate_does_not_make_it_another_point():
    point = CriticalPoint((0.0,), 1.0, (2.0,))
    proof = Certificate(1, 1e-15, 0.5, 0, (1.0, 1.0), ((2.0, 2.0),), 0.0, "")
    certified = replace(point, certificate=proof)
    assert certified == point
    assert hash(certified) == hash(point)
    assert certified.describe() == point.describe()
    assert proof.kind is Kind.MINIMUM


PROOFS = {
    "all": ((2.0**-50, 0.25, 1, ""), "proved: index 1, within 8.9e-16, alone within 0.25"),
    "bounds are rounded to the safe side": (
        (1.11e-15, 0.0299, 0, ""),
        "proved: index 0, within 1.2e-15, alone within 0.029",
    ),
    "no index": (
        (2.0**-50, 0.25, None, "an eigenvalue may be zero"),
        "proved: within 8.9e-16, alone within 0.25; index not proved: an eigenvalue may be zero",
    ),
    "nothing": ((None, None, None, "a pole"), "not proved: a pole"),
}


@pytest.mark.parametrize("case", PROOFS)
def test_certificate_says_what_is_proved_and_why_not(case):
    (radius, unique_radius, index, reason), sentence = PROOFS[case]
    proof = Certificate(2, radius, unique_radius, index, (0.0, 0.0), (), 0.0, reason)
    assert proof.describe() == sentence
    assert proof.is_proved == (case in ("all", "bounds are rounded to the safe side"))
    assert proof.kind is {0: Kind.MINIMUM, 1: Kind.STRICT_SADDLE, None: None}[index]


def test_plain_data_hold_kind_index_and_certificate():
    proof = Certificate(1, 1e-15, 0.5, 1, (1.0, 1.0), ((-2.0, -2.0),), 0.0, "")
    data = json.loads(json.dumps(CriticalPoint((0.0,), 1.0, (-2.0,), certificate=proof).to_dict()))
    assert (data["kind"], data["index"], data["flat_tol"]) == ("MAXIMUM", 1, FLAT_TOL)
    assert data["certificate"]["unique_radius"] == 0.5
    assert proof.kind is Kind.MAXIMUM
