"""Optimizers by name, by string, by object: every one becomes an optax transformation.

Plain names have the semantics and defaults of `torch.optim` where it has the rule (`sgd`, `momentum`,
`nesterov`, `adagrad`, `rmsprop`, `adadelta`, `adam`, `adamw`), because that is what most papers and
most runs use; tests compare each with PyTorch step by step. The others are rules that the libraries
lack, each from the paper that its docstring in `unsaddle.rules` names. `optax.NAME` is optax's own
function, unmodified, with optax's defaults. docs/optimizers.md lists where the two differ.
"""

from __future__ import annotations

import functools
import inspect
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import optax

from unsaddle import rules
from unsaddle.errors import InvalidInput, UnknownName

DEFAULT_LEARNING_RATE = 0.01  # one for all, so that a race compares rules; see docs/optimizers.md


@dataclass(frozen=True)
class OwnCost:
    """What a rule asks of the whole landscape in a step, besides the gradient it is given."""

    gradients: int = 0
    hessians: int = 0
    values: int = 0

    def describe(self) -> str:
        """Return the cost in words, ``"1 gradient and 4 values"``; empty where there is none."""
        parts = (
            f"{count} {noun}{'s' * (count > 1)}"
            for count, noun in (
                (self.gradients, "gradient"), (self.hessians, "Hessian"), (self.values, "value")
            )
            if count
        )  # fmt: skip
        return " and ".join(parts)


NO_COST = OwnCost()


@dataclass(frozen=True)
class Optimizer:
    """An optax transformation with the name and settings that are printed beside its results."""

    name: str
    settings: tuple[tuple[str, float | str | bool], ...]
    transformation: optax.GradientTransformationExtraArgs
    # The same rule with some settings changed, to JAX arrays perhaps; None: the maker is not known.
    rebuild: Callable[[Mapping[str, Any]], optax.GradientTransformationExtraArgs] | None = field(
        default=None, compare=False, repr=False
    )
    own_cost: OwnCost = NO_COST

    @property
    def learning_rate(self) -> float | str | None:
        """The learning rate, where the settings tell it."""
        return dict(self.settings).get("learning_rate")  # type: ignore[return-value]

    def describe(self) -> str:
        """Return name and settings as one could type them again."""
        shown = (f"{key}={_show(value)}" for key, value in self.settings)
        return " ".join([self.name, *shown])


