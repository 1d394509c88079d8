"""The explorer's state: one JSON object that the page, its address and the notebook share.

docs/explorer.md describes it; `explorer/src/state/` reads the same in the page, with the same limits.
"""

from __future__ import annotations

import base64
import binascii
import functools
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from unsaddle import optimizers, zoo
from unsaddle.errors import FormulaError, InvalidInput, UnknownName
from unsaddle.explorer.checks import (
    MISSING,
    fields,
    is_whole,
    items,
    items_of,
    limits,
    number_text,
    point,
    read_json,
    real_of,
    shown,
    switch,
    text,
    trimmed,
    whole,
    whole_of,
    word,
)
from unsaddle.formula import parse
from unsaddle.formula.grammar import shorten
from unsaddle.optimizers import DEFAULT_LEARNING_RATE
from unsaddle.racing.place import reference_and_start

State = dict[str, Any]

VERSION: int = limits()["version"]
KEYS = (
    "version", "landscape", "box", "starts", "optimizers", "noise", "batch", "schedule", "steps",
    "seed", "speed", "view", "selected", "station",
)  # fmt: skip
_DEFAULT_RULES = ("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam")  # those of `race`
_VIEW: State = {"surface": True, "contours": True, "camera": None, "theme": "auto"}
_CAMERA = ("angle", "angle", "distance")  # azimuth, elevation, distance
_FRAGMENT = "s="
_CODE = re.compile("[A-Za-z0-9_-]*")
_WORD = re.compile("[A-Za-z_][A-Za-z0-9_]*")
_VARIABLE = re.compile("[xyz]|x[0-9]+")
_PAUSE = re.compile("[ \\t\\r\\n\\f\\v-]+")
_FORMULA_TOO = "A formula such as 'x**2 - y**2' works too."


def defaults(landscape: str = "saddle") -> State:
    """Return the state of a page that was told nothing but where.

    >>> defaults()["starts"]
    {'kind': 'points', 'points': [[1.0, 1e-06]]}
    """
    return validated({"version": VERSION, "landscape": landscape})


def validated(data: object) -> State:
    """Return a whole state: what is missing takes its default, what is wrong is refused.

    Args:
        data: as read from JSON, a fragment or a notebook's trait.

    Raises:
        InvalidInput: a part that is not understood; the message names it and what is accepted.
        FormulaError: the landscape is a formula that is refused.

    >>> validated({"version": 1, "landscape": "x*y", "steps": 50})["seed"]
    0
    """
    given = fields(data, "state", KEYS)
    version = given.get("version", VERSION)
    if is_whole(version) and version > VERSION:
        raise InvalidInput(
            f"a state of version {shown(version)}",
            f"version {VERSION}",
            "It was made by a newer unsaddle: update this one.",
        )
    whole(version, "version", VERSION, VERSION)
    landscape = landscape_text(given.get("landscape", "saddle"))
    readers: dict[str, tuple[Callable[[Any], Any], Any]] = {
        "box": (_or_none(box_of), None),
        "starts": (_starts, {"kind": "points", "points": [_own_start(landscape)]}),
        "optimizers": (_optimizers, [{"rule": rule} for rule in _DEFAULT_RULES]),
        "noise": (_or_none(_noise), None),
        "batch": (_or_none(_batch), None),
        "schedule": (_schedule, {"kind": "constant"}),
        "steps": (lambda value: whole_of(value, "steps", "n_steps"), 2000),
        "seed": (lambda value: whole_of(value, "seed", "seed"), 0),
        "speed": (_speed, 100.0),
        "view": (_view, {}),
        "selected": (_or_none(_selected), None),
        "station": (_or_none(_station), None),
    }
    made: State = {"version": VERSION, "landscape": landscape}
    for key, (read, default) in readers.items():
        made[key] = read(given.get(key, default))
    _check_selection(made)
    return made


def to_fragment(state: Mapping[str, Any]) -> str:
    """Return the part of an address, behind its #, that holds a whole state.

    >>> to_fragment(defaults())[:8]
    's=eyJ2ZX'
    """
    data = json.dumps(validated(state), separators=(",", ":"), allow_nan=False, ensure_ascii=False)
    # Half a surrogate pair has no UTF-8; as in the page it becomes a replacement character.
    whole_text = data.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    code = base64.urlsafe_b64encode(whole_text.encode("utf-8")).decode("ascii")
    return _FRAGMENT + code.rstrip("=")


