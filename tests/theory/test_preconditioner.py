"""Frozen preconditioners against torch.optim: its state is read, set, and held; all deterministic."""

import math

import numpy as np
import pytest
import torch

from unsaddle.errors import InvalidInput
from unsaddle.theory import (
    EscapeTime,
    eps_share,
    fresh_adaptive_steps,
    preconditioned_edge,
    preconditioned_ends,
    preconditioned_mode,
    preconditioner,
    stability_edge,
    steps_to_reach,
)

ONE = 1 - 2.0**-53  # as a decay: the second moment does not move
RULES = ("adam", "rmsprop", "adagrad")


def frozen(rule, x, learning_rate, squares, beta1=0.9):
    """An optimizer of PyTorch whose second moment stays what it is."""
    if rule == "adam":
        optimizer = torch.optim.Adam([x], lr=learning_rate, betas=(beta1, ONE), eps=1e-3)
    elif rule == "rmsprop":
        optimizer = torch.optim.RMSprop([x], lr=learning_rate, alpha=ONE, eps=1e-3)
    else:  # Adagrad adds squares; 1e30 more do not show
        optimizer = torch.optim.Adagrad([x], lr=learning_rate, eps=1e-3)
    x.grad = torch.zeros_like(x)
    optimizer.step()
    state = optimizer.state[x]
    name = {"adam": "exp_avg_sq", "rmsprop": "square_avg", "adagrad": "sum"}[rule]
    state[name].copy_(torch.tensor(squares))
    state["step"] = torch.tensor(1e30)  # no bias correction left
    return optimizer


SQUARES = [4e-2, 9.0]


def settings(rule):
    return {"adam": {"beta2": 0.999, "eps": 1e-3}}.get(rule, {"eps": 1e-3})


@pytest.mark.parametrize("rule", ["adam", "rmsprop"])
def test_a_saddle_is_left_by_the_preconditioned_curvature(rule):
    # Not diagonal, so that the preconditioner turns the way out.
    hessian = np.array([[1.0, 0.8], [0.8, -0.3]])
    start = np.array([1e-6, 2e-6])
    x = torch.nn.Parameter(torch.tensor(start))
    optimizer = frozen(rule, x, 0.1, SQUARES)
    diagonal = preconditioner(rule, SQUARES, 10**9, settings(rule))
    mode = preconditioned_mode(hessian, diagonal, start, 1.0).value
    method, momentum = ("ema_momentum", 0.9) if rule == "adam" else ("gradient_descent", 0.0)
    predicted = EscapeTime(method, 0.1, momentum, (mode,)).median
    values, vectors = np.linalg.eigh(hessian / np.sqrt(np.outer(diagonal, diagonal)))
    way, root = vectors[:, 0], np.sqrt(diagonal)
    n_steps, along = 0, 0.0
    while abs(along) < mode.radius:
        x.grad = torch.tensor(hessian) @ x.detach()
        optimizer.step()
        n_steps += 1
        along = way @ (root * x.detach().numpy())
    assert n_steps == predicted
    assert mode.curvature == pytest.approx(-values[0])


@pytest.mark.parametrize(
    ("rule", "beta1"), [("adam", 0.5), ("adam", 0.9), ("rmsprop", 0.0), ("adagrad", 0.0)]
)
def test_a24_preconditioned_edges_equal_torchs_bisected(rule, beta1):
    chosen = {"beta1": beta1} if rule == "adam" else {}
    edge = preconditioned_edge(rule, 0.1, chosen)

    def diverges(curvature):
        x = torch.nn.Parameter(torch.tensor([1e-6, 1e-6], dtype=torch.float64))
        optimizer = frozen(rule, x, 0.1, [4e-2, 4e-2], beta1)
        p = 0.2 + 1e-3  # √v + eps
        sizes = []
        for _ in range(1000):
            x.grad = curvature * p * x.detach()
            optimizer.step()
            sizes.append(float(x.detach().abs().max()))
            if sizes[-1] > 1e-4:  # a gradient beside which √v still stands
                return True
        return max(sizes[-200:]) > max(sizes[500:700])

    low, high = 0.8 * edge, 1.25 * edge
    for _ in range(7):
        middle = (low + high) / 2
        low, high = (low, middle) if diverges(middle) else (middle, high)
    assert (low + high) / 2 == pytest.approx(edge, rel=3e-3)


EDGES = {
    "heavy_ball": {0.0: 2.0, 0.5: 3.0, 0.9: 3.8},
    "nesterov": {0.5: 1.5, 0.9: 1.3571},
    "ema_momentum": {0.5: 6.0, 0.9: 38.0},
}


@pytest.mark.parametrize(
    ("method", "momentum", "edge"),
    [(method, m, e) for method, row in EDGES.items() for m, e in row.items()],
)
def test_a24_edges_equal_torchs_bisected(method, momentum, edge):
    def diverges(product):
        x = torch.nn.Parameter(torch.tensor([1.0], dtype=torch.float64))
        damping = momentum if method == "ema_momentum" else 0.0
        optimizer = torch.optim.SGD(
            [x], lr=0.1, momentum=momentum, nesterov=method == "nesterov", dampening=damping
        )
        sizes = []
        for _ in range(1500):
            x.grad = 10 * product * x.detach()
            optimizer.step()
            sizes.append(abs(x.item()))
            if sizes[-1] > 1e100:
                return True
        return max(sizes[-200:]) > max(sizes[600:800])

    low, high = 0.5 * edge, 1.5 * edge
    for _ in range(9):
        middle = (low + high) / 2
        low, high = (low, middle) if diverges(middle) else (middle, high)
    assert (low + high) / 2 == pytest.approx(edge, rel=2e-3)
    assert 0.1 * stability_edge(method, 0.1, momentum) == pytest.approx(edge, rel=1e-4)


