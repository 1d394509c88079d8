"""Models of Flax (Linen and NNX) and Equinox, as their users train them, against the plain pytree.

The plain pytree is the other road: the same numbers in a list, and the same function by hand.
"""

import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from flax import linen, nnx
from flax.training.train_state import TrainState

import unsaddle
from unsaddle import JaxTraining

DRAW = np.random.default_rng(0)
INPUTS, LABELS = DRAW.standard_normal((48, 5)), np.arange(48) % 3
DATA = INPUTS, LABELS


def cross_entropy(logits, labels):
    return optax.softmax_cross_entropy_with_integer_labels(logits, labels).mean()


class Perceptron(linen.Module):
    @linen.compact
    def __call__(self, x, deterministic=True):
        x = jnp.tanh(linen.Dense(4)(x))
        x = linen.Dropout(0.5, deterministic=deterministic)(x)
        return linen.Dense(3)(x)


def plain(params, x, y):
    w1, b1, w2, b2 = params
    return cross_entropy(jnp.tanh(x @ w1 + b1) @ w2 + b2, y)


def sorted_vector(objective):
    """Gradients in any order of the leaves."""
    return np.sort(objective.gradient())


def check_against_plain(objective, leaves):
    """The same loss and gradient as the list of arrays; products agree with differences."""
    other = JaxTraining(plain, [np.asarray(leaf) for leaf in leaves], DATA).objective()
    assert objective.loss() == pytest.approx(other.loss(), rel=1e-10)
    np.testing.assert_allclose(sorted_vector(objective), sorted_vector(other), atol=1e-10)
    vector = np.cos(np.arange(objective.n_parameters))
    np.testing.assert_allclose(
        objective.operator().product(vector), objective.product_by_differences(vector), atol=1e-6
    )


@pytest.fixture(scope="module")
def linen_model():
    model = Perceptron()
    return model, model.init(jax.random.key(0), INPUTS[:1])


def linen_loss(model, **settings):
    def loss(variables, x, y):
        return cross_entropy(model.apply(variables, x, **settings), y)

    return loss


def test_flax_linen_variables(linen_model):
    model, variables = linen_model
    made = JaxTraining(linen_loss(model), variables, DATA).objective()
    assert made.names[:2] == ("params.Dense_0.bias", "params.Dense_0.kernel")
    first, second = variables["params"]["Dense_0"], variables["params"]["Dense_1"]
    check_against_plain(made, (first["kernel"], first["bias"], second["kernel"], second["bias"]))


def test_flax_train_state_brings_its_optimizer(linen_model):
    model, variables = linen_model
    state = TrainState.create(apply_fn=model.apply, params=variables["params"], tx=optax.adam(1e-2))

    def loss(params, x, y):
        return cross_entropy(state.apply_fn({"params": params}, x), y)

    for _ in range(3):
        state = state.apply_gradients(grads=jax.grad(loss)(state.params, *DATA))
    run = JaxTraining(loss, state.params, DATA, state)
    assert run.optimizer_name == "Adam"
    assert run.geometry(None).value.n_steps == 3
    report = unsaddle.diagnose(run, seed=0)
    assert report.n_parameters == 39
    assert report.geometry.applicable


def test_dropout_of_flax_is_refused(linen_model):
    model, variables = linen_model

    def loss(variables, x, y):
        key = {"dropout": jax.random.key(0)}
        return cross_entropy(model.apply(variables, x, deterministic=False, rngs=key), y)

    with pytest.raises(unsaddle.errors.TrainingError, match="dropout and batch statistics tie"):
        JaxTraining(loss, variables, DATA).objective()


def test_batch_normalisation_with_running_averages():
    class Normed(linen.Module):
        @linen.compact
        def __call__(self, x, train):
            x = linen.BatchNorm(use_running_average=not train)(linen.Dense(4)(x))
            return linen.Dense(3)(jnp.tanh(x))

    model = Normed()
    variables = model.init(jax.random.key(0), INPUTS[:2], train=False)

    def loss(params, x, y):
        all_of_it = {"params": params, "batch_stats": variables["batch_stats"]}
        return cross_entropy(model.apply(all_of_it, x, train=False), y)

    made = JaxTraining(loss, variables["params"], DATA).objective()
    assert made.precision_note is None
    vector = np.ones(made.n_parameters)
    np.testing.assert_allclose(
        made.operator().product(vector), made.product_by_differences(vector), atol=1e-6
    )


