"""The founding text's statements as experiments: predicted, measured, answered."""

from unsaddle.claims.claim import CONFIDENCE, Answer, Check, Claim, Finding
from unsaddle.claims.panel import Lines, Plane, Series
from unsaddle.claims.result import Claims, Trial
from unsaddle.claims.run import ALL, claims, names

__all__ = [
    "ALL",
    "CONFIDENCE",
    "Answer",
    "Check",
    "Claim",
    "Claims",
    "Finding",
    "Lines",
    "Plane",
    "Series",
    "Trial",
    "claims",
    "names",
]
