"""Leaving by fluctuation, and where that is not enough: statements 8 and 9."""

from __future__ import annotations

import math

import numpy as np

from unsaddle import problems
from unsaddle.claims.approach import SADDLE
from unsaddle.claims.claim import Check, Claim, Finding, exactly, mean_of, share_of
from unsaddle.claims.panel import Lines, Plane, Series
from unsaddle.claims.walk import Beyond, crowd, first_steps, walk
from unsaddle.landscape import Landscape
from unsaddle.oracle import along, isotropic
from unsaddle.theory import EscapeTime, Mode, degenerate_steps

STD, RADIUS, BUDGET, N_WALKERS = 0.1, 10.0, 2000, 2048


def across(seed: int) -> Finding:
    """The saddle x²/2 − y²/2 from its very point, noise of 0.1, 2,000 steps of three sizes."""
    checks: list[Check] = []
    series: list[Series] = []
    for rate in (0.01, 0.005, 0.0025):
        law = EscapeTime("gradient_descent", rate, 0.0, (Mode(1.0, 0.0, STD, RADIUS),))
        run = walk(
            SADDLE,
            f"sgd lr={rate}",
            crowd((0.0, 0.0), N_WALKERS),
            BUDGET,
            seed,
            oracle=isotropic(STD, 2),
            watch={"out": Beyond(1, RADIUS)},
        )
        steps = first_steps(run, "out")
        if rate == 0.01:
            checks.append(
                mean_of(
                    "mean escape step, step size 0.01",
                    law.mean,
                    steps,
                    "theory.EscapeTime",
                    model_tol=0.01,
                )
            )
        checks.append(
            share_of(
                f"share that left within {BUDGET:,} steps, step size {rate:g}",
                1.0 - float(law.survival(BUDGET)),
                np.isfinite(steps),
                "theory.EscapeTime",
                side="statement" if rate > 0.0025 else "limit",
            )
        )
        t = np.arange(0.0, BUDGET, 10.0)
        inside = np.array([np.mean(steps > s) for s in t])
        series += [
            Series(f"η = {rate:g}, measured", t, inside, "steps"),
            Series(
                f"η = {rate:g}, closed form",
                t[1:],
                np.array([law.survival(s) for s in t[1:]]),
                "predicted",
            ),
        ]
    wrong = walk(
        SADDLE,
        "sgd lr=0.01",
        crowd((0.0, 0.0), N_WALKERS),
        BUDGET,
        seed,
        oracle=along(STD, (1.0, 0.0)),
        record_every=100,
    )
    right = walk(
        SADDLE,
        "sgd lr=0.01",
        crowd((1.0, 0.0), 12),
        700,
        seed,
        oracle=isotropic(STD, 2),
        record_every=5,
    )
    checks.append(
        exactly(
            "farthest any walker gets along y, noise along x only",
            0.0,
            float(np.abs(wrong.finals[:, 1]).max()),
            f"{N_WALKERS:,} walkers",
            side="limit",
        )
    )
    return Finding(
        tuple(checks),
        (
            Lines("how many are still there", "step", "share that has not left", tuple(series)),
            Plane(
                "noise on all sides: twelve walkers from (1, 0)",
                SADDLE,
                (Series("walkers", right.trajectory[..., 0], right.trajectory[..., 1]),),
            ),
        ),
        ("left means |y| ≥ 10: the fluctuation at rest along x is 0.07",),
    )


FLAT = {"monkey saddle along −x": ("x**3 - 3*x*y**2", 3), "−x⁴": ("-x**4", 4)}


def complex_regions(seed: int) -> Finding:
    """Saddles flat to second order, and five saddles in a row."""
    flat, flat_panel = _degenerate(seed)
    row, row_panel = _in_a_row(seed)
    noisy = _noise_on_flat(seed)
    return Finding(
        (*flat, *noisy, *row),
        (flat_panel, row_panel),
        ("octopus: Du et al. 2017; each saddle is strict, and each squeezes the next coordinate",),
    )


