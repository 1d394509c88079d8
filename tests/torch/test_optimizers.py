"""PyTorch's optimizers on landscapes: which road each takes, and that no road changes a number.

The roads to each number are independent: our own rules run in the compiled engine, hand-written
PyTorch loops know nothing of crowds or trials, and the integers of A05 were computed before either.
"""

import math
import subprocess
import sys
import types
from dataclasses import dataclass

import jax.numpy as jnp
import numpy as np
import optax
import pytest
import torch

import unsaddle
from unsaddle import optimizers as ours
from unsaddle import zoo
from unsaddle.ensemble import NEVER, run_ensemble, scattered_starts
from unsaddle.errors import InvalidInput, MissingExtra, UnknownName
from unsaddle.landscape import Landscape
from unsaddle.oracle import MiniBatch, isotropic
from unsaddle.problem import Problem
from unsaddle.torch.optimizers import Road, handling, names, resolve, run_torch_ensemble
from unsaddle.torch.optimizers.crowd import Crowd
from unsaddle.torch.optimizers.ensemble import _Walk

SADDLE = zoo.get("saddle")
BOWL = Landscape.from_formula("x**2 + 3*y**2 + x*y")


@dataclass(frozen=True)
class Reaches:
    """Criterion: a coordinate is at least so far from zero."""

    coordinate: int
    distance: float

    def __call__(self, point, value):
        return abs(point[self.coordinate]) >= self.distance


def run(text, starts, n_steps, landscape=SADDLE, **more):
    return run_torch_ensemble(landscape, resolve(text), starts, n_steps, **{"seed": 0, **more})


# Which road each class of torch.optim takes (2.13): 11 of 15 are element-wise.
ROADS = {
    "torch.ASGD": Road.ONE_PARAMETER,
    "torch.Adadelta": Road.ONE_PARAMETER,
    "torch.Adafactor": Road.PARAMETER_EACH,
    "torch.Adagrad": Road.ONE_PARAMETER,
    "torch.Adam": Road.ONE_PARAMETER,
    "torch.AdamW": Road.ONE_PARAMETER,
    "torch.Adamax": Road.ONE_PARAMETER,
    "torch.LBFGS": Road.OPTIMIZER_EACH,
    "torch.Muon": "ValueError: Muon only supports 2D parameters",
    "torch.NAdam": Road.ONE_PARAMETER,
    "torch.RAdam": Road.ONE_PARAMETER,
    "torch.RMSprop": Road.ONE_PARAMETER,
    "torch.Rprop": Road.ONE_PARAMETER,
    "torch.SGD": Road.ONE_PARAMETER,
    "torch.SparseAdam": "RuntimeError: SparseAdam does not support dense gradients",
}
RUNNING = [name for name, road in ROADS.items() if isinstance(road, Road)]


def test_the_table_of_roads_names_every_class_of_torch_optim():
    assert set(names()) - {"torch.Muon"} == set(ROADS) - {"torch.Muon"}  # Muon came with 2.9


@pytest.mark.parametrize("name", RUNNING)
def test_each_class_takes_its_road(name):
    assert handling(resolve(name), n_walkers=9, n_dims=2).road is ROADS[name]


@pytest.mark.parametrize("name", [name for name in ROADS if name not in RUNNING])
def test_a_class_that_cannot_step_on_a_vector_is_refused_with_its_own_reason(name):
    if name not in names():
        pytest.skip("this PyTorch is older than the class")
    with pytest.raises(InvalidInput) as caught:
        unsaddle.race("saddle", ["sgd", name], n_steps=10**9)  # before anything runs
    assert name in caught.value.received
    assert ROADS[name] in caught.value.received
    assert "vector" in caught.value.accepted + caught.value.advice


def by_hand(build, start, n_steps, dtype=torch.float64):
    """One walker of the saddle x² - y², as a user of PyTorch would write it."""
    point = torch.tensor(start, dtype=dtype, requires_grad=True)
    optimizer = build([point])

    def closure():
        optimizer.zero_grad()
        loss = point[0] ** 2 - point[1] ** 2
        loss.backward()
        return loss

    for _ in range(n_steps):
        if isinstance(optimizer, torch.optim.LBFGS):
            optimizer.step(closure)
        else:
            closure()
            optimizer.step()
    return point.detach().double().numpy()


