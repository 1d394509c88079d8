"""Settings that vary over walkers, observers, strips, and custom optimizers that misbehave.

The road that shares nothing: a run of a single setting, whose optimizer is built by the constructor
with plain numbers, and loops written in NumPy.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

from unsaddle import zoo
from unsaddle.ensemble import in_strips, program, run_ensemble
from unsaddle.errors import InvalidInput, UnknownName
from unsaddle.optimizers import resolve
from unsaddle.oracle import Exact, MiniBatch, isotropic
from unsaddle.outcome import Outcome, judge, watched_criteria
from unsaddle.problem import Problem

SADDLE = zoo.get("saddle")
HIMMELBLAU = zoo.get("himmelblau")
RATES = np.geomspace(1e-3, 3e-2, 7)
STARTS = np.random.default_rng(0).uniform(-2, 2, (7, 2))

# every rule with the settings that vary; both roads of the engine
VARIED = {
    "sgd": {"learning_rate": RATES},
    "momentum": {"learning_rate": RATES, "momentum": np.linspace(0, 0.9, 7)},
    "nesterov": {"lr": RATES, "momentum": np.linspace(0, 0.9, 7)},
    "ema_momentum": {"momentum": np.linspace(0, 0.9, 7)},
    "adagrad": {"lr": RATES, "initial_accumulator": np.linspace(0, 1, 7)},
    "rmsprop": {"lr": RATES, "alpha": np.linspace(0.5, 0.99, 7)},
    "adam": {"lr": RATES, "b1": np.linspace(0, 0.9, 7), "b2": np.linspace(0.5, 0.999, 7)},
    "adam eps=0": {"eps": np.array([0.0, 1e-8, 1e-4, 1e-3, 1e-2, 0.1, 1.0])},
    "adamw": {"weight_decay": np.linspace(0, 0.5, 7)},
    "momentum schedule=1/t:20": {"lr": RATES},
    "sgd schedule=cosine": {"lr": RATES},
    "optax.lion": {"lr": RATES, "b2": np.linspace(0.5, 0.99, 7)},
    "optax.lamb": {"lr": RATES, "b1": np.linspace(0, 0.9, 7)},
    "perturbed_gd": {"lr": RATES, "radius": np.linspace(0, 0.1, 7)},
}


@pytest.mark.parametrize("text", VARIED)
def test_walkers_with_settings_of_their_own_move_as_alone_with_these_settings(text):
    settings = VARIED[text]
    common = {"oracle": isotropic(0.3, 2), "seed": 5}
    run = run_ensemble(HIMMELBLAU, resolve(text, 30), STARTS, 30, settings=settings, **common)
    for k in (0, 3, 6):
        words = " ".join(f"{key}={float(values[k])!r}" for key, values in settings.items())
        name, *others = text.split()
        kept = [word for word in others if word.split("=")[0] not in settings]
        alone = resolve(" ".join([name, *kept, words]), 30)
        single = run_ensemble(HIMMELBLAU, alone, STARTS[k], 30, first_walker=k, **common)
        np.testing.assert_allclose(run.finals[k], single.finals[0], rtol=1e-11, atol=1e-12)


def test_varied_settings_agree_with_a_plain_loop():
    momenta = np.linspace(0.0, 0.9, 7)
    run = run_ensemble(
        SADDLE, resolve("momentum", 25), STARTS, 25, seed=0,
        settings={"learning_rate": RATES, "momentum": momenta},
    )  # fmt: skip
    for k in range(7):
        x, v = STARTS[k].copy(), np.zeros(2)
        for _ in range(25):
            v = momenta[k] * v + np.array([2.0, -2.0]) * x
            x = x - RATES[k] * v
        np.testing.assert_allclose(run.finals[k], x, rtol=1e-12)


def test_noise_of_each_walker_has_its_own_deviation():
    # The first step of descent is -rate (gradient + std z): at the saddle the gradient is zero.
    stds = np.linspace(0.0, 2.0, 7)
    run = run_ensemble(
        SADDLE, resolve("sgd lr=0.1", 1), np.zeros((7, 2)), 1, seed=0, oracle=isotropic(1.0, 2),
        settings={"noise_std": stds}, walkers=np.zeros(7, dtype=int),
    )  # fmt: skip
    unit = run_ensemble(
        SADDLE, resolve("sgd lr=0.1", 1), np.zeros(2), 1, seed=0, oracle=isotropic(1.0, 2)
    )
    np.testing.assert_allclose(run.finals, stds[:, None] * unit.finals, rtol=1e-13)


def test_walkers_of_equal_number_meet_equal_noise():
    numbers = [3, 1, 3, 2]
    run = run_ensemble(
        SADDLE, resolve("sgd", 9), np.zeros((4, 2)), 9, seed=0, oracle=isotropic(1.0, 2),
        walkers=numbers,
    )  # fmt: skip
    plain = run_ensemble(
        SADDLE, resolve("sgd", 9), np.zeros((4, 2)), 9, seed=0, oracle=isotropic(1.0, 2)
    )
    np.testing.assert_allclose(run.finals, plain.finals[numbers], rtol=1e-13)


@pytest.mark.parametrize("dtype", ["float32", "float16"])
def test_settings_that_vary_leave_the_precision_of_the_run(dtype):
    # Settings enter in float64, so that 1 - b2 keeps its digits; points and memory are rounded.
    settings = {"learning_rate": RATES}
    run = run_ensemble(
        SADDLE, resolve("adam", 20), STARTS, 20, seed=0, dtype=dtype, settings=settings
    )
    alone = run_ensemble(
        SADDLE, resolve(f"adam lr={float(RATES[4])!r}", 20), STARTS[4], 20, seed=0, dtype=dtype
    )
    spacing = float(jnp.finfo(dtype).eps)
    np.testing.assert_allclose(run.finals[4], alone.finals[0], rtol=40 * spacing)


def test_other_values_and_other_numbers_of_steps_need_no_compilation():
    rule = resolve("momentum", 5)

    def go(rates, n_steps):
        return run_ensemble(SADDLE, rule, STARTS, n_steps, seed=0, settings={"lr": rates})

    go(RATES, 40)
    before = program._advance._cache_size()
    go(2 * RATES, 40)
    go(RATES, 41)
    assert program._advance._cache_size() == before


def refused(settings, text="adam", **more):
    run_ensemble(SADDLE, resolve(text, 5), np.zeros((3, 2)), 5, seed=0, settings=settings, **more)


REFUSED = {
    "a value for two of three walkers": (
        lambda: refused({"lr": [0.1, 0.2]}),
        "settings['lr'] of shape (2,) for 3 walkers; accepted: shape (3,), a number for each walker. "
        "Give one value for each start, in the same order.",
    ),
    "a learning rate of zero": (
        lambda: refused({"lr": [0.1, 0.0, 0.2]}),
        "learning_rate=0.0 in 'adam over walkers'; accepted: a positive number. "
        "Leave it out for 0.01, or write lr=0.1, say.",
    ),
    "a momentum of one": (
        lambda: refused({"b1": [0.1, 1.0, 0.2]}),
        "b1=1.0 in 'adam over walkers'; accepted: a number from 0 up to, not including, 1. "
        "It is the share of the past that is kept; 0.9 is usual.",
    ),
    "not a number": (
        lambda: refused({"b1": [0.1, np.nan, 0.2]}),
        "b1=nan in 'adam over walkers'; accepted: a finite number. Give a finite one.",
    ),
    "one setting by two names": (
        lambda: refused({"lr": [0.1] * 3, "learning_rate": [0.1] * 3}),
        "settings that give learning_rate twice; accepted: each setting once. "
        "Leave one of them out.",
    ),
    "an object": (
        lambda: run_ensemble(
            SADDLE, resolve(optax.adam(0.1), 5), np.zeros((3, 2)), 5, settings={"lr": [0.1] * 3}
        ),
        "lr over walkers for the optimizer 'custom'; accepted: an optimizer given by name, such as "
        "'adam' or 'optax.lion'. An object's settings are closed to us: name it, or run one "
        "ensemble for each value.",
    ),
    "noise of an exact oracle": (
        lambda: refused({"noise_std": [0.1] * 3}, oracle=Exact()),
        "noise_std over walkers with exact gradients; accepted: an oracle with a standard deviation, "
        "such as unsaddle.oracle.isotropic(1.0, n_dims). Pass it as oracle; its own deviation is "
        "then replaced for each walker.",
    ),
    "noise below zero": (
        lambda: refused({"noise_std": [0.1, -1.0, 0.2]}, oracle=isotropic(1.0, 2)),
        "noise_std from -1 to 0.2 over walkers; accepted: finite numbers, zero or positive. "
        "It is the standard deviation of the gradient along each direction.",
    ),
    "numbers of walkers that are no numbers": (
        lambda: refused({}, walkers=[0.5, 1.0, 2.0]),
        "walkers of shape (3,) and type float64 for 3 starts; accepted: one whole number from 0 to "
        "2**32 - 1 for each start. Leave them out: walkers are numbered in the order of their "
        "starts.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_settings_that_cannot_vary_are_refused(name):
    call, message = REFUSED[name]
    with pytest.raises(InvalidInput) as caught:
        call()
    assert str(caught.value) == message


def test_an_unknown_setting_is_refused_with_the_known_ones():
    with pytest.raises(UnknownName, match="unknown setting of adam 'b3'; accepted: b1, b2, eps, "):
        refused({"b3": [0.1] * 3})


def test_a_setting_that_decides_what_is_compiled_cannot_vary():
    branching = resolve("sgd", 5)
    rebuilt = lambda changed: optax.sgd(0.1) if changed["learning_rate"] > 0 else None  # noqa: E731
    rule = type(branching)("sgd", branching.settings, branching.transformation, rebuilt)
    with pytest.raises(InvalidInput) as caught:
        run_ensemble(SADDLE, rule, np.zeros((3, 2)), 5, settings={"lr": [0.1] * 3})
    text = str(caught.value)
    assert text.startswith("learning_rate over walkers for the optimizer 'sgd', which fails so (")
    assert text.endswith(
        "; accepted: settings that enter the update as numbers. Run one ensemble for each value."
    )


# ---- custom optimizers --------------------------------------------------------------------------


def rule_of(update, init=lambda params: ()):
    return optax.GradientTransformation(init, update)


def each(function):
    return lambda tree: jax.tree.map(function, tree)


def poisoned(g):
    return jnp.where(g > 1.0, jnp.nan, -0.1 * g)


NOT_A_NUMBER = {
    "element-wise": rule_of(lambda g, s, p=None: (each(poisoned)(g), s)),
    "one optimizer per walker": rule_of(
        lambda g, s, p=None: (jnp.where(jnp.max(g) > 1.0, jnp.nan, -0.1 * g), s)
    ),
}


@pytest.mark.parametrize("road", NOT_A_NUMBER)
def test_walkers_whose_update_is_no_number_diverge_and_the_rest_go_on(road):
    place = zoo.get("bowl")  # gradient (2x, 4y): from x = 0.9 it is above 1
    starts = np.array([[0.4, 0.2], [0.9, 0.2], [-0.9, -0.2]])
    criteria = watched_criteria(place, None, starts)
    rule = resolve(NOT_A_NUMBER[road], 60)
    assert program.Program(place, rule, Exact(), (), 2, "float64").elementwise() == (
        road == "element-wise"
    )
    run = run_ensemble(place, rule, starts, 60, seed=0, criteria=criteria)
    verdicts = judge(run, None)
    assert verdicts.outcomes == (Outcome.CONVERGED, Outcome.DIVERGED, Outcome.CONVERGED)
    assert run.first_step["not finite"].tolist() == [-1, 1, -1]
    np.testing.assert_allclose(run.finals[[0, 2]], 0.0, atol=1e-3)


def test_a_rule_written_for_arrays_and_not_for_trees_runs():
    rule = resolve(rule_of(lambda g, s, p=None: (-0.1 * g, s)), 5)
    run = run_ensemble(SADDLE, rule, STARTS, 5, seed=0)
    plain = run_ensemble(SADDLE, resolve("sgd lr=0.1", 5), STARTS, 5, seed=0)
    np.testing.assert_allclose(run.finals, plain.finals, rtol=1e-14)


def raising(g, s, p=None):
    raise RuntimeError("no update today")


MISFITS = {
    "raises": (
        rule_of(raising),
        "optimizer 'custom', which fails on 2 coordinates (RuntimeError: no update today); "
        "accepted: an optax transformation of a vector, its gradient and its state alone. Rules with "
        "a line search, such as L-BFGS, also ask for values: take another.",
    ),
    "a wrong shape": (
        rule_of(lambda g, s, p=None: (g[:1], s)),
        "optimizer 'custom', whose update is of shape (1,) for a gradient of shape (2,); "
        "accepted: an update of the gradient's shape. Return one number for each coordinate.",
    ),
    "a single number": (
        rule_of(lambda g, s, p=None: (jnp.sum(g), s)),
        "optimizer 'custom', whose update is of shape () for a gradient of shape (2,); "
        "accepted: an update of the gradient's shape. Return one number for each coordinate.",
    ),
    "a list": (
        rule_of(lambda g, s, p=None: ([-g], s)),
        "optimizer 'custom', whose update is a list for a gradient of shape (2,); "
        "accepted: an update of the gradient's shape. Return one number for each coordinate.",
    ),
    "a state that grows": (
        rule_of(lambda g, s, p=None: (-g, (*s, g))),
        "optimizer 'custom', whose state is of another make after a step than before it; accepted: a "
        "state that keeps its structure, its shapes and its types. Return what init returned, with "
        "new numbers in it.",
    ),
}


@pytest.mark.parametrize("name", MISFITS)
def test_an_optimizer_that_does_not_fit_is_refused_before_the_run(name):
    rule, message = MISFITS[name]
    with pytest.raises(InvalidInput) as caught:
        run_ensemble(SADDLE, resolve(rule, 5), STARTS, 5, seed=0)
    assert str(caught.value) == message


# ---- observers and strips -----------------------------------------------------------------------


@dataclass(frozen=True)
class Highest:
    """Observer: the highest value seen, and how often it was looked."""

    def init(self, point):
        return jnp.full(point[0].shape, -jnp.inf), jnp.zeros(point[0].shape, int)

    def look(self, memory, point, value, step):
        return jnp.maximum(memory[0], value), memory[1] + 1


def test_an_observer_sees_every_step_and_the_start():
    run = run_ensemble(
        SADDLE, resolve("momentum lr=0.3", 20), STARTS, 20, seed=0, record_every=1,
        observers={"highest": Highest()},
    )  # fmt: skip
    highest, n_looks = run.observed["highest"]
    np.testing.assert_allclose(highest, SADDLE.value(run.trajectory).max(axis=0), rtol=1e-13)
    assert n_looks.tolist() == [21] * 7


def test_strips_are_of_one_length_and_cover_everything():
    for n, size in ((10, 3), (9, 3), (1, 5), (7, 7), (100, 7)):
        made, interrupted = in_strips(lambda strip, tell: (strip.start, strip.stop), n, size=size)
        assert not interrupted
        assert len({stop - start for _, (start, stop) in made}) == 1
        assert sorted({k for strip, _ in made for k in range(strip.start, strip.stop)}) == list(
            range(n)
        )


LONG_WORK = {
    "1,000 steps": (1_000, 16_384),
    "20,000 steps": (20_000, 1_000),
    "two billion steps": (2_000_000_000, 512),
}


@pytest.mark.parametrize("name", LONG_WORK)
def test_long_work_is_cut_into_shorter_strips_of_one_length(name):
    n_steps, longest = LONG_WORK[name]
    n_walkers = 256 * 256
    made, _ = in_strips(lambda strip, tell: strip, n_walkers, n_steps=n_steps)
    lengths = {strip.stop - strip.start for strip, _ in made}
    assert lengths == {-(-n_walkers // -(-n_walkers // longest))}
    assert max(lengths) <= longest
    assert {k for strip, _ in made for k in range(strip.start, strip.stop)} == set(range(n_walkers))


def test_progress_of_strips_rises_to_one():
    told = []

    def work(strip, tell):
        tell(0.5)
        time.sleep(0.02)
        return strip

    in_strips(work, 10, size=2, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_an_interruption_keeps_the_finished_strips_and_stops_the_others():
    first_done, seen = threading.Event(), []

    def work(strip, tell):
        seen.append(strip.start)
        if strip.start == 0:
            first_done.set()
            return "done"
        while True:  # ends when `tell` raises
            tell(0.1)
            time.sleep(0.005)

    def interrupt(share):
        if first_done.is_set():
            raise KeyboardInterrupt

    made, interrupted = in_strips(work, 100, size=1, progress=interrupt, n_threads=2)
    assert interrupted
    assert [result for _, result in made] == ["done"]
    assert len(seen) < 100  # what had not begun never did


def test_an_interruption_before_anything_is_done_is_raised():
    def work(strip, tell):
        raise KeyboardInterrupt

    def interrupt(share):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        in_strips(work, 4, size=2, progress=interrupt)


def test_what_a_strip_raises_is_raised():
    def work(strip, tell):
        raise InvalidInput("this", "that", "Do it.")

    with pytest.raises(InvalidInput, match=r"this; accepted: that\. Do it\."):
        in_strips(work, 4, size=2)


def test_batches_of_a_problem_still_run_with_settings():
    problem = Problem("pulls", lambda x, c: 0.5 * (x[0] - c) ** 2, np.arange(6.0), ((-9.0, 9.0),))
    run = run_ensemble(
        problem.landscape, resolve("sgd", 12), np.zeros((3, 1)), 12, seed=0,
        oracle=MiniBatch(problem, 6), settings={"lr": [0.1, 0.2, 0.5]},
    )  # fmt: skip
    # Full batches: x -= rate (x - 2.5), whatever the order.
    expected = 2.5 * (1 - (1 - np.array([0.1, 0.2, 0.5])) ** 12)
    np.testing.assert_allclose(run.finals[:, 0], expected, rtol=1e-12)
