"""Momentum forms and live geometries, against `recursion.py` and against `torch.optim` really stepping.

`recursion.py` writes each method's polynomial by hand and is tested on its own; here one polynomial in
the two weights must give all of them. The optimizers of the second half know nothing of polynomials:
their state is set by hand, so that it does not move, and their steps on a quadratic are counted.
"""

import numpy as np
import pytest
import torch

from unsaddle.errors import InvalidInput, UnknownName
from unsaddle.theory import METHODS, LiveGeometry, MomentumForm, growth_factors, stability_edge

MOMENTA = {"gradient_descent": (0.0,)}


@pytest.mark.parametrize("method", METHODS)
def test_one_polynomial_gives_edge_and_growth_of_every_method(method):
    for momentum in MOMENTA.get(method, (0.0, 0.5, 0.9, 0.99)):
        form = MomentumForm.of(method, momentum)
        assert form.edge(0.1) == pytest.approx(stability_edge(method, 0.1, momentum), rel=1e-12)
        for h in (1e-9, 1e-3, 0.1, 3.0):
            expected = float(growth_factors(method, h, momentum)[0])
            assert form.growth(h) == pytest.approx(expected, rel=1e-12)
            assert form.growth(h) > 1


# ---- torch.optim with a state that does not move ---------------------------------------------------

FROZEN = 1 - 1e-13  # the running squares keep their value for thousands of steps
DIVISOR = np.array([0.5, 4.0])


def settled(name):
    """An optimizer of two coordinates that divides by `DIVISOR`, with its live geometry."""
    point = torch.nn.Parameter(torch.zeros(2, dtype=torch.float64))
    squares = torch.tensor(DIVISOR**2)
    late = torch.tensor(1e9)  # so late that no bias is left to correct

    def adam_state(**more):
        zeros = torch.zeros(2, dtype=torch.float64)
        return {
            "step": late.clone(),
            "exp_avg": zeros,
            "exp_avg_sq": squares * (1 - FROZEN**1e9),
            **more,
        }

    betas = (0.9, FROZEN)
    if name == "SGD":
        made = torch.optim.SGD([point], 0.1, momentum=0.9)
        return (
            point,
            made,
            LiveGeometry("SGD", (MomentumForm.of("heavy_ball", 0.9),), 0.1, np.ones(2)),
        )
    if name == "Adam":
        made = torch.optim.Adam([point], 0.1, betas=betas, eps=0.0)
        made.state[point] = adam_state()
        form = MomentumForm.of("ema_momentum", 0.9)
    elif name == "NAdam":
        made = torch.optim.NAdam([point], 0.1, betas=betas, eps=0.0)
        made.state[point] = adam_state(mu_product=torch.tensor(0.0))
        form = MomentumForm(0.9, 1 - 0.9, 0.9 * (1 - 0.9))  # so late its momentum is β₁
    else:
        made = torch.optim.RMSprop([point], 0.1, alpha=FROZEN, eps=0.0, momentum=0.5)
        zeros = torch.zeros(2, dtype=torch.float64)
        made.state[point] = {"step": late, "square_avg": squares, "momentum_buffer": zeros}
        form = MomentumForm(0.5, 0.0, 1.0)
    return point, made, LiveGeometry(name, (form,), 0.1, DIVISOR)


def norms(name, curvatures, n_steps):
    """The distance from zero after each step on Σ ½ c x², from 1e-80: too near to move the squares."""
    point, optimizer, live = settled(name)
    with torch.no_grad():
        point.copy_(1e-80 * (torch.tensor(curvatures) != 0).double())
    found = []
    for _ in range(n_steps):
        point.grad = torch.tensor(curvatures) * point.detach()
        optimizer.step()
        found.append(float(point.detach().norm()))
    return np.array(found), live


