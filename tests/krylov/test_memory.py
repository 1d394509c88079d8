"""A basis within a limit of memory: stated before it is taken, and kept.

The roads are independent: what is taken is measured by tracemalloc, which sees every array NumPy
allocates; what is stated is counted from shapes. Eigenvalues are chosen and hidden in a diagonal.
"""

import math
import tracemalloc

import numpy as np
import pytest

from unsaddle import streams
from unsaddle.curvature import CurvatureOperator
from unsaddle.errors import InvalidInput
from unsaddle.krylov import Basis, Recurrence, Room, bytes_of, from_gradient, lanczos, room_for
from unsaddle.spectrum import both_ends, spectral_density

N_DIMS = 50_000


def network_like(n_dims=N_DIMS):
    """A bulk at zero, a dense negative edge, ten outliers: the shape of a network's spectrum."""
    draw = np.random.default_rng(0)
    n_negative = n_dims // 20
    bulk = np.abs(draw.normal(0, 0.01, n_dims - n_negative - 11))
    negative = -0.1 * np.sqrt(draw.random(n_negative))
    return np.concatenate([[-0.11], negative, bulk, np.geomspace(0.1, 5, 10)])


def operator_of(diagonal, working=np.float32):
    small = diagonal.astype(working)
    return CurvatureOperator(
        len(diagonal),
        lambda v: small * v,
        road="diagonal",
        apply_precise=lambda v: diagonal * v,
        working_dtype=working,
    )


def limits(n_rows, working=np.float32):
    """Limits that ask for the whole basis, for 16 bits, and for restarts."""
    whole = room_for(N_DIMS, n_rows, working, None).n_bytes
    halved = room_for(N_DIMS, n_rows, working, whole - 1).n_bytes
    return {"whole": whole, "16 bits": whole - 1, "restarts": halved - 1}


KINDS = ("whole", "16 bits", "restarts")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("working", [np.float32, np.float64])
def test_a_search_finds_the_same_ends_within_each_limit_and_takes_no_more(kind, working):
    diagonal = network_like()
    limit = limits(118, working)[kind]
    operator = operator_of(diagonal, working)
    tracemalloc.start()
    found = both_ends(operator, seed=0, max_products=120, max_memory=limit)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak <= limit
    assert found.smallest.value == pytest.approx(diagonal.min(), rel=2e-3)
    assert found.largest.value == pytest.approx(diagonal.max(), rel=1e-3)
    assert found.smallest.bound <= diagonal.min() <= found.smallest.certified
    assert found.largest.certified <= diagonal.max() <= found.largest.bound
    assert 1 <= found.index_at_least <= np.count_nonzero(diagonal < 0)
    said = {"whole": None, "16 bits": "kept in 16 bits", "restarts": "search restarts with"}
    assert (
        (found.memory_note or "") == "" if said[kind] is None else said[kind] in found.memory_note
    )
    assert found.to_dict()["memory_note"] == found.memory_note


def test_what_is_stated_is_near_what_is_taken():
    """Not a bound of twice the truth: at least 60 % of it is used when the space is filled."""
    for limit in limits(118).values():
        operator = operator_of(np.linspace(-0.1, 1.0, N_DIMS))
        tracemalloc.start()
        both_ends(
            operator, seed=0, max_products=120, max_memory=limit, rel_tol=1e-9, abs_tol_share=1e-12
        )
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        stated = room_for(N_DIMS, 118, np.float32, limit).n_bytes
        assert 0.6 * stated <= peak <= stated <= limit


def steps_until_settled(diagonal, room, rel_tol=1e-3, limit=600):
    """Products until the lowest Ritz value is within the tolerance of the truth."""
    operator = operator_of(diagonal)
    run = Recurrence(operator, streams.generator(1, "start").standard_normal(len(diagonal)), room)
    while run.n_steps < limit:
        run.step()
        if run.krylov().ritz()[0][0] <= (1 - rel_tol) * diagonal.min():
            return run.n_steps
    return math.inf


DENSE = {
    "edge that ends abruptly": np.linspace(-0.1, 1.0, N_DIMS),
    "edge that thins out": 1.1 * np.linspace(0, 1, N_DIMS) ** (2 / 3) - 0.1,
}