def from_fragment(fragment: str) -> State:
    """Return the state in the part of an address behind its #.

    Raises:
        InvalidInput: it holds none, or one that is refused.

    >>> from_fragment(to_fragment(defaults("lee")))["landscape"]
    'lee'
    """
    body = fragment.removeprefix("#")
    if not body.startswith(_FRAGMENT):
        raise InvalidInput(
            f"the fragment {shown(fragment)}", "#s= and a state", "Copy the whole address."
        )
    code = body[len(_FRAGMENT) :]
    most = limits()["characters"]["state"]
    if len(code) > 2 * most:
        raise InvalidInput(
            f"a state of {len(code):,} characters", f"at most {2 * most:,}", "Use fewer starts."
        )
    try:
        if not _CODE.fullmatch(code):
            raise ValueError  # Python's decoder takes + and / and = as well
        raw = base64.urlsafe_b64decode(code + "=" * (-len(code) % 4))
        read = raw.decode("utf-8")
    except (binascii.Error, ValueError):
        raise InvalidInput(
            f"the fragment {shown(fragment)}",
            "#s= and a state in base64url",
            "The address may be cut off: copy all of it.",
        ) from None
    return validated(read_json(read, "a state", most))


def _or_none(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)


def landscape_text(value: object, where: str = "landscape") -> str:
    """Return the name or the formula of a landscape that the page can draw."""
    typed = named_or_formula(text(value, where, limits()["characters"]["formula"]))
    if typed not in zoo.names() and not 1 <= (n := parse(typed).n_dims) <= 2:
        raise FormulaError(
            f"a formula of {n} variables",
            "one or two: x and y, or x1 and x2",
            "The page draws a surface over a plane.",
        )
    return typed


def named_or_formula(typed: str) -> str:
    """Return what was typed, without the space around it, unless it is a word that names nothing.

    Raises:
        UnknownName: the page has no landscape of that name.
        FormulaError: it is no name and no formula.
    """
    word = trimmed(typed)
    if word in zoo.names():
        return word
    if (_WORD.fullmatch(word) and not _VARIABLE.fullmatch(word)) or (
        _PAUSE.sub("_", word.lower()) in zoo.names()  # "double-well"
    ):
        raise UnknownName("landscape", shorten(word), zoo.names(), _FORMULA_TOO)
    parse(word)
    return word


@functools.cache
def _start_of(name: str) -> tuple[float, ...]:
    _, origin = reference_and_start(zoo.get(name), None)
    return tuple(float(part) for part in origin)


def _own_start(landscape: str) -> list[float]:
    """Return where the page starts unless told: the landscape's own start, or the saddle's."""
    if landscape in zoo.names():
        return list(_start_of(landscape))
    return [1.0, 1e-6]


def box_of(value: object, where: str = "box") -> list[list[float]]:
    """Return a box, each lower end below its upper end."""
    sides: list[list[float]] = []
    for i, side in enumerate(items(value, where, 2, 2)):
        low, high = point(side, f"{where}[{i}]")
        if not high - low >= 1e-9 * max(1.0, abs(low), abs(high)):  # axes need digits
            raise InvalidInput(
                f"{where}[{i}] from {number_text(low)} to {number_text(high)}",
                "a lower end below its upper end, by more than rounding",
                "Write the lower end first.",
            )
        sides.append([low, high])
    return sides


def _starts(value: object) -> State:
    keys = ("kind", "points", "from", "to", "center", "radius", "count")
    given = fields(value, "starts", keys)
    kind = word(given.get("kind", MISSING), "starts.kind", ("points", "line", "patch"))
    if kind == "points":
        fields(given, "starts of kind 'points'", ("kind", "points"))
        points = items_of(given.get("points", MISSING), "starts.points", "n_walkers")
        return {
            "kind": kind,
            "points": [point(each, f"starts.points[{i}]") for i, each in enumerate(points)],
        }
    count = whole_of(given.get("count", MISSING), "starts.count", "n_walkers")
    if kind == "line":
        fields(given, "starts of kind 'line'", ("kind", "from", "to", "count"))
        ends = {end: point(given.get(end, MISSING), f"starts.{end}") for end in ("from", "to")}
        return {"kind": kind, **ends, "count": count}
    fields(given, "starts of kind 'patch'", ("kind", "center", "radius", "count"))
    return {
        "kind": kind,
        "center": point(given.get("center", MISSING), "starts.center"),
        "radius": real_of(given.get("radius", MISSING), "starts.radius", "radius"),
        "count": count,
    }


def _optimizers(value: object) -> list[State]:
    found = items_of(value, "optimizers", "n_optimizers")
    return [_optimizer(each, f"optimizers[{i}]") for i, each in enumerate(found)]


