"""A race: the JSON that others rely on, paired noise, and every way to say what is wanted."""

from __future__ import annotations

import dataclasses
import json

import jax.numpy as jnp
import matplotlib.text
import numpy as np
import optax
import pytest

import unsaddle
from unsaddle import race, zoo
from unsaddle.critical import CriticalPoint
from unsaddle.ensemble import run_ensemble
from unsaddle.errors import FormulaError, InvalidInput, UnknownName
from unsaddle.figures import words
from unsaddle.landscape import Landscape, neighbourhood
from unsaddle.optimizers import resolve
from unsaddle.oracle import Exact, MiniBatch, isotropic
from unsaddle.problem import Problem
from unsaddle.racing import run
from unsaddle.racing.noise import oracle_for


def no_constants(name):
    raise AssertionError(f"{name} in JSON")


def loaded(result):
    return json.loads(result.to_json(), parse_constant=no_constants)


@pytest.fixture(scope="module")
def noisy():
    return race(
        "saddle", ["sgd lr=0.1", "adam lr=0.1"], start=(1.0, 0.0), noise=0.1, n_steps=60, seed=3
    )


def test_json_has_the_fields_that_are_relied_on(noisy):
    data = loaded(noisy)
    assert data["landscape"] == "saddle"
    assert data["noise"] == "gradient noise isotropic, standard deviation 0.1"
    assert data["seed"] == 3
    assert {"python", "unsaddle", "jax", "optax", "numpy"} <= set(data["versions"])
    assert [entry["name"] for entry in data["optimizers"]] == ["sgd", "adam"]
    for entry in data["optimizers"]:
        assert entry["n_walkers"] == 256
        assert entry["settings"]["learning_rate"] == 0.1
        assert sum(entry["outcomes"].values()) == 256
        assert set(entry["outcomes"]) <= {str(outcome) for outcome in unsaddle.Outcome}
        assert {"median", "mean", "n_observed"} <= set(entry["escape_step"])
        assert set(entry["final_value"]) == {"median", "lowest", "highest"}
    assert data["optimizers"][1]["settings"]["b2"] == 0.999


DIVERGING = {
    "a bowl at rate 3": ("bowl", "sgd lr=3", 3000),
    "a saddle at rate 3": ("saddle", "sgd lr=3", 3000),
    "walls of the fourth power": ("lee", "momentum lr=10", 300),
    "Rosenbrock at rate 1": ("rosenbrock", "sgd lr=1", 100),
    "out of the domain of log": ("log(x) + y**2", "sgd lr=0.1", 50),
}


@pytest.mark.parametrize("name", DIVERGING)
def test_not_a_number_never_appears_in_json(name):
    place, text, n_steps = DIVERGING[name]
    start = (0.5, 0.5) if place.startswith("log") else None
    data = loaded(race(place, [text], start=start, n_steps=n_steps, seed=0))
    (entry,) = data["optimizers"]
    expected = "LEFT_DOMAIN" if place.startswith("log") else "DIVERGED"
    assert entry["outcomes"] == {expected: 1}
    assert entry["escape_step"]["median"] is None
    assert entry["escape_step"]["n_observed"] == 0


def test_the_same_seed_gives_the_same_json_and_another_does_not(noisy):
    settings = {"start": (1.0, 0.0), "noise": 0.1, "n_steps": 60}
    again = race("saddle", ["sgd lr=0.1", "adam lr=0.1"], **settings, seed=3)
    assert again.to_json() == noisy.to_json()
    other = race("saddle", ["sgd lr=0.1", "adam lr=0.1"], **settings, seed=4)
    assert other.to_dict()["optimizers"] != noisy.to_dict()["optimizers"]


def test_without_a_seed_a_fresh_one_is_recorded_and_repeats_the_race():
    settings = {"optimizers": ["sgd lr=0.1"], "noise": 0.1, "n_steps": 20, "n_walkers": 5}
    first = race("saddle", **settings)
    again = race("saddle", **settings, seed=first.seed)
    assert again.to_json() == first.to_json()


def test_walkers_are_paired_across_optimizers():
    # Rates so small that nobody moves: each optimizer then sees the same gradients, and walker 7's
    # first step is its own noise, the same under each.
    result = race(
        "saddle",
        ["sgd lr=1e-9", "momentum lr=1e-9", "optax.sign_sgd lr=1e-9"],
        start=(0.0, 0.0),
        noise=0.1,
        n_steps=1,
        n_walkers=10,
        spread=0.0,
        seed=0,
    )
    one, two, sign = (entry.ensemble.finals for entry in result.entries)
    assert np.array_equal(one, two)
    assert np.array_equal(np.sign(one), np.sign(sign))
    assert len(np.unique(one[:, 0])) == 10