@pytest.mark.parametrize("name", ["SGD", "Adam", "NAdam", "RMSprop"])
def test_edge_is_where_the_real_optimizer_begins_to_diverge(name):
    """Bisection in the curvature of one coordinate, 11 halvings; the other lies flat."""
    _, _, live = settled(name)
    low, high = 0.6 * live.edge, 1.7 * live.edge
    for _ in range(11):
        middle = np.sqrt(low * high)
        sizes, _ = norms(name, [middle * float(live.diagonal[0]), 0.0], 300)
        early, late = sizes[150:200].max(), sizes[250:].max()
        low, high = (middle, high) if late <= early else (low, middle)
    assert np.sqrt(low * high) == pytest.approx(live.edge, rel=2e-3)


@pytest.mark.parametrize("name", ["SGD", "Adam", "NAdam", "RMSprop"])
def test_growth_is_that_of_the_real_optimizer(name):
    """H = diag(-1, 4) is divided to -2 and 1 by (0.5, 4): the first coordinate alone grows."""
    sizes, live = norms(name, [-1.0, 4.0], 55)
    expected = live.growth(-1.0 / float(live.diagonal[0]))
    assert (sizes[-1] / sizes[-6]) ** (1 / 5) == pytest.approx(expected, rel=1e-4)


def test_weaker_curvature_can_be_the_way_out_of_a_preconditioner():
    live = LiveGeometry("Adam", (MomentumForm.of("ema_momentum", 0.9),), 0.1, np.array([10.0, 0.1]))
    divided = np.linalg.eigvalsh(np.diag([-2.0, -1.0]) / live.diagonal)
    assert divided[0] == -10.0  # the second coordinate's
    assert live.growth(divided[0]) > live.growth(divided[1])


def test_groups_with_different_momenta_count_with_the_careful_side():
    forms = tuple(MomentumForm.of("heavy_ball", momentum) for momentum in (0.9, 0.5))
    live = LiveGeometry("SGD", forms, 0.1, np.ones(3))
    assert live.edge == forms[1].edge(0.1) < forms[0].edge(0.1)
    assert live.growth(-1.0) == forms[1].growth(0.1) < forms[0].growth(0.1)


def test_nothing_grows_without_negative_curvature():
    live = LiveGeometry("SGD", (MomentumForm.of("gradient_descent"),), 0.1, np.ones(2))
    assert live.growth(0.0) == live.growth(3.0) == 1.0
    assert live.uniform
    assert not LiveGeometry("SGD", live.forms, 0.1, np.array([1.0, 2.0])).uniform
    assert not LiveGeometry("SGD", live.forms, 0.1, np.ones(2), np.ones(2)).uniform


# ---- bad input ----------------------------------------------------------------------------------------

PLAIN = (MomentumForm.of("gradient_descent"),)


def test_form_without_any_weight_is_refused():
    with pytest.raises(InvalidInput) as caught:
        MomentumForm(0.0, 0.0, 0.0)
    assert str(caught.value) == (
        "direct=0, buffered=0; accepted: a weight above 0. No step is ever made."
    )


def test_unknown_method_is_refused():
    with pytest.raises(UnknownName, match="method"):
        MomentumForm.of("newton")


@pytest.mark.parametrize(
    ("diagonal", "forms", "decay", "begin"),
    [
        ([1.0, 0.0], PLAIN, None, "a diagonal of shape (2,) with 1 entries that are not finite"),
        ([[1.0]], PLAIN, None, "a diagonal of shape (1, 1) with 0 entries"),
        ([1.0], (), None, "0 momentum forms, a weight decay of its shape or none"),
        ([1.0], PLAIN, [1.0, 2.0], "a weight decay of another shape"),
    ],
    ids=["zero", "matrix", "no form", "decay"],
)
def test_geometry_that_divides_by_nothing_is_refused(diagonal, forms, decay, begin):
    with pytest.raises(InvalidInput) as caught:
        LiveGeometry(
            "SGD", forms, 0.1, np.array(diagonal), None if decay is None else np.array(decay)
        )
    assert begin in str(caught.value)
    assert "Without momentum pass (MomentumForm.of('gradient_descent'),)." in str(caught.value)
