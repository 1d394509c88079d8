"""A small network on scikit-learn's digits whose saddle at zero weights is known exactly."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from unsaddle.errors import MissingExtra, UnknownName
from unsaddle.problem import Problem
from unsaddle.problems.arguments import Floats, at, count, cube

N_PIXELS, N_CLASSES = 64, 10
# activation -> the function and its slope at 0. All are 0 there, which the closed form needs.
_ACTIVATIONS: dict[str, tuple[Callable[[Any], Any], float]] = {
    "gelu": (functools.partial(jax.nn.gelu, approximate=False), 0.5),
    "linear": (lambda z: z, 1.0),
    "silu": (jax.nn.silu, 0.5),
    "softsign": (jax.nn.soft_sign, 1.0),
    "tanh": (jnp.tanh, 1.0),
}


def digits_mlp(hidden: int = 2, activation: str = "tanh") -> Problem:
    """Return the cross-entropy of a network with one hidden layer on the 1,797 digits.

    Coordinates: W1 (hidden x 64), b1 (hidden), W2 (10 x hidden), b2 (10), row after row; pixels are
    divided by 16. A sample is its pixels and its class as ten zeros and ones.

    All weights zero and b2 = log of the class frequencies p is an exact strict saddle: value the
    entropy of p; eigenvalues ±φ'(0) σ_i, once for each hidden unit, with σ_i the singular values
    of E[(p - y) xᵀ], those of diag(p) - ppᵀ, and zeros. Its index is 9 for each hidden unit. The
    gradients of all samples with respect to W1, b1 and W2 are exactly zero there, so that no
    mini-batch leaves it. It is the one critical point in the list.

    Args:
        hidden: hidden units. In the compiled ensemble every weight is a number of its own: hundreds
            of them take seconds to compile, thousands minutes.
        activation: gelu, linear, silu, softsign or tanh: those with φ(0) = 0.

    Raises:
        InvalidInput: no hidden unit, or an activation that is not in the list.
        MissingExtra: scikit-learn is not installed.

    References:
        scikit-learn's `load_digits`; Alpaydin, Kaynak (1998), Optical Recognition of Handwritten
        Digits, UCI Machine Learning Repository. The spectrum is theory.md 2.7's.

    >>> point = digits_mlp(hidden=1).known[0]
    >>> round(point.value, 10), round(point.eigenvalues[0], 8), point.index
    (2.302479221, -0.24072501, 9)
    """
    n_hidden = count("hidden", hidden, "The saddle needs at least one hidden unit.")
    if activation not in _ACTIVATIONS:
        raise UnknownName("activation", activation, _ACTIVATIONS)
    phi, slope = _ACTIVATIONS[activation]
    pixels, labels = load_digits()
    shares = labels.mean(axis=0)

    def loss(weights: Any, sample: Any) -> Any:
        w1, b1, w2, b2 = split_weights(weights, n_hidden)
        logits = w2 @ phi(w1 @ sample[:N_PIXELS] + b1) + b2
        return jax.nn.logsumexp(logits) - jnp.dot(sample[N_PIXELS:], logits)

    pull = (shares - labels).T @ pixels / len(pixels)  # E[(p - y) xᵀ]
    classes, singular, inputs = np.linalg.svd(pull, full_matrices=False)
    place = np.zeros(n_hidden * (N_PIXELS + 1 + N_CLASSES) + N_CLASSES)
    place[-N_CLASSES:] = np.log(shares)
    ends = np.tile(slope * np.concatenate([-singular, singular]), n_hidden)
    output = np.linalg.eigvalsh(np.diag(shares) - np.outer(shares, shares))
    flat = np.zeros(len(place) - len(ends) - len(output))
    start = place.copy()
    # 1e-2 along the steepest way out of the first unit: its input weights against its output's.
    start[:N_PIXELS] = 1e-2 * 0.5**0.5 * inputs[0]
    start[_first_output(n_hidden)] = -1e-2 * 0.5**0.5 * classes[:, 0]
    entropy = -float(np.sum(shares * np.log(shares)))
    return Problem(
        "digits_mlp",
        loss,
        np.column_stack([pixels, labels]),
        cube(4.0, len(place)),
        known=(at(place, entropy, np.concatenate([ends, output, flat])),),
        start=tuple(map(float, start)),
        source=f"scikit-learn's digits, one hidden layer of {n_hidden} {activation} units, "
        "cross-entropy",
    )


def split_weights(weights: Any, hidden: int) -> tuple[Any, Any, Any, Any]:
    """Return W1 (hidden, 64), b1, W2 (10, hidden) and b2 of a vector of all weights."""
    first, second = hidden * N_PIXELS, hidden * (N_PIXELS + 1)
    third = second + hidden * N_CLASSES
    return (
        weights[:first].reshape(hidden, N_PIXELS),
        weights[first:second],
        weights[second:third].reshape(N_CLASSES, hidden),
        weights[third:],
    )


def _first_output(hidden: int) -> slice:
    """Where W2's column of the first hidden unit stands in the vector."""
    begin = hidden * (N_PIXELS + 1)
    return slice(begin, begin + N_CLASSES * hidden, hidden)


@functools.cache
def load_digits() -> tuple[Floats, Floats]:
    """Return pixels in [0, 1], (1797, 64), and classes as zeros and ones, (1797, 10).

    Raises:
        MissingExtra: scikit-learn is not installed.
    """
    try:
        from sklearn import datasets  # an optional extra, at the edge
    except ImportError as error:
        raise MissingExtra("scikit-learn", "examples", "the digits problem") from error
    digits: Any = datasets.load_digits()
    return digits.data / 16.0, np.eye(N_CLASSES)[digits.target]
