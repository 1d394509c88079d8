"""Update rules as optax transformations: those of `torch.optim`, and what the libraries lack."""

from unsaddle.rules.context import DescentContext
from unsaddle.rules.cubic import cubic_newton, cubic_step
from unsaddle.rules.curved import newton, saddle_free_newton
from unsaddle.rules.first_order import (
    adadelta,
    adagrad,
    adam,
    adamw,
    ema_momentum,
    momentum,
    nesterov,
    normalized_gd,
    rmsprop,
    sgd,
)
from unsaddle.rules.perturbed import (
    AcceleratedState,
    PerturbedState,
    accelerated_perturbed_gd,
    perturbed_gd,
)

__all__ = [
    "AcceleratedState",
    "DescentContext",
    "PerturbedState",
    "accelerated_perturbed_gd",
    "adadelta",
    "adagrad",
    "adam",
    "adamw",
    "cubic_newton",
    "cubic_step",
    "ema_momentum",
    "momentum",
    "nesterov",
    "newton",
    "normalized_gd",
    "perturbed_gd",
    "rmsprop",
    "saddle_free_newton",
    "sgd",
]
