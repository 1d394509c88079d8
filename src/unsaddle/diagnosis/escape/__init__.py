"""The way out of a saddle of a real run: its directions, and how long each optimizer would need."""

from unsaddle.diagnosis.escape.batch_noise import BatchNoise, SampleNoise, sample_noise
from unsaddle.diagnosis.escape.beyond import Beyond, beyond_quadratic
from unsaddle.diagnosis.escape.forecasts import (
    MODEL_END,
    SGD_FAMILY,
    UNSTABLE,
    Surroundings,
)
from unsaddle.diagnosis.escape.quadratic_model import QuadraticModel
from unsaddle.diagnosis.escape.trip import Trip, follow
from unsaddle.diagnosis.escape.way_out import GRADIENT_PRODUCTS, WayOut, find_way_out

__all__ = [
    "GRADIENT_PRODUCTS",
    "MODEL_END",
    "SGD_FAMILY",
    "UNSTABLE",
    "BatchNoise",
    "Beyond",
    "QuadraticModel",
    "SampleNoise",
    "Surroundings",
    "Trip",
    "WayOut",
    "beyond_quadratic",
    "find_way_out",
    "follow",
    "sample_noise",
]