@pytest.mark.parametrize("name", RUNNING)
def test_every_walker_goes_where_a_plain_pytorch_loop_takes_it(name):
    starts = np.random.default_rng(0).normal(size=(5, 2))
    found = run(name, starts, 30).finals
    kind = getattr(torch.optim, name.split(".")[1])
    expected = [by_hand(kind, start, 30) for start in starts]
    np.testing.assert_allclose(found, expected, rtol=1e-12)


@pytest.mark.parametrize("name", [n for n in RUNNING if ROADS[n] is not Road.OPTIMIZER_EACH])
def test_all_roads_that_a_class_may_take_lead_to_the_same_points(name):
    random = np.random.default_rng(1)
    starts, gradients = random.normal(size=(7, 3)), random.normal(size=(40, 7, 3))
    allowed = [road for road in Road if road is not Road.ONE_PARAMETER or ROADS[name] is road]
    ends = []
    for road in allowed:
        crowd = Crowd(resolve(name).build, starts, torch.float64, road)
        for given in gradients:
            crowd.step(given)
        ends.append(crowd.points())
    for other in ends[1:]:
        np.testing.assert_allclose(other, ends[0], rtol=1e-12, atol=1e-15)


A05 = {
    "torch.SGD lr=0.01": 698,
    "torch.SGD lr=0.01 momentum=0.9": 140,
    "torch.SGD lr=0.01 momentum=0.9 nesterov=true": 132,
    "torch.Adagrad lr=0.01": 1263,
    "torch.Adadelta lr=1.0": 37,
    "torch.RMSprop lr=0.01": 17,
    "torch.Adam lr=0.01": 77,
}
BESIDE = {"sgd": 698, "adadelta lr=1.0": 37, "adam": 77}


def test_a05_pytorchs_own_classes_leave_the_saddle_at_the_published_steps_beside_ours():
    race = unsaddle.race(
        "saddle",
        [*A05, *BESIDE],
        start=(1.0, 1e-6),
        n_steps=1400,
        seed=0,
    )
    steps = [entry.verdicts.escape.median for entry in race.entries]
    assert steps == [*A05.values(), *BESIDE.values()]


SAMPLES = np.random.default_rng(3).normal(size=(7, 2))
PULLS = Problem(
    "pulls",
    lambda x, c: 0.5 * jnp.sum((x - c) ** 2 * jnp.array([1.0, 0.3])) + 0.1 * c[0] * x[1] ** 3,
    SAMPLES,
    ((-2.0, 2.0), (-2.0, 2.0)),
)
ORACLES = {
    "additive noise": (SADDLE, isotropic(0.3, 2)),
    "batches of a reshuffled sum": (PULLS.landscape, MiniBatch(PULLS, 3)),
    "batches drawn with replacement": (PULLS.landscape, MiniBatch(PULLS, 2, "replacement")),
}


@pytest.mark.parametrize("first_walker", [0, 5])
@pytest.mark.parametrize("name", ORACLES)
def test_walkers_meet_the_same_noise_under_pytorch_as_in_the_compiled_engine(name, first_walker):
    place, oracle = ORACLES[name]
    starts = np.random.default_rng(2).normal(size=(6, 2))
    more = {"oracle": oracle, "seed": 11, "first_walker": first_walker, "record_every": 7}
    more["criteria"] = {"out": Reaches(1, 1.0)}
    theirs = run("torch.SGD lr=0.05", starts, 60, place, **more)
    own = run_ensemble(place, ours.resolve("sgd lr=0.05", 60), starts, 60, **more)
    np.testing.assert_allclose(theirs.finals, own.finals, rtol=1e-12, atol=1e-13)
    np.testing.assert_allclose(theirs.trajectory, own.trajectory, rtol=1e-12, atol=1e-13)
    assert theirs.recorded_steps.tolist() == own.recorded_steps.tolist()
    assert {k: v.tolist() for k, v in theirs.first_step.items()} == {
        k: v.tolist() for k, v in own.first_step.items()
    }
    assert theirs.n_gradients == own.n_gradients == 60


