"""Products that no Hessian can have: every road notices, and none calls them a saddle.

The other road is u·Hv against v·Hu for random u and v (`CurvatureOperator.asymmetry`), which neither
Lanczos nor the whole matrix uses.
"""

import numpy as np
import pytest

from unsaddle import diagnose
from unsaddle.curvature import CurvatureOperator
from unsaddle.errors import InvalidInput
from unsaddle.krylov import ASYMMETRY_LIMIT
from unsaddle.spectrum import both_ends, spectral_density


def crooked(n_dims, share):
    """A diagonal, and beside it so much of its norm without a mirror image."""
    diagonal = np.linspace(-1.0, 1.0, n_dims)
    return CurvatureOperator(
        n_dims, lambda v: diagonal * v + share * (np.roll(v, 1) - np.roll(v, -1)), road="by hand"
    )


@pytest.mark.parametrize("n_dims", [60, 2000])
@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_both_methods_and_random_vectors_agree_about_symmetry(n_dims, share):
    found = both_ends(crooked(n_dims, share), seed=0, max_products=60)
    wrong = crooked(n_dims, share).asymmetry(seed=0) > 1e-6
    assert wrong == (share > 0)
    assert found.status == ("not symmetric" if wrong else "ok")
    assert (found.asymmetry > ASYMMETRY_LIMIT) == wrong
    if wrong:
        assert not found.smallest.converged
        density = spectral_density(crooked(n_dims, share), n_probes=2, n_products=20, seed=0)
        assert density.status == "not symmetric"
        assert np.isnan(density.index)


@pytest.mark.parametrize("n_dims", [6, 2000])
def test_a_function_s_crooked_products_are_refused_or_reported_never_a_saddle(n_dims):
    """The function is a bowl; its products turn, and have the same diagonal."""
    weights = np.linspace(1.0, 2.0, n_dims)

    def fun(x):
        return 0.5 * float(weights @ x**2)

    def hessp(x, p):
        return weights * p + 1.5 * (np.roll(p, 1) - np.roll(p, -1))

    with pytest.raises(InvalidInput, match="hessp") as refused:
        diagnose(fun, np.zeros(n_dims), grad=lambda x: weights * x, hessp=hessp, seed=0)
    assert "accepted:" in str(refused.value)


def test_a_second_derivative_that_is_wrong_in_autograd_is_replaced_by_differences():
    torch = pytest.importorskip("torch")
    from unsaddle import TorchTraining

    class Slope(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x, w):
            ctx.save_for_backward(w)
            return x * w

        @staticmethod
        def backward(ctx, g):
            (w,) = ctx.saved_tensors
            return g * w + torch.roll(g, 1), None  # the second term is wrong

    class Bowl(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x, w):
            ctx.save_for_backward(x, w)
            return 0.5 * (x * x * w).sum()

        @staticmethod
        def backward(ctx, g):
            return Slope.apply(*ctx.saved_tensors) * g, None

    class Model(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.point = torch.nn.Parameter(torch.zeros(5, dtype=torch.float64))
            self.register_buffer("weights", torch.linspace(1, 2, 5, dtype=torch.float64))

        def forward(self, rows):
            return 1 + Bowl.apply(self.point, self.weights) + 0 * rows.sum(1)

    model = Model()
    data = (torch.ones(4, 1, dtype=torch.float64), torch.zeros(4))
    sgd = torch.optim.SGD(model.parameters(), lr=0.1)
    report = diagnose(TorchTraining(model, lambda out, _: out.mean(), data, sgd), seed=0)
    assert report.spectrum.road.startswith(
        "central differences of gradients (double backward misses"
    )
    assert report.spectrum.smallest.value == pytest.approx(1.0, abs=1e-6)
    assert str(report.kind) == "MINIMUM"