def test_shown_walkers_are_those_of_the_crowd(noisy):
    for entry in noisy.entries:
        assert entry.trajectory.shape[1:] == (run.N_SHOWN_WALKERS, 2)
        np.testing.assert_allclose(
            entry.trajectory[-1], entry.ensemble.finals[: run.N_SHOWN_WALKERS], rtol=1e-12
        )


def test_the_default_race_runs_the_common_optimizers_at_one_rate():
    result = race("saddle", n_steps=1500, seed=0)
    assert tuple(entry.optimizer.name for entry in result.entries) == run.DEFAULT_OPTIMIZERS
    assert {entry.optimizer.learning_rate for entry in result.entries} == {0.01}
    assert [entry.verdicts.escape.median for entry in result.entries] == [
        698.0,
        140.0,
        132.0,
        1263.0,
        17.0,
        77.0,
    ]
    assert result.n_walkers == 1  # nothing tells walkers apart
    assert isinstance(result.oracle, Exact)


def test_optimizers_may_be_objects_and_named():
    result = race(
        "saddle",
        {"mine": optax.adam(0.01), "theirs": "adam"},
        start=(1.0, 1e-6),
        n_steps=100,
        seed=0,
    )
    assert [entry.optimizer.name for entry in result.entries] == ["mine", "theirs"]
    assert [entry.verdicts.escape.median for entry in result.entries] == [77.0, 77.0]
    single = race("saddle", "sgd lr=0.1", n_steps=5, seed=0)
    assert [entry.optimizer.name for entry in single.entries] == ["sgd"]
    assert race("saddle", [optax.sgd(0.1)], n_steps=5, seed=0).entries[0].optimizer.name == "custom"


def upside_down(x):
    return jnp.sum(x**2) - 2 * x[-1] ** 2


def test_landscapes_may_be_functions_objects_and_formulas():
    settings = {"optimizers": ["sgd"], "start": (1.0, 1e-6), "n_steps": 1000, "seed": 0}
    found = [
        race(place, **settings).entries[0].verdicts.escape.median
        for place in ("saddle", "x**2 - y**2", zoo.get("saddle"), upside_down)
    ]
    assert found == [698.0] * 4
    assert race(upside_down, **settings).landscape.name == "upside_down"


def test_a_typed_formula_gets_a_box_that_holds_its_minima():
    result = race("(x**2 - 25)**2 + y**2", ["sgd lr=0.001"], n_steps=2000, seed=0)
    ends = np.array(result.landscape.box)
    for point in result.landscape.critical_points:
        assert np.all((ends[:, 0] < point.location) & (point.location < ends[:, 1]))
    assert [p.describe() for p in result.landscape.critical_points] == [
        "minimum (-5, 0)",
        "minimum (5, 0)",
        "saddle (0, 0)",
    ]
    assert set(result.entries[0].verdicts.ended) <= {"minimum (-5, 0)", "minimum (5, 0)"}


NOISES = {
    "none": ({"noise": "none"}, "exact gradients"),
    "a number": ({"noise": 0.2}, "gradient noise isotropic, standard deviation 0.2"),
    "zero": ({"noise": 0.0}, "exact gradients"),
    "NumPy's number": (
        {"noise": np.float32(0.5)},
        "gradient noise isotropic, standard deviation 0.5",
    ),
    "a typed number": ({"noise": "0.2"}, "gradient noise isotropic, standard deviation 0.2"),
    "isotropic": ({"noise": "isotropic"}, "gradient noise isotropic, standard deviation 0.1"),
    "isotropic of a size": (
        {"noise": "isotropic=0.3"},
        "gradient noise isotropic, standard deviation 0.3",
    ),
    "along y": ({"noise": "along:y=0.3"}, "gradient noise along y, standard deviation 0.3"),
    "along numbers": (
        {"noise": "along:1,1=0.3"},
        "gradient noise along 1,1, standard deviation 0.3",
    ),
    "along the escape direction": (
        {"noise": "along:escape"},
        "gradient noise along the escape direction, standard deviation 0.1",
    ),
    "across": (
        {"noise": "across=0.3"},
        "gradient noise across the escape directions, standard deviation 0.3",
    ),
    "along a named coordinate": (
        {"noise_along": "x"},
        "gradient noise along x, standard deviation 0.1",
    ),
    "along the escape, of a size": (
        {"noise": 0.5, "noise_along": "escape"},
        "gradient noise along the escape direction, standard deviation 0.5",
    ),
    "along a vector": (
        {"noise": "0.5", "noise_along": [3, 4]},
        "gradient noise along (0.6, 0.8), standard deviation 0.5",
    ),
    "an oracle": ({"noise": isotropic(0.7, 2)}, "gradient noise isotropic, standard deviation 0.7"),
}


