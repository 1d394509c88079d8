"""Rules recognised by their steps, against the arguments they were built with and PyTorch's readings.

The first road is the argument given to optax; the second is `torch.optim` on the same gradients, read
from its state by other code; the third runs the transformation itself.
"""

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
import torch

import unsaddle
from unsaddle import JaxTraining, TorchTraining, optimizers

PARAMS = {"a": np.linspace(-1.0, 1.0, 6).reshape(2, 3), "b": np.array([0.5, -0.25])}
DRAW = np.random.default_rng(0)
GRADIENTS = [
    {name: 0.1 * DRAW.standard_normal(array.shape) for name, array in PARAMS.items()}
    for _ in range(5)
]
DATA = np.ones((4, 1))


def loss(params, x):
    return jnp.mean(x) * (jnp.sum(params["a"] ** 2) + jnp.sum(params["b"] ** 2))


def after_steps(transformation, n_steps=5):
    """A run after some steps in float64."""
    with jax.enable_x64(True):
        params = jax.tree.map(jnp.asarray, PARAMS)
        state = transformation.init(params)
        for gradient in GRADIENTS[:n_steps]:
            steps, state = transformation.update(gradient, state, params)
            params = optax.apply_updates(params, steps)
    return JaxTraining(loss, params, DATA, transformation, optimizer_state=state)


