"""Silent rectifiers in a traced loss, in every form a user may write them; counted by hand."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from unsaddle import JaxTraining

# Two units: one that is never active on non-negative inputs, one that is.
WEIGHTS = {"w": np.array([[-1.0, 1.0], [-1.0, 2.0]]), "b": np.array([-0.1, 0.1])}
INPUTS = np.abs(np.random.default_rng(0).standard_normal((300, 2)))

RECTIFIERS = {
    "relu": jax.nn.relu,
    "relu6": jax.nn.relu6,
    "maximum": lambda z: jnp.maximum(0.0, z),
    "clip": lambda z: jnp.clip(z, 0),
    "compiled": jax.jit(jax.nn.relu),
    "rematerialised": jax.checkpoint(lambda z: jax.nn.relu(z) ** 2),
    "mapped": jax.vmap(jax.nn.relu),
}
NEVER_SILENT = {
    "leaky": jax.nn.leaky_relu,
    "softplus": jax.nn.softplus,
    "gelu": jax.nn.gelu,
    "tanh": jnp.tanh,
}


def units(function, params=WEIGHTS):
    def loss(p, x):
        return jnp.mean(function(x @ p["w"] + p["b"]))

    return JaxTraining(loss, params, INPUTS).objective().units()


@pytest.mark.parametrize("name", RECTIFIERS)
def test_silent_units_of_every_rectifier_are_counted(name):
    (layer,) = units(RECTIFIERS[name])
    assert (layer.place, layer.n_units, layer.n_inactive) == (0, 2, 1)


@pytest.mark.parametrize("name", NEVER_SILENT)
def test_functions_that_are_never_silent_are_not_counted(name):
    assert units(NEVER_SILENT[name]) == ()


def test_a_hinge_loss_is_no_unit():
    def loss(p, x):
        return jnp.mean(jnp.maximum(0.0, 1.0 - x @ p))

    made = JaxTraining(loss, np.ones(2), INPUTS).objective()
    assert made.units() == ()
    assert made.notes == ()


@pytest.mark.parametrize("layout", ["NHWC", "NCHW"])
def test_a_channel_is_one_unit_wherever_its_axis_is(layout):
    """Three channels, the second one silent; 16 places each."""
    inputs = np.abs(np.random.default_rng(0).standard_normal((40, 4, 4, 1)))
    inputs = inputs if layout == "NHWC" else inputs.transpose(0, 3, 1, 2)
    kernel = np.array([1.0, -1.0, 2.0]).reshape(1, 1, 1, 3)

    def loss(p, x):
        seen = jax.lax.conv_general_dilated(
            x, p, (1, 1), "VALID", dimension_numbers=(layout, "HWIO", layout)
        )
        return jnp.mean(jax.nn.relu(seen))

    (layer,) = JaxTraining(loss, kernel, inputs).objective().units()
    assert (layer.n_units, layer.n_inactive) == (3, 1)


def test_loops_are_not_looked_into():
    def loss(p, x):
        def step(carry, _):
            return jax.nn.relu(carry @ p), None

        last, _ = jax.lax.scan(step, x, None, length=2)
        return jnp.mean(last)

    made = JaxTraining(loss, np.eye(2), INPUTS).objective()
    assert made.units() == ()
    assert made.notes == ("silent units inside scan are not seen, and not counted",)