def asked_for(noise=None, noise_along=None):
    """The oracle that `race` builds, without the race."""
    saddle = zoo.get("saddle")
    reference = neighbourhood(saddle, saddle.critical_points[0])
    return oracle_for(noise, noise_along, saddle, reference)


@pytest.mark.parametrize("name", NOISES)
def test_noise_is_what_was_asked_for(name):
    asked, words = NOISES[name]
    assert asked_for(**asked).describe() == words


BASES = {
    "y": ((0.0, 1.0),),
    "escape": ((0.0, 1.0),),
    "x": ((1.0, 0.0),),
    "3,4": ((0.6, 0.8),),
}


@pytest.mark.parametrize("direction", BASES)
def test_a_direction_is_the_vector_it_names(direction):
    oracle = asked_for(noise_along=direction)
    np.testing.assert_allclose(np.abs(oracle.basis), BASES[direction], atol=1e-15)


def test_founding_text_noise_along_the_way_out_frees_and_across_it_does_not():
    settings = {"start": (1.0, 0.0), "n_steps": 500, "n_walkers": 50, "seed": 0}
    out = race("saddle", ["sgd lr=0.1"], noise="along:escape", **settings)
    stay = race("saddle", ["sgd lr=0.1"], noise="across", **settings)
    assert out.to_dict()["optimizers"][0]["outcomes"] == {"ESCAPED": 50}
    assert stay.to_dict()["optimizers"][0]["outcomes"] == {"STUCK": 50}


def test_walkers_are_many_only_where_something_tells_them_apart(noisy):
    assert race("saddle", ["sgd"], n_steps=2, spread=0.1, seed=0).n_walkers == 256
    assert noisy.n_walkers == 256
    assert race("saddle", ["sgd"], n_steps=2, n_walkers=np.int64(3), seed=0).n_walkers == 3
    assert race("saddle", ["sgd"], n_steps=np.int64(2), seed=0).n_walkers == 1


def test_a_finite_sum_races_on_its_mini_batches():
    pulls = np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]])
    problem = Problem(
        "pulled saddle", lambda x, c: x[0] ** 2 - x[1] ** 2 + x @ c, pulls, ((-2.0, 2.0),) * 2
    )
    result = race(
        problem.landscape, ["sgd lr=0.1"], noise=MiniBatch(problem, 1), start=(1.0, 0.0),
        n_walkers=20, n_steps=300, seed=0,
    )  # fmt: skip
    (entry,) = result.to_dict()["optimizers"]
    assert entry["outcomes"] == {"ESCAPED": 20}
    assert entry["n_sample_gradients"] == 300.0


def test_the_start_is_the_landscapes_own_unless_given():
    assert race("saddle", ["sgd"], n_steps=2, seed=0).start == (1.0, 1e-6)
    assert race("saddle", ["sgd"], start=[0.5, 0.25], n_steps=2, seed=0).start == (0.5, 0.25)
    formula = race("x**2 - y**2", ["sgd"], n_steps=2, seed=0)
    near = formula.neighbourhood
    assert near is not None
    assert near.displacement(formula.start) == pytest.approx(1e-6 * near.radius)


def test_a_start_far_from_every_saddle_has_no_saddle_to_escape():
    result = race("himmelblau", ["sgd lr=0.001"], start=(3.1, 2.1), n_steps=100, seed=0)
    assert result.neighbourhood is None
    (entry,) = result.to_dict()["optimizers"]
    assert entry["outcomes"] == {"CONVERGED": 1}
    assert entry["ended"] == {"minimum (3, 2)": 1}
    assert entry["escape_step"] == {
        "median": None,
        "mean": None,
        "std": None,
        "n_observed": 0,
        "share": None,
    }


