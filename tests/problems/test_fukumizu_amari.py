"""The embedding of a smaller network: critical for every λ, a minimum or a saddle by its sign."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from unsaddle.critical import Kind
from unsaddle.errors import InvalidInput
from unsaddle.problems import fukumizu_amari
from unsaddle.problems.fukumizu_amari import Samples, best_unit

X = np.linspace(-2.0, 2.0, 201)
Y = 1.2 * np.sin(1.2 * X)


def test_the_best_unit_is_the_one_that_a_minimiser_without_derivatives_finds():
    unit = best_unit(Samples(X, Y))
    found = minimize(
        lambda w: 0.5 * np.mean((w[1] * np.tanh(w[0] * X) - Y) ** 2), (1.0, 1.0),
        method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-16, "maxiter": 2000},
    )  # fmt: skip
    assert (unit.u, unit.v) == pytest.approx(tuple(found.x), abs=1e-6)
    assert (unit.u, unit.v) == pytest.approx((1.56006508, 1.12184807), abs=1e-8)
    assert unit.loss == pytest.approx(0.00481911, abs=1e-8)
    assert unit.bend == pytest.approx(0.005605, abs=1e-6)
    assert unit.gradient_norm < 1e-15


A32 = {
    "below zero": (-0.5, 1, Kind.STRICT_SADDLE),
    "half": (0.5, 0, Kind.DEGENERATE),
    "above one": (1.5, 1, Kind.STRICT_SADDLE),
    "zero: the second unit has all": (0.0, 0, Kind.DEGENERATE),
    "far out": (-20.0, 1, Kind.STRICT_SADDLE),
}


@pytest.mark.parametrize(("lam", "index", "kind"), A32.values(), ids=list(A32))
def test_a32_index_of_the_embedding(lam, index, kind, certify):
    land = certify(fukumizu_amari(lam))
    embedded, origin = land.critical_points
    assert np.linalg.norm(land.gradient(embedded.location)) < 1e-12
    assert (embedded.index, embedded.kind) == (index, kind)
    assert 0.0 in embedded.eigenvalues  # along the line of all λ
    assert origin.index == 2
    u, v = embedded.location[0], sum(embedded.location[2:])
    assert embedded.location == pytest.approx((u, u, lam * v, (1 - lam) * v))


def test_a32_curvature_of_the_way_out():
    below, above = (fukumizu_amari(lam).known[0].eigenvalues[0] for lam in (-0.5, 1.5))
    assert below == pytest.approx(-0.001898, abs=1e-6)
    assert above == pytest.approx(below, abs=1e-15)  # the units may be exchanged


def test_the_network_is_the_single_unit_at_every_lambda():
    values = [fukumizu_amari(lam).known[0].value for lam in (-0.5, 0.5, 1.5)]
    assert len(set(values)) == 1
    land = fukumizu_amari(0.3).landscape
    assert land.value(land.critical_points[0].location) == pytest.approx(values[0], rel=1e-13)


def test_a_lambda_that_is_no_number_is_refused():
    with pytest.raises(InvalidInput, match=r"lam=nan; accepted: a finite number\. Between 0 and 1"):
        fukumizu_amari(float("nan"))