def _degenerate(seed: int) -> tuple[list[Check], Lines]:
    """Steps from −ε to −1 where the function falls like the third and the fourth power."""
    rate, offsets, fine = 0.01, np.array([0.1, 0.03, 0.01]), np.geomspace(0.008, 0.15, 30)
    checks: list[Check] = []
    series: list[Series] = []
    for name, (formula, power) in FLAT.items():
        landscape = Landscape.from_formula(formula)
        starts = np.zeros((len(offsets), landscape.n_dims))
        starts[:, 0] = -offsets
        run = walk(
            landscape, f"sgd lr={rate}", starts, 150_000, seed, watch={"out": Beyond(0, 1.0)}
        )
        steps = first_steps(run, "out")
        checks += [
            exactly(
                f"steps from {offset:g} to 1, {name}",
                degenerate_steps(rate, 1.0, power, offset, 1.0).value or math.nan,
                step,
                "theory.degenerate_steps: ε^(2−p)/(η·p(p−2)) + …",
            )
            for offset, step in zip(offsets, steps, strict=True)
        ]
        law = [degenerate_steps(rate, 1.0, power, e, 1.0).value or math.nan for e in fine]
        series += [
            Series(f"{name}, measured", offsets, steps, "dots"),
            Series(f"{name}: ε^({2 - power})", fine, np.array(law), "predicted"),
        ]
    simple = np.log(1 / fine) / math.log1p(2 * rate)
    series.append(Series("simple saddle −x²: ln(1/ε)", fine, simple))
    return checks, Lines(
        "flat to second order: a power of ε",
        "offset ε",
        "steps to leave",
        tuple(series),
        xlog=True,
        ylog=True,
    )


def _noise_on_flat(seed: int) -> list[Check]:
    """Noise and steps that empty a simple saddle, tried on a flat one, and what does empty it."""
    std, radius = 0.1, 1.0
    law = EscapeTime("gradient_descent", 0.01, 0.0, (Mode(2.0, 0.0, std, radius),))
    tried = (
        ("-x**2", 0.01, 1500, "statement"),
        ("-x**4", 0.01, 1500, "statement"),
        ("-x**4", 0.02, 1500, "statement"),
        ("-x**4", 0.1, 1500, "limit"),
        ("-x**4", 0.01, 20_000, "limit"),
    )
    checks: list[Check] = []
    for formula, rate, n_steps, side in tried:
        run = walk(
            Landscape.from_formula(formula),
            f"sgd lr={rate}",
            crowd((0.0,), N_WALKERS),
            n_steps,
            seed,
            oracle=along(std, (1.0,)),
            watch={"out": Beyond(0, radius)},
        )
        simple = formula == "-x**2"
        predicted = (
            1.0 - float(law.survival(n_steps)) if simple else _diffused(rate, std, n_steps, radius)
        )
        name = "simple −x²" if simple else "flat −x⁴"
        checks.append(
            share_of(
                f"share that left {name} within {n_steps:,} steps of {rate:g}, noise {std:g}",
                predicted,
                np.isfinite(first_steps(run, "out")),
                "theory.EscapeTime" if simple else "diffusion equation of x, solved on a grid",
                count_tol=0.01,
                side="statement" if side == "statement" else "limit",
            )
        )
    return checks


def _diffused(rate: float, std: float, n_steps: int, radius: float) -> float:
    """Share of walkers on −x⁴ from 0 beyond the radius, by the backward equation of the diffusion.

    S_t = 4x³ S_x + (ησ²/2) S_xx in the time ηn, S(R) = 0, S_x(0) = 0, S = 1 at the start: implicit
    steps, differences against the drift. Steps and cells halved change it by less than 0.003.
    """
    from scipy.linalg import solve_banded  # imports slowly

    n_cells, n_times = 4000, 1500
    width, pace = radius / n_cells, rate * n_steps / n_times
    x = width * np.arange(n_cells)
    drift, spread = 4.0 * x**3 / width, 0.5 * rate * std**2 / width**2
    ahead, behind = drift + spread, np.full(n_cells, spread)
    ahead[0], behind[0] = 2.0 * spread, 0.0  # the mirror at zero
    bands = np.zeros((3, n_cells))
    bands[0, 1:], bands[2, :-1] = -pace * ahead[:-1], -pace * behind[1:]
    bands[1] = 1.0 + pace * (ahead + behind)
    inside = np.ones(n_cells)
    for _ in range(n_times):
        inside = solve_banded((1, 1), bands, inside)
    return 1.0 - float(inside[0])


