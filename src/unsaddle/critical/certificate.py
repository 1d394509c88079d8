"""`Certificate`: what was proved of a critical point, or why nothing was."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal

from unsaddle.critical.kind import Kind

Bounds = tuple[float, float]


@dataclass(frozen=True)
class Certificate:
    """What interval arithmetic proved in the neighbourhood of a point.

    All bounds include every rounding. `proof.certify` makes certificates.
    """

    n_dims: int
    radius: (
        float | None
    )  # of a cube around the location that holds a critical point; None: no proof
    unique_radius: float | None  # of the largest cube tried in which there is no second one
    index: int | None  # negative eigenvalues, throughout the small cube; None: not proved
    value_bounds: (
        Bounds  # of the value at the critical point (at the location where none is proved)
    )
    eigenvalue_bounds: tuple[Bounds, ...]  # of the Hessian in the small cube, ascending
    gradient_bound: float  # the gradient's norm at the location is not larger
    reason: str  # why something is not proved; empty where all is

    @property
    def is_proved(self) -> bool:
        """Whether there is a critical point, only one, and of which index."""
        return self.radius is not None and self.index is not None

    @property
    def kind(self) -> Kind | None:
        """The kind that the proved index means; None where it is not proved."""
        if not self.is_proved:
            return None
        if self.index == 0:
            return Kind.MINIMUM
        return Kind.MAXIMUM if self.index == self.n_dims else Kind.STRICT_SADDLE

    def describe(self) -> str:
        """Return what is proved: the index, how close by the point is, and how far it is alone.

        >>> Certificate(1, 2.0**-50, 0.5, 0, (0.0, 0.0), ((2.0, 2.0),), 0.0, "").describe()
        'proved: index 0, within 8.9e-16, alone within 0.5'
        """
        if self.radius is None or self.unique_radius is None:
            return f"not proved: {self.reason}"
        near, far = _rounded(self.radius, "ROUND_UP"), _rounded(self.unique_radius, "ROUND_DOWN")
        place = f"within {near}, alone within {far}"
        if self.index is None:
            return f"proved: {place}; index not proved: {self.reason}"
        return f"proved: index {self.index}, {place}"


def _rounded(bound: float, rounding: str) -> str:
    """Return a bound with two digits, rounded to the side where it still holds.

    >>> _rounded(0.1234, "ROUND_UP"), _rounded(0.1294, "ROUND_DOWN")
    ('0.13', '0.12')
    """
    return f"{float(Context(prec=2, rounding=rounding).create_decimal(Decimal(bound))):.2g}"
