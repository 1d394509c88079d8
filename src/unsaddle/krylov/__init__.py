"""Krylov spaces: Lanczos without restarts, the probable bound, and the model around a gradient.

Products are the whole cost, so Lanczos runs without restarts as long as memory allows, on a fully
reorthogonalised basis: one vector of memory per product.
"""

from unsaddle.krylov.basis import Basis
from unsaddle.krylov.bound import probable_bound, products_needed, require_share, scale_of
from unsaddle.krylov.gradient_model import GradientModel, from_gradient
from unsaddle.krylov.memory import FEWEST_STEPS, Room, bytes_of, room_for
from unsaddle.krylov.numbers import euclidean, inner
from unsaddle.krylov.recurrence import (
    ASYMMETRY_LIMIT,
    EXHAUSTED_ROUNDINGS,
    PRODUCT_ROUNDINGS,
    Krylov,
    Progress,
    Recurrence,
    Side,
    Status,
    lanczos,
)

__all__ = [
    "ASYMMETRY_LIMIT",
    "EXHAUSTED_ROUNDINGS",
    "FEWEST_STEPS",
    "PRODUCT_ROUNDINGS",
    "Basis",
    "GradientModel",
    "Krylov",
    "Progress",
    "Recurrence",
    "Room",
    "Side",
    "Status",
    "bytes_of",
    "euclidean",
    "from_gradient",
    "inner",
    "lanczos",
    "probable_bound",
    "products_needed",
    "require_share",
    "room_for",
    "scale_of",
]
