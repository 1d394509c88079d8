"""Optimizers by name: each against `torch.optim` itself, step by step in float64.

PyTorch's update rules share no code with optax's. A second comparison runs whole descents on a
landscape through the engine, with the gradient written by hand for PyTorch.
"""

from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
import scipy.stats
import torch

from unsaddle import optimizers, zoo
from unsaddle.ensemble import run_ensemble
from unsaddle.errors import InvalidInput, UnknownName
from unsaddle.landscape import Landscape
from unsaddle.optimizers import Optimizer, resolve

N_STEPS = 100
SGD, OPTIM = torch.optim.SGD, torch.optim
TORCH = {
    "sgd": (SGD, {}),
    "sgd lr=0.3": (SGD, {"lr": 0.3}),
    "momentum": (SGD, {"momentum": 0.9}),
    "momentum momentum=0.5": (SGD, {"momentum": 0.5}),
    "nesterov": (SGD, {"momentum": 0.9, "nesterov": True}),
    "nesterov momentum=0.99 lr=0.1": (SGD, {"momentum": 0.99, "nesterov": True, "lr": 0.1}),
    "adagrad": (OPTIM.Adagrad, {}),
    "adagrad initial_accumulator=0.1 eps=1e-3": (
        OPTIM.Adagrad,
        {"initial_accumulator_value": 0.1, "eps": 1e-3},
    ),
    "rmsprop": (OPTIM.RMSprop, {}),
    "rmsprop alpha=0.9 eps=1e-2": (OPTIM.RMSprop, {"alpha": 0.9, "eps": 1e-2}),
    "adadelta": (OPTIM.Adadelta, {"lr": 1.0}),  # its rate is a factor, 1 by default in both
    "adadelta lr=0.01": (OPTIM.Adadelta, {}),
    "adadelta lr=1.0 rho=0.5 eps=1e-3": (OPTIM.Adadelta, {"lr": 1.0, "rho": 0.5, "eps": 1e-3}),
    "adam": (OPTIM.Adam, {}),
    "adam b1=0.5 b2=0.9 eps=1e-2": (OPTIM.Adam, {"betas": (0.5, 0.9), "eps": 1e-2}),
    "adamw": (OPTIM.AdamW, {}),
    "adamw weight_decay=0.3 lr=0.1": (OPTIM.AdamW, {"weight_decay": 0.3, "lr": 0.1}),
}


def ours(text, gradients, start, n_steps=N_STEPS):
    """Points visited under given gradients, (n_steps + 1, dims)."""
    transformation = resolve(text, n_steps).transformation
    points = [np.array(start)]
    with jax.enable_x64(True):
        point = jnp.asarray(start)
        state = transformation.init(point)
        for gradient in gradients:
            change, state = transformation.update(jnp.asarray(gradient), state, point)
            point = point + change
            points.append(np.array(point))
    return np.array(points)


def theirs(make, settings, gradients, start, schedule=None):
    parameter = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = make([parameter], **{"lr": optimizers.DEFAULT_LEARNING_RATE, **settings})
    scheduler = schedule(optimizer) if schedule else None
    points = [np.array(start)]
    for gradient in gradients:
        parameter.grad = torch.tensor(gradient, dtype=torch.float64)
        optimizer.step()
        if scheduler:
            scheduler.step()
        points.append(parameter.detach().numpy().copy())
    return np.array(points)


def random_gradients(seed=0, dims=4):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(N_STEPS, dims)) * rng.lognormal(sigma=2.0, size=(N_STEPS, 1))


@pytest.mark.parametrize("text", TORCH)
def test_plain_names_move_as_torch_does_under_random_gradients(text):
    make, settings = TORCH[text]
    start = np.array([1.0, -0.5, 3.0, 1e-3])
    found = ours(text, random_gradients(), start)
    expected = theirs(make, settings, random_gradients(), start)
    np.testing.assert_allclose(found, expected, rtol=1e-10, atol=1e-13)


