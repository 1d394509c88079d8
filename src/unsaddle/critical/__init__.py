"""What a point of a function is, how such points are found, and what is proved of them.

`proof.py` and `completeness.py` need JAX and are imported where they are used: a `Kind` costs nothing.
"""

from unsaddle.critical.certificate import Certificate
from unsaddle.critical.kind import FLAT_TOL, Kind, kind_from_eigenvalues
from unsaddle.critical.point import CriticalPoint
from unsaddle.critical.search import Search, polish, search

__all__ = [
    "FLAT_TOL",
    "Certificate",
    "CriticalPoint",
    "Kind",
    "Search",
    "kind_from_eigenvalues",
    "polish",
    "search",
]