@pytest.mark.parametrize("rule", RULES)
def test_the_preconditioner_is_what_torch_divides_by(rule):
    # Its next step from a zero momentum: lr·g·(1-β₁)/P for Adam, whose P holds (1 - β₁^t).
    x = torch.nn.Parameter(torch.tensor([1.0, 1.0], dtype=torch.float64))
    options = {"adam": {"betas": (0.0, 0.99)}, "rmsprop": {"alpha": 0.99}, "adagrad": {}}[rule]
    kind = {
        "adam": torch.optim.Adam,
        "rmsprop": torch.optim.RMSprop,
        "adagrad": torch.optim.Adagrad,
    }
    optimizer = kind[rule]([x], lr=0.1, eps=1e-3, **options)
    gradients = ([0.3, -2.0], [1.1, 0.4], [-0.5, 0.7])
    for gradient in gradients:
        before = x.detach().clone()
        x.grad = torch.tensor(gradient, dtype=torch.float64)
        optimizer.step()
    state = optimizer.state[x]
    squares = next(state[k] for k in ("exp_avg_sq", "square_avg", "sum") if k in state).numpy()
    ours = {"adam": {"beta1": 0.0, "beta2": 0.99}, "rmsprop": {"alpha": 0.99}, "adagrad": {}}[rule]
    diagonal = preconditioner(rule, squares, 3, {**ours, "eps": 1e-3})
    moved = (before - x.detach()).numpy()
    np.testing.assert_allclose(moved, 0.1 * np.array(gradients[-1]) / diagonal, rtol=1e-12)


def test_a_preconditioner_may_exchange_the_strong_and_the_weak_way_out():
    hessian = np.diag([-1.0, -0.1])
    smallest, _ = preconditioned_ends(hessian, [10.0, 0.01])
    assert smallest == pytest.approx(-10.0)  # the weak direction of H
    mode = preconditioned_mode(hessian, [10.0, 0.01], [0.5, 0.02], 1.0).value
    assert mode.offset == pytest.approx(0.002)


def test_bias_correction_of_the_first_moment_enters_p():
    early, late = (preconditioner("adam", [1.0], n, {"beta2": 0.0, "eps": 0.0}) for n in (1, 1000))
    assert early[0] / late[0] == pytest.approx(0.1)


# λ at offset 1e-6 and the default eps: from scale-free to ruled by eps.
@pytest.mark.parametrize(("curvature", "share", "word"), [
    (1.0, 0.0099, "scale-free"), (1e-2, 0.5, "alike"), (1e-6, 0.9999, "eps rules")
])  # fmt: skip
def test_eps_matters_where_the_gradient_is_not_far_above_it(curvature, share, word):
    answer = eps_share(curvature, 1e-6, 1e-8)
    assert answer.value == pytest.approx(share, rel=0.01)
    assert answer.regime.startswith(word) or word in answer.regime


def test_where_eps_rules_growth_has_the_stated_factor():
    # 1 + lr·λ/eps per step of RMSprop, against the rule followed step by step.
    assert eps_share(1e-12, 1e-5, 1e-8).regime.startswith("eps rules")
    predicted = steps_to_reach("gradient_descent", 1e-3 * 1e-12 / 1e-8, 0.0, 1e-5, 1e-4)
    followed = fresh_adaptive_steps("rmsprop", 1e-3, [1.0], 1e-12, 1e-5, 1e-4)
    assert followed == pytest.approx(predicted, rel=1e-3)


REFUSALS = {
    "negative squares": (lambda: preconditioner("adam", [-1.0], 1), "squares down to -1 after 1"),
    "no steps": (lambda: preconditioner("adam", [1.0], 0), "after 0 steps; accepted: numbers not"),
    "zeros": (
        lambda: preconditioner("rmsprop", [0.0, 1.0], 1, {"eps": 0.0}),
        "1 coordinates with second moment and eps both zero; accepted",
    ),
    "shapes": (lambda: preconditioned_ends(np.eye(2), [1.0]), r"a Hessian of shape \(2, 2\) with"),
    "not symmetric": (
        lambda: preconditioned_ends([[1.0, 2.0], [0.0, 1.0]], [1.0, 1.0]),
        "accepted: a symmetric",
    ),
    "displacement": (
        lambda: preconditioned_mode(np.eye(2), [1.0, 1.0], [1.0], 1.0),
        r"displacement of shape \(1,\); accepted: shape \(2,\)",
    ),
    "eps": (lambda: eps_share(1.0, math.inf, 1e-8), "offset=inf; accepted"),
}


@pytest.mark.parametrize(("call", "message"), REFUSALS.values(), ids=REFUSALS.keys())
def test_mistakes_are_refused_with_advice(call, message):
    with pytest.raises(InvalidInput, match=message):
        call()
