"""The list of problems: every one by name, certified, with a start beside a point to escape from."""

from __future__ import annotations

import subprocess
import sys

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from unsaddle import problems, race, zoo
from unsaddle.critical import Kind
from unsaddle.ensemble import run_ensemble
from unsaddle.errors import FormulaError, InvalidInput, UnknownName
from unsaddle.landscape import Landscape
from unsaddle.optimizers import resolve
from unsaddle.outcome import Escaped
from unsaddle.problem import Problem
from unsaddle.problems.catalog import names_with_samples
from unsaddle.racing.place import landscape_for, reference_and_start

POINTS = {
    # name -> number of critical points listed of each kind
    "diagonal_network": {Kind.STRICT_SADDLE: 7, Kind.DEGENERATE: 1},
    "digits_mlp": {Kind.STRICT_SADDLE: 1},
    "fukumizu_amari": {Kind.STRICT_SADDLE: 2},
    "linear_network": {Kind.DEGENERATE: 1, Kind.STRICT_SADDLE: 6},
    "matrix_factorization": {Kind.DEGENERATE: 1, Kind.STRICT_SADDLE: 5, Kind.MAXIMUM: 1},
    "octopus": {Kind.MINIMUM: 32, Kind.STRICT_SADDLE: 31},
    "phase_retrieval": {Kind.MINIMUM: 2, Kind.STRICT_SADDLE: 1, Kind.MAXIMUM: 1},
    "phase_retrieval_samples": {Kind.MINIMUM: 2, Kind.MAXIMUM: 1},
    "quadratic": {Kind.STRICT_SADDLE: 1},
    "rank1_factorization": {Kind.MINIMUM: 2, Kind.STRICT_SADDLE: 4, Kind.MAXIMUM: 1},
    "sphere_tensor": {Kind.DEGENERATE: 10, Kind.STRICT_SADDLE: 232},
    "two_point": {Kind.MAXIMUM: 1},
    "wang_quadratic": {Kind.MINIMUM: 2, Kind.STRICT_SADDLE: 1},
}


def landscape_of(name):
    found = problems.get(name)
    return found.landscape if isinstance(found, Problem) else found


def test_all_are_named_once_and_none_like_a_landscape_of_the_zoo():
    assert problems.names() == tuple(sorted(POINTS))
    assert not set(problems.names()) & set(zoo.names())
    assert all(problems.get(name).name == name for name in problems.names())
    assert problems.get("octopus") is problems.get("octopus")


def test_finite_sums_are_known_without_building_them():
    sums = tuple(name for name in problems.names() if isinstance(problems.get(name), Problem))
    assert names_with_samples() == sums


@pytest.mark.parametrize("name", sorted(POINTS))
def test_known_points_are_certified_and_of_the_kinds_expected(name, certify):
    landscape = certify(problems.get(name))
    kinds = [point.kind for point in landscape.critical_points]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == POINTS[name]


@pytest.mark.parametrize("name", sorted(POINTS))
def test_source_and_box_are_there_and_points_and_start_lie_inside(name):
    landscape = landscape_of(name)
    ends = np.array(landscape.box)
    assert len(landscape.source) > 20
    assert landscape.n_dims == len(ends) == len(landscape.start)
    inside = np.array([landscape.start, *(p.location for p in landscape.critical_points)])
    assert np.all((ends[:, 0] < inside) & (inside < ends[:, 1]))


@pytest.mark.parametrize("name", sorted(set(POINTS) - {"digits_mlp"}))
def test_race_starts_beside_a_point_to_escape_from_and_leaves_it(name):
    landscape = landscape_of(name)
    around, start = reference_and_start(landscape, None)
    assert around is not None
    assert 0 < around.displacement(start) < around.radius
    rate = 1.0 if name == "fukumizu_amari" else 0.05  # its way out is ten times flatter
    run = run_ensemble(
        landscape, resolve(f"momentum lr={rate}", 1000), start, 1000, seed=0,
        criteria={"out": Escaped.of(around)},
    )  # fmt: skip
    assert run.first_step["out"][0] > 0


