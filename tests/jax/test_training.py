"""What JaxTraining accepts, and what it refuses with the way out; every message by its text."""

import functools
import os
import subprocess
import sys
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

from unsaddle import JaxTraining
from unsaddle.errors import TrainingError, UnknownName
from unsaddle.jax.training import ORDER

DRAW = np.random.default_rng(0)
INPUTS, TARGETS = DRAW.standard_normal((40, 3)), DRAW.standard_normal(40)
PARAMS = {"w": np.array([0.5, -1.0, 2.0]), "b": np.array([0.1])}


def squares(params, x, y):
    return jnp.mean((x @ params["w"] + params["b"][0] - y) ** 2)


def run(loss=squares, params=PARAMS, data=(INPUTS, TARGETS), optimizer=None, **settings):
    return JaxTraining(loss, params, data, optimizer, **settings)


class Batch(NamedTuple):
    x: np.ndarray
    y: np.ndarray


def of_dict(params, batch):
    return squares(params, batch["x"], batch["y"])


def of_record(params, batch):
    return squares(params, batch.x, batch.y)


class Loader:
    """A re-iterable of batches, as grain's and PyTorch's loaders are."""

    def __init__(self, batches):
        self.batches = batches

    def __iter__(self):
        return iter(self.batches)


class Once(Loader):
    """The second pass is empty."""

    def __iter__(self):
        batches, self.batches = self.batches, []
        return iter(batches)


class Changing(Loader):
    def __iter__(self):
        self.batches = [(x[::-1], y[::-1]) for x, y in self.batches]
        return iter(self.batches)


class Augmenting(Loader):
    def __iter__(self):
        self.batches = [(x + 1.0, y) for x, y in self.batches]
        return iter(self.batches)


HALVES = [(INPUTS[:24], TARGETS[:24]), (INPUTS[24:], TARGETS[24:])]
DATA = {
    "a tuple": (squares, (INPUTS, TARGETS), None),
    "JAX's arrays": (squares, (jnp.asarray(INPUTS), jnp.asarray(TARGETS)), None),
    "a dict": (of_dict, {"x": INPUTS, "y": TARGETS}, None),
    "a named tuple": (of_record, Batch(INPUTS, TARGETS), None),
    "a list of tuples": (squares, HALVES, 24),
    "a list of lists": (squares, [list(batch) for batch in HALVES], 24),
    "a loader": (squares, Loader(HALVES), 24),
    "a loader of dicts": (of_dict, Loader([{"x": x, "y": y} for x, y in HALVES]), 24),
}


@pytest.mark.parametrize("case", DATA)
def test_data_of_every_form_are_the_same_samples(case):
    loss, data, batch_size = DATA[case]
    made = run(loss, data=data).objective()
    residual = INPUTS @ PARAMS["w"] + 0.1 - TARGETS
    tol = 1e-12 if case != "JAX's arrays" else 1e-6
    assert made.loss() == pytest.approx(np.mean(residual**2), rel=tol)
    assert made.batch_size == batch_size
    assert made.names == ("b", "w")


def test_torch_tensors_of_a_loader_are_taken():
    import torch
    from torch.utils.data import DataLoader, TensorDataset

    pairs = TensorDataset(torch.from_numpy(INPUTS), torch.from_numpy(TARGETS))
    made = run(data=DataLoader(pairs, batch_size=16)).objective()
    assert (made.n_samples, made.batch_size) == (40, 16)
    assert made.loss() == pytest.approx(run().objective().loss(), rel=1e-14)


def test_only_floating_point_arrays_vary():
    params = {"w": PARAMS["w"], "b": PARAMS["b"], "n": np.arange(3), "f": jnp.tanh, "k": 2}
    made = run(params=params).objective()
    assert made.names == ("b", "w")


