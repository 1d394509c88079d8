"""Coming to a saddle along one direction: statements 3 and 7."""

from __future__ import annotations

import math

import numpy as np

from unsaddle import zoo
from unsaddle.claims.claim import Check, Claim, Finding, exactly, mean_of, share_of
from unsaddle.claims.panel import Lines, Plane, Series
from unsaddle.claims.pulls import tilted_saddle
from unsaddle.claims.walk import Beyond, crowd, first_steps, walk
from unsaddle.landscape import Landscape
from unsaddle.oracle import MiniBatch, along, isotropic
from unsaddle.theory import steps_to_reach

SADDLE = Landscape.from_formula("x**2/2 - y**2/2", name="the saddle x²/2 − y²/2")


def one_direction(seed: int) -> Finding:
    """Lee et al.'s function, x²/2 + y⁴/4 − y²/2, from (1, ε) with step 0.1."""
    lee, radius, rate = zoo.get("lee"), 0.5, 0.1
    angle = np.linspace(0.0, 2 * math.pi, 721)
    circle = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    distances = np.geomspace(1e-4, 0.3, 30)
    steepest = [float(np.linalg.norm(lee.gradient(r * circle), axis=1).max()) for r in distances]
    near = float(np.linalg.norm(lee.gradient(1e-3 * circle), axis=1).max())
    offsets = np.array([0.0, 1e-2, 1e-4, 1e-8, 1e-16])
    starts = np.stack([np.ones(5), offsets], axis=1)
    run = walk(
        lee, f"sgd lr={rate}", starts, 1000, seed, watch={"out": Beyond(1, radius)}, record_every=1
    )
    steps = first_steps(run, "out")
    predicted = [steps_to_reach("gradient_descent", rate, 0.0, e, radius) for e in offsets[1:]]
    checks = [
        exactly(
            "steepest gradient at distance 0.001 (value per length)",
            1e-3,
            near,
            "‖H‖·distance with ‖H‖ = 1; the quartic adds less than one part in 10⁶",
            model_tol=1e-6,
        ),
        exactly(
            "distance from y = 0 after 1,000 steps from (1, 0)",
            0.0,
            abs(run.finals[0, 1]),
            "the gradient along y is y³ − y = 0 exactly",
        ),
        exactly(
            "distance to the saddle then, over 0.9¹⁰⁰⁰",
            1.0,
            float(np.linalg.norm(run.finals[0])) / 0.9**1000,
            "the map x → 0.9 x",
            model_tol=1e-9,
        ),
    ]
    checks += [
        exactly(
            f"steps to |y| = {radius} from an offset of {offset:g}",
            expected,
            step,
            "ln(R/ε)/ln(1 + ηλ); the quartic term costs up to two steps more",
            count_tol=2.0,
            side="limit",
        )
        for offset, expected, step in zip(offsets[1:], predicted, steps[1:], strict=True)
    ]
    paths = tuple(
        Series(f"start (1, {offset:g})", run.trajectory[:, i, :1], run.trajectory[:, i, 1:])
        for i, offset in enumerate(offsets[:3])
    )
    fine = np.geomspace(1e-17, 0.1, 60)
    return Finding(
        tuple(checks),
        (
            Plane("from above: only the exact ridge is held", lee, paths),
            Lines(
                "flat on all sides",
                "distance from the saddle",
                "steepest gradient",
                (
                    Series(
                        "measured, worst of 721 directions", distances, np.array(steepest), "dots"
                    ),
                    Series("‖H‖·distance", distances, distances, "predicted"),
                ),
                xlog=True,
                ylog=True,
            ),
            Lines(
                "how long an offset keeps it",
                "offset ε from the ridge",
                "steps to leave",
                (
                    Series("measured", offsets[1:], steps[1:], "dots"),
                    Series(
                        "ln(R/ε)/ln(1 + ηλ)",
                        fine,
                        np.log(radius / fine) / math.log1p(rate),
                        "predicted",
                    ),
                ),
                xlog=True,
            ),
        ),
        ("flat means: the gradient, and with it the step, shrinks in proportion to the distance",),
    )