def _optimizer(value: object, where: str) -> State:
    given = fields(value, where, ("rule", "settings"))
    rules: dict[str, dict[str, str]] = limits()["rules"]
    rule = word(given.get("rule", MISSING), f"{where}.rule", tuple(rules))
    kinds = rules[rule]
    settings = dict(_default_settings(rule))
    for key, setting in fields(
        given.get("settings", {}), f"{where}.settings", tuple(kinds)
    ).items():
        check = whole_of if kinds[key] in limits()["whole"] else real_of
        settings[key] = check(setting, f"{where}.settings.{key}", kinds[key])
    return {"rule": rule, "settings": settings}


@functools.cache
def _default_settings(rule: str) -> dict[str, float]:
    """One learning rate for all, so that the page compares rules, and the rule's own settings."""
    own = {**dict(optimizers.resolve(rule, 1).settings), "learning_rate": DEFAULT_LEARNING_RATE}
    return {key: own[key] for key in limits()["rules"][rule]}  # pyright: ignore[reportReturnType]


def _noise(value: object) -> State:
    given = fields(value, "noise", ("std", "direction"))
    direction = given.get("direction")
    if direction is not None:
        direction = point(direction, "noise.direction")
        if max(map(abs, direction)) < 1e-9:
            raise InvalidInput(
                f"noise.direction={shown(direction)}",
                "a direction that has a length",
                "Use null for noise in every direction.",
            )
    return {"std": real_of(given.get("std", MISSING), "noise.std", "std"), "direction": direction}


def _batch(value: object) -> State:
    given = fields(value, "batch", ("size", "samples", "sampling"))
    samples = whole_of(given.get("samples", MISSING), "batch.samples", "n_samples")
    size = given.get("size", MISSING)
    return {
        "size": whole(size, "batch.size", 1, samples),
        "samples": samples,
        "sampling": word(
            given.get("sampling", "reshuffle"), "batch.sampling", limits()["words"]["samplings"]
        ),
    }


def _schedule(value: object) -> State:
    given = fields(value, "schedule", ("kind", "every", "factor", "steps"))
    kind = word(given.get("kind", MISSING), "schedule.kind", ("constant", "step", "cosine"))
    if kind == "step":
        fields(given, "schedule of kind 'step'", ("kind", "every", "factor"))
        return {
            "kind": kind,
            "every": whole_of(given.get("every", MISSING), "schedule.every", "every"),
            "factor": real_of(given.get("factor", MISSING), "schedule.factor", "factor"),
        }
    if kind == "cosine":
        fields(given, "schedule of kind 'cosine'", ("kind", "steps"))
        steps = whole_of(given.get("steps", MISSING), "schedule.steps", "n_steps")
        return {"kind": kind, "steps": steps}
    fields(given, "schedule of kind 'constant'", ("kind",))
    return {"kind": kind}


def _speed(value: object) -> float | str:
    return "max" if value == "max" else real_of(value, "speed", "speed")


def _view(value: object) -> State:
    given = {**_VIEW, **fields(value, "view", tuple(_VIEW))}
    made = {
        "surface": switch(given["surface"], "view.surface"),
        "contours": switch(given["contours"], "view.contours"),
        "camera": _or_none(_camera)(given["camera"]),
        "theme": word(given["theme"], "view.theme", limits()["words"]["themes"]),
    }
    if not (made["surface"] or made["contours"]):
        raise InvalidInput(
            "a view of neither surface nor contours", "at least one of the two", "Show one."
        )
    return made


def _camera(value: object) -> list[float]:
    parts = zip(items(value, "view.camera", 3, 3), _CAMERA, strict=True)
    return [real_of(one, f"view.camera[{i}]", kind) for i, (one, kind) in enumerate(parts)]


def _selected(value: object) -> State:
    given = fields(value, "selected", ("optimizer", "walker"))
    kinds = {"optimizer": "n_optimizers", "walker": "n_walkers"}
    most = {key: limits()["whole"][kind][1] - 1 for key, kind in kinds.items()}
    return {key: whole(given.get(key, MISSING), f"selected.{key}", 0, n) for key, n in most.items()}


def _station(value: object) -> str:
    return text(value, "station", limits()["characters"]["name"])


def n_walkers(state: Mapping[str, Any]) -> int:
    """Return how many walkers each optimizer of a state has."""
    starts = state["starts"]
    return len(starts["points"]) if starts["kind"] == "points" else starts["count"]


def _check_selection(state: State) -> None:
    chosen = state["selected"]
    if chosen is None:
        return
    whole(chosen["optimizer"], "selected.optimizer", 0, len(state["optimizers"]) - 1)
    whole(chosen["walker"], "selected.walker", 0, n_walkers(state) - 1)