@pytest.mark.parametrize("edge", DENSE)
def test_sixteen_bits_cost_no_product_and_restarts_a_tenth(edge):
    diagonal, tol = DENSE[edge], 1e-3
    whole = steps_until_settled(diagonal, None, tol)
    assert 50 < whole < 300
    halved = steps_until_settled(diagonal, Room(1000, np.int16, 0, False, None), tol)
    assert abs(halved - whole) <= 1
    rows = max(24, whole // 3)
    restarted = steps_until_settled(diagonal, Room(rows, np.float32, 0, True, None), tol)
    assert restarted <= 1.1 * whole


def test_rows_in_16_bits_keep_the_process_orthogonal():
    """What is kept is rounded; what Lanczos goes on with is not: its rows stay orthogonal to float32."""
    diagonal = network_like(20_000)
    operator = operator_of(diagonal)
    start = streams.generator(0, "start").standard_normal(20_000)
    run = Recurrence(operator, start, Room(1000, np.int16, 0, False, None))
    rows = []
    for _ in range(100):
        rows.append(run.next_row.astype(np.float64))
        run.step()
    true = np.array(rows)
    assert np.abs(true @ true.T - np.eye(100)).max() < 1e-5
    whole = lanczos(operator, start, 100)
    np.testing.assert_allclose(run.krylov().ritz()[0], whole.ritz()[0], atol=1e-5)
    kept = np.asarray(run.krylov().basis, dtype=np.float64)
    assert 1e-5 < np.linalg.norm(kept - true, axis=1).max() < 5e-4


@pytest.mark.parametrize("n_dims", [1000, 1024, 63])
def test_rows_of_16_bits_are_right_to_a_share_of_their_neighbours(n_dims):
    """Entries of like size: 2e-5 of the length; beside one that is larger: a 65,534th of that."""
    draw = np.random.default_rng(0)
    row = draw.standard_normal(n_dims).astype(np.float32)
    row /= np.linalg.norm(row)
    row[0] = 100.0
    basis = Basis(n_dims, np.float32, np.int16)
    basis.append(row)
    basis.append(np.zeros(n_dims, np.float32))
    kept = np.asarray(basis)
    assert np.abs(kept[0] - row)[:64].max() <= 100 / 65_534 * 1.001
    away = slice(64, None)
    assert np.linalg.norm((kept[0] - row)[away]) <= 4e-5 * np.linalg.norm(row[away])
    assert not kept[1].any()


def test_restarted_space_is_orthonormal_and_its_ritz_values_are_those_of_the_operator():
    diagonal = network_like(5000)
    operator = CurvatureOperator(5000, lambda v: diagonal * v, road="diagonal")
    start = streams.generator(0, "start").standard_normal(5000)
    run = Recurrence(operator, start, Room(32, np.float64, 0, True, None))
    for n_steps in range(1, 100):
        run.step()
        krylov = run.krylov()
        basis = np.asarray(krylov.basis)
        assert len(basis) <= 32
        if n_steps in (31, 32, 33, 34, 60, 99):
            assert np.abs(basis @ basis.T - np.eye(len(basis))).max() < 1e-12
            projected = (basis * diagonal) @ basis.T
            np.testing.assert_allclose(krylov.ritz()[0], np.linalg.eigvalsh(projected), atol=1e-12)
            whole = lanczos(operator, start, n_steps)
            held = float(
                (basis @ (start / np.linalg.norm(start))) @ (basis @ start)
            ) / np.linalg.norm(start)
            assert krylov.weights().sum() == pytest.approx(held, rel=1e-10)
            assert whole.ritz()[0][0] <= krylov.ritz()[0][0] + 1e-12


def test_bound_of_a_restarted_search_is_that_of_its_first_round():
    """The probability is that of the start vector, which only the first round's polynomial knows."""
    from unsaddle.krylov import probable_bound

    diagonal = network_like(5000)
    operator = CurvatureOperator(5000, lambda v: diagonal * v, road="diagonal")
    start = streams.generator(0, "start").standard_normal(5000)
    run = Recurrence(operator, start, Room(32, np.float64, 0, True, None))
    for _ in range(90):
        run.step()
    first = lanczos(operator, start, 32)
    for side in ("smallest", "largest"):
        assert probable_bound(run.krylov(), side, 0.95) == pytest.approx(
            probable_bound(first, side, 0.95), rel=1e-9
        )


def test_density_and_the_gradient_s_space_take_fewer_products_where_memory_is_short():
    operator = operator_of(network_like())
    limit = room_for(N_DIMS, 16, np.float32, None).n_bytes
    density = spectral_density(operator, n_probes=2, n_products=60, seed=0, max_memory=limit)
    assert 2 * 8 <= density.n_products < 120
    model = from_gradient(operator, np.ones(N_DIMS), 40, max_memory=limit)
    assert 8 <= model.n_products < 40


def test_a_limit_below_the_fewest_rows_is_refused_with_what_would_do():
    with pytest.raises(InvalidInput) as refused:
        room_for(1_000_000, 198, np.float32, 10_000_000)
    assert "max_memory of 10.0 MB for 1,000,000 parameters" in str(refused.value)
    assert "at least 0.22 GB: 24 vectors of the basis" in str(refused.value)
    assert "Allow more, or diagnose fewer parameters." in str(refused.value)


@pytest.mark.parametrize(
    "memory", ["", "2 parsecs", "0", "-1GB", "1..2GB", float("nan"), 0, "1e99GB"]
)
def test_a_size_that_is_none_is_refused(memory):
    with pytest.raises(InvalidInput) as refused:
        bytes_of(memory)
    assert f"max_memory={memory!r}" in str(refused.value)
    assert 'a positive number of bytes, or a text such as "2GB"' in str(refused.value)


def test_no_limit_is_half_of_what_is_free(monkeypatch):
    monkeypatch.setattr("unsaddle.krylov.memory.free_memory", lambda: 10**9)
    assert bytes_of(None) == 5 * 10**8
