"""What the page is built from and tested against is what Python says now.

The page's own tests (`explorer/tests`, run by vitest) compare its TypeScript with these files; this one
compares the files with Python, so that the two roads meet. All parts are made anew but the two whose
compilation takes minutes: of these every twentieth is.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from unsaddle import optimizers, zoo
from unsaddle.explorer.build import files, written, zoo_table
from unsaddle.explorer.checks import limits
from unsaddle.explorer.fixtures.formulas import evaluated
from unsaddle.explorer.fixtures.motion import trajectory
from unsaddle.explorer.samples import tilted

SOURCES = Path(__file__).parents[2] / "explorer"
LONG = ("tests/fixtures/formulas.json", "tests/fixtures/trajectories.json")
# Lengthy: compiled in CI by the same command; here one of each kind.
COSTLY = ("tests/fixtures/batches.json", "tests/fixtures/outcomes.json")

pytestmark = pytest.mark.skipif(
    not (SOURCES / "package.json").exists(), reason="the page's sources are in a checkout only"
)


def committed(path: str) -> Any:
    """What is committed under the page's sources."""
    return json.loads((SOURCES / path).read_text(encoding="utf-8"))


def assert_same(found: Any, wanted: Any, where: str = "") -> None:
    """Numbers to 1e-12 of their size (absolute below one), everything else exactly."""
    if isinstance(wanted, dict):
        assert found.keys() == wanted.keys(), where
        for key, value in wanted.items():
            assert_same(found[key], value, f"{where}.{key}")
    elif isinstance(wanted, list):
        assert len(found) == len(wanted), where
        for i, (one, other) in enumerate(zip(found, wanted, strict=True)):
            assert_same(one, other, f"{where}[{i}]")
    elif isinstance(wanted, float):
        assert isinstance(found, int | float), where
        assert math.isclose(found, wanted, rel_tol=1e-12, abs_tol=1e-12), f"{where}: {found}"
    else:
        assert found == wanted, where


@pytest.mark.parametrize("path", [path for path in files() if path not in (*LONG, *COSTLY)])
def test_committed_file_is_what_python_makes_now(path: str) -> None:
    assert_same(committed(path), json.loads(written(files()[path]())), path)


def test_every_twentieth_formula_has_the_values_of_now() -> None:
    wanted = committed(LONG[0])
    for i in range(0, len(wanted), 20):
        assert_same(wanted[i], evaluated(wanted[i]["formula"], i))


def test_every_fortieth_trajectory_is_the_one_of_now() -> None:
    wanted = committed(LONG[1])
    assert len(wanted) > 280
    for given in wanted[::40]:
        made = trajectory(given["landscape"], given["rule"], given["noise"])
        assert_same(given, json.loads(written(made)), f"{given['rule']} on {given['landscape']}")


def test_table_of_landscapes_holds_the_whole_zoo() -> None:
    table = zoo_table()["landscapes"]
    assert tuple(table) == zoo.names()
    assert all(len(entry["box"]) == 2 for entry in table.values())


@pytest.mark.parametrize("rule", limits()["rules"])
def test_settings_in_the_table_are_settings_of_the_rule(rule: str) -> None:
    known = dict(optimizers.resolve(rule, 100).settings)
    assert set(limits()["rules"][rule]) <= known.keys()


def test_tilted_samples_have_the_landscape_as_their_mean() -> None:
    # Two roads: the closed-form mean that the problem carries, and the mean of its samples' gradients.
    saddle = zoo.get("himmelblau")
    problem = tilted(saddle, 10, seed=3, std=2.0)
    point = [0.7, -1.1]
    mean = problem.sample_gradients(point).mean(axis=0)
    np.testing.assert_allclose(mean, saddle.gradient(point), rtol=1e-13)
    np.testing.assert_allclose(problem.landscape.gradient(point), saddle.gradient(point), rtol=0)


def test_tilts_along_a_direction_leave_the_other_coordinate_exactly_alone() -> None:
    problem = tilted(zoo.get("saddle"), 16, seed=0, std=1.0, direction=[0.0, 3.0])
    assert (problem.samples[:, 0] == 0.0).all()
    assert problem.samples[:, 1].std() == pytest.approx(1.0, abs=0.6)  # 16 samples: a rough size
