"""`TorchOptimizer`: a `torch.optim` class, string or factory, with the settings that are printed."""

from __future__ import annotations

import functools
import importlib
import inspect
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import torch

from unsaddle.errors import InvalidInput, UnknownName
from unsaddle.optimizers import NO_COST, OwnCost
from unsaddle.torch.optimizers.crowd import Build, quiet_torch

PACKAGES = {"torch": "torch.optim", "pytorch_optimizer": "pytorch_optimizer"}
ACCEPTED = (
    "a string such as 'torch.SGD lr=0.01', a torch.optim.Optimizer class, or a function of the "
    "parameters that returns one of its instances"
)


@dataclass(frozen=True)
class TorchOptimizer:
    """An optimizer of PyTorch with the name and settings that are printed beside its results."""

    name: str
    settings: tuple[tuple[str, float | str | bool], ...]
    build: Build
    own_cost: OwnCost = NO_COST  # evaluations of its closure are counted as they happen

    @property
    def learning_rate(self) -> float | str | None:
        """The learning rate, where the settings tell it."""
        return dict(self.settings).get("learning_rate")

    def describe(self) -> str:
        """Return name and settings as one could type them again."""
        return " ".join([self.name, *(f"{key}={value}" for key, value in self.settings)])


@dataclass(frozen=True)
class Constructed:
    """Builds a class with settings; equal ones are the same optimizer, whose trial is remembered."""

    kind: type[torch.optim.Optimizer]
    arguments: tuple[tuple[str, Any], ...] = ()

    def __call__(self, parameters: list[torch.nn.Parameter]) -> torch.optim.Optimizer:
        """Return the optimizer of these parameters."""
        return self.kind(parameters, **dict(self.arguments))


def names(package: str = "torch") -> tuple[str, ...]:
    """Return the names that a package's optimizers are typed by.

    >>> "torch.LBFGS" in names()
    True
    """
    return tuple(f"{package}.{name}" for name in _classes(_module(package, f"{package}.*")))


def resolve(optimizer: object) -> TorchOptimizer:
    """Return a `TorchOptimizer` from a string, a class, a factory, or one of these resolved before.

    A string is a class's name and settings of its constructor: ``"torch.SGD lr=0.1 momentum=0.9"``,
    ``"torch.Adam betas=0.5:0.9"`` (a colon parts the numbers of a tuple),
    ``"torch.LBFGS line_search_fn=strong_wolfe"``, ``"pytorch_optimizer.Lion"`` where that package is
    installed. What is left out has PyTorch's default, the learning rate included.

    Args:
        optimizer: what to run. A factory takes the list of parameters and returns the optimizer; it
            is called several times, and must return an optimizer of the same kind each time.

    Raises:
        UnknownName: the class, or a setting's name, is not known.
        InvalidInput: a setting of a wrong type, or what was given makes no optimizer.

    >>> resolve("torch.Adam lr=0.1").describe()
    'torch.Adam learning_rate=0.1 betas=0.9:0.999 eps=1e-08'
    """
    if isinstance(optimizer, TorchOptimizer):
        return optimizer
    if isinstance(optimizer, str):
        return _from_text(optimizer)
    if isinstance(optimizer, type):
        if not issubclass(optimizer, torch.optim.Optimizer):
            raise InvalidInput(
                f"the class {optimizer.__name__}, which is no torch.optim.Optimizer",
                ACCEPTED,
                "Derive it from torch.optim.Optimizer.",
            )
        return _from_class(optimizer)
    if callable(optimizer):
        return _from_factory(optimizer)
    raise InvalidInput(
        f"optimizer={optimizer!r}",
        ACCEPTED,
        "An optimizer that is already built holds other parameters: pass its class.",
    )


@functools.lru_cache(maxsize=256)
def _from_text(text: str) -> TorchOptimizer:
    words = text.replace("torch.optim.", "torch.").replace(",", " ").split()
    package, _, name = words[0].partition(".")
    classes = _classes(_module(package, words[0]))
    if name not in classes:
        advice = "Names are PyTorch's own, capitals included."
        known = [f"{package}.{one}" for one in classes]
        raise UnknownName("optimizer", words[0], known, advice)
    arguments: dict[str, Any] = {}
    for word in words[1:]:
        key, value = _setting(word, _constructor(classes[name]), text)
        if key in arguments:
            raise InvalidInput(
                f"a setting given twice in {text!r}",
                "each setting once; lr is learning_rate",
                "Leave one of them out.",
            )
        arguments[key] = value
    return _checked(words[0], Constructed(classes[name], tuple(arguments.items())))


def _from_class(kind: type[torch.optim.Optimizer]) -> TorchOptimizer:
    return _checked(_typed_name(kind), Constructed(kind))


def _from_factory(factory: Callable[..., Any]) -> TorchOptimizer:
    shown = getattr(factory, "__name__", type(factory).__name__)
    made = _built(f"the factory {shown!r}", factory)
    kind: type[torch.optim.Optimizer] = type(made)
    # Its defaults are the settings it was built with; some classes keep other things there too.
    known = {
        key: value for key, value in made.defaults.items() if key in {"lr", *_constructor(kind)}
    }
    return TorchOptimizer(_typed_name(kind), _shown(kind, known, ()), factory)


