"""The derivatives of a plain function: each given one checked, each missing one made and checked."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from unsaddle import streams
from unsaddle.curvature import CurvatureOperator
from unsaddle.diagnosis.functions.agreement import (
    Comparison,
    block_complaint,
    check_symmetric,
    refuse,
)
from unsaddle.diagnosis.functions.calls import Call, check_value, repeatable
from unsaddle.diagnosis.functions.differences import (
    EPS,
    NEAREST,
    Quotient,
    measured_noise,
)
from unsaddle.diagnosis.functions.roads import (
    BY_COMPLEX_STEPS,
    BY_JAX,
    BY_VALUES,
    GIVEN,
    DifferencedHessian,
    Differences,
    Map,
    Traced,
    complex_gradient,
    never_raising,
    traced,
)
from unsaddle.errors import InvalidInput

Floats = NDArray[np.float64]

REACH = 0.1  # in units of max(1, |x_i|): how far around the point is looked. Arbitrary
NEAR_SHARE = 1e-2  # in the same units: where to compare the values of JAX and of a plain call
SAME_VALUE_TOL = 1e-6  # what JAX computes is another function beyond this; relative
MAX_HALVINGS = 40  # of the reach, until the function is finite there
N_PLACES = 4  # around the point
N_CHECKED_PLACES = 2
N_DIRECTIONS = 3  # random ones in which derivatives are compared, at each place
NOISE_FACTOR = 10.0  # a gradient within so many standard deviations of its noise is zero
# From this asymmetry on, in the measure of `CurvatureOperator.asymmetry`, products are refused.
PRODUCT_SYMMETRY_TOL = 1e-6
CHECKED = "agrees with differences along 6 random directions at two places"
# A gradient that scatters by this share of its size nearby has a kink at the point, or is noise.
KINK_SHARE = 1e-3
NAMED_DIMS = 300  # up to so many, products are made a matrix to say where it is not symmetric


@dataclass(frozen=True, eq=False)
class Gradient:
    """A road to the gradient; `function` is None where it is made of differences of values."""

    road: str
    function: Map | None
    here: Floats
    noise: Floats  # (dims,), of each component at the point
    noise_nearby: Floats  # the same in differences over longer steps
    error: float  # of `here`, in norm

    @property
    def rounding(self) -> float:
        """A gradient no larger than this is zero."""
        return max(NOISE_FACTOR * float(np.linalg.norm(self.noise)), self.error)


@dataclass(eq=False)
class Derivation:
    """One function, its point, and how its derivatives are come by; each is made once.

    Attributes:
        notes: what happened on the way that a reader should know.
    """

    fun: Call
    point: Floats
    seed: int
    grad: Call | None
    hess: Call | None
    hessp: Call | None
    notes: list[str] = field(default_factory=list[str], init=False)

    @cached_property
    def unit(self) -> Floats:
        """`(dims,)`: steps and distances are measured in max(1, |x_i|)."""
        return np.maximum(1.0, np.abs(self.point))

    @cached_property
    def here(self) -> float:
        """The value at the point, finite and repeatable."""
        return check_value(self.fun, self.point)

    @cached_property
    def traced(self) -> Traced | None:
        """The function as JAX sees it, where JAX is needed and gives the same value."""
        if self.grad is not None and (self.hess or self.hessp):
            return None
        made = traced(self.fun.function, self.fun.args, self.point)
        if made is None:
            return None
        # Where the value is a sum that cancels to zero, only its size nearby is a measure.
        beside = self.point + NEAR_SHARE * self.unit
        near, scale = float(self.fun.near(beside)), abs(self.here)
        scale = max(scale, abs(near)) if math.isfinite(near) else scale
        gaps = [abs(float(made.value(self.point)) - self.here)]
        if math.isfinite(near):
            gaps.append(abs(float(made.value(beside)) - near))
        return made if float(np.max(gaps)) <= SAME_VALUE_TOL * scale else None

    @cached_property
    def value(self) -> Map:
        """Values anywhere, not-a-number outside the domain."""
        _ = self.here
        return self.fun.near if self.traced is None else self.traced.value

    @cached_property
    def noise(self) -> Floats:
        """Standard deviation of the rounding in values near the point, `()`."""
        measured = measured_noise(self.value, self.point, self.unit * self._signs[0])
        return np.maximum(measured, 0.5 * self.fun.eps * abs(self.here))

    @cached_property
    def _signs(self) -> Floats:
        """`(N_PLACES, dims)`: offsets of the places in units of the reach, each ±½ to ±1."""
        draw = streams.generator(self.seed, "places around the point")
        shape = (N_PLACES, len(self.point))
        return draw.uniform(0.5, 1.0, shape) * draw.choice([-1.0, 1.0], shape)

    @cached_property
    def reach(self) -> float:
        """How far around the point the function is finite, at most `REACH`."""
        reach = REACH
        for _ in range(MAX_HALVINGS):
            far = [self.value(self.point + 2 * reach * self.unit * row) for row in self._signs]
            if np.isfinite(far).all():
                return reach
            reach /= 2
        return reach

    @cached_property
    def places(self) -> Floats:
        """`(N_PLACES, dims)`, around the point."""
        return self.point + self.reach * self.unit * self._signs

    def variation(self) -> float:
        """Return the root mean square change of the function from the point to the places."""
        changes = np.array([float(self.value(place)) for place in self.places]) - self.here
        changes = changes[np.isfinite(changes)]
        return float(np.sqrt(np.mean(changes**2))) if len(changes) else math.inf

    @cached_property
    def smooth(self) -> bool:
        """Whether the gradient at the point is one to rounding: at a kink it jumps at any distance."""
        function = self.gradient.function
        if function is None:
            return True  # the differences' own error shows a kink
        sizes = [float(np.linalg.norm(function(place))) for place in self.places]
        largest = max([size for size in sizes if math.isfinite(size)], default=math.inf)
        jump = float(np.linalg.norm(self.gradient.noise))
        return math.isfinite(largest) and jump <= KINK_SHARE * largest

    def curvature_nearby(self) -> float:
        """Return the largest second difference towards the places, per squared distance."""
        found = 0.0
        for place in self.places:
            step = place - self.point
            second = self.value(place + step) - 2 * self.value(place) + self.here
            found = max(found, abs(float(second)) / float(step @ step))
        return found if math.isfinite(found) else 0.0

    def _directions(self, purpose: str) -> Floats:
        draw = streams.generator(self.seed, purpose)
        rows = self.unit * draw.standard_normal((N_DIRECTIONS, len(self.point)))
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def values_at(self, place: Floats) -> Differences:
        """Return the differences of values at a place."""
        return Differences(self.value, place, self.unit, self.noise)

    # ---- the gradient ---------------------------------------------------------------------------

    @cached_property
    def gradient(self) -> Gradient:
        """The gradient by the first road that differences of values do not contradict.

        Raises:
            InvalidInput: a given one is contradicted, or none is finite.
        """
        if self.grad is not None:
            made = self._from_map(GIVEN, self.grad.near, repeatable(self.grad, self.point))
            if not self._along_agrees(self.grad.near):
                self._name_wrong_components(self.grad.near)
            return made
        for road, function in self._made_gradients():
            here = function(self.point)
            if np.isfinite(here).all() and self._along_agrees(function):
                return self._from_map(road, function, here)
            self.notes.append(
                f"the gradient by {road} is contradicted by differences of values and was not used"
            )
        made = self.values_at(self.point).gradient()
        self._require_finite(made.value, "made of differences of fun")
        error = float(np.linalg.norm(made.error))
        road = f"{BY_VALUES}, step {made.step:.0e}"
        return Gradient(road, None, made.value, made.error, made.error, error)

    def _made_gradients(self) -> list[tuple[str, Map]]:
        found: list[tuple[str, Map]] = []
        if self.traced is not None:
            found.append((BY_JAX, self.traced.gradient))
        else:
            by_steps = complex_gradient(self.fun.function, self.fun.args, self.point)
            if by_steps is not None:
                found.append((BY_COMPLEX_STEPS, never_raising(by_steps, len(self.point))))
        return found

    def _from_map(self, road: str, function: Map, here: Floats) -> Gradient:
        self._require_finite(here, "of grad" if road == GIVEN else f"by {road}")
        line = self.unit * self._signs[0]
        floor = 0.5 * self.fun.eps * np.abs(here)
        noise = np.maximum(measured_noise(function, self.point, line, NEAREST), floor)
        nearby = np.maximum(measured_noise(function, self.point, line), floor)
        return Gradient(road, function, here, noise, nearby, float(np.linalg.norm(noise)))

    @staticmethod
    def _require_finite(gradient: Floats, origin: str) -> None:
        if np.isfinite(gradient).all():
            return
        where = int(np.flatnonzero(~np.isfinite(gradient))[0])
        raise InvalidInput(
            f"a gradient {origin} with component {where} = {gradient[where]}",
            "a gradient that is finite at x",
            "Look for a kink, a singularity or the edge of the domain at x.",
        )

    def _along_agrees(self, function: Map) -> bool:
        """Whether slopes along random directions at places around are those of the values."""
        slopes: list[float] = []
        quotients: list[Quotient] = []
        for place in self.places[:N_CHECKED_PLACES]:
            gradient = function(place)
            for direction in self._directions("directions of slopes"):
                slopes.append(float(gradient @ direction))
                quotients.append(self.values_at(place).along(direction))
        return not _compared(np.array(slopes)[:, None], quotients).wrong().any()

    def _name_wrong_components(self, function: Map) -> None:
        places = self.places[:N_CHECKED_PLACES]
        given = np.array([function(place) for place in places])
        quotients = [self.values_at(place).gradient() for place in places]
        complaint = _compared(given, quotients).complaint("component", "your gradient")
        if complaint is not None:
            raise refuse(complaint, "grad")

    # ---- the Hessian ----------------------------------------------------------------------------

    @cached_property
    def gradients_here(self) -> Differences | None:
        """Differences of gradients at the point; None where these are differences themselves."""
        return self._gradients_at(self.point)

    def _gradients_at(self, place: Floats) -> Differences | None:
        if self.gradient.function is None:
            return None
        return Differences(self.gradient.function, place, self.unit, self.gradient.noise_nearby)

    def _products_at(self, place: Floats) -> Callable[[Floats], Quotient]:
        of_gradients = self._gradients_at(place)
        return self.values_at(place).product if of_gradients is None else of_gradients.along

    @cached_property
    def curvature(self) -> CurvatureOperator:
        """The Hessian at the point: given and checked, by JAX, or by differences.

        Raises:
            InvalidInput: a given one is contradicted by differences, or is not symmetric.
        """
        n_dims = len(self.point)
        precision = np.float32 if self.fun.eps > EPS else np.float64
        if self.hess is not None:
            hess, matrix = self.hess, repeatable(self.hess, self.point)
            even = (matrix + matrix.T) / 2
            operator = CurvatureOperator(
                n_dims, lambda v: even @ v, road="given matrix", working_dtype=precision
            )
            if np.isfinite(matrix).all():
                self._check_rows(lambda place, v: hess.near(place) @ v, matrix, operator)
            return operator
        if self.hessp is not None:
            given = self.hessp
            operator = CurvatureOperator(
                n_dims,
                lambda v: given.near(self.point, np.asarray(v, dtype=np.float64)),
                road="given products",
                working_dtype=precision,
            )
            _ = given.at(self.point, self._directions("directions of products")[0])
            self._check_rows(given.near, None, operator)
            return operator
        if self.traced is not None and self._rows_agree(self.traced.product):
            by_jax, point = self.traced, self.point
            return CurvatureOperator(
                n_dims,
                lambda v: by_jax.product(point, np.asarray(v, dtype=np.float64)),
                road="JAX forward over reverse",
                working_dtype=precision,
            )
        differenced = DifferencedHessian(self._products_at(self.point))
        road = f"central differences of gradients ({self.gradient.road})"
        if self.gradient.function is None:
            road = BY_VALUES
        return CurvatureOperator(n_dims, differenced, road=road, error=differenced.error)

    def _rows(self, product: Callable[[Floats, Floats], Floats]) -> Comparison:
        """Products beside their differences, at the point and at a place near it."""
        given: list[Floats] = []
        quotients: list[Quotient] = []
        for place in (self.point, self.places[0]):
            differenced = self._products_at(place)
            for direction in self._directions("directions of products"):
                given.append(product(place, direction))
                quotients.append(differenced(direction))
        return _compared(np.array(given), quotients)

    def _rows_agree(self, product: Callable[[Floats, Floats], Floats]) -> bool:
        """Whether JAX's products are those of the gradient, which need not be JAX's."""
        agree = not self._rows(product).wrong().any()
        if not agree:
            self.notes.append("the Hessian by JAX is contradicted by differences and was not used")
        return agree

    def _check_rows(
        self,
        product: Callable[[Floats, Floats], Floats],
        matrix: Floats | None,
        operator: CurvatureOperator,
    ) -> None:
        """Refuse products that differences contradict; a lack of symmetry is named as such."""
        compared = self._rows(product)
        argument, whole = "hess", "your Hessian"
        if matrix is None:
            argument, whole = "hessp", "your Hessian product"
        complaint = compared.complaint("row", whole)
        if complaint is not None and compared.ratios_explain():
            raise refuse(complaint, argument)
        if matrix is None and len(self.point) <= NAMED_DIMS:
            columns = [operator.precise_product(axis) for axis in np.eye(operator.n_dims)]
            matrix = np.array(columns).T
        if matrix is None:
            self._check_even(operator)
        else:
            check_symmetric(matrix, argument)
        if complaint is None:
            return
        rows = np.flatnonzero(compared.wrong())
        if matrix is not None and len(rows) <= NAMED_DIMS:
            differenced = self._products_at(self.point)
            axes = np.eye(len(self.point))
            block = np.array([differenced(axes[j]).value[rows] for j in rows]).T
            complaint = block_complaint(rows, matrix[np.ix_(rows, rows)], block, whole) or complaint
        raise refuse(complaint, argument)

    def _check_even(self, operator: CurvatureOperator) -> None:
        asymmetry = operator.asymmetry(self.seed)
        if asymmetry > PRODUCT_SYMMETRY_TOL:
            raise InvalidInput(
                f"hessp that is not symmetric: u·Hv and v·Hu are {asymmetry:.1e} of their size apart",
                f"products with a symmetric matrix, to {PRODUCT_SYMMETRY_TOL:.0e}",
                "A Hessian is symmetric: look for a term that is missing on one side.",
            )


def _compared(given: Floats, quotients: list[Quotient]) -> Comparison:
    return Comparison(
        given,
        np.array([np.atleast_1d(made.value) for made in quotients]),
        np.array([np.atleast_1d(made.error) for made in quotients]),
    )
