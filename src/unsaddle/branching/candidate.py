"""`Candidate`: what may get a run out, typed in a few words."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from unsaddle.errors import InvalidInput, UnknownName

MoveKind = Literal["ball", "escape", "curvature", "revive"]

AS_IT_IS = "as it is"
# As people type them -> PyTorch's class and what the name means beyond it.
OPTIMIZERS = {
    "adadelta": "Adadelta",
    "adafactor": "Adafactor",
    "adagrad": "Adagrad",
    "adam": "Adam",
    "adamax": "Adamax",
    "adamw": "AdamW",
    "asgd": "ASGD",
    "lbfgs": "LBFGS",
    "momentum": "SGD",
    "nadam": "NAdam",
    "nesterov": "SGD",
    "radam": "RAdam",
    "rmsprop": "RMSprop",
    "rprop": "Rprop",
    "sgd": "SGD",
}
_MEANT = {"momentum": {"momentum": "0.9"}, "nesterov": {"momentum": "0.9", "nesterov": "true"}}
DTYPES = ("bfloat16", "float16", "float32", "float64")
OWN_SETTINGS = ("betas", "eps", "lr", "momentum", "weight_decay")
_MOVES: dict[str, tuple[MoveKind, str | None]] = {  # -> kind, and the name of its length
    "perturb": ("ball", "radius"),
    "perturb along escape": ("escape", "radius"),
    "negative curvature step": ("curvature", "length"),
    "revive dead units": ("revive", None),
}
_FACTOR = re.compile(r"lr\s*x\s*(?P<factor>\S+)")
ACCEPTED = (
    "words such as 'adam lr=1e-2', 'sgd lr=0.5 batch=1', 'lr x10', 'batch=1', 'float32', "
    "'perturb radius=1e-2', 'perturb along escape radius=1e-2', 'negative curvature step', "
    "'revive dead units', 'as it is'; several joined by +; a torch.optim class, or a function of the "
    "parameters that returns an optimizer"
)


@dataclass(frozen=True)
class Move:
    """One move of the parameters before the first step.

    Attributes:
        kind: "ball": a point drawn uniformly from a ball; "escape": along the certified escape
            direction, to either side by chance; "curvature": one step along it, downhill; "revive":
            the incoming weights of dead units drawn anew.
        length: radius of the ball or length of the step; not-a-number where it has none.
    """

    kind: MoveKind
    length: float = float("nan")

    def __post_init__(self) -> None:
        kinds = get_args(MoveKind)
        if self.kind not in kinds:
            raise InvalidInput(
                f"a move of the kind {self.kind!r}", ", ".join(kinds), "Take one of these."
            )
        if self.kind != "revive" and not 0.0 < abs(self.length) < math.inf:
            raise InvalidInput(
                f"a move of the kind {self.kind!r} with length={self.length!r}",
                "a finite length that is not 0",
                "Say how far it goes, in the units of the parameters.",
            )


@dataclass(frozen=True)
class Candidate:
    """What is changed of a run when a branch begins; what is left out stays as the run has it.

    Attributes:
        name: as typed, or as printed.
        optimizer: in the words of `unsaddle.torch.optimizers.resolve`, such as "torch.Adam lr=0.01",
            or a class or factory; it begins with fresh state. None: the run's own, with its state.
        settings: changes of the run's own optimizer, in all parameter groups.
        rate_factor: multiplies the learning rate of every group.
        batch_size: None: the run's.
        dtype: the precision of model, data and optimizer state.
        moves: of the parameters, before the first step.
        reason: why it is tried.
    """

    name: str
    optimizer: Any = None
    settings: tuple[tuple[str, Any], ...] = ()
    rate_factor: float = 1.0
    batch_size: int | None = None
    dtype: str | None = None
    moves: tuple[Move, ...] = ()
    reason: str = "asked for"

    def __post_init__(self) -> None:
        size = self.batch_size
        if size is not None and (type(size) is not int or size < 1):
            raise InvalidInput(
                f"batch_size={size!r} of the candidate {self.name!r}",
                "a whole number from 1, or None for the run's own",
                "Pass the number of samples in a batch.",
            )
        if not 0.0 < self.rate_factor < math.inf:
            raise InvalidInput(
                f"rate_factor={self.rate_factor!r} of the candidate {self.name!r}",
                "a finite number above 0",
                "Pass what the learning rate is to be multiplied by.",
            )
        if self.dtype is not None and self.dtype not in DTYPES:
            raise InvalidInput(
                f"dtype={self.dtype!r} of the candidate {self.name!r}",
                ", ".join(DTYPES),
                "Take one of these, or None for the run's own.",
            )

    @property
    def is_baseline(self) -> bool:
        """Whether nothing is changed."""
        changed = (self.settings, self.batch_size, self.dtype, self.moves)
        return self.optimizer is None and not any(changed) and self.rate_factor == 1.0

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        shown = self.optimizer if isinstance(self.optimizer, str | None) else self.name
        return {
            "name": self.name,
            "optimizer": shown,
            "settings": dict(self.settings),
            "learning_rate_factor": self.rate_factor,
            "batch_size": self.batch_size,
            "dtype": self.dtype,
            "moves": [vars(move) for move in self.moves],
            "reason": self.reason,
        }


@dataclass(frozen=True)
class Surroundings:
    """What words leave out is taken from here.

    Attributes:
        settings: of the run's optimizer; its learning rate and weight decay stand for those that an
            SGD is typed without, if `is_sgd`.
        is_sgd: whether the run's own optimizer is an SGD.
        radius: where the quadratic neighbourhood of the saddle ends.
        lowest: signed distance along the escape direction at which the line probe was lowest.
        size: Euclidean norm of the parameters, for perturbations where there is no saddle.
    """

    settings: Mapping[str, Any]
    is_sgd: bool
    radius: float | None
    lowest: float | None
    size: float


def parse(candidate: Any, around: Surroundings) -> Candidate:
    """Return a candidate from words, a class, a factory, or one made before.

    Raises:
        InvalidInput: words that say nothing known, or a number out of range.
        UnknownName: an optimizer that nobody knows.

    >>> around = Surroundings({"learning_rate": 0.05}, True, 1.5, 3.0, 1.0)
    >>> parse("sgd batch=1 + perturb radius=1e-2", around)
    Candidate(name='sgd batch=1 + perturb radius=1e-2', optimizer='torch.SGD lr=0.05', settings=(),
              rate_factor=1.0, batch_size=1, dtype=None, moves=(Move(kind='ball', length=0.01),),
              reason='asked for')
    """
    if isinstance(candidate, Candidate):
        return candidate
    if isinstance(candidate, str):
        return _from_words(candidate, around)
    if isinstance(candidate, type) or callable(candidate):
        name = getattr(candidate, "__name__", type(candidate).__name__)
        return Candidate(name.strip("<>"), optimizer=candidate)
    raise InvalidInput(
        f"the candidate {candidate!r}",
        ACCEPTED,
        "An optimizer that is already built holds the live parameters: pass its class or words.",
    )


def _from_words(text: str, around: Surroundings) -> Candidate:
    found: dict[str, Any] = {}
    moves: list[Move] = []
    for part in (" ".join(piece.split()) for piece in text.split("+")):
        if part.lower() == AS_IT_IS:
            continue
        move = _move(part, around, text)
        if move is not None:
            moves.append(move)
            continue
        for key, value in _changes(part, around, text).items():
            if key in found:
                raise InvalidInput(
                    f"{key.replace('_', ' ')} given twice in the candidate {text!r}",
                    "each once",
                    "Leave one of them out.",
                )
            found[key] = value
    if "optimizer" in found and {"settings", "rate_factor"} & set(found):
        raise InvalidInput(
            f"the candidate {text!r}, which names an optimizer and changes the run's own",
            "one of the two",
            "Write the settings behind the optimizer's name: adam lr=1e-2.",
        )
    return Candidate(name=" ".join(text.split()), moves=tuple(moves), **found)


def _move(part: str, around: Surroundings, text: str) -> Move | None:
    words = part.split()
    settings = [word for word in words if "=" in word]
    name = " ".join(word for word in words if "=" not in word).lower()
    if name not in _MOVES:
        return None
    kind, measure = _MOVES[name]
    given = dict(word.split("=", 1) for word in settings)
    wrong = given.keys() - {measure}
    if wrong:
        raise InvalidInput(
            f"{', '.join(sorted(wrong))} in {part!r} of the candidate {text!r}",
            f"{measure}=NUMBER" if measure else "no setting",
            "An optimizer's settings stand behind its name, after a +.",
        )
    if measure is None:
        return Move(kind)
    if not given:
        return Move(kind, _usual_length(kind, around, text))
    length = _positive(given[measure], measure, text)
    if kind == "curvature":
        length = math.copysign(length, around.lowest or 1.0)
    return Move(kind, length)


def _usual_length(kind: MoveKind, around: Surroundings, text: str) -> float:
    """Return the length where none is typed: it stays where the quadratic model holds.

    Half the radius along the way out leaves ln 2 growth times of the plateau. A step of negative
    curvature goes to the lowest point of the line probe.
    """
    if kind == "curvature" and around.lowest is not None:
        return around.lowest
    if around.radius is not None and kind != "curvature":
        return _rounded(around.radius if kind == "ball" else 0.5 * around.radius)
    if kind == "ball":
        return _rounded(0.1 * around.size) if around.size else 0.1
    raise InvalidInput(
        f"the candidate {text!r} at a point without a certified escape direction",
        "a strict saddle or a maximum",
        "Take another: perturb radius=1e-2 needs no direction.",
    )


def _changes(part: str, around: Surroundings, text: str) -> dict[str, Any]:
    """Return what one part changes but moves."""
    factor = _FACTOR.fullmatch(part.lower())
    if factor is not None:
        return {"rate_factor": _positive(factor["factor"], "the factor", text)}
    if part.lower() in DTYPES:
        return {"dtype": part.lower()}
    parts = part.split()
    first, rest = "".join(parts[:1]), parts[1:]
    words = rest if "=" not in first else parts
    settings: dict[str, str] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not (key and equals and value) or key in settings:
            raise InvalidInput(
                f"{word!r} in the candidate {text!r}", ACCEPTED, "Write key=value without blanks."
            )
        settings["lr" if key == "learning_rate" else key] = value
    batch = settings.pop("batch_size", settings.pop("batch", None))
    found: dict[str, Any] = {} if batch is None else {"batch_size": _count(batch, text)}
    if "=" not in first:
        return {**found, "optimizer": _optimizer(first, settings, around, text)}
    unknown = [key for key in settings if key not in OWN_SETTINGS]
    if unknown:
        raise UnknownName("setting of the run's own optimizer", unknown[0], OWN_SETTINGS)
    if settings:
        found["settings"] = tuple((key, _value(value, text)) for key, value in settings.items())
    return found


def _optimizer(name: str, settings: dict[str, str], around: Surroundings, text: str) -> str:
    kind = OPTIMIZERS.get(name.lower().removeprefix("torch."))
    if kind is None and "." not in name:
        raise UnknownName("candidate", name, [*OPTIMIZERS, *_MOVES, *DTYPES, AS_IT_IS, "lr x10"])
    settings = {**_MEANT.get(name.lower(), {}), **settings}
    if kind == "SGD" and around.is_sgd:
        usual = {"lr": around.settings.get("learning_rate")}
        usual["weight_decay"] = around.settings.get("weight_decay") or None
        given = {key: f"{value:g}" for key, value in usual.items() if value is not None}
        settings = {**given, **settings}
    typed = [f"{key}={value}" for key, value in settings.items()]
    return " ".join([f"torch.{kind}" if kind else name, *typed])


def _value(text: str, whole: str) -> Any:
    numbers = [_number(part, whole) for part in text.split(":")]
    return tuple(numbers) if len(numbers) > 1 else numbers[0]


def _number(text: str, whole: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise InvalidInput(
            f"{text!r} in the candidate {whole!r}", "a number", "Write 1e-2, say."
        ) from None


def _positive(text: str, what: str, whole: str) -> float:
    value = _number(text, whole)
    if not 0 < value < float("inf"):
        raise InvalidInput(
            f"{what} {text} in the candidate {whole!r}", "a number above 0", "Write 1e-2, say."
        )
    return value


def _count(text: str, whole: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise InvalidInput(
            f"batch={text} in the candidate {whole!r}", "a whole number from 1", "Write batch=1."
        )
    return int(text)


def _rounded(value: float) -> float:
    return float(f"{value:.2g}")