@pytest.mark.parametrize("dtype", ["float32", "bfloat16", "float16"])
def test_narrow_types_compute_in_pytorchs_own(dtype):
    found = run("torch.SGD lr=0.01", [1.0, 1e-3], 100, dtype=dtype).finals[0]
    expected = by_hand(
        lambda p: torch.optim.SGD(p, lr=0.01), [1.0, 1e-3], 100, getattr(torch, dtype)
    )
    assert found.tolist() == expected.tolist()


class RowMixer(torch.optim.Optimizer):
    """Gradient descent; from step 5 on a trace of the neighbouring number's gradient comes along."""

    def __init__(self, params, lr=0.1, how="neighbour"):
        super().__init__(params, {"lr": lr, "how": how})
        self.n_steps = 0

    @torch.no_grad()
    def step(self, closure=None):
        self.n_steps += 1
        (group,) = self.param_groups
        for one in group["params"]:
            change = one.grad.clone()
            if self.n_steps >= 5:
                change += {
                    "neighbour": lambda g: 1e-6 * g.roll(1),
                    "norm": lambda g: g * 1e-9 * g.norm(),
                    "clipped": lambda g: g * (1e8 / g.norm()).clamp(max=1.0) - g,
                    "from the first": lambda g: g + 1e-6 * g[0],
                    "order": lambda g: g * torch.arange(g.numel()) * 1e-8,
                    "quiet": lambda g: g * -float(g.abs().max() < 1e-6),
                }[group["how"]](one.grad)
            one -= group["lr"] * change


@pytest.mark.parametrize(
    "how", ["neighbour", "norm", "clipped", "from the first", "order", "quiet"]
)
@pytest.mark.parametrize("rate", [0.1, 1e-10])
def test_a_rule_that_mixes_walkers_does_not_get_them_in_one_parameter(how, rate):
    mixed = resolve(lambda p: RowMixer(p, lr=rate, how=how))
    assert handling(mixed, n_walkers=12, n_dims=2).road is Road.PARAMETER_EACH


class AcrossParameters(torch.optim.Optimizer):
    """Gradient descent on gradients that are divided by the norm over all parameters."""

    def __init__(self, params, lr=0.1):
        super().__init__(params, {"lr": lr})

    @torch.no_grad()
    def step(self, closure=None):
        own = [one for group in self.param_groups for one in group["params"]]
        norm = torch.stack([one.grad.norm() for one in own]).norm()
        for one in own:
            one -= self.defaults["lr"] * one.grad / norm


def test_a_rule_that_mixes_parameters_gets_an_optimizer_for_each_walker():
    assert handling(resolve(AcrossParameters), 12, 2).road is Road.OPTIMIZER_EACH
    starts = np.random.default_rng(0).normal(size=(4, 2))
    crowd = run_torch_ensemble(BOWL, resolve(AcrossParameters), starts, 20, seed=0)
    alone = run_torch_ensemble(BOWL, resolve(AcrossParameters), starts[2], 20, seed=0)
    np.testing.assert_allclose(crowd.finals[2], alone.finals[0], rtol=1e-13)


@pytest.mark.parametrize("name", ["torch.Adam lr=0.1", "torch.Adafactor lr=0.1", "torch.LBFGS"])
def test_walkers_that_stop_being_numbers_leave_the_others_alone(name):
    place = Landscape.from_formula("log(x) + y**2 + (x-3)**2")
    starts = np.array([[2.5, 0.5], [1e-6, 0.5], [3.5, 0.2]])
    crowd = run(name, starts, 40, place)
    assert not np.isfinite(crowd.finals[1]).all() or crowd.finals[1, 0] <= 0
    for k in (0, 2):
        assert np.isfinite(crowd.finals[k]).all()
        alone = run(name, starts[k], 40, place)
        np.testing.assert_allclose(crowd.finals[k], alone.finals[0], rtol=1e-12)