class Net(nnx.Module):
    def __init__(self, rngs):
        self.first, self.second = nnx.Linear(5, 4, rngs=rngs), nnx.Linear(4, 3, rngs=rngs)

    def __call__(self, x):
        return self.second(jnp.tanh(self.first(x)))


def test_flax_nnx_state_and_its_optimizer():
    model = Net(nnx.Rngs(0))
    optimizer = nnx.Optimizer(model, optax.adam(1e-2), wrt=nnx.Param)
    graph, params = nnx.split(model, nnx.Param)

    def loss(params, x, y):
        return cross_entropy(nnx.merge(graph, params)(x), y)

    optimizer.update(
        model, nnx.grad(lambda m: cross_entropy(m(jnp.asarray(INPUTS)), LABELS))(model)
    )
    params = nnx.state(model, nnx.Param)
    run = JaxTraining(loss, params, DATA, optimizer)
    made = run.objective()
    leaves = (model.first.kernel, model.first.bias, model.second.kernel, model.second.bias)
    check_against_plain(made, [leaf[...] for leaf in leaves])
    assert run.optimizer_name == "Adam"
    live = run.geometry(made)
    assert live.value.n_steps == 1
    # After one step of Adam P = (|g| + eps)(1 - β₁) for each coordinate.
    assert live.value.diagonal.shape == (39,)
    assert run.preconditioner(made).max() < 0.1


@pytest.fixture(scope="module")
def equinox_model():
    return eqx.nn.MLP(5, 3, 4, 1, activation=jnp.tanh, key=jax.random.key(0))


def equinox_loss(model, x, y):
    return cross_entropy(jax.vmap(model)(x), y)


def test_equinox_model_with_its_functions_inside(equinox_model):
    run = JaxTraining(equinox_loss, equinox_model, DATA)
    assert run.title == "MLP"
    made = run.objective()
    assert made.names == (
        "layers.0.weight", "layers.0.bias", "layers.1.weight", "layers.1.bias",
    )  # fmt: skip
    first, second = equinox_model.layers
    check_against_plain(made, (first.weight.T, first.bias, second.weight.T, second.bias))


def test_equinox_filtered_and_compiled_with_its_optimizer(equinox_model):
    optimizer = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(1e-2, weight_decay=0.1))
    model = equinox_model
    state = optimizer.init(eqx.filter(model, eqx.is_inexact_array))
    for _ in range(2):
        slopes = eqx.filter_grad(equinox_loss)(model, *DATA)
        steps, state = optimizer.update(slopes, state, eqx.filter(model, eqx.is_inexact_array))
        model = eqx.apply_updates(model, steps)
    run = JaxTraining(
        eqx.filter_jit(equinox_loss), model, DATA, optimizer, optimizer_state=state, batch_size=8
    )
    assert run.optimizer_name == "AdamW"
    assert run.settings()["weight_decay"] == pytest.approx(0.1, rel=1e-5)
    report = unsaddle.diagnose(run, seed=0)
    assert report.n_parameters == 39
    assert report.geometry.value is not None
    assert report.noise is not None


def test_equinox_convolution_and_its_silent_channels():
    kernel, rest = jax.random.split(jax.random.key(1))
    layers = [
        eqx.nn.Conv2d(1, 3, 2, key=kernel),
        eqx.nn.Lambda(jax.nn.relu),
        eqx.nn.Lambda(jnp.ravel),
        eqx.nn.Linear(27, 2, key=rest),
    ]
    model = eqx.nn.Sequential(layers)
    images = np.abs(DRAW.standard_normal((20, 1, 4, 4)))
    silent = jnp.array([[[[-1.0]]]]) * jnp.ones((1, 1, 2, 2))
    model = eqx.tree_at(
        lambda m: m.layers[0].weight, model, model.layers[0].weight.at[1].set(silent[0])
    )
    model = eqx.tree_at(lambda m: m.layers[0].bias, model, jnp.zeros((3, 1, 1)))
    made = JaxTraining(equinox_loss, model, (images, np.arange(20) % 2)).objective()
    (layer,) = made.units()
    seen = np.asarray(jax.vmap(model.layers[0])(images)) > 0
    assert layer.n_units == 3
    assert layer.n_inactive == int((~seen.any(axis=(0, 2, 3))).sum()) >= 1
