"""How far the quadratic model of a saddle holds, and where in it a run is.

Along the way out u the slope is -λx + D³f[u,u,u] x²/2 + D⁴f[u,u,u,u] x³/6 + ...: the quadratic has ended
where the next term is as large as the first, R = 2λ/|D³f| or √(6λ/|D⁴f|), whichever comes first. One
gradient tells the offset, x = -u·g/λ.

The derivatives along u come from differences of the landscape's exact Hessians, so that importing the
theory imports no JAX.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from unsaddle.errors import InvalidInput
from unsaddle.theory.answer import Answer
from unsaddle.theory.arguments import Floats, finite, positive, vector
from unsaddle.theory.mode import Mode

if TYPE_CHECKING:
    from unsaddle.landscape import Landscape

RADIUS_FORMULA = "R = min(2λ/|D³f[u,u,u]|, √(6λ/|D⁴f[u,u,u,u]|))"
MODE_FORMULA = f"{RADIUS_FORMULA}, x = -u·g/λ"
# Derivatives below this share of λ over the box are rounding: the model then ends far outside it.
NOTICEABLE = 1e-6
STENCIL = 2e-3  # of the box's diagonal: five points, exact for a function of sixth degree


def model_radius(curvature: float, third: float, fourth: float = 0.0) -> Answer[float]:
    """Return the distance along a way out at which the quadratic model has ended.

    Args:
        curvature: λ > 0, the size of the negative curvature.
        third: D³f[u,u,u], signed or not.
        fourth: D⁴f[u,u,u,u]; above zero where the function turns up again.

    Returns:
        Not applicable where both are zero: no end within the fourth order.

    Raises:
        InvalidInput: an argument out of range.

    >>> model_radius(1.0, 0.0, 6.0).value  # x²/2 + y⁴/4 - y²/2: at the minimum
    1.0
    """
    size = positive("curvature", curvature, "Pass the size of the *negative* curvature.")
    cubic = abs(finite("third", third, "Pass the third derivative along the way out."))
    quartic = abs(finite("fourth", fourth, "Pass the fourth derivative along the way out."))
    if cubic == 0 and quartic == 0:
        held = "third and fourth derivative are zero: the quadratic does not end by them"
        return Answer(None, held, RADIUS_FORMULA)
    by_cubic = 2 * size / cubic if cubic else math.inf
    by_quartic = math.sqrt(6 * size / quartic) if quartic else math.inf
    ends = "cubic" if by_cubic <= by_quartic else "quartic"
    held = f"the {ends} term is then as large as the linear one: an order of magnitude"
    return Answer(min(by_cubic, by_quartic), held, RADIUS_FORMULA)


def offset_along(gradient: ArrayLike, direction: ArrayLike, curvature: float) -> float:
    """Return x = -u·g/λ, the signed distance from the saddle along a way out.

    Args:
        gradient: (dims,), at the run's place.
        direction: (dims,), any length but zero.
        curvature: λ > 0, the size of the negative curvature along it.

    Raises:
        InvalidInput: shapes that do not fit, a direction of zeros, a curvature out of range.

    >>> offset_along([3.0, -0.02], [0.0, 5.0], 2.0)
    0.01
    """
    size = positive("curvature", curvature, "Pass the size of the *negative* curvature.")
    g = vector("gradient", gradient, "Pass the gradient as a flat array.")
    u = vector("direction", direction, "Pass the escape direction as a flat array.")
    length = float(np.linalg.norm(u))
    if g.shape != u.shape or length == 0:
        raise InvalidInput(
            f"gradient of shape {g.shape}, direction of shape {u.shape} and length {length:g}",
            "two vectors of one shape, the direction not zero",
            "Pass an eigenvector of negative curvature.",
        )
    return -float(g @ u) / length / size


def quadratic_mode(landscape: Landscape, point: ArrayLike, noise_std: float = 0.0) -> Answer[Mode]:
    """Return the way out of steepest descent from near a saddle of a landscape.

    Args:
        landscape: whose Hessian, third and fourth derivative are taken at `point`.
        point: (dims,), near the saddle; eigenvectors turn with the distance from it.
        noise_std: standard deviation of one step's gradient along the way out.

    Returns:
        Mode with `model_radius` and `offset_along`. Not applicable where no curvature is negative,
        where the quadratic does not end by the fourth order, or where the point lies beyond its end.

    Raises:
        InvalidInput: a point that does not fit the landscape.

    >>> from unsaddle import zoo
    >>> mode = quadratic_mode(zoo.get("lee"), [0.0, 1e-3]).value
    >>> print(f"{mode.curvature:.4f} {mode.offset:.6f} {mode.radius:.4f}")
    1.0000 0.001000 1.0000
    """
    place = vector("point", point, "Pass one coordinate for each dimension.")
    values, vectors = np.linalg.eigh(landscape.hessian(place))
    size = -float(values[0])
    if size <= 0:
        return Answer(None, "no negative curvature here: nothing to leave by", MODE_FORMULA)
    u = vectors[:, 0]
    third, fourth = _along(landscape, place, u)
    reach = landscape.box_diagonal
    third = third if abs(third) * reach > NOTICEABLE * size else 0.0
    fourth = fourth if abs(fourth) * reach**2 > NOTICEABLE * size else 0.0
    radius = model_radius(size, third, fourth)
    if radius.value is None:
        return Answer(None, radius.regime, MODE_FORMULA)
    offset = offset_along(landscape.gradient(place), u, size)
    if abs(offset) >= radius.value:
        held = f"the offset {abs(offset):.3g} lies beyond the model's end at {radius.value:.3g}"
        return Answer(None, held, MODE_FORMULA)
    return Answer(Mode(size, abs(offset), noise_std, radius.value), radius.regime, MODE_FORMULA)


def _along(landscape: Landscape, place: Floats, direction: Floats) -> tuple[float, float]:
    """Return the third and fourth derivative along a line from five curvatures on it."""
    step = STENCIL * landscape.box_diagonal
    places = place + step * np.arange(-2, 3)[:, None] * direction
    curvatures = direction @ landscape.hessian(places) @ direction
    third = float(np.array([1, -8, 0, 8, -1]) @ curvatures) / (12 * step)
    fourth = float(np.array([-1, 16, -30, 16, -1]) @ curvatures) / (12 * step**2)
    return third, fourth