def test_a_line_search_that_raises_where_there_is_no_number_loses_that_walker_only():
    place = Landscape.from_formula("log(x) + y**2 + (x-3)**2")
    # From the first start PyTorch's line search ends in an IndexError, to the left of x = 0.
    starts = [[1e-3, 0.5], [0.2, 0.5]]
    found = run("torch.LBFGS line_search_fn=strong_wolfe", starts, 20, place)
    assert found.finals[0, 0] < 0
    assert found.finals[1, 0] == pytest.approx((3 + math.sqrt(7)) / 2, rel=1e-5)
    assert found.first_step["not finite"].tolist() == [NEVER, NEVER]
    text = "torch.LBFGS line_search_fn=strong_wolfe"
    race = unsaddle.race("log(x) + y**2", [text], start=(0.5, 0.5), n_steps=5, seed=0)
    assert race.entries[0].verdicts.counts() == {"LEFT_DOMAIN": 1}


def test_lbfgs_finds_a_minimum_of_himmelblau_from_many_starts():
    place = zoo.get("himmelblau")
    starts = scattered_starts((0.0, 0.0), 12, 2.0, seed=4)
    text = "torch.LBFGS line_search_fn=strong_wolfe tolerance_change=1e-15"
    found = run(text, starts, 25, place)
    minima = [c.location for c in place.critical_points if c.kind is unsaddle.Kind.MINIMUM]
    distance = np.linalg.norm(found.finals[:, None] - np.array(minima)[None], axis=2).min(axis=1)
    assert np.all(distance < 1e-6)


def test_evaluations_of_closures_are_counted_truly():
    counted = []

    class Counting(torch.optim.LBFGS):
        def step(self, closure):
            def noted():
                counted.append(1)
                return closure()

            return super().step(noted)

    resolved = resolve(Counting)
    handling(resolved, 1, 2)  # the trial counts as well
    counted.clear()
    found = run_torch_ensemble(zoo.get("himmelblau"), resolved, [0.0, 0.0], 4, seed=0)
    assert found.n_evaluations.tolist() == [len(counted)]
    assert len(counted) > 8  # several a step
    assert f"{len(counted) / 4:.2f} gradients a step" in found.engine


def test_sample_gradients_of_a_race_are_those_that_closures_drew():
    race = unsaddle.race("himmelblau", ["torch.LBFGS", "sgd"], start=(0, 0), n_steps=5, seed=0)
    lbfgs, sgd = (entry.to_dict() for entry in race.entries)
    assert sgd["n_sample_gradients"] == 5
    assert lbfgs["n_sample_gradients"] == race.entries[0].ensemble.n_evaluations[0] > 5
    batches = MiniBatch(PULLS, 3)
    run_on_batches = run("torch.LBFGS", [1.0, 1.0], 4, PULLS.landscape, oracle=batches)
    assert run_on_batches.n_gradients == run_on_batches.n_evaluations[0]


class Sharp(torch.optim.Optimizer):
    """SAM (Foret et al. 2021): the gradient taken a distance rho uphill, from one set before."""

    def __init__(self, params, lr=0.1, rho=0.05):
        super().__init__(params, {"lr": lr, "rho": rho})

    @torch.no_grad()
    def step(self, closure=None):
        if closure is None:
            raise RuntimeError("needs a closure")
        ((one,),) = [group["params"] for group in self.param_groups]
        uphill = self.defaults["rho"] * one.grad / one.grad.norm()
        one += uphill
        closure()
        one -= uphill + self.defaults["lr"] * one.grad


def test_a_rule_that_reads_gradients_before_its_closure_gets_them_and_they_count():
    resolved = resolve(Sharp)
    assert handling(resolved, 3, 2).needs_closure
    assert handling(resolved, 3, 2).reads_gradient
    assert not handling(resolve("torch.LBFGS"), 3, 2).reads_gradient
    found = run_torch_ensemble(BOWL, resolved, [[1.0, 0.5], [0.2, -1.0]], 6, seed=0)
    assert found.n_evaluations.tolist() == [12, 12]
    point = np.array([1.0, 0.5])
    for _ in range(6):
        slope = BOWL.gradient(point)
        point = point - 0.1 * BOWL.gradient(point + 0.05 * slope / np.linalg.norm(slope))
    np.testing.assert_allclose(found.finals[0], point, rtol=1e-12)


