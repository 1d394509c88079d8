"""Weights from a file into a training run: all or nothing, and never a pickle that runs code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from unsaddle.errors import CheckpointError
from unsaddle.torch.training import TorchTraining

MODEL_KEYS = ("model", "state_dict", "model_state_dict")
OPTIMIZER_KEYS = ("optimizer", "optimizer_state_dict")
PREFIXES = ("module.", "_orig_mod.")
N_NAMED = 3  # keys named in a message; the rest is counted

ACCEPTED_FILE = "a .safetensors file, or a state dict written by torch.save"
SAVE_ADVICE = "Save it with torch.save(model.state_dict(), path) or safetensors."


@dataclass(frozen=True)
class Checkpoint:
    """What was loaded: the tensors of the model, and whether the optimizer's state came along."""

    path: Path
    n_tensors: int
    optimizer_state: Literal["loaded", "absent", "does not fit"]


def load_checkpoint(training: TorchTraining, path: str | Path) -> Checkpoint:
    """Load the weights of a file into the training's model, and the optimizer's state if it fits.

    Accepts a state dict, bare or under "model", "state_dict" or "model_state_dict"; an optimizer's
    state under "optimizer" or "optimizer_state_dict". The prefixes of DataParallel and
    torch.compile are looked through. Nothing is changed unless everything of the model fits.

    Raises:
        CheckpointError: the file is missing, damaged, would run code, or does not fit.

    >>> import tempfile
    >>> model = nn.Linear(2, 1)
    >>> training = TorchTraining(model, nn.MSELoss(), (torch.ones(3, 2), torch.ones(3, 1)))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     torch.save({"model": model.state_dict()}, f"{folder}/best.pt")
    ...     load_checkpoint(training, f"{folder}/best.pt").n_tensors
    2
    """
    file = Path(path)
    content = _read(file)
    state = next((content[key] for key in MODEL_KEYS if _is_mapping(content.get(key))), content)
    fitted = _fitted(training.model, state, file)
    training.model.load_state_dict(fitted, strict=False)  # strictness was ours, above
    saved = next((content[key] for key in OPTIMIZER_KEYS if _is_mapping(content.get(key))), None)
    return Checkpoint(file, len(fitted), _load_optimizer(training.optimizer, saved))


def _is_mapping(value: Any) -> bool:
    return isinstance(value, Mapping)


def _read(file: Path) -> dict[str, Any]:
    """Return the file's mapping; unpickles tensors and plain containers, nothing else."""
    if not file.is_file():
        raise CheckpointError(f"no checkpoint at {file}", ACCEPTED_FILE, "Check the path.")
    with file.open("rb") as stream:
        start = stream.read(2)
    if start[:1] == b"\x80" and start[1:] > b"\x02":
        # A plain pickle: torch.save writes zip archives, and protocol 2 in its old format.
        raise _holds_code(file, "a plain pickle")
    try:
        if file.suffix == ".safetensors":
            return dict(load_file(file, device="cpu"))
        content: Any = torch.load(file, map_location="cpu", weights_only=True)
    except Exception as error:  # bytes of any kind make the readers raise almost anything
        refused = re.search(r"GLOBAL (\S+)", str(error))  # PyTorch names what it did not run
        if refused:
            raise _holds_code(file, refused.group(1)) from error
        raise CheckpointError(
            f"checkpoint {file.name} that is damaged, truncated or of another format",
            ACCEPTED_FILE,
            "Copy it again, or take an earlier one.",
        ) from error
    if not isinstance(content, Mapping):
        raise CheckpointError(
            f"checkpoint {file.name} that holds a {type(content).__name__}",
            ACCEPTED_FILE,
            SAVE_ADVICE,
        )
    return dict(content)


def _holds_code(file: Path, what: str) -> CheckpointError:
    return CheckpointError(
        f"checkpoint {file.name} that may run code ({what}), not tensors only",
        ACCEPTED_FILE,
        f"It was refused without running it. {SAVE_ADVICE}",
    )


def _bare(key: str) -> str:
    """Return a key without what DataParallel and torch.compile put into it."""
    for prefix in PREFIXES:
        key = key.removeprefix(prefix)
    return key.replace("._orig_mod.", ".")


def _fitted(model: nn.Module, state: Mapping[str, Any], file: Path) -> dict[str, Any]:
    """Return the state under the model's own keys, or refuse with the first misfits."""
    own = model.state_dict()
    saved = {_bare(str(key)): value for key, value in state.items()}
    matched = {key: saved[_bare(key)] for key in own if _bare(key) in saved}
    unknown = sorted(saved.keys() - {_bare(key) for key in own})
    # A tied tensor is stored once by safetensors: another of its names is enough.
    reached = {_place(own[key]) for key in matched}
    missing = [key for key in own if key not in matched and _place(own[key]) not in reached]
    shapes = [
        f"{key} is {_shape(value)} in the file and {_shape(own[key])} in the model"
        for key, value in matched.items()
        if _shape(value) != _shape(own[key])
    ]
    misfits = [f"{key} is missing" for key in missing]
    misfits += [f"{key} is not in the model" for key in unknown]
    misfits += shapes
    if misfits:
        rest = f" and {len(misfits) - N_NAMED} more" if len(misfits) > N_NAMED else ""
        raise CheckpointError(
            f"checkpoint {file.name} that does not fit the model: "
            f"{'; '.join(misfits[:N_NAMED])}{rest}",
            f"a state dict of {type(model).__name__} with its {len(own)} tensors",
            "Build the model as it was when the checkpoint was saved.",
        )
    return matched


def _place(value: Any) -> tuple[int, ...]:
    if isinstance(value, Tensor) and value.numel():
        return (value.data_ptr(), *value.shape)
    return (id(value),)


def _shape(value: Any) -> str:
    return str(tuple(value.shape)) if isinstance(value, Tensor) else type(value).__name__


def _load_optimizer(
    optimizer: torch.optim.Optimizer | None, saved: Any
) -> Literal["loaded", "absent", "does not fit"]:
    if optimizer is None or saved is None:
        return "absent"
    if not _optimizer_fits(optimizer, saved):
        return "does not fit"
    optimizer.load_state_dict(saved)
    return "loaded"


def _optimizer_fits(optimizer: torch.optim.Optimizer, saved: Mapping[str, Any]) -> bool:
    """True when groups have the same lengths, states the same fields and tensors the shapes."""
    own = optimizer.state_dict()
    groups, states = saved.get("param_groups"), saved.get("state")
    if not isinstance(groups, list) or not isinstance(states, Mapping):
        return False
    if [len(group["params"]) for group in groups] != [
        len(group["params"]) for group in own["param_groups"]
    ] or any(
        set(mine) - set(theirs) for mine, theirs in zip(own["param_groups"], groups, strict=True)
    ):
        return False
    ours = [parameter for group in optimizer.param_groups for parameter in group["params"]]
    theirs = [number for group in groups for number in group["params"]]
    return all(
        value.ndim == 0 or value.shape == parameter.shape
        for number, parameter in zip(theirs, ours, strict=True)
        for value in states.get(number, {}).values()
        if isinstance(value, Tensor)
    )