N_SADDLES = 8


def _in_a_row(seed: int) -> tuple[list[Check], Lines]:
    """Exit steps of an octopus with eight saddles (L = 1), without perturbations and with."""
    landscape, rate, n_steps = problems.octopus(N_SADDLES), 0.25, 2500
    ratio = 1.0 + math.log(2.0) / math.log(1.5)
    watch = {f"{k}": Beyond(k, math.e) for k in range(N_SADDLES)}
    plain = walk(landscape, f"sgd lr={rate}", np.ones(N_SADDLES), n_steps, seed, watch=watch)
    exits = np.array([first_steps(plain, name)[0] for name in watch])
    dwells = np.diff(exits)
    starts = np.random.default_rng(seed).uniform(-1, 1, (256, N_SADDLES))
    radius = math.e / 100
    text = f"perturbed_gd lr={rate} radius={radius} gradient_tol={radius} wait=1"
    kicked = walk(landscape, text, starts, n_steps, seed, watch=watch)
    kicked_exits = np.stack([first_steps(kicked, name) for name in watch], axis=1)
    stays = np.diff(kicked_exits, axis=1)
    checks = [
        exactly(
            f"time at saddle {k + 2} over time at saddle {k + 1}, gradient descent",
            ratio,
            dwells[k] / dwells[k - 1],
            "1 + ln 2/ln 1.5",
            model_tol=0.01,
        )
        for k in (4, 5)
    ]
    checks.append(
        exactly(
            f"the way out of saddle 8 after {n_steps:,} steps",
            0.0,
            abs(plain.finals[0, -1]),
            "halved at every step it waits: below the smallest number, it is zero for ever",
        )
    )
    checks += [
        mean_of(
            f"time at saddle {k + 2} minus time at saddle 3, with perturbations (steps)",
            0.0,
            stays[:, k] - stays[:, 1],
            "the same at each",
            side="limit",
        )
        for k in (3, 6)
    ]
    order = np.arange(1.0, N_SADDLES + 1)
    low, high = np.quantile(kicked_exits, (0.025, 0.975), axis=0)
    left = np.isfinite(exits)
    return checks, Lines(
        "eight strict saddles in a row (octopus)",
        "saddle",
        "step at which it is left",
        (
            Series("gradient descent: never from the eighth", order[left], exits[left], "measured"),
            Series(
                "with perturbations, mean and 95 % of 256",
                order,
                kicked_exits.mean(axis=0),
                "dots",
                low,
                high,
            ),
        ),
        ylog=True,
    )


CLAIMS = (
    Claim(
        "across",
        8,
        "Fluctuations along other directions and a step large enough leave simple saddles.",
        "From the saddle itself, noise σ leaves after (ln(R/s) + ½(γ_E + ln 2))/ln(1 + ηλ) steps on "
        "average, s = ησ/√((1+ηλ)² − 1); the whole distribution is known.",
        "the fluctuation has a component along the way out and the budget exceeds that time, which "
        "grows like 1/(step × curvature)",
        across,
    ),
    Claim(
        "complex-regions",
        9,
        "Saddle regions can be complex, and then fluctuation and a larger step are not enough.",
        "Where the function falls like the p-th power, leaving from ε takes about ε^(2−p) steps, not "
        "ln(1/ε), and noise must first diffuse out of the flat part. In a row of strict saddles "
        "each takes 2.71 times as long as the last (step 1/(4L)): exponential in their number (Du et "
        "al. 2017).",
        "the budget is a simple saddle's: a flat region is left too by ten times the step or ten times "
        "the steps; and a row of strict saddles by a walker that is perturbed at each, in the same "
        "time at each",
        complex_regions,
    ),
)