class Probing(torch.optim.Optimizer):
    """Stays where it is and writes down values and gradients at places around."""

    seen = []  # noqa: RUF012

    def __init__(self, params):
        super().__init__(params, {})

    @torch.no_grad()
    def step(self, closure):
        ((one,),) = [group["params"] for group in self.param_groups]
        here = one.clone()
        for shift in ((0.0, 0.0), (0.3, 0.0), (0.3, -0.2), (0.0, 0.0)):
            one.copy_(here + torch.tensor(shift, dtype=one.dtype))
            Probing.seen.append((*shift, float(closure()), *one.grad.tolist()))
        one.copy_(here)


@pytest.mark.parametrize("name", ["additive noise", "batches of a reshuffled sum"])
def test_value_and_gradient_of_a_closure_are_of_one_function_within_a_step(name):
    # The saddle with additive noise, and batches of a sum whose cubic part is the same for all
    # directions probed: differences of values must be integrals of the gradients handed out.
    place, oracle = ORACLES[name]
    resolved = resolve(Probing)
    handling(resolved, 1, 2)
    Probing.seen.clear()
    run_torch_ensemble(place, resolved, [0.4, 0.1], 3, oracle=oracle, seed=5)
    steps = np.array(Probing.seen).reshape(3, 4, 5)
    assert np.array_equal(steps[:, 0], steps[:, 3])  # one noise for the whole step
    assert not np.allclose(steps[0, 0, 3:], steps[1, 0, 3:])  # another in the next
    for begun, there in ((0, 1), (1, 2)):
        way = steps[:, there, :2] - steps[:, begun, :2]
        work = 0.5 * np.sum((steps[:, begun, 3:] + steps[:, there, 3:]) * way, axis=1)
        gained = steps[:, there, 2] - steps[:, begun, 2]
        tolerance = 1e-12 if place is SADDLE else 2e-3  # the cubic part, by the trapezoid rule
        np.testing.assert_allclose(gained, work, atol=tolerance)


class Jittering(torch.optim.Optimizer):
    """Langevin: gradient descent with normal kicks from PyTorch's own generator."""

    def __init__(self, params, lr=0.1):
        super().__init__(params, {"lr": lr})

    @torch.no_grad()
    def step(self, closure=None):
        for one in self.param_groups[0]["params"]:
            one -= self.defaults["lr"] * (one.grad + torch.randn_like(one))


def test_an_optimizer_that_draws_numbers_gives_each_walker_its_own_and_repeats():
    resolved = resolve(Jittering)
    assert handling(resolved, 5, 2).road is Road.OPTIMIZER_EACH
    starts = np.ones((5, 2))
    crowd = run_torch_ensemble(BOWL, resolved, starts, 9, seed=1)
    again = run_torch_ensemble(BOWL, resolved, starts, 9, seed=1)
    other = run_torch_ensemble(BOWL, resolved, starts, 9, seed=2)
    seventh = run_torch_ensemble(BOWL, resolved, starts[:1], 9, seed=1, first_walker=3)
    assert np.array_equal(crowd.finals, again.finals)
    assert len(np.unique(crowd.finals[:, 0])) == 5
    assert not np.any(crowd.finals == other.finals)
    assert np.array_equal(seventh.finals[0], crowd.finals[3])


def test_the_callers_random_state_threads_and_modes_are_left_alone():
    state, threads = torch.get_rng_state(), torch.get_num_threads()
    with torch.inference_mode():
        unsaddle.race("saddle", [Jittering, "torch.Adam", "torch.LBFGS"], n_steps=3, seed=0)
        assert torch.is_inference_mode_enabled()
    assert torch.equal(state, torch.get_rng_state())
    assert torch.get_num_threads() == threads
    assert torch.is_grad_enabled()


