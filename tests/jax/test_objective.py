"""The mean loss of a JAX run against PyTorch's double backward on the same network.

The two roads share no code below NumPy: another library traces, differentiates and batches. Where a
closed form exists it is used instead.
"""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from unsaddle import JaxTraining
from unsaddle.errors import InvalidInput, TrainingError, UnknownName
from unsaddle.gradient_noise import ONE_BY_ONE, VMAP
from unsaddle.jax import products
from unsaddle.jax.products import HessianProduct
from unsaddle.spectrum import both_ends

NAMES = ["tanh", "convolution", "attention"]


@pytest.fixture(scope="module")
def pair(twins):
    """(objective of JAX, objective of PyTorch) of a network, made once."""
    made = {}

    def of(name):
        if name not in made:
            both = twins(name)
            made[name] = both.jax_run().objective(), both.torch_run().objective()
        return made[name]

    return of


def quadratic(params, x):
    """½ E (x·w)², whose Hessian is E x xᵀ."""
    return 0.5 * jnp.mean((x @ params["w"]) ** 2)


def samples(n=50, dims=4):
    return np.random.default_rng(1).standard_normal((n, dims))


def run(**settings):
    return JaxTraining(quadratic, {"w": np.arange(4.0)}, samples(), **settings)


@pytest.mark.parametrize("name", NAMES)
def test_loss_and_gradient_are_those_of_pytorch(name, pair):
    ours, theirs = pair(name)
    assert ours.loss() == pytest.approx(theirs.loss(), rel=1e-12)
    np.testing.assert_allclose(ours.gradient(), theirs.gradient(), atol=1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_products_and_spectrum_ends_are_those_of_pytorch(name, pair):
    ours, theirs = pair(name)
    vector = np.cos(np.arange(ours.n_parameters))
    product = ours.operator().product(vector)
    np.testing.assert_allclose(product, theirs.operator().product(vector), atol=1e-12)
    np.testing.assert_allclose(ours.product_by_differences(vector), product, atol=1e-6)
    one, other = (both_ends(own.operator(), seed=0) for own in (ours, theirs))
    assert one.smallest.value == pytest.approx(other.smallest.value, abs=1e-10)
    assert one.largest.value == pytest.approx(other.largest.value, abs=1e-10)


@pytest.mark.parametrize("name", NAMES)
def test_gradients_of_the_samples_are_those_of_pytorch(name, pair):
    ours, theirs = pair(name)
    directions = np.eye(ours.n_parameters)[:3]
    one, other = (own.sample_gradients(directions, seed=0) for own in (ours, theirs))
    for field in ("mean", "squared_norms", "projections", "max_abs", "gram"):
        np.testing.assert_allclose(getattr(one, field), getattr(other, field), atol=1e-11)
    assert one.road == VMAP
    u = np.cos(np.arange(ours.n_parameters))
    np.testing.assert_allclose(ours.sample_curvature(u), theirs.sample_curvature(u), atol=1e-5)


@pytest.mark.parametrize("name", ["convolution"])
def test_silent_units_are_those_of_pytorch(name, pair):
    ours, theirs = pair(name)
    assert [(unit.n_units, unit.n_inactive) for unit in ours.units()] == [
        (unit.n_units, unit.n_inactive) for unit in theirs.units()
    ]


def test_curvature_of_a_quadratic_is_its_matrix_by_either_memory():
    made = run().objective()
    matrix = samples().T @ samples() / 50
    for keep in (True, False):
        operator = made.operator(keep=keep)
        columns = np.stack([operator.product(unit) for unit in np.eye(4)])
        np.testing.assert_allclose(columns, matrix, atol=1e-14)
    u = np.arange(1.0, 5.0)
    np.testing.assert_allclose(made.sample_curvature(u), (samples() @ u) ** 2, atol=1e-12)


def test_parts_of_unequal_size_are_summed_over_samples(monkeypatch):
    whole = run().objective()
    monkeypatch.setattr(products, "PART_BYTES", 8 * whole.cost.bytes_per_sample)
    parted = run().objective()
    assert products.part_size(parted.cost, 50) == 8  # six parts of 8 and one of 2
    assert parted.loss() == pytest.approx(whole.loss(), rel=1e-14)
    np.testing.assert_allclose(parted.gradient(), whole.gradient(), atol=1e-13)
    np.testing.assert_allclose(
        parted.operator().product(np.ones(4)), whole.operator().product(np.ones(4)), atol=1e-13
    )
    rows = np.random.default_rng(0).standard_normal((2, 4))
    np.testing.assert_allclose(
        parted.sample_gradients(rows).projections, whole.sample_gradients(rows).projections
    )


def test_ragged_batches_are_the_same_samples_as_arrays():
    batches = [samples()[:20], samples()[20:40], samples()[40:]]
    ragged = JaxTraining(quadratic, {"w": np.arange(4.0)}, batches).objective()
    assert ragged.batch_size == 20
    assert ragged.n_samples == 50
    assert ragged.loss() == pytest.approx(run().objective().loss(), rel=1e-14)


def test_what_is_linearized_is_kept_only_within_the_limit(monkeypatch):
    made = run().objective()
    product = HessianProduct(made.mean, made.samples, made.point, made.cost, keep=True)
    expected = product(np.ones(4))
    assert len(product._kept) == 1
    monkeypatch.setattr(products, "KEPT_BYTES", 0)
    product = HessianProduct(made.mean, made.samples, made.point, made.cost, keep=True)
    np.testing.assert_allclose(product(np.ones(4)), expected, atol=1e-14)
    assert product._kept == []


def test_large_work_runs_in_float32_with_a_precise_product(monkeypatch):
    monkeypatch.setattr("unsaddle.jax.objective.SMALL_WORK", 0)
    params = {"w": np.arange(4.0, dtype=np.float32)}
    made = JaxTraining(quadratic, params, samples()).objective()
    operator = made.operator()
    assert operator.working_dtype is np.float32
    exact = samples().T @ samples() / 50 @ np.ones(4)
    np.testing.assert_allclose(operator.precise_product(np.ones(4)), exact, atol=1e-14)
    single = operator.product(np.ones(4))
    assert 0 < np.max(np.abs(single - exact)) < 1e-5
    assert made.operator("float64").working_dtype is np.float64


def test_nothing_global_changes():
    before = jax.config.jax_enable_x64
    made = run().objective()
    made.operator().product(np.ones(4))
    list(made.sample_gradients(np.ones(4)).mean)
    assert jax.config.jax_enable_x64 == before
    assert jnp.ones(1).dtype == (jnp.float64 if before else jnp.float32)


def test_parts_and_blocks_are_means_of_their_own():
    made = run().objective()
    half = made.part(slice(0, 25))
    assert half.n_samples == 25
    assert half.weight == 25.0
    other = made.part(np.arange(50) >= 25)
    np.testing.assert_allclose(
        (half.gradient() + other.gradient()) / 2, made.gradient(), atol=1e-13
    )

    def loss(p, x):
        return jnp.mean((x @ p["a"]) * (1.0 + p["b"][0]) ** 2)

    params = {"a": np.ones(4), "b": np.array([2.0])}
    both = JaxTraining(loss, params, samples()).objective()
    block = both.block(["b"])
    assert block.names == ("b",)
    mean = float(samples().sum(axis=1).mean())
    assert block.gradient()[0] == pytest.approx(6 * mean, rel=1e-12)
    assert block.operator().product(np.ones(1))[0] == pytest.approx(2 * mean, rel=1e-12)
    assert block.loss() == pytest.approx(both.loss(), rel=1e-14)


@pytest.mark.parametrize(
    ("wrong", "kind", "text"),
    [
        (lambda o: o.part([]), InvalidInput, "one sample at least"),
        (lambda o: o.part([50]), InvalidInput, "sample numbers from 0 to 49"),
        (lambda o: o.block(["v"]), UnknownName, "unknown parameter 'v'; accepted: w."),
        (
            lambda o: o.block([]),
            InvalidInput,
            "a block of no parameters; accepted: some of `names`",
        ),
        (lambda o: o.loss(np.ones(3)), InvalidInput, "a finite vector of shape (4,)"),
        (lambda o: o.gradient(np.full(4, np.nan)), InvalidInput, "shape (4,), finite: False"),
    ],
)
def test_what_does_not_fit_is_refused(wrong, kind, text):
    with pytest.raises(kind) as refused:
        wrong(run().objective())
    assert text in str(refused.value)


def test_gradients_of_a_few_samples_and_targets():
    made = JaxTraining(
        lambda p, x, y: jnp.mean((x @ p - y) ** 2), np.ones(4), (samples(), np.arange(50) % 3)
    ).objective()
    few = made.gradients_of([3, 7])
    residual = samples()[[3, 7]].sum(axis=1) - np.array([0, 1])
    np.testing.assert_allclose(few, 2 * residual[:, None] * samples()[[3, 7]], atol=1e-12)
    assert made.targets().tolist() == (np.arange(50) % 3).tolist()
    assert run().objective().targets() is None


def test_samples_that_vmap_cannot_map_are_taken_one_by_one():
    @jax.custom_vjp
    def halved(x):
        return 0.5 * x

    def without_rule(x):
        return jax.pure_callback(np.asarray, jax.ShapeDtypeStruct(x.shape, x.dtype), x)

    halved.defvjp(lambda x: (0.5 * without_rule(x), None), lambda _, g: (0.5 * g,))

    def loss(p, x):
        return jnp.mean(halved((x @ p) ** 2))

    made = JaxTraining(loss, np.arange(4.0), samples()).objective()
    found = made.sample_gradients(np.eye(4))
    assert found.road == ONE_BY_ONE
    np.testing.assert_allclose(found.mean, made.gradient(), atol=1e-12)
    # A callback has no derivative: products are differences, and say why.
    operator = made.operator()
    assert operator.road.startswith("central differences of gradients (no second derivative: ")
    exact = samples().T @ samples() / 50 @ np.ones(4)
    np.testing.assert_allclose(operator.product(np.ones(4)), exact, atol=1e-7)
    u = np.ones(4)
    np.testing.assert_allclose(made.sample_curvature(u), (samples() @ u) ** 2, atol=1e-6)


def test_backward_pass_that_is_no_derivative_is_found_out():
    """Its gradient is right to first order; its derivative is twice what it should be."""

    @jax.custom_vjp
    def square(x):
        return x**2

    def backward(x, g):
        return (2 * x * g + (jnp.sin(x) - jax.lax.stop_gradient(jnp.sin(x))) * g,)

    square.defvjp(lambda x: (x**2, x), backward)
    made = JaxTraining(lambda p, x: jnp.mean(square(x @ p)), np.arange(4.0), samples()).objective()
    assert "second derivatives miss them by" in made.operator().road
    exact = 2 * samples().T @ samples() / 50 @ np.ones(4)
    np.testing.assert_allclose(made.operator().product(np.ones(4)), exact, atol=1e-6)


def test_coupling_that_the_trial_batch_does_not_show_is_refused_later():
    """Samples tied together only beyond the first 32."""
    marks = np.zeros(64)
    marks[40:] = 1.0

    def loss(p, x, mark):
        return jnp.mean(x @ p) + jnp.mean(mark) ** 2 * jnp.sum(p**2)

    made = JaxTraining(loss, np.ones(4), (samples(64), marks)).objective()
    with pytest.raises(TrainingError) as refused:
        made.sample_gradients(np.ones(4))
    assert "per-sample gradients whose mean misses the gradient by" in str(refused.value)
