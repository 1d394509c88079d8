"""Adaptive methods where nothing changes their state: a frozen diagonal preconditioner.

With the second moment v held fixed, Adam is averaged momentum and RMSprop plain descent on the Hessian
P^-1 H, P = diag(√(v/(1-β₂^t)) + eps)·(1-β₁^t). Growth, escape and stability are those of `recursion.py`
with the eigenvalues of P^-½ H P^-½: a negative curvature of H stays negative (Sylvester's law of
inertia) but may become the weaker or the stronger one, and what decides is the preconditioned one.

References:
    Cohen et al. 2022, Adaptive gradient methods at the edge of stability, arXiv 2207.14484 (P and the
    edge 38/lr of Adam).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from unsaddle.errors import InvalidInput
from unsaddle.theory.adaptive import Rule, checked_settings
from unsaddle.theory.answer import Answer
from unsaddle.theory.arguments import Floats, finite, non_negative, positive, vector
from unsaddle.theory.mode import Mode
from unsaddle.theory.recursion import stability_edge

P_FORMULA = "P = diag(√(v/(1-β₂^t)) + eps)·(1-β₁^t)"
MODE_FORMULA = "y = P^½ x: λ of P^-½ H P^-½, radius R/‖P^-½ v‖, offset v·P^½ x"
EPS_FORMULA = "step = lr·g/(|g| + eps)"
NEGLIGIBLE = 0.1  # ratio of gradient and eps from which one of them is called negligible


def preconditioner(
    rule: Rule, squares: ArrayLike, n_steps: int, settings: Mapping[str, float] | None = None
) -> Floats:
    """Return the diagonal of P from an optimizer's state, (dims,).

    Args:
        rule: "adam", "rmsprop" or "adagrad".
        squares: (dims,), `exp_avg_sq`, `square_avg` or `sum` of `torch.optim`'s state.
        n_steps: steps done, at least 1; Adam corrects for it.
        settings: what departs from `RULE_SETTINGS`.

    Raises:
        InvalidInput: an argument out of range, or a P with a zero on its diagonal (eps is 0 and a
            coordinate has seen no gradient).
        UnknownName: no such rule or setting.

    >>> preconditioner("adam", [4e-3], 1, {"eps": 0.0}).round(6).tolist()  # (1 - β₁)·√(v/(1 - β₂))
    [0.2]
    """
    chosen = checked_settings(rule, settings or {})
    v = vector("squares", squares, "Pass the second moment of the optimizer's state, flat.")
    if (v < 0).any() or n_steps < 1:
        raise InvalidInput(
            f"squares down to {v.min():g} after {n_steps} steps",
            "numbers not below 0, after 1 step or more",
            "Pass the state of an optimizer that has stepped.",
        )
    if rule == "adam":
        unbiased = np.sqrt(v / (1 - chosen["beta2"] ** n_steps))
        diagonal = (unbiased + chosen["eps"]) * (1 - chosen["beta1"] ** n_steps)
    else:
        diagonal = np.sqrt(v) + chosen["eps"]
    if (diagonal == 0).any():
        raise InvalidInput(
            f"{int((diagonal == 0).sum())} coordinates with second moment and eps both zero",
            "a preconditioner without zeros",
            "Leave out coordinates that see no gradient, or pass the eps of the optimizer.",
        )
    return diagonal


def preconditioned_ends(hessian: ArrayLike, diagonal: ArrayLike) -> tuple[float, float]:
    """Return the smallest and the largest eigenvalue of P^-½ H P^-½, of all P^-1 H the same.

    Args:
        hessian: (dims, dims), symmetric.
        diagonal: (dims,), of P, above zero.

    Raises:
        InvalidInput: shapes that do not fit, or a diagonal not above zero.

    >>> preconditioned_ends([[-1.0, 0.0], [0.0, 4.0]], [0.25, 16.0])
    (-4.0, 0.25)
    """
    values = np.linalg.eigvalsh(_scaled(hessian, diagonal)[0])
    return float(values[0]), float(values[-1])


def preconditioned_edge(
    rule: Rule, learning_rate: float, settings: Mapping[str, float] | None = None
) -> float:
    """Return the largest eigenvalue of P^-1 H at which the rule does not diverge.

    Args:
        rule: "adam": (2+2β₁)/((1-β₁) lr); "rmsprop" and "adagrad": 2/lr.
        learning_rate: above zero.
        settings: what departs from `RULE_SETTINGS`.

    Raises:
        InvalidInput: an argument out of range.
        UnknownName: no such rule or setting.

    >>> print(f"{preconditioned_edge('adam', 0.1):.6g} {preconditioned_edge('rmsprop', 0.1):.6g}")
    380 20
    """
    chosen = checked_settings(rule, settings or {})
    if rule == "adam":
        return stability_edge("ema_momentum", learning_rate, chosen["beta1"])
    return stability_edge("gradient_descent", learning_rate)


def preconditioned_mode(
    hessian: ArrayLike, diagonal: ArrayLike, displacement: ArrayLike, radius: float
) -> Answer[Mode]:
    """Return the way out in the geometry of a frozen preconditioner, without noise.

    `EscapeTime("ema_momentum", lr, β₁, (mode,))` is then Adam's escape from it, and with
    "gradient_descent" RMSprop's and AdaGrad's, as long as the gradient stays small beside √v.

    Args:
        hessian: (dims, dims), symmetric, at the saddle.
        diagonal: (dims,), of P.
        displacement: (dims,), from the saddle to the run.
        radius: distance in x that counts as out along the preconditioned way out.

    Returns:
        Not applicable without a negative eigenvalue.

    Raises:
        InvalidInput: shapes that do not fit, or an argument out of range.

    >>> mode = preconditioned_mode([[-1.0, 0.0], [0.0, 4.0]], [0.25, 8.0], [1e-6, 1.0], 0.1).value
    >>> mode.curvature, mode.offset, mode.radius
    (4.0, 5e-07, 0.05)
    """
    scaled, root = _scaled(hessian, diagonal)
    x = vector("displacement", displacement, "Pass the distance from the saddle, flat.")
    positive("radius", radius, "Pass the distance at which the run counts as out.")
    if x.shape != root.shape:
        raise InvalidInput(
            f"displacement of shape {x.shape}", f"shape {root.shape}", "Pass one per coordinate."
        )
    values, vectors = np.linalg.eigh(scaled)
    if values[0] >= 0:
        return Answer(None, "no negative curvature: nothing to leave by", MODE_FORMULA)
    way = vectors[:, 0]
    mode = Mode(
        curvature=-float(values[0]),
        offset=abs(float(way @ (root * x))),
        noise_std=0.0,
        radius=radius / float(np.linalg.norm(way / root)),
    )
    return Answer(mode, "second moment held fixed: |g| ≪ √v up to the radius", MODE_FORMULA)


def eps_share(curvature: float, offset: float, eps: float) -> Answer[float]:
    """Return eps/(|g| + eps), how much of an adaptive step eps holds back, g = λx.

    Args:
        curvature: λ > 0, the size of the negative curvature.
        offset: signed distance from the saddle along the coordinate.
        eps: of the optimizer, outside the root.

    Returns:
        Near 0 the step is lr whatever the scale of the loss; near 1 it is lr·g/eps, and the growth
        1 + lr·λ/eps per step; `regime` says which. Not applicable at g = 0 with eps = 0.

    Raises:
        InvalidInput: an argument out of range.

    >>> print(eps_share(1.0, 1e-12, 1e-8))
    0.9999 (eps rules: step lr·g/eps, growth 1 + lr·λ/eps)
    """
    size = positive("curvature", curvature, "Pass the size of the *negative* curvature.")
    g = size * abs(finite("offset", offset, "Pass the signed distance from the saddle."))
    small = non_negative("eps", eps, "Pass the eps of the optimizer.")
    if g + small == 0:
        return Answer(None, "zero gradient and no eps: no step is defined", EPS_FORMULA)
    share = small / (g + small)
    if small < NEGLIGIBLE * g:
        held = "scale-free: step lr, whatever λ"
    elif g < NEGLIGIBLE * small:
        held = "eps rules: step lr·g/eps, growth 1 + lr·λ/eps"
    else:
        held = "gradient and eps alike: the steps depend on λ and eps"
    return Answer(share, held, EPS_FORMULA)


def _scaled(hessian: ArrayLike, diagonal: ArrayLike) -> tuple[Floats, Floats]:
    """Return P^-½ H P^-½ and the diagonal of P^½."""
    p = vector("diagonal", diagonal, "Pass the diagonal of the preconditioner.")
    h = np.asarray(hessian, dtype=np.float64)
    if (p <= 0).any() or h.shape != (p.size, p.size) or not np.allclose(h, h.T, rtol=1e-6):
        raise InvalidInput(
            f"a Hessian of shape {h.shape} with a preconditioner of {p.size} numbers, "
            f"the least {p.min():g}",
            "a symmetric (dims, dims) and (dims,) above zero",
            "Pass the Hessian and `preconditioner(...)` of the same coordinates.",
        )
    root = np.sqrt(p)
    return h / np.outer(root, root), root
