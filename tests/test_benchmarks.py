"""Each benchmark runs at toy size; nothing here is about time, which a busy machine would spoil."""

import importlib
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[1]
MODULES = (
    "engine",
    "noise",
    "one_walker",
    "recording",
    "products",
    "spectrum",
    "curvature",
    "basis",
    "diagnosis",
    "scaling",
    "finite_sums",
    "maps",
    "forecasts",
    "plateau",
    "watch",
    "branches",
    "explorer",
)


@pytest.fixture(autouse=True)
def from_the_root(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT))


@pytest.mark.parametrize("name", MODULES)
def test_each_benchmark_gives_finite_rows_that_say_what_was_expected(name):
    module = importlib.import_module(f"benchmarks.{name}")
    rows = module.rows(toy=True)
    assert module.TITLE
    assert module.protocol(toy=True)
    assert rows
    for row in rows:
        assert row.expected
        assert row.value is None or np.isfinite(row.value)


def test_a_row_meets_its_target_in_its_own_sense():
    from benchmarks.measure import Row

    assert Row("speed", 0.4, "", 0.35).met is True
    assert Row("cost", 0.4, "", 0.35, "<=").met is False
    assert Row("report", 0.4, "").met is None
    assert Row("skipped", None, "", 0.35).met is None


def test_rivals_that_disagree_are_not_compared():
    from benchmarks.measure import require_agreement

    with pytest.raises(RuntimeError, match="a comparison of speed would mean nothing"):
        require_agreement("toy", np.ones(2), np.array([1.0, 2.0]), 1e-3)


def test_one_command_prints_a_table_and_writes_json(tmp_path):
    target = tmp_path / "bench.json"
    command = [sys.executable, "-m", "benchmarks", "cold-start", "--toy", "--json", str(target)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "unsaddle --help" in done.stdout
    written = json.loads(target.read_text())
    assert written["benchmarks"]["cold-start"]["rows"][0]["unit"] == "s"
    assert "versions" in written["machine"]


def test_an_unknown_name_is_refused_with_the_known_ones():
    command = [sys.executable, "-m", "benchmarks", "speed"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no benchmark speed; there are engine, noise" in done.stderr