def test_chosen_parameters_vary_and_the_others_stay():
    for chosen in (["w"], "w", lambda name, array: array.size == 3):
        made = run(parameters=chosen).objective()
        assert made.names == ("w",)
        whole = run().objective()
        np.testing.assert_allclose(made.gradient(), whole.gradient()[whole.slices["w"]], atol=1e-14)


def test_titles():
    assert run().title == "squares"
    assert run(name="mine").title == "mine"
    assert run(lambda *a: squares(*a)).title == "a JAX run"
    assert run(functools.partial(squares)).title == "a JAX run"


def test_compiled_loss_and_bound_arguments_are_taken():
    def loss(params, x, y, scale):
        return scale * squares(params, x, y)

    made = run(jax.jit(functools.partial(loss, scale=2.0))).objective()
    assert made.loss() == pytest.approx(2 * run().objective().loss(), rel=1e-14)
    assert made.precision_note is None


def narrow(params, x, y):
    w = params["w"].astype(jnp.bfloat16).astype(params["w"].dtype)
    return jnp.mean((x @ w + params["b"][0] - y) ** 2)


def single(params, x, y):
    return squares(params, x, y).astype(jnp.float32)


@pytest.mark.parametrize(
    ("loss", "note"),
    [
        (narrow, "the loss does not run in float64: it computes in bfloat16 inside"),
        (single, "the loss does not run in float64: its loss comes out in float32"),
    ],
)
def test_what_runs_in_its_own_precision_only_says_why(loss, note):
    params = {name: array.astype(np.float32) for name, array in PARAMS.items()}
    made = run(loss, params).objective()
    assert made.precision_note == note
    assert made.precise_dtype is None
    assert made.resolution == pytest.approx(1.19e-7, rel=0.01)
    assert made.operator().working_dtype is np.float32


# ---- what is refused ----------------------------------------------------------------------------


def by_hand(params, x, y):
    return np.mean((x @ np.asarray(params["w"]) - y) ** 2)


def branching(params, x, y):
    value = squares(params, x, y)
    return value if value > 0 else -value


def indexed(params, x, y):
    return squares(params, x, y) + [1.0, 2.0][params["b"][0].astype(int)]


def masked(params, x, y):
    residual = x @ params["w"] + params["b"][0] - y
    return jnp.mean(residual[residual > 0] ** 2)


KEPT = []


def keeping(params, x, y):
    KEPT.append(params["w"])
    return squares(params, x, y) + jnp.sum(KEPT[0])


def looping(params, x, y):
    def body(state):
        return state[0] + 1, state[1] * 0.5

    _, scale = jax.lax.while_loop(lambda s: s[0] < 3, body, (0, jnp.sum(params["w"])))
    return squares(params, x, y) + scale


def random(params, x, y):
    return squares(params, x, y) * np.random.default_rng().uniform()


def dropout(params, x, y):
    keep = jax.random.bernoulli(jax.random.key(0), 0.5, x.shape)
    return squares(params, x * keep, y)


def normalised(params, x, y):
    return squares(params, (x - x.mean(axis=0)) / x.std(axis=0), y)


def rooted(params, x, y):
    return squares(params, x, y) + jnp.sum(jnp.sqrt(params["b"] - params["b"]))


def logged(params, x, y):
    return jnp.mean(jnp.log(jnp.abs(x[:, 0] - INPUTS[4, 0]))) + squares(params, x, y)


def deleted():
    array = jnp.ones(3)
    array.delete()
    return {"w": array, "b": jnp.ones(1)}


def broken():
    inputs = INPUTS.copy()
    inputs[[2, 5], 0] = np.nan
    return inputs, TARGETS


