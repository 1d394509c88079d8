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
