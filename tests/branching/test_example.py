"""The example of the README, as it is run there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "what_gets_it_out.py"


@pytest.mark.slow
def test_the_example_goes_from_the_plateau_to_a_trained_network():
    made = subprocess.run(
        [sys.executable, EXAMPLE], capture_output=True, text=True, check=True, timeout=400
    )
    flat = " ".join(made.stdout.split())
    assert flat.startswith("stuck at loss 2.30")
    assert "PLATEAU: the loss, 2.303" in flat  # the watch
    assert "noise along the way out vanishes" in flat
    assert "Best: " in flat
    reached = re.search(r"gone on with .* for 10 epochs: loss ([\d.]+)", flat)
    assert float(reached[1]) < 0.1