@pytest.mark.parametrize("text", [text for text in TORCH if " " not in text])
def test_plain_names_move_as_torch_does_on_a_landscape(text):
    # Lee et al.'s function; its gradient is (x, y³ - y), written by hand for PyTorch.
    make, settings = TORCH[text]
    start = (1.0, 1e-3)
    run = run_ensemble(
        zoo.get("lee"), resolve(text, N_STEPS), start, N_STEPS, seed=0, record_every=1
    )
    parameter = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = make([parameter], **{"lr": optimizers.DEFAULT_LEARNING_RATE, **settings})
    expected = [np.array(start)]
    for _ in range(N_STEPS):
        x, y = parameter.detach()
        parameter.grad = torch.stack([x, y**3 - y])
        optimizer.step()
        expected.append(parameter.detach().numpy().copy())
    np.testing.assert_allclose(run.trajectory[:, 0], expected, rtol=1e-10, atol=1e-15)


def test_ema_momentum_is_torchs_dampening_but_for_the_first_step():
    # torch fills an empty buffer with the whole gradient, undamped; ours starts from zero. So the
    # buffers differ by γᵗ (1 - (1-γ)) g_0 = γᵗ⁺¹ g_0, and the paths by its sum.
    gamma, rate = 0.9, 0.01
    gradients, start = random_gradients(), np.array([1.0, -0.5, 3.0, 1e-3])
    found = ours("ema_momentum", gradients, start)
    damped = theirs(SGD, {"momentum": gamma, "dampening": gamma}, gradients, start)
    t = np.arange(N_STEPS + 1)[:, None]
    head_start = rate * gradients[0] * gamma * (1 - gamma**t) / (1 - gamma)
    np.testing.assert_allclose(found, damped + head_start, rtol=1e-10, atol=1e-12)


def test_ema_momentum_is_adams_numerator():
    gradients, start = random_gradients(), np.zeros(4)
    mean, point, expected = np.zeros(4), start.copy(), [start]
    for gradient in gradients:
        mean = 0.9 * mean + 0.1 * gradient
        point = point - 0.01 * mean
        expected.append(point)
    np.testing.assert_allclose(ours("ema_momentum", gradients, start), expected, rtol=1e-12)


SCHEDULES = {
    "1/t:10": lambda o: torch.optim.lr_scheduler.LambdaLR(o, lambda t: 1 / (1 + t / 10)),
    "step:15:0.5": lambda o: torch.optim.lr_scheduler.StepLR(o, 15, 0.5),
    "step:20:2": lambda o: torch.optim.lr_scheduler.StepLR(o, 20, 2.0),
    "cosine": lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, N_STEPS),
}
SCHEDULED = {
    "sgd": (SGD, {}),
    "momentum": (SGD, {"momentum": 0.9}),
    "nesterov": (SGD, {"momentum": 0.9, "nesterov": True}),
    "adam": (OPTIM.Adam, {}),
    "adamw": (OPTIM.AdamW, {}),
    "rmsprop": (OPTIM.RMSprop, {}),
}


@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("name", SCHEDULED)
def test_scheduled_rates_act_as_torchs_schedulers_do(name, schedule):
    # The rate multiplies the whole velocity: what was stored is rescaled at once when it changes.
    make, settings = SCHEDULED[name]
    start = np.array([1.0, -0.5, 3.0, 1e-3])
    found = ours(f"{name} schedule={schedule}", random_gradients(), start)
    expected = theirs(make, settings, random_gradients(), start, SCHEDULES[schedule])
    np.testing.assert_allclose(found, expected, rtol=1e-10, atol=1e-12)


def test_velocity_is_rescaled_at_once_when_the_rate_changes():
    # γ = 0.5, g = 1 then 0, rate halved after the first step: the second moves by 0.5 η γ.
    gradients = np.array([[1.0], [0.0]])
    path = ours("momentum lr=1 momentum=0.5 schedule=step:1:0.5", gradients, np.zeros(1), 2)
    assert path.ravel().tolist() == [0.0, -1.0, -1.25]


