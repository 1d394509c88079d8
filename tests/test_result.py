"""Results are plain data: JSON without not-a-number, versions, files. Importing us is light."""

from __future__ import annotations

import itertools
import json
import math
import subprocess
import sys

import numpy as np
import pytest

import unsaddle
from unsaddle.errors import InvalidInput
from unsaddle.result import Result, command_line, plain, versions


class Numbers(Result):
    """A result that holds what it is given."""

    def __init__(self, **data):
        self.data = data

    def to_dict(self):
        return plain(self.data)


PLAIN = {
    "not a number": (float("nan"), None),
    "NumPy's not a number": (np.float64("nan"), None),
    "infinity in an array": (np.array([1.0, np.inf]), [1.0, None]),
    "infinity in a half-precision array": (np.array([np.inf, 2.0], np.float16), [None, 2.0]),
    "a tuple of whole numbers": ((1, np.int64(2)), [1, 2]),
    "truth values": ([True, np.bool_(False)], [True, False]),
    "keys that are numbers": ({1: -math.inf}, {"1": None}),
    "an array of one number": (np.array(3.5), 3.5),
    "a text": ("nan", "nan"),
    "nothing": (None, None),
    "deep nesting": ({"a": [{"b": (math.nan,)}]}, {"a": [{"b": [None]}]}),
}


@pytest.mark.parametrize("name", PLAIN)
def test_plain_data_is_what_json_can_hold(name):
    value, expected = PLAIN[name]
    found = plain(value)
    assert found == expected
    assert type(found) is type(expected)
    assert json.loads(json.dumps(found, allow_nan=False)) == expected


def test_json_is_the_data_and_is_written_as_it_is(tmp_path):
    result = Numbers(steps=np.arange(3), best=math.nan, name="λ")
    assert json.loads(result.to_json()) == {"steps": [0, 1, 2], "best": None, "name": "λ"}
    assert "λ" in result.to_json(indent=None)
    path = result.save(tmp_path / "out.json")
    assert path == tmp_path / "out.json"
    assert path.read_text(encoding="utf-8") == result.to_json() + "\n"


def test_a_folder_that_does_not_exist_is_refused_and_nothing_is_written(tmp_path):
    path = tmp_path / "nowhere" / "out.json"
    with pytest.raises(InvalidInput) as caught:
        Numbers().save(path)
    assert str(caught.value) == (
        f"the path {str(path)!r}; accepted: a file in a folder that exists. Create the folder first."
    )
    assert not path.parent.exists()


def test_versions_are_those_of_the_installed_libraries():
    import jax
    import optax

    found = versions()
    assert found["jax"] == jax.__version__
    assert found["optax"] == optax.__version__
    assert found["numpy"] == np.__version__
    assert found["python"] == sys.version.split()[0]
    assert "unsaddle" in found


def test_the_command_is_recorded_only_where_there_is_one(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["/usr/bin/unsaddle", "race", "saddle", "--seed", "0"])
    assert command_line() == "unsaddle race saddle --seed 0"
    monkeypatch.setattr(sys, "argv", ["/usr/bin/pytest", "tests"])
    assert command_line() is None
    monkeypatch.setattr(sys, "argv", [])
    assert command_line() is None


def run_python(code):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_importing_the_package_imports_nothing_heavy():
    heavy = ("jax", "torch", "numpy", "scipy", "sympy", "optax", "matplotlib", "rich", "typer")
    code = f"import sys, unsaddle; print([m for m in {heavy!r} if m in sys.modules])"
    assert run_python(code) == "[]"


def test_racing_and_finding_critical_points_imports_no_torch_and_no_plots():
    code = (
        "import sys, unsaddle; unsaddle.race, unsaddle.Landscape, unsaddle.run_ensemble; "
        "print([m for m in ('torch', 'matplotlib', 'PIL') if m in sys.modules])"
    )
    assert run_python(code) == "[]"


def test_importing_prints_nothing_and_changes_no_precision():
    code = (
        "import os; before = dict(os.environ); import unsaddle; unsaddle.race; "
        "assert dict(os.environ) == before; import jax; print(jax.config.jax_enable_x64)"
    )
    assert run_python(code) == "False"


def test_public_names_are_sorted_complete_and_found():
    assert unsaddle.__all__ == sorted(unsaddle.__all__)
    assert set(unsaddle.__all__) == set(unsaddle._HOMES)
    assert dir(unsaddle) == unsaddle.__all__
    with pytest.raises(AttributeError, match="module 'unsaddle' has no attribute 'rase'"):
        unsaddle.rase  # noqa: B018 - the access is what is tested


ORDERS = {
    " then ".join(order): order
    for order in itertools.permutations(["import unsaddle.racing", "from unsaddle import race"])
}


@pytest.mark.parametrize("name", ORDERS)
def test_race_stays_the_function_after_any_import_order(name):
    code = "; ".join(["import unsaddle", *ORDERS[name]])
    assert run_python(f"{code}; print(callable(unsaddle.race), unsaddle.race.__name__)") == (
        "True race"
    )