PLAIN = {"weight_decay": 0.0}
ADAM = {"learning_rate": 1e-3, "betas": [0.9, 0.999], "eps": 1e-8, **PLAIN}
RULES = {
    "sgd": (optax.sgd(0.1), "SGD", {"learning_rate": 0.1, **PLAIN}),
    "momentum": (
        optax.sgd(0.1, momentum=0.8), "SGD",
        {"learning_rate": 0.1, "momentum": 0.8, "nesterov": False, **PLAIN},
    ),
    "nesterov": (
        optax.sgd(0.1, momentum=0.8, nesterov=True), "SGD",
        {"learning_rate": 0.1, "momentum": 0.8, "nesterov": True, **PLAIN},
    ),
    "decayed momentum": (
        optax.chain(optax.add_decayed_weights(0.02), optax.sgd(0.1, momentum=0.8)), "SGD",
        {"learning_rate": 0.1, "momentum": 0.8, "nesterov": False, "weight_decay": 0.02},
    ),
    "adam": (optax.adam(1e-3), "Adam", ADAM),
    "adam with a large eps": (
        optax.adam(1e-2, 0.8, 0.99, 1e-3), "Adam",
        {"learning_rate": 1e-2, "betas": [0.8, 0.99], "eps": 1e-3, **PLAIN},
    ),
    "adam with decay in the gradient": (
        optax.chain(optax.add_decayed_weights(0.02), optax.adam(1e-3)), "Adam",
        {**ADAM, "weight_decay": 0.02},
    ),
    "adamw": (optax.adamw(1e-3, weight_decay=0.02), "AdamW", {**ADAM, "weight_decay": 0.02}),
    "nadam": (optax.nadam(1e-3), "NAdam", ADAM),
    "amsgrad": (optax.amsgrad(1e-3), "Adam", {**ADAM, "amsgrad": True}),
    "adamax": (optax.adamax(1e-3), "Adamax", ADAM),
    "clipped adam": (optax.chain(optax.clip_by_global_norm(1.0), optax.adam(1e-3)), "Adam", ADAM),
    "injected adam": (optax.inject_hyperparams(optax.adam)(learning_rate=1e-3), "Adam", ADAM),
    "scheduled adam": (
        optax.adam(optax.exponential_decay(1e-3, 1, 0.5)), "Adam",
        {**ADAM, "learning_rate": 1e-3 / 32},
    ),
    "rmsprop": (
        optax.rmsprop(1e-2, 0.95, eps=1e-6), "RMSprop",
        {"learning_rate": 1e-2, "momentum": 0.0, "alpha": 0.95, "eps": 1e-6, **PLAIN},
    ),
    "rmsprop with momentum": (
        optax.rmsprop(1e-2, 0.95, eps=1e-6, momentum=0.7), "RMSprop",
        {"learning_rate": 1e-2, "momentum": 0.7, "alpha": 0.95, "eps": 1e-6, **PLAIN},
    ),
    "centred rmsprop": (
        optax.rmsprop(1e-2, 0.95, eps=1e-6, centered=True), "RMSprop",
        {"learning_rate": 1e-2, "momentum": 0.0, "alpha": 0.95, "eps": 1e-6, "centered": True, **PLAIN},
    ),
    "adagrad": (
        optax.adagrad(0.1, eps=1e-6), "Adagrad", {"learning_rate": 0.1, "eps": 1e-6, **PLAIN},
    ),
    "adadelta": (
        optax.adadelta(0.5, 0.9, 1e-4), "Adadelta",
        {"learning_rate": 0.5, "rho": 0.9, "eps": 1e-4, **PLAIN},
    ),
    "our adagrad": (
        optimizers.resolve("adagrad lr=0.1 eps=1e-6", 1).transformation, "Adagrad",
        {"learning_rate": 0.1, "eps": 1e-6, **PLAIN},
    ),
    "averaged momentum": (
        optimizers.resolve("ema_momentum lr=0.1 momentum=0.8", 1).transformation, "averaged SGD",
        {"learning_rate": 0.1, "ema_momentum": 0.8, **PLAIN},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", RULES)
def test_settings_that_optax_closes_over_are_measured(case):
    transformation, name, settings = RULES[case]
    found = after_steps(transformation)
    assert found.optimizer_name == name
    assert found.settings() == {
        key: value if isinstance(value, bool | list) else pytest.approx(value, rel=2e-5)
        for key, value in settings.items()
    }
    geometry = found.geometry(None)
    assert geometry.applicable, geometry.regime


UNKNOWN = {
    "lion": optax.lion(1e-3),
    "lamb": optax.lamb(1e-3),
    "noise": optax.chain(optax.add_noise(0.1, 0.5, 0), optax.sgd(0.1)),
    "signs": optax.sign_sgd(0.1),
    "centralised": optax.chain(optax.centralize(), optax.sgd(0.1)),
    "trust ratio": optax.chain(optax.scale_by_trust_ratio(), optax.sgd(0.1)),
    "accumulated": optax.MultiSteps(optax.adam(1e-3), 4),
}


@pytest.mark.parametrize("case", UNKNOWN)
def test_what_is_no_known_rule_says_so_and_gives_no_settings(case):
    run = after_steps(UNKNOWN[case])
    assert run.optimizer_name == "optax transformation"
    assert run.settings() == {}
    assert run.preconditioner(None) is None
    assert not run.geometry(None).applicable
    assert run.geometry(None).regime in (
        "its steps are those of no rule that is known here",
        "it does not run on these parameters and this state in float64",
    )


# optax's rule and its arguments, beside torch.optim's with the same mathematics
PAIRS = {
    "adam": (optax.adam(1e-2, 0.8, 0.99, 1e-4), lambda p: torch.optim.Adam(p, 1e-2, (0.8, 0.99), 1e-4)),
    "adamw": (
        optax.adamw(1e-2, weight_decay=0.1), lambda p: torch.optim.AdamW(p, 1e-2, weight_decay=0.1),
    ),
    "adam with L2": (
        optax.chain(optax.add_decayed_weights(0.1), optax.adam(1e-2)),
        lambda p: torch.optim.Adam(p, 1e-2, weight_decay=0.1),
    ),
    "rmsprop": (
        optax.rmsprop(1e-2, 0.99, eps=1e-3, eps_in_sqrt=False),
        lambda p: torch.optim.RMSprop(p, 1e-2, 0.99, 1e-3),
    ),
    "rmsprop with momentum": (
        optax.rmsprop(1e-2, 0.99, eps=1e-3, eps_in_sqrt=False, momentum=0.7),
        lambda p: torch.optim.RMSprop(p, 1e-2, 0.99, 1e-3, momentum=0.7),
    ),
    "adadelta": (optax.adadelta(0.5, 0.9, 1e-4), lambda p: torch.optim.Adadelta(p, 0.5, 0.9, 1e-4)),
    "adagrad": (
        optimizers.resolve("adagrad lr=0.1 eps=1e-3", 1).transformation,
        lambda p: torch.optim.Adagrad(p, 0.1, eps=1e-3),
    ),
    "nesterov": (
        optax.sgd(0.1, 0.8, nesterov=True),
        lambda p: torch.optim.SGD(p, 0.1, 0.8, nesterov=True),
    ),
}  # fmt: skip


class Squares(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.a = torch.nn.Parameter(torch.from_numpy(PARAMS["a"].copy()))
        self.b = torch.nn.Parameter(torch.from_numpy(PARAMS["b"].copy()))

    def forward(self, x):
        return x[:, 0] * ((self.a**2).sum() + (self.b**2).sum())


def torch_after_steps(make):
    model = Squares()
    optimizer = make(model.parameters())
    for gradient in GRADIENTS:
        for own, name in ((model.a, "a"), (model.b, "b")):
            own.grad = torch.from_numpy(gradient[name].copy())
        optimizer.step()
    data = torch.ones(4, 1, dtype=torch.float64), torch.zeros(4)
    return TorchTraining(model, lambda output, _: output.mean(), data, optimizer)


@pytest.mark.parametrize("case", PAIRS)
def test_live_geometry_is_that_of_the_same_rule_in_pytorch(case):
    ours, make = PAIRS[case]
    one, other = after_steps(ours), torch_after_steps(make)
    there = other.objective()
    live, theirs = one.geometry(None).value, other.geometry(there).value
    np.testing.assert_allclose(live.diagonal, theirs.diagonal, rtol=1e-5)
    assert live.learning_rate == pytest.approx(theirs.learning_rate, rel=1e-6)
    assert (live.n_steps or 5) == (theirs.n_steps or 5)
    for mine, known in zip(live.forms, theirs.forms, strict=True):
        assert vars(mine) == pytest.approx(vars(known), abs=1e-8)
    if theirs.weight_decay is None:
        assert live.weight_decay is None
    else:
        np.testing.assert_allclose(live.weight_decay, theirs.weight_decay, rtol=1e-5)
    expected = other.preconditioner(there)
    found = one.preconditioner(one.objective())
    if expected is None:
        assert found is None
    else:
        np.testing.assert_allclose(found, expected, rtol=1e-5)


@pytest.mark.parametrize("case", ["adam", "lion", "multi"])
def test_stepper_makes_the_transformations_own_steps_and_moves_nothing(case):
    transformation = {
        "adam": optax.adam(1e-2),
        "lion": optax.lion(1e-2),
        "multi": optax.multi_transform(
            {"fast": optax.adam(1e-2), "slow": optax.sgd(0.1, 0.9)}, {"a": "fast", "b": "slow"}
        ),
    }[case]
    run = after_steps(transformation)
    before = jax.tree.map(np.array, run.optimizer_state)
    flat = np.cos(np.arange(8.0))
    stepper = run.stepper(None)
    made = [stepper(flat) for _ in range(3)]
    with jax.enable_x64(True):
        params, state = run.params, run.optimizer_state
        gradient = {"a": jnp.asarray(flat[:6]).reshape(2, 3), "b": jnp.asarray(flat[6:])}
        for step in made:
            steps, state = transformation.update(gradient, state, params)
            params = optax.apply_updates(params, steps)
            expected = np.concatenate([np.asarray(steps["a"]).ravel(), np.asarray(steps["b"])])
            np.testing.assert_allclose(step, expected, rtol=1e-12)
    assert jax.tree.all(jax.tree.map(np.array_equal, before, run.optimizer_state))
    np.testing.assert_array_equal(run.stepper(None)(flat), made[0])


def test_groups_are_recognised_each_and_listed():
    run = after_steps(
        optax.multi_transform(
            {"fast": optax.adam(1e-2), "still": optax.set_to_zero()}, {"a": "fast", "b": "still"}
        )
    )
    assert run.optimizer_name == "Adam"
    settings = run.settings()
    assert settings["learning_rate"] == pytest.approx(1e-2)
    assert [group["learning_rate"] for group in settings["groups"]] == [pytest.approx(1e-2), 0.0]
    live = run.geometry(None).value
    assert live.diagonal[6:].min() > 1e20  # what does not move
    mixed = after_steps(
        optax.multi_transform(
            {"fast": optax.adam(1e-2), "slow": optax.sgd(0.1)}, {"a": "fast", "b": "slow"}
        )
    )
    assert mixed.optimizer_name == "Adam + SGD"
    live = mixed.geometry(None).value
    np.testing.assert_allclose(live.diagonal[6:], 0.1, rtol=1e-6)  # 1 · 0.01 / 0.1


def test_decay_without_biases_is_adamw():
    mask = {"a": True, "b": False}
    run = after_steps(optax.adamw(1e-3, weight_decay=0.1, mask=mask))
    assert run.optimizer_name == "AdamW"
    decay = run.geometry(None).value.weight_decay
    assert decay[:6].min() > 0
    assert not decay[6:].any()


def test_before_the_first_step_there_are_settings_and_no_geometry():
    for state in (None, optax.adam(1e-3).init(PARAMS)):
        run = JaxTraining(loss, PARAMS, DATA, optax.adam(1e-3), optimizer_state=state)
        assert run.settings()["learning_rate"] == pytest.approx(1e-3)
        assert run.preconditioner(None) is None
        assert run.geometry(None).regime == "no step was made yet: the state is that of a start"
    plain = JaxTraining(loss, PARAMS, DATA, optax.sgd(0.1)).geometry(None)
    assert plain.value.uniform


def test_optimizer_by_name_and_none_at_all():
    run = JaxTraining(loss, PARAMS, DATA, "adam lr=0.01 b1=0.8")
    assert run.optimizer_name == "Adam"
    assert run.settings()["betas"] == [0.8, 0.999]
    bare = JaxTraining(loss, PARAMS, DATA)
    assert (bare.optimizer_name, bare.settings()) == (None, {})
    made = (bare.preconditioner(None), bare.geometry(None), bare.stepper(None))
    assert made == (None, None, None)
    assert bare.lost_updates(None, np.ones(8)) is None


@pytest.mark.parametrize(
    ("dtype", "rate", "lost"),
    [
        (jnp.bfloat16, 1e-3, 1.0),
        (jnp.bfloat16, 1e-2, 0.0),
        (np.float32, 1e-3, 0.0),
        (np.float32, 2e-8, 1.0),
    ],
)
@pytest.mark.parametrize("rule", [optax.sgd, optax.sign_sgd])
def test_updates_below_half_an_ulp_are_lost_as_in_a_real_step(dtype, rate, lost, rule):
    params = {"w": jnp.ones(3, dtype)}
    run = JaxTraining(lambda p, x: jnp.mean(x @ p["w"]), params, np.ones((4, 3)), rule(rate))
    assert run.lost_updates(None, np.array([1.0, 1.0, 0.0])) == lost
    steps, _ = rule(rate).update({"w": jnp.ones(3, dtype)}, rule(rate).init(params), params)
    moved = optax.apply_updates(params, steps)
    assert bool((moved["w"] == 1.0).all()) == bool(lost)
    assert run.lost_updates(None, np.zeros(3)) == 0.0


def test_layers_of_a_run_with_live_squares_have_their_own_part_of_them():
    run = after_steps(optax.adam(1e-3))
    whole, block = run.objective(), run.objective().block(["b"])
    np.testing.assert_array_equal(
        run.preconditioner(block), run.preconditioner(whole)[whole.slices["b"]]
    )
    report = unsaddle.diagnose(run, seed=0, group_by="layer")
    assert [one.name for one in report.groups.members] == ["layer a", "layer b"]