def test_the_protocol_says_how_to_repeat_the_race(noisy):
    lines = noisy.protocol()
    assert lines[0] == "landscape saddle: f = x**2 - y**2"
    assert lines[1] == (
        "start (1, 0); 256 walkers each, 60 steps, gradient noise isotropic, standard deviation "
        "0.1, float64"
    )
    assert lines[2] == (
        "escaped means 1 away from the saddle (0, 0), along its directions of negative curvature"
    )
    assert lines[3].startswith("seed 3; unsaddle ")


def test_a_race_is_the_engine_run_for_each_optimizer(noisy):
    starts = np.tile([1.0, 0.0], (256, 1))
    run = run_ensemble(
        zoo.get("saddle"), resolve("adam lr=0.1", 60), starts, 60, oracle=isotropic(0.1, 2), seed=3
    )
    np.testing.assert_allclose(noisy.entries[1].ensemble.finals, run.finals, rtol=1e-12)


def test_points_of_many_coordinates_are_shortened_in_words_and_whole_in_the_data(tmp_path):
    origin = CriticalPoint((0.0,) * 9, 0.0, (-2.0,) + (2.0,) * 8)
    place = Landscape(
        "nine", lambda x: jnp.sum(x[1:] ** 2) - x[0] ** 2, ((-2.0, 2.0),) * 9, known=(origin,)
    )
    found = race(place, ["sgd"], n_steps=3, seed=0)
    text = " ".join(repr(found).split())
    short = "(0, 0, …, 0; 9 coordinates)"
    assert text.count(short) >= 2  # in the title and the protocol; a narrow table breaks its cell
    assert words.ended(found.entries[0]) == f"near the saddle {short}"
    assert "0, 0, 0" not in text
    assert "; 9 coordinates); 1 walker each" in found.protocol()[1]
    titles = [t.get_text() for t in found.figure().findobj(matplotlib.text.Text)]
    assert not any("0, 0, 0" in title for title in titles)
    data = loaded(found)
    assert len(data["start"]) == len(data["saddle"]["location"]) == 9
    assert list(data["optimizers"][0]["ended"]) == [f"near the saddle ({', '.join(['0'] * 9)})"]


def test_a_definition_in_words_is_no_formula():
    words = Landscape("mine", lambda x: x @ x, ((-1.0, 1.0),) * 2, source="a bowl of mine")
    found = race(words, ["sgd"], start=(0.5, 0.5), n_steps=3, seed=0)
    assert found.protocol()[0] == "landscape mine: a bowl of mine"


@pytest.mark.parametrize("n_places", [3, 4, 5])
def test_a_single_other_place_is_named(n_places):
    entry = race("saddle", ["sgd"], n_walkers=15, noise=0.1, n_steps=3, seed=0).entries[0]
    ended = tuple(f"place {k}" for k in range(n_places) for _ in range(n_places - k))
    verdicts = dataclasses.replace(entry.verdicts, ended=ended)
    lines = words.ended(dataclasses.replace(entry, verdicts=verdicts)).splitlines()
    named = [f"place {k}: {n_places - k}" for k in range(n_places)]
    assert lines == (named if n_places <= 4 else [*named[:3], "2 other places: 3"])


INTERRUPTIONS = {
    "within the second optimizer": (10, 10),
    "at the very end of the second optimizer": (1000, 30),
}


@pytest.mark.parametrize("name", INTERRUPTIONS)
def test_one_interruption_ends_the_race_and_keeps_what_ran(name, monkeypatch):
    segment, n_steps = INTERRUPTIONS[name]

    def interrupt(name, done):
        if name == "momentum":
            raise KeyboardInterrupt

    monkeypatch.setattr("unsaddle.ensemble.run.SEGMENT_WALKER_STEPS", segment)
    result = race("saddle", ["sgd", "momentum", "adam"], n_steps=30, seed=0, progress=interrupt)
    assert result.interrupted
    assert [entry.optimizer.name for entry in result.entries] == ["sgd", "momentum"]
    assert [entry.ensemble.n_steps for entry in result.entries] == [30, n_steps]
    first, *_, last = result.entries[-1].verdicts.evidence
    assert first == f"interrupted after {n_steps} of 30 steps; what was computed is reported"
    assert last == "interrupted: adam did not run"
    assert loaded(result)["interrupted"] is True


