"""A JAX training run as something to be diagnosed: Flax, Equinox and plain pytrees."""

from unsaddle.jax.checkpoint import load_checkpoint
from unsaddle.jax.objective import Objective
from unsaddle.jax.training import JaxTraining
from unsaddle.jax.units import InactiveUnits

__all__ = ["InactiveUnits", "JaxTraining", "Objective", "load_checkpoint"]
