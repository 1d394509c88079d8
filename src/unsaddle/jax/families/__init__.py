"""The update rules that are recognised by what they do: their steps, divisors and momentum forms.

Each is a function of the moments as optax names them. Settings are measured on chosen states, where
one of them alone shows; the whole rule is then compared with the transformation's own step.

References:
    optax 0.2.8, optax/_src/transform.py; each rule's paper is named by its docstring there.
"""

from unsaddle.jax.families.adam import ADAM
from unsaddle.jax.families.descent import DESCENT
from unsaddle.jax.families.family import Family, Moments, Probe, Probes, Settings
from unsaddle.jax.families.squares import SQUARES, adagrad

__all__ = ["FAMILIES", "Family", "Moments", "Probe", "Probes", "Settings", "adagrad"]

FAMILIES = (*DESCENT, *ADAM, *SQUARES)