def _show(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


_PLAIN: dict[str, Callable[..., Any]] = {
    "sgd": rules.sgd,
    "momentum": rules.momentum,
    "nesterov": rules.nesterov,
    "ema_momentum": rules.ema_momentum,
    "adagrad": rules.adagrad,
    "rmsprop": rules.rmsprop,
    "adadelta": rules.adadelta,
    "adam": rules.adam,
    "adamw": rules.adamw,
    "normalized_gd": rules.normalized_gd,
    "perturbed_gd": rules.perturbed_gd,
    "accelerated_perturbed_gd": rules.accelerated_perturbed_gd,
    "newton": rules.newton,
    "saddle_free_newton": rules.saddle_free_newton,
    "cubic_newton": rules.cubic_newton,
}
_OWN_COSTS = {
    "perturbed_gd": OwnCost(gradients=1),
    "accelerated_perturbed_gd": OwnCost(gradients=1, values=4),
    "newton": OwnCost(hessians=1),
    "saddle_free_newton": OwnCost(hessians=1),
    "cubic_newton": OwnCost(hessians=1),
}
_SYNONYMS = {
    "gd": "sgd",
    "heavy_ball": "momentum",
    "pgd": "perturbed_gd",
    "pagd": "accelerated_perturbed_gd",
    "sfn": "saddle_free_newton",
}
_KEY_SYNONYMS = {"lr": "learning_rate", "gamma": "momentum", "beta1": "b1", "beta2": "b2"}
_POSITIVE = {
    "hessian_lipschitz": "how fast the Hessian may change; 1 is the default",
    "theta": "one minus the share of the velocity that is kept; 0.1 is usual",
    "stride": "the length of a step along negative curvature; 0.25 is the default",
}
_NOT_NEGATIVE = (
    "eps",
    "initial_accumulator",
    "weight_decay",
    "radius",
    "gradient_tol",
    "wait",
    "damping",
    "curvature",
)
_SCHEDULES = ("constant", "1/t", "cosine", "step")


def names() -> tuple[str, ...]:
    """Return the plain names; every optax function with a learning rate is known as `optax.NAME`.

    >>> names()[:4]
    ('sgd', 'momentum', 'nesterov', 'ema_momentum')
    """
    return tuple(_PLAIN)


def _optax_names() -> dict[str, Callable[..., Any]]:
    aliases: dict[str, Callable[..., Any]] = {}
    for name in dir(optax):
        candidate = getattr(optax, name)
        if (
            not name.startswith(("_", "scale_by_"))  # parts of optimizers; one goes uphill alone
            and inspect.isfunction(candidate)
            and "learning_rate" in inspect.signature(candidate).parameters
        ):
            aliases[f"optax.{name}"] = candidate
    return aliases


def resolve(optimizer: object, n_steps: int) -> Optimizer:
    """Return an `Optimizer` from a string, an `Optimizer`, or any optax transformation.

    A string is a name followed by settings: ``"adam lr=1e-2 b1=0.9"``,
    ``"momentum lr=0.1 schedule=cosine"``, ``"sgd schedule=1/t:50"``, ``"sgd schedule=step:100:0.5"``
    (every 100 steps by 0.5), ``"optax.lion lr=1e-3"``.

    Args:
        optimizer: what to run.
        n_steps: the horizon, which the cosine schedule needs.

    Raises:
        UnknownName: the name, or a setting's name, is not known.
        InvalidInput: a setting has a value that cannot be used, or the object is no optimizer.

    >>> resolve("adam lr=0.1 b1=0.5", n_steps=100).describe()
    'adam learning_rate=0.1 b1=0.5 b2=0.999 eps=1e-08'
    """
    if isinstance(optimizer, Optimizer):
        return optimizer
    if isinstance(optimizer, str):
        # The horizon matters to one schedule; other rules stay the same object, compiled once.
        return _from_text(optimizer, n_steps if "cosine" in optimizer else 0)
    if isinstance(optimizer, tuple) and hasattr(optimizer, "init") and hasattr(optimizer, "update"):
        return Optimizer(
            "custom",
            (),
            optax.with_extra_args_support(optimizer),  # pyright: ignore[reportArgumentType]
        )
    raise InvalidInput(
        f"optimizer={optimizer!r}",
        "a string such as 'adam lr=0.01', an optax transformation, or unsaddle.optimizers.Optimizer",
        "Build one with optax, or type its name.",
    )


@functools.lru_cache(maxsize=256)
def _from_text(text: str, n_steps: int) -> Optimizer:
    words = text.replace(",", " ").split()
    if not words:
        raise InvalidInput(
            f"an optimizer of {text!r}",
            "a name, then key=value settings",
            "Type 'adam lr=0.01', say.",
        )
    name = _SYNONYMS.get(words[0], words[0])
    known = {**_PLAIN, **_optax_names()} if name.startswith("optax.") else _PLAIN
    if name not in known:
        raise UnknownName(
            "optimizer", words[0], known, "optax's own are named 'optax.adam' and so on."
        )
    factory = known[name]
    signature = inspect.signature(factory).parameters
    pairs = [_setting(word, text) for word in words[1:]]
    given = dict(pairs)
    if len(given) < len(pairs):
        raise InvalidInput(
            f"a setting given twice in {text!r}",
            "each setting once; lr is learning_rate",
            "Leave one of them out.",
        )
    schedule = given.pop("schedule", "constant")
    for key in given:
        if key not in signature:
            hint = f"A rule of that name exists: '{key}'." if key in _PLAIN else ""
            raise UnknownName(f"setting of {name}", key, ["lr", "schedule", *signature], hint)
    settings: dict[str, Any] = {
        key: parameter.default
        for key, parameter in signature.items()
        if isinstance(parameter.default, int | float)
    }
    settings = {"learning_rate": DEFAULT_LEARNING_RATE, **settings, **given}
    missing = [
        key
        for key, parameter in signature.items()
        if parameter.default is parameter.empty and key not in settings
    ]
    if missing:
        raise InvalidInput(
            f"{text!r} without {', '.join(missing)}",
            f"{name} with lr and {', '.join(missing)}",
            "Add them as key=value, or build the optimizer with optax and pass the object.",
        )
    _check_settings(settings, signature, text)
    arguments = dict(settings)

    def rebuild(changed: Mapping[str, Any]) -> optax.GradientTransformationExtraArgs:
        changed = {**arguments, **changed}
        if schedule != "constant":
            rate = changed["learning_rate"]
            changed["learning_rate"] = _schedule(str(schedule), rate, n_steps, text)
        return optax.with_extra_args_support(factory(**changed))

    built = rebuild({})
    if schedule != "constant":
        settings["schedule"] = schedule
    own_cost = _OWN_COSTS.get(name, NO_COST)
    return Optimizer(name, tuple(settings.items()), built, rebuild, own_cost)


def check_setting(optimizer: Optimizer, key: str, values: Any) -> str:
    """Return the full name of a number among an optimizer's settings that is to take these values.

    Args:
        optimizer: one that was made from its name.
        key: the setting, or a synonym such as "lr".
        values: an array of what it is to be.

    Raises:
        UnknownName: the optimizer has no number of that name.
        InvalidInput: a value is out of range, or the optimizer was not made from its name.

    >>> check_setting(resolve("adam", 1), "lr", [0.1, 0.2])
    'learning_rate'
    """
    if optimizer.rebuild is None:
        raise InvalidInput(
            f"{key} over walkers for the optimizer {optimizer.name!r}",
            "an optimizer given by name, such as 'adam' or 'optax.lion'",
            "An object's settings are closed to us: name it, or run one ensemble for each value.",
        )
    name = _KEY_SYNONYMS.get(key, key)
    numbers = {
        name: value
        for name, value in optimizer.settings
        if isinstance(value, int | float) and not isinstance(value, bool)
    }
    if name not in numbers:
        raise UnknownName(f"setting of {optimizer.name}", key, ["lr", *numbers])
    for extreme in (np.min(values), np.max(values)):  # every range is an interval
        changed = {**numbers, name: float(extreme)}
        _check_settings(changed, None, f"{optimizer.name} over walkers")
    return name


def _setting(word: str, text: str) -> tuple[str, float | int | bool | str]:
    key, equals, value = word.partition("=")
    if not (key and equals and value):
        raise InvalidInput(
            f"the setting {word!r} in {text!r}", "key=value without blanks", "Write lr=0.01, say."
        )
    key = _KEY_SYNONYMS.get(key, key)
    if key == "schedule":
        return key, value
    if value in ("True", "true", "False", "false"):
        return key, value.lower() == "true"
    try:
        return key, int(value) if value.lstrip("+-").isdigit() else float(value)
    except ValueError:
        raise InvalidInput(
            f"{key}={value} in {text!r}", "a number, true or false", "Write it as 0.01 or 1e-2."
        ) from None


def _check_settings(
    settings: Mapping[str, Any], signature: Mapping[str, inspect.Parameter] | None, text: str
) -> None:
    for key, value in settings.items():
        default = None if signature is None else signature[key].default
        is_switch = isinstance(default, bool) or default is None
        if isinstance(value, bool) and not is_switch:
            raise InvalidInput(
                f"{key}={value} in {text!r}", "a number", "Write it as 0.01 or 1e-2."
            )
        if isinstance(value, float) and not math.isfinite(value):
            raise InvalidInput(
                f"{key}={value} in {text!r}", "a finite number", "Give a finite one."
            )
    if not settings["learning_rate"] > 0:
        raise InvalidInput(
            f"learning_rate={settings['learning_rate']} in {text!r}",
            "a positive number",
            "Leave it out for 0.01, or write lr=0.1, say.",
        )
    for key in ("momentum", "b1", "b2", "alpha", "rho"):
        value = settings.get(key, 0.0)
        # optax has an `alpha` of another meaning, which is 1 by default.
        own = key != "alpha" or not text.split()[0].startswith("optax.")
        if own and value is not None and not 0 <= value < 1:
            raise InvalidInput(
                f"{key}={value} in {text!r}",
                "a number from 0 up to, not including, 1",
                "It is the share of the past that is kept; 0.9 is usual.",
            )
    for key, meaning in _POSITIVE.items():
        if not settings.get(key, 1.0) > 0:
            raise InvalidInput(
                f"{key}={settings[key]} in {text!r}",
                "a positive number",
                f"It is {meaning}.",
            )
    if not settings.get("theta", 1.0) <= 1:
        raise InvalidInput(
            f"theta={settings['theta']} in {text!r}",
            "a number above 0, up to 1",
            "Take 0.1, as is usual: 1 - theta is the share of the velocity that is kept.",
        )
    for key in _NOT_NEGATIVE:
        value = settings.get(key, 0.0)
        if value is not None and not value >= 0:
            raise InvalidInput(
                f"{key}={value} in {text!r}", "zero or a positive number", "Leave out the minus."
            )


def _schedule(spec: str, rate: Any, n_steps: int, text: str) -> Callable[[Any], Any]:
    """Learning rate as a function of the step, counted from 0."""
    kind, *numbers = spec.split(":")
    try:
        values = [float(number) for number in numbers]
        usable = all(math.isfinite(value) and value > 0 for value in values)
    except ValueError:
        values, usable = [], False
    if kind == "1/t" and usable and len(values) <= 1:
        half_time = values[0] if values else 1.0
        return lambda step: rate / (1.0 + step / half_time)
    if kind == "cosine" and not numbers:
        return optax.cosine_decay_schedule(rate, n_steps)
    if kind == "step" and usable and len(values) == 2 and values[0].is_integer():
        # optax.exponential_decay would round the rate to float32 where it is built.
        every, factor = int(values[0]), values[1]
        return lambda step: rate * factor ** (step // every)
    raise InvalidInput(
        f"schedule={spec} in {text!r}",
        f"{', '.join(_SCHEDULES)}; 1/t:T is lr/(1 + t/T), step:N:F multiplies by F every N steps",
        "Write schedule=cosine, schedule=1/t:50 or schedule=step:100:0.5.",
    )
