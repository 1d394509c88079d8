"""One sample a step, and in which order: statement 6."""

from __future__ import annotations

import math

import numpy as np

from unsaddle.claims.claim import Check, Claim, Finding, exactly, mean_of, share_of
from unsaddle.claims.panel import Floats, Lines, Plane, Series
from unsaddle.claims.pulls import pulling, tilted_saddle
from unsaddle.claims.walk import Beyond, crowd, first_steps, walk
from unsaddle.oracle import MiniBatch
from unsaddle.theory import EscapeTime, MiniBatches, Mode, Sampling, steps_to_reach

N_SAMPLES = 20
ORDERS: tuple[Sampling, ...] = ("replacement", "reshuffle", "once")


def single_sample(seed: int) -> Finding:
    """One sample a step, in three kinds of order, samples that disagree along x only or along y too."""
    rate, radius, n_walkers, n_steps = 0.1, 0.5, 256, 400
    flat = tilted_saddle(N_SAMPLES, 0.5, 0.0, 1)
    checks = []
    paths = []
    expected = steps_to_reach("gradient_descent", rate, 0.0, 1e-8, radius)
    for order in ORDERS:
        oracle = MiniBatch(flat, 1, sampling=order)
        stuck = walk(
            flat.landscape,
            f"sgd lr={rate}",
            crowd((1.0, 0.0), n_walkers),
            n_steps,
            seed,
            oracle=oracle,
            record_every=4,
        )
        checks.append(
            exactly(
                f"farthest any of {n_walkers} walkers gets from y = 0, order: {order}",
                0.0,
                float(np.abs(stuck.finals[:, 1]).max()),
                "no sample has a gradient along y there",
            )
        )
        checks += _on_the_ridge(order, stuck.finals[:, 0], rate)
        left = walk(
            flat.landscape,
            f"sgd lr={rate}",
            crowd((1.0, 1e-8), n_walkers),
            n_steps,
            seed,
            oracle=oracle,
            watch={"out": Beyond(1, radius)},
        )
        steps = first_steps(left, "out")
        checks += [
            exactly(
                f"{which} step to |y| = {radius} from an offset of 1e-8, order: {order}",
                expected,
                end(steps),
                "ln(R/ε)/ln(1 + ηλ), as with full batches",
            )
            for which, end in (("first", np.min), ("last", np.max))
        ]
        label = f"one sample a step, {order}"
        paths.append(Series(label, stuck.trajectory[:, :1, 0], stuck.trajectory[:, :1, 1]))
    limit, panel = _order_matters(seed)
    limit += _caught_by_one_order(seed)
    return Finding(
        (*checks, *limit),
        (Plane("every order stays on the ridge", flat.landscape, tuple(paths)), panel),
        (
            "a step along the way out is η·λ·|y|: exactly zero on the ridge, whatever the order",
            "reshuffling delays because the samples of one epoch cancel each other",
        ),
    )


def _on_the_ridge(order: Sampling, x: Floats, rate: float) -> list[Check]:
    """Where the walkers are along the ridge after whole epochs: at the saddle but for a fluctuation."""
    resting = rate**2 * 0.25 / (1 - (1 - rate) ** 2)
    law = MiniBatches(N_SAMPLES, 1, order)
    checks = [mean_of(f"mean of x after 400 steps, order: {order}", 0.0, x, "0.9⁴⁰⁰ = 5e-19")]
    if law.sampling == "replacement":
        checks.append(
            mean_of(
                "mean square distance to the saddle then, replacement",
                resting,
                x**2,
                "η²σ²/(1 − (1−ηλ)²)",
            )
        )
    else:
        what = f"mean square distance to the saddle then, {order}, at most"
        checks.append(
            mean_of(
                what, resting, x**2, "replacement's: the samples of an epoch cancel", relation="<="
            )
        )
    return checks


def _order_matters(seed: int) -> tuple[list[Check], Lines]:
    """Samples that also disagree along the way out: now every walker leaves, and order matters."""
    rate, radius, n, n_walkers = 5e-3, 10.0, 100, 1024
    problem = tilted_saddle(n, 0.0, 1.0, 5)
    checks: list[Check] = []
    series: list[Series] = []
    taken: dict[Sampling, Floats] = {}
    for order in ORDERS:
        law = EscapeTime(
            "gradient_descent", rate, 0.0, (Mode(1.0, 0.0, 1.0, radius),), MiniBatches(n, 1, order)
        )
        run = walk(
            problem.landscape,
            f"sgd lr={rate}",
            crowd((0.0, 0.0), n_walkers),
            6000,
            seed,
            oracle=MiniBatch(problem, 1, sampling=order),
            watch={"out": Beyond(1, radius)},
        )
        steps = first_steps(run, "out")
        checks += [
            share_of(
                f"share that left within 6,000 steps, order: {order}",
                1.0,
                np.isfinite(steps),
                "every sample pulls along y",
                side="limit",
            ),
            mean_of(
                f"mean escape step, order: {order}",
                law.mean,
                steps,
                "theory.EscapeTime",
                model_tol=0.01,
                side="limit",
            ),
        ]
        taken[order] = steps
        ordered = np.sort(steps)
        inside = 1.0 - np.arange(1, n_walkers + 1) / n_walkers
        t = np.linspace(1.0, float(ordered[-1]), 200)
        series += [
            Series(f"{order}, measured", ordered, inside, "steps"),
            Series(f"{order}, closed form", t, np.array([law.survival(s) for s in t]), "predicted"),
        ]
    checks.append(
        mean_of(
            "delay of reshuffling against drawing with replacement (steps)",
            math.log(math.sqrt(12) / (rate * n)) / rate,
            taken["reshuffle"] - taken["replacement"],
            "ln(√12/(ηλm))/(ηλ), m = 100 batches an epoch",
            model_tol=0.03,
            side="limit",
        )
    )
    return checks, Lines(
        "samples that disagree along the way out: order matters",
        "step",
        "share still at the saddle",
        tuple(series),
    )


def _caught_by_one_order(seed: int) -> list[Check]:
    """Pairs out of samples that pull by ±x and ±y: an order whose pairs cancel along y never leaves."""
    pulls = np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]])
    problem = pulling(pulls)
    checks: list[Check] = []
    cases: tuple[tuple[Sampling, float, str], ...] = (
        ("once", 1 / 3, "8 of the 24 orders pair +y with −y"),
        ("reshuffle", 0.0, "a fresh order each epoch pairs them otherwise at last"),
    )
    for order, share, basis in cases:
        run = walk(
            problem.landscape,
            "sgd lr=0.1",
            crowd((0.0, 0.0), 1024),
            200,
            seed,
            oracle=MiniBatch(problem, 2, sampling=order),
        )
        caught = run.finals[:, 1] == 0.0
        what = f"share exactly at y = 0 after 200 batches of two, order: {order}"
        checks.append(share_of(what, share, caught, basis, side="limit"))
    return checks


CLAIMS = (
    Claim(
        "single-sample",
        6,
        "Single-sample descent along one direction reaches the saddle too, its steps are then too "
        "small for the flat part, and the order of the samples does not change that.",
        "If no sample has a gradient along the way out, every order takes the full batch's steps "
        "along it: none on the ridge, ln(R/ε)/ln(1 + ηλ) beside it.",
        "no sample has a gradient along the way out: otherwise the order matters. Reshuffling leaves "
        "ln(√12/(ηλm))/(ηλ) steps later than drawing with replacement (m batches an epoch), "
        "and one order kept for ever may never leave",
        single_sample,
    ),
)
