"""One minimum or several: statements 1 and 2."""

from __future__ import annotations

from typing import Any

import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from unsaddle import zoo
from unsaddle.claims.claim import Check, Claim, Finding, exactly, share_of
from unsaddle.claims.panel import Lines, Plane, Series
from unsaddle.claims.walk import walk
from unsaddle.critical import CriticalPoint, Kind
from unsaddle.ensemble import Ensemble
from unsaddle.landscape import Landscape

BOX = ((-2.0, 2.0), (-2.0, 2.0))
N_FUNCTIONS = 10
RING = Landscape.from_formula("(x**2 + y**2 - 1)**2 + x/5")


def _random_convex(random: np.random.Generator) -> Landscape:
    """The smooth maximum of four random linear functions and a flat bowl: strictly convex."""
    slopes, levels = random.normal(size=(4, 2)), random.normal(size=4)

    def function(x: Any) -> Any:
        return jnp.logaddexp.reduce(jnp.asarray(slopes) @ x + levels) + 0.5 * jnp.dot(x, x)

    return Landscape("a random convex function", function, ((-4.0, 4.0), (-4.0, 4.0)))


def _random_wavy(random: np.random.Generator) -> Landscape:
    """A sum of four random waves in a quartic bowl: several minima as a rule."""
    waves, phases = random.normal(scale=2.0, size=(4, 2)), random.uniform(0, 2 * np.pi, 4)

    def function(x: Any) -> Any:
        return jnp.sum(jnp.sin(jnp.asarray(waves) @ x + phases)) + 0.1 * jnp.dot(x, x) ** 2

    return Landscape("random waves in a bowl", function, ((-3.5, 3.5), (-3.5, 3.5)))


def convex(seed: int) -> Finding:
    """Ten random convex functions, 256 walkers each, and two at the border of the term."""
    random = np.random.default_rng(seed)
    n_points: list[int] = []
    arrived: list[NDArray[np.bool_]] = []
    shown: list[tuple[Landscape, Ensemble]] = []
    for _ in range(N_FUNCTIONS):
        landscape = _random_convex(random)
        points = landscape.critical_points
        n_points.append(len(points))
        starts = random.uniform(-4, 4, (256, 2))
        run = walk(landscape, "sgd lr=0.1", starts, 400, seed, record_every=10)
        reached = np.linalg.norm(run.finals - np.asarray(points[0].location), axis=1) < 1e-6
        arrived.append(reached)
        shown.append((landscape, run))
    valley = walk(zoo.get("valley"), "sgd lr=0.1", random.uniform(-2, 2, (256, 2)), 400, seed)
    values = zoo.get("valley").value(valley.finals)
    falling = Landscape.from_formula("exp(x)", box=((-2.0, 2.0),))
    checks = [
        exactly(
            f"critical points of {N_FUNCTIONS} strictly convex functions, least",
            1,
            min(n_points),
            "the gradient is one-to-one",
        ),
        exactly("the same, most", 1, max(n_points), "the gradient is one-to-one"),
        share_of(
            "share of walkers within 1e-6 of it after 400 steps",
            1.0,
            np.concatenate(arrived),
            "step below 2/L",
        ),
        Check(
            "spread of the values reached on the valley y²",
            1e-30,
            float(np.ptp(values)),
            None,
            "all its minima are global",
            "<=",
            side="limit",
        ),
        Check(
            "spread of the places reached there (length)",
            3.0,
            float(np.ptp(valley.finals[:, 0])),
            None,
            "the minima fill a line: x never moves",
            ">=",
            side="limit",
        ),
        exactly(
            "critical points of exp(x)",
            0,
            len(falling.critical_points),
            "convex, without a minimum",
            side="limit",
        ),
    ]
    landscape, run = shown[0]
    return Finding(
        tuple(checks),
        (
            Plane(
                "a convex function: every way ends in one place",
                landscape,
                (Series("24 walkers", run.trajectory[:, :24, 0], run.trajectory[:, :24, 1]),),
            ),
            Plane(
                "a valley: one value, many places",
                zoo.get("valley"),
                (Series("ends of 256 walkers", valley.finals[:, 0], valley.finals[:, 1], "dots"),),
            ),
        ),
    )