def test_an_interruption_keeps_the_whole_steps():
    def stop(done):
        if done >= 1:
            raise KeyboardInterrupt

    class Interrupted(torch.optim.SGD):
        n_left = 0

        def step(self, closure=None):
            Interrupted.n_left -= 1
            if Interrupted.n_left == 0:
                raise KeyboardInterrupt
            return super().step(closure)

    handling(resolve(Interrupted), 2, 2)
    Interrupted.n_left = 8
    cut = run_torch_ensemble(
        SADDLE, resolve(Interrupted), np.ones((2, 2)), 50, seed=0, record_every=2
    )
    assert (cut.interrupted, cut.n_steps, cut.n_steps_asked) == (True, 7, 50)
    whole = run("torch.SGD", np.ones((2, 2)), 7, record_every=2)
    assert np.array_equal(cut.finals, whole.finals)
    assert np.array_equal(cut.trajectory, whole.trajectory)
    Interrupted.n_left = 1
    with pytest.raises(KeyboardInterrupt):
        run_torch_ensemble(SADDLE, resolve(Interrupted), [1.0, 1.0], 50, seed=0)


def test_an_interruption_within_a_line_search_keeps_the_whole_steps(monkeypatch):
    again, begun = _Walk._evaluate, []

    def evaluate(walk, seen):
        answer = again(walk, seen)
        begun.append(walk.n_steps)

        def interrupted(walker, point):
            if walk.n_steps == 2 and walker == 1:  # the first walker has taken its third step
                raise KeyboardInterrupt
            return answer(walker, point)

        return interrupted

    starts = [[1.0, 0.1], [0.5, 0.2], [0.2, 0.3]]
    two = run("torch.LBFGS lr=0.1", starts, 2)
    monkeypatch.setattr(_Walk, "_evaluate", evaluate)
    cut = run("torch.LBFGS lr=0.1", starts, 50)
    assert begun == [0, 1, 2]
    assert (cut.interrupted, cut.n_steps) == (True, 2)
    assert np.array_equal(cut.finals, two.finals)
    assert np.array_equal(cut.n_evaluations, two.n_evaluations)


def test_an_interrupted_race_keeps_the_optimizers_that_ran():
    def stop(name, done):
        if name == "torch.Adam":
            raise KeyboardInterrupt

    race = unsaddle.race("saddle", ["sgd", "torch.Adam", "adam"], n_steps=50, seed=0, progress=stop)
    assert race.interrupted
    assert [entry.optimizer.name for entry in race.entries] == ["sgd", "torch.Adam"]


def test_progress_ends_with_the_number_of_steps():
    told = []
    run("torch.SGD", [1.0, 1.0], 12, progress=told.append)
    assert told[-1] == 12


def test_criteria_are_met_at_the_start_too():
    found = run("torch.SGD", [[1.0, 2.0], [1.0, 0.0]], 5, criteria={"out": Reaches(1, 1.5)})
    assert found.first_step["out"].tolist() == [0, NEVER]
    assert found.first_step["not finite"].tolist() == [NEVER, NEVER]


def test_strings_objects_classes_and_factories_run_in_one_race_under_chosen_names():
    race = unsaddle.race(
        "saddle",
        {
            "string": "torch.SGD lr=0.05",
            "class": torch.optim.Adam,
            "factory": lambda parameters: torch.optim.SGD(parameters, lr=0.05),
            "optax": optax.sgd(0.05),
            "ours": "sgd lr=0.05",
        },
        noise=0.1,
        n_walkers=50,  # more than are drawn
        n_steps=40,
        seed=0,
    )
    ends = {entry.optimizer.name: entry.ensemble.finals for entry in race.entries}
    assert list(ends) == ["string", "class", "factory", "optax", "ours"]
    for name in ("factory", "optax", "ours"):
        np.testing.assert_allclose(ends["string"], ends[name], rtol=1e-12)
    for entry in race.entries:
        np.testing.assert_allclose(entry.trajectory[-1], entry.ensemble.finals[:40], rtol=1e-12)
    (line,) = [line for line in race.protocol() if "PyTorch" in line]
    assert line == (
        f"string, class, factory: PyTorch {torch.__version__}, all walkers in one parameter "
        "(a trial of 64 steps found them independent)"
    )
    assert [entry["engine"] for entry in race.to_dict()["optimizers"]][3:] == ["JAX", "JAX"]