MEAN = "accepted: a loss of a batch that is the mean of the losses of its samples. "
FIXED = (
    "Evaluate with what is fixed in evaluation: deterministic=True, train=False, "
    "use_running_average=True, equinox.nn.inference_mode"
)
FORM = (
    "accepted: arrays with a common first axis (one array, a tuple or a dict of them), "
    "or a re-iterable of such batches (a list, a loader). "
)
PASSES = "Pass a list of its batches or the loader itself: a diagnosis needs many passes."
REFUSED = {
    "NumPy on traced values": (
        lambda: run(by_hand),
        "a loss that gives a traced value to NumPy; accepted: a loss made of jax.numpy operations. Use "
        "jax.numpy in place of numpy in the loss and in what it calls; numpy may only touch what does "
        "not depend on params or data.",
    ),
    "Python control flow": (
        lambda: run(branching),
        "a loss whose Python code asks for the number behind a traced value (if, while, float); "
        "accepted: a loss that jax.jit compiles. Use jax.numpy.where or jax.lax.cond, or bind what is "
        "no data with functools.partial.",
    ),
    "a Python index": (
        lambda: run(indexed),
        "a loss that uses a traced value as a Python index or size; accepted: a loss that jax.jit "
        "compiles. Index with jax.numpy.take, or bind what is no data to the loss with "
        "functools.partial.",
    ),
    "a mask": (
        lambda: run(masked),
        "a loss that selects by a mask of traced values; accepted: a loss that jax.jit compiles, where "
        "shapes do not depend on values. Use jax.numpy.where(mask, values, 0) and divide by the number "
        "of samples.",
    ),
    "a side effect": (
        lambda: run(keeping),
        "a loss that keeps a traced value beyond its call; accepted: a loss without side effects. "
        "Return what it computes instead of storing it in an attribute or a list.",
    ),
    "no gradient": (
        lambda: run(looping),
        "a loss without a gradient: Reverse-mode differentiation does not work for lax.while_loop or "
        "lax.fori_loop with dynamic start/stop values. Try using lax.scan, or using fori_loop with "
        "static start/stop.; accepted: a loss that jax.grad differentiates. Use jax.lax.scan in place "
        "of while_loop, and jax.custom_vjp around callbacks.",
    ),
    "other arguments": (
        lambda: run(data={"x": INPUTS, "y": TARGETS}),
        "loss raised TypeError on the first 32 samples: squares() missing 1 required positional "
        "argument: 'y'; accepted: a loss that runs on the data as they are. A tuple of data is spread, "
        "loss(params, inputs, targets); an array or a dict is one argument, loss(params, batch).",
    ),
    "no scalar": (
        lambda: run(lambda p, x, y: (x @ p["w"] + p["b"][0] - y) ** 2),
        "a loss that is not one real number (of shape (32,) and type float64 for 32 samples); accepted: "
        "an array with one number, the mean over the samples of the batch. Take the mean: "
        "lambda params, x, y: loss(params, x, y).mean().",
    ),
    "a tuple": (
        lambda: run(lambda p, x, y: (squares(p, x, y), {"x": x})),
        "a loss that is not one real number (a tuple for 32 samples); accepted: an array with one "
        "number, the mean over the samples of the batch. Leave the auxiliary part out: "
        "lambda params, x, y: loss(params, x, y)[0].",
    ),
    "a sum": (
        lambda: run(lambda p, x, y: jnp.sum((x @ p["w"] + p["b"][0] - y) ** 2)),
        f"a loss that adds over samples: that of a batch is the sum of those of its parts; {MEAN}Take "
        "the mean: the learning rate then means the same for every batch size.",
    ),
    "random numbers": (
        lambda: run(random),
        "a loss that is not deterministic: the same data and parameters gave two gradients; accepted: "
        f"a loss that depends on the data and the parameters only. Take the randomness out of it. "
        f"{FIXED}.",
    ),
    "unreached": (
        lambda: run(lambda p, x, y: jnp.mean((x @ p["w"] - y) ** 2)),
        "parameters not reached by the loss: b; accepted: parameters that the loss depends on. Leave "
        "them out of params, or restrict the diagnosis with parameters=[...]; stop_gradient, argmax and "
        "rounding cut a derivative off.",
    ),
    "loss not finite": (
        lambda: run(logged),
        "a loss that is not finite in row 4 of 40; accepted: a finite loss on every sample. Look for "
        "log or division at zero and for labels out of range, or load a checkpoint from before the "
        "divergence.",
    ),
    "gradient not finite": (
        lambda: run(rooted),
        "a gradient that is not finite, first in b, though the loss is finite; accepted: a finite "
        "gradient. Look for sqrt, norm or log at zero; jax.numpy.where must guard the argument, not "
        "only the result.",
    ),
    "parameters not finite": (
        lambda: run(params={"w": np.array([1.0, np.nan, np.inf]), "b": np.zeros(1)}),
        "parameter w with 2 of 3 entries that are not finite; accepted: finite parameters. The run has "
        "diverged: load an earlier checkpoint, with a smaller learning rate.",
    ),
    "complex parameters": (
        lambda: run(params={"w": np.ones(3) + 0j}),
        "parameter w of type complex128; accepted: real floating-point parameters. Hold a complex "
        "parameter as its real and imaginary part.",
    ),
    "no parameters": (
        lambda: run(params={"w": np.arange(3)}),
        "params without a floating-point array; accepted: a pytree with at least one such leaf. Pass "
        "what loss takes first: variables['params'], an Equinox model, nnx.state(model, nnx.Param).",
    ),
    "donated parameters": (
        lambda: run(params=deleted()),
        "parameter w whose buffer was deleted; accepted: arrays that still exist. A step compiled with "
        "donate_argnums takes the old arrays: pass those it returned.",
    ),
    "shapes alone": (
        lambda: run(params={"w": jax.ShapeDtypeStruct((3,), jnp.float32)}),
        "parameter w that has a shape and no values; accepted: arrays. Initialise the model before the "
        "diagnosis; jax.eval_shape gives shapes alone.",
    ),
    "parameters by a wrong name": (
        lambda: run(parameters=["v"]),
        "parameters=v, not among the floating-point arrays of params; accepted: names among b, w. A "
        "name is the path of the leaf, its keys parted by dots.",
    ),
    "no parameter chosen": (
        lambda: run(parameters=lambda name, array: False),
        "parameters=... that selects none of the arrays of params; accepted: a choice among b, w. "
        "Check the names the predicate looks for.",
    ),
    "data not finite": (
        lambda: run(data=broken()),
        "data[0] that is not finite in rows 2, 5 of 40; accepted: finite numbers. Remove or repair "
        "these samples.",
    ),
    "rows that do not match": (
        lambda: run(data=(INPUTS, TARGETS[:9])),
        "data has arrays of 40, 9 rows; accepted: arrays with the same first axis, the sample. Check "
        "how the data were cut; bind what is no data to the loss with functools.partial.",
    ),
    "a number among the data": (
        lambda: run(data=(INPUTS, 3.0)),
        "data has no sample axis; accepted: arrays whose first axis counts the samples. Use shape "
        "(1, ...) for a single sample; bind what is no data to the loss with functools.partial.",
    ),
    "text among the data": (
        lambda: run(data=(INPUTS, "labels")),
        f"data with a str where an array is expected; {FORM}Convert it before, with jax.numpy.asarray "
        "or in the loader's collate function.",
    ),
    "no data": (
        lambda: run(data=None),
        f"data of type NoneType; {FORM}Pass data=(inputs, targets): loss is then called as "
        "loss(params, inputs, targets).",
    ),
    "empty data": (
        lambda: run(data=(INPUTS[:0], TARGETS[:0])),
        "data that are empty; accepted: at least one sample. Check the path, the filter and the split "
        "that made them.",
    ),
    "a generator": (
        lambda: run(data=(batch for batch in HALVES)),
        f"data that can be read only once (a generator); {FORM}{PASSES}",
    ),
    "an exhausted loader": (
        lambda: run(data=Once(HALVES)),
        f"data that can be read only once (the second pass gave nothing); {FORM}{PASSES}",
    ),
    "a loader that shuffles": (
        lambda: run(data=Changing(HALVES)),
        "a data loader that shuffles: the same samples come in another order at each pass; accepted: "
        "data that are the same at every pass, in the same order. Switch shuffling off for the "
        "diagnosis, or pass the arrays themselves and the run's batch_size.",
    ),
    "a loader that augments": (
        lambda: run(data=Augmenting(HALVES)),
        "a data loader that augments: the second pass gave other values than the first; accepted: data "
        "that are the same at every pass. Switch the random transforms off for the diagnosis, or pass "
        "the arrays themselves.",
    ),
    "batches of two forms": (
        lambda: run(data=[(INPUTS, TARGETS), (INPUTS, TARGETS, TARGETS)]),
        "batch 1 of another form than batch 0; accepted: batches of one form. Let the loader yield the "
        "same tuple or dict each time.",
    ),
    "samples of two shapes": (
        lambda: run(data=[(INPUTS, TARGETS), (INPUTS[:, :2], TARGETS)]),
        "batches whose samples have different shapes; accepted: samples of one shape. Pad them to one "
        "length, with a mask in the loss that divides by the samples.",
    ),
    "a loss that is none": (
        lambda: run(loss=3),
        f"loss=3; accepted: a callable (params, *data) to a scalar. {ORDER}",
    ),
    "an optimizer that is none": (
        lambda: run(optimizer=0.1),
        "optimizer=0.1; accepted: an optax transformation, a string such as 'adam lr=1e-3', what has tx "
        f"and opt_state, or None. {ORDER}",
    ),
    "a batch size of zero": (
        lambda: run(batch_size=0),
        f"batch_size=0; accepted: a whole number from 1, or None for full batches. {ORDER}",
    ),
    "a name that is none": (
        lambda: run(name=3),
        f"name=3; accepted: a string or None. {ORDER}",
    ),
    "a state without its rule": (
        lambda: run(optimizer_state=optax.sgd(0.1).init(PARAMS)),
        "optimizer_state without an optimizer; accepted: the transformation whose state it is. Pass "
        "both: JaxTraining(loss, params, data, tx, optimizer_state=state).",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_diagnosed_is_refused_with_the_way_out(case):
    make, text = REFUSED[case]
    with pytest.raises(TrainingError) as refused:
        make().objective()
    assert str(refused.value) == text


@pytest.mark.parametrize("loss", [dropout, normalised])
def test_samples_that_influence_each_other_are_refused(loss):
    with pytest.raises(TrainingError) as refused:
        run(loss).objective()
    text = str(refused.value)
    assert "a loss that is not a mean over samples: that of a batch differs" in text
    assert f"{FIXED}: dropout and batch statistics tie the samples of a batch together." in text


def test_optimizer_by_a_wrong_name_is_refused_at_once():
    with pytest.raises(UnknownName) as refused:
        run(optimizer="adan lr=0.1")
    assert "unknown optimizer 'adan'" in str(refused.value)


def test_importing_the_package_imports_no_jax():
    code = "import sys, unsaddle, unsaddle.cli; print([m for m in ('jax', 'torch') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_parameters_on_another_device_are_diagnosed():
    code = (
        "import jax, jax.numpy as jnp\n"
        "from unsaddle import JaxTraining\n"
        "with jax.default_device(jax.devices()[1]):\n"
        "    params, x = jnp.ones(2), jnp.ones((4, 2))\n"
        "made = JaxTraining(lambda p, x: jnp.mean((x @ p) ** 2), params, x).objective()\n"
        "print(made.loss(), made.gradient().tolist())"
    )
    flags = {"XLA_FLAGS": "--xla_force_host_platform_device_count=2"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, **flags},
    )
    assert done.stdout.strip() == "4.0 [4.0, 4.0]", done.stderr