RATES = {
    "constant": lambda t: 0.2,
    "1/t": lambda t: 0.2 / (1 + t),
    "1/t:50": lambda t: 0.2 / (1 + t / 50),
    "cosine": lambda t: 0.2 * 0.5 * (1 + np.cos(np.pi * t / N_STEPS)),
    "step:30:0.1": lambda t: 0.2 * 0.1 ** (t // 30),
}


@pytest.mark.parametrize("schedule", RATES)
def test_schedules_have_the_values_they_state(schedule):
    path = ours(f"sgd lr=0.2 schedule={schedule}", np.ones((N_STEPS, 1)), np.zeros(1))
    expected = [RATES[schedule](t) for t in range(N_STEPS)]
    np.testing.assert_allclose(-np.diff(path.ravel()), expected, rtol=1e-9, atol=1e-15)


EPSILONS = {name: f"{name} eps=0" for name in ("adagrad", "rmsprop", "adadelta", "adam", "adamw")}


@pytest.mark.parametrize("name", EPSILONS)
def test_without_eps_a_gradient_of_exactly_zero_gives_no_step(name):
    rule = resolve(EPSILONS[name], 10).transformation
    for dtype in ("float64", "float32", "bfloat16", "float16"):
        with jax.enable_x64(True):
            point = jnp.array([1.0, 0.0], dtype)
            state = rule.init(point)
            for _ in range(3):
                change, state = rule.update(2 * point, state, point)
                assert change.dtype == dtype
                point = point + change
            assert point[1] == 0.0
            assert jnp.isfinite(point[0])


PRECISIONS = {
    f"{name} in bfloat16": (f"{name} schedule=step:2:0.5", "bfloat16")
    for name in optimizers.names()
}
PRECISIONS |= {
    f"adam under {schedule} in {dtype}": (f"adam schedule={schedule}", dtype)
    for schedule, dtype in (("1/t:5", "float16"), ("cosine", "float32"), ("cosine", "float16"))
}


@pytest.mark.parametrize("name", PRECISIONS)
def test_rules_and_schedules_keep_the_precision_of_the_points(name):
    text, dtype = PRECISIONS[name]
    run = run_ensemble(zoo.get("saddle"), resolve(text, 4), (1.0, 0.5), 4, seed=0, dtype=dtype)
    rounded = jnp.asarray(run.finals, dtype).astype(jnp.float32)
    assert np.array_equal(np.asarray(rounded, dtype=np.float64), run.finals)
    assert run.finals[0, 0] < 1.0


FLAT = Landscape("flat", lambda x: 0.0 * jnp.sum(x), ((-1.0, 1.0),) * 3)


def test_perturbations_are_uniform_in_the_ball():
    # 4 000 walkers on a flat landscape: the first step is the jump alone. Uniform in the ball:
    # (reach/radius)³ uniform, directions isotropic (each coordinate of a direction in three
    # dimensions is uniform on (-1, 1)). Four Kolmogorov-Smirnov tests, false alarm 4e-3 together.
    optimizer = resolve("perturbed_gd radius=0.2 wait=10", 1)
    jumps = run_ensemble(FLAT, optimizer, np.zeros((4000, 3)), 1, seed=0).finals
    reach = np.linalg.norm(jumps, axis=1)
    assert reach.max() <= 0.2
    assert scipy.stats.kstest((reach / 0.2) ** 3, "uniform").pvalue > 1e-3
    for coordinate in (jumps / reach[:, None]).T:
        assert scipy.stats.kstest((coordinate + 1) / 2, "uniform").pvalue > 1e-3


def test_perturbations_wait_their_time():
    optimizer = resolve("perturbed_gd radius=0.2 wait=10", 60)
    run = run_ensemble(FLAT, optimizer, np.zeros((5, 3)), 60, seed=1, record_every=1)
    moved = np.any(np.diff(run.trajectory, axis=0) != 0, axis=-1)
    for walker in range(5):  # more than 10 steps have passed: every 11th
        assert np.flatnonzero(moved[:, walker]).tolist() == list(range(0, 60, 11))


def test_perturbations_come_only_where_the_gradient_is_small():
    # On a slope of 1 never; on one of 1e-3 at once, and the descent goes on underneath.
    steep = Landscape("steep", lambda x: x[0], ((-1.0, 1.0),) * 2)
    gentle = Landscape("gentle", lambda x: 1e-3 * x[0], ((-1.0, 1.0),) * 2)
    optimizer = resolve("perturbed_gd lr=0.5", 3)
    path = run_ensemble(steep, optimizer, (0.0, 0.0), 3, seed=0, record_every=1).trajectory
    assert path[:, 0].tolist() == [[0.0, 0.0], [-0.5, 0.0], [-1.0, 0.0], [-1.5, 0.0]]
    path = run_ensemble(gentle, optimizer, (0.0, 0.0), 3, seed=0, record_every=1).trajectory[:, 0]
    jump = path[1] + [0.5e-3, 0.0]
    assert 0 < np.linalg.norm(jump) <= 0.01
    np.testing.assert_allclose(np.diff(path[1:], axis=0), [[-0.5e-3, 0.0]] * 2, rtol=1e-9)


def test_perturbed_gd_leaves_where_descent_is_stuck_for_ever():
    start = (1.0, 0.0)
    for text, leaves in (("sgd lr=0.1", False), ("perturbed_gd lr=0.1", True)):
        run = run_ensemble(zoo.get("lee"), resolve(text, 500), start, 500, seed=3)
        assert (abs(run.finals[0, 1]) > 0.9) == leaves


def test_optax_objects_pass_unmodified():
    transformation = optax.chain(optax.clip(1.0), optax.adam(0.1, b1=0.3))
    found = resolve(transformation, 10)
    assert found.name == "custom"
    assert found.transformation.init is transformation.init
    assert resolve(found, 10) is found
    with_extra = optax.with_extra_args_support(optax.sgd(0.1))
    assert resolve(with_extra, 10).transformation is with_extra


def test_optax_names_are_optaxs_own_functions_with_its_defaults():
    gradients = random_gradients()
    found = ours("optax.rmsprop lr=0.02", gradients, np.ones(4))
    rule = optax.rmsprop(0.02)
    with jax.enable_x64(True):
        point = jnp.ones(4)
        state = rule.init(point)
        for gradient in gradients:
            change, state = rule.update(jnp.asarray(gradient), state, point)
            point = point + change
    np.testing.assert_array_equal(found[-1], point)
    assert not np.allclose(found, ours("rmsprop lr=0.02", gradients, np.ones(4)))


@pytest.mark.slow
def test_every_known_optax_name_runs_or_says_why_not():
    with pytest.raises(UnknownName) as caught:
        resolve("optax.nothing_like_it", 5)
    known = [word.strip() for word in caught.value.accepted.split(",")]
    names = [name for name in known if name.startswith("optax.")]
    assert {"optax.adam", "optax.lion", "optax.yogi", "optax.lamb"} <= set(names)
    assert not any(name.startswith(("optax._", "optax.scale_by")) for name in names)
    warn_themselves = {"optax.optimistic_adam", "optax.noisy_sgd"}  # deprecations of optax
    for name in sorted(set(names) - warn_themselves):
        try:
            optimizer = resolve(f"{name} lr=0.01", 3)
            run = run_ensemble(zoo.get("saddle"), optimizer, (1.0, 0.5), 3, seed=0)
        except InvalidInput as refused:
            assert "optax" in str(refused)  # noqa: PT017 - most do not raise
            continue
        assert run.finals[0, 0] < 1.0  # downhill, none up
        assert run.finals[0, 1] > 0.5


def test_synonyms_mean_the_same():
    for one, other in {
        "gd lr=0.1": "sgd learning_rate=0.1",
        "heavy_ball gamma=0.5": "momentum momentum=0.5",
        "pgd": "perturbed_gd",
        "pagd": "accelerated_perturbed_gd",
        "sfn damping=0.1": "saddle_free_newton damping=0.1",
        "adam beta1=0.5 beta2=0.9": "adam b1=0.5 b2=0.9",
        "adam, lr=0.1, b1=0.5": "adam lr=0.1 b1=0.5",
    }.items():
        assert resolve(one, 5).describe() == resolve(other, 5).describe()


@pytest.mark.parametrize("name", optimizers.names())
def test_a_description_can_be_typed_again(name):
    found = resolve(f"{name} lr=0.125 schedule=cosine", 50)
    again = resolve(found.describe(), 50)
    assert again.describe() == found.describe()
    assert found.learning_rate == 0.125
    assert again.settings == found.settings


def test_an_optimizers_settings_hold_every_number_it_ran_with():
    assert dict(resolve("adam", 5).settings) == {
        "learning_rate": 0.01,
        "b1": 0.9,
        "b2": 0.999,
        "eps": 1e-8,
    }
    assert dict(resolve("sgd schedule=1/t:5", 5).settings)["schedule"] == "1/t:5"
    assert Optimizer("own", (), resolve("sgd", 1).transformation).learning_rate is None


REFUSED = {
    "nothing": (
        "  ",
        "an optimizer of '  '; accepted: a name, then key=value settings. "
        "Type 'adam lr=0.01', say.",
    ),
    "no setting": (
        "adam 0.01",
        "the setting '0.01' in 'adam 0.01'; accepted: key=value without blanks. "
        "Write lr=0.01, say.",
    ),
    "a word for a number": (
        "adam lr=fast",
        "learning_rate=fast in 'adam lr=fast'; accepted: a number, true or false. "
        "Write it as 0.01 or 1e-2.",
    ),
    "not finite": (
        "sgd lr=inf",
        "learning_rate=inf in 'sgd lr=inf'; accepted: a finite number. Give a finite one.",
    ),
    "not a number": (
        "sgd lr=nan",
        "learning_rate=nan in 'sgd lr=nan'; accepted: a finite number. Give a finite one.",
    ),
    "rate zero": (
        "sgd lr=0",
        "learning_rate=0 in 'sgd lr=0'; accepted: a positive number. "
        "Leave it out for 0.01, or write lr=0.1, say.",
    ),
    "rate negative": (
        "sgd lr=-0.5",
        "learning_rate=-0.5 in 'sgd lr=-0.5'; accepted: a positive number. "
        "Leave it out for 0.01, or write lr=0.1, say.",
    ),
    "a switch for a number": (
        "sgd lr=true",
        "learning_rate=True in 'sgd lr=true'; accepted: a number. Write it as 0.01 or 1e-2.",
    ),
    "momentum of one": (
        "momentum gamma=1",
        "momentum=1 in 'momentum gamma=1'; accepted: a number from 0 up to, not including, 1. "
        "It is the share of the past that is kept; 0.9 is usual.",
    ),
    "negative eps": (
        "adam eps=-1e-8",
        "eps=-1e-08 in 'adam eps=-1e-8'; accepted: zero or a positive number. Leave out the minus.",
    ),
    "a negative bound of the Hessian": (
        "cubic_newton hessian_lipschitz=-1",
        "hessian_lipschitz=-1 in 'cubic_newton hessian_lipschitz=-1'; accepted: a positive number. "
        "It is how fast the Hessian may change; 1 is the default.",
    ),
    "no bound of the Hessian": (
        "cubic_newton hessian_lipschitz=0",
        "hessian_lipschitz=0 in 'cubic_newton hessian_lipschitz=0'; accepted: a positive number. "
        "It is how fast the Hessian may change; 1 is the default.",
    ),
    "a negative rate of Newton": (
        "newton lr=-0.1",
        "learning_rate=-0.1 in 'newton lr=-0.1'; accepted: a positive number. "
        "Leave it out for 0.01, or write lr=0.1, say.",
    ),
    "negative damping": (
        "sfn damping=-1",
        "damping=-1 in 'sfn damping=-1'; accepted: zero or a positive number. Leave out the minus.",
    ),
    "theta of zero": (
        "pagd theta=0",
        "theta=0 in 'pagd theta=0'; accepted: a positive number. "
        "It is one minus the share of the velocity that is kept; 0.1 is usual.",
    ),
    "theta above one": (
        "pagd theta=1.5",
        "theta=1.5 in 'pagd theta=1.5'; accepted: a number above 0, up to 1. "
        "Take 0.1, as is usual: 1 - theta is the share of the velocity that is kept.",
    ),
    "no stride": (
        "pagd stride=0",
        "stride=0 in 'pagd stride=0'; accepted: a positive number. "
        "It is the length of a step along negative curvature; 0.25 is the default.",
    ),
    "a negative curvature": (
        "pagd curvature=-1",
        "curvature=-1 in 'pagd curvature=-1'; accepted: zero or a positive number. "
        "Leave out the minus.",
    ),
    "a setting twice": (
        "adam lr=0.1 learning_rate=0.2",
        "a setting given twice in 'adam lr=0.1 learning_rate=0.2'; accepted: each setting once; "
        "lr is learning_rate. Leave one of them out.",
    ),
    "unknown schedule": (
        "sgd schedule=linear",
        "schedule=linear in 'sgd schedule=linear'; accepted: constant, 1/t, cosine, step; "
        "1/t:T is lr/(1 + t/T), step:N:F multiplies by F every N steps. "
        "Write schedule=cosine, schedule=1/t:50 or schedule=step:100:0.5.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_used_is_refused_with_the_way_out(name):
    text, message = REFUSED[name]
    with pytest.raises(InvalidInput) as caught:
        resolve(text, 10)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "schedule", ["step", "step:0:0.5", "step:2.5:0.5", "step:10:-1", "1/t:0", "1/t:x", "1/t:nan"]
)
def test_schedules_with_unusable_numbers_are_refused(schedule):
    with pytest.raises(InvalidInput, match="Write schedule=cosine, schedule=1/t:50 or"):
        resolve(f"sgd schedule={schedule}", 10)


UNKNOWN = {
    "a misspelt name": ("adm", "unknown optimizer 'adm'", ["adam", "adamw"]),
    "capitals": ("Adam lr=0.1", "unknown optimizer 'Adam'", ["adam", "adamw"]),
    "an optax name": ("optax.lyon", "unknown optimizer 'optax.lyon'", ["optax.lion"]),
    "a misspelt setting": ("adam epsilon=1", "unknown setting of adam 'epsilon'", ["eps"]),
    "momentum for sgd": ("sgd momentum=0.9", "unknown setting of sgd 'momentum'", []),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_unknown_names_suggest_the_nearest(name):
    text, received, nearest = UNKNOWN[name]
    with pytest.raises(UnknownName) as caught:
        resolve(text, 10)
    assert caught.value.received == received
    assert caught.value.nearest[: len(nearest)] == nearest
    hint = "Did you mean" if caught.value.nearest else "Choose one of the accepted names."
    assert hint in str(caught.value)


@pytest.mark.parametrize("thing", [3, None, torch.optim.SGD, ("init", "update")], ids=repr)
def test_what_is_no_optimizer_is_refused(thing):
    with pytest.raises(InvalidInput) as caught:
        resolve(thing, 10)
    assert str(caught.value) == (
        f"optimizer={thing!r}; accepted: a string such as 'adam lr=0.01', an optax transformation, "
        "or unsaddle.optimizers.Optimizer. Build one with optax, or type its name."
    )
