"""The hand-written C of walkers.c, compiled into a temporary folder where there is a compiler."""

from __future__ import annotations

import ctypes
import functools
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

# -fno-math-errno and -fno-trapping-math let square roots be vectorised; neither touches NaN.
FLAGS = ("-O3", "-march=native", "-fno-math-errno", "-fno-trapping-math", "-shared", "-fPIC")
LANES = 32


def compiler() -> str | None:
    """Return the C compiler's path; None where there is none."""
    return shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")


@functools.cache
def _library(dtype: str) -> ctypes.CDLL:
    found = compiler()
    if found is None:
        raise RuntimeError("no compiler")
    real, root = ("float", "sqrtf") if dtype == "float32" else ("double", "sqrt")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "walkers.so"
        source = Path(__file__).with_name("walkers.c")
        command = [found, *FLAGS, f"-DREAL={real}", f"-DSQRT={root}", source, "-o", target, "-lm"]
        subprocess.run(command, check=True, capture_output=True)
        return ctypes.CDLL(str(target))


def advance(
    name: str, starts: NDArray[np.float64], n_steps: int, rate: float, dtype: str
) -> NDArray[np.float64]:
    """Return the points (walkers, 2) after `n_steps` of an optimizer; walkers in multiples of 32."""
    if len(starts) % LANES:
        raise ValueError(f"{len(starts)} walkers; a multiple of {LANES} is needed")
    real = ctypes.c_float if dtype == "float32" else ctypes.c_double
    rows = [np.array(row, dtype=dtype) for row in starts.T]
    steps = np.arange(1, n_steps + 1)
    scales = [(1 / (1 - beta**steps)).astype(dtype) for beta in (0.9, 0.999)]
    pointers = [ctypes.c_void_p(array.ctypes.data) for array in (*rows, *scales)]
    function = getattr(_library(dtype), name)
    function(
        *pointers[:2], ctypes.c_long(len(starts)), ctypes.c_long(n_steps), real(rate), *pointers[2:]
    )
    return np.stack(rows, axis=1).astype(np.float64)