def shrinking_steps(seed: int) -> Finding:
    """Noise along x alone with step 0.1/(1 + t/50); then the same noise everywhere."""
    std, rate, half_time, n_steps, n_walkers = 0.5, 0.1, 50.0, 4000, 2048
    text = f"sgd lr={rate} schedule=1/t:{half_time:g}"
    steps = rate / (1.0 + np.arange(n_steps) / half_time)
    variance, mean = [0.0], [1.0]
    for eta in steps:  # exact moments of x[t+1] = (1 - η) x[t] - η σ ξ
        variance.append((1 - eta) ** 2 * variance[-1] + (eta * std) ** 2)
        mean.append((1 - eta) * mean[-1])
    shrinking = walk(
        SADDLE,
        text,
        crowd((1.0, 0.0), n_walkers),
        n_steps,
        seed,
        oracle=along(std, (1.0, 0.0)),
        record_every=20,
    )
    constant = walk(
        SADDLE,
        f"sgd lr={rate}",
        crowd((1.0, 0.0), n_walkers),
        n_steps,
        seed,
        oracle=along(std, (1.0, 0.0)),
        record_every=20,
    )
    everywhere = walk(
        SADDLE,
        text,
        crowd((1.0, 0.0), n_walkers),
        n_steps,
        seed,
        oracle=isotropic(std, 2),
        watch={"out": Beyond(1, 1.0)},
    )
    resting = (rate * std) ** 2 / (1 - (1 - rate) ** 2)
    checks = [
        exactly(
            "farthest any walker gets from y = 0",
            0.0,
            float(np.abs(shrinking.finals[:, 1]).max()),
            f"no noise along y; {n_walkers:,} walkers",
        ),
        mean_of(
            f"mean square distance to the saddle after {n_steps:,} shrinking steps",
            variance[-1] + mean[-1] ** 2,
            shrinking.finals[:, 0] ** 2,
            "exact recursion of the variance",
        ),
        mean_of(
            "the same with a constant step: it hovers",
            resting,
            constant.finals[:, 0] ** 2,
            "η²σ²/(1 − (1−ηλ)²)",
        ),
        *_batches_shrink(seed, rate),
        _stops_short(seed),
        share_of(
            f"share that left within {n_steps:,} shrinking steps, noise along y as well",
            1.0,
            np.isfinite(first_steps(everywhere, "out")),
            "the steps add up to infinity, so that y grows like a power of t",
            side="limit",
        ),
    ]
    recorded = shrinking.recorded_steps.astype(np.float64)
    return Finding(
        tuple(checks),
        (
            Lines(
                "fluctuation along the ridge",
                "step",
                "root mean square distance",
                (
                    Series(
                        "shrinking steps, measured",
                        recorded,
                        np.sqrt(np.mean(shrinking.trajectory[..., 0] ** 2, axis=1)),
                        "dots",
                    ),
                    Series(
                        "shrinking steps, exact",
                        np.arange(n_steps + 1.0),
                        np.sqrt(np.array(variance) + np.array(mean) ** 2),
                        "predicted",
                    ),
                    Series(
                        "constant step, measured",
                        recorded,
                        np.sqrt(np.mean(constant.trajectory[..., 0] ** 2, axis=1)),
                        "dots",
                    ),
                ),
                ylog=True,
            ),
            Plane(
                "shrinking steps: into the saddle",
                SADDLE,
                (
                    Series(
                        "5 of the walkers",
                        shrinking.trajectory[:, :5, 0],
                        shrinking.trajectory[:, :5, 1],
                    ),
                ),
            ),
        ),
    )


def _stops_short(seed: int) -> Check:
    """Steps that shrink geometrically add up to a finite length and end on the way."""
    run = walk(SADDLE, "sgd lr=0.1 schedule=step:1:0.97", (1.0, 0.0), 5000, seed)
    return exactly(
        "distance to the saddle after 5,000 steps of 0.1·0.97ᵗ, without noise",
        float(np.prod(1.0 - 0.1 * 0.97 ** np.arange(5000.0))),
        abs(float(run.finals[0, 0])),
        "Π(1 − ηₜ): the steps add up to 3.3 only",
        model_tol=1e-9,
        side="limit",
    )


def _batches_shrink(seed: int, rate: float) -> list[Check]:
    """The resting variance of batches of 1 and of 16, both against the exact law."""
    problem = tilted_saddle(64, 0.5, 0.0, 2)
    checks: list[Check] = []
    for batch in (1, 16):
        run = walk(
            problem.landscape,
            f"sgd lr={rate}",
            crowd((0.0, 0.0), 2048),
            200,
            seed,
            oracle=MiniBatch(problem, batch, sampling="replacement"),
        )
        resting = rate**2 * 0.25 / batch / (1 - (1 - rate) ** 2)
        checks.append(
            mean_of(
                f"resting variance along the ridge, batches of {batch}",
                resting,
                run.finals[:, 0] ** 2,
                "σ²/B in the law above",
            )
        )
    return checks


CLAIMS = (
    Claim(
        "one-direction",
        3,
        "Near a saddle the gradient is flatter on all sides; who comes from above along one "
        "direction only gets stuck.",
        "On the ridge the component along the way out is exactly zero and stays so; an offset ε "
        "grows by 1 + ηλ a step and leaves after ln(R/ε)/ln(1 + ηλ) steps (Lee et al. 2016).",
        "the offset from the ridge is exactly zero: an offset ε costs ln(R/ε)/ln(1 + ηλ) steps",
        one_direction,
    ),
    Claim(
        "shrinking-steps",
        7,
        "Fluctuations along one direction only, with steps that get smaller, converge to the "
        "saddle; a mini-batch merely shrinks the fluctuation.",
        "The variance along the ridge follows v' = (1−η)²v + η²σ²: to zero with 1/t steps, to "
        "η²σ²/(1−(1−ηλ)²) with constant ones, and σ² is divided by the batch size.",
        "no fluctuation has a component along the way out, and the steps shrink so slowly that they "
        "add up to infinity: geometric ones stop on the way",
        shrinking_steps,
    ),
)
