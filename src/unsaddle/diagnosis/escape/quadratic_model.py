"""The quadratic model of a loss, with products spent only where a run goes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from unsaddle.curvature import CurvatureOperator
from unsaddle.diagnosis.escape.beyond import Beyond
from unsaddle.krylov import Krylov

Floats = NDArray[np.float64]

# A displacement counts as known to the model as long as less than this share of it lies outside the
# directions whose products were made; a tenth of it then is felt as if nothing bent there.
OUTSIDE_SHARE = 0.1
MAX_NEW_PRODUCTS = 40  # for all trips of one model together
BASIS_NUMBERS = 2 * 10**7  # of the Krylov basis that is taken over, 160 MB


class QuadraticModel:
    """Gradient and Hessian at a point; the Hessian on a growing basis, or the whole of it.

    Attributes:
        gradient: (n_parameters,), at the point.
        matrix: the whole Hessian; None where only products are at hand.
        rows: (k, n_parameters), orthonormal, whose products are known; none beside a matrix.
        images: (k, n_parameters), the Hessian times each.
        n_products: spent by this model.
    """

    def __init__(
        self,
        operator: CurvatureOperator,
        gradient: Floats,
        *,
        matrix: Floats | None = None,
        known: Krylov | None = None,
        max_new_products: int = MAX_NEW_PRODUCTS,
    ) -> None:
        self.gradient = gradient
        self.n_products = 0
        self._operator = operator
        self.matrix = matrix
        self._left = max_new_products
        self.rows = np.empty((0, len(gradient)))
        self.images = np.empty((0, len(gradient)))
        n_numbers = 0 if known is None else len(known.alphas) * len(gradient)
        if matrix is None and known is not None and n_numbers <= BASIS_NUMBERS:
            self.rows, self.images = _with_images(known)

    @property
    def n_known(self) -> int:
        """How many directions have a product."""
        return len(self.rows) if self.matrix is None else len(self.matrix)

    def work(self, n_extra: int) -> int:
        """Return the multiplications of one step, with so many more vectors of the same length."""
        return len(self.gradient) * (3 * self.n_known + n_extra + 10)

    def pushed(self, push: Floats) -> QuadraticModel:
        """Return the model around another point, where the gradient differs by so much."""
        other = QuadraticModel(self._operator, self.gradient + push, matrix=self.matrix)
        other.rows, other.images = self.rows, self.images
        return other

    def start(self, beyond: Beyond | None = None) -> Place:
        """Return the point itself, from where a trip starts."""
        return Place(self, beyond)

    def admit(self, direction: Floats) -> bool:
        """Spend a product on a direction orthogonal to the known ones; False when none is left."""
        if self._left == 0:
            return False
        self._left -= 1
        self.n_products += 1
        image = self._operator.product(direction).astype(np.float64)
        if not np.isfinite(image).all():
            self._left = 0
            return False
        self.rows = np.vstack([self.rows, direction])
        self.images = np.vstack([self.images, image])
        return True


class Place:
    """Where a trip on a quadratic model is: displacement, gradient, and how far the value has fallen.

    What the loss is known to add along one direction, `beyond`, is in gradient and fall.
    """

    def __init__(self, model: QuadraticModel, beyond: Beyond | None = None) -> None:
        self._model = model
        self._beyond = beyond
        self.displacement = np.zeros_like(model.gradient)
        self.gradient = model.gradient
        self.fall = 0.0
        self._inside = np.zeros(model.n_known)
        self._outside = np.zeros_like(model.gradient)

    def move(self, step: Floats) -> None:
        """Go one step further."""
        model = self._model
        self.displacement = self.displacement + step
        bent = self._bent_whole() if model.matrix is not None else self._bent_in_basis(step)
        self.gradient = model.gradient + bent
        self.fall = -float(self.displacement @ (model.gradient + 0.5 * bent))
        if self._beyond is not None:
            along = float(self._beyond.direction @ self.displacement)
            self.gradient = self.gradient + self._beyond.slope(along) * self._beyond.direction
            self.fall -= self._beyond.value(along)

    def _bent_whole(self) -> Floats:
        assert self._model.matrix is not None
        return self._model.matrix @ self.displacement

    def _bent_in_basis(self, step: Floats) -> Floats:
        """Return H times the displacement as far as the basis reaches, which grows where it must."""
        model = self._model
        known = len(self._inside)
        if known < model.n_known:  # another trip has spent products meanwhile
            grown = model.rows[known:] @ self._outside
            self._outside = self._outside - grown @ model.rows[known:]
            self._inside = np.append(self._inside, grown)
        along = model.rows @ step
        self._inside = self._inside + along
        self._outside = self._outside + (step - along @ model.rows)
        size = float(np.linalg.norm(self._outside))
        if size > OUTSIDE_SHARE * float(np.linalg.norm(self.displacement)):
            direction = self._outside - (model.rows @ self._outside) @ model.rows
            length = float(np.linalg.norm(direction))
            if length > 0 and model.admit(direction / length):
                self._inside = np.append(self._inside, length)
                self._outside = np.zeros_like(self._outside)
        return self._inside @ model.images


def _with_images(known: Krylov) -> tuple[Floats, Floats]:
    """Return the rows of a Krylov basis whose images follow from its recurrence: no new product."""
    rows = known.basis.combined(np.eye(len(known.alphas))).astype(np.float64)
    n_rows = len(rows) if known.exhausted else len(rows) - 1
    alphas, betas = known.alphas, known.betas
    images = alphas[:n_rows, None] * rows[:n_rows]
    images[1:] += betas[: n_rows - 1, None] * rows[: n_rows - 1] if n_rows > 1 else 0.0
    following = rows[1 : n_rows + 1]
    images[: len(following)] += betas[: len(following), None] * following
    return rows[:n_rows], images