def test_a_large_race_that_is_interrupted_shows_no_more_than_was_run(monkeypatch):
    def interrupt(name, done):
        raise KeyboardInterrupt

    monkeypatch.setattr("unsaddle.ensemble.run.SEGMENT_WALKER_STEPS", 500)
    result = race(
        "saddle", ["sgd"], n_steps=30, n_walkers=50, noise=0.1, seed=0, progress=interrupt
    )
    (entry,) = result.entries
    assert entry.ensemble.n_steps == 10
    assert entry.recorded_steps[-1] == 10


def test_an_interruption_before_the_first_step_is_passed_on(monkeypatch):
    def interrupt(*arguments, **settings):
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "run_ensemble", interrupt)
    with pytest.raises(KeyboardInterrupt):
        race("saddle", ["sgd"], n_steps=30, seed=0)


def test_a_race_that_ran_to_its_end_is_not_interrupted(noisy):
    assert not noisy.interrupted
    assert loaded(noisy)["interrupted"] is False


def refused(*arguments, **settings):
    return lambda: race(*arguments, **{"n_steps": 3, "seed": 0, **settings})


ACCEPTED_NOISE = (
    "a standard deviation, or isotropic=0.1, along:y=0.1, along:1,0=0.1, across=0.1, aligned=0.1, "
    "curvature:y=0.5, covariance=1,0;0,2, heavy:1.5=0.1, student:3=0.1, none. "
    "The number after = is the standard deviation of the gradient noise; of a heavy tail it is the "
    "scale, and the number before it alpha or the degrees of freedom."
)
S = ["sgd"]
REFUSED = {
    "no optimizers": (
        refused("saddle", []),
        "no optimizers; accepted: at least one. Choose from sgd, momentum, nesterov, "
        "ema_momentum, adagrad, rmsprop, adadelta, adam, adamw, normalized_gd, perturbed_gd, "
        "accelerated_perturbed_gd, newton, saddle_free_newton, cubic_newton.",
    ),
    "no steps": (
        refused("saddle", S, n_steps=0),
        "n_steps=0; accepted: a whole number, at least 1. Ask for at least one step.",
    ),
    "half a step": (
        refused("saddle", S, n_steps=1.5),
        "n_steps=1.5; accepted: a whole number, at least 1. Ask for at least one step.",
    ),
    "no walkers": (
        refused("saddle", S, n_walkers=0),
        "n_walkers=0; accepted: a whole number, at least 1. Ask for at least one walker.",
    ),
    "half a walker": (
        refused("saddle", S, n_walkers=1.5),
        "n_walkers=1.5; accepted: a whole number, at least 1. Ask for at least one walker.",
    ),
    "a start too long": (
        refused("saddle", S, start=(1, 2, 3)),
        "start=[1, 2, 3] on 'saddle'; accepted: 2 numbers. "
        "Give one coordinate per variable, as in --start 0.1,0.1.",
    ),
    "a start that is not finite": (
        refused("saddle", S, start=(1.0, float("inf"))),
        "start=[1.0, inf]; accepted: finite numbers. Check the start for inf and nan.",
    ),
    "a start that is a text": (
        refused("saddle", S, start="1,2"),
        "start='1,2' on 'saddle'; accepted: 2 numbers. Give a sequence such as (0.5, 0.1).",
    ),
    "a negative spread": (
        refused("saddle", S, spread=-1.0),
        "spread=-1.0; accepted: a finite number, zero or positive. "
        "It is the standard deviation of the starts along each coordinate.",
    ),
    "an unknown precision": (
        refused("saddle", S, dtype="double"),
        "dtype='double'; accepted: float64, float32, bfloat16, float16. Leave it out for float64.",
    ),
    "noise of an unknown kind": (
        refused("saddle", S, noise="loud"),
        f"noise='loud'; accepted: {ACCEPTED_NOISE}",
    ),
    "noise of no size": (
        refused("saddle", S, noise="isotropic=much"),
        f"noise='isotropic=much'; accepted: {ACCEPTED_NOISE}",
    ),
    "negative noise": (
        refused("saddle", S, noise=-0.5),
        "a noise standard deviation of -0.5; accepted: a finite number, zero or positive. "
        "It is the standard deviation of the gradient along each direction.",
    ),
    "noise along no coordinate": (
        refused("saddle", S, noise_along="q"),
        "a noise direction 'q' on 'saddle'; accepted: x, y, escape, or 2 numbers. "
        "Write --noise-along y, say.",
    ),
    "a direction said twice": (
        refused("saddle", S, noise="across", noise_along="y"),
        "noise='across' together with noise_along='y'; accepted: a number beside noise_along. "
        "Say the direction once.",
    ),
    "an oracle and a direction": (
        refused("saddle", S, noise=Exact(), noise_along="y"),
        "noise=Exact(cost=1.0) together with noise_along='y'; accepted: a standard deviation, "
        "words such as 'along:y=0.1', or an oracle alone. "
        "Take oracles from unsaddle.oracle; each draws the whole gradient, noise included.",
    ),
    "noise that is a list": (
        refused("saddle", S, noise=[0.1]),
        "noise=[0.1]; accepted: a standard deviation, words such as 'along:y=0.1', or an oracle "
        "alone. Take oracles from unsaddle.oracle; each draws the whole gradient, noise included.",
    ),
    "an escape direction where there is none": (
        refused("bowl", S, noise_along="escape"),
        "noise relative to an escape direction on 'bowl' from this start; accepted: a start beside "
        "a strict saddle or a maximum. Name a coordinate instead, as in --noise-along y, or give a "
        "start close to a saddle.",
    ),
    "a function without a start": (
        refused(upside_down, S),
        "a function without a start; accepted: a function of a vector together with start, which "
        "tells the number of coordinates. "
        "Pass start=(1.0, 0.1), say, or make a Landscape with its box.",
    ),
    "a function with two results": (
        refused(lambda x: x, S, start=(1.0, 0.1)),
        "a function whose result has shape (2,); accepted: a function from a vector to a number, "
        "shape (). Return one number, a sum perhaps.",
    ),
    "neither name nor function": (
        refused(3, S),
        "landscape of type int; accepted: a landscape's name, a formula, a Landscape, or a function "
        "written with jax.numpy. Pass for example 'himmelblau' or 'x**2 - y**2'.",
    ),
    "a seed that is none": (
        refused("saddle", S, seed=-1),
        "seed=-1; accepted: a whole number from 0 to 2**53 - 1, or None for fresh entropy. Pass "
        "such a number to repeat a run, or leave the seed out: the one drawn is recorded.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_races_that_cannot_be_run_are_refused_with_the_way_out(name):
    call, message = REFUSED[name]
    with pytest.raises(InvalidInput) as caught:
        call()
    assert str(caught.value) == message


def test_a_function_written_with_numpy_is_refused_with_the_reason():
    with pytest.raises(InvalidInput) as caught:
        race(lambda x: np.sin(x[0]), ["sgd"], start=(1.0, 0.1), n_steps=3, seed=0)
    assert "a function that fails on a vector of 2 (TracerArrayConversionError: " in str(
        caught.value
    )
    assert "Replace numpy by jax.numpy inside it" in str(caught.value)


UNKNOWN = {
    "himelblau": ("himelblau", ["sgd"], "Did you mean 'himmelblau'?"),
    "double-well": ("double-well", ["sgd"], "Did you mean 'double_well'?"),
    "adm": ("saddle", ["adm"], "Did you mean 'adam' or 'adamw'?"),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_unknown_names_suggest_the_nearest(name):
    place, chosen, hint = UNKNOWN[name]
    with pytest.raises(UnknownName) as caught:
        race(place, chosen, seed=0)
    assert hint in str(caught.value)


@pytest.mark.parametrize("formula", ["", "x**", "9**9**9**9", "__import__('os')", "x.real", "'x'"])
def test_formulas_that_cannot_be_read_are_refused(formula):
    with pytest.raises(FormulaError):
        race(formula, ["sgd"], seed=0)


def test_a_start_without_a_finite_value_is_refused():
    with pytest.raises(InvalidInput) as caught:
        race("log(x) + y**2", ["sgd"], start=(-1.0, 0.0), seed=0)
    assert str(caught.value) == (
        "start=[-1.0, 0.0] on 'log(x) + y**2', where the value is nan; accepted: a point where the "
        "function has a finite value. Start inside the function's domain, and not so far out that its "
        "value overflows."
    )


def test_a_number_of_optimizers_is_no_list_of_them():
    with pytest.raises(InvalidInput) as caught:
        race("saddle", 3, seed=0)
    assert str(caught.value) == (
        "optimizers=3; accepted: a list of names such as ['sgd', 'adam lr=0.1'], or of optax "
        "transformations. Put a single one in a list."
    )
