"""The problems by name, each with the arguments it has when nobody gives any."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any

from unsaddle import zoo
from unsaddle.errors import UnknownName
from unsaddle.landscape import Landscape
from unsaddle.problem import Problem
from unsaddle.problems.diagonal_network import diagonal_network
from unsaddle.problems.digits_mlp import digits_mlp
from unsaddle.problems.fukumizu_amari import fukumizu_amari
from unsaddle.problems.linear_network import linear_network
from unsaddle.problems.matrix_factorization import matrix_factorization, rank1_factorization
from unsaddle.problems.octopus import octopus
from unsaddle.problems.phase_retrieval import phase_retrieval, phase_retrieval_samples
from unsaddle.problems.quadratic import quadratic, two_point, wang_quadratic
from unsaddle.problems.sphere_tensor import sphere_tensor

_FACTORIES: dict[str, Callable[..., Landscape | Problem]] = {
    factory.__name__: factory
    for factory in (
        diagonal_network,
        digits_mlp,
        fukumizu_amari,
        linear_network,
        matrix_factorization,
        octopus,
        phase_retrieval,
        phase_retrieval_samples,
        quadratic,
        rank1_factorization,
        sphere_tensor,
        two_point,
        wang_quadratic,
    )
}
_ADVICE = "A formula such as 'x**2 - y**2' works too."


def names() -> tuple[str, ...]:
    """Return the names of the problems, sorted; none is that of a landscape of the zoo.

    >>> len(names()), "octopus" in names()
    (13, True)
    """
    return tuple(sorted(_FACTORIES))


def names_with_samples() -> tuple[str, ...]:
    """Return the names of the problems that are finite sums, sorted; none is built for it.

    >>> "digits_mlp" in names_with_samples(), "octopus" in names_with_samples()
    (True, False)
    """
    return tuple(
        name for name in names() if "Problem" in str(_FACTORIES[name].__annotations__["return"])
    )


@functools.cache
def get(name: str) -> Landscape | Problem:
    """Return the problem of that name with its default arguments; the same object each time.

    Raises:
        UnknownName: no problem has that name; the nearest names are suggested.
        MissingExtra: the problem's data come with a package that is not installed.

    >>> get("octopus").n_dims, get("quadratic").n_samples
    (5, 100)
    """
    if name not in _FACTORIES:
        raise UnknownName("problem", name, names())
    return _FACTORIES[name]()


def resolve(
    landscape: str | Landscape | Problem | Callable[[Any], Any], n_dims: int | None = None
) -> Landscape | Problem:
    """Return what is meant: a problem by name or as it is, else what `zoo.resolve` makes of it.

    Raises:
        UnknownName: a single word that is no problem, no landscape and no variable.
        FormulaError: the formula is refused.
        InvalidInput: as `zoo.resolve`.

    >>> resolve("phase_retrieval").name, resolve("saddle").name
    ('phase_retrieval', 'saddle')
    """
    if isinstance(landscape, Problem):
        return landscape
    if isinstance(landscape, str):
        word = landscape.strip()
        if word in _FACTORIES:
            return get(word)
        if re.sub(r"[\s-]+", "_", word.lower()) in _FACTORIES:  # "phase-retrieval"
            raise UnknownName("landscape", word, (*zoo.names(), *names()), _ADVICE)
    try:
        return zoo.resolve(landscape, n_dims)
    except UnknownName:
        raise UnknownName(
            "landscape", str(landscape).strip(), (*zoo.names(), *names()), _ADVICE
        ) from None
