"""The built-in landscapes, each a formula with its source, its box and its critical points.

All are defined on the whole plane. The critical points are the complete list inside the box (of a
continuum, one representative). Their numbers are exact, or the float64 nearest to 50-digit values;
`tests/test_zoo.py` recomputes all of them from the formula by SymPy and mpmath, and proves that
none is missing.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from unsaddle.critical import CriticalPoint
from unsaddle.errors import InvalidInput, UnknownName
from unsaddle.landscape import Landscape

Points = tuple[CriticalPoint, ...]
Box = tuple[tuple[float, float], ...]

_SQRT2 = math.sqrt(2.0)
_THREE_ROOT3 = 3.0 * math.sqrt(3.0)


@dataclass(frozen=True)
class _Entry:
    formula: str
    source: str
    box: Box
    known: Points | Callable[[], Points]
    start: tuple[float, ...] | None = None  # None: near the saddle


def _square(half_width: float) -> Box:
    return ((-half_width, half_width),) * 2


def _at(location: tuple[float, ...], value: float, *eigenvalues: float) -> CriticalPoint:
    return CriticalPoint(location, value, eigenvalues)


def _rastrigin_points() -> Points:
    """All 441 in the classical box: every pair of critical points of one coordinate's share.

    The share is g(t) = t² + 10 − 10 cos 2πt; its derivative 2t + 20π sin 2πt has 21 zeros in the
    box, one near each half-integer k/2 with |k| ≤ 10: a minimum where k is even, else a maximum.
    """
    roots: list[float] = []
    for k in range(-10, 11):
        t = k / 2
        for _ in range(8):  # Newton from k/2 is at rounding after five
            slope = 2.0 * t + 20.0 * math.pi * math.sin(2.0 * math.pi * t)
            t -= slope / _rastrigin_curvature(t)
        roots.append(t if k else 0.0)
    points = [
        _at(
            (x, y),
            math.fsum(t * t + 20.0 * math.sin(math.pi * t) ** 2 for t in (x, y)),
            *sorted((_rastrigin_curvature(x), _rastrigin_curvature(y))),
        )
        for x, y in itertools.product(roots, repeat=2)
    ]
    return tuple(sorted(points, key=lambda point: point.value))


def _rastrigin_curvature(t: float) -> float:
    return 2.0 + 40.0 * math.pi**2 * math.cos(2.0 * math.pi * t)


_ENTRIES: dict[str, _Entry] = {
    "saddle": _Entry(
        "x**2 - y**2",
        "the textbook saddle; from (1, 1e-6) as in the animations after A. Radford (2014), whose "
        "settings were never published: a re-creation",
        _square(2.0),
        (_at((0.0, 0.0), 0.0, -2.0, 2.0),),
        start=(1.0, 1e-6),
    ),
    "lee": _Entry(
        "x**2/2 + y**4/4 - y**2/2",
        "Lee, Simchowitz, Jordan, Recht (2016), Gradient Descent Only Converges to Minimizers, "
        "COLT, arXiv 1602.04915",
        _square(2.0),
        (
            _at((0.0, -1.0), -0.25, 1.0, 2.0),
            _at((0.0, 1.0), -0.25, 1.0, 2.0),
            _at((0.0, 0.0), 0.0, -1.0, 1.0),
        ),
        start=(1.0, 1e-6),
    ),
    "castera": _Entry(
        "x**4 - 4*x**2 + y**2",
        "Castera (2021), Inertial Newton Algorithms Avoiding Strict Saddle Points, arXiv "
        "2111.04596; x and y are its theta1 and theta2",
        ((-2.5, 2.5), (-2.0, 2.0)),
        (
            _at((-_SQRT2, 0.0), -4.0, 2.0, 16.0),
            _at((_SQRT2, 0.0), -4.0, 2.0, 16.0),
            _at((0.0, 0.0), 0.0, -8.0, 2.0),
        ),
        start=(1e-6, 1.0),
    ),
    "dauphin": _Entry(
        "5*x**2 - y**2",
        "Dauphin et al. (2014), Identifying and attacking the saddle point problem, NeurIPS, arXiv "
        "1406.2572, figure 2",
        _square(2.0),
        (_at((0.0, 0.0), 0.0, -2.0, 10.0),),
        start=(1.0, 1e-4),
    ),
    "xy": _Entry(
        "x*y",
        "the saddle met by gradient descent in pennylane-pq issue 6: the sum contracts, the "
        "difference grows",
        _square(2.0),
        (_at((0.0, 0.0), 0.0, -1.0, 1.0),),
        start=(1.0, 1.0 - 1e-6),
    ),
    "monkey": _Entry(
        "x**3 - 3*x*y**2",
        "the monkey saddle, flat to second order; Dauphin et al. (2014), arXiv 1406.2572, figure 2",
        _square(2.0),
        (_at((0.0, 0.0), 0.0, 0.0, 0.0),),
        start=(0.1, 0.05),
    ),
    "monkey_confined": _Entry(
        "x**3 - 3*x*y**2 + (x**2 + y**2)**2/8",
        "ours: the monkey saddle with walls, so that every way down ends in one of three minima",
        _square(8.0),
        (
            _at((-6.0, 0.0), -54.0, 18.0, 54.0),
            _at((3.0, -_THREE_ROOT3), -54.0, 18.0, 54.0),
            _at((3.0, _THREE_ROOT3), -54.0, 18.0, 54.0),
            _at((0.0, 0.0), 0.0, 0.0, 0.0),
        ),
        start=(0.1, 0.0),
    ),
    "double_well": _Entry(
        "(x**2 - 1)**2 + y**2",
        "the textbook double well: two minima joined by a saddle",
        _square(2.0),
        (
            _at((-1.0, 0.0), 0.0, 2.0, 8.0),
            _at((1.0, 0.0), 0.0, 2.0, 8.0),
            _at((0.0, 0.0), 1.0, -4.0, 2.0),
        ),
        start=(1e-6, 1.0),
    ),
    "bowl": _Entry(
        "x**2 + 2*y**2",
        "a convex quadratic: its one minimum is global",
        _square(2.0),
        (_at((0.0, 0.0), 0.0, 2.0, 4.0),),
        start=(1.5, 1.0),
    ),
    "valley": _Entry(
        "y**2",
        "a valley that is flat along x: every point of the axis y = 0 is a global minimum and "
        "critical; the origin stands for them all",
        _square(2.0),
        (_at((0.0, 0.0), 0.0, 0.0, 2.0),),
        start=(1.0, 1.0),
    ),
    "rosenbrock": _Entry(
        "(1 - x)**2 + 100*(y - x**2)**2",
        "Rosenbrock (1960), An automatic method for finding the greatest or least value of a "
        "function, The Computer Journal 3; its start",
        ((-2.0, 2.0), (-1.0, 3.0)),
        (_at((1.0, 1.0), 0.0, 0.39936076748763305, 1001.6006392325123),),
        start=(-1.2, 1.0),
    ),
    "beale": _Entry(
        "(1.5 - x + x*y)**2 + (2.25 - x + x*y**2)**2 + (2.625 - x + x*y**3)**2",
        "Beale (1958), On an iterative method for finding a local minimum of a function of more "
        "than one variable, Princeton University; start as in Moré, Garbow, Hillstrom (1981)",
        _square(4.5),
        (
            _at((3.0, 0.5), 0.0, 0.3014636465222471, 48.979786353477756),
            _at(
                (0.10053793732415836, -2.644513585023125),
                9.86451228475556,
                -0.7810271726932424,
                867.7521793329279,
            ),
            _at((0.0, 1.0), 14.203125, -27.75, 27.75),
        ),
        start=(1.0, 1.0),
    ),
    "himmelblau": _Entry(
        "(x**2 + y - 11)**2 + (x + y**2 - 7)**2",
        "Himmelblau (1972), Applied Nonlinear Programming, McGraw-Hill",
        _square(5.0),
        (
            _at((3.0, 2.0), 0.0, 25.715728752538098, 82.2842712474619),
            _at((-2.805118086952745, 3.131312518250573), 0.0, 64.8403727706842, 80.55007177893319),
            _at(
                (-3.779310253377747, -3.2831859912861696),
                0.0,
                70.71435474424425,
                133.78561521306708,
            ),
            _at(
                (3.5844283403304917, -1.8481265269644036),
                0.0,
                28.690677156755243,
                105.41890833631605,
            ),
            _at(
                (3.385154183607021, 0.07385187983774928),
                13.31192627040559,
                -14.135178485450488,
                97.5478781026018,
            ),
            _at(
                (0.08667750455539636, 2.884254701174776),
                67.71915008752615,
                -31.706622362774343,
                75.507609238232,
            ),
            _at(
                (-3.0730257507643897, -0.08135304428796751),
                104.0151629175581,
                -39.65149625621665,
                72.43524806811875,
            ),
            _at(
                (-0.12796134673068008, -1.9537149802445763),
                178.33723920192747,
                -50.610239320365764,
                20.284049975935076,
            ),
            _at(
                (-0.2708445906673476, -0.9230385564799815),
                181.6165215225827,
                -45.60522929278952,
                -16.066019667290867,
            ),
        ),
    ),
    "rastrigin": _Entry(
        "20 + x**2 - 10*cos(2*pi*x) + y**2 - 10*cos(2*pi*y)",
        "Rastrigin (1974), Systems of Extremal Control, Nauka; in two dimensions",
        _square(5.12),
        _rastrigin_points,
    ),
}


def names() -> tuple[str, ...]:
    """Return the names of the built-in landscapes, sorted.

    >>> len(names()), "himmelblau" in names()
    (14, True)
    """
    return tuple(sorted(_ENTRIES))


def get(name: str) -> Landscape:
    """Return the built-in landscape of that name; the same object each time.

    Raises:
        UnknownName: no landscape has that name; the nearest names are suggested.

    >>> [point.describe() for point in get("lee").critical_points]
    ['minimum (0, -1)', 'minimum (0, 1)', 'saddle (0, 0)']
    """
    if name not in _ENTRIES:
        raise UnknownName("landscape", name, names(), "A formula such as 'x**2 - y**2' works too.")
    return _build(name)


@functools.cache
def _build(name: str) -> Landscape:
    entry = _ENTRIES[name]
    return Landscape.from_formula(
        entry.formula,
        name=name,
        box=entry.box,
        known=entry.known() if callable(entry.known) else entry.known,
        start=entry.start,
        source=entry.source,
    )


def resolve(
    landscape: str | Landscape | Callable[[Any], Any], n_dims: int | None = None
) -> Landscape:
    """Return the landscape that is meant: a built-in name, a formula, a function or a landscape.

    Args:
        landscape: a name from `names()`, else a formula as `formula.parse` reads it, else a
            function with `jax.numpy` from a vector to a number; a `Landscape` is returned as it is.
        n_dims: number of coordinates of a function; for anything else not needed, and ignored.

    Raises:
        UnknownName: a single word that is neither a landscape nor a variable.
        FormulaError: the formula is refused.
        InvalidInput: a function without `n_dims`, or something else altogether.

    >>> resolve("saddle").name, resolve("x*y + z").n_dims
    ('saddle', 3)
    """
    if isinstance(landscape, Landscape):
        return landscape
    if isinstance(landscape, str):
        return _resolve_text(landscape)
    if not callable(landscape):
        raise InvalidInput(
            f"landscape of type {type(landscape).__name__}",
            "a landscape's name, a formula, a Landscape, or a function written with jax.numpy",
            "Pass for example 'himmelblau' or 'x**2 - y**2'.",
        )
    if n_dims is None or n_dims < 1:
        raise InvalidInput(
            f"a function as landscape with n_dims={n_dims!r}",
            "the number of its coordinates, at least 1",
            "Pass n_dims, or make a Landscape with its box.",
        )
    return Landscape(
        name=getattr(landscape, "__name__", "function"),
        function=landscape,
        box=((-2.0, 2.0),) * n_dims,
        source="a function of the user",
    )


def _resolve_text(text: str) -> Landscape:
    word = text.strip()
    if word in _ENTRIES:
        return get(word)
    is_word = re.fullmatch(r"[A-Za-z_]\w*", word) and not re.fullmatch(r"[xyz]|x\d+", word)
    if is_word or re.sub(r"[\s-]+", "_", word.lower()) in _ENTRIES:  # "double-well"
        raise UnknownName("landscape", word, names(), "A formula such as 'x**2 - y**2' works too.")
    return Landscape.from_formula(text)
