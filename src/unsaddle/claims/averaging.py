"""What a mini-batch's average changes, and what not: statements 4 and 5."""

from __future__ import annotations

import itertools

import numpy as np

from unsaddle.claims.claim import Check, Claim, Finding, mean_of
from unsaddle.claims.panel import Lines, Series
from unsaddle.claims.pulls import tilted_saddle
from unsaddle.claims.walk import crowd, walk
from unsaddle.landscape import Landscape
from unsaddle.oracle import MiniBatch, along
from unsaddle.problem import Problem
from unsaddle.theory import Sampling

RATE = 0.1


def _two_wells() -> Problem:
    """Six samples on the line, each a well of its own; their mean has two wells and a hill."""
    centres = np.array([-1.6, -1.2, -0.7, 0.8, 1.1, 1.6])
    return Problem(
        "six wells",
        lambda x, c: -1.0 / (1.0 + (x[0] - c) ** 2) + 0.05 * x[0] ** 2,
        centres,
        ((-3.0, 3.0),),
    )


def same_function(seed: int) -> Finding:
    """All batches of all sizes at one point, and 65,536 steps drawn by the engine."""
    problem, point = _two_wells(), np.array([0.3])
    n = problem.n_samples
    samples, full = problem.sample_gradients(point), problem.landscape.gradient(point)
    n_batches = 2**n - 1
    apart = max(
        float(np.abs(np.mean([samples[list(b)].mean(0) for b in of_size], axis=0) - full).max())
        for of_size in (list(itertools.combinations(range(n), size)) for size in range(1, n + 1))
    )
    what = f"mean gradient of the batches of each size ({n_batches} in all) minus the full gradient"
    checks = [Check(what, 1e-15, apart, None, "equal but for rounding", "<=")]
    draws: tuple[tuple[int, Sampling], ...] = (
        (1, "replacement"),
        (1, "reshuffle"),
        (4, "reshuffle"),
        (4, "replacement"),
        (4, "once"),
    )
    for (size, sampling), place in itertools.product(draws, (0.3, -1.1)):
        point = np.array([place])
        run = walk(
            problem.landscape,
            f"sgd lr={RATE}",
            crowd(point, 65536),
            1,
            seed,
            oracle=MiniBatch(problem, size, sampling=sampling),
        )
        checks.append(
            mean_of(
                f"mean step over −η at x = {place:g}, batches of {size}, {sampling}",
                float(problem.landscape.gradient(point)[0]),
                (run.starts - run.finals)[:, 0] / RATE,
                "the full gradient",
            )
        )
    x = np.linspace(-3, 3, 241)
    losses = np.array([[float(problem.sample_loss([t], c)) for c in problem.samples] for t in x])
    pairs = np.array([losses[:, list(b)].mean(1) for b in itertools.combinations(range(n), 3)]).T
    return Finding(
        tuple(checks),
        (
            Lines(
                "six samples, and the one function they share",
                "x",
                "loss",
                (
                    Series("single samples", x, losses),
                    Series("their mean", x, losses.mean(1), "measured"),
                ),
            ),
            Lines(
                "batches of three: less scatter, the same mean",
                "x",
                "loss",
                (
                    Series("all 20 batches", x, pairs),
                    Series("their mean", x, pairs.mean(1), "measured"),
                ),
            ),
        ),
    )


def averaging(seed: int) -> Finding:
    """One step from (1, 0.2), thirty steps along the ridge, two steps where the gradient bends."""
    n = 60
    problem, start = tilted_saddle(n, 1.0, 1.0, 3), np.array([1.0, 0.2])
    gradient = problem.landscape.gradient(start)
    unit = gradient / np.linalg.norm(gradient)
    across = np.array([-unit[1], unit[0]])
    spread = np.cov(problem.sample_gradients(start), rowvar=False, bias=True)
    checks: list[Check] = []
    sizes = (1, 4, 15, 30)
    found: dict[Sampling, list[Check]] = {"replacement": [], "reshuffle": []}
    for sampling, size in itertools.product(found, sizes):
        factor = 1 / size * (1.0 if sampling == "replacement" else (n - size) / (n - 1))
        run = walk(
            problem.landscape,
            f"sgd lr={RATE}",
            crowd(start, 32768),
            1,
            seed,
            oracle=MiniBatch(problem, size, sampling=sampling),
        )
        drawn = (run.starts - run.finals) / RATE
        square = ((drawn - gradient) @ unit) ** 2
        check = mean_of(
            f"variance along the gradient, batches of {size}, {sampling}",
            float(unit @ spread @ unit) * factor,
            square,
            "σ²/B" + ("" if sampling == "replacement" else "·(n−B)/(n−1)"),
        )
        found[sampling].append(check)
        turned = mean_of(
            f"mean component across the gradient, batches of {size}, {sampling}",
            0.0,
            drawn @ across,
            "the mean is not turned",
        )
        checks += [check, turned]
    checks += _on_average_there(seed)
    checks.append(_bent(seed))
    return Finding(
        tuple(checks),
        (_variances(sizes, found), _paths(seed)),
        ("two steps forward and one back is one step forward: the mean path is the full batch's",),
    )


