"""Arrays from a file into a JAX run: all or nothing, and never a pickle that runs code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from unsaddle.errors import CheckpointError, MissingExtra
from unsaddle.jax.parameters import Parameters, listed
from unsaddle.jax.training import JaxTraining

ACCEPTED_FILE = "a .safetensors or .npz file with one array for each of params, by its name"
SEPARATORS = ("/", ".")  # of the paths of leaves, as libraries write them


def load_checkpoint(training: JaxTraining, path: str | Path) -> JaxTraining:
    """Return the run with the arrays of a file in its params; the run given is not changed.

    A name is the path of the leaf, its keys parted by dots or slashes. Every floating-point array of
    params must be there, in its shape; the optimizer's state is not read.

    Raises:
        CheckpointError: the file is missing, damaged, of another kind, or does not fit.

    >>> import tempfile
    >>> run = JaxTraining(lambda p, x: (p["w"] * x).mean(), {"w": np.zeros(2)}, np.ones((3, 2)))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     np.savez(f"{folder}/best.npz", w=np.array([1.0, 2.0]))
    ...     load_checkpoint(run, f"{folder}/best.npz").objective().point.tolist()
    [1.0, 2.0]
    """
    file = Path(path)
    found = {_plain(name): array for name, array in _read(file).items()}
    parameters = Parameters.of(training.params)
    wanted = dict(zip(parameters.names, parameters.arrays, strict=True))
    missing = [name for name in wanted if _plain(name) not in found]
    unknown = sorted(found.keys() - {_plain(name) for name in wanted})
    if missing or unknown:
        parts = [
            f"{word} {listed(names)}"
            for word, names in (("without", missing), ("with unknown", unknown))
            if names
        ]
        raise CheckpointError(
            f"checkpoint {file.name} {' and '.join(parts)}",
            ACCEPTED_FILE,
            f"The names of params are {listed(list(wanted))}.",
        )
    for name, array in wanted.items():
        shape = found[_plain(name)].shape
        if shape != array.shape:
            raise CheckpointError(
                f"{name} of shape {shape} in checkpoint {file.name}",
                f"shape {array.shape}, as in params",
                "Build the model with the sizes it was trained with.",
            )
    pieces = [found[_plain(name)].astype(array.dtype) for name, array in wanted.items()]
    return replace(training, params=parameters.tree(pieces))


def _plain(name: str) -> str:
    for separator in SEPARATORS:
        name = name.replace(separator, ".")
    return name


def _read(file: Path) -> Mapping[str, npt.NDArray[Any]]:
    if not file.is_file():
        raise CheckpointError(f"no checkpoint at {file}", ACCEPTED_FILE, "Check the path.")
    if file.suffix not in (".safetensors", ".npz"):
        raise CheckpointError(
            f"checkpoint {file.name} for a JAX run",
            ACCEPTED_FILE,
            "Restore others (Orbax, msgpack, Equinox) inside training(), or write the arrays with "
            "numpy.savez or safetensors.",
        )
    try:
        if file.suffix == ".safetensors":
            return _safetensors(file)
        with np.load(file, allow_pickle=False) as content:
            return dict(content)
    except MissingExtra:
        raise
    except Exception as error:  # bytes of any kind make the readers raise almost anything
        raise CheckpointError(
            f"checkpoint {file.name} that is damaged, truncated or holds objects",
            ACCEPTED_FILE,
            "Copy it again, or take an earlier one.",
        ) from error


def _safetensors(file: Path) -> Mapping[str, npt.NDArray[Any]]:
    try:
        from safetensors.numpy import load_file
    except ModuleNotFoundError as error:
        raise MissingExtra("safetensors", "torch", "reading a .safetensors file") from error
    return load_file(file)