def _module(package: str, name: str) -> ModuleType:
    try:
        return importlib.import_module(PACKAGES[package])
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        raise InvalidInput(
            f"the optimizer {name!r}, whose package is not installed",
            f"an environment with {package}",
            f"Install it with: pip install {package}. Nothing else in unsaddle needs it.",
        ) from None


def _classes(module: ModuleType) -> dict[str, type[torch.optim.Optimizer]]:
    """Return a package's optimizers by name; bases that only others derive from are left out."""
    return {
        name: one
        for name, one in sorted(vars(module).items())
        if isinstance(one, type)
        and issubclass(one, torch.optim.Optimizer)
        and one is not torch.optim.Optimizer
        and not inspect.isabstract(one)
    }


def _typed_name(kind: type[torch.optim.Optimizer]) -> str:
    """Return the name by which a class can be typed, where it can."""
    package = kind.__module__.partition(".")[0]
    return f"{package}.{kind.__name__}" if package in PACKAGES else kind.__name__


def _constructor(kind: type[torch.optim.Optimizer]) -> dict[str, inspect.Parameter]:
    """Return the settings that a constructor names, without the parameters it comes first with."""
    named = list(inspect.signature(kind).parameters.values())[1:]
    return {one.name: one for one in named if one.kind not in (one.VAR_KEYWORD, one.VAR_POSITIONAL)}


def _setting(word: str, known: Mapping[str, inspect.Parameter], text: str) -> tuple[str, Any]:
    key, equals, value = word.partition("=")
    if not (key and equals and value):
        raise InvalidInput(
            f"the setting {word!r} in {text!r}", "key=value without blanks", "Write lr=0.01, say."
        )
    key = "lr" if key == "learning_rate" else key
    if key not in known:
        raise UnknownName(f"setting of {text.split()[0]}", key, known)
    default = known[key].default
    parts = [_read(part) for part in value.split(":")]
    found = tuple(parts) if len(parts) > 1 else parts[0]
    wanted = _wanted(default)
    if wanted is not None and not _fits(found, default):
        raise InvalidInput(f"{key}={value} in {text!r}", wanted, f"PyTorch's own is {default!r}.")
    return key, found


def _read(word: str) -> float | bool | str | None:
    plain = {"true": True, "false": False, "none": None}
    if word.lower() in plain:
        return plain[word.lower()]
    try:
        return int(word) if word.lstrip("+-").isdigit() else float(word)
    except ValueError:
        return word


def _wanted(default: Any) -> str | None:
    """Say what may stand where a default stands; None where the default does not tell."""
    if isinstance(default, bool):
        return "true or false"
    if isinstance(default, int | float):
        return "a finite number"
    if isinstance(default, tuple):
        return f"{len(default)} numbers parted by colons"
    return "a word" if isinstance(default, str) else None


def _fits(value: Any, default: Any) -> bool:
    if isinstance(default, tuple):
        return (
            isinstance(value, tuple)
            and len(value) == len(default)
            and all(one is None or _fits(one, 0.0) for one in value)
        )
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    if isinstance(default, str):
        return isinstance(value, str)
    return isinstance(value, int | float) and math.isfinite(value)


def _checked(name: str, constructed: Constructed) -> TorchOptimizer:
    _built(f"the optimizer {name!r}", constructed)
    parameters = _constructor(constructed.kind)
    given = dict(constructed.arguments)
    values = {key: given.get(key, one.default) for key, one in parameters.items()}
    return TorchOptimizer(name, _shown(constructed.kind, values, given), constructed)


def _built(what: str, build: Callable[..., Any]) -> torch.optim.Optimizer:
    """Return an optimizer of two numbers: a constructor that fails is found before any run."""
    try:
        with quiet_torch():
            made = build([torch.nn.Parameter(torch.zeros(2, dtype=torch.float64))])
    except Exception as error:
        raise InvalidInput(
            f"{what}, which cannot be built on a vector ({reason(error)})",
            ACCEPTED,
            "A walker is a vector: take another, or pass lambda parameters: Class(parameters, ...).",
        ) from error
    if not isinstance(made, torch.optim.Optimizer):
        raise InvalidInput(
            f"{what}, which returned a {type(made).__name__}", ACCEPTED, "Return the optimizer."
        )
    return made


def _shown(
    kind: type[torch.optim.Optimizer], values: Mapping[str, Any], given: Any
) -> tuple[tuple[str, float | str | bool], ...]:
    """Return the settings to print: what was given, is not as usual, or is a number but zero (off)."""
    usual = {key: one.default for key, one in _constructor(kind).items()}
    found: list[tuple[str, float | str | bool]] = []
    for key, value in values.items():
        unusual = key in given or value != usual.get(key, value)
        number = isinstance(value, int | float | tuple) and not isinstance(value, bool)
        if unusual or (number and value != 0):
            found.append(("learning_rate" if key == "lr" else key, _typed(value)))
    return tuple(found)


def _typed(value: Any) -> float | str | bool:
    """Return a setting as plain data that can be typed again."""
    if isinstance(value, torch.Tensor):
        return value.item()
    if isinstance(value, tuple | list):
        return ":".join(str(_typed(one)) for one in value)
    if isinstance(value, int | float | str):
        return value
    return "none" if value is None else getattr(value, "__name__", type(value).__name__)


def reason(error: Exception) -> str:
    """Return an error's kind and first line."""
    return f"{type(error).__name__}: {error}".splitlines()[0][:200]
