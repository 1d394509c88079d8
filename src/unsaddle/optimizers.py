"""Optimizers by name, by string, by object: every one becomes an optax transformation.

Plain names (`sgd`, `momentum`, `nesterov`, `ema_momentum`, `adagrad`, `rmsprop`, `adadelta`, `adam`,
`adamw`, `perturbed_gd`) have the semantics and defaults of `torch.optim`, because that is what most
papers and most runs use; tests compare each with PyTorch step by step. `optax.NAME` is optax's own
function, unmodified, with optax's defaults. docs/optimizers.md lists where the two differ.
"""

from __future__ import annotations

import functools
import inspect
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import optax

from unsaddle.errors import InvalidInput, UnknownName

DEFAULT_LEARNING_RATE = 0.01  # one for all, so that a race compares rules; see docs/optimizers.md


@dataclass(frozen=True)
class Optimizer:
    """An optax transformation with the name and settings that are printed beside its results."""

    name: str
    settings: tuple[tuple[str, float | str | bool], ...]
    transformation: optax.GradientTransformationExtraArgs

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


class DescentContext(NamedTuple):
    """What the engine hands to every optimizer besides the gradient (optax's extra arguments)."""

    draw_normals: Callable[
        [int], list[Any]
    ]  # n -> n standard normal deviates of this walker and step
    draw_uniform: Callable[[], Any]


def sgd(learning_rate: Any) -> optax.GradientTransformation:
    """Gradient descent; stochastic when its gradients are."""
    return optax.sgd(learning_rate)


def momentum(learning_rate: Any, momentum: float = 0.9) -> optax.GradientTransformation:
    """Heavy ball as in `torch.optim.SGD`: v = γ v + g, then x -= η v (Polyak 1964)."""
    return optax.sgd(learning_rate, momentum=momentum)


def nesterov(learning_rate: Any, momentum: float = 0.9) -> optax.GradientTransformation:
    """Nesterov's momentum as in `torch.optim.SGD(nesterov=True)`."""
    return optax.sgd(learning_rate, momentum=momentum, nesterov=True)


def ema_momentum(learning_rate: Any, momentum: float = 0.9) -> optax.GradientTransformation:
    """Momentum as an average: m = γ m + (1-γ) g, then x -= η m; Adam's numerator."""
    return optax.chain(
        optax.ema(momentum, debias=False), optax.scale_by_learning_rate(learning_rate)
    )


def adagrad(
    learning_rate: Any, eps: float = 1e-10, initial_accumulator: float = 0.0
) -> optax.GradientTransformation:
    """AdaGrad as in `torch.optim.Adagrad` (Duchi, Hazan, Singer 2011); `eps` outside the root."""

    def init(params: Any) -> Any:
        return optax.tree.full_like(params, initial_accumulator)

    def update(updates: Any, state: Any, params: Any = None) -> tuple[Any, Any]:
        del params
        state = jax.tree.map(lambda s, g: s + g * g, state, updates)
        # A gradient that has always been exactly zero gives no step: 0 / (0 + eps), also at eps = 0.
        scaled = jax.tree.map(
            lambda s, g: g / jnp.where(s > 0, jnp.sqrt(s) + eps, 1.0), state, updates
        )
        return scaled, state

    return optax.chain(
        optax.GradientTransformation(init, update), optax.scale_by_learning_rate(learning_rate)
    )


def rmsprop(
    learning_rate: Any, alpha: float = 0.99, eps: float = 1e-8
) -> optax.GradientTransformation:
    """RMSprop as in `torch.optim.RMSprop` (Tieleman, Hinton 2012); `eps` outside the root."""
    rule = optax.scale_by_rms(alpha, eps=eps, eps_in_sqrt=False)
    return optax.chain(_nothing_for_zero(rule, eps), optax.scale_by_learning_rate(learning_rate))


def adadelta(
    learning_rate: Any = 1.0, rho: float = 0.9, eps: float = 1e-6
) -> optax.GradientTransformation:
    """Adadelta as in `torch.optim.Adadelta` (Zeiler 2012)."""
    rule = optax.scale_by_adadelta(rho, eps)
    return optax.chain(_nothing_for_zero(rule, eps), optax.scale_by_learning_rate(learning_rate))


def adam(
    learning_rate: Any, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8
) -> optax.GradientTransformation:
    """Adam as in `torch.optim.Adam` (Kingma, Ba 2015); `eps` outside the root."""
    rule = optax.scale_by_adam(b1, b2, eps)
    return optax.chain(_nothing_for_zero(rule, eps), optax.scale_by_learning_rate(learning_rate))


