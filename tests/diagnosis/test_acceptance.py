"""Cases A25 to A32 of the theory notes through `diagnose`: values, spectra, kinds and causes.

Elsewhere these points are certified as problems; here the diagnosis sees a bare function, or a network.
"""

import jax.numpy as jnp
import numpy as np
import pytest
import torch
from torch import nn

import unsaddle
from unsaddle import TorchTraining

# ---- A25: population phase retrieval, |x*|² = q ---------------------------------------------------

TRUTH = np.array([0.6, -0.3, 0.5, 0.2])
Q = float(TRUTH @ TRUTH)


def phase_retrieval(x):
    return 0.25 * (3 * (x @ x) ** 2 + 3 * Q**2 - 2 * (x @ x) * Q - 4 * (x @ TRUTH) ** 2)


def on_the_ring():
    across = np.array([0.3, 0.6, 0.0, 0.0])
    across -= (across @ TRUTH) / Q * TRUTH
    return across * np.sqrt(Q / 3) / np.linalg.norm(across)


A25 = {
    "the origin": (np.zeros(4), 0.75 * Q**2, [-3 * Q, -Q, -Q, -Q], "MAXIMUM", "EXACT_SYMMETRY"),
    "the ring": (on_the_ring(), 2 / 3 * Q**2, [-2 * Q, 0, 0, 2 * Q], "STRICT_SADDLE", "EXACT_SYMMETRY"),
    "the truth": (TRUTH, 0.0, [2 * Q, 2 * Q, 2 * Q, 6 * Q], "MINIMUM", "MINIMUM"),
}  # fmt: skip


# ---- A26: rank-one factorisation of diag(3, 2, 1) -------------------------------------------------


def factorisation(x):
    return 0.25 * jnp.sum((jnp.outer(x, x) - jnp.diag(jnp.array([3.0, 2.0, 1.0]))) ** 2)


A26 = {
    "the origin": ([0, 0, 0], 3.5, [-3, -2, -1], "MAXIMUM", "EXACT_SYMMETRY"),
    "the first": ([np.sqrt(3), 0, 0], 1.25, [1, 2, 6], "MINIMUM", "MINIMUM"),
    "the second": ([0, np.sqrt(2), 0], 2.5, [-1, 1, 4], "STRICT_SADDLE", "EXACT_SYMMETRY"),
    "the third": ([0, 0, 1], 3.25, [-2, -1, 2], "STRICT_SADDLE", "EXACT_SYMMETRY"),
}


@pytest.mark.parametrize(
    ("fun", "case"),
    [
        *(pytest.param(phase_retrieval, case, id=f"A25 {name}") for name, case in A25.items()),
        *(pytest.param(factorisation, case, id=f"A26 {name}") for name, case in A26.items()),
    ],
)
def test_a25_and_a26_values_spectra_kinds_and_causes(fun, case):
    at, value, spectrum, kind, cause = case
    report = unsaddle.diagnose(fun, np.asarray(at, dtype=float), seed=0)
    assert report.loss == pytest.approx(value, abs=1e-8)
    np.testing.assert_allclose(report.spectrum.ritz_values, spectrum, atol=1e-8)
    assert (str(report.kind), str(report.cause)) == (kind, cause)


# ---- A28: the two-layer linear network of Baldi and Hornik, σ = (3, 2, 1), two hidden units --------

A28 = {
    (): (7.0, 6), (1,): (2.5, 2), (2,): (5.0, 3), (3,): (6.5, 4),
    (1, 2): (0.5, 0), (1, 3): (2.0, 1), (2, 3): (4.5, 2),
}  # fmt: skip


class TwoLayers(nn.Module):
    def __init__(self, chosen):
        super().__init__()
        sigma = np.array([3.0, 2.0, 1.0])
        first, second = np.zeros((2, 3)), np.zeros((3, 2))
        for unit, j in enumerate(chosen):
            first[unit, j - 1] = second[j - 1, unit] = np.sqrt(sigma[j - 1])
        self.first, self.second = (nn.Parameter(torch.tensor(w)) for w in (first, second))

    def forward(self, x):
        return x @ self.first.T @ self.second.T


