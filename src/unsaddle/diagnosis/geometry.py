"""How the run's own optimizer sees the curvature: both ends in the geometry of its live state."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unsaddle.curvature import CurvatureOperator
from unsaddle.spectrum import End, Spectrum, both_ends
from unsaddle.theory import LiveGeometry, MomentumForm

Floats = NDArray[np.float64]

# Half of what the plain spectrum may cost; a preconditioner spreads the eigenvalues, and 1 % is enough
# for a growth factor.
GEOMETRY_PRODUCTS = 100
GEOMETRY_REL_TOL = 0.01
NEAR_EDGE = 0.8  # share of the stability edge from which the run is called near it


@dataclass(frozen=True)
class OwnGeometry:
    """Curvature as the live optimizer divides it, and where that ends to be stable.

    Attributes:
        rule: class name of the optimizer.
        n_steps: the state has seen; None where it does not count.
        learning_rate: of the first group that moves; those of the others are in the geometry.
        forms: momentum forms of the groups, each once.
        weight_decay: whether decay is part of the curvature here.
        spectrum: of P^-½ (H + D) P^-½, both ends.
        plain: of H: the ends of the plain spectrum, smallest first.
        edge: the eigenvalue from which on steps diverge.
        growth: factor per step along the smallest eigenvalue; 1 where it is not negative.
        held: under what the numbers hold.
    """

    rule: str
    n_steps: int | None
    learning_rate: float
    forms: tuple[MomentumForm, ...]
    weight_decay: bool
    spectrum: Spectrum
    plain: tuple[float, float]
    edge: float
    growth: float
    held: str

    @property
    def edge_share(self) -> float:
        """Largest eigenvalue over the edge: 1 is the edge, beyond it steps diverge."""
        return self.spectrum.largest.value / self.edge

    @property
    def differs(self) -> bool:
        """Whether the optimizer sees other eigenvalues than the plain ones."""
        return (self.spectrum.smallest.value, self.spectrum.largest.value) != self.plain

    @property
    def smallest_share(self) -> float:
        """Size of the smallest eigenvalue, where negative, over that of the largest."""
        low, high = self.spectrum.smallest.value, self.spectrum.largest.value
        return -low / abs(high) if low < 0 and high != 0 else 0.0

    def answer(self) -> str:
        """Say in a few words whether it is stable and leads out."""
        out = f"leads out, {self.growth:.4g} times farther per step"
        bends = self.spectrum.smallest.value < 0
        stable = "stable" if self.edge_share < NEAR_EDGE else "near the edge of stability"
        if self.edge_share >= 1:
            stable = "beyond the edge of stability"
        return f"{stable}; {out if bends else 'nothing leads out'}"

    def sentence(self) -> str:
        """Say what the optimizer sees, with numbers.

        Plain eigenvalues and those of the geometry have different units: the step is
        learning_rate times gradient over P, so that eigenvalue times learning rate counts in both.
        """
        low, high = self.spectrum.smallest.value, self.spectrum.largest.value
        side = f"{self.edge_share:.3g} of the edge of stability at {self.edge:.4g}"
        begin = f"in {self.rule}'s own geometry the smallest curvature is {low:.4g}"
        if low < 0:
            begin += (
                f", {self.smallest_share:.2g} of the largest in size, and the way out grows by a "
            )
            begin += f"factor {self.growth:.5g} per step while the state stays as it is"
        else:
            begin += ": nothing leads out"
        return f"{begin}; the largest is {high:.4g}, {side}"

    def to_dict(self) -> dict[str, Any]:
        """Return plain data; vectors stay out."""
        spectrum = self.spectrum.to_dict()
        return {
            "rule": self.rule,
            "n_steps": self.n_steps,
            "learning_rate": self.learning_rate,
            "forms": [vars(form) for form in self.forms],
            "weight_decay": self.weight_decay,
            "smallest_eigenvalue": spectrum["smallest_eigenvalue"],
            "largest_eigenvalue": spectrum["largest_eigenvalue"],
            "plain_ends": list(self.plain),
            "n_products": self.spectrum.n_products,
            "edge": self.edge,
            "edge_share": self.edge_share,
            "growth_per_step": self.growth,
            "held": self.held,
            "sentence": self.sentence(),
        }


def own_geometry(
    live: LiveGeometry,
    held: str,
    plain: Spectrum,
    operator: CurvatureOperator,
    *,
    seed: int,
    confidence: float,
    max_products: int,
    progress: Callable[[int, int], None] | None = None,
) -> OwnGeometry:
    """Return both ends of P^-½ (H + D) P^-½ with the edge and the growth of the optimizer.

    Costs no product where P is the same for all parameters, or the whole Hessian is known already.

    Args:
        live: what the optimizer divides by.
        held: under what that holds.
        plain: spectrum of H, with status "ok".
        operator: H.
        seed: of the start vector.
        confidence: of the probable bounds.
        max_products: limit.
        progress: called with the products made and their limit.
    """
    if live.uniform:
        spectrum = _rescaled(plain, 1.0 / float(live.diagonal[0]))
    else:
        seen = whole_matrix(plain)
        dense = seen is not None
        decayed = _with_decay(
            operator if seen is None else CurvatureOperator.from_matrix(seen), live.weight_decay
        )
        spectrum = both_ends(
            decayed.scaled(1.0 / live.diagonal),
            seed=seed,
            rel_tol=GEOMETRY_REL_TOL,
            confidence=confidence,
            max_products=max(3, min(GEOMETRY_PRODUCTS, max_products)),
            dense_limit=plain.n_dims if dense else 0,
            progress=progress,
        )
        if dense:
            spectrum = replace(spectrum, n_products=0, road=f"{plain.road}, scaled by a diagonal")
    return OwnGeometry(
        rule=live.rule,
        n_steps=live.n_steps,
        learning_rate=live.learning_rate,
        forms=live.forms,
        weight_decay=live.weight_decay is not None,
        spectrum=spectrum,
        plain=(plain.smallest.value, plain.largest.value),
        edge=live.edge,
        growth=live.growth(spectrum.smallest.value) if spectrum.status == "ok" else math.nan,
        held=held,
    )


def whole_matrix(spectrum: Spectrum) -> Floats | None:
    """Return the Hessian where the spectrum was taken from all of its columns."""
    if spectrum.method != "dense" or spectrum.status != "ok":
        return None
    vectors = spectrum.coordinates  # of the parameters themselves
    return (vectors * spectrum.ritz_values) @ vectors.T


def _rescaled(plain: Spectrum, factor: float) -> Spectrum:
    def end(found: End) -> End:
        return replace(
            found,
            value=factor * found.value,
            residual=factor * found.residual,
            certified=factor * found.certified,
            bound=factor * found.bound,
            n_products=0,
        )

    return replace(
        plain,
        smallest=end(plain.smallest),
        largest=end(plain.largest),
        ritz_values=factor * plain.ritz_values,
        zero_tol=factor * plain.zero_tol,
        n_products=0,
    )


def _with_decay(operator: CurvatureOperator, decay: Floats | None) -> CurvatureOperator:
    """Return H + D."""
    if decay is None:
        return operator
    precise = None
    if operator.apply_precise is not None:
        precise = lambda v: operator.precise_product(v) + decay * v  # noqa: E731 - one line, used here
    return CurvatureOperator(
        operator.n_dims,
        lambda v: operator.product(v) + decay.astype(operator.working_dtype) * v,
        road=f"{operator.road}, with weight decay",
        apply_precise=precise,
        working_dtype=operator.working_dtype,
        error=operator.error,
    )
