"""The bounds that `both_ends` states, over random starts, on edges of every kind.

`tests/test_spectrum.py` covers the bound of a Lanczos run of fixed length; here the run decides itself
when it has converged, which a bound that fails when it is lucky would show. Spectra are chosen, so the
truth is known without another solver.
"""

import numpy as np
import pytest
import scipy.stats

from unsaddle.curvature import CurvatureOperator
from unsaddle.spectrum import both_ends

N_STARTS = 200
EDGES = {
    "isolated": np.concatenate([[-0.1], np.linspace(0, 10, 1999)]),
    "clustered": np.concatenate([np.linspace(-0.1, -0.0999, 10), np.linspace(0, 10, 1990)]),
    "dense": np.linspace(-0.1, 10, 2000),
}


@pytest.mark.slow
@pytest.mark.parametrize("max_products", [24, 60], ids=["too few products", "more products"])
@pytest.mark.parametrize("name", EDGES)
def test_stated_bounds_cover_as_often_as_they_say(name, max_products):
    """200 starts at confidence 0.95 of each end; a false alarm in 1e-4 each comparison.

    What is proved must hold every time.
    """
    diagonal = EDGES[name]
    operator = CurvatureOperator(2000, lambda v: diagonal * v, road="diagonal")
    found = [
        both_ends(operator, seed=seed, rel_tol=0.05, max_products=max_products, dense_limit=0)
        for seed in range(N_STARTS)
    ]
    fewest = scipy.stats.binom.ppf(1e-4, N_STARTS, 0.95)
    assert {one.smallest.confidence for one in found} == {0.95}
    assert sum(one.smallest.bound <= diagonal[0] for one in found) >= fewest
    assert sum(one.largest.bound >= diagonal[-1] for one in found) >= fewest
    assert all(one.smallest.certified >= diagonal[0] for one in found)
    assert all(one.largest.certified <= diagonal[-1] for one in found)
