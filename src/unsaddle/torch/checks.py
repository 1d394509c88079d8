"""Can this run be diagnosed? Its parameters and where they are: each refusal has a way out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.nn.parameter import UninitializedParameter

from unsaddle.errors import TrainingError
from unsaddle.torch.network import Network

Selection = Callable[[str, nn.Parameter], bool] | Iterable[str | Tensor]

N_TRIAL = 48  # samples of the trial batch: two parts of 16 and 32 show a coupling at once
N_NAMES = 5  # names listed in a message; the rest is counted
EVAL_MODE = 'Diagnose in evaluation mode: TorchTraining(..., mode="eval") or `--mode eval`'


def listed(names: Sequence[str]) -> str:
    """Return the first names and how many more there are."""
    rest = f" and {len(names) - N_NAMES} more" if len(names) > N_NAMES else ""
    return ", ".join(names[:N_NAMES]) + rest


def check_direction(optimizer: torch.optim.Optimizer | None) -> None:
    """Refuse an optimizer that climbs: every word of a diagnosis is about descent.

    Raises:
        TrainingError: a group has maximize=True.
    """
    if optimizer is not None and any(group.get("maximize") for group in optimizer.param_groups):
        raise TrainingError(
            "an optimizer with maximize=True",
            "an optimizer that descends",
            "Diagnose the loss with the opposite sign, with an optimizer without maximize.",
        )


def choose_parameters(
    model: nn.Module,
    selection: Selection | None,
    optimizer: torch.optim.Optimizer | None,
    masters: Mapping[str, Tensor],
) -> list[str]:
    """Return the names of the parameters to vary: trainable, held by the optimizer, selected.

    Args:
        model: unwrapped.
        selection: see `TorchTraining`.
        optimizer: the live one.
        masters: what it moves in the place of parameters, by name; see `master_copies`.

    Raises:
        TrainingError: nothing is left, a selected one does not exist, or one is not a real,
            initialised floating-point tensor in one piece.
    """
    trainable = {name: own for name, own in model.named_parameters() if own.requires_grad}
    for name, own in trainable.items():
        _check_kind(name, own)
    if not trainable:
        raise TrainingError(
            "a model with no trainable parameters",
            "a model with at least one parameter that has requires_grad=True",
            "Unfreeze what the run trains with requires_grad_(True).",
        )
    if selection is not None:
        return _selected(trainable, selection)
    if optimizer is None:
        return list(trainable)
    held = {id(own) for group in optimizer.param_groups for own in group["params"]}
    chosen = [name for name, own in trainable.items() if id(own) in held or name in masters]
    if not chosen:
        raise TrainingError(
            "an optimizer that holds none of the model's trainable parameters",
            "the optimizer that trains this model",
            "Build it from this model's parameters() after the model was made, copied or moved.",
        )
    return chosen


def _check_kind(name: str, own: nn.Parameter) -> None:
    if isinstance(own, UninitializedParameter):
        raise TrainingError(
            f"parameter {name} that is not initialised (a lazy module)",
            "a model whose parameters have their shapes",
            "Run one batch through the model before the diagnosis.",
        )
    if type(own.data).__module__.startswith("torch.distributed"):
        raise TrainingError(
            f"parameter {name} that is sharded over processes ({type(own.data).__name__})",
            "a model whose parameters are whole",
            "Gather the weights into an unsharded copy of the model and diagnose that.",
        )
    if not own.is_floating_point():
        raise TrainingError(
            f"parameter {name} of type {own.dtype}",
            "real floating-point parameters",
            "Hold a complex parameter as its real and imaginary part.",
        )


def master_copies(model: nn.Module, optimizer: torch.optim.Optimizer | None) -> dict[str, Tensor]:
    """Return the wider copies that the optimizer moves in the place of half-precision parameters.

    A copy is known by its shape and by its values, which round to the parameter's.
    """
    if optimizer is None:
        return {}
    left = [own for group in optimizer.param_groups for own in group["params"]]
    live = {id(own) for own in model.parameters()}
    left = [own for own in left if id(own) not in live]
    found: dict[str, Tensor] = {}
    for name, own in model.named_parameters():
        if not own.requires_grad or own.dtype not in (torch.bfloat16, torch.float16):
            continue
        for index, copy in enumerate(left):
            wider = copy.dtype in (torch.float32, torch.float64)
            if wider and copy.shape == own.shape:
                rounded = copy.detach().to(device=own.device, dtype=own.dtype)
                if torch.equal(rounded, own.detach()):
                    found[name] = left.pop(index)
                    break
    return found


def _selected(trainable: dict[str, nn.Parameter], selection: Selection) -> list[str]:
    if callable(selection):
        chosen = {name for name, own in trainable.items() if selection(name, own)}
    else:
        by_identity = {id(own): name for name, own in trainable.items()}
        wanted = [
            item if isinstance(item, str) else by_identity.get(id(item), "a foreign tensor")
            for item in ([selection] if isinstance(selection, str) else selection)
        ]
        unknown = [name for name in wanted if name not in trainable]
        if unknown:
            raise TrainingError(
                f"parameters={listed(unknown)}, not among the model's trainable ones",
                f"names or tensors of {listed(list(trainable))}",
                "See model.named_parameters(); a frozen one needs requires_grad_(True).",
            )
        chosen = set(wanted)
    if not chosen:
        raise TrainingError(
            "parameters=... that selects none of the model's trainable parameters",
            f"a choice among {listed(list(trainable))}",
            "Check the names the predicate looks for.",
        )
    return [name for name in trainable if name in chosen]


def check_device(model: nn.Module) -> torch.device:
    """Return the one device that parameters and buffers are on.

    Raises:
        TrainingError: there are two, or the model has no values (the device "meta").
    """
    owners: dict[torch.device, str] = {}
    for name, tensor in [*model.named_parameters(), *model.named_buffers()]:
        if tensor.ndim or isinstance(tensor, nn.Parameter):  # a counter may stay on the CPU
            owners.setdefault(tensor.device, name)
    if len(owners) > 1:
        (first, one), (second, other) = list(owners.items())[:2]
        raise TrainingError(
            f"a model that is split over devices: {one} on {first}, {other} on {second}",
            "a model on one device",
            "Move it with model.to(device); a model too large for one device cannot be diagnosed.",
        )
    device = next(iter(owners))
    if device.type == "meta":
        raise TrainingError(
            "a model on the device meta, which has shapes and no values",
            "a model with values",
            "Build it with model.to_empty(device=...) and load its weights.",
        )
    return device


def check_point(network: Network) -> None:
    """Refuse a point with a parameter or a running statistic that is not finite.

    Raises:
        TrainingError: names the first such parameter or buffer.
    """
    module = network.module.model
    stepped = network.stepped
    frozen = {name: own for name, own in module.named_parameters() if name not in stepped}
    for noun, tensors in (
        ("parameter", stepped),
        ("frozen parameter", frozen),
        ("buffer", dict(module.named_buffers())),
    ):
        for name, own in tensors.items():
            if not (own.is_floating_point() or own.is_complex()):
                continue
            # A mask holds minus infinity on purpose; a running mean or variance never does.
            counts = noun != "buffer" or name.rsplit(".")[-1].startswith("running_")
            own = own.detach()
            bad = ~torch.isfinite(own) if counts else torch.isnan(own)
            if n_bad := int(bad.sum()):
                raise TrainingError(
                    f"{noun} {name} with {n_bad} of {own.numel()} entries that are not finite",
                    f"finite {noun}s",
                    "The run has diverged: load an earlier checkpoint, with a smaller learning "
                    "rate.",
                )


def does_not_run(error: BaseException, where: str) -> TrainingError:
    """Return what to say of a model or a loss that raised."""
    return TrainingError(
        f"model and loss raised {type(error).__name__} on {where}: {first_line(error)}",
        "a model, a forward and a loss that run on the data as they are",
        "Try loss(model(inputs), targets) by hand; pass forward=... for another call.",
    )


def first_line(error: BaseException) -> str:
    """Return the first line of an error's message, or its name."""
    return next(iter(str(error).splitlines()), type(error).__name__)