def _on_average_there(seed: int) -> list[Check]:
    """Thirty noisy steps along the ridge: the mean is the full-batch path."""
    problem = tilted_saddle(60, 1.0, 0.0, 3)
    run = walk(
        problem.landscape,
        f"sgd lr={RATE}",
        crowd((1.0, 0.0), 4096),
        30,
        seed,
        oracle=MiniBatch(problem, 1, sampling="replacement"),
    )
    return [
        mean_of(
            "mean of x, signed, after 30 single-sample steps from x = 1",
            (1 - RATE) ** 30,
            run.finals[:, 0],
            "(1 − ηλ)³⁰, the full batch's",
        ),
        mean_of(
            "mean square distance to the saddle then",
            (1 - RATE) ** 60 + RATE**2 * (1 - (1 - RATE) ** 60) / (1 - (1 - RATE) ** 2),
            run.finals[:, 0] ** 2,
            "(1−ηλ)⁶⁰ + η²σ²(1 − (1−ηλ)⁶⁰)/(1 − (1−ηλ)²)",
        ),
    ]


def _bent(seed: int) -> Check:
    """Two steps on x⁴/4: the second starts from a scatter and sees the mean of x³, not its cube."""
    quartic = Landscape.from_formula("x**4/4", box=((-2.0, 2.0),))
    std = 3.0
    run = walk(quartic, f"sgd lr={RATE}", crowd((1.0,), 65536), 2, seed, oracle=along(std, (1.0,)))
    first = 1.0 - RATE
    second = first - RATE * first**3
    return mean_of(
        "mean of the paths minus the path of the mean after two steps on x⁴/4",
        -3.0 * RATE**3 * std**2 * first,
        run.finals[:, 0] - second,
        "−½·η·f‴·Var = −3η³σ²x₁",
        side="limit",
    )


def _variances(sizes: tuple[int, ...], found: dict[Sampling, list[Check]]) -> Lines:
    x = np.array(sizes, dtype=np.float64)
    series: list[Series] = []
    for sampling, checks in found.items():
        ends = np.array([check.interval for check in checks])
        measured = np.array([check.measured for check in checks])
        series += [
            Series(f"{sampling}, measured", x, measured, "dots", ends[:, 0], ends[:, 1]),
            Series(
                f"{sampling}, predicted", x, np.array([c.predicted for c in checks]), "predicted"
            ),
        ]
    return Lines(
        "averaging lowers the variance",
        "batch size",
        "variance of the drawn gradient",
        tuple(series),
        xlog=True,
        ylog=True,
    )


def _paths(seed: int) -> Lines:
    """The middle and the spread of x for three batch sizes, beside the full batch's path."""
    problem, n_steps = tilted_saddle(60, 1.0, 0.0, 3), 60
    steps = np.arange(n_steps + 1.0)
    series: list[Series] = []
    for size in (1, 15):
        run = walk(
            problem.landscape,
            f"sgd lr={RATE}",
            crowd((1.0, 0.0), 512),
            n_steps,
            seed,
            oracle=MiniBatch(problem, size, sampling="replacement"),
            record_every=1,
        )
        x = run.trajectory[..., 0]
        low, high = np.quantile(x, (0.025, 0.975), axis=1)
        shown = slice(2 * size % 5, None, 4)
        label = f"batches of {size}: mean, and 95 % of the walkers"
        series.append(
            Series(label, steps[shown], x.mean(axis=1)[shown], "dots", low[shown], high[shown])
        )
    series.append(Series("(1 − ηλ)ᵗ, the full batch", steps, (1 - RATE) ** steps))
    return Lines("a batch aimed at the saddle still goes there", "step", "x", tuple(series))


CLAIMS = (
    Claim(
        "same-function",
        4,
        "Mini-batch and single-sample descent see the same underlying function, whose gradient is a "
        "property of that function.",
        "The mean over all batches of any size is the full gradient, with replacement and without.",
        None,
        same_function,
    ),
    Claim(
        "averaging",
        5,
        "Averaging a batch lowers the variance; it does not turn the mean direction, so that a batch "
        "aimed at the saddle still goes there.",
        "Variance σ²/B with replacement, σ²/B·(n−B)/(n−1) without; mean equal to the gradient; on a "
        "quadratic the mean path is the full batch's at every step.",
        "the gradient is linear over the width of the fluctuation: where it bends, the mean of the "
        "paths leaves the path of the mean by −½·η·f‴·Var a step",
        averaging,
    ),
)
