"""Symmetric matrix factorisation: the table of theory.md 2.8, random matrices, and no point missing."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest

from unsaddle.critical import Kind
from unsaddle.errors import InvalidInput
from unsaddle.problems import matrix_factorization, rank1_factorization


def random_symmetric(n, seed):
    drawn = np.random.default_rng(seed).normal(size=(n, n))
    return drawn + drawn.T


A26 = {
    "zero": ((0, 0, 0), 3.5, (-3, -2, -1)),
    "first": ((np.sqrt(3), 0, 0), 1.25, (1, 2, 6)),
    "second": ((0, np.sqrt(2), 0), 2.5, (-1, 1, 4)),
    "third": ((0, 0, 1), 3.25, (-2, -1, 2)),
}


@pytest.mark.parametrize(("place", "value", "eigenvalues"), A26.values(), ids=list(A26))
def test_a26_rank_one_of_three_two_one(place, value, eigenvalues):
    found = {tuple(np.round(p.location, 9)): p for p in rank1_factorization().critical_points}
    for side in (1.0, -1.0):
        point = found[tuple(np.round(side * np.array(place, dtype=float), 9) + 0.0)]
        assert point.value == pytest.approx(value, abs=1e-8)
        assert point.eigenvalues == pytest.approx(sorted(eigenvalues), abs=1e-8)


MATRICES = {
    "two positive of four": (random_symmetric(4, 0), 1),
    "rank two": (random_symmetric(4, 1), 2),
    "full rank": (random_symmetric(3, 2) @ random_symmetric(3, 2), 3),
    "equal eigenvalues": (np.diag([2.0, 2.0, -1.0]), 2),
    "one number": (np.array([[4.0]]), 1),
}


@pytest.mark.parametrize(("matrix", "rank"), MATRICES.values(), ids=list(MATRICES))
def test_known_points_are_certified(matrix, rank, certify):
    certify(matrix_factorization(matrix, rank))
    if rank == 1:
        certify(rank1_factorization(matrix))


def test_value_is_the_frobenius_norm_and_rank_one_is_the_vector_case():
    matrix, x = random_symmetric(4, 5), np.random.default_rng(6).normal(size=(4, 2))
    assert matrix_factorization(matrix, 2).value(x.ravel()) == pytest.approx(
        0.25 * np.linalg.norm(x @ x.T - matrix) ** 2
    )
    vector = x[:, 0]
    assert rank1_factorization(matrix).value(vector) == pytest.approx(
        float(matrix_factorization(matrix, 1).value(vector)), rel=1e-13
    )
    assert len(matrix_factorization(matrix, 1).critical_points) < len(
        rank1_factorization(matrix).critical_points
    )  # one of each pair ±x is listed there, both here


def test_no_critical_point_of_rank_one_is_missing():
    land = rank1_factorization()
    found = dataclasses.replace(land, known=None).critical_points
    places = sorted(tuple(np.round(p.location, 6) + 0.0) for p in found)
    assert places == sorted(tuple(np.round(p.location, 6) + 0.0) for p in land.critical_points)


def test_index_counts_the_larger_eigenvalues_left_out():
    # Ge, Jin, Zheng: every point but the best subset has a way down; with λ descending its number is
    # that of pairs (column, left-out j) with λ_j above what the column holds.
    values, rank = (5.0, 3.0, 2.0, 1.0), 2
    points = {p.location: p for p in matrix_factorization(np.diag(values), rank).critical_points}
    for size in range(rank + 1):
        for chosen in itertools.combinations(range(4), size):
            x = np.zeros((4, rank))
            for column, i in enumerate(chosen):
                x[i, column] = np.sqrt(values[i])
            held = [values[i] for i in chosen] + [0.0] * (rank - size)
            pairs = [values[j] > h for h in held for j in range(4) if j not in chosen]
            point = points[tuple(x.ravel())]
            assert point.index == sum(pairs)
            assert (point.kind is Kind.DEGENERATE) == (chosen == (0, 1))


REFUSED = {
    "not symmetric": (
        lambda: rank1_factorization([[1.0, 0.5], [0.0, 1.0]]),
        "matrix of shape (2, 2), which differs from its transpose by 0.5; accepted: a symmetric",
    ),
    "not square": (lambda: rank1_factorization([[1.0, 0.5]]), "matrix of shape (1, 2); accepted"),
    "not finite": (lambda: rank1_factorization([[np.nan]]), "matrix of shape (1, 1); accepted"),
    "nothing positive": (
        lambda: matrix_factorization(-np.eye(2)),
        "matrix, whose largest eigenvalue is -1; accepted: a matrix with at least one positive",
    ),
    "more columns than rows": (
        lambda: matrix_factorization(np.eye(2), 3),
        "rank=3 for a matrix of size 2; accepted: from 1 to 2. More columns bring nothing.",
    ),
    "no column": (lambda: matrix_factorization(np.eye(2), 0), "rank=0; accepted: a whole number"),
}


@pytest.mark.parametrize(("build", "words"), REFUSED.values(), ids=list(REFUSED))
def test_what_cannot_be_is_refused(build, words):
    with pytest.raises(InvalidInput) as caught:
        build()
    assert words in str(caught.value)
