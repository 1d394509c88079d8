"""A JAX network on scikit-learn's digits that really gets stuck: `unsaddle diagnose` this file.

The network of `digits_plateau.py` in JAX and optax: it starts a little beside the strict saddle at
zero weights, as a much too small initialisation does, and trains with mini-batch SGD. Three hundred
steps later the loss has not moved in its fourth digit.
"""

import jax
import jax.numpy as jnp
import numpy as np
import optax
from sklearn.datasets import load_digits

from unsaddle import JaxTraining

N_HIDDEN = 16
AMPLITUDE = 1e-5  # standard deviation of the initial weights; PyTorch's default is about 0.07
LEARNING_RATE = 0.05
BATCH_SIZE = 64
N_STEPS = 300


def loss(params, inputs, targets):
    """Return the mean cross-entropy of a batch."""
    hidden = jnp.tanh(inputs @ params["w1"] + params["b1"])
    logits = hidden @ params["w2"] + params["b2"]
    return optax.softmax_cross_entropy_with_integer_labels(logits, targets).mean()


def training() -> JaxTraining:
    """Train from the start until the plateau and return the run as it stands."""
    digits = load_digits()
    inputs, targets = np.float32(digits.data / 16.0), digits.target
    draw = np.random.default_rng(0)
    shapes = {"w1": (64, N_HIDDEN), "b1": (N_HIDDEN,), "w2": (N_HIDDEN, 10)}
    params = {
        name: jnp.asarray(AMPLITUDE * draw.standard_normal(shape), jnp.float32)
        for name, shape in shapes.items()
    }
    params["b2"] = jnp.log(jnp.bincount(targets) / len(targets))
    optimizer = optax.sgd(LEARNING_RATE)
    state = optimizer.init(params)

    @jax.jit
    def step(params, state, inputs, targets):
        slope = jax.grad(loss)(params, inputs, targets)
        updates, state = optimizer.update(slope, state, params)
        return optax.apply_updates(params, updates), state

    for _ in range(N_STEPS):
        rows = draw.integers(len(inputs), size=BATCH_SIZE)
        params, state = step(params, state, inputs[rows], targets[rows])
    return JaxTraining(
        loss,
        params,
        (inputs, targets),
        optimizer,
        optimizer_state=state,
        batch_size=BATCH_SIZE,
        name="digits plateau",
    )
