"""Which optimizers treat every coordinate by itself: the proof against a numeric detection.

The proof reads the traced program. The detection knows nothing of it: it runs the rule on one
vector and on each coordinate alone, under random gradients, and compares. Where the proof says yes
the numbers must agree to rounding (a compiled loop may fuse a multiplication and an addition in one
lane and not in another); where they disagree the proof must say no.
"""

from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

from unsaddle.elementwise import is_elementwise
from unsaddle.optimizers import resolve

N_DIMS, N_STEPS = 5, 30
ELEMENTWISE_NAMES = (
    "sgd",
    "momentum",
    "nesterov",
    "ema_momentum",
    "adagrad",
    "rmsprop",
    "adadelta",
    "adam",
    "adamw",
)
OPTAX_NAMES = (
    "adabelief",
    "adadelta",
    "adagrad",
    "adam",
    "adamax",
    "adamaxw",
    "adamw",
    "adan",
    "amsgrad",
    "lion",
    "optimistic_gradient_descent",
    "radam",
    "rmsprop",
    "rprop",
    "sgd",
    "sign_sgd",
    "signum",
    "sm3",
    "yogi",
)
ELEMENTWISE = {name: name for name in ELEMENTWISE_NAMES}
ELEMENTWISE |= {
    f"{name} at eps=0": f"{name} eps=0"
    for name in ("adagrad", "rmsprop", "adadelta", "adam", "adamw")
}
ELEMENTWISE |= {
    f"sgd under {schedule}": f"momentum schedule={schedule}"
    for schedule in ("1/t:5", "cosine", "step:7:0.5")
}
ELEMENTWISE |= {f"optax.{name}": f"optax.{name} lr=0.01" for name in OPTAX_NAMES}


def stateless(change):
    return optax.stateless(lambda updates, params: jax.tree.map(change, updates))


def own_start(make):
    return optax.GradientTransformation(
        lambda params: jax.tree.map(make, params),
        lambda updates, state, params=None: (
            jax.tree.map(jnp.multiply, updates, state),
            state,
        ),
    )


MIXING = {
    "lamb: a norm per array": lambda: optax.lamb(0.01),
    "lars": lambda: optax.lars(0.01),
    "adafactor: a norm per array": lambda: optax.adafactor(0.01),
    "novograd": lambda: optax.novograd(0.01),
    "fromage": lambda: optax.fromage(0.01),
    "normalised descent": lambda: optax.normalize_by_update_norm(),
    "clipping by the global norm": lambda: optax.chain(
        optax.clip_by_global_norm(0.5), optax.sgd(0.1)
    ),
    "apply if finite": lambda: optax.apply_if_finite(optax.sgd(0.1), 3),
    "coordinates turned round": lambda: stateless(jnp.flip),
    "a running sum over coordinates": lambda: stateless(jnp.cumsum),
    "centred gradients": lambda: stateless(lambda g: g - g.mean()),
    "neighbours through a matrix": lambda: stateless(lambda g: jnp.eye(len(g), k=1) @ g),
    "coordinates sorted": lambda: stateless(jnp.sort),
    "a slice": lambda: stateless(lambda g: g.at[0].set(0.0)),
}
RAMP = np.linspace(1, 2, N_DIMS)
TELLING_APART = {
    "a constant per coordinate": lambda: stateless(lambda g: g * jnp.arange(1.0, len(g) + 1)),
    "a constant captured": lambda: stateless(lambda g: g * RAMP),
    "a constant per coordinate in the state": lambda: own_start(
        lambda p: jnp.arange(1.0, len(p) + 1)
    ),
    "random numbers in the state": lambda: own_start(
        lambda p: jax.random.normal(jax.random.key(0), p.shape)
    ),
}
NOISY = {
    "noisy_sgd: a key in the state": lambda: optax.noisy_sgd(0.1, key=jax.random.key(0)),
    "perturbed_gd: the noise of its walker": lambda: resolve("perturbed_gd", 10).transformation,
    "L-BFGS: asks for values": lambda: optax.lbfgs(0.1),
}


def extended(transformation):
    return optax.with_extra_args_support(transformation)


def largest_difference(transformation, seed=0):
    """Between one rule on a vector and one rule on each coordinate, in units of the step."""
    rng = np.random.default_rng(seed)
    transformation = extended(transformation)
    with jax.enable_x64(True):
        start = jnp.asarray(rng.normal(size=N_DIMS))
        alone = start[:, None]  # vmap: one rule, one state and one vector of length 1 for each
        vector, state = start, transformation.init(start)
        states = jax.vmap(transformation.init)(alone)
        update_each = jax.vmap(lambda g, s, p: transformation.update(g, s, p))
        worst = 0.0
        for scale in rng.lognormal(sigma=2.0, size=N_STEPS):
            gradient = jnp.asarray(scale * rng.normal(size=N_DIMS))
            change, state = transformation.update(gradient, state, vector)
            vector = vector + change
            changes, states = update_each(gradient[:, None], states, alone)
            alone = alone + changes
            worst = max(worst, float(jnp.max(jnp.abs(vector - alone[:, 0]))))
    return worst


CASES = [
    pytest.param(name, marks=pytest.mark.slow) if name.startswith("optax.") else name
    for name in ELEMENTWISE
]


@pytest.mark.parametrize("name", CASES)
def test_named_rules_are_proved_and_the_numbers_agree(name):
    transformation = resolve(ELEMENTWISE[name], N_STEPS).transformation
    assert is_elementwise(transformation, 2)
    assert is_elementwise(transformation, 1)
    assert largest_difference(transformation) < 1e-14  # of coordinates of size 1


@pytest.mark.parametrize("name", MIXING)
def test_mixing_rules_are_not_proved_and_the_numbers_show_why(name):
    transformation = extended(MIXING[name]())
    assert not is_elementwise(transformation, N_DIMS - 1)
    if name != "apply if finite":  # mixes only when a gradient is not finite
        assert largest_difference(transformation) > 1e-6


@pytest.mark.parametrize("name", TELLING_APART)
def test_rules_that_tell_coordinates_apart_are_not_proved(name):
    transformation = extended(TELLING_APART[name]())
    # One more than n_dims is traced: a captured constant of either length must be met.
    assert not is_elementwise(transformation, N_DIMS - 1)
    assert not is_elementwise(transformation, N_DIMS)


@pytest.mark.parametrize("name", NOISY)
def test_rules_that_need_more_than_gradients_are_not_proved(name):
    for n_dims in (1, 2, 3):  # at 1 an old-style key has the traced vector's shape
        assert not is_elementwise(extended(NOISY[name]()), n_dims)


def test_an_old_style_key_is_no_pair_of_coordinates():
    noisy = optax.GradientTransformation(
        lambda params: jax.random.PRNGKey(0),
        lambda updates, state, params=None: (
            jax.tree.map(lambda g: g + jax.random.normal(state, g.shape), updates),
            jax.random.split(state)[0],
        ),
    )
    assert not any(is_elementwise(extended(noisy), n_dims) for n_dims in (1, 2, 3))


def test_a_chain_is_proved_exactly_when_its_links_are():
    smooth, mixing = optax.scale_by_adam(), optax.clip_by_global_norm(1.0)
    assert is_elementwise(extended(optax.chain(smooth, optax.clip(0.1), optax.scale(-0.1))), 3)
    assert not is_elementwise(extended(optax.chain(smooth, mixing, optax.scale(-0.1))), 3)