@pytest.mark.parametrize("chosen", A28)
def test_a28_loss_and_index_of_every_class(chosen):
    loss, index = A28[chosen]
    eye, sigma = torch.eye(3).double(), torch.diag(torch.tensor([3.0, 2.0, 1.0]).double())
    # ½ ‖W2 W1 - Σ‖² as a mean over the three rows of the identity
    run = TorchTraining(
        model := TwoLayers(chosen),
        lambda output, target: 1.5 * ((output - target) ** 2).sum(dim=1).mean(),
        (eye, sigma),
        torch.optim.SGD(model.parameters(), lr=0.1),
    )
    report = unsaddle.diagnose(run, seed=0)
    assert report.loss == pytest.approx(loss, abs=1e-12)
    assert report.spectrum.index_at_least == index
    expected = ("STRICT_SADDLE", "EXACT_SYMMETRY") if index else ("DEGENERATE", "FLAT")
    assert (str(report.kind), str(report.cause)) == expected


# ---- A30: a product of three ----------------------------------------------------------------------


def test_a30_three_layers_at_zero_are_degenerate_and_no_strict_saddle():
    report = unsaddle.diagnose(lambda x: 0.5 * (1.0 - x[0] * x[1] * x[2]) ** 2, np.zeros(3), seed=0)
    assert (str(report.kind), str(report.cause)) == ("DEGENERATE", "FLAT")
    assert report.spectrum.smallest.value == report.spectrum.largest.value == 0.0


# ---- A32: one unit embedded as two (Fukumizu and Amari) -------------------------------------------


class Pair(nn.Module):
    """f = λ v tanh(u x) + (1 - λ) v tanh(u x), at the best single unit of the notes."""

    def __init__(self, share, u=1.56006508, v=1.12184807):
        super().__init__()
        self.inner = nn.Parameter(torch.tensor([u, u], dtype=torch.float64))
        self.outer = nn.Parameter(torch.tensor([share * v, (1 - share) * v], dtype=torch.float64))

    def forward(self, x):
        return torch.tanh(x * self.inner) @ self.outer[:, None]


@pytest.mark.parametrize(
    ("share", "index", "kind", "cause"),
    [
        (-0.5, 1, "STRICT_SADDLE", "EXACT_SYMMETRY"),
        (0.5, 0, "DEGENERATE", "FLAT"),
        (1.5, 1, "STRICT_SADDLE", "EXACT_SYMMETRY"),
    ],
)
def test_a32_index_of_the_embedding_and_what_holds_a_run_there(share, index, kind, cause):
    x = torch.linspace(-2, 2, 201, dtype=torch.float64)[:, None]
    y = 1.2 * torch.sin(1.2 * x)
    single = Pair(1.0)
    for _ in range(20):  # the notes' eight digits, to rounding: Newton on the one unit
        u, v = single.inner[0], single.outer[0]
        residual = v * torch.tanh(u * x) - y
        slope = torch.autograd.grad((residual**2).mean(), (u, v), create_graph=True)
        rows = [torch.stack(torch.autograd.grad(s, (u, v), retain_graph=True)) for s in slope]
        step = torch.linalg.solve(torch.stack(rows), torch.stack(slope).detach())
        single = Pair(1.0, float(u.detach() - step[0]), float(v.detach() - step[1]))
    u, v = single.inner[0].item(), single.outer[0].item()
    assert (u, v) == pytest.approx((1.56006508, 1.12184807), abs=1e-8)
    model = Pair(share, u, v)
    loss = nn.MSELoss()
    run = TorchTraining(model, loss, (x, y), torch.optim.SGD(model.parameters(), lr=0.1))
    report = unsaddle.diagnose(run, seed=0)
    assert report.spectrum.index_at_least == index
    assert (str(report.kind), str(report.cause)) == (kind, cause)