def several_minima(seed: int) -> Finding:
    """Himmelblau's function and twelve random ones: points counted, saddles followed down both ways."""
    random = np.random.default_rng(seed)
    chosen = [zoo.get("himmelblau"), *(_random_wavy(random) for _ in range(12))]
    joins: list[bool] = []
    deficits: list[int] = []
    n_minima: list[int] = []
    n_saddles: list[int] = []
    lowest_curvatures: list[float] = []
    ways: list[tuple[Landscape, Ensemble]] = []
    for landscape in chosen:
        points = landscape.critical_points
        ends_of_box = np.asarray(landscape.box)
        anywhere = random.uniform(ends_of_box[:, 0], ends_of_box[:, 1], (500, 2))
        lowest_curvatures.append(float(np.linalg.eigvalsh(landscape.hessian(anywhere)).min()))
        saddles = [p for p in points if p.kind is Kind.STRICT_SADDLE]
        minima = [p for p in points if p.kind is Kind.MINIMUM]
        maxima = [p for p in points if p.kind is Kind.MAXIMUM]
        deficits.append(len(minima) - len(saddles) + len(maxima))
        n_minima.append(len(minima))
        n_saddles.append(len(saddles))
        if not saddles:  # one minimum, nothing to follow
            continue
        run, ends = _both_ways_down(landscape, seed)
        joins += [
            first != second and first.kind is second.kind is Kind.MINIMUM
            for first, second in zip(ends[::2], ends[1::2], strict=True)
        ]
        ways.append((landscape, run))
    rosenbrock = zoo.get("rosenbrock")
    lowest = float(np.linalg.eigvalsh(rosenbrock.hessian([0.0, 1.0]))[0])
    checks = [
        exactly("minima of Himmelblau's function", 4, n_minima[0], "Himmelblau 1972"),
        Check(
            "minima of 12 random non-convex functions, together",
            24,
            sum(n_minima[1:]),
            None,
            "two each on average",
            ">=",
        ),
        Check(
            "largest of their 13 most negative curvatures at 500 random points",
            0.0,
            max(lowest_curvatures),
            None,
            "each function is bent downwards somewhere: not convex",
            "<=",
        ),
        *(
            exactly(
                f"minima − saddles + maxima, {which} of 13 functions",
                1,
                end(deficits),
                "Poincaré and Hopf: the index of a bowl is 1",
            )
            for which, end in (("least", min), ("most", max))
        ),
        share_of(
            "share of saddles whose two ways down end in different minima",
            0.5,
            joins,
            "often: more than half",
            relation=">=",
        ),
        Check(
            "smallest curvature of Rosenbrock's function at (0, 1)",
            0.0,
            lowest,
            None,
            "not convex",
            "<=",
            side="limit",
        ),
        exactly(
            "its critical points",
            1,
            len(rosenbrock.critical_points),
            "one minimum all the same",
            side="limit",
        ),
        exactly(
            "ends of the two ways down from the saddle of (x² + y² − 1)² + x/5",
            1,
            len({point.location for point in _both_ways_down(RING, seed)[1]}),
            "a ring: both ways lead round it to the same minimum",
            side="limit",
        ),
    ]
    landscape, run = ways[0]
    least = np.array([1.0, max(n_minima)])
    return Finding(
        tuple(checks),
        (
            Plane(
                "down both sides of each saddle",
                landscape,
                (
                    Series(
                        "gradient descent from the saddles",
                        run.trajectory[..., 0],
                        run.trajectory[..., 1],
                    ),
                ),
            ),
            Lines(
                "Himmelblau's function and twelve random ones",
                "minima",
                "saddles",
                (
                    Series("found", np.array(n_minima, float), np.array(n_saddles, float), "dots"),
                    Series("minima − 1: the least that is possible", least, least - 1, "predicted"),
                ),
            ),
        ),
    )


def _both_ways_down(landscape: Landscape, seed: int) -> tuple[Ensemble, list[CriticalPoint]]:
    """Where small steps to both sides of every saddle of index 1 lead; two ends for each saddle."""
    saddles = [p for p in landscape.critical_points if p.kind is Kind.STRICT_SADDLE]
    places = np.array([p.location for p in saddles])
    directions = np.linalg.eigh(landscape.hessian(places))[1][:, :, 0]
    starts = np.stack([places + 1e-3 * directions, places - 1e-3 * directions], axis=1).reshape(
        -1, 2
    )
    steepest = max(abs(e) for p in landscape.critical_points for e in p.eigenvalues)
    run = walk(landscape, f"sgd lr={0.2 / steepest!r}", starts, 20_000, seed, record_every=50)
    # The saddles it started from are among its points: there is a nearest one.
    places = [np.asarray(point.location) for point in landscape.critical_points]
    apart = np.linalg.norm(run.finals[:, None] - np.array(places)[None], axis=-1)
    ends = [landscape.critical_points[k] for k in np.argmin(apart, axis=1)]
    return run, ends


CLAIMS = (
    Claim(
        "convex",
        1,
        "A convex function has one minimum, which is global.",
        "A strictly convex function has at most one critical point, and descent with a step below "
        "2/L reaches it from everywhere.",
        "it has a minimum at all and is strictly convex: else its minima fill a convex set, all of one "
        "value, or there is none",
        convex,
    ),
    Claim(
        "several-minima",
        2,
        "A non-convex function has several minima, and a saddle often joins two of them.",
        "In a bowl in two dimensions minima − saddles + maxima = 1 (Poincaré and Hopf), so that m "
        "minima need at least m − 1 saddles.",
        "it is bent enough: Rosenbrock's function is not convex and has one minimum; and some saddles "
        "lead to the same minimum on both sides",
        several_minima,
    ),
)