@pytest.mark.parametrize("name", sorted(n for n in POINTS if isinstance(problems.get(n), Problem)))
def test_landscape_is_the_mean_of_the_sample_losses(name):
    problem = problems.get(name)
    rng = np.random.default_rng(5)
    place = 0.3 * rng.normal(size=problem.landscape.n_dims)
    with jax.enable_x64(True):
        losses = jax.vmap(problem.sample_loss, in_axes=(None, 0))(
            jnp.asarray(place), jnp.asarray(problem.samples)
        )
        assert float(np.mean(losses)) == pytest.approx(
            float(problem.landscape.value(place)), rel=1e-12
        )
    gradients = problem.sample_gradients(place)
    assert gradients.shape == (problem.n_samples, problem.landscape.n_dims)
    np.testing.assert_allclose(
        gradients.mean(axis=0), problem.landscape.gradient(place), rtol=0,
        atol=1e-12 * np.max(np.abs(gradients)),
    )  # fmt: skip
    for j in range(0, len(place), 23):  # one by differences of the samples' own losses
        shift = 1e-5 * np.eye(len(place))[j]
        up, down = (problem.landscape.value(place + side * shift) for side in (1, -1))
        assert (up - down) / 2e-5 == pytest.approx(gradients.mean(axis=0)[j], rel=1e-5, abs=1e-8)


def test_race_finds_problems_by_name_and_by_object():
    by_name = race("two_point", ["sgd lr=0.1"], n_steps=300, seed=0)
    by_object = race(problems.two_point(1.0), ["sgd lr=0.1"], n_steps=300, seed=0)
    # ×1.05 a step from 1e-3 to the radius 1
    expected = [float(np.ceil(np.log(1000) / np.log(1.05)))]
    for result in (by_name, by_object):
        assert [entry.verdicts.escape.median for entry in result.entries] == expected


def test_resolve_takes_problems_landscapes_names_formulas_and_functions():
    octopus = problems.octopus(3)
    assert problems.resolve(octopus) is octopus
    problem = problems.two_point(0.5)
    assert problems.resolve(problem) is problem
    assert landscape_for(problem, None) is problem.landscape
    assert problems.resolve(" octopus ") is problems.get("octopus")
    assert problems.resolve("saddle") is zoo.get("saddle")
    assert problems.resolve("x*y").formula == "x*y"
    assert isinstance(problems.resolve(lambda x: x[0] ** 2, n_dims=1), Landscape)


UNKNOWN = {
    "a slip in a problem's name": ("octopuss", "Did you mean 'octopus'?"),
    "a slip in a landscape's name": ("himelblau", "Did you mean 'himmelblau'?"),
    "a hyphen": (
        "phase-retrieval",
        "Did you mean 'phase_retrieval' or 'phase_retrieval_samples' or",
    ),
    "capitals": ("Octopus", "Did you mean 'octopus'?"),
    "nothing like it": ("zebra", "A formula such as 'x**2 - y**2' works too."),
}


@pytest.mark.parametrize(("name", "words"), UNKNOWN.values(), ids=list(UNKNOWN))
def test_unknown_name_is_met_with_the_nearest_of_both_lists(name, words):
    with pytest.raises(UnknownName) as caught:
        problems.resolve(name)
    message = str(caught.value)
    assert message.startswith(f"unknown landscape {name!r}; accepted: beale, bowl, castera, ")
    assert "octopus, phase_retrieval" in message
    assert words in message


def test_other_mistakes_are_the_zoos_messages():
    with pytest.raises(FormulaError, match="at column"):
        problems.resolve("x**2 - ")
    with pytest.raises(InvalidInput, match="landscape of type int; accepted: a landscape's name"):
        problems.resolve(3)
    with pytest.raises(UnknownName, match="unknown problem 'saddle'; accepted: diagonal_network, "):
        problems.get("saddle")


def test_without_scikit_learn_only_the_digits_are_missing():
    code = (
        "import sys; sys.modules['sklearn'] = None\n"
        "from unsaddle import problems\n"
        "assert problems.get('octopus').n_dims == 5\n"
        "try:\n    problems.get('digits_mlp')\n"
        "except problems.catalog.UnknownName: raise\n"
        "except ImportError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == (
        "the digits problem needs scikit-learn, which is not installed; accepted: an environment "
        "with the extra 'examples'. Install it with: pip install 'unsaddle[examples]'."
    )