DESCRIBED = {
    "torch.SGD": "torch.SGD learning_rate=0.001",
    "torch.optim.SGD lr=0.1": "torch.SGD learning_rate=0.1",
    "torch.SGD lr=1 momentum=0.9 nesterov=true": "torch.SGD learning_rate=1 momentum=0.9 nesterov=True",
    "torch.Adam betas=0.5:0.9": "torch.Adam learning_rate=0.001 betas=0.5:0.9 eps=1e-08",
    "torch.Adafactor eps=none:0.01": "torch.Adafactor learning_rate=0.01 beta2_decay=-0.8 "
    "eps=none:0.01 d=1.0",
    "torch.LBFGS line_search_fn=strong_wolfe": "torch.LBFGS learning_rate=1 max_iter=20 "
    "tolerance_grad=1e-07 tolerance_change=1e-09 history_size=100 line_search_fn=strong_wolfe",
}


@pytest.mark.parametrize("text", DESCRIBED)
def test_descriptions_can_be_typed_again(text):
    described = resolve(text).describe()
    assert described == DESCRIBED[text]
    assert resolve(described).describe() == described


def test_a_factory_is_described_by_what_it_built():
    found = resolve(lambda p: torch.optim.SGD(p, lr=torch.tensor(0.25), momentum=0.5))
    assert found.describe() == "torch.SGD learning_rate=0.25 momentum=0.5"
    assert found.learning_rate == 0.25
    assert resolve(found) is found


