"""`CriticalPoint`: where a gradient is zero, with the numbers that say of which kind it is."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from unsaddle.coordinates import shortened_points
from unsaddle.critical.certificate import Certificate
from unsaddle.critical.kind import FLAT_TOL, Kind, kind_from_eigenvalues


@dataclass(frozen=True)
class CriticalPoint:
    """A point where the gradient is zero, with the numbers that say of which kind it is."""

    location: tuple[float, ...]  # (dims,)
    value: float
    eigenvalues: tuple[float, ...]  # of the Hessian, ascending, (dims,)
    flat_tol: float = FLAT_TOL  # relative; decides the kind where no certificate proves it
    # What was proved of the point; None: nobody tried. A proof does not make it another point.
    certificate: Certificate | None = field(default=None, compare=False, repr=False)

    @property
    def kind(self) -> Kind:
        """The kind that is proved; where none is, the one that eigenvalues and `flat_tol` decide."""
        proof = self.certificate
        if proof is not None and proof.kind is not None:
            return proof.kind
        return kind_from_eigenvalues(self.eigenvalues, self.flat_tol)

    @property
    def index(self) -> int:
        """The number of negative eigenvalues: proved, or else those beyond `flat_tol`."""
        proof = self.certificate
        if proof is not None and proof.is_proved and proof.index is not None:
            return proof.index
        values = np.asarray(self.eigenvalues)
        return int(np.sum(values < -self.flat_tol * np.max(np.abs(values), initial=0.0)))

    def is_same(self, other: CriticalPoint, within: float) -> bool:
        """Return whether two critical points are one.

        Where one of them is proved to be alone in a cube, they are when the other lies in it.

        Args:
            other: point of the same function.
            within: the distance up to which they count as one where neither is proved to be alone.

        >>> CriticalPoint((0.0,), 1.0, (2.0,)).is_same(CriticalPoint((1e-6,), 1.0, (2.0,)), 1e-4)
        True
        """
        gaps = np.abs(np.asarray(self.location) - np.asarray(other.location))
        alone = [
            proof.unique_radius
            for proof in (self.certificate, other.certificate)
            if proof is not None and proof.unique_radius is not None
        ]
        if alone:
            return bool(gaps.max() <= max(alone))
        return bool(np.linalg.norm(gaps) <= within)

    def describe(self, *, whole: bool = False) -> str:
        """Return a short name such as ``"minimum (0, 1)"``; many coordinates only where `whole`.

        >>> CriticalPoint((0.0, 1.0), -0.25, (1.0, 2.0)).describe()
        'minimum (0, 1)'
        """
        noun = {
            Kind.STRICT_SADDLE: "saddle",
            Kind.DEGENERATE: "degenerate point",
            Kind.MINIMUM: "minimum",
            Kind.MAXIMUM: "maximum",
        }.get(self.kind, "critical point")
        shown = (f"{0.0 if abs(c) < 5e-5 else c:.4g}" for c in self.location)
        name = f"{noun} ({', '.join(shown)})"
        return name if whole else shortened_points(name)

    def to_dict(self) -> dict[str, Any]:
        """Return the point as plain data.

        >>> CriticalPoint((0.0, 1.0), -0.25, (1.0, 2.0)).to_dict()["kind"]
        'MINIMUM'
        """
        return {
            "location": self.location,
            "value": self.value,
            "kind": str(self.kind),
            "index": self.index,
            "eigenvalues": self.eigenvalues,
            "flat_tol": self.flat_tol,
            "certificate": None if self.certificate is None else asdict(self.certificate),
        }