def adamw(
    learning_rate: Any,
    b1: float = 0.9,
    b2: float = 0.999,
    eps: float = 1e-8,
    weight_decay: float = 0.01,
) -> optax.GradientTransformation:
    """AdamW as in `torch.optim.AdamW` (Loshchilov, Hutter 2019)."""
    return optax.chain(
        _nothing_for_zero(optax.scale_by_adam(b1, b2, eps), eps),
        optax.add_decayed_weights(weight_decay),
        optax.scale_by_learning_rate(learning_rate),
    )


def _nothing_for_zero(
    rule: optax.GradientTransformation, eps: float
) -> optax.GradientTransformation:
    """At eps = 0 a gradient that has always been exactly zero gives no step instead of 0 / 0."""
    if eps > 0:
        return rule

    def update(updates: Any, state: Any, params: Any = None) -> tuple[Any, Any]:
        steps, state = rule.update(updates, state, params)
        steps = jax.tree.map(
            lambda step, g: jnp.where((g == 0) & jnp.isnan(step), 0.0, step).astype(g.dtype),
            steps,
            updates,
        )
        return steps, state

    return optax.GradientTransformation(rule.init, update)


class PerturbedState(NamedTuple):
    """Steps taken, and the step of the last perturbation (counted from minus infinity)."""

    step: Any
    last: Any


def perturbed_gd(
    learning_rate: Any, radius: float = 0.01, gradient_tol: float = 0.01, wait: int = 10
) -> optax.GradientTransformationExtraArgs:
    """Perturbed gradient descent (Jin et al. 2017, arXiv 1703.00887, Algorithm 2).

    Where the gradient norm is at most `gradient_tol` (absolute, in units of value per length) and
    more than `wait` steps have passed since the last time, a point drawn uniformly from a ball of
    `radius` is added before the step. The gradient of that step is the one at the unperturbed point:
    one gradient a step, where the paper's listing would need two. `theory.pgd_constants` gives the
    paper's own constants, whose radii and waits are of no practical use. No termination test.
    """

    def init(params: Any) -> PerturbedState:
        del params
        return PerturbedState(jnp.int32(0), jnp.int32(-(2**30)))

    def update(
        updates: Any, state: Any, params: Any = None, *, context: DescentContext, **extra: Any
    ) -> tuple[Any, Any]:
        del params, extra
        calm = jnp.linalg.norm(updates) <= gradient_tol
        kick = calm & (state.step - state.last > wait)
        # Uniform in the ball: an isotropic direction and the d-th root of a uniform radius.
        n_dims = updates.shape[0]
        direction = jnp.stack(context.draw_normals(n_dims))
        reach = context.draw_uniform() ** (1.0 / n_dims)
        jump = radius * reach * direction / jnp.linalg.norm(direction)
        rate = learning_rate(state.step) if callable(learning_rate) else learning_rate
        step = jnp.where(kick, jump, 0.0).astype(updates.dtype) - rate * updates
        return step, PerturbedState(state.step + 1, jnp.where(kick, state.step, state.last))

    # optax's type for `update` has no room for a named extra argument.
    return optax.GradientTransformationExtraArgs(init, update)  # pyright: ignore[reportArgumentType]


_PLAIN: dict[str, Callable[..., Any]] = {
    "sgd": sgd,
    "momentum": momentum,
    "nesterov": nesterov,
    "ema_momentum": ema_momentum,
    "adagrad": adagrad,
    "rmsprop": rmsprop,
    "adadelta": adadelta,
    "adam": adam,
    "adamw": adamw,
    "perturbed_gd": perturbed_gd,
}
_SYNONYMS = {"gd": "sgd", "heavy_ball": "momentum", "pgd": "perturbed_gd"}
_KEY_SYNONYMS = {"lr": "learning_rate", "gamma": "momentum", "beta1": "b1", "beta2": "b2"}
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
        return _from_text(optimizer, n_steps)
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
            raise UnknownName(f"setting of {name}", key, ["lr", "schedule", *signature])
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
    if schedule != "constant":
        rate = _schedule(str(schedule), float(settings["learning_rate"]), n_steps, text)
        arguments["learning_rate"] = rate
        settings["schedule"] = schedule
    built = optax.with_extra_args_support(factory(**arguments))
    return Optimizer(name, tuple(settings.items()), built)


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
    settings: Mapping[str, Any], signature: Mapping[str, inspect.Parameter], text: str
) -> None:
    for key, value in settings.items():
        is_switch = isinstance(signature[key].default, bool) or signature[key].default is None
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
    for key in ("eps", "initial_accumulator", "weight_decay", "radius", "gradient_tol", "wait"):
        value = settings.get(key, 0.0)
        if value is not None and not value >= 0:
            raise InvalidInput(
                f"{key}={value} in {text!r}", "zero or a positive number", "Leave out the minus."
            )


def _schedule(spec: str, rate: float, n_steps: int, text: str) -> Callable[[Any], Any]:
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