MISTAKES = {
    "torch.Adma": "unknown optimizer 'torch.Adma'; accepted: torch.ASGD, ",
    "torch.adam": "Did you mean 'torch.Adam'",
    "torch.Optimizer": "unknown optimizer 'torch.Optimizer'",
    "torch.Adam momentum=0.9": "unknown setting of torch.Adam 'momentum'; accepted: ",
    "torch.Adam lr": "the setting 'lr' in 'torch.Adam lr'; accepted: key=value without blanks. ",
    "torch.Adam lr=fast": "lr=fast in 'torch.Adam lr=fast'; accepted: a finite number. "
    "PyTorch's own is 0.001.",
    "torch.Adam lr=nan": "lr=nan in 'torch.Adam lr=nan'; accepted: a finite number.",
    "torch.Adam lr=true": "lr=true in 'torch.Adam lr=true'; accepted: a finite number.",
    "torch.Adam amsgrad=2": "amsgrad=2 in 'torch.Adam amsgrad=2'; accepted: true or false. ",
    "torch.Adam betas=0.9": "betas=0.9 in 'torch.Adam betas=0.9'; accepted: 2 numbers parted by "
    "colons. PyTorch's own is (0.9, 0.999).",
    "torch.SGD lr=0.1 learning_rate=1": "a setting given twice in 'torch.SGD lr=0.1 "
    "learning_rate=1'; accepted: each setting once; lr is learning_rate. Leave one of them out.",
    "torch.SGD lr=-1": "the optimizer 'torch.SGD', which cannot be built on a vector "
    "(ValueError: Invalid learning rate: -1); accepted: a string such as 'torch.SGD lr=0.01', ",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_what_is_typed_wrong_is_said_in_three_parts(text):
    with pytest.raises(InvalidInput) as caught:
        resolve(text)
    assert MISTAKES[text] in str(caught.value)
    assert caught.value.advice


class Raising(torch.optim.SGD):
    def step(self, closure=None):
        raise ArithmeticError("no more steps today")


class Growing(torch.optim.SGD):
    def step(self, closure=None):
        for one in self.param_groups[0]["params"]:
            one.data = torch.zeros(len(one) + 1, dtype=one.dtype)


class Late(torch.optim.SGD):
    n_left = 10**9

    def step(self, closure=None):
        Late.n_left -= 1
        if Late.n_left < 0:
            raise ArithmeticError("enough")
        return super().step(closure)


OBJECTS = {
    "a class that is no optimizer": (dict, "the class dict, which is no torch.optim.Optimizer; "),
    "a step that raises": (
        Raising,
        "the optimizer 'Raising learning_rate=0.001', which fails on 2 coordinates "
        "(ArithmeticError: no more steps today); accepted: a torch.optim.Optimizer that steps on "
        "one dense vector per walker and its gradient. Take another optimizer, or other settings.",
    ),
    "a step that changes the shape": (
        Growing,
        "fails on 2 coordinates (its step leaves a parameter of shape (3,) of torch.float64)",
    ),
    "a factory of something else": (
        lambda parameters: len(parameters),
        "the factory '<lambda>', which returned a int; accepted: a string such as",
    ),
    "a factory that raises": (
        lambda parameters: parameters[3],
        "the factory '<lambda>', which cannot be built on a vector (IndexError: list index out of "
        "range)",
    ),
}


@pytest.mark.parametrize("name", OBJECTS)
def test_an_object_that_cannot_run_is_refused_before_the_race(name):
    given, message = OBJECTS[name]
    with pytest.raises(InvalidInput) as caught:
        unsaddle.race("saddle", ["sgd", given], n_steps=10**9)
    assert message in str(caught.value)


def test_an_optimizer_that_is_already_built_is_refused_with_advice():
    built = torch.optim.SGD([torch.zeros(2, requires_grad=True)])
    with pytest.raises(InvalidInput, match="holds other parameters: pass its class"):
        unsaddle.race("saddle", [built], n_steps=5)


def test_an_optimizer_that_raises_on_the_way_is_named_with_its_step():
    resolved = resolve(Late)
    handling(resolved, 1, 2)
    Late.n_left = 3
    with pytest.raises(InvalidInput, match=r"at step 3: ArithmeticError: enough"):
        run_torch_ensemble(SADDLE, resolved, [1.0, 1.0], 10, seed=0)


def test_a_function_of_optax_without_settings_is_still_no_optimizer():
    with pytest.raises(InvalidInput, match="an optax transformation"):
        unsaddle.race("saddle", [optax.adam], n_steps=5)


def test_classes_of_pytorch_optimizer_are_found_where_it_is_installed(monkeypatch):
    stand_in = types.ModuleType("pytorch_optimizer")
    stand_in.Sharp, stand_in.number = Sharp, 3
    monkeypatch.setitem(sys.modules, "pytorch_optimizer", stand_in)
    race = unsaddle.race("bowl", ["pytorch_optimizer.Sharp rho=0.02"], n_steps=5, seed=0)
    assert race.entries[0].optimizer.describe() == (
        "pytorch_optimizer.Sharp learning_rate=0.1 rho=0.02"
    )
    with pytest.raises(UnknownName, match=r"accepted: pytorch_optimizer\.Sharp\. "):
        resolve("pytorch_optimizer.Sharpest")


def test_without_pytorch_optimizer_its_names_say_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pytorch_optimizer", None)
    with pytest.raises(InvalidInput) as caught:
        unsaddle.race("saddle", ["pytorch_optimizer.Lion lr=1e-3"], n_steps=5)
    assert str(caught.value) == (
        "the optimizer 'pytorch_optimizer.Lion', whose package is not installed; accepted: an "
        "environment with pytorch_optimizer. Install it with: pip install pytorch_optimizer. "
        "Nothing else in unsaddle needs it."
    )


def test_without_pytorch_its_names_say_which_extra_brings_it():
    code = (
        "import sys; sys.modules['torch'] = None\n"
        "import unsaddle\n"
        "unsaddle.race('saddle', ['sgd', 'torch.Adam lr=1'], n_steps=5)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert MissingExtra.__name__ in done.stderr
    assert (
        "the optimizer 'torch.Adam lr=1' needs PyTorch, which is not installed; accepted: an "
        "environment with the extra 'torch'. Install it with: pip install 'unsaddle[torch]'."
    ) in done.stderr


def test_a_race_without_pytorchs_optimizers_does_not_import_it():
    code = (
        "import sys, unsaddle; unsaddle.race('saddle', ['sgd'], n_steps=5); "
        "print('torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr


def test_the_command_line_races_both_side_by_side():
    typed = "unsaddle race saddle --start 1,1e-6 --seed 0 --steps 700 -o torch.Adam adam"
    call = "from unsaddle.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.argv = {typed!r}.split(); {call}"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    rows = [line.split() for line in done.stdout.splitlines() if "ESCAPED" in line]
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("torch.Adam", "0.001", "626"),
        ("adam", "0.01", "77"),
    ]
    assert "one optimizer per walker" in done.stdout
