"""What all tests share: one thread each, because the workers share the cores, and PyTorch's seed."""

import os
import signal
import sys
import threading

import pytest
from hypothesis import settings

# The same examples in every run: what failed in CI fails at home.
settings.register_profile("fixed", derandomize=True, database=None)
settings.load_profile("fixed")

# Read by OpenBLAS, MKL and OpenMP when they are first loaded: NumPy, SciPy and PyTorch come later.
# Speed only: no test depends on it. Two workers with two threads each wait for each other.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

# A suite that is started in the background inherits an ignored Ctrl-C, which some tests send.
if threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def same_draws():
    """A network that a test makes without a seed has the same weights in every run and order."""
    if torch := sys.modules.get("torch"):
        torch.manual_seed(0)
