"""Fresh Adam, RMSprop and Adagrad against torch.optim and a plain loop: deterministic, so exact.

The roads are independent: the forecast follows one number and bins of |u|, torch follows every
coordinate of a saddle with Hessian -λ u uᵀ.
"""

import math

import numpy as np
import pytest
import torch

from unsaddle.errors import InvalidInput, UnknownName
from unsaddle.theory import RULE_SETTINGS, fresh_adaptive_steps

TORCH = {"adam": torch.optim.Adam, "rmsprop": torch.optim.RMSprop, "adagrad": torch.optim.Adagrad}
A06 = {"adam": 77, "rmsprop": 17, "adagrad": 1263}


def torch_steps(rule, learning_rate, direction, curvature, offset, radius, **options):
    u = torch.tensor(direction, dtype=torch.float64)
    u = u / u.norm()
    x = torch.nn.Parameter(offset * u)
    optimizer = TORCH[rule]([x], lr=learning_rate, **options)
    n_steps = 0
    while abs((u @ x.detach()).item()) < radius:
        x.grad = -curvature * (u @ x.detach()) * u
        optimizer.step()
        n_steps += 1
    return n_steps


@pytest.mark.parametrize("curvature", [1.0, 1e-2, 1e-4])
@pytest.mark.parametrize(("rule", "n_steps"), A06.items())
def test_steps_do_not_depend_on_the_curvature_without_eps(rule, n_steps, curvature):
    got = fresh_adaptive_steps(rule, 0.01, [1.0], curvature, 1e-8, 1.0, {"eps": 0.0})
    assert got == n_steps
    assert torch_steps(rule, 0.01, [1.0], curvature, 1e-8, 1.0, eps=0.0) == n_steps


# Curvatures from where eps is negligible to where it holds every step back.
@pytest.mark.parametrize("curvature", [1.0, 1e-3, 1e-6])
@pytest.mark.parametrize("rule", RULE_SETTINGS)
def test_steps_equal_torch_with_default_settings(rule, curvature):
    direction = np.random.default_rng(1).standard_normal(40)
    case = (rule, 0.01, direction, curvature, -1e-6, 1.0)
    assert fresh_adaptive_steps(*case) == torch_steps(*case)


@pytest.mark.parametrize("rule", RULE_SETTINGS)
def test_settings_are_torchs(rule):
    ours, theirs = {
        "adam": ({"beta1": 0.5, "beta2": 0.9, "eps": 1e-3}, {"betas": (0.5, 0.9), "eps": 1e-3}),
        "rmsprop": ({"alpha": 0.5, "eps": 1e-3}, {"alpha": 0.5, "eps": 1e-3}),
        "adagrad": ({"initial_accumulator_value": 0.1}, {"initial_accumulator_value": 0.1}),
    }[rule]
    case = (rule, 0.01, [1.0, -2.0, 0.0], 1.0, 1e-3, 1.0)
    assert fresh_adaptive_steps(*case, ours) == torch_steps(*case, **theirs)


@pytest.mark.parametrize("rule", RULE_SETTINGS)
def test_bins_stand_for_many_coordinates(rule):
    # Heavy tails and a curvature at which eps matters for some coordinates only: the hard case.
    direction = np.random.default_rng(2).standard_normal(3000) ** 3
    case = (rule, 1e-3, direction, 1e-5, 1e-5, 1.0)
    assert fresh_adaptive_steps(*case) == pytest.approx(torch_steps(*case), rel=0.01, abs=1)


def test_long_escapes_are_followed_in_blocks():
    c, square, n_steps = 1e-8, 0.0, 0
    while c < 1:
        square += c * c
        c += 1e-3 * c / (math.sqrt(square) + 1e-10)
        n_steps += 1
    assert n_steps > 100_000
    got = fresh_adaptive_steps("adagrad", 1e-3, [3.0], 1.0, 1e-8, 1.0)
    assert got == pytest.approx(n_steps, rel=2e-4)


def test_where_eps_rules_growth_is_exponential():
    # |g| ≪ eps: Adam is averaged momentum with learning rate lr/eps: ln(R/x₀)·eps/(lr·λ) steps.
    expected = math.log(1e3) * 1e-8 / (1e-3 * 1e-12)
    got = fresh_adaptive_steps("adam", 1e-3, [1.0], 1e-12, 1e-5, 1e-2)
    assert got == pytest.approx(expected, rel=2e-4)


@pytest.mark.parametrize("rule", RULE_SETTINGS)
def test_exact_symmetry_and_underflow_never_leave(rule):
    assert fresh_adaptive_steps(rule, 0.01, [1.0], 1.0, 0.0, 1.0) == math.inf
    assert fresh_adaptive_steps(rule, 0.01, [1.0], 1e-200, 1e-200, 1.0) == math.inf


def test_a_start_outside_takes_no_step():
    assert fresh_adaptive_steps("adam", 0.01, [1.0], 1.0, -1.0, 1.0) == 0


def test_length_and_sign_of_the_direction_do_not_matter():
    case = ("adam", 0.01, 1.0, 1e-4, 1.0)
    counts = {
        fresh_adaptive_steps(case[0], case[1], scale * np.array([1.0, -2.0]), *case[2:])
        for scale in (1.0, -1e200, 1e-200)
    }
    assert len(counts) == 1


REFUSALS = {
    "direction of zeros": ({"direction": [0.0, 0.0]}, "direction of zeros; accepted"),
    "matrix": (
        {"direction": [[1.0]]},
        r"direction of shape \(1, 1\); accepted: a non-empty vector",
    ),
    "learning rate": ({"learning_rate": 0.0}, "learning_rate=0.0; accepted"),
    "curvature": ({"curvature": -1.0}, "curvature=-1.0; accepted"),
    "offset": ({"offset": math.nan}, "offset=nan; accepted"),
    "radius": ({"radius": 0.0}, "radius=0.0; accepted"),
    "decay": ({"settings": {"beta2": 1.0}}, "beta2=1.0; accepted"),
    "eps": ({"settings": {"eps": -1.0}}, "eps=-1.0; accepted"),
}


@pytest.mark.parametrize(("change", "message"), REFUSALS.values(), ids=REFUSALS.keys())
def test_mistakes_are_refused_with_advice(change, message):
    case = {
        "rule": "adam",
        "learning_rate": 0.01,
        "direction": [1.0],
        "curvature": 1.0,
        "offset": 1e-3,
        "radius": 1.0,
    }
    with pytest.raises(InvalidInput, match=message):
        fresh_adaptive_steps(**{**case, **change})


def test_unknown_names_are_refused_with_the_nearest():
    with pytest.raises(UnknownName, match=r"unknown rule 'adamw'.*Did you mean 'adam'"):
        fresh_adaptive_steps("adamw", 0.01, [1.0], 1.0, 1e-3, 1.0)
    with pytest.raises(UnknownName, match=r"unknown adam setting 'betas'.*'beta"):
        fresh_adaptive_steps("adam", 0.01, [1.0], 1.0, 1e-3, 1.0, {"betas": 0.9})
